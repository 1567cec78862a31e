/* SPDX-License-Identifier: MIT */
/* vm/objects/text_split.c - methods that cut and pad: split, splitlines, strip, center, expandtabs ... */
#include "vm/objects/text_methods.h"

#include "vm/objects/bytes.h"
#include "vm/objects/list.h"
#include "vm/objects/unicode.h"

/* Bit 0: bytes think it is whitespace, bit 1: str does. */
static const uint8_t spaces[256] = {
    [9] = 3, [10] = 3, [11] = 3, [12] = 3, [13] = 3, [28] = 2, [29] = 2, [30] = 2, [31] = 2, [' '] = 3,
    [0x85] = 2, [0xa0] = 2,
};

bool cpy_text_is_space(uint32_t c, bool is_str)
{
    return c < 256 ? spaces[c] >> is_str & 1 : is_str && cpy_char_is_space(c);
}

/* --- splitting ------------------------------------------------------------------------------------ */

/* A split in progress. */
struct split {
    struct cpy_thread *t;
    cpy_value self, list;
    struct cpy_text text;
    size_t left;   /* splits that may still be made */
};

static bool add_part(struct split *s, size_t start, size_t end)
{
    bool plain = s->text.ascii && end - start < s->text.len && cpy_is_str(s->self);
    cpy_value part = plain ? cpy_str_from_ascii(s->t, (const char *)s->text.data + start, end - start)
                           : cpy_self_part(s->t, s->self, &s->text, start, end);

    return part && cpy_list_append(s->t, s->list, part);
}

static bool reverse(struct split *s)
{
    struct cpy_list *list = cpy_as_list(s->list);

    for (size_t i = 0, k = list->len; i + 1 < k--; i++) {
        cpy_value v = cpy_load(list->items[i]);

        cpy_store(list, &list->items[i], cpy_load(list->items[k]));
        cpy_store(list, &list->items[k], v);
    }
    return true;
}

/* The first place from i on that is whitespace, or that is not. */
CPY_INLINE size_t scan(const struct cpy_text *text, size_t i, bool is_str, bool wanted)
{
    const uint8_t *p = text->data;

    if (CPY_LIKELY(text->width == 1))
        while (i < text->len && (spaces[p[i]] >> is_str & 1) != wanted)
            i++;
    else
        while (i < text->len && cpy_text_is_space(cpy_text_at(text, i), is_str) != wanted)
            i++;
    return i;
}

static bool split_spaces(struct split *s)
{
    bool is_str = cpy_is_str(s->self);
    size_t i = 0, start, len = s->text.len;

    for (;;) {
        if ((i = scan(&s->text, i, is_str, false)) == len)
            return true;
        start = i;
        if (!s->left)
            return add_part(s, start, len);
        i = scan(&s->text, i, is_str, true);
        if (!add_part(s, start, i))
            return false;
        s->left--;
    }
}

static bool rsplit_spaces(struct split *s)
{
    bool is_str = cpy_is_str(s->self);
    size_t i = s->text.len, end;

    for (;;) {
        while (i && cpy_text_is_space(cpy_text_at(&s->text, i - 1), is_str))
            i--;
        if (!i)
            return reverse(s);
        end = i;
        if (!s->left)
            return add_part(s, 0, end) && reverse(s);
        while (i && !cpy_text_is_space(cpy_text_at(&s->text, i - 1), is_str))
            i--;
        if (!add_part(s, i, end))
            return false;
        s->left--;
    }
}

/* Splits narrow text at one character. */
static bool split_at_char(struct split *s, char sep)
{
    const char *text = s->text.data, *end = text + s->text.len, *p = text, *next;
    size_t parts = cpy_text_count(&s->text, &(struct cpy_text){&sep, 1, 1, false}, SIZE_MAX);

    if (!cpy_list_reserve(s->t, cpy_as_list(s->list), (parts < s->left ? parts : s->left) + 1))
        return false;
    for (; s->left && (next = memchr(p, sep, (size_t)(end - p))); s->left--) {
        if (!add_part(s, (size_t)(p - text), (size_t)(next - text)))
            return false;
        p = next + 1;
    }
    return add_part(s, (size_t)(p - text), s->text.len);
}

