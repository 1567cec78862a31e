/* SPDX-License-Identifier: MIT */
/* modules/stdlib/collections_deque.c - collections.deque: a ring of items, quick at both ends.
 *
 * Item i lies at items[(first + i) & (cap - 1)]; cap is 0 or a power of two.  Every change of the length
 * or the order counts up version, by which iterators notice. */
#include "vm/api.h"

#define CAP_MIN 8
#define CAP_MAX ((size_t)1 << 30)

struct deque {
    struct cpy_object head;
    cpy_field *items;
    uint32_t first, len, cap;
    uint32_t version;
    int64_t limit; /* maxlen; -1: none */
};

struct deque_iterator {
    struct cpy_object head;
    cpy_field deque;  /* unset when exhausted */
    uint32_t index, version;
    bool reversed;
};

extern const struct cpy_type_def cpy_collections_deque, cpy_collections_deque_iterator;

static struct deque *as_deque(cpy_value v) { return (struct deque *)cpy_pointer(v); }
static struct deque *self_of(const cpy_value *args) { return as_deque(args[0]); }
static cpy_field *item(const struct deque *d, size_t i) { return &d->items[(d->first + i) & (d->cap - 1)]; }
static cpy_value get(const struct deque *d, size_t i) { return cpy_load(*item(d, i)); }
static bool is_deque(struct cpy_thread *t, cpy_value v) { return cpy_is_instance_def(t, v, &cpy_collections_deque); }

static void deque_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct deque *d = (struct deque *)o;

    for (size_t i = 0; i < d->len; i++) /* not cpy_trace_many(): the first item is another one all the time */
        cpy_trace(tracer, *item(d, i));
}

static void deque_destroy(struct cpy_object *o)
{
    struct deque *d = (struct deque *)o;

    if (d->items)
        cpy_free(d, d->items, d->cap * sizeof *d->items);
}

/* --- the ring ------------------------------------------------------------------------------------------------- */

static bool grow(struct cpy_thread *t, struct deque *d)
{
    size_t cap = d->cap ? (size_t)d->cap * 2 : CAP_MIN;
    cpy_field *items;

    if (cap > CAP_MAX || cap > SIZE_MAX / sizeof *items) {
        cpy_raise_no_memory(t);
        return false;
    }
    if (!(items = cpy_malloc(t, cap * sizeof *items)))
        return false;
    for (size_t i = 0; i < d->len; i++)
        items[i] = *item(d, i);
    deque_destroy(&d->head);
    d->items = items;
    d->cap = (uint32_t)cap;
    d->first = 0;
    return true;
}

static cpy_value take_first(struct deque *d)
{
    cpy_value v = get(d, 0);

    d->first = (d->first + 1) & (d->cap - 1);
    d->len--;
    d->version++;
    return v;
}

static cpy_value take_last(struct deque *d)
{
    d->version++;
    return get(d, --d->len);
}

static bool add_last(struct cpy_thread *t, struct deque *d, cpy_value v)
{
    if (d->limit == 0)
        return true;
    if (d->len == d->limit)
        take_first(d);
    if (d->len == d->cap && !grow(t, d))
        return false;
    cpy_store(d, item(d, d->len), v);
    d->len++;
    d->version++;
    return true;
}

static bool add_first(struct cpy_thread *t, struct deque *d, cpy_value v)
{
    if (d->limit == 0)
        return true;
    if (d->len == d->limit)
        take_last(d);
    if (d->len == d->cap && !grow(t, d))
        return false;
    d->first = (d->first - 1) & (d->cap - 1);
    d->len++;
    cpy_store(d, item(d, 0), v);
    d->version++;
    return true;
}

static void clear(struct deque *d)
{
    deque_destroy(&d->head);
    d->items = NULL;
    d->cap = d->len = d->first = 0;
    d->version++;
}

/* Moves the last items to the front, n times; n may be negative. */
static void rotate(struct deque *d, int64_t n)
{
    if (d->len < 2)
        return;
    n %= d->len;
    if (n > d->len / 2)
        n -= d->len;
    else if (n < -(int64_t)(d->len / 2))
        n += d->len;
    for (; n > 0; n--) {
        cpy_field f = *item(d, d->len - 1);

        d->first = (d->first - 1) & (d->cap - 1);
        *item(d, 0) = f;
    }
    for (; n < 0; n++) {
        cpy_field f = *item(d, 0);

        d->first = (d->first + 1) & (d->cap - 1);
        *item(d, d->len - 1) = f;
    }
    d->version++;
}

