/* SPDX-License-Identifier: MIT */
/* vm/objects/exception.c - BaseException and the classes below it.
 *
 * All exceptions share one struct (exception.h).  Classes that carry more than args
 * keep it in data[]; one table says which attribute lies where. */
#include "vm/objects/exception.h"

#include "vm/objects/exception_group.h"
#include "vm/objects/limbs.h"
#include "vm/objects/list.h"
#include "vm/objects/reduce.h"
#include "vm/objects/shape.h"
#include "vm/objects/suggest.h"
#include "vm/objects/text.h"
#include "vm/objects/type.h"

#include <errno.h>

static void exception_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct cpy_exception *e = (struct cpy_exception *)o;

    cpy_trace(tracer, e->args);
    cpy_trace(tracer, e->cause);
    cpy_trace(tracer, e->context);
    cpy_trace(tracer, e->traceback);
    cpy_trace_many(tracer, e->data, CPY_COUNT(e->data));
}

/* --- which built-in class an exception class comes from ----------------------------------- */

static const struct cpy_type_def definitions[CPY_EXCEPTION_COUNT];

static enum cpy_exception_id class_id(struct cpy_thread *t, cpy_value type)
{
    while (type) {
        struct cpy_type *class = (struct cpy_type *)cpy_pointer(type);

        if (class->own_def >= definitions && class->own_def < definitions + CPY_EXCEPTION_COUNT)
            return (enum cpy_exception_id)(class->own_def - definitions);
        type = cpy_load(class->base);
    }
    (void)t;
    return CPY_BASE_EXCEPTION;
}

static bool id_below(enum cpy_exception_id id, enum cpy_exception_id base)
{
    static const uint8_t bases[] = {
#define E(id, name, base) CPY_##base,
        CPY_EXCEPTIONS(E)
#undef E
    };

    while (id != base && bases[id] != id)
        id = (enum cpy_exception_id)bases[id];
    return id == base;
}

/* --- attributes in data[] --------------------------------------------------------------------- */

static cpy_value or_none(cpy_field f) { return cpy_load(f) ? cpy_load(f) : CPY_NONE; }

#define DATA(name, index)                                                                                \
    static cpy_value get_##name(struct cpy_thread *t, const cpy_value *args)                             \
    {                                                                                                    \
        (void)t;                                                                                         \
        return or_none(cpy_as_exception(args[0])->data[index]);                                          \
    }                                                                                                    \
    static cpy_value set_##name(struct cpy_thread *t, const cpy_value *args)                             \
    {                                                                                                    \
        (void)t;                                                                                         \
        cpy_store(cpy_pointer(args[0]), &cpy_as_exception(args[0])->data[index], args[1]);               \
        return CPY_NONE;                                                                                 \
    }
DATA(first, 0) DATA(second, 1) DATA(third, 2) DATA(fourth, 3)
DATA(fifth, 4) DATA(sixth, 5) DATA(seventh, 6) DATA(eighth, 7)
#undef DATA

static const struct cpy_attribute stop_attributes[] = {
    {"value", get_first, set_first, "What the generator returned."},
    {0},
};
static const struct cpy_attribute exit_attributes[] = {
    {"code", get_first, set_first, "The exit status, or what to print before exiting with 1."},
    {0},
};
static const struct cpy_attribute import_attributes[] = {
    {"msg", get_first, set_first, "What went wrong."},
    {"name", get_second, set_second, "The module's name."},
    {"path", get_third, set_third, "The file that was being imported."},
    {"name_from", get_fourth, set_fourth, "The name that the module does not have."},
    {0},
};
static cpy_value get_written(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value written = cpy_load(cpy_as_exception(args[0])->data[4]);

    return written ? written : cpy_raise(t, CPY_ATTRIBUTE_ERROR, "characters_written");
}

static cpy_value set_written(struct cpy_thread *t, const cpy_value *args)
{
    int64_t n;

    if (!args[1] && !get_written(t, args))
        return CPY_ERROR;
    if (args[1] && !cpy_to_exact_index(t, args[1], CPY_VALUE_ERROR, &n))
        return CPY_ERROR;
    cpy_store(cpy_pointer(args[0]), &cpy_as_exception(args[0])->data[4], args[1] ? cpy_int_from(t, n) : CPY_UNSET);
    return CPY_NONE;
}

