/* SPDX-License-Identifier: MIT */
/* backends/mock/uart.c - simulated UARTs, and the lines between them and devices.
 *
 * A character takes its time on the line: a receiver has it when its stop bit is over, a
 * device gets what was written in one call when the last character of it has arrived.
 * Who listens at another rate, or for other frames, than is sent receives garbage. */
#include "backends/mock/state.h"

#include <stdlib.h>
#include <string.h>

#define NS 1000000000LL
#define TRANSMIT_BUFFER 64 /* characters that wait to be sent; then write() waits */
#define BREAK_BITS 13
#define TOLERANCE 3 /* percent by which two rates may differ */

/* A character on its way to a receiver. */
struct flight {
    int64_t time; /* when it has arrived */
    uint16_t value;
};

/* An open UART of the script. */
struct cpy_uart_state {
    struct cpy_uart_state *next;
    struct cpy_mock *mock;
    struct cpy_uart *uart;
    uint8_t *received; /* a ring of size bytes */
    uint32_t size, first, count;
    struct flight *flights; /* in order of arrival, from flight_first on */
    size_t flight_first, flight_count, flight_cap;
    int64_t timer;     /* of the first arrival; 0: none */
    int64_t sent_until; /* when the transmitter is idle */
    uint8_t watched;    /* enum cpy_uart_event */
    int64_t idle_timer, sent_timer; /* of events; 0: none */
};

/* Bytes on their way to a device. */
struct cpy_parcel {
    struct cpy_parcel *next;
    struct cpy_mock *mock;
    int64_t device;
    int64_t time; /* of arrival */
    size_t len;
    uint8_t data[];
};

/* --- characters ------------------------------------------------------------------------------------------------- */

static unsigned bits_of(const struct cpy_uart_config *c)
{
    return 1u + c->bits + (c->parity != CPY_PARITY_NONE) + c->stop;
}

static int64_t character_ns(const struct cpy_uart_config *c) { return bits_of(c) * NS / c->baud; }

static bool same_rate(uint32_t a, uint32_t b)
{
    uint32_t more = a > b ? a : b, less = a > b ? b : a;

    return !a || !b || (uint64_t)(more - less) * 100 <= (uint64_t)more * TOLERANCE;
}

/* Does a receiver with these settings understand who sends with those? */
static bool same_frame(const struct cpy_uart_config *a, const struct cpy_uart_config *b)
{
    return same_rate(a->baud, b->baud) && a->bits == b->bits && a->parity == b->parity;
}

/* What a receiver makes of a character that comes at a wrong rate or in a wrong frame: something else, always the same. */
static uint16_t garble(uint16_t value) { return (uint16_t)((value << 1 | value >> 7) ^ 0xb5) & 0xff; }

/* --- the trace ------------------------------------------------------------------------------------------------------ */

static void trace_character(struct cpy_mock *m, uint16_t pin, const struct cpy_uart_config *c, bool invert, uint16_t value,
    int64_t start)
{
    unsigned ones = (unsigned)__builtin_popcount(value & ((1u << c->bits) - 1)), n = 0;

    if (!m->trace || pin == CPY_NO_PIN)
        return;
    cpy_trace_level(m, pin, invert, start);
    for (unsigned i = 0; i < c->bits; i++)
        cpy_trace_level(m, pin, (value >> i & 1) ^ invert, start + ++n * NS / c->baud);
    if (c->parity != CPY_PARITY_NONE)
        cpy_trace_level(m, pin, ((ones & 1) ^ (c->parity == CPY_PARITY_ODD)) ^ invert, start + ++n * NS / c->baud);
    cpy_trace_level(m, pin, !invert, start + ++n * NS / c->baud);
}

/* --- events ---------------------------------------------------------------------------------------------------- */

static void tell(struct cpy_uart_state *s, enum cpy_uart_event event, int64_t time)
{
    uint16_t rx = s->uart->pins[CPY_BUS_RX];

    if (s->watched & event)
        cpy_event_queue(s->mock, rx == CPY_NO_PIN ? s->uart->pins[CPY_BUS_TX] : rx, event, time);
}

static void on_idle(void *user)
{
    struct cpy_uart_state *s = user;

    s->idle_timer = 0;
    tell(s, CPY_UART_IDLE, cpy_mock_now(s->mock));
}

