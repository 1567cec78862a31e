/* SPDX-License-Identifier: MIT */
/* modules/micropython/machine_i2c.c - machine.I2C and machine.SoftI2C.
 *
 * Most ways to an I2C bus make a transfer from START to STOP in one go.  So what is written
 * without a STOP is held back until the next transfer: one to the same address goes out in the
 * same transfer after a repeated START, before anything else it is sent by itself.  Only SoftI2C
 * has start(), stop(), write() and readinto(), which work at once. */
#include "modules/micropython/machine.h"

#define FIRST_ADDRESS 0x08 /* scan() leaves out what the standard reserves */
#define LAST_ADDRESS 0x77
#define FREQUENCY 400000 /* Hz */
#define FREQUENCY_MOST 10000000
#define TIMEOUT 50000 /* us */
#define TIMEOUT_MOST 100000000
#define READ_MOST (1 << 24) /* bytes that one call may read */

/* Both classes alike. */
struct i2c {
    struct cpy_object head;
    struct cpy_machine_use use;
    struct cpy_i2c *bus; /* while the use is open */
    uint16_t pins[2];    /* CPY_BUS_SCL, CPY_BUS_SDA */
    uint32_t hz;
    int64_t timeout; /* us */
    int id;          /* -1: none */
    bool soft;       /* always bit-banged */
    bool ready;      /* pins and settings have been chosen */
    bool ended;      /* deinit() has been called */
    uint8_t held_address;
    uint8_t *held; /* what stop=False left to go out with the next transfer, cpy_malloc'ed; or NULL */
    size_t held_len;
};

_Static_assert(offsetof(struct i2c, pins) == offsetof(struct cpy_machine_bus_object, pins), "as others see it");

static struct i2c *as_i2c(cpy_value v) { return (struct i2c *)cpy_pointer(v); }

static const char *class_name(const struct i2c *o) { return o->soft ? "SoftI2C" : "I2C"; }

/* --- opening and closing ----------------------------------------------------------------------------------------- */

static void free_held(struct i2c *o, uint8_t *held, size_t len)
{
    if (held)
        cpy_free(o, held, len + 1);
}

static void close_i2c(struct cpy_thread *t, struct cpy_machine_use *use)
{
    struct i2c *o = (struct i2c *)((char *)use - offsetof(struct i2c, use));

    (void)t;
    cpy_i2c_close(o->bus);
    o->bus = NULL;
    free_held(o, o->held, o->held_len);
    o->held = NULL;
}

static void i2c_finalize(struct cpy_thread *t, struct cpy_object *o) { cpy_machine_drop(t, &((struct i2c *)o)->use); }

/* "I2C(0) (SCL, SDA)" */
static cpy_value bus_text(struct cpy_thread *t, const struct i2c *o)
{
    const char *scl = cpy_pin_text(t, o->pins[CPY_BUS_SCL]), *sda = cpy_pin_text(t, o->pins[CPY_BUS_SDA]);

    if (o->id < 0)
        return cpy_str_format(t, "%s (%s, %s)", class_name(o), scl, sda);
    return cpy_str_format(t, "%s(%d) (%s, %s)", class_name(o), o->id, scl, sda);
}

static bool open_bus(struct cpy_thread *t, struct i2c *o)
{
    struct cpy_board *board;
    cpy_value bus;
    int err;

    if (!cpy_machine_take(t, &o->use, o->pins, 2))
        return false;
    board = o->use.machine->board;
    err = cpy_i2c_open(&o->bus, board, o->pins[CPY_BUS_SCL], o->pins[CPY_BUS_SDA], o->hz, o->timeout * 1000, o->soft);
    if (err >= 0 && !cpy_pending(t))
        return true;
    bus = cpy_pending(t) ? CPY_ERROR : bus_text(t, o);
    if (bus)
        cpy_raise_io(t, board, err, "opening %V", bus);
    o->bus = err < 0 ? NULL : o->bus;
    cpy_machine_drop(t, &o->use);
    return false;
}

/* Makes sure that the bus is open; another use of its pins is closed. */
static bool ensure(struct cpy_thread *t, struct i2c *o)
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

