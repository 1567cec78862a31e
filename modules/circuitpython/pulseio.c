/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/pulseio.c - module pulseio: PulseOut, which sends bursts of a carrier, and the module.
 *
 * Scripts of 2018 make PulseOut from a PWMOut, which stays theirs; today's from a pin. */
#include "modules/circuitpython/pulseio.h"

#include "modules/circuitpython/pwmio.h"

#define OWNER "PulseOut"

struct pulse_out {
    struct cpy_object head;
    struct cpy_board *board; /* NULL: not initialised, or deinitialised */
    struct cpy_calls calls;
    cpy_field carrier;       /* the PWMOut that was given, or unset */
    uint16_t pin;
    struct cpy_wave wave;
};

static struct pulse_out *as_pulse_out(cpy_value v) { return (struct pulse_out *)cpy_pointer(v); }

/* The PWMOut it was made from; NULL: it has its own pin. */
static struct cpy_pwm_out *carrier_of(const struct pulse_out *p)
{
    cpy_value carrier = cpy_load(p->carrier);

    return carrier ? (struct cpy_pwm_out *)cpy_pointer(carrier) : NULL;
}

static void give_back(void *object, struct cpy_board *board)
{
    const struct pulse_out *p = object;

    if (!carrier_of(p))
        cpy_wave_end(board, p->pin);
}

/* False: an exception is pending, and p stays open. */
static bool release(struct cpy_thread *t, struct pulse_out *p)
{
    return cpy_calls_close(t, &p->calls, &p->board, NULL, give_back, p);
}

static cpy_value pulse_out_new(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_from(cpy_new_object(t, args[0]));
}

static struct cpy_wave silence(const struct cpy_wave *wave) { return (struct cpy_wave){.period = wave->period}; }

/* With a PWMOut as carrier: its wave is sent in bursts from now on. */
static bool take_carrier(struct cpy_thread *t, struct pulse_out *p, cpy_value carrier)
{
    struct cpy_pwm_out *pwm = (struct cpy_pwm_out *)cpy_pointer(carrier);
    struct cpy_wave off;
    int err;

    if (!pwm->board) {
        cpy_raise_deinited(t);
        return false;
    }
    p->wave = cpy_wave_of(pwm->hz, pwm->duty);
    p->pin = pwm->pin;
    off = silence(&p->wave);
    if ((err = cpy_pwm_set(pwm->board, p->pin, &off)) < 0 || cpy_pending(t)) {
        cpy_raise_io(t, pwm->board, err, "opening PulseOut on pin %s", cpy_pin_label(pwm->board->def, p->pin));
        return false;
    }
    cpy_store(p, &p->carrier, carrier);
    p->board = pwm->board;
    return true;
}

static cpy_value pulse_out_init(struct cpy_thread *t, const cpy_value *args);
static bool take_pin(struct cpy_thread *t, struct pulse_out *p, const cpy_value *args)
{
    struct cpy_board *board = cpy_hardware(t);
    int64_t hz, duty;

    if (!board || !cpy_pin_argument(t, args[1], "pin", false, &p->pin) ||
        !cpy_argument_range(t, args[2], "frequency", 1, CPY_PWM_HZ_MOST, &hz) ||
        !cpy_argument_range(t, args[3], "duty_cycle", 0, UINT16_MAX, &duty))
        return false;
    p->wave = cpy_wave_of((uint32_t)hz, (uint16_t)duty);
    if (!cpy_wave_begin(t, board, p->pin, silence(&p->wave), OWNER, pulse_out_init))
        return false;
    cpy_store(p, &p->carrier, CPY_UNSET);
    p->board = board;
    return true;
}

/* args: self, pin, frequency, duty_cycle. */
static cpy_value pulse_out_init(struct cpy_thread *t, const cpy_value *args)
{
    struct pulse_out *p = as_pulse_out(args[0]);

    if (!release(t, p))
        return CPY_ERROR;
    if (cpy_is_object(args[1]) && cpy_is_instance_def(t, args[1], &cpy_pwm_out_type))
        return take_carrier(t, p, args[1]) ? CPY_NONE : CPY_ERROR;
    return take_pin(t, p, args) ? CPY_NONE : CPY_ERROR;
}

