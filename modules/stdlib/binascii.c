/* SPDX-License-Identifier: MIT */
/* modules/stdlib/binascii.c - module binascii: bytes as hexadecimal, base64, uuencoded and quoted-printable text, and checksums.
 *
 * What is hard is base64: sloppy text is read leniently, as mail has it, unless strict_mode asks for none of that. */
#include "vm/api.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#define QP_LINE 76  /* characters of a line of quoted-printable text, RFC 2045 6.7 */
#define UU_LINE 45  /* bytes of a line of uuencoded text */
#define HQX_POLYNOMIAL 0x1021 /* CRC-CCITT */

/* The exception classes, for each interpreter. */
struct state {
    struct cpy_handle error, incomplete;
};

static const char state_key;

static cpy_value made_class(struct cpy_thread *t, struct cpy_handle *h, const char *name, enum cpy_exception_id base)
{
    if (!h->value) {
        cpy_value class = cpy_new_exception_class(t, name, cpy_exception_class(t, base), NULL);

        if (!class)
            return CPY_ERROR;
        cpy_handle_set(t, h, class);
    }
    return h->value;
}

static cpy_value error_class(struct cpy_thread *t)
{
    struct state *state = cpy_private(t, &state_key, sizeof *state);

    return state ? made_class(t, &state->error, "binascii.Error", CPY_VALUE_ERROR) : CPY_ERROR;
}

static cpy_value incomplete_class(struct cpy_thread *t)
{
    struct state *state = cpy_private(t, &state_key, sizeof *state);

    return state ? made_class(t, &state->incomplete, "binascii.Incomplete", CPY_EXCEPTION) : CPY_ERROR;
}

static bool fail(struct cpy_thread *t, const char *text)
{
    cpy_value class = error_class(t);

    if (class)
        cpy_raise_type(t, class, "%s", text);
    return false;
}

/* --- input and output ------------------------------------------------------------------------------------------------ */

/* The bytes of an argument that may be an ASCII str. */
struct source {
    const uint8_t *data;
    size_t len;
    struct cpy_buffer buffer;
    bool held; /* buffer is to be released */
};

static bool open_source(struct cpy_thread *t, cpy_value v, struct source *s)
{
    struct cpy_text text;

    s->held = false;
    if (cpy_is_str(v)) {
        text = cpy_str_view(v);
        if (!text.ascii) {
            cpy_raise(t, CPY_VALUE_ERROR, "string argument should contain only ASCII characters");
            return false;
        }
        s->data = text.data;
        s->len = text.len;
        return true;
    }
    if (!cpy_has_buffer(v)) {
        cpy_raise(t, CPY_TYPE_ERROR, "argument should be bytes, buffer or ASCII string, not '%T'", v);
        return false;
    }
    if (!cpy_get_buffer(t, v, &s->buffer, false))
        return false;
    s->held = true;
    s->data = s->buffer.data;
    s->len = s->buffer.len;
    return true;
}

static void close_source(struct cpy_thread *t, struct source *s)
{
    if (s->held)
        cpy_release_buffer(t, &s->buffer);
}

/* Bytes that are being made, in malloc'ed memory. */
struct output {
    uint8_t *data;
    size_t len, cap;
};

/* Room for so many bytes.  False: MemoryError is pending. */
static bool begin_output(struct cpy_thread *t, struct output *o, size_t most)
{
    *o = (struct output){malloc(most + 1), 0, most};
    if (!o->data)
        cpy_raise_no_memory(t);
    return o->data;
}

static void put(struct output *o, unsigned c) { o->data[o->len++] = (uint8_t)c; }

/* The bytes; ok false: an exception is pending instead. */
static cpy_value end_output(struct cpy_thread *t, struct output *o, bool ok)
{
    cpy_value bytes = ok ? cpy_bytes_from(t, o->data, o->len) : CPY_ERROR;

    free(o->data);
    return bytes;
}

/* A function that turns one text into another, with an option. */
typedef bool (*conversion)(struct cpy_thread *t, const struct source *s, struct output *o, int option);

/* The result of a conversion, of at most growth times as many bytes and 64 more. */
static cpy_value convert(struct cpy_thread *t, cpy_value v, conversion call, int option, unsigned growth)
{
    struct source s;
    struct output o;
    cpy_value result = CPY_ERROR;

    if (!open_source(t, v, &s))
        return CPY_ERROR;
    if (s.len > (SIZE_MAX - 64) / growth)
        cpy_raise_no_memory(t);
    else if (begin_output(t, &o, s.len * growth + 64))
        result = end_output(t, &o, call(t, &s, &o, option));
    close_source(t, &s);
    return result;
}

