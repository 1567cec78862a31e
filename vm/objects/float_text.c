/* SPDX-License-Identifier: MIT */
/* vm/objects/float_text.c - floats from text and to text.
 *
 * To text: the shortest decimal number that rounds to the float, by Schubfach (Raffaello
 * Giulietti, "The Schubfach way to render doubles", 2020): the float's neighbourhood is
 * scaled by a power of ten so that the candidates are whole numbers, and rounding to odd
 * keeps the comparisons exact.
 *
 * From text: up to 19 digits times a power of ten.  Both exact in a double: one
 * multiplication (Clinger 1990).  Otherwise the product with 128 bits of the power
 * (Lemire, "Number parsing at a gigabyte per second", 2021); in the rare case that the
 * bits cut off could matter, the C library decides, in the C locale. */
#include "vm/objects/limbs.h"

#include "vm/objects/float_powers.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>

/* --- arithmetic of powers --------------------------------------------------------------- */

/* floor(log2(10^k)) and floor(log10(2^k)), for every exponent that doubles have. */
static int log2_of_tens(int k) { return (int)((int64_t)k * 1741647 >> 19); }
static int log10_of_twos(int k) { return (int)((int64_t)k * 1262611 >> 22); }
/* floor(log10(3/4 * 2^k)) */
static int log10_of_three_quarters(int k) { return (int)(((int64_t)k * 1262611 - 524031) >> 22); }

/* a * b as two words. */
static void multiply(uint64_t a, uint64_t b, uint64_t *high, uint64_t *low)
{
#ifdef __SIZEOF_INT128__
    unsigned __int128 product = (unsigned __int128)a * b;

    *high = (uint64_t)(product >> 64);
    *low = (uint64_t)product;
#else
    uint64_t a0 = (uint32_t)a, a1 = a >> 32, b0 = (uint32_t)b, b1 = b >> 32;
    uint64_t middle = a1 * b0 + (a0 * b0 >> 32), other = a0 * b1 + (uint32_t)middle;

    *high = a1 * b1 + (middle >> 32) + (other >> 32);
    *low = a * b;
#endif
}

/* --- shortest digits ---------------------------------------------------------------------- */

/* digits * 10^exponent */
struct decimal {
    uint64_t digits;
    int exponent;
};

/* The upper 64 bits of power * n, the lowest one set if anything below is left ("round to odd"). */
static uint64_t multiply_to_odd(const uint64_t power[2], uint64_t n)
{
    uint64_t low_high, low_low, high, low;

    multiply(power[1], n, &low_high, &low_low);
    multiply(power[0], n, &high, &low);
    low += low_high;
    high += low < low_high;
    return high | (low > 1);
}

/* The shortest decimal for c * 2^q; irregular: the float below is only half as far as the one above. */
static struct decimal shortest(uint64_t c, int q, bool irregular)
{
    bool odd = c & 1;
    int k = irregular ? log10_of_three_quarters(q) : log10_of_twos(q);
    int h = q + log2_of_tens(-k) + 1;
    const uint64_t *row = power_table[-k - CPY_POWER_LEAST];
    uint64_t power[2] = {row[0], row[1] + !(-k >= 0 && -k <= 55)}; /* rounded up */
    uint64_t below = multiply_to_odd(power, (4 * c - 2 + irregular) << h) + odd;
    uint64_t middle = multiply_to_odd(power, 4 * c << h);
    uint64_t above = multiply_to_odd(power, (4 * c + 2) << h) - odd;
    uint64_t s = middle / 4, tens = s / 10;

    if (s >= 10) { /* is a number with one digit less within the bounds? */
        bool down = below <= 40 * tens, up = 40 * tens + 40 <= above;

        if (down != up)
            return (struct decimal){tens + up, k + 1};
    }
    {
        bool down = below <= 4 * s, up = 4 * s + 4 <= above;

        if (down != up)
            return (struct decimal){s + up, k};
    }
    return (struct decimal){s + (middle > 4 * s + 2 || (middle == 4 * s + 2 && s & 1)), k};
}

/* The shortest decimal of a positive finite double, without zeros at its end. */
static struct decimal decimal_of(double d)
{
    uint64_t bits, mantissa;
    int exponent;
    struct decimal result;

