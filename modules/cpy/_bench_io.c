/* SPDX-License-Identifier: MIT */
/* modules/cpy/_bench_io.c - module _bench_io: the loops in C beside which cpy bench-io puts the same loops in Python.
 *
 * They call what a program in C would call, the backend's interface, on what the script has opened; so the difference
 * is what Python adds.  A loop holds the interpreter lock and looks at Ctrl-C only at its end: callers ask for few calls
 * at a time.  The clock is the processor's even where the board keeps a time of its own. */
#include "modules/circuitpython/busio.h"
#include "modules/circuitpython/digitalio.h"

#include <time.h>

#define CALLS_MOST 1000000
#define EDGE_DEADLINE 1000000000 /* ns until an edge that has not come is missed */

static int64_t now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static cpy_value bench_now(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_int_from(t, now());
}

/* The name of the board and of its backend, and whether that one only simulates. */
static cpy_value bench_board(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_board *board = cpy_hardware(t);
    cpy_value id, backend;

    (void)args;
    if (!board || !(id = cpy_str_from(t, board->def->id)) || !(backend = cpy_str_from(t, board->backend->name)))
        return CPY_ERROR;
    return cpy_tuple_of(t, (size_t)3, id, backend, cpy_bool(board->backend->in_process));
}

static cpy_value bench_pin(struct cpy_thread *t, const cpy_value *args)
{
    uint16_t pin;

    return cpy_pin_by_id(t, args[0], &pin) ? cpy_pin_value(t, pin) : CPY_ERROR;
}

/* An open DigitalInOut; NULL: TypeError or ValueError. */
static struct cpy_digital *digital_argument(struct cpy_thread *t, cpy_value v, const char *parameter)
{
    struct cpy_digital *d;

    if (!cpy_is_object(v) || !cpy_is_instance_def(t, v, &cpy_digital_type)) {
        cpy_argument_type(t, v, parameter, "DigitalInOut");
        return NULL;
    }
    d = (struct cpy_digital *)cpy_pointer(v);
    if (!d->board)
        cpy_raise_deinited(t);
    return d->board ? d : NULL;
}

static bool count_argument(struct cpy_thread *t, cpy_value v, int64_t *n)
{
    return cpy_argument_range(t, v, "calls", 1, CALLS_MOST, n);
}

/* The time since start, or the error of what was done. */
static cpy_value taken(struct cpy_thread *t, struct cpy_board *board, int64_t start, int err, const char *doing)
{
    int64_t end = now();

    return err < 0 || cpy_pending(t) ? cpy_raise_io(t, board, err, "%s", doing) : cpy_int_from(t, end - start);
}

/* args: pin, calls.  Calls for the pin with 0 and 1 in turn. */
static cpy_value call_in_turn(struct cpy_thread *t, const cpy_value *args,
    int (*call)(struct cpy_board *board, uint16_t pin, bool level), const char *doing)
{
    struct cpy_digital *d = digital_argument(t, args[0], "pin");
    struct cpy_board *board;
    int64_t calls, start;
    int err = 0;

    if (!d || !count_argument(t, args[1], &calls))
        return CPY_ERROR;
    board = d->board;
    start = now();
    for (int64_t i = 0; i < calls && err >= 0 && d->board; i++)
        err = call(board, d->pin, i & 1);
    return taken(t, board, start, err, doing);
}

static cpy_value bench_writes(struct cpy_thread *t, const cpy_value *args)
{
    return call_in_turn(t, args, cpy_gpio_write, "writing a pin");
}

static int read_pin(struct cpy_board *board, uint16_t pin, bool level)
{
    (void)level;
    return cpy_gpio_read(board, pin);
}

static cpy_value bench_reads(struct cpy_thread *t, const cpy_value *args)
{
    return call_in_turn(t, args, read_pin, "reading a pin");
}

/* Waits for an event of the pin and fetches it. */
static int await_edge(struct cpy_board *board, uint16_t pin)
{
    const int64_t deadline = cpy_board_now(board) + EDGE_DEADLINE;
    struct cpy_event event;
    int result;

    for (;;) {
        if ((result = cpy_board_next_event(board, &event)) < 0)
            return result;
        if (result && event.pin == pin)
            return 0;
        if (!result && (result = cpy_board_wait(board, deadline)) <= 0)
            return result < 0 ? result : -ETIMEDOUT;
    }
}

