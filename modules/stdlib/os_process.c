/* SPDX-License-Identifier: MIT */
/* modules/stdlib/os_process.c - module os: starting programs, waiting for them, process groups and users.
 *
 * What is hard: between fork() and exec() the child has the parent's memory as it was, and may do nothing that could
 * wait for another thread.  So all text is prepared before, and the child tells by a pipe why it could not go on. */
#include "modules/stdlib/os.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_FDS 65536 /* closed one by one where the kernel cannot close a range */

/* Two arguments as C ints. */
static bool two_ints(struct cpy_thread *t, const cpy_value *args, int *a, int *b)
{
    return cpy_os_fd(t, args[0], a) && cpy_os_fd(t, args[1], b);
}

/* --- texts for the system ----------------------------------------------------------------------------------------- */

void cpy_os_free_texts(char **texts)
{
    for (size_t i = 0; texts && texts[i]; i++)
        free(texts[i]);
    free(texts);
}

char **cpy_os_texts(struct cpy_thread *t, cpy_value sequence)
{
    size_t n;
    const cpy_value *items = cpy_items(sequence, &n);
    char **texts = calloc(n + 1, sizeof *texts);

    if (!texts)
        cpy_raise_no_memory(t);
    for (size_t i = 0; texts && i < n; i++) {
        const char *text = cpy_fs_path(t, items[i]);

        if (!text || !(texts[i] = strdup(text))) {
            if (text)
                cpy_raise_no_memory(t);
            cpy_os_free_texts(texts);
            return NULL;
        }
    }
    return texts;
}

static bool is_sequence(cpy_value v) { return cpy_is_list(v) || cpy_is_tuple(v); }

bool cpy_os_check_argv(struct cpy_thread *t, cpy_value argv, const char *what)
{
    size_t n;
    const cpy_value *items;

    if (!is_sequence(argv))
        return cpy_raise(t, CPY_TYPE_ERROR, "%s must be a tuple or list", what);
    items = cpy_items(argv, &n);
    if (!n)
        return cpy_raise(t, CPY_VALUE_ERROR, "%s must not be empty", what);
    if ((cpy_is_str(items[0]) || cpy_is_bytes(items[0])) && cpy_len(t, items[0]) == 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "%s first element cannot be empty", what);
    return true;
}

/* execve() with an environment of "name=value" texts. */
cpy_value cpy_os__execve(struct cpy_thread *t, const cpy_value *args)
{
    const char *path = cpy_os_path(t, args[0], "execve", "path", OS_PATH_OR_FD);
    char **texts, **environment;
    int err;

    if (!path || !cpy_os_check_argv(t, args[1], "execve: argv") ||
        !CPY_AUDIT(t, "os.exec", 3, args[0], args[1], args[2]) || !cpy_flush(t))
        return CPY_ERROR;
    texts = cpy_os_texts(t, args[1]);
    environment = texts ? cpy_os_texts(t, args[2]) : NULL;
    if (environment) {
        execve(path, texts, environment);
        err = errno;
        cpy_raise_errno(t, err, args[0]);
    }
    cpy_os_free_texts(texts);
    cpy_os_free_texts(environment);
    return CPY_ERROR;
}

/* --- a program in a process of its own
 * ------------------------------------------------------------------------------ */

/* What the child does before it becomes the program. */
struct start {
    char **argv, **environment; /* environment NULL: this process's */
    char **candidates;          /* paths to try, in this order */
    const char *folder;         /* to go to, or NULL */
    int fds[3];                 /* what becomes descriptors 0, 1 and 2; -1: the parent's */
    int report;                 /* the pipe that tells what failed */
    int umask;                  /* -1: unchanged */
    int group;                  /* process group to enter (0: a new one); -1: the parent's */
    int64_t user, owner_group;  /* whose program it is; -1: the parent's */
    gid_t *groups;              /* other groups of that user, if set_groups */
    size_t group_count;
    bool close, session, restore_signals, set_groups;
    const int *keep; /* descriptors that stay open, ascending */
    size_t keep_count;
};

