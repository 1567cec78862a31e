/* SPDX-License-Identifier: MIT */
/* modules/stdlib/io_buffered.c - BufferedReader, BufferedWriter, BufferedRandom.
 *
 * One block serves reading and writing, never both at once: data[start .. end) is what was
 * read ahead, data[0 .. dirty) what waits to be written.  Changing from reading to writing moves the raw
 * stream back over what was read ahead; the other way flushes. */
#include "modules/stdlib/io.h"

#include <errno.h>
#include <unistd.h>

struct buffered {
    struct cpy_object head;
    cpy_field raw;        /* unset: detached or not initialised */
    uint8_t *data;
    size_t cap;
    size_t start, end;    /* read ahead */
    size_t dirty;         /* to be written */
    struct cpy_guard guard; /* one thread at a time */
};

static struct buffered *as_buffered(cpy_value v) { return (struct buffered *)cpy_pointer(v); }

static bool raw_closed(struct cpy_thread *t, struct buffered *b)
{
    cpy_value closed = cpy_getattr_str(t, cpy_load(b->raw), "closed");

    return !closed || cpy_truth(t, closed) != 0;
}

/* ValueError: there is no raw stream, or not yet. */
static cpy_value detached(struct cpy_thread *t, const struct buffered *b)
{
    return cpy_raise(t, CPY_VALUE_ERROR, b->data ? "raw stream has been detached" : "I/O operation on uninitialized object");
}

/* The stream, if it can be used; NULL: ValueError is pending, which says what was to be done ("read of") if what is not NULL. */
static struct buffered *open_stream(struct cpy_thread *t, cpy_value v, const char *what)
{
    struct buffered *b = as_buffered(v);

    if (!cpy_load(b->raw))
        detached(t, b);
    else if (cpy_io_fd(t, cpy_load(b->raw)) >= 0 || !raw_closed(t, b))
        return b;
    else if (!cpy_pending(t) && what)
        cpy_raise(t, CPY_VALUE_ERROR, "%s closed file", what);
    else if (!cpy_pending(t))
        cpy_io_closed(t);
    return NULL;
}

/* Is v one of our buffered streams itself, not of a subclass? */
static bool is_ours(cpy_value v)
{
    return cpy_is_exactly_def(v, &cpy_io_buffered_reader) || cpy_is_exactly_def(v, &cpy_io_buffered_writer) ||
           cpy_is_exactly_def(v, &cpy_io_buffered_random);
}

/* The stream, if it can be flushed: one that is only read has nothing of its own to say of it. */
static struct buffered *flushable(struct cpy_thread *t, cpy_value v)
{
    return open_stream(t, v, cpy_is_instance_def(t, v, &cpy_io_buffered_reader) ? NULL : "flush of");
}

bool cpy_io_is_open_buffer(struct cpy_thread *t, cpy_value v)
{
    return is_ours(v) && cpy_io_fd(t, cpy_load(as_buffered(v)->raw)) >= 0;
}

cpy_value cpy_io_below(cpy_value v) { return is_ours(v) ? cpy_load(as_buffered(v)->raw) : v; }

/* --- the raw stream ---------------------------------------------------------------------------------------------- */

/* OSError: a method of a raw stream has not done what it should, for the reason that is pending. */
static void raise_from_pending(struct cpy_thread *t, const char *method)
{
    cpy_value cause = cpy_take_pending(t), error;

    cpy_raise(t, CPY_OS_ERROR, "raw %s() failed", method);
    error = cpy_take_pending(t);
    if (cpy_setattr_str(t, error, "__cause__", cause) && cpy_setattr_str(t, error, "__context__", cause))
        cpy_set_pending(t, error);
}

/* How many bytes of size a method of a raw stream in Python has transferred; -1: error, -2: would block. */
static int64_t raw_count(struct cpy_thread *t, const char *method, cpy_value result, size_t size)
{
    int64_t n;

    if (!result)
        return -1;
    if (result == CPY_NONE)
        return -2;
    if (!cpy_to_int64(t, result, &n)) {
        raise_from_pending(t, method);
    } else if (n < 0 || n > (int64_t)size) {
        cpy_raise(t, CPY_OS_ERROR, "raw %s() returned invalid length %lld (should have been between 0 and %zu)", method,
            (long long)n, size);
    } else {
        return n;
    }
    return -1;
}

