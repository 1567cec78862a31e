/* SPDX-License-Identifier: MIT */
/* vm/objects/function.c - functions made by def and lambda. */
#include "vm/objects/function.h"

#include "vm/interp/cache.h"
#include "vm/interp/frame.h"
#include "vm/objects/annotations.h"
#include "vm/objects/exception.h"
#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"

static struct cpy_func *as_function(cpy_value v) { return (struct cpy_func *)cpy_pointer(v); }

cpy_value cpy_func_new(struct cpy_thread *t, struct cpy_code *code, cpy_value globals)
{
    cpy_value builtins = cpy_builtins_of(t, globals), module;
    struct cpy_func *f;

    if (!builtins)
        return CPY_ERROR;
    module = cpy_dict_get(t, globals, CPY_N(t, __name__));
    if (cpy_pending(t) || !(f = cpy_new_object(t, t->vm->types[CPY_TYPE_FUNCTION])))
        return CPY_ERROR;
    cpy_store(f, &f->code, cpy_from(code));
    cpy_store(f, &f->globals, globals);
    cpy_store(f, &f->builtins, builtins);
    cpy_store(f, &f->name, cpy_load(code->name));
    cpy_store(f, &f->qualname, cpy_load(code->qualname));
    cpy_store(f, &f->module, module ? module : CPY_NONE);
    cpy_store(f, &f->doc, code->flags & CPY_CODE_HAS_DOC ? cpy_load(code->consts[0]) : CPY_NONE);
    return cpy_from(f);
}

static void function_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct cpy_func *f = (struct cpy_func *)o;

    cpy_trace_many(tracer, &f->code, (size_t)(&f->type_params - &f->code) + 1);
}

/* --- methods ----------------------------------------------------------------------------------------------------- */

static bool closure_fits(struct cpy_thread *t, cpy_value name, struct cpy_code *code, cpy_value closure)
{
    if (code->free_count == 0 && (!closure || closure == CPY_NONE))
        return true;
    if (closure != CPY_NONE && closure && !cpy_is_tuple(closure))
        cpy_raise(t, CPY_TYPE_ERROR, "arg 5 (closure) must be None or tuple");
    else if (!closure || closure == CPY_NONE)
        cpy_raise(t, CPY_TYPE_ERROR, "arg 5 (closure) must be tuple");
    else if (cpy_tuple_len(closure) != code->free_count)
        cpy_raise(t, CPY_VALUE_ERROR, "%V requires closure of length %u, not %zu", name, (unsigned)code->free_count,
            cpy_tuple_len(closure));
    for (size_t i = 0; !cpy_pending(t) && i < cpy_tuple_len(closure); i++)
        if (!cpy_has_layout(cpy_tuple_get(closure, i), CPY_TYPE_CELL))
            cpy_raise(t, CPY_TYPE_ERROR, "arg 5 (closure) expected cell, found %T", cpy_tuple_get(closure, i));
    return !cpy_pending(t);
}

/* args: cls, code, globals, name, argdefs, closure, kwdefaults */
static cpy_value function_new(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_func *f;
    cpy_value v;

    if (!cpy_has_layout(args[1], CPY_TYPE_CODE))
        return cpy_raise(t, CPY_TYPE_ERROR, "function() argument 'code' must be code, not %T", args[1]);
    if (!cpy_is_dict(args[2]))
        return cpy_raise(t, CPY_TYPE_ERROR, "function() argument 'globals' must be dict, not %T", args[2]);
    if (args[3] != CPY_NONE && !cpy_is_str(args[3]))
        return cpy_raise(t, CPY_TYPE_ERROR, "arg 3 (name) must be None or string");
    if (args[4] != CPY_NONE && !cpy_is_tuple(args[4]))
        return cpy_raise(t, CPY_TYPE_ERROR, "arg 4 (defaults) must be None or tuple");
    if (args[6] != CPY_NONE && !cpy_is_dict(args[6]))
        return cpy_raise(t, CPY_TYPE_ERROR, "arg 6 (kwdefaults) must be None or dict");
    if (!closure_fits(t, cpy_load(cpy_as_code(args[1])->name), cpy_as_code(args[1]), args[5]) ||
            !(v = cpy_func_new(t, cpy_as_code(args[1]), args[2])))
        return CPY_ERROR;
    f = as_function(v);
    if (args[3] != CPY_NONE)
        cpy_store(f, &f->name, args[3]);
    if (args[4] != CPY_NONE)
        cpy_store(f, &f->defaults, args[4]);
    if (args[5] != CPY_NONE)
        cpy_store(f, &f->closure, args[5]);
    if (args[6] != CPY_NONE)
        cpy_store(f, &f->kwdefaults, args[6]);
    return v;
}

static cpy_value function_repr(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_str_format(t, "<function %V at 0x%lx>", cpy_load(as_function(args[0])->qualname),
        (unsigned long)(uintptr_t)cpy_pointer(args[0]));
}

static cpy_value function_get(struct cpy_thread *t, const cpy_value *args)
{
    if (args[1] != CPY_NONE)
        return cpy_method_new(t, args[0], args[1]);
    return cpy_get_unbound(t, args);
}

