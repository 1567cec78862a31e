/* SPDX-License-Identifier: MIT */
/* vm/objects/iterators.c - iterators over lists and tuples, and enumerate, zip, map, filter, reversed.
 *
 * An iterator lets go of its sequence at the end: that is how it stays exhausted even if a list
 * grows later. */
#include "vm/objects/iterators.h"

#include "vm/objects/reduce.h"
#include "vm/objects/text_methods.h"
#include "vm/objects/type.h"

/* --- walking in C ---------------------------------------------------------------------------------------- */

cpy_value cpy_not_iterable(struct cpy_thread *t, const char *format, cpy_value v)
{
    if (!cpy_pending_is(t, CPY_TYPE_ERROR))
        return CPY_ERROR;
    cpy_take_pending(t);
    return cpy_raise(t, CPY_TYPE_ERROR, format, v);
}

bool cpy_walk(struct cpy_thread *t, struct cpy_walk *w, cpy_value iterable)
{
    w->source = iterable;
    w->position = 0;
    w->layout = CPY_TYPE_OBJECT;
    if (cpy_is_object(iterable) && (cpy_pointer(iterable)->shape->flags & CPY_SHAPE_EXACT)) {
        unsigned layout = cpy_pointer(iterable)->shape->layout;

        if (layout == CPY_TYPE_LIST || layout == CPY_TYPE_TUPLE || layout == CPY_TYPE_SET ||
            layout == CPY_TYPE_FROZENSET || layout == CPY_TYPE_STR || layout == CPY_TYPE_BYTES ||
            layout == CPY_TYPE_BYTEARRAY) {
            w->layout = (uint8_t)layout;
            return true;
        }
    }
    if (cpy_has_layout(iterable, CPY_TYPE_GENERATOR))
        w->layout = CPY_TYPE_GENERATOR;
    else
        w->source = cpy_iter(t, iterable);
    return w->source;
}

cpy_value cpy_walk_next(struct cpy_thread *t, struct cpy_walk *w)
{
    const cpy_value *items;
    struct cpy_text text;
    cpy_value v;
    size_t n;

    switch (w->layout) {
    case CPY_TYPE_LIST:
    case CPY_TYPE_TUPLE:
        items = cpy_items(w->source, &n);
        return w->position < n ? items[w->position++] : CPY_ERROR;
    case CPY_TYPE_SET:
    case CPY_TYPE_FROZENSET:
        return cpy_set_next(w->source, &w->position, &v) ? v : CPY_ERROR;
    case CPY_TYPE_STR:
        text = cpy_str_text(w->source);
        return w->position < text.len ? cpy_str_from_char(t, cpy_text_at(&text, w->position++)) : CPY_ERROR;
    case CPY_TYPE_BYTES:
    case CPY_TYPE_BYTEARRAY:
        text = cpy_self_text(w->source);
        return w->position < text.len ? cpy_int(((const uint8_t *)text.data)[w->position++]) : CPY_ERROR;
    case CPY_TYPE_GENERATOR:
        return cpy_generator_resume(t, cpy_as_generator(w->source), CPY_NONE, NULL);
    default:
        return cpy_next(t, w->source);
    }
}

cpy_value cpy_walk_untaken(struct cpy_thread *t, struct cpy_walk *w, struct cpy_taker *taker)
{
    if (w->layout == CPY_TYPE_GENERATOR)
        return cpy_generator_pour(t, cpy_as_generator(w->source), taker);
    return cpy_walk_next(t, w);
}

static cpy_value return_self(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

#define ITERATOR_METHODS(next)                                                                         \
    {"__iter__", "(self, /)", return_self, "Return self.", 0},                                         \
    {"__next__", "(self, /)", next, "Return the next item.", 0}

/* --- list and tuple --------------------------------------------------------------------------------------- */

static struct cpy_index_iterator *index_iterator(cpy_value v) { return (struct cpy_index_iterator *)cpy_pointer(v); }

static void index_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_index_iterator *)o)->sequence);
}

static cpy_value finish(struct cpy_index_iterator *it)
{
    cpy_store(it, &it->sequence, CPY_UNSET);
    return CPY_ERROR;
}

CPY_INLINE cpy_value next_of_list(struct cpy_index_iterator *it)
{
    struct cpy_list *list = cpy_as_list(cpy_load(it->sequence));

    if (!list)
        return CPY_ERROR;
    return (uint64_t)it->index < list->len ? cpy_load(list->items[it->index++]) : finish(it);
}

