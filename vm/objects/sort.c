/* SPDX-License-Identifier: MIT */
/* vm/objects/sort.c - list.sort(): a stable merge sort that takes advantage of runs.
 *
 * Ascending and strictly descending runs in the data are found first, short ones are made longer
 * by insertion, and neighbours are merged in the order of "powersort" (Munro and Wild, 2018),
 * which is close to the best possible for the lengths of the runs.
 *
 * An element is one word, the item, or two: sort key and item.  If all keys are
 * small ints, floats or strs, nothing is called and nothing is allocated while they are sorted, and
 * the code below is compiled for that kind of key.
 *
 * What is hard: comparing other keys runs Python code.  It may look at the list, which is
 * therefore empty meanwhile, and may collect garbage, so all elements lie in two lists
 * of our own, work and buffer, which are shown to the barrier before each call. */
#include "vm/objects/int.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"

enum kind {
    INTS,     /* the words compare as signed numbers: tagged ints, or floats turned into such (float_word) */
    FLOATS,   /* keys are doubles' bits, not values: if there are NaNs among them */
    PREFIXES, /* keys are the first 8 bytes of Latin-1 strs; items are the strs */
    STRS,
    ANY,
};

#define MIN_RUN 24
#define MAX_RUNS 40 /* the stack's depth is at most the number of bits of a length, and a few */

struct sorter {
    struct cpy_thread *t;
    cpy_value *elements; /* count of them, width words each */
    cpy_value *space;    /* room for half of them */
    struct cpy_list *work, *buffer; /* ANY: the lists that own elements and space */
    bool failed;         /* a comparison raised: nothing is less than anything from now on */
};

/* --- comparing -------------------------------------------------------------------------------------------- */

/* a < b for tuples, the usual keys of more than one part; -2: the general way must tell. */
static int less_tuples(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    cpy_value p, q;

    if (!cpy_is(t, a, CPY_TYPE_TUPLE) || !cpy_is(t, b, CPY_TYPE_TUPLE))
        return -2;
    if (cpy_as_tuple(a)->len && cpy_as_tuple(b)->len) {
        p = cpy_load(cpy_as_tuple(a)->items[0]);
        q = cpy_load(cpy_as_tuple(b)->items[0]);
        if (cpy_both_small(p, q) && p != q)
            return (int64_t)p < (int64_t)q;
        if (cpy_is(t, p, CPY_TYPE_STR) && cpy_is(t, q, CPY_TYPE_STR) && p != q) {
            int order = cpy_str_compare(p, q);

            if (order)
                return order < 0;
        }
    }
    p = cpy_items_compare(t, a, b, CPY_LT);
    return p ? cpy_truth(t, p) : -1;
}

static bool less_any(struct sorter *s, cpy_value a, cpy_value b)
{
    int less;

    if (s->failed)
        return false;
    if (cpy_both_small(a, b))
        return (int64_t)a < (int64_t)b;
    cpy_barrier(s->work);
    cpy_barrier(s->buffer);
    if ((less = less_tuples(s->t, a, b)) == -2)
        less = cpy_compare_bool(s->t, a, b, CPY_LT);
    s->failed = less < 0;
    return less > 0;
}

CPY_INLINE bool less_than(struct sorter *s, enum kind kind, const cpy_value *a, const cpy_value *b)
{
    double x, y;

    switch (kind) {
    case INTS:
        return (int64_t)a[0] < (int64_t)b[0];
    case FLOATS:
        memcpy(&x, a, sizeof x);
        memcpy(&y, b, sizeof y);
        return x < y;
    case PREFIXES:
        return a[0] != b[0] ? a[0] < b[0] : cpy_str_compare(a[1], b[1]) < 0;
    case STRS:
        return cpy_str_compare(a[0], b[0]) < 0;
    default:
        return less_any(s, a[0], b[0]);
    }
}

/* --- runs -------------------------------------------------------------------------------------------------- */

