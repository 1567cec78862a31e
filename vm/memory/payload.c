/* SPDX-License-Identifier: MIT */
/* vm/memory/payload.c - memory outside the heap's pages that heap objects own.
 *
 * It counts towards the heap's limit and makes collections due like cells do.  Small
 * blocks lie in slabs, one size to a slab, which costs a third of what malloc does; a slab
 * in which nothing is in use any more is given back.  Whoever frees says how large the block was, so
 * blocks have no head; under stress they do have one, which proves what is said, and a canary behind them. */
#include "vm/memory/state.h"

#include <stdio.h>
#include <stdlib.h>

#if __has_include(<valgrind/valgrind.h>)
#include <valgrind/valgrind.h>
#else
#define RUNNING_ON_VALGRIND 0
#endif

#define STEP 16                 /* sizes of small blocks are multiples of this */
#define SLAB CPY_PAGE_SIZE      /* small blocks of one size are cut from a slab of so many bytes */
#define CANARY 0x5ca1ab1e

struct free_block {
    struct free_block *next;
};

/* The head of a slab. */
struct cpy_slab {
    struct cpy_slab *next, **link; /* among those of its size that have room; link NULL: it is full */
    struct free_block *free;       /* blocks that were given back */
    char *fresh;                   /* from here on, blocks were never used */
    uint32_t step;                 /* bytes of a block */
    uint32_t used;                 /* blocks in use */
};
#define SLAB_HEAD ((sizeof(struct cpy_slab) + STEP - 1) / STEP * STEP)

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

CPY_INLINE size_t small_class(size_t size) { return (size + STEP - 1) / STEP; }
CPY_INLINE struct cpy_slab *slab_of(void *block)
{
    return (struct cpy_slab *)((uintptr_t)block & ~(uintptr_t)(SLAB - 1));
}
CPY_INLINE bool is_full(const struct cpy_slab *slab)
{
    return !slab->free && slab->fresh + slab->step > (const char *)slab + SLAB;
}

static void put_in_front(struct cpy_slab **list, struct cpy_slab *slab)
{
    slab->next = *list;
    slab->link = list;
    if (slab->next)
        slab->next->link = &slab->next;
    *list = slab;
}

static void take_off(struct cpy_slab *slab)
{
    *slab->link = slab->next;
    if (slab->next)
        slab->next->link = slab->link;
    slab->link = NULL;
}

/* NULL: no memory, or the heap's limit. */
static struct cpy_slab *new_slab(struct cpy_heap *heap, size_t n)
{
    struct cpy_slab *slab = cpy_heap_within(heap, SLAB) ? cpy_slab_take(&heap->chunks) : NULL;

    if (!slab)
        return NULL;
    slab->free = NULL;
    slab->fresh = (char *)slab + SLAB_HEAD;
    slab->step = (uint32_t)((n ? n : 1) * STEP);
    slab->used = 0;
    put_in_front(&heap->small[n], slab);
    return slab;
}

static void *small_new(struct cpy_heap *heap, size_t size)
{
    size_t n = small_class(size);
    struct cpy_slab *slab = heap->small[n];
    void *block;

    if (CPY_UNLIKELY(!slab) && !(slab = new_slab(heap, n)))
        return NULL;
    if ((block = slab->free)) {
        slab->free = slab->free->next;
    } else {
        block = slab->fresh;
        slab->fresh += slab->step;
    }
    slab->used++;
    if (CPY_UNLIKELY(is_full(slab)))
        take_off(slab);
    return block;
}

CPY_INLINE void small_free(struct cpy_heap *heap, void *block)
{
    struct cpy_slab *slab = slab_of(block), **list = &heap->small[slab->step / STEP];
    struct free_block *freed = block;

    freed->next = slab->free;
    slab->free = freed;
    if (CPY_UNLIKELY(!slab->link))
        put_in_front(list, slab);
    if (CPY_UNLIKELY(--slab->used == 0) && (slab->next || *list != slab)) { /* the last one of its size stays */
        take_off(slab);
        cpy_slab_return(&heap->chunks, slab);
    }
}

/* --- any block ------------------------------------------------------------------------ */