static void close_range_of(int first, int last)
{
#ifdef CLOSE_RANGE_CLOEXEC
    if (first > last || close_range((unsigned)first, (unsigned)last, 0) == 0)
        return;
#endif
    for (int fd = first; fd <= last && fd < MOST_FDS; fd++)
        close(fd);
}

/* Closes everything from 3 on that is not to be kept. */
static void close_others(const struct start *s)
{
    int first = 3;

    for (size_t i = 0; i < s->keep_count; i++) {
        if (s->keep[i] < first)
            continue;
        close_range_of(first, s->keep[i] - 1);
        first = s->keep[i] + 1;
    }
    close_range_of(first, INT32_MAX);
}

/* Puts the descriptors in place; those below 3 make way first.  False: errno is set. */
static bool place_fds(struct start *s)
{
    for (int i = 0; i < 3; i++)
        if (s->fds[i] >= 0 && s->fds[i] < 3 && s->fds[i] != i && (s->fds[i] = fcntl(s->fds[i], F_DUPFD_CLOEXEC, 3)) < 0)
            return false;
    for (int i = 0; i < 3; i++) {
        if (s->fds[i] == i && fcntl(i, F_SETFD, 0) < 0)
            return false;
        if (s->fds[i] >= 0 && s->fds[i] != i && dup2(s->fds[i], i) < 0)
            return false;
    }
    for (size_t i = 0; i < s->keep_count; i++)
        if (s->keep[i] != s->report)
            fcntl(s->keep[i], F_SETFD, 0);
    return true;
}

/* Tells the parent a step (a letter) and errno, and ends. */
_Noreturn static void give_up(const struct start *s, char step)
{
    int report[2] = {step, errno};

    if (write(s->report, report, sizeof report) < 0)
        _exit(254);
    _exit(255);
}

/* Makes the program another user's.  False: errno is set. */
static bool change_user(const struct start *s)
{
    return (!s->set_groups || setgroups(s->group_count, s->groups) == 0) &&
           (s->owner_group < 0 || setregid((gid_t)s->owner_group, (gid_t)s->owner_group) == 0) &&
           (s->user < 0 || setreuid((uid_t)s->user, (uid_t)s->user) == 0);
}

/* Calls preexec_fn in the child; what it raises ends it, and is the parent's to tell. */
static void call_before(struct cpy_thread *t, cpy_value function, const struct start *s)
{
    if (function == CPY_NONE || cpy_call_0(t, function))
        return;
    errno = 0;
    give_up(s, 'p');
}

/* Tries the paths in their order; what went wrong with a program that is there is told rather than that another is not. */
_Noreturn static void become_program(const struct start *s)
{
    int err = ENOENT;

    for (size_t i = 0; s->candidates[i]; i++) {
        if (s->environment)
            execve(s->candidates[i], s->argv, s->environment);
        else
            execv(s->candidates[i], s->argv);
        if (errno != ENOENT && errno != ENOTDIR)
            err = errno;
    }
    errno = err;
    give_up(s, 'e');
}

_Noreturn static void run_child(struct cpy_thread *t, struct start *s, cpy_value before)
{
    if (!place_fds(s))
        give_up(s, 'f');
    if (s->folder && chdir(s->folder) < 0)
        give_up(s, 'c');
    if (s->umask >= 0)
        umask((mode_t)s->umask);
    if (s->restore_signals) {
        signal(SIGPIPE, SIG_DFL);
        signal(SIGXFSZ, SIG_DFL);
    }
    if ((s->session && setsid() < 0) || (s->group >= 0 && setpgid(0, s->group) < 0) || !change_user(s))
        give_up(s, 'g');
    call_before(t, before, s);
    if (s->close)
        close_others(s);
    become_program(s);
}

