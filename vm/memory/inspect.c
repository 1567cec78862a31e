/* SPDX-License-Identifier: MIT */
/* vm/memory/inspect.c - what module gc shows of the heap: objects and who refers to whom.
 *
 * While the heap is walked nothing may be allocated, so objects are gathered in a vector
 * first and become a list afterwards; meanwhile the caller's stack does not show
 * them, and collections wait. */
#include "vm/memory/state.h"

#include "vm/objects/list.h"

#include <stdlib.h>

/* Layouts of objects that refer to no other object, or that Python does not see. */
static const uint8_t untracked[] = {
    CPY_TYPE_INT, CPY_TYPE_BOOL, CPY_TYPE_FLOAT, CPY_TYPE_COMPLEX, CPY_TYPE_STR, CPY_TYPE_BYTES, CPY_TYPE_BYTEARRAY,
    CPY_TYPE_NONE, CPY_TYPE_ELLIPSIS, CPY_TYPE_NOT_IMPLEMENTED, CPY_TYPE_RANGE, CPY_TYPE_SHAPE, CPY_TYPE_SLOT_BLOCK,
    CPY_TYPE_CODE, CPY_TYPE_STRING_BUFFER,
};

static bool is_untracked_layout(cpy_value v)
{
    for (size_t i = 0; i < CPY_COUNT(untracked); i++)
        if (cpy_pointer(v)->shape->layout == untracked[i])
            return true;
    return false;
}

/* Does a tuple refer to no container, nor a tuple in it?  Tells no if it takes more than *steps to find out. */
static bool is_plain_tuple(cpy_value v, int *steps)
{
    bool plain = true;

    for (size_t i = 0, n = cpy_tuple_len(v); plain && i < n; i++) {
        cpy_value item = cpy_tuple_get(v, i);

        plain = !cpy_gc_tracked(item) ||
                (cpy_is_exactly(item, CPY_TYPE_TUPLE) && --*steps > 0 && is_plain_tuple(item, steps));
    }
    return plain;
}

bool cpy_gc_tracked(cpy_value v)
{
    if (!cpy_is_object(v) || cpy_is_exactly(v, CPY_TYPE_OBJECT))
        return false;
    if (cpy_is_type(v) && !(((struct cpy_type *)cpy_pointer(v))->flags & CPY_CLASS_HEAP))
        return false;
    if (!(cpy_pointer(v)->shape->flags & CPY_SHAPE_NO_ATTRS) || cpy_class_of_object(cpy_pointer(v))->flags & CPY_CLASS_HEAP)
        return true;
    return !is_untracked_layout(v);
}

bool cpy_gc_in_cycle(cpy_value v)
{
    int steps = 1000; /* tuples may be nested deeply, and share others */

    return cpy_gc_tracked(v) && !(cpy_is_exactly(v, CPY_TYPE_TUPLE) && is_plain_tuple(v, &steps));
}

/* A walk that gathers objects. */
struct gathering {
    struct cpy_heap *heap;
    struct cpy_vector found;
    bool failed;
    const cpy_value *wanted; /* objects whose referrers are gathered */
    size_t n;
    bool refers;             /* the object looked at refers to one of them */
};

static void gather(struct gathering *g, struct cpy_object *o)
{
    g->failed |= !cpy_vector_push(&g->found, o);
}

/* A list of what was gathered.  CPY_ERROR: MemoryError. */
static cpy_value finish(struct cpy_thread *t, struct gathering *g)
{
    cpy_value list;

    g->heap->collecting = true;
    list = cpy_list_new(t, g->found.len);
    for (size_t i = 0; list && !g->failed && i < g->found.len; i++)
        g->failed = !cpy_list_append(t, list, cpy_from(g->found.items[i]));
    g->heap->collecting = false;
    free(g->found.items);
    if (list && g->failed)
        return cpy_raise_no_memory(t);
    return list;
}

/* A search for one object. */
struct search {
    bool (*matches)(cpy_value v, void *user);
    void *user;
    cpy_value found;
};

