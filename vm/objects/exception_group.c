/* SPDX-License-Identifier: MIT */
/* vm/objects/exception_group.c - BaseExceptionGroup and ExceptionGroup (PEP 654).
 *
 * A group is divided by walking its tree: a member for which the condition holds goes to one side whole,
 * a group for which it does not hold is divided in turn.  What is left of a group on
 * a side is made by the group's own derive(), and then told where the original came from. */
#include "vm/objects/exception_group.h"

#include "vm/objects/list.h"
#include "vm/objects/type.h"

enum { MESSAGE, EXCEPTIONS }; /* places in data[] */

bool cpy_is_exception_group(struct cpy_thread *t, cpy_value v)
{
    return cpy_is_exception(v) && cpy_is_instance(t, v, t->vm->exceptions[CPY_BASE_EXCEPTION_GROUP]);
}

static cpy_value members(cpy_value group) { return cpy_load(cpy_as_exception(group)->data[EXCEPTIONS]); }

/* --- making ------------------------------------------------------------------------------------------ */

/* Is the value what a group may take for a list: list, tuple, or anything else with items and a length? */
static bool is_sequence(struct cpy_thread *t, cpy_value v)
{
    return !cpy_is_dict(v) && !cpy_has_layout(v, CPY_TYPE_MAPPINGPROXY) && !cpy_is_type(v) && cpy_has_items(cpy_class_of(t, v));
}

/* The members as a tuple of exceptions. */
static cpy_value checked_members(struct cpy_thread *t, cpy_value v)
{
    cpy_value tuple;

    if (!is_sequence(t, v))
        return cpy_raise(t, CPY_TYPE_ERROR, "second argument (exceptions) must be a sequence");
    if (!(tuple = cpy_tuple_from_iterable(t, v)))
        return CPY_ERROR;
    if (!cpy_tuple_len(tuple))
        return cpy_raise(t, CPY_VALUE_ERROR, "second argument (exceptions) must be a non-empty sequence");
    for (size_t i = 0; i < cpy_tuple_len(tuple); i++)
        if (!cpy_is_exception(cpy_tuple_get(tuple, i)))
            return cpy_raise(t, CPY_VALUE_ERROR, "Item %zu of second argument (exceptions) is not an exception", i);
    return tuple;
}

static bool all_are(struct cpy_thread *t, cpy_value tuple, cpy_value class)
{
    for (size_t i = 0; i < cpy_tuple_len(tuple); i++)
        if (!cpy_is_instance(t, cpy_tuple_get(tuple, i), class))
            return false;
    return true;
}

/* The class to make: BaseExceptionGroup of nothing but Exceptions is an ExceptionGroup. */
static cpy_value class_for(struct cpy_thread *t, cpy_value class, cpy_value tuple)
{
    const cpy_value *classes = t->vm->exceptions;

    if (class != classes[CPY_BASE_EXCEPTION_GROUP] && !cpy_is_subtype(class, classes[CPY_EXCEPTION]))
        return class;
    if (all_are(t, tuple, classes[CPY_EXCEPTION]))
        return class == classes[CPY_BASE_EXCEPTION_GROUP] ? classes[CPY_EXCEPTION_GROUP] : class;
    if (class == classes[CPY_BASE_EXCEPTION_GROUP])
        return class;
    if (class == classes[CPY_EXCEPTION_GROUP])
        return cpy_raise(t, CPY_TYPE_ERROR, "Cannot nest BaseExceptions in an ExceptionGroup");
    return cpy_raise(t, CPY_TYPE_ERROR, "Cannot nest BaseExceptions in '%N'", class);
}

