/* SPDX-License-Identifier: MIT */
/* vm/compiler/ast.c - the memory of a compilation.
 *
 * Nodes are carved from blocks that double in size, so that a one-line script costs one
 * small block.  Those that were used are kept for the next compilation: it finds them in the cache, the system need
 * not map and clear them again (which took a tenth of the time), and they are no reason to collect garbage.  They are
 * zeroed a piece at a time, just ahead of what is handed out.  The collector does not look at the values in them. */
#include "vm/compiler/ast.h"

#include "vm/memory/heap.h"

#define FIRST_BLOCK 8192         /* bytes */
#define LARGEST_BLOCK (1u << 20) /* bytes; a single larger request gets a block of its own */
#define MOST_SPARE (4u << 20)    /* bytes kept: three thousand lines of source need as many */
#define FIRST_KEPT 16            /* tuples of values that are kept before the list of them grows */
#define LEAST_PIECE 2048         /* bytes zeroed at once: few in a small block, whose pages may never be used, ... */
#define MOST_PIECE 16384         /* ... but so many in a large one that the C library need not read them first */

void cpy_arena_init(struct cpy_arena *arena, struct cpy_thread *t)
{
    memset(arena, 0, offsetof(struct cpy_arena, kept));
    arena->t = t;
}

static void free_block(struct cpy_vm *vm, struct cpy_arena_block *b)
{
    cpy_free(cpy_pointer(vm->types[CPY_TYPE_OBJECT]), b, sizeof *b + b->cap);
}

void cpy_arena_free_spare(struct cpy_vm *vm)
{
    struct cpy_arena_block *b;

    while ((b = vm->spare_blocks)) {
        vm->spare_blocks = b->next;
        free_block(vm, b);
    }
    vm->spare_size = 0;
}

/* Keeps a block for the next compilation or frees it; under stress, so that its use after the end is noticed. */
static void spare(struct cpy_vm *vm, struct cpy_arena_block *b)
{
    if (b->cap > LARGEST_BLOCK || b->cap > MOST_SPARE - vm->spare_size || vm->config.stress) {
        free_block(vm, b);
        return;
    }
    b->next = vm->spare_blocks;
    vm->spare_blocks = b;
    vm->spare_size += b->cap;
}

void cpy_arena_free(struct cpy_arena *arena)
{
    struct cpy_arena_block *b = arena->blocks, *next;

    for (; b; b = next) {
        next = b->next;
        spare(arena->t->vm, b);
    }
    arena->blocks = NULL;
    cpy_handle_clear(&arena->keep);
}

/* The first spare block with room for size bytes, or NULL. */
static struct cpy_arena_block *take_spare(struct cpy_vm *vm, size_t size)
{
    for (struct cpy_arena_block **at = &vm->spare_blocks, *b; (b = *at); at = &b->next)
        if (b->cap >= size) {
            *at = b->next;
            vm->spare_size -= b->cap;
            return b;
        }
    return NULL;
}

/* A block with room for size bytes. */
static struct cpy_arena_block *new_block(struct cpy_arena *arena, size_t size)
{
    size_t cap = arena->blocks ? arena->blocks->cap * 2 : FIRST_BLOCK;
    struct cpy_arena_block *b = take_spare(arena->t->vm, size);

    if (b)
        return b;
    if (cap > LARGEST_BLOCK)
        cap = LARGEST_BLOCK;
    if (cap < size)
        cap = size;
    if ((b = cpy_malloc(arena->t, sizeof *b + cap))) {
        b->cap = cap;
        cpy_heap_unhurry(arena->t, sizeof *b + cap);
    }
    return b;
}

static bool add_block(struct cpy_arena *arena, size_t size)
{
    struct cpy_arena_block *b = new_block(arena, size);

    if (!b)
        return false;
    b->next = arena->blocks;
    arena->blocks = b;
    arena->next = arena->limit = b->data;
    arena->end = b->data + b->cap;
    return true;
}

/* Makes room in the newest block.  False: MemoryError. */
static bool reserve(struct cpy_arena *arena, size_t size)
{
    if (size <= (size_t)(arena->end - arena->next))
        return true;
    if (size <= SIZE_MAX / 2)
        return add_block(arena, (size + 7) & ~(size_t)7);
    cpy_raise_no_memory(arena->t);
    return false;
}

/* How much to zero for a request of size bytes: a multiple of 8, as all that is handed out. */
static size_t piece_for(const struct cpy_arena *arena, size_t size)
{
    size_t piece = arena->blocks->cap / 64 * 8;

    piece = piece < LEAST_PIECE ? LEAST_PIECE : piece > MOST_PIECE ? MOST_PIECE : piece;
    return size < piece ? piece : (size + 7) & ~(size_t)7;
}

void *cpy_arena_alloc_slowly(struct cpy_arena *arena, size_t size)
{
    size_t piece;

    if (!reserve(arena, size))
        return NULL;
    piece = piece_for(arena, size);
    if (piece > (size_t)(arena->end - arena->next))
        piece = (size_t)(arena->end - arena->next);
    memset(arena->limit, 0, (size_t)(arena->next + piece - arena->limit));
    arena->limit = arena->next + piece;
    return cpy_arena_alloc(arena, size);
}

void *cpy_arena_take(struct cpy_arena *arena, size_t size)
{
    char *block = reserve(arena, size) ? arena->next : NULL;

    if (!block)
        return NULL;
    arena->next = block + ((size + 7) & ~(size_t)7);
    if (arena->limit < arena->next)
        arena->limit = arena->next;
    return block;
}

bool cpy_arena_grow(struct cpy_arena *arena, void *array, uint32_t *cap, size_t size, uint32_t least)
{
    uint32_t wanted = *cap ? *cap * 2 : least;
    void **block = array, *grown;

    if (*cap > UINT32_MAX / 2 || wanted > SIZE_MAX / 2 / size) {
        cpy_raise_no_memory(arena->t);
        return false;
    }
    if (!(grown = cpy_arena_take(arena, wanted * size)))
        return false;
    if (*cap)
        memcpy(grown, *block, *cap * size);
    *block = grown;
    *cap = wanted;
    return true;
}

bool cpy_arena_keep_elsewhere(struct cpy_arena *arena)
{
    cpy_value some = cpy_tuple_from(arena->t, arena->kept, arena->kept_count), list;

    if (!some)
        return false;
    if (!arena->keep.value) {
        if (!(list = cpy_list_new(arena->t, FIRST_KEPT)))
            return false;
        cpy_handle_set(arena->t, &arena->keep, list);
    }
    if (!cpy_list_append(arena->t, arena->keep.value, some))
        return false;
    arena->kept_count = 0;
    return true;
}