static void look_at(struct cpy_object *o, void *user)
{
    struct search *s = user;

    if (!s->found && s->matches(cpy_from(o), s->user))
        s->found = cpy_from(o);
}

cpy_value cpy_heap_find(struct cpy_thread *t, bool (*matches)(cpy_value v, void *user), void *user)
{
    struct search s = {matches, user, CPY_UNSET};

    cpy_heap_each(t->vm->heap, look_at, &s);
    return s.found;
}

static void gather_tracked(struct cpy_object *o, void *user)
{
    if (cpy_gc_tracked(cpy_from(o)))
        gather(user, o);
}

cpy_value cpy_gc_objects(struct cpy_thread *t)
{
    struct gathering g = {.heap = t->vm->heap};

    cpy_heap_each(g.heap, gather_tracked, &g);
    return finish(t, &g);
}

static void look_for_wanted(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct gathering *g = tracer->user;

    for (size_t i = 0; i < g->n; i++)
        g->refers |= g->wanted[i] == cpy_from(o);
}

static void gather_referrer(struct cpy_object *o, void *user)
{
    struct gathering *g = user;
    struct cpy_tracer tracer = {.heap = g->heap, .visit = look_for_wanted, .user = g};

    if (!cpy_gc_tracked(cpy_from(o)))
        return;
    g->refers = false;
    cpy_trace_object(&tracer, o);
    if (g->refers)
        gather(g, o);
}

cpy_value cpy_gc_referrers(struct cpy_thread *t, cpy_value tuple)
{
    struct gathering g = {.heap = t->vm->heap};
    cpy_value list;

    g.wanted = cpy_items(tuple, &g.n);
    cpy_heap_each(g.heap, gather_referrer, &g);
    list = finish(t, &g);
    cpy_keep(tuple);
    return list;
}

static void gather_referent(struct cpy_tracer *tracer, struct cpy_object *o)
{
    if (o->shape->layout != CPY_TYPE_SHAPE && o->shape->layout != CPY_TYPE_SLOT_BLOCK)
        gather(tracer->user, o);
}

/* Appends an item that is no object of the heap: no tracer sees it. */
static bool append_word(struct cpy_thread *t, cpy_value list, cpy_value item)
{
    return cpy_is_object(item) || cpy_list_append(t, list, item);
}

/* The same for those of a list, tuple, dict or set. */
static bool append_words(struct cpy_thread *t, cpy_value list, cpy_value container)
{
    cpy_value key, v;
    size_t position = 0;
    bool ok = true;

    if (cpy_is_list(container))
        for (size_t i = 0; ok && i < cpy_list_len(container); i++)
            ok = append_word(t, list, cpy_list_get(container, i));
    else if (cpy_is_tuple(container))
        for (size_t i = 0; ok && i < cpy_tuple_len(container); i++)
            ok = append_word(t, list, cpy_tuple_get(container, i));
    else if (cpy_is_dict(container))
        while (ok && cpy_dict_next(container, &position, &key, &v))
            ok = append_word(t, list, key) && append_word(t, list, v);
    else if (cpy_is_set(container))
        while (ok && cpy_set_next(container, &position, &v))
            ok = append_word(t, list, v);
    return ok;
}

cpy_value cpy_gc_referents(struct cpy_thread *t, cpy_value tuple)
{
    struct gathering g = {.heap = t->vm->heap};
    struct cpy_tracer tracer = {.heap = g.heap, .visit = gather_referent, .user = &g};
    const cpy_value *items = cpy_items(tuple, &g.n);
    cpy_value list;

    for (size_t i = 0; i < g.n; i++)
        if (cpy_is_object(items[i]))
            cpy_trace_object(&tracer, cpy_pointer(items[i]));
    list = finish(t, &g);
    for (size_t i = 0; list && i < cpy_tuple_len(tuple); i++)
        if (!append_words(t, list, cpy_tuple_get(tuple, i)))
            return CPY_ERROR;
    return list;
}