static const struct cpy_attribute os_attributes[] = {
    {"errno", get_first, set_first, "The system's error number."},
    {"strerror", get_second, set_second, "What the number means."},
    {"filename", get_third, set_third, "The file that the call was about."},
    {"filename2", get_fourth, set_fourth, "The second file of calls about two."},
    {"characters_written", get_written, set_written, "How much of what was to be written has been, if that is known."},
    {0},
};
static const struct cpy_attribute syntax_attributes[] = {
    {"msg", get_first, set_first, "What is wrong."},
    {"filename", get_second, set_second, "The source file."},
    {"lineno", get_third, set_third, "The line, from 1."},
    {"offset", get_fourth, set_fourth, "The column, from 1."},
    {"text", get_fifth, set_fifth, "The source line."},
    {"end_lineno", get_sixth, set_sixth, "The last line."},
    {"end_offset", get_seventh, set_seventh, "The column after the last character, from 1."},
    {"print_file_and_line", get_eighth, set_eighth, "Unused; as in CPython."},
    {0},
};
static const struct cpy_attribute name_attributes[] = {
    {"name", get_first, set_first, "The name that was not found."},
    {0},
};
static const struct cpy_attribute attribute_attributes[] = {
    {"name", get_first, set_first, "The attribute's name."},
    {"obj", get_second, set_second, "The object that was asked for it."},
    {0},
};
static const struct cpy_attribute unicode_attributes[] = {
    {"encoding", get_first, set_first, "The encoding's name."},
    {"object", get_second, set_second, "What was being encoded or decoded."},
    {"start", get_third, set_third, "Index of the first item at fault."},
    {"end", get_fourth, set_fourth, "Index after the last item at fault."},
    {"reason", get_fifth, set_fifth, "Why it cannot be done."},
    {0},
};

static const struct cpy_attribute translate_attributes[] = {
    {"encoding", get_fifth, set_fifth, "None: there is no encoding."},
    {"object", get_first, set_first, "What was being translated."},
    {"start", get_second, set_second, "Index of the first character at fault."},
    {"end", get_third, set_third, "Index after the last character at fault."},
    {"reason", get_fourth, set_fourth, "Why it cannot be done."},
    {0},
};

/* --- making ------------------------------------------------------------------------------------- */

/* OSError's subclass for an errno, as PEP 3151 assigns them. */
static enum cpy_exception_id os_error_class(int64_t err)
{
    switch (err) {
    case EAGAIN: case EALREADY: case EINPROGRESS: return CPY_BLOCKING_IO_ERROR;
    case ECHILD: return CPY_CHILD_PROCESS_ERROR;
    case EPIPE: case ESHUTDOWN: return CPY_BROKEN_PIPE_ERROR;
    case ECONNABORTED: return CPY_CONNECTION_ABORTED_ERROR;
    case ECONNREFUSED: return CPY_CONNECTION_REFUSED_ERROR;
    case ECONNRESET: return CPY_CONNECTION_RESET_ERROR;
    case EEXIST: return CPY_FILE_EXISTS_ERROR;
    case ENOENT: return CPY_FILE_NOT_FOUND_ERROR;
    case EINTR: return CPY_INTERRUPTED_ERROR;
    case EISDIR: return CPY_IS_A_DIRECTORY_ERROR;
    case ENOTDIR: return CPY_NOT_A_DIRECTORY_ERROR;
    case EACCES: case EPERM: return CPY_PERMISSION_ERROR;
    case ESRCH: return CPY_PROCESS_LOOKUP_ERROR;
    case ETIMEDOUT: return CPY_TIMEOUT_ERROR;
    default: return CPY_OS_ERROR;
    }
}

static void set_data(struct cpy_exception *e, size_t i, cpy_value v) { cpy_store(e, &e->data[i], v); }

static bool is_number(struct cpy_thread *t, cpy_value v)
{
    return cpy_is_complex(v) || cpy_slot_of(t, v, CPY_SLOT_INDEX) || cpy_slot_of(t, v, CPY_SLOT_INT) || cpy_slot_of(t, v, CPY_SLOT_FLOAT);
}

/* Do arguments for an OSError of this class name a file?  In a BlockingIOError's place for it a number is characters_written. */
static bool names_file(struct cpy_thread *t, cpy_value type, const cpy_value *args, size_t n)
{
    return n > 2 && n <= 5 && args[2] != CPY_NONE &&
        !(cpy_is_subtype(type, t->vm->exceptions[CPY_BLOCKING_IO_ERROR]) && is_number(t, args[2]));
}

static bool fill_os_error(struct cpy_thread *t, struct cpy_exception *e, const cpy_value *args, size_t n)
{
    cpy_value self = cpy_from(e);

    if (n < 2 || n > 5)
        return true;
    set_data(e, 0, args[0]);
    set_data(e, 1, args[1]);
    if (n == 2 || args[2] == CPY_NONE)
        return true;
    if (!names_file(t, cpy_type_of(t, self), args, n))
        return set_written(t, (cpy_value[]){self, args[2]}) != CPY_ERROR;
    set_data(e, 2, args[2]);
    if (n == 5) /* (the fourth argument is Windows's) */
        set_data(e, 3, args[4]);
    return true;
}

/* (msg, (filename, lineno, offset, text[, end_lineno, end_offset])) */
static bool fill_syntax_error(struct cpy_thread *t, struct cpy_exception *e, const cpy_value *args, size_t n)
{
    cpy_value details[6];
    size_t count;

    if (n > 0)
        set_data(e, 0, args[0]);
    if (n != 2)
        return true;
    cpy_value list = cpy_list_from_iterable(t, args[1]);
    if (!list)
        return false;
    count = cpy_list_len(list);
    if (count != 4 && count != 6) {
        cpy_raise(t, CPY_TYPE_ERROR, count < 4 ? "function takes at least 4 arguments (%zu given)"
            : count > 6 ? "function takes at most 6 arguments (%zu given)"
            : "end_offset must be provided when end_lineno is provided", count);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        details[i] = cpy_list_get(list, i);
        set_data(e, 1 + i, details[i]);
    }
    return true;
}

