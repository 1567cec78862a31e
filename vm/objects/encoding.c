/* SPDX-License-Identifier: MIT */
/* vm/objects/encoding.c - UTF-8, UTF-16, UTF-32, Latin-1 and ASCII, both ways.
 *
 * Each direction has a quick path for text without errors and a slow one that meets an
 * error, asks the handler and goes on.  What counts as one error follows the Unicode
 * standard: as many bytes as could have begun a valid sequence ("maximal subpart"). */
#include "vm/objects/encoding.h"

#include "vm/objects/bytes.h"
#include "vm/objects/exception.h"
#include "vm/objects/text.h"

static bool is_surrogate(uint32_t c) { return c >= 0xd800 && c < 0xe000; }

/* What messages call each codec when encoding and when decoding. */
static const struct {
    const char *encodes, *decodes;
    uint32_t limit;      /* characters from here on have no code */
    const char *reason;
    uint8_t unit;        /* bytes */
    bool big, mark;      /* byte order; begins with a byte order mark */
} codecs[CPY_CODEC_COUNT] = {
    [CPY_UTF8] = {"utf-8", "utf-8", 0x110000, "surrogates not allowed", 1, false, false},
    [CPY_UTF8_SIG] = {"utf-8", "utf-8", 0x110000, "surrogates not allowed", 1, false, true},
    [CPY_LATIN1] = {"latin-1", "latin-1", 256, "ordinal not in range(256)", 1, false, false},
    [CPY_ASCII] = {"ascii", "ascii", 128, "ordinal not in range(128)", 1, false, false},
    [CPY_UTF16] = {"utf-16", "utf-16-le", 0x110000, "surrogates not allowed", 2, false, true},
    [CPY_UTF16_LE] = {"utf-16-le", "utf-16-le", 0x110000, "surrogates not allowed", 2, false, false},
    [CPY_UTF16_BE] = {"utf-16-be", "utf-16-be", 0x110000, "surrogates not allowed", 2, true, false},
    [CPY_UTF32] = {"utf-32", "utf-32-le", 0x110000, "surrogates not allowed", 4, false, true},
    [CPY_UTF32_LE] = {"utf-32-le", "utf-32-le", 0x110000, "surrogates not allowed", 4, false, false},
    [CPY_UTF32_BE] = {"utf-32-be", "utf-32-be", 0x110000, "surrogates not allowed", 4, true, false},
};

/* Makes one of the two Unicode errors. */
static cpy_value make_unicode(struct cpy_thread *t, enum cpy_exception_id id, const char *codec, cpy_value object,
    size_t start, size_t end, const char *reason)
{
    cpy_value args[5] = {cpy_str_from(t, codec), object, cpy_int((int64_t)start), cpy_int((int64_t)end),
        cpy_str_from(t, reason)};

    return args[0] && args[1] && args[4] ? cpy_exception_new(t, cpy_exception_class(t, id), args, 5) : CPY_ERROR;
}

/* Raises it. */
static cpy_value raise_unicode(struct cpy_thread *t, enum cpy_exception_id id, const char *codec, cpy_value object,
    size_t start, size_t end, const char *reason)
{
    cpy_value e = make_unicode(t, id, codec, object, start, end, reason);

    return e ? cpy_raise_value(t, e) : CPY_ERROR;
}

/* --- UTF-8 in C ------------------------------------------------------------------------------ */

/* Writes one character's UTF-8 form. */
static char *utf8_put_char(char *to, uint32_t c)
{
    if (c < 0x80) {
        *to++ = (char)c;
        return to;
    }
    if (c < 0x800) {
        *to++ = (char)(0xc0 | c >> 6);
    } else {
        if (c < 0x10000) {
            *to++ = (char)(0xe0 | c >> 12);
        } else {
            *to++ = (char)(0xf0 | c >> 18);
            *to++ = (char)(0x80 | (c >> 12 & 0x3f));
        }
        *to++ = (char)(0x80 | (c >> 6 & 0x3f));
    }
    *to++ = (char)(0x80 | (c & 0x3f));
    return to;
}

