/* SPDX-License-Identifier: MIT */
/* modules/stdlib/io_base.c - the base classes of streams: what all have in common. */
#include "modules/stdlib/io.h"

bool cpy_io_writable(struct cpy_thread *t, cpy_value v, struct cpy_buffer *b, const char *what)
{
    if (cpy_get_buffer(t, v, b, true))
        return true;
    if (cpy_pending_is(t, CPY_TYPE_ERROR) || cpy_pending_is(t, CPY_BUFFER_ERROR)) {
        cpy_take_pending(t);
        cpy_raise(t, CPY_TYPE_ERROR, "%s must be read-write bytes-like object, not %B", what, v);
    }
    return false;
}

cpy_value cpy_io_unsupported(struct cpy_thread *t, const char *what)
{
    cpy_value io = cpy_import(t, "io"), class;

    if (!io || !(class = cpy_getattr_str(t, io, "UnsupportedOperation")))
        return CPY_ERROR;
    return cpy_raise_type(t, class, "%s", what);
}

cpy_value cpy_io_no_state(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_raise(t, CPY_TYPE_ERROR, "cannot pickle '%C' instances", args[0]);
}

cpy_value cpy_io_closed(struct cpy_thread *t)
{
    return cpy_raise(t, CPY_VALUE_ERROR, "I/O operation on closed file.");
}

bool cpy_io_whole(struct cpy_thread *t, cpy_value v, int64_t *size)
{
    if (cpy_to_index(t, v, size))
        return true;
    if (cpy_pending_is(t, CPY_TYPE_ERROR) && !cpy_find_attr_str(t, cpy_type_of(t, v), "__index__")) {
        cpy_take_pending(t);
        cpy_raise(t, CPY_TYPE_ERROR, "argument should be integer or None, not '%T'", v);
    }
    return false;
}

bool cpy_io_size(struct cpy_thread *t, cpy_value v, int64_t *size)
{
    *size = -1;
    if (v != CPY_NONE && !cpy_io_whole(t, v, size))
        return false;
    if (*size < 0)
        *size = -1;
    return true;
}

cpy_value cpy_io_line_ends(struct cpy_thread *t, unsigned seen)
{
    static const struct { uint8_t bit; const char *end; } ends[] = {{2, "\r"}, {1, "\n"}, {4, "\r\n"}};
    cpy_value found[3];
    size_t n = 0;

    for (size_t i = 0; i < 3; i++)
        if (seen & ends[i].bit && !(found[n++] = cpy_str_from(t, ends[i].end)))
            return CPY_ERROR;
    return n == 0 ? CPY_NONE : n == 1 ? found[0] : cpy_tuple_from(t, found, n);
}

/* Is the stream closed?  1, 0, or -1 with an exception pending. */
static int is_closed(struct cpy_thread *t, cpy_value stream)
{
    cpy_value closed = cpy_getattr_str(t, stream, "closed");

    return closed ? cpy_truth(t, closed) : -1;
}

static bool check_open(struct cpy_thread *t, cpy_value stream)
{
    int closed = is_closed(t, stream);

    if (closed > 0)
        cpy_io_closed(t);
    return closed == 0;
}

static cpy_value base_enter(struct cpy_thread *t, const cpy_value *args)
{
    return check_open(t, args[0]) ? args[0] : CPY_ERROR;
}

static cpy_value base_exit(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_call_method(t, args[0], "close", (size_t)0) ? CPY_NONE : CPY_ERROR;
}

static cpy_value base_iter(struct cpy_thread *t, const cpy_value *args)
{
    return check_open(t, args[0]) ? args[0] : CPY_ERROR;
}

cpy_value cpy_io_next(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value line = cpy_call_method(t, args[0], "readline", (size_t)0);
    int64_t len;

    if (!line || (len = cpy_len(t, line)) < 0)
        return CPY_ERROR;
    return len ? line : CPY_ERROR; /* an empty line ends the iteration */
}

/* BytesIO has enough with as many as the hint says, all others want more. */
static cpy_value base_readlines(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value list = cpy_list_new(t, 0), it = cpy_iter(t, args[0]), line;
    int64_t hint, total = cpy_is_instance_def(t, args[0], &cpy_io_bytes), len;

    if (!list || !it || !cpy_io_size(t, args[1], &hint))
        return CPY_ERROR;
    while ((hint <= 0 || total <= hint) && (line = cpy_next(t, it))) {
        if (!cpy_list_append(t, list, line) || (len = cpy_len(t, line)) < 0)
            return CPY_ERROR;
        total += len;
    }
    return cpy_pending(t) ? CPY_ERROR : list;
}

