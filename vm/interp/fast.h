/* SPDX-License-Identifier: MIT */
/* vm/interp/fast.h - small pieces of the interpreter loop's usual cases; for interp.c alone.
 *
 * Each answers for the usual case or says that it is another one; none runs Python code. */
#ifndef CPY_INTERP_FAST_H
#define CPY_INTERP_FAST_H

#include "vm/interp/loop.h"
#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/shape.h"
#include "vm/objects/str.h"
#include "vm/objects/type_parts.h"

/* Is the object exactly of that built-in type? */
#define SHAPE_IS(o, id) ((o)->shape == t->vm->shapes[CPY_TYPE_##id])

/* x // y and x % y as Python rounds them; y is neither 0 nor -1. */
CPY_INLINE int64_t floor_div(int64_t x, int64_t y)
{
    int64_t q;

    if (CPY_LIKELY((((uint64_t)x | (uint64_t)y) >> 32) == 0))
        return (uint32_t)x / (uint32_t)y;
    q = x / y;
    return q - ((x % y != 0) & ((x ^ y) < 0));
}

CPY_INLINE int64_t floor_mod(int64_t x, int64_t y)
{
    int64_t r;

    if (CPY_LIKELY((((uint64_t)x | (uint64_t)y) >> 32) == 0))
        return (uint32_t)x % (uint32_t)y;
    r = x % y;
    return r && (r ^ y) < 0 ? r + y : r;
}

/* Does a double hold the int exactly? */
CPY_INLINE bool exact_double(int64_t n) { return n >= -((int64_t)1 << 53) && n <= (int64_t)1 << 53; }

/* x ** y for a small y; false: too large for a small int. */
CPY_INLINE bool small_power(int64_t x, int64_t y, int64_t *out)
{
    int64_t r = 1;

    for (; y > 0; y--)
        if (__builtin_mul_overflow(r, x, &r))
            return false;
    *out = r;
    return cpy_fits_small(r);
}

/* The character at a valid index of a str with one byte a character, if it has been made; else unset. */
CPY_INLINE cpy_value ready_character(struct cpy_thread *t, const struct cpy_str *s, uint64_t i)
{
    const char *text = s->flags & CPY_STR_SHARED ? ((const struct cpy_string_buffer *)cpy_pointer(cpy_load(s->buffer)))->data : s->data;

    return s->width == 1 ? t->vm->characters[(unsigned char)text[i]] : CPY_UNSET;
}

/* list[i] and its like, for an index that is a small int.  Unset: not one of those, or out of range. */
CPY_INLINE cpy_value get_indexed(struct cpy_thread *t, cpy_value v, int64_t i)
{
    const struct cpy_object *o = cpy_pointer(v);

    if (SHAPE_IS(o, LIST)) {
        const struct cpy_list *list = (const struct cpy_list *)o;

        i += i < 0 ? list->len : 0;
        return (uint64_t)i < list->len ? cpy_load(list->items[i]) : CPY_UNSET;
    }
    if (SHAPE_IS(o, TUPLE)) {
        const struct cpy_tuple *tuple = (const struct cpy_tuple *)o;

        i += i < 0 ? tuple->len : 0;
        return (uint64_t)i < tuple->len ? cpy_load(tuple->items[i]) : CPY_UNSET;
    }
    if (SHAPE_IS(o, STR)) {
        const struct cpy_str *s = (const struct cpy_str *)o;

        i += i < 0 ? s->len : 0;
        return (uint64_t)i < s->len ? ready_character(t, s, (uint64_t)i) : CPY_UNSET;
    }
    if (SHAPE_IS(o, BYTES)) {
        const struct cpy_bytes *b = (const struct cpy_bytes *)o;

        i += i < 0 ? b->len : 0;
        return (uint64_t)i < b->len ? cpy_int(b->data[i]) : CPY_UNSET;
    }
    if (SHAPE_IS(o, BYTEARRAY)) {
        const struct cpy_bytearray *b = (const struct cpy_bytearray *)o;

        i += i < 0 ? (int64_t)b->len : 0;
        return (uint64_t)i < b->len ? cpy_int(b->data[i]) : CPY_UNSET;
    }
    return CPY_UNSET;
}

/* list[i] = v and bytearray[i] = v.  False: another case. */
CPY_INLINE bool set_indexed(struct cpy_thread *t, cpy_value to, int64_t i, cpy_value v)
{
    struct cpy_object *o = cpy_pointer(to);

    if (SHAPE_IS(o, LIST)) {
        struct cpy_list *list = (struct cpy_list *)o;

        i += i < 0 ? list->len : 0;
        if ((uint64_t)i >= list->len)
            return false;
        cpy_store(list, &list->items[i], v);
        return true;
    }
    if (SHAPE_IS(o, BYTEARRAY) && cpy_is_small(v) && (uint64_t)cpy_small(v) < 256) {
        struct cpy_bytearray *b = (struct cpy_bytearray *)o;

        i += i < 0 ? (int64_t)b->len : 0;
        if ((uint64_t)i >= b->len)
            return false;
        b->data[i] = (uint8_t)cpy_small(v);
        return true;
    }
    return false;
}

