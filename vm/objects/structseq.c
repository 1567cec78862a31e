/* SPDX-License-Identifier: MIT */
/* vm/objects/structseq.c - tuples with named fields that C modules return: os.stat_result and its like.
 *
 * Each is a class of its own below a common native one, made at its first use and kept in the
 * interpreter's registry under its dotted name.  A field is a property whose getter is a native
 * function bound to the field's number. */
#include "vm/objects/function.h"
#include "vm/objects/list.h"
#include "vm/objects/type.h"

static size_t bytes_for(size_t n) { return sizeof(struct cpy_tuple) + n * sizeof(cpy_field); }

/* args: the number that the getter is bound to, the instance. */
static cpy_value get_field(struct cpy_thread *t, const cpy_value *args)
{
    size_t i = (size_t)cpy_small(args[0]);

    if (!cpy_is_tuple(args[1]) || i >= cpy_tuple_len(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "no such field in '%T' object", args[1]);
    return cpy_tuple_get(args[1], i);
}

static const struct cpy_function getter_row = {"field", "(number, self, /)", get_field, "Return a field.", 0};

static cpy_value field_names(struct cpy_thread *t, cpy_value type)
{
    return cpy_getattr_str(t, type, "__match_args__");
}

static cpy_value instance(struct cpy_thread *t, cpy_value type, const cpy_value *items, size_t n)
{
    struct cpy_tuple *tuple = cpy_new_variable(t, type, bytes_for(n));

    if (tuple) {
        tuple->len = (uint32_t)n;
        cpy_store_many(tuple, tuple->items, items, n);
    }
    return cpy_from(tuple);
}

/* args: class, sequence. */
static cpy_value sequence_new(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value names = field_names(t, args[0]), items = names ? cpy_iter(t, args[1]) : CPY_ERROR;
    size_t n;

    if (!items) {
        if (names && cpy_pending_is(t, CPY_TYPE_ERROR))
            cpy_raise(t, CPY_TYPE_ERROR, "constructor requires a sequence");
        return CPY_ERROR;
    }
    if (!(items = cpy_tuple_from_iterable(t, items)))
        return CPY_ERROR;
    n = cpy_tuple_len(names);
    if (cpy_tuple_len(items) != n)
        return cpy_raise(t, CPY_TYPE_ERROR, "%N() takes a %zu-sequence (%zu-sequence given)", args[0], n,
            cpy_tuple_len(items));
    return instance(t, args[0], (const cpy_value *)cpy_as_tuple(items)->items, n);
}

static cpy_value sequence_repr(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value type = cpy_type_of(t, args[0]), names = field_names(t, type);
    cpy_value module = names ? cpy_getattr_str(t, type, "__module__") : CPY_ERROR;
    struct cpy_builder b;

    if (!module)
        return CPY_ERROR;
    cpy_build(&b, t);
    if (!cpy_str_equals(module, "builtins"))
        cpy_build_format(&b, "%V.", module);
    cpy_build_format(&b, "%T(", args[0]);
    for (size_t i = 0; !b.failed && i < cpy_tuple_len(args[0]) && i < cpy_tuple_len(names); i++)
        cpy_build_format(&b, "%s%V=%R", i ? ", " : "", cpy_tuple_get(names, i), cpy_tuple_get(args[0], i));
    cpy_build_char(&b, ')');
    return cpy_build_finish(&b);
}

static cpy_value sequence_reduce(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value items = cpy_tuple_from(t, (const cpy_value *)cpy_as_tuple(args[0])->items, cpy_tuple_len(args[0]));
    cpy_value parts = items ? cpy_tuple_of(t, 1, items) : CPY_ERROR;

    return parts ? cpy_tuple_of(t, 2, cpy_type_of(t, args[0]), parts) : CPY_ERROR;
}

static const struct cpy_function sequence_methods[] = {
    {"__new__", "(cls, sequence, /)", sequence_new, "Make one from a sequence of all the fields.", 0},
    {"__repr__", "(self, /)", sequence_repr, "Return repr(self), with the names of the fields.", 0},
    {"__reduce__", "(self, /)", sequence_reduce, "Return what copies are made from.", 0},
    {0},
};

static void sequence_trace(struct cpy_tracer *tracer, struct cpy_object *o) { cpy_tuple_type.trace(tracer, o); }
static size_t sequence_size(const struct cpy_object *o) { return bytes_for(((const struct cpy_tuple *)o)->len); }

static const struct cpy_type_def struct_sequence_type = {
    .name = "structseq",
    .doc = "A tuple whose items have names.",
    .base = &cpy_tuple_type,
    .size = sizeof(struct cpy_tuple),
    .flags = CPY_TYPE_VARIABLE | CPY_TYPE_NO_WEAKREF,
    .methods = sequence_methods,
    .trace = sequence_trace,
    .size_of = sequence_size,
};

/* Adds the properties and what tells about them to the class's namespace. */
static bool add_fields(struct cpy_thread *t, cpy_value dict, const char *const *names)
{
    cpy_value list = cpy_list_new(t, 0), name, getter, property, count;

    for (size_t i = 0; list && names[i]; i++) {
        if (!(name = cpy_intern_from(t, names[i])) || !cpy_list_append(t, list, name) ||
            !(getter = cpy_native_bound(t, &getter_row, cpy_int((int64_t)i))) ||
            !(property = cpy_call_1(t, t->vm->types[CPY_TYPE_PROPERTY], getter)) ||
            !cpy_dict_set(t, dict, name, property))
            return false;
    }
    if (!list || !(name = cpy_tuple_from_iterable(t, list)))
        return false;
    count = cpy_int((int64_t)cpy_list_len(list));
    return cpy_dict_set_str(t, dict, "__match_args__", name) && cpy_dict_set_str(t, dict, "n_fields", count) &&
           cpy_dict_set_str(t, dict, "n_sequence_fields", count) &&
           cpy_dict_set_str(t, dict, "n_unnamed_fields", cpy_int(0));
}

static cpy_value make_type(struct cpy_thread *t, const char *dotted_name, const char *const *names)
{
    const char *dot = strrchr(dotted_name, '.');
    cpy_value base = cpy_type_of_def(t, &struct_sequence_type), bases = base ? cpy_tuple_of(t, 1, base) : CPY_ERROR;
    cpy_value dict = bases ? cpy_dict_new(t) : CPY_ERROR, name, module;

    if (!dict || !add_fields(t, dict, names))
        return CPY_ERROR;
    module = dot ? cpy_str_from_ascii(t, dotted_name, (size_t)(dot - dotted_name)) : cpy_str_from(t, "builtins");
    name = cpy_str_from(t, dot ? dot + 1 : dotted_name);
    if (!module || !name || !cpy_dict_set_str(t, dict, "__module__", module) ||
        !cpy_dict_set_str(t, dict, "__slots__", t->vm->empty_tuple))
        return CPY_ERROR;
    return cpy_type_new(t, t->vm->types[CPY_TYPE_TYPE], name, bases, dict, CPY_UNSET);
}

cpy_value cpy_struct_sequence(
    struct cpy_thread *t, const char *dotted_name, const char *const *names, const cpy_value *items)
{
    cpy_value type = cpy_dict_get_str(t, t->vm->registry, dotted_name);
    size_t n = 0;

    if (!type) {
        if (cpy_pending(t) || !(type = make_type(t, dotted_name, names)) ||
            !cpy_dict_set_str(t, t->vm->registry, dotted_name, type))
            return CPY_ERROR;
    }
    while (names[n])
        n++;
    return items ? instance(t, type, items, n) : type;
}
