/* SPDX-License-Identifier: MIT */
/* vm/objects/object.c - class object: what every object can do.
 *
 * What is hard: who complains about arguments.  object.__new__ and object.__init__ each
 * ignore them only if the other one was overridden, so that a class needs to define
 * just one of the two. */
#include "vm/memory/heap.h"
#include "vm/objects/dict.h"
#include "vm/objects/int.h"
#include "vm/objects/list.h"
#include "vm/objects/reduce.h"
#include "vm/objects/str.h"
#include "vm/objects/type_parts.h"

/* --- making ---------------------------------------------------------------------------------- */

static bool given(const cpy_value *args) { return cpy_tuple_len(args[1]) || cpy_dict_len(args[2]); }

/* "'a', 'b'" of the methods that are still abstract. */
static cpy_value refuse_abstract(struct cpy_thread *t, cpy_value class)
{
    cpy_value names = cpy_getattr(t, class, CPY_N(t, __abstractmethods__)), text;
    struct cpy_builder b;
    size_t n;

    if (!names || !(names = cpy_list_from_iterable(t, names)) || !cpy_list_sort(t, names, CPY_NONE, false))
        return CPY_ERROR;
    n = cpy_list_len(names);
    cpy_build(&b, t);
    for (size_t i = 0; i < n; i++)
        cpy_build_format(&b, i ? ", '%V'" : "'%V'", cpy_list_get(names, i));
    if (!(text = cpy_build_finish(&b)))
        return CPY_ERROR;
    return cpy_raise(t, CPY_TYPE_ERROR,
        "Can't instantiate abstract class %N without an implementation for abstract method%s %V", class,
        n == 1 ? "" : "s", text);
}

/* Is it a native class that refuses to be called? */
static bool is_abstract(const struct cpy_type *type) { return type->own_def && type->own_def->flags & CPY_TYPE_ABSTRACT; }

/* Would an instance be a native struct that nothing has filled in? */
static bool is_unfilled(struct cpy_thread *t, const struct cpy_type *type)
{
    const struct cpy_type *object = cpy_as_type(t->vm->types[CPY_TYPE_OBJECT]);

    while (!type->own_def)
        type = cpy_as_type(cpy_load(type->base));
    return is_abstract(type) ||
           (type->native_size > object->native_size && cpy_slots(type)[CPY_SLOT_INIT] == cpy_slots(object)[CPY_SLOT_INIT] &&
               cpy_slots(type)[CPY_SLOT_NEW] == cpy_slots(object)[CPY_SLOT_NEW]);
}

cpy_value cpy_object_new(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_type *type = cpy_as_type(args[0]);

    if (given(args)) {
        if (cpy_slots(type)[CPY_SLOT_NEW] != cpy_object_new)
            return cpy_raise(
                t, CPY_TYPE_ERROR, "object.__new__() takes exactly one argument (the type to instantiate)");
        if (cpy_slots(type)[CPY_SLOT_INIT] == cpy_object_init && !is_abstract(type))
            return cpy_raise(t, CPY_TYPE_ERROR, "%N() takes no arguments", args[0]);
    }
    if (CPY_UNLIKELY(type->flags & CPY_CLASS_ABSTRACT))
        return refuse_abstract(t, args[0]);
    if (CPY_UNLIKELY((type->own_def || type->native_size > sizeof(struct cpy_object)) && is_unfilled(t, type)))
        return cpy_raise(t, CPY_TYPE_ERROR, "cannot create '%N' instances", args[0]);
    return cpy_from(cpy_new_object(t, args[0]));
}

cpy_value cpy_object_init(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_type *type = cpy_class_of(t, args[0]);

    if (given(args)) {
        if (cpy_slots(type)[CPY_SLOT_INIT] != cpy_object_init)
            return cpy_raise(
                t, CPY_TYPE_ERROR, "object.__init__() takes exactly one argument (the instance to initialize)");
        if (cpy_slots(type)[CPY_SLOT_NEW] == cpy_object_new && !is_abstract(type))
            return cpy_raise(t, CPY_TYPE_ERROR, "%N.__init__() takes exactly one argument (the instance to initialize)",
                cpy_from(type));
    }
    return CPY_NONE;
}

