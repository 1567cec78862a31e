/* SPDX-License-Identifier: MIT */
/* vm/memory/collect.c - when to collect, and the order in which it is done.
 *
 * What is hard is the order at the end of marking: weak references to what was not
 * reached are cleared first, then what has a finalizer is queued and, with all it
 * refers to, marked after all; only then do weak tables lose their entries and pages
 * wait to be swept.  Nothing but marking may run while the marks are incomplete. */
#include "vm/memory/state.h"

#include "vm/interp/loop.h"
#include "vm/objects/str.h"

#include <stdlib.h>

/* --- the heap itself -------------------------------------------------------- */

const size_t cpy_heap_struct_size = sizeof(struct cpy_heap);

void cpy_heap_init(struct cpy_heap *heap, struct cpy_vm *vm)
{
    heap->vm = vm;
    heap->chunks.wish = (uintptr_t)vm / CPY_CHUNK_SIZE * CPY_CHUNK_SIZE - CPY_STACKS_ROOM;
    heap->tracer.heap = heap;
    heap->nursery = heap->nursery_by_pause = heap->next_work = CPY_NURSERY;
    heap->major_at = CPY_MAJOR_LEAST;
    heap->slice_ns = CPY_SLICE_NS;
    heap->epoch = heap->collections = 1;
    heap->enabled = heap->settled = true;
    heap->failing = vm->config.fail_allocation;
    heap->slow = vm->config.stress || heap->failing || vm->config.refuse;
    heap->part = vm->config.stress ? CPY_STRESS_PART : CPY_PART;
    cpy_pools_init(heap);
    cpy_payload_init(heap);
}

static void destroy_all(struct cpy_page *page, void *user)
{
    uint32_t offset;

    (void)user;
    if (page->destroy)
        for (offset = cpy_cell_next(page, page->first); offset < page->end;
             offset = cpy_cell_next(page, offset + cpy_cell_step(page))) {
            struct cpy_object *o = (struct cpy_object *)((char *)page + offset);

            if (o->shape)
                page->destroy(o);
        }
}

void cpy_heap_free(struct cpy_heap *heap)
{
    while (cpy_sweep_one(heap))
        ;
    cpy_pools_flush(heap);
    while (heap->handles)
        cpy_handle_clear(heap->handles);
    cpy_page_each(&heap->chunks, destroy_all, NULL);
    cpy_chunks_free(&heap->chunks);
    cpy_pools_free(heap);
    free(heap->young_pages.items);
    free(heap->marking.items);
    free(heap->partial.items);
    free(heap->remembered.items);
    free(heap->stored.items);
    free(heap->finalizable.items);
    free(heap->weakrefs.items);
    free(heap->weak_rows);
    free(heap->due.items);
    free(heap->garbage.items);
}

size_t cpy_heap_bytes(const struct cpy_heap *heap) { return heap->occupied + heap->payload; }

void cpy_heap_open_reserve(struct cpy_thread *t) { t->vm->heap->reserve_open = true; }

void cpy_heap_unhurry(struct cpy_thread *t, size_t bytes)
{
    struct cpy_heap *heap = t->vm->heap;

    heap->young_bytes -= bytes < heap->young_bytes ? bytes : heap->young_bytes;
}

size_t cpy_heap_used(struct cpy_thread *t) { return cpy_heap_bytes(t->vm->heap); }
void cpy_gc_enable(struct cpy_thread *t, bool on) { t->vm->heap->enabled = on; }
bool cpy_gc_enabled(struct cpy_thread *t) { return t->vm->heap->enabled; }

bool cpy_heap_must_fail(struct cpy_heap *heap)
{
    const struct cpy_config *config = &heap->vm->config;

    return (heap->failing && --heap->failing == 0) || (config->refuse && config->refuse(config->refuse_user));
}

bool cpy_allocation_failed(struct cpy_thread *t) { return t->vm->config.fail_allocation && !t->vm->heap->failing; }

