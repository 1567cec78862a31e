/* SPDX-License-Identifier: MIT */
/* modules/micropython/machine_irq.c - handlers of pins and UARTs, and Pin.board and Pin.cpu. */
#include "modules/micropython/machine.h"

#include "boards/boards.h"

#include <stdlib.h>

/* --- the irq object ---------------------------------------------------------------------------------------------- */

/* What irq() of a pin or a UART returns. */
struct irq {
    struct cpy_object head;
    const struct cpy_machine_irq_source *source;
    cpy_field owner;   /* machine.Pin or machine.UART: the handler's argument */
    cpy_field handler; /* or None */
    uint8_t trigger;
};

static struct irq *as_irq(cpy_value v) { return (struct irq *)cpy_pointer(v); }

static void irq_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct irq *)o)->owner);
    cpy_trace(tracer, ((struct irq *)o)->handler);
}

cpy_value cpy_machine_irq_new(struct cpy_thread *t, const struct cpy_machine_irq_source *source, cpy_value owner)
{
    cpy_value type = cpy_type_of_def(t, &cpy_machine_irq_type);
    struct irq *irq = type ? cpy_new_object(t, type) : NULL;

    if (!irq)
        return CPY_ERROR;
    irq->source = source;
    cpy_store(irq, &irq->owner, owner);
    cpy_store(irq, &irq->handler, CPY_NONE);
    return cpy_from(irq);
}

bool cpy_machine_irq_again(struct cpy_thread *t, cpy_value v)
{
    const struct irq *irq = as_irq(v);

    return irq->source->arm(t, cpy_load(irq->owner), irq->trigger, cpy_load(irq->handler));
}

bool cpy_machine_irq_set(struct cpy_thread *t, cpy_value v, cpy_value owner, unsigned trigger, cpy_value handler)
{
    struct irq *irq = as_irq(v);

    irq->trigger = (uint8_t)trigger;
    cpy_store(irq, &irq->owner, owner);
    cpy_store(irq, &irq->handler, handler);
    if (cpy_machine_irq_again(t, v))
        return true;
    cpy_store(irq, &irq->handler, CPY_NONE);
    return false;
}

bool cpy_machine_irq_handler(struct cpy_thread *t, cpy_value *handler)
{
    if (!*handler)
        *handler = CPY_NONE;
    if (*handler == CPY_NONE || cpy_is_callable(t, *handler))
        return true;
    cpy_raise(t, CPY_TYPE_ERROR, "handler must be callable, not %T", *handler);
    return false;
}

static cpy_value irq_flags(struct cpy_thread *t, const cpy_value *args)
{
    int flags = as_irq(args[0])->source->flags(t, cpy_load(as_irq(args[0])->owner));

    return flags < 0 ? CPY_ERROR : cpy_int(flags);
}

static cpy_value irq_disable(struct cpy_thread *t, const cpy_value *args)
{
    const struct irq *irq = as_irq(args[0]);

    return cpy_machine_irq_set(t, args[0], cpy_load(irq->owner), irq->trigger, CPY_NONE) ? CPY_NONE : CPY_ERROR;
}

static cpy_value irq_call(struct cpy_thread *t, const cpy_value *args)
{
    const struct irq *irq = as_irq(args[0]);
    cpy_value handler = cpy_load(irq->handler);

    return handler == CPY_NONE || cpy_call_1(t, handler, cpy_load(irq->owner)) ? CPY_NONE : CPY_ERROR;
}

static const struct cpy_function irq_methods[] = {
    {"flags", "(self, /)", irq_flags, "Return what made the newest call of the handler, as IRQ_ constants.", 0},
    {"disable", "(self, /)", irq_disable, "Call the handler no more.", 0},
    {"__call__", "(self, /)", irq_call, "Call the handler now.", 0},
    {0},
};

const struct cpy_type_def cpy_machine_irq_type = {
    .name = "machine.irq",
    .doc = "The handler of a pin or a UART.",
    .size = sizeof(struct irq),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = irq_methods,
    .trace = irq_trace,
};

/* --- Pin.irq() --------------------------------------------------------------------------------------------------- */

/* What a trigger is made of; the numbers are constants of Pin. */
enum { LOW_LEVEL = 1, HIGH_LEVEL = 2, FALLING = 4, RISING = 8 };

static bool arm_pin(struct cpy_thread *t, cpy_value pin, unsigned trigger, cpy_value handler)
{
    unsigned edges = (trigger & FALLING ? CPY_EDGE_FALLING : 0) | (trigger & RISING ? CPY_EDGE_RISING : 0);
    uint16_t number;

    return cpy_machine_pin_argument(t, pin, &number) && cpy_hardware_on_edge(t, number, edges, handler, pin);
}

static int pin_flags(struct cpy_thread *t, cpy_value pin)
{
    uint16_t number;
    unsigned edges;

    if (!cpy_machine_pin_argument(t, pin, &number))
        return -1;
    edges = cpy_hardware_edges_seen(t, number);
    return (edges & CPY_EDGE_FALLING ? FALLING : 0) | (edges & CPY_EDGE_RISING ? RISING : 0);
}

static const struct cpy_machine_irq_source pin_source = {arm_pin, pin_flags};

/* The pin's irq object, made when it is first asked for. */
static cpy_value pin_irq(struct cpy_thread *t, struct cpy_machine_pin *s, cpy_value pin)
{
    cpy_value irq = s->irq.value ? s->irq.value : cpy_machine_irq_new(t, &pin_source, pin);

    if (irq && !s->irq.value)
        cpy_handle_set(t, &s->irq, irq);
    return irq;
}

