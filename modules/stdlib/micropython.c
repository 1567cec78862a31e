/* SPDX-License-Identifier: MIT */
/* modules/stdlib/micropython.c - module micropython: what scripts for small boards ask of their interpreter.
 *
 * Much of it has no meaning on a host and only answers politely: const() returns its
 * argument, native and viper are decorators that change nothing, heap_lock() counts.
 * schedule(), kbd_intr() and RingIO are real. */
#include "vm/api.h"

#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#define SCHEDULED_AT_MOST 8

/* Per interpreter. */
struct state {
    int64_t opt_level;
    int64_t heap_locks;
    unsigned scheduled; /* functions that wait for a safe point */
    bool level_is_set;
};

static const char state_key;

static struct state *get_state(struct cpy_thread *t) { return cpy_private(t, &state_key, sizeof(struct state)); }

static cpy_value same(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static cpy_value nothing(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return CPY_NONE;
}

/* --- the interpreter's state -------------------------------------------------------------- */

static cpy_value opt_level(struct cpy_thread *t, const cpy_value *args)
{
    struct state *state = get_state(t);
    int64_t level;

    if (!state)
        return CPY_ERROR;
    if (!args[0])
        return cpy_int(state->level_is_set ? state->opt_level : cpy_vm_config(t)->optimize);
    if (!cpy_to_int64(t, args[0], &level))
        return CPY_ERROR;
    state->opt_level = level & 3;
    state->level_is_set = true;
    return CPY_NONE;
}

/* Only differences of the result mean something. */
static cpy_value stack_use(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return cpy_int(0x7fffffff - (int64_t)((uintptr_t)__builtin_frame_address(0) & 0x7fffffff));
}

static bool print(struct cpy_thread *t, cpy_value text)
{
    cpy_value function = cpy_dict_get_str(t, cpy_builtins(t), "print");

    return text && function && cpy_call_1(t, function, text);
}

static cpy_value mem_info(struct cpy_thread *t, const cpy_value *args)
{
    size_t used = cpy_heap_used(t), limit = cpy_vm_config(t)->heap_limit, total = limit ? limit : used;
    cpy_value text;

    (void)args;
    text = cpy_str_format(t, "GC: total: %zu, used: %zu, free: %zu", total, used, total - used);
    return print(t, text) ? CPY_NONE : CPY_ERROR;
}

static cpy_value change_heap_locks(struct cpy_thread *t, int change)
{
    struct state *state = get_state(t);

    if (!state)
        return CPY_ERROR;
    state->heap_locks += change;
    if (state->heap_locks < 0)
        state->heap_locks = 0;
    return cpy_int(state->heap_locks);
}

static cpy_value heap_lock(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return change_heap_locks(t, 1) ? CPY_NONE : CPY_ERROR;
}

static cpy_value heap_unlock(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return change_heap_locks(t, -1);
}

static cpy_value heap_locked(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return change_heap_locks(t, 0);
}

/* Chooses the character that interrupts: a property of the terminal.  -1: none. */
static cpy_value kbd_intr(struct cpy_thread *t, const cpy_value *args)
{
    struct termios settings;
    int64_t character;

    if (!cpy_to_int64(t, args[0], &character))
        return CPY_ERROR;
    if (tcgetattr(STDIN_FILENO, &settings) == 0) { /* else: no terminal, no keys */
        settings.c_cc[VINTR] = character < 0 ? _POSIX_VDISABLE : (cc_t)character;
        tcsetattr(STDIN_FILENO, TCSANOW, &settings);
    }
    return CPY_NONE;
}

/* --- schedule ----------------------------------------------------------------------------------- */

/* Runs at a safe point; args[0]: (function, argument).  What it raises is shown and forgotten, but for what is
 * meant to end the program. */
static cpy_value run_scheduled(struct cpy_thread *t, const cpy_value *args)
{
    struct state *state = get_state(t);
    cpy_value function = cpy_tuple_get(args[0], 0);

    if (state)
        state->scheduled--;
    if (cpy_call_1(t, function, cpy_tuple_get(args[0], 1)))
        return CPY_NONE;
    if (!cpy_pending_is(t, CPY_EXCEPTION))
        return CPY_ERROR;
    cpy_print_unraisable(t, "a scheduled function", function);
    return CPY_NONE;
}

static const struct cpy_function run_scheduled_row = {"run_scheduled", "(pair, /)", run_scheduled, NULL, 0};

static cpy_value schedule(struct cpy_thread *t, const cpy_value *args)
{
    struct state *state = get_state(t);
    cpy_value pair, call;

    if (!state)
        return CPY_ERROR;
    if (state->scheduled >= SCHEDULED_AT_MOST)
        return cpy_raise(t, CPY_RUNTIME_ERROR, "schedule queue full");
    if (!(pair = cpy_tuple_of(t, 2, args[0], args[1])) || !(call = cpy_native_bound(t, &run_scheduled_row, pair)) ||
        !cpy_call_soon(t, call))
        return CPY_ERROR;
    state->scheduled++;
    return CPY_NONE;
}

/* --- RingIO --------------------------------------------------------------------------------------- */

/* A ring buffer of bytes: one place stays free, so that full and empty differ. */
struct ring {
    struct cpy_object head;
    uint8_t *data;          /* own memory, or NULL: in the buffer */
    size_t size;
    size_t get, put;        /* where to read and to write next */
    struct cpy_buffer view; /* of buffer, while it is held */
    cpy_field buffer;       /* the owner of the view, or unset */
};

static struct ring *as_ring(cpy_value v) { return (struct ring *)cpy_pointer(v); }
static uint8_t *ring_bytes(const struct ring *ring) { return ring->data ? ring->data : ring->view.data; }
static size_t ring_used(const struct ring *ring) { return (ring->put + ring->size - ring->get) % ring->size; }

static cpy_value ring_new(struct cpy_thread *t, const cpy_value *args)
{
    struct ring *ring = cpy_new_object(t, args[0]);
    int64_t size;

    if (!ring)
        return CPY_ERROR;
    if (cpy_has_buffer(args[1])) {
        if (!cpy_get_buffer(t, args[1], &ring->view, true))
            return CPY_ERROR;
        cpy_store(ring, &ring->buffer, ring->view.owner);
        ring->size = ring->view.len;
    } else {
        if (!cpy_to_int64(t, args[1], &size))
            return CPY_ERROR;
        if (size < 1 || size >= PTRDIFF_MAX)
            return cpy_raise(t, CPY_VALUE_ERROR, "size must be at least 1");
        if (!(ring->data = calloc(1, (size_t)size + 1)))
            return cpy_raise_no_memory(t);
        ring->size = (size_t)size + 1;
    }
    return ring->size ? cpy_from(ring) : cpy_raise(t, CPY_VALUE_ERROR, "buffer is empty");
}

/* Takes up to n bytes out. */
static size_t ring_take(struct ring *ring, uint8_t *out, size_t n)
{
    size_t used = ring_used(ring);

    n = n < used ? n : used;
    for (size_t i = 0; i < n; i++) {
        out[i] = ring_bytes(ring)[ring->get];
        ring->get = (ring->get + 1) % ring->size;
    }
    return n;
}

/* The optional count in v, at most what is there. */
static bool read_limit(struct cpy_thread *t, const struct ring *ring, cpy_value v, size_t *n)
{
    int64_t limit;

    *n = ring_used(ring);
    if (v == CPY_NONE)
        return true;
    if (!cpy_to_index(t, v, &limit))
        return false;
    if (limit >= 0 && (uint64_t)limit < *n)
        *n = (size_t)limit;
    return true;
}

static cpy_value take_bytes(struct cpy_thread *t, struct ring *ring, size_t n)
{
    uint8_t *data;
    cpy_value bytes = cpy_bytes_new(t, n, &data);

    if (bytes)
        ring_take(ring, data, n);
    return bytes;
}

static cpy_value ring_any(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_int_from_unsigned(t, ring_used(as_ring(args[0])));
}

static cpy_value ring_read(struct cpy_thread *t, const cpy_value *args)
{
    size_t n;

    return read_limit(t, as_ring(args[0]), args[1], &n) ? take_bytes(t, as_ring(args[0]), n) : CPY_ERROR;
}

/* Up to and with a line's end, or all there is. */
static cpy_value ring_readline(struct cpy_thread *t, const cpy_value *args)
{
    struct ring *ring = as_ring(args[0]);
    size_t n;

    if (!read_limit(t, ring, args[1], &n))
        return CPY_ERROR;
    for (size_t i = 0; i < n; i++) {
        uint8_t c = ring_bytes(ring)[(ring->get + i) % ring->size];

        if (c == '\n' || c == '\r')
            return take_bytes(t, ring, i + 1);
    }
    return take_bytes(t, ring, n);
}

static cpy_value ring_readinto(struct cpy_thread *t, const cpy_value *args)
{
    struct ring *ring = as_ring(args[0]);
    struct cpy_buffer buffer;
    size_t n;

    if (!read_limit(t, ring, args[2], &n) || !cpy_get_buffer(t, args[1], &buffer, true))
        return CPY_ERROR;
    n = ring_take(ring, buffer.data, n < buffer.len ? n : buffer.len);
    cpy_release_buffer(t, &buffer);
    return cpy_int_from_unsigned(t, n);
}

static cpy_value ring_write(struct cpy_thread *t, const cpy_value *args)
{
    struct ring *ring = as_ring(args[0]);
    struct cpy_buffer buffer;
    size_t n = 0;

    if (!cpy_get_buffer(t, args[1], &buffer, false))
        return CPY_ERROR;
    for (; n < buffer.len && (ring->put + 1) % ring->size != ring->get; n++) {
        ring_bytes(ring)[ring->put] = buffer.data[n];
        ring->put = (ring->put + 1) % ring->size;
    }
    cpy_release_buffer(t, &buffer);
    return cpy_int_from_unsigned(t, n);
}

static void ring_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct ring *)o)->buffer);
}