/* Until the first classes and names are there, roots cannot be shown. */
static bool ready(const struct cpy_heap *heap) { return heap->vm->registry && !heap->collecting; }

static void count_pause(struct cpy_heap *heap, uint64_t began)
{
    struct cpy_stats *stats = &heap->vm->stats;
    uint64_t pause = cpy_worked_ns() - began;

    stats->total_pause_ns += pause;
    if (pause > stats->longest_pause_ns)
        stats->longest_pause_ns = pause;
}

/* --- minor collections --------------------------------------------------------- */

/* Traces old objects that were written to, and counts how much there was to look at. */
static void trace_remembered(struct cpy_heap *heap)
{
    cpy_mark_stored(heap);
    heap->fields = 0;
    for (size_t i = 0; i < heap->remembered.len; i++) {
        struct cpy_object *o = heap->remembered.items[i];

        if (!cpy_is_marked(o)) {
            cpy_bit_set(cpy_page_of(o)->head.marks, cpy_page_offset(o));
            cpy_mark_items(heap, o);
        }
    }
    heap->remembered.len = 0;
    heap->remembered_fields = heap->fields;
}

/* Everything unmarked is dead once this is done: see above. */
static void finish_marking(struct cpy_heap *heap, bool major)
{
    cpy_weak_clear(heap, major);
    cpy_finalizers_queue(heap, major);
    cpy_mark_drain(heap, 0);
    if (major && heap->keeps_garbage)
        cpy_garbage_find(heap);
    cpy_interned_sweep(heap->vm, major);
    cpy_caches_sweep(heap->vm);
    if (heap->due.len > heap->due_next)
        __atomic_fetch_or(&heap->vm->interrupted, CPY_DUE_FINALIZERS, __ATOMIC_RELAXED);
}

/* Where much survives, minor collections come more often, to be short.  But large old objects that are
 * written to all the time are looked at in every one of them: then there are fewer. */
static void tune_nursery(struct cpy_heap *heap, uint64_t pause)
{
    size_t wanted = heap->remembered_fields * sizeof(cpy_field) / 2;

    if (pause > CPY_PAUSE_LONG_NS && heap->nursery_by_pause > CPY_NURSERY_LEAST)
        heap->nursery_by_pause /= 2;
    else if (pause < CPY_PAUSE_SHORT_NS && heap->nursery_by_pause < CPY_NURSERY)
        heap->nursery_by_pause *= 2;
    heap->nursery = wanted < heap->nursery_by_pause ? heap->nursery_by_pause : wanted;
    if (heap->nursery > CPY_NURSERY_MOST)
        heap->nursery = CPY_NURSERY_MOST;
    if (heap->threshold && heap->nursery > heap->threshold)
        heap->nursery = heap->threshold;
}

static void begin_pause(struct cpy_heap *heap)
{
    heap->collecting = true;
    cpy_pools_flush(heap);
}

static void end_pause(struct cpy_heap *heap)
{
    heap->collecting = false;
    heap->young_bytes = 0;
}

static void minor(struct cpy_thread *t)
{
    struct cpy_heap *heap = t->vm->heap;
    uint64_t began = cpy_worked_ns();

    begin_pause(heap);
    trace_remembered(heap);
    cpy_trace_roots(heap, &heap->tracer);
    cpy_trace_stacks(t, &heap->tracer, CPY_SCAN_ALL);
    cpy_mark_drain(heap, 0);
    finish_marking(heap, false);
    cpy_pools_reset(heap);
    tune_nursery(heap, cpy_worked_ns() - began);
    end_pause(heap);
    heap->next_work = heap->nursery;
    heap->vm->stats.minor_collections++;
    count_pause(heap, began);
}

/* --- major collections ------------------------------------------------------------ */

