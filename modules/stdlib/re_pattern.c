/* SPDX-License-Identifier: MIT */
/* modules/stdlib/re_pattern.c - re.Pattern: compiling, and searching a text for one match or all.
 *
 * An empty match is found beside a match that is not: after an empty one the search goes on at the same place for one
 * that is not empty; after any other it goes on at its end. */
#include "modules/stdlib/re.h"

#include <stdlib.h>

/* --- the text ---------------------------------------------------------------------------------------------------- */

static void clip(struct re_subject *s, int64_t *start, int64_t end)
{
    int64_t len = (int64_t)s->len;

    *start = *start < 0 ? 0 : *start > len ? len : *start;
    end = end < 0 ? 0 : end > len ? len : end;
    s->end = (size_t)end;
}

static bool begin_str(struct cpy_thread *t, struct re_pattern *p, struct re_subject *s)
{
    struct cpy_text text = cpy_str_view(s->value);

    if (p->is_bytes) {
        cpy_raise(t, CPY_TYPE_ERROR, "cannot use a bytes pattern on a string-like object");
        return false;
    }
    s->data = text.data;
    s->len = text.len;
    s->width = text.width;
    s->alphabet = text.width == 1 ? text.ascii ? RE_LOW : RE_LATIN : text.width == 2 ? RE_WIDE : RE_FULL;
    s->exact = true;
    return true;
}

static bool begin_bytes(struct cpy_thread *t, struct re_pattern *p, struct re_subject *s)
{
    if (!cpy_has_buffer(s->value)) {
        cpy_raise(t, CPY_TYPE_ERROR, "expected string or bytes-like object, got '%T'", s->value);
        return false;
    }
    if (!p->is_bytes) {
        cpy_raise(t, CPY_TYPE_ERROR, "cannot use a string pattern on a bytes-like object");
        return false;
    }
    if (!cpy_get_buffer(t, s->value, &s->buffer, false))
        return false;
    s->has_buffer = true;
    s->data = s->buffer.data ? s->buffer.data : (const uint8_t *)"";
    s->len = s->buffer.len;
    s->width = 1;
    s->alphabet = RE_BYTES;
    return true;
}

bool cpy_re_begin(
    struct cpy_thread *t, struct re_pattern *p, cpy_value v, int64_t *start, int64_t end, struct re_subject *s)
{
    *s = (struct re_subject){.value = v};
    if (!(cpy_is_str(v) ? begin_str(t, p, s) : begin_bytes(t, p, s)))
        return false;
    clip(s, start, end);
    return true;
}

void cpy_re_end(struct cpy_thread *t, struct re_subject *s)
{
    if (s->has_buffer)
        cpy_release_buffer(t, &s->buffer);
    if (CPY_UNLIKELY(s->wide != NULL))
        cpy_free(cpy_pointer(cpy_builtin_type(t, CPY_TYPE_STR)), s->wide, s->len * 4 + 1);
    free(s->slow_spans);
    cpy_keep(s->value);
}

cpy_value cpy_re_slice(struct cpy_thread *t, const struct re_subject *s, size_t start, size_t end)
{
    if (s->exact)
        return cpy_str_slice(t, s->value, start, end);
    if (start == 0 && end == s->len && cpy_is_exactly(s->value, CPY_TYPE_BYTES))
        return s->value;
    return cpy_bytes_from(t, (const uint8_t *)s->data + start, end - start);
}

/* --- one match, or all ------------------------------------------------------------------------------------------- */

cpy_value cpy_re_find_one(
    struct cpy_thread *t, cpy_value p, cpy_value text, int64_t start, int64_t end, enum re_mode mode)
{
    struct re_pattern *pattern = cpy_re_pattern(p);
    struct re_subject s;
    const size_t *spans;
    cpy_value result = CPY_ERROR;
    int found;

