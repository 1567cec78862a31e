/* SPDX-License-Identifier: MIT */
/* modules/stdlib/io_file.c - FileIO: a file descriptor. */
#include "modules/stdlib/io.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

struct file_io {
    struct cpy_object head;
    int fd;             /* -1: closed or not opened yet */
    bool opened;        /* fd is valid */
    bool readable, writable, appending, created;
    bool close_fd;      /* closing the stream closes fd */
    bool warned;        /* a ResourceWarning has told that it was not closed */
    bool waits;         /* reading and writing may have to wait: it is no file on a disk */
    cpy_field name;     /* as given: a path or a descriptor */
};

static struct file_io *as_file(cpy_value v) { return (struct file_io *)cpy_pointer(v); }

int cpy_io_fd(struct cpy_thread *t, cpy_value file)
{
    return cpy_is_instance_def(t, file, &cpy_io_file) && as_file(file)->opened ? as_file(file)->fd : -1;
}

/* --- system calls ---------------------------------------------------------------------------------------------- */

/* What a system call that gave n has transferred, or -1 or -2. */
static int64_t transferred(struct cpy_thread *t, int64_t n)
{
    if (n >= 0 || cpy_pending(t))
        return n;
    if (errno == EAGAIN)
        return -2;
    cpy_raise_errno(t, errno, CPY_UNSET);
    return -1;
}

/* The descriptor of a file, for cpy_await(); -1: there is no need to wait for it. */
static int awaited(const struct file_io *f) { return f->waits ? f->fd : -1; }

int64_t cpy_io_file_read(struct cpy_thread *t, cpy_value file, void *data, size_t size)
{
    const struct file_io *f = as_file(file);
    int64_t n;

    CPY_BLOCKING(t, n, awaited(f), POLLIN, read(f->fd, data, size > SSIZE_MAX ? SSIZE_MAX : size));
    return transferred(t, n);
}

int64_t cpy_io_file_write(struct cpy_thread *t, cpy_value file, const void *data, size_t size)
{
    const struct file_io *f = as_file(file);
    int64_t n;

    CPY_BLOCKING(t, n, awaited(f), POLLOUT, write(f->fd, data, size > SSIZE_MAX ? SSIZE_MAX : size));
    return transferred(t, n);
}

/* --- opening ------------------------------------------------------------------------------------------------------ */

/* Sets the stream's abilities from "rb+" and its like; -1 with ValueError pending, else flags for open(2). */
static int parse_mode(struct cpy_thread *t, struct file_io *f, const char *mode)
{
    int kinds = 0, plus = 0, flags = O_CLOEXEC;

    for (; *mode; mode++) {
        switch (*mode) {
        case 'r': f->readable = true; kinds++; break;
        case 'w': f->writable = true; flags |= O_CREAT | O_TRUNC; kinds++; break;
        case 'x': f->writable = f->created = true; flags |= O_CREAT | O_EXCL; kinds++; break;
        case 'a': f->writable = f->appending = true; flags |= O_CREAT | O_APPEND; kinds++; break;
        case '+': plus++; break;
        case 'b': break;
        default:
            cpy_raise(t, CPY_VALUE_ERROR, "invalid mode: %s", mode);
            return -1;
        }
    }
    if (kinds != 1 || plus > 1) {
        cpy_raise(t, CPY_VALUE_ERROR, "Must have exactly one of create/read/write/append mode and at most one plus");
        return -1;
    }
    if (plus)
        f->readable = f->writable = true;
    return flags | (f->readable && f->writable ? O_RDWR : f->writable ? O_WRONLY : O_RDONLY);
}

