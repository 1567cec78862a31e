/* SPDX-License-Identifier: MIT */
/* vm/objects/dict_views.c - dict iterators, and the views keys(), values() and items().
 *
 * An iterator remembers the dict's length and how many items are still to come: that
 * tells both "changed size" and "keys changed" without a version of its own. */
#include "vm/objects/dict_table.h"
#include "vm/objects/list.h"
#include "vm/objects/reduce.h"

/* --- iterators ----------------------------------------------------------------------------------------- */

static struct cpy_dict_iterator *as_iterator(cpy_value v) { return (struct cpy_dict_iterator *)cpy_pointer(v); }

static void iterator_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_dict_iterator *)o)->dict);
}

cpy_value cpy_dict_iterator_new(struct cpy_thread *t, cpy_value dict, enum cpy_dict_view kind, bool reversed)
{
    struct cpy_dict_iterator *it = cpy_new_object(t, t->vm->types[CPY_TYPE_DICT_ITERATOR]);

    if (!it)
        return CPY_ERROR;
    cpy_store(it, &it->dict, dict);
    it->len = it->left = cpy_as_dict(dict)->len;
    it->kind = (uint8_t)kind;
    it->reversed = reversed;
    it->position = reversed ? cpy_as_dict(dict)->used : 0;
    return cpy_from(it);
}

/* The next live entry, or -1. */
static int64_t advance(struct cpy_dict_iterator *it, struct cpy_dict *d)
{
    uint32_t e = it->position;

    if (it->reversed) {
        for (e = e < d->used ? e : d->used; e > 0; e--)
            if (cpy_load(d->entries[e - 1].key) != CPY_DELETED) {
                it->position = e - 1;
                return e - 1;
            }
        return -1;
    }
    if (e == 0 && d->len > 0)
        e = (uint32_t)cpy_dict_first(d);
    for (; e < d->used; e++)
        if (cpy_load(d->entries[e].key) != CPY_DELETED) {
            it->position = e + 1;
            return e;
        }
    return -1;
}

/* The next entry; NULL: the end, or an exception is pending. */
CPY_INLINE struct cpy_dict_entry *next_entry(struct cpy_thread *t, struct cpy_dict_iterator *it)
{
    struct cpy_dict *d = cpy_as_dict(cpy_load(it->dict));
    int64_t e;

    if (!d)
        return NULL;
    if (it->len != d->len) {
        it->len = UINT32_MAX; /* and so it stays */
        cpy_raise(t, CPY_RUNTIME_ERROR, "dictionary changed size during iteration");
        return NULL;
    }
    if ((e = advance(it, d)) < 0) {
        cpy_store(it, &it->dict, CPY_UNSET);
        return NULL;
    }
    if (it->left-- == 0) {
        cpy_raise(t, CPY_RUNTIME_ERROR, "dictionary keys changed during iteration");
        return NULL;
    }
    return &d->entries[e];
}

cpy_value cpy_dict_iterator_next(struct cpy_thread *t, cpy_value iterator)
{
    struct cpy_dict_iterator *it = as_iterator(iterator);
    struct cpy_dict_entry *entry = next_entry(t, it);

    if (!entry)
        return CPY_ERROR;
    if (it->kind == CPY_VIEW_ITEMS)
        return cpy_tuple_pair(t, cpy_load(entry->key), cpy_load(entry->value));
    return cpy_load(it->kind == CPY_VIEW_KEYS ? entry->key : entry->value);
}

bool cpy_dict_iterator_has_items(cpy_value iterator) { return as_iterator(iterator)->kind == CPY_VIEW_ITEMS; }

bool cpy_dict_iterator_item(struct cpy_thread *t, cpy_value iterator, cpy_value pair[2])
{
    const struct cpy_dict_entry *entry = next_entry(t, as_iterator(iterator));

    if (!entry)
        return false;
    pair[0] = cpy_load(entry->key);
    pair[1] = cpy_load(entry->value);
    return true;
}

static cpy_value iterator_next(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_dict_iterator_next(t, args[0]);
}

static cpy_value iterator_iter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static cpy_value iterator_hint(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_dict_iterator *it = as_iterator(args[0]);

    (void)t;
    return cpy_int(cpy_load(it->dict) && cpy_as_dict(cpy_load(it->dict))->len == it->len ? it->left : 0);
}

