/* SPDX-License-Identifier: MIT */
/* modules/cpy/repl_complete.c - what the tab key offers at the prompt.
 *
 * A plain word is completed by the names of __main__, the built-in ones and the keywords; behind
 * a dotted name come the attributes of its value.  Only names are looked up: nothing is called,
 * but properties along a dotted name do run.  In an import statement come modules (modules/frozen/_completion.py). */
#include "modules/cpy/repl.h"

#include <stdlib.h>

/* A search for names. */
struct search {
    struct cpy_thread *t;
    const char *prefix; /* what was typed before the last part, dot included; need not end with 0 */
    size_t prefix_len;
    const char *part;   /* the beginning of the name */
    cpy_value found;    /* a list of strs */
};

/* Adds a name if it fits; names with an underscore only where one was typed. */
static bool offer(struct search *s, const char *name)
{
    cpy_value text;

    if (strncmp(name, s->part, strlen(s->part)) != 0 || (name[0] == '_' && s->part[0] != '_'))
        return true;
    text = cpy_str_format(s->t, "%.*s%s", (int)s->prefix_len, s->prefix, name);
    return text && cpy_list_append(s->t, s->found, text);
}

/* Offers each str of an iterable. */
static bool offer_all(struct search *s, cpy_value names)
{
    cpy_value list = names ? cpy_list_from_iterable(s->t, names) : CPY_ERROR;
    const char *name;

    for (size_t i = 0; list && i < cpy_list_len(list); i++) {
        if (!cpy_is_str(cpy_list_get(list, i)))
            continue;
        if (!(name = cpy_str_utf8(s->t, cpy_list_get(list, i), NULL)))
            cpy_take_pending(s->t); /* a name that cannot be typed */
        else if (!offer(s, name))
            return false;
    }
    return list != CPY_ERROR;
}

/* The value of a dotted name of len bytes; unset with nothing pending: there is none. */
static cpy_value evaluate(struct cpy_thread *t, const char *name, size_t len)
{
    cpy_value v = CPY_UNSET;
    const char *end = name + len, *dot;

    for (; name < end; name = dot + 1) {
        cpy_value part;

        if (!(dot = memchr(name, '.', (size_t)(end - name))))
            dot = end;
        if (!(part = cpy_str_from_utf8(t, name, (size_t)(dot - name))))
            break;
        if (v)
            v = cpy_find_attr(t, v, part);
        else if (!(v = cpy_dict_get(t, cpy_module_dict(cpy_main_module(t)), part)) && !cpy_pending(t))
            v = cpy_dict_get(t, cpy_builtins(t), part);
        if (!v)
            break;
    }
    return cpy_pending(t) ? CPY_ERROR : v;
}

static bool offer_attributes(struct search *s, cpy_value owner)
{
    cpy_value dir = cpy_dict_get_str(s->t, cpy_builtins(s->t), "dir");

    return dir && offer_all(s, cpy_call_1(s->t, dir, owner));
}

static bool offer_keywords(struct search *s)
{
    cpy_value keyword = cpy_import(s->t, "keyword");

    return keyword && offer_all(s, cpy_getattr_str(s->t, keyword, "kwlist"));
}

/* Names of __main__, built-in names, keywords. */
static cpy_value offer_names(struct search *s)
{
    struct cpy_thread *t = s->t;
    cpy_value set;

    if (!offer_all(s, cpy_module_dict(cpy_main_module(t))) || !offer_all(s, cpy_builtins(t)) || !offer_keywords(s))
        return CPY_ERROR;
    set = cpy_call_1(t, cpy_builtin_type(t, CPY_TYPE_SET), s->found); /* a name of __main__ may hide a built-in one */
    return set ? cpy_list_from_iterable(t, set) : CPY_ERROR;
}

/* What an import statement can go on with; None: the line is none. */
static cpy_value names_to_import(struct search *s, const char *before, size_t len)
{
    cpy_value module = cpy_import(s->t, "_completion"), names = module ? cpy_getattr_str(s->t, module, "names") : CPY_ERROR;
    cpy_value line = names ? cpy_str_from_utf8(s->t, before, len) : CPY_ERROR;
    cpy_value package = line ? cpy_str_from_utf8(s->t, s->prefix, s->prefix_len - !!s->prefix_len) : CPY_ERROR;

    return package ? cpy_call_2(s->t, names, line, package) : CPY_ERROR;
}

bool cpy_completes_import(const char *before)
{
    before += strspn(before, " \t");
    return strncmp(before, "import ", 7) == 0 || strncmp(before, "from ", 5) == 0;
}

cpy_value cpy_completions(struct cpy_thread *t, const char *before, size_t len, const char *text)
{
    const char *dot = strrchr(text, '.');
    struct search s = {t, text, dot ? (size_t)(dot + 1 - text) : 0, dot ? dot + 1 : text, cpy_list_new(t, 0)};
    cpy_value owner, names = CPY_NONE;

    if (!s.found || (cpy_completes_import(before) && !(names = names_to_import(&s, before, len))))
        return CPY_ERROR;
    if (names != CPY_NONE)
        return offer_all(&s, names) ? s.found : CPY_ERROR;
    if (!dot)
        return offer_names(&s);
    if ((owner = evaluate(t, text, (size_t)(dot - text))) && !offer_attributes(&s, owner))
        return CPY_ERROR;
    return cpy_pending(t) ? CPY_ERROR : s.found;
}
