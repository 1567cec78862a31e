/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/lines.c - pins as lines of the kernel's GPIO chip.
 *
 * A pin is taken from the kernel when it is set up, as a group of one.  Pins that are written or read
 * together are taken together from then on, so that they change at one moment; taking them anew is the one
 * moment at which nobody owns them (most drivers leave an output as it is then).  A line cannot leave a
 * request: a pin that is given back stays in its group as an idle input until the others are given back, too,
 * or, where the library cannot give lines of a request different settings, the others are taken anew. */
#include "backends/linux-gpiod/guard.h"

#include <stdlib.h>
#include <string.h>

/* --- errors --------------------------------------------------------------------------------------- */

/* Says what failed with a pin, and who has it if that is why. */
static int pin_failed(struct cpy_linux *lx, int err, uint16_t pin, const char *doing)
{
    unsigned int line = lx->board.def->pins[pin].line;
    const char *name = cpy_pin_label(lx->board.def, pin);
    const struct cpy_linux_chip *chip = lx->pins[pin].chip;
    struct cpy_gpiod_line_info info = {.consumer = ""};
    const char *user = info.consumer;

    if (err == -EBUSY)
        lx->gpiod.api->about_line(&lx->gpiod, chip->handle, line, &info);
    return cpy_failed(&lx->board, err, pin, "cannot %s %s (line %u of %s): %s%s%s", doing, name, line, chip->node,
        err == -EBUSY ? "in use by " : strerror(-err), err == -EBUSY && !*user ? "another program" : user,
        strcmp(user, CPY_CONSUMER) == 0 ? " (another cpy)" : "");
}

/* --- groups --------------------------------------------------------------------------------------- */

static void describe(const struct cpy_linux *lx, const struct cpy_line_group *group, struct cpy_gpiod_line *lines)
{
    for (unsigned i = 0; i < group->n; i++)
        lines[i] = lx->pins[group->pins[i]].line;
}

static unsigned index_in(const struct cpy_line_group *group, uint16_t pin)
{
    unsigned i = 0;

    while (group->pins[i] != pin)
        i++;
    return i;
}

/* Gives the lines of a group back to the kernel. */
static void give(struct cpy_linux *lx, struct cpy_line_group *group)
{
    cpy_linux_drain_group(lx, group);
    lx->gpiod.api->release(&lx->gpiod, group->request);
    for (unsigned i = 0; i < group->n; i++) {
        lx->pins[group->pins[i]].group = NULL;
        lx->pins[group->pins[i]].idle = false;
    }
    free(group);
}

static int request(struct cpy_linux *lx, struct cpy_line_group *group)
{
    struct cpy_gpiod_line lines[CPY_LINES_MOST];

    describe(lx, group, lines);
    return lx->gpiod.api->request(
        &lx->gpiod, lx->pins[group->pins[0]].chip->handle, lines, group->n, &group->request);
}

/* Takes pins from the kernel together, each as its line says. */
static int take(struct cpy_linux *lx, const uint16_t *pins, unsigned n)
{
    struct cpy_line_group *group = calloc(1, sizeof *group);
    int err;

    if (!group)
        return -ENOMEM;
    group->n = n;
    memcpy(group->pins, pins, n * sizeof *pins);
    if ((err = request(lx, group)) < 0) {
        free(group);
        return pin_failed(lx, err, pins[0], "take");
    }
    for (unsigned i = 0; i < n; i++) {
        lx->pins[pins[i]].group = group;
        lx->pins[pins[i]].number = 0;
        lx->pins[pins[i]].last = CPY_EDGE_NONE;
    }
    if ((err = cpy_linux_poll_group(lx, group)) < 0)
        give(lx, group);
    return err;
}

/* --- changing a pin -------------------------------------------------------------------------------- */

/* Gives the pin a group of its own. */
static int separate(struct cpy_linux *lx, uint16_t pin, const struct cpy_gpiod_line *line)
{
    struct cpy_line_group *group = lx->pins[pin].group;
    uint16_t rest[CPY_LINES_MOST];
    unsigned n = 0;
    int err, other = 0;

    for (unsigned i = 0; i < group->n; i++)
        if (group->pins[i] != pin && !lx->pins[group->pins[i]].idle)
            rest[n++] = group->pins[i];
    give(lx, group);
    if (n)
        other = take(lx, rest, n); /* first: they are in use and must not be free for long */
    lx->pins[pin].line = *line;
    err = take(lx, &pin, 1);
    return err < 0 ? err : other;
}

