/* SPDX-License-Identifier: MIT */
/* modules/stdlib/itertools_choices.c - product, permutations and combinations of module itertools.
 *
 * All hold pools of items and an array of indexes; a step changes the indexes to the
 * next in lexicographic order and makes a tuple of the items they stand for. */
#include "modules/stdlib/itertools.h"

struct choices {
    struct cpy_object head;
    cpy_field pools;    /* product: a tuple of tuples; others: one tuple */
    uint32_t *indexes;  /* r of them; permutations: n, of which the first r are chosen, and r cycles behind them */
    size_t words;       /* allocated there */
    uint32_t r, n;      /* chosen, items to choose from */
    bool started, done;
};

static struct choices *self_of(const cpy_value *args) { return (struct choices *)cpy_pointer(args[0]); }

static void choices_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct choices *)o)->pools);
}

static void choices_destroy(struct cpy_object *o)
{
    struct choices *c = (struct choices *)o;

    if (c->indexes)
        cpy_free(c, c->indexes, c->words * sizeof *c->indexes);
}

static struct choices *make(struct cpy_thread *t, cpy_value type, cpy_value pools, uint64_t words, size_t n, size_t r)
{
    struct choices *c = pools ? cpy_new_object(t, type) : NULL;

    if (!c)
        return NULL;
    cpy_store(c, &c->pools, pools);
    if (words > UINT32_MAX / sizeof *c->indexes) {
        cpy_raise_no_memory(t);
        return NULL;
    }
    if (!(c->indexes = cpy_malloc(t, (size_t)(words + 1) * sizeof *c->indexes)))
        return NULL;
    c->words = (size_t)words + 1;
    memset(c->indexes, 0, c->words * sizeof *c->indexes);
    c->n = (uint32_t)n;
    c->r = (uint32_t)r;
    return c;
}

#define FEW 8 /* items that are gathered on the C stack */

/* The tuple of chosen items of one pool. */
static cpy_value chosen(struct cpy_thread *t, const struct choices *c)
{
    cpy_value few[FEW], result;
    size_t n;
    const cpy_value *pool = cpy_items(cpy_load(c->pools), &n);

    if (c->r <= FEW) {
        for (size_t i = 0; i < c->r; i++)
            few[i] = pool[c->indexes[i]];
        return cpy_tuple_from(t, few, c->r);
    }
    result = cpy_tuple_new(t, c->r);
    for (size_t i = 0; result && i < c->r; i++)
        cpy_tuple_set(result, i, pool[c->indexes[i]]);
    return result;
}

/* Common to all: the first call gives the first choice, later ones step; false ends the iterator. */
static cpy_value choose(struct cpy_thread *t, struct choices *c, bool (*step)(struct choices *c))
{
    if (c->done)
        return CPY_ERROR;
    if (c->started && !step(c)) {
        c->done = true;
        return CPY_ERROR;
    }
    c->started = true;
    return chosen(t, c);
}

static cpy_value choices_iter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

/* The argument r. */
static bool get_r(struct cpy_thread *t, cpy_value v, int64_t *r)
{
    if (!cpy_to_size(t, v, r))
        return false;
    if (*r < 0) {
        cpy_raise(t, CPY_VALUE_ERROR, "r must be non-negative");
        return false;
    }
    if ((uint64_t)*r > INT64_MAX / sizeof(cpy_value)) {
        cpy_raise_no_memory(t);
        return false;
    }
    return true;
}

/* The arguments iterable, as a tuple, and r, in the order in which CPython looks at them. */
static bool get_pool(struct cpy_thread *t, const cpy_value *args, cpy_value *pool, int64_t *r)
{
    return cpy_to_size(t, args[2], r) && (*pool = cpy_tuple_from_iterable(t, args[1])) && get_r(t, args[2], r);
}

/* --- combinations -------------------------------------------------------------------------------------------- */

static cpy_value combinations_new(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value pool;
    struct choices *c;
    int64_t r, n;

    if (!get_pool(t, args, &pool, &r))
        return CPY_ERROR;
    n = (int64_t)cpy_tuple_len(pool);
    if (!(c = make(t, args[0], pool, r > n ? 0 : (uint64_t)r, (size_t)n, r > n ? 0 : (size_t)r)))
        return CPY_ERROR;
    c->done = r > n;
    for (uint32_t i = 0; i < c->r; i++)
        c->indexes[i] = i;
    return cpy_from(c);
}

static bool combinations_step(struct choices *c)
{
    uint32_t i = c->r;

    while (i > 0 && c->indexes[i - 1] == c->n - c->r + i - 1)
        i--;
    if (i == 0)
        return false;
    c->indexes[i - 1]++;
    for (; i < c->r; i++)
        c->indexes[i] = c->indexes[i - 1] + 1;
    return true;
}

static cpy_value combinations_next(struct cpy_thread *t, const cpy_value *args)
{
    return choose(t, self_of(args), combinations_step);
}

/* --- combinations_with_replacement ---------------------------------------------------------------------------- */

static cpy_value repeated_new(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value pool;
    struct choices *c;
    int64_t r;

    if (!get_pool(t, args, &pool, &r) || !(c = make(t, args[0], pool, (uint64_t)r, cpy_tuple_len(pool), (size_t)r)))
        return CPY_ERROR;
    c->done = c->n == 0 && c->r > 0;
    return cpy_from(c);
}

static bool repeated_step(struct choices *c)
{
    uint32_t i = c->r, index;

    while (i > 0 && c->indexes[i - 1] == c->n - 1)
        i--;
    if (i == 0)
        return false;
    index = c->indexes[i - 1] + 1;
    for (i--; i < c->r; i++)
        c->indexes[i] = index;
    return true;
}