/* What a copy of the iterator still gives. */
static cpy_value iterator_reduce(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_dict_iterator *it = as_iterator(args[0]);
    cpy_value dict = cpy_load(it->dict), copy;

    if (!dict)
        return cpy_reduce_iter(t, cpy_list_new(t, 0));
    if (!(copy = cpy_dict_iterator_new(t, dict, it->kind, it->reversed)))
        return CPY_ERROR;
    as_iterator(copy)->len = it->len;
    as_iterator(copy)->left = it->left;
    as_iterator(copy)->position = it->position;
    return cpy_reduce_rest(t, copy);
}

static const struct cpy_function iterator_methods[] = {
    {"__iter__", "(self, /)", iterator_iter, "Return self.", 0},
    {"__next__", "(self, /)", iterator_next, "Return the next item.", 0},
    {"__length_hint__", "(self, /)", iterator_hint, "Return how many items are to come.", 0},
    CPY_REDUCE_METHOD(iterator_reduce),
    {0},
};

const struct cpy_type_def cpy_dict_iterator_type = {
    .name = "dict_keyiterator",
    .doc = "Walks the keys, values or items of a dict.",
    .size = sizeof(struct cpy_dict_iterator),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = iterator_methods,
    .trace = iterator_trace,
};

/* --- views ------------------------------------------------------------------------------------------------ */

static const enum cpy_builtin view_types[] = {CPY_TYPE_DICT_KEYS, CPY_TYPE_DICT_VALUES, CPY_TYPE_DICT_ITEMS};

static void view_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_dict_view_object *)o)->dict);
}

cpy_value cpy_dict_view_new(struct cpy_thread *t, cpy_value dict, enum cpy_dict_view kind)
{
    struct cpy_dict_view_object *view = cpy_new_object(t, t->vm->types[view_types[kind]]);

    if (!view)
        return CPY_ERROR;
    cpy_store(view, &view->dict, dict);
    return cpy_from(view);
}

static cpy_value viewed(cpy_value view) { return cpy_load(((struct cpy_dict_view_object *)cpy_pointer(view))->dict); }

static enum cpy_dict_view kind_of(cpy_value view)
{
    return (enum cpy_dict_view)(cpy_pointer(view)->shape->layout - CPY_TYPE_DICT_KEYS);
}

static cpy_value view_len(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int(cpy_as_dict(viewed(args[0]))->len);
}

static cpy_value view_iter(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_dict_iterator_new(t, viewed(args[0]), kind_of(args[0]), false);
}

static cpy_value view_reversed(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_dict_iterator_new(t, viewed(args[0]), kind_of(args[0]), true);
}

static cpy_value view_mapping(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_call_1(t, t->vm->types[CPY_TYPE_MAPPINGPROXY], viewed(args[0]));
}

static cpy_value view_repr(struct cpy_thread *t, const cpy_value *args)
{
    int entered = cpy_repr_enter(t, args[0]);
    cpy_value items;

    if (entered <= 0)
        return entered < 0 ? CPY_ERROR : cpy_str_from(t, "...");
    if ((items = cpy_list_from_iterable(t, args[0])))
        items = cpy_str_format(t, "%C(%R)", args[0], items);
    cpy_repr_leave(t, args[0]);
    return items;
}

/* Is the key, or the (key, value) pair, in the dict?  1, 0, -1. */
static int view_has(struct cpy_thread *t, cpy_value view, cpy_value v)
{
    cpy_value dict = viewed(view), found;

    if (kind_of(view) == CPY_VIEW_KEYS)
        return cpy_dict_get(t, dict, v) ? 1 : cpy_pending(t) ? -1 : 0;
    if (!cpy_is_tuple(v) || cpy_tuple_len(v) != 2)
        return 0;
    if (!(found = cpy_dict_get(t, dict, cpy_tuple_get(v, 0))))
        return cpy_pending(t) ? -1 : 0;
    return cpy_equal(t, found, cpy_tuple_get(v, 1));
}

static cpy_value from_truth(int truth) { return truth < 0 ? CPY_ERROR : cpy_bool(truth); }

static cpy_value view_contains(struct cpy_thread *t, const cpy_value *args)
{
    return from_truth(view_has(t, args[0], args[1]));
}

/* --- views as sets --------------------------------------------------------------------------------------- */