/* Arguments, in this order; unset: not given. */
enum { A_SCL, A_SDA, A_FREQ, A_TIMEOUT, A_BAUDRATE, A_PINS, ARGUMENTS };
#define SETTINGS "scl=<unset>, sda=<unset>, *, freq=<unset>, timeout=<unset>, baudrate=<unset>, pins=<unset>"
#define KEYWORDS "*, scl=<unset>, sda=<unset>, freq=<unset>, timeout=<unset>, baudrate=<unset>, pins=<unset>"

static bool any_given(const cpy_value *args)
{
    for (unsigned i = 0; i < ARGUMENTS; i++)
        if (args[i])
            return true;
    return false;
}

static bool read_lines(struct cpy_thread *t, const cpy_value *args, uint16_t pins[2])
{
    uint16_t pair[2] = {pins[CPY_BUS_SDA], pins[CPY_BUS_SCL]}; /* pins=(SDA, SCL), as WiPy has it */

    if (!cpy_machine_pins_option(t, args[A_PINS], pair, 2))
        return false;
    pins[CPY_BUS_SDA] = pair[0];
    pins[CPY_BUS_SCL] = pair[1];
    return (args[A_SCL] == CPY_NONE || cpy_machine_pin_option(t, args[A_SCL], &pins[CPY_BUS_SCL])) &&
           (args[A_SDA] == CPY_NONE || cpy_machine_pin_option(t, args[A_SDA], &pins[CPY_BUS_SDA]));
}

/* Takes over the arguments and opens the bus.  What is not given stays; afresh: only the pins do, unless nothing is
 * given at all. */
static bool configure(struct cpy_thread *t, struct i2c *o, const cpy_value *args, bool afresh)
{
    int64_t hz = afresh ? FREQUENCY : o->hz, timeout = afresh ? TIMEOUT : o->timeout;
    uint16_t pins[2] = {o->pins[0], o->pins[1]};

    if (o->ready && !any_given(args) && !o->ended)
        return ensure(t, o);
    if (!read_lines(t, args, pins) ||
        !cpy_machine_range_option(t, args[A_BAUDRATE], "baudrate", 1, FREQUENCY_MOST, &hz) ||
        !cpy_machine_range_option(t, args[A_FREQ], "freq", 1, FREQUENCY_MOST, &hz) ||
        !cpy_machine_range_option(t, args[A_TIMEOUT], "timeout", 0, TIMEOUT_MOST, &timeout))
        return false;
    if (pins[0] == CPY_NO_PIN || pins[1] == CPY_NO_PIN) {
        cpy_raise(t, CPY_VALUE_ERROR, "%s needs both scl and sda", class_name(o));
        return false;
    }
    if (!cpy_machine_give(t, &o->use))
        return false;
    memcpy(o->pins, pins, sizeof pins);
    o->hz = (uint32_t)hz;
    o->timeout = timeout;
    o->ready = true;
    o->ended = false;
    return open_bus(t, o) && (!(args[A_FREQ] || args[A_BAUDRATE]) || cpy_hardware_check_rate(t, o->bus, o->hz));
}

static struct i2c *new_i2c(struct cpy_thread *t, cpy_value type, bool soft)
{
    struct i2c *o = type ? cpy_new_object(t, type) : NULL;

    if (!o)
        return NULL;
    o->use = (struct cpy_machine_use){.owner = soft ? "machine.SoftI2C" : "machine.I2C", .close = close_i2c};
    o->pins[0] = o->pins[1] = CPY_NO_PIN;
    o->hz = FREQUENCY;
    o->timeout = TIMEOUT;
    o->id = -1;
    o->soft = soft;
    return o;
}

