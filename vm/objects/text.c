/* SPDX-License-Identifier: MIT */
/* vm/objects/text.c - copying, measuring, comparing, hashing and searching text of three widths.
 *
 * Searching uses the C library's memchr() and memmem(), which take linear time, on the
 * bytes of wider text as well: a match that does not begin at a whole character is
 * passed over. */
#include "vm/objects/text.h"

/* --- copying ------------------------------------------------------------------------------- */

/* Each pair of widths is one loop, which the compiler turns into vector code. */
#define COPY(to_type, from_type)                                 \
    do {                                                         \
        to_type *restrict p = to;                                \
        const from_type *restrict q = from->data;                \
        for (size_t i = 0; i < from->len; i++)                   \
            p[i] = (to_type)q[i];                                \
    } while (0)

void cpy_text_copy(void *to, unsigned width, const struct cpy_text *from)
{
    if (width == from->width) {
        if (from->len)
            memcpy(to, from->data, from->len * width);
        return;
    }
    switch (width << 4 | from->width) {
    case 0x12: COPY(uint8_t, uint16_t); break;
    case 0x14: COPY(uint8_t, uint32_t); break;
    case 0x21: COPY(uint16_t, uint8_t); break;
    case 0x24: COPY(uint16_t, uint32_t); break;
    case 0x41: COPY(uint32_t, uint8_t); break;
    case 0x42: COPY(uint32_t, uint16_t); break;
    }
}

void cpy_text_fill(void *to, unsigned width, size_t i, uint32_t c, size_t n)
{
    if (width == 1) {
        memset((char *)to + i, (int)c, n);
        return;
    }
    for (size_t end = i + n; i < end; i++)
        cpy_text_put(to, width, i, c);
}

/* --- measuring -------------------------------------------------------------------------------- */

CPY_INLINE uint64_t load64(const void *p)
{
    uint64_t x;

    memcpy(&x, p, sizeof x);
    return x;
}

CPY_INLINE uint32_t load32(const void *p)
{
    uint32_t x;

    memcpy(&x, p, sizeof x);
    return x;
}

bool cpy_bytes_are_ascii(const void *data, size_t n)
{
    const uint64_t high = UINT64_C(0x8080808080808080);
    const char *p = data;
    uint64_t bits = 0;

    for (; n >= 32; n -= 32, p += 32)
        if ((load64(p) | load64(p + 8) | load64(p + 16) | load64(p + 24)) & high)
            return false;
    for (; n >= 8; n -= 8, p += 8)
        bits |= load64(p);
    if (n >= 4)
        return !((bits | load32(p) | load32(p + n - 4)) & high);
    while (n--)
        bits |= (uint8_t)*p++;
    return !(bits & high);
}

#define BITS(type)                                   \
    do {                                             \
        const type *p = s->data;                     \
        for (size_t i = 0; i < s->len; i++)          \
            bits |= p[i];                            \
    } while (0)

uint32_t cpy_text_bits(const struct cpy_text *s)
{
    uint32_t bits = 0;

    if (s->width == 1)
        return s->ascii || cpy_bytes_are_ascii(s->data, s->len) ? 0x7f : 0xff;
    if (s->width == 2)
        BITS(uint16_t);
    else
        BITS(uint32_t);
    return bits;
}

/* --- comparing ---------------------------------------------------------------------------------- */

bool cpy_text_equal(const struct cpy_text *a, const struct cpy_text *b)
{
    if (a->len != b->len)
        return false;
    if (a->width == b->width)
        return memcmp(a->data, b->data, a->len * a->width) == 0;
    for (size_t i = 0; i < a->len; i++)
        if (cpy_text_at(a, i) != cpy_text_at(b, i))
            return false;
    return true;
}

int cpy_text_compare(const struct cpy_text *a, const struct cpy_text *b)
{
    size_t n = a->len < b->len ? a->len : b->len, i = 0;

    if (a->width == 1 && b->width == 1) {
        int order = memcmp(a->data, b->data, n);

        if (order)
            return order;
    } else {
        while (i < n && cpy_text_at(a, i) == cpy_text_at(b, i))
            i++;
        if (i < n)
            return cpy_text_at(a, i) < cpy_text_at(b, i) ? -1 : 1;
    }
    return (a->len > b->len) - (a->len < b->len);
}

/* --- hashing --------------------------------------------------------------------------------------- */

