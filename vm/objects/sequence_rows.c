/* SPDX-License-Identifier: MIT */
/* vm/objects/sequence_rows.c - + and * of sequences, called as methods.
 *
 * The operators of a sequence's class answer NotImplemented to what they cannot take, so that the other operand is asked.
 * [].__add__(1), which asks nobody else, is a TypeError. */
#include "vm/objects/type_parts.h"

/* What the operator of the built-in class says. */
static cpy_value operate(struct cpy_thread *t, const cpy_value *args, enum cpy_slot slot)
{
    cpy_value both[] = {args[0], args[1]}, type = cpy_type_of_def(t, cpy_class_of(t, args[0])->def);

    return type ? cpy_slots(cpy_as_type(type))[slot](t, both) : CPY_ERROR;
}

static cpy_value add(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value result = operate(t, args, CPY_SLOT_ADD);

    if (result != CPY_NOT_IMPLEMENTED)
        return result;
    return cpy_raise(t, CPY_TYPE_ERROR, cpy_not_added(cpy_class_of(t, args[0])->def), args[1], args[0]);
}

static cpy_value repeat(struct cpy_thread *t, const cpy_value *args, enum cpy_slot slot)
{
    cpy_value result = operate(t, args, slot);

    if (result != CPY_NOT_IMPLEMENTED)
        return result;
    return cpy_raise(t, CPY_TYPE_ERROR, "'%T' object cannot be interpreted as an integer", args[1]);
}

static cpy_value mul(struct cpy_thread *t, const cpy_value *args) { return repeat(t, args, CPY_SLOT_MUL); }
static cpy_value rmul(struct cpy_thread *t, const cpy_value *args) { return repeat(t, args, CPY_SLOT_RMUL); }
static cpy_value imul(struct cpy_thread *t, const cpy_value *args) { return repeat(t, args, CPY_SLOT_IMUL); }

static const struct cpy_function rows[] = {
    {"__add__", "(self, value, /)", add, "Return self + value.", 0},
    {"__mul__", "(self, value, /)", mul, "Return self * value.", 0},
    {"__rmul__", "(self, value, /)", rmul, "Return value * self.", 0},
    {"__imul__", "(self, value, /)", imul, "Do self *= value.", 0},
};

const struct cpy_function *cpy_method_row(cpy_value type, const struct cpy_function *row)
{
    if (row->name[0] != '_' || !cpy_not_added(cpy_as_type(type)->def))
        return row;
    for (size_t i = 0; i < CPY_COUNT(rows); i++)
        if (strcmp(rows[i].name, row->name) == 0)
            return &rows[i];
    return row;
}
