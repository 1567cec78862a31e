/* SPDX-License-Identifier: MIT */
/* vm/interp/generator.h - what generators, coroutines and async generators share.
 *
 * All three are a struct cpy_generator.  Functions named cpy_generator_* serve each of them. */
#ifndef CPY_INTERP_GENERATOR_H
#define CPY_INTERP_GENERATOR_H

#include "vm/interp/loop.h"

/* How far an awaitable of one use has come. */
enum cpy_step_state { CPY_STEP_NEW, CPY_STEP_BEGUN, CPY_STEP_CLOSED };

/* What __anext__(), asend(), athrow() and aclose() of an async generator return. */
struct cpy_async_step {
    struct cpy_object head;
    cpy_field generator;
    cpy_field argument; /* value to send, or tuple of athrow()'s arguments; unset: aclose() */
    uint8_t state;      /* enum cpy_step_state */
};
CPY_INLINE struct cpy_async_step *cpy_as_async_step(cpy_value v) { return (struct cpy_async_step *)cpy_pointer(v); }

/* What coroutine.__await__() returns. */
struct cpy_coroutine_wrapper {
    struct cpy_object head;
    cpy_field coroutine;
};

/* --- generator.c --- */

const char *cpy_generator_word(const struct cpy_generator *g); /* "generator", "coroutine" or "async generator" */
/* Raises an exception at the current yield.  CPY_ERROR with nothing pending: it returned *result. */
cpy_value cpy_generator_throw(struct cpy_thread *t, struct cpy_generator *g, cpy_value exception, cpy_value *result);
/* close().  False: an exception is pending.  *value: what the generator returned. */
CPY_CHECKED bool cpy_generator_close(struct cpy_thread *t, struct cpy_generator *g, cpy_value *value);
/* The exception that throw(type, value, traceback) means: args[1 .. 3], the last two may be unset. */
cpy_value cpy_generator_thrown(struct cpy_thread *t, const cpy_value *args);
/* One step of an iterator that was got for awaiting it; its end is StopIteration, or CPY_ERROR with nothing pending. */
cpy_value cpy_awaitable_step(struct cpy_thread *t, cpy_value iterator, cpy_value sent);

/* Rows and members of the three types' tables. */
/* DeprecationWarning if throw() or athrow() was given more than an exception; false: it has become an exception. */
CPY_CHECKED bool cpy_generator_warn_throw(struct cpy_thread *t, const cpy_value *args, const char *method);
cpy_value cpy_generator_throw_method(struct cpy_thread *t, const cpy_value *args); /* throw(). */
cpy_value cpy_generator_close_method(struct cpy_thread *t, const cpy_value *args); /* close(). */
cpy_value cpy_generator_repr(struct cpy_thread *t, const cpy_value *args); /* __repr__(). */
cpy_value cpy_generator_get_code(struct cpy_thread *t, const cpy_value *args); /* gi_code. */
cpy_value cpy_generator_get_running(struct cpy_thread *t, const cpy_value *args); /* gi_running. */
cpy_value cpy_generator_get_suspended(struct cpy_thread *t, const cpy_value *args); /* gi_suspended. */
cpy_value cpy_generator_get_delegate(struct cpy_thread *t, const cpy_value *args); /* gi_yieldfrom. */
cpy_value cpy_generator_get_frame(struct cpy_thread *t, const cpy_value *args); /* gi_frame. */
cpy_value cpy_generator_get_name(struct cpy_thread *t, const cpy_value *args); /* __name__. */
cpy_value cpy_generator_get_qualname(struct cpy_thread *t, const cpy_value *args); /* __qualname__. */
cpy_value cpy_generator_set_name(struct cpy_thread *t, const cpy_value *args); /* Assigns __name__. */
cpy_value cpy_generator_set_qualname(struct cpy_thread *t, const cpy_value *args); /* Assigns __qualname__. */
void cpy_generator_trace(struct cpy_tracer *tracer, struct cpy_object *o); /* Shows the registers kept, too. */
size_t cpy_generator_size(const struct cpy_object *o); /* Bytes of the native part. */
/* One that nobody can resume any more runs its finally blocks. */
void cpy_generator_finalize(struct cpy_thread *t, struct cpy_object *o);
/* frame.clear(): ends one that has not begun.  False: RuntimeError is pending, as it has begun and not ended. */
CPY_CHECKED bool cpy_generator_clear(struct cpy_thread *t, struct cpy_generator *g);

/* --- coroutine.c --- */

/* Is it a coroutine, or a generator that types.coroutine() has made one? */
bool cpy_is_coroutine(cpy_value v);
/* Sets cr_origin of a new coroutine.  False: MemoryError is pending. */
CPY_CHECKED bool cpy_coroutine_note_origin(struct cpy_thread *t, struct cpy_generator *g);
/* The result v of an __await__(), as GET_AWAITABLE gives it. */
cpy_value cpy_check_awaitable(struct cpy_thread *t, cpy_value v);

/* --- async_generator.c --- */

/* The generator to enter for a step that is awaited, with *sent to send to it; NULL: only its send() knows. */
struct cpy_generator *cpy_async_step_begin(cpy_value step, cpy_value *sent);
/* The step that a frame awaits has got its value, or the end. */
void cpy_async_step_ended(struct cpy_frame *frame);

#endif