static cpy_value list_next(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return next_of_list(index_iterator(args[0]));
}

static cpy_value reversed_list_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_index_iterator *it = index_iterator(args[0]);
    struct cpy_list *list = cpy_as_list(cpy_load(it->sequence));

    (void)t;
    if (!list)
        return CPY_ERROR;
    return it->index >= 0 && it->index < list->len ? cpy_load(list->items[it->index--]) : finish(it);
}

static cpy_value tuple_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_index_iterator *it = index_iterator(args[0]);
    struct cpy_tuple *tuple = cpy_as_tuple(cpy_load(it->sequence));

    (void)t;
    if (!tuple)
        return CPY_ERROR;
    return it->index < tuple->len ? cpy_load(tuple->items[it->index++]) : finish(it);
}

static cpy_value index_hint(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_index_iterator *it = index_iterator(args[0]);
    cpy_value sequence = cpy_load(it->sequence);
    int64_t left = 0;
    size_t n;

    if (sequence) {
        cpy_items(sequence, &n);
        left = cpy_is(t, args[0], CPY_TYPE_LIST_REVERSED) ? (it->index < (int64_t)n ? it->index + 1 : 0) : (int64_t)n - it->index;
    }
    return cpy_int(left < 0 ? 0 : left);
}

#define INDEX_ITERATOR(id, name_, doc_, next)                                                          \
    static const struct cpy_function id##_methods[] = {                                                \
        ITERATOR_METHODS(next),                                                                        \
        {"__length_hint__", "(self, /)", index_hint, "Return how many items are to come.", 0},         \
        CPY_INDEX_ITERATOR_STATE,                                                                      \
        {0},                                                                                           \
    };                                                                                                 \
    const struct cpy_type_def cpy_##id##_type = {                                                      \
        .name = name_, .doc = doc_, .size = sizeof(struct cpy_index_iterator),                         \
        .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT, .methods = id##_methods, .trace = index_trace,    \
    }
INDEX_ITERATOR(list_iterator, "list_iterator", "Walks a list.", list_next);
INDEX_ITERATOR(list_reversed, "list_reverseiterator", "Walks a list backwards.", reversed_list_next);
INDEX_ITERATOR(tuple_iterator, "tuple_iterator", "Walks a tuple.", tuple_next);

/* The next item of an iterator, most often a list's. */
CPY_INLINE cpy_value next_of(struct cpy_thread *t, cpy_value iterator)
{
    return cpy_is(t, iterator, CPY_TYPE_LIST_ITERATOR) ? next_of_list(index_iterator(iterator)) : cpy_next(t, iterator);
}

/* --- enumerate ---------------------------------------------------------------------------------------------- */

static void enumerate_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_enumerate *)o)->iterator);
    cpy_trace(tracer, ((struct cpy_enumerate *)o)->count);
}

/* args: class, iterable, start. */
static cpy_value enumerate_new(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value start = cpy_index(t, args[2]), iterator = start ? cpy_iter(t, args[1]) : CPY_ERROR;
    struct cpy_enumerate *e = iterator ? cpy_new_object(t, args[0]) : NULL;

    if (e) {
        cpy_store(e, &e->iterator, iterator);
        cpy_store(e, &e->count, start);
    }
    return cpy_from(e);
}

static cpy_value enumerate_make(struct cpy_thread *t, const cpy_value *args)
{
    const cpy_value all[] = {t->vm->types[CPY_TYPE_ENUMERATE], args[0], args[1]};

    return enumerate_new(t, all);
}

/* The next number and item.  False: the end, or an exception is pending. */
CPY_INLINE bool next_numbered(struct cpy_thread *t, struct cpy_enumerate *e, cpy_value *to)
{
    cpy_value v = next_of(t, cpy_load(e->iterator)), count = cpy_load(e->count), next;

    if (!v)
        return false;
    next =
        cpy_is_small(count) && cpy_small(count) < CPY_INT_MAX ? count + 2 : cpy_binary(t, count, cpy_int(1), CPY_ADD);
    if (!next)
        return false;
    cpy_store(e, &e->count, next);
    to[0] = count;
    to[1] = v;
    return true;
}

static cpy_value enumerate_next(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value pair[2];

    return next_numbered(t, (struct cpy_enumerate *)cpy_pointer(args[0]), pair) ? cpy_tuple_pair(t, pair[0], pair[1])
                                                                                : CPY_ERROR;
}

