/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_os_more_files.c - module os: descriptors that are no files, several buffers at once, copies within the
 * kernel, extended attributes, pseudo-terminals. */
#include "modules/stdlib/_os_more.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <sys/xattr.h>
#include <unistd.h>

#define NS 1000000000
#define XATTR_SIZE 65536 /* XATTR_SIZE_MAX of the kernel */

/* --- counters, memory, timers ------------------------------------------------------------------------------------- */

cpy_value cpy_os_eventfd(struct cpy_thread *t, const cpy_value *args)
{
    int64_t initial;
    int flags;

    if (!cpy_to_int64(t, args[0], &initial) || !cpy_os_fd(t, args[1], &flags))
        return CPY_ERROR;
    if (initial < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "value must be positive");
    if (initial > UINT32_MAX)
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "Python int too large for C unsigned int");
    return cpy_os_number(t, eventfd((unsigned)initial, flags));
}

cpy_value cpy_os_eventfd_read(struct cpy_thread *t, const cpy_value *args)
{
    uint64_t value = 0;
    int fd, result;

    if (!cpy_os_fd(t, args[0], &fd))
        return CPY_ERROR;
    CPY_BLOCKING(t, result, fd, POLLIN, eventfd_read(fd, &value));
    return result < 0 ? cpy_os_number(t, result) : cpy_int_from_unsigned(t, value);
}

cpy_value cpy_os_eventfd_write(struct cpy_thread *t, const cpy_value *args)
{
    uint64_t value;
    int fd, result;

    if (!cpy_os_fd(t, args[0], &fd) || !cpy_to_uint64(t, args[1], &value))
        return CPY_ERROR;
    CPY_BLOCKING(t, result, fd, POLLOUT, eventfd_write(fd, value));
    return result < 0 ? cpy_os_number(t, result) : CPY_NONE;
}

cpy_value cpy_os_memfd_create(struct cpy_thread *t, const cpy_value *args)
{
    const char *name = cpy_fs_path(t, args[0]);
    int flags;

    return name && cpy_os_fd(t, args[1], &flags) ? cpy_os_number(t, memfd_create(name, (unsigned)flags)) : CPY_ERROR;
}

cpy_value cpy_os_timerfd_create(struct cpy_thread *t, const cpy_value *args)
{
    int clock, flags;

    return cpy_os_fd(t, args[0], &clock) && cpy_os_fd(t, args[1], &flags)
               ? cpy_os_number(t, timerfd_create(clock, flags))
               : CPY_ERROR;
}

static cpy_value timer_pair(struct cpy_thread *t, const struct itimerspec *timer)
{
    cpy_value left = cpy_int_from(t, (int64_t)timer->it_value.tv_sec * NS + timer->it_value.tv_nsec);
    cpy_value interval = cpy_int_from(t, (int64_t)timer->it_interval.tv_sec * NS + timer->it_interval.tv_nsec);

    return left && interval ? cpy_tuple_of(t, 2, left, interval) : CPY_ERROR;
}

cpy_value cpy_os__timerfd_gettime(struct cpy_thread *t, const cpy_value *args)
{
    struct itimerspec timer;
    int fd;

    if (!cpy_os_fd(t, args[0], &fd))
        return CPY_ERROR;
    return timerfd_gettime(fd, &timer) < 0 ? cpy_raise_errno(t, errno, CPY_UNSET) : timer_pair(t, &timer);
}

cpy_value cpy_os__timerfd_settime(struct cpy_thread *t, const cpy_value *args)
{
    struct itimerspec timer, old;
    int64_t initial, interval;
    int fd, flags;

    if (!cpy_os_fd(t, args[0], &fd) || !cpy_os_fd(t, args[1], &flags) || !cpy_to_int64(t, args[2], &initial) ||
        !cpy_to_int64(t, args[3], &interval))
        return CPY_ERROR;
    timer.it_value = (struct timespec){initial / NS, initial % NS};
    timer.it_interval = (struct timespec){interval / NS, interval % NS};
    return timerfd_settime(fd, flags, &timer, &old) < 0 ? cpy_raise_errno(t, errno, CPY_UNSET) : timer_pair(t, &old);
}

/* --- several buffers at once -------------------------------------------------------------------------------------- */