static bool split_at(struct split *s, const struct cpy_text *sep)
{
    size_t start = 0, at;

    for (; s->left; s->left--) {
        struct cpy_text rest = cpy_text_part(&s->text, start, s->text.len);

        if ((at = cpy_text_find(&rest, sep)) == CPY_NOT_FOUND)
            break;
        if (!add_part(s, start, start + at))
            return false;
        start += at + sep->len;
    }
    return add_part(s, start, s->text.len);
}

static bool rsplit_at(struct split *s, const struct cpy_text *sep)
{
    size_t end = s->text.len, at;

    for (; s->left; s->left--) {
        struct cpy_text rest = cpy_text_part(&s->text, 0, end);

        if ((at = cpy_text_rfind(&rest, sep)) == CPY_NOT_FOUND)
            break;
        if (!add_part(s, at + sep->len, end))
            return false;
        end = at;
    }
    return add_part(s, 0, end) && reverse(s);
}

static bool split_by(struct split *s, const struct cpy_text *sep, bool from_end)
{
    struct cpy_needle needle;
    bool ok;

    if (!sep->len) {
        cpy_raise(s->t, CPY_VALUE_ERROR, "empty separator");
        return false;
    }
    if (!cpy_needle(s->t, &needle, sep, s->text.width))
        return false;
    ok = !needle.possible ? add_part(s, 0, s->text.len)
        : !from_end && sep->len == 1 && s->text.width == 1 ? split_at_char(s, *(const char *)needle.text.data)
        : from_end ? rsplit_at(s, &needle.text) : split_at(s, &needle.text);
    cpy_needle_free(&needle);
    return ok;
}

static cpy_value split(struct cpy_thread *t, const cpy_value *args, bool from_end)
{
    struct split s = {.t = t, .self = args[0]};
    struct cpy_pattern p;
    int64_t max;
    bool ok;

    if (!cpy_to_size(t, args[2], &max))
        return CPY_ERROR;
    s.left = max < 0 ? SIZE_MAX : (size_t)max;
    if (!(s.list = cpy_list_new(t, 0)))
        return CPY_ERROR;
    if (args[1] == CPY_NONE) {
        s.text = cpy_self_text(s.self);
        ok = from_end ? rsplit_spaces(&s) : split_spaces(&s);
    } else {
        if (!cpy_pattern_get(t, &p, s.self, args[1], "must be str or None, not %T", false))
            return CPY_ERROR;
        s.text = cpy_self_text(s.self);
        ok = split_by(&s, &p.text, from_end);
        cpy_pattern_free(&p);
    }
    cpy_keep(args[0]);
    cpy_keep(args[1]);
    return ok ? s.list : CPY_ERROR;
}

cpy_value cpy_text_method_split(struct cpy_thread *t, const cpy_value *args) { return split(t, args, false); }
cpy_value cpy_text_method_rsplit(struct cpy_thread *t, const cpy_value *args) { return split(t, args, true); }

/* The same for line breaks. */
static const uint8_t breaks[256] = {
    [10] = 3, [11] = 2, [12] = 2, [13] = 3, [28] = 2, [29] = 2, [30] = 2, [0x85] = 2,
};

CPY_INLINE bool is_break(uint32_t c, bool is_str)
{
    return c < 256 ? breaks[c] >> is_str & 1 : is_str && cpy_char_is_line_break(c);
}

