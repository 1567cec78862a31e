/* SPDX-License-Identifier: MIT */
/* vm/memory/garbage.c - garbage that is kept for somebody to look at: gc.DEBUG_SAVEALL.
 *
 * Marking leaves all that is dead unmarked, also what reference counts would have freed long ago.  Only what is in a
 * cycle, or what a cycle refers to, is garbage to a Python programmer, so the rest is taken off first: whatever no other
 * dead object refers to, again and again. */
#include "vm/memory/state.h"

#include "vm/objects/list.h"

#include <stdlib.h>

/* Dead objects, in the order of their addresses, and how many references to each there are from the others. */
struct dead {
    struct cpy_heap *heap;
    struct cpy_vector found;
    uint32_t *references;
    struct cpy_vector free; /* those among them that nothing refers to, whose own references are still counted */
    bool failed;
};

static void find_dead(struct cpy_object *o, void *user)
{
    struct dead *dead = user;

    if (!cpy_is_marked(o))
        dead->failed |= !cpy_vector_push(&dead->found, o);
}

static int compare(const void *a, const void *b)
{
    uintptr_t left = *(const uintptr_t *)a, right = *(const uintptr_t *)b;

    return (left > right) - (left < right);
}

/* The references of a dead object, or NULL if it is not one. */
static uint32_t *references_of(struct dead *dead, struct cpy_object *o)
{
    void **at = bsearch(&o, dead->found.items, dead->found.len, sizeof o, compare);

    return at ? &dead->references[at - dead->found.items] : NULL;
}

static void count(struct cpy_tracer *tracer, struct cpy_object *o)
{
    uint32_t *references = references_of(tracer->user, o);

    if (references)
        ++*references;
}

static void uncount(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct dead *dead = tracer->user;
    uint32_t *references = references_of(dead, o);

    if (references && --*references == 0)
        dead->failed |= !cpy_vector_push(&dead->free, o);
}

/* Counts the references, and takes off what has none: its count stays 0. */
static void peel(struct dead *dead)
{
    struct cpy_tracer counting = {.heap = dead->heap, .visit = count, .user = dead};
    struct cpy_tracer uncounting = {.heap = dead->heap, .visit = uncount, .user = dead};
    size_t n = dead->found.len;

    for (size_t i = 0; i < n; i++)
        cpy_trace_object(&counting, dead->found.items[i]);
    for (size_t i = 0; i < n && !dead->failed; i++)
        if (!dead->references[i])
            dead->failed |= !cpy_vector_push(&dead->free, dead->found.items[i]);
    while (dead->free.len && !dead->failed)
        cpy_trace_object(&uncounting, dead->free.items[--dead->free.len]);
}

void cpy_garbage_find(struct cpy_heap *heap)
{
    struct dead dead = {.heap = heap};

    cpy_heap_each(heap, find_dead, &dead);
    qsort(dead.found.items, dead.found.len, sizeof *dead.found.items, compare);
    dead.references = calloc(dead.found.len + 1, sizeof *dead.references);
    dead.failed |= !dead.references || !cpy_vector_reserve(&heap->garbage, dead.found.len);
    if (!dead.failed)
        peel(&dead);
    for (size_t i = 0; i < dead.found.len && !dead.failed; i++)
        if (dead.references[i] && cpy_gc_in_cycle(cpy_from(dead.found.items[i])))
            heap->garbage.items[heap->garbage.len++] = dead.found.items[i];
    cpy_garbage_trace(heap, &heap->tracer);
    cpy_mark_drain(heap, 0);
    free(dead.found.items);
    free(dead.references);
    free(dead.free.items);
}

void cpy_garbage_trace(struct cpy_heap *heap, struct cpy_tracer *tracer)
{
    for (size_t i = 0; i < heap->garbage.len; i++)
        cpy_trace_value(tracer, cpy_from(heap->garbage.items[i]));
}

bool cpy_collect_garbage(struct cpy_thread *t, cpy_value list, cpy_native caller)
{
    struct cpy_heap *heap = t->vm->heap;
    bool ok = true;

    heap->keeps_garbage = true;
    cpy_collect_from(t, caller);
    heap->keeps_garbage = false;
    for (size_t i = 0; ok && i < heap->garbage.len; i++)
        ok = cpy_list_append(t, list, cpy_from(heap->garbage.items[i]));
    heap->garbage.len = 0;
    return ok;
}
