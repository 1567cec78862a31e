/* SPDX-License-Identifier: MIT */
/* vm/objects/slice.c - slice objects, and what their bounds mean for a sequence.
 *
 * Bounds are any objects with __index__; ints out of range are clipped.  Sequences
 * have at most 2^63 items, so their bounds fit 64 bits; range and slice.indices() need
 * ints of any size. */
#include "vm/objects/int.h"
#include "vm/objects/range.h"
#include "vm/objects/type.h"
#include "vm/memory/heap.h"
#include "vm/objects/function.h"

static struct cpy_slice *as_slice(cpy_value v) { return (struct cpy_slice *)cpy_pointer(v); }
bool cpy_is_slice(cpy_value v) { return cpy_has_layout(v, CPY_TYPE_SLICE); }

cpy_value cpy_slice_new(struct cpy_thread *t, cpy_value start, cpy_value stop, cpy_value step)
{
    struct cpy_slice *slice = cpy_alloc(t, cpy_shape(t, CPY_TYPE_SLICE), sizeof *slice);

    if (!slice)
        return CPY_ERROR;
    cpy_store(slice, &slice->start, start);
    cpy_store(slice, &slice->stop, stop);
    cpy_store(slice, &slice->step, step);
    return cpy_from(slice);
}

/* --- bounds in 64 bits -------------------------------------------------------------------- */

static bool no_index(struct cpy_thread *t)
{
    cpy_raise(t, CPY_TYPE_ERROR, "slice indices must be integers or None or have an __index__ method");
    return false;
}

#define STEP_MOST (INT64_MAX / 4)

/* A bound that is not None. */
static bool read_bound(struct cpy_thread *t, cpy_value v, int64_t *out)
{
    if (CPY_LIKELY(cpy_is_small(v))) {
        *out = cpy_small(v);
        return true;
    }
    if (!cpy_is_int(v) && !cpy_slot_of(t, v, CPY_SLOT_INDEX))
        return no_index(t);
    return cpy_to_index(t, v, out);
}

/* Counts from the end if negative, and clips to low .. high. */
static int64_t clip(int64_t bound, int64_t len, int64_t low, int64_t high)
{
    if (bound < 0)
        bound += len;
    return bound < low ? low : bound > high ? high : bound;
}

bool cpy_slice_indices(struct cpy_thread *t, cpy_value v, size_t len, int64_t *start, int64_t *stop, int64_t *step,
    size_t *count)
{
    const struct cpy_slice *slice = as_slice(v);
    cpy_value from = cpy_load(slice->start), to = cpy_load(slice->stop), by = cpy_load(slice->step);
    int64_t n = (int64_t)len, low, high;

    *step = 1;
    if (by != CPY_NONE && !read_bound(t, by, step))
        return false;
    if (!*step) {
        cpy_raise(t, CPY_VALUE_ERROR, "slice step cannot be zero");
        return false;
    }
    if (*step > STEP_MOST || *step < -STEP_MOST) /* beyond any sequence, and start + step cannot overflow */
        *step = *step < 0 ? -STEP_MOST : STEP_MOST;
    low = *step < 0 ? -1 : 0;
    high = *step < 0 ? n - 1 : n;
    *start = *step < 0 ? high : low;
    *stop = *step < 0 ? low : high;
    if (from != CPY_NONE) {
        if (!read_bound(t, from, start))
            return false;
        *start = clip(*start, n, low, high);
    }
    if (to != CPY_NONE) {
        if (!read_bound(t, to, stop))
            return false;
        *stop = clip(*stop, n, low, high);
    }
    if (*step < 0)
        *count = *stop < *start ? (size_t)((*start - *stop - 1) / -*step + 1) : 0;
    else
        *count = *start < *stop ? (size_t)((*stop - *start - 1) / *step + 1) : 0;
    return true;
}

/* --- bounds of any size ---------------------------------------------------------------------- */

static bool read_long_bound(struct cpy_thread *t, cpy_value v, cpy_value *out)
{
    if (!cpy_is_int(v) && !cpy_slot_of(t, v, CPY_SLOT_INDEX))
        return no_index(t);
    return (*out = cpy_index(t, v)) != CPY_ERROR;
}

static bool clip_long(struct cpy_thread *t, cpy_value v, cpy_value len, cpy_value low, cpy_value high, cpy_value *out)
{
    if (v == CPY_NONE)
        return true;
    if (!read_long_bound(t, v, out))
        return false;
    if (cpy_int_sign(*out) < 0 && !(*out = cpy_int_binary(t, *out, len, CPY_ADD)))
        return false;
    if (cpy_int_compare(*out, low) < 0)
        *out = low;
    else if (cpy_int_compare(*out, high) > 0)
        *out = high;
    return true;
}

bool cpy_slice_long_indices(struct cpy_thread *t, cpy_value v, cpy_value len, cpy_value *start, cpy_value *stop,
    cpy_value *step)
{
    const struct cpy_slice *slice = as_slice(v);
    cpy_value low = cpy_int(0), high = len;
    bool down;

    *step = cpy_int(1);
    if (cpy_load(slice->step) != CPY_NONE && !read_long_bound(t, cpy_load(slice->step), step))
        return false;
    if (*step == cpy_int(0)) {
        cpy_raise(t, CPY_VALUE_ERROR, "slice step cannot be zero");
        return false;
    }
    if ((down = cpy_int_sign(*step) < 0)) {
        low = cpy_int(-1);
        if (!(high = cpy_int_binary(t, len, low, CPY_ADD)))
            return false;
    }
    *start = down ? high : low;
    *stop = down ? low : high;
    return clip_long(t, cpy_load(slice->start), len, low, high, start) &&
           clip_long(t, cpy_load(slice->stop), len, low, high, stop);
}

