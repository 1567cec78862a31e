/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/keypad_events.c - keypad.Event and keypad.EventQueue. */
#include "modules/circuitpython/keypad.h"

#define TIME_MASK ((1u << 29) - 1) /* supervisor.ticks_ms() wraps around there */

struct event {
    struct cpy_object head;
    struct cpy_key_event e;
};

static struct event *as_event(cpy_value v) { return (struct event *)cpy_pointer(v); }
static struct cpy_key_queue *as_queue(cpy_value v) { return (struct cpy_key_queue *)cpy_pointer(v); }

/* --- Event ------------------------------------------------------------------------------------------------------- */

static cpy_value event_new(struct cpy_thread *t, const cpy_value *args)
{
    struct event *o = cpy_new_object(t, args[0]);

    if (o)
        o->e.pressed = true;
    return cpy_from(o);
}

/* args: self, key_number, pressed, timestamp. */
static cpy_value event_init(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_board *board = args[3] == CPY_NONE ? cpy_hardware(t) : NULL;
    int pressed = cpy_truth(t, args[2]);
    int64_t key, time = 0;

    if (pressed < 0 || cpy_pending(t) || !cpy_argument_range(t, args[1], "key_number", 0, UINT16_MAX, &key) ||
        (!board && !cpy_argument_range(t, args[3], "timestamp", 0, TIME_MASK, &time)))
        return CPY_ERROR;
    if (board)
        time = cpy_board_now(board) / 1000000;
    as_event(args[0])->e = (struct cpy_key_event){(uint32_t)time & TIME_MASK, (uint16_t)key, pressed};
    return CPY_NONE;
}

static cpy_value event_key_number(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int(as_event(args[0])->e.key);
}

static cpy_value event_pressed(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(as_event(args[0])->e.pressed);
}

static cpy_value event_released(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(!as_event(args[0])->e.pressed);
}

static cpy_value event_timestamp(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int(as_event(args[0])->e.time);
}

static cpy_value event_eq(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_key_event *a = &as_event(args[0])->e, *b;

    if (!cpy_is_object(args[1]) || !cpy_is_instance_def(t, args[1], &cpy_key_event_type))
        return CPY_NOT_IMPLEMENTED;
    b = &as_event(args[1])->e;
    return cpy_bool(a->key == b->key && a->pressed == b->pressed);
}

static cpy_value event_hash(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int(as_event(args[0])->e.key * 2 + as_event(args[0])->e.pressed);
}

static cpy_value event_repr(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_key_event *e = &as_event(args[0])->e;

    return cpy_str_format(t, "<Event: key_number %d %s>", (int)e->key, e->pressed ? "pressed" : "released");
}

static const struct cpy_function event_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", event_new, "Make an event.", 0},
    {"__init__", "(self, key_number=0, pressed=True, timestamp=None)", event_init,
        "An event of a key; timestamp in ms, now unless given.", 0},
    {"__eq__", "(self, other, /)", event_eq, "The same key and the same transition; timestamps do not count.", 0},
    {"__hash__", "(self, /)", event_hash, "Return a number for the key and the transition.", 0},
    {"__repr__", "(self, /)", event_repr, "The key and what happened to it.", 0},
    {0},
};

static const struct cpy_attribute event_attributes[] = {
    {"key_number", event_key_number, NULL, "The number of the key."},
    {"pressed", event_pressed, NULL, "Whether the key was pressed."},
    {"released", event_released, NULL, "Whether the key was released."},
    {"timestamp", event_timestamp, NULL, "When it happened, in ms, as supervisor.ticks_ms() tells it."},
    {0},
};

const struct cpy_type_def cpy_key_event_type = {
    .name = "keypad.Event",
    .doc = "Event(key_number=0, pressed=True, timestamp=None): a key was pressed or released.",
    .size = sizeof(struct event),
    .methods = event_methods,
    .attributes = event_attributes,
};

/* --- EventQueue -------------------------------------------------------------------------------------------------- */

