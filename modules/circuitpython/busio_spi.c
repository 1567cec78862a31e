/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/busio_spi.c - busio.SPI.  Chip select is the caller's. */
#include "modules/circuitpython/busio.h"

#define FIRST_HZ 250000 /* until configure() */
#define BITS_LEAST 4
#define BITS_MOST 16 /* such a word is two bytes of the buffer */

static struct cpy_busio_spi *as_spi(cpy_value v) { return (struct cpy_busio_spi *)cpy_pointer(v); }

static bool check_open(struct cpy_thread *t, const struct cpy_busio_spi *o)
{
    return o->board || (cpy_raise_deinited(t), false);
}

static bool check_locked(struct cpy_thread *t, const struct cpy_busio_spi *o)
{
    return check_open(t, o) && (o->locked || (cpy_raise_unlocked(t), false));
}

static bool failed(struct cpy_thread *t, const struct cpy_busio_spi *o, int err, const char *doing)
{
    cpy_raise_io(t, o->board, err, "%s %s (SCK %s)", doing, o->bus->def ? o->bus->def->name : "SPI",
        cpy_pin_label(o->board->def, o->bus->sck));
    return false;
}

/* --- what drivers of devices use, too ---------------------------------------------------------------------------- */

int cpy_busio_spi_lock(struct cpy_thread *t, struct cpy_busio_spi *o)
{
    if (!check_open(t, o))
        return -1;
    return o->locked ? 0 : (o->locked = true);
}

bool cpy_busio_spi_unlock(struct cpy_thread *t, struct cpy_busio_spi *o)
{
    o->locked = false;
    return check_open(t, o);
}

bool cpy_busio_spi_configure(struct cpy_thread *t, struct cpy_busio_spi *o, const struct cpy_busio_spi_mode *mode)
{
    int err;

    if (!check_locked(t, o))
        return false;
    if (!cpy_call_begin(t, &o->calls, CPY_CALL, &o->board))
        return false;
    err = cpy_spi_configure(o->bus, mode->hz, mode->polarity, mode->phase, mode->bits, false);
    cpy_call_end(t, &o->calls, CPY_CALL, o->board);
    return (err >= 0 && !cpy_pending(t)) || failed(t, o, err, "configuring");
}

bool cpy_busio_spi_transfer(
    struct cpy_thread *t, struct cpy_busio_spi *o, const uint8_t *out, uint8_t *in, size_t len, uint8_t fill)
{
    int err;

    if (!check_locked(t, o))
        return false;
    if (len == 0)
        return true;
    if (!cpy_call_begin(t, &o->calls, CPY_CALL, &o->board))
        return false;
    err = cpy_spi_transfer(o->bus, out, in, len, fill);
    cpy_call_end(t, &o->calls, CPY_CALL, o->board);
    return (err >= 0 && !cpy_pending(t)) || failed(t, o, err, "a transfer on");
}

bool cpy_busio_spi_arguments(struct cpy_thread *t, const cpy_value *args, struct cpy_busio_spi_mode *mode)
{
    int64_t hz, polarity, phase, bits = 8;

    if (!cpy_argument_range(t, args[0], "baudrate", 1, INT32_MAX, &hz) ||
        !cpy_argument_range(t, args[1], "polarity", 0, 1, &polarity) ||
        !cpy_argument_range(t, args[2], "phase", 0, 1, &phase) ||
        !cpy_argument_range(t, args[3], "bits", BITS_LEAST, BITS_MOST, &bits))
        return false;
    *mode = (struct cpy_busio_spi_mode){(uint32_t)hz, (uint8_t)polarity, (uint8_t)phase, (uint8_t)bits};
    return true;
}

/* --- lifetime ---------------------------------------------------------------------------------------------------- */

static void give_back(void *object, struct cpy_board *board)
{
    struct cpy_busio_spi *o = object;
    const uint16_t pins[] = {o->bus->sck, o->bus->mosi, o->bus->miso};

    cpy_spi_close(o->bus);
    cpy_board_release(board, pins, 3);
    o->bus = NULL;
    o->locked = false;
}

static bool deinit(struct cpy_thread *t, struct cpy_busio_spi *o)
{
    return cpy_calls_close(t, &o->calls, &o->board, "SPI", give_back, o);
}

static cpy_value spi_new(struct cpy_thread *t, const cpy_value *args) { return cpy_from(cpy_new_object(t, args[0])); }

