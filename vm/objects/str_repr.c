/* SPDX-License-Identifier: MIT */
/* vm/objects/str_repr.c - repr() of str, and maketrans and translate. */
#include "vm/objects/str_methods.h"

#include "vm/objects/unicode.h"

/* --- repr ------------------------------------------------------------------------------------------ */

static void put_escaped(struct cpy_builder *b, uint32_t c)
{
    static const char short_names[] = "tn\0\0r"; /* of characters 9, 10 and 13 */

    if (c >= 9 && c <= 13 && short_names[c - 9])
        cpy_build_format(b, "\\%c", short_names[c - 9]);
    else
        cpy_build_escape(b, c);
}

/* Can repr() show c as it is, quotes and backslashes apart? */
static bool is_plain(uint32_t c) { return c < 127 ? c >= ' ' : c >= 0xa1 && cpy_char_is_printable(c); }

/* Is there nothing in ASCII text to escape? */
static bool all_plain(const struct cpy_text *text)
{
    const uint8_t *p = text->data;
    bool plain = true;

    for (size_t i = 0; i < text->len; i++)
        plain &= p[i] >= ' ' && p[i] < 127 && p[i] != '\'' && p[i] != '\\';
    return plain;
}

/* The text of v, which is ASCII, in single quotes. */
static cpy_value quoted(struct cpy_thread *t, cpy_value v)
{
    struct cpy_text text = cpy_str_text(v);
    struct cpy_str *s = cpy_str_new(t, text.len + 2, 1, true);

    if (!s)
        return CPY_ERROR;
    s->data[0] = s->data[text.len + 1] = '\'';
    memcpy(s->data + 1, text.data, text.len);
    cpy_keep(v);
    return cpy_from(s);
}

cpy_value cpy_str_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_text text = cpy_str_text(args[0]);
    uint32_t quote = cpy_text_find_char(&text, '\'') != CPY_NOT_FOUND && cpy_text_find_char(&text, '"') == CPY_NOT_FOUND
        ? '"' : '\'';
    size_t start = 0;
    struct cpy_builder b;

    if (text.ascii && quote == '\'' && all_plain(&text))
        return quoted(t, args[0]);
    cpy_build(&b, t);
    cpy_build_char(&b, quote);
    for (size_t i = 0; i < text.len; i++) {
        uint32_t c = cpy_text_at(&text, i);

        if (c != quote && c != '\\' && is_plain(c))
            continue;
        cpy_build_part(&b, &text, start, i);
        start = i + 1;
        if (c == quote || c == '\\') {
            cpy_build_char(&b, '\\');
            cpy_build_char(&b, c);
        } else {
            put_escaped(&b, c);
        }
    }
    cpy_build_part(&b, &text, start, text.len);
    cpy_build_char(&b, quote);
    cpy_keep(args[0]);
    return cpy_build_finish(&b);
}

/* --- translate ---------------------------------------------------------------------------------------- */

/* Puts what a table says of a character: an int, a str or None. */
static bool put_translation(struct cpy_builder *b, cpy_value v)
{
    int64_t n;

    if (v == CPY_NONE)
        return true;
    if (cpy_is_str(v)) {
        cpy_build_str(b, v);
        return true;
    }
    if (!cpy_is_int(v)) {
        cpy_raise(b->t, CPY_TYPE_ERROR, "character mapping must return integer, None or str");
        return false;
    }
    if (!cpy_to_index(b->t, v, &n))
        return false;
    if (n < 0 || n > 0x10ffff) {
        cpy_raise(b->t, CPY_VALUE_ERROR, "character mapping must be in range(0x110000)");
        return false;
    }
    cpy_build_char(b, (uint32_t)n);
    return true;
}

/* table[c], or CPY_UNSET with nothing pending where there is none. */
static cpy_value look_up(struct cpy_thread *t, cpy_value table, uint32_t c)
{
    cpy_value v;

    if (cpy_is(t, table, CPY_TYPE_DICT))
        return cpy_dict_get(t, table, cpy_int(c));
    v = cpy_getitem(t, table, cpy_int(c));
    if (!v && cpy_pending_is(t, CPY_LOOKUP_ERROR))
        cpy_take_pending(t);
    return v;
}

/* The ASCII character that a dict makes of an ASCII character, or 0: something else. */
static uint8_t ascii_translation(struct cpy_thread *t, cpy_value dict, uint8_t c)
{
    cpy_value v = cpy_dict_get(t, dict, cpy_int(c));
    struct cpy_text text;

    if (!v)
        return cpy_pending(t) ? 0 : c;
    if (cpy_is_small(v))
        return cpy_small(v) >= 0 && cpy_small(v) < 128 ? (uint8_t)cpy_small(v) : 0;
    if (!cpy_is_str(v))
        return 0;
    text = cpy_str_text(v);
    return text.len == 1 && text.ascii ? *(const uint8_t *)text.data : 0;
}

