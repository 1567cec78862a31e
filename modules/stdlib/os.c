/* SPDX-License-Identifier: MIT */
/* modules/stdlib/os.c - module os: the system calls (more are in os_system.c); what is made of them is in
 * modules/frozen/os.py. */
#include "modules/stdlib/os.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/uio.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

extern const char cpy_frozen_os[];

const char *cpy_os_path(
    struct cpy_thread *t, cpy_value v, const char *function, const char *parameter, const char *kinds)
{
    const char *path;

    if (!cpy_is_str(v) && !cpy_is_bytes(v) && !cpy_find_attr_str(t, cpy_type_of(t, v), "__fspath__")) {
        if (!cpy_pending(t))
            cpy_raise(t, CPY_TYPE_ERROR, "%s: %s should be %s, not %T", function, parameter, kinds, v);
        return NULL;
    }
    if (!(path = cpy_fs_path(t, v)) && cpy_pending_is(t, CPY_VALUE_ERROR) && !cpy_pending_is(t, CPY_UNICODE_ERROR)) {
        cpy_take_pending(t);
        cpy_raise(t, CPY_VALUE_ERROR, "%s: embedded null character in %s", function, parameter);
    }
    return path;
}

cpy_value cpy_os_result(struct cpy_thread *t, int result, cpy_value path)
{
    if (result < 0)
        return cpy_pending(t) ? CPY_ERROR : cpy_raise_errno(t, errno, path);
    return CPY_NONE;
}

static cpy_value os_chdir(struct cpy_thread *t, const cpy_value *args)
{
    const char *path;
    int fd;

    if (!CPY_AUDIT(t, "os.chdir", 1, args[0]))
        return CPY_ERROR;
    if (cpy_is_int(args[0]))
        return cpy_os_fd(t, args[0], &fd) ? cpy_os_result(t, fchdir(fd), args[0]) : CPY_ERROR;
    path = cpy_os_path(t, args[0], "chdir", "path", OS_PATH_OR_FD);
    return path ? cpy_os_result(t, chdir(path), args[0]) : CPY_ERROR;
}

static cpy_value os_getcwd(struct cpy_thread *t, const cpy_value *args)
{
    char *path = getcwd(NULL, 0);
    cpy_value result;

    (void)args;
    if (!path)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    result = cpy_str_from_os(t, path);
    free(path);
    return result;
}

/* Opens a folder, by path or (a copy of the) descriptor; NULL: an exception is pending. */
static DIR *open_folder(struct cpy_thread *t, cpy_value v, const char *function)
{
    const char *path;
    DIR *dir;
    int fd;

    if (cpy_is_int(v)) {
        if (!cpy_os_fd(t, v, &fd))
            return NULL;
        dir = (fd = fcntl(fd, F_DUPFD_CLOEXEC, 0)) < 0 ? NULL : fdopendir(fd);
        if (dir)
            rewinddir(dir);
    } else {
        if (!(path = cpy_os_path(t, v, function, "path", OS_PATH_FD_OR_NONE)))
            return NULL;
        dir = opendir(path);
    }
    if (!dir)
        cpy_raise_errno(t, errno, cpy_is_int(v) ? CPY_UNSET : v);
    return dir;
}

/* [(name, type of entry as in struct dirent, inode)] of a folder. */
static cpy_value os_entries(struct cpy_thread *t, const cpy_value *args)
{
    DIR *dir = !CPY_AUDIT(t, cpy_str_equals(args[1], "scandir") ? "os.scandir" : "os.listdir", 1, args[0])
        ? NULL : open_folder(t, args[0], cpy_str_utf8(t, args[1], NULL));
    cpy_value list = dir ? cpy_list_new(t, 0) : CPY_ERROR, name, triple;
    struct dirent *entry;
    bool ok = list != CPY_ERROR;

    if (!dir)
        return CPY_ERROR;
    while (ok && (entry = readdir(dir))) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        ok = (name = cpy_str_from_os(t, entry->d_name)) &&
             (triple = cpy_tuple_of(t, (size_t)3, name, cpy_int(entry->d_type), cpy_int_from_unsigned(t, entry->d_ino))) &&
             cpy_list_append(t, list, triple);
    }
    closedir(dir);
    return ok ? list : CPY_ERROR;
}

/* --- stat ----------------------------------------------------------------------------------------------------------
 */

static int64_t nanoseconds(struct timespec time) { return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec; }

