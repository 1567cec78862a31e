/* SPDX-License-Identifier: MIT */
/* modules/micropython/machine_uart.c - machine.UART.
 *
 * Reading waits at most timeout for the first character and timeout_char for each further one;
 * what never came is None.  A pause shorter than a character is none. */
#include "modules/micropython/machine.h"

#define BAUD 9600
#define BAUD_MOST 20000000
#define BUFFER 256
#define BUFFER_MOST (1 << 24)
#define TIMEOUT_MOST (24 * 3600 * 1000) /* ms */
#define READ_MOST (1 << 24)             /* bytes that one call may read */
#define CHARACTER_BITS 13               /* the longest, with parity and stop bits */
#define MS 1000000                      /* ns */
enum { PINS = 4 };
enum { INV_TX = 1, INV_RX = 2, RTS = 1, CTS = 2 };

/* Triggers are the backend's events, which come after the edges of pins. */
#define IRQ(event) ((event) / CPY_UART_RECEIVED)
enum {
    IRQ_RX = IRQ(CPY_UART_RECEIVED),
    IRQ_RXIDLE = IRQ(CPY_UART_IDLE),
    IRQ_TXIDLE = IRQ(CPY_UART_SENT),
    IRQ_BREAK = IRQ(CPY_UART_BREAK),
    IRQ_ALL = IRQ_RX | IRQ_RXIDLE | IRQ_TXIDLE | IRQ_BREAK
};

struct uart {
    struct cpy_object head;
    struct cpy_machine_use use;
    struct cpy_uart *bus; /* while the use is open */
    uint16_t pins[PINS];  /* CPY_BUS_TX ... */
    struct cpy_uart_config config;
    int64_t timeout, timeout_char; /* ns */
    size_t unsent;                 /* bytes written since everything was known to have left */
    int id;                        /* -1: none */
    cpy_field irq;                 /* what irq() returns; unset: it was never asked for */
    bool ready;                    /* pins and settings have been chosen */
    bool ended;                    /* deinit() has been called */
};

_Static_assert(offsetof(struct uart, pins) == offsetof(struct cpy_machine_bus_object, pins), "as others see it");

static struct uart *as_uart(cpy_value v) { return (struct uart *)cpy_pointer(v); }

/* --- opening and closing ----------------------------------------------------------------------------------------- */

static void close_uart(struct cpy_thread *t, struct cpy_machine_use *use)
{
    struct uart *u = (struct uart *)((char *)use - offsetof(struct uart, use));

    if (u->bus && cpy_load(u->irq) && !cpy_hardware_on_uart(t, u->bus, 0, CPY_NONE, CPY_NONE))
        cpy_take_pending(t); /* it is given up anyway */
    cpy_uart_close(u->bus);
    u->bus = NULL;
}

static void uart_trace(struct cpy_tracer *tracer, struct cpy_object *o) { cpy_trace(tracer, ((struct uart *)o)->irq); }

static void uart_finalize(struct cpy_thread *t, struct cpy_object *o) { cpy_machine_drop(t, &((struct uart *)o)->use); }

static bool failed(struct cpy_thread *t, const struct uart *u, int64_t err, const char *doing)
{
    const char *tx = u->pins[CPY_BUS_TX] == CPY_NO_PIN ? "none" : cpy_pin_text(t, u->pins[CPY_BUS_TX]);
    const char *rx = u->pins[CPY_BUS_RX] == CPY_NO_PIN ? "none" : cpy_pin_text(t, u->pins[CPY_BUS_RX]);

    if (u->id < 0)
        cpy_raise_io(t, u->use.machine->board, (int)err, "%s UART (TX %s, RX %s)", doing, tx, rx);
    else
        cpy_raise_io(t, u->use.machine->board, (int)err, "%s UART(%d) (TX %s, RX %s)", doing, u->id, tx, rx);
    return false;
}

static bool open_uart(struct cpy_thread *t, struct uart *u)
{
    int err;

    if (!cpy_machine_take(t, &u->use, u->pins, PINS))
        return false;
    err = cpy_uart_open(&u->bus, u->use.machine->board, u->pins, &u->config);
    if (err >= 0 && !cpy_pending(t)) {
        u->unsent = 0;
        return !cpy_load(u->irq) || cpy_machine_irq_again(t, cpy_load(u->irq));
    }
    u->bus = err < 0 ? NULL : u->bus;
    failed(t, u, err, "opening");
    cpy_machine_drop(t, &u->use);
    return false;
}