/* Removes item i: the nearer end moves up. */
static void remove_at(struct deque *d, size_t i)
{
    if (i < d->len / 2) {
        for (; i > 0; i--)
            *item(d, i) = *item(d, i - 1);
        take_first(d);
    } else {
        for (; i + 1 < d->len; i++)
            *item(d, i) = *item(d, i + 1);
        take_last(d);
    }
}

static bool extend(struct cpy_thread *t, struct deque *d, cpy_value iterable,
    bool (*add)(struct cpy_thread *t, struct deque *d, cpy_value v))
{
    cpy_value iterator, v;

    if (iterable == cpy_from(d) && !(iterable = cpy_list_from_iterable(t, iterable)))
        return false;
    if (!(iterator = cpy_iter(t, iterable)))
        return false;
    while ((v = cpy_next(t, iterator)))
        if (!add(t, d, v))
            return false;
    return !cpy_pending(t);
}

/* --- making ------------------------------------------------------------------------------------------------------ */

static cpy_value deque_new(struct cpy_thread *t, const cpy_value *args)
{
    struct deque *d = cpy_new_object(t, args[0]);

    if (d)
        d->limit = -1;
    return cpy_from(d);
}

/* args: self, iterable, maxlen. */
static cpy_value deque_init(struct cpy_thread *t, const cpy_value *args)
{
    struct deque *d = self_of(args);
    int64_t limit = -1;

    if (args[2] != CPY_NONE) {
        if (!cpy_is_int(args[2]))
            return cpy_raise(t, CPY_TYPE_ERROR, "an integer is required");
        if (!cpy_to_size(t, args[2], &limit))
            return CPY_ERROR;
        if (limit < 0)
            return cpy_raise(t, CPY_VALUE_ERROR, "maxlen must be non-negative");
    }
    d->limit = limit;
    clear(d);
    return extend(t, d, args[1], add_last) ? CPY_NONE : CPY_ERROR;
}

static cpy_value limit_of(struct cpy_thread *t, const cpy_value *args)
{
    return self_of(args)->limit < 0 ? CPY_NONE : cpy_int_from(t, self_of(args)->limit);
}

static cpy_value deque_copy(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value type = cpy_type_of(t, args[0]), limit = limit_of(t, args);

    return limit == CPY_NONE ? cpy_call_1(t, type, args[0]) : cpy_call_2(t, type, args[0], limit);
}

static cpy_value deque_reduce(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value items = cpy_iter(t, args[0]), limit = limit_of(t, args), none = cpy_tuple_from(t, NULL, 0), parts, state;

    if (!items || !limit || !none)
        return CPY_ERROR;
    parts = limit == CPY_NONE ? none : cpy_tuple_of(t, 2, none, limit);
    if (!parts || !(state = cpy_call_method(t, args[0], "__getstate__", 0)))
        return CPY_ERROR;
    return cpy_tuple_of(t, 4, cpy_type_of(t, args[0]), parts, state, items);
}

/* --- methods --------------------------------------------------------------------------------------------------------
 */

