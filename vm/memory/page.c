/* SPDX-License-Identifier: MIT */
/* vm/memory/page.c - chunks of the address space and the pages in them.
 *
 * What is hard: the question "does this word point into the heap?" is asked for every
 * word of every C stack, so that it must be quick to say no, and it may never be wrong.
 * Heaps of several interpreters lie between each other; each asks its own table. */
#include "vm/memory/state.h"

#include <stdlib.h>
#include <sys/mman.h>

#define FIRST_CELL ((uint32_t)((sizeof(struct cpy_page) + 15) & ~(size_t)15))
#define LEAST_ROWS 16
#define LIVE_BYTES (CPY_CHUNK_PAGES * CPY_MARK_BYTES)
#define HUGE_PAGE ((size_t)2 << 20) /* what most processors and kernels have beside small pages */
#define SPARE_CHUNKS 4 /* empty chunks kept for reuse */

/* --- bits ------------------------------------------------------------------ */

CPY_INLINE uint64_t bit_word(const uint8_t *bits, uint32_t n)
{
    uint64_t word;

    memcpy(&word, bits + n * 8, 8);
    return word;
}

/* The cell that begins in the 16 bytes at offset. */
CPY_INLINE uint32_t cell_in(const struct cpy_page *page, uint32_t offset)
{
    uint32_t cell = (uint32_t)page->cell;

    if (cell % 16 == 0 || !page->inverse)
        return offset;
    return page->first + (uint32_t)((uint64_t)(offset - page->first + cell - 1) * page->inverse >> 32) * cell;
}

uint32_t cpy_bit_next(const struct cpy_page *page, const uint8_t *bits, uint32_t offset)
{
    uint32_t n = offset >> 10;
    uint64_t word = offset < CPY_PAGE_SIZE ? bit_word(bits, n) & ~(uint64_t)0 << (offset >> 4 & 63) : 0;

    while (!word && ++n < CPY_MARK_BYTES / 8)
        word = bit_word(bits, n);
    return word ? cell_in(page, (n * 64 + (uint32_t)__builtin_ctzll(word)) * 16) : (uint32_t)CPY_PAGE_SIZE;
}

/* Without a processor's instruction for it the compiler would call a function that lies far away. */
static uint32_t count_bits(uint64_t word)
{
    word -= word >> 1 & 0x5555555555555555;
    word = (word & 0x3333333333333333) + (word >> 2 & 0x3333333333333333);
    word = (word + (word >> 4)) & 0x0f0f0f0f0f0f0f0f;
    return (uint32_t)(word * 0x0101010101010101 >> 56);
}

uint32_t cpy_bit_count(const uint8_t *bits)
{
    uint32_t count = 0;
    uint64_t word;

    for (uint32_t n = 0; n < CPY_MARK_BYTES / 8; n++)
        if ((word = bit_word(bits, n)))
            count += count_bits(word);
    return count;
}

void cpy_ask_huge(void *block, size_t size)
{
    uintptr_t from = ((uintptr_t)block + HUGE_PAGE - 1) & ~(uintptr_t)(HUGE_PAGE - 1);
    uintptr_t to = ((uintptr_t)block + size) & ~(uintptr_t)(HUGE_PAGE - 1);

#ifdef MADV_HUGEPAGE
    if (to > from)
        (void)madvise((void *)from, to - from, MADV_HUGEPAGE); /* where it is refused, small pages do */
#else
    (void)from, (void)to;
#endif
}

/* --- the table of megabytes -------------------------------------------------- */

CPY_INLINE size_t megabyte_of(uintptr_t address) { return address >> CPY_CHUNK_BITS; }
CPY_INLINE size_t row_of(const struct cpy_chunks *chunks, size_t megabyte)
{
    return (size_t)((uint64_t)megabyte * 0x9e3779b97f4a7c15u >> 40) & chunks->mask;
}