/* What the arguments of a UnicodeError have to be: s str, b like bytes, i an integer. */
static const char *unicode_form(enum cpy_exception_id id)
{
    if (id_below(id, CPY_UNICODE_DECODE_ERROR))
        return "sbiis";
    return id_below(id, CPY_UNICODE_ENCODE_ERROR) ? "ssiis" : "siis";
}

/* The object of a UnicodeDecodeError is told as bytes, whatever buffer it was. */
static cpy_value as_bytes(struct cpy_thread *t, cpy_value v)
{
    if (cpy_is_exactly(v, CPY_TYPE_BYTES))
        return v;
    if (!cpy_has_buffer(v))
        return cpy_raise(t, CPY_TYPE_ERROR, "a bytes-like object is required, not '%T'", v);
    return cpy_call_1(t, t->vm->types[CPY_TYPE_BYTES], v);
}

static bool fill_unicode_error(struct cpy_thread *t, struct cpy_exception *e, const cpy_value *args, size_t n)
{
    const char *form = unicode_form((enum cpy_exception_id)e->id);
    cpy_value v[5];

    if (n != strlen(form)) {
        cpy_raise(t, CPY_TYPE_ERROR, "function takes exactly %zu arguments (%zu given)", strlen(form), n);
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        v[i] = form[i] == 'i' ? cpy_index(t, args[i]) : args[i];
        if (!v[i])
            return false;
        if (form[i] == 's' && !cpy_is_str(v[i])) {
            cpy_raise(t, CPY_TYPE_ERROR, v[i] == CPY_NONE ? "argument %zu must be str, not None" : "argument %zu must be str, not %T",
                i + 1, v[i]);
            return false;
        }
    }
    if (form[1] == 'b' && !(v[1] = as_bytes(t, v[1])))
        return false;
    for (size_t i = 0; i < n; i++)
        set_data(e, i, v[i]);
    return true;
}

static bool is_unicode_kind(enum cpy_exception_id id) { return id_below(id, CPY_UNICODE_ERROR) && id != CPY_UNICODE_ERROR; }

/* Distributes the positional arguments over data[]. */
static bool fill(struct cpy_thread *t, struct cpy_exception *e, const cpy_value *args, size_t n)
{
    enum cpy_exception_id id = (enum cpy_exception_id)e->id;

    if (id == CPY_STOP_ITERATION)
        set_data(e, 0, n ? args[0] : CPY_NONE);
    else if (id == CPY_SYSTEM_EXIT && n)
        set_data(e, 0, n == 1 ? args[0] : cpy_load(e->args));
    else if (id_below(id, CPY_IMPORT_ERROR) && n == 1)
        set_data(e, 0, args[0]);
    else if (id_below(id, CPY_OS_ERROR))
        return fill_os_error(t, e, args, n);
    else if (id_below(id, CPY_SYNTAX_ERROR))
        return fill_syntax_error(t, e, args, n);
    else if (is_unicode_kind(id))
        return fill_unicode_error(t, e, args, n);
    return true;
}

/* The errno that an int of any class is; 0, which is none's, if no errno can be it. */
static int64_t errno_of(cpy_value v)
{
    struct cpy_limbs x;

    if (!cpy_is_int(v))
        return 0;
    cpy_limbs_view(&x, v);
    return x.len == 1 && !x.negative ? (int64_t)x.p[0] : 0;
}

/* OSError(errno, text) makes an instance of the errno's subclass. */
static cpy_value os_error_type(struct cpy_thread *t, cpy_value type, const cpy_value *args, size_t n)
{
    if (type != t->vm->exceptions[CPY_OS_ERROR] || n < 2 || n > 5)
        return type;
    return t->vm->exceptions[os_error_class(errno_of(args[0]))];
}

/* Does __new__ leave an exception to the class's __init__?  Those about Unicode ask for certain arguments there. */
static bool is_for_init(cpy_value type, enum cpy_exception_id id, bool is_new)
{
    return is_unicode_kind(id) && (is_new || cpy_slots((struct cpy_type *)cpy_pointer(type))[CPY_SLOT_INIT] != cpy_exception_init_row);
}

/* Does __init__ take the arguments of an OSError of this class?  Only one of its own under the usual __new__ does; else
 * __new__ takes them, as it is what chooses the class. */
static bool is_filled_by_init(cpy_value type)
{
    const struct cpy_type *class = (struct cpy_type *)cpy_pointer(type);

    return cpy_slots(class)[CPY_SLOT_NEW] == cpy_exception_new_row && cpy_slots(class)[CPY_SLOT_INIT] != cpy_exception_init_row;
}

/* An OSError's args: what names its files is no part of them. */
static cpy_value os_error_args(struct cpy_thread *t, cpy_value type, const cpy_value *args, size_t n)
{
    return cpy_tuple_from(t, args, names_file(t, type, args, n) ? 2 : n);
}

