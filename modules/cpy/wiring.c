/* SPDX-License-Identifier: MIT */
/* modules/cpy/wiring.c - module _cpy_wiring: wiring files as values that know their lines.
 *
 * What the values mean is the business of modules/frozen/cpy.mock.wiring.py, whose complaints
 * can so point at a line of the file. */
#include "boards/boards.h"
#include "boards/toml.h"
#include "vm/api.h"

#include <stdlib.h>

/* A conversion under way. */
struct conversion {
    struct cpy_thread *t;
    cpy_value name; /* of the file, for messages */
};

static cpy_value node(const struct conversion *c, const struct cpy_toml_value *v);

static cpy_value table(const struct conversion *c, const struct cpy_toml_value *v)
{
    cpy_value dict = cpy_dict_new(c->t);

    for (const struct cpy_toml_value *member = v->first; member && dict; member = member->next) {
        cpy_value key = cpy_str_from_utf8(c->t, member->key, member->key_len);
        cpy_value value = key ? node(c, member) : CPY_ERROR;

        if (!value || !cpy_dict_set(c->t, dict, key, value))
            return CPY_ERROR;
    }
    return dict;
}

static cpy_value array(const struct conversion *c, const struct cpy_toml_value *v)
{
    cpy_value list = cpy_list_new(c->t, v->count);

    for (const struct cpy_toml_value *member = v->first; member && list; member = member->next) {
        cpy_value value = node(c, member);

        if (!value || !cpy_list_append(c->t, list, value))
            return CPY_ERROR;
    }
    return list;
}

static cpy_value plain(const struct conversion *c, const struct cpy_toml_value *v)
{
    switch (v->kind) {
    case CPY_TOML_TABLE: return table(c, v);
    case CPY_TOML_ARRAY: return array(c, v);
    case CPY_TOML_STRING: return cpy_str_from_utf8(c->t, v->text, v->len);
    case CPY_TOML_INTEGER: return v->text ? cpy_int_parse(c->t, v->text, v->len, 0) : cpy_int_from(c->t, v->integer);
    case CPY_TOML_FLOAT: return cpy_float_from(c->t, v->number);
    case CPY_TOML_BOOLEAN: return cpy_bool(v->integer);
    default:
        return cpy_raise(c->t, CPY_VALUE_ERROR, "%V:%u: %s means nothing in a wiring file (times are seconds)", c->name,
            v->line, cpy_toml_kind_name(v->kind));
    }
}

/* (value, line) */
static cpy_value node(const struct conversion *c, const struct cpy_toml_value *v)
{
    cpy_value value = cpy_check_stack(c->t) ? plain(c, v) : CPY_ERROR;

    return value ? cpy_tuple_of(c->t, 2, value, cpy_int(v->line)) : CPY_ERROR;
}

/* args: text, name of the file. */
static cpy_value parse(struct cpy_thread *t, const cpy_value *args)
{
    struct conversion c = {t, args[1]};
    struct cpy_toml_error error;
    struct cpy_toml_value *root;
    const char *text;
    size_t len;
    cpy_value result;

    if (!cpy_is_str(args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "text must be a str, not '%T'", args[0]);
    if (!(text = cpy_str_utf8(t, args[0], &len)))
        return CPY_ERROR;
    if ((root = cpy_toml_parse(text, len, &error)))
        result = node(&c, root);
    else if (error.line == 0)
        result = cpy_raise_no_memory(t);
    else
        result = cpy_raise(t, CPY_VALUE_ERROR, "%V:%u: %s", args[1], error.line, error.message);
    cpy_toml_free(root);
    cpy_keep(args[0]);
    return result;
}

/* The UTF-8 of n strs, in names.  False: an exception is pending. */
static bool texts(struct cpy_thread *t, const cpy_value *items, size_t n, const char **names)
{
    for (size_t i = 0; i < n; i++) {
        if (!cpy_is_str(items[i])) {
            cpy_raise(t, CPY_TYPE_ERROR, "a name must be a str, not '%T'", items[i]);
            return false;
        }
        if (!(names[i] = cpy_str_utf8(t, items[i], NULL)))
            return false;
    }
    return true;
}

/* args: wrong name, list of the right ones. */
static cpy_value nearest(struct cpy_thread *t, const cpy_value *args)
{
    const char *found = NULL, **names;
    const cpy_value *items;
    cpy_value result = CPY_ERROR;
    size_t n;

    if (!cpy_is_list(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "names must be a list, not '%T'", args[1]);
    items = cpy_items(args[1], &n);
    if (!(names = calloc(n + 1, sizeof *names)))
        return cpy_raise_no_memory(t);
    if (texts(t, args, 1, &found) && texts(t, items, n, names)) {
        found = cpy_nearest_name(found, names, n);
        result = found ? cpy_str_from(t, found) : CPY_NONE;
    }
    free(names);
    cpy_keep(args[1]);
    return result;
}

static const struct cpy_function functions[] = {
    {"parse", "(text, name, /)", parse,
        "The root of a TOML text as (value, line), and every value in it likewise.  "
        "ValueError: 'name:line: what is wrong'.", 0},
    {"nearest", "(wrong, names, /)", nearest,
        "The one of a list of names that is most like the wrong one, or None.", 0},
    {0},
};

const struct cpy_module_def cpy_module__cpy_wiring = {
    .name = "_cpy_wiring", .doc = "Reading wiring files for cpy.mock.wiring.", .functions = functions,
};
