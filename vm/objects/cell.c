/* SPDX-License-Identifier: MIT */
/* vm/objects/cell.c - variables that a function shares with those nested in it. */
#include "vm/objects/function.h"

static struct cpy_cell *as_cell(cpy_value v) { return (struct cpy_cell *)cpy_pointer(v); }

cpy_value cpy_cell_new(struct cpy_thread *t, cpy_value v)
{
    struct cpy_cell *cell = cpy_new_object(t, t->vm->types[CPY_TYPE_CELL]);

    if (!cell)
        return CPY_ERROR;
    cpy_store(cell, &cell->value, v);
    return cpy_from(cell);
}

static void cell_trace(struct cpy_tracer *tracer, struct cpy_object *o) { cpy_trace(tracer, ((struct cpy_cell *)o)->value); }

static cpy_value cell_make(struct cpy_thread *t, const cpy_value *args) { return cpy_cell_new(t, args[1]); }

static cpy_value cell_repr(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v = cpy_load(as_cell(args[0])->value);
    unsigned long address = (unsigned long)(uintptr_t)cpy_pointer(args[0]);

    if (!v)
        return cpy_str_format(t, "<cell at 0x%lx: empty>", address);
    return cpy_str_format(t, "<cell at 0x%lx: %T object at 0x%lx>", address, v, (unsigned long)(uintptr_t)cpy_pointer(v));
}

/* Empty cells come before all others. */
static cpy_value compare(struct cpy_thread *t, const cpy_value *args, enum cpy_compare op)
{
    cpy_value a = cpy_load(as_cell(args[0])->value), b;

    if (!cpy_has_layout(args[1], CPY_TYPE_CELL))
        return CPY_NOT_IMPLEMENTED;
    b = cpy_load(as_cell(args[1])->value);
    if (a && b)
        return cpy_compare(t, a, b, op);
    return cpy_compare(t, cpy_int(a != CPY_UNSET), cpy_int(b != CPY_UNSET), op);
}

static cpy_value cell_lt(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_LT); }
static cpy_value cell_le(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_LE); }
static cpy_value cell_eq(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_EQ); }
static cpy_value cell_ne(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_NE); }
static cpy_value cell_gt(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_GT); }
static cpy_value cell_ge(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_GE); }

static cpy_value get_contents(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v = cpy_load(as_cell(args[0])->value);

    return v ? v : cpy_raise(t, CPY_VALUE_ERROR, "Cell is empty");
}

static cpy_value set_contents(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    cpy_store(cpy_pointer(args[0]), &as_cell(args[0])->value, args[1]);
    return CPY_NONE;
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, contents=<unset>, /)", cell_make, "Make a cell.", 0},
    {"__repr__", "(self, /)", cell_repr, "Return repr(self).", 0},
    {"__lt__", "(self, value, /)", cell_lt, "Return self < value.", 0},
    {"__le__", "(self, value, /)", cell_le, "Return self <= value.", 0},
    {"__eq__", "(self, value, /)", cell_eq, "Return self == value.", 0},
    {"__ne__", "(self, value, /)", cell_ne, "Return self != value.", 0},
    {"__gt__", "(self, value, /)", cell_gt, "Return self > value.", 0},
    {"__ge__", "(self, value, /)", cell_ge, "Return self >= value.", 0},
    {0},
};

static const struct cpy_attribute attributes[] = {
    {"cell_contents", get_contents, set_contents, "The value in the cell."},
    {0},
};

const struct cpy_type_def cpy_cell_type = {
    .name = "cell", .doc = "A variable shared between nested functions.", .size = sizeof(struct cpy_cell),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_UNHASHABLE, .methods = methods, .attributes = attributes, .trace = cell_trace,
};