/* Is every item of part in whole?  1, 0, -1. */
static int all_in(struct cpy_thread *t, cpy_value part, cpy_value whole)
{
    cpy_value iterator = cpy_iter(t, part), v;
    int in = iterator ? 1 : -1;

    while (in > 0 && (v = cpy_next(t, iterator)))
        in = cpy_contains(t, whole, v);
    return in > 0 && cpy_pending(t) ? -1 : in;
}

static bool is_set_like(cpy_value v)
{
    return cpy_is_set(v) || cpy_has_layout(v, CPY_TYPE_DICT_KEYS) || cpy_has_layout(v, CPY_TYPE_DICT_ITEMS);
}

static cpy_value compare(struct cpy_thread *t, const cpy_value *args, enum cpy_compare op)
{
    int64_t a, b;
    bool lens_fit;
    int result;

    if (!is_set_like(args[1]))
        return CPY_NOT_IMPLEMENTED;
    if ((a = cpy_len(t, args[0])) < 0 || (b = cpy_len(t, args[1])) < 0)
        return CPY_ERROR;
    lens_fit = op == CPY_LT ? a < b : op == CPY_LE ? a <= b : op == CPY_GT ? a > b : op == CPY_GE ? a >= b : a == b;
    if (!lens_fit)
        return cpy_bool(op == CPY_NE);
    result = op == CPY_GT || op == CPY_GE ? all_in(t, args[1], args[0]) : all_in(t, args[0], args[1]);
    return result >= 0 && op == CPY_NE ? cpy_bool(!result) : from_truth(result);
}

#define COMPARISON(name, op) \
    static cpy_value view_##name(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, op); }
COMPARISON(lt, CPY_LT) COMPARISON(le, CPY_LE) COMPARISON(eq, CPY_EQ)
COMPARISON(ne, CPY_NE) COMPARISON(gt, CPY_GT) COMPARISON(ge, CPY_GE)
#undef COMPARISON

/* set(a), changed by a method of sets with b. */
static cpy_value set_operation(struct cpy_thread *t, cpy_value a, cpy_value b, const char *method)
{
    cpy_value set = cpy_set_new(t);

    if (!set || !cpy_set_update(t, set, a) || !cpy_call_method(t, set, method, 1, b))
        return CPY_ERROR;
    return set;
}

/* The items of the iterable that are in the view: the view's own, whose values may be unhashable, are not hashed.  Of two
 * views, or a view and a set, the smaller one's items are taken: equal ones need not look the same. */
static cpy_value view_and(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value view = args[0], other = args[1], iterator, set, v;
    bool is_set = cpy_is(t, other, CPY_TYPE_SET);
    int in;

    if (is_set && cpy_len(t, view) <= cpy_len(t, other))
        return cpy_call_method(t, other, "intersection", 1, view);
    if (!is_set && !cpy_is_set(other) && is_set_like(other) && cpy_len(t, view) < cpy_len(t, other)) {
        other = view;
        view = args[1];
    }
    iterator = cpy_iter(t, other);
    set = iterator ? cpy_set_new(t) : CPY_ERROR;
    while (set && (v = cpy_next(t, iterator)))
        if ((in = view_has(t, view, v)) < 0 || (in && !cpy_set_add(t, set, v)))
            return CPY_ERROR;
    return cpy_pending(t) ? CPY_ERROR : set;
}

static cpy_value view_rand(struct cpy_thread *t, const cpy_value *args)
{
    bool both = !cpy_is_set(args[1]) && is_set_like(args[1]);

    return view_and(t, both ? (cpy_value[]){args[1], args[0]} : args);
}

#define OPERATION(name, method)                                                                        \
    static cpy_value view_##name(struct cpy_thread *t, const cpy_value *args)                          \
    {                                                                                                  \
        return set_operation(t, args[0], args[1], method);                                             \
    }                                                                                                  \
    static cpy_value view_r##name(struct cpy_thread *t, const cpy_value *args)                         \
    {                                                                                                  \
        return set_operation(t, args[1], args[0], method);                                             \
    }
OPERATION(or, "update")
OPERATION(sub, "difference_update")
#undef OPERATION

