/* SPDX-License-Identifier: MIT */
/* modules/stdlib/select.c - module select: waiting for descriptors.
 *
 * The system's poll() and epoll in numbers; select() and the classes around them are in modules/frozen/select.py.  What a
 * signal interrupts is begun again with what is left of the time, which is the system's. */
#include "vm/api.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <time.h>

extern const char cpy_frozen_select[];

static int64_t now_ms(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* What is left of a time in milliseconds that began at start; -1: no end. */
static int left_of(int64_t timeout, int64_t start)
{
    int64_t left = timeout < 0 ? -1 : timeout - (now_ms() - start);

    return left < 0 && timeout >= 0 ? 0 : left > INT_MAX ? INT_MAX : (int)left;
}

/* poll(), with room for one more descriptor; handlers run meanwhile.  -1: an exception is pending. */
static int wait_for(struct cpy_thread *t, struct pollfd *fds, size_t n, int64_t timeout)
{
    int64_t start = now_ms();
    int found, left;

    do {
        left = left_of(timeout, start);
        const struct timespec limit = {left / 1000, left % 1000 * 1000000};

        found = cpy_poll(t, fds, n, left < 0 ? NULL : &limit);
    } while ((found < 0 ? errno == EINTR : !found && left) && cpy_safe_point(t));
    if (found < 0 && !cpy_pending(t))
        cpy_raise_errno(t, errno, CPY_UNSET);
    return cpy_pending(t) ? -1 : found;
}

static bool read_fd(struct cpy_thread *t, cpy_value v, int *fd)
{
    int64_t n;

    if (!cpy_to_int64(t, v, &n))
        return false;
    if (n < INT_MIN || n > INT_MAX) {
        cpy_raise(t, CPY_OVERFLOW_ERROR, "Python int too large to convert to C int");
        return false;
    }
    *fd = (int)n;
    return true;
}

static bool add_pair(struct cpy_thread *t, cpy_value list, int64_t a, int64_t b)
{
    return cpy_list_append(t, list, cpy_tuple_of(t, (size_t)2, cpy_int(a), cpy_int(b)));
}

/* --- poll() ------------------------------------------------------------------------------------------------------- */

struct polled {
    struct pollfd *fds;
    size_t n;
};

/* Descriptors and events of a list of pairs. */
static bool read_pairs(struct cpy_thread *t, cpy_value list, struct polled *p)
{
    p->n = cpy_list_len(list);
    if (!(p->fds = calloc(p->n + 1, sizeof *p->fds)))
        return cpy_raise_no_memory(t);
    for (size_t i = 0; i < p->n; i++) {
        cpy_value pair = cpy_list_get(list, i);
        int64_t events;

        if (!read_fd(t, cpy_tuple_get(pair, 0), &p->fds[i].fd) || !cpy_to_int64(t, cpy_tuple_get(pair, 1), &events))
            return false;
        p->fds[i].events = (short)events;
    }
    return true;
}

static cpy_value select_poll(struct cpy_thread *t, const cpy_value *args)
{
    struct polled p = {NULL, 0};
    cpy_value found = CPY_ERROR;
    int64_t timeout;

    if (cpy_to_int64(t, args[1], &timeout) && read_pairs(t, args[0], &p) && wait_for(t, p.fds, p.n, timeout) >= 0)
        found = cpy_list_new(t, 0);
    for (size_t i = 0; found && i < p.n; i++)
        if (p.fds[i].revents && !add_pair(t, found, p.fds[i].fd, p.fds[i].revents))
            found = CPY_ERROR;
    free(p.fds);
    return found;
}

/* --- epoll -------------------------------------------------------------------------------------------------------- */

struct epolled {
    int fd, room;
    struct epoll_event *events;
};

/* -1: an exception is pending. */
static int wait_epoll(struct cpy_thread *t, const struct epolled *e, int64_t timeout)
{
    int64_t start = now_ms();
    int found, left;

    while ((found = epoll_wait(e->fd, e->events, e->room, 0)) == 0 && (left = left_of(timeout, start)) != 0) {
        struct pollfd fds[2] = {{e->fd, POLLIN, 0}};

        if (wait_for(t, fds, 1, left) < 0)
            return -1;
    }
    if (found < 0)
        cpy_raise_errno(t, errno, CPY_UNSET);
    return found;
}

static cpy_value select_epoll_create(struct cpy_thread *t, const cpy_value *args)
{
    int fd;

    (void)args;
    return (fd = epoll_create1(EPOLL_CLOEXEC)) < 0 ? cpy_raise_errno(t, errno, CPY_UNSET) : cpy_int(fd);
}

static cpy_value select_epoll_ctl(struct cpy_thread *t, const cpy_value *args)
{
    struct epoll_event event = {0};
    int fd, operation, target;
    int64_t events;

    if (!read_fd(t, args[0], &fd) || !read_fd(t, args[1], &operation) || !read_fd(t, args[2], &target) ||
        !cpy_to_int64(t, args[3], &events))
        return CPY_ERROR;
    event.events = (uint32_t)events;
    event.data.fd = target;
    return epoll_ctl(fd, operation, target, &event) < 0 ? cpy_raise_errno(t, errno, CPY_UNSET) : CPY_NONE;
}

static cpy_value select_epoll_wait(struct cpy_thread *t, const cpy_value *args)
{
    struct epolled e = {0};
    cpy_value list = CPY_ERROR;
    int64_t timeout;
    int found;

    if (!read_fd(t, args[0], &e.fd) || !cpy_to_int64(t, args[1], &timeout) || !read_fd(t, args[2], &e.room))
        return CPY_ERROR;
    if (!(e.events = calloc((size_t)e.room, sizeof *e.events)))
        return cpy_raise_no_memory(t);
    if ((found = wait_epoll(t, &e, timeout)) >= 0)
        list = cpy_list_new(t, 0);
    for (int i = 0; list && i < found; i++)
        if (!add_pair(t, list, e.events[i].data.fd, e.events[i].events))
            list = CPY_ERROR;
    free(e.events);
    return list;
}

static const struct cpy_function functions[] = {
    {"_epoll_create", "()", select_epoll_create, "Return a descriptor that others can be added to.", 0},
    {"_epoll_ctl", "(fd, operation, target, events, /)", select_epoll_ctl, "Add, change or remove a descriptor.", 0},
    {"_epoll_wait", "(fd, milliseconds, maxevents, /)", select_epoll_wait, "Wait; returns [(descriptor, events)].", 0},
    {"_poll", "(pairs, milliseconds, /)", select_poll, "Wait for [(descriptor, events)]; returns those that have some.", 0},
    {0},
};

#define C(name) CPY_INT_CONSTANT(#name, name)
static const struct cpy_constant constants[] = {
    C(EPOLLERR), C(EPOLLEXCLUSIVE), C(EPOLLHUP), C(EPOLLIN), C(EPOLLMSG), C(EPOLLONESHOT), C(EPOLLOUT), C(EPOLLPRI),
    C(EPOLLRDBAND), C(EPOLLRDHUP), C(EPOLLRDNORM), C(EPOLLWRBAND), C(EPOLLWRNORM), C(EPOLL_CLOEXEC),
    CPY_INT_CONSTANT("EPOLLET", INT64_C(1) << 31), C(PIPE_BUF), C(POLLERR), C(POLLHUP), C(POLLIN), C(POLLMSG),
    C(POLLNVAL), C(POLLOUT), C(POLLPRI), C(POLLRDBAND), C(POLLRDHUP), C(POLLRDNORM), C(POLLWRBAND), C(POLLWRNORM),
    CPY_INT_CONSTANT("_EPOLL_CTL_ADD", EPOLL_CTL_ADD), CPY_INT_CONSTANT("_EPOLL_CTL_MOD", EPOLL_CTL_MOD),
    CPY_INT_CONSTANT("_EPOLL_CTL_DEL", EPOLL_CTL_DEL), {0},
};
#undef C

const struct cpy_module_def cpy_module_select = {
    .name = "select",
    .doc = "Waiting until descriptors can be read or written.",
    .functions = functions,
    .constants = constants,
    .source = cpy_frozen_select,
};