static void free_block(struct cpy_heap *heap, void *block, size_t size)
{
    if (CPY_LIKELY(size < heap->small_payload)) {
        small_free(heap, block);
        return;
    }
    heap->held -= size;
    if (CPY_UNLIKELY(heap->vm->config.stress))
        guarded_free(block, size);
    else
        free(block);
}

/* realloc() for blocks that are not small. */
static void *large_block(struct cpy_heap *heap, void *block, size_t old_size, size_t size)
{
    void *moved;

    if (size > old_size && !cpy_heap_within(heap, size - old_size))
        return NULL;
    if (CPY_UNLIKELY(heap->vm->config.stress))
        moved = guarded_realloc(block, old_size, size);
    else
        moved = realloc(block, size ? size : 1);
    if (moved)
        heap->held += size - old_size;
    return moved;
}

/* As realloc(): NULL leaves the block as it was. */
static void *move_block(struct cpy_heap *heap, void *block, size_t old_size, size_t size)
{
    bool small = size < heap->small_payload, was_small = old_size < heap->small_payload;
    void *moved;

    if (!block)
        return small ? small_new(heap, size) : large_block(heap, NULL, 0, size);
    if (small && was_small && small_class(size) == small_class(old_size))
        return block;
    if (!small && !was_small)
        return large_block(heap, block, old_size, size);
    if ((moved = small ? small_new(heap, size) : large_block(heap, NULL, 0, size))) {
        memcpy(moved, block, size < old_size ? size : old_size);
        free_block(heap, block, old_size);
    }
    return moved;
}

/* --- the functions of the API ------------------------------------------------------------ */

/* Does what is due before an allocation.  False: it has to fail. */
static __attribute__((noinline)) bool admit_slowly(struct cpy_thread *t)
{
    struct cpy_heap *heap = t->vm->heap;

    if (heap->slow && cpy_heap_must_fail(heap))
        return false;
    cpy_heap_poll(t);
    return true;
}

CPY_INLINE bool admit(struct cpy_thread *t, size_t grow)
{
    struct cpy_heap *heap = t->vm->heap;

    return CPY_LIKELY(!heap->slow && heap->young_bytes + grow < heap->next_work) || admit_slowly(t);
}

void *cpy_realloc(struct cpy_thread *t, void *block, size_t old_size, size_t size)
{
    struct cpy_heap *heap = t->vm->heap;
    size_t grow = size > old_size ? size - old_size : 0;
    void *moved = NULL;

    if (size <= PTRDIFF_MAX - sizeof(struct guard) - sizeof(uint32_t) && (!grow || admit(t, grow))) {
        if (!(moved = move_block(heap, block, old_size, size))) {
            cpy_collect_all(t, CPY_SCAN_ALL);
            moved = move_block(heap, block, old_size, size);
        }
    }
    if (CPY_UNLIKELY(!moved)) {
        cpy_raise_no_memory(t);
        return NULL;
    }
    heap->payload += size - old_size;
    heap->young_bytes += grow;
    return moved;
}

void *cpy_malloc(struct cpy_thread *t, size_t size)
{
    struct cpy_heap *heap = t->vm->heap;
    struct cpy_slab *slab;
    struct free_block *block;

    if (CPY_UNLIKELY(size >= heap->small_payload || heap->slow || heap->young_bytes + size >= heap->next_work))
        return cpy_realloc(t, NULL, 0, size);
    slab = heap->small[small_class(size)];
    if (CPY_UNLIKELY(!slab || !(block = slab->free) || !block->next))
        return cpy_realloc(t, NULL, 0, size);
    slab->free = block->next; /* there is another one: the slab is not full */
    __builtin_prefetch(block->next); /* it was freed long ago, and is looked at next */
    slab->used++;
    heap->payload += size;
    heap->young_bytes += size;
    return block;
}

void cpy_free(const void *owner, void *block, size_t size)
{
    struct cpy_heap *heap = cpy_page_of(owner)->head.heap;

    if (CPY_LIKELY(block != NULL)) {
        heap->payload -= size;
        free_block(heap, block, size);
    }
}
