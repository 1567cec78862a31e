/* SPDX-License-Identifier: MIT */
/* modules/stdlib/itertools_groups.c - groupby and tee of module itertools.
 *
 * A group shares the iterator with its groupby: as soon as the groupby goes on, the
 * group is over.  Iterators made by tee share a linked list of blocks; the memory of what all of them have
 * passed is freed because nothing refers to it any more. */
#include "modules/stdlib/itertools.h"

/* --- groupby: kept is the newest item and other its key, both unset before the first ----------------------------- */

static cpy_value groupby_new(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_from(cpy_tool_new(t, args[0], cpy_iter(t, args[1]), args[2]));
}

/* Reads the next item and its key; false at the end or on error. */
static bool advance(struct cpy_thread *t, struct cpy_tool *groups)
{
    cpy_value v = cpy_next(t, cpy_load(groups->source)), function = cpy_load(groups->function), key = v;

    if (!v || (function != CPY_NONE && !(key = cpy_call_1(t, function, v))))
        return false;
    cpy_store(groups, &groups->kept, v);
    cpy_store(groups, &groups->other, key);
    return true;
}

/* A group: source is its groupby, kept the key; limit the number of the group in the groupby's index. */
static cpy_value new_group(struct cpy_thread *t, struct cpy_tool *groups)
{
    cpy_value type = cpy_type_of_def(t, &cpy_itertools__grouper);
    struct cpy_tool *group = type ? cpy_tool_new(t, type, cpy_from(groups), CPY_UNSET) : NULL;

    if (group) {
        cpy_store(group, &group->kept, cpy_load(groups->other));
        group->limit = groups->index;
        groups->started = true;
    }
    return cpy_from(group);
}

/* started: the newest item is the next of the current group, not given out yet.  step != 0: there is a target key,
 * that of the group made last, in function of the group; it is compared with each item until one differs. */
static cpy_value groupby_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *groups = cpy_as_tool(args[0]);
    cpy_value target = groups->index ? cpy_load(groups->other) : CPY_UNSET, group;
    int same = 1;

    if (groups->step) { /* a group has met the next key already */
        groups->step = 0;
        same = 0;
    }
    groups->index++;
    while (same) {
        if (!advance(t, groups))
            return CPY_ERROR;
        same = target ? cpy_equal(t, target, cpy_load(groups->other)) : 0;
        if (same < 0)
            return CPY_ERROR;
    }
    group = new_group(t, groups);
    return group ? cpy_tuple_of(t, 2, cpy_load(groups->other), group) : CPY_ERROR;
}

static cpy_value group_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *group = cpy_as_tool(args[0]), *groups = cpy_as_tool(cpy_load(group->source));
    int same;

    if (groups->index != group->limit || groups->step)
        return CPY_ERROR;
    if (groups->started) {
        groups->started = false;
        return cpy_load(groups->kept);
    }
    if (!advance(t, groups))
        return CPY_ERROR;
    if ((same = cpy_equal(t, cpy_load(group->kept), cpy_load(groups->other))) > 0)
        return cpy_load(groups->kept);
    if (same == 0)
        groups->step = 1;
    return CPY_ERROR;
}

static const struct cpy_function groupby_methods[] = {
    {"__new__", "(cls, iterable, key=None)", groupby_new, "Make an iterator of (key, group) pairs.", 0},
    CPY_TOOL_METHODS(groupby_next),
    {0},
};
CPY_TOOL_TYPE(groupby, "Runs of items with equal keys: pairs of key and iterator.");

static const struct cpy_function _grouper_methods[] = {
    CPY_TOOL_METHODS(group_next),
    {0},
};
CPY_TOOL_TYPE(_grouper, "The items of one group of groupby().");

/* --- tee: kept is the list of the current block, index the place in it, source what all readers share: a tool
 * whose own source is the iterator, and which is started while one of them reads from it --------------------------- */

/* A block is a list of items and, as the last one when it is full, the next block. */
#define BLOCK_ITEMS 57

