/* SPDX-License-Identifier: MIT */
/* vm/objects/traceback.c - traceback objects, made while frames are unwound. */
#include "vm/interp/code.h"
#include "vm/interp/generator.h"
#include "vm/memory/heap.h"
#include "vm/objects/exception.h"

#include "vm/objects/type.h"

static struct cpy_traceback *as_traceback(cpy_value v) { return (struct cpy_traceback *)cpy_pointer(v); }

void cpy_traceback_add(struct cpy_thread *t, struct cpy_code *code, cpy_value globals, uint32_t pc)
{
    cpy_value exception = t->exception;
    struct cpy_traceback *tb;

    if (exception == t->vm->memory_error)
        return; /* shared by all, and there may be no memory for a traceback */
    t->exception = CPY_UNSET;
    tb = cpy_new_object(t, t->vm->types[CPY_TYPE_TRACEBACK]);
    t->exception = exception;
    if (!tb)
        return;
    cpy_store(tb, &tb->next, cpy_load(cpy_as_exception(exception)->traceback));
    cpy_store(tb, &tb->code, cpy_from(code));
    cpy_store(tb, &tb->globals, globals);
    tb->pc = pc;
    tb->at = t->frame;
    if (t->frame->action & CPY_FRAME_SPECIAL)
        cpy_store(tb, &tb->frame, t->frame->generator);
    cpy_store(cpy_pointer(exception), &cpy_as_exception(exception)->traceback, cpy_from(tb));
}

static void traceback_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct cpy_traceback *tb = (struct cpy_traceback *)o;

    cpy_trace(tracer, tb->next);
    cpy_trace(tracer, tb->code);
    cpy_trace(tracer, tb->globals);
    cpy_trace(tracer, tb->frame);
    cpy_trace(tracer, tb->saved);
}

static cpy_value get_next(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value next = cpy_load(as_traceback(args[0])->next);

    (void)t;
    return next ? next : CPY_NONE;
}

static cpy_value set_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_traceback *tb = as_traceback(args[0]);

    if (!args[1])
        return cpy_raise(t, CPY_TYPE_ERROR, "can't delete tb_next attribute");
    if (args[1] != CPY_NONE && !cpy_has_layout(args[1], CPY_TYPE_TRACEBACK))
        return cpy_raise(t, CPY_TYPE_ERROR, "expected traceback object, got '%T'", args[1]);
    for (cpy_value v = args[1]; v && v != CPY_NONE; v = cpy_load(as_traceback(v)->next))
        if (v == args[0])
            return cpy_raise(t, CPY_VALUE_ERROR, "traceback loop detected");
    cpy_store(tb, &tb->next, args[1] == CPY_NONE ? CPY_UNSET : args[1]);
    return CPY_NONE;
}

static cpy_value get_lineno(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_traceback *tb = as_traceback(args[0]);

    (void)t;
    return cpy_int(tb->line ? tb->line : cpy_code_line(cpy_as_code(cpy_load(tb->code)), tb->pc));
}

static cpy_value get_lasti(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_traceback *tb = as_traceback(args[0]);

    (void)t;
    return cpy_int((int64_t)tb->pc * (int64_t)sizeof(struct cpy_insn) + tb->odd_bytes);
}

/* The thread in which the level's frame still runs, or NULL.  Another one of the same code that lies there now would pass
 * for it. */
static const struct cpy_thread *runs_in(struct cpy_thread *t, const struct cpy_traceback *tb)
{
    const struct cpy_thread *owner = tb->at && !cpy_load(tb->saved) ? cpy_frame_owner(t, tb->at) : NULL;

    return owner && cpy_from(tb->at->code) == cpy_load(tb->code) ? owner : NULL;
}

/* The frame object of a level that has none yet: of the live frame if it still runs, else one that knows what was saved. */
static cpy_value find_frame(struct cpy_thread *t, const struct cpy_traceback *tb)
{
    const struct cpy_thread *owner = runs_in(t, tb);
    cpy_value generator = cpy_load(tb->frame), frame = generator ? cpy_generator_get_frame(t, &generator) : CPY_NONE;

    if (frame != CPY_NONE)
        return frame;
    if (owner)
        return cpy_frame_object(t, owner->frames + (tb->at - owner->frames));
    return cpy_frame_ended(
        t, cpy_load(tb->code), cpy_load(tb->saved) ? tb->left : tb->pc, cpy_load(tb->globals), cpy_load(tb->saved));
}

