/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/spi.c - SPI through the kernel's spidev.
 *
 * A transfer is one ioctl as long as it fits the kernel's buffer; a longer one goes in pieces.  Chip select is the
 * script's: the controller's own is switched off where the controller can (SPI_NO_CS), and elsewhere moves a pin that
 * no device of the script is connected to.  Controllers that cannot send the lowest bit first get words reversed here, and
 * those that know no words of 16 bits get them as two of 8.  The node keeps mode and word when it is closed, and gets back
 * what it had. */
#include "backends/linux-gpiod/linux.h"

#include <fcntl.h>
#include <linux/spi/spidev.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define BUFFER_DEFAULT 4096 /* spidev's parameter bufsiz, if it cannot be read */
#define BUFFER_MOST (1 << 20)
#define PIECE_LEAST 32 /* every controller takes so many bytes */

/* --- opening ---------------------------------------------------------------------------------------- */

const char *cpy_linux_spi_enable(const struct cpy_board_def *def)
{
    return def->match && strstr(def->match, "Raspberry Pi")
               ? "sudo raspi-config nonint do_spi 0 switches SPI on; bitbangio.SPI works without"
               : "ls /dev/spidev* shows what there is; bitbangio.SPI works without";
}

size_t cpy_linux_spi_buffer_size(void)
{
    FILE *file = fopen("/sys/module/spidev/parameters/bufsiz", "re");
    unsigned long size = 0;

    if (file) {
        if (fscanf(file, "%lu", &size) != 1)
            size = 0;
        fclose(file);
    }
    return size && size <= BUFFER_MOST ? size : BUFFER_DEFAULT;
}

static int set_bits(struct cpy_linux_spi *spi, uint8_t bits)
{
    if (bits == spi->bits)
        return 0;
    if (ioctl(spi->fd, SPI_IOC_WR_BITS_PER_WORD, &bits) < 0)
        return -errno;
    spi->bits = bits;
    return 0;
}

static int set_mode(struct cpy_linux_spi *spi, uint32_t mode) { return cpy_linux_spi_set_mode(spi->fd, &spi->mode, mode); }

static int ask(struct cpy_spi *bus)
{
    struct cpy_linux_spi *spi = bus->state;

    if (ioctl(spi->fd, SPI_IOC_RD_MODE32, &spi->mode) < 0 || ioctl(spi->fd, SPI_IOC_RD_BITS_PER_WORD, &spi->bits) < 0)
        return cpy_failed(bus->board, -ENODEV, CPY_NO_PIN, "%s is no SPI device: %s", spi->node, strerror(errno));
    if (ioctl(spi->fd, SPI_IOC_RD_MAX_SPEED_HZ, &spi->hz_most) < 0)
        spi->hz_most = 0;
    spi->mode_before = spi->mode;
    spi->bits_before = spi->bits = spi->bits ? spi->bits : 8; /* the kernel's 0 is 8 */
    spi->no_select = set_mode(spi, spi->mode | SPI_NO_CS) >= 0;
    spi->buffer = cpy_linux_spi_buffer_size() & ~(size_t)3; /* whole words */
    return 0;
}

static int enlist(struct cpy_linux *lx, struct cpy_linux_spi *spi)
{
    unsigned i = 0;

    while (i < CPY_LINUX_SPIS && lx->spis[i])
        i++;
    if (i == CPY_LINUX_SPIS)
        return cpy_failed(&lx->board, -EBUSY, CPY_NO_PIN, "%u SPI buses are open already", i);
    lx->spis[i] = spi;
    cpy_linux_selects_follow(lx, spi->bus, spi);
    return 0;
}

static int linux_open(struct cpy_spi *bus)
{
    struct cpy_linux *lx = cpy_linux_from(bus->board);
    struct cpy_linux_spi *spi = bus->state;
    int err;

    spi->bus = bus->def;
    spi->node = !bus->def ? NULL : lx->options.spi ? lx->options.spi : bus->def->device;
    if (!spi->node)
        return -ENOTSUP; /* the kernel has no controller on these pins */
    if ((spi->fd = cpy_linux_node_open(lx, spi->node, O_RDWR)) < 0)
        return spi->fd == -ENOENT && bus->def->optional ? -ENOTSUP
            : cpy_linux_node_failed(lx, spi->fd, spi->node, cpy_linux_spi_enable(bus->board->def));
    if ((err = ask(bus)) < 0 || (err = enlist(lx, spi)) < 0)
        close(spi->fd);
    return err;
}

