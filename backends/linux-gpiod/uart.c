/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/uart.c - UARTs through the kernel's ttys.
 *
 * The rate is given as a number (termios2, BOTHER), so any rate works that the hardware can divide.  The tty is ours
 * alone (TIOCEXCL, which root has to look at) and gets its settings back at the end.  The driver of an RS-485 line is
 * switched by the kernel if RTS does it.  What is received waits in the kernel, 4095 bytes of it. */
#include "backends/linux-gpiod/linux.h"

#include <asm/termbits.h>
#include <fcntl.h>
#include <linux/serial.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define NS INT64_C(1000000000)
#define LOOK (NS / 1000) /* how often is looked whether everything has left */

/* An open UART. */
struct uart {
    int fd;
    const char *node;
    struct termios2 before; /* settings when it was opened */
    bool rs485;             /* the kernel has been asked to switch the driver of such a line */
};

static int failed(struct cpy_uart *u, int err, const char *doing)
{
    const struct uart *uart = u->state;

    if (err == EIO || err == ENXIO || err == ENODEV)
        return cpy_failed(u->board, -ENODEV, CPY_NO_PIN, "%s is gone", uart->node);
    return cpy_failed(u->board, -err, CPY_NO_PIN, "%s %s: %s", doing, uart->node, strerror(err));
}

/* --- opening and set-up ------------------------------------------------------------------------------ */

static const char *how_to_enable(const struct cpy_board_def *def)
{
    return def->match && strstr(def->match, "Raspberry Pi")
               ? "sudo raspi-config nonint do_serial_hw 0 switches it on, after a restart"
               : "ls /dev/ttyUSB* /dev/ttyACM* /dev/ttyS* shows what there is";
}

static const char *refusal(const struct cpy_uart_config *config)
{
    return config->bits > 8                                ? "characters of 9 bits"
           : config->invert_tx || config->invert_rx        ? "inverted levels"
           : config->flow_rts != config->flow_cts          ? "RTS without CTS or CTS without RTS"
                                                           : NULL;
}

/* RTS is to be high, or low, while something is sent.  (The kernel calls high what the device tree's binding does.) */
static int switch_rs485(struct cpy_uart *u)
{
    const uint32_t way = u->config.rs485_invert ? SER_RS485_RTS_AFTER_SEND : SER_RS485_RTS_ON_SEND;
    struct serial_rs485 rs485 = {.flags = SER_RS485_ENABLED | way};
    struct uart *uart = u->state;

    if (ioctl(uart->fd, TIOCSRS485, &rs485) < 0)
        return errno != ENOTTY && errno != EINVAL && errno != EOPNOTSUPP
                   ? failed(u, errno, "setting up")
                   : cpy_failed(u->board, -ENOTSUP, CPY_NO_PIN,
                       "the driver of %s cannot switch an RS-485 line by RTS: give rs485_dir a digital pin", uart->node);
    uart->rs485 = true;
    if ((rs485.flags & (SER_RS485_ENABLED | SER_RS485_RTS_ON_SEND | SER_RS485_RTS_AFTER_SEND)) != (SER_RS485_ENABLED | way))
        return cpy_failed(u->board, -ENOTSUP, CPY_NO_PIN, "the driver of %s cannot make RTS %s while it sends", uart->node,
            u->config.rs485_invert ? "low" : "high");
    return 0;
}

/* Sets a tty up, and asks for the rate that its driver makes of the one in tio.  False: errno says why. */
static bool set_up(const struct uart *uart, const struct termios2 *tio, uint32_t *rate)
{
    struct termios2 made;

    if (ioctl(uart->fd, TCSETS2, tio) < 0 || ioctl(uart->fd, TCGETS2, &made) < 0)
        return false;
    *rate = made.c_ospeed;
    return true;
}

static bool is_near(uint32_t rate, uint32_t wanted)
{
    return llabs((int64_t)rate - wanted) * 100 <= (int64_t)wanted * 3; /* what a line bears */
}

/* Has the driver rates at all?  That of a USB gadget leaves the one there was, whatever is asked for. */
static bool has_rates(const struct uart *uart, struct termios2 tio, uint32_t rate)
{
    uint32_t made = rate;

    tio.c_ispeed = tio.c_ospeed = rate == 115200 ? 57600 : 115200;
    return set_up(uart, &tio, &made) && made != rate;
}

