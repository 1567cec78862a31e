/* SPDX-License-Identifier: MIT */
/* vm/interp/async_generator.c - async generators, their steps, and the instructions of "async for".
 *
 * An async generator pauses for two reasons: it awaits, or it yields.  In the first case it has a delegate and
 * what it waits for goes on to the event loop; in the second case the step (what __anext__ returned and somebody
 * awaits) is over, with the value as its result.
 *
 * "await step" enters the generator's frame right from the YIELD_FROM; the same through send() is for native code
 * and for who drives coroutines by hand. */
#include "vm/interp/generator.h"
#include "vm/objects/exception.h"
#include "vm/objects/list.h"

/* --- steps --------------------------------------------------------------------------------------------------------- */

static struct cpy_generator *generator_of(const struct cpy_async_step *step)
{
    return cpy_as_generator(cpy_load(step->generator));
}

static bool is_step(cpy_value v)
{
    return cpy_has_layout(v, CPY_TYPE_ASYNC_SEND) || cpy_has_layout(v, CPY_TYPE_ASYNC_THROW);
}

static void end_step(struct cpy_async_step *step)
{
    step->state = CPY_STEP_CLOSED;
    generator_of(step)->stepping = false;
}

struct cpy_generator *cpy_async_step_begin(cpy_value v, cpy_value *sent)
{
    struct cpy_async_step *step = cpy_as_async_step(v);
    struct cpy_generator *g = generator_of(step);

    if (step->state == CPY_STEP_BEGUN)
        return g->state == CPY_GEN_SUSPENDED ? g : NULL;
    if (step->state != CPY_STEP_NEW || g->stepping || *sent != CPY_NONE || g->state >= CPY_GEN_RUNNING ||
            (g->state == CPY_GEN_NEW && cpy_load(step->argument) != CPY_NONE))
        return NULL;
    step->state = CPY_STEP_BEGUN;
    g->stepping = true;
    *sent = cpy_load(step->argument);
    return g;
}

void cpy_async_step_ended(struct cpy_frame *frame)
{
    struct cpy_generator *waiting = cpy_as_generator(frame->generator);

    end_step(cpy_as_async_step(cpy_load(waiting->delegate)));
    cpy_store(waiting, &waiting->delegate, CPY_UNSET);
}

void cpy_generator_drop_delegate(struct cpy_generator *g)
{
    cpy_value delegate = cpy_load(g->delegate);

    if (delegate && is_step(delegate) && cpy_as_async_step(delegate)->state == CPY_STEP_BEGUN)
        end_step(cpy_as_async_step(delegate));
    cpy_store(g, &g->delegate, CPY_UNSET);
}

static cpy_value raise_end(struct cpy_thread *t)
{
    return cpy_raise_value(t, t->vm->exceptions[CPY_STOP_ASYNC_ITERATION]);
}

/* Is what is pending one of the exceptions that mean the generator's end? */
static bool ended(struct cpy_thread *t)
{
    return !cpy_pending(t) || cpy_pending_is(t, CPY_STOP_ASYNC_ITERATION) || cpy_pending_is(t, CPY_GENERATOR_EXIT);
}

/* The end of aclose(): the generator should have ended. */
static cpy_value close_result(struct cpy_thread *t, cpy_value v)
{
    if (v)
        return cpy_raise(t, CPY_RUNTIME_ERROR, "async generator ignored GeneratorExit");
    if (!ended(t))
        return CPY_ERROR;
    cpy_take_pending(t);
    return cpy_raise_stop(t, CPY_NONE);
}

/* What a step gives its caller after the generator has run: v is what the generator gave. */
static cpy_value step_result(struct cpy_thread *t, struct cpy_async_step *step, cpy_value v)
{
    struct cpy_generator *g = generator_of(step);

    if (v && cpy_load(g->delegate))
        return v; /* it awaits */
    end_step(step);
    if (!cpy_load(step->argument))
        return close_result(t, v);
    if (v)
        return cpy_raise_stop(t, v);
    if (!cpy_pending(t))
        raise_end(t);
    g->closed |= ended(t);
    return CPY_ERROR;
}

/* The function whose result the step is. */
static const char *step_name(const struct cpy_async_step *step)
{
    return step->head.shape->layout == CPY_TYPE_ASYNC_SEND ? "anext()" : cpy_load(step->argument) ? "athrow()" : "aclose()";
}

