/* SPDX-License-Identifier: MIT */
/* modules/micropython/machine_adc.c - machine.ADC, ADCBlock, and the channels of WiPy's ADC.
 *
 * There is one ADC object for each pin.  Resolution and attenuation are what the board's
 * converter has; what a script sets is kept and only changes what read() is scaled to. */
#include "modules/micropython/machine.h"

#define BITS_LEAST 1
#define BITS_MOST 16
#define LEGACY_BITS 12        /* of read(), unless width() says otherwise */
#define CORE_TEMPERATURE (-2) /* ADC.CORE_TEMP: no channel of ours */

/* machine.ADC.  Without a pin it is WiPy's ADC(), whose channel() makes one with a pin. */
struct adc {
    struct cpy_object head;
    struct cpy_machine_use use;
    uint16_t pin; /* CPY_NO_PIN: none */
    uint8_t bits; /* of read() */
    uint8_t attenuation;
    bool ended; /* deinit() has been called */
};

/* machine.ADCBlock. */
struct block {
    struct cpy_object head;
    uint8_t id, bits;
};

static struct adc *as_adc(cpy_value v) { return (struct adc *)cpy_pointer(v); }

static void close_adc(struct cpy_thread *t, struct cpy_machine_use *use)
{
    (void)t;
    cpy_adc_close(use->machine->board, use->pins[0]);
}

static void adc_finalize(struct cpy_thread *t, struct cpy_object *o) { cpy_machine_drop(t, &((struct adc *)o)->use); }

static bool failed(struct cpy_thread *t, struct cpy_board *board, int err, const char *doing, uint16_t pin)
{
    cpy_raise_io(t, board, err, "%s pin %s", doing, cpy_pin_label(board->def, pin));
    return false;
}

/* --- pins -------------------------------------------------------------------------------------------------------- */

/* The pin of a channel: a number of the ADC comes before the number of a pin. */
static uint16_t pin_of_channel(const struct cpy_board_def *def, int64_t channel)
{
    for (unsigned i = 0; i < def->pin_count; i++)
        if (def->pins[i].can & CPY_CAN_ADC && def->pins[i].adc == channel)
            return (uint16_t)i;
    return CPY_NO_PIN;
}

static bool refuse_pin(struct cpy_thread *t, const struct cpy_board_def *def, uint16_t pin)
{
    cpy_value others = cpy_pins_that_can(t, def, CPY_CAN_ADC);

    if (others)
        cpy_raise(
            t, CPY_VALUE_ERROR, "%s has no ADC%V", pin == CPY_NO_PIN ? def->title : cpy_pin_label(def, pin), others);
    return false;
}

static bool read_source(struct cpy_thread *t, cpy_value id, uint16_t *pin)
{
    struct cpy_machine *machine = cpy_machine(t);
    const struct cpy_board_def *def;

    if (!machine)
        return false;
    def = machine->board->def;
    if (id == cpy_int(CORE_TEMPERATURE)) {
        cpy_raise(t, CPY_VALUE_ERROR, "the ADC of %s has no channel for the chip's temperature", def->title);
        return false;
    }
    *pin = cpy_is_small(id) ? pin_of_channel(def, cpy_small(id)) : CPY_NO_PIN;
    if (*pin == CPY_NO_PIN && !cpy_machine_pin_argument(t, id, pin))
        return false;
    return (def->pins[*pin].can & CPY_CAN_ADC) || refuse_pin(t, def, *pin);
}

static bool ensure(struct cpy_thread *t, struct adc *a)
{
    struct cpy_board *board;
    int err;

    if (CPY_LIKELY(a->use.count))
        return true;
    if (a->ended || a->pin == CPY_NO_PIN) {
        if (a->ended)
            cpy_raise_deinited(t);
        else
            cpy_raise(t, CPY_VALUE_ERROR, "this ADC has no pin; channel(pin=...) makes one that has");
        return false;
    }
    if (!cpy_machine_take(t, &a->use, &a->pin, 1))
        return false;
    board = a->use.machine->board;
    if ((err = cpy_adc_open(board, a->pin)) >= 0 && !cpy_pending(t))
        return true;
    failed(t, board, err, "measuring on", a->pin);
    cpy_machine_drop(t, &a->use);
    return false;
}

/* 0 to 65535, or -1; *full, unless full is NULL: the microvolts that are 65535. */
static int64_t measure(struct cpy_thread *t, struct adc *a, uint32_t *full)
{
    struct cpy_board *board;
    uint16_t value = 0;
    int err;

    if (!ensure(t, a) || !cpy_machine_enter(t, &a->use, CPY_CALL))
        return -1;
    board = a->use.machine->board;
    err = cpy_adc_read(board, a->pin, &value);
    if (full)
        *full = cpy_adc_reference(board, a->pin);
    cpy_machine_leave(t, &a->use, CPY_CALL);
    if (err >= 0 && !cpy_pending(t))
        return value;
    failed(t, board, err, "reading", a->pin);
    return -1;
}

