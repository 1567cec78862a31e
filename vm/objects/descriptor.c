/* SPDX-License-Identifier: MIT */
/* vm/objects/descriptor.c - property, classmethod, staticmethod, and the descriptors of native
 * attributes (getset) and of __slots__ (member). */
#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"

static cpy_value or_none(cpy_field f) { return cpy_load(f) ? cpy_load(f) : CPY_NONE; }
static cpy_value none_is_unset(cpy_value v) { return v == CPY_NONE ? CPY_UNSET : v; }

/* An attribute of the wrapped function, or what it is without one. */
static cpy_value function_attribute(struct cpy_thread *t, cpy_value function, const char *name)
{
    if (!function)
        return CPY_NONE;
    return cpy_check_stack(t) ? cpy_getattr_str(t, function, name) : CPY_ERROR; /* functions may be wrapped in rings */
}

static cpy_value is_abstract(struct cpy_thread *t, cpy_value function)
{
    cpy_value v =
        function && cpy_check_stack(t) ? cpy_find_attr(t, function, CPY_N(t, __isabstractmethod__)) : CPY_UNSET;
    int truth = v ? cpy_truth(t, v) : 0;

    return truth < 0 || cpy_pending(t) ? CPY_ERROR : cpy_bool(truth);
}

/* May __get__ be called so: is there an instance or a class? */
static bool has_owner(struct cpy_thread *t, const cpy_value *args)
{
    return args[1] != CPY_NONE || cpy_get_unbound(t, args);
}

cpy_value cpy_get_unbound(struct cpy_thread *t, const cpy_value *args)
{
    return args[2] != CPY_NONE ? args[0] : cpy_raise(t, CPY_TYPE_ERROR, "__get__(None, None) is invalid");
}

/* --- property ------------------------------------------------------------------------------------ */

static struct cpy_property *as_property(cpy_value v) { return (struct cpy_property *)cpy_pointer(v); }

static void property_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct cpy_property *p = (struct cpy_property *)o;

    cpy_trace(tracer, p->get);
    cpy_trace(tracer, p->set);
    cpy_trace(tracer, p->del);
    cpy_trace(tracer, p->doc);
    cpy_trace(tracer, p->name);
}

static cpy_value property_new(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_from(cpy_new_object(t, args[0]));
}

/* A subclass has a __doc__ of its own, which would hide the property's: that goes where the subclass keeps attributes.
 * given: the text was an argument; if it cannot be kept, it is dropped. */
static bool set_own_doc(struct cpy_thread *t, cpy_value self, cpy_value doc, bool given)
{
    if (cpy_setattr(t, self, CPY_N(t, __doc__), doc))
        return true;
    if (!given || !cpy_pending_is(t, CPY_ATTRIBUTE_ERROR))
        return false;
    cpy_take_pending(t);
    return true;
}

static cpy_value property_init(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_property *p = as_property(args[0]);
    cpy_value doc = args[4];
    bool given = doc != CPY_NONE;

    cpy_store(p, &p->get, none_is_unset(args[1]));
    cpy_store(p, &p->set, none_is_unset(args[2]));
    cpy_store(p, &p->del, none_is_unset(args[3]));
    cpy_store(p, &p->name, CPY_UNSET);
    if (doc == CPY_NONE && args[1] != CPY_NONE) {
        doc = cpy_find_attr(t, args[1], CPY_N(t, __doc__));
        if (!doc && cpy_pending(t))
            return CPY_ERROR;
    }
    cpy_store(p, &p->doc, doc);
    return cpy_is(t, args[0], CPY_TYPE_PROPERTY) || set_own_doc(t, args[0], doc ? doc : CPY_NONE, given) ? CPY_NONE : CPY_ERROR;
}

/* The name that the property was given, or that of its getter; CPY_UNSET with nothing pending: it has none. */
static cpy_value name_of(struct cpy_thread *t, const struct cpy_property *p)
{
    if (cpy_load(p->name) || !cpy_load(p->get))
        return cpy_load(p->name);
    return cpy_find_attr(t, cpy_load(p->get), CPY_N(t, __name__));
}

