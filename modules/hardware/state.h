/* SPDX-License-Identifier: MIT */
/* modules/hardware/state.h - what the files of modules/hardware know of each other. */
#ifndef CPY_HARDWARE_STATE_H
#define CPY_HARDWARE_STATE_H

#include "modules/hardware/hardware.h"
#include "modules/hardware/poller.h"
#include "modules/stdlib/clock.h"

#include <sys/types.h>

/* What a pin's handler is. */
struct cpy_edge_handler {
    struct cpy_handle handler, argument; /* unset: none */
    cpy_event_notice notice;             /* told of an event when it is fetched, instead of a handler; NULL: none */
    void *user;                          /* its argument */
    uint32_t lost;                       /* events of which the handler will not hear and nobody has been told */
    uint8_t edges, seen;                 /* enum cpy_edge: wanted; those since the handler's newest call began */
};

/* The hardware of one interpreter; zeroed at first. */
struct cpy_hardware_state {
    struct cpy_hardware_options options;
    struct cpy_vm *vm;
    const struct cpy_backend *backend; /* chosen; NULL: not yet */
    const char *where;                 /* its option text, malloc'ed; or NULL */
    struct cpy_board_def *def;         /* chosen; NULL: not yet */
    struct cpy_board *board;           /* NULL: not open.  The signal handler reads it */
    bool registered;                   /* the interpreter knows what to do at its end */
    volatile int ended_by;             /* signal that is to end the process; 0: none */
    pid_t process;                     /* that opened the board: its pins are not a child's to let go */
    bool rate_told;                    /* the script has been warned of a bus's rate */
    bool ended;                        /* the interpreter is past opening a board */
    struct cpy_clock clock;            /* set once the board is open */
    int64_t clock_offset;              /* the board's clock minus the interpreter's, ns */
    unsigned outside;                  /* threads that are in a call of the board without the interpreter's lock */
    struct cpy_handle pins;            /* list of the pins' objects, None where not made yet */

    /* handlers (events.c) */
    struct cpy_edge_handler *handlers; /* by pin; NULL: there was never one */
    struct cpy_event *queue;           /* fetched, not handled yet: a ring */
    unsigned queue_first, queue_len, queue_cap;
    bool handling;             /* a handler runs */
    bool counts;               /* -X stats: how late events are fetched is noted in fetched */
    struct cpy_timing fetched;
    unsigned held_back;        /* depth of cpy_hardware_hold_handlers(), which holds back tickers, too */
    struct cpy_ticker *tickers;
    struct cpy_poller *poller; /* tells of events while bytecode runs; NULL: the backend does it itself */
};

/* NULL: MemoryError is pending. */
struct cpy_hardware_state *cpy_hardware_state(struct cpy_thread *t);
/* The i-th backend that is for everybody; NULL beyond the last. */
const struct cpy_backend *cpy_backend_list(size_t i);
/* What board "linux" is (struct cpy_board_discovery); user: the option text of --backend, or NULL. */
char *cpy_hardware_discover(void *user, struct cpy_failure *failure);
/* Raises OSError(err, text), err > 0, and returns CPY_ERROR.  Conversions as cpy_raise(). */
cpy_value cpy_raise_os(struct cpy_thread *t, int err, const char *format, ...);
/* Gives the interpreter the board's clock. */
CPY_CHECKED bool cpy_hardware_use_clock(struct cpy_thread *t, struct cpy_hardware_state *s);
/* Fetches events and calls their handlers, unless one is running; another thread than the main one leaves them to that.  False: an exception is pending. */
CPY_CHECKED bool cpy_hardware_handle_events(struct cpy_thread *t, struct cpy_hardware_state *s);
/* Releases the interpreter's lock around a call of the board, unless that is simulated. */
void cpy_hardware_block(struct cpy_thread *t, struct cpy_board *board);
void cpy_hardware_unblock(struct cpy_thread *t, struct cpy_board *board); /* Takes it again. */
/* Cancels what other threads have under way, which will not come back: is the board left to us now?  Not in a child. */
bool cpy_hardware_is_quiet(const struct cpy_hardware_state *s);
/* Makes sure that pins become what they were when a signal ends the process. */
void cpy_hardware_guard(struct cpy_thread *t, struct cpy_hardware_state *s);
/* Gives what the interpreter has been poked for its due. */
bool cpy_hardware_poked(struct cpy_thread *t, void *user);
/* Ticks what is due. */
void cpy_tickers_run(struct cpy_hardware_state *s);
/* When the next one is due; CPY_FOREVER: never. */
int64_t cpy_tickers_due(const struct cpy_hardware_state *s);
/* No handler is called any more; what they need is freed. */
void cpy_hardware_end_handlers(struct cpy_hardware_state *s);

#endif