/* What __new__ does (is_new), or, for a class with the usual __init__, all of a call. */
static cpy_value make(struct cpy_thread *t, cpy_value type, const cpy_value *args, size_t n, bool is_new)
{
    enum cpy_exception_id id = class_id(t, type);
    struct cpy_exception *e;
    cpy_value tuple;
    bool os = id_below(id, CPY_OS_ERROR);

    if (os && is_filled_by_init(type))
        n = 0;
    if (os)
        type = os_error_type(t, type, args, n);
    if (!(tuple = os ? os_error_args(t, type, args, n) : cpy_tuple_from(t, args, n)) || !(e = cpy_new_object(t, type)))
        return CPY_ERROR;
    e->id = (uint8_t)id;
    cpy_store(e, &e->args, tuple);
    return is_for_init(type, id, is_new) || fill(t, e, args, n) ? cpy_from(e) : CPY_ERROR;
}

cpy_value cpy_exception_make(struct cpy_thread *t, cpy_value type, const cpy_value *args, size_t n)
{
    return make(t, type, args, n, false);
}

cpy_value cpy_exception_new_row(struct cpy_thread *t, const cpy_value *args)
{
    size_t n;
    const cpy_value *items = cpy_items(args[1], &n);

    return make(t, args[0], items, n, true);
}

/* Keyword arguments that some classes, and those below them, take, and their places in data[]. */
static const struct keyword { enum cpy_exception_id id; const char *name; uint8_t place; } keywords[] = {
    {CPY_IMPORT_ERROR, "name", 1}, {CPY_IMPORT_ERROR, "path", 2},
    {CPY_IMPORT_ERROR, "name_from", 3}, {CPY_NAME_ERROR, "name", 0},
    {CPY_ATTRIBUTE_ERROR, "name", 0}, {CPY_ATTRIBUTE_ERROR, "obj", 1},
};

static bool takes_keyword(const struct cpy_exception *e, const struct keyword *k)
{
    return id_below((enum cpy_exception_id)e->id, k->id);
}

/* Raises TypeError in the name of the class that takes keywords, if there is one. */
static bool refuse_keyword(struct cpy_thread *t, const struct cpy_exception *e, cpy_value key)
{
    cpy_value names = cpy_list_new(t, 0), name;
    const char *class = NULL;

    for (size_t i = 0; names && i < CPY_COUNT(keywords); i++) {
        if (!takes_keyword(e, &keywords[i]))
            continue;
        class = definitions[keywords[i].id].name;
        if (!(name = cpy_str_from(t, keywords[i].name)) || !cpy_list_append(t, names, name))
            return false;
    }
    if (class)
        cpy_raise_unexpected_keyword(t, class, key, names);
    else if (names)
        cpy_raise(t, CPY_TYPE_ERROR, "%s() takes no keyword arguments", cpy_type_name(t, cpy_from(e)));
    return false;
}

/* Puts keyword arguments into data[]. */
static bool set_keywords(struct cpy_thread *t, struct cpy_exception *e, cpy_value kw)
{
    cpy_value key, v;

    for (size_t position = 0; cpy_dict_next(kw, &position, &key, &v);) {
        const struct keyword *found = NULL;

        for (size_t i = 0; i < CPY_COUNT(keywords); i++)
            if (takes_keyword(e, &keywords[i]) && cpy_str_equals(key, keywords[i].name))
                found = &keywords[i];
        if (!found)
            return refuse_keyword(t, e, key);
        set_data(e, found->place, v);
    }
    return true;
}

/* What __init__ does for an OSError: __new__ has done it already, unless the class has an __init__ of its own. */
static cpy_value init_os_error(struct cpy_thread *t, struct cpy_exception *e, const cpy_value *args)
{
    cpy_value type = cpy_type_of(t, args[0]), tuple;
    size_t n;
    const cpy_value *items = cpy_items(args[1], &n);
    bool by_init = is_filled_by_init(type);

    if (cpy_slots((struct cpy_type *)cpy_pointer(type))[CPY_SLOT_NEW] != cpy_exception_new_row)
        return CPY_NONE;
    if (cpy_dict_len(args[2]) && !set_keywords(t, e, args[2]))
        return CPY_ERROR;
    if (!by_init)
        return CPY_NONE;
    if (!(tuple = os_error_args(t, type, items, n)))
        return CPY_ERROR;
    cpy_store(e, &e->args, tuple);
    return fill_os_error(t, e, items, n) ? CPY_NONE : CPY_ERROR;
}

