/* SPDX-License-Identifier: MIT */
/* boards/boards.c - board files become struct cpy_board_def.
 *
 * A board may be like another one: both trees are read one after the other into the same
 * arrays, and what comes later replaces what has the same name.  The strings of a definition
 * lie in the trees, which live as long as it. */
#include "boards/boards.h"

#include "boards/embedded.h"
#include "boards/toml.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_MOST (1 << 20) /* bytes of a board file */
#define PINS_MOST 2048
#define CHAIN_MOST 4        /* trees of one board */

/* A definition and what it is made of. */
struct loaded {
    struct cpy_board_def def; /* first: what the caller gets */
    struct cpy_pin_def *pins;
    struct cpy_pin_name *names;
    struct cpy_bus_def *buses;
    struct cpy_channel_def *channels;
    struct cpy_toml_value *trees[CHAIN_MOST];
    unsigned tree_count;
    char *id; /* of a board that is not compiled in */
    const struct cpy_board_discovery *discovery; /* of whoever loads it, or NULL */
};

/* The file that is being read, for messages. */
struct source {
    struct loaded *board;
    const char *file; /* "boards/host.toml" */
    struct cpy_failure *failure;
};

/* --- errors -------------------------------------------------------------------------------- */

__attribute__((format(printf, 2, 3)))
static bool fail(struct cpy_failure *failure, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(failure->text, sizeof failure->text, format, args);
    va_end(args);
    failure->pin = CPY_NO_PIN;
    failure->posted = false;
    return false;
}

/* The last part of a path is enough to find the file, and leaves room for the rest. */
static const char *short_name(const char *file)
{
    const char *slash = strrchr(file, '/');

    return strlen(file) > 50 && slash ? slash + 1 : file;
}

/* "boards/host.toml:12: ..." */
__attribute__((format(printf, 3, 4)))
static bool fail_at(const struct source *s, const struct cpy_toml_value *v, const char *format, ...)
{
    char text[sizeof s->failure->text];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return fail(s->failure, "%.60s:%u: %s", short_name(s->file), v->line, text);
}

static bool fail_unknown(const struct source *s, const struct cpy_toml_value *v, const char *what,
    const char *const *names, size_t n)
{
    const char *nearest = cpy_nearest_name(v->key, names, n);

    if (nearest)
        return fail_at(s, v, "unknown %s '%.40s'; did you mean '%s'?", what, v->key, nearest);
    return fail_at(s, v, "unknown %s '%.40s'", what, v->key);
}

/* --- reading values ---------------------------------------------------------------------------- */

static bool need_kind(const struct source *s, const struct cpy_toml_value *v, enum cpy_toml_kind kind)
{
    return v->kind == kind || fail_at(s, v, "%.40s must be %s, not %s", v->key ? v->key : "an element",
        cpy_toml_kind_name(kind), cpy_toml_kind_name(v->kind));
}

static bool read_string(const struct source *s, const struct cpy_toml_value *v, const char **out)
{
    if (!need_kind(s, v, CPY_TOML_STRING))
        return false;
    if (strlen(v->text) != v->len)
        return fail_at(s, v, "%.40s may not hold the character U+0000", v->key);
    *out = v->text;
    return true;
}

static bool read_integer(const struct source *s, const struct cpy_toml_value *v, int64_t most, int64_t *out)
{
    if (!need_kind(s, v, CPY_TOML_INTEGER))
        return false;
    if (v->integer < 0 || v->integer > most)
        return fail_at(s, v, "%.40s must be 0 to %lld", v->key, (long long)most);
    *out = v->integer;
    return true;
}

/* --- pins and names ------------------------------------------------------------------------------- */

