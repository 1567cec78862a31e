/* SPDX-License-Identifier: MIT */
/* tests/stand-in/gpiod.h - a library that has libgpiod's functions and no kernel below them.
 *
 * It is built twice, with the functions of version 1.x and of 2.x, and opened by the backend like the real one.  A
 * test that opens the same file gets at its state: what lines were asked to be, what lies on their wires, which
 * calls fail. */
#ifndef CPY_STAND_IN_GPIOD_H
#define CPY_STAND_IN_GPIOD_H

#include "backends/linux-gpiod/gpiod.h"

#define STAND_IN_LINES 32
#define STAND_IN_CHIPS 3

/* What the world drives a line to. */
enum stand_in_wire { WIRE_FLOATS, WIRE_LOW, WIRE_HIGH };

/* A line, as the kernel would see it. */
struct stand_in_line {
    struct stand_in_request *request; /* NULL: free */
    bool output;
    bool level;                       /* of an output */
    enum cpy_drive drive;
    bool open_source, active_low;
    unsigned long debounce_us;
    enum cpy_pull pull;               /* what bias was asked for; also of an output */
    uint8_t edges;                    /* enum cpy_edge: detected */
    enum stand_in_wire wire;          /* floating, its pull decides */
    const char *user;                 /* another program that has it, or NULL */
    const char *name;                 /* in the device tree, or NULL */
    unsigned long number;             /* edges since it was requested */
    unsigned requests;                /* times it was requested */
    unsigned stores;                  /* times its level was set */
};

/* Lines that were requested together. */
struct stand_in_request {
    unsigned n;
    unsigned offsets[STAND_IN_LINES];
    int ends[2]; /* a pipe that edges go through: read end, write end */
};

/* An edge on its way. */
struct stand_in_edge {
    unsigned offset;
    bool rising;
    int64_t time;         /* ns of whatever clock the kernel stamps with */
    unsigned long number;
};

/* All that a test sees and sets. */
struct stand_in {
    const char *labels[STAND_IN_CHIPS]; /* of /dev/gpiochip0 ...; NULL: no such chip */
    int open_error;       /* errno of opening a chip that is there, or 0 */
    int fail_requests;    /* errno of taking lines, or 0 */
    unsigned fail_from;   /* only of requests of so many lines or more */
    int fail_calls;       /* errno of setting, reading and changing lines and of reading edges, or 0 */
    unsigned open_chips, live_requests, objects; /* that were made and not freed */
    unsigned sets, gets;  /* calls that set or read levels, of however many lines */
    struct stand_in_line lines[STAND_IN_LINES]; /* of all chips: a test uses each on one of them */
};

/* The state; found with dlsym(). */
struct stand_in *stand_in_state(void);
/* An edge happens: it is reported if the line detects it. */
void stand_in_edge(unsigned offset, bool rising, int64_t time);

/* --- between state.c and the two faces --- */

/* Opens the chip of this node, in whatever folder: its number, or -1 with errno set. */
int stand_in_open(const char *path);
/* Takes lines; NULL with errno set. */
struct stand_in_request *stand_in_take(const unsigned *offsets, unsigned n);
/* Gives them back. */
void stand_in_give(struct stand_in_request *r);
/* What is on the wire. */
int stand_in_level(unsigned offset);
/* Sets errno to an error that the test asked for; true: there is one. */
bool stand_in_fails(int error);
/* Reads edges of a request; waits for one.  A count, or -1. */
int stand_in_read(struct stand_in_request *r, struct stand_in_edge *edges, unsigned most);

#endif
