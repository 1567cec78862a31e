/* SPDX-License-Identifier: MIT */
/* vm/objects/bytes_methods.c - methods of bytes and bytearray that str has not, or not in this form. */
#include "vm/objects/bytes.h"

#include "vm/objects/iterators.h"
#include "vm/objects/list.h"
#include "vm/objects/type.h"

CPY_INLINE bool is_upper(uint8_t c) { return c >= 'A' && c <= 'Z'; }
CPY_INLINE bool is_lower(uint8_t c) { return c >= 'a' && c <= 'z'; }
CPY_INLINE bool is_digit(uint8_t c) { return c >= '0' && c <= '9'; }
static bool is_alpha(uint8_t c) { return is_upper(c) || is_lower(c); }
static bool is_alnum(uint8_t c) { return is_alpha(c) || is_digit(c); }
static bool is_decimal(uint8_t c) { return is_digit(c); }
static bool is_space(uint8_t c) { return cpy_text_is_space(c, false); }
static uint8_t to_upper(uint8_t c) { return is_lower(c) ? (uint8_t)(c - 32) : c; }
static uint8_t to_lower(uint8_t c) { return is_upper(c) ? (uint8_t)(c + 32) : c; }
static uint8_t swap_case(uint8_t c) { return is_lower(c) ? (uint8_t)(c - 32) : is_upper(c) ? (uint8_t)(c + 32) : c; }

/* --- kinds of bytes ----------------------------------------------------------------------------- */

static cpy_value all_are(cpy_value self, bool (*test)(uint8_t c))
{
    struct cpy_text text = cpy_self_text(self);
    const uint8_t *p = text.data;
    size_t i = 0;

    while (i < text.len && test(p[i]))
        i++;
    return cpy_bool(text.len && i == text.len);
}

/* Are there letters, and all of them upper (or lower) case? */
static cpy_value one_case(cpy_value self, bool upper)
{
    struct cpy_text text = cpy_self_text(self);
    const uint8_t *p = text.data;
    bool found = false;

    for (size_t i = 0; i < text.len; i++) {
        if (upper ? is_lower(p[i]) : is_upper(p[i]))
            return CPY_FALSE;
        found |= is_alpha(p[i]);
    }
    return cpy_bool(found);
}

#define TEST(method, result)                                                   \
    cpy_value cpy_bytes_##method(struct cpy_thread *t, const cpy_value *args)  \
    {                                                                          \
        (void)t;                                                               \
        return result;                                                         \
    }
TEST(isalnum, all_are(args[0], is_alnum))
TEST(isalpha, all_are(args[0], is_alpha))
TEST(isdigit, all_are(args[0], is_decimal))
TEST(isspace, all_are(args[0], is_space))
TEST(islower, one_case(args[0], false))
TEST(isupper, one_case(args[0], true))
TEST(isascii, cpy_bool(cpy_bytes_are_ascii(cpy_self_text(args[0]).data, cpy_self_text(args[0]).len)))
#undef TEST

cpy_value cpy_bytes_istitle(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_text text = cpy_self_text(args[0]);
    const uint8_t *p = text.data;
    bool found = false, in_word = false;

    (void)t;
    for (size_t i = 0; i < text.len; i++) {
        if ((is_upper(p[i]) && in_word) || (is_lower(p[i]) && !in_word))
            return CPY_FALSE;
        in_word = is_alpha(p[i]);
        found |= in_word;
    }
    return cpy_bool(found);
}

/* --- copies with other bytes ------------------------------------------------------------------------- */

/* A new object of self's kind and length; *data: its bytes. */
static cpy_value new_like(struct cpy_thread *t, cpy_value self, size_t len, uint8_t **data)
{
    cpy_value result;

    if (cpy_is_bytes(self))
        return cpy_bytes_new(t, len, data);
    result = cpy_bytearray_from(t, NULL, len);
    *data = result ? cpy_as_bytearray(result)->data : NULL;
    return result;
}

static cpy_value map_all(struct cpy_thread *t, cpy_value self, uint8_t (*map)(uint8_t c))
{
    struct cpy_text text = cpy_self_text(self);
    const uint8_t *from = text.data;
    cpy_value result;
    uint8_t *to;

    if (!(result = new_like(t, self, text.len, &to)))
        return CPY_ERROR;
    for (size_t i = 0; i < text.len; i++)
        to[i] = map(from[i]);
    cpy_keep(self);
    return result;
}