/* Translates ASCII text by a dict, which is asked once for each character.  CPY_ERROR, with nothing pending: something else
 * than one ASCII character for each takes a closer look. */
static cpy_value translate_ascii(struct cpy_thread *t, const struct cpy_text *text, cpy_value dict)
{
    uint8_t known[128] = {0}, *to;
    struct cpy_str *s = cpy_str_new(t, text->len, 1, true);
    const uint8_t *from = text->data;

    for (size_t i = 0; s && i < text->len; i++) {
        to = &known[from[i]];
        if (!*to && !(*to = ascii_translation(t, dict, from[i])))
            break;
        s->data[i] = *to;
        if (i + 1 == text->len)
            return cpy_from(s);
    }
    return CPY_ERROR;
}

cpy_value cpy_str_translate(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_text text = cpy_str_text(args[0]);
    struct cpy_builder b;
    cpy_value quick;

    if (text.ascii && text.len > 1 && cpy_is(t, args[1], CPY_TYPE_DICT) && (quick = translate_ascii(t, &text, args[1])))
        return quick;
    if (cpy_pending(t))
        return CPY_ERROR;

    cpy_build(&b, t);
    for (size_t i = 0; i < text.len && !b.failed; i++) {
        uint32_t c = cpy_text_at(&text, i);
        cpy_value v = look_up(t, args[1], c);

        if (!v && !cpy_pending(t))
            cpy_build_char(&b, c);
        else if (!v || !put_translation(&b, v))
            b.failed = true;
    }
    cpy_keep(args[0]);
    return cpy_build_finish(&b);
}

/* An ordinal for a key of maketrans()' dict. */
static cpy_value ordinal(struct cpy_thread *t, cpy_value key)
{
    struct cpy_text text;

    if (cpy_is_int(key))
        return key;
    if (!cpy_is_str(key))
        return cpy_raise(t, CPY_TYPE_ERROR, "keys in translate table must be strings or integers");
    text = cpy_str_text(key);
    if (text.len != 1)
        return cpy_raise(t, CPY_VALUE_ERROR, "string keys in translate table must be of length 1");
    return cpy_int(cpy_text_at(&text, 0));
}

static cpy_value table_from_dict(struct cpy_thread *t, cpy_value dict)
{
    cpy_value table = cpy_dict_new(t), key, v;
    size_t position = 0;

    if (!table)
        return CPY_ERROR;
    if (!cpy_is(t, dict, CPY_TYPE_DICT))
        return cpy_raise(t, CPY_TYPE_ERROR, "if you give only one argument to maketrans it must be a dict");
    while (cpy_dict_next(dict, &position, &key, &v))
        if (!(key = ordinal(t, key)) || !cpy_dict_set(t, table, key, v))
            return CPY_ERROR;
    return table;
}

static bool require_str(struct cpy_thread *t, cpy_value v, int number)
{
    if (!cpy_is_str(v))
        cpy_raise(t, CPY_TYPE_ERROR, "maketrans() argument %d must be str, not %B", number, v);
    return cpy_is_str(v);
}

cpy_value cpy_str_maketrans(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_text from, to, gone;
    cpy_value table;

    if (!args[1])
        return table_from_dict(t, args[0]);
    if (!require_str(t, args[1], 2) || (args[2] && !require_str(t, args[2], 3)))
        return CPY_ERROR;
    if (!cpy_is_str(args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "first maketrans argument must be a string if there is a second argument");
    from = cpy_str_text(args[0]);
    to = cpy_str_text(args[1]);
    gone = cpy_str_text(args[2] ? args[2] : t->vm->empty_str);
    if (from.len != to.len)
        return cpy_raise(t, CPY_VALUE_ERROR, "the first two maketrans arguments must have equal length");
    if (!(table = cpy_dict_new(t)))
        return CPY_ERROR;
    for (size_t i = 0; i < from.len; i++)
        if (!cpy_dict_set(t, table, cpy_int(cpy_text_at(&from, i)), cpy_int(cpy_text_at(&to, i))))
            return CPY_ERROR;
    for (size_t i = 0; i < gone.len; i++)
        if (!cpy_dict_set(t, table, cpy_int(cpy_text_at(&gone, i)), CPY_NONE))
            return CPY_ERROR;
    return table;
}
