/* SPDX-License-Identifier: MIT */
/* backends/mock/mock.h - how a test or a device model reaches the simulated hardware.
 *
 * A simulated pin lies on a *net*, alone or with others.  What drives a net: the script
 * through its pins, the test through cpy_mock_drive(), device models through drivers of
 * their own, pull resistors.  A low driver and a high driver at once are a conflict: the
 * net reads low and the conflict is counted.  Nothing driving: the pulls decide, and
 * without any the net keeps its last level (as a real floating wire roughly does).
 *
 * A device is operations in C and a void *user; an operation returns 0, a count or a
 * negative errno.  Operations run inside a call of the script; pin changes that they
 * make take effect when the transfer ends.  Times are nanoseconds of the board's clock. */
#ifndef CPY_MOCK_H
#define CPY_MOCK_H

#include "backends/backend.h"

struct cpy_mock;        /* a board of backend mock (or of posted: see cpy_mock_of()) */
struct cpy_mock_driver; /* something that drives a net, other than a pin of the script */

/* What the clock is.  Chosen by where, the option text of cpy_board_open(): "clock=virtual,trace=FILE.vcd". */
enum cpy_mock_clock { CPY_MOCK_REAL, CPY_MOCK_VIRTUAL };

/* What things cost on the virtual clock, in ns; a bus call costs its bits at the bus's rate. */
#define CPY_MOCK_COST_CLOCK 200   /* reading the clock */
#define CPY_MOCK_COST_READ 500    /* reading a pin or an ADC */
#define CPY_MOCK_COST_WRITE 100   /* writing a pin */
#define CPY_MOCK_POLLS 100        /* reads without a write after which time jumps ... */
#define CPY_MOCK_JUMP_MOST 1000000 /* ... in growing steps of at most so many ns, never past the next event */

/* The mock behind a board; NULL: it is no simulated one. */
struct cpy_mock *cpy_mock_of(struct cpy_board *board);
/* Is its clock virtual or the computer's? */
enum cpy_mock_clock cpy_mock_clock_kind(const struct cpy_mock *mock);

/* --- time --- */

int64_t cpy_mock_now(struct cpy_mock *mock); /* costs nothing */
/* Calls call(user) once the clock has reached the time; on the real clock as soon as anything asks the mock or the
 * script sleeps.  Returns an id > 0, or -ENOMEM. */
int64_t cpy_mock_at(struct cpy_mock *mock, int64_t time, void (*call)(void *user), void *user);
void cpy_mock_cancel(struct cpy_mock *mock, int64_t id); /* an id that is over is ignored */
/* Lets the virtual clock run to the time; on the real clock sleeps. */
int cpy_mock_advance(struct cpy_mock *mock, int64_t to);

/* --- pins and nets --- */

enum cpy_mock_level { CPY_MOCK_LOW, CPY_MOCK_HIGH, CPY_MOCK_FLOAT };

/* Drives the pin's net from outside (a button, a jumper); FLOAT lets go. */
int cpy_mock_drive(struct cpy_mock *mock, uint16_t pin, enum cpy_mock_level level);
/* A pull resistor outside the chip. */
int cpy_mock_pull(struct cpy_mock *mock, uint16_t pin, enum cpy_pull pull);
/* The level of the net now, whoever drives it. */
bool cpy_mock_level(struct cpy_mock *mock, uint16_t pin);
/* Joins the nets of two pins with a wire.  Never undone but by closing the board. */
int cpy_mock_connect(struct cpy_mock *mock, uint16_t a, uint16_t b);
uint64_t cpy_mock_conflicts(struct cpy_mock *mock, uint16_t pin); /* times that its net was driven both ways */
/* How the script has set up a pin; false: it has not claimed it. */
bool cpy_mock_mode(struct cpy_mock *mock, uint16_t pin, struct cpy_pin_mode *mode);

/* A further driver of a net (a device's pin); NULL: out of memory. */
struct cpy_mock_driver *cpy_mock_driver_new(struct cpy_mock *mock, uint16_t pin);
/* Drives low or high, or lets go. */
void cpy_mock_driver_set(struct cpy_mock_driver *driver, enum cpy_mock_level level);
/* What it was set to last; inside a transfer that may not be in effect yet. */
enum cpy_mock_level cpy_mock_driver_level(const struct cpy_mock_driver *driver);
/* All drivers, and what cpy_mock_drive() holds, let go. */
void cpy_mock_drivers_float(struct cpy_mock *mock);
void cpy_mock_driver_free(struct cpy_mock_driver *driver); /* lets go first */

/* Calls changed(user, level, time) at each change of the pin's net.  An id > 0 or -ENOMEM. */
int64_t cpy_mock_listen(struct cpy_mock *mock, uint16_t pin, void (*changed)(void *user, bool level, int64_t time),
    void *user);
/* Calls it no more; an unknown id is ignored. */
void cpy_mock_unlisten(struct cpy_mock *mock, uint16_t pin, int64_t id);

/* An edge that was recorded. */
struct cpy_mock_edge {
    int64_t time;
    bool level; /* after the edge */
};
#define CPY_MOCK_RING 65536 /* edges that are kept per pin */
/* The number of edges kept of a pin, and the i-th, oldest first. */
size_t cpy_mock_edge_count(struct cpy_mock *mock, uint16_t pin);
/* The i-th edge that is kept, oldest first; i below the count. */
struct cpy_mock_edge cpy_mock_edge_at(struct cpy_mock *mock, uint16_t pin, size_t i);
/* Edges that the ring had no room for any more. */
uint64_t cpy_mock_edges_dropped(struct cpy_mock *mock, uint16_t pin);
void cpy_mock_forget_edges(struct cpy_mock *mock, uint16_t pin); /* Empties the ring of a pin. */

