/* SPDX-License-Identifier: MIT */
/* modules/micropython/machine.h - what the files of module machine know of each other.
 *
 * On a MicroPython board nobody gives pins back: a pin becomes what it was last used as, and an
 * object whose pins another one has taken works again when it is used next.  So within module
 * machine a *use* of pins gives way to a newer one and is renewed by its object's next
 * operation.  Towards CircuitPython's modules a use is a claim like any other: "D13 in use". */
#ifndef CPY_MACHINE_H
#define CPY_MACHINE_H

#include "modules/hardware/hardware.h"

struct cpy_machine;

/* Pins that an object of module machine works with; part of the object. */
struct cpy_machine_use {
    const char *owner; /* "machine.I2C" */
    /* Closes what is open on the pins, before they are given back. */
    void (*close)(struct cpy_thread *t, struct cpy_machine_use *use);
    struct cpy_machine *machine; /* NULL: never used */
    uint16_t pins[4];            /* CPY_NO_PIN: not connected */
    uint8_t count;               /* of pins; 0: not in use now */
    struct cpy_board *board;     /* NULL: not in use now */
    struct cpy_calls calls;
};

/* What a pin is as seen by machine.Pin.  The numbers are MicroPython's. */
enum cpy_machine_mode {
    CPY_MACHINE_UNSET = -1, /* as it was before the script */
    CPY_MACHINE_IN,
    CPY_MACHINE_OUT,
    CPY_MACHINE_OPEN_DRAIN,
    CPY_MACHINE_ALT,
    CPY_MACHINE_ALT_OPEN_DRAIN,
    CPY_MACHINE_ANALOG,
};

struct cpy_machine_pin {
    struct cpy_handle object;     /* the one machine.Pin of this pin; unset: not made yet */
    struct cpy_handle irq;        /* what its irq() returns, likewise */
    struct cpy_machine_use use;   /* by machine.Pin */
    struct cpy_machine_use *user; /* whose the pin is now; NULL: nobody's in module machine */
    int8_t mode;                  /* enum cpy_machine_mode */
    uint8_t pull;                 /* enum cpy_pull */
    uint8_t drive;                /* DRIVE_0 ...: kept, without effect */
    bool level;                   /* what value() last wrote */
};

/* The state of module machine in one interpreter. */
struct cpy_machine {
    struct cpy_board *board;
    struct cpy_machine_pin *pins; /* one for each of the board's */
    struct cpy_handle objects;    /* dict: what is made once only, as "I2C0" or "ADC5" */
    uint32_t held;                /* depth of disable_irq() */
    uint32_t hz;                  /* set by freq(), 0: not */
};

/* The state, made now if need be; opens the board.  NULL: an exception is pending. */
struct cpy_machine *cpy_machine(struct cpy_thread *t);

/* --- uses of pins (machine_use.c) --- */

/* Takes pins for a use that is not open; those that have them in module machine are closed first.  False: an exception
 * is pending (ValueError "D13 in use", RuntimeError inside a transfer). */
CPY_CHECKED bool cpy_machine_take(struct cpy_thread *t, struct cpy_machine_use *use, const uint16_t *pins, unsigned n);
/* Closes a use, when no other thread is in a transfer of it, and gives its pins back.  One that is not open is left alone.
 * False: an exception is pending (RuntimeError inside a transfer). */
CPY_CHECKED bool cpy_machine_give(struct cpy_thread *t, struct cpy_machine_use *use);
/* The same for a finalizer: nothing is raised. */
void cpy_machine_drop(struct cpy_thread *t, struct cpy_machine_use *use);
/* Begins a call into the hardware of an open use, as cpy_call_begin() does. */
CPY_CHECKED bool cpy_machine_enter(struct cpy_thread *t, struct cpy_machine_use *use, unsigned way);
void cpy_machine_leave(struct cpy_thread *t, struct cpy_machine_use *use, unsigned way); /* Ends it. */
/* The object that is made once only under this name, as by cpy_machine_once(); CPY_UNSET with nothing pending: not yet.
 */
cpy_value cpy_machine_known(struct cpy_thread *t, const char *kind, int number);
/* Remembers an object as the one of this kind and number. */
CPY_CHECKED bool cpy_machine_once(struct cpy_thread *t, const char *kind, int number, cpy_value object);

/* --- arguments (machine_use.c) --- */

/* The pin that an argument means: machine.Pin, microcontroller.Pin, a number, a name, or (port, number). */
CPY_CHECKED bool cpy_machine_pin_argument(struct cpy_thread *t, cpy_value v, uint16_t *pin);
/* The same for an optional one: unset leaves *pin as it is, None makes it CPY_NO_PIN. */
CPY_CHECKED bool cpy_machine_pin_option(struct cpy_thread *t, cpy_value v, uint16_t *pin);
/* Pins from pins=(a, b, ...), a tuple or list of n; unset and None leave them. */
CPY_CHECKED bool cpy_machine_pins_option(struct cpy_thread *t, cpy_value v, uint16_t *pins, unsigned n);
/* An int within min .. max if v is given; else *out stays. */
CPY_CHECKED bool cpy_machine_range_option(
    struct cpy_thread *t, cpy_value v, const char *parameter, int64_t min, int64_t max, int64_t *out);
/* The bus that id names (a number or a name), or the board's first of the kind if id is unset.  NULL with nothing
 * pending: the board has none; *number is then id's number, or -1. */