/* Makes a pin that has a group what the line says. */
static int change(struct cpy_linux *lx, uint16_t pin, const struct cpy_gpiod_line *line)
{
    struct cpy_linux_pin *p = &lx->pins[pin];
    struct cpy_gpiod_line lines[CPY_LINES_MOST];
    int err;

    describe(lx, p->group, lines);
    lines[index_in(p->group, pin)] = *line;
    err = lx->gpiod.api->reconfigure(&lx->gpiod, p->group->request, lines, p->group->n);
    if (err == -ENOTSUP)
        return separate(lx, pin, line);
    if (err < 0)
        return pin_failed(lx, err, pin, "set up");
    p->line = *line;
    return cpy_linux_poll_group(lx, p->group);
}

/* Who takes the line of MOSI from its controller takes it for good on many a chip; and a chain of LEDs (neopixel.c) is
 * sent its data by the controller, over an output that the script has set up as low. */
static bool waits_for_use(struct cpy_linux *lx, uint16_t pin, const struct cpy_pin_mode *mode)
{
    return mode->output && !mode->level && mode->drive == CPY_PUSH_PULL && cpy_linux_is_mosi(lx, pin);
}

/* An output must not go on when we are gone. */
static int guard(struct cpy_linux *lx, uint16_t pin)
{
    const struct cpy_linux_pin *p = &lx->pins[pin];

    if (p->group && p->line.mode.output && !lx->board.kept[pin])
        return cpy_guard_watch(lx, CPY_GUARD_LINE, pin, p->chip->path, p->line.offset);
    cpy_guard_forget(lx, CPY_GUARD_LINE, pin);
    return 0;
}

/* A line that waits is to be used now. */
static int take_waiting(struct cpy_linux *lx, uint16_t pin)
{
    struct cpy_linux_pin *p = &lx->pins[pin];
    int err = p->waits ? cpy_linux_chip_open(lx, pin) : 0;

    if (!p->waits || err < 0)
        return err;
    p->waits = false;
    err = take(lx, &pin, 1);
    return err < 0 ? err : guard(lx, pin);
}

static bool is_w1(struct cpy_linux *lx, uint16_t pin)
{
    struct cpy_gpiod_line_info info = {.consumer = ""};

    lx->gpiod.api->about_line(&lx->gpiod, lx->pins[pin].chip->handle, lx->board.def->pins[pin].line, &info);
    return cpy_linux_w1_take(lx, pin, info.consumer);
}

static int set_up(struct cpy_board *board, uint16_t pin, const struct cpy_pin_mode *mode)
{
    struct cpy_linux *lx = cpy_linux_from(board);
    struct cpy_linux_pin *p = &lx->pins[pin];
    const struct cpy_pin_def *def = &board->def->pins[pin];
    struct cpy_gpiod_line line = {.offset = def->line, .mode = *mode,
        .edges = mode->output ? CPY_EDGE_NONE : p->watched, .active_low = def->active_low,
        .open_source = def->open_source, .debounce_us = def->debounce_us};
    int err, selects;

    if (p->select)
        return cpy_linux_select_setup(lx, pin, mode);
    p->idle = false;
    if ((p->waits = !p->group && waits_for_use(lx, pin, mode))) {
        p->line = line;
        return 0;
    }
    if (def->line == CPY_NO_LINE)
        return cpy_linux_select_take(lx, pin, mode); /* it can be nothing else */
    if ((err = cpy_linux_chip_open(lx, pin)) < 0)
        return err;
    if (def->debounce_us && !lx->gpiod.api->debounces)
        return cpy_failed(board, -ENOTSUP, pin, "debounce_us of %s needs libgpiod 2, and this is %s",
            cpy_pin_label(board->def, pin), lx->gpiod.api->version);
    if (p->group)
        return change(lx, pin, &line);
    p->line = line;
    err = take(lx, &pin, 1);
    if (err == -EBUSY && mode->output && mode->drive == CPY_OPEN_DRAIN && is_w1(lx, pin))
        return 0;
    return err == -EBUSY && (selects = cpy_linux_select_take(lx, pin, mode)) != -ENOENT ? selects : err;
}

static int linux_setup(struct cpy_board *board, uint16_t pin, const struct cpy_pin_mode *mode)
{
    int err = set_up(board, pin, mode), guarded = guard(cpy_linux_from(board), pin);

    return err < 0 ? err : guarded;
}

static int linux_watch(struct cpy_board *board, uint16_t pin, unsigned edges)
{
    struct cpy_linux *lx = cpy_linux_from(board);
    struct cpy_linux_pin *p = &lx->pins[pin];
    struct cpy_gpiod_line line = p->line;

    if (edges && (!p->group || line.mode.output))
        return cpy_failed(board, -EINVAL, pin, "only the edges of an input can be watched");
    p->watched = line.edges = (uint8_t)edges;
    if (!p->group)
        return 0;
    return line.edges == p->line.edges ? 0 : change(lx, pin, &line);
}

