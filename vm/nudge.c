/* SPDX-License-Identifier: MIT */
/* vm/nudge.c - ending a system call of the main thread that began just after a signal, which the signal itself did not.
 *
 * Who asks for something while the main thread is about to wait starts a timer, whose signal ends the system call.  The
 * handler starts it again for as long as the thread waits, as the timer, too, may have been too early.  The signal is
 * one that Linux has no use for (signal(7)). */
#include "vm/thread.h"

#include <errno.h>
#include <signal.h>
#include <time.h>

#define NUDGE SIGSTKFLT
#define NUDGE_NS 1000000 /* from what was asked for, or a nudge, to the next one */

void cpy_wait_begin(struct cpy_thread *t)
{
    if (t == t->vm->main)
        __atomic_store_n(&t->vm->main_waits, true, __ATOMIC_SEQ_CST);
}

/* No nudge is left over for what comes next. */
void cpy_wait_end(struct cpy_thread *t)
{
    static const struct itimerspec never = {.it_value = {0, 0}};
    struct cpy_vm *vm = t->vm;

    if (t != vm->main)
        return;
    __atomic_store_n(&vm->main_waits, false, __ATOMIC_SEQ_CST);
    if (CPY_UNLIKELY(vm->nudging)) {
        vm->nudging = false;
        timer_settime(vm->nudge, 0, &never, NULL);
    }
}

void cpy_nudge(struct cpy_vm *vm)
{
    static const struct itimerspec soon = {.it_value = {0, NUDGE_NS}};
    int before = errno;

    if (__atomic_load_n(&vm->main_waits, __ATOMIC_SEQ_CST) && vm->has_nudge && cpy_is_due_in_main(vm)) {
        vm->nudging = true;
        timer_settime(vm->nudge, 0, &soon, NULL);
    }
    errno = before;
}

static void on_nudge(int number, siginfo_t *info, void *context)
{
    (void)number;
    (void)context;
    if (info->si_code == SI_TIMER)
        cpy_nudge(info->si_value.sival_ptr);
}

void cpy_nudge_waits(struct cpy_thread *t)
{
    struct sigaction action = {.sa_sigaction = on_nudge, .sa_flags = SA_SIGINFO};
    struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = NUDGE, .sigev_value.sival_ptr = t->vm};

    event._sigev_un._tid = t->vm->main->native_id; /* older C libraries have no other name for it */
    sigemptyset(&action.sa_mask);
    t->vm->has_nudge = sigaction(NUDGE, &action, NULL) == 0 && timer_create(CLOCK_MONOTONIC, &event, &t->vm->nudge) == 0;
}

void cpy_nudge_fork(struct cpy_thread *t)
{
    t->vm->main_waits = t->vm->nudging = false; /* another thread may have waited */
    if (t->vm->has_nudge)
        cpy_nudge_waits(t); /* timers are not inherited */
}

void cpy_nudge_end(struct cpy_vm *vm)
{
    if (vm->has_nudge)
        timer_delete(vm->nudge);
    vm->has_nudge = vm->nudging = false;
}
