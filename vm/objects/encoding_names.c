/* SPDX-License-Identifier: MIT */
/* vm/objects/encoding_names.c - names of encodings and error handlers; str.encode and bytes.decode by name. */
#include "vm/objects/encoding.h"

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
};

bool cpy_find_codec(struct cpy_thread *t, const char *name, enum cpy_codec *codec)
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
    cpy_raise(t, CPY_LOOKUP_ERROR, "unknown encoding: %s", name);
    return false;
}

enum cpy_error_handler cpy_find_handler(const char *name)
{
    unsigned i = 0;

    while (i < CPY_HANDLER_COUNT && strcmp(name, handlers[i]))
        i++;
    return (enum cpy_error_handler)i;
}

cpy_value cpy_encode(struct cpy_thread *t, cpy_value s, const char *encoding, const char *errors)
{
    enum cpy_codec codec = CPY_UTF8;

    if (encoding && !cpy_find_codec(t, encoding, &codec))
        return CPY_ERROR;
    return cpy_encode_with(t, s, codec, errors ? errors : "strict");
}

cpy_value cpy_decode(struct cpy_thread *t, const void *data, size_t len, const char *encoding, const char *errors)
{
    enum cpy_codec codec = CPY_UTF8;

    if (encoding && !cpy_find_codec(t, encoding, &codec))
        return CPY_ERROR;
    return cpy_decode_with(t, data, len, codec, errors ? errors : "strict");
}
