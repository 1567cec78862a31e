/* SPDX-License-Identifier: MIT */
/* modules/stdlib/itertools.c - module itertools; groupby and tee are in itertools_groups.c, product and
 * its like in itertools_choices.c.
 *
 * A function or iterator that is called may use the tool again, so a tool's fields are
 * brought up to date before or after such a call, never across it. */
#include "modules/stdlib/itertools.h"

struct cpy_tool *cpy_tool_new(struct cpy_thread *t, cpy_value type, cpy_value source, cpy_value function)
{
    struct cpy_tool *tool = source ? cpy_new_object(t, type) : NULL;

    if (tool) {
        cpy_store(tool, &tool->source, source);
        cpy_store(tool, &tool->function, function);
    }
    return tool;
}

void cpy_tool_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace_many(tracer, &((struct cpy_tool *)o)->source, 4);
}

cpy_value cpy_tool_iter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

/* Makes the tool exhausted and returns CPY_ERROR. */
static cpy_value tool_end(struct cpy_tool *tool)
{
    cpy_store(tool, &tool->source, CPY_UNSET);
    return CPY_ERROR;
}

/* The next item of the tool's source; its end is the tool's. */
static cpy_value read(struct cpy_thread *t, struct cpy_tool *tool)
{
    cpy_value source = cpy_load(tool->source), v = source ? cpy_next(t, source) : CPY_ERROR;

    if (!v && source && !cpy_pending(t))
        tool_end(tool);
    return v;
}

/* a + b. */
static cpy_value sum(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    if (cpy_both_small(a, b) && cpy_fits_small(cpy_small(a) + cpy_small(b)))
        return cpy_int(cpy_small(a) + cpy_small(b));
    return cpy_binary(t, a, b, CPY_ADD);
}

/* --- count: kept is the next number, other the step ------------------------------------------------------- */

static bool is_number(struct cpy_thread *t, cpy_value v)
{
    static const char *const names[] = {"__index__", "__float__", "__int__", "__complex__"};
    cpy_value type = cpy_type_of(t, v), method = CPY_UNSET;

    for (size_t i = 0; i < CPY_COUNT(names) && !method && !cpy_pending(t); i++)
        method = cpy_find_attr_str(t, type, names[i]);
    return method;
}

/* args: class, start, step. */
static cpy_value count_new(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value start = args[1], step = cpy_is_bool(args[2]) && args[2] == CPY_TRUE ? cpy_int(1) : args[2];
    struct cpy_tool *tool;

    if (!is_number(t, start) || !is_number(t, step))
        return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_TYPE_ERROR, "a number is required");
    if (cpy_is_bool(start) && step == cpy_int(1) && !(start = cpy_index(t, start)))
        return CPY_ERROR;
    if ((tool = cpy_tool_new(t, args[0], CPY_NONE, CPY_UNSET))) {
        cpy_store(tool, &tool->kept, start);
        cpy_store(tool, &tool->other, step);
    }
    return cpy_from(tool);
}

static cpy_value count_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *tool = cpy_as_tool(args[0]);
    cpy_value v = cpy_load(tool->kept), next = sum(t, v, cpy_load(tool->other));

    if (!next)
        return CPY_ERROR;
    cpy_store(tool, &tool->kept, next);
    return v;
}

static cpy_value count_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *tool = cpy_as_tool(args[0]);

    if (cpy_load(tool->other) == cpy_int(1))
        return cpy_str_format(t, "count(%R)", cpy_load(tool->kept));
    return cpy_str_format(t, "count(%R, %R)", cpy_load(tool->kept), cpy_load(tool->other));
}

static const struct cpy_function count_methods[] = {
    {"__new__", "(cls, start=0, step=1)", count_new, "Make an iterator of start, start + step ...", 0},
    CPY_TOOL_METHODS(count_next),
    {"__repr__", "(self, /)", count_repr, "Return repr(self).", 0},
    {0},
};
static CPY_TOOL_TYPE(count, "Numbers, evenly apart, without end.");

