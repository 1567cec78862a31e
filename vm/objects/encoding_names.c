/* SPDX-License-Identifier: MIT */
/* vm/objects/encoding_names.c - names of encodings and error handlers; str.encode and bytes.decode by name. */
#include "vm/objects/encoding.h"
#include "vm/objects/exception.h"

/* Spellings without case and separators. */
static const struct {
    const char *name;
    enum cpy_codec codec;
} codecs[] = {
    {"utf8", CPY_UTF8}, {"u8", CPY_UTF8}, {"utf", CPY_UTF8}, {"cp65001", CPY_UTF8}, {"utf8sig", CPY_UTF8_SIG},
    {"ascii", CPY_ASCII}, {"usascii", CPY_ASCII}, {"646", CPY_ASCII}, {"iso646us", CPY_ASCII},
    {"ansix341968", CPY_ASCII},
    {"latin1", CPY_LATIN1}, {"latin", CPY_LATIN1}, {"l1", CPY_LATIN1}, {"iso88591", CPY_LATIN1},
    {"88591", CPY_LATIN1}, {"8859", CPY_LATIN1}, {"cp819", CPY_LATIN1},
    {"utf16", CPY_UTF16}, {"u16", CPY_UTF16}, {"utf16le", CPY_UTF16_LE}, {"utf16be", CPY_UTF16_BE},
    {"unicodelittleunmarked", CPY_UTF16_LE}, {"unicodebigunmarked", CPY_UTF16_BE},
    {"utf32", CPY_UTF32}, {"u32", CPY_UTF32}, {"utf32le", CPY_UTF32_LE}, {"utf32be", CPY_UTF32_BE},
};

static const char *const handlers[CPY_HANDLER_COUNT] = {
    [CPY_STRICT] = "strict", [CPY_IGNORE] = "ignore", [CPY_REPLACE] = "replace",
    [CPY_BACKSLASHREPLACE] = "backslashreplace", [CPY_SURROGATEESCAPE] = "surrogateescape",
    [CPY_SURROGATEPASS] = "surrogatepass", [CPY_XMLCHARREFREPLACE] = "xmlcharrefreplace",
    [CPY_NAMEREPLACE] = "namereplace",
};

/* The codec of a name, whatever its case and separators ("UTF-8", "latin_1"); false: it is none of those here. */
static bool find_codec(const char *name, enum cpy_codec *codec)
{
    char plain[32];
    size_t n = 0;

    if (!strcmp(name, "utf-8")) {
        *codec = CPY_UTF8;
        return true;
    }
    for (const char *p = name; *p && n < sizeof plain - 1; p++) {
        char c = *p >= 'A' && *p <= 'Z' ? (char)(*p | 32) : *p;

        if (c != '-' && c != '_' && c != ' ' && c != '.')
            plain[n++] = c;
    }
    plain[n] = 0;
    for (size_t i = 0; i < CPY_COUNT(codecs); i++)
        if (!strcmp(plain, codecs[i].name)) {
            *codec = codecs[i].codec;
            return true;
        }
    return false;
}

enum cpy_encoding_kind cpy_encoding_kind(const char *name)
{
    enum cpy_codec codec;

    if (!find_codec(name, &codec))
        return CPY_ENCODING_OTHER;
    return codec == CPY_UTF8 ? CPY_ENCODING_UTF8 : codec == CPY_ASCII || codec == CPY_LATIN1 ? CPY_ENCODING_BYTES : CPY_ENCODING_OTHER;
}

enum cpy_error_handler cpy_find_handler(const char *name)
{
    unsigned i = 0;

    while (i < CPY_HANDLER_COUNT && strcmp(name, handlers[i]))
        i++;
    return (enum cpy_error_handler)i;
}

static bool is_in_codecs(const char *file) { return strcmp(file, "<frozen codecs>") == 0; }

/* Calls a function of module codecs; a traceback does not show that it is written in Python. */
static cpy_value call_codecs(struct cpy_thread *t, cpy_value module, const char *function, const cpy_value *args, size_t n)
{
    cpy_value f = cpy_getattr_str(t, module, function), result = f ? cpy_call(t, f, args, n) : CPY_ERROR;

    if (!result)
        cpy_skip_levels(t, is_in_codecs, true);
    return result;
}

