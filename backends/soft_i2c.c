/* SPDX-License-Identifier: MIT */
/* backends/soft_i2c.c - I2C bit by bit (NXP UM10204, section 3.1).
 *
 * Both lines are open drain: writing 1 lets go, and a pull-up makes the line high unless
 * somebody holds it low.  A device that holds SCL makes us wait (clock stretching); the
 * level is therefore read after each release, which also finds lines without a pull-up. */
#include "backends/soft.h"

struct soft {
    int64_t half; /* ns of half a clock period */
    int64_t next; /* when the half period that is under way ends */
    bool started; /* between START and STOP */
};

static struct soft *soft_of(struct cpy_i2c *bus) { return bus->state; }

/* Waits for the end of a half period.  What operations take is part of it; who is late by much begins anew, so that no
 * half is too short. */
static void half_period(struct cpy_i2c *bus)
{
    struct soft *s = soft_of(bus);
    int64_t now = cpy_board_now(bus->board);

    s->next += s->half;
    if (now - s->next > s->half / 2)
        s->next = now;
    else if (now < s->next)
        cpy_board_delay(bus->board, s->next - now);
}

/* The first half period of a condition begins now. */
static void begin_half(struct cpy_i2c *bus) { soft_of(bus)->next = cpy_board_now(bus->board); }
static int set_sda(struct cpy_i2c *bus, bool level) { return cpy_gpio_write(bus->board, bus->sda, level); }
static int scl_low(struct cpy_i2c *bus) { return cpy_gpio_write(bus->board, bus->scl, false); }

/* Lets SCL go and waits until it is high: a device may stretch it, and the high half begins when it has let go, too. */
static int scl_high(struct cpy_i2c *bus)
{
    int level = cpy_gpio_write(bus->board, bus->scl, true);
    int64_t end = 0;

    while (level >= 0 && (level = cpy_gpio_read(bus->board, bus->scl)) == 0) {
        begin_half(bus);
        if (!end)
            end = soft_of(bus)->next + bus->timeout;
        if (soft_of(bus)->next > end)
            return cpy_failed(bus->board, -ETIMEDOUT, bus->scl, "SCL is held low");
    }
    return level < 0 ? level : 0;
}

/* A whole clock pulse; *bit is what SDA was while SCL was high. */
static int clock_bit(struct cpy_i2c *bus, bool out, int *bit)
{
    int err = set_sda(bus, out);

    half_period(bus);
    if (err < 0 || (err = scl_high(bus)) < 0 || (*bit = cpy_gpio_read(bus->board, bus->sda)) < 0)
        return err < 0 ? err : *bit;
    half_period(bus);
    return scl_low(bus);
}

int cpy_soft_i2c_start(struct cpy_i2c *bus)
{
    int err = set_sda(bus, true);

    begin_half(bus);
    half_period(bus);
    if (err < 0 || (err = scl_high(bus)) < 0)
        return err;
    half_period(bus);
    if (cpy_gpio_read(bus->board, bus->sda) == 0)
        return cpy_failed(bus->board, -EIO, bus->sda, "SDA is held low");
    if ((err = set_sda(bus, false)) < 0)
        return err;
    half_period(bus);
    soft_of(bus)->started = true;
    return scl_low(bus);
}

int cpy_soft_i2c_stop(struct cpy_i2c *bus)
{
    int err = set_sda(bus, false);

    soft_of(bus)->started = false;
    begin_half(bus);
    half_period(bus);
    if (err < 0 || (err = scl_high(bus)) < 0)
        return err;
    begin_half(bus);
    half_period(bus);
    err = set_sda(bus, true);
    half_period(bus);
    return err < 0 ? err : cpy_board_flush(bus->board); /* whoever waits for the end of a transfer has it now */
}

int cpy_soft_i2c_put(struct cpy_i2c *bus, uint8_t byte)
{
    int bit, err;

    for (int i = 7; i >= 0; i--)
        if ((err = clock_bit(bus, byte >> i & 1, &bit)) < 0)
            return err;
    err = clock_bit(bus, true, &bit);
    return err < 0 ? err : !bit;
}

int cpy_soft_i2c_get(struct cpy_i2c *bus, uint8_t *byte, bool acknowledge)
{
    int bit, err;

    *byte = 0;
    for (int i = 0; i < 8; i++) {
        if ((err = clock_bit(bus, true, &bit)) < 0)
            return err;
        *byte = (uint8_t)(*byte << 1 | bit);
    }
    return clock_bit(bus, !acknowledge, &bit);
}

/* Makes a line one that is let go. */
static int release(struct cpy_i2c *bus, uint16_t pin)
{
    struct cpy_pin_mode released = {.output = true, .level = true, .drive = CPY_OPEN_DRAIN,
        .pull = bus->pull_up ? CPY_PULL_UP : CPY_PULL_NONE};
    int err = cpy_gpio_setup(bus->board, pin, &released);

    if (err != -ENOTSUP || !bus->pull_up)
        return err;
    released.pull = CPY_PULL_NONE; /* then there must be one outside */
    return cpy_gpio_setup(bus->board, pin, &released);
}

static int soft_open(struct cpy_i2c *bus)
{
    int err = release(bus, bus->sda);

    if (err < 0 || (err = release(bus, bus->scl)) < 0)
        return err;
    if (!bus->hz)
        bus->hz = 100000;
    soft_of(bus)->half = cpy_half_period(bus->hz);
    for (int i = 0; i < 2; i++) {
        uint16_t pin = i ? bus->sda : bus->scl;

        if ((err = cpy_gpio_read(bus->board, pin)) <= 0)
            return err < 0 ? err : cpy_failed(bus->board, -EIO, pin, "%s is low: is there a pull-up resistor?",
                i ? "SDA" : "SCL");
    }
    return 0;
}

static void soft_close(struct cpy_i2c *bus)
{
    if (soft_of(bus)->started)
        cpy_soft_i2c_stop(bus);
}

/* The bytes of a message after its address.  -EIO: a byte was not acknowledged. */
static int transfer_data(struct cpy_i2c *bus, struct cpy_i2c_message *m)
{
    for (size_t i = 0; i < m->len; i++) {
        int got = m->read ? cpy_soft_i2c_get(bus, &m->data[i], i + 1 < m->len) : cpy_soft_i2c_put(bus, m->data[i]);

        if (got < 0)
            return got;
        if (!m->read && !got) {
            bus->failed = i;
            return -EIO;
        }
    }
    return 0;
}

static int transfer_messages(struct cpy_i2c *bus, uint8_t address, struct cpy_i2c_message *messages, unsigned n)
{
    int got;

    for (unsigned i = 0; i < n; i++) {
        bus->failed = 0;
        if ((got = cpy_soft_i2c_start(bus)) < 0)
            return got;
        if ((got = cpy_soft_i2c_put(bus, (uint8_t)(address << 1 | messages[i].read))) <= 0)
            return got < 0 ? got : -ENXIO;
        if ((got = transfer_data(bus, &messages[i])) < 0)
            return got;
    }
    return 0;
}

static int soft_transfer(struct cpy_i2c *bus, uint8_t address, struct cpy_i2c_message *messages, unsigned n)
{
    int err = transfer_messages(bus, address, messages, n);
    int stopped = soft_of(bus)->started ? cpy_soft_i2c_stop(bus) : 0;

    return err < 0 ? err : stopped;
}

const struct cpy_i2c_ops cpy_soft_i2c_ops = {sizeof(struct soft), soft_open, soft_close, soft_transfer, NULL};
