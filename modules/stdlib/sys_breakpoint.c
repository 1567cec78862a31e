/* SPDX-License-Identifier: MIT */
/* modules/stdlib/sys_breakpoint.c - sys.breakpointhook(): what breakpoint() calls.
 *
 * The variable PYTHONBREAKPOINT names a callable by its dotted path, "0" for none; it is read at each call. */
#include "modules/stdlib/sys.h"

#include <stdlib.h>

#define DEFAULT_DEBUGGER "pdb.set_trace"

/* The callable's path as the environment has it, or the usual debugger. */
static const char *wanted(struct cpy_thread *t)
{
    const char *path = cpy_vm_config(t)->ignore_environment ? NULL : getenv("PYTHONBREAKPOINT");

    return path && *path ? path : DEFAULT_DEBUGGER;
}

/* The module that a path names: what is before its last dot, or builtins. */
static cpy_value find_module(struct cpy_thread *t, const char *path, const char *dot)
{
    cpy_value name, module;
    size_t len;

    if (!dot)
        return cpy_import(t, "builtins");
    if (!(name = cpy_str_from_utf8(t, path, (size_t)(dot - path))))
        return CPY_ERROR;
    if (dot == path)
        return cpy_raise(t, CPY_IMPORT_ERROR, "no module name");
    module = cpy_import(t, cpy_str_utf8(t, name, &len));
    cpy_keep(name);
    return module;
}

/* The callable; CPY_UNSET with nothing pending after a warning that there is none. */
static cpy_value find_callable(struct cpy_thread *t, const char *path)
{
    const char *dot = strrchr(path, '.');
    cpy_value module = find_module(t, path, dot), found = module ? cpy_getattr_str(t, module, dot ? dot + 1 : path) : CPY_UNSET;

    if (found || !(cpy_pending_is(t, CPY_IMPORT_ERROR) || cpy_pending_is(t, CPY_ATTRIBUTE_ERROR)))
        return found;
    cpy_take_pending(t);
    if (!cpy_warn(t, CPY_RUNTIME_WARNING, "Ignoring unimportable $PYTHONBREAKPOINT: \"%s\"", path))
        return CPY_ERROR;
    return CPY_UNSET;
}

cpy_value cpy_sys_breakpointhook(struct cpy_thread *t, const cpy_value *args)
{
    const char *path = wanted(t);
    cpy_value callable;

    if (!strcmp(path, "0"))
        return CPY_NONE;
    if (!(callable = find_callable(t, path)))
        return cpy_pending(t) ? CPY_ERROR : CPY_NONE;
    return cpy_call_tuple(t, callable, args[0], args[1]);
}
