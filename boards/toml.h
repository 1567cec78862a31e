/* SPDX-License-Identifier: MIT */
/* boards/toml.h - a reader of TOML 1.0 that needs no interpreter.
 *
 * The text becomes a tree of values with memory of its own, each with the place it
 * stands at, so that a later complaint about its meaning can point there. */
#ifndef CPY_TOML_H
#define CPY_TOML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Arrays and inline tables may be nested so deep, keys may have so many dotted parts. */
#define CPY_TOML_DEPTH 500

enum cpy_toml_kind {
    CPY_TOML_TABLE, CPY_TOML_ARRAY, CPY_TOML_STRING, CPY_TOML_INTEGER, CPY_TOML_FLOAT, CPY_TOML_BOOLEAN,
    CPY_TOML_DATETIME, CPY_TOML_LOCAL_DATETIME, CPY_TOML_LOCAL_DATE, CPY_TOML_LOCAL_TIME,
};

struct cpy_toml_value {
    enum cpy_toml_kind kind;
    unsigned line, column;        /* where it begins, from 1; of a table with a header: the header's key */
    const char *key;              /* UTF-8, ends with 0; NULL in an array and for the root */
    size_t key_len;               /* bytes; a quoted key may hold zeros */
    struct cpy_toml_value *next;  /* in the same table or array, in the order of the text */
    struct cpy_toml_value *first; /* of a table or an array */
    size_t count;                 /* of a table or an array */
    /* Of a string, UTF-8, ends with 0, may hold zeros.  Of a float, as it was written.  Of an integer that needs more
     * than 64 bits, its digits with sign and prefix; NULL of any other integer. */
    const char *text;
    size_t len;                   /* of text, bytes */
    int64_t integer;              /* of an integer (INT64_MIN or INT64_MAX if it needs more bits); of a boolean 0 or 1 */
    double number;                /* of a float */
    struct cpy_toml_time {        /* of dates and times; what a kind lacks is 0 */
        int year, month, day, hour, minute, second;
        uint32_t nanosecond;
        int offset; /* minutes east of UTC */
    } time;
};

struct cpy_toml_error {
    unsigned line, column; /* from 1; column counts code points */
    char message[160];     /* says what is wrong and what would be right */
    size_t brief;          /* bytes of message that say what is wrong, in the words of CPython's tomllib ... */
    size_t noticed;        /* ... and the offset in the text that it would name: at or behind line and column */
};

/* The root table; NULL: *error says why (line 0: out of memory). */
struct cpy_toml_value *cpy_toml_parse(const char *text, size_t len, struct cpy_toml_error *error);
void cpy_toml_free(struct cpy_toml_value *root); /* NULL is ignored */
/* The value of a key in a table, or NULL. */
const struct cpy_toml_value *cpy_toml_get(const struct cpy_toml_value *table, const char *key);
/* "a table", "an array", "a string" ... */
const char *cpy_toml_kind_name(enum cpy_toml_kind kind);

#endif
