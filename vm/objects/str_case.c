/* SPDX-License-Identifier: MIT */
/* vm/objects/str_case.c - str methods about the kinds of characters: upper, title, isalpha ...
 *
 * ASCII text takes paths of its own; for the rest one character may become three. */
#include "vm/objects/str_methods.h"

#include "vm/objects/unicode.h"

/* --- tests ------------------------------------------------------------------------------------ */

/* Is there a character, and are all of them of this class? */
static cpy_value all_are(cpy_value self, bool (*test)(uint32_t c))
{
    struct cpy_text text = cpy_str_text(self);
    size_t i = 0;

    while (i < text.len && test(cpy_text_at(&text, i)))
        i++;
    cpy_keep(self);
    return cpy_bool(text.len && i == text.len);
}

static bool is_decimal(uint32_t c) { return cpy_char_decimal(c) >= 0; }
static bool is_alnum(uint32_t c) { return cpy_char_is_alpha(c) || cpy_char_is_numeric(c); }

#define TEST(method, class)                                                   \
    cpy_value cpy_str_##method(struct cpy_thread *t, const cpy_value *args)   \
    {                                                                         \
        (void)t;                                                              \
        return all_are(args[0], class);                                       \
    }
TEST(isalnum, is_alnum)
TEST(isalpha, cpy_char_is_alpha)
TEST(isdecimal, is_decimal)
TEST(isdigit, cpy_char_is_digit)
TEST(isnumeric, cpy_char_is_numeric)
TEST(isspace, cpy_char_is_space)
#undef TEST

cpy_value cpy_str_isprintable(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_str_text(args[0]).len ? all_are(args[0], cpy_char_is_printable) : CPY_TRUE;
}

cpy_value cpy_str_isascii(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(cpy_str_text(args[0]).ascii);
}

cpy_value cpy_str_isidentifier(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(cpy_str_is_identifier(args[0]));
}

/* Are there characters of the wanted class and none of the others with case? */
static cpy_value one_case(cpy_value self, bool (*wanted)(uint32_t c), bool (*other)(uint32_t c))
{
    struct cpy_text text = cpy_str_text(self);
    bool found = false;

    for (size_t i = 0; i < text.len; i++) {
        uint32_t c = cpy_text_at(&text, i);

        if (other(c) || cpy_char_is_title(c))
            return CPY_FALSE;
        found |= wanted(c);
    }
    return cpy_bool(found);
}

cpy_value cpy_str_islower(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return one_case(args[0], cpy_char_is_lower, cpy_char_is_upper);
}

cpy_value cpy_str_isupper(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return one_case(args[0], cpy_char_is_upper, cpy_char_is_lower);
}

cpy_value cpy_str_istitle(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_text text = cpy_str_text(args[0]);
    bool found = false, in_word = false;

    (void)t;
    for (size_t i = 0; i < text.len; i++) {
        uint32_t c = cpy_text_at(&text, i);
        bool first = cpy_char_is_upper(c) || cpy_char_is_title(c), later = cpy_char_is_lower(c);

        if ((first && in_word) || (later && !in_word))
            return CPY_FALSE;
        in_word = first || later;
        found |= in_word;
    }
    return cpy_bool(found);
}

/* --- mappings ------------------------------------------------------------------------------------ */

/* The first of the ASCII letters that change their case, which is a matter of one bit. */
static uint32_t first_changed(enum cpy_case kind) { return kind == CPY_CASE_UPPER || kind == CPY_CASE_TITLE ? 'a' : 'A'; }

CPY_INLINE uint32_t map_ascii(uint32_t c, uint32_t first) { return c ^ (uint32_t)(c - first < 26) << 5; }