/* Makes sure that the UART is open; another use of its pins is closed. */
static bool ensure(struct cpy_thread *t, struct uart *u)
{
    if (CPY_LIKELY(u->use.count))
        return true;
    if (!u->ready)
        cpy_raise(t, CPY_RUNTIME_ERROR, "UART.__init__() has not been called");
    else if (u->ended)
        cpy_raise_deinited(t);
    return !cpy_pending(t) && open_uart(t, u);
}

/* --- settings ---------------------------------------------------------------------------------------------------- */

/* Arguments, in this order; unset: not given. */
enum {
    A_BAUDRATE,
    A_BITS,
    A_PARITY,
    A_STOP,
    A_TX,
    A_RX,
    A_RTS,
    A_CTS,
    A_TXBUF,
    A_RXBUF,
    A_TIMEOUT,
    A_TIMEOUT_CHAR,
    A_INVERT,
    A_FLOW,
    A_PINS,
    ARGUMENTS
};
#define SETTINGS                                                                                                       \
    "baudrate=<unset>, bits=<unset>, parity=<unset>, stop=<unset>, *, tx=<unset>, rx=<unset>, rts=<unset>, "           \
    "cts=<unset>, txbuf=<unset>, rxbuf=<unset>, timeout=<unset>, timeout_char=<unset>, invert=<unset>, flow=<unset>, " \
    "pins=<unset>"

static bool any_given(const cpy_value *args)
{
    for (unsigned i = 0; i < ARGUMENTS; i++)
        if (args[i])
            return true;
    return false;
}

/* None, 0 for even, 1 for odd. */
static bool read_parity(struct cpy_thread *t, cpy_value v, struct cpy_uart_config *config)
{
    int64_t odd;

    if (!v)
        return true;
    config->parity = CPY_PARITY_NONE;
    if (v == CPY_NONE)
        return true;
    if (!cpy_argument_range(t, v, "parity", 0, 1, &odd))
        return false;
    config->parity = odd ? CPY_PARITY_ODD : CPY_PARITY_EVEN;
    return true;
}

/* Changes in *config what is given. */
static bool read_config(struct cpy_thread *t, const cpy_value *args, struct cpy_uart_config *config)
{
    int64_t baud = config->baud, bits = config->bits, stop = config->stop, room = config->receive_buffer, sending = 0;
    int64_t invert = (config->invert_tx ? INV_TX : 0) | (config->invert_rx ? INV_RX : 0);
    int64_t flow = (config->flow_rts ? RTS : 0) | (config->flow_cts ? CTS : 0);

    if (!cpy_machine_range_option(t, args[A_BAUDRATE], "baudrate", 1, BAUD_MOST, &baud) ||
        !cpy_machine_range_option(t, args[A_BITS], "bits", 5, 9, &bits) || !read_parity(t, args[A_PARITY], config) ||
        !cpy_machine_range_option(t, args[A_STOP], "stop", 1, 2, &stop) ||
        !cpy_machine_range_option(t, args[A_TXBUF], "txbuf", 0, BUFFER_MOST, &sending) ||
        !cpy_machine_range_option(t, args[A_RXBUF], "rxbuf", 0, BUFFER_MOST, &room) ||
        !cpy_machine_range_option(t, args[A_INVERT], "invert", 0, INV_TX | INV_RX, &invert) ||
        !cpy_machine_range_option(t, args[A_FLOW], "flow", 0, RTS | CTS, &flow))
        return false;
    *config = (struct cpy_uart_config){.baud = (uint32_t)baud,
        .bits = (uint8_t)bits,
        .stop = (uint8_t)stop,
        .parity = config->parity,
        .invert_tx = invert & INV_TX,
        .invert_rx = invert & INV_RX,
        .flow_rts = flow & RTS,
        .flow_cts = flow & CTS,
        .receive_buffer = (uint32_t)(room < BUFFER ? BUFFER : room)};
    return true;
}

