/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/busio_uart.c - busio.UART.
 *
 * The timeout counts for the first character and again for each gap after it.  A
 * driver of an RS-485 line is switched on while something is sent: the write then waits until the last bit has left,
 * unless the pin is one that the backend switches itself. */
#include "modules/circuitpython/busio.h"
#include "modules/circuitpython/enum.h"

#define OWNER "busio.UART"
#define BAUD_MOST 20000000
#define BUFFER_LEAST 64 /* what the hardware has anyway */
#define BUFFER_MOST (1 << 24)
#define TIMEOUT_MOST 100 /* s */
#define NS 1000000000.0

enum { TX, RX, RTS, CTS, DIRECTION, PIN_COUNT };

struct uart {
    struct cpy_object head;
    struct cpy_board *board;  /* NULL: not initialised, or deinitialised */
    struct cpy_uart *bus;     /* as long as board is set */
    struct cpy_calls calls;
    uint16_t pins[PIN_COUNT]; /* CPY_NO_PIN where there is none */
    bool switches;            /* the RS-485 driver, by DIRECTION */
    bool invert_direction;    /* the RS-485 driver sends while its pin is low */
    int64_t timeout;          /* ns */
};

/* --- Parity ------------------------------------------------------------------------------------------------------ */

enum { ODD, EVEN };
static const char *const parities[] = {[ODD] = "ODD", [EVEN] = "EVEN", NULL};
static const struct cpy_enum parity_enum = {&cpy_busio_parity_type, parities};

static bool fill_parity(struct cpy_thread *t, cpy_value type, cpy_value dict)
{
    return cpy_enum_fill(t, &parity_enum, type, dict);
}

const struct cpy_type_def cpy_busio_parity_type =
    CPY_ENUM_TYPE("busio.UART.Parity", "The parity bit of a character: ODD or EVEN.", fill_parity);

/* --- what all need ----------------------------------------------------------------------------------------------- */

static struct uart *as_uart(cpy_value v) { return (struct uart *)cpy_pointer(v); }

static bool check_open(struct cpy_thread *t, const struct uart *u)
{
    return u->board || (cpy_raise_deinited(t), false);
}

static cpy_value failed(struct cpy_thread *t, const struct uart *u, int64_t err, const char *doing)
{
    const uint16_t pin = u->pins[TX] != CPY_NO_PIN ? u->pins[TX] : u->pins[RX];

    return cpy_raise_io(t, u->board, (int)err, "%s %s (%s %s)", doing, u->bus->def ? u->bus->def->name : "UART",
        pin == u->pins[TX] ? "TX" : "RX", cpy_pin_label(u->board->def, pin));
}

static bool check_pin(struct cpy_thread *t, const struct uart *u, int which, const char *name)
{
    if (!check_open(t, u))
        return false;
    if (u->pins[which] == CPY_NO_PIN)
        cpy_raise(t, CPY_VALUE_ERROR, "No %s pin", name);
    return u->pins[which] != CPY_NO_PIN;
}

/* --- lifetime ---------------------------------------------------------------------------------------------------- */

static void give_back(void *object, struct cpy_board *board)
{
    struct uart *u = object;

    cpy_uart_close(u->bus);
    cpy_board_release(board, u->pins, PIN_COUNT);
    u->bus = NULL;
}

static bool deinit(struct cpy_thread *t, struct uart *u)
{
    return cpy_calls_close(t, &u->calls, &u->board, "UART", give_back, u);
}

static cpy_value uart_new(struct cpy_thread *t, const cpy_value *args) { return cpy_from(cpy_new_object(t, args[0])); }

/* The parameters of __init__, as they stand in its signature. */
enum {
    A_SELF,
    A_TX,
    A_RX,
    A_RTS,
    A_CTS,
    A_RS485_DIR,
    A_RS485_INVERT,
    A_BAUDRATE,
    A_BITS,
    A_PARITY,
    A_STOP,
    A_TIMEOUT,
    A_BUFFER
};

