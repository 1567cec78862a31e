/* SPDX-License-Identifier: MIT */
/* modules/cpy/mock_device.c - cpy.mock.Device, attaching and detaching, faults.
 *
 * A model is a Python object; the simulated board has a block of operations for it, and
 * this file's attachment ties the two.  A method that a class does not override is never
 * called, so a model pays for what it does. */
#include "modules/cpy/mock.h"

#include "modules/circuitpython/busio.h"
#include "modules/micropython/machine.h"

#include <stdlib.h>

static struct cpy_mock_device *as_device(cpy_value v) { return (struct cpy_mock_device *)cpy_pointer(v); }

static const char *const hook_names[CPY_MOCK_HOOKS] = {
    [CPY_MOCK_START] = "start", [CPY_MOCK_WRITE] = "write", [CPY_MOCK_READ] = "read", [CPY_MOCK_STOP] = "stop",
    [CPY_MOCK_WRITE_REGISTERS] = "write_registers", [CPY_MOCK_READ_REGISTERS] = "read_registers",
    [CPY_MOCK_SELECT] = "select", [CPY_MOCK_DESELECT] = "deselect", [CPY_MOCK_TRANSFER] = "transfer",
    [CPY_MOCK_RECEIVE] = "receive",
};

/* --- attachments --------------------------------------------------------------------------------------------------- */

/* The bases: what a class inherits from these it has not overridden. */
static const struct cpy_type_def *const bases[] = {&cpy_mock_register_device_type, &cpy_mock_i2c_device_type,
    &cpy_mock_spi_device_type, &cpy_mock_uart_device_type};

/* The method of one of the bases that the object inherits from, or CPY_UNSET. */
static cpy_value base_method(struct cpy_thread *t, cpy_value device, const char *name)
{
    for (size_t i = 0; i < CPY_COUNT(bases); i++)
        if (cpy_is_instance_def(t, device, bases[i])) {
            cpy_value type = cpy_type_of_def(t, bases[i]);

            return type ? cpy_find_attr_str(t, type, name) : CPY_UNSET;
        }
    return CPY_UNSET;
}

static bool find_hooks(struct cpy_thread *t, struct cpy_attachment *a)
{
    cpy_value device = a->device.value, type = cpy_type_of(t, device);

    for (int i = 0; i < CPY_MOCK_HOOKS; i++) {
        cpy_value base = base_method(t, device, hook_names[i]);
        cpy_value own = base ? cpy_find_attr_str(t, type, hook_names[i]) : CPY_UNSET;

        if (cpy_pending(t))
            return false;
        if (base && own != base)
            cpy_handle_set(t, &a->hooks[i], own);
    }
    return true;
}

static void free_attachment(struct cpy_attachment *a)
{
    for (int i = 0; i < CPY_MOCK_HOOKS; i++)
        cpy_handle_clear(&a->hooks[i]);
    cpy_handle_clear(&a->device);
    free(a);
}

struct cpy_attachment *cpy_mock_attachment(struct cpy_thread *t, cpy_value device, const struct cpy_type_def *base)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    struct cpy_attachment *a;

    if (!m)
        return NULL;
    if (!cpy_is_instance_def(t, device, base)) {
        cpy_raise(t, CPY_TYPE_ERROR, "device must be a %s, not %T", base->name, device);
        return NULL;
    }
    if (as_device(device)->attachment) {
        cpy_raise(t, CPY_VALUE_ERROR, "%R is attached already (cpy.mock.detach() takes it away)", device);
        return NULL;
    }
    if (!(a = calloc(1, sizeof *a))) {
        cpy_raise_no_memory(t);
        return NULL;
    }
    a->module = m;
    cpy_handle_set(t, &a->device, device);
    if (find_hooks(t, a))
        return a;
    free_attachment(a);
    return NULL;
}

cpy_value cpy_mock_attached(struct cpy_thread *t, struct cpy_attachment *a, int64_t id)
{
    struct cpy_board *board = cpy_hardware(t);
    cpy_value device = a->device.value;

    if (id < 0) {
        free_attachment(a);
        if (id == -EBUSY)
            return cpy_raise(t, CPY_VALUE_ERROR, "%s", cpy_board_failure(board)->text);
        return cpy_raise_io(t, board, (int)id, "attaching %R", device);
    }
    a->id = id;
    a->next = a->module->attached;
    a->module->attached = a;
    as_device(device)->attachment = a;
    return cpy_call_method(t, device, "attached", 0) ? device : CPY_ERROR;
}

void cpy_mock_let_go(void *user)
{
    struct cpy_attachment *a = user, **link = &a->module->attached;

    while (*link && *link != a)
        link = &(*link)->next;
    if (*link)
        *link = a->next;
    as_device(a->device.value)->attachment = NULL;
    free_attachment(a);
}

