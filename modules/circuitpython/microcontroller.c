/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/microcontroller.c - module microcontroller: the chip, and its pins by the chip's names. */
#include "modules/circuitpython/microcontroller.h"
#include "modules/stdlib/clock.h"

#include "boards/boards.h"

#include <stdlib.h>

#define DELAY_MOST 1000000000 /* us */

static cpy_value delay_us(struct cpy_thread *t, const cpy_value *args)
{
    int64_t us;

    return cpy_argument_range(t, args[0], "delay", 0, DELAY_MOST, &us) && cpy_clock_sleep(t, us * 1000) ? CPY_NONE
                                                                                                        : CPY_ERROR;
}

static cpy_value disable_interrupts(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    cpy_hardware_hold_handlers(t);
    return CPY_NONE;
}

static cpy_value enable_interrupts(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    cpy_hardware_let_handlers(t);
    return CPY_NONE;
}

/* --- attributes that are made when they are asked for ------------------------------------------------------------ */

static cpy_value new_cpu(struct cpy_thread *t)
{
    cpy_value type = cpy_type_of_def(t, &cpy_processor_type);

    return type ? cpy_from(cpy_new_object(t, type)) : CPY_ERROR;
}

static cpy_value new_cpus(struct cpy_thread *t)
{
    cpy_value module = cpy_import(t, "microcontroller"), cpu = module ? cpy_getattr_str(t, module, "cpu") : CPY_ERROR;

    return cpu ? cpy_tuple_from(t, &cpu, 1) : CPY_ERROR;
}

static cpy_value import_pins(struct cpy_thread *t) { return cpy_import(t, "microcontroller.pin"); }

static const struct {
    const char *name;
    cpy_value (*make)(struct cpy_thread *t);
} lazy[] = {{"cpu", new_cpu}, {"cpus", new_cpus}, {"nvm", cpy_nvm_open}, {"pin", import_pins}};

static cpy_value missing(struct cpy_thread *t, const char *module, cpy_value name)
{
    return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "module '%s' has no attribute '%V'", module, name);
}

static cpy_value getattr(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value module, v;

    for (size_t i = 0; cpy_is_str(args[0]) && i < CPY_COUNT(lazy); i++)
        if (cpy_str_equals(args[0], lazy[i].name)) {
            if (!(module = cpy_import(t, "microcontroller")) || !(v = lazy[i].make(t)))
                return CPY_ERROR;
            return cpy_module_add(t, module, lazy[i].name, v) ? v : CPY_ERROR;
        }
    return missing(t, "microcontroller", args[0]);
}

static cpy_value dir(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value module = cpy_import(t, "microcontroller"), names, text;

    (void)args;
    if (!module || !(names = cpy_list_from_iterable(t, cpy_module_dict(module))))
        return CPY_ERROR;
    for (size_t i = 0; i < CPY_COUNT(lazy); i++) {
        int there = (text = cpy_str_from(t, lazy[i].name)) ? cpy_contains(t, names, text) : -1;

        if (there < 0 || (!there && !cpy_list_append(t, names, text)))
            return CPY_ERROR;
    }
    return names;
}

static const struct cpy_function functions[] = {
    {"delay_us", "(delay)", delay_us, "Wait for delay microseconds.", 0},
    {"disable_interrupts", "()", disable_interrupts, "Hold back the handlers of pin interrupts, and what scans keys.", 0},
    {"enable_interrupts", "()", enable_interrupts, "Undo one disable_interrupts(); what was held back is handled.", 0},
    {"on_next_reset", "(run_mode)", cpy_on_next_reset, "Set what happens after the next reset, a RunMode.", 0},
    {"reset", "()", cpy_reset, "Start the program again; does not return.", 0},
    {"__getattr__", "(name, /)", getattr, "Return cpu, cpus, nvm or pin.", 0},
    {"__dir__", "()", dir, "Return the names in the module.", 0},
    {0},
};

static const struct cpy_constant constants[] = {
    {"watchdog", CPY_CONST_NONE, 0, 0, NULL}, /* a computer's program has none: module watchdog would bring it */
    {0},
};

static const struct cpy_type_def *const types[] = {
    &cpy_pin_type,
    &cpy_processor_type,
    &cpy_reset_reason_type,
    &cpy_run_mode_type,
    NULL,
};

const struct cpy_module_def cpy_module_microcontroller = {
    .name = "microcontroller",
    .doc = "The chip: its processor, memory and pins.",
    .functions = functions,
    .constants = constants,
    .types = types,
    .is_package = true,
};

/* --- microcontroller.pin ----------------------------------------------------------------------------------------- */

static cpy_value list_pins(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_board *board = cpy_hardware(t);
    cpy_value list = board ? cpy_list_new(t, board->def->pin_count) : CPY_ERROR, text;

    (void)args;
    for (unsigned i = 0; list && i < board->def->pin_count; i++)
        if (!(text = cpy_str_from(t, board->def->pins[i].name)) || !cpy_list_append(t, list, text))
            return CPY_ERROR;
    return list;
}

static cpy_value refuse_pin(struct cpy_thread *t, const struct cpy_board_def *def, cpy_value name, const char *text)
{
    const char **names = malloc((def->pin_count + 1u) * sizeof *names), *nearest;

    if (!names)
        return cpy_raise_no_memory(t);
    for (unsigned i = 0; i < def->pin_count; i++)
        names[i] = def->pins[i].name;
    nearest = cpy_nearest_name(text, names, def->pin_count);
    free(names);
    return cpy_raise(t, CPY_ATTRIBUTE_ERROR,
        "module 'microcontroller.pin' has no attribute '%V'%s%s%s (the chip is %s)", name,
        nearest ? ". Did you mean: '" : "", nearest ? nearest : "", nearest ? "'?" : "", def->chip);
}

static cpy_value pin_getattr(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_board *board = cpy_hardware(t);
    const char *name = board && cpy_is_str(args[0]) ? cpy_str_utf8(t, args[0], NULL) : NULL;
    cpy_value module, v;

    if (!name)
        return board && !cpy_pending(t) ? missing(t, "microcontroller.pin", args[0]) : CPY_ERROR;
    if (strcmp(name, "__all__") == 0)
        return list_pins(t, args);
    if (strncmp(name, "__", 2) == 0)
        return missing(t, "microcontroller.pin", args[0]);
    for (uint16_t i = 0; i < board->def->pin_count; i++)
        if (strcmp(board->def->pins[i].name, name) == 0) {
            v = cpy_pin_value(t, i);
            return v && (module = cpy_import(t, "microcontroller.pin")) && cpy_module_add(t, module, name, v)
                       ? v
                       : CPY_ERROR;
        }
    return refuse_pin(t, board->def, args[0], name);
}

static const struct cpy_function pin_functions[] = {
    {"__getattr__", "(name, /)", pin_getattr, "Return the pin of this name.", 0},
    {"__dir__", "()", list_pins, "Return the names of the chip's pins.", 0},
    {0},
};

const struct cpy_module_def cpy_module_microcontroller_pin = {
    .name = "microcontroller.pin",
    .doc = "The chip's pins, by the chip's names.",
    .functions = pin_functions,
};
