/* SPDX-License-Identifier: MIT */
/* vm/thread.c - the interpreter lock, and the limits of the C stack.
 *
 * The lock is free, or held by one thread; those that want it form a queue.  Who comes while it is free
 * takes it, which is best for short blocking calls.  But the first in the queue waits no longer than the switch
 * interval: then it asks for a safe point, where the holder hands the lock over to it and goes to the end of the
 * queue.  As long as nobody waits, a thread that runs sees nothing of all this.
 *
 * While a thread has released the lock, the collector may run in another one: the
 * registers and the end of its stack are written down first.  All waiting, for the lock as well, is waiting for the
 * thread's semaphore, because a signal handler can post that. */
#include "vm/thread.h"

#include "vm/interp/frame.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define STACK_MARGIN ((size_t)256 << 10) /* left for C code that does not check */
#define STACK_MOST ((size_t)64 << 20)    /* of an unlimited stack, use this much */
#define NS 1000000000

extern void *__libc_stack_end; /* set by the loader: where the main thread's stack begins */

/* The stack's base and size of a thread other than the main one. */
static void other_thread_stack(uintptr_t *base, size_t *size)
{
    pthread_attr_t attributes;
    void *lowest = NULL;

    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        pthread_attr_getstack(&attributes, &lowest, size);
        *base = (uintptr_t)lowest + *size;
        pthread_attr_destroy(&attributes);
    }
}

void cpy_thread_find_stack(struct cpy_thread *t)
{
    struct rlimit limit;
    uintptr_t base = (uintptr_t)__libc_stack_end;
    size_t size = STACK_MOST;

    if (syscall(SYS_gettid) != syscall(SYS_getpid))
        other_thread_stack(&base, &size);
    else if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur < size)
        size = limit.rlim_cur;
    t->c_stack_base = base;
    t->c_stack_limit = base - size + (size > 2 * STACK_MARGIN ? STACK_MARGIN : size / 2);
}

bool cpy_check_stack(struct cpy_thread *t)
{
    if (CPY_LIKELY((uintptr_t)__builtin_frame_address(0) > t->c_stack_limit))
        return true;
    cpy_raise(t, CPY_RECURSION_ERROR, "maximum recursion depth exceeded");
    return false;
}

/* --- threads of an interpreter -------------------------------------------------------------------------------- */

bool cpy_thread_attach(struct cpy_vm *vm, struct cpy_thread *t)
{
    if (sem_init(&t->look, 0, 0) != 0)
        return false;
    pthread_mutex_lock(&vm->mutex);
    t->vm = vm;
    t->alarm = CPY_NEVER;
    t->next = vm->threads;
    vm->threads = t;
    vm->thread_count++;
    vm->awake++;
    pthread_mutex_unlock(&vm->mutex);
    return true;
}

static void unlink_thread(struct cpy_vm *vm, struct cpy_thread *t)
{
    struct cpy_thread **link = &vm->threads;

    while (*link != t)
        link = &(*link)->next;
    *link = t->next;
    vm->thread_count--;
    vm->awake -= !t->parked || t->woken;
}

/* --- the lock, with the mutex held ------------------------------------------------------------------ */

/* Lets a thread look whether it is its turn. */
static void nudge(struct cpy_thread *t)
{
    if (t && !t->posted) {
        t->posted = true;
        sem_post(&t->look);
    }
}

static void enqueue(struct cpy_vm *vm, struct cpy_thread *t)
{
    t->queue_next = NULL;
    if (vm->queue_first)
        vm->queue_last->queue_next = t;
    else
        vm->queue_first = t;
    vm->queue_last = t;
    t->queued = true;
}

static void dequeue(struct cpy_vm *vm, struct cpy_thread *t)
{
    struct cpy_thread **link = &vm->queue_first, *before = NULL;

    if (!t->queued)
        return;
    while (*link != t) {
        before = *link;
        link = &before->queue_next;
    }
    *link = t->queue_next;
    if (vm->queue_last == t)
        vm->queue_last = before;
    t->queued = false;
}

static void ask_for_turn(struct cpy_vm *vm, bool ask)
{
    if (ask)
        __atomic_fetch_or(&vm->interrupted, CPY_DUE_SWITCH, __ATOMIC_RELAXED);
    else
        __atomic_fetch_and(&vm->interrupted, ~CPY_DUE_SWITCH, __ATOMIC_RELAXED);
}