    if (!cpy_re_begin(t, pattern, text, &start, end, &s))
        return CPY_ERROR;
    if ((found = cpy_re_run(t, pattern, &s, mode, (size_t)start, false, &spans)) >= 0)
        result = found ? cpy_re_match_new(t, pattern, &s, (size_t)start, spans) : CPY_NONE;
    cpy_re_end(t, &s);
    return result;
}

/* What findall gives for a match: the only group, a tuple of all groups, or the whole. */
static cpy_value found_item(
    struct cpy_thread *t, const struct re_pattern *p, const struct re_subject *s, const size_t *spans)
{
    cpy_value tuple, item;

    if (p->groups <= 1) {
        spans += p->groups ? 2 : 0;
        return cpy_re_slice(t, s, spans[0] == SIZE_MAX ? 0 : spans[0], spans[0] == SIZE_MAX ? 0 : spans[1]);
    }
    if (!(tuple = cpy_tuple_new(t, p->groups)))
        return CPY_ERROR;
    for (uint32_t i = 0; i < p->groups; i++)
        cpy_tuple_set(tuple, i, CPY_NONE);
    for (uint32_t i = 0; i < p->groups; i++) {
        const size_t *span = spans + 2 * (i + 1);

        if (!(item = cpy_re_slice(t, s, span[0] == SIZE_MAX ? 0 : span[0], span[0] == SIZE_MAX ? 0 : span[1])))
            return CPY_ERROR;
        cpy_tuple_set(tuple, i, item);
    }
    return tuple;
}

cpy_value cpy_re_findall(struct cpy_thread *t, cpy_value p, cpy_value text, int64_t start, int64_t end)
{
    struct re_pattern *pattern = cpy_re_pattern(p);
    struct re_subject s;
    const size_t *spans;
    bool again = false;
    cpy_value list, item;
    int found = -1;

    if (!cpy_re_begin(t, pattern, text, &start, end, &s))
        return CPY_ERROR;
    list = cpy_list_new(t, 0);
    while (list && (found = cpy_re_run(t, pattern, &s, RE_SEARCH, (size_t)start, again, &spans)) > 0) {
        start = (int64_t)spans[1];
        again = spans[0] == spans[1];
        if (!(item = found_item(t, pattern, &s, spans)) || !cpy_list_append(t, list, item)) {
            found = -1;
            break;
        }
    }
    cpy_re_end(t, &s);
    return found < 0 ? CPY_ERROR : list;
}

/* Adds the groups of a match to the parts of split(). */
static bool add_groups(
    struct cpy_thread *t, cpy_value list, const struct re_pattern *p, const struct re_subject *s, const size_t *spans)
{
    for (uint32_t i = 1; i <= p->groups; i++) {
        cpy_value item = spans[2 * i] == SIZE_MAX ? CPY_NONE : cpy_re_slice(t, s, spans[2 * i], spans[2 * i + 1]);

        if (!item || !cpy_list_append(t, list, item))
            return false;
    }
    return true;
}

cpy_value cpy_re_split(struct cpy_thread *t, cpy_value p, cpy_value text, int64_t most)
{
    struct re_pattern *pattern = cpy_re_pattern(p);
    int64_t start = 0, count = 0;
    size_t last = 0;
    struct re_subject s;
    const size_t *spans;
    bool again = false;
    cpy_value list, item;
    int found = 0;

    if (!cpy_re_begin(t, pattern, text, &start, INT64_MAX, &s))
        return CPY_ERROR;
    if (!(list = cpy_list_new(t, 0)))
        found = -1;
    while (found >= 0 && (most == 0 || count < most) &&
           (found = cpy_re_run(t, pattern, &s, RE_SEARCH, (size_t)start, again, &spans)) > 0) {
        size_t from = last;

        start = (int64_t)(last = spans[1]);
        again = spans[0] == spans[1];
        count++;
        if (!(item = cpy_re_slice(t, &s, from, spans[0])) || !cpy_list_append(t, list, item) ||
            !add_groups(t, list, pattern, &s, spans))
            found = -1;
    }
    if (found >= 0 && (!(item = cpy_re_slice(t, &s, last, s.len)) || !cpy_list_append(t, list, item)))
        found = -1;
    cpy_re_end(t, &s);
    return found < 0 ? CPY_ERROR : list;
}

