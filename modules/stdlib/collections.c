/* SPDX-License-Identifier: MIT */
/* modules/stdlib/collections.c - module collections: what must be quick.  deque is in collections_deque.c, the
 * other classes are Python: modules/frozen/collections.py. */
#include "vm/api.h"

extern const char cpy_frozen_collections[];
extern const struct cpy_type_def cpy_collections_deque, cpy_collections_deque_iterator;

/* Counter's loop: mapping[item] += 1 for each item; a dict subclass's own methods are not called, as Counter's are
 * a dict's. */
static cpy_value count_elements(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value iterator = cpy_iter(t, args[1]), item, count;

    if (!cpy_is_dict(args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "a dict is required, not '%T'", args[0]);
    if (!iterator)
        return CPY_ERROR;
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

static const struct cpy_function getter_methods[] = {
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
