/* SPDX-License-Identifier: MIT */
/* vm/objects/structseq.c - tuples with named fields that C modules return: os.stat_result and its like.
 *
 * Each is a class of its own below a common native one, made at its first use and kept in the
 * interpreter's registry under its dotted name.  A field is a property whose getter is a native
 * function bound to the field's number. */
#include "vm/objects/function.h"
#include "vm/objects/list.h"
#include "vm/objects/type.h"

static const struct cpy_type_def struct_sequence_type;

/* The items are followed by one more, outside the tuple's length: a tuple of the fields that are attributes only. */
static size_t bytes_for(size_t n) { return sizeof(struct cpy_tuple) + (n + 1) * sizeof(cpy_field); }

/* args: the number that the getter is bound to, the instance. */
static cpy_value get_field(struct cpy_thread *t, const cpy_value *args)
{
    size_t i = (size_t)cpy_small(args[0]), n;
    cpy_value hidden;

    if (!cpy_is_tuple(args[1]) || !cpy_is_instance_def(t, args[1], &struct_sequence_type))
        return cpy_raise(t, CPY_TYPE_ERROR, "no such field in '%T' object", args[1]);
    n = cpy_tuple_len(args[1]);
    if (i < n)
        return cpy_tuple_get(args[1], i);
    hidden = cpy_load(cpy_as_tuple(args[1])->items[n]);
    return i - n < cpy_tuple_len(hidden) ? cpy_tuple_get(hidden, i - n) : CPY_NONE;
}

static const struct cpy_function getter_row = {"field", "(number, self, /)", get_field, "Return a field.", 0};

/* How many items an instance has, or how many fields in all; -1: an exception is pending. */
static int64_t count_of(struct cpy_thread *t, cpy_value type, const char *which)
{
    cpy_value v = cpy_getattr_str(t, type, which);
    int64_t n;

    return v && cpy_to_int64(t, v, &n) ? n : -1;
}

/* An instance with n items; the other total - n values are attributes only. */
static cpy_value instance(struct cpy_thread *t, cpy_value type, const cpy_value *values, size_t n, size_t total)
{
    cpy_value hidden = cpy_tuple_from(t, values + n, total - n);
    struct cpy_tuple *tuple = hidden ? cpy_new_variable(t, type, bytes_for(n)) : NULL;

    if (tuple) {
        tuple->len = (uint32_t)n;
        cpy_store_many(tuple, tuple->items, values, n);
        cpy_store(tuple, &tuple->items[n], hidden);
    }
    return cpy_from(tuple);
}

static cpy_value wrong_length(struct cpy_thread *t, cpy_value type, int64_t least, int64_t most, size_t n)
{
    const char *how = least == most ? "a" : (int64_t)n < least ? "an at least" : "an at most";
    cpy_value module = cpy_getattr_str(t, type, "__module__");

    return module ? cpy_raise(t, CPY_TYPE_ERROR, "%V.%N() takes %s %lld-sequence (%zu-sequence given)", module, type, how,
                        (long long)((int64_t)n < least ? least : most), n)
                  : CPY_ERROR;
}

static cpy_value refuse(struct cpy_thread *t, cpy_value type, const char *why)
{
    cpy_value module = cpy_getattr_str(t, type, "__module__");

    return module ? cpy_raise(t, CPY_TYPE_ERROR, "%V.%N() %s", module, type, why) : CPY_ERROR;
}

/* The items with those that a dict has for the names behind them; None for what it does not name. */
static cpy_value with_named(struct cpy_thread *t, cpy_value type, cpy_value items, size_t most, cpy_value dict)
{
    cpy_value names = cpy_getattr_str(t, type, "_field_names"), named = names ? cpy_list_new(t, 0) : CPY_ERROR, v;
    size_t used = 0;

    for (size_t i = cpy_tuple_len(items); named && i < most; i++) {
        if ((!(v = cpy_dict_get(t, dict, cpy_tuple_get(names, i))) && cpy_pending(t)) ||
            !cpy_list_append(t, named, v ? v : CPY_NONE))
            return CPY_ERROR;
        used += v != CPY_UNSET;
    }
    if (named && used < cpy_dict_len(dict))
        return refuse(t, type, "got duplicate or unexpected field name(s)");
    return named && (named = cpy_tuple_from_iterable(t, named)) ? cpy_binary(t, items, named, CPY_ADD) : CPY_ERROR;
}

/* args: class, sequence, dict of attributes that the sequence does not reach; others are None. */
static cpy_value sequence_new(struct cpy_thread *t, const cpy_value *args)
{
    int64_t least = count_of(t, args[0], "n_sequence_fields"), most = least < 0 ? -1 : count_of(t, args[0], "n_fields");
    cpy_value items = most < 0 ? CPY_ERROR : cpy_iter(t, args[1]);
    size_t n;

    if (!items) {
        if (most >= 0 && cpy_pending_is(t, CPY_TYPE_ERROR))
            cpy_raise(t, CPY_TYPE_ERROR, "constructor requires a sequence");
        return CPY_ERROR;
    }
    if (!(items = cpy_tuple_from_iterable(t, items)))
        return CPY_ERROR;
    n = cpy_tuple_len(items);
    if ((int64_t)n < least || (int64_t)n > most)
        return wrong_length(t, args[0], least, most, n);
    if (args[2]) {
        if (!cpy_is_dict(args[2]))
            return refuse(t, args[0], "takes a dict as second arg, if any");
        if (!(items = with_named(t, args[0], items, (size_t)most, args[2])))
            return CPY_ERROR;
        n = (size_t)most;
    }
    return instance(t, args[0], (const cpy_value *)cpy_as_tuple(items)->items, (size_t)least, n);
}