static bool read_lines(struct cpy_thread *t, const cpy_value *args, uint16_t pins[PINS])
{
    size_t n = args[A_PINS] && cpy_is_tuple(args[A_PINS]) && cpy_tuple_len(args[A_PINS]) == PINS ? PINS : 2;

    if (!cpy_machine_pins_option(t, args[A_PINS], pins, (unsigned)n))
        return false;
    for (unsigned i = 0; i < PINS; i++)
        if (!cpy_machine_pin_option(t, args[A_TX + i], &pins[i]))
            return false;
    if (pins[CPY_BUS_TX] != CPY_NO_PIN || pins[CPY_BUS_RX] != CPY_NO_PIN)
        return true;
    cpy_raise(t, CPY_VALUE_ERROR, "UART needs tx or rx or both");
    return false;
}

static bool read_times(struct cpy_thread *t, const cpy_value *args, int64_t *timeout, int64_t *timeout_char)
{
    *timeout /= MS;
    *timeout_char /= MS;
    if (!cpy_machine_range_option(t, args[A_TIMEOUT], "timeout", 0, TIMEOUT_MOST, timeout) ||
        !cpy_machine_range_option(t, args[A_TIMEOUT_CHAR], "timeout_char", 0, TIMEOUT_MOST, timeout_char))
        return false;
    *timeout *= MS;
    *timeout_char *= MS;
    return true;
}

static void set_defaults(struct uart *u)
{
    u->config = (struct cpy_uart_config){.baud = BAUD, .bits = 8, .stop = 1, .receive_buffer = BUFFER};
    u->timeout = u->timeout_char = 0;
}

/* Takes over the arguments and opens the UART; what is not given stays. */
static bool configure(struct cpy_thread *t, struct uart *u, const cpy_value *args)
{
    struct cpy_uart_config config = u->config;
    uint16_t pins[PINS];
    int64_t timeout = u->timeout, timeout_char = u->timeout_char;

    memcpy(pins, u->pins, sizeof pins);
    if (!read_config(t, args, &config) || !read_lines(t, args, pins) || !read_times(t, args, &timeout, &timeout_char) ||
        !cpy_machine_give(t, &u->use))
        return false;
    memcpy(u->pins, pins, sizeof pins);
    u->config = config;
    u->timeout = timeout;
    u->timeout_char = timeout_char;
    u->ready = true;
    u->ended = false;
    return open_uart(t, u);
}

static struct uart *new_uart(struct cpy_thread *t, cpy_value type)
{
    struct uart *u = type ? cpy_new_object(t, type) : NULL;

    if (!u)
        return NULL;
    u->use = (struct cpy_machine_use){.owner = "machine.UART", .close = close_uart};
    for (unsigned i = 0; i < PINS; i++)
        u->pins[i] = CPY_NO_PIN;
    u->id = -1;
    set_defaults(u);
    return u;
}

/* Which UART is meant: its number and pins.  id unset: the board's own, unless pins are given. */
static bool find_bus(struct cpy_thread *t, cpy_value id, const cpy_value *args, int *number, uint16_t pins[PINS])
{
    bool given = args[A_PINS] || args[A_TX] || args[A_RX];
    const struct cpy_bus_def *def = NULL;

    *number = -1;
    if (id || !given)
        def = cpy_machine_bus(t, CPY_BUS_UART, id, number);
    if (cpy_pending(t))
        return false;
    if (!def)
        return given || cpy_machine_no_bus(t, CPY_BUS_UART, id);
    memcpy(pins, def->pins, PINS * sizeof *pins);
    return true;
}

/* Sets up a new object, or one that is made again: without any setting it stays as it is, else the others have their
 * defaults. */
static bool begin(struct cpy_thread *t, struct uart *u, const cpy_value *args)
{
    if (u->ready && !u->ended && !any_given(args))
        return ensure(t, u);
    set_defaults(u);
    return configure(t, u, args);
}

/* args: id, settings. */
static cpy_value uart_make(struct cpy_thread *t, const cpy_value *args)
{
    uint16_t pins[PINS] = {CPY_NO_PIN, CPY_NO_PIN, CPY_NO_PIN, CPY_NO_PIN};
    cpy_value known;
    struct uart *u;
    int number;

    if (!find_bus(t, args[0], args + 1, &number, pins))
        return CPY_ERROR;
    known = number < 0 ? CPY_UNSET : cpy_machine_known(t, "UART", number);
    if (cpy_pending(t) || !(u = known ? as_uart(known) : new_uart(t, cpy_type_of_def(t, &cpy_machine_uart_type))))
        return CPY_ERROR;
    if (!known) {
        memcpy(u->pins, pins, sizeof pins);
        u->id = number;
        if (number >= 0 && !cpy_machine_once(t, "UART", number, cpy_from(u)))
            return CPY_ERROR;
    }
    return begin(t, u, args + 1) ? cpy_from(u) : CPY_ERROR;
}

