/* SPDX-License-Identifier: MIT */
/* modules/micropython/machine_spi.c - machine.SPI and machine.SoftSPI.  Chip select is the program's business. */
#include "modules/micropython/machine.h"

#define RATE 1000000     /* Hz, of SPI */
#define SOFT_RATE 500000 /* of SoftSPI */
#define BITS 8
#define BITS_LEAST 4
#define BITS_MOST 16        /* such a word is two bytes of the buffer */
#define READ_MOST (1 << 24) /* bytes that one call may read */
enum { MSB, LSB };

/* How words go over the wire. */
struct wire {
    uint32_t hz;
    uint8_t polarity, phase, bits;
    bool lsb_first;
};

/* Both classes alike. */
struct spi {
    struct cpy_object head;
    struct cpy_machine_use use;
    struct cpy_spi *bus; /* while the use is open */
    uint16_t pins[3];    /* CPY_BUS_SCK ... */
    struct wire wire;
    int id;     /* -1: none */
    bool soft;  /* always bit-banged */
    bool ready; /* pins and settings have been chosen */
    bool ended; /* deinit() has been called */
};

_Static_assert(offsetof(struct spi, pins) == offsetof(struct cpy_machine_bus_object, pins), "as others see it");

static struct spi *as_spi(cpy_value v) { return (struct spi *)cpy_pointer(v); }

static const char *class_name(const struct spi *o) { return o->soft ? "SoftSPI" : "SPI"; }

/* --- opening and closing ----------------------------------------------------------------------------------------- */

static void close_spi(struct cpy_thread *t, struct cpy_machine_use *use)
{
    struct spi *o = (struct spi *)((char *)use - offsetof(struct spi, use));

    (void)t;
    cpy_spi_close(o->bus);
    o->bus = NULL;
}

static void spi_finalize(struct cpy_thread *t, struct cpy_object *o) { cpy_machine_drop(t, &((struct spi *)o)->use); }

/* "SPI(1) (SCK)" */
static bool failed(struct cpy_thread *t, const struct spi *o, int err, const char *doing)
{
    const char *sck = cpy_pin_text(t, o->pins[CPY_BUS_SCK]);

    if (o->id < 0)
        cpy_raise_io(t, o->use.machine->board, err, "%s %s (SCK %s)", doing, class_name(o), sck);
    else
        cpy_raise_io(t, o->use.machine->board, err, "%s %s(%d) (SCK %s)", doing, class_name(o), o->id, sck);
    return false;
}

static bool open_bus(struct cpy_thread *t, struct spi *o)
{
    const struct wire *w = &o->wire;
    int err;

    if (!cpy_machine_take(t, &o->use, o->pins, 3))
        return false;
    err = cpy_spi_open(&o->bus, o->use.machine->board, o->pins[CPY_BUS_SCK], o->pins[CPY_BUS_MOSI],
        o->pins[CPY_BUS_MISO], false, o->soft);
    if (err < 0)
        o->bus = NULL;
    else
        err = cpy_spi_configure(o->bus, w->hz, w->polarity, w->phase, w->bits, w->lsb_first);
    if (err >= 0 && !cpy_pending(t))
        return true;
    failed(t, o, err, "opening");
    cpy_machine_drop(t, &o->use);
    return false;
}

/* Makes sure that the bus is open; another use of its pins is closed. */
static bool ensure(struct cpy_thread *t, struct spi *o)
{
    if (CPY_LIKELY(o->use.count))
        return true;
    if (!o->ready)
        cpy_raise(t, CPY_RUNTIME_ERROR, "%s.__init__() has not been called", class_name(o));
    else if (o->ended)
        cpy_raise_deinited(t);
    return !cpy_pending(t) && open_bus(t, o);
}

/* --- settings ---------------------------------------------------------------------------------------------------- */

/* Arguments, in this order; unset: not given.  The first holds what stands without a name: the baudrate, or MASTER (or
 * another small number) and the baudrate. */