static cpy_value repeated_next(struct cpy_thread *t, const cpy_value *args)
{
    return choose(t, self_of(args), repeated_step);
}

/* --- permutations ------------------------------------------------------------------------------------------------ */

static cpy_value permutations_new(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value pool = cpy_tuple_from_iterable(t, args[1]);
    struct choices *c;
    int64_t r, n;

    if (!pool)
        return CPY_ERROR;
    r = n = (int64_t)cpy_tuple_len(pool);
    if (args[2] != CPY_NONE) {
        if (!cpy_is_int(args[2]))
            return cpy_raise(t, CPY_TYPE_ERROR, "Expected int as r");
        if (!get_r(t, args[2], &r))
            return CPY_ERROR;
    }
    if (!(c = make(t, args[0], pool, r > n ? 0 : (uint64_t)(n + r), (size_t)n, r > n ? 0 : (size_t)r)))
        return CPY_ERROR;
    c->done = r > n;
    for (uint32_t i = 0; r <= n && i < c->n; i++)
        c->indexes[i] = i;
    for (uint32_t i = 0; i < c->r; i++)
        c->indexes[c->n + i] = c->n - i;
    return cpy_from(c);
}

/* Each of the r places counts how many items it has still to try; when it has tried all, its item goes to
 * the end and the place before it moves on. */
static bool permutations_step(struct choices *c)
{
    uint32_t *indexes = c->indexes, *cycles = indexes + c->n, kept;

    for (uint32_t i = c->r; i-- > 0;) {
        if (--cycles[i] > 0) {
            kept = indexes[i];
            indexes[i] = indexes[c->n - cycles[i]];
            indexes[c->n - cycles[i]] = kept;
            return true;
        }
        kept = indexes[i];
        memmove(&indexes[i], &indexes[i + 1], (c->n - 1 - i) * sizeof *indexes);
        indexes[c->n - 1] = kept;
        cycles[i] = c->n - i;
    }
    return false;
}

static cpy_value permutations_next(struct cpy_thread *t, const cpy_value *args)
{
    return choose(t, self_of(args), permutations_step);
}

/* --- product --------------------------------------------------------------------------------------------------------
 */

/* args: class, iterables, repeat. */
static cpy_value product_new(struct cpy_thread *t, const cpy_value *args)
{
    size_t given = cpy_tuple_len(args[1]), n;
    cpy_value pools, pool;
    struct choices *c;
    int64_t repeat;

    if (!cpy_to_size(t, args[2], &repeat))
        return CPY_ERROR;
    if (repeat < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "repeat argument cannot be negative");
    if (given && (uint64_t)repeat > INT64_MAX / sizeof(cpy_value) / given)
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "repeat argument too large");
    if (given && (uint64_t)repeat > UINT32_MAX / given)
        return cpy_raise_no_memory(t);
    n = given * (size_t)repeat;
    if (!(pools = cpy_tuple_new(t, n)) || !(c = make(t, args[0], pools, n, 0, n)))
        return CPY_ERROR;
    for (size_t i = 0; i < n; i++) {
        pool = i < given ? cpy_tuple_from_iterable(t, cpy_tuple_get(args[1], i)) : cpy_tuple_get(pools, i - given);
        if (!pool)
            return CPY_ERROR;
        cpy_tuple_set(pools, i, pool);
        c->done |= cpy_tuple_len(pool) == 0;
    }
    return cpy_from(c);
}

static bool product_step(struct choices *c)
{
    for (uint32_t i = c->r; i-- > 0;) {
        if (++c->indexes[i] < cpy_tuple_len(cpy_tuple_get(cpy_load(c->pools), i)))
            return true;
        c->indexes[i] = 0;
    }
    return false;
}

static cpy_value product_next(struct cpy_thread *t, const cpy_value *args)
{
    struct choices *c = self_of(args);
    cpy_value pools = cpy_load(c->pools), result;

    if (c->done || (c->started && !product_step(c))) {
        c->done = true;
        return CPY_ERROR;
    }
    c->started = true;
    result = cpy_tuple_new(t, c->r);
    for (size_t i = 0; result && i < c->r; i++)
        cpy_tuple_set(result, i, cpy_tuple_get(cpy_tuple_get(pools, i), c->indexes[i]));
    return result;
}

#define CHOICES(id, new, next, signature, doc_)                                                        \
    static const struct cpy_function id##_methods[] = {                                                \
        {"__new__", signature, new, doc_, 0},                                                          \
        {"__iter__", "(self, /)", choices_iter, "Return self.", 0},                                    \
        {"__next__", "(self, /)", next, "Return the next tuple.", 0},                                  \
        {0},                                                                                           \
    };                                                                                                 \
    const struct cpy_type_def cpy_itertools_##id = {                                                   \
        .name = "itertools." #id, .doc = doc_, .size = sizeof(struct choices), .methods = id##_methods, \
        .trace = choices_trace, .destroy = choices_destroy, .flags = CPY_TYPE_FULL_NAME,               \
    }
CHOICES(product, product_new, product_next, "(cls, /, *iterables, repeat=1)",
    "All tuples with one item of each iterable: nested loops.");
CHOICES(permutations, permutations_new, permutations_next, "(cls, iterable, r=None)",
    "All orders of r of the items.");
CHOICES(combinations, combinations_new, combinations_next, "(cls, iterable, r)",
    "All choices of r of the items, in order.");
CHOICES(combinations_with_replacement, repeated_new, repeated_next, "(cls, iterable, r)",
    "All choices of r of the items, each as often as one likes.");
