/* SPDX-License-Identifier: MIT */
/* vm/objects/generic_alias.c - what annotations evaluate to: list[int], and unions int | None.
 *
 * Type variables and how arguments take their place are module _typing's. */
#include "vm/objects/list.h"
#include "vm/objects/reduce.h"
#include "vm/objects/set.h"
#include "vm/objects/type_parts.h"

/* list[int]: origin and args.  A union has args alone. */
struct cpy_generic_alias {
    struct cpy_object head;
    cpy_field origin;
    cpy_field args; /* a tuple */
    cpy_field parameters; /* the type variables among them: a tuple, or unset: nobody asked yet */
    bool starred;   /* *list[int]: its items are meant */
};

/* What iter(list[int]) gives. */
struct alias_iterator {
    struct cpy_object head;
    cpy_field alias; /* unset: it has been given */
};

static struct cpy_generic_alias *as_alias(cpy_value v) { return (struct cpy_generic_alias *)cpy_pointer(v); }
static cpy_value origin_of(cpy_value v) { return cpy_load(as_alias(v)->origin); }
static cpy_value args_of(cpy_value v) { return cpy_load(as_alias(v)->args); }

static void alias_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_generic_alias *)o)->origin);
    cpy_trace(tracer, ((struct cpy_generic_alias *)o)->args);
    cpy_trace(tracer, ((struct cpy_generic_alias *)o)->parameters);
}

static cpy_value make(struct cpy_thread *t, cpy_value type, cpy_value origin, cpy_value args)
{
    struct cpy_generic_alias *alias = cpy_new_object(t, type);

    if (!alias || (!cpy_is_tuple(args) && !(args = cpy_tuple_from(t, &args, 1))))
        return CPY_ERROR;
    cpy_store(alias, &alias->origin, origin);
    cpy_store(alias, &alias->args, args);
    return cpy_from(alias);
}

cpy_value cpy_generic_alias_new(struct cpy_thread *t, cpy_value origin, cpy_value args)
{
    return make(t, t->vm->types[CPY_TYPE_GENERIC_ALIAS], origin, args);
}

/* --- text ------------------------------------------------------------------------------------------ */

/* What is no alias itself and has a qualified name and a module is written by them, as a class is. */
static bool build_named(struct cpy_builder *b, cpy_value v)
{
    struct cpy_thread *t = b->t;
    cpy_value name = CPY_UNSET, module = CPY_UNSET;

    if (!cpy_is_object(v) || cpy_is_str(v))
        return false;
    if (cpy_find_attr_str(t, v, "__origin__") && cpy_find_attr_str(t, v, "__args__"))
        return false;
    if (!cpy_pending(t) && (name = cpy_find_attr(t, v, CPY_N(t, __qualname__))))
        module = cpy_find_attr(t, v, CPY_N(t, __module__));
    if (cpy_pending(t))
        return b->failed = true;
    if (!module || module == CPY_NONE)
        return false;
    if (!(module = cpy_str(t, module)) || !(name = cpy_str(t, name)))
        return b->failed = true;
    if (!cpy_str_equals(module, "builtins"))
        cpy_build_format(b, "%V.", module);
    cpy_build_format(b, "%V", name);
    return true;
}

/* One argument as it would be written: classes by name. */
static void build_item(struct cpy_builder *b, cpy_value v)
{
    if (v == CPY_ELLIPSIS)
        cpy_build_ascii(b, "...");
    else if (cpy_is_list(v) && cpy_check_stack(b->t)) {
        cpy_build_char(b, '[');
        for (size_t i = 0; i < cpy_list_len(v); i++) {
            cpy_build_ascii(b, i ? ", " : "");
            build_item(b, cpy_list_get(v, i));
        }
        cpy_build_char(b, ']');
    } else if (!build_named(b, v)) {
        cpy_build_repr(b, v);
    }
}

