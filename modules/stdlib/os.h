/* SPDX-License-Identifier: MIT */
/* modules/stdlib/os.h - what the files of module os share. */
#ifndef CPY_STDLIB_OS_H
#define CPY_STDLIB_OS_H

#include "vm/api.h"

#include <sys/types.h>

/* What a path argument may be, for the error. */
#define OS_PATH "string, bytes or os.PathLike"
#define OS_PATH_OR_FD "string, bytes, os.PathLike or integer"
#define OS_PATH_FD_OR_NONE "string, bytes, os.PathLike, integer or None"

/* A path argument as text for the system; NULL: TypeError or ValueError that names the function and the parameter
 * ("mkdir: path should be string, bytes or os.PathLike, not int").  The caller has dealt with integers and None. */
const char *cpy_os_path(
    struct cpy_thread *t, cpy_value v, const char *function, const char *parameter, const char *kinds);
/* args: a path; as str or bytes, through __fspath__() if need be. */
cpy_value cpy_os_fspath(struct cpy_thread *t, const cpy_value *args);
/* A descriptor.  False: an exception is pending. */
CPY_CHECKED bool cpy_os_fd(struct cpy_thread *t, cpy_value v, int *fd);
/* None, or for a result below 0 OSError of errno with this path (CPY_UNSET: none), unless an exception is pending. */
cpy_value cpy_os_result(struct cpy_thread *t, int result, cpy_value path);

/* What a path argument stands for. */
struct cpy_os_place {
    int dir;          /* the open folder that a relative path begins at, or AT_FDCWD */
    const char *path; /* NULL: the descriptor fd is meant */
    int fd;
};
/* Reads a path argument and the one named dir_fd (None: the working folder); kinds as above. */
CPY_CHECKED bool cpy_os_place(struct cpy_thread *t, cpy_value path, cpy_value dir_fd, const char *function,
    const char *parameter, const char *kinds, struct cpy_os_place *out);
/* The same for a path or descriptor, and the argument follow_symlinks: *flags becomes AT_SYMLINK_NOFOLLOW or 0. */
CPY_CHECKED bool cpy_os_place_following(struct cpy_thread *t, cpy_value path, cpy_value dir_fd,
    cpy_value follow_symlinks, const char *function, struct cpy_os_place *out, int *flags);

/* A number from a system call, or for one below 0 OSError of errno, unless an exception is pending. */
cpy_value cpy_os_number(struct cpy_thread *t, int64_t n);
/* The items of a list or tuple as C texts, malloc'ed and ending with NULL; NULL: an exception is pending. */
char **cpy_os_texts(struct cpy_thread *t, cpy_value sequence);
/* Whether a value can be a program's argv: at least a name that is not empty.  what: how errors call it. */
bool cpy_os_check_argv(struct cpy_thread *t, cpy_value argv, const char *what);
void cpy_os_free_texts(char **texts); /* Frees them; NULL is ignored. */

/* S(name, signature, doc): functions of os_paths.c. */
#define OS_PATHS(S)                                                                                                    \
    S(access, "(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)",                               \
        "Return whether the path can be used so: F_OK, R_OK | W_OK | X_OK.")                                           \
    S(chmod, "(path, mode, *, dir_fd=None, follow_symlinks=True)", "Change the permissions.")                          \
    S(chown, "(path, uid, gid, *, dir_fd=None, follow_symlinks=True)",                                                 \
        "Change owner and group of a file; -1 leaves one as it is.")                                                   \
    S(lchown, "(path, uid, gid)", "Change owner and group of a link itself.")                                          \
    S(link, "(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)", "Make a hard link.")              \
    S(mkdir, "(path, mode=511, *, dir_fd=None)", "Make a folder.")                                                     \
    S(mkfifo, "(path, mode=438, *, dir_fd=None)", "Make a named pipe.")                                                \
    S(mknod, "(path, mode=384, device=0, *, dir_fd=None)", "Make a file, device or named pipe.")                       \
    S(open, "(path, flags, mode=511, *, dir_fd=None)", "Open a file; returns its descriptor.")                         \
    S(readlink, "(path, *, dir_fd=None)", "Return where a symbolic link points to.")                                   \
    S(remove, "(path, *, dir_fd=None)", "Remove a file.")                                                              \
    S(rename, "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", "Rename a file or folder.")                           \
    S(replace, "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", "Rename a file or folder, replacing what is there.") \
    S(rmdir, "(path, *, dir_fd=None)", "Remove an empty folder.")                                                      \
    S(symlink, "(src, dst, target_is_directory=False, *, dir_fd=None)", "Make a symbolic link to src at dst.")         \
    S(unlink, "(path, *, dir_fd=None)", "Remove a file.")                                                              \
    S(utime, "(path, times=None, *, ns=<unset>, dir_fd=None, follow_symlinks=True)",                                   \
        "Set when a file was read and changed last.")