/* --- cycle: kept is the list of items so far; source is unset once all are known ---------------------------- */

static cpy_value cycle_new(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *tool = cpy_tool_new(t, args[0], cpy_iter(t, args[1]), CPY_UNSET);
    cpy_value kept = tool ? cpy_list_new(t, 0) : CPY_ERROR;

    if (!kept)
        return CPY_ERROR;
    cpy_store(tool, &tool->kept, kept);
    return cpy_from(tool);
}

static cpy_value cycle_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *tool = cpy_as_tool(args[0]);
    cpy_value kept = cpy_load(tool->kept), v = read(t, tool);

    if (v)
        return cpy_list_append(t, kept, v) ? v : CPY_ERROR;
    if (cpy_pending(t) || cpy_list_len(kept) == 0)
        return CPY_ERROR;
    if (tool->index >= (int64_t)cpy_list_len(kept))
        tool->index = 0;
    return cpy_list_get(kept, (size_t)tool->index++);
}

static const struct cpy_function cycle_methods[] = {
    {"__new__", "(cls, iterable, /)", cycle_new, "Make an iterator that repeats the items without end.", 0},
    CPY_TOOL_METHODS(cycle_next),
    {0},
};
static CPY_TOOL_TYPE(cycle, "The items of an iterable, over and over.");

/* --- repeat: kept is the object, limit how often, -1 without end -------------------------------------------- */

static cpy_value repeat_new(struct cpy_thread *t, const cpy_value *args)
{
    int64_t times = -1;
    struct cpy_tool *tool;

    if (args[2] && !cpy_to_size(t, args[2], &times))
        return CPY_ERROR;
    if (args[2] && times < 0)
        times = 0;
    if (!(tool = cpy_tool_new(t, args[0], CPY_NONE, CPY_UNSET)))
        return CPY_ERROR;
    cpy_store(tool, &tool->kept, args[1]);
    tool->limit = times;
    return cpy_from(tool);
}

static cpy_value repeat_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *tool = cpy_as_tool(args[0]);

    (void)t;
    if (tool->limit == 0)
        return CPY_ERROR;
    if (tool->limit > 0)
        tool->limit--;
    return cpy_load(tool->kept);
}

static cpy_value repeat_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *tool = cpy_as_tool(args[0]);

    if (tool->limit < 0)
        return cpy_str_format(t, "repeat(%R)", cpy_load(tool->kept));
    return cpy_str_format(t, "repeat(%R, %lld)", cpy_load(tool->kept), (long long)tool->limit);
}

static cpy_value repeat_hint(struct cpy_thread *t, const cpy_value *args)
{
    int64_t left = cpy_as_tool(args[0])->limit;

    return left < 0 ? cpy_raise(t, CPY_TYPE_ERROR, "len() of unsized object") : cpy_int_from(t, left);
}

static const struct cpy_function repeat_methods[] = {
    {"__new__", "(cls, object, times=<unset>)", repeat_new, "Make an iterator of the same object, again and again.", 0},
    CPY_TOOL_METHODS(repeat_next),
    {"__repr__", "(self, /)", repeat_repr, "Return repr(self).", 0},
    {"__length_hint__", "(self, /)", repeat_hint, "Return how many items are to come.", 0},
    {0},
};
static CPY_TOOL_TYPE(repeat, "One object, a number of times or without end.");

/* --- accumulate: kept is the total so far; other is initial, until it was given out ----------------------------- */

static cpy_value accumulate_new(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *tool = cpy_tool_new(t, args[0], cpy_iter(t, args[1]), args[2]);

    if (tool && args[3] != CPY_NONE)
        cpy_store(tool, &tool->other, args[3]);
    return cpy_from(tool);
}

