/* SPDX-License-Identifier: MIT */
/* vm/objects/protocol_items.c - subscripts, membership, iteration, unpacking. */
#include "vm/objects/iterators.h"
#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"

/* --- subscripts ------------------------------------------------------------------------------ */

/* C[...]: through __class_getitem__. */
static cpy_value class_subscript(struct cpy_thread *t, cpy_value class, cpy_value key)
{
    cpy_value method;

    if (class == t->vm->types[CPY_TYPE_TYPE])
        return cpy_generic_alias_new(t, class, key);
    if ((method = cpy_find_attr(t, class, CPY_N(t, __class_getitem__))) && method != CPY_NONE)
        return cpy_call_1(t, method, key);
    return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_TYPE_ERROR, "type '%N' is not subscriptable", class);
}

cpy_value cpy_getitem(struct cpy_thread *t, cpy_value o, cpy_value key)
{
    cpy_native get = cpy_slot_of(t, o, CPY_SLOT_GETITEM);

    if (CPY_LIKELY(get))
        return get(t, (cpy_value[]){o, key});
    if (cpy_is_type(o))
        return class_subscript(t, o, key);
    return cpy_raise(t, CPY_TYPE_ERROR, "'%T' object is not subscriptable", o);
}

/* Is o of a Python class that has the other of the methods for assignment and deletion?  In CPython these are one slot. */
static bool is_half(struct cpy_thread *t, cpy_value o, enum cpy_slot other)
{
    const struct cpy_type *type = cpy_class_of(t, o);

    return !type->own_def && cpy_slots(type)[other];
}

/* Is o of a class that may be a sequence's, as it has a length or is a Python class, and key an index?  -1: a key that
 * fits no sequence, IndexError, or an error of its own. */
static int may_be_sequence(struct cpy_thread *t, cpy_value o, cpy_value key)
{
    const struct cpy_type *type = cpy_class_of(t, o);
    int64_t index;

    if ((type->own_def && !cpy_slots(type)[CPY_SLOT_LEN]) || (!cpy_is_int(key) && !cpy_slot_of(t, key, CPY_SLOT_INDEX)))
        return 0;
    return cpy_to_exact_index(t, key, CPY_INDEX_ERROR, &index) ? 1 : -1;
}

bool cpy_setitem(struct cpy_thread *t, cpy_value o, cpy_value key, cpy_value v)
{
    cpy_native set = cpy_slot_of(t, o, CPY_SLOT_SETITEM);

    if (CPY_LIKELY(set))
        return set(t, (cpy_value[]){o, key, v}) != CPY_ERROR;
    if (is_half(t, o, CPY_SLOT_DELITEM))
        cpy_raise(t, CPY_ATTRIBUTE_ERROR, "__setitem__");
    else if (may_be_sequence(t, o, key) >= 0)
        cpy_raise(t, CPY_TYPE_ERROR, "'%T' object does not support item assignment", o);
    return false;
}

/* CPython words it otherwise where o might be a sequence. */
static bool refuse_deletion(struct cpy_thread *t, cpy_value o, cpy_value key)
{
    int sequence;

    if (is_half(t, o, CPY_SLOT_SETITEM)) {
        cpy_raise(t, CPY_ATTRIBUTE_ERROR, "__delitem__");
        return false;
    }
    if ((sequence = may_be_sequence(t, o, key)) >= 0)
        cpy_raise(t, CPY_TYPE_ERROR, "'%T' object does%s support item deletion", o, sequence ? "n't" : " not");
    return false;
}

bool cpy_delitem(struct cpy_thread *t, cpy_value o, cpy_value key)
{
    cpy_native delete = cpy_slot_of(t, o, CPY_SLOT_DELITEM);

    if (CPY_LIKELY(delete))
        return delete (t, (cpy_value[]){o, key}) != CPY_ERROR;
    return refuse_deletion(t, o, key);
}

/* --- iteration ----------------------------------------------------------------------------------- */

cpy_value cpy_sequence_iterator(struct cpy_thread *t, cpy_value sequence)
{
    struct cpy_index_iterator *it = cpy_new_object(t, t->vm->types[CPY_TYPE_SEQ_ITERATOR]);

    if (it)
        cpy_store(it, &it->sequence, sequence);
    return cpy_from(it);
}

