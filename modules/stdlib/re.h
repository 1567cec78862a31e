/* SPDX-License-Identifier: MIT */
/* modules/stdlib/re.h - what the files of module re know of each other.
 *
 * A pattern in Python's syntax is translated to PCRE2's (re_parse.c, re_set.c) once for each kind of text that it
 * meets: bytes, ASCII, Latin-1, and text of 16 and of 32 bits.  So offsets are indexes, and what is rare costs only
 * those who use it.  re_engine.c compiles and runs the translations. */
#ifndef CPY_STDLIB_RE_H
#define CPY_STDLIB_RE_H

#include "vm/api.h"

enum re_flag {
    RE_IGNORECASE = 2,
    RE_LOCALE = 4,
    RE_MULTILINE = 8,
    RE_DOTALL = 16,
    RE_UNICODE = 32,
    RE_VERBOSE = 64,
    RE_DEBUG = 128,
    RE_ASCII = 256,
};

/* Kinds of text; each has translations of its own. */
enum re_alphabet { RE_BYTES, RE_LOW, RE_LATIN, RE_WIDE, RE_FULL, RE_ALPHABETS };

enum re_mode { RE_SEARCH, RE_MATCH, RE_FULLMATCH, RE_MODES };

/* What Match.lastindex needs to know of a group. */
struct re_group {
    uint32_t closed; /* how many groups were closed before it in the pattern */
    uint32_t loop;   /* number of the outermost repeated part it lies in, or 0 */
};

/* A pattern in PCRE2's syntax. */
struct re_translation {
    char *text; /* ASCII, malloc'ed; the caller frees it */
    size_t len;
    uint32_t flags;        /* Python's, with those that stand in the pattern */
    uint32_t groups;       /* capturing groups */
    bool folds;            /* a reference to a group ignores the case of non-ASCII letters */
    struct re_group *info; /* [groups + 1], malloc'ed; the caller frees it */
    cpy_value names;       /* a dict: name -> number */
};

/* Translates pattern (str or bytes) for texts of the alphabet.  False: re.PatternError or another exception is
 * pending. */
CPY_CHECKED bool cpy_re_translate(struct cpy_thread *t, cpy_value pattern, uint32_t flags, enum re_alphabet alphabet,
    bool warn, struct re_translation *out);
/* Raises re.PatternError(message, pattern, position); position < 0: none. */
void cpy_re_error(struct cpy_thread *t, cpy_value pattern, int64_t position, const char *format, ...);

/* --- character sets (re_set.c) ----------------------------------------------------------------------------------- */

struct re_range {
    uint32_t low, high; /* code points, both included */
};

/* A set of characters: below 256 bits, above ranges and classes. */
struct re_set {
    struct cpy_thread *t;
    uint8_t bits[32];
    struct re_range *ranges; /* malloc'ed */
    size_t count, room;
    bool digits, no_digits, words, no_words; /* of the characters above 255 */
    bool unicode;                            /* classes mean Unicode's, not ASCII's */
    bool folds;                              /* letters bring their other cases, beyond the two of ASCII */
    bool failed;                             /* out of memory; MemoryError is pending */
};

/* ASCII text that grows. */
struct re_text {
    struct cpy_thread *t;
    char *data; /* malloc'ed */
    size_t len, room;
    bool failed; /* out of memory; MemoryError is pending */
};

void cpy_re_set_add(struct re_set *s, uint32_t low, uint32_t high); /* Adds a range, and its letters' other cases. */
void cpy_re_set_class(struct re_set *s, char letter);               /* Adds \d \D \s \S \w or \W. */
/* Writes the set, or its complement, in PCRE2's syntax. */
void cpy_re_set_write(const struct re_set *s, struct re_text *out, enum re_alphabet alphabet, bool negated);
/* Writes one character; folds: with its other cases. */
void cpy_re_write_char(struct cpy_thread *t, struct re_text *out, enum re_alphabet alphabet, uint32_t c, bool folds);
void cpy_re_write(struct re_text *out, const char *format, ...);      /* Adds formatted text. */
bool cpy_re_insert(struct re_text *out, size_t at, const char *text); /* Puts text before what stands at an offset. */