static void on_sent(void *user)
{
    struct cpy_uart_state *s = user;

    s->sent_timer = 0;
    tell(s, CPY_UART_SENT, s->sent_until);
}

/* Sets one of the timers anew, if its event is wanted.  Without memory for a timer the event is lost. */
static void set_timer(
    struct cpy_uart_state *s, int64_t *timer, enum cpy_uart_event event, int64_t time, void (*call)(void *))
{
    if (*timer > 0)
        cpy_mock_cancel(s->mock, *timer);
    *timer = s->watched & event ? cpy_mock_at(s->mock, time, call, s) : 0;
}

/* Characters have arrived, the newest at the time. */
static void tell_arrival(struct cpy_uart_state *s, int64_t time)
{
    tell(s, CPY_UART_RECEIVED, time);
    set_timer(s, &s->idle_timer, CPY_UART_IDLE, time + 2 * character_ns(&s->uart->config), on_idle);
}

/* --- receiving --------------------------------------------------------------------------------------------------------- */

static void store(struct cpy_uart_state *s, uint8_t byte)
{
    if (s->count < s->size)
        s->received[(s->first + s->count++) % s->size] = byte;
}

/* Request to send: low while there is room. */
static void show_readiness(struct cpy_uart_state *s)
{
    const struct cpy_uart_config *c = &s->uart->config;
    uint16_t pin = s->uart->pins[CPY_BUS_RTS];

    if (!c->flow_rts || pin == CPY_NO_PIN)
        return;
    s->mock->pins[pin].mode = (struct cpy_pin_mode){.output = true, .level = s->count >= s->size / 4 * 3};
    s->mock->pins[pin].is_set_up = true;
    cpy_net_update(s->mock, s->mock->pins[pin].net);
}

static void arrive(void *user);

/* Sets the timer for the next arrival. */
static bool expect(struct cpy_uart_state *s)
{
    if (s->timer || !s->flight_count)
        return true;
    s->timer = cpy_mock_at(s->mock, s->flights[s->flight_first].time, arrive, s);
    if (s->timer > 0)
        return true;
    s->timer = 0;
    return false;
}

static void arrive(void *user)
{
    struct cpy_uart_state *s = user;
    int64_t now = cpy_mock_now(s->mock), newest = -1;

    s->timer = 0;
    while (s->flight_count && s->flights[s->flight_first].time <= now) {
        uint16_t value = s->flights[s->flight_first].value;

        newest = s->flights[s->flight_first++].time;
        s->flight_count--;
        store(s, (uint8_t)value);
        if (s->uart->config.bits > 8)
            store(s, (uint8_t)(value >> 8));
    }
    show_readiness(s);
    if (newest >= 0)
        tell_arrival(s, newest);
    if (!expect(s))
        s->flight_count = 0; /* no memory: what is under way is lost, as by a receiver that is too slow */
}

/* A character is sent to a UART of the script, and has arrived at the time. */
static int send_to(struct cpy_uart_state *s, uint16_t value, int64_t time)
{
    if (s->flight_first && s->flight_first + s->flight_count == s->flight_cap) {
        memmove(s->flights, s->flights + s->flight_first, s->flight_count * sizeof *s->flights);
        s->flight_first = 0;
    }
    if (s->flight_count == s->flight_cap) {
        size_t cap = s->flight_cap ? 2 * s->flight_cap : 64;
        struct flight *flights = realloc(s->flights, cap * sizeof *flights);

        if (!flights)
            return -ENOMEM;
        s->flights = flights;
        s->flight_cap = cap;
    }
    s->flights[s->flight_first + s->flight_count++] = (struct flight){time, value};
    return expect(s) ? 0 : -ENOMEM;
}

static bool has_received(void *user) { return ((struct cpy_uart_state *)user)->count > 0; }

static int64_t mock_waiting(struct cpy_uart *uart)
{
    struct cpy_uart_state *s = uart->state;

    cpy_cost_read(s->mock, CPY_MOCK_COST_READ);
    return s->count;
}

