/* SPDX-License-Identifier: MIT */
/* tests/lab/bridge.c - the SC18IS602: what is written to it goes out over SPI, what came back is read from it. */
#include "tests/lab/lab.h"

#include <string.h>

#define CONFIGURE 0xf0 /* function: the byte behind it is the SPI set-up */
#define LSB_FIRST 0x20
#define POLARITY 0x08
#define PHASE 0x04
#define RATES 0x03     /* 1843, 461, 115 and 58 kHz */

static int configure(struct lab_bridge *bridge, uint8_t how)
{
    static const uint32_t rates[] = {1843000, 461000, 115000, 58000};

    bridge->how = how;
    return cpy_spi_configure(bridge->spi, rates[how & RATES], (how & POLARITY) != 0, (how & PHASE) != 0, 8,
        (how & LSB_FIRST) != 0);
}

static int write_message(struct lab_bridge *bridge, const struct cpy_i2c_message *m)
{
    if (m->len == 0)
        return 0;
    if (m->data[0] == CONFIGURE)
        return m->len == 2 ? configure(bridge, m->data[1]) : 0;
    if (m->data[0] > 0x0f || m->len - 1 > sizeof bridge->received)
        return -EIO; /* other functions: interrupts and GPIO of the chip, which nobody here uses */
    bridge->len = m->len - 1;
    return cpy_spi_transfer(bridge->spi, m->data + 1, bridge->received, bridge->len, 0);
}

int lab_bridge_transfer(struct lab_bridge *bridge, struct cpy_i2c_message *messages, unsigned n)
{
    int err = lab_shared_take(&bridge->shared);

    for (unsigned i = 0; i < n && err >= 0; i++) {
        if (!messages[i].read) {
            err = write_message(bridge, &messages[i]);
            continue;
        }
        memset(messages[i].data, 0xff, messages[i].len);
        memcpy(messages[i].data, bridge->received, messages[i].len < bridge->len ? messages[i].len : bridge->len);
    }
    return err;
}

static int open_bus(void *user)
{
    struct lab_bridge *bridge = user;
    const uint16_t *pins = bridge->shared.pins;
    int err = cpy_spi_open(
        &bridge->spi, bridge->shared.board, pins[CPY_BUS_SCK], pins[CPY_BUS_MOSI], pins[CPY_BUS_MISO], false, false);

    return err < 0 ? err : configure(bridge, bridge->how);
}

static void close_bus(void *user)
{
    struct lab_bridge *bridge = user;

    cpy_spi_close(bridge->spi);
    bridge->spi = NULL;
}

int lab_bridge_open(struct lab_bridge *bridge, struct lab_gpio *gpio)
{
    const struct cpy_bus_def *def = cpy_bus_named(gpio->board->def, "SPI");

    if (!def)
        return -ENODEV;
    bridge->shared = (struct lab_shared){
        .board = gpio->board, .pins = def->pins, .n = 3, .open = open_bus, .close = close_bus, .bus = bridge};
    return lab_shared_add(gpio, &bridge->shared);
}
