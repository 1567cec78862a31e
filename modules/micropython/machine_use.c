/* SPDX-License-Identifier: MIT */
/* modules/micropython/machine_use.c - the state of module machine, who uses which pin, and arguments. */
#include "modules/micropython/machine.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

static const char key, pins_key;

/* --- the state -------------------------------------------------------------------------------------------------- */

/* The use of a pin by machine.Pin ends. */
static void close_pin(struct cpy_thread *t, struct cpy_machine_use *use)
{
    struct cpy_machine_pin *pin = (struct cpy_machine_pin *)((char *)use - offsetof(struct cpy_machine_pin, use));

    cpy_machine_irq_off(t, use->machine, (uint16_t)(pin - use->machine->pins));
}

struct cpy_machine *cpy_machine(struct cpy_thread *t)
{
    struct cpy_machine *machine = cpy_private(t, &key, sizeof *machine);
    struct cpy_board *board = machine ? cpy_hardware(t) : NULL;

    if (!board || machine->board)
        return board ? machine : NULL;
    if (!(machine->pins = cpy_private(t, &pins_key, board->def->pin_count * sizeof *machine->pins)))
        return NULL;
    for (unsigned i = 0; i < board->def->pin_count; i++) {
        machine->pins[i].use = (struct cpy_machine_use){.owner = "machine.Pin", .close = close_pin};
        machine->pins[i].mode = CPY_MACHINE_UNSET;
    }
    machine->board = board;
    return machine;
}

cpy_value cpy_machine_known(struct cpy_thread *t, const char *kind, int number)
{
    struct cpy_machine *machine = cpy_machine(t);
    char name[32];

    snprintf(name, sizeof name, "%s%d", kind, number);
    return machine && machine->objects.value ? cpy_dict_get_str(t, machine->objects.value, name) : CPY_UNSET;
}

bool cpy_machine_once(struct cpy_thread *t, const char *kind, int number, cpy_value object)
{
    struct cpy_machine *machine = cpy_machine(t);
    char name[32];
    cpy_value dict;

    if (!machine)
        return false;
    if (!machine->objects.value) {
        if (!(dict = cpy_dict_new(t)))
            return false;
        cpy_handle_set(t, &machine->objects, dict);
    }
    snprintf(name, sizeof name, "%s%d", kind, number);
    return cpy_dict_set_str(t, machine->objects.value, name, object);
}

/* --- uses -------------------------------------------------------------------------------------------------------- */

bool cpy_machine_take(struct cpy_thread *t, struct cpy_machine_use *use, const uint16_t *pins, unsigned n)
{
    struct cpy_machine *machine = cpy_machine(t);

    if (!machine)
        return false;
    for (unsigned i = 0; i < n; i++) {
        struct cpy_machine_use *user = pins[i] == CPY_NO_PIN ? NULL : machine->pins[pins[i]].user;

        if (user && !cpy_machine_give(t, user))
            return false;
    }
    if (!cpy_claim(t, machine->board, pins, n, use->owner))
        return false;
    for (unsigned i = 0; i < n; i++) {
        use->pins[i] = pins[i];
        if (pins[i] != CPY_NO_PIN)
            machine->pins[pins[i]].user = use;
    }
    use->machine = machine;
    use->board = machine->board;
    use->count = (uint8_t)n;
    return true;
}

bool cpy_machine_give(struct cpy_thread *t, struct cpy_machine_use *use)
{
    if (cpy_call_is_mine(t, &use->calls))
        cpy_raise(t, CPY_RUNTIME_ERROR, "%s is in the middle of a transfer", use->owner);
    else
        cpy_machine_drop(t, use);
    return !cpy_pending(t);
}

static void close_use(struct cpy_thread *t, struct cpy_machine_use *use)
{
    unsigned n = use->count;

    if (n == 0)
        return;
    use->close(t, use);
    use->count = 0;
    use->board = NULL;
    for (unsigned i = 0; i < n; i++)
        if (use->pins[i] != CPY_NO_PIN)
            use->machine->pins[use->pins[i]].user = NULL;
    cpy_board_release(use->machine->board, use->pins, n);
}

void cpy_machine_drop(struct cpy_thread *t, struct cpy_machine_use *use)
{
    if (use->count == 0 || !cpy_calls_stop(t, &use->calls, NULL))
        return;
    close_use(t, use);
    cpy_calls_let(t, &use->calls);
}

