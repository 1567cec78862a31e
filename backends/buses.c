/* SPDX-License-Identifier: MIT */
/* backends/buses.c - I2C, SPI, UART and analogue pins, as modules call them.
 *
 * Here it is decided who does the work: the backend's group, or the emulation over its
 * digital pins where the group is missing or says -ENOTSUP for these pins. */
#include "backends/soft.h"

#include <stdlib.h>

static int refuse(struct cpy_board *board, uint16_t pin, const char *what)
{
    return cpy_failed(board, -ENOTSUP, pin, "backend %s has no %s", board->backend->name, what);
}

/* --- I2C ------------------------------------------------------------------------------------------ */

/* Gives the bus its operations and opens it; -ENOTSUP: not by these. */
static int open_i2c_with(struct cpy_i2c *bus, const struct cpy_i2c_ops *ops)
{
    int err;

    if (!ops)
        return -ENOTSUP;
    bus->ops = ops;
    if (!(bus->state = calloc(1, ops->size ? ops->size : 1)))
        return -ENOMEM;
    if ((err = ops->open(bus)) < 0) {
        free(bus->state);
        bus->state = NULL;
    }
    return err;
}

int cpy_i2c_open(struct cpy_i2c **out, struct cpy_board *board, uint16_t scl, uint16_t sda, uint32_t hz,
    int64_t timeout_ns, bool soft)
{
    uint16_t pins[] = {scl, sda};
    struct cpy_i2c *bus = calloc(1, sizeof *bus);
    int err;

    *out = NULL;
    if (!bus)
        return -ENOMEM;
    *bus = (struct cpy_i2c){.board = board, .scl = scl, .sda = sda, .hz = hz, .timeout = timeout_ns,
        .pull_up = soft, .def = cpy_bus_find(board->def, CPY_BUS_I2C, pins, 2)};
    err = soft ? -ENOTSUP : open_i2c_with(bus, board->backend->i2c);
    if (err == -ENOTSUP) {
        bus->hz = hz;
        err = open_i2c_with(bus, &cpy_soft_i2c_ops);
    }
    if (err < 0) {
        free(bus);
        return err;
    }
    *out = bus;
    return 0;
}

void cpy_i2c_close(struct cpy_i2c *bus)
{
    if (!bus || cpy_board_inherits(bus->board, bus->scl))
        return;
    bus->ops->close(bus);
    free(bus->state);
    free(bus);
}

int cpy_i2c_transfer(struct cpy_i2c *bus, uint8_t address, struct cpy_i2c_message *messages, unsigned n)
{
    bus->failed = 0;
    cpy_board_forget_failure(bus->board); /* of an error that nobody wanted to know */
    return bus->ops->transfer(bus, address, messages, n);
}

int cpy_i2c_probe(struct cpy_i2c *bus, uint8_t address)
{
    struct cpy_i2c_message nothing = {.read = false};
    int err = bus->ops->probe ? bus->ops->probe(bus, address) : cpy_i2c_transfer(bus, address, &nothing, 1);

    if (bus->ops->probe)
        return err;
    return err == -ENXIO ? 0 : err < 0 ? err : 1;
}

static bool is_soft(const struct cpy_i2c *bus) { return bus->ops == &cpy_soft_i2c_ops; }

int cpy_i2c_start(struct cpy_i2c *bus) { return is_soft(bus) ? cpy_soft_i2c_start(bus) : -ENOTSUP; }

int cpy_i2c_stop(struct cpy_i2c *bus) { return is_soft(bus) ? cpy_soft_i2c_stop(bus) : -ENOTSUP; }

int cpy_i2c_write_raw(struct cpy_i2c *bus, struct cpy_bytes_in out)
{
    int acknowledged = 0;

    if (!is_soft(bus))
        return -ENOTSUP;
    for (size_t i = 0; i < out.len; i++) {
        int got = cpy_soft_i2c_put(bus, out.data[i]);

        if (got < 0)
            return got;
        if (!got)
            break;
        acknowledged++;
    }
    return acknowledged;
}

