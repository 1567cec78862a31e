/* SPDX-License-Identifier: MIT */
/* vm/interp/bind.c - binding arguments to the parameters of a Python function.
 *
 * The order of the steps decides which error a call with several mistakes gets, so it
 * is CPython's: positional arguments, keywords, too many, missing, missing keyword-only.
 * Parameters lie in registers: positional, *args, keyword-only, **kwargs. */
#include "vm/interp/loop.h"
#include "vm/objects/exception.h"
#include "vm/objects/list.h"
#include "vm/objects/suggest.h"

/* One call being bound. */
struct binding {
    struct cpy_thread *t;
    struct cpy_func *f;
    struct cpy_code *code;
    const cpy_value *args;
    size_t n;             /* positional arguments */
    cpy_value names;      /* tuple of the names of the others, or unset */
    cpy_value *out;
    cpy_value extra;      /* dict for **kwargs, or unset */
    cpy_value rest;       /* the tuple of *args; out may lie beyond what the collector sees */
};

static cpy_value parameter_name(const struct binding *b, size_t i) { return cpy_load(cpy_as_tuple(cpy_load(b->code->locals))->items[i]); }
static size_t kwonly_start(const struct cpy_code *code) { return code->arg_count + !!(code->flags & CPY_CODE_VARARGS); }

/* --- errors ---------------------------------------------------------------------------------------------------- */

static bool wrong(const struct binding *b, const char *format, cpy_value v)
{
    cpy_raise(b->t, CPY_TYPE_ERROR, format, cpy_load(b->f->qualname), v);
    return false;
}

/* "'x'", "'x' and 'y'", "'x', 'y', and 'z'". */
static void build_names(struct cpy_builder *text, cpy_value list)
{
    size_t n = cpy_list_len(list);

    for (size_t i = 0; i < n; i++) {
        if (i)
            cpy_build_ascii(text, n == 2 ? " and " : i + 1 == n ? ", and " : ", ");
        cpy_build_repr(text, cpy_list_get(list, i));
    }
}

static bool missing(const struct binding *b, cpy_value list, const char *kind)
{
    struct cpy_builder text;
    cpy_value names;
    size_t n = cpy_list_len(list);

    cpy_build(&text, b->t);
    build_names(&text, list);
    if ((names = cpy_build_finish(&text)))
        cpy_raise(b->t, CPY_TYPE_ERROR, "%V() missing %zu required %s argument%s: %V", cpy_load(b->f->qualname), n, kind,
            n == 1 ? "" : "s", names);
    return false;
}

static size_t default_count(const struct binding *b)
{
    cpy_value defaults = cpy_load(b->f->defaults);

    return defaults ? cpy_as_tuple(defaults)->len : 0;
}

/* "f() takes from 1 to 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were given" */
static bool too_many(const struct binding *b)
{
    size_t takes = b->code->arg_count, least = takes - default_count(b), named = 0;
    struct cpy_builder text;
    cpy_value s;

    for (size_t i = 0; i < b->code->kwonly_count; i++)
        named += b->out[kwonly_start(b->code) + i] != CPY_UNSET;
    cpy_build(&text, b->t);
    if (least < takes)
        cpy_build_format(&text, "%V() takes from %zu to %zu positional arguments but ", cpy_load(b->f->qualname), least, takes);
    else
        cpy_build_format(&text, "%V() takes %zu positional argument%s but ", cpy_load(b->f->qualname), takes, takes == 1 ? "" : "s");
    if (named)
        cpy_build_format(&text, "%zu positional argument%s (and %zu keyword-only argument%s) were given", b->n,
            b->n == 1 ? "" : "s", named, named == 1 ? "" : "s");
    else
        cpy_build_format(&text, "%zu %s given", b->n, b->n == 1 ? "was" : "were");
    if ((s = cpy_build_finish(&text)))
        cpy_raise(b->t, CPY_TYPE_ERROR, "%V", s);
    return false;
}

/* Keywords that name positional-only parameters, when there is no **kwargs to take them: true if there are any. */
static bool positional_only_named(const struct binding *b)
{
    struct cpy_builder text;
    size_t found = 0;
    cpy_value s;

    cpy_build(&text, b->t);
    for (size_t i = 0; i < b->code->posonly_count; i++)
        for (size_t k = 0; k < cpy_tuple_len(b->names); k++)
            if (cpy_str_equal(parameter_name(b, i), cpy_tuple_get(b->names, k))) {
                if (found++)
                    cpy_build_ascii(&text, ", ");
                cpy_build_str(&text, parameter_name(b, i));
            }
    if (!(s = cpy_build_finish(&text)))
        return true;
    if (found)
        wrong(b, "%V() got some positional-only arguments passed as keyword arguments: '%V'", s);
    return found > 0;
}

/* --- steps ----------------------------------------------------------------------------------------------------- */

static bool bind_positional(struct binding *b)
{
    size_t take = b->n < b->code->arg_count ? b->n : b->code->arg_count;
    cpy_value rest;

    if (b->code->flags & CPY_CODE_VARARGS) {
        rest = b->n > take ? cpy_tuple_from(b->t, b->args + take, b->n - take) : b->t->vm->empty_tuple;
        if (!rest)
            return false;
        b->out[b->code->arg_count] = b->rest = rest;
    }
    if (take)
        memmove(b->out, b->args, take * sizeof *b->args);
    return true;
}

