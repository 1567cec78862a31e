/* SPDX-License-Identifier: MIT */
/* backends/backend.h - the contract between modules/ and whatever reaches hardware.
 *
 * A *board* is what the script sees: named pins and buses, reached in one way.  Part 1 says
 * what a board is, as data.  Part 2 is what modules call.  Part 3 is what a backend
 * implements: groups of operations; a group that is NULL is what the hardware cannot do,
 * and part 2 emulates it over another group or refuses it with -ENOTSUP.
 *
 * Results.  An operation returns 0 or a count, and a negative errno on failure.  It prints
 * nothing and knows nothing of Python.  What failed, in words, may be left for
 * cpy_board_failure().  The errnos mean the same everywhere:
 *
 *     -ENXIO      nobody acknowledged the address        -EBUSY      a pin or a bus is in use
 *     -EIO        a byte was not acknowledged, or the    -ENODEV     the device is gone
 *                 line is stuck                          -EINVAL     this pin cannot do that
 *     -ETIMEDOUT  the deadline passed                    -ENOTSUP    no backend of this kind can
 *     -ECANCELED  the cancel descriptor became readable  -EACCES, -ENOENT  the device node
 *     -ENOMEM     out of memory                          -EDEADLK    a transfer inside a transfer
 *
 * Posted writes.  Operations marked [posted] may return before the hardware has acted; then
 * an error comes with a later operation that is marked [sync], once, and cpy_board_failure()
 * names the operation that failed.  Operations of one board take effect in the order of the calls.
 *
 * Blocking.  Only operations marked [blocks] may wait for something outside; they end at their
 * deadline (nanoseconds of cpy_board_now(); CPY_FOREVER: none) or when cpy_board_cancel_fd()
 * becomes readable.
 *
 * Threads.  Calls that use a pin or a bus (transfers, readings, waves, pulses) and waiting may overlap, in different
 * threads, with any call that is about another one.  Those about the same never overlap, but that a UART is asked,
 * set up and sent to while it is read; nor do two that open, close, claim or set up.  Who calls sees to that
 * (modules/hardware/calls.c).
 *
 * Nothing here needs the interpreter; all of it can be tested without one. */
#ifndef CPY_BACKEND_H
#define CPY_BACKEND_H

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

#define CPY_FOREVER INT64_MAX
#define CPY_NO_PIN UINT16_MAX /* a pin that is not connected: SPI without MISO */
#define CPY_NO_LINE UINT16_MAX /* of a pin that is only part of a bus or an input of a converter */
#define CPY_SELECTS_MOST 8    /* chip selects of an SPI bus that the kernel drives */

/* Bytes that are read, and room that is written to. */
struct cpy_bytes_in { const uint8_t *data; size_t len; };
struct cpy_bytes_out { uint8_t *data; size_t len; };

/* === part 1: boards as data ======================================================= */

enum cpy_pin_can {
    CPY_CAN_GPIO = 1,
    CPY_CAN_ADC = 2,
    CPY_CAN_DAC = 4,
    CPY_CAN_INPUT_ONLY = 8, /* never drives */
};

/* A pin of the chip. */
struct cpy_pin_def {
    const char *name; /* the chip's: "PA17", "GPIO17" */
    uint16_t line;    /* the number by which the backend knows it: a GPIO line, a port bit; or CPY_NO_LINE */
    uint8_t can;      /* enum cpy_pin_can */
    int8_t adc, dac;  /* channel, or -1 */
    uint32_t debounce_us; /* of an input: the kernel passes over what is shorter; 0: nothing */
    uint8_t w1_master; /* the number of the kernel's 1-Wire bus on it (w1_bus_master1); 0: the only one there is */
    bool active_low;  /* the script's high is low on the wire */
    bool open_source; /* an output drives high and lets go for low */
    const char *chip; /* the GPIO chip that has the line: its label or its node "/dev/gpiochip1"; NULL: the board's */
};

/* A name on the board; several may mean one pin. */
struct cpy_pin_name {
    const char *name; /* "D13", "SDA" */
    uint16_t pin;     /* index in cpy_board_def.pins */
};

enum cpy_bus_kind { CPY_BUS_I2C, CPY_BUS_SPI, CPY_BUS_UART };
enum { CPY_BUS_SCL, CPY_BUS_SDA };                       /* pins[] of an I2C bus */
enum { CPY_BUS_SCK, CPY_BUS_MOSI, CPY_BUS_MISO };        /* of an SPI bus */
enum { CPY_BUS_TX, CPY_BUS_RX, CPY_BUS_RTS, CPY_BUS_CTS }; /* of a UART */

