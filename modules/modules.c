/* SPDX-License-Identifier: MIT */
/* modules/modules.c - every native module, one line each, in alphabetical order. */
#include "modules/modules.h"

#define CPY_NATIVE_MODULES(M) \
    M(_weakref) \
    M(abc) \
    M(array) \
    M(atexit) \
    M(bisect) \
    M(cmath) \
    M(collections) \
    M(errno) \
    M(functools) \
    M(gc) \
    M(heapq) \
    M(io) \
    M(itertools) \
    M(json) \
    M(math) \
    M(micropython) \
    M(operator) \
    M(os) \
    M(random) \
    M(struct) \
    M(sys) \
    M(time)

#define M(name) extern const struct cpy_module_def cpy_module_##name;
CPY_NATIVE_MODULES(M)
#undef M

const struct cpy_module_def *const cpy_native_modules[] = {
#define M(name) &cpy_module_##name,
    CPY_NATIVE_MODULES(M)
#undef M
    NULL,
};
