/* SPDX-License-Identifier: MIT */
/* modules/micropython/machine_counter.c - machine.Counter and machine.Encoder: edges that are counted in C.
 *
 * There is one object for each id.  A filter leaves a pulse out that is shorter than it: an edge counts when the level
 * after it has lasted so long, so the newest edge of each pin waits until the next one, or until somebody asks. */
#include "modules/hardware/edge_pins.h"
#include "modules/micropython/machine.h"

#define ID_MOST 255
#define FILTER_MOST 1000000000 /* ns */

enum { RISING = CPY_EDGE_RISING, FALLING = CPY_EDGE_FALLING };
enum { UP = 1, DOWN = -1 };

/* An edge of a pin that may prove too short. */
struct waiting {
    int64_t time; /* -1: there is none */
    bool level;
};

/* Both classes alike. */
struct counter {
    struct cpy_object head;
    struct cpy_machine_use use;
    bool is_encoder;
    bool begun;          /* init() has been called */
    uint16_t pins[2];    /* src | phase_a, phase_b */
    uint8_t edges;       /* that count: enum cpy_edge */
    uint8_t levels;      /* bit i: level of pins[i], short pulses left out */
    int8_t direction;    /* UP or DOWN */
    uint8_t phases;      /* of an encoder: counts of a cycle, 1, 2 or 4 */
    int64_t filter;      /* ns */
    int64_t count;       /* of an encoder: in quarters of a cycle */
    struct waiting waiting[2];
};

static struct counter *as_counter(cpy_value v) { return (struct counter *)cpy_pointer(v); }

/* --- counting ---------------------------------------------------------------------------------------------------- */

/* Pin i has a new level for good; lost: edges before it of which nothing is known. */
static void count(struct counter *c, unsigned i, bool level, uint32_t lost)
{
    uint8_t before = c->levels;

    c->levels = (uint8_t)((before & ~(1u << i)) | (unsigned)level << i);
    if (c->is_encoder)
        c->count += cpy_quadrature_step(before, c->levels);
    else
        c->count += c->direction * ((int64_t)(((level ? RISING : FALLING) & c->edges) != 0) + lost);
}

/* The edge that waits has lasted until now. */
static void settle(struct counter *c, unsigned i, int64_t now)
{
    struct waiting *w = &c->waiting[i];

    if (w->time < 0 || now - w->time < c->filter)
        return;
    w->time = -1;
    if (w->level != (bool)(c->levels >> i & 1))
        count(c, i, w->level, 0);
}

static void notice(void *user, const struct cpy_event *event)
{
    struct counter *c = user;
    unsigned i = c->is_encoder && event->pin == c->pins[1];
    bool level = event->edge == CPY_EDGE_RISING;

    if (!c->filter) {
        count(c, i, level, event->lost);
        return;
    }
    settle(c, i, event->time);
    c->waiting[i] = (struct waiting){event->time, level};
}

/* --- pins -------------------------------------------------------------------------------------------------------- */

static void close_counter(struct cpy_thread *t, struct cpy_machine_use *use)
{
    for (unsigned i = 0; i < use->count; i++)
        cpy_hardware_no_event(t, use->pins[i]);
}

static void counter_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    cpy_machine_drop(t, &((struct counter *)o)->use);
}

static bool begin_pin(struct cpy_thread *t, struct counter *c, unsigned i)
{
    struct cpy_machine *machine = c->use.machine;
    const struct cpy_pin_mode mode = {.pull = (enum cpy_pull)machine->pins[c->pins[i]].pull};
    unsigned edges = c->is_encoder || c->filter ? CPY_EDGE_BOTH : c->edges;
    int level = cpy_gpio_setup(machine->board, c->pins[i], &mode);

    if (level >= 0)
        level = cpy_gpio_read(machine->board, c->pins[i]);
    if (level < 0 || cpy_pending(t)) {
        cpy_raise_io(t, machine->board, level, "setting up pin %s", cpy_pin_label(machine->board->def, c->pins[i]));
        return false;
    }
    c->levels |= (uint8_t)(level << i);
    c->waiting[i].time = -1;
    return cpy_hardware_on_event(t, c->pins[i], edges, notice, c);
}

