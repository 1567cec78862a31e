/* SPDX-License-Identifier: MIT */
/* modules/modules.h - the lists of all modules that are compiled in. */
#ifndef CPY_MODULES_H
#define CPY_MODULES_H

#include "vm/api.h"

/* Modules with a definition in C, and modules written in Python (modules/frozen), NULL-terminated. */
extern const struct cpy_module_def *const cpy_native_modules[];
extern const struct cpy_module_def *const cpy_frozen_modules[];

#endif
