/* SPDX-License-Identifier: MIT */
/* vm/objects/builder.c - text that grows, and the printf-like formats of messages.
 *
 * A builder begins in its own room and moves to malloc'ed memory when that is full; a
 * character that does not fit the width makes it wider.  A long result takes the memory
 * over without a copy. */
#include "vm/objects/encoding.h"
#include "vm/objects/text.h"
#include "vm/objects/type.h"

#include <stdlib.h>

#define ADOPT_FROM 2048 /* bytes from which a result takes over the builder's memory */

/* --- memory ------------------------------------------------------------------------------ */

void cpy_build(struct cpy_builder *b, struct cpy_thread *t)
{
    b->t = t;
    b->data = b->room;
    b->len = 0;
    b->cap = sizeof b->room;
    b->width = 1;
    b->ascii = true;
    b->failed = false;
}

/* Bytes of the malloc'ed block. */
static size_t block_size(const struct cpy_builder *b) { return b->cap * b->width + CPY_STR_END; }

void cpy_build_drop(struct cpy_builder *b)
{
    if (b->data != b->room)
        cpy_scratch_free(b->t, b->data, block_size(b));
    b->data = b->room;
    b->len = 0;
}

static bool fail(struct cpy_builder *b)
{
    b->failed = true;
    return false;
}

/* Moves the text to a new block for cap characters of the given width. */
static bool move_block(struct cpy_builder *b, size_t cap, unsigned width)
{
    struct cpy_text text = {b->data, b->len, b->width, b->ascii};
    void *data;

    if (b->data != b->room && width == b->width) {
        if (!(data = cpy_realloc(b->t, b->data, block_size(b), cap * width + CPY_STR_END)))
            return fail(b);
    } else {
        if (!(data = cpy_malloc(b->t, cap * width + CPY_STR_END)))
            return fail(b);
        cpy_text_copy(data, width, &text);
        if (b->data != b->room)
            cpy_scratch_free(b->t, b->data, block_size(b));
    }
    b->data = data;
    b->cap = cap;
    b->width = (uint8_t)width;
    return true;
}

/* Makes room for more characters of a width that may be greater than the present one. */
static bool reserve_slowly(struct cpy_builder *b, size_t more, unsigned width)
{
    size_t cap = b->cap + b->cap / 2;

    if (b->failed)
        return false;
    if (more > CPY_STR_MAX || b->len + more > CPY_STR_MAX) {
        cpy_raise_no_memory(b->t);
        return fail(b);
    }
    width = width > b->width ? width : b->width;
    return move_block(b, b->len + more > cap ? b->len + more : cap, width);
}

CPY_INLINE bool reserve(struct cpy_builder *b, size_t more, unsigned width)
{
    return CPY_LIKELY(b->cap - b->len >= more && b->width >= width && !b->failed) || reserve_slowly(b, more, width);
}

/* --- putting text ---------------------------------------------------------------------------- */

void cpy_build_char(struct cpy_builder *b, uint32_t c)
{
    if (!reserve(b, 1, cpy_width_for(c)))
        return;
    b->ascii &= c < 128;
    cpy_text_put(b->data, b->width, b->len++, c);
}

void cpy_build_chars(struct cpy_builder *b, const void *data, size_t len, unsigned width, bool ascii)
{
    struct cpy_text text = {data, len, (uint8_t)width, ascii};

    if (!len || !reserve(b, len, width))
        return;
    if (CPY_LIKELY(b->width == 1))
        cpy_copy_short((char *)b->data + b->len, data, len);
    else
        cpy_text_copy((char *)b->data + b->len * b->width, b->width, &text);
    b->len += len;
    b->ascii &= ascii;
}

void cpy_build_text(struct cpy_builder *b, struct cpy_text text) { cpy_build_all(b, &text); }

void cpy_build_str(struct cpy_builder *b, cpy_value s)
{
    cpy_build_view(b, s);
    cpy_keep(s);
}

void cpy_build_ascii_n(struct cpy_builder *b, const char *ascii, size_t n) { cpy_build_chars(b, ascii, n, 1, true); }

void cpy_build_ascii(struct cpy_builder *b, const char *ascii) { cpy_build_ascii_n(b, ascii, strlen(ascii)); }

