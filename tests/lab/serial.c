/* SPDX-License-Identifier: MIT */
/* tests/lab/serial.c - bytes between the guest's serial port and the simulated UART.
 *
 * The guest's port is a socket: its rate is not told.  The UART has 9600 baud, which is what a script gets that does
 * not ask for another rate. */
#include "tests/lab/lab.h"

#include <unistd.h>

#define BAUD 9600

static int open_uart(void *user)
{
    static const struct cpy_uart_config config = {.baud = BAUD, .bits = 8, .stop = 1, .receive_buffer = 4096};
    struct lab_uart *uart = user;
    int err = cpy_uart_open(&uart->uart, uart->shared.board, uart->shared.pins, &config);

    return err < 0 ? err : cpy_uart_watch(uart->uart, CPY_UART_RECEIVED);
}

static void close_uart(void *user)
{
    struct lab_uart *uart = user;

    cpy_uart_close(uart->uart);
    uart->uart = NULL;
}

int lab_uart_open(struct lab_uart *uart, struct lab_gpio *gpio, int fd)
{
    const struct cpy_bus_def *def = cpy_bus_named(gpio->board->def, "UART");

    if (!def)
        return -ENODEV;
    uart->fd = fd;
    uart->shared = (struct lab_shared){
        .board = gpio->board, .pins = def->pins, .n = 2, .open = open_uart, .close = close_uart, .bus = uart};
    return lab_shared_add(gpio, &uart->shared);
}

bool lab_uart_send(struct lab_uart *uart)
{
    uint8_t data[256];
    ssize_t got = read(uart->fd, data, sizeof data);

    if (got > 0 && lab_shared_take(&uart->shared) < 0)
        return true; /* the pins are lines just now: nothing of it is seen there */
    return got > 0 && cpy_uart_write(uart->uart, (struct cpy_bytes_in){data, (size_t)got}) >= 0;
}

void lab_uart_receive(struct lab_uart *uart)
{
    uint8_t data[256];
    int64_t n = uart->shared.is_bus ? cpy_uart_waiting(uart->uart) : 0;

    if (n <= 0)
        return;
    n = cpy_uart_read(uart->uart, (struct cpy_bytes_out){data, n < 256 ? (size_t)n : sizeof data}, 0);
    if (n > 0 && write(uart->fd, data, (size_t)n) != n)
        fputs("lab: the guest's serial port takes no more\n", stderr);
}