/* The same for an argument that may be no str. */
static cpy_value convert_bytes(struct cpy_thread *t, cpy_value v, conversion call, int option, unsigned growth)
{
    if (!cpy_has_buffer(v))
        return cpy_raise(t, CPY_TYPE_ERROR, "a bytes-like object is required, not '%T'", v);
    return convert(t, v, call, option, growth);
}

/* --- hexadecimal ----------------------------------------------------------------------------------------------------- */

static int hex_digit(unsigned c)
{
    return c >= '0' && c <= '9' ? (int)c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (int)(c | 0x20) - 'a' + 10 : -1;
}

/* bytes.hex() has all that hexlify() promises. */
static cpy_value hexlify(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value bytes = args[0], text;
    struct cpy_buffer b;

    if (!cpy_get_buffer(t, args[0], &b, false))
        return CPY_ERROR;
    bytes = cpy_bytes_from(t, b.data, b.len);
    cpy_release_buffer(t, &b);
    if (!bytes)
        return CPY_ERROR;
    text = args[1] == CPY_UNSET ? cpy_call_method(t, bytes, "hex", (size_t)0)
                                : cpy_call_method(t, bytes, "hex", (size_t)2, args[1], args[2]);
    return text ? cpy_encode(t, text, "latin-1", "strict") : CPY_ERROR;
}

static bool read_hex(struct cpy_thread *t, const struct source *s, struct output *o, int option)
{
    (void)option;
    if (s->len % 2)
        return fail(t, "Odd-length string");
    for (size_t i = 0; i < s->len; i += 2) {
        int high = hex_digit(s->data[i]), low = hex_digit(s->data[i + 1]);

        if (high < 0 || low < 0)
            return fail(t, "Non-hexadecimal digit found");
        put(o, (unsigned)(high << 4 | low));
    }
    return true;
}

static cpy_value unhexlify(struct cpy_thread *t, const cpy_value *args) { return convert(t, args[0], read_hex, 0, 1); }

/* --- base64 ------------------------------------------------------------------------------------------------------------ */

static const char base64_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static int base64_value(unsigned c)
{
    const char *found = c ? strchr(base64_digits, (int)c) : NULL;

    return found ? (int)(found - base64_digits) : -1;
}

static bool write_base64(struct cpy_thread *t, const struct source *s, struct output *o, int newline)
{
    (void)t;
    for (size_t i = 0; i < s->len; i += 3) {
        size_t n = s->len - i;
        unsigned word = (unsigned)s->data[i] << 16 | (n > 1 ? s->data[i + 1] : 0u) << 8 | (n > 2 ? s->data[i + 2] : 0u);

        put(o, (uint8_t)base64_digits[word >> 18]);
        put(o, (uint8_t)base64_digits[word >> 12 & 63]);
        put(o, n > 1 ? (uint8_t)base64_digits[word >> 6 & 63] : '=');
        put(o, n > 2 ? (uint8_t)base64_digits[word & 63] : '=');
    }
    if (newline)
        put(o, '\n');
    return true;
}

static cpy_value b2a_base64(struct cpy_thread *t, const cpy_value *args)
{
    int newline = cpy_truth(t, args[1]);

    return newline < 0 ? CPY_ERROR : convert_bytes(t, args[0], write_base64, newline, 2);
}

/* What has been read of a base64 text. */
struct base64 {
    unsigned quad;     /* digits read of a group of four: 0 .. 3 */
    unsigned pads;     /* equals signs since the last digit */
    unsigned left;     /* bits that have not made a byte yet */
    bool padded;       /* a sign has been met */
};

static int refuse(struct cpy_thread *t, const char *text)
{
    fail(t, text);
    return -1;
}

/* An equals sign.  1: the text ends with it; 0: go on; -1: an error is pending. */
static int base64_pad(struct cpy_thread *t, struct base64 *b, const struct source *s, size_t i, bool strict)
{
    b->padded = true;
    if (strict && i == 0)
        return refuse(t, "Leading padding not allowed");
    if (strict && b->quad == 0)
        return refuse(t, "Excess padding not allowed");
    if (b->quad >= 2 && b->quad + ++b->pads >= 4)
        return strict && i + 1 < s->len ? refuse(t, "Excess data after padding") : 1;
    return 0;
}

