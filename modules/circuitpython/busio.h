/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/busio.h - the buses, for the files of module busio and for what drives devices on them. */
#ifndef CPY_CIRCUITPYTHON_BUSIO_H
#define CPY_CIRCUITPYTHON_BUSIO_H

#include "modules/hardware/hardware.h"

/* Whose __init__ opens a bus: busio's, or that of bitbangio, whose classes are busio's but for this. */
struct cpy_busio_kind {
    const char *owner; /* "busio.I2C" */
    cpy_native init;   /* that __init__ */
    bool soft;         /* bit-banged, on any pins */
};

/* For finalizers: a ResourceWarning for a bus that is open; at the end of the program all are closed, and nobody is told. */
void cpy_busio_warn_unclosed(struct cpy_thread *t, struct cpy_object *o, const struct cpy_board *board);

/* busio.I2C. */
struct cpy_busio_i2c {
    struct cpy_object head;
    struct cpy_board *board; /* NULL: not initialised, or deinitialised */
    struct cpy_i2c *bus;     /* as long as board is set */
    struct cpy_calls calls;
    bool locked;
    uint8_t held_address;
    uint8_t *held; /* what writeto(stop=False) left to go out with the next transfer, cpy_malloc'ed; or NULL */
    size_t held_len;
};
extern const struct cpy_type_def cpy_busio_i2c_type;

/* args: self, scl, sda, frequency, timeout. */
cpy_value cpy_busio_i2c_init(struct cpy_thread *t, const cpy_value *args, const struct cpy_busio_kind *kind);

/* A transfer: bytes to write, then room to read; either may be NULL. */
struct cpy_busio_job {
    uint8_t address;
    const struct cpy_slice_view *out, *in;
    bool hold; /* keep the bytes to write back until the next transfer (stop=False) */
};
/* Transfers on a bus that must be locked.  False: an exception is pending. */
CPY_CHECKED bool cpy_busio_transfer(struct cpy_thread *t, struct cpy_busio_i2c *o, const struct cpy_busio_job *job);
/* Does a device answer at the address?  1, 0, or -1: an exception is pending. */
int cpy_busio_probe(struct cpy_thread *t, struct cpy_busio_i2c *o, uint8_t address);
/* try_lock(): 1, 0, or -1. */
int cpy_busio_i2c_lock(struct cpy_thread *t, struct cpy_busio_i2c *o);
/* unlock(); false: an exception is pending. */
CPY_CHECKED bool cpy_busio_i2c_unlock(struct cpy_thread *t, struct cpy_busio_i2c *o);

/* busio.SPI. */
struct cpy_busio_spi {
    struct cpy_object head;
    struct cpy_board *board; /* NULL: not initialised, or deinitialised */
    struct cpy_spi *bus;     /* as long as board is set */
    struct cpy_calls calls;
    bool locked;
};
extern const struct cpy_type_def cpy_busio_spi_type;

/* args: self, clock, MOSI, MISO, half_duplex. */
cpy_value cpy_busio_spi_init(struct cpy_thread *t, const cpy_value *args, const struct cpy_busio_kind *kind);

struct cpy_busio_spi_mode {
    uint32_t hz;
    uint8_t polarity, phase, bits;
};
int cpy_busio_spi_lock(struct cpy_thread *t, struct cpy_busio_spi *o); /* as cpy_busio_i2c_lock() */
/* unlock(); false: an exception is pending. */
CPY_CHECKED bool cpy_busio_spi_unlock(struct cpy_thread *t, struct cpy_busio_spi *o);
/* configure() of a bus that must be locked. */
CPY_CHECKED bool cpy_busio_spi_configure(
    struct cpy_thread *t, struct cpy_busio_spi *o, const struct cpy_busio_spi_mode *mode);
/* The arguments of configure() and of SPIDevice(): names, ranges. */
CPY_CHECKED bool cpy_busio_spi_arguments(struct cpy_thread *t, const cpy_value *args, struct cpy_busio_spi_mode *mode);
/* Clocks len words on a bus that must be locked: out may be NULL (then fill is sent), in too. */
CPY_CHECKED bool cpy_busio_spi_transfer(
    struct cpy_thread *t, struct cpy_busio_spi *o, const uint8_t *out, uint8_t *in, size_t len, uint8_t fill);

extern const struct cpy_type_def cpy_busio_uart_type, cpy_busio_parity_type, cpy_onewire_type;

/* A parameter that has two spellings, the old one keyword-only: the value given.  CPY_ERROR: TypeError is pending. */
cpy_value cpy_busio_either(
    struct cpy_thread *t, const char *function, cpy_value v, const char *name, cpy_value old, const char *old_name);
/* The object of a bus of the board, with its default settings; for board.I2C() and its like. */
cpy_value cpy_busio_open(struct cpy_thread *t, const struct cpy_bus_def *bus);
/* The pins of an open bus object of this kind, by their role (CPY_BUS_SCL ...).  False: v is none. */
bool cpy_busio_pins(struct cpy_thread *t, cpy_value v, enum cpy_bus_kind kind, uint16_t pins[4]);
/* Has it not been deinitialised? */
bool cpy_busio_is_open(struct cpy_thread *t, cpy_value v);

#endif
