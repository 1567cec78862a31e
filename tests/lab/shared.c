/* SPDX-License-Identifier: MIT */
/* tests/lab/shared.c - pins that a bus and lines of the guest's GPIO chip share, as behind a chip's multiplexer. */
#include "tests/lab/lab.h"

#include <string.h>

#define BUS "lab"
#define LINES "lab-gpio"

bool lab_is_line(const struct cpy_board *board, uint16_t pin)
{
    return board->owners[pin] && strcmp(board->owners[pin], LINES) == 0;
}

int lab_line_claim(struct cpy_board *board, uint16_t pin)
{
    uint16_t taken;

    return board->owners[pin] ? 0 : cpy_board_claim(board, &pin, 1, LINES, &taken); /* a bus may have it already */
}

static bool is_used(const struct lab_gpio *gpio, const uint16_t *pins, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        if (gpio->lines[pins[i]].direction)
            return true;
    return false;
}

int lab_shared_take(struct lab_shared *shared)
{
    uint16_t taken;
    int err;

    if (shared->is_bus)
        return 0;
    if (is_used(shared->gpio, shared->pins, shared->n))
        return -EBUSY;
    cpy_board_release(shared->board, shared->pins, shared->n);
    if ((err = cpy_board_claim(shared->board, shared->pins, shared->n, BUS, &taken)) < 0)
        return err;
    shared->is_bus = true;
    if ((err = shared->open(shared->bus)) < 0)
        lab_shared_give(shared);
    return err;
}

void lab_shared_give(struct lab_shared *shared)
{
    shared->close(shared->bus);
    shared->is_bus = false;
    cpy_board_release(shared->board, shared->pins, shared->n);
    for (unsigned i = 0; i < shared->n; i++)
        lab_line_claim(shared->board, shared->pins[i]);
}

struct lab_shared *lab_shared_of(struct lab_gpio *gpio, uint16_t pin)
{
    for (struct lab_shared *shared = gpio->shared; shared; shared = shared->next)
        for (unsigned i = 0; i < shared->n; i++)
            if (shared->pins[i] == pin)
                return shared;
    return NULL;
}

int lab_shared_add(struct lab_gpio *gpio, struct lab_shared *shared)
{
    shared->gpio = gpio;
    shared->next = gpio->shared;
    gpio->shared = shared;
    return lab_shared_take(shared);
}
