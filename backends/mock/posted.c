/* SPDX-License-Identifier: MIT */
/* backends/mock/posted.c - the simulated board behind a queue, as a board behind USB is.
 *
 * For tests of what that does to us: writes wait in a queue until something needs an
 * answer, their errors come late, replies take time, and the connection can be lost after
 * any operation.  The far side then makes its pins inputs, as the firmware of a real one. */
#include "backends/mock/state.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define QUEUE_MOST 64 /* posted operations; the next one sends them all */

enum kind { SETUP, WRITE, WRITE_MANY, RELEASE, SPI_WRITE, UART_WRITE, DAC_WRITE };

/* An operation that waits to be sent. */
struct operation {
    enum kind kind;
    uint16_t pin;
    uint16_t value; /* a level, or a DAC's value */
    struct cpy_pin_mode mode;
    uint16_t pins[32];
    unsigned pin_count;
    uint32_t levels;
    void *bus;       /* the inner cpy_spi or cpy_uart */
    uint8_t *data;   /* malloc'ed; NULL: fill */
    size_t len;
    uint8_t fill;
};

struct posted {
    struct cpy_board board;
    struct cpy_board *inner;
    struct operation queue[QUEUE_MOST]; /* a ring */
    unsigned first, count;
    int err;                    /* the first error of a posted operation that nobody has heard of; 0: none */
    struct cpy_failure failure; /* that belongs to it */
    bool lost;                  /* the connection */
};

static struct posted *posted_of(struct cpy_board *board) { return (struct posted *)board; }
static struct cpy_mock *mock_of(struct posted *p) { return cpy_mock_from(p->inner); }

/* --- the connection -------------------------------------------------------------------------------------------- */

/* The far side notices that nobody is there any more. */
static void lose(struct posted *p)
{
    p->lost = true;
    for (uint16_t pin = 0; pin < p->board.def->pin_count; pin++)
        p->inner->backend->gpio->release(p->inner, pin);
}

/* One operation goes over the connection: 0 or -ENODEV. */
static int pass(struct posted *p)
{
    struct cpy_mock *m = mock_of(p);

    if (!p->lost && m->lose_in == 0)
        lose(p);
    if (!p->lost && m->lose_in > 0)
        m->lose_in--;
    return p->lost ? cpy_failed(&p->board, -ENODEV, CPY_NO_PIN, "the connection to the board is lost") : 0;
}

/* The inner board's words are the outer board's. */
static int take_failure(struct posted *p, int err)
{
    if (err < 0)
        cpy_board_set_failure(&p->board, cpy_board_failure(p->inner));
    cpy_board_forget_failure(p->inner);
    return err;
}

/* --- the queue --------------------------------------------------------------------------------------------------- */

static int perform(struct posted *p, const struct operation *o)
{
    const struct cpy_gpio_ops *gpio = p->inner->backend->gpio;
    int64_t written;

    switch (o->kind) {
    case SETUP:
        return gpio->setup(p->inner, o->pin, &o->mode);
    case WRITE:
        return gpio->write(p->inner, o->pin, o->value);
    case WRITE_MANY:
        return cpy_gpio_write_many(p->inner, o->pins, o->pin_count, o->levels);
    case SPI_WRITE:
        return cpy_spi_transfer(o->bus, o->data, NULL, o->len, o->fill);
    case UART_WRITE:
        written = cpy_uart_write(o->bus, (struct cpy_bytes_in){o->data, o->len});
        return written < 0 ? (int)written : 0;
    case DAC_WRITE:
        return cpy_dac_write(p->inner, o->pin, o->value);
    case RELEASE:
        gpio->release(p->inner, o->pin);
        break;
    }
    return 0;
}

/* Sends all that waits.  Its first error is kept for whoever asks next.  A device model may ask for more of it
 * meanwhile: what is being sent has left the queue. */