/* What begins the next major collection, once sweeping told how much is alive. */
static void settle(struct cpy_heap *heap)
{
    size_t alive = heap->occupied + heap->payload;

    heap->settled = true;
    heap->major_at = alive > SIZE_MAX / CPY_MAJOR_GROWTH ? SIZE_MAX : alive * CPY_MAJOR_GROWTH;
    if (heap->major_at < CPY_MAJOR_LEAST)
        heap->major_at = CPY_MAJOR_LEAST;
}

static bool sweep_until(struct cpy_heap *heap, uint64_t until)
{
    while (heap->unswept) {
        cpy_sweep_one(heap);
        if (until && cpy_worked_ns() >= until)
            return false;
    }
    if (!heap->settled)
        settle(heap);
    return true;
}

static void clear_page(struct cpy_page *page, void *user)
{
    (void)user;
    memset(page->head.marks, 0, sizeof page->head.marks);
}

/* Clears marks, a chunk at a time. */
static bool clear_until(struct cpy_heap *heap, uint64_t until)
{
    while (cpy_walk_chunk(&heap->chunks, clear_page, NULL))
        if (until && cpy_worked_ns() >= until)
            return false;
    return true;
}

static void begin_marking(struct cpy_heap *heap)
{
    heap->phase = CPY_MARK;
    heap->remembered.len = heap->stored.len = heap->marking.len = 0;
    heap->stored_in = NULL;
    heap->mark_overflow = heap->remember_overflow = false;
    heap->rounds = heap->stalls = 0;
    heap->left = SIZE_MAX;
    heap->ahead_len = 0;
    memset(heap->fetched, 0, sizeof heap->fetched);
    heap->partial.len = 0;
    heap->looks_ahead = heap->vm->config.stress || cpy_heap_bytes(heap) >= CPY_AHEAD_LEAST;
    cpy_trace_roots(heap, &heap->tracer);
}

/* A program may write to more objects between two slices than a slice can look at again: then they become longer. */
static void count_stall(struct cpy_heap *heap)
{
    size_t left = heap->remembered.len + heap->stored.len;

    heap->stalls += left >= heap->left;
    heap->left = left;
}

/* The end of a slice, later after stalls; 0: there were so many of them that it must be done at once. */
static uint64_t more_time(const struct cpy_heap *heap, uint64_t until)
{
    unsigned doubled = heap->stalls < CPY_STALLS_LONGER ? heap->stalls : CPY_STALLS_LONGER;

    return heap->stalls < CPY_STALLS ? until + heap->slice_ns * ((1u << doubled) - 1) : 0;
}

/* Marks until the time is over.  True: nothing is left.  For that, roots and stacks must have been looked at and all
 * they lead to marked within one slice; in later rounds there is less and less of it. */
static bool mark_until(struct cpy_thread *t, uint64_t until, enum cpy_scan scan)
{
    struct cpy_heap *heap = t->vm->heap;
    bool catching_up = false;

    until = until ? more_time(heap, until) : 0;
    do
        if (!cpy_mark_drain(heap, until) || (catching_up && until && cpy_worked_ns() >= until)) {
            if (catching_up)
                count_stall(heap);
            return false;
        }
    while ((catching_up = cpy_mark_remembered(heap, CPY_BATCH)));
    cpy_trace_roots(heap, &heap->tracer);
    cpy_trace_stacks(t, &heap->tracer, scan);
    return cpy_mark_drain(heap, heap->rounds++ < CPY_MARK_ROUNDS ? until : 0);
}

static void end_marking(struct cpy_heap *heap)
{
    heap->looks_ahead = false;
    finish_marking(heap, true);
    cpy_pools_all_pending(heap);
    heap->phase = CPY_IDLE;
    heap->settled = false;
    heap->vm->stats.major_collections++;
}