/* Views of the items of a sequence, as the system takes them. */
struct vector {
    struct cpy_buffer *buffers;
    struct iovec *parts;
    size_t n;
};

static void free_vector(struct cpy_thread *t, struct vector *v)
{
    for (size_t i = 0; i < v->n; i++)
        cpy_release_buffer(t, &v->buffers[i]);
    free(v->buffers);
    free(v->parts);
}

static bool read_vector(struct cpy_thread *t, cpy_value sequence, const char *function, bool writable, struct vector *v)
{
    cpy_value list;

    *v = (struct vector){0};
    if (!cpy_is_list(sequence) && !cpy_is_tuple(sequence) && cpy_collection_of(cpy_type_of(t, sequence)) != CPY_SEQUENCE)
        return cpy_raise(t, CPY_TYPE_ERROR, "%s() arg 2 must be a sequence", function);
    if (!(list = cpy_list_from_iterable(t, sequence)))
        return false;
    v->buffers = calloc(cpy_list_len(list) + 1, sizeof *v->buffers);
    v->parts = calloc(cpy_list_len(list) + 1, sizeof *v->parts);
    if (!v->buffers || !v->parts)
        cpy_raise_no_memory(t);
    for (; !cpy_pending(t) && v->n < cpy_list_len(list); v->n++) {
        struct cpy_buffer *b = &v->buffers[v->n];

        if (!cpy_get_buffer(t, cpy_list_get(list, v->n), b, writable))
            break;
        v->parts[v->n] = (struct iovec){b->data, b->len};
    }
    if (!cpy_pending(t))
        return true;
    free_vector(t, v);
    return false;
}

/* args: fd, buffers, and for a position >= 0 offset, flags */
static cpy_value transfer(struct cpy_thread *t, const cpy_value *args, const char *function, bool reads, bool positioned)
{
    struct vector v;
    int64_t offset = 0;
    int fd, flags = 0, err;
    ssize_t n;

    if (!cpy_os_fd(t, args[0], &fd) || (positioned && (!cpy_to_int64(t, args[2], &offset) || !cpy_os_fd(t, args[3], &flags))) ||
        !read_vector(t, args[1], function, reads, &v))
        return CPY_ERROR;
    if (positioned && reads)
        CPY_BLOCKING(t, n, -1, 0, preadv2(fd, v.parts, (int)v.n, offset, flags));
    else if (positioned)
        CPY_BLOCKING(t, n, -1, 0, pwritev2(fd, v.parts, (int)v.n, offset, flags));
    else
        CPY_BLOCKING(t, n, fd, reads ? POLLIN : POLLOUT, (reads ? readv : writev)(fd, v.parts, (int)v.n));
    err = errno;
    free_vector(t, &v);
    errno = err;
    return cpy_os_number(t, n);
}

cpy_value cpy_os_readv(struct cpy_thread *t, const cpy_value *args) { return transfer(t, args, "readv", true, false); }
cpy_value cpy_os_writev(struct cpy_thread *t, const cpy_value *args) { return transfer(t, args, "writev", false, false); }
cpy_value cpy_os_preadv(struct cpy_thread *t, const cpy_value *args) { return transfer(t, args, "preadv2", true, true); }
cpy_value cpy_os_pwritev(struct cpy_thread *t, const cpy_value *args) { return transfer(t, args, "pwritev2", false, true); }

/* --- copies within the kernel ------------------------------------------------------------------------------------- */

/* An offset, or None, for which *out becomes NULL. */
static bool read_offset(struct cpy_thread *t, cpy_value v, off64_t *room, off64_t **out)
{
    int64_t n = 0;

    *out = v == CPY_NONE ? NULL : room;
    if (v != CPY_NONE && !cpy_to_int64(t, v, &n))
        return false;
    *room = n;
    return true;
}

/* args: src, dst, count, offset_src, offset_dst */
static bool read_copy(struct cpy_thread *t, const cpy_value *args, int fds[2], int64_t *count, off64_t room[2], off64_t *offsets[2])
{
    if (!cpy_os_fd(t, args[0], &fds[0]) || !cpy_os_fd(t, args[1], &fds[1]) || !cpy_to_size(t, args[2], count) ||
        !read_offset(t, args[3], &room[0], &offsets[0]) || !read_offset(t, args[4], &room[1], &offsets[1]))
        return false;
    return *count >= 0 || cpy_raise(t, CPY_VALUE_ERROR, "negative value for 'count' not allowed");
}

