/* SPDX-License-Identifier: MIT */
/* modules/cpy/mock_voltage.c - voltages at simulated pins that are numbers, or functions of time.
 *
 * The board asks for a voltage inside an operation, where nothing can be raised: what a function
 * raises there comes at the next safe point, and the pin's level decides meanwhile. */
#include "modules/cpy/mock.h"

#include <stdlib.h>

#define VOLTS_MOST 100

struct cpy_mock_voltage {
    struct cpy_mock_voltage *next;
    struct cpy_mock_module *module;
    struct cpy_handle function;
    int64_t since; /* ns of the board's clock; from when on its seconds count */
    uint16_t pin;
};

/* A number within 0 .. VOLTS_MOST; what: the name that it has in messages. */
static bool take_volts(struct cpy_thread *t, cpy_value v, const char *what, double *volts)
{
    if (!cpy_to_double(t, v, volts))
        return false;
    if (*volts >= 0 && *volts <= VOLTS_MOST)
        return true;
    cpy_raise(t, CPY_VALUE_ERROR, "%s must be 0-%d, not %R", what, VOLTS_MOST, v);
    return false;
}

/* Asks the function: the simulated board's source of a voltage. */
static double ask(void *user)
{
    struct cpy_mock_voltage *v = user;
    struct cpy_mock_module *m = v->module;
    struct cpy_thread *t = cpy_mock_thread(m);
    cpy_value before = cpy_take_pending(t), seconds, result;
    double volts = -1;

    seconds = cpy_float_from(t, (double)(cpy_mock_now(m->mock) - v->since) / 1e9);
    result = seconds ? cpy_call_1(t, v->function.value, seconds) : CPY_ERROR;
    if (!result || !take_volts(t, result, "what the function of voltage returns", &volts)) {
        cpy_mock_keep(m);
        volts = -1;
    }
    if (before)
        cpy_set_pending(t, before);
    return volts;
}

/* Lets go of a voltage's function. */
static void forget(struct cpy_mock_voltage **link)
{
    struct cpy_mock_voltage *v = *link;

    *link = v->next;
    cpy_mock_set_voltage(v->module->mock, v->pin, -1);
    cpy_handle_clear(&v->function);
    free(v);
}

static void forget_of(struct cpy_mock_module *m, uint16_t pin)
{
    for (struct cpy_mock_voltage **link = &m->voltages; *link; link = &(*link)->next)
        if ((*link)->pin == pin) {
            forget(link);
            return;
        }
}

static bool follow(struct cpy_thread *t, struct cpy_mock_module *m, uint16_t pin, cpy_value function)
{
    struct cpy_mock_voltage *v = calloc(1, sizeof *v);

    if (!v)
        return cpy_raise_no_memory(t) != CPY_ERROR;
    v->module = m;
    v->pin = pin;
    v->since = cpy_mock_now(m->mock);
    v->next = m->voltages;
    m->voltages = v;
    cpy_handle_set(t, &v->function, function);
    cpy_mock_set_voltage_source(m->mock, pin, ask, v);
    return true;
}

bool cpy_mock_put_voltage(struct cpy_thread *t, struct cpy_mock_module *m, uint16_t pin, cpy_value v)
{
    double volts = -1;

    if (cpy_is_callable(t, v)) {
        forget_of(m, pin);
        return follow(t, m, pin, v);
    }
    if (v != CPY_NONE && !take_volts(t, v, "voltage", &volts))
        return false;
    forget_of(m, pin);
    cpy_mock_set_voltage(m->mock, pin, volts);
    return true;
}

void cpy_mock_voltages_end(struct cpy_mock_module *m)
{
    while (m->voltages)
        forget(&m->voltages);
}