static bool read_pins(struct cpy_thread *t, const cpy_value *args, uint16_t pins[PIN_COUNT])
{
    static const char *const names[PIN_COUNT] = {"tx", "rx", "rts", "cts", "rs485_dir"};

    for (int i = 0; i < PIN_COUNT; i++)
        if (!cpy_pin_argument(t, args[A_TX + i], names[i], true, &pins[i]))
            return false;
    if (pins[TX] != CPY_NO_PIN || pins[RX] != CPY_NO_PIN)
        return true;
    cpy_raise(t, CPY_VALUE_ERROR, "tx and rx cannot both be None");
    return false;
}

static bool read_config(
    struct cpy_thread *t, const cpy_value *args, const uint16_t *pins, struct cpy_uart_config *config)
{
    int64_t baud, bits, stop, buffer;
    int parity;

    if (!cpy_argument_range(t, args[A_BAUDRATE], "baudrate", 1, BAUD_MOST, &baud) ||
        !cpy_argument_range(t, args[A_BITS], "bits", 5, 9, &bits) ||
        !cpy_enum_argument(t, &parity_enum, args[A_PARITY], "parity", true, &parity) ||
        !cpy_argument_range(t, args[A_STOP], "stop", 1, 2, &stop) ||
        !cpy_argument_range(t, args[A_BUFFER], "receiver_buffer_size", 0, BUFFER_MOST, &buffer))
        return false;
    *config = (struct cpy_uart_config){.baud = (uint32_t)baud,
        .bits = (uint8_t)bits,
        .stop = (uint8_t)stop,
        .parity = parity < 0      ? CPY_PARITY_NONE
                  : parity == ODD ? CPY_PARITY_ODD
                                  : CPY_PARITY_EVEN,
        .flow_rts = pins[RTS] != CPY_NO_PIN,
        .flow_cts = pins[CTS] != CPY_NO_PIN,
        .receive_buffer = (uint32_t)(buffer < BUFFER_LEAST ? BUFFER_LEAST : buffer)};
    return true;
}

/* The pin of the RS-485 driver becomes an output that says: receive. */
static int open_direction(struct uart *u, struct cpy_board *board, const uint16_t *pins, struct cpy_uart_config *config)
{
    struct cpy_pin_mode mode = {.output = true, .level = u->invert_direction};

    config->rs485 = cpy_uart_switches(board, pins, pins[DIRECTION]);
    config->rs485_invert = u->invert_direction;
    u->switches = pins[DIRECTION] != CPY_NO_PIN && !config->rs485;
    return u->switches ? cpy_gpio_setup(board, pins[DIRECTION], &mode) : 0;
}

static cpy_value uart_init(struct cpy_thread *t, const cpy_value *args)
{
    struct uart *u = as_uart(args[0]);
    struct cpy_board *board = cpy_hardware(t);
    struct cpy_uart_config config;
    uint16_t pins[PIN_COUNT];
    int invert = cpy_truth(t, args[A_RS485_INVERT]), err;
    int64_t timeout;

    if (!board || invert < 0 || !read_pins(t, args, pins) || !read_config(t, args, pins, &config) ||
        !cpy_argument_seconds(t, args[A_TIMEOUT], "timeout", TIMEOUT_MOST, &timeout) || !deinit(t, u) ||
        !cpy_claim_in(t, board, pins, PIN_COUNT, OWNER, uart_init))
        return CPY_ERROR;
    u->invert_direction = invert;
    if ((err = open_direction(u, board, pins, &config)) < 0 ||
        (err = cpy_uart_open(&u->bus, board, pins, &config)) < 0) {
        cpy_board_release(board, pins, PIN_COUNT);
        return cpy_raise_io(
            t, board, err, "opening UART on pin %s", cpy_pin_label(board->def, pins[pins[TX] == CPY_NO_PIN]));
    }
    memcpy(u->pins, pins, sizeof pins);
    u->timeout = timeout;
    u->board = board;
    return CPY_NONE;
}

