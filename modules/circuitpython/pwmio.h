/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/pwmio.h - PWMOut, for module pulseio, whose PulseOut once took one. */
#ifndef CPY_CIRCUITPYTHON_PWMIO_H
#define CPY_CIRCUITPYTHON_PWMIO_H

#include "modules/hardware/hardware.h"

/* pwmio.PWMOut. */
struct cpy_pwm_out {
    struct cpy_object head;
    struct cpy_board *board; /* NULL: not initialised, or deinitialised */
    struct cpy_calls calls;
    uint16_t pin;
    uint16_t duty;           /* of 65535 */
    uint32_t hz;
    bool is_variable;        /* frequency can be set */
};
extern const struct cpy_type_def cpy_pwm_out_type;

/* The wave of a frequency in Hz and a duty of 65535, which means always high. */
struct cpy_wave cpy_wave_of(uint32_t hz, uint16_t duty);
/* Claims the pin and makes it put out the wave; init as for cpy_claim_in().  False: an exception is pending. */
CPY_CHECKED bool cpy_wave_begin(struct cpy_thread *t, struct cpy_board *board, uint16_t pin, struct cpy_wave wave,
    const char *owner, cpy_native init);
/* Ends the wave and gives the pin back. */
void cpy_wave_end(struct cpy_board *board, uint16_t pin);

#define CPY_PWM_HZ_MOST 100000000

#endif
