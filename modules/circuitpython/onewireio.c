/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/onewireio.c - OneWire of module onewireio, which busio and bitbangio once had.
 *
 * All is timing: who pulls the line low for how long.  The times are those of Maxim's application note 126 for the
 * standard speed.  Each change is on the wire before its time begins to count, and between the change that
 * starts a slot and the look at the line nothing else is done.  The line wants a pull-up resistor outside. */
#include "modules/circuitpython/busio.h"
#include "modules/clock.h"

#define OWNER "OneWire"

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

struct onewire {
    struct cpy_object head;
    struct cpy_board *board; /* NULL: not initialised, or deinitialised */
    uint16_t pin;
};

static struct onewire *as_onewire(cpy_value v) { return (struct onewire *)cpy_pointer(v); }

/* board: o's; what runs meanwhile may have deinitialised o. */
static cpy_value failed(
    struct cpy_thread *t, const struct onewire *o, struct cpy_board *board, int err, const char *doing)
{
    return cpy_raise_io(t, board, err, "%s 1-Wire on pin %s", doing, cpy_pin_label(board->def, o->pin));
}

/* --- the line ---------------------------------------------------------------------------------------------------- */

/* Pulls the line low or lets it go, then waits. */
static bool set(struct cpy_thread *t, const struct onewire *o, bool level, int64_t ns, const char *doing)
{
    struct cpy_board *board = o->board;
    int err;

    if (!board)
        return cpy_raise_deinited(t);
    if ((err = cpy_gpio_write(board, o->pin, level)) < 0 || (err = cpy_board_flush(board)) < 0 || cpy_pending(t))
        return failed(t, o, board, err, doing);
    return cpy_clock_sleep(t, ns);
}

/* The level on the wire, or -1. */
static int look(struct cpy_thread *t, const struct onewire *o, const char *doing)
{
    struct cpy_board *board = o->board;
    int level;

    if (!board)
        return cpy_raise_deinited(t), -1;
    if ((level = cpy_gpio_read(board, o->pin)) < 0 || cpy_pending(t))
        failed(t, o, board, level, doing);
    return cpy_pending(t) ? -1 : level;
}

/* Something failed, perhaps while the line was low: lets it go, whatever comes of that. */
static void let_go(struct cpy_thread *t, const struct onewire *o)
{
    cpy_value exception = cpy_take_pending(t);
    struct cpy_board *board = o->board;

    if (board && cpy_gpio_write(board, o->pin, true) >= 0)
        cpy_board_flush(board);
    cpy_take_pending(t);
    cpy_set_pending(t, exception);
}

/* A slot: the line is low, then let go for so long until somebody looks, and so long after it.  The level seen, or -1.
 * Handlers of interrupts would take too long meanwhile. */
static int slot(
    struct cpy_thread *t, const struct onewire *o, int64_t low, int64_t high, int64_t rest, const char *doing)
{
    int level;

    cpy_hardware_hold_handlers(t);
    level = set(t, o, false, low, doing) && set(t, o, true, high, doing) ? look(t, o, doing) : -1;
    if (level >= 0 && !cpy_clock_sleep(t, rest))
        level = -1;
    if (level < 0)
        let_go(t, o);
    cpy_hardware_let_handlers(t);
    return level;
}

/* --- lifetime ---------------------------------------------------------------------------------------------------- */

static void release(struct onewire *o)
{
    struct cpy_board *board = o->board;

    o->board = NULL;
    if (board)
        cpy_board_release(board, &o->pin, 1);
}

static cpy_value onewire_new(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_from(cpy_new_object(t, args[0]));
}

/* args: self, pin. */
static cpy_value onewire_init(struct cpy_thread *t, const cpy_value *args)
{
    struct onewire *o = as_onewire(args[0]);
    struct cpy_board *board = cpy_hardware(t);
    const struct cpy_pin_mode released = {.output = true, .level = true, .drive = CPY_OPEN_DRAIN};
    uint16_t pin;
    int err;

    if (!board || !cpy_pin_argument(t, args[1], "pin", false, &pin))
        return CPY_ERROR;
    release(o);
    if (!cpy_claim_in(t, board, &pin, 1, OWNER, onewire_init))
        return CPY_ERROR;
    o->pin = pin;
    o->board = board;
    if ((err = cpy_gpio_setup(board, pin, &released)) >= 0 && !cpy_pending(t))
        return CPY_NONE;
    failed(t, o, board, err, "opening");
    release(o);
    return CPY_ERROR;
}

static cpy_value onewire_deinit(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    release(as_onewire(args[0]));
    return CPY_NONE;
}

static void onewire_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    (void)t;
    release((struct onewire *)o);
}

static cpy_value onewire_enter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

/* --- methods ----------------------------------------------------------------------------------------------------- */

static cpy_value onewire_reset(struct cpy_thread *t, const cpy_value *args)
{
    int level = slot(t, as_onewire(args[0]), RESET_LOW, RESET_LOOK, RESET_REST, "resetting");

    return level < 0 ? CPY_ERROR : cpy_bool(level);
}

static cpy_value onewire_read_bit(struct cpy_thread *t, const cpy_value *args)
{
    int level = slot(t, as_onewire(args[0]), ONE_LOW, READ_LOOK, READ_REST, "reading from");

    return level < 0 ? CPY_ERROR : cpy_bool(level);
}

/* Writing a 1 is reading a bit that nobody sends. */
static cpy_value onewire_write_bit(struct cpy_thread *t, const cpy_value *args)
{
    int bit = cpy_truth(t, args[1]);

    if (bit < 0)
        return CPY_ERROR;
    return slot(t, as_onewire(args[0]), bit ? ONE_LOW : ZERO_LOW, READ_LOOK, bit ? READ_REST : ZERO_REST,
               "writing to") < 0
               ? CPY_ERROR
               : CPY_NONE;
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", onewire_new, "Make an object that has no pin yet.", 0},
    {"__init__", "(self, pin)", onewire_init, "Take the pin, as an open drain that is let go.", 0},
    {"deinit", "(self, /)", onewire_deinit, "Give the pin back.", 0},
    {"__enter__", "(self, /)", onewire_enter, "Return self.", 0},
    {"__exit__", "(self, type=None, value=None, traceback=None, /)", onewire_deinit, "Call deinit().", 0},
    {"reset", "(self, /)", onewire_reset, "Reset the devices; return False if there is one, True if there is none.", 0},
    {"read_bit", "(self, /)", onewire_read_bit, "Read a bit.", 0},
    {"write_bit", "(self, value)", onewire_write_bit, "Write a bit.", 0},
    {0},
};

const struct cpy_type_def cpy_onewire_type = {
    .name = "onewireio.OneWire",
    .doc = "OneWire(pin): a 1-Wire bus, as its controller.",
    .size = sizeof(struct onewire),
    .methods = methods,
    .finalize = onewire_finalize,
};

static const struct cpy_type_def *const types[] = {&cpy_onewire_type, NULL};

const struct cpy_module_def cpy_module_onewireio = {
    .name = "onewireio",
    .doc = "The 1-Wire bus.",
    .types = types,
};