static cpy_value pulse_out_deinit(struct cpy_thread *t, const cpy_value *args)
{
    return release(t, as_pulse_out(args[0])) ? CPY_NONE : CPY_ERROR;
}

static void pulse_out_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    cpy_calls_finalized(t, release(t, (struct pulse_out *)o));
}

static void pulse_out_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct pulse_out *)o)->carrier);
}

static cpy_value pulse_out_enter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

/* Sends by the pin's owner, whoever that is. */
static bool send(struct cpy_thread *t, struct pulse_out *p, const uint16_t *us, size_t n)
{
    struct cpy_pwm_out *carrier = carrier_of(p);
    struct cpy_calls *calls = carrier ? &carrier->calls : &p->calls;
    struct cpy_board *board = p->board;
    struct cpy_wave wave = p->wave;
    uint16_t pin = p->pin;
    int err;

    if (!cpy_call_begin(t, calls, CPY_CALL, carrier ? &carrier->board : &p->board))
        return false;
    err = cpy_pwm_send(board, pin, &wave, us, n);
    cpy_call_end(t, calls, CPY_CALL, board);
    if (err >= 0 && !cpy_pending(t))
        return true;
    cpy_raise_io(t, board, err, "sending pulses over pin %s", cpy_pin_label(board->def, pin));
    return false;
}

/* args: self, pulses: an array of unsigned 16-bit numbers. */
static cpy_value pulse_out_send(struct cpy_thread *t, const cpy_value *args)
{
    struct pulse_out *p = as_pulse_out(args[0]);
    struct cpy_buffer pulses;
    bool ok;

    if (!p->board || (carrier_of(p) && !carrier_of(p)->board))
        return cpy_raise_deinited(t);
    if (!cpy_get_buffer(t, args[1], &pulses, false))
        return CPY_ERROR;
    ok = pulses.itemsize == sizeof(uint16_t) && pulses.format && pulses.format[0] == 'H';
    if (!ok)
        cpy_raise(t, CPY_TYPE_ERROR, "Array must contain halfwords (type 'H')");
    ok = ok && send(t, p, (const uint16_t *)(const void *)pulses.data, pulses.len / sizeof(uint16_t));
    cpy_release_buffer(t, &pulses);
    return ok ? CPY_NONE : CPY_ERROR;
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", pulse_out_new, "Make an object that has no pin yet.", 0},
    {"__init__", "(self, pin, *, frequency=38000, duty_cycle=32768)", pulse_out_init,
        "Take the pin, or a PWMOut as carrier.", 0},
    {"deinit", "(self, /)", pulse_out_deinit, "Give the pin back.", 0},
    {"__enter__", "(self, /)", pulse_out_enter, "Return self.", 0},
    {"__exit__", "(self, type=None, value=None, traceback=None, /)", pulse_out_deinit, "Call deinit().", 0},
    {"send", "(self, pulses)", pulse_out_send,
        "Send the carrier and its absence in turn: pulses is an array('H') of us, the carrier first.", 0},
    {0},
};

const struct cpy_type_def cpy_pulse_out_type = {
    .name = "pulseio.PulseOut",
    .doc = "PulseOut(pin, *, frequency=38000, duty_cycle=1 << 15): sends bursts of a carrier, as a remote control.",
    .size = sizeof(struct pulse_out),
    .methods = methods,
    .trace = pulse_out_trace,
    .finalize = pulse_out_finalize,
};

static const struct cpy_type_def *const types[] = {&cpy_pulse_in_type, &cpy_pulse_out_type, NULL};

/* Until 2020 PWMOut was here. */
static bool init(struct cpy_thread *t, cpy_value module)
{
    cpy_value pwm = cpy_type_of_def(t, &cpy_pwm_out_type);

    return pwm && cpy_setattr_str(t, module, "PWMOut", pwm);
}

const struct cpy_module_def cpy_module_pulseio = {
    .name = "pulseio",
    .doc = "Pulses: their lengths on an input, and bursts of a carrier on an output.",
    .types = types,
    .init = init,
};
