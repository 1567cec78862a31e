/* SPDX-License-Identifier: MIT */
/* vm/objects/set.h - what the files of set and frozenset share; dict.h has the struct and the rest. */
#ifndef CPY_OBJECTS_SET_H
#define CPY_OBJECTS_SET_H

#include "vm/objects/dict.h"
#include "vm/objects/iterators.h"

/* A walk of an iterable; of a set the items themselves, even if its class has another __iter__. */
struct cpy_set_items {
    cpy_value set;          /* or CPY_UNSET: walk */
    size_t position;
    struct cpy_walk walk;
};
/* Begins to go through an iterable's items.  false: an exception is pending. */
CPY_CHECKED bool cpy_items_begin(struct cpy_thread *t, struct cpy_set_items *items, cpy_value iterable);
cpy_value cpy_items_next(struct cpy_thread *t, struct cpy_set_items *items); /* CPY_UNSET: the end, or an exception is pending. */

/* A new set of a class, with the items of an iterable (or CPY_UNSET: empty). */
cpy_value cpy_set_from(struct cpy_thread *t, cpy_value type, cpy_value iterable);
/* 1: removed, 0: was not there, -1: error. */
int cpy_set_discard(struct cpy_thread *t, cpy_value set, cpy_value v);
/* Removes an item; CPY_UNSET, with nothing pending, if there is none. */
cpy_value cpy_set_pop(struct cpy_set *s);
void cpy_set_clear(struct cpy_set *s); /* Removes all elements. */
/* Gives to what is in from, which is left empty. */
void cpy_set_take(struct cpy_set *to, struct cpy_set *from);
/* The hash of a frozenset; never 0 or -1. */
int64_t cpy_set_hash(struct cpy_thread *t, struct cpy_set *s);

#endif