/* Characters of a width that the compiler knows. */
CPY_INLINE uint32_t char_at(const struct cpy_text *text, unsigned width, size_t i)
{
    return width == 1 ? ((const uint8_t *)text->data)[i] : width == 2 ? ((const uint16_t *)text->data)[i]
        : ((const uint32_t *)text->data)[i];
}

CPY_INLINE char *put_wide(char *to, const struct cpy_text *text, unsigned width)
{
    for (size_t i = 0; i < text->len; i++) {
        uint32_t c = char_at(text, width, i);

        if (c < 0x80)
            *to++ = (char)c;
        else
            to = utf8_put_char(to, c);
    }
    return to;
}

char *cpy_utf8_put(char *to, const struct cpy_text *text)
{
    if (text->ascii) {
        memcpy(to, text->data, text->len);
        return to + text->len;
    }
    return text->width == 1 ? put_wide(to, text, 1) : text->width == 2 ? put_wide(to, text, 2) : put_wide(to, text, 4);
}

CPY_INLINE size_t size_of_wide(const struct cpy_text *text, unsigned width, bool *surrogates)
{
    size_t n = text->len;

    for (size_t i = 0; i < text->len; i++) {
        uint32_t c = char_at(text, width, i);

        n += (size_t)(c >= 0x80) + (c >= 0x800) + (c >= 0x10000);
        *surrogates |= is_surrogate(c);
    }
    return n;
}

/* Bytes of the UTF-8 form; *surrogates: there are some. */
static size_t utf8_size(const struct cpy_text *text, bool *surrogates)
{
    *surrogates = false;
    if (text->ascii)
        return text->len;
    return text->width == 1 ? size_of_wide(text, 1, surrogates) : text->width == 2 ? size_of_wide(text, 2, surrogates)
        : size_of_wide(text, 4, surrogates);
}

/* Reads one character of more than one byte.  Returns its length; 0: error, of *bad bytes for the reason given. */
static size_t utf8_step(const uint8_t *p, const uint8_t *end, uint32_t *c, size_t *bad, const char **reason)
{
    uint8_t first = *p, low = 0x80, high = 0xbf;
    size_t n = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;

    *bad = 1;
    *reason = "invalid start byte";
    if (first < 0xc2 || first > 0xf4)
        return 0;
    *reason = "invalid continuation byte";
    low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : low;
    high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : high;
    *c = first & (0x7fu >> n);
    for (size_t i = 1; i < n; i++, low = 0x80, high = 0xbf) {
        if (p + i == end) {
            *reason = "unexpected end of data";
            return 0;
        }
        if (p[i] < low || p[i] > high)
            return 0;
        *c = *c << 6 | (p[i] & 0x3f);
        *bad = i + 1;
    }
    return n;
}

size_t cpy_utf8_unfinished(const uint8_t *data, size_t len)
{
    const char *reason;
    uint32_t c;
    size_t bad, back = 1;

    while (back < 3 && back < len && (data[len - back] & 0xc0) == 0x80)
        back++;
    if (back > len || data[len - back] < 0xc2 || data[len - back] > 0xf4)
        return 0;
    if (back == 2 && data[len - 2] == 0xed) /* half a surrogate: "surrogatepass" wants it whole */
        return 2;
    return !utf8_step(data + len - back, data + len, &c, &bad, &reason) && bad == back ? back : 0;
}

/* ASCII characters at p, in steps of a word. */
CPY_INLINE size_t ascii_words(const uint8_t *p, const uint8_t *end)
{
    const uint8_t *start = p;
    uint64_t word;

    for (; end - p >= (ptrdiff_t)sizeof word; p += sizeof word) {
        memcpy(&word, p, sizeof word);
        if (word & UINT64_C(0x8080808080808080))
            break;
    }
    return (size_t)(p - start);
}

