/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/linux.h - the pins and buses of this computer, as the parts of this backend share them. */
#ifndef CPY_LINUX_H
#define CPY_LINUX_H

#include "backends/linux-gpiod/gpiod.h"

#include <pthread.h>

#define CPY_LINUX_EVENTS 1024 /* edges that are kept between the kernel and the caller */
#define CPY_LINUX_CHIPS 16    /* GPIO chips that a board's pins may lie on */
#define CPY_LINUX_PATH 256    /* bytes of a path */

/* What the text behind the backend's name says. */
struct cpy_linux_options {
    char *text;          /* cut in pieces, into which the rest points */
    const char *chip;    /* node of the GPIO chip; NULL: found by the board's data */
    const char *library; /* file of libgpiod; NULL: the system's */
    const char *i2c;     /* node of the I2C bus; NULL: the board's */
    const char *spi;     /* node of the SPI bus; NULL: the board's */
    const char *uart;    /* node of the UART; NULL: the board's */
    const char *root;    /* folder in which /dev, /proc and /sys are looked for; NULL: the system's own */
};

/* An open GPIO chip. */
struct cpy_linux_chip {
    const char *wanted;        /* by which label or node it was asked for; NULL: the board's */
    struct gpiod_chip *handle; /* of the library */
    char node[64];             /* "/dev/gpiochip0" */
    char path[CPY_LINUX_PATH]; /* of it, where a folder stands for the system's root */
};

/* Pins whose lines were taken from the kernel together. */
struct cpy_line_group {
    struct cpy_gpiod_request *request;
    unsigned n;
    uint16_t pins[CPY_LINES_MOST]; /* in the order of the request */
    bool polled;                   /* its descriptor is in the epoll set */
};

#define CPY_LINUX_SPIS 8 /* SPI buses that are open through spidev at a time */

/* An open SPI bus. */
struct cpy_linux_spi {
    const struct cpy_bus_def *bus; /* in the board's data */
    int fd;
    const char *node;
    uint32_t mode;     /* as the kernel has it: SPI_... */
    uint32_t wanted;   /* as it is to be while no chip select of the kernel's is low */
    uint32_t hz_most;  /* of the device tree; 0: unknown */
    size_t buffer;     /* bytes that go in one ioctl */
    uint8_t *scratch;  /* as many: fill bytes, or words turned here; made when first needed */
    bool no_select;    /* the controller leaves its chip select alone */
    uint8_t bits;      /* of the controller's words, as the kernel has it */
    bool turns;        /* words are turned here, and this is how the controller gets them: */
    struct cpy_spi_words words;
    uint32_t mode_before; /* when it was opened */
    uint8_t bits_before;
};

/* A pin that is a chip select of the kernel's. */
struct cpy_linux_select {
    uint16_t pin;
    const struct cpy_bus_def *bus;
    const char *device;        /* the node that selects by it */
    int fd;
    struct cpy_linux_spi *spi; /* the bus, if it is open */
    uint32_t mode;             /* of the node, unless it is the bus's own */
    uint32_t mode_before;      /* when it was opened */
    bool output;               /* the script has made it one */
    bool low;                  /* the device is selected */
};

/* What we know of a pin. */
struct cpy_linux_pin {
    struct cpy_gpiod_line line;   /* how it is set up, once it has a group */
    struct cpy_line_group *group; /* NULL: the kernel has it */
    struct cpy_linux_chip *chip;  /* NULL: not open yet */
    struct cpy_linux_select *select; /* instead of a line; NULL: it is none of the kernel's */
    uint8_t watched;              /* enum cpy_edge: wanted; an output keeps it for when it is an input again */
    bool waits;                   /* a low output that is MOSI: taken when it is to be high or is read */
    bool idle;                    /* given back, but the others of its group are in use */
    struct cpy_linux_w1 *w1;      /* NULL: no bus of the kernel's 1-Wire driver */
    struct cpy_linux_wave *wave;  /* the channel of PWM that is open, or NULL */
    struct cpy_linux_voltage *voltage; /* of a converter, likewise */
    unsigned long number;         /* of its newest edge; 0: none yet */
    uint8_t last;                 /* enum cpy_edge: its newest */
    uint32_t lost;                /* edges that were dropped since the last one that was kept */
};