static cpy_value uart_deinit(struct cpy_thread *t, const cpy_value *args)
{
    return deinit(t, as_uart(args[0])) ? CPY_NONE : CPY_ERROR;
}

static void uart_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    const struct cpy_board *board = ((struct uart *)o)->board;

    cpy_calls_finalized(t, deinit(t, (struct uart *)o));
    cpy_busio_warn_unclosed(t, o, board);
}

static cpy_value uart_enter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

/* --- reading ----------------------------------------------------------------------------------------------------- */

/* Reads once, until the deadline or a cancellation; board: u's.  False: an exception is pending. */
static bool read_once(struct cpy_thread *t, struct uart *u, struct cpy_bytes_out in, int64_t deadline, int64_t *got)
{
    if (!cpy_call_begin(t, &u->calls, CPY_CALL, &u->board))
        return false;
    *got = cpy_uart_read(u->bus, in, deadline);
    cpy_call_end(t, &u->calls, CPY_CALL, u->board);
    if (*got >= 0 || *got == -ETIMEDOUT || *got == -ECANCELED)
        return !cpy_pending(t);
    failed(t, u, *got, "reading");
    return false;
}

/* Reads once: a count, 0 when the timeout has passed, -1: an exception is pending. */
static int64_t read_some(struct cpy_thread *t, struct uart *u, uint8_t *data, size_t len)
{
    struct cpy_board *board;
    int64_t got, deadline;

    if (!cpy_safe_point(t) || !check_open(t, u))
        return -1;
    board = u->board;
    deadline = cpy_board_now(board) + u->timeout;
    do
        if (!read_once(t, u, (struct cpy_bytes_out){data, len}, deadline, &got))
            return -1;
    while (got == -ECANCELED && !cpy_hardware_was_cancelled(t, board));
    return cpy_pending(t) ? -1 : got > 0 ? got : 0;
}

/* Reads until the room is full or nothing more comes in time: the count, or -1. */
static int64_t read_all(struct cpy_thread *t, struct uart *u, uint8_t *data, size_t len)
{
    size_t done = 0;
    int64_t got = 1;

    while (done < len && got > 0) {
        if ((got = read_some(t, u, data + done, len - done)) < 0)
            return -1;
        done += (size_t)got;
    }
    return (int64_t)done;
}

/* What was read, as bytes; None for nothing. */
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

/* Reads until nothing more comes in time, or a line has ended. */
static cpy_value read_growing(struct cpy_thread *t, struct uart *u, bool line)
{
    size_t len = 0, cap = 256, chunk;
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
        chunk = line ? 1 : cap - len;
        if ((got = read_some(t, u, data + len, chunk)) > 0)
            len += (size_t)got;
    }
    result = as_bytes(t, data, got < 0 ? -1 : (int64_t)len);
    if (data)
        cpy_free(u, data, cap);
    return result;
}

static cpy_value uart_read(struct cpy_thread *t, const cpy_value *args)
{
    struct uart *u = as_uart(args[0]);
    int64_t n;

    if (!check_pin(t, u, RX, "RX"))
        return CPY_ERROR;
    if (args[1] == CPY_NONE || args[1] == cpy_int(-1))
        return read_growing(t, u, false);
    return cpy_argument_range(t, args[1], "nbytes", 0, INT32_MAX, &n) ? read_count(t, u, (size_t)n) : CPY_ERROR;
}

static cpy_value uart_readinto(struct cpy_thread *t, const cpy_value *args)
{
    struct uart *u = as_uart(args[0]);
    struct cpy_slice_view in;
    int64_t got;

    if (!check_pin(t, u, RX, "RX") || !cpy_view_parameter(t, args[1], "buf", CPY_UNSET, CPY_UNSET, true, &in))
        return CPY_ERROR;
    got = read_all(t, u, in.data, in.len);
    cpy_release_slice(t, &in);
    return got < 0 ? CPY_ERROR : got == 0 ? CPY_NONE : cpy_int(got);
}

