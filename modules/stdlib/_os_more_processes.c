/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_os_more_processes.c - module os: users and groups, planning of processor time, posix_spawn(), and what
 * children have used. */
#include "modules/stdlib/_os_more.h"

#include <errno.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_GROUPS 65536

/* n C ints. */
static bool read_ints(struct cpy_thread *t, const cpy_value *args, int *out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!cpy_os_fd(t, args[i], &out[i]))
            return false;
    return true;
}

/* --- users and groups --------------------------------------------------------------------------------------------- */

static cpy_value three(struct cpy_thread *t, int result, unsigned a, unsigned b, unsigned c)
{
    return result < 0 ? cpy_raise_errno(t, errno, CPY_UNSET) : cpy_tuple_of(t, 3, cpy_int(a), cpy_int(b), cpy_int(c));
}

cpy_value cpy_os_getresuid(struct cpy_thread *t, const cpy_value *args)
{
    uid_t real = 0, effective = 0, saved = 0;
    int result = getresuid(&real, &effective, &saved);

    (void)args;
    return three(t, result, real, effective, saved);
}

cpy_value cpy_os_getresgid(struct cpy_thread *t, const cpy_value *args)
{
    gid_t real = 0, effective = 0, saved = 0;
    int result = getresgid(&real, &effective, &saved);

    (void)args;
    return three(t, result, real, effective, saved);
}

#define SET_IDS(name, count, ...)                                                                                      \
    cpy_value cpy_os_##name(struct cpy_thread *t, const cpy_value *args)                                               \
    {                                                                                                                  \
        int id[count];                                                                                                 \
                                                                                                                       \
        return read_ints(t, args, id, count) ? cpy_os_result(t, name(__VA_ARGS__), CPY_UNSET) : CPY_ERROR;             \
    }
SET_IDS(setreuid, 2, (uid_t)id[0], (uid_t)id[1])
SET_IDS(setregid, 2, (gid_t)id[0], (gid_t)id[1])
SET_IDS(setresuid, 3, (uid_t)id[0], (uid_t)id[1], (uid_t)id[2])
SET_IDS(setresgid, 3, (gid_t)id[0], (gid_t)id[1], (gid_t)id[2])
#undef SET_IDS

