/* SPDX-License-Identifier: MIT */
/* vm/interp/coroutine.c - coroutines, and what "await" makes of its operand.
 *
 * A coroutine runs as a generator does (generator.c) and is its own iterator for YIELD_FROM, so a chain of
 * awaits is entered without native code in between.  What else __await__() returns is looked through
 * where it is the wrapper of a coroutine, for the same reason. */
#include "vm/interp/generator.h"
#include "vm/objects/exception.h"
#include "vm/objects/list.h"

/* --- await --------------------------------------------------------------------------------------------------------- */

static struct cpy_generator *coroutine_of(cpy_value wrapper)
{
    return cpy_as_generator(cpy_load(((struct cpy_coroutine_wrapper *)cpy_pointer(wrapper))->coroutine));
}

bool cpy_is_coroutine(cpy_value v)
{
    return cpy_has_layout(v, CPY_TYPE_COROUTINE) || (cpy_has_layout(v, CPY_TYPE_GENERATOR) &&
        cpy_as_code(cpy_load(cpy_as_generator(v)->code))->flags & CPY_CODE_ITERABLE_COROUTINE);
}

cpy_value cpy_do_yield_iter(struct cpy_thread *t, cpy_value v)
{
    if (cpy_has_layout(v, CPY_TYPE_COROUTINE)) {
        if (t->frame->code->flags & CPY_CODE_ITERABLE_COROUTINE)
            return v;
        return cpy_raise(t, CPY_TYPE_ERROR, "cannot 'yield from' a coroutine object in a non-coroutine generator");
    }
    return cpy_has_layout(v, CPY_TYPE_COROUTINE_WRAPPER) ? cpy_from(coroutine_of(v)) : cpy_do_iter(t, v);
}

/* TypeError for v, which cannot be awaited. */
static cpy_value refuse(struct cpy_thread *t, cpy_value v, enum cpy_awaited what)
{
    if (what == CPY_AWAITED_AENTER || what == CPY_AWAITED_AEXIT)
        return cpy_raise(t, CPY_TYPE_ERROR, "'async with' received an object from %s that does not implement __await__: %T",
            what == CPY_AWAITED_AENTER ? "__aenter__" : "__aexit__", v);
    return cpy_raise(t, CPY_TYPE_ERROR, "object %T can't be used in 'await' expression", v);
}

/* What went wrong with the result v of __anext__ becomes the cause of a TypeError that says so. */
static cpy_value blame_anext(struct cpy_thread *t, cpy_value v)
{
    cpy_value cause = cpy_take_pending(t), error;
    struct cpy_exception *e;

    cpy_raise(t, CPY_TYPE_ERROR, "'async for' received an invalid object from __anext__: %T", v);
    error = cpy_pending(t);
    if (error == t->vm->memory_error)
        return CPY_ERROR;
    e = cpy_as_exception(error);
    cpy_store(e, &e->cause, cause);
    cpy_store(e, &e->context, cause);
    e->suppress_context = true;
    return CPY_ERROR;
}

cpy_value cpy_check_awaitable(struct cpy_thread *t, cpy_value v)
{
    if (cpy_has_layout(v, CPY_TYPE_COROUTINE_WRAPPER))
        return cpy_from(coroutine_of(v));
    if (cpy_is_coroutine(v))
        return cpy_raise(t, CPY_TYPE_ERROR, "__await__() returned a coroutine");
    if (cpy_slot_of(t, v, CPY_SLOT_NEXT))
        return v;
    return cpy_raise(t, CPY_TYPE_ERROR, "__await__() returned non-iterator of type '%T'", v);
}

/* The iterator of v, which __anext__ has returned. */
static cpy_value await_anext(struct cpy_thread *t, cpy_value v, cpy_value method)
{
    cpy_value iterator = cpy_call_unbound(t, method, &v, 1);

    if (iterator)
        iterator = cpy_check_awaitable(t, iterator);
    return iterator ? iterator : blame_anext(t, v);
}