static void linux_close(struct cpy_spi *bus)
{
    struct cpy_linux *lx = cpy_linux_from(bus->board);
    struct cpy_linux_spi *spi = bus->state;

    for (unsigned i = 0; i < CPY_LINUX_SPIS; i++)
        if (lx->spis[i] == spi)
            lx->spis[i] = NULL;
    cpy_linux_selects_follow(lx, spi->bus, NULL);
    set_mode(spi, spi->mode_before); /* nobody is left to hear of an error */
    set_bits(spi, spi->bits_before);
    free(spi->scratch);
    close(spi->fd);
}

/* --- set-up ----------------------------------------------------------------------------------------- */

/* Sets the mode, without SPI_LSB_FIRST if the controller has none. */
static int choose_mode(struct cpy_spi *bus)
{
    struct cpy_linux_spi *spi = bus->state;
    uint32_t mode = (bus->polarity ? SPI_CPOL : 0) | (bus->phase ? SPI_CPHA : 0) | (bus->half_duplex ? SPI_3WIRE : 0) |
                    (spi->no_select ? SPI_NO_CS : 0);
    int err = bus->lsb_first ? set_mode(spi, mode | SPI_LSB_FIRST) : -EINVAL;

    if (err == -EINVAL)
        err = set_mode(spi, mode);
    return err >= 0 ? 0 : cpy_failed(bus->board, err, CPY_NO_PIN, "%s: its controller refuses mode %d%s", spi->node,
        bus->polarity << 1 | bus->phase, bus->half_duplex ? " on three wires" : "");
}

/* Sets the size of words, to 8 bits if they have 16 and the controller has no such. */
static int choose_bits(struct cpy_spi *bus)
{
    struct cpy_linux_spi *spi = bus->state;
    int err = set_bits(spi, bus->bits);

    if (err == -EINVAL && bus->bits == 16)
        err = set_bits(spi, 8);
    if (err == -EINVAL)
        return cpy_failed(bus->board, err, CPY_NO_PIN, "%s: its controller refuses words of %u bits", spi->node, bus->bits);
    return err < 0 ? cpy_failed(bus->board, err, CPY_NO_PIN, "%s: %s", spi->node, strerror(-err)) : 0;
}

static int configure(struct cpy_spi *bus)
{
    struct cpy_linux_spi *spi = bus->state;
    uint8_t bits_before = spi->bits;
    int err = choose_bits(bus);

    if (err < 0)
        return err;
    if ((err = choose_mode(bus)) < 0) {
        set_bits(spi, bits_before);
        return err;
    }
    spi->wanted = spi->mode;
    spi->words = (struct cpy_spi_words){.bits = bus->bits, .reversed = bus->lsb_first && !(spi->mode & SPI_LSB_FIRST),
        .high_first = bus->bits != spi->bits && !(spi->mode & SPI_LSB_FIRST)};
    spi->turns = spi->words.reversed || spi->words.high_first;
    if (spi->hz_most && bus->hz > spi->hz_most)
        bus->hz = spi->hz_most;
    return 0;
}

static int linux_configure(struct cpy_spi *bus)
{
    pthread_mutex_t *lock = cpy_linux_lock_of(cpy_linux_from(bus->board), bus->def);
    int err;

    pthread_mutex_lock(lock);
    err = configure(bus);
    pthread_mutex_unlock(lock);
    return err;
}

/* --- transfers --------------------------------------------------------------------------------------- */

static int explain(struct cpy_board *board, const struct cpy_linux_spi *spi, int err)
{
    switch (err) {
    case ENODEV:
    case ESHUTDOWN: return cpy_failed(board, -ENODEV, CPY_NO_PIN, "%s: the controller is gone", spi->node);
    case EINVAL:
        return cpy_failed(board, -EINVAL, CPY_NO_PIN,
            "%s: its controller refuses such a transfer (its rate, or its length)", spi->node);
    case ENOMEM: return -ENOMEM;
    case EMSGSIZE:
        return cpy_failed(board, -EMSGSIZE, CPY_NO_PIN, "%s: its controller refuses a transfer of that length", spi->node);
    default: return cpy_failed(board, -EIO, CPY_NO_PIN, "%s: %s", spi->node, strerror(err));
    }
}