/* The end of the line that begins at start; *next: behind its line break. */
static size_t line_end(const struct cpy_text *text, size_t start, bool is_str, size_t *next)
{
    const uint8_t *p = text->data;
    size_t i = start;

    if (CPY_LIKELY(text->width == 1))
        while (i < text->len && !is_break(p[i], is_str))
            i++;
    else
        while (i < text->len && !is_break(cpy_text_at(text, i), is_str))
            i++;
    *next = i + (i < text->len);
    if (*next < text->len && cpy_text_at(text, i) == '\r' && cpy_text_at(text, *next) == '\n')
        ++*next;
    return i;
}

cpy_value cpy_text_method_splitlines(struct cpy_thread *t, const cpy_value *args)
{
    struct split s = {.t = t, .self = args[0], .text = cpy_self_text(args[0])};
    bool is_str = cpy_is_str(s.self);
    size_t start, next, end;
    int keep = cpy_truth(t, args[1]);

    if (keep < 0)
        return CPY_ERROR;
    if (!(s.list = cpy_list_new(t, 0)))
        return CPY_ERROR;
    s.text = cpy_self_text(s.self);
    for (start = 0; start < s.text.len; start = next) {
        end = line_end(&s.text, start, is_str, &next);
        if (!add_part(&s, start, keep ? next : end))
            return CPY_ERROR;
    }
    cpy_keep(s.self);
    return s.list;
}

/* --- stripping -------------------------------------------------------------------------------------- */

enum { LEFT = 1, RIGHT = 2 };

/* Is c among the characters to strip?  chars NULL: whitespace. */
static bool strips(uint32_t c, const struct cpy_text *chars, bool is_str)
{
    return chars ? cpy_text_find_char(chars, c) != CPY_NOT_FOUND : cpy_text_is_space(c, is_str);
}

static cpy_value strip_text(struct cpy_thread *t, cpy_value self, const struct cpy_text *chars, int sides)
{
    struct cpy_text text = cpy_self_text(self);
    bool is_str = cpy_is_str(self);
    size_t start = 0, end = text.len;

    if (sides & LEFT)
        while (start < end && strips(cpy_text_at(&text, start), chars, is_str))
            start++;
    if (sides & RIGHT)
        while (start < end && strips(cpy_text_at(&text, end - 1), chars, is_str))
            end--;
    return cpy_self_part(t, self, &text, start, end);
}

static cpy_value strip(struct cpy_thread *t, const cpy_value *args, int sides, const char *message)
{
    struct cpy_pattern p;
    cpy_value result;

    if (args[1] == CPY_NONE)
        return strip_text(t, args[0], NULL, sides);
    if (!cpy_pattern_get(t, &p, args[0], args[1], message, false))
        return CPY_ERROR;
    result = strip_text(t, args[0], &p.text, sides);
    cpy_pattern_free(&p);
    cpy_keep(args[1]);
    return result;
}

cpy_value cpy_text_method_strip(struct cpy_thread *t, const cpy_value *args)
{
    return strip(t, args, LEFT | RIGHT, "strip arg must be None or str");
}

cpy_value cpy_text_method_lstrip(struct cpy_thread *t, const cpy_value *args)
{
    return strip(t, args, LEFT, "lstrip arg must be None or str");
}

cpy_value cpy_text_method_rstrip(struct cpy_thread *t, const cpy_value *args)
{
    return strip(t, args, RIGHT, "rstrip arg must be None or str");
}

/* --- padding ------------------------------------------------------------------------------------------ */