static bool is_identifier(const char *text)
{
    for (const char *c = text; *c; c++)
        if (!((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || *c == '_' || (c > text && *c >= '0' && *c <= '9')))
            return false;
    return *text;
}

static uint16_t find_chip_pin(const struct loaded *board, const char *name)
{
    for (uint16_t i = 0; i < board->def.pin_count; i++)
        if (strcmp(board->pins[i].name, name) == 0)
            return i;
    return CPY_NO_PIN;
}

static struct cpy_pin_name *find_name(const struct loaded *board, const char *name)
{
    for (uint16_t i = 0; i < board->def.name_count; i++)
        if (strcmp(board->names[i].name, name) == 0)
            return &board->names[i];
    return NULL;
}

/* Sets one property of a pin. */
static bool read_pin_property(const struct source *s, const struct cpy_toml_value *v, struct cpy_pin_def *pin)
{
    static const char *const keys[] = {
        "line", "adc", "dac", "input_only", "chip", "gpio", "active_low", "open_source", "debounce_us", "w1_master"};
    bool *flag = strcmp(v->key, "active_low") == 0 ? &pin->active_low
        : strcmp(v->key, "open_source") == 0       ? &pin->open_source
                                                   : NULL;
    int64_t n = 0;

    if (flag) {
        *flag = v->integer;
        return need_kind(s, v, CPY_TOML_BOOLEAN);
    }
    if (strcmp(v->key, "debounce_us") == 0) {
        if (!read_integer(s, v, 10000000, &n))
            return false;
        pin->debounce_us = (uint32_t)n;
        return true;
    }
    if (strcmp(v->key, "w1_master") == 0) {
        if (!read_integer(s, v, UINT8_MAX, &n))
            return false;
        pin->w1_master = (uint8_t)n;
        return true;
    }
    if (strcmp(v->key, "chip") == 0)
        return read_string(s, v, &pin->chip);
    if (strcmp(v->key, "gpio") == 0) {
        pin->can &= (uint8_t)~(v->integer ? 0 : CPY_CAN_GPIO);
        return need_kind(s, v, CPY_TOML_BOOLEAN);
    }
    if (strcmp(v->key, "input_only") == 0) {
        pin->can |= v->integer ? CPY_CAN_INPUT_ONLY : 0;
        return need_kind(s, v, CPY_TOML_BOOLEAN);
    }
    if (strcmp(v->key, "line") == 0) {
        if (!read_integer(s, v, UINT16_MAX - 1, &n))
            return false;
        pin->line = (uint16_t)n;
    } else if (strcmp(v->key, "adc") == 0) {
        if (!read_integer(s, v, INT8_MAX, &n))
            return false;
        pin->adc = (int8_t)n;
        pin->can |= CPY_CAN_ADC;
    } else if (strcmp(v->key, "dac") == 0) {
        if (!read_integer(s, v, INT8_MAX, &n))
            return false;
        pin->dac = (int8_t)n;
        pin->can |= CPY_CAN_DAC;
    } else {
        return fail_unknown(s, v, "property", keys, sizeof keys / sizeof *keys);
    }
    return true;
}

/* NAME = {line = 2, adc = 0}, or NAME = 2 for short; NAME = {gpio = false} has channels only. */
static bool read_pin(const struct source *s, const struct cpy_toml_value *v, struct cpy_pin_def *pin)
{
    int64_t line = 0;

    *pin = (struct cpy_pin_def){.name = v->key, .line = CPY_NO_LINE, .can = CPY_CAN_GPIO, .adc = -1, .dac = -1};
    if (v->kind == CPY_TOML_INTEGER) {
        if (!read_integer(s, v, UINT16_MAX - 1, &line))
            return false;
        pin->line = (uint16_t)line;
        return true;
    }
    if (!need_kind(s, v, CPY_TOML_TABLE))
        return false;
    for (const struct cpy_toml_value *p = v->first; p; p = p->next)
        if (!read_pin_property(s, p, pin))
            return false;
    return pin->line != CPY_NO_LINE || !(pin->can & CPY_CAN_GPIO)
           || fail_at(s, v, "%.40s needs a line, such as {line = 2}", v->key);
}

/* Do both mean one line of one chip? */
static bool same_line(const struct cpy_pin_def *a, const struct cpy_pin_def *b)
{
    return a->line == b->line && a->line != CPY_NO_LINE && !a->chip == !b->chip
           && (!a->chip || strcmp(a->chip, b->chip) == 0);
}

static bool read_pins(const struct source *s, const struct cpy_toml_value *table)
{
    struct loaded *board = s->board;

    for (const struct cpy_toml_value *v = table->first; v; v = v->next) {
        struct cpy_pin_def pin;
        uint16_t at = find_chip_pin(board, v->key);

        if (!is_identifier(v->key))
            return fail_at(s, v, "'%.40s' cannot be a pin's name: letters, digits and _ only", v->key);
        if (!read_pin(s, v, &pin))
            return false;
        at = at == CPY_NO_PIN ? board->def.pin_count++ : at;
        board->pins[at] = pin;
        for (uint16_t i = 0; i < board->def.pin_count; i++)
            if (i != at && same_line(&board->pins[i], &pin))
                return fail_at(s, v, "%.40s and %.40s have the same line %u", pin.name, board->pins[i].name, pin.line);
    }
    return true;
}

/* The pin that a board name or chip name means. */
static bool find_pin(const struct source *s, const struct cpy_toml_value *v, const char *name, uint16_t *pin)
{
    const struct loaded *board = s->board;
    const char *candidates[2 * PINS_MOST], *nearest;
    const struct cpy_pin_name *found;
    size_t n = 0;

    if ((found = find_name(board, name))) {
        *pin = found->pin;
        return true;
    }
    if ((*pin = find_chip_pin(board, name)) != CPY_NO_PIN)
        return true;
    for (uint16_t i = 0; i < board->def.name_count; i++)
        candidates[n++] = board->names[i].name;
    for (uint16_t i = 0; i < board->def.pin_count; i++)
        candidates[n++] = board->pins[i].name;
    nearest = cpy_nearest_name(name, candidates, n);
    return fail_at(s, v, "there is no pin '%.40s'%s%s%s", name, nearest ? "; did you mean '" : "",
        nearest ? nearest : "", nearest ? "'?" : "");
}

static bool read_pin_reference(const struct source *s, const struct cpy_toml_value *v, uint16_t *pin)
{
    const char *name;

    return read_string(s, v, &name) && find_pin(s, v, name, pin);
}

static bool read_names(const struct source *s, const struct cpy_toml_value *table)
{
    struct loaded *board = s->board;

    for (const struct cpy_toml_value *v = table->first; v; v = v->next) {
        struct cpy_pin_name *name = find_name(board, v->key);
        uint16_t pin;

        if (!is_identifier(v->key))
            return fail_at(s, v, "'%.40s' cannot be a pin's name: letters, digits and _ only", v->key);
        if (!read_pin_reference(s, v, &pin))
            return false;
        name = name ? name : &board->names[board->def.name_count++];
        *name = (struct cpy_pin_name){v->key, pin};
    }
    return true;
}

/* --- buses ------------------------------------------------------------------------------------------- */

/* What the kinds of buses are called, and their lines in the order of pins[]. */
static const struct bus_kind {
    char name[8];
    char lines[4][8];
    unsigned needed; /* a bit for each line that must be given */
} bus_kinds[] = {
    [CPY_BUS_I2C] = {"i2c", {"scl", "sda"}, 3},
    [CPY_BUS_SPI] = {"spi", {"sck", "mosi", "miso"}, 1},
    [CPY_BUS_UART] = {"uart", {"tx", "rx", "rts", "cts"}, 0},
};

/* selects = {CE0 = "/dev/spidev0.0"}: a pin that is only part of a bus can be used all the same. */
static bool read_selects(const struct source *s, const struct cpy_toml_value *table, struct cpy_bus_def *bus)
{
    if (!need_kind(s, table, CPY_TOML_TABLE))
        return false;
    for (const struct cpy_toml_value *v = table->first; v; v = v->next) {
        struct cpy_select_def *select = &bus->selects[bus->select_count];

        if (bus->select_count == CPY_SELECTS_MOST)
            return fail_at(s, v, "a bus has at most %d chip selects", CPY_SELECTS_MOST);
        if (!find_pin(s, v, v->key, &select->pin) || !read_string(s, v, &select->device))
            return false;
        s->board->pins[select->pin].can |= CPY_CAN_GPIO;
        bus->select_count++;
    }
    return true;
}

/* Sets what a key other than kind says. */
static bool read_bus_property(const struct source *s, const struct cpy_toml_value *v, struct cpy_bus_def *bus)
{
    const struct bus_kind *kind = &bus_kinds[bus->kind];
    const char *keys[] = {"name", "id", "device", "optional", "selects", kind->lines[0], kind->lines[1], kind->lines[2],
        kind->lines[3]};
    int64_t id = -1;

    if (strcmp(v->key, "name") == 0)
        return read_string(s, v, &bus->name);
    if (strcmp(v->key, "device") == 0)
        return read_string(s, v, &bus->device);
    if (strcmp(v->key, "optional") == 0) {
        bus->optional = v->integer;
        return need_kind(s, v, CPY_TOML_BOOLEAN);
    }
    if (strcmp(v->key, "selects") == 0 && bus->kind == CPY_BUS_SPI)
        return read_selects(s, v, bus);
    if (strcmp(v->key, "id") == 0) {
        if (!read_integer(s, v, 255, &id))
            return false;
        bus->id = (int)id;
        return true;
    }
    for (unsigned i = 0; i < 4; i++)
        if (*kind->lines[i] && strcmp(v->key, kind->lines[i]) == 0)
            return read_pin_reference(s, v, &bus->pins[i]);
    return fail_unknown(s, v, "property", keys, sizeof keys / sizeof *keys);
}

static bool read_bus_kind(const struct source *s, const struct cpy_toml_value *table, struct cpy_bus_def *bus)
{
    const struct cpy_toml_value *v = cpy_toml_get(table, "kind");
    const char *name = "";

    if (v && !read_string(s, v, &name))
        return false;
    for (unsigned i = 0; i < sizeof bus_kinds / sizeof *bus_kinds; i++)
        if (strcmp(name, bus_kinds[i].name) == 0) {
            bus->kind = (enum cpy_bus_kind)i;
            return true;
        }
    return fail_at(s, v ? v : table, "a bus needs a kind: \"i2c\", \"spi\" or \"uart\"");
}

/* Are name and lines complete, and is no line used twice? */
static bool check_bus(const struct source *s, const struct cpy_toml_value *table, const struct cpy_bus_def *bus)
{
    const struct bus_kind *kind = &bus_kinds[bus->kind];

    if (!bus->name || !is_identifier(bus->name))
        return fail_at(s, table, "a bus needs a name that module board can have, such as \"I2C\"");
    for (unsigned i = 0; i < 4; i++) {
        if (kind->needed >> i & 1 && bus->pins[i] == CPY_NO_PIN)
            return fail_at(s, table, "bus %.40s needs a pin for %s", bus->name, kind->lines[i]);
        for (unsigned k = 0; k < i; k++)
            if (bus->pins[i] == bus->pins[k] && bus->pins[i] != CPY_NO_PIN)
                return fail_at(s, table, "bus %.40s has one pin for %s and %s", bus->name, kind->lines[k],
                    kind->lines[i]);
    }
    return true;
}

static bool read_bus(const struct source *s, const struct cpy_toml_value *table)
{
    struct loaded *board = s->board;
    struct cpy_bus_def bus = {.id = -1, .pins = {CPY_NO_PIN, CPY_NO_PIN, CPY_NO_PIN, CPY_NO_PIN}};
    uint16_t at = 0;

    if (!need_kind(s, table, CPY_TOML_TABLE) || !read_bus_kind(s, table, &bus))
        return false;
    for (const struct cpy_toml_value *v = table->first; v; v = v->next)
        if (strcmp(v->key, "kind") != 0 && !read_bus_property(s, v, &bus))
            return false;
    if (!check_bus(s, table, &bus))
        return false;
    while (at < board->def.bus_count && strcmp(board->buses[at].name, bus.name) != 0)
        at++;
    board->def.bus_count += at == board->def.bus_count;
    board->buses[at] = bus;
    return true;
}

static bool read_buses(const struct source *s, const struct cpy_toml_value *array)
{
    for (const struct cpy_toml_value *v = array->first; v; v = v->next)
        if (!read_bus(s, v))
            return false;
    return true;
}

/* --- a whole board -------------------------------------------------------------------------------------- */

/* Where a unit's number is kept; NULL: it has none of this name. */
static uint32_t *unit_number(struct cpy_board_def *def, enum cpy_unit_kind kind, const char *name)
{
    if (strcmp(name, "bits") == 0 && kind != CPY_UNIT_PWM)
        return kind == CPY_UNIT_ADC ? &def->adc_bits : &def->dac_bits;
    return strcmp(name, "millivolts") == 0 && kind == CPY_UNIT_ADC ? &def->adc_millivolts : NULL;
}

/* PIN = 0, or PIN = {channel = 0, device = "pwmchip1"}. */
static bool read_channel(const struct source *s, const struct cpy_toml_value *v, struct cpy_channel_def *channel)
{
    const struct cpy_toml_value *number = v->kind == CPY_TOML_TABLE ? cpy_toml_get(v, "channel") : v;
    const struct cpy_toml_value *device = v->kind == CPY_TOML_TABLE ? cpy_toml_get(v, "device") : NULL;
    int64_t n = 0;

    if (!number || (v->kind == CPY_TOML_TABLE && v->count != 1u + (device != NULL)))
        return fail_at(s, v, "%.40s needs a channel, such as 0 or {channel = 0, device = \"...\"}", v->key);
    if (!find_pin(s, v, v->key, &channel->pin) || !read_integer(s, number, UINT16_MAX, &n))
        return false;
    channel->channel = (uint16_t)n;
    return !device || read_string(s, device, &channel->device);
}

static bool read_channels(const struct source *s, const struct cpy_toml_value *table, enum cpy_unit_kind kind)
{
    static const uint8_t can[] = {[CPY_UNIT_PWM] = 0, [CPY_UNIT_ADC] = CPY_CAN_ADC, [CPY_UNIT_DAC] = CPY_CAN_DAC};
    struct loaded *board = s->board;

    if (!need_kind(s, table, CPY_TOML_TABLE))
        return false;
    for (const struct cpy_toml_value *v = table->first; v; v = v->next) {
        struct cpy_channel_def channel = {.kind = kind};
        uint16_t at = 0;

        if (!read_channel(s, v, &channel))
            return false;
        while (at < board->def.channel_count
               && (board->channels[at].kind != kind || board->channels[at].pin != channel.pin))
            at++;
        board->def.channel_count += at == board->def.channel_count;
        board->channels[at] = channel;
        board->pins[channel.pin].can |= can[kind];
    }
    return true;
}

static bool read_unit_property(const struct source *s, const struct cpy_toml_value *v, enum cpy_unit_kind kind)
{
    static const char *const keys[] = {"device", "enable", "channels", "bits", "millivolts"};
    uint32_t *number = unit_number(&s->board->def, kind, v->key);
    int64_t n = 0;

    if (strcmp(v->key, "channels") == 0)
        return read_channels(s, v, kind);
    if (strcmp(v->key, "device") == 0)
        return read_string(s, v, &s->board->def.units[kind].device);
    if (strcmp(v->key, "enable") == 0)
        return read_string(s, v, &s->board->def.units[kind].enable);
    if (!number)
        return fail_unknown(s, v, "property", keys, kind == CPY_UNIT_PWM ? 3 : kind == CPY_UNIT_DAC ? 4 : 5);
    if (!read_integer(s, v, *v->key == 'b' ? 32 : 100000, &n))
        return false;
    *number = (uint32_t)n;
    return true;
}

static bool read_unit(const struct source *s, const struct cpy_toml_value *table, enum cpy_unit_kind kind)
{
    for (const struct cpy_toml_value *v = table->first; v; v = v->next)
        if (!read_unit_property(s, v, kind))
            return false;
    return true;
}

static bool read_pwm(const struct source *s, const struct cpy_toml_value *v) { return read_unit(s, v, CPY_UNIT_PWM); }
static bool read_adc(const struct source *s, const struct cpy_toml_value *v) { return read_unit(s, v, CPY_UNIT_ADC); }
static bool read_dac(const struct source *s, const struct cpy_toml_value *v) { return read_unit(s, v, CPY_UNIT_DAC); }

static bool read_cpu_hz(const struct source *s, const struct cpy_toml_value *v)
{
    int64_t n = 0;

    if (!read_integer(s, v, UINT32_MAX, &n))
        return false;
    s->board->def.cpu_hz = (uint32_t)n;
    return true;
}

static bool read_discover(const struct source *s, const struct cpy_toml_value *v)
{
    s->board->def.discover = v->integer;
    return true;
}

/* The keys of a board file.  A text is stored at its place in the definition, the rest has a function. */
static const struct board_key {
    const char *name;
    enum cpy_toml_kind kind;
    size_t text; /* offset in struct cpy_board_def; 0: read */
    bool (*read)(const struct source *s, const struct cpy_toml_value *v);
} board_keys[] = {
    {"title", CPY_TOML_STRING, offsetof(struct cpy_board_def, title), NULL},
    {"chip", CPY_TOML_STRING, offsetof(struct cpy_board_def, chip), NULL},
    {"backend", CPY_TOML_STRING, offsetof(struct cpy_board_def, backend), NULL},
    {"match", CPY_TOML_STRING, offsetof(struct cpy_board_def, match), NULL},
    {"compatible", CPY_TOML_STRING, offsetof(struct cpy_board_def, compatible), NULL},
    {"note", CPY_TOML_STRING, offsetof(struct cpy_board_def, note), NULL},
    {"gpiochip", CPY_TOML_STRING, offsetof(struct cpy_board_def, gpiochip), NULL},
    {"like", CPY_TOML_STRING, 0, NULL}, /* has been followed before */
    {"discover", CPY_TOML_BOOLEAN, 0, read_discover},
    {"cpu_hz", CPY_TOML_INTEGER, 0, read_cpu_hz},
    {"pins", CPY_TOML_TABLE, 0, read_pins},
    {"names", CPY_TOML_TABLE, 0, read_names},
    {"pwm", CPY_TOML_TABLE, 0, read_pwm},
    {"adc", CPY_TOML_TABLE, 0, read_adc},
    {"dac", CPY_TOML_TABLE, 0, read_dac},
    {"bus", CPY_TOML_ARRAY, 0, read_buses},
};
#define BOARD_KEYS (sizeof board_keys / sizeof *board_keys)

static bool check_keys(const struct source *s, const struct cpy_toml_value *tree)
{
    const char *names[BOARD_KEYS];

    for (size_t i = 0; i < BOARD_KEYS; i++)
        names[i] = board_keys[i].name;
    for (const struct cpy_toml_value *v = tree->first; v; v = v->next) {
        size_t i = 0;

        while (i < BOARD_KEYS && strcmp(v->key, names[i]) != 0)
            i++;
        if (i == BOARD_KEYS)
            return fail_unknown(s, v, "key", names, BOARD_KEYS);
    }
    return true;
}

/* Reads a tree in the order of board_keys: pins come before the names for them. */
static bool read_tree(const struct source *s, const struct cpy_toml_value *tree)
{
    if (!check_keys(s, tree))
        return false;
    for (const struct board_key *key = board_keys; key < board_keys + BOARD_KEYS; key++) {
        const struct cpy_toml_value *v = cpy_toml_get(tree, key->name);

        if (!v)
            continue;
        if (!need_kind(s, v, key->kind))
            return false;
        if (key->text && !read_string(s, v, (const char **)(void *)((char *)&s->board->def + key->text)))
            return false;
        if (key->read && !key->read(s, v))
            return false;
    }
    return true;
}

/* --- finding and loading ----------------------------------------------------------------------------------- */

static const struct cpy_embedded_board *find_embedded(const char *id)
{
    for (const struct cpy_embedded_board *b = cpy_embedded_boards; b->id; b++)
        if (strcmp(b->id, id) == 0)
            return b;
    return NULL;
}

static bool fail_no_board(struct cpy_failure *failure, const char *id)
{
    const char *ids[64], *nearest;
    size_t n = 0;

    while (n < sizeof ids / sizeof *ids && cpy_embedded_boards[n].id) {
        ids[n] = cpy_embedded_boards[n].id;
        n++;
    }
    if ((nearest = cpy_nearest_name(id, ids, n)))
        return fail(failure, "there is no board '%.40s'; did you mean '%s'?", id, nearest);
    return fail(failure, "there is no board '%.40s'", id);
}

/* Channels in the tables of a tree. */
static size_t count_channels(const struct cpy_toml_value *tree)
{
    static const char *const units[] = {"pwm", "adc", "dac"};
    size_t n = 0;

    for (unsigned i = 0; i < CPY_UNIT_KINDS; i++) {
        const struct cpy_toml_value *v = cpy_toml_get(tree, units[i]);

        v = v && v->kind == CPY_TOML_TABLE ? cpy_toml_get(v, "channels") : NULL;
        n += v ? v->count : 0;
    }
    return n;
}

/* Room for all that the trees hold. */
static bool make_room(struct loaded *board, struct cpy_failure *failure)
{
    size_t pins = 0, names = 0, buses = 0, channels = 0;

    for (unsigned i = 0; i < board->tree_count; i++) {
        const struct cpy_toml_value *v;

        pins += (v = cpy_toml_get(board->trees[i], "pins")) ? v->count : 0;
        names += (v = cpy_toml_get(board->trees[i], "names")) ? v->count : 0;
        buses += (v = cpy_toml_get(board->trees[i], "bus")) ? v->count : 0;
        channels += count_channels(board->trees[i]);
    }
    if (pins > PINS_MOST || names > PINS_MOST || buses > PINS_MOST || channels > PINS_MOST)
        return fail(failure, "a board may have %d pins, names, buses and channels at most", PINS_MOST);
    board->channels = calloc(channels + 1, sizeof *board->channels);
    board->pins = calloc(pins + 1, sizeof *board->pins);
    board->names = calloc(names + 1, sizeof *board->names);
    board->buses = calloc(buses + 1, sizeof *board->buses);
    return (board->pins && board->names && board->buses && board->channels) || fail(failure, "out of memory");
}

static bool parse(struct loaded *board, const char *file, const char *text, size_t len, struct cpy_failure *failure)
{
    struct cpy_toml_error error;
    struct cpy_toml_value *tree = cpy_toml_parse(text, len, &error);

    if (!tree)
        return error.line ? fail(failure, "%.50s:%u:%u: %s", short_name(file), error.line, error.column, error.message)
                          : fail(failure, "out of memory");
    board->trees[board->tree_count++] = tree;
    return true;
}

/* Reads the trees from the last, which is what the others are like, to the first. */
static bool build(struct loaded *board, const char *const *files, struct cpy_failure *failure)
{
    struct source s = {.board = board, .failure = failure};

    if (!make_room(board, failure))
        return false;
    for (unsigned i = board->tree_count; i-- > 0;) {
        s.file = files[i];
        if (!read_tree(&s, board->trees[i]))
            return false;
    }
    if (!board->def.title || !(board->def.pin_count || board->def.discover))
        return fail(failure, "%.50s: a board needs a title and pins", short_name(files[0]));
    board->def.chip = board->def.chip ? board->def.chip : "";
    board->def.pins = board->pins;
    board->def.names = board->names;
    board->def.buses = board->buses;
    board->def.channels = board->channels;
    return true;
}

/* What the computer has, as the last of the trees, if the newest one wants that. */
static bool discover(struct loaded *board, const char **files, struct cpy_failure *failure)
{
    const struct cpy_toml_value *wanted = cpy_toml_get(board->trees[board->tree_count - 1], "discover");
    char *text;
    bool good;

    if (!wanted || !wanted->integer || !board->discovery)
        return true;
    if (board->tree_count == CHAIN_MOST)
        return fail(failure, "too many boards that are like another");
    if (!(text = board->discovery->text(board->discovery->user, failure)))
        return false;
    files[board->tree_count] = "what this computer has";
    good = parse(board, files[board->tree_count], text, strlen(text), failure);
    free(text);
    return good;
}

/* Parses a board and all that it is like; files gets a name for each tree. */
static bool follow(struct loaded *board, const char *text, size_t len, const char **files, struct cpy_failure *failure)
{
    const struct cpy_toml_value *like;
    struct source s = {.board = board, .failure = failure};

    while (parse(board, files[board->tree_count], text, len, failure)) {
        const struct cpy_embedded_board *base;
        const char *id;

        s.file = files[board->tree_count - 1];
        if (!(like = cpy_toml_get(board->trees[board->tree_count - 1], "like")))
            return discover(board, files, failure) && build(board, files, failure);
        if (!read_string(&s, like, &id))
            return false;
        if (!(base = find_embedded(id)))
            return fail_at(&s, like, "like must name a board that cpy --boards lists, not '%.40s'", id);
        if (board->tree_count == CHAIN_MOST)
            return fail_at(&s, like, "too many boards that are like another");
        files[board->tree_count] = base->id;
        text = base->text;
        len = base->len;
    }
    return false;
}

static char *read_file(const char *name, size_t *len, struct cpy_failure *failure)
{
    FILE *f = fopen(name, "rb");
    char *text = f ? malloc(FILE_MOST + 1) : NULL;

    if (!f) {
        fail(failure, "board file %.80s: %s", name, strerror(errno));
        return NULL;
    }
    errno = 0;
    *len = text ? fread(text, 1, FILE_MOST + 1, f) : 0;
    if (!text || errno || *len > FILE_MOST) {
        fail(failure, "board file %.80s: %s", name,
            !text ? "out of memory" : errno ? strerror(errno) : "larger than 1 MiB, which no board file is");
        free(text);
        text = NULL;
    }
    fclose(f);
    return text;
}

/* dir/NAME.toml -> NAME, malloc'ed */
static char *id_of_file(const char *name)
{
    const char *slash = strrchr(name, '/');
    char *id = strdup(slash ? slash + 1 : name);

    if (id)
        id[strlen(id) - strlen(".toml")] = 0;
    return id;
}

static bool load_file(struct loaded *board, const char *name, struct cpy_failure *failure)
{
    const char *files[CHAIN_MOST] = {name};
    size_t len;
    char *text = read_file(name, &len, failure);
    bool good = text && follow(board, text, len, files, failure);

    free(text);
    if (good && !(board->id = id_of_file(name)))
        return fail(failure, "out of memory");
    board->def.id = board->id;
    return good;
}

static bool load_embedded(struct loaded *board, const char *id, struct cpy_failure *failure)
{
    const struct cpy_embedded_board *embedded = find_embedded(id);
    const char *files[CHAIN_MOST] = {id};

    if (!embedded)
        return fail_no_board(failure, id);
    board->def.id = embedded->id;
    return follow(board, embedded->text, embedded->len, files, failure);
}

struct cpy_board_def *cpy_board_load(const char *name, struct cpy_failure *failure)
{
    return cpy_board_load_here(name, NULL, failure);
}

struct cpy_board_def *cpy_board_load_here(
    const char *name, const struct cpy_board_discovery *discovery, struct cpy_failure *failure)
{
    struct loaded *board = calloc(1, sizeof *board);
    size_t len = strlen(name);
    bool good;

    if (!board) {
        fail(failure, "out of memory");
        return NULL;
    }
    board->discovery = discovery;
    if (len > strlen(".toml") && strcmp(name + len - strlen(".toml"), ".toml") == 0)
        good = load_file(board, name, failure);
    else
        good = load_embedded(board, name, failure);
    if (good)
        return &board->def;
    cpy_board_unload(&board->def);
    return NULL;
}

void cpy_board_unload(struct cpy_board_def *def)
{
    struct loaded *board = (struct loaded *)def;

    if (!board)
        return;
    for (unsigned i = 0; i < board->tree_count; i++)
        cpy_toml_free(board->trees[i]);
    free(board->pins);
    free(board->names);
    free(board->buses);
    free(board->channels);
    free(board->id);
    free(board);
}

bool cpy_board_list(size_t i, const char **id, const char **title)
{
    for (size_t k = 0; k < i; k++)
        if (!cpy_embedded_boards[k].id)
            return false;
    *id = cpy_embedded_boards[i].id;
    *title = cpy_embedded_boards[i].title;
    return *id;
}
