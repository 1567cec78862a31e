/* SPDX-License-Identifier: MIT */
/* tests/stand-in/tty.h - a device node of a serial port whose settings are recorded.  See i2c_bus.h.
 *
 * It has what a pseudo-terminal has not: character sizes, parity, RS-485.  No characters go through it. */
#ifndef CPY_STAND_IN_TTY_H
#define CPY_STAND_IN_TTY_H

#include <stdbool.h>
#include <stdint.h>

/* What the port is, and what it was set to.  The caller's. */
struct stand_in_tty {
    uint32_t rs485_possible; /* bits of SER_RS485_...: what its driver can do; 0: nothing of that kind */
    uint32_t rs485;          /* as it was set */
    bool exclusive;
    uint32_t flags, rate;    /* c_cflag, and what is sent with */
    uint32_t rate_most;      /* of a higher one the driver makes 9600; 0: of none */
    bool rateless;           /* the driver leaves the rate that there was */
    unsigned sets;           /* how often it was set up */
};

struct stand_in_tty_node;

/* Makes the node.  Ends the program if that fails. */
struct stand_in_tty_node *stand_in_tty_new(const char *node, struct stand_in_tty *about);
/* Removes the node. */
void stand_in_tty_free(struct stand_in_tty_node *tty);

#endif
