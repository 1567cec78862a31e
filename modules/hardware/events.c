/* SPDX-License-Identifier: MIT */
/* modules/hardware/events.c - edges become calls of handlers, and waiting goes by the board's clock.
 *
 * A handler runs in the main thread, between two instructions or while that sleeps, and never inside
 * another one: what happens meanwhile waits in a queue, because a wait ends at once
 * while the backend holds an event.  Who says that there is one: a thread that polls the
 * backend's descriptor; or, where time is simulated and there is no descriptor, the backend itself,
 * which calls notify() at a moment that its clock determines. */
#include "modules/hardware/state.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>

#define NS 1000000000
#define HOUR (3600 * (int64_t)NS) /* the system's time may have 32 bits */
#define QUEUE_MOST 4096 /* events kept for handlers that wait; then the newest are dropped */

/* --- the queue --------------------------------------------------------------------------------------------------- */

static bool grow_queue(struct cpy_hardware_state *s)
{
    unsigned cap = s->queue_cap ? s->queue_cap * 2 : 32;
    struct cpy_event *queue;

    if (cap > QUEUE_MOST || !(queue = malloc(cap * sizeof *queue)))
        return false;
    for (unsigned i = 0; i < s->queue_len; i++)
        queue[i] = s->queue[(s->queue_first + i) % s->queue_cap];
    free(s->queue);
    s->queue = queue;
    s->queue_first = 0;
    s->queue_cap = cap;
    return true;
}

/* Tells of an event, or keeps it for a handler. */
static void take(struct cpy_hardware_state *s, const struct cpy_event *event)
{
    struct cpy_edge_handler *h = s->handlers ? &s->handlers[event->pin] : NULL;

    if (h && h->notice)
        h->notice(h->user, event);
    if (!h || h->notice || !h->handler.value)
        return;
    h->lost += event->lost;
    if (s->queue_len < s->queue_cap || grow_queue(s))
        s->queue[(s->queue_first + s->queue_len++) % s->queue_cap] = *event;
    else
        h->lost++;
}

/* Takes what the backend has. */
static int fetch(struct cpy_hardware_state *s)
{
    struct cpy_event event;
    int got;

    while ((got = cpy_board_next_event(s->board, &event)) > 0) {
        if (s->counts)
            cpy_timing_note(&s->fetched, cpy_board_now(s->board) - event.time);
        take(s, &event);
    }
    if (s->poller)
        cpy_poller_rearm(s->poller);
    return got;
}

/* --- handlers ---------------------------------------------------------------------------------------------------- */

static void forget_handler(struct cpy_edge_handler *h)
{
    cpy_handle_clear(&h->handler);
    cpy_handle_clear(&h->argument);
    h->notice = NULL;
    h->lost = 0;
    h->edges = CPY_EDGE_NONE;
}

/* Says on sys.stderr what is about to be reported. */
static void say(struct cpy_thread *t, cpy_value text)
{
    cpy_value sys = text ? cpy_import(t, "sys") : CPY_ERROR, file = sys ? cpy_getattr_str(t, sys, "stderr") : CPY_ERROR;

    if (!file || file == CPY_NONE || !cpy_call_method(t, file, "write", (size_t)1, text))
        cpy_take_pending(t); /* nowhere to say it: the report will say so */
}

/* A handler has raised: it is switched off, and its traceback printed.  False: what it raised ends the program. */
static bool give_up(struct cpy_thread *t, struct cpy_hardware_state *s, uint16_t pin)
{
    cpy_value exception = cpy_pending(t);

    if (!cpy_is_instance(t, exception, cpy_exception_class(t, CPY_EXCEPTION)))
        return false;
    cpy_take_pending(t);
    forget_handler(&s->handlers[pin]);
    cpy_gpio_watch(s->board, pin, CPY_EDGE_NONE);
    say(t, cpy_str_format(
               t, "The handler of pin %s is switched off, for it raised:\n", cpy_pin_label(s->board->def, pin)));
    cpy_exception_print(t, exception);
    return true;
}

