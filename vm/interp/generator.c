/* SPDX-License-Identifier: MIT */
/* vm/interp/generator.c - generators, and what coroutines share with them: frames that can be suspended.
 *
 * A generator keeps its registers while it is suspended.  To go on, they are copied to
 * the top of the stack and a frame is pushed; to suspend, they are copied back (one
 * write barrier for all) and the frame is taken away.  The frame's detail tells who
 * resumed it: a for loop, a YIELD_FROM (which then suspends as well), or native code.
 * So loops over generators and chains of "yield from" and "await" need no C stack.
 *
 * A generator that is suspended in YIELD_FROM has `delegate` set, and its pc is that
 * of the instruction itself, which runs again with the sent value in its register b.
 * An async generator is suspended the same way while it awaits; without a delegate it has yielded.
 *
 * What is being handled (sys.exc_info) is the caller's plus the generator's own: while it
 * runs, the frame's extra holds the caller's. */
#include "vm/interp/generator.h"
#include "vm/interp/trace.h"
#include "vm/memory/heap.h"
#include "vm/objects/exception.h"
#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"

/* --- running and suspending -------------------------------------------------------------------------------------- */

static size_t generator_bytes(size_t registers) { return sizeof(struct cpy_generator) + registers * sizeof(cpy_field); }

const char *cpy_generator_word(const struct cpy_generator *g)
{
    static const char *const words[] = {"generator", "coroutine", "async generator"};

    return words[g->head.shape->layout - CPY_TYPE_GENERATOR];
}

static enum cpy_builtin type_for(const struct cpy_code *code)
{
    if (CPY_LIKELY(code->flags & CPY_CODE_GENERATOR))
        return CPY_TYPE_GENERATOR;
    return code->flags & CPY_CODE_COROUTINE ? CPY_TYPE_COROUTINE : CPY_TYPE_ASYNC_GENERATOR;
}

cpy_value cpy_generator_new(struct cpy_thread *t, struct cpy_func *f, const cpy_value *args)
{
    struct cpy_code *code = cpy_as_code(cpy_load(f->code));
    enum cpy_builtin type = type_for(code);
    struct cpy_generator *g = cpy_alloc(t, cpy_shape(t, type), generator_bytes(code->reg_count));

    if (!g)
        return CPY_ERROR;
    g->cap = code->reg_count;
    cpy_store(g, &g->function, cpy_from(f));
    cpy_store(g, &g->code, cpy_from(code));
    cpy_store(g, &g->name, cpy_load(f->name));
    cpy_store(g, &g->qualname, cpy_load(f->qualname));
    cpy_store_many(g, g->registers, args, cpy_code_parameters(code));
    g->live = code->local_count;
    /* cpy_new_object() would register all; only those with something to do when they are dropped need it. */
    if ((code->handler_count || type != CPY_TYPE_GENERATOR) && !cpy_finalizer_register(t, &g->head))
        return CPY_ERROR;
    if (CPY_UNLIKELY(t->vm->origin_depth && type == CPY_TYPE_COROUTINE))
        return cpy_coroutine_note_origin(t, g) ? cpy_from(g) : CPY_ERROR;
    return cpy_from(g);
}

/* A few values are copied more quickly without a call. */
CPY_INLINE void copy(cpy_value *to, const cpy_value *from, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        to[i] = from[i];
        __asm__("" : : : "memory"); /* or it becomes a call again */
    }
}

/* The object of a generator's frame goes with the frame. */
static void wake_object(struct cpy_frame *frame, cpy_value object)
{
    frame->object = object;
    ((struct cpy_frame_object *)cpy_pointer(object))->live = frame;
}