/* Opens the bus on pins that are claimed: sck, mosi, miso. */
static int open_bus(struct cpy_thread *t, struct cpy_spi **bus, const uint16_t *pins, bool half_duplex, bool soft)
{
    struct cpy_board *board = cpy_hardware(t);
    int err = cpy_spi_open(bus, board, pins[0], pins[1], pins[2], half_duplex, soft);

    if (err < 0)
        return err;
    if ((err = cpy_spi_configure(*bus, FIRST_HZ, 0, 0, 8, false)) < 0)
        cpy_spi_close(*bus);
    return err;
}

/* args: self, clock, MOSI, MISO, half_duplex. */
cpy_value cpy_busio_spi_init(struct cpy_thread *t, const cpy_value *args, const struct cpy_busio_kind *kind)
{
    struct cpy_busio_spi *o = as_spi(args[0]);
    struct cpy_board *board = cpy_hardware(t);
    int half_duplex = cpy_truth(t, args[4]), err;
    uint16_t pins[3];

    if (!board || half_duplex < 0 || !cpy_pin_argument(t, args[1], "clock", false, &pins[0]) ||
        !cpy_pin_argument(t, args[2], "MOSI", true, &pins[1]) || !cpy_pin_argument(t, args[3], "MISO", true, &pins[2]))
        return CPY_ERROR;
    if (pins[1] == CPY_NO_PIN && pins[2] == CPY_NO_PIN)
        return cpy_raise(t, CPY_VALUE_ERROR, "Must provide MISO or MOSI pin");
    if (half_duplex && pins[1] == CPY_NO_PIN)
        return cpy_raise(t, CPY_VALUE_ERROR, "half_duplex needs a MOSI pin");
    if (!deinit(t, o) || !cpy_claim_in(t, board, pins, 3, kind->owner, kind->init))
        return CPY_ERROR;
    if ((err = open_bus(t, &o->bus, pins, half_duplex, kind->soft)) < 0) {
        cpy_board_release(board, pins, 3);
        return cpy_raise_io(t, board, err, "opening SPI on SCK %s", cpy_pin_label(board->def, pins[0]));
    }
    o->board = board;
    return CPY_NONE;
}

static cpy_value spi_init(struct cpy_thread *t, const cpy_value *args)
{
    static const struct cpy_busio_kind kind = {"busio.SPI", spi_init, false};

    return cpy_busio_spi_init(t, args, &kind);
}

static cpy_value spi_deinit(struct cpy_thread *t, const cpy_value *args)
{
    return deinit(t, as_spi(args[0])) ? CPY_NONE : CPY_ERROR;
}

static void spi_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    const struct cpy_board *board = ((struct cpy_busio_spi *)o)->board;

    cpy_calls_finalized(t, deinit(t, (struct cpy_busio_spi *)o));
    cpy_busio_warn_unclosed(t, o, board);
}

static cpy_value spi_enter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

/* --- methods ----------------------------------------------------------------------------------------------------- */

static cpy_value spi_try_lock(struct cpy_thread *t, const cpy_value *args)
{
    int got = cpy_busio_spi_lock(t, as_spi(args[0]));

    return got < 0 ? CPY_ERROR : cpy_bool(got);
}

static cpy_value spi_unlock(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_busio_spi_unlock(t, as_spi(args[0])) ? CPY_NONE : CPY_ERROR;
}

/* args: self, baudrate, polarity, phase, bits. */
static cpy_value spi_configure(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_busio_spi_mode mode;

    if (!cpy_busio_spi_arguments(t, args + 1, &mode) || !cpy_busio_spi_configure(t, as_spi(args[0]), &mode))
        return CPY_ERROR;
    return CPY_NONE;
}

/* A direction of the bus that is not connected. */
static bool check_pin(struct cpy_thread *t, const struct cpy_busio_spi *o, bool out, bool in)
{
    const char *name = out && o->bus->mosi == CPY_NO_PIN                          ? "MOSI"
                       : in && o->bus->miso == CPY_NO_PIN && !o->bus->half_duplex ? "MISO"
                                                                                  : NULL;

    if (name)
        cpy_raise(t, CPY_VALUE_ERROR, "No %s pin", name);
    return !name;
}

/* args: self, buffer, start, end. */
static cpy_value spi_write(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_busio_spi *o = as_spi(args[0]);
    struct cpy_slice_view out;
    bool ok;

    if (!check_locked(t, o) || !check_pin(t, o, true, false) ||
        !cpy_view_slice(t, args[1], args[2], args[3], false, &out))
        return CPY_ERROR;
    ok = cpy_busio_spi_transfer(t, o, out.data, NULL, out.len, 0);
    cpy_release_slice(t, &out);
    return ok ? CPY_NONE : CPY_ERROR;
}