/* A bus that the board has ready: what board.I2C() opens and machine.I2C(id) means. */
struct cpy_bus_def {
    enum cpy_bus_kind kind;
    const char *name;   /* function of module board: "I2C", "STEMMA_I2C", "SPI", "UART" */
    int id;             /* number for machine.I2C(id); -1: none */
    uint16_t pins[4];   /* indexes in pins, or CPY_NO_PIN */
    const char *device; /* device node: "/dev/i2c-1"; NULL: the backend finds it by the pins */
    bool optional;      /* a device that is not there is not missed: the bus is then bit-banged on its pins */
    /* Of an SPI bus: pins that the kernel drives itself as chip selects, and the node that selects by each. */
    struct cpy_select_def { uint16_t pin; const char *device; } selects[CPY_SELECTS_MOST];
    unsigned select_count;
};

/* What reaches pins by channels. */
enum cpy_unit_kind { CPY_UNIT_PWM, CPY_UNIT_ADC, CPY_UNIT_DAC };
#define CPY_UNIT_KINDS 3

/* A unit that the operating system offers: a PWM chip, a converter. */
struct cpy_unit_def {
    const char *device; /* by which the backend finds it, unless a channel says another; NULL: the first there is */
    const char *enable; /* what to do where it is missing: "put dtoverlay=... into ..."; NULL: nothing is known */
};

/* A pin's channel of a unit. */
struct cpy_channel_def {
    enum cpy_unit_kind kind;
    uint16_t pin;       /* index in cpy_board_def.pins */
    uint16_t channel;
    const char *device; /* of this channel alone, or NULL */
};

struct cpy_board_def {
    const char *id;      /* "feather_m4_express": --board and board.board_id */
    const char *title;   /* "Adafruit Feather M4 Express" */
    const char *chip;    /* "samd51j19": the mock's and the bridge's idea of limits */
    const char *backend; /* the backend it is normally reached by; NULL: any */
    const char *match;   /* texts in /proc/device-tree/model that tell this board, between them |; NULL: none */
    const char *compatible; /* entries of /proc/device-tree/compatible that do, likewise; NULL: none */
    const char *note;    /* what is missing, for those who look for a pin that is not there; NULL: nothing */
    bool discover;       /* pins and buses are what the backend finds */
    const char *gpiochip; /* label of the GPIO chip: "pinctrl-bcm2711"; NULL: the backend chooses */
    uint32_t cpu_hz;     /* 0: ask the system */
    uint32_t adc_millivolts; /* reference of the ADC; 0: there is none */
    uint32_t adc_bits;   /* true resolution */
    uint32_t dac_bits;   /* likewise; 0: the backend knows */
    struct cpy_unit_def units[CPY_UNIT_KINDS]; /* by enum cpy_unit_kind */
    const struct cpy_pin_def *pins;
    const struct cpy_pin_name *names;
    const struct cpy_bus_def *buses;
    const struct cpy_channel_def *channels;
    uint16_t pin_count, name_count, bus_count, channel_count;
};

/* === part 2: what modules call ===================================================== */

struct cpy_backend;
struct cpy_i2c;
struct cpy_spi;
struct cpy_uart;

/* What failed, for the message: "SDA is held low", "write of 4 bytes to pin D13". */
struct cpy_failure {
    char text[160]; /* empty: nothing more is known */
    uint16_t pin;   /* or CPY_NO_PIN */
    bool posted;    /* the operation had been posted: an earlier line of the script is meant */
};

/* How well moments were kept, in ns. */
struct cpy_timing {
    uint64_t count;
    int64_t late_most, late_sum;
};
void cpy_timing_note(struct cpy_timing *timing, int64_t late); /* One more; early is as good as in time. */

/* An opened board.  A backend's own struct begins with it. */
struct cpy_board {
    const struct cpy_backend *backend;
    const struct cpy_board_def *def;
    const char **owners;   /* by pin: who has claimed it, a string that outlives the claim; NULL: free */
    pid_t *claimers;       /* by pin: the process that claimed it last */
    bool *kept;            /* by pin: it stays as it is when it is released */
    int cancel_fd, end_fd; /* eventfds; readable: blocking operations of the main thread, of all threads are cancelled */
    bool cancelled, ended; /* the same, without asking the system; not where another board's descriptors are shared */
    struct cpy_thread_failure *failures; /* the newest of each thread that had one: cpy_board_failure() */
    struct cpy_timing sent; /* changes of pulses that were sent by the processor's time */
    void *user;            /* the caller's, passed to notify and is_main */
    bool (*is_main)(void *user); /* Is the calling thread the one that cpy_board_cancel() means?  NULL: any is. */
    /* Called, from any thread, when an event can be fetched; NULL: nobody wants to know. */
    void (*notify)(void *user);
};

