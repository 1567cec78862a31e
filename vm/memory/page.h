/* SPDX-License-Identifier: MIT */
/* vm/memory/page.h - where cells lie: chunks of the address space, cut into pages.
 *
 *     chunk, 1 MiB, aligned      | page | page | span of pages      | free | ...
 *     page, 64 KiB, aligned      head | cell | cell | cell ...
 *
 * A page holds cells of one size.  An object that does not fit in a page gets a span: pages
 * in a row with one head and one cell; a span longer than a chunk is a chunk of its own
 * length.  A hash table from megabytes to chunks answers exactly whether any address
 * lies in the heap, so that a word on a C stack can be taken for a reference.
 *
 * Which cells are in use.  A bit stands for the cell that begins in its 16 bytes; cells are no smaller.  A swept page's cell is in use if its bit in `live` is set or it lies below `frontier`
 * (cells are handed out in the order of their addresses, from the frontier up).  In a page that a collection has
 * not swept yet, exactly the marked cells are in use. */
#ifndef CPY_MEMORY_PAGE_H
#define CPY_MEMORY_PAGE_H

#include "vm/api.h"

#define CPY_PAGE_SIZE ((size_t)1 << CPY_PAGE_BITS)
#define CPY_CHUNK_BITS 20
#define CPY_CHUNK_SIZE ((size_t)1 << CPY_CHUNK_BITS)
#define CPY_CHUNK_PAGES (CPY_CHUNK_SIZE / CPY_PAGE_SIZE)
#define CPY_LEAST_CELL 16
#define CPY_MARK_BYTES (CPY_PAGE_SIZE / 128)

struct cpy_heap;
struct cpy_pool;

struct cpy_page {
    struct cpy_page_head head;    /* marks */
    struct cpy_pool *pool;        /* who allocates in it */
    struct cpy_page *next;        /* in the pool's list of ready or pending pages */
    uint32_t frontier;
    uint32_t used;                /* cells in use when swept last; then, all that were handed out */
    uint32_t swept_in;            /* number of the major collection (heap->epoch) after which it was swept last ... */
    uint32_t listed_in;           /* ... and put on its pool's list to be swept */
    uint32_t young_in;            /* number of the collection before which it was allocated in last */
    bool holes;                   /* live has been written: some cells in use may lie behind free ones */
    uint8_t *live;                /* CPY_MARK_BYTES in its chunk: cells in use when the page was swept last */
    void (*destroy)(struct cpy_object *o); /* of all objects in the page, or NULL */
    size_t cell;                  /* bytes of a cell; of a span, of its one cell */
    uint32_t first;               /* offset of the first cell */
    uint32_t end;                 /* offset after the last cell; a span: first + CPY_LEAST_CELL */
    uint32_t inverse;             /* 2^32 / cell rounded up, to divide by it */
    uint32_t pages;               /* 64 KiB pages of the span; 1 for a page of cells */
};

/* A megabyte (or more, for one long span) of the address space. */
struct cpy_chunk {
    char *base;
    size_t size;                  /* bytes */
    unsigned used;                /* bit per page */
    unsigned dirty;               /* bit per page: was used, so is not zero any more */
    struct cpy_page *owner[CPY_CHUNK_PAGES]; /* head of the span that a page belongs to, or NULL */
    uint8_t (*live)[CPY_MARK_BYTES]; /* of each page; mapped, and not touched while a page has no holes, so that it takes no memory */
    size_t number;                /* in the heap's array */
};

struct cpy_chunk_row {
    size_t megabyte;
    struct cpy_chunk *chunk;      /* NULL: the row is free */
};

struct cpy_chunks {
    struct cpy_chunk **all;
    size_t count, cap;
    struct cpy_chunk_row *table;  /* by megabyte; open addressing */
    size_t mask, filled;
    uintptr_t lowest, highest;    /* all chunks lie within */
    uintptr_t wish;               /* the first one is to end here, if it can: what nobody else maps saves looking for it */
    size_t hint;                  /* no chunk before this one has a free page */
    size_t bytes;                 /* of pages in use */
    size_t empty;                 /* chunks with no page in use */
    size_t heads;                 /* pages and spans of objects */
    size_t walk;                  /* chunks before this one are still to be visited: cpy_walk_chunk() */
};

CPY_INLINE struct cpy_page *cpy_page_of(const void *o)
{
    return (struct cpy_page *)((uintptr_t)o & ~(uintptr_t)(CPY_PAGE_SIZE - 1));
}
CPY_INLINE uint32_t cpy_page_offset(const void *o) { return (uint32_t)((uintptr_t)o & (CPY_PAGE_SIZE - 1)); }
CPY_INLINE bool cpy_bit(const uint8_t *bits, uint32_t offset) { return bits[offset >> 7] >> (offset >> 4 & 7) & 1; }
CPY_INLINE void cpy_bit_set(uint8_t *bits, uint32_t offset) { bits[offset >> 7] |= (uint8_t)(1u << (offset >> 4 & 7)); }
CPY_INLINE void cpy_bit_clear(uint8_t *bits, uint32_t offset)
{
    bits[offset >> 7] &= (uint8_t)~(1u << (offset >> 4 & 7));
}

/* The distance from one cell to the next. */
CPY_INLINE uint32_t cpy_cell_step(const struct cpy_page *page) { return page->inverse ? (uint32_t)page->cell : CPY_LEAST_CELL; }

/* The offset of the first cell of a page, from the cell at offset on, whose bit is set; CPY_PAGE_SIZE: none. */
uint32_t cpy_bit_next(const struct cpy_page *page, const uint8_t *bits, uint32_t offset);
uint32_t cpy_bit_count(const uint8_t *bits); /* Set bits of a page's bitmap. */

/* A page (or span, for a cell that does not fit in one) with its head filled in.  NULL: out of memory. */
struct cpy_page *cpy_page_new(struct cpy_chunks *chunks, struct cpy_heap *heap, size_t cell);
void cpy_page_free(struct cpy_chunks *chunks, struct cpy_page *page); /* Gives a page or span back to its chunk. */
/* 64 KiB of memory, aligned to as many, that counts as the heap's but holds no objects.  NULL: out of memory. */
void *cpy_slab_take(struct cpy_chunks *chunks);
void cpy_slab_return(struct cpy_chunks *chunks, void *slab); /* Gives a slab back. */
/* The page or span that address lies in, or NULL. */
struct cpy_page *cpy_page_find(const struct cpy_chunks *chunks, uintptr_t address);
/* The cell in use of a page that an address in it lies in, or NULL. */
struct cpy_object *cpy_cell_at(struct cpy_page *page, uintptr_t address);
/* The same for any address. */
struct cpy_object *cpy_cell_find(const struct cpy_chunks *chunks, uintptr_t address);
/* Calls visit for each page and span; visit may free it. */
void cpy_page_each(struct cpy_chunks *chunks, void (*visit)(struct cpy_page *page, void *user), void *user);
/* A walk over all chunks in parts, between which pages come and go: visits the pages of the next chunk.  Those that
 * were made since it began may be visited, and others twice.  False: that was all. */
bool cpy_walk_chunk(struct cpy_chunks *chunks, void (*visit)(struct cpy_page *page, void *user), void *user);
CPY_INLINE void cpy_walk_begin(struct cpy_chunks *chunks) { chunks->walk = chunks->count; }
/* The offset of the first cell in use at or after offset; page->end: none. */
uint32_t cpy_cell_next(const struct cpy_page *page, uint32_t offset);
void cpy_chunks_free(struct cpy_chunks *chunks); /* Frees all memory. */

#endif