/* Counts characters and collects their bits; false: there is an error. */
static bool utf8_measure(const uint8_t *p, const uint8_t *end, size_t *len, uint32_t *bits)
{
    const char *reason;
    size_t bad, n;
    uint32_t c;

    for (*len = 0, *bits = 0; p < end; p += n) {
        if (*p < 0x80) {
            n = ascii_words(p, end);
            n = n ? n : 1;
            *len += n;
            continue;
        }
        if (*p >= 0xc2 && *p < 0xe0 && end - p > 1 && (p[1] & 0xc0) == 0x80) {
            n = 2;
            c = (*p & 0x1fu) << 6 | (p[1] & 0x3fu);
        } else if (!(n = utf8_step(p, end, &c, &bad, &reason))) {
            return false;
        }
        *bits |= c;
        ++*len;
    }
    return true;
}

/* Decodes text that utf8_measure() found valid. */
CPY_INLINE void fill_wide(struct cpy_str *s, unsigned width, const uint8_t *p)
{
    for (size_t i = 0; i < s->len; i++) {
        uint32_t c = *p++;

        if (c >= 0x80 && c < 0xe0) {
            c = (c & 0x1f) << 6 | (*p++ & 0x3f);
        } else if (c >= 0x80) {
            unsigned more = c < 0xf0 ? 2 : 3;

            for (c &= 0x3fu >> more; more; more--)
                c = c << 6 | (*p++ & 0x3f);
        }
        cpy_text_put(s->data, width, i, c);
    }
}

static void utf8_fill(struct cpy_str *s, const uint8_t *p)
{
    if (s->width == 1)
        fill_wide(s, 1, p);
    else if (s->width == 2)
        fill_wide(s, 2, p);
    else
        fill_wide(s, 4, p);
}

static cpy_value from_measured(struct cpy_thread *t, const uint8_t *p, size_t count, uint32_t bits)
{
    struct cpy_str *s;

    if (count == 1)
        return cpy_str_from_char(t, bits);
    if (!(s = cpy_str_new(t, count, cpy_width_for(bits), false)))
        return CPY_ERROR;
    utf8_fill(s, p);
    return cpy_from(s);
}

static cpy_value decode_slowly(struct cpy_thread *t, const uint8_t *data, size_t len, enum cpy_codec codec,
    const char *errors);

cpy_value cpy_str_from_utf8(struct cpy_thread *t, const char *utf8, size_t len)
{
    const uint8_t *p = (const uint8_t *)utf8;
    size_t count;
    uint32_t bits;

    if (CPY_LIKELY(cpy_bytes_are_ascii(p, len)))
        return cpy_str_from_ascii(t, utf8, len);
    if (!utf8_measure(p, p + len, &count, &bits))
        return decode_slowly(t, p, len, CPY_UTF8, "strict");
    return from_measured(t, p, count, bits);
}

/* --- encoding ------------------------------------------------------------------------------------ */

struct encoder {
    struct cpy_thread *t;
    struct cpy_builder out;  /* characters are bytes */
    cpy_value source;
    struct cpy_text text;
    enum cpy_codec codec;
    const char *errors;
    enum cpy_error_handler handler;
};

/* Writes a unit of 2 or 4 bytes. */
static void put_unit(struct cpy_builder *out, uint32_t unit, unsigned bytes, bool big)
{
    for (unsigned i = 0; i < bytes; i++)
        cpy_build_char(out, unit >> 8 * (big ? bytes - 1 - i : i) & 0xff);
}

