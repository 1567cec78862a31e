/* SPDX-License-Identifier: MIT */
/* modules/cpy/mock_uart.c - cpy.mock.UARTDevice, and how the simulated lines call one. */
#include "modules/cpy/mock.h"

#define BAUD_MOST 10000000

/* Bytes arrive when their last bit has, while the script does something else. */
static void on_receive(void *user, const uint8_t *data, size_t len, int64_t time)
{
    struct cpy_attachment *a = user;
    struct cpy_thread *t = cpy_mock_thread(a->module);
    cpy_value before = cpy_take_pending(t), args[] = {a->device.value, CPY_NONE};

    (void)time;
    if (a->hooks[CPY_MOCK_RECEIVE].value && (args[1] = cpy_bytes_from(t, data, len)))
        cpy_mock_invoke(a->module, a->hooks[CPY_MOCK_RECEIVE].value, args, 2);
    if (before)
        cpy_set_pending(t, before);
}

static bool find_baudrate(struct cpy_thread *t, cpy_value device, int64_t *baud)
{
    cpy_value v = cpy_find_attr_str(t, device, "baudrate");

    *baud = 0;
    if (cpy_pending(t))
        return false;
    return !v || v == CPY_NONE || cpy_argument_range(t, v, "baudrate", 1, BAUD_MOST, baud);
}

cpy_value cpy_mock_attach_uart_device(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    struct cpy_attachment *a;
    uint16_t pins[4];
    int64_t baud, id;

    if (!m || !cpy_mock_bus_pins(t, args[0], CPY_BUS_UART, pins) || !find_baudrate(t, args[1], &baud) ||
        !(a = cpy_mock_attachment(t, args[1], &cpy_mock_uart_device_type)))
        return CPY_ERROR;
    a->ops.uart = (struct cpy_mock_uart_device){.receive = on_receive, .free = cpy_mock_let_go, .baud = (uint32_t)baud};
    id = cpy_mock_attach_uart(
        m->mock, pins[CPY_BUS_TX], pins[CPY_BUS_RX], &a->ops.uart, a, cpy_type_name(t, args[1]));
    return cpy_mock_attached(t, a, id);
}

cpy_value cpy_mock_send(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    struct cpy_attachment *a;
    struct cpy_buffer data;
    int64_t baud;
    int err;

    if (!m || !cpy_is_instance_def(t, args[0], &cpy_mock_uart_device_type))
        return m ? cpy_raise(t, CPY_TYPE_ERROR, "device must be a cpy.mock.UARTDevice, not %T", args[0]) : CPY_ERROR;
    if (!(a = ((struct cpy_mock_device *)cpy_pointer(args[0]))->attachment))
        return cpy_raise(t, CPY_VALUE_ERROR, "%R is not attached", args[0]);
    if (!find_baudrate(t, args[0], &baud) || !cpy_get_buffer(t, args[1], &data, false))
        return CPY_ERROR;
    a->ops.uart.baud = (uint32_t)baud; /* a device may change its rate while it is attached */
    err = cpy_mock_uart_send(m->mock, a->id, data.data, data.len);
    cpy_release_buffer(t, &data);
    return err < 0 ? cpy_raise_no_memory(t) : CPY_NONE;
}

/* --- the type ------------------------------------------------------------------------------------------------------------ */

static cpy_value uart_init(struct cpy_thread *t, const cpy_value *args)
{
    return args[1] == CPY_NONE || cpy_setattr_str(t, args[0], "baudrate", args[1]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value nothing(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return CPY_NONE;
}

static const struct cpy_function methods[] = {
    {"__init__", "(self, baudrate=None)", uart_init, "baudrate: at which it talks and listens; None: any.", 0},
    {"receive", "(self, data)", nothing, "Bytes that the script has sent; for models to override.", 0},
    {"send", "(self, data)", cpy_mock_send, "Sends bytes to the script, one after the other at the baud rate.", 0},
    {0},
};

const struct cpy_type_def cpy_mock_uart_device_type = {
    .name = "cpy.mock.UARTDevice",
    .doc = "A device on a serial line.  Models override receive, and call send.",
    .base = &cpy_mock_device_type,
    .size = sizeof(struct cpy_mock_device),
    .flags = CPY_TYPE_HAS_DICT,
    .methods = methods,
};