cpy_value cpy_exception_init_row(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_exception *e = cpy_as_exception(args[0]);
    size_t n;
    const cpy_value *items = cpy_items(args[1], &n);

    if (id_below((enum cpy_exception_id)e->id, CPY_OS_ERROR))
        return init_os_error(t, e, args);
    if (id_below((enum cpy_exception_id)e->id, CPY_IMPORT_ERROR) || id_below((enum cpy_exception_id)e->id, CPY_NAME_ERROR) ||
            id_below((enum cpy_exception_id)e->id, CPY_ATTRIBUTE_ERROR)) {
        for (size_t i = 0; i < CPY_COUNT(e->data); i++)
            set_data(e, i, CPY_UNSET); /* __init__ may be called again */
        cpy_store(e, &e->args, args[1]);
    }
    if (cpy_dict_len(args[2]) && !set_keywords(t, e, args[2]))
        return CPY_ERROR;
    cpy_store(e, &e->args, args[1]);
    return fill(t, e, items, n) ? CPY_NONE : CPY_ERROR;
}

cpy_value cpy_exception_new(struct cpy_thread *t, cpy_value type, const cpy_value *args, size_t n)
{
    struct cpy_type *class = (struct cpy_type *)cpy_pointer(type);

    if (class->own_def >= definitions && class->own_def < definitions + CPY_EXCEPTION_COUNT)
        return cpy_exception_make(t, type, args, n);
    return cpy_call(t, type, args, n);
}

/* --- text ------------------------------------------------------------------------------------------ */

static cpy_value exception_repr(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value tuple = cpy_load(cpy_as_exception(args[0])->args);

    if (cpy_tuple_len(tuple) == 1)
        return cpy_str_format(t, "%C(%R)", args[0], cpy_tuple_get(tuple, 0));
    return cpy_str_format(t, "%C%R", args[0], tuple);
}

static cpy_value args_text(struct cpy_thread *t, struct cpy_exception *e)
{
    cpy_value tuple = cpy_load(e->args);

    if (cpy_tuple_len(tuple) == 0)
        return t->vm->empty_str;
    return cpy_str(t, cpy_tuple_len(tuple) == 1 ? cpy_tuple_get(tuple, 0) : tuple);
}

static cpy_value exception_str(struct cpy_thread *t, const cpy_value *args)
{
    return args_text(t, cpy_as_exception(args[0]));
}

static cpy_value key_error_str(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value tuple = cpy_load(cpy_as_exception(args[0])->args);

    return cpy_tuple_len(tuple) == 1 ? cpy_repr(t, cpy_tuple_get(tuple, 0)) : exception_str(t, args);
}

static cpy_value import_error_str(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value msg = cpy_load(cpy_as_exception(args[0])->data[0]);

    return msg && cpy_is_str(msg) ? msg : exception_str(t, args);
}

static cpy_value os_error_str(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_exception *e = cpy_as_exception(args[0]);
    cpy_value number = cpy_load(e->data[0]), text = cpy_load(e->data[1]);
    cpy_value file = cpy_load(e->data[2]), file2 = cpy_load(e->data[3]);

    if (!number || !text)
        return exception_str(t, args);
    if (file && file != CPY_NONE && file2 && file2 != CPY_NONE)
        return cpy_str_format(t, "[Errno %V] %V: %R -> %R", number, text, file, file2);
    if (file && file != CPY_NONE)
        return cpy_str_format(t, "[Errno %V] %V: %R", number, text, file);
    return cpy_str_format(t, "[Errno %V] %V", number, text);
}

static cpy_value syntax_error_str(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_exception *e = cpy_as_exception(args[0]);
    cpy_value msg = or_none(e->data[0]), file = cpy_load(e->data[1]), line = cpy_load(e->data[2]);
    bool has_line = line && cpy_type_of(t, line) == t->vm->types[CPY_TYPE_INT];
    cpy_value parts;

    if (file && cpy_is_str(file)) {
        if (!(parts = cpy_call_method(t, file, "rpartition", 1, cpy_str_from(t, "/"))))
            return CPY_ERROR;
        file = cpy_tuple_get(parts, 2);
        return has_line ? cpy_str_format(t, "%V (%V, line %V)", msg, file, line) : cpy_str_format(t, "%V (%V)", msg, file);
    }
    return has_line ? cpy_str_format(t, "%V (line %V)", msg, line) : cpy_str(t, msg);
}

/* "can't translate character '\\x62' in position 1: reason" */
static cpy_value translate_error_str(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_exception *e = cpy_as_exception(args[0]);
    cpy_value object = cpy_load(e->data[0]), reason = cpy_load(e->data[3]);
    int64_t start, end;
    struct cpy_text text;
    uint32_t c;

    if (!object || !reason || !cpy_is_str(object))
        return exception_str(t, args);
    if (!cpy_to_index(t, cpy_load(e->data[1]), &start) || !cpy_to_index(t, cpy_load(e->data[2]), &end))
        return CPY_ERROR;
    text = cpy_str_view(object);
    if (end != start + 1 || start < 0 || (size_t)start >= text.len)
        return cpy_str_format(t, "can't translate characters in position %lld-%lld: %V", (long long)start,
            (long long)(end - 1), reason);
    c = cpy_text_at(&text, (size_t)start);
    return cpy_str_format(t, c < 0x100 ? "can't translate character '\\x%02x' in position %lld: %V"
        : c < 0x10000 ? "can't translate character '\\u%04x' in position %lld: %V"
        : "can't translate character '\\U%08x' in position %lld: %V", (unsigned)c, (long long)start, reason);
}