static cpy_value enumerate_reduce(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_enumerate *e = (const struct cpy_enumerate *)cpy_pointer(args[0]);

    return cpy_reduce_call(
        t, args[0], cpy_tuple_of(t, (size_t)2, cpy_load(e->iterator), cpy_load(e->count)), CPY_UNSET);
}

static const struct cpy_function enumerate_methods[] = {
    {"__new__", "(cls, iterable, start=0)", enumerate_new, "Make an iterator of (number, item) pairs.", 0},
    ITERATOR_METHODS(enumerate_next),
    {"__class_getitem__", "(cls, item, /)", cpy_class_getitem, "Return enumerate[item] for annotations.",
        CPY_BIND_CLASS},
    CPY_REDUCE_METHOD(enumerate_reduce),
    {0},
};

static const struct cpy_function make_enumerate = {
    "enumerate", "(iterable, start=0)", enumerate_make, "Make an iterator of (number, item) pairs.", 0,
};

const struct cpy_type_def cpy_enumerate_type = {
    .name = "enumerate", .doc = "Pairs of a running number and an item.", .size = sizeof(struct cpy_enumerate),
    .methods = enumerate_methods, .make = &make_enumerate, .trace = enumerate_trace,
};

/* --- zip ---------------------------------------------------------------------------------------------------- */

static struct cpy_zip *as_zip(cpy_value v) { return (struct cpy_zip *)cpy_pointer(v); }

static void zip_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_zip *)o)->iterators);
    cpy_trace(tracer, ((struct cpy_zip *)o)->function);
}

/* A tuple of iterators over iterables[first ..]. */
static cpy_value iterators_of(struct cpy_thread *t, cpy_value iterables, size_t first)
{
    size_t n = cpy_tuple_len(iterables) - first;
    cpy_value iterators = cpy_tuple_new(t, n), it;

    for (size_t i = 0; iterators && i < n; i++) {
        if (!(it = cpy_iter(t, cpy_tuple_get(iterables, first + i))))
            return CPY_ERROR;
        cpy_tuple_set(iterators, i, it);
    }
    return iterators;
}

/* args: class, iterables, strict. */
static cpy_value zip_new(struct cpy_thread *t, const cpy_value *args)
{
    int strict = cpy_truth(t, args[2]);
    cpy_value iterators = strict < 0 ? CPY_ERROR : iterators_of(t, args[1], 0);
    struct cpy_zip *zip = iterators ? cpy_new_object(t, args[0]) : NULL;

    if (zip) {
        cpy_store(zip, &zip->iterators, iterators);
        zip->strict = strict;
    }
    return cpy_from(zip);
}

static cpy_value zip_make(struct cpy_thread *t, const cpy_value *args)
{
    const cpy_value all[] = {t->vm->types[CPY_TYPE_ZIP], args[0], args[1]};

    return zip_new(t, all);
}

static cpy_value uneven(struct cpy_thread *t, size_t i, const char *than)
{
    if (i == 1)
        return cpy_raise(t, CPY_VALUE_ERROR, "zip() argument 2 is %s than argument 1", than);
    return cpy_raise(t, CPY_VALUE_ERROR, "zip() argument %zu is %s than arguments 1-%zu", i + 1, than, i);
}

/* strict: iterator number i has ended; so must have those before it, and those after it at once. */
static cpy_value zip_end(struct cpy_thread *t, struct cpy_zip *zip, size_t i)
{
    cpy_value iterators = cpy_load(zip->iterators);

    if (!zip->strict || cpy_pending(t))
        return CPY_ERROR;
    if (i > 0)
        return uneven(t, i, "shorter");
    for (i = 1; i < cpy_tuple_len(iterators); i++) {
        if (cpy_next(t, cpy_tuple_get(iterators, i)))
            return uneven(t, i, "longer");
        if (cpy_pending(t))
            return CPY_ERROR;
    }
    return CPY_ERROR;
}

/* One item of each of a few iterators.  False: the end, or an exception is pending. */
CPY_INLINE bool next_of_few(struct cpy_thread *t, struct cpy_zip *zip, cpy_value *to, size_t n)
{
    struct cpy_tuple *iterators = cpy_as_tuple(cpy_load(zip->iterators));

    for (size_t i = 0; i < n; i++)
        if (!(to[i] = next_of(t, cpy_load(iterators->items[i])))) {
            zip_end(t, zip, i);
            return false;
        }
    return true;
}