/* Which bus is meant: the number of a bus and its pins, or -1.  id unset: the board's own, unless pins are given. */
static bool find_bus(struct cpy_thread *t, cpy_value id, const cpy_value *args, int *number, uint16_t pins[2])
{
    bool given = args[A_PINS] || (args[A_SCL] && args[A_SDA]);
    const struct cpy_bus_def *def = NULL;

    *number = -1;
    if (id || !given)
        def = cpy_machine_bus(t, CPY_BUS_I2C, id, number);
    if (cpy_pending(t))
        return false;
    if (!def)
        return given || cpy_machine_no_bus(t, CPY_BUS_I2C, id);
    pins[CPY_BUS_SCL] = def->pins[CPY_BUS_SCL];
    pins[CPY_BUS_SDA] = def->pins[CPY_BUS_SDA];
    return true;
}

/* args: id, mode (MASTER, of no meaning), settings. */
static cpy_value i2c_make(struct cpy_thread *t, const cpy_value *args)
{
    uint16_t pins[2] = {CPY_NO_PIN, CPY_NO_PIN};
    cpy_value known;
    struct i2c *o;
    int number;

    if (!find_bus(t, args[0], args + 2, &number, pins))
        return CPY_ERROR;
    known = number < 0 ? CPY_UNSET : cpy_machine_known(t, "I2C", number);
    if (cpy_pending(t) || !(o = known ? as_i2c(known) : new_i2c(t, cpy_type_of_def(t, &cpy_machine_i2c_type), false)))
        return CPY_ERROR;
    if (!known) {
        memcpy(o->pins, pins, sizeof pins);
        o->id = number;
        o->soft = args[0] == cpy_int(-1);
        if (number >= 0 && !cpy_machine_once(t, "I2C", number, cpy_from(o)))
            return CPY_ERROR;
    }
    return configure(t, o, args + 2, true) ? cpy_from(o) : CPY_ERROR;
}

static cpy_value i2c_new(struct cpy_thread *t, const cpy_value *args) { return cpy_from(new_i2c(t, args[0], false)); }

/* Of a subclass.  args: self, id, mode, settings. */
static cpy_value i2c_start_up(struct cpy_thread *t, const cpy_value *args)
{
    struct i2c *o = as_i2c(args[0]);

    o->soft = args[1] == cpy_int(-1);
    return find_bus(t, args[1], args + 3, &o->id, o->pins) && configure(t, o, args + 3, true) ? CPY_NONE : CPY_ERROR;
}

/* args: self, settings.  The 1.8.4 form has MASTER, an int, in the place of scl. */
static cpy_value i2c_init(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value settings[ARGUMENTS];

    memcpy(settings, args + 1, sizeof settings);
    if (cpy_is_small(settings[A_SCL]) && !settings[A_SDA])
        settings[A_SCL] = CPY_UNSET;
    return configure(t, as_i2c(args[0]), settings, false) ? CPY_NONE : CPY_ERROR;
}

static cpy_value soft_new(struct cpy_thread *t, const cpy_value *args) { return cpy_from(new_i2c(t, args[0], true)); }

/* args: self, settings. */
static cpy_value soft_start_up(struct cpy_thread *t, const cpy_value *args)
{
    return configure(t, as_i2c(args[0]), args + 1, true) ? CPY_NONE : CPY_ERROR;
}

static cpy_value i2c_deinit(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_machine_give(t, &as_i2c(args[0])->use))
        return CPY_ERROR;
    as_i2c(args[0])->ended = true;
    return CPY_NONE;
}

static cpy_value i2c_repr(struct cpy_thread *t, const cpy_value *args)
{
    const struct i2c *o = as_i2c(args[0]);
    const char *scl = cpy_pin_text(t, o->pins[CPY_BUS_SCL]), *sda = cpy_pin_text(t, o->pins[CPY_BUS_SDA]);
    char id[16] = "";

    if (o->id >= 0)
        snprintf(id, sizeof id, "%d, ", o->id);
    return cpy_str_format(t, "%s(%sscl=%s, sda=%s, freq=%lu, timeout=%lld)", class_name(o), id, scl, sda,
        (unsigned long)(o->bus && o->bus->hz ? o->bus->hz : o->hz), (long long)o->timeout);
}

/* --- transfers --------------------------------------------------------------------------------------------------- */