static void build_items(struct cpy_builder *b, cpy_value args)
{
    for (size_t i = 0; i < cpy_tuple_len(args); i++) {
        cpy_build_ascii(b, i ? ", " : "");
        build_item(b, cpy_tuple_get(args, i));
    }
}

static cpy_value alias_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_builder b;

    cpy_build(&b, t);
    if (as_alias(args[0])->starred)
        cpy_build_char(&b, '*');
    build_item(&b, origin_of(args[0]));
    cpy_build_char(&b, '[');
    build_items(&b, args_of(args[0]));
    if (cpy_tuple_len(args_of(args[0])) == 0)
        cpy_build_ascii(&b, "()");
    cpy_build_char(&b, ']');
    return cpy_build_finish(&b);
}

/* --- type variables ------------------------------------------------------------------------------- */

/* Calls a function of module _typing. */
static cpy_value call_typing(struct cpy_thread *t, const char *name, const cpy_value *args, size_t n)
{
    cpy_value module = cpy_import(t, "_typing"), function = module ? cpy_getattr_str(t, module, name) : CPY_ERROR;

    return function ? cpy_call(t, function, args, n) : CPY_ERROR;
}

/* Classes have no type variables: most often it need not be asked. */
static bool all_classes(cpy_value args)
{
    for (size_t i = 0; i < cpy_tuple_len(args); i++)
        if (!cpy_is_type(cpy_tuple_get(args, i)) && cpy_tuple_get(args, i) != CPY_ELLIPSIS)
            return false;
    return true;
}

static cpy_value parameters_of(struct cpy_thread *t, cpy_value v)
{
    cpy_value args = args_of(v), known = cpy_load(as_alias(v)->parameters);

    if (known || all_classes(args))
        return known ? known : t->vm->empty_tuple;
    if ((known = call_typing(t, "_parameters", &args, 1)))
        cpy_store(as_alias(v), &as_alias(v)->parameters, known);
    return known;
}

/* The arguments of v with item in place of its type variables: a tuple. */
static cpy_value substitute(struct cpy_thread *t, cpy_value v, cpy_value item)
{
    cpy_value parameters = parameters_of(t, v);

    if (parameters && cpy_tuple_len(parameters) == 0)
        return cpy_raise(t, CPY_TYPE_ERROR, "%R is not a generic class", v);
    return parameters ? call_typing(t, "_substitute", (cpy_value[]){v, item}, 2) : CPY_ERROR;
}

/* --- generic aliases ------------------------------------------------------------------------------------ */

static cpy_value alias_new(struct cpy_thread *t, const cpy_value *args) { return make(t, args[0], args[1], args[2]); }

/* Calling list[int] makes a list; an instance that takes attributes remembers the alias. */
static cpy_value alias_call(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value made = cpy_call_tuple(t, origin_of(args[0]), args[1], args[2]);

    if (!made)
        return CPY_ERROR;
    if (cpy_is_object(made) && cpy_class_of(t, made)->flags & CPY_CLASS_HEAP &&
        !cpy_setattr_str(t, made, "__orig_class__", args[0]) && !cpy_forgive_attribute_error(t) &&
        !cpy_pending_is(t, CPY_TYPE_ERROR))
        return CPY_ERROR;
    if (cpy_pending(t))
        cpy_take_pending(t);
    return made;
}

/* Attributes of the alias itself; all others are the origin's. */
static const char *const own[] = {"__origin__", "__args__", "__parameters__", "__mro_entries__", "__reduce_ex__", "__reduce__",
    "__copy__", "__deepcopy__", "__class__", "__unpacked__", "__typing_unpacked_tuple_args__", "__bases__"};

static cpy_value alias_dir(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value dir = cpy_special(t, origin_of(args[0]), CPY_N(t, __dir__)), names = cpy_set_new(t), name;

    if (!dir || !names || !(dir = cpy_call_0(t, dir)) || !cpy_set_update(t, names, dir))
        return CPY_ERROR;
    for (size_t i = 0; i < CPY_COUNT(own); i++)
        if (!(name = cpy_intern_from(t, own[i])) || !cpy_set_add(t, names, name))
            return CPY_ERROR;
    return cpy_list_from_iterable(t, names);
}

