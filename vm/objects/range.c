/* SPDX-License-Identifier: MIT */
/* vm/objects/range.c - range objects and their iterators.
 *
 * A range holds ints of any size.  Where its bounds are small ints, as nearly always,
 * everything is computed in 64 bits, which cannot overflow: the distance of two 63-bit
 * numbers fits.  Huge ranges take the slow way over int arithmetic. */
#include "vm/objects/range.h"

#include "vm/objects/int.h"
#include "vm/objects/reduce.h"
#include "vm/objects/type_parts.h"
#include "vm/memory/heap.h"
#include "vm/objects/function.h"

static struct cpy_range *as_range(cpy_value v) { return (struct cpy_range *)cpy_pointer(v); }
static bool is_range(cpy_value v) { return cpy_has_layout(v, CPY_TYPE_RANGE); }

static cpy_value add(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    return a && b ? cpy_int_binary(t, a, b, CPY_ADD) : CPY_ERROR;
}

static cpy_value sub(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    return a && b ? cpy_int_binary(t, a, b, CPY_SUB) : CPY_ERROR;
}

static cpy_value mul(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    return a && b ? cpy_int_binary(t, a, b, CPY_MUL) : CPY_ERROR;
}

static cpy_value quotient(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    return a && b ? cpy_int_binary(t, a, b, CPY_FLOORDIV) : CPY_ERROR;
}

/* --- making ----------------------------------------------------------------------------- */

/* How many numbers there are from start on in steps before stop. */
static cpy_value count_items(struct cpy_thread *t, cpy_value start, cpy_value stop, cpy_value step)
{
    bool down = cpy_int_sign(step) < 0;

    if (cpy_both_small(start, stop) && cpy_is_small(step)) {
        uint64_t distance = down ? (uint64_t)cpy_small(start) - (uint64_t)cpy_small(stop)
                                 : (uint64_t)cpy_small(stop) - (uint64_t)cpy_small(start);
        uint64_t stride = down ? 0 - (uint64_t)cpy_small(step) : (uint64_t)cpy_small(step);

        return (int64_t)distance <= 0 ? cpy_int(0) : cpy_int_from(t, (int64_t)((distance - 1) / stride + 1));
    }
    if (down ? cpy_int_compare(start, stop) <= 0 : cpy_int_compare(start, stop) >= 0)
        return cpy_int(0);
    if (down) { /* (start - stop - 1) / -step + 1 */
        cpy_value swap = start;

        start = stop;
        stop = swap;
        step = sub(t, cpy_int(0), step);
    }
    return add(t, quotient(t, sub(t, sub(t, stop, start), cpy_int(1)), step), cpy_int(1));
}

static cpy_value range_of(struct cpy_thread *t, cpy_value start, cpy_value stop, cpy_value step)
{
    cpy_value length = start && stop && step ? count_items(t, start, stop, step) : CPY_ERROR;
    struct cpy_range *range = length ? cpy_alloc(t, cpy_shape(t, CPY_TYPE_RANGE), sizeof *range) : NULL;

    if (!range)
        return CPY_ERROR;
    cpy_store(range, &range->start, start);
    cpy_store(range, &range->stop, stop);
    cpy_store(range, &range->step, step);
    cpy_store(range, &range->length, length);
    return cpy_from(range);
}

static cpy_value range_make(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value start = cpy_int(0), stop, step = cpy_int(1);

    if (!args[0])
        return cpy_raise(t, CPY_TYPE_ERROR, "range expected at least 1 argument, got 0");
    if (!args[1])
        return (stop = cpy_index(t, args[0])) ? range_of(t, start, stop, step) : CPY_ERROR;
    if (!(start = cpy_index(t, args[0])) || !(stop = cpy_index(t, args[1])) ||
        (args[2] && !(step = cpy_index(t, args[2]))))
        return CPY_ERROR;
    if (step == cpy_int(0))
        return cpy_raise(t, CPY_VALUE_ERROR, "range() arg 3 must not be zero");
    return range_of(t, start, stop, step);
}

static cpy_value range_new(struct cpy_thread *t, const cpy_value *args) { return range_make(t, args + 1); }

/* --- items ---------------------------------------------------------------------------------- */

