/* SPDX-License-Identifier: MIT */
/* modules/micropython/machine_pwm.c - machine.PWM.
 *
 * There is one object for each pin.  What is asked for and what the hardware makes may differ a little: freq(),
 * duty_u16() and duty_ns() tell what it makes, in the unit that was set last where that is the same thing. */
#include "modules/micropython/machine.h"

#define SECOND UINT64_C(1000000000) /* ns */
#define HZ_MOST 100000000
#define DUTY_MOST 65535
#define LEGACY_DUTY_MOST 1023 /* of duty(), as on ESP8266 */

struct pwm {
    struct cpy_object head;
    struct cpy_machine_use use;
    struct cpy_wave wave; /* period 0: neither frequency nor duty was ever set */
    uint32_t hz;          /* as asked for */
    int32_t duty;         /* of 65535, as asked for; -1: duty_ns was */
    uint16_t pin;
};

static struct pwm *as_pwm(cpy_value v) { return (struct pwm *)cpy_pointer(v); }

static void close_pwm(struct cpy_thread *t, struct cpy_machine_use *use)
{
    (void)t;
    cpy_pwm_close(use->machine->board, use->pins[0]);
}

static void pwm_finalize(struct cpy_thread *t, struct cpy_object *o) { cpy_machine_drop(t, &((struct pwm *)o)->use); }

static bool failed(struct cpy_thread *t, struct cpy_board *board, int err, uint16_t pin)
{
    cpy_raise_io(t, board, err, "PWM on pin %s", cpy_pin_label(board->def, pin));
    return false;
}

/* Takes the pin, unless it is taken. */
static bool ensure(struct cpy_thread *t, struct pwm *p)
{
    struct cpy_board *board;
    int err;

    if (p->use.count)
        return true;
    if (!cpy_machine_take(t, &p->use, &p->pin, 1))
        return false;
    board = p->use.machine->board;
    if ((err = cpy_pwm_open(board, p->pin)) >= 0 && !cpy_pending(t))
        return true;
    p->use.count = 0; /* nothing is open that could be closed */
    p->use.machine->pins[p->pin].user = NULL;
    cpy_board_release(board, &p->pin, 1);
    return failed(t, board, err, p->pin);
}

/* Puts the wave out. */
static bool put(struct cpy_thread *t, struct pwm *p, struct cpy_wave wave)
{
    struct cpy_board *board;
    int err;

    if (!ensure(t, p))
        return false;
    board = p->use.machine->board;
    if ((err = cpy_pwm_set(board, p->pin, &wave)) < 0 || cpy_pending(t))
        return failed(t, board, err, p->pin);
    p->wave = wave;
    return true;
}

/* --- frequency and duty ------------------------------------------------------------------------------------------ */

/* What init() and the setters may be given; -1: not given. */
struct wishes {
    int64_t hz, u16, ns, inverted;
};

static bool check_wishes(struct cpy_thread *t, const struct wishes *w)
{
    if (w->u16 < 0 || w->ns < 0)
        return true;
    cpy_raise(t, CPY_VALUE_ERROR, "duty_u16 and duty_ns are two ways to say the same: give one of them");
    return false;
}

/* The wave that the object has, but for what is wished. */
static bool apply(struct cpy_thread *t, struct pwm *p, const struct wishes *w)
{
    struct cpy_wave wave = p->wave;
    uint32_t hz = w->hz >= 0 ? (uint32_t)w->hz : p->hz;
    int32_t duty = w->u16 >= 0 ? (int32_t)w->u16 : w->ns >= 0 ? -1 : p->duty;

    if (!check_wishes(t, w))
        return false;
    wave.period = (SECOND + hz / 2) / hz;
    if (w->inverted >= 0)
        wave.inverted = w->inverted;
    wave.high = w->ns >= 0 ? (uint64_t)w->ns : duty < 0 ? p->wave.high : (wave.period * (uint64_t)duty + DUTY_MOST / 2) / DUTY_MOST;
    if (wave.high > wave.period) {
        cpy_raise(t, CPY_VALUE_ERROR, "duty_ns %d is longer than a period of %d ns (%d Hz)", (int)wave.high,
            (int)wave.period, (int)hz);
        return false;
    }
    if (!put(t, p, wave))
        return false;
    p->hz = hz;
    p->duty = duty;
    return true;
}