/* Forks and waits until the child has become the program.  The result is (pid, step, errno). */
static cpy_value start_child(struct cpy_thread *t, struct start *s, cpy_value before, int from_child)
{
    int report[2] = {0, 0};
    pid_t pid = fork();
    ssize_t n;

    if (pid == 0) {
        cpy_unblock_signals(t);
        run_child(t, s, before);
    }
    close(s->report);
    if (pid < 0)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    cpy_unlock(t);
    do
        n = read(from_child, report, sizeof report);
    while (n < 0 && errno == EINTR);
    if (n > 0)
        waitpid(pid, NULL, 0);
    cpy_lock(t);
    return cpy_tuple_of(
        t, 3, cpy_int(pid), n > 0 ? cpy_str_from_char(t, (uint32_t)report[0]) : CPY_NONE, cpy_int(report[1]));
}

/* The descriptors of a tuple, malloc'ed, with one more; NULL: an exception is pending. */
static int *kept_fds(struct cpy_thread *t, cpy_value tuple, int more, size_t *count)
{
    size_t n, i = 0;
    const cpy_value *items = cpy_items(tuple, &n);
    int *fds = malloc((n + 1) * sizeof *fds);

    if (!fds)
        cpy_raise_no_memory(t);
    for (size_t k = 0; fds && k < n; k++, i++) {
        if (!cpy_os_fd(t, items[k], &fds[i])) {
            free(fds);
            return NULL;
        }
        if (more >= 0 && fds[i] > more) {
            fds[i + 1] = fds[i];
            fds[i++] = more;
            more = -1;
        }
    }
    if (fds && more >= 0)
        fds[i++] = more;
    *count = i;
    return fds;
}

/* The user, the group (-1: the parent's) and the other groups (None: the parent's) of a program. */
static bool read_user(struct cpy_thread *t, const cpy_value *args, struct start *s)
{
    size_t n = 0;
    const cpy_value *items = args[2] == CPY_NONE ? NULL : cpy_items(args[2], &n);

    if (!cpy_to_int64(t, args[0], &s->user) || !cpy_to_int64(t, args[1], &s->owner_group))
        return false;
    if (!items)
        return true;
    if (!(s->groups = malloc((n + 1) * sizeof *s->groups)))
        return cpy_raise_no_memory(t);
    s->set_groups = true;
    for (; s->group_count < n; s->group_count++) {
        int64_t group;

        if (!cpy_to_int64(t, items[s->group_count], &group))
            return false;
        s->groups[s->group_count] = (gid_t)group;
    }
    return true;
}

cpy_value cpy_os__spawn(struct cpy_thread *t, const cpy_value *args)
{
    struct start s = {
        .close = args[8] == CPY_TRUE, .session = args[10] == CPY_TRUE, .restore_signals = args[13] == CPY_TRUE};
    cpy_value result = CPY_ERROR;
    int pipe_fds[2], *keep = NULL;

    for (int i = 0; i < 3; i++)
        if (!cpy_os_fd(t, args[4 + i], &s.fds[i]))
            return CPY_ERROR;
    if (!cpy_os_fd(t, args[11], &s.group) || !cpy_os_fd(t, args[12], &s.umask) ||
        (args[3] != CPY_NONE && !(s.folder = cpy_fs_path(t, args[3]))) || !cpy_flush(t))
        return CPY_ERROR;
    if (pipe2(pipe_fds, O_CLOEXEC) < 0)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    s.report = pipe_fds[1];
    if (s.report < 3 && (s.report = fcntl(pipe_fds[1], F_DUPFD_CLOEXEC, 3)) >= 0)
        close(pipe_fds[1]);
    s.argv = cpy_os_texts(t, args[0]);
    s.candidates = s.argv ? cpy_os_texts(t, args[1]) : NULL;
    s.environment = s.candidates && args[2] != CPY_NONE ? cpy_os_texts(t, args[2]) : NULL;
    if (!cpy_pending(t) && read_user(t, args + 14, &s) && (keep = kept_fds(t, args[9], s.report, &s.keep_count))) {
        s.keep = keep;
        result = start_child(t, &s, args[7], pipe_fds[0]);
    } else {
        close(s.report);
    }
    close(pipe_fds[0]);
    cpy_os_free_texts(s.argv);
    cpy_os_free_texts(s.candidates);
    cpy_os_free_texts(s.environment);
    free(s.groups);
    free(keep);
    return result;
}