/* The fill character of center() and its like; CPY_UNSET: a space. */
static bool fill_char(struct cpy_thread *t, cpy_value self, cpy_value fill, const char *method, uint32_t *c)
{
    struct cpy_text text;

    *c = ' ';
    if (!fill)
        return true;
    if (cpy_is_str(self) ? !cpy_is_str(fill) : !cpy_is_bytes(fill) && !cpy_is_bytearray(fill)) {
        if (cpy_is_str(self))
            cpy_raise(t, CPY_TYPE_ERROR, "The fill character must be a unicode character, not %T", fill);
        else
            cpy_raise(t, CPY_TYPE_ERROR, "%s() argument 2 must be a byte string of length 1, not %B", method, fill);
        return false;
    }
    text = cpy_self_text(fill);
    if (text.len != 1) {
        if (cpy_is_str(self))
            cpy_raise(t, CPY_TYPE_ERROR, "The fill character must be exactly one character long");
        else
            cpy_raise(t, CPY_TYPE_ERROR, "%s() argument 2 must be a byte string of length 1, not %B", method, fill);
        return false;
    }
    *c = cpy_text_at(&text, 0);
    return true;
}

/* False: not even CPython could count bytes with so many more (longer ones than memory holds are a MemoryError). */
static bool may_grow(struct cpy_thread *t, cpy_value self, size_t more)
{
    if (!cpy_is_bytes(self) || more <= CPY_BYTES_COUNTED - cpy_self_text(self).len)
        return true;
    cpy_raise(t, CPY_OVERFLOW_ERROR, "byte string is too large");
    return false;
}

static cpy_value pad(struct cpy_thread *t, cpy_value self, size_t left, size_t right, uint32_t c)
{
    struct cpy_builder b;

    if (!left && !right)
        return cpy_self_whole(t, self);
    if (!may_grow(t, self, left + right))
        return CPY_ERROR;
    cpy_build(&b, t);
    cpy_build_fill(&b, c, left);
    cpy_build_text(&b, cpy_self_text(self));
    cpy_build_fill(&b, c, right);
    return cpy_self_finish(&b, self);
}

/* Reads the arguments of center() and its like; *missing: characters to add. */
static bool pad_arguments(struct cpy_thread *t, const cpy_value *args, const char *method, size_t *missing, uint32_t *c)
{
    int64_t width;
    size_t len;

    if (!cpy_to_size(t, args[1], &width) || !fill_char(t, args[0], args[2], method, c))
        return false;
    len = cpy_self_text(args[0]).len;
    *missing = width > (int64_t)len ? (size_t)((uint64_t)width > SIZE_MAX ? SIZE_MAX : (uint64_t)width) - len : 0;
    return true;
}

cpy_value cpy_text_method_center(struct cpy_thread *t, const cpy_value *args)
{
    size_t n, left;
    uint32_t c;

    if (!pad_arguments(t, args, "center", &n, &c))
        return CPY_ERROR;
    left = n / 2 + (n & (n + cpy_self_text(args[0]).len) & 1); /* the odd one goes left if the width is odd */
    return pad(t, args[0], left, n - left, c);
}

cpy_value cpy_text_method_ljust(struct cpy_thread *t, const cpy_value *args)
{
    size_t n;
    uint32_t c;

    return pad_arguments(t, args, "ljust", &n, &c) ? pad(t, args[0], 0, n, c) : CPY_ERROR;
}

cpy_value cpy_text_method_rjust(struct cpy_thread *t, const cpy_value *args)
{
    size_t n;
    uint32_t c;

    return pad_arguments(t, args, "rjust", &n, &c) ? pad(t, args[0], n, 0, c) : CPY_ERROR;
}

cpy_value cpy_text_method_zfill(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_builder b;
    struct cpy_text text;
    int64_t width;
    size_t sign, more;

    if (!cpy_to_size(t, args[1], &width))
        return CPY_ERROR;
    text = cpy_self_text(args[0]);
    if (width <= (int64_t)text.len)
        return cpy_self_part(t, args[0], &text, 0, text.len);
    sign = text.len && (cpy_text_at(&text, 0) == '+' || cpy_text_at(&text, 0) == '-');
    more = (uint64_t)width > SIZE_MAX ? SIZE_MAX : (size_t)width - text.len;
    if (!may_grow(t, args[0], more))
        return CPY_ERROR;
    cpy_build(&b, t);
    cpy_build_part(&b, &text, 0, sign);
    cpy_build_fill(&b, '0', more);
    cpy_build_part(&b, &text, sign, text.len);
    cpy_keep(args[0]);
    return cpy_self_finish(&b, args[0]);
}

