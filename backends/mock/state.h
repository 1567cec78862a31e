/* SPDX-License-Identifier: MIT */
/* backends/mock/state.h - the simulated hardware from the inside.
 *
 * Pins, drivers and listeners belong to nets; a net is known by its number, and joining
 * two nets renumbers the members of one.  What changes the level of a net goes through
 * cpy_net_update(), which records the edge, queues events and tells listeners. */
#ifndef CPY_MOCK_STATE_H
#define CPY_MOCK_STATE_H

#include "backends/mock/mock.h"

#include <stdio.h>

/* Another driver of a net: a device's pin, or what the test holds a pin at. */
struct cpy_mock_driver {
    struct cpy_mock *mock;
    struct cpy_mock_driver *next; /* of its net */
    uint16_t pin;                 /* the pin whose net it drives */
    uint8_t level;                /* enum cpy_mock_level */
    uint8_t wanted;               /* the level it gets when the transfer ends */
    bool waits;                   /* wanted differs because a transfer is under way */
};

struct cpy_listener {
    struct cpy_listener *next;
    int64_t id;
    void (*changed)(void *user, bool level, int64_t time);
    void *user;
    bool gone; /* taken off while listeners were being called */
};

struct cpy_net {
    bool level;
    bool in_conflict;
    bool is_plain;  /* one pin, and nobody else drives, listens or watches: the quick way */
    uint8_t pull;   /* enum cpy_pull: resistors outside the chip */
    uint16_t buses; /* open I2C buses and devices that bring pull-ups with them */
    uint16_t members;
    uint64_t conflicts;
    struct cpy_mock_driver *drivers;
    struct cpy_listener *listeners;
};

/* A recorded edge. */
struct cpy_record {
    int64_t stamp; /* ns of the board's clock, or ticks of the processor's counter */
    bool level;    /* after the edge */
    bool in_ticks;
};

struct cpy_mock_pin {
    struct cpy_mock *mock;
    struct cpy_pin_mode mode; /* its level is that on the wire */
    bool is_set_up;
    bool active_low, open_source; /* as the board has it: what struct cpy_pin_def says */
    bool settled;      /* of an input that is debounced: the level that has lasted */
    uint32_t debounce_us;
    int64_t settling;  /* the timer at whose end a new level has lasted; an old one's id does no harm */
    uint16_t net;
    uint8_t watched;   /* enum cpy_edge */
    uint32_t lost;     /* events dropped since the last that was queued */
    double volts;      /* set from outside; negative: not set */
    double (*volts_now)(void *user); /* asked for it instead; NULL: volts says it */
    void *volts_user;                /* its argument */
    struct cpy_pwm *pwm; /* the wave it puts out; NULL: none */
    double dac_volts;  /* put out by the DAC; negative: it is off */
    struct cpy_mock_driver *outside; /* cpy_mock_drive() */
    const char *holder; /* the controller that has the pin: it is no digital one until that is closed; NULL: none */
    struct cpy_record *edges;          /* a ring of edge_cap */
    uint32_t edge_cap, edge_first, edge_count;
    uint64_t edge_dropped;
};

struct cpy_timer {
    int64_t time, id;
    void (*call)(void *user);
    void *user;
};

enum cpy_device_kind { CPY_DEVICE_I2C, CPY_DEVICE_SPI, CPY_DEVICE_UART };

struct cpy_fault {
    struct cpy_fault *next;
    enum cpy_mock_fault_kind kind;
    uint32_t at, count;
    uint64_t seen; /* transfers of the device since it was set */
};

struct cpy_device {
    struct cpy_device *next;
    int64_t id;
    enum cpy_device_kind kind;
    uint16_t pins[4]; /* scl, sda | sck, mosi, miso, select | tx, rx (of the script's UART) */
    uint8_t address;
    bool selected;    /* SPI */
    char name[48];
    union {
        const struct cpy_mock_i2c_device *i2c;
        const struct cpy_mock_spi_device *spi;
        const struct cpy_mock_uart_device *uart;
    } ops;
    void *user;
    struct cpy_mock *mock;
    struct cpy_fault *faults;
    int64_t listener;  /* SPI: of the select net */
    int64_t busy_until; /* UART: when the last byte it sent has arrived */
};