static cpy_value accumulate_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *tool = cpy_as_tool(args[0]);
    cpy_value total = cpy_load(tool->kept), v, function = cpy_load(tool->function);

    if (cpy_load(tool->other)) {
        v = cpy_load(tool->other);
        cpy_store(tool, &tool->other, CPY_UNSET);
    } else if (!(v = read(t, tool))) {
        return CPY_ERROR;
    } else if (total && !(v = function == CPY_NONE ? sum(t, total, v) : cpy_call_2(t, function, total, v))) {
        return CPY_ERROR;
    }
    cpy_store(tool, &tool->kept, v);
    return v;
}

static const struct cpy_function accumulate_methods[] = {
    {"__new__", "(cls, iterable, func=None, *, initial=None)", accumulate_new, "Make an iterator of running totals.",
        0},
    CPY_TOOL_METHODS(accumulate_next),
    {0},
};
static CPY_TOOL_TYPE(accumulate, "Sums, or results of another function, of the items so far.");

/* --- chain: source is the iterator over the iterables, kept the one over the current --------------------------- */

static cpy_value chain_new(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_from(cpy_tool_new(t, args[0], cpy_iter(t, args[1]), CPY_UNSET));
}

static cpy_value chain_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *tool = cpy_as_tool(args[0]);
    cpy_value v;

    for (;;) {
        if (cpy_load(tool->kept)) {
            if ((v = cpy_next(t, cpy_load(tool->kept))) || cpy_pending(t))
                return v;
            cpy_store(tool, &tool->kept, CPY_UNSET);
        }
        if (!(v = read(t, tool)))
            return CPY_ERROR;
        if (!(v = cpy_iter(t, v)))
            return tool_end(tool);
        cpy_store(tool, &tool->kept, v);
    }
}

static cpy_value chain_class_getitem(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_call_2(t, cpy_builtin_type(t, CPY_TYPE_GENERIC_ALIAS), args[0], args[1]);
}

static const struct cpy_function chain_methods[] = {
    {"__new__", "(cls, /, *iterables)", chain_new,
        "Make an iterator of the items of all iterables, one after the other.", 0},
    {"from_iterable", "(cls, iterable, /)", chain_new, "Make a chain of the iterables that an iterable gives.",
        CPY_BIND_CLASS},
    {"__class_getitem__", "(cls, item, /)", chain_class_getitem, "Return chain[item] for annotations.", CPY_BIND_CLASS},
    CPY_TOOL_METHODS(chain_next),
    {0},
};
static CPY_TOOL_TYPE(chain, "The items of several iterables, one after the other.");

/* --- compress: other is the iterator over selectors -------------------------------------------------------------- */

static cpy_value compress_new(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value data = cpy_iter(t, args[1]), selectors = data ? cpy_iter(t, args[2]) : CPY_ERROR;
    struct cpy_tool *tool = selectors ? cpy_tool_new(t, args[0], data, CPY_UNSET) : NULL;

    if (tool)
        cpy_store(tool, &tool->other, selectors);
    return cpy_from(tool);
}

static cpy_value compress_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *tool = cpy_as_tool(args[0]);
    cpy_value v, selector;
    int truth;

    while ((v = read(t, tool))) {
        if (!(selector = cpy_next(t, cpy_load(tool->other))) || (truth = cpy_truth(t, selector)) < 0)
            return CPY_ERROR;
        if (truth)
            return v;
    }
    return CPY_ERROR;
}

static const struct cpy_function compress_methods[] = {
    {"__new__", "(cls, data, selectors)", compress_new, "Make an iterator of the data whose selector is true.", 0},
    CPY_TOOL_METHODS(compress_next),
    {0},
};
static CPY_TOOL_TYPE(compress, "The items whose selectors are true.");

/* --- dropwhile, takewhile, filterfalse, starmap: a function and an iterable -----------------------------------------
 */

static cpy_value with_function_new(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_from(cpy_tool_new(t, args[0], cpy_iter(t, args[2]), args[1]));
}

/* Truth of function(v): 1, 0, -1. */
static int test(struct cpy_thread *t, cpy_value function, cpy_value v)
{
    cpy_value result = cpy_call_1(t, function, v);

    return result ? cpy_truth(t, result) : -1;
}