/* "property 'x' of 'C' object has no setter" */
static cpy_value property_lacks(struct cpy_thread *t, struct cpy_property *p, cpy_value o, const char *what)
{
    cpy_value name = name_of(t, p), class = cpy_load(cpy_class_of(t, o)->qualname);

    if (cpy_pending(t))
        return CPY_ERROR;
    if (name)
        return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "property %R of %R object has no %s", name, class, what);
    return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "property of %R object has no %s", class, what);
}

static cpy_value property_get(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_property *p = as_property(args[0]);

    if (args[1] == CPY_NONE)
        return cpy_get_unbound(t, args);
    if (!cpy_load(p->get))
        return property_lacks(t, p, args[1], "getter");
    return cpy_call_1(t, cpy_load(p->get), args[1]);
}

static cpy_value property_set(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_property *p = as_property(args[0]);

    if (!cpy_load(p->set))
        return property_lacks(t, p, args[1], "setter");
    return cpy_call_2(t, cpy_load(p->set), args[1], args[2]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value property_delete(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_property *p = as_property(args[0]);

    if (!cpy_load(p->del))
        return property_lacks(t, p, args[1], "deleter");
    return cpy_call_1(t, cpy_load(p->del), args[1]) ? CPY_NONE : CPY_ERROR;
}

/* A copy with the functions that are not CPY_UNSET here in place of its own. */
static cpy_value property_with(struct cpy_thread *t, cpy_value self, cpy_value get, cpy_value set, cpy_value del)
{
    struct cpy_property *p = as_property(self);
    cpy_value own_doc = CPY_NONE, copy;
    cpy_value functions[] = {
        get ? get : or_none(p->get), set ? set : or_none(p->set), del ? del : or_none(p->del), CPY_NONE};

    if (cpy_load(p->get)) /* a docstring of the getter is taken from it again */
        own_doc = cpy_find_attr(t, cpy_load(p->get), CPY_N(t, __doc__));
    if (cpy_pending(t))
        return CPY_ERROR;
    if (cpy_load(p->doc) != own_doc)
        functions[3] = or_none(p->doc);
    if ((copy = cpy_call(t, cpy_type_of(t, self), functions, 4)) && cpy_has_layout(copy, CPY_TYPE_PROPERTY))
        cpy_store(cpy_pointer(copy), &as_property(copy)->name, cpy_load(p->name));
    return copy;
}

static cpy_value property_getter(struct cpy_thread *t, const cpy_value *args)
{
    return property_with(t, args[0], args[1], CPY_UNSET, CPY_UNSET);
}

static cpy_value property_setter(struct cpy_thread *t, const cpy_value *args)
{
    return property_with(t, args[0], CPY_UNSET, args[1], CPY_UNSET);
}

static cpy_value property_deleter(struct cpy_thread *t, const cpy_value *args)
{
    return property_with(t, args[0], CPY_UNSET, CPY_UNSET, args[1]);
}

static cpy_value property_set_name(struct cpy_thread *t, const cpy_value *args)
{
    size_t n = cpy_tuple_len(args[1]);

    if (n != 2)
        return cpy_raise(t, CPY_TYPE_ERROR, "__set_name__() takes 2 positional arguments but %zu were given", n);
    cpy_store(cpy_pointer(args[0]), &as_property(args[0])->name, cpy_tuple_get(args[1], 1));
    return CPY_NONE;
}

static const struct cpy_function property_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", property_new, "Make a property.", 0},
    {"__init__", "(self, fget=None, fset=None, fdel=None, doc=None)", property_init, "Set the functions.", 0},
    {"__get__", "(self, instance, owner=None, /)", property_get, "Call the getter.", 0},
    {"__set__", "(self, instance, value, /)", property_set, "Call the setter.", 0},
    {"__delete__", "(self, instance, /)", property_delete, "Call the deleter.", 0},
    {"__set_name__", "(self, /, *args)", property_set_name, "Remember the name for messages.", 0},
    {"getter", "(self, function, /)", property_getter, "Return a copy with another getter.", 0},
    {"setter", "(self, function, /)", property_setter, "Return a copy with another setter.", 0},
    {"deleter", "(self, function, /)", property_deleter, "Return a copy with another deleter.", 0},
    {0},
};

static cpy_value get_fget(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return or_none(as_property(args[0])->get);
}
static cpy_value get_fset(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return or_none(as_property(args[0])->set);
}
static cpy_value get_fdel(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return or_none(as_property(args[0])->del);
}
static cpy_value get_pdoc(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return or_none(as_property(args[0])->doc);
}

static cpy_value set_pdoc(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    cpy_store(cpy_pointer(args[0]), &as_property(args[0])->doc, args[1]);
    return CPY_NONE;
}

static cpy_value property_abstract(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_property *p = as_property(args[0]);
    cpy_value answer = is_abstract(t, cpy_load(p->get));

    if (answer == CPY_FALSE)
        answer = is_abstract(t, cpy_load(p->set));
    return answer == CPY_FALSE ? is_abstract(t, cpy_load(p->del)) : answer;
}

static cpy_value get_pname(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value name = name_of(t, as_property(args[0]));

    if (name || cpy_pending(t))
        return name;
    return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "'%T' object has no attribute '__name__'", args[0]);
}