static cpy_value deque_append(struct cpy_thread *t, const cpy_value *args)
{
    return add_last(t, self_of(args), args[1]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value deque_appendleft(struct cpy_thread *t, const cpy_value *args)
{
    return add_first(t, self_of(args), args[1]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value deque_pop(struct cpy_thread *t, const cpy_value *args)
{
    return self_of(args)->len ? take_last(self_of(args)) : cpy_raise(t, CPY_INDEX_ERROR, "pop from an empty deque");
}

static cpy_value deque_popleft(struct cpy_thread *t, const cpy_value *args)
{
    return self_of(args)->len ? take_first(self_of(args)) : cpy_raise(t, CPY_INDEX_ERROR, "pop from an empty deque");
}

static cpy_value deque_extend(struct cpy_thread *t, const cpy_value *args)
{
    return extend(t, self_of(args), args[1], add_last) ? CPY_NONE : CPY_ERROR;
}

static cpy_value deque_extendleft(struct cpy_thread *t, const cpy_value *args)
{
    return extend(t, self_of(args), args[1], add_first) ? CPY_NONE : CPY_ERROR;
}

static cpy_value deque_clear(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    clear(self_of(args));
    return CPY_NONE;
}

static cpy_value deque_rotate(struct cpy_thread *t, const cpy_value *args)
{
    int64_t n;

    if (!cpy_to_size(t, args[1], &n))
        return CPY_ERROR;
    rotate(self_of(args), n);
    return CPY_NONE;
}

static cpy_value deque_reverse(struct cpy_thread *t, const cpy_value *args)
{
    struct deque *d = self_of(args);

    (void)t;
    for (size_t i = 0, k = d->len; i + 1 < k; i++) {
        cpy_field f = *item(d, i);

        *item(d, i) = *item(d, --k);
        *item(d, k) = f;
    }
    return CPY_NONE;
}

/* Index of the first of items from .. to that equals v; -1: none, -2: error. */
static int64_t find(struct cpy_thread *t, struct deque *d, cpy_value v, size_t from, size_t to)
{
    uint32_t version = d->version;

    for (size_t i = from; i < to; i++) {
        int equal = cpy_equal(t, get(d, i), v);

        if (equal < 0)
            return -2;
        if (equal)
            return (int64_t)i;
        if (version != d->version) {
            cpy_raise(t, CPY_RUNTIME_ERROR, "deque mutated during iteration");
            return -2;
        }
    }
    return -1;
}

static cpy_value deque_contains(struct cpy_thread *t, const cpy_value *args)
{
    int64_t i = find(t, self_of(args), args[1], 0, self_of(args)->len);

    return i == -2 ? CPY_ERROR : cpy_bool(i >= 0);
}

static cpy_value deque_count(struct cpy_thread *t, const cpy_value *args)
{
    struct deque *d = self_of(args);
    uint32_t version = d->version;
    int64_t n = 0, i = -1;

    while ((i = find(t, d, args[1], (size_t)(i + 1), d->len)) >= 0) {
        if (version != d->version)
            return cpy_raise(t, CPY_RUNTIME_ERROR, "deque mutated during iteration");
        n++;
    }
    return i == -2 ? CPY_ERROR : cpy_int(n);
}

static cpy_value deque_index(struct cpy_thread *t, const cpy_value *args)
{
    struct deque *d = self_of(args);
    size_t from, to;
    int64_t i;

    if (!cpy_search_bounds(t, args[2], args[3], d->len, &from, &to) ||
        (i = find(t, d, args[1], from, to < d->len ? to : d->len)) == -2)
        return CPY_ERROR;
    return i >= 0 ? cpy_int(i) : cpy_raise(t, CPY_VALUE_ERROR, "%R is not in deque", args[1]);
}

static cpy_value deque_remove(struct cpy_thread *t, const cpy_value *args)
{
    struct deque *d = self_of(args);
    uint32_t version = d->version;
    int64_t i = find(t, d, args[1], 0, d->len);

    if (version != d->version && (i >= 0 || cpy_pending_is(t, CPY_RUNTIME_ERROR))) {
        cpy_take_pending(t);
        return cpy_raise(t, CPY_INDEX_ERROR, "deque mutated during iteration");
    }
    if (i == -1)
        return cpy_raise(t, CPY_VALUE_ERROR, "%R is not in deque", args[1]);
    if (i < 0)
        return CPY_ERROR;
    remove_at(d, (size_t)i);
    return CPY_NONE;
}

static cpy_value deque_insert(struct cpy_thread *t, const cpy_value *args)
{
    struct deque *d = self_of(args);
    int64_t i, len;

    if (!cpy_to_size(t, args[1], &i))
        return CPY_ERROR;
    if (d->len == d->limit)
        return cpy_raise(t, CPY_INDEX_ERROR, "deque already at its maximum size");
    len = d->len;
    i = i < -len ? 0 : i < 0 ? i + len : i > len ? len : i;
    if (!add_last(t, d, args[2]))
        return CPY_ERROR;
    for (cpy_field last = *item(d, (size_t)len); len >= i; len--)
        *item(d, (size_t)len) = len == i ? last : *item(d, (size_t)len - 1);
    return CPY_NONE;
}

static bool subscript(struct cpy_thread *t, struct deque *d, cpy_value v, size_t *out)
{
    int64_t i;

    if (!cpy_is_int(v) && !cpy_find_attr_str(t, cpy_type_of(t, v), "__index__")) {
        if (!cpy_pending(t))
            cpy_raise(t, CPY_TYPE_ERROR, "sequence index must be integer, not '%T'", v);
        return false;
    }
    if (!cpy_to_exact_index(t, v, CPY_INDEX_ERROR, &i))
        return false;
    i += i < 0 ? d->len : 0;
    if (i < 0 || i >= d->len) {
        cpy_raise(t, CPY_INDEX_ERROR, "deque index out of range");
        return false;
    }
    *out = (size_t)i;
    return true;
}

static cpy_value deque_getitem(struct cpy_thread *t, const cpy_value *args)
{
    size_t i;

    return subscript(t, self_of(args), args[1], &i) ? get(self_of(args), i) : CPY_ERROR;
}

static cpy_value deque_setitem(struct cpy_thread *t, const cpy_value *args)
{
    size_t i;

    if (!subscript(t, self_of(args), args[1], &i))
        return CPY_ERROR;
    cpy_store(self_of(args), item(self_of(args), i), args[2]);
    return CPY_NONE;
}

static cpy_value deque_delitem(struct cpy_thread *t, const cpy_value *args)
{
    size_t i;

    if (!subscript(t, self_of(args), args[1], &i))
        return CPY_ERROR;
    remove_at(self_of(args), i);
    return CPY_NONE;
}

static cpy_value deque_len(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int(self_of(args)->len);
}

/* --- operators
 * -------------------------------------------------------------------------------------------------------- */

static cpy_value deque_iadd(struct cpy_thread *t, const cpy_value *args)
{
    return extend(t, self_of(args), args[1], add_last) ? args[0] : CPY_ERROR;
}

static cpy_value deque_add(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value sum;

    if (!is_deque(t, args[1]))
        return CPY_NOT_IMPLEMENTED;
    sum = deque_copy(t, args);
    return sum && extend(t, as_deque(sum), args[1], add_last) ? sum : CPY_ERROR;
}

static cpy_value deque_imul(struct cpy_thread *t, const cpy_value *args)
{
    struct deque *d = self_of(args);
    uint32_t len = d->len;
    size_t n;
    int is_count = cpy_repeat_count(t, args[1], &n);

    if (is_count <= 0)
        return is_count < 0 ? CPY_ERROR : CPY_NOT_IMPLEMENTED;
    if (n == 0 || len == 0) {
        clear(d);
        return args[0];
    }
    if (n > (SIZE_MAX >> 1) / len)
        return cpy_raise_no_memory(t);
    if (d->limit >= 0 && n > (uint64_t)d->limit / len + 2) /* more would only push each other out */
        n = (size_t)(d->limit / len) + 2;
    if (n > CAP_MAX / len)
        return cpy_raise_no_memory(t);
    for (cpy_value all = n > 1 ? cpy_list_from_iterable(t, args[0]) : CPY_NONE; n > 1; n--)
        if (!all || !extend(t, d, all, add_last))
            return CPY_ERROR;
    return args[0];
}

static cpy_value deque_mul(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value both[2] = {CPY_UNSET, args[1]};

    return (both[0] = deque_copy(t, args)) ? deque_imul(t, both) : CPY_ERROR;
}

/* By way of lists, whose comparison is the same. */
static cpy_value compare(struct cpy_thread *t, const cpy_value *args, enum cpy_compare op)
{
    cpy_value a, b;

    if (!is_deque(t, args[1]))
        return CPY_NOT_IMPLEMENTED;
    if ((op == CPY_EQ || op == CPY_NE) && self_of(args)->len != as_deque(args[1])->len)
        return cpy_bool(op == CPY_NE);
    if (!(a = cpy_list_from_iterable(t, args[0])) || !(b = cpy_list_from_iterable(t, args[1])))
        return CPY_ERROR;
    return cpy_compare(t, a, b, op);
}

#define COMPARISON(name, op) \
    static cpy_value deque_##name(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, op); }
COMPARISON(lt, CPY_LT) COMPARISON(le, CPY_LE) COMPARISON(eq, CPY_EQ)
COMPARISON(ne, CPY_NE) COMPARISON(gt, CPY_GT) COMPARISON(ge, CPY_GE)
#undef COMPARISON

static cpy_value deque_repr(struct cpy_thread *t, const cpy_value *args)
{
    int entered = cpy_repr_enter(t, args[0]);
    cpy_value items, text = CPY_ERROR;

    if (entered <= 0)
        return entered < 0 ? CPY_ERROR : cpy_str_from(t, "[...]");
    if ((items = cpy_list_from_iterable(t, args[0])))
        text = self_of(args)->limit < 0 ? cpy_str_format(t, "%C(%R)", args[0], items)
            : cpy_str_format(t, "%C(%R, maxlen=%lld)", args[0], items, (long long)self_of(args)->limit);
    cpy_repr_leave(t, args[0]);
    return text;
}

static cpy_value class_getitem(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_call_2(t, cpy_builtin_type(t, CPY_TYPE_GENERIC_ALIAS), args[0], args[1]);
}

/* --- iterators
 * ----------------------------------------------------------------------------------------------------------- */

static cpy_value new_iterator(struct cpy_thread *t, cpy_value deque, bool reversed)
{
    cpy_value type = cpy_type_of_def(t, &cpy_collections_deque_iterator);
    struct deque_iterator *it = type ? cpy_new_object(t, type) : NULL;

    if (!it)
        return CPY_ERROR;
    cpy_store(it, &it->deque, deque);
    it->version = as_deque(deque)->version;
    it->reversed = reversed;
    return cpy_from(it);
}

static cpy_value deque_iter(struct cpy_thread *t, const cpy_value *args) { return new_iterator(t, args[0], false); }
static cpy_value deque_reversed(struct cpy_thread *t, const cpy_value *args) { return new_iterator(t, args[0], true); }

static void iterator_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct deque_iterator *)o)->deque);
}