/* --- making ------------------------------------------------------------------------------------------------------ */

static struct adc *new_adc(struct cpy_thread *t, cpy_value type)
{
    struct adc *a = type ? cpy_new_object(t, type) : NULL;

    if (!a)
        return NULL;
    a->use = (struct cpy_machine_use){.owner = "machine.ADC", .close = close_adc};
    a->pin = CPY_NO_PIN;
    a->bits = LEGACY_BITS;
    return a;
}

/* Settings sample_ns, atten, bits. */
#define SETTINGS "*, sample_ns=<unset>, atten=<unset>, bits=<unset>"

static bool set(struct cpy_thread *t, struct adc *a, const cpy_value *settings)
{
    int64_t ns, attenuation = a->attenuation, bits = a->bits;

    if (!cpy_machine_range_option(t, settings[0], "sample_ns", 0, INT32_MAX, &ns) ||
        !cpy_machine_range_option(t, settings[1], "atten", 0, 3, &attenuation) ||
        !cpy_machine_range_option(t, settings[2], "bits", BITS_LEAST, BITS_MOST, &bits))
        return false;
    a->attenuation = (uint8_t)attenuation;
    a->bits = (uint8_t)bits;
    return true;
}

/* The one ADC of a pin. */
static struct adc *adc_of(struct cpy_thread *t, uint16_t pin)
{
    cpy_value known = cpy_machine_known(t, "ADC", pin);
    struct adc *a;

    if (known)
        return as_adc(known);
    if (cpy_pending(t) || !(a = new_adc(t, cpy_type_of_def(t, &cpy_machine_adc_type))))
        return NULL;
    a->pin = pin;
    return cpy_machine_once(t, "ADC", pin, cpy_from(a)) ? a : NULL;
}

/* args: id, settings.  Without an id: WiPy's. */
static cpy_value adc_make(struct cpy_thread *t, const cpy_value *args)
{
    struct adc *a;
    uint16_t pin;

    if (!args[0])
        a = new_adc(t, cpy_type_of_def(t, &cpy_machine_adc_type));
    else if (read_source(t, args[0], &pin) && (a = adc_of(t, pin)))
        a->ended = false;
    else
        return CPY_ERROR;
    return a && set(t, a, args + 1) && (a->pin == CPY_NO_PIN || ensure(t, a)) ? cpy_from(a) : CPY_ERROR;
}

static cpy_value adc_new(struct cpy_thread *t, const cpy_value *args) { return cpy_from(new_adc(t, args[0])); }

/* Of a subclass.  args: self, id, settings. */
static cpy_value adc_start(struct cpy_thread *t, const cpy_value *args)
{
    struct adc *a = as_adc(args[0]);

    if (!cpy_machine_give(t, &a->use) || (args[1] && !read_source(t, args[1], &a->pin)) || !set(t, a, args + 2))
        return CPY_ERROR;
    a->ended = false;
    return a->pin == CPY_NO_PIN || ensure(t, a) ? CPY_NONE : CPY_ERROR;
}

/* args: self, settings. */
static cpy_value adc_init(struct cpy_thread *t, const cpy_value *args)
{
    struct adc *a = as_adc(args[0]);

    a->ended = false;
    return set(t, a, args + 1) && (a->pin == CPY_NO_PIN || ensure(t, a)) ? CPY_NONE : CPY_ERROR;
}

static cpy_value adc_deinit(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_machine_give(t, &as_adc(args[0])->use))
        return CPY_ERROR;
    as_adc(args[0])->ended = true;
    return CPY_NONE;
}

/* --- reading ----------------------------------------------------------------------------------------------------- */

static cpy_value adc_read_u16(struct cpy_thread *t, const cpy_value *args)
{
    int64_t value = measure(t, as_adc(args[0]), NULL);

    return value < 0 ? CPY_ERROR : cpy_int(value);
}

static cpy_value adc_read(struct cpy_thread *t, const cpy_value *args)
{
    int64_t value = measure(t, as_adc(args[0]), NULL);

    return value < 0 ? CPY_ERROR : cpy_int(value >> (16 - as_adc(args[0])->bits));
}

static cpy_value adc_read_uv(struct cpy_thread *t, const cpy_value *args)
{
    uint32_t full;
    int64_t value = measure(t, as_adc(args[0]), &full);

    return value < 0 ? CPY_ERROR : cpy_int((value * full + UINT16_MAX / 2) / UINT16_MAX);
}

