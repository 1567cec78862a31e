/* SPDX-License-Identifier: MIT */
/* tests/unit/test_linux_uart.c - claims about UARTs through the kernel's ttys, on a pseudo-terminal.
 *
 * The test has the other end.  A pseudo-terminal keeps the settings but has no rate, so times are not among the claims;
 * what it does not keep either is shown by a node that umockdev makes, where that is preloaded (tests/with-umockdev). */
#include "backends/backend.h"
#include "tests/stand-in/i2c_bus.h"
#include "tests/stand-in/tty.h"

#include <asm/termbits.h>
#include <check.h>
#include <fcntl.h>
#include <linux/serial.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

Suite *linux_uart_suite(void);

enum { TX, RX, RTS, CTS, PINS };

#define PIN(number) {.name = "GPIO" #number, .line = number, .can = CPY_CAN_GPIO, .adc = -1, .dac = -1}
static const struct cpy_pin_def pin_defs[PINS] = {
    PIN(14), PIN(15), PIN(17), PIN(16)};
static const struct cpy_bus_def buses[] = {{.kind = CPY_BUS_UART, .name = "UART", .id = 0,
    .pins = {TX, RX, RTS, CTS}, .device = "/dev/no-such-tty"}};
static const struct cpy_board_def def = {.id = "test", .title = "Test", .chip = "test", .pins = pin_defs,
    .pin_count = PINS, .buses = buses, .bus_count = 1};
static const uint16_t pins[4] = {TX, RX, CPY_NO_PIN, CPY_NO_PIN};
static const struct cpy_uart_config plain = {.baud = 9600, .bits = 8, .stop = 1, .receive_buffer = 64};

struct fixture {
    int far;          /* the other end */
    char where[64];   /* option text */
    struct cpy_board *board;
    struct cpy_uart *uart;
};

/* With no wish: the board's own node, which does not exist. */
static void open_board(struct fixture *f, bool with_node)
{
    struct cpy_failure failure;

    memset(f, 0, sizeof *f);
    f->far = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
    ck_assert_int_ge(f->far, 0);
    ck_assert_int_eq(grantpt(f->far) | unlockpt(f->far), 0);
    snprintf(f->where, sizeof f->where, "uart=%s", ptsname(f->far));
    ck_assert_int_eq(cpy_board_open(&f->board, &cpy_backend_linux, &def, with_node ? f->where : NULL, &failure), 0);
}

static void close_all(struct fixture *f)
{
    cpy_uart_close(f->uart);
    cpy_board_close(f->board);
    if (f->far >= 0)
        close(f->far);
}

#define CLAIM(name) \
    START_TEST(name) \
    { \
        struct fixture f; \
        open_board(&f, true); \
        ck_assert_int_eq(cpy_uart_open(&f.uart, f.board, pins, &plain), 0);
#define PROVED \
    close_all(&f); \
    } \
    END_TEST

static struct termios2 settings(struct fixture *f)
{
    struct termios2 tio;

    ck_assert_int_eq(ioctl(f->far, TCGETS2, &tio), 0);
    return tio;
}

/* --- reading and writing --------------------------------------------------------------------------------------- */

/* All 256 bytes there are, through the UART's own loop or the other end's. */
static void receive(struct fixture *f, uint8_t *got, bool far)
{
    for (size_t have = 0; have < 256;) {
        int64_t n = far ? read(f->far, got + have, 256 - have)
                        : cpy_uart_read(f->uart, (struct cpy_bytes_out){got + have, 256 - have}, CPY_FOREVER);

        ck_assert(n > 0 || (far && errno == EAGAIN));
        have += n > 0 ? (size_t)n : 0;
    }
}

CLAIM(bytes_arrive_as_they_are_both_ways)
    uint8_t all[256], got[256];

    for (int i = 0; i < 256; i++)
        all[i] = (uint8_t)i;
    ck_assert_int_eq(cpy_uart_write(f.uart, (struct cpy_bytes_in){all, 256}), 256);
    receive(&f, got, true);
    ck_assert_mem_eq(all, got, 256);
    ck_assert_int_eq(write(f.far, all, 256), 256);
    receive(&f, got, false);
    ck_assert_mem_eq(all, got, 256);
