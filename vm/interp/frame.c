/* SPDX-License-Identifier: MIT */
/* vm/interp/frame.c - a thread's stacks: frames and their registers.
 *
 * Both are reserved once, as address space, and never move, so that a pointer to an
 * argument stays valid while native code calls back.  Frames lie in an array, innermost
 * last; number 0 is an entry that is always there.  The registers of a frame begin at the
 * first argument in its caller's registers.
 *
 * Roots: the locals of a frame are values or unset.  Its temporaries may hold what
 * earlier instructions left there, and are shown as words that may be addresses. */
#include "vm/interp/generator.h"
#include "vm/interp/loop.h"
#include "vm/interp/trace.h"
#include "vm/interp/variables.h"
#include "vm/memory/heap.h"
#include "vm/objects/list.h"

#include <sys/mman.h>

#define STACK_BYTES ((size_t)(sizeof(void *) == 8 ? 64 : 8) << 20) /* registers of the first thread */
/* A frame may have 65,535 registers: one whose base is below stack_end always fits. */
#define STACK_MARGIN ((size_t)0x10000 * sizeof(cpy_value) + ((size_t)1 << 16))
#define GUARD_BYTES ((size_t)1 << 16)
#define UNCOUNTED 2 /* frames that the recursion limit does not count: number 0 and the entry of the outermost run */

const struct cpy_insn cpy_entry_insns[2] = {{.op = CPY_OP_CALL}, {.op = CPY_OP_EXIT}};

/* --- the stacks ---------------------------------------------------------------------------------------------- */