bool cpy_generator_enter(struct cpy_thread *t, struct cpy_generator *g, cpy_value sent, enum cpy_consumer consumer)
{
    struct cpy_func *f = (struct cpy_func *)cpy_pointer(cpy_load(g->function));
    struct cpy_code *code = cpy_as_code(cpy_load(g->code));
    struct cpy_frame *frame;

    if (CPY_UNLIKELY(g->state == CPY_GEN_RUNNING)) {
        cpy_raise(t, CPY_VALUE_ERROR, "%s already executing", cpy_generator_word(g));
        return false;
    }
    if (!cpy_frame_push_bare(t, code, f, cpy_load(f->globals), cpy_load(f->builtins), cpy_frame_end(t->frame)))
        return false;
    frame = t->frame;
    copy(frame->base, (const cpy_value *)(const void *)g->registers, g->live);
    if (CPY_LIKELY(g->state == CPY_GEN_SUSPENDED && sent))
        frame->base[g->dest] = sent;
    frame->pc += g->pc;
    frame->action = CPY_RESULT_GENERATOR | CPY_FRAME_SPECIAL;
    frame->detail = (uint8_t)consumer;
    frame->generator = cpy_from(g);
    frame->extra = t->handled;
    if (CPY_UNLIKELY(cpy_load(g->handled)))
        t->handled = cpy_load(g->handled);
    if (CPY_UNLIKELY(cpy_load(g->frame)))
        wake_object(frame, cpy_load(g->frame));
    g->state = CPY_GEN_RUNNING;
    return true;
}

/* Copies the frame on top, which is at insn, back into its generator and takes it away; what it yields goes to the frame
 * below.  Who handles an exception may be resumed by somebody who handles the same one: only the place tells. */
CPY_INLINE void suspend(struct cpy_thread *t, struct cpy_insn insn, unsigned dest, uint32_t pc)
{
    struct cpy_frame *frame = t->frame;
    struct cpy_generator *g = cpy_as_generator(frame->generator);

    copy((cpy_value *)(void *)g->registers, frame->base, insn.c);
    g->live = insn.c;
    g->dest = (uint16_t)dest;
    g->pc = pc;
    g->state = CPY_GEN_SUSPENDED;
    if (CPY_UNLIKELY(insn.d || cpy_load(g->handled)))
        cpy_store(g, &g->handled, insn.d ? t->handled : CPY_UNSET);
    cpy_barrier(g); /* for all registers */
    t->handled = frame->extra;
    frame->generator = CPY_UNSET;
    if (CPY_UNLIKELY(frame->object))
        cpy_frame_rest(frame);
    t->frame = frame - 1;
}

/* Gives a yielded value to whoever resumed: consumers in the middle of a YIELD_FROM suspend in turn. */
static bool yield_to(struct cpy_thread *t, cpy_value v, uint8_t consumer)
{
    while (consumer >= CPY_CONSUMER_DELEGATE) {
        struct cpy_insn insn = cpy_frame_insn(t->frame);

        consumer = t->frame->detail;
        if (CPY_UNLIKELY(t->tracing) && !cpy_trace_yield(t, v))
            return false;
        suspend(t, insn, insn.b, cpy_frame_pc(t->frame));
    }
    return cpy_deliver(t, v, consumer == CPY_CONSUMER_LOOP ? CPY_RESULT_NEXT : CPY_RESULT_STORE, 0, CPY_UNSET);
}

bool cpy_generator_yield(struct cpy_thread *t, cpy_value v, struct cpy_insn insn)
{
    uint8_t consumer = t->frame->detail;

    if (consumer == CPY_CONSUMER_TAKER && CPY_LIKELY(!t->tracing) && t->taker->take(t->taker, v)) {
        t->frame->base[insn.a] = CPY_NONE;
        return true;
    }
    suspend(t, insn, insn.a, cpy_frame_pc(t->frame) + 1);
    if (CPY_UNLIKELY(consumer >= CPY_CONSUMER_DELEGATE)) {
        if (consumer == CPY_CONSUMER_DELEGATE)
            return yield_to(t, v, consumer);
        cpy_async_step_ended(t->frame);
        if (CPY_UNLIKELY(t->tracing) && !cpy_trace_end(t, v, consumer))
            return false;
    }
    t->frame->base[t->frame->pc[-1].a] = v;
    t->frame->pc += consumer == CPY_CONSUMER_LOOP; /* past the JUMP of FOR_ITER */
    return true;
}

/* It has ended: what it held may go. */
static void end(struct cpy_thread *t, struct cpy_generator *g)
{
    if (CPY_UNLIKELY(cpy_load(g->frame))) {
        cpy_frame_end_resting(t, (struct cpy_frame_object *)cpy_pointer(cpy_load(g->frame)));
        cpy_store(g, &g->frame, CPY_UNSET);
    }
    g->state = CPY_GEN_DONE;
    g->stepping = false;
    g->live = 0;
    cpy_store(g, &g->handled, CPY_UNSET);
    cpy_store(g, &g->delegate, CPY_UNSET);
    cpy_finalizer_forget(t, &g->head);
}

