/* SPDX-License-Identifier: MIT */
/* modules/micropython/machine_pin.c - machine.Pin.
 *
 * There is one object for each pin, however often Pin(id) is called: settings that a call
 * does not give keep their state.  A pin that has no mode yet is left alone until value()
 * is asked for; then it is an input. */
#include "modules/micropython/machine.h"

#define UNCHANGED CPY_UNSET /* a setting that is not given */

static struct cpy_machine_pin_object *as_pin(cpy_value v) { return (struct cpy_machine_pin_object *)cpy_pointer(v); }

static struct cpy_machine_pin *state_of(const struct cpy_machine_pin_object *o) { return &o->machine->pins[o->number]; }

bool cpy_machine_is_pin(struct cpy_thread *t, cpy_value v, uint16_t *pin)
{
    if (!cpy_is_object(v) || !cpy_is_instance_def(t, v, &cpy_machine_pin_type) || !as_pin(v)->machine)
        return false;
    *pin = as_pin(v)->number;
    return true;
}

static bool check_ready(struct cpy_thread *t, const struct cpy_machine_pin_object *o)
{
    if (CPY_LIKELY(o->machine != NULL))
        return true;
    cpy_raise(t, CPY_RUNTIME_ERROR, "Pin.__init__() has not been called");
    return false;
}

static bool failed(struct cpy_thread *t, struct cpy_machine *machine, int err, const char *doing, uint16_t pin)
{
    cpy_raise_io(t, machine->board, err, "%s pin %s", doing, cpy_pin_label(machine->board->def, pin));
    return false;
}

/* --- hardware ---------------------------------------------------------------------------------------------------- */

/* Makes the pin what its state says. */
static bool apply(struct cpy_thread *t, struct cpy_machine *machine, uint16_t pin)
{
    struct cpy_machine_pin *s = &machine->pins[pin];
    struct cpy_pin_mode mode = {.output = s->mode == CPY_MACHINE_OUT || s->mode == CPY_MACHINE_OPEN_DRAIN,
        .level = s->level,
        .drive = s->mode == CPY_MACHINE_OPEN_DRAIN ? CPY_OPEN_DRAIN : CPY_PUSH_PULL};
    int err;

    mode.pull = s->mode == CPY_MACHINE_OUT ? CPY_PULL_NONE : (enum cpy_pull)s->pull;
    if (s->user != &s->use && !cpy_machine_take(t, &s->use, &pin, 1))
        return false;
    err = cpy_gpio_setup(machine->board, pin, &mode);
    return (err >= 0 && !cpy_pending(t)) || failed(t, machine, err, "setting up", pin);
}

/* Makes sure that the pin is set up and machine.Pin's. */
static bool ensure(struct cpy_thread *t, struct cpy_machine *machine, uint16_t pin)
{
    struct cpy_machine_pin *s = &machine->pins[pin];

    if (CPY_LIKELY(s->user == &s->use))
        return true;
    if (s->mode == CPY_MACHINE_UNSET || s->mode == CPY_MACHINE_ANALOG)
        s->mode = CPY_MACHINE_IN;
    return apply(t, machine, pin);
}

/* Has a pin that is an output, and no open drain, the level that was written to it? */
static bool drives(const struct cpy_machine *machine, uint16_t pin)
{
    const struct cpy_pin_mode mode = {.output = true, .level = machine->pins[pin].level};

    return cpy_pin_drives(&machine->board->def->pins[pin], &mode);
}

int cpy_machine_pin_read(struct cpy_thread *t, struct cpy_machine *machine, uint16_t pin)
{
    const struct cpy_machine_pin *s = &machine->pins[pin];
    int level;

    if (!ensure(t, machine, pin))
        return -1;
    if (s->mode == CPY_MACHINE_OUT && drives(machine, pin))
        return s->level;
    level = cpy_gpio_read(machine->board, pin); /* with the lock: another thread may give the pin away */
    if (level >= 0 && !cpy_pending(t))
        return level;
    failed(t, machine, level, "reading", pin);
    return -1;
}

