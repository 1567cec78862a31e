/* SPDX-License-Identifier: MIT */
/* vm/objects/iterators.h - walking iterables in C, and the built-in iterators as fast paths see them. */
#ifndef CPY_OBJECTS_ITERATORS_H
#define CPY_OBJECTS_ITERATORS_H

#include "vm/interp/frame.h"
#include "vm/objects/dict.h"
#include "vm/objects/list.h"

/* A for loop in C.  Exact lists, tuples, sets, strs, bytes and bytearrays are walked without an iterator object; a list
 * or bytearray may change on the way, as under a Python loop. */
struct cpy_walk {
    cpy_value source; /* what is walked, or its iterator */
    size_t position;
    uint8_t layout;   /* of what is walked without an iterator, GENERATOR, or OBJECT: source is an iterator */
};
/* False: not iterable, the exception is pending. */
CPY_CHECKED bool cpy_walk(struct cpy_thread *t, struct cpy_walk *w, cpy_value iterable);
/* After v could not be iterated: a pending TypeError becomes one with that message, where %T is v's class; CPY_ERROR. */
cpy_value cpy_not_iterable(struct cpy_thread *t, const char *format, cpy_value v);
/* The next item; CPY_ERROR at the end, with or without an exception pending. */
cpy_value cpy_walk_next(struct cpy_thread *t, struct cpy_walk *w);

/* The next item that taker does not take, if it is asked at all: the caller offers it what this gives. */
cpy_value cpy_walk_untaken(struct cpy_thread *t, struct cpy_walk *w, struct cpy_taker *taker);

/* What the next tuple of an enumerate, a zip or a dict's items holds, into to[0 .. n), without making the tuple.  1;
 * 0: the end, or an exception is pending; -1: the iterator is of another kind, or its tuples are of another length. */
int cpy_next_unpacked(struct cpy_thread *t, cpy_value iterator, cpy_value *to, size_t n);

struct cpy_enumerate {
    struct cpy_object head;
    cpy_field iterator;
    cpy_field count;     /* the next number: an int of any size */
};

/* zip and map: iterators over the iterables are a tuple. */
struct cpy_zip {
    struct cpy_object head;
    cpy_field iterators; /* tuple */
    cpy_field function;  /* map's */
    bool strict;
};

struct cpy_filter {
    struct cpy_object head;
    cpy_field function;  /* None: truth */
    cpy_field iterator;
};

/* reversed() of any sequence. */
struct cpy_reversed {
    struct cpy_object head;
    cpy_field sequence;  /* unset when exhausted */
    int64_t index;       /* of the next item */
};

#endif
