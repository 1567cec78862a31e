/* SPDX-License-Identifier: MIT */
/* vm/objects/str_format.c - str.format() and str.format_map().
 *
 * A format string is literal text and fields: {name!conversion:specification}, where the
 * name goes on with .attribute and [index], and the specification may hold fields itself,
 * one level deep. */
#include "vm/objects/str_methods.h"

#include "vm/objects/format.h"
#include "vm/objects/list.h"

enum numbering { UNDECIDED, AUTOMATIC, MANUAL };

/* A format string being filled in. */
struct filler {
    struct cpy_thread *t;
    cpy_value args;            /* tuple, or CPY_UNSET: format_map() */
    cpy_value mapping;         /* keyword arguments or the mapping */
    enum numbering numbering;
    size_t next;               /* automatic field number */
    bool braces;               /* one was met */
};

/* A field taken apart. */
struct field {
    struct cpy_text name, spec;
    uint32_t conversion;       /* 0: none */
    bool nested;               /* the specification has fields */
};

static bool fail(struct filler *f, const char *message)
{
    cpy_raise(f->t, CPY_VALUE_ERROR, "%s", message);
    return false;
}

/* --- taking a field apart --------------------------------------------------------------------------- */

/* Finds the end of the name that begins at *at: } or ! or : outside of brackets. */
static bool scan_name(struct filler *f, const struct cpy_text *s, size_t *at)
{
    bool in_brackets = false;

    for (; *at < s->len; ++*at) {
        uint32_t c = cpy_text_at(s, *at);

        if (c == '{' && !in_brackets)
            return fail(f, "unexpected '{' in field name");
        if (c == '[')
            in_brackets = true;
        else if (c == ']')
            in_brackets = false;
        else if (!in_brackets && (c == '}' || c == ':' || c == '!'))
            return true;
    }
    return fail(f, "expected '}' before end of string");
}

/* Finds the } that ends the specification at *at. */
static bool scan_spec(struct filler *f, const struct cpy_text *s, size_t *at, struct field *field)
{
    size_t start = *at, depth = 1;

    for (; *at < s->len; ++*at) {
        uint32_t c = cpy_text_at(s, *at);

        if (c == '{') {
            field->nested = true;
            depth++;
        } else if (c == '}' && --depth == 0) {
            field->spec = cpy_text_part(s, start, (*at)++);
            return true;
        }
    }
    return fail(f, "unmatched '{' in format spec");
}

/* Reads the conversion behind '!'; *at is moved to the specification, *end: there is none. */
static bool scan_conversion(struct filler *f, const struct cpy_text *s, size_t *at, struct field *field, bool *end)
{
    if (*at == s->len)
        return fail(f, "end of string while looking for conversion specifier");
    field->conversion = cpy_text_at(s, (*at)++);
    if (*at == s->len)
        return fail(f, "unmatched '{' in format spec");
    *end = cpy_text_at(s, *at) == '}';
    if (!*end && cpy_text_at(s, *at) != ':')
        return fail(f, "expected ':' after conversion specifier");
    ++*at;
    return true;
}

/* Reads a field behind its {; *at is moved behind its }. */
static bool scan_field(struct filler *f, const struct cpy_text *s, size_t *at, struct field *field)
{
    size_t start = *at;
    bool end;
    uint32_t c;

    *field = (struct field){.conversion = 0};
    if (*at == s->len)
        return fail(f, "Single '{' encountered in format string");
    if (!scan_name(f, s, at))
        return false;
    field->name = cpy_text_part(s, start, *at);
    field->spec = cpy_text_part(s, *at, *at);
    c = cpy_text_at(s, (*at)++);
    if (c == '}')
        return true;
    if (c == '!') {
        if (!scan_conversion(f, s, at, field, &end))
            return false;
        if (end)
            return true;
    }
    return scan_spec(f, s, at, field);
}

/* --- finding the object --------------------------------------------------------------------------------- */

