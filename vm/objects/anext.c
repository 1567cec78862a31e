/* SPDX-License-Identifier: MIT */
/* vm/objects/anext.c - the built-in functions aiter() and anext().
 *
 * anext(iterator, default) is an awaitable around that of __anext__(): it passes everything on, and turns
 * StopAsyncIteration into the default as its result. */
#include "vm/interp/generator.h"
#include "vm/objects/builtins_run.h"
#include "vm/objects/exception.h"

struct anext_awaitable {
    struct cpy_object head;
    cpy_field awaitable; /* what __anext__() returned */
    cpy_field iterator;  /* its iterator, once somebody waits; else unset */
    cpy_field otherwise; /* the default */
};

static struct anext_awaitable *as_anext(const cpy_value *args) { return (struct anext_awaitable *)cpy_pointer(args[0]); }

static void anext_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct anext_awaitable *a = (struct anext_awaitable *)o;

    cpy_trace(tracer, a->awaitable);
    cpy_trace(tracer, a->iterator);
    cpy_trace(tracer, a->otherwise);
}

/* The iterator of any awaitable, from native code. */
static cpy_value await_iterator(struct cpy_thread *t, cpy_value v)
{
    cpy_value method, iterator;

    if (cpy_is_coroutine(v))
        return v;
    method = cpy_type_lookup(t, cpy_class_of(t, v), CPY_N(t, __await__));
    if (!method)
        return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_TYPE_ERROR, "object %T can't be used in 'await' expression", v);
    iterator = cpy_call_unbound(t, method, &v, 1);
    return iterator ? cpy_check_awaitable(t, iterator) : CPY_ERROR;
}

static cpy_value iterator_of(struct cpy_thread *t, struct anext_awaitable *a)
{
    cpy_value iterator = cpy_load(a->iterator);

    if (!iterator && (iterator = await_iterator(t, cpy_load(a->awaitable))))
        cpy_store(a, &a->iterator, iterator);
    return iterator;
}

/* v: what the iterator gave. */
static cpy_value pass_on(struct cpy_thread *t, struct anext_awaitable *a, cpy_value v)
{
    if (v)
        return v;
    if (!cpy_pending(t))
        return cpy_raise_stop(t, CPY_NONE);
    if (!cpy_pending_is(t, CPY_STOP_ASYNC_ITERATION))
        return CPY_ERROR;
    cpy_take_pending(t);
    return cpy_raise_stop(t, cpy_load(a->otherwise));
}

static cpy_value anext_send(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value iterator = iterator_of(t, as_anext(args));

    return iterator ? pass_on(t, as_anext(args), cpy_awaitable_step(t, iterator, args[1])) : CPY_ERROR;
}

static cpy_value anext_next(struct cpy_thread *t, const cpy_value *args)
{
    const cpy_value all[] = {args[0], CPY_NONE};

    return anext_send(t, all);
}

static cpy_value anext_throw(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value iterator = iterator_of(t, as_anext(args)), method;
    size_t n = args[3] ? 3 : args[2] ? 2 : 1;

    if (!iterator || !(method = cpy_getattr(t, iterator, CPY_N(t, throw))))
        return CPY_ERROR;
    return pass_on(t, as_anext(args), cpy_call(t, method, args + 1, n));
}

static cpy_value anext_close(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value iterator = iterator_of(t, as_anext(args));

    return iterator ? pass_on(t, as_anext(args), cpy_call_method(t, iterator, "close", 0)) : CPY_ERROR;
}

static cpy_value anext_self(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static const struct cpy_function anext_methods[] = {
    {"__await__", "(self, /)", anext_self, "Return the iterator itself.", CPY_BIND_INSTANCE},
    {"__iter__", "(self, /)", anext_self, "Return the iterator itself.", CPY_BIND_INSTANCE},
    {"__next__", "(self, /)", anext_next, "Go on to the next pause.", CPY_BIND_INSTANCE},
    {"send", "(self, value, /)", anext_send, "Go on with value as the result of what is awaited.", CPY_BIND_INSTANCE},
    {"throw", "(self, type, value=<unset>, traceback=<unset>, /)", anext_throw, "Raise an exception where it waits.",
        CPY_BIND_INSTANCE},
    {"close", "(self, /)", anext_close, "Raise GeneratorExit where it waits.", CPY_BIND_INSTANCE},
    {0},
};

static const struct cpy_type_def anext_type = {
    .name = "anext_awaitable", .doc = "The next item of an asynchronous iterator, or a default, to be awaited.",
    .size = sizeof(struct anext_awaitable), .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT, .methods = anext_methods,
    .trace = anext_trace,
};

/* The special method of v's class; TypeError: v is not what. */
static cpy_value method_for(struct cpy_thread *t, cpy_value v, cpy_value name, const char *what)
{
    cpy_value method = cpy_type_lookup(t, cpy_class_of(t, v), name);

    if (method && method != CPY_NONE)
        return method;
    return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_TYPE_ERROR, "'%T' object is not an async %s", v, what);
}

static cpy_value builtin_aiter(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value method = method_for(t, args[0], CPY_N(t, __aiter__), "iterable"),
              iterator = method ? cpy_call_unbound(t, method, args, 1) : CPY_ERROR;

    if (!iterator || cpy_type_lookup(t, cpy_class_of(t, iterator), CPY_N(t, __anext__)))
        return iterator;
    return cpy_pending(t) ? CPY_ERROR
        : cpy_raise(t, CPY_TYPE_ERROR, "aiter() returned not an async iterator of type '%T'", iterator);
}

static cpy_value builtin_anext(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value method = method_for(t, args[0], CPY_N(t, __anext__), "iterator"),
              awaitable = method ? cpy_call_unbound(t, method, args, 1) : CPY_ERROR, type;
    struct anext_awaitable *a;

    if (!awaitable || !args[1])
        return awaitable;
    if (!(type = cpy_type_of_def(t, &anext_type)) || !(a = cpy_new_object(t, type)))
        return CPY_ERROR;
    cpy_store(a, &a->awaitable, awaitable);
    cpy_store(a, &a->otherwise, args[1]);
    return cpy_from(a);
}

static const struct cpy_function functions[] = {
    {"aiter", "(async_iterable, /)", builtin_aiter, "Return an asynchronous iterator over an object.", 0},
    {"anext", "(aiterator, default=<unset>, /)", builtin_anext,
        "Return an awaitable of the next item, or of default when there is none.", 0},
    {0},
};

bool cpy_builtins_async_init(struct cpy_thread *t) { return cpy_builtins_add(t, functions); }
