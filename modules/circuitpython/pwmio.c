/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/pwmio.c - module pwmio: square waves. */
#include "modules/circuitpython/pwmio.h"

#define OWNER "PWMOut"
#define SECOND UINT64_C(1000000000) /* ns */
#define DUTY_MOST 65535

static struct cpy_pwm_out *as_pwm(cpy_value v) { return (struct cpy_pwm_out *)cpy_pointer(v); }

struct cpy_wave cpy_wave_of(uint32_t hz, uint16_t duty)
{
    struct cpy_wave wave = {.period = (SECOND + hz / 2) / hz};

    wave.high = (wave.period * duty + DUTY_MOST / 2) / DUTY_MOST;
    return wave;
}

bool cpy_wave_begin(struct cpy_thread *t, struct cpy_board *board, uint16_t pin, struct cpy_wave wave,
    const char *owner, cpy_native init)
{
    int err;

    if (!cpy_claim_in(t, board, &pin, 1, owner, init))
        return false;
    if ((err = cpy_pwm_open(board, pin)) >= 0 && (err = cpy_pwm_set(board, pin, &wave)) < 0)
        cpy_pwm_close(board, pin);
    if (err >= 0 && !cpy_pending(t))
        return true;
    cpy_board_release(board, &pin, 1);
    cpy_raise_io(t, board, err, "opening %s on pin %s", owner, cpy_pin_label(board->def, pin));
    return false;
}

void cpy_wave_end(struct cpy_board *board, uint16_t pin)
{
    cpy_pwm_close(board, pin);
    cpy_board_release(board, &pin, 1);
}

static void give_back(void *object, struct cpy_board *board)
{
    cpy_wave_end(board, ((const struct cpy_pwm_out *)object)->pin);
}

/* False: an exception is pending, and p stays open. */
static bool release(struct cpy_thread *t, struct cpy_pwm_out *p)
{
    return cpy_calls_close(t, &p->calls, &p->board, NULL, give_back, p);
}

static cpy_value pwm_new(struct cpy_thread *t, const cpy_value *args) { return cpy_from(cpy_new_object(t, args[0])); }

/* args: self, pin, duty_cycle, frequency, variable_frequency. */
static cpy_value pwm_init(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_pwm_out *p = as_pwm(args[0]);
    struct cpy_board *board = cpy_hardware(t);
    int is_variable = cpy_truth(t, args[4]);
    int64_t duty, hz;
    uint16_t pin;

    if (!board || is_variable < 0 || !cpy_pin_argument(t, args[1], "pin", false, &pin) ||
        !cpy_argument_range(t, args[2], "duty_cycle", 0, DUTY_MOST, &duty) ||
        !cpy_argument_range(t, args[3], "frequency", 1, CPY_PWM_HZ_MOST, &hz))
        return CPY_ERROR;
    if (!release(t, p))
        return CPY_ERROR;
    p->pin = pin;
    p->duty = (uint16_t)duty;
    p->hz = (uint32_t)hz;
    p->is_variable = is_variable;
    if (!cpy_wave_begin(t, board, pin, cpy_wave_of(p->hz, p->duty), OWNER, pwm_init))
        return CPY_ERROR;
    p->board = board;
    return CPY_NONE;
}

static cpy_value pwm_deinit(struct cpy_thread *t, const cpy_value *args)
{
    return release(t, as_pwm(args[0])) ? CPY_NONE : CPY_ERROR;
}

static void pwm_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    cpy_calls_finalized(t, release(t, (struct cpy_pwm_out *)o));
}

static cpy_value pwm_enter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

/* --- attributes -------------------------------------------------------------------------------------------------- */

/* Takes over both if the hardware does. */
static cpy_value change(struct cpy_thread *t, struct cpy_pwm_out *p, uint32_t hz, uint16_t duty)
{
    struct cpy_wave wave = cpy_wave_of(hz, duty);
    struct cpy_board *board = p->board;
    int err;

    if (!cpy_call_begin(t, &p->calls, CPY_CALL, &p->board))
        return CPY_ERROR;
    err = cpy_pwm_set(board, p->pin, &wave);
    cpy_call_end(t, &p->calls, CPY_CALL, board);
    if (err < 0 || cpy_pending(t))
        return cpy_raise_io(t, board, err, "setting the wave of pin %s", cpy_pin_label(board->def, p->pin));
    p->hz = hz;
    p->duty = duty;
    return CPY_NONE;
}

/* An attribute's new value; false: an exception is pending. */
static bool new_value(struct cpy_thread *t, const cpy_value *args, const char *name, int64_t min, int64_t max, int64_t *n)
{
    if (!args[1])
        cpy_raise(t, CPY_ATTRIBUTE_ERROR, "attribute '%s' of 'PWMOut' objects cannot be deleted", name);
    else if (!as_pwm(args[0])->board)
        cpy_raise_deinited(t);
    else
        return cpy_argument_range(t, args[1], name, min, max, n);
    return false;
}

static cpy_value get_duty(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_pwm_out *p = as_pwm(args[0]);

    return p->board ? cpy_int(p->duty) : cpy_raise_deinited(t);
}

static cpy_value set_duty(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_pwm_out *p = as_pwm(args[0]);
    int64_t duty;

    return new_value(t, args, "duty_cycle", 0, DUTY_MOST, &duty) ? change(t, p, p->hz, (uint16_t)duty) : CPY_ERROR;
}

static cpy_value get_frequency(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_pwm_out *p = as_pwm(args[0]);

    return p->board ? cpy_int(p->hz) : cpy_raise_deinited(t);
}

static cpy_value set_frequency(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_pwm_out *p = as_pwm(args[0]);
    int64_t hz;

    if (!new_value(t, args, "frequency", 1, CPY_PWM_HZ_MOST, &hz))
        return CPY_ERROR;
    if (!p->is_variable)
        return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "PWM frequency not writable when variable_frequency is False on construction.");
    return change(t, p, (uint32_t)hz, p->duty);
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", pwm_new, "Make an object that has no pin yet.", 0},
    {"__init__", "(self, pin, *, duty_cycle=0, frequency=500, variable_frequency=False)", pwm_init,
        "Take the pin and put out a wave of frequency Hz that is high for duty_cycle of 65535.", 0},
    {"deinit", "(self, /)", pwm_deinit, "Give the pin back.", 0},
    {"__enter__", "(self, /)", pwm_enter, "Return self.", 0},
    {"__exit__", "(self, type=None, value=None, traceback=None, /)", pwm_deinit, "Call deinit().", 0},
    {0},
};

static const struct cpy_attribute attributes[] = {
    {"duty_cycle", get_duty, set_duty, "How much of the time the pin is high: 0 never, 65535 always; it can be set."},
    {"frequency", get_frequency, set_frequency, "The frequency in Hz; it can be set if variable_frequency was given."},
    {0},
};

const struct cpy_type_def cpy_pwm_out_type = {
    .name = "pwmio.PWMOut",
    .doc = "PWMOut(pin, *, duty_cycle=0, frequency=500, variable_frequency=False): puts out a square wave.",
    .size = sizeof(struct cpy_pwm_out),
    .methods = methods,
    .attributes = attributes,
    .finalize = pwm_finalize,
};

static const struct cpy_type_def *const types[] = {&cpy_pwm_out_type, NULL};

const struct cpy_module_def cpy_module_pwmio = {
    .name = "pwmio",
    .doc = "Square waves of any duty on pins.",
    .types = types,
};
