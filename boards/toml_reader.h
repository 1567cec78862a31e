/* SPDX-License-Identifier: MIT */
/* boards/toml_reader.h - the state of a run of the TOML reader, shared by its files.
 *
 * Functions that return a bool return false when reading has failed; the error is then filled in. */
#ifndef CPY_TOML_READER_H
#define CPY_TOML_READER_H

#include "boards/toml.h"

/* How a table or an array came to be: what may still be added to it. */
enum toml_origin {
    TOML_IMPLIED, /* by [a.b] for a: may still get a header, dotted keys and sub-tables */
    TOML_DOTTED,  /* by the key a.b for a: more dotted keys in the same section, and sub-tables with headers */
    TOML_HEADER,  /* by [a] or as an element of [[a]]: keys of its section and sub-tables with headers */
    TOML_CLOSED,  /* inline: nothing */
    TOML_TABLES,  /* the array of [[a]]: more elements */
};

/* A value with what only the reader needs to know. */
struct toml_node {
    struct cpy_toml_value value; /* first, so that a value's address is its node's */
    struct toml_node *last;      /* the newest member */
    enum toml_origin origin;
};

/* A block of memory of the tree; the root lies at the beginning of the first one. */
struct toml_chunk {
    struct toml_chunk *next;
    size_t used, cap; /* bytes of data */
    _Alignas(8) char data[];
};

/* An entry of the hash table that finds the member of a table by its key. */
struct toml_slot {
    const struct toml_node *table; /* NULL: free */
    struct toml_node *member;
};

struct key_part; /* of a dotted key: toml.c */

struct toml_reader {
    const char *start, *at, *end;      /* the text and how far it has been read */
    struct toml_chunk *first, *newest; /* memory */
    struct toml_slot *slots;           /* slot_cap of them, a power of two */
    size_t slot_count, slot_cap;
    const char *counted;               /* up to here lines have been counted: */
    unsigned line, column;             /* the place of counted */
    const struct key_part *section;    /* the key of the newest header, or NULL */
    unsigned depth;                    /* arrays and inline tables around the value that is being read */
    struct cpy_toml_error *error;
};

/* --- toml.c --- */

/* Fails: brief says what is wrong in CPython's words, help (or NULL) what would be right. */
bool cpy_toml_fail(struct toml_reader *r, const char *where, const char *brief, const char *help);
/* The same for what is noticed at a later place than the one to look at. */
bool cpy_toml_fail_late(struct toml_reader *r, const char *where, const char *noticed, const char *brief,
    const char *help);
/* size bytes of the tree's memory, zeroed; NULL: reading has failed. */
void *cpy_toml_take(struct toml_reader *r, size_t size);
/* Gives back the last bytes of what was taken last, to which nothing has been written. */
void cpy_toml_give_back(struct toml_reader *r, size_t unused);

/* --- toml_scalar.c --- */

/* Does the text at r->at begin so? */
bool cpy_toml_looking_at(const struct toml_reader *r, const char *text);
/* Reads a string in any quotes (multi: also three of them). */
bool cpy_toml_string(struct toml_reader *r, bool multi, const char **text, size_t *len);
/* Reads a number, boolean, date or time. */
bool cpy_toml_scalar(struct toml_reader *r, struct cpy_toml_value *value);
/* Passes over a comment; where there is none it does nothing. */
bool cpy_toml_comment(struct toml_reader *r);

#endif