static cpy_value set_pname(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    cpy_store(cpy_pointer(args[0]), &as_property(args[0])->name, args[1]);
    return CPY_NONE;
}

static const struct cpy_attribute property_attributes[] = {
    {"fget", get_fget, cpy_set_member, "The getter, or None."},
    {"fset", get_fset, cpy_set_member, "The setter, or None."},
    {"fdel", get_fdel, cpy_set_member, "The deleter, or None."},
    {"__doc__", get_pdoc, set_pdoc, "What the attribute is."},
    {"__name__", get_pname, set_pname, "The attribute's name."},
    {"__isabstractmethod__", property_abstract, NULL, "Whether one of the functions is abstract."},
    {0},
};

const struct cpy_type_def cpy_property_type = {
    .name = "property",
    .doc = "property(fget=None, fset=None, fdel=None, doc=None)\n\n"
           "An attribute that is read, written and deleted by functions.",
    .size = sizeof(struct cpy_property),
    .methods = property_methods,
    .attributes = property_attributes,
    .trace = property_trace,
};

/* --- classmethod and staticmethod -------------------------------------------------------------------- */

static struct cpy_wrapped_function *as_wrapped(cpy_value v) { return (struct cpy_wrapped_function *)cpy_pointer(v); }

static void wrapped_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_wrapped_function *)o)->function);
}

cpy_value cpy_wrapped_new(struct cpy_thread *t, enum cpy_builtin kind, cpy_value function)
{
    struct cpy_wrapped_function *w = cpy_new_object(t, t->vm->types[kind]);

    if (w)
        cpy_store(w, &w->function, function);
    return cpy_from(w);
}

static cpy_value wrapped_make(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_from(cpy_new_object(t, args[0]));
}

/* A class or static method has the function's name, docstring and so on as attributes of its own: copied, as seldom
 * somebody asks, when __dict__ is looked at or one of them is set. */
static bool copy_attributes(struct cpy_thread *t, cpy_value self)
{
    static const char *const names[] = {"__module__", "__name__", "__qualname__", "__doc__"};
    struct cpy_wrapped_function *w = as_wrapped(self);
    cpy_value name, v;

    for (size_t i = 0; i < CPY_COUNT(names) && !w->copied && cpy_load(w->function); i++) {
        if (!(name = cpy_intern_from(t, names[i])))
            return false;
        if (!(v = function_attribute(t, cpy_load(w->function), names[i])) && !cpy_forgive_attribute_error(t))
            return false;
        if (v && !cpy_own_set(t, &w->head, name, v))
            return false;
    }
    w->copied = true;
    return true;
}