int cpy_i2c_read_raw(struct cpy_i2c *bus, struct cpy_bytes_out in, bool nack)
{
    int err = is_soft(bus) ? 0 : -ENOTSUP;

    for (size_t i = 0; i < in.len && err >= 0; i++)
        err = cpy_soft_i2c_get(bus, &in.data[i], i + 1 < in.len || !nack);
    return err;
}

/* --- SPI ------------------------------------------------------------------------------------------- */

static int open_spi_with(struct cpy_spi *bus, const struct cpy_spi_ops *ops)
{
    int err;

    if (!ops)
        return -ENOTSUP;
    bus->ops = ops;
    if (!(bus->state = calloc(1, ops->size ? ops->size : 1)))
        return -ENOMEM;
    if ((err = ops->open(bus)) < 0) {
        free(bus->state);
        bus->state = NULL;
    }
    return err;
}

int cpy_spi_open(struct cpy_spi **out, struct cpy_board *board, uint16_t sck, uint16_t mosi, uint16_t miso,
    bool half_duplex, bool soft)
{
    uint16_t pins[] = {sck, mosi, miso};
    struct cpy_spi *bus = calloc(1, sizeof *bus);
    int err;

    *out = NULL;
    if (!bus)
        return -ENOMEM;
    *bus = (struct cpy_spi){.board = board, .sck = sck, .mosi = mosi, .miso = miso, .half_duplex = half_duplex,
        .hz = 100000, .bits = 8, .def = cpy_bus_find(board->def, CPY_BUS_SPI, pins, 3)};
    err = soft && !board->backend->soft_spi ? -ENOTSUP : open_spi_with(bus, board->backend->spi);
    if (err == -ENOTSUP)
        err = open_spi_with(bus, &cpy_soft_spi_ops);
    if (err < 0) {
        free(bus);
        return err;
    }
    *out = bus;
    return 0;
}

void cpy_spi_close(struct cpy_spi *bus)
{
    if (!bus || cpy_board_inherits(bus->board, bus->sck))
        return;
    bus->ops->close(bus);
    free(bus->state);
    free(bus);
}

int cpy_spi_configure(struct cpy_spi *bus, uint32_t hz, uint8_t polarity, uint8_t phase, uint8_t bits, bool lsb_first)
{
    struct cpy_spi before = *bus;
    int err;

    bus->hz = hz;
    bus->polarity = polarity;
    bus->phase = phase;
    bus->bits = bits;
    bus->lsb_first = lsb_first;
    if ((err = bus->ops->configure(bus)) < 0)
        *bus = before;
    return err;
}

int cpy_spi_transfer(struct cpy_spi *bus, const uint8_t *out, uint8_t *in, size_t len, uint8_t fill)
{
    if (bus->bits > 8 && len % 2)
        return cpy_failed(bus->board, -EINVAL, CPY_NO_PIN, "%zu bytes are no whole number of words of %u bits", len, bus->bits);
    return len ? bus->ops->transfer(bus, out, in, len, fill) : 0;
}

/* --- UART -------------------------------------------------------------------------------------------- */

bool cpy_uart_switches(struct cpy_board *board, const uint16_t pins[4], uint16_t pin)
{
    const struct cpy_bus_def *def = cpy_bus_find(board->def, CPY_BUS_UART, pins, 2);

    return pin != CPY_NO_PIN && def && def->pins[CPY_BUS_RTS] == pin && board->backend->uart
           && board->backend->uart->switches_rs485;
}

