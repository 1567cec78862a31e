/* SPDX-License-Identifier: MIT */
/* backends/mock/i2c.c - the simulated I2C controller (UM10204).
 *
 * Messages go to the device as blocks, not bit by bit; what they cost is counted in bits,
 * and a trace gets every bit.  A byte is nine bits, a START or STOP counts as one. */
#include "backends/mock/state.h"

#include <string.h>

/* A transfer under way. */
struct transfer {
    struct cpy_mock *m;
    struct cpy_i2c *bus;
    struct cpy_device *device; /* NULL: nobody is there */
    int64_t bit;               /* ns of a bit */
    int64_t start;             /* when the first START was */
    uint64_t bits;             /* so far */
    uint32_t bytes;            /* sent by the controller, the addresses included */
};

/* --- the trace of it --------------------------------------------------------------------------------------- */

static void trace_lines(struct transfer *x, int quarter, int scl, int sda)
{
    int64_t time = x->start + (int64_t)x->bits * x->bit + quarter * x->bit / 4;

    if (scl >= 0)
        cpy_trace_level(x->m, x->bus->scl, scl, time);
    if (sda >= 0)
        cpy_trace_level(x->m, x->bus->sda, sda, time);
}

static void bit(struct transfer *x, bool level)
{
    if (x->m->trace) {
        trace_lines(x, 0, 0, -1);
        trace_lines(x, 1, -1, level);
        trace_lines(x, 2, 1, -1);
    }
    x->bits++;
}

static void byte(struct transfer *x, uint8_t value, bool acknowledged)
{
    if (!x->m->trace) {
        x->bits += 9;
        return;
    }
    for (int i = 7; i >= 0; i--)
        bit(x, value >> i & 1);
    bit(x, !acknowledged);
}

static void start_condition(struct transfer *x)
{
    if (x->m->trace) {
        trace_lines(x, 0, x->bits ? 0 : -1, -1);
        trace_lines(x, 1, -1, 1);
        trace_lines(x, 2, 1, -1);
        trace_lines(x, 3, -1, 0);
    }
    x->bits++;
}

static void stop_condition(struct transfer *x)
{
    if (x->m->trace) {
        trace_lines(x, 0, 0, -1);
        trace_lines(x, 1, -1, 0);
        trace_lines(x, 2, 1, -1);
        trace_lines(x, 3, -1, 1);
    }
    x->bits += 2; /* and the bus is free for a bit time */
}

/* --- bytes --------------------------------------------------------------------------------------------------- */

/* Does a fault refuse the byte that is sent next? */
static bool refused(struct transfer *x)
{
    struct cpy_fault *fault = cpy_fault_hits(x->device, CPY_FAULT_NACK);

    return fault && fault->at == x->bytes;
}

static int send_address(struct transfer *x, uint8_t address, bool read)
{
    int err = !x->device || refused(x) ? -ENXIO : x->device->ops.i2c->start(x->device->user, read);

    x->bytes++;
    byte(x, (uint8_t)(address << 1 | read), err >= 0);
    return err;
}

/* The bytes that a fault lets through. */
static size_t let_through(struct transfer *x, size_t len)
{
    struct cpy_fault *fault = cpy_fault_hits(x->device, CPY_FAULT_NACK);

    return fault && fault->at >= x->bytes && fault->at - x->bytes < len ? fault->at - x->bytes : len;
}

static int send_data(struct transfer *x, const struct cpy_i2c_message *message)
{
    size_t len = let_through(x, message->len);
    int64_t taken = len ? x->device->ops.i2c->write(x->device->user, message->data, len) : 0;

    if (taken < 0)
        return (int)taken;
    if ((size_t)taken > len)
        taken = (int64_t)len;
    for (size_t i = 0; i < message->len && i <= (size_t)taken; i++)
        byte(x, message->data[i], i < (size_t)taken);
    x->bytes += (uint32_t)taken;
    x->bus->failed = (size_t)taken;
    return (size_t)taken < message->len ? -EIO : 0;
}

static int receive_data(struct transfer *x, struct cpy_i2c_message *message)
{
    int err = message->len ? x->device->ops.i2c->read(x->device->user, message->data, message->len) : 0;

    if (err < 0)
        return err;
    if (cpy_fault_hits(x->device, CPY_FAULT_CORRUPT))
        for (size_t i = 0; i < message->len; i++)
            message->data[i] = (uint8_t)~message->data[i];
    for (size_t i = 0; i < message->len; i++)
        byte(x, message->data[i], i + 1 < message->len);
    return 0;
}

