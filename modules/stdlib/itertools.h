/* SPDX-License-Identifier: MIT */
/* modules/stdlib/itertools.h - the iterators of itertools share one struct; what its fields mean is said per tool. */
#ifndef CPY_MODULES_ITERTOOLS_H
#define CPY_MODULES_ITERTOOLS_H

#include "vm/api.h"

struct cpy_tool {
    struct cpy_object head;
    cpy_field source;   /* the iterator, or tuple of iterators, that is read; unset when exhausted */
    cpy_field function; /* what is called for items, or unset */
    cpy_field kept;     /* what is remembered between items */
    cpy_field other;    /* a second thing remembered */
    int64_t index, limit, step;
    bool started;
};

CPY_INLINE struct cpy_tool *cpy_as_tool(cpy_value v) { return (struct cpy_tool *)cpy_pointer(v); }

/* A new tool of a class with its first two fields; source CPY_ERROR: the exception is passed on as NULL. */
struct cpy_tool *cpy_tool_new(struct cpy_thread *t, cpy_value type, cpy_value source, cpy_value function);
/* trace() of an iterator whose fields are all in the tool's fixed array. */
void cpy_tool_trace(struct cpy_tracer *tracer, struct cpy_object *o);
cpy_value cpy_tool_iter(struct cpy_thread *t, const cpy_value *args); /* __iter__ of an iterator: itself. */

#define CPY_TOOL_METHODS(next)                                                                         \
    {"__iter__", "(self, /)", cpy_tool_iter, "Return self.", 0},                                       \
    {"__next__", "(self, /)", next, "Return the next item.", 0}

#define CPY_TOOL_TYPE(id, doc_)                                                                        \
    const struct cpy_type_def cpy_itertools_##id = {                                                   \
        .name = "itertools." #id, .doc = doc_, .size = sizeof(struct cpy_tool),                        \
        .flags = CPY_TYPE_FULL_NAME,                                                                   \
        .methods = id##_methods, .trace = cpy_tool_trace,                                              \
    }

/* itertools_groups.c */
extern const struct cpy_type_def cpy_itertools_groupby, cpy_itertools__grouper, cpy_itertools__tee;
cpy_value cpy_itertools_tee(struct cpy_thread *t, const cpy_value *args); /* itertools.tee(). */
/* itertools_choices.c */
extern const struct cpy_type_def cpy_itertools_product, cpy_itertools_permutations, cpy_itertools_combinations,
    cpy_itertools_combinations_with_replacement;

#endif