static cpy_value uart_new(struct cpy_thread *t, const cpy_value *args) { return cpy_from(new_uart(t, args[0])); }

/* Of a subclass.  args: self, id, settings. */
static cpy_value uart_start_up(struct cpy_thread *t, const cpy_value *args)
{
    struct uart *u = as_uart(args[0]);

    return find_bus(t, args[1], args + 2, &u->id, u->pins) && begin(t, u, args + 2) ? CPY_NONE : CPY_ERROR;
}

/* args: self, settings. */
static cpy_value uart_init(struct cpy_thread *t, const cpy_value *args)
{
    return configure(t, as_uart(args[0]), args + 1) ? CPY_NONE : CPY_ERROR;
}

static cpy_value uart_deinit(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_machine_give(t, &as_uart(args[0])->use))
        return CPY_ERROR;
    as_uart(args[0])->ended = true;
    return CPY_NONE;
}

static cpy_value uart_repr(struct cpy_thread *t, const cpy_value *args)
{
    static const char *const parities[] = {[CPY_PARITY_NONE] = "None", [CPY_PARITY_EVEN] = "0", [CPY_PARITY_ODD] = "1"};
    static const char *const names[PINS] = {"tx", "rx", "rts", "cts"};
    const struct uart *u = as_uart(args[0]);
    struct cpy_builder text;

    cpy_build(&text, t);
    cpy_build_ascii(&text, "UART(");
    if (u->id >= 0)
        cpy_build_format(&text, "%d, ", u->id);
    cpy_build_format(&text, "baudrate=%lu, bits=%d, parity=%s, stop=%d", (unsigned long)u->config.baud, u->config.bits,
        parities[u->config.parity], u->config.stop);
    for (unsigned i = 0; i < PINS; i++)
        if (u->pins[i] != CPY_NO_PIN)
            cpy_build_format(&text, ", %s=%s", names[i], cpy_pin_text(t, u->pins[i]));
    cpy_build_format(&text, ", rxbuf=%lu, timeout=%lld, timeout_char=%lld)", (unsigned long)u->config.receive_buffer,
        (long long)(u->timeout / MS), (long long)(u->timeout_char / MS));
    return cpy_build_finish(&text);
}

/* --- reading ----------------------------------------------------------------------------------------------------- */

/* The time of a character, and of the longest pause within a message. */
static int64_t character_time(const struct uart *u) { return CHARACTER_BITS * 1000 * (int64_t)MS / u->config.baud; }

static int64_t pause(const struct uart *u)
{
    return u->timeout_char > character_time(u) ? u->timeout_char : character_time(u);
}

/* Reads once: a count, 0 when nothing has come in time, -1: an exception is pending. */
static int64_t read_some(struct cpy_thread *t, struct uart *u, uint8_t *data, size_t len, int64_t timeout)
{
    int64_t got, deadline = 0;
    struct cpy_board *board;

    do {
        if (!cpy_safe_point(t) || !ensure(t, u) || !cpy_machine_enter(t, &u->use, CPY_CALL))
            return -1;
        board = u->use.machine->board;
        deadline = deadline ? deadline : cpy_board_now(board) + timeout;
        got = cpy_uart_read(u->bus, (struct cpy_bytes_out){data, len}, deadline);
        cpy_machine_leave(t, &u->use, CPY_CALL);
    } while (got == -ECANCELED && !cpy_hardware_was_cancelled(t, board));
    if (got == -ETIMEDOUT)
        got = 0;
    if (got >= 0 && !cpy_pending(t))
        return got;
    failed(t, u, got, "reading from");
    return -1;
}

/* Reads until the room is full or nothing more comes in time: the count, or -1. */
static int64_t read_all(struct cpy_thread *t, struct uart *u, uint8_t *data, size_t len)
{
    size_t done = 0;
    int64_t got = 1;

    while (done < len && got > 0) {
        if ((got = read_some(t, u, data + done, len - done, done ? pause(u) : u->timeout)) < 0)
            return -1;
        done += (size_t)got;
    }
    return (int64_t)done;
}

