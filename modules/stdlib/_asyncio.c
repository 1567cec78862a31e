/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_asyncio.c - what asyncio and contextvars (modules/frozen) need of the machine: waiting, Ctrl-C, and
 * the thread's current context.
 *
 * A wait ends at its deadline by the script's clock, when a descriptor is ready, or when somebody wakes it: a
 * handler of a pin, say, that runs meanwhile.  On a virtual clock descriptors are looked at before and after the jump. */
#include "modules/clock.h"

#include <errno.h>
#include <poll.h>

#define NS 1000000000
#define FOREVER (INT64_MAX / 2)
#define SLICE (10 * 1000000) /* ns: how late a pin's handler may run while descriptors are waited for */

static const char key;

/* The module's state in one interpreter. */
struct state {
    bool woken; /* the wait that goes on, or the next one, is to end */
};

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

/* Looks at the descriptors for at most ns nanoseconds.  -1: an exception is pending. */
static int look(struct cpy_thread *t, struct pollfd *fds, size_t n, int64_t ns)
{
    struct timespec limit = {ns / NS, ns % NS};
    int result, err;

    if (ns > 0)
        cpy_unlock(t);
    result = ppoll(fds, (nfds_t)n, &limit, NULL);
    err = errno;
    if (ns > 0)
        cpy_lock(t);
    if (result >= 0)
        return result;
    if (err == EINTR)
        return 0;
    cpy_raise_errno(t, err, CPY_UNSET);
    return -1;
}

/* Waits for descriptors in slices, so that handlers run in between. */
static bool wait_really(struct cpy_thread *t, struct state *s, struct pollfd *fds, size_t n, int64_t deadline)
{
    for (;;) {
        int64_t left = deadline - cpy_clock_now(t);
        int count;

        if (!cpy_safe_point(t))
            return false;
        count = look(t, fds, n, s->woken || left < 0 ? 0 : left < SLICE ? left : SLICE);
        if (count)
            return count > 0;
        if (s->woken || left <= 0)
            return cpy_safe_point(t);
    }
}

/* By a clock on which waiting for descriptors takes no time. */
static bool wait_virtually(struct cpy_thread *t, struct state *s, struct pollfd *fds, size_t n, int64_t deadline)
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

static bool wait_until(struct cpy_thread *t, struct state *s, struct pollfd *fds, size_t n, int64_t deadline)
{
    if (cpy_clock(t)->is_virtual)
        return wait_virtually(t, s, fds, n, deadline);
    return n ? wait_really(t, s, fds, n, deadline) : s->woken || cpy_clock_wait(t, deadline, &s->woken);
}

/* args: deadline, descriptors */
static cpy_value asyncio_wait(struct cpy_thread *t, const cpy_value *args)
{
    struct state *s = cpy_private(t, &key, sizeof *s);
    struct pollfd *fds;
    int64_t deadline = FOREVER;
    cpy_value result = CPY_ERROR;
    size_t n;

    if (!s || (args[0] != CPY_NONE && !cpy_to_index(t, args[0], &deadline)))
        return CPY_ERROR;
    if (!cpy_is_list(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "a list of descriptors is required, not %T", args[1]);
    n = cpy_list_len(args[1]);
    if (!(fds = cpy_malloc(t, (n + 1) * sizeof *fds)))
        return CPY_ERROR;
    if (deadline > FOREVER)
        deadline = FOREVER;
    if (read_descriptors(t, args[1], fds, n) && wait_until(t, s, fds, n, deadline))
        result = ready(t, fds, n);
    s->woken = false;
    cpy_free(cpy_pointer(args[1]), fds, (n + 1) * sizeof *fds);
    return result;
}

static cpy_value asyncio_wake(struct cpy_thread *t, const cpy_value *args)
{
    struct state *s = cpy_private(t, &key, sizeof *s);

    (void)args;
    if (!s)
        return CPY_ERROR;
    s->woken = true;
    return CPY_NONE;
}

/* --- Ctrl-C and contexts --------------------------------------------------------------------------------------------- */

static cpy_value asyncio_on_interrupt(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value before = cpy_interrupt_handler(t);

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

static const struct cpy_function functions[] = {
    {"wait", "(deadline, descriptors, /)", asyncio_wait,
        "Wait until a moment of the clock (ns; None: without end) or until a descriptor of the list of (descriptor, "
        "events) is ready; return a list of those.", 0},
    {"wake", "()", asyncio_wake, "End the wait that goes on, or the next one.", 0},
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
};
