/* SPDX-License-Identifier: MIT */
/* modules/stdlib/io_text.c - TextIOWrapper: text over a binary stream.
 *
 * Reading: chunks of bytes are decoded up to the last whole character; bytes of an unfinished one, and a
 * carriage return that may be half of \r\n, wait for the next chunk.  Writing: encoded bytes collect in `out`.
 * tell() counts back from the binary position by what decoded text is still unread, so it is exact for
 * encodings that write each character in one way, and the unread text has its line ends as in the file.  Where
 * wrong bytes are replaced or left out, the bytes are kept (io_source.h). */
#include "modules/stdlib/io.h"
#include "modules/stdlib/io_source.h"

#include <string.h>
#include <strings.h>

#define CHUNK 8192
#define OUT_SIZE 8192

enum newline { NEWLINE_UNIVERSAL, NEWLINE_KEEP, NEWLINE_LF, NEWLINE_CR, NEWLINE_CRLF };

struct text_io {
    struct cpy_object head;
    cpy_field buffer;       /* unset: detached or not initialised */
    cpy_field encoding, errors; /* strs */
    cpy_field encoder, decoder; /* incremental ones of module codecs, for kind OTHER; made when needed */
    cpy_field text;         /* decoded and not read yet: text[position ..) */
    cpy_field original;     /* text before its line ends became \n; unset: it is the same */
    struct cpy_io_source source; /* the bytes of it, where encoding it again may not give them */
    size_t position;
    uint8_t tail[8];        /* bytes of an unfinished character or line end */
    uint8_t tail_len;
    uint8_t newline;        /* enum newline */
    uint8_t seen;           /* line ends seen: 1 \n, 2 \r, 4 \r\n */
    bool at_end, line_buffering, write_through;
    bool held_return;       /* a decoder gave a \r at the end of a chunk, which waits in the same way */
    enum cpy_encoding_kind kind;
    uint8_t *out;           /* OUT_SIZE bytes, made at the first write */
    size_t out_len;
    struct cpy_guard guard; /* one thread at a time */
};

static struct text_io *as_text(cpy_value v) { return (struct text_io *)cpy_pointer(v); }

/* ValueError: there is no binary stream, or not yet. */
static cpy_value detached(struct cpy_thread *t, const struct text_io *s)
{
    return cpy_raise(t, CPY_VALUE_ERROR, cpy_load(s->encoding) ? "underlying buffer has been detached"
        : "I/O operation on uninitialized object");
}

static struct text_io *open_stream(struct cpy_thread *t, cpy_value v)
{
    struct text_io *s = as_text(v);
    cpy_value closed;

    if (!cpy_load(s->buffer)) {
        detached(t, s);
        return NULL;
    }
    if (CPY_LIKELY(cpy_io_is_open_buffer(t, cpy_load(s->buffer))))
        return s;
    if (!(closed = cpy_getattr_str(t, cpy_load(s->buffer), "closed")))
        return NULL;
    if (closed != CPY_FALSE && cpy_truth(t, closed)) {
        cpy_io_closed(t);
        return NULL;
    }
    return s;
}

static const char *ascii_of(struct cpy_thread *t, cpy_field f) { return cpy_str_utf8(t, cpy_load(f), NULL); }