void cpy_generator_finish(struct cpy_thread *t)
{
    t->handled = t->frame->extra;
    end(t, cpy_as_generator(t->frame->generator));
}

/* --- yield from -------------------------------------------------------------------------------------------------- */

/* The value of a StopIteration that is pending (or of none): takes it away. False: another exception is pending. */
static bool stop_value(struct cpy_thread *t, cpy_value *value)
{
    cpy_value stop;

    *value = CPY_NONE;
    if (!cpy_pending(t))
        return true;
    if (!cpy_pending_is(t, CPY_STOP_ITERATION))
        return false;
    stop = cpy_take_pending(t);
    if (cpy_load(cpy_as_exception(stop)->data[0]))
        *value = cpy_load(cpy_as_exception(stop)->data[0]);
    return true;
}

/* g has ended: to a generator that means nothing, but a coroutine has only one result. */
static bool refuse_reuse(struct cpy_thread *t, struct cpy_generator *g)
{
    if (g->head.shape->layout != CPY_TYPE_COROUTINE)
        return true;
    cpy_raise(t, CPY_RUNTIME_ERROR, "cannot reuse already awaited coroutine");
    return false;
}

/* The __next__ of a class written in Python, whose StopIteration may have a value; the slot would take that away. */
static cpy_value python_next(struct cpy_thread *t, cpy_value iterator)
{
    cpy_value method = cpy_type_lookup(t, cpy_as_type(cpy_type_of(t, iterator)), cpy_slot_name(t, CPY_SLOT_NEXT));

    return cpy_has_layout(method, CPY_TYPE_FUNCTION) ? method : CPY_UNSET;
}

cpy_value cpy_awaitable_step(struct cpy_thread *t, cpy_value iterator, cpy_value sent)
{
    cpy_value method;
    cpy_native next;

    if (sent != CPY_NONE || cpy_has_layout(iterator, CPY_TYPE_COROUTINE))
        return cpy_call_method(t, iterator, "send", (size_t)1, sent);
    if ((method = python_next(t, iterator)))
        return cpy_call_1(t, method, iterator);
    if ((next = cpy_slot_of(t, iterator, CPY_SLOT_NEXT)))
        return next(t, &iterator);
    return cpy_raise(t, CPY_TYPE_ERROR, "'%T' object is not an iterator", iterator);
}

int cpy_generator_delegate(struct cpy_thread *t, struct cpy_insn insn, cpy_value *result)
{
    struct cpy_frame *frame = t->frame;
    struct cpy_generator *g = cpy_as_generator(frame->generator), *inner;
    cpy_value iterator = cpy_load(g->delegate), sent = CPY_NONE, v = CPY_ERROR;
    uint8_t consumer = frame->detail;

    if (iterator)
        sent = frame->base[insn.b];
    else
        cpy_store(g, &g->delegate, iterator = frame->base[insn.b]);
    if (cpy_is_resumable(iterator)) {
        inner = cpy_as_generator(iterator);
        if (CPY_LIKELY(inner->state != CPY_GEN_DONE))
            return cpy_generator_enter(t, inner, sent, CPY_CONSUMER_DELEGATE) ? CPY_NO : CPY_FAILED;
        if (!refuse_reuse(t, inner))
            return CPY_FAILED;
    } else if (cpy_has_layout(iterator, CPY_TYPE_ASYNC_SEND) && (inner = cpy_async_step_begin(iterator, &sent))) {
        return cpy_generator_enter(t, inner, sent, CPY_CONSUMER_STEP) ? CPY_NO : CPY_FAILED;
    } else {
        v = cpy_awaitable_step(t, iterator, sent);
    }
    if (v) {
        if (CPY_UNLIKELY(t->tracing) && !cpy_trace_yield(t, v))
            return CPY_FAILED;
        suspend(t, insn, insn.b, cpy_frame_pc(t->frame));
        return yield_to(t, v, consumer) ? CPY_NO : CPY_FAILED;
    }
    if (CPY_UNLIKELY(t->tracing) && !cpy_trace_stop(t))
        return CPY_FAILED;
    cpy_store(g, &g->delegate, CPY_UNSET);
    return stop_value(t, result) ? CPY_YES : CPY_FAILED;
}

