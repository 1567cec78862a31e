/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/keypad.c - module keypad: keys at pins of their own, in a matrix, behind shift registers. */
#include "modules/circuitpython/keypad.h"

#define SETTLE 1000 /* ns: from a change of a line to the look at another */
#define READ_MOST 32

static struct cpy_scanner *as_scanner(cpy_value v) { return (struct cpy_scanner *)cpy_pointer(v); }

/* Makes pins inputs with this resistor. */
static int set_inputs(struct cpy_scanner *s, uint32_t first, uint32_t n, enum cpy_pull pull)
{
    const struct cpy_pin_mode mode = {.pull = pull};
    int err = 0;

    for (uint32_t i = first; i < first + n && err >= 0; i++)
        err = cpy_gpio_setup(s->board, s->pins[i], &mode);
    return err;
}

/* Stores for n pins from first on whether they have the level. */
static int look_at(struct cpy_scanner *s, uint32_t first, uint32_t n, bool level, bool *samples)
{
    int err = 0;

    for (uint32_t i = 0; i < n && err >= 0; i += READ_MOST) {
        uint32_t levels = 0, count = n - i < READ_MOST ? n - i : READ_MOST;

        err = cpy_gpio_read_many(s->board, s->pins + first + i, count, &levels);
        for (uint32_t j = 0; j < count && err >= 0; j++)
            samples[i + j] = (bool)(levels >> j & 1) == level;
    }
    return err;
}

/* --- Keys -------------------------------------------------------------------------------------------------------- */

static int begin_keys(struct cpy_scanner *s)
{
    return set_inputs(s, 0, s->pin_count, !s->pull ? CPY_PULL_NONE : s->active ? CPY_PULL_DOWN : CPY_PULL_UP);
}

static int scan_keys(struct cpy_scanner *s) { return look_at(s, 0, s->pin_count, s->active, s->samples); }

static const struct cpy_scanner_kind keys_kind = {"Keys", begin_keys, scan_keys};

/* args: self, pins, value_when_pressed, pull, interval, max_events, debounce_threshold. */
static cpy_value keys_init(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_scanner *s = as_scanner(args[0]);
    struct cpy_scanner_wish wish = {&keys_kind, keys_init, args[4], args[5], args[6], 0};
    int active = cpy_truth(t, args[2]), pull = active < 0 ? -1 : cpy_truth(t, args[3]);

    if (pull < 0 || !cpy_hardware(t) ||
        !cpy_scanner_pins(t, s, args[1], "pins", CPY_UNSET, NULL, &wish.key_count))
        return CPY_ERROR;
    s->active = active;
    s->pull = pull;
    return cpy_scanner_begin(t, s, &wish) ? CPY_NONE : CPY_ERROR;
}

static const struct cpy_function keys_methods[] = {
    {"__init__",
        "(self, pins, *, value_when_pressed, pull=True, interval=0.02, max_events=64, debounce_threshold=1)", keys_init,
        "Take the pins, a key at each; interval in seconds.", 0},
    {0},
};

static const struct cpy_type_def keys_type = {
    .name = "keypad.Keys",
    .doc = "Keys(pins, *, value_when_pressed, pull=True, interval=0.02, max_events=64, debounce_threshold=1): keys at "
           "pins of their own.",
    .base = &cpy_scanner_type,
    .size = sizeof(struct cpy_scanner),
    .methods = keys_methods,
};

/* --- KeyMatrix --------------------------------------------------------------------------------------------------- */

/* Rows float until they are looked at; active: the level of the row that is, which a pressed key shows at its column. */
static int begin_matrix(struct cpy_scanner *s)
{
    uint32_t rows = s->pin_count - s->columns;
    int err = set_inputs(s, 0, rows, CPY_PULL_NONE);

    return err < 0 ? err : set_inputs(s, rows, s->columns, s->active ? CPY_PULL_DOWN : CPY_PULL_UP);
}

static int scan_row(struct cpy_scanner *s, uint32_t row)
{
    const struct cpy_pin_mode driven = {.output = true, .level = s->active}, floating = {.output = false};
    int err = cpy_gpio_setup(s->board, s->pins[row], &driven), end;

    if (err >= 0) {
        cpy_board_delay(s->board, SETTLE);
        err = look_at(s, s->pin_count - s->columns, s->columns, s->active, s->samples + row * s->columns);
    }
    end = cpy_gpio_setup(s->board, s->pins[row], &floating);
    return err < 0 ? err : end;
}

static int scan_matrix(struct cpy_scanner *s)
{
    int err = 0;

    for (uint32_t row = 0; row < s->pin_count - s->columns && err >= 0; row++)
        err = scan_row(s, row);
    return err;
}

static const struct cpy_scanner_kind matrix_kind = {"KeyMatrix", begin_matrix, scan_matrix};

/* args: self, row_pins, column_pins, columns_to_anodes, interval, max_events, debounce_threshold. */
static cpy_value matrix_init(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_scanner *s = as_scanner(args[0]);
    struct cpy_scanner_wish wish = {&matrix_kind, matrix_init, args[4], args[5], args[6], 0};
    int to_anodes = cpy_truth(t, args[3]);
    uint32_t rows;

    if (to_anodes < 0 || !cpy_hardware(t) ||
        !cpy_scanner_pins(t, s, args[1], "row_pins", args[2], "column_pins", &rows))
        return CPY_ERROR;
    s->active = !to_anodes;
    s->columns = s->pin_count - rows;
    wish.key_count = rows * s->columns;
    return cpy_scanner_begin(t, s, &wish) ? CPY_NONE : CPY_ERROR;
}

