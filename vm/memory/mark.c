/* SPDX-License-Identifier: MIT */
/* vm/memory/mark.c - finding what is alive.
 *
 * Marking recurses on a stack of its own.  When that cannot grow, objects stay marked
 * but not traced, and the whole heap is walked again for them (mark_overflow).
 *
 * C stacks are read word by word: a word that points to a cell in use, into it or
 * just behind it keeps the object alive.  So do the registers, which the compiler is
 * made to spill first.  AddressSanitizer must not watch these reads, and Valgrind is told
 * that the words are defined. */
#include "vm/memory/state.h"

#include "vm/interp/frame.h"
#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/shape.h"

#include <stdlib.h>
#include <time.h>

#if __has_include(<valgrind/memcheck.h>)
#include <valgrind/memcheck.h>
#define DEFINED(word) (void)VALGRIND_MAKE_MEM_DEFINED(&(word), sizeof(word))
#else
#define DEFINED(word) (void)0
#endif

#define LEAST_VECTOR 64
#define CLOCK_EVERY 256 /* objects traced between looks at the clock */

#ifdef __SANITIZE_ADDRESS__
/* Locals must lie on the C stack, where the collector looks for them. */
const char *__asan_default_options(void);
const char *__asan_default_options(void) { return "detect_stack_use_after_return=0"; }
#endif

/* The thread's processor time: a slice that other programs interrupt must not end with nothing done, or the collector
 * would fall behind the program, which is interrupted as often. */
