/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_weakref.c - what module weakref (modules/frozen) needs of the machine. */
#include "vm/api.h"

static cpy_value getweakrefcount(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value list = cpy_weakref_list(t, args[0]);

    return list ? cpy_int((int64_t)cpy_list_len(list)) : CPY_ERROR;
}

static cpy_value getweakrefs(struct cpy_thread *t, const cpy_value *args) { return cpy_weakref_list(t, args[0]); }

static const struct cpy_function functions[] = {
    {"getweakrefcount", "(object, /)", getweakrefcount, "The number of weak references to the object.", 0},
    {"getweakrefs", "(object, /)", getweakrefs, "A list of the weak references to the object.", 0},
    {0},
};

static bool weakref_init(struct cpy_thread *t, cpy_value module)
{
    cpy_value type = cpy_builtin_type(t, CPY_TYPE_WEAKREF);

    return cpy_module_add(t, module, "ref", type) && cpy_module_add(t, module, "ReferenceType", type);
}

const struct cpy_module_def cpy_module__weakref = {
    .name = "_weakref", .doc = "Weak references.", .functions = functions, .init = weakref_init,
};
