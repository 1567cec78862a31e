/* SPDX-License-Identifier: MIT */
/* vm/interp/items.c - subscripts, iteration and unpacking beyond what the loop does itself. */
#include "vm/interp/loop.h"
#include "vm/objects/dict.h"
#include "vm/objects/bytes.h"
#include "vm/objects/exception.h"
#include "vm/objects/iterators.h"
#include "vm/objects/range.h"
#include "vm/objects/type_parts.h"

/* --- subscripts ------------------------------------------------------------------------------------------------ */

cpy_value cpy_do_get_item(struct cpy_thread *t, cpy_value o, cpy_value key)
{
    cpy_value args[] = {o, key}, v;
    struct cpy_type *type;

    if (cpy_is(t, o, CPY_TYPE_DICT)) {
        if ((v = cpy_dict_get(t, o, key)))
            return v;
        return cpy_pending(t) ? CPY_ERROR : cpy_raise_with(t, CPY_KEY_ERROR, key);
    }
    type = cpy_class_of(t, o);
    if (CPY_LIKELY(!cpy_slot_is_python(type, CPY_SLOT_GETITEM) && cpy_slots(type)[CPY_SLOT_GETITEM]))
        return cpy_slots(type)[CPY_SLOT_GETITEM](t, args);
    if ((v = cpy_python_special(t, o, CPY_SLOT_GETITEM)))
        return cpy_invoke_special(t, v, args, 2, CPY_RESULT_STORE, 0);
    return cpy_pending(t) ? CPY_ERROR : cpy_getitem(t, o, key);
}

/* A bound of a slice within 0 and len; v is a small int or None. */
CPY_INLINE int64_t bound(cpy_value v, int64_t len, int64_t missing)
{
    int64_t i = v == CPY_NONE ? missing : cpy_small(v);

    i += i < 0 ? len : 0;
    return i < 0 ? 0 : i > len ? len : i;
}

CPY_INLINE bool is_bound(cpy_value v) { return v == CPY_NONE || cpy_is_small(v); }

/* The items of a list, tuple, str, bytes or bytearray; -1 for any other object, whose class knows what its slices are. */
CPY_INLINE int64_t cut_length(cpy_value o)
{
    const struct cpy_shape *shape = cpy_is_object(o) ? cpy_pointer(o)->shape : NULL;

    if (!shape || !(shape->flags & CPY_SHAPE_EXACT))
        return -1;
    switch (shape->layout) {
    case CPY_TYPE_LIST: return cpy_as_list(o)->len;
    case CPY_TYPE_TUPLE: return cpy_as_tuple(o)->len;
    case CPY_TYPE_STR: return ((const struct cpy_str *)cpy_pointer(o))->len;
    case CPY_TYPE_BYTES:
    case CPY_TYPE_BYTEARRAY: return (int64_t)cpy_self_text(o).len;
    default: return -1;
    }
}

static cpy_value cut(struct cpy_thread *t, cpy_value o, size_t from, size_t to)
{
    struct cpy_text text;

    switch (cpy_pointer(o)->shape->layout) {
    case CPY_TYPE_LIST: return cpy_list_slice(t, o, (int64_t)from, 1, to - from);
    case CPY_TYPE_TUPLE: return cpy_tuple_slice(t, o, (int64_t)from, 1, to - from);
    case CPY_TYPE_STR: return cpy_str_slice(t, o, from, to);
    default: text = cpy_self_text(o); return cpy_self_part(t, o, &text, from, to);
    }
}

cpy_value cpy_do_get_slice(struct cpy_thread *t, cpy_value o, cpy_value start, cpy_value stop)
{
    int64_t len, from, to;
    cpy_value slice;

    if (is_bound(start) && is_bound(stop) && (len = cut_length(o)) >= 0) {
        from = bound(start, len, 0);
        to = bound(stop, len, len);
        return cut(t, o, (size_t)from, (size_t)(to > from ? to : from));
    }
    slice = cpy_slice_new(t, start, stop, CPY_NONE);
    return slice ? cpy_do_get_item(t, o, slice) : CPY_ERROR;
}

cpy_value cpy_do_set_item(struct cpy_thread *t, cpy_value o, cpy_value key, cpy_value v)
{
    cpy_value args[] = {o, key, v}, method;

    if (v && cpy_is(t, o, CPY_TYPE_DICT))
        return cpy_dict_set(t, o, key, v) ? CPY_NONE : CPY_ERROR;
    if ((method = cpy_python_special(t, o, v ? CPY_SLOT_SETITEM : CPY_SLOT_DELITEM)))
        return cpy_invoke_special(t, method, args, v ? 3 : 2, CPY_RESULT_DISCARD, 0);
    if (cpy_pending(t))
        return CPY_ERROR;
    return (v ? cpy_setitem(t, o, key, v) : cpy_delitem(t, o, key)) ? CPY_NONE : CPY_ERROR;
}

/* --- iteration ------------------------------------------------------------------------------------------------- */

cpy_value cpy_do_iter(struct cpy_thread *t, cpy_value v)
{
    cpy_value method = cpy_python_special(t, v, CPY_SLOT_ITER);

    if (method)
        return cpy_invoke_special(t, method, &v, 1, CPY_RESULT_ITER, 0);
    return cpy_pending(t) ? CPY_ERROR : cpy_iter(t, v);
}