/* Reads at most size bytes; 0 at the end, -1: error, -2: would block. */
static int64_t raw_read(struct cpy_thread *t, struct buffered *b, uint8_t *to, size_t size)
{
    cpy_value space;
    struct cpy_buffer got;
    int64_t n;

    if (cpy_io_fd(t, cpy_load(b->raw)) >= 0)
        return cpy_io_file_read(t, cpy_load(b->raw), to, size);
    memset(to, 0, size); /* what Python code gets to see */
    if (!(space = cpy_bytearray_from(t, to, size)))
        return -1;
    n = raw_count(t, "readinto", cpy_call_method(t, cpy_load(b->raw), "readinto", (size_t)1, space), size);
    if (n <= 0 || !cpy_get_buffer(t, space, &got, false))
        return n < 0 ? n : n > 0 ? -1 : 0;
    memcpy(to, got.data, (size_t)n < got.len ? (size_t)n : got.len);
    cpy_release_buffer(t, &got);
    return n;
}

/* Writes all of it; returns how much was written: less than size if an exception is pending or it would block. */
static size_t raw_write(struct cpy_thread *t, struct buffered *b, const uint8_t *from, size_t size)
{
    bool is_file = cpy_io_fd(t, cpy_load(b->raw)) >= 0;
    size_t written = 0, rest;
    int64_t n;

    while ((rest = size - written) > 0) {
        if (is_file) {
            n = cpy_io_file_write(t, cpy_load(b->raw), from + written, rest);
        } else {
            cpy_value bytes = cpy_bytes_from(t, from + written, rest);

            n = bytes ? raw_count(t, "write", cpy_call_method(t, cpy_load(b->raw), "write", (size_t)1, bytes), rest) : -1;
        }
        if (n < 0)
            break;
        written += (size_t)n;
        if ((size_t)n < rest && !cpy_safe_point(t)) /* a signal may have ended the call */
            break;
    }
    return written;
}

static bool raw_seek(struct cpy_thread *t, struct buffered *b, int64_t offset, int64_t whence, int64_t *position)
{
    cpy_value offset_value = cpy_int_from(t, offset), result;

    if (!offset_value || !(result = cpy_call_method(t, cpy_load(b->raw), "seek", (size_t)2, offset_value, cpy_int(whence))))
        return false;
    if (cpy_to_int64(t, result, position) && *position >= 0)
        return true;
    if (!cpy_pending(t))
        cpy_raise(t, CPY_OS_ERROR, "Raw stream returned invalid position %lld", (long long)*position);
    return false;
}

/* --- between reading and writing ------------------------------------------------------------------------------------ */

/* BlockingIOError: of what was to be written, so many bytes were taken.  False. */
static bool would_block(struct cpy_thread *t, size_t taken)
{
    cpy_value args[3] = {cpy_int(EAGAIN), cpy_str_from(t, "write could not complete without blocking"),
        cpy_int((int64_t)taken)}, error;

    if (args[1] && (error = cpy_call(t, cpy_exception_class(t, CPY_BLOCKING_IO_ERROR), args, 3)))
        cpy_raise_value(t, error);
    return false;
}

/* Writes what is held; what cannot be written stays. */
static bool flush_dirty(struct cpy_thread *t, struct buffered *b)
{
    size_t dirty = b->dirty, written;

    b->dirty = 0; /* a raw stream in Python may come back here */
    if (!dirty || (written = raw_write(t, b, b->data, dirty)) == dirty)
        return true;
    if (!b->dirty) {
        b->dirty = dirty - written;
        memmove(b->data, b->data + written, b->dirty);
    }
    return cpy_pending(t) ? false : would_block(t, 0);
}

static bool start_reading(struct cpy_thread *t, struct buffered *b) { return flush_dirty(t, b); }

static bool start_writing(struct cpy_thread *t, struct buffered *b)
{
    int64_t ahead = (int64_t)(b->end - b->start), position;

    b->start = b->end = 0;
    return ahead == 0 || raw_seek(t, b, -ahead, SEEK_CUR, &position);
}

