/* SPDX-License-Identifier: MIT */
/* modules/stdlib/unicodedata.c - module unicodedata: names, properties and normal forms of characters. */
#include "vm/api.h"

/* The code point of args[0], a str of one character. */
static bool get_char(struct cpy_thread *t, cpy_value v, const char *function, const char *which, uint32_t *c)
{
    struct cpy_text text;

    if (!cpy_is_str(v)) {
        cpy_raise(t, CPY_TYPE_ERROR, "%s() argument %smust be a unicode character, not %B", function, which, v);
        return false;
    }
    text = cpy_str_view(v);
    if (text.len != 1) {
        cpy_raise(t, CPY_TYPE_ERROR, "%s() argument %smust be a unicode character, not str", function, which);
        return false;
    }
    *c = cpy_text_at(&text, 0);
    return true;
}

/* args[1], or ValueError if it was not given. */
static cpy_value get_default(struct cpy_thread *t, const cpy_value *args, const char *what)
{
    return args[1] ? args[1] : cpy_raise(t, CPY_VALUE_ERROR, "%s", what);
}

/* --- names ----------------------------------------------------------------------------- */

static cpy_value name(struct cpy_thread *t, const cpy_value *args)
{
    char text[CPY_UNICODE_NAME_SIZE];
    uint32_t c;
    size_t n;

    if (!get_char(t, args[0], "name", "1 ", &c))
        return CPY_ERROR;
    n = cpy_unicode_name(c, text);
    return n ? cpy_str_from_ascii(t, text, n) : get_default(t, args, "no such name");
}

