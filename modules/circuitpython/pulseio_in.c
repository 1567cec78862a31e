/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/pulseio_in.c - pulseio.PulseIn: how long a pin has one level and then the other.
 *
 * The first pulse recorded begins when the line leaves its idle state; from then on each edge ends one pulse and begins
 * the next, so that pulses at even places are of the level that is not idle.  When there is no room the
 * oldest is dropped.  Where edges were lost the order would be wrong: then it pauses. */
#include "modules/circuitpython/pulseio.h"
#include "modules/hardware/edge_pins.h"
#include "modules/stdlib/clock.h"

#define LENGTH_MOST 65535
#define TRIGGER_MOST 65535 /* us */

struct pulse_in {
    struct cpy_edge_pins e;
    uint16_t *pulses; /* a ring of max, us; cpy_malloc'ed */
    uint32_t max, first, len;
    int64_t last;     /* time of the newest edge, ns */
    bool idle;        /* the level between signals */
    bool begun;       /* the line has left it */
    bool paused;
};

static struct pulse_in *as_pulse_in(cpy_value v) { return (struct pulse_in *)cpy_pointer(v); }

static void push(struct pulse_in *p, int64_t ns)
{
    int64_t us = (ns + 500) / 1000;

    if (p->len == p->max) {
        p->first = (p->first + 1) % p->max;
        p->len--;
    }
    p->pulses[(p->first + p->len++) % p->max] = (uint16_t)(us > CPY_PULSE_MOST ? CPY_PULSE_MOST : us);
}

static void notice(void *user, const struct cpy_event *event)
{
    struct pulse_in *p = user;

    if (p->paused)
        return;
    if (event->lost) {
        p->e.lost += event->lost;
        p->paused = true;
        return;
    }
    if (p->begun)
        push(p, event->time - p->last);
    else
        p->begun = (event->edge == CPY_EDGE_RISING) != p->idle;
    p->last = event->time;
}

/* --- lifetime ---------------------------------------------------------------------------------------------------- */

static void release(struct cpy_thread *t, struct pulse_in *p)
{
    cpy_edge_pins_release(t, &p->e);
    if (p->pulses)
        cpy_free(p, p->pulses, p->max * sizeof *p->pulses);
    p->pulses = NULL;
    p->len = p->max = 0;
}

static cpy_value pulse_in_new(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_from(cpy_new_object(t, args[0]));
}

static cpy_value pulse_in_init(struct cpy_thread *t, const cpy_value *args);
static struct cpy_edge_wish wish_of(uint16_t pin)
{
    return (struct cpy_edge_wish){.owner = "PulseIn", .init = pulse_in_init, .pins = {pin}, .count = 1,
        .edges = CPY_EDGE_BOTH, .notice = notice};
}

/* args: self, pin, maxlen, idle_state. */
static cpy_value pulse_in_init(struct cpy_thread *t, const cpy_value *args)
{
    struct pulse_in *p = as_pulse_in(args[0]);
    int idle = cpy_truth(t, args[3]);
    struct cpy_edge_wish wish;
    uint16_t pin;
    int64_t max;

    if (!cpy_hardware(t) || idle < 0 || !cpy_pin_argument(t, args[1], "pin", false, &pin) ||
        !cpy_argument_range(t, args[2], "maxlen", 1, LENGTH_MOST, &max))
        return CPY_ERROR;
    release(t, p);
    if (!(p->pulses = cpy_malloc(t, (size_t)max * sizeof *p->pulses)))
        return CPY_ERROR;
    p->max = (uint32_t)max;
    p->first = p->len = 0;
    p->idle = idle;
    p->begun = p->paused = false;
    wish = wish_of(pin);
    if (cpy_edge_pins_take(t, &p->e, &wish))
        return CPY_NONE;
    release(t, p);
    return CPY_ERROR;
}

static cpy_value pulse_in_deinit(struct cpy_thread *t, const cpy_value *args)
{
    release(t, as_pulse_in(args[0]));
    return CPY_NONE;
}

static void pulse_in_finalize(struct cpy_thread *t, struct cpy_object *o) { release(t, (struct pulse_in *)o); }

static cpy_value pulse_in_enter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

/* --- pause and resume -------------------------------------------------------------------------------------------- */

static cpy_value pulse_in_pause(struct cpy_thread *t, const cpy_value *args)
{
    struct pulse_in *p = as_pulse_in(args[0]);

    if (!cpy_edge_pins_check(t, &p->e))
        return CPY_ERROR;
    p->paused = true;
    return CPY_NONE;
}

/* Drives the line out of its idle state for so long, and lets it go. */
static bool trigger(struct cpy_thread *t, struct pulse_in *p, int64_t us)
{
    const struct cpy_pin_mode output = {.output = true, .level = !p->idle}, input = {.output = false};
    struct cpy_board *board = p->e.board;
    uint16_t pin = p->e.pins[0];
    int err = cpy_gpio_setup(board, pin, &output);
    bool ok;

    if (err >= 0)
        err = cpy_board_flush(board);
    ok = err >= 0 && cpy_clock_sleep(t, us * 1000);
    if (p->e.board && cpy_gpio_setup(board, pin, &input) < 0 && err >= 0)
        err = -EIO;
    if (err < 0)
        cpy_raise_io(t, board, err, "triggering on pin %s", cpy_pin_label(board->def, pin));
    return ok && err >= 0 && !cpy_pending(t);
}