static bool failed(struct cpy_thread *t, struct i2c *o, int err, const char *doing, uint8_t address)
{
    struct cpy_board *board = o->use.machine->board;
    cpy_value bus = cpy_pending(t) ? CPY_ERROR : bus_text(t, o);

    if (err == -EIO && !cpy_board_failure(board)->text[0])
        cpy_failed(board, err, CPY_NO_PIN, "byte %zu was not acknowledged", o->bus->failed + 1);
    if (bus)
        cpy_raise_io(t, board, err, "%s 0x%02x on %V", doing, address, bus);
    return false;
}

/* Transfers on an open bus; the result is what the bus says, or an exception is pending. */
static int run(struct cpy_thread *t, struct i2c *o, uint8_t address, struct cpy_i2c_message *messages, unsigned n)
{
    int err;

    if (!cpy_machine_enter(t, &o->use, CPY_CALL))
        return -EBADF;
    err = cpy_i2c_transfer(o->bus, address, messages, n);
    cpy_machine_leave(t, &o->use, CPY_CALL);
    return err;
}

/* Takes what is held back. */
static uint8_t *take_held(struct i2c *o, size_t *len)
{
    uint8_t *held = o->held;

    *len = o->held_len;
    o->held = NULL;
    return held;
}

/* Sends by itself what is held back. */
static bool send_held(struct cpy_thread *t, struct i2c *o)
{
    struct cpy_i2c_message message = {.read = false};
    int err;

    if (!(message.data = take_held(o, &message.len)))
        return true;
    err = run(t, o, o->held_address, &message, 1);
    free_held(o, message.data, message.len);
    return (err >= 0 && !cpy_pending(t)) || failed(t, o, err, "writing to", o->held_address);
}

static bool hold(struct cpy_thread *t, struct i2c *o, uint8_t address, const uint8_t *data, size_t len)
{
    uint8_t *held;

    if (!send_held(t, o) || !(held = cpy_malloc(t, len + 1)))
        return false;
    memcpy(held, data, len);
    o->held = held;
    o->held_len = len;
    o->held_address = address;
    return true;
}

/* A transfer of at most two messages after what is held back.  acknowledged NULL: a byte that is not acknowledged is an
 * error; else it ends the transfer, and *acknowledged tells how many were before it. */
static bool transfer(struct cpy_thread *t, struct i2c *o, uint8_t address, const struct cpy_i2c_message *messages,
    unsigned n, size_t *acknowledged)
{
    struct cpy_i2c_message all[3];
    uint8_t *held = NULL;
    size_t held_len = 0;
    unsigned count = 0;
    int err;

    if (!ensure(t, o) || (o->held && o->held_address != address && !send_held(t, o)))
        return false;
    if ((held = take_held(o, &held_len)))
        all[count++] = (struct cpy_i2c_message){false, held, held_len};
    memcpy(all + count, messages, n * sizeof *messages);
    err = run(t, o, address, all, count + n);
    free_held(o, held, held_len);
    if (err >= 0 && !cpy_pending(t))
        return true;
    if (err == -EIO && acknowledged && !held && !cpy_pending(t) && !cpy_board_failure(o->use.machine->board)->text[0]) {
        *acknowledged = o->bus->failed;
        return true;
    }
    return failed(t, o, err, messages[n - 1].read ? "reading from" : "writing to", address);
}

static bool read_address(struct cpy_thread *t, cpy_value v, uint8_t *address)
{
    int64_t n;

    if (!cpy_argument_range(t, v, "addr", 0, 127, &n))
        return false;
    *address = (uint8_t)n;
    return true;
}

static bool scan_into(struct cpy_thread *t, struct i2c *o, cpy_value list)
{
    for (uint8_t address = FIRST_ADDRESS; address <= LAST_ADDRESS; address++) {
        int answer;

        if (!cpy_safe_point(t) || !ensure(t, o) || !cpy_machine_enter(t, &o->use, CPY_CALL))
            return false;
        answer = cpy_i2c_probe(o->bus, address);
        cpy_machine_leave(t, &o->use, CPY_CALL);
        if (answer < 0 || cpy_pending(t))
            return failed(t, o, answer, "probing", address);
        if (answer && !cpy_list_append(t, list, cpy_int(address)))
            return false;
    }
    return true;
}