/* Reads ahead when nothing is left; 0 at the end. */
static int64_t fill(struct cpy_thread *t, struct buffered *b)
{
    int64_t n;

    if (b->start < b->end)
        return (int64_t)(b->end - b->start);
    b->start = b->end = 0;
    n = raw_read(t, b, b->data, b->cap);
    if (n > 0)
        b->end = (size_t)n;
    return n;
}

/* --- reading -------------------------------------------------------------------------------------------------------------- */

/* A block of bytes that grows. */
struct block {
    uint8_t *data;
    size_t len, cap;
};

static bool add(struct cpy_thread *t, struct block *block, const uint8_t *data, size_t n)
{
    uint8_t *grown;
    size_t cap = block->cap;

    if (block->len + n > cap) {
        cap = (block->len + n) * 2;
        grown = block->data ? cpy_realloc(t, block->data, block->cap, cap) : cpy_malloc(t, cap);
        if (!grown)
            return false;
        block->data = grown;
        block->cap = cap;
    }
    memcpy(block->data + block->len, data, n);
    block->len += n;
    return true;
}

/* Takes n bytes of what was read ahead. */
static bool take(struct cpy_thread *t, struct buffered *b, struct block *block, size_t n)
{
    if (!add(t, block, b->data + b->start, n))
        return false;
    b->start += n;
    return true;
}

static cpy_value block_bytes(struct cpy_thread *t, struct buffered *b, struct block *block, bool ok)
{
    cpy_value bytes = ok ? cpy_bytes_from(t, block->data ? (const char *)block->data : "", block->len) : CPY_ERROR;

    if (block->data)
        cpy_free(b, block->data, block->cap);
    return bytes;
}

static cpy_value buffered_read(struct cpy_thread *t, const cpy_value *args)
{
    struct buffered *b = open_stream(t, args[0], "read of");
    struct block block = {NULL, 0, 0};
    int64_t size, n = 1;
    bool ok = true;

    if (!b || !cpy_io_size(t, args[1], &size))
        return CPY_ERROR;
    if (args[1] != CPY_NONE && cpy_is_small(args[1]) && cpy_small(args[1]) < -1)
        return cpy_raise(t, CPY_VALUE_ERROR, "read length must be non-negative or -1");
    if (!start_reading(t, b))
        return CPY_ERROR;
    while (ok && (size < 0 || block.len < (size_t)size) && (n = fill(t, b)) > 0) {
        size_t wanted = size < 0 ? (size_t)n : (size_t)size - block.len;

        ok = take(t, b, &block, wanted < (size_t)n ? wanted : (size_t)n) && (wanted <= (size_t)n || cpy_safe_point(t));
    }
    if (n == -2 && block.len == 0)
        return CPY_NONE;
    return block_bytes(t, b, &block, ok && n != -1);
}

static cpy_value buffered_read1(struct cpy_thread *t, const cpy_value *args)
{
    struct buffered *b = open_stream(t, args[0], "read of");
    cpy_value bytes;
    int64_t size, n;

    if (!b || !cpy_io_size(t, args[1], &size) || !start_reading(t, b) || (size != 0 && (n = fill(t, b)) == -1))
        return CPY_ERROR;
    n = (int64_t)(b->end - b->start);
    if (size >= 0 && n > size)
        n = size;
    if ((bytes = cpy_bytes_from(t, b->data + b->start, (size_t)n)))
        b->start += (size_t)n;
    return bytes;
}

static cpy_value buffered_peek(struct cpy_thread *t, const cpy_value *args)
{
    struct buffered *b = open_stream(t, args[0], "peek of");

    if (!b || !start_reading(t, b) || fill(t, b) == -1)
        return CPY_ERROR;
    return cpy_bytes_from(t, b->data + b->start, b->end - b->start);
}

static cpy_value buffered_readinto(struct cpy_thread *t, const cpy_value *args)
{
    return open_stream(t, args[0], "readinto of") ? cpy_io_readinto(t, args) : CPY_ERROR;
}

static cpy_value buffered_readinto1(struct cpy_thread *t, const cpy_value *args)
{
    return open_stream(t, args[0], "readinto of") ? cpy_io_readinto1(t, args) : CPY_ERROR;
}