static cpy_value dropwhile_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *tool = cpy_as_tool(args[0]);
    cpy_value v;
    int truth;

    while ((v = read(t, tool)) && !tool->started) {
        if ((truth = test(t, cpy_load(tool->function), v)) < 0)
            return CPY_ERROR;
        if (!truth) {
            tool->started = true;
            return v;
        }
    }
    return v;
}

static cpy_value takewhile_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *tool = cpy_as_tool(args[0]);
    cpy_value v = read(t, tool);
    int truth = v ? test(t, cpy_load(tool->function), v) : -1;

    if (truth > 0)
        return v;
    return truth == 0 ? tool_end(tool) : CPY_ERROR;
}

static cpy_value filterfalse_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *tool = cpy_as_tool(args[0]);
    cpy_value v;
    int truth;

    while ((v = read(t, tool)))
        if ((truth = cpy_load(tool->function) == CPY_NONE ? cpy_truth(t, v) : test(t, cpy_load(tool->function), v)) <= 0)
            return truth == 0 ? v : CPY_ERROR;
    return CPY_ERROR;
}

static cpy_value starmap_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *tool = cpy_as_tool(args[0]);
    cpy_value v = read(t, tool), items = v ? cpy_tuple_from_iterable(t, v) : CPY_ERROR;

    return items ? cpy_call_tuple(t, cpy_load(tool->function), items, CPY_UNSET) : CPY_ERROR;
}

#define WITH_FUNCTION(id, signature, doc)                                                              \
    static const struct cpy_function id##_methods[] = {                                                \
        {"__new__", signature, with_function_new, doc, 0},                                             \
        CPY_TOOL_METHODS(id##_next),                                                                   \
        {0},                                                                                           \
    };                                                                                                 \
    static CPY_TOOL_TYPE(id, doc)
WITH_FUNCTION(dropwhile, "(cls, predicate, iterable, /)", "The items from the first for which the predicate is false.");
WITH_FUNCTION(
    takewhile, "(cls, predicate, iterable, /)", "The items before the first for which the predicate is false.");
WITH_FUNCTION(filterfalse, "(cls, function, iterable, /)", "The items for which the function is false.");
WITH_FUNCTION(
    starmap, "(cls, function, iterable, /)", "The function's results for the argument tuples of an iterable.");

/* --- islice: index of the next item wanted, limit, step; started counts in other as an int what was read -------------
 */

/* An index argument or None; *out keeps its value for None.  other: the complaint about
 * what gives no integer that fits, for which -1 stands, too, as in CPython. */
static bool index_argument(
    struct cpy_thread *t, cpy_value v, const char *complaint, const char *other, int64_t least, int64_t *out)
{
    int64_t n = -1;

    if (v == CPY_NONE || !v)
        return true;
    if (!cpy_to_size(t, v, &n)) {
        if (!cpy_pending_is(t, CPY_EXCEPTION))
            return false;
        cpy_take_pending(t);
        n = -1;
    }
    if (n < least) {
        cpy_raise(t, CPY_VALUE_ERROR, "%s", n == -1 ? other : complaint);
        return false;
    }
    *out = n;
    return true;
}

/* args: class, iterable, stop or start, stop, step. */
static cpy_value islice_new(struct cpy_thread *t, const cpy_value *args)
{
    static const char indices[] = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    static const char by[] = "Step for islice() must be a positive integer or None.";
    int64_t start = 0, stop = -1, step = 1;
    bool one = !args[3];
    struct cpy_tool *tool;

    if (!index_argument(t, one ? args[2] : args[3], indices,
            "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.", 0, &stop) ||
        !index_argument(t, one ? CPY_NONE : args[2], indices, indices, 0, &start) ||
        !index_argument(t, args[4], by, by, 1, &step))
        return CPY_ERROR;
    if (!(tool = cpy_tool_new(t, args[0], cpy_iter(t, args[1]), CPY_UNSET)))
        return CPY_ERROR;
    cpy_store(tool, &tool->other, cpy_int(0));
    tool->index = start;
    tool->limit = stop;
    tool->step = step;
    return cpy_from(tool);
}

