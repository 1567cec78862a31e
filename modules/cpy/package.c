/* SPDX-License-Identifier: MIT */
/* modules/cpy/package.c - package cpy: what there is beyond Python, CircuitPython and MicroPython. */
#include "vm/api.h"

const struct cpy_module_def cpy_module_cpy = {
    .name = "cpy",
    .doc = "What cpy has of its own: cpy.mock, the simulated hardware seen from outside.",
    .is_package = true,
};