/* Opens a path, through opener(path, flags) if there is one. */
static int open_path(struct cpy_thread *t, cpy_value name, cpy_value mode, int flags, cpy_value opener)
{
    const char *path;
    cpy_value result;
    int64_t fd;

    if (!CPY_AUDIT(t, "open", 3, name, mode, cpy_int(flags)))
        return -1;
    if (opener != CPY_NONE) {
        if (!(result = cpy_call_2(t, opener, name, cpy_int(flags))))
            return -1;
        if (!cpy_is_int(result)) {
            cpy_raise(t, CPY_TYPE_ERROR, "expected integer from opener");
            return -1;
        }
        if (!cpy_to_int64(t, result, &fd))
            return -1;
        if (fd < 0)
            cpy_raise(t, CPY_VALUE_ERROR, "opener returned %lld", (long long)fd);
        return (int)fd;
    }
    if (!(path = cpy_fs_path(t, name))) {
        if (cpy_pending_is(t, CPY_VALUE_ERROR) && !cpy_pending_is(t, CPY_UNICODE_ERROR)) {
            cpy_take_pending(t);
            cpy_raise(t, CPY_VALUE_ERROR, "embedded null byte");
        }
        return -1;
    }
    CPY_BLOCKING(t, fd, -1, 0, open(path, flags, 0666));
    if (fd < 0 && !cpy_pending(t))
        cpy_raise_errno(t, errno, name);
    return (int)fd;
}

/* Looks what a descriptor leads to.  A folder can be opened, but not read. */
static bool look_at(struct cpy_thread *t, struct file_io *f, int fd, cpy_value name)
{
    struct stat st;

    if (fstat(fd, &st) < 0) {
        cpy_raise_errno(t, errno, cpy_is_int(name) ? CPY_UNSET : name);
        return false;
    }
    if (S_ISDIR(st.st_mode)) {
        cpy_raise_errno(t, EISDIR, name);
        return false;
    }
    f->waits = !S_ISREG(st.st_mode);
    return true;
}

static cpy_value file_init(struct cpy_thread *t, const cpy_value *args)
{
    struct file_io *f = as_file(args[0]);
    cpy_value name = args[1];
    const char *mode;
    int64_t number;
    int flags, fd;

    if (!cpy_is_str(name) && cpy_find_attr_str(t, cpy_type_of(t, name), "__index__") && !(name = cpy_index(t, name)))
        return CPY_ERROR; /* the descriptor; attribute `name` is what was given */
    if (!cpy_is_str(args[2]))
        return cpy_raise(t, CPY_TYPE_ERROR, "FileIO() argument 'mode' must be str, not %T", args[2]);
    if (!(mode = cpy_str_utf8(t, args[2], NULL)) || (flags = parse_mode(t, f, mode)) < 0)
        return CPY_ERROR;
    f->close_fd = cpy_truth(t, args[3]) > 0;
    if (cpy_is_int(name)) {
        if (!cpy_to_int64(t, name, &number) || number > INT_MAX || number < INT_MIN) { /* no descriptor: a path? */
            cpy_take_pending(t);
            return cpy_raise(t, CPY_TYPE_ERROR, "expected str, bytes or os.PathLike object, not %T", args[1]);
        }
        if (number < 0)
            return cpy_raise(t, CPY_VALUE_ERROR, "negative file descriptor");
        fd = (int)number;
    } else {
        if (!f->close_fd)
            return cpy_raise(t, CPY_VALUE_ERROR, "Cannot use closefd=False with file name");
        if ((fd = open_path(t, name, args[2], flags, args[4])) < 0)
            return CPY_ERROR;
    }
    if (!look_at(t, f, fd, name)) {
        if (!cpy_is_int(name))
            close(fd);
        return CPY_ERROR;
    }
    f->fd = fd;
    f->opened = true;
    cpy_store(f, &f->name, args[1]);
    if (f->appending)
        lseek(fd, 0, SEEK_END); /* fails for pipes, which have no position */
    return CPY_NONE;
}

static cpy_value file_new(struct cpy_thread *t, const cpy_value *args)
{
    struct file_io *f = cpy_new_object(t, args[0]);

    if (f)
        f->fd = -1;
    return cpy_from(f);
}

/* --- methods -------------------------------------------------------------------------------------------------------- */

static struct file_io *open_file(struct cpy_thread *t, cpy_value v)
{
    struct file_io *f = as_file(v);

