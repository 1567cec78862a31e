/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/digitalio.c - module digitalio: pins as inputs and outputs.
 *
 * An output's value is what was last written, as the chips' output registers have it; only
 * an open drain that is let go is looked up on the wire, where others may hold it low.  So
 * led.value = not led.value never waits for the hardware. */
#include "modules/circuitpython/digitalio.h"

#include "modules/circuitpython/enum.h"

/* --- Direction, DriveMode, Pull ---------------------------------------------------------------------------------- */

enum { INPUT, OUTPUT };
enum { PULL_UP, PULL_DOWN };

static const char *const directions[] = {[INPUT] = "INPUT", [OUTPUT] = "OUTPUT", NULL};
static const char *const drive_modes[] = {[CPY_PUSH_PULL] = "PUSH_PULL", [CPY_OPEN_DRAIN] = "OPEN_DRAIN", NULL};
static const char *const pulls[] = {[PULL_UP] = "UP", [PULL_DOWN] = "DOWN", NULL};

static const struct cpy_type_def direction_type, drive_mode_type, pull_type;
static const struct cpy_enum direction_enum = {&direction_type, directions},
                             drive_mode_enum = {&drive_mode_type, drive_modes}, pull_enum = {&pull_type, pulls};

static bool fill_direction(struct cpy_thread *t, cpy_value type, cpy_value dict)
{
    return cpy_enum_fill(t, &direction_enum, type, dict);
}

static bool fill_drive_mode(struct cpy_thread *t, cpy_value type, cpy_value dict)
{
    return cpy_enum_fill(t, &drive_mode_enum, type, dict);
}

static bool fill_pull(struct cpy_thread *t, cpy_value type, cpy_value dict)
{
    return cpy_enum_fill(t, &pull_enum, type, dict);
}

static const struct cpy_type_def direction_type =
    CPY_ENUM_TYPE("digitalio.Direction", "Which way a pin works: INPUT or OUTPUT.", fill_direction);
static const struct cpy_type_def drive_mode_type = CPY_ENUM_TYPE(
    "digitalio.DriveMode", "How an output drives: PUSH_PULL drives both levels, OPEN_DRAIN only low.", fill_drive_mode);
static const struct cpy_type_def pull_type =
    CPY_ENUM_TYPE("digitalio.Pull", "An input's pull resistor: UP or DOWN.", fill_pull);

/* --- DigitalInOut ------------------------------------------------------------------------------------------------ */

#define OWNER "DigitalInOut"

static struct cpy_digital *as_digital(cpy_value v) { return (struct cpy_digital *)cpy_pointer(v); }

/* board: d's; what runs meanwhile may have deinitialised d. */
static cpy_value failed(
    struct cpy_thread *t, const struct cpy_digital *d, struct cpy_board *board, int err, const char *doing)
{
    return cpy_raise_io(t, board, err, "%s pin %s", doing, cpy_pin_label(board->def, d->pin));
}

/* Sets the pin up; the object remembers how if that went well. */
static cpy_value setup(struct cpy_thread *t, struct cpy_digital *d, struct cpy_pin_mode mode)
{
    struct cpy_board *board = d->board;
    int err;

    if (!board)
        return cpy_raise_deinited(t);
    if ((err = cpy_gpio_setup(board, d->pin, &mode)) < 0 || cpy_pending(t))
        return failed(t, d, board, err, "setting up");
    d->mode = mode;
    return CPY_NONE;
}

static void give_back(void *object, struct cpy_board *board) { cpy_board_release(board, &((struct cpy_digital *)object)->pin, 1); }

/* False: an exception is pending, and d stays open. */
static bool release(struct cpy_thread *t, struct cpy_digital *d)
{
    return cpy_calls_close(t, &d->calls, &d->board, NULL, give_back, d);
}

static cpy_value digital_new(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_from(cpy_new_object(t, args[0]));
}

static cpy_value digital_init(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_digital *d = as_digital(args[0]);
    struct cpy_board *board = cpy_hardware(t);
    uint16_t pin;

    if (!board || !cpy_pin_argument(t, args[1], "pin", false, &pin))
        return CPY_ERROR;
    if (!release(t, d) || !cpy_claim_in(t, board, &pin, 1, OWNER, digital_init))
        return CPY_ERROR;
    d->pin = pin;
    d->board = board;
    if (setup(t, d, (struct cpy_pin_mode){.output = false}))
        return CPY_NONE;
    d->board = NULL;
    cpy_board_release(board, &pin, 1);
    return CPY_ERROR;
}

