/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/bitbangio.c - module bitbangio: buses over any pins, moved by the program itself.
 *
 * Its classes are those of busio, but never use a controller. */
#include "modules/circuitpython/busio.h"

static cpy_value i2c_init(struct cpy_thread *t, const cpy_value *args)
{
    static const struct cpy_busio_kind kind = {"bitbangio.I2C", i2c_init, true};

    return cpy_busio_i2c_init(t, args, &kind);
}

static cpy_value spi_init(struct cpy_thread *t, const cpy_value *args)
{
    static const struct cpy_busio_kind kind = {"bitbangio.SPI", spi_init, true};

    return cpy_busio_spi_init(t, args, &kind);
}

static const struct cpy_function i2c_methods[] = {
    {"__init__", "(self, scl, sda, *, frequency=400000, timeout=255)", i2c_init,
        "Take the pins; frequency in Hz, timeout in us for a device that stretches the clock.", 0},
    {0},
};

static const struct cpy_function spi_methods[] = {
    {"__init__", "(self, clock, MOSI=None, MISO=None, half_duplex=False)", spi_init, "Take the pins.", 0},
    {0},
};

static const struct cpy_type_def i2c_type = {
    .name = "bitbangio.I2C",
    .doc = "I2C(scl, sda, *, frequency=400000, timeout=255): an I2C bus over any two pins, as its controller.",
    .base = &cpy_busio_i2c_type,
    .size = sizeof(struct cpy_busio_i2c),
    .methods = i2c_methods,
};

static const struct cpy_type_def spi_type = {
    .name = "bitbangio.SPI",
    .doc = "SPI(clock, MOSI=None, MISO=None, half_duplex=False): an SPI bus over any pins, as its controller.",
    .base = &cpy_busio_spi_type,
    .size = sizeof(struct cpy_busio_spi),
    .methods = spi_methods,
};

static const struct cpy_type_def *const types[] = {&i2c_type, &spi_type, &cpy_onewire_type, NULL};

const struct cpy_module_def cpy_module_bitbangio = {
    .name = "bitbangio",
    .doc = "Buses over any pins, moved by the program itself: I2C, SPI, OneWire.",
    .types = types,
};