cpy_value cpy_bytes_upper(struct cpy_thread *t, const cpy_value *args) { return map_all(t, args[0], to_upper); }
cpy_value cpy_bytes_lower(struct cpy_thread *t, const cpy_value *args) { return map_all(t, args[0], to_lower); }
cpy_value cpy_bytes_swapcase(struct cpy_thread *t, const cpy_value *args) { return map_all(t, args[0], swap_case); }

/* In lower case, the first letter of each word (or of all) in upper case. */
static cpy_value map_words(struct cpy_thread *t, cpy_value self, bool each)
{
    struct cpy_text text = cpy_self_text(self);
    const uint8_t *from = text.data;
    cpy_value result;
    uint8_t *to;

    if (!(result = new_like(t, self, text.len, &to)))
        return CPY_ERROR;
    for (size_t i = 0; i < text.len; i++)
        to[i] = i == 0 || (each && !is_alpha(from[i - 1])) ? to_upper(from[i]) : to_lower(from[i]);
    cpy_keep(self);
    return result;
}

cpy_value cpy_bytes_capitalize(struct cpy_thread *t, const cpy_value *args) { return map_words(t, args[0], false); }
cpy_value cpy_bytes_title(struct cpy_thread *t, const cpy_value *args) { return map_words(t, args[0], true); }

/* Copies what is not deleted through the table; either may be NULL.  Returns how much there is. */
static size_t translate(uint8_t *to, const struct cpy_text *text, const uint8_t *table, const bool *deleted)
{
    const uint8_t *from = text->data;
    size_t n = 0;

    for (size_t i = 0; i < text->len; i++)
        if (!deleted[from[i]])
            to[n++] = table ? table[from[i]] : from[i];
    return n;
}

cpy_value cpy_bytes_translate(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_pattern table = {.held = false}, gone;
    bool deleted[256] = {false};
    struct cpy_text text;
    cpy_value result = CPY_ERROR;
    uint8_t *to;

    if (args[1] != CPY_NONE) {
        if (!cpy_pattern_get(t, &table, args[0], args[1], NULL, false))
            return CPY_ERROR;
        if (table.text.len != 256) {
            cpy_pattern_free(&table);
            return cpy_raise(t, CPY_VALUE_ERROR, "translation table must be 256 characters long");
        }
    }
    if (cpy_pattern_get(t, &gone, args[0], args[2], NULL, false)) {
        for (size_t i = 0; i < gone.text.len; i++)
            deleted[((const uint8_t *)gone.text.data)[i]] = true;
        cpy_pattern_free(&gone);
        text = cpy_self_text(args[0]);
        if ((result = new_like(t, args[0], text.len, &to))) {
            size_t n = translate(to, &text, args[1] == CPY_NONE ? NULL : table.text.data, deleted);

            if (n < text.len)
                result = cpy_is_bytes(result) ? cpy_bytes_from(t, to, n) : cpy_bytearray_from(t, to, n);
        }
    }
    cpy_pattern_free(&table);
    cpy_keep(args[0]);
    return result;
}

cpy_value cpy_bytes_maketrans(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_buffer from, to;
    cpy_value table = CPY_ERROR;
    uint8_t *data;

    if (!cpy_get_buffer(t, args[0], &from, false))
        return CPY_ERROR;
    if (cpy_get_buffer(t, args[1], &to, false)) {
        if (from.len != to.len) {
            cpy_raise(t, CPY_VALUE_ERROR, "maketrans arguments must have same length");
        } else if ((table = cpy_bytes_new(t, 256, &data))) {
            for (int i = 0; i < 256; i++)
                data[i] = (uint8_t)i;
            for (size_t i = 0; i < from.len; i++)
                data[from.data[i]] = to.data[i];
        }
        cpy_release_buffer(t, &to);
    }
    cpy_release_buffer(t, &from);
    return table;
}

/* --- text ----------------------------------------------------------------------------------------------- */

