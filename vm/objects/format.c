/* SPDX-License-Identifier: MIT */
/* vm/objects/format.c - format specifications: taking them apart, and applying them to str and int.
 *
 * What is hard: zero padding counts the separators of groups, so it is done while the digits
 * are grouped ("{:010,}" of 1234 is "00,001,234"). */
#include "vm/objects/format.h"

#include "vm/objects/int.h"
#include "vm/objects/text.h"
#include "vm/objects/unicode.h"

/* --- parsing ------------------------------------------------------------------------------------ */

static int digit_of(uint32_t c) { return c - '0' < 10 ? (int)(c - '0') : c < 128 ? -1 : cpy_char_decimal(c); }

int64_t cpy_read_digits(struct cpy_thread *t, const struct cpy_text *s, size_t *at)
{
    int64_t n = -1;
    int digit;

    while (*at < s->len && (digit = digit_of(cpy_text_at(s, *at))) >= 0) {
        n = n < 0 ? 0 : n;
        if (CPY_UNLIKELY(n > PTRDIFF_MAX / 10 - 1) && n > (PTRDIFF_MAX - digit) / 10) {
            cpy_raise(t, CPY_VALUE_ERROR, "Too many decimal digits in format string");
            return -2;
        }
        n = n * 10 + digit;
        ++*at;
    }
    return n;
}

