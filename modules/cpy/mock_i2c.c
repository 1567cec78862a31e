/* SPDX-License-Identifier: MIT */
/* modules/cpy/mock_i2c.c - cpy.mock.I2CDevice, and how the simulated bus calls one. */
#include "modules/cpy/mock.h"

#define ADDRESS_MOST 0x7f

/* --- the bus calls the model ----------------------------------------------------------------------------------------- */

static struct cpy_mock_registers *registers_of(const struct cpy_attachment *a)
{
    return (struct cpy_mock_registers *)cpy_pointer(a->device.value);
}

/* Something has raised: the transfer fails, and the module that asked for it finds the exception pending. */
static bool is_pending(const struct cpy_attachment *a) { return cpy_pending(cpy_mock_thread(a->module)); }

static int on_start(void *user, bool read)
{
    struct cpy_attachment *a = user;
    cpy_value start = a->hooks[CPY_MOCK_START].value, result;

    if (!start)
        return is_pending(a) ? -EIO : 0;
    if (is_pending(a) || !(result = cpy_call_2(cpy_mock_thread(a->module), start, a->device.value, cpy_bool(read))))
        return -EIO;
    return result == CPY_FALSE ? -ENXIO : 0;
}

/* What write() says: how many bytes it took. */
static int64_t taken(struct cpy_thread *t, cpy_value result, size_t len)
{
    int64_t n;

    if (result == CPY_NONE || result == CPY_TRUE)
        return (int64_t)len;
    if (!cpy_is_int(result)) {
        cpy_raise(t, CPY_TYPE_ERROR, "write() of the device must return an int or None, not %T", result);
        return -EIO;
    }
    if (!cpy_to_index(t, result, &n))
        return -EIO;
    return n < 0 ? 0 : n;
}

static int64_t on_write(void *user, const uint8_t *data, size_t len)
{
    struct cpy_attachment *a = user;
    struct cpy_thread *t = cpy_mock_thread(a->module);
    cpy_value bytes, result;

    if (is_pending(a))
        return -EIO;
    if (!a->hooks[CPY_MOCK_WRITE].value)
        return (int64_t)len;
    if (!(bytes = cpy_bytes_from(t, data, len)) ||
        !(result = cpy_call_2(t, a->hooks[CPY_MOCK_WRITE].value, a->device.value, bytes)))
        return -EIO;
    return taken(t, result, len);
}

static int on_read(void *user, uint8_t *data, size_t len)
{
    struct cpy_attachment *a = user;
    struct cpy_thread *t = cpy_mock_thread(a->module);
    cpy_value count, result;

    if (is_pending(a))
        return -EIO;
    if (!a->hooks[CPY_MOCK_READ].value) {
        memset(data, 0xff, len);
        return 0;
    }
    if (!(count = cpy_int_from(t, (int64_t)len)) ||
        !(result = cpy_call_2(t, a->hooks[CPY_MOCK_READ].value, a->device.value, count)))
        return -EIO;
    return cpy_mock_take_bytes(t, result, "read", data, len) ? 0 : -EIO;
}

static void on_stop(void *user)
{
    struct cpy_attachment *a = user;

    if (!is_pending(a) && !cpy_call_1(cpy_mock_thread(a->module), a->hooks[CPY_MOCK_STOP].value, a->device.value))
        return; /* pending, as with the others */
}

/* --- registers: the same, without Python where the model has none ------------------------------------------------------ */

static int on_register_start(void *user, bool read)
{
    if (!read)
        registers_of(user)->seen = 0;
    return on_start(user, read);
}

static int64_t on_register_write(void *user, const uint8_t *data, size_t len)
{
    struct cpy_attachment *a = user;

    if (a->hooks[CPY_MOCK_WRITE].value)
        return on_write(user, data, len);
    return !is_pending(a) && cpy_mock_registers_write(cpy_mock_thread(a->module), registers_of(a), a, data, len)
               ? (int64_t)len
               : -EIO;
}

