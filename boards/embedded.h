/* SPDX-License-Identifier: MIT */
/* boards/embedded.h - the text of the board files, as tools/embed.c puts it into the binary. */
#ifndef CPY_EMBEDDED_H
#define CPY_EMBEDDED_H

#include <stddef.h>

struct cpy_embedded_board {
    const char *id;    /* the file's name without .toml; NULL ends the table */
    const char *title; /* the file's title, so that a list needs no reading */
    const char *text;  /* the file */
    size_t len;        /* bytes of text */
};

/* In alphabetical order of the ids. */
extern const struct cpy_embedded_board cpy_embedded_boards[];

#endif