/* A line of which all has been read ahead; CPY_UNSET with nothing pending if there is none. */
static cpy_value line_ahead(struct cpy_thread *t, struct buffered *b)
{
    const uint8_t *start = b->data + b->start, *end = b->start < b->end ? memchr(start, '\n', b->end - b->start) : NULL;
    cpy_value line;

    if (!end)
        return CPY_UNSET;
    if ((line = cpy_bytes_from(t, start, (size_t)(end + 1 - start))))
        b->start += (size_t)(end + 1 - start);
    return line;
}

static cpy_value buffered_readline(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value line;
    struct buffered *b = open_stream(t, args[0], "readline of");
    struct block block = {NULL, 0, 0};
    int64_t limit, n = 0;
    bool ok = true, ended = false;

    if (!b || !cpy_io_size(t, args[1], &limit) || !start_reading(t, b))
        return CPY_ERROR;
    if (limit < 0 && ((line = line_ahead(t, b)) || cpy_pending(t)))
        return line;
    while (ok && !ended && (limit < 0 || block.len < (size_t)limit) && (n = fill(t, b)) > 0) {
        size_t wanted = limit < 0 || (size_t)n < (size_t)limit - block.len ? (size_t)n : (size_t)limit - block.len;
        const uint8_t *end = memchr(b->data + b->start, '\n', wanted);

        ended = end != NULL;
        ok = take(t, b, &block, end ? (size_t)(end + 1 - (b->data + b->start)) : wanted);
    }
    return block_bytes(t, b, &block, ok && n != -1);
}

/* --- writing, positions ------------------------------------------------------------------------------------------------------ */

/* Takes as much as there is room for. */
static size_t hold(struct buffered *b, const uint8_t *data, size_t n)
{
    size_t room = b->cap - b->dirty;

    n = n < room ? n : room;
    memcpy(b->data + b->dirty, data, n);
    b->dirty += n;
    return n;
}

/* Writes data, or holds it; where writing would block as much as there is room for. */
static bool write_buffered(struct cpy_thread *t, struct buffered *b, const uint8_t *data, size_t n)
{
    size_t done = 0;

    if (n > b->cap - b->dirty && !flush_dirty(t, b)) {
        if (!cpy_pending_is(t, CPY_BLOCKING_IO_ERROR))
            return false;
        cpy_take_pending(t);
    } else if (n >= b->cap) {
        done = raw_write(t, b, data, n);
        if (cpy_pending(t))
            return false;
    }
    done += hold(b, data + done, n - done);
    return done == n || would_block(t, done);
}

static cpy_value buffered_write(struct cpy_thread *t, const cpy_value *args)
{
    struct buffered *b;
    struct cpy_buffer from;
    int64_t len;
    bool ok;

    if (!cpy_get_buffer(t, args[1], &from, false))
        return CPY_ERROR;
    b = open_stream(t, args[0], "write to");
    ok = b && start_writing(t, b) && write_buffered(t, b, from.data, from.len);
    len = (int64_t)from.len;

    cpy_release_buffer(t, &from);
    return ok ? cpy_int(len) : CPY_ERROR;
}

static cpy_value buffered_flush(struct cpy_thread *t, const cpy_value *args)
{
    struct buffered *b = flushable(t, args[0]);

    if (!b || !flush_dirty(t, b))
        return CPY_ERROR;
    return cpy_call_method(t, cpy_load(b->raw), "flush", (size_t)0) ? CPY_NONE : CPY_ERROR;
}

static cpy_value buffered_seek(struct cpy_thread *t, const cpy_value *args)
{
    struct buffered *b = open_stream(t, args[0], "seek of");
    int64_t offset, whence, position;

    if (!b || !cpy_to_int64(t, args[1], &offset) || !cpy_to_int64(t, args[2], &whence))
        return CPY_ERROR;
    if (whence < SEEK_SET || whence > SEEK_HOLE) /* what the raw stream knows of the others it says itself */
        return cpy_raise(t, CPY_VALUE_ERROR, "whence value %lld unsupported", (long long)whence);
    if (!flush_dirty(t, b))
        return CPY_ERROR;
    if (whence == SEEK_CUR)
        offset -= (int64_t)(b->end - b->start);
    if (!raw_seek(t, b, offset, whence, &position))
        return CPY_ERROR;
    b->start = b->end = 0;
    return cpy_int_from(t, position);
}