/* What is sent of a piece: out itself, or fill bytes or turned words in the scratch buffer.  NULL: no memory. */
static const uint8_t *prepare(struct cpy_linux_spi *spi, const uint8_t *out, size_t len, uint8_t fill)
{
    if (out && !spi->turns)
        return out;
    if (!spi->scratch && !(spi->scratch = malloc(spi->buffer)))
        return NULL;
    if (!out)
        memset(spi->scratch, fill, len);
    if (spi->turns)
        cpy_spi_words_out(&spi->words, spi->scratch, out ? out : spi->scratch, len);
    return spi->scratch;
}

/* The node that a transfer goes through, in the right mode: that of the chip select that is low, or the bus's own. */
static int prepare_node(struct cpy_spi *bus, struct cpy_linux_select *select)
{
    struct cpy_linux_spi *spi = bus->state;
    uint32_t mode = select ? spi->wanted & ~(uint32_t)SPI_NO_CS : spi->wanted;
    bool own = !select || strcmp(select->device, spi->node) == 0;
    int err = cpy_linux_spi_set_mode(select ? select->fd : spi->fd, own ? &spi->mode : &select->mode, mode);

    return err < 0 ? explain(bus->board, spi, -err) : select ? select->fd : spi->fd;
}

/* One ioctl; stay: chip select stays, for pieces follow or the script has set it. */
static int send_piece(struct cpy_spi *bus, int fd, const uint8_t *out, uint8_t *in, size_t len, bool stay)
{
    const struct cpy_linux_spi *spi = bus->state;
    struct spi_ioc_transfer piece = {.tx_buf = (uintptr_t)out, .rx_buf = (uintptr_t)in, .len = (uint32_t)len,
        .speed_hz = bus->hz, .bits_per_word = spi->bits, .cs_change = stay};
    int done;

    do
        done = ioctl(fd, SPI_IOC_MESSAGE(1), &piece);
    while (done < 0 && errno == EINTR);
    return done < 0 ? explain(bus->board, spi, errno) : 0;
}

/* Sends a piece; a controller that takes no such long one (the kernel does not tell how long they may be) gets shorter
 * ones from now on.  The number of bytes that went, or a negative errno. */
static int64_t send_some(struct cpy_spi *bus, int fd, const uint8_t *out, uint8_t *in, size_t len, bool more)
{
    struct cpy_linux_spi *spi = bus->state;
    size_t n = len;
    int err;

    while ((err = send_piece(bus, fd, out, in, n, more || n < len)) == -EMSGSIZE || err == -EINVAL) {
        if (n <= PIECE_LEAST)
            return err;
        n = n / 2 > PIECE_LEAST ? n / 2 & ~(size_t)3 : PIECE_LEAST;
    }
    if (err >= 0 && n < len)
        spi->buffer = n;
    return err < 0 ? err : (int64_t)n;
}

/* On three wires a message goes one way: nothing is sent while something is read. */
static int transfer(struct cpy_linux *lx, struct cpy_spi *bus, const uint8_t *out, uint8_t *in, size_t len, uint8_t fill)
{
    struct cpy_linux_spi *spi = bus->state;
    struct cpy_linux_select *select = cpy_linux_selected(lx, spi->bus);
    bool sends = out || (fill && !bus->half_duplex);
    int fd = cpy_board_is_cancelled(bus->board) ? -ECANCELED : prepare_node(bus, select);

    if (fd < 0)
        return fd;
    for (size_t at = 0; at < len;) {
        size_t n = len - at < spi->buffer ? len - at : spi->buffer;
        const uint8_t *bytes = sends ? prepare(spi, out ? out + at : NULL, n, fill) : NULL;
        int64_t sent;

        if (sends && !bytes)
            return -ENOMEM;
        if ((sent = send_some(bus, fd, bytes, in ? in + at : NULL, n, select || at + n < len)) < 0)
            return (int)sent;
        if (in && spi->turns)
            cpy_spi_words_in(&spi->words, in + at, in + at, (size_t)sent);
        at += (size_t)sent;
    }
    return 0;
}

static int linux_transfer(struct cpy_spi *bus, const uint8_t *out, uint8_t *in, size_t len, uint8_t fill)
{
    struct cpy_linux *lx = cpy_linux_from(bus->board);
    pthread_mutex_t *lock = cpy_linux_lock_of(lx, bus->def);
    int err;

    pthread_mutex_lock(lock);
    err = transfer(lx, bus, out, in, len, fill);
    pthread_mutex_unlock(lock);
    return err;
}

const struct cpy_spi_ops cpy_linux_spi = {sizeof(struct cpy_linux_spi), linux_open, linux_close, linux_configure, linux_transfer};