static cpy_value pwm_freq(struct cpy_thread *t, const cpy_value *args)
{
    struct pwm *p = as_pwm(args[0]);
    struct wishes w = {-1, -1, -1, -1};

    if (!args[1])
        return cpy_int_from(t, (int64_t)((SECOND + p->wave.period / 2) / p->wave.period));
    if (!cpy_argument_range(t, args[1], "freq", 1, HZ_MOST, &w.hz))
        return CPY_ERROR;
    return apply(t, p, &w) ? CPY_NONE : CPY_ERROR;
}

/* The duty in so many parts of the period. */
static cpy_value share(const struct pwm *p, unsigned parts)
{
    return cpy_int((int64_t)((p->wave.high * parts + p->wave.period / 2) / p->wave.period));
}

static cpy_value pwm_duty_u16(struct cpy_thread *t, const cpy_value *args)
{
    struct pwm *p = as_pwm(args[0]);
    struct wishes w = {-1, -1, -1, -1};

    if (!args[1])
        return share(p, DUTY_MOST);
    if (!cpy_argument_range(t, args[1], "duty_u16", 0, DUTY_MOST, &w.u16))
        return CPY_ERROR;
    return apply(t, p, &w) ? CPY_NONE : CPY_ERROR;
}

static cpy_value pwm_duty_ns(struct cpy_thread *t, const cpy_value *args)
{
    struct pwm *p = as_pwm(args[0]);
    struct wishes w = {-1, -1, -1, -1};

    if (!args[1])
        return cpy_int_from(t, (int64_t)p->wave.high);
    if (!cpy_argument_range(t, args[1], "duty_ns", 0, (int64_t)SECOND, &w.ns))
        return CPY_ERROR;
    return apply(t, p, &w) ? CPY_NONE : CPY_ERROR;
}

static cpy_value pwm_duty(struct cpy_thread *t, const cpy_value *args)
{
    struct pwm *p = as_pwm(args[0]);
    struct wishes w = {-1, -1, -1, -1};

    if (!args[1])
        return share(p, LEGACY_DUTY_MOST);
    if (!cpy_argument_range(t, args[1], "duty", 0, LEGACY_DUTY_MOST, &w.u16))
        return CPY_ERROR;
    w.u16 = (w.u16 * DUTY_MOST + LEGACY_DUTY_MOST / 2) / LEGACY_DUTY_MOST;
    return apply(t, p, &w) ? CPY_NONE : CPY_ERROR;
}

/* --- making ------------------------------------------------------------------------------------------------------ */

/* args: freq, duty_u16, duty_ns, invert, duty; each may be unset. */
static bool read_wishes(struct cpy_thread *t, const cpy_value *args, struct wishes *w)
{
    int64_t legacy = -1;

    *w = (struct wishes){-1, -1, -1, args[3] ? cpy_truth(t, args[3]) : -1};
    if ((args[3] && w->inverted < 0) || !cpy_machine_range_option(t, args[0], "freq", 1, HZ_MOST, &w->hz) ||
        !cpy_machine_range_option(t, args[1], "duty_u16", 0, DUTY_MOST, &w->u16) ||
        !cpy_machine_range_option(t, args[2], "duty_ns", 0, (int64_t)SECOND, &w->ns) ||
        !cpy_machine_range_option(t, args[4], "duty", 0, LEGACY_DUTY_MOST, &legacy))
        return false;
    if (legacy >= 0)
        w->u16 = (legacy * DUTY_MOST + LEGACY_DUTY_MOST / 2) / LEGACY_DUTY_MOST;
    return true;
}