/* Takes the pins, unless they are taken.  They keep the resistors that machine.Pin has given them. */
static bool ensure(struct cpy_thread *t, struct counter *c)
{
    unsigned n = c->is_encoder ? 2 : 1;

    if (c->use.count)
        return true;
    if (!c->begun) {
        cpy_raise_deinited(t);
        return false;
    }
    if (!cpy_machine_take(t, &c->use, c->pins, n))
        return false;
    c->levels = 0;
    for (unsigned i = 0; i < n; i++)
        if (!begin_pin(t, c, i)) {
            cpy_machine_drop(t, &c->use);
            return false;
        }
    return true;
}

/* --- making ------------------------------------------------------------------------------------------------------ */

static struct counter *counter_of(struct cpy_thread *t, cpy_value type, cpy_value id, bool is_encoder)
{
    const char *kind = is_encoder ? "Encoder" : "Counter";
    struct counter *c;
    cpy_value known;
    int64_t number;

    if (!cpy_argument_range(t, id, "id", 0, ID_MOST, &number))
        return NULL;
    known = cpy_machine_known(t, kind, (int)number);
    if (known || cpy_pending(t))
        return known ? as_counter(known) : NULL;
    if (!(c = cpy_new_object(t, type)))
        return NULL;
    c->use = (struct cpy_machine_use){.owner = is_encoder ? "machine.Encoder" : "machine.Counter", .close = close_counter};
    c->is_encoder = is_encoder;
    return cpy_machine_once(t, kind, (int)number, cpy_from(c)) ? c : NULL;
}

/* Begins anew with the pins that are set. */
static bool restart(struct cpy_thread *t, struct counter *c)
{
    if (!cpy_machine_give(t, &c->use))
        return false;
    c->count = 0;
    c->begun = true;
    return ensure(t, c) || (c->begun = false);
}

/* args: src, edge, direction, filter_ns. */
static bool set_counter(struct cpy_thread *t, struct counter *c, const cpy_value *args)
{
    int64_t edges, direction, filter;
    uint16_t pin;

    if (!cpy_machine_pin_argument(t, args[0], &pin) ||
        !cpy_argument_range(t, args[1], "edge", RISING, RISING | FALLING, &edges) ||
        !cpy_argument_range(t, args[2], "direction", DOWN, UP, &direction) ||
        !cpy_argument_range(t, args[3], "filter_ns", 0, FILTER_MOST, &filter))
        return false;
    if (!direction) {
        cpy_raise(t, CPY_VALUE_ERROR, "direction must be Counter.UP or Counter.DOWN");
        return false;
    }
    c->pins[0] = pin;
    c->edges = (uint8_t)edges;
    c->direction = (int8_t)direction;
    c->filter = filter;
    return restart(t, c);
}

/* args: phase_a, phase_b, phases, filter_ns. */
static bool set_encoder(struct cpy_thread *t, struct counter *c, const cpy_value *args)
{
    int64_t phases, filter;
    uint16_t pins[2];

    if (!cpy_machine_pin_argument(t, args[0], &pins[0]) || !cpy_machine_pin_argument(t, args[1], &pins[1]) ||
        !cpy_argument_range(t, args[2], "phases", 1, 4, &phases) ||
        !cpy_argument_range(t, args[3], "filter_ns", 0, FILTER_MOST, &filter))
        return false;
    if (phases == 3) {
        cpy_raise(t, CPY_VALUE_ERROR, "phases must be 1, 2 or 4");
        return false;
    }
    memcpy(c->pins, pins, sizeof c->pins);
    c->phases = (uint8_t)phases;
    c->filter = filter;
    return restart(t, c);
}

/* args: cls, id, src, edge, direction, filter_ns; without src the object as it is. */
static cpy_value counter_new(struct cpy_thread *t, const cpy_value *args)
{
    struct counter *c = counter_of(t, args[0], args[1], false);

    return c && (!args[2] || set_counter(t, c, args + 2)) ? cpy_from(c) : CPY_ERROR;
}

static cpy_value counter_init(struct cpy_thread *t, const cpy_value *args)
{
    return set_counter(t, as_counter(args[0]), args + 1) ? CPY_NONE : CPY_ERROR;
}