PROVED

CLAIM(a_read_ends_at_its_deadline)
    uint8_t byte;

    ck_assert_int_eq(cpy_uart_read(f.uart, (struct cpy_bytes_out){&byte, 1}, cpy_board_now(f.board) + 1000000), 0);
    ck_assert_int_eq(cpy_uart_read(f.uart, (struct cpy_bytes_out){&byte, 0}, CPY_FOREVER), 0);
PROVED

CLAIM(a_cancelled_read_ends)
    uint8_t byte;

    cpy_board_cancel(f.board);
    ck_assert_int_eq(cpy_uart_read(f.uart, (struct cpy_bytes_out){&byte, 1}, CPY_FOREVER), -ECANCELED);
PROVED

static bool elsewhere(void *user) { return !user; }

CLAIM(a_read_in_another_thread_ends_when_all_are_cancelled)
    struct pollfd ends;
    uint8_t byte;

    f.board->user = &f;
    f.board->is_main = elsewhere;
    cpy_board_cancel(f.board);
    ck_assert_int_eq(cpy_uart_read(f.uart, (struct cpy_bytes_out){&byte, 1}, cpy_board_now(f.board) + 1000000), 0);
    ends = (struct pollfd){cpy_board_cancel_fd(f.board), POLLIN, 0};
    ck_assert_int_eq(poll(&ends, 1, 0), 0);
    cpy_board_cancel_all(f.board);
    ck_assert_int_eq(poll(&ends, 1, 0), 1);
    ck_assert_int_eq(cpy_uart_read(f.uart, (struct cpy_bytes_out){&byte, 1}, CPY_FOREVER), -ECANCELED);
    cpy_board_resume(f.board);
    ck_assert_int_eq(poll(&ends, 1, 0), 0);
PROVED

CLAIM(what_waits_is_counted_and_can_be_dropped)
    ck_assert_int_eq(cpy_uart_waiting(f.uart), 0);
    ck_assert_int_eq(write(f.far, "abc", 3), 3);
    while (cpy_uart_waiting(f.uart) < 3)
        continue;
    ck_assert_int_eq(cpy_uart_reset_input(f.uart), 0);
    ck_assert_int_eq(cpy_uart_waiting(f.uart), 0);
PROVED

CLAIM(what_was_written_leaves)
    ck_assert_int_eq(cpy_uart_write(f.uart, (struct cpy_bytes_in){(const uint8_t *)"abc", 3}), 3);
    ck_assert_int_eq(cpy_uart_drain(f.uart, CPY_FOREVER), 0);
PROVED

/* --- set-up ---------------------------------------------------------------------------------------------------- */

CLAIM(settings_are_the_ttys)
    struct cpy_uart_config odd = {.baud = 31250, .bits = 7, .stop = 2, .parity = CPY_PARITY_ODD};
    struct termios2 tio = settings(&f);

    ck_assert_uint_eq(tio.c_ospeed, 9600);
    ck_assert_uint_eq(tio.c_lflag & (ICANON | ECHO | ISIG), 0);
    ck_assert_int_eq(cpy_uart_configure(f.uart, &odd), 0);
    tio = settings(&f);
    ck_assert_uint_eq(tio.c_ospeed, 31250);
    ck_assert_uint_eq(tio.c_cflag & CSTOPB, CSTOPB); /* (a pseudo-terminal keeps neither size nor parity) */
PROVED

CLAIM(what_linux_cannot_is_refused_by_name)
    struct cpy_uart_config nine = plain, inverted = plain;

    nine.bits = 9;
    inverted.invert_rx = true;
    ck_assert_int_eq(cpy_uart_configure(f.uart, &nine), -EINVAL);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "Linux has no characters of 9 bits");
    ck_assert_int_eq(cpy_uart_configure(f.uart, &inverted), -EINVAL);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "Linux has no inverted levels");
