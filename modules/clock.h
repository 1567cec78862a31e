/* SPDX-License-Identifier: MIT */
/* modules/clock.h - the clock that a script lives by.
 *
 * Module time and all waiting read this clock and never the system's: on simulated hardware
 * it may be a virtual one, on which an hour passes in milliseconds. */
#ifndef CPY_CLOCK_H
#define CPY_CLOCK_H

#include "vm/api.h"

struct cpy_clock {
    int64_t (*now)(void *user);       /* ns, never going backwards, from an arbitrary moment */
    int64_t (*wall_time)(void *user); /* ns since 1970 */
    /* Waits until now() reaches the deadline; handlers may run meanwhile.  False: an exception is pending. */
    bool (*sleep_until)(struct cpy_thread *t, void *user, int64_t deadline);
    bool is_virtual; /* everything that is random otherwise starts fixed */
    void *user;
};

/* The interpreter's clock: the system's until another is set. */
const struct cpy_clock *cpy_clock(struct cpy_thread *t);
/* clock must outlive the interpreter. */
void cpy_clock_set(struct cpy_thread *t, const struct cpy_clock *clock);

#endif
