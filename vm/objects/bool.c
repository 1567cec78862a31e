/* SPDX-License-Identifier: MIT */
/* vm/objects/bool.c - True and False: two constants of the value's word, and ints as well.
 *
 * What is not here they inherit from int, whose functions know both constants. */
#include "vm/objects/int.h"

static cpy_value bool_make(struct cpy_thread *t, const cpy_value *args)
{
    int truth = cpy_truth(t, args[0]);

    return truth < 0 ? CPY_ERROR : cpy_bool(truth);
}

static cpy_value bool_new(struct cpy_thread *t, const cpy_value *args) { return bool_make(t, args + 1); }

static cpy_value bool_repr(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_intern_from(t, args[0] == CPY_TRUE ? "True" : "False");
}

/* Two bools give a bool, a bool and an int an int. */
static cpy_value operate(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_operator op)
{
    if (cpy_is_bool(a) && cpy_is_bool(b))
        return cpy_bool(op == CPY_XOR ? a != b : op == CPY_AND ? (a & b) == CPY_TRUE : a == CPY_TRUE || b == CPY_TRUE);
    return cpy_is_int(b) ? cpy_int_binary(t, a, b, op) : CPY_NOT_IMPLEMENTED;
}

static cpy_value bool_and(struct cpy_thread *t, const cpy_value *args) { return operate(t, args[0], args[1], CPY_AND); }
static cpy_value bool_or(struct cpy_thread *t, const cpy_value *args) { return operate(t, args[0], args[1], CPY_OR); }
static cpy_value bool_xor(struct cpy_thread *t, const cpy_value *args) { return operate(t, args[0], args[1], CPY_XOR); }

static const struct cpy_function bool_methods[] = {
    {"__new__", "(cls, x=False, /)", bool_new, "Return True or False.", 0},
    {"__repr__", "(self, /)", bool_repr, "Return 'True' or 'False'.", 0},
    {"__and__", "(self, value, /)", bool_and, "Return self & value.", 0},
    {"__rand__", "(self, value, /)", bool_and, "Return value & self.", 0},
    {"__or__", "(self, value, /)", bool_or, "Return self | value.", 0},
    {"__ror__", "(self, value, /)", bool_or, "Return value | self.", 0},
    {"__xor__", "(self, value, /)", bool_xor, "Return self ^ value.", 0},
    {"__rxor__", "(self, value, /)", bool_xor, "Return value ^ self.", 0},
    {0},
};

static const struct cpy_function bool_make_row = {"bool", "(x=False, /)", bool_make, NULL, 0};

const struct cpy_type_def cpy_bool_type = {
    .name = "bool",
    .doc = "bool(x=False) -> bool: whether x counts as true\n\nTrue and False are the only two, and equal to 1 and 0.",
    .base = &cpy_int_type,
    .size = sizeof(struct cpy_big),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_NO_WEAKREF,
    .methods = bool_methods,
    .make = &bool_make_row,
};
