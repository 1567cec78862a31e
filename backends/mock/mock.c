/* SPDX-License-Identifier: MIT */
/* backends/mock/mock.c - the simulated board as a backend: opening it, and its option text. */
#include "backends/mock/state.h"

#include <string.h>

/* Takes one option, "clock=virtual"; its text ends at the comma.  A trace is opened later, so only *trace is set. */
static int take_option(struct cpy_mock *m, const char *text, size_t len, const char **trace)
{
    static const char real[] = "clock=real", virtual[] = "clock=virtual", file[] = "trace=";

    if (len == sizeof real - 1 && memcmp(text, real, len) == 0)
        m->clock = CPY_MOCK_REAL;
    else if (len == sizeof virtual - 1 && memcmp(text, virtual, len) == 0)
        m->clock = CPY_MOCK_VIRTUAL;
    else if (len >= sizeof file && memcmp(text, file, sizeof file - 1) == 0)
        *trace = text + sizeof file - 1;
    else
        return cpy_failed(&m->board, -EINVAL, CPY_NO_PIN,
            "option '%.*s' is unknown: expected clock=real, clock=virtual or trace=FILE.vcd", (int)len, text);
    return 0;
}

/* "clock=virtual,trace=FILE.vcd"; the trace comes last, for its name may have commas. */
static int take_options(struct cpy_mock *m, const char *text, const char **trace)
{
    int err = 0;

    while (text && *text && !*trace && err >= 0) {
        size_t len = strcspn(text, ",");

        err = take_option(m, text, len, trace);
        text += len + (text[len] == ',');
    }
    return err;
}

static void mock_close(struct cpy_board *board)
{
    struct cpy_mock *m = cpy_mock_from(board);

    cpy_mock_end_trace(m); /* who wants to know whether it is complete has ended it */
    cpy_pwms_close(m);
    cpy_devices_close(m);
    cpy_uarts_close(m);
    cpy_targets_close(m);
    cpy_nets_close(m);
    cpy_clock_close(m);
}

static int mock_open(struct cpy_board *board, const char *where)
{
    struct cpy_mock *m = cpy_mock_from(board);
    const char *trace = NULL;
    int err;

    m->fail_in = m->lose_in = -1;
    m->event_fd = m->timer_fd = m->epoll_fd = -1;
    err = take_options(m, where, &trace);
    if (err >= 0)
        err = cpy_clock_open(m);
    if (err >= 0)
        err = cpy_nets_open(m);
    if (err >= 0 && trace)
        err = cpy_mock_trace(m, trace);
    if (err < 0)
        mock_close(board);
    return err;
}

/* Nothing is ever posted here; but a trace may not have been written as it should. */
static int mock_flush(struct cpy_board *board)
{
    int err = cpy_trace_flush(cpy_mock_from(board));

    return err < 0 ? cpy_failed(board, err, CPY_NO_PIN, "the trace is not complete: %s", strerror(-err)) : 0;
}

static int mock_event_fd(struct cpy_board *board) { return cpy_mock_from(board)->epoll_fd; }

const struct cpy_backend cpy_backend_mock = {
    .name = "mock",
    .summary = "simulated pins, buses and devices (module cpy.mock; --clock, --wiring, --trace)",
    .size = sizeof(struct cpy_mock),
    .in_process = true,
    .open = mock_open,
    .close = mock_close,
    .now = cpy_mock_board_now,
    .wall_time = cpy_mock_board_wall,
    .wait = cpy_mock_board_wait,
    .flush = mock_flush,
    .event_fd = mock_event_fd,
    .next_event = cpy_mock_next_event,
    .gpio = &cpy_mock_gpio,
    .i2c = &cpy_mock_i2c,
    .spi = &cpy_mock_spi,
    .soft_spi = true,
    .uart = &cpy_mock_uart,
    .adc = &cpy_mock_adc,
    .dac = &cpy_mock_dac,
    .pwm = &cpy_mock_pwm,
};
