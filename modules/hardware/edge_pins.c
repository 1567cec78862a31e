/* SPDX-License-Identifier: MIT */
/* modules/hardware/edge_pins.c - objects that live on the edges of one or two inputs.
 *
 * They are told of an edge when it is fetched, in C: between two instructions, while the script sleeps, and before
 * they are asked for anything.  So nothing is lost that the backend can keep, and an edge costs no call of Python. */
#include "modules/hardware/edge_pins.h"

void cpy_edge_pins_release(struct cpy_thread *t, struct cpy_edge_pins *e)
{
    struct cpy_board *board = e->board;

    e->board = NULL;
    if (!board)
        return;
    for (unsigned i = 0; i < e->count; i++)
        cpy_hardware_no_event(t, e->pins[i]);
    cpy_board_release(board, e->pins, e->count);
}

/* Makes pin number i an input whose edges are told. */
static bool begin(struct cpy_thread *t, struct cpy_edge_pins *e, const struct cpy_edge_wish *wish, unsigned i)
{
    const struct cpy_pin_mode mode = {.pull = wish->pull};
    struct cpy_board *board = e->board;
    int level = cpy_gpio_setup(board, e->pins[i], &mode);

    if (level >= 0)
        level = cpy_gpio_read(board, e->pins[i]);
    if (level < 0 || cpy_pending(t)) {
        cpy_raise_io(t, board, level, "setting up pin %s", cpy_pin_label(board->def, e->pins[i]));
        return false;
    }
    e->levels |= (uint8_t)(level << i);
    return cpy_hardware_on_event(t, e->pins[i], wish->edges, wish->notice, e);
}

bool cpy_edge_pins_take(struct cpy_thread *t, struct cpy_edge_pins *e, const struct cpy_edge_wish *wish)
{
    struct cpy_board *board = cpy_hardware(t);

    cpy_edge_pins_release(t, e);
    if (!board || !cpy_claim_in(t, board, wish->pins, wish->count, wish->owner, wish->init))
        return false;
    e->board = board;
    e->count = wish->count;
    e->levels = 0;
    e->lost = 0;
    memcpy(e->pins, wish->pins, sizeof e->pins);
    for (unsigned i = 0; i < e->count; i++)
        if (!begin(t, e, wish, i)) {
            cpy_edge_pins_release(t, e);
            return false;
        }
    return true;
}

bool cpy_edge_pins_check(struct cpy_thread *t, struct cpy_edge_pins *e)
{
    uint32_t lost;

    if (!e->board) {
        cpy_raise_deinited(t);
        return false;
    }
    cpy_hardware_catch_up(t);
    lost = e->lost;
    e->lost = 0;
    return !lost || cpy_warn(t, CPY_RUNTIME_WARNING, "%u edges of pin %s came too fast and were lost", (unsigned)lost,
                        cpy_pin_label(e->board->def, e->pins[0]));
}

unsigned cpy_edge_pins_note(struct cpy_edge_pins *e, const struct cpy_event *event)
{
    unsigned i = e->count > 1 && event->pin == e->pins[1];

    e->levels = (uint8_t)((e->levels & ~(1u << i)) | (unsigned)(event->edge == CPY_EDGE_RISING) << i);
    return i;
}

int cpy_quadrature_step(unsigned before, unsigned after)
{
    static const int8_t steps[4][4] = {
        {0, 1, -1, 0},
        {-1, 0, 0, 1},
        {1, 0, 0, -1},
        {0, -1, 1, 0},
    };

    return steps[before][after];
}
