/* SPDX-License-Identifier: MIT */
/* modules/stdlib/io_memory.c - BytesIO and StringIO: streams in memory.
 *
 * One struct for both; an item is a byte or a code point of four. */
#include "modules/stdlib/io.h"

#include <wchar.h>

/* What newline= of StringIO asks: '\n', None, '\r', '\r\n', ''. */
enum newline { NEWLINE_LF, NEWLINE_UNIVERSAL, NEWLINE_CR, NEWLINE_CRLF, NEWLINE_KEEP };

struct memory_io {
    struct cpy_object head;
    void *data;
    size_t len, cap, position; /* items */
    uint8_t width;             /* bytes of an item: 1 or 4 */
    uint8_t newline;           /* StringIO: enum newline */
    uint8_t seen;              /* StringIO: line ends written so far: 1 \n, 2 \r, 4 \r\n */
    bool closed;
    uint32_t exports; /* views by getbuffer() */
};

static struct memory_io *as_memory(cpy_value v) { return (struct memory_io *)cpy_pointer(v); }

static struct memory_io *open_stream(struct cpy_thread *t, cpy_value v)
{
    if (!as_memory(v)->closed)
        return as_memory(v);
    if (as_memory(v)->width == 1)
        cpy_io_closed(t);
    else
        cpy_raise(t, CPY_VALUE_ERROR, "I/O operation on closed file");
    return NULL;
}

static void *at(const struct memory_io *m, size_t i) { return (char *)m->data + i * m->width; }

/* Makes room for items up to len and fills the gap behind the end with zeros. */
static bool reach(struct cpy_thread *t, struct memory_io *m, size_t len)
{
    size_t cap = m->cap;
    void *grown;

    if (m->exports) {
        cpy_raise(t, CPY_BUFFER_ERROR, "Existing exports of data: object cannot be re-sized");
        return false;
    }
    if (len > SIZE_MAX / 8) {
        cpy_raise(t, CPY_OVERFLOW_ERROR, "new position too large");
        return false;
    }
    if (len > cap) {
        cap = len + len / 8 + 64;
        grown = m->data ? cpy_realloc(t, m->data, m->cap * m->width, cap * m->width) : cpy_malloc(t, cap * m->width);
        if (!grown)
            return false;
        m->data = grown;
        m->cap = cap;
    }
    if (len > m->len) {
        memset(at(m, m->len), 0, (len - m->len) * m->width);
        m->len = len;
    }
    return true;
}

static bool put(struct cpy_thread *t, struct memory_io *m, const void *data, size_t n)
{
    if (n == 0)
        return true;
    if (m->position + n < m->position || !reach(t, m, m->position + n > m->len ? m->position + n : m->len))
        return false;
    memcpy(at(m, m->position), data, n * m->width);
    m->position += n;
    return true;
}

static size_t left(const struct memory_io *m) { return m->position < m->len ? m->len - m->position : 0; }

/* n items from start as bytes or str. */
static cpy_value items(struct cpy_thread *t, struct memory_io *m, size_t start, size_t n)
{
    if (n == 0)
        return m->width == 1 ? cpy_bytes_from(t, "", 0) : cpy_str_from(t, "");
    return m->width == 1 ? cpy_bytes_from(t, at(m, start), n)
                         : cpy_str_from_text(t, (struct cpy_text){at(m, start), n, 4, false});
}

static cpy_value take(struct cpy_thread *t, struct memory_io *m, size_t n)
{
    cpy_value result = items(t, m, m->position, n);

    if (result)
        m->position += n;
    return result;
}

static uint32_t item(const struct memory_io *m, size_t i)
{
    return m->width == 1 ? ((const uint8_t *)m->data)[i] : ((const uint32_t *)m->data)[i];
}

/* --- what both do ------------------------------------------------------------------------------------------------- */

static cpy_value memory_read(struct cpy_thread *t, const cpy_value *args)
{
    struct memory_io *m = open_stream(t, args[0]);
    int64_t size;

    if (!m || !cpy_io_size(t, args[1], &size))
        return CPY_ERROR;
    return take(t, m, size < 0 || (uint64_t)size > left(m) ? left(m) : (size_t)size);
}

