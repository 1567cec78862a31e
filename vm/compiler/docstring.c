/* SPDX-License-Identifier: MIT */
/* vm/compiler/docstring.c - docstrings without the indentation that the source gave them. */
#include "vm/compiler/codegen.h"
#include "vm/objects/text.h"

/* The line's end, or that of the text. */
static size_t end_of_line(const struct cpy_text *s, size_t i)
{
    while (i < s->len && cpy_text_at(s, i) != '\n')
        i++;
    return i;
}

static size_t count_blanks(const struct cpy_text *s, size_t i, size_t end)
{
    size_t start = i;

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

static bool has(const struct cpy_text *s, uint32_t c)
{
    for (size_t i = 0; i < s->len; i++)
        if (cpy_text_at(s, i) == c)
            return true;
    return false;
}

cpy_value cpy_clean_docstring(struct cpy_thread *t, cpy_value doc)
{
    struct cpy_text s = cpy_str_text(doc);
    struct cpy_builder b;
    size_t first, margin;

    if (has(&s, '\t')) {
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

        cpy_build_part(&b, &s, i + (blanks < margin ? blanks : margin), end);
        if (end < s.len)
            cpy_build_char(&b, '\n');
        i = end + 1;
    }
    return cpy_build_finish(&b);
}
