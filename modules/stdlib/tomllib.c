/* SPDX-License-Identifier: MIT */
/* modules/stdlib/tomllib.c - module tomllib: the reader of boards/toml.h for Python.
 *
 * The reader's tree becomes dicts and lists.  Errors have CPython's words and name the place
 * that CPython's reader would name.  Dates need module datetime, which is imported for the
 * first of them. */
#include "boards/toml.h"
#include "vm/api.h"

/* Per interpreter. */
struct state {
    struct cpy_handle error; /* class TOMLDecodeError */
};

static const char state_key;

/* A conversion under way. */
struct conversion {
    struct cpy_thread *t;
    cpy_value parse_float; /* called with the text of a float; CPY_UNSET: float */
};

static cpy_value error_class(struct cpy_thread *t)
{
    struct state *state = cpy_private(t, &state_key, sizeof *state);

    if (!state)
        return CPY_ERROR;
    if (!state->error.value) {
        cpy_value class = cpy_new_exception_class(t, "tomllib.TOMLDecodeError",
            cpy_exception_class(t, CPY_VALUE_ERROR), "An error raised if a document is not valid TOML.");

        if (!class)
            return CPY_ERROR;
        cpy_handle_set(t, &state->error, class);
    }
    return state->error.value;
}

/* --- values ------------------------------------------------------------------------------- */

static cpy_value convert(struct conversion *c, const struct cpy_toml_value *v);

static cpy_value convert_table(struct conversion *c, const struct cpy_toml_value *table)
{
    cpy_value dict = cpy_dict_new(c->t);

    for (const struct cpy_toml_value *v = table->first; v && dict; v = v->next) {
        cpy_value key = cpy_str_from_utf8(c->t, v->key, v->key_len), value = key ? convert(c, v) : CPY_ERROR;

        if (!value || !cpy_dict_set(c->t, dict, key, value))
            return CPY_ERROR;
    }
    return dict;
}

static cpy_value convert_array(struct conversion *c, const struct cpy_toml_value *array)
{
    cpy_value list = cpy_list_new(c->t, array->count);

    for (const struct cpy_toml_value *v = array->first; v && list; v = v->next) {
        cpy_value value = convert(c, v);

        if (!value || !cpy_list_append(c->t, list, value))
            return CPY_ERROR;
    }
    return list;
}

static cpy_value convert_float(struct conversion *c, const struct cpy_toml_value *v)
{
    cpy_value text, result;

    if (!c->parse_float)
        return cpy_float_from(c->t, v->number);
    text = cpy_str_from_ascii(c->t, v->text, v->len);
    result = text ? cpy_call_1(c->t, c->parse_float, text) : CPY_ERROR;
    if (result && (cpy_is_dict(result) || cpy_is_list(result)))
        return cpy_raise(c->t, CPY_VALUE_ERROR, "parse_float must not return dicts or lists");
    return result;
}

/* The time zone so many minutes east of UTC. */
static cpy_value time_zone(struct cpy_thread *t, cpy_value datetime, int minutes)
{
    cpy_value zone = cpy_getattr_str(t, datetime, "timezone"), delta;

    if (!zone)
        return CPY_ERROR;
    if (minutes == 0)
        return cpy_getattr_str(t, zone, "utc");
    delta = cpy_call_method(t, datetime, "timedelta", 2, cpy_int(0), cpy_int(minutes * 60));
    return delta ? cpy_call_1(t, zone, delta) : CPY_ERROR;
}

static cpy_value convert_time(struct cpy_thread *t, const struct cpy_toml_value *v)
{
    const struct cpy_toml_time *at = &v->time;
    cpy_value datetime = cpy_import(t, "datetime"), zone = CPY_NONE;
    cpy_value year = cpy_int(at->year), month = cpy_int(at->month), day = cpy_int(at->day), hour = cpy_int(at->hour),
              minute = cpy_int(at->minute), second = cpy_int(at->second), micro = cpy_int(at->nanosecond / 1000);

    if (!datetime)
        return CPY_ERROR;
    if (v->kind == CPY_TOML_LOCAL_DATE)
        return cpy_call_method(t, datetime, "date", 3, year, month, day);
    if (v->kind == CPY_TOML_LOCAL_TIME)
        return cpy_call_method(t, datetime, "time", 4, hour, minute, second, micro);
    if (v->kind == CPY_TOML_DATETIME && !(zone = time_zone(t, datetime, at->offset)))
        return CPY_ERROR;
    return cpy_call_method(t, datetime, "datetime", 8, year, month, day, hour, minute, second, micro, zone);
}