/* The number that all of s is; -1: it is none; -2: an exception is pending. */
static int64_t as_number(struct cpy_thread *t, const struct cpy_text *s)
{
    size_t at = 0;
    int64_t n = cpy_read_digits(t, s, &at);

    return n >= 0 && at < s->len ? -1 : n;
}

static bool set_numbering(struct filler *f, enum numbering wanted)
{
    if (f->numbering == UNDECIDED)
        f->numbering = wanted;
    if (f->numbering != wanted)
        return fail(f, wanted == MANUAL
            ? "cannot switch from automatic field numbering to manual field specification"
            : "cannot switch from manual field specification to automatic field numbering");
    return true;
}

static cpy_value positional(struct filler *f, int64_t n)
{
    if (!f->args)
        return cpy_raise(f->t, CPY_VALUE_ERROR, "Format string contains positional fields");
    if ((uint64_t)n >= cpy_tuple_len(f->args))
        return cpy_raise(f->t, CPY_INDEX_ERROR, "Replacement index %lld out of range for positional args tuple",
            (long long)n);
    return cpy_tuple_get(f->args, (size_t)n);
}

static cpy_value keyword(struct filler *f, const struct cpy_text *name)
{
    cpy_value key = cpy_str_from_text(f->t, *name), v;

    if (!key)
        return CPY_ERROR;
    if (!f->args)
        return cpy_getitem(f->t, f->mapping, key);
    v = cpy_dict_get(f->t, f->mapping, key);
    return v || cpy_pending(f->t) ? v : cpy_raise_with(f->t, CPY_KEY_ERROR, key);
}

/* The object that the name begins with; *at is moved behind that. */
static cpy_value first_object(struct filler *f, const struct cpy_text *name, size_t *at)
{
    struct cpy_text first;
    int64_t n;

    while (*at < name->len && cpy_text_at(name, *at) != '.' && cpy_text_at(name, *at) != '[')
        ++*at;
    first = cpy_text_part(name, 0, *at);
    if ((n = as_number(f->t, &first)) == -2)
        return CPY_ERROR;
    if (first.len && n < 0)
        return keyword(f, &first);
    if (f->args && !set_numbering(f, first.len ? MANUAL : AUTOMATIC))
        return CPY_ERROR;
    return positional(f, first.len ? n : (int64_t)f->next++);
}

static cpy_value index_object(struct filler *f, cpy_value v, const struct cpy_text *index)
{
    int64_t n = as_number(f->t, index);
    cpy_value key;

    if (n == -2)
        return CPY_ERROR;
    key = n >= 0 ? cpy_int_from(f->t, n) : cpy_str_from_text(f->t, *index);
    return key ? cpy_getitem(f->t, v, key) : CPY_ERROR;
}

/* Follows one .attribute or [index] of v. */
static cpy_value follow(struct filler *f, cpy_value v, const struct cpy_text *name, size_t *at)
{
    uint32_t kind = cpy_text_at(name, (*at)++);
    size_t start = *at;
    struct cpy_text part;
    cpy_value attribute;

    if (kind != '.' && kind != '[')
        return cpy_raise(f->t, CPY_VALUE_ERROR, "Only '.' or '[' may follow ']' in format field specifier");
    while (*at < name->len && (kind == '[' ? cpy_text_at(name, *at) != ']'
        : cpy_text_at(name, *at) != '.' && cpy_text_at(name, *at) != '['))
        ++*at;
    if (kind == '[' && *at == name->len)
        return cpy_raise(f->t, CPY_VALUE_ERROR, "Missing ']' in format string");
    part = cpy_text_part(name, start, *at);
    *at += kind == '[';
    if (!part.len)
        return cpy_raise(f->t, CPY_VALUE_ERROR, "Empty attribute in format string");
    if (kind == '[')
        return index_object(f, v, &part);
    attribute = cpy_str_from_text(f->t, part);
    return attribute ? cpy_getattr(f->t, v, attribute) : CPY_ERROR;
}

