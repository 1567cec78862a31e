/* SPDX-License-Identifier: MIT */
/* modules/stdlib/re_match.c - re.Match: where a pattern and its groups were found.
 *
 * PCRE2 does not tell which group was closed last (lastindex).  It is found from the pattern: the group that is
 * closed last there, or, of groups that lie in one repeated part, the one that ends last in the text. */
#include "modules/stdlib/re.h"

struct match {
    struct cpy_object head;
    cpy_field pattern, text;
    size_t start, end; /* of the search: pos and endpos */
    uint32_t groups;   /* with the whole */
    size_t spans[];    /* start and end of each; SIZE_MAX: unset */
};

static struct match *as_match(cpy_value v) { return (struct match *)cpy_pointer(v); }

const size_t *cpy_re_match_span(cpy_value match, size_t i) { return as_match(match)->spans + 2 * i; }

cpy_value cpy_re_match_new(
    struct cpy_thread *t, struct re_pattern *p, const struct re_subject *s, size_t start, const size_t *spans)
{
    size_t size = 2 * (p->groups + 1) * sizeof *spans;
    struct match *m = cpy_new_variable(t, cpy_type_of_def(t, &cpy_re_match_type), sizeof *m + size);

    if (!m)
        return CPY_ERROR;
    m->groups = p->groups + 1;
    m->start = start;
    m->end = s->end;
    memcpy(m->spans, spans, size);
    cpy_store(m, &m->pattern, cpy_from(p));
    cpy_store(m, &m->text, s->value);
    return cpy_from(m);
}

static void match_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct match *m = (struct match *)o;

    cpy_trace(tracer, m->pattern);
    cpy_trace(tracer, m->text);
}

static size_t match_size(const struct cpy_object *o)
{
    const struct match *m = (const struct match *)o;

    return sizeof *m + 2 * m->groups * sizeof m->spans[0];
}

/* --- groups ------------------------------------------------------------------------------------------------------ */

/* text[start:end], if the text has not become shorter. */
static cpy_value cut(struct cpy_thread *t, cpy_value text, size_t start, size_t end)
{
    struct cpy_buffer buffer;
    cpy_value result;

    if (cpy_is_str(text))
        return cpy_str_slice(t, text, start, end);
    if (!cpy_get_buffer(t, text, &buffer, false))
        return CPY_ERROR;
    end = end > buffer.len ? buffer.len : end;
    start = start > end ? end : start;
    if (end - start == buffer.len && cpy_is_exactly(text, CPY_TYPE_BYTES))
        result = text;
    else
        result = cpy_bytes_from(t, buffer.data + start, end - start);
    cpy_release_buffer(t, &buffer);
    return result;
}

static cpy_value group_at(struct cpy_thread *t, struct match *m, size_t i, cpy_value unset)
{
    return m->spans[2 * i] == SIZE_MAX ? unset : cut(t, cpy_load(m->text), m->spans[2 * i], m->spans[2 * i + 1]);
}

/* The number of the group that an index or a name means; -1: IndexError. */
static int64_t group_number(struct cpy_thread *t, struct match *m, cpy_value key)
{
    int64_t i = -1;
    cpy_value found;

    if (cpy_is_small(key)) {
        i = cpy_small(key);
    } else if (cpy_is_int(key) || (!cpy_is_str(key) && !cpy_is_bytes(key) && cpy_find_attr_str(t, key, "__index__"))) {
        if (!cpy_to_index(t, key, &i))
            return -1;
    } else if ((found = cpy_dict_get(t, cpy_load(cpy_re_pattern(cpy_load(m->pattern))->names), key))) {
        i = cpy_small(found);
    } else {
        cpy_take_pending(t);
    }
    if (i >= 0 && i < m->groups)
        return i;
    if (!cpy_pending(t))
        cpy_raise(t, CPY_INDEX_ERROR, "no such group");
    return -1;
}

static cpy_value group_by_key(struct cpy_thread *t, struct match *m, cpy_value key)
{
    int64_t i = group_number(t, m, key);

    return i < 0 ? CPY_ERROR : group_at(t, m, (size_t)i, CPY_NONE);
}

