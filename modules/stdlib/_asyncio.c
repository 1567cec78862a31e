/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_asyncio.c - what asyncio and contextvars (modules/frozen) need of the machine: waiting, Ctrl-C, and
 * the thread's current context.
 *
 * A wait ends at its deadline by the script's clock, when a descriptor is ready, or when somebody wakes it: a
 * handler of a pin, say, that runs meanwhile.  On a virtual clock descriptors are looked at before and after the jump. */
#include "modules/stdlib/clock.h"

#include <errno.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#define NS 1000000000
#define FOREVER (INT64_MAX / 2)
#define HOUR (3600 * (int64_t)NS) /* the system's time may have 32 bits */

/* Ends the waiting of one loop; also from another thread. */
struct waker {
    struct cpy_object head;
    struct cpy_thread *thread; /* that waits, or NULL */
    bool woken;                /* the wait that goes on, or the next one, is to end */
    bool has_event;            /* event is an eventfd, for a wait in which only descriptors can tell */
    int event;
};

static struct waker *as_waker(cpy_value v) { return (struct waker *)cpy_pointer(v); }

static const struct cpy_type_def waker_type;

/* --- waiting ------------------------------------------------------------------------------------------------------- */

/* Fills fds from a list of (descriptor, events). */
static bool read_descriptors(struct cpy_thread *t, cpy_value list, struct pollfd *fds, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        cpy_value pair[2];
        int64_t fd, events;

        if (!cpy_unpack(t, cpy_list_get(list, i), pair, 2) || !cpy_to_range(t, pair[0], "fd", 0, INT32_MAX, &fd) ||
                !cpy_to_range(t, pair[1], "events", 0, INT16_MAX, &events))
            return false;
        fds[i] = (struct pollfd){.fd = (int)fd, .events = (short)events};
    }
    return true;
}

/* The ready ones as a list of (descriptor, events); an error counts as all that is waited for. */
static cpy_value ready(struct cpy_thread *t, const struct pollfd *fds, size_t n)
{
    cpy_value list = cpy_list_new(t, 0), pair;

    for (size_t i = 0; list && i < n; i++) {
        short events = fds[i].revents & (POLLERR | POLLHUP | POLLNVAL) ? fds[i].events : fds[i].revents;

        if (!events)
            continue;
        if (!(pair = cpy_tuple_of(t, 2, cpy_int(fds[i].fd), cpy_int(events))) || !cpy_list_append(t, list, pair))
            return CPY_ERROR;
    }
    return list;
}

/* Looks at the descriptors for at most ns nanoseconds, or until something is due.  -1: an exception is pending. */
static int look(struct cpy_thread *t, struct pollfd *fds, size_t n, int64_t ns)
{
    struct timespec limit = {ns / NS, ns % NS};
    int result = ns > 0 ? cpy_poll(t, fds, n, &limit) : ppoll(fds, (nfds_t)n, &limit, NULL);

    if (result >= 0)
        return result;
    if (errno == EINTR)
        return 0;
    cpy_raise_errno(t, errno, CPY_UNSET);
    return -1;
}

/* Waits for descriptors; handlers run in between. */
static bool wait_really(struct cpy_thread *t, struct waker *s, struct pollfd *fds, size_t n, int64_t deadline)
{
    for (;;) {
        int64_t left = deadline - cpy_clock_now(t);
        int count;

        if (!cpy_safe_point(t))
            return false;
        count = look(t, fds, n, s->woken || left < 0 ? 0 : left < HOUR ? left : HOUR);
        if (count)
            return count > 0;
        if (s->woken || left <= 0)
            return cpy_safe_point(t);
    }
}

