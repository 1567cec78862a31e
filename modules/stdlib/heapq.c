/* SPDX-License-Identifier: MIT */
/* modules/stdlib/heapq.c - module heapq: a list kept so that heap[k] <= heap[2*k+1] and heap[2*k+2].
 *
 * Comparing items may run Python code that changes the list: its length is checked after every
 * comparison.  merge, nlargest and nsmallest are in modules/frozen/heapq.py. */
#include "vm/api.h"

extern const char cpy_frozen_heapq[];

/* Is a to come before b?  1, 0, -1.  max: the largest comes first. */
static int before(struct cpy_thread *t, cpy_value a, cpy_value b, bool max)
{
    if (cpy_both_small(a, b))
        return max ? (int64_t)b < (int64_t)a : (int64_t)a < (int64_t)b;
    return max ? cpy_compare_bool(t, b, a, CPY_LT) : cpy_compare_bool(t, a, b, CPY_LT);
}

static bool unchanged(struct cpy_thread *t, cpy_value heap, size_t len)
{
    if (cpy_list_len(heap) == len)
        return true;
    cpy_raise(t, CPY_RUNTIME_ERROR, "list changed size during iteration");
    return false;
}

/* Moves the item at i towards the root, not beyond start. */
static bool sift_up(struct cpy_thread *t, cpy_value heap, size_t start, size_t i, bool max)
{
    size_t len = cpy_list_len(heap);
    cpy_value item = cpy_list_get(heap, i);

    while (i > start) {
        size_t parent = (i - 1) / 2;
        cpy_value other = cpy_list_get(heap, parent);
        int less = before(t, item, other, max);

        if (less < 0 || !unchanged(t, heap, len))
            return false;
        if (!less)
            break;
        cpy_list_set(heap, i, cpy_list_get(heap, parent));
        cpy_list_set(heap, parent, item);
        i = parent;
    }
    return true;
}

/* Restores the order below i: the hole goes down along the smaller children, and the item then up to its
 * place, which is fewer comparisons than stopping on the way. */
static bool sift_down(struct cpy_thread *t, cpy_value heap, size_t i, bool max)
{
    size_t len = cpy_list_len(heap), start = i, child;

    while ((child = 2 * i + 1) < len) {
        cpy_value kept;
        int left = 1;

        if (child + 1 < len) {
            left = before(t, cpy_list_get(heap, child), cpy_list_get(heap, child + 1), max);
            if (left < 0 || !unchanged(t, heap, len))
                return false;
        }
        child += !left;
        kept = cpy_list_get(heap, i);
        cpy_list_set(heap, i, cpy_list_get(heap, child));
        cpy_list_set(heap, child, kept);
        i = child;
    }
    return sift_up(t, heap, start, i, max);
}

/* what: the function and which of its arguments this is. */
static bool check_list(struct cpy_thread *t, cpy_value heap, const char *what)
{
    if (cpy_is_list(heap))
        return true;
    cpy_raise(t, CPY_TYPE_ERROR, "%s must be list, not %B", what, heap);
    return false;
}

/* Removes the last item. */
static cpy_value take_last(struct cpy_thread *t, cpy_value heap)
{
    cpy_value last;

    if (cpy_list_len(heap) == 0)
        return cpy_raise(t, CPY_INDEX_ERROR, "index out of range");
    last = cpy_list_get(heap, cpy_list_len(heap) - 1);
    return cpy_delitem(t, heap, cpy_int(-1)) ? last : CPY_ERROR;
}

static cpy_value pop(struct cpy_thread *t, cpy_value heap, bool max)
{
    cpy_value last, first;

    if (!check_list(t, heap, max ? "_heappop_max() argument" : "heappop() argument") || !(last = take_last(t, heap)))
        return CPY_ERROR;
    if (cpy_list_len(heap) == 0)
        return last;
    first = cpy_list_get(heap, 0);
    cpy_list_set(heap, 0, last);
    return sift_down(t, heap, 0, max) ? first : CPY_ERROR;
}