/* The same: functions of os_system.c. */
#define OS_SYSTEM(S)                                                                                                   \
    S(abort, "()", "End the process with SIGABRT.")                                                                    \
    S(closerange, "(fd_low, fd_high, /)", "Close all descriptors of fd_low .. fd_high - 1, ignoring errors.")          \
    S(dup, "(fd, /)", "Return a copy of a descriptor, which programs that are started do not inherit.")                \
    S(dup2, "(fd, fd2, inheritable=True)", "Make fd2 a copy of fd, and return it.")                                    \
    S(execv, "(path, argv, /)", "Go on as another program; argv is a list or tuple of its arguments.")                 \
    S(fchmod, "(fd, mode)", "Change the permissions of an open file.")                                                 \
    S(fdatasync, "(fd)", "Wait until a file's content is on the disk.")                                                \
    S(fsync, "(fd)", "Wait until a file is on the disk.")                                                              \
    S(ftruncate, "(fd, length, /)", "Cut an open file off, or fill it up with zeros.")                                 \
    S(get_blocking, "(fd, /)", "Return whether reading a descriptor waits.")                                           \
    S(get_inheritable, "(fd, /)", "Return whether programs that are started inherit a descriptor.")                    \
    S(getgroups, "()", "Return the numbers of the process's groups.")                                                  \
    S(getloadavg, "()", "Return how many processes were ready to run: in the last 1, 5 and 15 minutes.")               \
    S(getlogin, "()", "Return the name of the user who logged in at the terminal.")                                    \
    S(getpgid, "(pid)", "Return the process group of a process.")                                                      \
    S(getpgrp, "()", "Return the process group of this process.")                                                      \
    S(getsid, "(pid, /)", "Return the session of a process.")                                                          \
    S(killpg, "(pgid, signal, /)", "Send a signal to a process group.")                                                \
    S(nice, "(increment, /)", "Make the process less important; returns the new niceness.")                            \
    S(pread, "(fd, length, offset, /)", "Read at a position, without moving.")                                         \
    S(pwrite, "(fd, data, offset, /)", "Write at a position, without moving; returns the number of bytes.")            \
    S(sched_yield, "()", "Let other processes run.")                                                                   \
    S(set_blocking, "(fd, blocking, /)", "Set whether reading a descriptor waits.")                                    \
    S(set_inheritable, "(fd, inheritable, /)", "Set whether programs that are started inherit a descriptor.")          \
    S(get_terminal_size, "(fd=1, /)", "Return (columns, lines) of a terminal.")                                        \
    S(times, "()", "Return the processor time used: user, system, both of children, and elapsed time.")                \
    S(truncate, "(path, length)", "Cut a file off, or fill it up with zeros.")                                         \
    S(umask, "(mask, /)", "Set which permissions new files do not get; returns the mask before.")                      \
    S(_home, "(user, /)", "Return the home folder of a user (None: of this process's), or None.")

/* The same: functions of os_process.c. */
#define OS_PROCESS(S)                                                                                                  \
    S(_at_fork, "(before, in_child, in_parent, /)", "Add functions that are called around fork(); None: none.")        \
    S(_execve, "(path, argv, env, /)", "Go on as another program; env is a list of name=value.")                       \
    S(_poll, "(readers, writers, milliseconds, /)", "Wait for descriptors; returns a list of those that are ready.")   \
    S(pidfd_open, "(pid, flags=0)", "Return a descriptor that can be read when a process has ended.")                  \
    S(_spawn,                                                                                                          \
        "(argv, candidates, env, folder, stdin, stdout, stderr, before, close, keep, session, group, umask, signals, " \
        "user, owner_group, groups, /)",                                                                               \
        "Start a program; returns its number, and, if that failed, the step (a letter) and errno.")                    \
    S(_set_pipe_size, "(fd, size, /)", "Change how much a pipe holds.")                                                \
    S(fchdir, "(fd)", "Go to an open folder.")                                                                         \
    S(fchown, "(fd, uid, gid)", "Change owner and group of an open file; -1 leaves one as it is.")                     \
    S(fork, "()", "Make a copy of the process; returns 0 in it, and its number in this one.")                          \
    S(getrandom, "(size, flags=0)", "Return random bytes from the kernel.")                                            \
    S(lockf, "(fd, command, length, /)", "Lock or unlock a part of a file: F_LOCK, F_TLOCK, F_ULOCK, F_TEST.")         \
    S(major, "(device, /)", "Return the major part of a device number.")                                               \
    S(makedev, "(major, minor, /)", "Make a device number.")                                                           \
    S(minor, "(device, /)", "Return the minor part of a device number.")                                               \
    S(pipe2, "(flags, /)", "Return the descriptors of a new pipe that has these flags: to read, to write.")            \
    S(sched_getaffinity, "(pid, /)", "Return the set of processors that a process may use.")                           \
    S(setegid, "(egid, /)", "Set the effective group.")                                                                \
    S(seteuid, "(euid, /)", "Set the effective user.")                                                                 \
    S(setgid, "(gid, /)", "Set the group.")                                                                            \
    S(setpgid, "(pid, pgrp, /)", "Put a process into a process group.")                                                \
    S(setpgrp, "()", "Make this process the leader of a new process group.")                                           \
    S(setsid, "()", "Begin a new session.")                                                                            \
    S(setuid, "(uid, /)", "Set the user.")                                                                             \
    S(tcgetpgrp, "(fd, /)", "Return the process group in the foreground of a terminal.")                               \
    S(tcsetpgrp, "(fd, pgid, /)", "Bring a process group to the foreground of a terminal.")                            \
    S(ttyname, "(fd, /)", "Return the path of a terminal.")                                                            \
    S(wait, "()", "Wait for any child to end; returns (pid, status).")                                                 \
    S(waitpid, "(pid, options, /)", "Wait for a child to end; returns (pid, status).")

#define S(name, signature, doc) cpy_value cpy_os_##name(struct cpy_thread *t, const cpy_value *args);
OS_PATHS(S)
OS_SYSTEM(S)
OS_PROCESS(S)
#undef S

/* Class os.terminal_size. */
cpy_value cpy_os_terminal_size_type(struct cpy_thread *t);
/* Class os.times_result. */
cpy_value cpy_os_times_type(struct cpy_thread *t);

#endif
