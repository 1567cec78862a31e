/* SPDX-License-Identifier: MIT */
/* vm/memory/alloc.c - handing out cells, and sweeping pages for more of them.
 *
 * A pool hands out cells of one size by moving a pointer through free runs.  Runs are
 * read from a page's `live` bits when they are needed, and zeroed a piece at a time, just
 * ahead of the pointer, so that the cache still holds them.  Objects with a destroy() lie in
 * pages of their own, one pool for each destroy(): sweeping any other page touches no object,
 * and sweeping these asks no object for its class, which may have died with it. */
#include "vm/memory/state.h"

#include "vm/objects/shape.h"

#include <stdlib.h>

#define SWEEP_AT_MOST 16 /* pages swept in search of one with room before a new one is taken */

/* --- pools ------------------------------------------------------------------ */

CPY_INLINE unsigned class_of_size(const struct cpy_heap *heap, size_t size)
{
    unsigned n;

    if (CPY_LIKELY(size <= CPY_SMALL_SIZE))
        return heap->small_class[(size + 7) / 8];
    for (n = heap->small_class[CPY_SMALL_SIZE / 8]; n < heap->class_count && heap->plain[n].cell < size; n++)
        ;
    return n;
}

static void add_pool(struct cpy_heap *heap, struct cpy_pool *pool, size_t cell)
{
    pool->cell = cell;
    pool->all_next = heap->pools;
    heap->pools = pool;
}

/* Sizes by steps of 8 bytes, then of an eighth, then whole shares of a page. */
void cpy_pools_init(struct cpy_heap *heap)
{
    size_t room = CPY_PAGE_SIZE - (sizeof(struct cpy_page) + 15) / 16 * 16;
    size_t size = CPY_LEAST_CELL, n = 0, share;

    for (; size <= CPY_SMALL_SIZE * 2; size += size < 256 ? 8 : size / 64 * 8)
        add_pool(heap, &heap->plain[n++], size);
    for (share = room / size; share > 0; share--)
        if (room / share / 8 * 8 > heap->plain[n - 1].cell * 10 / 9)
            add_pool(heap, &heap->plain[n++], room / share / 8 * 8);
    heap->class_count = (uint16_t)n;
    for (size_t i = 0, k = 0; i <= CPY_SMALL_SIZE / 8; i++) {
        while (heap->plain[k].cell < i * 8)
            k++;
        heap->small_class[i] = (uint8_t)k;
    }
    add_pool(heap, &heap->spans, 0);
}

void cpy_pools_free(struct cpy_heap *heap)
{
    struct cpy_pool *pool, *next;

    for (pool = heap->pools; pool; pool = next) {
        next = pool->all_next;
        if (pool->destroy)
            free(pool);
    }
}

/* The pool of cells of that size for objects with that destroy(); made at first use. */
static struct cpy_pool *find_destroy_pool(struct cpy_heap *heap, void (*destroy)(struct cpy_object *o), size_t cell)
{
    struct cpy_pool *pool;

    for (pool = heap->pools; pool; pool = pool->all_next)
        if (pool->destroy == destroy && pool->cell == cell)
            return pool;
    if (!(pool = calloc(1, sizeof *pool)))
        return NULL;
    pool->destroy = destroy;
    add_pool(heap, pool, cell);
    return pool;
}

/* The same by the definition that has the destroy(), through a cache. */
static struct cpy_pool *destroy_pool(struct cpy_heap *heap, const struct cpy_type_def *def, size_t cell)
{
    struct cpy_pool_row *row = &heap->pool_rows[((uintptr_t)def / 16 + cell / 8) % CPY_POOL_ROWS];

    if (CPY_UNLIKELY(row->def != def || row->cell != cell)) {
        struct cpy_pool *pool = find_destroy_pool(heap, def->destroy, cell);

        if (!pool)
            return NULL;
        *row = (struct cpy_pool_row){def, cell, pool};
    }
    return row->pool;
}

void cpy_pools_flush(struct cpy_heap *heap)
{
    for (struct cpy_pool *pool = heap->pools; pool; pool = pool->all_next)
        if (pool->current)
            pool->current->frontier = cpy_page_offset(pool->next - 1) + 1;
}