static const struct cpy_type_def shared_type = {
    .name = "itertools._tee_dataobject", .doc = "What iterators made by tee() share.",
    .size = sizeof(struct cpy_tool), .flags = CPY_TYPE_FULL_NAME | CPY_TYPE_ABSTRACT, .trace = cpy_tool_trace,
};

/* A reader of what is shared that begins at block. */
static struct cpy_tool *reader(struct cpy_thread *t, cpy_value shared, cpy_value block, int64_t index)
{
    cpy_value type = cpy_type_of_def(t, &cpy_itertools__tee);
    struct cpy_tool *tee = type && block ? cpy_tool_new(t, type, shared, CPY_UNSET) : NULL;

    if (tee) {
        cpy_store(tee, &tee->kept, block);
        tee->index = index;
    }
    return tee;
}

static cpy_value tee_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *tee = cpy_as_tool(args[0]), *shared = cpy_as_tool(cpy_load(tee->source));
    cpy_value block = cpy_load(tee->kept), next, v;

    if (tee->index == BLOCK_ITEMS) {
        if (cpy_list_len(block) == BLOCK_ITEMS && (!(next = cpy_list_new(t, 0)) || !cpy_list_append(t, block, next)))
            return CPY_ERROR;
        block = cpy_list_get(block, BLOCK_ITEMS);
        cpy_store(tee, &tee->kept, block);
        tee->index = 0;
    }
    if (tee->index < (int64_t)cpy_list_len(block))
        return cpy_list_get(block, (size_t)tee->index++);
    if (shared->started)
        return cpy_raise(t, CPY_RUNTIME_ERROR, "cannot re-enter the tee iterator");
    shared->started = true;
    v = cpy_next(t, cpy_load(shared->source));
    shared->started = false;
    if (!v || !cpy_list_append(t, block, v))
        return CPY_ERROR;
    tee->index++;
    return v;
}

static cpy_value tee_copy(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *tee = cpy_as_tool(args[0]);

    return cpy_from(reader(t, cpy_load(tee->source), cpy_load(tee->kept), tee->index));
}

/* The first of several readers: the iterable itself if it is one. */
static cpy_value first_reader(struct cpy_thread *t, cpy_value iterable)
{
    cpy_value it = cpy_iter(t, iterable), type, shared;

    if (!it || cpy_is_instance_def(t, it, &cpy_itertools__tee))
        return it;
    if (!(type = cpy_type_of_def(t, &shared_type)) ||
        !(shared = cpy_from(cpy_tool_new(t, type, it, CPY_UNSET))))
        return CPY_ERROR;
    return cpy_from(reader(t, shared, cpy_list_new(t, 0), 0));
}

cpy_value cpy_itertools_tee(struct cpy_thread *t, const cpy_value *args)
{
    int64_t n;
    cpy_value readers, tee;

    if (!cpy_to_size(t, args[1], &n))
        return CPY_ERROR;
    if (n < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "n must be >= 0");
    if (n == 0)
        return cpy_tuple_new(t, 0);
    if (n > UINT32_MAX)
        return cpy_raise_no_memory(t);
    if (!(readers = cpy_tuple_new(t, (size_t)n)) || !(tee = first_reader(t, args[0])))
        return CPY_ERROR;
    for (int64_t i = 0; i < n; i++) {
        cpy_tuple_set(readers, (size_t)i, tee);
        if (i + 1 < n && !(tee = tee_copy(t, &tee)))
            return CPY_ERROR;
    }
    return readers;
}

/* args: class, iterable: of one of these a copy. */
static cpy_value tee_new(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_is_instance_def(t, args[1], &cpy_itertools__tee) ? tee_copy(t, args + 1) : first_reader(t, args[1]);
}

static const struct cpy_function _tee_methods[] = {
    {"__new__", "(cls, iterable, /)", tee_new, "Make an iterator that can be copied.", 0},
    CPY_TOOL_METHODS(tee_next),
    {"__copy__", "(self, /)", tee_copy, "Return an independent iterator at the same place.", 0},
    {0},
};
CPY_TOOL_TYPE(_tee, "An iterator that can be copied.");