static cpy_value digital_deinit(struct cpy_thread *t, const cpy_value *args)
{
    return release(t, as_digital(args[0])) ? CPY_NONE : CPY_ERROR;
}

static void digital_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    cpy_calls_finalized(t, release(t, (struct cpy_digital *)o));
}

static cpy_value digital_enter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static cpy_value digital_switch_to_output(struct cpy_thread *t, const cpy_value *args)
{
    int drive = CPY_PUSH_PULL, level = cpy_truth(t, args[1]);

    if (level < 0 || (args[2] && !cpy_enum_argument(t, &drive_mode_enum, args[2], "drive_mode", false, &drive)))
        return CPY_ERROR;
    return setup(t, as_digital(args[0]), (struct cpy_pin_mode){.output = true, .level = level, .drive = drive});
}

bool cpy_pull_argument(struct cpy_thread *t, cpy_value v, const char *parameter, enum cpy_pull *pull)
{
    int member;

    if (!cpy_enum_argument(t, &pull_enum, v, parameter, true, &member))
        return false;
    *pull = member < 0 ? CPY_PULL_NONE : member == PULL_UP ? CPY_PULL_UP : CPY_PULL_DOWN;
    return true;
}

static cpy_value digital_switch_to_input(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_pin_mode mode = {.output = false};

    return cpy_pull_argument(t, args[1], "pull", &mode.pull) ? setup(t, as_digital(args[0]), mode) : CPY_ERROR;
}

static const struct cpy_function digital_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", digital_new, "Make an object that has no pin yet.", 0},
    {"__init__", "(self, pin)", digital_init, "Take the pin, as an input without pull.", 0},
    {"deinit", "(self, /)", digital_deinit, "Give the pin back; it becomes an input.", 0},
    {"__enter__", "(self, /)", digital_enter, "Return self.", 0},
    {"__exit__", "(self, type=None, value=None, traceback=None, /)", digital_deinit, "Call deinit().", 0},
    {"switch_to_output", "(self, value=False, drive_mode=<unset>)", digital_switch_to_output,
        "Make the pin an output with this first value; drive_mode is PUSH_PULL unless given.", 0},
    {"switch_to_input", "(self, pull=None)", digital_switch_to_input, "Make the pin an input.", 0},
    {0},
};

/* --- attributes -------------------------------------------------------------------------------------------------- */

static cpy_value read_wire(struct cpy_thread *t, struct cpy_digital *d)
{
    struct cpy_board *board = d->board;
    int level = cpy_gpio_read(board, d->pin); /* with the lock: another thread may deinitialise d */

    return level < 0 || cpy_pending(t) ? failed(t, d, board, level, "reading") : cpy_bool(level);
}

static cpy_value get_value(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_digital *d = as_digital(args[0]);

    if (!d->board)
        return cpy_raise_deinited(t);
    if (cpy_pin_drives(&d->board->def->pins[d->pin], &d->mode))
        return cpy_bool(d->mode.level);
    return read_wire(t, d);
}

static cpy_value write_level(struct cpy_thread *t, struct cpy_digital *d, bool level)
{
    struct cpy_board *board = d->board;
    int err;

    if (!board)
        return cpy_raise_deinited(t);
    if (!d->mode.output)
        return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "Cannot set value when direction is input.");
    if ((err = cpy_gpio_write(board, d->pin, level)) < 0 || cpy_pending(t))
        return failed(t, d, board, err, "writing");
    d->mode.level = level;
    return CPY_NONE;
}

static cpy_value not_deletable(struct cpy_thread *t, const char *name)
{
    return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "attribute '%s' of 'DigitalInOut' objects cannot be deleted", name);
}

static cpy_value set_value(struct cpy_thread *t, const cpy_value *args)
{
    int level = args[1] == CPY_TRUE ? 1 : args[1] == CPY_FALSE ? 0 : args[1] ? cpy_truth(t, args[1]) : -1;

    if (CPY_UNLIKELY(level < 0))
        return args[1] ? CPY_ERROR : not_deletable(t, "value");
    return write_level(t, as_digital(args[0]), level);
}

bool cpy_digital_write(struct cpy_thread *t, cpy_value v, bool level)
{
    return write_level(t, as_digital(v), level) != CPY_ERROR;
}

static cpy_value get_direction(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_digital *d = as_digital(args[0]);

    return d->board ? cpy_enum_value(t, &direction_enum, d->mode.output ? OUTPUT : INPUT) : cpy_raise_deinited(t);
}

