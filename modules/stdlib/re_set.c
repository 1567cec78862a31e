/* SPDX-License-Identifier: MIT */
/* modules/stdlib/re_set.c - sets of characters, and their other cases, in PCRE2's syntax.
 *
 * The libraries run without their Unicode mode, so that every character of a text is one unit, lone surrogates too.
 * What \w or a letter's other case is must therefore be written out: for 8-bit texts as a class of single bytes,
 * which is fastest, for wider ones with Unicode's properties. */
#include "modules/stdlib/re.h"
#include "modules/stdlib/re_case.h"

#include <stdio.h>
#include <stdlib.h>

#define LAST 0x10ffffu

static const uint32_t greatest[RE_ALPHABETS] = {
    [RE_BYTES] = 0xff, [RE_LOW] = 0x7f, [RE_LATIN] = 0xff, [RE_WIDE] = 0xffff, [RE_FULL] = LAST};

/* --- text -------------------------------------------------------------------------------------------------------- */

/* Makes room for n more characters and a zero. */
static bool reserve(struct re_text *out, size_t n)
{
    size_t room = out->room ? out->room : 64;
    char *data;

    if (out->failed || out->len + n < out->room)
        return !out->failed;
    while (room <= out->len + n)
        room *= 2;
    if (!(data = realloc(out->data, room))) {
        cpy_raise_no_memory(out->t);
        out->failed = true;
        return false;
    }
    out->data = data;
    out->room = room;
    return true;
}

void cpy_re_write(struct re_text *out, const char *format, ...)
{
    va_list args, again;
    int n;

    va_start(args, format);
    va_copy(again, args);
    n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (reserve(out, (size_t)n)) {
        vsnprintf(out->data + out->len, (size_t)n + 1, format, again);
        out->len += (size_t)n;
    }
    va_end(again);
}

bool cpy_re_insert(struct re_text *out, size_t at, const char *text)
{
    size_t n = strlen(text);

    if (!reserve(out, n))
        return false;
    memmove(out->data + at + n, out->data + at, out->len - at + 1);
    memcpy(out->data + at, text, n);
    out->len += n;
    return true;
}

/* --- cases ------------------------------------------------------------------------------------------------------- */

/* The run of the case table that begins at or before c. */
static const struct case_run *run_before(uint32_t c)
{
    size_t low = 0, high = CPY_COUNT(case_runs);

    while (high - low > 1) {
        size_t middle = (low + high) / 2;

        if (case_runs[middle].first <= c)
            low = middle;
        else
            high = middle;
    }
    return &case_runs[low];
}

static bool in_run(const struct case_run *run, uint32_t c)
{
    return c >= run->first && c <= run->last && (c - run->first) % run->step == 0;
}

/* The next of the characters that are c but for their case; c itself if there is none.  Two runs can be interleaved. */
static uint32_t next_case(uint32_t c)
{
    const struct case_run *run = run_before(c);

    for (unsigned i = 0; i < 3 && run >= case_runs; i++, run--)
        if (in_run(run, c))
            return (uint32_t)((int64_t)c + run->distance);
    return c;
}

static bool is_letter(uint32_t c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

/* --- sets -------------------------------------------------------------------------------------------------------- */

static void set_bits(struct re_set *s, uint32_t low, uint32_t high)
{
    for (uint32_t c = low; c <= high && c < 256; c++)
        s->bits[c >> 3] |= (uint8_t)(1u << (c & 7));
}

static bool has_bit(const struct re_set *s, unsigned c) { return s->bits[c >> 3] >> (c & 7) & 1; }

static void add_plain(struct re_set *s, uint32_t low, uint32_t high)
{
    set_bits(s, low, high);
    if (high < 256 || s->failed)
        return;
    if (s->count == s->room) {
        size_t room = s->room ? 2 * s->room : 16;
        struct re_range *ranges = realloc(s->ranges, room * sizeof *ranges);

        if (!ranges) {
            s->failed = true;
            cpy_raise_no_memory(s->t);
            return;
        }
        s->ranges = ranges;
        s->room = room;
    }
    s->ranges[s->count++] = (struct re_range){low < 256 ? 256 : low, high};
}

/* Adds the other cases of c that lie outside low .. high. */
static void add_cases(struct re_set *s, uint32_t c, uint32_t low, uint32_t high)
{
    for (uint32_t other = next_case(c); other != c; other = next_case(other))
        if (other < low || other > high)
            add_plain(s, other, other);
}

void cpy_re_set_add(struct re_set *s, uint32_t low, uint32_t high)
{
    const struct case_run *run;

    add_plain(s, low, high);
    if (!s->folds)
        return;
    if (high - low < 64) {
        for (uint32_t c = low; c <= high; c++)
            add_cases(s, c, low, high);
        return;
    }
    for (run = case_runs; run < case_runs + CPY_COUNT(case_runs) && run->first <= high; run++)
        for (uint32_t c = run->first; c <= run->last && c <= high; c += run->step)
            if (c >= low)
                add_cases(s, c, low, high);
}

static const struct re_range spaces[] = {{9, 13}, {0x1c, 0x20}, {0x85, 0x85}, {0xa0, 0xa0}, {0x1680, 0x1680},
    {0x2000, 0x200a}, {0x2028, 0x2029}, {0x202f, 0x202f}, {0x205f, 0x205f}, {0x3000, 0x3000}};
static const struct re_range ascii_spaces[] = {{9, 13}, {32, 32}};
static const struct re_range ascii_words[] = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
static const struct re_range words[] = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}, {0xaa, 0xaa}, {0xb2, 0xb3},
    {0xb5, 0xb5}, {0xb9, 0xba}, {0xbc, 0xbe}, {0xc0, 0xd6}, {0xd8, 0xf6}, {0xf8, 0xff}};