/* --- finditer and scanner ---------------------------------------------------------------------------------------- */

/* The iterator of finditer(), and the object of scanner(). */
struct finder {
    struct cpy_object head;
    cpy_field pattern, text;
    int64_t start, end; /* where to go on, and where the search ends */
    bool again;         /* the last match was empty */
    bool done;
};

static void finder_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct finder *f = (struct finder *)o;

    cpy_trace(tracer, f->pattern);
    cpy_trace(tracer, f->text);
}

static cpy_value new_finder(
    struct cpy_thread *t, const struct cpy_type_def *type, cpy_value p, cpy_value text, int64_t start, int64_t end)
{
    struct re_subject s;
    cpy_value class;
    struct finder *f;

    if (!cpy_re_begin(t, cpy_re_pattern(p), text, &start, end, &s))
        return CPY_ERROR;
    f = (class = cpy_type_of_def(t, type)) ? cpy_new_object(t, class) : NULL;
    if (f) {
        cpy_store(f, &f->pattern, p);
        cpy_store(f, &f->text, text);
        f->start = start;
        f->end = (int64_t)s.end;
    }
    cpy_re_end(t, &s);
    return cpy_from(f);
}

cpy_value cpy_re_finditer(struct cpy_thread *t, cpy_value p, cpy_value text, int64_t start, int64_t end)
{
    return new_finder(t, &cpy_re_finder_type, p, text, start, end);
}

/* The next Match; CPY_NONE: there is none. */
static cpy_value find_next(struct cpy_thread *t, struct finder *f, enum re_mode mode)
{
    struct re_pattern *p = cpy_re_pattern(cpy_load(f->pattern));
    int64_t start = f->start;
    struct re_subject s;
    const size_t *spans;
    cpy_value result = CPY_ERROR;
    int found;

    if (f->done)
        return CPY_NONE;
    if (!cpy_re_begin(t, p, cpy_load(f->text), &start, f->end, &s))
        return CPY_ERROR;
    found = cpy_re_run(t, p, &s, mode, (size_t)start, f->again, &spans);
    if (found > 0) {
        f->start = (int64_t)spans[1];
        f->again = spans[0] == spans[1];
        result = cpy_re_match_new(t, p, &s, (size_t)start, spans);
    } else if (found == 0) {
        f->done = true;
        result = CPY_NONE;
    }
    cpy_re_end(t, &s);
    return result;
}

static cpy_value finder_iter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static cpy_value finder_next(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value match = find_next(t, (struct finder *)cpy_pointer(args[0]), RE_SEARCH);

    return match == CPY_NONE ? CPY_ERROR : match;
}

static const struct cpy_function finder_methods[] = {
    {"__iter__", "(self, /)", finder_iter, "Return self.", 0},
    {"__next__", "(self, /)", finder_next, "Return the next match.", 0},
    {0},
};

const struct cpy_type_def cpy_re_finder_type = {
    .name = "callable_iterator",
    .doc = "The matches of a pattern.",
    .size = sizeof(struct finder),
    .flags = CPY_TYPE_ABSTRACT,
    .methods = finder_methods,
    .trace = finder_trace,
};

static cpy_value scanner_match(struct cpy_thread *t, const cpy_value *args)
{
    return find_next(t, (struct finder *)cpy_pointer(args[0]), RE_MATCH);
}

static cpy_value scanner_search(struct cpy_thread *t, const cpy_value *args)
{
    return find_next(t, (struct finder *)cpy_pointer(args[0]), RE_SEARCH);
}

