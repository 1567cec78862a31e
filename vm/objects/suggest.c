/* SPDX-License-Identifier: MIT */
/* vm/objects/suggest.c - "Did you mean": names that differ little from one that does not exist.
 *
 * Nearness is the edit distance between the names' UTF-8 bytes, where inserting, deleting
 * and replacing cost 2 and a change of case costs 1.  It may be a third of what rewriting both
 * names would cost.  All of this happens when a report is written, never when an exception is
 * raised; whatever goes wrong meanwhile means that there is no suggestion. */
#include "vm/objects/suggest.h"

#include "vm/interp/frame.h"
#include "vm/interp/import.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/type.h"

#define MOVE_COST 2
#define CASE_COST 1
#define LONGEST 40      /* bytes of a name, without what both have in common at their ends */
#define MOST_NAMES 750  /* more take too long, and prove little */

/* --- distance ---------------------------------------------------------------------------------------------- */

static unsigned replace_cost(char a, char b)
{
    if (a == b)
        return 0;
    a = (char)(a >= 'A' && a <= 'Z' ? a + 32 : a);
    b = (char)(b >= 'A' && b <= 'Z' ? b + 32 : b);
    return a == b ? CASE_COST : MOVE_COST;
}

static unsigned least(unsigned a, unsigned b) { return a < b ? a : b; }

/* The distance of two texts, or anything above limit if it is more than that. */
static unsigned distance(const char *a, size_t a_len, const char *b, size_t b_len, unsigned limit)
{
    unsigned row[LONGEST + 1], result = 0;

    while (a_len && b_len && *a == *b)
        a++, b++, a_len--, b_len--;
    while (a_len && b_len && a[a_len - 1] == b[b_len - 1])
        a_len--, b_len--;
    if (!a_len || !b_len)
        return (unsigned)(a_len + b_len) * MOVE_COST;
    if (a_len > LONGEST || b_len > LONGEST)
        return limit + 1;
    for (size_t i = 0; i <= a_len; i++)
        row[i] = (unsigned)i * MOVE_COST;
    for (size_t k = 0; k < b_len; k++) { /* row[i]: from the first i of a to the first k of b */
        unsigned diagonal = row[0], best = row[0] = (unsigned)(k + 1) * MOVE_COST;

        for (size_t i = 0; i < a_len; i++) {
            result = least(diagonal + replace_cost(a[i], b[k]), least(row[i], row[i + 1]) + MOVE_COST);
            diagonal = row[i + 1];
            row[i + 1] = result;
            best = least(best, result);
        }
        if (best > limit)
            return limit + 1;
    }
    return result;
}

/* The index of the nearest name, or n. */
static size_t nearest(struct cpy_thread *t, const char *wrong, size_t wrong_len, const cpy_value *names, size_t n)
{
    unsigned best = UINT32_MAX;
    size_t found = n, len;

    for (size_t i = 0; i < n; i++) {
        const char *name = cpy_is_str(names[i]) ? cpy_str_utf8(t, names[i], &len) : NULL;
        unsigned limit, d;

        cpy_take_pending(t);
        if (!name || (len == wrong_len && memcmp(name, wrong, len) == 0))
            continue;
        limit = least((unsigned)(len + wrong_len + 3) * MOVE_COST / 6, best - 1);
        if ((d = distance(wrong, wrong_len, name, len, limit)) <= limit) {
            best = d;
            found = i;
        }
    }
    return found;
}

cpy_value cpy_closest_name(struct cpy_thread *t, cpy_value wrong, cpy_value names)
{
    size_t n, len, found;
    const cpy_value *items = cpy_items(names, &n);
    const char *text = cpy_str_utf8(t, wrong, &len);

    cpy_take_pending(t);
    if (!text || n > MOST_NAMES)
        return CPY_UNSET;
    found = nearest(t, text, len, items, n);
    cpy_keep(names);
    cpy_keep(wrong);
    return found < n ? items[found] : CPY_UNSET;
}

/* --- candidates --------------------------------------------------------------------------------------------- */

static bool is_private(cpy_value name)
{
    struct cpy_text text = cpy_str_view(name);

    return text.len && cpy_text_at(&text, 0) == '_';
}

/* dir(o), without names that begin with _ unless private is set. */
static cpy_value names_in(struct cpy_thread *t, cpy_value o, bool private)
{
    cpy_value dir = cpy_dict_get_str(t, t->vm->builtins, "dir"), all = dir ? cpy_call_1(t, dir, o) : CPY_UNSET;
    cpy_value names = all ? cpy_list_new(t, 0) : CPY_UNSET;

    for (size_t i = 0; names && i < cpy_list_len(all); i++) {
        cpy_value name = cpy_list_get(all, i);

        if (cpy_is_str(name) && (private || !is_private(name)) && !cpy_list_append(t, names, name))
            return CPY_ERROR;
    }
    return names;
}

/* The innermost level of an exception's traceback, or NULL. */
static struct cpy_traceback *innermost(const struct cpy_exception *e)
{
    struct cpy_traceback *tb = (struct cpy_traceback *)cpy_pointer(cpy_load(e->traceback));

    while (tb && cpy_load(tb->next))
        tb = (struct cpy_traceback *)cpy_pointer(cpy_load(tb->next));
    return tb;
}

