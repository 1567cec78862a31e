/* SPDX-License-Identifier: MIT */
/* modules/hardware/poller.c - the thread that waits for events while bytecode runs. */
#include "modules/hardware/poller.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

enum { REARM = 1, STOP = 1 << 16 }; /* what is written to the control descriptor; it adds up */

struct cpy_poller {
    struct cpy_vm *vm;
    int fd, control;
    _Atomic int interval; /* ms; 0: none */
    pthread_t thread;
};

/* Waits for the control descriptor, and for fd if it is to be watched.  False: the thread is to end. */
static bool wait(struct cpy_poller *p, bool *watching)
{
    struct pollfd fds[2] = {{p->control, POLLIN, 0}, {p->fd, POLLIN, 0}};
    uint64_t wish = 0;
    int ready = poll(fds, *watching ? 2 : 1, p->interval ? p->interval : -1);

    if (ready < 0)
        return errno == EINTR;
    if (ready == 0)
        cpy_poke(p->vm);
    if (fds[0].revents && read(p->control, &wish, sizeof wish) == sizeof wish) {
        *watching = true;
        return wish < STOP;
    }
    if (fds[1].revents) {
        *watching = false;
        if (!(fds[1].revents & POLLIN))
            p->fd = -1; /* the device is gone: there will be no more */
        cpy_poke(p->vm);
    }
    return true;
}

static void *run(void *user)
{
    bool watching = true;

    while (wait(user, &watching))
        ;
    return NULL;
}

/* Signals are for the threads that run Python. */
static int start_thread(struct cpy_poller *p)
{
    sigset_t all, before;
    int err;

    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    err = pthread_create(&p->thread, NULL, run, p);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return err;
}

struct cpy_poller *cpy_poller_start(struct cpy_vm *vm, int fd)
{
    struct cpy_poller *p = malloc(sizeof *p);
    int err;

    if (!p)
        return NULL;
    *p = (struct cpy_poller){.vm = vm, .fd = fd, .control = eventfd(0, EFD_CLOEXEC)};
    if (p->control >= 0) {
        if ((err = start_thread(p)) == 0)
            return p;
        close(p->control);
        errno = err;
    }
    free(p);
    return NULL;
}

static void tell(struct cpy_poller *p, uint64_t wish)
{
    while (write(p->control, &wish, sizeof wish) < 0 && errno == EINTR)
        ;
}

void cpy_poller_rearm(struct cpy_poller *poller) { tell(poller, REARM); }

void cpy_poller_every(struct cpy_poller *poller, int ms)
{
    poller->interval = ms;
    tell(poller, REARM);
}

void cpy_poller_stop(struct cpy_poller *poller)
{
    if (!poller)
        return;
    tell(poller, STOP);
    pthread_join(poller->thread, NULL);
    close(poller->control);
    free(poller);
}
