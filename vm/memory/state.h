/* SPDX-License-Identifier: MIT */
/* vm/memory/state.h - the heap's own data, for the files of vm/memory alone.
 *
 * The phases of a major collection.  Each is worked on in slices, between which the
 * program runs; minor collections run only while idle:
 *
 *     IDLE -> SWEEP (pages that are still unswept) -> CLEAR (mark bits) -> MARK -> IDLE
 *
 * New objects are unmarked in every phase.  MARK ends with one pause in which roots and stacks are looked
 * at once more, weak references are cleared and finalizers queued; then every page waits to be
 * swept: when cells are needed in it, or a page at a time with other work. */
#ifndef CPY_MEMORY_STATE_H
#define CPY_MEMORY_STATE_H

#include "vm/memory/heap.h"
#include "vm/memory/page.h"
#include "vm/objects/type.h"
#include "vm/objects/weakref.h"

/* --- what can be tuned, all of it here --- */
#define CPY_STACKS_ROOM ((uintptr_t)128 << 20) /* below the interpreter's struct: its stacks are mapped there */
#define CPY_NURSERY ((size_t)2 << 20)         /* bytes allocated between minor collections (from 256 KiB to 4 MiB,
                                                 programs run equally fast; pauses grow with it) ... */
#define CPY_NURSERY_LEAST ((size_t)512 << 10) /* ... down to this while so much survives that pauses get long */
#define CPY_PAUSE_LONG_NS 2000000
#define CPY_PAUSE_SHORT_NS 500000
#define CPY_NURSERY_MOST ((size_t)64 << 20)   /* the same while large old objects are being written to */
#define CPY_MAJOR_LEAST ((size_t)24 << 20)    /* no major collection is begun below this many bytes */
#define CPY_MAJOR_GROWTH 2                    /* the next one begins at this multiple of what survived */
#define CPY_LONG 1024                         /* items of a list or dict that make it long for the barrier ... */
#define CPY_LONG_SHARE 8                      /* ... until 1/8 as many have been stored in it */
#define CPY_STORED_MOST 8000                  /* values stored in long objects after which a collection is due */
#define CPY_SLICE_EVERY ((size_t)512 << 10)   /* bytes allocated between slices of a major collection ... */
#define CPY_SLICE_NS 1500000                  /* ... that take this long */
#define CPY_STALLS_LONGER 3                   /* times a slice is doubled when marking does not catch up with the program ... */
#define CPY_STALLS 16                         /* ... and stalls after which marking ends in one pause */
#define CPY_MARK_ROUNDS 16                    /* looks at roots and stacks after which marking ends in one pause */
#define CPY_BATCH 64                          /* remembered objects marked between looks at the clock */
#define CPY_LIST_CHUNKS 4                     /* chunks whose pages are listed at a time, to be swept */
#define CPY_SWEEP_PAGES 8                     /* pages swept at a time when a major collection waits for that */
#define CPY_AHEAD 32                          /* objects that are fetched into the cache before they are marked (a power
                                                 of two) ... */
#define CPY_FETCHED 8                         /* the same of objects whose items are fetched before they are traced */
#define CPY_FETCH_MOST 256                    /* bytes of items that are fetched so ... */
#define CPY_FETCH_LEAST 40                    /* ... and bytes of each object: few have more that is traced */
#define CPY_LINE 64                           /* bytes of a cache line */
#define CPY_AHEAD_LEAST ((size_t)8 << 20)     /* ... in a heap of at least this many bytes */
#define CPY_PART 512                          /* items of a long list, dict ... that are traced in one go */
#define CPY_STRESS_PART 4                     /* the same under stress */
#define CPY_RESERVE_SHARE 64                  /* 1/64 of the heap's limit is given out only after a MemoryError */
#define CPY_PIECE 2048                        /* bytes zeroed ahead of allocation */
#define CPY_FULL_SHARE 8                      /* a page with holes and fewer than 1/8 of its cells free counts as full */
#define CPY_STRESS_VERIFY 64                  /* under stress: allocations between verifications ... */
#define CPY_STRESS_DEEP ((size_t)8 << 10)     /* bytes of stack for each of which one allocation is let pass */
#define CPY_STRESS_MAJOR 256                  /* ... and between major collections */