/* "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte" and its like. */
static cpy_value unicode_error_str(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_exception *e = cpy_as_exception(args[0]);
    bool encoding = e->id == CPY_UNICODE_ENCODE_ERROR;
    cpy_value object = cpy_load(e->data[1]), reason = cpy_load(e->data[4]);
    int64_t start, end;

    if (!object || !reason || cpy_tuple_len(cpy_load(e->args)) != 5)
        return exception_str(t, args);
    if (!cpy_to_index(t, cpy_load(e->data[2]), &start) || !cpy_to_index(t, cpy_load(e->data[3]), &end))
        return CPY_ERROR;
    if (end != start + 1)
        return cpy_str_format(t, "'%V' codec can't %s %s in position %lld-%lld: %V", cpy_load(e->data[0]),
            encoding ? "encode" : "decode", encoding ? "characters" : "bytes", (long long)start, (long long)(end - 1), reason);
    if (encoding) {
        struct cpy_text text = cpy_str_view(object);
        uint32_t c = (size_t)start < text.len ? cpy_text_at(&text, (size_t)start) : 0;
        char escape[CPY_ESCAPE_SIZE];

        cpy_put_escape(escape, c);
        return cpy_str_format(t, "'%V' codec can't encode character '%s' in position %lld: %V", cpy_load(e->data[0]),
            escape, (long long)start, reason);
    }
    size_t len;
    const uint8_t *bytes = cpy_bytes_view(object, &len);
    char byte[8];

    snprintf(byte, sizeof byte, "0x%02x", (size_t)start < len ? bytes[start] : 0);
    return cpy_str_format(t, "'%V' codec can't decode byte %s in position %lld: %V", cpy_load(e->data[0]), byte,
        (long long)start, reason);
}

/* --- common attributes and methods -------------------------------------------------------------------- */

static cpy_value get_args(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(cpy_as_exception(args[0])->args);
}

static cpy_value set_args(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value tuple;

    if (!args[1])
        return cpy_raise(t, CPY_TYPE_ERROR, "args may not be deleted");
    if (!(tuple = cpy_tuple_from_iterable(t, args[1])))
        return CPY_ERROR;
    cpy_store(cpy_pointer(args[0]), &cpy_as_exception(args[0])->args, tuple);
    return CPY_NONE;
}

/* Checks a value for __cause__ or __context__: an exception or None. */
static bool link_value(struct cpy_thread *t, cpy_value v, const char *what)
{
    if (v && (v == CPY_NONE || cpy_is_exception(v)))
        return true;
    cpy_raise(t, CPY_TYPE_ERROR, v ? "exception %s must be None or derive from BaseException" : "%s may not be deleted", what);
    return false;
}

static cpy_value get_cause(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return or_none(cpy_as_exception(args[0])->cause);
}

static cpy_value set_cause(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_exception *e = cpy_as_exception(args[0]);

    if (!link_value(t, args[1], "cause"))
        return CPY_ERROR;
    cpy_store(e, &e->cause, args[1] == CPY_NONE ? CPY_UNSET : args[1]);
    e->suppress_context = true;
    return CPY_NONE;
}

static cpy_value get_context(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return or_none(cpy_as_exception(args[0])->context);
}

static cpy_value set_context(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_exception *e = cpy_as_exception(args[0]);

    if (!link_value(t, args[1], "context"))
        return CPY_ERROR;
    cpy_store(e, &e->context, args[1] == CPY_NONE ? CPY_UNSET : args[1]);
    return CPY_NONE;
}

static cpy_value get_suppress(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(cpy_as_exception(args[0])->suppress_context);
}

static cpy_value set_suppress(struct cpy_thread *t, const cpy_value *args)
{
    int truth = args[1] ? cpy_truth(t, args[1]) : 0;

    if (truth < 0)
        return CPY_ERROR;
    cpy_as_exception(args[0])->suppress_context = truth;
    return CPY_NONE;
}

static cpy_value get_traceback(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return or_none(cpy_as_exception(args[0])->traceback);
}

static cpy_value set_traceback(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_exception *e = cpy_as_exception(args[0]);

    if (!args[1])
        return cpy_raise(t, CPY_TYPE_ERROR, "__traceback__ may not be deleted");
    if (args[1] != CPY_NONE && !cpy_has_layout(args[1], CPY_TYPE_TRACEBACK))
        return cpy_raise(t, CPY_TYPE_ERROR, "__traceback__ must be a traceback or None");
    cpy_store(e, &e->traceback, args[1] == CPY_NONE ? CPY_UNSET : args[1]);
    return CPY_NONE;
}

static cpy_value with_traceback(struct cpy_thread *t, const cpy_value *args)
{
    return set_traceback(t, args) ? args[0] : CPY_ERROR;
}