void cpy_build_escape(struct cpy_builder *b, uint32_t c)
{
    char escape[CPY_ESCAPE_SIZE];

    cpy_build_ascii_n(b, escape, cpy_put_escape(escape, c));
}

void cpy_build_fill(struct cpy_builder *b, uint32_t c, size_t n)
{
    if (!n || !reserve(b, n, cpy_width_for(c)))
        return;
    cpy_text_fill(b->data, b->width, b->len, c, n);
    b->len += n;
    b->ascii &= c < 128;
}

void cpy_build_small(struct cpy_builder *b, int64_t n)
{
    char room[24], *p = cpy_put_digits(n < 0 ? 0 - (uint64_t)n : (uint64_t)n, 10, room + sizeof room);

    if (n < 0)
        *--p = '-';
    cpy_build_ascii_n(b, p, (size_t)(room + sizeof room - p));
}

/* Puts a str that an operation gave, CPY_ERROR if it failed. */
static void put_result(struct cpy_builder *b, cpy_value s)
{
    if (s)
        cpy_build_str(b, s);
    else
        b->failed = true;
}

void cpy_build_repr(struct cpy_builder *b, cpy_value v)
{
    if (!b->failed)
        put_result(b, cpy_repr(b->t, v));
}

/* --- the end -------------------------------------------------------------------------------------- */

/* The result takes the block over. */
static cpy_value adopt(struct cpy_builder *b, bool ascii)
{
    size_t size = b->len * b->width + CPY_STR_END;
    void *data = cpy_realloc(b->t, b->data, block_size(b), size);

    if (!data) {
        cpy_build_drop(b);
        return CPY_ERROR;
    }
    b->data = b->room;
    return cpy_str_adopt(b->t, data, size, b->len, b->width, ascii);
}

cpy_value cpy_build_finish(struct cpy_builder *b)
{
    struct cpy_text text = {b->data, b->len, b->width, b->ascii};
    cpy_value result;
    uint32_t bits;

    if (b->failed) {
        cpy_build_drop(b);
        return CPY_ERROR;
    }
    if (b->data != b->room && b->len * b->width >= ADOPT_FROM) {
        bits = b->ascii ? 0x7f : cpy_text_bits(&text);
        if (cpy_width_for(bits) == b->width)
            return adopt(b, bits < 128);
    }
    result = cpy_str_from_chars(b->t, b->data, b->len, b->width, b->ascii);
    cpy_build_drop(b);
    return result;
}

/* --- formats ----------------------------------------------------------------------------------------- */

struct arguments {
    va_list list;
};

/* A conversion: "%5.2lld" is flags and width 5, precision 2, size "ll", letter d. */
struct conversion {
    char spec[24];    /* for snprintf(), without size and letter */
    int precision;    /* -1: none */
    int longs;        /* how many l */
    bool is_size;     /* z */
    char letter;
};

/* Reads a conversion behind its %; returns what follows it. */
static const char *read_conversion(const char *p, struct conversion *c, struct arguments *args)
{
    size_t n = 0;

    *c = (struct conversion){.precision = -1};
    c->spec[n++] = '%';
    while (*p && strchr("-+ #0123456789", *p) && n < sizeof c->spec - 6)
        c->spec[n++] = *p++;
    if (*p == '.' && p[1] == '*') {
        c->precision = va_arg(args->list, int);
        p += 2;
    } else if (*p == '.') {
        c->precision = (int)strtol(p + 1, (char **)(uintptr_t)&p, 10);
    }
    for (; *p == 'l' || *p == 'z'; p++) {
        c->longs += *p == 'l';
        c->is_size |= *p == 'z';
    }
    c->letter = *p;
    return *p ? p + 1 : p;
}

/* Text that is UTF-8, or ought to be. */
static void put_utf8(struct cpy_builder *b, const char *text, int precision)
{
    size_t n = precision < 0 ? strlen(text) : strnlen(text, (size_t)precision);

    if (cpy_bytes_are_ascii(text, n))
        cpy_build_ascii_n(b, text, n);
    else if (!b->failed)
        put_result(b, cpy_decode_with(b->t, text, n, CPY_UTF8, "replace"));
}

