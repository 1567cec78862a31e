/* SPDX-License-Identifier: MIT */
/* backends/soft_spi.c - SPI bit by bit, in the four modes.
 *
 * With phase 0 a bit is put out before the clock leaves its idle level and taken at that
 * edge; with phase 1 it is put out at the first edge and taken at the second. */
#include "backends/soft.h"

#define HZ_MOST 1000000

struct soft {
    int64_t half; /* ns of half a clock period */
};

static bool has(uint16_t pin) { return pin != CPY_NO_PIN; }

static int make_output(struct cpy_board *board, uint16_t pin, bool level)
{
    struct cpy_pin_mode mode = {.output = true, .level = level};

    return has(pin) ? cpy_gpio_setup(board, pin, &mode) : 0;
}

static int make_input(struct cpy_board *board, uint16_t pin)
{
    static const struct cpy_pin_mode input = {.output = false};

    return has(pin) ? cpy_gpio_setup(board, pin, &input) : 0;
}

static int soft_configure(struct cpy_spi *bus)
{
    struct soft *soft = bus->state;

    if (bus->bits < 4 || bus->bits > 16)
        return cpy_failed(bus->board, -EINVAL, CPY_NO_PIN, "words have 4 to 16 bits, not %u", bus->bits);
    bus->hz = bus->hz == 0 || bus->hz > HZ_MOST ? HZ_MOST : bus->hz;
    soft->half = cpy_half_period(bus->hz);
    return cpy_gpio_write(bus->board, bus->sck, bus->polarity);
}

static int soft_open(struct cpy_spi *bus)
{
    int err = make_output(bus->board, bus->sck, bus->polarity);

    if (err < 0 || (err = make_output(bus->board, bus->mosi, false)) < 0)
        return err;
    if (bus->half_duplex && !has(bus->mosi))
        return -EINVAL;
    if ((err = make_input(bus->board, bus->miso)) < 0)
        return err;
    return soft_configure(bus);
}

static void soft_close(struct cpy_spi *bus) { (void)bus; }

/* One clock period with a bit each way. */
static int clock_bit(struct cpy_spi *bus, bool out, bool drive, uint16_t from, int *in)
{
    struct cpy_board *board = bus->board;
    int64_t half = ((struct soft *)bus->state)->half;
    int err = 0;

    if (bus->phase)
        err = cpy_gpio_write(board, bus->sck, !bus->polarity);
    if (err >= 0 && drive)
        err = cpy_gpio_write(board, bus->mosi, out);
    if (err < 0)
        return err;
    cpy_board_delay(board, half);
    err = cpy_gpio_write(board, bus->sck, bus->phase ? bus->polarity : !bus->polarity);
    if (err >= 0)
        err = *in = has(from) ? cpy_gpio_read(board, from) : 0;
    cpy_board_delay(board, half);
    if (err < 0 || bus->phase)
        return err < 0 ? err : 0;
    return cpy_gpio_write(board, bus->sck, bus->polarity);
}

static int clock_word(struct cpy_spi *bus, uint16_t out, bool drive, uint16_t from, uint16_t *in)
{
    int bit, err;

    *in = 0;
    for (unsigned i = 0; i < bus->bits; i++) {
        unsigned place = bus->lsb_first ? i : bus->bits - 1u - i;

        if ((err = clock_bit(bus, out >> place & 1, drive, from, &bit)) < 0)
            return err;
        *in |= (uint16_t)(bit << place);
    }
    return 0;
}

static int soft_transfer(struct cpy_spi *bus, const uint8_t *out, uint8_t *in, size_t len, uint8_t fill)
{
    bool shared = bus->half_duplex && in && !out;
    uint16_t from = !in ? CPY_NO_PIN : bus->half_duplex ? bus->mosi : bus->miso;
    bool drive = has(bus->mosi) && !shared;
    size_t words = len / cpy_spi_word_size(bus->bits);
    uint16_t word, filling = (uint16_t)(fill << 8 | fill);
    int err = shared ? make_input(bus->board, bus->mosi) : 0;

    for (size_t i = 0; i < words && err >= 0; i++) {
        err = clock_word(bus, out ? cpy_spi_word(out, i, bus->bits) : filling, drive, from, &word);
        if (in && err >= 0)
            cpy_spi_put_word(in, i, bus->bits, word);
    }
    if (shared) {
        int back = make_output(bus->board, bus->mosi, false);

        err = err < 0 ? err : back;
    }
    return err;
}

const struct cpy_spi_ops cpy_soft_spi_ops = {sizeof(struct soft), soft_open, soft_close, soft_configure, soft_transfer};
