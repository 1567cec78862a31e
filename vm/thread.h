/* SPDX-License-Identifier: MIT */
/* vm/thread.h - a thread's C stack and its hold on the interpreter lock. */
#ifndef CPY_THREAD_H
#define CPY_THREAD_H

#include "vm/vm.h"

/* Finds where the calling thread's C stack begins and how far it may grow. */
void cpy_thread_find_stack(struct cpy_thread *t);
/* Makes what a thread needs in order to wait, and makes it one of the interpreter's.  False: no memory. */
CPY_CHECKED bool cpy_thread_attach(struct cpy_vm *vm, struct cpy_thread *t);
/* The opposite: t is not used any more after it; release: gives up the lock as well. */
void cpy_thread_detach(struct cpy_thread *t, bool release);
/* Puts a thread that has not begun into the queue for the lock. */
void cpy_want_lock(struct cpy_thread *t);
void cpy_unwant_lock(struct cpy_thread *t); /* Takes it away. */
/* Lets another thread run that has waited its time for the lock. */
void cpy_yield(struct cpy_thread *t);
/* Lets the main thread run if something is due there (signals, handlers) and it waits, be it for the lock. */
void cpy_yield_to_main(struct cpy_thread *t);
/* Has something come up that cpy_safe_point() would do in this thread? */
bool cpy_is_due(const struct cpy_thread *t);
bool cpy_signal_is_due(const struct cpy_thread *t); /* Is this the main thread, and has a signal arrived? */
/* Ends cpy_poll() in the main thread; async-signal-safe. */
void cpy_poll_awake(struct cpy_vm *vm);
void cpy_poll_end(struct cpy_vm *vm); /* Frees what it needed. */
bool cpy_is_due_in_main(const struct cpy_vm *vm); /* Is something due that only the main thread does? */
/* Between the two the main thread is in a system call that cpy_nudge() ends, which is done before it is looked whether
 * something is due: who asks for something looks in the other order.  (Nothing in other threads.) */
void cpy_wait_begin(struct cpy_thread *t);
void cpy_wait_end(struct cpy_thread *t);
void cpy_nudge(struct cpy_vm *vm);     /* Ends that call if something is due; async-signal-safe. */
void cpy_nudge_fork(struct cpy_thread *t); /* In a forked child, of which this is the main thread. */
void cpy_nudge_end(struct cpy_vm *vm); /* Frees what it needed. */
/* Ends all other threads, at the interpreter's end.  False: some are in a blocking call, and will look at the
 * interpreter's memory when it is over. */
bool cpy_threads_stop(struct cpy_thread *t);

#endif