static bool all_idle(const struct cpy_linux *lx, const struct cpy_line_group *group)
{
    for (unsigned i = 0; i < group->n; i++)
        if (!lx->pins[group->pins[i]].idle)
            return false;
    return true;
}

static void linux_release(struct cpy_board *board, uint16_t pin)
{
    struct cpy_linux *lx = cpy_linux_from(board);
    struct cpy_linux_pin *p = &lx->pins[pin];
    struct cpy_gpiod_line input = {.offset = p->line.offset};

    p->watched = CPY_EDGE_NONE;
    p->lost = 0;
    if (p->select)
        cpy_linux_select_release(lx, pin);
    p->waits = false;
    cpy_linux_w1_release(lx, pin);
    if (!p->group)
        return;
    change(lx, pin, &input); /* nobody is left to hear of an error */
    cpy_guard_forget(lx, CPY_GUARD_LINE, pin);
    p->idle = true;
    if (p->group && all_idle(lx, p->group))
        give(lx, p->group);
    p->idle = p->group;
}

static void linux_keep(struct cpy_board *board, uint16_t pin)
{
    cpy_guard_forget(cpy_linux_from(board), CPY_GUARD_LINE, pin);
}

void cpy_linux_lines_close(struct cpy_linux *lx)
{
    for (uint16_t pin = 0; lx->pins && pin < lx->board.def->pin_count; pin++) {
        if (lx->pins[pin].group)
            give(lx, lx->pins[pin].group);
        if (lx->pins[pin].select)
            cpy_linux_select_release(lx, pin);
        cpy_linux_w1_release(lx, pin);
    }
}

/* --- levels ---------------------------------------------------------------------------------------- */

static int not_set_up(struct cpy_linux *lx, uint16_t pin)
{
    return cpy_failed(&lx->board, -EINVAL, pin, "the pin has not been set up");
}

/* Sets those pins of a group that the mask says to the levels in their lines. */
static int set(struct cpy_linux *lx, struct cpy_line_group *group, uint32_t mask)
{
    struct cpy_gpiod_line lines[CPY_LINES_MOST];

    if (group->n == 1)
        return lx->gpiod.api->set(&lx->gpiod, group->request, &lx->pins[group->pins[0]].line, 1, 1);
    describe(lx, group, lines);
    return lx->gpiod.api->set(&lx->gpiod, group->request, lines, group->n, mask);
}

/* The levels of a group's pins, by their places in it. */
static int get(struct cpy_linux *lx, struct cpy_line_group *group, uint32_t *levels)
{
    struct cpy_gpiod_line lines[CPY_LINES_MOST];

    if (group->n == 1)
        return lx->gpiod.api->get(&lx->gpiod, group->request, &lx->pins[group->pins[0]].line, 1, levels);
    describe(lx, group, lines);
    return lx->gpiod.api->get(&lx->gpiod, group->request, lines, group->n, levels);
}

static int linux_write(struct cpy_board *board, uint16_t pin, bool level)
{
    struct cpy_linux *lx = cpy_linux_from(board);
    struct cpy_linux_pin *p = &lx->pins[pin];
    int err;

    if (p->w1 || (p->waits && !level))
        return 0;
    if ((err = take_waiting(lx, pin)) < 0)
        return err;
    if (!p->group)
        return p->select ? cpy_linux_select_write(lx, pin, level) : not_set_up(lx, pin);
    p->line.mode.level = level;
    if (!p->line.mode.output)
        return 0; /* an input does not drive */
    err = set(lx, p->group, UINT32_C(1) << index_in(p->group, pin));
    return err < 0 ? pin_failed(lx, err, pin, "write to") : 0;
}

static int linux_read(struct cpy_board *board, uint16_t pin)
{
    struct cpy_linux *lx = cpy_linux_from(board);
    struct cpy_line_group *group;
    uint32_t levels;
    int err = take_waiting(lx, pin);

    if (err < 0 || lx->pins[pin].w1)
        return err < 0 ? err : 1;
    if (!(group = lx->pins[pin].group))
        return lx->pins[pin].select ? cpy_linux_select_read(lx, pin) : not_set_up(lx, pin);
    if ((err = get(lx, group, &levels)) < 0)
        return pin_failed(lx, err, pin, "read");
    return levels >> index_in(group, pin) & 1;
}

/* --- many pins -------------------------------------------------------------------------------------- */

static bool go_together(const struct cpy_linux *lx, const struct cpy_linux_pin *a, const struct cpy_linux_pin *b)
{
    return a->chip == b->chip && lx->gpiod.api->joinable(&a->line, &b->line);
}