int cpy_uart_open(struct cpy_uart **out, struct cpy_board *board, const uint16_t pins[4],
    const struct cpy_uart_config *config)
{
    const struct cpy_uart_ops *ops = board->backend->uart;
    struct cpy_uart *uart;
    int err;

    *out = NULL;
    if (!ops)
        return refuse(board, pins[CPY_BUS_TX] != CPY_NO_PIN ? pins[CPY_BUS_TX] : pins[CPY_BUS_RX], "UART");
    if (!(uart = calloc(1, sizeof *uart)))
        return -ENOMEM;
    *uart = (struct cpy_uart){.board = board, .ops = ops, .config = *config,
        .pins = {pins[0], pins[1], pins[2], pins[3]}, .def = cpy_bus_find(board->def, CPY_BUS_UART, pins, 2)};
    uart->state = calloc(1, ops->size ? ops->size : 1);
    err = uart->state ? ops->open(uart) : -ENOMEM;
    if (err < 0) {
        free(uart->state);
        free(uart);
        return err;
    }
    *out = uart;
    return 0;
}

void cpy_uart_close(struct cpy_uart *uart)
{
    if (!uart || cpy_board_inherits(uart->board, uart->pins[0]) || cpy_board_inherits(uart->board, uart->pins[1]))
        return;
    uart->ops->close(uart);
    free(uart->state);
    free(uart);
}

int cpy_uart_configure(struct cpy_uart *uart, const struct cpy_uart_config *config)
{
    struct cpy_uart_config before = uart->config;
    int err;

    uart->config = *config;
    if ((err = uart->ops->configure(uart)) < 0)
        uart->config = before;
    return err;
}

int64_t cpy_uart_waiting(struct cpy_uart *uart) { return uart->ops->waiting(uart); }

int64_t cpy_uart_read(struct cpy_uart *uart, struct cpy_bytes_out in, int64_t deadline)
{
    return uart->ops->read(uart, in, deadline);
}

int64_t cpy_uart_write(struct cpy_uart *uart, struct cpy_bytes_in out) { return uart->ops->write(uart, out); }
int cpy_uart_drain(struct cpy_uart *uart, int64_t deadline) { return uart->ops->drain(uart, deadline); }
int cpy_uart_reset_input(struct cpy_uart *uart) { return uart->ops->reset_input(uart); }

int cpy_uart_send_break(struct cpy_uart *uart)
{
    return uart->ops->send_break ? uart->ops->send_break(uart) : refuse(uart->board, uart->pins[0], "break");
}

int cpy_uart_watch(struct cpy_uart *uart, unsigned events)
{
    if (uart->ops->watch)
        return uart->ops->watch(uart, events);
    return events ? refuse(uart->board, uart->pins[0], "UART that tells when bytes come") : 0;
}

/* --- analogue ------------------------------------------------------------------------------------------- */

static int check_analogue(struct cpy_board *board, uint16_t pin, unsigned can, bool has_group, const char *what)
{
    if (!(board->def->pins[pin].can & can))
        return cpy_failed(board, -EINVAL, pin, "%s has no %s", cpy_pin_label(board->def, pin), what);
    return has_group ? 0 : refuse(board, pin, what);
}

int cpy_adc_open(struct cpy_board *board, uint16_t pin)
{
    int err = check_analogue(board, pin, CPY_CAN_ADC, board->backend->adc, "analogue input");

    return err < 0 ? err : board->backend->adc->open(board, pin);
}

int cpy_adc_read(struct cpy_board *board, uint16_t pin, uint16_t *value)
{
    return board->backend->adc->read(board, pin, value);
}

void cpy_adc_close(struct cpy_board *board, uint16_t pin) { board->backend->adc->close(board, pin); }

uint32_t cpy_adc_reference(struct cpy_board *board, uint16_t pin)
{
    uint32_t (*reference)(struct cpy_board *, uint16_t) = board->backend->adc->reference;

    return reference ? reference(board, pin) : board->def->adc_millivolts * 1000;
}

int cpy_dac_open(struct cpy_board *board, uint16_t pin)
{
    int err = check_analogue(board, pin, CPY_CAN_DAC, board->backend->dac, "analogue output");

    return err < 0 ? err : board->backend->dac->open(board, pin);
}

