/* SPDX-License-Identifier: MIT */
/* modules/stdlib/gc.c - module gc: CPython's functions and MicroPython's.
 *
 * There are no reference counts: a collection finds every object that nothing refers
 * to, not only those in cycles.  disable() turns off automatic major collections;
 * young objects are still collected, as CPython frees most of them without its gc. */
#include "vm/api.h"

#include <unistd.h>

#define GENERATIONS 3
#define COUNTED_BYTES 64 /* what get_count() takes for an object */
enum { DEBUG_STATS = 1, DEBUG_COLLECTABLE = 2, DEBUG_UNCOLLECTABLE = 4, DEBUG_SAVEALL = 32, DEBUG_LEAK = 38 };

static const char state_key;

/* What module gc knows beside what the heap does. */
struct state {
    int64_t threshold[GENERATIONS]; /* what set_threshold() was told; only the first, when 0, has an effect */
    int64_t requested[GENERATIONS]; /* collections that collect() was asked for */
    int64_t since[GENERATIONS];     /* collections of this generation since the last one of an older */
    uint64_t majors;                /* of the heap's major collections, those that collect() caused */
    uint64_t minors;                /* the heap's minor collections when collect() ran last */
    int64_t debug;                  /* what set_debug() was told */
    size_t frozen;                  /* objects that freeze() found; 0 after unfreeze() */
    struct cpy_handle callbacks;    /* the list gc.callbacks, once the module was imported */
    struct cpy_handle garbage;      /* the list gc.garbage, likewise */
};

static struct state *state_of(struct cpy_thread *t)
{
    struct state *state = cpy_private(t, &state_key, sizeof *state);

    if (state && !state->threshold[1]) /* as CPython's */
        state->threshold[0] = 700, state->threshold[1] = state->threshold[2] = 10;
    return state;
}

/* Calls each function of gc.callbacks with the phase, "start" or "stop", and a dict that tells of the collection.
 * An exception of theirs is reported and forgotten. */
static bool call_back(struct cpy_thread *t, const struct state *state, const char *phase, int64_t generation, size_t freed)
{
    cpy_value callbacks = state->callbacks.value, name, info, callback;

    if (!cpy_list_len(callbacks))
        return true;
    name = cpy_str_from(t, phase);
    info = name ? cpy_dict_new(t) : CPY_ERROR;
    if (!info || !cpy_dict_set_str(t, info, "generation", cpy_int(generation)) ||
        !cpy_dict_set_str(t, info, "collected", cpy_int((int64_t)freed)) ||
        !cpy_dict_set_str(t, info, "uncollectable", cpy_int(0)))
        return false;
    for (size_t i = 0; i < cpy_list_len(callbacks); i++)
        if ((callback = cpy_list_get(callbacks, i)) && !cpy_call_2(t, callback, name, info))
            cpy_print_unraisable(t, NULL, callback);
    return true;
}

/* Collects into gc.garbage, and tells how many objects that are. */
CPY_CHECKED static bool save_all(struct cpy_thread *t, const struct state *state, cpy_native caller, size_t *found)
{
    cpy_value garbage = state->garbage.value;
    size_t before = cpy_list_len(garbage);
    bool ok = cpy_collect_garbage(t, garbage, caller);

    *found = cpy_list_len(garbage) - before;
    return ok;
}

/* Collects and counts it, and tells how many objects were found. */
CPY_CHECKED static bool collect(struct cpy_thread *t, struct state *state, int64_t generation, cpy_native caller, size_t *found)
{
    uint64_t majors = cpy_gc_count(t).major;
    struct cpy_gc_counts n;

    if (!(state->debug & DEBUG_SAVEALL))
        *found = cpy_collect_from(t, caller);
    else if (!save_all(t, state, caller, found))
        return false;
    n = cpy_gc_count(t);
    state->majors += n.major - majors;
    state->minors = n.minor;
    state->requested[generation]++;
    state->since[generation]++;
    for (int64_t i = generation + (generation == GENERATIONS - 1); i-- > 0;)
        state->since[i] = 0;
    return true;
}