/* Bytes, or None for none. */
static cpy_value as_bytes(struct cpy_thread *t, const uint8_t *data, int64_t got)
{
    return got < 0 ? CPY_ERROR : got == 0 ? CPY_NONE : cpy_bytes_from(t, data, (size_t)got);
}

static cpy_value read_count(struct cpy_thread *t, struct uart *u, size_t len)
{
    uint8_t *data;
    cpy_value room = cpy_bytes_new(t, len, &data), result;
    int64_t got = room ? read_all(t, u, data, len) : -1;

    result = got == (int64_t)len && got > 0 ? room : as_bytes(t, data, got);
    cpy_keep(room);
    return result;
}

/* Reads until nothing more comes in time; or, if lines are wanted, up to the end of one. */
static cpy_value read_growing(struct cpy_thread *t, struct uart *u, bool line)
{
    size_t len = 0, cap = BUFFER;
    uint8_t *data = cpy_malloc(t, cap), *grown;
    int64_t got = data ? 1 : -1;
    cpy_value result;

    while (got > 0 && !(line && len && data[len - 1] == '\n')) {
        if (len == cap) {
            if (!(grown = cpy_realloc(t, data, cap, cap * 2))) {
                got = -1;
                break;
            }
            data = grown;
            cap *= 2;
        }
        if ((got = read_some(t, u, data + len, line ? 1 : cap - len, len ? pause(u) : u->timeout)) > 0)
            len += (size_t)got;
    }
    result = as_bytes(t, data, got < 0 ? got : (int64_t)len);
    if (data)
        cpy_free(u, data, cap);
    return result;
}

/* args: self, nbytes. */
static cpy_value uart_read(struct cpy_thread *t, const cpy_value *args)
{
    int64_t len;

    if (!args[1] || args[1] == CPY_NONE || args[1] == cpy_int(-1))
        return read_growing(t, as_uart(args[0]), false);
    return cpy_argument_range(t, args[1], "nbytes", 0, READ_MOST, &len) ? read_count(t, as_uart(args[0]), (size_t)len)
                                                                        : CPY_ERROR;
}

static cpy_value uart_readall(struct cpy_thread *t, const cpy_value *args)
{
    return read_growing(t, as_uart(args[0]), false);
}

static cpy_value uart_readline(struct cpy_thread *t, const cpy_value *args)
{
    return read_growing(t, as_uart(args[0]), true);
}

/* args: self, buf, nbytes. */
static cpy_value uart_readinto(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_slice_view view;
    int64_t len = READ_MOST, got;

    if (!cpy_machine_range_option(t, args[2], "nbytes", 0, READ_MOST, &len) ||
        !cpy_view_parameter(t, args[1], "buf", CPY_UNSET, CPY_UNSET, true, &view))
        return CPY_ERROR;
    got = read_all(t, as_uart(args[0]), view.data, (size_t)len < view.len ? (size_t)len : view.len);
    cpy_release_slice(t, &view);
    return got < 0 ? CPY_ERROR : got == 0 ? CPY_NONE : cpy_int(got);
}

static cpy_value uart_any(struct cpy_thread *t, const cpy_value *args)
{
    struct uart *u = as_uart(args[0]);
    int64_t n;

    if (!ensure(t, u) || !cpy_machine_enter(t, &u->use, CPY_ASKING))
        return CPY_ERROR;
    n = cpy_uart_waiting(u->bus);
    cpy_machine_leave(t, &u->use, CPY_ASKING);
    if (n >= 0 && !cpy_pending(t))
        return cpy_int(n);
    return cpy_pending(t) ? CPY_ERROR : (failed(t, u, n, "reading from"), CPY_ERROR);
}

/* --- writing ----------------------------------------------------------------------------------------------------- */