/* --- patterns and matches ---------------------------------------------------------------------------------------- */

struct re_program; /* a compiled translation (re_engine.c) */

/* re.Pattern */
struct re_pattern {
    struct cpy_object head;
    cpy_field source;   /* str or bytes */
    cpy_field names;    /* dict: name -> number */
    cpy_field repl;     /* the replacement text used last, or unset ... */
    cpy_field template; /* ... and the list that it was read into */
    uint32_t flags, groups;
    bool is_bytes;
    struct re_group *info;                               /* [groups + 1], malloc'ed */
    struct re_program *programs[RE_ALPHABETS][RE_MODES]; /* made when first needed */
};

/* A text while it is searched. */
struct re_subject {
    cpy_value value;
    const void *data;
    size_t len;    /* of the whole text, in characters or bytes */
    size_t end;    /* the search ends here */
    uint8_t width; /* bytes of a character */
    enum re_alphabet alphabet;
    bool exact;      /* a slice of str or bytes can stand for a part of it */
    bool has_buffer; /* buffer is held */
    struct cpy_buffer buffer;
    uint32_t *wide;     /* the text with 32 bits a character, for a pattern that only that library takes; malloc'ed */
    size_t *slow_spans; /* result of a search that was done again slowly; malloc'ed */
};

/* Begins to search v from *start to end (both are clipped to the text).  False: TypeError is pending. */
CPY_CHECKED bool cpy_re_begin(
    struct cpy_thread *t, struct re_pattern *p, cpy_value v, int64_t *start, int64_t end, struct re_subject *s);
void cpy_re_end(struct cpy_thread *t, struct re_subject *s); /* Lets go of the text. */
/* Looks for p from start on; not_empty: an empty match at start does not count.  1: *spans has groups + 1 pairs of
 * start and end (SIZE_MAX: unset), valid until the next search with p; 0: there is no match; -1: an exception is
 * pending. */
int cpy_re_run(struct cpy_thread *t, struct re_pattern *p, struct re_subject *s, enum re_mode mode, size_t start,
    bool not_empty, const size_t **spans);
void cpy_re_program_free(const void *owner, struct re_program *program); /* Frees a program (NULL: nothing). */
/* A part of the text as a new str or bytes. */
cpy_value cpy_re_slice(struct cpy_thread *t, const struct re_subject *s, size_t start, size_t end);

extern const struct cpy_type_def cpy_re_pattern_type, cpy_re_match_type, cpy_re_scanner_type, cpy_re_finder_type;

/* A new Pattern.  names and info are taken over. */
cpy_value cpy_re_compile(struct cpy_thread *t, cpy_value source, uint32_t flags);
CPY_INLINE struct re_pattern *cpy_re_pattern(cpy_value v) { return (struct re_pattern *)cpy_pointer(v); }
/* A new Match. */
cpy_value cpy_re_match_new(
    struct cpy_thread *t, struct re_pattern *p, const struct re_subject *s, size_t start, const size_t *spans);
/* The start and end of group i of a Match. */
const size_t *cpy_re_match_span(cpy_value match, size_t i);
/* The methods of Pattern that work on a text from start to end. */
cpy_value cpy_re_find_one(
    struct cpy_thread *t, cpy_value p, cpy_value text, int64_t start, int64_t end, enum re_mode mode);
/* findall(): a list. */
cpy_value cpy_re_findall(struct cpy_thread *t, cpy_value p, cpy_value text, int64_t start, int64_t end);
/* finditer(): an iterator of matches. */
cpy_value cpy_re_finditer(struct cpy_thread *t, cpy_value p, cpy_value text, int64_t start, int64_t end);
/* split(), most parts at the most, 0: any number. */
cpy_value cpy_re_split(struct cpy_thread *t, cpy_value p, cpy_value text, int64_t most);
/* sub, or with counted subn. */
cpy_value cpy_re_sub(struct cpy_thread *t, cpy_value p, cpy_value repl, cpy_value text, int64_t most, bool counted);
/* Match.expand(template). */
cpy_value cpy_re_expand(
    struct cpy_thread *t, struct re_pattern *p, cpy_value match, struct re_subject *s, cpy_value text);

#endif