static cpy_value gc_collect(struct cpy_thread *t, const cpy_value *args)
{
    struct state *state = state_of(t);
    int64_t generation;
    size_t found;

    if (!state || !cpy_to_int64(t, args[0], &generation))
        return CPY_ERROR;
    if (generation < 0 || generation >= GENERATIONS)
        return cpy_raise(t, CPY_VALUE_ERROR, "invalid generation");
    if (!call_back(t, state, "start", generation, 0) || !collect(t, state, generation, gc_collect, &found))
        return CPY_ERROR;
    return call_back(t, state, "stop", generation, found) ? cpy_int_from_unsigned(t, found) : CPY_ERROR;
}

static cpy_value gc_enable(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    cpy_gc_enable(t, true);
    return CPY_NONE;
}

static cpy_value gc_disable(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    cpy_gc_enable(t, false);
    return CPY_NONE;
}

static cpy_value gc_isenabled(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_bool(cpy_gc_enabled(t));
}

static cpy_value gc_get_count(struct cpy_thread *t, const cpy_value *args)
{
    struct state *state = state_of(t);
    struct cpy_gc_counts n = cpy_gc_count(t);

    (void)args;
    if (!state)
        return CPY_ERROR;
    return cpy_tuple_of(t, (size_t)GENERATIONS, cpy_int((int64_t)(n.young / COUNTED_BYTES)),
        cpy_int(state->since[0] + (int64_t)(n.minor - state->minors)), cpy_int(state->since[1]));
}

static cpy_value gc_get_threshold(struct cpy_thread *t, const cpy_value *args)
{
    struct state *state = state_of(t);

    (void)args;
    if (!state)
        return CPY_ERROR;
    return cpy_tuple_of(t, (size_t)GENERATIONS, cpy_int(state->threshold[0]), cpy_int(state->threshold[1]),
        cpy_int(state->threshold[2]));
}

static cpy_value gc_set_threshold(struct cpy_thread *t, const cpy_value *args)
{
    struct state *state = state_of(t);
    int32_t given[GENERATIONS];
    int64_t n;

    if (!state)
        return CPY_ERROR;
    for (int i = 0; i < GENERATIONS; i++) {
        if (args[i] && !cpy_to_int64(t, args[i], &n))
            return CPY_ERROR;
        if (args[i] && n != (int32_t)n)
            return cpy_raise(t, CPY_OVERFLOW_ERROR, "Python int too large to convert to C int");
        given[i] = args[i] ? (int32_t)n : (int32_t)state->threshold[i];
    }
    for (int i = 0; i < GENERATIONS; i++)
        state->threshold[i] = given[i];
    if (!given[0])
        cpy_gc_enable(t, false);
    return CPY_NONE;
}

static cpy_value gc_get_debug(struct cpy_thread *t, const cpy_value *args)
{
    struct state *state = state_of(t);

    (void)args;
    return state ? cpy_int(state->debug) : CPY_ERROR;
}

static cpy_value gc_set_debug(struct cpy_thread *t, const cpy_value *args)
{
    struct state *state = state_of(t);
    int64_t flags;

    if (!state || !cpy_to_int64(t, args[0], &flags))
        return CPY_ERROR;
    if (flags != (int32_t)flags)
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "Python int too large to convert to C int");
    state->debug = flags;
    return CPY_NONE;
}

static cpy_value gc_get_objects(struct cpy_thread *t, const cpy_value *args)
{
    int64_t generation;

    if (args[0] != CPY_NONE) {
        if (!cpy_to_int64(t, args[0], &generation))
            return CPY_ERROR;
        if (generation >= GENERATIONS)
            return cpy_raise(t, CPY_VALUE_ERROR,
                "generation parameter must be less than the number of available generations (%d)", GENERATIONS);
        if (generation < 0)
            return cpy_raise(t, CPY_VALUE_ERROR, "generation parameter cannot be negative");
    }
    cpy_collect_from(t, gc_get_objects); /* what is garbage has gone, as with reference counts */
    return cpy_gc_objects(t);
}