/* repr() of bytes without a type's name: b'...'.  escape_single: ' is escaped even between ", as bytearray's
 * repr does. */
static void build_bytes_repr(struct cpy_builder *b, const uint8_t *data, size_t len, bool escape_single)
{
    static const char short_names[] = "tn\0\0r"; /* of bytes 9, 10 and 13 */
    uint8_t quote = memchr(data, '\'', len) && !memchr(data, '"', len) ? '"' : '\'';

    cpy_build_char(b, 'b');
    cpy_build_char(b, quote);
    for (size_t i = 0; i < len; i++) {
        uint8_t c = data[i];

        if (c == quote || c == '\\' || (escape_single && c == '\'')) {
            cpy_build_char(b, '\\');
            cpy_build_char(b, c);
        } else if (c >= 9 && c <= 13 && short_names[c - 9]) {
            cpy_build_char(b, '\\');
            cpy_build_char(b, (uint8_t)short_names[c - 9]);
        } else if (c < ' ' || c >= 127) {
            cpy_build_escape(b, c);
        } else {
            cpy_build_char(b, c);
        }
    }
    cpy_build_char(b, quote);
}

cpy_value cpy_bytes_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_text text = cpy_self_text(args[0]);
    struct cpy_builder b;

    cpy_build(&b, t);
    if (cpy_is_bytearray(args[0]))
        cpy_build_format(&b, "%C(", args[0]);
    build_bytes_repr(&b, text.len ? text.data : (const uint8_t *)"", text.len, cpy_is_bytearray(args[0]));
    if (cpy_is_bytearray(args[0]))
        cpy_build_char(&b, ')');
    cpy_keep(args[0]);
    return cpy_build_finish(&b);
}

cpy_value cpy_bytes_decode(struct cpy_thread *t, const cpy_value *args)
{
    const char *encoding, *errors;
    struct cpy_text text;
    cpy_value s;

    if (!cpy_codec_argument(t, "decode", "encoding", args[1], &encoding) ||
        !cpy_codec_argument(t, "decode", "errors", args[2], &errors))
        return CPY_ERROR;
    text = cpy_self_text(args[0]);
    if (!text.len && !t->vm->config.dev_mode) /* then no encoding is looked at */
        return cpy_str_from(t, "");
    s = cpy_decode(t, text.data, text.len, encoding, errors);
    cpy_keep(args[0]);
    return s;
}

/* --- hexadecimal digits --------------------------------------------------------------------------------------- */

/* The separator of hex(): one ASCII character. */
static bool hex_separator(struct cpy_thread *t, cpy_value sep, uint32_t *c)
{
    struct cpy_text text;

    if (!cpy_is_str(sep) && !cpy_is_bytes(sep)) {
        int64_t len = cpy_len(t, sep);

        if (len >= 0)
            cpy_raise(t, len == 1 ? CPY_TYPE_ERROR : CPY_VALUE_ERROR, len == 1 ? "sep must be str or bytes."
                : "sep must be length 1.");
        return false;
    }
    text = cpy_self_text(sep);
    if (text.len != 1) {
        cpy_raise(t, CPY_VALUE_ERROR, "sep must be length 1.");
        return false;
    }
    *c = cpy_text_at(&text, 0);
    if (*c >= 128)
        cpy_raise(t, CPY_VALUE_ERROR, "sep must be ASCII.");
    return *c < 128;
}

static const char digits[] = "0123456789abcdef";

static cpy_value plain_hex(struct cpy_thread *t, const uint8_t *data, size_t len)
{
    struct cpy_str *s = len ? cpy_str_new(t, 2 * len, 1, true) : cpy_as_str(t->vm->empty_str);

    for (size_t i = 0; s && i < len; i++) {
        s->data[2 * i] = (uint8_t)digits[data[i] >> 4];
        s->data[2 * i + 1] = (uint8_t)digits[data[i] & 15];
    }
    return cpy_from(s);
}

