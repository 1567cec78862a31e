/* SPDX-License-Identifier: MIT */
/* modules/stdlib/os_system.c - module os: descriptors, times, users and processes.
 *
 * Each function is a thin cover of the system call of its name; what blocks lets other threads run meanwhile. */
#include "modules/stdlib/os.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/times.h>
#include <unistd.h>

cpy_value cpy_os_number(struct cpy_thread *t, int64_t n)
{
    if (n >= 0)
        return cpy_int_from(t, n);
    return cpy_pending(t) ? CPY_ERROR : cpy_raise_errno(t, errno, CPY_UNSET);
}

/* An int within the range of C's int. */
static bool read_int(struct cpy_thread *t, cpy_value v, int *out)
{
    int64_t n;

    if (!cpy_to_int64(t, v, &n))
        return false;
    if (n < INT32_MIN || n > INT32_MAX) {
        cpy_raise(t, CPY_OVERFLOW_ERROR, "Python int too large to convert to C int");
        return false;
    }
    *out = (int)n;
    return true;
}

bool cpy_os_fd(struct cpy_thread *t, cpy_value v, int *fd) { return read_int(t, v, fd); }

/* --- descriptors --------------------------------------------------------------------------------------------- */

cpy_value cpy_os_dup(struct cpy_thread *t, const cpy_value *args)
{
    int fd;

    return read_int(t, args[0], &fd) ? cpy_os_number(t, fcntl(fd, F_DUPFD_CLOEXEC, 0)) : CPY_ERROR;
}

cpy_value cpy_os_dup2(struct cpy_thread *t, const cpy_value *args)
{
    int from, to, inheritable = cpy_truth(t, args[2]);

    if (inheritable < 0 || !read_int(t, args[0], &from) || !read_int(t, args[1], &to))
        return CPY_ERROR;
    return cpy_os_number(t, inheritable || from == to ? dup2(from, to) : dup3(from, to, O_CLOEXEC));
}

cpy_value cpy_os_closerange(struct cpy_thread *t, const cpy_value *args)
{
    int low, high;

    if (!read_int(t, args[0], &low) || !read_int(t, args[1], &high))
        return CPY_ERROR;
    for (int fd = low < 0 ? 0 : low; fd < high; fd++)
        close(fd);
    return CPY_NONE;
}

/* Calls a function that may block with a descriptor. */
static cpy_value wait_for(struct cpy_thread *t, cpy_value v, int (*call)(int))
{
    int fd, result;

    if (!read_int(t, v, &fd))
        return CPY_ERROR;
    CPY_BLOCKING(t, result, -1, 0, call(fd));
    return cpy_os_result(t, result, CPY_UNSET);
}

/* A descriptor, or an object with fileno(). */
static cpy_value file_number(struct cpy_thread *t, cpy_value v)
{
    if (cpy_is_int(v))
        return v;
    v = cpy_find_attr_str(t, v, "fileno");
    if (v)
        return cpy_call_0(t, v);
    return cpy_pending(t) ? CPY_ERROR
                          : cpy_raise(t, CPY_TYPE_ERROR, "argument must be an int, or have a fileno() method.");
}

cpy_value cpy_os_fsync(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value fd = file_number(t, args[0]);

    return fd ? wait_for(t, fd, fsync) : CPY_ERROR;
}

cpy_value cpy_os_fdatasync(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value fd = file_number(t, args[0]);

    return fd ? wait_for(t, fd, fdatasync) : CPY_ERROR;
}

cpy_value cpy_os_ftruncate(struct cpy_thread *t, const cpy_value *args)
{
    int fd;
    int64_t length;

    if (!read_int(t, args[0], &fd) || !cpy_to_int64(t, args[1], &length))
        return CPY_ERROR;
    return cpy_os_result(t, ftruncate(fd, length), CPY_UNSET);
}

cpy_value cpy_os_truncate(struct cpy_thread *t, const cpy_value *args)
{
    const char *path;
    int64_t length;

    if (cpy_is_int(args[0]))
        return cpy_os_ftruncate(t, args);
    if (!(path = cpy_os_path(t, args[0], "truncate", "path", OS_PATH_OR_FD)) || !cpy_to_int64(t, args[1], &length))
        return CPY_ERROR;
    return cpy_os_result(t, truncate(path, length), args[0]);
}

cpy_value cpy_os_pread(struct cpy_thread *t, const cpy_value *args)
{
    int fd;
    int64_t size, offset, n;
    uint8_t *data;
    cpy_value bytes;

    if (!read_int(t, args[0], &fd) || !cpy_to_int64(t, args[1], &size) || !cpy_to_int64(t, args[2], &offset))
        return CPY_ERROR;
    if (size < 0)
        return cpy_raise_errno(t, EINVAL, CPY_UNSET);
    if (!(bytes = cpy_bytes_new(t, (size_t)size, &data)))
        return CPY_ERROR;
    CPY_BLOCKING(t, n, -1, 0, pread(fd, data, (size_t)size, offset));
    if (n < 0)
        return cpy_os_result(t, -1, CPY_UNSET);
    return n == size ? bytes : cpy_bytes_from(t, data, (size_t)n);
}

