/* SPDX-License-Identifier: MIT */
/* modules/cpy/mock_pin.c - cpy.mock.Pin and Driver: simulated pins from the outside. */
#include "modules/cpy/mock.h"

#define PULSE_MOST 1e9 /* s */

struct pin {
    struct cpy_object head;
    uint16_t number;
};

static uint16_t number_of(cpy_value v) { return ((const struct pin *)cpy_pointer(v))->number; }

/* True, False or None as a level; TypeError names the parameter. */
static bool mock_level_argument(struct cpy_thread *t, cpy_value v, enum cpy_mock_level *level)
{
    int truth;

    *level = CPY_MOCK_FLOAT;
    if (v == CPY_NONE)
        return true;
    if ((truth = cpy_truth(t, v)) < 0)
        return false;
    *level = truth ? CPY_MOCK_HIGH : CPY_MOCK_LOW;
    return true;
}

/* --- the objects --------------------------------------------------------------------------------------------------- */

static cpy_value pin_list(struct cpy_thread *t, struct cpy_mock_module *m, unsigned n)
{
    cpy_value list = m->pins.value;

    if (list || !(list = cpy_list_new(t, n)))
        return list;
    for (unsigned i = 0; i < n; i++)
        if (!cpy_list_append(t, list, CPY_NONE))
            return CPY_ERROR;
    cpy_handle_set(t, &m->pins, list);
    return list;
}

cpy_value cpy_mock_pin_value(struct cpy_thread *t, struct cpy_mock_module *m, uint16_t number)
{
    cpy_value list = pin_list(t, m, cpy_hardware(t)->def->pin_count), type, v;
    struct pin *pin;

    if (!list || (v = cpy_list_get(list, number)) != CPY_NONE)
        return list ? v : CPY_ERROR;
    if (!(type = cpy_type_of_def(t, &cpy_mock_pin_type)) || !(pin = cpy_new_object(t, type)))
        return CPY_ERROR;
    pin->number = number;
    cpy_list_set(list, number, cpy_from(pin));
    return cpy_from(pin);
}

void cpy_mock_pins_reset(struct cpy_mock_module *m)
{
    const struct cpy_board *board = cpy_hardware(cpy_mock_thread(m));

    cpy_mock_drivers_float(m->mock);
    for (uint16_t pin = 0; board && pin < board->def->pin_count; pin++) {
        cpy_mock_pull(m->mock, pin, CPY_PULL_NONE);
        cpy_mock_set_voltage(m->mock, pin, -1);
        cpy_mock_forget_edges(m->mock, pin);
    }
}

/* --- levels ---------------------------------------------------------------------------------------------------------- */

static cpy_value drive(struct cpy_thread *t, struct cpy_mock_module *m, uint16_t pin, enum cpy_mock_level level)
{
    return cpy_mock_drive(m->mock, pin, level) < 0 ? cpy_raise_no_memory(t) : CPY_NONE;
}

static cpy_value pin_drive(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    enum cpy_mock_level level;

    return m && mock_level_argument(t, args[1], &level) ? drive(t, m, number_of(args[0]), level) : CPY_ERROR;
}

static cpy_value pin_release(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);

    return m ? drive(t, m, number_of(args[0]), CPY_MOCK_FLOAT) : CPY_ERROR;
}

/* Drives now, and asks for release() later. */
static cpy_value pin_pulse(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value release = cpy_getattr_str(t, args[0], "release"), none = cpy_tuple_from(t, NULL, 0);
    cpy_value later[] = {args[2], release, none};

    return release && none && pin_drive(t, args) ? cpy_mock_after(t, later) : CPY_ERROR;
}

/* The module, when all that the script has written so far has reached the pins.  NULL: an exception is pending. */
static struct cpy_mock_module *settled(struct cpy_thread *t)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    struct cpy_board *board = m ? cpy_hardware(t) : NULL;
    int err = board ? cpy_board_flush(board) : 0;

    if (err < 0)
        cpy_raise_io(t, board, err, "an earlier operation");
    return err < 0 ? NULL : m;
}

