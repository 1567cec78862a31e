/* SPDX-License-Identifier: MIT */
/* vm/interp/safepoint.c - what must not happen in the middle of something.
 *
 * Signals, finalizers and calls that other parts of the program have asked for wait in
 * vm->interrupted until the interpreter is between two instructions.  Their handlers
 * do not nest: while one runs, the others wait. */
#include "vm/interp/loop.h"
#include "vm/memory/heap.h"
#include "vm/objects/exception.h"

void cpy_interrupt(struct cpy_vm *vm) { __atomic_fetch_or(&vm->interrupted, CPY_DUE_SIGNAL, __ATOMIC_RELAXED); }

/* Calls what is in pending_calls, oldest first. */
static bool run_pending_calls(struct cpy_thread *t)
{
    cpy_value calls = t->vm->pending_calls;

    if (!(t->vm->pending_calls = cpy_list_new(t, 0))) {
        t->vm->pending_calls = calls;
        return false;
    }
    for (size_t i = 0; i < cpy_list_len(calls); i++)
        if (!cpy_call_0(t, cpy_list_get(calls, i)))
            return false;
    return true;
}

static bool handle(struct cpy_thread *t, int due)
{
    switch (due) {
    case CPY_DUE_COLLECTION: cpy_collect_step(t); return true;
    case CPY_DUE_FINALIZERS: return cpy_run_finalizers(t);
    case CPY_DUE_CALLS: return run_pending_calls(t);
    default: cpy_raise_value(t, t->vm->exceptions[CPY_KEYBOARD_INTERRUPT]); return false;
    }
}

bool cpy_safe_point(struct cpy_thread *t)
{
    static const uint8_t order[] = {CPY_DUE_COLLECTION, CPY_DUE_FINALIZERS, CPY_DUE_CALLS, CPY_DUE_SIGNAL};
    bool ok = true;

    if (CPY_LIKELY(!t->vm->interrupted) || t->in_safe_point)
        return true;
    t->in_safe_point = true;
    for (size_t i = 0; i < CPY_COUNT(order) && ok; i++)
        if (__atomic_fetch_and(&t->vm->interrupted, ~order[i], __ATOMIC_ACQ_REL) & order[i])
            ok = handle(t, order[i]);
    t->in_safe_point = false;
    return ok;
}