/* Adds the items of a view that another one does not have: the values of the others may be unhashable. */
static bool add_missing(struct cpy_thread *t, cpy_value set, cpy_value view, cpy_value other)
{
    cpy_value iterator = cpy_iter(t, view), v;
    int in;

    while (iterator && (v = cpy_next(t, iterator)))
        if ((in = view_has(t, other, v)) < 0 || (!in && !cpy_set_add(t, set, v)))
            return false;
    return iterator && !cpy_pending(t);
}

static cpy_value symmetric_difference(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    cpy_value set;

    if (!cpy_is(t, a, CPY_TYPE_DICT_ITEMS) || !cpy_is(t, b, CPY_TYPE_DICT_ITEMS))
        return set_operation(t, a, b, "symmetric_difference_update");
    set = cpy_set_new(t);
    return set && add_missing(t, set, a, b) && add_missing(t, set, b, a) ? set : CPY_ERROR;
}

static cpy_value view_xor(struct cpy_thread *t, const cpy_value *args) { return symmetric_difference(t, args[0], args[1]); }

static cpy_value view_rxor(struct cpy_thread *t, const cpy_value *args) { return symmetric_difference(t, args[1], args[0]); }

static cpy_value view_isdisjoint(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value iterator = cpy_iter(t, args[1]), v;
    int in = iterator ? 0 : -1;

    while (in == 0 && (v = cpy_next(t, iterator)))
        in = view_has(t, args[0], v);
    return in < 0 || cpy_pending(t) ? CPY_ERROR : cpy_bool(!in);
}

static const struct cpy_attribute view_attributes[] = {
    {"mapping", view_mapping, NULL, "A read-only proxy of the dict."},
    {0},
};

#define VIEW_METHODS                                                                                   \
    {"__repr__", "(self, /)", view_repr, "Return repr(self).", 0},                                     \
    {"__len__", "(self, /)", view_len, "Return len(self).", 0},                                        \
    {"__iter__", "(self, /)", view_iter, "Return iter(self).", 0},                                     \
    {"__reversed__", "(self, /)", view_reversed, "Return an iterator, last first.", 0}

static const struct cpy_function values_methods[] = {VIEW_METHODS, {0}};

static const struct cpy_function set_like_methods[] = {
    VIEW_METHODS,
    {"__contains__", "(self, value, /)", view_contains, "Return value in self.", 0},
    {"__lt__", "(self, value, /)", view_lt, "Return self < value.", 0},
    {"__le__", "(self, value, /)", view_le, "Return self <= value.", 0},
    {"__eq__", "(self, value, /)", view_eq, "Return self == value.", 0},
    {"__ne__", "(self, value, /)", view_ne, "Return self != value.", 0},
    {"__gt__", "(self, value, /)", view_gt, "Return self > value.", 0},
    {"__ge__", "(self, value, /)", view_ge, "Return self >= value.", 0},
    {"__and__", "(self, value, /)", view_and, "Return self & value as a set.", 0},
    {"__rand__", "(self, value, /)", view_rand, "Return value & self as a set.", 0},
    {"__or__", "(self, value, /)", view_or, "Return self | value as a set.", 0},
    {"__ror__", "(self, value, /)", view_ror, "Return value | self as a set.", 0},
    {"__sub__", "(self, value, /)", view_sub, "Return self - value as a set.", 0},
    {"__rsub__", "(self, value, /)", view_rsub, "Return value - self as a set.", 0},
    {"__xor__", "(self, value, /)", view_xor, "Return self ^ value as a set.", 0},
    {"__rxor__", "(self, value, /)", view_rxor, "Return value ^ self as a set.", 0},
    {"isdisjoint", "(self, other, /)", view_isdisjoint, "Return whether nothing of the iterable is in the view.", 0},
    {0},
};

#define VIEW_TYPE(name_, doc_, methods_, flags_)                                                       \
    const struct cpy_type_def cpy_##name_##_type = {                                                   \
        .name = #name_, .doc = doc_, .size = sizeof(struct cpy_dict_view_object),                      \
        .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT | (flags_), .methods = methods_,                   \
        .attributes = view_attributes, .trace = view_trace,                                            \
    }
VIEW_TYPE(dict_keys, "The keys of a dict, as a set.", set_like_methods, CPY_TYPE_UNHASHABLE);
VIEW_TYPE(dict_values, "The values of a dict.", values_methods, 0);
VIEW_TYPE(dict_items, "The (key, value) pairs of a dict, as a set.", set_like_methods, CPY_TYPE_UNHASHABLE);