static cpy_value get_level(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = settled(t);

    return m ? cpy_bool(cpy_mock_level(m->mock, number_of(args[0]))) : CPY_ERROR;
}

static const char *const pulls[] = {[CPY_PULL_UP] = "up", [CPY_PULL_DOWN] = "down"};

/* The pull resistor outside is not asked back from the mock: this is what the script of the test said. */
static cpy_value pin_set_pull(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    enum cpy_pull pull = CPY_PULL_NONE;

    if (!m)
        return CPY_ERROR;
    for (unsigned i = CPY_PULL_UP; i <= CPY_PULL_DOWN; i++)
        if (cpy_is_str(args[1]) && cpy_str_equals(args[1], pulls[i]))
            pull = i;
    if (!pull && args[1] != CPY_NONE)
        return cpy_raise(t, CPY_VALUE_ERROR, "pull must be 'up', 'down' or None, not %R", args[1]);
    cpy_mock_pull(m->mock, number_of(args[0]), pull);
    return CPY_NONE;
}

static cpy_value get_conflicts(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = settled(t);

    return m ? cpy_int_from_unsigned(t, cpy_mock_conflicts(m->mock, number_of(args[0]))) : CPY_ERROR;
}

static cpy_value pin_connect(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    uint16_t other;

    if (!m || !cpy_pin_by_id(t, args[1], &other))
        return CPY_ERROR;
    cpy_mock_connect(m->mock, number_of(args[0]), other);
    return CPY_NONE;
}

/* --- how the script has set the pin up ----------------------------------------------------------------------------------- */

static cpy_value get_direction(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = settled(t);
    struct cpy_pin_mode mode;

    if (!m)
        return CPY_ERROR;
    if (!cpy_mock_mode(m->mock, number_of(args[0]), &mode))
        return CPY_NONE;
    return cpy_str_from(t, mode.output ? "output" : "input");
}

static cpy_value get_drive_mode(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = settled(t);
    struct cpy_pin_mode mode;

    if (!m)
        return CPY_ERROR;
    if (!cpy_mock_mode(m->mock, number_of(args[0]), &mode) || !mode.output)
        return CPY_NONE;
    return cpy_str_from(t, mode.drive == CPY_OPEN_DRAIN ? "open_drain" : "push_pull");
}

static cpy_value get_pull(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = settled(t);
    struct cpy_pin_mode mode;

    if (!m)
        return CPY_ERROR;
    if (!cpy_mock_mode(m->mock, number_of(args[0]), &mode) || (mode.output && mode.drive == CPY_PUSH_PULL) ||
        mode.pull == CPY_PULL_NONE)
        return CPY_NONE;
    return cpy_str_from(t, pulls[mode.pull]);
}

/* --- edges ------------------------------------------------------------------------------------------------------------------ */

static cpy_value get_edges(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = settled(t);
    uint16_t pin = number_of(args[0]);
    size_t n = m ? cpy_mock_edge_count(m->mock, pin) : 0;
    cpy_value list = m ? cpy_list_new(t, n) : CPY_ERROR;

    for (size_t i = 0; list && i < n; i++) {
        struct cpy_mock_edge edge = cpy_mock_edge_at(m->mock, pin, i);
        cpy_value time = cpy_int_from(t, edge.time), pair = time ? cpy_tuple_of(t, 2, time, cpy_bool(edge.level)) : CPY_ERROR;

        if (!pair || !cpy_list_append(t, list, pair))
            return CPY_ERROR;
    }
    return list;
}

static cpy_value get_edges_dropped(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = settled(t);

    return m ? cpy_int_from_unsigned(t, cpy_mock_edges_dropped(m->mock, number_of(args[0]))) : CPY_ERROR;
}

