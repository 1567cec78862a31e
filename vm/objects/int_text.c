/* SPDX-License-Identifier: MIT */
/* vm/objects/int_text.c - ints from text and to text.
 *
 * Numbers of one word are converted here, larger ones by GMP (faster than quadratic).
 * Bases that are not powers of two have a limit of digits, as in CPython: a text of
 * millions of digits could otherwise keep a server busy. */
#include "vm/objects/limbs.h"
#include "vm/objects/str.h"

/* --- to text ------------------------------------------------------------------------- */

#define LIMIT_TEXT "Exceeds the limit (%lld digits) for integer string conversion"

static cpy_value too_many_digits(struct cpy_thread *t)
{
    return cpy_raise(t, CPY_VALUE_ERROR, LIMIT_TEXT "; use sys.set_int_max_str_digits() to increase the limit",
        (long long)t->vm->int_max_str_digits);
}

static bool base_is_limited(int base) { return base & (base - 1); }

static cpy_value small_to_str(struct cpy_thread *t, int64_t v, int base)
{
    char digits[66], *p = digits + sizeof digits;
    uint64_t n = cpy_magnitude(v);

    if (base == 10) {
        do
            *--p = (char)('0' + n % 10);
        while (n /= 10);
    } else {
        do
            *--p = "0123456789abcdefghijklmnopqrstuvwxyz"[n % (unsigned)base];
        while (n /= (unsigned)base);
    }
    if (v < 0)
        *--p = '-';
    return cpy_str_from_ascii(t, p, (size_t)(digits + sizeof digits - p));
}

/* GMP's digits 0 .. base-1 become characters, in place. */
static void digits_to_ascii(unsigned char *digits, size_t n)
{
    for (size_t i = 0; i < n; i++)
        digits[i] = "0123456789abcdefghijklmnopqrstuvwxyz"[digits[i]];
}

static cpy_value limbs_to_str(struct cpy_thread *t, const struct cpy_limbs *x, int base)
{
    int64_t limit = base_is_limited(base) ? t->vm->int_max_str_digits : 0;
    size_t room = mpn_sizeinbase(x->p, x->len, base) + 2, n;
    mp_limb_t *copy; /* GMP destroys what it converts */
    unsigned char *digits, *first;

    if (limit && room > (uint64_t)limit + 16)
        return too_many_digits(t);
    copy = cpy_limbs_scratch(t, x->len);
    digits = copy ? (unsigned char *)cpy_limbs_scratch(t, (mp_size_t)(room / sizeof(mp_limb_t)) + 1) : NULL;
    if (!digits || !cpy_limbs_reserve(t, x->len))
        return CPY_ERROR;
    mpn_copyi(copy, x->p, x->len);
    n = mpn_get_str(digits + 1, base, copy, x->len);
    for (first = digits + 1; !*first; first++)
        n--;
    if (limit && n > (uint64_t)limit)
        return too_many_digits(t);
    digits_to_ascii(first, n);
    if (x->negative) {
        *--first = '-';
        n++;
    }
    return cpy_str_from_ascii(t, (const char *)first, n);
}

cpy_value cpy_int_to_str(struct cpy_thread *t, cpy_value v, int base)
{
    struct cpy_limbs x;

    v = cpy_int_plain(v);
    if (CPY_LIKELY(cpy_is_small(v)))
        return small_to_str(t, cpy_small(v), base);
    cpy_limbs_view(&x, v);
    return x.len ? limbs_to_str(t, &x, base) : small_to_str(t, 0, base);
}

/* --- from text ---------------------------------------------------------------------------- */

const char *cpy_number_text(struct cpy_thread *t, cpy_value s, char *room, size_t room_size, size_t *len)
{
    struct cpy_text text = cpy_str_view(s);

    *len = text.len;
    if (text.ascii)
        return text.data;
    if (text.len > room_size &&
        !(room = (char *)cpy_limbs_scratch(t, (mp_size_t)(text.len / sizeof(mp_limb_t)) + 1)))
        return NULL;
    for (size_t i = 0; i < *len; i++) {
        uint32_t c = cpy_text_at(&text, i);
        int digit = c < 128 ? -1 : cpy_char_decimal(c);

        room[i] = c < 128 ? (char)c : digit >= 0 ? (char)('0' + digit) : cpy_char_is_space(c) ? ' ' : '?';
        if (c >= 128 && room[i] == '?')
            *len = i + 1; /* what follows is not looked at */
    }
    return room;
}