struct cpy_mock {
    struct cpy_board board;
    enum cpy_mock_clock clock;
    int64_t time;      /* virtual clock */
    int64_t ticks, ticks_time; /* real clock: the processor's counter at a time, ns */
    unsigned polls;    /* reads since the last write */
    int64_t jump;      /* the next jump of a loop that only polls */
    unsigned calling;  /* depth of timers and device operations: they cost no time */

    struct cpy_mock_pin *pins; /* board->def->pin_count */
    struct cpy_net *nets;      /* as many */

    struct cpy_timer *timers; /* a heap, the earliest first */
    unsigned timer_count, timer_cap;
    int64_t next_id;

    struct cpy_event *events; /* a ring */
    unsigned event_first, event_count;
    int event_fd, timer_fd, epoll_fd; /* real clock: readable while there are events or a timer is due; else -1 */

    struct cpy_device *devices;
    const char *in_transfer; /* name of the device or bus in a transfer; NULL: none */
    bool has_waiting;        /* drivers wait for the transfer's end */
    uint64_t transfers;
    int64_t fail_in;         /* transfers until one fails; -1: none */
    struct cpy_uart_state *uarts; /* those that are open */
    struct cpy_parcel *parcels;   /* bytes under way to devices on UARTs */
    struct cpy_target *targets;   /* decoders of bit-banged I2C */
    struct cpy_trace *trace;      /* NULL: none */
    int64_t lose_in;  /* backend posted: operations until the connection is lost; -1: it holds */
    int64_t reply_ns; /* backend posted: how long a reply takes */
};
#define CPY_EVENTS 1024 /* events that wait to be fetched */

/* --- clock.c --- */
int cpy_clock_open(struct cpy_mock *m);  /* descriptors of the real clock */
/* Closes them. */
void cpy_clock_close(struct cpy_mock *m);
int64_t cpy_mock_board_now(struct cpy_board *board);  /* backend operations */
/* Nanoseconds since 1970. */
int64_t cpy_mock_board_wall(struct cpy_board *board);
/* What cpy_board_wait() does. */
int cpy_mock_board_wait(struct cpy_board *board, int64_t deadline);
/* The processor's counter, where it has one that a program can read: far quicker than the clock.  Converted to ns
 * later, by how far both have moved since the board was opened. */
static inline int64_t cpy_ticks(void)
{
#if defined(__x86_64__)
    return (int64_t)__builtin_ia32_rdtsc();
#elif defined(__aarch64__)
    int64_t ticks;

    __asm__ volatile("mrs %0, cntvct_el0" : "=r"(ticks));
    return ticks;
#else
    return -1;
#endif
}
/* The time of a moment that the counter gave. */
int64_t cpy_time_of_ticks(const struct cpy_mock *m, int64_t ticks);
/* A read of something that may change: costs time, and is noticed if it is all that the script does. */
void cpy_cost_read(struct cpy_mock *m, int64_t ns);
/* A write: costs time, and ends polling. */
void cpy_cost_write(struct cpy_mock *m, int64_t ns);
/* Lets time pass exactly until then: no wait, but a pulse.  Inside a transfer or a timer it has passed already. */
void cpy_clock_pass(struct cpy_mock *m, int64_t until);
/* Runs timers that are due by the clock. */
void cpy_run_due(struct cpy_mock *m);
/* Lets time pass until done(user) says so (1) or the deadline (0).  -ECANCELED; -EDEADLK: it would be for ever, or a
 * device model asks. */
int cpy_wait_for(struct cpy_mock *m, int64_t deadline, bool (*done)(void *user), void *user);
/* There is an event to be fetched. */
void cpy_event_arrived(struct cpy_mock *m);