static cpy_value alias_getattribute(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_is_str(args[1]))
        return cpy_generic_getattr(t, args[0], args[1]);
    for (size_t i = 0; i < CPY_COUNT(own); i++)
        if (cpy_str_equals(args[1], own[i]))
            return cpy_generic_getattr(t, args[0], args[1]);
    return cpy_getattr(t, origin_of(args[0]), args[1]);
}

static cpy_value alias_eq(struct cpy_thread *t, const cpy_value *args)
{
    int equal;

    if (!cpy_has_layout(args[1], CPY_TYPE_GENERIC_ALIAS))
        return CPY_NOT_IMPLEMENTED;
    if (as_alias(args[0])->starred != as_alias(args[1])->starred)
        return CPY_FALSE;
    if ((equal = cpy_equal(t, origin_of(args[0]), origin_of(args[1]))) > 0)
        equal = cpy_equal(t, args_of(args[0]), args_of(args[1]));
    return equal < 0 ? CPY_ERROR : cpy_bool(equal);
}

static cpy_value alias_hash(struct cpy_thread *t, const cpy_value *args)
{
    int64_t a, b;

    if (!cpy_hash(t, origin_of(args[0]), &a) || !cpy_hash(t, args_of(args[0]), &b))
        return CPY_ERROR;
    return cpy_int_from(t, a ^ b);
}

static cpy_value alias_mro_entries(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value origin = origin_of(args[0]);

    return cpy_tuple_from(t, &origin, 1);
}

/* list[T][int] */
static cpy_value alias_getitem(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value items = substitute(t, args[0], args[1]), made;

    if (!items || !(made = cpy_generic_alias_new(t, origin_of(args[0]), items)))
        return CPY_ERROR;
    as_alias(made)->starred = as_alias(args[0])->starred;
    return made;
}

/* *list[int] among type arguments is one item: the alias, starred. */
static cpy_value alias_iter(struct cpy_thread *t, const cpy_value *args)
{
    struct alias_iterator *it = cpy_new_object(t, t->vm->types[CPY_TYPE_ALIAS_ITERATOR]);

    if (!it)
        return CPY_ERROR;
    cpy_store(it, &it->alias, args[0]);
    return cpy_from(it);
}

static cpy_value alias_refuse_instance(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_raise(t, CPY_TYPE_ERROR, "isinstance() argument 2 cannot be a parameterized generic");
}

static cpy_value alias_refuse_subclass(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_raise(t, CPY_TYPE_ERROR, "issubclass() argument 2 cannot be a parameterized generic");
}

static cpy_value reversed_or(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_union_or(t, (cpy_value[]){args[1], args[0]});
}

static cpy_value alias_reduce(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value parts, next;

    if (as_alias(args[0])->starred) { /* next(iter(list[int])) is *list[int] */
        next = cpy_dict_get_str(t, t->vm->builtins, "next");
        parts = cpy_generic_alias_new(t, origin_of(args[0]), args_of(args[0]));
        if (parts && (parts = cpy_iter(t, parts)) && next && (parts = cpy_tuple_from(t, &parts, 1)))
            return cpy_tuple_of(t, (size_t)2, next, parts);
        return CPY_ERROR;
    }
    parts = cpy_tuple_of(t, (size_t)2, origin_of(args[0]), args_of(args[0]));
    return parts ? cpy_tuple_of(t, (size_t)2, cpy_type_of(t, args[0]), parts) : CPY_ERROR;
}

