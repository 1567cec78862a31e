/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_thread_wait.c - threading.Event, queue.SimpleQueue, and the list of waiting threads that threading's
 * conditions are made of.
 *
 * What they have in common: who wakes a thread takes it off the list, and that is how the thread knows it was meant. */
#include "modules/stdlib/_thread.h"

/* Waits until somebody takes w off the list: 1.  0: the deadline has come; -1: an exception is pending. */
static int wait_listed(struct cpy_thread *t, struct cpy_waiters *list, struct cpy_waiter *w, int64_t deadline)
{
    int result = 0;

    while (w->listed && deadline > 0 && (deadline >= CPY_NEVER || cpy_clock_now(t) < deadline) && !result)
        if (!cpy_safe_point(t) || (w->listed && !cpy_clock_park(t, deadline)))
            result = -1;
    if (!w->listed && result < 0)
        cpy_waiters_wake(t, list, true); /* another one shall have what this one was meant to have */
    if (!w->listed)
        return result < 0 ? -1 : 1;
    cpy_waiters_remove(t, list, w);
    return result;
}

/* --- _Waiters ------------------------------------------------------------------------------------------------------------ */

struct waiters {
    struct cpy_object head;
    struct cpy_waiters list;
};

static struct waiters *as_waiters(cpy_value v) { return (struct waiters *)cpy_pointer(v); }

/* Calls restore(saved), keeping what is pending. */
static bool restore_lock(struct cpy_thread *t, cpy_value restore, cpy_value saved)
{
    cpy_value error = cpy_take_pending(t);

    if (!cpy_call_1(t, restore, saved))
        return false;
    if (error)
        cpy_set_pending(t, error);
    return !error;
}

/* args: self, timeout, release, restore */
static cpy_value waiters_wait(struct cpy_thread *t, const cpy_value *args)
{
    struct waiters *waiters = as_waiters(args[0]);
    struct cpy_waiter w;
    int64_t deadline;
    cpy_value saved;
    int result;

    if (!cpy_thread_timeout(t, args[1], &deadline))
        return CPY_ERROR;
    cpy_waiters_add(t, &waiters->list, &w);
    if (!(saved = cpy_call_0(t, args[2]))) {
        cpy_waiters_remove(t, &waiters->list, &w);
        return CPY_ERROR;
    }
    result = wait_listed(t, &waiters->list, &w, deadline);
    return restore_lock(t, args[3], saved) ? cpy_bool(result > 0) : CPY_ERROR;
}

static cpy_value waiters_notify(struct cpy_thread *t, const cpy_value *args)
{
    int64_t n;

    if (!cpy_to_index(t, args[1], &n))
        return CPY_ERROR;
    while (n-- > 0 && cpy_waiters_wake(t, &as_waiters(args[0])->list, true))
        ;
    return CPY_NONE;
}

static cpy_value waiters_len(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_int(cpy_waiters_count(t, &as_waiters(args[0])->list));
}

static cpy_value waiters_make(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value type = cpy_type_of_def(t, &cpy_thread_waiters_type);

    (void)args;
    return type ? cpy_from(cpy_new_object(t, type)) : CPY_ERROR;
}

static const struct cpy_function waiters_make_row = {"_Waiters", "()", waiters_make, NULL, 0};
static const struct cpy_function waiters_methods[] = {
    {"__len__", "(self, /)", waiters_len, "Return how many threads wait.", 0},
    {"wait", "(self, timeout, release, restore, /)", waiters_wait,
        "Call saved = release(), wait for notify(), call restore(saved); return whether it was notified in time.", 0},
    {"notify", "(self, n, /)", waiters_notify, "Let the first n threads go on.", 0},
    {0},
};

const struct cpy_type_def cpy_thread_waiters_type = {
    .name = "_thread._Waiters", .doc = "Threads that wait to be notified.", .size = sizeof(struct waiters),
    .flags = CPY_TYPE_FINAL, .methods = waiters_methods, .make = &waiters_make_row,
};

/* --- Event ------------------------------------------------------------------------------------------------------------------ */

struct event {
    struct cpy_object head;
    bool is_set;
    struct cpy_waiters waiters;
};