    if (f->opened)
        return f;
    cpy_raise(t, CPY_VALUE_ERROR, "I/O operation on closed file");
    return NULL;
}

static cpy_value file_readinto(struct cpy_thread *t, const cpy_value *args)
{
    struct file_io *f = open_file(t, args[0]);
    struct cpy_buffer b;
    int64_t n;

    if (!f)
        return CPY_ERROR;
    if (!f->readable)
        return cpy_io_unsupported(t, "File not open for reading");
    if (!cpy_io_writable(t, args[1], &b, "readinto() argument 1"))
        return CPY_ERROR;
    n = cpy_io_file_read(t, args[0], b.data, b.len);
    cpy_release_buffer(t, &b);
    return n >= 0 ? cpy_int(n) : n == -2 ? CPY_NONE : CPY_ERROR;
}

static cpy_value file_read(struct cpy_thread *t, const cpy_value *args)
{
    struct file_io *f = open_file(t, args[0]);
    cpy_value bytes, result;
    uint8_t *data;
    int64_t size, n;

    if (!f || !cpy_io_size(t, args[1], &size))
        return CPY_ERROR;
    if (!f->readable)
        return cpy_io_unsupported(t, "File not open for reading");
    if (size < 0)
        return cpy_call_method(t, args[0], "readall", (size_t)0);
    if (!(bytes = cpy_bytes_new(t, (size_t)size, &data)))
        return CPY_ERROR;
    n = cpy_io_file_read(t, args[0], data, (size_t)size);
    result = n == size ? bytes : n >= 0 ? cpy_bytes_from(t, data, (size_t)n) : n == -2 ? CPY_NONE : CPY_ERROR;
    cpy_keep(bytes);
    return result;
}

/* How much is left to read, as a hint. */
static size_t left_to_read(int fd)
{
    struct stat st;
    off_t here = lseek(fd, 0, SEEK_CUR);

    return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > here ? (size_t)(st.st_size - here) : 0;
}

static cpy_value file_readall(struct cpy_thread *t, const cpy_value *args)
{
    struct file_io *f = open_file(t, args[0]);
    size_t cap, len = 0;
    uint8_t *data, *grown;
    int64_t n = 0;
    cpy_value result;

    if (!f)
        return CPY_ERROR;
    cap = left_to_read(f->fd) + 1024;
    if (!(data = cpy_malloc(t, cap)))
        return CPY_ERROR;
    for (;;) {
        if (len == cap) {
            if (!(grown = cpy_realloc(t, data, cap, cap * 2)))
                break;
            data = grown;
            cap *= 2;
        }
        if ((n = cpy_io_file_read(t, args[0], data + len, cap - len)) <= 0)
            break;
        len += (size_t)n;
    }
    result = cpy_pending(t) ? CPY_ERROR : n == -2 && len == 0 ? CPY_NONE : cpy_bytes_from(t, data, len);
    cpy_free(f, data, cap);
    return result;
}

static cpy_value file_write(struct cpy_thread *t, const cpy_value *args)
{
    struct file_io *f;
    struct cpy_buffer b;
    int64_t n = -1;

    if (!cpy_get_buffer(t, args[1], &b, false))
        return CPY_ERROR;
    if ((f = open_file(t, args[0])) && !f->writable)
        cpy_io_unsupported(t, "File not open for writing");
    else if (f)
        n = cpy_io_file_write(t, args[0], b.data, b.len);
    if (n >= 0 && (size_t)n < b.len && !cpy_safe_point(t)) /* a signal may have ended the call: its handler runs in here */
        n = -1;
    cpy_release_buffer(t, &b);
    return n >= 0 ? cpy_int(n) : n == -2 ? CPY_NONE : CPY_ERROR;
}

static cpy_value file_seek(struct cpy_thread *t, const cpy_value *args)
{
    struct file_io *f = open_file(t, args[0]);
    int64_t offset, whence;
    off_t result;

    if (!f || !cpy_to_int64(t, args[1], &offset) || !cpy_to_int64(t, args[2], &whence))
        return CPY_ERROR;
    result = lseek(f->fd, offset, (int)whence);
    return result < 0 ? cpy_raise_errno(t, errno, CPY_UNSET) : cpy_int_from(t, result);
}

