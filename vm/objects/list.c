/* SPDX-License-Identifier: MIT */
/* vm/objects/list.c - what C code does with lists.
 *
 * The block of items grows by an eighth, so that appending n items copies each
 * a few times only and a long list wastes little.  All sizes are checked before anything is
 * changed; when memory runs out the list is as it was. */
#include "vm/objects/list.h"

#include "vm/memory/heap.h"
#include "vm/objects/iterators.h"
#include "vm/objects/range.h"
#include "vm/objects/type.h"

#define SHRINK_MIN 256 /* a block of fewer items is never made smaller */

/* The list's block with room for cap items. */
static cpy_field *resized(struct cpy_thread *t, struct cpy_list *list, size_t cap)
{
    if (!list->items)
        return cpy_malloc(t, cap * sizeof(cpy_field));
    return cpy_realloc(t, list->items, list->cap * sizeof(cpy_field), cap * sizeof(cpy_field));
}

/* Makes room for need items in all, and some more. */
static bool grow(struct cpy_thread *t, struct cpy_list *list, size_t need)
{
    size_t cap = need + (need >> 3) + (need < 9 ? 3 : 6);
    cpy_field *items;

    if (need > CPY_LIST_MAX) {
        cpy_raise_no_memory(t);
        return false;
    }
    if (cap > CPY_LIST_MAX)
        cap = CPY_LIST_MAX;
    if (!(items = resized(t, list, cap)))
        return false;
    list->items = items;
    list->cap = (uint32_t)cap;
    return true;
}

/* Gives memory back after many removals; it does not matter if that fails. */
static void shrink(struct cpy_thread *t, struct cpy_list *list)
{
    size_t cap = list->len + (list->len >> 3) + 6;
    cpy_field *items;

    if (list->cap < SHRINK_MIN || list->len >= list->cap / 4)
        return;
    if (!(items = cpy_realloc(t, list->items, list->cap * sizeof *items, cap * sizeof *items))) {
        cpy_take_pending(t);
        return;
    }
    list->items = items;
    list->cap = (uint32_t)cap;
}

bool cpy_list_reserve(struct cpy_thread *t, struct cpy_list *list, size_t cap)
{
    cpy_field *items;

    if (cap <= list->cap)
        return true;
    if (cap > CPY_LIST_MAX) {
        cpy_raise_no_memory(t);
        return false;
    }
    if (!(items = resized(t, list, cap)))
        return false;
    list->items = items;
    list->cap = (uint32_t)cap;
    return true;
}

cpy_value cpy_list_new(struct cpy_thread *t, size_t cap)
{
    struct cpy_list *list = cpy_alloc(t, cpy_shape(t, CPY_TYPE_LIST), sizeof *list);

    return list && (cap == 0 || cpy_list_reserve(t, list, cap)) ? cpy_from(list) : CPY_ERROR;
}

cpy_value cpy_list_from(struct cpy_thread *t, const cpy_value *items, size_t n)
{
    cpy_value list = cpy_list_new(t, n);

    if (list && n) {
        cpy_store_many(cpy_pointer(list), cpy_as_list(list)->items, items, n);
        cpy_as_list(list)->len = (uint32_t)n;
    }
    return list;
}

size_t cpy_list_len(cpy_value list) { return cpy_as_list(list)->len; }
cpy_value cpy_list_get(cpy_value list, size_t i) { return cpy_load(cpy_as_list(list)->items[i]); }
void cpy_list_set(cpy_value list, size_t i, cpy_value v)
{
    cpy_store(cpy_pointer(list), &cpy_as_list(list)->items[i], v);
}

const cpy_value *cpy_items(cpy_value list_or_tuple, size_t *n)
{
    if (cpy_is_list(list_or_tuple)) {
        *n = cpy_as_list(list_or_tuple)->len;
        return (const cpy_value *)cpy_as_list(list_or_tuple)->items;
    }
    *n = cpy_as_tuple(list_or_tuple)->len;
    return (const cpy_value *)cpy_as_tuple(list_or_tuple)->items;
}

bool cpy_list_append(struct cpy_thread *t, cpy_value list, cpy_value v)
{
    struct cpy_list *l = cpy_as_list(list);

    if (CPY_UNLIKELY(l->len == l->cap) && !grow(t, l, (size_t)l->len + 1))
        return false;
    cpy_store(l, &l->items[l->len++], v);
    return true;
}

bool cpy_list_splice(
    struct cpy_thread *t, struct cpy_list *list, size_t start, size_t end, const cpy_value *items, size_t n)
{
    size_t tail = list->len - end, len = start + n + tail;

    if (len > list->cap && !grow(t, list, len))
        return false;
    if (tail && n != end - start)
        cpy_move_fields(list, &list->items[start + n], &list->items[end], tail);
    list->len = (uint32_t)len;
    if (n)
        cpy_store_many(list, &list->items[start], items, n);
    else
        shrink(t, list);
    return true;
}