#define CPY_SIZE_CLASSES 96                   /* at most */
#define CPY_SMALL_SIZE 1024                   /* class of a size up to this by table */
#define CPY_POISON 0xdb
#define CPY_SMALL_PAYLOAD 513                 /* smaller ones lie in slabs */

/* Cells of one size whose objects need the same destroy(). */
struct cpy_pool {
    char *next, *limit;         /* zeroed cells to hand out */
    size_t cell;                /* bytes; 0: spans of any size */
    char *run_end;              /* end of the free run that [next, limit) lies in */
    struct cpy_page *current;   /* the page that it lies in, or NULL */
    struct cpy_page *ready;     /* swept pages with room */
    struct cpy_page *pending;   /* pages to be swept */
    void (*destroy)(struct cpy_object *o);
    struct cpy_pool *all_next;  /* every pool of the heap */
};

/* An array that grows; elements are word-sized. */
struct cpy_vector {
    void **items;
    size_t len, cap;
};

enum cpy_phase { CPY_IDLE, CPY_SWEEP, CPY_CLEAR, CPY_MARK };
enum cpy_scan { CPY_SCAN_ALL, CPY_SCAN_OUTER, CPY_SCAN_NONE }; /* of the calling thread's C stack */

struct cpy_weak_row {
    struct cpy_object *referent; /* NULL: free */
    struct cpy_weakref *first;   /* newest reference */
};

struct cpy_pool_row {
    const struct cpy_type_def *def;
    size_t cell;
    struct cpy_pool *pool;
};
#define CPY_POOL_ROWS 256

struct cpy_tracer {
    struct cpy_heap *heap;
    void (*visit)(struct cpy_tracer *tracer, struct cpy_object *o); /* NULL: the collector itself */
    void *user;
    size_t part;       /* collector: items of a long object to be shown; 0: all of them */
    size_t from, seen; /* collector: of a long object, items to be passed over, and those that trace() has shown */
    bool more;         /* not all of them have been traced */
};

struct cpy_heap {
    struct cpy_vm *vm;
    struct cpy_chunks chunks;
    struct cpy_tracer tracer;

    struct cpy_pool plain[CPY_SIZE_CLASSES];   /* of objects without destroy() */
    uint16_t class_count;
    uint8_t small_class[CPY_SMALL_SIZE / 8 + 1]; /* size class of (size + 7) / 8 */
    struct cpy_pool spans;
    struct cpy_pool *pools;                    /* all of them */
    struct cpy_pool *sweep_next;               /* where sweeping goes on; NULL: at the first */
    struct cpy_pool *exact[CPY_TYPE_COUNT];    /* of built-in types with destroy(); NULL: not known, or none */
    bool is_plain[CPY_TYPE_COUNT];             /* the built-in type is known to have no destroy() */
    struct cpy_pool_row pool_rows[CPY_POOL_ROWS]; /* pools with destroy() by def and cell: a cache */
    struct cpy_vector young_pages;

    size_t occupied;           /* bytes of cells handed out, less those found free by sweeping */
    size_t payload;            /* bytes of cpy_malloc() */
    size_t held;               /* the part of it that malloc gave; the rest lies in slabs */
    size_t young_bytes;        /* of both, since the last collection or slice */
    size_t next_work;          /* when young_bytes reaches this, collect */
    size_t nursery;            /* bytes between minor collections */
    size_t nursery_by_pause;   /* the same, on account of the pauses they made */
    size_t threshold;          /* gc.threshold(): at most so many; 0: not set */
    size_t major_at;           /* occupied + payload that begins a major collection */
    uint32_t epoch;            /* major collections, from 1; a page not swept since the last one waits for it */
    uint32_t collections;      /* of both kinds, from 1 */
    size_t unswept;            /* pages waiting to be swept ... */
    size_t listed;             /* ... and those of them that are on their pools' lists; a walk finds the others */
    uint64_t slice_ns;         /* time for a slice of a major collection */
    bool reserve_open;         /* a MemoryError was raised, and the heap is still nearly full */
    bool settled;              /* major_at was set from what the last major collection left */
    bool slow;                 /* every allocation goes the slow way: stress, failing allocations */
    bool enabled;              /* gc.enable() */
    bool collecting;
    size_t failing;            /* allocations until one fails; 0: none will */
    size_t allocations;        /* counted in stress mode */

