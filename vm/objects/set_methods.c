/* SPDX-License-Identifier: MIT */
/* vm/objects/set_methods.c - the types set and frozenset as Python sees them.
 *
 * Both share nearly all methods.  Operators want sets on both sides, the methods of the same
 * meaning take any iterable.  An operation that changes a set prepares the new content aside and
 * then exchanges it, so that an error on the way leaves the set as it was. */
#include "vm/objects/dict_table.h"
#include "vm/objects/reduce.h"
#include "vm/objects/set.h"

static struct cpy_set *self_of(const cpy_value *args) { return cpy_as_set(args[0]); }
static cpy_value from_truth(int truth) { return truth < 0 ? CPY_ERROR : cpy_bool(truth); }

static void set_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace_many(tracer, ((struct cpy_set *)o)->entries, ((struct cpy_set *)o)->used);
}

static void set_destroy(struct cpy_object *o) { cpy_table_clear((struct cpy_table *)o, sizeof(cpy_field)); }

/* A new set of the built-in type that v's class comes from: set or frozenset. */
static cpy_value copy_of(struct cpy_thread *t, cpy_value v, cpy_value iterable)
{
    return cpy_set_from(t, t->vm->types[cpy_pointer(v)->shape->layout], iterable);
}

/* --- making ------------------------------------------------------------------------------------------- */

static cpy_value set_new(struct cpy_thread *t, const cpy_value *args) { return cpy_set_from(t, args[0], CPY_UNSET); }

