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

static bool name_in(cpy_value names, cpy_value name)
{
    const struct cpy_tuple *tuple = cpy_as_tuple(names);

    for (uint32_t i = 0; i < tuple->len; i++)
        if (cpy_load(tuple->items[i]) == name)
            return true;
    return false;
}

static cpy_value cell_content(cpy_value v) { return cpy_load(((struct cpy_cell *)cpy_pointer(v))->value); }

static bool add_registers(struct cpy_thread *t, const struct cpy_code *code, const cpy_value *base, cpy_value dict)
{
    const struct cpy_tuple *names = cpy_as_tuple(cpy_load(code->locals));

    for (uint32_t i = 0; i < names->len; i++) {
        cpy_value name = cpy_load(names->items[i]), v = base[i] == CPY_DELETED ? CPY_UNSET : base[i];

        if (cpy_has_layout(v, CPY_TYPE_CELL) && name_in(cpy_load(code->cellvars), name))
            v = cell_content(v);
        if (v && !cpy_str_equals(name, ".0") && !cpy_dict_set(t, dict, name, v))
            return false;
    }
    return true;
}

static bool add_free(struct cpy_thread *t, const struct cpy_code *code, const struct cpy_func *function, cpy_value dict)
{
    const struct cpy_tuple *names = cpy_as_tuple(cpy_load(code->freevars));
    cpy_value closure = function ? cpy_load(function->closure) : CPY_UNSET;

    for (uint32_t i = 0; closure && i < names->len; i++) {
        cpy_value v = cell_content(cpy_load(cpy_as_tuple(closure)->items[i]));

        if (v && !cpy_dict_set(t, dict, cpy_load(names->items[i]), v))
            return false;
    }
    return true;
}