cpy_value cpy_text_method_expandtabs(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_builder b;
    struct cpy_text text;
    int64_t size, column = 0;

    if (!cpy_to_c_int(t, args[1], &size))
        return CPY_ERROR;
    text = cpy_self_text(args[0]);
    cpy_build(&b, t);
    for (size_t i = 0; i < text.len && !b.failed; i++) {
        uint32_t c = cpy_text_at(&text, i);
        int64_t n = c != '\t' || size <= 0 ? 0 : size - column % size;

        if (c == '\t') {
            cpy_build_fill(&b, ' ', (uint64_t)n > SIZE_MAX ? SIZE_MAX : (size_t)n);
            column += n;
        } else {
            cpy_build_char(&b, c);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
    }
    cpy_keep(args[0]);
    return cpy_self_finish(&b, args[0]);
}

/* --- sequences ------------------------------------------------------------------------------------------- */

cpy_value cpy_text_method_len(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int((int64_t)cpy_self_text(args[0]).len);
}

/* Fills n bytes with copies of the first unit of them. */
static void repeat_fill(char *data, size_t unit, size_t n)
{
    size_t done = unit;

    if (unit == 1) {
        memset(data, *data, n);
        return;
    }
    for (; done < n; done += done < n - done ? done : n - done)
        memcpy(data + done, data, done < n - done ? done : n - done);
}

static cpy_value repeat_str(struct cpy_thread *t, const struct cpy_text *text, size_t n)
{
    struct cpy_str *s = cpy_str_new(t, text->len * n, text->width, text->ascii);

    if (!s)
        return CPY_ERROR;
    memcpy(s->data, text->data, text->len * text->width);
    repeat_fill(s->data, text->len * text->width, (size_t)s->len * s->width);
    return cpy_from(s);
}

static cpy_value repeat_bytes(struct cpy_thread *t, cpy_value self, const struct cpy_text *text, size_t n)
{
    size_t size = text->len * n;
    cpy_value result;
    uint8_t *data;

    if (!(result = cpy_is_bytes(self) ? cpy_bytes_new(t, size, &data) : cpy_bytearray_from(t, NULL, size)))
        return CPY_ERROR;
    if (!cpy_is_bytes(self))
        data = cpy_as_bytearray(result)->data;
    memcpy(data, text->data, text->len);
    repeat_fill((char *)data, text->len, size);
    return result;
}

/* Repeated n times the len units of self are too long: MemoryError, or what CPython says where it cannot count them. */
static cpy_value raise_too_often(struct cpy_thread *t, cpy_value self, size_t len, size_t n)
{
    if (len == 1 || n <= SIZE_MAX / 2 / len || cpy_has_layout(self, CPY_TYPE_BYTEARRAY))
        return cpy_raise_no_memory(t);
    return cpy_raise(t, CPY_OVERFLOW_ERROR, cpy_is_str(self) ? "repeated string is too long" : "repeated bytes are too long");
}

cpy_value cpy_text_method_mul(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_text text;
    size_t n;
    int ok = cpy_repeat_count(t, args[1], &n);
    cpy_value result;

    if (ok == 0)
        return CPY_NOT_IMPLEMENTED;
    if (ok < 0)
        return CPY_ERROR;
    text = cpy_self_text(args[0]);
    if (n == 1 || !text.len || !n)
        return cpy_self_part(t, args[0], &text, 0, n ? text.len : 0);
    if (n > CPY_STR_MAX / text.len)
        return raise_too_often(t, args[0], text.len, n);
    result = cpy_is_str(args[0]) ? repeat_str(t, &text, n) : repeat_bytes(t, args[0], &text, n);
    cpy_keep(args[0]);
    return result;
}