/* 0 .. 35, or 99. */
static unsigned digit_value(char c)
{
    return c >= '0' && c <= '9' ? (unsigned)(c - '0')
         : c >= 'a' && c <= 'z' ? (unsigned)(c - 'a') + 10
         : c >= 'A' && c <= 'Z' ? (unsigned)(c - 'A') + 10 : 99;
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* What int() reads: digits of a base between spaces, after a sign and a prefix. */
struct int_text {
    const char *digits, *end; /* digits and underscores */
    size_t count;             /* digits among them */
    int base;
    bool negative, zero;
};

/* The base that a prefix 0x, 0o, 0b at p stands for, or 0. */
static int prefix_base(const char *p, const char *end)
{
    if (end - p < 2 || p[0] != '0')
        return 0;
    switch (p[1] | 0x20) {
    case 'x': return 16;
    case 'o': return 8;
    case 'b': return 2;
    default: return 0;
    }
}

/* Counts digits; underscores may stand between two of them. */
static bool check_digits(struct int_text *text)
{
    const char *p = text->digits;

    if (p == text->end || text->end[-1] == '_')
        return false;
    for (text->zero = true; p < text->end; p++) {
        if (*p == '_') {
            if (p == text->digits || p[-1] == '_')
                return false;
        } else if (digit_value(*p) >= (unsigned)text->base) {
            return false;
        } else {
            text->count++;
            text->zero &= *p == '0';
        }
    }
    return true;
}

/* Finds sign, prefix and digits.  False: not an int's text. */
static bool scan_int(struct int_text *text, const char *p, size_t len, int base)
{
    const char *end = p + len;
    int prefix;

    while (p < end && is_space(*p))
        p++;
    while (p < end && is_space(end[-1]))
        end--;
    text->negative = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+'))
        p++;
    prefix = prefix_base(p, end);
    if (prefix && (base == 0 || base == prefix)) {
        p += 2;
        if (p < end && *p == '_')
            p++;
        base = prefix;
    }
    text->digits = p;
    text->end = end;
    text->count = 0;
    text->base = base ? base : 10;
    return check_digits(text) && (base != 0 || *p != '0' || text->zero); /* 010 is none, as in source code */
}

/* A number of at most 12 (base 36) to 18 (base 10) or 62 (base 2) digits. */
static cpy_value parse_short(const struct int_text *text)
{
    uint64_t n = 0;

    for (const char *p = text->digits; p < text->end; p++)
        if (*p != '_')
            n = n * (unsigned)text->base + digit_value(*p);
    return cpy_int(text->negative ? -(int64_t)n : (int64_t)n);
}

static bool fits_short(const struct int_text *text)
{
    return text->count <= (text->base <= 10 ? 18u : 11u);
}

static cpy_value parse_long(struct cpy_thread *t, const struct int_text *text)
{
    unsigned bits = 32 - (unsigned)__builtin_clz((unsigned)text->base - 1); /* of a digit, rounded up */
    size_t count = 0;
    unsigned char *digits;
    struct cpy_big *big;

    if (text->count >= (size_t)CPY_MAX_LIMBS)
        return cpy_raise_no_memory(t);
    digits = (unsigned char *)cpy_limbs_scratch(t, (mp_size_t)(text->count / sizeof(mp_limb_t)) + 1);
    if (!digits || !(big = cpy_big_new(t, (mp_size_t)((uint64_t)text->count * bits / CPY_LIMB_BITS) + 2)))
        return CPY_ERROR;
    for (const char *p = text->digits; p < text->end; p++) /* leading zeros would confuse GMP */
        if (*p != '_' && (count || *p != '0'))
            digits[count++] = (unsigned char)digit_value(*p);
    if (!count)
        return cpy_int(0);
    if (!cpy_limbs_reserve(t, big->len))
        return CPY_ERROR;
    big->len = (uint32_t)mpn_set_str(big->limbs, digits, count, text->base);
    big->negative = text->negative;
    return cpy_big_finish(big);
}

/* What it says; CPY_UNSET with nothing pending: not an int's text. */
static cpy_value parse(struct cpy_thread *t, const char *p, size_t len, int base)
{
    struct int_text text;
    int64_t limit = t->vm->int_max_str_digits;

    if (!scan_int(&text, p, len, base))
        return CPY_UNSET;
    if (fits_short(&text))
        return parse_short(&text);
    if (limit && text.count > (uint64_t)limit && base_is_limited(text.base))
        return cpy_raise(t, CPY_VALUE_ERROR,
            LIMIT_TEXT ": value has %zu digits; use sys.set_int_max_str_digits() to increase the limit",
            (long long)limit, text.count);
    return parse_long(t, &text);
}

#define MOST_SHOWN 200 /* characters of a text that is no number */

static cpy_value invalid_literal(struct cpy_thread *t, cpy_value text, int base)
{
    cpy_value shown = text && !cpy_pending(t) ? cpy_repr(t, text) : CPY_ERROR;

    if (shown && cpy_str_view(shown).len > MOST_SHOWN)
        shown = cpy_str_slice(t, shown, 0, MOST_SHOWN);
    return shown ? cpy_raise(t, CPY_VALUE_ERROR, "invalid literal for int() with base %d: %V", base, shown) : CPY_ERROR;
}

cpy_value cpy_int_parse(struct cpy_thread *t, const char *text, size_t len, int base)
{
    cpy_value v = parse(t, text, len, base);

    if (v || cpy_pending(t))
        return v;
    return invalid_literal(t, cpy_str_from_utf8(t, text, len), base);
}

cpy_value cpy_int_from_text(struct cpy_thread *t, cpy_value text, int base)
{
    char room[128];
    const char *p;
    size_t len;
    cpy_value v;
    struct cpy_buffer buffer;

    if (cpy_is_str(text)) {
        if (!(p = cpy_number_text(t, text, room, sizeof room, &len)))
            return CPY_ERROR;
        v = parse(t, p, len, base);
        return v ? v : invalid_literal(t, text, base);
    }
    if (!cpy_get_buffer(t, text, &buffer, false))
        return CPY_ERROR;
    if (!(v = parse(t, (const char *)buffer.data, buffer.len, base)))
        invalid_literal(t, cpy_bytes_from(t, buffer.data, buffer.len), base);
    cpy_release_buffer(t, &buffer);
    return v;
}