static cpy_value uart_readline(struct cpy_thread *t, const cpy_value *args)
{
    struct uart *u = as_uart(args[0]);

    return check_pin(t, u, RX, "RX") ? read_growing(t, u, true) : CPY_ERROR;
}

/* --- writing ----------------------------------------------------------------------------------------------------- */

/* Switches the RS-485 driver. */
static int set_direction(const struct uart *u, bool sending)
{
    return u->switches ? cpy_gpio_write(u->board, u->pins[DIRECTION], sending != u->invert_direction) : 0;
}

/* Writes all; a count that falls short, or a negative errno. */
static int64_t write_all(const struct uart *u, struct cpy_bytes_in out)
{
    size_t done = 0;
    int64_t n = 1;

    while (done < out.len && n > 0)
        if ((n = cpy_uart_write(u->bus, (struct cpy_bytes_in){out.data + done, out.len - done})) > 0)
            done += (size_t)n;
    return n < 0 ? n : (int64_t)done;
}

/* The same with the RS-485 driver switched on until all has left. */
static int64_t send(const struct uart *u, struct cpy_bytes_in out)
{
    int64_t result = set_direction(u, true);
    int err;

    if (result < 0)
        return result;
    result = write_all(u, out);
    if (u->switches && (err = cpy_uart_drain(u->bus, CPY_FOREVER)) < 0 && result >= 0)
        result = err;
    if ((err = set_direction(u, false)) < 0 && result >= 0)
        result = err;
    return result;
}

static cpy_value uart_write(struct cpy_thread *t, const cpy_value *args)
{
    struct uart *u = as_uart(args[0]);
    struct cpy_slice_view out;
    int64_t result = -1;

    if (!check_pin(t, u, TX, "TX") || !cpy_view_parameter(t, args[1], "buf", CPY_UNSET, CPY_UNSET, false, &out))
        return CPY_ERROR;
    if (cpy_call_begin(t, &u->calls, CPY_SENDING, &u->board)) {
        result = send(u, (struct cpy_bytes_in){out.data, out.len});
        cpy_call_end(t, &u->calls, CPY_SENDING, u->board);
    }
    cpy_release_slice(t, &out);
    if (result >= 0 && !cpy_pending(t))
        return cpy_int(result);
    return cpy_pending(t) ? CPY_ERROR : failed(t, u, result, "writing to");
}

static cpy_value uart_reset_input_buffer(struct cpy_thread *t, const cpy_value *args)
{
    struct uart *u = as_uart(args[0]);
    int err;

    if (!check_pin(t, u, RX, "RX"))
        return CPY_ERROR;
    if (!cpy_call_begin(t, &u->calls, CPY_ASKING, &u->board))
        return CPY_ERROR;
    err = cpy_uart_reset_input(u->bus);
    cpy_call_end(t, &u->calls, CPY_ASKING, u->board);
    return err < 0 || cpy_pending(t) ? failed(t, u, err, "emptying the buffer of") : CPY_NONE;
}

/* --- attributes -------------------------------------------------------------------------------------------------- */

static cpy_value get_baudrate(struct cpy_thread *t, const cpy_value *args)
{
    const struct uart *u = as_uart(args[0]);

    return check_open(t, u) ? cpy_int(u->bus->config.baud) : CPY_ERROR;
}

static cpy_value set_baudrate(struct cpy_thread *t, const cpy_value *args)
{
    struct uart *u = as_uart(args[0]);
    struct cpy_uart_config config;
    int64_t baud;
    int err;

    if (!args[1])
        return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "attribute 'baudrate' of 'UART' objects cannot be deleted");
    if (!check_open(t, u) || !cpy_argument_range(t, args[1], "baudrate", 1, BAUD_MOST, &baud))
        return CPY_ERROR;
    config = u->bus->config;
    config.baud = (uint32_t)baud;
    if (!cpy_call_begin(t, &u->calls, CPY_ASKING, &u->board))
        return CPY_ERROR;
    err = cpy_uart_configure(u->bus, &config);
    cpy_call_end(t, &u->calls, CPY_ASKING, u->board);
    return err < 0 || cpy_pending(t) ? failed(t, u, err, "configuring") : CPY_NONE;
}