enum { BEFORE_FORK, IN_CHILD, IN_PARENT, FORK_MOMENTS };

/* Changes how much a pipe holds. */
cpy_value cpy_os__set_pipe_size(struct cpy_thread *t, const cpy_value *args)
{
    int fd, size;

    return two_ints(t, args, &fd, &size) ? cpy_os_result(t, fcntl(fd, F_SETPIPE_SZ, size), CPY_UNSET) : CPY_ERROR;
}

/* Adds functions that are called around fork(); None: none. */
cpy_value cpy_os__at_fork(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value lists = cpy_get_hook(t, CPY_HOOK_AT_FORK);

    if (!lists) {
        cpy_value before = cpy_list_new(t, 0), child = cpy_list_new(t, 0), parent = cpy_list_new(t, 0);

        if (!before || !child || !parent || !(lists = cpy_tuple_of(t, FORK_MOMENTS, before, child, parent)))
            return CPY_ERROR;
        cpy_set_hook(t, CPY_HOOK_AT_FORK, lists);
    }
    for (size_t i = 0; i < FORK_MOMENTS; i++)
        if (args[i] != CPY_NONE && !cpy_list_append(t, cpy_tuple_get(lists, i), args[i]))
            return CPY_ERROR;
    return CPY_NONE;
}

/* Calls the functions that are due; before a fork the last comes first. */
static void call_at_fork(struct cpy_thread *t, size_t moment)
{
    cpy_value lists = cpy_get_hook(t, CPY_HOOK_AT_FORK), list = lists ? cpy_tuple_get(lists, moment) : CPY_UNSET;
    size_t n = list ? cpy_list_len(list) : 0;

    for (size_t i = 0; i < n && i < cpy_list_len(list); i++) {
        cpy_value function = cpy_list_get(list, moment == BEFORE_FORK ? n - 1 - i : i);

        if (!cpy_call_0(t, function))
            cpy_print_unraisable(t, NULL, function);
    }
}

/* In the child only the calling thread exists, as the main one. */
cpy_value cpy_os_fork(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value hook = cpy_get_hook(t, CPY_HOOK_FORKED);
    pid_t pid;
    int err;

    (void)args;
    if (!CPY_AUDIT(t, "os.fork", 0) || !cpy_flush(t) || (cpy_thread_count(t) > 1 && !cpy_warn(t, CPY_DEPRECATION_WARNING,
            "This process (pid=%d) is multi-threaded, use of fork() may lead to deadlocks in the child.", (int)getpid())))
        return CPY_ERROR;
    call_at_fork(t, BEFORE_FORK);
    cpy_before_fork(t);
    pid = fork();
    err = errno;
    cpy_after_fork(t, pid == 0);
    errno = err;
    if (pid == 0 && hook && !cpy_call_0(t, hook))
        cpy_print_unraisable(t, NULL, hook);
    call_at_fork(t, pid == 0 ? IN_CHILD : IN_PARENT);
    errno = err;
    return cpy_os_number(t, pid);
}

/* --- waiting ---------------------------------------------------------------------------------------------------------- */

cpy_value cpy_os_waitpid(struct cpy_thread *t, const cpy_value *args)
{
    int pid, options, status = 0;
    pid_t found;

    if (!two_ints(t, args, &pid, &options))
        return CPY_ERROR;
    CPY_BLOCKING(t, found, -1, 0, waitpid(pid, &status, options));
    if (found < 0)
        return cpy_pending(t) ? CPY_ERROR : cpy_raise_errno(t, errno, CPY_UNSET);
    return cpy_tuple_of(t, 2, cpy_int(found), cpy_int(found ? status : 0));
}

cpy_value cpy_os_wait(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_os_waitpid(t, (cpy_value[]){cpy_int(-1), cpy_int(0)});
}

