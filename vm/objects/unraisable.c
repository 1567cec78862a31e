/* SPDX-License-Identifier: MIT */
/* vm/objects/unraisable.c - exceptions that have nowhere to go: from finalizers, callbacks, functions run at exit.
 *
 * They are told to sys.unraisablehook.  As long as no program has put another one there, nothing is made for it. */
#include "vm/objects/builtins.h"
#include "vm/objects/exception.h"

enum { TYPE, VALUE, TRACEBACK, MESSAGE, OBJECT, FIELDS };

static cpy_value hook_args(struct cpy_thread *t, const cpy_value *items)
{
    static const char *const names[] = {"exc_type", "exc_value", "exc_traceback", "err_msg", "object", NULL};

    return cpy_struct_sequence(t, "builtins.UnraisableHookArgs", names, items);
}

/* Writes to sys.stderr; what cannot be written is lost. */
static void show(struct cpy_thread *t, cpy_value text)
{
    cpy_value file = text ? cpy_sys_get(t, CPY_N(t, stderr)) : CPY_UNSET;

    if (file && file != CPY_NONE)
        cpy_call_method(t, file, "write", (size_t)1, text);
    cpy_take_pending(t);
}

/* What sys.unraisablehook does by itself; message and object may be None. */
static void print(struct cpy_thread *t, cpy_value exception, cpy_value message, cpy_value object)
{
    cpy_value handled = t->handled;

    t->handled = CPY_UNSET;
    if (message == CPY_NONE)
        show(t, cpy_str_format(t, "Exception ignored in: %R\n", object));
    else if (object == CPY_NONE)
        show(t, cpy_str_format(t, "%V:\n", message));
    else
        show(t, cpy_str_format(t, "%V: %R\n", message, object));
    if (cpy_is_exception(exception))
        cpy_exception_print_plain(t, exception);
    cpy_take_pending(t);
    t->handled = handled;
}

cpy_value cpy_unraisable_hook(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value class = hook_args(t, NULL), items[FIELDS];

    if (!class)
        return CPY_ERROR;
    if (!cpy_is_instance(t, args[0], class))
        return cpy_raise(t, CPY_TYPE_ERROR, "sys.unraisablehook argument type must be UnraisableHookArgs");
    for (size_t i = 0; i < FIELDS; i++)
        items[i] = cpy_tuple_get(args[0], i);
    print(t, items[VALUE], items[MESSAGE], items[OBJECT]);
    return CPY_NONE;
}

/* Calls a hook that the program has put into sys.  What it raises is told in the plain way. */
static void call_hook(struct cpy_thread *t, cpy_value hook, const cpy_value *items)
{
    cpy_value args = hook_args(t, items), exception;

    if (args && cpy_call_1(t, hook, args))
        return;
    exception = cpy_take_pending(t);
    print(t, exception, cpy_str_from(t, "Exception ignored in sys.unraisablehook"), hook);
}

void cpy_print_unraisable(struct cpy_thread *t, const char *where, cpy_value object)
{
    cpy_value exception = cpy_take_pending(t), hook, traceback, items[FIELDS];

    if (!exception)
        return;
    traceback = cpy_load(cpy_as_exception(exception)->traceback);
    items[TYPE] = cpy_type_of(t, exception);
    items[VALUE] = exception;
    items[TRACEBACK] = traceback ? traceback : CPY_NONE;
    items[OBJECT] = where || !object ? CPY_NONE : object;
    items[MESSAGE] = !where               ? CPY_NONE
        : object && object != CPY_NONE ? cpy_str_format(t, "Exception ignored in %s %R", where, object)
                                       : cpy_str_format(t, "Exception ignored in %s", where);
    hook = cpy_sys_get(t, CPY_N(t, unraisablehook));
    cpy_take_pending(t);
    if (!items[MESSAGE])
        items[MESSAGE] = CPY_NONE;
    if (hook && hook != CPY_NONE && hook != cpy_get_hook(t, CPY_HOOK_UNRAISABLE))
        call_hook(t, hook, items);
    else
        print(t, exception, items[MESSAGE], items[OBJECT]);
}