/* --- from native code ---------------------------------------------------------------------------------------------- */

/* Runs a suspended generator up to its next yield, or end: then CPY_ERROR, with *result set and nothing pending. */
static cpy_value run(struct cpy_thread *t, struct cpy_generator *g, cpy_value sent, cpy_value thrown, cpy_value *result)
{
    bool delegating = cpy_load(g->delegate) != CPY_UNSET;
    struct cpy_frame *entry = cpy_entry_push(t, 0);
    cpy_value v = CPY_ERROR;

    if (!entry)
        return CPY_ERROR;
    if (cpy_generator_enter(t, g, sent, CPY_CONSUMER_NATIVE)) {
        if (thrown) {
            t->frame->pc += delegating; /* it is at the YIELD_FROM, as at any other instruction */
            if (cpy_load(g->handled))
                cpy_throw(t, thrown);
            else
                cpy_set_pending(t, thrown); /* what the caller handles is not its context */
        }
        v = thrown ? cpy_run_throwing(t) : cpy_run(t);
    }
    cpy_entry_pop(t, entry);
    if (!v || g->state != CPY_GEN_DONE)
        return v;
    *result = v;
    return CPY_ERROR;
}

/* Do only generators that are suspended delegate to each other, so that an exception can be thrown into the innermost?
 * One that is to be closed is closed before those around it get the exception. */
static bool can_throw_inside(struct cpy_thread *t, const struct cpy_generator *g, cpy_value exception)
{
    cpy_value delegate = cpy_load(g->delegate);

    for (; delegate; delegate = cpy_load(cpy_as_generator(delegate)->delegate))
        if (!cpy_is_resumable(delegate) || cpy_as_generator(delegate)->state != CPY_GEN_SUSPENDED)
            return false;
    return !cpy_is_instance(t, exception, t->vm->exceptions[CPY_GENERATOR_EXIT]);
}

/* Enters a suspended generator and those it delegates to, as if each had resumed the next; the exception is pending. */
static bool enter_all(struct cpy_thread *t, struct cpy_generator *g, cpy_value thrown)
{
    uint8_t consumer = CPY_CONSUMER_NATIVE;
    cpy_value delegate = cpy_from(g), handled = t->handled;

    for (; delegate; consumer = CPY_CONSUMER_DELEGATE) {
        g = cpy_as_generator(delegate);
        if (!cpy_generator_enter(t, g, CPY_UNSET, consumer))
            return consumer == CPY_CONSUMER_DELEGATE; /* what is pending goes on in the generator around it */
        delegate = cpy_load(g->delegate);
        t->frame->pc += delegate != CPY_UNSET; /* it is at the YIELD_FROM, as at any other instruction */
    }
    if (t->handled != handled)
        cpy_throw(t, thrown);
    else
        cpy_set_pending(t, thrown); /* what the caller handles is not its context */
    return true;
}

/* Throws an exception into the innermost of generators that delegate to each other; likewise. */
static cpy_value run_inside(struct cpy_thread *t, struct cpy_generator *g, cpy_value thrown, cpy_value *result)
{
    struct cpy_frame *entry = cpy_entry_push(t, 0);
    cpy_value v = CPY_ERROR;

    if (!entry)
        return CPY_ERROR;
    if (enter_all(t, g, thrown))
        v = cpy_run_throwing(t);
    cpy_entry_pop(t, entry);
    if (!v || g->state != CPY_GEN_DONE)
        return v;
    *result = v;
    return CPY_ERROR;
}

cpy_value cpy_generator_resume(struct cpy_thread *t, struct cpy_generator *g, cpy_value sent, cpy_value *result)
{
    cpy_value ignored, *end = result ? result : &ignored;

    *end = CPY_NONE;
    if (g->state == CPY_GEN_DONE && !refuse_reuse(t, g))
        return CPY_ERROR;
    if (g->state == CPY_GEN_DONE)
        return CPY_ERROR;
    if (g->state == CPY_GEN_NEW && sent != CPY_NONE)
        return cpy_raise(t, CPY_TYPE_ERROR, "can't send non-None value to a just-started %s", cpy_generator_word(g));
    return run(t, g, sent, CPY_UNSET, end);
}

