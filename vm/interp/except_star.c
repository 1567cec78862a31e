/* SPDX-License-Identifier: MIT */
/* vm/interp/except_star.c - what except* clauses do with an exception (PEP 654).
 *
 * Each clause takes its part of what is left.  What clauses raise is collected; at the end it is joined with what
 * is left and with what was merely raised again.  A part that is raised again still has the
 * traceback, cause, context and notes objects of the whole: so it is told from a new exception. */
#include "vm/interp/loop.h"
#include "vm/objects/exception_group.h"
#include "vm/objects/list.h"

/* Classes after except* must not be groups. */
static bool check_classes(struct cpy_thread *t, cpy_value classes)
{
    cpy_value group = t->vm->exceptions[CPY_BASE_EXCEPTION_GROUP];
    size_t n = 1;
    const cpy_value *items = cpy_is_tuple(classes) ? cpy_items(classes, &n) : &classes;

    if (cpy_exception_matches(t, t->handled, classes) < 0) /* are they exception classes at all? */
        return false;
    for (size_t i = 0; i < n; i++)
        if (cpy_is_subtype(items[i], group)) {
            cpy_raise(t, CPY_TYPE_ERROR, "catching ExceptionGroup with except* is not allowed. Use except instead.");
            return false;
        }
    return true;
}

/* A group around an exception that is none, as if raised here. */
static cpy_value wrapped(struct cpy_thread *t, cpy_value exception)
{
    struct cpy_frame *frame = t->frame;
    cpy_value tuple = cpy_tuple_of(t, (size_t)1, exception), group;

    if (!tuple || !(group = cpy_exception_group_new(t, "", tuple)))
        return CPY_ERROR;
    t->exception = group;
    cpy_traceback_add(t, frame->code, frame->globals, cpy_frame_pc(frame));
    return cpy_take_pending(t);
}

/* Asks a group to divide itself. */
static bool split(struct cpy_thread *t, cpy_value group, cpy_value classes, struct cpy_split *out)
{
    cpy_value pair = cpy_call_method(t, group, "split", (size_t)1, classes);

    if (!pair)
        return false;
    if (!cpy_is_tuple(pair)) {
        cpy_raise(t, CPY_TYPE_ERROR, "%T.split must return a tuple, not %T", group, pair);
        return false;
    }
    if (cpy_tuple_len(pair) < 2) {
        cpy_raise(t, CPY_TYPE_ERROR, "%T.split must return a 2-tuple, got tuple of size %zu", group,
            cpy_tuple_len(pair));
        return false;
    }
    *out = (struct cpy_split){cpy_tuple_get(pair, 0), cpy_tuple_get(pair, 1)};
    return true;
}

cpy_value cpy_do_star_match(struct cpy_thread *t, cpy_value *left, cpy_value classes)
{
    struct cpy_split part = {CPY_NONE, *left};

    if (!check_classes(t, classes))
        return CPY_ERROR;
    if (*left == CPY_NONE)
        return CPY_NONE;
    if (cpy_exception_matches(t, *left, classes)) {
        part = (struct cpy_split){*left, CPY_NONE};
        if (!cpy_is_exception_group(t, *left) && !(part.match = wrapped(t, *left)))
            return CPY_ERROR;
    } else if (cpy_is_exception_group(t, *left) && !split(t, *left, classes, &part)) {
        return CPY_ERROR;
    }
    *left = part.rest;
    if (part.match != CPY_NONE && cpy_is_exception(part.match))
        t->handled = part.match;
    return part.match;
}

/* --- the end of all clauses ------------------------------------------------------------------------------ */

static cpy_value notes_of(struct cpy_thread *t, cpy_value e) { return cpy_find_attr(t, e, CPY_N(t, __notes__)); }

/* Is e a part of the group, raised again? */
static bool is_part(struct cpy_thread *t, cpy_value e, cpy_value group)
{
    const struct cpy_exception *a = cpy_as_exception(e), *b = cpy_as_exception(group);
    cpy_value notes = notes_of(t, e), others = notes_of(t, group);

    return cpy_is_exception_group(t, e) && notes == others && cpy_load(a->traceback) == cpy_load(b->traceback)
        && cpy_load(a->cause) == cpy_load(b->cause) && cpy_load(a->context) == cpy_load(b->context);
}

/* Sorts what was raised into parts of the whole and new exceptions. */
static bool sort_raised(struct cpy_thread *t, cpy_value whole, cpy_value raised, cpy_value parts, cpy_value others)
{
    for (size_t i = 0; i < cpy_list_len(raised); i++) {
        cpy_value e = cpy_list_get(raised, i);

        if (e != CPY_NONE && !cpy_list_append(t, is_part(t, e, whole) ? parts : others, e))
            return false;
    }
    return !cpy_pending(t);
}

/* After an exception that is no group at most one clause ran. */
static cpy_value only_raised(cpy_value raised)
{
    for (size_t i = 0; i < cpy_list_len(raised); i++)
        if (cpy_list_get(raised, i) != CPY_NONE)
            return cpy_list_get(raised, i);
    return CPY_NONE;
}

cpy_value cpy_do_star_end(struct cpy_thread *t, cpy_value whole, cpy_value raised)
{
    cpy_value parts, others, again;

    if (!cpy_is_exception_group(t, whole))
        return only_raised(raised);
    if (!(parts = cpy_list_new(t, 0)) || !(others = cpy_list_new(t, 0)) || !sort_raised(t, whole, raised, parts, others)
        || !(again = cpy_exception_group_project(t, whole, parts)))
        return CPY_ERROR;
    if (!cpy_list_len(others))
        return again;
    if (again != CPY_NONE && !cpy_list_append(t, others, again))
        return CPY_ERROR;
    return cpy_list_len(others) == 1 ? cpy_list_get(others, 0) : cpy_exception_group_new(t, "", others);
}
