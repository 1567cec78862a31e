/* SPDX-License-Identifier: MIT */
/* vm/interp/trace.h - sys.settrace() and sys.setprofile() for the interpreter loop that calls them. */
#ifndef CPY_INTERP_TRACE_H
#define CPY_INTERP_TRACE_H

#include "vm/interp/loop.h"

/* The instruction at pc is about to run in t->frame.  False: what was called has raised. */
CPY_CHECKED bool cpy_trace_step(struct cpy_thread *t, const struct cpy_insn *pc);
/* The pending exception has reached t->frame, whose traceback it has; what is called may put another in its place. */
void cpy_trace_exception(struct cpy_thread *t);
/* The pending exception is about to leave t->frame; likewise. */
void cpy_trace_leave(struct cpy_thread *t);

#endif
