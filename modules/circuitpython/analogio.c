/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/analogio.c - module analogio: voltages in and out.
 *
 * Values are of 16 bits whatever the converter's resolution. */
#include "modules/hardware/hardware.h"

/* AnalogIn and AnalogOut alike. */
struct analog {
    struct cpy_object head;
    struct cpy_board *board; /* NULL: not initialised, or deinitialised */
    struct cpy_calls calls;
    uint16_t pin;
    uint16_t value; /* of an output: what was last written */
};

/* What differs between the two. */
struct kind {
    const char *owner, *word; /* "AnalogIn", "input" */
    enum cpy_pin_can can;
    int (*open)(struct cpy_board *board, uint16_t pin);
    cpy_give_back give_back;
    cpy_native init;
};

static cpy_value in_init(struct cpy_thread *t, const cpy_value *args);
static cpy_value out_init(struct cpy_thread *t, const cpy_value *args);
static void give_back_input(void *object, struct cpy_board *board);
static void give_back_output(void *object, struct cpy_board *board);
static const struct kind input = {"AnalogIn", "input", CPY_CAN_ADC, cpy_adc_open, give_back_input, in_init};
static const struct kind output = {"AnalogOut", "output", CPY_CAN_DAC, cpy_dac_open, give_back_output, out_init};

static struct analog *as_analog(cpy_value v) { return (struct analog *)cpy_pointer(v); }

/* board: a's; what runs meanwhile may have deinitialised a. */
static cpy_value failed(
    struct cpy_thread *t, const struct analog *a, struct cpy_board *board, int err, const char *doing)
{
    return cpy_raise_io(t, board, err, "%s pin %s", doing, cpy_pin_label(board->def, a->pin));
}

static void give_back_input(void *object, struct cpy_board *board)
{
    const struct analog *a = object;

    cpy_adc_close(board, a->pin);
    cpy_board_release(board, &a->pin, 1);
}

static void give_back_output(void *object, struct cpy_board *board)
{
    const struct analog *a = object;

    cpy_dac_close(board, a->pin);
    cpy_board_release(board, &a->pin, 1);
}

/* False: an exception is pending, and a stays open. */
static bool release(struct cpy_thread *t, struct analog *a, const struct kind *kind)
{
    return cpy_calls_close(t, &a->calls, &a->board, NULL, kind->give_back, a);
}

/* ValueError: D5 has no analog input; pins that have one: A0, A1. */
static bool refuse_pin(struct cpy_thread *t, const struct cpy_board_def *def, uint16_t pin, const struct kind *kind)
{
    cpy_value others = cpy_pins_that_can(t, def, kind->can);

    if (others)
        cpy_raise(t, CPY_VALUE_ERROR, "%s has no analog %s%V", cpy_pin_label(def, pin), kind->word, others);
    return false;
}

static cpy_value open_analog(struct cpy_thread *t, const cpy_value *args, const struct kind *kind)
{
    struct analog *a = as_analog(args[0]);
    struct cpy_board *board = cpy_hardware(t);
    uint16_t pin;
    int err;

    if (!board || !cpy_pin_argument(t, args[1], "pin", false, &pin))
        return CPY_ERROR;
    if (!(board->def->pins[pin].can & kind->can))
        return refuse_pin(t, board->def, pin, kind), CPY_ERROR;
    if (!release(t, a, kind) || !cpy_claim_in(t, board, &pin, 1, kind->owner, kind->init))
        return CPY_ERROR;
    if ((err = kind->open(board, pin)) < 0) {
        cpy_board_release(board, &pin, 1);
        return cpy_raise_io(t, board, err, "opening %s on pin %s", kind->owner, cpy_pin_label(board->def, pin));
    }
    a->pin = pin;
    a->board = board;
    a->value = 0;
    return CPY_NONE;
}

static cpy_value analog_new(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_from(cpy_new_object(t, args[0]));
}

static cpy_value analog_enter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

/* --- AnalogIn ---------------------------------------------------------------------------------------------------- */

static cpy_value in_init(struct cpy_thread *t, const cpy_value *args) { return open_analog(t, args, &input); }

static cpy_value in_deinit(struct cpy_thread *t, const cpy_value *args)
{
    return release(t, as_analog(args[0]), &input) ? CPY_NONE : CPY_ERROR;
}

static void in_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    cpy_calls_finalized(t, release(t, (struct analog *)o, &input));
}