/* The number of items up to the first newline, and with it; or most. */
static size_t up_to_newline(const struct memory_io *m, size_t most)
{
    const void *start = at(m, m->position);
    const void *end = m->width == 1 ? memchr(start, '\n', most) : (const void *)wmemchr(start, L'\n', most);

    return end ? (size_t)((const uint8_t *)end - (const uint8_t *)start) / m->width + 1 : most;
}

/* Where a line that starts at the position ends. */
static size_t line_length(const struct memory_io *m, size_t most)
{
    if (m->newline != NEWLINE_CR && m->newline != NEWLINE_CRLF && m->newline != NEWLINE_KEEP)
        return most ? up_to_newline(m, most) : 0;
    for (size_t i = 0; i < most; i++) {
        uint32_t c = item(m, m->position + i);

        bool pair = c == '\r' && i + 1 < most && item(m, m->position + i + 1) == '\n';

        if (c == '\n' && m->newline == NEWLINE_KEEP)
            return i + 1;
        if (pair && (m->newline == NEWLINE_CRLF || m->newline == NEWLINE_KEEP))
            return i + 2;
        if (c == '\r' && (m->newline == NEWLINE_CR || m->newline == NEWLINE_KEEP))
            return i + 1;
    }
    return most;
}

static cpy_value memory_readline(struct cpy_thread *t, const cpy_value *args)
{
    struct memory_io *m = open_stream(t, args[0]);
    int64_t limit;
    size_t n;

    if (!m || !cpy_io_size(t, args[1], &limit))
        return CPY_ERROR;
    n = line_length(m, left(m));
    return take(t, m, limit >= 0 && n > (uint64_t)limit ? (size_t)limit : n);
}

/* A line; from a subclass of StringIO, but not of BytesIO, what its readline() gives. */
static cpy_value memory_next(struct cpy_thread *t, const cpy_value *args)
{
    struct memory_io *m;
    size_t n;

    if (!cpy_is_exactly_def(args[0], &cpy_io_string) && cpy_is_instance_def(t, args[0], &cpy_io_string))
        return cpy_io_next(t, args);
    n = (m = open_stream(t, args[0])) ? line_length(m, left(m)) : 0;
    return n ? take(t, m, n) : CPY_ERROR;
}

static cpy_value memory_getvalue(struct cpy_thread *t, const cpy_value *args)
{
    struct memory_io *m = open_stream(t, args[0]);

    return m ? items(t, m, 0, m->len) : CPY_ERROR;
}

/* --- state: what copies and pickles are made from ------------------------------------------------------------------- */

/* The attributes that the stream was given, or None. */
static cpy_value own_attributes(struct cpy_thread *t, cpy_value self)
{
    cpy_value dict = cpy_getattr_str(t, self, "__dict__");

    return dict && cpy_dict_len(dict) == 0 ? CPY_NONE : dict;
}

/* Is the state a tuple of at least n items? */
static bool check_state(struct cpy_thread *t, cpy_value self, cpy_value state, size_t n)
{
    if (cpy_is_tuple(state) && cpy_tuple_len(state) >= n)
        return true;
    cpy_raise(t, CPY_TYPE_ERROR, "%T.__setstate__ argument should be %zu-tuple, got %T", self, n, state);
    return false;
}

/* Takes position and attributes from a state, where they are items i and i + 1. */
static cpy_value restore(struct cpy_thread *t, cpy_value self, cpy_value state, size_t i)
{
    static const char *const ordinals[] = {"second", "third", "fourth"};
    cpy_value position = cpy_tuple_get(state, i), dict = cpy_tuple_get(state, i + 1), own;
    int64_t n;

    if (!cpy_is_int(position))
        return cpy_raise(t, CPY_TYPE_ERROR, "%s item of state must be an integer, %s %T", ordinals[i - 1],
            i == 1 ? "not" : "got", position);
    if (!cpy_to_size(t, position, &n))
        return CPY_ERROR;
    if (n < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "position value cannot be negative");
    as_memory(self)->position = (size_t)n;
    if (dict == CPY_NONE)
        return CPY_NONE;
    if (!cpy_is_dict(dict))
        return cpy_raise(t, CPY_TYPE_ERROR, "%s item of state should be a dict, got a %T", ordinals[i], dict);
    own = cpy_getattr_str(t, self, "__dict__");
    return own && cpy_dict_update(t, own, dict) ? CPY_NONE : CPY_ERROR;
}