static int linux_configure(struct cpy_uart *u)
{
    static const tcflag_t sizes[] = {CS5, CS6, CS7, CS8};
    const struct cpy_uart_config *config = &u->config;
    const struct uart *uart = u->state;
    const char *refused = refusal(config);
    struct termios2 tio;
    uint32_t rate;

    if (refused)
        return cpy_failed(u->board, -EINVAL, CPY_NO_PIN, "Linux has no %s", refused);
    if (ioctl(uart->fd, TCGETS2, &tio) < 0)
        return failed(u, errno, "asking");
    tio.c_iflag = 0;
    tio.c_oflag = 0;
    tio.c_lflag = 0;
    tio.c_cflag = CLOCAL | CREAD | BOTHER | BOTHER << IBSHIFT | sizes[config->bits - 5];
    tio.c_cflag |= (config->stop == 2 ? CSTOPB : 0) | (config->flow_rts ? CRTSCTS : 0);
    if (config->parity != CPY_PARITY_NONE)
        tio.c_cflag |= PARENB | (config->parity == CPY_PARITY_ODD ? PARODD : 0);
    tio.c_ispeed = tio.c_ospeed = config->baud;
    tio.c_cc[VMIN] = 1;
    tio.c_cc[VTIME] = 0;
    if (!set_up(uart, &tio, &rate))
        return failed(u, errno, "setting up");
    if (!is_near(rate, config->baud) && has_rates(uart, tio, rate))
        return cpy_failed(u->board, -EINVAL, CPY_NO_PIN, "the driver of %s makes %u baud of %u", uart->node, (unsigned)rate,
            (unsigned)config->baud);
    return config->rs485 ? switch_rs485(u) : 0;
}

static int busy(struct cpy_uart *u)
{
    const struct uart *uart = u->state;
    char holder[64];

    return cpy_failed(
        u->board, -EBUSY, CPY_NO_PIN, "%s is in use by %s", uart->node, cpy_linux_holder(uart->node, holder, sizeof holder));
}

/* Gives the settings back. */
static void restore(const struct uart *uart)
{
    struct serial_rs485 off = {.flags = 0};

    if (uart->rs485)
        ioctl(uart->fd, TIOCSRS485, &off); /* nobody is left to hear of an error */
    ioctl(uart->fd, TCSETS2, &uart->before);
    ioctl(uart->fd, TIOCNXCL);
}

/* Root may open it all the same. */
bool cpy_linux_tty_is_taken(int fd)
{
    int exclusive = 0;

    return ioctl(fd, TIOCGEXCL, &exclusive) == 0 && exclusive;
}

/* Whose tty it is from now on. */
static int take(struct cpy_uart *u)
{
    struct uart *uart = u->state;
    int err;

    if (ioctl(uart->fd, TCGETS2, &uart->before) < 0)
        return cpy_failed(u->board, -ENODEV, CPY_NO_PIN, "%s is no UART: %s", uart->node, strerror(errno));
    if (cpy_linux_tty_is_taken(uart->fd))
        return -EBUSY;
    if (ioctl(uart->fd, TIOCEXCL) < 0)
        return failed(u, errno, "taking");
    if ((err = linux_configure(u)) < 0)
        restore(uart);
    return err;
}

static int linux_open(struct cpy_uart *u)
{
    struct cpy_linux *lx = cpy_linux_from(u->board);
    struct uart *uart = u->state;
    int err;

    uart->node = !u->def ? NULL : lx->options.uart ? lx->options.uart : u->def->device;
    if (!uart->node)
        return cpy_failed(u->board, -ENOTSUP, CPY_NO_PIN, "the kernel has no UART on these pins");
    if ((uart->fd = cpy_linux_node_open(lx, uart->node, O_RDWR | O_NOCTTY | O_NONBLOCK)) < 0)
        return uart->fd == -EBUSY ? busy(u)
                                  : cpy_linux_node_failed(lx, uart->fd, uart->node, how_to_enable(u->board->def));
    if ((err = take(u)) < 0)
        close(uart->fd);
    return err == -EBUSY ? busy(u) : err;
}

