/* SPDX-License-Identifier: MIT */
/* vm/objects/signature.c - signatures of native functions, and binding arguments to them.
 *
 * A row's signature is text as Python writes it; it is parsed at the function's first
 * call into a table of names and defaults.  Messages are CPython's, which has two
 * families: functions whose parameters are all positional-only count arguments ("f
 * expected 2 arguments, got 3"), the others speak like Python functions. */
#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/suggest.h"
#include "vm/objects/type_parts.h"


/* --- parsing ------------------------------------------------------------------------------- */

struct parser {
    struct cpy_thread *t;
    const char *s;
    struct cpy_signature *out;
    const void *owner; /* the native that shows out to the collector */
    bool after_star;   /* what follows is keyword-only */
};

/* One block: the struct, names, defaults, has_default. */
static size_t signature_size(unsigned count)
{
    return cpy_round8(sizeof(struct cpy_signature)) + count * (2 * sizeof(cpy_field) + sizeof(bool));
}

static struct cpy_signature *signature_new(struct cpy_thread *t, unsigned count)
{
    struct cpy_signature *s = cpy_malloc(t, signature_size(count));

    if (!s)
        return NULL;
    memset(s, 0, signature_size(count));
    s->count = (uint16_t)count;
    s->names = (cpy_field *)(void *)((char *)s + cpy_round8(sizeof *s));
    s->defaults = s->names + count;
    s->has_default = (bool *)(s->defaults + count);
    return s;
}

void cpy_signature_free(const void *owner, struct cpy_signature *s)
{
    if (s)
        cpy_free(owner, s, signature_size(s->count));
}

void cpy_signature_trace(struct cpy_tracer *tracer, const struct cpy_signature *s)
{
    cpy_trace_many(tracer, s->names, s->count);
    cpy_trace_many(tracer, s->defaults, s->count);
}

static void skip_space(struct parser *p)
{
    while (*p->s == ' ' || *p->s == '\n')
        p->s++;
}

static bool accept(struct parser *p, const char *word)
{
    size_t len = strlen(word);

    if (strncmp(p->s, word, len) != 0)
        return false;
    p->s += len;
    return true;
}

/* 'text' or b'text', without escapes. */
static cpy_value quoted(struct parser *p, bool bytes)
{
    const char *start = p->s + 1, *end = strchr(start, *p->s);

    if (!end)
        return CPY_ERROR;
    p->s = end + 1;
    if (bytes)
        return cpy_bytes_from(p->t, start, (size_t)(end - start));
    return cpy_str_from_utf8(p->t, start, (size_t)(end - start));
}