bool cpy_machine_enter(struct cpy_thread *t, struct cpy_machine_use *use, unsigned way)
{
    return cpy_call_begin(t, &use->calls, way, &use->board);
}

void cpy_machine_leave(struct cpy_thread *t, struct cpy_machine_use *use, unsigned way)
{
    cpy_call_end(t, &use->calls, way, use->machine->board);
}

/* --- pins as arguments ------------------------------------------------------------------------------------------- */

/* ("GPIO", 21), ("PA", 2), ("A", 2): the port and the number together, in one of the ways that chips are written.
 * What a board calls A2 comes last: a port is the chip's. */
static uint16_t find_in_port(const struct cpy_board_def *def, const char *port, int64_t number)
{
    static const struct {
        const char *prefix;
        int digits;
    } forms[] = {{"", 2}, {"P", 2}, {"", 1}};
    uint16_t pin = CPY_NO_PIN;
    char name[64];

    for (unsigned i = 0; i < sizeof forms / sizeof *forms && pin == CPY_NO_PIN; i++) {
        snprintf(name, sizeof name, "%s%.40s%0*lld", forms[i].prefix, port, forms[i].digits, (long long)number);
        pin = cpy_pin_find(def, name);
    }
    return pin;
}

static bool pin_of_pair(struct cpy_thread *t, const struct cpy_board_def *def, cpy_value pair, uint16_t *pin)
{
    const char *port = cpy_is_str(cpy_tuple_get(pair, 0)) ? cpy_str_utf8(t, cpy_tuple_get(pair, 0), NULL) : NULL;
    int64_t number;

    if (cpy_pending(t) || (port && !cpy_to_int64(t, cpy_tuple_get(pair, 1), &number)))
        return false;
    if (!port)
        cpy_raise(t, CPY_TYPE_ERROR, "a pin's port must be of type str, not %T", cpy_tuple_get(pair, 0));
    else if ((*pin = find_in_port(def, port, number)) == CPY_NO_PIN)
        cpy_raise(t, CPY_VALUE_ERROR, "no pin %R on %s", pair, def->title);
    return !cpy_pending(t);
}

bool cpy_machine_pin_argument(struct cpy_thread *t, cpy_value v, uint16_t *pin)
{
    struct cpy_machine *machine = cpy_machine(t);

    if (!machine)
        return false;
    if (cpy_machine_is_pin(t, v, pin))
        return true;
    if (cpy_is_tuple(v) && cpy_tuple_len(v) == 2)
        return pin_of_pair(t, machine->board->def, v, pin);
    return cpy_pin_by_id(t, v, pin);
}

bool cpy_machine_pin_option(struct cpy_thread *t, cpy_value v, uint16_t *pin)
{
    if (!v)
        return true;
    if (v != CPY_NONE)
        return cpy_machine_pin_argument(t, v, pin);
    *pin = CPY_NO_PIN;
    return true;
}

bool cpy_machine_pins_option(struct cpy_thread *t, cpy_value v, uint16_t *pins, unsigned n)
{
    cpy_value items[4];

    if (!v || v == CPY_NONE)
        return true;
    if (!cpy_unpack(t, v, items, n))
        return false;
    for (unsigned i = 0; i < n; i++)
        if (!cpy_machine_pin_option(t, items[i], &pins[i]))
            return false;
    return true;
}

bool cpy_machine_range_option(
    struct cpy_thread *t, cpy_value v, const char *parameter, int64_t min, int64_t max, int64_t *out)
{
    return !v || cpy_argument_range(t, v, parameter, min, max, out);
}

/* --- buses as arguments ------------------------------------------------------------------------------------------ */

static const char *const kind_names[] = {[CPY_BUS_I2C] = "I2C", [CPY_BUS_SPI] = "SPI", [CPY_BUS_UART] = "UART"};

/* The bus that comes first, as board.I2C() is. */
static const struct cpy_bus_def *first_bus(const struct cpy_board_def *def, enum cpy_bus_kind kind)
{
    for (unsigned i = 0; i < def->bus_count; i++)
        if (def->buses[i].kind == kind)
            return &def->buses[i];
    return NULL;
}

/* "I2C" as module board calls it, or "i2c0" as Zephyr's devices are called. */
static const struct cpy_bus_def *bus_by_name(
    const struct cpy_board_def *def, enum cpy_bus_kind kind, const char *name, int *number)
{
    const struct cpy_bus_def *bus = cpy_bus_named(def, name);
    size_t len = strlen(kind_names[kind]);

    if (bus && bus->kind == kind) {
        *number = bus->id;
        return bus;
    }
    if (strncasecmp(name, kind_names[kind], len) == 0 && name[len] >= '0' && name[len] <= '9' && strlen(name) < len + 4)
        *number = atoi(name + len);
    return *number < 0 ? NULL : cpy_bus_numbered(def, kind, *number);
}