/* Tells of events that were lost. */
static bool warn_lost(struct cpy_thread *t, struct cpy_hardware_state *s, uint16_t pin)
{
    unsigned lost = s->handlers[pin].lost;

    s->handlers[pin].lost = 0;
    return !lost || cpy_warn(t, CPY_RUNTIME_WARNING, "%u edges of pin %s came too fast and were lost", lost,
                        cpy_pin_label(s->board->def, pin));
}

static bool handle(struct cpy_thread *t, struct cpy_hardware_state *s, const struct cpy_event *event)
{
    struct cpy_edge_handler *h = &s->handlers[event->pin];
    cpy_value handler = h->handler.value, argument = h->argument.value;

    if (!handler || !(h->edges & event->edge))
        return true; /* it was taken back meanwhile */
    h->seen = event->edge;
    return (warn_lost(t, s, event->pin) && cpy_call_1(t, handler, argument ? argument : CPY_NONE))
           || give_up(t, s, event->pin);
}

bool cpy_hardware_handle_events(struct cpy_thread *t, struct cpy_hardware_state *s)
{
    bool ok = true;

    if (!s->board)
        return true;
    fetch(s);
    cpy_tickers_run(s);
    if (s->handling || s->held_back || !s->queue_len)
        return true;
    if (!cpy_is_main_thread(t)) {
        cpy_poke(s->vm);
        return true;
    }
    s->handling = true;
    for (unsigned n = s->queue_len; n > 0 && ok && s->queue_len; n--) { /* what comes meanwhile has its turn later */
        struct cpy_event event = s->queue[s->queue_first];

        s->queue_first = (s->queue_first + 1) % s->queue_cap;
        s->queue_len--;
        ok = handle(t, s, &event);
    }
    s->handling = false;
    if (s->queue_len)
        cpy_poke(s->vm);
    return ok;
}

/* The backend has an event. */
static void notify(void *user) { cpy_poke(((struct cpy_hardware_state *)user)->vm); }

bool cpy_hardware_listen(struct cpy_thread *t)
{
    struct cpy_hardware_state *s = cpy_hardware(t) ? cpy_hardware_state(t) : NULL;
    const struct cpy_backend *backend = s ? s->board->backend : NULL;
    int fd = s && backend->event_fd ? backend->event_fd(s->board) : -1;

    if (!s)
        return false;
    cpy_on_poke(t, cpy_hardware_poked, s);
    cpy_expect_handlers(t);
    s->board->notify = notify;
    if (s->poller || fd < 0 || (s->poller = cpy_poller_start(s->vm, fd)))
        return true;
    cpy_raise_errno(t, errno, CPY_UNSET);
    return false;
}

static bool make_handlers(struct cpy_thread *t, struct cpy_hardware_state *s)
{
    if (s->handlers || (s->handlers = calloc(s->board->def->pin_count + 1u, sizeof *s->handlers)))
        return true;
    cpy_raise_no_memory(t);
    return false;
}

/* Forgets who was called so far, and makes ready for somebody to be called (on).  False: an exception is pending. */
static bool make_ready(struct cpy_thread *t, uint16_t pin, bool on)
{
    struct cpy_hardware_state *s = cpy_hardware(t) ? cpy_hardware_state(t) : NULL;

    if (!s || (on && (!make_handlers(t, s) || !cpy_hardware_listen(t))))
        return false;
    if (s->handlers)
        forget_handler(&s->handlers[pin]);
    return true;
}

static void set_handler(struct cpy_thread *t, uint16_t pin, unsigned edges, cpy_value handler, cpy_value argument)
{
    struct cpy_edge_handler *h = &cpy_hardware_state(t)->handlers[pin];

    cpy_handle_set(t, &h->handler, handler);
    cpy_handle_set(t, &h->argument, argument);
    h->edges = (uint8_t)edges;
}

