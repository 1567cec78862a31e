/* SPDX-License-Identifier: MIT */
/* vm/objects/dict_methods.c - the type dict as Python sees it.
 *
 * repr() and comparison call Python code on the way, which may change the dict: they
 * walk by position and look at everything anew after each call. */
#include "vm/objects/dict.h"
#include "vm/objects/dict_table.h"
#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"

static void dict_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct cpy_dict *d = (struct cpy_dict *)o;

    cpy_trace_many(tracer, (const cpy_field *)d->entries, (size_t)d->used * 2);
}

static void dict_destroy(struct cpy_object *o)
{
    cpy_table_clear((struct cpy_table *)o, sizeof(struct cpy_dict_entry));
}

/* --- filling from something else -------------------------------------------------------------------- */

static cpy_value dict_iter(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_dict_iterator_new(t, args[0], CPY_VIEW_KEYS, false);
}

bool cpy_dict_update_from_keys(struct cpy_thread *t, cpy_value dict, cpy_value mapping, cpy_value keys_method)
{
    cpy_value keys = cpy_call_0(t, keys_method), iterator = keys ? cpy_iter(t, keys) : CPY_ERROR;
    cpy_value key, v;

    if (!iterator)
        return false;
    while ((key = cpy_next(t, iterator)))
        if (!(v = cpy_getitem(t, mapping, key)) || !cpy_dict_set(t, dict, key, v))
            return false;
    return !cpy_pending(t);
}

static bool set_pair(struct cpy_thread *t, cpy_value dict, cpy_value pair, long long number)
{
    cpy_value items = pair;
    const cpy_value *parts;
    size_t n;

    if (!cpy_is_list(pair) && !cpy_is_tuple(pair) && !(items = cpy_list_from_iterable(t, pair))) {
        if (cpy_pending_is(t, CPY_TYPE_ERROR))
            cpy_raise(
                t, CPY_TYPE_ERROR, "cannot convert dictionary update sequence element #%lld to a sequence", number);
        return false;
    }
    parts = cpy_items(items, &n);
    if (n != 2) {
        cpy_raise(
            t, CPY_VALUE_ERROR, "dictionary update sequence element #%lld has length %zu; 2 is required", number, n);
        return false;
    }
    return cpy_dict_set(t, dict, parts[0], parts[1]);
}

static bool update_from_pairs(struct cpy_thread *t, cpy_value dict, cpy_value iterable)
{
    cpy_value iterator = cpy_iter(t, iterable), pair;
    long long number = 0;

    if (!iterator)
        return false;
    while ((pair = cpy_next(t, iterator)))
        if (!set_pair(t, dict, pair, number++))
            return false;
    return !cpy_pending(t);
}

/* A dict whose class has not changed how its keys are walked? */
static bool walks_as_dict(struct cpy_thread *t, cpy_value v)
{
    return cpy_is(t, v, CPY_TYPE_DICT) || (cpy_is_dict(v) && cpy_slot_of(t, v, CPY_SLOT_ITER) == dict_iter);
}

/* again: keys, once seen to be there, is looked up again for the call, as dict() and update() do. */
static bool update(struct cpy_thread *t, cpy_value dict, cpy_value mapping_or_pairs, bool again)
{
    cpy_value keys;

    if (walks_as_dict(t, mapping_or_pairs))
        return cpy_dict_merge(t, cpy_as_dict(dict), cpy_as_dict(mapping_or_pairs));
    if ((keys = cpy_find_attr(t, mapping_or_pairs, CPY_N(t, keys)))) {
        keys = again ? cpy_getattr(t, mapping_or_pairs, CPY_N(t, keys)) : keys;
        return keys && cpy_dict_update_from_keys(t, dict, mapping_or_pairs, keys);
    }
    return !cpy_pending(t) && update_from_pairs(t, dict, mapping_or_pairs);
}