static cpy_value islice_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *tool = cpy_as_tool(args[0]);
    int64_t done = cpy_small(cpy_load(tool->other)), wanted = tool->index;
    cpy_value v = CPY_ERROR;

    if (!cpy_load(tool->source))
        return CPY_ERROR;
    if (tool->limit >= 0 && wanted >= tool->limit) { /* what lies before the start is read nevertheless */
        for (; done < wanted && read(t, tool); done++)
            ;
        return cpy_pending(t) ? CPY_ERROR : tool_end(tool);
    }
    for (; done <= wanted; done++)
        if (!(v = read(t, tool)))
            return CPY_ERROR;
    cpy_store(tool, &tool->other, cpy_int(done));
    if (__builtin_add_overflow(wanted, tool->step, &tool->index) || (tool->limit >= 0 && tool->index > tool->limit))
        tool->index = tool->limit >= 0 ? tool->limit : INT64_MAX;
    return v;
}

static const struct cpy_function islice_methods[] = {
    {"__new__", "(cls, iterable, start, stop=<unset>, step=<unset>, /)", islice_new,
        "Make an iterator of iterable[start:stop:step]; of [:stop] with one number.", 0},
    CPY_TOOL_METHODS(islice_next),
    {0},
};
static CPY_TOOL_TYPE(islice, "A slice of an iterable.");

/* --- batched: limit is the size of a batch, started tells that all must be full ------------------------------------ */

static cpy_value batched_new(struct cpy_thread *t, const cpy_value *args)
{
    int strict = cpy_truth(t, args[3]);
    cpy_value n = strict < 0 ? CPY_ERROR : cpy_index(t, args[2]), iterator;
    struct cpy_tool *batched;
    int64_t size;

    if (!n)
        return CPY_ERROR;
    if (cpy_int_sign(n) < 1)
        return cpy_raise(t, CPY_VALUE_ERROR, "n must be at least one");
    if (!cpy_to_size(t, n, &size) || !(iterator = cpy_iter(t, args[1])) ||
        !(batched = cpy_tool_new(t, args[0], iterator, CPY_UNSET)))
        return CPY_ERROR;
    batched->limit = size;
    batched->started = strict;
    return cpy_from(batched);
}

static cpy_value batched_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *batched = cpy_as_tool(args[0]);
    cpy_value source = cpy_load(batched->source), list, v;
    int64_t n = 0;

    if (!source || !(list = cpy_list_new(t, 0)))
        return CPY_ERROR;
    for (; n < batched->limit && (v = cpy_next(t, source)); n++)
        if (!cpy_list_append(t, list, v))
            return CPY_ERROR;
    if (cpy_pending(t))
        return CPY_ERROR;
    if (n == batched->limit)
        return cpy_tuple_from_iterable(t, list);
    tool_end(batched);
    if (n && batched->started)
        return cpy_raise(t, CPY_VALUE_ERROR, "batched(): incomplete batch");
    return n ? cpy_tuple_from_iterable(t, list) : CPY_ERROR;
}

static const struct cpy_function batched_methods[] = {
    {"__new__", "(cls, iterable, n, *, strict=False)", batched_new, "Make an iterator of tuples of n items.", 0},
    CPY_TOOL_METHODS(batched_next),
    {0},
};
static CPY_TOOL_TYPE(batched, "Tuples of n items each; the last may be shorter unless strict.");

/* --- pairwise: kept is the item before
 * --------------------------------------------------------------------------------- */

static cpy_value pairwise_new(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_from(cpy_tool_new(t, args[0], cpy_iter(t, args[1]), CPY_UNSET));
}

static cpy_value pairwise_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *tool = cpy_as_tool(args[0]);
    cpy_value before = cpy_load(tool->kept), v;

    if (!before) {
        if (!(before = read(t, tool)))
            return CPY_ERROR;
        cpy_store(tool, &tool->kept, before);
    }
    if (!(v = read(t, tool)))
        return CPY_ERROR;
    cpy_store(tool, &tool->kept, v);
    return cpy_tuple_of(t, 2, before, v);
}

