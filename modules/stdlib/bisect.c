/* SPDX-License-Identifier: MIT */
/* modules/stdlib/bisect.c - module bisect: places in sorted sequences. */
#include "vm/api.h"

/* An int argument, or an object with __index__; overflow: the message for one that is too large. */
static bool index_of(struct cpy_thread *t, cpy_value v, const char *overflow, int64_t *out)
{
    if (!(v = cpy_index(t, v)))
        return false;
    if (cpy_to_int64(t, v, out))
        return true;
    cpy_take_pending(t);
    cpy_raise(t, CPY_OVERFLOW_ERROR, "%s", overflow);
    return false;
}

/* lo and hi arguments; hi is the length if it is None or, as in CPython, -1. */
static bool bounds(struct cpy_thread *t, const cpy_value *args, int64_t *lo, int64_t *hi)
{
    *hi = -1;
    if (!index_of(t, args[2], "Python int too large to convert to C ssize_t", lo))
        return false;
    if (args[3] != CPY_NONE && !cpy_find_attr_str(t, cpy_type_of(t, args[3]), "__index__")) {
        if (!cpy_pending(t))
            cpy_raise(t, CPY_TYPE_ERROR, "argument should be integer or None, not '%T'", args[3]);
        return false;
    }
    if (args[3] != CPY_NONE && !index_of(t, args[3], "cannot fit 'int' into an index-sized integer", hi))
        return false;
    if (*lo < 0) {
        cpy_raise(t, CPY_VALUE_ERROR, "lo must be non-negative");
        return false;
    }
    return *hi != -1 || (*hi = cpy_len(t, args[0])) >= 0;
}

/* Is the search to go on right of item?  1, 0, -1. */
static int goes_right(struct cpy_thread *t, cpy_value item, cpy_value x, cpy_value key, bool right)
{
    int less;

    if (key == CPY_NONE && cpy_is_small(item) && cpy_is_small(x))
        return right ? cpy_small(item) <= cpy_small(x) : cpy_small(item) < cpy_small(x);
    if (key != CPY_NONE && !(item = cpy_call_1(t, key, item)))
        return -1;
    if (!right)
        return cpy_compare_bool(t, item, x, CPY_LT);
    less = cpy_compare_bool(t, x, item, CPY_LT);
    return less < 0 ? -1 : !less;
}

static cpy_value numbered_item(struct cpy_thread *t, cpy_value sequence, int64_t i)
{
    cpy_value index = cpy_int_from(t, i);

    return index ? cpy_getitem(t, sequence, index) : CPY_ERROR;
}

static cpy_value item_at(struct cpy_thread *t, cpy_value sequence, int64_t i)
{
    size_t n;
    const cpy_value *items = cpy_is_exactly(sequence, CPY_TYPE_LIST) ? cpy_items(sequence, &n) : NULL;

    return items && (uint64_t)i < n ? items[i] : numbered_item(t, sequence, i);
}

/* Has v items by number?  Else TypeError. */
static bool is_sequence(struct cpy_thread *t, cpy_value v)
{
    cpy_value type = cpy_type_of(t, v);

    if (cpy_is_list(v))
        return true;
    if (type == cpy_builtin_type(t, CPY_TYPE_DICT) || type == cpy_builtin_type(t, CPY_TYPE_MAPPINGPROXY) ||
        type == cpy_builtin_type(t, CPY_TYPE_GENERIC_ALIAS))
        cpy_raise(t, CPY_TYPE_ERROR, "%T is not a sequence", v);
    else if (!cpy_find_attr_str(t, type, "__getitem__") && !cpy_pending(t))
        cpy_raise(t, CPY_TYPE_ERROR, "'%T' object does not support indexing", v);
    return !cpy_pending(t);
}

/* args: sequence, x, lo, hi, key.  -1: error. */
static int64_t search(struct cpy_thread *t, const cpy_value *args, cpy_value x, bool right)
{
    int64_t lo, hi;

    if (!bounds(t, args, &lo, &hi) || !is_sequence(t, args[0]))
        return -1;
    while (lo < hi) {
        int64_t middle = lo + (hi - lo) / 2;
        cpy_value item = item_at(t, args[0], middle);
        int go = item ? goes_right(t, item, x, args[4], right) : -1;

        if (go < 0)
            return -1;
        if (go)
            lo = middle + 1;
        else
            hi = middle;
    }
    return lo;
}

static cpy_value find(struct cpy_thread *t, const cpy_value *args, bool right)
{
    int64_t i = search(t, args, args[1], right);

    return i < 0 ? CPY_ERROR : cpy_int_from(t, i);
}

static cpy_value insert(struct cpy_thread *t, const cpy_value *args, bool right)
{
    cpy_value x = args[4] == CPY_NONE ? args[1] : cpy_call_1(t, args[4], args[1]);
    int64_t i = x ? search(t, args, x, right) : -1;
    cpy_value index = i < 0 ? CPY_ERROR : cpy_int_from(t, i);

    if (!index)
        return CPY_ERROR;
    return cpy_call_method(t, args[0], "insert", 2, index, args[1]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value bisect_left(struct cpy_thread *t, const cpy_value *args) { return find(t, args, false); }
static cpy_value bisect_right(struct cpy_thread *t, const cpy_value *args) { return find(t, args, true); }
static cpy_value insort_left(struct cpy_thread *t, const cpy_value *args) { return insert(t, args, false); }
static cpy_value insort_right(struct cpy_thread *t, const cpy_value *args) { return insert(t, args, true); }

#define SIGNATURE "(a, x, lo=0, hi=None, *, key=None)"
static const struct cpy_function functions[] = {
    {"bisect_left", SIGNATURE, bisect_left, "Return the index where x would be inserted, before items equal to it.", 0},
    {"bisect_right", SIGNATURE, bisect_right, "Return the index where x would be inserted, after items equal to it.",
        0},
    {"insort_left", SIGNATURE, insort_left, "Insert x in order, before items equal to it.", 0},
    {"insort_right", SIGNATURE, insort_right, "Insert x in order, after items equal to it.", 0},
    {0},
};

/* bisect is bisect_right, insort is insort_right. */
static bool add_aliases(struct cpy_thread *t, cpy_value module)
{
    cpy_value bisect = cpy_getattr_str(t, module, "bisect_right"), insort = bisect ? cpy_getattr_str(t, module, "insort_right") : CPY_ERROR;

    return insort && cpy_module_add(t, module, "bisect", bisect) && cpy_module_add(t, module, "insort", insort);
}

const struct cpy_module_def cpy_module_bisect = {
    .name = "bisect", .doc = "Places in sorted sequences, by bisection.", .functions = functions, .init = add_aliases,
};
