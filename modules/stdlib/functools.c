/* SPDX-License-Identifier: MIT */
/* modules/stdlib/functools.c - module functools: what must be quick; the rest is modules/frozen/functools.py.
 *
 * The cache of lru_cache is a dict from arguments to results.  With a limit, the results also form a ring in
 * the order of use: a hit moves its link to one end, and what is at the other end is dropped when the cache is full. */
#include "vm/api.h"

extern const char cpy_frozen_functools[];

static cpy_value reduce(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value iterator = cpy_iter(t, args[1]), total = args[2], v;

    if (!iterator)
        return cpy_pending_is(t, CPY_TYPE_ERROR)
            ? cpy_raise(t, CPY_TYPE_ERROR, "reduce() arg 2 must support iteration") : CPY_ERROR;
    if (!total && !(total = cpy_next(t, iterator)))
        return cpy_pending(t) ? CPY_ERROR
            : cpy_raise(t, CPY_TYPE_ERROR, "reduce() of empty iterable with no initial value");
    while ((v = cpy_next(t, iterator)))
        if (!(total = cpy_call_2(t, args[0], total, v)))
            return CPY_ERROR;
    return cpy_pending(t) ? CPY_ERROR : total;
}

/* --- partial ------------------------------------------------------------------------------------------------ */

#define MANY 8 /* arguments that are laid out on the C stack */

struct partial {
    struct cpy_object head;
    cpy_field function;
    cpy_field args;   /* tuple */
    cpy_field kwargs; /* dict */
};

static const struct cpy_type_def partial_type;

static struct partial *as_partial(cpy_value v) { return (struct partial *)cpy_pointer(v); }

static void partial_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace_many(tracer, &((struct partial *)o)->function, 3);
}

/* a then b, as one dict. */
static cpy_value merged(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    cpy_value all = cpy_dict_copy(t, a);

    return all && cpy_dict_update(t, all, b) ? all : CPY_ERROR;
}

/* args: class, (function, *args), kwargs.  A partial of a partial becomes one. */
static cpy_value partial_new(struct cpy_thread *t, const cpy_value *args)
{
    size_t n;
    const cpy_value *given = cpy_items(args[1], &n);
    cpy_value function, bound, kwargs = args[2];
    struct partial *partial;

    if (n == 0)
        return cpy_raise(t, CPY_TYPE_ERROR, "type 'partial' takes at least one argument");
    function = given[0];
    if (!cpy_is_callable(t, function))
        return cpy_raise(t, CPY_TYPE_ERROR, "the first argument must be callable");
    if (!(bound = cpy_tuple_from(t, given + 1, n - 1)))
        return CPY_ERROR;
    if (cpy_is_instance_def(t, function, &partial_type)) {
        struct partial *inner = as_partial(function);

        bound = cpy_binary(t, cpy_load(inner->args), bound, CPY_ADD);
        kwargs = bound ? merged(t, cpy_load(inner->kwargs), kwargs) : CPY_ERROR;
        function = cpy_load(inner->function);
    }
    if (!bound || !kwargs || !(partial = cpy_new_object(t, args[0])))
        return CPY_ERROR;
    cpy_store(partial, &partial->function, function);
    cpy_store(partial, &partial->args, bound);
    cpy_store(partial, &partial->kwargs, kwargs);
    return cpy_from(partial);
}

/* The usual call: few arguments, and none given by name before. */
static bool partial_call_plainly(struct cpy_thread *t, cpy_value self, const cpy_value *args, size_t n, cpy_value names,
    cpy_value *result)
{
    struct partial *partial = as_partial(self);
    size_t bound, given = n + (names ? cpy_tuple_len(names) : 0);
    const cpy_value *items = cpy_items(cpy_load(partial->args), &bound);
    cpy_value all[MANY];

    if (cpy_dict_len(cpy_load(partial->kwargs)) || bound + given > MANY)
        return false;
    memcpy(all, items, bound * sizeof *all);
    memcpy(all + bound, args, given * sizeof *all);
    *result = cpy_call_names(t, cpy_load(partial->function), all, bound + n, names);
    return true;
}

/* args: self, args, kwargs. */
static cpy_value partial_call(struct cpy_thread *t, const cpy_value *args)
{
    struct partial *partial = as_partial(args[0]);
    cpy_value function = cpy_load(partial->function), bound = cpy_load(partial->args), kwargs = cpy_load(partial->kwargs);

    if (cpy_tuple_len(args[1]) && !(bound = cpy_binary(t, bound, args[1], CPY_ADD)))
        return CPY_ERROR;
    if (!(kwargs = cpy_dict_len(args[2]) ? merged(t, kwargs, args[2]) : kwargs))
        return CPY_ERROR;
    return cpy_call_tuple(t, function, bound, kwargs);
}