static const struct cpy_function pairwise_methods[] = {
    {"__new__", "(cls, iterable, /)", pairwise_new, "Make an iterator of overlapping pairs.", 0},
    CPY_TOOL_METHODS(pairwise_next),
    {0},
};
static CPY_TOOL_TYPE(pairwise, "Each item with the one after it.");

/* --- zip_longest: source is a list of iterators, None for those that ended; limit how many go on; function the filler
 * --- */

static cpy_value zip_longest_new(struct cpy_thread *t, const cpy_value *args)
{
    size_t n = cpy_tuple_len(args[1]);
    cpy_value iterators = cpy_list_new(t, n), it;
    struct cpy_tool *tool;

    for (size_t i = 0; iterators && i < n; i++)
        if (!(it = cpy_iter(t, cpy_tuple_get(args[1], i))) || !cpy_list_append(t, iterators, it))
            return CPY_ERROR;
    if (!(tool = cpy_tool_new(t, args[0], iterators, args[2])))
        return CPY_ERROR;
    tool->limit = (int64_t)n;
    return cpy_from(tool);
}

/* The next item of iterator i, or the filler; CPY_ERROR at the end of the last one. */
static cpy_value longest_item(struct cpy_thread *t, struct cpy_tool *tool, cpy_value iterators, size_t i)
{
    cpy_value it = cpy_list_get(iterators, i), v = it == CPY_NONE ? CPY_ERROR : cpy_next(t, it);

    if (v || cpy_pending(t))
        return v;
    if (it != CPY_NONE) {
        cpy_list_set(iterators, i, CPY_NONE);
        if (--tool->limit == 0)
            return CPY_ERROR;
    }
    return cpy_load(tool->function);
}

static cpy_value zip_longest_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_tool *tool = cpy_as_tool(args[0]);
    cpy_value iterators = cpy_load(tool->source), items, v;
    size_t n = cpy_list_len(iterators);

    if (tool->limit == 0 || !(items = cpy_tuple_new(t, n)))
        return CPY_ERROR;
    for (size_t i = 0; i < n; i++) {
        if (!(v = longest_item(t, tool, iterators, i))) {
            tool->limit = 0;
            return CPY_ERROR;
        }
        cpy_tuple_set(items, i, v);
    }
    return items;
}

static const struct cpy_function zip_longest_methods[] = {
    {"__new__", "(cls, /, *iterables, fillvalue=None)", zip_longest_new,
        "Make an iterator of tuples up to the end of the longest iterable.", 0},
    CPY_TOOL_METHODS(zip_longest_next),
    {0},
};
static CPY_TOOL_TYPE(zip_longest, "Tuples of items from several iterables, up to the end of the longest.");

/* --- the module
 * ----------------------------------------------------------------------------------------------------------- */

static const struct cpy_type_def *const types[] = {
    &cpy_itertools_count, &cpy_itertools_cycle, &cpy_itertools_repeat, &cpy_itertools_accumulate, &cpy_itertools_chain,
    &cpy_itertools_compress, &cpy_itertools_dropwhile, &cpy_itertools_takewhile, &cpy_itertools_filterfalse,
    &cpy_itertools_starmap, &cpy_itertools_islice, &cpy_itertools_pairwise, &cpy_itertools_batched,
    &cpy_itertools_zip_longest,
    &cpy_itertools_groupby, &cpy_itertools__grouper, &cpy_itertools__tee, &cpy_itertools_product,
    &cpy_itertools_permutations, &cpy_itertools_combinations, &cpy_itertools_combinations_with_replacement, NULL,
};

static const struct cpy_function functions[] = {
    {"tee", "(iterable, n=2, /)", cpy_itertools_tee, "Return n independent iterators over one iterable.", 0},
    {0},
};

const struct cpy_module_def cpy_module_itertools = {
    .name = "itertools", .doc = "Building blocks for loops.", .functions = functions, .types = types,
};
