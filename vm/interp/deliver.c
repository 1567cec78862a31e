/* SPDX-License-Identifier: MIT */
/* vm/interp/deliver.c - what becomes of the result of a frame.
 *
 * The frame below has its pc after the instruction that caused the call.  Its operands
 * say where a result goes; a test instruction's JUMP is at pc. */
#include "vm/interp/generator.h"
#include "vm/interp/trace.h"
#include "vm/objects/exception.h"


/* One function for each action. v is the result. */
typedef bool (*deliverer)(struct cpy_thread *t, cpy_value v, uint8_t detail, cpy_value extra);

static bool store(struct cpy_thread *t, cpy_value v)
{
    t->frame->base[t->frame->pc[-1].a] = v;
    return true;
}

static bool deliver_store(struct cpy_thread *t, cpy_value v, uint8_t detail, cpy_value extra)
{
    (void)detail;
    (void)extra;
    return store(t, v);
}

static bool deliver_discard(struct cpy_thread *t, cpy_value v, uint8_t detail, cpy_value extra)
{
    (void)t;
    (void)v;
    (void)detail;
    (void)extra;
    return true;
}

static bool deliver_init(struct cpy_thread *t, cpy_value v, uint8_t detail, cpy_value extra)
{
    (void)detail;
    if (v == CPY_NONE)
        return store(t, extra);
    cpy_raise(t, CPY_TYPE_ERROR, "__init__() should return None, not '%T'", v);
    return false;
}

/* The result of a slow path that the instruction stores. */
static bool store_or_fail(struct cpy_thread *t, cpy_value v)
{
    return v == CPY_PUSHED || (v && store(t, v));
}

static bool deliver_binary(struct cpy_thread *t, cpy_value v, uint8_t detail, cpy_value extra)
{
    (void)extra;
    return store_or_fail(t, v == CPY_NOT_IMPLEMENTED ? cpy_binary_go_on(t, detail) : v);
}

/* The answer of cpy_do_truth(). */
static bool deliver_answer(struct cpy_thread *t, int answer)
{
    if (answer == CPY_YES || answer == CPY_NO)
        cpy_deliver_bool(t->frame, answer == CPY_YES);
    return answer != CPY_FAILED;
}

static bool deliver_truth(struct cpy_thread *t, cpy_value v, uint8_t detail, cpy_value extra)
{
    (void)detail;
    (void)extra;
    return deliver_answer(t, cpy_do_truth(t, v));
}

static bool deliver_compare(struct cpy_thread *t, cpy_value v, uint8_t detail, cpy_value extra)
{
    unsigned op = cpy_frame_insn(t->frame).op;
    int truth;

    if (v == CPY_NOT_IMPLEMENTED) {
        v = cpy_compare_go_on(t, detail);
    } else if (detail & 32) { /* __ne__ through __eq__ */
        if ((truth = cpy_truth(t, v)) < 0)
            return false;
        v = cpy_bool(!truth);
    }
    if (!v || v == CPY_PUSHED)
        return v != CPY_ERROR;
    return cpy_op_is_test(op) ? deliver_truth(t, v, 0, extra) : store(t, v);
}

static bool deliver_bool_result(struct cpy_thread *t, cpy_value v, uint8_t detail, cpy_value extra)
{
    (void)detail;
    (void)extra;
    if (!cpy_is_bool(v)) {
        cpy_raise(t, CPY_TYPE_ERROR, "__bool__ should return bool, returned %T", v);
        return false;
    }
    cpy_deliver_bool(t->frame, v == CPY_TRUE);
    return true;
}

static bool deliver_len(struct cpy_thread *t, cpy_value v, uint8_t detail, cpy_value extra)
{
    (void)detail;
    (void)extra;
    if (!cpy_is_int(v) && !(v = cpy_index(t, v)))
        return false;
    if (cpy_int_sign(v) < 0) {
        cpy_raise(t, CPY_VALUE_ERROR, "__len__() should return >= 0");
        return false;
    }
    if (cpy_int_bit_length(v) >= 64) {
        cpy_raise(t, CPY_OVERFLOW_ERROR, "cannot fit 'int' into an index-sized integer");
        return false;
    }
    cpy_deliver_bool(t->frame, cpy_int_sign(v) != 0);
    return true;
}

