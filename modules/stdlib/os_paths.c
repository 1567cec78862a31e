/* SPDX-License-Identifier: MIT */
/* modules/stdlib/os_paths.c - module os: what is done to a path, which may begin at an open folder (dir_fd). */
#include "modules/stdlib/os.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define NS 1000000000

/* --- places ------------------------------------------------------------------------------------------------------- */

/* dir_fd: an int or None. */
static bool read_folder(struct cpy_thread *t, cpy_value v, int *dir)
{
    *dir = AT_FDCWD;
    if (v == CPY_NONE)
        return true;
    if (!cpy_is_int(v))
        return cpy_raise(t, CPY_TYPE_ERROR, "argument should be integer or None, not %T", v);
    return cpy_os_fd(t, v, dir);
}

bool cpy_os_place(struct cpy_thread *t, cpy_value path, cpy_value dir_fd, const char *function, const char *parameter,
    const char *kinds, struct cpy_os_place *out)
{
    out->path = NULL;
    if (!read_folder(t, dir_fd, &out->dir))
        return false;
    if (cpy_is_int(path) && strcmp(kinds, OS_PATH) != 0) {
        if (dir_fd != CPY_NONE)
            return cpy_raise(t, CPY_VALUE_ERROR, "%s: can't specify dir_fd without matching path", function);
        return cpy_os_fd(t, path, &out->fd);
    }
    return (out->path = cpy_os_path(t, path, function, parameter, kinds)) != NULL;
}

/* A path or descriptor, of which a link may be meant itself; *flags: AT_SYMLINK_NOFOLLOW or 0. */
bool cpy_os_place_following(struct cpy_thread *t, cpy_value path, cpy_value dir_fd, cpy_value follow_symlinks,
    const char *function, struct cpy_os_place *out, int *flags)
{
    int follow = cpy_truth(t, follow_symlinks);

    if (follow < 0 || !cpy_os_place(t, path, dir_fd, function, "path", OS_PATH_OR_FD, out))
        return false;
    *flags = follow ? 0 : AT_SYMLINK_NOFOLLOW;
    return follow || out->path ||
        cpy_raise(t, CPY_VALUE_ERROR, "%s: cannot use fd and follow_symlinks together", function);
}

/* A folder as audit events tell it. */
static cpy_value told(const struct cpy_os_place *p) { return cpy_int(p->dir == AT_FDCWD ? -1 : p->dir); }

static bool read_mode(struct cpy_thread *t, cpy_value v, mode_t *mode)
{
    int n;

    if (!cpy_os_fd(t, v, &n))
        return false;
    *mode = (mode_t)n;
    return true;
}

/* --- making and removing ------------------------------------------------------------------------------------------ */

static cpy_value remove_entry(struct cpy_thread *t, const cpy_value *args, const char *function, const char *event, int flags)
{
    struct cpy_os_place p;

    if (!cpy_os_place(t, args[0], args[1], function, "path", OS_PATH, &p) || !CPY_AUDIT(t, event, 2, args[0], told(&p)))
        return CPY_ERROR;
    return cpy_os_result(t, unlinkat(p.dir, p.path, flags), args[0]);
}

cpy_value cpy_os_remove(struct cpy_thread *t, const cpy_value *args) { return remove_entry(t, args, "remove", "os.remove", 0); }
cpy_value cpy_os_unlink(struct cpy_thread *t, const cpy_value *args) { return remove_entry(t, args, "unlink", "os.remove", 0); }
cpy_value cpy_os_rmdir(struct cpy_thread *t, const cpy_value *args)
{
    return remove_entry(t, args, "rmdir", "os.rmdir", AT_REMOVEDIR);
}

cpy_value cpy_os_mkdir(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_os_place p;
    mode_t mode;

    if (!cpy_os_place(t, args[0], args[2], "mkdir", "path", OS_PATH, &p) || !read_mode(t, args[1], &mode) ||
        !CPY_AUDIT(t, "os.mkdir", 3, args[0], args[1], told(&p)))
        return CPY_ERROR;
    return cpy_os_result(t, mkdirat(p.dir, p.path, mode), args[0]);
}

cpy_value cpy_os_mkfifo(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_os_place p;
    mode_t mode;

    return cpy_os_place(t, args[0], args[2], "mkfifo", "path", OS_PATH, &p) && read_mode(t, args[1], &mode)
               ? cpy_os_result(t, mkfifoat(p.dir, p.path, mode), CPY_UNSET)
               : CPY_ERROR;
}

cpy_value cpy_os_mknod(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_os_place p;
    int64_t device;
    mode_t mode;

    return cpy_os_place(t, args[0], args[3], "mknod", "path", OS_PATH, &p) && read_mode(t, args[1], &mode) &&
            cpy_to_int64(t, args[2], &device)
               ? cpy_os_result(t, mknodat(p.dir, p.path, mode, (dev_t)device), CPY_UNSET)
               : CPY_ERROR;
}

