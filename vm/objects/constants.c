/* SPDX-License-Identifier: MIT */
/* vm/objects/constants.c - None, Ellipsis and NotImplemented: one constant of the value's word each. */
#include "vm/vm.h"

/* args: class, tuple and dict of arguments, of which there must be none. */
static cpy_value only_one(struct cpy_thread *t, const cpy_value *args, cpy_value constant, const char *name)
{
    if (cpy_tuple_len(args[1]) || cpy_dict_len(args[2]))
        return cpy_raise(t, CPY_TYPE_ERROR, "%s takes no arguments", name);
    return constant;
}

static cpy_value none_new(struct cpy_thread *t, const cpy_value *args)
{
    return only_one(t, args, CPY_NONE, "NoneType");
}

static cpy_value ellipsis_new(struct cpy_thread *t, const cpy_value *args)
{
    return only_one(t, args, CPY_ELLIPSIS, "EllipsisType");
}

static cpy_value not_implemented_new(struct cpy_thread *t, const cpy_value *args)
{
    return only_one(t, args, CPY_NOT_IMPLEMENTED, "NotImplementedType");
}

static cpy_value none_repr(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_intern_from(t, "None");
}

static cpy_value ellipsis_repr(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_intern_from(t, "Ellipsis");
}

static cpy_value not_implemented_repr(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_intern_from(t, "NotImplemented");
}

static cpy_value none_bool(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return CPY_FALSE;
}

static cpy_value not_implemented_bool(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    if (!cpy_warn(t, CPY_DEPRECATION_WARNING, "NotImplemented should not be used in a boolean context"))
        return CPY_ERROR;
    return CPY_TRUE;
}

static const struct cpy_function none_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", none_new, "Return None, the only one of its kind.", 0},
    {"__repr__", "(self, /)", none_repr, "Return 'None'.", 0},
    {"__bool__", "(self, /)", none_bool, "Return False.", 0},
    {0},
};

static const struct cpy_function ellipsis_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", ellipsis_new, "Return Ellipsis, the only one of its kind.", 0},
    {"__repr__", "(self, /)", ellipsis_repr, "Return 'Ellipsis'.", 0},
    {"__reduce__", "(self, /)", ellipsis_repr, "Return the name to pickle.", 0},
    {0},
};

static const struct cpy_function not_implemented_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", not_implemented_new,
     "Return NotImplemented, the only one of its kind.", 0},
    {"__repr__", "(self, /)", not_implemented_repr, "Return 'NotImplemented'.", 0},
    {"__reduce__", "(self, /)", not_implemented_repr, "Return the name to pickle.", 0},
    {"__bool__", "(self, /)", not_implemented_bool, "Return True, with a warning: test with 'is' instead.", 0},
    {0},
};

const struct cpy_type_def cpy_none_type = {
    .name = "NoneType",
    .doc = "The type of None.",
    .size = sizeof(struct cpy_object),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_NO_WEAKREF,
    .methods = none_methods,
};

const struct cpy_type_def cpy_ellipsis_type = {
    .name = "ellipsis",
    .doc = "The type of Ellipsis, which is written ... as well.",
    .size = sizeof(struct cpy_object),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_NO_WEAKREF,
    .methods = ellipsis_methods,
};

const struct cpy_type_def cpy_not_implemented_type = {
    .name = "NotImplementedType",
    .doc = "The type of NotImplemented, which a special method returns to let the other operand try.",
    .size = sizeof(struct cpy_object),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_NO_WEAKREF,
    .methods = not_implemented_methods,
};
