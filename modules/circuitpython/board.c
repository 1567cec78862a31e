/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/board.c - module board: the board's pins by their names, and its buses.
 *
 * What the board's data names becomes an attribute when it is first asked for.  A bus that
 * board.I2C() and its like have opened is opened once and stays, until the script deinitialises it. */
#include "modules/circuitpython/busio.h"

#include "boards/boards.h"

#include <stdlib.h>

static const char key;

/* Per interpreter: the list of the buses' objects, None where there is none yet. */
struct singletons {
    struct cpy_handle buses;
};

static cpy_value bus_list(struct cpy_thread *t, const struct cpy_board_def *def)
{
    struct singletons *s = cpy_private(t, &key, sizeof *s);
    cpy_value list = s ? s->buses.value : CPY_ERROR;

    if (!s || list)
        return list;
    if (!(list = cpy_list_new(t, def->bus_count)))
        return CPY_ERROR;
    for (unsigned i = 0; i < def->bus_count; i++)
        if (!cpy_list_append(t, list, CPY_NONE))
            return CPY_ERROR;
    cpy_handle_set(t, &s->buses, list);
    return list;
}

/* args: the number of the bus in the board's data, to which the function is bound. */
static cpy_value bus_function(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_board *board = cpy_hardware(t);
    cpy_value list = board ? bus_list(t, board->def) : CPY_ERROR, bus;
    size_t i = (size_t)cpy_small(args[0]);

    if (!list)
        return CPY_ERROR;
    bus = cpy_list_get(list, i);
    if (bus != CPY_NONE && cpy_busio_is_open(t, bus))
        return bus;
    if ((bus = cpy_busio_open(t, &board->def->buses[i])))
        cpy_list_set(list, i, bus);
    return bus;
}

static cpy_value missing_bus(struct cpy_thread *t, const cpy_value *args);

/* What the kinds of buses are called; boards without one have a function that says so. */
static const struct {
    const char *name;
    struct cpy_function open, missing;
} kinds[] = {
    [CPY_BUS_I2C] = {"I2C", {"I2C", "(self, /)", bus_function, "Return the board's I2C bus, a busio.I2C.", 0},
        {"I2C", "(self, /)", missing_bus, "Raise NotImplementedError: the board has no default I2C bus.", 0}},
    [CPY_BUS_SPI] = {"SPI", {"SPI", "(self, /)", bus_function, "Return the board's SPI bus, a busio.SPI.", 0},
        {"SPI", "(self, /)", missing_bus, "Raise NotImplementedError: the board has no default SPI bus.", 0}},
    [CPY_BUS_UART] = {"UART", {"UART", "(self, /)", bus_function, "Return the board's UART, a busio.UART.", 0},
        {"UART", "(self, /)", missing_bus, "Raise NotImplementedError: the board has no default UART.", 0}},
};

/* args: the name of the kind of bus that the board has not. */
static cpy_value missing_bus(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_board *board = cpy_hardware(t);
    const char *kind = board ? cpy_str_utf8(t, args[0], NULL) : NULL;
    struct cpy_builder text;
    cpy_value others;
    unsigned n = 0;

    if (!kind)
        return CPY_ERROR;
    cpy_build(&text, t);
    for (unsigned i = 0; i < board->def->bus_count; i++)
        if (strcmp(kinds[board->def->buses[i].kind].name, kind) == 0)
            cpy_build_format(&text, "%s%s()", n++ ? ", " : "; it has ", board->def->buses[i].name);
    others = cpy_build_finish(&text);
    return others ? cpy_raise(t, CPY_NOT_IMPLEMENTED_ERROR, "No default %s bus (%s%V)", kind, board->def->title, others)
                  : CPY_ERROR;
}

/* --- attributes -------------------------------------------------------------------------------------------------- */

