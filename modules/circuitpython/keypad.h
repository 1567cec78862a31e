/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/keypad.h - what the files of module keypad know of each other. */
#ifndef CPY_CIRCUITPYTHON_KEYPAD_H
#define CPY_CIRCUITPYTHON_KEYPAD_H

#include "modules/hardware/hardware.h"

#define CPY_KEYS_MOST 4096

/* --- events (keypad_events.c) --- */

/* A key was pressed or released. */
struct cpy_key_event {
    uint32_t time; /* ms, as supervisor.ticks_ms() */
    uint16_t key;
    bool pressed;
};

/* keypad.EventQueue. */
struct cpy_key_queue {
    struct cpy_object head;
    struct cpy_key_event *events; /* a ring of max; cpy_malloc'ed */
    uint32_t max, first, len;
    bool overflowed;
};
extern const struct cpy_type_def cpy_key_queue_type, cpy_key_event_type;

/* A queue with room for so many events.  NULL: an exception is pending. */
struct cpy_key_queue *cpy_key_queue_new(struct cpy_thread *t, uint32_t max);
/* Adds an event, or notes that there was no room. */
void cpy_key_queue_add(struct cpy_key_queue *queue, const struct cpy_key_event *event);

/* --- scanners (keypad_scanner.c) --- */

struct cpy_scanner;

/* How the keys of a kind are looked at. */
struct cpy_scanner_kind {
    const char *owner; /* "Keys" */
    /* Sets the pins up when they are claimed.  A negative errno. */
    int (*begin)(struct cpy_scanner *s);
    /* Stores which keys are pressed in s->samples.  A negative errno. */
    int (*scan)(struct cpy_scanner *s);
};

/* keypad.Keys, KeyMatrix and ShiftRegisterKeys. */
struct cpy_scanner {
    struct cpy_object head;
    const struct cpy_scanner_kind *kind;
    struct cpy_board *board; /* NULL: not initialised, or deinitialised */
    cpy_field queue;         /* the EventQueue */
    struct cpy_ticker ticker;
    uint16_t *pins;          /* cpy_malloc'ed, as the others */
    bool *samples, *pressed; /* by key: as seen now; as told */
    uint8_t *differing;      /* by key: samples in a row that differ from what was told */
    uint32_t pin_count, key_count;
    uint32_t columns;        /* of a matrix: its pins are the rows, then the columns */
    uint8_t threshold;       /* samples in a row that make an event */
    bool active;             /* the level that means pressed; of a matrix: of the row that is looked at; of a shift
                                register: value_when_pressed */
    bool latch;              /* of a shift register: value_to_latch */
    bool pull;               /* Keys: with resistors */
    int err;                 /* of a look that failed, of which nobody knows yet */
};

/* What all three are told. */
struct cpy_scanner_wish {
    const struct cpy_scanner_kind *kind;
    cpy_native init; /* as for cpy_claim_in() */
    cpy_value interval, max_events, threshold; /* arguments */
    uint32_t key_count;
};
/* Makes the scanner ready whose pins are stored (cpy_scanner_pins()), and begins to look.  False: an exception is
 * pending, and it has nothing. */
CPY_CHECKED bool cpy_scanner_begin(struct cpy_thread *t, struct cpy_scanner *s, const struct cpy_scanner_wish *wish);
/* Takes room for pins, and fills them from one or two sequences of pins (CPY_UNSET: none).  *first: pins of the first. */
CPY_CHECKED bool cpy_scanner_pins(struct cpy_thread *t, struct cpy_scanner *s, cpy_value a, const char *a_name,
    cpy_value b, const char *b_name, uint32_t *first);
/* Has it pins?  Raises what a look has met since. */
CPY_CHECKED bool cpy_scanner_check(struct cpy_thread *t, struct cpy_scanner *s);
extern const struct cpy_type_def cpy_scanner_type; /* base of the three, without a name in the module */

#endif
