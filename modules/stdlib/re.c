/* SPDX-License-Identifier: MIT */
/* modules/stdlib/re.c - module re: its functions, which compile what they are given, and the cache of what was
 * compiled.
 *
 * Most calls name their pattern by a literal: the same object each time.  A small table, by the object's address,
 * answers those; a dict by value answers the rest.  modules/frozen/re.py has the flags, the exception and Scanner. */
#include "modules/stdlib/re.h"

#include <stdlib.h>

extern const char cpy_frozen_re[];

#define SLOTS 64u /* of the table by address; a power of two */
#define MOST 512  /* patterns in the dict */

/* The cache; a heap object, so that the collector sees what it holds. */
struct cache {
    struct cpy_object head;
    cpy_field dict; /* (pattern, flags, is bytes) -> Pattern */
    struct {
        cpy_field source, pattern;
        int64_t flags;
    } slots[SLOTS];
};

static void cache_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct cache *cache = (struct cache *)o;

    cpy_trace(tracer, cache->dict);
    for (unsigned i = 0; i < SLOTS; i++) {
        cpy_trace(tracer, cache->slots[i].source);
        cpy_trace(tracer, cache->slots[i].pattern);
    }
}

static const struct cpy_type_def cache_type = {
    .name = "re._cache",
    .doc = "Compiled patterns.",
    .size = sizeof(struct cache),
    .flags = CPY_TYPE_ABSTRACT,
    .trace = cache_trace,
};

static const char cache_key;

static struct cache *get_cache(struct cpy_thread *t)
{
    struct cpy_handle *h = cpy_find_private(cpy_vm_of(t), &cache_key);
    struct cache *cache;
    cpy_value dict, type;

    if (h && h->value)
        return (struct cache *)cpy_pointer(h->value);
    if (!(h = cpy_private(t, &cache_key, sizeof *h)) || !(type = cpy_type_of_def(t, &cache_type)) ||
        !(cache = cpy_new_object(t, type)) || !(dict = cpy_dict_new(t)))
        return NULL;
    cpy_store(cache, &cache->dict, dict);
    cpy_handle_set(t, h, cpy_from(cache));
    return cache;
}

/* The message about a bytes pattern: ASCII, with \xe9 and the like. */
static cpy_value escape_message(struct cpy_thread *t, cpy_value message)
{
    cpy_value raw = cpy_encode(t, message, "ascii", "backslashreplace");
    const uint8_t *data;
    size_t len;

    if (!raw)
        return CPY_ERROR;
    data = cpy_bytes_view(raw, &len);
    return cpy_str_from_utf8(t, (const char *)data, len);
}

void cpy_re_error(struct cpy_thread *t, cpy_value pattern, int64_t position, const char *format, ...)
{
    cpy_value module, class, message, error;
    va_list args;

    if (cpy_pending(t))
        return;
    va_start(args, format);
    message = cpy_str_vformat(t, format, args);
    va_end(args);
    if (message && cpy_is_bytes(pattern))
        message = escape_message(t, message);
    if (!message || !(module = cpy_import(t, "re")) || !(class = cpy_getattr_str(t, module, "PatternError")))
        return;
    error = position < 0 ? cpy_call_1(t, class, message)
                         : cpy_call(t, class, (cpy_value[]){message, pattern, cpy_int(position)}, 3);
    if (error)
        cpy_raise_value(t, error);
}

/* --- compiling --------------------------------------------------------------------------------------------------- */

static bool is_pattern(struct cpy_thread *t, cpy_value v) { return cpy_is_instance_def(t, v, &cpy_re_pattern_type); }

/* Forgets the oldest pattern. */
static bool drop_oldest(struct cpy_thread *t, cpy_value dict)
{
    size_t position = 0;
    cpy_value key, v;

    return !cpy_dict_next(dict, &position, &key, &v) || cpy_dict_remove(t, dict, key) >= 0;
}

