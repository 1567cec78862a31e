/* SPDX-License-Identifier: MIT */
/* vm/interp/trace.c - sys.settrace() and sys.setprofile(): which events there are, and when.
 *
 * They cost nothing while they are off: the loop that looks for events is another one (interp_tracing.c), and
 * t->tracing says which of the two is to run.  Functions run untraced themselves.
 *
 * A frame has been entered when a frame is at work that lies higher on the stack than the one seen
 * last, and it ends with certain instructions or by an exception.  What belongs to a frame (f_trace, the line seen
 * last) is kept in its frame object; the lines of its instructions are decoded once a frame.
 *
 * A line event comes when control passes to another line, or back.  The lines are those of the instructions, jumps
 * apart, and those that the compiler has noted before an instruction because none stands for them (code->marks). */
#include "vm/interp/trace.h"

#include "vm/interp/generator.h"
#include "vm/memory/heap.h"
#include "vm/objects/exception.h"

enum { CALL, LINE, RETURN, EXCEPTION, OPCODE, C_CALL, C_RETURN, C_EXCEPTION };

static struct cpy_frame_object *object_of(struct cpy_thread *t)
{
    cpy_value object = cpy_frame_object(t, t->frame);

    return (struct cpy_frame_object *)cpy_pointer(object);
}

/* What f_lineno tells when an instruction that has no line of its own is traced: the line that was reached last. */
static int32_t line_told(const struct cpy_frame_object *o)
{
    return o->line ? o->line : o->last_line;
}

static bool any_traces(const struct cpy_vm *vm)
{
    for (const struct cpy_thread *t = vm->threads; t; t = t->next)
        if (t->tracing)
            return true;
    return false;
}

static void update(struct cpy_thread *t)
{
    t->tracing = t->trace_function || t->profile_function;
    if (any_traces(t->vm))
        __atomic_fetch_or(&t->vm->interrupted, CPY_DUE_TRACE, __ATOMIC_RELAXED);
    else
        __atomic_fetch_and(&t->vm->interrupted, ~CPY_DUE_TRACE, __ATOMIC_RELAXED);
}

void cpy_trace_from_here(struct cpy_frame_object *o)
{
    if (!o->live || o->may_jump)
        return;
    o->last_pc = cpy_frame_pc(o->live);
    o->last_line = cpy_code_line(o->live->code, o->last_pc);
    o->went_back = o->went_back_to_test = false;
}

/* Frames that have objects are left the long way, on which the other loop takes over.  Those with a function are traced from
 * here on. */
static void mark_frames(struct cpy_thread *t)
{
    for (struct cpy_frame *frame = t->frame; frame > t->frames; frame--) {
        struct cpy_frame_object *o;

        if (!frame->code)
            continue;
        if (!(o = (struct cpy_frame_object *)cpy_pointer(cpy_frame_object(t, frame))))
            cpy_take_pending(t); /* its caller is traced a little later */
        else if (cpy_load(o->trace) && !t->trace_function)
            cpy_trace_from_here(o);
    }
}

void cpy_set_trace(struct cpy_thread *t, enum cpy_trace_kind kind, cpy_value function)
{
    if (function)
        mark_frames(t);
    *(kind == CPY_TRACE_LINES ? &t->trace_function : &t->profile_function) = function;
    t->traced_frame = t->frame;
    if (!t->in_trace)
        update(t);
}

cpy_value cpy_get_trace(struct cpy_thread *t, enum cpy_trace_kind kind)
{
    return kind == CPY_TRACE_LINES ? t->trace_function : t->profile_function;
}

/* --- calling -------------------------------------------------------------------------------------------- */

/* May f_lineno be set while the event is told?  A generator is entered again at pc. */
static enum cpy_jump_rule jump_rule(const struct cpy_frame *frame, const struct cpy_frame_object *o, unsigned event)
{
    if (event == LINE || (event == RETURN && o->yields) || (event == CALL && cpy_frame_pc(frame)))
        return CPY_JUMP_ALLOWED;
    return event == CALL ? CPY_JUMP_NEW_FRAME : CPY_JUMP_OTHER_EVENT;
}

/* function(frame, event, arg), with nothing pending. */
static cpy_value call(
    struct cpy_thread *t, cpy_value function, struct cpy_frame_object *o, unsigned event, cpy_value arg)
{
    static const char *const names[] = {
        "call", "line", "return", "exception", "opcode", "c_call", "c_return", "c_exception"};
    cpy_value args[3] = {cpy_from(o), cpy_intern_from(t, names[event]), arg}, result;
    int32_t line = o->line;

