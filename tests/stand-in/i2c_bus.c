/* SPDX-License-Identifier: MIT */
/* tests/stand-in/i2c_bus.c - answering the ioctls of i2c-dev. */
#include "tests/stand-in/i2c_bus.h"

#include "tests/stand-in/node.h"

#include <dlfcn.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MESSAGES_MOST 42

struct stand_in_bus {
    struct stand_in_node node;
    unsigned long functions;
    stand_in_transfer transfer;
    void *user;
};

/* (umockdev_in_mock_environment() tells it only once there is a test bed.) */
bool stand_in_can_make_nodes(void)
{
    void *library = dlopen("libumockdev-preload.so.0", RTLD_NOW | RTLD_NOLOAD);

    if (library)
        dlclose(library);
    return library;
}

/* --- ioctls --------------------------------------------------------------------------------------------- */

/* Hands a transfer to the function, and what it read back to the caller. */
static int answer(struct stand_in_bus *bus, UMockdevIoctlData *list, unsigned n)
{
    struct cpy_i2c_message messages[MESSAGES_MOST];
    UMockdevIoctlData *blocks[MESSAGES_MOST];
    struct i2c_msg theirs[MESSAGES_MOST];
    int err;

    memcpy(theirs, list->data, n * sizeof *theirs);
    for (unsigned i = 0; i < n; i++) {
        blocks[i] = stand_in_fetch(list, i * sizeof *theirs + offsetof(struct i2c_msg, buf), theirs[i].len);
        messages[i] = (struct cpy_i2c_message){
            theirs[i].flags & I2C_M_RD, blocks[i] ? blocks[i]->data : NULL, theirs[i].len};
    }
    err = bus->transfer(bus->user, (uint8_t)theirs[0].addr, messages, n);
    for (unsigned i = 0; i < n; i++) {
        if (messages[i].read && blocks[i])
            umockdev_ioctl_data_update(blocks[i], 0, messages[i].data, (gint)messages[i].len);
        stand_in_drop(blocks[i]);
    }
    return err;
}

static void exchange(struct stand_in_bus *bus, UMockdevIoctlClient *client, UMockdevIoctlData *argument)
{
    UMockdevIoctlData *block = stand_in_fetch(argument, 0, sizeof(struct i2c_rdwr_ioctl_data)), *list;
    struct i2c_rdwr_ioctl_data transfer;
    int err = -EINVAL;

    memcpy(&transfer, block->data, sizeof transfer);
    if (transfer.nmsgs > 0 && transfer.nmsgs <= MESSAGES_MOST) {
        list = stand_in_fetch(block, offsetof(struct i2c_rdwr_ioctl_data, msgs), transfer.nmsgs * sizeof(struct i2c_msg));
        err = answer(bus, list, transfer.nmsgs);
        stand_in_drop(list);
    }
    stand_in_drop(block);
    umockdev_ioctl_client_complete(client, err < 0 ? -1 : (glong)transfer.nmsgs, err < 0 ? -err : 0);
}

static void tell_functions(struct stand_in_bus *bus, UMockdevIoctlClient *client, UMockdevIoctlData *argument)
{
    UMockdevIoctlData *block = stand_in_fetch(argument, 0, sizeof bus->functions);

    umockdev_ioctl_data_update(block, 0, (guint8 *)&bus->functions, sizeof bus->functions);
    stand_in_drop(block);
    umockdev_ioctl_client_complete(client, 0, 0);
}

static gboolean handle_ioctl(UMockdevIoctlBase *handler, UMockdevIoctlClient *client, gpointer user)
{
    UMockdevIoctlData *argument = umockdev_ioctl_client_get_arg(client);

    (void)handler;
    switch (umockdev_ioctl_client_get_request(client)) {
    case I2C_FUNCS: tell_functions(user, client, argument); break;
    case I2C_RDWR: exchange(user, client, argument); break;
    default: umockdev_ioctl_client_complete(client, -1, ENOTTY);
    }
    return TRUE; /* the argument belongs to the client */
}

/* --- the node --------------------------------------------------------------------------------------------- */

/* The rate, as the device tree has it: four bytes, the high one first. */
static void write_rate(struct stand_in_bus *bus, const char *name, uint32_t hz)
{
    guint8 cells[] = {(guint8)(hz >> 24), (guint8)(hz >> 16), (guint8)(hz >> 8), (guint8)hz};
    char path[64];

    snprintf(path, sizeof path, "/sys/devices/%s", name);
    umockdev_testbed_set_attribute_binary(bus->node.testbed, path, "of_node/clock-frequency", cells, sizeof cells);
}

struct stand_in_bus *stand_in_bus_new(
    const char *node, unsigned long functions, uint32_t hz, stand_in_transfer transfer, void *user)
{
    struct stand_in_bus *bus = calloc(1, sizeof *bus);

    if (!bus)
        abort();
    bus->functions = functions;
    bus->transfer = transfer;
    bus->user = user;
    stand_in_node_open(&bus->node, node, "i2c", handle_ioctl, bus);
    if (hz)
        write_rate(bus, strrchr(node, '/') + 1, hz);
    return bus;
}

void stand_in_bus_free(struct stand_in_bus *bus)
{
    stand_in_node_close(&bus->node);
    free(bus);
}