static bool is_align(uint32_t c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

/* The character at i, or 0 behind the end. */
static uint32_t peek(const struct cpy_text *s, size_t i) { return i < s->len ? cpy_text_at(s, i) : 0; }

/* Takes c if it comes next. */
static bool take(const struct cpy_text *s, size_t *at, uint32_t c)
{
    if (peek(s, *at) != c || *at >= s->len)
        return false;
    ++*at;
    return true;
}

/* Reads fill, alignment, sign and flags. */
static void parse_flags(const struct cpy_text *s, size_t *at, struct cpy_spec *spec, char default_align)
{
    bool filled = false, aligned = true;

    if (s->len >= 2 && is_align(peek(s, 1))) {
        spec->fill = peek(s, 0);
        spec->align = (char)peek(s, 1);
        filled = true;
        *at = 2;
    } else if (is_align(peek(s, 0))) {
        spec->align = (char)peek(s, 0);
        *at = 1;
    } else {
        aligned = false;
    }
    if (peek(s, *at) == '+' || peek(s, *at) == '-' || peek(s, *at) == ' ')
        spec->sign = (char)peek(s, (*at)++);
    spec->no_minus_zero = take(s, at, 'z');
    spec->alternate = take(s, at, '#');
    if (!filled && take(s, at, '0')) {
        spec->fill = '0';
        if (!aligned && default_align == '>')
            spec->align = '=';
    }
}

static bool parse_grouping(struct cpy_thread *t, const struct cpy_text *s, size_t *at, struct cpy_spec *spec)
{
    bool comma = take(s, at, ','), underscore = take(s, at, '_');

    spec->grouping = comma ? ',' : underscore ? '_' : 0;
    if (underscore && (comma || peek(s, *at) == ',')) {
        cpy_raise(t, CPY_VALUE_ERROR, "Cannot specify both ',' and '_'.");
        return false;
    }
    return true;
}

static bool parse_precision(struct cpy_thread *t, const struct cpy_text *s, size_t *at, struct cpy_spec *spec)
{
    if (!take(s, at, '.'))
        return true;
    spec->precision = cpy_read_digits(t, s, at);
    if (spec->precision == -1)
        cpy_raise(t, CPY_VALUE_ERROR, "Format specifier missing precision");
    return spec->precision >= 0;
}

/* Is it a type that formats floats? */
static bool is_float_type(uint32_t type)
{
    switch (type) {
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case '%': return true;
    default: return false;
    }
}

/* May digits of this type be grouped? */
static bool check_grouping(struct cpy_thread *t, const struct cpy_spec *spec)
{
    if (!spec->grouping || !spec->type || spec->type == 'd' || is_float_type(spec->type))
        return true;
    if (spec->grouping == '_' && spec->type < 128 && strchr("boxX", (int)spec->type))
        return true;
    cpy_raise(t, CPY_VALUE_ERROR, spec->type > 32 && spec->type < 128 ? "Cannot specify '%c' with '%c'."
        : "Cannot specify '%c' with '\\x%x'.", spec->grouping, spec->type);
    return false;
}

bool cpy_spec_parse(struct cpy_thread *t, cpy_value text, struct cpy_spec *spec, cpy_value v, uint32_t default_type,
    char default_align)
{
    struct cpy_text s = cpy_str_text(text);
    size_t at = 0;

    *spec = (struct cpy_spec){.fill = ' ', .align = default_align, .width = -1, .precision = -1, .type = default_type};
    parse_flags(&s, &at, spec, default_align);
    if ((spec->width = cpy_read_digits(t, &s, &at)) == -2 || !parse_grouping(t, &s, &at, spec) ||
        !parse_precision(t, &s, &at, spec))
        return false;
    if (s.len - at > 1) {
        cpy_raise(t, CPY_VALUE_ERROR, "Invalid format specifier '%V' for object of type '%T'", text, v);
        return false;
    }
    if (at < s.len)
        spec->type = cpy_text_at(&s, at);
    return check_grouping(t, spec);
}

cpy_value cpy_raise_format_code(struct cpy_thread *t, const struct cpy_spec *spec, cpy_value v)
{
    return cpy_raise(t, CPY_VALUE_ERROR, spec->type > 32 && spec->type < 128
        ? "Unknown format code '%c' for object of type '%T'" : "Unknown format code '\\x%x' for object of type '%T'",
        spec->type, v);
}

/* --- padding ---------------------------------------------------------------------------------------- */

/* Characters to be added on the left and on the right of len. */
static size_t padding(const struct cpy_spec *spec, size_t len, size_t *right)
{
    size_t missing = spec->width > 0 && (uint64_t)spec->width > len ? (size_t)spec->width - len : 0;
    size_t left = spec->align == '<' ? 0 : spec->align == '^' ? missing / 2 : missing;

    *right = missing - left;
    return left;
}

/* Infinity has no digits to group. */
static bool is_grouped(const struct cpy_spec *spec, const struct cpy_number *n)
{
    return spec->grouping && n->digit_count;
}

/* Puts digits with leading zeros up to count, and separators. */
static void put_digits(struct cpy_builder *b, const struct cpy_spec *spec, const struct cpy_number *n, size_t count)
{
    size_t zeros = count - n->digit_count;

    if (!is_grouped(spec, n) && !n->upper) {
        cpy_build_fill(b, '0', zeros);
        cpy_build_ascii_n(b, n->digits, n->digit_count);
        return;
    }
    for (size_t i = 0; i < count && !b->failed; i++) {
        uint8_t c = i < zeros ? '0' : (uint8_t)n->digits[i - zeros];

        if (is_grouped(spec, n) && i && (count - i) % n->group == 0)
            cpy_build_char(b, (uint8_t)spec->grouping);
        cpy_build_char(b, n->upper && c >= 'a' ? c - 32u : c);
    }
}

/* The length of count digits with their separators. */
static size_t grouped(const struct cpy_spec *spec, const struct cpy_number *n, size_t count)
{
    return count + (is_grouped(spec, n) && count ? (count - 1) / n->group : 0);
}

/* How many digits it takes, zeros included, to be at least width characters long. */
static size_t digits_for(const struct cpy_spec *spec, const struct cpy_number *n, size_t width)
{
    size_t count = n->digit_count;

    if (!is_grouped(spec, n))
        return width > count ? width : count;
    if (width > count)
        count = count > width - width / (n->group + 1) - 1 ? count : width - width / (n->group + 1) - 1;
    while (grouped(spec, n, count) < width)
        count++;
    return count;
}

void cpy_build_number(struct cpy_builder *b, const struct cpy_spec *spec, const struct cpy_number *n)
{
    size_t prefix = n->prefix[0] ? strlen(n->prefix) : 0, fixed = (n->sign != 0) + prefix + n->rest_len;
    size_t count = n->digit_count, left, right;

    if (spec->width > (int64_t)CPY_STR_MAX) {
        cpy_raise_no_memory(b->t);
        b->failed = true;
        return;
    }
    if (spec->align == '=' && spec->fill == '0' && spec->width > (int64_t)fixed)
        count = digits_for(spec, n, (size_t)spec->width - fixed);
    left = padding(spec, fixed + grouped(spec, n, count), &right);
    if (spec->align != '=')
        cpy_build_fill(b, spec->fill, left);
    if (n->sign)
        cpy_build_char(b, (uint8_t)n->sign);
    if (prefix)
        cpy_build_ascii_n(b, n->prefix, prefix);
    if (spec->align == '=')
        cpy_build_fill(b, spec->fill, left);
    put_digits(b, spec, n, count);
    if (n->rest_len)
        cpy_build_ascii_n(b, n->rest, n->rest_len);
    cpy_build_fill(b, spec->fill, right);
}

void cpy_build_padded(struct cpy_builder *b, const struct cpy_spec *spec, const struct cpy_text *text)
{
    size_t right, left = padding(spec, text->len, &right);

    cpy_build_fill(b, spec->fill, left);
    cpy_build_all(b, text);
    cpy_build_fill(b, spec->fill, right);
}

/* --- str ------------------------------------------------------------------------------------------------ */

cpy_value cpy_format_str_spec(struct cpy_thread *t, cpy_value v, cpy_value text)
{
    struct cpy_text s = cpy_str_text(v);
    struct cpy_spec spec;
    struct cpy_builder b;
    size_t left, right;

    if (!cpy_str_text(text).len)
        return cpy_is(t, v, CPY_TYPE_STR) ? v : cpy_str(t, v);
    if (!cpy_spec_parse(t, text, &spec, v, 's', '<'))
        return CPY_ERROR;
    if (spec.type != 's')
        return cpy_raise_format_code(t, &spec, v);
    if (spec.sign)
        return cpy_raise(t, CPY_VALUE_ERROR, "%s not allowed in string format specifier",
            spec.sign == ' ' ? "Space" : "Sign");
    if (spec.no_minus_zero)
        return cpy_raise(t, CPY_VALUE_ERROR, "Negative zero coercion (z) not allowed in string format specifier");
    if (spec.alternate)
        return cpy_raise(t, CPY_VALUE_ERROR, "Alternate form (#) not allowed in string format specifier");
    if (spec.align == '=')
        return cpy_raise(t, CPY_VALUE_ERROR, "'=' alignment not allowed in string format specifier");
    if (spec.precision >= 0 && (uint64_t)spec.precision < s.len)
        s = cpy_text_part(&s, 0, (size_t)spec.precision);
    else if (left = padding(&spec, s.len, &right), s.len && !left && !right)
        return v; /* even if its class is another */
    cpy_build(&b, t);
    cpy_build_padded(&b, &spec, &s);
    cpy_keep(v);
    return cpy_build_finish(&b);
}

/* --- int --------------------------------------------------------------------------------------------------- */

static cpy_value format_char(struct cpy_thread *t, cpy_value v, const struct cpy_spec *spec)
{
    struct cpy_builder b;
    struct cpy_text text;
    cpy_value c;
    int64_t n;

    if (spec->sign)
        return cpy_raise(t, CPY_VALUE_ERROR, "Sign not allowed with integer format specifier 'c'");
    if (spec->alternate)
        return cpy_raise(t, CPY_VALUE_ERROR, "Alternate form (#) not allowed with integer format specifier 'c'");
    if (!cpy_to_int64(t, v, &n))
        return CPY_ERROR;
    if (n < 0 || n > 0x10ffff)
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "%%c arg not in range(0x110000)");
    if (!(c = cpy_str_from_char(t, (uint32_t)n)))
        return CPY_ERROR;
    cpy_build(&b, t);
    text = cpy_str_text(c);
    cpy_build_padded(&b, spec, &text);
    cpy_keep(c);
    return cpy_build_finish(&b);
}