/* Everything else is module codecs' business; written in Python, and loaded when it is needed. */
static cpy_value through_module(struct cpy_thread *t, const char *function, cpy_value object, const char *encoding,
    const char *errors)
{
    cpy_value module, name, handler;

    if (!object || !(module = cpy_import(t, "codecs")) || !(name = cpy_str_from(t, encoding))
        || !(handler = cpy_str_from(t, errors ? errors : "strict")))
        return CPY_ERROR;
    return call_codecs(t, module, function, (cpy_value[]){object, name, handler}, 3);
}

static bool find_other_handler(struct cpy_thread *t, const char *errors, cpy_value *handler)
{
    cpy_value module = cpy_import(t, "codecs"), name = module ? cpy_str_from(t, errors) : CPY_ERROR;

    return name && (*handler = call_codecs(t, module, "lookup_error", &name, 1));
}

/* With -X dev an unknown error handler is an error even when none is needed. */
static bool check_handler(struct cpy_thread *t, const char *errors)
{
    cpy_value handler;

    return !t->vm->config.dev_mode || !errors || cpy_find_handler(errors) != CPY_HANDLER_UNKNOWN ||
        find_other_handler(t, errors, &handler);
}

cpy_value cpy_encode(struct cpy_thread *t, cpy_value s, const char *encoding, const char *errors)
{
    enum cpy_codec codec = CPY_UTF8;

    if (CPY_UNLIKELY(!check_handler(t, errors)))
        return CPY_ERROR;
    if (encoding && !find_codec(encoding, &codec))
        return through_module(t, "_encode_text", s, encoding, errors);
    return cpy_encode_with(t, s, codec, errors ? errors : "strict");
}

cpy_value cpy_decode(struct cpy_thread *t, const void *data, size_t len, const char *encoding, const char *errors)
{
    enum cpy_codec codec = CPY_UTF8;

    if (CPY_UNLIKELY(!check_handler(t, errors)))
        return CPY_ERROR;
    if (encoding && !find_codec(encoding, &codec))
        return through_module(t, "_decode_text", cpy_bytes_from(t, data, len), encoding, errors);
    return cpy_decode_with(t, data, len, codec, errors ? errors : "strict");
}

/* --- error handlers ----------------------------------------------------------------------- */

/* A handler's answer, a tuple of replacement and position. */
static cpy_value check_answer(struct cpy_thread *t, cpy_value answer, cpy_value object, size_t *position)
{
    bool encoding = cpy_is_str(object);
    cpy_value text = cpy_is_tuple(answer) && cpy_tuple_len(answer) == 2 ? cpy_tuple_get(answer, 0) : CPY_NONE;
    size_t len = encoding ? cpy_str_view(object).len : 0;
    int64_t at;

    if (!encoding)
        cpy_bytes_view(object, &len);
    if (!(cpy_is_str(text) || (encoding && cpy_is_bytes(text))))
        return cpy_raise(t, CPY_TYPE_ERROR, encoding ? "encoding error handler must return (str/bytes, int) tuple"
            : "decoding error handler must return (str, int) tuple");
    if (!cpy_to_index(t, cpy_tuple_get(answer, 1), &at))
        return CPY_ERROR;
    *position = (size_t)(at < 0 ? at + (int64_t)len : at);
    if (*position > len)
        return cpy_raise(t, CPY_INDEX_ERROR, "position %lld from error handler out of bounds", (long long)at);
    return text;
}

/* The bytes that are to be decoded from now on. */
static bool take_object(struct cpy_thread *t, cpy_value error, cpy_value *object)
{
    if (!(*object = cpy_getattr_str(t, error, "object")))
        return false;
    if (cpy_is_bytes(*object))
        return true;
    cpy_raise(t, CPY_TYPE_ERROR, "object attribute must be bytes");
    return false;
}

cpy_value cpy_ask_handler(struct cpy_thread *t, const char *errors, cpy_value error, cpy_value *object, size_t *position)
{
    cpy_value handler, answer;

    if (!find_other_handler(t, errors, &handler) || !(answer = cpy_call_1(t, handler, error)) ||
        !(cpy_is_str(*object) || take_object(t, error, object)))
        return CPY_ERROR;
    return check_answer(t, answer, *object, position);
}