bool cpy_machine_pin_write(struct cpy_thread *t, struct cpy_machine *machine, uint16_t pin, bool level)
{
    struct cpy_machine_pin *s = &machine->pins[pin];
    int err;

    if (s->mode != CPY_MACHINE_OUT && s->mode != CPY_MACHINE_OPEN_DRAIN) {
        s->level = level; /* for when it becomes an output */
        return true;
    }
    if (!ensure(t, machine, pin))
        return false;
    if ((err = cpy_gpio_write(machine->board, pin, level)) < 0 || cpy_pending(t))
        return failed(t, machine, err, "writing", pin);
    s->level = level;
    return true;
}

/* --- making and setting up --------------------------------------------------------------------------------------- */

cpy_value cpy_machine_pin_object(struct cpy_thread *t, uint16_t pin)
{
    struct cpy_machine *machine = cpy_machine(t);
    cpy_value type = machine ? cpy_type_of_def(t, &cpy_machine_pin_type) : CPY_ERROR;
    struct cpy_machine_pin_object *o;

    if (!type || machine->pins[pin].object.value)
        return type ? machine->pins[pin].object.value : CPY_ERROR;
    if (!(o = cpy_new_object(t, type)))
        return CPY_ERROR;
    o->machine = machine;
    o->number = pin;
    cpy_handle_set(t, &machine->pins[pin].object, cpy_from(o));
    return cpy_from(o);
}

/* What a call wants changed. */
struct wishes {
    int64_t mode, drive;
    cpy_value pull, value; /* unset: unchanged */
};

/* The arguments mode, pull, value, drive, alt, af, hold, in the order of SETTINGS. */
#define SETTINGS "mode=-1, pull=-1, *, value=<unset>, drive=-1, alt=-1, af=-1, hold=None"

static bool read_wishes(struct cpy_thread *t, const cpy_value *args, struct wishes *w)
{
    cpy_value alternative = args[4] == cpy_int(-1) ? args[5] : args[4];
    int64_t alt = -1;
    int hold = cpy_truth(t, args[6]);

    *w = (struct wishes){.mode = -1,
        .drive = -1,
        .pull = args[1] == cpy_int(-1) ? UNCHANGED : args[1],
        .value = args[2] == CPY_NONE ? UNCHANGED : args[2]};
    if (hold < 0 ||
        (args[0] != CPY_NONE && !cpy_argument_range(t, args[0], "mode", -1, CPY_MACHINE_ANALOG, &w->mode)) ||
        (args[3] != CPY_NONE && !cpy_argument_range(t, args[3], "drive", -1, 3, &w->drive)) ||
        (alternative != CPY_NONE && !cpy_argument_range(t, alternative, "alt", -1, 255, &alt)))
        return false;
    if (alt >= 0 || w->mode == CPY_MACHINE_ALT || w->mode == CPY_MACHINE_ALT_OPEN_DRAIN)
        cpy_raise(t, CPY_VALUE_ERROR, "a pin's other functions are chosen by I2C, SPI, UART and ADC, not by Pin(alt=)");
    else if (hold)
        cpy_raise(t, CPY_VALUE_ERROR, "no backend can hold a pin's state (hold=True)");
    return !cpy_pending(t);
}

/* PULL_UP, PULL_DOWN, or None and 0 for none. */
static bool read_pull(struct cpy_thread *t, cpy_value v, uint8_t *pull)
{
    int64_t n = CPY_PULL_NONE;

    if (v != CPY_NONE && !cpy_argument_range(t, v, "pull", CPY_PULL_NONE, CPY_PULL_DOWN, &n))
        return false;
    *pull = (uint8_t)n;
    return true;
}