PROVED

START_TEST(the_tty_gets_its_settings_back)
{
    struct fixture f;
    struct termios2 before, after;

    open_board(&f, true);
    before = settings(&f);
    ck_assert_int_eq(cpy_uart_open(&f.uart, f.board, pins, &plain), 0);
    cpy_uart_close(f.uart);
    f.uart = NULL;
    after = settings(&f);
    ck_assert_uint_eq(before.c_lflag, after.c_lflag);
    ck_assert_uint_eq(before.c_cflag, after.c_cflag);
    close_all(&f);
}
END_TEST

/* --- what a pseudo-terminal has not ------------------------------------------------------------------------------ */

/* The port ttyUSB0. */
struct port {
    struct stand_in_tty about;
    struct stand_in_tty_node *node;
    struct cpy_board *board;
    struct cpy_uart *uart;
};

/* Opens it with settings; the result. */
static int open_port(struct port *p, struct cpy_uart_config config, struct stand_in_tty about)
{
    struct cpy_failure failure;

    *p = (struct port){.about = about};
    p->node = stand_in_tty_new("/dev/ttyUSB0", &p->about);
    ck_assert_int_eq(cpy_board_open(&p->board, &cpy_backend_linux, &def, "uart=/dev/ttyUSB0", &failure), 0);
    return cpy_uart_open(&p->uart, p->board, pins, &config);
}

static void close_port(struct port *p)
{
    cpy_uart_close(p->uart);
    cpy_board_close(p->board);
    stand_in_tty_free(p->node);
}

#define PORT_TEST(name) \
    START_TEST(name) \
    { \
        struct port p; \
        if (!stand_in_can_make_nodes()) \
            return;
#define DONE \
    close_port(&p); \
    } \
    END_TEST

/* A frame, and what the kernel calls it. */
static const struct { uint32_t baud; uint8_t bits, stop; enum cpy_parity parity; bool flow; uint32_t flags; } frames[] = {
    {9600, 8, 1, CPY_PARITY_NONE, false, CS8},
    {110, 5, 1, CPY_PARITY_NONE, false, CS5},
    {12345, 6, 2, CPY_PARITY_NONE, false, CS6 | CSTOPB},
    {31250, 7, 1, CPY_PARITY_EVEN, false, CS7 | PARENB},
    {250000, 8, 2, CPY_PARITY_ODD, false, CS8 | PARENB | PARODD | CSTOPB},
    {4000000, 8, 1, CPY_PARITY_NONE, true, CS8 | CRTSCTS},
};

PORT_TEST(any_rate_and_frame_is_the_ports)
    const uint32_t parts = CSIZE | CSTOPB | PARENB | PARODD | CRTSCTS;

    ck_assert_int_eq(open_port(&p, (struct cpy_uart_config){.baud = frames[_i].baud, .bits = frames[_i].bits,
        .stop = frames[_i].stop, .parity = frames[_i].parity, .flow_rts = frames[_i].flow, .flow_cts = frames[_i].flow},
        (struct stand_in_tty){.rate = 0}), 0);
    ck_assert_uint_eq(p.about.rate, frames[_i].baud);
    ck_assert_uint_eq(p.about.flags & parts, frames[_i].flags);
    ck_assert_uint_eq(p.about.flags & CBAUD, BOTHER);
    ck_assert(p.about.exclusive);
DONE

/* Its driver makes 9600 of it, which may be the rate that there was. */
PORT_TEST(a_rate_that_the_driver_cannot_make_is_refused)
    struct cpy_uart_config fast = plain;

    fast.baud = 4000000;
    ck_assert_int_eq(open_port(&p, fast, (struct stand_in_tty){.rate_most = 3000000, .rate = _i ? 9600 : 115200}), -EINVAL);
    ck_assert_str_eq(cpy_board_failure(p.board)->text, "the driver of /dev/ttyUSB0 makes 9600 baud of 4000000");
    ck_assert_uint_eq(p.about.rate, _i ? 9600 : 115200); /* as it was */
    ck_assert(!p.about.exclusive);