/* Refuses a step that is over, or is to begin while another one goes on. */
static bool may_go_on(struct cpy_thread *t, struct cpy_async_step *step)
{
    if (step->state == CPY_STEP_CLOSED) {
        cpy_raise(t, CPY_RUNTIME_ERROR, "cannot reuse already awaited %s",
            step->head.shape->layout == CPY_TYPE_ASYNC_SEND ? "__anext__()/asend()" : "aclose()/athrow()");
        return false;
    }
    if (step->state == CPY_STEP_BEGUN || !generator_of(step)->stepping)
        return true;
    step->state = CPY_STEP_CLOSED;
    cpy_raise(t, CPY_RUNTIME_ERROR, "%s: asynchronous generator is already running", step_name(step));
    return false;
}

static void begin(struct cpy_async_step *step)
{
    step->state = CPY_STEP_BEGUN;
    generator_of(step)->stepping = true;
}

/* send() of what asend() returned. */
static cpy_value go_on(struct cpy_thread *t, cpy_value v, cpy_value sent)
{
    struct cpy_async_step *step = cpy_as_async_step(v);

    if (!may_go_on(t, step))
        return CPY_ERROR;
    if (step->state == CPY_STEP_NEW && sent == CPY_NONE)
        sent = cpy_load(step->argument);
    begin(step);
    return step_result(t, step, cpy_generator_resume(t, generator_of(step), sent, NULL));
}

/* The exception that athrow() or aclose() is to raise in the generator. */
static cpy_value exception_of(struct cpy_thread *t, struct cpy_async_step *step)
{
    cpy_value tuple = cpy_load(step->argument), args[4] = {CPY_UNSET};
    size_t n = tuple ? cpy_tuple_len(tuple) : 0;

    if (!tuple) {
        generator_of(step)->closed = true;
        return cpy_exception_new(t, t->vm->exceptions[CPY_GENERATOR_EXIT], NULL, 0);
    }
    for (size_t i = 0; i < n; i++)
        args[i + 1] = cpy_tuple_get(tuple, i);
    return cpy_generator_thrown(t, args);
}

static cpy_value throw_in(struct cpy_thread *t, struct cpy_async_step *step, cpy_value exception)
{
    cpy_value result;

    if (!exception) {
        end_step(step);
        return CPY_ERROR;
    }
    return step_result(t, step, cpy_generator_throw(t, generator_of(step), exception, &result));
}

/* send() of what athrow() or aclose() returned. */
static cpy_value go_on_throwing(struct cpy_thread *t, cpy_value v, cpy_value sent)
{
    struct cpy_async_step *step = cpy_as_async_step(v);
    struct cpy_generator *g = generator_of(step);

    if (step->state != CPY_STEP_CLOSED && g->state == CPY_GEN_DONE) {
        step->state = CPY_STEP_CLOSED;
        return cpy_raise_stop(t, CPY_NONE);
    }
    if (!may_go_on(t, step))
        return CPY_ERROR;
    if (step->state == CPY_STEP_BEGUN)
        return step_result(t, step, cpy_generator_resume(t, g, sent, NULL));
    if (g->closed) {
        step->state = CPY_STEP_CLOSED;
        return raise_end(t);
    }
    if (sent != CPY_NONE)
        return cpy_raise(t, CPY_RUNTIME_ERROR, "can't send non-None value to a just-started coroutine");
    begin(step);
    return throw_in(t, step, exception_of(t, step));
}

static cpy_value drive(struct cpy_thread *t, cpy_value step, cpy_value sent)
{
    return cpy_has_layout(step, CPY_TYPE_ASYNC_SEND) ? go_on(t, step, sent) : go_on_throwing(t, step, sent);
}

static cpy_value step_self(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static cpy_value step_next(struct cpy_thread *t, const cpy_value *args) { return drive(t, args[0], CPY_NONE); }
static cpy_value step_send(struct cpy_thread *t, const cpy_value *args) { return drive(t, args[0], args[1]); }

static cpy_value step_throw(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_async_step *step = cpy_as_async_step(args[0]);

    if (!cpy_generator_warn_throw(t, args, "throw") || !may_go_on(t, step))
        return CPY_ERROR;
    begin(step);
    return throw_in(t, step, cpy_generator_thrown(t, args));
}

static cpy_value step_close(struct cpy_thread *t, const cpy_value *args)
{
    const cpy_value all[] = {args[0], t->vm->exceptions[CPY_GENERATOR_EXIT], CPY_UNSET, CPY_UNSET};

    if (cpy_as_async_step(args[0])->state == CPY_STEP_CLOSED)
        return CPY_NONE;
    if (step_throw(t, all))
        return cpy_raise(t, CPY_RUNTIME_ERROR, "coroutine ignored GeneratorExit");
    if (!ended(t) && !cpy_pending_is(t, CPY_STOP_ITERATION))
        return CPY_ERROR;
    cpy_take_pending(t);
    return CPY_NONE;
}

static void step_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_async_step *)o)->generator);
    cpy_trace(tracer, ((struct cpy_async_step *)o)->argument);
}

