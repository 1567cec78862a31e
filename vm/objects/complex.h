/* SPDX-License-Identifier: MIT */
/* vm/objects/complex.h - the inside of complex numbers. */
#ifndef CPY_OBJECTS_COMPLEX_H
#define CPY_OBJECTS_COMPLEX_H

#include "vm/vm.h"

struct cpy_complex {
    struct cpy_object head;
    double re, im;
};

CPY_INLINE const struct cpy_complex *cpy_as_complex(cpy_value v) { return (const struct cpy_complex *)cpy_pointer(v); }

#endif
