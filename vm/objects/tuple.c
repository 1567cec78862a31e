/* SPDX-License-Identifier: MIT */
/* vm/objects/tuple.c - tuple: the items lie in the object itself.
 *
 * There is one empty tuple in an interpreter.  A new tuple is filled at once, before any
 * other code can see it. */
#include "vm/memory/heap.h"
#include "vm/objects/iterators.h"
#include "vm/objects/type.h"

static size_t bytes_for(size_t n) { return sizeof(struct cpy_tuple) + n * sizeof(cpy_field); }

static struct cpy_tuple *self_of(const cpy_value *args) { return cpy_as_tuple(args[0]); }

static void tuple_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace_many(tracer, ((struct cpy_tuple *)o)->items, ((struct cpy_tuple *)o)->len);
}

static size_t tuple_size(const struct cpy_object *o) { return bytes_for(((const struct cpy_tuple *)o)->len); }

/* --- for C code --------------------------------------------------------------------------------------- */

/* A tuple of n > 0 unset items. */
static struct cpy_tuple *make(struct cpy_thread *t, size_t n)
{
    struct cpy_tuple *tuple;

    if (n > CPY_LIST_MAX - 8) {
        cpy_raise_no_memory(t);
        return NULL;
    }
    if ((tuple = cpy_alloc(t, cpy_shape(t, CPY_TYPE_TUPLE), bytes_for(n))))
        tuple->len = (uint32_t)n;
    return tuple;
}

cpy_value cpy_tuple_new(struct cpy_thread *t, size_t n) { return n ? cpy_from(make(t, n)) : t->vm->empty_tuple; }

void cpy_tuple_set(cpy_value tuple, size_t i, cpy_value v)
{
    cpy_store(cpy_pointer(tuple), &cpy_as_tuple(tuple)->items[i], v);
}

size_t cpy_tuple_len(cpy_value tuple) { return cpy_as_tuple(tuple)->len; }
cpy_value cpy_tuple_get(cpy_value tuple, size_t i) { return cpy_load(cpy_as_tuple(tuple)->items[i]); }

cpy_value cpy_tuple_from(struct cpy_thread *t, const cpy_value *items, size_t n)
{
    struct cpy_tuple *tuple;

    if (n == 0)
        return t->vm->empty_tuple;
    if ((tuple = make(t, n)))
        cpy_store_many(tuple, tuple->items, items, n);
    return cpy_from(tuple);
}

cpy_value cpy_tuple_pair(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    struct cpy_tuple *tuple = cpy_alloc(t, cpy_shape(t, CPY_TYPE_TUPLE), bytes_for(2));

    if (!tuple)
        return CPY_ERROR;
    tuple->len = 2;
    cpy_store(tuple, &tuple->items[0], a);
    cpy_store(tuple, &tuple->items[1], b);
    return cpy_from(tuple);
}

cpy_value cpy_tuple_of(struct cpy_thread *t, size_t n, ...)
{
    cpy_value tuple = cpy_tuple_new(t, n);
    va_list args;

    va_start(args, n);
    for (size_t i = 0; tuple && i < n; i++)
        cpy_tuple_set(tuple, i, va_arg(args, cpy_value));
    va_end(args);
    return tuple;
}

cpy_value cpy_tuple_slice(struct cpy_thread *t, cpy_value tuple, int64_t start, int64_t step, size_t count)
{
    const struct cpy_tuple *from = cpy_as_tuple(tuple);
    cpy_value slice;

    if (step == 1 && count == from->len && cpy_is(t, tuple, CPY_TYPE_TUPLE))
        return tuple;
    slice = cpy_tuple_new(t, count);
    for (size_t i = 0; slice && i < count; i++, start += step)
        cpy_tuple_set(slice, i, cpy_load(from->items[start]));
    return slice;
}

cpy_value cpy_tuple_from_iterable(struct cpy_thread *t, cpy_value iterable)
{
    cpy_value list = iterable, tuple;
    const cpy_value *items;
    size_t n;

    if (cpy_is(t, iterable, CPY_TYPE_TUPLE))
        return iterable;
    if (!cpy_is(t, iterable, CPY_TYPE_LIST) && !(list = cpy_list_from_iterable(t, iterable)))
        return CPY_ERROR;
    items = cpy_items(list, &n);
    tuple = cpy_tuple_from(t, items, n);
    cpy_keep(list);
    return tuple;
}

/* --- making -------------------------------------------------------------------------------------------- */

static cpy_value tuple_make(struct cpy_thread *t, const cpy_value *args) { return cpy_tuple_from_iterable(t, args[0]); }

static cpy_value tuple_new(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value items = cpy_tuple_from_iterable(t, args[1]);
    struct cpy_tuple *tuple;
    size_t n;

    if (!items || args[0] == t->vm->types[CPY_TYPE_TUPLE])
        return items;
    n = cpy_tuple_len(items);
    if ((tuple = cpy_new_variable(t, args[0], bytes_for(n)))) {
        tuple->len = (uint32_t)n;
        cpy_store_many(tuple, tuple->items, (const cpy_value *)cpy_as_tuple(items)->items, n);
    }
    return cpy_from(tuple);
}