static cpy_value number(struct parser *p)
{
    const char *start = p->s;
    size_t len;
    double d;

    while (*p->s && *p->s != ',' && *p->s != ')' && *p->s != ' ')
        p->s++;
    len = (size_t)(p->s - start);
    if (memchr(start, '.', len) && cpy_float_parse(start, len, &d))
        return cpy_float_from(p->t, d);
    return cpy_int_parse(p->t, start, len, 0);
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* A default.  <unset> gives CPY_UNSET with *unset true. */
static cpy_value default_value(struct parser *p, bool *unset)
{
    static const struct {
        const char *text;
        cpy_value v;
    } words[] = {
        {"None", CPY_NONE},
        {"True", CPY_TRUE},
        {"False", CPY_FALSE},
        {"...", CPY_ELLIPSIS},
    };

    skip_space(p);
    for (size_t i = 0; i < CPY_COUNT(words); i++)
        if (accept(p, words[i].text))
            return words[i].v;
    if ((*unset = accept(p, "<unset>")))
        return CPY_UNSET;
    if (accept(p, "()"))
        return p->t->vm->empty_tuple;
    if (*p->s == '\'' || *p->s == '"')
        return quoted(p, false);
    if (*p->s == 'b' && (p->s[1] == '\'' || p->s[1] == '"')) {
        p->s++;
        return quoted(p, true);
    }
    return is_digit(*p->s) || *p->s == '-' ? number(p) : CPY_ERROR;
}

static size_t name_length(const char *s)
{
    size_t n = 0;

    while (is_digit(s[n]) || s[n] == '_' || ((s[n] | 0x20) >= 'a' && (s[n] | 0x20) <= 'z'))
        n++;
    return n;
}

/* One parameter, with its stars before it, as number i. */
static bool parameter(struct parser *p, unsigned i)
{
    struct cpy_signature *out = p->out;
    bool keyword_only = p->after_star, star = false, unset = false;
    size_t len;
    cpy_value name, v;

    if (accept(p, "**"))
        out->var_keyword = star = true;
    else if (accept(p, "*"))
        out->var_positional = p->after_star = star = true;
    len = name_length(p->s);
    if (len == 0 || !(name = cpy_str_from_ascii(p->t, p->s, len)) || !(name = cpy_intern(p->t, name)))
        return false;
    cpy_store(p->owner, &out->names[i], name);
    p->s += len;
    skip_space(p);
    if (!star) {
        out->positional += !keyword_only;
        out->keyword_only += keyword_only;
        if (accept(p, "=")) {
            out->has_default[i] = true;
            v = default_value(p, &unset);
            cpy_store(p->owner, &out->defaults[i], v);
            if (!v && !unset)
                return false;
        } else if (!keyword_only) {
            out->required = out->positional;
        }
    }
    return true;
}

static bool parameters(struct parser *p)
{
    unsigned i = 0;

    if (!accept(p, "("))
        return false;
    for (skip_space(p); !accept(p, ")"); skip_space(p)) {
        if (*p->s == '/' && accept(p, "/")) {
            p->out->positional_only = p->out->positional;
        } else if (p->s[0] == '*' && (p->s[1] == ',' || p->s[1] == ' ')) {
            p->s++;
            p->after_star = true;
        } else if (i >= p->out->count || !parameter(p, i++)) {
            return false;
        }
        skip_space(p);
        if (*p->s != ')' && !accept(p, ","))
            return false;
    }
    return i == p->out->count;
}

/* How many parameters the text has: pieces between commas that are not "/" or "*". */
static unsigned count_parameters(const char *s)
{
    unsigned count = 0;

    for (s++; *s && *s != ')'; s++) {
        while (*s == ' ' || *s == '\n')
            s++;
        if (*s == ')' || !*s)
            break;
        count += !(*s == '/' || (*s == '*' && (s[1] == ',' || s[1] == ' ')));
        while (*s && *s != ',' && *s != ')') {
            if (*s == '\'' || *s == '"')
                s = strchr(s + 1, *s) ? strchr(s + 1, *s) : s;
            else if (*s == '(')
                s++;
            s++;
        }
        if (*s != ',')
            break;
    }
    return count;
}

bool cpy_signature_parse(struct cpy_thread *t, struct cpy_native_object *f)
{
    struct parser p = {t, f->row->signature, NULL, f, false};
    bool good;

    if (!(p.out = signature_new(t, count_parameters(p.s))))
        return false;
    f->signature = p.out; /* from here on f shows the names to the collector */
    good = parameters(&p);
    if (good)
        return true;
    f->signature = NULL;
    cpy_signature_free(f, p.out);
    if (!cpy_pending(t))
        cpy_raise(t, CPY_SYSTEM_ERROR, "bad signature of %s: %s", f->row->name, f->row->signature);
    return false;
}

/* --- binding --------------------------------------------------------------------------------------- */

/* What messages need. */
struct binding {
    struct cpy_thread *t;
    struct cpy_native_object *f;
    const struct cpy_signature *s;
    size_t hidden; /* 1 if the first parameter is self: messages leave it out */
    cpy_value unknown; /* the first keyword that names no parameter that is free, or CPY_UNSET */
};

/* What messages call the function: a class, if it is the __new__ or __init__ of one. */
static const char *name_of(struct binding *b)
{
    const char *name = b->f->row->name, *class;

    if (!cpy_load(b->f->type) || (strcmp(name, "__init__") != 0 && !b->f->is_new))
        return name;
    class = cpy_str_utf8(b->t, cpy_load(cpy_as_type(cpy_load(b->f->type))->name), NULL);
    return class ? class : name;
}

static const char *plural(size_t n) { return n == 1 ? "" : "s"; }

/* Are all parameters positional-only, so that messages count? */
static bool counts(const struct cpy_signature *s) { return s->positional_only == s->count; }

/* Has CPython this module in C, too, or only this class of it? */
static bool is_in_c(const char *name, size_t len)
{
    static const char *const names[] = {
        "_io", "_struct", "array", "binascii", "bisect", "builtins", "cmath", "collections", "functools", "gc", "io",
        "itertools", "math", "re.Match", "re.Pattern", "struct", "sys",
    };

    for (size_t i = 0; i < CPY_COUNT(names); i++)
        if (strlen(names[i]) == len && memcmp(names[i], name, len) == 0)
            return true;
    return false;
}

/* Is it a function of such a module, or of a type there?  Their messages are those of C functions even where they take
 * keywords; what stands in other modules speaks like a function in Python, which it often is in CPython. */
static bool is_builtin(struct binding *b)
{
    cpy_value type = cpy_load(b->f->type), module = cpy_load(b->f->module);
    const struct cpy_type_def *def = type ? cpy_as_type(type)->own_def : NULL;
    const char *dot = def ? strrchr(def->name, '.') : NULL, *name;
    size_t len;

    if (type)
        return def && (!dot || is_in_c(def->name, (size_t)(dot - def->name)) || is_in_c(def->name, strlen(def->name)));
    if (!module || !cpy_is_str(module))
        return !module && !cpy_load(b->f->self); /* what makes a class's instances */
    return (name = cpy_str_utf8(b->t, module, &len)) && is_in_c(name, len);
}

/* Does it make an instance of a class: is it __new__ or __init__, or both in one? */
static bool is_maker(struct binding *b)
{
    return cpy_load(b->f->type) ? name_of(b) != b->f->row->name : !cpy_load(b->f->module) && !cpy_load(b->f->self);
}

/* Special methods that are plain methods in CPython: those that no operator calls, and some of the types that are called
 * most, to be faster. */
static bool is_plain(const struct binding *b)
{
    static const struct { const char *class, *name; } plain[] = {
        {NULL, "__enter__"}, {NULL, "__exit__"}, {NULL, "__format__"}, {NULL, "__length_hint__"}, {NULL, "__reversed__"},
        {"dict", "__contains__"}, {"dict", "__getitem__"}, {"list", "__getitem__"},
        {"frozenset", "__contains__"}, {"set", "__contains__"},
    };
    const struct cpy_type_def *def = cpy_as_type(cpy_load(b->f->type))->own_def;

    for (size_t i = 0; i < CPY_COUNT(plain); i++)
        if (strcmp(plain[i].name, b->f->row->name) == 0
            && (!plain[i].class || (def && strcmp(plain[i].class, def->name) == 0)))
            return true;
    return false;
}

/* Is it an operator's method, which CPython wraps round a slot of the class? */
static bool is_wrapper(struct binding *b)
{
    return b->hidden && cpy_load(b->f->type) && !is_maker(b) && cpy_slot_find_ascii(b->f->row->name) >= 0 && !is_plain(b);
}

/* What some messages call it: a method with its class, a function of a module with that, unless it is builtins. */
static cpy_value long_name_of(struct binding *b)
{
    cpy_value name = cpy_native_qualname(b->t, b->f), module = cpy_load(b->f->module);
    bool plain = cpy_load(b->f->type) || !module || module == CPY_NONE || module == CPY_N(b->t, builtins);

    return !name || plain ? name : cpy_str_format(b->t, "%V.%V", module, name);
}

/* "takes exactly one argument (2 given)" */
static bool wrong_small_count(struct binding *b, size_t given, const char *takes)
{
    cpy_value name = long_name_of(b);

    if (name)
        cpy_raise(b->t, CPY_TYPE_ERROR, "%V() takes %s (%zu given)", name, takes, given);
    return false;
}

/* The positional arguments that a call must have. */
static size_t least_of(const struct binding *b) { return b->s->required > b->hidden ? b->s->required - b->hidden : 0; }

static bool wrong_count(struct binding *b, size_t given)
{
    size_t most = b->s->positional - b->hidden, least = least_of(b);
    const char *name = name_of(b);

    if (is_wrapper(b))
        cpy_raise(b->t, CPY_TYPE_ERROR, "expected %s%zu argument%s, got %zu",
            least == most   ? ""
            : given < least ? "at least "
                            : "at most ",
            given < least ? least : most, plural(given < least ? least : most), given);
    else if (most == 0)
        return wrong_small_count(b, given, "no arguments");
    else if (most == 1 && least == 1 && counts(b->s) && !is_maker(b))
        return wrong_small_count(b, given, "exactly one argument");
    else if (least == most)
        cpy_raise(b->t, CPY_TYPE_ERROR, "%s expected %zu argument%s, got %zu", name, most, plural(most), given);
    else if (given < least)
        cpy_raise(
            b->t, CPY_TYPE_ERROR, "%s expected at least %zu argument%s, got %zu", name, least, plural(least), given);
    else
        cpy_raise(b->t, CPY_TYPE_ERROR, "%s expected at most %zu argument%s, got %zu", name, most, plural(most), given);
    return false;
}

/* Does CPython count what is given by position to it before it looks at the keywords? */
static bool counts_first(struct binding *b)
{
    const char *name = b->f->row->name;

    return is_builtin(b) && (strcmp(name, "sorted") == 0 || strcmp(name, "int") == 0 || strcmp(name, "str") == 0);
}

/* "takes at most 2 positional arguments (3 given)" */
static bool raise_takes(struct binding *b, const char *how, size_t n, const char *what, size_t given)
{
    cpy_raise(b->t, CPY_TYPE_ERROR, "%s() takes %s %zu %sargument%s (%zu given)", name_of(b), how, n, what, plural(n), given);
    return false;
}

/* A builtin that takes keywords: are there more arguments than parameters, or too few by position? */
static bool check_counts(struct binding *b, size_t given, size_t keywords)
{
    const struct cpy_signature *s = b->s;
    size_t all = s->count - b->hidden, most = s->positional - b->hidden, least = least_of(b);
    size_t in_place = s->positional_only > b->hidden ? s->positional_only - b->hidden : 0;

    if ((given > most || given < least) && counts_first(b))
        return wrong_count(b, given);
    in_place = in_place < least ? in_place : least;
    if (given + keywords > all)
        return raise_takes(b, "at most", all, given ? "" : "keyword ", given + keywords);
    if (given > most && most == 0) {
        cpy_raise(b->t, CPY_TYPE_ERROR, "%s() takes no positional arguments", name_of(b));
        return false;
    }
    if (given > most)
        return raise_takes(b, least == most ? "exactly" : "at most", most, "positional ", given);
    if (given < in_place)
        return raise_takes(b, in_place < most ? "at least" : "exactly", in_place, "positional ", given);
    return true;
}

/* Is there anything for that to find? */
static bool seems_wrong(const struct binding *b, size_t n, size_t keywords)
{
    return n < b->s->required || n > b->s->positional || n + keywords > b->s->count;
}

static bool too_many(struct binding *b, size_t given)
{
    size_t most = b->s->positional - b->hidden, least = least_of(b);

    given -= b->hidden;
    if (counts(b->s) || (b->s->var_keyword && is_builtin(b)))
        return wrong_count(b, given);
    if (most == 0 && b->hidden == 0 && b->s->keyword_only == 0)
        return wrong_small_count(b, given, "no arguments");
    if (least == most)
        cpy_raise(b->t, CPY_TYPE_ERROR, "%s() takes %zu positional argument%s but %zu %s given", name_of(b), most,
            plural(most), given, given == 1 ? "was" : "were");
    else
        cpy_raise(b->t, CPY_TYPE_ERROR, "%s() takes from %zu to %zu positional arguments but %zu %s given", name_of(b),
            least, most, given, given == 1 ? "was" : "were");
    return false;
}

/* Adds the names of missing parameters: 'a', 'b' and 'c'. */
static cpy_value list_names(struct binding *b, const cpy_value *names, size_t n)
{
    struct cpy_builder text;

    cpy_build(&text, b->t);
    for (size_t i = 0; i < n; i++) {
        if (i)
            cpy_build_ascii(&text, i < n - 1 ? ", " : n == 2 ? " and " : ", and ");
        cpy_build_format(&text, "'%V'", names[i]);
    }
    return cpy_build_finish(&text);
}

/* A builtin's first argument that is missing. */
static bool raise_missing(struct binding *b, const cpy_value *out)
{
    size_t i = b->hidden;

    while (out[i] || b->s->has_default[i])
        i++;
    cpy_raise(b->t, CPY_TYPE_ERROR, "%s() missing required argument '%V' (pos %zu)", name_of(b), cpy_load(b->s->names[i]),
        i - b->hidden + 1);
    return false;
}

static bool missing(struct binding *b, const cpy_value *out, size_t given)
{
    const struct cpy_signature *s = b->s;
    cpy_value names[s->count + 1], text;
    size_t n = 0, keyword_at = s->count - s->var_keyword - s->keyword_only;
    const char *kind = "positional";

    for (size_t i = b->hidden; i < s->positional; i++)
        if (!out[i] && !s->has_default[i])
            names[n++] = cpy_load(s->names[i]);
    if (n && counts(s))
        return wrong_count(b, given - b->hidden);
    if (n && is_builtin(b))
        return raise_missing(b, out);
    if (n == 0) {
        kind = "keyword-only";
        for (size_t i = keyword_at; i < keyword_at + s->keyword_only; i++)
            if (!out[i] && !s->has_default[i])
                names[n++] = cpy_load(s->names[i]);
    }
    if ((text = list_names(b, names, n)))
        cpy_raise(
            b->t, CPY_TYPE_ERROR, "%s() missing %zu required %s argument%s: %V", name_of(b), n, kind, plural(n), text);
    return false;
}

/* The number of the parameter that a keyword names, or -1. */
static int find_keyword(const struct cpy_signature *s, cpy_value name)
{
    int end = s->count - s->var_keyword;

    for (int i = s->positional_only; i < end; i++)
        if (cpy_load(s->names[i]) == name && !(s->var_positional && i == s->positional))
            return i;
    for (int i = s->positional_only; i < end; i++)
        if (!(s->var_positional && i == s->positional) && cpy_str_equal(cpy_load(s->names[i]), name))
            return i;
    return -1;
}

static bool takes_no_keywords(const struct cpy_signature *s)
{
    return counts(s) || s->positional_only + s->var_positional == s->count;
}

/* Native __new__ and __init__ leave keywords alone that are meant for the other one, which a subclass has overridden. */
static bool is_for_other(struct binding *b, cpy_value self)
{
    bool new = b->f->is_new;
    const struct cpy_type *type = new ? cpy_as_type(self) : cpy_class_of(b->t, self), *native = type;
    enum cpy_slot other = new ? CPY_SLOT_INIT : CPY_SLOT_NEW;

    if (!takes_no_keywords(b->s) || (!new && strcmp(b->f->row->name, "__init__") != 0))
        return false;
    while (!native->own_def)
        native = cpy_as_type(cpy_load(native->base));
    if (!new && native->layout == CPY_TYPE_SET) /* the one that does not */
        return false;
    return cpy_slots(type)[other] != cpy_slots(native)[other] || cpy_slot_is_python(type, other);
}

/* A list of the names that keywords can have. */
static cpy_value keyword_names(struct binding *b)
{
    const struct cpy_signature *s = b->s;
    int first = s->positional_only > b->hidden ? s->positional_only : (int)b->hidden;
    cpy_value names = cpy_list_new(b->t, 0);

    for (int i = first; names && i < s->count - s->var_keyword; i++)
        if (!(s->var_positional && i == s->positional) && !cpy_list_append(b->t, names, cpy_load(s->names[i])))
            return CPY_ERROR;
    return names;
}

static bool unknown_keyword(struct binding *b, cpy_value name, cpy_value self)
{
    const struct cpy_signature *s = b->s;
    cpy_value function;
    int i = find_keyword(s, name);

    if (is_for_other(b, self))
        return true;
    if (i >= (int)b->hidden) {
        cpy_raise(b->t, CPY_TYPE_ERROR, "argument for %s() given by name ('%V') and position (%zu)", name_of(b), name,
            (size_t)i - b->hidden + 1);
        return false;
    }
    if (takes_no_keywords(s)) {
        if (is_wrapper(b))
            cpy_raise(b->t, CPY_TYPE_ERROR, "wrapper %s() takes no keyword arguments", b->f->row->name);
        else if (name_of(b) != b->f->row->name) /* the class, for its __new__ and __init__ */
            cpy_raise(b->t, CPY_TYPE_ERROR, "%s() takes no keyword arguments", name_of(b));
        else if ((function = long_name_of(b)))
            cpy_raise(b->t, CPY_TYPE_ERROR, "%V() takes no keyword arguments", function);
        return false;
    }
    cpy_raise_unexpected_keyword(b->t, name_of(b), name, keyword_names(b));
    return false;
}

static bool bind_keyword(struct binding *b, cpy_value name, cpy_value v, cpy_value *out)
{
    const struct cpy_signature *s = b->s;
    int i = find_keyword(s, name);

    if (i < 0 && s->var_keyword)
        return cpy_dict_set(b->t, out[s->count - 1], name, v);
    if (i < 0 || (out[i] && is_builtin(b))) { /* told of when nothing is missing */
        b->unknown = b->unknown ? b->unknown : name;
        return true;
    }
    if (out[i]) {
        cpy_raise(b->t, CPY_TYPE_ERROR, "%s() got multiple values for argument '%V'", name_of(b), name);
        return false;
    }
    out[i] = v;
    return true;
}

/* Fills in defaults; false: a required argument is missing. */
static bool fill_defaults(const struct cpy_signature *s, cpy_value *out)
{
    bool complete = true;

    for (int i = 0; i < s->count; i++) {
        if (out[i])
            continue;
        if (s->has_default[i])
            out[i] = cpy_load(s->defaults[i]);
        else
            complete = false;
    }
    return complete;
}

static bool bind_positional(struct binding *b, const cpy_value *args, size_t n, cpy_value *out)
{
    const struct cpy_signature *s = b->s;
    size_t taken = n < s->positional ? n : s->positional;

    memset(out, 0, s->count * sizeof *out);
    if (taken) /* else args may be NULL */
        memcpy(out, args, taken * sizeof *out);
    if (s->var_positional) {
        out[s->positional] = n > taken ? cpy_tuple_from(b->t, args + taken, n - taken) : b->t->vm->empty_tuple;
        if (!out[s->positional])
            return false;
    } else if (n > taken) {
        return too_many(b, n);
    }
    return !s->var_keyword || (out[s->count - 1] = cpy_dict_new(b->t)) != CPY_ERROR;
}

static bool bind_any(struct binding *b, const cpy_value *args, size_t n, cpy_value names, cpy_value *out)
{
    const struct cpy_signature *s = b->s;
    size_t keywords = names ? cpy_tuple_len(names) : 0;
    bool complete;

    if (keywords && counts(s) && !is_for_other(b, n ? args[0] : CPY_UNSET))
        return unknown_keyword(b, cpy_tuple_get(names, 0), n ? args[0] : CPY_UNSET);
    if (!counts(s) && !s->var_positional && !s->var_keyword && seems_wrong(b, n, keywords) && is_builtin(b)
        && !check_counts(b, n - b->hidden, keywords))
        return false;
    if (!bind_positional(b, args, n, out))
        return false;
    for (size_t i = 0; i < keywords; i++)
        if (!bind_keyword(b, cpy_tuple_get(names, i), args[n + i], out))
            return false;
    complete = fill_defaults(s, out);
    if (b->unknown && (complete || !is_builtin(b)) && !unknown_keyword(b, b->unknown, out[0]))
        return false;
    return complete || missing(b, out, n + keywords);
}

bool cpy_bind_native(
    struct cpy_thread *t, struct cpy_native_object *f, const cpy_value *args, size_t n, cpy_value names, cpy_value *out)
{
    const struct cpy_signature *s = CPY_LIKELY(f->signature) ? f->signature : cpy_native_signature(t, f);
    struct binding b;

    if (!s)
        return false;
    b = (struct binding){t, f, s, f->is_method || f->is_new || cpy_load(f->self), CPY_UNSET};
    return bind_any(&b, args, n, names, out);
}