char cpy_sign_char(char wanted, bool negative)
{
    return negative ? '-' : wanted == '+' || wanted == ' ' ? wanted : 0;
}

bool cpy_int_digits(struct cpy_thread *t, cpy_value v, int base, struct cpy_int_text *text)
{
    struct cpy_text s;
    int64_t n;

    text->negative = cpy_int_sign(v) < 0;
    text->held = CPY_UNSET;
    if (CPY_LIKELY(cpy_is_small(v))) {
        n = cpy_small(v);
        text->digits = cpy_put_digits(n < 0 ? 0 - (uint64_t)n : (uint64_t)n, (unsigned)base,
            text->room + sizeof text->room);
        text->count = (size_t)(text->room + sizeof text->room - text->digits);
        return true;
    }
    if (!(text->held = cpy_int_to_str(t, v, base)))
        return false;
    s = cpy_str_text(text->held);
    text->digits = (const char *)s.data + text->negative;
    text->count = s.len - text->negative;
    return true;
}

cpy_value cpy_int_with_prefix(struct cpy_thread *t, cpy_value v, int base, char letter)
{
    struct cpy_int_text text;
    struct cpy_builder b;

    if (!cpy_int_digits(t, v, base, &text))
        return CPY_ERROR;
    cpy_build(&b, t);
    if (text.negative)
        cpy_build_char(&b, '-');
    cpy_build_char(&b, '0');
    cpy_build_char(&b, (uint8_t)letter);
    cpy_build_ascii_n(&b, text.digits, text.count);
    cpy_keep(text.held);
    return cpy_build_finish(&b);
}