/* args: self, trigger_duration. */
static cpy_value pulse_in_resume(struct cpy_thread *t, const cpy_value *args)
{
    struct pulse_in *p = as_pulse_in(args[0]);
    uint16_t pin;
    int64_t us;

    if (!cpy_edge_pins_check(t, &p->e) ||
        !cpy_argument_range(t, args[1], "trigger_duration", 0, TRIGGER_MOST, &us))
        return CPY_ERROR;
    p->paused = true;
    pin = p->e.pins[0];
    if (us) {
        cpy_hardware_no_event(t, pin);
        if (!trigger(t, p, us) || !cpy_hardware_on_event(t, pin, CPY_EDGE_BOTH, notice, p))
            return CPY_ERROR;
    }
    p->begun = p->paused = false;
    return CPY_NONE;
}

static cpy_value pulse_in_clear(struct cpy_thread *t, const cpy_value *args)
{
    struct pulse_in *p = as_pulse_in(args[0]);

    if (!cpy_edge_pins_check(t, &p->e))
        return CPY_ERROR;
    p->first = p->len = 0;
    return CPY_NONE;
}

/* --- a sequence -------------------------------------------------------------------------------------------------- */

static cpy_value pulse_in_popleft(struct cpy_thread *t, const cpy_value *args)
{
    struct pulse_in *p = as_pulse_in(args[0]);
    uint16_t us;

    if (!cpy_edge_pins_check(t, &p->e))
        return CPY_ERROR;
    if (!p->len)
        return cpy_raise(t, CPY_INDEX_ERROR, "pop from empty PulseIn");
    us = p->pulses[p->first];
    p->first = (p->first + 1) % p->max;
    p->len--;
    return cpy_int(us);
}

static cpy_value pulse_in_len(struct cpy_thread *t, const cpy_value *args)
{
    struct pulse_in *p = as_pulse_in(args[0]);

    return cpy_edge_pins_check(t, &p->e) ? cpy_int(p->len) : CPY_ERROR;
}

static cpy_value pulse_in_bool(struct cpy_thread *t, const cpy_value *args)
{
    struct pulse_in *p = as_pulse_in(args[0]);

    return cpy_edge_pins_check(t, &p->e) ? cpy_bool(p->len) : CPY_ERROR;
}

/* An index or a slice, as of a list. */
static cpy_value pulse_in_getitem(struct cpy_thread *t, const cpy_value *args)
{
    struct pulse_in *p = as_pulse_in(args[0]);
    cpy_value list = cpy_edge_pins_check(t, &p->e) ? cpy_list_new(t, 0) : CPY_ERROR;
    int64_t i;

    if (!list)
        return CPY_ERROR;
    if (cpy_is_int(args[1]) && cpy_to_index(t, args[1], &i)) {
        if (i < 0)
            i += p->len;
        if (i < 0 || i >= p->len)
            return cpy_raise(t, CPY_INDEX_ERROR, "PulseIn index out of range");
        return cpy_int(p->pulses[(p->first + (uint32_t)i) % p->max]);
    }
    for (uint32_t n = 0; n < p->len; n++)
        if (!cpy_list_append(t, list, cpy_int(p->pulses[(p->first + n) % p->max])))
            return CPY_ERROR;
    return cpy_getitem(t, list, args[1]);
}

static cpy_value pulse_in_maxlen(struct cpy_thread *t, const cpy_value *args)
{
    struct pulse_in *p = as_pulse_in(args[0]);

    return cpy_edge_pins_check(t, &p->e) ? cpy_int(p->max) : CPY_ERROR;
}

static cpy_value pulse_in_paused(struct cpy_thread *t, const cpy_value *args)
{
    struct pulse_in *p = as_pulse_in(args[0]);

    return cpy_edge_pins_check(t, &p->e) ? cpy_bool(p->paused) : CPY_ERROR;
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", pulse_in_new, "Make an object that has no pin yet.", 0},
    {"__init__", "(self, pin, maxlen=2, idle_state=False)", pulse_in_init,
        "Take the pin as an input and begin to record up to maxlen pulses.", 0},
    {"deinit", "(self, /)", pulse_in_deinit, "Give the pin back.", 0},
    {"__enter__", "(self, /)", pulse_in_enter, "Return self.", 0},
    {"__exit__", "(self, type=None, value=None, traceback=None, /)", pulse_in_deinit, "Call deinit().", 0},
    {"pause", "(self, /)", pulse_in_pause, "Stop recording.", 0},
    {"resume", "(self, trigger_duration=0)", pulse_in_resume,
        "Record again, after driving the line out of its idle state for trigger_duration us.", 0},
    {"clear", "(self, /)", pulse_in_clear, "Forget all pulses recorded.", 0},
    {"popleft", "(self, /)", pulse_in_popleft, "Remove the oldest pulse and return its us.", 0},
    {"__len__", "(self, /)", pulse_in_len, "Return the number of pulses recorded.", 0},
    {"__bool__", "(self, /)", pulse_in_bool, "Return whether there is a pulse.", 0},
    {"__getitem__", "(self, index, /)", pulse_in_getitem, "Return a pulse's us, the oldest at 0; or of a slice a list.", 0},
    {0},
};

static const struct cpy_attribute attributes[] = {
    {"maxlen", pulse_in_maxlen, NULL, "The number of pulses there is room for."},
    {"paused", pulse_in_paused, NULL, "Whether it does not record: after pause(), or because edges were lost."},
    {0},
};

const struct cpy_type_def cpy_pulse_in_type = {
    .name = "pulseio.PulseIn",
    .doc = "PulseIn(pin, maxlen=2, *, idle_state=False): records how long a pin has each level, in us.",
    .size = sizeof(struct pulse_in),
    .methods = methods,
    .attributes = attributes,
    .finalize = pulse_in_finalize,
};