/* args: self, freq, duty_u16, duty_ns, invert, duty. */
static cpy_value pwm_init(struct cpy_thread *t, const cpy_value *args)
{
    struct wishes w;

    return read_wishes(t, args + 1, &w) && apply(t, as_pwm(args[0]), &w) ? CPY_NONE : CPY_ERROR;
}

static struct pwm *pwm_of(struct cpy_thread *t, cpy_value type, uint16_t pin)
{
    cpy_value known = cpy_machine_known(t, "PWM", pin);
    struct pwm *p;

    if (known || cpy_pending(t))
        return known ? as_pwm(known) : NULL;
    if (!(p = cpy_new_object(t, type)))
        return NULL;
    p->use = (struct cpy_machine_use){.owner = "machine.PWM", .close = close_pwm};
    p->pin = pin;
    p->hz = 1000;
    p->wave.period = SECOND / p->hz;
    return cpy_machine_once(t, "PWM", pin, cpy_from(p)) ? p : NULL;
}

/* args: cls, dest, freq, duty_u16, duty_ns, invert, duty. */
static cpy_value pwm_new(struct cpy_thread *t, const cpy_value *args)
{
    struct wishes w;
    struct pwm *p;
    uint16_t pin;

    if (!cpy_machine_pin_argument(t, args[1], &pin) || !read_wishes(t, args + 2, &w) || !(p = pwm_of(t, args[0], pin)))
        return CPY_ERROR;
    return apply(t, p, &w) ? cpy_from(p) : CPY_ERROR;
}

static cpy_value pwm_deinit(struct cpy_thread *t, const cpy_value *args)
{
    struct pwm *p = as_pwm(args[0]);

    return cpy_machine_give(t, &p->use) ? CPY_NONE : CPY_ERROR;
}

static cpy_value pwm_repr(struct cpy_thread *t, const cpy_value *args)
{
    const struct pwm *p = as_pwm(args[0]);

    return cpy_str_format(t, "PWM(Pin(%s), freq=%d, duty_u16=%d%s)", cpy_pin_text(t, p->pin),
        (int)((SECOND + p->wave.period / 2) / p->wave.period), (int)cpy_small(share(p, DUTY_MOST)),
        p->wave.inverted ? ", invert=True" : "");
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, dest, *, freq=<unset>, duty_u16=<unset>, duty_ns=<unset>, invert=<unset>, duty=<unset>)", pwm_new,
        "Make a pin put out a wave.", 0},
    {"__repr__", "(self, /)", pwm_repr, "The pin and its wave.", 0},
    {"init", "(self, *, freq=<unset>, duty_u16=<unset>, duty_ns=<unset>, invert=<unset>, duty=<unset>)", pwm_init,
        "Change what is given; after deinit() put the wave out again.", 0},
    {"deinit", "(self, /)", pwm_deinit, "End the wave; the pin becomes an input.", 0},
    {"freq", "(self, value=<unset>, /)", pwm_freq, "Return the frequency in Hz, or set it.", 0},
    {"duty_u16", "(self, value=<unset>, /)", pwm_duty_u16, "Return the duty, 0 to 65535 for always high, or set it.", 0},
    {"duty_ns", "(self, value=<unset>, /)", pwm_duty_ns, "Return how long a period is high, in ns, or set it.", 0},
    {"duty", "(self, value=<unset>, /)", pwm_duty, "Return the duty, 0 to 1023 for always high, or set it.", 0},
    {0},
};

const struct cpy_type_def cpy_machine_pwm_type = {
    .name = "machine.PWM",
    .doc = "PWM(dest, *, freq, duty_u16, duty_ns, invert=False): puts out a square wave on a pin.",
    .size = sizeof(struct pwm),
    .methods = methods,
    .finalize = pwm_finalize,
};
