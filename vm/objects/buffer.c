/* SPDX-License-Identifier: MIT */
/* vm/objects/buffer.c - views of the bytes of any object that offers them. */
#include "vm/objects/bytes.h"

#include "vm/objects/type.h"

/* The nearest definition that can give out a buffer, or NULL. */
static const struct cpy_type_def *exporter(cpy_value v)
{
    const struct cpy_type_def *def = cpy_is_object(v) ? cpy_class_of_object(cpy_pointer(v))->def : NULL;

    while (def && !def->get_buffer)
        def = def->base;
    return def;
}

bool cpy_has_buffer(cpy_value v) { return cpy_is_bytes(v) || exporter(v); }

static bool refuse(struct cpy_thread *t, cpy_value v)
{
    cpy_raise(t, CPY_TYPE_ERROR, "a bytes-like object is required, not '%T'", v);
    return false;
}

bool cpy_get_buffer(struct cpy_thread *t, cpy_value v, struct cpy_buffer *b, bool writable)
{
    const struct cpy_type_def *def = exporter(v);

    return def ? def->get_buffer(t, v, b, writable) : refuse(t, v);
}

bool cpy_get_items(struct cpy_thread *t, cpy_value v, struct cpy_items *items)
{
    const struct cpy_type_def *def = exporter(v);
    size_t itemsize;

    if (!def)
        return refuse(t, v);
    if (def->get_items)
        return def->get_items(t, v, items);
    if (!def->get_buffer(t, v, &items->buffer, false))
        return false;
    itemsize = items->buffer.itemsize ? items->buffer.itemsize : 1;
    items->ndim = 1;
    items->one[0] = (int64_t)(items->buffer.len / itemsize);
    items->one[1] = (int64_t)itemsize;
    items->shape = items->one;
    items->strides = items->one + 1;
    items->suboffsets = NULL;
    return true;
}

void cpy_release_buffer(struct cpy_thread *t, struct cpy_buffer *b)
{
    const struct cpy_type_def *def = exporter(b->owner);

    if (def && def->release_buffer)
        def->release_buffer(t, b);
    b->owner = CPY_UNSET;
}
