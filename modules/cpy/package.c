/* SPDX-License-Identifier: MIT */
/* modules/cpy/package.c - package cpy: what there is beyond Python, CircuitPython and MicroPython. */
#include "modules/hardware/hardware.h"

static cpy_value keep(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_board *board = cpy_hardware(t);
    uint16_t pin;

    if (!board || !cpy_pin_by_id(t, args[0], &pin))
        return CPY_ERROR;
    cpy_board_keep(board, pin);
    return CPY_NONE;
}

static const struct cpy_function functions[] = {
    {"keep", "(pin, /)", keep,
        "Leave the pin as it is when its object or the program ends: an output goes on as far as the system lets it.  Waves end.", 0},
    {0},
};

const struct cpy_module_def cpy_module_cpy = {
    .name = "cpy",
    .doc = "What cpy has of its own: cpy.mock, the simulated hardware seen from outside, and pins that outlive a program.",
    .functions = functions,
    .is_package = true,
};