/* Opens a board through a backend.  where: a device, address or option text of the backend, or NULL.
 * *board is NULL on failure, and *failure says why in words.  -ENOENT, -EACCES, -ENODEV, -ENOMEM, -EINVAL. */
int cpy_board_open(struct cpy_board **board, const struct cpy_backend *backend, const struct cpy_board_def *def,
    const char *where, struct cpy_failure *failure);
/* Flushes, makes every claimed pin an input unless it is kept, and frees the board.  NULL is ignored. */
void cpy_board_close(struct cpy_board *board);

/* What failed last in the calling thread; its text is empty if nothing more is known than the errno. */
const struct cpy_failure *cpy_board_failure(const struct cpy_board *board);
void cpy_board_forget_failure(struct cpy_board *board); /* Nothing is known of it any more. */

/* Ends the main thread's blocking operation that is under way, or its next one, with -ECANCELED; other threads (if the
 * board can tell which is main) go on.  Async-signal-safe. */
void cpy_board_cancel(struct cpy_board *board);
void cpy_board_cancel_all(struct cpy_board *board); /* The same for all threads. */
/* Forgets a cancellation of either kind. */
void cpy_board_resume(struct cpy_board *board);

/* Nanoseconds of the board's clock: monotonic; what edges are stamped with and deadlines count in. */
int64_t cpy_board_now(struct cpy_board *board);
/* Nanoseconds since 1970 by the board's clock (UTC). */
int64_t cpy_board_wall_time(struct cpy_board *board);
/* Lets time pass by the board's clock, exactly, without handling events. */
void cpy_board_delay(struct cpy_board *board, int64_t ns);
/* Waits until the deadline, or until an event can be fetched (result 1).  [blocks] [sync] */
int cpy_board_wait(struct cpy_board *board, int64_t deadline);
/* Waits until all posted operations are done, and reports the first that failed.  [blocks] [sync] */
int cpy_board_flush(struct cpy_board *board);

/* Claims pins for an owner ("DigitalInOut", "busio.I2C"): all of them or none.  CPY_NO_PIN is passed over; a pin
 * given twice is -EINVAL.  -EBUSY: *taken is the first that is in use, owners[*taken] tells by whom. */
int cpy_board_claim(struct cpy_board *board, const uint16_t *pins, unsigned n, const char *owner, uint16_t *taken);
/* Gives pins back; each becomes an input without pull unless it is kept, or the backend's release says otherwise. */
void cpy_board_release(struct cpy_board *board, const uint16_t *pins, unsigned n);
/* Is a claimed pin the hardware of the process that has forked this one?  Closing or releasing it here then ends the claim
 * and leaves the hardware alone, which both processes share. */
bool cpy_board_inherits(const struct cpy_board *board, uint16_t pin);
/* From now on releasing the pin, closing the board or a crash shall leave it as it is, until it is set up again. */
void cpy_board_keep(struct cpy_board *board, uint16_t pin);
/* The first board name of a pin, else the chip's. */
const char *cpy_pin_label(const struct cpy_board_def *def, uint16_t pin);
/* The pin with this name (board name or chip name), or CPY_NO_PIN. */
uint16_t cpy_pin_find(const struct cpy_board_def *def, const char *name);
/* The board's bus of this kind on these pins (or with this name or id); NULL: there is none. */
const struct cpy_bus_def *cpy_bus_find(const struct cpy_board_def *def, enum cpy_bus_kind kind, const uint16_t *pins,
    unsigned n);
/* The board's bus with this function name; NULL: there is none. */
const struct cpy_bus_def *cpy_bus_named(const struct cpy_board_def *def, const char *name);
/* A pin's channel of a unit of this kind; false: it has none.  *out's device is NULL if any will do. */
bool cpy_channel_find(
    const struct cpy_board_def *def, enum cpy_unit_kind kind, uint16_t pin, struct cpy_channel_def *out);