static cpy_value set_init(struct cpy_thread *t, const cpy_value *args)
{
    cpy_set_clear(self_of(args));
    return cpy_set_update(t, args[0], args[1]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value set_make(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_set_from(t, t->vm->types[CPY_TYPE_SET], args[0]);
}

static cpy_value frozenset_new(struct cpy_thread *t, const cpy_value *args)
{
    if (args[0] == t->vm->types[CPY_TYPE_FROZENSET])
        return cpy_frozenset_from(t, args[1]);
    return cpy_set_from(t, args[0], args[1]);
}

static cpy_value frozenset_make(struct cpy_thread *t, const cpy_value *args) { return cpy_frozenset_from(t, args[0]); }

static cpy_value set_copy(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_is(t, args[0], CPY_TYPE_FROZENSET) ? args[0] : copy_of(t, args[0], args[0]);
}

/* --- single items ---------------------------------------------------------------------------------------- */

/* Looks for or removes v.  A set, which cannot be hashed, stands for the frozenset equal to it. */
static int with_key(struct cpy_thread *t, cpy_value set, cpy_value v,
    int (*operation)(struct cpy_thread *t, cpy_value set, cpy_value v))
{
    int result = operation(t, set, v);
    cpy_value frozen;

    if (result >= 0 || !cpy_has_layout(v, CPY_TYPE_SET) || !cpy_pending_is(t, CPY_TYPE_ERROR))
        return result;
    cpy_take_pending(t);
    frozen = cpy_set_from(t, t->vm->types[CPY_TYPE_FROZENSET], v);
    return frozen ? operation(t, set, frozen) : -1;
}

static cpy_value set_contains(struct cpy_thread *t, const cpy_value *args)
{
    return from_truth(with_key(t, args[0], args[1], cpy_set_contains));
}

static cpy_value set_add(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_set_add(t, args[0], args[1]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value set_discard(struct cpy_thread *t, const cpy_value *args)
{
    return with_key(t, args[0], args[1], cpy_set_discard) < 0 ? CPY_ERROR : CPY_NONE;
}

static cpy_value set_remove(struct cpy_thread *t, const cpy_value *args)
{
    int removed = with_key(t, args[0], args[1], cpy_set_discard);

    if (removed == 0)
        return cpy_raise_with(t, CPY_KEY_ERROR, args[1]);
    return removed < 0 ? CPY_ERROR : CPY_NONE;
}

static cpy_value set_pop(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v = cpy_set_pop(self_of(args));

    return v ? v : cpy_raise(t, CPY_KEY_ERROR, "pop from an empty set");
}

static cpy_value set_clear(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    cpy_set_clear(self_of(args));
    return CPY_NONE;
}

static cpy_value set_len(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int(self_of(args)->len);
}

static cpy_value frozenset_hash(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_set *s = self_of(args);

    if (!s->hash)
        s->hash = cpy_set_hash(t, s);
    return cpy_int(s->hash);
}

/* --- comparison ------------------------------------------------------------------------------------------- */

/* Is every item of a, a set, in b, a set?  1, 0, -1. */
static int is_subset(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    size_t position = 0;
    int in = cpy_as_set(a)->len <= cpy_as_set(b)->len;
    cpy_value v;

    while (in > 0 && cpy_set_next(a, &position, &v))
        in = cpy_set_contains(t, b, v);
    return in;
}

static cpy_value compare(struct cpy_thread *t, const cpy_value *args, enum cpy_compare op)
{
    size_t a, b;
    int result;

    if (!cpy_is_set(args[1]))
        return CPY_NOT_IMPLEMENTED;
    a = cpy_set_len(args[0]);
    b = cpy_set_len(args[1]);
    switch (op) {
    case CPY_LT: return from_truth(a < b ? is_subset(t, args[0], args[1]) : 0);
    case CPY_LE: return from_truth(is_subset(t, args[0], args[1]));
    case CPY_GT: return from_truth(a > b ? is_subset(t, args[1], args[0]) : 0);
    case CPY_GE: return from_truth(is_subset(t, args[1], args[0]));
    default: break;
    }
    result = a == b ? is_subset(t, args[0], args[1]) : 0;
    return result < 0 ? CPY_ERROR : cpy_bool(result == (op == CPY_EQ));
}

#define COMPARISON(name, op) \
    static cpy_value set_##name(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, op); }
COMPARISON(lt, CPY_LT) COMPARISON(le, CPY_LE) COMPARISON(eq, CPY_EQ)
COMPARISON(ne, CPY_NE) COMPARISON(gt, CPY_GT) COMPARISON(ge, CPY_GE)
#undef COMPARISON

/* The iterable itself if it is a set, else a set of its items. */
static cpy_value as_set(struct cpy_thread *t, cpy_value iterable)
{
    return cpy_is_set(iterable) ? iterable : cpy_set_from(t, t->vm->types[CPY_TYPE_SET], iterable);
}

static cpy_value set_issuperset(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value iterator, v;
    int in = 1;

    if (cpy_is_set(args[1]))
        return from_truth(is_subset(t, args[1], args[0]));
    if (!(iterator = cpy_iter(t, args[1])))
        return CPY_ERROR;
    while (in > 0 && (v = cpy_next(t, iterator))) /* up to the first that is missing */
        in = cpy_set_contains(t, args[0], v);
    return cpy_pending(t) ? CPY_ERROR : from_truth(in);
}

static cpy_value set_isdisjoint(struct cpy_thread *t, const cpy_value *args)
{
    bool swap = cpy_is_set(args[1]) && cpy_set_len(args[1]) > cpy_set_len(args[0]);
    cpy_value whole = swap ? args[1] : args[0], v;
    struct cpy_walk w;
    int in = 0;

    if (!cpy_walk(t, &w, swap ? args[0] : args[1]))
        return CPY_ERROR;
    while (in == 0 && (v = cpy_walk_next(t, &w)))
        in = cpy_set_contains(t, whole, v);
    return in < 0 || cpy_pending(t) ? CPY_ERROR : cpy_bool(!in);
}

/* --- operations: each adds to or removes from result, which starts empty or as a copy of self ------------------ */

/* result = the items of the iterable that are in self. */
static bool intersect(struct cpy_thread *t, cpy_value result, cpy_value self, cpy_value iterable)
{
    bool swap = cpy_is_set(iterable) && cpy_set_len(iterable) > cpy_set_len(self);
    cpy_value whole = swap ? iterable : self, v;
    struct cpy_set_items items;
    int in;

    if (!cpy_items_begin(t, &items, swap ? self : iterable))
        return false;
    while ((v = cpy_items_next(t, &items))) {
        if ((in = cpy_set_contains(t, whole, v)) < 0 || (in && !cpy_set_add(t, result, v)))
            return false;
        if (in && cpy_set_len(result) >= cpy_set_len(self))
            return true; /* no more is looked at: there are all */
    }
    return !cpy_pending(t);
}

static cpy_value set_issubset(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value common;

    if (cpy_is_set(args[1]))
        return from_truth(is_subset(t, args[0], args[1]));
    common = cpy_set_new(t);
    return common && intersect(t, common, args[0], args[1]) ? cpy_bool(cpy_set_len(common) == cpy_set_len(args[0])) : CPY_ERROR;
}

static bool subtract(struct cpy_thread *t, cpy_value result, cpy_value iterable)
{
    struct cpy_set_items items;
    cpy_value v;

    if (!cpy_items_begin(t, &items, iterable))
        return false;
    while ((v = cpy_items_next(t, &items)))
        if (cpy_set_discard(t, result, v) < 0)
            return false;
    return !cpy_pending(t);
}

/* result = the items of a that are not in set b. */
static bool keep_others(struct cpy_thread *t, cpy_value result, cpy_value a, cpy_value b)
{
    size_t position = 0;
    cpy_value v;
    int in;

    while (cpy_set_next(a, &position, &v))
        if ((in = cpy_set_contains(t, b, v)) < 0 || (!in && !cpy_set_add(t, result, v)))
            return false;
    return true;
}

/* result = result ^ iterable: its items may come more than once, so it is made a set first. */
static bool toggle(struct cpy_thread *t, cpy_value result, cpy_value iterable)
{
    cpy_value other = as_set(t, iterable), v;
    size_t position = 0;
    int removed;

    while (other && cpy_set_next(other, &position, &v))
        if ((removed = cpy_set_discard(t, result, v)) < 0 || (!removed && !cpy_set_add(t, result, v)))
            return false;
    return other;
}

static cpy_value union_of(struct cpy_thread *t, cpy_value self, const cpy_value *others, size_t n)
{
    cpy_value result = copy_of(t, self, self);

    for (size_t i = 0; result && i < n; i++)
        if (!cpy_set_update(t, result, others[i]))
            return CPY_ERROR;
    return result;
}

static cpy_value intersection_of(struct cpy_thread *t, cpy_value self, const cpy_value *others, size_t n)
{
    cpy_value result = n ? self : copy_of(t, self, self), next;

    for (size_t i = 0; result && i < n; i++) {
        next = copy_of(t, self, CPY_UNSET);
        result = next && intersect(t, next, result, others[i]) ? next : CPY_ERROR;
    }
    return result;
}

static cpy_value difference_of(struct cpy_thread *t, cpy_value self, const cpy_value *others, size_t n)
{
    cpy_value result;

    if (n == 1 && cpy_is_set(others[0]) && cpy_set_len(others[0]) >= cpy_set_len(self) / 4) {
        result = copy_of(t, self, CPY_UNSET);
        return result && keep_others(t, result, self, others[0]) ? result : CPY_ERROR;
    }
    result = copy_of(t, self, self);
    for (size_t i = 0; result && i < n; i++)
        if (!subtract(t, result, others[i]))
            return CPY_ERROR;
    return result;
}

static cpy_value symmetric_of(struct cpy_thread *t, cpy_value self, const cpy_value *others, size_t n)
{
    cpy_value result = copy_of(t, self, self);

    (void)n;
    return result && toggle(t, result, others[0]) ? result : CPY_ERROR;
}

typedef cpy_value operation(struct cpy_thread *t, cpy_value self, const cpy_value *others, size_t n);

/* The method with *others. */
static cpy_value by_method(struct cpy_thread *t, const cpy_value *args, operation *of)
{
    size_t n;
    const cpy_value *others = cpy_items(args[1], &n);

    return of(t, args[0], others, n);
}

/* The binary operator: sets only. */
static cpy_value by_operator(struct cpy_thread *t, const cpy_value *args, operation *of, bool swap)
{
    if (!cpy_is_set(args[1]))
        return CPY_NOT_IMPLEMENTED;
    return of(t, args[swap], &args[!swap], 1);
}

/* Changes self to the operation's result. */
static cpy_value in_place(struct cpy_thread *t, cpy_value self, cpy_value result)
{
    if (!result)
        return CPY_ERROR;
    cpy_set_take(cpy_as_set(self), cpy_as_set(result));
    (void)t;
    return CPY_NONE;
}

#define OPERATION(name, dunder)                                                                        \
    static cpy_value set_##name(struct cpy_thread *t, const cpy_value *args)                           \
    {                                                                                                  \
        return by_method(t, args, name##_of);                                                          \
    }                                                                                                  \
    static cpy_value set_##dunder(struct cpy_thread *t, const cpy_value *args)                         \
    {                                                                                                  \
        return by_operator(t, args, name##_of, false);                                                 \
    }                                                                                                  \
    static cpy_value set_r##dunder(struct cpy_thread *t, const cpy_value *args)                        \
    {                                                                                                  \
        return by_operator(t, args, name##_of, true);                                                  \
    }
OPERATION(union, or)
OPERATION(intersection, and)
OPERATION(difference, sub)
#undef OPERATION

static cpy_value set_symmetric(struct cpy_thread *t, const cpy_value *args)
{
    return symmetric_of(t, args[0], &args[1], 1);
}
static cpy_value set_xor(struct cpy_thread *t, const cpy_value *args)
{
    return by_operator(t, args, symmetric_of, false);
}
static cpy_value set_rxor(struct cpy_thread *t, const cpy_value *args)
{
    return by_operator(t, args, symmetric_of, true);
}

/* --- changing in place ---------------------------------------------------------------------------------------- */

static cpy_value set_update(struct cpy_thread *t, const cpy_value *args)
{
    size_t n;
    const cpy_value *others = cpy_items(args[1], &n);

    for (size_t i = 0; i < n; i++)
        if (!cpy_set_update(t, args[0], others[i]))
            return CPY_ERROR;
    return CPY_NONE;
}

static cpy_value set_intersection_update(struct cpy_thread *t, const cpy_value *args)
{
    return in_place(t, args[0], set_intersection(t, args));
}

static cpy_value set_difference_update(struct cpy_thread *t, const cpy_value *args)
{
    size_t n;
    const cpy_value *others = cpy_items(args[1], &n);

    for (size_t i = 0; i < n; i++) {
        if (others[i] == args[0])
            cpy_set_clear(self_of(args));
        else if (!subtract(t, args[0], others[i]))
            return CPY_ERROR;
    }
    return CPY_NONE;
}

static cpy_value set_symmetric_update(struct cpy_thread *t, const cpy_value *args)
{
    if (args[1] == args[0]) {
        cpy_set_clear(self_of(args));
        return CPY_NONE;
    }
    return toggle(t, args[0], args[1]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value set_ior(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_is_set(args[1]))
        return CPY_NOT_IMPLEMENTED;
    return cpy_set_update(t, args[0], args[1]) ? args[0] : CPY_ERROR;
}

static cpy_value set_iand(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_is_set(args[1]))
        return CPY_NOT_IMPLEMENTED;
    return in_place(t, args[0], intersection_of(t, args[0], &args[1], 1)) ? args[0] : CPY_ERROR;
}

static cpy_value set_isub(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_is_set(args[1]))
        return CPY_NOT_IMPLEMENTED;
    if (args[1] == args[0])
        cpy_set_clear(self_of(args));
    else if (!subtract(t, args[0], args[1]))
        return CPY_ERROR;
    return args[0];
}

static cpy_value set_ixor(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_is_set(args[1]))
        return CPY_NOT_IMPLEMENTED;
    return set_symmetric_update(t, args) ? args[0] : CPY_ERROR;
}

/* --- repr and iteration ------------------------------------------------------------------------------------------ */

static void build_items(struct cpy_builder *b, cpy_value set)
{
    struct cpy_walk w;
    cpy_value v;

    cpy_build_char(b, '{');
    if (!cpy_walk(b->t, &w, set)) { /* a subclass may walk otherwise */
        b->failed = true;
        return;
    }
    for (bool first = true; !b->failed && (v = cpy_walk_next(b->t, &w)); first = false) {
        if (!first)
            cpy_build_ascii(b, ", ");
        cpy_build_repr(b, v);
    }
    cpy_build_char(b, '}');
    b->failed |= cpy_pending(b->t);
}

static cpy_value set_repr(struct cpy_thread *t, const cpy_value *args)
{
    bool plain = cpy_is(t, args[0], CPY_TYPE_SET);
    struct cpy_builder b;
    int entered;

    if (self_of(args)->len == 0)
        return cpy_str_format(t, "%C()", args[0]);
    if ((entered = cpy_repr_enter(t, args[0])) <= 0)
        return entered < 0 ? CPY_ERROR : cpy_str_format(t, "%C(...)", args[0]);
    cpy_build(&b, t);
    if (!plain)
        cpy_build_format(&b, "%C(", args[0]);
    build_items(&b, args[0]);
    if (!plain)
        cpy_build_char(&b, ')');
    cpy_repr_leave(t, args[0]);
    return cpy_build_finish(&b);
}

static cpy_value set_reduce(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value items = cpy_list_from_iterable(t, args[0]), state;

    if (!items || !(state = cpy_call_method(t, args[0], "__getstate__", 0)))
        return CPY_ERROR;
    return cpy_reduce_call(t, args[0], cpy_tuple_of(t, (size_t)1, items), state);
}

static cpy_value set_iter(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_set_iterator *it = cpy_new_object(t, t->vm->types[CPY_TYPE_SET_ITERATOR]);

    if (!it)
        return CPY_ERROR;
    cpy_store(it, &it->set, args[0]);
    it->len = self_of(args)->len;
    return cpy_from(it);
}

static void iterator_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_set_iterator *)o)->set);
}

static cpy_value iterator_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_set_iterator *it = (struct cpy_set_iterator *)cpy_pointer(args[0]);
    cpy_value set = cpy_load(it->set), v;
    size_t position = it->position;

    if (!set)
        return CPY_ERROR;
    if (cpy_as_set(set)->len != it->len) {
        it->len = UINT32_MAX; /* and so it stays */
        return cpy_raise(t, CPY_RUNTIME_ERROR, "Set changed size during iteration");
    }
    if (!cpy_set_next(set, &position, &v)) {
        cpy_store(it, &it->set, CPY_UNSET);
        return CPY_ERROR;
    }
    it->position = (uint32_t)position;
    return v;
}