/* Changes what is wished for, and sets the pin up if it has a mode. */
static bool grant(struct cpy_thread *t, struct cpy_machine *machine, uint16_t pin, const struct wishes *w)
{
    struct cpy_machine_pin *s = &machine->pins[pin];
    uint8_t pull = s->pull;
    int level = w->value ? cpy_truth(t, w->value) : s->level;

    if (level < 0 || (w->pull && !read_pull(t, w->pull, &pull)))
        return false;
    if (w->drive >= 0)
        s->drive = (uint8_t)w->drive;
    if (w->mode < 0 && !w->pull)
        return !w->value || cpy_machine_pin_write(t, machine, pin, level);
    if (w->mode >= 0)
        s->mode = (int8_t)w->mode;
    s->pull = pull;
    s->level = level;
    if (s->mode == CPY_MACHINE_ANALOG)
        return cpy_machine_give(t, &s->use);
    return s->mode == CPY_MACHINE_UNSET || apply(t, machine, pin);
}

/* args: id, settings. */
static cpy_value pin_make(struct cpy_thread *t, const cpy_value *args)
{
    uint16_t pin;
    struct wishes w;
    cpy_value o;

    if (!cpy_machine_pin_argument(t, args[0], &pin) || !read_wishes(t, args + 1, &w) ||
        !(o = cpy_machine_pin_object(t, pin)) || !grant(t, as_pin(o)->machine, pin, &w))
        return CPY_ERROR;
    return o;
}

static cpy_value pin_new(struct cpy_thread *t, const cpy_value *args) { return cpy_from(cpy_new_object(t, args[0])); }

/* Of a subclass.  args: self, id, settings. */
static cpy_value pin_start(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_machine_pin_object *o = as_pin(args[0]);
    struct wishes w;

    if (!cpy_machine_pin_argument(t, args[1], &o->number) || !read_wishes(t, args + 2, &w) ||
        !(o->machine = cpy_machine(t)))
        return CPY_ERROR;
    return grant(t, o->machine, o->number, &w) ? CPY_NONE : CPY_ERROR;
}

/* args: self, settings. */
static cpy_value pin_init(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_machine_pin_object *o = as_pin(args[0]);
    struct wishes w;

    return check_ready(t, o) && read_wishes(t, args + 1, &w) && grant(t, o->machine, o->number, &w) ? CPY_NONE
                                                                                                    : CPY_ERROR;
}

/* --- levels ------------------------------------------------------------------------------------------------------ */

static cpy_value write_level(struct cpy_thread *t, cpy_value self, bool level)
{
    const struct cpy_machine_pin_object *o = as_pin(self);

    return check_ready(t, o) && cpy_machine_pin_write(t, o->machine, o->number, level) ? CPY_NONE : CPY_ERROR;
}

/* args: self, x. */
static cpy_value pin_value(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_machine_pin_object *o = as_pin(args[0]);
    int level;

    if (args[1]) {
        level = args[1] == cpy_int(1) ? 1 : args[1] == cpy_int(0) ? 0 : cpy_truth(t, args[1]);
        return level < 0 ? CPY_ERROR : write_level(t, args[0], level);
    }
    level = check_ready(t, o) ? cpy_machine_pin_read(t, o->machine, o->number) : -1;
    return level < 0 ? CPY_ERROR : cpy_int(level);
}

static cpy_value pin_on(struct cpy_thread *t, const cpy_value *args) { return write_level(t, args[0], true); }
static cpy_value pin_off(struct cpy_thread *t, const cpy_value *args) { return write_level(t, args[0], false); }

static cpy_value pin_toggle(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_machine_pin_object *o = as_pin(args[0]);

    return check_ready(t, o) ? write_level(t, args[0], !state_of(o)->level) : CPY_ERROR;
}

/* --- one setting ------------------------------------------------------------------------------------------------- */

static cpy_value change(struct cpy_thread *t, cpy_value self, const struct wishes *w)
{
    const struct cpy_machine_pin_object *o = as_pin(self);

    return grant(t, o->machine, o->number, w) ? CPY_NONE : CPY_ERROR;
}

static cpy_value pin_mode(struct cpy_thread *t, const cpy_value *args)
{
    const cpy_value settings[] = {args[1], cpy_int(-1), CPY_UNSET, cpy_int(-1), cpy_int(-1), cpy_int(-1), CPY_NONE};
    struct wishes w;

    if (!check_ready(t, as_pin(args[0])))
        return CPY_ERROR;
    if (!args[1])
        return cpy_int(state_of(as_pin(args[0]))->mode);
    return read_wishes(t, settings, &w) ? change(t, args[0], &w) : CPY_ERROR;
}