cpy_value cpy_list_slice(struct cpy_thread *t, cpy_value list, int64_t start, int64_t step, size_t count)
{
    cpy_value slice;

    if (step == 1 && count)
        return cpy_list_from(t, (const cpy_value *)cpy_as_list(list)->items + start, count);
    if (!(slice = cpy_list_new(t, count)))
        return CPY_ERROR;
    for (size_t i = 0; i < count; i++, start += step)
        cpy_store(cpy_pointer(slice), &cpy_as_list(slice)->items[i], cpy_load(cpy_as_list(list)->items[start]));
    cpy_as_list(slice)->len = (uint32_t)count;
    return slice;
}

/* --- extending ------------------------------------------------------------------------------------------- */

static bool extend_items(struct cpy_thread *t, struct cpy_list *list, cpy_value source)
{
    size_t n;
    const cpy_value *items;

    cpy_items(source, &n);
    if (list->len + n > list->cap && !(list->len ? grow(t, list, list->len + n) : cpy_list_reserve(t, list, n)))
        return false;
    items = cpy_items(source, &n); /* again: source may be the list itself, whose block has moved */
    if (n)
        cpy_store_many(list, list->items + list->len, items, n);
    list->len += (uint32_t)n;
    return true;
}

/* A range of small ints, without an iterator.  False with nothing pending: not such a range. */
static bool extend_range(struct cpy_thread *t, struct cpy_list *list, const struct cpy_range *range)
{
    cpy_value start = cpy_load(range->start), step = cpy_load(range->step), length = cpy_load(range->length);
    cpy_field *to;
    int64_t n, last;

    if (!(start & step & length & 1) || (uint64_t)cpy_small(length) > CPY_LIST_MAX - list->len)
        return false;
    if ((n = cpy_small(length)) == 0)
        return true;
    if (__builtin_mul_overflow(n - 1, cpy_small(step), &last) ||
        __builtin_add_overflow(last, cpy_small(start), &last) || !cpy_fits_small(last))
        return false;
    if (list->len + (uint64_t)n > list->cap && !cpy_list_reserve(t, list, list->len + (size_t)n))
        return false;
    to = list->items + list->len;
    for (int64_t i = 0; i < n; i++, start += step - 1) /* two tagged ints; the tag is counted once */
        to[i].bits = start;
    list->len += (uint32_t)n;
    return true;
}

struct appender {
    struct cpy_taker taker;
    struct cpy_list *list;
};

/* Appends where there is room. */
static bool append_taken(struct cpy_taker *taker, cpy_value v)
{
    struct cpy_list *l = ((struct appender *)taker)->list;

    if (l->len >= l->cap)
        return false;
    cpy_store(l, &l->items[l->len++], v);
    return true;
}

/* The rest: appends as it goes, so that the iterable may look at the list. */
static bool extend_walking(struct cpy_thread *t, cpy_value list, cpy_value iterable)
{
    struct cpy_list *l = cpy_as_list(list);
    struct appender appender = {{append_taken}, l};
    struct cpy_walk w;
    int64_t hint;
    cpy_value v;

    if (!cpy_walk(t, &w, iterable) || (hint = cpy_length_hint(t, iterable, 0)) < 0)
        return false;
    if ((uint64_t)hint > (uint64_t)INT64_MAX - l->len) /* it cannot be meant */
        hint = 0;
    if ((uint64_t)hint > CPY_LIST_MAX) { /* rather now than when the machine's memory is full */
        cpy_raise_no_memory(t);
        return false;
    }
    if (hint > l->cap - l->len && !cpy_list_reserve(t, l, l->len + (size_t)hint))
        return false;
    while ((v = cpy_walk_untaken(t, &w, &appender.taker)))
        if (!cpy_list_append(t, list, v))
            return false;
    return !cpy_pending(t);
}

static bool extend_keys(struct cpy_thread *t, cpy_value list, cpy_value dict)
{
    size_t position = 0;
    cpy_value key;

    if (!cpy_list_reserve(t, cpy_as_list(list), (size_t)cpy_as_list(list)->len + cpy_dict_len(dict)))
        return false;
    while (cpy_dict_next(dict, &position, &key, NULL))
        if (!cpy_list_append(t, list, key))
            return false;
    return true;
}

bool cpy_list_extend(struct cpy_thread *t, cpy_value list, cpy_value iterable)
{
    if (cpy_is(t, iterable, CPY_TYPE_LIST) || cpy_is(t, iterable, CPY_TYPE_TUPLE) || iterable == list)
        return extend_items(t, cpy_as_list(list), iterable);
    if (cpy_is(t, iterable, CPY_TYPE_DICT))
        return extend_keys(t, list, iterable);
    if (cpy_is(t, iterable, CPY_TYPE_RANGE)) {
        if (extend_range(t, cpy_as_list(list), (const struct cpy_range *)cpy_pointer(iterable)))
            return true;
        if (cpy_pending(t))
            return false;
    }
    return extend_walking(t, list, iterable);
}