/* The board's bus of this kind with this machine id; NULL: there is none. */
const struct cpy_bus_def *cpy_bus_numbered(const struct cpy_board_def *def, enum cpy_bus_kind kind, int id);

/* --- digital pins.  The pin must have been claimed. --- */

enum cpy_pull { CPY_PULL_NONE, CPY_PULL_UP, CPY_PULL_DOWN };
enum cpy_drive { CPY_PUSH_PULL, CPY_OPEN_DRAIN };

/* How a pin is set up. */
struct cpy_pin_mode {
    bool output;
    bool level;             /* first level of an output; set before it drives */
    enum cpy_pull pull;     /* of an input or an open drain output; -ENOTSUP where the hardware has none */
    enum cpy_drive drive;   /* of an output; open drain: low drives, high floats */
};

/* Does a pin that is set up so drive its wire?  Then it has the level that it was set to. */
bool cpy_pin_drives(const struct cpy_pin_def *pin, const struct cpy_pin_mode *mode);
int cpy_gpio_setup(struct cpy_board *board, uint16_t pin, const struct cpy_pin_mode *mode); /* [posted] */
int cpy_gpio_write(struct cpy_board *board, uint16_t pin, bool level);                      /* [posted] */
int cpy_gpio_read(struct cpy_board *board, uint16_t pin); /* 0 or 1; of an output: the level on the wire.  [sync] */
/* Writes n pins at one moment as far as the hardware can; bit i of levels belongs to pins[i]; n at most 32.  [posted] */
int cpy_gpio_write_many(struct cpy_board *board, const uint16_t *pins, unsigned n, uint32_t levels);
int cpy_gpio_read_many(struct cpy_board *board, const uint16_t *pins, unsigned n, uint32_t *levels); /* [sync] */

/* What a 1-wire LED chain is sent: each bit a high and a low pulse, whose lengths say what it is. */
struct cpy_pulses {
    uint32_t high0, low0, high1, low1; /* ns */
};
/* Sends bytes, highest bit first, over an output, which is then low.  -ENOTSUP: no pulses of exact length.  [blocks]
 * [sync] */
int cpy_gpio_send_bits(
    struct cpy_board *board, uint16_t pin, const struct cpy_pulses *pulses, struct cpy_bytes_in bytes);

enum cpy_edge { CPY_EDGE_NONE = 0, CPY_EDGE_RISING = 1, CPY_EDGE_FALLING = 2, CPY_EDGE_BOTH = 3 };
/* Edges of an input to be reported as events from now on.  -ENOTSUP: the backend has no events. */
int cpy_gpio_watch(struct cpy_board *board, uint16_t pin, unsigned edges); /* [sync] */

/* What happens on a UART; such events are those of its RX pin, or of TX if it has no other. */
enum cpy_uart_event {
    CPY_UART_RECEIVED = 4, /* characters have come */
    CPY_UART_IDLE = 8,     /* nothing more has come for the time of two characters */
    CPY_UART_SENT = 16,    /* the last character that was written has left */
    CPY_UART_BREAK = 32,   /* the other side has sent a break */
};

/* Something that happened on a pin. */
struct cpy_event {
    int64_t time;   /* ns of the board's clock, as near to the edge as the hardware stamps it */
    uint16_t pin;
    uint8_t edge;   /* CPY_EDGE_RISING or CPY_EDGE_FALLING, or an enum cpy_uart_event */
    uint32_t lost;  /* events of this pin that were dropped before this one because nobody fetched them */
};
/* Fetches the oldest event: 1, or 0 when there is none. */
int cpy_board_next_event(struct cpy_board *board, struct cpy_event *event);

/* --- I2C --- */

/* One message of a transfer; each begins with a START (the first) or a repeated START. */
struct cpy_i2c_message {
    bool read;
    uint8_t *data; /* written from or read into; NULL if len is 0: only the address is sent */
    size_t len;
};

struct cpy_i2c {
    struct cpy_board *board;
    const struct cpy_i2c_ops *ops; /* the backend's, or those of the emulation */
    uint16_t scl, sda;
    bool pull_up;        /* bit-banged: the pins' own pull-up resistors are switched on where there are some */
    uint32_t hz;         /* the true rate once opened; 0: unknown */
    int64_t timeout;     /* ns that a device may stretch the clock */
    const struct cpy_bus_def *def; /* the board's bus on these pins, or NULL */
    size_t failed;       /* after -ENXIO or -EIO: bytes that were acknowledged in the message that failed */
    void *state;         /* ops->size bytes, zeroed */
};