cpy_value cpy_os_pwrite(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_buffer b;
    int fd;
    int64_t offset, n;

    if (!read_int(t, args[0], &fd) || !cpy_to_int64(t, args[2], &offset) || !cpy_get_buffer(t, args[1], &b, false))
        return CPY_ERROR;
    CPY_BLOCKING(t, n, -1, 0, pwrite(fd, b.data, b.len, offset));
    cpy_release_buffer(t, &b);
    return n < 0 ? cpy_os_result(t, -1, CPY_UNSET) : cpy_int(n);
}

/* A bit of what fcntl() reads with a command: 1, 0, -1: error. */
static int get_bit(struct cpy_thread *t, cpy_value v, int command, int bit)
{
    int fd, bits;

    if (!read_int(t, v, &fd))
        return -1;
    if ((bits = fcntl(fd, command)) < 0) {
        cpy_raise_errno(t, errno, CPY_UNSET);
        return -1;
    }
    return (bits & bit) != 0;
}

/* Sets or clears such a bit. */
static cpy_value set_bit(struct cpy_thread *t, cpy_value v, int get, int set, int bit, int on)
{
    int fd, bits;

    if (on < 0 || !read_int(t, v, &fd))
        return CPY_ERROR;
    if ((bits = fcntl(fd, get)) >= 0)
        bits = fcntl(fd, set, on ? bits | bit : bits & ~bit);
    return cpy_os_result(t, bits, CPY_UNSET);
}

cpy_value cpy_os_get_blocking(struct cpy_thread *t, const cpy_value *args)
{
    int held = get_bit(t, args[0], F_GETFL, O_NONBLOCK);

    return held < 0 ? CPY_ERROR : cpy_bool(!held);
}

cpy_value cpy_os_set_blocking(struct cpy_thread *t, const cpy_value *args)
{
    int blocking = cpy_truth(t, args[1]);

    return set_bit(t, args[0], F_GETFL, F_SETFL, O_NONBLOCK, blocking < 0 ? -1 : !blocking);
}

cpy_value cpy_os_get_inheritable(struct cpy_thread *t, const cpy_value *args)
{
    int held = get_bit(t, args[0], F_GETFD, FD_CLOEXEC);

    return held < 0 ? CPY_ERROR : cpy_bool(!held);
}

cpy_value cpy_os_set_inheritable(struct cpy_thread *t, const cpy_value *args)
{
    int on = cpy_truth(t, args[1]);

    return set_bit(t, args[0], F_GETFD, F_SETFD, FD_CLOEXEC, on < 0 ? -1 : !on);
}

/* --- files ------------------------------------------------------------------------------------------------------ */

cpy_value cpy_os_fchmod(struct cpy_thread *t, const cpy_value *args)
{
    int fd, mode;

    return read_int(t, args[0], &fd) && read_int(t, args[1], &mode)
               ? cpy_os_result(t, fchmod(fd, (mode_t)mode), CPY_UNSET)
               : CPY_ERROR;
}

/* --- users and processes --------------------------------------------------------------------------------------------
 */

cpy_value cpy_os__home(struct cpy_thread *t, const cpy_value *args)
{
    struct passwd entry, *found = NULL;
    char room[4096];
    const char *name = NULL;

    if (args[0] != CPY_NONE && !(name = cpy_str_utf8(t, args[0], NULL)))
        return CPY_ERROR;
    if (name)
        getpwnam_r(name, &entry, room, sizeof room, &found);
    else
        getpwuid_r(getuid(), &entry, room, sizeof room, &found);
    return found ? cpy_str_from_os(t, found->pw_dir) : CPY_NONE;
}

cpy_value cpy_os_getlogin(struct cpy_thread *t, const cpy_value *args)
{
    char name[256];
    int err = getlogin_r(name, sizeof name);

    (void)args;
    return err ? cpy_raise_errno(t, err, CPY_UNSET) : cpy_str_from_os(t, name);
}

cpy_value cpy_os_getgroups(struct cpy_thread *t, const cpy_value *args)
{
    gid_t groups[1024];
    int n = getgroups((int)CPY_COUNT(groups), groups);
    cpy_value list = n < 0 ? cpy_raise_errno(t, errno, CPY_UNSET) : cpy_list_new(t, (size_t)n);

    (void)args;
    for (int i = 0; list && i < n; i++)
        if (!cpy_list_append(t, list, cpy_int(groups[i])))
            return CPY_ERROR;
    return list;
}