static cpy_value partial_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct partial *partial = as_partial(args[0]);
    cpy_value bound = cpy_load(partial->args), key, v;
    size_t position = 0;
    struct cpy_builder b;
    int entered = cpy_repr_enter(t, args[0]);

    if (entered <= 0)
        return entered < 0 ? CPY_ERROR : cpy_str_from(t, "...");
    cpy_build(&b, t);
    cpy_build_format(&b, "functools.%C(%R", args[0], cpy_load(partial->function));
    for (size_t i = 0; i < cpy_tuple_len(bound); i++)
        cpy_build_format(&b, ", %R", cpy_tuple_get(bound, i));
    while (!b.failed && cpy_dict_next(cpy_load(partial->kwargs), &position, &key, &v))
        cpy_build_format(&b, ", %V=%R", key, v);
    cpy_build_char(&b, ')');
    cpy_repr_leave(t, args[0]);
    return cpy_build_finish(&b);
}

#define PARTIAL_FIELD(name)                                                                            \
    static cpy_value partial_get_##name(struct cpy_thread *t, const cpy_value *args)                   \
    {                                                                                                  \
        (void)t;                                                                                       \
        return cpy_load(as_partial(args[0])->name);                                                    \
    }
PARTIAL_FIELD(function) PARTIAL_FIELD(args) PARTIAL_FIELD(kwargs)
#undef PARTIAL_FIELD

static cpy_value class_getitem(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_call_2(t, cpy_builtin_type(t, CPY_TYPE_GENERIC_ALIAS), args[0], args[1]);
}

static const struct cpy_attribute partial_attributes[] = {
    {"func", partial_get_function, NULL, "The function that is called."},
    {"args", partial_get_args, NULL, "Its first positional arguments."},
    {"keywords", partial_get_kwargs, NULL, "Its keyword arguments."},
    {0},
};

/* args: self, instance, owner.  One day it will bind as a function does. */
static cpy_value partial_get(struct cpy_thread *t, const cpy_value *args)
{
    if (args[1] == CPY_NONE && args[2] == CPY_NONE)
        return cpy_raise(t, CPY_TYPE_ERROR, "__get__(None, None) is invalid");
    if (args[1] != CPY_NONE && !cpy_warn(t, CPY_FUTURE_WARNING, "functools.partial will be a method descriptor in future "
            "Python versions; wrap it in staticmethod() if you want to preserve the old behavior"))
        return CPY_ERROR;
    return args[0];
}

/* The attributes that were set, or None. */
static cpy_value partial_dict(struct cpy_thread *t, cpy_value self)
{
    cpy_value dict = cpy_getattr_str(t, self, "__dict__");

    return !dict || cpy_dict_len(dict) ? dict : CPY_NONE;
}

static cpy_value partial_reduce(struct cpy_thread *t, const cpy_value *args)
{
    const struct partial *partial = as_partial(args[0]);
    cpy_value function = cpy_load(partial->function), call = cpy_tuple_of(t, 1, function), state,
              dict = partial_dict(t, args[0]);

    if (!call || !dict)
        return CPY_ERROR;
    state = cpy_tuple_of(t, 4, function, cpy_load(partial->args), cpy_load(partial->kwargs), dict);
    return state ? cpy_tuple_of(t, 3, cpy_type_of(t, args[0]), call, state) : CPY_ERROR;
}

/* args: self, (function, args, keywords or None, attributes or None). */
static cpy_value partial_setstate(struct cpy_thread *t, const cpy_value *args)
{
    struct partial *partial = as_partial(args[0]);
    const cpy_value *parts;
    cpy_value bound, kwargs, dict;
    size_t n = 0;

    if (!cpy_is_tuple(args[1]) || (parts = cpy_items(args[1], &n), n != 4) || !cpy_is_callable(t, parts[0]) ||
        !cpy_is_tuple(parts[1]) || (parts[2] != CPY_NONE && !cpy_is_dict(parts[2])) ||
        (parts[3] != CPY_NONE && !cpy_is_dict(parts[3])))
        return cpy_raise(t, CPY_TYPE_ERROR, "invalid partial state");
    if (!(bound = cpy_tuple_from_iterable(t, parts[1])) || !(dict = cpy_dict_new(t)) ||
        !(kwargs = parts[2] == CPY_NONE ? cpy_dict_new(t) : cpy_dict_copy(t, parts[2])) ||
        (parts[3] != CPY_NONE && !cpy_dict_update(t, dict, parts[3])) ||
        !cpy_setattr_str(t, args[0], "__dict__", dict))
        return CPY_ERROR;
    cpy_store(partial, &partial->function, parts[0]);
    cpy_store(partial, &partial->args, bound);
    cpy_store(partial, &partial->kwargs, kwargs);
    return CPY_NONE;
}