static cpy_value matrix_row_column(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_scanner *s = as_scanner(args[0]);
    int64_t key;

    if (!cpy_scanner_check(t, s) || !cpy_argument_range(t, args[1], "key_number", 0, s->key_count - 1, &key))
        return CPY_ERROR;
    return cpy_tuple_of(t, 2, cpy_int(key / s->columns), cpy_int(key % s->columns));
}

static cpy_value matrix_key_number(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_scanner *s = as_scanner(args[0]);
    int64_t row, column;

    if (!cpy_scanner_check(t, s) ||
        !cpy_argument_range(t, args[1], "row", 0, s->pin_count - s->columns - 1, &row) ||
        !cpy_argument_range(t, args[2], "column", 0, s->columns - 1, &column))
        return CPY_ERROR;
    return cpy_int(row * s->columns + column);
}

static const struct cpy_function matrix_methods[] = {
    {"__init__",
        "(self, row_pins, column_pins, columns_to_anodes=True, interval=0.02, max_events=64, debounce_threshold=1)",
        matrix_init, "Take the pins; columns_to_anodes: diodes, if any, let current flow from columns to rows.", 0},
    {"key_number_to_row_column", "(self, key_number)", matrix_row_column, "Return (row, column) of a key.", 0},
    {"row_column_to_key_number", "(self, row, column)", matrix_key_number, "Return the number of a key.", 0},
    {0},
};

static const struct cpy_type_def matrix_type = {
    .name = "keypad.KeyMatrix",
    .doc = "KeyMatrix(row_pins, column_pins, columns_to_anodes=True, interval=0.02, max_events=64, "
           "debounce_threshold=1): keys between rows and columns.",
    .base = &cpy_scanner_type,
    .size = sizeof(struct cpy_scanner),
    .methods = matrix_methods,
};

/* --- ShiftRegisterKeys ------------------------------------------------------------------------------------------- */

enum { CLOCK, DATA, LATCH, SHIFT_PINS };

static int begin_shift(struct cpy_scanner *s)
{
    const struct cpy_pin_mode clock = {.output = true}, latch = {.output = true, .level = !s->latch};
    int err = cpy_gpio_setup(s->board, s->pins[CLOCK], &clock);

    if (err >= 0)
        err = cpy_gpio_setup(s->board, s->pins[LATCH], &latch);
    return err < 0 ? err : set_inputs(s, DATA, 1, CPY_PULL_NONE);
}

/* Reads the bit that the register shows, then has it show the next. */
static int shift(struct cpy_scanner *s, uint32_t key)
{
    int level = cpy_gpio_read(s->board, s->pins[DATA]), err = level;

    s->samples[key] = level == (int)s->active;
    if (err >= 0)
        err = cpy_gpio_write(s->board, s->pins[CLOCK], true);
    return err < 0 ? err : cpy_gpio_write(s->board, s->pins[CLOCK], false);
}

static int scan_shift(struct cpy_scanner *s)
{
    int err = cpy_gpio_write(s->board, s->pins[LATCH], s->latch), end;

    cpy_board_delay(s->board, SETTLE);
    for (uint32_t key = 0; key < s->key_count && err >= 0; key++)
        err = shift(s, key);
    end = cpy_gpio_write(s->board, s->pins[LATCH], !s->latch);
    return err < 0 ? err : end;
}

static const struct cpy_scanner_kind shift_kind = {"ShiftRegisterKeys", begin_shift, scan_shift};

/* args: self, clock, data, latch, value_to_latch, key_count, value_when_pressed, interval, max_events,
 * debounce_threshold. */
static cpy_value shift_init(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_scanner *s = as_scanner(args[0]);
    struct cpy_scanner_wish wish = {&shift_kind, shift_init, args[7], args[8], args[9], 0};
    int latch = cpy_truth(t, args[4]), active = latch < 0 ? -1 : cpy_truth(t, args[6]);
    cpy_value pins = active < 0 || !cpy_hardware(t) ? CPY_ERROR : cpy_tuple_of(t, 3, args[1], args[2], args[3]);
    int64_t keys;
    uint32_t n;

    if (!pins || !cpy_argument_range(t, args[5], "key_count", 1, CPY_KEYS_MOST, &keys) ||
        !cpy_scanner_pins(t, s, pins, "clock, data and latch", CPY_UNSET, NULL, &n))
        return CPY_ERROR;
    s->latch = latch;
    s->active = active;
    wish.key_count = (uint32_t)keys;
    return cpy_scanner_begin(t, s, &wish) ? CPY_NONE : CPY_ERROR;
}

static const struct cpy_function shift_methods[] = {
    {"__init__",
        "(self, *, clock, data, latch, value_to_latch=True, key_count, value_when_pressed, interval=0.02, "
        "max_events=64, debounce_threshold=1)",
        shift_init, "Take the pins of a chain of parallel-in shift registers, as 74HC165 or CD4021.", 0},
    {0},
};

static const struct cpy_type_def shift_type = {
    .name = "keypad.ShiftRegisterKeys",
    .doc = "ShiftRegisterKeys(*, clock, data, latch, value_to_latch=True, key_count, value_when_pressed, interval=0.02, "
           "max_events=64, debounce_threshold=1): keys behind shift registers.",
    .base = &cpy_scanner_type,
    .size = sizeof(struct cpy_scanner),
    .methods = shift_methods,
};

static const struct cpy_type_def *const types[] = {
    &cpy_key_event_type, &cpy_key_queue_type, &keys_type, &matrix_type, &shift_type, NULL};

const struct cpy_module_def cpy_module_keypad = {
    .name = "keypad",
    .doc = "Keys that are looked at in the background.",
    .types = types,
};