static cpy_value match_group(struct cpy_thread *t, const cpy_value *args)
{
    struct match *m = as_match(args[0]);
    size_t n;
    const cpy_value *keys = cpy_items(args[1], &n);
    cpy_value result, item;

    if (n <= 1)
        return n ? group_by_key(t, m, keys[0]) : group_at(t, m, 0, CPY_NONE);
    if (!(result = cpy_list_new(t, n)))
        return CPY_ERROR;
    for (size_t i = 0; i < n; i++)
        if (!(item = group_by_key(t, m, keys[i])) || !cpy_list_append(t, result, item))
            return CPY_ERROR;
    return cpy_tuple_from_iterable(t, result);
}

static cpy_value match_getitem(struct cpy_thread *t, const cpy_value *args)
{
    return group_by_key(t, as_match(args[0]), args[1]);
}

static cpy_value match_groups(struct cpy_thread *t, const cpy_value *args)
{
    struct match *m = as_match(args[0]);
    cpy_value list = cpy_list_new(t, m->groups), item;

    if (!list)
        return CPY_ERROR;
    for (size_t i = 1; i < m->groups; i++)
        if (!(item = group_at(t, m, i, args[1])) || !cpy_list_append(t, list, item))
            return CPY_ERROR;
    return cpy_tuple_from_iterable(t, list);
}

static cpy_value match_groupdict(struct cpy_thread *t, const cpy_value *args)
{
    struct match *m = as_match(args[0]);
    cpy_value dict = cpy_dict_new(t), names = cpy_load(cpy_re_pattern(cpy_load(m->pattern))->names), name, number, item;
    size_t position = 0;

    while (dict && cpy_dict_next(names, &position, &name, &number))
        if (!(item = group_at(t, m, (size_t)cpy_small(number), args[1])) || !cpy_dict_set(t, dict, name, item))
            return CPY_ERROR;
    return dict;
}

/* --- places ------------------------------------------------------------------------------------------------------ */

static cpy_value place(size_t i) { return cpy_int(i == SIZE_MAX ? -1 : (int64_t)i); }

static cpy_value match_start(struct cpy_thread *t, const cpy_value *args)
{
    int64_t i = group_number(t, as_match(args[0]), args[1]);

    return i < 0 ? CPY_ERROR : place(as_match(args[0])->spans[2 * i]);
}

static cpy_value match_end(struct cpy_thread *t, const cpy_value *args)
{
    int64_t i = group_number(t, as_match(args[0]), args[1]);

    return i < 0 ? CPY_ERROR : place(as_match(args[0])->spans[2 * i + 1]);
}

static cpy_value span_at(struct cpy_thread *t, const struct match *m, size_t i)
{
    return cpy_tuple_of(t, 2, place(m->spans[2 * i]), place(m->spans[2 * i + 1]));
}

static cpy_value match_span(struct cpy_thread *t, const cpy_value *args)
{
    int64_t i = group_number(t, as_match(args[0]), args[1]);

    return i < 0 ? CPY_ERROR : span_at(t, as_match(args[0]), (size_t)i);
}

static cpy_value match_regs(struct cpy_thread *t, const cpy_value *args)
{
    struct match *m = as_match(args[0]);
    cpy_value list = cpy_list_new(t, m->groups), item;

    for (size_t i = 0; list && i < m->groups; i++)
        if (!(item = span_at(t, m, i)) || !cpy_list_append(t, list, item))
            return CPY_ERROR;
    return list ? cpy_tuple_from_iterable(t, list) : CPY_ERROR;
}

/* Was group a, which is set, closed after group b? */
static bool closed_after(const struct match *m, const struct re_group *info, uint32_t a, uint32_t b)
{
    size_t end_a = m->spans[2 * a + 1], end_b = m->spans[2 * b + 1];

    if (info[a].loop && info[a].loop == info[b].loop && end_a != end_b)
        return end_a > end_b;
    return info[a].closed > info[b].closed;
}

/* The group that was closed last, or 0. */
static uint32_t last_group(const struct match *m)
{
    const struct re_group *info = cpy_re_pattern(cpy_load(m->pattern))->info;
    uint32_t last = 0;

    for (uint32_t i = 1; i < m->groups; i++)
        if (m->spans[2 * i] != SIZE_MAX && (!last || closed_after(m, info, i, last)))
            last = i;
    return last;
}

static cpy_value get_lastindex(struct cpy_thread *t, const cpy_value *args)
{
    uint32_t last = last_group(as_match(args[0]));

    (void)t;
    return last ? cpy_int(last) : CPY_NONE;
}