/* --- the type ---------------------------------------------------------------------------------- */

static cpy_value slice_make(struct cpy_thread *t, const cpy_value *args)
{
    if (!args[0])
        return cpy_raise(t, CPY_TYPE_ERROR, "slice expected at least 1 argument, got 0");
    if (!args[1])
        return cpy_slice_new(t, CPY_NONE, args[0], CPY_NONE);
    return cpy_slice_new(t, args[0], args[1], args[2]);
}

static cpy_value slice_new(struct cpy_thread *t, const cpy_value *args) { return slice_make(t, args + 1); }

static cpy_value slice_indices(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value len = cpy_index(t, args[1]), start, stop, step;

    if (!len)
        return CPY_ERROR;
    if (cpy_int_sign(len) < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "length should not be negative");
    if (!cpy_slice_long_indices(t, args[0], len, &start, &stop, &step))
        return CPY_ERROR;
    return cpy_tuple_of(t, 3, start, stop, step);
}

static cpy_value as_tuple(struct cpy_thread *t, cpy_value v)
{
    const struct cpy_slice *slice = as_slice(v);

    return cpy_tuple_of(t, 3, cpy_load(slice->start), cpy_load(slice->stop), cpy_load(slice->step));
}

static cpy_value compare(struct cpy_thread *t, const cpy_value *args, enum cpy_compare op)
{
    cpy_value a, b;

    if (!cpy_is_slice(args[1]))
        return CPY_NOT_IMPLEMENTED;
    if (!(a = as_tuple(t, args[0])) || !(b = as_tuple(t, args[1])))
        return CPY_ERROR;
    return cpy_compare(t, a, b, op);
}

#define SLICE_COMPARISONS(O) O(lt, LT) O(le, LE) O(eq, EQ) O(ne, NE) O(gt, GT) O(ge, GE)
#define O(name, op) \
    static cpy_value slice_##name(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_##op); }
SLICE_COMPARISONS(O)
#undef O

static cpy_value slice_repr(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_slice *slice = as_slice(args[0]);

    return cpy_str_format(t, "slice(%R, %R, %R)", cpy_load(slice->start), cpy_load(slice->stop), cpy_load(slice->step));
}

static cpy_value slice_hash(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value tuple = as_tuple(t, args[0]);
    int64_t hash;

    return tuple && cpy_hash(t, tuple, &hash) ? cpy_int(hash) : CPY_ERROR;
}

static cpy_value slice_reduce(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value arguments = as_tuple(t, args[0]);

    return arguments ? cpy_tuple_of(t, 2, t->vm->types[CPY_TYPE_SLICE], arguments) : CPY_ERROR;
}

#define ATTRIBUTE(name)                                                        \
    static cpy_value slice_##name(struct cpy_thread *t, const cpy_value *args) \
    {                                                                          \
        (void)t;                                                               \
        return cpy_load(as_slice(args[0])->name);                              \
    }
ATTRIBUTE(start)
ATTRIBUTE(stop)
ATTRIBUTE(step)
#undef ATTRIBUTE

static void slice_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace_many(tracer, &((struct cpy_slice *)o)->start, 3);
}

static const struct cpy_function slice_methods[] = {
    {"__new__", "(cls, start=<unset>, stop=<unset>, step=None, /)", slice_new, "Create a slice.", 0},
#define O(name, op) {"__" #name "__", "(self, value, /)", slice_##name, "Compare the parts as tuples.", 0},
    SLICE_COMPARISONS(O)
#undef O
    {"__hash__", "(self, /)", slice_hash, "Return the hash of the parts as a tuple.", 0},
    {"__repr__", "(self, /)", slice_repr, "Return repr(self).", 0},
    {"__reduce__", "(self, /)", slice_reduce, "Return the type and arguments, for pickle.", 0},
    {"indices", "(self, len, /)", slice_indices,
     "Return (start, stop, step) as they apply to a sequence of len items.", 0},
    {0},
};

static const struct cpy_attribute slice_attributes[] = {
    {"start", slice_start, cpy_set_member, "Where it begins."},
    {"stop", slice_stop, cpy_set_member, "Where it ends, before this index."},
    {"step", slice_step, cpy_set_member, "From one index to the next."},
    {0},
};

static const struct cpy_function slice_make_row = {"slice", "(start=<unset>, stop=<unset>, step=None, /)", slice_make,
    NULL, 0};

const struct cpy_type_def cpy_slice_type = {
    .name = "slice",
    .doc = "slice(stop) -> slice\nslice(start, stop, step=None) -> slice\n\n"
           "What a[start:stop:step] passes to __getitem__.",
    .size = sizeof(struct cpy_slice),
    .flags = CPY_TYPE_FINAL,
    .methods = slice_methods,
    .attributes = slice_attributes,
    .make = &slice_make_row,
    .trace = slice_trace,
};