static int64_t signed_argument(const struct conversion *c, struct arguments *args)
{
    return c->is_size ? va_arg(args->list, ssize_t) : c->longs > 1 ? va_arg(args->list, long long)
         : c->longs ? va_arg(args->list, long) : va_arg(args->list, int);
}

static uint64_t unsigned_argument(const struct conversion *c, struct arguments *args)
{
    return c->is_size ? va_arg(args->list, size_t) : c->longs > 1 ? va_arg(args->list, unsigned long long)
         : c->longs ? va_arg(args->list, unsigned long) : va_arg(args->list, unsigned);
}

static void put_number(struct cpy_builder *b, const struct conversion *c, struct arguments *args)
{
    char format[40], text[400];
    int n;

    if (c->letter == 'g' || c->letter == 'f') {
        snprintf(format, sizeof format, "%s.*%c", c->spec, c->letter);
        n = snprintf(text, sizeof text, format, c->precision < 0 ? 6 : c->precision, va_arg(args->list, double));
    } else if (c->letter == 'd' || c->letter == 'i') {
        snprintf(format, sizeof format, "%slld", c->spec);
        n = snprintf(text, sizeof text, format, (long long)signed_argument(c, args));
    } else {
        snprintf(format, sizeof format, "%sll%c", c->spec, c->letter);
        n = snprintf(text, sizeof text, format, (unsigned long long)unsigned_argument(c, args));
    }
    cpy_build_ascii_n(b, text, n < (int)sizeof text ? (size_t)n : sizeof text - 1);
}

/* Puts the name of a class as it is in messages. */
static void put_class(struct cpy_builder *b, const struct cpy_type *type)
{
    const struct cpy_type_def *def = type->own_def;

    if (def && def->flags & CPY_TYPE_FULL_NAME)
        put_utf8(b, def->name, -1);
    else
        put_result(b, cpy_load(type->name));
}

/* The conversions of values: %V %R %A %T %B %C %N. */
static void put_value(struct cpy_builder *b, char letter, cpy_value v)
{
    if (b->failed)
        return;
    switch (letter) {
    case 'V': put_result(b, cpy_str(b->t, v)); break;
    case 'R': put_result(b, cpy_repr(b->t, v)); break;
    case 'A': put_result(b, cpy_ascii(b->t, v)); break;
    case 'T': put_class(b, cpy_class_of(b->t, v)); break;
    case 'B': v == CPY_NONE ? put_utf8(b, "None", -1) : put_class(b, cpy_class_of(b->t, v)); break;
    case 'C': put_utf8(b, cpy_type_name(b->t, v), -1); break;
    default: put_class(b, (struct cpy_type *)cpy_pointer(v)); break;
    }
}

static void put_conversion(struct cpy_builder *b, const struct conversion *c, struct arguments *args)
{
    switch (c->letter) {
    case '%': cpy_build_char(b, '%'); break;
    case 's': put_utf8(b, va_arg(args->list, const char *), c->precision); break;
    case 'c': cpy_build_char(b, va_arg(args->list, unsigned)); break;
    case 'V': case 'R': case 'A': case 'T': case 'B': case 'C': case 'N': put_value(b, c->letter, va_arg(args->list, cpy_value)); break;
    default: put_number(b, c, args); break;
    }
}

static void build_vformat(struct cpy_builder *b, const char *format, va_list list)
{
    struct arguments args;
    struct conversion c;
    const char *p;

    va_copy(args.list, list);
    while ((p = strchr(format, '%'))) {
        put_utf8(b, format, (int)(p - format));
        format = read_conversion(p + 1, &c, &args);
        put_conversion(b, &c, &args);
    }
    put_utf8(b, format, -1);
    va_end(args.list);
}

void cpy_build_format(struct cpy_builder *b, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    build_vformat(b, format, list);
    va_end(list);
}

cpy_value cpy_str_vformat(struct cpy_thread *t, const char *format, va_list args)
{
    struct cpy_builder b;

    cpy_build(&b, t);
    build_vformat(&b, format, args);
    return cpy_build_finish(&b);
}

cpy_value cpy_str_format(struct cpy_thread *t, const char *format, ...)
{
    va_list list;
    cpy_value s;

    va_start(list, format);
    s = cpy_str_vformat(t, format, list);
    va_end(list);
    return s;
}
