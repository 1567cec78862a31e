/* SPDX-License-Identifier: MIT */
/* modules/cpy/mock_call.c - timers and listeners of module cpy.mock, and what they raise. */
#include "modules/cpy/mock.h"

#include <stdlib.h>

#define AFTER_MOST 1e9 /* s */

struct cpy_mock_call {
    struct cpy_mock_call *next;
    struct cpy_mock_module *module;
    int64_t id;                 /* of the timer or listener */
    uint16_t pin;               /* of a listener; CPY_NO_PIN: it is a timer */
    struct cpy_handle function;
    struct cpy_handle args;     /* a tuple; unset: a listener's */
};

/* --- what is raised where nobody can raise ------------------------------------------------------------------------ */

/* Raises the first of the exceptions that wait. */
static cpy_value raise_kept(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    size_t position = 0, n;
    cpy_value list, exception;

    (void)args;
    if (!m || !(list = m->raised.value) || (n = cpy_list_len(list)) == 0)
        return m ? CPY_NONE : CPY_ERROR;
    exception = cpy_list_get(list, position);
    cpy_handle_clear(&m->raised);
    for (size_t i = 1; i < n; i++) { /* one can be raised; the others are shown */
        cpy_set_pending(t, cpy_list_get(list, i));
        cpy_print_unraisable(t, "a callback of cpy.mock", CPY_NONE);
    }
    cpy_set_pending(t, exception);
    return CPY_ERROR;
}

static const struct cpy_function raiser = {"raise_kept", "()", raise_kept, "Raises what a callback raised.", 0};

void cpy_mock_keep(struct cpy_mock_module *m)
{
    struct cpy_thread *t = cpy_mock_thread(m);
    cpy_value exception = cpy_take_pending(t), list = m->raised.value, call;

    if (!list && (list = cpy_list_new(t, 1)))
        cpy_handle_set(t, &m->raised, list);
    if (list && cpy_list_append(t, list, exception) && (call = cpy_native_new(t, &raiser, CPY_UNSET)) &&
        cpy_call_soon(t, call))
        return;
    cpy_set_pending(t, exception);
    cpy_print_unraisable(t, "a callback of cpy.mock", CPY_NONE);
}

void cpy_mock_invoke(struct cpy_mock_module *m, cpy_value function, const cpy_value *args, size_t n)
{
    struct cpy_thread *t = cpy_mock_thread(m);
    cpy_value before = cpy_take_pending(t);

    if (!cpy_call(t, function, args, n))
        cpy_mock_keep(m);
    if (before)
        cpy_set_pending(t, before);
}

/* --- calls ----------------------------------------------------------------------------------------------------------- */

static void free_call(struct cpy_mock_call *c)
{
    struct cpy_mock_call **link = &c->module->calls;

    while (*link != c)
        link = &(*link)->next;
    *link = c->next;
    cpy_handle_clear(&c->function);
    cpy_handle_clear(&c->args);
    free(c);
}

static struct cpy_mock_call *new_call(
    struct cpy_thread *t, struct cpy_mock_module *m, uint16_t pin, cpy_value function, cpy_value args)
{
    struct cpy_mock_call *c = calloc(1, sizeof *c);

    if (!c) {
        cpy_raise_no_memory(t);
        return NULL;
    }
    c->module = m;
    c->pin = pin;
    c->next = m->calls;
    m->calls = c;
    cpy_handle_set(t, &c->function, function);
    if (args)
        cpy_handle_set(t, &c->args, args);
    return c;
}

static bool must_be_callable(struct cpy_thread *t, cpy_value v)
{
    if (cpy_is_callable(t, v))
        return true;
    cpy_raise(t, CPY_TYPE_ERROR, "callback must be callable, not %T", v);
    return false;
}

void cpy_mock_calls_end(struct cpy_mock_module *m)
{
    while (m->calls) {
        if (m->calls->pin == CPY_NO_PIN)
            cpy_mock_cancel(m->mock, m->calls->id);
        else
            cpy_mock_unlisten(m->mock, m->calls->pin, m->calls->id);
        free_call(m->calls);
    }
}