static bool deliver_next(struct cpy_thread *t, cpy_value v, uint8_t detail, cpy_value extra)
{
    (void)detail;
    (void)extra;
    store(t, v);
    t->frame->pc++;
    return true;
}

static bool deliver_iter(struct cpy_thread *t, cpy_value v, uint8_t detail, cpy_value extra)
{
    (void)detail;
    (void)extra;
    if (cpy_slot_of(t, v, CPY_SLOT_NEXT))
        return store(t, v);
    cpy_raise(t, CPY_TYPE_ERROR, "iter() returned non-iterator of type '%T'", v);
    return false;
}

static bool deliver_attr(struct cpy_thread *t, cpy_value v, uint8_t detail, cpy_value extra)
{
    struct cpy_insn insn = cpy_frame_insn(t->frame);

    (void)detail;
    (void)extra;
    if (insn.op == CPY_OP_LOAD_METHOD)
        t->frame->base[insn.a + 1] = CPY_UNSET;
    return store(t, v);
}

static bool deliver_await(struct cpy_thread *t, cpy_value v, uint8_t detail, cpy_value extra)
{
    (void)detail;
    (void)extra;
    return store_or_fail(t, cpy_check_awaitable(t, v));
}

/* A generator has returned v. */
static bool deliver_generator(struct cpy_thread *t, cpy_value v, uint8_t detail, cpy_value extra)
{
    struct cpy_generator *outer;

    (void)extra;
    if (detail == CPY_CONSUMER_CALL) {
        cpy_raise_stop(t, v);
        return false;
    }
    if (detail == CPY_CONSUMER_STEP) {
        cpy_async_step_ended(t->frame);
        cpy_raise_value(t, t->vm->exceptions[CPY_STOP_ASYNC_ITERATION]);
        return false;
    }
    if (CPY_UNLIKELY(t->tracing) && !cpy_trace_end(t, v, detail))
        return false;
    if (detail == CPY_CONSUMER_LOOP) {
        cpy_frame_jump(t->frame);
        return true;
    }
    if (detail == CPY_CONSUMER_DELEGATE) {
        outer = cpy_as_generator(t->frame->generator);
        cpy_store(outer, &outer->delegate, CPY_UNSET);
    }
    return store(t, v);
}

static const deliverer deliverers[] = {
    [CPY_RESULT_STORE] = deliver_store, [CPY_RESULT_DISCARD] = deliver_discard, [CPY_RESULT_INIT] = deliver_init,
    [CPY_RESULT_BINARY] = deliver_binary, [CPY_RESULT_COMPARE] = deliver_compare, [CPY_RESULT_TRUTH] = deliver_truth,
    [CPY_RESULT_BOOL] = deliver_bool_result, [CPY_RESULT_LEN] = deliver_len, [CPY_RESULT_NEXT] = deliver_next,
    [CPY_RESULT_ITER] = deliver_iter, [CPY_RESULT_AWAIT] = deliver_await,
    [CPY_RESULT_ATTR] = deliver_attr, [CPY_RESULT_GENERATOR] = deliver_generator,
};

bool cpy_deliver(struct cpy_thread *t, cpy_value v, enum cpy_result_action action, uint8_t detail, cpy_value extra)
{
    return deliverers[action](t, v, detail, extra);
}

void cpy_deliver_bool(struct cpy_frame *frame, bool answer)
{
    struct cpy_insn insn = cpy_frame_insn(frame);

    if (cpy_op_is_test(insn.op)) {
        if (answer == insn.d)
            cpy_frame_jump(frame);
        else
            frame->pc++;
        return;
    }
    frame->base[insn.a] = cpy_bool(insn.op == CPY_OP_IN ? answer != insn.d : !answer); /* IN or NOT */
}

bool cpy_frame_return(struct cpy_thread *t, cpy_value v)
{
    uint8_t action = t->frame->action & ~CPY_FRAME_SPECIAL, detail = t->frame->detail;
    cpy_value extra = t->frame->extra;

    cpy_frame_pop(t);
    return cpy_deliver(t, v, action, detail, extra);
}