/* Has the board report these edges, if any; nobody is called for them yet. */
static bool watch(struct cpy_thread *t, uint16_t pin, unsigned edges)
{
    struct cpy_board *board = make_ready(t, pin, edges) ? cpy_hardware(t) : NULL;
    int err;

    if (!board)
        return false;
    if ((err = cpy_gpio_watch(board, pin, edges)) < 0 && edges) {
        cpy_raise_io(t, board, err, "watching pin %s", cpy_pin_label(board->def, pin));
        return false;
    }
    return true;
}

bool cpy_hardware_on_edge(struct cpy_thread *t, uint16_t pin, unsigned edges, cpy_value handler, cpy_value argument)
{
    bool on = handler && handler != CPY_NONE && edges;

    if (!watch(t, pin, on ? edges : CPY_EDGE_NONE))
        return false;
    if (on)
        set_handler(t, pin, edges, handler, argument);
    return true;
}

bool cpy_hardware_on_event(struct cpy_thread *t, uint16_t pin, unsigned edges, cpy_event_notice notice, void *user)
{
    struct cpy_edge_handler *h;

    if (!watch(t, pin, edges))
        return false;
    h = &cpy_hardware_state(t)->handlers[pin];
    h->notice = notice;
    h->user = user;
    h->edges = (uint8_t)edges;
    return true;
}

void cpy_hardware_no_event(struct cpy_thread *t, uint16_t pin)
{
    struct cpy_hardware_state *s = cpy_hardware_state(t);

    if (s && s->handlers)
        forget_handler(&s->handlers[pin]);
    if (s && s->board)
        cpy_gpio_watch(s->board, pin, CPY_EDGE_NONE);
}

void cpy_hardware_catch_up(struct cpy_thread *t)
{
    struct cpy_hardware_state *s = cpy_hardware_state(t);

    if (s && s->board) {
        fetch(s);
        cpy_tickers_run(s);
    }
}

bool cpy_hardware_on_uart(
    struct cpy_thread *t, struct cpy_uart *uart, unsigned events, cpy_value handler, cpy_value argument)
{
    uint16_t pin = uart->pins[uart->pins[CPY_BUS_RX] == CPY_NO_PIN ? CPY_BUS_TX : CPY_BUS_RX];
    bool on = handler && handler != CPY_NONE && events;
    int err;

    if (!make_ready(t, pin, on))
        return false;
    if ((err = cpy_uart_watch(uart, on ? events : 0)) < 0 && on) {
        cpy_raise_io(t, uart->board, err, "watching the UART of pin %s", cpy_pin_label(uart->board->def, pin));
        return false;
    }
    if (on)
        set_handler(t, pin, events, handler, argument);
    return true;
}

unsigned cpy_hardware_edges_seen(struct cpy_thread *t, uint16_t pin)
{
    struct cpy_hardware_state *s = cpy_hardware_state(t);

    return s && s->handlers ? s->handlers[pin].seen : 0;
}

void cpy_hardware_hold_handlers(struct cpy_thread *t)
{
    struct cpy_hardware_state *s = cpy_hardware_state(t);

    if (s)
        s->held_back++;
}

bool cpy_hardware_let_handlers(struct cpy_thread *t)
{
    struct cpy_hardware_state *s = cpy_hardware_state(t);

    if (!s || !s->held_back)
        return false;
    if (--s->held_back == 0 && (s->queue_len || s->tickers))
        cpy_poke(s->vm);
    return true;
}

void cpy_hardware_end_handlers(struct cpy_hardware_state *s)
{
    cpy_poller_stop(s->poller);
    s->poller = NULL;
    for (unsigned i = 0; s->handlers && i < s->def->pin_count; i++)
        forget_handler(&s->handlers[i]);
    free(s->handlers);
    free(s->queue);
    s->handlers = NULL;
    s->queue = NULL;
    s->queue_len = s->queue_cap = 0;
    s->tickers = NULL;
    if (s->board)
        s->board->notify = NULL;
}

/* --- waiting ----------------------------------------------------------------------------------------------------- */

static int wait_alone(struct cpy_thread *t, struct cpy_board *board, int64_t deadline)
{
    int result;

    cpy_hardware_block(t, board);
    result = cpy_board_wait(board, deadline);
    cpy_hardware_unblock(t, board);
    return result;
}

