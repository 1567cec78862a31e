/* SPDX-License-Identifier: MIT */
/* tests/lab/virtio_i2c.c - transfers of the guest on the simulated I2C bus.
 *
 * The guest puts each message of a transfer into the queue by itself, all but the last marked "if this fails, so does
 * the next"; they are collected, so that the device model sees one transfer with repeated STARTs. */
#include "tests/lab/lab.h"

#include <stdlib.h>
#include <string.h>

#define ZERO_LENGTH 1 /* feature: messages without bytes */
#define FAIL_NEXT 1   /* flags of a message */
#define READ 2
#define BRIDGE_ADDRESS 0x28

void lab_show_error(struct cpy_thread *t)
{
    if (cpy_pending(t))
        cpy_exception_print(t, cpy_take_pending(t));
}

/* What a request says first. */
struct head {
    uint16_t address; /* shifted by one */
    uint16_t padding;
    uint32_t flags;
};

/* The transfer is complete: it is done, and all its messages are answered. */
static void carry_out(struct lab_i2c *i2c)
{
    int err = lab_shared_take(&i2c->shared);

    if (err >= 0)
        err = i2c->bridge && i2c->address == BRIDGE_ADDRESS
                  ? lab_bridge_transfer(i2c->bridge, i2c->messages, i2c->n)
                  : cpy_i2c_transfer(i2c->bus, i2c->address, i2c->messages, i2c->n);

    lab_show_error(i2c->t);
    for (unsigned i = 0; i < i2c->n; i++) {
        *i2c->status[i] = err < 0;
        vhost_answer(&i2c->vhost, 0, i2c->heads[i],
            (uint32_t)(1 + (i2c->messages[i].read ? i2c->messages[i].len : 0)));
    }
    i2c->n = 0;
}

static void on_request(struct vhost *vhost, unsigned queue, const struct vhost_request *request)
{
    struct lab_i2c *i2c = vhost->user;
    const struct vhost_part *data = request->n == 3 ? &request->parts[1] : NULL;
    struct head head;

    (void)queue;
    memcpy(&head, request->parts[0].data, sizeof head);
    i2c->address = (uint8_t)(head.address >> 1);
    i2c->messages[i2c->n] =
        (struct cpy_i2c_message){(head.flags & READ) != 0, data ? data->data : NULL, data ? data->len : 0};
    i2c->heads[i2c->n] = request->head;
    i2c->status[i2c->n] = request->parts[request->n - 1].data;
    i2c->n++;
    if (!(head.flags & FAIL_NEXT) || i2c->n == LAB_MESSAGES)
        carry_out(i2c);
}

static int open_bus(void *user)
{
    struct lab_i2c *i2c = user;
    const uint16_t *pins = i2c->shared.pins;

    return cpy_i2c_open(
        &i2c->bus, i2c->shared.board, pins[CPY_BUS_SCL], pins[CPY_BUS_SDA], 400000, 1000000000, false);
}

static void close_bus(void *user)
{
    struct lab_i2c *i2c = user;

    cpy_i2c_close(i2c->bus);
    i2c->bus = NULL;
}

int lab_i2c_open(struct lab_i2c *i2c, struct cpy_thread *t, struct lab_gpio *gpio, const char *name, const char *path)
{
    const struct cpy_bus_def *def = cpy_bus_named(gpio->board->def, name);
    int err;

    if (!def)
        return -ENODEV;
    i2c->shared = (struct lab_shared){
        .board = gpio->board, .pins = def->pins, .n = 2, .open = open_bus, .close = close_bus, .bus = i2c};
    i2c->vhost = (struct vhost){
        .name = name, .features = ZERO_LENGTH, .queues = 1, .request = on_request, .user = i2c};
    i2c->t = t;
    err = lab_shared_add(gpio, &i2c->shared);
    return err < 0 ? err : vhost_listen(&i2c->vhost, path);
}