/* The items are times in whole seconds; the attributes of these names have fractions. */
static const char *const stat_names[] = {"st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "",
    "", "", "+st_atime", "+st_mtime", "+st_ctime", "+st_atime_ns", "+st_mtime_ns", "+st_ctime_ns", "+st_blksize",
    "+st_blocks", "+st_rdev", NULL};

static cpy_value stat_result(struct cpy_thread *t, const struct stat *st)
{
    int64_t ns[] = {nanoseconds(st->st_atim), nanoseconds(st->st_mtim), nanoseconds(st->st_ctim)};
    cpy_value items[CPY_COUNT(stat_names) - 1] = {cpy_int(st->st_mode), cpy_int_from_unsigned(t, st->st_ino),
        cpy_int_from_unsigned(t, st->st_dev), cpy_int((int64_t)st->st_nlink), cpy_int(st->st_uid), cpy_int(st->st_gid),
        cpy_int(st->st_size), cpy_int(st->st_atim.tv_sec), cpy_int(st->st_mtim.tv_sec), cpy_int(st->st_ctim.tv_sec)};

    for (int i = 0; i < 3; i++) {
        items[10 + i] = cpy_float_from(t, (double)ns[i] / 1e9);
        items[13 + i] = cpy_int_from(t, ns[i]);
    }
    items[16] = cpy_int(st->st_blksize);
    items[17] = cpy_int(st->st_blocks);
    items[18] = cpy_int_from_unsigned(t, st->st_rdev);
    for (size_t i = 0; i < CPY_COUNT(items); i++)
        if (!items[i])
            return CPY_ERROR;
    return cpy_struct_sequence(t, "os.stat_result", stat_names, items);
}

static cpy_value stat_place(struct cpy_thread *t, const struct cpy_os_place *p, int flags, cpy_value path)
{
    struct stat st;

    if ((p->path ? fstatat(p->dir, p->path, &st, flags) : fstat(p->fd, &st)) < 0)
        return cpy_raise_errno(t, errno, path);
    return stat_result(t, &st);
}

/* args: path, dir_fd, follow_symlinks */
static cpy_value os_stat(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_os_place p;
    int flags;

    return cpy_os_place_following(t, args[0], args[1], args[2], "stat", &p, &flags) ? stat_place(t, &p, flags, args[0])
                                                                                    : CPY_ERROR;
}

static cpy_value os_lstat(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_os_place p;

    return cpy_os_place(t, args[0], args[1], "lstat", "path", OS_PATH, &p)
               ? stat_place(t, &p, AT_SYMLINK_NOFOLLOW, args[0])
               : CPY_ERROR;
}

static cpy_value os_fstat(struct cpy_thread *t, const cpy_value *args)
{
    struct stat st;
    int fd;

    if (!cpy_os_fd(t, args[0], &fd))
        return CPY_ERROR;
    return fstat(fd, &st) < 0 ? cpy_raise_errno(t, errno, CPY_UNSET) : stat_result(t, &st);
}

static const char *const statvfs_names[] = {"f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files",
    "f_ffree", "f_favail", "f_flag", "f_namemax", "+f_fsid", NULL};

static cpy_value os_statvfs(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_os_place p;
    struct statvfs v;
    cpy_value items[11];

    if (!cpy_os_place(t, args[0], CPY_NONE, "statvfs", "path", OS_PATH_OR_FD, &p))
        return CPY_ERROR;
    if ((p.path ? statvfs(p.path, &v) : fstatvfs(p.fd, &v)) < 0)
        return cpy_raise_errno(t, errno, args[0]);
    const uint64_t numbers[11] = {v.f_bsize, v.f_frsize, v.f_blocks, v.f_bfree, v.f_bavail, v.f_files, v.f_ffree,
        v.f_favail, v.f_flag, v.f_namemax, v.f_fsid};

    for (int i = 0; i < 11; i++)
        if (!(items[i] = cpy_int_from_unsigned(t, numbers[i])))
            return CPY_ERROR;
    return cpy_struct_sequence(t, "os.statvfs_result", statvfs_names, items);
}

/* --- descriptors
 * ------------------------------------------------------------------------------------------------------ */

static cpy_value os_close(struct cpy_thread *t, const cpy_value *args)
{
    int fd;

    if (!cpy_os_fd(t, args[0], &fd))
        return CPY_ERROR;
    return close(fd) < 0 ? cpy_raise_errno(t, errno, CPY_UNSET) : CPY_NONE;
}

