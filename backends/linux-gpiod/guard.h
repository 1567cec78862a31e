/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/guard.h - a process that outlives ours for a moment, to switch off what the kernel would not. */
#ifndef CPY_LINUX_GUARD_H
#define CPY_LINUX_GUARD_H

/* Watches over a channel of PWM. */
struct cpy_guard {
    int fd; /* our end of the connection to it; -1: there is none */
};

/* Begins to watch: when our process ends without cpy_guard_end(), "0" is written to the file enable and the channel's
 * number to the file unexport.  0 or a negative errno. */
int cpy_guard_begin(struct cpy_guard *guard, const char *enable, const char *unexport, unsigned channel);
void cpy_guard_end(struct cpy_guard *guard); /* It is done already.  Nothing happens if there is none. */

#endif