/* False, and UnsupportedOperation "not readable", if that is what the binary stream says of itself. */
static bool check_ability(struct cpy_thread *t, const struct text_io *s, const char *ability)
{
    cpy_value method = cpy_find_attr_str(t, cpy_load(s->buffer), ability), answer;
    char text[20];

    if (!method)
        return !cpy_pending(t);
    if (!(answer = cpy_call_0(t, method)) || cpy_truth(t, answer) != 0)
        return !cpy_pending(t);
    snprintf(text, sizeof text, "not %s", ability);
    cpy_io_unsupported(t, text);
    return false;
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

static bool write_bytes(struct cpy_thread *t, struct text_io *s, const void *data, size_t len)
{
    cpy_value bytes = cpy_bytes_from(t, data, len);

    return bytes && cpy_call_method(t, cpy_load(s->buffer), "write", (size_t)1, bytes);
}

/* Hands what was encoded to the binary stream. */
static bool push(struct cpy_thread *t, struct text_io *s)
{
    size_t len = s->out_len;

    s->out_len = 0;
    return len == 0 || write_bytes(t, s, s->out, len);
}

static bool put(struct cpy_thread *t, struct text_io *s, const void *data, size_t len)
{
    if (!s->out && !(s->out = cpy_malloc(t, OUT_SIZE)))
        return false;
    if (len > OUT_SIZE - s->out_len && !push(t, s))
        return false;
    if (len >= OUT_SIZE)
        return write_bytes(t, s, data, len);
    memcpy(s->out + s->out_len, data, len);
    s->out_len += len;
    return true;
}

/* The text with its line ends as the file wants them. */
static cpy_value translate_out(struct cpy_thread *t, struct text_io *s, cpy_value text)
{
    const char *end = s->newline == NEWLINE_CR ? "\r" : "\r\n";

    if (s->newline != NEWLINE_CR && s->newline != NEWLINE_CRLF)
        return text;
    return cpy_call_method(t, text, "replace", (size_t)2, cpy_str_from(t, "\n"), cpy_str_from(t, end));
}

static bool has_char(struct cpy_text text, uint32_t c)
{
    if (text.width == 1)
        return memchr(text.data, (int)c, text.len) != NULL;
    for (size_t i = 0; i < text.len; i++)
        if (cpy_text_at(&text, i) == c)
            return true;
    return false;
}

/* Does text flush a stream that is flushed at line ends? */
static bool ends_line(struct cpy_text text) { return has_char(text, '\n') || has_char(text, '\r'); }

/* A new incremental encoder or decoder; CPY_ERROR if there is none. */
static cpy_value make_codec(struct cpy_thread *t, struct text_io *s, const char *getter)
{
    cpy_value codecs = cpy_import(t, "codecs"), class;

    if (!codecs || !(class = cpy_call_method(t, codecs, getter, (size_t)1, cpy_load(s->encoding))))
        return CPY_ERROR;
    return cpy_call_1(t, class, cpy_load(s->errors));
}

/* Is what is written now the beginning of what can be read? */
static int at_start(struct cpy_thread *t, const struct text_io *s)
{
    cpy_value seekable = cpy_call_method(t, cpy_load(s->buffer), "seekable", (size_t)0), position;

    if (!seekable || seekable == CPY_FALSE)
        return seekable ? 1 : -1;
    if (!(position = cpy_call_method(t, cpy_load(s->buffer), "tell", (size_t)0)))
        return -1;
    return position == cpy_int(0);
}

/* An encoder that goes on after a beginning, and so writes no mark of the byte order. */
static cpy_value make_further_encoder(struct cpy_thread *t, struct text_io *s)
{
    cpy_value encoder = make_codec(t, s, "getincrementalencoder");

    return encoder && cpy_call_method(t, encoder, "setstate", (size_t)1, cpy_int(0)) ? encoder : CPY_ERROR;
}

static cpy_value encoder_of(struct cpy_thread *t, struct text_io *s)
{
    cpy_value encoder = cpy_load(s->encoder);
    int start;

    if (encoder)
        return encoder;
    if ((start = at_start(t, s)) < 0)
        return CPY_ERROR;
    if ((encoder = start ? make_codec(t, s, "getincrementalencoder") : make_further_encoder(t, s)))
        cpy_store(s, &s->encoder, encoder);
    return encoder;
}

/* The text as the next bytes of the file. */
static cpy_value encoded(struct cpy_thread *t, struct text_io *s, cpy_value text)
{
    cpy_value encoder;

    if (s->kind != CPY_ENCODING_OTHER)
        return cpy_encode(t, text, ascii_of(t, s->encoding), ascii_of(t, s->errors));
    return (encoder = encoder_of(t, s)) ? cpy_call_method(t, encoder, "encode", (size_t)1, text) : CPY_ERROR;
}

static bool put_text(struct cpy_thread *t, struct text_io *s, cpy_value text)
{
    struct cpy_text view = cpy_str_view(text);
    cpy_value bytes;
    size_t len;
    bool ok;

    if (s->kind == CPY_ENCODING_UTF8 && view.ascii) {
        ok = put(t, s, view.data, view.len);
        cpy_keep(text);
        return ok;
    }
    if (!(bytes = encoded(t, s, text)))
        return false;
    const uint8_t *data = cpy_bytes_view(bytes, &len);

    ok = put(t, s, data, len);
    cpy_keep(bytes);
    return ok;
}

/* Forgets what was read ahead. */
static void drop_read_ahead(struct text_io *s)
{
    s->at_end = false;
    s->tail_len = 0;
    s->held_return = false;
    s->position = 0;
    cpy_store(s, &s->text, CPY_UNSET);
    cpy_store(s, &s->original, CPY_UNSET);
    cpy_store(s, &s->decoder, CPY_UNSET);
    cpy_io_source_drop(s, &s->source);
}

static cpy_value text_write(struct cpy_thread *t, const cpy_value *args)
{
    struct text_io *s;
    cpy_value text = args[1];
    bool newline;

    if (!cpy_is_str(text))
        return cpy_raise(t, CPY_TYPE_ERROR, "write() argument must be str, not %T", text);
    if (!(s = open_stream(t, args[0])) || (!s->out && !check_ability(t, s, "writable")))
        return CPY_ERROR;
    newline = s->line_buffering && ends_line(cpy_str_view(text));
    if (!(text = translate_out(t, s, text)) || !put_text(t, s, text))
        return CPY_ERROR;
    if ((s->write_through || newline) && !push(t, s))
        return CPY_ERROR;
    if (newline && !cpy_call_method(t, cpy_load(s->buffer), "flush", (size_t)0))
        return CPY_ERROR;
    if (cpy_load(s->text))
        drop_read_ahead(s);
    return cpy_int((int64_t)cpy_str_view(args[1]).len);
}

static cpy_value text_flush(struct cpy_thread *t, const cpy_value *args)
{
    struct text_io *s = open_stream(t, args[0]);

    if (!s || !push(t, s))
        return CPY_ERROR;
    return cpy_call_method(t, cpy_load(s->buffer), "flush", (size_t)0) ? CPY_NONE : CPY_ERROR;
}

/* --- decoding ------------------------------------------------------------------------------------------------------- */

static bool knows_returns(const struct text_io *s) { return s->newline == NEWLINE_UNIVERSAL || s->newline == NEWLINE_KEEP; }

/* How many bytes at the end of a chunk must wait for the next one. */
static size_t unfinished(const struct text_io *s, const uint8_t *data, size_t len)
{
    size_t n = s->kind == CPY_ENCODING_UTF8 ? cpy_utf8_unfinished(data, len) : 0;

    return n == 0 && len > 0 && data[len - 1] == '\r' && knows_returns(s) ? 1 : n;
}

/* Notes which line ends occur and, in universal mode, turns them all into \n. */
static cpy_value translate_in(struct cpy_thread *t, struct text_io *s, cpy_value text)
{
    struct cpy_text view = cpy_str_view(text);
    struct cpy_builder b;
    bool changed = false;

    if (view.width == 1 && !memchr(view.data, '\r', view.len)) {
        s->seen |= has_char(view, '\n') ? 1 : 0;
        return text;
    }
    cpy_build(&b, t);
    for (size_t i = 0; i < view.len; i++) {
        uint32_t c = cpy_text_at(&view, i);

        if (c == '\r') {
            bool pair = i + 1 < view.len && cpy_text_at(&view, i + 1) == '\n';

            s->seen |= pair ? 4 : 2;
            i += pair;
            c = '\n';
            changed = true;
        } else if (c == '\n') {
            s->seen |= 1;
        }
        cpy_build_char(&b, c);
    }
    if (!changed || s->newline != NEWLINE_UNIVERSAL) {
        cpy_build_drop(&b);
        return text;
    }
    cpy_keep(text);
    return cpy_build_finish(&b);
}

/* The bytes that waited and the new ones, as one block. */
static cpy_value join_tail(struct cpy_thread *t, struct text_io *s, cpy_value bytes)
{
    size_t len;
    const uint8_t *data = cpy_bytes_view(bytes, &len);
    uint8_t *joined;
    cpy_value result;

    if (!s->tail_len)
        return bytes;
    if (!(result = cpy_bytes_new(t, s->tail_len + len, &joined)))
        return CPY_ERROR;
    memcpy(joined, s->tail, s->tail_len);
    memcpy(joined + s->tail_len, data, len);
    cpy_keep(bytes);
    s->tail_len = 0;
    return result;
}

static void keep_tail(struct text_io *s, const uint8_t *data, size_t len, size_t keep)
{
    memcpy(s->tail, data + len - keep, keep);
    s->tail_len = (uint8_t)keep;
}

/* Where the first n characters of a text with its line ends translated end in the text as it was. */
static size_t original_place(struct cpy_text original, size_t n)
{
    size_t i = 0;

    for (; n; n--)
        i += i + 1 < original.len && cpy_text_at(&original, i) == '\r' && cpy_text_at(&original, i + 1) == '\n' ? 2 : 1;
    return i;
}

/* How much of the decoded text has been read, with the line ends of the file. */
static size_t read_of_original(const struct text_io *s)
{
    cpy_value original = cpy_load(s->original);

    return original ? original_place(cpy_str_view(original), s->position) : s->position;
}

/* Can what the text came from only be known by keeping it?  (A decoder of module codecs may have a state as well.) */
static bool is_lossy(struct cpy_thread *t, const struct text_io *s)
{
    const char *errors = ascii_of(t, s->errors);

    return s->kind != CPY_ENCODING_OTHER && strcmp(errors, "strict") != 0 && strcmp(errors, "surrogateescape") != 0
        && strcmp(errors, "surrogatepass") != 0;
}

/* Decodes bytes without those that wait. */
static cpy_value decode_whole(struct cpy_thread *t, struct text_io *s, const uint8_t *data, size_t len)
{
    cpy_value text = cpy_decode(t, data, len, ascii_of(t, s->encoding), ascii_of(t, s->errors));

    if (text && is_lossy(t, s) && !cpy_io_source_add(t, s, &s->source, read_of_original(s), data, len, cpy_str_view(text).len))
        return CPY_ERROR;
    return text;
}

/* Bytes as text, of an encoding that the interpreter knows.  What has waited before bytes that are wrong goes on waiting. */
static cpy_value decode(struct cpy_thread *t, struct text_io *s, cpy_value bytes)
{
    size_t len, keep, waited = s->tail_len;
    uint8_t before[sizeof s->tail];
    const uint8_t *data;
    cpy_value text;

    memcpy(before, s->tail, sizeof before);
    if (!(bytes = join_tail(t, s, bytes)))
        return CPY_ERROR;
    data = cpy_bytes_view(bytes, &len);
    keep = s->at_end ? 0 : unfinished(s, data, len);
    keep_tail(s, data, len, keep);
    if (!(text = decode_whole(t, s, data, len - keep)))
        keep_tail(s, before, waited, waited);
    cpy_keep(bytes);
    return text;
}

/* The text without the \r at its end, which waits for the next chunk, and with that which has waited. */
static cpy_value hold_return(struct cpy_thread *t, struct text_io *s, cpy_value text)
{
    struct cpy_text view;

    if (s->held_return && !(text = cpy_str_concat(t, cpy_str_from(t, "\r"), text)))
        return CPY_ERROR;
    view = cpy_str_view(text);
    s->held_return = !s->at_end && knows_returns(s) && view.len && cpy_text_at(&view, view.len - 1) == '\r';
    return s->held_return ? cpy_str_slice(t, text, 0, view.len - 1) : text;
}

/* Bytes as text by a decoder of module codecs. */
static cpy_value decode_other(struct cpy_thread *t, struct text_io *s, cpy_value bytes)
{
    cpy_value decoder = cpy_load(s->decoder), text;

    if (!decoder) {
        if (!(decoder = make_codec(t, s, "getincrementaldecoder")))
            return CPY_ERROR;
        cpy_store(s, &s->decoder, decoder);
    }
    if (!(text = cpy_call_method(t, decoder, "decode", (size_t)2, bytes, cpy_bool(s->at_end))))
        return CPY_ERROR;
    if (!cpy_is_str(text))
        return cpy_raise(t, CPY_TYPE_ERROR, "decoder should return a string result, not '%T'", text);
    return hold_return(t, s, text);
}

/* The part of a text from a place on. */
static cpy_value behind(struct cpy_thread *t, cpy_value text, size_t start)
{
    return start ? cpy_str_slice(t, text, start, cpy_str_view(text).len) : text;
}

/* What is left unread, with the line ends of the file. */
static cpy_value unread_original(struct cpy_thread *t, const struct text_io *s)
{
    cpy_value original = cpy_load(s->original);

    return behind(t, original ? original : cpy_load(s->text), read_of_original(s));
}

/* Puts text behind what is left unread; it was `decoded` before its line ends were translated. */
static bool add_text(struct cpy_thread *t, struct text_io *s, cpy_value decoded, cpy_value text)
{
    cpy_value rest = cpy_load(s->text);
    bool differs = cpy_load(s->original) || decoded != text;

    if (rest && differs && (!(rest = unread_original(t, s)) || !(decoded = cpy_str_concat(t, rest, decoded))))
        return false;
    if (cpy_load(s->text) && (!(rest = behind(t, cpy_load(s->text), s->position)) || !(text = cpy_str_concat(t, rest, text))))
        return false;
    cpy_store(s, &s->original, differs ? decoded : CPY_UNSET);
    cpy_store(s, &s->text, text);
    s->position = 0;
    return true;
}

/* What a method of the binary stream has read, as bytes. */
static cpy_value as_bytes(struct cpy_thread *t, cpy_value got, const char *method)
{
    struct cpy_buffer b;
    cpy_value bytes;

    if (!got || cpy_is_bytes(got))
        return got;
    if (!cpy_get_buffer(t, got, &b, false)) {
        cpy_take_pending(t);
        return cpy_raise(t, CPY_TYPE_ERROR, "underlying %s() should have returned a bytes-like object, not '%T'", method, got);
    }
    bytes = cpy_bytes_from(t, b.data, b.len);
    cpy_release_buffer(t, &b);
    return bytes;
}

/* Bytes of the binary stream: a chunk, or with size < 0 all.  A raw stream has no read1(), and needs none. */
static cpy_value read_below(struct cpy_thread *t, struct text_io *s, int64_t size)
{
    cpy_value buffer = cpy_load(s->buffer);
    bool one = size >= 0 && (cpy_io_is_open_buffer(t, buffer) || cpy_find_attr_str(t, buffer, "read1"));
    const char *method = one ? "read1" : "read";

    if (cpy_pending(t) || !(cpy_load(s->text) || check_ability(t, s, "readable")))
        return CPY_ERROR;
    return as_bytes(t, size < 0 ? cpy_call_method(t, buffer, method, (size_t)0)
        : cpy_call_method(t, buffer, method, (size_t)1, cpy_int(size)), method);
}

/* Decodes one more chunk behind what is left unread.  1: got some, 0: the end, -1: error. */
static int more(struct cpy_thread *t, struct text_io *s, int64_t size)
{
    cpy_value bytes, decoded, text;

    if (s->at_end)
        return 0;
    if (!(bytes = read_below(t, s, size)))
        return -1;
    s->at_end = cpy_len(t, bytes) == 0 || size < 0;
    decoded = s->kind == CPY_ENCODING_OTHER ? decode_other(t, s, bytes) : decode(t, s, bytes);
    if (decoded && (text = translate_in(t, s, decoded)) && add_text(t, s, decoded, text))
        return 1;
    s->at_end = false; /* whoever reads on is told again of a character without an end */
    return -1;
}

/* The text that is decoded and not read yet. */
static struct cpy_text unread(const struct text_io *s)
{
    struct cpy_text view = {"", 0, 1, true};

    if (cpy_load(s->text)) {
        view = cpy_str_view(cpy_load(s->text));
        view.data = (const char *)view.data + s->position * view.width;
        view.len -= s->position;
    }
    return view;
}

static cpy_value take(struct cpy_thread *t, struct text_io *s, size_t n)
{
    cpy_value text = cpy_load(s->text);

    if (!text)
        return cpy_str_from(t, "");
    if (s->position || n < cpy_str_view(text).len)
        text = cpy_str_slice(t, text, s->position, s->position + n);
    if (text)
        s->position += n;
    return text;
}

static cpy_value text_read(struct cpy_thread *t, const cpy_value *args)
{
    struct text_io *s = open_stream(t, args[0]);
    int64_t size;
    int got = 1;

    if (!s || !cpy_io_size(t, args[1], &size) || !push(t, s))
        return CPY_ERROR;
    if (size < 0)
        s->at_end = false;
    while (got > 0 && (size < 0 || (int64_t)unread(s).len < size))
        got = more(t, s, size < 0 ? -1 : CHUNK);
    if (got < 0)
        return CPY_ERROR;
    s->at_end = false; /* a terminal may have more later */
    return take(t, s, size < 0 || unread(s).len < (size_t)size ? unread(s).len : (size_t)size);
}

/* The length of the first line with its end, or 0 if there is none in the text. */
static size_t line_length(const struct text_io *s, struct cpy_text text)
{
    const char *end;

    if (text.width == 1 && s->newline != NEWLINE_KEEP && s->newline != NEWLINE_CR && s->newline != NEWLINE_CRLF)
        return (end = memchr(text.data, '\n', text.len)) ? (size_t)(end - (const char *)text.data) + 1 : 0;
    for (size_t i = 0; i < text.len; i++) {
        uint32_t c = cpy_text_at(&text, i), next = i + 1 < text.len ? cpy_text_at(&text, i + 1) : 0;

        if (c == '\n' && s->newline != NEWLINE_CR && s->newline != NEWLINE_CRLF)
            return i + 1;
        if (c == '\r' && s->newline == NEWLINE_CR)
            return i + 1;
        if (c == '\r' && next == '\n' && (s->newline == NEWLINE_CRLF || s->newline == NEWLINE_KEEP))
            return i + 2;
        if (c == '\r' && s->newline == NEWLINE_KEEP && i + 1 < text.len)
            return i + 1;
    }
    return 0;
}

static cpy_value text_readline(struct cpy_thread *t, const cpy_value *args)
{
    struct text_io *s = open_stream(t, args[0]);
    int64_t limit;
    size_t n = 0;
    int got = 1;

    if (!s || !cpy_io_size(t, args[1], &limit) || !push(t, s))
        return CPY_ERROR;
    while ((n = line_length(s, unread(s))) == 0 && (limit < 0 || (int64_t)unread(s).len < limit) && (got = more(t, s, CHUNK)) > 0)
        ;
    if (got < 0)
        return CPY_ERROR;
    if (got == 0)
        s->at_end = false;
    if (n == 0)
        n = unread(s).len;
    return take(t, s, limit >= 0 && n > (size_t)limit ? (size_t)limit : n);
}

/* --- positions ---------------------------------------------------------------------------------------------------------- */

/* How many bytes the decoder has got that make no character yet; -1: error. */
static int64_t bytes_in_decoder(struct cpy_thread *t, const struct text_io *s)
{
    cpy_value state;

    if (!cpy_load(s->decoder))
        return 0;
    if (!(state = cpy_call_method(t, cpy_load(s->decoder), "getstate", (size_t)0)) || !(state = cpy_getitem(t, state, cpy_int(0))))
        return -1;
    return cpy_len(t, state);
}

/* The same as below, of bytes that were kept. */
static int64_t kept_unread(struct cpy_thread *t, const struct text_io *s)
{
    const struct cpy_io_decoding how = {ascii_of(t, s->encoding), ascii_of(t, s->errors), s->kind == CPY_ENCODING_UTF8};
    int64_t n = cpy_io_source_unread(t, &s->source, read_of_original(s), &how);

    return n < 0 ? -1 : n + s->tail_len;
}

/* How many bytes have been read of the file that nobody has read as text; -1: error. */
static int64_t bytes_unread(struct cpy_thread *t, struct text_io *s)
{
    int64_t n = bytes_in_decoder(t, s) + s->tail_len;
    cpy_value text, encoder, bytes;

    if (cpy_load(s->source.bytes))
        return kept_unread(t, s);
    if (n < s->tail_len || !cpy_load(s->text) || (unread(s).len == 0 && !s->held_return))
        return n < s->tail_len ? -1 : n;
    if (!(text = unread_original(t, s)) || (s->held_return && !(text = cpy_str_concat(t, text, cpy_str_from(t, "\r")))))
        return -1;
    if (s->kind != CPY_ENCODING_OTHER)
        bytes = encoded(t, s, text);
    else
        bytes = (encoder = make_further_encoder(t, s)) ? cpy_call_method(t, encoder, "encode", (size_t)1, text) : CPY_ERROR;
    return bytes ? n + cpy_len(t, bytes) : -1;
}

static cpy_value text_tell(struct cpy_thread *t, const cpy_value *args)
{
    struct text_io *s = open_stream(t, args[0]);
    cpy_value position;
    int64_t n, waiting;

    if (!s || !text_flush(t, args) || !(position = cpy_call_method(t, cpy_load(s->buffer), "tell", (size_t)0)))
        return CPY_ERROR;
    if (!cpy_to_int64(t, position, &n) || (waiting = bytes_unread(t, s)) < 0)
        return CPY_ERROR;
    return cpy_int_from(t, n - waiting);
}

static cpy_value text_seek(struct cpy_thread *t, const cpy_value *args)
{
    struct text_io *s = open_stream(t, args[0]);
    int64_t offset, whence;
    cpy_value position;

    if (!s || !cpy_to_int64(t, args[1], &offset) || !cpy_to_int64(t, args[2], &whence))
        return CPY_ERROR;
    if (whence == 1 && offset != 0)
        return cpy_io_unsupported(t, "can't do nonzero cur-relative seeks");
    if (whence == 2 && offset != 0)
        return cpy_io_unsupported(t, "can't do nonzero end-relative seeks");
    if (whence < 0 || whence > 2)
        return cpy_raise(t, CPY_VALUE_ERROR, "invalid whence (%lld, should be 0, 1 or 2)", (long long)whence);
    if (whence == 0 && offset < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "negative seek position %lld", (long long)offset);
    if (whence == 1) {
        if (!(position = text_tell(t, args)) || !cpy_to_int64(t, position, &offset))
            return CPY_ERROR;
        whence = 0;
    }
    if (!text_flush(t, args) ||
        !(position = cpy_call_method(t, cpy_load(s->buffer), "seek", (size_t)2, cpy_int(offset), cpy_int(whence))))
        return CPY_ERROR;
    drop_read_ahead(s);
    cpy_store(s, &s->encoder, CPY_UNSET);
    if (whence == 2 || offset == 0)
        s->seen = 0;
    return position;
}

static cpy_value text_truncate(struct cpy_thread *t, const cpy_value *args)
{
    struct text_io *s = open_stream(t, args[0]);
    cpy_value size = args[1];

    if (!s || !text_flush(t, args) || (size == CPY_NONE && !(size = text_tell(t, args))))
        return CPY_ERROR;
    return cpy_call_method(t, cpy_load(s->buffer), "truncate", (size_t)1, size);
}

/* --- the rest -------------------------------------------------------------------------------------------------------------- */

static cpy_value text_close(struct cpy_thread *t, const cpy_value *args)
{
    struct text_io *s = as_text(args[0]);
    cpy_value closed, error = CPY_UNSET;

    if (!cpy_load(s->buffer))
        return detached(t, s);
    if (!(closed = cpy_getattr_str(t, cpy_load(s->buffer), "closed")))
        return CPY_ERROR;
    if (cpy_truth(t, closed) > 0)
        return CPY_NONE;
    if (!cpy_call_method(t, args[0], "flush", (size_t)0))
        error = cpy_take_pending(t);
    return cpy_io_close_below(t, cpy_load(s->buffer), error);
}

static cpy_value text_detach(struct cpy_thread *t, const cpy_value *args)
{
    struct text_io *s = open_stream(t, args[0]);
    cpy_value buffer;

    if (!s || !text_flush(t, args))
        return CPY_ERROR;
    buffer = cpy_load(s->buffer);
    cpy_store(s, &s->buffer, CPY_UNSET);
    return buffer;
}

#define FORWARD(name) \
    static cpy_value text_##name(struct cpy_thread *t, const cpy_value *args) \
    { \
        cpy_value buffer = cpy_load(as_text(args[0])->buffer); \
                                                               \
        return buffer ? cpy_call_method(t, buffer, #name, (size_t)0) : detached(t, as_text(args[0])); \
    }
FORWARD(fileno) FORWARD(isatty) FORWARD(seekable) FORWARD(readable) FORWARD(writable)
#undef FORWARD

#define FORWARD(name) \
    static cpy_value get_##name(struct cpy_thread *t, const cpy_value *args) \
    { \
        cpy_value buffer = cpy_load(as_text(args[0])->buffer); \
        return buffer ? cpy_getattr_str(t, buffer, #name) : detached(t, as_text(args[0])); \
    }
FORWARD(closed) FORWARD(name)
#undef FORWARD

static cpy_value field_or_none(cpy_field f) { return cpy_load(f) ? cpy_load(f) : CPY_NONE; }
static cpy_value get_buffer(struct cpy_thread *t, const cpy_value *args) { (void)t; return field_or_none(as_text(args[0])->buffer); }
static cpy_value get_encoding(struct cpy_thread *t, const cpy_value *args) { (void)t; return field_or_none(as_text(args[0])->encoding); }
static cpy_value get_errors(struct cpy_thread *t, const cpy_value *args) { (void)t; return field_or_none(as_text(args[0])->errors); }
static cpy_value get_line_buffering(struct cpy_thread *t, const cpy_value *args) { (void)t; return cpy_bool(as_text(args[0])->line_buffering); }
static cpy_value get_write_through(struct cpy_thread *t, const cpy_value *args) { (void)t; return cpy_bool(as_text(args[0])->write_through); }

static cpy_value get_newlines(struct cpy_thread *t, const cpy_value *args)
{
    const struct text_io *s = as_text(args[0]);

    if (!cpy_load(s->buffer))
        return detached(t, s);
    return cpy_io_line_ends(t, s->newline == NEWLINE_UNIVERSAL || s->newline == NEWLINE_KEEP ? s->seen : 0);
}

static cpy_value text_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct text_io *s = as_text(args[0]);
    cpy_value name = cpy_load(s->buffer) ? cpy_find_attr_str(t, cpy_load(s->buffer), "name") : CPY_UNSET;
    cpy_value mode = cpy_find_attr_str(t, args[0], "mode");

    cpy_take_pending(t);
    if (!cpy_load(s->encoding))
        return detached(t, s);
    if (name && mode)
        return cpy_str_format(t, "<_io.TextIOWrapper name=%R mode=%R encoding=%R>", name, mode, cpy_load(s->encoding));
    if (name)
        return cpy_str_format(t, "<_io.TextIOWrapper name=%R encoding=%R>", name, cpy_load(s->encoding));
    return cpy_str_format(t, "<_io.TextIOWrapper encoding=%R>", cpy_load(s->encoding));
}

/* newline=: None, '', '\n', '\r' or '\r\n'. */
static bool set_newline(struct cpy_thread *t, struct text_io *s, cpy_value newline)
{
    static const char *const texts[] = {[NEWLINE_KEEP] = "", [NEWLINE_LF] = "\n", [NEWLINE_CR] = "\r", [NEWLINE_CRLF] = "\r\n"};

    s->newline = NEWLINE_UNIVERSAL;
    if (newline == CPY_NONE)
        return true;
    if (!cpy_is_str(newline)) {
        cpy_raise(t, CPY_TYPE_ERROR, "TextIOWrapper() argument 'newline' must be str or None, not %T", newline);
        return false;
    }
    for (uint8_t i = NEWLINE_KEEP; i <= NEWLINE_CRLF; i++)
        if (cpy_str_equals(newline, texts[i])) {
            s->newline = i;
            return true;
        }
    cpy_raise(t, CPY_VALUE_ERROR, "illegal newline value: %V", newline);
    return false;
}

static cpy_value text_init(struct cpy_thread *t, const cpy_value *args)
{
    struct text_io *s = as_text(args[0]);
    cpy_value encoding = args[2], errors = args[3];
    const char *name;

    if (encoding == CPY_NONE || (cpy_is_str(encoding) && cpy_str_equals(encoding, "locale")))
        encoding = cpy_str_from(t, "utf-8");
    if (errors == CPY_NONE)
        errors = cpy_str_from(t, "strict");
    if (!encoding || !errors)
        return CPY_ERROR;
    if (!cpy_is_str(encoding) || !cpy_is_str(errors))
        return cpy_raise(t, CPY_TYPE_ERROR, "TextIOWrapper() argument '%s' must be str or None, not %T",
            cpy_is_str(encoding) ? "errors" : "encoding", cpy_is_str(encoding) ? errors : encoding);
    cpy_store(s, &s->buffer, CPY_UNSET); /* if this fails */
    if (!(name = cpy_str_utf8(t, encoding, NULL)) || !cpy_encode(t, cpy_str_from(t, ""), name, "strict") ||
        !set_newline(t, s, args[4]) || !cpy_call_method(t, args[1], "seekable", (size_t)0))
        return CPY_ERROR;
    s->kind = cpy_encoding_kind(name);
    s->line_buffering = cpy_truth(t, args[5]) > 0;
    s->write_through = cpy_truth(t, args[6]) > 0;
    cpy_store(s, &s->encoding, encoding);
    cpy_store(s, &s->errors, errors);
    cpy_store(s, &s->buffer, args[1]);
    return CPY_NONE;
}

static cpy_value text_reconfigure(struct cpy_thread *t, const cpy_value *args)
{
    struct text_io *s = open_stream(t, args[0]);

    if (!s)
        return CPY_ERROR;
    if (unread(s).len && (args[1] != CPY_NONE || args[2] != CPY_NONE || args[3]))
        return cpy_io_unsupported(t, "It is not possible to set the encoding or newline of stream after the first read");
    if (!text_flush(t, args))
        return CPY_ERROR;
    cpy_store(s, &s->encoder, CPY_UNSET);
    cpy_store(s, &s->decoder, CPY_UNSET);
    if (args[1] != CPY_NONE) {
        cpy_store(s, &s->encoding, args[1]);
        s->kind = cpy_encoding_kind(ascii_of(t, s->encoding));
    }
    if (args[2] != CPY_NONE || args[1] != CPY_NONE) {
        cpy_value errors = args[2] == CPY_NONE ? cpy_str_from(t, "strict") : args[2];

        if (!errors)
            return CPY_ERROR;
        cpy_store(s, &s->errors, errors);
    }
    if (args[3] && !set_newline(t, s, args[3]))
        return CPY_ERROR;
    if (args[4] != CPY_NONE)
        s->line_buffering = cpy_truth(t, args[4]) > 0;
    if (args[5] != CPY_NONE)
        s->write_through = cpy_truth(t, args[5]) > 0;
    return CPY_NONE;
}

static cpy_value text_new(struct cpy_thread *t, const cpy_value *args) { return cpy_from(cpy_new_object(t, args[0])); }

static void text_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct text_io *s = (struct text_io *)o;

    cpy_trace(tracer, s->buffer);
    cpy_trace(tracer, s->encoding);
    cpy_trace(tracer, s->errors);
    cpy_trace(tracer, s->encoder);
    cpy_trace(tracer, s->decoder);
    cpy_trace(tracer, s->text);
    cpy_trace(tracer, s->original);
    cpy_trace(tracer, s->source.bytes);
}

static void text_destroy(struct cpy_object *o)
{
    struct text_io *s = (struct text_io *)o;

    if (s->out)
        cpy_free(s, s->out, OUT_SIZE);
}

/* A dropped stream writes what it holds, through its buffer to the file. */
static void text_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    struct text_io *s = (struct text_io *)o;
    cpy_value self = cpy_from(o);

    if (!cpy_load(s->buffer))
        return;
    if (s->out_len && !text_flush(t, &self))
        cpy_print_unraisable(t, "closing a stream", self);
    else
        cpy_io_warn_unclosed(t, self, cpy_load(s->buffer));
}