/* Opens a bus on claimed pins; bit-bangs it where the backend has no I2C or none on these pins, or soft is asked for:
 * then with the pins' own pull-ups, too.  hz is a wish.  -EIO with a failure text: a line is held low (no pull-up, or a
 * device is stuck). */
int cpy_i2c_open(struct cpy_i2c **bus, struct cpy_board *board, uint16_t scl, uint16_t sda, uint32_t hz,
    int64_t timeout_ns, bool soft);
void cpy_i2c_close(struct cpy_i2c *bus); /* Frees the bus; its pins stay claimed.  NULL is ignored. */
/* START, messages, STOP.  7-bit address.  [blocks] [sync] */
int cpy_i2c_transfer(struct cpy_i2c *bus, uint8_t address, struct cpy_i2c_message *messages, unsigned n);
/* Does a device acknowledge the address?  1, 0, or an error.  [blocks] [sync] */
int cpy_i2c_probe(struct cpy_i2c *bus, uint8_t address);

/* --- the steps of a bit-banged bus, for machine.SoftI2C's start(), stop(), write() and readinto().  -ENOTSUP on a bus
 * that is not soft. --- */
int cpy_i2c_start(struct cpy_i2c *bus);
int cpy_i2c_stop(struct cpy_i2c *bus); /* A STOP condition: the bus is free again. */
int cpy_i2c_write_raw(struct cpy_i2c *bus, struct cpy_bytes_in out); /* number of bytes acknowledged */
/* Bytes from the device that was addressed; nack: the last one is not acknowledged. */
int cpy_i2c_read_raw(struct cpy_i2c *bus, struct cpy_bytes_out in, bool nack);

/* --- SPI --- */

struct cpy_spi {
    struct cpy_board *board;
    const struct cpy_spi_ops *ops;
    uint16_t sck, mosi, miso; /* mosi and miso may be CPY_NO_PIN */
    bool half_duplex;         /* data goes both ways over mosi */
    uint32_t hz;              /* the true rate, at most what was asked for where the hardware can */
    uint8_t polarity, phase;  /* idle level of the clock; 1: data is taken at the second edge */
    uint8_t bits;             /* of a word: 8 (4 to 16 where the hardware can) */
    bool lsb_first;
    const struct cpy_bus_def *def;
    void *state;
};

/* Opens a bus on claimed pins; bit-bangs it where the backend has none on these pins, or soft is asked for. */
int cpy_spi_open(struct cpy_spi **bus, struct cpy_board *board, uint16_t sck, uint16_t mosi, uint16_t miso,
    bool half_duplex, bool soft);
void cpy_spi_close(struct cpy_spi *bus); /* Frees the bus; its pins stay claimed.  NULL is ignored. */
/* Sets hz, polarity, phase, bits and lsb_first from the fields of how. */
int cpy_spi_configure(struct cpy_spi *bus, uint32_t hz, uint8_t polarity, uint8_t phase, uint8_t bits, bool lsb_first);
/* Clocks len bytes, two of them for each word of more than 8 bits.  out NULL: fill is sent; in NULL: what comes is dropped.  Chip select is the caller's.  [blocks]
 * [posted] if in is NULL, else [sync] */
int cpy_spi_transfer(struct cpy_spi *bus, const uint8_t *out, uint8_t *in, size_t len, uint8_t fill);

/* Words in a script's buffers and elsewhere, for backends.  In a buffer a word of up to 8 bits is a byte, and a longer one
 * two bytes in this machine's order (array('H')).  Bits beyond the word are ignored when it is sent, and 0 in what is
 * received. */
struct cpy_spi_words {
    uint8_t bits;
    bool reversed;   /* the lowest bit is the highest of the word */
    bool high_first; /* of two bytes the high one is the first */
};

static inline size_t cpy_spi_word_size(unsigned bits) { return bits > 8 ? 2 : 1; }
uint16_t cpy_spi_word(const uint8_t *data, size_t i, unsigned bits);                   /* Word i of a buffer. */
void cpy_spi_put_word(uint8_t *data, size_t i, unsigned bits, uint16_t word);          /* Sets it. */
/* Copies words of a buffer, so many bytes, to elsewhere, or back; from may be to. */
void cpy_spi_words_out(const struct cpy_spi_words *how, uint8_t *to, const uint8_t *from, size_t bytes);
/* Copies words that a controller read, which may have to be turned round, to a buffer. */
void cpy_spi_words_in(const struct cpy_spi_words *how, uint8_t *to, const uint8_t *from, size_t bytes);

