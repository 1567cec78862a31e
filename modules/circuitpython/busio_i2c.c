/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/busio_i2c.c - busio.I2C.
 *
 * Most ways to an I2C bus make a transfer from START to STOP in one go.  So what
 * writeto(stop=False) writes is held back until the next transfer: one to the same address
 * goes out in the same transfer after a repeated START, before anything else it is sent by itself.
 *
 * A device model may be Python code that runs inside a transfer and calls back: the
 * object cannot be deinitialised then. */
#include "modules/circuitpython/busio.h"

#define FIRST_ADDRESS 0x08 /* scan() leaves out what the standard reserves */
#define LAST_ADDRESS 0x77
#define FREQUENCY 100000 /* Hz, unless it is given */
#define FREQUENCY_MOST 10000000
#define TIMEOUT_MOST 100000000 /* us */

static struct cpy_busio_i2c *as_i2c(cpy_value v) { return (struct cpy_busio_i2c *)cpy_pointer(v); }

static const char *label(const struct cpy_busio_i2c *o, uint16_t pin) { return cpy_pin_label(o->board->def, pin); }

/* "I2C (SCL, SDA)" */
static cpy_value bus_text(struct cpy_thread *t, const struct cpy_busio_i2c *o)
{
    return cpy_str_format(
        t, "%s (%s, %s)", o->bus->def ? o->bus->def->name : "I2C", label(o, o->bus->scl), label(o, o->bus->sda));
}

static bool check_open(struct cpy_thread *t, const struct cpy_busio_i2c *o)
{
    return o->board || (cpy_raise_deinited(t), false);
}

static bool check_locked(struct cpy_thread *t, const struct cpy_busio_i2c *o)
{
    return check_open(t, o) && (o->locked || (cpy_raise_unlocked(t), false));
}

/* --- transfers --------------------------------------------------------------------------------------------------- */

/* Transfers; the result is what the bus says, or an exception is pending. */
static int run(
    struct cpy_thread *t, struct cpy_busio_i2c *o, uint8_t address, struct cpy_i2c_message *messages, unsigned n)
{
    int err;

    if (!cpy_call_begin(t, &o->calls, CPY_CALL, &o->board))
        return -EBADF;
    err = cpy_i2c_transfer(o->bus, address, messages, n);
    cpy_call_end(t, &o->calls, CPY_CALL, o->board);
    return err;
}

static bool failed(struct cpy_thread *t, struct cpy_busio_i2c *o, int err, const char *doing, uint8_t address)
{
    cpy_value bus = cpy_pending(t) ? CPY_ERROR : bus_text(t, o);

    if (err == -EIO && !cpy_board_failure(o->board)->text[0])
        cpy_failed(o->board, err, CPY_NO_PIN, "byte %zu was not acknowledged", o->bus->failed + 1);
    if (bus)
        cpy_raise_io(t, o->board, err, "%s 0x%02x on %V", doing, address, bus);
    return false;
}

static bool transfer(
    struct cpy_thread *t, struct cpy_busio_i2c *o, uint8_t address, struct cpy_i2c_message *messages, unsigned n)
{
    int err = run(t, o, address, messages, n);

    if (CPY_LIKELY(err >= 0) && CPY_LIKELY(!cpy_pending(t)))
        return true;
    return failed(t, o, err, messages[0].read ? "reading from" : "writing to", address);
}

/* Takes what is held back. */
static uint8_t *take_held(struct cpy_busio_i2c *o, size_t *len)
{
    uint8_t *held = o->held;

    *len = o->held_len;
    o->held = NULL;
    return held;
}

static void free_held(struct cpy_busio_i2c *o, uint8_t *held, size_t len)
{
    if (held)
        cpy_free(o, held, len + 1);
}

/* Sends by itself what is held back. */
static bool send_held(struct cpy_thread *t, struct cpy_busio_i2c *o)
{
    struct cpy_i2c_message message = {.read = false};
    bool ok;

    if (!(message.data = take_held(o, &message.len)))
        return true;
    ok = transfer(t, o, o->held_address, &message, 1);
    free_held(o, message.data, message.len);
    return ok;
}