static cpy_value in_value(struct cpy_thread *t, const cpy_value *args)
{
    struct analog *a = as_analog(args[0]);
    struct cpy_board *board = a->board;
    uint16_t value = 0;
    int err;

    if (!cpy_call_begin(t, &a->calls, CPY_CALL, &a->board))
        return CPY_ERROR;
    err = cpy_adc_read(board, a->pin, &value);
    cpy_call_end(t, &a->calls, CPY_CALL, board);
    return err < 0 || cpy_pending(t) ? failed(t, a, board, err, "reading") : cpy_int(value);
}

static cpy_value in_reference_voltage(struct cpy_thread *t, const cpy_value *args)
{
    const struct analog *a = as_analog(args[0]);

    return a->board ? cpy_float_from(t, cpy_adc_reference(a->board, a->pin) / 1e6) : cpy_raise_deinited(t);
}

static const struct cpy_function in_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", analog_new, "Make an object that has no pin yet.", 0},
    {"__init__", "(self, pin)", in_init, "Take the pin for measuring.", 0},
    {"deinit", "(self, /)", in_deinit, "Give the pin back.", 0},
    {"__enter__", "(self, /)", analog_enter, "Return self.", 0},
    {"__exit__", "(self, type=None, value=None, traceback=None, /)", in_deinit, "Call deinit().", 0},
    {0},
};

static const struct cpy_attribute in_attributes[] = {
    {"value", in_value, NULL, "The voltage, 0 to 65535 for 0 V to the reference voltage."},
    {"reference_voltage", in_reference_voltage, NULL, "The voltage, in volts, at which value is 65535."},
    {0},
};

static const struct cpy_type_def in_type = {
    .name = "analogio.AnalogIn",
    .doc = "AnalogIn(pin): a pin whose voltage is measured.",
    .size = sizeof(struct analog),
    .methods = in_methods,
    .attributes = in_attributes,
    .finalize = in_finalize,
};

/* --- AnalogOut --------------------------------------------------------------------------------------------------- */

static cpy_value out_init(struct cpy_thread *t, const cpy_value *args) { return open_analog(t, args, &output); }

static cpy_value out_deinit(struct cpy_thread *t, const cpy_value *args)
{
    return release(t, as_analog(args[0]), &output) ? CPY_NONE : CPY_ERROR;
}

static void out_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    cpy_calls_finalized(t, release(t, (struct analog *)o, &output));
}

static cpy_value out_value(struct cpy_thread *t, const cpy_value *args)
{
    const struct analog *a = as_analog(args[0]);

    return a->board ? cpy_int(a->value) : cpy_raise_deinited(t);
}

static cpy_value out_set_value(struct cpy_thread *t, const cpy_value *args)
{
    struct analog *a = as_analog(args[0]);
    struct cpy_board *board = a->board;
    int64_t value;
    int err;

    if (!board)
        return cpy_raise_deinited(t);
    if (!args[1])
        return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "attribute 'value' of 'AnalogOut' objects cannot be deleted");
    if (!cpy_argument_range(t, args[1], "value", 0, UINT16_MAX, &value))
        return CPY_ERROR;
    if ((err = cpy_dac_write(board, a->pin, (uint16_t)value)) < 0 || cpy_pending(t))
        return failed(t, a, board, err, "writing");
    a->value = (uint16_t)value;
    return CPY_NONE;
}

static const struct cpy_function out_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", analog_new, "Make an object that has no pin yet.", 0},
    {"__init__", "(self, pin)", out_init, "Take the pin for putting out a voltage.", 0},
    {"deinit", "(self, /)", out_deinit, "Give the pin back.", 0},
    {"__enter__", "(self, /)", analog_enter, "Return self.", 0},
    {"__exit__", "(self, type=None, value=None, traceback=None, /)", out_deinit, "Call deinit().", 0},
    {0},
};

static const struct cpy_attribute out_attributes[] = {
    {"value", out_value, out_set_value, "The voltage put out, 0 to 65535 for 0 V to the reference voltage."},
    {0},
};

static const struct cpy_type_def out_type = {
    .name = "analogio.AnalogOut",
    .doc = "AnalogOut(pin): a pin that puts out a voltage.",
    .size = sizeof(struct analog),
    .methods = out_methods,
    .attributes = out_attributes,
    .finalize = out_finalize,
};

static const struct cpy_type_def *const types[] = {&in_type, &out_type, NULL};

const struct cpy_module_def cpy_module_analogio = {
    .name = "analogio",
    .doc = "Pins that measure and put out voltages.",
    .types = types,
};