static cpy_value i2c_scan(struct cpy_thread *t, const cpy_value *args)
{
    struct i2c *o = as_i2c(args[0]);
    cpy_value list = ensure(t, o) && send_held(t, o) ? cpy_list_new(t, 0) : CPY_ERROR;

    return list && scan_into(t, o, list) ? list : CPY_ERROR;
}

/* --- reading ----------------------------------------------------------------------------------------------------- */

/* Reads into data, after writing what says where if that is not NULL. */
static bool read_at(struct cpy_thread *t, struct i2c *o, uint8_t address, const struct cpy_i2c_message *where,
    uint8_t *data, size_t len)
{
    struct cpy_i2c_message messages[2];
    unsigned n = 0;

    if (where)
        messages[n++] = *where;
    messages[n++] = (struct cpy_i2c_message){true, data, len};
    return transfer(t, o, address, messages, n, NULL);
}

static cpy_value read_bytes(
    struct cpy_thread *t, struct i2c *o, uint8_t address, const struct cpy_i2c_message *where, cpy_value count)
{
    uint8_t *data;
    int64_t len;
    cpy_value bytes;
    bool ok;

    if (!cpy_argument_range(t, count, "nbytes", 0, READ_MOST, &len) || !(bytes = cpy_bytes_new(t, (size_t)len, &data)))
        return CPY_ERROR;
    ok = read_at(t, o, address, where, data, (size_t)len);
    cpy_keep(bytes);
    return ok ? bytes : CPY_ERROR;
}

static bool read_into(
    struct cpy_thread *t, struct i2c *o, uint8_t address, const struct cpy_i2c_message *where, cpy_value buffer)
{
    struct cpy_slice_view view;
    bool ok;

    if (!cpy_view_parameter(t, buffer, "buf", CPY_UNSET, CPY_UNSET, true, &view))
        return false;
    ok = read_at(t, o, address, where, view.data, view.len);
    cpy_release_slice(t, &view);
    return ok;
}

/* args: self, addr, nbytes, stop.  A read always ends in a STOP: what follows it has no address to join. */
static cpy_value i2c_readfrom(struct cpy_thread *t, const cpy_value *args)
{
    uint8_t address;

    return read_address(t, args[1], &address) ? read_bytes(t, as_i2c(args[0]), address, NULL, args[2]) : CPY_ERROR;
}

/* args: self, addr, buf, stop. */
static cpy_value i2c_readfrom_into(struct cpy_thread *t, const cpy_value *args)
{
    uint8_t address;

    return read_address(t, args[1], &address) && read_into(t, as_i2c(args[0]), address, NULL, args[2]) ? CPY_NONE
                                                                                                       : CPY_ERROR;
}

/* --- writing ----------------------------------------------------------------------------------------------------- */

/* Writes, or holds back without stop: the number of bytes acknowledged. */
static cpy_value write_counted(
    struct cpy_thread *t, struct i2c *o, uint8_t address, const uint8_t *data, size_t len, cpy_value stop)
{
    struct cpy_i2c_message message = {false, (uint8_t *)(uintptr_t)data, len};
    int stops = cpy_truth(t, stop);
    size_t acknowledged = len;
    bool ok;

    if (stops < 0)
        return CPY_ERROR;
    ok = stops ? transfer(t, o, address, &message, 1, &acknowledged) : ensure(t, o) && hold(t, o, address, data, len);
    return ok ? cpy_int((int64_t)acknowledged) : CPY_ERROR;
}

/* args: self, addr, buf, stop. */
static cpy_value i2c_writeto(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_machine_bytes bytes;
    uint8_t address;
    cpy_value result;

    if (!read_address(t, args[1], &address) || !cpy_machine_view(t, args[2], "buf", &bytes))
        return CPY_ERROR;
    result = write_counted(t, as_i2c(args[0]), address, bytes.data, bytes.len, args[3]);
    cpy_machine_release(t, &bytes);
    return result;
}

