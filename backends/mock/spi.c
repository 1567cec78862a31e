/* SPDX-License-Identifier: MIT */
/* backends/mock/spi.c - the simulated SPI controller, in four modes, and loop-back. */
#include "backends/mock/state.h"

#include <string.h>

/* --- the trace of it ------------------------------------------------------------------------------------------- */

/* Clock and data of one bit that begins at the time. */
static void trace_bit(struct cpy_mock *m, const struct cpy_spi *bus, int64_t time, int64_t period, bool out, bool in)
{
    int64_t data = bus->phase ? time + period / 4 : time; /* phase 1: put out at the first edge */

    if (bus->mosi != CPY_NO_PIN)
        cpy_trace_level(m, bus->mosi, out, data);
    if (bus->miso != CPY_NO_PIN)
        cpy_trace_level(m, bus->miso, in, data);
    cpy_trace_level(m, bus->sck, !bus->polarity, time + (bus->phase ? period / 4 : period / 2));
    cpy_trace_level(m, bus->sck, bus->polarity, time + (bus->phase ? period * 3 / 4 : period));
}

static void trace_transfer(struct cpy_mock *m, const struct cpy_spi *bus, const uint8_t *out, const uint8_t *in,
    size_t len, uint8_t fill)
{
    int64_t period = 1000000000 / bus->hz, time = cpy_trace_begin(m);

    for (size_t i = 0; i < len / cpy_spi_word_size(bus->bits); i++) {
        uint16_t sent = out ? cpy_spi_word(out, i, bus->bits) : (uint16_t)(fill << 8 | fill);
        uint16_t received = cpy_spi_word(in, i, bus->bits);

        for (unsigned k = 0; k < bus->bits; k++, time += period) {
            unsigned place = bus->lsb_first ? k : bus->bits - 1u - k;

            trace_bit(m, bus, time, period, sent >> place & 1, received >> place & 1);
        }
    }
    cpy_trace_busy(m, time);
}

/* --- the operations ----------------------------------------------------------------------------------------------- */

/* The device that is selected, or NULL; two are a mistake of the script. */
static int find_selected(struct cpy_mock *m, const struct cpy_spi *bus, struct cpy_device **found)
{
    *found = NULL;
    for (struct cpy_device *d = m->devices; d; d = d->next) {
        if (d->kind != CPY_DEVICE_SPI || !d->selected || !cpy_same_net(m, d->pins[0], bus->sck))
            continue;
        if (*found)
            return cpy_failed(bus->board, -EIO, d->pins[3], "%s and %s are selected at once", (*found)->name, d->name);
        *found = d;
    }
    return 0;
}

static bool understands(const struct cpy_device *d, const struct cpy_spi *bus)
{
    return !d->ops.spi->modes || d->ops.spi->modes >> (bus->polarity * 2 + bus->phase) & 1;
}

/* What a device, a wire or nobody answers to len bytes. */
static int answer(struct cpy_mock *m, struct cpy_spi *bus, struct cpy_device *d, const uint8_t *out, uint8_t *in, size_t len)
{
    int err;

    if (!d || cpy_fault_hits(d, CPY_FAULT_DISCONNECT)) {
        bool wired = cpy_same_net(m, bus->mosi, bus->miso);

        for (size_t i = 0; i < len; i++)
            in[i] = wired ? out[i] : 0xff;
        return 0;
    }
    if (!understands(d, bus))
        return cpy_failed(bus->board, -EIO, CPY_NO_PIN, "%s does not understand SPI mode %d (polarity %d, phase %d)", d->name,
            bus->polarity * 2 + bus->phase, bus->polarity, bus->phase);
    err = d->ops.spi->transfer(d->user, out, in, len);
    if (err >= 0 && cpy_fault_hits(d, CPY_FAULT_CORRUPT))
        for (size_t i = 0; i < len; i++)
            in[i] = (uint8_t)~in[i];
    return err;
}

/* A piece of a transfer, at most 256 bytes, with room on the stack for the side that the caller does not want. */
static int transfer_piece(struct cpy_mock *m, struct cpy_spi *bus, struct cpy_device *d, const uint8_t *out, uint8_t *in,
    size_t len, uint8_t fill)
{
    const struct cpy_spi_words words = {bus->bits, bus->lsb_first, true}; /* the first bit of each is its highest */
    uint8_t sent[256], received[256];
    int err;

    if (!out)
        memset(sent, fill, len);
    cpy_spi_words_out(&words, sent, out ? out : sent, len);
    if ((err = answer(m, bus, d, sent, received, len)) >= 0)
        cpy_spi_words_in(&words, received, received, len);
    if (m->trace)
        trace_transfer(m, bus, out, received, len, fill);
    if (in)
        memcpy(in, received, len);
    return err;
}

static int mock_transfer(struct cpy_spi *bus, const uint8_t *out, uint8_t *in, size_t len, uint8_t fill)
{
    struct cpy_mock *m = cpy_mock_from(bus->board);
    size_t words = len / cpy_spi_word_size(bus->bits);
    struct cpy_device *d;
    int err = find_selected(m, bus, &d);

    if (err < 0 || (err = cpy_transfer_begin(m, d ? d->name : bus->def ? bus->def->name : "SPI")) < 0)
        return err;
    if (cpy_transfer_fails(m))
        d = NULL;
    for (size_t at = 0; at < len && err >= 0; at += 256)
        err = transfer_piece(m, bus, d, out ? out + at : NULL, in ? in + at : NULL, len - at < 256 ? len - at : 256, fill);
    if (d)
        cpy_faults_count(d);
    if (m->trace) /* half a bit later chip select may change */
        cpy_trace_busy(m, cpy_trace_begin(m) + 500000000 / bus->hz);
    cpy_transfer_end(m, (int64_t)(2 * words * bus->bits + 1) * 500000000 / bus->hz);
    return err < 0 ? err : 0;
}

static int mock_configure(struct cpy_spi *bus)
{
    struct cpy_mock *m = cpy_mock_from(bus->board);

    if (bus->bits < 4 || bus->bits > 16)
        return cpy_failed(bus->board, -EINVAL, CPY_NO_PIN, "words have 4 to 16 bits, not %u", bus->bits);
    if (bus->hz == 0)
        return cpy_failed(bus->board, -EINVAL, CPY_NO_PIN, "a rate of 0 Hz is none");
    if (bus->hz > 60000000)
        bus->hz = 60000000;
    if (m->trace)
        cpy_trace_level(m, bus->sck, bus->polarity, cpy_trace_begin(m));
    return 0;
}

static void hold(struct cpy_spi *bus, const char *holder)
{
    const uint16_t pins[] = {bus->sck, bus->mosi, bus->miso};

    for (unsigned i = 0; i < 3; i++)
        cpy_pin_hold(cpy_mock_from(bus->board), pins[i], holder);
}

static int mock_open(struct cpy_spi *bus)
{
    int err = mock_configure(bus);

    if (err >= 0)
        hold(bus, "SPI controller");
    return err;
}

static void mock_close(struct cpy_spi *bus) { hold(bus, NULL); }

const struct cpy_spi_ops cpy_mock_spi = {1, mock_open, mock_close, mock_configure, mock_transfer};
