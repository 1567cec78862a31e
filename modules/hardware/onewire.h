/* SPDX-License-Identifier: MIT */
/* modules/hardware/onewire.h - the 1-Wire bus on an open-drain pin, slot by slot. */
#ifndef CPY_ONEWIRE_H
#define CPY_ONEWIRE_H

#include "modules/hardware/hardware.h"

/* A line: the pin is claimed and an open drain that is let go. */
struct cpy_onewire_line {
    struct cpy_board *const *board; /* NULL there: it was closed meanwhile (a device model runs inside a slot) */
    struct cpy_calls *calls;        /* of whoever has the pin */
    uint16_t pin;
};

/* A reset: 0 if a device says that it is there, 1 if none does, -1 with an exception pending. */
int cpy_onewire_reset(struct cpy_thread *t, const struct cpy_onewire_line *line);
/* Reads a bit: 0, 1, or -1 with an exception pending. */
int cpy_onewire_read(struct cpy_thread *t, const struct cpy_onewire_line *line);
/* Writes a bit.  False: an exception is pending. */
CPY_CHECKED bool cpy_onewire_write(struct cpy_thread *t, const struct cpy_onewire_line *line, bool bit);

#endif