/* Was the exception raised in a method of o's class?  Then o is probably self, and its private names are at hand. */
static bool raised_by_own_method(struct cpy_thread *t, const struct cpy_exception *e, cpy_value o)
{
    const struct cpy_traceback *tb = innermost(e);
    cpy_value code = tb ? cpy_load(tb->code) : CPY_UNSET, method;

    if (!code)
        return false;
    method = cpy_type_lookup(t, cpy_class_of(t, o), cpy_load(cpy_as_code(code)->name));
    return method && cpy_has_layout(method, CPY_TYPE_FUNCTION) && cpy_load(((struct cpy_func *)cpy_pointer(method))->code) == code;
}

static cpy_value nearest_attribute(struct cpy_thread *t, const struct cpy_exception *e)
{
    cpy_value wrong = cpy_load(e->data[0]), o = cpy_load(e->data[1]), names;

    if (!wrong || !o || !cpy_is_str(wrong) || o == CPY_NONE)
        return CPY_UNSET;
    names = names_in(t, o, is_private(wrong) || raised_by_own_method(t, e, o));
    return names ? cpy_closest_name(t, wrong, names) : CPY_UNSET;
}

static cpy_value nearest_import(struct cpy_thread *t, const struct cpy_exception *e)
{
    cpy_value name = cpy_load(e->data[1]), wrong = cpy_load(e->data[3]), module, names;

    if (!name || !wrong || !cpy_is_str(name) || !cpy_is_str(wrong) || !(module = cpy_dict_get(t, t->vm->modules, name)))
        return CPY_UNSET;
    names = names_in(t, module, is_private(wrong));
    return names ? cpy_closest_name(t, wrong, names) : CPY_UNSET;
}

static bool add_keys(struct cpy_thread *t, cpy_value names, cpy_value mapping)
{
    cpy_value keys = mapping && mapping != CPY_NONE ? cpy_list_from_iterable(t, mapping) : CPY_UNSET;

    for (size_t i = 0; keys && i < cpy_list_len(keys); i++)
        if (!cpy_list_append(t, names, cpy_list_get(keys, i)))
            return false;
    cpy_take_pending(t);
    return true;
}

/* A variable or built-in, or an attribute of self, that may have been meant by a name. */
static cpy_value nearest_variable(struct cpy_thread *t, const struct cpy_exception *e)
{
    const struct cpy_traceback *tb = innermost(e);
    cpy_value wrong = cpy_load(e->data[0]), frame = tb ? cpy_getattr_str(t, cpy_from(tb), "tb_frame") : CPY_UNSET;
    cpy_value locals, names, self;

    if (!frame || !wrong || !cpy_is_str(wrong) || !(names = cpy_list_new(t, 0)))
        return CPY_UNSET;
    locals = cpy_getattr_str(t, frame, "f_locals");
    self = locals ? cpy_intern_from(t, "self") : CPY_UNSET;
    if (self && (self = cpy_getitem(t, locals, self)) && cpy_find_attr(t, self, wrong))
        return cpy_str_format(t, "self.%V", wrong);
    cpy_take_pending(t);
    if (!add_keys(t, names, locals) || !add_keys(t, names, cpy_load(tb->globals)) || !add_keys(t, names, t->vm->builtins))
        return CPY_UNSET;
    return cpy_closest_name(t, wrong, names);
}

/* Is the name that of a module which is compiled in? */
static bool is_module_name(struct cpy_thread *t, cpy_value name)
{
    const char *text = name && cpy_is_str(name) ? cpy_str_utf8(t, name, NULL) : NULL;

    return text && !strchr(text, '.') && cpy_find_definition(t, text);
}

static cpy_value for_variable(struct cpy_thread *t, const struct cpy_exception *e)
{
    cpy_value wrong = cpy_load(e->data[0]), name = nearest_variable(t, e);

    cpy_take_pending(t);
    if (!is_module_name(t, wrong))
        return name ? cpy_str_format(t, ". Did you mean: '%V'?", name) : t->vm->empty_str;
    if (!name)
        return cpy_str_format(t, ". Did you forget to import '%V'?", wrong);
    return cpy_str_format(t, ". Did you mean: '%V'? Or did you forget to import '%V'?", name, wrong);
}

cpy_value cpy_suggestion(struct cpy_thread *t, cpy_value exception)
{
    const struct cpy_exception *e = cpy_as_exception(exception);
    cpy_value name = CPY_UNSET, text;

    if (e->id == CPY_NAME_ERROR) {
        text = for_variable(t, e);
    } else {
        if (e->id == CPY_ATTRIBUTE_ERROR)
            name = nearest_attribute(t, e);
        else if (e->id == CPY_IMPORT_ERROR)
            name = nearest_import(t, e);
        cpy_take_pending(t);
        text = name ? cpy_str_format(t, ". Did you mean: '%V'?", name) : t->vm->empty_str;
    }
    cpy_take_pending(t);
    return text;
}

void cpy_raise_unexpected_keyword(struct cpy_thread *t, const char *function, cpy_value keyword, cpy_value names)
{
    cpy_value near = names ? cpy_closest_name(t, keyword, names) : CPY_UNSET;

    if (near)
        cpy_raise(t, CPY_TYPE_ERROR, "%s() got an unexpected keyword argument '%V'. Did you mean '%V'?", function, keyword, near);
    else if (!cpy_pending(t))
        cpy_raise(t, CPY_TYPE_ERROR, "%s() got an unexpected keyword argument '%V'", function, keyword);
}