/* Gives back the cells that were set aside for a pool but not handed out. */
static void let_go(struct cpy_heap *heap, struct cpy_pool *pool)
{
    if (pool->current) {
        size_t left = (size_t)(pool->limit - pool->next);

        pool->current->frontier = cpy_page_offset(pool->next - 1) + 1;
        pool->current->used -= (uint32_t)(left / pool->cell);
        heap->occupied -= left;
    }
    pool->current = NULL;
    pool->next = pool->limit = pool->run_end = NULL;
}

/* --- sweeping ------------------------------------------------------------------ */

static void poison(struct cpy_page *page, struct cpy_object *o)
{
    o->shape = NULL;
    memset(o + 1, CPY_POISON, page->cell - sizeof *o);
}

/* Destroys the cells that are in use but not marked. */
static void destroy_dead(struct cpy_heap *heap, struct cpy_page *page)
{
    for (uint32_t offset = page->first; offset < page->end; offset += cpy_cell_step(page)) {
        struct cpy_object *o;

        if (offset >= page->frontier && (offset = cpy_bit_next(page, page->live, offset)) >= page->end)
            break;
        if (cpy_bit(page->head.marks, offset))
            continue;
        o = (struct cpy_object *)((char *)page + offset);
        if (page->destroy && o->shape)
            page->destroy(o);
        if (heap->vm->config.stress)
            poison(page, o);
    }
}

CPY_INLINE uint32_t cells_before(const struct cpy_page *page, uint32_t offset)
{
    return page->inverse ? (offset - page->first) / (uint32_t)page->cell : 1;
}

void cpy_page_sweep(struct cpy_heap *heap, struct cpy_page *page)
{
    uint32_t used;

    if (cpy_is_swept(page))
        return;
    if (page->destroy || heap->vm->config.stress)
        destroy_dead(heap, page);
    page->swept_in = heap->epoch;
    used = cpy_bit_count(page->head.marks);
    if (page->holes || used != cells_before(page, page->frontier)) {
        memcpy(page->live, page->head.marks, CPY_MARK_BYTES);
        page->frontier = page->first;
        page->holes = true;
    }
    heap->freed += page->used - used;
    heap->occupied -= (page->used - used) * page->cell;
    page->used = used;
}

CPY_INLINE bool has_room(const struct cpy_page *page)
{
    uint32_t cells = cells_before(page, page->end);

    return page->holes ? (cells - page->used) * CPY_FULL_SHARE > cells : page->used < cells;
}

/* Puts a page on its pool's list of those that wait to be swept. */
static void list_page(struct cpy_heap *heap, struct cpy_page *page)
{
    page->next = page->pool->pending;
    page->pool->pending = page;
    heap->listed++;
}

static void list_unlisted(struct cpy_page *page, void *user)
{
    struct cpy_heap *heap = user;

    if (page->listed_in == heap->epoch)
        return;
    page->listed_in = heap->epoch;
    list_page(heap, page);
}

/* Goes on listing the pages that a major collection left to be swept.  To look at all of them at its end would be a
 * long pause.  False: all are listed. */
static bool list_chunks(struct cpy_heap *heap)
{
    bool any = false;

    for (int i = 0; i < CPY_LIST_CHUNKS && heap->listed < heap->unswept; i++)
        any |= cpy_walk_chunk(&heap->chunks, list_unlisted, heap);
    return any;
}

/* Takes the next page that waits off pool's list and sweeps it. */
static struct cpy_page *sweep_pending(struct cpy_heap *heap, struct cpy_pool *pool)
{
    struct cpy_page *page = pool->pending;

    pool->pending = page->next;
    heap->unswept--;
    heap->listed--;
    cpy_page_sweep(heap, page);
    return page;
}

