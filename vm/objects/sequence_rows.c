/* SPDX-License-Identifier: MIT */
/* vm/objects/sequence_rows.c - + and * of sequences, and comparisons of bytes, called as methods.
 *
 * The operators of a sequence's class answer NotImplemented to what they cannot take, so that the other operand is asked.
 * [].__add__(1), which asks nobody else, is a TypeError.  Those of bytes compare with whatever has bytes; called by name they
 * know other bytes only. */
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

static cpy_value compare(struct cpy_thread *t, const cpy_value *args, enum cpy_compare op)
{
    return cpy_is_bytes(args[1]) ? operate(t, args, (enum cpy_slot)(CPY_SLOT_LT + op)) : CPY_NOT_IMPLEMENTED;
}

static cpy_value bytes_lt(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_LT); }
static cpy_value bytes_le(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_LE); }
static cpy_value bytes_eq(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_EQ); }
static cpy_value bytes_ne(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_NE); }
static cpy_value bytes_gt(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_GT); }
static cpy_value bytes_ge(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_GE); }

static const struct cpy_function bytes_rows[] = {
    {"__lt__", "(self, value, /)", bytes_lt, "Return self<value.", 0},
    {"__le__", "(self, value, /)", bytes_le, "Return self<=value.", 0},
    {"__eq__", "(self, value, /)", bytes_eq, "Return self==value.", 0},
    {"__ne__", "(self, value, /)", bytes_ne, "Return self!=value.", 0},
    {"__gt__", "(self, value, /)", bytes_gt, "Return self>value.", 0},
    {"__ge__", "(self, value, /)", bytes_ge, "Return self>=value.", 0},
    {0},
};

static const struct cpy_function rows[] = {
    {"__add__", "(self, value, /)", add, "Return self + value.", 0},
    {"__mul__", "(self, value, /)", mul, "Return self * value.", 0},
    {"__rmul__", "(self, value, /)", rmul, "Return value * self.", 0},
    {"__imul__", "(self, value, /)", imul, "Do self *= value.", 0},
    {0},
};

/* The row of a table for the name, or NULL. */
static const struct cpy_function *find(const struct cpy_function *table, const char *name)
{
    for (; table->name; table++)
        if (strcmp(table->name, name) == 0)
            return table;
    return NULL;
}

const struct cpy_function *cpy_method_row(cpy_value type, const struct cpy_function *row)
{
    const struct cpy_function *found;

    if (row->name[0] != '_' || !cpy_not_added(cpy_as_type(type)->def))
        return row;
    if (cpy_as_type(type)->layout == CPY_TYPE_BYTES && (found = find(bytes_rows, row->name)))
        return found;
    return (found = find(rows, row->name)) ? found : row;
}