static cpy_value zip_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_zip *zip = as_zip(args[0]);
    struct cpy_tuple *iterators = cpy_as_tuple(cpy_load(zip->iterators));
    cpy_value items, v, pair[2];

    if (iterators->len == 2)
        return next_of_few(t, zip, pair, 2) ? cpy_tuple_pair(t, pair[0], pair[1]) : CPY_ERROR;
    if (iterators->len == 0 || !(items = cpy_tuple_new(t, iterators->len)))
        return CPY_ERROR;
    for (size_t i = 0; i < iterators->len; i++) {
        if (!(v = next_of(t, cpy_load(iterators->items[i]))))
            return zip_end(t, zip, i);
        cpy_tuple_set(items, i, v);
    }
    return items;
}

static cpy_value zip_reduce(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_reduce_call(
        t, args[0], cpy_load(as_zip(args[0])->iterators), as_zip(args[0])->strict ? CPY_TRUE : CPY_UNSET);
}

static cpy_value zip_setstate(struct cpy_thread *t, const cpy_value *args)
{
    int strict = cpy_truth(t, args[1]);

    if (strict < 0)
        return CPY_ERROR;
    as_zip(args[0])->strict = strict;
    return CPY_NONE;
}

static const struct cpy_function zip_methods[] = {
    {"__new__", "(cls, /, *iterables, strict=False)", zip_new,
        "Make an iterator of tuples with one item of each iterable.", 0},
    ITERATOR_METHODS(zip_next),
    CPY_REDUCE_METHOD(zip_reduce),
    {"__setstate__", "(self, state, /)", zip_setstate, "Set whether the iterables must be equally long.", 0},
    {0},
};

static const struct cpy_function make_zip = {
    "zip", "(*iterables, strict=False)", zip_make, "Make an iterator of tuples with one item of each iterable.", 0,
};

const struct cpy_type_def cpy_zip_type = {
    .name = "zip", .doc = 
    "Tuples of items from several iterables, up to the end of the shortest.\n\n"
    ">>> list(zip('ab', range(9)))\n[('a', 0), ('b', 1)]",
    .size = sizeof(struct cpy_zip), .methods = zip_methods, .make = &make_zip, .trace = zip_trace,
};

/* --- without tuples ------------------------------------------------------------------------------------------- */

/* The targets change only when all of the new items are there. */
int cpy_next_unpacked(struct cpy_thread *t, cpy_value iterator, cpy_value *to, size_t n)
{
    cpy_value items[4];
    bool got;

    if (!cpy_is_object(iterator) || n > CPY_COUNT(items))
        return -1;
    if (n == 2 && cpy_is(t, iterator, CPY_TYPE_ENUMERATE))
        got = next_numbered(t, (struct cpy_enumerate *)cpy_pointer(iterator), items);
    else if (n > 0 && cpy_is(t, iterator, CPY_TYPE_ZIP) && cpy_tuple_len(cpy_load(as_zip(iterator)->iterators)) == n)
        got = next_of_few(t, as_zip(iterator), items, n);
    else if (n == 2 && cpy_is(t, iterator, CPY_TYPE_DICT_ITERATOR) && cpy_dict_iterator_has_items(iterator))
        got = cpy_dict_iterator_item(t, iterator, items);
    else
        return -1;
    for (size_t i = 0; got && i < n; i++)
        to[i] = items[i];
    return got;
}

/* --- map ------------------------------------------------------------------------------------------------------ */

/* args: class, (function, *iterables). */
static cpy_value map_new(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value iterators;
    struct cpy_zip *map;

    if (cpy_tuple_len(args[1]) < 2)
        return cpy_raise(t, CPY_TYPE_ERROR, "map() must have at least two arguments.");
    if (!(iterators = iterators_of(t, args[1], 1)) || !(map = cpy_new_object(t, args[0])))
        return CPY_ERROR;
    cpy_store(map, &map->iterators, iterators);
    cpy_store(map, &map->function, cpy_tuple_get(args[1], 0));
    return cpy_from(map);
}

static cpy_value map_make(struct cpy_thread *t, const cpy_value *args)
{
    const cpy_value all[] = {t->vm->types[CPY_TYPE_MAP], args[0]};

    return map_new(t, all);
}

