/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_os_more.h - what the files of module _os_more share: the functions of module os that few programs use,
 * loaded when one of them is asked for. */
#ifndef CPY_STDLIB_OS_MORE_H
#define CPY_STDLIB_OS_MORE_H

#include "modules/stdlib/os.h"

/* Makes confstr_names, pathconf_names and sysconf_names. */
CPY_CHECKED bool cpy_os_add_settings(struct cpy_thread *t, cpy_value module);
/* Makes the class waitid_result. */
CPY_CHECKED bool cpy_os_add_waitid_result(struct cpy_thread *t, cpy_value module);

/* S(name, signature, doc): functions of _os_more_names.c. */
#define OS_MORE_NAMES(S)                                                                                               \
    S(confstr, "(name, /)", "Return a setting of the system that is text, or None.")                                   \
    S(fpathconf, "(fd, name, /)", "Return a limit of an open file.")                                                   \
    S(pathconf, "(path, name)", "Return a limit of a file or folder.")                                                 \
    S(sysconf, "(name, /)", "Return a setting of the system.")

/* The same: functions of _os_more_files.c. */
#define OS_MORE_FILES(S)                                                                                               \
    S(chroot, "(path)", "Make a folder the root of all paths.")                                                        \
    S(copy_file_range, "(src, dst, count, offset_src=None, offset_dst=None)",                                          \
        "Copy from one file to another within the kernel; returns the number of bytes.")                               \
    S(eventfd, "(initval, flags=524288)", "Return the descriptor of a new counter.")                                   \
    S(eventfd_read, "(fd)", "Wait until a counter is not zero, take its value and set it to zero.")                    \
    S(eventfd_write, "(fd, value)", "Add to a counter.")                                                               \
    S(getxattr, "(path, attribute, *, follow_symlinks=True)", "Return an extended attribute.")                         \
    S(grantpt, "(fd, /)", "Let the other end of a pseudo-terminal be used.")                                           \
    S(listxattr, "(path=None, *, follow_symlinks=True)", "Return the names of the extended attributes.")               \
    S(memfd_create, "(name, flags=1)", "Return the descriptor of a new file that lies in memory.")                     \
    S(posix_fadvise, "(fd, offset, length, advice, /)", "Tell the system how a file will be read.")                    \
    S(posix_fallocate, "(fd, offset, length, /)", "Make sure that there is room for a file.")                          \
    S(posix_openpt, "(oflag, /)", "Open a new pseudo-terminal.")                                                       \
    S(preadv, "(fd, buffers, offset, flags=0, /)", "Read at a position into buffers; returns the number of bytes.")    \
    S(ptsname, "(fd, /)", "Return the path of the other end of a pseudo-terminal.")                                    \
    S(pwritev, "(fd, buffers, offset, flags=0, /)", "Write buffers at a position; returns the number of bytes.")       \
    S(readv, "(fd, buffers, /)", "Read into buffers; returns the number of bytes.")                                    \
    S(removexattr, "(path, attribute, *, follow_symlinks=True)", "Remove an extended attribute.")                      \
    S(sendfile, "(out_fd, in_fd, offset, count)", "Send a file's bytes to a descriptor; returns their number.")        \
    S(setxattr, "(path, attribute, value, flags=0, *, follow_symlinks=True)", "Set an extended attribute.")            \
    S(splice, "(src, dst, count, offset_src=None, offset_dst=None, flags=0)",                                          \
        "Move bytes between descriptors, of which one is a pipe; returns their number.")                               \
    S(timerfd_create, "(clockid, /, *, flags=524288)", "Return the descriptor of a new timer.")                        \
    S(_timerfd_gettime, "(fd, /)", "Return what is left of a timer, and its interval, in ns.")                         \
    S(_timerfd_settime, "(fd, flags, initial, interval, /)", "Set a timer in ns; returns what it was.")                \
    S(unlockpt, "(fd, /)", "Let the other end of a pseudo-terminal be opened.")                                        \
    S(writev, "(fd, buffers, /)", "Write buffers; returns the number of bytes.")

/* The same: functions of _os_more_processes.c. */
#define OS_MORE_PROCESSES(S)                                                                                           \
    S(getgrouplist, "(user, group, /)", "Return the groups of a user.")                                                \
    S(getpriority, "(which, who)", "Return how unimportant processes are.")                                            \
    S(getresgid, "()", "Return the real, effective and saved group.")                                                  \
    S(getresuid, "()", "Return the real, effective and saved user.")                                                   \
    S(initgroups, "(username, gid, /)", "Give the process all groups of a user.")                                      \
    S(_posix_spawn, "(path, argv, env, file_actions, setpgroup, resetids, setsid, setsigmask, setsigdef, policy, "     \
        "priority, search, /)", "Start a program; returns its number.")                                                \
    S(sched_get_priority_max, "(policy)", "Return the highest priority.")                                              \
    S(sched_get_priority_min, "(policy)", "Return the lowest priority.")                                               \
    S(_sched_getparam, "(pid, /)", "Return the priority of a process.")                                                \
    S(sched_getscheduler, "(pid, /)", "Return how the time of a process is planned.")                                  \
    S(sched_rr_get_interval, "(pid, /)", "Return the time slice of a process in seconds.")                             \
    S(sched_setaffinity, "(pid, mask, /)", "Set which processors a process may use.")                                  \
    S(_sched_setparam, "(pid, priority, /)", "Set the priority of a process.")                                         \
    S(_sched_setscheduler, "(pid, policy, priority, /)", "Set how the time of a process is planned.")                  \
    S(setgroups, "(groups, /)", "Set the groups of the process.")                                                      \
    S(setns, "(fd, nstype=0)", "Move the process into another namespace.")                                             \
    S(setpriority, "(which, who, priority)", "Set how unimportant processes are.")                                     \
    S(setregid, "(rgid, egid, /)", "Set the real and effective group.")                                                \
    S(setresgid, "(rgid, egid, sgid, /)", "Set the real, effective and saved group.")                                  \
    S(setresuid, "(ruid, euid, suid, /)", "Set the real, effective and saved user.")                                   \
    S(setreuid, "(ruid, euid, /)", "Set the real and effective user.")                                                 \
    S(unshare, "(flags)", "Give the process namespaces of its own.")                                                   \
    S(wait3, "(options)", "Wait for any child to end; returns (pid, status, what it has used).")                       \
    S(wait4, "(pid, options)", "Wait for a child to end; returns (pid, status, what it has used).")                    \
    S(waitid, "(idtype, id, options, /)", "Wait for a child; returns a waitid_result, or None.")

#define S(name, signature, doc) cpy_value cpy_os_##name(struct cpy_thread *t, const cpy_value *args);
OS_MORE_NAMES(S)
OS_MORE_FILES(S)
OS_MORE_PROCESSES(S)
#undef S

#endif
