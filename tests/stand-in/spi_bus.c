/* SPDX-License-Identifier: MIT */
/* tests/stand-in/spi_bus.c - answering the ioctls of spidev. */
#include "tests/stand-in/spi_bus.h"

#include <linux/spi/spidev.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <umockdev.h>

struct stand_in_spi_bus {
    UMockdevTestbed *testbed;
    UMockdevIoctlBase *handler;
    const char *node;
    struct stand_in_spi *about;
};

static void check(const char *doing, GError *error)
{
    if (!error)
        return;
    fprintf(stderr, "stand-in for spidev: %s: %s\n", doing, error->message);
    abort();
}

/* The block whose address lies at this place of another one.  NULL: the address is. */
static UMockdevIoctlData *fetch(UMockdevIoctlData *from, gsize place, gsize len)
{
    GError *error = NULL;
    UMockdevIoctlData *block = umockdev_ioctl_data_resolve(from, place, len, &error);

    check("fetching the caller's memory", error);
    return block;
}

static void drop(UMockdevIoctlData *block)
{
    if (block)
        umockdev_ioctl_data_unref(block);
}

/* --- ioctls --------------------------------------------------------------------------------------------- */

static void tell(UMockdevIoctlClient *client, UMockdevIoctlData *argument, uint32_t value)
{
    UMockdevIoctlData *block = fetch(argument, 0, sizeof value);

    umockdev_ioctl_data_update(block, 0, (guint8 *)&value, sizeof value);
    drop(block);
    umockdev_ioctl_client_complete(client, 0, 0);
}

static void take_mode(struct stand_in_spi *about, UMockdevIoctlClient *client, UMockdevIoctlData *argument)
{
    UMockdevIoctlData *block = fetch(argument, 0, sizeof about->mode);
    uint32_t mode;

    memcpy(&mode, block->data, sizeof mode);
    drop(block);
    if (mode & about->refused) {
        umockdev_ioctl_client_complete(client, -1, EINVAL);
        return;
    }
    about->mode = mode;
    umockdev_ioctl_client_complete(client, 0, 0);
}

/* Sends, and answers with the complement. */
static void move_bytes(struct stand_in_spi *about, UMockdevIoctlData *out, UMockdevIoctlData *in, size_t len)
{
    uint8_t answer[sizeof about->sent];
    size_t at = about->len;

    if (at + len > sizeof about->sent)
        abort();
    for (size_t i = 0; i < len; i++) {
        about->sent[at + i] = out ? out->data[i] : 0;
        answer[i] = (uint8_t)~about->sent[at + i];
    }
    about->len += len;
    if (in)
        umockdev_ioctl_data_update(in, 0, answer, (gint)len);
}

static void exchange(struct stand_in_spi *about, UMockdevIoctlClient *client, UMockdevIoctlData *argument)
{
    UMockdevIoctlData *block = fetch(argument, 0, sizeof(struct spi_ioc_transfer)), *out = NULL, *in = NULL;
    struct spi_ioc_transfer piece;

    memcpy(&piece, block->data, sizeof piece);
    about->count++;
    about->held += piece.cs_change;
    about->hz = piece.speed_hz;
    about->bits = piece.bits_per_word;
    about->sent_nothing = !piece.tx_buf;
    if (!about->error) {
        if (piece.tx_buf)
            out = fetch(block, offsetof(struct spi_ioc_transfer, tx_buf), piece.len);
        if (piece.rx_buf)
            in = fetch(block, offsetof(struct spi_ioc_transfer, rx_buf), piece.len);
        move_bytes(about, out, in, piece.len);
        drop(out);
        drop(in);
    }
    drop(block);
    umockdev_ioctl_client_complete(client, about->error ? -1 : (glong)piece.len, about->error);
}

static gboolean handle_ioctl(UMockdevIoctlBase *handler, UMockdevIoctlClient *client, gpointer user)
{
    UMockdevIoctlData *argument = umockdev_ioctl_client_get_arg(client);
    struct stand_in_spi *about = ((struct stand_in_spi_bus *)user)->about;

    (void)handler;
    switch (umockdev_ioctl_client_get_request(client)) {
    case SPI_IOC_RD_MODE32: tell(client, argument, about->mode); break;
    case SPI_IOC_RD_MAX_SPEED_HZ: tell(client, argument, about->hz_most); break;
    case SPI_IOC_WR_MODE32: take_mode(about, client, argument); break;
    case SPI_IOC_MESSAGE(1): exchange(about, client, argument); break;
    default: umockdev_ioctl_client_complete(client, -1, ENOTTY);
    }
    return TRUE; /* the argument belongs to the client */
}

/* --- the node --------------------------------------------------------------------------------------------- */

struct stand_in_spi_bus *stand_in_spi_new(const char *node, struct stand_in_spi *about)
{
    struct stand_in_spi_bus *bus = calloc(1, sizeof *bus);
    const char *name = strrchr(node, '/') + 1;
    GError *error = NULL;
    char text[200];

    if (!bus)
        abort();
    *bus = (struct stand_in_spi_bus){umockdev_testbed_new(), umockdev_ioctl_base_new(), node, about};
    snprintf(text, sizeof text, "P: /devices/%s\nN: %s\nE: SUBSYSTEM=spidev\nE: DEVNAME=%s\n\n", name, name, node);
    umockdev_testbed_add_from_string(bus->testbed, text, &error);
    check("making the node", error);
    g_signal_connect(bus->handler, "handle-ioctl", G_CALLBACK(handle_ioctl), bus);
    umockdev_testbed_attach_ioctl(bus->testbed, node, bus->handler, &error);
    check("answering for it", error);
    return bus;
}

void stand_in_spi_free(struct stand_in_spi_bus *bus)
{
    GError *error = NULL;

    umockdev_testbed_detach_ioctl(bus->testbed, bus->node, &error);
    check("closing it", error);
    g_object_unref(bus->handler);
    g_object_unref(bus->testbed);
    free(bus);
}
