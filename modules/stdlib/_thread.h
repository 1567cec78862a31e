/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_thread.h - what the files of module _thread share. */
#ifndef CPY_STDLIB_THREAD_H
#define CPY_STDLIB_THREAD_H

#include "modules/stdlib/clock.h"

#define CPY_TIMEOUT_MAX (CPY_NEVER / 1000000000 / 2) /* seconds that a wait may take */

/* The same for a timeout of None or seconds, below 0 as 0. */
CPY_CHECKED bool cpy_thread_timeout(struct cpy_thread *t, cpy_value timeout, int64_t *deadline);
/* Waits until *closed is false: 1.  0: the deadline has come; -1: an exception is pending. */
int cpy_thread_wait(struct cpy_thread *t, const bool *closed, struct cpy_waiters *waiters, int64_t deadline);
/* A new lock (_thread.lock); args are not used. */
cpy_value cpy_thread_lock(struct cpy_thread *t, const cpy_value *args);

extern const struct cpy_type_def cpy_thread_lock_type, cpy_thread_rlock_type; /* _thread_lock.c */
extern const struct cpy_type_def cpy_thread_local_type;                       /* _thread_local.c */
extern const struct cpy_type_def cpy_thread_event_type, cpy_thread_waiters_type, cpy_thread_queue_type; /* _thread_wait.c */

#endif