/* Works on a major collection until the time is over; begins one if none is under way. */
static void advance(struct cpy_thread *t, uint64_t until, enum cpy_scan scan)
{
    struct cpy_heap *heap = t->vm->heap;

    if (heap->phase == CPY_IDLE)
        heap->phase = CPY_SWEEP;
    if (heap->phase == CPY_SWEEP) {
        if (!sweep_until(heap, until))
            return;
        heap->phase = CPY_CLEAR;
        cpy_walk_begin(&heap->chunks);
    }
    if (heap->phase == CPY_CLEAR) {
        if (!clear_until(heap, until))
            return;
        begin_marking(heap);
    }
    if (heap->remember_overflow) { /* marked objects lost a reference: start again */
        heap->phase = CPY_CLEAR;
        cpy_walk_begin(&heap->chunks);
        clear_until(heap, 0);
        begin_marking(heap);
        until = 0;
    }
    if (mark_until(t, until, scan))
        end_marking(heap);
}

static void slice(struct cpy_thread *t)
{
    struct cpy_heap *heap = t->vm->heap;
    uint64_t began = cpy_worked_ns();

    begin_pause(heap);
    advance(t, began + heap->slice_ns, CPY_SCAN_ALL);
    end_pause(heap);
    heap->next_work = heap->phase == CPY_IDLE ? heap->nursery : CPY_SLICE_EVERY;
    count_pause(heap, began);
}

size_t cpy_collect_all(struct cpy_thread *t, enum cpy_scan scan)
{
    struct cpy_heap *heap = t->vm->heap;
    uint64_t began = cpy_worked_ns(), freed;

    if (!ready(heap))
        return 0;
    begin_pause(heap);
    cpy_method_cache_clear(t->vm); /* it keeps classes alive */
    while (cpy_sweep_one(heap))
        ;
    freed = heap->freed;
    heap->phase = CPY_SWEEP; /* a collection that is under way is begun anew: it would keep what has died since */
    advance(t, 0, scan);
    sweep_until(heap, 0);
    end_pause(heap);
    heap->next_work = heap->nursery;
    count_pause(heap, began);
    return (size_t)(heap->freed - freed);
}

/* --- when ---------------------------------------------------------------------------- */

/* Stress: a minor collection every time, and now and then a look at every barrier or everything.  While stacks are so
 * deep that looking at them takes long, a little less often. */
static void stress(struct cpy_thread *t)
{
    struct cpy_heap *heap = t->vm->heap;
    size_t frames = (size_t)(t->frame - t->frames) * sizeof(struct cpy_frame);
    size_t deep = t->c_stack_base - (uintptr_t)__builtin_frame_address(0) + frames;

    if (++heap->allocations % (1 + deep / CPY_STRESS_DEEP))
        return;
    if (heap->allocations % CPY_STRESS_MAJOR == 0)
        cpy_collect_all(t, CPY_SCAN_ALL);
    else
        minor(t);
    while (cpy_sweep_one(heap))
        ;
    if (heap->allocations % CPY_STRESS_VERIFY == 0)
        cpy_heap_verify(t);
}

/* Sweeps a page, if one waits. */
static void sweep_page(struct cpy_heap *heap)
{
    cpy_sweep_one(heap);
    if (!heap->unswept && !heap->settled)
        settle(heap);
}

static void collect_due(struct cpy_thread *t)
{
    struct cpy_heap *heap = t->vm->heap;

    if (heap->remember_overflow)
        cpy_collect_all(t, CPY_SCAN_ALL);
    else if (heap->phase != CPY_IDLE)
        slice(t);
    else
        minor(t);
    if (heap->phase != CPY_IDLE || !heap->enabled || cpy_heap_bytes(heap) < heap->major_at)
        return;
    for (int n = 0; n < CPY_SWEEP_PAGES && !heap->settled; n++)
        sweep_page(heap); /* there may be less in the heap than it seems */
    if (heap->settled)
        slice(t);
}

