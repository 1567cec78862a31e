/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_thread_lock.c - lock and RLock.
 *
 * A lock is a flag that only who holds the interpreter lock touches; threads that want it stand in a list and are
 * parked.  Who releases it wakes the first, which stays in the list until it has the lock: somebody else may come first.
 * All waiting goes by the script's clock (modules/stdlib/clock.h), and Ctrl-C ends it in the main thread. */
#include "modules/stdlib/_thread.h"

#include <math.h>

#define NS 1000000000

/* --- waiting ----------------------------------------------------------------------------------------------------------- */

/* The moment by the script's clock that arguments blocking and timeout mean: 0 if the call shall not wait, CPY_NEVER if it
 * shall for ever (timeout -1 or None).  False: ValueError, TypeError or OverflowError is pending. */
static bool thread_deadline(struct cpy_thread *t, bool blocking, cpy_value timeout, int64_t *deadline)
{
    double seconds = -1;

    if (timeout != CPY_NONE && (!(cpy_is_float(timeout) || cpy_index(t, timeout)) || !cpy_to_double(t, timeout, &seconds)))
        return false;
    *deadline = blocking ? CPY_NEVER : 0;
    if (isnan(seconds))
        cpy_raise(t, CPY_VALUE_ERROR, "Invalid value NaN (not a number)");
    else if (!blocking && seconds != -1)
        cpy_raise(t, CPY_VALUE_ERROR, "can't specify a timeout for a non-blocking call");
    else if (seconds < 0 && seconds != -1)
        cpy_raise(t, CPY_VALUE_ERROR, "timeout value must be a non-negative number");
    else if (seconds > (double)CPY_TIMEOUT_MAX)
        cpy_raise(t, CPY_OVERFLOW_ERROR, "timeout value is too large");
    else if (blocking && seconds == 0)
        *deadline = 0;
    else if (blocking && seconds > 0)
        *deadline = cpy_clock_now(t) + (int64_t)ceil(seconds * NS);
    return !cpy_pending(t);
}

bool cpy_thread_timeout(struct cpy_thread *t, cpy_value timeout, int64_t *deadline)
{
    double seconds = 0;

    if (timeout != CPY_NONE && (!(cpy_is_float(timeout) || cpy_index(t, timeout)) || !cpy_to_double(t, timeout, &seconds)))
        return false;
    return thread_deadline(t, true, seconds < 0 ? cpy_int(0) : timeout, deadline);
}

int cpy_thread_wait(struct cpy_thread *t, const bool *closed, struct cpy_waiters *waiters, int64_t deadline)
{
    struct cpy_waiter w;
    int result = 0;

    if (!*closed)
        return 1;
    if (deadline <= 0)
        return 0;
    cpy_waiters_add(t, waiters, &w);
    while (*closed && (deadline >= CPY_NEVER || cpy_clock_now(t) < deadline) && !result)
        if (!cpy_safe_point(t) || (*closed && !cpy_clock_park(t, deadline)))
            result = -1;
    cpy_waiters_remove(t, waiters, &w);
    if (!*closed && result < 0)
        cpy_waiters_wake(t, waiters, false); /* it was this thread's turn */
    return result < 0 ? -1 : !*closed;
}

/* --- lock ---------------------------------------------------------------------------------------------------------------- */

struct lock {
    struct cpy_object head;
    bool locked;
    struct cpy_waiters waiters;
    uint64_t owner; /* of a lock that counts, if it is locked: a thread's ident */
    uint64_t count; /* ... how often */
};

static struct lock *as_lock(cpy_value v) { return (struct lock *)cpy_pointer(v); }

/* Takes a lock: 1.  0: it cannot be had in time; -1: an exception is pending. */
static int take(struct cpy_thread *t, struct lock *lock, int64_t deadline)
{
    int result = cpy_thread_wait(t, &lock->locked, &lock->waiters, deadline);

    if (result > 0)
        lock->locked = true;
    return result;
}

static void let_go(struct cpy_thread *t, struct lock *lock)
{
    lock->locked = false;
    cpy_waiters_wake(t, &lock->waiters, false);
}

static const struct cpy_function lock_make_row = {"lock", "()", cpy_thread_lock, NULL, 0};