cpy_value cpy_generator_pour(struct cpy_thread *t, struct cpy_generator *g, struct cpy_taker *taker)
{
    struct cpy_taker *outer = t->taker;
    struct cpy_frame *entry;
    cpy_value v = CPY_ERROR;

    if (g->state == CPY_GEN_DONE || !(entry = cpy_entry_push(t, 0)))
        return CPY_ERROR;
    t->taker = taker;
    if (cpy_generator_enter(t, g, CPY_NONE, CPY_CONSUMER_TAKER))
        v = cpy_run(t);
    t->taker = outer;
    cpy_entry_pop(t, entry);
    return g->state == CPY_GEN_DONE ? CPY_ERROR : v;
}

/* Closes what a generator delegates to. */
static bool close_delegate(struct cpy_thread *t, cpy_value delegate)
{
    cpy_value close, ignored;

    if (cpy_is_resumable(delegate))
        return cpy_generator_close(t, cpy_as_generator(delegate), &ignored);
    if (!(close = cpy_find_attr(t, delegate, CPY_N(t, close)))) {
        if (cpy_pending(t))
            cpy_print_unraisable(t, NULL, delegate);
        return true;
    }
    return cpy_call_0(t, close) != CPY_ERROR;
}

/* Throws into the delegate: a value it yields, or CPY_ERROR with its end (*result) or an exception pending. */
static cpy_value throw_into_delegate(struct cpy_thread *t, cpy_value delegate, cpy_value exception, cpy_value *result)
{
    cpy_value throw, v;

    if (cpy_is_resumable(delegate))
        return cpy_generator_throw(t, cpy_as_generator(delegate), exception, result);
    if (!(throw = cpy_find_attr(t, delegate, CPY_N(t, throw)))) {
        if (!cpy_pending(t))
            cpy_set_pending(t, exception);
        return CPY_ERROR;
    }
    if (!(v = cpy_call_1(t, throw, exception)))
        stop_value(t, result);
    return v;
}

/* Goes on after the YIELD_FROM, whose value is known. */
static cpy_value finish_delegation(struct cpy_thread *t, struct cpy_generator *g, cpy_value value, cpy_value *result)
{
    cpy_store(g, &g->delegate, CPY_UNSET);
    g->dest = cpy_as_code(cpy_load(g->code))->insns[g->pc++].a;
    return run(t, g, value, CPY_UNSET, result);
}

static cpy_value throw_through(struct cpy_thread *t, struct cpy_generator *g, cpy_value exception, cpy_value *result)
{
    cpy_value delegate = cpy_load(g->delegate), v = CPY_ERROR, value = CPY_NONE;
    bool closing = cpy_is_instance(t, exception, t->vm->exceptions[CPY_GENERATOR_EXIT]), ok = true;

    g->state = CPY_GEN_RUNNING;
    if (closing)
        ok = close_delegate(t, delegate);
    else
        v = throw_into_delegate(t, delegate, exception, &value);
    g->state = CPY_GEN_SUSPENDED;
    if (v)
        return v;
    if (closing && ok)
        return run(t, g, CPY_UNSET, exception, result);
    if (cpy_pending(t))
        return run(t, g, CPY_UNSET, cpy_take_pending(t), result);
    return finish_delegation(t, g, value, result);
}

cpy_value cpy_generator_throw(struct cpy_thread *t, struct cpy_generator *g, cpy_value exception, cpy_value *result)
{
    if (!cpy_check_stack(t) || (g->state == CPY_GEN_DONE && !refuse_reuse(t, g)))
        return CPY_ERROR;
    if (g->state == CPY_GEN_NEW)
        end(t, g);
    if (g->state == CPY_GEN_DONE) {
        cpy_set_pending(t, exception);
        return CPY_ERROR;
    }
    if (g->state == CPY_GEN_SUSPENDED && cpy_load(g->delegate))
        return (can_throw_inside(t, g, exception) ? run_inside : throw_through)(t, g, exception, result);
    return run(t, g, CPY_UNSET, exception, result);
}