/* One bytes of all that a vector of buffers and strs holds. */
static cpy_value join(struct cpy_thread *t, cpy_value vector)
{
    cpy_value all = cpy_bytearray_from(t, "", 0), items = cpy_list_from_iterable(t, vector);
    struct cpy_machine_bytes part;

    for (size_t i = 0; all && items && i < cpy_list_len(items); i++) {
        cpy_value bytes;

        if (!cpy_machine_view(t, cpy_list_get(items, i), "an item of vector", &part))
            return CPY_ERROR;
        bytes = cpy_bytes_from(t, part.data, part.len);
        cpy_machine_release(t, &part);
        if (!bytes || !(all = cpy_binary_in_place(t, all, bytes, CPY_ADD)))
            return CPY_ERROR;
    }
    return items ? all : CPY_ERROR;
}

/* args: self, addr, vector, stop. */
static cpy_value i2c_writevto(struct cpy_thread *t, const cpy_value *args)
{
    const cpy_value joined[] = {args[0], args[1], join(t, args[2]), args[3]};

    return joined[2] ? i2c_writeto(t, joined) : CPY_ERROR;
}

/* --- memories ---------------------------------------------------------------------------------------------------- */

/* The address within the device, highest byte first: as many bytes as addrsize says. */
static bool read_where(struct cpy_thread *t, cpy_value memaddr, cpy_value addrsize, uint8_t bytes[4], size_t *n)
{
    int64_t bits, where;

    if (!cpy_argument_range(t, addrsize, "addrsize", 8, 32, &bits))
        return false;
    if (bits % 8) {
        cpy_raise(t, CPY_VALUE_ERROR, "addrsize must be 8, 16, 24 or 32");
        return false;
    }
    if (!cpy_argument_range(t, memaddr, "memaddr", 0, ((int64_t)1 << bits) - 1, &where))
        return false;
    *n = (size_t)bits / 8;
    for (size_t i = 0; i < *n; i++)
        bytes[i] = (uint8_t)(where >> 8 * (*n - 1 - i));
    return true;
}

/* args: self, addr, memaddr, nbytes, addrsize. */
static cpy_value i2c_readfrom_mem(struct cpy_thread *t, const cpy_value *args)
{
    uint8_t address, bytes[4];
    struct cpy_i2c_message where = {.data = bytes};

    if (!read_address(t, args[1], &address) || !read_where(t, args[2], args[4], bytes, &where.len))
        return CPY_ERROR;
    return read_bytes(t, as_i2c(args[0]), address, &where, args[3]);
}

/* args: self, addr, memaddr, buf, addrsize. */
static cpy_value i2c_readfrom_mem_into(struct cpy_thread *t, const cpy_value *args)
{
    uint8_t address, bytes[4];
    struct cpy_i2c_message where = {.data = bytes};

    if (!read_address(t, args[1], &address) || !read_where(t, args[2], args[4], bytes, &where.len))
        return CPY_ERROR;
    return read_into(t, as_i2c(args[0]), address, &where, args[3]) ? CPY_NONE : CPY_ERROR;
}

/* Writes both parts in one message. */
static bool write_mem(struct cpy_thread *t, struct i2c *o, uint8_t address, const struct cpy_bytes_in *where,
    const struct cpy_machine_bytes *bytes)
{
    size_t len = where->len + bytes->len;
    uint8_t *all = cpy_malloc(t, len);
    struct cpy_i2c_message message = {false, all, len};
    bool ok;

    if (!all)
        return false;
    memcpy(all, where->data, where->len);
    memcpy(all + where->len, bytes->data, bytes->len);
    ok = transfer(t, o, address, &message, 1, NULL);
    cpy_free(o, all, len);
    return ok;
}

/* args: self, addr, memaddr, buf, addrsize. */
static cpy_value i2c_writeto_mem(struct cpy_thread *t, const cpy_value *args)
{
    uint8_t address, where[4];
    struct cpy_bytes_in head = {.data = where};
    struct cpy_machine_bytes bytes;
    bool ok;

    if (!read_address(t, args[1], &address) || !read_where(t, args[2], args[4], where, &head.len) ||
        !cpy_machine_view(t, args[3], "buf", &bytes))
        return CPY_ERROR;
    ok = write_mem(t, as_i2c(args[0]), address, &head, &bytes);
    cpy_machine_release(t, &bytes);
    return ok ? CPY_NONE : CPY_ERROR;
}

