/* SPDX-License-Identifier: MIT */
/* vm/compiler/docstring.c - docstrings without the indentation that the source gave them. */
#include "vm/compiler/codegen.h"
#include "vm/objects/text.h"

/* The line's end, or that of the text. */
static size_t end_of_line(const struct cpy_text *s, size_t i)
{
    struct cpy_text rest = *s;
    size_t at;

    if (i >= s->len)
        return s->len;
    rest.data = (const char *)s->data + i * s->width;
    rest.len -= i;
    at = cpy_text_find_char(&rest, '\n');
    return at == CPY_NOT_FOUND ? s->len : i + at;
}

static size_t count_blanks(const struct cpy_text *s, size_t i, size_t end)
{
    const char *bytes = s->data;
    size_t start = i;

    if (CPY_LIKELY(s->width == 1))
        while (i < end && bytes[i] == ' ')
            i++;
    else
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

cpy_value cpy_clean_docstring(struct cpy_thread *t, cpy_value doc)
{
    struct cpy_text s = cpy_str_text(doc);
    struct cpy_builder b;
    size_t first, margin;

    if (cpy_text_find_char(&s, '\t') != CPY_NOT_FOUND) {
        if (!(doc = cpy_call_method(t, doc, "expandtabs", 0)))
            return CPY_ERROR;
        s = cpy_str_text(doc);
    }
    first = count_blanks(&s, 0, s.len);
    margin = margin_of(&s, end_of_line(&s, 0) + 1);
    if (!first && (margin == SIZE_MAX || margin == 0))
        return doc;
    if (margin == SIZE_MAX)
        margin = 0;
    cpy_build(&b, t);
    for (size_t i = first; i <= s.len;) {
        size_t end = end_of_line(&s, i), blanks = i == first ? 0 : count_blanks(&s, i, end);

        cpy_build_part(&b, &s, i + (blanks < margin ? blanks : margin), end < s.len ? end + 1 : end);
        i = end + 1;
    }
    return cpy_build_finish(&b);
}