static cpy_value scanner_pattern(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(((struct finder *)cpy_pointer(args[0]))->pattern);
}

static const struct cpy_function scanner_methods[] = {
    {"match", "(self, /)", scanner_match, "Match where the last match ended.", 0},
    {"search", "(self, /)", scanner_search, "Search from where the last match ended.", 0},
    {0},
};

static const struct cpy_attribute scanner_attributes[] = {
    {"pattern", scanner_pattern, NULL, "The pattern."},
    {0},
};

const struct cpy_type_def cpy_re_scanner_type = {
    .name = "_sre.SRE_Scanner",
    .doc = "Matches a text piece by piece.",
    .size = sizeof(struct finder),
    .flags = CPY_TYPE_ABSTRACT,
    .methods = scanner_methods,
    .attributes = scanner_attributes,
    .trace = finder_trace,
};

/* --- making patterns --------------------------------------------------------------------------------------------- */

cpy_value cpy_re_compile(struct cpy_thread *t, cpy_value source, uint32_t flags)
{
    struct re_translation tr;
    struct re_pattern *p;
    cpy_value type;

    if (!cpy_re_translate(t, source, flags, cpy_is_str(source) ? RE_LOW : RE_BYTES, true, &tr))
        return CPY_ERROR;
    free(tr.text);
    if (!(type = cpy_type_of_def(t, &cpy_re_pattern_type)) || !(p = cpy_new_object(t, type))) {
        free(tr.info);
        return CPY_ERROR;
    }
    cpy_store(p, &p->source, source);
    cpy_store(p, &p->names, tr.names);
    p->flags = tr.flags;
    p->groups = tr.groups;
    p->is_bytes = !cpy_is_str(source);
    p->info = tr.info;
    return cpy_from(p);
}

static void pattern_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct re_pattern *p = (struct re_pattern *)o;

    cpy_trace(tracer, p->source);
    cpy_trace(tracer, p->names);
    cpy_trace(tracer, p->repl);
    cpy_trace(tracer, p->template);
}

static void pattern_destroy(struct cpy_object *o)
{
    struct re_pattern *p = (struct re_pattern *)o;

    free(p->info);
    for (unsigned i = 0; i < RE_ALPHABETS * RE_MODES; i++)
        cpy_re_program_free(o, p->programs[i / RE_MODES][i % RE_MODES]);
}

/* --- methods ----------------------------------------------------------------------------------------------------- */

static cpy_value find(struct cpy_thread *t, const cpy_value *args, enum re_mode mode)
{
    int64_t start, end;

    if (!cpy_to_size(t, args[2], &start) || !cpy_to_size(t, args[3], &end))
        return CPY_ERROR;
    return cpy_re_find_one(t, args[0], args[1], start, end, mode);
}

static cpy_value pattern_match(struct cpy_thread *t, const cpy_value *args) { return find(t, args, RE_MATCH); }
static cpy_value pattern_fullmatch(struct cpy_thread *t, const cpy_value *args) { return find(t, args, RE_FULLMATCH); }
static cpy_value pattern_search(struct cpy_thread *t, const cpy_value *args) { return find(t, args, RE_SEARCH); }

/* Calls a function that takes a text, a start and an end. */
static cpy_value ranged(struct cpy_thread *t, const cpy_value *args,
    cpy_value (*call)(struct cpy_thread *, cpy_value, cpy_value, int64_t, int64_t))
{
    int64_t start, end;

    if (!cpy_to_size(t, args[2], &start) || !cpy_to_size(t, args[3], &end))
        return CPY_ERROR;
    return call(t, args[0], args[1], start, end);
}

static cpy_value new_scanner(struct cpy_thread *t, cpy_value p, cpy_value text, int64_t start, int64_t end)
{
    return new_finder(t, &cpy_re_scanner_type, p, text, start, end);
}