bool cpy_dict_update(struct cpy_thread *t, cpy_value dict, cpy_value mapping_or_pairs)
{
    return update(t, dict, mapping_or_pairs, false);
}

/* args: dict, other or unset, keywords. */
static cpy_value dict_update(struct cpy_thread *t, const cpy_value *args)
{
    if (args[1] && !update(t, args[0], args[1], true))
        return CPY_ERROR;
    return cpy_dict_merge(t, cpy_as_dict(args[0]), cpy_as_dict(args[2])) ? CPY_NONE : CPY_ERROR;
}

/* --- making -------------------------------------------------------------------------------------------- */

static cpy_value dict_new(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_dict *d = cpy_new_object(t, args[0]);

    if (d)
        d->only_str = true;
    return cpy_from(d);
}

/* dict(...): the dict of keyword arguments is new, and so may be the result. */
static cpy_value dict_make(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value all[] = {CPY_UNSET, args[0], args[1]};

    if (!args[0])
        return args[1];
    if (!(all[0] = cpy_dict_new(t)) || !dict_update(t, all))
        return CPY_ERROR;
    return all[0];
}

static cpy_value dict_copy(struct cpy_thread *t, const cpy_value *args) { return cpy_dict_copy(t, args[0]); }

static cpy_value dict_fromkeys(struct cpy_thread *t, const cpy_value *args)
{
    bool plain = args[0] == t->vm->types[CPY_TYPE_DICT];
    cpy_value dict = plain ? cpy_dict_new(t) : cpy_call_0(t, args[0]);
    cpy_value iterator = dict ? cpy_iter(t, args[1]) : CPY_ERROR, key;

    if (!iterator)
        return CPY_ERROR;
    plain = cpy_is(t, dict, CPY_TYPE_DICT);
    while ((key = cpy_next(t, iterator)))
        if (!(plain ? cpy_dict_set(t, dict, key, args[2]) : cpy_setitem(t, dict, key, args[2])))
            return CPY_ERROR;
    return cpy_pending(t) ? CPY_ERROR : dict;
}

/* --- items ------------------------------------------------------------------------------------------------ */

static cpy_value missing(struct cpy_thread *t, cpy_value self, cpy_value key)
{
    cpy_value hook;

    if (!cpy_is(t, self, CPY_TYPE_DICT)) {
        if ((hook = cpy_special(t, self, CPY_N(t, __missing__))))
            return cpy_call_1(t, hook, key);
        if (cpy_pending(t))
            return CPY_ERROR;
    }
    return cpy_raise_with(t, CPY_KEY_ERROR, key);
}

static cpy_value dict_getitem(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v = cpy_dict_get(t, args[0], args[1]);

    if (CPY_LIKELY(v))
        return v;
    return cpy_pending(t) ? CPY_ERROR : missing(t, args[0], args[1]);
}