static struct event *as_event(cpy_value v) { return (struct event *)cpy_pointer(v); }

static cpy_value event_new(struct cpy_thread *t, const cpy_value *args) { return cpy_from(cpy_new_object(t, args[0])); }

static cpy_value event_is_set(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(as_event(args[0])->is_set);
}

static cpy_value event_set(struct cpy_thread *t, const cpy_value *args)
{
    struct event *event = as_event(args[0]);

    event->is_set = true;
    while (cpy_waiters_wake(t, &event->waiters, true))
        ;
    return CPY_NONE;
}

static cpy_value event_clear(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    as_event(args[0])->is_set = false;
    return CPY_NONE;
}

static cpy_value event_wait(struct cpy_thread *t, const cpy_value *args)
{
    struct event *event = as_event(args[0]);
    struct cpy_waiter w;
    int64_t deadline;
    int result;

    if (!cpy_thread_timeout(t, args[1], &deadline))
        return CPY_ERROR;
    if (event->is_set)
        return CPY_TRUE;
    cpy_waiters_add(t, &event->waiters, &w);
    result = wait_listed(t, &event->waiters, &w, deadline);
    return result < 0 ? CPY_ERROR : cpy_bool(result);
}

static cpy_value event_reinit(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    as_event(args[0])->waiters = (struct cpy_waiters){NULL, 0};
    return CPY_NONE;
}

static cpy_value event_repr(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value type = cpy_type_of(t, args[0]), module = cpy_getattr_str(t, type, "__module__"),
              name = cpy_getattr_str(t, type, "__qualname__");

    return cpy_str_format(t, "<%V.%V at 0x%lx: %s>", module, name, (unsigned long)(uintptr_t)as_event(args[0]),
        as_event(args[0])->is_set ? "set" : "unset");
}

static const struct cpy_function event_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", event_new, "Make an event that is not set.", 0},
    {"__repr__", "(self, /)", event_repr, "Return repr(self).", 0},
    {"is_set", "(self)", event_is_set, "Return whether the event is set.", 0},
    {"isSet", "(self)", event_is_set, "An old name of is_set.", 0},
    {"set", "(self)", event_set, "Set it; all threads that wait go on.", 0},
    {"clear", "(self)", event_clear, "Unset it.", 0},
    {"wait", "(self, timeout=None)", event_wait, "Wait until it is set, at most timeout seconds; return whether it was.", 0},
    {"_at_fork_reinit", "(self)", event_reinit, "Forget who waits, in a forked child.", 0},
    {0},
};

const struct cpy_type_def cpy_thread_event_type = {
    .name = "threading.Event", .doc = "A flag that threads can wait for.", .size = sizeof(struct event),
    .flags = CPY_TYPE_HAS_DICT, .methods = event_methods,
};

/* --- SimpleQueue ---------------------------------------------------------------------------------------------------------- */

struct queue {
    struct cpy_object head;
    cpy_field items;  /* list: items from next on wait to be taken */
    size_t next;
    struct cpy_waiters waiters;
};

static struct queue *as_queue(cpy_value v) { return (struct queue *)cpy_pointer(v); }

static cpy_value queue_new(struct cpy_thread *t, const cpy_value *args)
{
    struct queue *queue = cpy_new_object(t, args[0]);
    cpy_value items = queue ? cpy_list_new(t, 0) : CPY_ERROR;

    if (!items)
        return CPY_ERROR;
    cpy_store(queue, &queue->items, items);
    return cpy_from(queue);
}

static size_t queue_length(const struct queue *queue) { return cpy_list_len(cpy_load(queue->items)) - queue->next; }

static cpy_value queue_put(struct cpy_thread *t, const cpy_value *args)
{
    struct queue *queue = as_queue(args[0]);

    if (!cpy_list_append(t, cpy_load(queue->items), args[1]))
        return CPY_ERROR;
    cpy_waiters_wake(t, &queue->waiters, false);
    return CPY_NONE;
}