static void base64_digit(struct base64 *b, struct output *o, unsigned value)
{
    unsigned bits = b->left << 6 | value;

    b->pads = 0;
    if (b->quad)
        put(o, bits >> (6 - 2 * b->quad) & 0xff);
    b->left = value & ((1u << (6 - 2 * b->quad)) - 1);
    b->quad = (b->quad + 1) & 3;
}

static bool base64_end(struct cpy_thread *t, const struct base64 *b, const struct output *o)
{
    cpy_value class;

    if (b->quad == 0)
        return true;
    if (b->quad != 1)
        return fail(t, "Incorrect padding");
    if ((class = error_class(t)))
        cpy_raise_type(t, class, "Invalid base64-encoded string: number of data characters (%zu) cannot be 1 more than a "
            "multiple of 4", o->len / 3 * 4 + 1);
    return false;
}

static bool read_base64(struct cpy_thread *t, const struct source *s, struct output *o, int strict)
{
    struct base64 b = {0};

    for (size_t i = 0; i < s->len; i++) {
        int value, ends;

        if (s->data[i] == '=') {
            if ((ends = base64_pad(t, &b, s, i, strict)))
                return ends > 0;
            continue;
        }
        if ((value = base64_value(s->data[i])) < 0) {
            if (strict)
                return fail(t, "Only base64 data is allowed");
            continue;
        }
        if (strict && b.padded)
            return fail(t, "Discontinuous padding not allowed");
        base64_digit(&b, o, (unsigned)value);
    }
    return base64_end(t, &b, o);
}

static cpy_value a2b_base64(struct cpy_thread *t, const cpy_value *args)
{
    int strict = cpy_truth(t, args[1]);

    return strict < 0 ? CPY_ERROR : convert(t, args[0], read_base64, strict, 1);
}

/* --- uuencode ---------------------------------------------------------------------------------------------------------- */

static bool write_uu(struct cpy_thread *t, const struct source *s, struct output *o, int backtick)
{
    unsigned zero = backtick ? '`' : ' ';

    if (s->len > UU_LINE)
        return fail(t, "At most 45 bytes at once");
    put(o, s->len ? (unsigned)s->len + ' ' : zero);
    for (size_t i = 0; i < s->len; i += 3) {
        size_t n = s->len - i;
        unsigned word = (unsigned)s->data[i] << 16 | (n > 1 ? s->data[i + 1] : 0u) << 8 | (n > 2 ? s->data[i + 2] : 0u);

        for (int shift = 18; shift >= 0; shift -= 6)
            put(o, word >> shift & 63 ? (word >> shift & 63) + ' ' : zero);
    }
    put(o, '\n');
    return true;
}

static cpy_value b2a_uu(struct cpy_thread *t, const cpy_value *args)
{
    int backtick = cpy_truth(t, args[1]);

    return backtick < 0 ? CPY_ERROR : convert_bytes(t, args[0], write_uu, backtick, 2);
}

static bool is_uu_end(unsigned c) { return c == '\n' || c == '\r'; }

/* One character's six bits; where the line has ended stand blanks, which mailers cut off.  -1: not valid. */
static int uu_value(const struct source *s, size_t i)
{
    unsigned c = i < s->len && !is_uu_end(s->data[i]) ? s->data[i] : ' ';

    return c < ' ' || c > ' ' + 64 ? -1 : (int)((c - ' ') & 63);
}

static bool read_uu(struct cpy_thread *t, const struct source *s, struct output *o, int option)
{
    size_t wanted = ((s->len ? s->data[0] : 0u) - ' ') & 63, i = 1; /* of an empty line: as of a zero */
    unsigned bits = 0, have = 0;

    (void)option;
    for (; o->len < wanted; i++) {
        int value = uu_value(s, i);

        if (value < 0)
            return fail(t, "Illegal char");
        bits = (bits << 6 | (unsigned)value) & 0xffff;
        if ((have += 6) >= 8)
            put(o, bits >> (have -= 8) & 0xff);
    }
    for (; i < s->len; i++)
        if (s->data[i] != ' ' && s->data[i] != ' ' + 64 && !is_uu_end(s->data[i]))
            return fail(t, "Trailing garbage");
    return true;
}

/* A line says in its first character how many bytes it has: up to 63, however short it is. */
static cpy_value a2b_uu(struct cpy_thread *t, const cpy_value *args) { return convert(t, args[0], read_uu, 0, 64); }

/* --- quoted-printable -------------------------------------------------------------------------------------------------- */