CPY_INLINE void copy(cpy_value *to, const cpy_value *from, unsigned width)
{
    to[0] = from[0];
    if (width == 2)
        to[1] = from[1];
}

static void reverse_elements(cpy_value *a, size_t n, unsigned width)
{
    cpy_value kept[2], *b = a + n * width;

    for (; n >= 2; n -= 2, a += width) {
        b -= width;
        copy(kept, a, width);
        copy(a, b, width);
        copy(b, kept, width);
    }
}

/* The length of the run that a begins with; a descending one is reversed. */
CPY_INLINE size_t take_run(struct sorter *s, enum kind kind, unsigned width, cpy_value *a, size_t n)
{
    size_t len = 2;

    if (n < 2)
        return n;
    if (less_than(s, kind, a + width, a)) {
        while (len < n && less_than(s, kind, a + len * width, a + (len - 1) * width))
            len++;
        if (!s->failed)
            reverse_elements(a, len, width);
    } else {
        while (len < n && !less_than(s, kind, a + len * width, a + (len - 1) * width))
            len++;
    }
    return len;
}

/* The first place in a[0 .. n) whose element is greater than key (or, with equal, not less): binary search. */
CPY_INLINE size_t search(struct sorter *s, enum kind kind, unsigned width, const cpy_value *a, size_t n,
    const cpy_value *key, bool equal)
{
    size_t low = 0;

    while (low < n) {
        size_t middle = low + (n - low) / 2;
        bool right = equal ? less_than(s, kind, a + middle * width, key) : !less_than(s, kind, key, a + middle * width);

        if (right)
            low = middle + 1;
        else
            n = middle;
    }
    return low;
}

/* Sorts a[0 .. n), of which the first sorted are in order. */
CPY_INLINE void insert_rest(struct sorter *s, enum kind kind, unsigned width, cpy_value *a, size_t sorted, size_t n)
{
    for (; sorted < n; sorted++) {
        cpy_value kept[2];
        size_t to;

        copy(kept, a + sorted * width, width);
        to = search(s, kind, width, a, sorted, a + sorted * width, false);
        if (s->failed)
            return;
        memmove(a + (to + 1) * width, a + to * width, (sorted - to) * width * sizeof *a);
        copy(a + to * width, kept, width);
    }
}

/* --- merging ------------------------------------------------------------------------------------------------ */

/* Merges a[0 .. n) and the m elements behind it, n <= m, from the left. */
CPY_INLINE void merge_left(struct sorter *s, enum kind kind, unsigned width, cpy_value *a, size_t n, size_t m)
{
    cpy_value *x = s->space, *x_end = x + n * width, *y = a + n * width, *y_end = y + m * width;

    memcpy(x, a, n * width * sizeof *a);
    if (kind == ANY)
        s->buffer->len = (uint32_t)(n * width);
    while (x < x_end && y < y_end) {
        bool right = less_than(s, kind, y, x);

        copy(a, right ? y : x, width);
        y += right ? width : 0;
        x += right ? 0 : width;
        a += width;
    }
    memcpy(a, x, (size_t)((char *)x_end - (char *)x));
}

/* The same with n > m, from the right. */
CPY_INLINE void merge_right(struct sorter *s, enum kind kind, unsigned width, cpy_value *a, size_t n, size_t m)
{
    cpy_value *x = a + n * width, *y = s->space + m * width, *to = x + m * width;

    memcpy(s->space, x, m * width * sizeof *a);
    if (kind == ANY)
        s->buffer->len = (uint32_t)(m * width);
    while (x > a && y > s->space) {
        bool left = less_than(s, kind, y - width, x - width);

        to -= width;
        copy(to, (left ? x : y) - width, width);
        x -= left ? width : 0;
        y -= left ? 0 : width;
    }
    memcpy(to - (y - s->space), s->space, (size_t)((char *)y - (char *)s->space));
}