void cpy_machine_irq_off(struct cpy_thread *t, struct cpy_machine *machine, uint16_t pin)
{
    cpy_value irq = machine->pins[pin].irq.value;

    if (irq && cpy_load(as_irq(irq)->handler) != CPY_NONE && !irq_disable(t, &irq))
        cpy_take_pending(t); /* it is given up anyway */
}

static bool read_trigger(struct cpy_thread *t, cpy_value v, unsigned *trigger)
{
    int64_t n = FALLING | RISING;

    if (v && !cpy_argument_range(t, v, "trigger", 1, LOW_LEVEL | HIGH_LEVEL | FALLING | RISING, &n))
        return false;
    if (n & (LOW_LEVEL | HIGH_LEVEL)) {
        cpy_raise(t, CPY_VALUE_ERROR, "trigger: no backend has level triggers; IRQ_FALLING and IRQ_RISING are edges");
        return false;
    }
    *trigger = (unsigned)n;
    return true;
}

/* args: self, handler, trigger, priority, wake, hard.  What the last three ask for makes no difference here. */
cpy_value cpy_machine_pin_irq(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_machine *machine = cpy_machine(t);
    cpy_value irq, handler = args[1];
    unsigned trigger;
    uint16_t pin;

    if (!machine || !cpy_machine_pin_argument(t, args[0], &pin) || !(irq = pin_irq(t, &machine->pins[pin], args[0])))
        return CPY_ERROR;
    if (!args[1] && !args[2])
        return irq;
    if (!cpy_machine_irq_handler(t, &handler) || !read_trigger(t, args[2], &trigger))
        return CPY_ERROR;
    if (handler != CPY_NONE && machine->pins[pin].mode != CPY_MACHINE_OUT &&
        cpy_machine_pin_read(t, machine, pin) < 0) /* makes it an input if it is nothing yet */
        return CPY_ERROR;
    return cpy_machine_irq_set(t, irq, args[0], trigger, handler) ? irq : CPY_ERROR;
}

/* --- Pin.board and Pin.cpu --------------------------------------------------------------------------------------- */

/* An object whose attributes are the pins. */
struct names {
    struct cpy_object head;
    bool chip; /* by the chip's names, not the board's */
};

static const struct names *as_names(cpy_value v) { return (const struct names *)cpy_pointer(v); }

cpy_value cpy_machine_names(struct cpy_thread *t, bool chip)
{
    cpy_value type = cpy_type_of_def(t, &cpy_machine_names_type);
    struct names *names = type ? cpy_new_object(t, type) : NULL;

    if (names)
        names->chip = chip;
    return cpy_from(names);
}

static size_t name_count(const struct cpy_board_def *def, bool chip) { return chip ? def->pin_count : def->name_count; }

static const char *name_at(const struct cpy_board_def *def, bool chip, size_t i)
{
    return chip ? def->pins[i].name : def->names[i].name;
}

static cpy_value no_pin(struct cpy_thread *t, const struct cpy_board_def *def, bool chip, const char *wrong)
{
    size_t n = name_count(def, chip);
    const char **names = malloc((n + 1) * sizeof *names), *nearest;

    if (!names)
        return cpy_raise_no_memory(t);
    for (size_t i = 0; i < n; i++)
        names[i] = name_at(def, chip, i);
    nearest = cpy_nearest_name(wrong, names, n);
    free(names);
    return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "%s has no pin '%s'%s%s%s", def->title, wrong,
        nearest ? ". Did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
}

/* args: self, name. */
static cpy_value names_getattr(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_machine *machine = cpy_machine(t);
    bool chip = as_names(args[0])->chip;
    const char *wanted = machine && cpy_is_str(args[1]) ? cpy_str_utf8(t, args[1], NULL) : NULL;

    if (!wanted)
        return cpy_pending(t) ? CPY_ERROR
                              : cpy_raise(t, CPY_TYPE_ERROR, "attribute name must be string, not '%T'", args[1]);
    for (size_t i = 0; i < name_count(machine->board->def, chip); i++)
        if (strcmp(name_at(machine->board->def, chip, i), wanted) == 0)
            return cpy_machine_pin_object(t, chip ? (uint16_t)i : machine->board->def->names[i].pin);
    return no_pin(t, machine->board->def, chip, wanted);
}

static cpy_value names_dir(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_machine *machine = cpy_machine(t);
    bool chip = as_names(args[0])->chip;
    size_t n = machine ? name_count(machine->board->def, chip) : 0;
    cpy_value list = machine ? cpy_list_new(t, n) : CPY_ERROR;

    for (size_t i = 0; i < n && list; i++) {
        cpy_value name = cpy_intern_from(t, name_at(machine->board->def, chip, i));

        if (!name || !cpy_list_append(t, list, name))
            return CPY_ERROR;
    }
    return list;
}

static cpy_value names_repr(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_str_from(t, as_names(args[0])->chip ? "<machine.Pin.cpu>" : "<machine.Pin.board>");
}

static const struct cpy_function names_methods[] = {
    {"__getattr__", "(self, name, /)", names_getattr, "Return the pin with this name.", 0},
    {"__dir__", "(self, /)", names_dir, "Return the names of all pins.", 0},
    {"__repr__", "(self, /)", names_repr, "Return what this is.", 0},
    {0},
};

const struct cpy_type_def cpy_machine_names_type = {
    .name = "machine.names",
    .doc = "Pins by name, as attributes.",
    .size = sizeof(struct names),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = names_methods,
};