enum {
    A_POSITIONAL,
    A_BAUDRATE,
    A_POLARITY,
    A_PHASE,
    A_BITS,
    A_FIRSTBIT,
    A_SCK,
    A_MOSI,
    A_MISO,
    A_PINS,
    A_MODE,
    ARGUMENTS
};
#define SETTINGS                                                                                                       \
    "*baudrates, baudrate=<unset>, polarity=<unset>, phase=<unset>, bits=<unset>, firstbit=<unset>, "                  \
    "sck=<unset>, mosi=<unset>, miso=<unset>, pins=<unset>, mode=<unset>"

static bool any_given(const cpy_value *args)
{
    if (cpy_tuple_len(args[A_POSITIONAL]))
        return true;
    for (unsigned i = A_BAUDRATE; i < ARGUMENTS; i++)
        if (args[i])
            return true;
    return false;
}

static bool read_rate(struct cpy_thread *t, const cpy_value *args, int64_t *hz)
{
    size_t n = cpy_tuple_len(args[A_POSITIONAL]);
    cpy_value v = n ? cpy_tuple_get(args[A_POSITIONAL], n - 1) : CPY_UNSET;

    if (n > 2) {
        cpy_raise(t, CPY_TYPE_ERROR, "only baudrate, or mode and baudrate, can be given without a name");
        return false;
    }
    if (v == cpy_int(MSB) && n == 1) /* MASTER alone */
        v = CPY_UNSET;
    if (v && args[A_BAUDRATE]) {
        cpy_raise(t, CPY_TYPE_ERROR, "baudrate is given twice");
        return false;
    }
    return cpy_machine_range_option(t, v ? v : args[A_BAUDRATE], "baudrate", 1, INT32_MAX, hz);
}

/* Changes in *w what is given. */
static bool read_wire(struct cpy_thread *t, const cpy_value *args, struct wire *w)
{
    int64_t hz = w->hz, polarity = w->polarity, phase = w->phase, bits = w->bits, first = w->lsb_first ? LSB : MSB;

    if (!read_rate(t, args, &hz) || !cpy_machine_range_option(t, args[A_POLARITY], "polarity", 0, 1, &polarity) ||
        !cpy_machine_range_option(t, args[A_PHASE], "phase", 0, 1, &phase) ||
        !cpy_machine_range_option(t, args[A_BITS], "bits", BITS_LEAST, BITS_MOST, &bits) ||
        !cpy_machine_range_option(t, args[A_FIRSTBIT], "firstbit", MSB, LSB, &first))
        return false;
    *w = (struct wire){(uint32_t)hz, (uint8_t)polarity, (uint8_t)phase, (uint8_t)bits, first == LSB};
    return true;
}

static bool read_lines(struct cpy_thread *t, const cpy_value *args, uint16_t pins[3])
{
    return cpy_machine_pins_option(t, args[A_PINS], pins, 3) &&
           cpy_machine_pin_option(t, args[A_SCK], &pins[CPY_BUS_SCK]) &&
           cpy_machine_pin_option(t, args[A_MOSI], &pins[CPY_BUS_MOSI]) &&
           cpy_machine_pin_option(t, args[A_MISO], &pins[CPY_BUS_MISO]);
}

static struct wire default_wire(bool soft) { return (struct wire){.hz = soft ? SOFT_RATE : RATE, .bits = BITS}; }

/* Takes over the arguments and opens the bus.  What is not given stays; afresh: only the pins do, unless nothing is
 * given at all. */