static cpy_value lookup(struct cpy_thread *t, const cpy_value *args)
{
    uint32_t chars[CPY_UNICODE_SEQUENCE_MAX];
    const char *text;
    size_t len, n;

    if (!cpy_is_str(args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "a bytes-like object is required, not '%T'", args[0]);
    if (!(text = cpy_str_utf8(t, args[0], &len)))
        return CPY_ERROR;
    if (len > 256)
        return cpy_raise(t, CPY_KEY_ERROR, "name too long");
    n = cpy_unicode_lookup(text, len, chars);
    if (!n)
        return cpy_raise_with(t, CPY_KEY_ERROR, cpy_str_format(t, "undefined character name '%V'", args[0]));
    return cpy_str_from_text(t, (struct cpy_text){chars, n, 4, false});
}

/* --- properties ---------------------------------------------------------------------------- */

static bool get_properties(struct cpy_thread *t, cpy_value v, const char *function, const char *which, uint32_t *c,
    struct cpy_unicode_properties *p)
{
    if (!get_char(t, v, function, which, c))
        return false;
    cpy_unicode_properties(*c, p);
    return true;
}

#define PROPERTY(name, which, expression)                               \
    static cpy_value name(struct cpy_thread *t, const cpy_value *args)  \
    {                                                                   \
        struct cpy_unicode_properties p;                                \
        uint32_t c;                                                     \
                                                                        \
        if (!get_properties(t, args[0], #name, which, &c, &p))          \
            return CPY_ERROR;                                           \
        return expression;                                              \
    }

PROPERTY(category, "", cpy_str_from(t, p.category))
PROPERTY(bidirectional, "", cpy_str_from(t, p.direction))
PROPERTY(east_asian_width, "", cpy_str_from(t, p.width))
PROPERTY(combining, "", cpy_int(p.combining))
PROPERTY(mirrored, "", cpy_int(p.mirrored))
PROPERTY(digit, "1 ", p.digit < 0 ? get_default(t, args, "not a digit") : cpy_int(p.digit))
PROPERTY(numeric, "1 ",
    p.is_numeric ? cpy_float_from(t, p.numeric) : get_default(t, args, "not a numeric character"))

static cpy_value decimal(struct cpy_thread *t, const cpy_value *args)
{
    uint32_t c;

    if (!get_char(t, args[0], "decimal", "1 ", &c))
        return CPY_ERROR;
    return cpy_char_decimal(c) < 0 ? get_default(t, args, "not a decimal") : cpy_int(cpy_char_decimal(c));
}

static cpy_value decomposition(struct cpy_thread *t, const cpy_value *args)
{
    uint32_t c, parts[CPY_UNICODE_SEQUENCE_MAX];
    const char *tag = "";
    struct cpy_builder b;
    size_t n;

    if (!get_char(t, args[0], "decomposition", "", &c))
        return CPY_ERROR;
    n = cpy_unicode_decomposition(c, &tag, parts);
    cpy_build(&b, t);
    cpy_build_ascii(&b, tag);
    for (size_t i = 0; i < n; i++) {
        char hex[12];

        snprintf(hex, sizeof hex, "%s%04X", i || *tag ? " " : "", (unsigned)parts[i]);
        cpy_build_ascii(&b, hex);
    }
    return cpy_build_finish(&b);
}

/* --- normal forms ------------------------------------------------------------------------------ */

static cpy_value normalized(struct cpy_thread *t, const cpy_value *args, const char *function)
{
    static const char forms[][5] = {[CPY_NFC] = "NFC", [CPY_NFD] = "NFD", [CPY_NFKC] = "NFKC", [CPY_NFKD] = "NFKD"};

    for (int i = 0; i < 2; i++)
        if (!cpy_is_str(args[i]))
            return cpy_raise(t, CPY_TYPE_ERROR, "%s() argument %d must be str, not %T", function, i + 1, args[i]);
    for (int i = CPY_NFC; i <= CPY_NFKD; i++)
        if (cpy_str_equals(args[0], forms[i]))
            return cpy_str_normalize(t, args[1], (enum cpy_normal_form)i);
    return cpy_raise(t, CPY_VALUE_ERROR, "invalid normalization form");
}

static cpy_value normalize(struct cpy_thread *t, const cpy_value *args)
{
    return normalized(t, args, "normalize");
}

static cpy_value is_normalized(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value s = normalized(t, args, "is_normalized");

    return s ? cpy_bool(cpy_str_equal(s, args[1])) : CPY_ERROR;
}

static const struct cpy_function functions[] = {
    {"name", "(chr, default=<unset>, /)", name, "Return the name of a character, or default if it has none.", 0},
    {"lookup", "(name, /)", lookup, "Return the character, or the sequence of characters, that has this name.", 0},
    {"category", "(chr, /)", category, "Return the general category: 'Lu' is an upper case letter.", 0},
    {"bidirectional", "(chr, /)", bidirectional, "Return the class for right-to-left text, '' if there is none.", 0},
    {"combining", "(chr, /)", combining, "Return the canonical combining class, 0 for what is no mark.", 0},
    {"mirrored", "(chr, /)", mirrored, "Return 1 if the character is mirrored in right-to-left text, else 0.", 0},
    {"east_asian_width", "(chr, /)", east_asian_width, "Return the width class in East Asian text.", 0},
    {"decimal", "(chr, default=<unset>, /)", decimal, "Return the value of a decimal digit.", 0},
    {"digit", "(chr, default=<unset>, /)", digit, "Return the value of a digit, superscripts and the like included.", 0},
    {"numeric", "(chr, default=<unset>, /)", numeric, "Return the value of a number, as a float.", 0},
    {"decomposition", "(chr, /)", decomposition, "Return what a character is composed of, in hexadecimal.", 0},
    {"normalize", "(form, unistr, /)", normalize, "Return the text in the form NFC, NFD, NFKC or NFKD.", 0},
    {"is_normalized", "(form, unistr, /)", is_normalized, "Return whether the text is in this form.", 0},
    {0},
};

static bool set_up(struct cpy_thread *t, cpy_value module)
{
    cpy_value version = cpy_str_from(t, cpy_unicode_version());

    return version && cpy_setattr_str(t, module, "unidata_version", version);
}

const struct cpy_module_def cpy_module_unicodedata = {
    .name = "unicodedata", .doc = "Names, properties and normal forms of characters.", .functions = functions,
    .init = set_up,
};