    if (!args[1])
        return CPY_ERROR;
    t->tracing = false;
    t->in_trace = true;
    o->line = line_told(o);
    o->may_jump = jump_rule(t->frame, o, event);
    result = cpy_call(t, function, args, 3);
    o->may_jump = CPY_JUMP_NO_EVENT;
    o->line = line;
    t->in_trace = false;
    update(t);
    return result;
}

/* A function that raises is not called again. */
static bool failed(struct cpy_thread *t, struct cpy_frame_object *o)
{
    cpy_store(o, &o->trace, CPY_UNSET);
    t->trace_function = t->profile_function = CPY_UNSET;
    update(t);
    return false;
}

/* Calls the frame's own function, whose result takes its place. */
static bool call_local(struct cpy_thread *t, struct cpy_frame_object *o, unsigned event, cpy_value arg)
{
    cpy_value function = cpy_load(o->trace), result;

    if (!function || function == CPY_NONE || !t->trace_function)
        return true;
    if (!(result = call(t, function, o, event, arg)))
        return failed(t, o);
    if (result != CPY_NONE)
        cpy_store(o, &o->trace, result);
    return true;
}

static bool call_profile(struct cpy_thread *t, struct cpy_frame_object *o, unsigned event, cpy_value arg)
{
    return !t->profile_function || call(t, t->profile_function, o, event, arg) || failed(t, o);
}

/* --- events of a frame -------------------------------------------------------------------------------------- */

static bool is_jump(unsigned op) { return op == CPY_OP_JUMP || op == CPY_OP_LOOP; }

/* The line of each instruction, 0 where there is none, as bytes. */
bool cpy_trace_lines(struct cpy_thread *t, struct cpy_frame_object *o, const struct cpy_code *code)
{
    static const int32_t none;
    struct cpy_position position = {0};
    uint32_t at = 0, start = 0, end = 0;
    uint8_t *data;
    cpy_value lines;

    if (cpy_load(o->lines))
        return true;
    if (!(lines = cpy_bytes_new(t, code->insn_count * sizeof(int32_t), &data)))
        return false;
    while (cpy_positions_next(code, &at, &start, &end, &position))
        for (uint32_t i = start; i < end && i < code->insn_count; i++)
            memcpy(data + i * sizeof(int32_t), is_jump(code->insns[i].op) ? &none : &position.line, sizeof(int32_t));
    cpy_store(o, &o->lines, lines);
    return true;
}

int32_t cpy_trace_line(const struct cpy_frame_object *o, uint32_t pc)
{
    size_t len;
    const uint8_t *data = cpy_bytes_view(cpy_load(o->lines), &len);
    int32_t line;

    memcpy(&line, data + pc * sizeof line, sizeof line);
    return line;
}

/* A frame that has just been entered, to go on at pc. */
static bool entered(struct cpy_thread *t, struct cpy_frame_object *o, uint32_t pc)
{
    const struct cpy_frame *frame = t->frame;
    cpy_value result;

    o->last_line = pc ? cpy_code_line(frame->code, pc - 1) : frame->code->first_line; /* a generator is at its yield */
    if (t->trace_function) {
        if (!(result = call(t, t->trace_function, o, CALL, CPY_NONE)))
            return failed(t, o);
        cpy_store(o, &o->trace, result);
    }
    if (!call_profile(t, o, CALL, CPY_NONE))
        return false;
    if (!pc || !cpy_load(o->trace))
        o->last_line = 0; /* no line is told yet, or none will be */
    o->last_pc = pc;
    o->went_back = false;
    return true;
}

/* Control passes through a line. */
static bool pass_line(struct cpy_thread *t, struct cpy_frame_object *o, int32_t line)
{
    if (line == CPY_MARK_TEST) {
        o->went_back_to_test = o->went_back;
        o->went_back = false;
    } else if (line == CPY_MARK_BODY) {
        o->went_back = o->went_back_to_test;
        o->went_back_to_test = false;
    }
    if (line <= 0 || (line == o->last_line && !o->went_back))
        return true;
    o->last_line = line;
    o->went_back = o->went_back_to_test = false;
    return o->no_lines || call_local(t, o, LINE, CPY_NONE);
}

