/* SPDX-License-Identifier: MIT */
/* vm/interp/safepoint.c - what must not happen in the middle of something.
 *
 * Signals, finalizers and calls that other parts of the program have asked for wait in
 * vm->interrupted until the interpreter is between two instructions.  Their handlers
 * do not nest: while one runs, the others wait; only Ctrl-C gets through.
 *
 * All but finalizers are the main thread's: a handler may wait for another thread, and would wait for itself if it ran
 * there.  If the main thread waits it is woken, and gets the lock next (cpy_yield_to_main()).  A finalizer runs where a
 * safe point comes first: the main thread may be in a blocking call for hours, in which nothing would be freed. */
#include "vm/interp/loop.h"
#include "vm/memory/heap.h"
#include "vm/objects/exception.h"
#include "vm/thread.h"

#include <signal.h>

/* Asks for a safe point, from a signal handler or another thread: the main thread looks even if it waits. */
static void ask(struct cpy_vm *vm, int due)
{
    __atomic_fetch_or(&vm->interrupted, due, __ATOMIC_SEQ_CST);
    if (vm->main)
        sem_post(&vm->main->look);
    cpy_poll_awake(vm);
    cpy_nudge(vm);
}

void cpy_signal(struct cpy_vm *vm, int number)
{
    __atomic_fetch_or(&vm->signals, (uint64_t)1 << (number & 63), __ATOMIC_RELEASE);
    ask(vm, CPY_DUE_SIGNAL);
}

void cpy_interrupt(struct cpy_vm *vm) { cpy_signal(vm, SIGINT); }

void cpy_on_signal(struct cpy_thread *t, int (*call)(struct cpy_thread *t, int number, void *user), void *user)
{
    t->vm->signalled_user = user;
    t->vm->signalled = call;
}

void cpy_poke(struct cpy_vm *vm) { ask(vm, CPY_DUE_POKE); }

bool cpy_call_soon(struct cpy_thread *t, cpy_value callable)
{
    if (!cpy_list_append(t, t->vm->pending_calls, callable))
        return false;
    ask(t->vm, CPY_DUE_CALLS);
    return true;
}

void cpy_on_poke(struct cpy_thread *t, bool (*call)(struct cpy_thread *t, void *user), void *user)
{
    t->vm->poked_user = user;
    t->vm->poked = call;
}

void cpy_on_interrupt(struct cpy_thread *t, void (*call)(void *user), void *user)
{
    t->vm->interrupting_user = user;
    t->vm->interrupting = call;
}

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

/* Calls what cpy_on_poke() was told. */
static bool run_poked(struct cpy_thread *t)
{
    struct cpy_vm *vm = t->vm;

    return !vm->poked || vm->poked(t, vm->poked_user);
}

static bool raise_interrupt(struct cpy_thread *t)
{
    if (t->vm->interrupt_handler)
        return cpy_call_0(t, t->vm->interrupt_handler) != CPY_ERROR;
    cpy_raise_value(t, t->vm->exceptions[CPY_KEYBOARD_INTERRUPT]);
    return false;
}

/* Handles a signal that has arrived. */
static bool run_signal(struct cpy_thread *t, int number)
{
    struct cpy_vm *vm = t->vm;
    int done;

    if (number == SIGINT && vm->interrupting)
        vm->interrupting(vm->interrupting_user);
    done = vm->signalled ? vm->signalled(t, number, vm->signalled_user) : 0;
    return done ? done > 0 : number != SIGINT || raise_interrupt(t);
}

/* Handles the signals that have arrived, in the order of their numbers; those after one that raises wait. */
static bool run_signals(struct cpy_thread *t)
{
    uint64_t left = __atomic_exchange_n(&t->vm->signals, 0, __ATOMIC_ACQ_REL);

    while (left) {
        int number = __builtin_ctzll(left);

        left &= left - 1;
        if (run_signal(t, number))
            continue;
        if (left) {
            __atomic_fetch_or(&t->vm->signals, left, __ATOMIC_RELEASE);
            __atomic_fetch_or(&t->vm->interrupted, CPY_DUE_SIGNAL, __ATOMIC_RELEASE);
        }
        return false;
    }
    return true;
}

static bool handle(struct cpy_thread *t, int due)
{
    switch (due) {
    case CPY_DUE_COLLECTION: cpy_collect_step(t); return true;
    case CPY_DUE_FINALIZERS: return cpy_run_finalizers(t);
    case CPY_DUE_CALLS: return run_pending_calls(t);
    case CPY_DUE_POKE: return run_poked(t);
    default: return run_signals(t);
    }
}

/* Takes a bit that is due, and handles it. */
static bool take(struct cpy_thread *t, int due)
{
    return !(__atomic_fetch_and(&t->vm->interrupted, ~due, __ATOMIC_ACQ_REL) & due) || handle(t, due);
}

/* Calls what does not nest. */
static bool take_calls(struct cpy_thread *t)
{
    bool ok;

    t->in_safe_point = true;
    ok = take(t, CPY_DUE_FINALIZERS) && (t != t->vm->main || (take(t, CPY_DUE_CALLS) && take(t, CPY_DUE_POKE)));
    t->in_safe_point = false;
    return ok;
}

bool cpy_safe_point(struct cpy_thread *t)
{
    if (CPY_LIKELY(!__atomic_load_n(&t->vm->interrupted, __ATOMIC_RELAXED)))
        return true;
    if (__atomic_load_n(&t->vm->interrupted, __ATOMIC_RELAXED) & CPY_DUE_SWITCH)
        cpy_yield(t);
    if (t != t->vm->main)
        cpy_yield_to_main(t);
    return take(t, CPY_DUE_COLLECTION) && (t->in_safe_point || take_calls(t)) &&
           (t != t->vm->main || take(t, CPY_DUE_SIGNAL)); /* a handler can be interrupted as well */
}