static cpy_value gc_get_referrers(struct cpy_thread *t, const cpy_value *args) { return cpy_gc_referrers(t, args[0]); }
static cpy_value gc_get_referents(struct cpy_thread *t, const cpy_value *args) { return cpy_gc_referents(t, args[0]); }

static cpy_value gc_is_tracked(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(cpy_gc_in_cycle(args[0]));
}

static cpy_value gc_is_finalized(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_bool(cpy_gc_finalized(t, args[0]));
}

/* One generation's counters: a dict. */
static cpy_value generation_stats(struct cpy_thread *t, uint64_t collections, uint64_t collected)
{
    cpy_value dict = cpy_dict_new(t);

    if (dict && cpy_dict_set_str(t, dict, "collections", cpy_int((int64_t)collections)) &&
        cpy_dict_set_str(t, dict, "collected", cpy_int((int64_t)collected)) &&
        cpy_dict_set_str(t, dict, "uncollectable", cpy_int(0)))
        return dict;
    return CPY_ERROR;
}

static cpy_value gc_get_stats(struct cpy_thread *t, const cpy_value *args)
{
    struct state *state = state_of(t);
    struct cpy_gc_counts n = cpy_gc_count(t);
    cpy_value items[GENERATIONS];

    (void)args;
    if (!state)
        return CPY_ERROR;
    items[0] = generation_stats(t, n.minor + (uint64_t)state->requested[0], 0);
    items[1] = items[0] ? generation_stats(t, (uint64_t)state->requested[1], 0) : CPY_ERROR;
    items[2] = items[1] ? generation_stats(t, n.major - state->majors + (uint64_t)state->requested[2], n.freed) : CPY_ERROR;
    return items[2] ? cpy_list_from(t, items, GENERATIONS) : CPY_ERROR;
}

/* All objects stay where they are: there is nothing to move out of the collector's way before a fork.  After a
 * collection they are old, and no minor one looks at them. */
static cpy_value gc_freeze(struct cpy_thread *t, const cpy_value *args)
{
    struct state *state = state_of(t);
    cpy_value objects;

    (void)args;
    cpy_collect(t);
    if (!state || !(objects = cpy_gc_objects(t)))
        return CPY_ERROR;
    state->frozen = cpy_list_len(objects);
    return CPY_NONE;
}

static cpy_value gc_unfreeze(struct cpy_thread *t, const cpy_value *args)
{
    struct state *state = state_of(t);

    (void)args;
    if (!state)
        return CPY_ERROR;
    state->frozen = 0;
    return CPY_NONE;
}

static cpy_value gc_get_freeze_count(struct cpy_thread *t, const cpy_value *args)
{
    struct state *state = state_of(t);

    (void)args;
    return state ? cpy_int_from_unsigned(t, state->frozen) : CPY_ERROR;
}

static cpy_value gc_mem_alloc(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_int_from_unsigned(t, cpy_heap_used(t));
}

static cpy_value gc_mem_free(struct cpy_thread *t, const cpy_value *args)
{
    size_t limit = cpy_vm_config(t)->heap_limit, used = cpy_heap_used(t);

    (void)args;
    if (limit)
        return cpy_int_from_unsigned(t, used < limit ? limit - used : 0);
    return cpy_int_from_unsigned(t, (uint64_t)sysconf(_SC_AVPHYS_PAGES) * (uint64_t)sysconf(_SC_PAGESIZE));
}

static cpy_value gc_threshold(struct cpy_thread *t, const cpy_value *args)
{
    int64_t bytes;

    if (!args[0])
        return cpy_gc_threshold(t) ? cpy_int_from_unsigned(t, cpy_gc_threshold(t)) : cpy_int(-1);
    if (!cpy_to_int64(t, args[0], &bytes))
        return CPY_ERROR;
    cpy_gc_set_threshold(t, bytes > 0 ? (size_t)bytes : 0);
    return CPY_NONE;
}