/* The first line that the compiler noted before instruction pc, or behind it. */
static const struct cpy_line_mark *find_mark(const struct cpy_code *code, uint32_t pc)
{
    uint32_t low = 0, high = code->mark_count;

    while (low < high) {
        uint32_t middle = (low + high) / 2;

        if (code->marks[middle].pc < pc)
            low = middle + 1;
        else
            high = middle;
    }
    return code->marks + low;
}

/* The lines that are reached with instruction pc, from a note of the compiler's on; or up to one from where f_lineno jumps. */
static bool pass_lines(struct cpy_thread *t, struct cpy_frame_object *o, uint32_t pc, const struct cpy_line_mark *mark)
{
    const struct cpy_code *code = t->frame->code;
    const struct cpy_line_mark *end = code->marks + code->mark_count;

    if (!cpy_trace_lines(t, o, code))
        return false;
    for (; mark < end && mark->pc == pc && !o->jump; mark++)
        if (!pass_line(t, o, mark->line))
            return false;
    return o->jump || pass_line(t, o, cpy_trace_line(o, pc));
}

/* Performs the jump that f_lineno has asked for; returns the instruction that is next. */
static uint32_t jump(struct cpy_frame *frame, struct cpy_frame_object *o)
{
    uint32_t pc = o->jump - 1;

    if (frame->action & CPY_FRAME_SPECIAL && frame->generator)
        cpy_generator_drop_delegate(cpy_as_generator(frame->generator));
    frame->pc = (frame->side ? frame->side->insns : frame->code->insns) + pc + 1;
    o->jump = 0;
    o->last_pc = pc;
    o->went_back = o->went_back_to_test = false;
    return pc;
}

/* The line events on the way to instruction *pc, which becomes another one if f_lineno jumps. */
static bool pass_to(struct cpy_thread *t, struct cpy_frame_object *o, uint32_t *pc)
{
    const struct cpy_code *code = t->frame->code;

    o->went_back |= *pc < o->last_pc || (*pc == o->last_pc && is_jump(code->insns[*pc].op));
    o->last_pc = *pc;
    if (!o->jump && !pass_lines(t, o, *pc, find_mark(code, *pc)))
        return false;
    while (o->jump) {
        *pc = jump(t->frame, o);
        if (!pass_lines(t, o, *pc, code->marks + o->jump_mark))
            return false;
    }
    return true;
}

static bool leaving(struct cpy_thread *t, struct cpy_frame_object *o, cpy_value result)
{
    t->traced_frame = t->frame - 1;
    return call_local(t, o, RETURN, result) && call_profile(t, o, RETURN, result);
}

/* A yield is about to suspend the frame, which f_lineno may tell where to go on. */
static bool yielding(struct cpy_thread *t, struct cpy_frame_object *o, cpy_value result)
{
    bool ok;

    o->yields = true;
    ok = leaving(t, o, result);
    o->yields = false;
    t->jump_after_yield = o->jump;
    o->jump = 0;
    return ok;
}

void cpy_trace_yielded(struct cpy_thread *t, cpy_value generator)
{
    cpy_as_generator(generator)->pc = t->jump_after_yield - 1;
    t->jump_after_yield = 0;
}

/* --- calls of native functions, for profilers ------------------------------------------------------------------ */

/* What the instruction calls, if that is a native function. */
static cpy_value native_called(const struct cpy_frame *frame, struct cpy_insn i)
{
    cpy_value callable;

    if (i.op != CPY_OP_CALL && i.op != CPY_OP_CALL_METHOD && i.op != CPY_OP_CALL_KW && i.op != CPY_OP_CALL_METHOD_KW &&
            i.op != CPY_OP_CALL_EX)
        return CPY_UNSET;
    callable = frame->base[i.b];
    return cpy_has_layout(callable, CPY_TYPE_NATIVE) ? callable : CPY_UNSET;
}

/* The native function that was called before has returned. */
static bool native_ended(struct cpy_thread *t, struct cpy_frame_object *o, unsigned event)
{
    cpy_value callable = cpy_load(o->native);
    bool ok;

    if (!callable)
        return true;
    cpy_store(o, &o->native, CPY_UNSET);
    o->line = cpy_code_line(t->frame->code, o->native_pc);
    ok = call_profile(t, o, event, callable);
    o->line = 0;
    return ok;
}

