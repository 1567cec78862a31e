/* SPDX-License-Identifier: MIT */
/* modules/stdlib/sys_audit.c - sys.audit() and sys.addaudithook(): functions that are told what a program is about to do,
 * and may raise to keep it from that (PEP 578).  They stay until the end. */
#include "modules/stdlib/sys.h"

cpy_value cpy_sys_audit(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_is_str(args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "expected str for argument 'event', not %T", args[0]);
    return cpy_audit_tuple(t, args[0], args[1]) ? CPY_NONE : CPY_ERROR;
}

/* May a function be added?  Those that are there are asked; RuntimeError means no, without a word. */
static bool is_welcome(struct cpy_thread *t)
{
    if (CPY_AUDIT(t, "sys.addaudithook", 0))
        return true;
    if (cpy_pending_is(t, CPY_RUNTIME_ERROR))
        cpy_take_pending(t);
    return false;
}

cpy_value cpy_sys_addaudithook(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value hooks;

    if (!is_welcome(t))
        return cpy_pending(t) ? CPY_ERROR : CPY_NONE;
    if (!(hooks = cpy_get_hook(t, CPY_HOOK_AUDIT)) && !(hooks = cpy_list_new(t, 1)))
        return CPY_ERROR;
    if (!cpy_list_append(t, hooks, args[0]))
        return CPY_ERROR;
    cpy_set_hook(t, CPY_HOOK_AUDIT, hooks);
    return CPY_NONE;
}