/* The thread gets the next turn. */
static void enqueue_first(struct cpy_vm *vm, struct cpy_thread *t)
{
    dequeue(vm, t);
    t->queue_next = vm->queue_first;
    vm->queue_first = t;
    if (!t->queue_next)
        vm->queue_last = t;
    t->queued = true;
}

/* The holder gives the lock up: to the first in the queue if that has asked for its turn, else to whom comes first. */
static void release(struct cpy_vm *vm, bool hand_over)
{
    struct cpy_thread *first = vm->queue_first;

    vm->holder = NULL;
    if (!first)
        return;
    if (hand_over || __atomic_load_n(&vm->interrupted, __ATOMIC_RELAXED) & CPY_DUE_SWITCH) {
        ask_for_turn(vm, false);
        vm->holder = first;
    }
    nudge(first);
}

/* Takes the lock if it can be had; who is next begins to count its time. */
static bool take(struct cpy_vm *vm, struct cpy_thread *t)
{
    if (vm->holder && vm->holder != t)
        return false;
    vm->holder = t;
    dequeue(vm, t);
    nudge(vm->queue_first);
    return true;
}

void cpy_want_lock(struct cpy_thread *t)
{
    pthread_mutex_lock(&t->vm->mutex);
    enqueue(t->vm, t);
    pthread_mutex_unlock(&t->vm->mutex);
}

void cpy_unwant_lock(struct cpy_thread *t)
{
    pthread_mutex_lock(&t->vm->mutex);
    dequeue(t->vm, t);
    pthread_mutex_unlock(&t->vm->mutex);
}

/* --- waiting for it ----------------------------------------------------------------------------------------------- */

static int64_t now_ns(void)
{
    struct timespec now = {0, 0};

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * NS + now.tv_nsec;
}

/* Waits for the semaphore until a moment of the system's monotonic clock.  False: the moment has come. */
static bool wait_look(struct cpy_thread *t, int64_t deadline)
{
    struct timespec when = {(time_t)(deadline / NS), (long)(deadline % NS)};

    if (deadline >= CPY_NEVER)
        return sem_wait(&t->look) == 0 || errno == EINTR;
    return sem_clockwait(&t->look, CLOCK_MONOTONIC, &when) == 0 || errno != ETIMEDOUT;
}

/* The interpreter ends in another thread: nothing of it may be touched any more. */
static _Noreturn void leave(struct cpy_vm *vm, struct cpy_thread *t)
{
    dequeue(vm, t);
    unlink_thread(vm, t);
    sem_post(&vm->ender->look);
    pthread_mutex_unlock(&vm->mutex);
    longjmp(t->leave, 1);
}

/* Waits until the thread has the lock. */
static void wait_turn(struct cpy_vm *vm, struct cpy_thread *t)
{
    for (bool in_time = true;; pthread_mutex_lock(&vm->mutex)) {
        t->posted = false;
        if (vm->ender && vm->ender != t)
            leave(vm, t);
        if (take(vm, t))
            break;
        if (!in_time && vm->queue_first == t)
            ask_for_turn(vm, true);
        in_time = vm->queue_first == t;
        pthread_mutex_unlock(&vm->mutex);
        in_time = wait_look(t, in_time ? now_ns() + vm->switch_interval : CPY_NEVER);
    }
    pthread_mutex_unlock(&vm->mutex);
}

/* So many words as a compiler copies without calling a function, which a sanitizer would watch. */
struct words { uintptr_t words[8]; } __attribute__((may_alias));

/* Copies the frames of this function and of its caller, which hold all registers that must be kept.  In which order a
 * frame holds its parts differs between processors; the callee's is below all of them everywhere. */
static __attribute__((noinline, no_sanitize("address"), no_sanitize("undefined"))) void save_frames(struct cpy_thread *t)
{
    const volatile struct words *from = __builtin_frame_address(0);
    struct words *to = (struct words *)t->saved_registers;
    size_t room = (t->c_stack_base - (uintptr_t)from) / sizeof *from;

    for (size_t i = 0; i < CPY_SAVED_WORDS / CPY_COUNT(to->words) && i < room; i++)
        to[i] = from[i];
    t->c_stack_top = (uintptr_t)from;
}