cpy_value cpy_iter(struct cpy_thread *t, cpy_value v)
{
    const struct cpy_type *type = cpy_class_of(t, v);
    cpy_native iter = cpy_slots(type)[CPY_SLOT_ITER];
    cpy_value it;

    if (CPY_UNLIKELY(!iter)) {
        if (cpy_has_items(type))
            return cpy_sequence_iterator(t, v);
        return cpy_raise(t, CPY_TYPE_ERROR, "'%T' object is not iterable", v);
    }
    if (!cpy_check_stack(t) || !(it = iter(t, &v)))
        return CPY_ERROR;
    if (CPY_LIKELY(cpy_slot_of(t, it, CPY_SLOT_NEXT)))
        return it;
    return cpy_raise(t, CPY_TYPE_ERROR, "iter() returned non-iterator of type '%T'", it);
}

cpy_value cpy_next(struct cpy_thread *t, cpy_value iterator)
{
    cpy_native next = cpy_slot_of(t, iterator, CPY_SLOT_NEXT);
    cpy_value item;

    if (CPY_UNLIKELY(!next))
        return cpy_raise(t, CPY_TYPE_ERROR, "'%T' object is not an iterator", iterator);
    if (CPY_UNLIKELY((uintptr_t)__builtin_frame_address(0) <= t->c_stack_limit) && !cpy_check_stack(t))
        return CPY_ERROR; /* an iterator over an iterator over an iterator ... */
    item = next(t, &iterator);
    if (CPY_UNLIKELY(!item && t->exception) && cpy_pending_is(t, CPY_STOP_ITERATION))
        cpy_take_pending(t); /* carried the value that a generator returned */
    return item;
}

static int contains_by_iteration(struct cpy_thread *t, cpy_value container, cpy_value v)
{
    cpy_value it = cpy_iter(t, container), item;
    int equal = 0;

    if (!it) {
        cpy_not_iterable(t, "argument of type '%T' is not iterable", container);
        return -1;
    }
    while (equal == 0 && (item = cpy_next(t, it)))
        equal = cpy_equal(t, item, v);
    return equal == 0 && cpy_pending(t) ? -1 : equal;
}

int cpy_contains(struct cpy_thread *t, cpy_value container, cpy_value v)
{
    cpy_native contains = cpy_slot_of(t, container, CPY_SLOT_CONTAINS);
    cpy_value result;

    if (CPY_UNLIKELY(!contains))
        return contains_by_iteration(t, container, v);
    result = contains(t, (cpy_value[]){container, v});
    return result ? result == CPY_TRUE : -1;
}

/* --- unpacking --------------------------------------------------------------------------------------- */

static bool too_many(struct cpy_thread *t, size_t n)
{
    cpy_raise(t, CPY_VALUE_ERROR, "too many values to unpack (expected %zu)", n);
    return false;
}

static bool not_enough(struct cpy_thread *t, size_t n, size_t got)
{
    cpy_raise(t, CPY_VALUE_ERROR, "not enough values to unpack (expected %zu, got %zu)", n, got);
    return false;
}

static bool unpack_items(struct cpy_thread *t, cpy_value sequence, cpy_value *out, size_t n)
{
    size_t len;
    const cpy_value *items = cpy_items(sequence, &len);

    if (CPY_LIKELY(len == n)) {
        memcpy(out, items, n * sizeof *out);
        return true;
    }
    return len > n ? too_many(t, n) : not_enough(t, n, len);
}

bool cpy_unpack(struct cpy_thread *t, cpy_value iterable, cpy_value *out, size_t n)
{
    const struct cpy_type *type;
    cpy_value it;

    if (CPY_LIKELY(cpy_is(t, iterable, CPY_TYPE_TUPLE) || cpy_is(t, iterable, CPY_TYPE_LIST)))
        return unpack_items(t, iterable, out, n);
    type = cpy_class_of(t, iterable);
    if (!cpy_slots(type)[CPY_SLOT_ITER] && !cpy_has_items(type)) {
        cpy_raise(t, CPY_TYPE_ERROR, "cannot unpack non-iterable %T object", iterable);
        return false;
    }
    if (!(it = cpy_iter(t, iterable)))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!(out[i] = cpy_next(t, it)))
            return !cpy_pending(t) && not_enough(t, n, i);
    return cpy_next(t, it) ? too_many(t, n) : !cpy_pending(t);
}
