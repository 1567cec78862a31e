/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/guard.h - a process that outlives ours for a moment, to let go what the kernel would leave as it is. */
#ifndef CPY_LINUX_GUARD_H
#define CPY_LINUX_GUARD_H

#include "backends/linux-gpiod/linux.h"

enum cpy_guarded { CPY_GUARD_NOTHING, CPY_GUARD_LINE, CPY_GUARD_WAVE };

/* Begins to watch over a pin as what is guarded: when our process ends without cpy_guard_forget(), a line (path: its chip's
 * node; number: in the chip) becomes an input, a wave (path: the channel's folder; number: the channel's) is switched off
 * and its channel given back.  0, or a negative errno with the failure told. */
int cpy_guard_watch(struct cpy_linux *lx, enum cpy_guarded what, uint16_t pin, const char *path, unsigned number);
void cpy_guard_forget(struct cpy_linux *lx, enum cpy_guarded what, uint16_t pin); /* It is done already. */
void cpy_guard_end(struct cpy_linux *lx); /* The guard goes home. */

#endif