    memcpy(&bits, &d, sizeof bits);
    mantissa = bits & (((uint64_t)1 << 52) - 1);
    exponent = (int)(bits >> 52 & 0x7ff);
    if (d < 0x1p53 && d >= 1 && d == trunc(d))
        result = (struct decimal){(uint64_t)d, 0};
    else if (exponent)
        result = shortest(mantissa | (uint64_t)1 << 52, exponent - 1075, mantissa == 0 && exponent > 1);
    else
        result = shortest(mantissa, -1074, false);
    while (result.digits % 10 == 0) {
        result.digits /= 10;
        result.exponent++;
    }
    return result;
}

static char *put(char *out, const char *text, size_t n)
{
    memcpy(out, text, n);
    return out + n;
}

static char *put_zeros(char *out, int n)
{
    memset(out, '0', (size_t)n);
    return out + n;
}

/* 1.5e+20, 1e-07 */
static char *put_scientific(char *out, const char *digits, int n, int exponent)
{
    unsigned size = (unsigned)abs(exponent);

    *out++ = digits[0];
    if (n > 1) {
        *out++ = '.';
        out = put(out, digits + 1, (size_t)n - 1);
    }
    *out++ = 'e';
    *out++ = exponent < 0 ? '-' : '+';
    if (size >= 100)
        *out++ = (char)('0' + size / 100);
    *out++ = (char)('0' + size / 10 % 10);
    *out++ = (char)('0' + size % 10);
    return out;
}

/* point: how many of the n digits stand before the decimal point (negative: zeros follow it). */
static char *put_fixed(char *out, const char *digits, int n, int point, bool bare)
{
    if (point <= 0) {
        out = put(out, "0.", 2);
        out = put_zeros(out, -point);
        return put(out, digits, (size_t)n);
    }
    if (point < n) {
        out = put(out, digits, (size_t)point);
        *out++ = '.';
        return put(out, digits + point, (size_t)(n - point));
    }
    out = put(out, digits, (size_t)n);
    out = put_zeros(out, point - n);
    return bare ? out : put(out, ".0", 2);
}

int cpy_float_format_as(double d, char *out, bool bare)
{
    char *start = out, digits[24], *p = digits + sizeof digits;
    struct decimal decimal;
    int n, point;

    if (isnan(d))
        return (int)(put(out, "nan", 3) - start);
    if (signbit(d))
        *out++ = '-';
    if (isinf(d))
        return (int)(put(out, "inf", 3) - start);
    if (d == 0)
        return (int)(put(out, "0.0", bare ? 1 : 3) - start);
    decimal = decimal_of(fabs(d));
    for (uint64_t left = decimal.digits; left; left /= 10)
        *--p = (char)('0' + left % 10);
    n = (int)(digits + sizeof digits - p);
    point = n + decimal.exponent;
    if (point > -4 && point <= 16)
        out = put_fixed(out, p, n, point, bare);
    else
        out = put_scientific(out, p, n, point - 1);
    return (int)(out - start);
}

int cpy_float_format(double d, char *out) { return cpy_float_format_as(d, out, false); }

/* --- reading decimals ------------------------------------------------------------------------ */

#define EXACT_DIGITS 800 /* no double or midpoint between two has more significant digits */

/* A decimal number in text: w * 10^exponent, or a little more if digits were dropped. */
struct number {
    const char *digits;  /* where its digits begin */
    uint64_t w;          /* the first 19 significant digits */
    int64_t exponent;
    bool dropped;        /* a digit after those was not 0 */
};

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* An underscore between two digits at p? */
static bool is_separator(const char *p, const char *start, const char *end)
{
    return *p == '_' && p > start && p + 1 < end && is_digit(p[-1]) && is_digit(p[1]);
}

/* Reads digits and one point.  Returns the end; p if there is no digit. */
static const char *scan_digits(struct number *number, const char *p, const char *end)
{
    const char *start = p, *point = NULL;
    int count = 0, significant = 0;

    number->digits = p;
    for (; p < end; p++) {
        if (is_digit(*p)) {
            count++;
            if (significant < 19) {
                number->w = number->w * 10 + (unsigned)(*p - '0');
                significant += number->w != 0;
                number->exponent -= point != NULL;
            } else {
                number->dropped |= *p != '0';
                number->exponent += point == NULL;
            }
        } else if (*p == '.' && !point) {
            point = p;
        } else if (!is_separator(p, start, end)) {
            break;
        }
    }
    return count ? p : start;
}