static cpy_value wrapped_init(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_wrapped_function *w = as_wrapped(args[0]);

    cpy_store(w, &w->function, args[1]);
    if (!w->copied)
        return CPY_NONE;
    w->copied = false;
    return copy_attributes(t, args[0]) ? CPY_NONE : CPY_ERROR;
}

/* The function, or RuntimeError when __init__ was never called. */
static cpy_value wrapped_function(struct cpy_thread *t, cpy_value self)
{
    cpy_value function = cpy_load(as_wrapped(self)->function);

    return function ? function : cpy_raise(t, CPY_RUNTIME_ERROR, "uninitialized %T object", self);
}

static cpy_value classmethod_get(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value function = wrapped_function(t, args[0]);
    cpy_value class = args[2] != CPY_NONE ? args[2] : cpy_type_of(t, args[1]);

    if (!function || !has_owner(t, args))
        return CPY_ERROR;
    if (cpy_is_native(function) && !cpy_as_native(function)->is_method && cpy_load(cpy_as_native(function)->type))
        return cpy_native_bind(t, function, class);
    return cpy_method_new(t, function, class);
}

static cpy_value staticmethod_get(struct cpy_thread *t, const cpy_value *args)
{
    return has_owner(t, args) ? wrapped_function(t, args[0]) : CPY_ERROR;
}

static cpy_value staticmethod_call(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value function = wrapped_function(t, args[0]);

    return function ? cpy_call_tuple(t, function, args[1], args[2]) : CPY_ERROR;
}

static cpy_value wrapped_repr(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_str_format(t, "<%T(%R)>", args[0], or_none(as_wrapped(args[0])->function));
}

static const struct cpy_function classmethod_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", wrapped_make, "Make a class method.", 0},
    {"__init__", "(self, function, /)", wrapped_init, "Set the function.", 0},
    {"__get__", "(self, instance, owner=None, /)", classmethod_get, "Return the method bound to the class.", 0},
    {"__repr__", "(self, /)", wrapped_repr, "Return repr(self).", 0},
    {0},
};

static const struct cpy_function staticmethod_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", wrapped_make, "Make a static method.", 0},
    {"__init__", "(self, function, /)", wrapped_init, "Set the function.", 0},
    {"__get__", "(self, instance, owner=None, /)", staticmethod_get, "Return the function.", 0},
    {"__call__", "(self, /, *args, **kwargs)", staticmethod_call, "Call the function.", 0},
    {"__repr__", "(self, /)", wrapped_repr, "Return repr(self).", 0},
    {0},
};

static cpy_value get_function(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return or_none(as_wrapped(args[0])->function);
}
static cpy_value get_wabstract(struct cpy_thread *t, const cpy_value *args)
{
    return is_abstract(t, cpy_load(as_wrapped(args[0])->function));
}

static cpy_value no_attribute(struct cpy_thread *t, cpy_value self, const char *text)
{
    cpy_value name = cpy_intern_from(t, text);

    return name ? cpy_raise_attribute(t, self, name, "'%T' object has no attribute '%V'", self, name) : CPY_ERROR;
}

static cpy_value get_copied(struct cpy_thread *t, cpy_value self, const char *text)
{
    struct cpy_wrapped_function *w = as_wrapped(self);
    cpy_value name = w->copied ? cpy_intern_from(t, text) : CPY_UNSET, v = name ? cpy_own_get(t, &w->head, name) : CPY_UNSET;

    if (v || cpy_pending(t))
        return v;
    if (!w->copied || strncmp(text, "__annotat", 9) == 0)
        return function_attribute(t, cpy_load(w->function), text);
    return strcmp(text, "__doc__") == 0 ? CPY_NONE : no_attribute(t, self, text);
}

