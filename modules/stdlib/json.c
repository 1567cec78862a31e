/* SPDX-License-Identifier: MIT */
/* modules/stdlib/json.c - module json: the encoder and decoder; classes and hooks around them are in
 * modules/frozen/json.py, json.decoder.py and json.encoder.py. */
#include "vm/api.h"

#include <math.h>
#include <stdlib.h>

extern const char cpy_frozen_json[];

/* === decoding ==================================================================================================== */

#define RECENT 32 /* keys that are found again without a str of their own */

struct reader {
    struct cpy_thread *t;
    struct cpy_text s;
    cpy_value source;       /* the str, for error messages */
    size_t at;
    cpy_value object_hook, pairs_hook, parse_float, parse_int, parse_constant; /* or None */
    bool strict;            /* no control characters in strings */
    cpy_value keys;         /* dict of key strs seen, so that equal keys are one object */
    cpy_value recent[RECENT]; /* some of them, by length and first and last character */
};

static cpy_value fail(struct reader *r, const char *message, size_t at)
{
    cpy_value json = cpy_import(r->t, "json"), class, args[3], error;

    if (!json || !(class = cpy_getattr_str(r->t, json, "JSONDecodeError")))
        return CPY_ERROR;
    args[0] = cpy_str_from(r->t, message);
    args[1] = r->source;
    args[2] = cpy_int((int64_t)at);
    error = args[0] ? cpy_call(r->t, class, args, 3) : CPY_ERROR;
    return error ? cpy_raise_value(r->t, error) : CPY_ERROR;
}

/* Nothing decodable at an index: what raw_decode() turns into "Expecting value". */
static cpy_value no_value(struct reader *r, size_t at) { return fail(r, "Expecting value", at); }

static uint32_t peek(const struct reader *r) { return r->at < r->s.len ? cpy_text_at(&r->s, r->at) : 0; }

static void skip_space(struct reader *r)
{
    while (r->at < r->s.len) {
        uint32_t c = cpy_text_at(&r->s, r->at);

        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            return;
        r->at++;
    }
}

static int hex_digit(uint32_t c)
{
    return c >= '0' && c <= '9' ? (int)c - '0' : c >= 'a' && c <= 'f' ? (int)c - 'a' + 10
         : c >= 'A' && c <= 'F' ? (int)c - 'A' + 10 : -1;
}

/* The four digits after \u at r->at, whose u is at index escape; -1 with an exception pending. */
static int32_t hex4(struct reader *r, size_t escape)
{
    int32_t n = 0;

    for (size_t i = 0; i < 4; i++) {
        int digit = r->at + i < r->s.len ? hex_digit(cpy_text_at(&r->s, r->at + i)) : -1;

        if (digit < 0) {
            fail(r, "Invalid \\uXXXX escape", escape);
            return -1;
        }
        n = n * 16 + digit;
    }
    r->at += 4;
    return n;
}

/* The character of a \u escape, two of them for a surrogate pair. */
static int32_t unicode_escape(struct reader *r)
{
    int32_t c = hex4(r, r->at - 1), low;

    if (c >= 0xd800 && c <= 0xdbff && r->at + 6 <= r->s.len && cpy_text_at(&r->s, r->at) == '\\' &&
        cpy_text_at(&r->s, r->at + 1) == 'u') {
        size_t back = r->at;

        r->at += 2;
        if ((low = hex4(r, r->at - 1)) < 0)
            return -1;
        if (low >= 0xdc00 && low <= 0xdfff)
            return 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
        r->at = back;
    }
    return c;
}

