/* SPDX-License-Identifier: MIT */
/* vm/objects/unicode.c - character classes and case mappings, from tables. */
#include "vm/objects/unicode.h"

#include "vm/objects/unicode_tables.h"

_Static_assert((int)CASE_UPPER == CPY_CASE_UPPER && (int)CASE_LOWER == CPY_CASE_LOWER &&
    (int)CASE_TITLE == CPY_CASE_TITLE && (int)CASE_CASEFOLD == CPY_CASE_FOLD, "kinds of the tables");

static const struct record *record_of(uint32_t c)
{
    size_t block = c < 0x110000 ? block_numbers[c >> BLOCK_SHIFT] : 0;

    return &records[record_numbers[block << BLOCK_SHIFT | (c & ((1u << BLOCK_SHIFT) - 1))]];
}

#define C(name, flag) bool cpy_char_is_##name(uint32_t c) { return record_of(c)->flags & FLAG_##flag; }
CPY_CHAR_CLASSES(C)
#undef C

int cpy_char_decimal(uint32_t c) { return record_of(c)->decimal; }

/* The special mapping of c, or NULL. */
static const struct special *find_special(uint32_t c, enum cpy_case kind)
{
    uint32_t key = c << 2 | kind;
    size_t low = 0, high = CPY_COUNT(specials);

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (specials[middle].key == key)
            return &specials[middle];
        if (specials[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

unsigned cpy_char_map(uint32_t c, enum cpy_case kind, uint32_t out[3])
{
    const struct record *record = record_of(c);
    const struct special *special = record->flags & FLAG_SPECIAL ? find_special(c, kind) : NULL;
    unsigned n = 0;

    if (special) {
        while (n < 3 && special->text[n]) {
            out[n] = special->text[n];
            n++;
        }
        return n;
    }
    out[0] = c + (uint32_t)(kind == CPY_CASE_UPPER ? record->upper : kind == CPY_CASE_TITLE ? record->title
        : record->lower);
    return 1;
}

bool cpy_str_is_identifier(cpy_value s)
{
    struct cpy_text text = cpy_str_text(s);

    if (!text.len || !cpy_char_is_identifier_start(cpy_text_at(&text, 0)))
        return false;
    for (size_t i = 1; i < text.len; i++)
        if (!cpy_char_is_identifier_part(cpy_text_at(&text, i)))
            return false;
    return true;
}