static cpy_value pattern_findall(struct cpy_thread *t, const cpy_value *args)
{
    return ranged(t, args, cpy_re_findall);
}
static cpy_value pattern_finditer(struct cpy_thread *t, const cpy_value *args)
{
    return ranged(t, args, cpy_re_finditer);
}
static cpy_value pattern_scanner(struct cpy_thread *t, const cpy_value *args) { return ranged(t, args, new_scanner); }

static cpy_value pattern_split(struct cpy_thread *t, const cpy_value *args)
{
    int64_t most;

    return cpy_to_size(t, args[2], &most) ? cpy_re_split(t, args[0], args[1], most) : CPY_ERROR;
}

static cpy_value sub(struct cpy_thread *t, const cpy_value *args, bool counted)
{
    int64_t most;

    return cpy_to_size(t, args[3], &most) ? cpy_re_sub(t, args[0], args[1], args[2], most, counted) : CPY_ERROR;
}

static cpy_value pattern_sub(struct cpy_thread *t, const cpy_value *args) { return sub(t, args, false); }
static cpy_value pattern_subn(struct cpy_thread *t, const cpy_value *args) { return sub(t, args, true); }

/* Adds the names of flags, joined by |. */
static void build_flags(struct cpy_builder *b, uint32_t flags)
{
    static const struct {
        uint32_t flag;
        const char *name;
    } names[] = {
        {RE_IGNORECASE, "re.IGNORECASE"},
        {RE_LOCALE, "re.LOCALE"},
        {RE_MULTILINE, "re.MULTILINE"},
        {RE_DOTALL, "re.DOTALL"},
        {RE_UNICODE, "re.UNICODE"},
        {RE_VERBOSE, "re.VERBOSE"},
        {RE_DEBUG, "re.DEBUG"},
        {RE_ASCII, "re.ASCII"},
    };
    const char *before = ", ";

    for (size_t i = 0; i < CPY_COUNT(names); i++) {
        if (flags & names[i].flag) {
            cpy_build_format(b, "%s%s", before, names[i].name);
            before = "|";
        }
        flags &= ~names[i].flag;
    }
    if (flags)
        cpy_build_format(b, "%s0x%x", before, flags);
}

static cpy_value pattern_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct re_pattern *p = cpy_re_pattern(args[0]);
    cpy_value source = cpy_repr(t, cpy_load(p->source));
    uint32_t flags = p->flags;
    struct cpy_builder b;
    struct cpy_text text;

    if (!source)
        return CPY_ERROR;
    if (!p->is_bytes && (flags & (RE_LOCALE | RE_UNICODE | RE_ASCII)) == RE_UNICODE)
        flags &= ~(uint32_t)RE_UNICODE;
    text = cpy_str_view(source);
    if (text.len > 200) {
        text.len = 200;
        text.ascii = false;
    }
    cpy_build(&b, t);
    cpy_build_ascii(&b, "re.compile(");
    cpy_build_text(&b, text);
    build_flags(&b, flags);
    cpy_build_ascii(&b, ")");
    cpy_keep(source);
    return cpy_build_finish(&b);
}

static cpy_value pattern_eq(struct cpy_thread *t, const cpy_value *args)
{
    const struct re_pattern *a = cpy_re_pattern(args[0]), *b = cpy_re_pattern(args[1]);
    int equal;

    if (!cpy_is_instance_def(t, args[1], &cpy_re_pattern_type))
        return CPY_NOT_IMPLEMENTED;
    if (a->flags != b->flags || a->is_bytes != b->is_bytes)
        return CPY_FALSE;
    equal = cpy_equal(t, cpy_load(a->source), cpy_load(b->source));
    return equal < 0 ? CPY_ERROR : cpy_bool(equal);
}