/* Where what follows an equals sign at the end of a line goes on: behind the line's end. */
static size_t after_line(const struct source *s, size_t i)
{
    while (i < s->len && s->data[i] != '\n')
        i++;
    return i < s->len ? i + 1 : i;
}

static bool read_qp(struct cpy_thread *t, const struct source *s, struct output *o, int header)
{
    size_t i = 0;

    (void)t;
    while (i < s->len) {
        unsigned c = s->data[i++], next = i < s->len ? s->data[i] : 0;
        int high, low;

        if (c != '=') {
            put(o, header && c == '_' ? ' ' : c);
        } else if (i >= s->len) {
            break;
        } else if (next == '\n' || next == '\r') {
            i = after_line(s, i);
        } else if (next == '=') {
            put(o, '='); /* from broken encoders */
            i++;
        } else if (i + 1 < s->len && (high = hex_digit(next)) >= 0 && (low = hex_digit(s->data[i + 1])) >= 0) {
            put(o, (unsigned)(high << 4 | low));
            i += 2;
        } else {
            put(o, '=');
        }
    }
    return true;
}

static cpy_value a2b_qp(struct cpy_thread *t, const cpy_value *args)
{
    int header = cpy_truth(t, args[1]);

    return header < 0 ? CPY_ERROR : convert(t, args[0], read_qp, header, 1);
}

enum { QP_TABS = 1, QP_TEXT = 2, QP_HEADER = 4, QP_CRLF = 8 };

/* Must the byte at i be written as its number?  column: where it would stand. */
static bool qp_is_quoted(const struct source *s, size_t i, size_t column, int options)
{
    unsigned c = s->data[i];
    bool last = i + 1 == s->len;

    if (c > 126 || c == '=' || (options & QP_HEADER && c == '_'))
        return true;
    if (c == '.' && column == 0) /* alone in a line it would end a mail */
        return last || s->data[i + 1] == '\n' || s->data[i + 1] == '\r' || s->data[i + 1] == 0;
    if (c == '\r' || c == '\n')
        return !(options & QP_TEXT);
    if (c == '\t' || c == ' ')
        return last ? true : options & QP_TABS;
    return c < ' ';
}

static void put_quoted(struct output *o, unsigned c)
{
    static const char digits[] = "0123456789ABCDEF";

    put(o, '=');
    put(o, (uint8_t)digits[c >> 4]);
    put(o, (uint8_t)digits[c & 15]);
}

static void put_newline(struct output *o, int options)
{
    if (options & QP_CRLF)
        put(o, '\r');
    put(o, '\n');
}

/* The end of a line of text at i: a blank before it is written as its number.  Returns its length. */
static size_t qp_end_line(const struct source *s, size_t i, struct output *o, int options)
{
    unsigned before = o->len ? o->data[o->len - 1] : 0;

    if (before == ' ' || before == '\t') {
        o->len--;
        put_quoted(o, before);
    }
    put_newline(o, options);
    return s->data[i] == '\r' ? 2 : 1;
}

static bool qp_is_line_end(const struct source *s, size_t i)
{
    return s->data[i] == '\n' || (s->data[i] == '\r' && i + 1 < s->len && s->data[i + 1] == '\n');
}

static bool write_qp(struct cpy_thread *t, const struct source *s, struct output *o, int options)
{
    const uint8_t *first = s->len ? memchr(s->data, '\n', s->len) : NULL;
    size_t column = 0;

    (void)t;
    if (first && first > s->data && first[-1] == '\r')
        options |= QP_CRLF;
    for (size_t i = 0; i < s->len;) {
        bool quoted = qp_is_quoted(s, i, column, options);
        size_t width = quoted ? 3 : 1;

        if (options & QP_TEXT && qp_is_line_end(s, i)) {
            i += qp_end_line(s, i, o, options);
            column = 0;
            continue;
        }
        /* a line that goes on must have room for the equals sign that says so */
        if (column + width >= QP_LINE && (quoted || (i + 1 < s->len && s->data[i + 1] != '\n'))) {
            put(o, '=');
            put_newline(o, options);
            column = 0;
        }
        if (quoted)
            put_quoted(o, s->data[i]);
        else
            put(o, options & QP_HEADER && s->data[i] == ' ' ? '_' : s->data[i]);
        column += width;
        i++;
    }
    return true;
}

