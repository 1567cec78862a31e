/* SPDX-License-Identifier: MIT */
/* vm/objects/errors.c - raising exceptions from C, and looking at what is pending. */
#include "vm/interp/code.h"
#include "vm/memory/heap.h"
#include "vm/objects/builtins.h"
#include "vm/objects/exception.h"
#include "vm/objects/list.h"
#include "vm/objects/type.h"

/* Would linking context behind exception close a circle?  Cuts it where exception itself appears.  A program may have
 * made a circle without it: slow, which goes half as far, meets context there. */
static void cut_circle(struct cpy_exception *exception, cpy_value context)
{
    cpy_value slow = context;

    for (bool even = false; context; even = !even) {
        struct cpy_exception *e = cpy_as_exception(context);
        cpy_value next = cpy_load(e->context);

        if (next == cpy_from(exception)) {
            cpy_store(e, &e->context, CPY_UNSET);
            return;
        }
        context = next;
        if (even && (slow = cpy_load(cpy_as_exception(slow)->context)) == context)
            return;
    }
}

void cpy_throw(struct cpy_thread *t, cpy_value exception)
{
    struct cpy_exception *e = cpy_as_exception(exception);
    cpy_value handled = t->handled;

    if (handled && handled != exception && cpy_load(e->context) != handled) {
        cut_circle(e, handled);
        cpy_store(e, &e->context, handled);
    }
    t->exception = exception;
}

/* Makes an instance of type with one argument (or none) and throws it. */
static cpy_value throw_new(struct cpy_thread *t, cpy_value type, const cpy_value *args, size_t n)
{
    cpy_value exception = cpy_exception_new(t, type, args, n);

    if (!exception)
        return CPY_ERROR;
    if (!cpy_is_exception(exception))
        return cpy_raise(t, CPY_TYPE_ERROR, "exceptions must derive from BaseException");
    cpy_throw(t, exception);
    return CPY_ERROR;
}

static cpy_value raise_formatted(struct cpy_thread *t, cpy_value type, const char *format, va_list args)
{
    cpy_value text;

    t->exception = CPY_UNSET;
    text = cpy_str_vformat(t, format, args);
    return text ? throw_new(t, type, &text, 1) : CPY_ERROR;
}

cpy_value cpy_raise(struct cpy_thread *t, enum cpy_exception_id id, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    raise_formatted(t, t->vm->exceptions[id], format, args);
    va_end(args);
    return CPY_ERROR;
}

cpy_value cpy_raise_type(struct cpy_thread *t, cpy_value type, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    raise_formatted(t, type, format, args);
    va_end(args);
    return CPY_ERROR;
}

cpy_value cpy_raise_value(struct cpy_thread *t, cpy_value exception)
{
    if (cpy_is_type(exception) && cpy_is_subtype(exception, t->vm->exceptions[CPY_BASE_EXCEPTION]))
        return throw_new(t, exception, NULL, 0);
    if (!cpy_is_exception(exception))
        return cpy_raise(t, CPY_TYPE_ERROR, "exceptions must derive from BaseException");
    cpy_throw(t, exception);
    return CPY_ERROR;
}

cpy_value cpy_raise_with(struct cpy_thread *t, enum cpy_exception_id id, cpy_value v)
{
    return throw_new(t, t->vm->exceptions[id], &v, 1);
}

/* The text of a path object, as CPython's messages show it; anything else as it is. */
static cpy_value plain_path(struct cpy_thread *t, cpy_value filename)
{
    cpy_value method, text;

    if (!cpy_is_object(filename) || cpy_is_str(filename) || cpy_is_bytes(filename) ||
        !(method = cpy_find_attr_str(t, filename, "__fspath__")) || !(text = cpy_call_0(t, method))) {
        cpy_take_pending(t);
        return filename;
    }
    return text;
}

cpy_value cpy_raise_errno(struct cpy_thread *t, int err, cpy_value filename)
{
    cpy_value args[3] = {cpy_int(err), cpy_str_from_os(t, strerror(err)), plain_path(t, filename)};

    return args[1] ? throw_new(t, t->vm->exceptions[CPY_OS_ERROR], args, filename ? 3 : 2) : CPY_ERROR;
}

cpy_value cpy_raise_no_memory(struct cpy_thread *t)
{
    t->exception = t->vm->memory_error;
    cpy_heap_open_reserve(t);
    return CPY_ERROR;
}

cpy_value cpy_raise_stop(struct cpy_thread *t, cpy_value v)
{
    return throw_new(t, t->vm->exceptions[CPY_STOP_ITERATION], &v, v && v != CPY_NONE);
}

/* The character that begins at or behind a byte column of a line's UTF-8; the end of the line if there is none. Less than 0 is no
 * column. */
