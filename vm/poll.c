/* SPDX-License-Identifier: MIT */
/* vm/poll.c - waiting for descriptors, which in the main thread ends when something is due there.
 *
 * Of a read() or accept() that waits only a signal could get the main thread out.  So where handlers are expected the
 * wait is a poll() in front of it, which has a descriptor for them.  What has no descriptor ends by a nudge (nudge.c). */
#include "vm/thread.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

bool cpy_awaits(const struct cpy_thread *t)
{
    const struct cpy_vm *vm = t->vm;

    return (CPY_UNLIKELY(vm->expects_handlers) || __atomic_load_n(&vm->thread_count, __ATOMIC_RELAXED) > 1) && t == vm->main;
}

/* Without a descriptor for it what is due is noticed later. */
static int due_fd(struct cpy_thread *t)
{
    if (!cpy_awaits(t))
        return -1;
    if (t->vm->due_fd < 0)
        t->vm->due_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    return t->vm->due_fd;
}

/* The order matters: who asks for something looks at main_polls after it has asked. */
static void set_main_polls(struct cpy_thread *t, bool polls)
{
    if (t == t->vm->main)
        __atomic_store_n(&t->vm->main_polls, polls, __ATOMIC_SEQ_CST);
}

int cpy_poll(struct cpy_thread *t, struct pollfd *fds, size_t n, const struct timespec *limit)
{
    static const struct timespec now = {0, 0};
    eventfd_t count;
    int result;

    fds[n] = (struct pollfd){due_fd(t), POLLIN, 0};
    set_main_polls(t, true);
    if (fds[n].fd < 0)
        cpy_wait_begin(t);
    else
        eventfd_read(fds[n].fd, &count); /* what came too late for an earlier wait does not end this one */
    if (cpy_is_due(t))
        limit = &now;
    cpy_unlock(t);
    result = ppoll(fds, (nfds_t)n + 1, limit, NULL);
    cpy_await_end(t);
    set_main_polls(t, false);
    if (result > 0 && fds[n].revents && eventfd_read(fds[n].fd, &count) == 0)
        result--;
    if (result == 0 && cpy_signal_is_due(t)) { /* it came before ppoll() began */
        errno = EINTR;
        return -1;
    }
    return result;
}

void cpy_expect_handlers(struct cpy_thread *t) { t->vm->expects_handlers = true; }

/* Does a read from a terminal return without a character? */
static bool is_patient_tty(int fd)
{
    struct termios tio;

    return tcgetattr(fd, &tio) == 0 && !(tio.c_lflag & ICANON) && tio.c_cc[VMIN] == 0;
}

static bool has_time_limit(int fd, short events)
{
    struct timeval limit = {0, 0};
    socklen_t len = sizeof limit;

    return getsockopt(fd, SOL_SOCKET, events & POLLIN ? SO_RCVTIMEO : SO_SNDTIMEO, &limit, &len) == 0 &&
           (limit.tv_sec || limit.tv_usec);
}

/* Would a call wait until the descriptor is ready, and no longer and no shorter? */
static bool would_wait(int fd, short events)
{
    int flags = fcntl(fd, F_GETFL);

    return flags >= 0 && !(flags & O_NONBLOCK) && !(events & POLLIN && is_patient_tty(fd)) && !has_time_limit(fd, events);
}

bool cpy_await(struct cpy_thread *t, int fd, short events)
{
    struct pollfd fds[2] = {{fd, events, 0}};

    if (cpy_awaits(t) && fd >= 0 && poll(fds, 1, 0) == 0 && would_wait(fd, events)) {
        int ready = cpy_poll(t, fds, 1, NULL);

        if (ready == 0 || (ready < 0 && errno == EINTR)) {
            errno = EINTR;
            return false;
        }
    }
    cpy_wait_begin(t);
    if (t == t->vm->main && cpy_is_due_in_main(t->vm)) { /* it would not end the call any more */
        cpy_wait_end(t);
        errno = EINTR;
        return false;
    }
    return true;
}

void cpy_await_end(struct cpy_thread *t)
{
    cpy_wait_end(t);
    cpy_lock(t);
}

void cpy_poll_awake(struct cpy_vm *vm)
{
    int before = errno;

    if (__atomic_load_n(&vm->main_polls, __ATOMIC_SEQ_CST) && eventfd_write(vm->due_fd, 1) != 0)
        errno = before; /* it is readable already */
}

void cpy_poll_end(struct cpy_vm *vm)
{
    if (vm->due_fd >= 0)
        close(vm->due_fd);
    vm->due_fd = -1;
    vm->main_polls = false;
}