cpy_value cpy_do_get_awaitable(struct cpy_thread *t, cpy_value v, enum cpy_awaited what)
{
    cpy_value method;

    if (cpy_is_coroutine(v)) {
        if (cpy_has_layout(v, CPY_TYPE_COROUTINE) && cpy_load(cpy_as_generator(v)->delegate))
            return cpy_raise(t, CPY_RUNTIME_ERROR, "coroutine is being awaited already");
        return v;
    }
    if (cpy_has_layout(v, CPY_TYPE_ASYNC_SEND))
        return v;
    method = cpy_type_lookup(t, cpy_class_of(t, v), CPY_N(t, __await__));
    if (method && method != CPY_NONE)
        return what == CPY_AWAITED_ANEXT ? await_anext(t, v, method)
            : cpy_invoke_special(t, method, &v, 1, CPY_RESULT_AWAIT, 0);
    if (cpy_pending(t))
        return CPY_ERROR;
    refuse(t, v, what);
    return what == CPY_AWAITED_ANEXT ? blame_anext(t, v) : CPY_ERROR;
}

/* --- the type ------------------------------------------------------------------------------------------------------ */

bool cpy_coroutine_note_origin(struct cpy_thread *t, struct cpy_generator *g)
{
    cpy_value list = cpy_list_new(t, 0), tuple;
    struct cpy_frame *frame;

    for (uint32_t n = 0; list && n < t->vm->origin_depth && (frame = cpy_frame_at(t, n)); n++) {
        int32_t line = cpy_code_position(frame->code, cpy_frame_pc(frame)).line;
        cpy_value row = cpy_tuple_of(t, 3, cpy_load(frame->code->filename), cpy_int(line), cpy_load(frame->code->name));

        if (!row || !cpy_list_append(t, list, row))
            return false;
    }
    if (!list || !(tuple = cpy_tuple_from_iterable(t, list)))
        return false;
    cpy_store(g, &g->extra, tuple);
    return true;
}

uint32_t cpy_origin_depth(struct cpy_thread *t) { return t->vm->origin_depth; }
void cpy_set_origin_depth(struct cpy_thread *t, uint32_t depth) { t->vm->origin_depth = depth; }

/* One that was never started is reported; one that nobody can resume any more runs its finally blocks. */
static void coroutine_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    struct cpy_generator *g = (struct cpy_generator *)o;
    cpy_value warnings, warn;

    if (g->state != CPY_GEN_NEW) {
        cpy_generator_finalize(t, o);
        return;
    }
    g->state = CPY_GEN_DONE;
    warnings = cpy_import(t, "warnings");
    warn = warnings ? cpy_find_attr_str(t, warnings, "_warn_unawaited_coroutine") : CPY_UNSET;
    if (!cpy_pending(t) && warn)
        cpy_call_1(t, warn, cpy_from(g));
    if (cpy_pending(t))
        cpy_print_unraisable(t, NULL, cpy_from(g));
}

static cpy_value coroutine_await(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_coroutine_wrapper *w = cpy_new_object(t, t->vm->types[CPY_TYPE_COROUTINE_WRAPPER]);

    if (w)
        cpy_store(w, &w->coroutine, args[0]);
    return cpy_from(w);
}

static cpy_value get_origin(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value origin = cpy_load(cpy_as_generator(args[0])->extra);

    (void)t;
    return origin ? origin : CPY_NONE;
}

static const struct cpy_function coroutine_methods[] = {
    {"__await__", "(self, /)", coroutine_await, "Return an iterator that runs the coroutine.", CPY_BIND_INSTANCE},
    {"__repr__", "(self, /)", cpy_generator_repr, "Return repr(self).", CPY_BIND_INSTANCE},
    {"send", "(self, value, /)", cpy_generator_send,
        "Send value into coroutine, as the result of what it awaits; it runs up to the next pause.", CPY_BIND_INSTANCE},
    {"throw", "(self, type, value=<unset>, traceback=<unset>, /)", cpy_generator_throw_method,
        "Raise an exception in coroutine, where it waits; it runs up to the next pause.", CPY_BIND_INSTANCE},
    {"close", "(self, /)", cpy_generator_close_method, "Raise GeneratorExit inside coroutine, where it waits, so that it ends.",
        CPY_BIND_INSTANCE},
    {"__class_getitem__", "(cls, item, /)", cpy_class_getitem, "Return coroutine[item] for annotations.", CPY_BIND_CLASS},
    {0},
};

