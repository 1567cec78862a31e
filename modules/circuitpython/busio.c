/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/busio.c - module busio: I2C, SPI, UART and OneWire. */
#include "modules/circuitpython/busio.h"

cpy_value cpy_busio_either(
    struct cpy_thread *t, const char *function, cpy_value v, const char *name, cpy_value old, const char *old_name)
{
    if (v && old)
        return cpy_raise(t, CPY_TYPE_ERROR, "%s() got multiple values for argument '%s' (%s is an older name of it)",
            function, name, old_name);
    if (!v && !old)
        return cpy_raise(t, CPY_TYPE_ERROR, "%s() missing 1 required positional argument: '%s'", function, name);
    return v ? v : old;
}

/* What a bus of a kind is opened as, and which of its pins are arguments. */
static const struct {
    const struct cpy_type_def *type;
    unsigned pins;
} classes[] = {
    [CPY_BUS_I2C] = {&cpy_busio_i2c_type, CPY_BUS_SDA + 1},
    [CPY_BUS_SPI] = {&cpy_busio_spi_type, CPY_BUS_MISO + 1},
    [CPY_BUS_UART] = {&cpy_busio_uart_type, CPY_BUS_RX + 1},
};

cpy_value cpy_busio_open(struct cpy_thread *t, const struct cpy_bus_def *bus)
{
    cpy_value type = cpy_type_of_def(t, classes[bus->kind].type), args[4] = {CPY_NONE, CPY_NONE, CPY_NONE, CPY_NONE};

    for (unsigned i = 0; type && i < classes[bus->kind].pins; i++)
        if (bus->pins[i] != CPY_NO_PIN && !(args[i] = cpy_pin_value(t, bus->pins[i])))
            return CPY_ERROR;
    return type ? cpy_call(t, type, args, classes[bus->kind].pins) : CPY_ERROR;
}

void cpy_busio_warn_unclosed(struct cpy_thread *t, struct cpy_object *o, const struct cpy_board *board)
{
    if (board && !cpy_is_ending(t))
        cpy_warn_unclosed(t, "bus", cpy_from(o));
}

bool cpy_busio_is_open(struct cpy_thread *t, cpy_value v)
{
    for (size_t i = 0; i < CPY_COUNT(classes); i++) /* in all of them the board comes first */
        if (cpy_is_instance_def(t, v, classes[i].type))
            return ((const struct cpy_busio_spi *)cpy_pointer(v))->board;
    return false;
}

bool cpy_busio_pins(struct cpy_thread *t, cpy_value v, enum cpy_bus_kind kind, uint16_t pins[4])
{
    const struct cpy_busio_spi *o = (const struct cpy_busio_spi *)cpy_pointer(v); /* in all of them bus is second */
    const void *bus = cpy_is_instance_def(t, v, classes[kind].type) && o->board ? o->bus : NULL;
    const struct cpy_i2c *i2c = bus;
    const struct cpy_spi *spi = bus;

    for (int i = 0; i < 4; i++)
        pins[i] = CPY_NO_PIN;
    if (bus && kind == CPY_BUS_I2C) {
        pins[CPY_BUS_SCL] = i2c->scl;
        pins[CPY_BUS_SDA] = i2c->sda;
    } else if (bus && kind == CPY_BUS_SPI) {
        pins[CPY_BUS_SCK] = spi->sck;
        pins[CPY_BUS_MOSI] = spi->mosi;
        pins[CPY_BUS_MISO] = spi->miso;
    } else if (bus) {
        memcpy(pins, ((const struct cpy_uart *)bus)->pins, 4 * sizeof *pins);
    }
    return bus;
}

static const struct cpy_type_def *const types[] = {
    &cpy_busio_i2c_type,
    &cpy_busio_spi_type,
    &cpy_busio_uart_type,
    &cpy_busio_parity_type,
    &cpy_onewire_type,
    NULL,
};

const struct cpy_module_def cpy_module_busio = {
    .name = "busio",
    .doc = "Buses on pins of one's choice: I2C, SPI, UART, OneWire.",
    .types = types,
};