static cpy_value get_lastgroup(struct cpy_thread *t, const cpy_value *args)
{
    struct match *m = as_match(args[0]);
    cpy_value names = cpy_load(cpy_re_pattern(cpy_load(m->pattern))->names), name, number;
    uint32_t last = last_group(m);
    size_t position = 0;

    (void)t;
    while (cpy_dict_next(names, &position, &name, &number))
        if (cpy_small(number) == last)
            return name;
    return CPY_NONE;
}

static cpy_value get_pos(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return place(as_match(args[0])->start);
}
static cpy_value get_endpos(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return place(as_match(args[0])->end);
}

static cpy_value get_re(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(as_match(args[0])->pattern);
}

static cpy_value get_string(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(as_match(args[0])->text);
}

/* --- the rest ---------------------------------------------------------------------------------------------------- */

static cpy_value match_expand(struct cpy_thread *t, const cpy_value *args)
{
    struct match *m = as_match(args[0]);
    struct re_pattern *p = cpy_re_pattern(cpy_load(m->pattern));
    struct re_subject s;
    int64_t start = 0;
    cpy_value result;

    if (!cpy_re_begin(t, p, cpy_load(m->text), &start, INT64_MAX, &s))
        return CPY_ERROR;
    result = cpy_re_expand(t, p, args[0], &s, args[1]);
    cpy_re_end(t, &s);
    return result;
}

static cpy_value match_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct match *m = as_match(args[0]);
    cpy_value group = group_at(t, m, 0, CPY_NONE), shown = group ? cpy_repr(t, group) : CPY_ERROR;

    if (shown && cpy_str_view(shown).len > 50)
        shown = cpy_str_slice(t, shown, 0, 50);
    return shown ? cpy_str_format(t, "<re.Match object; span=(%zu, %zu), match=%V>", m->spans[0], m->spans[1], shown)
                 : CPY_ERROR;
}

static cpy_value same(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static cpy_value class_getitem(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_call_2(t, cpy_builtin_type(t, CPY_TYPE_GENERIC_ALIAS), args[0], args[1]);
}

static const struct cpy_function match_methods[] = {
    {"group", "(self, /, *groups)", match_group, "Return groups by number or name; without arguments the whole match.",
        0},
    {"groups", "(self, /, default=None)", match_groups, "Return a tuple of all groups.", 0},
    {"groupdict", "(self, /, default=None)", match_groupdict, "Return a dict of the named groups.", 0},
    {"start", "(self, group=0, /)", match_start, "Return where a group begins; -1 if it is not part of the match.", 0},
    {"end", "(self, group=0, /)", match_end, "Return where a group ends; -1 if it is not part of the match.", 0},
    {"span", "(self, group=0, /)", match_span, "Return start and end of a group.", 0},
    {"expand", "(self, /, template)", match_expand, "Return the template with the groups put in.", 0},
    {"__getitem__", "(self, key, /)", match_getitem, "Return a group.", 0},
    {"__repr__", "(self, /)", match_repr, "Return repr(self).", 0},
    {"__copy__", "(self, /)", same, "Return self.", 0},
    {"__deepcopy__", "(self, memo, /)", same, "Return self.", 0},
    {"__class_getitem__", "(cls, key, /)", class_getitem, "Return a generic alias.", CPY_BIND_CLASS},
    {0},
};

static const struct cpy_attribute match_attributes[] = {
    {"pos", get_pos, NULL, "Where the search began."},
    {"endpos", get_endpos, NULL, "Where the search would have ended."},
    {"lastindex", get_lastindex, NULL, "The number of the group that was closed last."},
    {"lastgroup", get_lastgroup, NULL, "The name of the group that was closed last."},
    {"re", get_re, NULL, "The pattern."},
    {"string", get_string, NULL, "The text."},
    {"regs", match_regs, NULL, "The places of all groups."},
    {0},
};

const struct cpy_type_def cpy_re_match_type = {
    .name = "re.Match",
    .doc = "Where a pattern was found.",
    .size = sizeof(struct match),
    .flags = CPY_TYPE_FULL_NAME | CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT | CPY_TYPE_VARIABLE,
    .methods = match_methods,
    .attributes = match_attributes,
    .trace = match_trace,
    .size_of = match_size,
};