static cpy_value function_call(struct cpy_thread *t, const cpy_value *args) { return cpy_call_tuple(t, args[0], args[1], args[2]); }

static const struct cpy_function methods[] = {
    {"__new__", "(cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)", function_new, "Make a function from code.", 0},
    {"__repr__", "(self, /)", function_repr, "Return repr(self).", 0},
    {"__get__", "(self, instance, owner=None, /)", function_get, "Bind the function to an instance.", 0},
    {"__call__", "(self, /, *args, **kwargs)", function_call, "Call the function.", 0},
    {0},
};

/* --- attributes -------------------------------------------------------------------------------------------------- */

/* A getter for a field that is None when unset. */
#define GETTER(name, field)                                                    \
    static cpy_value get_##name(struct cpy_thread *t, const cpy_value *args)   \
    {                                                                          \
        cpy_value v = cpy_load(as_function(args[0])->field);                   \
                                                                               \
        (void)t;                                                               \
        return v ? v : CPY_NONE;                                               \
    }
GETTER(code, code)
GETTER(globals, globals)
GETTER(builtins, builtins)
GETTER(defaults, defaults)
GETTER(kwdefaults, kwdefaults)
GETTER(closure, closure)
GETTER(name, name)
GETTER(qualname, qualname)
GETTER(doc, doc)
GETTER(module, module)

static cpy_value set_field(cpy_value f, cpy_field *field, cpy_value v)
{
    cpy_store(cpy_pointer(f), field, v == CPY_NONE ? CPY_UNSET : v);
    return CPY_NONE;
}

static cpy_value set_defaults(struct cpy_thread *t, const cpy_value *args)
{
    if (args[1] && args[1] != CPY_NONE && !cpy_is_tuple(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "__defaults__ must be set to a tuple object");
    return set_field(args[0], &as_function(args[0])->defaults, args[1]);
}

static cpy_value set_kwdefaults(struct cpy_thread *t, const cpy_value *args)
{
    if (args[1] && args[1] != CPY_NONE && !cpy_is_dict(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "__kwdefaults__ must be set to a dict object");
    return set_field(args[0], &as_function(args[0])->kwdefaults, args[1]);
}

static cpy_value set_name(struct cpy_thread *t, const cpy_value *args)
{
    if (!args[1] || !cpy_is_str(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "__name__ must be set to a string object");
    return set_field(args[0], &as_function(args[0])->name, args[1]);
}

static cpy_value set_qualname(struct cpy_thread *t, const cpy_value *args)
{
    if (!args[1] || !cpy_is_str(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "__qualname__ must be set to a string object");
    return set_field(args[0], &as_function(args[0])->qualname, args[1]);
}

static cpy_value set_doc(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return set_field(args[0], &as_function(args[0])->doc, args[1]);
}

static cpy_value set_module(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return set_field(args[0], &as_function(args[0])->module, args[1]);
}

static cpy_value set_code(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value closure = cpy_load(as_function(args[0])->closure);
    size_t have = closure ? cpy_tuple_len(closure) : 0;

    if (!args[1] || !cpy_has_layout(args[1], CPY_TYPE_CODE))
        return cpy_raise(t, CPY_TYPE_ERROR, "__code__ must be set to a code object");
    if (cpy_as_code(args[1])->free_count != have)
        return cpy_raise(t, CPY_VALUE_ERROR, "%V() requires a code object with %zu free vars, not %u",
            cpy_load(as_function(args[0])->name), have, (unsigned)cpy_as_code(args[1])->free_count);
    cpy_caches_forget(t->vm, args[0]);
    return set_field(args[0], &as_function(args[0])->code, args[1]);
}

static const struct cpy_attribute attributes[] = {
    {"__code__", get_code, set_code, "The code that the function runs."},
    {"__globals__", get_globals, cpy_set_member, "The dict of global names."},
    {"__builtins__", get_builtins, cpy_set_member, "The dict of built-in names."},
    {"__defaults__", get_defaults, set_defaults, "Default values of positional parameters: a tuple or None."},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults, "Default values of keyword-only parameters: a dict or None."},
    {"__closure__", get_closure, cpy_set_member, "The cells of free variables: a tuple or None."},
    {"__name__", get_name, set_name, "The function's name."},
    {"__qualname__", get_qualname, set_qualname, "The function's name with those of what it is nested in."},
    {"__doc__", get_doc, set_doc, "The documentation string, or None."},
    {"__module__", get_module, set_module, "The name of the module that the function was defined in."},
    {"__annotations__", cpy_function_annotations, cpy_function_set_annotations,
        "The annotations of parameters and result."},
    {"__annotate__", cpy_function_annotate, cpy_function_set_annotate,
        "The function that makes the annotations when it is called with a format, or None."},
    {"__type_params__", cpy_function_type_params, cpy_function_set_type_params, "The type parameters: a tuple."},
    {0},
};

const struct cpy_type_def cpy_function_type = {
    .name = "function", .doc = "A function written in Python.", .size = sizeof(struct cpy_func),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_HAS_DICT, .methods = methods, .attributes = attributes, .trace = function_trace,
};
