/* SPDX-License-Identifier: MIT */
/* vm/interp/trace.h - sys.settrace() and sys.setprofile() for the interpreter loop that calls them. */
#ifndef CPY_INTERP_TRACE_H
#define CPY_INTERP_TRACE_H

#include "vm/interp/frame.h"
#include "vm/interp/loop.h"

/* The instruction at pc is about to run in t->frame.  False: what was called has raised. */
CPY_CHECKED bool cpy_trace_step(struct cpy_thread *t, const struct cpy_insn *pc);
/* The pending exception has reached t->frame, whose traceback it has; what is called may put another in its place. */
void cpy_trace_exception(struct cpy_thread *t);
/* t->frame suspends in a YIELD_FROM, which gives v to who resumed it.  False: what was called has raised. */
CPY_CHECKED bool cpy_trace_yield(struct cpy_thread *t, cpy_value v);
/* If a StopIteration is pending, t->frame is going to take it as the end of an iterator: that is an exception event.
 * It stays pending; false: what was called has raised something else. */
CPY_CHECKED bool cpy_trace_stop(struct cpy_thread *t);
/* A generator that t->frame has resumed as consumer (enum cpy_consumer) has returned v, or the step of an async one has
 * yielded it: likewise, with nothing pending. */
CPY_CHECKED bool cpy_trace_end(struct cpy_thread *t, cpy_value v, uint8_t consumer);
/* A generator has yielded, which is to go on at t->jump_after_yield. */
void cpy_trace_yielded(struct cpy_thread *t, cpy_value generator);
/* Line events of the frame begin with the next line, whatever was told of it before. */
void cpy_trace_from_here(struct cpy_frame_object *o);
/* Finds the lines of code, the frame's, for cpy_trace_line().  False: MemoryError is pending. */
CPY_CHECKED bool cpy_trace_lines(struct cpy_thread *t, struct cpy_frame_object *o, const struct cpy_code *code);
int32_t cpy_trace_line(const struct cpy_frame_object *o, uint32_t pc); /* The line of instruction pc; 0 or less: none. */
/* The pending exception is about to leave t->frame; likewise. */
void cpy_trace_leave(struct cpy_thread *t);

#endif