static void send_queue(struct posted *p)
{
    while (p->count) {
        struct operation o = p->queue[p->first];
        int err = pass(p);

        p->first = (p->first + 1) % QUEUE_MOST;
        p->count--;
        if (err >= 0)
            err = take_failure(p, perform(p, &o));
        if (err < 0 && !p->err) {
            p->err = err;
            p->failure = *cpy_board_failure(&p->board);
            p->failure.posted = true;
        }
        free(o.data);
    }
}

/* Queues an operation.  o->data: copied. */
static int post(struct posted *p, struct operation o)
{
    uint8_t *data = o.data ? malloc(o.len ? o.len : 1) : NULL;

    if (o.data && !data)
        return -ENOMEM;
    if (data)
        memcpy(data, o.data, o.len);
    o.data = data;
    if (p->count == QUEUE_MOST)
        send_queue(p);
    p->queue[(p->first + p->count++) % QUEUE_MOST] = o;
    return 0;
}

static bool never(void *user) { return user == NULL; }

/* Before an operation that wants an answer: all that waits is sent, and the first error of it comes now. */
static int synchronize(struct posted *p)
{
    struct cpy_mock *m = mock_of(p);
    int err;

    send_queue(p);
    if ((err = p->err)) {
        p->err = 0;
        cpy_board_set_failure(&p->board, &p->failure);
        return err;
    }
    if ((err = pass(p)) < 0 || m->reply_ns == 0 || m->calling || m->in_transfer)
        return err;
    return take_failure(p, cpy_wait_for(m, cpy_mock_now(m) + m->reply_ns, never, m));
}

/* --- pins ----------------------------------------------------------------------------------------------------------- */

static int posted_setup(struct cpy_board *board, uint16_t pin, const struct cpy_pin_mode *mode)
{
    return post(posted_of(board), (struct operation){.kind = SETUP, .pin = pin, .mode = *mode});
}

static int posted_write(struct cpy_board *board, uint16_t pin, bool level)
{
    return post(posted_of(board), (struct operation){.kind = WRITE, .pin = pin, .value = level});
}

static int posted_write_many(struct cpy_board *board, const uint16_t *pins, unsigned n, uint32_t levels)
{
    struct operation o = {.kind = WRITE_MANY, .pin_count = n, .levels = levels};

    memcpy(o.pins, pins, n * sizeof *pins);
    return post(posted_of(board), o);
}

static int posted_read(struct cpy_board *board, uint16_t pin)
{
    struct posted *p = posted_of(board);
    int err = synchronize(p);

    return err < 0 ? err : take_failure(p, cpy_gpio_read(p->inner, pin));
}

static int posted_watch(struct cpy_board *board, uint16_t pin, unsigned edges)
{
    struct posted *p = posted_of(board);
    int err = synchronize(p);

    return err < 0 ? err : take_failure(p, cpy_gpio_watch(p->inner, pin, edges));
}

static void posted_release(struct cpy_board *board, uint16_t pin)
{
    if (post(posted_of(board), (struct operation){.kind = RELEASE, .pin = pin}) < 0)
        posted_of(board)->inner->backend->gpio->release(posted_of(board)->inner, pin);
}

static int posted_send_bits(
    struct cpy_board *board, uint16_t pin, const struct cpy_pulses *pulses, struct cpy_bytes_in bytes)
{
    struct posted *p = posted_of(board);
    int err = synchronize(p);

    return err < 0 ? err : take_failure(p, cpy_gpio_send_bits(p->inner, pin, pulses, bytes));
}

static const struct cpy_gpio_ops posted_gpio = {
    posted_setup, posted_write, posted_read, posted_write_many, NULL, posted_watch, posted_release, posted_send_bits,
    NULL};

/* --- I2C: everything wants an answer --------------------------------------------------------------------------------- */

struct i2c_state {
    struct cpy_i2c *inner;
};

