/* SPDX-License-Identifier: MIT */
/* boards/toml_scalar.c - the TOML reader: strings, numbers, booleans, dates and times, comments.
 *
 * A number or a date is the longest text that is one; what follows it directly is then the
 * error ("01": a 0 followed by a 1), as in CPython's tomllib. */
#include "boards/toml_reader.h"

#include <errno.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHARACTER_MOST 0x10ffff

bool cpy_toml_looking_at(const struct toml_reader *r, const char *text)
{
    size_t len = strlen(text);

    return (size_t)(r->end - r->at) >= len && memcmp(r->at, text, len) == 0;
}

/* --- characters ------------------------------------------------------------------------- */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_control(char c) { return ((unsigned char)c < 0x20 && c != '\t') || c == 0x7f; }

static bool is_newline(const struct toml_reader *r, const char *c)
{
    return c < r->end && (*c == '\n' || (*c == '\r' && c + 1 < r->end && c[1] == '\n'));
}

/* "Illegal character '\x01'" */
static bool fail_character(struct toml_reader *r, const char *what, const char *help)
{
    static const struct {
        char c, escape;
    } named[] = {{'\n', 'n'}, {'\r', 'r'}, {'\t', 't'}};
    char text[60];
    char c = is_newline(r, r->at) ? '\n' : *r->at;

    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (named[i].c == c) {
            snprintf(text, sizeof text, "%s character '\\%c'", what, named[i].escape);
            return cpy_toml_fail(r, r->at, text, help);
        }
    snprintf(text, sizeof text, "%s character '\\x%02x'", what, (unsigned char)c);
    return cpy_toml_fail(r, r->at, text, help);
}

bool cpy_toml_comment(struct toml_reader *r)
{
    if (!cpy_toml_looking_at(r, "#"))
        return true;
    for (; r->at < r->end && !is_newline(r, r->at); r->at++)
        if (is_control(*r->at))
            return fail_character(r, "Found invalid", NULL);
    return true;
}

/* --- strings ------------------------------------------------------------------------------ */

/* What kind of string is being read, and what came out so far. */
struct string {
    char quote;
    bool is_multi;
    char *text; /* as long as what is between the quotes, and a zero */
    size_t len;
};

/* How long the text between here and the closing quotes is at most. */
static size_t longest(const struct toml_reader *r, const struct string *s)
{
    const char *c = r->at;

    for (; c < r->end && (s->is_multi || *c != '\n'); c++) {
        if (*c == s->quote && (!s->is_multi || (r->end - c >= 3 && c[1] == s->quote && c[2] == s->quote)))
            break;
        if (*c == '\\' && s->quote == '"' && c + 1 < r->end)
            c++;
    }
    return (size_t)(c - r->at) + 2; /* two quotes before the closing three belong to the text */
}

static void add_utf8(struct string *s, uint32_t c)
{
    unsigned more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const unsigned char lead[] = {0, 0xc0, 0xe0, 0xf0};

    s->text[s->len++] = (char)(lead[more] | c >> 6 * more);
    while (more-- > 0)
        s->text[s->len++] = (char)(0x80 | (c >> 6 * more & 0x3f));
}

