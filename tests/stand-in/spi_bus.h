/* SPDX-License-Identifier: MIT */
/* tests/stand-in/spi_bus.h - a device node of spidev whose transfers are recorded and answered.  See i2c_bus.h. */
#ifndef CPY_STAND_IN_SPI_BUS_H
#define CPY_STAND_IN_SPI_BUS_H

#include "backends/backend.h"

/* What the controller is, and what has happened so far.  The caller's; read while no transfer is under way. */
struct stand_in_spi {
    uint32_t refused;      /* bits of the mode that the controller refuses */
    bool bytes_only;       /* it has words of 8 bits and no others */
    uint32_t hz_most;      /* of its device tree */
    size_t longest;        /* bytes that it takes in a transfer; 0: any number */
    int error;             /* every transfer fails with it; 0: none does */
    uint32_t mode, hz;     /* of the newest transfer */
    uint8_t bits;          /* of its words, by the newest ioctl */
    unsigned count;        /* transfers that it took */
    unsigned held;         /* those after which chip select was to stay */
    size_t len;            /* bytes of all transfers, which were sent: */
    bool sent_nothing;     /* the newest had no bytes to send */
    uint8_t sent[16384];
};

struct stand_in_spi_bus;

/* Makes the node; what comes back is the complement of what was sent.  Ends the program if that fails. */
struct stand_in_spi_bus *stand_in_spi_new(const char *node, struct stand_in_spi *about);
/* The same beside another node, which must be there as long. */
struct stand_in_spi_bus *stand_in_spi_beside(
    const struct stand_in_spi_bus *other, const char *node, struct stand_in_spi *about);
/* Removes the node. */
void stand_in_spi_free(struct stand_in_spi_bus *bus);

#endif
