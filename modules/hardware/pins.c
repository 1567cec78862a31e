/* SPDX-License-Identifier: MIT */
/* modules/hardware/pins.c - pins as Python objects, finding them, and claiming them. */
#include "modules/hardware/state.h"

#include "boards/boards.h"

#include <stdlib.h>

/* --- microcontroller.Pin ----------------------------------------------------------------------------------------- */

static uint16_t number_of(cpy_value pin) { return ((struct cpy_pin *)cpy_pointer(pin))->number; }

/* Has the board a name for the pin, or only the chip? */
static bool on_board(const struct cpy_board_def *def, uint16_t pin)
{
    for (unsigned i = 0; i < def->name_count; i++)
        if (def->names[i].pin == pin)
            return true;
    return false;
}

static cpy_value pin_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_board *board = cpy_hardware(t);
    uint16_t pin = number_of(args[0]);

    if (!board)
        return CPY_ERROR;
    return cpy_str_format(
        t, on_board(board->def, pin) ? "board.%s" : "microcontroller.pin.%s", cpy_pin_label(board->def, pin));
}

static cpy_value pin_hash(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int(number_of(args[0]));
}

static const struct cpy_function pin_methods[] = {
    {"__repr__", "(self, /)", pin_repr, "Return the pin's name on the board, or on the chip.", 0},
    {"__hash__", "(self, /)", pin_hash, "Return hash(self).", 0},
    {0},
};

const struct cpy_type_def cpy_pin_type = {
    .name = "microcontroller.Pin",
    .doc = "A pin of the chip: an attribute of board or microcontroller.pin.",
    .size = sizeof(struct cpy_pin),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = pin_methods,
};

/* The list of pin objects; None where there is none yet. */
static cpy_value pin_list(struct cpy_thread *t, struct cpy_hardware_state *s)
{
    cpy_value list = s->pins.value;

    if (list)
        return list;
    if (!(list = cpy_list_new(t, s->board->def->pin_count)))
        return CPY_ERROR;
    for (unsigned i = 0; i < s->board->def->pin_count; i++)
        if (!cpy_list_append(t, list, CPY_NONE))
            return CPY_ERROR;
    cpy_handle_set(t, &s->pins, list);
    return list;
}

cpy_value cpy_pin_value(struct cpy_thread *t, uint16_t pin)
{
    cpy_value list = cpy_hardware(t) ? pin_list(t, cpy_hardware_state(t)) : CPY_ERROR, type, v;
    struct cpy_pin *made;

    if (!list || (v = cpy_list_get(list, pin)) != CPY_NONE)
        return list ? v : CPY_ERROR;
    if (!(type = cpy_type_of_def(t, &cpy_pin_type)) || !(made = cpy_new_object(t, type)))
        return CPY_ERROR;
    made->number = pin;
    cpy_list_set(list, pin, cpy_from(made));
    return cpy_from(made);
}

/* --- arguments --------------------------------------------------------------------------------------------------- */

/* The pin that an object is or has.  CPY_NO_PIN with nothing pending: none. */
static uint16_t pin_in(struct cpy_thread *t, cpy_value v)
{
    if (!cpy_is_object(v))
        return CPY_NO_PIN;
    if (!cpy_is_instance_def(t, v, &cpy_pin_type) && !(v = cpy_find_attr_str(t, v, "_pin")))
        return CPY_NO_PIN;
    return cpy_is_instance_def(t, v, &cpy_pin_type) ? number_of(v) : CPY_NO_PIN;
}

bool cpy_pin_argument(struct cpy_thread *t, cpy_value v, const char *parameter, bool optional, uint16_t *pin)
{
    if ((*pin = pin_in(t, v)) != CPY_NO_PIN)
        return true;
    if (cpy_pending(t))
        return false;
    if (optional && v == CPY_NONE)
        return true;
    cpy_raise(t, CPY_TYPE_ERROR, "%s must be of type Pin%s, not %T", parameter, optional ? " or None" : "", v);
    return false;
}