/* Writes all: the count, or -1. */
static int64_t write_all(struct cpy_thread *t, struct uart *u, const uint8_t *data, size_t len)
{
    size_t done = 0;

    while (done < len) {
        int64_t taken;

        if (!cpy_safe_point(t) || !ensure(t, u) || !cpy_machine_enter(t, &u->use, CPY_SENDING))
            return -1;
        taken = cpy_uart_write(u->bus, (struct cpy_bytes_in){data + done, len - done});
        cpy_machine_leave(t, &u->use, CPY_SENDING);
        if (taken < 0 || cpy_pending(t))
            return failed(t, u, taken, "writing to"), -1;
        done += (size_t)taken;
        u->unsent += (size_t)taken;
    }
    return (int64_t)done;
}

/* args: self, buf. */
static cpy_value uart_write(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_machine_bytes bytes;
    int64_t count;

    if (!ensure(t, as_uart(args[0])) || !cpy_machine_view(t, args[1], "buf", &bytes))
        return CPY_ERROR;
    if (as_uart(args[0])->config.bits > 8)
        bytes.len &= ~(size_t)1; /* half a character is none */
    count = write_all(t, as_uart(args[0]), bytes.data, bytes.len);
    cpy_machine_release(t, &bytes);
    return count < 0 ? CPY_ERROR : cpy_int(count);
}

/* Waits until all has left, or deadline.  -ETIMEDOUT raises nothing. */
static int drain(struct cpy_thread *t, struct uart *u, int64_t deadline)
{
    const unsigned way = deadline ? CPY_SENDING : CPY_ASKING;
    int err;

    if (!cpy_machine_enter(t, &u->use, way))
        return -EBADF;
    err = cpy_uart_drain(u->bus, deadline);
    cpy_machine_leave(t, &u->use, way);
    if (err >= 0)
        u->unsent = 0;
    else if (err != -ETIMEDOUT)
        failed(t, u, err, "writing to");
    return err;
}

/* The timeout is twice what the bytes need, and a bit. */
static cpy_value uart_flush(struct cpy_thread *t, const cpy_value *args)
{
    struct uart *u = as_uart(args[0]);
    int err;

    if (!ensure(t, u))
        return CPY_ERROR;
    err =
        drain(t, u, cpy_board_now(u->use.machine->board) + 2 * (int64_t)(u->unsent + 1) * character_time(u) + 100 * MS);
    if (err == -ETIMEDOUT && !cpy_pending(t))
        failed(t, u, err, "flushing");
    return cpy_pending(t) ? CPY_ERROR : CPY_NONE;
}

static cpy_value uart_txdone(struct cpy_thread *t, const cpy_value *args)
{
    struct uart *u = as_uart(args[0]);
    int err;

    if (!ensure(t, u))
        return CPY_ERROR;
    err = drain(t, u, 0);
    return cpy_pending(t) ? CPY_ERROR : cpy_bool(err >= 0);
}

static cpy_value uart_sendbreak(struct cpy_thread *t, const cpy_value *args)
{
    struct uart *u = as_uart(args[0]);
    int err;

    if (!ensure(t, u) || !cpy_machine_enter(t, &u->use, CPY_SENDING))
        return CPY_ERROR;
    err = cpy_uart_send_break(u->bus);
    cpy_machine_leave(t, &u->use, CPY_SENDING);
    return err >= 0 && !cpy_pending(t) ? CPY_NONE : (failed(t, u, err, "sending a break on"), CPY_ERROR);
}

/* --- handlers ---------------------------------------------------------------------------------------------------- */

/* A UART that is closed is armed when it is opened again. */
static bool arm(struct cpy_thread *t, cpy_value uart, unsigned trigger, cpy_value handler)
{
    struct uart *u = as_uart(uart);

    return !u->bus || cpy_hardware_on_uart(t, u->bus, trigger * CPY_UART_RECEIVED, handler, uart);
}

static int flags(struct cpy_thread *t, cpy_value uart)
{
    const struct uart *u = as_uart(uart);
    uint16_t pin = u->pins[u->pins[CPY_BUS_RX] == CPY_NO_PIN ? CPY_BUS_TX : CPY_BUS_RX];

    return (int)IRQ(cpy_hardware_edges_seen(t, pin));
}

static const struct cpy_machine_irq_source source = {arm, flags};