static cpy_value iterator_next(struct cpy_thread *t, const cpy_value *args)
{
    struct deque_iterator *it = (struct deque_iterator *)cpy_pointer(args[0]);
    struct deque *d = as_deque(cpy_load(it->deque));

    if (!d)
        return CPY_ERROR;
    if (it->version != d->version) {
        it->index = d->len; /* it ends here */
        return cpy_raise(t, CPY_RUNTIME_ERROR, "deque mutated during iteration");
    }
    if (it->index >= d->len) {
        cpy_store(it, &it->deque, CPY_UNSET);
        return CPY_ERROR;
    }
    it->index++;
    return get(d, it->reversed ? d->len - it->index : it->index - 1);
}

static cpy_value iterator_iter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static cpy_value iterator_hint(struct cpy_thread *t, const cpy_value *args)
{
    struct deque_iterator *it = (struct deque_iterator *)cpy_pointer(args[0]);
    struct deque *d = as_deque(cpy_load(it->deque));

    (void)t;
    return cpy_int(d && d->len > it->index ? d->len - it->index : 0);
}

static cpy_value iterator_reduce(struct cpy_thread *t, const cpy_value *args)
{
    struct deque_iterator *it = (struct deque_iterator *)cpy_pointer(args[0]);
    const char *maker = it->reversed ? "reversed" : "iter";
    cpy_value deque = cpy_load(it->deque);

    return deque ? cpy_reduce_walk(t, maker, deque, (int64_t)it->index)
                 : cpy_reduce_walk(t, maker, cpy_tuple_of(t, (size_t)0), -1);
}