static cpy_value set_copied(struct cpy_thread *t, cpy_value self, const char *text, cpy_value v)
{
    struct cpy_object *o = &as_wrapped(self)->head;
    cpy_value name = cpy_intern_from(t, text);
    int removed;

    if (!name || !copy_attributes(t, self))
        return CPY_ERROR;
    if (v)
        return cpy_own_set(t, o, name, v) ? CPY_NONE : CPY_ERROR;
    removed = cpy_own_delete(t, o, name);
    return removed > 0 ? CPY_NONE : removed < 0 ? CPY_ERROR : no_attribute(t, self, text);
}

static cpy_value get_wdict(struct cpy_thread *t, const cpy_value *args)
{
    return copy_attributes(t, args[0]) ? cpy_dict_attribute.get(t, args) : CPY_ERROR;
}

static cpy_value set_wdict(struct cpy_thread *t, const cpy_value *args)
{
    as_wrapped(args[0])->copied = true;
    return cpy_dict_attribute.set(t, args);
}

#define COPIED(name)                                                                                                   \
    static cpy_value get_##name(struct cpy_thread *t, const cpy_value *args)                                           \
    {                                                                                                                  \
        return get_copied(t, args[0], "__" #name "__");                                                                \
    }                                                                                                                  \
    static cpy_value set_##name(struct cpy_thread *t, const cpy_value *args)                                           \
    {                                                                                                                  \
        return set_copied(t, args[0], "__" #name "__", args[1]);                                                       \
    }
COPIED(name)
COPIED(qualname)
COPIED(module)
COPIED(doc)
COPIED(annotations)
COPIED(annotate)
#undef COPIED

static const struct cpy_attribute wrapped_attributes[] = {
    {"__func__", get_function, cpy_set_member, "The function."},
    {"__wrapped__", get_function, cpy_set_member, "The function."},
    {"__isabstractmethod__", get_wabstract, NULL, "Whether the function is abstract."},
    {"__dict__", get_wdict, set_wdict, "The object's own attributes."},
    {"__name__", get_name, set_name, "The function's name."},
    {"__qualname__", get_qualname, set_qualname, "The function's name with that of its class."},
    {"__module__", get_module, set_module, "The name of the function's module."},
    {"__doc__", get_doc, set_doc, "What the function does."},
    {"__annotations__", get_annotations, set_annotations, "The function's annotations."},
    {"__annotate__", get_annotate, set_annotate, "The function that makes the function's annotations, or None."},
    {0},
};

const struct cpy_type_def cpy_classmethod_type = {
    .name = "classmethod",
    .doc = "classmethod(function)\n\nA method that gets the class in place of the instance.",
    .size = sizeof(struct cpy_wrapped_function),
    .flags = CPY_TYPE_HAS_DICT,
    .methods = classmethod_methods,
    .attributes = wrapped_attributes,
    .trace = wrapped_trace,
};

const struct cpy_type_def cpy_staticmethod_type = {
    .name = "staticmethod",
    .doc = "staticmethod(function)\n\nA function in a class that gets no instance.",
    .size = sizeof(struct cpy_wrapped_function),
    .flags = CPY_TYPE_HAS_DICT,
    .methods = staticmethod_methods,
    .attributes = wrapped_attributes,
    .trace = wrapped_trace,
};

/* --- members: fields made by __slots__ -------------------------------------------------------------------- */

static struct cpy_member *as_member(cpy_value v) { return (struct cpy_member *)cpy_pointer(v); }

static void member_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_member *)o)->name);
    cpy_trace(tracer, ((struct cpy_member *)o)->type);
}

cpy_value cpy_member_new(struct cpy_thread *t, cpy_value name, cpy_value type, uint32_t offset)
{
    struct cpy_member *m = cpy_new_object(t, t->vm->types[CPY_TYPE_MEMBER]);

    if (!m)
        return CPY_ERROR;
    m->offset = offset;
    cpy_store(m, &m->name, name);
    cpy_store(m, &m->type, type);
    return cpy_from(m);
}