uint64_t cpy_worked_ns(void)
{
    struct timespec now;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

bool cpy_vector_reserve(struct cpy_vector *v, size_t n)
{
    size_t cap = v->cap ? v->cap : LEAST_VECTOR;
    void **items;

    if (n <= v->cap - v->len)
        return true;
    while (cap - v->len < n)
        cap *= 2;
    if (cap > SIZE_MAX / sizeof *items || !(items = realloc(v->items, cap * sizeof *items)))
        return false;
    v->items = items;
    v->cap = cap;
    return true;
}

bool cpy_vector_push(struct cpy_vector *v, void *item)
{
    if (CPY_UNLIKELY(v->len == v->cap) && !cpy_vector_reserve(v, 1))
        return false;
    v->items[v->len++] = item;
    return true;
}

/* --- marks ---------------------------------------------------------------------- */

CPY_INLINE void mark(struct cpy_heap *heap, struct cpy_object *o)
{
    uint32_t offset = cpy_page_offset(o);
    uint8_t *byte = &cpy_page_of(o)->head.marks[offset >> 7];
    uint8_t bit = (uint8_t)(1u << (offset >> 4 & 7));

    if (*byte & bit)
        return;
    *byte |= bit;
    if (CPY_UNLIKELY(!cpy_vector_push(&heap->marking, o)))
        heap->mark_overflow = true;
}

/* Takes note of an object that something refers to.  In a large heap it is not touched yet, not even its mark: see
 * next_ahead(). */
CPY_INLINE void reach(struct cpy_heap *heap, struct cpy_object *o)
{
    if (CPY_LIKELY(!heap->looks_ahead))
        mark(heap, o);
    else if (CPY_UNLIKELY(!cpy_vector_push(&heap->marking, o)))
        heap->mark_overflow = true;
}

CPY_INLINE void show(struct cpy_tracer *tracer, cpy_value v)
{
    if (!cpy_is_object(v))
        return;
    if (CPY_LIKELY(!tracer->visit))
        reach(tracer->heap, cpy_pointer(v));
    else
        tracer->visit(tracer, cpy_pointer(v));
}

void cpy_trace_value(struct cpy_tracer *tracer, cpy_value v) { show(tracer, v); }
void cpy_trace(struct cpy_tracer *tracer, cpy_field f) { show(tracer, f.bits); }

/* Shows those of n fields that are next: see trace_part(). */
static void show_part(struct cpy_tracer *tracer, const cpy_field *fields, size_t n)
{
    size_t begin = tracer->seen, end = begin + n, to = tracer->from + tracer->part;

    tracer->seen = end;
    tracer->more |= end > to;
    tracer->heap->fields += tracer->from ? 0 : n;
    for (size_t i = tracer->from > begin ? tracer->from : begin; i < (to < end ? to : end); i++)
        show(tracer, fields[i - begin].bits);
}

void cpy_trace_many(struct cpy_tracer *tracer, const cpy_field *fields, size_t n)
{
    if (CPY_UNLIKELY(n > tracer->part) && tracer->part) {
        show_part(tracer, fields, n);
        return;
    }
    tracer->heap->fields += n;
    for (size_t i = 0; i < n; i++)
        show(tracer, fields[i].bits);
}

/* A word that may be a reference.  after: also just behind an object. */
CPY_INLINE void show_word(struct cpy_tracer *tracer, uintptr_t word, bool after)
{
    const struct cpy_chunks *chunks = &tracer->heap->chunks;
    struct cpy_object *o = NULL, *before;
    struct cpy_page *page;

    if (word < chunks->lowest || word > chunks->highest)
        return;
    if ((page = cpy_page_find(chunks, word)) && (o = cpy_cell_at(page, word)))
        show(tracer, cpy_from(o));
    if (!after || (o && (uintptr_t)o != word)) /* inside one object it is not behind another */
        return;
    before = page && word > (uintptr_t)page ? cpy_cell_at(page, word - 1) : cpy_cell_find(chunks, word - 1);
    if (before)
        show(tracer, cpy_from(before));
}

void cpy_trace_maybe(struct cpy_tracer *tracer, cpy_value v)
{
    if (v <= UINTPTR_MAX)
        show_word(tracer, (uintptr_t)v, false);
}

void cpy_trace_maybe_many(struct cpy_tracer *tracer, const cpy_value *values, size_t n)
{
    for (size_t i = 0; i < n; i++)
        cpy_trace_maybe(tracer, values[i]);
}

/* --- objects ---------------------------------------------------------------------- */

void cpy_trace_object(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct cpy_shape *shape = o->shape;
    const struct cpy_type_def *def;
    cpy_value type;

    if (CPY_UNLIKELY(!shape))
        return;
    if (tracer->visit || !cpy_is_marked(shape))
        show(tracer, cpy_from(shape));
    if (!(type = cpy_load(shape->type)))
        return;
    def = CPY_DEF_WITH(((struct cpy_type *)cpy_pointer(type))->def, trace);
    if (def)
        def->trace(tracer, o);
    if (!(shape->flags & CPY_SHAPE_NO_ATTRS) || shape->members)
        cpy_trace_own(tracer, o);
}

/* Traces an object; of a long one a part, from an item on.  The rest comes later: what its items lead to is traced
 * first, while it is in the cache; the stack stays small, and a pause need not be as long as the object. */
CPY_INLINE void trace_part(struct cpy_heap *heap, struct cpy_object *o, size_t from)
{
    struct cpy_tracer *tracer = &heap->tracer;

    do {
        tracer->from = from;
        tracer->seen = 0;
        tracer->more = false;
        tracer->part = heap->part;
        cpy_trace_object(tracer, o);
        tracer->part = 0;
        if (CPY_LIKELY(!tracer->more))
            return;
        from += heap->part;
    } while (!cpy_vector_reserve(&heap->partial, 2)); /* no memory to remember it: then at once */
    heap->partial.items[heap->partial.len++] = o;
    heap->partial.items[heap->partial.len++] = (void *)from;
}

void cpy_mark_items(struct cpy_heap *heap, struct cpy_object *o) { trace_part(heap, o, 0); }

/* Where an object's items lie, if they lie outside of it, and how many bytes of them are worth fetching. */
CPY_INLINE const char *items_of(const struct cpy_object *o, size_t *bytes)
{
    *bytes = CPY_FETCH_MOST;
    switch (o->shape ? o->shape->layout : 0) {
    case CPY_TYPE_LIST:
        *bytes = ((const struct cpy_list *)o)->len * sizeof(cpy_field);
        return (const char *)((const struct cpy_list *)o)->items;
    case CPY_TYPE_DICT: return (const char *)((const struct cpy_dict *)o)->entries;
    case CPY_TYPE_SET: return (const char *)((const struct cpy_set *)o)->entries;
    default: return NULL;
    }
}

/* Traces an object once its items have had time to come into the cache. */
CPY_INLINE void trace_later(struct cpy_heap *heap, struct cpy_object *o)
{
    struct cpy_object **slot, *before = o;
    size_t bytes;
    const char *items = items_of(o, &bytes);

    if (items) {
        for (size_t i = 0; i < bytes && i < CPY_FETCH_MOST; i += CPY_LINE)
            __builtin_prefetch(items + i);
        slot = &heap->fetched[heap->fetched_next++ % CPY_FETCHED];
        before = *slot;
        *slot = o;
    }
    if (before)
        trace_part(heap, before, 0);
}

/* Traces all that trace_later() has put off.  False: there was nothing. */
static bool trace_put_off(struct cpy_heap *heap)
{
    bool any = false;

    for (unsigned i = 0; i < CPY_FETCHED; i++)
        if (heap->fetched[i]) {
            trace_part(heap, heap->fetched[i], 0);
            heap->fetched[i] = NULL;
            any = true;
        }
    return any;
}

/* Begins to fetch an object and its mark: in a large heap, waiting for memory is most of the work. */
CPY_INLINE void fetch(const struct cpy_object *o)
{
    const char *last = (const char *)o + CPY_FETCH_LEAST - 1;

    __builtin_prefetch(&cpy_page_of(o)->head.marks[cpy_page_offset(o) >> 7], 1);
    __builtin_prefetch(o);
    if (((uintptr_t)o ^ (uintptr_t)last) & CPY_LINE)
        __builtin_prefetch(last);
}

/* Takes the object from the ring that has been on its way into the cache for longest, and fills the ring from the
 * marking stack.  NULL: both are empty. */
CPY_INLINE struct cpy_object *next_ahead(struct cpy_heap *heap)
{
    struct cpy_object *o;

    while (heap->ahead_len < CPY_AHEAD && heap->marking.len) {
        o = heap->marking.items[--heap->marking.len];
        fetch(o);
        heap->ahead[(heap->ahead_next + heap->ahead_len++) % CPY_AHEAD] = o;
    }
    if (!heap->ahead_len)
        return NULL;
    heap->ahead_len--;
    return heap->ahead[heap->ahead_next++ % CPY_AHEAD];
}

/* Marks and traces one object that was reached.  False: there is none. */
CPY_INLINE bool mark_step(struct cpy_heap *heap)
{
    struct cpy_object *o;

    if (!heap->looks_ahead) {
        if (!heap->marking.len)
            return false;
        trace_part(heap, heap->marking.items[--heap->marking.len], 0);
        return true;
    }
    if (!(o = next_ahead(heap)))
        return trace_put_off(heap);
    if (!cpy_is_marked(o)) {
        cpy_bit_set(cpy_page_of(o)->head.marks, cpy_page_offset(o));
        trace_later(heap, o);
    }
    return true;
}

/* Goes on with the object that was put off last.  False: there is none. */
static bool mark_partial(struct cpy_heap *heap)
{
    struct cpy_vector *partial = &heap->partial;

    if (partial->len == 0)
        return false;
    partial->len -= 2;
    trace_part(heap, partial->items[partial->len], (size_t)partial->items[partial->len + 1]);
    return true;
}

void cpy_moved(const void *owner)
{
    struct cpy_vector *partial = &cpy_page_of(owner)->head.heap->partial;

    for (size_t i = 0; i < partial->len; i += 2)
        if (partial->items[i] == owner)
            partial->items[i + 1] = NULL;
}

static void trace_marked(struct cpy_page *page, void *user)
{
    struct cpy_heap *heap = user;
    uint32_t offset = cpy_bit_next(page, page->head.marks, page->first);

    for (; offset < page->end; offset = cpy_bit_next(page, page->head.marks, offset + cpy_cell_step(page))) {
        cpy_trace_object(&heap->tracer, (struct cpy_object *)((char *)page + offset));
        while (mark_step(heap))
            ;
    }
}

bool cpy_mark_drain(struct cpy_heap *heap, uint64_t until)
{
    for (;;) {
        for (unsigned n = 1; mark_step(heap); n++)
            if (n % CLOCK_EVERY == 0 && until && cpy_worked_ns() >= until)
                return false;
        if (mark_partial(heap)) {
            if (until && cpy_worked_ns() >= until)
                return false;
            continue;
        }
        if (!heap->mark_overflow)
            return true;
        heap->mark_overflow = false;
        cpy_page_each(&heap->chunks, trace_marked, heap);
    }
}

void cpy_mark_stored(struct cpy_heap *heap)
{
    for (size_t i = 0; i < heap->stored.len; i++) {
        reach(heap, heap->stored.items[i]);
        while (mark_step(heap))
            ;
    }
    heap->stored.len = 0;
    heap->stored_in = NULL;
}

bool cpy_mark_remembered(struct cpy_heap *heap, size_t n)
{
    struct cpy_vector *from = heap->remembered.len ? &heap->remembered : &heap->stored;

    if (!from->len)
        return false;
    for (; n > 0 && from->len; n--)
        reach(heap, from->items[--from->len]);
    return true;
}

/* The barrier's slow half: a marked object has been written to.  Its page is swept first, for until then a
 * cell without its mark would be a free one. */
void cpy_remember(const void *owner)
{
    struct cpy_page *page = cpy_page_of(owner);
    struct cpy_heap *heap = page->head.heap;

    cpy_page_sweep(heap, page);
    cpy_bit_clear(page->head.marks, cpy_page_offset(owner));
    if (!cpy_vector_push(&heap->remembered, (void *)(uintptr_t)owner))
        heap->remember_overflow = true;
}

/* How many items a list or dict holds; 0 for any other object. */
static uint32_t length_of(const struct cpy_object *o)
{
    switch (o->shape ? o->shape->layout : 0) {
    case CPY_TYPE_LIST: return ((const struct cpy_list *)o)->len;
    case CPY_TYPE_DICT: return ((const struct cpy_dict *)o)->used;
    default: return 0;
    }
}

/* Is v, which is not marked, old nevertheless?  Then it lost its mark because it was written to itself. */
static bool is_remembered(const struct cpy_heap *heap, cpy_value v)
{
    return heap->phase == CPY_IDLE && !cpy_is_young(cpy_page_of(cpy_pointer(v)));
}

/* An object that is marked too needs nothing: it is old, or will be traced.  To look at a long list again because of
 * a few stores would cost more than to keep what was stored until the next major collection. */
void cpy_remember_store(const void *owner, cpy_value v)
{
    struct cpy_heap *heap = cpy_page_of(owner)->head.heap;
    uint32_t len = length_of(owner);

    if (cpy_is_marked(cpy_pointer(v)) || is_remembered(heap, v))
        return;
    if (len >= CPY_LONG) {
        heap->stored_count = heap->stored_in == owner ? heap->stored_count + 1 : 0;
        heap->stored_in = owner;
        if (heap->stored.len >= CPY_STORED_MOST && heap->enabled)
            heap->next_work = 0;
        if (heap->stored_count < len / CPY_LONG_SHARE && cpy_vector_push(&heap->stored, cpy_pointer(v)))
            return;
    }
    cpy_remember(owner);
}

void cpy_store_many(const void *owner, cpy_field *to, const cpy_value *from, size_t n)
{
    memcpy(to, from, n * sizeof *to);
    for (size_t i = 0; i < n && cpy_is_marked(owner); i++)
        if (cpy_is_object(from[i]))
            cpy_remember_store(owner, from[i]);
}

void cpy_move_fields(const void *owner, cpy_field *to, const cpy_field *from, size_t n)
{
    memmove(to, from, n * sizeof *to); /* what is moved was referred to before */
    cpy_moved(owner);
}

/* --- roots ------------------------------------------------------------------------- */

/* A thread that waits may write to its stack meanwhile: what it needs has been written down before. */
__attribute__((noinline, no_sanitize("address", "thread"))) static void scan_words(
    struct cpy_tracer *tracer, uintptr_t from, uintptr_t to)
{
    const volatile uintptr_t *word = (const volatile uintptr_t *)(from & ~(uintptr_t)(sizeof *word - 1));

    for (; (uintptr_t)word < to; word++) {
        uintptr_t w = *word;

        DEFINED(w);
        show_word(tracer, w, true);
    }
}

/* At the end of a function: the call before it is no jump, which would first take away the frame and the registers in it. */
#define KEEP_FRAME() __asm__ volatile("" : : : "memory")

/* The stack from this function's frame on: its caller's lies above it, whatever the order of things within a frame. */
static __attribute__((noinline)) void scan_from_here(struct cpy_tracer *tracer, uintptr_t to)
{
    scan_words(tracer, (uintptr_t)__builtin_frame_address(0), to);
    KEEP_FRAME();
}

/* The calling thread's registers and stack, from here or from the outermost interpreter loop on. */
static __attribute__((noinline)) void scan_own(struct cpy_thread *t, struct cpy_tracer *tracer, enum cpy_scan scan)
{
    __builtin_unwind_init();
    if (scan == CPY_SCAN_ALL || (scan == CPY_SCAN_OUTER && !t->c_stack_run))
        scan_from_here(tracer, t->c_stack_base);
    else if (scan == CPY_SCAN_OUTER)
        scan_words(tracer, t->c_stack_run, t->c_stack_base);
    KEEP_FRAME();
}

void cpy_trace_stacks(struct cpy_thread *t, struct cpy_tracer *tracer, enum cpy_scan scan)
{
    for (struct cpy_thread *other = t->vm->threads; other; other = other->next) {
        cpy_stack_trace(other, tracer);
        if (other == t) {
            scan_own(t, tracer, scan);
        } else if (other->c_stack_top) {
            scan_words(tracer, (uintptr_t)other->saved_registers, (uintptr_t)(other->saved_registers + CPY_SAVED_WORDS));
            scan_words(tracer, other->c_stack_top, other->c_stack_base);
        }
    }
}

void cpy_trace_roots(struct cpy_heap *heap, struct cpy_tracer *tracer)
{
    struct cpy_handle *h;

    cpy_vm_trace(heap->vm, tracer);
    for (h = heap->handles; h; h = h->next)
        show(tracer, h->value);
    cpy_due_trace(heap, tracer);
    if (CPY_UNLIKELY(heap->garbage.len))
        cpy_garbage_trace(heap, tracer);
}