/* args: self, buffer, start, end, write_value. */
static cpy_value spi_readinto(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_busio_spi *o = as_spi(args[0]);
    struct cpy_slice_view in;
    int64_t fill;
    bool ok;

    if (!check_locked(t, o) || !check_pin(t, o, false, true) ||
        !cpy_argument_range(t, args[4], "write_value", 0, 255, &fill) ||
        !cpy_view_slice(t, args[1], args[2], args[3], true, &in))
        return CPY_ERROR;
    ok = cpy_busio_spi_transfer(t, o, NULL, in.data, in.len, (uint8_t)fill);
    cpy_release_slice(t, &in);
    return ok ? CPY_NONE : CPY_ERROR;
}

static bool exchange(
    struct cpy_thread *t, struct cpy_busio_spi *o, const struct cpy_slice_view *out, const struct cpy_slice_view *in)
{
    if (out->len == in->len)
        return cpy_busio_spi_transfer(t, o, out->data, in->data, out->len, 0);
    cpy_raise(t, CPY_VALUE_ERROR, "buffer slices must be of equal length");
    return false;
}

/* args: self, out_buffer, in_buffer, out_start, out_end, in_start, in_end, buffer_out, buffer_in. */
static cpy_value spi_write_readinto(struct cpy_thread *t, const cpy_value *args)
{
    static const char function[] = "write_readinto";
    struct cpy_busio_spi *o = as_spi(args[0]);
    cpy_value from = cpy_busio_either(t, function, args[1], "out_buffer", args[7], "buffer_out");
    cpy_value into = from ? cpy_busio_either(t, function, args[2], "in_buffer", args[8], "buffer_in") : CPY_ERROR;
    struct cpy_slice_view out, in;
    bool ok;

    if (!into || !check_locked(t, o) || !check_pin(t, o, true, true) ||
        !cpy_view_parameter(t, from, "out_buffer", args[3], args[4], false, &out))
        return CPY_ERROR;
    ok = cpy_view_parameter(t, into, "in_buffer", args[5], args[6], true, &in);
    if (ok) {
        ok = exchange(t, o, &out, &in);
        cpy_release_slice(t, &in);
    }
    cpy_release_slice(t, &out);
    return ok ? CPY_NONE : CPY_ERROR;
}

static cpy_value spi_frequency(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_busio_spi *o = as_spi(args[0]);

    return check_open(t, o) ? cpy_int(o->bus->hz) : CPY_ERROR;
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", spi_new, "Make an object that has no pins yet.", 0},
    {"__init__", "(self, clock, MOSI=None, MISO=None, half_duplex=False)", spi_init, "Take the pins.", 0},
    {"deinit", "(self, /)", spi_deinit, "Give the pins back.", 0},
    {"__enter__", "(self, /)", spi_enter, "Return self.", 0},
    {"__exit__", "(self, type=None, value=None, traceback=None, /)", spi_deinit, "Call deinit().", 0},
    {"try_lock", "(self, /)", spi_try_lock, "Take the lock; return False if it is taken.", 0},
    {"unlock", "(self, /)", spi_unlock, "Let go of the lock.", 0},
    {"configure", "(self, *, baudrate=100000, polarity=0, phase=0, bits=8)", spi_configure,
        "Set the clock's rate, its idle level, the edge at which data is taken, and the bits of a word.", 0},
    {"write", "(self, buffer, *, start=0, end=<unset>)", spi_write, "Write buffer[start:end].", 0},
    {"readinto", "(self, buffer, *, start=0, end=<unset>, write_value=0)", spi_readinto,
        "Read into buffer[start:end] while writing write_value again and again.", 0},
    {"write_readinto",
        "(self, out_buffer=<unset>, in_buffer=<unset>, *, out_start=0, out_end=<unset>, in_start=0, in_end=<unset>, "
        "buffer_out=<unset>, buffer_in=<unset>)",
        spi_write_readinto,
        "Write out_buffer[out_start:out_end] while reading into in_buffer[in_start:in_end], which must be "
        "as long; buffer_out and buffer_in are older names.",
        0},
    {0},
};

static const struct cpy_attribute attributes[] = {
    {"frequency", spi_frequency, NULL, "The clock's true rate in Hz."},
    {0},
};

const struct cpy_type_def cpy_busio_spi_type = {
    .name = "busio.SPI",
    .doc = "SPI(clock, MOSI=None, MISO=None, half_duplex=False): an SPI bus, as its controller.",
    .size = sizeof(struct cpy_busio_spi),
    .methods = methods,
    .attributes = attributes,
    .finalize = spi_finalize,
};