/* args: output, input, calls. */
static cpy_value bench_edges(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_digital *out = digital_argument(t, args[0], "output");
    struct cpy_digital *in = out ? digital_argument(t, args[1], "input") : NULL;
    struct cpy_board *board;
    uint16_t from, to;
    int64_t calls, start;
    int err;

    if (!in || !count_argument(t, args[2], &calls))
        return CPY_ERROR;
    board = in->board;
    from = out->pin;
    to = in->pin;
    if ((err = cpy_gpio_watch(board, to, CPY_EDGE_BOTH)) < 0)
        return cpy_raise_io(t, board, err, "watching a pin");
    start = now();
    for (int64_t i = 0; i < calls && err >= 0 && out->board && in->board; i++)
        if ((err = cpy_gpio_write(board, from, !(i & 1))) >= 0)
            err = await_edge(board, to);
    if (in->board)
        cpy_gpio_watch(board, to, CPY_EDGE_NONE);
    return taken(t, board, start, err, "waiting for an edge");
}

/* args: bus, address, register, calls. */
static cpy_value bench_i2c(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_busio_i2c *o;
    int64_t address, number, calls, start;
    uint8_t out[1], in[2];
    struct cpy_i2c_message messages[] = {{false, out, sizeof out}, {true, in, sizeof in}};
    int err = 0;

    if (!cpy_is_object(args[0]) || !cpy_is_instance_def(t, args[0], &cpy_busio_i2c_type)) {
        cpy_argument_type(t, args[0], "bus", "I2C");
        return CPY_ERROR;
    }
    o = (struct cpy_busio_i2c *)cpy_pointer(args[0]);
    if (!o->board)
        return cpy_raise_deinited(t);
    if (!cpy_argument_range(t, args[1], "address", 0, 127, &address) ||
        !cpy_argument_range(t, args[2], "register", 0, 255, &number) || !count_argument(t, args[3], &calls))
        return CPY_ERROR;
    out[0] = (uint8_t)number;
    if (!cpy_guard_enter(t, &o->calls.ways[CPY_CALL]))
        return CPY_ERROR;
    start = now();
    for (int64_t i = 0; i < calls && err >= 0 && !cpy_pending(t); i++)
        err = cpy_i2c_transfer(o->bus, (uint8_t)address, messages, CPY_COUNT(messages));
    cpy_guard_leave(t, &o->calls.ways[CPY_CALL]);
    return taken(t, o->board, start, err, "reading a register");
}

/* args: bus, calls. */
static cpy_value bench_spi(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_busio_spi *o;
    const uint8_t out[4] = {0xff, 0xff, 0xff, 0xff};
    uint8_t in[sizeof out];
    int64_t calls, start;
    int err = 0;

    if (!cpy_is_object(args[0]) || !cpy_is_instance_def(t, args[0], &cpy_busio_spi_type)) {
        cpy_argument_type(t, args[0], "bus", "SPI");
        return CPY_ERROR;
    }
    o = (struct cpy_busio_spi *)cpy_pointer(args[0]);
    if (!o->board)
        return cpy_raise_deinited(t);
    if (!count_argument(t, args[1], &calls))
        return CPY_ERROR;
    if (!cpy_guard_enter(t, &o->calls.ways[CPY_CALL]))
        return CPY_ERROR;
    start = now();
    for (int64_t i = 0; i < calls && err >= 0 && !cpy_pending(t); i++)
        err = cpy_spi_transfer(o->bus, out, in, sizeof out, 0xff);
    cpy_guard_leave(t, &o->calls.ways[CPY_CALL]);
    return taken(t, o->board, start, err, "a transfer");
}

static const struct cpy_function functions[] = {
    {"now", "()", bench_now, "The computer's clock in nanoseconds, whatever time the board keeps.", 0},
    {"board", "()", bench_board, "The board's id, the backend's name, and whether the board is simulated.", 0},
    {"pin", "(name)", bench_pin, "The microcontroller.Pin of this name.", 0},
    {"writes", "(pin, calls)", bench_writes, "Write an output low and high in turn; the nanoseconds it took.", 0},
    {"reads", "(pin, calls)", bench_reads, "Read a pin; the nanoseconds it took.", 0},
    {"edges", "(output, input, calls)", bench_edges,
        "Write an output, which must be low, and wait for the edge at the input; the nanoseconds it took.", 0},
    {"i2c", "(bus, address, register, calls)", bench_i2c,
        "Read two bytes of a device's register; the nanoseconds it took.", 0},
    {"spi", "(bus, calls)", bench_spi, "Exchange four bytes, 0xff those that are sent; the nanoseconds it took.", 0},
    {0},
};

const struct cpy_module_def cpy_module__bench_io = {
    .name = "_bench_io",
    .doc = "The loops in C of cpy bench-io.",
    .functions = functions,
};
