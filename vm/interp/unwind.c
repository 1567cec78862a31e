/* SPDX-License-Identifier: MIT */
/* vm/interp/unwind.c - raising exceptions and finding who handles them.
 *
 * Nothing is prepared for exceptions while code runs: a table of each code object maps
 * ranges of instructions to handlers.  Each frame that an exception leaves adds a level
 * to its traceback, except where it is raised again. */
#include "vm/interp/generator.h"
#include "vm/interp/trace.h"
#include "vm/objects/exception.h"

const struct cpy_handler *cpy_handler_of(const struct cpy_code *code, uint32_t pc)
{
    for (size_t i = 0; i < code->handler_count; i++)
        if (pc >= code->handlers[i].start && pc < code->handlers[i].end)
            return &code->handlers[i];
    return NULL;
}

/* In a generator: is what is being handled the business of who resumed it?  That may be another next time. */
static bool is_callers(const struct cpy_thread *t, const struct cpy_frame *frame)
{
    return frame->action & CPY_FRAME_SPECIAL && frame->generator && t->handled == frame->extra;
}

static void enter_handler(struct cpy_thread *t, struct cpy_frame *frame, const struct cpy_handler *h)
{
    cpy_value exception = cpy_take_pending(t);

    frame->base[h->reg] = exception;
    frame->base[h->reg + 1] = is_callers(t, frame) ? CPY_CALLERS : t->handled;
    frame->pc = (frame->side ? frame->side->insns : frame->code->insns) + h->handler;
    t->handled = exception;
}

/* Is what is pending an exception that tells a generator's end, which one like g must not raise itself? */
static const char *forbidden(struct cpy_thread *t, const struct cpy_generator *g)
{
    if (cpy_pending_is(t, CPY_STOP_ITERATION))
        return "StopIteration";
    return g->head.shape->layout == CPY_TYPE_ASYNC_GENERATOR && cpy_pending_is(t, CPY_STOP_ASYNC_ITERATION)
        ? "StopAsyncIteration" : NULL;
}

/* StopIteration must not leave a generator, where it would look like its end. */
static void convert_stop(struct cpy_thread *t, const struct cpy_generator *g)
{
    const char *name = forbidden(t, g);
    cpy_value stop, error;
    struct cpy_exception *e;

    if (CPY_LIKELY(!name))
        return;
    stop = cpy_take_pending(t);
    cpy_raise(t, CPY_RUNTIME_ERROR, "%s raised %s", cpy_generator_word(g), name);
    error = cpy_pending(t);
    if (!error || error == t->vm->memory_error)
        return;
    e = cpy_as_exception(error);
    cpy_store(e, &e->cause, stop);
    cpy_store(e, &e->context, stop);
    e->suppress_context = true;
}

/* The frame above t->frame has been left by the pending exception.  True: that is what its caller waited for. */
static bool expected(struct cpy_thread *t, uint8_t action, uint8_t detail)
{
    cpy_value exception;

    if (action == CPY_RESULT_NEXT && cpy_pending_is(t, CPY_STOP_ITERATION)) {
        if (CPY_UNLIKELY(t->tracing) && !cpy_trace_stop(t))
            return false;
        cpy_take_pending(t);
        cpy_frame_jump(t->frame);
        return true;
    }
    if (action == CPY_RESULT_ATTR && !(detail & CPY_ATTR_FALLBACK) && cpy_pending_is(t, CPY_ATTRIBUTE_ERROR))
        cpy_attr_missing(t);
    if (action == CPY_RESULT_ATTR && detail & CPY_ATTR_FALLBACK && cpy_pending_is(t, CPY_ATTRIBUTE_ERROR)) {
        exception = cpy_take_pending(t);
        if (cpy_attr_fallback(t, t->frame->base[cpy_frame_insn(t->frame).b]))
            return true;
        cpy_keep(exception);
    }
    return false;
}

/* Takes the frame on top away.  True: the exception has been dealt with. */
static bool leave_frame(struct cpy_thread *t)
{
    struct cpy_frame *frame = t->frame;
    uint8_t action = frame->action & ~CPY_FRAME_SPECIAL, detail = frame->detail;
    cpy_value generator = action == CPY_RESULT_GENERATOR ? frame->generator : CPY_UNSET;

    cpy_frame_pop(t);
    if (generator)
        convert_stop(t, cpy_as_generator(generator));
    return expected(t, action, detail);
}