static cpy_value get_in_waiting(struct cpy_thread *t, const cpy_value *args)
{
    struct uart *u = as_uart(args[0]);
    int64_t n;

    if (!check_pin(t, u, RX, "RX"))
        return CPY_ERROR;
    if (!cpy_call_begin(t, &u->calls, CPY_ASKING, &u->board))
        return CPY_ERROR;
    n = cpy_uart_waiting(u->bus);
    cpy_call_end(t, &u->calls, CPY_ASKING, u->board);
    return n < 0 || cpy_pending(t) ? failed(t, u, n, "reading") : cpy_int(n);
}

static cpy_value get_timeout(struct cpy_thread *t, const cpy_value *args)
{
    const struct uart *u = as_uart(args[0]);

    return check_open(t, u) ? cpy_float_from(t, (double)u->timeout / NS) : CPY_ERROR;
}

static cpy_value set_timeout(struct cpy_thread *t, const cpy_value *args)
{
    struct uart *u = as_uart(args[0]);

    if (!args[1])
        return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "attribute 'timeout' of 'UART' objects cannot be deleted");
    if (!check_open(t, u) || !cpy_argument_seconds(t, args[1], "timeout", TIMEOUT_MOST, &u->timeout))
        return CPY_ERROR;
    return CPY_NONE;
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", uart_new, "Make an object that has no pins yet.", 0},
    {"__init__",
        "(self, tx=None, rx=None, *, rts=None, cts=None, rs485_dir=None, rs485_invert=False, baudrate=9600, bits=8, "
        "parity=None, stop=1, timeout=1, receiver_buffer_size=64)",
        uart_init, "Take the pins.", 0},
    {"deinit", "(self, /)", uart_deinit, "Give the pins back.", 0},
    {"__enter__", "(self, /)", uart_enter, "Return self.", 0},
    {"__exit__", "(self, type=None, value=None, traceback=None, /)", uart_deinit, "Call deinit().", 0},
    {"read", "(self, nbytes=None)", uart_read,
        "Return up to nbytes bytes, or all until nothing more comes in time; None if there are none.", 0},
    {"readinto", "(self, buf)", uart_readinto, "Fill the buffer; return how many bytes came, or None.", 0},
    {"readline", "(self, /)", uart_readline, "Return bytes up to a newline; what came if none comes in time; or None.",
        0},
    {"write", "(self, buf)", uart_write, "Write the bytes; return how many.", 0},
    {"reset_input_buffer", "(self, /)", uart_reset_input_buffer, "Forget what came and was not read.", 0},
    {0},
};

static const struct cpy_attribute attributes[] = {
    {"baudrate", get_baudrate, set_baudrate, "Bits per second."},
    {"in_waiting", get_in_waiting, NULL, "How many bytes can be read at once."},
    {"timeout", get_timeout, set_timeout, "Seconds to wait for the first character and for each one after it."},
    {0},
};

static bool fill(struct cpy_thread *t, cpy_value type, cpy_value dict)
{
    cpy_value parity = cpy_type_of_def(t, &cpy_busio_parity_type);

    (void)type;
    return parity && cpy_dict_set_str(t, dict, "Parity", parity);
}

const struct cpy_type_def cpy_busio_uart_type = {
    .name = "busio.UART",
    .doc = "UART(tx=None, rx=None, ...): a serial line.",
    .size = sizeof(struct uart),
    .methods = methods,
    .attributes = attributes,
    .finalize = uart_finalize,
    .fill = fill,
};
