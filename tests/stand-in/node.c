/* SPDX-License-Identifier: MIT */
/* tests/stand-in/node.c - a device node that umockdev makes.
 *
 * The arguments of an ioctl lie in the memory of whoever called it, perhaps another process: umockdev fetches a block
 * of it by the address that a block fetched before has at some place (resolve), and writes back (update). */
#include "tests/stand-in/node.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void stand_in_check(const char *doing, GError *error)
{
    if (!error)
        return;
    fprintf(stderr, "stand-in for a device: %s: %s\n", doing, error->message);
    abort();
}

/* Adds the node to the testbed, which it has a share in. */
static void add(struct stand_in_node *node, UMockdevTestbed *testbed, const char *path, const char *subsystem,
    stand_in_ioctl answer, void *user)
{
    const char *name = strrchr(path, '/') + 1;
    GError *error = NULL;
    char about[200];

    *node = (struct stand_in_node){testbed, umockdev_ioctl_base_new(), path};
    snprintf(about, sizeof about, "P: /devices/%s\nN: %s\nE: SUBSYSTEM=%s\nE: DEVNAME=%s\n\n", name, name, subsystem, path);
    umockdev_testbed_add_from_string(node->testbed, about, &error);
    stand_in_check("making the node", error);
    g_signal_connect(node->handler, "handle-ioctl", G_CALLBACK(answer), user);
    umockdev_testbed_attach_ioctl(node->testbed, path, node->handler, &error);
    stand_in_check("answering for it", error);
}

void stand_in_node_open(
    struct stand_in_node *node, const char *path, const char *subsystem, stand_in_ioctl answer, void *user)
{
    add(node, umockdev_testbed_new(), path, subsystem, answer, user);
}

void stand_in_node_beside(struct stand_in_node *node, const struct stand_in_node *other, const char *path,
    const char *subsystem, stand_in_ioctl answer, void *user)
{
    add(node, g_object_ref(other->testbed), path, subsystem, answer, user);
}

void stand_in_node_close(struct stand_in_node *node)
{
    GError *error = NULL;

    umockdev_testbed_detach_ioctl(node->testbed, node->path, &error);
    stand_in_check("closing it", error);
    g_object_unref(node->handler);
    g_object_unref(node->testbed);
}

UMockdevIoctlData *stand_in_fetch(UMockdevIoctlData *from, gsize place, gsize len)
{
    GError *error = NULL;
    UMockdevIoctlData *block = len ? umockdev_ioctl_data_resolve(from, place, len, &error) : NULL;

    stand_in_check("fetching the caller's memory", error);
    return block;
}

void stand_in_drop(UMockdevIoctlData *block)
{
    if (block)
        umockdev_ioctl_data_unref(block);
}
