/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/rotaryio.c - module rotaryio: the position of a knob with two contacts.
 *
 * The contacts A and B close one after the other; which of them is first says which way it is turned.  A cycle of both
 * has four edges; a position is as many of them as the divisor says.  An edge that cannot follow the one before (a
 * contact that bounces back is not such a one) changes nothing. */
#include "modules/hardware/edge_pins.h"

#define EDGES_MOST 255

struct encoder {
    struct cpy_edge_pins e; /* pins A, B */
    int64_t position;
    int32_t edges;   /* since the position has changed, forward less backward */
    int32_t divisor; /* edges of a position */
};

static struct encoder *as_encoder(cpy_value v) { return (struct encoder *)cpy_pointer(v); }

static void notice(void *user, const struct cpy_event *event)
{
    struct encoder *o = user;
    unsigned before = o->e.levels;

    cpy_edge_pins_note(&o->e, event);
    o->e.lost += event->lost;
    o->edges += cpy_quadrature_step(before, o->e.levels);
    if (o->edges >= o->divisor || o->edges <= -o->divisor) {
        o->position += o->edges > 0 ? 1 : -1;
        o->edges = 0;
    }
}

static cpy_value encoder_new(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_from(cpy_new_object(t, args[0]));
}

/* args: self, pin_a, pin_b, divisor. */
static cpy_value encoder_init(struct cpy_thread *t, const cpy_value *args)
{
    struct encoder *o = as_encoder(args[0]);
    struct cpy_edge_wish wish = {.owner = "IncrementalEncoder", .init = encoder_init, .count = 2, .pull = CPY_PULL_UP,
        .edges = CPY_EDGE_BOTH, .notice = notice};
    int64_t divisor;

    if (!cpy_hardware(t) || !cpy_pin_argument(t, args[1], "pin_a", false, &wish.pins[0]) ||
        !cpy_pin_argument(t, args[2], "pin_b", false, &wish.pins[1]) ||
        !cpy_argument_range(t, args[3], "divisor", 1, EDGES_MOST, &divisor))
        return CPY_ERROR;
    o->position = o->edges = 0;
    o->divisor = (int32_t)divisor;
    return cpy_edge_pins_take(t, &o->e, &wish) ? CPY_NONE : CPY_ERROR;
}

static cpy_value encoder_deinit(struct cpy_thread *t, const cpy_value *args)
{
    cpy_edge_pins_release(t, &as_encoder(args[0])->e);
    return CPY_NONE;
}

static void encoder_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    cpy_edge_pins_release(t, (struct cpy_edge_pins *)o);
}

static cpy_value encoder_enter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static cpy_value encoder_position(struct cpy_thread *t, const cpy_value *args)
{
    struct encoder *o = as_encoder(args[0]);

    return cpy_edge_pins_check(t, &o->e) ? cpy_int_from(t, o->position) : CPY_ERROR;
}

static cpy_value encoder_divisor(struct cpy_thread *t, const cpy_value *args)
{
    struct encoder *o = as_encoder(args[0]);

    return cpy_edge_pins_check(t, &o->e) ? cpy_int(o->divisor) : CPY_ERROR;
}

/* An attribute's new value; false: an exception is pending. */
static bool new_value(struct cpy_thread *t, const cpy_value *args, const char *name, int64_t min, int64_t max, int64_t *n)
{
    if (!args[1]) {
        cpy_raise(t, CPY_ATTRIBUTE_ERROR, "attribute '%s' of 'IncrementalEncoder' objects cannot be deleted", name);
        return false;
    }
    return cpy_edge_pins_check(t, &as_encoder(args[0])->e) && cpy_argument_range(t, args[1], name, min, max, n);
}

static cpy_value encoder_set_position(struct cpy_thread *t, const cpy_value *args)
{
    int64_t n;

    if (!new_value(t, args, "position", INT32_MIN, INT32_MAX, &n))
        return CPY_ERROR;
    as_encoder(args[0])->position = n;
    return CPY_NONE;
}

static cpy_value encoder_set_divisor(struct cpy_thread *t, const cpy_value *args)
{
    int64_t n;

    if (!new_value(t, args, "divisor", 1, EDGES_MOST, &n))
        return CPY_ERROR;
    as_encoder(args[0])->divisor = (int32_t)n;
    return CPY_NONE;
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", encoder_new, "Make an object that has no pins yet.", 0},
    {"__init__", "(self, pin_a, pin_b, divisor=4)", encoder_init, "Take the pins as inputs with pull-ups.", 0},
    {"deinit", "(self, /)", encoder_deinit, "Give the pins back.", 0},
    {"__enter__", "(self, /)", encoder_enter, "Return self.", 0},
    {"__exit__", "(self, type=None, value=None, traceback=None, /)", encoder_deinit, "Call deinit().", 0},
    {0},
};

static const struct cpy_attribute attributes[] = {
    {"position", encoder_position, encoder_set_position, "The position, from 0 when the object was made; it can be set."},
    {"divisor", encoder_divisor, encoder_set_divisor,
        "Edges of a position: 4 for an encoder with a detent per cycle, 2 with two, 1 with four or none."},
    {0},
};

static const struct cpy_type_def encoder_type = {
    .name = "rotaryio.IncrementalEncoder",
    .doc = "IncrementalEncoder(pin_a, pin_b, divisor=4): the position of a knob with two contacts.",
    .size = sizeof(struct encoder),
    .methods = methods,
    .attributes = attributes,
    .finalize = encoder_finalize,
};

static const struct cpy_type_def *const types[] = {&encoder_type, NULL};

const struct cpy_module_def cpy_module_rotaryio = {
    .name = "rotaryio",
    .doc = "Positions of knobs that turn.",
    .types = types,
};
