/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/chip.c - finding the GPIO chip that a board's pins belong to.
 *
 * The numbers of chips change from kernel to kernel, their labels do not: on a Raspberry Pi 5 the header was gpiochip4
 * and became gpiochip0. */
#include "backends/linux-gpiod/linux.h"

#include <stdio.h>
#include <string.h>

#define CHIPS_MOST 64 /* /dev/gpiochip0 to 63 are looked at */

static int load_library(struct cpy_linux *lx)
{
    const char *missing;
    int err;

    if (lx->gpiod.library)
        return 0;
    err = cpy_gpiod_load(&lx->gpiod, lx->options.library, &missing);
    if (err == -ENOEXEC)
        return cpy_failed(&lx->board, err, CPY_NO_PIN, "%s is no libgpiod that cpy knows (1.6 or newer): it lacks %s()",
            lx->options.library ? lx->options.library : "this libgpiod", missing);
    if (err < 0 && lx->options.library)
        return cpy_failed(&lx->board, err, CPY_NO_PIN, "cannot load the library %s", lx->options.library);
    if (err < 0)
        return cpy_failed(&lx->board, err, CPY_NO_PIN,
            "pins need the library libgpiod: sudo apt install libgpiod2 (or libgpiod3 on newer systems)");
    return 0;
}

/* The node is in the folder that stands for the system's root, unless an option named it. */
static int try_node(struct cpy_linux *lx, struct cpy_linux_chip *chip, bool rooted)
{
    if (rooted)
        cpy_linux_path(&lx->options, chip->path, "%s", chip->node);
    else
        snprintf(chip->path, sizeof chip->path, "%s", chip->node);
    return lx->gpiod.api->open_chip(&lx->gpiod, chip->path, &chip->handle);
}

static int open_named(struct cpy_linux *lx, struct cpy_linux_chip *chip, const char *node, bool rooted)
{
    int err;

    snprintf(chip->node, sizeof chip->node, "%s%s", node[0] == '/' ? "" : "/dev/", node);
    err = try_node(lx, chip, rooted);
    return err < 0 ? cpy_linux_node_failed(lx, err, chip->node, "ls /dev/gpiochip* shows which there are") : 0;
}

/* What the search of a chip met. */
struct search {
    const char *label; /* that is wanted; NULL: any */
    unsigned seen;     /* chips that could be opened */
    int refused;       /* number of the first that could not, or -1 */
    int err;           /* why */
    char labels[80];   /* of those that could */
};

static void note_label(struct search *s, const char *label)
{
    size_t len = strlen(s->labels);

    s->seen++;
    snprintf(s->labels + len, sizeof s->labels - len, "%s%s", len ? ", " : "", label);
}

/* Opens the chip with this number if it is the one: 1, else 0. */
static int try_chip(struct cpy_linux *lx, struct cpy_linux_chip *chip, int number, struct search *s)
{
    char label[64];
    int err;

    snprintf(chip->node, sizeof chip->node, "/dev/gpiochip%d", number);
    if ((err = try_node(lx, chip, true)) < 0) {
        if (err != -ENOENT && s->refused < 0) {
            s->refused = number;
            s->err = err;
        }
        return 0;
    }
    lx->gpiod.api->about_chip(&lx->gpiod, chip->handle, label, sizeof label);
    if (!s->label || strcmp(label, s->label) == 0)
        return 1;
    note_label(s, label);
    lx->gpiod.api->close_chip(&lx->gpiod, chip->handle);
    return 0;
}

static int not_found(struct cpy_linux *lx, const struct search *s)
{
    char node[64];

    if (s->refused >= 0) {
        snprintf(node, sizeof node, "/dev/gpiochip%d", s->refused);
        return cpy_linux_node_failed(lx, s->err, node, "");
    }
    if (!s->seen)
        return cpy_failed(&lx->board, -ENOENT, CPY_NO_PIN,
            "there is no /dev/gpiochip0: this computer has no pins (--backend mock simulates some)");
    return cpy_failed(&lx->board, -ENODEV, CPY_NO_PIN, "no GPIO chip here is %s, but %s (--backend %s:/dev/gpiochipN)",
        s->label, s->labels, lx->board.backend->name);
}

static int find_chip(struct cpy_linux *lx, struct cpy_linux_chip *chip, const char *label)
{
    struct search s = {.label = label, .refused = -1};

    for (int i = 0; i < CHIPS_MOST; i++)
        if (try_chip(lx, chip, i, &s))
            return 0;
    return not_found(lx, &s);
}

/* A chip that a pin's data names by node or label, or else the board's. */
static int open_wanted(struct cpy_linux *lx, struct cpy_linux_chip *chip)
{
    if (chip->wanted)
        return chip->wanted[0] == '/' ? open_named(lx, chip, chip->wanted, true) : find_chip(lx, chip, chip->wanted);
    return lx->options.chip ? open_named(lx, chip, lx->options.chip, false)
                            : find_chip(lx, chip, lx->board.def->gpiochip);
}

static struct cpy_linux_chip *find_open(struct cpy_linux *lx, const char *wanted)
{
    for (struct cpy_linux_chip *chip = lx->chips; chip < lx->chips + lx->chip_count; chip++)
        if (!wanted == !chip->wanted && (!wanted || strcmp(wanted, chip->wanted) == 0))
            return chip;
    return NULL;
}

int cpy_linux_chip_open(struct cpy_linux *lx, uint16_t pin)
{
    const char *wanted = pin == CPY_NO_PIN ? NULL : lx->board.def->pins[pin].chip;
    struct cpy_linux_chip *chip = find_open(lx, wanted);
    int err;

    if (pin != CPY_NO_PIN && lx->pins[pin].chip)
        return 0;
    if (!chip) {
        if ((err = load_library(lx)) < 0)
            return err;
        if (lx->chip_count == CPY_LINUX_CHIPS)
            return cpy_failed(&lx->board, -EINVAL, pin, "a board's pins may lie on %d GPIO chips", CPY_LINUX_CHIPS);
        chip = &lx->chips[lx->chip_count];
        chip->wanted = wanted;
        if ((err = open_wanted(lx, chip)) < 0)
            return err;
        lx->chip_count++;
    }
    if (pin != CPY_NO_PIN)
        lx->pins[pin].chip = chip;
    return 0;
}

void cpy_linux_chip_close(struct cpy_linux *lx)
{
    while (lx->chip_count)
        lx->gpiod.api->close_chip(&lx->gpiod, lx->chips[--lx->chip_count].handle);
    cpy_gpiod_unload(&lx->gpiod);
}