static cpy_value format_digits(struct cpy_thread *t, cpy_value v, const struct cpy_spec *spec)
{
    int base = spec->type == 'b' ? 2 : spec->type == 'o' ? 8 : (spec->type | 32) == 'x' ? 16 : 10;
    struct cpy_number n = {.group = base == 10 ? 3 : 4, .upper = spec->type == 'X'};
    struct cpy_int_text text;
    struct cpy_builder b;

    if (!cpy_int_digits(t, v, base, &text))
        return CPY_ERROR;
    n.sign = cpy_sign_char(spec->sign, text.negative);
    n.digits = text.digits;
    n.digit_count = text.count;
    if (spec->alternate && base != 10) {
        n.prefix[0] = '0';
        n.prefix[1] = (char)spec->type;
    }
    cpy_build(&b, t);
    cpy_build_number(&b, spec, &n);
    cpy_keep(text.held);
    return cpy_build_finish(&b);
}

cpy_value cpy_format_int_spec(struct cpy_thread *t, cpy_value v, cpy_value text)
{
    struct cpy_spec spec;
    double d;

    if (!cpy_str_text(text).len)
        return cpy_str(t, v);
    if (!cpy_spec_parse(t, text, &spec, v, 'd', '>'))
        return CPY_ERROR;
    if (is_float_type(spec.type)) {
        if (!cpy_int_to_double(t, v, &d))
            return CPY_ERROR;
        return cpy_format_double(t, d, &spec, v);
    }
    if (spec.type != 'd' && (spec.type >= 128 || !spec.type || !strchr("bcnoxX", (int)spec.type)))
        return cpy_raise_format_code(t, &spec, v);
    if (spec.precision >= 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "Precision not allowed in integer format specifier");
    if (spec.no_minus_zero)
        return cpy_raise(t, CPY_VALUE_ERROR, "Negative zero coercion (z) not allowed in integer format specifier");
    return spec.type == 'c' ? format_char(t, v, &spec) : format_digits(t, v, &spec);
}