static __attribute__((noinline)) void let_go(struct cpy_thread *t)
{
    __builtin_unwind_init(); /* all registers into this frame */
    save_frames(t);
    pthread_mutex_lock(&t->vm->mutex);
    release(t->vm, false);
    pthread_mutex_unlock(&t->vm->mutex);
}

/* The only thread keeps the lock: nobody is there to want it, and nobody to start who could. */
void cpy_unlock(struct cpy_thread *t)
{
    if (!(t->keeps_lock = __atomic_load_n(&t->vm->thread_count, __ATOMIC_RELAXED) == 1))
        let_go(t);
}

static void take_back(struct cpy_thread *t)
{
    struct cpy_vm *vm = t->vm;

    pthread_mutex_lock(&vm->mutex);
    if (CPY_LIKELY(!vm->holder && !vm->ender)) {
        vm->holder = t;
        dequeue(vm, t);
        pthread_mutex_unlock(&vm->mutex);
    } else {
        if (!t->queued)
            enqueue(vm, t);
        wait_turn(vm, t);
    }
    t->c_stack_top = 0;
}

void cpy_lock(struct cpy_thread *t)
{
    int err = errno;

    if (!t->keeps_lock)
        take_back(t);
    t->keeps_lock = false;
    errno = err;
}

__attribute__((noinline)) void cpy_yield(struct cpy_thread *t)
{
    struct cpy_vm *vm = t->vm;

    __builtin_unwind_init();
    save_frames(t);
    pthread_mutex_lock(&vm->mutex);
    ask_for_turn(vm, false);
    if (vm->queue_first) {
        enqueue(vm, t);
        release(vm, true);
        wait_turn(vm, t);
    } else {
        pthread_mutex_unlock(&vm->mutex);
    }
    t->c_stack_top = 0;
}

/* --- waiting for something else ---------------------------------------------------------------------------------- */

bool cpy_is_due_in_main(const struct cpy_vm *vm)
{
    int due = CPY_DUE_SIGNAL | (vm->main->in_safe_point ? 0 : CPY_DUE_CALLS | CPY_DUE_POKE);

    return __atomic_load_n(&vm->interrupted, __ATOMIC_ACQUIRE) & due;
}

bool cpy_signal_is_due(const struct cpy_thread *t)
{
    return t == t->vm->main && __atomic_load_n(&t->vm->interrupted, __ATOMIC_ACQUIRE) & CPY_DUE_SIGNAL;
}

bool cpy_is_due(const struct cpy_thread *t)
{
    if (t == t->vm->main && cpy_is_due_in_main(t->vm))
        return true;
    return !t->in_safe_point && __atomic_load_n(&t->vm->interrupted, __ATOMIC_ACQUIRE) & CPY_DUE_FINALIZERS;
}

/* The parked thread with the earliest alarm, the oldest of them first; NULL: there is none. */
static struct cpy_thread *next_alarm(struct cpy_thread *t)
{
    struct cpy_thread *found = NULL;

    for (struct cpy_thread *each = t->vm->threads; each; each = each->next)
        if (each->parked && !each->woken && each->alarm < CPY_NEVER && (!found || each->alarm <= found->alarm))
            found = each;
    return found;
}

void cpy_park(struct cpy_thread *t, int64_t deadline)
{
    struct cpy_vm *vm = t->vm;
    struct cpy_thread *next;

    t->woken = false;
    t->parked = true;
    vm->awake--;
    if (!vm->awake && t->alarm == CPY_NEVER && (next = next_alarm(t)))
        cpy_wake(next); /* somebody has to move the clock */
    while (sem_trywait(&t->look) == 0) /* a token of earlier */
        ;
    if (!cpy_is_due(t)) {
        cpy_unlock(t);
        wait_look(t, deadline);
        cpy_lock(t);
    }
    t->parked = false;
    vm->awake += !t->woken;
}

