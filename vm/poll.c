/* SPDX-License-Identifier: MIT */
/* vm/poll.c - waiting for descriptors, which in the main thread ends when something is due there. */
#include "vm/thread.h"

#include <errno.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

/* Without a descriptor for it what is due is noticed later. */
static int due_fd(struct cpy_thread *t)
{
    if (t != t->vm->main)
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
    int result, err;

    fds[n] = (struct pollfd){due_fd(t), POLLIN, 0};
    set_main_polls(t, true);
    if (cpy_is_due(t))
        limit = &now;
    cpy_unlock(t);
    result = ppoll(fds, (nfds_t)n + 1, limit, NULL);
    err = errno;
    cpy_lock(t);
    set_main_polls(t, false);
    if (result > 0 && fds[n].revents && eventfd_read(fds[n].fd, &count) == 0)
        result--;
    errno = err;
    return result;
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