/* args: self, handler, trigger, hard, priority, wake.  What the last three ask for makes no difference here. */
static cpy_value uart_irq(struct cpy_thread *t, const cpy_value *args)
{
    struct uart *u = as_uart(args[0]);
    cpy_value irq = cpy_load(u->irq), handler = args[1];
    int64_t trigger = 0;

    if (!ensure(t, u) || (!irq && !(irq = cpy_machine_irq_new(t, &source, args[0]))))
        return CPY_ERROR;
    cpy_store(u, &u->irq, irq);
    if (!args[1] && !args[2])
        return irq;
    if (!cpy_machine_irq_handler(t, &handler) ||
        (handler != CPY_NONE &&
            !cpy_argument_range(t, args[2] ? args[2] : cpy_int(0), "trigger", 1, IRQ_ALL, &trigger)))
        return CPY_ERROR;
    return cpy_machine_irq_set(t, irq, args[0], (unsigned)trigger, handler) ? irq : CPY_ERROR;
}

/* --- the type ---------------------------------------------------------------------------------------------------- */

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", uart_new, "Make an object of a subclass, without pins yet.", 0},
    {"__init__", "(self, id=<unset>, " SETTINGS ")", uart_start_up, "Choose the UART.", 0},
    {"init", "(self, " SETTINGS ")", uart_init, "Change settings; what is not given stays.", 0},
    {"deinit", "(self, /)", uart_deinit, "Give the pins back.", 0},
    {"any", "(self, /)", uart_any, "Return how many bytes can be read without waiting.", 0},
    {"read", "(self, nbytes=<unset>, /)", uart_read,
        "Read nbytes, or as many as come; fewer after a timeout, None if there was nothing.", 0},
    {"readall", "(self, /)", uart_readall, "Same as read() without a number.", 0},
    {"readinto", "(self, buf, nbytes=<unset>, /)", uart_readinto,
        "Read into buf, and return how many bytes; None if there were none.", 0},
    {"readline", "(self, /)", uart_readline,
        "Read up to and with a newline; less after a timeout, None if there was nothing.", 0},
    {"write", "(self, buf, /)", uart_write, "Write bytes, and return how many.", 0},
    {"sendbreak", "(self, /)", uart_sendbreak, "Hold the line low for 13 bits.", 0},
    {"flush", "(self, /)", uart_flush, "Wait until everything written has left; OSError if it takes too long.", 0},
    {"txdone", "(self, /)", uart_txdone, "Return whether everything written has left.", 0},
    {"irq", "(self, handler=<unset>, trigger=<unset>, hard=False, *, priority=1, wake=None)", uart_irq,
        "Call handler(uart) after what trigger says: IRQ_RX, IRQ_RXIDLE, IRQ_TXIDLE, IRQ_BREAK.  None: no more.", 0},
    {"__repr__", "(self, /)", uart_repr, "Return pins and settings.", 0},
    {0},
};

static const struct cpy_constant constants[] = {
    CPY_INT_CONSTANT("INV_TX", INV_TX),
    CPY_INT_CONSTANT("INV_RX", INV_RX),
    CPY_INT_CONSTANT("RTS", RTS),
    CPY_INT_CONSTANT("CTS", CTS),
    CPY_INT_CONSTANT("EVEN", 0),
    CPY_INT_CONSTANT("ODD", 1),
    CPY_INT_CONSTANT("IRQ_RX", IRQ_RX),
    CPY_INT_CONSTANT("IRQ_RXIDLE", IRQ_RXIDLE),
    CPY_INT_CONSTANT("IRQ_TXIDLE", IRQ_TXIDLE),
    CPY_INT_CONSTANT("IRQ_BREAK", IRQ_BREAK),
    CPY_INT_CONSTANT("RX_ANY", IRQ_RX),
    {0},
};

static const struct cpy_function make = {"UART", "(id=<unset>, " SETTINGS ")", uart_make,
    "Return the UART with this id; without one the board's own, or one on the given pins.", 0};

const struct cpy_type_def cpy_machine_uart_type = {
    .name = "machine.UART",
    .doc = "UART(id, baudrate=9600, bits=8, parity=None, stop=1, *, tx, rx, rts, cts, txbuf, rxbuf, timeout, "
           "timeout_char, "
           "invert, flow): a serial line; timeouts in ms, parity None, 0 (even) or 1 (odd).",
    .size = sizeof(struct uart),
    .flags = CPY_TYPE_HAS_DICT,
    .methods = methods,
    .constants = constants,
    .make = &make,
    .finalize = uart_finalize,
    .trace = uart_trace,
};