/* Reads e[+-]digits; returns p itself if it is none. */
static const char *scan_exponent(struct number *number, const char *p, const char *end)
{
    const char *start = p, *first;
    int64_t exponent = 0;
    bool minus;

    if (p == end || (*p | 0x20) != 'e')
        return start;
    p++;
    minus = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+'))
        p++;
    for (first = p; p < end && (is_digit(*p) || is_separator(p, first, end)); p++)
        if (*p != '_' && exponent < 1000000000000)
            exponent = exponent * 10 + (*p - '0');
    if (p == first)
        return start;
    number->exponent += minus ? -exponent : exponent;
    return p;
}

/* w * 10^q if both are exact in a double. */
static bool exact_product(uint64_t w, int64_t q, double *out)
{
    static const double tens[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14,
        1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

    if (w >> 53 || q < -22 || q > 22)
        return false;
    *out = q < 0 ? (double)w / tens[-q] : (double)w * tens[q];
    return true;
}

/* w * 10^q through 128 bits of the power.  False: cannot tell how it rounds. */
static bool long_product(uint64_t w, int64_t q, double *out)
{
    const uint64_t *power;
    unsigned shift;
    uint64_t high, middle, carry, low;
    bool exact = q >= 0 && q <= 55;

    *out = 0;
    if (!w || q < CPY_POWER_LEAST)
        return true;
    *out = INFINITY;
    if (q > 308)
        return true;
    power = power_table[q - CPY_POWER_LEAST];
    shift = (unsigned)__builtin_clzll(w);
    multiply(power[0], w << shift, &high, &middle);
    multiply(power[1], w << shift, &carry, &low);
    middle += carry;
    high += middle < carry;
    if (!exact && middle >= UINT64_MAX - 1) /* what was cut off from the power could carry */
        return false;
    high |= !exact || middle || low;
    *out = cpy_round_to_double(high, log2_of_tens((int)q) + 1 - (int)shift);
    return true;
}

/* Lets the C library convert the number: at most EXACT_DIGITS digits, then a 1 for all others. */
static double by_library(const struct number *number, const char *end)
{
    char text[EXACT_DIGITS + 40];
    size_t n = 0, dropped = 0;
    int64_t exponent = number->exponent;
    bool rest = false, significant = false;

    for (const char *p = number->digits; p < end && (is_digit(*p) || *p == '.' || *p == '_'); p++) {
        if (!is_digit(*p) || !(significant |= *p != '0'))
            continue;
        if (n < EXACT_DIGITS) {
            text[n++] = *p;
        } else {
            rest |= *p != '0';
            dropped++;
        }
    }
    if (n > 19) /* number->exponent belongs to the first 19 digits */
        exponent -= (int64_t)n - 19;
    if (rest) {
        text[n++] = '1';
        exponent--;
    }
    snprintf(text + n, 30, "e%lld", (long long)exponent);
    return strtod_l(text, NULL, newlocale(LC_ALL_MASK, "C", (locale_t)0));
}

static double convert(const struct number *number, const char *end)
{
    double d, above;

    if (!number->dropped) {
        if (exact_product(number->w, number->exponent, &d) || long_product(number->w, number->exponent, &d))
            return d;
    } else if (long_product(number->w, number->exponent, &d) && long_product(number->w + 1, number->exponent, &above) &&
               d == above) {
        return d;
    }
    return by_library(number, end);
}

/* Does text begin with a word, in small or capital letters? */
static bool begins_with(const char *p, const char *end, const char *word)
{
    for (; *word; word++, p++)
        if (p == end || (*p | 0x20) != *word)
            return false;
    return true;
}

static const char *scan_word(const char *p, const char *end, double *out)
{
    if (begins_with(p, end, "inf")) {
        *out = INFINITY;
        return p + (begins_with(p, end, "infinity") ? 8 : 3);
    }
    if (begins_with(p, end, "nan")) {
        *out = NAN;
        return p + 3;
    }
    return p;
}

size_t cpy_float_scan(const char *text, size_t len, double *out)
{
    const char *p = text, *end = text + len, *first;
    struct number number = {0};
    bool minus = len && *p == '-';

    if (len && (*p == '-' || *p == '+'))
        p++;
    first = p;
    if ((p = scan_digits(&number, p, end)) != first) {
        p = scan_exponent(&number, p, end);
        *out = convert(&number, p);
    } else if ((p = scan_word(p, end, out)) == first) {
        return 0;
    }
    if (minus)
        *out = -*out;
    return (size_t)(p - text);
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool cpy_float_parse(const char *text, size_t len, double *out)
{
    while (len && is_space(*text)) {
        text++;
        len--;
    }
    while (len && is_space(text[len - 1]))
        len--;
    return len && cpy_float_scan(text, len, out) == len;
}

bool cpy_float_from_text(struct cpy_thread *t, cpy_value v, double *out)
{
    char room[128];
    const char *p;
    size_t len;
    struct cpy_buffer buffer;
    bool good;

    if (cpy_is_str(v)) {
        if (!(p = cpy_number_text(t, v, room, sizeof room, &len)))
            return false;
        good = cpy_float_parse(p, len, out);
    } else {
        if (!cpy_get_buffer(t, v, &buffer, false))
            return false;
        good = cpy_float_parse((const char *)buffer.data, buffer.len, out);
        cpy_release_buffer(t, &buffer);
    }
    if (!good)
        cpy_raise(t, CPY_VALUE_ERROR, "could not convert string to float: %R", v);
    return good;
}

/* --- hexadecimal --------------------------------------------------------------------------------- */

cpy_value cpy_float_to_hex(struct cpy_thread *t, double d)
{
    uint64_t bits;
    int exponent;
    char text[40];

    if (!isfinite(d))
        return cpy_str_from_ascii(t, text, (size_t)cpy_float_format(d, text));
    if (d == 0)
        return cpy_str_from(t, signbit(d) ? "-0x0.0p+0" : "0x0.0p+0");
    memcpy(&bits, &d, sizeof bits);
    exponent = (int)(bits >> 52 & 0x7ff);
    snprintf(text, sizeof text, "%s0x%d.%013llxp%+d", signbit(d) ? "-" : "", exponent != 0,
        (unsigned long long)(bits & (((uint64_t)1 << 52) - 1)), exponent ? exponent - 1023 : -1022);
    return cpy_str_from(t, text);
}

static int hex_digit(char c)
{
    return is_digit(c) ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}

/* Hexadecimal digits with a point: 60 bits or more are kept, the lowest one standing for all after it. */
static const char *scan_hex_digits(struct number *number, const char *p, const char *end)
{
    const char *start = p, *point = NULL;
    int digit, count = 0;

    for (; p < end; p++) {
        if ((digit = hex_digit(*p)) < 0) {
            if (*p != '.' || point)
                break;
            point = p;
            continue;
        }
        count++;
        if (!(number->w >> 60)) {
            number->w = number->w * 16 + (unsigned)digit;
            number->exponent -= point ? 4 : 0;
        } else {
            number->w |= digit != 0;
            number->exponent += point ? 0 : 4;
        }
    }
    return count ? p : start;
}

/* The binary exponent p[+-]decimal; NULL if it is malformed. */
static const char *scan_hex_exponent(struct number *number, const char *p, const char *end)
{
    int64_t exponent = 0;
    bool minus;
    const char *first;

    if (p == end || (*p | 0x20) != 'p')
        return p;
    p++;
    minus = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+'))
        p++;
    for (first = p; p < end && is_digit(*p); p++)
        if (exponent < 1000000000000)
            exponent = exponent * 10 + (*p - '0');
    number->exponent += minus ? -exponent : exponent;
    return p == first ? NULL : p;
}

/* [sign][0x]digits[p exponent] */
static bool scan_hex(const char *p, const char *end, double *out)
{
    struct number number = {0};
    const char *first;
    bool minus;

    while (p < end && is_space(*p))
        p++;
    while (p < end && is_space(end[-1]))
        end--;
    minus = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+'))
        p++;
    if ((first = scan_word(p, end, out)) == p) {
        if (end - p > 2 && p[0] == '0' && (p[1] | 0x20) == 'x')
            p += 2;
        first = scan_hex_digits(&number, p, end);
        if (first == p || !(first = scan_hex_exponent(&number, first, end)))
            return false;
        *out = cpy_round_to_double(number.w, number.exponent);
    }
    if (minus)
        *out = -*out;
    return first == end;
}

bool cpy_float_from_hex(struct cpy_thread *t, cpy_value s, double *out)
{
    struct cpy_text text = cpy_str_view(s);
    const char *p = text.data;

    if (!text.ascii || !scan_hex(p, p + text.len, out)) {
        cpy_raise(t, CPY_VALUE_ERROR, "invalid hexadecimal floating-point string");
        return false;
    }
    if (!isinf(*out) || memchr(p, 'n', text.len) || memchr(p, 'N', text.len)) /* "inf" itself is fine */
        return true;
    cpy_raise(t, CPY_OVERFLOW_ERROR, "hexadecimal value too large to represent as a float");
    return false;
}