/* Writes a character that the codec has, or a surrogate. */
static void encode_char(struct encoder *e, uint32_t c)
{
    unsigned unit = codecs[e->codec].unit;
    bool big = codecs[e->codec].big;
    char utf8[4];

    if (unit == 4) {
        put_unit(&e->out, c, 4, big);
    } else if (unit == 2) {
        if (c >= 0x10000) {
            put_unit(&e->out, 0xd7c0 + (c >> 10), 2, big);
            c = 0xdc00 | (c & 0x3ff);
        }
        put_unit(&e->out, c, 2, big);
    } else if (e->codec <= CPY_UTF8_SIG) {
        for (const char *p = utf8, *end = utf8_put_char(utf8, c); p < end; p++)
            cpy_build_char(&e->out, (uint8_t)*p);
    } else {
        cpy_build_char(&e->out, c);
    }
}

static void encode_ascii(struct encoder *e, const char *text)
{
    while (*text)
        encode_char(e, (uint8_t)*text++);
}

static bool can_encode(const struct encoder *e, uint32_t c)
{
    return c < codecs[e->codec].limit && (codecs[e->codec].limit < 0x110000 || !is_surrogate(c));
}

/* Raises UnicodeEncodeError for characters start .. end. */
static bool encode_strict(struct encoder *e, size_t start, size_t end)
{
    raise_unicode(e->t, CPY_UNICODE_ENCODE_ERROR, codecs[e->codec].encodes, e->source, start, end,
        codecs[e->codec].reason);
    return false;
}

/* What the handler makes of one character.  False: it is an error nevertheless. */
static bool replace_char(struct encoder *e, uint32_t c)
{
    char text[CPY_UNICODE_NAME_SIZE + 8], name[CPY_UNICODE_NAME_SIZE];
    size_t len;

    switch (e->handler) {
    case CPY_IGNORE:
        return true;
    case CPY_REPLACE:
        encode_char(e, '?');
        return true;
    case CPY_NAMEREPLACE:
        if ((len = cpy_unicode_name(c, name))) {
            snprintf(text, sizeof text, "\\N{%.*s}", (int)len, name);
            encode_ascii(e, text);
            return true;
        } /* fall through */
    case CPY_BACKSLASHREPLACE:
        cpy_put_escape(text, c);
        encode_ascii(e, text);
        return true;
    case CPY_XMLCHARREFREPLACE:
        snprintf(text, sizeof text, "&#%u;", (unsigned)c);
        encode_ascii(e, text);
        return true;
    case CPY_SURROGATEESCAPE:
        if (c < 0xdc80 || c > 0xdcff || codecs[e->codec].unit > 1)
            return false;
        cpy_build_char(&e->out, c & 0xff);
        return true;
    default: /* surrogatepass */
        if (codecs[e->codec].limit < 0x110000)
            return false;
        encode_char(e, c);
        return true;
    }
}

/* Writes what a handler gave: bytes as they are, of text what the codec has (one of Unicode ASCII, as in CPython). */
static bool put_answer(struct encoder *e, cpy_value answer)
{
    bool wide = codecs[e->codec].limit == 0x110000;
    struct cpy_text text;
    const uint8_t *data;
    size_t n;

    if (cpy_is_bytes(answer)) {
        data = cpy_bytes_view(answer, &n);
        for (size_t i = 0; i < n; i++)
            cpy_build_char(&e->out, data[i]);
        return n % codecs[e->codec].unit == 0;
    }
    text = cpy_str_view(answer);
    for (size_t i = 0; i < text.len; i++) {
        if (wide ? cpy_text_at(&text, i) >= 128 : !can_encode(e, cpy_text_at(&text, i)))
            return false;
        encode_char(e, cpy_text_at(&text, i));
    }
    return true;
}

/* Asks a handler of module codecs about characters start .. *end; *end becomes where to go on. */
static bool encode_by_handler(struct encoder *e, size_t start, size_t *end)
{
    cpy_value object = e->source, error = make_unicode(e->t, CPY_UNICODE_ENCODE_ERROR, codecs[e->codec].encodes, e->source, start, *end,
        codecs[e->codec].reason), answer;
    size_t bad = *end;

    if (!error || !(answer = cpy_ask_handler(e->t, e->errors, error, &object, end)))
        return false;
    if (!put_answer(e, answer))
        return encode_strict(e, start, bad);
    cpy_keep(answer);
    return true;
}