/* The field of an object that the descriptor is about; NULL: the object has another class. */
static cpy_field *member_field(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_member *m = as_member(args[0]);

    if (CPY_LIKELY(cpy_is_instance(t, args[1], cpy_load(m->type))))
        return (cpy_field *)(void *)((char *)cpy_pointer(args[1]) + m->offset);
    cpy_raise(t, CPY_TYPE_ERROR, "descriptor '%V' for '%N' objects doesn't apply to a '%T' object", cpy_load(m->name),
        cpy_load(m->type), args[1]);
    return NULL;
}

static cpy_value member_unset(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value name = cpy_load(as_member(args[0])->name);

    return cpy_raise_attribute(t, args[1], name, "'%T' object has no attribute '%V'", args[1], name);
}

static cpy_value member_get(struct cpy_thread *t, const cpy_value *args)
{
    const cpy_field *field;

    if (args[1] == CPY_NONE)
        return cpy_get_unbound(t, args);
    if (!(field = member_field(t, args)))
        return CPY_ERROR;
    return cpy_load(*field) ? cpy_load(*field) : member_unset(t, args);
}

static cpy_value member_set(struct cpy_thread *t, const cpy_value *args)
{
    cpy_field *field = member_field(t, args);

    if (!field)
        return CPY_ERROR;
    cpy_store(cpy_pointer(args[1]), field, args[2]);
    return CPY_NONE;
}

static cpy_value member_delete(struct cpy_thread *t, const cpy_value *args)
{
    cpy_field *field = member_field(t, args);

    if (!field)
        return CPY_ERROR;
    if (!cpy_load(*field))
        return cpy_raise_with(t, CPY_ATTRIBUTE_ERROR, cpy_load(as_member(args[0])->name));
    cpy_store(cpy_pointer(args[1]), field, CPY_UNSET);
    return CPY_NONE;
}

static cpy_value member_repr(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_str_format(
        t, "<member '%V' of '%N' objects>", cpy_load(as_member(args[0])->name), cpy_load(as_member(args[0])->type));
}

static cpy_value member_name(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(as_member(args[0])->name);
}
static cpy_value member_class(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(as_member(args[0])->type);
}

static cpy_value member_qualname(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_str_format(t, "%V.%V", cpy_load(cpy_as_type(member_class(t, args))->qualname), member_name(t, args));
}

/* As in CPython: what a dict in __slots__ says of the member is for inspect.getdoc(). */
static cpy_value member_doc(struct cpy_thread *t, const cpy_value *args)
{
    (void)t, (void)args;
    return CPY_NONE;
}

static const struct cpy_function member_methods[] = {
    {"__get__", "(self, instance, owner=None, /)", member_get, "Return the member's value.", 0},
    {"__set__", "(self, instance, value, /)", member_set, "Set the member.", 0},
    {"__delete__", "(self, instance, /)", member_delete, "Delete the member's value.", 0},
    {"__repr__", "(self, /)", member_repr, "Return repr(self).", 0},
    {0},
};

static const struct cpy_attribute member_attributes[] = {
    {"__name__", member_name, NULL, "The member's name."},
    {"__qualname__", member_qualname, NULL, "The name with that of the class."},
    {"__objclass__", member_class, NULL, "The class that has the member."},
    {"__doc__", member_doc, NULL, "None: the values of __slots__ that is a dict are the docstrings."},
    {0},
};

const struct cpy_type_def cpy_member_type = {
    .name = "member_descriptor",
    .doc = "An attribute made by __slots__.",
    .size = sizeof(struct cpy_member),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = member_methods,
    .attributes = member_attributes,
    .trace = member_trace,
};

/* --- attributes computed by C -------------------------------------------------------------------------------- */

static struct cpy_getset *as_getset(cpy_value v) { return (struct cpy_getset *)cpy_pointer(v); }

static void getset_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_getset *)o)->type);
}

