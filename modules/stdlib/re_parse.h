/* SPDX-License-Identifier: MIT */
/* modules/stdlib/re_parse.h - the reader of patterns: its state, its tokens, and what re_read.c reads for re_parse.c.
 * */
#ifndef CPY_STDLIB_RE_PARSE_H
#define CPY_STDLIB_RE_PARSE_H

#include "modules/stdlib/re.h"

#define END 0xffffffffu     /* the token after the last */
#define ESCAPED 0x80000000u /* a token of a backslash and this character */
#define MAX_REPEAT 4294967295u
#define MAX_UNITS 65535u /* of PCRE2's {n,m} */
#define MAX_WIDTH ((uint64_t)1 << 32)
#define MAX_DEPTH 1000 /* parentheses in each other */
#define TYPE_FLAGS (RE_ASCII | RE_LOCALE | RE_UNICODE)

/* How many characters something matches. */
struct width {
    uint64_t low, high;
};

enum kind { NOTHING, POSITION, LOOK, REPEAT, PLAIN };

/* The part that a repetition would repeat. */
struct item {
    enum kind kind;
    size_t start;    /* in the output */
    uint32_t groups; /* capturing groups before it */
    struct width width;
};

struct reader {
    struct cpy_thread *t;
    cpy_value pattern;
    struct cpy_text text; /* a str's characters, or bytes */
    bool is_bytes, warn, failed;
    enum re_alphabet alphabet;
    size_t at;      /* where the token after the next begins */
    uint32_t next;  /* the next token */
    uint32_t flags; /* of the whole pattern */
    uint32_t scope; /* in force here */
    bool verbose, folds;
    bool bad_look; /* a lookbehind has no fixed width */
    unsigned depth;
    struct re_text out;
    cpy_value names;
    uint32_t groups; /* opened so far */
    uint32_t closed;
    uint32_t look_groups; /* groups opened before the lookbehind around here; END: there is none */
    struct group *group;  /* malloc'ed, [group_room]; 0 is the whole */
    size_t group_room;
    uint32_t wanted;  /* greatest group that a condition named ... */
    size_t wanted_at; /* ... and where */
};

struct group {
    struct width width;
    bool open;
    struct re_group info;
};

CPY_INLINE size_t token_len(uint32_t token) { return token == END ? 0 : token & ESCAPED ? 2 : 1; }
/* Where the next token begins. */
CPY_INLINE size_t tell(const struct reader *r) { return r->at - token_len(r->next); }
/* Fails with a message that has arguments. */
#define FAIL(r, position, ...)                                                                                         \
    do {                                                                                                               \
        if (!(r)->failed)                                                                                              \
            cpy_re_error((r)->t, (r)->pattern, (int64_t)(position), __VA_ARGS__);                                      \
        (r)->failed = true;                                                                                            \
    } while (0)
CPY_INLINE bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }
CPY_INLINE bool is_octal(uint32_t c) { return c >= '0' && c <= '7'; }
CPY_INLINE bool is_letter(uint32_t c) { return (c | 32) >= 'a' && (c | 32) <= 'z' && c < 128; }
CPY_INLINE bool unicode(const struct reader *r) { return !r->is_bytes && !(r->scope & RE_ASCII); }
CPY_INLINE bool folds(const struct reader *r) { return unicode(r) && r->scope & RE_IGNORECASE; }

void cpy_re_fail(
    struct reader *r, size_t position, const char *message);     /* Raises PatternError, if nothing failed yet. */
void cpy_re_advance(struct reader *r);                           /* Reads the token after the next. */
uint32_t cpy_re_get(struct reader *r);                           /* Takes the next token; END also after an error. */
bool cpy_re_accept(struct reader *r, uint32_t token);            /* Takes the next token if it is this one. */
void cpy_re_seek(struct reader *r, size_t position);             /* Goes on reading at an offset. */
cpy_value cpy_re_part(struct reader *r, size_t from, size_t to); /* A part of the pattern as a str. */
/* Reads up to a terminator, which is passed over.  False: an error; what is the thing's name. */
bool cpy_re_read_until(struct reader *r, char terminator, const char *what, size_t *from, size_t *to);
/* May a group be referred to, if this is a lookbehind?  False: an error. */
bool cpy_re_check_look(struct reader *r, uint32_t group);
/* Writes a reference to a group; position is for errors. */
struct width cpy_re_reference(struct reader *r, uint32_t group, size_t position);
void cpy_re_char(struct reader *r, uint32_t c);      /* Writes a character. */
void cpy_re_position(struct reader *r, char letter); /* Writes ^ $ \A \b \B or \Z. */
/* Reads what stands behind a backslash outside sets. */
void cpy_re_escape(struct reader *r, uint32_t letter, size_t start, struct item *item);
void cpy_re_set(struct reader *r, size_t open); /* Reads a set after its bracket. */

#endif