static cpy_value base_writelines(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value it, line;

    if (!check_open(t, args[0]) || !(it = cpy_iter(t, args[1])))
        return CPY_ERROR;
    while ((line = cpy_next(t, it)))
        if (!cpy_call_method(t, args[0], "write", (size_t)1, line))
            return CPY_ERROR;
    return cpy_pending(t) ? CPY_ERROR : CPY_NONE;
}

/* A line from read(1) calls: for streams in Python that define nothing better. */
static cpy_value base_readline(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value line = cpy_bytes_from(t, "", 0), byte;
    int64_t limit, n = 0;
    size_t len;

    if (!line || !cpy_io_size(t, args[1], &limit))
        return CPY_ERROR;
    while (limit < 0 || n < limit) {
        if (!(byte = cpy_call_method(t, args[0], "read", (size_t)1, cpy_int(1))))
            return CPY_ERROR;
        if (!cpy_is_bytes(byte))
            return cpy_raise(t, CPY_OS_ERROR, "read() should have returned a bytes object, not '%T'", byte);
        const uint8_t *data = cpy_bytes_view(byte, &len);

        if (len == 0)
            break;
        if (!(line = cpy_binary(t, line, byte, CPY_ADD)))
            return CPY_ERROR;
        n++;
        if (data[0] == '\n')
            break;
    }
    return line;
}

static cpy_value base_close(struct cpy_thread *t, const cpy_value *args)
{
    int closed = is_closed(t, args[0]);
    cpy_value error = CPY_UNSET;

    if (closed)
        return closed > 0 ? CPY_NONE : CPY_ERROR;
    if (!cpy_call_method(t, args[0], "flush", (size_t)0))
        error = cpy_take_pending(t); /* close all the same, then tell */
    if (!cpy_setattr_str(t, args[0], "__IOBase_closed", CPY_TRUE))
        return CPY_ERROR;
    return error ? cpy_raise_value(t, error) : CPY_NONE;
}

cpy_value cpy_io_close_below(struct cpy_thread *t, cpy_value below, cpy_value error)
{
    cpy_value second;

    if (cpy_call_method(t, below, "close", (size_t)0))
        return error ? cpy_raise_value(t, error) : CPY_NONE;
    second = cpy_take_pending(t);
    if (!error || cpy_setattr_str(t, second, "__context__", error))
        cpy_set_pending(t, second);
    return CPY_ERROR;
}

/* What is below a stream of a class derived from one of ours, or the stream. */
static cpy_value below(struct cpy_thread *t, cpy_value stream)
{
    if (cpy_is_instance_def(t, stream, &cpy_io_text))
        return cpy_getattr_str(t, stream, "buffer");
    return cpy_find_attr_str(t, stream, "raw") ? cpy_getattr_str(t, stream, "raw") : stream;
}

/* A stream that is dropped is closed.  Of classes in Python only: what native ones hold their finalizers write. */
static cpy_value base_del(struct cpy_thread *t, const cpy_value *args)
{
    int closed = is_closed(t, args[0]);
    cpy_value file;

    cpy_take_pending(t); /* a stream that was never made has no answer */
    if (closed)
        return CPY_NONE;
    if ((file = below(t, args[0])))
        cpy_io_warn_unclosed(t, args[0], file);
    if (cpy_pending(t) || !cpy_call_method(t, args[0], "close", (size_t)0))
        cpy_print_unraisable(t, NULL, args[0]);
    return CPY_NONE;
}

static cpy_value base_get_closed(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value closed = cpy_find_attr_str(t, args[0], "__IOBase_closed");

    return cpy_pending(t) ? CPY_ERROR : cpy_bool(closed != CPY_UNSET);
}

