/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/neopixel.c - pulses of exact length, as chains of LEDs want them, over SPI.
 *
 * Linux cannot time a pulse of 400 ns on a pin, but an SPI controller sends its bits without a pause: each bit for the
 * LEDs becomes three or more on MOSI, the first ones high.  So it works on the pin that is MOSI of a bus of the kernel
 * only, and for as many bytes as the kernel sends in one go: a pause would be the end of the data for the LEDs. */
#include "backends/linux-gpiod/linux.h"

#include <fcntl.h>
#include <linux/spi/spidev.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define UNITS_MOST 8      /* SPI bits for one bit */
#define TOLERANCE 150     /* ns by which a pulse may be off; WS2812's datasheet */
#define LATCH 300000      /* ns of low that end the data: the newest LEDs want 280 us */
#define EDGE_BYTES 1      /* of low before and behind: the level of MOSI between transfers is the controller's choice */

/* How bits become pulses. */
struct plan {
    unsigned units;      /* SPI bits of a bit */
    unsigned high[2];    /* of these so many are high, of a 0 and of a 1 */
    uint32_t hz;
};

/* --- the bus of a pin --------------------------------------------------------------------------------- */

static const struct cpy_bus_def *bus_of(const struct cpy_board_def *def, uint16_t pin)
{
    for (unsigned i = 0; i < def->bus_count; i++)
        if (def->buses[i].kind == CPY_BUS_SPI && def->buses[i].pins[CPY_BUS_MOSI] == pin && def->buses[i].device)
            return &def->buses[i];
    return NULL;
}

/* "only MOSI of an SPI bus can: MOSI, MOSI_1" */
static int wrong_pin(struct cpy_linux *lx, uint16_t pin)
{
    const struct cpy_board_def *def = lx->board.def;
    const char *names[4] = {"", "", "", ""};
    unsigned n = 0;

    for (uint16_t i = 0; i < def->pin_count && n < 3; i++)
        if (bus_of(def, i))
            names[n++] = cpy_pin_label(def, i);
    if (!n)
        return cpy_failed(&lx->board, -EINVAL, CPY_NO_PIN,
            "Linux times such pulses only on MOSI of an SPI bus, and this board has none");
    return cpy_failed(&lx->board, -EINVAL, CPY_NO_PIN,
        "Linux times such pulses only on MOSI of an SPI bus, not on %s: connect the LEDs to %s%s%s%s%s",
        cpy_pin_label(def, pin), names[0], n > 1 ? " or " : "", names[1], n > 2 ? " or " : "", names[2]);
}

