/* SPDX-License-Identifier: MIT */
/* tests/lab/serial.c - bytes between the guest's serial port and the simulated UART.
 *
 * The guest's port is a socket: its rate is not told.  The UART has 9600 baud, which is what a script gets that does
 * not ask for another rate. */
#include "tests/lab/lab.h"

#include <unistd.h>

#define BAUD 9600

int lab_uart_open(struct lab_uart *uart, struct cpy_board *board, int fd)
{
    static const struct cpy_uart_config config = {.baud = BAUD, .bits = 8, .stop = 1, .receive_buffer = 4096};
    const struct cpy_bus_def *def = cpy_bus_named(board->def, "UART");
    uint16_t taken;
    int err = def ? cpy_board_claim(board, def->pins, 2, "lab", &taken) : -ENODEV;

    uart->fd = fd;
    if (err >= 0)
        err = cpy_uart_open(&uart->uart, board, def->pins, &config);
    return err < 0 ? err : cpy_uart_watch(uart->uart, CPY_UART_RECEIVED);
}

bool lab_uart_send(struct lab_uart *uart)
{
    uint8_t data[256];
    ssize_t got = read(uart->fd, data, sizeof data);

    return got > 0 && cpy_uart_write(uart->uart, (struct cpy_bytes_in){data, (size_t)got}) >= 0;
}

void lab_uart_receive(struct lab_uart *uart)
{
    uint8_t data[256];
    int64_t n = cpy_uart_waiting(uart->uart);

    if (n <= 0)
        return;
    n = cpy_uart_read(uart->uart, (struct cpy_bytes_out){data, n < 256 ? (size_t)n : sizeof data}, 0);
    if (n > 0 && write(uart->fd, data, (size_t)n) != n)
        fputs("lab: the guest's serial port takes no more\n", stderr);
}