static int hex_value(char c)
{
    return is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* \u and \U: r->at is at the first digit. */
static bool read_code(struct toml_reader *r, struct string *s, unsigned digits)
{
    const char *start = r->at;
    uint32_t code = 0;

    for (unsigned i = 0; i < digits; i++) {
        int digit = start + i < r->end ? hex_value(start[i]) : -1;

        if (digit < 0)
            return cpy_toml_fail(r, start, "Invalid hex value", "\\u needs four hexadecimal digits, \\U eight");
        code = code << 4 | (uint32_t)digit;
    }
    r->at += digits;
    if (code > CHARACTER_MOST || (code >= 0xd800 && code < 0xe000))
        return cpy_toml_fail_late(r, start, r->at, "Escaped character is not a Unicode scalar value", NULL);
    add_utf8(s, code);
    return true;
}

/* A backslash at the end of a line: the newline and all blanks and newlines behind it are left out.  False: it is none. */
static bool skip_line_end(struct toml_reader *r)
{
    const char *c = r->at + 1;

    while (c < r->end && (*c == ' ' || *c == '\t'))
        c++;
    if (!is_newline(r, c))
        return false;
    while (c < r->end && (*c == ' ' || *c == '\t' || is_newline(r, c) || (*c == '\n')))
        c++;
    r->at = c;
    return true;
}

/* The string does not end; where one might look for its end. */
static bool fail_unterminated(struct toml_reader *r, const struct string *s, const char *where)
{
    char text[20];

    if (s->quote == '"')
        return cpy_toml_fail(r, r->end, "Unterminated string", s->is_multi ? "expected \"\"\"" : "expected \"");
    snprintf(text, sizeof text, "Expected \"%s\"", s->is_multi ? "'''" : "'");
    return cpy_toml_fail_late(r, where, r->end, text, "the string does not end");
}

/* r->at is behind the character that follows the backslash at start. */
static bool fail_escape(struct toml_reader *r, const struct string *s, const char *start)
{
    bool blank = s->is_multi && (r->at[-1] == ' ' || r->at[-1] == '\t');

    while (blank && r->at < r->end && (*r->at == ' ' || *r->at == '\t'))
        r->at++;
    if (blank && r->at == r->end)
        return fail_unterminated(r, s, r->end);
    return cpy_toml_fail_late(r, start, r->at, "Unescaped '\\' in a string",
        "write \\\\, or use single quotes, in which \\ is an ordinary character");
}

/* r->at is at a backslash. */
static bool read_escape(struct toml_reader *r, struct string *s)
{
    static const char names[] = "btnfr\"\\", meaning[] = "\b\t\n\f\r\"\\";
    const char *start = r->at, *found;

    if (s->is_multi && skip_line_end(r))
        return true;
    if (r->at + 1 == r->end)
        return cpy_toml_fail_late(r, r->at, r->end, "Unescaped '\\' in a string", NULL);
    r->at += r->at[1] == '\r' && is_newline(r, r->at + 1) ? 3 : 2;
    if (r->at[-1] == 'u' || r->at[-1] == 'U')
        return read_code(r, s, r->at[-1] == 'u' ? 4 : 8);
    if (!r->at[-1] || !(found = strchr(names, r->at[-1])))
        return fail_escape(r, s, start);
    s->text[s->len++] = meaning[found - names];
    return true;
}

/* The quotes at r->at, of which at least one is there, end a string with three, or are text. */
static bool end_multi(struct toml_reader *r, struct string *s)
{
    unsigned n = 0;

    while (n < 5 && r->at + n < r->end && r->at[n] == s->quote)
        n++;
    r->at += n;
    for (unsigned i = n < 3 ? 0 : 3; i < n; i++)
        s->text[s->len++] = s->quote;
    return n >= 3;
}

/* Do closing quotes follow anywhere in the text? */
static bool has_end(const struct toml_reader *r, const struct string *s)
{
    return memmem(r->at, (size_t)(r->end - r->at), "'''", s->is_multi ? 3 : 1);
}

/* Reads up to and with the closing quotes. */
static bool read_characters(struct toml_reader *r, struct string *s)
{
    while (r->at < r->end) {
        if (*r->at == s->quote) {
            if (s->is_multi ? end_multi(r, s) : (r->at++, true))
                return true;
        } else if (*r->at == '\\' && s->quote == '"') {
            if (!read_escape(r, s))
                return false;
        } else if (s->is_multi && is_newline(r, r->at)) {
            r->at += *r->at == '\r' ? 2 : 1;
            s->text[s->len++] = '\n';
        } else if (is_control(*r->at)) {
            if (s->quote == '\'' && !has_end(r, s))
                return fail_unterminated(r, s, r->at);
            return fail_character(r, s->quote == '"' ? "Illegal" : "Found invalid",
                is_newline(r, r->at) ? "the string must end on its line" : NULL);
        } else {
            s->text[s->len++] = *r->at++;
        }
    }
    return fail_unterminated(r, s, r->end);
}

bool cpy_toml_string(struct toml_reader *r, bool multi, const char **text, size_t *len)
{
    struct string s = {.quote = *r->at};
    size_t room;

    s.is_multi = multi && cpy_toml_looking_at(r, s.quote == '"' ? "\"\"\"" : "'''");
    r->at += s.is_multi ? 3 : 1;
    if (s.is_multi && is_newline(r, r->at))
        r->at += *r->at == '\r' ? 2 : 1;
    room = longest(r, &s) + 1;
    if (!(s.text = cpy_toml_take(r, room)) || !read_characters(r, &s))
        return false;
    *text = s.text;
    *len = s.len;
    cpy_toml_give_back(r, room - s.len - 1);
    return true;
}

/* --- numbers ---------------------------------------------------------------------------------- */

/* The end of the digits at start, single underscores between them; start itself if there are none. */
static const char *digits_end(const char *start, const char *end, unsigned base)
{
    const char *last = start;

    for (const char *c = start; c < end; c++) {
        int digit = hex_value(*c);

        if (digit >= 0 && (unsigned)digit < base)
            last = c + 1;
        else if (*c != '_' || c == start || last != c)
            break;
    }
    return last;
}

/* start .. end without underscores, in the tree's memory. */
static char *without_underscores(struct toml_reader *r, const char *start, const char *end)
{
    char *text = cpy_toml_take(r, (size_t)(end - start) + 1), *to = text;

    for (; text && start < end; start++)
        if (*start != '_')
            *to++ = *start;
    return text;
}

/* The text start .. end is an integer in this base, its digits beginning at digits. */
static bool set_integer(struct toml_reader *r, struct cpy_toml_value *value, const char *start, const char *digits,
    const char *end, unsigned base)
{
    bool negative = *start == '-', large = false;
    uint64_t most = negative ? (uint64_t)INT64_MAX + 1 : INT64_MAX, n = 0;

    for (const char *c = digits; c < end; c++) {
        uint64_t digit = *c == '_' ? 0 : (uint64_t)hex_value(*c);

        if (*c == '_')
            continue;
        large = large || n > (most - digit) / base;
        n = large ? most : n * base + digit;
    }
    value->kind = CPY_TOML_INTEGER;
    value->integer = negative ? (int64_t)-n : (int64_t)n;
    r->at = end;
    if (large && !(value->text = without_underscores(r, start, end)))
        return false;
    value->len = value->text ? strlen(value->text) : 0;
    return true;
}

/* Reads decimal text as the C locale would, whatever locale is set. */
static double to_double(const char *text)
{
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    double d = plain ? strtod_l(text, NULL, plain) : strtod(text, NULL);

    if (plain)
        freelocale(plain);
    return d;
}

/* The text r->at .. end is a float. */
static bool set_float(struct toml_reader *r, struct cpy_toml_value *value, const char *end)
{
    const char *plain = without_underscores(r, r->at, end);
    size_t len = (size_t)(end - r->at);
    char *text = plain ? cpy_toml_take(r, len + 1) : NULL;

    if (!text)
        return false;
    memcpy(text, r->at, len);
    value->kind = CPY_TOML_FLOAT;
    value->number = to_double(plain);
    value->text = text;
    value->len = len;
    r->at = end;
    return true;
}

/* The end of the fraction and exponent behind an integer; where there is neither, end itself. */
static const char *float_end(const char *c, const char *end)
{
    const char *digits = c + 1;

    if (c < end && *c == '.' && digits_end(digits, end, 10) > digits)
        c = digits_end(digits, end, 10);
    if (c == end || (*c != 'e' && *c != 'E'))
        return c;
    digits = c + 1 + (c + 1 < end && (c[1] == '+' || c[1] == '-'));
    return digits_end(digits, end, 10) > digits ? digits_end(digits, end, 10) : c;
}

static bool read_special_float(struct toml_reader *r, struct cpy_toml_value *value, size_t sign)
{
    const char *name = r->at + sign;

    if (r->end - name >= 3 && (memcmp(name, "inf", 3) == 0 || memcmp(name, "nan", 3) == 0))
        return set_float(r, value, name + 3);
    return cpy_toml_fail(r, r->at, "Invalid value",
        "expected a number, true, false, a date, [...], {...} or text in quotes");
}

static bool read_number(struct toml_reader *r, struct cpy_toml_value *value)
{
    size_t sign = r->at < r->end && (*r->at == '+' || *r->at == '-');
    const char *digits = r->at + sign, *end, *all;

    if (digits >= r->end || !is_digit(*digits))
        return read_special_float(r, value, sign);
    if (!sign && *digits == '0' && r->end - digits > 2) {
        unsigned base = digits[1] == 'x' ? 16 : digits[1] == 'o' ? 8 : digits[1] == 'b' ? 2 : 0;

        if (base && digits_end(digits + 2, r->end, base) > digits + 2)
            return set_integer(r, value, digits, digits + 2, digits_end(digits + 2, r->end, base), base);
    }
    end = *digits == '0' ? digits + 1 : digits_end(digits, r->end, 10);
    all = float_end(end, r->end);
    return all > end ? set_float(r, value, all) : set_integer(r, value, r->at, digits, end, 10);
}

/* --- dates and times ------------------------------------------------------------------------------- */

/* Reads n digits at *c as a number within least .. most, and passes them. */
static bool take_digits(const struct toml_reader *r, const char **c, int n, int least, int most, int *out)
{
    int value = 0;

    if (r->end - *c < n)
        return false;
    for (int i = 0; i < n; i++) {
        if (!is_digit((*c)[i]))
            return false;
        value = value * 10 + (*c)[i] - '0';
    }
    *c += n;
    *out = value;
    return value >= least && value <= most;
}

static bool take_char(const struct toml_reader *r, const char **c, const char *any_of)
{
    if (*c >= r->end || !**c || !strchr(any_of, **c))
        return false;
    ++*c;
    return true;
}

static bool take_date(const struct toml_reader *r, const char **c, struct cpy_toml_time *time)
{
    const char *at = *c;

    if (!take_digits(r, &at, 4, 0, 9999, &time->year) || !take_char(r, &at, "-")
        || !take_digits(r, &at, 2, 1, 12, &time->month) || !take_char(r, &at, "-")
        || !take_digits(r, &at, 2, 1, 31, &time->day))
        return false;
    *c = at;
    return true;
}

/* hh:mm:ss and perhaps a fraction, of which nanoseconds are kept. */
static bool take_time(const struct toml_reader *r, const char **c, struct cpy_toml_time *time)
{
    const char *at = *c;
    uint32_t unit = 100000000;

    if (!take_digits(r, &at, 2, 0, 23, &time->hour) || !take_char(r, &at, ":")
        || !take_digits(r, &at, 2, 0, 59, &time->minute) || !take_char(r, &at, ":")
        || !take_digits(r, &at, 2, 0, 59, &time->second))
        return false;
    if (r->end - at >= 2 && *at == '.' && is_digit(at[1]))
        for (at++; at < r->end && is_digit(*at); at++, unit /= 10)
            time->nanosecond += (uint32_t)(*at - '0') * unit;
    *c = at;
    return true;
}

/* Z or +hh:mm */
static bool take_offset(const struct toml_reader *r, const char **c, struct cpy_toml_time *time)
{
    const char *at = *c;
    int hours, minutes;
    bool west;

    if (take_char(r, c, "Zz"))
        return true;
    west = at < r->end && *at == '-';
    if (!take_char(r, &at, "+-") || !take_digits(r, &at, 2, 0, 23, &hours) || !take_char(r, &at, ":")
        || !take_digits(r, &at, 2, 0, 59, &minutes))
        return false;
    time->offset = (west ? -1 : 1) * (hours * 60 + minutes);
    *c = at;
    return true;
}

static int days_in_month(int year, int month)
{
    static const char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && leap);
}