/* Merges two neighbouring runs.  What is in its final place at either end is left alone. */
CPY_INLINE void merge(struct sorter *s, enum kind kind, unsigned width, cpy_value *a, size_t n, size_t m)
{
    size_t skip = search(s, kind, width, a, n, a + n * width, false);

    a += skip * width;
    n -= skip;
    if (n == 0 || s->failed)
        return;
    m = search(s, kind, width, a + n * width, m, a + (n - 1) * width, true);
    if (s->failed)
        return;
    if (n <= m)
        merge_left(s, kind, width, a, n, m);
    else
        merge_right(s, kind, width, a, n, m);
    if (kind == ANY)
        s->buffer->len = 0;
}

struct run {
    size_t start, len;
    int power; /* of the boundary to its right: the depth in an ideal merge tree */
};

/* The depth at which the boundary between two runs lies in a tree that halves all count elements evenly. */
static int boundary_power(const struct run *left, size_t right_len, size_t count)
{
    uint64_t middle_left = 2 * (uint64_t)left->start + left->len;
    uint64_t middle_right = middle_left + left->len + right_len;

    return __builtin_clzll(((middle_left << 30) / count) ^ ((middle_right << 30) / count));
}

CPY_INLINE void sort_elements(struct sorter *s, enum kind kind, unsigned width, size_t count)
{
    struct run stack[MAX_RUNS], left = {0, 0, 0};
    size_t depth = 0, start = 0;

    while (start < count && !s->failed) {
        cpy_value *a = s->elements + start * width;
        struct run right = {start, take_run(s, kind, width, a, count - start), 0};

        if (right.len < MIN_RUN && right.len < count - start) {
            size_t len = count - start < MIN_RUN ? count - start : MIN_RUN;

            insert_rest(s, kind, width, a, right.len, len);
            right.len = len;
        }
        start += right.len;
        if (left.len) {
            left.power = boundary_power(&left, right.len, count);
            while (depth && stack[depth - 1].power > left.power) {
                struct run *before = &stack[--depth];

                merge(s, kind, width, s->elements + before->start * width, before->len, left.len);
                left.start = before->start;
                left.len += before->len;
            }
            stack[depth++] = left;
        }
        left = right;
    }
    while (depth && !s->failed) {
        struct run *before = &stack[--depth];

        merge(s, kind, width, s->elements + before->start * width, before->len, left.len);
        left.start = before->start;
        left.len += before->len;
    }
}

static void sort_ints(struct sorter *s, size_t n) { sort_elements(s, INTS, 1, n); }
static void sort_keyed_ints(struct sorter *s, size_t n) { sort_elements(s, INTS, 2, n); }
static void sort_floats(struct sorter *s, size_t n) { sort_elements(s, FLOATS, 2, n); }
static void sort_prefixes(struct sorter *s, size_t n) { sort_elements(s, PREFIXES, 2, n); }
static void sort_strs(struct sorter *s, size_t n) { sort_elements(s, STRS, 1, n); }
static void sort_keyed_strs(struct sorter *s, size_t n) { sort_elements(s, STRS, 2, n); }
static void sort_any(struct sorter *s, size_t n) { sort_elements(s, ANY, 1, n); }
static void sort_keyed_any(struct sorter *s, size_t n) { sort_elements(s, ANY, 2, n); }

/* By kind, and with or without a separate key. */
static void (*const sorts[][2])(struct sorter *s, size_t n) = {
    [INTS] = {sort_ints, sort_keyed_ints}, [FLOATS] = {NULL, sort_floats}, [PREFIXES] = {NULL, sort_prefixes},
    [STRS] = {sort_strs, sort_keyed_strs}, [ANY] = {sort_any, sort_keyed_any},
};

/* --- choosing the kind ----------------------------------------------------------------------------------------- */