static cpy_value iterator_iter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static cpy_value iterator_hint(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_set_iterator *it = (struct cpy_set_iterator *)cpy_pointer(args[0]);
    cpy_value set = cpy_load(it->set), v;
    size_t position = it->position;
    int64_t n = 0;

    (void)t;
    while (set && cpy_as_set(set)->len == it->len && cpy_set_next(set, &position, &v))
        n++;
    return cpy_int(n);
}

/* What a copy of the iterator still gives. */
static cpy_value iterator_reduce(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_set_iterator *it = (const struct cpy_set_iterator *)cpy_pointer(args[0]);
    cpy_value set = cpy_load(it->set), copy;

    if (!set)
        return cpy_reduce_iter(t, cpy_list_new(t, 0));
    if (!(copy = set_iter(t, &set)))
        return CPY_ERROR;
    ((struct cpy_set_iterator *)cpy_pointer(copy))->len = it->len;
    ((struct cpy_set_iterator *)cpy_pointer(copy))->position = it->position;
    return cpy_reduce_rest(t, copy);
}

/* --- tables ------------------------------------------------------------------------------------------------------ */

#define SHARED_METHODS                                                                                              \
    {"__repr__", "(self, /)", set_repr, "Return repr(self).", 0},                                                   \
    {"__len__", "(self, /)", set_len, "Return len(self).", 0},                                                      \
    {"__contains__", "(self, value, /)", set_contains, "Return value in self.", 0},                                 \
    {"__iter__", "(self, /)", set_iter, "Return iter(self).", 0},                                                   \
    {"__lt__", "(self, value, /)", set_lt, "Return whether self is a proper subset of value.", 0},                  \
    {"__le__", "(self, value, /)", set_le, "Return whether self is a subset of value.", 0},                         \
    {"__eq__", "(self, value, /)", set_eq, "Return self == value.", 0},                                             \
    {"__ne__", "(self, value, /)", set_ne, "Return self != value.", 0},                                             \
    {"__gt__", "(self, value, /)", set_gt, "Return whether self is a proper superset of value.", 0},                \
    {"__ge__", "(self, value, /)", set_ge, "Return whether self is a superset of value.", 0},                       \
    {"__and__", "(self, value, /)", set_and, "Return self & value.", 0},                                            \
    {"__rand__", "(self, value, /)", set_rand, "Return value & self.", 0},                                          \
    {"__or__", "(self, value, /)", set_or, "Return self | value.", 0},                                              \
    {"__ror__", "(self, value, /)", set_ror, "Return value | self.", 0},                                            \
    {"__sub__", "(self, value, /)", set_sub, "Return self - value.", 0},                                            \
    {"__rsub__", "(self, value, /)", set_rsub, "Return value - self.", 0},                                          \
    {"__xor__", "(self, value, /)", set_xor, "Return self ^ value.", 0},                                            \
    {"__rxor__", "(self, value, /)", set_rxor, "Return value ^ self.", 0},                                          \
    {"__reduce__", "(self, /)", set_reduce, "Return what copies and pickles are made from.", 0},                    \
    {"__class_getitem__", "(cls, item, /)", cpy_class_getitem, "Return set[item] for annotations.", CPY_BIND_CLASS}, \
    {"copy", "(self, /)", set_copy, "Return a shallow copy.", 0},                                                   \
    {"union", "(self, /, *others)", set_union, "Return a set with the items of all.", 0},                           \
    {"intersection", "(self, /, *others)", set_intersection, "Return a set with the items that all share.", 0},     \
    {"difference", "(self, /, *others)", set_difference, "Return a set with the items that no other has.", 0},      \
    {"symmetric_difference", "(self, other, /)", set_symmetric, "Return a set with the items that only one has.", 0}, \
    {"isdisjoint", "(self, other, /)", set_isdisjoint, "Return whether no item is in both.", 0},                    \
    {"issubset", "(self, other, /)", set_issubset, "Return whether other has every item.", 0},                      \
    {"issuperset", "(self, other, /)", set_issuperset, "Return whether every item of other is here.", 0}