static cpy_value set_direction(struct cpy_thread *t, const cpy_value *args)
{
    int direction;

    if (!args[1])
        return not_deletable(t, "direction");
    if (!cpy_enum_argument(t, &direction_enum, args[1], "direction", false, &direction))
        return CPY_ERROR;
    return setup(t, as_digital(args[0]), (struct cpy_pin_mode){.output = direction == OUTPUT});
}

/* The mode of a pin that must be an output (or an input); NULL: AttributeError says that the attribute is not used. */
static struct cpy_pin_mode *mode_when(struct cpy_thread *t, cpy_value self, bool output, const char *text)
{
    struct cpy_digital *d = as_digital(self);

    if (d->board && d->mode.output == output)
        return &d->mode;
    if (d->board)
        cpy_raise(t, CPY_ATTRIBUTE_ERROR, "%s", text);
    else
        cpy_raise_deinited(t);
    return NULL;
}

static const char no_drive_mode[] = "Drive mode not used when direction is input.";
static const char no_pull[] = "Pull not used when direction is output.";

static cpy_value get_drive_mode(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_pin_mode *mode = mode_when(t, args[0], true, no_drive_mode);

    return mode ? cpy_enum_value(t, &drive_mode_enum, mode->drive) : CPY_ERROR;
}

static cpy_value set_drive_mode(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_pin_mode *mode;
    int drive;

    if (!args[1])
        return not_deletable(t, "drive_mode");
    if (!(mode = mode_when(t, args[0], true, no_drive_mode)) ||
        !cpy_enum_argument(t, &drive_mode_enum, args[1], "drive_mode", false, &drive))
        return CPY_ERROR;
    return setup(t, as_digital(args[0]), (struct cpy_pin_mode){.output = true, .level = mode->level, .drive = drive});
}

static cpy_value get_pull(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_pin_mode *mode = mode_when(t, args[0], false, no_pull);

    if (!mode || mode->pull == CPY_PULL_NONE)
        return mode ? CPY_NONE : CPY_ERROR;
    return cpy_enum_value(t, &pull_enum, mode->pull == CPY_PULL_UP ? PULL_UP : PULL_DOWN);
}

static cpy_value set_pull(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_pin_mode mode = {.output = false};

    if (!args[1])
        return not_deletable(t, "pull");
    if (!mode_when(t, args[0], false, no_pull) || !cpy_pull_argument(t, args[1], "pull", &mode.pull))
        return CPY_ERROR;
    return setup(t, as_digital(args[0]), mode);
}

static const struct cpy_attribute digital_attributes[] = {
    {"value", get_value, set_value, "The pin's level: True is high.  Only an output's can be set."},
    {"direction", get_direction, set_direction,
        "Direction.INPUT or OUTPUT; setting it is switch_to_input() or switch_to_output()."},
    {"drive_mode", get_drive_mode, set_drive_mode, "How an output drives: DriveMode.PUSH_PULL or OPEN_DRAIN."},
    {"pull", get_pull, set_pull, "An input's resistor: Pull.UP, Pull.DOWN or None."},
    {0},
};

const struct cpy_type_def cpy_digital_type = {
    .name = "digitalio.DigitalInOut",
    .doc = "DigitalInOut(pin): a pin as a digital input or output.",
    .size = sizeof(struct cpy_digital),
    .methods = digital_methods,
    .attributes = digital_attributes,
    .finalize = digital_finalize,
};

static const struct cpy_type_def *const types[] = {
    &cpy_digital_type, &direction_type, &drive_mode_type, &pull_type, NULL};

#define PROTOCOL "DigitalInOutProtocol"

/* What is only for annotations is written in Python and made when somebody asks for it. */
static cpy_value module_getattr(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value part, protocol, module;

    if (!cpy_is_str(args[0]) || !cpy_str_equals(args[0], PROTOCOL))
        return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "module 'digitalio' has no attribute '%V'", args[0]);
    if (!(part = cpy_import(t, "digitalio._protocol")) || !(protocol = cpy_getattr_str(t, part, PROTOCOL)) ||
        !(module = cpy_import(t, "digitalio")) || !cpy_module_add(t, module, PROTOCOL, protocol))
        return CPY_ERROR;
    return protocol;
}

static const struct cpy_function functions[] = {
    {"__getattr__", "(name, /)", module_getattr, "Return " PROTOCOL ".", 0},
    {0},
};

const struct cpy_module_def cpy_module_digitalio = {
    .name = "digitalio",
    .doc = "Pins as digital inputs and outputs.",
    .functions = functions,
    .types = types,
    .is_package = true,
};