static int posted_i2c_open(struct cpy_i2c *bus)
{
    struct posted *p = posted_of(bus->board);
    struct i2c_state *s = bus->state;
    int err = synchronize(p);

    if (err >= 0)
        err = take_failure(p, cpy_i2c_open(&s->inner, p->inner, bus->scl, bus->sda, bus->hz, bus->timeout, false));
    if (err >= 0)
        bus->hz = s->inner->hz;
    return err;
}

static void posted_i2c_close(struct cpy_i2c *bus)
{
    struct i2c_state *s = bus->state;

    send_queue(posted_of(bus->board));
    cpy_i2c_close(s->inner);
}

static int posted_i2c_transfer(struct cpy_i2c *bus, uint8_t address, struct cpy_i2c_message *messages, unsigned n)
{
    struct posted *p = posted_of(bus->board);
    struct i2c_state *s = bus->state;
    int err = synchronize(p);

    if (err < 0)
        return err;
    err = take_failure(p, cpy_i2c_transfer(s->inner, address, messages, n));
    bus->failed = s->inner->failed;
    return err;
}

static const struct cpy_i2c_ops posted_i2c = {
    sizeof(struct i2c_state), posted_i2c_open, posted_i2c_close, posted_i2c_transfer, NULL};

/* --- SPI: what only writes is posted --------------------------------------------------------------------------------- */

struct spi_state {
    struct cpy_spi *inner;
};

static int posted_spi_configure(struct cpy_spi *bus)
{
    struct posted *p = posted_of(bus->board);
    struct spi_state *s = bus->state;
    int err = synchronize(p);

    if (err >= 0)
        err = take_failure(p,
            cpy_spi_configure(s->inner, bus->hz, bus->polarity, bus->phase, bus->bits, bus->lsb_first));
    if (err >= 0)
        bus->hz = s->inner->hz;
    return err;
}

static int posted_spi_open(struct cpy_spi *bus)
{
    struct posted *p = posted_of(bus->board);
    struct spi_state *s = bus->state;
    int err = synchronize(p);

    return err < 0 ? err
                   : take_failure(p,
                         cpy_spi_open(&s->inner, p->inner, bus->sck, bus->mosi, bus->miso, bus->half_duplex, false));
}

static void posted_spi_close(struct cpy_spi *bus)
{
    struct spi_state *s = bus->state;

    send_queue(posted_of(bus->board));
    cpy_spi_close(s->inner);
}

static int posted_spi_transfer(struct cpy_spi *bus, const uint8_t *out, uint8_t *in, size_t len, uint8_t fill)
{
    struct posted *p = posted_of(bus->board);
    struct spi_state *s = bus->state;
    int err;

    if (!in) {
        struct operation o = {.kind = SPI_WRITE, .bus = s->inner, .data = (uint8_t *)(uintptr_t)out, .len = len, .fill = fill};

        return post(p, o);
    }
    err = synchronize(p);
    return err < 0 ? err : take_failure(p, cpy_spi_transfer(s->inner, out, in, len, fill));
}

static const struct cpy_spi_ops posted_spi = {
    sizeof(struct spi_state), posted_spi_open, posted_spi_close, posted_spi_configure, posted_spi_transfer};

/* --- UART: writes are posted ------------------------------------------------------------------------------------------- */

struct uart_state {
    struct cpy_uart *inner;
};

static struct cpy_uart *inner_uart(struct cpy_uart *uart) { return ((struct uart_state *)uart->state)->inner; }

static int posted_uart_open(struct cpy_uart *uart)
{
    struct posted *p = posted_of(uart->board);
    struct uart_state *s = uart->state;
    int err = synchronize(p);

    return err < 0 ? err : take_failure(p, cpy_uart_open(&s->inner, p->inner, uart->pins, &uart->config));
}

static void posted_uart_close(struct cpy_uart *uart)
{
    send_queue(posted_of(uart->board));
    cpy_uart_close(inner_uart(uart));
}

static int posted_uart_configure(struct cpy_uart *uart)
{
    struct posted *p = posted_of(uart->board);
    int err = synchronize(p);

    return err < 0 ? err : take_failure(p, cpy_uart_configure(inner_uart(uart), &uart->config));
}