cpy_value cpy_instance_new(struct cpy_thread *t, struct cpy_type *type)
{
    return cpy_from(cpy_new_object(t, cpy_from(type)));
}

/* --- text and comparison ------------------------------------------------------------------------- */

static cpy_value object_repr(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value name = cpy_type_full_name(t, cpy_class_of(t, args[0]));

    return name ? cpy_str_format(t, "<%V object at 0x%llx>", name, (unsigned long long)args[0]) : CPY_ERROR;
}

/* Who called tells of a result that is no str.  A class may have this function as its __repr__, too: that calls itself without
 * end, and as a tail call, so that the stack does not grow. */
static cpy_value object_str(struct cpy_thread *t, const cpy_value *args)
{
    cpy_native repr = cpy_slot_of(t, args[0], CPY_SLOT_REPR);

    if (repr == object_str)
        return cpy_raise(t, CPY_RECURSION_ERROR, "maximum recursion depth exceeded");
    return cpy_check_stack(t) ? repr(t, args) : CPY_ERROR;
}

static cpy_value object_format(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_is_str(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "__format__() argument must be str, not %B", args[1]);
    if (cpy_str_view(args[1]).len)
        return cpy_raise(t, CPY_TYPE_ERROR, "unsupported format string passed to %T.__format__", args[0]);
    return cpy_str(t, args[0]);
}

static cpy_value object_eq(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0] == args[1] ? CPY_TRUE : CPY_NOT_IMPLEMENTED;
}

/* The opposite of what __eq__ says. */
static cpy_value object_ne(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value equal;
    int truth;

    if (!cpy_check_stack(t))
        return CPY_ERROR;
    equal = cpy_slot_of(t, args[0], CPY_SLOT_EQ)(t, (cpy_value[]){args[0], args[1]});
    if (!equal || equal == CPY_NOT_IMPLEMENTED)
        return equal;
    truth = cpy_truth(t, equal);
    return truth < 0 ? CPY_ERROR : cpy_bool(!truth);
}

cpy_value cpy_object_no_order(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return CPY_NOT_IMPLEMENTED;
}

/* Objects do not move. */
cpy_value cpy_object_hash(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int((int64_t)(args[0] >> 3 ^ args[0] >> 40) & CPY_INT_MAX);
}

/* --- attributes -------------------------------------------------------------------------------------- */

static cpy_value object_getattribute(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_generic_getattr(t, args[0], args[1]);
}

static cpy_value object_setattr(struct cpy_thread *t, const cpy_value *args);

/* object.__setattr__ and __delattr__ do not go round those of a native class that has its own: classes have. */
static bool may_set(struct cpy_thread *t, cpy_value v, const char *name)
{
    const struct cpy_type *type = cpy_class_of(t, v);

    while (type->flags & CPY_CLASS_HEAP)
        type = cpy_as_type(cpy_load(type->base));
    if (cpy_slots(type)[CPY_SLOT_SETATTR] == object_setattr)
        return true;
    cpy_raise(t, CPY_TYPE_ERROR, "can't apply this %s to %T object", name, v);
    return false;
}