/* A native __next__ says that it is at its end by CPY_ERROR with nothing pending, or by StopIteration. */
static int native_next(struct cpy_thread *t, cpy_native next, cpy_value iterator, cpy_value *out)
{
    cpy_value args[] = {iterator};

    if ((*out = next(t, args)))
        return CPY_YES;
    if (!cpy_pending(t))
        return CPY_NO;
    if (!cpy_pending_is(t, CPY_STOP_ITERATION))
        return CPY_FAILED;
    cpy_take_pending(t);
    return CPY_NO;
}

int cpy_do_next(struct cpy_thread *t, cpy_value iterator, cpy_value *next)
{
    struct cpy_type *type;
    cpy_value method;

    if (cpy_has_layout(iterator, CPY_TYPE_GENERATOR)) {
        struct cpy_generator *g = cpy_as_generator(iterator);

        if (g->state == CPY_GEN_DONE)
            return CPY_NO;
        return cpy_generator_enter(t, g, CPY_NONE, CPY_CONSUMER_LOOP) ? CPY_ASKED : CPY_FAILED;
    }
    type = cpy_class_of(t, iterator);
    if (!cpy_slots(type)[CPY_SLOT_NEXT]) {
        cpy_raise(t, CPY_TYPE_ERROR, "'%T' object is not an iterator", iterator);
        return CPY_FAILED;
    }
    if (!cpy_slot_is_python(type, CPY_SLOT_NEXT))
        return native_next(t, cpy_slots(type)[CPY_SLOT_NEXT], iterator, next);
    if (!(method = cpy_type_lookup(t, type, CPY_N(t, __next__))))
        return CPY_FAILED;
    return cpy_invoke_special(t, method, &iterator, 1, CPY_RESULT_NEXT, 0) ? CPY_ASKED
        : !cpy_pending_is(t, CPY_STOP_ITERATION)                             ? CPY_FAILED
                                                                             : (cpy_take_pending(t), CPY_NO);
}

/* --- unpacking ------------------------------------------------------------------------------------------------- */

static bool not_iterable(struct cpy_thread *t, cpy_value v)
{
    if (cpy_slot_of(t, v, CPY_SLOT_ITER) || cpy_slot_of(t, v, CPY_SLOT_GETITEM))
        return false;
    cpy_raise(t, CPY_TYPE_ERROR, "cannot unpack non-iterable %T object", v);
    return true;
}

/* The items as a list; the length that a class of Python's tells is not asked for. */
static cpy_value all_items(struct cpy_thread *t, cpy_value v)
{
    if (!cpy_is_list(v) && !cpy_is_tuple(v) && !(v = cpy_iter(t, v)))
        return CPY_ERROR;
    return cpy_list_from_iterable(t, v);
}

bool cpy_do_unpack(struct cpy_thread *t, cpy_value v, cpy_value *out, size_t n)
{
    cpy_value *items;

    if (not_iterable(t, v))
        return false;
    /* Python may run meanwhile: the items are collected beyond its reach, and nothing is written when it raises. */
    if (n <= 16) {
        cpy_value few[16];

        if (!cpy_unpack(t, v, few, n))
            return false;
        memcpy(out, few, n * sizeof *out);
        return true;
    }
    if (!(items = cpy_malloc(t, n * sizeof *items)))
        return false;
    v = all_items(t, v);
    if (v && cpy_unpack(t, v, items, n))
        memcpy(out, items, n * sizeof *out);
    else
        v = CPY_ERROR;
    cpy_free(cpy_pointer(t->vm->types[CPY_TYPE_LIST]), items, n * sizeof *items);
    return v != CPY_ERROR;
}

/* The items as a list: those before the starred one are asked for one by one, and if they do not come, nothing else is. */
static cpy_value items_with_star(struct cpy_thread *t, cpy_value v, size_t before)
{
    cpy_value list, iterator, item;

    if (cpy_is(t, v, CPY_TYPE_LIST) || cpy_is(t, v, CPY_TYPE_TUPLE))
        return cpy_list_from_iterable(t, v);
    if (!(list = cpy_list_new(t, before)) || !(iterator = cpy_iter(t, v)))
        return CPY_ERROR;
    for (; before && (item = cpy_next(t, iterator)); before--)
        if (!cpy_list_append(t, list, item))
            return CPY_ERROR;
    if (cpy_pending(t) || (!before && !cpy_list_extend(t, list, iterator)))
        return CPY_ERROR;
    return list;
}

bool cpy_do_unpack_ex(struct cpy_thread *t, cpy_value v, cpy_value *out, size_t before, size_t after)
{
    cpy_value list, rest;
    const cpy_value *items;
    size_t n;

    if (not_iterable(t, v) || !(list = items_with_star(t, v, before)))
        return false;
    items = cpy_items(list, &n);
    if (n < before + after) {
        cpy_raise(t, CPY_VALUE_ERROR, "not enough values to unpack (expected at least %zu, got %zu)", before + after, n);
        return false;
    }
    if (!(rest = cpy_list_from(t, items + before, n - before - after)))
        return false;
    memcpy(out, items, before * sizeof *out);
    out[before] = rest;
    memcpy(out + before + 1, items + n - after, after * sizeof *out);
    cpy_keep(list);
    return true;
}
