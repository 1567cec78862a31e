/* SPDX-License-Identifier: MIT */
/* vm/objects/memoryview.h - what the two files of the type memoryview share: a view, and the walks over its items. */
#ifndef CPY_VM_OBJECTS_MEMORYVIEW_H
#define CPY_VM_OBJECTS_MEMORYVIEW_H

#include "vm/objects/bytes.h"

/* Items in the memory of another object.  The first view of that object, the root, holds its buffer; slices and
 * casts keep the root, which counts them, and gives the buffer back when all of them are released. */
struct cpy_memoryview {
    struct cpy_object head;
    cpy_field root;         /* the view that holds the buffer, maybe itself */
    cpy_field owner;        /* of a root: whose buffer is held; unset once it was given back */
    struct cpy_buffer held; /* of a root: that buffer, without its owner */
    size_t views;           /* of a root: the views that use it and are not released, itself as well */
    size_t exports;         /* buffers of this view that others hold */
    uint8_t *data;          /* the item with only zeros for indexes, if suboffsets do not lead elsewhere */
    size_t len;             /* bytes of all items, without gaps */
    size_t itemsize;        /* bytes of an item */
    const char *format;     /* of an item; lives as long as the owner of the buffer */
    int64_t hash;           /* meaningful if hashed */
    uint8_t ndim;           /* the number of dimensions */
    bool readonly, hashed, released;
    bool indirect;          /* there are suboffsets */
    int64_t dims[];         /* ndim numbers each: the shape, the strides and, if indirect, the suboffsets */
};

enum cpy_item_kind { CPY_ITEM_CHAR, CPY_ITEM_SIGNED, CPY_ITEM_UNSIGNED, CPY_ITEM_FLOAT, CPY_ITEM_BOOL };

/* A format of one character that memoryview can read and write. */
struct cpy_item_format {
    char text[3];           /* "@B" */
    uint8_t kind, size;     /* enum cpy_item_kind; bytes */
};

/* The row of a format, with or without "@", or NULL. */
const struct cpy_item_format *cpy_item_format(const char *text);
/* The value of the item at p. */
cpy_value cpy_item_unpack(struct cpy_thread *t, const uint8_t *p, const struct cpy_item_format *format);
/* Turns v into an item's bytes.  False: TypeError, ValueError or what v raised is pending. */
bool cpy_item_pack(struct cpy_thread *t, uint8_t out[8], cpy_value v, const struct cpy_item_format *format);

/* Where the items with index i in a dimension begin, if p is where those with its other indexes, and 0, do. */
CPY_INLINE uint8_t *cpy_view_along(const struct cpy_memoryview *m, size_t dimension, uint8_t *p, int64_t i)
{
    p += m->dims[m->ndim + dimension] * i;
    if (CPY_UNLIKELY(m->indirect) && m->dims[2 * m->ndim + dimension] >= 0) {
        memcpy(&p, (const void *)p, sizeof(uint8_t *));
        p += m->dims[2 * m->ndim + dimension];
    }
    return p;
}

bool cpy_view_c_contiguous(const struct cpy_memoryview *m); /* Do the items follow each other as indexes count up? */
bool cpy_view_f_contiguous(const struct cpy_memoryview *m); /* The same with the first index varying fastest. */
/* Copies the items, len bytes, one after the other to out, which may not overlap them. */
void cpy_view_copy_out(const struct cpy_memoryview *m, uint8_t *out);
/* The same with the first index varying fastest. */
void cpy_view_copy_by_columns(const struct cpy_memoryview *m, uint8_t *out);
/* The items as lists of lists. */
cpy_value cpy_view_list(struct cpy_thread *t, const struct cpy_memoryview *m, const struct cpy_item_format *format);
/* Are shapes and all items equal?  1, 0, -1. */
int cpy_view_equal(struct cpy_thread *t, const struct cpy_memoryview *a, const struct cpy_memoryview *b);

#endif
