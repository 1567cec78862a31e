/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/onewireio.c - OneWire of module onewireio, which busio and bitbangio once had. */
#include "modules/circuitpython/busio.h"
#include "modules/hardware/onewire.h"

#define OWNER "OneWire"

struct onewire {
    struct cpy_object head;
    struct cpy_board *board; /* NULL: not initialised, or deinitialised */
    struct cpy_calls calls;
    uint16_t pin;
};

static struct onewire *as_onewire(cpy_value v) { return (struct onewire *)cpy_pointer(v); }

/* --- lifetime ---------------------------------------------------------------------------------------------------- */

static void give_back(void *object, struct cpy_board *board) { cpy_board_release(board, &((struct onewire *)object)->pin, 1); }

/* False: an exception is pending, and o stays open. */
static bool release(struct cpy_thread *t, struct onewire *o)
{
    return cpy_calls_close(t, &o->calls, &o->board, NULL, give_back, o);
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
    if (!release(t, o) || !cpy_claim_in(t, board, &pin, 1, OWNER, onewire_init))
        return CPY_ERROR;
    o->pin = pin;
    o->board = board;
    if ((err = cpy_gpio_setup(board, pin, &released)) >= 0 && !cpy_pending(t))
        return CPY_NONE;
    cpy_raise_io(t, board, err, "opening 1-Wire on pin %s", cpy_pin_label(board->def, pin));
    o->board = NULL;
    cpy_board_release(board, &pin, 1);
    return CPY_ERROR;
}

static cpy_value onewire_deinit(struct cpy_thread *t, const cpy_value *args)
{
    return release(t, as_onewire(args[0])) ? CPY_NONE : CPY_ERROR;
}

static void onewire_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    cpy_calls_finalized(t, release(t, (struct onewire *)o));
}

static cpy_value onewire_enter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

/* --- methods ----------------------------------------------------------------------------------------------------- */

static struct cpy_onewire_line line_of(struct onewire *o)
{
    return (struct cpy_onewire_line){&o->board, &o->calls, o->pin};
}

static cpy_value onewire_reset(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_onewire_line line = line_of(as_onewire(args[0]));
    int level = cpy_onewire_reset(t, &line);

    return level < 0 ? CPY_ERROR : cpy_bool(level);
}

static cpy_value onewire_read_bit(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_onewire_line line = line_of(as_onewire(args[0]));
    int level = cpy_onewire_read(t, &line);

    return level < 0 ? CPY_ERROR : cpy_bool(level);
}

static cpy_value onewire_write_bit(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_onewire_line line = line_of(as_onewire(args[0]));
    int bit = cpy_truth(t, args[1]);

    return bit >= 0 && cpy_onewire_write(t, &line, bit) ? CPY_NONE : CPY_ERROR;
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
