/* SPDX-License-Identifier: MIT */
/* vm/compiler/ast.c - the memory of a compilation.
 *
 * Nodes are carved from blocks that double in size, so that a one-line script costs one
 * small block.  The values in them are invisible to the collector there; a list, held by
 * a handle, keeps them. */
#include "vm/compiler/ast.h"

#include "vm/memory/heap.h"

#define FIRST_BLOCK 4096         /* bytes */
#define LARGEST_BLOCK (1u << 18) /* bytes; a single larger request gets a block of its own */

void cpy_arena_init(struct cpy_arena *arena, struct cpy_thread *t)
{
    memset(arena, 0, sizeof *arena);
    arena->t = t;
}

void cpy_arena_free(struct cpy_arena *arena)
{
    struct cpy_arena_block *b = arena->blocks, *next;
    size_t bytes = 0;

    for (; b; b = next) {
        next = b->next;
        bytes += b->cap;
        cpy_free(cpy_arena_owner(arena), b, sizeof *b + b->cap);
    }
    arena->blocks = NULL;
    cpy_heap_unhurry(arena->t, bytes);
    cpy_handle_clear(&arena->keep);
}

/* A new first block with room for size bytes. */
static bool add_block(struct cpy_arena *arena, size_t size)
{
    size_t cap = arena->blocks ? arena->blocks->cap * 2 : FIRST_BLOCK;
    struct cpy_arena_block *b;

    if (cap > LARGEST_BLOCK)
        cap = LARGEST_BLOCK;
    if (cap < size)
        cap = size;
    if (!(b = cpy_malloc(arena->t, sizeof *b + cap)))
        return false;
    b->next = arena->blocks;
    b->used = 0;
    b->cap = cap;
    arena->blocks = b;
    return true;
}

void *cpy_arena_alloc(struct cpy_arena *arena, size_t size)
{
    struct cpy_arena_block *b = arena->blocks;
    void *p;

    if (size > SIZE_MAX / 2) {
        cpy_raise_no_memory(arena->t);
        return NULL;
    }
    size = (size + 7) & ~(size_t)7;
    if (!b || b->cap - b->used < size) {
        if (!add_block(arena, size))
            return NULL;
        b = arena->blocks;
    }
    p = b->data + b->used;
    b->used += size;
    return memset(p, 0, size);
}

cpy_value cpy_arena_keep(struct cpy_arena *arena, cpy_value v)
{
    if (!cpy_is_object(v))
        return v;
    if (!arena->keep.value) {
        cpy_value list = cpy_list_new(arena->t, 0);

        if (!list)
            return CPY_ERROR;
        cpy_handle_set(arena->t, &arena->keep, list);
    }
    return cpy_list_append(arena->t, arena->keep.value, v) ? v : CPY_ERROR;
}