static bool hold(struct cpy_thread *t, struct cpy_busio_i2c *o, const struct cpy_busio_job *job)
{
    uint8_t *held;

    if (!send_held(t, o) || !(held = cpy_malloc(t, job->out->len + 1)))
        return false;
    memcpy(held, job->out->data, job->out->len);
    o->held = held;
    o->held_len = job->out->len;
    o->held_address = job->address;
    return true;
}

bool cpy_busio_transfer(struct cpy_thread *t, struct cpy_busio_i2c *o, const struct cpy_busio_job *job)
{
    struct cpy_i2c_message messages[3];
    uint8_t *held = NULL;
    size_t held_len = 0;
    unsigned n = 0;
    bool ok;

    if (!check_locked(t, o))
        return false;
    if (job->hold)
        return hold(t, o, job);
    if (CPY_UNLIKELY(o->held) && o->held_address != job->address && !send_held(t, o))
        return false;
    if ((held = take_held(o, &held_len)))
        messages[n++] = (struct cpy_i2c_message){false, held, held_len};
    if (job->out)
        messages[n++] = (struct cpy_i2c_message){false, job->out->data, job->out->len};
    if (job->in)
        messages[n++] = (struct cpy_i2c_message){true, job->in->data, job->in->len};
    ok = transfer(t, o, job->address, messages, n);
    free_held(o, held, held_len);
    return ok;
}

int cpy_busio_probe(struct cpy_thread *t, struct cpy_busio_i2c *o, uint8_t address)
{
    int answer;

    if (!check_locked(t, o) || !send_held(t, o) || !cpy_call_begin(t, &o->calls, CPY_CALL, &o->board))
        return -1;
    answer = cpy_i2c_probe(o->bus, address);
    cpy_call_end(t, &o->calls, CPY_CALL, o->board);
    if (answer < 0 || cpy_pending(t))
        failed(t, o, answer, "probing", address);
    return cpy_pending(t) ? -1 : answer;
}

int cpy_busio_i2c_lock(struct cpy_thread *t, struct cpy_busio_i2c *o)
{
    if (!check_open(t, o))
        return -1;
    return o->locked ? 0 : (o->locked = true);
}

bool cpy_busio_i2c_unlock(struct cpy_thread *t, struct cpy_busio_i2c *o)
{
    bool ok = check_open(t, o) && send_held(t, o);

    o->locked = false;
    return ok;
}

/* --- lifetime ---------------------------------------------------------------------------------------------------- */

static void release(struct cpy_busio_i2c *o)
{
    struct cpy_board *board = o->board;
    uint16_t pins[2];

    if (!board)
        return;
    pins[0] = o->bus->scl;
    pins[1] = o->bus->sda;
    o->board = NULL;
    cpy_i2c_close(o->bus);
    cpy_board_release(board, pins, 2);
    o->bus = NULL;
    o->locked = false;
    free_held(o, o->held, o->held_len);
    o->held = NULL;
}

/* Sends what is held back, and lets go of the pins whether that goes well or not. */
static bool deinit(struct cpy_thread *t, struct cpy_busio_i2c *o)
{
    bool ok = true;

    if (!cpy_calls_stop(t, &o->calls, "I2C"))
        return false;
    if (o->board)
        ok = send_held(t, o);
    release(o);
    cpy_calls_let(t, &o->calls);
    return ok;
}

static cpy_value i2c_new(struct cpy_thread *t, const cpy_value *args) { return cpy_from(cpy_new_object(t, args[0])); }