static int64_t posted_uart_waiting(struct cpy_uart *uart)
{
    int err = synchronize(posted_of(uart->board));

    return err < 0 ? err : cpy_uart_waiting(inner_uart(uart));
}

static int64_t posted_uart_read(struct cpy_uart *uart, struct cpy_bytes_out in, int64_t deadline)
{
    struct posted *p = posted_of(uart->board);
    int64_t result = synchronize(p);

    if (result < 0)
        return result;
    result = cpy_uart_read(inner_uart(uart), in, deadline);
    take_failure(p, result < 0 ? -1 : 0);
    return result;
}

static int64_t posted_uart_write(struct cpy_uart *uart, struct cpy_bytes_in out)
{
    struct operation o = {
        .kind = UART_WRITE, .bus = inner_uart(uart), .data = (uint8_t *)(uintptr_t)out.data, .len = out.len};
    int err = out.len ? post(posted_of(uart->board), o) : 0;

    return err < 0 ? err : (int64_t)out.len;
}

static int posted_uart_drain(struct cpy_uart *uart, int64_t deadline)
{
    struct posted *p = posted_of(uart->board);
    int err = synchronize(p);

    return err < 0 ? err : take_failure(p, cpy_uart_drain(inner_uart(uart), deadline));
}

static int posted_uart_reset_input(struct cpy_uart *uart)
{
    struct posted *p = posted_of(uart->board);
    int err = synchronize(p);

    return err < 0 ? err : take_failure(p, cpy_uart_reset_input(inner_uart(uart)));
}

static int posted_uart_send_break(struct cpy_uart *uart)
{
    struct posted *p = posted_of(uart->board);
    int err = synchronize(p);

    return err < 0 ? err : take_failure(p, cpy_uart_send_break(inner_uart(uart)));
}

static int posted_uart_watch(struct cpy_uart *uart, unsigned events)
{
    struct posted *p = posted_of(uart->board);
    int err = synchronize(p);

    return err < 0 ? err : take_failure(p, cpy_uart_watch(inner_uart(uart), events));
}

static const struct cpy_uart_ops posted_uart = {sizeof(struct uart_state), posted_uart_open, posted_uart_close,
    posted_uart_configure, posted_uart_waiting, posted_uart_read, posted_uart_write, posted_uart_drain,
    posted_uart_reset_input, posted_uart_send_break, posted_uart_watch, false};

/* --- analogue ------------------------------------------------------------------------------------------------------------ */

static int posted_adc_open(struct cpy_board *board, uint16_t pin)
{
    struct posted *p = posted_of(board);
    int err = synchronize(p);

    return err < 0 ? err : take_failure(p, cpy_adc_open(p->inner, pin));
}

static int posted_adc_read(struct cpy_board *board, uint16_t pin, uint16_t *value)
{
    struct posted *p = posted_of(board);
    int err = synchronize(p);

    return err < 0 ? err : take_failure(p, cpy_adc_read(p->inner, pin, value));
}

static void posted_adc_close(struct cpy_board *board, uint16_t pin) { cpy_adc_close(posted_of(board)->inner, pin); }

static uint32_t posted_adc_reference(struct cpy_board *board, uint16_t pin)
{
    return cpy_adc_reference(posted_of(board)->inner, pin);
}

static int posted_dac_open(struct cpy_board *board, uint16_t pin)
{
    struct posted *p = posted_of(board);
    int err = synchronize(p);

    return err < 0 ? err : take_failure(p, cpy_dac_open(p->inner, pin));
}

static int posted_dac_write(struct cpy_board *board, uint16_t pin, uint16_t value)
{
    return post(posted_of(board), (struct operation){.kind = DAC_WRITE, .pin = pin, .value = value});
}

static void posted_dac_close(struct cpy_board *board, uint16_t pin)
{
    send_queue(posted_of(board));
    cpy_dac_close(posted_of(board)->inner, pin);
}

