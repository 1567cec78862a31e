/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_symtable.c - what module symtable (modules/frozen) needs of the compiler. */
#include "vm/api.h"

static cpy_value symtable(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_symtable(t, args[0], args[1], args[2]);
}

static const struct cpy_function functions[] = {
    {"symtable", "(source, filename, mode, /)", symtable,
        "Return (type, name, line, nested, symbols, tables within) of the names of source.", 0},
    {0},
};

const struct cpy_module_def cpy_module__symtable = {
    .name = "_symtable", .doc = "Names as the compiler sees them.", .functions = functions,
};
