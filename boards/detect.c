/* SPDX-License-Identifier: MIT */
/* boards/detect.c - which board is this computer?
 *
 * The device tree says it, which numbers of chips and versions of kernels do not.  Its list "compatible" goes
 * from the board itself to its chip, so an entry further to the front says more; "model" is for people, and what it
 * holds counts less: it decides between boards that have the same entry. */
#include "boards/boards.h"

#include <stdio.h>
#include <string.h>

/* What the device tree says of the computer; empty where it says nothing. */
struct identity {
    char model[256];
    char compatible[512]; /* texts that end with 0, one behind the other; one more 0 ends them */
};

static bool read_property(const char *device_tree, const char *name, char *text, size_t size)
{
    char path[512];
    FILE *f;
    size_t n;

    memset(text, 0, size);
    if (snprintf(path, sizeof path, "%s/%s", device_tree, name) >= (int)sizeof path || !(f = fopen(path, "rbe")))
        return false;
    n = fread(text, 1, size - 2, f);
    fclose(f);
    return n > 0;
}

static bool identify(const char *device_tree, struct identity *computer)
{
    const char *folder = device_tree ? device_tree : "/proc/device-tree";
    bool model = read_property(folder, "model", computer->model, sizeof computer->model);

    return read_property(folder, "compatible", computer->compatible, sizeof computer->compatible) || model;
}

/* The length of the longest of the texts, separated by |, that model holds; 0: none. */
static size_t longest_match(const char *texts, const char *model)
{
    size_t longest = 0;

    while (*texts) {
        size_t len = strcspn(texts, "|");

        if (len > longest && memmem(model, strlen(model), texts, len))
            longest = len;
        texts += len + (texts[len] == '|');
    }
    return longest;
}

/* Is the entry one of the texts, separated by |? */
static bool is_listed(const char *texts, const char *entry)
{
    while (*texts) {
        size_t len = strcspn(texts, "|");

        if (len == strlen(entry) && memcmp(texts, entry, len) == 0)
            return true;
        texts += len + (texts[len] == '|');
    }
    return false;
}

/* How well a board's data says that it is this computer; 0: it does not. */
static size_t likeness(const struct cpy_board_def *def, const struct identity *computer)
{
    size_t rank = sizeof computer->compatible, by_model = def->match ? longest_match(def->match, computer->model) : 0;

    for (const char *entry = computer->compatible; def->compatible && *entry; entry += strlen(entry) + 1, rank--)
        if (is_listed(def->compatible, entry))
            return rank * sizeof computer->model + by_model;
    return by_model;
}

bool cpy_board_is_here(const struct cpy_board_def *def, const char *device_tree)
{
    struct identity computer;

    if (!def->match && !def->compatible)
        return def->backend;
    return identify(device_tree, &computer) && likeness(def, &computer);
}

const char *cpy_board_detect(const char *device_tree)
{
    const char *best = NULL, *id, *title;
    size_t most = 0;
    struct identity computer;

    if (!identify(device_tree, &computer))
        return NULL;
    for (size_t i = 0; cpy_board_list(i, &id, &title); i++) {
        struct cpy_failure failure;
        struct cpy_board_def *def = cpy_board_load(id, &failure);
        size_t like = def ? likeness(def, &computer) : 0;

        if (like > most) {
            most = like;
            best = id;
        }
        cpy_board_unload(def);
    }
    return best;
}