static cpy_value memory_tell(struct cpy_thread *t, const cpy_value *args)
{
    struct memory_io *m = open_stream(t, args[0]);

    return m ? cpy_int((int64_t)m->position) : CPY_ERROR;
}

static cpy_value memory_seek(struct cpy_thread *t, const cpy_value *args)
{
    struct memory_io *m = open_stream(t, args[0]);
    int64_t offset, whence, from;

    if (!m || !cpy_to_int64(t, args[1], &offset) || !cpy_to_int64(t, args[2], &whence))
        return CPY_ERROR;
    if (whence < 0 || whence > 2)
        return cpy_raise(t, CPY_VALUE_ERROR,
            m->width == 1 ? "invalid whence (%lld, should be 0, 1 or 2)" : "Invalid whence (%lld, should be 0, 1 or 2)",
            (long long)whence);
    if (m->width == 4 && whence != 0 && offset != 0)
        return cpy_raise(t, CPY_OS_ERROR, "Can't do nonzero cur-relative seeks");
    if (whence == 0 && offset < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, m->width == 1 ? "negative seek value %lld" : "Negative seek position %lld",
            (long long)offset);
    from = whence == 0 ? 0 : whence == 1 ? (int64_t)m->position : (int64_t)m->len;
    m->position = from + offset < 0 ? 0 : (size_t)(from + offset);
    return cpy_int((int64_t)m->position);
}

static cpy_value memory_truncate(struct cpy_thread *t, const cpy_value *args)
{
    struct memory_io *m = open_stream(t, args[0]);
    int64_t size;

    if (!m)
        return CPY_ERROR;
    if (args[1] == CPY_NONE)
        size = (int64_t)m->position;
    else if (!cpy_io_whole(t, args[1], &size))
        return CPY_ERROR;
    if (size < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, m->width == 1 ? "negative size value %lld" : "Negative size value %lld",
            (long long)size);
    if (m->exports)
        return cpy_raise(t, CPY_BUFFER_ERROR, "Existing exports of data: object cannot be re-sized");
    if ((uint64_t)size < m->len)
        m->len = (size_t)size;
    return cpy_int(size);
}

static cpy_value memory_close(struct cpy_thread *t, const cpy_value *args)
{
    struct memory_io *m = as_memory(args[0]);

    if (m->exports)
        return cpy_raise(t, CPY_BUFFER_ERROR, "Existing exports of data: object cannot be re-sized");
    m->closed = true;
    if (m->data)
        cpy_free(m, m->data, m->cap * m->width);
    m->data = NULL;
    m->len = m->cap = m->position = 0;
    return CPY_NONE;
}

static cpy_value memory_true(struct cpy_thread *t, const cpy_value *args)
{
    return open_stream(t, args[0]) ? CPY_TRUE : CPY_ERROR;
}
static cpy_value memory_false(struct cpy_thread *t, const cpy_value *args)
{
    return open_stream(t, args[0]) ? CPY_FALSE : CPY_ERROR;
}
static cpy_value get_closed(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(as_memory(args[0])->closed);
}

static void memory_destroy(struct cpy_object *o)
{
    struct memory_io *m = (struct memory_io *)o;

    if (m->data)
        cpy_free(m, m->data, m->cap * m->width);
}

static cpy_value make(struct cpy_thread *t, cpy_value type, uint8_t width)
{
    struct memory_io *m = cpy_new_object(t, type);

    if (m)
        m->width = width;
    return cpy_from(m);
}

/* --- BytesIO
 * ----------------------------------------------------------------------------------------------------------- */

static cpy_value bytes_new(struct cpy_thread *t, const cpy_value *args) { return make(t, args[0], 1); }

static cpy_value bytes_write(struct cpy_thread *t, const cpy_value *args)
{
    struct memory_io *m = open_stream(t, args[0]);
    struct cpy_buffer from;
    cpy_value result;

    if (!m || !cpy_get_buffer(t, args[1], &from, false))
        return CPY_ERROR;
    result = put(t, m, from.data, from.len) ? cpy_int((int64_t)from.len) : CPY_ERROR;
    cpy_release_buffer(t, &from);
    return result;
}