const struct cpy_bus_def *cpy_machine_bus(struct cpy_thread *t, enum cpy_bus_kind kind, cpy_value id, int *number);
/* ValueError: the board has no bus with this id; it has ... */
bool cpy_machine_no_bus(struct cpy_thread *t, enum cpy_bus_kind kind, cpy_value id);

/* Bytes to be written: those of a buffer, or a str's in UTF-8. */
struct cpy_machine_bytes {
    const uint8_t *data;
    size_t len;
    struct cpy_slice_view view; /* of a buffer */
    cpy_value text;             /* the str, or CPY_UNSET */
};
/* The bytes of an argument; TypeError names the parameter.  They stay valid until they are released. */
CPY_CHECKED bool cpy_machine_view(
    struct cpy_thread *t, cpy_value v, const char *parameter, struct cpy_machine_bytes *bytes);
/* Gives the buffer back. */
void cpy_machine_release(struct cpy_thread *t, struct cpy_machine_bytes *bytes);

/* --- types --- */

struct cpy_machine_pin_object {
    struct cpy_object head;
    struct cpy_machine *machine; /* NULL: __init__ has not run */
    uint16_t number;             /* index in the board's pins */
};
extern const struct cpy_type_def cpy_machine_pin_type, cpy_machine_irq_type, cpy_machine_names_type,
    cpy_machine_signal_type, cpy_machine_adc_type, cpy_machine_adc_block_type, cpy_machine_adc_channel_type,
    cpy_machine_i2c_type, cpy_machine_soft_i2c_type, cpy_machine_spi_type, cpy_machine_soft_spi_type,
    cpy_machine_uart_type, cpy_machine_pwm_type, cpy_machine_counter_type, cpy_machine_encoder_type;

/* What the objects of buses begin with. */
struct cpy_machine_bus_object {
    struct cpy_object head;
    struct cpy_machine_use use;
    void *bus;       /* while the use is open */
    uint16_t pins[]; /* as many as the kind has */
};
/* The pins of a bus object of this kind, by their role (CPY_BUS_SCL ...).  False: v is none, or has none yet. */
bool cpy_machine_bus_pins(struct cpy_thread *t, cpy_value v, enum cpy_bus_kind kind, uint16_t pins[4]);

/* The machine.Pin of a pin, as it is. */
cpy_value cpy_machine_pin_object(struct cpy_thread *t, uint16_t pin);
/* Is v a machine.Pin, and which? */
bool cpy_machine_is_pin(struct cpy_thread *t, cpy_value v, uint16_t *pin);
/* value(): 0, 1, or -1 with an exception pending.  A pin that was never set up becomes an input. */
int cpy_machine_pin_read(struct cpy_thread *t, struct cpy_machine *machine, uint16_t pin);
/* value(level): an input keeps it for when it becomes an output. */
CPY_CHECKED bool cpy_machine_pin_write(struct cpy_thread *t, struct cpy_machine *machine, uint16_t pin, bool level);

/* Pin.board (or, chip being true, Pin.cpu). */
cpy_value cpy_machine_names(struct cpy_thread *t, bool chip);
/* --- handlers (machine_irq.c) --- */

/* Whose handler an irq object is about: what pins and UARTs do differently. */
struct cpy_machine_irq_source {
    /* handler(owner) is called from now on after what trigger says (the owner's constants); None: no more. */
    bool (*arm)(struct cpy_thread *t, cpy_value owner, unsigned trigger, cpy_value handler);
    /* What made the newest call, in the owner's constants; -1: an exception is pending. */
    int (*flags)(struct cpy_thread *t, cpy_value owner);
};
/* An irq object without a handler. */
cpy_value cpy_machine_irq_new(struct cpy_thread *t, const struct cpy_machine_irq_source *source, cpy_value owner);
/* Sets trigger and handler (None: no more), and what the handler is called with. */
CPY_CHECKED bool cpy_machine_irq_set(
    struct cpy_thread *t, cpy_value irq, cpy_value owner, unsigned trigger, cpy_value handler);
/* The same as it was set last, after the hardware was closed meanwhile. */
CPY_CHECKED bool cpy_machine_irq_again(struct cpy_thread *t, cpy_value irq);
/* Checks an argument that is to be a handler; unset becomes None.  False: TypeError. */
CPY_CHECKED bool cpy_machine_irq_handler(struct cpy_thread *t, cpy_value *handler);
/* irq() of a pin.  args: self, handler, trigger, priority, wake, hard; handler unset: only the object. */
cpy_value cpy_machine_pin_irq(struct cpy_thread *t, const cpy_value *args);
/* Switches a pin's handler off. */
void cpy_machine_irq_off(struct cpy_thread *t, struct cpy_machine *machine, uint16_t pin);

/* The functions of module machine that measure or wait (machine_time.c), a table's rows: machine.bitstream(). */
cpy_value cpy_machine_bitstream(struct cpy_thread *t, const cpy_value *args);
/* machine.time_pulse_us(pin, pulse_level, timeout_us). */
cpy_value cpy_machine_time_pulse_us(struct cpy_thread *t, const cpy_value *args);
/* machine.idle(). */
cpy_value cpy_machine_idle(struct cpy_thread *t, const cpy_value *args);
/* machine.lightsleep(time_ms). */
cpy_value cpy_machine_lightsleep(struct cpy_thread *t, const cpy_value *args);

#endif