static const struct re_range digits[] = {{'0', '9'}};

/* Adds ranges, or what lies between them and below end. */
static void add_ranges(struct re_set *s, const struct re_range *ranges, size_t n, bool negated, uint32_t end)
{
    uint32_t from = 0;

    for (size_t i = 0; i < n; i++) {
        if (!negated)
            add_plain(s, ranges[i].low, ranges[i].high);
        else if (from < ranges[i].low)
            add_plain(s, from, ranges[i].low - 1);
        from = ranges[i].high + 1;
    }
    if (negated && from <= end)
        add_plain(s, from, end);
}

#define ADD(ranges, end) add_ranges(s, ranges, CPY_COUNT(ranges), negated, end)

void cpy_re_set_class(struct re_set *s, char letter)
{
    bool negated = letter < 'a';

    switch (letter | 32) {
    case 's':
        if (s->unicode)
            ADD(spaces, LAST);
        else
            ADD(ascii_spaces, LAST);
        return;
    case 'd':
        ADD(digits, s->unicode ? 0xff : LAST);
        *(negated ? &s->no_digits : &s->digits) |= s->unicode;
        return;
    default:
        if (s->unicode)
            ADD(words, 0xff);
        else
            ADD(ascii_words, LAST);
        *(negated ? &s->no_words : &s->words) |= s->unicode;
    }
}

/* --- writing ----------------------------------------------------------------------------------------------------- */

static void write_member(struct re_text *out, uint32_t c)
{
    cpy_re_write(out, is_letter(c) || (c >= '0' && c <= '9') ? "%c" : "\\x{%x}", (int)c);
}

static void write_range(struct re_text *out, uint32_t low, uint32_t high)
{
    write_member(out, low);
    if (high > low) {
        cpy_re_write(out, high > low + 1 ? "-" : "");
        write_member(out, high);
    }
}

static void write_bits(const struct re_set *s, struct re_text *out, unsigned end)
{
    for (unsigned c = 0, last; c < end; c++) {
        if (!has_bit(s, c))
            continue;
        for (last = c; last + 1 < end && has_bit(s, last + 1);)
            last++;
        write_range(out, c, last);
        c = last;
    }
}

/* The members of the set; false: there are none. */
static bool write_members(const struct re_set *s, struct re_text *out, enum re_alphabet alphabet)
{
    size_t before = out->len;
    uint32_t last = greatest[alphabet];

    write_bits(s, out, alphabet == RE_LOW ? 128 : 256);
    if (last > 0xff) {
        for (size_t i = 0; i < s->count; i++)
            if (s->ranges[i].low <= last)
                write_range(out, s->ranges[i].low, s->ranges[i].high < last ? s->ranges[i].high : last);
        cpy_re_write(
            out, "%s%s%s", s->digits ? "\\p{Nd}" : "", s->no_digits ? "\\P{Nd}" : "", s->words ? "\\p{L}\\p{N}" : "");
    }
    return out->len > before;
}

static void write_class(const struct re_set *s, struct re_text *out, enum re_alphabet alphabet, bool negated)
{
    size_t before = out->len;

    cpy_re_write(out, negated ? "[^" : "[");
    if (write_members(s, out, alphabet)) {
        cpy_re_write(out, "]");
        return;
    }
    out->len = before;
    if (negated)
        cpy_re_write(out, ".");
    else
        cpy_re_write(out, "[^\\x{0}-\\x{%x}]", greatest[alphabet] < 0xff ? 0xff : greatest[alphabet]);
}

void cpy_re_set_write(const struct re_set *s, struct re_text *out, enum re_alphabet alphabet, bool negated)
{
    static const char no_words[] = "[^\\p{L}\\p{N}_]"; /* cannot be a member of a class */

    if (!s->no_words || greatest[alphabet] <= 0xff) {
        write_class(s, out, alphabet, negated);
        return;
    }
    cpy_re_write(out, negated ? "(?:(?!%s|" : "(?>%s|", no_words);
    write_class(s, out, alphabet, false);
    cpy_re_write(out, negated ? ").)" : ")");
}

void cpy_re_write_char(struct cpy_thread *t, struct re_text *out, enum re_alphabet alphabet, uint32_t c, bool folds)
{
    uint32_t other = folds ? next_case(c) : c;
    struct re_set set = {.t = t, .folds = true};

    while (other != c && (other > greatest[alphabet] || (is_letter(c) && (other ^ 32) == c)))
        other = next_case(other);
    if (other == c && c <= greatest[alphabet]) { /* what is left is what the library knows of ASCII's letters */
        cpy_re_write(out,
            c >= 128 || c < 32 || c == 127                       ? "\\x{%x}"
            : is_letter(c) || (c >= '0' && c <= '9') || c == '_' ? "%c"
                                                                 : "\\%c",
            (int)c);
        return;
    }
    set.folds = folds;
    cpy_re_set_add(&set, c, c);
    cpy_re_set_write(&set, out, alphabet, false);
    out->failed |= set.failed;
    free(set.ranges);
}