static const struct cpy_attribute coroutine_attributes[] = {
    {"__name__", cpy_generator_get_name, cpy_generator_set_name, "The name of the coroutine."},
    {"__qualname__", cpy_generator_get_qualname, cpy_generator_set_qualname, "The qualified name of the coroutine."},
    {"cr_code", cpy_generator_get_code, NULL, "The code that the coroutine runs."},
    {"cr_frame", cpy_generator_get_frame, NULL, "The coroutine's frame, or None when it has ended."},
    {"cr_running", cpy_generator_get_running, NULL, "Whether the coroutine runs now."},
    {"cr_suspended", cpy_generator_get_suspended, NULL, "Whether the coroutine waits."},
    {"cr_await", cpy_generator_get_delegate, NULL, "What the coroutine waits for, or None."},
    {"cr_origin", get_origin, cpy_set_member, "Where it was made: file, line and function of some frames, or None."},
    {0},
};

const struct cpy_type_def cpy_coroutine_type = {
    .name = "coroutine", .doc = "The run of an async function, which can pause.", .size = sizeof(struct cpy_generator),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT | CPY_TYPE_VARIABLE, .methods = coroutine_methods,
    .attributes = coroutine_attributes, .trace = cpy_generator_trace, .size_of = cpy_generator_size,
    .finalize = coroutine_finalize,
};

/* --- the wrapper --------------------------------------------------------------------------------------------------- */

static cpy_value wrapper_self(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static cpy_value wrapper_next(struct cpy_thread *t, const cpy_value *args)
{
    const cpy_value all[] = {cpy_from(coroutine_of(args[0])), CPY_NONE};

    return cpy_generator_send(t, all);
}

static cpy_value wrapper_send(struct cpy_thread *t, const cpy_value *args)
{
    const cpy_value all[] = {cpy_from(coroutine_of(args[0])), args[1]};

    return cpy_generator_send(t, all);
}

static cpy_value wrapper_throw(struct cpy_thread *t, const cpy_value *args)
{
    const cpy_value all[] = {cpy_from(coroutine_of(args[0])), args[1], args[2], args[3]};

    return cpy_generator_throw_method(t, all);
}

static cpy_value wrapper_close(struct cpy_thread *t, const cpy_value *args)
{
    const cpy_value all[] = {cpy_from(coroutine_of(args[0]))};

    return cpy_generator_close_method(t, all);
}

static void wrapper_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_coroutine_wrapper *)o)->coroutine);
}

static const struct cpy_function wrapper_methods[] = {
    {"__iter__", "(self, /)", wrapper_self, "Return the iterator itself.", CPY_BIND_INSTANCE},
    {"__next__", "(self, /)", wrapper_next, "Run the coroutine up to its next pause.", CPY_BIND_INSTANCE},
    {"send", "(self, value, /)", wrapper_send, "The coroutine's send().", CPY_BIND_INSTANCE},
    {"throw", "(self, type, value=<unset>, traceback=<unset>, /)", wrapper_throw, "The coroutine's throw().",
        CPY_BIND_INSTANCE},
    {"close", "(self, /)", wrapper_close, "The coroutine's close().", CPY_BIND_INSTANCE},
    {0},
};

const struct cpy_type_def cpy_coroutine_wrapper_type = {
    .name = "coroutine_wrapper", .doc = "An iterator that runs a coroutine.",
    .size = sizeof(struct cpy_coroutine_wrapper), .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = wrapper_methods, .trace = wrapper_trace,
};