static cpy_value bytes_init(struct cpy_thread *t, const cpy_value *args)
{
    struct memory_io *m = as_memory(args[0]);

    m->len = m->position = 0;
    m->closed = false;
    if (args[1] != CPY_NONE && !bytes_write(t, args))
        return CPY_ERROR;
    m->position = 0;
    return CPY_NONE;
}

static cpy_value bytes_getstate(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value text = memory_getvalue(t, args), dict = text ? own_attributes(t, args[0]) : CPY_ERROR;

    return dict ? cpy_tuple_of(t, (size_t)3, text, cpy_int((int64_t)as_memory(args[0])->position), dict) : CPY_ERROR;
}

static cpy_value bytes_setstate(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value state = args[1];

    if (!open_stream(t, args[0]) || !check_state(t, args[0], state, 3) || !bytes_init(t, (cpy_value[]){args[0], cpy_tuple_get(state, 0)}))
        return CPY_ERROR;
    return restore(t, args[0], state, 1);
}

static cpy_value bytes_readinto(struct cpy_thread *t, const cpy_value *args)
{
    struct memory_io *m = open_stream(t, args[0]);
    struct cpy_buffer to;
    size_t n;

    if (!m)
        return CPY_ERROR;
    if (!cpy_io_writable(t, args[1], &to, "readinto() argument"))
        return CPY_ERROR;
    n = left(m) < to.len ? left(m) : to.len;
    if (n)
        memcpy(to.data, at(m, m->position), n);
    m->position += n;
    cpy_release_buffer(t, &to);
    return cpy_int((int64_t)n);
}

static cpy_value bytes_getbuffer(struct cpy_thread *t, const cpy_value *args)
{
    return open_stream(t, args[0]) ? cpy_call_1(t, cpy_builtin_type(t, CPY_TYPE_MEMORYVIEW), args[0]) : CPY_ERROR;
}

static bool bytes_get_buffer(struct cpy_thread *t, cpy_value self, struct cpy_buffer *b, bool writable)
{
    struct memory_io *m = open_stream(t, self);

    (void)writable;
    if (!m)
        return false;
    *b = (struct cpy_buffer){m->data, m->len, 1, "B", false, self};
    m->exports++;
    return true;
}

static void bytes_release_buffer(struct cpy_thread *t, struct cpy_buffer *b)
{
    (void)t;
    as_memory(b->owner)->exports--;
}

#define COMMON_METHODS                                                                                                 \
    {"read", "(self, size=-1, /)", memory_read, "Read size items, or all.", 0},                                        \
        {"readline", "(self, size=-1, /)", memory_readline, "Return a line, of at most size items; empty at the end.", \
            0},                                                                                                        \
        {"__next__", "(self, /)", memory_next, "Return the next line.", 0},                                            \
        {"getvalue", "(self, /)", memory_getvalue, "Return all that was written.", 0},                                 \
        {"seek", "(self, pos, whence=0, /)", memory_seek, "Set the position; returns the new one.", 0},                \
        {"tell", "(self, /)", memory_tell, "Return the position.", 0},                                                 \
        {"truncate", "(self, size=None, /)", memory_truncate, "Cut to size (default: the position).", 0},              \
        {"close", "(self, /)", memory_close, "Free the memory; further use is an error.", 0},                          \
        {"seekable", "(self, /)", memory_true, "Return True.", 0},                                                     \
        {"readable", "(self, /)", memory_true, "Return True.", 0},                                                     \
    {                                                                                                                  \
        "writable", "(self, /)", memory_true, "Return True.", 0                                                        \
    }