/* Deals with characters start .. *end, which the codec does not have; *end becomes where to go on. */
static bool encode_error(struct encoder *e, size_t start, size_t *next)
{
    size_t len = e->out.len, end = *next;

    if (e->handler == CPY_HANDLER_UNKNOWN)
        return encode_by_handler(e, start, next);
    for (size_t i = start; i < end && e->handler != CPY_STRICT; i++)
        if (!replace_char(e, cpy_text_at(&e->text, i))) {
            e->out.len = len;
            return encode_strict(e, i, end);
        }
    return e->handler != CPY_STRICT || encode_strict(e, start, end);
}

/* Writes characters below 128 from number i on, a block of them at most, where each is a byte.  Returns how many. */
static size_t encode_ascii_run(struct encoder *e, size_t i)
{
    size_t n = 0, most = codecs[e->codec].unit > 1 ? 0 : e->text.len - i;
    char block[64];
    uint32_t c;

    for (most = most < sizeof block ? most : sizeof block; n < most && (c = cpy_text_at(&e->text, i + n)) < 128; n++)
        block[n] = (char)c;
    cpy_build_ascii_n(&e->out, block, n);
    return n;
}

static bool encode_all(struct encoder *e)
{
    size_t i = 0, end;

    if (codecs[e->codec].mark)
        encode_char(e, 0xfeff);
    while (i < e->text.len) {
        uint32_t c = cpy_text_at(&e->text, i);

        if ((end = encode_ascii_run(e, i))) {
            i += end;
            continue;
        }
        if (can_encode(e, c)) {
            encode_char(e, c);
            i++;
            continue;
        }
        for (end = i + 1; codecs[e->codec].unit == 1 && end < e->text.len; end++)
            if (can_encode(e, cpy_text_at(&e->text, end)))
                break;
        if (!encode_error(e, i, &end))
            return false;
        i = end;
    }
    return true;
}

static cpy_value encode_slowly(struct cpy_thread *t, cpy_value s, enum cpy_codec codec, const char *errors)
{
    struct encoder e = {.t = t, .source = s, .text = cpy_str_text(s), .codec = codec, .errors = errors,
        .handler = cpy_find_handler(errors)};
    cpy_value result = CPY_ERROR;

    cpy_build(&e.out, t);
    if (encode_all(&e))
        result = cpy_build_finish_bytes(&e.out, CPY_UNSET);
    cpy_build_drop(&e.out);
    cpy_keep(s);
    return result;
}

static cpy_value encode_utf8(struct cpy_thread *t, cpy_value s, const char *errors)
{
    struct cpy_text text = cpy_str_text(s);
    bool surrogates;
    size_t n = utf8_size(&text, &surrogates);
    cpy_value result;
    uint8_t *data;

    if (surrogates)
        return encode_slowly(t, s, CPY_UTF8, errors);
    if (!(result = cpy_bytes_new(t, n, &data)))
        return CPY_ERROR;
    cpy_utf8_put((char *)data, &text);
    cpy_keep(s);
    return result;
}

cpy_value cpy_encode_with(struct cpy_thread *t, cpy_value s, enum cpy_codec codec, const char *errors)
{
    struct cpy_text text = cpy_str_text(s);
    cpy_value result;

    if (codec == CPY_UTF8)
        return encode_utf8(t, s, errors);
    if (text.width > 1 || !(codec == CPY_LATIN1 || (codec == CPY_ASCII && text.ascii)))
        return encode_slowly(t, s, codec, errors);
    result = cpy_bytes_from(t, text.data, text.len);
    cpy_keep(s);
    return result;
}

bool cpy_utf8_measure(struct cpy_thread *t, cpy_value s, size_t *bytes)
{
    struct cpy_text text = cpy_str_text(s);
    bool surrogates;

    *bytes = utf8_size(&text, &surrogates);
    return !surrogates || encode_slowly(t, s, CPY_UTF8, "strict");
}