static cpy_value tuple_getnewargs(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value copy = cpy_tuple_from(t, (const cpy_value *)self_of(args)->items, self_of(args)->len);

    return copy ? cpy_tuple_of(t, 1, copy) : CPY_ERROR;
}

/* --- looking at it ---------------------------------------------------------------------------------------- */

static cpy_value tuple_len(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int(self_of(args)->len);
}

static cpy_value tuple_getitem(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tuple *tuple = self_of(args);
    int64_t start, stop, step;
    size_t i;

    if (cpy_is_slice(args[1])) {
        if (!cpy_slice_indices(t, args[1], tuple->len, &start, &stop, &step, &i))
            return CPY_ERROR;
        return cpy_tuple_slice(t, args[0], start, step, i);
    }
    if (!cpy_subscript_index(t, args[1], tuple->len, "tuple", &i))
        return CPY_ERROR;
    if (i >= tuple->len)
        return cpy_raise(t, CPY_INDEX_ERROR, "tuple index out of range");
    return cpy_load(tuple->items[i]);
}

/* Index of the first item in from .. to that equals v; to: none; SIZE_MAX: error. */
static size_t find(struct cpy_thread *t, struct cpy_tuple *tuple, cpy_value v, size_t from, size_t to)
{
    for (; from < to; from++) {
        cpy_value item = cpy_load(tuple->items[from]);
        int equal = item == v ? 1 : cpy_both_small(item, v) ? 0 : cpy_equal(t, item, v);

        if (equal < 0)
            return SIZE_MAX;
        if (equal)
            return from;
    }
    return to;
}

static cpy_value tuple_contains(struct cpy_thread *t, const cpy_value *args)
{
    size_t i = find(t, self_of(args), args[1], 0, self_of(args)->len);

    return i == SIZE_MAX ? CPY_ERROR : cpy_bool(i < self_of(args)->len);
}

static cpy_value tuple_index(struct cpy_thread *t, const cpy_value *args)
{
    size_t from, to, i;

    if (!cpy_search_bounds(t, args[2], args[3], self_of(args)->len, &from, &to))
        return CPY_ERROR;
    if ((i = find(t, self_of(args), args[1], from, to)) == SIZE_MAX)
        return CPY_ERROR;
    return i < to ? cpy_int((int64_t)i) : cpy_raise(t, CPY_VALUE_ERROR, "tuple.index(x): x not in tuple");
}

static cpy_value tuple_count(struct cpy_thread *t, const cpy_value *args)
{
    size_t len = self_of(args)->len;
    int64_t n = 0;

    for (size_t i = 0; (i = find(t, self_of(args), args[1], i, len)) < len; i++)
        n++;
    return cpy_pending(t) ? CPY_ERROR : cpy_int(n);
}

static cpy_value tuple_iter(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_index_iterator *it = cpy_new_object(t, t->vm->types[CPY_TYPE_TUPLE_ITERATOR]);

    if (it)
        cpy_store(it, &it->sequence, args[0]);
    return cpy_from(it);
}

/* Each item's hash is mixed in, its place by the multiplication.  The result is kept in 32 bits. */
static cpy_value tuple_hash(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tuple *tuple = self_of(args);
    uint64_t all = UINT64_C(0x27D4EB2F165667C5) + tuple->len;
    int64_t hash;

    if (tuple->hash)
        return cpy_int(tuple->hash);
    if (!cpy_check_stack(t))
        return CPY_ERROR;
    for (size_t i = 0; i < tuple->len; i++) {
        if (!cpy_hash(t, cpy_load(tuple->items[i]), &hash))
            return CPY_ERROR;
        all ^= (uint64_t)hash * UINT64_C(0xC2B2AE3D27D4EB4F);
        all = (all << 31 | all >> 33) * UINT64_C(0x9E3779B185EBCA87);
    }
    tuple->hash = (uint32_t)(all >> 32 ^ all);
    tuple->hash += tuple->hash == 0;
    return cpy_int(tuple->hash);
}

static cpy_value tuple_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tuple *tuple = self_of(args);
    struct cpy_builder b;
    int entered;

    if (tuple->len == 0)
        return cpy_str_from(t, "()");
    if ((entered = cpy_repr_enter(t, args[0])) <= 0)
        return entered < 0 ? CPY_ERROR : cpy_str_from(t, "(...)");
    cpy_build(&b, t);
    cpy_build_char(&b, '(');
    for (size_t i = 0; !b.failed && i < tuple->len; i++) {
        if (i)
            cpy_build_ascii(&b, ", ");
        cpy_build_repr(&b, cpy_load(tuple->items[i]));
    }
    cpy_build_ascii(&b, tuple->len == 1 ? ",)" : ")");
    cpy_repr_leave(t, args[0]);
    return cpy_build_finish(&b);
}

/* --- operators ----------------------------------------------------------------------------------------------- */