/* --- analogue --- */

/* The voltage at the pin, that its ADC measures; negative: nothing is set, its level decides. */
int cpy_mock_set_voltage(struct cpy_mock *mock, uint16_t pin, double volts);
/* The same by a function, which is asked whenever the voltage is needed, until one is set again. */
int cpy_mock_set_voltage_source(struct cpy_mock *mock, uint16_t pin, double (*volts)(void *user), void *user);
double cpy_mock_voltage(struct cpy_mock *mock, uint16_t pin); /* what the script's DAC, an output or set_voltage puts there */

/* --- waves --- */

/* The wave that the script puts out on the pin's net; false: there is none.  Its edges are simulated up to 100 kHz, on
 * the real clock up to 1 kHz: a faster one is a level. */
bool cpy_mock_wave(struct cpy_mock *mock, uint16_t pin, struct cpy_wave *wave);

/* --- devices.  user must live until the device is detached or the board closed. --- */

/* An I2C device.  address may be changed while attached. */
struct cpy_mock_i2c_device {
    /* Its address was sent, for reading or writing.  0: acknowledge; -ENXIO: do not. */
    int (*start)(void *user, bool read);
    /* Bytes from the controller: how many of them it acknowledges; fewer than len ends the transfer with -EIO. */
    int64_t (*write)(void *user, const uint8_t *data, size_t len);
    int (*read)(void *user, uint8_t *data, size_t len); /* bytes for the controller */
    void (*stop)(void *user);                           /* STOP; NULL: not interested.  Not called at a repeated START */
    void (*free)(void *user);                           /* the device was detached; NULL: nothing to do */
};
/* Attaches a device to the bus of these pins.  -EBUSY: the address is taken.  An id > 0. */
int64_t cpy_mock_attach_i2c(struct cpy_mock *mock, uint16_t scl, uint16_t sda, uint8_t address,
    const struct cpy_mock_i2c_device *device, void *user, const char *name);

/* An SPI device, selected while its chip select net is low (no pin: always). */
struct cpy_mock_spi_device {
    void (*select)(void *user, bool selected); /* NULL: not interested */
    int (*transfer)(void *user, const uint8_t *out, uint8_t *in, size_t len); /* full duplex: in[i] answers out[i] */
    void (*free)(void *user);
    uint8_t modes; /* bit polarity*2+phase set: understands that mode; in another one it reads garbage and the mock says so */
};
/* Attaches a device to the bus of these pins.  An id > 0. */
int64_t cpy_mock_attach_spi(struct cpy_mock *mock, uint16_t sck, uint16_t mosi, uint16_t miso, uint16_t select,
    const struct cpy_mock_spi_device *device, void *user, const char *name);

/* A device on a UART: what the script sends arrives here; cpy_mock_uart_send() answers. */
struct cpy_mock_uart_device {
    void (*receive)(void *user, const uint8_t *data, size_t len, int64_t time);
    void (*free)(void *user);
    uint32_t baud; /* 0: any; else bytes at another rate arrive as garbage */
};
/* Attaches a device to the lines of a UART.  An id > 0. */
int64_t cpy_mock_attach_uart(struct cpy_mock *mock, uint16_t tx, uint16_t rx, const struct cpy_mock_uart_device *device,
    void *user, const char *name);
/* Bytes that reach the script's rx pin from now on, one after the other at the baud rate. */
int cpy_mock_uart_send(struct cpy_mock *mock, int64_t device_id, const uint8_t *data, size_t len);

void cpy_mock_detach(struct cpy_mock *mock, int64_t device_id); /* calls free(); an unknown id is ignored */

/* --- faults --- */

enum cpy_mock_fault_kind {
    CPY_FAULT_NACK,        /* the byte number at of a transfer is not acknowledged; 0: the address */
    CPY_FAULT_STUCK_SDA,   /* SDA is held low from transfer number at on */
    CPY_FAULT_DISCONNECT,  /* the device answers no more from transfer number at on */
    CPY_FAULT_CORRUPT,     /* bytes read in transfer number at come inverted */
};
/* A fault of a device; transfers count from 0 when the fault is set; count: how many transfers it hits, 0: for ever.
 * 0, -ENODEV: there is no such device, or -ENOMEM. */
int cpy_mock_add_fault(struct cpy_mock *mock, int64_t device_id, enum cpy_mock_fault_kind kind, uint32_t at,
    uint32_t count);
void cpy_mock_clear_device_faults(struct cpy_mock *mock, int64_t device_id); /* Takes all of a device's back. */
uint64_t cpy_mock_transfers(struct cpy_mock *mock); /* bus transfers so far, on all buses */
/* The n-th bus transfer from now (from 0) fails as if the device had vanished, whichever it is; -1: none. */
void cpy_mock_fail_transfer(struct cpy_mock *mock, int64_t n);

/* --- the trace --- */

/* Writes pins and bus lines at bit level as VCD (IEEE 1364, section 18) from now on.  -errno of the file. */
int cpy_mock_trace(struct cpy_mock *mock, const char *path);
/* Writes what is left and ends the trace, if there is one; else closing the board does.  A negative errno: the file is
 * not complete (-ENOSPC). */
int cpy_mock_end_trace(struct cpy_mock *mock);

/* --- the posted-write backend's own wishes (backend posted) --- */

/* The connection is lost after n further operations: everything fails with -ENODEV. */
void cpy_mock_lose_connection(struct cpy_mock *mock, uint64_t after);
/* Replies come only after so many ns of the board's clock. */
void cpy_mock_delay_replies(struct cpy_mock *mock, int64_t ns);

#endif