static const struct cpy_function alias_methods[] = {
    {"__new__", "(cls, origin, args, /)", alias_new, "Make origin[args].", 0},
    {"__call__", "(self, /, *args, **kwargs)", alias_call, "Call the origin.", 0},
    {"__repr__", "(self, /)", alias_repr, "Return repr(self).", 0},
    {"__getattribute__", "(self, name, /)", alias_getattribute, "Return getattr(self, name).", 0},
    {"__dir__", "(self, /)", alias_dir, "Return the names of the origin's attributes and of its own.", 0},
    {"__getitem__", "(self, key, /)", alias_getitem, "Return the origin with other arguments.", 0},
    {"__iter__", "(self, /)", alias_iter, "Return an iterator over self alone.", 0},
    {"__eq__", "(self, value, /)", alias_eq, "Return self == value.", 0},
    {"__hash__", "(self, /)", alias_hash, "Return hash(self).", 0},
    {"__or__", "(self, value, /)", cpy_union_or, "Return self | value.", 0},
    {"__ror__", "(self, value, /)", reversed_or, "Return value | self.", 0},
    {"__mro_entries__", "(self, bases, /)", alias_mro_entries, "Return what stands for self among bases.", 0},
    {"__instancecheck__", "(self, instance, /)", alias_refuse_instance, "Refused.", 0},
    {"__subclasscheck__", "(self, subclass, /)", alias_refuse_subclass, "Refused.", 0},
    {"__reduce__", "(self, /)", alias_reduce, "Return how to make a copy.", 0},
    {0},
};

static cpy_value get_origin(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return origin_of(args[0]);
}
static cpy_value get_args(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args_of(args[0]);
}
static cpy_value get_parameters(struct cpy_thread *t, const cpy_value *args) { return parameters_of(t, args[0]); }
static cpy_value get_unpacked(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(as_alias(args[0])->starred);
}
static cpy_value get_tuple_args(struct cpy_thread *t, const cpy_value *args)
{
    bool tuple = as_alias(args[0])->starred && origin_of(args[0]) == t->vm->types[CPY_TYPE_TUPLE];

    return tuple ? args_of(args[0]) : CPY_NONE;
}

static const struct cpy_attribute alias_attributes[] = {
    {"__origin__", get_origin, cpy_set_member, "The class that was subscripted."},
    {"__args__", get_args, cpy_set_member, "The arguments, a tuple."},
    {"__parameters__", get_parameters, NULL, "The type variables among the arguments."},
    {"__unpacked__", get_unpacked, cpy_set_member, "Whether it is starred, as in tuple[*tuple[int, str]]."},
    {"__typing_unpacked_tuple_args__", get_tuple_args, NULL, "The arguments of a starred tuple, or None."},
    {0},
};

const struct cpy_type_def cpy_generic_alias_type = {
    .name = "types.GenericAlias", .flags = CPY_TYPE_FULL_NAME,
    .doc = "A class with type arguments, as list[int].",
    .size = sizeof(struct cpy_generic_alias),
    .methods = alias_methods,
    .attributes = alias_attributes,
    .trace = alias_trace,
};

/* --- the iterator over an alias --------------------------------------------------------------------------- */

static void iterator_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct alias_iterator *)o)->alias);
}

static cpy_value iterator_iter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static cpy_value iterator_next(struct cpy_thread *t, const cpy_value *args)
{
    struct alias_iterator *it = (struct alias_iterator *)cpy_pointer(args[0]);
    cpy_value alias = cpy_load(it->alias), starred;

    if (!alias || !(starred = cpy_generic_alias_new(t, origin_of(alias), args_of(alias))))
        return CPY_ERROR;
    as_alias(starred)->starred = true;
    cpy_store(it, &it->alias, CPY_UNSET);
    return starred;
}

static cpy_value iterator_reduce(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value alias = cpy_load(((struct alias_iterator *)cpy_pointer(args[0]))->alias);

    return cpy_reduce_iter(t, alias ? alias : t->vm->empty_tuple);
}

