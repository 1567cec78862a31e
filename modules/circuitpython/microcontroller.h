/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/microcontroller.h - the parts that module microcontroller is made of. */
#ifndef CPY_CIRCUITPYTHON_MICROCONTROLLER_H
#define CPY_CIRCUITPYTHON_MICROCONTROLLER_H

#include "modules/circuitpython/enum.h"
#include "modules/hardware/hardware.h"

/* Processor: what microcontroller.cpu is. */
extern const struct cpy_type_def cpy_processor_type, cpy_reset_reason_type;
/* Start over, by on_next_reset() and reset(). */
extern const struct cpy_type_def cpy_run_mode_type;
/* microcontroller.on_next_reset(run_mode). */
cpy_value cpy_on_next_reset(struct cpy_thread *t, const cpy_value *args);
/* microcontroller.reset(): does not return. */
cpy_value cpy_reset(struct cpy_thread *t, const cpy_value *args);
/* In the environment of a program that reset() has started again. */
#define CPY_RESET_VARIABLE "CPY_RESET_REASON"

/* nvm.ByteArray: microcontroller.nvm, or None where the chip has no such memory. */
extern const struct cpy_type_def cpy_nvm_type;
/* Makes microcontroller.nvm. */
cpy_value cpy_nvm_open(struct cpy_thread *t);

#endif