cpy_value cpy_os_copy_file_range(struct cpy_thread *t, const cpy_value *args)
{
    off64_t room[2], *offsets[2];
    int64_t count;
    int fds[2];
    ssize_t n;

    if (!read_copy(t, args, fds, &count, room, offsets))
        return CPY_ERROR;
    CPY_BLOCKING(t, n, -1, 0, copy_file_range(fds[0], offsets[0], fds[1], offsets[1], (size_t)count, 0));
    return cpy_os_number(t, n);
}

cpy_value cpy_os_splice(struct cpy_thread *t, const cpy_value *args)
{
    off64_t room[2], *offsets[2];
    int64_t count;
    int fds[2], flags;
    ssize_t n;

    if (!read_copy(t, args, fds, &count, room, offsets) || !cpy_os_fd(t, args[5], &flags))
        return CPY_ERROR;
    CPY_BLOCKING(t, n, fds[0], POLLIN, splice(fds[0], offsets[0], fds[1], offsets[1], (size_t)count, (unsigned)flags));
    return cpy_os_number(t, n);
}

cpy_value cpy_os_sendfile(struct cpy_thread *t, const cpy_value *args)
{
    off64_t room, *offset;
    int64_t count;
    int to, from;
    ssize_t n;

    if (!cpy_os_fd(t, args[0], &to) || !cpy_os_fd(t, args[1], &from) || !read_offset(t, args[2], &room, &offset) ||
        !cpy_to_size(t, args[3], &count))
        return CPY_ERROR;
    CPY_BLOCKING(t, n, to, POLLOUT, sendfile64(to, from, offset, (size_t)count));
    return cpy_os_number(t, n);
}

/* A function that returns an error number, of a descriptor, an offset and a length. */
static bool read_range(struct cpy_thread *t, const cpy_value *args, int *fd, int64_t *offset, int64_t *length)
{
    return cpy_os_fd(t, args[0], fd) && cpy_to_int64(t, args[1], offset) && cpy_to_int64(t, args[2], length);
}

static cpy_value none_or_raise(struct cpy_thread *t, int err)
{
    return err ? cpy_raise_errno(t, err, CPY_UNSET) : CPY_NONE;
}

cpy_value cpy_os_posix_fallocate(struct cpy_thread *t, const cpy_value *args)
{
    int64_t offset, length;
    int fd;

    return read_range(t, args, &fd, &offset, &length) ? none_or_raise(t, posix_fallocate(fd, offset, length)) : CPY_ERROR;
}

cpy_value cpy_os_posix_fadvise(struct cpy_thread *t, const cpy_value *args)
{
    int64_t offset, length;
    int fd, advice;

    return read_range(t, args, &fd, &offset, &length) && cpy_os_fd(t, args[3], &advice)
               ? none_or_raise(t, posix_fadvise(fd, offset, length, advice))
               : CPY_ERROR;
}

/* --- extended attributes ------------------------------------------------------------------------------------------ */

/* A path or descriptor and an attribute's name. */
struct attribute {
    struct cpy_os_place place;
    const char *name;
    bool follow;
};

static bool read_attribute(struct cpy_thread *t, const cpy_value *args, cpy_value follow, const char *function, struct attribute *a)
{
    int flags;

    if (!cpy_os_place_following(t, args[0], CPY_NONE, follow, function, &a->place, &flags))
        return false;
    a->follow = !flags;
    return (a->name = cpy_os_path(t, args[1], function, "attribute", OS_PATH)) != NULL;
}