const struct cpy_bus_def *cpy_machine_bus(struct cpy_thread *t, enum cpy_bus_kind kind, cpy_value id, int *number)
{
    struct cpy_machine *machine = cpy_machine(t);
    const struct cpy_bus_def *bus = NULL;
    const char *name;
    int64_t n;

    *number = -1;
    if (!machine)
        return NULL;
    if (!id) {
        bus = first_bus(machine->board->def, kind);
        *number = bus ? bus->id : -1;
    } else if (cpy_is_str(id)) {
        if ((name = cpy_str_utf8(t, id, NULL)))
            bus = bus_by_name(machine->board->def, kind, name, number);
    } else if (cpy_argument_range(t, id, "id", -1, 255, &n)) {
        *number = (int)n;
        bus = n < 0 ? NULL : cpy_bus_numbered(machine->board->def, kind, (int)n);
    }
    return bus;
}

bool cpy_machine_no_bus(struct cpy_thread *t, enum cpy_bus_kind kind, cpy_value id)
{
    struct cpy_machine *machine = cpy_machine(t);
    struct cpy_builder text;
    bool any = false;
    cpy_value list;

    if (!machine)
        return false;
    cpy_build(&text, t);
    for (unsigned i = 0; i < machine->board->def->bus_count; i++) {
        const struct cpy_bus_def *bus = &machine->board->def->buses[i];

        if (bus->kind == kind && bus->id >= 0) {
            cpy_build_format(&text, "%s%s(%d)", any ? ", " : "; it has ", kind_names[kind], bus->id);
            any = true;
        }
    }
    if ((list = cpy_build_finish(&text)) && id)
        cpy_raise(t, CPY_VALUE_ERROR, "%s has no %s(%R)%V", machine->board->def->title, kind_names[kind], id, list);
    else if (list)
        cpy_raise(t, CPY_VALUE_ERROR, "%s has no %s of its own: pins must be given", machine->board->def->title,
            kind_names[kind]);
    return false;
}

/* --- bytes to write ---------------------------------------------------------------------------------------------- */

bool cpy_machine_view(struct cpy_thread *t, cpy_value v, const char *parameter, struct cpy_machine_bytes *bytes)
{
    bytes->text = CPY_UNSET;
    if (cpy_is_str(v)) {
        bytes->text = v;
        return (bytes->data = (const uint8_t *)cpy_str_utf8(t, v, &bytes->len));
    }
    if (!cpy_view_parameter(t, v, parameter, CPY_UNSET, CPY_UNSET, false, &bytes->view))
        return false;
    bytes->data = bytes->view.data;
    bytes->len = bytes->view.len;
    return true;
}

void cpy_machine_release(struct cpy_thread *t, struct cpy_machine_bytes *bytes)
{
    if (!bytes->text)
        cpy_release_slice(t, &bytes->view);
    cpy_keep(bytes->text);
}

/* --- buses as arguments ------------------------------------------------------------------------------------------ */

static const struct {
    const struct cpy_type_def *hard, *soft;
    unsigned pins;
} bus_classes[] = {
    [CPY_BUS_I2C] = {&cpy_machine_i2c_type, &cpy_machine_soft_i2c_type, CPY_BUS_SDA + 1},
    [CPY_BUS_SPI] = {&cpy_machine_spi_type, &cpy_machine_soft_spi_type, CPY_BUS_MISO + 1},
    [CPY_BUS_UART] = {&cpy_machine_uart_type, &cpy_machine_uart_type, CPY_BUS_CTS + 1},
};

bool cpy_machine_bus_pins(struct cpy_thread *t, cpy_value v, enum cpy_bus_kind kind, uint16_t pins[4])
{
    const struct cpy_machine_bus_object *o = (const struct cpy_machine_bus_object *)cpy_pointer(v);

    if (!cpy_is_instance_def(t, v, bus_classes[kind].hard) && !cpy_is_instance_def(t, v, bus_classes[kind].soft))
        return false;
    for (unsigned i = 0; i < 4; i++)
        pins[i] = i < bus_classes[kind].pins ? o->pins[i] : CPY_NO_PIN;
    return pins[0] != pins[1]; /* both are 0 before __init__ */
}
