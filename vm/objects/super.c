/* SPDX-License-Identifier: MIT */
/* vm/objects/super.c - super(): attributes from above a class.
 *
 * super() without arguments looks at the frame that calls it: its first local variable is
 * self (which may lie in a cell), and the class is in the free variable __class__. */
#include "vm/interp/frame.h"
#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"

static struct cpy_super *as_super(cpy_value v) { return (struct cpy_super *)cpy_pointer(v); }

static void super_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct cpy_super *s = (struct cpy_super *)o;

    cpy_trace(tracer, s->type);
    cpy_trace(tracer, s->object);
    cpy_trace(tracer, s->object_type);
}

/* The class whose MRO is walked: object itself if it is a class below type, else its class (or what its
 * __class__ says). */
static cpy_value start_class(struct cpy_thread *t, cpy_value type, cpy_value object)
{
    cpy_value class;

    if (cpy_is_type(object) && cpy_is_subtype(object, type))
        return object;
    class = cpy_type_of(t, object);
    if (cpy_is_subtype(class, type))
        return class;
    class = cpy_find_attr(t, object, CPY_N(t, __class__));
    if (class && cpy_is_type(class) && cpy_is_subtype(class, type))
        return class;
    if (cpy_pending(t))
        return CPY_ERROR;
    return cpy_is_type(object)
        ? cpy_raise(t, CPY_TYPE_ERROR, "super(type, obj): obj (type %N) is not an instance or subtype of type (%N).", object, type)
        : cpy_raise(t, CPY_TYPE_ERROR, "super(type, obj): obj (instance of %T) is not an instance or subtype of type (%N).",
            object, type);
}

/* --- the form without arguments ----------------------------------------------------------------- */

/* The value of the frame's first local variable, out of its cell if it lies in one. */
static cpy_value first_local(struct cpy_thread *t, const struct cpy_frame *frame)
{
    const struct cpy_code *code = frame->code;
    cpy_value v = frame->base[0], name;

    if (!code->arg_count)
        return cpy_raise(t, CPY_RUNTIME_ERROR, "super(): no arguments");
    if (cpy_has_layout(v, CPY_TYPE_CELL) && cpy_load(code->cellvars)) {
        name = cpy_tuple_get(cpy_load(code->locals), 0);
        for (size_t i = 0; i < cpy_tuple_len(cpy_load(code->cellvars)); i++)
            if (cpy_tuple_get(cpy_load(code->cellvars), i) == name) {
                v = cpy_load(((struct cpy_cell *)cpy_pointer(v))->value);
                break;
            }
    }
    return v ? v : cpy_raise(t, CPY_RUNTIME_ERROR, "super(): arg[0] deleted");
}

static cpy_value class_of_method(struct cpy_thread *t, const struct cpy_frame *frame)
{
    cpy_value closure = frame->function ? cpy_load(frame->function->closure) : CPY_UNSET, class;

    if (!frame->code->class_cell || !closure)
        return cpy_raise(t, CPY_RUNTIME_ERROR, "super(): __class__ cell not found");
    class = cpy_load(((struct cpy_cell *)cpy_pointer(cpy_tuple_get(closure, frame->code->class_cell - 1u)))->value);
    if (!class)
        return cpy_raise(t, CPY_RUNTIME_ERROR, "super(): empty __class__ cell");
    if (!cpy_is_type(class))
        return cpy_raise(t, CPY_RUNTIME_ERROR, "super(): __class__ is not a type (%T)", class);
    return class;
}

static cpy_value super_new(struct cpy_thread *t, const cpy_value *args) { return cpy_from(cpy_new_object(t, args[0])); }

/* Fills in what the two arguments, or the calling frame, say. */
static bool fill(struct cpy_thread *t, struct cpy_super *s, cpy_value type, cpy_value object)
{
    const struct cpy_frame *frame;
    cpy_value start = CPY_UNSET;

    if (!type) {
        if (!(frame = cpy_frame_at(t, 0))) {
            cpy_raise(t, CPY_RUNTIME_ERROR, "super(): no current frame");
            return false;
        }
        if (!(object = first_local(t, frame)) || !(type = class_of_method(t, frame)))
            return false;
    }
    if (!cpy_is_type(type)) {
        cpy_raise(t, CPY_TYPE_ERROR, "super() argument 1 must be a type, not %T", type);
        return false;
    }
    if (object == CPY_NONE)
        object = CPY_UNSET;
    if (object && !(start = start_class(t, type, object)))
        return false;
    cpy_store(s, &s->type, type);
    cpy_store(s, &s->object, object);
    cpy_store(s, &s->object_type, start);
    return true;
}