static cpy_value buffered_tell(struct cpy_thread *t, const cpy_value *args)
{
    struct buffered *b = as_buffered(args[0]);
    int64_t position;

    if (!cpy_load(b->raw))
        return detached(t, b);
    if (!raw_seek(t, b, 0, SEEK_CUR, &position))
        return CPY_ERROR;
    return cpy_int_from(t, position - (int64_t)(b->end - b->start) + (int64_t)b->dirty);
}

static cpy_value buffered_truncate(struct cpy_thread *t, const cpy_value *args)
{
    struct buffered *b = open_stream(t, args[0], "truncate of");
    cpy_value size = args[1];

    if (b && cpy_is_instance_def(t, args[0], &cpy_io_buffered_reader))
        return cpy_io_unsupported(t, "truncate");
    if (!b || !flush_dirty(t, b) || (size == CPY_NONE && !(size = buffered_tell(t, args))))
        return CPY_ERROR;
    if (!start_writing(t, b)) /* what was read ahead may not be there any more */
        return CPY_ERROR;
    return cpy_call_method(t, cpy_load(b->raw), "truncate", (size_t)1, size);
}

static cpy_value buffered_close(struct cpy_thread *t, const cpy_value *args)
{
    struct buffered *b = as_buffered(args[0]);
    cpy_value error = CPY_UNSET;

    if (!cpy_load(b->raw))
        return detached(t, b);
    if (cpy_io_fd(t, cpy_load(b->raw)) < 0 && raw_closed(t, b))
        return cpy_pending(t) ? CPY_ERROR : CPY_NONE;
    if (!cpy_call_method(t, args[0], "flush", (size_t)0))
        error = cpy_take_pending(t); /* close all the same, then tell */
    b->dirty = 0;
    return cpy_io_close_below(t, cpy_load(b->raw), error);
}

static cpy_value buffered_detach(struct cpy_thread *t, const cpy_value *args)
{
    struct buffered *b = flushable(t, args[0]);
    cpy_value raw;

    if (!b || !cpy_call_method(t, args[0], "flush", (size_t)0))
        return CPY_ERROR;
    raw = cpy_load(b->raw);
    cpy_store(b, &b->raw, CPY_UNSET);
    return raw;
}