cpy_value cpy_os_pidfd_open(struct cpy_thread *t, const cpy_value *args)
{
    int pid, flags;

    return two_ints(t, args, &pid, &flags) ? cpy_os_number(t, syscall(SYS_pidfd_open, pid, flags)) : CPY_ERROR;
}

/* Fills in what poll() needs for a list of descriptors. */
static bool add_polled(struct cpy_thread *t, cpy_value list, short events, struct pollfd *polled)
{
    size_t n;
    const cpy_value *items = cpy_items(list, &n);

    for (size_t i = 0; i < n; i++) {
        if (!cpy_os_fd(t, items[i], &polled[i].fd))
            return false;
        polled[i].events = events;
        polled[i].revents = 0;
    }
    return true;
}

/* Waits; <0: an exception is pending. */
static int poll_all(struct cpy_thread *t, struct pollfd *polled, size_t n, int64_t timeout)
{
    const struct timespec limit = {timeout / 1000, timeout % 1000 * 1000000};
    int ready;

    do
        ready = cpy_poll(t, polled, n, timeout < 0 ? NULL : &limit);
    while ((ready == 0 || (ready < 0 && errno == EINTR)) && cpy_safe_point(t) && timeout < 0);
    if (ready < 0 && errno == EINTR && !cpy_pending(t))
        return 0;
    if (ready < 0 && !cpy_pending(t))
        cpy_raise_errno(t, errno, CPY_UNSET);
    return cpy_pending(t) ? -1 : ready;
}

cpy_value cpy_os__poll(struct cpy_thread *t, const cpy_value *args)
{
    size_t readers = cpy_list_len(args[0]), n = readers + cpy_list_len(args[1]);
    struct pollfd *polled = malloc((n + 1) * sizeof *polled);
    cpy_value ready = CPY_ERROR;
    int64_t timeout;

    if (!polled)
        return cpy_raise_no_memory(t);
    if (cpy_to_int64(t, args[2], &timeout) && add_polled(t, args[0], POLLIN, polled) &&
        add_polled(t, args[1], POLLOUT, polled + readers) && poll_all(t, polled, n, timeout) >= 0)
        ready = cpy_list_new(t, 0);
    for (size_t i = 0; ready && i < n; i++)
        if (polled[i].revents && !cpy_list_append(t, ready, cpy_int(polled[i].fd)))
            ready = CPY_ERROR;
    free(polled);
    return ready;
}

/* --- descriptors
 * ------------------------------------------------------------------------------------------------------- */

cpy_value cpy_os_pipe2(struct cpy_thread *t, const cpy_value *args)
{
    int flags, fds[2];

    if (!cpy_os_fd(t, args[0], &flags))
        return CPY_ERROR;
    if (pipe2(fds, flags) < 0)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    return cpy_tuple_of(t, 2, cpy_int(fds[0]), cpy_int(fds[1]));
}

cpy_value cpy_os_fchdir(struct cpy_thread *t, const cpy_value *args)
{
    int fd;

    return cpy_os_fd(t, args[0], &fd) ? cpy_os_result(t, fchdir(fd), CPY_UNSET) : CPY_ERROR;
}

cpy_value cpy_os_fchown(struct cpy_thread *t, const cpy_value *args)
{
    int fd, user, group;

    if (!cpy_os_fd(t, args[0], &fd) || !two_ints(t, args + 1, &user, &group))
        return CPY_ERROR;
    return cpy_os_result(t, fchown(fd, (uid_t)user, (gid_t)group), CPY_UNSET);
}

cpy_value cpy_os_ttyname(struct cpy_thread *t, const cpy_value *args)
{
    char name[256];
    int fd, err;

    if (!cpy_os_fd(t, args[0], &fd))
        return CPY_ERROR;
    err = ttyname_r(fd, name, sizeof name);
    return err ? cpy_raise_errno(t, err, CPY_UNSET) : cpy_str_from_os(t, name);
}

cpy_value cpy_os_lockf(struct cpy_thread *t, const cpy_value *args)
{
    int fd, command, result;
    int64_t length;

    if (!two_ints(t, args, &fd, &command) || !cpy_to_int64(t, args[2], &length))
        return CPY_ERROR;
    CPY_BLOCKING(t, result, -1, 0, lockf(fd, command, (off_t)length));
    return cpy_os_result(t, result, CPY_UNSET);
}

