/* SPDX-License-Identifier: MIT */
/* modules/hardware/edge_pins.h - objects that live on the edges of one or two inputs: counters, encoders, pulses. */
#ifndef CPY_EDGE_PINS_H
#define CPY_EDGE_PINS_H

#include "modules/hardware/hardware.h"

/* The beginning of such an object. */
struct cpy_edge_pins {
    struct cpy_object head;
    struct cpy_board *board; /* NULL: not initialised, or deinitialised */
    uint16_t pins[2];
    uint8_t count;           /* of pins */
    uint8_t levels;          /* bit i: level of pins[i] after its newest edge */
    uint32_t lost;           /* edges that were lost and of which nobody has been told */
};

/* How the pins are taken. */
struct cpy_edge_wish {
    const char *owner; /* class name, a constant */
    cpy_native init;   /* the __init__ that asks; as for cpy_claim_in() */
    uint16_t pins[2];
    uint8_t count;
    enum cpy_pull pull;
    unsigned edges;          /* enum cpy_edge, of all the pins */
    cpy_event_notice notice; /* told of each edge; user is the object */
};

/* Gives back what the object has, then claims the pins as inputs whose edges are told.  False: an exception is
 * pending, and the object has none. */
CPY_CHECKED bool cpy_edge_pins_take(struct cpy_thread *t, struct cpy_edge_pins *e, const struct cpy_edge_wish *wish);
/* Gives the pins back, if it has any. */
void cpy_edge_pins_release(struct cpy_thread *t, struct cpy_edge_pins *e);
/* Has it pins?  Then it has been told of all edges until now; lost ones are a RuntimeWarning.  False: an exception is
 * pending. */
CPY_CHECKED bool cpy_edge_pins_check(struct cpy_thread *t, struct cpy_edge_pins *e);
/* Which of the object's pins an event is of; takes over its level. */
unsigned cpy_edge_pins_note(struct cpy_edge_pins *e, const struct cpy_event *event);
/* Which way a knob with two contacts has turned by an edge, from the levels before and after it (A is bit 0, B bit 1): 1
 * where A goes first, -1 where B does, 0 if one cannot follow the other. */
int cpy_quadrature_step(unsigned before, unsigned after);

#endif