bool cpy_sweep_one(struct cpy_heap *heap)
{
    struct cpy_pool *pool = heap->sweep_next ? heap->sweep_next : heap->pools;
    struct cpy_page *page;

    if (!heap->unswept)
        return false;
    while (!heap->listed)
        list_chunks(heap);
    while (!pool->pending)
        pool = pool->all_next ? pool->all_next : heap->pools;
    heap->sweep_next = pool;
    page = sweep_pending(heap, pool);
    if (!page->used) {
        cpy_page_free(&heap->chunks, page);
    } else if (pool->cell && has_room(page)) {
        page->next = pool->ready;
        pool->ready = page;
    }
    return true;
}

/* --- after marking ---------------------------------------------------------------- */

void cpy_pools_reset(struct cpy_heap *heap)
{
    for (struct cpy_pool *pool = heap->pools; pool; pool = pool->all_next)
        let_go(heap, pool);
    for (size_t i = 0; i < heap->young_pages.len; i++) {
        struct cpy_page *page = heap->young_pages.items[i];

        page->swept_in = 0;
        list_page(heap, page);
        heap->unswept++;
    }
    heap->young_pages.len = 0;
    heap->collections++;
}

void cpy_pools_all_pending(struct cpy_heap *heap)
{
    for (struct cpy_pool *pool = heap->pools; pool; pool = pool->all_next) {
        let_go(heap, pool);
        pool->ready = pool->pending = NULL;
    }
    heap->young_pages.len = heap->listed = 0;
    heap->unswept = heap->chunks.heads;
    heap->epoch++;
    heap->collections++;
    cpy_walk_begin(&heap->chunks);
}

/* --- cells ------------------------------------------------------------------------ */

/* Makes the next free run of the current page, from offset on, the pool's.  False: there is none. */
static bool next_run(struct cpy_pool *pool, uint32_t offset)
{
    struct cpy_page *page = pool->current;
    uint32_t end = page->end;

    while (page->holes && offset < page->end && cpy_bit(page->live, offset))
        offset += (uint32_t)page->cell;
    if (offset >= page->end) {
        page->frontier = page->end;
        pool->current = NULL;
        pool->next = pool->limit = pool->run_end = NULL;
        return false;
    }
    if (page->holes) /* in other pages all cells from here on are free, whose bits need not be looked at */
        end = cpy_bit_next(page, page->live, offset);
    pool->next = pool->limit = (char *)page + offset;
    pool->run_end = (char *)page + (end < page->end ? end : page->end);
    return true;
}

/* A swept page of pool's with room, or NULL. */
static struct cpy_page *old_page(struct cpy_heap *heap, struct cpy_pool *pool)
{
    struct cpy_page *page;

    for (int i = 0; i < SWEEP_AT_MOST && (pool->pending || list_chunks(heap)); i++)
        if (pool->pending && has_room(page = sweep_pending(heap, pool)))
            return page;
    if ((page = pool->ready))
        pool->ready = page->next;
    return page;
}

/* A new page for pool, within the heap's limit.  Collects if it must, *again is then set.  NULL: no memory. */
static struct cpy_page *new_page(struct cpy_thread *t, struct cpy_pool *pool, size_t cell, bool *again)
{
    struct cpy_heap *heap = t->vm->heap;
    struct cpy_page *page = NULL;

    if (cpy_heap_within(heap, cell < CPY_PAGE_SIZE ? CPY_PAGE_SIZE : cell))
        page = cpy_page_new(&heap->chunks, heap, cell);
    if (page) {
        page->pool = pool;
        page->destroy = pool->destroy;
    } else if (!*again) {
        *again = true;
        cpy_collect_all(t, CPY_SCAN_ALL);
    } else {
        *again = false;
    }
    return page;
}

/* Makes page the one in which pool hands out cells. */
static bool begin_page(struct cpy_heap *heap, struct cpy_pool *pool, struct cpy_page *page)
{
    if (!cpy_vector_push(&heap->young_pages, page)) {
        page->next = pool->ready;
        pool->ready = page;
        return false;
    }
    page->young_in = heap->collections;
    pool->current = page;
    return next_run(pool, page->frontier);
}

