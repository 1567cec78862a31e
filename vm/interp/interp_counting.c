/* SPDX-License-Identifier: MIT */
/* vm/interp/interp_counting.c - the interpreter loop once more, counting instructions for -X stats. */
#define COUNTING
#define RUN counting
#define COUNT() (t->vm->stats.opcodes[pc->op]++)
#include "vm/interp/interp.c"

cpy_value cpy_run_counting(struct cpy_thread *t, bool throwing) { return counting(t, throwing); }
