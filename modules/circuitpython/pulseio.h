/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/pulseio.h - the classes of module pulseio. */
#ifndef CPY_CIRCUITPYTHON_PULSEIO_H
#define CPY_CIRCUITPYTHON_PULSEIO_H

#include "modules/hardware/hardware.h"

extern const struct cpy_type_def cpy_pulse_in_type, cpy_pulse_out_type;

#define CPY_PULSE_MOST 65535 /* us: a longer pulse counts as so long */

#endif
