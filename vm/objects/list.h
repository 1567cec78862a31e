/* SPDX-License-Identifier: MIT */
/* vm/objects/list.h - list and tuple as the interpreter's fast paths see them. */
#ifndef CPY_OBJECTS_LIST_H
#define CPY_OBJECTS_LIST_H

#include "vm/vm.h"

#define CPY_LIST_MAX                                                                                                   \
    ((size_t)UINT32_MAX < SIZE_MAX / sizeof(cpy_field) ? (size_t)UINT32_MAX : SIZE_MAX / sizeof(cpy_field))

/* A growable array.  The items lie in one block that the list owns.  Growing may move it: keep
 * no address of an item across a call that can append or run Python code. */
struct cpy_list {
    struct cpy_object head;
    uint32_t len;     /* items in use */
    uint32_t cap;     /* items allocated, never less than len */
    cpy_field *items; /* items[len .. cap) mean nothing; NULL while cap is 0 */
};

struct cpy_tuple {
    struct cpy_object head;
    uint32_t len;
    uint32_t hash; /* 0: not computed yet */
    cpy_field items[];
};

/* Iterators over list, tuple, str, bytes and bytearray: one struct, a type each. */
struct cpy_index_iterator {
    struct cpy_object head;
    cpy_field sequence; /* unset when exhausted */
    int64_t index;      /* of the next item */
};

/* An iterator over sequence[0], [1] ... until IndexError. */
cpy_value cpy_sequence_iterator(struct cpy_thread *t, cpy_value sequence);

CPY_INLINE struct cpy_list *cpy_as_list(cpy_value v) { return (struct cpy_list *)cpy_pointer(v); }
CPY_INLINE struct cpy_tuple *cpy_as_tuple(cpy_value v) { return (struct cpy_tuple *)cpy_pointer(v); }

/* Inserts, removes and replaces: list[start:end] = items.  False: MemoryError, nothing changed. */
CPY_CHECKED bool cpy_list_splice(
    struct cpy_thread *t, struct cpy_list *list, size_t start, size_t end, const cpy_value *items, size_t n);
CPY_CHECKED bool cpy_list_extend(struct cpy_thread *t, cpy_value list, cpy_value iterable); /* list.extend(iterable). */
/* Makes room for cap items; the list may be moved to new memory. */
CPY_CHECKED bool cpy_list_reserve(struct cpy_thread *t, struct cpy_list *list, size_t cap);
/* A new list or tuple with list[start], list[start + step] ...: count items, which must exist. */
cpy_value cpy_list_slice(struct cpy_thread *t, cpy_value list, int64_t start, int64_t step, size_t count);
/* count items of a tuple, from start in steps. */
cpy_value cpy_tuple_slice(struct cpy_thread *t, cpy_value tuple, int64_t start, int64_t step, size_t count);
/* The tuple (a, b). */
cpy_value cpy_tuple_pair(struct cpy_thread *t, cpy_value a, cpy_value b);
/* Compares two lists or two tuples item by item, as the operator. */
cpy_value cpy_items_compare(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_compare op);
/* list[int]: an index from a subscript, negative ones counted from the end.  False: nothing pending and *i is
 * out of range if v is an int, else TypeError is pending. */
CPY_CHECKED bool cpy_subscript_index(struct cpy_thread *t, cpy_value v, size_t len, const char *type, size_t *i);
/* Rows of containers' __class_getitem__: list[int]. */
cpy_value cpy_class_getitem(struct cpy_thread *t, const cpy_value *args);

#endif