/* Half of the list has been taken: what is left becomes a new one. */
static bool shrink(struct cpy_thread *t, struct queue *queue)
{
    size_t n;
    const cpy_value *items;
    cpy_value rest;

    if (queue->next < 32 || queue->next * 2 < cpy_list_len(cpy_load(queue->items)))
        return true;
    items = cpy_items(cpy_load(queue->items), &n);
    if (!(rest = cpy_list_from(t, items + queue->next, n - queue->next)))
        return false;
    cpy_store(queue, &queue->items, rest);
    queue->next = 0;
    return true;
}

static cpy_value take_item(struct cpy_thread *t, struct queue *queue)
{
    cpy_value item;

    if (!shrink(t, queue))
        return CPY_ERROR;
    item = cpy_list_get(cpy_load(queue->items), queue->next);
    cpy_list_set(cpy_load(queue->items), queue->next++, CPY_NONE);
    if (queue_length(queue))
        cpy_waiters_wake(t, &queue->waiters, false);
    return item;
}

static cpy_value raise_empty(struct cpy_thread *t)
{
    cpy_value module = cpy_import(t, "_thread"), class = module ? cpy_getattr_str(t, module, "_QueueEmpty") : CPY_ERROR;

    return class ? cpy_raise_value(t, class) : CPY_ERROR;
}

/* Waits for an item, unless the deadline comes first.  False: an exception is pending. */
static bool await_item(struct cpy_thread *t, struct queue *queue, int64_t deadline)
{
    struct cpy_waiter w;
    bool ok = true;

    cpy_waiters_add(t, &queue->waiters, &w);
    while (ok && !queue_length(queue) && deadline > 0 && (deadline >= CPY_NEVER || cpy_clock_now(t) < deadline))
        ok = cpy_safe_point(t) && (queue_length(queue) || cpy_clock_park(t, deadline));
    cpy_waiters_remove(t, &queue->waiters, &w);
    if (!ok && queue_length(queue))
        cpy_waiters_wake(t, &queue->waiters, false); /* it was this thread's turn */
    return ok;
}

static cpy_value queue_get(struct cpy_thread *t, const cpy_value *args)
{
    struct queue *queue = as_queue(args[0]);
    int blocks = cpy_truth(t, args[1]);
    int64_t deadline = 0;
    double seconds = 0;

    if (blocks < 0 || (blocks && args[2] != CPY_NONE && !cpy_to_double(t, args[2], &seconds)))
        return CPY_ERROR;
    if (seconds < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "'timeout' must be a non-negative number");
    if (blocks && !cpy_thread_timeout(t, args[2], &deadline))
        return CPY_ERROR;
    if (!queue_length(queue) && !await_item(t, queue, deadline))
        return CPY_ERROR;
    return queue_length(queue) ? take_item(t, queue) : raise_empty(t);
}

static cpy_value queue_get_nowait(struct cpy_thread *t, const cpy_value *args)
{
    struct queue *queue = as_queue(args[0]);

    return queue_length(queue) ? take_item(t, queue) : raise_empty(t);
}

static cpy_value queue_qsize(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int((int64_t)queue_length(as_queue(args[0])));
}

static cpy_value queue_empty(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(!queue_length(as_queue(args[0])));
}

static void queue_trace(struct cpy_tracer *tracer, struct cpy_object *o) { cpy_trace(tracer, ((struct queue *)o)->items); }

static const struct cpy_function queue_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", queue_new, "Make an empty queue.", 0},
    {"put", "(self, item, block=True, timeout=None)", queue_put, "Add an item; never waits.", 0},
    {"put_nowait", "(self, item)", queue_put, "Add an item.", 0},
    {"get", "(self, block=True, timeout=None)", queue_get,
        "Take the oldest item; wait for one at most timeout seconds; queue.Empty if there is none.", 0},
    {"get_nowait", "(self)", queue_get_nowait, "Take the oldest item, or raise queue.Empty.", 0},
    {"qsize", "(self)", queue_qsize, "Return the number of items.", 0},
    {"empty", "(self)", queue_empty, "Return whether there is no item.", 0},
    {0},
};

const struct cpy_type_def cpy_thread_queue_type = {
    .name = "_queue.SimpleQueue", .doc = "A queue between threads, without a limit.", .size = sizeof(struct queue),
    .flags = CPY_TYPE_HAS_DICT, .methods = queue_methods, .trace = queue_trace,
};