bool cpy_generator_close(struct cpy_thread *t, struct cpy_generator *g, cpy_value *value)
{
    cpy_value exit;

    *value = CPY_NONE;
    if (g->state == CPY_GEN_NEW)
        end(t, g);
    if (g->state == CPY_GEN_DONE)
        return true;
    if (g->state == CPY_GEN_SUSPENDED && !cpy_load(g->delegate) &&
        !cpy_handler_of(cpy_as_code(cpy_load(g->code)), g->pc - 1)) {
        end(t, g); /* nobody would notice the exception */
        return true;
    }
    if (!(exit = cpy_exception_new(t, t->vm->exceptions[CPY_GENERATOR_EXIT], NULL, 0)))
        return false;
    if (cpy_generator_throw(t, g, exit, value)) {
        cpy_raise(t, CPY_RUNTIME_ERROR, "%s ignored GeneratorExit", cpy_generator_word(g));
        return false;
    }
    if (cpy_pending_is(t, CPY_GENERATOR_EXIT) || cpy_pending_is(t, CPY_STOP_ITERATION))
        cpy_take_pending(t);
    return !cpy_pending(t);
}

/* --- the type ------------------------------------------------------------------------------------------------------ */

static cpy_value generator_iter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

/* The value that native code gave, or StopIteration with what was returned. */
static cpy_value value_or_stop(struct cpy_thread *t, cpy_value v, cpy_value result)
{
    return v || cpy_pending(t) ? v : cpy_raise_stop(t, result);
}

static cpy_value generator_next(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value result, v = cpy_generator_resume(t, cpy_as_generator(args[0]), CPY_NONE, &result);

    return v || cpy_pending(t) || result == CPY_NONE ? v : cpy_raise_stop(t, result);
}

cpy_value cpy_generator_send(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value result, v = cpy_generator_resume(t, cpy_as_generator(args[0]), args[1], &result);

    return value_or_stop(t, v, result);
}

/* The instance that an exception's class and a value mean: the value itself, the class's of a tuple's items, or of it. */
static cpy_value instance_of(struct cpy_thread *t, cpy_value class, cpy_value value)
{
    if (!value || value == CPY_NONE)
        return cpy_call_0(t, class);
    if (cpy_is_instance(t, value, class))
        return value;
    return cpy_is_tuple(value) ? cpy_call_tuple(t, class, value, CPY_UNSET) : cpy_call_1(t, class, value);
}

cpy_value cpy_generator_thrown(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value e = args[1];

    if (args[3] && args[3] != CPY_NONE && !cpy_has_layout(args[3], CPY_TYPE_TRACEBACK))
        return cpy_raise(t, CPY_TYPE_ERROR, "throw() third argument must be a traceback object");
    if (cpy_is_exception(e)) {
        if (args[2] && args[2] != CPY_NONE)
            return cpy_raise(t, CPY_TYPE_ERROR, "instance exception may not have a separate value");
    } else if (!cpy_is_type(e) || !cpy_is_subtype(e, t->vm->exceptions[CPY_BASE_EXCEPTION])) {
        return cpy_raise(
            t, CPY_TYPE_ERROR, "exceptions must be classes or instances deriving from BaseException, not %T", e);
    } else {
        e = instance_of(t, e, args[2]);
        if (e && !cpy_is_exception(e))
            e = cpy_raise(t, CPY_TYPE_ERROR, "calling %R should have returned an instance of BaseException, not %T",
                args[1], e);
        if (!e)
            e = cpy_take_pending(t); /* what goes wrong while the exception is made is thrown in its place */
    }
    if (args[3] && args[3] != CPY_NONE)
        cpy_store(cpy_pointer(e), &cpy_as_exception(e)->traceback, args[3]);
    return e;
}

/* What was to be thrown is no exception, which is pending: what waits innermost goes on waiting, those that delegate to it
 * get that error from it. */
