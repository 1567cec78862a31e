/* SPDX-License-Identifier: MIT */
/* vm/objects/unicode_data.c - properties of characters, and the four normal forms.
 *
 * Normalising takes text apart, puts marks into their order and, for the forms C, joins what can be joined.
 * Most text is in normal form already: a bit for each form in a character's record says whether
 * it could be changed or joined, and text without such characters is returned as it is. */
#include "vm/objects/text.h"

#include "vm/objects/unicode_data_tables.h"

enum { L_FIRST = 0x1100, V_FIRST = 0x1161, T_FIRST = 0x11a7, S_FIRST = 0xac00, L_COUNT = 19, V_COUNT = 21,
       T_COUNT = 28, S_COUNT = L_COUNT * V_COUNT * T_COUNT };

static const struct record *record_of(uint32_t c)
{
    size_t block = c < 0x110000 ? block_numbers[c >> BLOCK_SHIFT] : 0;

    return &records[record_numbers[block << BLOCK_SHIFT | (c & ((1u << BLOCK_SHIFT) - 1))]];
}

void cpy_unicode_properties(uint32_t c, struct cpy_unicode_properties *out)
{
    const struct record *r = record_of(c);

    *out = (struct cpy_unicode_properties){categories[r->category], directions[r->direction], widths[r->width],
        r->combining, r->mirrored, r->digit, r->value != 0, values[r->value]};
}

const char *cpy_unicode_version(void)
{
    return UNICODE_VERSION;
}

/* --- taking apart ------------------------------------------------------------------------------ */

/* The decomposition of c: tag << 8 | length, then UTF-16; NULL: there is none. */
static const uint16_t *find_decomposition(uint32_t c)
{
    size_t low = 0, high = CPY_COUNT(decomposed);

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (decomposed[middle] == c)
            return units + decompositions[middle];
        if (decomposed[middle] < c)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* Reads a character of UTF-16. */
static uint32_t read_unit(const uint16_t **p)
{
    uint32_t c = *(*p)++;

    if (c >= 0xd800 && c < 0xdc00)
        c = 0x10000 + ((c - 0xd800) << 10) + (*(*p)++ - 0xdc00u);
    return c;
}

size_t cpy_unicode_decomposition(uint32_t c, const char **tag, uint32_t out[CPY_UNICODE_SEQUENCE_MAX])
{
    const uint16_t *p = find_decomposition(c), *end;
    size_t n = 0;

    if (!p)
        return 0;
    *tag = tags[*p >> 8];
    end = p + 1 + (*p & 0xff);
    for (p++; p < end; n++)
        out[n] = read_unit(&p);
    return n;
}

/* Code points that grow. */
struct points {
    struct cpy_thread *t;
    uint32_t *data;
    size_t len, cap;
};

static bool push(struct points *points, uint32_t c)
{
    if (points->len == points->cap) {
        size_t cap = points->cap * 2 + 64;
        uint32_t *data = cap > SIZE_MAX / 8 ? NULL
            : cpy_realloc(points->t, points->data, points->cap * sizeof *data, cap * sizeof *data);

        if (!data)
            return false;
        points->data = data;
        points->cap = cap;
    }
    points->data[points->len++] = c;
    return true;
}

/* A syllable's two or three letters. */
static bool push_syllable(struct points *points, uint32_t s)
{
    return push(points, L_FIRST + s / (V_COUNT * T_COUNT)) && push(points, V_FIRST + s / T_COUNT % V_COUNT)
        && (s % T_COUNT == 0 || push(points, T_FIRST + s % T_COUNT));
}

/* c, taken apart as far as possible; what results is taken apart again. */
static bool push_apart(struct points *points, uint32_t c, bool compatible)
{
    const uint16_t *p, *end;

    if (c - S_FIRST < S_COUNT)
        return push_syllable(points, c - S_FIRST);
    p = c < 0xa0 ? NULL : find_decomposition(c);
    if (!p || (*p >> 8 && !compatible))
        return push(points, c);
    end = p + 1 + (*p & 0xff);
    for (p++; p < end;)
        if (!push_apart(points, read_unit(&p), compatible))
            return false;
    return true;
}

/* Puts marks between two characters of class 0 into the order of their classes. */
static void order_marks(struct points *points)
{
    uint32_t *data = points->data;

    for (size_t i = 1; i < points->len; i++) {
        unsigned class = record_of(data[i])->combining;
        uint32_t c = data[i];
        size_t to = i;

        if (!class)
            continue;
        for (; to > 0 && record_of(data[to - 1])->combining > class; to--)
            data[to] = data[to - 1];
        data[to] = c;
    }
}

/* --- putting together -------------------------------------------------------------------------------- */

/* What two characters are in form C; 0: nothing. */
static uint32_t compose(uint32_t a, uint32_t b)
{
    size_t low = 0, high = CPY_COUNT(compositions);

    if (a - L_FIRST < L_COUNT && b - V_FIRST < V_COUNT)
        return S_FIRST + ((a - L_FIRST) * V_COUNT + (b - V_FIRST)) * T_COUNT;
    if (a - S_FIRST < S_COUNT && (a - S_FIRST) % T_COUNT == 0 && b - T_FIRST - 1 < T_COUNT - 1)
        return a + (b - T_FIRST);
    while (low < high) {
        size_t middle = (low + high) / 2;
        const uint32_t *pair = compositions[middle];

        if (pair[0] == a && pair[1] == b)
            return pair[2];
        if (pair[0] < a || (pair[0] == a && pair[1] < b))
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

/* Joins marks to the starter before them, unless one of the same or a higher class stands between. */
static void compose_all(struct points *points)
{
    uint32_t *data = points->data, joined;
    size_t starter = SIZE_MAX, to = 0;
    unsigned last = 0;

    for (size_t i = 0; i < points->len; i++) {
        unsigned class = record_of(data[i])->combining;

        if (starter != SIZE_MAX && (to == starter + 1 || last < class) && (joined = compose(data[starter], data[i]))) {
            data[starter] = joined;
            continue;
        }
        if (class == 0)
            starter = to;
        last = class;
        data[to++] = data[i];
    }
    points->len = to;
}

/* --- str ------------------------------------------------------------------------------------------------- */

/* Can nothing in the text change? */
static bool is_quick(const struct cpy_text *text, enum cpy_normal_form form)
{
    if (text->ascii)
        return true;
    for (size_t i = 0; i < text->len; i++)
        if (record_of(cpy_text_at(text, i))->changes >> form & 1)
            return false;
    return true;
}

cpy_value cpy_str_normalize(struct cpy_thread *t, cpy_value s, enum cpy_normal_form form)
{
    struct cpy_text text = cpy_str_view(s);
    struct points points = {.t = t};
    cpy_value result = CPY_ERROR;
    bool ok = true;

    if (is_quick(&text, form))
        return cpy_str_exact(t, s);
    for (size_t i = 0; ok && i < text.len; i++)
        ok = push_apart(&points, cpy_text_at(&text, i), form >= CPY_NFKC);
    if (ok) {
        order_marks(&points);
        if (form == CPY_NFC || form == CPY_NFKC)
            compose_all(&points);
        result = cpy_str_from_text(t, (struct cpy_text){points.data, points.len, 4, false});
    }
    cpy_scratch_free(t, points.data, points.cap * sizeof *points.data);
    cpy_keep(s);
    return result;
}
