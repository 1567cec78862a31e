/* SPDX-License-Identifier: MIT */
/* vm/objects/text.h - text of any width in C: copying, measuring, searching.
 *
 * What str, bytes and bytearray have in common is written once, over struct cpy_text:
 * bytes are text of width 1.  Views point into objects; whoever holds one keeps the object. */
#ifndef CPY_OBJECTS_TEXT_H
#define CPY_OBJECTS_TEXT_H

#include "vm/objects/str.h"

/* Text of width 1 whose bytes are known. */
CPY_INLINE struct cpy_text cpy_text_of(const void *data, size_t len, bool ascii)
{
    return (struct cpy_text){data, len, 1, ascii};
}

CPY_INLINE const void *cpy_text_address(const struct cpy_text *s, size_t i)
{
    return (const char *)s->data + i * s->width;
}

CPY_INLINE void cpy_text_put(void *data, unsigned width, size_t i, uint32_t c)
{
    if (width == 1)
        ((uint8_t *)data)[i] = (uint8_t)c;
    else if (width == 2)
        ((uint16_t *)data)[i] = (uint16_t)c;
    else
        ((uint32_t *)data)[i] = c;
}

/* The bytes that the greatest character in bits (an OR of characters) needs. */
CPY_INLINE unsigned cpy_width_for(uint32_t bits) { return bits < 0x100 ? 1 : bits < 0x10000 ? 2 : 4; }

CPY_INLINE struct cpy_text cpy_text_part(const struct cpy_text *s, size_t start, size_t end)
{
    return (struct cpy_text){cpy_text_address(s, start), end - start, s->width, s->ascii};
}

/* cpy_str_from_text() and cpy_build_text() for callers to whom time matters: a struct cpy_text passed by value goes
 * through memory, where it waits for the bytes it was just put together from. */
cpy_value cpy_str_from_chars(struct cpy_thread *t, const void *data, size_t len, unsigned width, bool ascii);
/* Adds len code points of width bytes each; ascii: all are below 128. */
void cpy_build_chars(struct cpy_builder *b, const void *data, size_t len, unsigned width, bool ascii);
CPY_INLINE cpy_value cpy_str_from_part(struct cpy_thread *t, const struct cpy_text *s, size_t start, size_t end)
{
    return cpy_str_from_chars(t, cpy_text_address(s, start), end - start, s->width, s->ascii);
}
CPY_INLINE void cpy_build_part(struct cpy_builder *b, const struct cpy_text *s, size_t start, size_t end)
{
    cpy_build_chars(b, cpy_text_address(s, start), end - start, s->width, s->ascii);
}
CPY_INLINE void cpy_build_all(struct cpy_builder *b, const struct cpy_text *s)
{
    cpy_build_chars(b, s->data, s->len, s->width, s->ascii);
}
/* Puts the text of a str that the caller keeps. */
CPY_INLINE void cpy_build_view(struct cpy_builder *b, cpy_value v)
{
    const struct cpy_str *s = cpy_as_str(v);

    cpy_build_chars(b, cpy_str_data(s), s->len, s->width, s->flags & CPY_STR_ASCII);
}

/* memcpy() of text that is mostly short, without a call: the first and the last bytes, which may overlap. */
CPY_INLINE void cpy_copy_short(void *to, const void *from, size_t n)
{
    const char *in = from;
    char *out = to;
    uint64_t first = 0, last = 0;

    if (n > 16) {
        memcpy(out, in, n);
    } else if (n >= 8) {
        memcpy(&first, in, 8);
        memcpy(&last, in + n - 8, 8);
        memcpy(out, &first, 8);
        memcpy(out + n - 8, &last, 8);
    } else if (n >= 4) {
        memcpy(&first, in, 4);
        memcpy(&last, in + n - 4, 4);
        memcpy(out, &first, 4);
        memcpy(out + n - 4, &last, 4);
    } else if (n) {
        out[0] = in[0];
        out[n / 2] = in[n / 2];
        out[n - 1] = in[n - 1];
    }
}

/* Copies all of from to characters of the given width, in which they must fit. */
void cpy_text_copy(void *to, unsigned width, const struct cpy_text *from);
/* Writes c n times from character i on. */
void cpy_text_fill(void *to, unsigned width, size_t i, uint32_t c, size_t n);
/* The OR of all characters. */
uint32_t cpy_text_bits(const struct cpy_text *s);
bool cpy_bytes_are_ascii(const void *data, size_t n); /* Are all bytes below 128? */
/* The interned str of len ASCII characters. */
cpy_value cpy_intern_ascii(struct cpy_thread *t, const char *ascii, size_t len);
/* A text of ASCII characters and, after cpy_intern_many(), its interned str. */
struct cpy_interning {
    const char *ascii;
    size_t len;
    int64_t hash;
    cpy_value value;
};
/* Interns n texts; the array must lie on the C stack.  Faster than one at a time: strs that are not in the cache are
 * fetched together.  False: MemoryError is pending. */
CPY_CHECKED bool cpy_intern_many(struct cpy_thread *t, struct cpy_interning *texts, size_t n);
bool cpy_text_equal(const struct cpy_text *a, const struct cpy_text *b); /* Are the code points the same? */
int cpy_text_compare(const struct cpy_text *a, const struct cpy_text *b); /* <0, 0, >0 by code point. */

#define CPY_NOT_FOUND SIZE_MAX
/* The first and last place of c or of needle in s; CPY_NOT_FOUND.  An empty needle is at 0 and at the end. */
size_t cpy_text_find_char(const struct cpy_text *s, uint32_t c);
/* The two must have the same width: see cpy_needle(). */
size_t cpy_text_find(const struct cpy_text *s, const struct cpy_text *needle);
/* The last place of a needle, or CPY_NOT_FOUND. */
size_t cpy_text_rfind(const struct cpy_text *s, const struct cpy_text *needle);
/* Places where needle (not empty) lies without overlap, at most max. */
size_t cpy_text_count(const struct cpy_text *s, const struct cpy_text *needle, size_t max);

/* Writes n's digits so that they end before end (64 characters are enough); returns where they begin. */
char *cpy_put_digits(uint64_t n, unsigned base, char *end);

/* Writes c as \xhh, \uhhhh or \Uhhhhhhhh, the 0 at its end included; returns its length without that. */
enum { CPY_ESCAPE_SIZE = sizeof "\\U12345678" };
size_t cpy_put_escape(char to[CPY_ESCAPE_SIZE], uint32_t c);
void cpy_build_escape(struct cpy_builder *b, uint32_t c); /* Adds it. */

/* A needle in the width of the text to search. */
struct cpy_needle {
    struct cpy_text text;
    bool possible;  /* false: it has characters that the text cannot have */
    void *wide;     /* memory of text if it was widened, or NULL */
    size_t size;    /* its bytes */
    struct cpy_thread *t;
    char room[64];
};
/* False: MemoryError.  Otherwise cpy_needle_free() must follow. */
CPY_CHECKED bool cpy_needle(struct cpy_thread *t, struct cpy_needle *n, const struct cpy_text *needle, unsigned width);
void cpy_needle_free(struct cpy_needle *n); /* Frees what preparing the needle allocated. */

/* Scratch memory that counts towards the heap's limit and is freed with its size. */
void cpy_scratch_free(struct cpy_thread *t, void *block, size_t size);

#endif
