/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/digitalio.h - DigitalInOut, for other modules that use one. */
#ifndef CPY_CIRCUITPYTHON_DIGITALIO_H
#define CPY_CIRCUITPYTHON_DIGITALIO_H

#include "modules/hardware/hardware.h"

/* digitalio.DigitalInOut. */
struct cpy_digital {
    struct cpy_object head;
    struct cpy_board *board;  /* NULL: not initialised, or deinitialised */
    struct cpy_calls calls;   /* of neopixel_write() */
    struct cpy_pin_mode mode; /* how the pin is set up; its level is what was last written */
    uint16_t pin;
};
extern const struct cpy_type_def cpy_digital_type;

/* The resistor that an argument means: Pull.UP, Pull.DOWN or None.  False: TypeError that names the parameter. */
CPY_CHECKED bool cpy_pull_argument(struct cpy_thread *t, cpy_value v, const char *parameter, enum cpy_pull *pull);
/* v.value = level, for v exactly a DigitalInOut.  False: an exception is pending. */
CPY_CHECKED bool cpy_digital_write(struct cpy_thread *t, cpy_value v, bool level);

#endif