/* A pattern from the dict, or compiled and put there. */
static cpy_value compile_by_value(struct cpy_thread *t, struct cache *cache, cpy_value source, int64_t flags)
{
    cpy_value dict = cpy_load(cache->dict),
              key = cpy_tuple_of(t, 3, source, cpy_int(flags), cpy_bool(cpy_is_bytes(source))), p;

    if (!key || (p = cpy_dict_get(t, dict, key)) || cpy_pending(t))
        return key ? p : CPY_ERROR;
    if (!(p = cpy_re_compile(t, source, (uint32_t)flags)))
        return CPY_ERROR;
    if (flags & RE_DEBUG)
        return p;
    if ((cpy_dict_len(dict) >= MOST && !drop_oldest(t, dict)) || !cpy_dict_set(t, dict, key, p))
        return CPY_ERROR;
    return p;
}

/* What may be compiled: a str or bytes, or bytes-like, which are copied. */
static cpy_value source_of(struct cpy_thread *t, cpy_value v)
{
    if (cpy_is_str(v) || cpy_is_bytes(v))
        return v;
    if (cpy_has_buffer(v))
        return cpy_call_1(t, cpy_builtin_type(t, CPY_TYPE_BYTES), v);
    return cpy_raise(t, CPY_TYPE_ERROR, "first argument must be string or compiled pattern");
}

/* The Pattern that an argument means. */
static cpy_value compile(struct cpy_thread *t, cpy_value v, cpy_value flags_value)
{
    unsigned slot = (unsigned)(v >> 4 ^ v >> 10) % SLOTS;
    struct cache *cache;
    int64_t flags;
    cpy_value p;

    if (!cpy_to_int64(t, flags_value, &flags) || !(cache = get_cache(t)))
        return CPY_ERROR;
    if (cpy_load(cache->slots[slot].source) == v && cache->slots[slot].flags == flags)
        return cpy_load(cache->slots[slot].pattern);
    if (is_pattern(t, v)) {
        if (flags)
            return cpy_raise(t, CPY_VALUE_ERROR, "cannot process flags argument with a compiled pattern");
        return v;
    }
    if (!(v = source_of(t, v)) || !(p = compile_by_value(t, cache, v, flags)))
        return CPY_ERROR;
    if (!(flags & RE_DEBUG)) {
        cache->slots[slot].flags = flags;
        cpy_store(cache, &cache->slots[slot].source, v);
        cpy_store(cache, &cache->slots[slot].pattern, p);
    }
    return p;
}

/* --- functions --------------------------------------------------------------------------------------------------- */

static cpy_value re_compile(struct cpy_thread *t, const cpy_value *args) { return compile(t, args[0], args[1]); }

static cpy_value find(struct cpy_thread *t, const cpy_value *args, enum re_mode mode)
{
    cpy_value p = compile(t, args[0], args[2]);

    return p ? cpy_re_find_one(t, p, args[1], 0, INT64_MAX, mode) : CPY_ERROR;
}

static cpy_value re_match(struct cpy_thread *t, const cpy_value *args) { return find(t, args, RE_MATCH); }
static cpy_value re_fullmatch(struct cpy_thread *t, const cpy_value *args) { return find(t, args, RE_FULLMATCH); }
static cpy_value re_search(struct cpy_thread *t, const cpy_value *args) { return find(t, args, RE_SEARCH); }

static cpy_value re_findall(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value p = compile(t, args[0], args[2]);

    return p ? cpy_re_findall(t, p, args[1], 0, INT64_MAX) : CPY_ERROR;
}

static cpy_value re_finditer(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value p = compile(t, args[0], args[2]);

    return p ? cpy_re_finditer(t, p, args[1], 0, INT64_MAX) : CPY_ERROR;
}

static cpy_value re_split(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value p = compile(t, args[0], args[3]);
    int64_t most;

    return p && cpy_to_index(t, args[2], &most) ? cpy_re_split(t, p, args[1], most) : CPY_ERROR;
}

static cpy_value replace(struct cpy_thread *t, const cpy_value *args, bool counted)
{
    cpy_value p = compile(t, args[0], args[4]);
    int64_t most;

    return p && cpy_to_index(t, args[3], &most) ? cpy_re_sub(t, p, args[1], args[2], most, counted) : CPY_ERROR;
}

