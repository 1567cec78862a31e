/* SPDX-License-Identifier: MIT */
/* tests/stand-in/i2c_bus.h - a device node of i2c-dev whose transfers a function answers.
 *
 * It is made with umockdev: a process that has umockdev's library preloaded and was started with the environment of
 * the one that made the node (or is that one) finds it at its usual place. */
#ifndef CPY_STAND_IN_I2C_BUS_H
#define CPY_STAND_IN_I2C_BUS_H

#include "backends/backend.h"

/* Answers a transfer: 0, or the negative errno that the kernel would return.  Runs in a thread of umockdev's. */
typedef int (*stand_in_transfer)(void *user, uint8_t address, struct cpy_i2c_message *messages, unsigned n);

struct stand_in_bus;

/* Can this process make nodes?  False: umockdev's library is not preloaded; tests/with-umockdev does that. */
bool stand_in_can_make_nodes(void);
/* Makes the node (/dev/i2c-1); functions: I2C_FUNC_..., what its controller can do; hz: rate in its device tree, or 0.
 * Ends the program if that fails. */
struct stand_in_bus *stand_in_bus_new(
    const char *node, unsigned long functions, uint32_t hz, stand_in_transfer transfer, void *user);
/* Removes the node. */
void stand_in_bus_free(struct stand_in_bus *bus);

#endif