/* With a separator before byte number first, which is greater than 0, and then after each size bytes. */
static cpy_value grouped_hex(struct cpy_thread *t, const uint8_t *data, size_t len, char separator, size_t first, size_t size)
{
    size_t next = first;
    struct cpy_str *s = cpy_str_new(t, 2 * len + (len - first - 1) / size + 1, 1, true);
    char *to = s ? s->data : NULL;

    for (size_t i = 0; s && i < len; i++) {
        if (i == next) {
            *to++ = separator;
            next += size;
        }
        *to++ = digits[data[i] >> 4];
        *to++ = digits[data[i] & 15];
    }
    return cpy_from(s);
}

cpy_value cpy_hex(struct cpy_thread *t, const uint8_t *data, size_t len, cpy_value sep, cpy_value group)
{
    uint32_t separator = 0;
    int64_t n;
    size_t size;

    if (!cpy_to_c_int(t, group, &n) || (sep && !hex_separator(t, sep, &separator)))
        return CPY_ERROR;
    if (len > CPY_STR_MAX / 2)
        return cpy_raise_no_memory(t);
    size = (size_t)(n < 0 ? -n : n);
    if (!sep || !n || size >= len)
        return plain_hex(t, data, len);
    return grouped_hex(t, data, len, (char)separator, n < 0 || len % size == 0 ? size : len % size, size);
}

cpy_value cpy_bytes_hex(struct cpy_thread *t, const cpy_value *args)
{
    int64_t group;
    struct cpy_text text;
    cpy_value s;

    if (!cpy_to_c_int(t, args[2], &group)) /* may run Python code that resizes self */
        return CPY_ERROR;
    text = cpy_self_text(args[0]);
    s = cpy_hex(t, text.data, text.len, args[1], cpy_int(group));
    cpy_keep(args[0]);
    return s;
}

/* 16 more than a digit's value; 0 for what is no digit. */
static const uint8_t hex_digits[256] = {
    ['0'] = 16, ['1'] = 17, ['2'] = 18, ['3'] = 19, ['4'] = 20, ['5'] = 21, ['6'] = 22, ['7'] = 23, ['8'] = 24, ['9'] = 25,
    ['a'] = 26, ['b'] = 27, ['c'] = 28, ['d'] = 29, ['e'] = 30, ['f'] = 31,
    ['A'] = 26, ['B'] = 27, ['C'] = 28, ['D'] = 29, ['E'] = 30, ['F'] = 31,
};

/* The bytes whose digits stand at from, up to end, or to room bytes, or to what is not a pair of digits: *from gets there. */
static size_t read_pairs(const uint8_t **from, const uint8_t *end, uint8_t *to, size_t room)
{
    const uint8_t *c = *from;
    size_t n = 0;

    while (n < room && end - c >= 2) {
        unsigned high = hex_digits[c[0]], low = hex_digits[c[1]];

        if (high && low) {
            to[n++] = (uint8_t)(high << 4 | (low & 15));
            c += 2;
        } else if (!high && cpy_text_is_space(*c, false)) {
            c++;
        } else {
            break;
        }
    }
    *from = c;
    return n;
}

/* Adds the bytes whose digits text has.  False: *bad is where it goes wrong. */
static bool read_hex(struct cpy_builder *b, const struct cpy_text *text, size_t *bad)
{
    const uint8_t *begin = text->data, *c = begin, *end = begin + text->len;
    uint8_t bytes[256];
    size_t n;

    for (*bad = 0; !text->ascii && *bad < text->len; ++*bad)
        if (cpy_text_at(text, *bad) >= 128)
            return false;
    while ((n = read_pairs(&c, end, bytes, sizeof bytes)))
        cpy_build_text(b, (struct cpy_text){bytes, n, 1, false});
    while (c < end && cpy_text_is_space(*c, false))
        c++;
    *bad = (size_t)(c - begin) + (c < end && hex_digits[*c]);
    return c == end;
}

