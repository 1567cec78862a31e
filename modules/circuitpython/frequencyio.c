/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/frequencyio.c - module frequencyio: how often a pin rises in a second.
 *
 * Rising edges are counted from one edge on until the capture period is over; the next edge ends the measure, so that
 * it is of whole waves and of the edges' own times.  Where no edge comes for a second, there is no frequency. */
#include "modules/hardware/edge_pins.h"

#define MS 1000000
#define SECOND INT64_C(1000000000)
#define PERIOD_MOST 500 /* ms */

struct frequency {
    struct cpy_edge_pins e;
    int64_t begin, last; /* times of the first edge of the measure that goes on, and of the newest, ns */
    int64_t waves;       /* since begin */
    int64_t hz;          /* of the measure before */
    int32_t period;      /* ms */
    bool begun, paused;
};

static struct frequency *as_frequency(cpy_value v) { return (struct frequency *)cpy_pointer(v); }

static void notice(void *user, const struct cpy_event *event)
{
    struct frequency *f = user;
    int64_t passed = event->time - f->begin;

    if (f->paused)
        return;
    f->last = event->time;
    f->waves += 1 + (int64_t)event->lost;
    if (f->begun && passed < f->period * (int64_t)MS)
        return;
    if (f->begun && passed > 0)
        f->hz = (f->waves * SECOND + passed / 2) / passed;
    f->begun = true;
    f->begin = event->time;
    f->waves = 0;
}

static void forget(struct frequency *f)
{
    f->begun = false;
    f->hz = f->waves = 0;
}

static cpy_value frequency_new(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_from(cpy_new_object(t, args[0]));
}

/* args: self, pin, capture_period. */
static cpy_value frequency_init(struct cpy_thread *t, const cpy_value *args)
{
    struct frequency *f = as_frequency(args[0]);
    struct cpy_edge_wish wish = {.owner = "FrequencyIn", .init = frequency_init, .count = 1,
        .edges = CPY_EDGE_RISING, .notice = notice};
    int64_t period;

    if (!cpy_hardware(t) || !cpy_pin_argument(t, args[1], "pin", false, &wish.pins[0]) ||
        !cpy_argument_range(t, args[2], "capture_period", 1, PERIOD_MOST, &period))
        return CPY_ERROR;
    f->period = (int32_t)period;
    f->paused = false;
    forget(f);
    return cpy_edge_pins_take(t, &f->e, &wish) ? CPY_NONE : CPY_ERROR;
}

static cpy_value frequency_deinit(struct cpy_thread *t, const cpy_value *args)
{
    cpy_edge_pins_release(t, &as_frequency(args[0])->e);
    return CPY_NONE;
}

static void frequency_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    cpy_edge_pins_release(t, (struct cpy_edge_pins *)o);
}

static cpy_value frequency_enter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static cpy_value frequency_pause(struct cpy_thread *t, const cpy_value *args)
{
    struct frequency *f = as_frequency(args[0]);

    if (!cpy_edge_pins_check(t, &f->e))
        return CPY_ERROR;
    f->paused = true;
    return CPY_NONE;
}

static cpy_value frequency_resume(struct cpy_thread *t, const cpy_value *args)
{
    struct frequency *f = as_frequency(args[0]);

    if (!cpy_edge_pins_check(t, &f->e))
        return CPY_ERROR;
    if (f->paused)
        forget(f);
    f->paused = false;
    return CPY_NONE;
}

static cpy_value frequency_clear(struct cpy_thread *t, const cpy_value *args)
{
    struct frequency *f = as_frequency(args[0]);

    if (!cpy_edge_pins_check(t, &f->e))
        return CPY_ERROR;
    forget(f);
    return CPY_NONE;
}

static cpy_value frequency_value(struct cpy_thread *t, const cpy_value *args)
{
    struct frequency *f = as_frequency(args[0]);

    if (!cpy_edge_pins_check(t, &f->e))
        return CPY_ERROR;
    if (!f->paused && f->begun && cpy_board_now(f->e.board) - f->last > SECOND)
        forget(f);
    return cpy_int_from(t, f->hz);
}

static cpy_value frequency_period(struct cpy_thread *t, const cpy_value *args)
{
    struct frequency *f = as_frequency(args[0]);

    return cpy_edge_pins_check(t, &f->e) ? cpy_int(f->period) : CPY_ERROR;
}

static cpy_value frequency_set_period(struct cpy_thread *t, const cpy_value *args)
{
    struct frequency *f = as_frequency(args[0]);
    int64_t period;

    if (!args[1])
        return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "attribute 'capture_period' of 'FrequencyIn' objects cannot be deleted");
    if (!cpy_edge_pins_check(t, &f->e) ||
        !cpy_argument_range(t, args[1], "capture_period", 1, PERIOD_MOST, &period))
        return CPY_ERROR;
    f->period = (int32_t)period;
    forget(f);
    return CPY_NONE;
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", frequency_new, "Make an object that has no pin yet.", 0},
    {"__init__", "(self, pin, capture_period=10)", frequency_init,
        "Take the pin as an input; capture_period is how long is measured, 1 to 500 ms.", 0},
    {"deinit", "(self, /)", frequency_deinit, "Give the pin back.", 0},
    {"__enter__", "(self, /)", frequency_enter, "Return self.", 0},
    {"__exit__", "(self, type=None, value=None, traceback=None, /)", frequency_deinit, "Call deinit().", 0},
    {"pause", "(self, /)", frequency_pause, "Stop measuring; value stays.", 0},
    {"resume", "(self, /)", frequency_resume, "Measure again after pause(), from nothing.", 0},
    {"clear", "(self, /)", frequency_clear, "Forget what was measured.", 0},
    {0},
};

static const struct cpy_attribute attributes[] = {
    {"value", frequency_value, NULL, "The frequency in Hz; 0 until one is measured, and where no edge comes for a second."},
    {"capture_period", frequency_period, frequency_set_period, "How long is measured, 1 to 500 ms; it can be set."},
    {0},
};

static const struct cpy_type_def frequency_type = {
    .name = "frequencyio.FrequencyIn",
    .doc = "FrequencyIn(pin, capture_period=10): measures how often a pin rises in a second.",
    .size = sizeof(struct frequency),
    .methods = methods,
    .attributes = attributes,
    .finalize = frequency_finalize,
};

static const struct cpy_type_def *const types[] = {&frequency_type, NULL};

const struct cpy_module_def cpy_module_frequencyio = {
    .name = "frequencyio",
    .doc = "Measures frequencies at pins.",
    .types = types,
};