static void put_row(struct cpy_chunks *chunks, size_t megabyte, struct cpy_chunk *chunk)
{
    size_t row = row_of(chunks, megabyte);

    while (chunks->table[row].chunk)
        row = (row + 1) & chunks->mask;
    chunks->table[row] = (struct cpy_chunk_row){megabyte, chunk};
    chunks->filled++;
}

/* Makes room for n more rows; at most half of the table is filled. */
static bool grow_table(struct cpy_chunks *chunks, size_t n)
{
    struct cpy_chunk_row *old = chunks->table;
    size_t old_rows = old ? chunks->mask + 1 : 0;
    size_t rows = old_rows ? old_rows : LEAST_ROWS;

    while ((chunks->filled + n) * 2 > rows)
        rows *= 2;
    if (rows == old_rows)
        return true;
    if (!(chunks->table = calloc(rows, sizeof *chunks->table))) {
        chunks->table = old;
        return false;
    }
    chunks->mask = rows - 1;
    chunks->filled = 0;
    for (size_t i = 0; i < old_rows; i++)
        if (old[i].chunk)
            put_row(chunks, old[i].megabyte, old[i].chunk);
    free(old);
    return true;
}

/* Empties a row and moves those behind it up that were displaced by it. */
static void drop_row(struct cpy_chunks *chunks, size_t megabyte)
{
    size_t hole = row_of(chunks, megabyte), row;

    while (chunks->table[hole].megabyte != megabyte || !chunks->table[hole].chunk)
        hole = (hole + 1) & chunks->mask;
    for (row = (hole + 1) & chunks->mask; chunks->table[row].chunk; row = (row + 1) & chunks->mask) {
        size_t wanted = row_of(chunks, chunks->table[row].megabyte);

        if (((row - wanted) & chunks->mask) < ((row - hole) & chunks->mask))
            continue;
        chunks->table[hole] = chunks->table[row];
        hole = row;
    }
    chunks->table[hole] = (struct cpy_chunk_row){0, NULL};
    chunks->filled--;
}

static struct cpy_chunk *find_chunk(const struct cpy_chunks *chunks, uintptr_t address)
{
    size_t megabyte = megabyte_of(address), row;

    if (address < chunks->lowest || address >= chunks->highest)
        return NULL;
    for (row = row_of(chunks, megabyte); chunks->table[row].chunk; row = (row + 1) & chunks->mask)
        if (chunks->table[row].megabyte == megabyte)
            return chunks->table[row].chunk;
    return NULL;
}

/* --- chunks -------------------------------------------------------------------- */

