/* SPDX-License-Identifier: MIT */
/* backends/soft.h - buses that are made of digital pins, for backends that have none of their own. */
#ifndef CPY_SOFT_H
#define CPY_SOFT_H

#include "backends/backend.h"

/* I2C over two open-drain pins, with clock stretching (UM10204). */
extern const struct cpy_i2c_ops cpy_soft_i2c_ops;
/* SPI over two to three pins, all four modes, words of 4 to 16 bits. */
extern const struct cpy_spi_ops cpy_soft_spi_ops;

/* ns of half a clock period, rounded up: a bus is never faster than it was asked to be. */
static inline int64_t cpy_half_period(uint32_t hz) { return (500000000 + (int64_t)hz - 1) / hz; }

/* The steps of a soft I2C bus: what cpy_i2c_start() and its kin do. */
int cpy_soft_i2c_start(struct cpy_i2c *bus); /* START or repeated START */
int cpy_soft_i2c_stop(struct cpy_i2c *bus);  /* STOP */
/* Sends a byte: 1 if it is acknowledged, else 0. */
int cpy_soft_i2c_put(struct cpy_i2c *bus, uint8_t byte);
/* Receives a byte and acknowledges it or not. */
int cpy_soft_i2c_get(struct cpy_i2c *bus, uint8_t *byte, bool acknowledge);

#endif