static void ring_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    struct ring *ring = (struct ring *)o;

    if (ring->view.data)
        cpy_release_buffer(t, &ring->view);
    ring->view.data = NULL;
    ring->size = 1;
    ring->get = ring->put = 0;
}

static void ring_destroy(struct cpy_object *o) { free(((struct ring *)o)->data); }

static const struct cpy_function ring_methods[] = {
    {"__new__", "(cls, size_or_buffer, /)", ring_new, "Create a ring buffer.", 0},
    {"any", "(self)", ring_any, "Return how many bytes can be read.", 0},
    {"read", "(self, nbytes=None, /)", ring_read, "Read what is there, at most nbytes.", 0},
    {"readline", "(self, nbytes=None, /)", ring_readline, "Read up to the end of a line.", 0},
    {"readinto", "(self, buf, nbytes=None, /)", ring_readinto, "Read into a buffer; return how many bytes.", 0},
    {"write", "(self, buf, /)", ring_write, "Write what there is room for; return how many bytes.", 0},
    {"close", "(self)", nothing, "Do nothing: there is nothing to close.", 0},
    {0},
};

static const struct cpy_type_def ring_type = {
    .name = "micropython.RingIO",
    .doc = "RingIO(size) or RingIO(buffer): a ring buffer of bytes that never blocks.\n\n"
           "It holds size bytes; of a buffer, one byte stays free.",
    .size = sizeof(struct ring),
    .methods = ring_methods,
    .trace = ring_trace,
    .finalize = ring_finalize,
    .destroy = ring_destroy,
};