DONE

PORT_TEST(a_driver_without_rates_takes_any)
    struct cpy_uart_config fast = plain;

    fast.baud = 4000000;
    ck_assert_int_eq(open_port(&p, fast, (struct stand_in_tty){.rateless = true, .rate = 9600}), 0);
DONE

static struct cpy_uart_config rs485(bool invert)
{
    struct cpy_uart_config config = plain;

    config.rs485 = true;
    config.rs485_invert = invert;
    return config;
}

#define BOTH_WAYS (SER_RS485_ENABLED | SER_RS485_RTS_ON_SEND | SER_RS485_RTS_AFTER_SEND)

PORT_TEST(the_kernel_switches_an_rs485_line_by_rts)
    const uint32_t way = _i ? SER_RS485_RTS_AFTER_SEND : SER_RS485_RTS_ON_SEND;

    ck_assert_int_eq(open_port(&p, rs485(_i), (struct stand_in_tty){.rs485_possible = BOTH_WAYS}), 0);
    ck_assert(cpy_uart_switches(p.board, pins, RTS));
    ck_assert(!cpy_uart_switches(p.board, pins, CTS));
    ck_assert(!cpy_uart_switches(p.board, pins, CPY_NO_PIN));
    ck_assert_uint_eq(p.about.rs485, SER_RS485_ENABLED | way);
    cpy_uart_close(p.uart);
    p.uart = NULL;
    ck_assert_uint_eq(p.about.rs485, 0); /* given back as it was */
    ck_assert(!p.about.exclusive);
DONE

PORT_TEST(a_driver_that_switches_rts_one_way_only_is_told)
    ck_assert_int_eq(open_port(&p, rs485(true), (struct stand_in_tty){.rs485_possible = SER_RS485_ENABLED | SER_RS485_RTS_ON_SEND}), -ENOTSUP);
    ck_assert_str_eq(cpy_board_failure(p.board)->text, "the driver of /dev/ttyUSB0 cannot make RTS low while it sends");
    ck_assert_uint_eq(p.about.rs485, 0);
DONE

PORT_TEST(a_port_that_another_program_has_for_itself_is_busy)
    ck_assert_int_eq(open_port(&p, plain, (struct stand_in_tty){.exclusive = true}), -EBUSY);
    ck_assert_ptr_nonnull(strstr(cpy_board_failure(p.board)->text, "/dev/ttyUSB0 is in use by "));
    ck_assert_uint_eq(p.about.sets, 0);
    ck_assert(p.about.exclusive);
DONE

CLAIM(who_has_a_tty_is_named)
    char name[32], expected[128];
    struct cpy_uart *second;
    FILE *comm = fopen("/proc/self/comm", "r");

    ck_assert_int_eq(fscanf(comm, "%31[^\n]", name), 1);
    fclose(comm);
    ck_assert_int_eq(cpy_uart_open(&second, f.board, pins, &plain), -EBUSY);
    snprintf(expected, sizeof expected, "%s is in use by %s (process %d)", ptsname(f.far), name, (int)getpid());
    ck_assert_str_eq(cpy_board_failure(f.board)->text, expected);
PROVED

CLAIM(a_tty_whose_driver_knows_no_rs485_says_what_to_do)
    struct cpy_uart_config config = rs485(false);
    char expected[160];

    snprintf(expected, sizeof expected,
        "the driver of %s cannot switch an RS-485 line by RTS: give rs485_dir a digital pin", ptsname(f.far));
    ck_assert_int_eq(cpy_uart_configure(f.uart, &config), -ENOTSUP);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, expected);
    ck_assert(!f.uart->config.rs485);
PROVED