/* --- timers ------------------------------------------------------------------------------------------------------------ */

static void due(void *user)
{
    struct cpy_mock_call *c = user;
    struct cpy_mock_module *m = c->module;
    cpy_value function = c->function.value, tuple = c->args.value;
    size_t n;
    const cpy_value *args = cpy_items(tuple, &n);

    free_call(c);
    cpy_mock_invoke(m, function, args, n);
    cpy_keep(tuple);
}

struct timer {
    struct cpy_object head;
    int64_t id;
};

cpy_value cpy_mock_after(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    struct cpy_mock_call *c;
    struct timer *timer;
    cpy_value type;
    int64_t ns;

    if (!m || !cpy_argument_seconds(t, args[0], "seconds", AFTER_MOST, &ns) || !must_be_callable(t, args[1]) ||
        !cpy_hardware_listen(t) ||
        !(type = cpy_type_of_def(t, &cpy_mock_timer_type)) || !(timer = cpy_new_object(t, type)) ||
        !(c = new_call(t, m, CPY_NO_PIN, args[1], args[2])))
        return CPY_ERROR;
    if ((c->id = cpy_mock_at(m->mock, cpy_mock_now(m->mock) + ns, due, c)) < 0) {
        free_call(c);
        return cpy_raise_no_memory(t);
    }
    timer->id = c->id;
    return cpy_from(timer);
}

static cpy_value timer_cancel(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    const struct timer *timer = (const struct timer *)cpy_pointer(args[0]);

    if (!m)
        return CPY_ERROR;
    for (struct cpy_mock_call *c = m->calls; c; c = c->next)
        if (c->pin == CPY_NO_PIN && c->id == timer->id) {
            cpy_mock_cancel(m->mock, c->id);
            free_call(c);
            return CPY_TRUE;
        }
    return CPY_FALSE;
}

static const struct cpy_function timer_methods[] = {
    {"cancel", "(self)", timer_cancel, "Takes the call back.  False if it has been made already.", 0},
    {0},
};

const struct cpy_type_def cpy_mock_timer_type = {
    .name = "cpy.mock.Timer",
    .doc = "A call that cpy.mock.after() will make.",
    .size = sizeof(struct timer),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = timer_methods,
};

/* --- listeners --------------------------------------------------------------------------------------------------------- */

static void changed(void *user, bool level, int64_t time)
{
    struct cpy_mock_call *c = user;
    struct cpy_mock_module *m = c->module;
    cpy_value args[] = {cpy_bool(level), cpy_int_from(cpy_mock_thread(m), time)};

    if (args[1])
        cpy_mock_invoke(m, c->function.value, args, 2);
    else
        cpy_mock_keep(m);
}

cpy_value cpy_mock_listen_to(struct cpy_thread *t, uint16_t pin, cpy_value callback)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    struct cpy_mock_call *c;

    if (!m || !must_be_callable(t, callback) || !(c = new_call(t, m, pin, callback, CPY_UNSET)))
        return CPY_ERROR;
    if ((c->id = cpy_mock_listen(m->mock, pin, changed, c)) < 0) {
        free_call(c);
        return cpy_raise_no_memory(t);
    }
    return callback;
}

cpy_value cpy_mock_unlisten_to(struct cpy_thread *t, uint16_t pin, cpy_value callback)
{
    struct cpy_mock_module *m = cpy_mock_module(t);

    for (struct cpy_mock_call *c = m ? m->calls : NULL; c; c = c->next) {
        int same = c->pin == pin ? cpy_equal(t, c->function.value, callback) : 0;

        if (same < 0)
            return CPY_ERROR;
        if (same) {
            cpy_mock_unlisten(m->mock, pin, c->id);
            free_call(c);
            return CPY_NONE;
        }
    }
    return m ? cpy_raise(t, CPY_VALUE_ERROR, "%R does not listen to %s", callback, cpy_pin_text(t, pin)) : CPY_ERROR;
}