static cpy_value object_setattr(struct cpy_thread *t, const cpy_value *args)
{
    return may_set(t, args[0], "__setattr__") && cpy_generic_setattr(t, args[0], args[1], args[2]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value object_delattr(struct cpy_thread *t, const cpy_value *args)
{
    return may_set(t, args[0], "__delattr__") && cpy_generic_setattr(t, args[0], args[1], CPY_UNSET) ? CPY_NONE : CPY_ERROR;
}

static cpy_value get_class(struct cpy_thread *t, const cpy_value *args) { return cpy_type_of(t, args[0]); }

static uint16_t member_count(const struct cpy_type *type) { return cpy_as_shape(type->root_shape)->members; }

/* The class that gave instances of a class their last member, dict or place for weak references. */
static struct cpy_type *last_addition(struct cpy_type *type)
{
    for (;;) {
        struct cpy_type *base = cpy_as_type(cpy_load(type->base));

        if (!(base->flags & CPY_CLASS_HEAP) || member_count(base) != member_count(type) ||
            cpy_type_has_dict(base) != cpy_type_has_dict(type) || (base->flags ^ type->flags) & CPY_CLASS_NO_WEAKREF)
            return type;
        type = base;
    }
}

/* Does a class's own __slots__ have all the names that another's has? */
static bool has_members_of(struct cpy_thread *t, struct cpy_type *type, struct cpy_type *other)
{
    cpy_value name, v, own;

    for (size_t position = 0; cpy_dict_next(cpy_load(other->dict), &position, &name, &v);)
        if (cpy_has_layout(v, CPY_TYPE_MEMBER) &&
            (!(own = cpy_dict_get(t, cpy_load(type->dict), name)) || !cpy_has_layout(own, CPY_TYPE_MEMBER)))
            return false;
    return true;
}

/* Can an instance of one class become one of the other?  Names of __slots__ lie in alphabetical order. */
static bool same_layout(struct cpy_thread *t, struct cpy_type *a, struct cpy_type *b)
{
    if (a->def != b->def || a->native_size != b->native_size || cpy_type_has_dict(a) != cpy_type_has_dict(b) ||
        member_count(a) != member_count(b) || (a->flags ^ b->flags) & CPY_CLASS_NO_WEAKREF)
        return false;
    if (!member_count(a))
        return true;
    a = last_addition(a);
    b = last_addition(b);
    return a == b || (cpy_load(a->base) == cpy_load(b->base) && has_members_of(t, a, b) && has_members_of(t, b, a));
}

/* Gives an object another class.  With attributes it goes into dict mode first, where only the class
 * tells shapes apart. */
static bool change_class(struct cpy_thread *t, struct cpy_object *o, struct cpy_type *to)
{
    cpy_value dict = CPY_UNSET;

    if (!(o->shape->flags & CPY_SHAPE_NO_ATTRS) && !(dict = cpy_own_dict(t, o)))
        return false;
    if (to->flags & CPY_CLASS_HAS_DEL && !(cpy_class_of_object(o)->flags & CPY_CLASS_HAS_DEL) &&
        !cpy_finalizer_register(t, o))
        return false;
    if (!dict) {
        cpy_set_shape(o, cpy_as_shape(to->root_shape));
        return true;
    }
    return cpy_own_change_class(t, o, to);
}

static cpy_value set_class(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_type *from = cpy_class_of(t, args[0]), *to;

    if (!args[1])
        return cpy_raise(t, CPY_TYPE_ERROR, "can't delete __class__ attribute");
    if (!cpy_is_type(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "__class__ must be set to a class, not '%T' object", args[1]);
    to = cpy_as_type(args[1]);
    if (from == to && from->flags & CPY_CLASS_HEAP)
        return CPY_NONE;
    if (!(from->layout == CPY_TYPE_MODULE && to->layout == CPY_TYPE_MODULE) &&
        !(from->flags & CPY_CLASS_HEAP && to->flags & CPY_CLASS_HEAP))
        return cpy_raise(
            t, CPY_TYPE_ERROR, "__class__ assignment only supported for mutable types or ModuleType subclasses");
    if (!same_layout(t, from, to))
        return cpy_raise(
            t, CPY_TYPE_ERROR, "__class__ assignment: '%N' object layout differs from '%N'", args[1], cpy_from(from));
    return change_class(t, cpy_pointer(args[0]), to) ? CPY_NONE : CPY_ERROR;
}

static cpy_value get_own_dict(struct cpy_thread *t, const cpy_value *args)
{
    if (cpy_is_type(args[0])) /* of a metaclass that has another base before type */
        return cpy_mappingproxy_new(t, cpy_load(cpy_as_type(args[0])->dict));
    return cpy_own_dict(t, cpy_pointer(args[0]));
}

/* Is an object of a native type that has a dict, or of a class derived from one?  It keeps a dict. */
static bool keeps_dict(struct cpy_thread *t, cpy_value v)
{
    const struct cpy_type *type = cpy_class_of(t, v);

    for (; type; type = cpy_load(type->base) ? cpy_as_type(cpy_load(type->base)) : NULL)
        if (type->own_def && cpy_type_has_dict(type))
            return true;
    return false;
}

static cpy_value set_own_dict(struct cpy_thread *t, const cpy_value *args)
{
    if (cpy_is_type(args[0]) || cpy_has_layout(args[0], CPY_TYPE_MODULE))
        return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "attribute '__dict__' of '%s' objects is not writable",
            cpy_is_type(args[0]) ? "type" : "module");
    if (args[1] && !cpy_is_dict(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "__dict__ must be set to a dictionary, not a '%T'", args[1]);
    if (!args[1] && keeps_dict(t, args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "cannot delete __dict__");
    return cpy_own_set_dict(t, cpy_pointer(args[0]), args[1]) ? CPY_NONE : CPY_ERROR;
}

const struct cpy_attribute cpy_dict_attribute = {
    "__dict__", get_own_dict, set_own_dict, "The object's own attributes."};

static void first_reference(cpy_value ref, void *user)
{
    cpy_value *first = user;

    if (!*first)
        *first = ref;
}

static cpy_value get_weakref(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value first = CPY_UNSET;

    cpy_weak_each(t, args[0], first_reference, &first);
    return first ? first : CPY_NONE;
}

const struct cpy_attribute cpy_weakref_attribute = {
    "__weakref__", get_weakref, NULL, "The weak references to the object."};

static bool add_keys(struct cpy_thread *t, cpy_value names, cpy_value dict)
{
    cpy_value key, v;

    for (size_t position = 0; cpy_dict_next(dict, &position, &key, &v);)
        if (cpy_is_str(key) && !cpy_dict_set(t, names, key, CPY_NONE))
            return false;
    return true;
}

bool cpy_dir_class(struct cpy_thread *t, cpy_value names, struct cpy_type *type)
{
    const struct cpy_tuple *mro = cpy_as_tuple(cpy_load(type->mro));

    for (uint32_t i = 0; i < mro->len; i++) {
        struct cpy_type *class = cpy_as_type(cpy_load(mro->items[i]));

        if (!cpy_type_ready(t, class) || !add_keys(t, names, cpy_load(class->dict)))
            return false;
    }
    return true;
}

static cpy_value object_dir(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value names = cpy_check_stack(t) ? cpy_dict_new(t) : CPY_ERROR, dict, class; /* it may be __getattribute__, too */

    if (!names)
        return CPY_ERROR;
    if ((dict = cpy_find_attr(t, args[0], CPY_N(t, __dict__))) && cpy_is_dict(dict) && !add_keys(t, names, dict))
        return CPY_ERROR;
    class = cpy_pending(t) ? CPY_UNSET : cpy_find_attr(t, args[0], CPY_N(t, __class__)); /* a slot may hide it */
    if (cpy_pending(t))
        return CPY_ERROR;
    if (class && cpy_is_type(class) && !cpy_dir_class(t, names, cpy_as_type(class)))
        return CPY_ERROR;
    return cpy_list_from_iterable(t, names);
}

/* --- size ------------------------------------------------------------------------------------------------ */

/* Bytes of what a container holds outside its cell. */
static size_t payload_size(cpy_value v)
{
    if (cpy_is_list(v))
        return (size_t)cpy_as_list(v)->cap * sizeof(cpy_field);
    if (cpy_is_dict(v))
        return cpy_as_dict(v)->cap * sizeof(struct cpy_dict_entry) +
               (cpy_as_dict(v)->index ? ((size_t)cpy_as_dict(v)->mask + 1) * sizeof(uint64_t) : 0);
    if (cpy_is_set(v))
        return cpy_as_set(v)->cap * sizeof(cpy_field) +
               (cpy_as_set(v)->index ? ((size_t)cpy_as_set(v)->mask + 1) * sizeof(uint64_t) : 0);
    return cpy_is_bytearray(v) ? cpy_as_bytearray(v)->cap : 0;
}

static cpy_value object_sizeof(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_object *o = cpy_is_object(args[0]) ? cpy_pointer(args[0]) : NULL;
    const struct cpy_shape *shape = o ? o->shape : NULL;

    if (!o)
        return cpy_int(sizeof(cpy_value));
    if (shape->flags & CPY_SHAPE_NO_ATTRS && !(shape->flags & CPY_SHAPE_VARIABLE))
        return cpy_int_from(t, (int64_t)(cpy_class_of_object(o)->native_size + payload_size(args[0])));
    return cpy_int_from(t, (const char *)(cpy_extra_field(o) + 1 + shape->inline_slots) - (const char *)o +
                               (int64_t)payload_size(args[0]));
}

static cpy_value object_init_subclass(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return CPY_NONE;
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", cpy_object_new, "Make a new object.", 0},
    {"__init__", "(self, /, *args, **kwargs)", cpy_object_init, "Initialize self.", 0},
    {"__repr__", "(self, /)", object_repr, "Return repr(self).", 0},
    {"__str__", "(self, /)", object_str, "Return str(self).", 0},
    {"__format__", "(self, format_spec, /)", object_format, "Return str(self); format_spec must be empty.", 0},
    {"__eq__", "(self, value, /)", object_eq, "Return self == value.", 0},
    {"__ne__", "(self, value, /)", object_ne, "Return self != value.", 0},
    CPY_NO_ORDER,
    {"__hash__", "(self, /)", cpy_object_hash, "Return hash(self).", 0},
    {"__getattribute__", "(self, name, /)", object_getattribute, "Return getattr(self, name).", 0},
    {"__setattr__", "(self, name, value, /)", object_setattr, "Set an attribute.", 0},
    {"__delattr__", "(self, name, /)", object_delattr, "Delete an attribute.", 0},
    {"__dir__", "(self, /)", object_dir, "Return the names of the object's attributes.", 0},
    {"__getstate__", "(self, /)", cpy_object_getstate, "Return what __setstate__ of a copy needs.", 0},
    {"__reduce__", "(self, /)", cpy_object_reduce, "Return how to make a copy.", 0},
    {"__reduce_ex__", "(self, protocol, /)", cpy_object_reduce_ex, "Return how to make a copy.", 0},
    {"__sizeof__", "(self, /)", object_sizeof, "Return the size in bytes.", 0},
    {"__init_subclass__", "(cls, /)", object_init_subclass, "Called when a class derives from cls.", CPY_BIND_CLASS},
    {"__subclasshook__", "(cls, object, /)", cpy_object_no_order, "Overridden to decide issubclass(object, cls).",
        CPY_BIND_CLASS},
    {0},
};

static const struct cpy_attribute attributes[] = {
    {"__class__", get_class, set_class, "The object's class."},
    {0},
};

const struct cpy_type_def cpy_object_type = {
    .name = "object",
    .doc = "The base of all classes.\n\nWithout a class of one's own, its instances hold nothing.",
    .size = sizeof(struct cpy_object),
    .flags = CPY_TYPE_NO_WEAKREF,
    .methods = methods,
    .attributes = attributes,
};