/* Reads what is there already: a file on a disk need not be waited for.  <0: nothing is, or the system cannot tell. */
static ssize_t read_at_once(int fd, void *data, size_t size)
{
    struct iovec part = {data, size};

    return preadv2(fd, &part, 1, -1, RWF_NOWAIT);
}

static cpy_value os_read(struct cpy_thread *t, const cpy_value *args)
{
    int64_t size, n;
    cpy_value bytes;
    uint8_t *data;
    int fd;

    if (!cpy_os_fd(t, args[0], &fd) || !cpy_to_int64(t, args[1], &size))
        return CPY_ERROR;
    if (size < 0)
        return cpy_raise_errno(t, EINVAL, CPY_UNSET);
    if (!(bytes = cpy_bytes_new(t, (size_t)size, &data)))
        return CPY_ERROR;
    if (!cpy_awaits(t) || (n = read_at_once(fd, data, (size_t)size)) < 0)
        CPY_BLOCKING(t, n, fd, POLLIN, read(fd, data, (size_t)size));
    if (n < 0)
        return cpy_pending(t) ? CPY_ERROR : cpy_raise_errno(t, errno, CPY_UNSET);
    return n == size ? bytes : cpy_bytes_from(t, data, (size_t)n);
}

static cpy_value os_write(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_buffer b;
    int64_t n;
    int fd, err;
    bool partly;

    if (!cpy_os_fd(t, args[0], &fd) || !cpy_get_buffer(t, args[1], &b, false))
        return CPY_ERROR;
    CPY_BLOCKING(t, n, fd, POLLOUT, write(fd, b.data, b.len));
    err = errno;
    partly = n >= 0 && (size_t)n < b.len;
    cpy_release_buffer(t, &b);
    if (n < 0)
        return cpy_pending(t) ? CPY_ERROR : cpy_raise_errno(t, err, CPY_UNSET);
    if (partly && !cpy_safe_point(t)) /* a signal may have ended the call: its handler runs in here */
        return CPY_ERROR;
    return cpy_int(n);
}

static cpy_value os_lseek(struct cpy_thread *t, const cpy_value *args)
{
    int64_t offset, whence;
    off_t result;
    int fd;

    if (!cpy_os_fd(t, args[0], &fd) || !cpy_to_int64(t, args[1], &offset) || !cpy_to_int64(t, args[2], &whence))
        return CPY_ERROR;
    result = lseek(fd, offset, (int)whence);
    return result < 0 ? cpy_raise_errno(t, errno, CPY_UNSET) : cpy_int_from(t, result);
}

static cpy_value os_pipe(struct cpy_thread *t, const cpy_value *args)
{
    int fds[2];

    (void)args;
    if (pipe2(fds, O_CLOEXEC) < 0)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    return cpy_tuple_of(t, (size_t)2, cpy_int(fds[0]), cpy_int(fds[1]));
}

static cpy_value os_isatty(struct cpy_thread *t, const cpy_value *args)
{
    int fd;

    return cpy_os_fd(t, args[0], &fd) ? cpy_bool(isatty(fd)) : CPY_ERROR;
}

/* --- process and system
 * --------------------------------------------------------------------------------------------------- */

#define NUMBER(function, expression)                                                                                   \
    static cpy_value function(struct cpy_thread *t, const cpy_value *args)                                             \
    {                                                                                                                  \
        (void)args;                                                                                                    \
        return cpy_int_from(t, (int64_t)(expression));                                                                 \
    }
NUMBER(os_getpid, getpid())
NUMBER(os_getppid, getppid())
NUMBER(os_getuid, getuid())
NUMBER(os_geteuid, geteuid())
NUMBER(os_getgid, getgid())
NUMBER(os_cpu_count, sysconf(_SC_NPROCESSORS_ONLN))
#undef NUMBER

static cpy_value os_exit(struct cpy_thread *t, const cpy_value *args)
{
    int64_t status;

    if (!cpy_to_int64(t, args[0], &status))
        return CPY_ERROR;
    _exit((int)status);
}

/* What happens at the signals that a shell hears of in the place of whoever waits for it. */
struct shell_signals { struct sigaction on_int, on_quit; };