cpy_value cpy_getset_new(struct cpy_thread *t, const struct cpy_attribute *row, cpy_value type)
{
    struct cpy_getset *g = cpy_new_object(t, t->vm->types[CPY_TYPE_GETSET]);

    if (!g)
        return CPY_ERROR;
    g->row = row;
    cpy_store(g, &g->type, type);
    return cpy_from(g);
}

static bool check_owner(struct cpy_thread *t, const struct cpy_getset *g, cpy_value o)
{
    if (CPY_LIKELY(cpy_is_instance(t, o, cpy_load(g->type))))
        return true;
    cpy_raise(t, CPY_TYPE_ERROR, "descriptor '%s' for '%N' objects doesn't apply to a '%T' object", g->row->name,
        cpy_load(g->type), o);
    return false;
}

static cpy_value getset_get(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_getset *g = as_getset(args[0]);

    if (args[1] == CPY_NONE && args[2] != t->vm->types[CPY_TYPE_NONE])
        return cpy_get_unbound(t, args); /* asked for through the class */
    return check_owner(t, g, args[1]) ? g->row->get(t, &args[1]) : CPY_ERROR;
}

cpy_value cpy_set_member(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "readonly attribute");
}

static cpy_value getset_write(struct cpy_thread *t, const struct cpy_getset *g, cpy_value o, cpy_value v)
{
    if (!check_owner(t, g, o))
        return CPY_ERROR;
    if (g->row->set)
        return g->row->set(t, (cpy_value[]){o, v}) ? CPY_NONE : CPY_ERROR;
    return cpy_raise(
        t, CPY_ATTRIBUTE_ERROR, "attribute '%s' of '%N' objects is not writable", g->row->name, cpy_load(g->type));
}

static cpy_value getset_set(struct cpy_thread *t, const cpy_value *args)
{
    return getset_write(t, as_getset(args[0]), args[1], args[2]);
}

static cpy_value getset_delete(struct cpy_thread *t, const cpy_value *args)
{
    return getset_write(t, as_getset(args[0]), args[1], CPY_UNSET);
}

static cpy_value getset_repr(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_str_format(
        t, "<attribute '%s' of '%N' objects>", as_getset(args[0])->row->name, cpy_load(as_getset(args[0])->type));
}

static cpy_value getset_name(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_str_from(t, as_getset(args[0])->row->name);
}
static cpy_value getset_class(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(as_getset(args[0])->type);
}

static cpy_value getset_doc(struct cpy_thread *t, const cpy_value *args)
{
    return as_getset(args[0])->row->doc ? cpy_str_from(t, as_getset(args[0])->row->doc) : CPY_NONE;
}

static cpy_value getset_qualname(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_str_format(
        t, "%V.%s", cpy_load(cpy_as_type(getset_class(t, args))->qualname), as_getset(args[0])->row->name);
}

static const struct cpy_function getset_methods[] = {
    {"__get__", "(self, instance, owner=None, /)", getset_get, "Return the attribute's value.", 0},
    {"__set__", "(self, instance, value, /)", getset_set, "Set the attribute.", 0},
    {"__delete__", "(self, instance, /)", getset_delete, "Delete the attribute.", 0},
    {"__repr__", "(self, /)", getset_repr, "Return repr(self).", 0},
    {0},
};

static const struct cpy_attribute getset_attributes[] = {
    {"__name__", getset_name, NULL, "The attribute's name."},
    {"__qualname__", getset_qualname, NULL, "The name with that of the class."},
    {"__doc__", getset_doc, NULL, "What the attribute is."},
    {"__objclass__", getset_class, NULL, "The class that has the attribute."},
    {0},
};

const struct cpy_type_def cpy_getset_type = {
    .name = "getset_descriptor",
    .doc = "An attribute that is computed by C code.",
    .size = sizeof(struct cpy_getset),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = getset_methods,
    .attributes = getset_attributes,
    .trace = getset_trace,
};