static cpy_value file_tell(struct cpy_thread *t, const cpy_value *args)
{
    struct file_io *f = open_file(t, args[0]);
    off_t result;

    if (!f)
        return CPY_ERROR;
    result = lseek(f->fd, 0, SEEK_CUR);
    return result < 0 ? cpy_raise_errno(t, errno, CPY_UNSET) : cpy_int_from(t, result);
}

static cpy_value file_truncate(struct cpy_thread *t, const cpy_value *args)
{
    struct file_io *f = open_file(t, args[0]);
    int64_t size;

    if (!f)
        return CPY_ERROR;
    if (!f->writable)
        return cpy_io_unsupported(t, "File not open for writing");
    if (args[1] == CPY_NONE)
        size = lseek(f->fd, 0, SEEK_CUR);
    else if (!cpy_to_int64(t, args[1], &size))
        return CPY_ERROR;
    return ftruncate(f->fd, size) < 0 ? cpy_raise_errno(t, errno, CPY_UNSET) : cpy_int_from(t, size);
}

static cpy_value file_close(struct cpy_thread *t, const cpy_value *args)
{
    struct file_io *f = as_file(args[0]);
    int fd = f->fd, result = 0, err = 0;
    cpy_value error = CPY_UNSET;

    if (!f->opened)
        return CPY_NONE;
    if (!cpy_call_method(t, args[0], "flush", (size_t)0)) /* a subclass may have something to write */
        error = cpy_take_pending(t);
    f->opened = false;
    f->fd = -1;
    if (f->close_fd) {
        cpy_unlock(t);
        result = close(fd);
        err = errno;
        cpy_lock(t);
    }
    if (error)
        return cpy_raise_value(t, error);
    return result < 0 ? cpy_raise_errno(t, err, CPY_UNSET) : CPY_NONE;
}

static cpy_value file_fileno(struct cpy_thread *t, const cpy_value *args)
{
    struct file_io *f = open_file(t, args[0]);

    return f ? cpy_int(f->fd) : CPY_ERROR;
}

static cpy_value file_isatty(struct cpy_thread *t, const cpy_value *args)
{
    struct file_io *f = open_file(t, args[0]);

    return f ? cpy_bool(isatty(f->fd)) : CPY_ERROR;
}

static cpy_value file_readable(struct cpy_thread *t, const cpy_value *args)
{
    struct file_io *f = open_file(t, args[0]);

    return f ? cpy_bool(f->readable) : CPY_ERROR;
}

static cpy_value file_writable(struct cpy_thread *t, const cpy_value *args)
{
    struct file_io *f = open_file(t, args[0]);

    return f ? cpy_bool(f->writable) : CPY_ERROR;
}

static cpy_value file_seekable(struct cpy_thread *t, const cpy_value *args)
{
    struct file_io *f = open_file(t, args[0]);

    return f ? cpy_bool(lseek(f->fd, 0, SEEK_CUR) >= 0) : CPY_ERROR;
}

static const char *mode_text(const struct file_io *f)
{
    if (f->created)
        return f->readable ? "xb+" : "xb";
    if (f->appending)
        return f->readable ? "ab+" : "ab";
    return !f->writable ? "rb" : f->readable ? "rb+" : "wb";
}

static cpy_value file_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct file_io *f = as_file(args[0]);

    if (!f->opened)
        return cpy_str_from(t, "<_io.FileIO [closed]>");
    return cpy_str_format(t, "<_io.FileIO name=%R mode='%s' closefd=%s>", cpy_load(f->name), mode_text(f),
        f->close_fd ? "True" : "False");
}

static cpy_value get_name(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value name = cpy_load(as_file(args[0])->name);

    return name ? name : cpy_raise(t, CPY_ATTRIBUTE_ERROR, "'_io.FileIO' object has no attribute 'name'");
}