static cpy_value replace(struct cpy_thread *t, cpy_value heap, cpy_value item, bool max)
{
    cpy_value first;

    if (!check_list(t, heap, max ? "_heapreplace_max() argument 1" : "heapreplace() argument 1"))
        return CPY_ERROR;
    if (cpy_list_len(heap) == 0)
        return cpy_raise(t, CPY_INDEX_ERROR, "index out of range");
    first = cpy_list_get(heap, 0);
    cpy_list_set(heap, 0, item);
    return sift_down(t, heap, 0, max) ? first : CPY_ERROR;
}

static cpy_value heapify(struct cpy_thread *t, cpy_value heap, bool max)
{
    if (!check_list(t, heap, max ? "_heapify_max() argument" : "heapify() argument"))
        return CPY_ERROR;
    for (size_t i = cpy_list_len(heap) / 2; i-- > 0;)
        if (!sift_down(t, heap, i, max))
            return CPY_ERROR;
    return CPY_NONE;
}

static cpy_value heap_push(struct cpy_thread *t, const cpy_value *args)
{
    if (!check_list(t, args[0], "heappush() argument 1") || !cpy_list_append(t, args[0], args[1]))
        return CPY_ERROR;
    return sift_up(t, args[0], 0, cpy_list_len(args[0]) - 1, false) ? CPY_NONE : CPY_ERROR;
}

static cpy_value heap_pushpop(struct cpy_thread *t, const cpy_value *args)
{
    int less;

    if (!check_list(t, args[0], "heappushpop() argument 1"))
        return CPY_ERROR;
    if (cpy_list_len(args[0]) == 0)
        return args[1];
    if ((less = before(t, cpy_list_get(args[0], 0), args[1], false)) <= 0)
        return less < 0 ? CPY_ERROR : args[1];
    return replace(t, args[0], args[1], false);
}

static cpy_value heap_pop(struct cpy_thread *t, const cpy_value *args) { return pop(t, args[0], false); }
static cpy_value heap_pop_max(struct cpy_thread *t, const cpy_value *args) { return pop(t, args[0], true); }
static cpy_value heap_replace(struct cpy_thread *t, const cpy_value *args)
{
    return replace(t, args[0], args[1], false);
}
static cpy_value heap_replace_max(struct cpy_thread *t, const cpy_value *args)
{
    return replace(t, args[0], args[1], true);
}
static cpy_value heap_heapify(struct cpy_thread *t, const cpy_value *args) { return heapify(t, args[0], false); }
static cpy_value heap_heapify_max(struct cpy_thread *t, const cpy_value *args) { return heapify(t, args[0], true); }

static const struct cpy_function functions[] = {
    {"heappush", "(heap, item, /)", heap_push, "Add an item to the heap.", 0},
    {"heappop", "(heap, /)", heap_pop, "Remove and return the smallest item.", 0},
    {"heappushpop", "(heap, item, /)", heap_pushpop, "Add an item, then remove and return the smallest.", 0},
    {"heapreplace", "(heap, item, /)", heap_replace, "Remove and return the smallest item, then add one.", 0},
    {"heapify", "(heap, /)", heap_heapify, "Make a heap of a list, in place.", 0},
    {"_heappop_max", "(heap, /)", heap_pop_max, "heappop() of a heap with the largest item first.", 0},
    {"_heapreplace_max", "(heap, item, /)", heap_replace_max, "heapreplace() of a heap with the largest item first.",
        0},
    {"_heapify_max", "(heap, /)", heap_heapify_max, "Make a heap with the largest item first.", 0},
    {0},
};

const struct cpy_module_def cpy_module_heapq = {
    .name = "heapq",
    .doc = "Heap queues: priority queues in lists.",
    .functions = functions,
    .source = cpy_frozen_heapq,
};
