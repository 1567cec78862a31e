/* SPDX-License-Identifier: MIT */
/* modules/stdlib/collections.c - module collections: what must be quick.  deque is in collections_deque.c, the
 * other classes are Python: modules/frozen/collections.py. */
#include "vm/api.h"

extern const char cpy_frozen_collections[];
extern const struct cpy_type_def cpy_collections_deque, cpy_collections_deque_iterator;

/* Does a mapping have a dict's own get() and __setitem__()?  1, 0, -1. */
static int counts_as_dict(struct cpy_thread *t, cpy_value mapping)
{
    static const char *const names[] = {"get", "__setitem__"};
    cpy_value type = cpy_type_of(t, mapping), dict = cpy_builtin_type(t, CPY_TYPE_DICT), own, plain;

    if (!cpy_is_dict(mapping))
        return 0;
    for (size_t i = 0; i < CPY_COUNT(names) && type != dict; i++) {
        if (!(own = cpy_getattr_str(t, type, names[i])) || !(plain = cpy_getattr_str(t, dict, names[i])))
            return -1;
        if (own != plain)
            return 0;
    }
    return 1;
}

/* mapping[item] += 1 for each item, by the mapping's methods. */
static cpy_value count_slowly(struct cpy_thread *t, cpy_value mapping, cpy_value iterator)
{
    cpy_value item, count, get = cpy_getattr_str(t, mapping, "get");

    while (get && (item = cpy_next(t, iterator)))
        if (!(count = cpy_call_2(t, get, item, cpy_int(0))) || !(count = cpy_binary(t, count, cpy_int(1), CPY_ADD)) ||
            !cpy_setitem(t, mapping, item, count))
            return CPY_ERROR;
    return cpy_pending(t) ? CPY_ERROR : CPY_NONE;
}

/* Counter's loop: mapping[item] += 1 for each item. */
static cpy_value count_elements(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value iterator = cpy_iter(t, args[1]), item, count;
    int plain;

    if (!iterator || (plain = counts_as_dict(t, args[0])) < 0)
        return CPY_ERROR;
    if (!plain)
        return count_slowly(t, args[0], iterator);
    while ((item = cpy_next(t, iterator))) {
        if (!(count = cpy_dict_get(t, args[0], item))) {
            if (cpy_pending(t))
                return CPY_ERROR;
            count = cpy_int(0);
        }
        count = cpy_is_small(count) && cpy_small(count) < CPY_INT_MAX ? count + 2
                                                                      : cpy_binary(t, count, cpy_int(1), CPY_ADD);
        if (!count || !cpy_dict_set(t, args[0], item, count))
            return CPY_ERROR;
    }
    return cpy_pending(t) ? CPY_ERROR : CPY_NONE;
}

/* --- the fields of named tuples ------------------------------------------------------------------------------ */

struct tuple_getter {
    struct cpy_object head;
    int64_t index;
    cpy_field doc;
};

static struct tuple_getter *as_getter(cpy_value v) { return (struct tuple_getter *)cpy_pointer(v); }

static void getter_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct tuple_getter *)o)->doc);
}

/* args: class, index, doc. */
static cpy_value getter_new(struct cpy_thread *t, const cpy_value *args)
{
    struct tuple_getter *getter;
    int64_t index;

    if (!cpy_to_int64(t, args[1], &index) || !(getter = cpy_new_object(t, args[0])))
        return CPY_ERROR;
    getter->index = index;
    cpy_store(getter, &getter->doc, args[2]);
    return cpy_from(getter);
}

/* args: self, instance, owner. */
static cpy_value getter_get(struct cpy_thread *t, const cpy_value *args)
{
    struct tuple_getter *getter = as_getter(args[0]);

    if (args[1] == CPY_NONE)
        return cpy_get_unbound(t, args);
    if (!cpy_is_tuple(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR,
            "descriptor for index '%lld' for tuple subclasses doesn't apply to '%T' object", (long long)getter->index,
            args[1]);
    if ((uint64_t)getter->index >= cpy_tuple_len(args[1]))
        return cpy_raise(t, CPY_INDEX_ERROR, "tuple index out of range");
    return cpy_tuple_get(args[1], (size_t)getter->index);
}

static cpy_value getter_set(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "can't set attribute");
}

static cpy_value getter_delete(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "can't delete attribute");
}

static cpy_value getter_doc(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(as_getter(args[0])->doc);
}

static cpy_value getter_set_doc(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    cpy_store(cpy_pointer(args[0]), &as_getter(args[0])->doc, args[1] ? args[1] : CPY_NONE);
    return CPY_NONE;
}

static const struct cpy_attribute getter_attributes[] = {
    {"__doc__", getter_doc, getter_set_doc, "What the field is."},
    {0},
};

static cpy_value getter_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct tuple_getter *getter = as_getter(args[0]);

    return cpy_str_format(t, "_tuplegetter(%lld, %R)", (long long)getter->index, cpy_load(getter->doc));
}

static cpy_value getter_reduce(struct cpy_thread *t, const cpy_value *args)
{
    struct tuple_getter *getter = as_getter(args[0]);
    cpy_value made = cpy_tuple_of(t, 2, cpy_int(getter->index), cpy_load(getter->doc));

    return made ? cpy_tuple_of(t, 2, cpy_type_of(t, args[0]), made) : CPY_ERROR;
}

static const struct cpy_function getter_methods[] = {
    {"__repr__", "(self, /)", getter_repr, "Return repr(self).", 0},
    {"__reduce__", "(self, /)", getter_reduce, "Return what copies are made from.", 0},
    {"__new__", "(cls, index, doc, /)", getter_new, "Make a descriptor of a tuple's item.", 0},
    {"__get__", "(self, instance, owner=None, /)", getter_get, "Return the item.", 0},
    {"__set__", "(self, instance, value, /)", getter_set, "Refuse to set it.", 0},
    {"__delete__", "(self, instance, /)", getter_delete, "Refuse to delete it.", 0},
    {0},
};

static const struct cpy_type_def getter_type = {
    .name = "collections._tuplegetter", .doc = "A field of a named tuple.", .size = sizeof(struct tuple_getter),
    .flags = CPY_TYPE_FINAL, .methods = getter_methods, .attributes = getter_attributes, .trace = getter_trace,
};

static const struct cpy_function functions[] = {
    {"_count_elements", "(mapping, iterable, /)", count_elements, "Count the items of the iterable in the mapping.", 0},
    {0},
};

static const struct cpy_type_def *const types[] = {
    &cpy_collections_deque, &cpy_collections_deque_iterator, &getter_type, NULL,
};

const struct cpy_module_def cpy_module_collections = {
    .name = "collections", .doc = "Container types beyond list, tuple, dict and set.", .functions = functions,
    .types = types, .source = cpy_frozen_collections, .is_package = true,
};