static bool profile_step(struct cpy_thread *t, struct cpy_frame_object *o, struct cpy_insn i)
{
    cpy_value callable;

    if (!native_ended(t, o, C_RETURN))
        return false;
    if (!(callable = native_called(t->frame, i)))
        return true;
    cpy_store(o, &o->native, callable);
    o->native_pc = cpy_frame_pc(t->frame);
    return call_profile(t, o, C_CALL, callable);
}

/* --- the steps ---------------------------------------------------------------------------------------------- */

static bool step(struct cpy_thread *t, struct cpy_frame_object *o)
{
    struct cpy_frame *frame = t->frame;
    uint32_t pc = cpy_frame_pc(frame);
    struct cpy_insn i;
    bool is_new = frame > t->traced_frame;
    cpy_value local;

    t->traced_frame = frame;
    if (is_new && !entered(t, o, pc))
        return false;
    local = cpy_load(o->trace);
    if ((local && local != CPY_NONE && t->trace_function) || o->jump) {
        if (!pass_to(t, o, &pc) || (o->opcodes && !call_local(t, o, OPCODE, CPY_NONE)))
            return false;
    }
    i = frame->code->insns[pc];
    if (t->profile_function && !profile_step(t, o, i))
        return false;
    if (i.op == CPY_OP_YIELD)
        return yielding(t, o, frame->base[i.b]);
    if (i.op == CPY_OP_RETURN)
        return leaving(t, o, frame->base[i.a]);
    return i.op != CPY_OP_RETURN_NONE || leaving(t, o, CPY_NONE);
}

bool cpy_trace_step(struct cpy_thread *t, const struct cpy_insn *pc)
{
    struct cpy_frame *frame = t->frame;
    struct cpy_frame_object *o;
    bool ok;

    frame->pc = pc;
    if (!frame->code || t->in_trace) {
        t->traced_frame = frame;
        return true;
    }
    frame->pc = pc + 1;
    ok = (o = object_of(t)) && step(t, o);
    frame->pc -= ok;
    return ok;
}

/* The exception event of t->frame, which may have been entered by it (throw()). */
static bool exception_event(struct cpy_thread *t, cpy_value exception)
{
    cpy_value traceback = cpy_load(cpy_as_exception(exception)->traceback), type = cpy_type_of(t, exception), arg;
    struct cpy_frame_object *o = object_of(t);
    bool is_new = t->frame > t->traced_frame;

    t->traced_frame = t->frame;
    if (!o || (is_new && !entered(t, o, cpy_frame_pc(t->frame))))
        return false;
    arg = cpy_tuple_of(t, (size_t)3, type, exception, traceback ? traceback : CPY_NONE);
    return arg && native_ended(t, o, C_EXCEPTION) && call_local(t, o, EXCEPTION, arg);
}

void cpy_trace_exception(struct cpy_thread *t)
{
    cpy_value exception = cpy_take_pending(t);

    if (exception_event(t, exception))
        cpy_set_pending(t, exception);
}

bool cpy_trace_stop(struct cpy_thread *t)
{
    cpy_value exception;

    if (!cpy_pending_is(t, CPY_STOP_ITERATION))
        return true;
    exception = cpy_take_pending(t);
    if (!exception_event(t, exception))
        return false;
    cpy_set_pending(t, exception);
    return true;
}

bool cpy_trace_end(struct cpy_thread *t, cpy_value v, uint8_t consumer)
{
    if (!t->frame->code || (consumer < CPY_CONSUMER_DELEGATE && (consumer != CPY_CONSUMER_LOOP || v == CPY_NONE)))
        return true;
    cpy_raise_stop(t, v);
    if (!cpy_pending_is(t, CPY_STOP_ITERATION) || !cpy_trace_stop(t))
        return false;
    cpy_take_pending(t);
    return true;
}

bool cpy_trace_yield(struct cpy_thread *t, cpy_value v)
{
    struct cpy_frame_object *o = object_of(t);

    return o && leaving(t, o, v);
}

void cpy_trace_leave(struct cpy_thread *t)
{
    cpy_value exception = cpy_take_pending(t);
    struct cpy_frame_object *o = object_of(t);

    if (!o)
        return;
    if (cpy_frame_insn(t->frame).op == CPY_OP_RERAISE)
        o->line = cpy_code_line(t->frame->code, cpy_raised_at(t, exception));
    if (leaving(t, o, CPY_NONE))
        cpy_set_pending(t, exception);
    o->line = 0;
}
