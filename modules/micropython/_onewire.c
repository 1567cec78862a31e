/* SPDX-License-Identifier: MIT */
/* modules/micropython/_onewire.c - what module onewire (modules/frozen) does with a pin: slots, bytes, checksums.
 *
 * The pin is a machine.Pin that is set up as an open drain. */
#include "modules/hardware/onewire.h"
#include "modules/micropython/machine.h"

#define CRC_POLYNOMIAL 0x8C /* x^8 + x^5 + x^4 + 1, lowest bit first (Maxim's application note 27) */

/* The line of an argument, which is let go. */
static bool read_line(struct cpy_thread *t, cpy_value v, struct cpy_onewire_line *line)
{
    struct cpy_machine *machine = cpy_machine(t);

    if (!machine || !cpy_machine_pin_argument(t, v, &line->pin))
        return false;
    line->board = &machine->board;
    line->calls = &machine->pins[line->pin].use.calls;
    if (machine->pins[line->pin].mode == CPY_MACHINE_OPEN_DRAIN)
        return cpy_machine_pin_write(t, machine, line->pin, true);
    cpy_raise(t, CPY_VALUE_ERROR, "pin %s is no open drain: Pin(..., Pin.OPEN_DRAIN) makes it one",
        cpy_pin_text(t, line->pin));
    return false;
}

static cpy_value onewire_reset(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_onewire_line line;
    int level = read_line(t, args[0], &line) ? cpy_onewire_reset(t, &line) : -1;

    return level < 0 ? CPY_ERROR : cpy_bool(!level);
}

/* Reads n bits, lowest first; -1: an exception is pending. */
static int read_bits(struct cpy_thread *t, cpy_value pin, int n)
{
    struct cpy_onewire_line line;
    int bits = 0, bit;

    if (!read_line(t, pin, &line))
        return -1;
    for (int i = 0; i < n; i++) {
        if ((bit = cpy_onewire_read(t, &line)) < 0)
            return -1;
        bits |= bit << i;
    }
    return bits;
}

static cpy_value onewire_readbit(struct cpy_thread *t, const cpy_value *args)
{
    int bit = read_bits(t, args[0], 1);

    return bit < 0 ? CPY_ERROR : cpy_int(bit);
}

static cpy_value onewire_readbyte(struct cpy_thread *t, const cpy_value *args)
{
    int byte = read_bits(t, args[0], 8);

    return byte < 0 ? CPY_ERROR : cpy_int(byte);
}

static bool write_bits(struct cpy_thread *t, cpy_value pin, unsigned bits, int n)
{
    struct cpy_onewire_line line;

    if (!read_line(t, pin, &line))
        return false;
    for (int i = 0; i < n; i++)
        if (!cpy_onewire_write(t, &line, bits >> i & 1))
            return false;
    return true;
}

static cpy_value onewire_writebit(struct cpy_thread *t, const cpy_value *args)
{
    int bit = cpy_truth(t, args[1]);

    return bit >= 0 && write_bits(t, args[0], (unsigned)bit, 1) ? CPY_NONE : CPY_ERROR;
}

static cpy_value onewire_writebyte(struct cpy_thread *t, const cpy_value *args)
{
    int64_t byte;

    return cpy_argument_range(t, args[1], "value", 0, 255, &byte) && write_bits(t, args[0], (unsigned)byte, 8)
               ? CPY_NONE
               : CPY_ERROR;
}

static cpy_value onewire_crc8(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_slice_view view;
    uint8_t crc = 0;

    if (!cpy_view_parameter(t, args[0], "data", CPY_UNSET, CPY_UNSET, false, &view))
        return CPY_ERROR;
    for (size_t i = 0; i < 8 * view.len; i++) {
        bool bit = (view.data[i / 8] >> i % 8 ^ crc) & 1;

        crc = (uint8_t)(crc >> 1 ^ (bit ? CRC_POLYNOMIAL : 0));
    }
    cpy_release_slice(t, &view);
    return cpy_int(crc);
}

static const struct cpy_function functions[] = {
    {"reset", "(pin, /)", onewire_reset, "Reset the devices; return whether there is one.", 0},
    {"readbit", "(pin, /)", onewire_readbit, "Read a bit, 0 or 1.", 0},
    {"readbyte", "(pin, /)", onewire_readbyte, "Read a byte.", 0},
    {"writebit", "(pin, value, /)", onewire_writebit, "Write a bit.", 0},
    {"writebyte", "(pin, value, /)", onewire_writebyte, "Write a byte.", 0},
    {"crc8", "(data, /)", onewire_crc8, "Return the checksum of bytes; 0 if they end with their own.", 0},
    {0},
};

const struct cpy_module_def cpy_module__onewire = {
    .name = "_onewire", .doc = "The 1-Wire bus on a machine.Pin.", .functions = functions,
};