/* args: self, atten. */
static cpy_value adc_atten(struct cpy_thread *t, const cpy_value *args)
{
    const cpy_value settings[] = {CPY_UNSET, args[1], CPY_UNSET};

    return set(t, as_adc(args[0]), settings) ? CPY_NONE : CPY_ERROR;
}

/* args: self, bits. */
static cpy_value adc_width(struct cpy_thread *t, const cpy_value *args)
{
    const cpy_value settings[] = {CPY_UNSET, CPY_UNSET, args[1]};

    return set(t, as_adc(args[0]), settings) ? CPY_NONE : CPY_ERROR;
}

static cpy_value adc_repr(struct cpy_thread *t, const cpy_value *args)
{
    const struct adc *a = as_adc(args[0]);

    return cpy_str_format(t, a->pin == CPY_NO_PIN ? "ADC()" : "ADC(%s)", cpy_pin_text(t, a->pin));
}

static cpy_value new_block(struct cpy_thread *t, uint8_t id, uint8_t bits)
{
    cpy_value type = cpy_type_of_def(t, &cpy_machine_adc_block_type);
    struct block *block = type ? cpy_new_object(t, type) : NULL;

    if (block) {
        block->id = id;
        block->bits = bits;
    }
    return cpy_from(block);
}

static cpy_value adc_block(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_machine *machine = cpy_machine(t);
    const struct adc *a = as_adc(args[0]);

    if (!machine)
        return CPY_ERROR;
    return new_block(
        t, a->pin != CPY_NO_PIN && machine->board->def->pins[a->pin].adc >= 32, (uint8_t)machine->board->def->adc_bits);
}

/* WiPy's: an ADC for a pin, called a channel.  args: self, id, pin. */
static cpy_value adc_channel(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value type = cpy_type_of_def(t, &cpy_machine_adc_channel_type);
    struct adc *a;
    uint16_t pin;

    if (!args[1] && !args[2])
        return cpy_raise(t, CPY_TYPE_ERROR, "channel() needs an id or pin=");
    if (!read_source(t, args[2] ? args[2] : args[1], &pin) || !(a = new_adc(t, type)))
        return CPY_ERROR;
    a->pin = pin;
    a->bits = as_adc(args[0])->bits;
    return ensure(t, a) ? cpy_from(a) : CPY_ERROR;
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", adc_new, "Make an object of a subclass, without a pin yet.", 0},
    {"__init__", "(self, id=<unset>, " SETTINGS ")", adc_start, "Choose the pin.", 0},
    {"init", "(self, " SETTINGS ")", adc_init, "Change settings; an ADC after deinit() works again.", 0},
    {"deinit", "(self, /)", adc_deinit, "Give the pin back.", 0},
    {"block", "(self, /)", adc_block, "Return the ADCBlock that the channel belongs to.", 0},
    {"read_u16", "(self, /)", adc_read_u16, "Return the voltage: 0 to 65535 for 0 V to the reference.", 0},
    {"read_uv", "(self, /)", adc_read_uv, "Return the voltage in microvolts.", 0},
    {"read", "(self, /)", adc_read, "Return the voltage with 12 bits, 0 to 4095, or as many as width() says.", 0},
    {"atten", "(self, atten, /)", adc_atten, "Keep an attenuation, an ATTN_ constant; the range stays the reference's.",
        0},
    {"width", "(self, bits, /)", adc_width, "Set the bits of read().", 0},
    {"channel", "(self, id=<unset>, *, pin=<unset>)", adc_channel, "Return an ADCChannel for a channel or pin.", 0},
    {"__repr__", "(self, /)", adc_repr, "Return the name of the pin.", 0},
    {0},
};

static const struct cpy_constant constants[] = {
    CPY_INT_CONSTANT("ATTN_0DB", 0),
    CPY_INT_CONSTANT("ATTN_2_5DB", 1),
    CPY_INT_CONSTANT("ATTN_6DB", 2),
    CPY_INT_CONSTANT("ATTN_11DB", 3),
    CPY_INT_CONSTANT("WIDTH_9BIT", 9),
    CPY_INT_CONSTANT("WIDTH_10BIT", 10),
    CPY_INT_CONSTANT("WIDTH_11BIT", 11),
    CPY_INT_CONSTANT("WIDTH_12BIT", 12),
    CPY_INT_CONSTANT("WIDTH_13BIT", 13),
    CPY_INT_CONSTANT("CORE_TEMP", CORE_TEMPERATURE),
    {0},
};