static cpy_value refuse_thrown(struct cpy_thread *t, struct cpy_generator *g, cpy_value *result)
{
    cpy_value delegate = cpy_load(g->delegate), v = CPY_ERROR, value = CPY_NONE;

    if (g->state != CPY_GEN_SUSPENDED || !delegate || !cpy_check_stack(t))
        return CPY_ERROR;
    g->state = CPY_GEN_RUNNING;
    if (cpy_is_resumable(delegate))
        v = refuse_thrown(t, cpy_as_generator(delegate), &value);
    g->state = CPY_GEN_SUSPENDED;
    if (v)
        return v;
    return cpy_pending(t) ? run(t, g, CPY_UNSET, cpy_take_pending(t), result) : finish_delegation(t, g, value, result);
}

bool cpy_generator_warn_throw(struct cpy_thread *t, const cpy_value *args, const char *method)
{
    return !args[2] || cpy_warn(t, CPY_DEPRECATION_WARNING, "the (type, exc, tb) signature of %s() is deprecated, "
        "use the single-arg signature instead.", method);
}

cpy_value cpy_generator_throw_method(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_generator *g = cpy_as_generator(args[0]);
    cpy_value e, result = CPY_NONE, v;

    if (!cpy_generator_warn_throw(t, args, "throw"))
        return CPY_ERROR;
    e = cpy_generator_thrown(t, args);
    v = e ? cpy_generator_throw(t, g, e, &result) : refuse_thrown(t, g, &result);
    return value_or_stop(t, v, result);
}

cpy_value cpy_generator_close_method(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value value;

    return cpy_generator_close(t, cpy_as_generator(args[0]), &value) ? value : CPY_ERROR;
}

void cpy_generator_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    struct cpy_generator *g = (struct cpy_generator *)o;
    cpy_value value, exception, text;

    if (g->state != CPY_GEN_SUSPENDED || cpy_generator_close(t, g, &value))
        return;
    exception = cpy_take_pending(t);
    text = cpy_repr(t, cpy_from(g));
    cpy_set_pending(t, exception);
    cpy_print_unraisable(t, text ? cpy_str_utf8(t, text, NULL) : "generator", CPY_NONE);
}

bool cpy_generator_clear(struct cpy_thread *t, struct cpy_generator *g)
{
    cpy_value value;

    if (g->state == CPY_GEN_DONE)
        return true;
    if (g->state != CPY_GEN_NEW) {
        cpy_raise(t, CPY_RUNTIME_ERROR, g->state == CPY_GEN_RUNNING ? "cannot clear an executing frame"
            : "cannot clear a suspended frame");
        return false;
    }
    cpy_class_of_object(&g->head)->def->finalize(t, &g->head); /* tells of a coroutine that nobody awaited */
    return cpy_generator_close(t, g, &value);
}

cpy_value cpy_generator_repr(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_str_format(t, "<%T object %V at 0x%lx>", args[0], cpy_load(cpy_as_generator(args[0])->qualname),
        (unsigned long)(uintptr_t)cpy_pointer(args[0]));
}

void cpy_generator_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct cpy_generator *g = (struct cpy_generator *)o;
    struct cpy_code *code = cpy_as_code(cpy_load(g->code));
    uint32_t precise = code && code->local_count < g->live ? code->local_count : g->live;

    cpy_trace(tracer, g->function);
    cpy_trace(tracer, g->code);
    cpy_trace(tracer, g->name);
    cpy_trace(tracer, g->qualname);
    cpy_trace(tracer, g->delegate);
    cpy_trace(tracer, g->handled);
    cpy_trace(tracer, g->extra);
    cpy_trace(tracer, g->frame);
    cpy_trace_many(tracer, g->registers, precise);
    for (uint32_t i = precise; i < g->live; i++)
        cpy_trace_maybe(tracer, g->registers[i].bits);
}

size_t cpy_generator_size(const struct cpy_object *o) { return generator_bytes(((const struct cpy_generator *)o)->cap); }

cpy_value cpy_generator_get_code(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(cpy_as_generator(args[0])->code);
}

cpy_value cpy_generator_get_running(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(cpy_as_generator(args[0])->state == CPY_GEN_RUNNING);
}

cpy_value cpy_generator_get_suspended(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(cpy_as_generator(args[0])->state == CPY_GEN_SUSPENDED);
}

cpy_value cpy_generator_get_delegate(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_generator *g = cpy_as_generator(args[0]);

    (void)t;
    return g->state == CPY_GEN_SUSPENDED && cpy_load(g->delegate) ? cpy_load(g->delegate) : CPY_NONE;
}

