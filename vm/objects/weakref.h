/* SPDX-License-Identifier: MIT */
/* vm/objects/weakref.h - weak references as the collector sees them. */
#ifndef CPY_OBJECTS_WEAKREF_H
#define CPY_OBJECTS_WEAKREF_H

#include "vm/vm.h"

struct cpy_weakref {
    struct cpy_object head;
    cpy_value referent;        /* not shown to the collector, which clears it; CPY_UNSET: dead */
    struct cpy_weakref *older; /* the next reference to the same object; kept by the collector */
    cpy_field callback;        /* called with the reference when the referent has died, or unset */
    int64_t hash;              /* the referent's, if hashed */
    bool hashed;
};

CPY_INLINE struct cpy_weakref *cpy_as_weakref(cpy_value v) { return (struct cpy_weakref *)cpy_pointer(v); }

#endif