static cpy_value iterator_setstate(struct cpy_thread *t, const cpy_value *args)
{
    struct deque_iterator *it = (struct deque_iterator *)cpy_pointer(args[0]);
    int64_t index;

    if (!cpy_to_int64(t, args[1], &index))
        return CPY_ERROR;
    it->index = index < 0 ? 0 : (size_t)index;
    return CPY_NONE;
}

static const struct cpy_function iterator_methods[] = {
    {"__iter__", "(self, /)", iterator_iter, "Return self.", 0},
    {"__next__", "(self, /)", iterator_next, "Return the next item.", 0},
    {"__length_hint__", "(self, /)", iterator_hint, "Return how many items are to come.", 0},
    {"__reduce__", "(self, /)", iterator_reduce, "Return what copies are made from.", 0},
    {"__setstate__", "(self, state, /)", iterator_setstate, "Go to where the original was.", 0},
    {0},
};

const struct cpy_type_def cpy_collections_deque_iterator = {
    .name = "collections._deque_iterator", .doc = "Walks a deque.", .size = sizeof(struct deque_iterator),
    .flags = CPY_TYPE_FULL_NAME | CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT, .methods = iterator_methods, .trace = iterator_trace,
};

static const struct cpy_attribute deque_attributes[] = {
    {"maxlen", limit_of, NULL, "The most items it holds, or None."},
    {0},
};