/* A closed stream, too, is its own iterator; only its next line cannot be had. */
static cpy_value bytes_iter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static const struct cpy_function bytes_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", bytes_new, "Make an empty stream.", 0},
    {"__init__", "(self, initial_bytes=b'')", bytes_init, "Start with these bytes.", 0},
    COMMON_METHODS,
    {"__iter__", "(self, /)", bytes_iter, "Return self: a stream iterates over its lines.", 0},
    {"read1", "(self, size=-1, /)", memory_read, "Read size bytes, or all.", 0},
    {"readinto1", "(self, buffer, /)", bytes_readinto, "Read into a buffer; returns the number of bytes.", 0},
    {"readinto", "(self, buffer, /)", bytes_readinto, "Read into a buffer; returns the number of bytes.", 0},
    {"write", "(self, data, /)", bytes_write, "Write bytes; returns their number.", 0},
    {"isatty", "(self, /)", memory_false, "Return False.", 0},
    {"__getstate__", "(self, /)", bytes_getstate, "Return the bytes, the position, and the attributes or None.", 0},
    {"__setstate__", "(self, state, /)", bytes_setstate, "Take what __getstate__() returned.", 0},
    {"getbuffer", "(self, /)", bytes_getbuffer, "Return a view of the bytes.", 0},
    {0},
};
static const struct cpy_attribute attributes[] = {
    {"closed", get_closed, NULL, "Whether the stream has been closed."}, {0}};

const struct cpy_type_def cpy_io_bytes = {
    .name = "_io.BytesIO",
    .doc = "A binary stream in memory.",
    .base = &cpy_io_buffered_base,
    .size = sizeof(struct memory_io),
    .flags = CPY_TYPE_HAS_DICT | CPY_TYPE_FULL_NAME,
    .methods = bytes_methods,
    .attributes = attributes,
    .destroy = memory_destroy,
    .get_buffer = bytes_get_buffer,
    .release_buffer = bytes_release_buffer,
};

/* --- StringIO
 * ------------------------------------------------------------------------------------------------------------ */

static cpy_value string_new(struct cpy_thread *t, const cpy_value *args) { return make(t, args[0], 4); }

/* Line ends as newline= asks: universal turns all into \n, others turn \n into theirs. */
static cpy_value translate(struct cpy_thread *t, const struct memory_io *m, cpy_value text)
{
    if (m->newline == NEWLINE_UNIVERSAL &&
        (text = cpy_call_method(t, text, "replace", (size_t)2, cpy_str_from(t, "\r\n"), cpy_str_from(t, "\n"))))
        text = cpy_call_method(t, text, "replace", (size_t)2, cpy_str_from(t, "\r"), cpy_str_from(t, "\n"));
    else if (m->newline == NEWLINE_CR || m->newline == NEWLINE_CRLF)
        text = cpy_call_method(t, text, "replace", (size_t)2, cpy_str_from(t, "\n"),
            cpy_str_from(t, m->newline == NEWLINE_CR ? "\r" : "\r\n"));
    return text;
}

/* Notes which line ends a text has. */
static void note_line_ends(struct memory_io *m, struct cpy_text text)
{
    for (size_t i = 0; i < text.len; i++) {
        uint32_t c = cpy_text_at(&text, i);

        if (c == '\n')
            m->seen |= 1;
        else if (c == '\r' && i + 1 < text.len && cpy_text_at(&text, i + 1) == '\n')
            m->seen |= (uint8_t)(i++, 4);
        else if (c == '\r')
            m->seen |= 2;
    }
}