/* Floats as signed words in the same order; equal floats give equal words.  Not for NaNs. */
static cpy_value float_word(double d)
{
    int64_t bits;

    if (d == 0)
        return 0;
    memcpy(&bits, &d, sizeof bits);
    return (cpy_value)(bits ^ (bits >> 63 & INT64_MAX));
}

/* The float in the word that gave this; d was not -0.0. */
static cpy_value word_float(cpy_value word)
{
    int64_t bits = (int64_t)word ^ ((int64_t)word >> 63 & INT64_MAX);
    double d;

    memcpy(&d, &bits, sizeof d);
    return d == 0 ? CPY_ZERO : cpy_try_word_float(d);
}

/* Is v exact as a double: a float, or an int of at most 53 bits? */
static bool is_number(struct cpy_thread *t, cpy_value v)
{
    int64_t limit = (int64_t)1 << 53;

    if (cpy_is_small(v))
        return cpy_small(v) >= -limit && cpy_small(v) <= limit;
    return cpy_is_word_float(v) || v == CPY_ZERO || cpy_is(t, v, CPY_TYPE_FLOAT);
}

static bool is_latin(cpy_value v) { return ((const struct cpy_str *)cpy_pointer(v))->width == 1; }

static enum kind kind_of(struct cpy_thread *t, const cpy_value *keys, size_t n, bool keyed)
{
    size_t i = 0;
    bool latin = !keyed;

    if (cpy_is_small(keys[0])) {
        while (i < n && cpy_is_small(keys[i]))
            i++;
        if (i == n)
            return INTS;
        i = 0;
    }
    if (cpy_is(t, keys[0], CPY_TYPE_STR)) {
        for (; i < n && cpy_is(t, keys[i], CPY_TYPE_STR); i++)
            latin &= is_latin(keys[i]);
        return i < n ? ANY : latin ? PREFIXES : STRS;
    }
    while (i < n && is_number(t, keys[i]))
        i++;
    return i == n ? FLOATS : ANY;
}

static double key_double(cpy_value key) { return cpy_is_small(key) ? (double)cpy_small(key) : cpy_float_value(key); }

static bool any_nan(const cpy_value *keys, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (key_double(keys[i]) != key_double(keys[i]))
            return true;
    return false;
}

/* Are all of them floats that lie in the word, so that float_word() can be undone? */
static bool all_in_words(const cpy_value *keys, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!cpy_is_word_float(keys[i]) && keys[i] != CPY_ZERO)
            return false;
    return true;
}

/* The word by which an element of this kind is sorted; nan: floats must stay as they are. */
static cpy_value sort_word(enum kind kind, cpy_value key, bool nan)
{
    struct cpy_text text;
    cpy_value word = 0;
    double d;

    if (kind == FLOATS) {
        d = key_double(key);
        if (!nan)
            return float_word(d);
        memcpy(&word, &d, sizeof word);
        return word;
    }
    if (kind != PREFIXES)
        return key;
    text = cpy_str_view(key);
    for (size_t i = 0; i < 8; i++)
        word = word << 8 | (i < text.len ? ((const uint8_t *)text.data)[i] : 0);
    return word;
}

/* --- the whole ------------------------------------------------------------------------------------------------- */

/* A list of n words that mean nothing yet; its len is 0. */
static struct cpy_list *new_space(struct cpy_thread *t, size_t n)
{
    return n > CPY_LIST_MAX ? (cpy_raise_no_memory(t), NULL) : cpy_as_list(cpy_list_new(t, n));
}

/* Sorts items, which belong to work, by keys, which may be the items themselves.  False: an exception is
 * pending; the items are there in some order. */