static const struct cpy_function set_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", set_new, "Make an empty set.", 0},
    {"__init__", "(self, iterable=(), /)", set_init, "Fill the set with the items of the iterable.", 0},
    SHARED_METHODS,
    {"__iand__", "(self, value, /)", set_iand, "Keep only what is in value as well.", 0},
    {"__ior__", "(self, value, /)", set_ior, "Add what is in value.", 0},
    {"__isub__", "(self, value, /)", set_isub, "Remove what is in value.", 0},
    {"__ixor__", "(self, value, /)", set_ixor, "Keep what is in only one.", 0},
    {"add", "(self, item, /)", set_add, "Add an item.", 0},
    {"discard", "(self, item, /)", set_discard, "Remove an item if it is there.", 0},
    {"remove", "(self, item, /)", set_remove, "Remove an item; KeyError if it is not there.", 0},
    {"pop", "(self, /)", set_pop, "Remove and return an item; KeyError if there is none.", 0},
    {"clear", "(self, /)", set_clear, "Remove everything.", 0},
    {"update", "(self, /, *others)", set_update, "Add the items of all the iterables.", 0},
    {"intersection_update", "(self, /, *others)", set_intersection_update, "Keep only what all the iterables have.", 0},
    {"difference_update", "(self, /, *others)", set_difference_update, "Remove what any of the iterables has.", 0},
    {"symmetric_difference_update", "(self, other, /)", set_symmetric_update, "Keep what only one has.", 0},
    {0},
};

