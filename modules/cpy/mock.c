/* SPDX-License-Identifier: MIT */
/* modules/cpy/mock.c - module cpy.mock: the simulated board from the outside.
 *
 * For tests of drivers: what a script's pins and buses do can be looked at, devices are
 * Python objects, and time is the test's. */
#include "modules/cpy/mock.h"

#define ADVANCE_MOST 1e9 /* s */

static const char key;

/* --- the state ---------------------------------------------------------------------------------------------------------- */

/* Before the board is closed: nothing of the script's is called any more. */
static void end(struct cpy_thread *t, void *user)
{
    struct cpy_mock_module *m = user;

    (void)t;
    cpy_mock_calls_end(m);
    cpy_mock_voltages_end(m);
    while (m->attached)
        cpy_mock_detach(m->mock, m->attached->id);
    cpy_handle_clear(&m->pins);
    cpy_handle_clear(&m->raised);
    m->mock = NULL;
}

static bool begin(struct cpy_thread *t, struct cpy_mock_module *m)
{
    struct cpy_board *board = cpy_hardware(t);

    if (!board)
        return false;
    if (!cpy_mock_of(board)) {
        cpy_raise(t, CPY_RUNTIME_ERROR, "cpy.mock needs simulated hardware, and this board is reached through backend %s "
            "(--backend mock simulates it)", board->backend->name);
        return false;
    }
    if (!cpy_at_end(t, end, m))
        return false;
    m->vm = cpy_vm_of(t);
    m->mock = cpy_mock_of(board);
    return true;
}

struct cpy_mock_module *cpy_mock_module(struct cpy_thread *t)
{
    struct cpy_mock_module *m = cpy_private(t, &key, sizeof *m);

    return m && (m->mock || begin(t, m)) ? m : NULL;
}

/* --- pins and time -------------------------------------------------------------------------------------------------------- */

static cpy_value mock_pin(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    uint16_t pin;

    return m && cpy_pin_by_id(t, args[0], &pin) ? cpy_mock_pin_value(t, m, pin) : CPY_ERROR;
}

static cpy_value mock_clock(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);

    (void)args;
    return m ? cpy_str_from(t, cpy_mock_clock_kind(m->mock) == CPY_MOCK_VIRTUAL ? "virtual" : "real") : CPY_ERROR;
}

static cpy_value mock_now(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);

    (void)args;
    return m ? cpy_int_from(t, cpy_mock_now(m->mock)) : CPY_ERROR;
}

static cpy_value mock_advance(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    int64_t ns;

    return m && cpy_argument_seconds(t, args[0], "seconds", ADVANCE_MOST, &ns) &&
                   cpy_hardware_sleep_until(t, cpy_mock_now(m->mock) + ns)
               ? CPY_NONE
               : CPY_ERROR;
}

/* --- transfers, traces, connections --------------------------------------------------------------------------------------- */

static cpy_value mock_transfers(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);

    (void)args;
    return m ? cpy_int_from_unsigned(t, cpy_mock_transfers(m->mock)) : CPY_ERROR;
}

static cpy_value mock_fail_transfer(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    int64_t n = -1;

    if (!m || (args[0] != CPY_NONE && !cpy_argument_range(t, args[0], "n", 0, INT32_MAX, &n)))
        return CPY_ERROR;
    cpy_mock_fail_transfer(m->mock, n);
    return CPY_NONE;
}

static cpy_value mock_trace(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    const char *path = m ? cpy_fs_path(t, args[0]) : NULL;
    int err;

    if (!path)
        return CPY_ERROR;
    err = cpy_mock_trace(m->mock, path);
    cpy_keep(args[0]);
    return err < 0 ? cpy_raise_errno(t, -err, args[0]) : CPY_NONE;
}

static cpy_value mock_end_trace(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    int err = m ? cpy_mock_end_trace(m->mock) : 0;

    (void)args;
    return !m ? CPY_ERROR : err < 0 ? cpy_raise_errno(t, -err, CPY_UNSET) : CPY_NONE;
}

static bool must_be_posted(struct cpy_thread *t)
{
    const struct cpy_board *board = cpy_hardware(t);

    if (board && board->backend == &cpy_backend_posted)
        return true;
    if (board)
        cpy_raise(t, CPY_RUNTIME_ERROR, "only backend posted has a connection (--backend posted)");
    return false;
}

static cpy_value mock_lose_connection(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    int64_t after;

    if (!m || !must_be_posted(t) || !cpy_argument_range(t, args[0], "after", 0, INT64_MAX, &after))
        return CPY_ERROR;
    cpy_mock_lose_connection(m->mock, (uint64_t)after);
    return CPY_NONE;
}

static cpy_value mock_delay_replies(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);
    int64_t ns;

    if (!m || !must_be_posted(t) || !cpy_argument_seconds(t, args[0], "seconds", ADVANCE_MOST, &ns))
        return CPY_ERROR;
    cpy_mock_delay_replies(m->mock, ns);
    return CPY_NONE;
}