static bool no_name(struct cpy_thread *t, const struct cpy_board_def *def, cpy_value name)
{
    const char *text = cpy_str_utf8(t, name, NULL), *nearest = NULL;
    size_t n = 0;
    const char **names = malloc((def->name_count + def->pin_count + 1) * sizeof *names);

    if (!text || !names) {
        if (text)
            cpy_raise_no_memory(t);
        free(names);
        return false;
    }
    for (unsigned i = 0; i < def->name_count; i++)
        names[n++] = def->names[i].name;
    for (unsigned i = 0; i < def->pin_count; i++)
        names[n++] = def->pins[i].name;
    nearest = cpy_nearest_name(text, names, n);
    free(names);
    cpy_raise(t, CPY_VALUE_ERROR, "no pin %R on %s%s%s%s", name, def->title, nearest ? ". Did you mean '" : "",
        nearest ? nearest : "", nearest ? "'?" : "");
    return false;
}

static bool pin_by_line(struct cpy_thread *t, const struct cpy_board_def *def, cpy_value id, uint16_t *pin)
{
    int64_t line;

    if (!cpy_to_index(t, id, &line))
        return false;
    for (unsigned i = 0; i < def->pin_count; i++)
        if (def->pins[i].line == line) {
            *pin = (uint16_t)i;
            return true;
        }
    cpy_raise(t, CPY_VALUE_ERROR, "no pin %lld on %s", (long long)line, def->title);
    return false;
}

bool cpy_pin_by_id(struct cpy_thread *t, cpy_value id, uint16_t *pin)
{
    struct cpy_board *board = cpy_hardware(t);
    const char *name;

    if (!board)
        return false;
    if (cpy_is_int(id) && !cpy_is_bool(id))
        return pin_by_line(t, board->def, id, pin);
    if (!cpy_is_str(id))
        return cpy_pin_argument(t, id, "id", false, pin);
    if (!(name = cpy_str_utf8(t, id, NULL)))
        return false;
    return (*pin = cpy_pin_find(board->def, name)) != CPY_NO_PIN || no_name(t, board->def, id);
}

const char *cpy_pin_text(struct cpy_thread *t, uint16_t pin)
{
    struct cpy_hardware_state *s = cpy_hardware_state(t);

    return s && s->board && pin < s->board->def->pin_count ? cpy_pin_label(s->board->def, pin) : "?";
}

/* --- claims ------------------------------------------------------------------------------------------------------ */

bool cpy_claim(struct cpy_thread *t, struct cpy_board *board, const uint16_t *pins, unsigned n, const char *owner)
{
    return cpy_claim_in(t, board, pins, n, owner, NULL);
}

bool cpy_claim_in(
    struct cpy_thread *t, struct cpy_board *board, const uint16_t *pins, unsigned n, const char *owner, cpy_native init)
{
    uint16_t taken = CPY_NO_PIN;
    int err = cpy_board_claim(board, pins, n, owner, &taken);

    if (err == -EBUSY) { /* by something that nobody can reach any more? */
        cpy_collect_from(t, init);
        err = cpy_board_claim(board, pins, n, owner, &taken);
    }
    if (err == -EBUSY)
        cpy_raise(t, CPY_VALUE_ERROR, "%s in use", cpy_pin_label(board->def, taken));
    else if (err == -EINVAL)
        cpy_raise(t, CPY_TYPE_ERROR, "%s: the same pin is given twice", owner);
    else if (err < 0)
        cpy_raise_io(t, board, err, "claiming a pin for %s", owner);
    return err >= 0;
}

/* --- messages ---------------------------------------------------------------------------------------------------- */

cpy_value cpy_pins_that_can(struct cpy_thread *t, const struct cpy_board_def *def, enum cpy_pin_can can)
{
    struct cpy_builder text;
    bool any = false;

    cpy_build(&text, t);
    for (uint16_t i = 0; i < def->pin_count; i++)
        if (def->pins[i].can & can) {
            cpy_build_format(&text, "%s%s", any ? ", " : "; pins that have one: ", cpy_pin_label(def, i));
            any = true;
        }
    if (!any)
        cpy_build_format(&text, "; no pin of this board has one%s%s", def->note && *def->note ? ": " : "", def->note ? def->note : "");
    return cpy_build_finish(&text);
}