static cpy_value pin_clear_edges(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = settled(t);

    if (!m)
        return CPY_ERROR;
    cpy_mock_forget_edges(m->mock, number_of(args[0]));
    return CPY_NONE;
}

static cpy_value pin_listen(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_mock_listen_to(t, number_of(args[0]), args[1]);
}

static cpy_value pin_unlisten(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_mock_unlisten_to(t, number_of(args[0]), args[1]);
}

/* --- analogue --------------------------------------------------------------------------------------------------------------- */

static cpy_value get_voltage(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = settled(t);

    return m ? cpy_float_from(t, cpy_mock_voltage(m->mock, number_of(args[0]))) : CPY_ERROR;
}

static cpy_value set_voltage(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);

    return m && cpy_mock_put_voltage(t, m, number_of(args[0]), args[1] ? args[1] : CPY_NONE) ? CPY_NONE : CPY_ERROR;
}

/* --- waves ------------------------------------------------------------------------------------------------------------------ */

static cpy_value get_pwm(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = settled(t);
    struct cpy_wave wave;
    double duty;

    if (!m || !cpy_mock_wave(m->mock, number_of(args[0]), &wave))
        return m ? CPY_NONE : CPY_ERROR;
    duty = (double)wave.high / (double)wave.period;
    return cpy_tuple_of(t, 2, cpy_float_from(t, 1e9 / (double)wave.period), cpy_float_from(t, wave.inverted ? 1 - duty : duty));
}

/* --- the type ----------------------------------------------------------------------------------------------------------------- */

static cpy_value get_name(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_str_from(t, cpy_pin_text(t, number_of(args[0])));
}

/* What makes the object a pin for all functions that take one. */
static cpy_value get_pin(struct cpy_thread *t, const cpy_value *args) { return cpy_pin_value(t, number_of(args[0])); }

static cpy_value pin_repr(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_str_format(t, "<cpy.mock.Pin %s>", cpy_pin_text(t, number_of(args[0])));
}

static const struct cpy_function pin_methods[] = {
    {"__repr__", "(self, /)", pin_repr, "The pin's name.", 0},
    {"drive", "(self, level)", pin_drive,
        "Drives the pin from outside, as a button or a jumper does; level None lets go.", 0},
    {"release", "(self)", pin_release, "Lets go of a pin that drive() drives.", 0},
    {"pulse", "(self, level, seconds)", pin_pulse,
        "Drives the pin now and lets go after so many seconds of the board's clock.  Returns the Timer.", 0},
    {"set_pull", "(self, pull)", pin_set_pull, "A pull resistor outside the chip: 'up', 'down' or None.", 0},
    {"connect", "(self, other)", pin_connect, "Joins this pin and another with a wire, for good.", 0},
    {"clear_edges", "(self)", pin_clear_edges, "Forgets the edges recorded so far.", 0},
    {"listen", "(self, callback)", pin_listen,
        "Calls callback(level, time_ns) at each change of the pin's level.  Returns the callback.", 0},
    {"unlisten", "(self, callback)", pin_unlisten, "Calls it no more; ValueError if it does not listen.", 0},
    {0},
};

static const struct cpy_attribute pin_attributes[] = {
    {"name", get_name, NULL, "The pin's name on the board."},
    {"_pin", get_pin, NULL, "The microcontroller.Pin."},
    {"level", get_level, NULL, "The level on the wire now, whoever drives it."},
    {"edges", get_edges, NULL, "What happened: [(time_ns, level after the edge), ...], the newest 65536."},
    {"edges_dropped", get_edges_dropped, NULL, "How many older edges are not kept any more."},
    {"conflicts", get_conflicts, NULL, "How often the wire was driven high and low at once."},
    {"direction", get_direction, NULL, "How the script uses the pin: 'input', 'output', or None if it does not."},
    {"mode", get_drive_mode, NULL, "Of an output: 'push_pull' or 'open_drain'; else None."},
    {"pull", get_pull, NULL, "The pull resistor that the script has switched on: 'up', 'down' or None."},
    {"pwm", get_pwm, NULL,
        "The wave that the script puts out on the wire, as (Hz, share of the time that it is high), or None.  Up to 100 kHz "
        "its edges are simulated, on the real clock up to 1 kHz; a faster wave is a level."},
    {"voltage", get_voltage, set_voltage,
        "Volts at the pin: what an ADC measures, 0 to 100.  It can be set to a function of the seconds from then on.  None: "
        "the pin's level decides again."},
    {0},
};