static cpy_value pin_pull(struct cpy_thread *t, const cpy_value *args)
{
    const struct wishes w = {.mode = -1, .drive = -1, .pull = args[1]};
    uint8_t pull;

    if (!check_ready(t, as_pin(args[0])))
        return CPY_ERROR;
    pull = state_of(as_pin(args[0]))->pull;
    if (args[1])
        return change(t, args[0], &w);
    return pull == CPY_PULL_NONE ? CPY_NONE : cpy_int(pull);
}

static cpy_value pin_drive(struct cpy_thread *t, const cpy_value *args)
{
    struct wishes w = {.mode = -1};

    if (!check_ready(t, as_pin(args[0])))
        return CPY_ERROR;
    if (!args[1])
        return cpy_int(state_of(as_pin(args[0]))->drive);
    return cpy_argument_range(t, args[1], "drive", 0, 3, &w.drive) ? change(t, args[0], &w) : CPY_ERROR;
}

static const char *chip_name(const struct cpy_machine_pin_object *o)
{
    return o->machine->board->def->pins[o->number].name;
}

static cpy_value pin_id(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_machine_pin_object *o = as_pin(args[0]);

    return check_ready(t, o) ? cpy_str_from(t, chip_name(o)) : CPY_ERROR;
}

static cpy_value pin_alt_list(struct cpy_thread *t, const cpy_value *args)
{
    return check_ready(t, as_pin(args[0])) ? cpy_list_new(t, 0) : CPY_ERROR;
}

/* The microcontroller.Pin, by which CircuitPython's modules know it. */
static cpy_value pin_pin(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_machine_pin_object *o = as_pin(args[0]);

    return check_ready(t, o) ? cpy_pin_value(t, o->number) : CPY_ERROR;
}

/* Pin(Pin.board.D13, mode=Pin.OUT) */
static cpy_value pin_repr(struct cpy_thread *t, const cpy_value *args)
{
    static const char *const modes[] = {"IN", "OUT", "OPEN_DRAIN", "ALT", "ALT_OPEN_DRAIN", "ANALOG"};
    static const char *const pulls[] = {"", ", pull=Pin.PULL_UP", ", pull=Pin.PULL_DOWN"};
    const struct cpy_machine_pin_object *o = as_pin(args[0]);
    const struct cpy_machine_pin *s;
    const char *label;

    if (!check_ready(t, o))
        return CPY_ERROR;
    s = state_of(o);
    label = cpy_pin_label(o->machine->board->def, o->number);
    return cpy_str_format(t, "Pin(Pin.%s.%s%s%s%s)", label == chip_name(o) ? "cpu" : "board", label,
        s->mode < 0 ? "" : ", mode=Pin.", s->mode < 0 ? "" : modes[s->mode], pulls[s->pull]);
}

/* --- the type ---------------------------------------------------------------------------------------------------- */

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", pin_new, "Make an object of a subclass, without a pin yet.", 0},
    {"__init__", "(self, id, " SETTINGS ")", pin_start, "Choose the pin, and set it up as init() does.", 0},
    {"init", "(self, " SETTINGS ")", pin_init,
        "Set the pin up: IN, OUT, OPEN_DRAIN or ANALOG; what is not given stays.  drive is kept, without effect.", 0},
    {"value", "(self, x=<unset>, /)", pin_value,
        "Return the level, 0 or 1, or set it.  An input keeps the new level for when it becomes an output.", 0},
    {"__call__", "(self, x=<unset>, /)", pin_value, "Same as value().", 0},
    {"on", "(self, /)", pin_on, "Set the level to 1.", 0},
    {"off", "(self, /)", pin_off, "Set the level to 0.", 0},
    {"high", "(self, /)", pin_on, "Set the level to 1.", 0},
    {"low", "(self, /)", pin_off, "Set the level to 0.", 0},
    {"toggle", "(self, /)", pin_toggle, "Set the other level than the one set last.", 0},
    {"irq", "(self, handler=<unset>, trigger=<unset>, *, priority=1, wake=None, hard=False)", cpy_machine_pin_irq,
        "Call handler(pin) after edges of the pin: trigger is IRQ_FALLING, IRQ_RISING or both.  None: no more.", 0},
    {"mode", "(self, mode=<unset>, /)", pin_mode, "Return or set the mode; -1: never set.", 0},
    {"pull", "(self, pull=<unset>, /)", pin_pull, "Return or set the pull: PULL_UP, PULL_DOWN or None.", 0},
    {"drive", "(self, drive=<unset>, /)", pin_drive, "Return or set the drive strength, which has no effect.", 0},
    {"id", "(self, /)", pin_id, "Return the chip's name of the pin.", 0},
    {"alt_list", "(self, /)", pin_alt_list, "Return the pin's other functions that can be chosen by hand: none.", 0},
    {"__repr__", "(self, /)", pin_repr, "Return the pin's name and settings.", 0},
    {0},
};