static cpy_value sequence_repr(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value type = cpy_type_of(t, args[0]), names = cpy_getattr_str(t, type, "_field_names");
    cpy_value module = names ? cpy_getattr_str(t, type, "__module__") : CPY_ERROR;
    struct cpy_builder b;

    if (!module)
        return CPY_ERROR;
    cpy_build(&b, t);
    if (!cpy_str_equals(module, "builtins"))
        cpy_build_format(&b, "%V.", module);
    cpy_build_format(&b, "%C(", args[0]);
    for (size_t i = 0; !b.failed && i < cpy_tuple_len(args[0]) && i < cpy_tuple_len(names); i++)
        cpy_build_format(&b, "%s%V=%R", i ? ", " : "", cpy_tuple_get(names, i), cpy_tuple_get(args[0], i));
    cpy_build_char(&b, ')');
    return cpy_build_finish(&b);
}

static cpy_value sequence_reduce(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_tuple *self = cpy_as_tuple(args[0]);
    cpy_value items = cpy_tuple_from(t, (const cpy_value *)self->items, self->len);

    items = items ? cpy_binary(t, items, cpy_load(self->items[self->len]), CPY_ADD) : CPY_ERROR;
    cpy_value parts = items ? cpy_tuple_of(t, 1, items) : CPY_ERROR;

    return parts ? cpy_tuple_of(t, 2, cpy_type_of(t, args[0]), parts) : CPY_ERROR;
}

static const struct cpy_function sequence_methods[] = {
    {"__new__", "(cls, sequence, dict=<unset>, /)", sequence_new,
        "Make one from a sequence of the fields; a dict may have those that are attributes only.", 0},
    {"__repr__", "(self, /)", sequence_repr, "Return repr(self), with the names of the fields.", 0},
    {"__reduce__", "(self, /)", sequence_reduce, "Return what copies are made from.", 0},
    {0},
};

static void sequence_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    const struct cpy_tuple *tuple = (const struct cpy_tuple *)o;

    cpy_trace_many(tracer, tuple->items, tuple->len + 1);
}
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

/* The name of a field as the class shows it: without the mark of those that are attributes only. */
static const char *plain(const char *name) { return name + (*name == '+'); }

static bool add_property(struct cpy_thread *t, cpy_value dict, const char *name, size_t number)
{
    cpy_value getter = cpy_native_bound(t, &getter_row, cpy_int((int64_t)number));
    cpy_value property = getter ? cpy_call_1(t, t->vm->types[CPY_TYPE_PROPERTY], getter) : CPY_ERROR;

    return property && cpy_dict_set_str(t, dict, name, property);
}

/* Adds the properties and what tells about them to the class's namespace. */
static bool add_fields(struct cpy_thread *t, cpy_value dict, const char *const *names)
{
    cpy_value all = cpy_list_new(t, 0), matched = all ? cpy_list_new(t, 0) : CPY_ERROR, name;
    int64_t n, items = 0, unnamed = 0;

    if (!matched)
        return false;
    for (n = 0; names[n]; n++) {
        items += *names[n] != '+';
        unnamed += !*names[n];
        if (!*names[n])
            continue;
        if (!(name = cpy_intern_from(t, plain(names[n]))) || !cpy_list_append(t, all, name) ||
            (*names[n] != '+' && !cpy_list_append(t, matched, name)) ||
            !add_property(t, dict, plain(names[n]), (size_t)n))
            return false;
    }
    if (!(all = cpy_tuple_from_iterable(t, all)) || !(matched = cpy_tuple_from_iterable(t, matched)))
        return false;
    return cpy_dict_set_str(t, dict, "__match_args__", matched) && cpy_dict_set_str(t, dict, "_field_names", all) &&
           cpy_dict_set_str(t, dict, "n_fields", cpy_int(n)) &&
           cpy_dict_set_str(t, dict, "n_sequence_fields", cpy_int(items)) &&
           cpy_dict_set_str(t, dict, "n_unnamed_fields", cpy_int(unnamed));
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
        !cpy_dict_set_str(t, dict, "__doc__", cpy_str_from(t, struct_sequence_type.doc)) ||
        !cpy_dict_set_str(t, dict, "__slots__", t->vm->empty_tuple))
        return CPY_ERROR;
    return cpy_type_new(t, t->vm->types[CPY_TYPE_TYPE], name, bases, dict, CPY_UNSET);
}

cpy_value cpy_struct_sequence(
    struct cpy_thread *t, const char *dotted_name, const char *const *names, const cpy_value *items)
{
    cpy_value type = cpy_dict_get_str(t, t->vm->registry, dotted_name);
    size_t n = 0, total = 0;

    if (!type) {
        if (cpy_pending(t) || !(type = make_type(t, dotted_name, names)) ||
            !cpy_dict_set_str(t, t->vm->registry, dotted_name, type))
            return CPY_ERROR;
    }
    for (; names[total]; total++)
        n += *names[total] != '+';
    return items ? instance(t, type, items, n, total) : type;
}
