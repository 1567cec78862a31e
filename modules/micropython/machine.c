/* SPDX-License-Identifier: MIT */
/* modules/micropython/machine.c - module machine: its table, and the functions that concern the whole chip.
 *
 * What the chip is and how it starts over, module microcontroller knows. */
#include "modules/micropython/machine.h"

#include <stdlib.h>

#define CAUSE_VARIABLE "CPY_RESET_CAUSE" /* in the environment of a program that has been started again */

enum { PWRON_RESET = 1, HARD_RESET, WDT_RESET, DEEPSLEEP_RESET, SOFT_RESET };

/* --- starting over ----------------------------------------------------------------------------------------------- */

static cpy_value start_over(struct cpy_thread *t, int cause)
{
    cpy_value microcontroller = cpy_import(t, "microcontroller");
    char digit[] = {(char)('0' + cause), 0};

    if (!microcontroller)
        return CPY_ERROR;
    setenv(CAUSE_VARIABLE, digit, 1);
    return cpy_call_method(t, microcontroller, "reset", 0);
}

static cpy_value reset(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return start_over(t, HARD_RESET);
}

static cpy_value soft_reset(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return start_over(t, SOFT_RESET);
}

/* args: time_ms. */
static cpy_value deepsleep(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_machine_lightsleep(t, args) ? start_over(t, DEEPSLEEP_RESET) : CPY_ERROR;
}

static cpy_value bootloader(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value text = cpy_str_from(t, "machine.bootloader(): there is no firmware to be changed; the program ends");

    (void)args;
    return text ? cpy_raise_with(t, CPY_SYSTEM_EXIT, text) : CPY_ERROR;
}

static cpy_value reset_cause(struct cpy_thread *t, const cpy_value *args)
{
    const char *cause = getenv(CAUSE_VARIABLE);

    (void)t;
    (void)args;
    return cpy_int(cause && *cause >= '0' + PWRON_RESET && *cause <= '0' + SOFT_RESET ? *cause - '0' : PWRON_RESET);
}

static cpy_value wake_reason(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return cpy_int(0);
}

/* --- interrupts -------------------------------------------------------------------------------------------------- */

static cpy_value disable_irq(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_machine *machine = cpy_machine(t);

    (void)args;
    if (!machine)
        return CPY_ERROR;
    cpy_hardware_hold_handlers(t);
    return cpy_int(machine->held++);
}

/* args: state, what disable_irq() returned: handlers are held back as deep as they were then. */
static cpy_value enable_irq(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_machine *machine = cpy_machine(t);
    int64_t depth = 0;

    if (!machine ||
        !cpy_machine_range_option(t, args[0] == CPY_TRUE ? cpy_int(0) : args[0], "state", 0, UINT32_MAX, &depth))
        return CPY_ERROR;
    for (; machine->held > depth; machine->held--)
        cpy_hardware_let_handlers(t);
    return CPY_NONE;
}

/* --- the chip ---------------------------------------------------------------------------------------------------- */

/* An attribute of microcontroller.cpu. */
static cpy_value cpu(struct cpy_thread *t, const char *name)
{
    cpy_value module = cpy_import(t, "microcontroller"), value = module ? cpy_getattr_str(t, module, "cpu") : CPY_ERROR;

    return value ? cpy_getattr_str(t, value, name) : CPY_ERROR;
}

/* args: hz, the frequency of peripherals (rp2). */
static cpy_value freq(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_machine *machine = cpy_machine(t);
    int64_t hz;

    if (!machine)
        return CPY_ERROR;
    if (!args[0])
        return machine->hz ? cpy_int(machine->hz) : cpu(t, "frequency");
    if (!cpy_argument_range(t, args[0], "hz", 1, UINT32_MAX, &hz))
        return CPY_ERROR;
    if (!machine->board->backend->in_process)
        return cpy_raise(t, CPY_VALUE_ERROR, "the clock of %s cannot be set", machine->board->def->title);
    machine->hz = (uint32_t)hz;
    return CPY_NONE;
}

static cpy_value unique_id(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value uid = cpu(t, "uid"), bytes = cpy_builtin_type(t, CPY_TYPE_BYTES);

    (void)args;
    return uid ? cpy_call_1(t, bytes, uid) : CPY_ERROR;
}

/* As module random has it: on a virtual clock the same in each run. */
static cpy_value rng(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value random = cpy_import(t, "random");

    (void)args;
    return random ? cpy_call_method(t, random, "getrandbits", 1, cpy_int(24)) : CPY_ERROR;
}