static const struct cpy_function partial_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", partial_new, "Make a function with some arguments given already.", 0},
    {"__call__", "(self, /, *args, **kwargs)", partial_call, "Call the function.", 0},
    {"__repr__", "(self, /)", partial_repr, "Return repr(self).", 0},
    {"__reduce__", "(self, /)", partial_reduce, "Return what copies are made from.", 0},
    {"__setstate__", "(self, state, /)", partial_setstate, "Take over what __reduce__() of the original gave.", 0},
    {"__class_getitem__", "(cls, item, /)", class_getitem, "Return partial[item] for annotations.", CPY_BIND_CLASS},
    {"__get__", "(self, instance, owner=None, /)", partial_get, "Return self; with an instance, warn that it will be bound to that.", 0},
    {0},
};

static const struct cpy_type_def partial_type = {
    .name = "functools.partial", .doc = "A function with some of its arguments given already.",
    .size = sizeof(struct partial), .flags = CPY_TYPE_FULL_NAME | CPY_TYPE_HAS_DICT, .methods = partial_methods,
    .attributes = partial_attributes, .call = partial_call_plainly, .trace = partial_trace,
};

/* --- cmp_to_key ------------------------------------------------------------------------------------------------ */

struct cmp_key {
    struct cpy_object head;
    cpy_field compare; /* function(a, b): negative, 0 or positive */
    cpy_field object;  /* what is compared; unset in the function that makes keys */
};

static const struct cpy_type_def cmp_key_type;

static struct cmp_key *as_key(cpy_value v) { return (struct cmp_key *)cpy_pointer(v); }

static void key_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace_many(tracer, &((struct cmp_key *)o)->compare, 2);
}

static cpy_value new_key(struct cpy_thread *t, cpy_value compare, cpy_value object)
{
    cpy_value type = cpy_type_of_def(t, &cmp_key_type);
    struct cmp_key *key = type ? cpy_new_object(t, type) : NULL;

    if (key) {
        cpy_store(key, &key->compare, compare);
        cpy_store(key, &key->object, object);
    }
    return cpy_from(key);
}

static cpy_value cmp_to_key(struct cpy_thread *t, const cpy_value *args) { return new_key(t, args[0], CPY_UNSET); }

static cpy_value key_call(struct cpy_thread *t, const cpy_value *args)
{
    return new_key(t, cpy_load(as_key(args[0])->compare), args[1]);
}

static cpy_value compare_keys(struct cpy_thread *t, const cpy_value *args, enum cpy_compare op)
{
    cpy_value order;

    if (!cpy_is_instance_def(t, args[1], &cmp_key_type))
        return cpy_raise(t, CPY_TYPE_ERROR, "other argument must be K instance");
    if (!cpy_load(as_key(args[0])->object) || !cpy_load(as_key(args[1])->object))
        return cpy_raise_with(t, CPY_ATTRIBUTE_ERROR, cpy_str_from(t, "object"));
    order = cpy_call_2(t, cpy_load(as_key(args[0])->compare), cpy_load(as_key(args[0])->object),
        cpy_load(as_key(args[1])->object));
    return order ? cpy_compare(t, order, cpy_int(0), op) : CPY_ERROR;
}

#define COMPARISON(name, op) \
    static cpy_value key_##name(struct cpy_thread *t, const cpy_value *args) { return compare_keys(t, args, op); }
COMPARISON(lt, CPY_LT) COMPARISON(le, CPY_LE) COMPARISON(eq, CPY_EQ)
COMPARISON(ne, CPY_NE) COMPARISON(gt, CPY_GT) COMPARISON(ge, CPY_GE)
#undef COMPARISON

static cpy_value key_get_object(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(as_key(args[0])->object) ? cpy_load(as_key(args[0])->object) : CPY_NONE;
}

