/* SPDX-License-Identifier: MIT */
/* modules/hardware/hardware.h - what the CircuitPython and MicroPython modules share.
 *
 * The board that the script talks to is opened when a hardware module is first imported, and
 * closed when the interpreter ends.  Here a backend's negative errno becomes an exception, a pin
 * gets its Python object, claims become "D13 in use", and edges become calls of handlers. */
#ifndef CPY_HARDWARE_H
#define CPY_HARDWARE_H

#include "backends/backend.h"
#include "vm/api.h"

/* What the command line says about hardware; NULL: not said.  The strings outlive the interpreter. */
struct cpy_hardware_options {
    const char *backend; /* --backend NAME[:WHERE], else $CPY_BACKEND */
    const char *board;   /* --board ID, else $CPY_BOARD */
    const char *clock;   /* --clock real|virtual (mock) */
    const char *wiring;  /* --wiring FILE.toml (mock) */
    const char *trace;   /* --trace FILE.vcd (mock) */
};

/* Called once, before any script runs; keeps a copy.  False: an exception is pending that says what is wrong with a
 * name and what to type. */
CPY_CHECKED bool cpy_hardware_configure(struct cpy_thread *t, const struct cpy_hardware_options *options);
/* Called when sys.path is set: opens the board if the options want a virtual clock, a wiring or a trace. */
CPY_CHECKED bool cpy_hardware_start(struct cpy_thread *t);
/* The boards and backends there are, as text for --boards. */
cpy_value cpy_hardware_list(struct cpy_thread *t);
/* The backends and whether they can be used, as text for --backends. */
cpy_value cpy_hardware_backends(struct cpy_thread *t, const struct cpy_hardware_options *options);
/* What this computer has and lacks and what to type about it, as text for cpy doctor; *missing: how much it lacks. */
cpy_value cpy_hardware_doctor(struct cpy_thread *t, const struct cpy_hardware_options *options, int *missing);
/* Ends a blocking operation of the board.  Async-signal-safe; before a board is open it does nothing. */
void cpy_hardware_cancel(struct cpy_vm *vm);
/* Ends the process by this signal at the next safe point, after its pins have become what they were.
 * Async-signal-safe. */
void cpy_hardware_end(struct cpy_vm *vm, int number);

/* Closes the board at once: every pin becomes what it was.  Only for a process that is about to be replaced or to end:
 * objects that use the board are left with nothing. */
void cpy_hardware_shut(struct cpy_thread *t);

/* The script's board, opened now if it is not open.  NULL: an exception is pending. */
struct cpy_board *cpy_hardware(struct cpy_thread *t);
/* The wiring file named on the command line, or NULL. */
const char *cpy_hardware_wiring(struct cpy_thread *t);

/* --- pins -------------------------------------------------------------------------------------------------------- */

/* microcontroller.Pin: a pin of the chip.  One object per pin; what module board's names mean. */
struct cpy_pin {
    struct cpy_object head;
    uint16_t number; /* index in the board's pins */
};
extern const struct cpy_type_def cpy_pin_type;

/* The object of a pin. */
cpy_value cpy_pin_value(struct cpy_thread *t, uint16_t pin);
/* For messages: "; pins that have one: A0, A1", or that no pin has, and what the board says to that.  A str. */
cpy_value cpy_pins_that_can(struct cpy_thread *t, const struct cpy_board_def *def, enum cpy_pin_can can);
/* The pin that an argument means: a microcontroller.Pin, or an object whose _pin attribute is one (machine.Pin).
 * optional: None gives CPY_NO_PIN.  False: TypeError that names the parameter. */
CPY_CHECKED bool cpy_pin_argument(
    struct cpy_thread *t, cpy_value v, const char *parameter, bool optional, uint16_t *pin);
/* The pin of a MicroPython id: a pin object, a number (GPIO line), or a name.  ValueError suggests the right name. */
CPY_CHECKED bool cpy_pin_by_id(struct cpy_thread *t, cpy_value id, uint16_t *pin);
/* "D13", in an array that the board owns. */
const char *cpy_pin_text(struct cpy_thread *t, uint16_t pin);

/* Claims pins for an owner's class name (a constant).  A pin in use: unreachable owners are finalized and it is tried
 * once more; then ValueError "D13 in use".  The same pin twice: TypeError. */
CPY_CHECKED bool cpy_claim(
    struct cpy_thread *t, struct cpy_board *board, const uint16_t *pins, unsigned n, const char *owner);
/* The same for an __init__ that needs no other objects than its arguments: then nothing keeps an unreachable owner
 * alive by chance. */