const struct cpy_type_def cpy_mock_pin_type = {
    .name = "cpy.mock.Pin",
    .doc = "A simulated pin as the world outside sees it.",
    .size = sizeof(struct pin),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = pin_methods,
    .attributes = pin_attributes,
};

/* --- Driver ------------------------------------------------------------------------------------------------------------------- */

struct driver {
    struct cpy_object head;
    struct cpy_mock_driver *driver; /* NULL: closed.  Lives as long as the board, so that a device's pin does not let go
                                       when nobody refers to the object any more */
};

static struct driver *as_driver(cpy_value v) { return (struct driver *)cpy_pointer(v); }

static cpy_value driver_new(struct cpy_thread *t, const cpy_value *args) { return cpy_from(cpy_new_object(t, args[0])); }

static cpy_value driver_init(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    struct driver *d = as_driver(args[0]);
    uint16_t pin;

    if (!m || !cpy_pin_by_id(t, args[1], &pin))
        return CPY_ERROR;
    cpy_mock_driver_free(d->driver);
    return (d->driver = cpy_mock_driver_new(m->mock, pin)) ? CPY_NONE : cpy_raise_no_memory(t);
}

static cpy_value driver_set(struct cpy_thread *t, const cpy_value *args)
{
    struct driver *d = as_driver(args[0]);
    enum cpy_mock_level level;

    if (!mock_level_argument(t, args[1], &level))
        return CPY_ERROR;
    if (!cpy_mock_module(t))
        return CPY_ERROR;
    if (!d->driver)
        return cpy_raise(t, CPY_VALUE_ERROR, "the driver is closed");
    cpy_mock_driver_set(d->driver, level);
    return CPY_NONE;
}

static cpy_value driver_close(struct cpy_thread *t, const cpy_value *args)
{
    struct driver *d = as_driver(args[0]);

    if (!cpy_mock_module(t))
        return CPY_ERROR;
    cpy_mock_driver_free(d->driver);
    d->driver = NULL;
    return CPY_NONE;
}

static cpy_value driver_level(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_mock_driver *driver = cpy_mock_module(t) ? as_driver(args[0])->driver : NULL;
    enum cpy_mock_level level = driver ? cpy_mock_driver_level(driver) : CPY_MOCK_FLOAT;

    if (cpy_pending(t))
        return CPY_ERROR;
    return level == CPY_MOCK_FLOAT ? CPY_NONE : cpy_bool(level == CPY_MOCK_HIGH);
}

static const struct cpy_function driver_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", driver_new, "A driver of no pin yet.", 0},
    {"__init__", "(self, pin)", driver_init, "One more driver of the wire that the pin lies on; it drives nothing yet.", 0},
    {"set", "(self, level)", driver_set,
        "Drives high (True) or low (False), or lets go (None).  Inside a transfer it takes effect when that ends.", 0},
    {"close", "(self)", driver_close, "Lets go of the wire for good.", 0},
    {0},
};

static const struct cpy_attribute driver_attributes[] = {
    {"level", driver_level, NULL, "What it was set to: True, False or None."},
    {0},
};

const struct cpy_type_def cpy_mock_driver_type = {
    .name = "cpy.mock.Driver",
    .doc = "A device's own pin: a further driver of a wire of the board.",
    .size = sizeof(struct driver),
    .methods = driver_methods,
    .attributes = driver_attributes,
};