cpy_value cpy_list_of_words(struct cpy_thread *t, const char *words)
{
    cpy_value list = cpy_list_new(t, 0);

    for (const char *p = words; list && *p; p += *p == ' ') {
        size_t n = strcspn(p, " ");

        if (!cpy_list_append(t, list, cpy_str_from_utf8(t, p, n)))
            return CPY_ERROR;
        p += n;
    }
    return list;
}

cpy_value cpy_list_from_iterable(struct cpy_thread *t, cpy_value iterable)
{
    cpy_value list = cpy_list_new(t, 0);

    return list && cpy_list_extend(t, list, iterable) ? list : CPY_ERROR;
}

/* --- what lists and tuples share ------------------------------------------------------------------------------ */

bool cpy_subscript_index(struct cpy_thread *t, cpy_value v, size_t len, const char *type, size_t *i)
{
    int64_t index;

    if (CPY_LIKELY(cpy_is_small(v)))
        index = cpy_small(v);
    else if (!cpy_is_int(v) && !cpy_slot_of(t, v, CPY_SLOT_INDEX)) {
        cpy_raise(t, CPY_TYPE_ERROR, "%s indices must be integers or slices, not %T", type, v);
        return false;
    } else if (!cpy_to_exact_index(t, v, CPY_INDEX_ERROR, &index))
        return false;
    if (index < 0)
        index += (int64_t)len;
    *i = index < 0 || (uint64_t)index >= len ? SIZE_MAX : (size_t)index;
    return true;
}

static bool bound(struct cpy_thread *t, cpy_value v, size_t len, size_t *out)
{
    int64_t i;

    if (!cpy_is_int(v) && !cpy_slot_of(t, v, CPY_SLOT_INDEX)) {
        cpy_raise(t, CPY_TYPE_ERROR, "slice indices must be integers or have an __index__ method");
        return false;
    }
    if (!cpy_to_index(t, v, &i))
        return false;
    if (i < 0)
        i = i < -(int64_t)len ? 0 : i + (int64_t)len;
    *out = (uint64_t)i > len ? len : (size_t)i;
    return true;
}

bool cpy_search_bounds(struct cpy_thread *t, cpy_value start, cpy_value stop, size_t len, size_t *from, size_t *to)
{
    *from = 0;
    *to = len;
    return (!start || bound(t, start, len, from)) && (!stop || bound(t, stop, len, to));
}

int cpy_repeat_count(struct cpy_thread *t, cpy_value v, size_t *n)
{
    int64_t count;

    if (!cpy_is_int(v) && !cpy_slot_of(t, v, CPY_SLOT_INDEX))
        return 0;
    if (!cpy_to_exact_index(t, v, CPY_OVERFLOW_ERROR, &count))
        return -1;
    *n = count < 0 ? 0 : (uint64_t)count > SIZE_MAX ? SIZE_MAX : (size_t)count;
    return 1;
}

/* The outcome of op for two numbers. */
static bool outcome(size_t a, size_t b, enum cpy_compare op)
{
    switch (op) {
    case CPY_LT: return a < b;
    case CPY_LE: return a <= b;
    case CPY_EQ: return a == b;
    case CPY_NE: return a != b;
    case CPY_GT: return a > b;
    default: return a >= b;
    }
}

/* Finds the first pair that differs.  Lists may change while their items are compared. */
cpy_value cpy_items_compare(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_compare op)
{
    size_t an, bn;
    const cpy_value *x = cpy_items(a, &an), *y = cpy_items(b, &bn);

    if (an != bn && (op == CPY_EQ || op == CPY_NE))
        return cpy_bool(op == CPY_NE);
    if (!cpy_check_stack(t))
        return CPY_ERROR;
    for (size_t i = 0; i < an && i < bn; i++) {
        cpy_value p = x[i], q = y[i];
        int equal;

        if (p == q)
            continue;
        if ((equal = cpy_both_small(p, q) ? 0 : cpy_equal(t, p, q)) < 0)
            return CPY_ERROR;
        x = cpy_items(a, &an);
        y = cpy_items(b, &bn);
        if (!equal && i < an && i < bn)
            return op == CPY_EQ ? CPY_FALSE : op == CPY_NE ? CPY_TRUE : cpy_compare(t, x[i], y[i], op);
    }
    return cpy_bool(outcome(an, bn, op));
}

cpy_value cpy_class_getitem(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_call_2(t, t->vm->types[CPY_TYPE_GENERIC_ALIAS], args[0], args[1]);
}