static const struct cpy_adc_ops posted_adc = {posted_adc_open, posted_adc_read, posted_adc_close, posted_adc_reference};
static const struct cpy_dac_ops posted_dac = {posted_dac_open, posted_dac_write, posted_dac_close};

/* --- the board ------------------------------------------------------------------------------------------------------------- */

static int64_t posted_now(struct cpy_board *board) { return cpy_board_now(posted_of(board)->inner); }
static int64_t posted_wall_time(struct cpy_board *board) { return cpy_board_wall_time(posted_of(board)->inner); }

static int posted_wait(struct cpy_board *board, int64_t deadline)
{
    struct posted *p = posted_of(board);
    int err = synchronize(p);

    return err < 0 ? err : take_failure(p, cpy_board_wait(p->inner, deadline));
}

static int posted_flush(struct cpy_board *board)
{
    struct posted *p = posted_of(board);
    int err = mock_of(p)->calling || mock_of(p)->in_transfer ? 0 : synchronize(p); /* a device model looks at pins */

    return err < 0 ? err : take_failure(p, cpy_board_flush(p->inner));
}

static int posted_event_fd(struct cpy_board *board)
{
    return posted_of(board)->inner->backend->event_fd(posted_of(board)->inner);
}

static int posted_next_event(struct cpy_board *board, struct cpy_event *event)
{
    return cpy_board_next_event(posted_of(board)->inner, event);
}

static void forward(void *user)
{
    struct cpy_board *board = user;

    if (board->notify)
        board->notify(board->user);
}

static bool is_main(void *user)
{
    const struct cpy_board *board = user;

    return !board->is_main || board->is_main(board->user);
}

/* Lets the inner board wait for the same cancellation. */
static int share(int *inner, int outer)
{
    int fd = dup(outer);

    if (fd < 0)
        return -errno;
    close(*inner);
    *inner = fd;
    return 0;
}

static void posted_close(struct cpy_board *board)
{
    struct posted *p = posted_of(board);

    send_queue(p);
    cpy_board_close(p->inner);
}

static int posted_open(struct cpy_board *board, const char *where)
{
    struct posted *p = posted_of(board);
    struct cpy_failure failure;
    int err = cpy_board_open(&p->inner, &cpy_backend_mock, board->def, where, &failure);

    if (err < 0) {
        cpy_board_set_failure(board, &failure);
        return err;
    }
    if ((err = share(&p->inner->cancel_fd, board->cancel_fd)) < 0 || (err = share(&p->inner->end_fd, board->end_fd)) < 0) {
        cpy_board_close(p->inner);
        return err;
    }
    p->inner->user = board;
    p->inner->is_main = is_main;
    p->inner->notify = forward;
    return 0;
}

const struct cpy_backend cpy_backend_posted = {
    .name = "posted",
    .summary = "the simulated board behind a queue of posted writes, for tests",
    .size = sizeof(struct posted),
    .in_process = true,
    .open = posted_open,
    .close = posted_close,
    .now = posted_now,
    .wall_time = posted_wall_time,
    .wait = posted_wait,
    .flush = posted_flush,
    .event_fd = posted_event_fd,
    .next_event = posted_next_event,
    .gpio = &posted_gpio,
    .i2c = &posted_i2c,
    .spi = &posted_spi,
    .soft_spi = true,
    .uart = &posted_uart,
    .adc = &posted_adc,
    .dac = &posted_dac,
};

/* --- what a test wishes ------------------------------------------------------------------------------------------------------ */

struct cpy_mock *cpy_mock_of(struct cpy_board *board)
{
    if (board->backend == &cpy_backend_posted)
        return mock_of(posted_of(board));
    return board->backend == &cpy_backend_mock ? cpy_mock_from(board) : NULL;
}

void cpy_mock_lose_connection(struct cpy_mock *m, uint64_t after) { m->lose_in = (int64_t)after; }
void cpy_mock_delay_replies(struct cpy_mock *m, int64_t ns) { m->reply_ns = ns; }