static struct cpy_attachment *attachment_of(struct cpy_thread *t, cpy_value device)
{
    struct cpy_attachment *a;

    if (!cpy_mock_module(t))
        return NULL;
    if (!cpy_is_instance_def(t, device, &cpy_mock_device_type)) {
        cpy_raise(t, CPY_TYPE_ERROR, "device must be a cpy.mock.Device, not %T", device);
        return NULL;
    }
    if (!(a = as_device(device)->attachment))
        cpy_raise(t, CPY_VALUE_ERROR, "%R is not attached", device);
    return a;
}

cpy_value cpy_mock_detach_device(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_attachment *a = attachment_of(t, args[0]);

    if (!a)
        return CPY_ERROR;
    cpy_mock_detach(a->module->mock, a->id);
    return cpy_call_method(t, args[0], "detached", 0) ? CPY_NONE : CPY_ERROR;
}

cpy_value cpy_mock_list_devices(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    cpy_value list = m ? cpy_list_new(t, 4) : CPY_ERROR;

    (void)args;
    for (const struct cpy_attachment *a = m ? m->attached : NULL; list && a; a = a->next)
        if (!cpy_list_append(t, list, a->device.value))
            return CPY_ERROR;
    return list && cpy_call_method(t, list, "reverse", 0) ? list : CPY_ERROR;
}

/* --- buses as arguments ------------------------------------------------------------------------------------------------ */

static const struct {
    const char *name, *pins;
    unsigned needed, all;
} kinds[] = {
    [CPY_BUS_I2C] = {"I2C", "(scl, sda)", 2, 2},
    [CPY_BUS_SPI] = {"SPI", "(sck, mosi, miso)", 1, 3},
    [CPY_BUS_UART] = {"UART", "(tx, rx)", 0, 2},
};

static bool pins_of_name(struct cpy_thread *t, cpy_value name, enum cpy_bus_kind kind, uint16_t pins[4])
{
    const struct cpy_board_def *def = cpy_hardware(t)->def;
    const char *text = cpy_str_utf8(t, name, NULL);
    const struct cpy_bus_def *bus = text ? cpy_bus_named(def, text) : NULL;

    if (bus && bus->kind == kind) {
        memcpy(pins, bus->pins, sizeof bus->pins);
        return true;
    }
    if (text)
        cpy_raise(t, CPY_VALUE_ERROR, "%s has no %s bus named %R", def->title, kinds[kind].name, name);
    return false;
}

static bool pins_of_tuple(struct cpy_thread *t, cpy_value tuple, enum cpy_bus_kind kind, uint16_t pins[4])
{
    size_t n;
    const cpy_value *items = cpy_items(tuple, &n);

    if (n != kinds[kind].all) {
        cpy_raise(t, CPY_VALUE_ERROR, "bus must be %s, not %zu pins", kinds[kind].pins, n);
        return false;
    }
    for (size_t i = 0; i < n; i++)
        if ((i < kinds[kind].needed || items[i] != CPY_NONE) && !cpy_pin_by_id(t, items[i], &pins[i]))
            return false;
    return true;
}

bool cpy_mock_bus_pins(struct cpy_thread *t, cpy_value bus, enum cpy_bus_kind kind, uint16_t pins[4])
{
    for (int i = 0; i < 4; i++)
        pins[i] = CPY_NO_PIN;
    if (cpy_is_str(bus))
        return pins_of_name(t, bus, kind, pins);
    if (cpy_is_tuple(bus) || cpy_is_list(bus))
        return pins_of_tuple(t, bus, kind, pins);
    if (cpy_busio_pins(t, bus, kind, pins) || cpy_machine_bus_pins(t, bus, kind, pins))
        return true;
    cpy_raise(t, CPY_TYPE_ERROR, "bus must be an open %s, the name of one, or its pins %s, not %R", kinds[kind].name,
        kinds[kind].pins, bus);
    return false;
}

/* --- what methods return ------------------------------------------------------------------------------------------------ */

bool cpy_mock_take_bytes(struct cpy_thread *t, cpy_value result, const char *method, uint8_t *data, size_t len)
{
    struct cpy_buffer buffer;
    bool fits;

    if (!cpy_has_buffer(result)) {
        cpy_raise(t, CPY_TYPE_ERROR, "%s() of the device must return bytes, not %T", method, result);
        return false;
    }
    if (!cpy_get_buffer(t, result, &buffer, false))
        return false;
    if ((fits = buffer.len <= len)) {
        memcpy(data, buffer.data, buffer.len);
        memset(data + buffer.len, 0xff, len - buffer.len);
    } else {
        cpy_raise(t, CPY_VALUE_ERROR, "%s() of the device returned %zu bytes, %zu were asked for", method, buffer.len, len);
    }
    cpy_release_buffer(t, &buffer);
    return fits;
}

