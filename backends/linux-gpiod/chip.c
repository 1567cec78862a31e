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
    err = cpy_gpiod_load(&lx->gpiod, lx->library, &missing);
    if (err == -ENOEXEC)
        return cpy_failed(&lx->board, err, CPY_NO_PIN, "%s is no libgpiod that cpy knows (1.6 or newer): it lacks %s()",
            lx->library ? lx->library : "this libgpiod", missing);
    if (err < 0 && lx->library)
        return cpy_failed(&lx->board, err, CPY_NO_PIN, "cannot load the library %s", lx->library);
    if (err < 0)
        return cpy_failed(&lx->board, err, CPY_NO_PIN,
            "pins need the library libgpiod: sudo apt install libgpiod2 (or libgpiod3 on newer systems)");
    return 0;
}

static int open_named(struct cpy_linux *lx)
{
    int err;

    snprintf(lx->node, sizeof lx->node, "%s%s", lx->chip[0] == '/' ? "" : "/dev/", lx->chip);
    err = lx->gpiod.api->open_chip(&lx->gpiod, lx->node);
    return err < 0 ? cpy_linux_node_failed(lx, err, lx->node, "ls /dev/gpiochip* shows which there are") : 0;
}

/* What the search of a chip met. */
struct search {
    unsigned seen;    /* chips that could be opened */
    int refused;      /* number of the first that could not, or -1 */
    int err;          /* why */
    char labels[80];  /* of those that could */
};

static void note_label(struct search *s, const char *label)
{
    size_t len = strlen(s->labels);

    s->seen++;
    snprintf(s->labels + len, sizeof s->labels - len, "%s%s", len ? ", " : "", label);
}

/* Opens the chip with this number if it is the one: 1, else 0. */
static int try_chip(struct cpy_linux *lx, int number, struct search *s)
{
    const char *wanted = lx->board.def->gpiochip;
    char label[64];
    int err;

    snprintf(lx->node, sizeof lx->node, "/dev/gpiochip%d", number);
    if ((err = lx->gpiod.api->open_chip(&lx->gpiod, lx->node)) < 0) {
        if (err != -ENOENT && s->refused < 0) {
            s->refused = number;
            s->err = err;
        }
        return 0;
    }
    lx->gpiod.api->label(&lx->gpiod, label, sizeof label);
    if (!wanted || strcmp(label, wanted) == 0)
        return 1;
    note_label(s, label);
    lx->gpiod.api->close_chip(&lx->gpiod);
    return 0;
}

static int not_found(struct cpy_linux *lx, const struct search *s)
{
    if (s->refused >= 0) {
        snprintf(lx->node, sizeof lx->node, "/dev/gpiochip%d", s->refused);
        return cpy_linux_node_failed(lx, s->err, lx->node, "");
    }
    if (!s->seen)
        return cpy_failed(&lx->board, -ENOENT, CPY_NO_PIN,
            "there is no /dev/gpiochip0: this computer has no pins (--backend mock simulates some)");
    return cpy_failed(&lx->board, -ENODEV, CPY_NO_PIN, "no GPIO chip here is %s, but %s (--backend %s:/dev/gpiochipN)",
        lx->board.def->gpiochip, s->labels, lx->board.backend->name);
}

static int find_chip(struct cpy_linux *lx)
{
    struct search s = {.refused = -1};

    for (int i = 0; i < CHIPS_MOST; i++)
        if (try_chip(lx, i, &s))
            return 0;
    return not_found(lx, &s);
}

int cpy_linux_chip_open(struct cpy_linux *lx)
{
    int err;

    if (lx->gpiod.chip)
        return 0;
    if ((err = load_library(lx)) < 0)
        return err;
    return lx->chip ? open_named(lx) : find_chip(lx);
}

void cpy_linux_chip_close(struct cpy_linux *lx) { cpy_gpiod_unload(&lx->gpiod); }
