/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/keypad_scanner.c - looking at keys in the background, whatever they are wired to.
 *
 * Each interval all keys are looked at; one that was seen in its other state as often in a row as the threshold says
 * has been pressed or released.  A key that is held when the scanner begins gives an event at once. */
#include "modules/circuitpython/keypad.h"

#define MS 1000000
#define INTERVAL_MOST 60 /* s */
#define EVENTS_MOST 65535
#define THRESHOLD_MOST 127

static struct cpy_scanner *as_scanner(cpy_value v) { return (struct cpy_scanner *)cpy_pointer(v); }

/* --- looking ----------------------------------------------------------------------------------------------------- */

static void judge(struct cpy_scanner *s, uint32_t key, uint32_t ms)
{
    const struct cpy_key_event event = {ms, (uint16_t)key, s->samples[key]};

    if (s->samples[key] == s->pressed[key]) {
        s->differing[key] = 0;
        return;
    }
    if (++s->differing[key] < s->threshold)
        return;
    s->differing[key] = 0;
    s->pressed[key] = s->samples[key];
    cpy_key_queue_add((struct cpy_key_queue *)cpy_pointer(cpy_load(s->queue)), &event);
}

static void look(void *user)
{
    struct cpy_scanner *s = user;
    uint32_t ms;
    int err = s->kind->scan(s);

    if (err < 0) {
        s->err = err;
        return;
    }
    ms = (uint32_t)(cpy_board_now(s->board) / MS);
    for (uint32_t key = 0; key < s->key_count; key++)
        judge(s, key, ms);
}

/* --- lifetime ---------------------------------------------------------------------------------------------------- */

static void free_room(struct cpy_scanner *s)
{
    if (s->pins)
        cpy_free(s, s->pins, s->pin_count * sizeof *s->pins);
    if (s->samples)
        cpy_free(s, s->samples, s->key_count * sizeof *s->samples);
    if (s->pressed)
        cpy_free(s, s->pressed, s->key_count * sizeof *s->pressed);
    if (s->differing)
        cpy_free(s, s->differing, s->key_count * sizeof *s->differing);
    s->pins = NULL;
    s->samples = s->pressed = NULL;
    s->differing = NULL;
}

/* Gives everything back. */
static void scanner_release(struct cpy_thread *t, struct cpy_scanner *s)
{
    struct cpy_board *board = s->board;

    s->board = NULL;
    if (board) {
        cpy_hardware_untick(t, &s->ticker);
        cpy_board_release(board, s->pins, s->pin_count);
    }
    free_room(s);
}

static bool make_room(struct cpy_thread *t, struct cpy_scanner *s, uint32_t keys)
{
    s->key_count = keys;
    if (!(s->samples = cpy_malloc(t, keys * sizeof *s->samples)) ||
        !(s->pressed = cpy_malloc(t, keys * sizeof *s->pressed)) ||
        !(s->differing = cpy_malloc(t, keys * sizeof *s->differing)))
        return false;
    memset(s->samples, 0, keys * sizeof *s->samples);
    memset(s->pressed, 0, keys * sizeof *s->pressed);
    memset(s->differing, 0, keys * sizeof *s->differing);
    return true;
}

static bool make_queue(struct cpy_thread *t, struct cpy_scanner *s, cpy_value max_events)
{
    struct cpy_key_queue *queue;
    int64_t max;

    if (!cpy_argument_range(t, max_events, "max_events", 1, EVENTS_MOST, &max) ||
        !(queue = cpy_key_queue_new(t, (uint32_t)max)))
        return false;
    cpy_store(s, &s->queue, cpy_from(queue));
    return true;
}

/* Sets the pins up and begins to look. */
static bool start(struct cpy_thread *t, struct cpy_scanner *s, int64_t interval)
{
    int err = s->kind->begin(s);

    s->err = 0;
    s->ticker = (struct cpy_ticker){.interval = interval, .tick = look, .user = s};
    if (err < 0 || cpy_pending(t)) {
        cpy_raise_io(t, s->board, err, "setting up the pins of %s", s->kind->owner);
        return false;
    }
    return cpy_hardware_tick(t, &s->ticker);
}

bool cpy_scanner_begin(struct cpy_thread *t, struct cpy_scanner *s, const struct cpy_scanner_wish *wish)
{
    struct cpy_board *board = cpy_hardware(t);
    int64_t interval, threshold;
    bool ok = board && cpy_argument_seconds(t, wish->interval, "interval", INTERVAL_MOST, &interval) &&
              cpy_argument_range(t, wish->threshold, "debounce_threshold", 1, THRESHOLD_MOST, &threshold) &&
              make_queue(t, s, wish->max_events) && make_room(t, s, wish->key_count) &&
              cpy_claim_in(t, board, s->pins, s->pin_count, wish->kind->owner, wish->init);

    if (ok) {
        s->kind = wish->kind;
        s->threshold = (uint8_t)threshold;
        s->board = board;
        ok = start(t, s, interval < MS ? MS : interval);
    }
    if (!ok)
        scanner_release(t, s);
    return ok;
}

