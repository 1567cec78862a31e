/* SPDX-License-Identifier: MIT */
/* vm/memory/finalize.c - finalizers and weak references' callbacks.
 *
 * An object found dead whose finalizer has not run is kept, with all that it refers
 * to, for one more cycle and queued.  Finalizers are Python code and run at safe
 * points alone.  One that makes its object reachable again is not run a second time:
 * the object has left the list of those that have one. */
#include "vm/memory/state.h"

#define ROUNDS_AT_EXIT 4 /* finalizers may make objects that have finalizers */

/* An entry of the queue: the object's address and what is to be done in its low bits. */
enum { RUN_DEL, RUN_CALLBACK, RUN_NATIVE, RUN_BITS };

static struct cpy_object *entry_object(const void *entry)
{
    return (struct cpy_object *)((uintptr_t)entry & ~(uintptr_t)RUN_BITS);
}

bool cpy_due_reserve(struct cpy_heap *heap)
{
    return cpy_vector_reserve(&heap->due, 2 * (heap->finalizable.len + 1) + heap->weakrefs.len + 1);
}

static void push(struct cpy_heap *heap, struct cpy_object *o, unsigned what)
{
    heap->due.items[heap->due.len++] = (char *)o + what;
}

void cpy_due_callback(struct cpy_heap *heap, struct cpy_weakref *ref) { push(heap, &ref->head, RUN_CALLBACK); }

void cpy_due_trace(struct cpy_heap *heap, struct cpy_tracer *tracer)
{
    for (size_t i = heap->due_next; i < heap->due.len; i++)
        cpy_trace_value(tracer, cpy_from(entry_object(heap->due.items[i])));
}

bool cpy_finalizer_register(struct cpy_thread *t, struct cpy_object *o)
{
    struct cpy_heap *heap = t->vm->heap;

    if (cpy_due_reserve(heap) && cpy_vector_push(&heap->finalizable, o))
        return true;
    cpy_raise_no_memory(t);
    return false;
}

void cpy_finalizer_forget(struct cpy_thread *t, const struct cpy_object *o)
{
    struct cpy_heap *heap = t->vm->heap;
    size_t last = heap->finalizable.len - 1;

    if (!heap->finalizable.len || heap->finalizable.items[last] != o)
        return;
    heap->finalizable.len = last;
    if (heap->finalizable_old > last)
        heap->finalizable_old = last;
}

/* The definition whose finalize() is o's, or NULL. */
static const struct cpy_type_def *native_finalizer(struct cpy_object *o)
{
    return CPY_DEF_WITH(cpy_class_of_object(o)->def, finalize);
}

bool cpy_gc_finalized(struct cpy_thread *t, cpy_value v)
{
    const struct cpy_vector *waiting = &t->vm->heap->finalizable;
    struct cpy_object *o = cpy_is_object(v) ? cpy_pointer(v) : NULL;

    if (!o || !(cpy_class_of_object(o)->flags & CPY_CLASS_HAS_DEL || native_finalizer(o)))
        return false;
    for (size_t i = 0; i < waiting->len; i++)
        if (waiting->items[i] == o)
            return false;
    return true;
}

/* Queues registered objects from number `from` on that are not marked (all: any).  __del__ runs in the order in
 * which objects were made; then native ones in the opposite order, for what wraps something (a text file its
 * buffer) is newer than that. */
static void queue(struct cpy_heap *heap, size_t from, bool all)
{
    struct cpy_object **o = (struct cpy_object **)(void *)heap->finalizable.items;

    for (size_t i = from; i < heap->finalizable.len; i++)
        if ((all || !cpy_is_marked(o[i])) && cpy_class_of_object(o[i])->flags & CPY_CLASS_HAS_DEL)
            push(heap, o[i], RUN_DEL);
    for (size_t i = heap->finalizable.len; i-- > from;)
        if ((all || !cpy_is_marked(o[i])) && native_finalizer(o[i]))
            push(heap, o[i], RUN_NATIVE);
}

void cpy_finalizers_queue(struct cpy_heap *heap, bool major)
{
    size_t from = major ? 0 : heap->finalizable_old, kept = from;

    queue(heap, from, false);
    for (size_t i = from; i < heap->finalizable.len; i++)
        if (cpy_is_marked(heap->finalizable.items[i]))
            heap->finalizable.items[kept++] = heap->finalizable.items[i];
    heap->finalizable.len = heap->finalizable_old = kept;
    cpy_due_trace(heap, &heap->tracer);
}

/* Calls a weak reference's callback. */
static void run_callback(struct cpy_thread *t, struct cpy_weakref *ref)
{
    cpy_value callback = cpy_load(ref->callback);

    cpy_store(ref, &ref->callback, CPY_UNSET);
    if (!cpy_call_1(t, callback, cpy_from(ref)))
        cpy_print_unraisable(t, NULL, callback);
}

/* Calls o.__del__(). */
static void run_del(struct cpy_thread *t, struct cpy_object *o)
{
    cpy_value name = cpy_intern_from(t, "__del__");
    cpy_value function = name ? cpy_type_lookup(t, cpy_class_of_object(o), name) : CPY_UNSET;
    cpy_value method = function ? cpy_special(t, cpy_from(o), name) : CPY_UNSET;

    if (method && cpy_call_0(t, method))
        return;
    if (cpy_pending(t))
        cpy_print_unraisable(t, NULL, function ? function : CPY_NONE);
}

static void run_native(struct cpy_thread *t, struct cpy_object *o)
{
    native_finalizer(o)->finalize(t, o);
    if (cpy_pending(t))
        cpy_print_unraisable(t, NULL, cpy_from(o));
}

static void run(struct cpy_thread *t, const void *entry)
{
    struct cpy_object *o = entry_object(entry);

    switch ((uintptr_t)entry & RUN_BITS) {
    case RUN_DEL: run_del(t, o); break;
    case RUN_CALLBACK: run_callback(t, (struct cpy_weakref *)o); break;
    case RUN_NATIVE: run_native(t, o); break;
    }
    cpy_keep(cpy_from(o));
}

bool cpy_run_finalizers(struct cpy_thread *t)
{
    struct cpy_heap *heap = t->vm->heap;
    cpy_value pending;

    if (heap->finalizing || heap->due_next == heap->due.len)
        return true;
    heap->finalizing = true;
    pending = cpy_take_pending(t);
    while (heap->due_next < heap->due.len)
        run(t, heap->due.items[heap->due_next++]);
    heap->due.len = heap->due_next = 0;
    heap->finalizing = false;
    if (pending)
        cpy_set_pending(t, pending);
    return true;
}

static bool has_callbacks(const struct cpy_heap *heap)
{
    for (size_t i = 0; i < heap->weakrefs.len; i++)
        if (cpy_load(((struct cpy_weakref *)heap->weakrefs.items[i])->callback))
            return true;
    return false;
}

void cpy_finalize_rest(struct cpy_thread *t)
{
    struct cpy_heap *heap = t->vm->heap;

    if (has_callbacks(heap)) /* of what has died already */
        cpy_collect_precise(t);
    for (int round = 0; round < ROUNDS_AT_EXIT && (heap->finalizable.len || heap->due.len); round++) {
        queue(heap, 0, true);
        heap->finalizable.len = heap->finalizable_old = 0;
        if (!cpy_run_finalizers(t))
            cpy_print_unraisable(t, NULL, CPY_NONE);
    }
}