/* The value of a name; CPY_UNSET with nothing pending: there is none. */
static cpy_value find(struct cpy_thread *t, const struct cpy_board_def *def, const char *name)
{
    cpy_value text;

    for (unsigned i = 0; i < def->name_count; i++)
        if (strcmp(def->names[i].name, name) == 0)
            return cpy_pin_value(t, def->names[i].pin);
    for (unsigned i = 0; i < def->bus_count; i++)
        if (strcmp(def->buses[i].name, name) == 0)
            return cpy_native_bound(t, &kinds[def->buses[i].kind].open, cpy_int(i));
    for (size_t i = 0; i < CPY_COUNT(kinds); i++)
        if (strcmp(kinds[i].name, name) == 0)
            return (text = cpy_str_from(t, name)) ? cpy_native_bound(t, &kinds[i].missing, text) : CPY_ERROR;
    return CPY_UNSET;
}

static cpy_value refuse(struct cpy_thread *t, const struct cpy_board_def *def, cpy_value name, const char *text)
{
    const char **names = malloc((def->name_count + 1u) * sizeof *names), *nearest;

    if (!names)
        return cpy_raise_no_memory(t);
    for (unsigned i = 0; i < def->name_count; i++)
        names[i] = def->names[i].name;
    nearest = cpy_nearest_name(text, names, def->name_count);
    free(names);
    return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "module 'board' has no attribute '%V'%s%s%s (the board is %s%s%s)", name,
        nearest ? ". Did you mean: '" : "", nearest ? nearest : "", nearest ? "'?" : "", def->title,
        def->note && *def->note ? "; " : "", def->note ? def->note : "");
}

/* Does the interpreter itself ask, for what modules may have? */
static bool is_dunder(const char *name) { return strncmp(name, "__", 2) == 0; }

static cpy_value list_names(struct cpy_thread *t, const cpy_value *args);

static cpy_value board_getattr(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_board *board = cpy_hardware(t);
    const char *name = board && cpy_is_str(args[0]) ? cpy_str_utf8(t, args[0], NULL) : NULL;
    cpy_value v, module;

    if (!name)
        return cpy_pending(t) ? CPY_ERROR
                              : cpy_raise(t, CPY_TYPE_ERROR, "attribute name must be string, not '%T'", args[0]);
    if (strcmp(name, "__all__") == 0)
        return list_names(t, args);
    if (is_dunder(name))
        return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "module 'board' has no attribute '%V'", args[0]);
    if (!(v = find(t, board->def, name)))
        return cpy_pending(t) ? CPY_ERROR : refuse(t, board->def, args[0], name);
    return (module = cpy_import(t, "board")) && cpy_module_add(t, module, name, v) ? v : CPY_ERROR;
}

static bool add_name(struct cpy_thread *t, cpy_value list, const char *name)
{
    cpy_value text = cpy_str_from(t, name);

    return text && cpy_list_append(t, list, text);
}

/* The public names: pins, buses, and the functions that every board has. */
static cpy_value list_names(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_board *board = cpy_hardware(t);
    const struct cpy_board_def *def = board ? board->def : NULL;
    cpy_value list = def ? cpy_list_new(t, def->name_count) : CPY_ERROR;

    (void)args;
    if (!list || !add_name(t, list, "board_id"))
        return CPY_ERROR;
    for (unsigned i = 0; i < def->name_count; i++)
        if (!add_name(t, list, def->names[i].name))
            return CPY_ERROR;
    for (size_t i = 0; i < CPY_COUNT(kinds); i++)
        if (!add_name(t, list, kinds[i].name))
            return CPY_ERROR;
    for (unsigned i = 0; i < def->bus_count; i++)
        if (strcmp(def->buses[i].name, kinds[def->buses[i].kind].name) != 0 && !add_name(t, list, def->buses[i].name))
            return CPY_ERROR;
    return list;
}

static const struct cpy_function functions[] = {
    {"__getattr__", "(name, /)", board_getattr, "Return the pin or bus of this name.", 0},
    {"__dir__", "()", list_names, "Return the names of pins and buses.", 0},
    {0},
};

static bool init(struct cpy_thread *t, cpy_value module)
{
    struct cpy_board *board = cpy_hardware(t);

    return board && cpy_module_add(t, module, "board_id", cpy_str_from(t, board->def->id));
}

const struct cpy_module_def cpy_module_board = {
    .name = "board",
    .doc = "The board's pins and buses, by the names that are printed on it.",
    .functions = functions,
    .init = init,
};