bool cpy_linux_is_mosi(struct cpy_linux *lx, uint16_t pin)
{
    const struct cpy_bus_def *bus = bus_of(lx->board.def, pin);
    int fd = bus ? cpy_linux_node_open(lx, lx->options.spi ? lx->options.spi : bus->device, O_RDWR) : -1;

    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

/* --- pulses as bits ----------------------------------------------------------------------------------- */

static bool is_near(uint32_t a, uint32_t b) { return (a > b ? a - b : b - a) <= TOLERANCE; }

/* Can so many SPI bits make these pulses? */
static bool try_units(const struct cpy_pulses *p, unsigned units, struct plan *plan)
{
    uint32_t period = (p->high0 + p->low0 + p->high1 + p->low1) / 2, unit = period / units;
    const uint32_t high[2] = {p->high0, p->high1}, low[2] = {p->low0, p->low1};

    *plan = (struct plan){.units = units, .hz = unit ? 1000000000 / unit : 0};
    for (unsigned i = 0; i < 2 && unit; i++) {
        unsigned n = plan->high[i] = (high[i] + unit / 2) / unit;

        if (n < 1 || n >= units || !is_near(n * unit, high[i]) || !is_near((units - n) * unit, low[i]))
            return false;
    }
    return unit > 0;
}

static bool make_plan(const struct cpy_pulses *pulses, struct plan *plan)
{
    for (unsigned units = 3; units <= UNITS_MOST; units++)
        if (try_units(pulses, units, plan))
            return true;
    return false;
}

static size_t encoded_size(const struct plan *plan, size_t len) { return len * plan->units + 2 * EDGE_BYTES; }

/* Each byte becomes plan->units bytes. */
static void encode(const struct plan *plan, struct cpy_bytes_in bytes, uint8_t *out)
{
    size_t at = 8 * EDGE_BYTES;

    for (size_t i = 0; i < 8 * bytes.len; i++, at += plan->units) {
        unsigned bit = bytes.data[i / 8] >> (7 - i % 8) & 1;

        for (size_t k = at; k < at + plan->high[bit]; k++)
            out[k / 8] |= (uint8_t)(0x80 >> k % 8);
    }
}

/* --- sending ------------------------------------------------------------------------------------------ */

static int send_message(struct cpy_linux *lx, const char *node, int fd, const struct plan *plan, const uint8_t *data,
    size_t len)
{
    struct spi_ioc_transfer message = {
        .tx_buf = (uintptr_t)data, .len = (uint32_t)len, .speed_hz = plan->hz, .bits_per_word = 8};
    uint32_t before, mode;
    int done;

    if (ioctl(fd, SPI_IOC_RD_MODE32, &before) < 0 || cpy_linux_spi_set_mode(fd, &(uint32_t){before}, SPI_MODE_0) < 0)
        return cpy_failed(&lx->board, -ENODEV, CPY_NO_PIN, "%s is no SPI device: %s", node, strerror(errno));
    do
        done = ioctl(fd, SPI_IOC_MESSAGE(1), &message);
    while (done < 0 && errno == EINTR);
    if (done < 0)
        done = cpy_failed(&lx->board, errno == EINVAL ? -EINVAL : -EIO, CPY_NO_PIN, "%s at %u Hz: %s", node,
            (unsigned)plan->hz, strerror(errno));
    mode = SPI_MODE_0;
    cpy_linux_spi_set_mode(fd, &mode, before); /* what it was belongs to others */
    if (done < 0)
        return done;
    return cpy_board_poll(&lx->board, NULL, 0, cpy_board_now(&lx->board) + LATCH);
}

static int send(struct cpy_linux *lx, const char *node, const struct plan *plan, struct cpy_bytes_in bytes)
{
    size_t len = encoded_size(plan, bytes.len);
    uint8_t *data = calloc(1, len);
    int fd = data ? cpy_linux_node_open(lx, node, O_RDWR) : -1, err;

    if (!data)
        return -ENOMEM;
    if (fd < 0) {
        err = cpy_linux_node_failed(lx, fd, node, cpy_linux_spi_enable(lx->board.def));
    } else {
        encode(plan, bytes, data);
        err = send_message(lx, node, fd, plan, data, len);
        close(fd);
    }
    free(data);
    return err == -ETIMEDOUT ? 0 : err; /* the LEDs have been given their time */
}

int cpy_linux_send_bits(
    struct cpy_board *board, uint16_t pin, const struct cpy_pulses *pulses, struct cpy_bytes_in bytes)
{
    struct cpy_linux *lx = cpy_linux_from(board);
    const struct cpy_bus_def *bus = bus_of(board->def, pin);
    size_t most = cpy_linux_spi_buffer_size();
    struct plan plan;

    if (!bus)
        return wrong_pin(lx, pin);
    if (!make_plan(pulses, &plan))
        return cpy_failed(board, -EINVAL, CPY_NO_PIN, "no SPI rate makes pulses of %u, %u, %u and %u ns",
            (unsigned)pulses->high0, (unsigned)pulses->low0, (unsigned)pulses->high1, (unsigned)pulses->low1);
    if (encoded_size(&plan, bytes.len) > most)
        return cpy_failed(board, -EINVAL, CPY_NO_PIN,
            "the kernel sends %zu bytes at once, not %zu: "
            "spidev.bufsiz=65536 in /boot/firmware/cmdline.txt makes it more",
            (most - 2 * EDGE_BYTES) / plan.units, bytes.len);
    return bytes.len ? send(lx, lx->options.spi ? lx->options.spi : bus->device, &plan, bytes) : 0;
}
