/* SPDX-License-Identifier: MIT */
/* vm/objects/format_float.c - format specifications applied to float and complex; the text of floats for % too.
 *
 * The C library rounds correctly to any number of digits, so it makes the digits; where Python's
 * layout differs from printf's it is put together anew from "d.ddde+xx". */
#include "vm/objects/format.h"

#include "vm/objects/int.h"
#include "vm/objects/text.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

/* --- text of a magnitude ---------------------------------------------------------------------------- */

void cpy_float_text_free(struct cpy_float_text *f)
{
    if (f->size)
        cpy_scratch_free(f->t, f->text, f->size);
    f->size = 0;
}

/* Makes room for n bytes, without keeping what was there. */
static bool make_room(struct cpy_float_text *f, size_t n)
{
    if (n <= sizeof f->room)
        return true;
    if (!(f->text = cpy_malloc(f->t, n)))
        return false;
    f->size = n;
    return true;
}

static bool print(struct cpy_float_text *f, const char *format, int precision, double d)
{
    int n = snprintf(f->room, sizeof f->room, format, precision, d);

    if (n < 0) {
        cpy_raise_no_memory(f->t);
        return false;
    }
    f->len = (size_t)n;
    if (f->len < sizeof f->room)
        return true;
    if (!make_room(f, f->len + 1))
        return false;
    snprintf(f->text, f->len + 1, format, precision, d);
    return true;
}

#ifdef __SIZEOF_INT128__
#define QUICK_PRECISION 17
/* %.*f where the digits come from integers: d * 10^precision is exact in 128 bits, and rounding it half to even to a
 * number that fits 64 is what the C library does as well.  False: the number is too large or too small for that. */
static bool print_quickly(struct cpy_float_text *f, int precision, double d)
{
    int exponent, shift, point;
    unsigned __int128 scaled = (uint64_t)ldexp(frexp(d, &exponent), 53), rest, half;
    char *end = f->room + sizeof f->room, *p;

    shift = 53 - exponent; /* d = scaled / 2^shift */
    if (precision > QUICK_PRECISION || shift <= 0 || shift > 120)
        return false;
    for (int i = 0; i < precision; i++)
        scaled *= 10;
    half = (unsigned __int128)1 << (shift - 1);
    rest = scaled & (half - 1 + half);
    scaled >>= shift;
    scaled += rest > half || (rest == half && (scaled & 1));
    if (scaled >> 64)
        return false;
    p = cpy_put_digits((uint64_t)scaled, 10, end);
    while (end - p <= precision)
        *--p = '0';
    f->len = (size_t)(end - p);
    point = (int)f->len - precision;
    memmove(f->room, p, (size_t)point);
    if (precision) {
        memmove(f->room + point + 1, p + point, (size_t)precision);
        f->room[point] = '.';
        f->len++;
    }
    return true;
}

/* d * 10^scale, cut off to an integer, is *q, and *rest / *whole more.  False: it does not fit 128 bits. */
static bool scale_exactly(double d, int scale, unsigned __int128 *q, unsigned __int128 *rest, unsigned __int128 *whole)
{
    int exponent, tens = scale < 0 ? -scale : scale;
    unsigned __int128 n = (uint64_t)ldexp(frexp(d, &exponent), 53), by = 1;
    int shift = exponent - 53; /* d = n * 2^shift */

    if (tens > 20 || shift > 7 || shift < (scale < 0 ? -56 : -120))
        return false;
    for (int i = 0; i < tens; i++)
        by *= 10;
    n = (scale < 0 ? n : n * by) << (shift > 0 ? shift : 0);
    *whole = (scale < 0 ? by : 1) << (shift < 0 ? -shift : 0);
    *q = n / *whole;
    *rest = n % *whole;
    return true;
}

/* %.*e in the same way, for numbers that are not too far from 1.  False: this one is. */
static bool print_exponent_quickly(struct cpy_float_text *f, int precision, double d, char letter)
{
    int ten = d > 0 && precision <= 15 ? (int)floor(log10(d)) : INT_MAX;
    unsigned __int128 q, rest, whole;
    uint64_t least = 1; /* of the integers with as many digits as are wanted */
    char *p = f->room;

    if (ten > 20 || ten < -20 || !scale_exactly(d, precision - ten, &q, &rest, &whole))
        return false;
    for (int i = 0; i < precision; i++)
        least *= 10;
    if (q < least || q >= (unsigned __int128)least * 10) /* the logarithm was rounded to another integer */
        return false;
    q += rest * 2 > whole || (rest * 2 == whole && (q & 1));
    if (q == (unsigned __int128)least * 10) {
        q = least;
        ten++;
    }
    cpy_put_digits((uint64_t)q, 10, p + precision + 2);
    *p = p[1];
    p[1] = '.';
    p += precision ? precision + 2 : 1;
    *p++ = letter;
    *p++ = ten < 0 ? '-' : '+';
    *p++ = (char)('0' + abs(ten) / 10);
    *p++ = (char)('0' + abs(ten) % 10);
    f->len = (size_t)(p - f->room);
    return true;
}
#endif