/* By a clock on which waiting for descriptors takes no time. */
static bool wait_virtually(struct cpy_thread *t, struct waker *s, struct pollfd *fds, size_t n, int64_t deadline)
{
    int count = look(t, fds, n, 0);

    if (count || s->woken)
        return count >= 0;
    if (n && deadline == FOREVER) /* only they can end it */
        return wait_really(t, s, fds, n, deadline);
    if (!cpy_clock_wait(t, deadline, &s->woken))
        return false;
    if (deadline == FOREVER && !s->woken) {
        cpy_raise(t, CPY_RUNTIME_ERROR, "deadlock: every task waits, and no timer or event of the simulated hardware is left");
        return false;
    }
    return look(t, fds, n, 0) >= 0;
}

/* Without descriptors: by the clock, until somebody wakes it. */
static bool wait_for_nothing(struct cpy_thread *t, struct waker *s, int64_t deadline)
{
    if (cpy_thread_count(t) == 1)
        return s->woken || cpy_clock_wait(t, deadline, &s->woken);
    while (!s->woken && cpy_clock_now(t) < deadline)
        if (!cpy_safe_point(t) || (!s->woken && !cpy_clock_park(t, deadline)))
            return false;
    return cpy_safe_point(t);
}

static bool wait_until(struct cpy_thread *t, struct waker *s, struct pollfd *fds, size_t n, int64_t deadline)
{
    if (cpy_clock(t)->is_virtual)
        return wait_virtually(t, s, fds, n, deadline);
    return n ? wait_really(t, s, fds, n, deadline) : wait_for_nothing(t, s, deadline);
}

/* Another thread can end a wait for descriptors only by one that it makes ready.  False: an exception is pending. */
static bool add_event(struct cpy_thread *t, struct waker *s, struct pollfd *fds, size_t *n)
{
    if (*n == 0)
        return true;
    if (!s->has_event && (s->event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) < 0) {
        cpy_raise_errno(t, errno, CPY_UNSET);
        return false;
    }
    s->has_event = true;
    fds[(*n)++] = (struct pollfd){.fd = s->event, .events = POLLIN};
    return true;
}

/* Nobody is waiting any more. */
static void end_wait(struct waker *s)
{
    uint64_t count;

    s->woken = false;
    s->thread = NULL;
    if (s->has_event && read(s->event, &count, sizeof count) < 0)
        return; /* it was not ready */
}

/* args: waker, deadline, descriptors */
static cpy_value asyncio_wait(struct cpy_thread *t, const cpy_value *args)
{
    struct waker *s;
    struct pollfd *fds;
    int64_t deadline = FOREVER;
    cpy_value result = CPY_ERROR;
    size_t n, all;

    if (!cpy_is_instance_def(t, args[0], &waker_type))
        return cpy_raise(t, CPY_TYPE_ERROR, "a Waker is required, not %T", args[0]);
    if (args[1] != CPY_NONE && !cpy_to_index(t, args[1], &deadline))
        return CPY_ERROR;
    if (!cpy_is_list(args[2]))
        return cpy_raise(t, CPY_TYPE_ERROR, "a list of descriptors is required, not %T", args[2]);
    n = all = cpy_list_len(args[2]);
    if (!(fds = cpy_malloc(t, (n + 2) * sizeof *fds))) /* and one for the waker, one for cpy_poll() */
        return CPY_ERROR;
    s = as_waker(args[0]);
    s->thread = t;
    if (read_descriptors(t, args[2], fds, n) && add_event(t, s, fds, &all) &&
        wait_until(t, s, fds, all, deadline < FOREVER ? deadline : FOREVER))
        result = ready(t, fds, n);
    end_wait(s);
    cpy_free(s, fds, (n + 2) * sizeof *fds);
    cpy_keep(cpy_from(s));
    return result;
}

static cpy_value waker_wake(struct cpy_thread *t, const cpy_value *args)
{
    struct waker *s = as_waker(args[0]);
    uint64_t one = 1;

    s->woken = true;
    if (!s->thread || s->thread == t)
        return CPY_NONE;
    cpy_wake(s->thread);
    if (s->has_event && write(s->event, &one, sizeof one) < 0)
        return CPY_NONE; /* it is ready already */
    return CPY_NONE;
}