/* args: cls, id, phase_a, phase_b, phases, filter_ns; without pins the object as it is. */
static cpy_value encoder_new(struct cpy_thread *t, const cpy_value *args)
{
    struct counter *c = counter_of(t, args[0], args[1], true);

    if (c && args[2] && !args[3])
        return cpy_raise(t, CPY_TYPE_ERROR, "Encoder() needs phase_b, too");
    return c && (!args[2] || set_encoder(t, c, args + 2)) ? cpy_from(c) : CPY_ERROR;
}

static cpy_value encoder_init(struct cpy_thread *t, const cpy_value *args)
{
    return set_encoder(t, as_counter(args[0]), args + 1) ? CPY_NONE : CPY_ERROR;
}

/* --- methods ----------------------------------------------------------------------------------------------------- */

static cpy_value counter_deinit(struct cpy_thread *t, const cpy_value *args)
{
    struct counter *c = as_counter(args[0]);

    c->begun = false;
    return cpy_machine_give(t, &c->use) ? CPY_NONE : CPY_ERROR;
}

/* Quarters of a cycle for each count. */
static int64_t parts(const struct counter *c) { return c->is_encoder ? 4 / c->phases : 1; }

/* args: self, value. */
static cpy_value counter_value(struct cpy_thread *t, const cpy_value *args)
{
    struct counter *c = as_counter(args[0]);
    int64_t new = 0, old;

    if ((args[1] && !cpy_argument_range(t, args[1], "value", INT32_MIN, INT32_MAX, &new)) || !ensure(t, c))
        return CPY_ERROR;
    cpy_hardware_catch_up(t);
    for (unsigned i = 0; c->filter && i < c->use.count; i++)
        settle(c, i, cpy_board_now(c->use.machine->board));
    old = c->count >= 0 ? c->count / parts(c) : -((-c->count + parts(c) - 1) / parts(c));
    if (args[1])
        c->count = new * parts(c);
    return cpy_int_from(t, old);
}

static const struct cpy_function counter_methods[] = {
    {"__new__", "(cls, id, src=<unset>, *, edge=1, direction=1, filter_ns=0)", counter_new,
        "The counter of this number; with src it begins to count.", 0},
    {"init", "(self, src, *, edge=1, direction=1, filter_ns=0)", counter_init, "Begin to count from 0.", 0},
    {"deinit", "(self, /)", counter_deinit, "Stop counting; the pin becomes an input.", 0},
    {"value", "(self, value=<unset>, /)", counter_value, "Return the count; given a value, then set it to that.", 0},
    {0},
};

static const struct cpy_constant counter_constants[] = {
    CPY_INT_CONSTANT("RISING", RISING),
    CPY_INT_CONSTANT("FALLING", FALLING),
    CPY_INT_CONSTANT("UP", UP),
    CPY_INT_CONSTANT("DOWN", DOWN),
    {0},
};

const struct cpy_type_def cpy_machine_counter_type = {
    .name = "machine.Counter",
    .doc = "Counter(id, src, *, edge=Counter.RISING, direction=Counter.UP, filter_ns=0): counts the edges of a pin.",
    .size = sizeof(struct counter),
    .methods = counter_methods,
    .constants = counter_constants,
    .finalize = counter_finalize,
};

static const struct cpy_function encoder_methods[] = {
    {"__new__", "(cls, id, phase_a=<unset>, phase_b=<unset>, *, phases=1, filter_ns=0)", encoder_new,
        "The encoder of this number; with pins it begins to count.", 0},
    {"init", "(self, phase_a, phase_b, *, phases=1, filter_ns=0)", encoder_init, "Begin to count from 0.", 0},
    {"deinit", "(self, /)", counter_deinit, "Stop counting; the pins become inputs.", 0},
    {"value", "(self, value=<unset>, /)", counter_value, "Return the count; given a value, then set it to that.", 0},
    {0},
};

const struct cpy_type_def cpy_machine_encoder_type = {
    .name = "machine.Encoder",
    .doc = "Encoder(id, phase_a, phase_b, *, phases=1, filter_ns=0): counts the cycles of two contacts, forward and back.",
    .size = sizeof(struct counter),
    .methods = encoder_methods,
    .finalize = counter_finalize,
};