static cpy_value map_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_zip *map = as_zip(args[0]);
    struct cpy_tuple *iterators = cpy_as_tuple(cpy_load(map->iterators));
    cpy_value items, v;

    if (iterators->len == 1) {
        v = next_of(t, cpy_load(iterators->items[0]));
        return v ? cpy_call(t, cpy_load(map->function), &v, 1) : CPY_ERROR;
    }
    if (!(items = cpy_tuple_new(t, iterators->len)))
        return CPY_ERROR;
    for (size_t i = 0; i < iterators->len; i++) {
        if (!(v = next_of(t, cpy_load(iterators->items[i]))))
            return CPY_ERROR;
        cpy_tuple_set(items, i, v);
    }
    return cpy_call(t, cpy_load(map->function), (const cpy_value *)cpy_as_tuple(items)->items, iterators->len);
}

/* map(function, *iterators) again. */
static cpy_value map_reduce(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_zip *map = as_zip(args[0]);
    size_t n = cpy_tuple_len(cpy_load(map->iterators));
    cpy_value all = cpy_tuple_new(t, n + 1);

    if (!all)
        return CPY_ERROR;
    cpy_tuple_set(all, 0, cpy_load(map->function));
    for (size_t i = 0; i < n; i++)
        cpy_tuple_set(all, i + 1, cpy_tuple_get(cpy_load(map->iterators), i));
    return cpy_reduce_call(t, args[0], all, CPY_UNSET);
}

static const struct cpy_function map_methods[] = {
    {"__new__", "(cls, /, *args)", map_new, "Make an iterator of function(*items), items from each iterable.", 0},
    ITERATOR_METHODS(map_next),
    CPY_REDUCE_METHOD(map_reduce),
    {0},
};

static const struct cpy_function make_map = {
    "map", "(*args)", map_make, "Make an iterator of function(*items), items from each iterable.", 0,
};

const struct cpy_type_def cpy_map_type = {
    .name = "map", .doc = "A function's results for the items of iterables.", .size = sizeof(struct cpy_zip),
    .methods = map_methods, .make = &make_map, .trace = zip_trace,
};

/* --- filter ----------------------------------------------------------------------------------------------------- */

static void filter_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_filter *)o)->function);
    cpy_trace(tracer, ((struct cpy_filter *)o)->iterator);
}

/* args: class, function, iterable. */
static cpy_value filter_new(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value iterator = cpy_iter(t, args[2]);
    struct cpy_filter *filter = iterator ? cpy_new_object(t, args[0]) : NULL;

    if (filter) {
        cpy_store(filter, &filter->function, args[1]);
        cpy_store(filter, &filter->iterator, iterator);
    }
    return cpy_from(filter);
}

static cpy_value filter_make(struct cpy_thread *t, const cpy_value *args)
{
    const cpy_value all[] = {t->vm->types[CPY_TYPE_FILTER], args[0], args[1]};

    return filter_new(t, all);
}

static cpy_value filter_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_filter *filter = (struct cpy_filter *)cpy_pointer(args[0]);
    cpy_value function = cpy_load(filter->function), v, keep;
    bool plain = function == CPY_NONE || function == t->vm->types[CPY_TYPE_BOOL];
    int truth;

    while ((v = next_of(t, cpy_load(filter->iterator)))) {
        if (!(keep = plain ? v : cpy_call(t, function, &v, 1)) || (truth = cpy_truth(t, keep)) < 0)
            return CPY_ERROR;
        if (truth)
            return v;
    }
    return CPY_ERROR;
}

static cpy_value filter_reduce(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_filter *filter = (const struct cpy_filter *)cpy_pointer(args[0]);

    return cpy_reduce_call(
        t, args[0], cpy_tuple_of(t, (size_t)2, cpy_load(filter->function), cpy_load(filter->iterator)), CPY_UNSET);
}

static const struct cpy_function filter_methods[] = {
    {"__new__", "(cls, function, iterable, /)", filter_new, "Make an iterator of the items for which function is true.",
        0},
    ITERATOR_METHODS(filter_next),
    CPY_REDUCE_METHOD(filter_reduce),
    {0},
};

static const struct cpy_function make_filter = {
    "filter", "(function, iterable, /)", filter_make, "Make an iterator of the items for which function is true.", 0,
};