static cpy_value lock_acquire(struct cpy_thread *t, const cpy_value *args)
{
    int blocking = cpy_truth(t, args[1]), result;
    int64_t deadline;

    if (blocking < 0 || !thread_deadline(t, blocking, args[2], &deadline))
        return CPY_ERROR;
    result = take(t, as_lock(args[0]), deadline);
    return result < 0 ? CPY_ERROR : cpy_bool(result);
}

static cpy_value lock_release(struct cpy_thread *t, const cpy_value *args)
{
    struct lock *lock = as_lock(args[0]);

    if (!lock->locked)
        return cpy_raise(t, CPY_RUNTIME_ERROR, "release unlocked lock");
    let_go(t, lock);
    return CPY_NONE;
}

static cpy_value lock_locked(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(as_lock(args[0])->locked);
}

static cpy_value lock_enter(struct cpy_thread *t, const cpy_value *args)
{
    return take(t, as_lock(args[0]), CPY_NEVER) < 0 ? CPY_ERROR : CPY_TRUE;
}

/* In the child of a fork: nobody holds it. */
static cpy_value lock_reinit(struct cpy_thread *t, const cpy_value *args)
{
    struct lock *lock = as_lock(args[0]);

    (void)t;
    lock->locked = false;
    lock->owner = lock->count = 0;
    lock->waiters = (struct cpy_waiters){NULL, 0};
    return CPY_NONE;
}

static cpy_value lock_repr(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_str_format(t, "<%s _thread.lock object at 0x%lx>", as_lock(args[0])->locked ? "locked" : "unlocked",
        (unsigned long)(uintptr_t)as_lock(args[0]));
}

#define ACQUIRE "(self, blocking=True, timeout=-1)"
static const struct cpy_function lock_methods[] = {
    {"__repr__", "(self, /)", lock_repr, "Return repr(self).", 0},
    {"acquire", ACQUIRE, lock_acquire, "Take the lock; wait for it at most timeout seconds; return whether it was had.", 0},
    {"acquire_lock", ACQUIRE, lock_acquire, "An old name of acquire.", 0},
    {"release", "(self, /)", lock_release, "Give the lock back; any thread may.", 0},
    {"release_lock", "(self, /)", lock_release, "An old name of release.", 0},
    {"locked", "(self, /)", lock_locked, "Return whether somebody holds the lock.", 0},
    {"locked_lock", "(self, /)", lock_locked, "An old name of locked.", 0},
    {"__enter__", "(self, /)", lock_enter, "Take the lock.", 0},
    {"__exit__", "(self, /, *exc_info)", lock_release, "Give the lock back.", 0},
    {"_at_fork_reinit", "(self, /)", lock_reinit, "Open the lock, in a forked child.", 0},
    {0},
};

const struct cpy_type_def cpy_thread_lock_type = {
    .name = "_thread.lock", .doc = "A lock: one thread at a time has it.", .size = sizeof(struct lock),
    .flags = CPY_TYPE_FINAL, .methods = lock_methods, .make = &lock_make_row,
};

cpy_value cpy_thread_lock(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value type = cpy_type_of_def(t, &cpy_thread_lock_type);

    (void)args;
    return type ? cpy_from(cpy_new_object(t, type)) : CPY_ERROR;
}

/* --- RLock --------------------------------------------------------------------------------------------------------------- */

static bool owns(struct cpy_thread *t, const struct lock *lock)
{
    return lock->locked && lock->owner == cpy_thread_ident(t);
}

static int take_counting(struct cpy_thread *t, struct lock *lock, int64_t deadline)
{
    int result = owns(t, lock) ? 1 : take(t, lock, deadline);

    if (result > 0) {
        lock->owner = cpy_thread_ident(t);
        lock->count++;
    }
    return result;
}

static cpy_value rlock_new(struct cpy_thread *t, const cpy_value *args) { return cpy_from(cpy_new_object(t, args[0])); }

static cpy_value rlock_acquire(struct cpy_thread *t, const cpy_value *args)
{
    int blocking = cpy_truth(t, args[1]), result;
    int64_t deadline;

    if (blocking < 0 || !thread_deadline(t, blocking, args[2], &deadline))
        return CPY_ERROR;
    result = take_counting(t, as_lock(args[0]), deadline);
    return result < 0 ? CPY_ERROR : cpy_bool(result);
}

