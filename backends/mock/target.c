/* SPDX-License-Identifier: MIT */
/* backends/mock/target.c - the device's side of an I2C bus that the script moves bit by bit.
 *
 * Watches two nets and finds START, STOP, bits and bytes in their changes, so that a
 * bit-banged bus reaches the same devices as the controller.  SDA is sampled when SCL
 * rises and driven when it falls (UM10204, section 3.1). */
#include "backends/mock/state.h"

#include <stdlib.h>

enum phase { IDLE, ADDRESS, TAKE, GIVE, ACK_TAKEN, ACK_ASKED, DEAF };

struct cpy_target {
    struct cpy_target *next;
    struct cpy_mock *mock;
    uint16_t scl, sda;
    struct cpy_mock_driver *driver; /* of SDA */
    bool scl_level, sda_level;
    enum phase phase;
    enum phase after;     /* the acknowledge bit: what follows */
    unsigned bits;        /* of the byte */
    uint8_t byte;
    struct cpy_device *device;
};

static void drive(struct cpy_target *g, bool level)
{
    cpy_mock_driver_set(g->driver, level ? CPY_MOCK_FLOAT : CPY_MOCK_LOW);
}

static void on_start(struct cpy_target *g)
{
    g->phase = ADDRESS;
    g->bits = 0;
    g->byte = 0;
    drive(g, true);
}

static void on_stop(struct cpy_target *g)
{
    if (g->device && g->device->ops.i2c->stop)
        g->device->ops.i2c->stop(g->device->user);
    g->device = NULL;
    g->phase = IDLE;
    drive(g, true);
}

/* The byte that the device gives next. */
static void fetch(struct cpy_target *g)
{
    g->byte = 0xff;
    g->bits = 0;
    if (g->device->ops.i2c->read(g->device->user, &g->byte, 1) < 0)
        g->byte = 0xff;
}

/* Eight bits have come: does somebody acknowledge them? */
static bool on_byte(struct cpy_target *g)
{
    if (g->phase == TAKE) {
        g->after = TAKE;
        return g->device->ops.i2c->write(g->device->user, &g->byte, 1) == 1;
    }
    g->device = cpy_device_at(g->mock, g->scl, g->sda, g->byte >> 1);
    g->after = g->byte & 1 ? GIVE : TAKE;
    return g->device && g->device->ops.i2c->start(g->device->user, g->byte & 1) >= 0;
}

static void scl_rises(struct cpy_target *g)
{
    if (g->phase == ADDRESS || g->phase == TAKE) {
        g->byte = (uint8_t)(g->byte << 1 | g->sda_level);
        g->bits++;
    } else if (g->phase == ACK_ASKED) {
        g->after = g->sda_level ? DEAF : GIVE; /* the controller wants no more */
    }
}

static void give_bit(struct cpy_target *g) { drive(g, g->byte >> (7 - g->bits) & 1); }

/* SCL falls: what is on SDA in the next bit. */
static void scl_falls(struct cpy_target *g)
{
    switch (g->phase) {
    case ADDRESS:
    case TAKE:
        if (g->bits == 8) {
            bool acknowledged = on_byte(g);

            g->phase = acknowledged ? ACK_TAKEN : DEAF;
            drive(g, !acknowledged);
        }
        break;
    case ACK_TAKEN:
        g->phase = g->after;
        g->bits = 0;
        g->byte = 0;
        drive(g, true);
        if (g->phase == GIVE) {
            fetch(g);
            give_bit(g);
        }
        break;
    case GIVE:
        if (++g->bits == 8) {
            g->phase = ACK_ASKED;
            drive(g, true);
        } else {
            give_bit(g);
        }
        break;
    case ACK_ASKED:
        g->phase = g->after;
        if (g->phase == GIVE) {
            fetch(g);
            give_bit(g);
        }
        break;
    default:
        break;
    }
}

static void scl_changed(void *user, bool level, int64_t time)
{
    struct cpy_target *g = user;

    (void)time;
    if (level == g->scl_level)
        return;
    g->scl_level = level;
    if (level)
        scl_rises(g);
    else
        scl_falls(g);
}

static void sda_changed(void *user, bool level, int64_t time)
{
    struct cpy_target *g = user;

    (void)time;
    if (level == g->sda_level)
        return;
    g->sda_level = level;
    if (!g->scl_level)
        return;
    if (level)
        on_stop(g);
    else
        on_start(g);
}

static bool is_there(struct cpy_mock *m, uint16_t scl, uint16_t sda)
{
    for (struct cpy_target *g = m->targets; g; g = g->next)
        if (cpy_same_net(m, g->scl, scl) && cpy_same_net(m, g->sda, sda))
            return true;
    return false;
}

int cpy_target_add(struct cpy_mock *m, uint16_t scl, uint16_t sda)
{
    struct cpy_target *g;

    if (is_there(m, scl, sda))
        return 0;
    if (!(g = calloc(1, sizeof *g)))
        return -ENOMEM;
    *g = (struct cpy_target){.next = m->targets, .mock = m, .scl = scl, .sda = sda, .scl_level = true, .sda_level = true,
        .driver = cpy_mock_driver_new(m, sda)};
    m->targets = g;
    if (!g->driver || cpy_mock_listen(m, scl, scl_changed, g) < 0 || cpy_mock_listen(m, sda, sda_changed, g) < 0)
        return -ENOMEM;
    return 0;
}

void cpy_targets_forget(struct cpy_mock *m, const struct cpy_device *d)
{
    for (struct cpy_target *g = m->targets; g; g = g->next)
        if (g->device == d) {
            g->device = NULL;
            g->phase = DEAF;
            drive(g, true);
        }
}

void cpy_targets_close(struct cpy_mock *m)
{
    struct cpy_target *g;

    while ((g = m->targets)) {
        m->targets = g->next;
        free(g);
    }
}
