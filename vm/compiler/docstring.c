/* SPDX-License-Identifier: MIT */
/* vm/compiler/docstring.c - docstrings without the indentation that the source gave them. */
#include "vm/compiler/docstring.h"
#include "vm/compiler/sixteen.h"

#include "vm/objects/text.h"

/* The line's end, or that of the text. */
static size_t end_of_line(const struct cpy_text *s, size_t i)
{
    struct cpy_text rest = *s;
    const char *found;
    size_t at;

    if (i >= s->len)
        return s->len;
    rest.data = (const char *)s->data + i * s->width;
    rest.len -= i;
    if (CPY_LIKELY(s->width == 1)) {
        found = memchr(rest.data, '\n', rest.len);
        return found ? (size_t)(found - (const char *)s->data) : s->len;
    }
    at = cpy_text_find_char(&rest, '\n');
    return at == CPY_NOT_FOUND ? s->len : i + at;
}

/* How many of n bytes are blanks, up to the first that is none. */
static size_t count_blank_bytes(const char *bytes, size_t n)
{
    size_t i = 0;
    unsigned blanks = 8;

    for (; i + 8 <= n && blanks == 8; i += blanks)
        blanks = cpy_leading_blanks(bytes + i);
    while (i < n && bytes[i] == ' ')
        i++;
    return i;
}

static size_t count_blanks(const struct cpy_text *s, size_t i, size_t end)
{
    size_t start = i;

    if (CPY_LIKELY(s->width == 1))
        return count_blank_bytes((const char *)s->data + i, end - i);
    while (i < end && cpy_text_at(s, i) == ' ')
        i++;
    return i - start;
}

/* The least indentation of the lines that are not blank, from i on; SIZE_MAX: there are none. */
static size_t margin_of(const struct cpy_text *s, size_t i)
{
    size_t margin = SIZE_MAX;

    while (i < s->len) {
        size_t end = end_of_line(s, i), blanks = count_blanks(s, i, end);

        if (blanks < end - i && blanks < margin)
            margin = blanks;
        i = end + 1;
    }
    return margin;
}

/* Copies s from first on without the margin of all lines but the first, to: NULL: to nowhere; returns the new length. */
static size_t put_lines(const struct cpy_text *s, size_t first, size_t margin, char *to)
{
    size_t count = 0, n;

    for (size_t i = first, end; i < s->len; i = end, count += n) {
        if (i != first)
            i += count_blanks(s, i, s->len - i < margin ? s->len : i + margin);
        end = end_of_line(s, i);
        end += end < s->len;
        n = end - i;
        if (to)
            memcpy(to + count * s->width, (const char *)s->data + i * s->width, n * s->width);
    }
    return count;
}

/* The blanks that the first line begins with, and the margin of the others.  False: there are none. */
static bool find_margin(const struct cpy_text *s, size_t *first, size_t *margin)
{
    *first = count_blanks(s, 0, s->len);
    *margin = margin_of(s, end_of_line(s, 0) + 1);
    if (*margin == SIZE_MAX)
        *margin = 0;
    return *first || *margin;
}

bool cpy_clean_doc_bytes(const char *text, size_t *len, char *to)
{
    struct cpy_text s = cpy_text_of(text, *len, false);
    size_t first, margin;

    if (!find_margin(&s, &first, &margin))
        return false;
    *len = put_lines(&s, first, margin, to);
    return true;
}

cpy_value cpy_clean_docstring(struct cpy_thread *t, cpy_value doc)
{
    struct cpy_text s = cpy_str_text(doc);
    struct cpy_str *clean;
    size_t first, margin;

    if (cpy_text_find_char(&s, '\t') != CPY_NOT_FOUND) {
        if (!(doc = cpy_call_method(t, doc, "expandtabs", 0)))
            return CPY_ERROR;
        s = cpy_str_text(doc);
    }
    if (!find_margin(&s, &first, &margin))
        return doc;
    if (!(clean = cpy_str_new(t, put_lines(&s, first, margin, NULL), s.width, s.ascii)))
        return CPY_ERROR;
    put_lines(&s, first, margin, clean->data);
    cpy_keep(doc);
    return cpy_from(clean);
}
