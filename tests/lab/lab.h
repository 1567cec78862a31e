/* SPDX-License-Identifier: MIT */
/* tests/lab/lab.h - the parts of the lab's device process: buses and pins of a guest that end at a simulated board. */
#ifndef CPY_LAB_H
#define CPY_LAB_H

#include "backends/mock/mock.h"
#include "tests/lab/vhost.h"
#include "vm/api.h"

#define LAB_MESSAGES 42 /* of a transfer on I2C, as i2c-dev has it */
#define LAB_LINES 40    /* of the guest's GPIO chip: the pins of the simulated board */

struct lab_gpio;

/* Pins that a bus and lines of the guest's GPIO chip share: whoever was used last has them. */
struct lab_shared {
    struct cpy_board *board;
    struct lab_gpio *gpio;
    const uint16_t *pins;
    unsigned n;
    int (*open)(void *bus);   /* the bus's, on pins that are claimed for it */
    void (*close)(void *bus); /* also after open has failed */
    void *bus;
    bool is_bus;              /* the bus has them */
    struct lab_shared *next;  /* of the chip */
};

/* The SC18IS602 (NXP, rev. 7): a bridge from I2C to SPI, whose SPI side is the simulated board's bus.  Chip select is
 * not its own: the script moves a pin. */
struct lab_bridge {
    struct lab_shared shared;
    struct cpy_spi *spi;
    uint8_t how; /* the byte of its set-up */
    uint8_t received[201]; /* what came back of the newest transfer */
    size_t len;
};

/* A virtio I2C adapter (device 34, virtio 1.2 section 5.15) that ends at a simulated bus. */
struct lab_i2c {
    struct vhost vhost;
    struct lab_shared shared;
    struct cpy_thread *t;
    struct cpy_i2c *bus;
    struct lab_bridge *bridge; /* at its address on this bus; NULL: there is none */
    uint8_t address;           /* of the transfer that is being collected */
    unsigned n;                /* its messages so far */
    struct cpy_i2c_message messages[LAB_MESSAGES];
    uint16_t heads[LAB_MESSAGES];
    uint8_t *status[LAB_MESSAGES];
};

/* A line of the guest's GPIO chip. */
struct lab_line {
    struct lab_gpio *gpio;
    uint8_t direction;  /* 0: none, 1: output, 2: input */
    bool level;         /* of an output */
    enum cpy_pull pull;
    uint8_t edges;      /* that interrupt: enum cpy_edge */
    bool waits;         /* the guest has given a request that an edge answers */
    bool pending;       /* an edge came before that */
    uint16_t head;      /* of that request */
    uint8_t *status;    /* its answer */
    bool held;          /* the answer to a write is held back until the guest has taken the edges it made */
    uint16_t held_head;
    uint32_t held_len;
};

/* A virtio GPIO chip (device 41, section 5.18) whose lines are the simulated board's pins. */
struct lab_gpio {
    struct vhost vhost;
    struct cpy_thread *t;
    struct cpy_board *board;
    struct lab_shared *shared; /* the buses whose pins are lines, too */
    struct lab_line lines[LAB_LINES];
};

/* The guest's serial port, a descriptor, on the simulated board's UART. */
struct lab_uart {
    struct lab_shared shared;
    struct cpy_uart *uart;
    int fd; /* -1: there is none */
};

/* Shows the exception that a device model has left, and forgets it. */
void lab_show_error(struct cpy_thread *t);

/* Does the guest's GPIO chip have the pin? */
bool lab_is_line(const struct cpy_board *board, uint16_t pin);
/* Claims the pin for it, unless a bus has it.  -errno. */
int lab_line_claim(struct cpy_board *board, uint16_t pin);
/* The bus is to have its pins: now, and whenever it is used later.  -EBUSY: they are in use as lines. */
int lab_shared_add(struct lab_gpio *gpio, struct lab_shared *shared);
/* Closes the lines and opens the bus, if it is not open.  -errno. */
int lab_shared_take(struct lab_shared *shared);
void lab_shared_give(struct lab_shared *shared);                        /* The chip is to have them. */
struct lab_shared *lab_shared_of(struct lab_gpio *gpio, uint16_t pin); /* whose pin it is; NULL: no bus's */

/* Opens the bus with this name of the board ("I2C", "I2C1") and waits for the guest.  -errno. */
int lab_i2c_open(struct lab_i2c *i2c, struct cpy_thread *t, struct lab_gpio *gpio, const char *name, const char *path);
/* Opens the board's bus SPI for the bridge.  -errno. */
int lab_bridge_open(struct lab_bridge *bridge, struct lab_gpio *gpio);
/* Does a transfer to the bridge: 0 or -errno. */
int lab_bridge_transfer(struct lab_bridge *bridge, struct cpy_i2c_message *messages, unsigned n);
/* Prepares the chip; buses are opened then, and it gets the pins that they leave and waits for the guest.  -errno. */
int lab_gpio_prepare(struct lab_gpio *gpio, struct cpy_thread *t, struct cpy_board *board);
/* Serves the chip at the socket of this path.  -errno. */
int lab_gpio_open(struct lab_gpio *gpio, const char *path);
bool lab_gpio_has_edges(const struct lab_gpio *gpio); /* that the guest has not noted yet */
/* Opens the board's UART for the guest's serial port.  -errno. */
int lab_uart_open(struct lab_uart *uart, struct lab_gpio *gpio, int fd);
/* The guest has sent something: it goes out over the UART.  False: the other end is closed. */
bool lab_uart_send(struct lab_uart *uart);
void lab_uart_receive(struct lab_uart *uart); /* What has come over the UART goes to the guest. */

#endif