static cpy_value group_make(struct cpy_thread *t, cpy_value class, const cpy_value *args, size_t n)
{
    cpy_value tuple, made;

    if (n != 2)
        return cpy_raise(t, CPY_TYPE_ERROR, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zu given)", n);
    if (!cpy_is_str(args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "BaseExceptionGroup.__new__() argument 1 must be str, not %B", args[0]);
    if (!(tuple = checked_members(t, args[1])) || !(class = class_for(t, class, tuple)) ||
        !(made = cpy_exception_make(t, class, args, n)))
        return CPY_ERROR;
    cpy_store(cpy_pointer(made), &cpy_as_exception(made)->data[MESSAGE], args[0]);
    cpy_store(cpy_pointer(made), &cpy_as_exception(made)->data[EXCEPTIONS], tuple);
    return made;
}

static cpy_value group_new(struct cpy_thread *t, const cpy_value *args)
{
    size_t n;
    const cpy_value *items = cpy_items(args[1], &n);

    return group_make(t, args[0], items, n);
}

cpy_value cpy_exception_group_new(struct cpy_thread *t, const char *message, cpy_value exceptions)
{
    cpy_value args[2] = {cpy_str_from(t, message), exceptions};

    return args[0] ? group_make(t, t->vm->exceptions[CPY_BASE_EXCEPTION_GROUP], args, 2) : CPY_ERROR;
}

cpy_value cpy_exception_group_class(struct cpy_thread *t)
{
    const cpy_value *classes = t->vm->exceptions;
    cpy_value bases = cpy_tuple_of(t, (size_t)2, classes[CPY_BASE_EXCEPTION_GROUP], classes[CPY_EXCEPTION]);
    cpy_value name = cpy_intern_from(t, "ExceptionGroup"), module = cpy_intern_from(t, "builtins");
    cpy_value dict = cpy_dict_new(t);

    if (!bases || !name || !module || !dict || !cpy_dict_set(t, dict, CPY_N(t, __module__), module))
        return CPY_ERROR;
    return cpy_type_new(t, t->vm->types[CPY_TYPE_TYPE], name, bases, dict, CPY_UNSET);
}

/* --- conditions -------------------------------------------------------------------------------------- */

/* What decides on which side a member goes. */
struct condition {
    cpy_value classes;   /* class or tuple, or unset */
    cpy_value predicate; /* callable, or unset */
    cpy_value chosen;    /* set of the addresses of members, or unset */
};

static bool is_exception_class(struct cpy_thread *t, cpy_value v)
{
    return cpy_is_type(v) && cpy_is_subtype(v, t->vm->exceptions[CPY_BASE_EXCEPTION]);
}

static bool are_exception_classes(struct cpy_thread *t, cpy_value v)
{
    size_t n;
    const cpy_value *items;

    if (!cpy_is_tuple(v))
        return is_exception_class(t, v);
    items = cpy_items(v, &n);
    for (size_t i = 0; i < n; i++)
        if (!is_exception_class(t, items[i]))
            return false;
    return true;
}

static bool read_condition(struct cpy_thread *t, cpy_value v, struct condition *c)
{
    *c = (struct condition){0};
    if (are_exception_classes(t, v))
        c->classes = v;
    else if (!cpy_is_type(v) && cpy_is_callable(t, v))
        c->predicate = v;
    else
        cpy_raise(t, CPY_TYPE_ERROR,
            "expected an exception type, a tuple of exception types, or a callable (other than a class)");
    return c->classes || c->predicate;
}

static cpy_value address_of(cpy_value e) { return cpy_int((int64_t)(uintptr_t)cpy_pointer(e)); }

/* 1, 0, -1 */
static int holds(struct cpy_thread *t, const struct condition *c, cpy_value e)
{
    cpy_value answer;

    if (c->classes)
        return cpy_exception_matches(t, e, c->classes);
    if (c->chosen)
        return !cpy_is_exception_group(t, e) && cpy_set_contains(t, c->chosen, address_of(e));
    return (answer = cpy_call_1(t, c->predicate, e)) ? cpy_truth(t, answer) : -1;
}

/* --- dividing ---------------------------------------------------------------------------------------- */

/* Gives a part of a group the notes of the whole, in a list of its own. */
static bool copy_notes(struct cpy_thread *t, cpy_value part, cpy_value group)
{
    cpy_value notes = cpy_find_attr(t, group, CPY_N(t, __notes__));

    if (!notes)
        return !cpy_pending(t);
    if (!is_sequence(t, notes))
        return true; /* nothing that add_note() has made */
    return (notes = cpy_list_from_iterable(t, notes)) && cpy_setattr(t, part, CPY_N(t, __notes__), notes);
}

/* A group like the given one, of some of its members; CPY_UNSET with nothing pending: of none. */
static cpy_value part_of(struct cpy_thread *t, cpy_value group, cpy_value list)
{
    const struct cpy_exception *whole = cpy_as_exception(group);
    struct cpy_exception *e;
    cpy_value part;

    if (!list || !cpy_list_len(list))
        return CPY_UNSET;
    if (!(part = cpy_call_method(t, group, "derive", (size_t)1, list)))
        return CPY_ERROR;
    if (!cpy_is_exception_group(t, part))
        return cpy_raise(t, CPY_TYPE_ERROR, "derive must return an instance of BaseExceptionGroup");
    e = cpy_as_exception(part);
    cpy_store(e, &e->traceback, cpy_load(whole->traceback));
    cpy_store(e, &e->context, cpy_load(whole->context));
    cpy_store(e, &e->cause, cpy_load(whole->cause));
    e->suppress_context = true;
    return copy_notes(t, part, group) ? part : CPY_ERROR;
}

static bool divide(struct cpy_thread *t, cpy_value e, const struct condition *c, bool want_rest, struct cpy_split *out);

static bool add_if_set(struct cpy_thread *t, cpy_value list, cpy_value v) { return !v || cpy_list_append(t, list, v); }

static bool divide_members(
    struct cpy_thread *t, cpy_value group, const struct condition *c, bool want_rest, struct cpy_split *out)
{
    cpy_value tuple = members(group), matching = cpy_list_new(t, 0), other = want_rest ? cpy_list_new(t, 0) : CPY_UNSET;

    if (!matching || (want_rest && !other))
        return false;
    for (size_t i = 0; i < cpy_tuple_len(tuple); i++) {
        struct cpy_split part;

        if (!divide(t, cpy_tuple_get(tuple, i), c, want_rest, &part) || !add_if_set(t, matching, part.match) ||
            (want_rest && !add_if_set(t, other, part.rest)))
            return false;
    }
    out->match = part_of(t, group, matching);
    if (cpy_pending(t))
        return false;
    out->rest = part_of(t, group, other);
    return !cpy_pending(t);
}

static bool divide(struct cpy_thread *t, cpy_value e, const struct condition *c, bool want_rest, struct cpy_split *out)
{
    int whole;

    *out = (struct cpy_split){0};
    if (!cpy_check_stack(t) || (whole = holds(t, c, e)) < 0)
        return false;
    if (whole)
        out->match = e;
    else if (!cpy_is_exception_group(t, e))
        out->rest = e;
    else if (members(e))
        return divide_members(t, e, c, want_rest, out);
    return true;
}

static cpy_value or_none(cpy_value v) { return v ? v : CPY_NONE; }

/* Notes the addresses of what lies in a group, at any depth and without the groups themselves. */
static bool note_members(struct cpy_thread *t, cpy_value set, cpy_value e)
{
    cpy_value tuple;

    if (!cpy_is_exception_group(t, e))
        return cpy_set_add(t, set, address_of(e));
    tuple = members(e);
    if (!cpy_check_stack(t))
        return false;
    for (size_t i = 0; i < cpy_tuple_len(tuple); i++)
        if (!note_members(t, set, cpy_tuple_get(tuple, i)))
            return false;
    return true;
}

cpy_value cpy_exception_group_project(struct cpy_thread *t, cpy_value group, cpy_value groups)
{
    struct condition c = {.chosen = cpy_set_new(t)};
    struct cpy_split part;

    if (!c.chosen)
        return CPY_ERROR;
    for (size_t i = 0; i < cpy_list_len(groups); i++)
        if (!note_members(t, c.chosen, cpy_list_get(groups, i)))
            return CPY_ERROR;
    return divide(t, group, &c, false, &part) ? or_none(part.match) : CPY_ERROR;
}

/* --- methods ------------------------------------------------------------------------------------------- */

static cpy_value group_split(struct cpy_thread *t, const cpy_value *args)
{
    struct condition c;
    struct cpy_split part;

    if (!read_condition(t, args[1], &c) || !divide(t, args[0], &c, true, &part))
        return CPY_ERROR;
    return cpy_tuple_of(t, (size_t)2, or_none(part.match), or_none(part.rest));
}

static cpy_value group_subgroup(struct cpy_thread *t, const cpy_value *args)
{
    struct condition c;
    struct cpy_split part;

    if (!read_condition(t, args[1], &c) || !divide(t, args[0], &c, false, &part))
        return CPY_ERROR;
    return or_none(part.match);
}

static cpy_value group_derive(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value message = cpy_load(cpy_as_exception(args[0])->data[MESSAGE]), made[2] = {or_none(message), args[1]};

    return group_make(t, t->vm->exceptions[CPY_BASE_EXCEPTION_GROUP], made, 2);
}

static cpy_value group_str(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_exception *e = cpy_as_exception(args[0]);
    size_t n = members(args[0]) ? cpy_tuple_len(members(args[0])) : 0;

    return cpy_str_format(t, "%V (%zu sub-exception%s)", or_none(cpy_load(e->data[MESSAGE])), n, n == 1 ? "" : "s");
}

static cpy_value group_class_getitem(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value parameters = cpy_is_tuple(args[1]) ? args[1] : cpy_tuple_of(t, (size_t)1, args[1]);

    return parameters ? cpy_generic_alias_new(t, args[0], parameters) : CPY_ERROR;
}

static cpy_value get_message(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return or_none(cpy_load(cpy_as_exception(args[0])->data[MESSAGE]));
}

static cpy_value get_exceptions(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return or_none(members(args[0]));
}

static cpy_value refuse(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "readonly attribute");
}

const struct cpy_function cpy_exception_group_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", group_new, "Make a group of exceptions with a message.",
        CPY_BIND_INSTANCE},
    {"__str__", "(self, /)", group_str, "Return the message and how many exceptions there are.", CPY_BIND_INSTANCE},
    {"__class_getitem__", "(cls, parameters, /)", group_class_getitem, "Return the class for an annotation.",
        CPY_BIND_CLASS},
    {"derive", "(self, exceptions, /)", group_derive, "Return a group with the same message and other exceptions.",
        CPY_BIND_INSTANCE},
    {"split", "(self, condition, /)", group_split,
        "Return two groups: of the exceptions that meet the condition, and of the others; None for an empty one.",
        CPY_BIND_INSTANCE},
    {"subgroup", "(self, condition, /)", group_subgroup,
        "Return a group of the exceptions that meet the condition, or None.", CPY_BIND_INSTANCE},
    {0},
};

const struct cpy_attribute cpy_exception_group_attributes[] = {
    {"message", get_message, refuse, "What the group is about."},
    {"exceptions", get_exceptions, refuse, "The exceptions in the group, a tuple."},
    {0},
};