static const struct cpy_function iterator_methods[] = {
    {"__iter__", "(self, /)", iterator_iter, "Return self.", 0},
    {"__next__", "(self, /)", iterator_next, "Return the alias, starred.", 0},
    CPY_REDUCE_METHOD(iterator_reduce),
    {0},
};

const struct cpy_type_def cpy_alias_iterator_type = {
    .name = "generic_alias_iterator",
    .doc = "Gives a type with arguments once, starred.",
    .size = sizeof(struct alias_iterator),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = iterator_methods,
    .trace = iterator_trace,
};

/* --- unions ------------------------------------------------------------------------------------------------ */

static bool is_union(struct cpy_thread *t, cpy_value v) { return cpy_is_instance_def(t, v, &cpy_union_type); }

/* Can v be a member of a union? */
static bool can_join(struct cpy_thread *t, cpy_value v)
{
    cpy_value mark;

    if (v == CPY_NONE || cpy_is_type(v) || cpy_has_layout(v, CPY_TYPE_GENERIC_ALIAS) || is_union(t, v))
        return true;
    mark = cpy_is_object(v) ? cpy_intern_from(t, "__typing_union__") : CPY_UNSET; /* an alias made by a type statement */
    return mark && cpy_type_lookup(t, cpy_class_of(t, v), mark);
}

/* Adds a member, leaving it out if it is there already. */
static bool join_one(struct cpy_thread *t, cpy_value list, cpy_value v)
{
    int known = 0;

    if (v == CPY_NONE)
        v = t->vm->types[CPY_TYPE_NONE];
    for (size_t i = 0; known == 0 && i < cpy_list_len(list); i++)
        known = cpy_equal(t, cpy_list_get(list, i), v);
    return known > 0 || (known == 0 && cpy_list_append(t, list, v));
}

/* The same, or a union's members.  Those of the first one differ from one another, and need not be compared. */
static bool join(struct cpy_thread *t, cpy_value list, cpy_value v)
{
    bool (*add)(struct cpy_thread *, cpy_value, cpy_value) = cpy_list_len(list) ? join_one : cpy_list_append;

    if (!is_union(t, v))
        return join_one(t, list, v);
    for (size_t i = 0; i < cpy_tuple_len(args_of(v)); i++)
        if (!add(t, list, cpy_tuple_get(args_of(v), i)))
            return false;
    return true;
}

/* The union of a list of members. */
static cpy_value union_of(struct cpy_thread *t, cpy_value list)
{
    cpy_value tuple, type;

    if (cpy_list_len(list) == 1)
        return cpy_list_get(list, 0);
    if (!(tuple = cpy_tuple_from_iterable(t, list)) || !(type = cpy_type_of_def(t, &cpy_union_type)))
        return CPY_ERROR;
    return make(t, type, CPY_UNSET, tuple);
}

cpy_value cpy_union_or(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value list;

    if (!can_join(t, args[0]) || !can_join(t, args[1]))
        return cpy_pending(t) ? CPY_ERROR : CPY_NOT_IMPLEMENTED;
    if (!(list = cpy_list_new(t, 2)) || !join(t, list, args[0]) || !join(t, list, args[1]))
        return CPY_ERROR;
    return union_of(t, list);
}

/* UnionType[a, b] is a | b. */
static cpy_value union_class_getitem(struct cpy_thread *t, const cpy_value *args)
{
    size_t n = 1;
    const cpy_value *items = cpy_is_tuple(args[1]) ? cpy_items(args[1], &n) : &args[1];
    cpy_value list = cpy_list_new(t, n);

    for (size_t i = 0; list && i < n; i++)
        if (!can_join(t, items[i]))
            return cpy_pending(t) ? CPY_ERROR
                : cpy_raise(t, CPY_TYPE_ERROR, "unsupported operand type(s) for |: '%T' and '%T'", items[0], items[n - 1]);
        else if (!join(t, list, items[i]))
            return CPY_ERROR;
    if (list && n == 0)
        return cpy_raise(t, CPY_TYPE_ERROR, "Cannot take a Union of no types.");
    return list ? union_of(t, list) : CPY_ERROR;
}