CPY_CHECKED bool cpy_claim_in(struct cpy_thread *t, struct cpy_board *board, const uint16_t *pins, unsigned n,
    const char *owner, cpy_native init);

/* --- errors ------------------------------------------------------------------------------------------------------ */

/* Turns a negative errno of an operation into the exception that users know, and returns CPY_ERROR.  An exception that
 * is pending already (a device model raised it) stays.  doing: "writing to 0x76 on I2C (SCL, SDA)"; conversions as
 * cpy_raise().  No acknowledge is OSError(19); -ECANCELED runs what the safe point has (KeyboardInterrupt). */
cpy_value cpy_raise_io(struct cpy_thread *t, struct cpy_board *board, int err, const char *doing, ...);
/* After -ECANCELED of something that can simply go on.  True: an exception is pending (KeyboardInterrupt); false: the
 * cancellation is an old one, whose KeyboardInterrupt was delivered before it came. */
bool cpy_hardware_was_cancelled(struct cpy_thread *t, struct cpy_board *board);
/* ValueError: Object has been deinitialized and can no longer be used. Create a new object. */
cpy_value cpy_raise_deinited(struct cpy_thread *t);
/* Warns, once, of an I2C bus whose rate is the system's and not the one that the script has asked for.  False: the warning
 * is an exception. */
CPY_CHECKED bool cpy_hardware_check_rate(struct cpy_thread *t, const struct cpy_i2c *bus, uint32_t hz);
/* RuntimeError: Function requires lock */
cpy_value cpy_raise_unlocked(struct cpy_thread *t);

/* Waits once, while other threads run, by the board's clock.  1: an event has come; 0: the deadline has; or a negative errno. */
int cpy_hardware_wait_once(struct cpy_thread *t, struct cpy_board *board, int64_t deadline);

/* --- calls that let the interpreter's lock go (calls.c) --- */

/* A UART sends while it receives, and can be asked or set up meanwhile; all else is CPY_CALL. */
enum { CPY_CALL, CPY_SENDING, CPY_ASKING, CPY_CALL_WAYS };
/* The calls under way into an object's hardware: one thread at a time each way, and nobody closes it meanwhile; part of
 * the object, zeroed at first. */
struct cpy_calls { struct cpy_guard ways[CPY_CALL_WAYS]; };
/* Begins a call into the hardware of an object, whose board is *board, when no other thread is in one; then lets the
 * interpreter's lock go, unless the backend is simulated.  False: an exception is pending, as of an object that was
 * closed meanwhile. */
CPY_CHECKED bool cpy_call_begin(
    struct cpy_thread *t, struct cpy_calls *calls, unsigned way, struct cpy_board *const *board);
void cpy_call_end(struct cpy_thread *t, struct cpy_calls *calls, unsigned way, struct cpy_board *board); /* Ends it. */
/* Is the thread in such a call?  Then a device model or a handler runs inside it. */
bool cpy_call_is_mine(const struct cpy_thread *t, const struct cpy_calls *calls);
/* Waits until no other thread is in a call, and keeps all out, so that the hardware can be closed.  what: the class, which
 * is not to be closed by what runs inside a call; NULL: it may be.  False: an exception is pending, or at the end of the
 * program nothing is, and a call that does not end keeps it open. */
CPY_CHECKED bool cpy_calls_stop(struct cpy_thread *t, struct cpy_calls *calls, const char *what);
void cpy_calls_let(struct cpy_thread *t, struct cpy_calls *calls); /* Ends what cpy_calls_stop() began. */
/* Lets an object's pins and buses go, whose board was this. */
typedef void (*cpy_give_back)(void *object, struct cpy_board *board);
/* Closes an object's hardware between cpy_calls_stop() and cpy_calls_let(): *board becomes NULL, and unless it was that
 * already give_back(object, board) is called.  what and the result: cpy_calls_stop()'s; at false it stays open. */
CPY_CHECKED bool cpy_calls_close(struct cpy_thread *t, struct cpy_calls *calls, struct cpy_board **board, const char *what,
    cpy_give_back give_back, void *object);
/* Ends a finalizer that has closed an object's hardware, or could not: then the exception is dropped. */
void cpy_calls_finalized(struct cpy_thread *t, bool closed);

/* --- buffers ----------------------------------------------------------------------------------------------------- */

/* buffer[start:end] as bytes, without copying: the view must be released.  start and end count items, from the end if
 * negative; end may be beyond it, as a slice's; unset or None: the whole.  Errors name the parameter. */
struct cpy_slice_view {
    struct cpy_buffer buffer;
    uint8_t *data; /* of the slice */
    size_t len;
};
/* Fills *view; TypeError or ValueError name what is wrong with the buffer or the bounds. */
CPY_CHECKED bool cpy_view_slice(
    struct cpy_thread *t, cpy_value buffer, cpy_value start, cpy_value end, bool writable, struct cpy_slice_view *view);