CLAIM(flow_control_and_stop_bits_are_the_ttys)
    struct cpy_uart_config flow = plain;

    flow.flow_rts = true;
    ck_assert_int_eq(cpy_uart_configure(f.uart, &flow), -EINVAL);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "Linux has no RTS without CTS or CTS without RTS");
    flow.flow_cts = true;
    ck_assert_int_eq(cpy_uart_configure(f.uart, &flow), 0);
    ck_assert_uint_eq(settings(&f).c_cflag & (CRTSCTS | CSTOPB), CRTSCTS);
PROVED

/* --- errors ------------------------------------------------------------------------------------------------------ */

CLAIM(a_tty_that_disappears_is_said_to_be_gone)
    uint8_t byte = 0;

    close(f.far);
    f.far = -1;
    ck_assert_int_eq(cpy_uart_read(f.uart, (struct cpy_bytes_out){&byte, 1}, CPY_FOREVER), -ENODEV);
    ck_assert(strstr(cpy_board_failure(f.board)->text, " is gone") != NULL);
    ck_assert_int_eq(cpy_uart_write(f.uart, (struct cpy_bytes_in){&byte, 1}), -ENODEV);
PROVED

START_TEST(a_missing_tty_and_one_that_is_none_are_explained)
{
    struct cpy_failure failure;
    struct fixture f;

    open_board(&f, false);
    ck_assert_int_eq(cpy_uart_open(&f.uart, f.board, pins, &plain), -ENOENT);
    ck_assert(strstr(cpy_board_failure(f.board)->text, "there is no /dev/no-such-tty: ls /dev/ttyUSB*") != NULL);
    close_all(&f);
    ck_assert_int_eq(cpy_board_open(&f.board, &cpy_backend_linux, &def, "uart=/dev/null", &failure), 0);
    ck_assert_int_eq(cpy_uart_open(&f.uart, f.board, pins, &plain), -ENODEV);
    ck_assert(strstr(cpy_board_failure(f.board)->text, "/dev/null is no UART") != NULL);
    cpy_board_close(f.board);
}
END_TEST

Suite *linux_uart_suite(void)
{
    Suite *suite = suite_create("linux_uart");
    TCase *claims = tcase_create("claims");

    tcase_add_test(claims, bytes_arrive_as_they_are_both_ways);
    tcase_add_test(claims, a_read_ends_at_its_deadline);
    tcase_add_test(claims, a_cancelled_read_ends);
    tcase_add_test(claims, a_read_in_another_thread_ends_when_all_are_cancelled);
    tcase_add_test(claims, what_waits_is_counted_and_can_be_dropped);
    tcase_add_test(claims, what_was_written_leaves);
    tcase_add_test(claims, settings_are_the_ttys);
    tcase_add_test(claims, what_linux_cannot_is_refused_by_name);
    tcase_add_test(claims, the_tty_gets_its_settings_back);
    tcase_add_loop_test(claims, any_rate_and_frame_is_the_ports, 0, sizeof frames / sizeof *frames);
    tcase_add_loop_test(claims, the_kernel_switches_an_rs485_line_by_rts, 0, 2);
    tcase_add_loop_test(claims, a_rate_that_the_driver_cannot_make_is_refused, 0, 2);
    tcase_add_test(claims, a_driver_without_rates_takes_any);
    tcase_add_test(claims, a_driver_that_switches_rts_one_way_only_is_told);
    tcase_add_test(claims, a_port_that_another_program_has_for_itself_is_busy);
    tcase_add_test(claims, who_has_a_tty_is_named);
    tcase_add_test(claims, a_tty_whose_driver_knows_no_rs485_says_what_to_do);
    tcase_add_test(claims, flow_control_and_stop_bits_are_the_ttys);
    tcase_add_test(claims, a_tty_that_disappears_is_said_to_be_gone);
    tcase_add_test(claims, a_missing_tty_and_one_that_is_none_are_explained);
    tcase_set_timeout(claims, 60);
    suite_add_tcase(suite, claims);
    return suite;
}
