/* SPDX-License-Identifier: MIT */
/* tests/fuzz/fuzz_i2c.c - the simulated side of a bit-banged I2C bus against arbitrary changes of its lines.
 *
 * Each byte of the input moves the lines or attaches or removes a device.  Devices must be called in an order that makes
 * sense, and never when they are gone; and whatever came before, a clean transfer after a STOP must get through. */
#include "tests/fuzz/fuzz.h"

#include "backends/mock/mock.h"
#include "boards/boards.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ADDRESS 0x50
#define DEVICES 2

/* A device, malloc'ed anew at each attaching so that a use after its removal is noticed. */
struct device {
    bool started, reads;
    unsigned calls;
    uint8_t last; /* byte that was written */
};

/* libFuzzer calls one function again and again, and gives it nothing to keep state in. */
static struct {
    struct cpy_board_def *def;
    struct cpy_board *board;
    struct cpy_mock *mock;
    uint16_t scl, sda;
    struct device *devices[DEVICES];
    int64_t ids[DEVICES]; /* 0: not attached */
} state;

static void need(bool ok, const char *what)
{
    if (ok)
        return;
    fprintf(stderr, "fuzz_i2c: %s\n", what);
    abort();
}

/* --- the device ------------------------------------------------------------------------------------------------- */

static int on_start(void *user, bool read)
{
    struct device *d = user;

    d->started = true;
    d->reads = read;
    return d->calls++ % 7 == 6 ? -ENXIO : 0;
}

static int64_t on_write(void *user, const uint8_t *data, size_t len)
{
    struct device *d = user;

    need(d->started && !d->reads && len == 1, "written without being addressed for it");
    d->last = data[0];
    return d->calls++ % 5 == 4 ? 0 : 1;
}

static int on_read(void *user, uint8_t *data, size_t len)
{
    struct device *d = user;

    need(d->started && d->reads, "read without being addressed for it");
    memset(data, (int)d->calls, len);
    return d->calls++ % 5 == 4 ? -EIO : 0;
}

static void on_stop(void *user)
{
    struct device *d = user;

    need(d->started, "a STOP without a START");
    d->started = false;
}

static const struct cpy_mock_i2c_device operations = {on_start, on_write, on_read, on_stop, free};

static void attach(unsigned i)
{
    if (state.ids[i])
        return;
    state.devices[i] = calloc(1, sizeof *state.devices[i]);
    state.ids[i] = cpy_mock_attach_i2c(
        state.mock, state.scl, state.sda, (uint8_t)(ADDRESS + i), &operations, state.devices[i], "device");
    need(state.ids[i] > 0, "cannot attach");
}

static void detach(unsigned i)
{
    cpy_mock_detach(state.mock, state.ids[i]); /* frees it */
    state.ids[i] = 0;
    state.devices[i] = NULL;
}

/* --- the lines -------------------------------------------------------------------------------------------------- */

static void drive(uint16_t pin, bool high) { cpy_mock_drive(state.mock, pin, high ? CPY_MOCK_FLOAT : CPY_MOCK_LOW); }

static void clock(void)
{
    drive(state.scl, true);
    drive(state.scl, false);
}

/* Sends a byte; true: it was acknowledged. */
static bool send(uint8_t byte)
{
    bool acknowledged;

    for (int i = 7; i >= 0; i--) {
        drive(state.sda, byte >> i & 1);
        clock();
    }
    drive(state.sda, true);
    drive(state.scl, true);
    acknowledged = !cpy_mock_level(state.mock, state.sda);
    drive(state.scl, false);
    return acknowledged;
}

/* Clocks until nobody holds SDA, then START and STOP (UM10204, section 3.1.16). */
static void free_bus(void)
{
    drive(state.sda, true);
    drive(state.scl, true);
    for (int i = 0; i < 9 && !cpy_mock_level(state.mock, state.sda); i++) {
        drive(state.scl, false);
        drive(state.scl, true);
    }
    drive(state.sda, false);
    drive(state.sda, true);
    need(cpy_mock_level(state.mock, state.sda) && cpy_mock_level(state.mock, state.scl), "the bus is held");
}

/* A START, an address, a byte, a STOP. */
static void clean_transfer(void)
{
    free_bus();
    attach(0);
    state.devices[0]->calls = 0;
    drive(state.sda, false);
    drive(state.scl, false);
    need(send(ADDRESS << 1), "the address was not acknowledged");
    need(send(0xa5), "the byte was not acknowledged");
    need(state.devices[0]->last == 0xa5, "another byte came");
    drive(state.sda, false);
    drive(state.scl, true);
    drive(state.sda, true);
    need(!state.devices[0]->started, "the STOP was missed");
}

/* A byte of the input: two moves of the lines, or one and a change of the devices. */
static void step(uint8_t byte)
{
    drive(state.sda, byte & 1);
    drive(state.scl, byte >> 1 & 1);
    drive(state.scl, byte >> 2 & 1);
    drive(state.sda, byte >> 3 & 1);
    switch (byte >> 4) {
    case 12: attach(0); break;
    case 13: attach(1); break;
    case 14: detach(0); break;
    case 15: detach(1); break;
    default: break;
    }
}

static void open_board(void)
{
    struct cpy_failure failure;

    state.def = cpy_board_load("host", &failure);
    need(state.def && cpy_board_open(&state.board, &cpy_backend_mock, state.def, "clock=virtual", &failure) == 0,
        "no board");
    state.mock = cpy_mock_of(state.board);
    state.scl = cpy_pin_find(state.def, "SCL");
    state.sda = cpy_pin_find(state.def, "SDA");
    cpy_mock_pull(state.mock, state.scl, CPY_PULL_UP);
    cpy_mock_pull(state.mock, state.sda, CPY_PULL_UP);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!state.board)
        open_board();
    attach(0);
    for (size_t i = 0; i < size; i++)
        step(data[i]);
    clean_transfer();
    for (unsigned i = 0; i < DEVICES; i++)
        detach(i);
    return 0;
}