/* --- the module -------------------------------------------------------------------------------------------------- */

static const struct cpy_function functions[] = {
    {"reset", "()", reset, "Start the program over; reset_cause() is then HARD_RESET.", 0},
    {"soft_reset", "()", soft_reset, "Start the program over; reset_cause() is then SOFT_RESET.", 0},
    {"reset_cause", "()", reset_cause, "Return why the program was started, a ..._RESET constant.", 0},
    {"bootloader", "(value=None, /)", bootloader, "End the program: there is no firmware that could be changed.", 0},
    {"disable_irq", "()", disable_irq, "Hold pin handlers back, and return a state for enable_irq().", 0},
    {"enable_irq", "(state=<unset>, /)", enable_irq,
        "Go back to the state that disable_irq() returned; without, let all go.", 0},
    {"freq", "(hz=<unset>, peripherals=<unset>, /)", freq,
        "Return the processor's clock in Hz; or set it, which a simulated chip only remembers.", 0},
    {"idle", "()", cpy_machine_idle, "Wait for an event of a pin with a handler, at most 1 ms.", 0},
    {"sleep", "(time_ms=<unset>, /)", cpy_machine_lightsleep, "Same as lightsleep().", 0},
    {"lightsleep", "(time_ms=<unset>, /)", cpy_machine_lightsleep,
        "Wait for an event of a pin with a handler, or until the time has passed.", 0},
    {"deepsleep", "(time_ms=<unset>, /)", deepsleep, "Wait as lightsleep() does, then start the program over.", 0},
    {"wake_reason", "()", wake_reason, "Return why the chip woke up: 0, as it never slept.", 0},
    {"unique_id", "()", unique_id, "Return bytes that identify the computer or the simulated board.", 0},
    {"rng", "()", rng, "Return a random number of 24 bits.", 0},
    {"time_pulse_us", "(pin, pulse_level, timeout_us=1000000, /)", cpy_machine_time_pulse_us,
        "Return how long the next pulse of this level lasts, in us; -2: none began in time, -1: it did not end.", 0},
    {"bitstream", "(pin, encoding, timing, data, /)", cpy_machine_bitstream,
        "Send bytes over an output, bit by bit: timing is (high of a 0, low of a 0, high of a 1, low of a 1) in ns.",
        0},
    {0},
};

static const struct cpy_constant constants[] = {
    CPY_INT_CONSTANT("IDLE", 1),
    CPY_INT_CONSTANT("SLEEP", 2),
    CPY_INT_CONSTANT("DEEPSLEEP", 4),
    CPY_INT_CONSTANT("PWRON_RESET", PWRON_RESET),
    CPY_INT_CONSTANT("HARD_RESET", HARD_RESET),
    CPY_INT_CONSTANT("WDT_RESET", WDT_RESET),
    CPY_INT_CONSTANT("DEEPSLEEP_RESET", DEEPSLEEP_RESET),
    CPY_INT_CONSTANT("SOFT_RESET", SOFT_RESET),
    CPY_INT_CONSTANT("WLAN_WAKE", 1),
    CPY_INT_CONSTANT("PIN_WAKE", 2),
    CPY_INT_CONSTANT("RTC_WAKE", 4),
    {0},
};

static const struct cpy_type_def *const types[] = {&cpy_machine_pin_type, &cpy_machine_signal_type,
    &cpy_machine_adc_type, &cpy_machine_adc_block_type, &cpy_machine_adc_channel_type, &cpy_machine_i2c_type,
    &cpy_machine_soft_i2c_type, &cpy_machine_spi_type, &cpy_machine_soft_spi_type, &cpy_machine_uart_type, &cpy_machine_pwm_type,
    &cpy_machine_counter_type, &cpy_machine_encoder_type, NULL};

/* WiPy's manual says ADCWiPy where its scripts say ADC. */
static bool init(struct cpy_thread *t, cpy_value module)
{
    cpy_value adc = cpy_type_of_def(t, &cpy_machine_adc_type);

    return adc && cpy_setattr_str(t, module, "ADCWiPy", adc);
}

const struct cpy_module_def cpy_module_machine = {
    .name = "machine",
    .doc = "MicroPython's way to pins, buses and the chip.",
    .functions = functions,
    .constants = constants,
    .types = types,
    .init = init,
};
