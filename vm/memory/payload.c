/* SPDX-License-Identifier: MIT */
/* vm/memory/payload.c - memory outside the heap's pages that heap objects own.
 *
 * It counts towards the heap's limit and makes collections due like cells do.  Small
 * blocks are kept on a list of free ones for each size, which costs a third of what malloc
 * does.  Whoever frees says how large the block was, so blocks have no head; under stress they do
 * have one, which proves what is said, and a canary behind them. */
#include "vm/memory/state.h"

#include <stdio.h>
#include <stdlib.h>

#if __has_include(<valgrind/valgrind.h>)
#include <valgrind/valgrind.h>
#else
#define RUNNING_ON_VALGRIND 0
#endif

#define STEP 16            /* sizes of small blocks are multiples of this */
#define SLAB ((size_t)32 << 10) /* small blocks are cut from malloc'ed blocks of this size */
#define CANARY 0x5ca1ab1e

/* A free small block, or the head of a slab. */
struct cpy_free_block {
    struct cpy_free_block *next;
};

/* What lies in front of a block under stress; a canary lies behind it. */
struct guard {
    _Alignas(16) size_t size;
    uint32_t canary;
};

void cpy_payload_init(struct cpy_heap *heap)
{
#ifdef __SANITIZE_ADDRESS__
    heap->small_payload = 0;
#else
    heap->small_payload = heap->vm->config.stress || RUNNING_ON_VALGRIND ? 0 : CPY_SMALL_PAYLOAD;
#endif
}

void cpy_payload_free(struct cpy_heap *heap)
{
    struct cpy_free_block *slab;

    while ((slab = heap->slabs)) {
        heap->slabs = slab->next;
        free(slab);
    }
}

/* --- blocks with guards ---------------------------------------------------------- */

static void *guard_new(void *memory, size_t size)
{
    struct guard *guard = memory;
    uint32_t canary = CANARY;

    if (!guard)
        return NULL;
    guard->size = size;
    guard->canary = CANARY;
    memcpy((char *)(guard + 1) + size, &canary, sizeof canary);
    return guard + 1;
}

/* The guard of a block that its owner takes for one of that size. */
static struct guard *guard_of(void *block, size_t size)
{
    struct guard *guard;
    uint32_t canary;

    if (!block)
        return NULL;
    guard = (struct guard *)block - 1;
    if (guard->size == size && guard->canary == CANARY) {
        memcpy(&canary, (char *)block + size, sizeof canary);
        if (canary == CANARY)
            return guard;
    }
    fprintf(stderr, "heap: a payload of %zu bytes is damaged or was taken for one of %zu bytes\n", guard->size, size);
    abort();
}

static void *guarded_realloc(void *block, size_t old_size, size_t size)
{
    return guard_new(realloc(guard_of(block, old_size), sizeof(struct guard) + size + sizeof(uint32_t)), size);
}

static void guarded_free(void *block, size_t size)
{
    struct guard *guard = guard_of(block, size);

    guard->canary = 0;
    memset(block, CPY_POISON, size);
    free(guard);
}

/* --- small blocks -------------------------------------------------------------------- */

CPY_INLINE struct cpy_free_block **small_list(struct cpy_heap *heap, size_t size)
{
    return &heap->free_blocks[(size + STEP - 1) / STEP];
}

static __attribute__((noinline)) void *cut_slab(struct cpy_heap *heap, size_t size)
{
    size_t step = size ? (size + STEP - 1) / STEP * STEP : STEP;
    struct cpy_free_block *slab;
    char *block;

    if ((size_t)(heap->slab_end - heap->slab_next) < step) {
        if (!(slab = malloc(SLAB)))
            return NULL;
        slab->next = heap->slabs;
        heap->slabs = slab;
        heap->slab_next = (char *)slab + STEP;
        heap->slab_end = (char *)slab + SLAB;
    }
    block = heap->slab_next;
    heap->slab_next += step;
    return block;
}

CPY_INLINE void *small_new(struct cpy_heap *heap, size_t size)
{
    struct cpy_free_block **list = small_list(heap, size), *block = *list;

    if (CPY_UNLIKELY(!block))
        return cut_slab(heap, size);
    *list = block->next;
    return block;
}

CPY_INLINE void small_free(struct cpy_heap *heap, void *block, size_t size)
{
    struct cpy_free_block **list = small_list(heap, size), *freed = block;

    freed->next = *list;
    *list = freed;
}

