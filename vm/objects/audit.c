/* SPDX-License-Identifier: MIT */
/* vm/objects/audit.c - telling the functions that sys.addaudithook() was given what a program is about to do (PEP 578).
 *
 * Without such a function an event costs one comparison. */
#include "vm/interp/frame.h"
#include "vm/objects/list.h"

#include <stdarg.h>

bool cpy_audit_tuple(struct cpy_thread *t, cpy_value event, cpy_value args)
{
    cpy_value hooks = cpy_get_hook(t, CPY_HOOK_AUDIT);

    for (size_t i = 0; hooks && i < cpy_list_len(hooks); i++)
        if (!cpy_call_2(t, cpy_list_get(hooks, i), event, args))
            return false;
    return true;
}

bool cpy_audit_event(struct cpy_thread *t, const char *event, size_t n, ...)
{
    cpy_value items[8], name, args;
    va_list list;

    va_start(list, n);
    for (size_t i = 0; i < n && i < CPY_COUNT(items); i++)
        items[i] = va_arg(list, cpy_value);
    va_end(list);
    for (size_t i = 0; i < n; i++)
        if (!items[i])
            return false;
    return (name = cpy_intern_from(t, event)) && (args = cpy_tuple_from(t, items, n)) && cpy_audit_tuple(t, name, args);
}
