/* SPDX-License-Identifier: MIT */
/* modules/cpy/mock.h - what the files of module cpy.mock know of each other.
 *
 * The simulated board calls device models, timers and listeners at its own moments, inside
 * operations that have no way to raise.  What such a call raises is kept and raised in the
 * script at the next safe point; only what happens in a bus transfer is raised by it. */
#ifndef CPY_MOCK_MODULE_H
#define CPY_MOCK_MODULE_H

#include "backends/mock/mock.h"
#include "modules/hardware/hardware.h"

struct cpy_attachment;
/* A callback that waits for a time or for changes of a pin. */
struct cpy_mock_call;
/* A function that says which voltage a pin has. */
struct cpy_mock_voltage;

/* The module's state in one interpreter; zeroed at first. */
struct cpy_mock_module {
    struct cpy_vm *vm;
    struct cpy_mock *mock;            /* NULL: not looked for yet, or the interpreter ends */
    struct cpy_attachment *attached;  /* the newest first */
    struct cpy_mock_call *calls;      /* likewise */
    struct cpy_mock_voltage *voltages; /* likewise */
    struct cpy_handle pins;           /* list of the Pin objects, None where there is none yet */
    struct cpy_handle raised;         /* list of exceptions that wait to be raised in the script */
};

/* The state, with a simulated board.  NULL: an exception is pending (RuntimeError: the hardware is real). */
struct cpy_mock_module *cpy_mock_module(struct cpy_thread *t);

/* The thread in which the simulated board calls: the one that uses it at the moment. */
CPY_INLINE struct cpy_thread *cpy_mock_thread(const struct cpy_mock_module *m) { return cpy_running_thread(m->vm); }

/* --- calls at the board's moments (mock_call.c) --- */

/* Calls a function with n arguments from inside an operation.  What it raises is raised at the next safe point. */
void cpy_mock_invoke(struct cpy_mock_module *m, cpy_value function, const cpy_value *args, size_t n);
/* Keeps the pending exception for the next safe point. */
void cpy_mock_keep(struct cpy_mock_module *m);
/* Lets go of all timers and listeners. */
void cpy_mock_calls_end(struct cpy_mock_module *m);
/* after(seconds, callback, *args): a table's row. */
cpy_value cpy_mock_after(struct cpy_thread *t, const cpy_value *args);
/* Calls callback(level, time_ns) at each change of a pin; returns the callback. */
cpy_value cpy_mock_listen_to(struct cpy_thread *t, uint16_t pin, cpy_value callback);
/* Calls it no more; ValueError if it does not listen. */
cpy_value cpy_mock_unlisten_to(struct cpy_thread *t, uint16_t pin, cpy_value callback);
extern const struct cpy_type_def cpy_mock_timer_type;

/* --- voltages (mock_voltage.c) --- */

/* Pin.voltage = v: a number, None or a function of the seconds from now on. */
CPY_CHECKED bool cpy_mock_put_voltage(struct cpy_thread *t, struct cpy_mock_module *m, uint16_t pin, cpy_value v);
/* No pin has a voltage any more that was put there. */
void cpy_mock_voltages_end(struct cpy_mock_module *m);

/* --- pins (mock_pin.c) --- */

extern const struct cpy_type_def cpy_mock_pin_type, cpy_mock_driver_type;
/* The Pin object of a pin. */
cpy_value cpy_mock_pin_value(struct cpy_thread *t, struct cpy_mock_module *m, uint16_t pin);
/* All pins as if nobody outside had touched them. */
void cpy_mock_pins_reset(struct cpy_mock_module *m);

/* --- devices (mock_device.c) --- */

/* Methods of a device model that the board calls, by index in hooks. */
enum cpy_mock_hook {
    CPY_MOCK_START, CPY_MOCK_WRITE, CPY_MOCK_READ, CPY_MOCK_STOP, CPY_MOCK_WRITE_REGISTERS, CPY_MOCK_READ_REGISTERS,
    CPY_MOCK_SELECT, CPY_MOCK_DESELECT, CPY_MOCK_TRANSFER, CPY_MOCK_RECEIVE, CPY_MOCK_HOOKS
};