/* Methods and attributes that the raw stream answers. */
#define FORWARD(name) \
    static cpy_value buffered_##name(struct cpy_thread *t, const cpy_value *args) \
    { \
        cpy_value raw = cpy_load(as_buffered(args[0])->raw); \
                                                              \
        return raw ? cpy_call_method(t, raw, #name, (size_t)0) : detached(t, as_buffered(args[0])); \
    }
FORWARD(fileno) FORWARD(isatty) FORWARD(seekable) FORWARD(readable) FORWARD(writable)
#undef FORWARD

static cpy_value buffered_no(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return CPY_FALSE;
}

#define FORWARD(name) \
    static cpy_value get_##name(struct cpy_thread *t, const cpy_value *args) \
    { \
        cpy_value raw = cpy_load(as_buffered(args[0])->raw); \
        return raw ? cpy_getattr_str(t, raw, #name) : detached(t, as_buffered(args[0])); \
    }
FORWARD(closed) FORWARD(name) FORWARD(mode)
#undef FORWARD

static cpy_value get_raw(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value raw = cpy_load(as_buffered(args[0])->raw);

    (void)t;
    return raw ? raw : CPY_NONE;
}

static cpy_value buffered_repr(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value name = cpy_load(as_buffered(args[0])->raw) ? cpy_find_attr_str(t, args[0], "name") : CPY_UNSET;

    cpy_take_pending(t);
    return name ? cpy_str_format(t, "<%T name=%R>", args[0], name) : cpy_str_format(t, "<%T>", args[0]);
}

/* --- making --------------------------------------------------------------------------------------------------------------------- */

/* Asks the raw stream whether it can do what is needed. */
static bool check_raw(struct cpy_thread *t, cpy_value raw, const char *method)
{
    cpy_value answer = cpy_call_method(t, raw, method, (size_t)0);
    char text[60];

    if (!answer || cpy_truth(t, answer) > 0)
        return answer;
    snprintf(text, sizeof text, "File or stream is not %s.", method);
    if (!cpy_pending(t))
        cpy_io_unsupported(t, text);
    return false;
}

static bool check_abilities(struct cpy_thread *t, cpy_value self, cpy_value raw)
{
    bool reads = !cpy_is_instance_def(t, self, &cpy_io_buffered_writer);
    bool writes = !cpy_is_instance_def(t, self, &cpy_io_buffered_reader);

    return (!(reads && writes) || check_raw(t, raw, "seekable")) && (!reads || check_raw(t, raw, "readable")) &&
           (!writes || check_raw(t, raw, "writable"));
}

/* Makes it a stream that is not initialised. */
static void forget(struct buffered *b)
{
    if (b->data)
        cpy_free(b, b->data, b->cap);
    b->data = NULL;
    b->cap = b->start = b->end = b->dirty = 0;
    cpy_store(b, &b->raw, CPY_UNSET);
}

static cpy_value buffered_init(struct cpy_thread *t, const cpy_value *args)
{
    struct buffered *b = as_buffered(args[0]);
    int64_t size;
    uint8_t *data;

    forget(b); /* if this fails */
    if (!check_abilities(t, args[0], args[1]) || !cpy_to_int64(t, args[2], &size))
        return CPY_ERROR;
    if (size <= 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "buffer size must be strictly positive");
    if (!(data = cpy_malloc(t, (size_t)size)))
        return CPY_ERROR;
    b->data = data;
    b->cap = (size_t)size;
    cpy_store(b, &b->raw, args[1]);
    return CPY_NONE;
}

static cpy_value buffered_new(struct cpy_thread *t, const cpy_value *args) { return cpy_from(cpy_new_object(t, args[0])); }

static void buffered_trace(struct cpy_tracer *tracer, struct cpy_object *o) { cpy_trace(tracer, ((struct buffered *)o)->raw); }

static void buffered_destroy(struct cpy_object *o)
{
    struct buffered *b = (struct buffered *)o;

    if (b->data)
        cpy_free(b, b->data, b->cap);
}

/* A dropped stream writes what it holds.  What standard output could not take, the end of the program has told. */
static void buffered_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    struct buffered *b = (struct buffered *)o;
    int fd = cpy_load(b->raw) ? cpy_io_fd(t, cpy_load(b->raw)) : -1;

    if (!cpy_load(b->raw))
        return;
    if (!b->dirty || flush_dirty(t, b))
        cpy_io_warn_unclosed(t, cpy_from(o), cpy_load(b->raw));
    else if (fd == STDOUT_FILENO || fd == STDERR_FILENO)
        cpy_take_pending(t);
    else
        cpy_print_unraisable(t, "closing a stream", cpy_from(o));
}

/* The methods that use the block, one thread at a time. */
#define GUARDED(name)                                                              \
    static cpy_value guarded_##name(struct cpy_thread *t, const cpy_value *args)   \
    {                                                                              \
        struct buffered *b = as_buffered(args[0]);                                 \
        cpy_value result = CPY_ERROR;                                              \
                                                                                   \
        if (cpy_guard_enter(t, &b->guard)) {                                       \
            result = buffered_##name(t, args);                                     \
            cpy_guard_leave(t, &b->guard);                                         \
        }                                                                          \
        cpy_keep(cpy_from(b));                                                     \
        return result;                                                             \
    }
GUARDED(read) GUARDED(read1) GUARDED(peek) GUARDED(readline) GUARDED(write) GUARDED(flush) GUARDED(seek) GUARDED(tell)
GUARDED(truncate) GUARDED(close) GUARDED(detach) GUARDED(init)
#undef GUARDED

/* A line; from a subclass, what its readline() gives. */
static cpy_value buffered_next(struct cpy_thread *t, const cpy_value *args)
{
    bool plain = cpy_is_exactly_def(args[0], &cpy_io_buffered_reader) || cpy_is_exactly_def(args[0], &cpy_io_buffered_random);
    cpy_value line;

    if (!plain)
        return cpy_io_next(t, args);
    line = guarded_readline(t, (cpy_value[]){args[0], cpy_int(-1)});
    return line && cpy_len(t, line) > 0 ? line : CPY_ERROR;
}

#define COMMON_METHODS \
    {"__new__", "(cls, /, *args, **kwargs)", buffered_new, "Make a stream without a raw one.", 0}, \
    {"__init__", "(self, raw, buffer_size=8192)", guarded_init, "Put a buffer before a raw stream.", 0}, \
    {"__repr__", "(self, /)", buffered_repr, "Return repr(self).", 0}, \
    CPY_IO_NO_STATE, \
    {"flush", "(self, /)", guarded_flush, "Write what is held back.", 0}, \
    {"close", "(self, /)", guarded_close, "Flush and close the raw stream.", 0}, \
    {"detach", "(self, /)", guarded_detach, "Flush, and give the raw stream back.", 0}, \
    {"seek", "(self, offset, whence=0, /)", guarded_seek, "Set the position; returns the new one.", 0}, \
    {"tell", "(self, /)", guarded_tell, "Return the position.", 0}, \
    {"truncate", "(self, size=None, /)", guarded_truncate, "Cut to size (default: the position).", 0}, \
    {"fileno", "(self, /)", buffered_fileno, "Return the file descriptor.", 0}, \
    {"isatty", "(self, /)", buffered_isatty, "Return whether this is a terminal.", 0}, \
    {"seekable", "(self, /)", buffered_seekable, "Return whether the position can be set.", 0}
#define READABLE(call) {"readable", "(self, /)", call, "Return whether it can be read.", 0}
#define WRITABLE(call) {"writable", "(self, /)", call, "Return whether it can be written.", 0}
#define READ_METHODS \
    {"__next__", "(self, /)", buffered_next, "Return the next line.", 0}, \
    {"read", "(self, size=-1, /)", guarded_read, "Read size bytes, or all.", 0}, \
    {"read1", "(self, size=-1, /)", guarded_read1, "Read with at most one call of the raw stream.", 0}, \
    {"readinto", "(self, buffer, /)", buffered_readinto, "Read into a buffer; returns the number of bytes.", 0}, \
    {"readinto1", "(self, buffer, /)", buffered_readinto1, "Read into a buffer, with at most one call of the raw stream.", 0}, \
    {"peek", "(self, size=0, /)", guarded_peek, "Return what was read ahead, without taking it.", 0}, \
    {"readline", "(self, size=-1, /)", guarded_readline, "Return a line, of at most size bytes; empty at the end.", 0}
#define WRITE_METHODS {"write", "(self, data, /)", guarded_write, "Write bytes; returns their number.", 0}

static const struct cpy_function reader_methods[] = {
    COMMON_METHODS, READ_METHODS, READABLE(buffered_readable), WRITABLE(buffered_no), {0}};
static const struct cpy_function writer_methods[] = {
    COMMON_METHODS, WRITE_METHODS, READABLE(buffered_no), WRITABLE(buffered_writable), {0}};
static const struct cpy_function random_methods[] = {
    COMMON_METHODS, READ_METHODS, WRITE_METHODS, READABLE(buffered_readable), WRITABLE(buffered_writable), {0}};

static const struct cpy_attribute attributes[] = {
    {"raw", get_raw, NULL, "The raw stream."},
    {"closed", get_closed, NULL, "Whether the stream has been closed."},
    {"name", get_name, NULL, "The raw stream's name."},
    {"mode", get_mode, NULL, "The raw stream's mode."},
    {0},
};

#define BUFFERED(variable, text, about, table) \
    const struct cpy_type_def variable = { \
        .name = text, .doc = about, .base = &cpy_io_buffered_base, .size = sizeof(struct buffered), \
        .flags = CPY_TYPE_HAS_DICT | CPY_TYPE_FULL_NAME, .methods = table, .attributes = attributes, \
        .trace = buffered_trace, .destroy = buffered_destroy, .finalize = buffered_finalize, \
    }
BUFFERED(cpy_io_buffered_reader, "_io.BufferedReader", "A buffer for reading from a raw stream.", reader_methods);
BUFFERED(cpy_io_buffered_writer, "_io.BufferedWriter", "A buffer for writing to a raw stream.", writer_methods);
BUFFERED(cpy_io_buffered_random, "_io.BufferedRandom", "A buffer for a raw stream that is read and written.", random_methods);