static cpy_value dict_setitem(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_dict_set(t, args[0], args[1], args[2]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value dict_delitem(struct cpy_thread *t, const cpy_value *args)
{
    int removed = cpy_dict_remove(t, args[0], args[1]);

    if (removed == 0)
        return cpy_raise_with(t, CPY_KEY_ERROR, args[1]);
    return removed < 0 ? CPY_ERROR : CPY_NONE;
}

static cpy_value dict_contains(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v = cpy_dict_get(t, args[0], args[1]);

    return v ? CPY_TRUE : cpy_pending(t) ? CPY_ERROR : CPY_FALSE;
}

static cpy_value dict_get(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v = cpy_dict_get(t, args[0], args[1]);

    return v ? v : cpy_pending(t) ? CPY_ERROR : args[2];
}

static cpy_value dict_setdefault(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_dict_setdefault(t, args[0], args[1], args[2]);
}

static cpy_value dict_pop(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v = cpy_dict_pop(t, args[0], args[1]);

    if (v || cpy_pending(t))
        return v;
    return args[2] ? args[2] : cpy_raise_with(t, CPY_KEY_ERROR, args[1]);
}

static cpy_value dict_popitem(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_dict *d = cpy_as_dict(args[0]);
    int64_t e = cpy_dict_last(d);
    cpy_value pair;

    if (e < 0)
        return cpy_raise(t, CPY_KEY_ERROR, "popitem(): dictionary is empty");
    if ((pair = cpy_tuple_pair(t, cpy_load(d->entries[e].key), cpy_load(d->entries[e].value))))
        cpy_dict_remove_entry(d, (uint32_t)e);
    return pair;
}

static cpy_value dict_clear(struct cpy_thread *t, const cpy_value *args)
{
    cpy_dict_clear(t, cpy_as_dict(args[0]));
    return CPY_NONE;
}

static cpy_value dict_len(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int(cpy_as_dict(args[0])->len);
}

/* --- views and iterators ------------------------------------------------------------------------------------ */

static cpy_value dict_keys(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_dict_view_new(t, args[0], CPY_VIEW_KEYS);
}

static cpy_value dict_values(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_dict_view_new(t, args[0], CPY_VIEW_VALUES);
}

static cpy_value dict_items(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_dict_view_new(t, args[0], CPY_VIEW_ITEMS);
}

static cpy_value dict_reversed(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_dict_iterator_new(t, args[0], CPY_VIEW_KEYS, true);
}

/* --- repr, comparison, operators ------------------------------------------------------------------------------ */

static void build_items(struct cpy_builder *b, cpy_value dict)
{
    size_t position = 0;
    cpy_value key, v;

    cpy_build_char(b, '{');
    for (bool first = true; !b->failed && cpy_dict_next(dict, &position, &key, &v); first = false) {
        if (!first)
            cpy_build_ascii(b, ", ");
        cpy_build_repr(b, key);
        cpy_build_ascii(b, ": ");
        cpy_build_repr(b, v);
    }
    cpy_build_char(b, '}');
}

static cpy_value dict_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_builder b;
    int entered;

    if (cpy_as_dict(args[0])->len == 0)
        return cpy_str_from(t, "{}");
    if ((entered = cpy_repr_enter(t, args[0])) <= 0)
        return entered < 0 ? CPY_ERROR : cpy_str_from(t, "{...}");
    cpy_build(&b, t);
    build_items(&b, args[0]);
    cpy_repr_leave(t, args[0]);
    return cpy_build_finish(&b);
}

static int dicts_equal(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    size_t position = 0;
    cpy_value key, v, other;
    int equal = 1;

    if (cpy_as_dict(a)->len != cpy_as_dict(b)->len)
        return 0;
    if (!cpy_check_stack(t))
        return -1;
    while (equal > 0 && cpy_dict_next(a, &position, &key, &v)) {
        if (!(other = cpy_dict_get(t, b, key)))
            return cpy_pending(t) ? -1 : 0;
        equal = cpy_equal(t, v, other);
    }
    return equal;
}

static cpy_value dict_eq(struct cpy_thread *t, const cpy_value *args)
{
    int equal;

    if (!cpy_is_dict(args[1]))
        return CPY_NOT_IMPLEMENTED;
    equal = dicts_equal(t, args[0], args[1]);
    return equal < 0 ? CPY_ERROR : cpy_bool(equal);
}

static cpy_value dict_ne(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value equal = dict_eq(t, args);

    return equal == CPY_TRUE ? CPY_FALSE : equal == CPY_FALSE ? CPY_TRUE : equal;
}

static cpy_value merged(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    cpy_value result;

    if (!cpy_is_dict(a) || !cpy_is_dict(b))
        return CPY_NOT_IMPLEMENTED;
    result = cpy_dict_copy(t, a);
    return result && cpy_dict_update(t, result, b) ? result : CPY_ERROR;
}

static cpy_value dict_or(struct cpy_thread *t, const cpy_value *args) { return merged(t, args[0], args[1]); }
static cpy_value dict_ror(struct cpy_thread *t, const cpy_value *args) { return merged(t, args[1], args[0]); }

static cpy_value dict_ior(struct cpy_thread *t, const cpy_value *args)
{
    return update(t, args[0], args[1], true) ? args[0] : CPY_ERROR;
}

static const struct cpy_function dict_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", dict_new, "Make an empty dict.", 0},
    {"__init__", "(self, other=<unset>, /, **kwargs)", dict_update, "Fill the dict from a mapping or from pairs.", 0},
    {"__repr__", "(self, /)", dict_repr, "Return repr(self).", 0},
    {"__eq__", "(self, value, /)", dict_eq, "Return self == value.", 0},
    {"__ne__", "(self, value, /)", dict_ne, "Return self != value.", 0},
    CPY_NO_ORDER,
    {"__len__", "(self, /)", dict_len, "Return len(self).", 0},
    {"__getitem__", "(self, key, /)", dict_getitem, "Return self[key].", 0},
    {"__setitem__", "(self, key, value, /)", dict_setitem, "Set self[key] to value.", 0},
    {"__delitem__", "(self, key, /)", dict_delitem, "Delete self[key].", 0},
    {"__contains__", "(self, key, /)", dict_contains, "Return whether the key is there.", 0},
    {"__iter__", "(self, /)", dict_iter, "Return iter(self).", 0},
    {"__reversed__", "(self, /)", dict_reversed, "Return an iterator over the keys, last first.", 0},
    {"__or__", "(self, value, /)", dict_or, "Return self | value.", 0},
    {"__ror__", "(self, value, /)", dict_ror, "Return value | self.", 0},
    {"__ior__", "(self, value, /)", dict_ior, "Update self with value and return self.", 0},
    {"__class_getitem__", "(cls, item, /)", cpy_class_getitem, "Return dict[key, value] for annotations.",
        CPY_BIND_CLASS},
    {"fromkeys", "(cls, iterable, value=None, /)", dict_fromkeys,
        "Make a dict with keys from the iterable, all with one value.", CPY_BIND_CLASS},
    {"get", "(self, key, default=None, /)", dict_get, "Return the value of key, or default if there is none.", 0},
    {"setdefault", "(self, key, default=None, /)", dict_setdefault,
        "Return the value of key; if there is none, set it to default first.", 0},
    {"pop", "(self, key, default=<unset>, /)", dict_pop,
        "Remove key and return its value; without it return default, or raise KeyError.", 0},
    {"popitem", "(self, /)", dict_popitem, "Remove and return the newest (key, value) pair.", 0},
    {"update", "(self, other=<unset>, /, **kwargs)", dict_update,
        "Add keys and values from a mapping, from pairs and from keywords.", 0},
    {"clear", "(self, /)", dict_clear, "Remove everything.", 0},
    {"copy", "(self, /)", dict_copy, "Return a shallow copy.", 0},
    {"keys", "(self, /)", dict_keys, "Return a set-like view of the keys.", 0},
    {"values", "(self, /)", dict_values, "Return a view of the values.", 0},
    {"items", "(self, /)", dict_items, "Return a set-like view of the (key, value) pairs.", 0},
    {0},
};

static const struct cpy_function make_dict = {
    "dict", "(other=<unset>, /, **kwargs)", dict_make, "Make a dict from a mapping, from pairs and from keywords.", 0,
};

const struct cpy_type_def cpy_dict_type = {
    .name = "dict",
    .doc = "A mapping from hashable keys to values that keeps the order of insertion.",
    .size = sizeof(struct cpy_dict),
    .flags = CPY_TYPE_UNHASHABLE | CPY_TYPE_NO_WEAKREF | CPY_TYPE_MAPPING,
    .methods = dict_methods,
    .make = &make_dict,
    .trace = dict_trace,
    .destroy = dict_destroy,
};