/* The same for a parameter with another name than "buffer". */
CPY_CHECKED bool cpy_view_parameter(struct cpy_thread *t, cpy_value buffer, const char *parameter, cpy_value start,
    cpy_value end, bool writable, struct cpy_slice_view *view);
/* Gives the view back; the buffer may be resized again. */
void cpy_release_slice(struct cpy_thread *t, struct cpy_slice_view *view);

/* --- other arguments --------------------------------------------------------------------------------------------- */

/* TypeError "baudrate must be of type int, not str"; false. */
bool cpy_argument_type(struct cpy_thread *t, cpy_value v, const char *parameter, const char *type);
/* An int within min .. max; ValueError "baudrate must be 1-100". */
CPY_CHECKED bool cpy_argument_range(
    struct cpy_thread *t, cpy_value v, const char *parameter, int64_t min, int64_t max, int64_t *out);
/* Seconds, a float or an int within 0 .. max, as nanoseconds. */
CPY_CHECKED bool cpy_argument_seconds(
    struct cpy_thread *t, cpy_value v, const char *parameter, double max, int64_t *ns);

/* --- waiting and handlers ---------------------------------------------------------------------------------------- */

/* Sleeps by the board's clock until the deadline (ns); handlers run meanwhile.  False: an exception is pending. */
CPY_CHECKED bool cpy_hardware_sleep_until(struct cpy_thread *t, int64_t deadline);
/* The same, but it ends early when a handler sets *enough (NULL: never). */
CPY_CHECKED bool cpy_hardware_wait_until(struct cpy_thread *t, int64_t deadline, const bool *enough);
/* Makes sure that events, and what the simulated board does at a time of its own, are noticed while bytecode runs.
 * False: an exception is pending. */
CPY_CHECKED bool cpy_hardware_listen(struct cpy_thread *t);
/* Calls handler(argument) at a safe point after each edge of a pin; handler CPY_UNSET or None: no more.  A handler that
 * raises is switched off and its traceback printed. */
CPY_CHECKED bool cpy_hardware_on_edge(
    struct cpy_thread *t, uint16_t pin, unsigned edges, cpy_value handler, cpy_value argument);
/* The same for what happens on an open UART (enum cpy_uart_event); to be taken back before it is closed. */
CPY_CHECKED bool cpy_hardware_on_uart(
    struct cpy_thread *t, struct cpy_uart *uart, unsigned events, cpy_value handler, cpy_value argument);
/* Is told of an event of a pin in C, in the order of the events.  It must neither allocate objects nor raise. */
typedef void (*cpy_event_notice)(void *user, const struct cpy_event *event);
/* Calls notice(user) at each edge of a pin from now on, without waiting for a safe point of the script's. */
CPY_CHECKED bool cpy_hardware_on_event(
    struct cpy_thread *t, uint16_t pin, unsigned edges, cpy_event_notice notice, void *user);
/* Nobody is told of the pin's edges any more. */
void cpy_hardware_no_event(struct cpy_thread *t, uint16_t pin);
/* Whoever is told in C has been told of all that has happened until now, and tickers that are due have ticked. */
void cpy_hardware_catch_up(struct cpy_thread *t);
/* Something in C that is to be done again and again, such as a look at keys; part of an object. */
struct cpy_ticker {
    struct cpy_ticker *next; /* not the owner's business, as due is not */
    int64_t due;             /* ns of the board's clock */
    int64_t interval;        /* ns */
    void (*tick)(void *user); /* must neither allocate objects nor raise */
    void *user;
};
/* Calls tick(user) in each interval from now on: between two instructions, while the script sleeps, and in
 * cpy_hardware_catch_up().  Where the script has been busy for longer it is called once. */
CPY_CHECKED bool cpy_hardware_tick(struct cpy_thread *t, struct cpy_ticker *ticker);
/* Calls it no more; one that was never started is ignored. */
void cpy_hardware_untick(struct cpy_thread *t, struct cpy_ticker *ticker);
/* Handlers wait until they are let go as often as they were held back. */
void cpy_hardware_hold_handlers(struct cpy_thread *t);
/* Ends one cpy_hardware_hold_handlers().  False: there was none. */
bool cpy_hardware_let_handlers(struct cpy_thread *t);
/* What made the newest call of the pin's handler: enum cpy_edge, or enum cpy_uart_event. */
unsigned cpy_hardware_edges_seen(struct cpy_thread *t, uint16_t pin);

#endif