/* It also gets its place in the queue for the lock, so that threads run in the order in which they were woken. */
void cpy_wake(struct cpy_thread *who)
{
    struct cpy_vm *vm = who->vm;

    vm->some_woken = true;
    if (!who->parked || who->woken)
        return;
    who->woken = true;
    vm->awake++;
    pthread_mutex_lock(&vm->mutex);
    if (!who->queued && who != vm->holder)
        enqueue(vm, who);
    pthread_mutex_unlock(&vm->mutex);
    sem_post(&who->look);
}

/* If it was parked it counts as awake from here on, so that time stands still on a virtual clock until it has looked. */
void cpy_yield_to_main(struct cpy_thread *t)
{
    struct cpy_thread *main = t->vm->main;
    bool waits;

    if (!cpy_is_due_in_main(t->vm))
        return;
    cpy_wake(main);
    pthread_mutex_lock(&t->vm->mutex);
    if ((waits = main->queued))
        enqueue_first(t->vm, main);
    pthread_mutex_unlock(&t->vm->mutex);
    if (waits)
        cpy_yield(t);
}

void cpy_park_until(struct cpy_thread *t, int64_t alarm)
{
    t->alarm = alarm;
    cpy_park(t, CPY_NEVER);
    t->alarm = CPY_NEVER;
}

int64_t cpy_next_alarm(struct cpy_thread *t)
{
    const struct cpy_thread *next = next_alarm(t);

    return next ? next->alarm : CPY_NEVER;
}

void cpy_wake_alarms(struct cpy_thread *t, int64_t now)
{
    struct cpy_thread *next;

    while ((next = next_alarm(t)) && next->alarm <= now)
        cpy_wake(next);
}

bool cpy_was_woken(const struct cpy_thread *t) { return t->woken; }
uint32_t cpy_threads_awake(struct cpy_thread *t) { return t->vm->awake; }
bool *cpy_some_woken(struct cpy_thread *t) { return &t->vm->some_woken; }

/* --- wait lists ----------------------------------------------------------------------------------------------------- */

/* Forgets threads that have vanished. */
static void look_at_era(const struct cpy_vm *vm, struct cpy_waiters *list)
{
    if (list->era == vm->era)
        return;
    list->era = vm->era;
    list->first = NULL;
}

void cpy_waiters_add(struct cpy_thread *t, struct cpy_waiters *list, struct cpy_waiter *w)
{
    struct cpy_waiter **link = &list->first;

    look_at_era(t->vm, list);
    while (*link)
        link = &(*link)->next;
    *link = w;
    *w = (struct cpy_waiter){t, NULL, true};
}

void cpy_waiters_remove(struct cpy_thread *t, struct cpy_waiters *list, struct cpy_waiter *w)
{
    struct cpy_waiter **link = &list->first;

    look_at_era(t->vm, list);
    while (*link && *link != w)
        link = &(*link)->next;
    if (*link)
        *link = w->next;
    w->listed = false;
}

bool cpy_waiters_wake(struct cpy_thread *t, struct cpy_waiters *list, bool remove)
{
    struct cpy_waiter *first;

    look_at_era(t->vm, list);
    if (!(first = list->first))
        return false;
    if (remove) {
        list->first = first->next;
        first->listed = false;
    }
    cpy_wake(first->thread);
    return true;
}

uint32_t cpy_waiters_count(struct cpy_thread *t, struct cpy_waiters *list)
{
    uint32_t n = 0;

    look_at_era(t->vm, list);
    for (struct cpy_waiter *w = list->first; w; w = w->next)
        n++;
    return n;
}

/* --- guards ---------------------------------------------------------------------------------------------------------- */

/* A guard that nobody holds is somebody's turn. */
static void pass_guard_on(struct cpy_thread *t, struct cpy_guard *guard)
{
    if (!guard->depth && guard->waiters.first)
        cpy_waiters_wake(t, &guard->waiters, false);
}

bool cpy_guard_enter(struct cpy_thread *t, struct cpy_guard *guard)
{
    struct cpy_waiter w;
    bool ok = true;

    if (guard->depth && guard->waiters.era != t->vm->era) /* its owner has vanished */
        guard->depth = 0;
    if (guard->depth && guard->owner != t) {
        cpy_waiters_add(t, &guard->waiters, &w);
        while (guard->depth && (ok = cpy_safe_point(t)) && guard->depth)
            cpy_park(t, CPY_NEVER);
        cpy_waiters_remove(t, &guard->waiters, &w);
        if (!ok)
            pass_guard_on(t, guard);
    }
    if (!ok)
        return false;
    look_at_era(t->vm, &guard->waiters);
    guard->owner = t;
    guard->depth++;
    return true;
}