static int64_t mock_read(struct cpy_uart *uart, struct cpy_bytes_out in, int64_t deadline)
{
    struct cpy_uart_state *s = uart->state;
    size_t len = 0;
    int result;

    cpy_cost_read(s->mock, CPY_MOCK_COST_READ);
    if (in.len == 0)
        return 0;
    if (!s->count && (result = cpy_wait_for(s->mock, deadline, has_received, s)) <= 0)
        return result;
    for (; len < in.len && s->count; len++, s->count--) {
        in.data[len] = s->received[s->first];
        s->first = (s->first + 1) % s->size;
    }
    show_readiness(s);
    return (int64_t)len;
}

static int mock_reset_input(struct cpy_uart *uart)
{
    struct cpy_uart_state *s = uart->state;

    cpy_cost_write(s->mock, CPY_MOCK_COST_WRITE);
    s->count = s->first = 0;
    show_readiness(s);
    return 0;
}

/* --- to devices ---------------------------------------------------------------------------------------------------------- */

static void deliver(void *user)
{
    struct cpy_parcel *parcel = user, **link = &parcel->mock->parcels;
    struct cpy_device *d = cpy_device_by_id(parcel->mock, parcel->device);

    while (*link != parcel)
        link = &(*link)->next;
    *link = parcel->next;
    if (d && !cpy_fault_hits(d, CPY_FAULT_DISCONNECT)) {
        cpy_faults_count(d);
        d->ops.uart->receive(d->user, parcel->data, parcel->len, parcel->time);
    }
    free(parcel);
}

/* Bytes are sent to a device. */
static int send_parcel(struct cpy_device *d, uint32_t baud, struct cpy_bytes_in bytes, int64_t time)
{
    struct cpy_mock *m = d->mock;
    struct cpy_parcel *parcel = malloc(sizeof *parcel + bytes.len);

    if (!parcel)
        return -ENOMEM;
    *parcel = (struct cpy_parcel){.next = m->parcels, .mock = m, .device = d->id, .time = time, .len = bytes.len};
    for (size_t i = 0; i < bytes.len; i++)
        parcel->data[i] = same_rate(d->ops.uart->baud, baud) ? bytes.data[i] : (uint8_t)garble(bytes.data[i]);
    if (cpy_mock_at(m, time, deliver, parcel) < 0) {
        free(parcel);
        return -ENOMEM;
    }
    m->parcels = parcel;
    return 0;
}

int cpy_mock_uart_send(struct cpy_mock *m, int64_t device_id, const uint8_t *data, size_t len)
{
    struct cpy_device *d = cpy_device_by_id(m, device_id);
    int64_t now = cpy_mock_now(m);
    int err = 0;

    if (!d || d->kind != CPY_DEVICE_UART)
        return -ENODEV;
    if (cpy_fault_hits(d, CPY_FAULT_DISCONNECT))
        return 0;
    if (d->busy_until < now)
        d->busy_until = now;
    for (struct cpy_uart_state *s = m->uarts; s; s = s->next) {
        struct cpy_uart_config at = s->uart->config;
        int64_t time = d->busy_until;

        if (!cpy_same_net(m, d->pins[1], s->uart->pins[CPY_BUS_RX]))
            continue;
        at.baud = d->ops.uart->baud ? d->ops.uart->baud : at.baud;
        for (size_t i = 0; i < len && err >= 0; i++) {
            trace_character(m, s->uart->pins[CPY_BUS_RX], &at, at.invert_rx, data[i], time);
            time += character_ns(&at);
            err = send_to(s, same_rate(at.baud, s->uart->config.baud) ? data[i] : garble(data[i]), time);
        }
        d->busy_until = time;
        return err;
    }
    if (d->ops.uart->baud)
        d->busy_until += (int64_t)len * 10 * NS / d->ops.uart->baud; /* nobody listens */
    return 0;
}

/* --- sending --------------------------------------------------------------------------------------------------------------- */

/* A character leaves: who is on the line will have it. */
static int send_character(struct cpy_uart_state *s, uint16_t value)
{
    const struct cpy_uart_config *c = &s->uart->config;
    uint16_t tx = s->uart->pins[CPY_BUS_TX];
    int err = 0;

    trace_character(s->mock, tx, c, c->invert_tx, value, s->sent_until);
    s->sent_until += character_ns(c);
    for (struct cpy_uart_state *to = s->mock->uarts; to && err >= 0; to = to->next)
        if (cpy_same_net(s->mock, tx, to->uart->pins[CPY_BUS_RX]))
            err = send_to(to, same_frame(c, &to->uart->config) ? value : garble(value), s->sent_until);
    return err;
}