/* size bytes of zeroed memory whose address is a multiple of align, if possible the one that is wished for; or NULL. */
static char *map_aligned(size_t size, size_t align, char *wish)
{
    char *block = mmap(wish, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    size_t before;

    if (block == MAP_FAILED)
        return NULL;
    if (((uintptr_t)block & (align - 1)) == 0)
        return block;
    munmap(block, size);
    if (size > SIZE_MAX - align)
        return NULL;
    block = mmap(NULL, size + align, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED)
        return NULL;
    before = -(uintptr_t)block & (align - 1);
    if (before)
        munmap(block, before);
    if (before < align)
        munmap(block + before + size, align - before);
    return block + before;
}

/* Makes room in the array of chunks and the table. */
static bool reserve_chunk(struct cpy_chunks *chunks, size_t megabytes)
{
    struct cpy_chunk **all = chunks->all;
    size_t cap = chunks->cap ? chunks->cap * 2 : LEAST_ROWS;

    if (chunks->count == chunks->cap) {
        if (!(all = realloc(all, cap * sizeof *all)))
            return false;
        chunks->all = all;
        chunks->cap = cap;
    }
    return grow_table(chunks, megabytes);
}

/* Adds mapped memory as a chunk.  NULL: no memory for what is to be known of it. */
static struct cpy_chunk *chunk_add(struct cpy_chunks *chunks, char *base, size_t size)
{
    size_t megabytes = (size + CPY_CHUNK_SIZE - 1) >> CPY_CHUNK_BITS;
    struct cpy_chunk *chunk = reserve_chunk(chunks, megabytes) ? calloc(1, sizeof *chunk) : NULL;
    uintptr_t address = (uintptr_t)base;

    if (!chunk)
        return NULL;
    chunk->live = mmap(NULL, LIVE_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (chunk->live == MAP_FAILED) {
        free(chunk);
        return NULL;
    }
    chunk->base = base;
    chunk->size = size;
    chunk->number = chunks->count;
    chunks->all[chunks->count++] = chunk;
    for (size_t i = 0; i < megabytes; i++)
        put_row(chunks, megabyte_of(address) + i, chunk);
    if (!chunks->lowest || address < chunks->lowest)
        chunks->lowest = address;
    if (address + size > chunks->highest)
        chunks->highest = address + size;
    return chunk;
}

static struct cpy_chunk *chunk_new(struct cpy_chunks *chunks, size_t size)
{
    uintptr_t above = chunks->lowest ? chunks->lowest : chunks->wish; /* chunks side by side are one mapping */
    char *base = map_aligned(size, CPY_CHUNK_SIZE, (char *)(above > size ? above - size : 0));
    struct cpy_chunk *chunk = base ? chunk_add(chunks, base, size) : NULL;

    if (base && !chunk)
        munmap(base, size);
    return chunk;
}

/* An empty chunk for pages. */
static struct cpy_chunk *chunk_for_pages(struct cpy_chunks *chunks)
{
    struct cpy_chunk *chunk = chunk_new(chunks, CPY_CHUNK_SIZE);

    chunks->empty += chunk != NULL;
    return chunk;
}

static void chunk_free(struct cpy_chunks *chunks, struct cpy_chunk *chunk)
{
    struct cpy_chunk *last = chunks->all[--chunks->count];

    for (size_t i = 0; i < chunk->size; i += CPY_CHUNK_SIZE)
        drop_row(chunks, megabyte_of((uintptr_t)chunk->base + i));
    chunks->all[chunk->number] = last;
    last->number = chunk->number; /* walks go down: it has been visited, or will be */
    if (chunks->walk > chunks->count)
        chunks->walk = chunks->count;
    chunks->hint = 0;
    munmap(chunk->base, chunk->size);
    munmap(chunk->live, LIVE_BYTES);
    free(chunk);
}

void cpy_chunks_free(struct cpy_chunks *chunks)
{
    while (chunks->count)
        chunk_free(chunks, chunks->all[chunks->count - 1]);
    free(chunks->all);
    free(chunks->table);
}

/* --- pages ------------------------------------------------------------------------ */

/* The number of the first of n free pages in a row, or -1. */
static int find_free(const struct cpy_chunk *chunk, unsigned n)
{
    unsigned wanted = (1u << n) - 1;

    if (chunk->size == CPY_CHUNK_SIZE)
        for (unsigned i = 0; i + n <= CPY_CHUNK_PAGES; i++)
            if (!(chunk->used >> i & wanted))
                return (int)i;
    return -1;
}

/* Takes n pages in a row from a chunk, perhaps a new one. */
static struct cpy_page *take_pages(struct cpy_chunks *chunks, unsigned n)
{
    unsigned full = (1u << CPY_CHUNK_PAGES) - 1;
    struct cpy_chunk *chunk = NULL;
    size_t i = chunks->hint;
    int at = -1;

    while (i < chunks->count && (chunks->all[i]->size != CPY_CHUNK_SIZE || chunks->all[i]->used == full))
        i++;
    chunks->hint = i;
    for (; at < 0 && i < chunks->count; i++)
        if ((at = find_free(chunks->all[i], n)) >= 0)
            chunk = chunks->all[i];
    if (!chunk) {
        if (!(chunk = chunk_for_pages(chunks)))
            return NULL;
        at = 0;
    }
    if (!chunk->used)
        chunks->empty--;
    chunk->used |= ((1u << n) - 1) << at;
    for (unsigned k = 0; k < n; k++)
        chunk->owner[(unsigned)at + k] = (struct cpy_page *)(chunk->base + (size_t)at * CPY_PAGE_SIZE);
    return chunk->owner[at];
}

/* Gives a page its bits, and clears what is not zero of pages that were in use before: their head, and all of a span. */
static void clean_pages(struct cpy_chunks *chunks, struct cpy_page *page, size_t cell, unsigned n)
{
    struct cpy_chunk *chunk = find_chunk(chunks, (uintptr_t)page);
    unsigned at = (unsigned)(((uintptr_t)page - (uintptr_t)chunk->base) / CPY_PAGE_SIZE);
    unsigned bits = ((1u << n) - 1) << at;

    if (chunk->dirty & bits) {
        memset(page, 0, n > 1 ? FIRST_CELL + cell : sizeof *page);
        memset(chunk->live[at], 0, sizeof chunk->live[at]);
    }
    chunk->dirty |= bits;
    page->live = chunk->live[at];
}

/* A span longer than a chunk. */
static struct cpy_page *long_span(struct cpy_chunks *chunks, size_t pages)
{
    struct cpy_chunk *chunk = chunk_new(chunks, pages * CPY_PAGE_SIZE);

    if (!chunk)
        return NULL;
    chunk->owner[0] = (struct cpy_page *)chunk->base;
    chunk->owner[0]->live = chunk->live[0];
    return chunk->owner[0];
}

struct cpy_page *cpy_page_new(struct cpy_chunks *chunks, struct cpy_heap *heap, size_t cell)
{
    bool single = cell <= CPY_PAGE_SIZE - FIRST_CELL;
    size_t pages = single ? 1 : (cell + FIRST_CELL + CPY_PAGE_SIZE - 1) / CPY_PAGE_SIZE;
    struct cpy_page *page;

    if (cell > PTRDIFF_MAX - CPY_CHUNK_SIZE)
        return NULL;
    page = pages <= CPY_CHUNK_PAGES ? take_pages(chunks, (unsigned)pages) : long_span(chunks, pages);
    if (!page)
        return NULL;
    if (pages <= CPY_CHUNK_PAGES)
        clean_pages(chunks, page, cell, (unsigned)pages);
    page->head.heap = heap;
    page->cell = cell;
    page->pages = (uint32_t)pages;
    page->first = page->frontier = FIRST_CELL;
    page->inverse = single ? (uint32_t)((((uint64_t)1 << 32) + cell - 1) / cell) : 0;
    page->end = single ? FIRST_CELL + (uint32_t)((CPY_PAGE_SIZE - FIRST_CELL) / cell * cell) : FIRST_CELL + CPY_LEAST_CELL;
    page->swept_in = page->listed_in = heap->epoch;
    chunks->heads++;
    chunks->bytes += pages * CPY_PAGE_SIZE;
    return page;
}

static void free_pages(struct cpy_chunks *chunks, void *first, unsigned n)
{
    struct cpy_chunk *chunk = find_chunk(chunks, (uintptr_t)first);
    unsigned at = (unsigned)(((uintptr_t)first - (uintptr_t)chunk->base) / CPY_PAGE_SIZE);

    chunks->bytes -= n * CPY_PAGE_SIZE;
    if (n > CPY_CHUNK_PAGES) {
        chunk_free(chunks, chunk);
        return;
    }
    chunk->used &= ~(((1u << n) - 1) << at);
    for (unsigned i = 0; i < n; i++)
        chunk->owner[at + i] = NULL;
    if (chunks->hint > chunk->number)
        chunks->hint = chunk->number;
    if (!chunk->used && chunks->empty++ >= SPARE_CHUNKS) {
        chunks->empty--;
        chunk_free(chunks, chunk);
    }
}

void cpy_page_free(struct cpy_chunks *chunks, struct cpy_page *page)
{
    chunks->heads--;
    free_pages(chunks, page, page->pages);
}

void *cpy_slab_take(struct cpy_chunks *chunks)
{
    struct cpy_page *page = take_pages(chunks, 1);
    struct cpy_chunk *chunk = page ? find_chunk(chunks, (uintptr_t)page) : NULL;
    size_t at = page ? ((uintptr_t)page - (uintptr_t)chunk->base) / CPY_PAGE_SIZE : 0;

    if (!page)
        return NULL;
    chunk->owner[at] = NULL; /* addresses in it are no objects' */
    chunk->dirty |= 1u << at;
    chunks->bytes += CPY_PAGE_SIZE;
    return page;
}

void cpy_slab_return(struct cpy_chunks *chunks, void *slab) { free_pages(chunks, slab, 1); }

struct cpy_page *cpy_page_find(const struct cpy_chunks *chunks, uintptr_t address)
{
    struct cpy_chunk *chunk = find_chunk(chunks, address);

    if (!chunk)
        return NULL;
    if (chunk->size == CPY_CHUNK_SIZE)
        return chunk->owner[(address - (uintptr_t)chunk->base) / CPY_PAGE_SIZE];
    return address - (uintptr_t)chunk->base < chunk->size ? chunk->owner[0] : NULL;
}

struct cpy_object *cpy_cell_at(struct cpy_page *page, uintptr_t address)
{
    uintptr_t inside = address - (uintptr_t)page;
    uint32_t offset;

    if (inside < page->first)
        return NULL;
    if (page->inverse) {
        if (inside >= page->end)
            return NULL;
        offset = (uint32_t)((uint64_t)(inside - page->first) * page->inverse >> 32); /* number of the cell */
        offset = page->first + offset * (uint32_t)page->cell;
    } else {
        if (inside - page->first >= page->cell)
            return NULL;
        offset = page->first;
    }
    return cpy_cell_used(page, offset) ? (struct cpy_object *)((char *)page + offset) : NULL;
}

struct cpy_object *cpy_cell_find(const struct cpy_chunks *chunks, uintptr_t address)
{
    struct cpy_page *page = cpy_page_find(chunks, address);

    return page ? cpy_cell_at(page, address) : NULL;
}

uint32_t cpy_cell_next(const struct cpy_page *page, uint32_t offset)
{
    bool swept = cpy_is_swept(page);

    if (swept && offset < page->frontier)
        return offset;
    offset = cpy_bit_next(page, swept ? page->live : page->head.marks, offset);
    return offset < page->end ? offset : page->end;
}

/* Fetches what a walk looks at in each page of a chunk: they lie far apart. */
static void fetch_heads(const struct cpy_chunk *chunk)
{
    for (size_t k = 0; k < CPY_CHUNK_PAGES; k++)
        if (chunk->owner[k])
            __builtin_prefetch(&chunk->owner[k]->pool, 1);
}

static void visit_chunk(const struct cpy_chunk *chunk, void (*visit)(struct cpy_page *page, void *user), void *user)
{
    struct cpy_page *owner[CPY_CHUNK_PAGES];

    memcpy(owner, chunk->owner, sizeof owner);
    for (size_t k = 0; k < CPY_CHUNK_PAGES; k++)
        if (owner[k] && (k == 0 || owner[k] != owner[k - 1]))
            visit(owner[k], user);
}

void cpy_page_each(struct cpy_chunks *chunks, void (*visit)(struct cpy_page *page, void *user), void *user)
{
    for (size_t i = chunks->count; i-- > 0;)
        visit_chunk(chunks->all[i], visit, user);
}

bool cpy_walk_chunk(struct cpy_chunks *chunks, void (*visit)(struct cpy_page *page, void *user), void *user)
{
    if (!chunks->walk)
        return false;
    if (--chunks->walk)
        fetch_heads(chunks->all[chunks->walk - 1]);
    visit_chunk(chunks->all[chunks->walk], visit, user);
    return true;
}