/* A device that is attached: what the simulated board knows of it. */
struct cpy_attachment {
    struct cpy_attachment *next;
    struct cpy_mock_module *module;
    int64_t id;               /* the simulated board's; 0: not attached yet */
    struct cpy_handle device; /* the model */
    struct cpy_handle hooks[CPY_MOCK_HOOKS]; /* the methods that the model's class overrides; unset: it does not */
    union {
        struct cpy_mock_i2c_device i2c;
        struct cpy_mock_spi_device spi;
        struct cpy_mock_uart_device uart;
    } ops;
};

/* What all device models begin with. */
struct cpy_mock_device {
    struct cpy_object head;
    struct cpy_attachment *attachment; /* NULL: it is not attached */
};
extern const struct cpy_type_def cpy_mock_device_type;

/* Makes an attachment for a model, and finds the methods that its class overrides.  base: the class that it must be an
 * instance of.  NULL: an exception is pending (TypeError; ValueError: it is attached already). */
struct cpy_attachment *cpy_mock_attachment(struct cpy_thread *t, cpy_value device, const struct cpy_type_def *base);
/* The attachment got its id; or a negative errno: then it is freed and an exception raised.  Returns the device. */
cpy_value cpy_mock_attached(struct cpy_thread *t, struct cpy_attachment *a, int64_t id);
/* The device is detached, or the board closed: the simulated board's free operation. */
void cpy_mock_let_go(void *attachment);
/* The pins of a bus: an object, the name of a bus of the board, or a tuple of pins.  False: an exception is pending. */
CPY_CHECKED bool cpy_mock_bus_pins(struct cpy_thread *t, cpy_value bus, enum cpy_bus_kind kind, uint16_t pins[4]);
/* The bytes that a method returned, into data[0 .. len): what is missing is 0xff.  False: an exception is pending
 * (TypeError; ValueError: too many). */
CPY_CHECKED bool cpy_mock_take_bytes(
    struct cpy_thread *t, cpy_value result, const char *method, uint8_t *data, size_t len);
/* Functions about devices, tables' rows: cpy.mock.detach(device). */
cpy_value cpy_mock_detach_device(struct cpy_thread *t, const cpy_value *args);
/* cpy.mock.attached(). */
cpy_value cpy_mock_list_devices(struct cpy_thread *t, const cpy_value *args);
/* cpy.mock.fault(device, kind, at, times). */
cpy_value cpy_mock_fault(struct cpy_thread *t, const cpy_value *args);
/* cpy.mock.clear_faults(device). */
cpy_value cpy_mock_clear_faults(struct cpy_thread *t, const cpy_value *args);

/* --- kinds of devices (mock_i2c.c, mock_registers.c, mock_spi.c, mock_uart.c) --- */

/* A register-mapped I2C device. */
struct cpy_mock_registers {
    struct cpy_mock_device device;
    cpy_field registers;         /* bytearray; unset: __init__ has not run */
    uint32_t pointer;            /* the next register */
    uint8_t pointer_bytes, seen; /* bytes of a register's number; those that have come since START */
};
extern const struct cpy_type_def cpy_mock_i2c_device_type, cpy_mock_register_device_type, cpy_mock_spi_device_type,
    cpy_mock_uart_device_type;

/* The bytes of a write message, the first of which may be the register's number.  a: whose hook is called to store; NULL:
 * the device's method.  False: an exception is pending. */
CPY_CHECKED bool cpy_mock_registers_write(struct cpy_thread *t, struct cpy_mock_registers *r,
    const struct cpy_attachment *a, const uint8_t *data, size_t len);
/* The registers from the pointer on, which moves on; likewise. */
CPY_CHECKED bool cpy_mock_registers_read(
    struct cpy_thread *t, struct cpy_mock_registers *r, const struct cpy_attachment *a, uint8_t *data, size_t len);
/* Tables' rows: attach_i2c(bus, device, address). */
cpy_value cpy_mock_attach_i2c_device(struct cpy_thread *t, const cpy_value *args);
/* attach_spi(bus, device, cs). */
cpy_value cpy_mock_attach_spi_device(struct cpy_thread *t, const cpy_value *args);
/* attach_uart(uart, device). */
cpy_value cpy_mock_attach_uart_device(struct cpy_thread *t, const cpy_value *args);
/* send(device, data). */
cpy_value cpy_mock_send(struct cpy_thread *t, const cpy_value *args);

#endif