static const struct cpy_function step_methods[] = {
    {"__await__", "(self, /)", step_self, "Return the iterator itself.", CPY_BIND_INSTANCE},
    {"__iter__", "(self, /)", step_self, "Return the iterator itself.", CPY_BIND_INSTANCE},
    {"__next__", "(self, /)", step_next, "Run the generator up to its next pause.", CPY_BIND_INSTANCE},
    {"send", "(self, value, /)", step_send, "Go on with value as the result of what is awaited.", CPY_BIND_INSTANCE},
    {"throw", "(self, type, value=<unset>, traceback=<unset>, /)", step_throw,
        "Raise an exception where the generator waits.", CPY_BIND_INSTANCE},
    {"close", "(self, /)", step_close, "Raise GeneratorExit where the generator waits.", CPY_BIND_INSTANCE},
    {0},
};

const struct cpy_type_def cpy_async_send_type = {
    .name = "async_generator_asend", .doc = "One step of an async generator, to be awaited.",
    .size = sizeof(struct cpy_async_step), .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT, .methods = step_methods,
    .trace = step_trace,
};

const struct cpy_type_def cpy_async_throw_type = {
    .name = "async_generator_athrow", .doc = "An exception for an async generator, to be awaited.",
    .size = sizeof(struct cpy_async_step), .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT, .methods = step_methods,
    .trace = step_trace,
};

/* --- the type ------------------------------------------------------------------------------------------------------ */

void cpy_asyncgen_hooks(struct cpy_thread *t, cpy_value *first, cpy_value *finalizer)
{
    *first = t->async_first;
    *finalizer = t->async_finalizer;
}

void cpy_set_asyncgen_hooks(struct cpy_thread *t, cpy_value first, cpy_value finalizer)
{
    t->async_first = first;
    t->async_finalizer = finalizer;
}

/* Before the first step: the event loop wants to know the generator. */
static bool tell_hooks(struct cpy_thread *t, struct cpy_generator *g)
{
    if (g->hooked)
        return true;
    g->hooked = true;
    if (t->async_finalizer)
        cpy_store(g, &g->extra, t->async_finalizer);
    return !t->async_first || cpy_call_1(t, t->async_first, cpy_from(g));
}

static cpy_value new_step(struct cpy_thread *t, enum cpy_builtin type, cpy_value g, cpy_value argument)
{
    struct cpy_async_step *step;

    if (!tell_hooks(t, cpy_as_generator(g)) || !(step = cpy_new_object(t, t->vm->types[type])))
        return CPY_ERROR;
    cpy_store(step, &step->generator, g);
    cpy_store(step, &step->argument, argument);
    return cpy_from(step);
}

static cpy_value async_anext(struct cpy_thread *t, const cpy_value *args)
{
    return new_step(t, CPY_TYPE_ASYNC_SEND, args[0], CPY_NONE);
}

static cpy_value async_asend(struct cpy_thread *t, const cpy_value *args)
{
    return new_step(t, CPY_TYPE_ASYNC_SEND, args[0], args[1]);
}

static cpy_value async_athrow(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value tuple = cpy_generator_warn_throw(t, args, "athrow")
        ? cpy_tuple_from(t, args + 1, args[3] ? 3 : args[2] ? 2 : 1) : CPY_ERROR;

    return tuple ? new_step(t, CPY_TYPE_ASYNC_THROW, args[0], tuple) : CPY_ERROR;
}

static cpy_value async_aclose(struct cpy_thread *t, const cpy_value *args)
{
    return new_step(t, CPY_TYPE_ASYNC_THROW, args[0], CPY_UNSET);
}