static bool read_date(struct toml_reader *r, struct cpy_toml_value *value, const char *end)
{
    const char *c = end;
    struct cpy_toml_time with_time = value->time;

    value->kind = CPY_TOML_LOCAL_DATE;
    if (take_char(r, &c, "Tt ") && take_time(r, &c, &with_time)) {
        end = c;
        value->kind = take_offset(r, &end, &with_time) ? CPY_TOML_DATETIME : CPY_TOML_LOCAL_DATETIME;
        value->time = with_time;
    }
    if (value->time.year < 1 || value->time.day > days_in_month(value->time.year, value->time.month))
        return cpy_toml_fail(r, r->at, "Invalid date or datetime", "the calendar has no such day");
    r->at = end;
    return true;
}

bool cpy_toml_scalar(struct toml_reader *r, struct cpy_toml_value *value)
{
    const char *end = r->at;

    if (cpy_toml_looking_at(r, "true") || cpy_toml_looking_at(r, "false")) {
        value->kind = CPY_TOML_BOOLEAN;
        value->integer = *r->at == 't';
        r->at += value->integer ? 4 : 5;
        return true;
    }
    if (take_date(r, &end, &value->time))
        return read_date(r, value, end);
    value->time = (struct cpy_toml_time){0};
    if (take_time(r, &end, &value->time)) {
        value->kind = CPY_TOML_LOCAL_TIME;
        r->at = end;
        return true;
    }
    value->time = (struct cpy_toml_time){0};
    return read_number(r, value);
}
