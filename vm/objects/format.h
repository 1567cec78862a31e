/* SPDX-License-Identifier: MIT */
/* vm/objects/format.h - the format specification mini-language:
 *
 *     [[fill]align][sign][z][#][0][width][,][.precision][type]
 *
 * The first four functions are what __format__ of the types calls: spec is a str, the result is a str.
 * The rest is for the files format*.c and percent.c. */
#ifndef CPY_OBJECTS_FORMAT_H
#define CPY_OBJECTS_FORMAT_H

#include "vm/vm.h"

/* v is an int (any form; bool counts). */
cpy_value cpy_format_int_spec(struct cpy_thread *t, cpy_value v, cpy_value spec);
cpy_value cpy_format_float_spec(struct cpy_thread *t, cpy_value v, cpy_value spec); /* format(v, spec); v: a float. */
cpy_value cpy_format_complex_spec(struct cpy_thread *t, cpy_value v, cpy_value spec); /* format(complex, spec). */
cpy_value cpy_format_str_spec(struct cpy_thread *t, cpy_value v, cpy_value spec); /* format(str, spec). */

/* A specification taken apart. */
struct cpy_spec {
    uint32_t fill;
    char align;          /* '<', '>', '^' or '=' */
    char sign;           /* '+', '-', ' ' or 0 */
    bool no_minus_zero;  /* z */
    bool alternate;      /* # */
    char grouping;       /* ',', '_' or 0 */
    int64_t width;       /* -1: none */
    int64_t precision;   /* -1: none */
    uint32_t type;       /* 0: none */
};

/* A number as text: its parts from left to right. */
struct cpy_number {
    char sign;               /* 0: none is shown */
    char prefix[3];          /* "0x" */
    const char *digits;      /* of the integral part */
    size_t digit_count;
    const char *rest;        /* point, fraction, exponent, percent sign */
    size_t rest_len;
    unsigned group;          /* digits between separators, if spec has grouping */
    bool upper;              /* hexadecimal digits are put as capitals */
};
/* Takes text apart; v is what is to be formatted, for messages.  False: ValueError. */
CPY_CHECKED bool cpy_spec_parse(struct cpy_thread *t, cpy_value text, struct cpy_spec *spec, cpy_value v,
    uint32_t default_type, char default_align);
/* "Unknown format code 'x' for object of type 'int'". */
cpy_value cpy_raise_format_code(struct cpy_thread *t, const struct cpy_spec *spec, cpy_value v);
/* The sign to show where wanted ('+', ' ', or others: only '-') was asked for; 0: none. */
char cpy_sign_char(char wanted, bool negative);
/* Puts text padded to the specification's width ('=' counts as '>'). */
void cpy_build_padded(struct cpy_builder *b, const struct cpy_spec *spec, const struct cpy_text *text);
/* A float, or an int's value as one, by a parsed specification. */
cpy_value cpy_format_double(struct cpy_thread *t, double d, const struct cpy_spec *spec, cpy_value v);
/* Puts a number padded to the specification's width. */
void cpy_build_number(struct cpy_builder *b, const struct cpy_spec *spec, const struct cpy_number *n);

/* The digits of an int's magnitude. */
struct cpy_int_text {
    const char *digits;  /* in room, or in the str held */
    size_t count;
    bool negative;
    cpy_value held;      /* to be kept while digits are in use, or CPY_UNSET */
    char room[64];
};
/* False: ValueError (too many digits) or MemoryError. */
CPY_CHECKED bool cpy_int_digits(struct cpy_thread *t, cpy_value v, int base, struct cpy_int_text *text);

/* The text of a float's magnitude. */
struct cpy_float_text {
    char *text;          /* room, or malloc'ed */
    size_t len, size;    /* size: bytes malloc'ed, or 0 */
    struct cpy_thread *t;
    char room[128];
};
/* type is 'e', 'f', 'g' (or in capitals) or 'r' for the shortest text that reads back as d; precision -1 is 6 (none
 * for 'r').  point: "1.0" instead of "1"; then 'g' turns to exponents one digit sooner.  False: MemoryError. */
CPY_CHECKED bool cpy_float_text(struct cpy_thread *t, struct cpy_float_text *f, double d, char type, int64_t precision,
    bool alternate, bool point);
void cpy_float_text_free(struct cpy_float_text *f); /* Frees what is too long for the struct itself. */
/* Sets n's parts to the text's. */
void cpy_number_from_text(struct cpy_number *n, const char *text, size_t len);

/* Reads decimal digits at *at; -1: there are none; -2: ValueError, too many. */
int64_t cpy_read_digits(struct cpy_thread *t, const struct cpy_text *s, size_t *at);

#endif