static cpy_value add_note(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value notes;

    if (!cpy_is_str(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "note must be a str, not '%T'", args[1]);
    if (!(notes = cpy_find_attr(t, args[0], CPY_N(t, __notes__)))) {
        if (cpy_pending(t) || !(notes = cpy_list_new(t, 0)) || !cpy_setattr(t, args[0], CPY_N(t, __notes__), notes))
            return CPY_ERROR;
    }
    if (!cpy_is_list(notes))
        return cpy_raise(t, CPY_TYPE_ERROR, "Cannot add note: __notes__ is not a list");
    return cpy_list_append(t, notes, args[1]) ? CPY_NONE : CPY_ERROR;
}

/* An ImportError's name and path are not among its arguments. */
static cpy_value add_import(struct cpy_thread *t, const struct cpy_exception *e, cpy_value state)
{
    static const char *const names[] = {"name", "path", "name_from"};

    if (!cpy_load(e->data[1]) && !cpy_load(e->data[2]) && !cpy_load(e->data[3]))
        return state;
    state = state == CPY_NONE ? cpy_dict_new(t) : cpy_dict_copy(t, state);
    for (size_t i = 0; state && i < CPY_COUNT(names); i++)
        if (cpy_load(e->data[i + 1]) && !cpy_dict_set_str(t, state, names[i], cpy_load(e->data[i + 1])))
            return CPY_ERROR;
    return state;
}

/* An AttributeError's state names the attribute, but not the object, which may be anything. */
static cpy_value attribute_error_getstate(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_exception *e = cpy_as_exception(args[0]);
    cpy_value state = cpy_object_getstate(t, args);

    if (state && cpy_is_tuple(state))
        state = cpy_tuple_get(state, 0); /* slots are not kept, as in CPython */
    if (!state || !(state = state == CPY_NONE ? cpy_dict_new(t) : cpy_dict_copy(t, state)))
        return CPY_ERROR;
    if (cpy_load(e->data[0]) && !cpy_dict_set_str(t, state, "name", cpy_load(e->data[0])))
        return CPY_ERROR;
    return cpy_dict_set_str(t, state, "args", cpy_load(e->args)) ? state : CPY_ERROR;
}

/* What makes the exception again: an OSError's arguments lack its files. */
static cpy_value arguments_of(struct cpy_thread *t, const struct cpy_exception *e)
{
    cpy_value args = cpy_load(e->args), file = cpy_load(e->data[2]), second = cpy_load(e->data[3]);

    if (!id_below((enum cpy_exception_id)e->id, CPY_OS_ERROR) || !file || cpy_tuple_len(args) != 2)
        return args;
    if (!second)
        return cpy_tuple_of(t, (size_t)3, cpy_tuple_get(args, 0), cpy_tuple_get(args, 1), file);
    return cpy_tuple_of(t, (size_t)5, cpy_tuple_get(args, 0), cpy_tuple_get(args, 1), file, CPY_NONE, second);
}

static cpy_value exception_reduce(struct cpy_thread *t, const cpy_value *args)
{
    bool names = cpy_is_instance(t, args[0], t->vm->exceptions[CPY_ATTRIBUTE_ERROR]);
    cpy_value state = names ? attribute_error_getstate(t, args) : cpy_object_getstate(t, args);
    cpy_value arguments = arguments_of(t, cpy_as_exception(args[0]));

    if (state && cpy_is_tuple(state))
        state = cpy_tuple_get(state, 0); /* slots are not kept, as in CPython */
    if (state && cpy_is_instance(t, args[0], t->vm->exceptions[CPY_IMPORT_ERROR]))
        state = add_import(t, cpy_as_exception(args[0]), state);
    if (!state || !arguments)
        return CPY_ERROR;
    return cpy_reduce_call(t, args[0], arguments, state == CPY_NONE ? CPY_UNSET : state);
}

static cpy_value exception_setstate(struct cpy_thread *t, const cpy_value *args)
{
    size_t position = 0;
    cpy_value name, v;

    if (args[1] == CPY_NONE)
        return CPY_NONE;
    if (!cpy_is_dict(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "state is not a dictionary");
    while (cpy_dict_next(args[1], &position, &name, &v))
        if (!cpy_setattr(t, args[0], name, v))
            return CPY_ERROR;
    return CPY_NONE;
}

static const struct cpy_function base_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", cpy_exception_new_row, "Make an exception with these arguments.", 0},
    {"__init__", "(self, /, *args, **kwargs)", cpy_exception_init_row, "Set args.", 0},
    {"__repr__", "(self, /)", exception_repr, "Return repr(self).", 0},
    {"__str__", "(self, /)", exception_str, "Return str(self).", 0},
    {"__reduce__", "(self, /)", exception_reduce, "Return class and arguments, for copying.", 0},
    CPY_SETSTATE_METHOD(exception_setstate),
    {"with_traceback", "(self, tb, /)", with_traceback, "Set __traceback__ and return self.", 0},
    {"add_note", "(self, note, /)", add_note, "Add a line that is shown after the message.", 0},
    {0},
};
static const struct cpy_function attribute_error_methods[] = {
    {"__getstate__", "(self, /)", attribute_error_getstate, "Return what __setstate__ of a copy needs.", 0}, {0}};
static const struct cpy_function key_error_methods[] = {
    {"__str__", "(self, /)", key_error_str, "Return the key's repr.", 0}, {0}};
static const struct cpy_function import_error_methods[] = {
    {"__str__", "(self, /)", import_error_str, "Return the message.", 0}, {0}};
static const struct cpy_function os_error_methods[] = {
    {"__str__", "(self, /)", os_error_str, "Return number, meaning and file.", 0}, {0}};
static const struct cpy_function syntax_error_methods[] = {
    {"__str__", "(self, /)", syntax_error_str, "Return message, file and line.", 0}, {0}};
static const struct cpy_function translate_error_methods[] = {
    {"__str__", "(self, /)", translate_error_str, "Return what could not be translated, and why.", 0}, {0}};
static const struct cpy_function unicode_error_methods[] = {
    {"__str__", "(self, /)", unicode_error_str, "Return what could not be converted, and why.", 0}, {0}};

static const struct cpy_attribute base_attributes[] = {
    {"args", get_args, set_args, "The arguments the exception was made with."},
    {"__cause__", get_cause, set_cause, "The exception named after raise ... from."},
    {"__context__", get_context, set_context, "The exception that was being handled."},
    {"__suppress_context__", get_suppress, set_suppress, "Whether a report leaves the context out."},
    {"__traceback__", get_traceback, set_traceback, "Where it was raised."},
    {0},
};

const struct cpy_type_def cpy_exception_type = {
    .name = "BaseException", .doc = "Common base class of all exceptions.",
    .size = sizeof(struct cpy_exception), .flags = CPY_TYPE_HAS_DICT | CPY_TYPE_NO_WEAKREF,
    .methods = base_methods, .attributes = base_attributes, .trace = exception_trace,
};

/* A class of its own: only what differs from its base is named. */
#define CLASS(text) .name = text, .doc = text ".", .size = sizeof(struct cpy_exception), \
    .flags = CPY_TYPE_HAS_DICT | CPY_TYPE_NO_WEAKREF, .trace = exception_trace
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverride-init"
#ifdef __clang__
#pragma GCC diagnostic ignored "-Winitializer-overrides"
#endif
static const struct cpy_type_def definitions[CPY_EXCEPTION_COUNT] = {
#define E(id, text, base) [CPY_##id] = {CLASS(text)},
    CPY_EXCEPTIONS(E)
#undef E
    [CPY_BASE_EXCEPTION_GROUP] = {.name = "BaseExceptionGroup", .doc = "A combination of multiple unrelated exceptions.",
        .size = sizeof(struct cpy_exception), .flags = CPY_TYPE_HAS_DICT | CPY_TYPE_NO_WEAKREF, .trace = exception_trace,
        .methods = cpy_exception_group_methods, .attributes = cpy_exception_group_attributes},
    [CPY_STOP_ITERATION] = {CLASS("StopIteration"), .attributes = stop_attributes},
    [CPY_SYSTEM_EXIT] = {CLASS("SystemExit"), .attributes = exit_attributes},
    [CPY_IMPORT_ERROR] = {CLASS("ImportError"), .attributes = import_attributes, .methods = import_error_methods},
    [CPY_OS_ERROR] = {CLASS("OSError"), .attributes = os_attributes, .methods = os_error_methods},
    [CPY_SYNTAX_ERROR] = {CLASS("SyntaxError"), .attributes = syntax_attributes, .methods = syntax_error_methods},
    [CPY_NAME_ERROR] = {CLASS("NameError"), .attributes = name_attributes},
    [CPY_ATTRIBUTE_ERROR] = {CLASS("AttributeError"), .attributes = attribute_attributes, .methods = attribute_error_methods},
    [CPY_KEY_ERROR] = {CLASS("KeyError"), .methods = key_error_methods},
    [CPY_UNICODE_DECODE_ERROR] = {CLASS("UnicodeDecodeError"), .attributes = unicode_attributes, .methods = unicode_error_methods},
    [CPY_UNICODE_ENCODE_ERROR] = {CLASS("UnicodeEncodeError"), .attributes = unicode_attributes, .methods = unicode_error_methods},
    [CPY_UNICODE_TRANSLATE_ERROR] = {CLASS("UnicodeTranslateError"), .attributes = translate_attributes,
        .methods = translate_error_methods},
};
#pragma GCC diagnostic pop
#undef CLASS

bool cpy_exceptions_init(struct cpy_thread *t)
{
    static const uint8_t bases[] = {
#define E(id, name, base) CPY_##base,
        CPY_EXCEPTIONS(E)
#undef E
    };
    cpy_value *classes = t->vm->exceptions;

    classes[CPY_BASE_EXCEPTION] = t->vm->types[CPY_TYPE_EXCEPTION];
    for (int i = CPY_BASE_EXCEPTION + 1; i < CPY_EXCEPTION_COUNT; i++)
        if (i != CPY_EXCEPTION_GROUP &&
                !(classes[i] = cpy_type_from_def(t, &definitions[i], definitions[i].name, classes[bases[i]])))
            return false;
    return (classes[CPY_EXCEPTION_GROUP] = cpy_exception_group_class(t)) != CPY_ERROR;
}