static const struct cpy_function functions[] = {
    {"collect", "(generation=2)", gc_collect, "Collect everything; return the number of objects freed.", 0},
    {"enable", "()", gc_enable, "Collect old objects automatically.", 0},
    {"disable", "()", gc_disable, "Collect old objects only when asked to, or when memory is short.", 0},
    {"isenabled", "()", gc_isenabled, "Are old objects collected automatically?", 0},
    {"get_count", "()", gc_get_count,
     "What was allocated since the last collection, in objects of 64 bytes; the collections of young objects since.", 0},
    {"get_debug", "()", gc_get_debug, "The flags that set_debug() was told last.", 0},
    {"set_debug", "(flags, /)", gc_set_debug, "Set flags: with DEBUG_SAVEALL, cycles that collect() finds are put into garbage instead of being freed.", 0},
    {"get_threshold", "()", gc_get_threshold, "What set_threshold() was told last.", 0},
    {"set_threshold", "(threshold0, threshold1=<unset>, threshold2=<unset>, /)", gc_set_threshold,
     "Set thresholds; 0 as the first disables automatic collection, others have no effect.", 0},
    {"get_objects", "(generation=None)", gc_get_objects, "A list of all objects that the collector looks into.", 0},
    {"get_referrers", "(*objs)", gc_get_referrers, "A list of the objects that refer to any of objs.", 0},
    {"get_referents", "(*objs)", gc_get_referents, "A list of the objects that any of objs refers to.", 0},
    {"is_tracked", "(obj, /)", gc_is_tracked, "Can the object refer to others?", 0},
    {"is_finalized", "(obj, /)", gc_is_finalized, "Has the object's finalizer been called?", 0},
    {"get_stats", "()", gc_get_stats, "A list of counters, one dict for each generation.", 0},
    {"freeze", "()", gc_freeze, "Collect, so that what is left can be shared with a child process.", 0},
    {"unfreeze", "()", gc_unfreeze, "Undo freeze().", 0},
    {"get_freeze_count", "()", gc_get_freeze_count, "The number of objects that freeze() found.", 0},
    {"mem_alloc", "()", gc_mem_alloc, "Bytes of memory in use by objects (MicroPython).", 0},
    {"mem_free", "()", gc_mem_free, "Bytes of memory left for objects (MicroPython).", 0},
    {"threshold", "(amount=<unset>, /)", gc_threshold,
     "Collect each time after so many bytes were allocated; without amount, tell it, -1 if unset (MicroPython).", 0},
    {0},
};

static const struct cpy_constant constants[] = {
    CPY_INT_CONSTANT("DEBUG_STATS", DEBUG_STATS),
    CPY_INT_CONSTANT("DEBUG_COLLECTABLE", DEBUG_COLLECTABLE),
    CPY_INT_CONSTANT("DEBUG_UNCOLLECTABLE", DEBUG_UNCOLLECTABLE),
    CPY_INT_CONSTANT("DEBUG_SAVEALL", DEBUG_SAVEALL),
    CPY_INT_CONSTANT("DEBUG_LEAK", DEBUG_LEAK),
    {0},
};

static bool gc_init(struct cpy_thread *t, cpy_value module)
{
    cpy_value garbage = cpy_list_new(t, 0); /* empty but for DEBUG_SAVEALL: there is nothing that cannot be freed */
    cpy_value callbacks = garbage ? cpy_list_new(t, 0) : CPY_ERROR;
    struct state *state = callbacks ? state_of(t) : NULL;

    if (!state)
        return false;
    cpy_handle_set(t, &state->callbacks, callbacks);
    cpy_handle_set(t, &state->garbage, garbage);
    return cpy_module_add(t, module, "garbage", garbage) && cpy_module_add(t, module, "callbacks", callbacks);
}

const struct cpy_module_def cpy_module_gc = {
    .name = "gc", .doc = "The garbage collector.", .functions = functions, .constants = constants, .init = gc_init,
};