/* --- UART --- */

enum cpy_parity { CPY_PARITY_NONE, CPY_PARITY_EVEN, CPY_PARITY_ODD };
struct cpy_uart_config {
    uint32_t baud;
    uint8_t bits;            /* 5 to 9; with 9 a character takes two bytes, low one first */
    uint8_t stop;            /* 1 or 2 */
    enum cpy_parity parity;
    bool invert_tx, invert_rx, flow_rts, flow_cts;
    bool rs485, rs485_invert; /* RTS is high (or low) while something is sent: see cpy_uart_switches() */
    uint32_t receive_buffer; /* bytes; what does not fit is dropped, oldest kept */
};
struct cpy_uart {
    struct cpy_board *board;
    const struct cpy_uart_ops *ops;
    uint16_t pins[4]; /* CPY_BUS_TX ...; CPY_NO_PIN where there is none */
    struct cpy_uart_config config;
    const struct cpy_bus_def *def;
    void *state;
};
/* Does the backend itself switch the driver of an RS-485 line by this pin, RTS of the board's UART on these pins? */
bool cpy_uart_switches(struct cpy_board *board, const uint16_t pins[4], uint16_t pin);
/* Opens a UART on claimed pins.  -ENOTSUP: the backend has none there. */
int cpy_uart_open(struct cpy_uart **uart, struct cpy_board *board, const uint16_t pins[4],
    const struct cpy_uart_config *config);
void cpy_uart_close(struct cpy_uart *uart); /* Frees the UART; its pins stay claimed.  NULL is ignored. */
/* Changes rate, frame and buffer; what has been received stays. */
int cpy_uart_configure(struct cpy_uart *uart, const struct cpy_uart_config *config);
int64_t cpy_uart_waiting(struct cpy_uart *uart); /* bytes that can be read at once.  [sync] */
/* Reads what has come, at least one byte unless the deadline passes: a count, or 0 at the deadline.  [blocks] [sync] */
int64_t cpy_uart_read(struct cpy_uart *uart, struct cpy_bytes_out in, int64_t deadline);
int64_t cpy_uart_write(struct cpy_uart *uart, struct cpy_bytes_in out); /* bytes taken.  [blocks] [posted] */
/* Waits until everything written has left; with deadline 0 only asks: -ETIMEDOUT if not.  [blocks] [sync] */
int cpy_uart_drain(struct cpy_uart *uart, int64_t deadline);
int cpy_uart_reset_input(struct cpy_uart *uart); /* Drops what has been received. */
int cpy_uart_send_break(struct cpy_uart *uart); /* 13 bit times of low */
/* Reports what happens (enum cpy_uart_event) as events from now on.  -ENOTSUP: the backend does not tell.  [sync] */
int cpy_uart_watch(struct cpy_uart *uart, unsigned events);

/* --- analogue --- */

/* A reading of an analogue pin, 0 to 65535 for 0 V to the reference.  [blocks] [sync] */
int cpy_adc_open(struct cpy_board *board, uint16_t pin);
/* One reading, 0 to 65535.  [blocks] [sync] */
int cpy_adc_read(struct cpy_board *board, uint16_t pin, uint16_t *value);
void cpy_adc_close(struct cpy_board *board, uint16_t pin); /* The pin is digital again. */
/* The voltage, in microvolts, that an open pin's reading of 65535 means. */
uint32_t cpy_adc_reference(struct cpy_board *board, uint16_t pin);
/* Puts out value/65535 of the reference.  [posted] */
int cpy_dac_open(struct cpy_board *board, uint16_t pin);
/* Puts out value/65535 of the reference.  [posted] */
int cpy_dac_write(struct cpy_board *board, uint16_t pin, uint16_t value);
void cpy_dac_close(struct cpy_board *board, uint16_t pin); /* Stops driving the pin. */

/* --- pulse-width modulation --- */

