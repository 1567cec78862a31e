/* SPDX-License-Identifier: MIT */
/* modules/stdlib/atexit.c - module atexit: functions to call when the interpreter ends.
 *
 * They lie in a list of tuples (function, args, kwargs) that a handle keeps alive, and are
 * called last first, once. */
#include "vm/api.h"

static const char key; /* of the handle, among the interpreter's private data */

/* The list, made at first use.  CPY_ERROR: an exception is pending. */
static cpy_value calls(struct cpy_thread *t)
{
    struct cpy_handle *h = cpy_private(t, &key, sizeof *h);
    cpy_value list;

    if (!h || h->value)
        return h ? h->value : CPY_ERROR;
    if ((list = cpy_list_new(t, 0)))
        cpy_handle_set(t, h, list);
    return list;
}

static void run(struct cpy_thread *t)
{
    cpy_value list = calls(t), call;

    while (list && cpy_list_len(list)) {
        if (!(call = cpy_call_method(t, list, "pop", (size_t)0)))
            break;
        if (!cpy_call_tuple(t, cpy_tuple_get(call, 0), cpy_tuple_get(call, 1), cpy_tuple_get(call, 2)))
            cpy_print_unraisable(t, "atexit callback", cpy_tuple_get(call, 0));
    }
}

static void run_at_exit(struct cpy_thread *t, void *user)
{
    struct cpy_handle *h = cpy_private(t, &key, sizeof *h);

    (void)user;
    run(t);
    if (h)
        cpy_handle_clear(h);
}

static cpy_value atexit_register(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value list = calls(t), call;

    if (!list)
        return CPY_ERROR;
    if (!cpy_is_callable(t, args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "the first argument must be callable");
    call = cpy_tuple_of(t, (size_t)3, args[0], args[1], args[2]);
    return call && cpy_list_append(t, list, call) ? args[0] : CPY_ERROR;
}

static cpy_value atexit_unregister(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value list = calls(t);
    int equal;

    for (size_t i = list ? cpy_list_len(list) : 0; i-- > 0;) {
        if (i >= cpy_list_len(list))
            continue;
        if ((equal = cpy_equal(t, cpy_tuple_get(cpy_list_get(list, i), 0), args[0])) < 0)
            return CPY_ERROR;
        if (equal && !cpy_call_method(t, list, "pop", (size_t)1, cpy_int((int64_t)i)))
            return CPY_ERROR;
    }
    return list ? CPY_NONE : CPY_ERROR;
}

static cpy_value atexit_run(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    run(t);
    return CPY_NONE;
}

static cpy_value atexit_clear(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value list = calls(t);

    (void)args;
    return list && cpy_call_method(t, list, "clear", (size_t)0) ? CPY_NONE : CPY_ERROR;
}

static cpy_value atexit_count(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value list = calls(t);

    (void)args;
    return list ? cpy_int((int64_t)cpy_list_len(list)) : CPY_ERROR;
}

static const struct cpy_function functions[] = {
    {"register", "(func, /, *args, **kwargs)", atexit_register,
     "Call func(*args, **kwargs) at the end; return func.", 0},
    {"unregister", "(func, /)", atexit_unregister, "Do not call func at the end.", 0},
    {"_run_exitfuncs", "()", atexit_run, "Call the registered functions now.", 0},
    {"_clear", "()", atexit_clear, "Forget all registered functions.", 0},
    {"_ncallbacks", "()", atexit_count, "The number of registered functions.", 0},
    {0},
};

static bool atexit_init(struct cpy_thread *t, cpy_value module)
{
    (void)module;
    return cpy_at_exit(t, run_at_exit, NULL);
}

const struct cpy_module_def cpy_module_atexit = {
    .name = "atexit", .doc = "Functions to call when the interpreter ends.", .functions = functions,
    .init = atexit_init,
};