cpy_value cpy_os_getpgid(struct cpy_thread *t, const cpy_value *args)
{
    int pid;

    return read_int(t, args[0], &pid) ? cpy_os_number(t, getpgid(pid)) : CPY_ERROR;
}

cpy_value cpy_os_getpgrp(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_os_number(t, getpgrp());
}

cpy_value cpy_os_getsid(struct cpy_thread *t, const cpy_value *args)
{
    int pid;

    return read_int(t, args[0], &pid) ? cpy_os_number(t, getsid(pid)) : CPY_ERROR;
}

cpy_value cpy_os_killpg(struct cpy_thread *t, const cpy_value *args)
{
    int group, number;

    if (!read_int(t, args[0], &group) || !read_int(t, args[1], &number))
        return CPY_ERROR;
    if (killpg(group, number) < 0)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    return cpy_safe_point(t) ? CPY_NONE : CPY_ERROR;
}

cpy_value cpy_os_nice(struct cpy_thread *t, const cpy_value *args)
{
    int increment, niceness;

    if (!read_int(t, args[0], &increment))
        return CPY_ERROR;
    errno = 0; /* -1 may be a result */
    niceness = nice(increment);
    return errno ? cpy_raise_errno(t, errno, CPY_UNSET) : cpy_int(niceness);
}

cpy_value cpy_os_umask(struct cpy_thread *t, const cpy_value *args)
{
    int mask;

    return read_int(t, args[0], &mask) ? cpy_int(umask((mode_t)mask)) : CPY_ERROR;
}

cpy_value cpy_os_sched_yield(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    cpy_unlock(t);
    sched_yield();
    cpy_lock(t);
    return CPY_NONE;
}

cpy_value cpy_os_abort(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    abort();
}

cpy_value cpy_os_execv(struct cpy_thread *t, const cpy_value *args)
{
    const char *path = cpy_os_path(t, args[0], "execv", "path", OS_PATH);
    char **texts;
    int err;

    if (!path || !cpy_os_check_argv(t, args[1], "execv() arg 2"))
        return CPY_ERROR;
    if (!CPY_AUDIT(t, "os.exec", 3, args[0], args[1], CPY_NONE) || !cpy_flush(t) || !(texts = cpy_os_texts(t, args[1])))
        return CPY_ERROR;
    execv(path, texts);
    err = errno;
    cpy_os_free_texts(texts);
    return cpy_raise_errno(t, err, CPY_UNSET);
}

/* --- times, the terminal ---------------------------------------------------------------------------------------------
 */

cpy_value cpy_os_getloadavg(struct cpy_thread *t, const cpy_value *args)
{
    double load[3];
    cpy_value items[3];

    (void)args;
    if (getloadavg(load, 3) != 3)
        return cpy_raise(t, CPY_OS_ERROR, "Load averages are unobtainable");
    for (int i = 0; i < 3; i++)
        if (!(items[i] = cpy_float_from(t, load[i])))
            return CPY_ERROR;
    return cpy_tuple_from(t, items, 3);
}

static const char *const times_names[] = {"user", "system", "children_user", "children_system", "elapsed", NULL};

cpy_value cpy_os_times_type(struct cpy_thread *t)
{
    return cpy_struct_sequence(t, "posix.times_result", times_names, NULL);
}

cpy_value cpy_os_times(struct cpy_thread *t, const cpy_value *args)
{
    struct tms used;
    clock_t elapsed = times(&used);
    const clock_t numbers[5] = {used.tms_utime, used.tms_stime, used.tms_cutime, used.tms_cstime, elapsed};
    double per_second = (double)sysconf(_SC_CLK_TCK);
    cpy_value items[5];

    (void)args;
    for (int i = 0; i < 5; i++)
        if (!(items[i] = cpy_float_from(t, (double)numbers[i] / per_second)))
            return CPY_ERROR;
    return cpy_struct_sequence(t, "posix.times_result", times_names, items);
}

static const char *const size_names[] = {"columns", "lines", NULL};

cpy_value cpy_os_terminal_size_type(struct cpy_thread *t)
{
    return cpy_struct_sequence(t, "os.terminal_size", size_names, NULL);
}

cpy_value cpy_os_get_terminal_size(struct cpy_thread *t, const cpy_value *args)
{
    struct winsize size;
    cpy_value items[2];
    int fd;

    if (!read_int(t, args[0], &fd))
        return CPY_ERROR;
    if (ioctl(fd, TIOCGWINSZ, &size) < 0)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    items[0] = cpy_int(size.ws_col);
    items[1] = cpy_int(size.ws_row);
    return cpy_struct_sequence(t, "os.terminal_size", size_names, items);
}