/* start + index * step; index is within the range. */
static cpy_value item_at(struct cpy_thread *t, const struct cpy_range *range, cpy_value index)
{
    cpy_value start = cpy_load(range->start), step = cpy_load(range->step);
    int64_t offset;

    if (cpy_both_small(start, step) && cpy_is_small(index) &&
        !__builtin_mul_overflow(cpy_small(step), cpy_small(index), &offset) &&
        !__builtin_add_overflow(cpy_small(start), offset, &offset))
        return cpy_int_from(t, offset);
    return add(t, start, mul(t, index, step));
}

/* range[index]; index is an int. */
static cpy_value get_index(struct cpy_thread *t, const struct cpy_range *range, cpy_value index)
{
    cpy_value length = cpy_load(range->length);

    if (cpy_int_sign(index) < 0 && !(index = add(t, index, length)))
        return CPY_ERROR;
    if (cpy_int_sign(index) < 0 || cpy_int_compare(index, length) >= 0)
        return cpy_raise(t, CPY_INDEX_ERROR, "range object index out of range");
    return item_at(t, range, index);
}

static cpy_value get_slice(struct cpy_thread *t, const struct cpy_range *range, cpy_value slice)
{
    cpy_value start, stop, step;

    if (!cpy_slice_long_indices(t, slice, cpy_load(range->length), &start, &stop, &step))
        return CPY_ERROR;
    return range_of(t, item_at(t, range, start), item_at(t, range, stop), mul(t, cpy_load(range->step), step));
}

static cpy_value range_getitem(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value index = args[1];

    if (cpy_is_slice(index))
        return get_slice(t, as_range(args[0]), index);
    if (!cpy_is_int(index) && !cpy_slot_of(t, index, CPY_SLOT_INDEX))
        return cpy_raise(t, CPY_TYPE_ERROR, "range indices must be integers or slices, not %T", index);
    return (index = cpy_index(t, index)) ? get_index(t, as_range(args[0]), index) : CPY_ERROR;
}

static cpy_value range_len(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value length = cpy_load(as_range(args[0])->length);
    int64_t n;

    if (cpy_is_small(length))
        return length;
    return cpy_to_size(t, length, &n) ? length : CPY_ERROR;
}

static cpy_value range_bool(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(cpy_load(as_range(args[0])->length) != cpy_int(0));
}

/* --- searching --------------------------------------------------------------------------------- */

/* The index of an int, or CPY_UNSET with nothing pending. */
static cpy_value find_int(struct cpy_thread *t, const struct cpy_range *range, cpy_value v)
{
    cpy_value parts = sub(t, v, cpy_load(range->start)), index;

    if (!parts || !(parts = cpy_int_binary(t, parts, cpy_load(range->step), CPY_DIVMOD)))
        return CPY_UNSET;
    index = cpy_tuple_get(parts, 0);
    if (cpy_tuple_get(parts, 1) != cpy_int(0) || cpy_int_sign(index) < 0 ||
        cpy_int_compare(index, cpy_load(range->length)) >= 0)
        return CPY_UNSET;
    return index;
}

/* Does the range's arithmetic tell all about v?  Other objects may define __eq__ and are compared one by one. */
static bool is_plain_int(cpy_value v)
{
    return cpy_is_small(v) || cpy_is_exactly(v, CPY_TYPE_INT) || cpy_is_bool(v);
}

/* Counts items equal to v; with *index not NULL it stops at the first and sets it.  -1: error. */
static int64_t search(struct cpy_thread *t, const struct cpy_range *range, cpy_value v, cpy_value *index)
{
    int64_t count = 0;
    cpy_value length = cpy_load(range->length), item;

    for (cpy_value i = cpy_int(0); cpy_int_compare(i, length) < 0;) {
        int same = (item = item_at(t, range, i)) ? cpy_equal(t, item, v) : -1;

        if (same < 0)
            return -1;
        if (same && index) {
            *index = i;
            return 1;
        }
        count += same;
        if (!(i = add(t, i, cpy_int(1))) || !cpy_safe_point(t))
            return -1;
    }
    return count;
}