static cpy_value string_write(struct cpy_thread *t, const cpy_value *args)
{
    struct memory_io *m;
    struct cpy_text text;
    cpy_value v;

    if (!cpy_is_str(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "string argument expected, got '%T'", args[1]);
    if (!(m = open_stream(t, args[0])))
        return CPY_ERROR;
    if (m->newline == NEWLINE_UNIVERSAL || m->newline == NEWLINE_KEEP)
        note_line_ends(m, cpy_str_view(args[1]));
    if (!(v = m->newline ? translate(t, m, args[1]) : args[1]))
        return CPY_ERROR;
    text = cpy_str_view(v);
    if (text.len && !reach(t, m, m->position + text.len > m->len ? m->position + text.len : m->len))
        return CPY_ERROR;
    for (size_t i = 0; i < text.len; i++)
        ((uint32_t *)m->data)[m->position + i] = cpy_text_at(&text, i);
    m->position += text.len;
    return cpy_int((int64_t)cpy_str_view(args[1]).len);
}

/* What newline= says for each, but for None. */
static const char *const newline_texts[] = {
    [NEWLINE_LF] = "\n", [NEWLINE_CR] = "\r", [NEWLINE_CRLF] = "\r\n", [NEWLINE_KEEP] = ""};

static bool set_newline(struct cpy_thread *t, struct memory_io *m, cpy_value newline)
{
    m->newline = NEWLINE_UNIVERSAL;
    if (newline == CPY_NONE)
        return true;
    for (uint8_t i = NEWLINE_LF; i <= NEWLINE_KEEP; i++)
        if (newline_texts[i] && cpy_str_equals(newline, newline_texts[i])) {
            m->newline = i;
            return true;
        }
    cpy_raise(t, CPY_VALUE_ERROR, "illegal newline value: %R", newline);
    return false;
}

static cpy_value get_newlines(struct cpy_thread *t, const cpy_value *args)
{
    struct memory_io *m = open_stream(t, args[0]);

    return m ? cpy_io_line_ends(t, m->seen) : CPY_ERROR;
}

static cpy_value get_line_buffering(struct cpy_thread *t, const cpy_value *args)
{
    return open_stream(t, args[0]) ? CPY_FALSE : CPY_ERROR;
}

static const struct cpy_attribute string_attributes[] = {
    {"closed", get_closed, NULL, "Whether the stream has been closed."},
    {"newlines", get_newlines, NULL, "The line ends written so far: None, one, or a tuple."},
    {"line_buffering", get_line_buffering, NULL, "False: nothing is held back."},
    {0},
};

static cpy_value string_init(struct cpy_thread *t, const cpy_value *args)
{
    struct memory_io *m = as_memory(args[0]);

    if (args[2] != CPY_NONE && !cpy_is_str(args[2]))
        return cpy_raise(t, CPY_TYPE_ERROR, "newline must be str or None, not %T", args[2]);
    if (!set_newline(t, m, args[2]))
        return CPY_ERROR;
    m->seen = 0;
    m->len = m->position = 0;
    m->closed = false;
    if (args[1] != CPY_NONE && !cpy_is_str(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "initial_value must be str or None, not %T", args[1]);
    if (args[1] != CPY_NONE && !string_write(t, args))
        return CPY_ERROR;
    m->position = 0;
    return CPY_NONE;
}

static cpy_value string_getstate(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value text = memory_getvalue(t, args), dict = text ? own_attributes(t, args[0]) : CPY_ERROR, newline = CPY_NONE;
    struct memory_io *m = as_memory(args[0]);

    if (!dict || (m->newline != NEWLINE_UNIVERSAL && !(newline = cpy_str_from(t, newline_texts[m->newline]))))
        return CPY_ERROR;
    return cpy_tuple_of(t, (size_t)4, text, newline, cpy_int((int64_t)m->position), dict);
}

/* The text of the state has its line ends translated already. */
static cpy_value string_setstate(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value state = args[1];
    uint8_t newline;

    if (!open_stream(t, args[0]) || !check_state(t, args[0], state, 4) ||
        !string_init(t, (cpy_value[]){args[0], CPY_NONE, cpy_tuple_get(state, 1)}))
        return CPY_ERROR;
    newline = as_memory(args[0])->newline;
    if (!string_init(t, (cpy_value[]){args[0], cpy_tuple_get(state, 0), cpy_str_from(t, "\n")}))
        return CPY_ERROR;
    as_memory(args[0])->newline = newline;
    return restore(t, args[0], state, 2);
}

/* It does not even look whether the stream is closed. */
static cpy_value string_flush(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return CPY_NONE;
}

static const struct cpy_function string_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", string_new, "Make an empty stream.", 0},
    {"__init__", "(self, initial_value='', newline='\n')", string_init, "Start with this text.", 0},
    COMMON_METHODS,
    {"write", "(self, text, /)", string_write, "Write a str; returns its length.", 0},
    {"__getstate__", "(self, /)", string_getstate, "Return text, newline=, position, and the attributes or None.", 0},
    {"__setstate__", "(self, state, /)", string_setstate, "Take what __getstate__() returned.", 0},
    {"flush", "(self, /)", string_flush, "Do nothing.", 0},
    {0},
};

const struct cpy_type_def cpy_io_string = {
    .name = "_io.StringIO",
    .doc = "A text stream in memory.",
    .base = &cpy_io_text_base,
    .size = sizeof(struct memory_io),
    .flags = CPY_TYPE_HAS_DICT | CPY_TYPE_FULL_NAME,
    .methods = string_methods,
    .attributes = string_attributes,
    .destroy = memory_destroy,
};