static cpy_value b2a_qp(struct cpy_thread *t, const cpy_value *args)
{
    int options = 0;

    for (int i = 0; i < 3; i++) {
        int truth = cpy_truth(t, args[1 + i]);

        if (truth < 0)
            return CPY_ERROR;
        options |= truth << i;
    }
    return convert_bytes(t, args[0], write_qp, options, 6);
}

/* --- checksums ----------------------------------------------------------------------------------------------------------- */

/* What each value of each four bits of a word, the lowest first, becomes when CRC-32 has gone over the word. */
static const uint32_t crc_tables[8][16] = {
    {0x00000000, 0xb8bc6765, 0xaa09c88b, 0x12b5afee, 0x8f629757, 0x37def032, 0x256b5fdc, 0x9dd738b9,
     0xc5b428ef, 0x7d084f8a, 0x6fbde064, 0xd7018701, 0x4ad6bfb8, 0xf26ad8dd, 0xe0df7733, 0x58631056},
    {0x00000000, 0x5019579f, 0xa032af3e, 0xf02bf8a1, 0x9b14583d, 0xcb0d0fa2, 0x3b26f703, 0x6b3fa09c,
     0xed59b63b, 0xbd40e1a4, 0x4d6b1905, 0x1d724e9a, 0x764dee06, 0x2654b999, 0xd67f4138, 0x866616a7},
    {0x00000000, 0x01c26a37, 0x0384d46e, 0x0246be59, 0x0709a8dc, 0x06cbc2eb, 0x048d7cb2, 0x054f1685,
     0x0e1351b8, 0x0fd13b8f, 0x0d9785d6, 0x0c55efe1, 0x091af964, 0x08d89353, 0x0a9e2d0a, 0x0b5c473d},
    {0x00000000, 0x1c26a370, 0x384d46e0, 0x246be590, 0x709a8dc0, 0x6cbc2eb0, 0x48d7cb20, 0x54f16850,
     0xe1351b80, 0xfd13b8f0, 0xd9785d60, 0xc55efe10, 0x91af9640, 0x8d893530, 0xa9e2d0a0, 0xb5c473d0},
    {0x00000000, 0x191b3141, 0x32366282, 0x2b2d53c3, 0x646cc504, 0x7d77f445, 0x565aa786, 0x4f4196c7,
     0xc8d98a08, 0xd1c2bb49, 0xfaefe88a, 0xe3f4d9cb, 0xacb54f0c, 0xb5ae7e4d, 0x9e832d8e, 0x87981ccf},
    {0x00000000, 0x4ac21251, 0x958424a2, 0xdf4636f3, 0xf0794f05, 0xbabb5d54, 0x65fd6ba7, 0x2f3f79f6,
     0x3b83984b, 0x71418a1a, 0xae07bce9, 0xe4c5aeb8, 0xcbfad74e, 0x8138c51f, 0x5e7ef3ec, 0x14bce1bd},
    {0x00000000, 0x77073096, 0xee0e612c, 0x990951ba, 0x076dc419, 0x706af48f, 0xe963a535, 0x9e6495a3,
     0x0edb8832, 0x79dcb8a4, 0xe0d5e91e, 0x97d2d988, 0x09b64c2b, 0x7eb17cbd, 0xe7b82d07, 0x90bf1d91},
    {0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
     0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c},
};

/* CRC-32 of zip files and Ethernet, four bytes at a time. */
static uint32_t crc32_of(const uint8_t *data, size_t len, uint32_t crc)
{
    const uint8_t *end = data + len;
    uint32_t word;

    for (crc = ~crc; end - data >= 4; data += 4) {
        word = crc ^ ((uint32_t)data[0] | (uint32_t)data[1] << 8 | (uint32_t)data[2] << 16 | (uint32_t)data[3] << 24);
        crc = 0;
#pragma GCC unroll 8
        for (int i = 0; i < 8; i++)
            crc ^= crc_tables[i][word >> 4 * i & 15];
    }
    for (; data < end; data++) {
        crc ^= *data;
        crc = crc >> 4 ^ crc_tables[7][crc & 15];
        crc = crc >> 4 ^ crc_tables[7][crc & 15];
    }
    return ~crc;
}

/* zlib's crc32_z(), which is several times as fast. */
typedef unsigned long (*zlib_crc32)(unsigned long crc, const uint8_t *data, size_t len);

#define WORTH_OPENING 65536 /* bytes of which opening zlib costs no more time than it saves */
#define WORTH_CALLING 64

struct checksums {
    size_t bytes;      /* so far */
    bool tried;        /* to open zlib */
    zlib_crc32 faster; /* or NULL */
};