/* --- the module -------------------------------------------------------------------------------------- */

static const struct cpy_function micropython_functions[] = {
    {"const", "(expr, /)", same, "Return the argument: marks a constant for the compiler.", 0},
    {"native", "(function, /)", same, "Return the function: a decorator for native code on small boards.", 0},
    {"viper", "(function, /)", same, "Return the function: a decorator for native code on small boards.", 0},
    {"opt_level", "(level=<unset>, /)", opt_level, "Return or set the level of optimisation.", 0},
    {"alloc_emergency_exception_buf", "(size, /)", nothing, "Do nothing: exceptions always find memory here.", 0},
    {"mem_info", "(verbose=None, /)", mem_info, "Print how much memory is in use.", 0},
    {"qstr_info", "(verbose=None, /)", nothing, "Do nothing: interned strs have no pool of fixed size here.", 0},
    {"stack_use", "()", stack_use, "Return a number that grows with the use of the stack.", 0},
    {"pystack_use", "()", stack_use, "Return a number that grows with the use of the stack.", 0},
    {"heap_lock", "()", heap_lock, "Count a lock of the heap; allocation goes on.", 0},
    {"heap_unlock", "()", heap_unlock, "Take one lock back and return how many are left.", 0},
    {"heap_locked", "()", heap_locked, "Return how many locks there are.", 0},
    {"kbd_intr", "(chr, /)", kbd_intr, "Choose the key that interrupts, by its code; -1: none.", 0},
    {"schedule", "(func, arg, /)", schedule, "Call func(arg) very soon; RuntimeError if too many wait.", 0},
    {0},
};

static const struct cpy_type_def *const micropython_types[] = {&ring_type, NULL};

const struct cpy_module_def cpy_module_micropython = {
    .name = "micropython",
    .doc = "What scripts for small boards ask of their interpreter.",
    .functions = micropython_functions,
    .types = micropython_types,
};