static cpy_value tuple_add(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tuple *a = self_of(args), *b = cpy_as_tuple(args[1]), *sum;

    if (!cpy_is_tuple(args[1]))
        return CPY_NOT_IMPLEMENTED;
    if (b->len == 0 && cpy_is(t, args[0], CPY_TYPE_TUPLE))
        return args[0];
    if (a->len == 0 && cpy_is(t, args[1], CPY_TYPE_TUPLE))
        return args[1];
    if (a->len + (uint64_t)b->len == 0)
        return t->vm->empty_tuple;
    if (!(sum = make(t, (size_t)a->len + b->len)))
        return CPY_ERROR;
    cpy_store_many(sum, sum->items, (const cpy_value *)a->items, a->len);
    cpy_store_many(sum, sum->items + a->len, (const cpy_value *)b->items, b->len);
    return cpy_from(sum);
}

static cpy_value tuple_mul(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tuple *tuple = self_of(args), *result;
    size_t n = 0, len = tuple->len;
    int is_count = cpy_repeat_count(t, args[1], &n);

    if (is_count <= 0)
        return is_count < 0 ? CPY_ERROR : CPY_NOT_IMPLEMENTED;
    if (n == 0 || len == 0)
        return t->vm->empty_tuple;
    if (n == 1 && cpy_is(t, args[0], CPY_TYPE_TUPLE))
        return args[0];
    if (n > CPY_LIST_MAX / len)
        return cpy_raise_no_memory(t);
    if (!(result = make(t, len * n)))
        return CPY_ERROR;
    for (size_t i = 0; i < n; i++)
        memcpy(result->items + i * len, tuple->items, len * sizeof *tuple->items);
    cpy_barrier(result);
    return cpy_from(result);
}

static cpy_value compare(struct cpy_thread *t, const cpy_value *args, enum cpy_compare op)
{
    return cpy_is_tuple(args[1]) ? cpy_items_compare(t, args[0], args[1], op) : CPY_NOT_IMPLEMENTED;
}

#define COMPARISON(name, op) \
    static cpy_value tuple_##name(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, op); }
COMPARISON(lt, CPY_LT)
COMPARISON(le, CPY_LE) COMPARISON(eq, CPY_EQ) COMPARISON(ne, CPY_NE) COMPARISON(gt, CPY_GT) COMPARISON(ge, CPY_GE)
#undef COMPARISON

    static const struct cpy_function tuple_methods[] = {
        {"__new__", "(cls, iterable=(), /)", tuple_new, "Make a tuple of the iterable's items.", 0},
        {"__repr__", "(self, /)", tuple_repr, "Return repr(self).", 0},
        {"__hash__", "(self, /)", tuple_hash, "Return hash(self).", 0},
        {"__lt__", "(self, value, /)", tuple_lt, "Return self < value.", 0},
        {"__le__", "(self, value, /)", tuple_le, "Return self <= value.", 0},
        {"__eq__", "(self, value, /)", tuple_eq, "Return self == value.", 0},
        {"__ne__", "(self, value, /)", tuple_ne, "Return self != value.", 0},
        {"__gt__", "(self, value, /)", tuple_gt, "Return self > value.", 0},
        {"__ge__", "(self, value, /)", tuple_ge, "Return self >= value.", 0},
        {"__len__", "(self, /)", tuple_len, "Return len(self).", 0},
        {"__getitem__", "(self, index, /)", tuple_getitem, "Return self[index].", 0},
        {"__contains__", "(self, value, /)", tuple_contains, "Return value in self.", 0},
        {"__iter__", "(self, /)", tuple_iter, "Return iter(self).", 0},
        {"__add__", "(self, value, /)", tuple_add, "Return self + value.", 0},
        {"__mul__", "(self, value, /)", tuple_mul, "Return self * value.", 0},
        {"__rmul__", "(self, value, /)", tuple_mul, "Return value * self.", 0},
        {"__getnewargs__", "(self, /)", tuple_getnewargs, "Return what copies are made from.", 0},
        {"__class_getitem__", "(cls, item, /)", cpy_class_getitem, "Return tuple[item] for annotations.",
            CPY_BIND_CLASS},
        {"count", "(self, value, /)", tuple_count, "Return how many items equal value.", 0},
        {"index", "(self, value, start=<unset>, stop=<unset>, /)", tuple_index,
            "Return the index of the first item equal to value.", 0},
        {0},
};

static const struct cpy_function make_tuple = {
    "tuple", "(iterable=(), /)", tuple_make, "Make a tuple of the iterable's items.", 0};

const struct cpy_type_def cpy_tuple_type = {
    .name = "tuple",
    .doc = "A sequence that cannot be changed.",
    .size = sizeof(struct cpy_tuple),
    .flags = CPY_TYPE_VARIABLE | CPY_TYPE_NO_WEAKREF | CPY_TYPE_SEQUENCE,
    .methods = tuple_methods,
    .make = &make_tuple,
    .trace = tuple_trace,
    .size_of = tuple_size,
    .not_added = "can only concatenate tuple (not \"%T\") to tuple",
};