/* Calls the one of three functions that goes with the place. */
#define BY_PLACE(a, call, ...)                                                                                         \
    (!(a)->place.path ? f##call((a)->place.fd, ##__VA_ARGS__)                                                          \
     : (a)->follow    ? call((a)->place.path, ##__VA_ARGS__)                                                           \
                      : l##call((a)->place.path, ##__VA_ARGS__))

cpy_value cpy_os_getxattr(struct cpy_thread *t, const cpy_value *args)
{
    char value[XATTR_SIZE];
    struct attribute a;
    ssize_t n;

    if (!read_attribute(t, args, args[2], "getxattr", &a) || !CPY_AUDIT(t, "os.getxattr", 2, args[0], args[1]))
        return CPY_ERROR;
    n = BY_PLACE(&a, getxattr, a.name, value, sizeof value);
    return n < 0 ? cpy_raise_errno(t, errno, args[0]) : cpy_bytes_from(t, value, (size_t)n);
}

cpy_value cpy_os_setxattr(struct cpy_thread *t, const cpy_value *args)
{
    struct attribute a;
    struct cpy_buffer b;
    int flags, result, err;

    if (!read_attribute(t, args, args[4], "setxattr", &a) || !cpy_os_fd(t, args[3], &flags) ||
        !CPY_AUDIT(t, "os.setxattr", 4, args[0], args[1], args[2], args[3]) || !cpy_get_buffer(t, args[2], &b, false))
        return CPY_ERROR;
    result = BY_PLACE(&a, setxattr, a.name, b.data, b.len, flags);
    err = errno;
    cpy_release_buffer(t, &b);
    return result < 0 ? cpy_raise_errno(t, err, args[0]) : CPY_NONE;
}

cpy_value cpy_os_removexattr(struct cpy_thread *t, const cpy_value *args)
{
    struct attribute a;

    if (!read_attribute(t, args, args[2], "removexattr", &a) || !CPY_AUDIT(t, "os.removexattr", 2, args[0], args[1]))
        return CPY_ERROR;
    return cpy_os_result(t, BY_PLACE(&a, removexattr, a.name), args[0]);
}

/* A list of the texts that lie one after the other, each ended with 0. */
static cpy_value list_of_texts(struct cpy_thread *t, const char *texts, size_t n)
{
    cpy_value list = cpy_list_new(t, 0), text;

    for (const char *end = texts + n; list && texts < end; texts += strlen(texts) + 1)
        if (!(text = cpy_str_from_os(t, texts)) || !cpy_list_append(t, list, text))
            return CPY_ERROR;
    return list;
}

cpy_value cpy_os_listxattr(struct cpy_thread *t, const cpy_value *args)
{
    char names[XATTR_SIZE + 1];
    struct attribute a;
    cpy_value path = args[0] == CPY_NONE ? cpy_str_from(t, ".") : args[0];
    int flags;
    ssize_t n;

    if (!path || !cpy_os_place_following(t, path, CPY_NONE, args[1], "listxattr", &a.place, &flags) ||
        !CPY_AUDIT(t, "os.listxattr", 1, args[0]))
        return CPY_ERROR;
    a.follow = !flags;
    n = BY_PLACE(&a, listxattr, names, sizeof names - 1);
    return n < 0 ? cpy_raise_errno(t, errno, path) : list_of_texts(t, names, (size_t)n);
}

/* --- pseudo-terminals, file systems ------------------------------------------------------------------------------- */

cpy_value cpy_os_posix_openpt(struct cpy_thread *t, const cpy_value *args)
{
    int flags;

    return cpy_os_fd(t, args[0], &flags) ? cpy_os_number(t, posix_openpt(flags | O_CLOEXEC)) : CPY_ERROR;
}

cpy_value cpy_os_grantpt(struct cpy_thread *t, const cpy_value *args)
{
    int fd;

    return cpy_os_fd(t, args[0], &fd) ? cpy_os_result(t, grantpt(fd), CPY_UNSET) : CPY_ERROR;
}

cpy_value cpy_os_unlockpt(struct cpy_thread *t, const cpy_value *args)
{
    int fd;

    return cpy_os_fd(t, args[0], &fd) ? cpy_os_result(t, unlockpt(fd), CPY_UNSET) : CPY_ERROR;
}

cpy_value cpy_os_ptsname(struct cpy_thread *t, const cpy_value *args)
{
    char name[128];
    int fd, err;

    if (!cpy_os_fd(t, args[0], &fd))
        return CPY_ERROR;
    return (err = ptsname_r(fd, name, sizeof name)) ? cpy_raise_errno(t, err, CPY_UNSET) : cpy_str_from_os(t, name);
}

cpy_value cpy_os_chroot(struct cpy_thread *t, const cpy_value *args)
{
    const char *path = cpy_os_path(t, args[0], "chroot", "path", OS_PATH);

    return path ? cpy_os_result(t, chroot(path), args[0]) : CPY_ERROR;
}