/* Waits on the real clock until the board has an event, or something is due in the main thread: another one may have
 * fetched the event. */
static int wait_among_others(struct cpy_thread *t, struct cpy_board *board, int64_t deadline)
{
    const struct cpy_backend *backend = board->backend;
    struct pollfd fds[] = {
        {backend->event_fd ? backend->event_fd(board) : -1, POLLIN, 0}, {cpy_board_cancel_fd(board), POLLIN, 0}, {0}};
    int64_t left = deadline - cpy_board_now(board);
    struct timespec limit = {left > HOUR ? HOUR / NS : left / NS, left % NS};
    int result = wait_alone(t, board, 0); /* sends what was posted */

    if (result == 0 && left > 0 && cpy_poll(t, fds, 2, &limit) < 0 && errno != EINTR)
        return -errno;
    return result || left <= 0 ? result : 1;
}

int cpy_hardware_wait_once(struct cpy_thread *t, struct cpy_board *board, int64_t deadline)
{
    return cpy_thread_count(t) > 1 && !cpy_clock(t)->is_virtual ? wait_among_others(t, board, deadline)
                                                                : wait_alone(t, board, deadline);
}

bool cpy_hardware_sleep_until(struct cpy_thread *t, int64_t deadline)
{
    return cpy_hardware_wait_until(t, deadline, NULL);
}

bool cpy_hardware_wait_until(struct cpy_thread *t, int64_t deadline, const bool *enough)
{
    struct cpy_hardware_state *s = cpy_hardware(t) ? cpy_hardware_state(t) : NULL;
    int64_t due;
    int result;

    if (!s)
        return false;
    do {
        if (!cpy_safe_point(t))
            return false;
        if (enough && *enough)
            return true;
        due = cpy_tickers_due(s);
        result = cpy_hardware_wait_once(t, s->board, due < deadline ? due : deadline);
        if (result == 0 && due < deadline)
            result = 1;
        if (result > 0 && !cpy_hardware_handle_events(t, s))
            return false;
        if (result == -ECANCELED && !cpy_hardware_was_cancelled(t, s->board))
            result = 1;
    } while (result > 0);
    if (result < 0 || cpy_pending(t)) {
        cpy_raise_io(t, s->board, result, "waiting");
        return false;
    }
    return cpy_safe_point(t);
}

/* --- the interpreter's clock ------------------------------------------------------------------------------------- */

static int64_t board_now(void *user)
{
    struct cpy_hardware_state *s = user;

    return cpy_board_now(s->board);
}

static int64_t board_wall_time(void *user)
{
    struct cpy_hardware_state *s = user;

    return cpy_board_wall_time(s->board);
}

static int64_t real_now(void *user)
{
    (void)user;
    return cpy_system_now();
}

static bool sleep_virtually(struct cpy_thread *t, void *user, int64_t deadline, const bool *enough)
{
    (void)user;
    return cpy_hardware_wait_until(t, deadline, enough);
}

/* A short pause is made exact: what was posted is sent, and the rest is spent looking at the clock. */
static bool sleep_really(struct cpy_thread *t, void *user, int64_t deadline, const bool *enough)
{
    struct cpy_hardware_state *s = user;
    int64_t left = deadline - cpy_system_now(), early = left < CPY_PRECISE_PAUSE ? CPY_PAUSE_MARGIN : 0;

    if (!cpy_hardware_wait_until(t, deadline - early + s->clock_offset, enough))
        return false;
    if (!enough || !*enough)
        cpy_system_spin(deadline);
    return true;
}

bool cpy_hardware_use_clock(struct cpy_thread *t, struct cpy_hardware_state *s)
{
    bool is_virtual = s->where && strstr(s->where, "clock=virtual");

    s->clock = (struct cpy_clock){
        is_virtual ? board_now : real_now, board_wall_time, is_virtual ? sleep_virtually : sleep_really, is_virtual, s};
    s->clock_offset = is_virtual ? 0 : cpy_board_now(s->board) - cpy_system_now();
    return cpy_clock_set(t, &s->clock);
}