void cpy_guard_leave(struct cpy_thread *t, struct cpy_guard *guard)
{
    guard->depth--;
    pass_guard_on(t, guard);
}

bool cpy_guard_is_mine(const struct cpy_thread *t, const struct cpy_guard *guard)
{
    return guard->depth && guard->owner == t && guard->waiters.era == t->vm->era;
}

/* --- ends ----------------------------------------------------------------------------------------------------------- */

void cpy_thread_detach(struct cpy_thread *t, bool release_lock)
{
    struct cpy_vm *vm = t->vm;

    cpy_stack_free(t);
    pthread_mutex_lock(&vm->mutex);
    unlink_thread(vm, t);
    pthread_mutex_unlock(&vm->mutex);
    if (!vm->awake && vm->main != t)
        cpy_wake(vm->main); /* if there is a clock to be moved, it must be one of those that are parked */
    pthread_mutex_lock(&vm->mutex);
    if (release_lock)
        release(vm, false);
    pthread_mutex_unlock(&vm->mutex);
    sem_destroy(&t->look);
}

/* Is there a thread that will notice the end by itself: one that is parked or wants the lock? */
static bool any_leaves(const struct cpy_vm *vm)
{
    for (struct cpy_thread *other = vm->threads; other; other = other->next)
        if (other != vm->ender && (other->queued || other->parked))
            return true;
    return false;
}

bool cpy_threads_stop(struct cpy_thread *t)
{
    struct cpy_vm *vm = t->vm;
    bool waiting;

    pthread_mutex_lock(&vm->mutex);
    vm->ender = t;
    vm->era++;
    for (struct cpy_thread *other = vm->threads; other; other = other->next)
        if (other != t)
            sem_post(&other->look);
    while ((waiting = any_leaves(vm))) {
        pthread_mutex_unlock(&vm->mutex);
        wait_look(t, CPY_NEVER);
        pthread_mutex_lock(&vm->mutex);
    }
    pthread_mutex_unlock(&vm->mutex);
    return vm->thread_count == 1;
}

void cpy_unblock_signals(struct cpy_thread *t)
{
    if (t != t->vm->main)
        sigprocmask(SIG_SETMASK, &t->vm->main_mask, NULL);
}

void cpy_before_fork(struct cpy_thread *t) { pthread_mutex_lock(&t->vm->mutex); }

void cpy_after_fork(struct cpy_thread *t, bool in_child)
{
    struct cpy_vm *vm = t->vm;
    struct cpy_thread *other, *next;

    for (other = in_child ? vm->threads : NULL; other; other = next) {
        next = other->next;
        if (other == t)
            continue;
        cpy_stack_free(other); /* its struct is left: its stack may point there */
        unlink_thread(vm, other);
    }
    if (in_child) {
        cpy_unblock_signals(t);
        cpy_poll_end(vm); /* the descriptor is the parent's, too */
        vm->main = t;
        vm->queue_first = vm->queue_last = NULL;
        vm->era++;
        vm->awake = 1;
        t->native_id = (int)syscall(SYS_gettid);
        cpy_nudge_fork(t);
    }
    pthread_mutex_unlock(&vm->mutex);
}

/* --- repr() ----------------------------------------------------------------------------------------------------------- */

int cpy_repr_enter(struct cpy_thread *t, cpy_value v)
{
    struct cpy_repr_guard *guard;

    for (guard = t->repr_guards; guard; guard = guard->next)
        if (guard->shown == v)
            return 0;
    if (!cpy_check_stack(t))
        return -1;
    if (!(guard = cpy_malloc(t, sizeof *guard)))
        return -1;
    *guard = (struct cpy_repr_guard){v, t->repr_guards};
    t->repr_guards = guard;
    return 1;
}

void cpy_repr_leave(struct cpy_thread *t, cpy_value v)
{
    struct cpy_repr_guard *guard = t->repr_guards;

    (void)v;
    t->repr_guards = guard->next;
    cpy_free((const void *)(uintptr_t)v, guard, sizeof *guard);
}