/* Zeroes the next piece of the run: one cell if every allocation is to come here. */
static void next_piece(struct cpy_heap *heap, struct cpy_pool *pool)
{
    size_t left = (size_t)(pool->run_end - pool->next);
    size_t cells = heap->slow || pool->cell > CPY_PIECE ? 1 : CPY_PIECE / pool->cell;
    size_t piece = cells * pool->cell < left ? cells * pool->cell : left;

    memset(pool->next, 0, piece);
    pool->limit = pool->next + piece;
    pool->current->used += (uint32_t)(piece / pool->cell);
    heap->occupied += piece;
    heap->young_bytes += piece;
}

/* Finds cells for pool.  False: there is no memory. */
static bool refill(struct cpy_thread *t, struct cpy_pool *pool)
{
    struct cpy_heap *heap = t->vm->heap;
    struct cpy_page *page;
    bool collected = false;

    cpy_heap_poll(t);
    while (pool->next == pool->run_end) {
        if (pool->current && next_run(pool, cpy_page_offset(pool->run_end - 1) + 1))
            break;
        while (!(page = old_page(heap, pool)) && !(page = new_page(t, pool, pool->cell, &collected)))
            if (!collected)
                return false;
        if (!begin_page(heap, pool, page))
            return false;
    }
    next_piece(heap, pool);
    return true;
}

static __attribute__((noinline)) void *slow_cell(struct cpy_thread *t, struct cpy_pool *pool)
{
    struct cpy_heap *heap = t->vm->heap;
    void *cell = NULL;

    if (!cpy_heap_must_fail(heap) && (pool->next != pool->limit || refill(t, pool))) {
        cell = pool->next;
        pool->next += pool->cell;
    } else {
        cpy_raise_no_memory(t);
    }
    return cell;
}

/* An object too large for a page of cells. */
static void *new_span(struct cpy_thread *t, void (*destroy)(struct cpy_object *o), size_t size)
{
    struct cpy_heap *heap = t->vm->heap;
    struct cpy_page *page = NULL;
    bool collected = false;

    if (!cpy_heap_must_fail(heap) && size <= PTRDIFF_MAX - CPY_CHUNK_SIZE) {
        cpy_heap_poll(t);
        while (!(page = new_page(t, &heap->spans, (size + 7) / 8 * 8, &collected)) && collected)
            ;
    }
    if (page && !cpy_vector_push(&heap->young_pages, page)) {
        cpy_page_free(&heap->chunks, page);
        page = NULL;
    }
    if (!page) {
        cpy_raise_no_memory(t);
        return NULL;
    }
    page->young_in = heap->collections;
    page->destroy = destroy;
    page->used = 1;
    page->frontier = page->end;
    heap->occupied += page->cell;
    heap->young_bytes += page->cell;
    return (char *)page + page->first;
}

CPY_INLINE void *take_cell(struct cpy_thread *t, struct cpy_pool *pool)
{
    char *cell = pool->next;

    if (CPY_UNLIKELY(cell == pool->limit))
        return slow_cell(t, pool);
    pool->next = cell + pool->cell;
    return cell;
}

/* A cell for an object with the destroy() of def, which may be NULL. */
CPY_INLINE void *new_cell(struct cpy_thread *t, const struct cpy_type_def *def, size_t size)
{
    struct cpy_heap *heap = t->vm->heap;
    unsigned n = class_of_size(heap, size);
    struct cpy_pool *pool = &heap->plain[n];

    def = CPY_DEF_WITH(def, destroy);
    if (CPY_UNLIKELY(n >= heap->class_count))
        return new_span(t, def ? def->destroy : NULL, size);
    if (CPY_UNLIKELY(def != NULL) && !(pool = destroy_pool(heap, def, pool->cell))) {
        cpy_raise_no_memory(t);
        return NULL;
    }
    return take_cell(t, pool);
}

void *cpy_alloc_as(struct cpy_thread *t, const struct cpy_type_def *def, struct cpy_shape *shape, size_t size)
{
    struct cpy_object *o = new_cell(t, def, size);

    if (CPY_LIKELY(o != NULL))
        o->shape = shape;
    return o;
}