static const struct cpy_attribute key_attributes[] = {
    {"obj", key_get_object, NULL, "What the key stands for."},
    {0},
};

static const struct cpy_function key_methods[] = {
    {"__call__", "(self, obj)", key_call, "Return a key for obj.", 0},
    {"__lt__", "(self, value, /)", key_lt, "Return self < value.", 0},
    {"__le__", "(self, value, /)", key_le, "Return self <= value.", 0},
    {"__eq__", "(self, value, /)", key_eq, "Return self == value.", 0},
    {"__ne__", "(self, value, /)", key_ne, "Return self != value.", 0},
    {"__gt__", "(self, value, /)", key_gt, "Return self > value.", 0},
    {"__ge__", "(self, value, /)", key_ge, "Return self >= value.", 0},
    {0},
};

static const struct cpy_type_def cmp_key_type = {
    .name = "functools.KeyWrapper", .doc = "A sort key that compares by a function.", .size = sizeof(struct cmp_key),
    .flags = CPY_TYPE_FULL_NAME | CPY_TYPE_UNHASHABLE | CPY_TYPE_ABSTRACT | CPY_TYPE_FINAL, .methods = key_methods,
    .attributes = key_attributes, .trace = key_trace,
};

/* --- lru_cache --------------------------------------------------------------------------------------------------- */

/* A remembered result.  Those of a limited cache form a ring in the order of use. */
struct link {
    struct cpy_object head;
    cpy_field previous, next; /* links */
    cpy_field key, result;    /* unset in the ring's root, which lies between the newest and the oldest */
};

struct cache {
    struct cpy_object head;
    cpy_field function;
    cpy_field results; /* dict from arguments to result, or, with a limit, to link */
    cpy_field marker;  /* separates positional from keyword arguments in a key */
    cpy_field root;    /* of the ring */
    int64_t limit;     /* -1: none */
    uint64_t hits, misses;
    bool typed;        /* 1 and 1.0 are different arguments */
};

static struct cache *as_cache(cpy_value v) { return (struct cache *)cpy_pointer(v); }
static struct link *as_link(cpy_value v) { return (struct link *)cpy_pointer(v); }

static void cache_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace_many(tracer, &((struct cache *)o)->function, 4);
}

static void link_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace_many(tracer, &((struct link *)o)->previous, 4);
}

static const struct cpy_type_def link_type = {
    .name = "functools._lru_list_elem", .doc = "A result that lru_cache remembers.", .size = sizeof(struct link),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT, .trace = link_trace,
};

static struct link *new_link(struct cpy_thread *t)
{
    cpy_value type = cpy_type_of_def(t, &link_type);

    return type ? cpy_new_object(t, type) : NULL;
}

static void join(struct link *a, struct link *b)
{
    cpy_store(a, &a->next, cpy_from(b));
    cpy_store(b, &b->previous, cpy_from(a));
}

static void take_out(struct link *link) { join(as_link(cpy_load(link->previous)), as_link(cpy_load(link->next))); }

static void make_newest(struct cache *cache, struct link *link)
{
    struct link *root = as_link(cpy_load(cache->root)), *newest = as_link(cpy_load(root->previous));

    join(newest, link);
    join(link, root);
}

/* Forgets everything. */
static bool reset(struct cpy_thread *t, struct cache *cache)
{
    cpy_value results = cpy_dict_new(t);
    struct link *root = results ? new_link(t) : NULL;

    if (!root)
        return false;
    join(root, root);
    cpy_store(cache, &cache->results, results);
    cpy_store(cache, &cache->root, cpy_from(root));
    cache->hits = cache->misses = 0;
    return true;
}

