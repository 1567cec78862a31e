/* SPDX-License-Identifier: MIT */
/* vm/interp/match.c - what patterns of match statements ask (PEP 634).
 *
 * Whether something is a sequence or a mapping is a property of its class: built-in classes have it by
 * definition, others inherit it or get it when they are registered with collections.abc. */
#include "vm/interp/loop.h"
#include "vm/objects/dict.h"
#include "vm/objects/list.h"

/* --- sequences and mappings --------------------------------------------------------------------- */

static int has_length(struct cpy_thread *t, cpy_value v, size_t n, bool at_least)
{
    int64_t len = cpy_len(t, v);

    if (len < 0)
        return CPY_FAILED;
    return at_least ? (uint64_t)len >= n : (uint64_t)len == n;
}

int cpy_do_test_sequence(struct cpy_thread *t, cpy_value v, size_t n, bool at_least)
{
    if (cpy_class_of(t, v)->collection != CPY_SEQUENCE)
        return CPY_NO;
    return at_least && !n ? CPY_YES : has_length(t, v, n, at_least);
}

cpy_value cpy_do_get_item_back(struct cpy_thread *t, cpy_value v, size_t back)
{
    int64_t len = cpy_len(t, v);

    return len < 0 ? CPY_ERROR : cpy_getitem(t, v, cpy_int(len - (int64_t)back));
}

int cpy_do_test_mapping(struct cpy_thread *t, cpy_value v, size_t n)
{
    if (cpy_class_of(t, v)->collection != CPY_MAPPING)
        return CPY_NO;
    return n ? has_length(t, v, n, true) : CPY_YES;
}

/* mapping.get(key, missing): no __missing__ is called. */
static cpy_value value_of(struct cpy_thread *t, cpy_value mapping, cpy_value key, cpy_value missing)
{
    cpy_value v;

    if (!cpy_is(t, mapping, CPY_TYPE_DICT))
        return cpy_call_method(t, mapping, "get", (size_t)2, key, missing);
    v = cpy_dict_get(t, mapping, key);
    return v || cpy_pending(t) ? v : missing;
}

/* Raises if the key is among those before it. */
static bool is_new_key(struct cpy_thread *t, const cpy_value *keys, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        int same = cpy_equal(t, keys[k], keys[i]);

        if (same > 0)
            cpy_raise(t, CPY_VALUE_ERROR, "mapping pattern checks duplicate key (%R)", keys[i]);
        if (same)
            return false;
    }
    return true;
}

int cpy_do_test_keys(struct cpy_thread *t, cpy_value mapping, cpy_value *keys, size_t n)
{
    cpy_value missing = cpy_from(t->frame->code); /* no mapping holds it by chance */
    cpy_value v;

    for (size_t i = 0; i < n; i++) {
        if (!is_new_key(t, keys, i) || !(v = value_of(t, mapping, keys[i], missing)))
            return CPY_FAILED;
        if (v == missing)
            return CPY_NO;
        keys[n + i] = v;
    }
    return CPY_YES;
}

/* --- classes --------------------------------------------------------------------------------------- */

int cpy_do_test_instance(struct cpy_thread *t, cpy_value v, cpy_value class)
{
    if (cpy_is_type(class))
        return cpy_isinstance(t, v, class);
    cpy_raise(t, CPY_TYPE_ERROR, "called match pattern must be a class");
    return CPY_FAILED;
}

/* Do instances match a class pattern's one positional pattern themselves, as int(x) does? */
static bool matches_itself(const struct cpy_type *type)
{
    switch (type->layout) {
    case CPY_TYPE_BOOL: case CPY_TYPE_BYTEARRAY: case CPY_TYPE_BYTES: case CPY_TYPE_DICT: case CPY_TYPE_FLOAT:
    case CPY_TYPE_FROZENSET: case CPY_TYPE_INT: case CPY_TYPE_LIST: case CPY_TYPE_SET: case CPY_TYPE_STR:
    case CPY_TYPE_TUPLE:
        return true;
    default:
        return false;
    }
}

static bool check_count(struct cpy_thread *t, cpy_value class, size_t allowed, size_t given)
{
    if (given <= allowed)
        return true;
    cpy_raise(t, CPY_TYPE_ERROR, "%N() accepts %zu positional sub-pattern%s (%zu given)", class, allowed,
        allowed == 1 ? "" : "s", given);
    return false;
}

/* Raises if name is among the first n of names. */
static bool is_new_name(struct cpy_thread *t, cpy_value class, cpy_value names, size_t n, cpy_value name)
{
    bool found = false;

    for (size_t i = 0; i < n; i++)
        found |= cpy_equal(t, cpy_tuple_get(names, i), name) != 0;
    if (found)
        cpy_raise(t, CPY_TYPE_ERROR, "%N() got multiple sub-patterns for attribute %R", class, name);
    return !found;
}

/* Is the i-th name a str, and not among those before it?  False: raised. */
static bool is_attribute_name(struct cpy_thread *t, cpy_value class, cpy_value names, size_t i)
{
    cpy_value name = cpy_tuple_get(names, i);

    if (!cpy_is_str(name)) {
        cpy_raise(t, CPY_TYPE_ERROR, "__match_args__ elements must be strings (got %T)", name);
        return false;
    }
    return is_new_name(t, class, names, i, name);
}

/* The attributes of v that names names first, n of them.  Only if it has them all it is a mistake that one is taken. */
static int fetch(
    struct cpy_thread *t, cpy_value v, cpy_value class, cpy_value names, cpy_value taken, cpy_value *out, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!is_attribute_name(t, class, names, i))
            return CPY_FAILED;
        if (!(out[i] = cpy_find_attr(t, v, cpy_tuple_get(names, i))))
            return cpy_pending(t) ? CPY_FAILED : CPY_NO;
    }
    for (size_t i = 0; i < n; i++)
        if (!is_new_name(t, class, taken, cpy_tuple_len(taken), cpy_tuple_get(names, i)))
            return CPY_FAILED;
    return CPY_YES;
}

int cpy_do_test_positional(struct cpy_thread *t, cpy_value v, cpy_value *class, size_t n)
{
    cpy_value names = cpy_find_attr(t, class[0], CPY_N(t, __match_args__));

    if (!names) {
        if (cpy_pending(t) || !check_count(t, class[0], matches_itself((struct cpy_type *)cpy_pointer(class[0])), n))
            return CPY_FAILED;
        class[2] = v;
        return CPY_YES;
    }
    if (!cpy_is(t, names, CPY_TYPE_TUPLE)) {
        cpy_raise(t, CPY_TYPE_ERROR, "%N.__match_args__ must be a tuple (got %T)", class[0], names);
        return CPY_FAILED;
    }
    return check_count(t, class[0], cpy_tuple_len(names), n) ? fetch(t, v, class[0], names, class[1], class + 2, n)
                                                             : CPY_FAILED;
}