/* args: self, scl, sda, frequency, timeout. */
cpy_value cpy_busio_i2c_init(struct cpy_thread *t, const cpy_value *args, const struct cpy_busio_kind *kind)
{
    struct cpy_busio_i2c *o = as_i2c(args[0]);
    struct cpy_board *board = cpy_hardware(t);
    uint16_t pins[2];
    int64_t hz, timeout;
    int err;

    if (!board || !cpy_pin_argument(t, args[1], "scl", false, &pins[0]) ||
        !cpy_pin_argument(t, args[2], "sda", false, &pins[1]) ||
        !cpy_argument_range(t, args[3], "frequency", 1, FREQUENCY_MOST, &hz) ||
        !cpy_argument_range(t, args[4], "timeout", 0, TIMEOUT_MOST, &timeout) || !deinit(t, o) ||
        !cpy_claim_in(t, board, pins, 2, kind->owner, kind->init))
        return CPY_ERROR;
    if ((err = cpy_i2c_open(&o->bus, board, pins[0], pins[1], (uint32_t)hz, timeout * 1000, kind->soft)) < 0 ||
        cpy_pending(t)) {
        const char *scl = cpy_pin_label(board->def, pins[0]), *sda = cpy_pin_label(board->def, pins[1]);
        const char *why = cpy_board_failure(board)->text;

        cpy_board_release(board, pins, 2);
        if (err == -EIO && !cpy_pending(t))
            return cpy_raise(t, CPY_RUNTIME_ERROR,
                "No pull up found on SDA or SCL; check your wiring (SCL is %s, SDA is %s%s%s)", scl, sda,
                *why ? ": " : "", why);
        return cpy_raise_io(t, board, err, "opening I2C on SCL %s, SDA %s", scl, sda);
    }
    o->board = board;
    return hz == FREQUENCY || cpy_hardware_check_rate(t, o->bus, (uint32_t)hz) ? CPY_NONE : CPY_ERROR;
}

static cpy_value i2c_init(struct cpy_thread *t, const cpy_value *args)
{
    static const struct cpy_busio_kind kind = {"busio.I2C", i2c_init, false};

    return cpy_busio_i2c_init(t, args, &kind);
}

static cpy_value i2c_deinit(struct cpy_thread *t, const cpy_value *args)
{
    return deinit(t, as_i2c(args[0])) ? CPY_NONE : CPY_ERROR;
}

static void i2c_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    const struct cpy_board *board = ((struct cpy_busio_i2c *)o)->board;

    cpy_calls_finalized(t, deinit(t, (struct cpy_busio_i2c *)o));
    cpy_busio_warn_unclosed(t, o, board);
}

static cpy_value i2c_enter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

/* --- methods ----------------------------------------------------------------------------------------------------- */

static cpy_value i2c_try_lock(struct cpy_thread *t, const cpy_value *args)
{
    int got = cpy_busio_i2c_lock(t, as_i2c(args[0]));

    return got < 0 ? CPY_ERROR : cpy_bool(got);
}

static cpy_value i2c_unlock(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_busio_i2c_unlock(t, as_i2c(args[0])) ? CPY_NONE : CPY_ERROR;
}

static bool read_address(struct cpy_thread *t, cpy_value v, uint8_t *address)
{
    int64_t n;

    if (!cpy_argument_range(t, v, "address", 0, 127, &n))
        return false;
    *address = (uint8_t)n;
    return true;
}

static cpy_value i2c_probe(struct cpy_thread *t, const cpy_value *args)
{
    uint8_t address;
    int answer = read_address(t, args[1], &address) ? cpy_busio_probe(t, as_i2c(args[0]), address) : -1;

    return answer < 0 ? CPY_ERROR : cpy_bool(answer);
}

static bool scan_into(struct cpy_thread *t, struct cpy_busio_i2c *o, cpy_value list)
{
    for (uint8_t address = FIRST_ADDRESS; address <= LAST_ADDRESS; address++) {
        int answer = cpy_safe_point(t) ? cpy_busio_probe(t, o, address) : -1;

        if (answer < 0 || (answer && !cpy_list_append(t, list, cpy_int(address))))
            return false;
    }
    return true;
}

/* A bus that nobody has locked is locked for the time of the scan. */
static cpy_value i2c_scan(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_busio_i2c *o = as_i2c(args[0]);
    int locked = cpy_busio_i2c_lock(t, o);
    cpy_value list = locked < 0 ? CPY_ERROR : cpy_list_new(t, 0);
    bool ok = list && scan_into(t, o, list);

    if (locked > 0)
        o->locked = false;
    return ok ? list : CPY_ERROR;
}

/* args: self, address, buffer, start, end, stop. */
static cpy_value i2c_writeto(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_slice_view out;
    struct cpy_busio_job job = {.out = &out};
    int stop = args[5] == CPY_TRUE ? 1 : cpy_truth(t, args[5]);
    bool ok;

    if (stop < 0 || !read_address(t, args[1], &job.address) ||
        !cpy_view_slice(t, args[2], args[3], args[4], false, &out))
        return CPY_ERROR;
    job.hold = !stop;
    ok = cpy_busio_transfer(t, as_i2c(args[0]), &job);
    cpy_release_slice(t, &out);
    return ok ? CPY_NONE : CPY_ERROR;
}