cpy_value cpy_bytes_fromhex(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value cls = args[0], bytes_class = cpy_builtin_type(t, CPY_TYPE_BYTES), result;
    bool is_bytes = cpy_is_subtype(cls, bytes_class);
    struct cpy_builder b;
    struct cpy_text text;
    size_t bad = 0;

    if (!cpy_is_str(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "fromhex() argument must be str, not %B", args[1]);
    text = cpy_str_text(args[1]);
    cpy_build(&b, t);
    if (!read_hex(&b, &text, &bad)) {
        cpy_build_drop(&b);
        return cpy_raise(t, CPY_VALUE_ERROR, "non-hexadecimal number found in fromhex() arg at position %zu", bad);
    }
    result = cpy_build_finish_bytes(&b, CPY_UNSET);
    cpy_keep(args[1]);
    return !result || (is_bytes && cls == bytes_class) ? result : cpy_call_1(t, cls, result);
}

/* --- join ------------------------------------------------------------------------------------------------------- */

/* Puts the items of a list or tuple, with sep between them, which an item's __buffer__() may change. */
static bool join_items(struct cpy_builder *b, cpy_value sep, cpy_value items)
{
    bool is_list = cpy_is_list(items);

    for (size_t i = 0; i < (is_list ? cpy_list_len(items) : cpy_tuple_len(items)); i++) {
        cpy_value item = is_list ? cpy_list_get(items, i) : cpy_tuple_get(items, i);
        struct cpy_buffer view;

        if (i)
            cpy_build_text(b, cpy_self_text(sep));
        if (cpy_is_bytes(item)) {
            cpy_build_text(b, cpy_self_text(item));
            continue;
        }
        if (!cpy_offers_buffer(item)) {
            cpy_raise(b->t, CPY_TYPE_ERROR, "sequence item %zu: expected a bytes-like object, %T found", i, item);
            return false;
        }
        if (!cpy_get_buffer(b->t, item, &view, false))
            return false;
        cpy_build_text(b, cpy_text_of(view.data, view.len, false));
        cpy_release_buffer(b->t, &view);
    }
    return true;
}

/* The length of items that are all bytes, with a separator of so many bytes between them; SIZE_MAX: they are not, or are too
 * long. */
static size_t joined_length(const cpy_value *items, size_t n, size_t sep)
{
    size_t sum = n ? (n - 1) * sep : 0;

    for (size_t i = 0; i < n; i++)
        if (!cpy_is_bytes(items[i]) || (sum += cpy_as_bytes(items[i])->len) > UINT32_MAX)
            return SIZE_MAX;
    return sep && n > UINT32_MAX / sep ? SIZE_MAX : sum;
}

/* The same at once, for items that are all bytes. */
static cpy_value join_bytes(struct cpy_thread *t, const struct cpy_text *sep, cpy_value items, size_t len)
{
    uint8_t *out;
    cpy_value result = cpy_bytes_new(t, len, &out);
    size_t n;
    const cpy_value *item = cpy_items(items, &n);

    for (size_t i = 0; result && i < n; i++) {
        if (i)
            out = mempcpy(out, sep->data, sep->len);
        out = mempcpy(out, cpy_as_bytes(item[i])->data, cpy_as_bytes(item[i])->len);
    }
    return result;
}

cpy_value cpy_bytes_join(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value items = args[1];
    const cpy_value *item;
    struct cpy_builder b;
    struct cpy_text sep;
    size_t n, len;

    if (!cpy_is_list(items) && !cpy_is_tuple(items)) {
        if (!(items = cpy_iter(t, items)))
            return cpy_not_iterable(t, "can only join an iterable", args[1]);
        if (!(items = cpy_list_from_iterable(t, items)))
            return CPY_ERROR;
    }
    sep = cpy_self_text(args[0]);
    item = cpy_items(items, &n);
    if (cpy_is_bytes(args[0]) && (len = joined_length(item, n, sep.len)) != SIZE_MAX)
        return join_bytes(t, &sep, items, len);
    cpy_build(&b, t);
    if (!join_items(&b, args[0], items))
        b.failed = true;
    cpy_keep(args[0]);
    return cpy_build_finish_bytes(&b, args[0]);
}

/* --- % ------------------------------------------------------------------------------------------------------------ */

cpy_value cpy_bytes_mod(struct cpy_thread *t, const cpy_value *args) { return cpy_bytes_percent(t, args[0], args[1]); }

cpy_value cpy_bytes_rmod(struct cpy_thread *t, const cpy_value *args)
{
    if (cpy_is_bytes(args[0]) ? !cpy_is_bytes(args[1]) : !cpy_is_bytearray(args[1]))
        return CPY_NOT_IMPLEMENTED;
    return cpy_bytes_percent(t, args[1], args[0]);
}