static int on_register_read(void *user, uint8_t *data, size_t len)
{
    struct cpy_attachment *a = user;

    if (a->hooks[CPY_MOCK_READ].value)
        return on_read(user, data, len);
    return !is_pending(a) && cpy_mock_registers_read(cpy_mock_thread(a->module), registers_of(a), a, data, len) ? 0 : -EIO;
}

/* --- attaching ------------------------------------------------------------------------------------------------------------ */

/* The address that is given, else the device's attribute. */
static bool find_address(struct cpy_thread *t, cpy_value device, cpy_value given, int64_t *address)
{
    cpy_value v = given == CPY_NONE ? cpy_find_attr_str(t, device, "address") : given;

    if (cpy_pending(t))
        return false;
    if (v && v != CPY_NONE)
        return cpy_argument_range(t, v, "address", 0, ADDRESS_MOST, address);
    cpy_raise(t, CPY_VALUE_ERROR, "%R has no address: pass address=", device);
    return false;
}

static cpy_value name_of(struct cpy_thread *t, cpy_value device)
{
    cpy_value name = cpy_find_attr_str(t, device, "name");

    if (cpy_pending(t))
        return CPY_ERROR;
    return name ? cpy_str(t, name) : cpy_str_from(t, cpy_type_name(t, device));
}

cpy_value cpy_mock_attach_i2c_device(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    bool mapped = cpy_is_instance_def(t, args[1], &cpy_mock_register_device_type);
    cpy_value name = m ? name_of(t, args[1]) : CPY_ERROR;
    const char *text = name ? cpy_str_utf8(t, name, NULL) : NULL;
    struct cpy_attachment *a;
    uint16_t pins[4];
    int64_t address, id;

    if (!text || !cpy_mock_bus_pins(t, args[0], CPY_BUS_I2C, pins) || !find_address(t, args[1], args[2], &address) ||
        !(a = cpy_mock_attachment(t, args[1], &cpy_mock_i2c_device_type)))
        return CPY_ERROR;
    a->ops.i2c = (struct cpy_mock_i2c_device){.start = mapped ? on_register_start : on_start,
        .write = mapped ? on_register_write : on_write, .read = mapped ? on_register_read : on_read,
        .stop = a->hooks[CPY_MOCK_STOP].value ? on_stop : NULL, .free = cpy_mock_let_go};
    id = cpy_mock_attach_i2c(m->mock, pins[CPY_BUS_SCL], pins[CPY_BUS_SDA], (uint8_t)address, &a->ops.i2c, a, text);
    cpy_keep(name);
    return cpy_mock_attached(t, a, id);
}

/* --- the type ---------------------------------------------------------------------------------------------------------------- */

static cpy_value i2c_init(struct cpy_thread *t, const cpy_value *args)
{
    return args[1] == CPY_NONE || cpy_setattr_str(t, args[0], "address", args[1]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value i2c_nothing(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return CPY_NONE;
}

static cpy_value i2c_read(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_bytes_from(t, NULL, 0);
}

static const struct cpy_function methods[] = {
    {"__init__", "(self, address=None)", i2c_init,
        "address: 7 bits; a class may have it as an attribute instead, and attach_i2c() can give another.", 0},
    {"start", "(self, read)", i2c_nothing,
        "The device was addressed, for reading or writing.  Returning False refuses to acknowledge.", 0},
    {"write", "(self, data)", i2c_nothing,
        "Bytes for the device.  Returns how many it acknowledges; None: all of them.", 0},
    {"read", "(self, count)", i2c_read, "So many bytes of the device; what is missing is read as 0xff.", 0},
    {"stop", "(self)", i2c_nothing, "The transfer is over.", 0},
    {0},
};

const struct cpy_type_def cpy_mock_i2c_device_type = {
    .name = "cpy.mock.I2CDevice",
    .doc = "A device on an I2C bus.  Models override start, write, read and stop, whichever they need.",
    .base = &cpy_mock_device_type,
    .size = sizeof(struct cpy_mock_device),
    .flags = CPY_TYPE_HAS_DICT,
    .methods = methods,
};