/* --- decoding ---------------------------------------------------------------------------------------- */

struct decoder {
    struct cpy_thread *t;
    struct cpy_builder out;
    const uint8_t *data, *end;
    cpy_value object;   /* what data belongs to, where a handler had the bytes */
    enum cpy_codec codec;
    const char *errors;
    enum cpy_error_handler handler;
};

static uint32_t get_unit(const uint8_t *p, unsigned bytes, bool big)
{
    uint32_t unit = 0;

    for (unsigned i = 0; i < bytes; i++)
        unit |= (uint32_t)p[i] << 8 * (big ? bytes - 1 - i : i);
    return unit;
}

static size_t utf16_step(const struct decoder *d, const uint8_t *p, uint32_t *c, size_t *bad, const char **reason)
{
    bool big = codecs[d->codec].big;
    size_t left = (size_t)(d->end - p);
    uint32_t second;

    *bad = left < 2 ? left : 2;
    *reason = "truncated data";
    if (left < 2)
        return 0;
    *c = get_unit(p, 2, big);
    if (!is_surrogate(*c))
        return 2;
    *reason = "illegal encoding";
    if (*c >= 0xdc00)
        return 0;
    *reason = "unexpected end of data";
    *bad = left < 4 ? left : 2;
    if (left < 4)
        return 0;
    second = get_unit(p + 2, 2, big);
    *reason = "illegal UTF-16 surrogate";
    if (second < 0xdc00 || second > 0xdfff)
        return 0;
    *c = 0x10000 + ((*c & 0x3ff) << 10) + (second & 0x3ff);
    return 4;
}

static size_t utf32_step(const struct decoder *d, const uint8_t *p, uint32_t *c, size_t *bad, const char **reason)
{
    size_t left = (size_t)(d->end - p);

    *bad = left < 4 ? left : 4;
    *reason = "truncated data";
    if (left < 4)
        return 0;
    *c = get_unit(p, 4, codecs[d->codec].big);
    *reason = *c > 0x10ffff ? "code point not in range(0x110000)"
        : "code point in surrogate code point range(0xd800, 0xe000)";
    return *c > 0x10ffff || is_surrogate(*c) ? 0 : 4;
}

/* Reads one character at p.  Returns its bytes; 0: error, of *bad bytes. */
static size_t decode_step(const struct decoder *d, const uint8_t *p, uint32_t *c, size_t *bad, const char **reason)
{
    unsigned unit = codecs[d->codec].unit;

    if (unit == 2)
        return utf16_step(d, p, c, bad, reason);
    if (unit == 4)
        return utf32_step(d, p, c, bad, reason);
    *c = *p;
    *bad = 1;
    *reason = codecs[d->codec].reason;
    if (*c < 0x80 || d->codec == CPY_LATIN1)
        return 1;
    return d->codec == CPY_ASCII ? 0 : utf8_step(p, d->end, c, bad, reason);
}

static bool decode_strict(struct decoder *d, size_t start, size_t end, const char *reason)
{
    cpy_value object = cpy_bytes_from(d->t, d->data, (size_t)(d->end - d->data));

    if (object)
        raise_unicode(d->t, CPY_UNICODE_DECODE_ERROR, codecs[d->codec].decodes, object, start, end, reason);
    return false;
}

/* The bytes of a surrogate at p, or 0. */
static size_t surrogate_at(const struct decoder *d, const uint8_t *p, uint32_t *c)
{
    unsigned unit = codecs[d->codec].unit;
    size_t left = (size_t)(d->end - p);

    if (unit > 1) {
        *c = left >= unit ? get_unit(p, unit, codecs[d->codec].big) : 0;
        return is_surrogate(*c) ? unit : 0;
    }
    if (d->codec > CPY_UTF8_SIG || left < 3 || p[0] != 0xed || (p[1] & 0xe0) != 0xa0 || (p[2] & 0xc0) != 0x80)
        return 0;
    *c = 0xd000 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
    return 3;
}