static const struct cpy_function make = {
    "ADC", "(id=<unset>, " SETTINGS ")", adc_make, "Return the ADC of a pin or channel.", 0};

const struct cpy_type_def cpy_machine_adc_type = {
    .name = "machine.ADC",
    .doc = "ADC(id, *, sample_ns, atten): a voltage measured on a pin.",
    .size = sizeof(struct adc),
    .flags = CPY_TYPE_HAS_DICT,
    .methods = methods,
    .constants = constants,
    .make = &make,
    .finalize = adc_finalize,
};

/* --- ADCChannel -------------------------------------------------------------------------------------------------- */

static const struct cpy_function channel_methods[] = {
    {"value", "(self, /)", adc_read, "Return the voltage with as many bits as its ADC has.", 0},
    {"__call__", "(self, /)", adc_read, "Same as value().", 0},
    {"init", "(self, " SETTINGS ")", adc_init, "Measure again after deinit().", 0},
    {"deinit", "(self, /)", adc_deinit, "Give the pin back.", 0},
    {0},
};

const struct cpy_type_def cpy_machine_adc_channel_type = {
    .name = "machine.ADCChannel",
    .doc = "A pin of WiPy's ADC: what ADC().channel() returns.",
    .size = sizeof(struct adc),
    .flags = CPY_TYPE_ABSTRACT,
    .methods = channel_methods,
    .finalize = adc_finalize,
};

/* --- ADCBlock ---------------------------------------------------------------------------------------------------- */

static struct block *as_block(cpy_value v) { return (struct block *)cpy_pointer(v); }

static cpy_value block_new(struct cpy_thread *t, const cpy_value *args) { return cpy_from(cpy_new_object(t, args[0])); }

static bool set_bits(struct cpy_thread *t, struct block *block, cpy_value bits)
{
    int64_t n = block->bits;

    if (!cpy_machine_range_option(t, bits, "bits", BITS_LEAST, BITS_MOST, &n))
        return false;
    block->bits = (uint8_t)n;
    return true;
}

/* args: self, id, bits. */
static cpy_value block_start(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_machine *machine = cpy_machine(t);
    int64_t id;

    if (!machine || !cpy_argument_range(t, args[1], "id", 0, 3, &id))
        return CPY_ERROR;
    if (!machine->board->def->adc_bits)
        return refuse_pin(t, machine->board->def, CPY_NO_PIN), CPY_ERROR;
    as_block(args[0])->id = (uint8_t)id;
    as_block(args[0])->bits = (uint8_t)machine->board->def->adc_bits;
    return set_bits(t, as_block(args[0]), args[2]) ? CPY_NONE : CPY_ERROR;
}

/* args: self, bits. */
static cpy_value block_init(struct cpy_thread *t, const cpy_value *args)
{
    return set_bits(t, as_block(args[0]), args[1]) ? CPY_NONE : CPY_ERROR;
}

/* args: self, channel or source, source, settings. */
static cpy_value block_connect(struct cpy_thread *t, const cpy_value *args)
{
    uint16_t pin, channel;
    struct adc *a;

    if (!read_source(t, args[2] ? args[2] : args[1], &pin) || (args[2] && !read_source(t, args[1], &channel)))
        return CPY_ERROR;
    if (args[2] && channel != pin)
        return cpy_raise(t, CPY_VALUE_ERROR, "channel %R is wired to pin %s, not %s", args[1], cpy_pin_text(t, channel),
            cpy_pin_text(t, pin));
    if (!(a = adc_of(t, pin)))
        return CPY_ERROR;
    a->ended = false;
    a->bits = as_block(args[0])->bits;
    return set(t, a, args + 3) && ensure(t, a) ? cpy_from(a) : CPY_ERROR;
}

static cpy_value block_repr(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_str_format(t, "ADCBlock(%d, bits=%d)", as_block(args[0])->id, as_block(args[0])->bits);
}

static const struct cpy_function block_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", block_new, "Make an object that is no block yet.", 0},
    {"__init__", "(self, id, *, bits=<unset>)", block_start, "Choose the converter and the bits that read() gives.", 0},
    {"init", "(self, *, bits=<unset>)", block_init, "Change the bits that read() gives.", 0},
    {"connect", "(self, channel, source=<unset>, " SETTINGS ")", block_connect,
        "Return the ADC of a channel, a pin, or both.", 0},
    {"__repr__", "(self, /)", block_repr, "Return id and bits.", 0},
    {0},
};

const struct cpy_type_def cpy_machine_adc_block_type = {
    .name = "machine.ADCBlock",
    .doc = "ADCBlock(id, *, bits): the converter behind some ADC channels.",
    .size = sizeof(struct block),
    .methods = block_methods,
};