/* A square wave; what the hardware cannot make exactly it makes as near as it can. */
struct cpy_wave {
    uint64_t period; /* ns, > 0 */
    uint64_t high;   /* ns of the period, 0: always low, as long as the period: always high */
    bool inverted;   /* low for so long instead */
};
/* Makes a claimed pin put out waves; it is low at first.  -ENOTSUP, -EINVAL: not on this pin. */
int cpy_pwm_open(struct cpy_board *board, uint16_t pin);
/* The wave from now on; *wave becomes what the hardware really makes.  -ERANGE: it cannot come near.  [posted] */
int cpy_pwm_set(struct cpy_board *board, uint16_t pin, struct cpy_wave *wave);
/* The wave and its absence in turn, each for so many us, the wave first; then it is off.  [blocks] [sync] */
int cpy_pwm_send(struct cpy_board *board, uint16_t pin, const struct cpy_wave *wave, const uint16_t *us, size_t n);
void cpy_pwm_close(struct cpy_board *board, uint16_t pin); /* No wave any more; the pin stays claimed. */

/* === part 3: what a backend implements ============================================== */

/* Never NULL: every backend has digital pins. */
struct cpy_gpio_ops {
    int (*setup)(struct cpy_board *board, uint16_t pin, const struct cpy_pin_mode *mode);
    int (*write)(struct cpy_board *board, uint16_t pin, bool level);
    int (*read)(struct cpy_board *board, uint16_t pin);
    int (*write_many)(struct cpy_board *board, const uint16_t *pins, unsigned n, uint32_t levels); /* NULL: one by one */
    int (*read_many)(struct cpy_board *board, const uint16_t *pins, unsigned n, uint32_t *levels); /* NULL: one by one */
    int (*watch)(struct cpy_board *board, uint16_t pin, unsigned edges); /* NULL: no events */
    /* Makes the pin what it was before its claim: an input that drives nothing.  Cannot fail. */
    void (*release)(struct cpy_board *board, uint16_t pin);
    /* NULL: cannot make pulses of exact length. */
    int (*send_bits)(struct cpy_board *board, uint16_t pin, const struct cpy_pulses *pulses, struct cpy_bytes_in bytes);
    void (*keep)(struct cpy_board *board, uint16_t pin); /* board->kept[pin] has become true; NULL: nothing to do then */
};

struct cpy_i2c_ops {
    size_t size; /* bytes of the bus's state */
    /* -ENOTSUP: not on these pins (the bus is then bit-banged); any other error stands. */
    int (*open)(struct cpy_i2c *bus);
    void (*close)(struct cpy_i2c *bus); /* once for each successful open; cannot fail */
    int (*transfer)(struct cpy_i2c *bus, uint8_t address, struct cpy_i2c_message *messages, unsigned n);
    int (*probe)(struct cpy_i2c *bus, uint8_t address); /* NULL: a transfer of one empty write */
};

struct cpy_spi_ops {
    size_t size;
    int (*open)(struct cpy_spi *bus); /* -ENOTSUP: not on these pins */
    void (*close)(struct cpy_spi *bus);
    int (*configure)(struct cpy_spi *bus); /* takes over the bus's fields; may lower hz */
    int (*transfer)(struct cpy_spi *bus, const uint8_t *out, uint8_t *in, size_t len, uint8_t fill);
};

struct cpy_uart_ops {
    size_t size;
    int (*open)(struct cpy_uart *uart);
    void (*close)(struct cpy_uart *uart);
    int (*configure)(struct cpy_uart *uart); /* takes over config */
    int64_t (*waiting)(struct cpy_uart *uart);
    int64_t (*read)(struct cpy_uart *uart, struct cpy_bytes_out in, int64_t deadline);
    int64_t (*write)(struct cpy_uart *uart, struct cpy_bytes_in out);
    int (*drain)(struct cpy_uart *uart, int64_t deadline);
    int (*reset_input)(struct cpy_uart *uart);
    int (*send_break)(struct cpy_uart *uart); /* NULL: cannot */
    int (*watch)(struct cpy_uart *uart, unsigned events); /* NULL: no events */
    bool switches_rs485; /* config.rs485 is possible */
};

struct cpy_adc_ops {
    int (*open)(struct cpy_board *board, uint16_t pin);
    int (*read)(struct cpy_board *board, uint16_t pin, uint16_t *value);
    void (*close)(struct cpy_board *board, uint16_t pin);
    uint32_t (*reference)(struct cpy_board *board, uint16_t pin); /* uV; NULL: the board's adc_millivolts */
};

struct cpy_dac_ops {
    int (*open)(struct cpy_board *board, uint16_t pin);
    int (*write)(struct cpy_board *board, uint16_t pin, uint16_t value);
    void (*close)(struct cpy_board *board, uint16_t pin);
};