static bool check_room(struct cpy_thread *t, const struct cpy_slice_view *in, const char *name)
{
    if (in->len)
        return true;
    cpy_raise(t, CPY_VALUE_ERROR, "%s length must be >= 1", name);
    return false;
}

/* args: self, address, buffer, start, end. */
static cpy_value i2c_readfrom_into(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_slice_view in;
    struct cpy_busio_job job = {.in = &in};
    bool ok;

    if (!read_address(t, args[1], &job.address) || !cpy_view_slice(t, args[2], args[3], args[4], true, &in))
        return CPY_ERROR;
    ok = check_room(t, &in, "buffer") && cpy_busio_transfer(t, as_i2c(args[0]), &job);
    cpy_release_slice(t, &in);
    return ok ? CPY_NONE : CPY_ERROR;
}

/* args: self, address, out_buffer, in_buffer, out_start, out_end, in_start, in_end, buffer_out, buffer_in. */
static cpy_value i2c_writeto_then_readfrom(struct cpy_thread *t, const cpy_value *args)
{
    static const char function[] = "writeto_then_readfrom";
    cpy_value from = cpy_busio_either(t, function, args[2], "out_buffer", args[8], "buffer_out");
    cpy_value into = from ? cpy_busio_either(t, function, args[3], "in_buffer", args[9], "buffer_in") : CPY_ERROR;
    struct cpy_slice_view out, in;
    struct cpy_busio_job job = {.out = &out, .in = &in};
    bool ok;

    if (!into || !read_address(t, args[1], &job.address) ||
        !cpy_view_parameter(t, from, "out_buffer", args[4], args[5], false, &out))
        return CPY_ERROR;
    ok = cpy_view_parameter(t, into, "in_buffer", args[6], args[7], true, &in);
    if (ok) {
        ok = check_room(t, &in, "in_buffer") && cpy_busio_transfer(t, as_i2c(args[0]), &job);
        cpy_release_slice(t, &in);
    }
    cpy_release_slice(t, &out);
    return ok ? CPY_NONE : CPY_ERROR;
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", i2c_new, "Make an object that has no pins yet.", 0},
    {"__init__", "(self, scl, sda, *, frequency=100000, timeout=255)", i2c_init,
        "Take the pins; frequency in Hz, timeout in us for a device that stretches the clock.", 0},
    {"deinit", "(self, /)", i2c_deinit, "Give the pins back.", 0},
    {"__enter__", "(self, /)", i2c_enter, "Return self.", 0},
    {"__exit__", "(self, type=None, value=None, traceback=None, /)", i2c_deinit, "Call deinit().", 0},
    {"try_lock", "(self, /)", i2c_try_lock, "Take the lock; return False if it is taken.", 0},
    {"unlock", "(self, /)", i2c_unlock, "Let go of the lock.", 0},
    {"probe", "(self, address)", i2c_probe, "Return whether a device answers at the address.", 0},
    {"scan", "(self, /)", i2c_scan, "Return a list of the addresses, 0x08 to 0x77, at which a device answers.", 0},
    {"writeto", "(self, address, buffer, *, start=0, end=<unset>, stop=True)", i2c_writeto,
        "Write buffer[start:end]; without stop the next transfer to the address begins with a repeated START.", 0},
    {"readfrom_into", "(self, address, buffer, *, start=0, end=<unset>)", i2c_readfrom_into,
        "Read into buffer[start:end].", 0},
    {"writeto_then_readfrom",
        "(self, address, out_buffer=<unset>, in_buffer=<unset>, *, out_start=0, out_end=<unset>, in_start=0, "
        "in_end=<unset>, "
        "buffer_out=<unset>, buffer_in=<unset>)",
        i2c_writeto_then_readfrom,
        "Write out_buffer[out_start:out_end], then read into in_buffer[in_start:in_end], without a "
        "STOP between; buffer_out and buffer_in are older names.",
        0},
    {0},
};

const struct cpy_type_def cpy_busio_i2c_type = {
    .name = "busio.I2C",
    .doc = "I2C(scl, sda, *, frequency=100000, timeout=255): an I2C bus, as its controller.",
    .size = sizeof(struct cpy_busio_i2c),
    .methods = methods,
    .finalize = i2c_finalize,
};