/* Adds the pins of a group that are in use to a list, unless they are in it; false: they do not go together. */
static bool collect(struct cpy_linux *lx, const struct cpy_line_group *group, uint16_t *pins, unsigned *n)
{
    for (unsigned i = 0; i < *n; i++)
        if (lx->pins[pins[i]].group == group)
            return true;
    for (unsigned i = 0; i < group->n; i++) {
        const struct cpy_linux_pin *p = &lx->pins[group->pins[i]];

        if (p->idle)
            continue;
        if (*n == CPY_LINES_MOST || (*n && !go_together(lx, &lx->pins[pins[0]], p)))
            return false;
        pins[(*n)++] = group->pins[i];
    }
    return true;
}

/* Takes pins again one by one that could not be taken together. */
static int take_singly(struct cpy_linux *lx, const uint16_t *pins, unsigned n)
{
    int err, first = 0;

    for (unsigned i = 0; i < n; i++)
        if ((err = take(lx, &pins[i], 1)) < 0 && first == 0)
            first = err;
    if (first == 0)
        cpy_board_forget_failure(&lx->board);
    return first;
}

/* Makes pins one group with all that they share groups with. 0: they do not go together; 1: they are one. */
static int join(struct cpy_linux *lx, const uint16_t *pins, unsigned n)
{
    uint16_t all[CPY_LINES_MOST];
    unsigned count = 0;
    bool same = true;

    for (unsigned i = 0; i < n; i++) {
        struct cpy_line_group *group;
        int err = take_waiting(lx, pins[i]);

        if (err < 0)
            return err;
        if (!(group = lx->pins[pins[i]].group))
            return lx->pins[pins[i]].select ? 0 : not_set_up(lx, pins[i]);
        same &= group == lx->pins[pins[0]].group;
        if (!collect(lx, group, all, &count))
            return 0;
    }
    if (same)
        return 1;
    for (unsigned i = 0; i < count; i++)
        if (lx->pins[all[i]].group)
            give(lx, lx->pins[all[i]].group);
    return take(lx, all, count) >= 0 ? 1 : take_singly(lx, all, count);
}

static int write_group(struct cpy_linux *lx, const uint16_t *pins, unsigned n, uint32_t levels)
{
    struct cpy_line_group *group = lx->pins[pins[0]].group;
    uint32_t mask = 0;
    int err;

    for (unsigned i = 0; i < n; i++) {
        struct cpy_linux_pin *p = &lx->pins[pins[i]];

        p->line.mode.level = levels >> i & 1;
        if (p->line.mode.output)
            mask |= UINT32_C(1) << index_in(group, pins[i]);
    }
    err = mask ? set(lx, group, mask) : 0;
    return err < 0 ? pin_failed(lx, err, pins[0], "write to") : 0;
}

static int linux_write_many(struct cpy_board *board, const uint16_t *pins, unsigned n, uint32_t levels)
{
    struct cpy_linux *lx = cpy_linux_from(board);
    int joined = n ? join(lx, pins, n) : 0, err = 0;

    if (joined < 0)
        return joined;
    if (joined)
        return write_group(lx, pins, n, levels);
    for (unsigned i = 0; i < n && err >= 0; i++)
        err = linux_write(board, pins[i], levels >> i & 1);
    return err;
}

static int read_group(struct cpy_linux *lx, const uint16_t *pins, unsigned n, uint32_t *levels)
{
    struct cpy_line_group *group = lx->pins[pins[0]].group;
    uint32_t all;
    int err = get(lx, group, &all);

    if (err < 0)
        return pin_failed(lx, err, pins[0], "read");
    for (unsigned i = 0; i < n; i++)
        *levels |= (all >> index_in(group, pins[i]) & 1) << i;
    return 0;
}

static int linux_read_many(struct cpy_board *board, const uint16_t *pins, unsigned n, uint32_t *levels)
{
    struct cpy_linux *lx = cpy_linux_from(board);
    int joined = n ? join(lx, pins, n) : 0;

    *levels = 0;
    if (joined < 0)
        return joined;
    if (joined)
        return read_group(lx, pins, n, levels);
    for (unsigned i = 0; i < n; i++) {
        int level = linux_read(board, pins[i]);

        if (level < 0)
            return level;
        *levels |= (uint32_t)level << i;
    }
    return 0;
}

const struct cpy_gpio_ops cpy_linux_gpio = {
    linux_setup, linux_write, linux_read, linux_write_many, linux_read_many, linux_watch, linux_release,
    cpy_linux_send_bits, linux_keep};