/* Inserts c at i; there is room. */
static void insert(struct cpy_float_text *f, size_t i, char c)
{
    memmove(f->text + i + 1, f->text + i, f->len - i);
    f->text[i] = c;
    f->len++;
}

/* With # the shortest text has a point as well. */
static void add_point(struct cpy_float_text *f)
{
    const char *e = memchr(f->text, 'e', f->len);

    if (!memchr(f->text, '.', f->len))
        insert(f, e ? (size_t)(e - f->text) : f->len, '.');
}

/* The shortest text that reads back as d, with ".0" if point and there is no exponent. */
static bool print_shortest(struct cpy_float_text *f, double d, bool alternate, bool point)
{
    f->len = (size_t)cpy_float_format(d, f->text);
    if (!point && f->len > 2 && !memcmp(f->text + f->len - 2, ".0", 2))
        f->len -= 2;
    if (alternate)
        add_point(f);
    return true;
}

/* %g without the C library's, whose %#g loses the zeros of what is rounded up to a power of ten.  point: with ".0" at
 * the end of whole numbers, where exponents begin one digit sooner. */
static bool print_general(struct cpy_float_text *f, double d, int precision, bool alternate, bool point, bool upper)
{
    struct cpy_float_text e = {.t = f->t, .text = e.room};
    int exponent, digits = precision > 0 ? precision : 1;
    const char *mark;
    bool ok;

    if (!print(&e, upper ? "%.*E" : "%.*e", digits - 1, d))
        return false;
    mark = memchr(e.text, upper ? 'E' : 'e', e.len);
    exponent = atoi(mark + 1);
    if (exponent < -4 || exponent + point >= digits) {
        size_t len = (size_t)(mark - e.text);

        while (!alternate && len > 1 && e.text[len - 1] == '0' && memchr(e.text, '.', len))
            len--;
        len -= len > 1 && !alternate && e.text[len - 1] == '.';
        ok = make_room(f, e.len + 2);
        if (ok)
            f->len = (size_t)sprintf(f->text, "%.*s%s%s", (int)len, e.text, alternate && digits == 1 ? "." : "", mark);
    } else {
        ok = print(f, alternate ? "%#.*f" : "%.*f", digits - 1 - exponent, d);
        while (ok && !alternate && f->text[f->len - 1] == '0' && f->text[f->len - 2] != '.')
            f->len--;
    }
    cpy_float_text_free(&e);
    return ok;
}