static cpy_value pattern_hash(struct cpy_thread *t, const cpy_value *args)
{
    const struct re_pattern *p = cpy_re_pattern(args[0]);
    int64_t hash;

    if (!cpy_hash(t, cpy_load(p->source), &hash))
        return CPY_ERROR;
    return cpy_int(((hash ^ (int64_t)(p->flags * 0x9e3779b1u) ^ p->is_bytes) & CPY_INT_MAX));
}

static cpy_value same(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static cpy_value pattern_reduce(struct cpy_thread *t, const cpy_value *args)
{
    const struct re_pattern *p = cpy_re_pattern(args[0]);
    cpy_value module = cpy_import(t, "re"), call = module ? cpy_getattr_str(t, module, "_compile") : CPY_ERROR;
    cpy_value with = call ? cpy_tuple_of(t, 2, cpy_load(p->source), cpy_int(p->flags)) : CPY_ERROR;

    return with ? cpy_tuple_of(t, 2, call, with) : CPY_ERROR;
}

static cpy_value class_getitem(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_call_2(t, cpy_builtin_type(t, CPY_TYPE_GENERIC_ALIAS), args[0], args[1]);
}

#define RANGED "(self, /, string, pos=0, endpos=9223372036854775807)"
static const struct cpy_function pattern_methods[] = {
    {"match", RANGED, pattern_match, "Match at the beginning of the text; None if it does not.", 0},
    {"fullmatch", RANGED, pattern_fullmatch, "Match the whole text; None if it does not.", 0},
    {"search", RANGED, pattern_search, "Find the first place that matches; None if there is none.", 0},
    {"findall", RANGED, pattern_findall, "Return a list of all matches.", 0},
    {"finditer", RANGED, pattern_finditer, "Return an iterator over all matches.", 0},
    {"scanner", RANGED, pattern_scanner, "Return an object that matches piece by piece.", 0},
    {"split", "(self, /, string, maxsplit=0)", pattern_split, "Cut the text at the matches.", 0},
    {"sub", "(self, /, repl, string, count=0)", pattern_sub, "Replace the matches.", 0},
    {"subn", "(self, /, repl, string, count=0)", pattern_subn, "Replace the matches; return the text and their number.",
        0},
    {"__repr__", "(self, /)", pattern_repr, "Return repr(self).", 0},
    {"__eq__", "(self, value, /)", pattern_eq, "Return self == value.", 0},
    {"__hash__", "(self, /)", pattern_hash, "Return hash(self).", 0},
    {"__copy__", "(self, /)", same, "Return self.", 0},
    {"__deepcopy__", "(self, memo, /)", same, "Return self.", 0},
    {"__reduce__", "(self, /)", pattern_reduce, "Tell pickle how to make the pattern.", 0},
    {"__class_getitem__", "(cls, key, /)", class_getitem, "Return a generic alias.", CPY_BIND_CLASS},
    {0},
};

static cpy_value get_pattern(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(cpy_re_pattern(args[0])->source);
}

static cpy_value get_flags(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int(cpy_re_pattern(args[0])->flags);
}

static cpy_value get_groups(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int(cpy_re_pattern(args[0])->groups);
}

static cpy_value get_names(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_call_1(t, cpy_builtin_type(t, CPY_TYPE_MAPPINGPROXY), cpy_load(cpy_re_pattern(args[0])->names));
}

static const struct cpy_attribute pattern_attributes[] = {
    {"pattern", get_pattern, NULL, "The text that was compiled."},
    {"flags", get_flags, NULL, "The flags, with those that stand in the pattern."},
    {"groups", get_groups, NULL, "How many groups there are."},
    {"groupindex", get_names, NULL, "The numbers of the named groups."},
    {0},
};

const struct cpy_type_def cpy_re_pattern_type = {
    .name = "re.Pattern",
    .doc = "A compiled regular expression.",
    .size = sizeof(struct re_pattern),
    .flags = CPY_TYPE_FULL_NAME | CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = pattern_methods,
    .attributes = pattern_attributes,
    .trace = pattern_trace,
    .destroy = pattern_destroy,
};