/* --- any block ------------------------------------------------------------------------ */

static void free_block(struct cpy_heap *heap, void *block, size_t size)
{
    if (CPY_LIKELY(size < heap->small_payload))
        small_free(heap, block, size);
    else if (CPY_UNLIKELY(heap->vm->config.stress))
        guarded_free(block, size);
    else
        free(block);
}

static void *new_block(struct cpy_heap *heap, size_t size)
{
    if (CPY_LIKELY(size < heap->small_payload))
        return small_new(heap, size);
    if (CPY_UNLIKELY(heap->vm->config.stress))
        return guarded_realloc(NULL, 0, size);
    return malloc(size ? size : 1);
}

/* As realloc(): NULL leaves the block as it was. */
static void *move_block(struct cpy_heap *heap, void *block, size_t old_size, size_t size)
{
    void *moved;

    if (!block)
        return new_block(heap, size);
    if (size < heap->small_payload && old_size < heap->small_payload && small_list(heap, size) == small_list(heap, old_size))
        return block;
    if (size < heap->small_payload || old_size < heap->small_payload) {
        if ((moved = new_block(heap, size))) {
            memcpy(moved, block, size < old_size ? size : old_size);
            free_block(heap, block, old_size);
        }
        return moved;
    }
    if (CPY_UNLIKELY(heap->vm->config.stress))
        return guarded_realloc(block, old_size, size);
    return realloc(block, size ? size : 1);
}

/* --- the functions of the API ------------------------------------------------------------ */

/* Makes room for grow bytes more.  False: MemoryError is pending. */
static __attribute__((noinline)) bool admit_slowly(struct cpy_thread *t, size_t grow)
{
    struct cpy_heap *heap = t->vm->heap;

    if (!heap->slow || !cpy_heap_must_fail(heap)) {
        cpy_heap_poll(t);
        if (cpy_heap_within(heap, grow))
            return true;
        cpy_collect_all(t, CPY_SCAN_ALL);
        if (cpy_heap_within(heap, grow))
            return true;
    }
    cpy_raise_no_memory(t);
    return false;
}

CPY_INLINE bool admit(struct cpy_thread *t, size_t grow)
{
    struct cpy_heap *heap = t->vm->heap;

    if (CPY_LIKELY(!heap->slow && heap->young_bytes + grow < heap->next_work && cpy_heap_within(heap, grow)))
        return true;
    return admit_slowly(t, grow);
}

CPY_INLINE void count(struct cpy_heap *heap, size_t old_size, size_t size)
{
    heap->payload += size - old_size;
    if (size > old_size)
        heap->young_bytes += size - old_size;
}

void *cpy_realloc(struct cpy_thread *t, void *block, size_t old_size, size_t size)
{
    struct cpy_heap *heap = t->vm->heap;
    void *moved;

    if (size > PTRDIFF_MAX - sizeof(struct guard) - sizeof(uint32_t)) {
        cpy_raise_no_memory(t);
        return NULL;
    }
    if (size > old_size && !admit(t, size - old_size))
        return NULL;
    if (CPY_UNLIKELY(!(moved = move_block(heap, block, old_size, size)))) {
        cpy_collect_all(t, CPY_SCAN_ALL);
        if (!(moved = move_block(heap, block, old_size, size))) {
            cpy_raise_no_memory(t);
            return NULL;
        }
    }
    count(heap, old_size, size);
    return moved;
}

void *cpy_malloc(struct cpy_thread *t, size_t size)
{
    struct cpy_heap *heap = t->vm->heap;
    struct cpy_free_block **list = small_list(heap, size < CPY_SMALL_PAYLOAD ? size : 0), *block = *list;

    if (CPY_LIKELY(size < heap->small_payload && block && !heap->slow && heap->young_bytes + size < heap->next_work &&
            cpy_heap_within(heap, size))) {
        *list = block->next;
        count(heap, 0, size);
        return block;
    }
    return cpy_realloc(t, NULL, 0, size);
}

void cpy_free(const void *owner, void *block, size_t size)
{
    struct cpy_heap *heap = cpy_page_of(owner)->head.heap;

    if (CPY_LIKELY(block != NULL)) {
        heap->payload -= size;
        free_block(heap, block, size);
    }
}