struct cpy_pwm_ops {
    int (*open)(struct cpy_board *board, uint16_t pin);
    int (*set)(struct cpy_board *board, uint16_t pin, struct cpy_wave *wave);
    void (*close)(struct cpy_board *board, uint16_t pin);
    /* NULL: the wave is switched on and off as the processor's time allows. */
    int (*send)(struct cpy_board *board, uint16_t pin, const struct cpy_wave *wave, const uint16_t *us, size_t n);
};

/* 1-Wire, where the system has a controller for it.  Its pin is no digital one, but can be set up as an open drain that
 * is let go, as those who bit-bang do. */
struct cpy_onewire_ops {
    bool (*serves)(struct cpy_board *board, uint16_t pin); /* is this pin, which has been set up, the controller's? */
    int (*reset)(struct cpy_board *board, uint16_t pin);   /* 0: a device is there; 1: none is.  [sync] */
    /* A written bit; a 1 is also the request for one.  The level seen.  [blocks] [sync] */
    int (*slot)(struct cpy_board *board, uint16_t pin, bool bit);
};

struct cpy_backend {
    const char *name;    /* as in --backend NAME and in messages */
    const char *summary; /* one line for --help and errors */
    size_t size;         /* of its board struct, which begins with struct cpy_board */
    bool in_process;     /* simulated: operations do not block for long, so nobody releases a lock around them */
    /* The board struct is zeroed and its common part filled in.  Failure text by cpy_failed(). */
    int (*open)(struct cpy_board *board, const char *where);
    /* The pins and buses that it finds, as the text of a board file (malloc'ed), or NULL with *failure; NULL: cannot. */
    char *(*discover)(const char *where, struct cpy_failure *failure);
    /* Writes what is there for the board and what is missing, with what to type: how much is missing, or -EINVAL.
     * NULL: nothing can be missing. */
    int (*examine)(const struct cpy_board_def *def, const char *where, FILE *out);
    void (*close)(struct cpy_board *board); /* also after a lost device; cannot fail */
    int64_t (*now)(struct cpy_board *board);       /* NULL: CLOCK_MONOTONIC */
    int64_t (*wall_time)(struct cpy_board *board); /* NULL: CLOCK_REALTIME */
    int (*wait)(struct cpy_board *board, int64_t deadline); /* NULL: ppoll over event_fd and cancel_fd */
    int (*flush)(struct cpy_board *board);         /* NULL: nothing is ever posted */
    int (*event_fd)(struct cpy_board *board);      /* readable while next_event has some; NULL or -1: no events */
    int (*next_event)(struct cpy_board *board, struct cpy_event *event);
    const struct cpy_gpio_ops *gpio;
    const struct cpy_i2c_ops *i2c;   /* NULL: bit-banged over gpio */
    const struct cpy_spi_ops *spi;   /* NULL: bit-banged over gpio */
    bool soft_spi; /* spi is used where a soft bus is asked for, too: its devices would not understand single pins */
    const struct cpy_uart_ops *uart; /* NULL: refused */
    const struct cpy_adc_ops *adc;   /* NULL: refused */
    const struct cpy_dac_ops *dac;   /* NULL: refused */
    const struct cpy_pwm_ops *pwm;   /* NULL: refused */
    const struct cpy_onewire_ops *onewire; /* NULL: bit-banged over gpio */
};

/* Tells the calling thread what failed and returns err: return cpy_failed(board, -EIO, pin, "SDA is held low"). */
int cpy_failed(struct cpy_board *board, int err, uint16_t pin, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* The same with what failed earlier, or on another board. */
void cpy_board_set_failure(struct cpy_board *board, const struct cpy_failure *failure);
/* Is what the calling thread does cancelled? */
bool cpy_board_is_cancelled(const struct cpy_board *board);
/* The descriptor that is readable then, for poll(). */
int cpy_board_cancel_fd(const struct cpy_board *board);
/* Waits in ppoll for one of n descriptors, the deadline (CLOCK_MONOTONIC) or the cancel descriptor: the index of a
 * ready one, -ETIMEDOUT or -ECANCELED.  For backends. */
int cpy_board_poll(struct cpy_board *board, struct pollfd *fds, unsigned n, int64_t deadline);

extern const struct cpy_backend cpy_backend_mock;   /* backends/mock */
extern const struct cpy_backend cpy_backend_posted; /* backends/mock: the mock behind a queue of posted writes */
extern const struct cpy_backend cpy_backend_linux;  /* backends/linux-gpiod */

#endif
