/* SPDX-License-Identifier: MIT */
/* modules/stdlib/clock.c - the system's clock, and which clock an interpreter uses. */
#include "modules/stdlib/clock.h"

#include <errno.h>
#include <time.h>

#define NS 1000000000

static const char key;

static int64_t read_clock(clockid_t id)
{
    struct timespec now = {0, 0};

    clock_gettime(id, &now);
    return (int64_t)now.tv_sec * NS + now.tv_nsec;
}

int64_t cpy_system_now(void) { return read_clock(CLOCK_MONOTONIC); }

void cpy_system_spin(int64_t deadline)
{
    while (cpy_system_now() < deadline)
        ;
}

static int64_t system_now(void *user)
{
    (void)user;
    return cpy_system_now();
}

static int64_t system_wall_time(void *user)
{
    (void)user;
    return read_clock(CLOCK_REALTIME);
}

/* Sleeps without the interpreter lock.  Others may call for the thread: then EINTR, else 0. */
static int park_until(struct cpy_thread *t, int64_t deadline)
{
    cpy_park(t, deadline);
    return cpy_system_now() < deadline ? EINTR : 0;
}

/* Sleeps where there is no other thread.  Returns EINTR if something is due or has been handled, else 0. */
static int sleep_alone(struct cpy_thread *t, int64_t deadline)
{
    struct timespec when = {deadline / NS, deadline % NS};
    int result;

    if (!cpy_await(t, -1, 0))
        return EINTR;
    cpy_unlock(t);
    result = clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &when, NULL);
    cpy_await_end(t);
    return result;
}

/* Sleeps without the interpreter lock; signal handlers run in between, and may end it by raising. */
static bool system_sleep_until(struct cpy_thread *t, void *user, int64_t deadline, const bool *enough)
{
    int64_t left = deadline - cpy_system_now(),
            wake = left < CPY_PRECISE_PAUSE ? deadline - CPY_PAUSE_MARGIN : deadline;
    int result = 0;

    (void)user;
    do {
        if (!cpy_safe_point(t))
            return false;
        if (enough && *enough)
            return true;
        if (left <= CPY_PAUSE_MARGIN)
            break;
        result = cpy_thread_count(t) == 1 ? sleep_alone(t, wake) : park_until(t, wake);
    } while (result == EINTR);
    cpy_system_spin(deadline);
    return cpy_safe_point(t);
}

static const struct cpy_clock system_clock = {
    .now = system_now,
    .wall_time = system_wall_time,
    .sleep_until = system_sleep_until,
};

const struct cpy_clock *cpy_clock(struct cpy_thread *t)
{
    const struct cpy_clock *const *chosen = cpy_private(t, &key, sizeof *chosen);

    if (!chosen)
        cpy_take_pending(t); /* no memory, so none was chosen */
    return chosen && *chosen ? *chosen : &system_clock;
}

bool cpy_clock_set(struct cpy_thread *t, const struct cpy_clock *clock)
{
    const struct cpy_clock **chosen = cpy_private(t, &key, sizeof *chosen);

    if (chosen)
        *chosen = clock;
    return chosen;
}

int64_t cpy_clock_now(struct cpy_thread *t)
{
    const struct cpy_clock *clock = cpy_clock(t);
    int64_t now = clock->now(clock->user);

    if (clock->is_virtual && cpy_thread_count(t) > 1)
        cpy_wake_alarms(t, now);
    return now;
}

int64_t cpy_clock_wall_time(struct cpy_thread *t)
{
    const struct cpy_clock *clock = cpy_clock(t);

    return clock->wall_time(clock->user);
}

/* --- several threads ------------------------------------------------------------------------------------------------ */

/* The last thread that is awake moves the clock to the earliest moment that somebody waits for. */
static bool move_clock(struct cpy_thread *t, const struct cpy_clock *clock, int64_t deadline)
{
    int64_t next = cpy_next_alarm(t);
    bool *some_woken = cpy_some_woken(t);

    if (deadline < next)
        next = deadline;
    *some_woken = false;
    if (!clock->sleep_until(t, clock->user, next < CPY_NEVER ? next : INT64_MAX, some_woken))
        return false; /* a deadlock, if nobody has a deadline and nothing is left to happen */
    cpy_wake_alarms(t, clock->now(clock->user));
    return true;
}

bool cpy_clock_park(struct cpy_thread *t, int64_t deadline)
{
    const struct cpy_clock *clock = cpy_clock(t);

    if (!clock->is_virtual)
        cpy_park(t, deadline);
    else if (cpy_threads_awake(t) > 1)
        cpy_park_until(t, deadline);
    else
        return move_clock(t, clock, deadline);
    return true;
}

/* Waits on a virtual clock while there are other threads.  At the safe point one of them may say that it is enough, and end. */
static bool wait_among_others(struct cpy_thread *t, const struct cpy_clock *clock, int64_t deadline, const bool *enough)
{
    while (cpy_safe_point(t)) {
        if (clock->now(clock->user) >= deadline || (enough && *enough))
            return true;
        if (!cpy_clock_park(t, deadline))
            return false;
    }
    return false;
}

bool cpy_clock_wait(struct cpy_thread *t, int64_t deadline, const bool *enough)
{
    const struct cpy_clock *clock = cpy_clock(t);

    if (clock->is_virtual && cpy_thread_count(t) > 1)
        return wait_among_others(t, clock, deadline, enough);
    return clock->sleep_until(t, clock->user, deadline, enough);
}

bool cpy_clock_sleep(struct cpy_thread *t, int64_t ns)
{
    const struct cpy_clock *clock = cpy_clock(t);

    return cpy_clock_wait(t, clock->now(clock->user) + (ns < CPY_NEVER ? ns : CPY_NEVER), NULL);
}
