/* SPDX-License-Identifier: MIT */
/* modules/cpy/mock_spi.c - cpy.mock.SPIDevice, and how the simulated bus calls one. */
#include "modules/cpy/mock.h"

/* --- the bus calls the model ----------------------------------------------------------------------------------------- */

/* Chip select moves when a pin is written, which cannot raise: what the model raises comes at the next safe point. */
static void on_select(void *user, bool selected)
{
    struct cpy_attachment *a = user;
    cpy_value hook = a->hooks[selected ? CPY_MOCK_SELECT : CPY_MOCK_DESELECT].value;

    if (hook)
        cpy_mock_invoke(a->module, hook, &a->device.value, 1);
}

static int on_transfer(void *user, const uint8_t *out, uint8_t *in, size_t len)
{
    struct cpy_attachment *a = user;
    struct cpy_thread *t = cpy_mock_thread(a->module);
    cpy_value hook = a->hooks[CPY_MOCK_TRANSFER].value, bytes, result;

    if (cpy_pending(t))
        return -EIO;
    memset(in, 0xff, len);
    if (!hook)
        return 0;
    if (!(bytes = cpy_bytes_from(t, out, len)) || !(result = cpy_call_2(t, hook, a->device.value, bytes)))
        return -EIO;
    return result == CPY_NONE || cpy_mock_take_bytes(t, result, "transfer", in, len) ? 0 : -EIO;
}

/* --- attaching --------------------------------------------------------------------------------------------------------- */

/* modes of the device's class, as a mask. */
static bool find_modes(struct cpy_thread *t, cpy_value device, uint8_t *mask)
{
    cpy_value modes = cpy_find_attr_str(t, device, "modes"), iterator, mode;
    int64_t n;

    *mask = 0;
    if (!modes || cpy_pending(t) || !(iterator = cpy_iter(t, modes)))
        return !cpy_pending(t);
    while ((mode = cpy_next(t, iterator))) {
        if (!cpy_argument_range(t, mode, "modes", 0, 3, &n))
            return false;
        *mask |= (uint8_t)(1 << n);
    }
    return !cpy_pending(t);
}

cpy_value cpy_mock_attach_spi_device(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    uint16_t pins[4], select = CPY_NO_PIN;
    struct cpy_attachment *a;
    uint8_t modes;
    int64_t id;

    if (!m || !cpy_mock_bus_pins(t, args[0], CPY_BUS_SPI, pins) ||
        (args[2] != CPY_NONE && !cpy_pin_by_id(t, args[2], &select)) || !find_modes(t, args[1], &modes) ||
        !(a = cpy_mock_attachment(t, args[1], &cpy_mock_spi_device_type)))
        return CPY_ERROR;
    a->ops.spi = (struct cpy_mock_spi_device){
        .select = on_select, .transfer = on_transfer, .free = cpy_mock_let_go, .modes = modes};
    id = cpy_mock_attach_spi(m->mock, pins[CPY_BUS_SCK], pins[CPY_BUS_MOSI], pins[CPY_BUS_MISO], select, &a->ops.spi, a,
        cpy_type_name(t, args[1]));
    return cpy_mock_attached(t, a, id);
}

/* --- the type ------------------------------------------------------------------------------------------------------------ */

static cpy_value nothing(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return CPY_NONE;
}

static const struct cpy_function methods[] = {
    {"select", "(self)", nothing, "Chip select went low.", 0},
    {"deselect", "(self)", nothing, "Chip select went high.", 0},
    {"transfer", "(self, data)", nothing,
        "Bytes from the bus; returns as many (None: all 0xff).  Byte i of the answer goes out while byte i comes in.", 0},
    {0},
};

const struct cpy_type_def cpy_mock_spi_device_type = {
    .name = "cpy.mock.SPIDevice",
    .doc = "A device on an SPI bus.  Models override transfer, and may have modes, the SPI modes (0 to 3) they understand.",
    .base = &cpy_mock_device_type,
    .size = sizeof(struct cpy_mock_device),
    .flags = CPY_TYPE_HAS_DICT,
    .methods = methods,
};