static cpy_value range_contains(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_range *range = as_range(args[0]);
    cpy_value start = cpy_load(range->start), index;
    int64_t found;

    if (cpy_both_small(start, args[1]) && cpy_load(range->step) == cpy_int(1) && cpy_is_small(cpy_load(range->stop)))
        return cpy_bool(cpy_small(args[1]) >= cpy_small(start) &&
            cpy_small(args[1]) < cpy_small(cpy_load(range->stop)));
    if (is_plain_int(args[1])) {
        index = find_int(t, range, args[1]);
        return cpy_pending(t) ? CPY_ERROR : cpy_bool(index != CPY_UNSET);
    }
    found = search(t, range, args[1], &index);
    return found < 0 ? CPY_ERROR : cpy_bool(found);
}

static cpy_value range_index(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value index;

    if (is_plain_int(args[1])) {
        if ((index = find_int(t, as_range(args[0]), args[1])) || cpy_pending(t))
            return index;
        return cpy_raise(t, CPY_VALUE_ERROR, "%R is not in range", args[1]);
    }
    switch (search(t, as_range(args[0]), args[1], &index)) {
    case 1: return index;
    case 0: return cpy_raise(t, CPY_VALUE_ERROR, "sequence.index(x): x not in sequence");
    default: return CPY_ERROR;
    }
}

static cpy_value range_count(struct cpy_thread *t, const cpy_value *args)
{
    int64_t count;

    if (is_plain_int(args[1])) {
        cpy_value index = find_int(t, as_range(args[0]), args[1]);

        return cpy_pending(t) ? CPY_ERROR : cpy_int(index != CPY_UNSET);
    }
    count = search(t, as_range(args[0]), args[1], NULL);
    return count < 0 ? CPY_ERROR : cpy_int(count);
}

/* --- equality, hash, text ----------------------------------------------------------------------- */

/* Equal as sequences: the start matters if there is an item, the step if there are two. */
static bool equal(const struct cpy_range *a, const struct cpy_range *b)
{
    cpy_value length = cpy_load(a->length);

    if (cpy_int_compare(length, cpy_load(b->length)))
        return false;
    if (length == cpy_int(0))
        return true;
    if (cpy_int_compare(cpy_load(a->start), cpy_load(b->start)))
        return false;
    return length == cpy_int(1) || !cpy_int_compare(cpy_load(a->step), cpy_load(b->step));
}

static cpy_value range_eq(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return is_range(args[1]) ? cpy_bool(equal(as_range(args[0]), as_range(args[1]))) : CPY_NOT_IMPLEMENTED;
}

static cpy_value range_ne(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return is_range(args[1]) ? cpy_bool(!equal(as_range(args[0]), as_range(args[1]))) : CPY_NOT_IMPLEMENTED;
}

/* The hash of what equality looks at. */
static cpy_value range_hash(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_range *range = as_range(args[0]);
    cpy_value length = cpy_load(range->length), tuple;
    bool some = length != cpy_int(0), several = some && length != cpy_int(1);
    int64_t hash;

    tuple = cpy_tuple_of(t, 3, length, some ? cpy_load(range->start) : CPY_NONE,
        several ? cpy_load(range->step) : CPY_NONE);
    return tuple && cpy_hash(t, tuple, &hash) ? cpy_int_from(t, hash) : CPY_ERROR;
}

static cpy_value range_repr(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_range *range = as_range(args[0]);

    if (cpy_load(range->step) == cpy_int(1))
        return cpy_str_format(t, "range(%R, %R)", cpy_load(range->start), cpy_load(range->stop));
    return cpy_str_format(t, "range(%R, %R, %R)", cpy_load(range->start), cpy_load(range->stop), cpy_load(range->step));
}

static cpy_value range_reduce(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_range *range = as_range(args[0]);
    cpy_value arguments = cpy_tuple_of(t, 3, cpy_load(range->start), cpy_load(range->stop), cpy_load(range->step));

    return arguments ? cpy_tuple_of(t, 2, t->vm->types[CPY_TYPE_RANGE], arguments) : CPY_ERROR;
}

/* --- iterators ---------------------------------------------------------------------------------- */