struct cpy_key_queue *cpy_key_queue_new(struct cpy_thread *t, uint32_t max)
{
    cpy_value type = cpy_type_of_def(t, &cpy_key_queue_type);
    struct cpy_key_queue *queue = type ? cpy_new_object(t, type) : NULL;

    if (!queue || !(queue->events = cpy_malloc(t, max * sizeof *queue->events)))
        return NULL;
    queue->max = max;
    return queue;
}

void cpy_key_queue_add(struct cpy_key_queue *queue, const struct cpy_key_event *event)
{
    if (queue->len == queue->max) {
        queue->overflowed = true;
        return;
    }
    queue->events[(queue->first + queue->len++) % queue->max] = *event;
    queue->events[(queue->first + queue->len - 1) % queue->max].time &= TIME_MASK;
}

static void queue_destroy(struct cpy_object *o)
{
    struct cpy_key_queue *queue = (struct cpy_key_queue *)o;

    if (queue->events)
        cpy_free(queue, queue->events, queue->max * sizeof *queue->events);
}

/* The oldest event, which is taken out; false: there is none. */
static bool take(struct cpy_thread *t, struct cpy_key_queue *queue, struct cpy_key_event *event)
{
    cpy_hardware_catch_up(t);
    if (!queue->len)
        return false;
    *event = queue->events[queue->first];
    queue->first = (queue->first + 1) % queue->max;
    queue->len--;
    return true;
}

static cpy_value queue_get(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value type = cpy_type_of_def(t, &cpy_key_event_type);
    struct event *event = type ? cpy_new_object(t, type) : NULL;

    if (!event)
        return CPY_ERROR;
    return take(t, as_queue(args[0]), &event->e) ? cpy_from(event) : CPY_NONE;
}

static cpy_value queue_get_into(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_is_object(args[1]) || !cpy_is_instance_def(t, args[1], &cpy_key_event_type)) {
        cpy_argument_type(t, args[1], "event", "Event");
        return CPY_ERROR;
    }
    return cpy_bool(take(t, as_queue(args[0]), &as_event(args[1])->e));
}

static cpy_value queue_clear(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_key_queue *queue = as_queue(args[0]);

    cpy_hardware_catch_up(t);
    queue->first = queue->len = 0;
    queue->overflowed = false;
    return CPY_NONE;
}

static cpy_value queue_len(struct cpy_thread *t, const cpy_value *args)
{
    cpy_hardware_catch_up(t);
    return cpy_int(as_queue(args[0])->len);
}

static cpy_value queue_bool(struct cpy_thread *t, const cpy_value *args)
{
    cpy_hardware_catch_up(t);
    return cpy_bool(as_queue(args[0])->len);
}

static cpy_value queue_overflowed(struct cpy_thread *t, const cpy_value *args)
{
    cpy_hardware_catch_up(t);
    return cpy_bool(as_queue(args[0])->overflowed);
}

static const struct cpy_function queue_methods[] = {
    {"get", "(self, /)", queue_get, "Take the oldest event out and return it, or None if there is none.", 0},
    {"get_into", "(self, event)", queue_get_into,
        "Take the oldest event out and store it in event; return False if there is none.", 0},
    {"clear", "(self, /)", queue_clear, "Forget all events, and that there were too many.", 0},
    {"__len__", "(self, /)", queue_len, "Return the number of events.", 0},
    {"__bool__", "(self, /)", queue_bool, "Return whether there is an event.", 0},
    {0},
};

static const struct cpy_attribute queue_attributes[] = {
    {"overflowed", queue_overflowed, NULL, "Whether events were dropped for want of room; clear() resets it."},
    {0},
};

const struct cpy_type_def cpy_key_queue_type = {
    .name = "keypad.EventQueue",
    .doc = "The events of keys, oldest first.",
    .size = sizeof(struct cpy_key_queue),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = queue_methods,
    .attributes = queue_attributes,
    .destroy = queue_destroy,
};
