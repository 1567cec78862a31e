/* SPDX-License-Identifier: MIT */
/* modules/stdlib/gc.c - module gc: CPython's functions and MicroPython's.
 *
 * There are no reference counts: a collection finds every object that nothing refers
 * to, not only those in cycles.  disable() turns off automatic major collections;
 * young objects are still collected, as CPython frees most of them without its gc. */
#include "vm/api.h"

#include <unistd.h>

#define GENERATIONS 3
/* What set_threshold() was told; only the first, when 0, has an effect. */
struct thresholds {
    int64_t of[GENERATIONS];
};
static const struct thresholds first_thresholds = {{700, 10, 10}}; /* as CPython's */

static struct thresholds *thresholds(struct cpy_thread *t)
{
    struct thresholds *now = cpy_private(t, &first_thresholds, sizeof *now);

    if (now && !now->of[1])
        *now = first_thresholds;
    return now;
}

static cpy_value gc_collect(struct cpy_thread *t, const cpy_value *args)
{
    int64_t generation;

    if (!cpy_to_int64(t, args[0], &generation))
        return CPY_ERROR;
    if (generation < 0 || generation >= GENERATIONS)
        return cpy_raise(t, CPY_VALUE_ERROR, "invalid generation");
    return cpy_int_from_unsigned(t, cpy_collect_from(t, gc_collect));
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
    struct cpy_gc_counts n = cpy_gc_count(t);

    (void)args;
    return cpy_tuple_of(t, (size_t)3, cpy_int((int64_t)(n.young / 1024)), cpy_int((int64_t)(n.minor % 1000)),
        cpy_int((int64_t)(n.major % 1000)));
}

static cpy_value gc_get_threshold(struct cpy_thread *t, const cpy_value *args)
{
    struct thresholds *now = thresholds(t);

    (void)args;
    if (!now)
        return CPY_ERROR;
    return cpy_tuple_of(t, (size_t)GENERATIONS, cpy_int(now->of[0]), cpy_int(now->of[1]), cpy_int(now->of[2]));
}

static cpy_value gc_set_threshold(struct cpy_thread *t, const cpy_value *args)
{
    struct thresholds *now = thresholds(t);
    int32_t given[GENERATIONS];
    int64_t n;

    if (!now)
        return CPY_ERROR;
    for (int i = 0; i < GENERATIONS; i++) {
        if (args[i] && !cpy_to_int64(t, args[i], &n))
            return CPY_ERROR;
        if (args[i] && n != (int32_t)n)
            return cpy_raise(t, CPY_OVERFLOW_ERROR, "Python int too large to convert to C int");
        given[i] = args[i] ? (int32_t)n : (int32_t)now->of[i];
    }
    for (int i = 0; i < GENERATIONS; i++)
        now->of[i] = given[i];
    if (!given[0])
        cpy_gc_enable(t, false);
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
    return cpy_gc_objects(t);
}

static cpy_value gc_get_referrers(struct cpy_thread *t, const cpy_value *args) { return cpy_gc_referrers(t, args[0]); }
static cpy_value gc_get_referents(struct cpy_thread *t, const cpy_value *args) { return cpy_gc_referents(t, args[0]); }

static cpy_value gc_is_tracked(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(cpy_gc_tracked(args[0]));
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
    struct cpy_gc_counts n = cpy_gc_count(t);
    cpy_value young = generation_stats(t, n.minor, 0), middle = young ? generation_stats(t, 0, 0) : CPY_ERROR;
    cpy_value old = middle ? generation_stats(t, n.major, n.freed) : CPY_ERROR, items[] = {young, middle, old};

    (void)args;
    return old ? cpy_list_from(t, items, GENERATIONS) : CPY_ERROR;
}

/* All objects stay where they are: there is nothing to move out of the collector's way before a fork. */
static cpy_value gc_freeze(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    cpy_collect(t);
    return CPY_NONE;
}

static cpy_value gc_unfreeze(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return CPY_NONE;
}

static cpy_value gc_get_freeze_count(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return cpy_int(0);
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
     "KiB allocated since the last collection, and the collections of young and old objects.", 0},
    {"get_threshold", "()", gc_get_threshold, "What set_threshold() was told last.", 0},
    {"set_threshold", "(threshold0, threshold1=<unset>, threshold2=<unset>, /)", gc_set_threshold,
     "Set thresholds; 0 as the first disables automatic collection, others have no effect.", 0},
    {"get_objects", "(generation=None)", gc_get_objects, "A list of all objects that the collector looks into.", 0},
    {"get_referrers", "(*objs)", gc_get_referrers, "A list of the objects that refer to any of objs.", 0},
    {"get_referents", "(*objs)", gc_get_referents, "A list of the objects that any of objs refers to.", 0},
    {"is_tracked", "(obj, /)", gc_is_tracked, "Can the object refer to others?", 0},
    {"get_stats", "()", gc_get_stats, "A list of counters, one dict for each generation.", 0},
    {"freeze", "()", gc_freeze, "Collect, so that what is left can be shared with a child process.", 0},
    {"unfreeze", "()", gc_unfreeze, "Undo freeze().", 0},
    {"get_freeze_count", "()", gc_get_freeze_count, "The number of objects that are never looked at.", 0},
    {"mem_alloc", "()", gc_mem_alloc, "Bytes of memory in use by objects (MicroPython).", 0},
    {"mem_free", "()", gc_mem_free, "Bytes of memory left for objects (MicroPython).", 0},
    {"threshold", "(amount=<unset>, /)", gc_threshold,
     "Collect each time after so many bytes were allocated; without amount, tell it, -1 if unset (MicroPython).", 0},
    {0},
};

static bool gc_init(struct cpy_thread *t, cpy_value module)
{
    cpy_value garbage = cpy_list_new(t, 0); /* always empty: there is nothing that cannot be freed */

    return garbage && cpy_module_add(t, module, "garbage", garbage);
}

const struct cpy_module_def cpy_module_gc = {
    .name = "gc", .doc = "The garbage collector.", .functions = functions, .init = gc_init,
};