/* Waits until at most so many ns of line time are left to send. */
static int wait_until_sent(struct cpy_uart_state *s, int64_t backlog)
{
    return cpy_mock_advance(s->mock, s->sent_until - backlog);
}

static bool is_clear_to_send(void *user)
{
    struct cpy_uart_state *s = user;
    uint16_t pin = s->uart->pins[CPY_BUS_CTS];

    return !s->uart->config.flow_cts || pin == CPY_NO_PIN || !cpy_mock_level(s->mock, pin);
}

/* Bytes that have been sent reach the devices on the line. */
static int tell_devices(struct cpy_uart_state *s, struct cpy_bytes_in bytes)
{
    int err = 0;

    for (struct cpy_device *d = s->mock->devices; d && err >= 0; d = d->next)
        if (d->kind == CPY_DEVICE_UART && cpy_same_net(s->mock, d->pins[0], s->uart->pins[CPY_BUS_TX]))
            err = send_parcel(d, s->uart->config.baud, bytes, s->sent_until);
    return err;
}

static int64_t mock_write(struct cpy_uart *uart, struct cpy_bytes_in out)
{
    struct cpy_uart_state *s = uart->state;
    unsigned wide = uart->config.bits > 8 ? 2 : 1;
    uint16_t mask = (uint16_t)((1u << uart->config.bits) - 1);
    int64_t backlog = TRANSMIT_BUFFER * character_ns(&uart->config), now;
    size_t len = out.len / wide * wide;
    int err;

    cpy_cost_write(s->mock, CPY_MOCK_COST_WRITE);
    if (len == 0)
        return 0;
    if (!is_clear_to_send(s) && (err = cpy_wait_for(s->mock, CPY_FOREVER, is_clear_to_send, s)) < 0)
        return err;
    if (s->sent_until < (now = cpy_mock_now(s->mock)))
        s->sent_until = now;
    for (size_t i = 0; i < len; i += wide)
        if ((err = send_character(s, (uint16_t)(out.data[i] | (wide > 1 ? out.data[i + 1] << 8 : 0)) & mask)) < 0)
            return err;
    set_timer(s, &s->sent_timer, CPY_UART_SENT, s->sent_until, on_sent);
    if ((err = tell_devices(s, (struct cpy_bytes_in){out.data, len})) < 0 || (err = wait_until_sent(s, backlog)) < 0)
        return err;
    return (int64_t)len;
}

static int mock_drain(struct cpy_uart *uart, int64_t deadline)
{
    struct cpy_uart_state *s = uart->state;

    cpy_cost_read(s->mock, CPY_MOCK_COST_READ);
    if (s->sent_until > cpy_mock_now(s->mock) && deadline < s->sent_until) {
        int err = deadline > 0 ? cpy_mock_advance(s->mock, deadline) : 0;

        return err < 0 ? err : -ETIMEDOUT;
    }
    return wait_until_sent(s, 0);
}

static int mock_send_break(struct cpy_uart *uart)
{
    struct cpy_uart_state *s = uart->state;
    int64_t now;

    cpy_cost_write(s->mock, CPY_MOCK_COST_WRITE);
    if (s->sent_until < (now = cpy_mock_now(s->mock)))
        s->sent_until = now;
    if (s->mock->trace && uart->pins[CPY_BUS_TX] != CPY_NO_PIN)
        cpy_trace_level(s->mock, uart->pins[CPY_BUS_TX], uart->config.invert_tx, s->sent_until);
    s->sent_until += BREAK_BITS * NS / uart->config.baud;
    if (s->mock->trace && uart->pins[CPY_BUS_TX] != CPY_NO_PIN)
        cpy_trace_level(s->mock, uart->pins[CPY_BUS_TX], !uart->config.invert_tx, s->sent_until);
    for (struct cpy_uart_state *to = s->mock->uarts; to; to = to->next)
        if (cpy_same_net(s->mock, uart->pins[CPY_BUS_TX], to->uart->pins[CPY_BUS_RX]))
            tell(to, CPY_UART_BREAK, s->sent_until);
    return 0;
}

