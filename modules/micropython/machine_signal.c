/* SPDX-License-Identifier: MIT */
/* modules/micropython/machine_signal.c - machine.Signal: a pin whose active level may be low. */
#include "modules/micropython/machine.h"

struct signal {
    struct cpy_object head;
    cpy_field pin; /* machine.Pin, or anything with value(); unset before __init__ */
    bool invert;
};

static struct signal *as_signal(cpy_value v) { return (struct signal *)cpy_pointer(v); }

static void signal_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct signal *)o)->pin);
}

static cpy_value signal_new(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_from(cpy_new_object(t, args[0]));
}

/* Is it the pin itself, and not what a pin is made from?  1, 0, -1. */
static int is_pin(struct cpy_thread *t, cpy_value v)
{
    uint16_t pin;

    if (!cpy_is_object(v) || cpy_is_str(v) || cpy_is_tuple(v) || cpy_machine_is_pin(t, v, &pin))
        return cpy_is_object(v) && !cpy_is_str(v) && !cpy_is_tuple(v);
    return cpy_find_attr_str(t, v, "value") ? 1 : cpy_pending(t) ? -1 : 0;
}

/* args: self, *args, invert, **kwargs. */
static cpy_value signal_init(struct cpy_thread *t, const cpy_value *args)
{
    int invert = cpy_truth(t, args[2]), ready = 0;
    cpy_value pin = CPY_UNSET;

    if (invert < 0)
        return CPY_ERROR;
    if (cpy_tuple_len(args[1]) == 1 && cpy_dict_len(args[3]) == 0)
        ready = is_pin(t, pin = cpy_tuple_get(args[1], 0));
    if (ready == 0)
        pin = cpy_call_tuple(t, cpy_type_of_def(t, &cpy_machine_pin_type), args[1], args[3]);
    if (ready < 0 || !pin)
        return CPY_ERROR;
    as_signal(args[0])->invert = invert;
    cpy_store(as_signal(args[0]), &as_signal(args[0])->pin, pin);
    return CPY_NONE;
}

/* args: self, x. */
static cpy_value signal_value(struct cpy_thread *t, const cpy_value *args)
{
    const struct signal *s = as_signal(args[0]);
    cpy_value pin = cpy_load(s->pin), got;
    int level = args[1] ? cpy_truth(t, args[1]) : 0;

    if (level < 0)
        return CPY_ERROR;
    if (!pin)
        return cpy_raise(t, CPY_RUNTIME_ERROR, "Signal.__init__() has not been called");
    if (args[1])
        return cpy_call_method(t, pin, "value", 1, cpy_int(level ^ s->invert)) ? CPY_NONE : CPY_ERROR;
    got = cpy_call_method(t, pin, "value", 0);
    level = got ? cpy_truth(t, got) : -1;
    return level < 0 ? CPY_ERROR : cpy_int(level ^ s->invert);
}

static cpy_value set(struct cpy_thread *t, cpy_value self, cpy_value x)
{
    const cpy_value args[] = {self, x};

    return signal_value(t, args);
}

static cpy_value signal_on(struct cpy_thread *t, const cpy_value *args) { return set(t, args[0], CPY_TRUE); }
static cpy_value signal_off(struct cpy_thread *t, const cpy_value *args) { return set(t, args[0], CPY_FALSE); }

static cpy_value signal_repr(struct cpy_thread *t, const cpy_value *args)
{
    const struct signal *s = as_signal(args[0]);
    cpy_value pin = cpy_load(s->pin);

    return cpy_str_format(t, "Signal(%R%s)", pin ? pin : CPY_NONE, s->invert ? ", invert=True" : "");
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", signal_new, "Make an object without a pin yet.", 0},
    {"__init__", "(self, *args, invert=False, **kwargs)", signal_init,
        "Take a pin, or make one from the arguments; with invert it is active at level 0.", 0},
    {"value", "(self, x=<unset>, /)", signal_value,
        "Return 1 if the signal is active, else 0; or make it active or not.", 0},
    {"__call__", "(self, x=<unset>, /)", signal_value, "Same as value().", 0},
    {"on", "(self, /)", signal_on, "Make the signal active.", 0},
    {"off", "(self, /)", signal_off, "Make the signal inactive.", 0},
    {"__repr__", "(self, /)", signal_repr, "Return the pin and what is special.", 0},
    {0},
};

const struct cpy_type_def cpy_machine_signal_type = {
    .name = "machine.Signal",
    .doc = "Signal(pin, invert=False), Signal(pin arguments, *, invert=False): a pin that says active, not high.",
    .size = sizeof(struct signal),
    .flags = CPY_TYPE_HAS_DICT,
    .methods = methods,
    .trace = signal_trace,
};