static const struct cpy_function frozenset_methods[] = {
    {"__new__", "(cls, iterable=(), /)", frozenset_new, "Make a frozenset of the items of the iterable.", 0},
    {"__hash__", "(self, /)", frozenset_hash, "Return hash(self).", 0},
    SHARED_METHODS,
    {0},
};

static const struct cpy_function make_set = {
    "set", "(iterable=(), /)", set_make, "Make a set of the iterable's items.", 0};
static const struct cpy_function make_frozenset = {
    "frozenset", "(iterable=(), /)", frozenset_make, "Make a frozenset of the iterable's items.", 0,
};

const struct cpy_type_def cpy_set_type = {
    .name = "set",
    .doc = "A collection of distinct hashable items.",
    .size = sizeof(struct cpy_set),
    .flags = CPY_TYPE_UNHASHABLE,
    .methods = set_methods,
    .make = &make_set,
    .trace = set_trace,
    .destroy = set_destroy,
};

const struct cpy_type_def cpy_frozenset_type = {
    .name = "frozenset",
    .doc = "A set that cannot be changed, and so can be hashed.",
    .size = sizeof(struct cpy_set),
    .methods = frozenset_methods,
    .make = &make_frozenset,
    .trace = set_trace,
    .destroy = set_destroy,
};

static const struct cpy_function iterator_methods[] = {
    {"__iter__", "(self, /)", iterator_iter, "Return self.", 0},
    {"__next__", "(self, /)", iterator_next, "Return the next item.", 0},
    {"__length_hint__", "(self, /)", iterator_hint, "Return how many items are to come.", 0},
    CPY_REDUCE_METHOD(iterator_reduce),
    {0},
};

const struct cpy_type_def cpy_set_iterator_type = {
    .name = "set_iterator",
    .doc = "Walks a set.",
    .size = sizeof(struct cpy_set_iterator),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = iterator_methods,
    .trace = iterator_trace,
};
