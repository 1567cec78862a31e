/* SPDX-License-Identifier: MIT */
/* vm/objects/list_methods.c - the type list as Python sees it.
 *
 * An __index__ or __eq__ on the way may change the list: lengths are read after such
 * calls, and a slice whose bounds were computed for another length is computed again. */
#include "vm/objects/iterators.h"
#include "vm/objects/text_methods.h"
#include "vm/objects/type.h"

static struct cpy_list *self_of(const cpy_value *args) { return cpy_as_list(args[0]); }

static void list_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace_many(tracer, ((struct cpy_list *)o)->items, ((struct cpy_list *)o)->len);
}

static void list_destroy(struct cpy_object *o)
{
    struct cpy_list *list = (struct cpy_list *)o;

    if (list->items)
        cpy_free(list, list->items, list->cap * sizeof *list->items);
}

/* --- making ------------------------------------------------------------------------------------------- */

static void clear(struct cpy_list *list)
{
    struct cpy_list old = *list;

    list->len = list->cap = 0;
    list->items = NULL;
    if (old.items)
        cpy_free(list, old.items, old.cap * sizeof *old.items);
}

static cpy_value list_new(struct cpy_thread *t, const cpy_value *args) { return cpy_from(cpy_new_object(t, args[0])); }

static cpy_value list_init(struct cpy_thread *t, const cpy_value *args)
{
    clear(self_of(args));
    return cpy_list_extend(t, args[0], args[1]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value list_make(struct cpy_thread *t, const cpy_value *args)
{
    return args[0] == t->vm->empty_tuple ? cpy_list_new(t, 0) : cpy_list_from_iterable(t, args[0]);
}

/* --- subscripts ---------------------------------------------------------------------------------------- */

/* Bounds of a slice of the list as it is now. */
static bool slice_bounds(struct cpy_thread *t, struct cpy_list *list, cpy_value slice, int64_t *start, int64_t *step,
    size_t *count)
{
    int64_t stop;
    size_t len;

    do {
        len = list->len;
        if (!cpy_slice_indices(t, slice, len, start, &stop, step, count))
            return false;
    } while (list->len != len);
    return true;
}

static cpy_value list_getitem(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_list *list = self_of(args);
    int64_t start, step;
    size_t i;

    if (cpy_is_slice(args[1]))
        return slice_bounds(t, list, args[1], &start, &step, &i) ? cpy_list_slice(t, args[0], start, step, i)
                                                                 : CPY_ERROR;
    if (!cpy_subscript_index(t, args[1], list->len, "list", &i))
        return CPY_ERROR;
    if (i >= list->len)
        return cpy_raise(t, CPY_INDEX_ERROR, "list index out of range");
    return cpy_load(list->items[i]);
}

/* The items of an iterable as a list or tuple that is not list itself. */
static cpy_value items_for(struct cpy_thread *t, cpy_value list, cpy_value iterable)
{
    cpy_value items;

    if (iterable != list && (cpy_is(t, iterable, CPY_TYPE_LIST) || cpy_is(t, iterable, CPY_TYPE_TUPLE)))
        return iterable;
    if (!(items = cpy_iter(t, iterable)) && cpy_pending_is(t, CPY_TYPE_ERROR))
        return cpy_raise(t, CPY_TYPE_ERROR, "must assign iterable to extended slice");
    return items ? cpy_list_from_iterable(t, iterable == list ? iterable : items) : CPY_ERROR;
}

static cpy_value set_slice(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_list *list = self_of(args);
    int64_t start, step;
    size_t count, n;
    const cpy_value *from;
    cpy_value items;

    if (!slice_bounds(t, list, args[1], &start, &step, &count))
        return CPY_ERROR;
    items = items_for(t, args[0], args[2]);
    if (!items || !slice_bounds(t, list, args[1], &start, &step, &count))
        return CPY_ERROR;
    from = cpy_items(items, &n);
    if (step == 1) {
        bool done = cpy_list_splice(t, list, (size_t)start, (size_t)start + count, from, n);

        cpy_keep(items);
        return done ? CPY_NONE : CPY_ERROR;
    }
    if (n != count)
        return cpy_raise(
            t, CPY_VALUE_ERROR, "attempt to assign sequence of size %zu to extended slice of size %zu", n, count);
    for (size_t i = 0; i < n; i++, start += step)
        cpy_store(list, &list->items[start], from[i]);
    return CPY_NONE;
}

static cpy_value list_setitem(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_list *list = self_of(args);
    size_t i;

    if (cpy_is_slice(args[1]))
        return set_slice(t, args);
    if (!cpy_subscript_index(t, args[1], list->len, "list", &i))
        return CPY_ERROR;
    if (i >= list->len)
        return cpy_raise(t, CPY_INDEX_ERROR, "list assignment index out of range");
    cpy_store(list, &list->items[i], args[2]);
    return CPY_NONE;
}

/* Removes count items, each step apart. */
static cpy_value delete_slice(struct cpy_thread *t, struct cpy_list *list, int64_t start, int64_t step, size_t count)
{
    size_t to, next;

    if (count == 0)
        return CPY_NONE;
    if (step < 0) {
        start += (int64_t)(count - 1) * step;
        step = -step;
    }
    if (step == 1)
        return cpy_list_splice(t, list, (size_t)start, (size_t)start + count, NULL, 0) ? CPY_NONE : CPY_ERROR;
    to = (size_t)start;
    next = to;
    for (size_t from = to; from < list->len; from++) {
        if (from == next && count > 0) {
            next += (size_t)step;
            count--;
        } else {
            list->items[to++] = list->items[from];
        }
    }
    cpy_moved(list);
    return cpy_list_splice(t, list, to, list->len, NULL, 0) ? CPY_NONE : CPY_ERROR;
}

static cpy_value list_delitem(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_list *list = self_of(args);
    int64_t start, step;
    size_t i;

    if (cpy_is_slice(args[1]))
        return slice_bounds(t, list, args[1], &start, &step, &i) ? delete_slice(t, list, start, step, i) : CPY_ERROR;
    if (!cpy_subscript_index(t, args[1], list->len, "list", &i))
        return CPY_ERROR;
    if (i >= list->len)
        return cpy_raise(t, CPY_INDEX_ERROR, "list assignment index out of range");
    return cpy_list_splice(t, list, i, i + 1, NULL, 0) ? CPY_NONE : CPY_ERROR;
}

/* --- searching -------------------------------------------------------------------------------------------- */

/* Index of the first item in from .. to that equals v; to: none; SIZE_MAX: error. */
static size_t find(struct cpy_thread *t, struct cpy_list *list, cpy_value v, size_t from, size_t to)
{
    for (; from < to && from < list->len; from++) {
        cpy_value item = cpy_load(list->items[from]);
        int equal = item == v ? 1 : cpy_both_small(item, v) ? 0 : cpy_equal(t, item, v);

        if (equal < 0)
            return SIZE_MAX;
        if (equal)
            return from;
    }
    return to;
}

static cpy_value list_contains(struct cpy_thread *t, const cpy_value *args)
{
    size_t i = find(t, self_of(args), args[1], 0, CPY_LIST_MAX);

    return i == SIZE_MAX ? CPY_ERROR : cpy_bool(i < CPY_LIST_MAX);
}

static cpy_value list_index(struct cpy_thread *t, const cpy_value *args)
{
    size_t from, to, i;

    if (!cpy_search_bounds(t, args[2], args[3], self_of(args)->len, &from, &to))
        return CPY_ERROR;
    to = args[3] ? to : CPY_LIST_MAX;
    if ((i = find(t, self_of(args), args[1], from, to)) == SIZE_MAX)
        return CPY_ERROR;
    return i < to ? cpy_int((int64_t)i) : cpy_raise(t, CPY_VALUE_ERROR, "%R is not in list", args[1]);
}

static cpy_value list_count(struct cpy_thread *t, const cpy_value *args)
{
    int64_t n = 0;

    for (size_t i = 0; (i = find(t, self_of(args), args[1], i, CPY_LIST_MAX)) < CPY_LIST_MAX; i++)
        n++;
    return cpy_pending(t) ? CPY_ERROR : cpy_int(n);
}

static cpy_value list_remove(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_list *list = self_of(args);
    size_t i = find(t, list, args[1], 0, CPY_LIST_MAX);

    if (i == SIZE_MAX)
        return CPY_ERROR;
    if (i == CPY_LIST_MAX)
        return cpy_raise(t, CPY_VALUE_ERROR, "list.remove(x): x not in list");
    if (i < list->len && !cpy_list_splice(t, list, i, i + 1, NULL, 0))
        return CPY_ERROR;
    return CPY_NONE;
}

/* --- changing ------------------------------------------------------------------------------------------------ */

static cpy_value list_append(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_list_append(t, args[0], args[1]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value list_extend(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_list_extend(t, args[0], args[1]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value list_insert(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_list *list = self_of(args);
    int64_t i, len;

    if (!cpy_to_size(t, args[1], &i))
        return CPY_ERROR;
    len = list->len;
    i = i < 0 ? (i < -len ? 0 : i + len) : i > len ? len : i;
    return cpy_list_splice(t, list, (size_t)i, (size_t)i, &args[2], 1) ? CPY_NONE : CPY_ERROR;
}

static cpy_value list_pop(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_list *list = self_of(args);
    int64_t i;
    cpy_value v;

    if (!cpy_to_size(t, args[1], &i))
        return CPY_ERROR;
    if (list->len == 0)
        return cpy_raise(t, CPY_INDEX_ERROR, "pop from empty list");
    i += i < 0 ? list->len : 0;
    if (i < 0 || i >= list->len)
        return cpy_raise(t, CPY_INDEX_ERROR, "pop index out of range");
    v = cpy_load(list->items[i]);
    return cpy_list_splice(t, list, (size_t)i, (size_t)i + 1, NULL, 0) ? v : CPY_ERROR;
}

static cpy_value list_clear(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    clear(self_of(args));
    return CPY_NONE;
}

static cpy_value list_reverse(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_list *list = self_of(args);

    (void)t;
    for (size_t i = 0, k = list->len; i + 1 < k; i++) {
        cpy_field f = list->items[i];

        list->items[i] = list->items[--k];
        list->items[k] = f;
    }
    cpy_moved(list);
    return CPY_NONE;
}

static cpy_value list_sort(struct cpy_thread *t, const cpy_value *args)
{
    int reverse = cpy_truth(t, args[2]);

    return reverse >= 0 && cpy_list_sort(t, args[0], args[1], reverse) ? CPY_NONE : CPY_ERROR;
}

static cpy_value list_copy(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_list_from(t, (const cpy_value *)self_of(args)->items, self_of(args)->len);
}

static cpy_value list_len(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int(self_of(args)->len);
}

/* --- operators -------------------------------------------------------------------------------------------------- */

static cpy_value list_add(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value sum;

    if (!cpy_is_list(args[1]))
        return CPY_NOT_IMPLEMENTED;
    if (!(sum = cpy_list_new(t, cpy_list_len(args[0]) + cpy_list_len(args[1]))))
        return CPY_ERROR;
    for (int i = 0; i < 2; i++) {
        struct cpy_list *to = cpy_as_list(sum), *from = cpy_as_list(args[i]);

        if (from->len)
            cpy_store_many(to, to->items + to->len, (const cpy_value *)from->items, from->len);
        to->len += from->len;
    }
    return sum;
}

static cpy_value list_iadd(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_list_extend(t, args[0], args[1]) ? args[0] : CPY_ERROR;
}

/* Repeats the first len items until there are len * times.  False: MemoryError, nothing changed. */
static bool repeat(struct cpy_thread *t, struct cpy_list *list, size_t len, size_t times)
{
    size_t total = len * times, done = len;

    if (len && times > CPY_LIST_MAX / len) {
        cpy_raise_no_memory(t);
        return false;
    }
    if (!cpy_list_reserve(t, list, total))
        return false;
    while (done < total) {
        size_t n = done < total - done ? done : total - done;

        memcpy(list->items + done, list->items, n * sizeof *list->items);
        done += n;
    }
    list->len = (uint32_t)total;
    cpy_barrier(list);
    return true;
}

static cpy_value list_mul(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_list *list = self_of(args), *result;
    size_t n = 0;
    int is_count = cpy_repeat_count(t, args[1], &n);
    cpy_value product;

    if (is_count <= 0)
        return is_count < 0 ? CPY_ERROR : CPY_NOT_IMPLEMENTED;
    if (n == 0 || list->len == 0)
        return cpy_list_new(t, 0);
    if (n > CPY_LIST_MAX / list->len)
        return cpy_raise_no_memory(t);
    if (!(product = cpy_list_new(t, list->len * n)))
        return CPY_ERROR;
    result = cpy_as_list(product);
    cpy_store_many(result, result->items, (const cpy_value *)list->items, list->len);
    return repeat(t, result, list->len, n) ? product : CPY_ERROR;
}

static cpy_value list_imul(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_list *list = self_of(args);
    size_t n = 0;
    int is_count = cpy_repeat_count(t, args[1], &n);

    if (is_count <= 0)
        return is_count < 0 ? CPY_ERROR : CPY_NOT_IMPLEMENTED;
    if (n == 0)
        clear(list);
    else if (list->len && !repeat(t, list, list->len, n))
        return CPY_ERROR;
    return args[0];
}

static cpy_value compare(struct cpy_thread *t, const cpy_value *args, enum cpy_compare op)
{
    return cpy_is_list(args[1]) ? cpy_items_compare(t, args[0], args[1], op) : CPY_NOT_IMPLEMENTED;
}

#define COMPARISON(name, op) \
    static cpy_value list_##name(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, op); }
COMPARISON(lt, CPY_LT) COMPARISON(le, CPY_LE) COMPARISON(eq, CPY_EQ)
COMPARISON(ne, CPY_NE) COMPARISON(gt, CPY_GT) COMPARISON(ge, CPY_GE)
#undef COMPARISON

static cpy_value list_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_builder b;
    int entered;

    if (self_of(args)->len == 0)
        return cpy_str_from(t, "[]");
    if ((entered = cpy_repr_enter(t, args[0])) <= 0)
        return entered < 0 ? CPY_ERROR : cpy_str_from(t, "[...]");
    cpy_build(&b, t);
    cpy_build_char(&b, '[');
    for (size_t i = 0; !b.failed && i < self_of(args)->len; i++) {
        if (i)
            cpy_build_ascii(&b, ", ");
        cpy_build_repr(&b, cpy_load(self_of(args)->items[i]));
    }
    cpy_build_char(&b, ']');
    cpy_repr_leave(t, args[0]);
    return cpy_build_finish(&b);
}

static cpy_value iterator_of(struct cpy_thread *t, cpy_value list, enum cpy_builtin type, int64_t index)
{
    struct cpy_index_iterator *it = cpy_new_object(t, t->vm->types[type]);

    if (it) {
        cpy_store(it, &it->sequence, list);
        it->index = index;
    }
    return cpy_from(it);
}

static cpy_value list_iter(struct cpy_thread *t, const cpy_value *args)
{
    return iterator_of(t, args[0], CPY_TYPE_LIST_ITERATOR, 0);
}

static cpy_value list_reversed(struct cpy_thread *t, const cpy_value *args)
{
    return iterator_of(t, args[0], CPY_TYPE_LIST_REVERSED, (int64_t)self_of(args)->len - 1);
}

static const struct cpy_function list_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", list_new, "Make an empty list.", 0},
    {"__init__", "(self, iterable=(), /)", list_init, "Fill the list with the items of the iterable.", 0},
    {"__repr__", "(self, /)", list_repr, "Return repr(self).", 0},
    {"__lt__", "(self, value, /)", list_lt, "Return self < value.", 0},
    {"__le__", "(self, value, /)", list_le, "Return self <= value.", 0},
    {"__eq__", "(self, value, /)", list_eq, "Return self == value.", 0},
    {"__ne__", "(self, value, /)", list_ne, "Return self != value.", 0},
    {"__gt__", "(self, value, /)", list_gt, "Return self > value.", 0},
    {"__ge__", "(self, value, /)", list_ge, "Return self >= value.", 0},
    {"__len__", "(self, /)", list_len, "Return len(self).", 0},
    {"__getitem__", "(self, index, /)", list_getitem, "Return self[index].", 0},
    {"__setitem__", "(self, index, value, /)", list_setitem, "Set self[index] to value.", 0},
    {"__delitem__", "(self, index, /)", list_delitem, "Delete self[index].", 0},
    {"__contains__", "(self, value, /)", list_contains, "Return value in self.", 0},
    {"__iter__", "(self, /)", list_iter, "Return iter(self).", 0},
    {"__reversed__", "(self, /)", list_reversed, "Return an iterator, last item first.", 0},
    {"__add__", "(self, value, /)", list_add, "Return self + value.", 0},
    {"__mul__", "(self, value, /)", list_mul, "Return self * value.", 0},
    {"__rmul__", "(self, value, /)", list_mul, "Return value * self.", 0},
    {"__iadd__", "(self, value, /)", list_iadd, "Append the items of value and return self.", 0},
    {"__imul__", "(self, value, /)", list_imul, "Repeat the items and return self.", 0},
    {"__class_getitem__", "(cls, item, /)", cpy_class_getitem, "Return list[item] for annotations.", CPY_BIND_CLASS},
    {"append", "(self, object, /)", list_append, "Add an item at the end.", 0},
    {"extend", "(self, iterable, /)", list_extend, "Add the items of the iterable at the end.", 0},
    {"insert", "(self, index, object, /)", list_insert, "Add an item before index.", 0},
    {"pop", "(self, index=-1, /)", list_pop, "Remove and return the item at index, the last one if not given.", 0},
    {"remove", "(self, value, /)", list_remove, "Remove the first item equal to value.", 0},
    {"clear", "(self, /)", list_clear, "Remove everything.", 0},
    {"copy", "(self, /)", list_copy, "Return a shallow copy.", 0},
    {"index", "(self, value, start=<unset>, stop=<unset>, /)", list_index,
        "Return the index of the first item equal to value.", 0},
    {"count", "(self, value, /)", list_count, "Return how many items equal value.", 0},
    {"reverse", "(self, /)", list_reverse, "Reverse the items in place.", 0},
    {"sort", "(self, /, *, key=None, reverse=False)", list_sort,
        "Sort the items in place, smallest first; equal items keep their order.", 0},
    {0},
};

static const struct cpy_function make_list = {
    "list", "(iterable=(), /)", list_make, "Make a list of the iterable's items.", 0};

const struct cpy_type_def cpy_list_type = {
    .name = "list",
    .doc = "A sequence that can be changed.",
    .size = sizeof(struct cpy_list),
    .flags = CPY_TYPE_UNHASHABLE | CPY_TYPE_NO_WEAKREF | CPY_TYPE_SEQUENCE,
    .methods = list_methods,
    .make = &make_list,
    .trace = list_trace,
    .destroy = list_destroy,
    .not_added = "can only concatenate list (not \"%T\") to list",
};