static bool configure(struct cpy_thread *t, struct spi *o, const cpy_value *args, bool afresh)
{
    uint16_t pins[3] = {o->pins[0], o->pins[1], o->pins[2]};
    struct wire wire = afresh ? default_wire(o->soft) : o->wire;

    if (o->ready && !any_given(args) && !o->ended)
        return ensure(t, o);
    if (!read_wire(t, args, &wire) || !read_lines(t, args, pins))
        return false;
    if (pins[CPY_BUS_SCK] == CPY_NO_PIN || (pins[CPY_BUS_MOSI] == CPY_NO_PIN && pins[CPY_BUS_MISO] == CPY_NO_PIN)) {
        cpy_raise(t, CPY_VALUE_ERROR, "%s needs sck, and mosi or miso or both", class_name(o));
        return false;
    }
    if (!cpy_machine_give(t, &o->use))
        return false;
    memcpy(o->pins, pins, sizeof pins);
    o->wire = wire;
    o->ready = true;
    o->ended = false;
    return open_bus(t, o);
}

static struct spi *new_spi(struct cpy_thread *t, cpy_value type, bool soft)
{
    struct spi *o = type ? cpy_new_object(t, type) : NULL;

    if (!o)
        return NULL;
    o->use = (struct cpy_machine_use){.owner = soft ? "machine.SoftSPI" : "machine.SPI", .close = close_spi};
    o->pins[0] = o->pins[1] = o->pins[2] = CPY_NO_PIN;
    o->wire = default_wire(soft);
    o->id = -1;
    o->soft = soft;
    return o;
}

/* Which bus is meant: its number and pins, or -1.  id unset: the board's own, unless pins are given; -1: a SoftSPI. */
static bool find_bus(struct cpy_thread *t, cpy_value id, const cpy_value *args, int *number, uint16_t pins[3])
{
    bool given = args[A_PINS] || args[A_SCK];
    const struct cpy_bus_def *def = NULL;

    *number = -1;
    if (id || !given)
        def = cpy_machine_bus(t, CPY_BUS_SPI, id, number);
    if (cpy_pending(t))
        return false;
    if (!def)
        return given || cpy_machine_no_bus(t, CPY_BUS_SPI, id);
    memcpy(pins, def->pins, 3 * sizeof *pins);
    return true;
}

/* args: id, settings. */
static cpy_value spi_make(struct cpy_thread *t, const cpy_value *args)
{
    uint16_t pins[3] = {CPY_NO_PIN, CPY_NO_PIN, CPY_NO_PIN};
    cpy_value known;
    struct spi *o;
    int number;

    if (!find_bus(t, args[0], args + 1, &number, pins))
        return CPY_ERROR;
    known = number < 0 ? CPY_UNSET : cpy_machine_known(t, "SPI", number);
    if (cpy_pending(t) || !(o = known ? as_spi(known) : new_spi(t, cpy_type_of_def(t, &cpy_machine_spi_type), false)))
        return CPY_ERROR;
    if (!known) {
        memcpy(o->pins, pins, sizeof pins);
        o->id = number;
        o->soft = args[0] == cpy_int(-1);
        if (number >= 0 && !cpy_machine_once(t, "SPI", number, cpy_from(o)))
            return CPY_ERROR;
    }
    return configure(t, o, args + 1, true) ? cpy_from(o) : CPY_ERROR;
}

static cpy_value spi_new(struct cpy_thread *t, const cpy_value *args) { return cpy_from(new_spi(t, args[0], false)); }

/* Of a subclass.  args: self, id, settings. */
static cpy_value spi_start_up(struct cpy_thread *t, const cpy_value *args)
{
    struct spi *o = as_spi(args[0]);

    o->soft = args[1] == cpy_int(-1);
    return find_bus(t, args[1], args + 2, &o->id, o->pins) && configure(t, o, args + 2, true) ? CPY_NONE : CPY_ERROR;
}

static cpy_value soft_new(struct cpy_thread *t, const cpy_value *args) { return cpy_from(new_spi(t, args[0], true)); }

/* args: self, settings. */
static cpy_value spi_init(struct cpy_thread *t, const cpy_value *args)
{
    return configure(t, as_spi(args[0]), args + 1, false) ? CPY_NONE : CPY_ERROR;
}