/* Does text[i], a capital sigma, end a word, so that its lower case is the final one? */
static bool is_final_sigma(const struct cpy_text *text, size_t i)
{
    size_t k = i;

    while (k && cpy_char_is_case_ignorable(cpy_text_at(text, k - 1)))
        k--;
    if (!k || !cpy_char_is_cased(cpy_text_at(text, k - 1)))
        return false;
    for (k = i + 1; k < text->len && cpy_char_is_case_ignorable(cpy_text_at(text, k));)
        k++;
    return k == text->len || !cpy_char_is_cased(cpy_text_at(text, k));
}

/* Puts what text[i] becomes. */
static void put_mapped(struct cpy_builder *b, const struct cpy_text *text, size_t i, enum cpy_case kind)
{
    uint32_t c = cpy_text_at(text, i), out[3] = {0x3c2};
    unsigned n = 1;

    if (c < 128) {
        cpy_build_char(b, map_ascii(c, first_changed(kind)));
        return;
    }
    if (c != 0x3a3 || kind != CPY_CASE_LOWER || !is_final_sigma(text, i))
        n = cpy_char_map(c, kind, out);
    for (unsigned k = 0; k < n; k++)
        cpy_build_char(b, out[k]);
}

static cpy_value map_all(struct cpy_thread *t, cpy_value self, enum cpy_case kind)
{
    struct cpy_text text = cpy_str_text(self);
    struct cpy_builder b;
    struct cpy_str *s;
    uint32_t first;

    if (CPY_LIKELY(text.ascii)) {
        if (!(s = cpy_str_new(t, text.len, 1, true)))
            return CPY_ERROR;
        first = first_changed(kind);
        for (size_t i = 0; i < text.len; i++)
            s->data[i] = (char)map_ascii(((const uint8_t *)text.data)[i], first);
        cpy_keep(self);
        return cpy_from(s);
    }
    cpy_build(&b, t);
    for (size_t i = 0; i < text.len; i++)
        put_mapped(&b, &text, i, kind);
    cpy_keep(self);
    return cpy_build_finish(&b);
}

cpy_value cpy_str_upper(struct cpy_thread *t, const cpy_value *args) { return map_all(t, args[0], CPY_CASE_UPPER); }
cpy_value cpy_str_lower(struct cpy_thread *t, const cpy_value *args) { return map_all(t, args[0], CPY_CASE_LOWER); }
cpy_value cpy_str_casefold(struct cpy_thread *t, const cpy_value *args) { return map_all(t, args[0], CPY_CASE_FOLD); }

cpy_value cpy_str_capitalize(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_text text = cpy_str_text(args[0]);
    struct cpy_builder b;

    cpy_build(&b, t);
    for (size_t i = 0; i < text.len; i++)
        put_mapped(&b, &text, i, i ? CPY_CASE_LOWER : CPY_CASE_TITLE);
    cpy_keep(args[0]);
    return cpy_build_finish(&b);
}

cpy_value cpy_str_swapcase(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_text text = cpy_str_text(args[0]);
    struct cpy_builder b;

    cpy_build(&b, t);
    for (size_t i = 0; i < text.len; i++) {
        uint32_t c = cpy_text_at(&text, i);

        if (cpy_char_is_upper(c))
            put_mapped(&b, &text, i, CPY_CASE_LOWER);
        else if (cpy_char_is_lower(c))
            put_mapped(&b, &text, i, CPY_CASE_UPPER);
        else
            cpy_build_char(&b, c);
    }
    cpy_keep(args[0]);
    return cpy_build_finish(&b);
}

/* Has c case, whether or not it is ignorable? */
static bool has_case(uint32_t c) { return cpy_char_is_upper(c) || cpy_char_is_lower(c) || cpy_char_is_title(c); }

cpy_value cpy_str_title(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_text text = cpy_str_text(args[0]);
    bool in_word = false;
    struct cpy_builder b;

    cpy_build(&b, t);
    for (size_t i = 0; i < text.len; i++) {
        put_mapped(&b, &text, i, in_word ? CPY_CASE_LOWER : CPY_CASE_TITLE);
        in_word = has_case(cpy_text_at(&text, i));
    }
    cpy_keep(args[0]);
    return cpy_build_finish(&b);
}