/* (list[T] | None)[int]: the operator puts the members together again, for they may be typing's now. */
static cpy_value union_getitem(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value items = substitute(t, args[0], args[1]), made;

    if (!items)
        return CPY_ERROR;
    made = cpy_tuple_get(items, 0);
    for (size_t i = 1; made && i < cpy_tuple_len(items); i++)
        made = cpy_binary(t, made, cpy_tuple_get(items, i), CPY_OR);
    return made;
}

static cpy_value union_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_builder b;

    cpy_build(&b, t);
    for (size_t i = 0; i < cpy_tuple_len(args_of(args[0])); i++) {
        cpy_value v = cpy_tuple_get(args_of(args[0]), i);

        cpy_build_ascii(&b, i ? " | " : "");
        build_item(&b, v == t->vm->types[CPY_TYPE_NONE] ? CPY_NONE : v);
    }
    return cpy_build_finish(&b);
}

static cpy_value as_set(struct cpy_thread *t, cpy_value v)
{
    cpy_value set = cpy_set_new(t);

    for (size_t i = 0; set && i < cpy_tuple_len(args_of(v)); i++)
        if (!cpy_set_add(t, set, cpy_tuple_get(args_of(v), i)))
            return CPY_ERROR;
    return set;
}

static cpy_value union_eq(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value a, b;

    if (!is_union(t, args[1]))
        return CPY_NOT_IMPLEMENTED;
    if (!(a = as_set(t, args[0])) || !(b = as_set(t, args[1])))
        return CPY_ERROR;
    return cpy_compare(t, a, b, CPY_EQ);
}

static cpy_value union_hash(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value set = as_set(t, args[0]); /* frozenset(args) has the same hash: typing.Union's */

    return set ? cpy_int_from(t, cpy_set_hash(t, cpy_as_set(set))) : CPY_ERROR;
}

static cpy_value answer(int result) { return result < 0 ? CPY_ERROR : cpy_bool(result); }
static cpy_value union_instancecheck(struct cpy_thread *t, const cpy_value *args)
{
    return answer(cpy_isinstance(t, args[1], args_of(args[0])));
}
static cpy_value union_subclasscheck(struct cpy_thread *t, const cpy_value *args)
{
    return answer(cpy_issubclass(t, args[1], args_of(args[0])));
}

static const struct cpy_function union_methods[] = {
    {"__repr__", "(self, /)", union_repr, "Return repr(self).", 0},
    {"__eq__", "(self, value, /)", union_eq, "Return self == value.", 0},
    {"__hash__", "(self, /)", union_hash, "Return hash(self).", 0},
    {"__or__", "(self, value, /)", cpy_union_or, "Return self | value.", 0},
    {"__ror__", "(self, value, /)", reversed_or, "Return value | self.", 0},
    {"__getitem__", "(self, key, /)", union_getitem, "Return the union with other arguments.", 0},
    {"__class_getitem__", "(cls, key, /)", union_class_getitem, "Return the union of the items.", CPY_BIND_CLASS},
    {"__instancecheck__", "(self, instance, /)", union_instancecheck, "Return whether instance is one of a member.", 0},
    {"__subclasscheck__", "(self, subclass, /)", union_subclasscheck, "Return whether subclass derives from a member.",
        0},
    {0},
};

static const struct cpy_attribute union_attributes[] = {
    {"__args__", get_args, cpy_set_member, "The members, a tuple."},
    {"__parameters__", get_parameters, NULL, "The type variables among the members."},
    {0},
};

const struct cpy_type_def cpy_union_type = {
    .name = "types.UnionType",
    .doc = "A union of classes, as int | None.",
    .size = sizeof(struct cpy_generic_alias),
    .flags = CPY_TYPE_FULL_NAME | CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = union_methods,
    .attributes = union_attributes,
    .trace = alias_trace,
};
