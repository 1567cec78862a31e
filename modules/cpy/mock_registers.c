/* SPDX-License-Identifier: MIT */
/* modules/cpy/mock_registers.c - cpy.mock.RegisterDevice: registers behind an I2C address.
 *
 * The usual way of I2C devices: what is written begins with a register's number, and what
 * follows is written from there on; what is read comes from where the number points.
 * Registers wrap around at the end. */
#include "modules/cpy/mock.h"

#define SIZE_MOST (1 << 24)
#define POINTER_MOST 3 /* bytes of a register's number */

static struct cpy_mock_registers *as_registers(cpy_value v) { return (struct cpy_mock_registers *)cpy_pointer(v); }

/* A view of the registers, which must exist. */
static bool open_registers(struct cpy_thread *t, struct cpy_mock_registers *r, struct cpy_buffer *view)
{
    if (cpy_load(r->registers) == CPY_UNSET) {
        cpy_raise(t, CPY_RUNTIME_ERROR, "%T.__init__() has not called RegisterDevice.__init__()", cpy_from(r));
        return false;
    }
    if (!cpy_get_buffer(t, cpy_load(r->registers), view, true))
        return false;
    if (view->len)
        return true;
    cpy_release_buffer(t, view);
    cpy_raise(t, CPY_VALUE_ERROR, "%T has no registers", cpy_from(r));
    return false;
}

/* Copies between the registers from place on and data, in pieces where they wrap. */
static bool copy(struct cpy_thread *t, struct cpy_mock_registers *r, size_t place, uint8_t *read, const uint8_t *written,
    size_t len)
{
    struct cpy_buffer view;

    if (!open_registers(t, r, &view))
        return false;
    for (size_t done = 0, n; done < len; done += n, place = 0) {
        place %= view.len;
        n = view.len - place < len - done ? view.len - place : len - done;
        if (read)
            memcpy(read + done, view.data + place, n);
        else
            memcpy(view.data + place, written + done, n);
    }
    cpy_release_buffer(t, &view);
    return true;
}

static bool advance(struct cpy_thread *t, struct cpy_mock_registers *r, size_t n)
{
    struct cpy_buffer view;

    if (!open_registers(t, r, &view))
        return false;
    r->pointer = (uint32_t)((r->pointer + n) % view.len);
    cpy_release_buffer(t, &view);
    return true;
}

/* --- the bus ------------------------------------------------------------------------------------------------------------ */

/* The method that stores or fetches, if Python is to do it: the hook, or the object's own. */
static cpy_value method(struct cpy_thread *t, struct cpy_mock_registers *r, const struct cpy_attachment *a,
    enum cpy_mock_hook hook, const char *name, bool *bound)
{
    *bound = !a;
    return a ? a->hooks[hook].value : cpy_getattr_str(t, cpy_from(r), name);
}

static cpy_value call(struct cpy_thread *t, cpy_value function, bool bound, struct cpy_mock_registers *r, cpy_value v)
{
    cpy_value args[] = {cpy_from(r), cpy_int(r->pointer), v};

    return v ? cpy_call(t, function, bound ? args + 1 : args, bound ? 2 : 3) : CPY_ERROR;
}

bool cpy_mock_registers_write(struct cpy_thread *t, struct cpy_mock_registers *r, const struct cpy_attachment *a,
    const uint8_t *data, size_t len)
{
    cpy_value function;
    bool bound, ok;

    for (; len && r->seen < r->pointer_bytes; r->seen++, data++, len--)
        r->pointer = r->seen ? (r->pointer << 8 | *data) : *data;
    if (r->seen == r->pointer_bytes && !advance(t, r, 0))
        return false;
    if (len == 0)
        return true;
    function = method(t, r, a, CPY_MOCK_WRITE_REGISTERS, "write_registers", &bound);
    if (!function && cpy_pending(t))
        return false;
    ok = function ? call(t, function, bound, r, cpy_bytes_from(t, data, len)) != CPY_ERROR
                  : copy(t, r, r->pointer, NULL, data, len);
    return ok && advance(t, r, len);
}

bool cpy_mock_registers_read(
    struct cpy_thread *t, struct cpy_mock_registers *r, const struct cpy_attachment *a, uint8_t *data, size_t len)
{
    bool bound, ok;
    cpy_value function = method(t, r, a, CPY_MOCK_READ_REGISTERS, "read_registers", &bound), result;

    if (!function && cpy_pending(t))
        return false;
    if (!function) {
        ok = copy(t, r, r->pointer, data, NULL, len);
    } else {
        result = call(t, function, bound, r, cpy_int_from(t, (int64_t)len));
        ok = result && cpy_mock_take_bytes(t, result, "read_registers", data, len);
    }
    return ok && advance(t, r, len);
}

/* --- the type ------------------------------------------------------------------------------------------------------------- */