/* Starts a shell as system(3) does, in which these signals do what they did here.  0 or errno. */
static int start_shell(const char *command, const struct shell_signals *before, pid_t *pid)
{
    char *const words[] = {"sh", "-c", (char *)(uintptr_t)command, NULL};
    posix_spawnattr_t attributes;
    sigset_t reset;
    int err;

    sigemptyset(&reset);
    if (before->on_int.sa_handler != SIG_IGN)
        sigaddset(&reset, SIGINT);
    if (before->on_quit.sa_handler != SIG_IGN)
        sigaddset(&reset, SIGQUIT);
    if ((err = posix_spawnattr_init(&attributes)) != 0)
        return err;
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setsigdefault(&attributes, &reset);
    err = posix_spawn(pid, "/bin/sh", NULL, &attributes, words, environ);
    posix_spawnattr_destroy(&attributes);
    return err;
}

/* Waits for a child and returns its status; -1: there is none, or an exception is pending. */
static int wait_for_child(struct cpy_thread *t, pid_t pid)
{
    int status = -1;
    pid_t found;

    CPY_BLOCKING(t, found, -1, 0, waitpid(pid, &status, 0));
    return found < 0 ? -1 : status;
}

/* Not system(3): handlers run while the command does. */
static cpy_value os_system(struct cpy_thread *t, const cpy_value *args)
{
    const struct sigaction ignore = {.sa_handler = SIG_IGN};
    const char *command = cpy_fs_path(t, args[0]);
    struct shell_signals before;
    int status;
    pid_t pid;

    if (!command || !CPY_AUDIT(t, "os.system", 1, args[0]))
        return CPY_ERROR;
    sigaction(SIGINT, &ignore, &before.on_int);
    sigaction(SIGQUIT, &ignore, &before.on_quit);
    status = start_shell(command, &before, &pid) ? -1 : wait_for_child(t, pid);
    sigaction(SIGINT, &before.on_int, NULL);
    sigaction(SIGQUIT, &before.on_quit, NULL);
    return cpy_pending(t) ? CPY_ERROR : cpy_int(status);
}

static cpy_value os_kill(struct cpy_thread *t, const cpy_value *args)
{
    int64_t pid, number;

    if (!cpy_to_int64(t, args[0], &pid) || !cpy_to_int64(t, args[1], &number) || !CPY_AUDIT(t, "os.kill", 2, args[0], args[1]))
        return CPY_ERROR;
    if (kill((pid_t)pid, (int)number) < 0)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    return cpy_safe_point(t) ? CPY_NONE : CPY_ERROR;
}

static cpy_value os_urandom(struct cpy_thread *t, const cpy_value *args)
{
    int64_t size;
    uint8_t *data;
    cpy_value bytes;
    ssize_t n;

    if (!cpy_to_int64(t, args[0], &size))
        return CPY_ERROR;
    if (size < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "negative argument not allowed");
    if (!(bytes = cpy_bytes_new(t, (size_t)size, &data)))
        return CPY_ERROR;
    for (int64_t got = 0; got < size; got += n)
        if ((n = getrandom(data + got, (size_t)(size - got), 0)) < 0)
            return cpy_raise_errno(t, errno, CPY_UNSET);
    return bytes;
}

static cpy_value os_strerror(struct cpy_thread *t, const cpy_value *args)
{
    int64_t number;

    return cpy_to_int64(t, args[0], &number) ? cpy_str_from_os(t, strerror((int)number)) : CPY_ERROR;
}

static const char *const uname_names[] = {"sysname", "nodename", "release", "version", "machine", NULL};

static cpy_value os_uname(struct cpy_thread *t, const cpy_value *args)
{
    struct utsname u;
    cpy_value items[5];

    (void)args;
    if (uname(&u) < 0)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    const char *texts[5] = {u.sysname, u.nodename, u.release, u.version, u.machine};

    for (int i = 0; i < 5; i++)
        if (!(items[i] = cpy_str_from_os(t, texts[i])))
            return CPY_ERROR;
    return cpy_struct_sequence(t, "posix.uname_result", uname_names, items);
}

/* The environment as a dict of strs; later definitions of a name lose, as in getenv(). */
static cpy_value os_environment(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value dict = cpy_dict_new(t), name, value;

    (void)args;
    for (char **p = environ; dict && *p; p++) {
        const char *equals = strchr(*p, '=');
        char *copy;

        if (!equals || !(copy = strndup(*p, (size_t)(equals - *p))))
            continue;
        name = cpy_str_from_os(t, copy);
        free(copy);
        value = cpy_str_from_os(t, equals + 1);
        if (!name || !value)
            return CPY_ERROR;
        if (!cpy_dict_get(t, dict, name) && !cpy_dict_set(t, dict, name, value))
            return CPY_ERROR;
    }
    return dict;
}