/* Walks a range from next on.  If its bounds are small ints, so is all between them. */
static cpy_value iterate(struct cpy_thread *t, const struct cpy_range *range, cpy_value next, cpy_value step)
{
    struct cpy_range_iterator *it;
    cpy_value left = cpy_load(range->length);

    if (!next || !step || !(it = cpy_alloc(t, cpy_shape(t, CPY_TYPE_RANGE_ITERATOR), sizeof *it)))
        return CPY_ERROR;
    if (cpy_both_small(cpy_load(range->start), cpy_load(range->stop)) && cpy_both_small(step, left)) {
        it->next = cpy_small(next);
        it->step = cpy_small(step);
        it->left = cpy_small(left);
    } else {
        cpy_value big = cpy_tuple_of(t, 3, next, step, left);

        if (!big)
            return CPY_ERROR;
        it->left = -1;
        cpy_store(it, &it->big, big);
    }
    return cpy_from(it);
}

static cpy_value range_iter(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_range *range = as_range(args[0]);

    return iterate(t, range, cpy_load(range->start), cpy_load(range->step));
}

static cpy_value range_reversed(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_range *range = as_range(args[0]);
    cpy_value last = sub(t, cpy_load(range->length), cpy_int(1));

    if (!last)
        return CPY_ERROR;
    last = last == cpy_int(-1) ? cpy_int(0) : item_at(t, range, last);
    return iterate(t, range, last, sub(t, cpy_int(0), cpy_load(range->step)));
}

static cpy_value next_big(struct cpy_thread *t, struct cpy_range_iterator *it)
{
    cpy_value big = cpy_load(it->big), next = cpy_tuple_get(big, 0), step = cpy_tuple_get(big, 1),
        left = cpy_tuple_get(big, 2);

    if (left == cpy_int(0))
        return CPY_ERROR;
    left = sub(t, left, cpy_int(1));
    step = left ? cpy_tuple_of(t, 3, add(t, next, step), step, left) : CPY_ERROR;
    if (!step)
        return CPY_ERROR;
    cpy_store(it, &it->big, step);
    return next;
}

static cpy_value iterator_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_range_iterator *it = (struct cpy_range_iterator *)cpy_pointer(args[0]);
    int64_t n = it->next;

    if (it->left < 0)
        return next_big(t, it);
    if (!it->left)
        return CPY_ERROR;
    it->left--;
    it->next = n + it->step;
    return cpy_int(n);
}

static cpy_value iterator_iter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static cpy_value iterator_length_hint(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_range_iterator *it = (const struct cpy_range_iterator *)cpy_pointer(args[0]);

    return it->left < 0 ? cpy_tuple_get(cpy_load(it->big), 2) : cpy_int_from(t, it->left);
}

/* A range iterator's next number, step and how many are left, as ints. */
static bool whereabouts(struct cpy_thread *t, cpy_value iterator, cpy_value *next, cpy_value *step, cpy_value *left)
{
    const struct cpy_range_iterator *it = (const struct cpy_range_iterator *)cpy_pointer(iterator);
    cpy_value big = cpy_load(it->big);

    *next = it->left < 0 ? cpy_tuple_get(big, 0) : cpy_int_from(t, it->next);
    *step = it->left < 0 ? cpy_tuple_get(big, 1) : cpy_int_from(t, it->step);
    *left = it->left < 0 ? cpy_tuple_get(big, 2) : cpy_int_from(t, it->left);
    return *next && *step && *left;
}

static cpy_value iterator_reduce(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value next, step, left, stop, bounds[3], call;

    if (!whereabouts(t, args[0], &next, &step, &left) || !(stop = cpy_binary(t, left, step, CPY_MUL)) ||
        !(stop = add(t, next, stop)))
        return CPY_ERROR;
    bounds[0] = next;
    bounds[1] = stop;
    bounds[2] = step;
    if (!(call = cpy_call(t, t->vm->types[CPY_TYPE_RANGE], bounds, 3)) || !(call = cpy_reduce_iter(t, call)))
        return CPY_ERROR;
    return cpy_tuple_of(t, 3, cpy_tuple_get(call, 0), cpy_tuple_get(call, 1), CPY_NONE);
}