static cpy_value base_flush(struct cpy_thread *t, const cpy_value *args)
{
    return check_open(t, args[0]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value base_false(struct cpy_thread *t, const cpy_value *args)
{
    return check_open(t, args[0]) ? CPY_FALSE : CPY_ERROR;
}

static cpy_value base_unable(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return CPY_FALSE;
}

static cpy_value base_tell(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_call_method(t, args[0], "seek", (size_t)2, cpy_int(0), cpy_int(1));
}

#define UNSUPPORTED(name) \
    static cpy_value base_##name(struct cpy_thread *t, const cpy_value *args) \
    { \
        (void)args; \
        return cpy_io_unsupported(t, #name); \
    }
UNSUPPORTED(fileno) UNSUPPORTED(seek) UNSUPPORTED(truncate)
UNSUPPORTED(detach) UNSUPPORTED(read) UNSUPPORTED(read1) UNSUPPORTED(write)
#undef UNSUPPORTED

static const struct cpy_function base_methods[] = {
    {"__enter__", "(self, /)", base_enter, "Return self.", 0},
    {"__exit__", "(self, /, *args)", base_exit, "Close the stream.", 0},
    {"__iter__", "(self, /)", base_iter, "Return self: a stream iterates over its lines.", 0},
    {"__next__", "(self, /)", cpy_io_next, "Return the next line.", 0},
    {"__del__", "(self, /)", base_del, "Close a stream that is dropped.", 0},
    {"close", "(self, /)", base_close, "Flush and close; further use is an error.", 0},
    {"fileno", "(self, /)", base_fileno, "Return the file descriptor; UnsupportedOperation if there is none.", 0},
    {"flush", "(self, /)", base_flush, "Write what is held back.", 0},
    {"isatty", "(self, /)", base_false, "Return whether this is a terminal.", 0},
    {"readable", "(self, /)", base_unable, "Return whether it can be read.", 0},
    {"writable", "(self, /)", base_unable, "Return whether it can be written.", 0},
    {"seekable", "(self, /)", base_unable, "Return whether the position can be set.", 0},
    {"readline", "(self, size=-1, /)", base_readline, "Return a line, of at most size bytes; empty at the end.", 0},
    {"readlines", "(self, hint=-1, /)", base_readlines, "Return lines as a list, until there are more than hint bytes of them.", 0},
    {"writelines", "(self, lines, /)", base_writelines, "Write each item; adds no line ends.", 0},
    {"seek", "(self, offset, whence=0, /)", base_seek, "Set the position; returns the new one.", 0},
    {"tell", "(self, /)", base_tell, "Return the position.", 0},
    {"truncate", "(self, size=None, /)", base_truncate, "Cut to size (default: the position).", 0},
    {0},
};

static const struct cpy_attribute base_attributes[] = {
    {"closed", base_get_closed, NULL, "Whether the stream has been closed."},
    {0},
};

const struct cpy_type_def cpy_io_base = {
    .name = "io.IOBase", .doc = "What all streams have in common.", .size = sizeof(struct cpy_object),
    .flags = CPY_TYPE_HAS_DICT, .methods = base_methods, .attributes = base_attributes,
};

/* --- raw ------------------------------------------------------------------------------------------------------ */

/* read(n) by readinto(). */
static cpy_value raw_read(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value space, got;
    struct cpy_buffer b;
    int64_t size, n;
    uint8_t *data;

    if (!cpy_io_size(t, args[1], &size))
        return CPY_ERROR;
    if (size < 0)
        return cpy_call_method(t, args[0], "readall", (size_t)0);
    if (!cpy_find_attr_str(t, args[0], "readinto"))
        return cpy_pending(t) ? CPY_ERROR : cpy_raise_value(t, cpy_exception_class(t, CPY_NOT_IMPLEMENTED_ERROR));
    if (!(space = cpy_bytes_new(t, (size_t)size, &data)) || !(space = cpy_bytearray_from(t, data, (size_t)size)))
        return CPY_ERROR;
    if (!(got = cpy_call_method(t, args[0], "readinto", (size_t)1, space)) || got == CPY_NONE)
        return got;
    if (!cpy_to_int64(t, got, &n) || !cpy_get_buffer(t, space, &b, false))
        return CPY_ERROR;
    got = cpy_bytes_from(t, b.data, n < 0 ? 0 : (size_t)n > b.len ? b.len : (size_t)n);
    cpy_release_buffer(t, &b);
    return got;
}

static cpy_value raw_readall(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value all = cpy_bytes_from(t, "", 0), part;

    while (all) {
        if (!(part = cpy_call_method(t, args[0], "read", (size_t)1, cpy_int(CPY_IO_BUFFER_SIZE))))
            return CPY_ERROR;
        if (part == CPY_NONE && cpy_len(t, all) == 0)
            return CPY_NONE;
        if (part == CPY_NONE || cpy_len(t, part) == 0)
            return all;
        all = cpy_binary(t, all, part, CPY_ADD);
    }
    return CPY_ERROR;
}

static const struct cpy_function raw_methods[] = {
    {"read", "(self, size=-1, /)", raw_read, "Read with one system call at most size bytes; -1: all.", 0},
    {"readall", "(self, /)", raw_readall, "Read to the end.", 0},
    {0},
};

const struct cpy_type_def cpy_io_raw_base = {
    .name = "io.RawIOBase", .doc = "Base of streams without a buffer.", .base = &cpy_io_base,
    .size = sizeof(struct cpy_object), .flags = CPY_TYPE_HAS_DICT, .methods = raw_methods,
};

/* --- buffered, text -------------------------------------------------------------------------------------------------- */

/* What read() gave as the answer of readinto(). */
static cpy_value put_into(struct cpy_thread *t, cpy_value got, const struct cpy_buffer *to, const char *read)
{
    const uint8_t *data;
    size_t n;

    if (!got || got == CPY_NONE)
        return got;
    if (!cpy_is_bytes(got))
        return cpy_raise(t, CPY_TYPE_ERROR, "%s() should return bytes", read);
    data = cpy_bytes_view(got, &n);
    if (n > to->len)
        return cpy_raise(t, CPY_VALUE_ERROR, "%s() returned too much data: %zu bytes requested, %zu returned", read, to->len, n);
    memcpy(to->data, data, n);
    cpy_keep(got);
    return cpy_int((int64_t)n);
}

/* readinto() by a read() method. */
static cpy_value read_into(struct cpy_thread *t, const cpy_value *args, const char *read)
{
    struct cpy_buffer to;
    cpy_value got;

    if (!cpy_io_writable(t, args[1], &to, "readinto() argument"))
        return CPY_ERROR;
    got = put_into(t, cpy_call_method(t, args[0], read, (size_t)1, cpy_int((int64_t)to.len)), &to, read);
    cpy_release_buffer(t, &to);
    return got;
}

cpy_value cpy_io_readinto(struct cpy_thread *t, const cpy_value *args) { return read_into(t, args, "read"); }
cpy_value cpy_io_readinto1(struct cpy_thread *t, const cpy_value *args) { return read_into(t, args, "read1"); }

static const struct cpy_function buffered_methods[] = {
    {"detach", "(self, /)", base_detach, "Give the raw stream back.", 0},
    {"read", "(self, size=-1, /)", base_read, "Read size bytes, or all.", 0},
    {"read1", "(self, size=-1, /)", base_read1, "Read with at most one call of the raw stream.", 0},
    {"readinto", "(self, buffer, /)", cpy_io_readinto, "Read into a buffer; returns the number of bytes.", 0},
    {"readinto1", "(self, buffer, /)", cpy_io_readinto1, "Read into a buffer with at most one call of the raw stream.", 0},
    {"write", "(self, data, /)", base_write, "Write bytes; returns their number.", 0},
    {0},
};

const struct cpy_type_def cpy_io_buffered_base = {
    .name = "io.BufferedIOBase", .doc = "Base of buffered binary streams.", .base = &cpy_io_base,
    .size = sizeof(struct cpy_object), .flags = CPY_TYPE_HAS_DICT, .methods = buffered_methods,
};

static cpy_value text_none(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return CPY_NONE;
}

static const struct cpy_function text_methods[] = {
    {"detach", "(self, /)", base_detach, "Give the binary stream back.", 0},
    {"read", "(self, size=-1, /)", base_read, "Read size characters, or all.", 0},
    {"write", "(self, text, /)", base_write, "Write a str; returns its length.", 0},
    {0},
};
static const struct cpy_attribute text_attributes[] = {
    {"encoding", text_none, NULL, "The name of the encoding."},
    {"errors", text_none, NULL, "What happens with what cannot be encoded or decoded."},
    {"newlines", text_none, NULL, "The line ends seen so far."},
    {0},
};

const struct cpy_type_def cpy_io_text_base = {
    .name = "io.TextIOBase", .doc = "Base of text streams.", .base = &cpy_io_base,
    .size = sizeof(struct cpy_object), .flags = CPY_TYPE_HAS_DICT, .methods = text_methods, .attributes = text_attributes,
};
