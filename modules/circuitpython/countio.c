/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/countio.c - module countio: counts the edges of a pin. */
#include "modules/circuitpython/digitalio.h"
#include "modules/circuitpython/enum.h"
#include "modules/hardware/edge_pins.h"

static const char *const edge_names[] = {"RISE", "FALL", "RISE_AND_FALL", NULL}; /* enum cpy_edge less one */
static const struct cpy_type_def edge_type;
static const struct cpy_enum edge_enum = {&edge_type, edge_names};

static bool fill_edge(struct cpy_thread *t, cpy_value type, cpy_value dict)
{
    return cpy_enum_fill(t, &edge_enum, type, dict);
}

static const struct cpy_type_def edge_type =
    CPY_ENUM_TYPE("countio.Edge", "Which edges count: RISE, FALL or RISE_AND_FALL.", fill_edge);

struct counter {
    struct cpy_edge_pins e;
    int64_t count;
};

static struct counter *as_counter(cpy_value v) { return (struct counter *)cpy_pointer(v); }

/* Edges that were lost have been counted by the backend. */
static void notice(void *user, const struct cpy_event *event)
{
    struct counter *c = user;

    c->count += 1 + (int64_t)event->lost;
}

static cpy_value counter_new(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_from(cpy_new_object(t, args[0]));
}

/* args: self, pin, edge, pull. */
static cpy_value counter_init(struct cpy_thread *t, const cpy_value *args)
{
    struct counter *c = as_counter(args[0]);
    struct cpy_edge_wish wish = {.owner = "Counter", .init = counter_init, .count = 1, .notice = notice};
    int edge = CPY_EDGE_FALLING - 1;

    if (!cpy_hardware(t) || !cpy_pin_argument(t, args[1], "pin", false, &wish.pins[0]) ||
        (args[2] && !cpy_enum_argument(t, &edge_enum, args[2], "edge", false, &edge)) ||
        !cpy_pull_argument(t, args[3], "pull", &wish.pull))
        return CPY_ERROR;
    wish.edges = (unsigned)edge + 1;
    c->count = 0;
    return cpy_edge_pins_take(t, &c->e, &wish) ? CPY_NONE : CPY_ERROR;
}

static cpy_value counter_deinit(struct cpy_thread *t, const cpy_value *args)
{
    cpy_edge_pins_release(t, &as_counter(args[0])->e);
    return CPY_NONE;
}

static void counter_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    cpy_edge_pins_release(t, (struct cpy_edge_pins *)o);
}

static cpy_value counter_enter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static cpy_value counter_reset(struct cpy_thread *t, const cpy_value *args)
{
    struct counter *c = as_counter(args[0]);

    if (!cpy_edge_pins_check(t, &c->e))
        return CPY_ERROR;
    c->count = 0;
    return CPY_NONE;
}

static cpy_value counter_count(struct cpy_thread *t, const cpy_value *args)
{
    struct counter *c = as_counter(args[0]);

    return cpy_edge_pins_check(t, &c->e) ? cpy_int_from(t, c->count) : CPY_ERROR;
}

static cpy_value counter_set_count(struct cpy_thread *t, const cpy_value *args)
{
    struct counter *c = as_counter(args[0]);
    int64_t count;

    if (!args[1])
        return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "attribute 'count' of 'Counter' objects cannot be deleted");
    if (!cpy_edge_pins_check(t, &c->e) || !cpy_argument_range(t, args[1], "count", INT32_MIN, INT32_MAX, &count))
        return CPY_ERROR;
    c->count = count;
    return CPY_NONE;
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", counter_new, "Make an object that has no pin yet.", 0},
    {"__init__", "(self, pin, *, edge=<unset>, pull=None)", counter_init,
        "Take the pin as an input and begin to count; edge is Edge.FALL unless given.", 0},
    {"deinit", "(self, /)", counter_deinit, "Give the pin back.", 0},
    {"__enter__", "(self, /)", counter_enter, "Return self.", 0},
    {"__exit__", "(self, type=None, value=None, traceback=None, /)", counter_deinit, "Call deinit().", 0},
    {"reset", "(self, /)", counter_reset, "Count from 0 again.", 0},
    {0},
};

static const struct cpy_attribute attributes[] = {
    {"count", counter_count, counter_set_count, "The edges counted; it can be set."},
    {0},
};

static const struct cpy_type_def counter_type = {
    .name = "countio.Counter",
    .doc = "Counter(pin, *, edge=Edge.FALL, pull=None): counts the edges of a pin.",
    .size = sizeof(struct counter),
    .methods = methods,
    .attributes = attributes,
    .finalize = counter_finalize,
};

static const struct cpy_type_def *const types[] = {&counter_type, &edge_type, NULL};

const struct cpy_module_def cpy_module_countio = {
    .name = "countio",
    .doc = "Counts the edges of pins.",
    .types = types,
};