/* Appends the pins of a sequence to *n of them. */
static bool add_pins(struct cpy_thread *t, struct cpy_scanner *s, cpy_value list, const char *name, uint32_t *n)
{
    for (uint32_t i = 0; i < cpy_list_len(list); i++)
        if (!cpy_pin_argument(t, cpy_list_get(list, i), name, false, &s->pins[(*n)++]))
            return false;
    return true;
}

bool cpy_scanner_pins(struct cpy_thread *t, struct cpy_scanner *s, cpy_value a, const char *a_name, cpy_value b,
    const char *b_name, uint32_t *first)
{
    cpy_value lists[2] = {cpy_list_from_iterable(t, a), CPY_UNSET};
    uint32_t n = 0;

    scanner_release(t, s);
    if (!lists[0] || !(lists[1] = b ? cpy_list_from_iterable(t, b) : cpy_list_new(t, 0)))
        return false;
    *first = (uint32_t)cpy_list_len(lists[0]);
    s->pin_count = *first + (uint32_t)cpy_list_len(lists[1]);
    if (!*first || s->pin_count > CPY_KEYS_MOST || (b && s->pin_count == *first)) {
        cpy_raise(t, CPY_VALUE_ERROR, "%s must not be empty", *first ? b_name : a_name);
        return false;
    }
    if (!(s->pins = cpy_malloc(t, s->pin_count * sizeof *s->pins)))
        return false;
    if (add_pins(t, s, lists[0], a_name, &n) && add_pins(t, s, lists[1], b_name, &n))
        return true;
    scanner_release(t, s);
    return false;
}

bool cpy_scanner_check(struct cpy_thread *t, struct cpy_scanner *s)
{
    int err;

    if (!s->board) {
        cpy_raise_deinited(t);
        return false;
    }
    cpy_hardware_catch_up(t);
    err = s->err;
    s->err = 0;
    if (err >= 0)
        return true;
    cpy_raise_io(t, s->board, err, "looking at the keys of %s", s->kind->owner);
    return false;
}

/* --- what all three classes have --------------------------------------------------------------------------------- */

static cpy_value scanner_new(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_from(cpy_new_object(t, args[0]));
}

static cpy_value scanner_deinit(struct cpy_thread *t, const cpy_value *args)
{
    scanner_release(t, as_scanner(args[0]));
    return CPY_NONE;
}

static cpy_value scanner_enter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static cpy_value scanner_reset(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_scanner *s = as_scanner(args[0]);

    if (!cpy_scanner_check(t, s))
        return CPY_ERROR;
    memset(s->pressed, 0, s->key_count * sizeof *s->pressed);
    memset(s->differing, 0, s->key_count * sizeof *s->differing);
    return CPY_NONE;
}

static cpy_value scanner_key_count(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_scanner *s = as_scanner(args[0]);

    return cpy_scanner_check(t, s) ? cpy_int(s->key_count) : CPY_ERROR;
}

static cpy_value scanner_events(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_scanner *s = as_scanner(args[0]);

    return cpy_scanner_check(t, s) ? cpy_load(s->queue) : CPY_ERROR;
}

static void scanner_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_scanner *)o)->queue);
}

static void scanner_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    scanner_release(t, (struct cpy_scanner *)o);
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", scanner_new, "Make an object that has no pins yet.", 0},
    {"deinit", "(self, /)", scanner_deinit, "Stop looking, and give the pins back.", 0},
    {"__enter__", "(self, /)", scanner_enter, "Return self.", 0},
    {"__exit__", "(self, type=None, value=None, traceback=None, /)", scanner_deinit, "Call deinit().", 0},
    {"reset", "(self, /)", scanner_reset, "Take all keys for released: those that are held give an event anew.", 0},
    {0},
};

static const struct cpy_attribute attributes[] = {
    {"key_count", scanner_key_count, NULL, "The number of keys."},
    {"events", scanner_events, NULL, "The EventQueue."},
    {0},
};

const struct cpy_type_def cpy_scanner_type = {
    .name = "keypad._Scanner",
    .doc = "Looks at keys.",
    .size = sizeof(struct cpy_scanner),
    .methods = methods,
    .attributes = attributes,
    .trace = scanner_trace,
    .finalize = scanner_finalize,
};