/* The character that an escape after a backslash stands for; -1: error. */
static int32_t escape(struct reader *r)
{
    static const char letters[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    uint32_t c = peek(r);
    const char *found = c && c < 128 ? strchr(letters, (int)c) : NULL;

    r->at++;
    if (c == 'u')
        return unicode_escape(r);
    if (found)
        return values[found - letters];
    fail(r, "Invalid \\escape", r->at - 2);
    return -1;
}

/* The end of a run of characters without quote, backslash and control characters. */
static size_t plain_run(const struct reader *r)
{
    size_t i = r->at;

    if (r->s.width == 1) {
        const uint8_t *s = r->s.data;

        while (i < r->s.len && s[i] != '"' && s[i] != '\\' && s[i] >= 0x20)
            i++;
        return i;
    }
    while (i < r->s.len && cpy_text_at(&r->s, i) != '"' && cpy_text_at(&r->s, i) != '\\' && cpy_text_at(&r->s, i) >= 0x20)
        i++;
    return i;
}

static struct cpy_text part(const struct reader *r, size_t start, size_t end)
{
    struct cpy_text text = r->s;

    text.data = (const char *)text.data + start * text.width;
    text.len = end - start;
    return text;
}

/* A string after its opening quote. */
static cpy_value read_string(struct reader *r)
{
    size_t begin = r->at - 1, start = r->at, end = plain_run(r);
    struct cpy_builder b;

    if (end < r->s.len && cpy_text_at(&r->s, end) == '"') { /* nothing to replace */
        r->at = end + 1;
        if (r->s.ascii)
            return cpy_str_from_ascii(r->t, (const char *)r->s.data + start, end - start);
        return cpy_str_from_text(r->t, part(r, start, end));
    }
    cpy_build(&b, r->t);
    for (;;) {
        end = plain_run(r);
        cpy_build_text(&b, part(r, r->at, end));
        r->at = end;
        if (end >= r->s.len) {
            cpy_build_drop(&b);
            return fail(r, "Unterminated string starting at", begin);
        }
        uint32_t c = cpy_text_at(&r->s, r->at++);
        int32_t replaced = (int32_t)c;

        if (c == '"')
            return cpy_build_finish(&b);
        if (c == '\\') {
            if (r->at >= r->s.len) {
                cpy_build_drop(&b);
                return fail(r, "Unterminated string starting at", begin);
            }
            replaced = escape(r);
        } else if (r->strict) {
            replaced = -1;
            fail(r, "Invalid control character at", r->at - 1);
        }
        if (replaced < 0) {
            cpy_build_drop(&b);
            return CPY_ERROR;
        }
        cpy_build_char(&b, (uint32_t)replaced);
    }
}

static size_t digits(const struct reader *r, size_t i)
{
    while (i < r->s.len && cpy_text_at(&r->s, i) >= '0' && cpy_text_at(&r->s, i) <= '9')
        i++;
    return i;
}

static uint32_t char_at(const struct reader *r, size_t i) { return i < r->s.len ? cpy_text_at(&r->s, i) : 0; }

/* An int of up to 18 digits without any object in between. */
static cpy_value small_number(const struct reader *r, size_t start, size_t end)
{
    bool negative = cpy_text_at(&r->s, start) == '-';
    int64_t n = 0;

    for (size_t i = start + negative; i < end; i++)
        n = n * 10 + (int64_t)(cpy_text_at(&r->s, i) - '0');
    return cpy_int(negative ? -n : n);
}

static cpy_value number_value(struct reader *r, size_t start, size_t end, bool is_float)
{
    cpy_value hook = is_float ? r->parse_float : r->parse_int, text;
    const char *utf8;
    double d;

    if (hook == CPY_NONE && !is_float && end - start <= 18)
        return small_number(r, start, end);
    if (!(text = cpy_str_from_text(r->t, part(r, start, end))))
        return CPY_ERROR;
    if (hook != CPY_NONE)
        return cpy_call_1(r->t, hook, text);
    if (!(utf8 = cpy_str_utf8(r->t, text, NULL)))
        return CPY_ERROR;
    if (!is_float)
        return cpy_int_parse(r->t, utf8, end - start, 10);
    return cpy_float_parse(utf8, end - start, &d) ? cpy_float_from(r->t, d) : no_value(r, start);
}

static cpy_value read_number(struct reader *r)
{
    size_t start = r->at, i = start + (peek(r) == '-'), end, exponent;
    bool is_float = false;

    end = char_at(r, i) == '0' ? i + 1 : digits(r, i);
    if (end == i)
        return no_value(r, start);
    if (char_at(r, end) == '.' && digits(r, end + 1) > end + 1) {
        end = digits(r, end + 1);
        is_float = true;
    }
    if ((char_at(r, end) | 0x20) == 'e') {
        exponent = end + 1 + (char_at(r, end + 1) == '-' || char_at(r, end + 1) == '+');
        if (digits(r, exponent) > exponent) {
            end = digits(r, exponent);
            is_float = true;
        }
    }
    r->at = end;
    return number_value(r, start, end, is_float);
}

static cpy_value read_value(struct reader *r);

/* The same str object for equal keys. */
static cpy_value shared_key(struct reader *r, cpy_value key)
{
    cpy_value known = cpy_dict_get(r->t, r->keys, key);

    if (known || cpy_pending(r->t))
        return known;
    return cpy_dict_set(r->t, r->keys, key, key) ? key : CPY_ERROR;
}

/* A key after its opening quote.  In narrow text, one that came before is found without making a str. */
static cpy_value read_key(struct reader *r)
{
    const uint8_t *p = (const uint8_t *)r->s.data + r->at;
    size_t n = r->s.width == 1 ? plain_run(r) - r->at : 0;
    cpy_value *recent = &r->recent[n ? (n * 7 + p[0] + p[n - 1] * 3u) % RECENT : 0], key;
    struct cpy_text known;

    if (n && *recent && r->at + n < r->s.len && p[n] == '"') {
        known = cpy_str_view(*recent);
        if (known.width == 1 && known.len == n && !memcmp(known.data, p, n)) {
            r->at += n + 1;
            return *recent;
        }
    }
    if (!(key = read_string(r)) || !(key = shared_key(r, key)))
        return CPY_ERROR;
    return *recent = key;
}

/* "key": value; the opening quote is at r->at. */
static bool read_pair(struct reader *r, cpy_value *key, cpy_value *v)
{
    if (peek(r) != '"') {
        fail(r, "Expecting property name enclosed in double quotes", r->at);
        return false;
    }
    r->at++;
    if (!(*key = read_key(r)))
        return false;
    skip_space(r);
    if (peek(r) != ':') {
        fail(r, "Expecting ':' delimiter", r->at);
        return false;
    }
    r->at++;
    skip_space(r);
    return (*v = read_value(r)) != CPY_ERROR;
}

static bool add_pair(struct reader *r, cpy_value dict, cpy_value pairs, cpy_value key, cpy_value v)
{
    cpy_value pair;

    if (!pairs)
        return cpy_dict_set(r->t, dict, key, v);
    return (pair = cpy_tuple_of(r->t, (size_t)2, key, v)) && cpy_list_append(r->t, pairs, pair);
}

/* Goes over the comma to the next item, which must not be the closing bracket. */
static bool next_item(struct reader *r, uint32_t closing, const char *trailing)
{
    size_t comma = r->at;

    if (peek(r) != ',') {
        fail(r, "Expecting ',' delimiter", r->at);
        return false;
    }
    r->at++;
    skip_space(r);
    if (peek(r) == closing && r->at < r->s.len) {
        fail(r, trailing, comma);
        return false;
    }
    return true;
}

/* An object after its brace. */
static cpy_value read_object(struct reader *r)
{
    bool wants_pairs = r->pairs_hook != CPY_NONE;
    cpy_value dict = wants_pairs ? CPY_UNSET : cpy_dict_new(r->t), pairs = wants_pairs ? cpy_list_new(r->t, 0) : CPY_UNSET;
    cpy_value key, v;

    if (!dict && !pairs)
        return CPY_ERROR;
    skip_space(r);
    if (peek(r) != '}') {
        for (;;) {
            if (!read_pair(r, &key, &v) || !add_pair(r, dict, pairs, key, v))
                return CPY_ERROR;
            skip_space(r);
            if (peek(r) == '}')
                break;
            if (!next_item(r, '}', "Illegal trailing comma before end of object"))
                return CPY_ERROR;
        }
    }
    r->at++;
    if (wants_pairs)
        return cpy_call_1(r->t, r->pairs_hook, pairs);
    return r->object_hook != CPY_NONE ? cpy_call_1(r->t, r->object_hook, dict) : dict;
}

/* An array after its bracket. */
static cpy_value read_array(struct reader *r)
{
    cpy_value list = cpy_list_new(r->t, 0), v;

    if (!list)
        return CPY_ERROR;
    skip_space(r);
    if (peek(r) == ']') {
        r->at++;
        return list;
    }
    for (;;) {
        if (!(v = read_value(r)) || !cpy_list_append(r->t, list, v))
            return CPY_ERROR;
        skip_space(r);
        if (peek(r) == ']') {
            r->at++;
            return list;
        }
        if (!next_item(r, ']', "Illegal trailing comma before end of array"))
            return CPY_ERROR;
    }
}

static bool word(struct reader *r, const char *text)
{
    size_t len = strlen(text);

    for (size_t i = 0; i < len; i++)
        if (char_at(r, r->at + i) != (uint8_t)text[i])
            return false;
    r->at += len;
    return true;
}

static cpy_value constant(struct reader *r, const char *name, double d)
{
    if (r->parse_constant != CPY_NONE)
        return cpy_call_1(r->t, r->parse_constant, cpy_str_from(r->t, name));
    return cpy_float_from(r->t, d);
}

static cpy_value read_value(struct reader *r)
{
    size_t start = r->at;

    switch (peek(r)) {
    case '"': r->at++; return read_string(r);
    case '{': r->at++; return cpy_check_stack(r->t) ? read_object(r) : CPY_ERROR;
    case '[': r->at++; return cpy_check_stack(r->t) ? read_array(r) : CPY_ERROR;
    case 'n': return word(r, "null") ? CPY_NONE : no_value(r, start);
    case 't': return word(r, "true") ? CPY_TRUE : no_value(r, start);
    case 'f': return word(r, "false") ? CPY_FALSE : no_value(r, start);
    case 'N': return word(r, "NaN") ? constant(r, "NaN", NAN) : no_value(r, start);
    case 'I': return word(r, "Infinity") ? constant(r, "Infinity", INFINITY) : no_value(r, start);
    case '-':
        if (char_at(r, start + 1) == 'I')
            return word(r, "-Infinity") ? constant(r, "-Infinity", -INFINITY) : no_value(r, start);
        return read_number(r);
    default: return read_number(r);
    }
}

/* (value, end) of the value that starts at index idx. */
static cpy_value json_scan(struct cpy_thread *t, const cpy_value *args)
{
    struct reader r = {.t = t, .source = args[0], .object_hook = args[2], .pairs_hook = args[3], .parse_float = args[4],
        .parse_int = args[5], .parse_constant = args[6], .strict = args[7] != CPY_FALSE};
    cpy_value v;
    int64_t at;

    if (!cpy_to_int64(t, args[1], &at) || !(r.keys = cpy_dict_new(t)))
        return CPY_ERROR;
    if (!cpy_is_str(args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "first argument must be a string, not %T", args[0]);
    if (at < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "idx cannot be negative");
    r.s = cpy_str_view(args[0]);
    r.at = (size_t)at;
    v = read_value(&r);
    cpy_keep(r.source);
    return v ? cpy_tuple_of(t, (size_t)2, v, cpy_int((int64_t)r.at)) : CPY_ERROR;
}

/* === encoding ===================================================================================================== */

struct writer {
    struct cpy_thread *t;
    struct cpy_builder b;
    cpy_value default_hook, open; /* open: list of containers being written, or unset when not checked */
    cpy_value item_separator, key_separator, indent; /* indent: a str or None */
    bool ascii, allow_nan, sort_keys, skip_keys;
    size_t level;
};

static bool write_value(struct writer *w, cpy_value v);

static void write_escape(struct writer *w, uint32_t c)
{
    static const char letters[] = "\"\\\b\f\n\r\t", names[] = "\"\\bfnrt";
    const char *found = c && c < 128 ? strchr(letters, (int)c) : NULL;
    char text[16];

    if (found) {
        cpy_build_char(&w->b, '\\');
        cpy_build_char(&w->b, (uint8_t)names[found - letters]);
        return;
    }
    if (c > 0xffff)
        snprintf(text, sizeof text, "\\u%04x\\u%04x", 0xd7c0 + (c >> 10), 0xdc00 + (c & 0x3ff));
    else
        snprintf(text, sizeof text, "\\u%04x", (unsigned)c);
    cpy_build_ascii(&w->b, text);
}

/* The first place from i on whose character is not written as it is. */
static size_t plain_end(const struct writer *w, const struct cpy_text *s, size_t i)
{
    const uint8_t *p = s->data;

    if (s->ascii) {
        while (i < s->len && p[i] >= 0x20 && p[i] != '"' && p[i] != '\\' && (p[i] < 0x7f || !w->ascii))
            i++;
        return i;
    }
    for (; i < s->len; i++) {
        uint32_t c = cpy_text_at(s, i);

        if (c < 0x20 || c == '"' || c == '\\' || (c >= 0x7f && w->ascii))
            break;
    }
    return i;
}

static void write_string(struct writer *w, cpy_value v)
{
    struct cpy_text s = cpy_str_view(v);
    size_t start = 0, i = 0;

    cpy_build_char(&w->b, '"');
    if (s.ascii && (i = plain_end(w, &s, 0)) == s.len) {
        cpy_build_ascii_n(&w->b, s.data, s.len);
        start = i;
    }
    for (; (i = plain_end(w, &s, i)) < s.len; i++) {
        uint32_t c = cpy_text_at(&s, i);

        cpy_build_text(&w->b, (struct cpy_text){(const char *)s.data + start * s.width, i - start, s.width, s.ascii});
        write_escape(w, c);
        start = i + 1;
    }
    cpy_build_text(&w->b, (struct cpy_text){(const char *)s.data + start * s.width, i - start, s.width, s.ascii});
    cpy_build_char(&w->b, '"');
    cpy_keep(v);
}

static bool write_float(struct writer *w, cpy_value v)
{
    double d = 0;
    char text[40];

    if (!cpy_to_double(w->t, v, &d))
        return false;
    if (isfinite(d)) {
        cpy_build_ascii_n(&w->b, text, (size_t)cpy_float_format(d, text));
        return true;
    }
    if (!w->allow_nan) {
        cpy_raise(w->t, CPY_VALUE_ERROR, "Out of range float values are not JSON compliant: %R", v);
        return false;
    }
    cpy_build_ascii(&w->b, isnan(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity");
    return true;
}

static bool write_int(struct writer *w, cpy_value v)
{
    cpy_value s;

    if (cpy_is_small(v)) {
        cpy_build_small(&w->b, cpy_small(v));
        return true;
    }
    /* a subclass's repr must not be used */
    if (!(s = cpy_call_1(w->t, cpy_builtin_type(w->t, CPY_TYPE_INT), v)) || !(s = cpy_repr(w->t, s)))
        return false;
    cpy_build_str(&w->b, s);
    return true;
}

static void new_line(struct writer *w)
{
    if (w->indent == CPY_NONE)
        return;
    cpy_build_char(&w->b, '\n');
    for (size_t i = 0; i < w->level; i++)
        cpy_build_str(&w->b, w->indent);
}

/* Notes that a container is being written; false: it is already (ValueError), or another error. */
static bool enter(struct writer *w, cpy_value container)
{
    size_t n;
    const cpy_value *open;

    if (!cpy_check_stack(w->t))
        return false;
    w->level++;
    if (!w->open)
        return true;
    open = cpy_items(w->open, &n);
    for (size_t i = 0; i + 1 < w->level; i++)
        if (open[i] == container) {
            cpy_raise(w->t, CPY_VALUE_ERROR, "Circular reference detected");
            return false;
        }
    if (w->level <= n) {
        cpy_list_set(w->open, w->level - 1, container);
        return true;
    }
    return cpy_list_append(w->t, w->open, container);
}

static bool write_array(struct writer *w, cpy_value v)
{
    size_t n;

    cpy_items(v, &n);
    if (n == 0) {
        cpy_build_ascii(&w->b, "[]");
        return true;
    }
    if (!enter(w, v))
        return false;
    cpy_build_char(&w->b, '[');
    for (size_t i = 0; cpy_items(v, &n), i < n; i++) {
        if (i)
            cpy_build_str(&w->b, w->item_separator);
        new_line(w);
        if (!write_value(w, cpy_items(v, &n)[i]))
            return false;
    }
    w->level--;
    new_line(w);
    cpy_build_char(&w->b, ']');
    return true;
}

/* 1: written, 0: to be skipped, -1: error. */
static int write_key(struct writer *w, cpy_value key)
{
    if (cpy_is_str(key)) {
        write_string(w, key);
        return 1;
    }
    if (key == CPY_NONE || cpy_is_bool(key) || cpy_is_int(key) || cpy_is_float(key)) {
        cpy_build_char(&w->b, '"');
        if (!write_value(w, key))
            return -1;
        cpy_build_char(&w->b, '"');
        return 1;
    }
    if (w->skip_keys)
        return 0;
    cpy_raise(w->t, CPY_TYPE_ERROR, "keys must be str, int, float, bool or None, not %T", key);
    return -1;
}

static bool can_be_key(cpy_value key)
{
    return cpy_is_str(key) || key == CPY_NONE || cpy_is_bool(key) || cpy_is_int(key) || cpy_is_float(key);
}

/* One key and value; *first tells whether a separator is due. */
static bool write_pair(struct writer *w, cpy_value key, cpy_value v, bool *first)
{
    if (w->skip_keys && !can_be_key(key))
        return true;
    if (!*first)
        cpy_build_str(&w->b, w->item_separator);
    *first = false;
    new_line(w);
    if (write_key(w, key) < 0)
        return false;
    cpy_build_str(&w->b, w->key_separator);
    return write_value(w, v);
}

static bool write_sorted(struct writer *w, cpy_value dict, bool *first)
{
    cpy_value items = cpy_call_method(w->t, dict, "items", (size_t)0), list = items ? cpy_list_from_iterable(w->t, items) : CPY_ERROR;

    if (!list || !cpy_list_sort(w->t, list, CPY_NONE, false))
        return false;
    for (size_t i = 0; i < cpy_list_len(list); i++)
        if (!write_pair(w, cpy_tuple_get(cpy_list_get(list, i), 0), cpy_tuple_get(cpy_list_get(list, i), 1), first))
            return false;
    return true;
}

static bool write_object(struct writer *w, cpy_value dict)
{
    cpy_value key, v;
    bool first = true;

    if (cpy_dict_len(dict) == 0) {
        cpy_build_ascii(&w->b, "{}");
        return true;
    }
    if (!enter(w, dict))
        return false;
    cpy_build_char(&w->b, '{');
    if (w->sort_keys) {
        if (!write_sorted(w, dict, &first))
            return false;
    } else {
        for (size_t position = 0; cpy_dict_next(dict, &position, &key, &v);)
            if (!write_pair(w, key, v, &first))
                return false;
    }
    if (first) /* all keys were skipped: as if there were an empty one */
        new_line(w);
    w->level--;
    new_line(w);
    cpy_build_char(&w->b, '}');
    return true;
}

static bool write_value(struct writer *w, cpy_value v)
{
    bool ok;

    if (cpy_is_str(v)) {
        write_string(w, v);
        return true;
    }
    if (v == CPY_NONE || cpy_is_bool(v)) {
        cpy_build_ascii(&w->b, v == CPY_NONE ? "null" : v == CPY_TRUE ? "true" : "false");
        return true;
    }
    if (cpy_is_int(v))
        return write_int(w, v);
    if (cpy_is_float(v))
        return write_float(w, v);
    if (cpy_is_list(v) || cpy_is_tuple(v))
        return write_array(w, v);
    if (cpy_is_dict(v))
        return write_object(w, v);
    if (!enter(w, v) || !(v = cpy_call_1(w->t, w->default_hook, v)))
        return false;
    ok = write_value(w, v);
    w->level--;
    return ok;
}

/* The text of a value; settings as JSONEncoder's attributes. */
static cpy_value json_encode(struct cpy_thread *t, const cpy_value *args)
{
    struct writer w = {.t = t, .default_hook = args[1], .indent = args[2], .item_separator = args[3], .key_separator = args[4],
        .ascii = args[5] != CPY_FALSE, .allow_nan = args[7] != CPY_FALSE, .sort_keys = args[8] != CPY_FALSE,
        .skip_keys = args[9] != CPY_FALSE};

    if (!cpy_is_str(args[4]))
        return cpy_raise(t, CPY_TYPE_ERROR, "make_encoder() argument 5 must be str, not %T", args[4]);
    if (!cpy_is_str(args[3]))
        return cpy_raise(t, CPY_TYPE_ERROR, "make_encoder() argument 6 must be str, not %T", args[3]);
    if (args[6] != CPY_FALSE && !(w.open = cpy_list_new(t, 0)))
        return CPY_ERROR;
    cpy_build(&w.b, t);
    if (write_value(&w, args[0]))
        return cpy_build_finish(&w.b);
    cpy_build_drop(&w.b);
    return CPY_ERROR;
}

static const struct cpy_function functions[] = {
    {"_scan", "(s, idx, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, strict, /)", json_scan,
        "Return the value that begins at an index, and where it ends.", 0},
    {"_encode", "(obj, default, indent, item_separator, key_separator, ensure_ascii, check_circular, allow_nan, sort_keys, skipkeys, /)",
        json_encode, "Return the JSON text of an object.", 0},
    {0},
};

const struct cpy_module_def cpy_module_json = {
    .name = "json", .doc = "JSON as text: loads() and dumps().", .functions = functions, .source = cpy_frozen_json,
    .is_package = true,
};