/* Address space that becomes memory when touched, with an end that must not be touched. */
static void *reserve(size_t bytes)
{
    char *start = mmap(NULL, bytes + GUARD_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

    if (start == MAP_FAILED)
        return NULL;
    if (mprotect(start + bytes, GUARD_BYTES, PROT_NONE) == 0)
        return start;
    munmap(start, bytes + GUARD_BYTES);
    return NULL;
}

bool cpy_stack_init(struct cpy_thread *t)
{
    size_t bytes = t->stack_bytes = t->stack_bytes ? t->stack_bytes : STACK_BYTES;

    if (!(t->stack = reserve(bytes + STACK_MARGIN)))
        return false;
    if (!(t->frames = reserve(bytes / 2))) {
        munmap(t->stack, bytes + STACK_MARGIN + GUARD_BYTES);
        t->stack = NULL;
        return false;
    }
    t->stack_end = t->stack + bytes / sizeof(cpy_value);
    t->frames_end = t->frames + bytes / 2 / sizeof(struct cpy_frame);
    t->frame = t->frames;
    t->frame->pc = cpy_entry_insns + 1;
    t->frame->base = t->stack;
    t->frame->extra = (uintptr_t)t->stack;
    cpy_stack_limit(t);
    return true;
}

void cpy_stack_free(struct cpy_thread *t)
{
    if (t->stack)
        munmap(t->stack, t->stack_bytes + STACK_MARGIN + GUARD_BYTES);
    if (t->frames)
        munmap(t->frames, t->stack_bytes / 2 + GUARD_BYTES);
    t->stack = NULL;
    t->frames = NULL;
}

void cpy_stack_limit(struct cpy_thread *t)
{
    size_t most = (size_t)(t->frames_end - t->frames) - 1, allowed = (size_t)t->vm->recursion_limit + UNCOUNTED;

    t->frames_limit = t->frames + (allowed < most ? allowed : most);
}

uint32_t cpy_stack_depth(struct cpy_thread *t)
{
    size_t used = (size_t)(t->frame - t->frames);

    return used < UNCOUNTED ? 0 : (uint32_t)(used - UNCOUNTED + 1);
}

static bool too_deep(struct cpy_thread *t)
{
    cpy_raise(t, CPY_RECURSION_ERROR, "maximum recursion depth exceeded");
    return false;
}

cpy_value *cpy_stack_scratch(struct cpy_thread *t, size_t n)
{
    cpy_value *start = cpy_frame_end(t->frame);

    if (CPY_LIKELY(start < t->stack_end && n < (size_t)(t->stack_end - start)))
        return start;
    too_deep(t);
    return NULL;
}

struct cpy_frame *cpy_entry_push(struct cpy_thread *t, size_t n)
{
    struct cpy_frame *entry = t->frame + 1;
    cpy_value *base;

    if (!cpy_check_stack(t) || !(base = cpy_stack_scratch(t, n + 1)))
        return NULL;
    if (CPY_UNLIKELY(entry >= t->frames_limit)) {
        too_deep(t);
        return NULL;
    }
    if (t->frame == t->frames)
        t->c_stack_run = (uintptr_t)__builtin_frame_address(0);
    entry->pc = cpy_entry_insns + 1;
    entry->base = base;
    entry->code = NULL;
    entry->side = NULL;
    entry->consts = NULL;
    entry->function = NULL;
    entry->globals = t->frame->globals;
    entry->builtins = t->frame->builtins;
    entry->extra = (uintptr_t)(base + n + 1);
    entry->action = CPY_RESULT_STORE;
    base[0] = CPY_UNSET;
    t->frame = entry;
    return entry;
}

bool cpy_frame_push_bare(struct cpy_thread *t, struct cpy_code *code, struct cpy_func *function, cpy_value globals,
    cpy_value builtins, cpy_value *base)
{
    struct cpy_frame *frame = t->frame + 1;
    struct cpy_side *side = code->side;

    if (CPY_UNLIKELY(frame >= t->frames_limit || base >= t->stack_end))
        return too_deep(t);
    if (CPY_UNLIKELY(!side || cpy_load(side->globals) != globals))
        side = cpy_side_due(t, code, globals, CPY_WEIGHT_RUN);
    frame->pc = side ? side->insns : code->insns;
    frame->base = base;
    frame->code = code;
    frame->side = side;
    frame->consts = code->consts;
    frame->function = function;
    frame->globals = globals;
    frame->builtins = builtins;
    frame->action = CPY_RESULT_STORE;
    t->frame = frame;
    return true;
}

bool cpy_frame_push(struct cpy_thread *t, struct cpy_code *code, struct cpy_func *function, cpy_value globals,
    cpy_value builtins, cpy_value *base)
{
    if (!cpy_frame_push_bare(t, code, function, globals, builtins, base))
        return false;
    for (cpy_value *v = base + cpy_code_parameters(code); v < base + code->local_count; v++)
        *v = CPY_UNSET;
    return true;
}

static struct cpy_frame_object *as_frame(cpy_value v) { return (struct cpy_frame_object *)cpy_pointer(v); }

/* --- looking at frames --------------------------------------------------------------------------------------- */

uint32_t cpy_frame_pc(const struct cpy_frame *frame)
{
    const struct cpy_insn *start = frame->side ? frame->side->insns : frame->code->insns;

    return frame->pc > start ? (uint32_t)(frame->pc - start) - 1 : 0;
}

struct cpy_insn cpy_frame_insn(const struct cpy_frame *frame)
{
    return frame->code ? frame->code->insns[cpy_frame_pc(frame)] : cpy_entry_insns[0];
}

struct cpy_frame *cpy_frame_at(struct cpy_thread *t, unsigned n)
{
    for (struct cpy_frame *frame = t->frame; frame && frame > t->frames; frame--)
        if (frame->code && n-- == 0)
            return frame;
    return NULL;
}

static bool has_variables(const struct cpy_code *code) { return code->flags & CPY_CODE_OPTIMIZED; }

static cpy_value namespace_of(const struct cpy_frame *frame)
{
    return frame->action & CPY_FRAME_SPECIAL && frame->locals ? frame->locals : frame->globals;
}

cpy_value cpy_frame_locals(struct cpy_thread *t, struct cpy_frame *frame)
{
    struct cpy_variables v = cpy_variables_on_stack(frame);
    cpy_value object = frame->action & CPY_FRAME_SPECIAL ? frame->object : CPY_UNSET;

    if (!has_variables(frame->code) && !cpy_variables_hidden(&v))
        return namespace_of(frame);
    return cpy_variables_dict(t, &v, object ? cpy_load(as_frame(object)->added) : CPY_UNSET);
}

/* --- roots ----------------------------------------------------------------------------------------------------- */

static void trace_registers(struct cpy_frame *frame, cpy_value *end, struct cpy_tracer *tracer)
{
    cpy_value *v = frame->base;

    if (frame->code)
        for (cpy_value *locals_end = v + frame->code->local_count; v < locals_end; v++)
            cpy_trace_value(tracer, *v);
    if (v < end)
        cpy_trace_maybe_many(tracer, v, (size_t)(end - v));
}

static void trace_frame(struct cpy_frame *frame, struct cpy_tracer *tracer)
{
    const cpy_value roots[] = {cpy_from(frame->code), cpy_from(frame->function), frame->globals, frame->builtins};

    for (size_t i = 0; i < CPY_COUNT(roots); i++)
        cpy_trace_value(tracer, roots[i]);
    cpy_trace_maybe(tracer, frame->extra);
    if (frame->action & CPY_FRAME_SPECIAL) {
        cpy_trace_value(tracer, frame->locals);
        cpy_trace_value(tracer, frame->generator);
        cpy_trace_value(tracer, frame->object);
    }
}

void cpy_stack_trace(struct cpy_thread *t, struct cpy_tracer *tracer)
{
    cpy_value *end;

    if (!t->frame)
        return;
    end = cpy_frame_end(t->frame);
    if (t->bound_end > end)
        end = t->bound_end;
    for (struct cpy_frame *frame = t->frame; frame >= t->frames; frame--) {
        trace_frame(frame, tracer);
        trace_registers(frame, end, tracer);
        end = frame->base;
    }
}

/* --- frame objects --------------------------------------------------------------------------------------------- */

static struct cpy_frame_object *new_object(
    struct cpy_thread *t, const struct cpy_code *code, cpy_value globals, cpy_value builtins)
{
    struct cpy_frame_object *o = cpy_new_object(t, t->vm->types[CPY_TYPE_FRAME]);

    if (!o)
        return NULL;
    cpy_store(o, &o->code, cpy_from(code));
    cpy_store(o, &o->globals, globals);
    cpy_store(o, &o->builtins, builtins);
    return o;
}

static void set_generator(struct cpy_frame_object *o, cpy_value generator)
{
    cpy_store(o, &o->generator, generator);
    cpy_store(cpy_pointer(generator), &cpy_as_generator(generator)->frame, cpy_from(o));
}

cpy_value cpy_frame_object(struct cpy_thread *t, struct cpy_frame *frame)
{
    bool special = frame->action & CPY_FRAME_SPECIAL;
    struct cpy_frame_object *o;

    if (special && frame->object)
        return frame->object;
    if (!(o = new_object(t, frame->code, frame->globals, frame->builtins)))
        return CPY_ERROR;
    if (!has_variables(frame->code))
        cpy_store(o, &o->locals, namespace_of(frame));
    if (special && frame->generator)
        set_generator(o, frame->generator);
    o->live = frame;
    frame->object = cpy_from(o);
    frame->action |= CPY_FRAME_SPECIAL;
    return cpy_from(o);
}

cpy_value cpy_frame_resting(struct cpy_thread *t, cpy_value generator)
{
    const struct cpy_generator *g = cpy_as_generator(generator);
    const struct cpy_func *f = (struct cpy_func *)cpy_pointer(cpy_load(g->function));
    struct cpy_frame_object *o = new_object(t, cpy_as_code(cpy_load(g->code)), cpy_load(f->globals), cpy_load(f->builtins));

    if (o)
        set_generator(o, generator);
    return cpy_from(o);
}

void cpy_frame_rest(struct cpy_frame *frame)
{
    as_frame(frame->object)->live = NULL;
    frame->object = CPY_UNSET;
}

/* A tuple of registers (NULL: all unset), and behind them what finds the other variables. */
static cpy_value save(struct cpy_thread *t, const struct cpy_code *code, const cpy_value *registers, cpy_value others)
{
    uint32_t n = code->local_count;
    cpy_value exception = cpy_take_pending(t), saved = cpy_tuple_new(t, n + 1u);

    for (uint32_t i = 0; saved && i < n; i++)
        cpy_tuple_set(saved, i, registers && registers[i] ? registers[i] : CPY_DELETED);
    if (saved)
        cpy_tuple_set(saved, n, others);
    cpy_set_pending(t, exception);
    return saved;
}

cpy_value cpy_frame_keep(struct cpy_thread *t)
{
    const struct cpy_frame *frame = t->frame;
    cpy_value function = frame->function ? cpy_from(frame->function) : CPY_NONE;

    return save(t, frame->code, frame->base, has_variables(frame->code) ? function : namespace_of(frame));
}

cpy_value cpy_frame_ended(struct cpy_thread *t, cpy_value code, uint32_t pc, cpy_value globals, cpy_value saved)
{
    struct cpy_frame_object *o = new_object(t, cpy_as_code(code), globals, t->vm->builtins);

    if (!o)
        return CPY_ERROR;
    o->pc = pc;
    if (!has_variables(cpy_as_code(code)))
        cpy_store(o, &o->locals, saved ? cpy_tuple_get(saved, cpy_tuple_len(saved) - 1) : globals);
    cpy_store(o, &o->saved, saved);
    return cpy_from(o);
}

/* Where a generator is that rests: at its yield, or at the "yield from" that will run again. */
static uint32_t resting_pc(const struct cpy_generator *g) { return g->pc && !cpy_load(g->delegate) ? g->pc - 1 : g->pc; }

static uint32_t pc_of(const struct cpy_frame_object *o)
{
    if (o->live)
        return cpy_frame_pc(o->live);
    return cpy_load(o->generator) ? resting_pc(cpy_as_generator(cpy_load(o->generator))) : o->pc;
}

static struct cpy_variables resting_variables(struct cpy_frame_object *o)
{
    struct cpy_generator *g = cpy_as_generator(cpy_load(o->generator));

    return (struct cpy_variables){cpy_as_code(cpy_load(o->code)), (struct cpy_func *)cpy_pointer(cpy_load(g->function)),
        (cpy_value *)(void *)g->registers, &g->head, resting_pc(g)};
}

void cpy_frame_end_resting(struct cpy_thread *t, struct cpy_frame_object *o)
{
    struct cpy_variables v = resting_variables(o);

    if (!o->live)
        cpy_store(o, &o->saved, save(t, v.code, v.registers, cpy_from(v.function)));
    o->pc = v.pc;
    cpy_store(o, &o->generator, CPY_UNSET);
}

bool cpy_frame_variables(struct cpy_thread *t, struct cpy_frame_object *o, struct cpy_variables *v)
{
    struct cpy_tuple *saved;
    cpy_value others;

    if (o->live || cpy_load(o->generator)) {
        *v = o->live ? cpy_variables_on_stack(o->live) : resting_variables(o);
        return true;
    }
    *v = (struct cpy_variables){.code = cpy_as_code(cpy_load(o->code)), .pc = o->pc};
    if (!cpy_load(o->saved))
        cpy_store(o, &o->saved, save(t, v->code, NULL, CPY_NONE));
    if (!cpy_load(o->saved)) {
        cpy_raise_no_memory(t);
        return false;
    }
    saved = cpy_as_tuple(cpy_load(o->saved));
    others = cpy_load(saved->items[saved->len - 1]);
    v->function = cpy_has_layout(others, CPY_TYPE_FUNCTION) ? (struct cpy_func *)cpy_pointer(others) : NULL;
    v->registers = (cpy_value *)(void *)saved->items;
    v->owner = &saved->head;
    return true;
}

const struct cpy_thread *cpy_frame_owner(struct cpy_thread *t, const struct cpy_frame *frame)
{
    const struct cpy_thread *owner = t;

    if (frame < t->frames || frame >= t->frames_end)
        for (owner = t->vm->threads; owner && (frame < owner->frames || frame >= owner->frames_end);)
            owner = owner->next;
    return owner && frame <= owner->frame ? owner : NULL;
}

static struct cpy_frame *caller_of(struct cpy_thread *t, struct cpy_frame *frame)
{
    const struct cpy_thread *owner = cpy_frame_owner(t, frame);

    while (--frame > owner->frames)
        if (frame->code)
            return frame;
    return NULL;
}

/* The frame on top ends: its object keeps what can still be asked.  A failure only makes the object know less. */
static void detach(struct cpy_thread *t)
{
    struct cpy_frame_object *o = as_frame(t->frame->object);
    struct cpy_frame *caller = caller_of(t, t->frame);
    cpy_value exception = cpy_take_pending(t), v;

    o->pc = cpy_frame_pc(t->frame);
    cpy_store(o, &o->saved, cpy_frame_keep(t));
    if (caller && (v = cpy_frame_object(t, caller)))
        cpy_store(o, &o->back, v);
    o->live = NULL;
    cpy_set_pending(t, exception);
}

void cpy_frame_pop(struct cpy_thread *t)
{
    struct cpy_frame *frame = t->frame;

    if (CPY_UNLIKELY(frame->action & CPY_FRAME_SPECIAL)) {
        if (frame->generator)
            cpy_generator_finish(t);
        if (frame->object)
            detach(t);
        frame->locals = frame->generator = frame->object = CPY_UNSET;
    }
    t->frame = frame - 1;
}

static void frame_trace(struct cpy_tracer *tracer, struct cpy_object *object)
{
    struct cpy_frame_object *o = (struct cpy_frame_object *)object;

    cpy_trace(tracer, o->code);
    cpy_trace(tracer, o->globals);
    cpy_trace(tracer, o->builtins);
    cpy_trace(tracer, o->locals);
    cpy_trace(tracer, o->added);
    cpy_trace(tracer, o->back);
    cpy_trace(tracer, o->saved);
    cpy_trace(tracer, o->generator);
    cpy_trace(tracer, o->trace);
    cpy_trace(tracer, o->lines);
    cpy_trace(tracer, o->native);
}

static cpy_value get_code(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(as_frame(args[0])->code);
}

static cpy_value get_globals(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(as_frame(args[0])->globals);
}

static cpy_value get_builtins(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(as_frame(args[0])->builtins);
}

static cpy_value get_lineno(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_frame_object *o = as_frame(args[0]);
    const struct cpy_code *code = cpy_as_code(cpy_load(o->code));
    cpy_value generator = o->live ? CPY_UNSET : cpy_load(o->generator);

    (void)t;
    if (o->line || (generator && cpy_as_generator(generator)->state == CPY_GEN_NEW))
        return cpy_int(o->line ? o->line : code->first_line);
    return cpy_int(cpy_code_line(code, pc_of(o)));
}

static cpy_value get_lasti(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int((int64_t)pc_of(as_frame(args[0])) * (int64_t)sizeof(struct cpy_insn));
}

/* The namespace of code that has no variables, unless it is within a comprehension, which has. */
static cpy_value get_locals(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_frame_object *o = as_frame(args[0]);
    struct cpy_variables v;
    cpy_value locals;

    if (!cpy_frame_variables(t, o, &v))
        return CPY_ERROR;
    if (has_variables(v.code) || cpy_variables_hidden(&v))
        return cpy_frame_proxy(t, args[0]);
    if ((locals = cpy_load(o->locals)) || !(locals = cpy_dict_new(t)))
        return locals;
    cpy_store(o, &o->locals, locals);
    return locals;
}

static cpy_value get_back(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_frame_object *o = as_frame(args[0]);
    struct cpy_frame *caller = o->live ? caller_of(t, o->live) : NULL;

    if (caller)
        return cpy_frame_object(t, caller);
    return cpy_load(o->back) ? cpy_load(o->back) : CPY_NONE;
}

static cpy_value get_generator(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value generator = cpy_load(as_frame(args[0])->generator);

    (void)t;
    return generator ? generator : CPY_NONE;
}

static cpy_value get_trace(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value trace = cpy_load(as_frame(args[0])->trace);

    (void)t;
    return trace ? trace : CPY_NONE;
}

static cpy_value set_trace(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_frame_object *o = as_frame(args[0]);

    (void)t;
    if (!cpy_load(o->trace) || cpy_load(o->trace) == CPY_NONE)
        cpy_trace_from_here(o);
    cpy_store(o, &o->trace, args[1] == CPY_NONE ? CPY_UNSET : args[1]);
    return CPY_NONE;
}

static cpy_value get_trace_lines(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(!as_frame(args[0])->no_lines);
}

static cpy_value get_trace_opcodes(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(as_frame(args[0])->opcodes);
}

/* A bool for an attribute that cannot be deleted. */
static bool flag_value(struct cpy_thread *t, cpy_value v, bool *flag)
{
    if (!v)
        cpy_raise(t, CPY_TYPE_ERROR, "can't delete numeric/char attribute");
    else if (!cpy_is_bool(v))
        cpy_raise(t, CPY_TYPE_ERROR, "attribute value type must be bool");
    else
        *flag = v == CPY_TRUE;
    return v && cpy_is_bool(v);
}

static cpy_value set_trace_lines(struct cpy_thread *t, const cpy_value *args)
{
    bool lines;

    if (!flag_value(t, args[1], &lines))
        return CPY_ERROR;
    as_frame(args[0])->no_lines = !lines;
    return CPY_NONE;
}

static cpy_value set_trace_opcodes(struct cpy_thread *t, const cpy_value *args)
{
    return flag_value(t, args[1], &as_frame(args[0])->opcodes) ? CPY_NONE : CPY_ERROR;
}

static cpy_value frame_clear(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_frame_object *o = as_frame(args[0]);

    if (o->live)
        return cpy_raise(t, CPY_RUNTIME_ERROR, "cannot clear an executing frame");
    if (cpy_load(o->generator) && !cpy_generator_clear(t, cpy_as_generator(cpy_load(o->generator))))
        return CPY_ERROR;
    cpy_store(o, &o->locals, CPY_UNSET);
    cpy_store(o, &o->added, CPY_UNSET);
    cpy_store(o, &o->saved, CPY_UNSET);
    return CPY_NONE;
}

static cpy_value frame_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_frame_object *o = as_frame(args[0]);
    struct cpy_code *code = cpy_as_code(cpy_load(o->code));

    return cpy_str_format(t, "<frame at 0x%lx, file %R, line %d, code %V>", (unsigned long)(uintptr_t)o,
        cpy_load(code->filename), (int)cpy_code_line(code, pc_of(o)), cpy_load(code->name));
}

