/* SPDX-License-Identifier: MIT */
/* modules/hardware/onewire.c - the 1-Wire bus on an open-drain pin, slot by slot.
 *
 * All is timing: who pulls the line low for how long.  The times are those of Maxim's application note 126 for the
 * standard speed.  Each change is on the wire before its time begins to count, and between the change that
 * starts a slot and the look at the line nothing else is done.  The line wants a pull-up resistor outside. */
#include "modules/hardware/onewire.h"

#include "modules/clock.h"

/* ns */
enum {
    RESET_LOW = 480000,
    RESET_LOOK = 70000, /* from letting go to looking for a device's presence pulse */
    RESET_REST = 410000,
    ONE_LOW = 6000, /* of a written 1, and of the pulse that asks for a bit */
    READ_LOOK = 9000,
    READ_REST = 55000,
    ZERO_LOW = 60000,
    ZERO_REST = 1000
};

/* board: the line's; what runs meanwhile may have closed it. */
static cpy_value failed(
    struct cpy_thread *t, const struct cpy_onewire_line *line, struct cpy_board *board, int err, const char *doing)
{
    return cpy_raise_io(t, board, err, "%s 1-Wire on pin %s", doing, cpy_pin_label(board->def, line->pin));
}

/* Pulls the line low or lets it go, then waits. */
static bool set(struct cpy_thread *t, const struct cpy_onewire_line *line, bool level, int64_t ns, const char *doing)
{
    struct cpy_board *board = *line->board;
    int err;

    if (!board)
        return cpy_raise_deinited(t);
    if ((err = cpy_gpio_write(board, line->pin, level)) < 0 || (err = cpy_board_flush(board)) < 0 || cpy_pending(t))
        return failed(t, line, board, err, doing);
    return cpy_clock_sleep(t, ns);
}

/* The level on the wire, or -1. */
static int look(struct cpy_thread *t, const struct cpy_onewire_line *line, const char *doing)
{
    struct cpy_board *board = *line->board;
    int level;

    if (!board)
        return cpy_raise_deinited(t), -1;
    if ((level = cpy_gpio_read(board, line->pin)) < 0 || cpy_pending(t))
        failed(t, line, board, level, doing);
    return cpy_pending(t) ? -1 : level;
}

/* Something failed, perhaps while the line was low: lets it go, whatever comes of that. */
static void let_go(struct cpy_thread *t, const struct cpy_onewire_line *line)
{
    cpy_value exception = cpy_take_pending(t);
    struct cpy_board *board = *line->board;

    if (board && cpy_gpio_write(board, line->pin, true) >= 0)
        cpy_board_flush(board);
    cpy_take_pending(t);
    cpy_set_pending(t, exception);
}

/* A slot: the line is low, then let go for so long until somebody looks, and so long after it.  The level seen, or -1.
 * Handlers of interrupts would take too long meanwhile. */
static int slot(
    struct cpy_thread *t, const struct cpy_onewire_line *line, int64_t low, int64_t high, int64_t rest, const char *doing)
{
    int level;

    cpy_hardware_hold_handlers(t);
    level = set(t, line, false, low, doing) && set(t, line, true, high, doing) ? look(t, line, doing) : -1;
    if (level >= 0 && !cpy_clock_sleep(t, rest))
        level = -1;
    if (level < 0)
        let_go(t, line);
    cpy_hardware_let_handlers(t);
    return level;
}


int cpy_onewire_reset(struct cpy_thread *t, const struct cpy_onewire_line *line)
{
    return slot(t, line, RESET_LOW, RESET_LOOK, RESET_REST, "resetting");
}

int cpy_onewire_read(struct cpy_thread *t, const struct cpy_onewire_line *line)
{
    return slot(t, line, ONE_LOW, READ_LOOK, READ_REST, "reading from");
}

/* Writing a 1 is reading a bit that nobody sends. */
bool cpy_onewire_write(struct cpy_thread *t, const struct cpy_onewire_line *line, bool bit)
{
    return slot(t, line, bit ? ONE_LOW : ZERO_LOW, READ_LOOK, bit ? READ_REST : ZERO_REST, "writing to") >= 0;
}