/* The number of the parameter with this name that can be given by keyword, or -1. */
static int64_t find_parameter(const struct binding *b, cpy_value name)
{
    size_t start = kwonly_start(b->code), end = start + b->code->kwonly_count;
    const cpy_field *names = cpy_as_tuple(cpy_load(b->code->locals))->items;

    for (int by_text = 0; by_text < 2; by_text++)
        for (size_t i = b->code->posonly_count; i < end; i++) {
            if (i == b->code->arg_count)
                i = start;
            if (i < end && (by_text ? cpy_str_equal(cpy_load(names[i]), name) : cpy_load(names[i]) == name))
                return (int64_t)i;
        }
    return -1;
}

/* The names that keyword arguments may have, as a list. */
static cpy_value keyword_names(const struct binding *b)
{
    size_t end = kwonly_start(b->code) + b->code->kwonly_count;
    cpy_value list = cpy_list_new(b->t, end);

    for (size_t i = b->code->posonly_count; list && i < end; i++)
        if ((i < b->code->arg_count || i >= kwonly_start(b->code)) && !cpy_list_append(b->t, list, parameter_name(b, i)))
            return CPY_ERROR;
    return list;
}

/* An argument that no parameter takes; one with a similar name is mentioned. */
static bool unexpected(const struct binding *b, cpy_value name)
{
    cpy_value names = keyword_names(b), near = names ? cpy_closest_name(b->t, name, names) : CPY_UNSET;

    if (!near)
        return wrong(b, "%V() got an unexpected keyword argument '%V'", name);
    cpy_raise(b->t, CPY_TYPE_ERROR, "%V() got an unexpected keyword argument '%V'. Did you mean '%V'?",
        cpy_load(b->f->qualname), name, near);
    return false;
}

static bool bind_keyword(struct binding *b, cpy_value name, cpy_value v)
{
    int64_t i = find_parameter(b, name);

    if (i >= 0) {
        if (b->out[i])
            return wrong(b, "%V() got multiple values for argument '%V'", name);
        b->out[i] = v;
        return true;
    }
    if (b->extra)
        return cpy_dict_set(b->t, b->extra, name, v);
    if (positional_only_named(b))
        return false;
    return unexpected(b, name);
}

static bool bind_keywords(struct binding *b)
{
    size_t count = b->names ? cpy_tuple_len(b->names) : 0;

    for (size_t i = 0; i < count; i++)
        if (!bind_keyword(b, cpy_tuple_get(b->names, i), b->args[b->n + i]))
            return false;
    return true;
}

/* Defaults of positional parameters; names of those that have neither go to an error. */
static bool bind_defaults(struct binding *b)
{
    size_t count = b->code->arg_count, have = default_count(b), required = count > have ? count - have : 0;
    cpy_value list = CPY_UNSET, defaults = cpy_load(b->f->defaults);

    for (size_t i = 0; i < count; i++) {
        if (b->out[i])
            continue;
        if (i >= required) {
            b->out[i] = cpy_load(cpy_as_tuple(defaults)->items[i + have - count]);
            continue;
        }
        if ((!list && !(list = cpy_list_new(b->t, 4))) || !cpy_list_append(b->t, list, parameter_name(b, i)))
            return false;
    }
    return list ? missing(b, list, "positional") : true;
}

static bool bind_kwonly_defaults(struct binding *b)
{
    size_t start = kwonly_start(b->code);
    cpy_value list = CPY_UNSET, defaults = cpy_load(b->f->kwdefaults);

    for (size_t i = start; i < start + b->code->kwonly_count; i++) {
        if (b->out[i])
            continue;
        if (defaults && (b->out[i] = cpy_dict_get(b->t, defaults, parameter_name(b, i))))
            continue;
        if (cpy_pending(b->t) || (!list && !(list = cpy_list_new(b->t, 4))) ||
                !cpy_list_append(b->t, list, parameter_name(b, i)))
            return false;
    }
    return list ? missing(b, list, "keyword-only") : true;
}

bool cpy_bind_python(struct cpy_thread *t, struct cpy_func *f, const cpy_value *args, size_t n, cpy_value names, cpy_value *out)
{
    struct cpy_code *code = cpy_as_code(cpy_load(f->code));
    struct binding b = {t, f, code, args, n, names, out, CPY_UNSET, CPY_UNSET};
    size_t parameters = kwonly_start(code) + code->kwonly_count;

    memset(out, 0, (parameters + 1) * sizeof *out);
    if (code->flags & CPY_CODE_VARKEYWORDS && !(b.extra = cpy_dict_new(t)))
        return false;
    if (!bind_positional(&b) || !bind_keywords(&b))
        return false;
    if (n > code->arg_count && !(code->flags & CPY_CODE_VARARGS))
        return too_many(&b);
    if (!bind_defaults(&b) || !bind_kwonly_defaults(&b))
        return false;
    if (b.extra)
        out[parameters] = b.extra;
    cpy_keep(b.rest);
    return true;
}