static cpy_value super_init(struct cpy_thread *t, const cpy_value *args)
{
    return fill(t, as_super(args[0]), args[1], args[2]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value super_make(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_super *s = cpy_new_object(t, t->vm->types[CPY_TYPE_SUPER]);

    return s && fill(t, s, args[0], args[1]) ? cpy_from(s) : CPY_ERROR;
}

/* --- attributes -------------------------------------------------------------------------------------- */

/* What the MRO of s's object has after s's class. */
static cpy_value find_after(struct cpy_thread *t, const struct cpy_super *s, cpy_value name)
{
    const struct cpy_tuple *mro = cpy_as_tuple(cpy_load(cpy_as_type(cpy_load(s->object_type))->mro));
    uint32_t i = 0;
    int64_t e;

    while (i < mro->len && cpy_load(mro->items[i]) != cpy_load(s->type))
        i++;
    if (++i + 1 == mro->len) /* a single class is left: the method cache knows it */
        return cpy_type_lookup(t, cpy_as_type(cpy_load(mro->items[i])), name);
    for (; i < mro->len; i++) {
        struct cpy_type *class = cpy_as_type(cpy_load(mro->items[i]));
        struct cpy_dict *dict;

        if (!cpy_type_ready(t, class))
            return CPY_UNSET;
        dict = cpy_as_dict(cpy_load(class->dict));
        if ((e = cpy_dict_find_name(dict, name)) >= 0)
            return cpy_load(dict->entries[e].value);
    }
    return CPY_UNSET;
}

/* Binds what was found to the object, or, for super(C, cls), to nothing. */
static cpy_value bind(struct cpy_thread *t, const struct cpy_super *s, cpy_value found)
{
    cpy_value object = cpy_load(s->object), start = cpy_load(s->object_type);
    cpy_native get;

    if (object != start)
        return cpy_bind(t, found, object, cpy_as_type(start));
    if (cpy_is_native(found) || !(get = cpy_slot_of(t, found, CPY_SLOT_GET)))
        return found;
    return get(t, (cpy_value[]){found, CPY_NONE, start});
}

static cpy_value super_getattribute(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_super *s = as_super(args[0]);
    cpy_value name = args[1], found;

    if (!cpy_attribute_name(t, &name))
        return CPY_ERROR;
    if (!cpy_load(s->object_type) || name == CPY_N(t, __class__))
        return cpy_generic_getattr(t, args[0], name);
    if ((found = find_after(t, s, name)))
        return bind(t, s, found);
    if (cpy_pending(t))
        return CPY_ERROR;
    found = cpy_generic_find(t, args[0], name);
    if (found || cpy_pending(t))
        return found;
    return cpy_raise_attribute(t, args[0], name, "'super' object has no attribute '%V'", name);
}

/* An unbound super (one argument) becomes a bound one. */
static cpy_value super_get(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value type = cpy_load(as_super(args[0])->type);

    if (args[1] == CPY_NONE)
        return cpy_get_unbound(t, args);
    if (cpy_load(as_super(args[0])->object) || !type)
        return args[0];
    return cpy_call_2(t, cpy_type_of(t, args[0]), type, args[1]);
}

static cpy_value super_repr(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_super *s = as_super(args[0]);
    cpy_value type = cpy_load(s->type), start = cpy_load(s->object_type);

    if (start)
        return cpy_str_format(t, "<super: <class '%N'>, <%N object>>", type, start);
    return type ? cpy_str_format(t, "<super: <class '%N'>, NULL>", type) : cpy_str_from(t, "<super: NULL, NULL>");
}

static cpy_value or_none(cpy_field f) { return cpy_load(f) ? cpy_load(f) : CPY_NONE; }
static cpy_value get_thisclass(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return or_none(as_super(args[0])->type);
}
static cpy_value get_self(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return or_none(as_super(args[0])->object);
}
static cpy_value get_self_class(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return or_none(as_super(args[0])->object_type);
}

static const struct cpy_attribute attributes[] = {
    {"__thisclass__", get_thisclass, cpy_set_member, "The class that the search begins after."},
    {"__self__", get_self, cpy_set_member, "The object that methods are bound to."},
    {"__self_class__", get_self_class, cpy_set_member, "The class whose order of bases is followed."},
    {0},
};

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", super_new, "Make a super object.", 0},
    {"__init__", "(self, type=<unset>, object=<unset>, /)", super_init, "Set where the search begins.", 0},
    {"__getattribute__", "(self, name, /)", super_getattribute, "Return the attribute as found above the class.", 0},
    {"__get__", "(self, instance, owner=None, /)", super_get, "Return a bound super object.", 0},
    {"__repr__", "(self, /)", super_repr, "Return repr(self).", 0},
    {0},
};

static const struct cpy_function make_row = {"super", "(type=<unset>, object=<unset>, /)", super_make, NULL, 0};

const struct cpy_type_def cpy_super_type = {
    .name = "super",
    .doc = "super() -> the attributes of self as the classes above this one define them\n"
           "super(type, object_or_class) -> the same, explicitly",
    .size = sizeof(struct cpy_super),
    .methods = methods,
    .attributes = attributes,
    .make = &make_row,
    .trace = super_trace,
};
