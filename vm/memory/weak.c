/* SPDX-License-Identifier: MIT */
/* vm/memory/weak.c - which weak references there are to which object.
 *
 * A reference is never older than its referent, so a minor collection looks only at
 * those registered since the last one: no other referent or reference can have died. */
#include "vm/memory/state.h"

#include <stdlib.h>

#define LEAST_ROWS 64

CPY_INLINE size_t row_of(const struct cpy_heap *heap, const struct cpy_object *referent)
{
    return (size_t)((uint64_t)(uintptr_t)referent * 0x9e3779b97f4a7c15u >> 32) & heap->weak_mask;
}

/* The row of referent, or the free one where it belongs. */
static struct cpy_weak_row *find_row(const struct cpy_heap *heap, const struct cpy_object *referent)
{
    size_t row = row_of(heap, referent);

    while (heap->weak_rows[row].referent && heap->weak_rows[row].referent != referent)
        row = (row + 1) & heap->weak_mask;
    return &heap->weak_rows[row];
}

static bool grow_rows(struct cpy_heap *heap)
{
    struct cpy_weak_row *old = heap->weak_rows;
    size_t old_count = old ? heap->weak_mask + 1 : 0;
    size_t count = old ? old_count * 2 : LEAST_ROWS;
    struct cpy_weak_row *rows;

    if ((heap->weak_count + 1) * 2 <= old_count)
        return true;
    if (!(rows = calloc(count, sizeof *rows)))
        return false;
    heap->weak_rows = rows;
    heap->weak_mask = count - 1;
    for (size_t i = 0; i < old_count; i++)
        if (old[i].referent)
            *find_row(heap, old[i].referent) = old[i];
    free(old);
    return true;
}

/* Empties a row, if there is one, and moves those behind it up that were displaced by it. */
static void drop_row(struct cpy_heap *heap, const struct cpy_object *referent)
{
    struct cpy_weak_row *rows = heap->weak_rows;
    size_t hole = (size_t)(find_row(heap, referent) - rows), row;

    if (!rows[hole].referent)
        return;
    for (row = (hole + 1) & heap->weak_mask; rows[row].referent; row = (row + 1) & heap->weak_mask) {
        if (((row - row_of(heap, rows[row].referent)) & heap->weak_mask) < ((row - hole) & heap->weak_mask))
            continue;
        rows[hole] = rows[row];
        hole = row;
    }
    rows[hole] = (struct cpy_weak_row){NULL, NULL};
    heap->weak_count--;
}

bool cpy_weak_register(struct cpy_thread *t, cpy_value ref_value, cpy_value referent)
{
    struct cpy_heap *heap = t->vm->heap;
    struct cpy_weakref *ref = cpy_as_weakref(ref_value);
    struct cpy_weak_row *row;

    if (!cpy_due_reserve(heap) || !grow_rows(heap) || !cpy_vector_push(&heap->weakrefs, ref)) {
        cpy_raise_no_memory(t);
        return false;
    }
    row = find_row(heap, cpy_pointer(referent));
    if (!row->referent)
        heap->weak_count++;
    ref->referent = referent;
    ref->older = row->first;
    *row = (struct cpy_weak_row){cpy_pointer(referent), ref};
    return true;
}

void cpy_weak_each(struct cpy_thread *t, cpy_value referent, void (*visit)(cpy_value ref, void *user), void *user)
{
    struct cpy_heap *heap = t->vm->heap;
    struct cpy_weakref *ref;

    if (!heap->weak_rows || !cpy_is_object(referent))
        return;
    for (ref = find_row(heap, cpy_pointer(referent))->first; ref; ref = ref->older)
        visit(cpy_from(ref), user);
}

/* Takes a reference that has died out of its living referent's chain. */
static void unlink_ref(struct cpy_heap *heap, struct cpy_weakref *ref)
{
    struct cpy_weak_row *row = find_row(heap, cpy_pointer(ref->referent));
    struct cpy_weakref **link = &row->first;

    while (*link && *link != ref)
        link = &(*link)->older;
    if (*link)
        *link = ref->older;
    if (!row->first && row->referent)
        drop_row(heap, row->referent);
}

/* Turns the order of what was queued round: of several callbacks the newest is called first. */
static void reverse_due(struct cpy_heap *heap, size_t from)
{
    for (size_t to = heap->due.len; from + 1 < to; from++) {
        void *last = heap->due.items[--to];

        heap->due.items[to] = heap->due.items[from];
        heap->due.items[from] = last;
    }
}

void cpy_weak_clear(struct cpy_heap *heap, bool major)
{
    size_t from = major ? 0 : heap->weakrefs_old, kept = from, due = heap->due.len;

    for (size_t i = from; i < heap->weakrefs.len; i++) {
        struct cpy_weakref *ref = heap->weakrefs.items[i];
        struct cpy_object *referent = cpy_pointer(ref->referent);

        if (cpy_is_marked(referent)) {
            if (cpy_is_marked(ref))
                heap->weakrefs.items[kept++] = ref;
            else
                unlink_ref(heap, ref);
            continue;
        }
        drop_row(heap, referent);
        ref->referent = CPY_UNSET;
        ref->older = NULL;
        if (cpy_is_marked(ref) && cpy_load(ref->callback))
            cpy_due_callback(heap, ref);
    }
    heap->weakrefs.len = heap->weakrefs_old = kept;
    reverse_due(heap, due);
}