/* Skips so many numbers. */
static cpy_value iterator_setstate(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_range_iterator *it = (struct cpy_range_iterator *)cpy_pointer(args[0]);
    cpy_value next, step, left, n = cpy_index(t, args[1]), big;
    int64_t given;

    if (!n || !whereabouts(t, args[0], &next, &step, &left))
        return CPY_ERROR;
    if (it->left >= 0 && !cpy_to_int64(t, n, &given))
        return CPY_ERROR;
    n = cpy_int_sign(n) < 0 ? cpy_int(0) : cpy_int_compare(n, left) > 0 ? left : n;
    if (!(big = cpy_binary(t, n, step, CPY_MUL)) || !(next = add(t, next, big)) || !(left = sub(t, left, n)))
        return CPY_ERROR;
    if (it->left >= 0) {
        it->next = cpy_small(next);
        it->left = cpy_small(left);
        return CPY_NONE;
    }
    if (!(big = cpy_tuple_of(t, 3, next, step, left)))
        return CPY_ERROR;
    cpy_store(it, &it->big, big);
    return CPY_NONE;
}

/* --- the types ----------------------------------------------------------------------------------- */

#define ATTRIBUTE(name)                                                        \
    static cpy_value range_##name(struct cpy_thread *t, const cpy_value *args) \
    {                                                                          \
        (void)t;                                                               \
        return cpy_load(as_range(args[0])->name);                              \
    }
ATTRIBUTE(start)
ATTRIBUTE(stop)
ATTRIBUTE(step)
#undef ATTRIBUTE

static void range_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace_many(tracer, &((struct cpy_range *)o)->start, 4);
}

static void iterator_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_range_iterator *)o)->big);
}

static const struct cpy_function range_methods[] = {
    {"__new__", "(cls, start=<unset>, stop=<unset>, step=<unset>, /)", range_new, "Create a range.", 0},
    {"__len__", "(self, /)", range_len, "Return how many numbers it has.", 0},
    {"__bool__", "(self, /)", range_bool, "Return whether it has any.", 0},
    {"__getitem__", "(self, key, /)", range_getitem, "Return a number, or a range for a slice.", 0},
    {"__contains__", "(self, key, /)", range_contains, "Return whether it has the number key.", 0},
    {"__iter__", "(self, /)", range_iter, "Return an iterator over the numbers.", 0},
    {"__reversed__", "(self, /)", range_reversed, "Return an iterator over the numbers, last one first.", 0},
    {"__eq__", "(self, value, /)", range_eq, "Return whether both have the same numbers.", 0},
    {"__ne__", "(self, value, /)", range_ne, "Return whether they differ in a number.", 0},
    CPY_NO_ORDER,
    {"__hash__", "(self, /)", range_hash, "Return hash(self).", 0},
    {"__repr__", "(self, /)", range_repr, "Return repr(self).", 0},
    {"__reduce__", "(self, /)", range_reduce, "Return the type and arguments, for pickle.", 0},
    {"index", "(self, value, /)", range_index, "Return where value is; ValueError if it is not.", 0},
    {"count", "(self, value, /)", range_count, "Return how often value occurs.", 0},
    {0},
};

static const struct cpy_attribute range_attributes[] = {
    {"start", range_start, cpy_set_member, "The first number."},
    {"stop", range_stop, cpy_set_member, "Where the range ends, before this number."},
    {"step", range_step, cpy_set_member, "From one number to the next."},
    {0},
};

static const struct cpy_function range_make_row =
    {"range", "(start=<unset>, stop=<unset>, step=<unset>, /)", range_make, NULL, 0};

const struct cpy_type_def cpy_range_type = {
    .name = "range",
    .doc = "range(stop) -> range\nrange(start, stop, step=1) -> range\n\n"
           "The whole numbers from start (or 0) up to but without stop, in steps.",
    .size = sizeof(struct cpy_range),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_SEQUENCE,
    .methods = range_methods,
    .attributes = range_attributes,
    .make = &range_make_row,
    .trace = range_trace,
};

static const struct cpy_function iterator_methods[] = {
    {"__iter__", "(self, /)", iterator_iter, "Return self.", 0},
    {"__next__", "(self, /)", iterator_next, "Return the next number.", 0},
    {"__length_hint__", "(self, /)", iterator_length_hint, "Return how many numbers are still to come.", 0},
    CPY_REDUCE_METHOD(iterator_reduce),
    CPY_SETSTATE_METHOD(iterator_setstate),
    {0},
};

const struct cpy_type_def cpy_range_iterator_type = {
    .name = "range_iterator",
    .doc = "Walks over a range.",
    .size = sizeof(struct cpy_range_iterator),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = iterator_methods,
    .trace = iterator_trace,
};