static const struct cpy_function frame_methods[] = {
    {"__repr__", "(self, /)", frame_repr, "Return repr(self).", CPY_BIND_INSTANCE},
    {"clear", "(self, /)", frame_clear, "Forget the local variables of a frame that does not run; a generator that has not begun will not.", CPY_BIND_INSTANCE},
    {0},
};

static const struct cpy_attribute frame_attributes[] = {
    {"f_code", get_code, NULL, "The code that the frame runs."},
    {"f_globals", get_globals, NULL, "The dict of global names."},
    {"f_builtins", get_builtins, NULL, "The dict of built-in names."},
    {"f_locals", get_locals, NULL, "The local variables as a mapping."},
    {"f_lineno", get_lineno, cpy_frame_set_line, "The line the frame is at; a trace function may set it, to jump."},
    {"f_lasti", get_lasti, NULL, "The byte offset of the instruction the frame is at."},
    {"f_back", get_back, NULL, "The frame that called this one, or None."},
    {"f_generator", get_generator, NULL, "The generator or coroutine whose frame it is, until that ends; or None."},
    {"f_trace", get_trace, set_trace, "The trace function of the frame, or None."},
    {"f_trace_lines", get_trace_lines, set_trace_lines, "Whether the trace function is called for each line."},
    {"f_trace_opcodes", get_trace_opcodes, set_trace_opcodes, "Whether it is called for each instruction."},
    {0},
};

const struct cpy_type_def cpy_frame_type = {
    .name = "frame", .doc = "An activation of Python code.", .size = sizeof(struct cpy_frame_object),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT, .methods = frame_methods, .attributes = frame_attributes, .trace = frame_trace,
};