static int char_column(cpy_value line_text, int column)
{
    struct cpy_text text;
    size_t i = 0;

    if (!line_text || column < 0)
        return column;
    if ((text = cpy_str_view(line_text)).ascii)
        return column > (int)text.len ? (int)text.len : column;
    for (int bytes = 0; i < text.len && bytes < column; i++) {
        uint32_t c = cpy_text_at(&text, i);

        bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
    return (int)i;
}

cpy_value cpy_raise_syntax(struct cpy_thread *t, enum cpy_exception_id id, const char *file, int line, int column,
    int end_line, int end_column, cpy_value line_text, const char *format, ...)
{
    cpy_value args[2], details[6];
    va_list list;

    va_start(list, format);
    args[0] = cpy_str_vformat(t, format, list);
    va_end(list);
    details[0] = cpy_str_from_os(t, file);
    details[1] = cpy_int(line);
    details[2] = cpy_int(char_column(line_text, column) + 1);
    details[3] = line_text ? line_text : CPY_NONE;
    details[4] = cpy_int(end_line);
    details[5] = cpy_int((end_line == line ? char_column(line_text, end_column) : end_column) + 1);
    if (!args[0] || !details[0] || !(args[1] = cpy_tuple_from(t, details, 6)))
        return CPY_ERROR;
    return throw_new(t, t->vm->exceptions[id], args, 2);
}

cpy_value cpy_pending(struct cpy_thread *t) { return t->exception; }

bool cpy_pending_is(struct cpy_thread *t, enum cpy_exception_id id)
{
    return t->exception && cpy_is_subtype(cpy_type_of(t, t->exception), t->vm->exceptions[id]);
}

cpy_value cpy_take_pending(struct cpy_thread *t)
{
    cpy_value exception = t->exception;

    t->exception = CPY_UNSET;
    return exception;
}

void cpy_set_pending(struct cpy_thread *t, cpy_value exception) { t->exception = exception; }

cpy_value cpy_exception_class(struct cpy_thread *t, enum cpy_exception_id id) { return t->vm->exceptions[id]; }

cpy_value cpy_new_exception_class(struct cpy_thread *t, const char *dotted_name, cpy_value base, const char *doc)
{
    const char *dot = strrchr(dotted_name, '.');
    cpy_value name = cpy_intern_from(t, dot ? dot + 1 : dotted_name), bases, dict, text;

    if (!base)
        base = t->vm->exceptions[CPY_EXCEPTION];
    if (!name || !(bases = cpy_tuple_from(t, &base, 1)) || !(dict = cpy_dict_new(t)))
        return CPY_ERROR;
    if (dot && (!(text = cpy_str_from_ascii(t, dotted_name, (size_t)(dot - dotted_name))) ||
            !cpy_dict_set(t, dict, CPY_N(t, __module__), text)))
        return CPY_ERROR;
    if (doc && (!(text = cpy_str_from(t, doc)) || !cpy_dict_set(t, dict, CPY_N(t, __doc__), text)))
        return CPY_ERROR;
    return cpy_type_new(t, t->vm->types[CPY_TYPE_TYPE], name, bases, dict, CPY_UNSET);
}

/* Is what follows except something that can be caught? */
static bool can_catch(struct cpy_thread *t, cpy_value class)
{
    if (cpy_is_type(class) && cpy_is_subtype(class, t->vm->exceptions[CPY_BASE_EXCEPTION]))
        return true;
    cpy_raise(t, CPY_TYPE_ERROR, "catching classes that do not inherit from BaseException is not allowed");
    return false;
}

int cpy_exception_matches(struct cpy_thread *t, cpy_value exception, cpy_value class_or_tuple)
{
    cpy_value type = cpy_type_of(t, exception);
    size_t n;
    const cpy_value *classes;

    if (!cpy_is_tuple(class_or_tuple))
        return can_catch(t, class_or_tuple) ? cpy_is_subtype(type, class_or_tuple) : -1;
    classes = cpy_items(class_or_tuple, &n);
    for (size_t i = 0; i < n; i++)
        if (!can_catch(t, classes[i]))
            return -1;
    for (size_t i = 0; i < n; i++)
        if (cpy_is_subtype(type, classes[i]))
            return 1;
    return 0;
}

bool cpy_warn(struct cpy_thread *t, enum cpy_exception_id category, const char *format, ...)
{
    cpy_value text, warnings, args[2];
    va_list list;

    va_start(list, format);
    text = cpy_str_vformat(t, format, list);
    va_end(list);
    if (!text || !(warnings = cpy_import(t, "warnings")))
        return false;
    args[0] = text;
    args[1] = t->vm->exceptions[category];
    return cpy_call_method(t, warnings, "warn", (size_t)2, args[0], args[1]) != CPY_ERROR;
}

void cpy_warn_unclosed(struct cpy_thread *t, const char *what, cpy_value o)
{
    const struct cpy_config *config = cpy_vm_config(t);

    if (config->dev_mode || (config->warn_options && *config->warn_options) ||
        cpy_dict_get_str(t, cpy_sys_modules(t), "warnings"))
        (void)!cpy_warn(t, CPY_RESOURCE_WARNING, "unclosed %s %R", what, o);
}
