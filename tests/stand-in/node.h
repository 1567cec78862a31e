/* SPDX-License-Identifier: MIT */
/* tests/stand-in/node.h - a device node that umockdev makes, and the memory of whoever calls ioctl() on it. */
#ifndef CPY_STAND_IN_NODE_H
#define CPY_STAND_IN_NODE_H

#include <stdint.h>
#include <umockdev.h>

/* A node whose ioctls a function answers. */
struct stand_in_node {
    UMockdevTestbed *testbed;
    UMockdevIoctlBase *handler;
    const char *path;
};

/* Answers an ioctl, in a thread of umockdev's; TRUE. */
typedef gboolean (*stand_in_ioctl)(UMockdevIoctlBase *handler, UMockdevIoctlClient *client, gpointer user);

/* Ends the program if there is an error. */
void stand_in_check(const char *doing, GError *error);
/* Makes the node at the path, a device of the kernel's subsystem.  Ends the program if that fails. */
void stand_in_node_open(
    struct stand_in_node *node, const char *path, const char *subsystem, stand_in_ioctl answer, void *user);
/* The same beside another node, which must be there as long. */
void stand_in_node_beside(struct stand_in_node *node, const struct stand_in_node *other, const char *path,
    const char *subsystem, stand_in_ioctl answer, void *user);
void stand_in_node_close(struct stand_in_node *node); /* The node is gone. */

/* The block of len bytes whose address lies at this place of another one; NULL if len is 0. */
UMockdevIoctlData *stand_in_fetch(UMockdevIoctlData *from, gsize place, gsize len);
void stand_in_drop(UMockdevIoctlData *block); /* Lets go of a block; NULL is ignored. */

#endif