static cpy_value find_object(struct filler *f, const struct cpy_text *name)
{
    size_t at = 0;
    cpy_value v = first_object(f, name, &at);

    while (v && at < name->len)
        v = follow(f, v, name, &at);
    return v;
}

static cpy_value convert(struct filler *f, cpy_value v, uint32_t conversion)
{
    switch (conversion) {
    case 0: return v;
    case 'r': return cpy_repr(f->t, v);
    case 's': return cpy_str(f->t, v);
    case 'a': return cpy_ascii(f->t, v);
    default:
        return cpy_raise(f->t, CPY_VALUE_ERROR, conversion > 32 && conversion < 127 ? "Unknown conversion specifier %c"
            : "Unknown conversion specifier \\x%x", conversion);
    }
}

/* --- filling in -------------------------------------------------------------------------------------------- */

static cpy_value fill(struct filler *f, const struct cpy_text *s, int depth);

static bool put_field(struct filler *f, struct cpy_builder *b, const struct field *field, int depth)
{
    cpy_value v = find_object(f, &field->name), spec, result;

    if (!v || !(v = convert(f, v, field->conversion)))
        return false;
    if (!field->spec.len && cpy_is(f->t, v, CPY_TYPE_STR)) {
        cpy_build_view(b, v);
        return true;
    }
    if (!field->spec.len && cpy_is_small(v)) {
        cpy_build_small(b, cpy_small(v));
        return true;
    }
    spec = field->nested ? fill(f, &field->spec, depth - 1) : cpy_str_from_part(f->t, &field->spec, 0, field->spec.len);
    if (!spec || !(result = cpy_format(f->t, v, spec)))
        return false;
    cpy_build_str(b, result);
    return true;
}

/* Puts literal text up to the next field and moves *at behind its {.  False: the end, or an exception is pending. */
static bool put_literal(struct filler *f, struct cpy_builder *b, const struct cpy_text *s, size_t *at)
{
    size_t start = *at;

    while (*at < s->len) {
        uint32_t c = cpy_text_at(s, (*at)++);

        if (c != '{' && c != '}')
            continue;
        f->braces = true;
        cpy_build_part(b, s, start, *at - 1);
        if (*at < s->len && cpy_text_at(s, *at) == c) {
            start = (*at)++; /* two of them mean one */
            continue;
        }
        if (c == '{')
            return true;
        return fail(f, "Single '}' encountered in format string");
    }
    cpy_build_part(b, s, start, s->len);
    return false;
}

static cpy_value fill(struct filler *f, const struct cpy_text *s, int depth)
{
    struct cpy_builder b;
    struct field field;
    size_t at = 0;

    if (depth <= 0)
        return cpy_raise(f->t, CPY_VALUE_ERROR, "Max string recursion exceeded");
    cpy_build(&b, f->t);
    while (put_literal(f, &b, s, &at))
        if (!scan_field(f, s, &at, &field) || !put_field(f, &b, &field, depth))
            break;
    if (cpy_pending(f->t))
        b.failed = true;
    return cpy_build_finish(&b);
}

static cpy_value format(struct cpy_thread *t, cpy_value self, cpy_value args, cpy_value mapping)
{
    struct filler f = {.t = t, .args = args, .mapping = mapping};
    struct cpy_text s = cpy_str_text(self);
    cpy_value result;

    if (!cpy_check_stack(t))
        return CPY_ERROR;
    result = fill(&f, &s, 2);
    cpy_keep(self);
    return result && s.len && !f.braces ? self : result; /* even if its class is another */
}

cpy_value cpy_str_format_method(struct cpy_thread *t, const cpy_value *args)
{
    return format(t, args[0], args[1], args[2]);
}

cpy_value cpy_str_format_map(struct cpy_thread *t, const cpy_value *args)
{
    return format(t, args[0], CPY_UNSET, args[1]);
}