cpy_value cpy_os_open(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_os_place p;
    int flags, fd;
    mode_t mode;

    if (!cpy_os_place(t, args[0], args[3], "open", "path", OS_PATH, &p) || !cpy_os_fd(t, args[1], &flags) ||
        !read_mode(t, args[2], &mode) || !CPY_AUDIT(t, "open", 3, args[0], CPY_NONE, cpy_int(flags | O_CLOEXEC)))
        return CPY_ERROR;
    CPY_BLOCKING(t, fd, -1, 0, openat(p.dir, p.path, flags | O_CLOEXEC, mode));
    if (fd < 0)
        return cpy_pending(t) ? CPY_ERROR : cpy_raise_errno(t, errno, args[0]);
    return cpy_int(fd);
}

/* --- two paths ---------------------------------------------------------------------------------------------------- */

/* OSError that names both paths. */
static cpy_value fail_with_both(struct cpy_thread *t, int err, cpy_value from, cpy_value to)
{
    cpy_value text = cpy_str_from_os(t, strerror(err)), error;

    if (!text)
        return CPY_ERROR;
    error = cpy_call(t, cpy_exception_class(t, CPY_OS_ERROR), (cpy_value[]){cpy_int(err), text, from, CPY_NONE, to}, 5);
    return error ? cpy_raise_value(t, error) : CPY_ERROR;
}

/* args: src, dst, src_dir_fd, dst_dir_fd */
static bool read_two(
    struct cpy_thread *t, const cpy_value *args, const char *function, struct cpy_os_place *from, struct cpy_os_place *to)
{
    return cpy_os_place(t, args[0], args[2], function, "src", OS_PATH, from) &&
        cpy_os_place(t, args[1], args[3], function, "dst", OS_PATH, to);
}

static cpy_value rename_entry(struct cpy_thread *t, const cpy_value *args, const char *function)
{
    struct cpy_os_place from, to;

    if (!read_two(t, args, function, &from, &to) ||
        !CPY_AUDIT(t, "os.rename", 4, args[0], args[1], told(&from), told(&to)))
        return CPY_ERROR;
    return renameat(from.dir, from.path, to.dir, to.path) < 0 ? fail_with_both(t, errno, args[0], args[1]) : CPY_NONE;
}

cpy_value cpy_os_rename(struct cpy_thread *t, const cpy_value *args) { return rename_entry(t, args, "rename"); }
cpy_value cpy_os_replace(struct cpy_thread *t, const cpy_value *args) { return rename_entry(t, args, "replace"); }

cpy_value cpy_os_link(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_os_place from, to;
    int follow = cpy_truth(t, args[4]), flags = follow && (args[2] != CPY_NONE || args[3] != CPY_NONE) ? AT_SYMLINK_FOLLOW : 0;

    if (follow < 0 || !read_two(t, args, "link", &from, &to) ||
        !CPY_AUDIT(t, "os.link", 4, args[0], args[1], told(&from), told(&to)))
        return CPY_ERROR;
    return linkat(from.dir, from.path, to.dir, to.path, flags) < 0 ? fail_with_both(t, errno, args[0], args[1]) : CPY_NONE;
}

/* args: src, dst, target_is_directory, dir_fd */
cpy_value cpy_os_symlink(struct cpy_thread *t, const cpy_value *args)
{
    const char *from = cpy_os_path(t, args[0], "symlink", "src", OS_PATH);
    struct cpy_os_place to;

    if (!from || !cpy_os_place(t, args[1], args[3], "symlink", "dst", OS_PATH, &to) ||
        !CPY_AUDIT(t, "os.symlink", 3, args[0], args[1], told(&to)))
        return CPY_ERROR;
    return symlinkat(from, to.dir, to.path) < 0 ? fail_with_both(t, errno, args[0], args[1]) : CPY_NONE;
}

cpy_value cpy_os_readlink(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_os_place p;
    cpy_value path;
    char target[4097];
    ssize_t n;

    if (!cpy_os_place(t, args[0], args[1], "readlink", "path", OS_PATH, &p) || !(path = cpy_os_fspath(t, args)))
        return CPY_ERROR;
    if ((n = readlinkat(p.dir, p.path, target, sizeof target - 1)) < 0)
        return cpy_raise_errno(t, errno, args[0]);
    target[n] = 0;
    return cpy_is_bytes(path) ? cpy_bytes_from(t, target, (size_t)n) : cpy_str_from_os(t, target);
}

/* --- attributes --------------------------------------------------------------------------------------------------- */

/* args: path, mode, dir_fd, effective_ids, follow_symlinks */
cpy_value cpy_os_access(struct cpy_thread *t, const cpy_value *args)
{
    int mode, effective = cpy_truth(t, args[3]), follow = cpy_truth(t, args[4]), result;
    struct cpy_os_place p;

    if (effective < 0 || follow < 0 || !cpy_os_place(t, args[0], args[2], "access", "path", OS_PATH, &p) ||
        !cpy_os_fd(t, args[1], &mode))
        return CPY_ERROR;
    result = faccessat(p.dir, p.path, mode, (effective ? AT_EACCESS : 0) | (follow ? 0 : AT_SYMLINK_NOFOLLOW));
    return cpy_bool(result == 0);
}