static cpy_value re_sub(struct cpy_thread *t, const cpy_value *args) { return replace(t, args, false); }
static cpy_value re_subn(struct cpy_thread *t, const cpy_value *args) { return replace(t, args, true); }

static cpy_value re_purge(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_handle *h = cpy_find_private(cpy_vm_of(t), &cache_key);

    (void)args;
    if (h)
        cpy_handle_clear(h);
    return CPY_NONE;
}

static bool is_special(uint32_t c) { return c < 128 && c && strchr("()[]{}?*+-|^$\\.&~# \t\n\r\v\f", (int)c); }

static cpy_value re_escape(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value text = args[0], escaped;
    struct cpy_builder b;
    struct cpy_text view;

    if (!cpy_is_str(args[0]) &&
        !(text = cpy_call_2(t, cpy_builtin_type(t, CPY_TYPE_STR), args[0], cpy_str_from(t, "latin1"))))
        return CPY_ERROR;
    view = cpy_str_view(text);
    cpy_build(&b, t);
    for (size_t i = 0; i < view.len; i++) {
        uint32_t c = cpy_text_at(&view, i);

        if (is_special(c))
            cpy_build_char(&b, '\\');
        cpy_build_char(&b, c);
    }
    cpy_keep(text);
    escaped = cpy_build_finish(&b);
    return escaped && text != args[0] ? cpy_encode(t, escaped, "latin-1", "strict") : escaped;
}

/* What a pattern becomes for PCRE2. */
static cpy_value translate(struct cpy_thread *t, const cpy_value *args)
{
    struct re_translation tr;
    struct cpy_builder b;
    cpy_value source = cpy_load(cpy_re_pattern(args[0])->source);

    if (!is_pattern(t, args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "expected a pattern, got '%T'", args[0]);
    if (!cpy_re_translate(
            t, source, cpy_re_pattern(args[0])->flags, cpy_is_str(source) ? RE_LOW : RE_BYTES, false, &tr))
        return CPY_ERROR;
    cpy_build(&b, t);
    cpy_build_ascii_n(&b, tr.text, tr.len);
    free(tr.text);
    free(tr.info);
    return cpy_build_finish(&b);
}

#define TEXT "(pattern, string, flags=0)"
#define REPLACE "(pattern, repl, string, count=0, flags=0)"
static const struct cpy_function functions[] = {
    {"_compile", "(pattern, flags=0)", re_compile, "Compile a pattern, or find it in the cache.", 0},
    {"match", TEXT, re_match, "Match at the beginning of the text; None if it does not.", 0},
    {"fullmatch", TEXT, re_fullmatch, "Match the whole text; None if it does not.", 0},
    {"search", TEXT, re_search, "Find the first place that matches; None if there is none.", 0},
    {"findall", TEXT, re_findall, "Return a list of all matches.", 0},
    {"finditer", TEXT, re_finditer, "Return an iterator over all matches.", 0},
    {"split", "(pattern, string, maxsplit=0, flags=0)", re_split, "Cut the text at the matches.", 0},
    {"sub", REPLACE, re_sub, "Replace the matches by a text with \\1 or \\g<name> in it, or what a function returns.",
        0},
    {"subn", REPLACE, re_subn, "Replace the matches; return the text and their number.", 0},
    {"purge", "()", re_purge, "Forget the compiled patterns.", 0},
    {"escape", "(pattern)", re_escape, "Return a pattern that matches just this text.", 0},
    {"_translate", "(pattern, /)", translate, "Return what a pattern becomes in the library's syntax.", 0},
    {0},
};

static const struct cpy_type_def *const types[] = {&cpy_re_pattern_type, &cpy_re_match_type, NULL};

const struct cpy_module_def cpy_module_re = {
    .name = "re",
    .doc = "Regular expressions.",
    .functions = functions,
    .types = types,
    .source = cpy_frozen_re,
};