static bool sort_items(struct cpy_thread *t, struct cpy_list *work, const cpy_value *keys, bool reverse)
{
    cpy_value *items = (cpy_value *)work->items;
    size_t n = work->len;
    bool keyed = keys != items, nan;
    enum kind kind = kind_of(t, keys, n, keyed);
    unsigned width = keyed || kind == FLOATS || kind == PREFIXES ? 2 : 1;
    struct cpy_list *elements = width == 1 ? work : new_space(t, n * 2);
    struct cpy_list *buffer = elements ? new_space(t, (n / 2 + 1) * width) : NULL;
    struct sorter s = {t, NULL, NULL, elements, buffer, false};

    if (!buffer)
        return false;
    nan = kind == FLOATS && any_nan(keys, n);
    s.elements = (cpy_value *)elements->items;
    s.space = (cpy_value *)buffer->items;
    for (size_t i = 0; width == 2 && i < n; i++) {
        s.elements[2 * i] = sort_word(kind, keys[i], nan);
        s.elements[2 * i + 1] = items[i];
    }
    if (kind == ANY)
        elements->len = (uint32_t)(n * width);
    else if (kind == FLOATS && !nan)
        kind = INTS;
    if (reverse)
        reverse_elements(s.elements, n, width);
    sorts[kind][width - 1](&s, n);
    if (reverse)
        reverse_elements(s.elements, n, width);
    for (size_t i = 0; width == 2 && i < n; i++)
        items[i] = s.elements[2 * i + 1];
    cpy_barrier(work);
    return !s.failed;
}

/* Floats that all lie in the word are sorted where they are, as signed words. */
static bool sort_word_floats(struct cpy_thread *t, struct cpy_list *work, bool reverse)
{
    struct cpy_list *buffer = new_space(t, work->len / 2 + 1);
    cpy_value *items = (cpy_value *)work->items;
    struct sorter s = {t, items, NULL, work, buffer, false};

    if (!buffer)
        return false;
    s.space = (cpy_value *)buffer->items;
    for (size_t i = 0; i < work->len; i++)
        items[i] = float_word(cpy_float_value(items[i]));
    sort_ints(&s, work->len); /* equal ones cannot be told apart: their order does not matter */
    for (size_t i = 0; i < work->len; i++)
        items[i] = word_float(items[i]);
    if (reverse)
        reverse_elements(items, work->len, 1);
    return true;
}

/* A list of key(item) for the items of work. */
static struct cpy_list *compute_keys(struct cpy_thread *t, struct cpy_list *work, cpy_value key)
{
    cpy_value keys = cpy_list_new(t, work->len), v;

    for (size_t i = 0; keys && i < work->len; i++)
        if (!(v = cpy_call_1(t, key, cpy_load(work->items[i]))) || !cpy_list_append(t, keys, v))
            return NULL;
    return cpy_as_list(keys);
}

/* Exchanges what two lists hold. */
static void swap_contents(struct cpy_list *a, struct cpy_list *b)
{
    struct cpy_list kept = *a;

    a->len = b->len;
    a->cap = b->cap;
    a->items = b->items;
    b->len = kept.len;
    b->cap = kept.cap;
    b->items = kept.items;
    cpy_barrier(a);
    cpy_barrier(b);
}

bool cpy_list_sort(struct cpy_thread *t, cpy_value list, cpy_value key, bool reverse)
{
    struct cpy_list *self = cpy_as_list(list), *work, *keys;
    bool done, keyed = key && key != CPY_NONE;

    if (self->len < (keyed ? 1 : 2))
        return true;
    if (!(work = cpy_as_list(cpy_list_new(t, 0))))
        return false;
    swap_contents(self, work);
    keys = keyed ? compute_keys(t, work, key) : work;
    if (keys == work && all_in_words((const cpy_value *)work->items, work->len))
        done = sort_word_floats(t, work, reverse);
    else
        done = keys && sort_items(t, work, (const cpy_value *)keys->items, reverse);
    if (self->items && done) {
        cpy_raise(t, CPY_VALUE_ERROR, "list modified during sort");
        done = false;
    }
    swap_contents(self, work);
    cpy_keep(cpy_from(keys));
    return done;
}