static cpy_value spi_deinit(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_machine_give(t, &as_spi(args[0])->use))
        return CPY_ERROR;
    as_spi(args[0])->ended = true;
    return CPY_NONE;
}

static cpy_value spi_repr(struct cpy_thread *t, const cpy_value *args)
{
    static const char *const names[] = {"sck", "mosi", "miso"};
    const struct spi *o = as_spi(args[0]);
    struct cpy_builder text;

    cpy_build(&text, t);
    cpy_build_format(&text, "%s(", class_name(o));
    if (o->id >= 0)
        cpy_build_format(&text, "%d, ", o->id);
    cpy_build_format(&text, "baudrate=%lu, polarity=%d, phase=%d, bits=%d, firstbit=%s",
        (unsigned long)(o->bus && o->bus->hz ? o->bus->hz : o->wire.hz), o->wire.polarity, o->wire.phase, o->wire.bits,
        o->wire.lsb_first ? "SPI.LSB" : "SPI.MSB");
    for (unsigned i = 0; i < 3; i++)
        if (o->pins[i] != CPY_NO_PIN)
            cpy_build_format(&text, ", %s=%s", names[i], cpy_pin_text(t, o->pins[i]));
    cpy_build_char(&text, ')');
    return cpy_build_finish(&text);
}

/* --- transfers --------------------------------------------------------------------------------------------------- */

static bool transfer(struct cpy_thread *t, struct spi *o, const uint8_t *out, uint8_t *in, size_t len, uint8_t fill)
{
    int err;

    if (!ensure(t, o))
        return false;
    if (len == 0)
        return true;
    if (!cpy_machine_enter(t, &o->use, CPY_CALL))
        return false;
    err = cpy_spi_transfer(o->bus, out, in, len, fill);
    cpy_machine_leave(t, &o->use, CPY_CALL);
    return (err >= 0 && !cpy_pending(t)) || failed(t, o, err, "a transfer on");
}

static bool read_fill(struct cpy_thread *t, cpy_value v, uint8_t *fill)
{
    int64_t n;

    if (!cpy_argument_range(t, v, "write", 0, 255, &n))
        return false;
    *fill = (uint8_t)n;
    return true;
}

/* args: self, nbytes, write. */
static cpy_value spi_read(struct cpy_thread *t, const cpy_value *args)
{
    uint8_t *data, fill;
    cpy_value bytes;
    int64_t len;
    bool ok;

    if (!cpy_argument_range(t, args[1], "nbytes", 0, READ_MOST, &len) || !read_fill(t, args[2], &fill) ||
        !(bytes = cpy_bytes_new(t, (size_t)len, &data)))
        return CPY_ERROR;
    ok = transfer(t, as_spi(args[0]), NULL, data, (size_t)len, fill);
    cpy_keep(bytes);
    return ok ? bytes : CPY_ERROR;
}

/* args: self, buf, write. */
static cpy_value spi_readinto(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_slice_view in;
    uint8_t fill;
    bool ok;

    if (!read_fill(t, args[2], &fill) || !cpy_view_parameter(t, args[1], "buf", CPY_UNSET, CPY_UNSET, true, &in))
        return CPY_ERROR;
    ok = transfer(t, as_spi(args[0]), NULL, in.data, in.len, fill);
    cpy_release_slice(t, &in);
    return ok ? CPY_NONE : CPY_ERROR;
}

/* args: self, buf. */
static cpy_value spi_write(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_machine_bytes out;
    bool ok;

    if (!cpy_machine_view(t, args[1], "buf", &out))
        return CPY_ERROR;
    ok = transfer(t, as_spi(args[0]), out.data, NULL, out.len, 0);
    cpy_machine_release(t, &out);
    return ok ? CPY_NONE : CPY_ERROR;
}

