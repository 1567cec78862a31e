/* SPDX-License-Identifier: MIT */
/* tests/stand-in/i2c_bus.c - answering the ioctls of i2c-dev.
 *
 * The arguments lie in the memory of whoever called ioctl(), perhaps another process: umockdev fetches a block
 * of it by the address that a block fetched before has at some place (resolve), and writes back (update). */
#include "tests/stand-in/i2c_bus.h"

#include <dlfcn.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <umockdev.h>

#define MESSAGES_MOST 42

struct stand_in_bus {
    UMockdevTestbed *testbed;
    UMockdevIoctlBase *handler;
    const char *node;
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

/* --- memory of the caller ------------------------------------------------------------------------------- */

/* The block whose address lies at this place of another one.  NULL: len is 0. */
static UMockdevIoctlData *fetch(UMockdevIoctlData *from, gsize place, gsize len)
{
    GError *error = NULL;
    UMockdevIoctlData *block = len ? umockdev_ioctl_data_resolve(from, place, len, &error) : NULL;

    if (error) {
        fprintf(stderr, "stand-in for i2c-dev: %s\n", error->message);
        abort();
    }
    return block;
}

static void drop(UMockdevIoctlData *block)
{
    if (block)
        umockdev_ioctl_data_unref(block);
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
        blocks[i] = fetch(list, i * sizeof *theirs + offsetof(struct i2c_msg, buf), theirs[i].len);
        messages[i] = (struct cpy_i2c_message){
            theirs[i].flags & I2C_M_RD, blocks[i] ? blocks[i]->data : NULL, theirs[i].len};
    }
    err = bus->transfer(bus->user, (uint8_t)theirs[0].addr, messages, n);
    for (unsigned i = 0; i < n; i++) {
        if (messages[i].read && blocks[i])
            umockdev_ioctl_data_update(blocks[i], 0, messages[i].data, (gint)messages[i].len);
        drop(blocks[i]);
    }
    return err;
}

static void exchange(struct stand_in_bus *bus, UMockdevIoctlClient *client, UMockdevIoctlData *argument)
{
    UMockdevIoctlData *block = fetch(argument, 0, sizeof(struct i2c_rdwr_ioctl_data)), *list;
    struct i2c_rdwr_ioctl_data transfer;
    int err = -EINVAL;

    memcpy(&transfer, block->data, sizeof transfer);
    if (transfer.nmsgs > 0 && transfer.nmsgs <= MESSAGES_MOST) {
        list = fetch(block, offsetof(struct i2c_rdwr_ioctl_data, msgs), transfer.nmsgs * sizeof(struct i2c_msg));
        err = answer(bus, list, transfer.nmsgs);
        drop(list);
    }
    drop(block);
    umockdev_ioctl_client_complete(client, err < 0 ? -1 : (glong)transfer.nmsgs, err < 0 ? -err : 0);
}

static void tell_functions(struct stand_in_bus *bus, UMockdevIoctlClient *client, UMockdevIoctlData *argument)
{
    UMockdevIoctlData *block = fetch(argument, 0, sizeof bus->functions);

    umockdev_ioctl_data_update(block, 0, (guint8 *)&bus->functions, sizeof bus->functions);
    drop(block);
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

static void check(const char *doing, GError *error)
{
    if (!error)
        return;
    fprintf(stderr, "stand-in for i2c-dev: %s: %s\n", doing, error->message);
    abort();
}

/* The rate, as the device tree has it: four bytes, the high one first. */
static void write_rate(struct stand_in_bus *bus, const char *name, uint32_t hz)
{
    guint8 cells[] = {(guint8)(hz >> 24), (guint8)(hz >> 16), (guint8)(hz >> 8), (guint8)hz};
    char path[64];

    snprintf(path, sizeof path, "/sys/devices/%s", name);
    umockdev_testbed_set_attribute_binary(bus->testbed, path, "of_node/clock-frequency", cells, sizeof cells);
}

struct stand_in_bus *stand_in_bus_new(
    const char *node, unsigned long functions, uint32_t hz, stand_in_transfer transfer, void *user)
{
    struct stand_in_bus *bus = calloc(1, sizeof *bus);
    const char *name = strrchr(node, '/') + 1;
    GError *error = NULL;
    char about[200];

    if (!bus)
        abort();
    *bus = (struct stand_in_bus){umockdev_testbed_new(), umockdev_ioctl_base_new(), node, functions, transfer, user};
    snprintf(about, sizeof about, "P: /devices/%s\nN: %s\nE: SUBSYSTEM=i2c\nE: DEVNAME=%s\n\n", name, name, node);
    umockdev_testbed_add_from_string(bus->testbed, about, &error);
    check("making the node", error);
    if (hz)
        write_rate(bus, name, hz);
    g_signal_connect(bus->handler, "handle-ioctl", G_CALLBACK(handle_ioctl), bus);
    umockdev_testbed_attach_ioctl(bus->testbed, node, bus->handler, &error);
    check("answering for it", error);
    return bus;
}

void stand_in_bus_free(struct stand_in_bus *bus)
{
    GError *error = NULL;

    umockdev_testbed_detach_ioctl(bus->testbed, bus->node, &error);
    check("closing it", error);
    g_object_unref(bus->handler);
    g_object_unref(bus->testbed);
    free(bus);
}