cpy_value cpy_os_setgroups(struct cpy_thread *t, const cpy_value *args)
{
    size_t n;
    const cpy_value *items;
    gid_t *groups;
    int result;

    if (!cpy_is_list(args[0]) && !cpy_is_tuple(args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "setgroups argument must be a sequence");
    items = cpy_items(args[0], &n);
    if (n > MOST_GROUPS)
        return cpy_raise(t, CPY_VALUE_ERROR, "too many groups");
    if (!(groups = malloc((n + 1) * sizeof *groups)))
        return cpy_raise_no_memory(t);
    for (size_t i = 0; i < n && !cpy_pending(t); i++) {
        int id;

        if (!cpy_is_int(items[i]))
            cpy_raise(t, CPY_TYPE_ERROR, "groups must be integers");
        else if (cpy_os_fd(t, items[i], &id))
            groups[i] = (gid_t)id;
    }
    result = cpy_pending(t) ? 0 : setgroups(n, groups);
    free(groups);
    return cpy_os_result(t, result, CPY_UNSET);
}

cpy_value cpy_os_initgroups(struct cpy_thread *t, const cpy_value *args)
{
    const char *user = cpy_fs_path(t, args[0]);
    int group;

    return user && cpy_os_fd(t, args[1], &group) ? cpy_os_result(t, initgroups(user, (gid_t)group), CPY_UNSET) : CPY_ERROR;
}

cpy_value cpy_os_getgrouplist(struct cpy_thread *t, const cpy_value *args)
{
    const char *user;
    gid_t groups[1024];
    int group, n = (int)CPY_COUNT(groups);
    cpy_value list;

    if (!cpy_is_str(args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "getgrouplist() argument 1 must be str, not %T", args[0]);
    if (!(user = cpy_str_utf8(t, args[0], NULL)) || !cpy_os_fd(t, args[1], &group))
        return CPY_ERROR;
    if (getgrouplist(user, (gid_t)group, groups, &n) < 0)
        return cpy_raise_errno(t, ERANGE, CPY_UNSET);
    list = cpy_list_new(t, (size_t)n);
    for (int i = 0; list && i < n; i++)
        if (!cpy_list_append(t, list, cpy_int(groups[i])))
            return CPY_ERROR;
    return list;
}

/* --- processor time ----------------------------------------------------------------------------------------------- */

cpy_value cpy_os_getpriority(struct cpy_thread *t, const cpy_value *args)
{
    int which[2], priority;

    if (!read_ints(t, args, which, 2))
        return CPY_ERROR;
    errno = 0; /* -1 may be a result */
    priority = getpriority((unsigned)which[0], (id_t)which[1]);
    return errno ? cpy_raise_errno(t, errno, CPY_UNSET) : cpy_int(priority);
}

cpy_value cpy_os_setpriority(struct cpy_thread *t, const cpy_value *args)
{
    int n[3];

    return read_ints(t, args, n, 3) ? cpy_os_result(t, setpriority((unsigned)n[0], (id_t)n[1], n[2]), CPY_UNSET) : CPY_ERROR;
}

#define ASK(name, call)                                                                                                \
    cpy_value cpy_os_##name(struct cpy_thread *t, const cpy_value *args)                                               \
    {                                                                                                                  \
        int n;                                                                                                         \
                                                                                                                       \
        return cpy_os_fd(t, args[0], &n) ? cpy_os_number(t, call(n)) : CPY_ERROR;                               \
    }
ASK(sched_get_priority_max, sched_get_priority_max)
ASK(sched_get_priority_min, sched_get_priority_min)
ASK(sched_getscheduler, sched_getscheduler)
#undef ASK

cpy_value cpy_os__sched_getparam(struct cpy_thread *t, const cpy_value *args)
{
    struct sched_param param;
    int pid;

    if (!cpy_os_fd(t, args[0], &pid))
        return CPY_ERROR;
    return sched_getparam(pid, &param) < 0 ? cpy_raise_errno(t, errno, CPY_UNSET) : cpy_int(param.sched_priority);
}

cpy_value cpy_os__sched_setparam(struct cpy_thread *t, const cpy_value *args)
{
    int n[2];

    if (!read_ints(t, args, n, 2))
        return CPY_ERROR;
    return cpy_os_result(t, sched_setparam(n[0], &(struct sched_param){.sched_priority = n[1]}), CPY_UNSET);
}

cpy_value cpy_os__sched_setscheduler(struct cpy_thread *t, const cpy_value *args)
{
    int n[3];

    if (!read_ints(t, args, n, 3))
        return CPY_ERROR;
    return cpy_os_result(t, sched_setscheduler(n[0], n[1], &(struct sched_param){.sched_priority = n[2]}) < 0 ? -1 : 0, CPY_UNSET);
}

cpy_value cpy_os_sched_rr_get_interval(struct cpy_thread *t, const cpy_value *args)
{
    struct timespec interval;
    int pid;

    if (!cpy_os_fd(t, args[0], &pid))
        return CPY_ERROR;
    if (sched_rr_get_interval(pid, &interval) < 0)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    return cpy_float_from(t, (double)interval.tv_sec + (double)interval.tv_nsec * 1e-9);
}

cpy_value cpy_os_sched_setaffinity(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value list;
    cpu_set_t mask;
    int pid;

    CPU_ZERO(&mask);
    if (!cpy_os_fd(t, args[0], &pid) || !(list = cpy_list_from_iterable(t, args[1])))
        return CPY_ERROR;
    for (size_t i = 0; i < cpy_list_len(list); i++) {
        cpy_value item = cpy_list_get(list, i);
        int number;

        if (!cpy_is_int(item))
            return cpy_raise(t, CPY_TYPE_ERROR, "expected an iterator of ints, but iterator yielded %R", cpy_type_of(t, item));
        if (!cpy_os_fd(t, item, &number))
            return CPY_ERROR;
        if (number < 0)
            return cpy_raise(t, CPY_VALUE_ERROR, "negative CPU number");
        if (number >= CPU_SETSIZE)
            return cpy_raise_errno(t, EINVAL, CPY_UNSET);
        CPU_SET(number, &mask);
    }
    return cpy_os_result(t, sched_setaffinity(pid, sizeof mask, &mask), CPY_UNSET);
}

cpy_value cpy_os_setns(struct cpy_thread *t, const cpy_value *args)
{
    int n[2];

    return read_ints(t, args, n, 2) ? cpy_os_result(t, setns(n[0], n[1]), CPY_UNSET) : CPY_ERROR;
}

cpy_value cpy_os_unshare(struct cpy_thread *t, const cpy_value *args)
{
    int flags;

    return cpy_os_fd(t, args[0], &flags) ? cpy_os_result(t, unshare(flags), CPY_UNSET) : CPY_ERROR;
}

/* --- waiting ------------------------------------------------------------------------------------------------------ */

static const char *const usage_names[] = {"ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss",
    "ru_minflt", "ru_majflt", "ru_nswap", "ru_inblock", "ru_oublock", "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw",
    "ru_nivcsw", NULL};

static cpy_value usage_result(struct cpy_thread *t, const struct rusage *u)
{
    const long numbers[14] = {u->ru_maxrss, u->ru_ixrss, u->ru_idrss, u->ru_isrss, u->ru_minflt, u->ru_majflt, u->ru_nswap,
        u->ru_inblock, u->ru_oublock, u->ru_msgsnd, u->ru_msgrcv, u->ru_nsignals, u->ru_nvcsw, u->ru_nivcsw};
    cpy_value items[16] = {cpy_float_from(t, (double)u->ru_utime.tv_sec + (double)u->ru_utime.tv_usec * 1e-6),
        cpy_float_from(t, (double)u->ru_stime.tv_sec + (double)u->ru_stime.tv_usec * 1e-6)};

    for (int i = 0; i < 14; i++)
        items[2 + i] = cpy_int(numbers[i]);
    return items[0] && items[1] ? cpy_struct_sequence(t, "resource.struct_rusage", usage_names, items) : CPY_ERROR;
}

static cpy_value wait_and_measure(struct cpy_thread *t, int pid, int options)
{
    struct rusage used = {0};
    int status = 0;
    cpy_value usage;
    pid_t found;

    CPY_BLOCKING(t, found, -1, 0, wait4(pid, &status, options, &used));
    if (found < 0)
        return cpy_pending(t) ? CPY_ERROR : cpy_raise_errno(t, errno, CPY_UNSET);
    usage = usage_result(t, &used);
    return usage ? cpy_tuple_of(t, 3, cpy_int(found), cpy_int(found ? status : 0), usage) : CPY_ERROR;
}

cpy_value cpy_os_wait3(struct cpy_thread *t, const cpy_value *args)
{
    int options;

    return cpy_os_fd(t, args[0], &options) ? wait_and_measure(t, -1, options) : CPY_ERROR;
}

cpy_value cpy_os_wait4(struct cpy_thread *t, const cpy_value *args)
{
    int n[2];

    return read_ints(t, args, n, 2) ? wait_and_measure(t, n[0], n[1]) : CPY_ERROR;
}

static const char *const waitid_names[] = {"si_pid", "si_uid", "si_signo", "si_status", "si_code", NULL};

bool cpy_os_add_waitid_result(struct cpy_thread *t, cpy_value module)
{
    cpy_value class = cpy_struct_sequence(t, "posix.waitid_result", waitid_names, NULL);

    return class && cpy_module_add(t, module, "waitid_result", class);
}

cpy_value cpy_os_waitid(struct cpy_thread *t, const cpy_value *args)
{
    siginfo_t info = {0};
    int n[3], result;

    if (!read_ints(t, args, n, 3))
        return CPY_ERROR;
    CPY_BLOCKING(t, result, -1, 0, waitid((idtype_t)n[0], (id_t)n[1], &info, n[2]));
    if (result < 0)
        return cpy_pending(t) ? CPY_ERROR : cpy_raise_errno(t, errno, CPY_UNSET);
    if (!info.si_pid)
        return CPY_NONE;
    const cpy_value items[5] = {cpy_int(info.si_pid), cpy_int(info.si_uid), cpy_int(info.si_signo), cpy_int(info.si_status),
        cpy_int(info.si_code)};

    return cpy_struct_sequence(t, "posix.waitid_result", waitid_names, items);
}

/* --- posix_spawn() ------------------------------------------------------------------------------------------------ */

enum { SPAWN_OPEN, SPAWN_CLOSE, SPAWN_DUP2, SPAWN_CLOSEFROM };

/* One tuple of file_actions: (SPAWN_OPEN, fd, path, flags, mode), (SPAWN_CLOSE, fd), (SPAWN_DUP2, fd, to), (SPAWN_CLOSEFROM, fd). */
static bool add_action(struct cpy_thread *t, cpy_value item, posix_spawn_file_actions_t *actions)
{
    static const size_t lengths[] = {5, 2, 3, 2};
    size_t n;
    const cpy_value *items = cpy_is_tuple(item) ? cpy_items(item, &n) : NULL;
    int kind, fd, number[2], err;
    const char *path;

    if (!items || !n)
        return cpy_raise(t, CPY_TYPE_ERROR, "Each file_actions element must be a non-empty tuple");
    if (!cpy_os_fd(t, items[0], &kind))
        return false;
    if (kind < SPAWN_OPEN || kind > SPAWN_CLOSEFROM)
        return cpy_raise(t, CPY_TYPE_ERROR, "Unknown file_actions identifier");
    if (n != lengths[kind])
        return cpy_raise(t, CPY_TYPE_ERROR, "A file_actions element has %zu items, not %zu", lengths[kind], n);
    if (!cpy_os_fd(t, items[1], &fd))
        return false;
    if (kind == SPAWN_OPEN) {
        if (!(path = cpy_fs_path(t, items[2])) || !read_ints(t, items + 3, number, 2))
            return false;
        err = posix_spawn_file_actions_addopen(actions, fd, path, number[0], (mode_t)number[1]);
    } else if (kind == SPAWN_DUP2) {
        if (!cpy_os_fd(t, items[2], number))
            return false;
        err = posix_spawn_file_actions_adddup2(actions, fd, number[0]);
    } else {
        err = kind == SPAWN_CLOSE ? posix_spawn_file_actions_addclose(actions, fd)
                                  : posix_spawn_file_actions_addclosefrom_np(actions, fd);
    }
    return !err || cpy_raise_errno(t, err, CPY_UNSET);
}

static bool add_actions(struct cpy_thread *t, cpy_value sequence, posix_spawn_file_actions_t *actions)
{
    cpy_value list = sequence == CPY_NONE ? cpy_list_new(t, 0) : cpy_list_from_iterable(t, sequence);

    for (size_t i = 0; list && i < cpy_list_len(list); i++)
        if (!add_action(t, cpy_list_get(list, i), actions))
            return false;
    return list != CPY_ERROR;
}

/* Signals of an iterable. */
static bool read_signals(struct cpy_thread *t, cpy_value iterable, sigset_t *set)
{
    cpy_value list = cpy_list_from_iterable(t, iterable);

    sigemptyset(set);
    for (size_t i = 0; list && i < cpy_list_len(list); i++) {
        int number;

        if (!cpy_os_fd(t, cpy_list_get(list, i), &number))
            return false;
        if (sigaddset(set, number) < 0)
            return cpy_raise(t, CPY_VALUE_ERROR, "signal number %d out of range [1; 64]", number);
    }
    return list != CPY_ERROR;
}

/* args: setpgroup, resetids, setsid, setsigmask, setsigdef, policy, priority; None: not asked for */
static bool set_attributes(struct cpy_thread *t, const cpy_value *args, posix_spawnattr_t *attributes)
{
    int group, ids = cpy_truth(t, args[1]), session = cpy_truth(t, args[2]), policy, priority;
    short flags = (short)((ids > 0 ? POSIX_SPAWN_RESETIDS : 0) | (session > 0 ? POSIX_SPAWN_SETSID : 0));
    sigset_t set;

    if (ids < 0 || session < 0)
        return false;
    if (args[0] != CPY_NONE) {
        if (!cpy_os_fd(t, args[0], &group))
            return false;
        posix_spawnattr_setpgroup(attributes, group);
        flags |= POSIX_SPAWN_SETPGROUP;
    }
    if (args[3] != CPY_NONE) {
        if (!read_signals(t, args[3], &set))
            return false;
        posix_spawnattr_setsigmask(attributes, &set);
        flags |= POSIX_SPAWN_SETSIGMASK;
    }
    if (args[4] != CPY_NONE) {
        if (!read_signals(t, args[4], &set))
            return false;
        posix_spawnattr_setsigdefault(attributes, &set);
        flags |= POSIX_SPAWN_SETSIGDEF;
    }
    if (args[5] != CPY_NONE) {
        if (!cpy_os_fd(t, args[5], &policy))
            return false;
        posix_spawnattr_setschedpolicy(attributes, policy);
        flags |= POSIX_SPAWN_SETSCHEDULER;
    }
    if (args[6] != CPY_NONE) {
        if (!cpy_os_fd(t, args[6], &priority))
            return false;
        posix_spawnattr_setschedparam(attributes, &(struct sched_param){.sched_priority = priority});
        flags |= POSIX_SPAWN_SETSCHEDPARAM;
    }
    posix_spawnattr_setflags(attributes, flags);
    return true;
}

/* args: path, argv, env (lists of bytes), file_actions, (7 attributes), search */
cpy_value cpy_os__posix_spawn(struct cpy_thread *t, const cpy_value *args)
{
    const char *path = cpy_fs_path(t, args[0]);
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    char **argv = path ? cpy_os_texts(t, args[1]) : NULL, **environment = argv ? cpy_os_texts(t, args[2]) : NULL;
    int search = cpy_truth(t, args[11]), err = 0;
    pid_t pid = 0;

    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    if (environment && search >= 0 && cpy_flush(t) && add_actions(t, args[3], &actions) && set_attributes(t, args + 4, &attributes))
        err = (search ? posix_spawnp : posix_spawn)(&pid, path, &actions, &attributes, argv, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    cpy_os_free_texts(argv);
    cpy_os_free_texts(environment);
    if (cpy_pending(t))
        return CPY_ERROR;
    return err ? cpy_raise_errno(t, err, args[0]) : cpy_int(pid);
}