static cpy_value waker_make(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value type = cpy_type_of_def(t, &waker_type);

    (void)args;
    cpy_expect_handlers(t); /* Ctrl-C is one */
    return type ? cpy_from(cpy_new_object(t, type)) : CPY_ERROR;
}

static void waker_destroy(struct cpy_object *o)
{
    if (((struct waker *)o)->has_event)
        close(((struct waker *)o)->event);
}

static const struct cpy_function waker_make_row = {"Waker", "()", waker_make, NULL, 0};
static const struct cpy_function waker_methods[] = {
    {"wake", "(self, /)", waker_wake, "End the loop's wait that goes on, or its next one; from any thread.", 0},
    {0},
};
static const struct cpy_type_def waker_type = {
    .name = "_asyncio.Waker", .doc = "Ends the waiting of a loop.", .size = sizeof(struct waker), .flags = CPY_TYPE_FINAL,
    .methods = waker_methods, .make = &waker_make_row, .destroy = waker_destroy,
};

/* --- Ctrl-C and contexts --------------------------------------------------------------------------------------------- */

static cpy_value asyncio_on_interrupt(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value before = cpy_interrupt_handler(t);

    if (!cpy_is_main_thread(t))
        return CPY_NONE; /* Ctrl-C is the main thread's */
    cpy_set_interrupt_handler(t, args[0] == CPY_NONE ? CPY_UNSET : args[0]);
    return before ? before : CPY_NONE;
}

static cpy_value asyncio_context(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_context(t) ? cpy_context(t) : CPY_NONE;
}

static cpy_value asyncio_set_context(struct cpy_thread *t, const cpy_value *args)
{
    cpy_set_context(t, args[0] == CPY_NONE ? CPY_UNSET : args[0]);
    return CPY_NONE;
}

static cpy_value value_or_none(cpy_value v) { return v ? v : CPY_NONE; }

static cpy_value asyncio_loop(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return value_or_none(cpy_thread_value(t, CPY_RUNNING_LOOP));
}

static cpy_value asyncio_set_loop(struct cpy_thread *t, const cpy_value *args)
{
    cpy_set_thread_value(t, CPY_RUNNING_LOOP, args[0]);
    return CPY_NONE;
}

static cpy_value asyncio_default_loop(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return value_or_none(cpy_thread_value(t, CPY_EVENT_LOOP));
}

static cpy_value asyncio_set_default_loop(struct cpy_thread *t, const cpy_value *args)
{
    cpy_set_thread_value(t, CPY_EVENT_LOOP, args[0]);
    return CPY_NONE;
}

static const struct cpy_type_def *const types[] = {&waker_type, NULL};

static const struct cpy_function functions[] = {
    {"wait", "(waker, deadline, descriptors, /)", asyncio_wait,
        "Wait until a moment of the clock (ns; None: without end) or until a descriptor of the list of (descriptor, "
        "events) is ready; return a list of those.", 0},
    {"loop", "()", asyncio_loop, "Return the loop that runs in this thread, or None.", 0},
    {"set_loop", "(loop, /)", asyncio_set_loop, "Set the loop that runs in this thread.", 0},
    {"default_loop", "()", asyncio_default_loop, "Return the loop that was set for this thread, or None.", 0},
    {"set_default_loop", "(loop, /)", asyncio_set_default_loop, "Set the loop of this thread.", 0},
    {"on_interrupt", "(handler, /)", asyncio_on_interrupt,
        "Set what Ctrl-C calls instead of raising KeyboardInterrupt, or None; return what was set before.", 0},
    {"context", "()", asyncio_context, "Return the thread's current context, or None.", 0},
    {"set_context", "(context, /)", asyncio_set_context, "Set the thread's current context.", 0},
    {0},
};

static const struct cpy_constant constants[] = {
    CPY_INT_CONSTANT("READ", POLLIN),
    CPY_INT_CONSTANT("WRITE", POLLOUT),
    {0},
};

const struct cpy_module_def cpy_module__asyncio = {
    .name = "_asyncio", .doc = "What asyncio needs of the machine.", .functions = functions, .constants = constants,
    .types = types,
};
