/* SPDX-License-Identifier: MIT */
/* tests/stand-in/spi_bus.c - answering the ioctls of spidev. */
#include "tests/stand-in/spi_bus.h"

#include "tests/stand-in/node.h"

#include <linux/spi/spidev.h>
#include <stdlib.h>
#include <string.h>

struct stand_in_spi_bus {
    struct stand_in_node node;
    struct stand_in_spi *about;
};

/* --- ioctls --------------------------------------------------------------------------------------------- */

static void tell(UMockdevIoctlClient *client, UMockdevIoctlData *argument, uint32_t value)
{
    UMockdevIoctlData *block = stand_in_fetch(argument, 0, sizeof value);

    umockdev_ioctl_data_update(block, 0, (guint8 *)&value, sizeof value);
    stand_in_drop(block);
    umockdev_ioctl_client_complete(client, 0, 0);
}

static void take_mode(struct stand_in_spi *about, UMockdevIoctlClient *client, UMockdevIoctlData *argument)
{
    UMockdevIoctlData *block = stand_in_fetch(argument, 0, sizeof about->mode);
    uint32_t mode;

    memcpy(&mode, block->data, sizeof mode);
    stand_in_drop(block);
    if (mode & about->refused) {
        umockdev_ioctl_client_complete(client, -1, EINVAL);
        return;
    }
    about->mode = mode;
    umockdev_ioctl_client_complete(client, 0, 0);
}

static void take_bits(struct stand_in_spi *about, UMockdevIoctlClient *client, UMockdevIoctlData *argument)
{
    UMockdevIoctlData *block = stand_in_fetch(argument, 0, sizeof about->bits);
    bool takes = !about->bytes_only || block->data[0] == 8;

    if (takes)
        about->bits = block->data[0];
    stand_in_drop(block);
    umockdev_ioctl_client_complete(client, takes ? 0 : -1, takes ? 0 : EINVAL);
}

static void tell_bits(struct stand_in_spi *about, UMockdevIoctlClient *client, UMockdevIoctlData *argument)
{
    UMockdevIoctlData *block = stand_in_fetch(argument, 0, sizeof about->bits);

    umockdev_ioctl_data_update(block, 0, &about->bits, sizeof about->bits);
    stand_in_drop(block);
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
    UMockdevIoctlData *block = stand_in_fetch(argument, 0, sizeof(struct spi_ioc_transfer)), *out = NULL, *in = NULL;
    struct spi_ioc_transfer piece;

    memcpy(&piece, block->data, sizeof piece);
    if (about->longest && piece.len > about->longest) {
        stand_in_drop(block);
        umockdev_ioctl_client_complete(client, -1, EMSGSIZE);
        return;
    }
    about->count++;
    about->held += piece.cs_change;
    about->hz = piece.speed_hz;
    about->bits = piece.bits_per_word;
    about->sent_nothing = !piece.tx_buf;
    if (!about->error) {
        if (piece.tx_buf)
            out = stand_in_fetch(block, offsetof(struct spi_ioc_transfer, tx_buf), piece.len);
        if (piece.rx_buf)
            in = stand_in_fetch(block, offsetof(struct spi_ioc_transfer, rx_buf), piece.len);
        move_bytes(about, out, in, piece.len);
        stand_in_drop(out);
        stand_in_drop(in);
    }
    stand_in_drop(block);
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
    case SPI_IOC_RD_BITS_PER_WORD: tell_bits(about, client, argument); break;
    case SPI_IOC_WR_BITS_PER_WORD: take_bits(about, client, argument); break;
    case SPI_IOC_MESSAGE(1): exchange(about, client, argument); break;
    default: umockdev_ioctl_client_complete(client, -1, ENOTTY);
    }
    return TRUE; /* the argument belongs to the client */
}

/* --- the node --------------------------------------------------------------------------------------------- */

struct stand_in_spi_bus *stand_in_spi_new(const char *node, struct stand_in_spi *about)
{
    struct stand_in_spi_bus *bus = calloc(1, sizeof *bus);

    if (!bus)
        abort();
    bus->about = about;
    stand_in_node_open(&bus->node, node, "spidev", handle_ioctl, bus);
    return bus;
}

struct stand_in_spi_bus *stand_in_spi_beside(
    const struct stand_in_spi_bus *other, const char *node, struct stand_in_spi *about)
{
    struct stand_in_spi_bus *bus = calloc(1, sizeof *bus);

    if (!bus)
        abort();
    bus->about = about;
    stand_in_node_beside(&bus->node, &other->node, node, "spidev", handle_ioctl, bus);
    return bus;
}

void stand_in_spi_free(struct stand_in_spi_bus *bus)
{
    stand_in_node_close(&bus->node);
    free(bus);
}
