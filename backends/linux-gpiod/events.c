/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/events.c - edges of many lines as one queue behind one descriptor.
 *
 * Each request of lines has a descriptor of its own; an epoll set makes them one.  Edges are taken from the
 * kernel in batches, so some wait here while the kernel has none: an eventfd in the same set keeps
 * it readable as long as that is so. */
#include "backends/linux-gpiod/linux.h"

#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#define GROUPS_AT_ONCE 8 /* descriptors looked at per fetch; their batches fit in the queue */
_Static_assert(GROUPS_AT_ONCE * CPY_EDGES_MOST <= CPY_LINUX_EVENTS, "a fetch fits in the queue");

/* --- opening and closing ------------------------------------------------------------------------- */

int cpy_linux_events_open(struct cpy_linux *lx)
{
    struct epoll_event pending = {.events = EPOLLIN, .data.ptr = NULL};

    if (!(lx->queue = calloc(CPY_LINUX_EVENTS, sizeof *lx->queue)))
        return -ENOMEM;
    if ((lx->epoll = epoll_create1(EPOLL_CLOEXEC)) < 0 || (lx->pending = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) < 0
        || epoll_ctl(lx->epoll, EPOLL_CTL_ADD, lx->pending, &pending) < 0)
        return -errno;
    return 0;
}

void cpy_linux_events_close(struct cpy_linux *lx)
{
    if (lx->pending >= 0)
        close(lx->pending);
    if (lx->epoll >= 0)
        close(lx->epoll);
    free(lx->queue);
}

/* --- the queue ----------------------------------------------------------------------------------- */

static struct cpy_event *place(struct cpy_linux *lx, unsigned i)
{
    return &lx->queue[(lx->queue_first + i) % CPY_LINUX_EVENTS];
}

/* Puts an event behind all that are not newer. */
static void insert(struct cpy_linux *lx, const struct cpy_event *event)
{
    unsigned i = lx->queue_len++;

    for (; i > 0 && place(lx, i - 1)->time > event->time; i--)
        *place(lx, i) = *place(lx, i - 1);
    *place(lx, i) = *event;
}

/* Makes the descriptor readable or not, as the queue is. */
static void mark(struct cpy_linux *lx)
{
    uint64_t count = 1;

    if (lx->is_pending == (lx->queue_len > 0))
        return;
    lx->is_pending = !lx->is_pending;
    while ((lx->is_pending ? write(lx->pending, &count, sizeof count) : read(lx->pending, &count, sizeof count)) < 0
           && errno == EINTR)
        continue;
}

/* --- from the kernel ------------------------------------------------------------------------------ */

static struct cpy_linux_pin *find_pin(
    struct cpy_linux *lx, const struct cpy_line_group *group, unsigned int offset, uint16_t *pin)
{
    for (unsigned i = 0; i < group->n; i++) {
        *pin = group->pins[i];
        if (group->n == 1 || lx->pins[*pin].line.offset == offset)
            return &lx->pins[*pin];
    }
    return NULL;
}

static void take_edge(struct cpy_linux *lx, const struct cpy_line_group *group, const struct cpy_gpiod_edge *edge)
{
    struct cpy_event event = {
        .time = edge->time, .edge = edge->rising ? CPY_EDGE_RISING : CPY_EDGE_FALLING};
    struct cpy_linux_pin *p = find_pin(lx, group, edge->offset, &event.pin);

    if (!p)
        return;
    if (edge->number > p->number + 1)
        p->lost += (uint32_t)(edge->number - p->number - 1);
    else if (!edge->number && p->line.edges == CPY_EDGE_BOTH && p->last == event.edge)
        p->lost++; /* libgpiod 1.x does not number them; but no edge follows its like */
    p->number = edge->number;
    p->last = event.edge;
    if (!(p->line.edges & event.edge))
        return; /* it was seen before the pin was set up anew */
    if (lx->queue_len == CPY_LINUX_EVENTS) {
        p->lost++;
        return;
    }
    event.lost = p->lost;
    p->lost = 0;
    insert(lx, &event);
}

static void fetch_from(struct cpy_linux *lx, struct cpy_line_group *group)
{
    struct cpy_gpiod_edge edges[CPY_EDGES_MOST];
    int n = lx->gpiod.api->read(&lx->gpiod, group->request, edges);

    if (n < 0 && group->polled) { /* the chip is gone: what is always readable would keep everybody awake */
        epoll_ctl(lx->epoll, EPOLL_CTL_DEL, lx->gpiod.api->fd(&lx->gpiod, group->request), NULL);
        group->polled = false;
    }
    for (int i = 0; i < n; i++)
        take_edge(lx, group, &edges[i]);
}

static void fetch(struct cpy_linux *lx)
{
    struct epoll_event ready[GROUPS_AT_ONCE];
    int n = epoll_wait(lx->epoll, ready, GROUPS_AT_ONCE, 0);

    for (int i = 0; i < n; i++)
        if (ready[i].data.ptr)
            fetch_from(lx, ready[i].data.ptr);
}

int cpy_linux_event_fd(struct cpy_board *board) { return cpy_linux_from(board)->epoll; }

int cpy_linux_next_event(struct cpy_board *board, struct cpy_event *event)
{
    struct cpy_linux *lx = cpy_linux_from(board);

    if (!lx->queue_len)
        fetch(lx);
    if (lx->queue_len) {
        *event = *place(lx, 0);
        lx->queue_first = (lx->queue_first + 1) % CPY_LINUX_EVENTS;
        lx->queue_len--;
        mark(lx);
        return 1;
    }
    mark(lx);
    return 0;
}

/* --- groups --------------------------------------------------------------------------------------- */

static bool is_watched(const struct cpy_linux *lx, const struct cpy_line_group *group)
{
    for (unsigned i = 0; i < group->n; i++)
        if (lx->pins[group->pins[i]].line.edges)
            return true;
    return false;
}

int cpy_linux_poll_group(struct cpy_linux *lx, struct cpy_line_group *group)
{
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = group};
    bool wanted = is_watched(lx, group);
    int fd = wanted != group->polled ? lx->gpiod.api->fd(&lx->gpiod, group->request) : -1;

    if (wanted == group->polled)
        return 0;
    if (fd < 0 || epoll_ctl(lx->epoll, wanted ? EPOLL_CTL_ADD : EPOLL_CTL_DEL, fd, &event) < 0)
        return fd < 0 ? -EIO : -errno;
    group->polled = wanted;
    return 0;
}

static bool is_readable(int fd)
{
    struct pollfd poll_it = {fd, POLLIN, 0};

    return poll(&poll_it, 1, 0) > 0 && poll_it.revents & POLLIN;
}

void cpy_linux_drain_group(struct cpy_linux *lx, struct cpy_line_group *group)
{
    int fd = group->polled ? lx->gpiod.api->fd(&lx->gpiod, group->request) : -1;

    if (fd < 0)
        return;
    while (lx->queue_len < CPY_LINUX_EVENTS && is_readable(fd)) {
        unsigned before = lx->queue_len;

        fetch_from(lx, group);
        if (lx->queue_len == before)
            break; /* an error, or edges that nobody wants any more */
    }
    epoll_ctl(lx->epoll, EPOLL_CTL_DEL, fd, NULL);
    group->polled = false;
    mark(lx);
}