uint32_t cpy_raised_at(const struct cpy_thread *t, cpy_value exception)
{
    const struct cpy_traceback *tb = (struct cpy_traceback *)cpy_pointer(cpy_load(cpy_as_exception(exception)->traceback));
    struct cpy_insn insn = cpy_frame_insn(t->frame);

    if (insn.op != CPY_OP_RERAISE || insn.d == 0 || (insn.d == 1 && !tb))
        return cpy_frame_pc(t->frame);
    return insn.d == 1 ? tb->pc : t->raised_at;
}

/* The frame on top has no handler: the newest level of the traceback, which is its own, keeps its local variables. */
static void keep_left_frame(struct cpy_thread *t)
{
    struct cpy_traceback *tb = (struct cpy_traceback *)cpy_pointer(cpy_load(cpy_as_exception(t->exception)->traceback));
    cpy_value saved;

    if (!tb || t->exception == t->vm->memory_error || cpy_load(tb->code) != cpy_from(t->frame->code))
        return;
    if (t->frame->action & CPY_FRAME_SPECIAL && t->frame->object)
        cpy_store(tb, &tb->frame, t->frame->object);
    else if ((saved = cpy_frame_keep(t))) {
        cpy_store(tb, &tb->frame, CPY_UNSET);
        cpy_store(tb, &tb->saved, saved);
    }
    tb->left = cpy_raised_at(t, t->exception);
}

bool cpy_unwind(struct cpy_thread *t, bool again)
{
    if (CPY_UNLIKELY(!t->exception))
        cpy_raise(t, CPY_SYSTEM_ERROR, "error return without exception set");
    for (;; again = false) {
        struct cpy_frame *frame = t->frame;
        const struct cpy_handler *h;
        uint32_t pc;

        if (!frame->code)
            return false;
        pc = cpy_frame_pc(frame);
        if (frame->action & CPY_FRAME_SPECIAL && frame->generator)
            cpy_generator_drop_delegate(cpy_as_generator(frame->generator));
        if (!again)
            cpy_traceback_add(t, frame->code, frame->globals, pc);
        if (CPY_UNLIKELY(t->tracing) && !again)
            cpy_trace_exception(t);
        if ((h = cpy_handler_of(frame->code, pc))) {
            t->raised_at = cpy_raised_at(t, t->exception);
            enter_handler(t, frame, h);
            return true;
        }
        keep_left_frame(t);
        if (CPY_UNLIKELY(t->tracing))
            cpy_trace_leave(t);
        if (leave_frame(t))
            return true;
    }
}

/* An exception instance from what follows raise or from; a class is called.  which: for the message. */
static cpy_value instance_of(struct cpy_thread *t, cpy_value v, const char *which)
{
    cpy_value class = t->vm->exceptions[CPY_BASE_EXCEPTION], e;

    if (cpy_is_exception(v))
        return v;
    if (!cpy_is_type(v) || !cpy_is_subtype(v, class))
        return cpy_raise(t, CPY_TYPE_ERROR, "%s must derive from BaseException", which);
    if (!(e = cpy_exception_new(t, v, NULL, 0)))
        return CPY_ERROR;
    if (!cpy_is_exception(e))
        return cpy_raise(t, CPY_TYPE_ERROR, "calling %R should have returned an instance of BaseException, not %R", v,
            cpy_type_of(t, e));
    return e;
}

bool cpy_do_raise(struct cpy_thread *t, cpy_value exception, cpy_value cause, unsigned kind)
{
    struct cpy_exception *e;

    if (kind == 0) {
        if ((t->exception = t->handled))
            return true;
        cpy_raise(t, CPY_RUNTIME_ERROR, "No active exception to reraise");
        return false;
    }
    if (!(exception = instance_of(t, exception, "exceptions")))
        return false;
    e = cpy_as_exception(exception);
    if (kind == 2) {
        if (cause != CPY_NONE && !(cause = instance_of(t, cause, "exception causes")))
            return false;
        cpy_store(e, &e->cause, cause == CPY_NONE ? CPY_UNSET : cause);
        e->suppress_context = true;
    }
    cpy_throw(t, exception);
    return false;
}
