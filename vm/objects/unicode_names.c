/* SPDX-License-Identifier: MIT */
/* vm/objects/unicode_names.c - names of characters, and the characters of names.
 *
 * A name is stored as codes of words (tools/make-unicode-names).  Looking a name up encodes it and searches
 * all names for the codes between two zeros; which character the place belongs to, the blocks tell. */
#include "vm/api.h"

#include "vm/objects/unicode_name_tables.h"

#define HANGUL_FIRST 0xac00
#define HANGUL_LAST 0xd7a3

static const char syllable[] = "HANGUL SYLLABLE ";
static const char jamo[3][28][4] = {
    {"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"},
    {"A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU",
     "YI", "I"},
    {"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S",
     "SS", "NG", "J", "C", "K", "T", "P", "H"},
};
static const uint32_t jamo_count[3] = {19, 21, 28};

/* --- words --------------------------------------------------------------------------------- */

static const char *next_word(const char *word)
{
    while (!(*word & 0x80))
        word++;
    return word + 1;
}

static const char *word_at(uint32_t i)
{
    const char *word = letters + word_groups[i / 16];

    for (i %= 16; i; i--)
        word = next_word(word);
    return word;
}

/* Compares a stored word with text of len upper case letters. */
static int compare_word(const char *word, const char *text, size_t len)
{
    for (size_t i = 0;; i++, word++) {
        if (i == len)
            return 1;
        if ((*word & 0x7f) != text[i])
            return (*word & 0x7f) - text[i];
        if (*word & 0x80)
            return i + 1 == len ? 0 : -1;
    }
}

/* The number of a word among those from low to high, which are sorted, or -1. */
static int32_t find_word(uint32_t low, uint32_t high, const char *text, size_t len)
{
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        int order = compare_word(word_at(middle), text, len);

        if (order == 0)
            return (int32_t)middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

/* Writes the code of a word of len letters; NULL: there is no such word. */
static char *put_code(char *to, const char *text, size_t len)
{
    int32_t n = find_word(0, SHORT_WORDS, text, len);

    if (n >= 0) {
        *to++ = (char)(n + 1);
        return to;
    }
    if ((n = find_word(SHORT_WORDS, WORD_COUNT, text, len)) < 0)
        return NULL;
    *to++ = (char)(SHORT_WORDS + 1 + (n - SHORT_WORDS) / 255);
    *to++ = (char)(1 + (n - SHORT_WORDS) % 255);
    return to;
}

/* Writes the name whose codes begin at offset start; returns its end. */
static char *put_name(char *to, uint32_t start)
{
    const uint8_t *code = (const uint8_t *)name_codes + start;
    char *begin = to;

    for (; *code; code++) {
        uint32_t n = *code - 1u;
        const char *word;

        if (n >= SHORT_WORDS) {
            n = SHORT_WORDS + (n - SHORT_WORDS) * 255 + code[1] - 1;
            code++;
        }
        if (to > begin)
            *to++ = ' ';
        for (word = word_at(n); !(*word & 0x80); word++)
            *to++ = *word;
        *to++ = *word & 0x7f;
    }
    return to;
}

/* --- from character to name -------------------------------------------------------------------- */

static size_t put_syllable(uint32_t c, char *out)
{
    uint32_t s = c - HANGUL_FIRST, parts[3] = {s / 588, s % 588 / 28, s % 28};

    strcpy(out, syllable);
    for (int i = 0; i < 3; i++)
        strcat(out, jamo[i][parts[i]]);
    return strlen(out);
}

/* The offset of the codes of a character's name, or 0. */
static uint32_t codes_of(uint32_t c)
{
    size_t low = 0, high = CPY_COUNT(blocks);
    uint32_t start, before;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (blocks[middle].number < c >> 5)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == CPY_COUNT(blocks) || blocks[low].number != c >> 5 || !(blocks[low].present >> (c & 31) & 1))
        return 0;
    start = blocks[low].start;
    for (before = blocks[low].present & (((uint32_t)1 << (c & 31)) - 1); before; before &= before - 1)
        start += (uint32_t)strlen(name_codes + start) + 1;
    return start;
}