/* --- primitives -------------------------------------------------------------------------------------------------- */

/* An open bus on which single conditions can be made, with nothing held back. */
static bool ready_for_steps(struct cpy_thread *t, struct i2c *o)
{
    if (!ensure(t, o) || !send_held(t, o))
        return false;
    if (o->soft)
        return true;
    cpy_raise_io(t, o->use.machine->board, -EOPNOTSUPP, "start(), stop(), write() and readinto() need machine.SoftI2C");
    return false;
}

/* What a step on the bus has given. */
static cpy_value step_result(struct cpy_thread *t, struct i2c *o, int result, const char *doing)
{
    cpy_value bus;

    if (result >= 0 && !cpy_pending(t))
        return cpy_int(result);
    bus = cpy_pending(t) ? CPY_ERROR : bus_text(t, o);
    return bus ? cpy_raise_io(t, o->use.machine->board, result, "%s on %V", doing, bus) : CPY_ERROR;
}

/* START or STOP. */
static cpy_value do_condition(struct cpy_thread *t, struct i2c *o, int (*condition)(struct cpy_i2c *), const char *name)
{
    int result;

    if (!ready_for_steps(t, o) || !cpy_machine_enter(t, &o->use, CPY_CALL))
        return CPY_ERROR;
    result = condition(o->bus);
    cpy_machine_leave(t, &o->use, CPY_CALL);
    return step_result(t, o, result, name) ? CPY_NONE : CPY_ERROR;
}

static cpy_value i2c_start(struct cpy_thread *t, const cpy_value *args)
{
    return do_condition(t, as_i2c(args[0]), cpy_i2c_start, "START");
}

static cpy_value i2c_stop(struct cpy_thread *t, const cpy_value *args)
{
    return do_condition(t, as_i2c(args[0]), cpy_i2c_stop, "STOP");
}

/* args: self, buf. */
static cpy_value i2c_write(struct cpy_thread *t, const cpy_value *args)
{
    struct i2c *o = as_i2c(args[0]);
    struct cpy_machine_bytes bytes;
    int result = -EBADF;

    if (!ready_for_steps(t, o) || !cpy_machine_view(t, args[1], "buf", &bytes))
        return CPY_ERROR;
    if (cpy_machine_enter(t, &o->use, CPY_CALL)) {
        result = cpy_i2c_write_raw(o->bus, (struct cpy_bytes_in){bytes.data, bytes.len});
        cpy_machine_leave(t, &o->use, CPY_CALL);
    }
    cpy_machine_release(t, &bytes);
    return step_result(t, o, result, "writing");
}

/* args: self, buf, nack. */
static cpy_value i2c_readinto(struct cpy_thread *t, const cpy_value *args)
{
    struct i2c *o = as_i2c(args[0]);
    int nack = cpy_truth(t, args[2]), result = -EBADF;
    struct cpy_slice_view view;

    if (nack < 0 || !ready_for_steps(t, o) || !cpy_view_parameter(t, args[1], "buf", CPY_UNSET, CPY_UNSET, true, &view))
        return CPY_ERROR;
    if (cpy_machine_enter(t, &o->use, CPY_CALL)) {
        result = cpy_i2c_read_raw(o->bus, (struct cpy_bytes_out){view.data, view.len}, nack);
        cpy_machine_leave(t, &o->use, CPY_CALL);
    }
    cpy_release_slice(t, &view);
    return step_result(t, o, result, "reading") ? CPY_NONE : CPY_ERROR;
}

/* --- the types --------------------------------------------------------------------------------------------------- */