static int run_messages(struct transfer *x, uint8_t address, struct cpy_i2c_message *messages, unsigned n)
{
    int err = 0;

    for (unsigned i = 0; i < n && err >= 0; i++) {
        x->bus->failed = 0;
        start_condition(x);
        err = send_address(x, address, messages[i].read);
        if (err >= 0)
            err = messages[i].read ? receive_data(x, &messages[i]) : send_data(x, &messages[i]);
    }
    if (x->device && x->device->ops.i2c->stop)
        x->device->ops.i2c->stop(x->device->user);
    stop_condition(x);
    return err < 0 ? err : 0;
}

/* --- the operations -------------------------------------------------------------------------------------------- */

static const char *label(struct cpy_i2c *bus, uint16_t pin) { return cpy_pin_label(bus->board->def, pin); }

/* Are both lines high, as an idle bus is? */
static int check_idle(struct cpy_mock *m, struct cpy_i2c *bus)
{
    const uint16_t pins[] = {bus->scl, bus->sda};

    for (int i = 0; i < 2; i++)
        if (!m->nets[m->pins[pins[i]].net].level)
            return cpy_failed(bus->board, -EIO, pins[i], "%s (%s) is held low", i ? "SDA" : "SCL", label(bus, pins[i]));
    return 0;
}

static int stuck(struct cpy_i2c *bus, struct cpy_device *d)
{
    return cpy_failed(bus->board, -EIO, bus->sda, "SDA (%s) is held low by %s", label(bus, bus->sda), d->name);
}

/* A device on the bus that holds SDA, whoever is meant, or NULL. */
static struct cpy_device *holder(struct cpy_mock *m, struct cpy_i2c *bus)
{
    for (struct cpy_device *d = m->devices; d; d = d->next)
        if (d->faults && d->kind == CPY_DEVICE_I2C && cpy_same_net(m, d->pins[1], bus->sda) &&
            cpy_fault_hits(d, CPY_FAULT_STUCK_SDA))
            return d;
    return NULL;
}

static int mock_transfer(struct cpy_i2c *bus, uint8_t address, struct cpy_i2c_message *messages, unsigned n)
{
    struct cpy_mock *m = cpy_mock_from(bus->board);
    struct transfer x = {.m = m, .bus = bus, .bit = 1000000000 / bus->hz};
    struct cpy_device *d = cpy_device_at(m, bus->scl, bus->sda, address), *held = holder(m, bus);
    int err = cpy_transfer_begin(m, d ? d->name : bus->def ? bus->def->name : "I2C");

    if (err < 0)
        return err;
    x.device = cpy_transfer_fails(m) || (d && cpy_fault_hits(d, CPY_FAULT_DISCONNECT)) ? NULL : d;
    x.start = m->trace ? cpy_trace_begin(m) : 0;
    err = held ? stuck(bus, held) : check_idle(m, bus);
    if (err >= 0)
        err = run_messages(&x, address, messages, n);
    if (d)
        cpy_faults_count(d);
    if (m->trace)
        cpy_trace_busy(m, x.start + (int64_t)x.bits * x.bit);
    cpy_transfer_end(m, (int64_t)x.bits * x.bit);
    return err;
}

static void mock_close(struct cpy_i2c *bus)
{
    struct cpy_mock *m = cpy_mock_from(bus->board);

    cpy_net_bus(m, bus->scl, -1);
    cpy_net_bus(m, bus->sda, -1);
}

static int mock_open(struct cpy_i2c *bus)
{
    struct cpy_mock *m = cpy_mock_from(bus->board);
    int err;

    if (bus->scl >= m->board.def->pin_count || bus->sda >= m->board.def->pin_count)
        return -EINVAL;
    if (bus->hz == 0)
        bus->hz = 100000;
    if (bus->hz > 3400000)
        bus->hz = 3400000; /* high-speed mode is the fastest that there is */
    cpy_net_bus(m, bus->scl, 1);
    cpy_net_bus(m, bus->sda, 1);
    if ((err = check_idle(m, bus)) < 0)
        mock_close(bus);
    return err;
}

const struct cpy_i2c_ops cpy_mock_i2c = {1, mock_open, mock_close, mock_transfer, NULL};