static cpy_value get_frame(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_traceback *tb = as_traceback(args[0]);
    cpy_value frame = cpy_load(tb->frame);

    if (cpy_has_layout(frame, CPY_TYPE_FRAME))
        return frame;
    if ((frame = find_frame(t, tb)))
        cpy_store(tb, &tb->frame, frame);
    return frame;
}

/* types.TracebackType(next, frame, lasti, lineno) */
static cpy_value traceback_new(struct cpy_thread *t, const cpy_value *args)
{
    int64_t lasti, line;
    struct cpy_traceback *tb;
    const struct cpy_frame_object *frame = (const struct cpy_frame_object *)cpy_pointer(args[2]);

    if (!cpy_has_layout(args[2], CPY_TYPE_FRAME))
        return cpy_raise(t, CPY_TYPE_ERROR, "traceback() argument 'tb_frame' must be frame, not %T", args[2]);
    if (args[1] != CPY_NONE && !cpy_has_layout(args[1], CPY_TYPE_TRACEBACK))
        return cpy_raise(t, CPY_TYPE_ERROR, "expected traceback object or None, got '%T'", args[1]);
    if (!cpy_to_int64(t, args[3], &lasti) || !cpy_to_int64(t, args[4], &line) ||
            !(tb = cpy_new_object(t, t->vm->types[CPY_TYPE_TRACEBACK])))
        return CPY_ERROR;
    cpy_store(tb, &tb->next, args[1] == CPY_NONE ? CPY_UNSET : args[1]);
    cpy_store(tb, &tb->code, cpy_load(frame->code));
    cpy_store(tb, &tb->globals, cpy_load(frame->globals));
    cpy_store(tb, &tb->frame, args[2]);
    tb->pc = lasti < 0 ? 0 : (uint32_t)((uint64_t)lasti / sizeof(struct cpy_insn));
    tb->odd_bytes = (int8_t)(lasti < 0 ? lasti : lasti % (int64_t)sizeof(struct cpy_insn));
    tb->line = line == -1 ? 0 : (int32_t)line;
    return cpy_from(tb);
}

static cpy_value traceback_dir(struct cpy_thread *t, const cpy_value *args)
{
    static const char *const names[] = {"tb_frame", "tb_next", "tb_lasti", "tb_lineno"};
    cpy_value list = cpy_list_new(t, CPY_COUNT(names)), name;

    (void)args;
    for (size_t i = 0; list && i < CPY_COUNT(names); i++)
        if (!(name = cpy_str_from(t, names[i])) || !cpy_list_append(t, list, name))
            return CPY_ERROR;
    return list;
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, tb_next, tb_frame, tb_lasti, tb_lineno)", traceback_new, "Make a level of a traceback.",
        CPY_BIND_INSTANCE},
    {"__dir__", "(self, /)", traceback_dir, "Return the names of the attributes.", CPY_BIND_INSTANCE},
    {0},
};

static const struct cpy_attribute attributes[] = {
    {"tb_next", get_next, set_next, "The next level, towards where the exception was raised."},
    {"tb_lineno", get_lineno, NULL, "The line at which this level was."},
    {"tb_lasti", get_lasti, cpy_set_member, "The byte offset of the instruction at which this level was."},
    {"tb_frame", get_frame, cpy_set_member, "The frame of this level."},
    {0},
};

const struct cpy_type_def cpy_traceback_type = {
    .name = "traceback", .doc = "Where an exception passed.", .size = sizeof(struct cpy_traceback),
    .flags = CPY_TYPE_FINAL, .methods = methods, .attributes = attributes, .trace = traceback_trace,
};

/* --- levels of the interpreter's own ------------------------------------------------------------------------------ */

static bool is_level_in(struct cpy_thread *t, cpy_value level, bool (*is_inner)(const char *file))
{
    const struct cpy_traceback *tb = (const struct cpy_traceback *)cpy_pointer(level);
    const char *name = cpy_str_utf8(t, cpy_load(cpy_as_code(cpy_load(tb->code))->filename), NULL);

    return name && is_inner(name);
}

void cpy_skip_levels(struct cpy_thread *t, bool (*is_inner)(const char *file), bool all)
{
    cpy_value e = cpy_take_pending(t), v = cpy_load(cpy_as_exception(e)->traceback);

    while (v && v != CPY_NONE && is_level_in(t, v, is_inner))
        v = cpy_load(((struct cpy_traceback *)cpy_pointer(v))->next);
    cpy_take_pending(t);
    if (all || (v && v != CPY_NONE))
        cpy_store(cpy_pointer(e), &cpy_as_exception(e)->traceback, v == CPY_NONE ? CPY_UNSET : v);
    cpy_set_pending(t, e);
}