static const struct cpy_attribute attributes[] = {
    {"_pin", pin_pin, NULL, "The pin as CircuitPython's modules know it."},
    {0},
};

static const struct cpy_constant constants[] = {
    CPY_INT_CONSTANT("IN", CPY_MACHINE_IN),
    CPY_INT_CONSTANT("OUT", CPY_MACHINE_OUT),
    CPY_INT_CONSTANT("OPEN_DRAIN", CPY_MACHINE_OPEN_DRAIN),
    CPY_INT_CONSTANT("ALT", CPY_MACHINE_ALT),
    CPY_INT_CONSTANT("ALT_OPEN_DRAIN", CPY_MACHINE_ALT_OPEN_DRAIN),
    CPY_INT_CONSTANT("ANALOG", CPY_MACHINE_ANALOG),
    CPY_INT_CONSTANT("PULL_NONE", CPY_PULL_NONE),
    CPY_INT_CONSTANT("PULL_UP", CPY_PULL_UP),
    CPY_INT_CONSTANT("PULL_DOWN", CPY_PULL_DOWN),
    CPY_INT_CONSTANT("PULL_HOLD", 4),
    CPY_INT_CONSTANT("DRIVE_0", 0),
    CPY_INT_CONSTANT("DRIVE_1", 1),
    CPY_INT_CONSTANT("DRIVE_2", 2),
    CPY_INT_CONSTANT("DRIVE_3", 3),
    CPY_INT_CONSTANT("LOW_POWER", 0),
    CPY_INT_CONSTANT("MED_POWER", 1),
    CPY_INT_CONSTANT("HIGH_POWER", 2),
    CPY_INT_CONSTANT("IRQ_LOW_LEVEL", 1),
    CPY_INT_CONSTANT("IRQ_HIGH_LEVEL", 2),
    CPY_INT_CONSTANT("IRQ_FALLING", 4),
    CPY_INT_CONSTANT("IRQ_RISING", 8),
    {0},
};

/* Pin.board and Pin.cpu. */
static bool fill(struct cpy_thread *t, cpy_value type, cpy_value dict)
{
    cpy_value board = cpy_machine_names(t, false), cpu = board ? cpy_machine_names(t, true) : CPY_ERROR;

    (void)type;
    return cpu && cpy_dict_set_str(t, dict, "board", board) && cpy_dict_set_str(t, dict, "cpu", cpu);
}

static const struct cpy_function make = {"Pin", "(id, " SETTINGS ")", pin_make,
    "Return the pin with this id: a number, a name, a pin, or (port, number).  What is not given stays as it is.", 0};

const struct cpy_type_def cpy_machine_pin_type = {
    .name = "machine.Pin",
    .doc = "Pin(id, mode=-1, pull=-1, *, value, drive=0): a pin as a digital input or output.\n\n"
           "It stays what it was set up as until the program ends; there is one object for each pin.",
    .size = sizeof(struct cpy_machine_pin_object),
    .flags = CPY_TYPE_HAS_DICT,
    .methods = methods,
    .attributes = attributes,
    .constants = constants,
    .make = &make,
    .fill = fill,
};