struct cpy_linux_guard; /* guard.c */
struct cpy_linux_wave;  /* pwm.c */
struct cpy_linux_voltage; /* iio.c */
struct cpy_linux_w1;    /* w1.c */

/* An opened board of this backend.  Calls that overlap, of different pins and buses, find what is theirs by their pin or
 * bus; what they share does not change while they run, or has a lock. */
struct cpy_linux {
    struct cpy_board board;
    struct cpy_linux_options options;
    struct cpy_gpiod gpiod;
    struct cpy_linux_chip chips[CPY_LINUX_CHIPS]; /* those that are open */
    unsigned chip_count;
    struct cpy_linux_pin *pins; /* def->pin_count */
    struct cpy_linux_spi *spis[CPY_LINUX_SPIS]; /* open buses; NULL: none */
    int epoll;           /* readable while an event can be fetched */
    int pending;         /* eventfd, in the epoll set: readable while queue is not empty */
    bool is_pending;     /* it is readable */
    struct cpy_event *queue; /* ring of CPY_LINUX_EVENTS, oldest first */
    unsigned queue_first, queue_len;
    struct cpy_linux_guard *guard;     /* guard.c; NULL: there is nothing to watch over yet */
    pthread_mutex_t *selecting; /* by bus of the board: held while an SPI transfers, or a chip select of it changes */
};

static inline struct cpy_linux *cpy_linux_from(struct cpy_board *board) { return (struct cpy_linux *)(void *)board; }

static inline pthread_mutex_t *cpy_linux_lock_of(struct cpy_linux *lx, const struct cpy_bus_def *bus)
{
    return &lx->selecting[bus - lx->board.def->buses];
}

/* --- options.c --- */

/* Reads option text: "/dev/gpiochip4", or "chip=...,i2c=..." in any order; NULL: none.  -EINVAL: *wrong is what is no
 * option; -ENOMEM. */
