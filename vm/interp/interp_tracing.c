/* SPDX-License-Identifier: MIT */
/* vm/interp/interp_tracing.c - the interpreter loop once more, with the events of sys.settrace() and setprofile(). */
#define TRACING
#define RUN tracing
#define IS_TRACING true
/* What is called may jump: f_lineno. */
#define COUNT()                                 \
    do {                                        \
        if (CPY_LIKELY(t->tracing)) {           \
            if (CPY_UNLIKELY(!cpy_trace_step(t, pc))) \
                goto error;                     \
            pc = t->frame->pc;                  \
        }                                       \
    } while (0)
#include "vm/interp/trace.h"

#include "vm/interp/interp.c"

cpy_value cpy_run_tracing(struct cpy_thread *t, bool throwing) { return tracing(t, throwing); }