/* Both halves of the 128-bit product, folded. */
CPY_INLINE uint64_t mix(uint64_t a, uint64_t b)
{
#ifdef __SIZEOF_INT128__
    unsigned __int128 product = (unsigned __int128)a * b;

    return (uint64_t)product ^ (uint64_t)(product >> 64);
#else
    uint64_t low = (a & UINT32_MAX) * (b & UINT32_MAX), high = (a >> 32) * (b >> 32);
    uint64_t cross = (a >> 32) * (b & UINT32_MAX), other = (a & UINT32_MAX) * (b >> 32);
    uint64_t middle = (low >> 32) + (cross & UINT32_MAX) + (other & UINT32_MAX);

    return (middle << 32 | (low & UINT32_MAX)) ^ (high + (cross >> 32) + (other >> 32) + (middle >> 32));
#endif
}

/* Odd numbers with about as many ones as zeros. */
#define K0 UINT64_C(0x9e3779b97f4a7c15)
#define K1 UINT64_C(0xd1b54a32d192ed03)
#define K2 UINT64_C(0x8cb92ba72f3d8dd7)

int64_t cpy_hash_bytes(const void *data, size_t n)
{
    const char *p = data;
    uint64_t h = K0 ^ n, a = 0, b = 0;
    size_t left = n;

    for (; left > 16; left -= 16, p += 16)
        h = mix(load64(p) ^ K1, load64(p + 8) ^ h);
    if (left >= 8) {
        a = load64(p);
        b = load64(p + left - 8);
    } else if (left >= 4) {
        a = load32(p);
        b = load32(p + left - 4);
    } else if (left) {
        a = (uint64_t)(uint8_t)p[0] << 16 | (uint64_t)(uint8_t)p[left / 2] << 8 | (uint8_t)p[left - 1];
    }
    h = mix(a ^ K1, b ^ h);
    return (int64_t)(mix(h ^ K2, n ^ K0) >> 4);
}

/* --- searching --------------------------------------------------------------------------------------- */

/* The place of the first whole character in bytes from byte i on that begins with these bytes. */
static size_t find_wide(const struct cpy_text *s, const void *needle, size_t needle_bytes)
{
    const char *base = s->data, *p = base, *end = base + s->len * s->width;

    while ((p = memmem(p, (size_t)(end - p), needle, needle_bytes))) {
        size_t offset = (size_t)(p - base);

        if (offset % s->width == 0)
            return offset / s->width;
        p++;
    }
    return CPY_NOT_FOUND;
}

size_t cpy_text_find_char(const struct cpy_text *s, uint32_t c)
{
    if (s->width == 1) {
        const char *p = c < 256 && s->len ? memchr(s->data, (int)c, s->len) : NULL;

        return p ? (size_t)(p - (const char *)s->data) : CPY_NOT_FOUND;
    }
    for (size_t i = 0; i < s->len; i++)
        if (cpy_text_at(s, i) == c)
            return i;
    return CPY_NOT_FOUND;
}

/* The last place of a code point, or CPY_NOT_FOUND. */
static size_t text_rfind_char(const struct cpy_text *s, uint32_t c)
{
    if (s->width == 1) {
        const char *p = c < 256 && s->len ? memrchr(s->data, (int)c, s->len) : NULL;

        return p ? (size_t)(p - (const char *)s->data) : CPY_NOT_FOUND;
    }
    for (size_t i = s->len; i-- > 0;)
        if (cpy_text_at(s, i) == c)
            return i;
    return CPY_NOT_FOUND;
}

/* memmem() prepares tables, which takes longer than looking at a few places where the needle might begin: those come
 * first, and the tables only when many of them were wrong.  There are at least n bytes, and n is at least 2. */
static size_t find_narrow(const char *s, size_t len, const char *needle, size_t n)
{
    const char *p = s, *last = s + (len - n), *found;
    size_t wrong = 0;

    while (p <= last && (p = memchr(p, *needle, (size_t)(last - p) + 1))) {
        if (p[n - 1] == needle[n - 1] && memcmp(p + 1, needle + 1, n - 2) == 0)
            return (size_t)(p - s);
        if (++wrong > 4 + (size_t)(p - s) / 16) {
            found = memmem(p + 1, len - (size_t)(p + 1 - s), needle, n);
            return found ? (size_t)(found - s) : CPY_NOT_FOUND;
        }
        p++;
    }
    return CPY_NOT_FOUND;
}

size_t cpy_text_find(const struct cpy_text *s, const struct cpy_text *needle)
{

    if (needle->len > s->len)
        return CPY_NOT_FOUND;
    if (needle->len == 0)
        return 0;
    if (needle->len == 1)
        return cpy_text_find_char(s, cpy_text_at(needle, 0));
    if (s->width != 1)
        return find_wide(s, needle->data, needle->len * needle->width);
    return find_narrow(s->data, s->len, needle->data, needle->len);
}