static bool write_read(
    struct cpy_thread *t, struct spi *o, const struct cpy_machine_bytes *out, const struct cpy_slice_view *in)
{
    if (out->len == in->len)
        return transfer(t, o, out->data, in->data, in->len, 0);
    cpy_raise(
        t, CPY_VALUE_ERROR, "write_buf and read_buf must have the same length, not %zu and %zu", out->len, in->len);
    return false;
}

/* args: self, write_buf, read_buf: they may be the same. */
static cpy_value spi_write_readinto(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_machine_bytes out;
    struct cpy_slice_view in;
    bool ok;

    if (!cpy_machine_view(t, args[1], "write_buf", &out))
        return CPY_ERROR;
    ok = cpy_view_parameter(t, args[2], "read_buf", CPY_UNSET, CPY_UNSET, true, &in);
    if (ok) {
        ok = write_read(t, as_spi(args[0]), &out, &in);
        cpy_release_slice(t, &in);
    }
    cpy_machine_release(t, &out);
    return ok ? CPY_NONE : CPY_ERROR;
}

/* --- the types --------------------------------------------------------------------------------------------------- */

#define METHODS                                                                                                        \
    {"init", "(self, " SETTINGS ")", spi_init, "Change rate, mode or pins; after deinit() the bus works again.", 0},   \
        {"deinit", "(self, /)", spi_deinit, "Give the pins back.", 0},                                                 \
        {"read", "(self, nbytes, write=0)", spi_read, "Read bytes while the byte write is sent again and again.", 0},  \
        {"readinto", "(self, buf, write=0)", spi_readinto, "Fill buf, while the byte write is sent again and again.",  \
            0},                                                                                                        \
        {"write", "(self, buf)", spi_write, "Write bytes; what comes meanwhile is dropped.", 0},                       \
        {"write_readinto", "(self, write_buf, read_buf)", spi_write_readinto,                                          \
            "Write one buffer while the other, as long, is filled; they may be the same.", 0},                         \
    {                                                                                                                  \
        "__repr__", "(self, /)", spi_repr, "Return pins and settings, the rate as it is.", 0                           \
    }

static const struct cpy_function spi_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", spi_new, "Make an object of a subclass, without pins yet.", 0},
    {"__init__", "(self, id=<unset>, " SETTINGS ")", spi_start_up, "Choose the bus.", 0},
    METHODS,
    {0},
};

static const struct cpy_function soft_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", soft_new, "Make an object without pins yet.", 0},
    {"__init__", "(self, " SETTINGS ")", spi_init, "Take the pins.", 0},
    METHODS,
    {0},
};

static const struct cpy_constant constants[] = {
    CPY_INT_CONSTANT("MSB", MSB),
    CPY_INT_CONSTANT("LSB", LSB),
    CPY_INT_CONSTANT("MASTER", 0),
    CPY_INT_CONSTANT("CONTROLLER", 0),
    {0},
};

static const struct cpy_function make = {"SPI", "(id=<unset>, " SETTINGS ")", spi_make,
    "Return the bus with this id; without one the board's own, or one on the given pins.", 0};

const struct cpy_type_def cpy_machine_spi_type = {
    .name = "machine.SPI",
    .doc = "SPI(id, baudrate=1000000, *, polarity=0, phase=0, bits=8, firstbit=SPI.MSB, sck, mosi, miso): an SPI bus.",
    .size = sizeof(struct spi),
    .flags = CPY_TYPE_HAS_DICT,
    .methods = spi_methods,
    .constants = constants,
    .make = &make,
    .finalize = spi_finalize,
};

const struct cpy_type_def cpy_machine_soft_spi_type = {
    .name = "machine.SoftSPI",
    .doc = "SoftSPI(baudrate=500000, *, polarity=0, phase=0, bits=8, firstbit=SPI.MSB, sck, mosi, miso): an SPI bus of "
           "any "
           "pins, bit by bit.",
    .size = sizeof(struct spi),
    .flags = CPY_TYPE_HAS_DICT,
    .methods = soft_methods,
    .constants = constants,
    .finalize = spi_finalize,
};