static cpy_value convert(struct conversion *c, const struct cpy_toml_value *v)
{
    if (!cpy_check_stack(c->t))
        return CPY_ERROR;
    switch (v->kind) {
    case CPY_TOML_TABLE: return convert_table(c, v);
    case CPY_TOML_ARRAY: return convert_array(c, v);
    case CPY_TOML_STRING: return cpy_str_from_utf8(c->t, v->text, v->len);
    case CPY_TOML_INTEGER: return v->text ? cpy_int_parse(c->t, v->text, v->len, 0) : cpy_int_from(c->t, v->integer);
    case CPY_TOML_FLOAT: return convert_float(c, v);
    case CPY_TOML_BOOLEAN: return cpy_bool(v->integer);
    default: return convert_time(c->t, v);
    }
}

/* --- reading --------------------------------------------------------------------------------- */

/* "Invalid value (at line 1, column 5)" */
static cpy_value fail(struct cpy_thread *t, const char *text, size_t len, const struct cpy_toml_error *e)
{
    unsigned long line = 1, column = 1;
    cpy_value class = error_class(t);

    if (e->line == 0)
        return cpy_raise_no_memory(t);
    if (!class)
        return CPY_ERROR;
    if (e->noticed >= len)
        return cpy_raise_type(t, class, "%.*s (at end of document)", (int)e->brief, e->message);
    for (size_t i = 0; i < e->noticed; i++) {
        line += text[i] == '\n';
        column = text[i] == '\n' ? 1 : column + (((unsigned char)text[i] & 0xc0) != 0x80);
    }
    return cpy_raise_type(t, class, "%.*s (at line %lu, column %lu)", (int)e->brief, e->message, line, column);
}

/* args: a str, parse_float. */
static cpy_value loads(struct cpy_thread *t, const cpy_value *args)
{
    struct conversion c = {t, args[1]};
    struct cpy_toml_error error;
    struct cpy_toml_value *root;
    const char *text;
    size_t len;
    cpy_value result;

    if (!cpy_is_str(args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "Expected str object, not '%T'", args[0]);
    if (!(text = cpy_str_utf8(t, args[0], &len)))
        return CPY_ERROR;
    root = cpy_toml_parse(text, len, &error);
    result = root ? convert(&c, root) : fail(t, text, len, &error);
    cpy_toml_free(root);
    cpy_keep(args[0]);
    return result;
}

/* args: a file opened for reading bytes, parse_float. */
static cpy_value load(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value data = cpy_call_method(t, args[0], "read", 0), both[2];
    const uint8_t *bytes;
    size_t len;

    if (!data)
        return CPY_ERROR;
    if (!cpy_is_bytes(data))
        return cpy_raise(t, CPY_TYPE_ERROR, "File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`");
    bytes = cpy_bytes_view(data, &len);
    both[0] = cpy_decode(t, bytes, len, "utf-8", "strict");
    both[1] = args[1];
    cpy_keep(data);
    return both[0] ? loads(t, both) : CPY_ERROR;
}

/* --- the module --------------------------------------------------------------------------------- */

static const struct cpy_function functions[] = {
    {"loads", "(s, /, *, parse_float=<unset>)", loads,
        "Read a TOML document from a str.\n\n"
        "parse_float is called with the text of each float.", 0},
    {"load", "(fp, /, *, parse_float=<unset>)", load, "Read a TOML document from a file opened in binary mode.", 0},
    {0},
};

static bool init(struct cpy_thread *t, cpy_value module)
{
    static const char *const names[] = {"loads", "load", "TOMLDecodeError"};
    cpy_value class = error_class(t), all = cpy_tuple_new(t, CPY_COUNT(names));

    for (size_t i = 0; i < CPY_COUNT(names) && all; i++) {
        cpy_value name = cpy_intern_from(t, names[i]);

        if (!name)
            return false;
        cpy_tuple_set(all, i, name);
    }
    return class && all && cpy_module_add(t, module, "TOMLDecodeError", class)
        && cpy_module_add(t, module, "__all__", all);
}

const struct cpy_module_def cpy_module_tomllib = {
    .name = "tomllib", .doc = "Reading TOML, the configuration language.", .functions = functions, .init = init,
};