static cpy_value os_putenv(struct cpy_thread *t, const cpy_value *args)
{
    const char *name = cpy_fs_path(t, args[0]), *value = name ? cpy_fs_path(t, args[1]) : NULL;

    if (!value && cpy_pending_is(t, CPY_VALUE_ERROR) && !cpy_pending_is(t, CPY_UNICODE_ERROR)) {
        cpy_take_pending(t);
        return cpy_raise(t, CPY_VALUE_ERROR, "embedded null byte");
    }
    if (!value || !CPY_AUDIT(t, "os.putenv", 2, cpy_bytes_from(t, name, strlen(name)),
            cpy_bytes_from(t, value, strlen(value))))
        return CPY_ERROR;
    if (strchr(name, '='))
        return cpy_raise(t, CPY_VALUE_ERROR, "illegal environment variable name");
    return setenv(name, value, 1) < 0 ? cpy_raise_errno(t, errno, CPY_UNSET) : CPY_NONE;
}

static cpy_value os_unsetenv(struct cpy_thread *t, const cpy_value *args)
{
    const char *name = cpy_fs_path(t, args[0]);

    if (!name || !CPY_AUDIT(t, "os.unsetenv", 1, cpy_bytes_from(t, name, strlen(name))))
        return CPY_ERROR;
    return unsetenv(name) < 0 ? cpy_raise_errno(t, errno, CPY_UNSET) : CPY_NONE;
}

cpy_value cpy_os_fspath(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value method, path;

    if (cpy_is_str(args[0]) || cpy_is_bytes(args[0]))
        return args[0];
    if (!(method = cpy_find_attr_str(t, cpy_type_of(t, args[0]), "__fspath__")))
        return cpy_pending(t)
                   ? CPY_ERROR
                   : cpy_raise(t, CPY_TYPE_ERROR, "expected str, bytes or os.PathLike object, not %T", args[0]);
    if (!(path = cpy_call_1(t, method, args[0])) || cpy_is_str(path) || cpy_is_bytes(path))
        return path;
    return cpy_raise(t, CPY_TYPE_ERROR, "expected %T.__fspath__() to return str or bytes, not %T", args[0], path);
}

static const struct cpy_function functions[] = {
    {"_entries", "(path, function, /)", os_entries,
        "Return (name, kind, inode) of each entry of a folder; function is named in errors.", 0},
    {"_environment", "()", os_environment, "Return the environment as a dict.", 0},
    {"_exit", "(status)", os_exit, "End the process at once.", 0},
    {"chdir", "(path)", os_chdir, "Change the working folder.", 0},
    {"close", "(fd)", os_close, "Close a file descriptor.", 0},
    {"cpu_count", "()", os_cpu_count, "Return the number of processors in use.", 0},
    {"fspath", "(path)", cpy_os_fspath, "Return a path as str or bytes, through __fspath__() if need be.", 0},
    {"getcwd", "()", os_getcwd, "Return the working folder.", 0},
    {"getegid", "()", os_getgid, "Return the group's number.", 0},
    {"geteuid", "()", os_geteuid, "Return the effective user's number.", 0},
    {"getgid", "()", os_getgid, "Return the group's number.", 0},
    {"getpid", "()", os_getpid, "Return the process's number.", 0},
    {"getppid", "()", os_getppid, "Return the parent process's number.", 0},
    {"getuid", "()", os_getuid, "Return the user's number.", 0},
    {"isatty", "(fd, /)", os_isatty, "Return whether a descriptor is a terminal.", 0},
    {"kill", "(pid, signal, /)", os_kill, "Send a signal to a process.", 0},
    {"lseek", "(fd, position, whence, /)", os_lseek, "Set a descriptor's position; returns the new one.", 0},
    {"pipe", "()", os_pipe, "Return the descriptors of a new pipe: to read, to write.", 0},
    {"putenv", "(name, value, /)", os_putenv, "Set an environment variable.", 0},
    {"read", "(fd, length, /)", os_read, "Read at most length bytes.", 0},
    {"lstat", "(path, *, dir_fd=None)", os_lstat, "Return what the system knows of a path, without following a link.", 0},
    {"fstat", "(fd)", os_fstat, "Return what the system knows of an open file.", 0},
    {"stat", "(path, *, dir_fd=None, follow_symlinks=True)", os_stat, "Return what the system knows of a path or descriptor.", 0},
    {"statvfs", "(path)", os_statvfs, "Return what the system knows of a file system.", 0},
    {"strerror", "(code, /)", os_strerror, "Return what an error number means.", 0},
    {"system", "(command)", os_system, "Run a command in a shell; returns its wait status.", 0},
    {"uname", "()", os_uname, "Return names and versions of the system.", 0},
    {"unsetenv", "(name, /)", os_unsetenv, "Remove an environment variable.", 0},
    {"urandom", "(size, /)", os_urandom, "Return random bytes from the system.", 0},
    {"write", "(fd, data, /)", os_write, "Write bytes; returns their number.", 0},
#define S(name, signature, doc) {#name, signature, cpy_os_##name, doc, 0},
    OS_PATHS(S) OS_SYSTEM(S) OS_PROCESS(S)
#undef S
        {0},
};