    enum cpy_phase phase;
    unsigned rounds;           /* times that roots and stacks were looked at in this major collection */
    unsigned stalls;           /* slices after which as much or more was left to be looked at again */
    size_t left;               /* objects that were left after the last such slice */
    struct cpy_vector marking; /* objects to be traced: marked already or, if looks_ahead, neither marked nor touched */
    struct cpy_object *ahead[CPY_AHEAD]; /* a ring: the next of them, on their way into the cache, not marked yet */
    unsigned ahead_next, ahead_len; /* where the oldest of them is; how many there are */
    struct cpy_object *fetched[CPY_FETCHED]; /* a ring: marked, their items on the way into the cache, not traced yet */
    unsigned fetched_next;     /* where the oldest of them is */
    bool looks_ahead;          /* a major collection of a heap that is larger than the cache is marking */
    struct cpy_vector partial; /* pairs: a long object, and how many of its items have been traced */
    size_t part;               /* CPY_PART, or less under stress */
    struct cpy_vector remembered;
    struct cpy_vector stored;      /* young objects stored in long old ones that are not remembered */
    const void *stored_in;         /* the long object that the newest of them was stored in ... */
    uint32_t stored_count;         /* ... and how many before it */
    bool mark_overflow, remember_overflow; /* entries were lost for lack of memory */
    size_t remembered_fields;  /* looked at in the last minor collection on account of remembered objects */
    size_t fields;             /* counts what cpy_trace_many() looked at */

    struct cpy_vector finalizable; /* objects with a finalizer that has not run */
    size_t finalizable_old;        /* those before this are older than the last collection */
    struct cpy_vector weakrefs;    /* registered weakref objects with a living referent */
    size_t weakrefs_old;
    struct cpy_weak_row *weak_rows;
    size_t weak_mask, weak_count;
    struct cpy_vector due;         /* finalizers and callbacks to run: see finalize.c */
    size_t due_next;
    bool finalizing;

    bool keeps_garbage;            /* a collection that keeps what it finds: see garbage.c */
    struct cpy_vector garbage;     /* that */

    size_t small_payload;          /* payloads smaller than this lie in slabs; 0: none do */
    struct cpy_slab *small[CPY_SMALL_PAYLOAD / 16 + 1]; /* slabs with room, by size */

    struct cpy_handle *handles;
    uint64_t freed;                /* objects that sweeping found dead */
};

/* Was a page swept since the last major collection's marking? */
CPY_INLINE bool cpy_is_swept(const struct cpy_page *page) { return page->swept_in == page->head.heap->epoch; }
/* Was a page allocated in since the last collection? */
CPY_INLINE bool cpy_is_young(const struct cpy_page *page) { return page->young_in == page->head.heap->collections; }

/* Is the cell that starts at offset in use?  (Pools must have been flushed.) */
CPY_INLINE bool cpy_cell_used(const struct cpy_page *page, uint32_t offset)
{
    if (!cpy_is_swept(page))
        return cpy_bit(page->head.marks, offset);
    return offset < page->frontier || cpy_bit(page->live, offset);
}

/* --- garbage.c --- */
void cpy_garbage_find(struct cpy_heap *heap); /* Marks dead objects after all, and remembers them. */
void cpy_garbage_trace(struct cpy_heap *heap, struct cpy_tracer *tracer); /* Shows those. */

/* --- alloc.c --- */
void cpy_pools_init(struct cpy_heap *heap);
void cpy_pools_free(struct cpy_heap *heap); /* Frees the pools' own memory. */
/* Writes the pools' positions to their pages, so that cpy_cell_used() is right. */
void cpy_pools_flush(struct cpy_heap *heap);
/* Lets go of the pools' current pages; all young pages then wait to be swept. */
void cpy_pools_reset(struct cpy_heap *heap);
/* After a major collection's marking: every page waits to be swept.  Takes no time: see list_chunks(). */
void cpy_pools_all_pending(struct cpy_heap *heap);
void cpy_page_sweep(struct cpy_heap *heap, struct cpy_page *page); /* Finds the dead cells of a page. */
/* Sweeps one waiting page.  False: there is none. */
bool cpy_sweep_one(struct cpy_heap *heap);
/* The def whose member is set, of def and its bases; NULL: none. */
#define CPY_DEF_WITH(def, member) __extension__({                                   \
        const struct cpy_type_def *d_ = (def);                                      \
        while (d_ && !d_->member)                                                   \
            d_ = d_->base;                                                          \
        d_; })