int cpy_linux_options_read(struct cpy_linux_options *options, const char *where, const char **wrong);
/* Frees what cpy_linux_options_read() put there. */
void cpy_linux_options_free(struct cpy_linux_options *options);
/* The path, in the folder that stands for the system's root; path has CPY_LINUX_PATH bytes.  Returns path. */
const char *cpy_linux_path(const struct cpy_linux_options *options, char *path, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The first line of a file, without its end; false: there is none. */
bool cpy_linux_read_line(const struct cpy_linux_options *options, const char *file, char *text, size_t size);

/* --- discover.c --- */

/* The computer as a board file: every line, bus and serial port.  Malloc'ed; NULL: *failure says why. */
char *cpy_linux_discover(const char *where, struct cpy_failure *failure);

/* --- doctor.c --- */

/* The backend's examine(). */
int cpy_linux_examine(const struct cpy_board_def *def, const char *where, FILE *out);

/* --- linux.c --- */

/* Has another program an open tty for itself alone? */
bool cpy_linux_tty_is_taken(int fd);
/* Who has a node open: "minicom (process 1234)", or "another program" if that cannot be seen.  Returns text. */
const char *cpy_linux_holder(const char *node, char *text, size_t size);
/* What to type for the permission to use a node or file. */
void cpy_linux_permission(const char *path, char *text, size_t size);

/* Opens a device node of the board, or one that an option names: its descriptor or a negative errno. */
int cpy_linux_node_open(struct cpy_linux *lx, const char *node, int flags);
/* Says why a device node could not be opened, and what to do about it; missing: what to do if there is none.
 * Returns err. */
int cpy_linux_node_failed(struct cpy_linux *lx, int err, const char *node, const char *missing);

/* --- chip.c --- */

/* Opens the library and the chip of a pin (CPY_NO_PIN: that of the options) if they are not open. */
int cpy_linux_chip_open(struct cpy_linux *lx, uint16_t pin);
void cpy_linux_chip_close(struct cpy_linux *lx); /* closes all */

/* --- events.c --- */

/* Makes the queue of events and the epoll set.  -errno. */
int cpy_linux_events_open(struct cpy_linux *lx);
/* Frees both, also after a failed cpy_linux_events_open(). */
void cpy_linux_events_close(struct cpy_linux *lx);
/* Puts the group in the epoll set if a pin of it is watched, else takes it out. */
int cpy_linux_poll_group(struct cpy_linux *lx, struct cpy_line_group *group);
/* Fetches what the kernel has for the group, which is about to be released, and takes it out of the epoll set. */
void cpy_linux_drain_group(struct cpy_linux *lx, struct cpy_line_group *group);
/* Backend operation: the descriptor that is readable while there are events. */
int cpy_linux_event_fd(struct cpy_board *board);
/* Backend operation: takes the oldest event.  1; 0: there is none; -errno. */
int cpy_linux_next_event(struct cpy_board *board, struct cpy_event *event);

/* --- selects.c --- */

/* Makes a pin whose line the kernel has a chip select; -ENOENT without a text: it is none of the
 * board's, or its node is missing. */
int cpy_linux_select_take(struct cpy_linux *lx, uint16_t pin, const struct cpy_pin_mode *mode);
/* The operations of digital pins, for one that is a chip select. */
int cpy_linux_select_setup(struct cpy_linux *lx, uint16_t pin, const struct cpy_pin_mode *mode);
/* Sets its level.  -errno. */
int cpy_linux_select_write(struct cpy_linux *lx, uint16_t pin, bool level);
/* The level it was set to.  -errno: it is no output, and such a line cannot be read. */
int cpy_linux_select_read(struct cpy_linux *lx, uint16_t pin);
void cpy_linux_select_release(struct cpy_linux *lx, uint16_t pin); /* It is high, and the kernel's alone. */
/* The chip select of the bus that is low, or NULL. */
struct cpy_linux_select *cpy_linux_selected(struct cpy_linux *lx, const struct cpy_bus_def *bus);
/* Tells the bus's chip selects which open bus they serve; NULL: none. */
void cpy_linux_selects_follow(struct cpy_linux *lx, const struct cpy_bus_def *bus, struct cpy_linux_spi *spi);
/* Sets a node's mode unless it is known to be that already.  A negative errno. */
int cpy_linux_spi_set_mode(int fd, uint32_t *known, uint32_t mode);

/* --- spi.c --- */

const char *cpy_linux_spi_enable(const struct cpy_board_def *def); /* what to do where there is no SPI node */
size_t cpy_linux_spi_buffer_size(void); /* bytes that the kernel sends in one ioctl */

/* --- neopixel.c --- */

/* Is the pin MOSI of a bus that we may use?  Then its line is left to the controller as long as that will do. */
bool cpy_linux_is_mosi(struct cpy_linux *lx, uint16_t pin);
/* Backend operation: sends bits as pulses of two widths, over SPI's MOSI.  -errno. */
int cpy_linux_send_bits(
    struct cpy_board *board, uint16_t pin, const struct cpy_pulses *pulses, struct cpy_bytes_in bytes);

/* --- w1.c --- */

/* Has the kernel's 1-Wire driver the pin, by what it calls itself as the user of the line?  Then the bus is ours. */
bool cpy_linux_w1_take(struct cpy_linux *lx, uint16_t pin, const char *consumer);
void cpy_linux_w1_release(struct cpy_linux *lx, uint16_t pin); /* Nothing happens if it is not. */

/* --- pwm.c, iio.c --- */

void cpy_linux_waves_close(struct cpy_linux *lx);    /* Switches off and gives back all that are open. */
void cpy_linux_voltages_close(struct cpy_linux *lx); /* likewise */

/* --- lines.c --- */

void cpy_linux_lines_close(struct cpy_linux *lx); /* Gives back what is still ours, as it is. */

/* --- lines.c, i2c.c, spi.c, uart.c, pwm.c, iio.c --- */

extern const struct cpy_gpio_ops cpy_linux_gpio;
extern const struct cpy_i2c_ops cpy_linux_i2c;
extern const struct cpy_spi_ops cpy_linux_spi;
extern const struct cpy_uart_ops cpy_linux_uart;
extern const struct cpy_pwm_ops cpy_linux_pwm;
extern const struct cpy_adc_ops cpy_linux_adc;
extern const struct cpy_dac_ops cpy_linux_dac;
extern const struct cpy_onewire_ops cpy_linux_onewire;

#endif