static void linux_close(struct cpy_uart *u)
{
    struct uart *uart = u->state;

    restore(uart);
    close(uart->fd);
}

/* --- reading and writing ----------------------------------------------------------------------------- */

static int64_t linux_waiting(struct cpy_uart *u)
{
    const struct uart *uart = u->state;
    int count = 0;

    return ioctl(uart->fd, FIONREAD, &count) < 0 ? failed(u, errno, "reading") : count;
}

/* Waits until the tty is ready; a negative errno, with -ETIMEDOUT at the deadline. */
static int wait_ready(struct cpy_uart *u, short events, int64_t deadline)
{
    const struct uart *uart = u->state;
    struct pollfd fd = {.fd = uart->fd, .events = events};
    int err = cpy_board_poll(u->board, &fd, 1, deadline);

    return err >= 0 && fd.revents & (POLLERR | POLLHUP | POLLNVAL) && !(fd.revents & events) ? failed(u, EIO, "") : err;
}

static int64_t linux_read(struct cpy_uart *u, struct cpy_bytes_out in, int64_t deadline)
{
    const struct uart *uart = u->state;

    for (;;) {
        ssize_t got = read(uart->fd, in.data, in.len);
        int err;

        if (got > 0 || in.len == 0)
            return got;
        if (got == 0)
            return failed(u, EIO, "reading");
        if (errno != EAGAIN && errno != EINTR)
            return failed(u, errno, "reading");
        if ((err = wait_ready(u, POLLIN, deadline)) < 0)
            return err == -ETIMEDOUT ? 0 : err;
    }
}

static int64_t linux_write(struct cpy_uart *u, struct cpy_bytes_in out)
{
    const struct uart *uart = u->state;
    size_t done = 0;

    while (done < out.len) {
        ssize_t put = write(uart->fd, out.data + done, out.len - done);
        int err;

        if (put > 0)
            done += (size_t)put;
        else if (put < 0 && errno != EAGAIN && errno != EINTR)
            return failed(u, errno, "writing to");
        else if ((err = wait_ready(u, POLLOUT, CPY_FOREVER)) < 0)
            return done && err == -ECANCELED ? (int64_t)done : err;
    }
    return (int64_t)done;
}

/* Bytes that wait in the kernel, or a negative errno. */
static int left(struct cpy_uart *u)
{
    const struct uart *uart = u->state;
    int count = 0;

    return ioctl(uart->fd, TIOCOUTQ, &count) < 0 ? failed(u, errno, "writing to") : count;
}

/* The kernel cannot be asked to tell when everything has left and to give up at a deadline, so it is looked at. */
static int linux_drain(struct cpy_uart *u, int64_t deadline)
{
    int count, err;

    while ((count = left(u)) > 0) {
        int64_t now = cpy_board_now(u->board), next = deadline < now + LOOK ? deadline : now + LOOK;

        if (now >= deadline)
            return -ETIMEDOUT;
        if ((err = cpy_board_poll(u->board, NULL, 0, next)) < 0 && err != -ETIMEDOUT)
            return err;
    }
    return count;
}

static int linux_reset_input(struct cpy_uart *u)
{
    const struct uart *uart = u->state;

    return ioctl(uart->fd, TCFLSH, TCIFLUSH) < 0 ? failed(u, errno, "emptying") : 0;
}

static int linux_send_break(struct cpy_uart *u)
{
    const struct uart *uart = u->state;
    int64_t ns = 13 * NS / u->config.baud;
    struct timespec pause = {ns / NS, ns % NS};

    if (ioctl(uart->fd, TIOCSBRK) < 0)
        return failed(u, errno, "sending a break over");
    nanosleep(&pause, NULL);
    return ioctl(uart->fd, TIOCCBRK) < 0 ? failed(u, errno, "ending a break of") : 0;
}

const struct cpy_uart_ops cpy_linux_uart = {.size = sizeof(struct uart),
    .open = linux_open,
    .close = linux_close,
    .configure = linux_configure,
    .waiting = linux_waiting,
    .read = linux_read,
    .write = linux_write,
    .drain = linux_drain,
    .reset_input = linux_reset_input,
    .send_break = linux_send_break,
    .switches_rs485 = true};
