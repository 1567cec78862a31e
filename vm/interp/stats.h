/* SPDX-License-Identifier: MIT */
/* vm/interp/stats.h - counting for -X stats. */
#ifndef CPY_INTERP_STATS_H
#define CPY_INTERP_STATS_H

#include "vm/vm.h"

/* Begins to count instructions.  False: MemoryError. */
CPY_CHECKED bool cpy_stats_start(struct cpy_thread *t);
/* Prints instructions by opcode, what inline caches have seen, collections and pauses. */
void cpy_stats_print(struct cpy_thread *t, FILE *file);

#endif