size_t cpy_text_rfind(const struct cpy_text *s, const struct cpy_text *needle)
{
    size_t bytes = needle->len * needle->width;
    struct cpy_text rest = *s;

    if (needle->len > s->len)
        return CPY_NOT_FOUND;
    if (needle->len == 0)
        return s->len;
    for (rest.len = s->len - needle->len + 1;;) {
        size_t i = text_rfind_char(&rest, cpy_text_at(needle, 0));

        if (i == CPY_NOT_FOUND || memcmp(cpy_text_address(s, i), needle->data, bytes) == 0)
            return i;
        rest.len = i;
    }
}

/* How many of the bytes are c: eight at a time, of which those that equal c leave their upper bit. */
static size_t count_bytes(const uint8_t *p, size_t n, uint8_t c)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), low = ones * 0x7f;
    size_t count = 0;
    uint64_t word;

    for (; n >= 8; n -= 8, p += 8) {
        memcpy(&word, p, 8);
        word ^= ones * c;
        word = ~(((word & low) + low) | word | low);
        count += (word >> 7) * ones >> 56;
    }
    while (n)
        count += p[--n] == c;
    return count;
}

size_t cpy_text_count(const struct cpy_text *s, const struct cpy_text *needle, size_t max)
{
    struct cpy_text rest = *s;
    size_t count = 0, i;

    if (s->width == 1 && needle->len == 1 && max == SIZE_MAX)
        return count_bytes(s->data, s->len, *(const uint8_t *)needle->data);
    while (count < max && (i = cpy_text_find(&rest, needle)) != CPY_NOT_FOUND) {
        count++;
        rest = cpy_text_part(&rest, i + needle->len, rest.len);
    }
    return count;
}

/* --- digits ------------------------------------------------------------------------------------------------ */

/* The compiler divides by constants quickly. */
#define DIGITS(base)                                            \
    do {                                                        \
        *--end = "0123456789abcdef"[n % (base)];                \
        n /= (base);                                            \
    } while (n)

/* Two digits by one division. */
static char *put_decimal(uint64_t n, char *end)
{
    static const char pairs[] =
        "00010203040506070809101112131415161718192021222324"
        "25262728293031323334353637383940414243444546474849"
        "50515253545556575859606162636465666768697071727374"
        "75767778798081828384858687888990919293949596979899";

    for (; n >= 100; n /= 100)
        end = memcpy(end - 2, pairs + n % 100 * 2, 2);
    if (n >= 10)
        return memcpy(end - 2, pairs + n * 2, 2);
    *--end = (char)('0' + n);
    return end;
}

char *cpy_put_digits(uint64_t n, unsigned base, char *end)
{
    if (base == 10)
        return put_decimal(n, end);
    if (base == 16)
        DIGITS(16);
    else
        DIGITS(base);
    return end;
}

size_t cpy_put_escape(char to[CPY_ESCAPE_SIZE], uint32_t c)
{
    size_t digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;

    to[0] = '\\';
    to[1] = digits == 2 ? 'x' : digits == 4 ? 'u' : 'U';
    for (size_t i = 0; i < digits; i++)
        to[1 + digits - i] = "0123456789abcdef"[c >> 4 * i & 15];
    to[2 + digits] = 0;
    return 2 + digits;
}

/* --- needles -------------------------------------------------------------------------------------------- */

void cpy_scratch_free(struct cpy_thread *t, void *block, size_t size)
{
    cpy_free(cpy_pointer(t->vm->types[CPY_TYPE_STR]), block, size);
}

bool cpy_needle(struct cpy_thread *t, struct cpy_needle *n, const struct cpy_text *needle, unsigned width)
{
    n->t = t;
    n->wide = NULL;
    n->text = *needle;
    n->possible = needle->width <= width;
    if (!n->possible || needle->width == width)
        return true;
    n->size = needle->len * width;
    if (n->size <= sizeof n->room)
        n->text.data = n->room;
    else if (!(n->text.data = n->wide = cpy_malloc(t, n->size)))
        return false;
    n->text.width = (uint8_t)width;
    cpy_text_copy((void *)(uintptr_t)n->text.data, width, needle);
    return true;
}

void cpy_needle_free(struct cpy_needle *n)
{
    if (n->wide)
        cpy_scratch_free(n->t, n->wide, n->size);
}
