/* SPDX-License-Identifier: MIT */
/* vm/objects/buffer.c - views of the bytes of any object that offers them.
 *
 * A native type has functions that give out its memory.  A class in Python has __buffer__() (PEP 688), which returns a
 * memoryview of other memory: an object of class _buffer_wrapper owns what is given out of that view, and when it is
 * given back calls __release_buffer__(), if the class has one. */
#include "vm/objects/memoryview.h"

#include "vm/objects/type.h"

/* The nearest definition that can give out a buffer, or NULL. */
static const struct cpy_type_def *exporter(cpy_value v)
{
    const struct cpy_type_def *def = cpy_is_object(v) ? cpy_class_of_object(cpy_pointer(v))->def : NULL;

    while (def && !def->get_buffer)
        def = def->base;
    return def;
}

/* The class of an object that has __buffer__() in Python, or NULL. */
static const struct cpy_type *python_exporter(cpy_value v)
{
    const struct cpy_type *type = cpy_is_object(v) ? cpy_class_of_object(cpy_pointer(v)) : NULL;
    cpy_native method = type ? cpy_slots(type)[CPY_SLOT_BUFFER] : NULL;

    return method && method != cpy_buffer_method ? type : NULL;
}

bool cpy_has_buffer(cpy_value v) { return cpy_is_bytes(v) || exporter(v) || python_exporter(v); }

bool cpy_offers_buffer(cpy_value v)
{
    return cpy_has_buffer(v) &&
        !(cpy_has_layout(v, CPY_TYPE_MEMORYVIEW) && ((struct cpy_memoryview *)cpy_pointer(v))->released);
}

static bool refuse(struct cpy_thread *t, cpy_value v)
{
    cpy_raise(t, CPY_TYPE_ERROR, "a bytes-like object is required, not '%T'", v);
    return false;
}

/* --- classes in Python ----------------------------------------------------------------------------- */

struct wrapper {
    struct cpy_object head;
    cpy_field object; /* whose __buffer__() was called */
    cpy_field view;   /* the memoryview that it returned */
    cpy_field held;   /* the owner of the buffer that was got of the view */
};

CPY_INLINE struct wrapper *as_wrapper(cpy_value v) { return (struct wrapper *)cpy_pointer(v); }

static void wrapper_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct wrapper *)o)->object);
    cpy_trace(tracer, ((struct wrapper *)o)->view);
    cpy_trace(tracer, ((struct wrapper *)o)->held);
}

/* Never asked for: only call_exporter() makes them; it marks the type as one whose buffers are given back. */
static bool wrapper_get(struct cpy_thread *t, cpy_value self, struct cpy_buffer *b, bool writable)
{
    return cpy_get_buffer(t, cpy_load(as_wrapper(self)->view), b, writable);
}

/* Tells the object that its buffer is given back; it cannot prevent that by an exception. */
static void tell_release(struct cpy_thread *t, cpy_value object, cpy_value view)
{
    cpy_native method = cpy_slot_of(t, object, CPY_SLOT_RELEASE_BUFFER);
    cpy_value pending, args[] = {object, view};
    char where[200];

    if (!method || method == cpy_release_buffer_method)
        return;
    pending = cpy_take_pending(t);
    if (!method(t, args)) {
        snprintf(where, sizeof where, "__release_buffer__ of %s", cpy_type_name(t, object));
        cpy_print_unraisable(t, where, CPY_UNSET);
    }
    if (pending)
        cpy_set_pending(t, pending);
}

static void wrapper_release(struct cpy_thread *t, struct cpy_buffer *b)
{
    struct wrapper *w = as_wrapper(b->owner);
    struct cpy_buffer inner = *b;

    inner.owner = cpy_load(w->held);
    cpy_release_buffer(t, &inner);
    tell_release(t, cpy_load(w->object), cpy_load(w->view));
    cpy_keep(cpy_from(w));
}

static const struct cpy_type_def wrapper_type = {
    .name = "_buffer_wrapper",
    .doc = "Holds a buffer of an object whose class has __buffer__().",
    .size = sizeof(struct wrapper),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .trace = wrapper_trace,
    .get_buffer = wrapper_get,
    .release_buffer = wrapper_release,
};

enum { FLAG_WRITABLE = 1, FLAGS_FULL_RO = 0x11c }; /* as in inspect.BufferFlags */

/* What v.__buffer__(flags) returns, in a wrapper that does not hold a buffer of it yet. */
static struct wrapper *call_exporter(struct cpy_thread *t, cpy_value v, int flags)
{
    cpy_value args[] = {v, cpy_int(flags)}, view, type;
    struct wrapper *w;

    if (!(view = cpy_slots(python_exporter(v))[CPY_SLOT_BUFFER](t, args)))
        return NULL;
    if (!cpy_has_layout(view, CPY_TYPE_MEMORYVIEW)) {
        cpy_raise(t, CPY_TYPE_ERROR, "__buffer__ returned non-memoryview object");
        return NULL;
    }
    if (!(type = cpy_type_of_def(t, &wrapper_type)) || !(w = cpy_new_object(t, type)))
        return NULL;
    cpy_store(w, &w->object, v);
    cpy_store(w, &w->view, view);
    return w;
}

/* Makes the wrapper the owner of a buffer that was got of its view. */
static bool own(struct wrapper *w, struct cpy_buffer *b)
{
    cpy_store(w, &w->held, b->owner);
    b->owner = cpy_from(w);
    return true;
}

static bool python_buffer(struct cpy_thread *t, cpy_value v, struct cpy_buffer *b, bool writable)
{
    struct wrapper *w = call_exporter(t, v, writable ? FLAG_WRITABLE : 0);

    return w && cpy_get_buffer(t, cpy_load(w->view), b, writable) && own(w, b);
}

static bool python_items(struct cpy_thread *t, cpy_value v, struct cpy_items *items)
{
    struct wrapper *w = call_exporter(t, v, FLAGS_FULL_RO);

    return w && cpy_get_items(t, cpy_load(w->view), items) && own(w, &items->buffer);
}

/* --- any object ---------------------------------------------------------------------------------- */

bool cpy_get_buffer(struct cpy_thread *t, cpy_value v, struct cpy_buffer *b, bool writable)
{
    const struct cpy_type_def *def;

    if (CPY_UNLIKELY(python_exporter(v)))
        return python_buffer(t, v, b, writable);
    return (def = exporter(v)) ? def->get_buffer(t, v, b, writable) : refuse(t, v);
}

bool cpy_get_items(struct cpy_thread *t, cpy_value v, struct cpy_items *items)
{
    return CPY_UNLIKELY(python_exporter(v)) ? python_items(t, v, items) : cpy_native_items(t, v, items);
}

bool cpy_native_items(struct cpy_thread *t, cpy_value v, struct cpy_items *items)
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