/* --- net.c --- */
/* Makes a net of each pin.  -ENOMEM. */
int cpy_nets_open(struct cpy_mock *m);
void cpy_nets_close(struct cpy_mock *m);
extern const struct cpy_gpio_ops cpy_mock_gpio;
/* Finds the net's level from all that drives it, and tells everybody if it has changed. */
void cpy_net_update(struct cpy_mock *m, uint16_t net);
/* A controller takes the pin, or (NULL) lets it go.  CPY_NO_PIN is none. */
void cpy_pin_hold(struct cpy_mock *m, uint16_t pin, const char *holder);
/* An I2C bus or device comes to the net, or goes. */
void cpy_net_bus(struct cpy_mock *m, uint16_t pin, int more);
/* Which nets can be written the quick way, after a trace has begun. */
void cpy_nets_judge(struct cpy_mock *m);
/* Are both pins real and on one net? */
bool cpy_same_net(const struct cpy_mock *m, uint16_t a, uint16_t b);
/* The transfer has ended: drivers that waited get their levels. */
void cpy_net_settle(struct cpy_mock *m);
/* Queues an event (enum cpy_edge or cpy_uart_event) of a pin, or counts it as lost. */
void cpy_event_queue(struct cpy_mock *m, uint16_t pin, unsigned edge, int64_t time);
/* Backend operation: takes the oldest event.  1; 0: there is none. */
int cpy_mock_next_event(struct cpy_board *board, struct cpy_event *event);

/* --- devices.c --- */
/* Detaches and frees all. */
void cpy_devices_close(struct cpy_mock *m);
struct cpy_device *cpy_device_by_id(struct cpy_mock *m, int64_t id);
/* The device that answers to the address on the bus of these pins, or NULL. */
struct cpy_device *cpy_device_at(struct cpy_mock *m, uint16_t scl, uint16_t sda, uint8_t address);
/* Counts a transfer of a device against its faults.  Returns the fault of the kind that hits it, or NULL. */
struct cpy_fault *cpy_fault_hits(struct cpy_device *d, enum cpy_mock_fault_kind kind);
void cpy_faults_count(struct cpy_device *d); /* the transfer is over */
/* Counts a bus transfer; true: it is the one that has to fail. */
bool cpy_transfer_fails(struct cpy_mock *m);
/* Begins a transfer: 0, or -EDEADLK if one is under way. */
int cpy_transfer_begin(struct cpy_mock *m, const char *name);
/* Ends it, after so many ns of bus time. */
void cpy_transfer_end(struct cpy_mock *m, int64_t ns);

/* --- uart.c --- */
void cpy_uarts_close(struct cpy_mock *m); /* Drops what is under way. */

/* --- i2c.c, target.c, spi.c, uart.c, analogue.c, pwm.c --- */
extern const struct cpy_i2c_ops cpy_mock_i2c;
extern const struct cpy_spi_ops cpy_mock_spi;
extern const struct cpy_uart_ops cpy_mock_uart;
extern const struct cpy_adc_ops cpy_mock_adc;
extern const struct cpy_dac_ops cpy_mock_dac;
extern const struct cpy_pwm_ops cpy_mock_pwm;
void cpy_pwms_close(struct cpy_mock *m); /* Ends all waves. */
/* A decoder for bit-banged traffic on these two nets, once. */
int cpy_target_add(struct cpy_mock *m, uint16_t scl, uint16_t sda);
/* The device goes: who was talking to it talks to nobody now. */
void cpy_targets_forget(struct cpy_mock *m, const struct cpy_device *d);
/* Frees the decoders. */
void cpy_targets_close(struct cpy_mock *m);

/* --- trace.c (its public part is in mock.h) --- */
/* Writes all that is drawn so far.  A negative errno: something of the trace could not be written. */
int cpy_trace_flush(struct cpy_mock *m);
/* A level of a pin at a time, now or later. */
void cpy_trace_level(struct cpy_mock *m, uint16_t pin, bool level, int64_t time);
/* A pin's net has changed now; behind the transfers that have been drawn. */
void cpy_trace_change(struct cpy_mock *m, uint16_t pin, bool level);
/* When what the script does next is drawn: now, or when the last transfer that was drawn is over (on the real clock a
 * transfer takes no time, but its bits do). */
int64_t cpy_trace_begin(struct cpy_mock *m);
/* A transfer has been drawn, up to the time. */
void cpy_trace_busy(struct cpy_mock *m, int64_t until);

static inline struct cpy_mock *cpy_mock_from(struct cpy_board *board) { return (struct cpy_mock *)board; }

#endif