/* The items of an exact tuple or list of length n; NULL: something else. */
CPY_INLINE const cpy_field *exact_items(struct cpy_thread *t, cpy_value v, uint32_t n)
{
    const struct cpy_object *o = cpy_pointer(v);

    if (!cpy_is_object(v))
        return NULL;
    if (SHAPE_IS(o, TUPLE))
        return ((const struct cpy_tuple *)o)->len == n ? ((const struct cpy_tuple *)o)->items : NULL;
    if (SHAPE_IS(o, LIST))
        return ((const struct cpy_list *)o)->len == n ? ((const struct cpy_list *)o)->items : NULL;
    return NULL;
}

/* Is what FOR_ITER gives unpacked at once, and nothing else done with it?  An UNPACK stands behind its JUMP then. */
CPY_INLINE bool unpacks_at_once(const struct cpy_insn *for_iter)
{
    return for_iter[2].op == CPY_OP_UNPACK && for_iter[2].b == for_iter->a;
}

/* Is an object the iterator of a class in C, and no generator, which is entered? */
CPY_INLINE bool has_native_next(cpy_value iterator)
{
    const struct cpy_shape *shape = cpy_pointer(iterator)->shape;
    const struct cpy_type *type = cpy_as_type(cpy_load(shape->type));

    return shape->layout != CPY_TYPE_GENERATOR && cpy_slots(type)[CPY_SLOT_NEXT] && !cpy_slot_is_python(type, CPY_SLOT_NEXT);
}

/* A FOR_ITER in a side block becomes one for the kind of iterator that it meets. */
CPY_INLINE void specialise_for_iter(const struct cpy_frame *frame, struct cpy_insn *insn, cpy_value iterator)
{
    if (!frame->side || !cpy_is_object(iterator))
        return;
    switch (cpy_pointer(iterator)->shape->layout) {
    case CPY_TYPE_RANGE_ITERATOR:
        insn->op = CPY_OP_FOR_ITER_RANGE;
        break;
    case CPY_TYPE_LIST_ITERATOR:
        insn->op = CPY_OP_FOR_ITER_LIST;
        break;
    case CPY_TYPE_TUPLE_ITERATOR:
        insn->op = CPY_OP_FOR_ITER_TUPLE;
        break;
    case CPY_TYPE_STR_ITERATOR:
        insn->op = CPY_OP_FOR_ITER_STR;
        break;
    case CPY_TYPE_BYTES_ITERATOR:
        insn->op = CPY_OP_FOR_ITER_BYTES;
        break;
    case CPY_TYPE_GENERATOR:
        insn->op = CPY_OP_FOR_ITER_GENERATOR;
        break;
    case CPY_TYPE_DICT_ITERATOR:
        insn->op = unpacks_at_once(insn) ? CPY_OP_FOR_ITER_UNPACKED : CPY_OP_FOR_ITER_DICT;
        break;
    case CPY_TYPE_ENUMERATE:
    case CPY_TYPE_ZIP:
        insn->op = unpacks_at_once(insn) ? CPY_OP_FOR_ITER_UNPACKED : CPY_OP_FOR_ITER_NATIVE;
        break;
    default:
        insn->op = has_native_next(iterator) ? CPY_OP_FOR_ITER_NATIVE : CPY_OP_FOR_ITER;
        break;
    }
}

/* An attribute in the slot block that an object's extra field refers to. */
CPY_INLINE cpy_value overflow_slot(const struct cpy_object *o, uint32_t offset)
{
    return *(const cpy_value *)(const void *)((const char *)cpy_pointer(cpy_load(*cpy_fixed_extra(o))) + offset);
}

CPY_INLINE cpy_field *slot_at(struct cpy_object *o, uint32_t offset) { return (cpy_field *)(void *)((char *)o + offset); }

/* The value of a cached dict entry, if the dict's keys are as they were. */
CPY_INLINE cpy_value entry_value(const struct cpy_cache *cache, uint32_t version)
{
    const struct cpy_dict *dict = cpy_as_dict(cpy_load(cache->value));

    return CPY_LIKELY(dict->version == version) ? cpy_load(dict->entries[cache->where].value) : CPY_UNSET;
}

CPY_INLINE struct cpy_cell *closure_cell(const struct cpy_frame *frame, unsigned n)
{
    return (struct cpy_cell *)cpy_pointer(cpy_load(cpy_as_tuple(cpy_load(frame->function->closure))->items[n]));
}

/* Appends to a list of the compiler's. */
CPY_INLINE bool append(struct cpy_thread *t, cpy_value to, cpy_value v)
{
    struct cpy_list *list = cpy_as_list(to);

    if (CPY_UNLIKELY(list->len == list->cap))
        return cpy_list_append(t, to, v);
    cpy_store(list, &list->items[list->len], v);
    list->len++;
    return true;
}

#endif