/* args: path, mode, dir_fd, follow_symlinks.  What a link itself allows cannot be changed: the system says so. */
cpy_value cpy_os_chmod(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_os_place p;
    mode_t mode;
    int flags;

    if (!cpy_os_place_following(t, args[0], args[2], args[3], "chmod", &p, &flags) || !read_mode(t, args[1], &mode) ||
        !CPY_AUDIT(t, "os.chmod", 3, args[0], args[1], told(&p)))
        return CPY_ERROR;
    return cpy_os_result(t, p.path ? fchmodat(p.dir, p.path, mode, flags) : fchmod(p.fd, mode), args[0]);
}

/* The number of a user or group; -1: leave it. */
static bool read_owner(struct cpy_thread *t, cpy_value v, const char *name, unsigned *id)
{
    int64_t n;

    if (!cpy_is_int(v))
        return cpy_raise(t, CPY_TYPE_ERROR, "%s should be integer, not %T", name, v);
    if (!cpy_to_index(t, v, &n))
        return false;
    if (n < -1 || n > UINT32_MAX)
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "%s is %s", name, n < -1 ? "less than minimum" : "greater than maximum");
    *id = (unsigned)n;
    return true;
}

/* args: path, uid, gid, dir_fd, follow_symlinks */
static cpy_value change_owner(struct cpy_thread *t, const cpy_value *args, const char *function)
{
    struct cpy_os_place p;
    unsigned user, group;
    int flags;

    if (!cpy_os_place_following(t, args[0], args[3], args[4], function, &p, &flags) ||
        !read_owner(t, args[1], "uid", &user) || !read_owner(t, args[2], "gid", &group) ||
        !CPY_AUDIT(t, "os.chown", 4, args[0], args[1], args[2], told(&p)))
        return CPY_ERROR;
    return cpy_os_result(t, p.path ? fchownat(p.dir, p.path, user, group, flags) : fchown(p.fd, user, group), args[0]);
}

cpy_value cpy_os_chown(struct cpy_thread *t, const cpy_value *args) { return change_owner(t, args, "chown"); }
cpy_value cpy_os_lchown(struct cpy_thread *t, const cpy_value *args)
{
    return change_owner(t, (cpy_value[]){args[0], args[1], args[2], CPY_NONE, CPY_FALSE}, "lchown");
}

/* Seconds (an int or float) or, if in_ns, nanoseconds. */
static bool read_time(struct cpy_thread *t, cpy_value v, bool in_ns, struct timespec *out)
{
    int64_t ns = 0, seconds = 0;
    double d;

    if (in_ns || !cpy_is_float(v)) {
        if (!cpy_to_int64(t, v, in_ns ? &ns : &seconds))
            return false;
    } else {
        if (!cpy_to_double(t, v, &d))
            return false;
        if (!(d > -9.2e9 && d < 9.2e9))
            return cpy_raise(t, CPY_OVERFLOW_ERROR, "timestamp out of range for platform time_t");
        ns = (int64_t)__builtin_floor(d * 1e9);
    }
    out->tv_sec = (time_t)(seconds + ns / NS - (ns % NS < 0));
    out->tv_nsec = (long)(ns % NS + (ns % NS < 0 ? NS : 0));
    return true;
}

/* The two times of an argument. */
static bool read_times(struct cpy_thread *t, cpy_value v, bool in_ns, struct timespec out[2])
{
    if (!cpy_is_tuple(v) || cpy_tuple_len(v) != 2)
        return cpy_raise(t, CPY_TYPE_ERROR,
            in_ns ? "utime: 'ns' must be a tuple of two ints"
                  : "utime: 'times' must be either a tuple of two ints or None");
    return read_time(t, cpy_tuple_get(v, 0), in_ns, &out[0]) && read_time(t, cpy_tuple_get(v, 1), in_ns, &out[1]);
}

/* args: path, times, ns, dir_fd, follow_symlinks */
cpy_value cpy_os_utime(struct cpy_thread *t, const cpy_value *args)
{
    struct timespec times[2] = {{0, UTIME_NOW}, {0, UTIME_NOW}};
    struct cpy_os_place p;
    int flags;

    if (args[1] != CPY_NONE && args[2])
        return cpy_raise(t, CPY_VALUE_ERROR, "utime: you may specify either 'times' or 'ns' but not both");
    if ((args[1] != CPY_NONE && !read_times(t, args[1], false, times)) ||
        (args[2] && !read_times(t, args[2], true, times)) ||
        !cpy_os_place_following(t, args[0], args[3], args[4], "utime", &p, &flags))
        return CPY_ERROR;
    return cpy_os_result(t, p.path ? utimensat(p.dir, p.path, times, flags) : futimens(p.fd, times), args[0]);
}