cpy_value cpy_frame_locals(struct cpy_thread *t, struct cpy_frame *frame)
{
    cpy_value dict;

    if (frame->locals)
        return frame->locals;
    if (!(frame->code->flags & CPY_CODE_OPTIMIZED))
        return frame->globals;
    if (!(dict = cpy_dict_new(t)) || !add_registers(t, frame->code, frame->base, dict) ||
            !add_free(t, frame->code, frame->function, dict))
        return CPY_ERROR;
    return dict;
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

static struct cpy_frame_object *as_frame(cpy_value v) { return (struct cpy_frame_object *)cpy_pointer(v); }

cpy_value cpy_frame_object(struct cpy_thread *t, struct cpy_frame *frame) { return cpy_frame_object_in(t, t, frame); }

cpy_value cpy_frame_object_in(struct cpy_thread *t, const struct cpy_thread *owner, struct cpy_frame *frame)
{
    bool live = frame > owner->frames && frame <= owner->frame;
    struct cpy_frame_object *o;

    if (live && frame->action & CPY_FRAME_SPECIAL && frame->object)
        return frame->object;
    if (!(o = cpy_new_object(t, t->vm->types[CPY_TYPE_FRAME])))
        return CPY_ERROR;
    cpy_store(o, &o->code, cpy_from(frame->code));
    cpy_store(o, &o->globals, frame->globals);
    cpy_store(o, &o->builtins, frame->builtins);
    o->pc = cpy_frame_pc(frame);
    if (live) {
        o->live = frame;
        frame->object = cpy_from(o);
        frame->action |= CPY_FRAME_SPECIAL;
    }
    return cpy_from(o);
}

cpy_value cpy_frame_keep(struct cpy_thread *t)
{
    const struct cpy_frame *frame = t->frame;
    uint32_t n = frame->code->local_count;
    cpy_value exception = cpy_take_pending(t), saved = cpy_tuple_new(t, n + 1u);

    for (uint32_t i = 0; saved && i < n; i++)
        cpy_tuple_set(saved, i, frame->base[i] ? frame->base[i] : CPY_DELETED);
    if (saved)
        cpy_tuple_set(saved, n, frame->function ? cpy_from(frame->function) : CPY_NONE);
    cpy_set_pending(t, exception);
    return saved;
}

cpy_value cpy_frame_ended(struct cpy_thread *t, cpy_value code, uint32_t pc, cpy_value globals, cpy_value saved)
{
    struct cpy_frame_object *o = cpy_new_object(t, t->vm->types[CPY_TYPE_FRAME]);

    if (!o)
        return CPY_ERROR;
    cpy_store(o, &o->code, code);
    cpy_store(o, &o->globals, globals);
    cpy_store(o, &o->builtins, t->vm->builtins);
    o->pc = pc;
    if (!(cpy_as_code(code)->flags & CPY_CODE_OPTIMIZED))
        cpy_store(o, &o->locals, globals);
    else
        cpy_store(o, &o->saved, saved);
    return cpy_from(o);
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

/* The frame ends: its object keeps what can still be asked.  A failure only makes the object know less. */
static void detach(struct cpy_thread *t, struct cpy_frame *frame)
{
    struct cpy_frame_object *o = as_frame(frame->object);
    struct cpy_frame *caller = caller_of(t, frame);
    cpy_value exception = cpy_take_pending(t), v;

    o->pc = cpy_frame_pc(frame);
    if (!cpy_load(o->locals) && (v = cpy_frame_locals(t, frame)))
        cpy_store(o, &o->locals, v);
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
            detach(t, frame);
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
    cpy_trace(tracer, o->back);
    cpy_trace(tracer, o->saved);
    cpy_trace(tracer, o->generator);
    cpy_trace(tracer, o->trace);
    cpy_trace(tracer, o->lines);
    cpy_trace(tracer, o->native);
}

static uint32_t pc_of(const struct cpy_frame_object *o) { return o->live ? cpy_frame_pc(o->live) : o->pc; }

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
    struct cpy_frame_object *o = as_frame(args[0]);

    (void)t;
    return cpy_int(o->line ? o->line : cpy_code_line(cpy_as_code(cpy_load(o->code)), pc_of(o)));
}

static cpy_value get_lasti(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int((int64_t)pc_of(as_frame(args[0])) * (int64_t)sizeof(struct cpy_insn));
}

/* Makes a dict of the saved values. */
static cpy_value locals_from_saved(struct cpy_thread *t, struct cpy_frame_object *o)
{
    const struct cpy_code *code = cpy_as_code(cpy_load(o->code));
    cpy_value dict = cpy_dict_new(t), saved = cpy_load(o->saved);
    size_t n;
    const cpy_value *values = cpy_items(saved, &n);
    const struct cpy_func *function = values[n - 1] == CPY_NONE ? NULL : (struct cpy_func *)cpy_pointer(values[n - 1]);

    if (!dict || !add_registers(t, code, values, dict) || !add_free(t, code, function, dict))
        return CPY_ERROR;
    cpy_store(o, &o->locals, dict);
    cpy_store(o, &o->saved, CPY_UNSET);
    return dict;
}

static cpy_value get_locals(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_frame_object *o = as_frame(args[0]);
    cpy_value locals = cpy_load(o->saved) ? locals_from_saved(t, o)
                     : o->live            ? cpy_frame_locals(t, o->live)
                                          : cpy_load(o->locals);

    if (!locals && !cpy_pending(t) && (locals = cpy_dict_new(t)))
        cpy_store(o, &o->locals, locals);
    return locals;
}

static cpy_value get_back(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_frame_object *o = as_frame(args[0]);
    struct cpy_frame *caller = o->live ? caller_of(t, o->live) : NULL;

    if (caller)
        return cpy_frame_object_in(t, cpy_frame_owner(t, caller), caller);
    return cpy_load(o->back) ? cpy_load(o->back) : CPY_NONE;
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
    {"f_trace", get_trace, set_trace, "The trace function of the frame, or None."},
    {"f_trace_lines", get_trace_lines, set_trace_lines, "Whether the trace function is called for each line."},
    {"f_trace_opcodes", get_trace_opcodes, set_trace_opcodes, "Whether it is called for each instruction."},
    {0},
};

const struct cpy_type_def cpy_frame_type = {
    .name = "frame", .doc = "An activation of Python code.", .size = sizeof(struct cpy_frame_object),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT, .methods = frame_methods, .attributes = frame_attributes, .trace = frame_trace,
};
