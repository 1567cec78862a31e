/* SPDX-License-Identifier: MIT */
/* modules/hardware/onewire.c - the 1-Wire bus on an open-drain pin, slot by slot.
 *
 * All is timing: who pulls the line low for how long.  The times are those of Maxim's application note 126 for the
 * standard speed, or such as leave more to spare.  Each change is on the wire before its time begins to count, and
 * between the change that starts a slot and the look at the line nothing else is done.  The line wants a pull-up
 * resistor outside.  Where the system has a controller on the pin it does all this. */
#include "modules/hardware/onewire.h"

#include "modules/stdlib/clock.h"

/* How long, in ns, the line is low, then let go until somebody looks, then left in peace; and how long the first may
 * take at most, and how long it may be from letting go (of a bit: from its beginning) to the end of looking. */
struct slot {
    const char *doing;
    int32_t low, high, rest;
    int32_t low_most, look_most;
};

enum { RESET, READ, ONE, ZERO, SLOTS };

static const struct slot slots[SLOTS] = {
    [RESET] = {"resetting", 480000, 70000, 410000, 0, 0},
    [READ] = {"reading from", 6000, 9000, 55000, 0, 0},
    [ONE] = {"writing to", 6000, 9000, 55000, 0, 0},
    [ZERO] = {"writing to", 60000, 9000, 1000, 0, 0},
};

/* Where each operation takes its own time and the system may take more, there must be some to spare. */
static const struct slot real_slots[SLOTS] = {
    [RESET] = {"resetting", 490000, 62000, 418000, 0, 75000},
    [READ] = {"reading from", 2000, 5000, 58000, 15000, 15000},
    [ONE] = {"writing to", 2000, 10000, 55000, 15000, 0},
    [ZERO] = {"writing to", 65000, 9000, 5000, 120000, 0},
};
#define RESETS_MOST 5 /* a reset that took too long can be tried again */

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

/* Says that the times could not be kept. */
static int too_late(
    struct cpy_thread *t, const struct cpy_onewire_line *line, const struct slot *slot, int64_t took, int32_t most)
{
    struct cpy_board *board = *line->board;

    cpy_failed(board, -ETIMEDOUT, CPY_NO_PIN,
        "this computer took %d us where %d are allowed; the kernel can do it "
        "(Raspberry Pi: dtoverlay=w1-gpio,gpiopin=%u)",
        (int)((took + 999) / 1000), (int)(most / 1000), board->def->pins[line->pin].line);
    failed(t, line, board, -ETIMEDOUT, slot->doing);
    return -1;
}

/* The moments of a slot on the board's clock. */
struct moments { int64_t begin, let_go, looked; };

static int check_times(struct cpy_thread *t, const struct cpy_onewire_line *line, const struct slot *slot,
    const struct moments *m, int level)
{
    int64_t low = m->let_go - m->begin, look = m->looked - (slot->low > slot->look_most ? m->let_go : m->begin);

    if (slot->low_most && low > slot->low_most)
        return too_late(t, line, slot, low, slot->low_most);
    if (slot->look_most && look > slot->look_most)
        return too_late(t, line, slot, look, slot->look_most);
    return level;
}

static int64_t now(const struct cpy_onewire_line *line) { return *line->board ? cpy_board_now(*line->board) : 0; }

/* A slot.  The level seen, or -1.  Handlers of interrupts would take too long meanwhile. */
static int run_slot(struct cpy_thread *t, const struct cpy_onewire_line *line, const struct slot *slot)
{
    struct moments m = {.begin = slot->low_most || slot->look_most ? now(line) : 0};
    int level;

    cpy_hardware_hold_handlers(t);
    level = set(t, line, false, slot->low, slot->doing) ? 0 : -1;
    if (level == 0 && !set(t, line, true, 0, slot->doing))
        level = -1;
    if (m.begin)
        m.let_go = now(line);
    if (level == 0)
        level = cpy_clock_sleep(t, slot->high) ? look(t, line, slot->doing) : -1;
    if (m.begin)
        m.looked = now(line);
    if (level >= 0 && !cpy_clock_sleep(t, slot->rest))
        level = -1;
    if (level < 0)
        let_go(t, line);
    cpy_hardware_let_handlers(t);
    return level < 0 || !m.begin ? level : check_times(t, line, slot, &m, level);
}

/* --- who does it ------------------------------------------------------------------------------------------------- */

/* The controller that has the pin; NULL: it is bit-banged. */
static const struct cpy_onewire_ops *controller_of(const struct cpy_onewire_line *line)
{
    struct cpy_board *board = *line->board;
    const struct cpy_onewire_ops *ops = board ? board->backend->onewire : NULL;

    return ops && ops->serves(board, line->pin) ? ops : NULL;
}

/* The controller does it: bit -1 is a reset. */
static int ask_controller(struct cpy_thread *t, const struct cpy_onewire_line *line, const struct cpy_onewire_ops *ops,
    int bit, const char *doing)
{
    struct cpy_board *board = *line->board;
    int level;

    if (!cpy_call_begin(t, line->calls, CPY_CALL, line->board))
        return -1;
    level = bit < 0 ? ops->reset(board, line->pin) : ops->slot(board, line->pin, bit);
    cpy_call_end(t, line->calls, CPY_CALL, board);
    if (level < 0 || cpy_pending(t))
        failed(t, line, board, level, doing);
    return cpy_pending(t) ? -1 : level;
}

static int run_alone(struct cpy_thread *t, const struct cpy_onewire_line *line, unsigned which)
{
    const struct cpy_onewire_ops *ops = controller_of(line);
    bool real = *line->board && !(*line->board)->backend->in_process;

    if (ops)
        return ask_controller(t, line, ops, which == RESET ? -1 : which != ZERO, slots[which].doing);
    return run_slot(t, line, &(real ? real_slots : slots)[which]);
}

/* The same when no other thread is in a slot. */
static int run(struct cpy_thread *t, const struct cpy_onewire_line *line, unsigned which)
{
    struct cpy_guard *guard = &line->calls->ways[CPY_CALL];
    int level;

    if (!cpy_guard_enter(t, guard))
        return -1;
    level = run_alone(t, line, which);
    cpy_guard_leave(t, guard);
    return level;
}

/* Did a slot fail for want of time? */
static bool was_late(struct cpy_thread *t)
{
    cpy_value error = cpy_pending(t);

    return error && cpy_is_instance(t, error, cpy_exception_class(t, CPY_TIMEOUT_ERROR));
}

int cpy_onewire_reset(struct cpy_thread *t, const struct cpy_onewire_line *line)
{
    int level = run(t, line, RESET);

    for (int i = 1; level < 0 && i < RESETS_MOST && was_late(t); i++) {
        cpy_take_pending(t);
        level = run(t, line, RESET);
    }
    return level;
}

int cpy_onewire_read(struct cpy_thread *t, const struct cpy_onewire_line *line) { return run(t, line, READ); }

/* Writing a 1 is reading a bit that nobody sends. */
bool cpy_onewire_write(struct cpy_thread *t, const struct cpy_onewire_line *line, bool bit)
{
    return run(t, line, bit ? ONE : ZERO) >= 0;
}