static cpy_value rlock_enter(struct cpy_thread *t, const cpy_value *args)
{
    return take_counting(t, as_lock(args[0]), CPY_NEVER) < 0 ? CPY_ERROR : CPY_TRUE;
}

static cpy_value rlock_release(struct cpy_thread *t, const cpy_value *args)
{
    struct lock *lock = as_lock(args[0]);

    if (!owns(t, lock))
        return cpy_raise(t, CPY_RUNTIME_ERROR, "cannot release un-acquired lock");
    if (--lock->count == 0) {
        lock->owner = 0;
        let_go(t, lock);
    }
    return CPY_NONE;
}

static cpy_value rlock_is_owned(struct cpy_thread *t, const cpy_value *args) { return cpy_bool(owns(t, as_lock(args[0]))); }

static cpy_value rlock_count(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_int(owns(t, as_lock(args[0])) ? (int64_t)as_lock(args[0])->count : 0);
}

/* Gives the lock back entirely; the result lets rlock_restore() take it as often again. */
static cpy_value rlock_save(struct cpy_thread *t, const cpy_value *args)
{
    struct lock *lock = as_lock(args[0]);
    cpy_value owner = cpy_int_from_unsigned(t, lock->owner), pair;

    if (!owns(t, lock))
        return cpy_raise(t, CPY_RUNTIME_ERROR, "cannot release un-acquired lock");
    if (!owner || !(pair = cpy_tuple_of(t, 2, cpy_int((int64_t)lock->count), owner)))
        return CPY_ERROR;
    lock->owner = lock->count = 0;
    let_go(t, lock);
    return pair;
}

static cpy_value rlock_restore(struct cpy_thread *t, const cpy_value *args)
{
    struct lock *lock = as_lock(args[0]);
    cpy_value pair[2];
    int64_t count;
    uint64_t owner;

    if (!cpy_unpack(t, args[1], pair, 2) || !cpy_to_range(t, pair[0], "count", 1, INT64_MAX / 2, &count) ||
        !cpy_to_uint64(t, pair[1], &owner) || take(t, lock, CPY_NEVER) < 0)
        return CPY_ERROR;
    lock->owner = owner;
    lock->count = (uint64_t)count;
    return CPY_NONE;
}

static cpy_value rlock_repr(struct cpy_thread *t, const cpy_value *args)
{
    const struct lock *lock = as_lock(args[0]);

    return cpy_str_format(t, "<%s %V.%T object owner=%llu count=%llu at 0x%lx>", lock->locked ? "locked" : "unlocked",
        cpy_getattr_str(t, cpy_type_of(t, args[0]), "__module__"), args[0], (unsigned long long)lock->owner,
        (unsigned long long)lock->count, (unsigned long)(uintptr_t)lock);
}

static const struct cpy_function rlock_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", rlock_new, "Make an open lock.", 0},
    {"__repr__", "(self, /)", rlock_repr, "Return repr(self).", 0},
    {"acquire", ACQUIRE, rlock_acquire, "Take the lock once more, or wait for it; return whether it was had.", 0},
    {"release", "(self, /)", rlock_release, "Give the lock back once; only its owner may.", 0},
    {"locked", "(self, /)", lock_locked, "Return whether somebody holds the lock.", 0},
    {"__enter__", "(self, /)", rlock_enter, "Take the lock.", 0},
    {"__exit__", "(self, /, *exc_info)", rlock_release, "Give the lock back.", 0},
    {"_is_owned", "(self, /)", rlock_is_owned, "Return whether the calling thread holds the lock.", 0},
    {"_recursion_count", "(self, /)", rlock_count, "Return how often the calling thread holds the lock.", 0},
    {"_release_save", "(self, /)", rlock_save, "Give the lock back entirely; return what _acquire_restore() wants.", 0},
    {"_acquire_restore", "(self, state, /)", rlock_restore, "Take the lock as often as it was held.", 0},
    {"_at_fork_reinit", "(self, /)", lock_reinit, "Open the lock, in a forked child.", 0},
    {0},
};

const struct cpy_type_def cpy_thread_rlock_type = {
    .name = "_thread.RLock", .doc = "A lock that its owner can take again.", .size = sizeof(struct lock),
    .methods = rlock_methods,
};

