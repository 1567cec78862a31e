/* SPDX-License-Identifier: MIT */
/* vm/objects/range.h - range, slice and their iterators. */
#ifndef CPY_OBJECTS_RANGE_H
#define CPY_OBJECTS_RANGE_H

#include "vm/vm.h"

struct cpy_range {
    struct cpy_object head;
    cpy_field start, stop, step; /* ints */
    cpy_field length;            /* an int */
};

/* A range of small ints being walked; huge ranges use a cpy_index-free slow iterator of the same type. */
struct cpy_range_iterator {
    struct cpy_object head;
    int64_t next, step;
    int64_t left;    /* items still to come; negative: use big */
    cpy_field big;   /* tuple (next, step, left) of ints, for ranges beyond small ints */
};

struct cpy_slice {
    struct cpy_object head;
    cpy_field start, stop, step;
};

/* slice.indices(len) with ints of any size. */
CPY_CHECKED bool cpy_slice_long_indices(struct cpy_thread *t, cpy_value slice, cpy_value len, cpy_value *start,
    cpy_value *stop, cpy_value *step);

#endif

