/* SPDX-License-Identifier: MIT */
/* vm/objects/method.c - bound methods: a callable and what it gets as its first argument. */
#include "vm/objects/function.h"

#include "vm/objects/type_parts.h"

static struct cpy_method *as_method(cpy_value v) { return (struct cpy_method *)cpy_pointer(v); }

cpy_value cpy_method_new(struct cpy_thread *t, cpy_value function, cpy_value self)
{
    struct cpy_method *m = cpy_new_object(t, t->vm->types[CPY_TYPE_METHOD]);

    if (!m)
        return CPY_ERROR;
    cpy_store(m, &m->function, function);
    cpy_store(m, &m->self, self);
    return cpy_from(m);
}

static void method_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_method *)o)->function);
    cpy_trace(tracer, ((struct cpy_method *)o)->self);
}

static cpy_value method_make(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_is_callable(t, args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "first argument must be callable");
    if (args[2] == CPY_NONE)
        return cpy_raise(t, CPY_TYPE_ERROR, "instance must not be None");
    return cpy_method_new(t, args[1], args[2]);
}

/* What the method does not have itself is its function's. */
static cpy_value method_getattribute(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value name = args[1], v;

    if (!cpy_attribute_name(t, &name))
        return CPY_ERROR;
    if (name != CPY_N(t, __doc__) && ((v = cpy_generic_find(t, args[0], name)) || cpy_pending(t)))
        return v;
    return cpy_getattr(t, cpy_load(as_method(args[0])->function), name);
}

static cpy_value method_call(struct cpy_thread *t, const cpy_value *args) { return cpy_call_tuple(t, args[0], args[1], args[2]); }

static cpy_value method_repr(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value function = cpy_load(as_method(args[0])->function), name = cpy_find_attr(t, function, CPY_N(t, __qualname__));

    if (!name && !cpy_pending(t))
        name = cpy_find_attr(t, function, CPY_N(t, __name__));
    if (cpy_pending(t))
        return CPY_ERROR;
    if (!name || !cpy_is_str(name))
        return cpy_str_format(t, "<bound method ? of %R>", cpy_load(as_method(args[0])->self));
    return cpy_str_format(t, "<bound method %V of %R>", name, cpy_load(as_method(args[0])->self));
}

static bool same(cpy_value a, cpy_value b)
{
    return cpy_load(as_method(a)->self) == cpy_load(as_method(b)->self) &&
        cpy_load(as_method(a)->function) == cpy_load(as_method(b)->function);
}

static cpy_value method_eq(struct cpy_thread *t, const cpy_value *args)
{
    int equal;

    if (!cpy_has_layout(args[1], CPY_TYPE_METHOD))
        return CPY_NOT_IMPLEMENTED;
    if (same(args[0], args[1]))
        return CPY_TRUE;
    if (cpy_load(as_method(args[0])->self) != cpy_load(as_method(args[1])->self))
        return CPY_FALSE;
    equal = cpy_equal(t, cpy_load(as_method(args[0])->function), cpy_load(as_method(args[1])->function));
    return equal < 0 ? CPY_ERROR : cpy_bool(equal);
}

static cpy_value method_hash(struct cpy_thread *t, const cpy_value *args)
{
    uint64_t self = cpy_load(as_method(args[0])->self);
    int64_t function;

    if (!cpy_hash(t, cpy_load(as_method(args[0])->function), &function))
        return CPY_ERROR;
    return cpy_int_from(t, (int64_t)((uint64_t)function ^ (self >> 4 | self << 60)) >> 2);
}

static cpy_value method_get(struct cpy_thread *t, const cpy_value *args)
{
    return args[1] != CPY_NONE ? args[0] : cpy_get_unbound(t, args); /* bound for good */
}

static cpy_value get_function(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(as_method(args[0])->function);
}

static cpy_value get_self(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(as_method(args[0])->self);
}

static cpy_value method_reduce(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value get = cpy_dict_get_str(t, cpy_builtins(t), "getattr"), name = cpy_getattr(t, args[0], CPY_N(t, __name__)), both;

    if (!get || !name)
        return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_ATTRIBUTE_ERROR, "getattr");
    both = cpy_tuple_of(t, (size_t)2, get_self(t, args), name);
    return both ? cpy_tuple_of(t, (size_t)2, get, both) : CPY_ERROR;
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, function, instance, /)", method_make, "Bind a callable to an instance.", 0},
    {"__getattribute__", "(self, name, /)", method_getattribute, "Return getattr(self, name).", 0},
    {"__call__", "(self, /, *args, **kwargs)", method_call, "Call the function with self in front of the arguments.", 0},
    {"__repr__", "(self, /)", method_repr, "Return repr(self).", 0},
    {"__eq__", "(self, value, /)", method_eq, "Return self == value.", 0},
    {"__hash__", "(self, /)", method_hash, "Return hash(self).", 0},
    {"__get__", "(self, instance, owner=None, /)", method_get, "Return the method itself.", 0},
    {"__reduce__", "(self, /)", method_reduce, "Return the object and the name of the attribute that it is.", 0},
    {0},
};

static const struct cpy_attribute attributes[] = {
    {"__func__", get_function, cpy_set_member, "The function that the method calls."},
    {"__self__", get_self, cpy_set_member, "The object that the method is bound to."},
    {0},
};

const struct cpy_type_def cpy_method_type = {
    .name = "method", .doc = "A function bound to its first argument.", .size = sizeof(struct cpy_method),
    .flags = CPY_TYPE_FINAL, .methods = methods, .attributes = attributes, .trace = method_trace,
};