static cpy_value set_name(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    cpy_store(cpy_pointer(args[0]), &as_file(args[0])->name, args[1]);
    return CPY_NONE;
}

static cpy_value get_mode(struct cpy_thread *t, const cpy_value *args) { return cpy_str_from(t, mode_text(as_file(args[0]))); }
static cpy_value get_closefd(struct cpy_thread *t, const cpy_value *args) { (void)t; return cpy_bool(as_file(args[0])->close_fd); }
static cpy_value get_closed(struct cpy_thread *t, const cpy_value *args) { (void)t; return cpy_bool(!as_file(args[0])->opened); }

static void file_trace(struct cpy_tracer *tracer, struct cpy_object *o) { cpy_trace(tracer, ((struct file_io *)o)->name); }

static void file_destroy(struct cpy_object *o)
{
    struct file_io *f = (struct file_io *)o;

    if (f->opened && f->close_fd)
        close(f->fd);
}

void cpy_io_warn_unclosed(struct cpy_thread *t, cpy_value stream, cpy_value below)
{
    cpy_value file = cpy_io_below(below);

    if (cpy_io_fd(t, file) < 0 || !as_file(file)->close_fd || as_file(file)->warned || !cpy_gc_finalized(t, file))
        return;
    as_file(file)->warned = true;
    cpy_warn_unclosed(t, "file", stream);
}

static void file_finalize(struct cpy_thread *t, struct cpy_object *o) { cpy_io_warn_unclosed(t, cpy_from(o), cpy_from(o)); }

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", file_new, "Make a stream that is not open yet.", 0},
    {"__init__", "(self, file, mode='r', closefd=True, opener=None)", file_init, "Open a path or a file descriptor.", 0},
    {"__repr__", "(self, /)", file_repr, "Return repr(self).", 0},
    CPY_IO_NO_STATE,
    {"read", "(self, size=-1, /)", file_read, "Read with one system call at most size bytes; -1: all.", 0},
    {"readall", "(self, /)", file_readall, "Read to the end.", 0},
    {"readinto", "(self, buffer, /)", file_readinto, "Read into a buffer; returns the number of bytes, None if none are ready.", 0},
    {"write", "(self, data, /)", file_write, "Write with one system call; returns the number of bytes.", 0},
    {"seek", "(self, offset, whence=0, /)", file_seek, "Set the position; returns the new one.", 0},
    {"tell", "(self, /)", file_tell, "Return the position.", 0},
    {"truncate", "(self, size=None, /)", file_truncate, "Cut to size (default: the position).", 0},
    {"close", "(self, /)", file_close, "Close the stream, and the descriptor if closefd is true.", 0},
    {"fileno", "(self, /)", file_fileno, "Return the file descriptor.", 0},
    {"isatty", "(self, /)", file_isatty, "Return whether this is a terminal.", 0},
    {"readable", "(self, /)", file_readable, "Return whether it was opened for reading.", 0},
    {"writable", "(self, /)", file_writable, "Return whether it was opened for writing.", 0},
    {"seekable", "(self, /)", file_seekable, "Return whether the position can be set.", 0},
    {0},
};
static const struct cpy_attribute attributes[] = {
    {"name", get_name, set_name, "The path or descriptor as it was given."},
    {"mode", get_mode, NULL, "The mode, such as 'rb+'."},
    {"closefd", get_closefd, NULL, "Whether closing the stream closes the descriptor."},
    {"closed", get_closed, NULL, "Whether the stream has been closed."},
    {0},
};

const struct cpy_type_def cpy_io_file = {
    .name = "_io.FileIO", .doc = "A stream over a file descriptor, without a buffer.", .base = &cpy_io_raw_base,
    .size = sizeof(struct file_io), .flags = CPY_TYPE_HAS_DICT | CPY_TYPE_FULL_NAME, .methods = methods,
    .attributes = attributes,
    .trace = file_trace, .destroy = file_destroy, .finalize = file_finalize,
};