/* --- mark.c --- */
/* Makes room for n more items.  false: there is no memory; nothing is pending. */
CPY_CHECKED bool cpy_vector_reserve(struct cpy_vector *v, size_t n);
/* Appends one.  false: as there. */
CPY_CHECKED bool cpy_vector_push(struct cpy_vector *v, void *item);
/* Shows everything that o refers to. */
void cpy_trace_object(struct cpy_tracer *tracer, struct cpy_object *o);
/* Traces until nothing is left or the time (cpy_worked_ns(); 0: no limit) is over.  True: nothing is left. */
bool cpy_mark_drain(struct cpy_heap *heap, uint64_t until);
/* Marks what an object that is marked itself refers to. */
void cpy_mark_items(struct cpy_heap *heap, struct cpy_object *o);
/* Marks the last n of the remembered objects and what was stored in long ones, and forgets them.  False: there was none. */
bool cpy_mark_remembered(struct cpy_heap *heap, size_t n);
/* Marks values stored in long objects and what they lead to, one after the other: the stack stays small. */
void cpy_mark_stored(struct cpy_heap *heap);
/* Shows roots; t is the thread that runs. */
void cpy_trace_roots(struct cpy_heap *heap, struct cpy_tracer *tracer);
/* Shows the values on the stacks of all threads; scan: how much of the C stack of t, which runs. */
void cpy_trace_stacks(struct cpy_thread *t, struct cpy_tracer *tracer, enum cpy_scan scan);
uint64_t cpy_worked_ns(void); /* Processor time of the calling thread. */

/* --- collect.c --- */
/* Called where an allocation may collect: does what is due. */
void cpy_heap_poll(struct cpy_thread *t);
/* Everything, at once.  Returns the number of objects freed. */
size_t cpy_collect_all(struct cpy_thread *t, enum cpy_scan scan);
/* Would size bytes more be within the limit?  Part of it is kept for what handles a MemoryError. */
CPY_INLINE bool cpy_heap_within(struct cpy_heap *heap, size_t size)
{
    size_t limit = heap->vm->config.heap_limit, bytes = heap->chunks.bytes + heap->held;
    size_t reserve = limit / CPY_RESERVE_SHARE;

    if (CPY_LIKELY(!limit))
        return true;
    if (bytes <= limit - 2 * reserve)
        heap->reserve_open = false;
    if (!heap->reserve_open)
        limit -= reserve;
    return bytes <= limit && size <= limit - bytes;
}
/* Counts an allocation; true: it has to fail. */
bool cpy_heap_must_fail(struct cpy_heap *heap);

/* --- payload.c --- */
void cpy_payload_init(struct cpy_heap *heap);

/* --- weak.c, finalize.c --- */
/* Clears references to what is not marked; major: all of them, else those that are young. */
void cpy_weak_clear(struct cpy_heap *heap, bool major);
/* Queues finalizers of what is not marked, and marks it. */
void cpy_finalizers_queue(struct cpy_heap *heap, bool major);
/* Makes room for all that could become due at once, one more object or reference included.  false: no memory. */
CPY_CHECKED bool cpy_due_reserve(struct cpy_heap *heap);
/* Queues a weakref's callback; there is room. */
void cpy_due_callback(struct cpy_heap *heap, struct cpy_weakref *ref);
/* Shows what is in that queue. */
void cpy_due_trace(struct cpy_heap *heap, struct cpy_tracer *tracer);

/* --- check.c --- */
/* Under stress: stops the program with a message if an object that is neither young nor remembered refers to
 * one that is not marked. */
void cpy_heap_verify(struct cpy_thread *t);

#endif