/* The event loop's hook closes it properly; without one it cannot await while it is closed. */
static void async_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    struct cpy_generator *g = (struct cpy_generator *)o;

    if (g->state != CPY_GEN_SUSPENDED || !cpy_load(g->extra) || g->closed)
        cpy_generator_finalize(t, o);
    else if (!cpy_call_1(t, cpy_load(g->extra), cpy_from(g)))
        cpy_print_unraisable(t, NULL, cpy_from(g));
}

static cpy_value get_running(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(cpy_as_generator(args[0])->stepping);
}

static const struct cpy_function async_methods[] = {
    {"__aiter__", "(self, /)", step_self, "Return the generator itself.", CPY_BIND_INSTANCE},
    {"__anext__", "(self, /)", async_anext, "Return an awaitable of the next value.", CPY_BIND_INSTANCE},
    {"__repr__", "(self, /)", cpy_generator_repr, "Return repr(self).", CPY_BIND_INSTANCE},
    {"asend", "(self, value, /)", async_asend,
        "Return an awaitable of the next value; value is the result of the current yield.", CPY_BIND_INSTANCE},
    {"athrow", "(self, type, value=<unset>, traceback=<unset>, /)", async_athrow,
        "Return an awaitable of the next value after an exception was raised at the current yield.", CPY_BIND_INSTANCE},
    {"aclose", "(self, /)", async_aclose, "Return an awaitable that ends the generator.", CPY_BIND_INSTANCE},
    {"__class_getitem__", "(cls, item, /)", cpy_class_getitem, "Return async_generator[item] for annotations.", CPY_BIND_CLASS},
    {0},
};

static const struct cpy_attribute async_attributes[] = {
    {"__name__", cpy_generator_get_name, cpy_generator_set_name, "The generator's name."},
    {"__qualname__", cpy_generator_get_qualname, cpy_generator_set_qualname, "The generator's qualified name."},
    {"ag_code", cpy_generator_get_code, NULL, "The code that the generator runs."},
    {"ag_frame", cpy_generator_get_frame, NULL, "The generator's frame, or None when it has ended."},
    {"ag_running", get_running, cpy_set_member, "Whether a step of the generator has begun and not ended."},
    {"ag_suspended", cpy_generator_get_suspended, NULL, "Whether the generator is at a yield or await."},
    {"ag_await", cpy_generator_get_delegate, NULL, "What the generator waits for, or None."},
    {0},
};

const struct cpy_type_def cpy_async_generator_type = {
    .name = "async_generator", .doc = "An asynchronous iterator that runs the body of a function.",
    .size = sizeof(struct cpy_generator), .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT | CPY_TYPE_VARIABLE,
    .methods = async_methods, .attributes = async_attributes, .trace = cpy_generator_trace,
    .size_of = cpy_generator_size, .finalize = async_finalize,
};

/* --- async for ----------------------------------------------------------------------------------------------------- */

/* A special method of v's class, or CPY_UNSET. */
static cpy_value method_of(struct cpy_thread *t, cpy_value v, cpy_value name)
{
    cpy_value method = cpy_type_lookup(t, cpy_class_of(t, v), name);

    return method == CPY_NONE ? CPY_UNSET : method;
}

cpy_value cpy_do_aiter(struct cpy_thread *t, cpy_value v)
{
    cpy_value method, iterator;

    if (cpy_has_layout(v, CPY_TYPE_ASYNC_GENERATOR))
        return v;
    if (!(method = method_of(t, v, CPY_N(t, __aiter__))))
        return cpy_pending(t) ? CPY_ERROR
            : cpy_raise(t, CPY_TYPE_ERROR, "'async for' requires an object with __aiter__ method, got %T", v);
    if (!(iterator = cpy_call_unbound(t, method, &v, 1)) || method_of(t, iterator, CPY_N(t, __anext__)))
        return iterator;
    return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_TYPE_ERROR,
        "'async for' received an object from __aiter__ that does not implement __anext__: %T", iterator);
}

cpy_value cpy_do_anext(struct cpy_thread *t, cpy_value iterator)
{
    cpy_value method;

    if (cpy_has_layout(iterator, CPY_TYPE_ASYNC_GENERATOR))
        return async_anext(t, &iterator);
    if ((method = method_of(t, iterator, CPY_N(t, __anext__))))
        return cpy_invoke_special(t, method, &iterator, 1, CPY_RESULT_STORE, 0);
    return cpy_pending(t) ? CPY_ERROR
        : cpy_raise(t, CPY_TYPE_ERROR, "'async for' requires an iterator with __anext__ method, got %T", iterator);
}
