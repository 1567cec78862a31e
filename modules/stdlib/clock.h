/* SPDX-License-Identifier: MIT */
/* modules/stdlib/clock.h - the clock that a script lives by.
 *
 * Module time and all waiting read this clock and never the system's: on simulated hardware
 * it may be a virtual one, on which an hour passes in milliseconds. */
#ifndef CPY_STDLIB_CLOCK_H
#define CPY_STDLIB_CLOCK_H

#include "vm/api.h"

struct cpy_clock {
    int64_t (*now)(void *user);       /* ns, never going backwards, from an arbitrary moment */
    int64_t (*wall_time)(void *user); /* ns since 1970 */
    /* Waits until now() reaches the deadline, or *enough (NULL: never) is set by a handler, which may run meanwhile.
     * False: an exception is pending. */
    bool (*sleep_until)(struct cpy_thread *t, void *user, int64_t deadline, const bool *enough);
    bool is_virtual; /* everything that is random otherwise starts fixed */
    void *user;
};

/* The interpreter's clock: the system's until another is set. */
const struct cpy_clock *cpy_clock(struct cpy_thread *t);
/* clock must outlive the interpreter; NULL: the system's.  False: MemoryError is pending. */
CPY_CHECKED bool cpy_clock_set(struct cpy_thread *t, const struct cpy_clock *clock);

/* Waits until cpy_wake() or the deadline by the interpreter's clock; it also returns at other times: the caller looks at
 * what it waits for and at the clock, and calls cpy_safe_point().  On a virtual clock time passes when every thread waits;
 * a thread in a real blocking call does not.  False: an exception is pending, RuntimeError if no thread can go on. */
CPY_CHECKED bool cpy_clock_park(struct cpy_thread *t, int64_t deadline);
/* What the interpreter's clock says. */
int64_t cpy_clock_now(struct cpy_thread *t);
int64_t cpy_clock_wall_time(struct cpy_thread *t); /* Nanoseconds since 1970 (UTC) by the script's clock. */
/* Waits for ns nanoseconds (at most some 146 years of them) by the interpreter's clock.  False: an exception is
 * pending. */
CPY_CHECKED bool cpy_clock_sleep(struct cpy_thread *t, int64_t ns);

/* Waits until a moment of the interpreter's clock, or until *enough is set by a handler that runs meanwhile.  False: an
 * exception is pending. */
CPY_CHECKED bool cpy_clock_wait(struct cpy_thread *t, int64_t deadline, const bool *enough);

/* CLOCK_MONOTONIC in ns. */
int64_t cpy_system_now(void);
/* The kernel wakes a sleeper some 50 us late.  How long before a deadline (ns of CLOCK_MONOTONIC) to stop sleeping, and
 * look at the clock for the rest: pauses of less than CPY_PRECISE_PAUSE are made exact that way. */
#define CPY_PRECISE_PAUSE 2000000
#define CPY_PAUSE_MARGIN 100000
/* Looks at the system's clock until the deadline. */
void cpy_system_spin(int64_t deadline);

#endif