size_t cpy_unicode_name(uint32_t c, char out[CPY_UNICODE_NAME_SIZE])
{
    uint32_t start;

    if (c >= HANGUL_FIRST && c <= HANGUL_LAST)
        return put_syllable(c, out);
    for (size_t i = 0; i < CPY_COUNT(ranges); i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return (size_t)snprintf(out, CPY_UNICODE_NAME_SIZE, "%s%04X", prefixes[ranges[i].prefix], (unsigned)c);
    return (start = codes_of(c)) ? (size_t)(put_name(out, start) - out) : 0;
}

/* --- from name to characters ---------------------------------------------------------------------- */

/* Which of count jamo text begins with, the longest; *text moves behind it.  -1: none. */
static int find_jamo(const char **text, const char *end, int part)
{
    int found = -1;
    size_t longest = 0;

    for (uint32_t i = 0; i < jamo_count[part]; i++) {
        size_t n = strlen(jamo[part][i]);

        if (n <= (size_t)(end - *text) && memcmp(*text, jamo[part][i], n) == 0 && (found < 0 || n > longest)) {
            found = (int)i;
            longest = n;
        }
    }
    *text += longest;
    return found;
}

/* The syllable that text names behind "HANGUL SYLLABLE ", or 0. */
static uint32_t find_syllable(const char *text, const char *end)
{
    uint32_t s = 0;

    for (int i = 0; i < 3; i++) {
        int found = find_jamo(&text, end, i);

        if (found < 0)
            return 0;
        s = s * jamo_count[i] + (uint32_t)found;
    }
    return text == end ? HANGUL_FIRST + s : 0;
}

/* Reads "4E00", four or five digits. */
static uint32_t read_number(const char *text, size_t len)
{
    uint32_t n = 0;

    if (len < 4 || len > 5)
        return 0;
    for (size_t i = 0; i < len; i++) {
        if (!((text[i] >= '0' && text[i] <= '9') || (text[i] >= 'A' && text[i] <= 'F')))
            return 0;
        n = n << 4 | (uint32_t)(text[i] <= '9' ? text[i] - '0' : text[i] - 'A' + 10);
    }
    return n;
}

/* The character of a name that ends with its number or is a syllable's, or 0. */
static uint32_t find_computed(const char *name, size_t len)
{
    size_t n = sizeof syllable - 1;

    if (len > n && memcmp(name, syllable, n) == 0)
        return find_syllable(name + n, name + len);
    for (size_t i = 0; i < CPY_COUNT(ranges); i++) {
        uint32_t c;

        n = strlen(prefixes[ranges[i].prefix]);
        if (len > n && memcmp(name, prefixes[ranges[i].prefix], n) == 0
            && (c = read_number(name + n, len - n)) >= ranges[i].first && c <= ranges[i].last)
            return c;
    }
    return 0;
}

/* A name's codes with a zero before and behind them; 0: some word is in no name.  Returns how many bytes. */
static size_t encode_name(const char *name, size_t len, char *codes)
{
    const char *end = name + len;
    char *to = codes;

    *to++ = 0;
    for (;;) {
        const char *space = memchr(name, ' ', (size_t)(end - name));

        if (!(to = put_code(to, name, (size_t)((space ? space : end) - name))))
            return 0;
        if (!space)
            break;
        name = space + 1;
    }
    *to++ = 0;
    return (size_t)(to - codes);
}

/* The character whose name's codes begin at offset start. */
static uint32_t char_at(uint32_t start)
{
    size_t low = 0, high = CPY_COUNT(blocks);
    uint32_t at, present;

    while (high - low > 1) {
        size_t middle = (low + high) / 2;

        if (blocks[middle].start <= start)
            low = middle;
        else
            high = middle;
    }
    present = blocks[low].present;
    for (at = blocks[low].start; at < start; present &= present - 1)
        at += (uint32_t)strlen(name_codes + at) + 1;
    return blocks[low].number << 5 | (uint32_t)__builtin_ctz(present);
}

/* What the alias or sequence whose codes begin at offset start means. */
static size_t extra_at(uint32_t start, uint32_t out[CPY_UNICODE_SEQUENCE_MAX])
{
    uint32_t i = 0, at = EXTRA_START, n;

    for (; at < start; i++)
        at += (uint32_t)strlen(name_codes + at) + 1;
    n = extra_targets[i] >> 24;
    if (n == 1)
        out[0] = extra_targets[i] & 0xffffff;
    else
        memcpy(out, extra_pool + (extra_targets[i] & 0xffffff), n * sizeof *out);
    return n;
}

size_t cpy_unicode_lookup(const char *name, size_t len, uint32_t out[CPY_UNICODE_SEQUENCE_MAX])
{
    char upper[CPY_UNICODE_NAME_SIZE], codes[2 * CPY_UNICODE_NAME_SIZE];
    const char *found;
    size_t n;
    uint32_t start;

    if (len == 0 || len > LONGEST)
        return 0;
    for (size_t i = 0; i < len; i++)
        upper[i] = (char)(name[i] >= 'a' && name[i] <= 'z' ? name[i] - 32 : name[i]);
    if ((out[0] = find_computed(upper, len)))
        return 1;
    if (!(n = encode_name(upper, len, codes)) || !(found = memmem(name_codes, sizeof name_codes, codes, n)))
        return 0;
    start = (uint32_t)(found + 1 - name_codes);
    if (start >= EXTRA_START)
        return extra_at(start, out);
    out[0] = char_at(start);
    return 1;
}