const struct cpy_type_def cpy_filter_type = {
    .name = "filter",
    .doc = "The items of an iterable for which a function is true.",
    .size = sizeof(struct cpy_filter),
    .methods = filter_methods,
    .make = &make_filter,
    .trace = filter_trace,
};

/* --- reversed --------------------------------------------------------------------------------------------------- */

static void reversed_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_reversed *)o)->sequence);
}

/* args: class, sequence.  An object's own __reversed__ comes first. */
static cpy_value reversed_new(struct cpy_thread *t, const cpy_value *args)
{
    cpy_native own = cpy_slot_of(t, args[1], CPY_SLOT_REVERSED);
    struct cpy_reversed *reversed;
    int64_t len;

    if (own)
        return own(t, &args[1]);
    if (!cpy_has_items(cpy_class_of(t, args[1])))
        return cpy_raise(t, CPY_TYPE_ERROR, "'%T' object is not reversible", args[1]);
    if ((len = cpy_len(t, args[1])) < 0 || !(reversed = cpy_new_object(t, args[0])))
        return CPY_ERROR;
    cpy_store(reversed, &reversed->sequence, args[1]);
    reversed->index = len - 1;
    return cpy_from(reversed);
}

static cpy_value reversed_make(struct cpy_thread *t, const cpy_value *args)
{
    const cpy_value all[] = {t->vm->types[CPY_TYPE_REVERSED], args[0]};

    return reversed_new(t, all);
}

static cpy_value reversed_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_reversed *reversed = (struct cpy_reversed *)cpy_pointer(args[0]);
    cpy_value sequence = cpy_load(reversed->sequence), v = CPY_ERROR;

    if (sequence && reversed->index >= 0) {
        if ((v = cpy_int_from(t, reversed->index)) && (v = cpy_getitem(t, sequence, v))) {
            reversed->index--;
            return v;
        }
        if (cpy_pending_is(t, CPY_INDEX_ERROR) || cpy_pending_is(t, CPY_STOP_ITERATION))
            cpy_take_pending(t);
    }
    cpy_store(reversed, &reversed->sequence, CPY_UNSET);
    return CPY_ERROR;
}

static cpy_value reversed_hint(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_reversed *reversed = (struct cpy_reversed *)cpy_pointer(args[0]);
    int64_t len = cpy_load(reversed->sequence) ? cpy_len(t, cpy_load(reversed->sequence)) : 0;

    if (len < 0)
        return CPY_ERROR;
    return cpy_int_from(t, len <= reversed->index ? 0 : cpy_load(reversed->sequence) ? reversed->index + 1 : 0);
}

static cpy_value reversed_reduce(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_reversed *reversed = (const struct cpy_reversed *)cpy_pointer(args[0]);
    cpy_value sequence = cpy_load(reversed->sequence), index = cpy_int_from(t, reversed->index);

    return index ? cpy_reduce_call(t, args[0], cpy_tuple_of(t, (size_t)1, sequence ? sequence : t->vm->empty_tuple),
                       sequence ? index : CPY_UNSET)
                 : CPY_ERROR;
}

static cpy_value reversed_setstate(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_reversed *reversed = (struct cpy_reversed *)cpy_pointer(args[0]);
    int64_t index, len;

    if (!cpy_state_index(t, args[1], &index))
        return CPY_ERROR;
    if (cpy_load(reversed->sequence)) {
        if ((len = cpy_len(t, cpy_load(reversed->sequence))) < 0)
            return CPY_ERROR;
        reversed->index = index < -1 ? -1 : index >= len ? len - 1 : index;
    }
    return CPY_NONE;
}

static const struct cpy_function reversed_methods[] = {
    {"__new__", "(cls, sequence, /)", reversed_new, "Make an iterator over the sequence, last item first.", 0},
    ITERATOR_METHODS(reversed_next),
    {"__length_hint__", "(self, /)", reversed_hint, "Return how many items are to come.", 0},
    CPY_REDUCE_METHOD(reversed_reduce),
    CPY_SETSTATE_METHOD(reversed_setstate),
    {0},
};

static const struct cpy_function make_reversed = {
    "reversed", "(sequence, /)", reversed_make, "Make an iterator over the sequence, last item first.", 0,
};

const struct cpy_type_def cpy_reversed_type = {
    .name = "reversed", .doc = "A sequence walked backwards.", .size = sizeof(struct cpy_reversed),
    .methods = reversed_methods, .make = &make_reversed, .trace = reversed_trace,
};