#define METHODS                                                                                                        \
    {"init", "(self, " SETTINGS ")", i2c_init, "Change pins or rate; after deinit() the bus works again.", 0},         \
        {"deinit", "(self, /)", i2c_deinit, "Give the pins back.", 0},                                                 \
        {"scan", "(self, /)", i2c_scan, "Return a list of the addresses, 0x08 to 0x77, at which a device answers.",    \
            0},                                                                                                        \
        {"readfrom", "(self, addr, nbytes, stop=True, /)", i2c_readfrom, "Read bytes.", 0},                            \
        {"readfrom_into", "(self, addr, buf, stop=True, /)", i2c_readfrom_into,                                        \
            "Read as many bytes as buf has room for.", 0},                                                             \
        {"writeto", "(self, addr, buf, stop=True, /)", i2c_writeto,                                                    \
            "Write bytes, and return how many were acknowledged.  Without stop they go out with the next transfer, "   \
            "which then "                                                                                              \
            "begins with a repeated START.",                                                                           \
            0},                                                                                                        \
        {"writevto", "(self, addr, vector, stop=True, /)", i2c_writevto,                                               \
            "Write the buffers of a tuple or list as one.", 0},                                                        \
        {"readfrom_mem", "(self, addr, memaddr, nbytes, *, addrsize=8)", i2c_readfrom_mem,                             \
            "Read bytes of a device's memory; addrsize is the number of bits of memaddr.", 0},                         \
        {"readfrom_mem_into", "(self, addr, memaddr, buf, *, addrsize=8)", i2c_readfrom_mem_into,                      \
            "Read as many bytes of a device's memory as buf has room for.", 0},                                        \
        {"writeto_mem", "(self, addr, memaddr, buf, *, addrsize=8)", i2c_writeto_mem, "Write to a device's memory.",   \
            0},                                                                                                        \
        {"start", "(self, /)", i2c_start, "Make a START condition (SoftI2C).", 0},                                     \
        {"stop", "(self, /)", i2c_stop, "Make a STOP condition (SoftI2C).", 0},                                        \
        {"write", "(self, buf, /)", i2c_write, "Write bytes, and return how many were acknowledged (SoftI2C).", 0},    \
        {"readinto", "(self, buf, nack=True, /)", i2c_readinto,                                                        \
            "Read as many bytes as buf has room for; nack: the last is not acknowledged (SoftI2C).", 0},               \
    {                                                                                                                  \
        "__repr__", "(self, /)", i2c_repr, "Return pins and settings, the rate as it is.", 0                           \
    }

static const struct cpy_function i2c_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", i2c_new, "Make an object of a subclass, without pins yet.", 0},
    {"__init__", "(self, id=<unset>, mode=<unset>, " KEYWORDS ")", i2c_start_up, "Choose the bus.", 0},
    METHODS,
    {0},
};

static const struct cpy_function soft_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", soft_new, "Make an object without pins yet.", 0},
    {"__init__", "(self, scl, sda, *, freq=<unset>, timeout=<unset>, baudrate=<unset>, pins=<unset>)", soft_start_up,
        "Take the pins.", 0},
    METHODS,
    {0},
};

static const struct cpy_constant constants[] = {CPY_INT_CONSTANT("MASTER", 0), CPY_INT_CONSTANT("CONTROLLER", 0), {0}};

static const struct cpy_function make = {"I2C", "(id=<unset>, mode=<unset>, " KEYWORDS ")", i2c_make,
    "Return the bus with this id; without one the board's own, or one on the given pins.", 0};

const struct cpy_type_def cpy_machine_i2c_type = {
    .name = "machine.I2C",
    .doc = "I2C(id, *, scl, sda, freq=400000, timeout=50000): an I2C bus; timeout in us.\n\n"
           "A device that does not answer is OSError(ENODEV).",
    .size = sizeof(struct i2c),
    .flags = CPY_TYPE_HAS_DICT,
    .methods = i2c_methods,
    .constants = constants,
    .make = &make,
    .finalize = i2c_finalize,
};

const struct cpy_type_def cpy_machine_soft_i2c_type = {
    .name = "machine.SoftI2C",
    .doc = "SoftI2C(scl, sda, *, freq=400000, timeout=50000): an I2C bus of any two pins, bit by bit.",
    .size = sizeof(struct i2c),
    .flags = CPY_TYPE_HAS_DICT,
    .methods = soft_methods,
    .finalize = i2c_finalize,
};
