/* SPDX-License-Identifier: MIT */
/* vm/memory/finalize.c - finalizers and weak references' callbacks.
 *
 * An object found dead whose finalizer has not run is kept, with all that it refers
 * to, for one more cycle and queued.  Finalizers are Python code and run at safe
 * points alone.  One that makes its object reachable again is not run a second time:
 * the object has left the list of those that have one. */
#include "vm/memory/state.h"

#define ROUNDS_AT_EXIT 4 /* finalizers may make objects that have finalizers */

bool cpy_due_reserve(struct cpy_heap *heap)
{
    return cpy_vector_reserve(&heap->due, heap->finalizable.len + heap->weakrefs.len + 1);
}

void cpy_due_push(struct cpy_heap *heap, struct cpy_object *o, bool callback)
{
    heap->due.items[heap->due.len++] = (char *)o + callback;
}

void cpy_due_trace(struct cpy_heap *heap, struct cpy_tracer *tracer)
{
    for (size_t i = heap->due_next; i < heap->due.len; i++)
        cpy_trace_value(tracer, (cpy_value)((uintptr_t)heap->due.items[i] & ~(uintptr_t)1));
}

bool cpy_finalizer_register(struct cpy_thread *t, struct cpy_object *o)
{
    struct cpy_heap *heap = t->vm->heap;

    if (cpy_due_reserve(heap) && cpy_vector_push(&heap->finalizable, o))
        return true;
    cpy_raise_no_memory(t);
    return false;
}

void cpy_finalizers_queue(struct cpy_heap *heap, bool major)
{
    size_t from = major ? 0 : heap->finalizable_old, kept = from;

    for (size_t i = from; i < heap->finalizable.len; i++) {
        struct cpy_object *o = heap->finalizable.items[i];

        if (cpy_is_marked(o))
            heap->finalizable.items[kept++] = o;
        else
            cpy_due_push(heap, o, false);
    }
    for (size_t i = heap->due_next; i < heap->due.len; i++) /* none before all have been looked at */
        cpy_mark(heap, (struct cpy_object *)((uintptr_t)heap->due.items[i] & ~(uintptr_t)1));
    heap->finalizable.len = heap->finalizable_old = kept;
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

static void run_finalizer(struct cpy_thread *t, struct cpy_object *o)
{
    struct cpy_type *type = cpy_class_of_object(o);
    const struct cpy_type_def *def = CPY_DEF_WITH(type->def, finalize);

    if (type->flags & CPY_CLASS_HAS_DEL)
        run_del(t, o);
    if (!def)
        return;
    def->finalize(t, o);
    if (cpy_pending(t))
        cpy_print_unraisable(t, NULL, cpy_from(o));
}

bool cpy_run_finalizers(struct cpy_thread *t)
{
    struct cpy_heap *heap = t->vm->heap;
    cpy_value pending;

    if (heap->finalizing || heap->due_next == heap->due.len)
        return true;
    heap->finalizing = true;
    pending = cpy_take_pending(t);
    while (heap->due_next < heap->due.len) {
        uintptr_t entry = (uintptr_t)heap->due.items[heap->due_next++];
        struct cpy_object *o = (struct cpy_object *)(entry & ~(uintptr_t)1);

        if (entry & 1)
            run_callback(t, (struct cpy_weakref *)o);
        else
            run_finalizer(t, o);
        cpy_keep(cpy_from(o));
    }
    heap->due.len = heap->due_next = 0;
    heap->finalizing = false;
    if (pending)
        cpy_set_pending(t, pending);
    return true;
}

void cpy_finalize_rest(struct cpy_thread *t)
{
    struct cpy_heap *heap = t->vm->heap;

    for (int round = 0; round < ROUNDS_AT_EXIT && heap->finalizable.len; round++) {
        size_t n = heap->finalizable.len;

        for (size_t i = 0; i < n; i++)
            cpy_due_push(heap, heap->finalizable.items[i], false);
        heap->finalizable.len = heap->finalizable_old = 0;
        if (!cpy_run_finalizers(t))
            cpy_print_unraisable(t, NULL, CPY_NONE);
    }
}