/* The first instance of a built-in type: finds out for the next ones. */
static __attribute__((noinline)) void *alloc_first(struct cpy_thread *t, struct cpy_shape *shape, size_t size)
{
    const struct cpy_type *type = (const struct cpy_type *)cpy_pointer(cpy_load(shape->type));
    const struct cpy_type_def *def = type ? type->def : NULL, *with_destroy = CPY_DEF_WITH(def, destroy);
    struct cpy_heap *heap = t->vm->heap;
    struct cpy_pool *plain = &heap->plain[class_of_size(heap, size)];

    if (type && shape->flags & CPY_SHAPE_EXACT && size <= CPY_SMALL_SIZE) {
        heap->is_plain[shape->layout] = !with_destroy;
        if (with_destroy)
            heap->exact[shape->layout] = destroy_pool(heap, with_destroy, plain->cell);
    }
    return cpy_alloc_as(t, def, shape, size);
}

void *cpy_alloc(struct cpy_thread *t, struct cpy_shape *shape, size_t size)
{
    struct cpy_heap *heap = t->vm->heap;
    struct cpy_pool *pool = heap->exact[shape->layout];
    struct cpy_object *o;

    if (CPY_UNLIKELY(!(shape->flags & CPY_SHAPE_EXACT)))
        return alloc_first(t, shape, size);
    if (heap->is_plain[shape->layout] && CPY_LIKELY(size <= CPY_SMALL_SIZE))
        pool = &heap->plain[heap->small_class[(size + 7) / 8]];
    else if (!pool || pool->cell < size || pool->cell - size >= 8)
        return alloc_first(t, shape, size);
    if (CPY_LIKELY((o = take_cell(t, pool)) != NULL))
        o->shape = shape;
    return o;
}

/* --- instances ----------------------------------------------------------------------- */

/* Registers a new instance whose class has a finalizer. */
static void *with_finalizer(struct cpy_thread *t, struct cpy_object *o)
{
    return cpy_finalizer_register(t, o) ? o : NULL;
}

CPY_INLINE void *new_instance(struct cpy_thread *t, struct cpy_type *type, struct cpy_shape *shape, size_t size)
{
    const struct cpy_type_def *def = type->def;
    bool exact = shape->flags & CPY_SHAPE_EXACT;
    struct cpy_object *o = exact ? cpy_alloc(t, shape, size) : cpy_alloc_as(t, def, shape, size);

    if (CPY_UNLIKELY(!o))
        return NULL;
    if (CPY_UNLIKELY(type->flags & CPY_CLASS_HAS_DEL || CPY_DEF_WITH(def, finalize)))
        return with_finalizer(t, o);
    return o;
}

void *cpy_new_object(struct cpy_thread *t, cpy_value type_value)
{
    struct cpy_type *type = (struct cpy_type *)cpy_pointer(type_value);
    struct cpy_shape *shape = (struct cpy_shape *)cpy_pointer(cpy_load(type->root_shape));
    size_t size = type->native_size;

    if (CPY_UNLIKELY(shape->flags & CPY_SHAPE_VARIABLE))
        return cpy_new_variable(t, type_value, size);
    if (!(shape->flags & CPY_SHAPE_NO_ATTRS))
        size = shape->extra_offset + (1 + (size_t)shape->inline_slots) * sizeof(cpy_field);
    return new_instance(t, type, shape, size);
}

void *cpy_new_variable(struct cpy_thread *t, cpy_value type_value, size_t size)
{
    struct cpy_type *type = (struct cpy_type *)cpy_pointer(type_value);
    struct cpy_shape *shape = (struct cpy_shape *)cpy_pointer(cpy_load(type->root_shape));

    if (CPY_UNLIKELY(size > PTRDIFF_MAX - CPY_CHUNK_SIZE)) {
        cpy_raise_no_memory(t);
        return NULL;
    }
    if (!(shape->flags & CPY_SHAPE_NO_ATTRS))
        size = (size + 7) / 8 * 8 + (1 + (size_t)shape->inline_slots) * sizeof(cpy_field);
    return new_instance(t, type, shape, size);
}

void cpy_set_shape(struct cpy_object *o, struct cpy_shape *shape)
{
    o->shape = shape;
    if (CPY_UNLIKELY(cpy_is_marked(o)))
        cpy_remember_store(o, cpy_from(shape));
}