void cpy_heap_poll(struct cpy_thread *t)
{
    struct cpy_heap *heap = t->vm->heap;

    if (!ready(heap))
        return;
    if (CPY_UNLIKELY(heap->vm->config.stress))
        stress(t);
    else if (CPY_UNLIKELY(heap->young_bytes >= heap->next_work))
        collect_due(t);
    else if (heap->unswept)
        sweep_page(heap); /* a page of 64 KiB for each piece of 2 KiB that is handed out */
}

void cpy_collect_step(struct cpy_thread *t)
{
    struct cpy_heap *heap = t->vm->heap;

    if (ready(heap) && heap->young_bytes >= heap->next_work)
        collect_due(t);
}

size_t cpy_collect(struct cpy_thread *t) { return cpy_collect_all(t, CPY_SCAN_ALL); }

size_t cpy_collect_precise(struct cpy_thread *t)
{
    unsigned entries = 0;

    for (struct cpy_frame *frame = t->frame; frame > t->frames; frame--)
        entries += !frame->code;
    return cpy_collect_all(t, !entries ? CPY_SCAN_NONE : entries == 1 ? CPY_SCAN_OUTER : CPY_SCAN_ALL);
}

static bool is_call(unsigned op) { return op == CPY_OP_CALL || op == CPY_OP_CALL_KW; }
static bool is_method_call(unsigned op) { return op == CPY_OP_CALL_METHOD || op == CPY_OP_CALL_METHOD_KW; }

/* Does the instruction call the native function, or make an object whose __init__ it is?  The object being made
 * lies in the register before its arguments. */
static bool calls(struct cpy_thread *t, const struct cpy_frame *frame, struct cpy_insn insn, cpy_native native)
{
    cpy_value callee = frame->base[insn.b], instance = frame->base[insn.b + is_method_call(insn.op)];

    if (cpy_has_layout(callee, CPY_TYPE_NATIVE))
        return ((struct cpy_native_object *)cpy_pointer(callee))->row->call == native;
    return native && cpy_is_object(instance) && !cpy_is_type(instance) && cpy_slot_of(t, instance, CPY_SLOT_INIT) == native;
}

/* Does the innermost frame's instruction call the native function?  If so, the registers behind its arguments,
 * which are lost by a call anyway, are cleared. */
static bool called_directly(struct cpy_thread *t, cpy_native native)
{
    struct cpy_frame *frame = t->frame;
    struct cpy_insn insn;

    if (!frame || !frame->code)
        return false;
    insn = cpy_frame_insn(frame);
    if ((!is_call(insn.op) && !is_method_call(insn.op)) || !calls(t, frame, insn, native))
        return false;
    for (cpy_value *v = frame->base + insn.b + is_method_call(insn.op) + insn.d + 1; v < cpy_frame_end(frame); v++)
        *v = CPY_UNSET;
    return true;
}

size_t cpy_collect_from(struct cpy_thread *t, cpy_native caller)
{
    bool direct = called_directly(t, caller);
    size_t freed = direct ? cpy_collect_precise(t) : cpy_collect(t);

    if (t->vm->heap->due.len > t->vm->heap->due_next && cpy_run_finalizers(t))
        freed += direct ? cpy_collect_precise(t) : cpy_collect(t);
    return freed;
}

void cpy_gc_set_threshold(struct cpy_thread *t, size_t bytes)
{
    struct cpy_heap *heap = t->vm->heap;

    heap->threshold = bytes;
    tune_nursery(heap, CPY_PAUSE_SHORT_NS);
    if (heap->phase == CPY_IDLE)
        heap->next_work = heap->nursery;
}

size_t cpy_gc_threshold(struct cpy_thread *t) { return t->vm->heap->threshold; }

struct cpy_gc_counts cpy_gc_count(struct cpy_thread *t)
{
    const struct cpy_heap *heap = t->vm->heap;
    const struct cpy_stats *stats = &t->vm->stats;

    return (struct cpy_gc_counts){heap->young_bytes, stats->minor_collections, stats->major_collections, heap->freed};
}