/* The frame in which a generator runs, in whatever thread, or NULL. */
static struct cpy_frame *frame_of(struct cpy_thread *t, cpy_value generator)
{
    for (struct cpy_thread *each = t->vm->threads; each; each = each->next)
        for (struct cpy_frame *frame = each->frame; frame && frame > each->frames; frame--)
            if (frame->action & CPY_FRAME_SPECIAL && frame->generator == generator)
                return frame;
    return NULL;
}

cpy_value cpy_generator_get_frame(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_generator *g = cpy_as_generator(args[0]);
    struct cpy_frame *frame;

    if (g->state == CPY_GEN_DONE)
        return CPY_NONE;
    if (cpy_load(g->frame))
        return cpy_load(g->frame);
    frame = g->state == CPY_GEN_RUNNING ? frame_of(t, args[0]) : NULL;
    return frame ? cpy_frame_object(t, frame) : cpy_frame_resting(t, args[0]);
}

cpy_value cpy_generator_get_name(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(cpy_as_generator(args[0])->name);
}

cpy_value cpy_generator_get_qualname(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(cpy_as_generator(args[0])->qualname);
}

static cpy_value set_text(struct cpy_thread *t, cpy_value g, cpy_field *field, const char *what, cpy_value v)
{
    if (!v || !cpy_is_str(v))
        return cpy_raise(t, CPY_TYPE_ERROR, "%s must be set to a string object", what);
    cpy_store(cpy_pointer(g), field, v);
    return CPY_NONE;
}

cpy_value cpy_generator_set_name(struct cpy_thread *t, const cpy_value *args)
{
    return set_text(t, args[0], &cpy_as_generator(args[0])->name, "__name__", args[1]);
}

cpy_value cpy_generator_set_qualname(struct cpy_thread *t, const cpy_value *args)
{
    return set_text(t, args[0], &cpy_as_generator(args[0])->qualname, "__qualname__", args[1]);
}

static const struct cpy_function generator_methods[] = {
    {"__iter__", "(self, /)", generator_iter, "Return the generator itself.", CPY_BIND_INSTANCE},
    {"__next__", "(self, /)", generator_next, "Implement next(self).", CPY_BIND_INSTANCE},
    {"__repr__", "(self, /)", cpy_generator_repr, "Return repr(self).", CPY_BIND_INSTANCE},
    {"send", "(self, value, /)", cpy_generator_send,
        "Go on with value as the result of the current yield, and return the next value.", CPY_BIND_INSTANCE},
    {"throw", "(self, type, value=<unset>, traceback=<unset>, /)", cpy_generator_throw_method,
        "Raise an exception at the current yield, and return the next value.", CPY_BIND_INSTANCE},
    {"close", "(self, /)", cpy_generator_close_method, "Raise GeneratorExit at the current yield, so that it ends.", CPY_BIND_INSTANCE},
    {"__class_getitem__", "(cls, item, /)", cpy_class_getitem, "Return generator[item] for annotations.", CPY_BIND_CLASS},
    {0},
};

static const struct cpy_attribute generator_attributes[] = {
    {"__name__", cpy_generator_get_name, cpy_generator_set_name, "The generator's name."},
    {"__qualname__", cpy_generator_get_qualname, cpy_generator_set_qualname, "The generator's qualified name."},
    {"gi_code", cpy_generator_get_code, NULL, "The code that the generator runs."},
    {"gi_frame", cpy_generator_get_frame, NULL, "The generator's frame, or None when it has ended."},
    {"gi_running", cpy_generator_get_running, NULL, "Whether the generator runs now."},
    {"gi_suspended", cpy_generator_get_suspended, NULL, "Whether the generator is at a yield."},
    {"gi_yieldfrom", cpy_generator_get_delegate, NULL, "The iterator of the current yield from, or None."},
    {0},
};

const struct cpy_type_def cpy_generator_type = {
    .name = "generator", .doc = "An iterator that runs the body of a function.", .size = sizeof(struct cpy_generator),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT | CPY_TYPE_VARIABLE, .methods = generator_methods,
    .attributes = generator_attributes, .trace = cpy_generator_trace, .size_of = cpy_generator_size, .finalize = cpy_generator_finalize,
};