bool cpy_float_text(struct cpy_thread *t, struct cpy_float_text *f, double d, char type, int64_t precision,
    bool alternate, bool point)
{
    bool upper = type < 'a';
    char format[8];

    f->t = t;
    f->size = 0;
    f->text = f->room;
    if (precision > INT_MAX) {
        cpy_raise(t, CPY_VALUE_ERROR, "precision too big");
        return false;
    }
    if (!isfinite(d)) {
        f->len = (size_t)sprintf(f->text, isnan(d) ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf"));
        return true;
    }
    if (type == 'r' && precision < 0)
        return print_shortest(f, fabs(d), alternate, point);
    if ((type == 'r' && point) || (alternate && (type == 'r' || (type | 32) == 'g')))
        return print_general(f, fabs(d), precision < 0 ? 6 : (int)precision, alternate, point, upper);
#ifdef __SIZEOF_INT128__
    if ((type | 32) == 'f' && !alternate && print_quickly(f, precision < 0 ? 6 : (int)precision, fabs(d)))
        return true;
    if ((type | 32) == 'e' && !alternate &&
        print_exponent_quickly(f, precision < 0 ? 6 : (int)precision, fabs(d), type))
        return true;
#endif
    snprintf(format, sizeof format, "%%%s.*%c", alternate ? "#" : "", type == 'r' ? 'g' : type);
    return print(f, format, precision < 0 ? 6 : (int)precision, fabs(d));
}

void cpy_number_from_text(struct cpy_number *n, const char *text, size_t len)
{
    size_t i = 0;

    while (i < len && text[i] >= '0' && text[i] <= '9')
        i++;
    n->digits = text;
    n->digit_count = i;
    n->rest = text + i;
    n->rest_len = len - i;
}

/* Is every digit of the text before an exponent a zero? */
static bool is_zero(const struct cpy_float_text *f)
{
    for (size_t i = 0; i < f->len && (f->text[i] | 32) != 'e'; i++)
        if (f->text[i] != '0' && f->text[i] != '.' && f->text[i] != '%')
            return false;
    return true;
}

/* --- float --------------------------------------------------------------------------------------------- */

/* The text of d by the specification's type. */
static bool text_by_spec(struct cpy_thread *t, struct cpy_float_text *f, double d, const struct cpy_spec *spec)
{
    char type = !spec->type ? 'r' : spec->type == 'n' ? 'g' : spec->type == '%' ? 'f' : (char)spec->type;

    if (!cpy_float_text(t, f, spec->type == '%' ? d * 100 : d, type, spec->precision, spec->alternate, type == 'r'))
        return false;
    if (spec->type == '%' && f->len + 1 < (f->size ? f->size : sizeof f->room)) {
        f->text[f->len++] = '%';
    } else if (spec->type == '%') {
        char *grown = cpy_malloc(t, f->len + 1);

        if (!grown) {
            cpy_float_text_free(f);
            return false;
        }
        memcpy(grown, f->text, f->len);
        grown[f->len] = '%';
        cpy_float_text_free(f);
        f->text = grown;
        f->size = ++f->len;
    }
    return true;
}

cpy_value cpy_format_double(struct cpy_thread *t, double d, const struct cpy_spec *spec, cpy_value v)
{
    struct cpy_number n = {.group = 3};
    struct cpy_float_text f;
    struct cpy_builder b;
    bool negative = signbit(d) && !isnan(d);

    if (spec->type != 'f' && (spec->type >= 128 || (spec->type && !strchr("eEfFgGn%", (int)spec->type))))
        return cpy_raise_format_code(t, spec, v);
    if (!text_by_spec(t, &f, d, spec))
        return CPY_ERROR;
    if (negative && spec->no_minus_zero && is_zero(&f))
        negative = false;
    cpy_number_from_text(&n, f.text, f.len);
    n.sign = cpy_sign_char(spec->sign, negative);
    cpy_build(&b, t);
    cpy_build_number(&b, spec, &n);
    cpy_float_text_free(&f);
    return cpy_build_finish(&b);
}

cpy_value cpy_format_float_spec(struct cpy_thread *t, cpy_value v, cpy_value text)
{
    double d = cpy_float_value(v);
    struct cpy_spec spec;
    char shortest[40];

    if (!cpy_str_text(text).len)
        return cpy_str_from_ascii(t, shortest, (size_t)cpy_float_format(d, shortest));
    if (!cpy_spec_parse(t, text, &spec, v, 0, '>'))
        return CPY_ERROR;
    return cpy_format_double(t, d, &spec, v);
}

/* --- complex --------------------------------------------------------------------------------------------- */

/* Puts one part of a complex number. */
static bool put_part(struct cpy_builder *b, double d, const struct cpy_spec *spec, char sign)
{
    struct cpy_spec plain = {.fill = ' ', .align = '>', .grouping = spec->grouping, .width = -1};
    char type = !spec->type ? 'r' : spec->type == 'n' ? 'g' : (char)spec->type;
    struct cpy_number n = {.group = 3, .sign = cpy_sign_char(sign, signbit(d) && !isnan(d))};
    struct cpy_float_text f;

    if (!cpy_float_text(b->t, &f, d, type, spec->precision, spec->alternate, false))
        return false;
    if (spec->no_minus_zero && n.sign == '-' && is_zero(&f))
        n.sign = cpy_sign_char(sign, false);
    cpy_number_from_text(&n, f.text, f.len);
    cpy_build_number(b, &plain, &n);
    cpy_float_text_free(&f);
    return !b->failed;
}

static bool put_complex(struct cpy_builder *b, double re, double im, const struct cpy_spec *spec)
{
    bool only_im = !spec->type && re == 0 && !signbit(re), brackets = !spec->type && !only_im;

    if (brackets)
        cpy_build_char(b, '(');
    if ((!only_im && !put_part(b, re, spec, spec->sign)) || !put_part(b, im, spec, only_im ? spec->sign : '+'))
        return false;
    cpy_build_char(b, 'j');
    if (brackets)
        cpy_build_char(b, ')');
    return true;
}

cpy_value cpy_format_complex_spec(struct cpy_thread *t, cpy_value v, cpy_value text)
{
    struct cpy_builder number, b;
    struct cpy_spec spec;
    double re, im;

    if (!cpy_str_text(text).len)
        return cpy_str(t, v);
    if (!cpy_to_complex(t, v, &re, &im) || !cpy_spec_parse(t, text, &spec, v, 0, '>'))
        return CPY_ERROR;
    if (spec.type >= 128 || (spec.type && !strchr("eEfFgGn", (int)spec.type)))
        return cpy_raise_format_code(t, &spec, v);
    if (spec.fill == '0')
        return cpy_raise(t, CPY_VALUE_ERROR, "Zero padding is not allowed in complex format specifier");
    if (spec.align == '=')
        return cpy_raise(t, CPY_VALUE_ERROR, "'=' alignment flag is not allowed in complex format specifier");
    cpy_build(&number, t);
    cpy_build(&b, t);
    if (put_complex(&number, re, im, &spec)) {
        struct cpy_text whole = cpy_text_of(number.data, number.len, true);

        cpy_build_padded(&b, &spec, &whole);
    } else {
        b.failed = true;
    }
    cpy_build_drop(&number);
    return cpy_build_finish(&b);
}
