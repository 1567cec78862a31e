/* SPDX-License-Identifier: MIT */
/* tests/stand-in/tty.c - answering the ioctls of a serial port. */
#include "tests/stand-in/tty.h"

#include "tests/stand-in/node.h"

#include <asm/ioctls.h>
#include <asm/termbits.h>
#include <errno.h>
#include <linux/serial.h>
#include <stdlib.h>
#include <string.h>

struct stand_in_tty_node {
    struct stand_in_node node;
    struct stand_in_tty *about;
};

/* Reads or writes the caller's memory that the argument is the address of. */
static void move(UMockdevIoctlData *argument, void *what, size_t size, bool answer)
{
    UMockdevIoctlData *block = stand_in_fetch(argument, 0, size);

    if (answer)
        umockdev_ioctl_data_update(block, 0, what, (gint)size);
    else
        memcpy(what, block->data, size);
    stand_in_drop(block);
}

static void tell_settings(const struct stand_in_tty *about, UMockdevIoctlData *argument)
{
    struct termios2 tio = {.c_cflag = about->flags, .c_ospeed = about->rate, .c_ispeed = about->rate};

    move(argument, &tio, sizeof tio, true);
}

static void take_settings(struct stand_in_tty *about, UMockdevIoctlData *argument)
{
    struct termios2 tio;

    move(argument, &tio, sizeof tio, false);
    about->flags = tio.c_cflag;
    if (!about->rateless)
        about->rate = about->rate_most && tio.c_ospeed > about->rate_most ? 9600 : tio.c_ospeed;
    about->sets++;
}

static void tell_exclusive(const struct stand_in_tty *about, UMockdevIoctlData *argument)
{
    int exclusive = about->exclusive;

    move(argument, &exclusive, sizeof exclusive, true);
}

/* What the driver cannot do it leaves out, and says so. */
static int take_rs485(struct stand_in_tty *about, UMockdevIoctlData *argument)
{
    struct serial_rs485 rs485;

    if (!about->rs485_possible)
        return ENOTTY;
    move(argument, &rs485, sizeof rs485, false);
    about->rs485 = rs485.flags &= about->rs485_possible;
    move(argument, &rs485, sizeof rs485, true);
    return 0;
}

static gboolean handle_ioctl(UMockdevIoctlBase *handler, UMockdevIoctlClient *client, gpointer user)
{
    UMockdevIoctlData *argument = umockdev_ioctl_client_get_arg(client);
    struct stand_in_tty *about = ((struct stand_in_tty_node *)user)->about;
    int err = 0;

    (void)handler;
    switch (umockdev_ioctl_client_get_request(client)) {
    case TCGETS2: tell_settings(about, argument); break;
    case TCSETS2: take_settings(about, argument); break;
    case TIOCEXCL: about->exclusive = true; break;
    case TIOCNXCL: about->exclusive = false; break;
    case TIOCGEXCL: tell_exclusive(about, argument); break;
    case TIOCSRS485: err = take_rs485(about, argument); break;
    default: err = ENOTTY;
    }
    umockdev_ioctl_client_complete(client, err ? -1 : 0, err);
    return TRUE; /* the argument belongs to the client */
}

struct stand_in_tty_node *stand_in_tty_new(const char *node, struct stand_in_tty *about)
{
    struct stand_in_tty_node *tty = calloc(1, sizeof *tty);

    if (!tty)
        abort();
    tty->about = about;
    stand_in_node_open(&tty->node, node, "tty", handle_ioctl, tty);
    return tty;
}

void stand_in_tty_free(struct stand_in_tty_node *tty)
{
    stand_in_node_close(&tty->node);
    free(tty);
}