#define C(name) CPY_INT_CONSTANT(#name, name)
static const struct cpy_constant constants[] = {
    CPY_STR_CONSTANT("name", "posix"),
    CPY_STR_CONSTANT("sep", "/"),
    CPY_STR_CONSTANT("linesep", "\n"),
    CPY_STR_CONSTANT("pathsep", ":"),
    CPY_STR_CONSTANT("curdir", "."),
    CPY_STR_CONSTANT("pardir", ".."),
    CPY_STR_CONSTANT("extsep", "."),
    CPY_STR_CONSTANT("devnull", "/dev/null"),
    C(F_OK),
    C(R_OK),
    C(W_OK),
    C(X_OK),
    C(O_RDONLY),
    C(O_WRONLY),
    C(O_RDWR),
    C(O_CREAT),
    C(O_EXCL),
    C(O_TRUNC),
    C(O_APPEND),
    C(O_NONBLOCK),
    C(O_NDELAY),
    C(O_SYNC),
    C(O_DSYNC),
    C(O_RSYNC),
    C(O_CLOEXEC),
    C(O_NOCTTY),
    C(O_DIRECTORY),
    C(O_NOFOLLOW),
    C(O_ACCMODE),
    C(O_PATH),
    C(O_TMPFILE),
    C(SEEK_SET),
    C(SEEK_CUR),
    C(SEEK_END),
    C(SEEK_DATA),
    C(SEEK_HOLE),
    C(WNOHANG),
    C(WUNTRACED),
    C(WCONTINUED),
    C(F_LOCK),
    C(F_TLOCK),
    C(F_ULOCK),
    C(F_TEST),
    C(GRND_NONBLOCK),
    C(GRND_RANDOM),
    C(O_ASYNC),
    C(O_DIRECT),
    C(O_NOATIME),
    C(RTLD_NOW),
    C(RTLD_LAZY),
    C(RTLD_GLOBAL),
    C(RTLD_LOCAL),
    C(EX_OK),
    C(EX_USAGE),
    C(EX_DATAERR),
    C(EX_NOINPUT),
    C(EX_NOUSER),
    C(EX_NOHOST),
    C(EX_UNAVAILABLE),
    C(EX_SOFTWARE),
    C(EX_OSERR),
    C(EX_OSFILE),
    C(EX_CANTCREAT),
    C(EX_IOERR),
    C(EX_TEMPFAIL),
    C(EX_PROTOCOL),
    C(EX_NOPERM),
    C(EX_CONFIG),
    {0},
};
#undef C

static bool init(struct cpy_thread *t, cpy_value module)
{
    const struct {
        const char *name;
        cpy_value type;
    } types[] = {
        {"stat_result", cpy_struct_sequence(t, "os.stat_result", stat_names, NULL)},
        {"statvfs_result", cpy_struct_sequence(t, "os.statvfs_result", statvfs_names, NULL)},
        {"uname_result", cpy_struct_sequence(t, "posix.uname_result", uname_names, NULL)},
        {"times_result", cpy_os_times_type(t)},
        {"terminal_size", cpy_os_terminal_size_type(t)},
    };

    for (size_t i = 0; i < CPY_COUNT(types); i++)
        if (!types[i].type || !cpy_module_add(t, module, types[i].name, types[i].type))
            return false;
    return true;
}

const struct cpy_module_def cpy_module_os = {
    .name = "os",
    .doc = "Files, folders, processes, the environment.",
    .functions = functions,
    .constants = constants,
    .init = init,
    .source = cpy_frozen_os,
};