/* args: class, function, maxsize, typed. */
static cpy_value cache_new(struct cpy_thread *t, const cpy_value *args)
{
    int64_t limit = -1;
    int typed = cpy_truth(t, args[3]);
    cpy_value marker;
    struct cache *cache;

    if (typed < 0 || (args[2] != CPY_NONE && !cpy_to_index(t, args[2], &limit)))
        return CPY_ERROR;
    if (!cpy_is_callable(t, args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "the first argument must be callable");
    if (!(marker = cpy_call_0(t, cpy_builtin_type(t, CPY_TYPE_OBJECT))) || !(cache = cpy_new_object(t, args[0])) ||
        !reset(t, cache))
        return CPY_ERROR;
    cpy_store(cache, &cache->function, args[1]);
    cpy_store(cache, &cache->marker, marker);
    cache->limit = args[2] == CPY_NONE ? -1 : limit < 0 ? 0 : limit;
    cache->typed = typed;
    return cpy_from(cache);
}

/* Adds what tells these keyword arguments from others to a list. */
static bool add_keywords(struct cpy_thread *t, struct cache *cache, cpy_value list, cpy_value kwargs)
{
    size_t position = 0;
    cpy_value key, v;

    if (cpy_dict_len(kwargs) && !cpy_list_append(t, list, cpy_load(cache->marker)))
        return false;
    while (cpy_dict_next(kwargs, &position, &key, &v))
        if (!cpy_list_append(t, list, key) || !cpy_list_append(t, list, v))
            return false;
    return true;
}

static bool add_types(struct cpy_thread *t, cpy_value list, cpy_value items, cpy_value kwargs)
{
    size_t position = 0;
    cpy_value key, v;

    for (size_t i = 0; i < cpy_tuple_len(items); i++)
        if (!cpy_list_append(t, list, cpy_type_of(t, cpy_tuple_get(items, i))))
            return false;
    while (cpy_dict_next(kwargs, &position, &key, &v))
        if (!cpy_list_append(t, list, cpy_type_of(t, v)))
            return false;
    return true;
}

static bool is_own_key(cpy_value v) { return cpy_is_small(v) || cpy_is_exactly(v, CPY_TYPE_STR); }

/* The key of a call: a lone int or str itself, else a tuple of all arguments. */
static cpy_value key_for(struct cpy_thread *t, struct cache *cache, cpy_value items, cpy_value kwargs)
{
    cpy_value list, v;

    if (cpy_dict_len(kwargs) == 0 && !cache->typed) {
        v = cpy_tuple_len(items) == 1 ? cpy_tuple_get(items, 0) : CPY_UNSET;
        return v && is_own_key(v) ? v : items;
    }
    if (!(list = cpy_list_from_iterable(t, items)) || !add_keywords(t, cache, list, kwargs) ||
        (cache->typed && !add_types(t, list, items, kwargs)))
        return CPY_ERROR;
    return cpy_tuple_from_iterable(t, list);
}

/* A link for a new result: the oldest one if the cache is full. */
static struct link *link_for(struct cpy_thread *t, struct cache *cache)
{
    struct link *oldest = as_link(cpy_load(as_link(cpy_load(cache->root))->next));

    if ((int64_t)cpy_dict_len(cpy_load(cache->results)) < cache->limit || !cpy_load(oldest->key))
        return new_link(t);
    take_out(oldest);
    return cpy_dict_remove(t, cpy_load(cache->results), cpy_load(oldest->key)) < 0 ? NULL : oldest;
}

/* Remembers a result, unless the function has called itself and got there first. */
static bool remember(struct cpy_thread *t, struct cache *cache, cpy_value key, cpy_value result)
{
    struct link *link;

    if (cache->limit < 0)
        return cpy_dict_set(t, cpy_load(cache->results), key, result);
    if (cpy_dict_get(t, cpy_load(cache->results), key))
        return true;
    if (cpy_pending(t) || !(link = link_for(t, cache)) ||
        !cpy_dict_set(t, cpy_load(cache->results), key, cpy_from(link)))
        return false;
    cpy_store(link, &link->key, key);
    cpy_store(link, &link->result, result);
    make_newest(cache, link);
    return true;
}

/* A remembered result has been found. */
static cpy_value use(struct cache *cache, cpy_value found)
{
    struct link *link = as_link(found);

    cache->hits++;
    if (cache->limit < 0)
        return found;
    take_out(link);
    make_newest(cache, link);
    return cpy_load(link->result);
}

/* What a call gives the function: a tuple and a dict, or, if the tuple is unset, so many arguments by position. */
struct call {
    cpy_value tuple, dict;
    const cpy_value *args;
    size_t n;
};

/* Calls the function, which may be a miss. */
static cpy_value compute(struct cpy_thread *t, struct cache *cache, const struct call *call)
{
    cpy_value function = cpy_load(cache->function);

    cache->misses++;
    return call->tuple ? cpy_call_tuple(t, function, call->tuple, call->dict) : cpy_call(t, function, call->args, call->n);
}

/* The result that is known by the key, or that of the call, which is known from then on.  A key of CPY_ERROR could not be made. */
CPY_INLINE cpy_value answer(struct cpy_thread *t, struct cache *cache, cpy_value key, const struct call *call)
{
    cpy_value v = key ? cpy_dict_get(t, cpy_load(cache->results), key) : CPY_ERROR;

    if (v)
        return use(cache, v);
    if (!key || cpy_pending(t) || !(v = compute(t, cache, call)))
        return CPY_ERROR;
    return remember(t, cache, key, v) ? v : CPY_ERROR;
}

/* args: self, args, kwargs. */
static cpy_value cache_call(struct cpy_thread *t, const cpy_value *args)
{
    struct cache *cache = as_cache(args[0]);
    const struct call call = {.tuple = args[1], .dict = args[2]};

    return cache->limit == 0 ? compute(t, cache, &call) : answer(t, cache, key_for(t, cache, args[1], args[2]), &call);
}

/* The usual call: by position. */
static bool cache_call_plainly(struct cpy_thread *t, cpy_value self, const cpy_value *args, size_t n, cpy_value names,
    cpy_value *result)
{
    struct cache *cache = as_cache(self);
    const struct call call = {.args = args, .n = n};

    if (names || cache->typed || cache->limit == 0)
        return false;
    *result = answer(t, cache, n == 1 && is_own_key(args[0]) ? args[0] : cpy_tuple_from(t, args, n), &call);
    return true;
}

/* As a method: bound to the instance. */
static cpy_value cache_get(struct cpy_thread *t, const cpy_value *args)
{
    if (args[1] == CPY_NONE)
        return cpy_get_unbound(t, args);
    return cpy_call_2(t, cpy_builtin_type(t, CPY_TYPE_METHOD), args[0], args[1]);
}

static cpy_value cache_info(struct cpy_thread *t, const cpy_value *args)
{
    struct cache *cache = as_cache(args[0]);
    cpy_value module = cpy_import(t, "functools"), class = module ? cpy_getattr_str(t, module, "_CacheInfo") : CPY_ERROR;
    const cpy_value items[] = {
        cpy_int((int64_t)cache->hits), cpy_int((int64_t)cache->misses),
        cache->limit < 0 ? CPY_NONE : cpy_int_from(t, cache->limit),
        cpy_int((int64_t)cpy_dict_len(cpy_load(cache->results))),
    };

    return class ? cpy_call(t, class, items, CPY_COUNT(items)) : CPY_ERROR;
}

static cpy_value cache_clear(struct cpy_thread *t, const cpy_value *args)
{
    return reset(t, as_cache(args[0])) ? CPY_NONE : CPY_ERROR;
}

/* It is pickled by its name. */
static cpy_value cache_reduce(struct cpy_thread *t, const cpy_value *args) { return cpy_getattr_str(t, args[0], "__qualname__"); }

static cpy_value cache_copy(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static const struct cpy_function cache_methods[] = {
    {"__new__", "(cls, user_function, maxsize, typed, /)", cache_new, "Make a caching function.", 0},
    {"__call__", "(self, /, *args, **kwargs)", cache_call, "Return the cached result, or call the function.", 0},
    {"__get__", "(self, instance, owner=None, /)", cache_get, "Return the function bound to an instance.", 0},
    {"__reduce__", "(self, /)", cache_reduce, "Return the name that it is pickled by.", 0},
    {"__copy__", "(self, /)", cache_copy, "Return self.", 0},
    {"__deepcopy__", "(self, memo, /)", cache_copy, "Return self.", 0},
    {"cache_info", "(self, /)", cache_info, "Return hits, misses, maxsize and currsize.", 0},
    {"cache_clear", "(self, /)", cache_clear, "Forget all results.", 0},
    {0},
};

static const struct cpy_type_def cache_type = {
    .name = "functools._lru_cache_wrapper", .doc = "A function that remembers results.", .size = sizeof(struct cache),
    .flags = CPY_TYPE_FULL_NAME | CPY_TYPE_HAS_DICT, .methods = cache_methods, .call = cache_call_plainly, .trace = cache_trace,
};

static const struct cpy_function functions[] = {
    {"reduce", "(function, iterable, initial=<unset>, /)", reduce,
        "Combine the items from left to right: function(function(a, b), c) ...", 0},
    {"cmp_to_key", "(mycmp)", cmp_to_key, "Turn a comparison function into a key function.", 0},
    {0},
};

static const struct cpy_type_def *const types[] = {&partial_type, &cache_type, &cmp_key_type, NULL};

const struct cpy_module_def cpy_module_functools = {
    .name = "functools", .doc = "Functions that work on functions.", .functions = functions, .types = types,
    .source = cpy_frozen_functools,
};
