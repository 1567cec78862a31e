/* SPDX-License-Identifier: MIT */
/* vm/memory/payload.c - malloc'ed memory that heap objects own.
 *
 * It counts towards the heap's limit and makes collections due like cells do. */
#include "vm/memory/state.h"

#include <stdlib.h>

/* Makes room for grow bytes more.  False: MemoryError is pending. */
static bool admit(struct cpy_thread *t, size_t grow)
{
    struct cpy_heap *heap = t->vm->heap;

    if (CPY_UNLIKELY(heap->slow) && cpy_heap_must_fail(heap)) {
        cpy_raise_no_memory(t);
        return false;
    }
    if (CPY_UNLIKELY(heap->slow || heap->young_bytes + grow >= heap->next_work))
        cpy_heap_poll(t);
    if (CPY_UNLIKELY(!cpy_heap_within(heap, grow))) {
        cpy_collect_all(t, CPY_SCAN_ALL);
        if (!cpy_heap_within(heap, grow)) {
            cpy_raise_no_memory(t);
            return false;
        }
    }
    return true;
}

static void *count(struct cpy_thread *t, void *block, size_t old_size, size_t size)
{
    struct cpy_heap *heap = t->vm->heap;

    if (!block) {
        cpy_raise_no_memory(t);
        return NULL;
    }
    heap->payload += size - old_size;
    if (size > old_size)
        heap->young_bytes += size - old_size;
    return block;
}

void *cpy_malloc(struct cpy_thread *t, size_t size)
{
    void *block;

    if (size > PTRDIFF_MAX) {
        cpy_raise_no_memory(t);
        return NULL;
    }
    if (!admit(t, size))
        return NULL;
    if (!(block = malloc(size ? size : 1))) {
        cpy_collect_all(t, CPY_SCAN_ALL);
        block = malloc(size ? size : 1);
    }
    return count(t, block, 0, size);
}

void *cpy_realloc(struct cpy_thread *t, void *block, size_t old_size, size_t size)
{
    void *moved;

    if (size > PTRDIFF_MAX) {
        cpy_raise_no_memory(t);
        return NULL;
    }
    if (size > old_size && !admit(t, size - old_size))
        return NULL;
    if (!(moved = realloc(block, size ? size : 1))) {
        cpy_collect_all(t, CPY_SCAN_ALL);
        moved = realloc(block, size ? size : 1);
    }
    return count(t, moved, old_size, size);
}

void cpy_free(const void *owner, void *block, size_t size)
{
    if (owner && block)
        cpy_page_of(owner)->head.heap->payload -= size;
    free(block);
}