/* --- the process
 * --------------------------------------------------------------------------------------------------------- */

cpy_value cpy_os_setsid(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_os_result(t, setsid() < 0 ? -1 : 0, CPY_UNSET);
}

cpy_value cpy_os_setpgrp(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_os_result(t, setpgid(0, 0), CPY_UNSET);
}

cpy_value cpy_os_setpgid(struct cpy_thread *t, const cpy_value *args)
{
    int pid, group;

    return two_ints(t, args, &pid, &group) ? cpy_os_result(t, setpgid(pid, group), CPY_UNSET) : CPY_ERROR;
}

cpy_value cpy_os_tcgetpgrp(struct cpy_thread *t, const cpy_value *args)
{
    int fd;

    return cpy_os_fd(t, args[0], &fd) ? cpy_os_number(t, tcgetpgrp(fd)) : CPY_ERROR;
}

cpy_value cpy_os_tcsetpgrp(struct cpy_thread *t, const cpy_value *args)
{
    int fd, group;

    return two_ints(t, args, &fd, &group) ? cpy_os_result(t, tcsetpgrp(fd, group), CPY_UNSET) : CPY_ERROR;
}

#define SET_ID(name, type)                                                                                             \
    cpy_value cpy_os_##name(struct cpy_thread *t, const cpy_value *args)                                               \
    {                                                                                                                  \
        int id;                                                                                                        \
                                                                                                                       \
        return cpy_os_fd(t, args[0], &id) ? cpy_os_result(t, name((type)id), CPY_UNSET) : CPY_ERROR;                   \
    }
SET_ID(setuid, uid_t)
SET_ID(setgid, gid_t)
SET_ID(seteuid, uid_t)
SET_ID(setegid, gid_t)
#undef SET_ID

cpy_value cpy_os_getrandom(struct cpy_thread *t, const cpy_value *args)
{
    int64_t size;
    uint8_t *data;
    cpy_value bytes;
    ssize_t n;
    int flags;

    if (!cpy_to_int64(t, args[0], &size) || !cpy_os_fd(t, args[1], &flags))
        return CPY_ERROR;
    if (size < 0)
        return cpy_raise_errno(t, EINVAL, CPY_UNSET);
    if (!(bytes = cpy_bytes_new(t, (size_t)size, &data)))
        return CPY_ERROR;
    if ((n = getrandom(data, (size_t)size, (unsigned)flags)) < 0)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    return n == size ? bytes : cpy_bytes_from(t, data, (size_t)n);
}

cpy_value cpy_os_sched_getaffinity(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value set;
    cpu_set_t mask;
    int pid;

    if (!cpy_os_fd(t, args[0], &pid))
        return CPY_ERROR;
    if (sched_getaffinity(pid, sizeof mask, &mask) < 0)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    set = cpy_set_new(t);
    for (int i = 0; set && i < CPU_SETSIZE; i++)
        if (CPU_ISSET(i, &mask) && !cpy_set_add(t, set, cpy_int(i)))
            return CPY_ERROR;
    return set;
}

cpy_value cpy_os_major(struct cpy_thread *t, const cpy_value *args)
{
    int64_t device;

    return cpy_to_int64(t, args[0], &device) ? cpy_int(major((dev_t)device)) : CPY_ERROR;
}

cpy_value cpy_os_minor(struct cpy_thread *t, const cpy_value *args)
{
    int64_t device;

    return cpy_to_int64(t, args[0], &device) ? cpy_int(minor((dev_t)device)) : CPY_ERROR;
}

cpy_value cpy_os_makedev(struct cpy_thread *t, const cpy_value *args)
{
    int major_number, minor_number;

    if (!two_ints(t, args, &major_number, &minor_number))
        return CPY_ERROR;
    return cpy_int((int64_t)makedev((unsigned)major_number, (unsigned)minor_number));
}