static const char checksums_key;

/* zlib's function, once enough has been asked for; NULL: ours is to do it. */
static zlib_crc32 faster_crc32(struct cpy_thread *t, size_t len)
{
    struct checksums *all = cpy_private(t, &checksums_key, sizeof *all);
    void *library, *found;

    if (!all)
        return cpy_take_pending(t), NULL;
    if (!all->tried && (all->bytes += len) >= WORTH_OPENING) {
        all->tried = true;
        if ((library = dlopen("libz.so.1", RTLD_NOW | RTLD_LOCAL)) && (found = dlsym(library, "crc32_z")))
            memcpy(&all->faster, &found, sizeof found);
    }
    return all->faster;
}

static uint32_t crc_hqx_of(const uint8_t *data, size_t len, uint32_t crc)
{
    crc &= 0xffff;
    for (size_t i = 0; i < len; i++) {
        crc ^= (uint32_t)data[i] << 8;
        for (int bit = 0; bit < 8; bit++)
            crc = (crc << 1 ^ (crc & 0x8000 ? HQX_POLYNOMIAL : 0)) & 0xffff;
    }
    return crc;
}

static cpy_value crc32(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_buffer b;
    zlib_crc32 faster;
    uint64_t start;
    uint32_t crc;

    if (!cpy_to_wrapped64(t, args[1], &start) || !cpy_get_buffer(t, args[0], &b, false))
        return CPY_ERROR;
    faster = b.len >= WORTH_CALLING ? faster_crc32(t, b.len) : NULL;
    crc = faster ? (uint32_t)faster((uint32_t)start, b.data, b.len) : crc32_of(b.data, b.len, (uint32_t)start);
    cpy_release_buffer(t, &b);
    return cpy_int(crc);
}

static cpy_value crc_hqx(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_buffer b;
    uint64_t start;
    uint32_t crc;

    if (!cpy_to_wrapped64(t, args[1], &start) || !cpy_get_buffer(t, args[0], &b, false))
        return CPY_ERROR;
    crc = crc_hqx_of(b.data, b.len, (uint32_t)start);
    cpy_release_buffer(t, &b);
    return cpy_int(crc);
}

/* --- the module ---------------------------------------------------------------------------------------------------------- */

static bool init(struct cpy_thread *t, cpy_value module)
{
    return cpy_module_add(t, module, "Error", error_class(t)) && cpy_module_add(t, module, "Incomplete", incomplete_class(t));
}

#define HEXLIFY "Return the hexadecimal digits of data as bytes, sep between groups of bytes_per_sep (from the right, if it is positive)."
#define UNHEXLIFY "Return the bytes that hexadecimal digits tell."

static const struct cpy_function functions[] = {
    {"hexlify", "(data, sep=<unset>, bytes_per_sep=1)", hexlify, HEXLIFY, 0},
    {"b2a_hex", "(data, sep=<unset>, bytes_per_sep=1)", hexlify, HEXLIFY, 0},
    {"unhexlify", "(hexstr, /)", unhexlify, UNHEXLIFY, 0},
    {"a2b_hex", "(hexstr, /)", unhexlify, UNHEXLIFY, 0},
    {"b2a_base64", "(data, /, *, newline=True)", b2a_base64, "Return data as a line of base64.", 0},
    {"a2b_base64", "(data, /, *, strict_mode=False)", a2b_base64,
     "Return the bytes that base64 tells; what is no base64 is passed over, unless strict_mode refuses it.", 0},
    {"b2a_uu", "(data, /, *, backtick=False)", b2a_uu, "Return at most 45 bytes as a line of uuencoded text.", 0},
    {"a2b_uu", "(data, /)", a2b_uu, "Return the bytes that a line of uuencoded text tells.", 0},
    {"b2a_qp", "(data, quotetabs=False, istext=True, header=False)", b2a_qp, "Return data as quoted-printable text.", 0},
    {"a2b_qp", "(data, header=False)", a2b_qp, "Return the bytes that quoted-printable text tells.", 0},
    {"crc32", "(data, crc=0, /)", crc32, "Return the CRC-32 of data, going on from crc.", 0},
    {"crc_hqx", "(data, crc, /)", crc_hqx, "Return the CRC-CCITT of data, going on from crc.", 0},
    {0},
};

const struct cpy_module_def cpy_module_binascii = {
    .name = "binascii", .doc = "Bytes as text of several kinds, and checksums.", .functions = functions, .init = init,
};