/* Deals with bad bytes at start; returns how many have been dealt with, 0: an exception is pending. */
static size_t decode_error(struct decoder *d, size_t start, size_t bad, const char *reason)
{
    const uint8_t *p = d->data + start;
    size_t n;
    uint32_t c;

    switch (d->handler) {
    case CPY_IGNORE:
        return bad;
    case CPY_REPLACE:
        cpy_build_char(&d->out, 0xfffd);
        return bad;
    case CPY_BACKSLASHREPLACE:
        for (size_t i = 0; i < bad; i++)
            cpy_build_escape(&d->out, p[i]);
        return bad;
    case CPY_SURROGATEESCAPE:
        for (n = 0; n < bad && p[n] >= 0x80; n++)
            cpy_build_char(&d->out, 0xdc00 + p[n]);
        return n ? n : decode_strict(d, start, start + bad, reason);
    case CPY_SURROGATEPASS:
        if (!(n = surrogate_at(d, p, &c)))
            return decode_strict(d, start, start + bad, reason);
        cpy_build_char(&d->out, c);
        return n;
    case CPY_XMLCHARREFREPLACE: case CPY_NAMEREPLACE:
        cpy_raise(d->t, CPY_TYPE_ERROR, "don't know how to handle UnicodeDecodeError in error callback");
        return 0;
    default:
        return decode_strict(d, start, start + bad, reason);
    }
}

/* Asks a handler of module codecs about bad bytes at *at, which becomes where to go on, in what the handler says. */
static bool decode_by_handler(struct decoder *d, size_t *at, size_t bad, const char *reason)
{
    size_t len = (size_t)(d->end - d->data);
    cpy_value object = cpy_bytes_from(d->t, d->data, len), error, answer;

    if (!object || !(error = make_unicode(d->t, CPY_UNICODE_DECODE_ERROR, codecs[d->codec].decodes, object, *at, *at + bad,
        reason)) || !(answer = cpy_ask_handler(d->t, d->errors, error, &object, at)))
        return false;
    cpy_build_str(&d->out, answer);
    d->object = object;
    d->data = cpy_bytes_view(object, &len);
    d->end = d->data + len;
    return true;
}

/* Takes a byte order mark off, which decides what "utf-16" and "utf-32" mean. */
static size_t skip_mark(struct decoder *d)
{
    static const struct {
        enum cpy_codec codec, becomes;
        uint8_t n;
        char mark[5];
    } marks[] = {
        {CPY_UTF8_SIG, CPY_UTF8, 3, "\xef\xbb\xbf"},
        {CPY_UTF16, CPY_UTF16_LE, 2, "\xff\xfe"}, {CPY_UTF16, CPY_UTF16_BE, 2, "\xfe\xff"},
        {CPY_UTF32, CPY_UTF32_LE, 4, {'\xff', '\xfe', 0, 0}}, {CPY_UTF32, CPY_UTF32_BE, 4, {0, 0, '\xfe', '\xff'}},
    };
    size_t len = (size_t)(d->end - d->data);

    for (size_t i = 0; i < CPY_COUNT(marks); i++)
        if (d->codec == marks[i].codec && len >= marks[i].n && !memcmp(d->data, marks[i].mark, marks[i].n)) {
            d->codec = marks[i].becomes;
            return marks[i].n;
        }
    return 0;
}

/* Reads bytes below 128 at p, where each is a character.  Returns how many. */
static size_t decode_ascii_run(struct decoder *d, const uint8_t *p)
{
    size_t n = 0;

    if (*p >= 128 || codecs[d->codec].unit > 1)
        return 0;
    for (n = ascii_words(p, d->end); p + n < d->end && p[n] < 128; n++)
        continue;
    cpy_build_ascii_n(&d->out, (const char *)p, n);
    return n;
}