static const struct cpy_function deque_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", deque_new, "Make an empty deque.", 0},
    {"__init__", "(self, iterable=(), maxlen=None)", deque_init, "Fill the deque with the items of the iterable.", 0},
    {"__repr__", "(self, /)", deque_repr, "Return repr(self).", 0},
    {"__lt__", "(self, value, /)", deque_lt, "Return self < value.", 0},
    {"__le__", "(self, value, /)", deque_le, "Return self <= value.", 0},
    {"__eq__", "(self, value, /)", deque_eq, "Return self == value.", 0},
    {"__ne__", "(self, value, /)", deque_ne, "Return self != value.", 0},
    {"__gt__", "(self, value, /)", deque_gt, "Return self > value.", 0},
    {"__ge__", "(self, value, /)", deque_ge, "Return self >= value.", 0},
    {"__len__", "(self, /)", deque_len, "Return len(self).", 0},
    {"__getitem__", "(self, index, /)", deque_getitem, "Return self[index].", 0},
    {"__setitem__", "(self, index, value, /)", deque_setitem, "Set self[index] to value.", 0},
    {"__delitem__", "(self, index, /)", deque_delitem, "Delete self[index].", 0},
    {"__contains__", "(self, value, /)", deque_contains, "Return value in self.", 0},
    {"__iter__", "(self, /)", deque_iter, "Return iter(self).", 0},
    {"__reversed__", "(self, /)", deque_reversed, "Return an iterator, last item first.", 0},
    {"__add__", "(self, value, /)", deque_add, "Return self + value.", 0},
    {"__iadd__", "(self, value, /)", deque_iadd, "Append the items of value and return self.", 0},
    {"__mul__", "(self, value, /)", deque_mul, "Return self * value.", 0},
    {"__rmul__", "(self, value, /)", deque_mul, "Return value * self.", 0},
    {"__imul__", "(self, value, /)", deque_imul, "Repeat the items and return self.", 0},
    {"__copy__", "(self, /)", deque_copy, "Return a shallow copy.", 0},
    {"__reduce__", "(self, /)", deque_reduce, "Return what copies are made from.", 0},
    {"__class_getitem__", "(cls, item, /)", class_getitem, "Return deque[item] for annotations.", CPY_BIND_CLASS},
    {"append", "(self, item, /)", deque_append, "Add an item at the right.", 0},
    {"appendleft", "(self, item, /)", deque_appendleft, "Add an item at the left.", 0},
    {"pop", "(self, /)", deque_pop, "Remove and return the rightmost item.", 0},
    {"popleft", "(self, /)", deque_popleft, "Remove and return the leftmost item.", 0},
    {"extend", "(self, iterable, /)", deque_extend, "Add the items of the iterable at the right.", 0},
    {"extendleft", "(self, iterable, /)", deque_extendleft, "Add the items of the iterable at the left, one by one.",
        0},
    {"clear", "(self, /)", deque_clear, "Remove everything.", 0},
    {"copy", "(self, /)", deque_copy, "Return a shallow copy.", 0},
    {"rotate", "(self, n=1, /)", deque_rotate, "Move n items from the right end to the left.", 0},
    {"reverse", "(self, /)", deque_reverse, "Reverse the items in place.", 0},
    {"count", "(self, value, /)", deque_count, "Return how many items equal value.", 0},
    {"index", "(self, value, start=<unset>, stop=<unset>, /)", deque_index,
        "Return the index of the first item equal to value.", 0},
    {"remove", "(self, value, /)", deque_remove, "Remove the first item equal to value.", 0},
    {"insert", "(self, index, item, /)", deque_insert, "Add an item before index.", 0},
    {0},
};

const struct cpy_type_def cpy_collections_deque = {
    .name = "collections.deque", .doc = "A list that is quick at both ends.", .size = sizeof(struct deque),
    .flags = CPY_TYPE_FULL_NAME | CPY_TYPE_UNHASHABLE | CPY_TYPE_SEQUENCE, .methods = deque_methods, .attributes = deque_attributes,
    .trace = deque_trace, .destroy = deque_destroy, .not_added = "can only concatenate deque (not \"%T\") to deque",
};
