/* SPDX-License-Identifier: MIT */
/* modules/stdlib/traceback.c - what module traceback shares with the interpreter's own reports.
 *
 * Source lines with marks and suggestions are made in one place, vm/objects/report_source.c and suggest.c; the
 * classes are in frozen/traceback.py. */
#include "vm/api.h"

#include <limits.h>

extern const char cpy_frozen_traceback[];

/* An int argument; None: -1, and what no C int can hold as well. */
static bool to_int(struct cpy_thread *t, cpy_value v, int *out)
{
    int64_t n = -1;

    if (v != CPY_NONE && !cpy_to_int64(t, v, &n))
        return false;
    *out = n < INT_MIN || n > INT_MAX ? -1 : (int)n;
    return true;
}

/* args: lines, column, end_column */
static cpy_value source(struct cpy_thread *t, const cpy_value *args)
{
    int column, end_column;

    if (!cpy_is_str(args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "source lines must be str, not %T", args[0]);
    if (!to_int(t, args[1], &column) || !to_int(t, args[2], &end_column))
        return CPY_ERROR;
    return cpy_report_source(t, args[0], column, end_column);
}

/* args: line, lineno, offset, end_lineno, end_offset */
static cpy_value syntax_line(struct cpy_thread *t, const cpy_value *args)
{
    int place[4];

    if (!cpy_is_str(args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "a source line must be str, not %T", args[0]);
    for (size_t i = 0; i < 4; i++)
        if (!to_int(t, args[1 + i], &place[i]))
            return CPY_ERROR;
    return cpy_report_syntax_line(t, args[0], place);
}

static cpy_value suggestion(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value text;

    if (!cpy_is_instance(t, args[0], cpy_exception_class(t, CPY_BASE_EXCEPTION)))
        return cpy_raise(t, CPY_TYPE_ERROR, "an exception is needed, not %T", args[0]);
    text = cpy_suggestion(t, args[0]);
    return text ? text : cpy_raise_no_memory(t);
}

static const struct cpy_function functions[] = {
    {"_source", "(lines, column, end_column, /)", source, "Return lines indented, with marks under the columns.", 0},
    {"_syntax_line", "(line, lineno, offset, end_lineno, end_offset, /)", syntax_line,
        "Return the line of a SyntaxError with its mark.", 0},
    {"_suggestion", "(exc, /)", suggestion, "Return what an exception's message lacks: what may have been meant.", 0},
    {0},
};

const struct cpy_module_def cpy_module_traceback = {
    .name = "traceback", .doc = "Tracebacks as objects and as text.", .functions = functions,
    .source = cpy_frozen_traceback,
};