/* What uses the buffers, one thread at a time. */
#define GUARDED(name)                                                            \
    static cpy_value guarded_##name(struct cpy_thread *t, const cpy_value *args) \
    {                                                                            \
        struct text_io *s = as_text(args[0]);                                    \
        cpy_value result = CPY_ERROR;                                            \
                                                                                 \
        if (cpy_guard_enter(t, &s->guard)) {                                     \
            result = text_##name(t, args);                                       \
            cpy_guard_leave(t, &s->guard);                                       \
        }                                                                        \
        cpy_keep(cpy_from(s));                                                   \
        return result;                                                           \
    }
GUARDED(read) GUARDED(readline) GUARDED(write) GUARDED(flush) GUARDED(close) GUARDED(detach) GUARDED(seek)
GUARDED(tell) GUARDED(truncate) GUARDED(reconfigure)
#undef GUARDED

/* A line; from a subclass, what its readline() gives. */
static cpy_value text_next(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value line;

    if (!cpy_is_exactly_def(args[0], &cpy_io_text))
        return cpy_io_next(t, args);
    line = guarded_readline(t, (cpy_value[]){args[0], cpy_int(-1)});
    return line && cpy_str_view(line).len ? line : CPY_ERROR;
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", text_new, "Make a stream without a binary one.", 0},
    {"__init__", "(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)",
        text_init, "Put text over a binary stream.", 0},
    {"__repr__", "(self, /)", text_repr, "Return repr(self).", 0},
    CPY_IO_NO_STATE,
    {"__next__", "(self, /)", text_next, "Return the next line.", 0},
    {"read", "(self, size=-1, /)", guarded_read, "Read size characters, or all.", 0},
    {"readline", "(self, size=-1, /)", guarded_readline, "Return a line, of at most size characters; empty at the end.", 0},
    {"write", "(self, text, /)", guarded_write, "Write a str; returns its length.", 0},
    {"flush", "(self, /)", guarded_flush, "Write what is held back.", 0},
    {"close", "(self, /)", guarded_close, "Flush and close.", 0},
    {"detach", "(self, /)", guarded_detach, "Flush, and give the binary stream back.", 0},
    {"seek", "(self, cookie, whence=0, /)", guarded_seek, "Set the position to what tell() gave, the start or the end.", 0},
    {"tell", "(self, /)", guarded_tell, "Return the position.", 0},
    {"truncate", "(self, pos=None, /)", guarded_truncate, "Cut to a size (default: the position).", 0},
    {"reconfigure", "(self, *, encoding=None, errors=None, newline=<unset>, line_buffering=None, write_through=None)",
        guarded_reconfigure, "Change settings.", 0},
    {"fileno", "(self, /)", text_fileno, "Return the file descriptor.", 0},
    {"isatty", "(self, /)", text_isatty, "Return whether this is a terminal.", 0},
    {"seekable", "(self, /)", text_seekable, "Return whether the position can be set.", 0},
    {"readable", "(self, /)", text_readable, "Return whether it can be read.", 0},
    {"writable", "(self, /)", text_writable, "Return whether it can be written.", 0},
    {0},
};
static const struct cpy_attribute attributes[] = {
    {"buffer", get_buffer, NULL, "The binary stream."},
    {"encoding", get_encoding, NULL, "The name of the encoding."},
    {"errors", get_errors, NULL, "What happens with what cannot be encoded or decoded."},
    {"newlines", get_newlines, NULL, "The line ends seen so far: None, one, or a tuple."},
    {"line_buffering", get_line_buffering, NULL, "Whether a line end flushes."},
    {"write_through", get_write_through, NULL, "Whether nothing is held back."},
    {"closed", get_closed, NULL, "Whether the stream has been closed."},
    {"name", get_name, NULL, "The binary stream's name."},
    {0},
};

const struct cpy_type_def cpy_io_text = {
    .name = "_io.TextIOWrapper", .doc = "Text over a binary stream.", .base = &cpy_io_text_base,
    .size = sizeof(struct text_io), .flags = CPY_TYPE_HAS_DICT | CPY_TYPE_FULL_NAME, .methods = methods,
    .attributes = attributes,
    .trace = text_trace, .destroy = text_destroy, .finalize = text_finalize,
};