static bool decode_all(struct decoder *d)
{
    const char *reason;
    uint32_t c;
    size_t n, bad, at = skip_mark(d);

    for (; at < (size_t)(d->end - d->data); at += n) {
        if ((n = decode_ascii_run(d, d->data + at)))
            continue;
        if ((n = decode_step(d, d->data + at, &c, &bad, &reason)))
            cpy_build_char(&d->out, c);
        else if (d->handler == CPY_HANDLER_UNKNOWN && !decode_by_handler(d, &at, bad, reason))
            return false;
        else if (d->handler != CPY_HANDLER_UNKNOWN && !(n = decode_error(d, at, bad, reason)))
            return false;
        if (d->out.failed)
            return true; /* finishing reports it */
    }
    return true;
}

static cpy_value decode_slowly(struct cpy_thread *t, const uint8_t *data, size_t len, enum cpy_codec codec,
    const char *errors)
{
    struct decoder d = {.t = t, .data = data, .end = data + len, .codec = codec, .errors = errors,
        .handler = cpy_find_handler(errors)};

    cpy_build(&d.out, t);
    if (decode_all(&d)) {
        cpy_keep(d.object);
        return cpy_build_finish(&d.out);
    }
    cpy_build_drop(&d.out);
    return CPY_ERROR;
}

cpy_value cpy_decode_with(struct cpy_thread *t, const void *data, size_t len, enum cpy_codec codec, const char *errors)
{
    const uint8_t *bytes = data;
    size_t count;
    uint32_t bits;

    if (codecs[codec].unit == 1 && cpy_bytes_are_ascii(data, len))
        return cpy_str_from_ascii(t, data, len);
    if (codec == CPY_LATIN1)
        return cpy_str_from_text(t, cpy_text_of(data, len, false));
    if (codec == CPY_UTF8 && utf8_measure(bytes, bytes + len, &count, &bits))
        return from_measured(t, bytes, count, bits);
    return decode_slowly(t, bytes, len, codec, errors);
}

/* --- file names ---------------------------------------------------------------------------------------- */

cpy_value cpy_str_from_os(struct cpy_thread *t, const char *text)
{
    return cpy_decode_with(t, text, strlen(text), CPY_UTF8, "surrogateescape");
}

/* The bytes of a path given as str or bytes; they live as long as v or the result's address is in use. */
static const char *path_text(struct cpy_thread *t, cpy_value v)
{
    bool is_str = cpy_is_str(v);
    const char *text;
    size_t len;

    if (is_str && !(v = cpy_encode_with(t, v, CPY_UTF8, "surrogateescape")))
        return NULL;
    text = (const char *)cpy_bytes_view(v, &len);
    if (memchr(text, 0, len)) {
        cpy_raise(t, CPY_VALUE_ERROR, "embedded null %s", is_str ? "character" : "byte");
        return NULL;
    }
    return text;
}

const char *cpy_fs_path(struct cpy_thread *t, cpy_value v)
{
    cpy_value method, path;

    if (cpy_is_str(v) && cpy_as_str(v)->flags & CPY_STR_ASCII)
        return cpy_str_utf8(t, v, NULL);
    if (cpy_is_str(v) || cpy_is_bytes(v))
        return path_text(t, v);
    if (!(method = cpy_find_attr(t, cpy_type_of(t, v), CPY_N(t, __fspath__)))) {
        if (!cpy_pending(t))
            cpy_raise(t, CPY_TYPE_ERROR, "expected str, bytes or os.PathLike object, not %T", v);
        return NULL;
    }
    if (!(path = cpy_call_1(t, method, v)))
        return NULL;
    if (!cpy_is_str(path) && !cpy_is_bytes(path)) {
        cpy_raise(t, CPY_TYPE_ERROR, "expected %T.__fspath__() to return str or bytes, not %T", v, path);
        return NULL;
    }
    return path_text(t, path);
}