static cpy_value mock_reset(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_mock_module *m = cpy_mock_module(t);

    (void)args;
    if (!m)
        return CPY_ERROR;
    while (m->attached) {
        cpy_value device = m->attached->device.value;

        if (!cpy_mock_detach_device(t, &device))
            return CPY_ERROR;
    }
    cpy_mock_calls_end(m);
    cpy_mock_voltages_end(m);
    cpy_mock_fail_transfer(m->mock, -1);
    cpy_mock_pins_reset(m);
    return CPY_NONE;
}

/* --- the module ------------------------------------------------------------------------------------------------------------- */

static cpy_value load_wiring(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value wiring = cpy_import(t, "cpy.mock.wiring");

    return wiring ? cpy_call_method(t, wiring, "load", 1, args[0]) : CPY_ERROR;
}

/* devices is imported when it is asked for. */
static cpy_value module_getattr(struct cpy_thread *t, const cpy_value *args)
{
    if (cpy_is_str(args[0]) && cpy_str_equals(args[0], "devices"))
        return cpy_import(t, "cpy.mock.devices");
    return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "module 'cpy.mock' has no attribute '%V'", args[0]);
}

static bool init(struct cpy_thread *t, cpy_value module)
{
    const char *wiring = cpy_hardware_wiring(t);
    cpy_value path;

    (void)module;
    if (!cpy_mock_module(t))
        return false;
    return !wiring || ((path = cpy_str_from_os(t, wiring)) && load_wiring(t, &path));
}

static const struct cpy_function functions[] = {
    {"__getattr__", "(name)", module_getattr, "Imports cpy.mock.devices when it is first used.", 0},
    {"pin", "(pin)", mock_pin, "The simulated pin of a Pin, a name or a GPIO number; the same Pin object each time.", 0},
    {"attach_i2c", "(bus, device, address=None)", cpy_mock_attach_i2c_device,
        "Connects an I2CDevice to a bus (an object, its name or its pins) and returns the device.", 0},
    {"attach_spi", "(bus, device, cs=None)", cpy_mock_attach_spi_device,
        "Connects an SPIDevice to a bus and returns the device.  cs: its chip select pin; None: it is always selected.", 0},
    {"attach_uart", "(uart, device)", cpy_mock_attach_uart_device,
        "Connects a UARTDevice to the lines of a UART and returns the device.", 0},
    {"detach", "(device)", cpy_mock_detach_device, "Takes a device off its bus.", 0},
    {"attached", "()", cpy_mock_list_devices, "The devices that are attached, in the order of attaching.", 0},
    {"fault", "(device, kind, at=0, times=0)", cpy_mock_fault,
        "Lets a device fail: kind is 'nack' (at: the byte), 'stuck_sda', 'disconnect' or 'corrupt' (at: the transfer).", 0},
    {"clear_faults", "(device)", cpy_mock_clear_faults, "Takes all faults of a device back.", 0},
    {"send", "(device, data)", cpy_mock_send, "Sends bytes from a UARTDevice to the script.", 0},
    {"clock", "()", mock_clock, "'real' or 'virtual' (--clock).", 0},
    {"now", "()", mock_now, "The board's clock in nanoseconds.  Asking takes no time.", 0},
    {"advance", "(seconds)", mock_advance, "Lets time pass: at once on the virtual clock.", 0},
    {"after", "(seconds, callback, *args)", cpy_mock_after,
        "Calls callback(*args) when so many seconds have passed on the board's clock.  Returns a Timer.", 0},
    {"transfers", "()", mock_transfers, "The number of transfers on all buses so far.", 0},
    {"fail_transfer", "(n)", mock_fail_transfer,
        "Lets the n-th transfer from now (0: the next) find no device.  None: takes that back.", 0},
    {"trace", "(path)", mock_trace, "Writes pins and bus lines to a VCD file from now on.", 0},
    {"end_trace", "()", mock_end_trace, "Completes the VCD file.", 0},
    {"lose_connection", "(after=0)", mock_lose_connection,
        "Backend posted: the board is gone after so many further operations.", 0},
    {"delay_replies", "(seconds)", mock_delay_replies, "Backend posted: each reply takes so long.", 0},
    {"reset", "()", mock_reset,
        "Detaches all devices, cancels timers and listeners, and lets go of all pins, their edges and voltages.", 0},
    {"load_wiring", "(path)", load_wiring, "Attaches what a wiring file says, as --wiring does.", 0},
    {0},
};

static const struct cpy_type_def *const types[] = {
    &cpy_mock_pin_type,
    &cpy_mock_driver_type,
    &cpy_mock_timer_type,
    &cpy_mock_device_type,
    &cpy_mock_i2c_device_type,
    &cpy_mock_register_device_type,
    &cpy_mock_spi_device_type,
    &cpy_mock_uart_device_type,
    NULL,
};

const struct cpy_module_def cpy_module_cpy_mock = {
    .name = "cpy.mock",
    .doc = "Simulated hardware from the outside: pins, time, devices, faults.",
    .functions = functions,
    .types = types,
    .init = init,
    .is_package = true,
};