static int mock_watch(struct cpy_uart *uart, unsigned events)
{
    ((struct cpy_uart_state *)uart->state)->watched = (uint8_t)events;
    return 0;
}

/* --- opening and closing ------------------------------------------------------------------------------------------------------ */

/* The idle line: high, and the receiver pulls its own up. */
static void set_lines(struct cpy_uart *uart)
{
    struct cpy_pin_mode idle = {.output = true, .level = !uart->config.invert_tx};
    struct cpy_pin_mode input = {.pull = uart->config.invert_rx ? CPY_PULL_DOWN : CPY_PULL_UP};

    if (uart->pins[CPY_BUS_TX] != CPY_NO_PIN)
        cpy_mock_gpio.setup(uart->board, uart->pins[CPY_BUS_TX], &idle);
    if (uart->pins[CPY_BUS_RX] != CPY_NO_PIN)
        cpy_mock_gpio.setup(uart->board, uart->pins[CPY_BUS_RX], &input);
    if (uart->pins[CPY_BUS_CTS] != CPY_NO_PIN)
        cpy_mock_gpio.setup(uart->board, uart->pins[CPY_BUS_CTS], &(struct cpy_pin_mode){.output = false});
    show_readiness(uart->state);
}

/* Another size of the receive buffer: what is in it stays, the oldest first. */
static int resize(struct cpy_uart_state *s, uint32_t size)
{
    uint8_t *received = malloc(size);
    uint32_t keep = s->count < size ? s->count : size;

    if (!received)
        return -ENOMEM;
    for (uint32_t i = 0; i < keep; i++)
        received[i] = s->received[(s->first + i) % s->size];
    free(s->received);
    s->received = received;
    s->size = size;
    s->first = 0;
    s->count = keep;
    return 0;
}

static int check_config(struct cpy_uart *uart)
{
    const struct cpy_uart_config *c = &uart->config;

    if (c->baud == 0 || c->baud > 10000000)
        return cpy_failed(uart->board, -EINVAL, CPY_NO_PIN, "a rate of %u baud is not possible", c->baud);
    if (c->bits < 5 || c->bits > 9 || c->stop < 1 || c->stop > 2)
        return cpy_failed(uart->board, -EINVAL, CPY_NO_PIN, "a frame has 5 to 9 bits and 1 or 2 stop bits");
    return 0;
}

static int mock_configure(struct cpy_uart *uart)
{
    struct cpy_uart_state *s = uart->state;
    uint32_t size = uart->config.receive_buffer ? uart->config.receive_buffer : 1;
    int err = check_config(uart);

    if (err >= 0 && size != s->size)
        err = resize(s, size);
    if (err >= 0)
        set_lines(uart);
    return err;
}

static int mock_open(struct cpy_uart *uart)
{
    struct cpy_uart_state *s = uart->state;
    int err;

    s->mock = cpy_mock_from(uart->board);
    s->uart = uart;
    if ((err = mock_configure(uart)) < 0)
        return err;
    s->next = s->mock->uarts;
    s->mock->uarts = s;
    s->sent_until = cpy_mock_now(s->mock) + character_ns(&uart->config); /* a transmitter begins with an idle character */
    return 0;
}

static void mock_close(struct cpy_uart *uart)
{
    struct cpy_uart_state *s = uart->state, **link = &s->mock->uarts;

    while (*link != s)
        link = &(*link)->next;
    *link = s->next;
    if (s->timer)
        cpy_mock_cancel(s->mock, s->timer);
    s->watched = 0;
    set_timer(s, &s->idle_timer, CPY_UART_IDLE, 0, on_idle);
    set_timer(s, &s->sent_timer, CPY_UART_SENT, 0, on_sent);
    free(s->received);
    free(s->flights);
}

void cpy_uarts_close(struct cpy_mock *m)
{
    struct cpy_parcel *parcel;

    while ((parcel = m->parcels)) {
        m->parcels = parcel->next;
        free(parcel);
    }
}

const struct cpy_uart_ops cpy_mock_uart = {sizeof(struct cpy_uart_state), mock_open, mock_close, mock_configure, mock_waiting,
    mock_read, mock_write, mock_drain, mock_reset_input, mock_send_break, mock_watch, false};
