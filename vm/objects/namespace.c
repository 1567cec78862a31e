/* SPDX-License-Identifier: MIT */
/* vm/objects/namespace.c - types.SimpleNamespace: an object that is only its attributes. */
#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"
#include "vm/objects/type_parts.h"

static bool set_all(struct cpy_thread *t, cpy_value self, cpy_value dict)
{
    cpy_value name, v;

    for (size_t position = 0; cpy_dict_next(dict, &position, &name, &v);)
        if (!cpy_is_str(name)) {
            cpy_raise(t, CPY_TYPE_ERROR, "keywords must be strings");
            return false;
        }
    for (size_t position = 0; cpy_dict_next(dict, &position, &name, &v);)
        if (!cpy_attribute_name(t, &name) || !cpy_own_set(t, cpy_pointer(self), name, v))
            return false;
    return true;
}

cpy_value cpy_namespace_new(struct cpy_thread *t, cpy_value dict)
{
    cpy_value self = cpy_from(cpy_new_object(t, t->vm->types[CPY_TYPE_NAMESPACE]));

    return self && set_all(t, self, dict) ? self : CPY_ERROR;
}

static cpy_value namespace_new(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_from(cpy_new_object(t, args[0]));
}

static cpy_value namespace_init(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value given;

    if (cpy_tuple_len(args[1]) > 1)
        return cpy_raise(t, CPY_TYPE_ERROR, "%T expected at most 1 argument, got %zu", args[0], cpy_tuple_len(args[1]));
    if (cpy_tuple_len(args[1]) == 1) {
        if (!(given = cpy_dict_new(t)) || !cpy_dict_update(t, given, cpy_tuple_get(args[1], 0)) ||
            !set_all(t, args[0], given))
            return CPY_ERROR;
    }
    return set_all(t, args[0], args[2]) ? CPY_NONE : CPY_ERROR;
}

static void build_attributes(struct cpy_builder *b, cpy_value dict)
{
    cpy_value name, v;
    bool first = true;

    for (size_t position = 0; !b->failed && cpy_dict_next(dict, &position, &name, &v);) {
        if (cpy_str_equals(name, ""))
            continue;
        cpy_build_ascii(b, first ? "" : ", ");
        first = false;
        cpy_build_str(b, name);
        cpy_build_char(b, '=');
        cpy_build_repr(b, v);
    }
}

static cpy_value namespace_repr(struct cpy_thread *t, const cpy_value *args)
{
    bool exact = cpy_is_exactly(args[0], CPY_TYPE_NAMESPACE);
    const char *name = exact ? "namespace" : cpy_type_name(t, args[0]);
    int entered = cpy_repr_enter(t, args[0]);
    struct cpy_builder b;
    cpy_value dict;

    if (entered <= 0)
        return entered < 0 ? CPY_ERROR : cpy_str_format(t, "%s(...)", name);
    cpy_build(&b, t);
    cpy_build_format(&b, "%s(", name);
    if ((dict = cpy_own_dict_copy(t, cpy_pointer(args[0]))))
        build_attributes(&b, dict);
    cpy_build_char(&b, ')');
    cpy_repr_leave(t, args[0]);
    if (dict)
        return cpy_build_finish(&b);
    cpy_build_drop(&b);
    return CPY_ERROR;
}

/* Compares the attributes, as dicts; their order, too, which dicts refuse. */
static cpy_value compare(struct cpy_thread *t, const cpy_value *args, enum cpy_compare op)
{
    cpy_value a, b;

    if (!cpy_has_layout(args[1], CPY_TYPE_NAMESPACE))
        return CPY_NOT_IMPLEMENTED;
    if (!(a = cpy_own_dict_copy(t, cpy_pointer(args[0]))) || !(b = cpy_own_dict_copy(t, cpy_pointer(args[1]))))
        return CPY_ERROR;
    return cpy_compare(t, a, b, op);
}

#define O(name, op)                                                                 \
    static cpy_value namespace_##name(struct cpy_thread *t, const cpy_value *args) \
    {                                                                               \
        return compare(t, args, op);                                                \
    }
O(eq, CPY_EQ)
O(lt, CPY_LT)
O(le, CPY_LE)
O(gt, CPY_GT)
O(ge, CPY_GE)
#undef O

static cpy_value namespace_reduce(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value state = cpy_own_dict_copy(t, cpy_pointer(args[0]));

    return state ? cpy_tuple_of(t, (size_t)3, cpy_type_of(t, args[0]), t->vm->empty_tuple, state) : CPY_ERROR;
}

static cpy_value namespace_replace(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value made = cpy_call_0(t, cpy_type_of(t, args[0])), own = made ? cpy_own_dict_copy(t, cpy_pointer(args[0])) : CPY_ERROR;
    cpy_value name, v;

    if (!own || !cpy_dict_update(t, own, args[1]))
        return CPY_ERROR;
    for (size_t position = 0; cpy_dict_next(own, &position, &name, &v);)
        if (!cpy_setattr(t, made, name, v))
            return CPY_ERROR;
    return made;
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", namespace_new, "Make a namespace.", 0},
    {"__init__", "(self, /, *args, **kwargs)", namespace_init, "Set attributes from a mapping and keywords.", 0},
    {"__repr__", "(self, /)", namespace_repr, "Return repr(self).", 0},
    {"__eq__", "(self, value, /)", namespace_eq, "Return self == value.", 0},
    {"__lt__", "(self, value, /)", namespace_lt, "Return self < value.", 0},
    {"__le__", "(self, value, /)", namespace_le, "Return self <= value.", 0},
    {"__gt__", "(self, value, /)", namespace_gt, "Return self > value.", 0},
    {"__ge__", "(self, value, /)", namespace_ge, "Return self >= value.", 0},
    {"__reduce__", "(self, /)", namespace_reduce, "Return how to make a copy.", 0},
    {"__replace__", "(self, /, **changes)", namespace_replace, "Return a copy with some attributes changed.", 0},
    {0},
};

const struct cpy_type_def cpy_namespace_type = {
    .name = "types.SimpleNamespace",
    .doc = "SimpleNamespace(**kwargs)\n\nAn object with the given attributes.",
    .size = sizeof(struct cpy_object),
    .flags = CPY_TYPE_FULL_NAME | CPY_TYPE_HAS_DICT | CPY_TYPE_UNHASHABLE,
    .methods = methods,
};
