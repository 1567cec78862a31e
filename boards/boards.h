/* SPDX-License-Identifier: MIT */
/* boards/boards.h - the boards that are compiled in, each from its file boards/ID.toml.
 *
 * boards/README.md describes the files. */
#ifndef CPY_BOARDS_H
#define CPY_BOARDS_H

#include "backends/backend.h"

/* The id and title of the i-th board, in alphabetical order of the ids; false beyond the last. */
bool cpy_board_list(size_t i, const char **id, const char **title);
/* The board with this id, or read from this file if the name ends in ".toml".  NULL: failure->text says why, with the
 * nearest id for one that does not exist. */
struct cpy_board_def *cpy_board_load(const char *name, struct cpy_failure *failure);
void cpy_board_unload(struct cpy_board_def *def); /* NULL is ignored */
/* What finds the pins and buses of this computer, for boards that say discover = true. */
struct cpy_board_discovery {
    /* A board file's text, malloc'ed; NULL: failure->text says why. */
    char *(*text)(void *user, struct cpy_failure *failure);
    void *user; /* its argument */
};
/* As cpy_board_load(); without a discovery (NULL) a board that wants one has no pins. */
struct cpy_board_def *cpy_board_load_here(
    const char *name, const struct cpy_board_discovery *discovery, struct cpy_failure *failure);

/* The id of the board that this computer is, by the device tree's compatible and model (directory for tests; NULL:
 * /proc/device-tree); NULL: none that is known. */
const char *cpy_board_detect(const char *device_tree);
/* Is this board the computer itself?  One that names a backend and no machine is whichever it is used on. */
bool cpy_board_is_here(const struct cpy_board_def *def, const char *device_tree);
/* Of n names the one that is most like the wrong one, or NULL if none is like it. */
const char *cpy_nearest_name(const char *wrong, const char *const *names, size_t n);

#endif
