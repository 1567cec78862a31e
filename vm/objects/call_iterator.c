/* SPDX-License-Identifier: MIT */
/* vm/objects/call_iterator.c - iterators made of other protocols: over __getitem__(0), (1) ... until
 * IndexError, and over calls until a sentinel is returned. */
#include "vm/objects/builtins_run.h"
#include "vm/objects/list.h"
#include "vm/objects/reduce.h"
#include "vm/objects/type_parts.h"

/* --- by index -------------------------------------------------------------------------------- */

static struct cpy_index_iterator *as_index(cpy_value v) { return (struct cpy_index_iterator *)cpy_pointer(v); }

static void seq_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_index_iterator *)o)->sequence);
}

static cpy_value seq_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_index_iterator *it = as_index(args[0]);
    cpy_value sequence = cpy_load(it->sequence), item;

    if (!sequence)
        return CPY_ERROR;
    if (it->index == INT64_MAX)
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "iter index too large");
    if ((item = cpy_int_from(t, it->index)) && (item = cpy_getitem(t, sequence, item))) {
        it->index++;
        return item;
    }
    if (cpy_pending_is(t, CPY_INDEX_ERROR) || cpy_pending_is(t, CPY_STOP_ITERATION)) {
        cpy_take_pending(t);
        cpy_store(it, &it->sequence, CPY_UNSET);
    }
    return CPY_ERROR;
}

static cpy_value iter_self(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static cpy_value seq_length_hint(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_index_iterator *it = as_index(args[0]);
    cpy_value sequence = cpy_load(it->sequence);
    int64_t len;

    if (!sequence)
        return cpy_int(0);
    if (!cpy_slot_of(t, sequence, CPY_SLOT_LEN))
        return CPY_NOT_IMPLEMENTED;
    len = cpy_len(t, sequence);
    return len < 0 ? CPY_ERROR : cpy_int_from(t, len > it->index ? len - it->index : 0);
}

static const struct cpy_function seq_methods[] = {
    {"__iter__", "(self, /)", iter_self, "Return self.", 0},
    {"__next__", "(self, /)", seq_next, "Return the next item.", 0},
    {"__length_hint__", "(self, /)", seq_length_hint, "Return how many items are left.", 0},
    CPY_INDEX_ITERATOR_STATE,
    {0},
};

const struct cpy_type_def cpy_seq_iterator_type = {
    .name = "iterator",
    .doc = "An iterator over the items 0, 1, 2 ... of an object.",
    .size = sizeof(struct cpy_index_iterator),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = seq_methods,
    .trace = seq_trace,
};

/* --- by calls ------------------------------------------------------------------------------------- */

struct cpy_call_iterator {
    struct cpy_object head;
    cpy_field callable; /* unset when exhausted */
    cpy_field sentinel;
};

static void call_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_call_iterator *)o)->callable);
    cpy_trace(tracer, ((struct cpy_call_iterator *)o)->sentinel);
}

cpy_value cpy_call_iterator_new(struct cpy_thread *t, cpy_value callable, cpy_value sentinel)
{
    struct cpy_call_iterator *it = cpy_new_object(t, t->vm->types[CPY_TYPE_CALL_ITERATOR]);

    if (!it)
        return CPY_ERROR;
    cpy_store(it, &it->callable, callable);
    cpy_store(it, &it->sentinel, sentinel);
    return cpy_from(it);
}

static cpy_value call_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_call_iterator *it = (struct cpy_call_iterator *)cpy_pointer(args[0]);
    cpy_value callable = cpy_load(it->callable), result;
    int last;

    if (!callable)
        return CPY_ERROR;
    if (!(result = cpy_call_0(t, callable))) {
        if (!cpy_pending_is(t, CPY_STOP_ITERATION))
            return CPY_ERROR;
        cpy_take_pending(t);
    } else if ((last = cpy_equal(t, result, cpy_load(it->sentinel))) <= 0) {
        return last < 0 ? CPY_ERROR : result;
    }
    cpy_store(it, &it->callable, CPY_UNSET);
    return CPY_ERROR;
}

static cpy_value call_reduce(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_call_iterator *it = (const struct cpy_call_iterator *)cpy_pointer(args[0]);
    cpy_value call = cpy_reduce_iter(t, t->vm->empty_tuple), both;

    if (!call || !cpy_load(it->callable))
        return call;
    both = cpy_tuple_of(t, (size_t)2, cpy_load(it->callable), cpy_load(it->sentinel));
    return both ? cpy_tuple_of(t, (size_t)2, cpy_tuple_get(call, 0), both) : CPY_ERROR;
}

static const struct cpy_function call_methods[] = {
    {"__iter__", "(self, /)", iter_self, "Return self.", 0},
    {"__next__", "(self, /)", call_next, "Return what the next call returns.", 0},
    CPY_REDUCE_METHOD(call_reduce),
    {0},
};

const struct cpy_type_def cpy_call_iterator_type = {
    .name = "callable_iterator",
    .doc = "An iterator over the results of calls.",
    .size = sizeof(struct cpy_call_iterator),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = call_methods,
    .trace = call_trace,
};