static cpy_value registers_init(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_registers *r = as_registers(args[0]);
    int64_t size, pointer_bytes, fill;
    struct cpy_buffer view;
    cpy_value registers;

    if (!cpy_argument_range(t, args[2], "size", 1, SIZE_MOST, &size) ||
        !cpy_argument_range(t, args[3], "pointer_bytes", 1, POINTER_MOST, &pointer_bytes) ||
        !cpy_argument_range(t, args[4], "fill", 0, 255, &fill) ||
        (args[1] != CPY_NONE && !cpy_setattr_str(t, args[0], "address", args[1])))
        return CPY_ERROR;
    if (!(registers = cpy_call_1(t, cpy_builtin_type(t, CPY_TYPE_BYTEARRAY), cpy_int_from(t, size))) ||
        !cpy_get_buffer(t, registers, &view, true))
        return CPY_ERROR;
    memset(view.data, (int)fill, view.len);
    cpy_release_buffer(t, &view);
    cpy_store(r, &r->registers, registers);
    r->pointer = 0;
    r->pointer_bytes = (uint8_t)pointer_bytes;
    return CPY_NONE;
}

/* args: self, data.  What super().write(data) of a model does. */
static cpy_value registers_write(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_buffer data;
    bool ok;

    if (!cpy_get_buffer(t, args[1], &data, false))
        return CPY_ERROR;
    ok = cpy_mock_registers_write(t, as_registers(args[0]), NULL, data.data, data.len);
    cpy_release_buffer(t, &data);
    return ok ? CPY_NONE : CPY_ERROR;
}

static cpy_value registers_read(struct cpy_thread *t, const cpy_value *args)
{
    int64_t count;
    uint8_t *data;
    cpy_value bytes;

    if (!cpy_argument_range(t, args[1], "count", 0, SIZE_MOST, &count) ||
        !(bytes = cpy_bytes_new(t, (size_t)count, &data)))
        return CPY_ERROR;
    return cpy_mock_registers_read(t, as_registers(args[0]), NULL, data, (size_t)count) ? bytes : CPY_ERROR;
}

/* args: self, register, data. */
static cpy_value write_registers(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_buffer data;
    int64_t place;
    bool ok;

    if (!cpy_argument_range(t, args[1], "register", 0, UINT32_MAX, &place) || !cpy_get_buffer(t, args[2], &data, false))
        return CPY_ERROR;
    ok = copy(t, as_registers(args[0]), (size_t)place, NULL, data.data, data.len);
    cpy_release_buffer(t, &data);
    return ok ? CPY_NONE : CPY_ERROR;
}

/* args: self, register, count. */
static cpy_value read_registers(struct cpy_thread *t, const cpy_value *args)
{
    int64_t place, count;
    uint8_t *data;
    cpy_value bytes;

    if (!cpy_argument_range(t, args[1], "register", 0, UINT32_MAX, &place) ||
        !cpy_argument_range(t, args[2], "count", 0, SIZE_MOST, &count) ||
        !(bytes = cpy_bytes_new(t, (size_t)count, &data)))
        return CPY_ERROR;
    return copy(t, as_registers(args[0]), (size_t)place, data, NULL, (size_t)count) ? bytes : CPY_ERROR;
}

static cpy_value get_registers(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value registers = cpy_load(as_registers(args[0])->registers);

    return registers ? registers : cpy_raise(t, CPY_ATTRIBUTE_ERROR, "RegisterDevice.__init__() was not called");
}

static cpy_value get_pointer(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_int_from(t, as_registers(args[0])->pointer);
}

static cpy_value set_pointer(struct cpy_thread *t, const cpy_value *args)
{
    int64_t pointer;

    if (!args[1])
        return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "pointer cannot be deleted");
    if (!cpy_argument_range(t, args[1], "pointer", 0, SIZE_MOST - 1, &pointer))
        return CPY_ERROR;
    as_registers(args[0])->pointer = (uint32_t)pointer;
    return CPY_NONE;
}

static void registers_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_mock_registers *)o)->registers);
}

static const struct cpy_function methods[] = {
    {"__init__", "(self, address=None, size=256, pointer_bytes=1, fill=0)", registers_init,
        "size registers that hold fill; a register's number has pointer_bytes bytes (1 to 3), the high one first.", 0},
    {"write", "(self, data)", registers_write,
        "A register's number, and what to write from there on; further bytes of the same write go on from there.", 0},
    {"read", "(self, count)", registers_read, "So many registers from where the pointer is.", 0},
    {"write_registers", "(self, register, data)", write_registers,
        "Stores data in the registers from register on.  Override it for registers that do something.", 0},
    {"read_registers", "(self, register, count)", read_registers,
        "So many registers from register on, as bytes.  Override it for registers that are computed.", 0},
    {0},
};

static const struct cpy_attribute attributes[] = {
    {"registers", get_registers, NULL, "The registers, a bytearray."},
    {"pointer", get_pointer, set_pointer, "The number of the register that is read or written next."},
    {0},
};

const struct cpy_type_def cpy_mock_register_device_type = {
    .name = "cpy.mock.RegisterDevice",
    .doc = "An I2C device with registers.  Models fill registers, or override write_registers and read_registers.",
    .base = &cpy_mock_i2c_device_type,
    .size = sizeof(struct cpy_mock_registers),
    .flags = CPY_TYPE_HAS_DICT,
    .methods = methods,
    .attributes = attributes,
    .trace = registers_trace,
};