int cpy_dac_write(struct cpy_board *board, uint16_t pin, uint16_t value)
{
    return board->backend->dac->write(board, pin, value);
}

void cpy_dac_close(struct cpy_board *board, uint16_t pin)
{
    if (!cpy_board_inherits(board, pin))
        board->backend->dac->close(board, pin);
}

/* --- waves ------------------------------------------------------------------------------------------- */

int cpy_pwm_open(struct cpy_board *board, uint16_t pin)
{
    struct cpy_channel_def channel;

    if (!board->backend->pwm)
        return cpy_failed(board, -ENOTSUP, pin, "backend %s puts out no waves", board->backend->name);
    if (board->def->pins[pin].can & CPY_CAN_INPUT_ONLY)
        return cpy_failed(board, -EINVAL, pin, "%s can only be an input", cpy_pin_label(board->def, pin));
    if (!(board->def->pins[pin].can & CPY_CAN_GPIO) && !cpy_channel_find(board->def, CPY_UNIT_PWM, pin, &channel))
        return cpy_failed(board, -EINVAL, pin, "%s puts out no waves", cpy_pin_label(board->def, pin));
    return board->backend->pwm->open(board, pin);
}

int cpy_pwm_set(struct cpy_board *board, uint16_t pin, struct cpy_wave *wave)
{
    return board->backend->pwm->set(board, pin, wave);
}

void cpy_pwm_close(struct cpy_board *board, uint16_t pin)
{
    if (!cpy_board_inherits(board, pin))
        board->backend->pwm->close(board, pin);
}

#define SLEEP_LEAST INT64_C(2000000) /* ns; a shorter wait is not worth a sleep */
#define SLEEP_MARGIN INT64_C(1000000) /* ns; by so much a sleep may be too long */

/* Waits for a moment: asleep as long as the processor will be back in time. */
static int wait_until(struct cpy_board *board, int64_t moment)
{
    int64_t left = moment - cpy_board_now(board);
    bool is_ours = !board->backend->now && !board->backend->in_process; /* the clock that poll sleeps by */
    int err = is_ours && left >= SLEEP_LEAST ? cpy_board_poll(board, NULL, 0, moment - SLEEP_MARGIN) : 0;

    if (err == -ECANCELED)
        return err;
    cpy_board_delay(board, moment - cpy_board_now(board));
    return 0;
}

void cpy_timing_note(struct cpy_timing *timing, int64_t late)
{
    late = late > 0 ? late : 0;
    timing->count++;
    timing->late_sum += late;
    if (late > timing->late_most)
        timing->late_most = late;
}

/* Switches the wave on and off at moments of the clock. */
static int send_by_clock(
    struct cpy_board *board, uint16_t pin, const struct cpy_wave *wave, const uint16_t *us, size_t n)
{
    struct cpy_wave silence = {.period = wave->period, .inverted = wave->inverted};
    int64_t until = 0;
    int err = 0;

    for (size_t i = 0; i <= n && err >= 0; i++) {
        struct cpy_wave now = i % 2 || i == n ? silence : *wave;

        if ((err = cpy_pwm_set(board, pin, &now)) < 0)
            return err;
        if (until)
            cpy_timing_note(&board->sent, cpy_board_now(board) - until);
        if (i == n)
            return 0;
        until = (until ? until : cpy_board_now(board)) + us[i] * INT64_C(1000);
        err = wait_until(board, until);
    }
    cpy_pwm_set(board, pin, &silence); /* it was cancelled */
    return err;
}

int cpy_pwm_send(struct cpy_board *board, uint16_t pin, const struct cpy_wave *wave, const uint16_t *us, size_t n)
{
    return (board->backend->pwm->send ? board->backend->pwm->send : send_by_clock)(board, pin, wave, us, n);
}