/* --- faults ---------------------------------------------------------------------------------------------------------------- */

static const char *const fault_names[] = {[CPY_FAULT_NACK] = "nack", [CPY_FAULT_STUCK_SDA] = "stuck_sda",
    [CPY_FAULT_DISCONNECT] = "disconnect", [CPY_FAULT_CORRUPT] = "corrupt"};

static cpy_value add_fault(struct cpy_thread *t, cpy_value device, enum cpy_mock_fault_kind kind, cpy_value at,
    cpy_value times, const char *at_name)
{
    struct cpy_attachment *a = attachment_of(t, device);
    int64_t place, count;

    if (!a || !cpy_argument_range(t, at, at_name, 0, UINT32_MAX, &place) ||
        !cpy_argument_range(t, times, "times", 0, UINT32_MAX, &count))
        return CPY_ERROR;
    if (cpy_mock_add_fault(a->module->mock, a->id, kind, (uint32_t)place, (uint32_t)count) < 0)
        return cpy_raise_no_memory(t);
    return CPY_NONE;
}

cpy_value cpy_mock_fault(struct cpy_thread *t, const cpy_value *args)
{
    for (unsigned i = 0; i < CPY_COUNT(fault_names); i++)
        if (cpy_is_str(args[1]) && cpy_str_equals(args[1], fault_names[i]))
            return add_fault(t, args[0], i, args[2], args[3], "at");
    return cpy_raise(
        t, CPY_VALUE_ERROR, "kind must be 'nack', 'stuck_sda', 'disconnect' or 'corrupt', not %R", args[1]);
}

cpy_value cpy_mock_clear_faults(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_attachment *a = attachment_of(t, args[0]);

    if (!a)
        return CPY_ERROR;
    cpy_mock_clear_device_faults(a->module->mock, a->id);
    return CPY_NONE;
}

static cpy_value device_nack(struct cpy_thread *t, const cpy_value *args)
{
    return add_fault(t, args[0], CPY_FAULT_NACK, args[1], args[2], "byte");
}

static cpy_value device_hold_sda(struct cpy_thread *t, const cpy_value *args)
{
    return add_fault(t, args[0], CPY_FAULT_STUCK_SDA, args[1], args[2], "after");
}

static cpy_value device_disconnect(struct cpy_thread *t, const cpy_value *args)
{
    return add_fault(t, args[0], CPY_FAULT_DISCONNECT, args[1], args[2], "after");
}

static cpy_value device_corrupt(struct cpy_thread *t, const cpy_value *args)
{
    return add_fault(t, args[0], CPY_FAULT_CORRUPT, args[1], args[2], "after");
}

/* --- the type ---------------------------------------------------------------------------------------------------------------- */

static cpy_value device_new(struct cpy_thread *t, const cpy_value *args) { return cpy_from(cpy_new_object(t, args[0])); }

static cpy_value nothing(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return CPY_NONE;
}

static cpy_value get_attached(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(as_device(args[0])->attachment);
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", device_new, "A device that is not attached yet.", 0},
    {"__init__", "(self)", nothing, "Nothing to set up.", 0},
    {"attached", "(self)", nothing, "Called when the device has been attached; for models to override.", 0},
    {"detached", "(self)", nothing, "Called when the device has been detached; for models to override.", 0},
    {"nack", "(self, byte=0, times=0)", device_nack,
        "A fault: byte number byte of a transfer is not acknowledged (0: the address), times times (0: for ever).", 0},
    {"hold_sda", "(self, after=0, times=0)", device_hold_sda,
        "A fault: the device holds SDA low from the transfer number after on, for times transfers (0: for ever).", 0},
    {"disconnect", "(self, after=0, times=0)", device_disconnect,
        "A fault: the device is gone from its transfer number after on, for times transfers (0: for ever).", 0},
    {"corrupt", "(self, after=0, times=0)", device_corrupt,
        "A fault: what is read comes inverted from transfer number after on, times times (0: for ever).", 0},
    {"clear_faults", "(self)", cpy_mock_clear_faults, "Takes all faults of the device back.", 0},
    {0},
};

static const struct cpy_attribute attributes[] = {
    {"is_attached", get_attached, NULL, "Is the device on a bus?"},
    {0},
};

const struct cpy_type_def cpy_mock_device_type = {
    .name = "cpy.mock.Device",
    .doc = "What all device models have: hooks, and faults.  Derive from I2CDevice, SPIDevice or UARTDevice.",
    .size = sizeof(struct cpy_mock_device),
    .flags = CPY_TYPE_HAS_DICT,
    .methods = methods,
    .attributes = attributes,
};
