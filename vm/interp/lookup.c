/* SPDX-License-Identifier: MIT */
/* vm/interp/lookup.c - names and attributes beyond what inline caches answer.
 *
 * Attributes that Python code computes (properties, __getattribute__, __getattr__,
 * __setattr__) get a frame; all else is the object protocol's. */
#include "vm/interp/loop.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"

static cpy_value cache_name(const struct cpy_frame *frame, struct cpy_insn insn)
{
    return cpy_load(frame->consts[frame->code->cache_names[cpy_insn_cache(insn)]]);
}

/* The name operand of the instruction that the frame is at. */
static cpy_value current_name(const struct cpy_frame *frame) { return cache_name(frame, cpy_frame_insn(frame)); }

/* --- attributes ------------------------------------------------------------------------------------------------ */

/* The getter of a property that is a Python function, if that is what was found in a class. */
static cpy_value property_getter(struct cpy_thread *t, cpy_value found)
{
    cpy_value get;

    if (!found || !cpy_is(t, found, CPY_TYPE_PROPERTY))
        return CPY_UNSET;
    get = cpy_load(((struct cpy_property *)cpy_pointer(found))->get);
    return get && cpy_has_layout(get, CPY_TYPE_FUNCTION) ? get : CPY_UNSET;
}

cpy_value cpy_attr_fallback(struct cpy_thread *t, cpy_value o)
{
    cpy_value args[] = {o, current_name(t->frame)}, method = cpy_type_lookup(t, cpy_class_of(t, o), CPY_N(t, __getattr__));

    return method ? cpy_invoke_special(t, method, args, 2, CPY_RESULT_ATTR, 0) : CPY_ERROR;
}

void cpy_attr_missing(struct cpy_thread *t)
{
    struct cpy_exception *e = cpy_as_exception(t->exception);

    if (cpy_load(e->data[0]) || cpy_load(e->data[1]))
        return;
    cpy_store(e, &e->data[0], current_name(t->frame));
    cpy_store(e, &e->data[1], t->frame->base[cpy_frame_insn(t->frame).b]);
}

/* An attribute of an object whose class has __getattr__ or its own __getattribute__. */
static cpy_value get_special(struct cpy_thread *t, cpy_value o, struct cpy_type *type, cpy_value name)
{
    cpy_value args[] = {o, name}, method, v;
    bool fallback = cpy_slot_is_python(type, CPY_SLOT_GETATTR);

    if (cpy_slot_is_python(type, CPY_SLOT_GETATTRIBUTE)) {
        method = cpy_type_lookup(t, type, CPY_N(t, __getattribute__));
        return method ? cpy_invoke_special(t, method, args, 2, CPY_RESULT_ATTR, fallback ? CPY_ATTR_FALLBACK : 0) : CPY_ERROR;
    }
    if (!fallback || cpy_slots(type)[CPY_SLOT_GETATTRIBUTE] != cpy_slots(cpy_as_type(t->vm->types[CPY_TYPE_OBJECT]))[CPY_SLOT_GETATTRIBUTE])
        return cpy_getattr(t, o, name);
    if ((method = property_getter(t, cpy_type_lookup(t, type, name))))
        return cpy_invoke_special(t, method, &o, 1, CPY_RESULT_ATTR, CPY_ATTR_FALLBACK);
    if ((v = cpy_generic_find(t, o, name)))
        return v;
    if (cpy_pending(t) && !cpy_forgive_attribute_error(t))
        return CPY_ERROR;
    return cpy_attr_fallback(t, o);
}

cpy_value cpy_do_get_descriptor(struct cpy_thread *t, cpy_value descriptor, cpy_value o)
{
    struct cpy_type *type = cpy_class_of(t, o);
    cpy_value args[] = {descriptor, o, cpy_from(type)}, method = cpy_python_special(t, descriptor, CPY_SLOT_GET);

    if (CPY_LIKELY(method))
        return cpy_invoke_special(t, method, args, 3, CPY_RESULT_ATTR, 0);
    return cpy_pending(t) ? CPY_ERROR : cpy_bind(t, descriptor, o, type);
}

/* What has a __get__ in Python and is not hidden by an attribute of o itself. */
static bool has_python_get(struct cpy_thread *t, cpy_value found, cpy_value o, cpy_value name)
{
    if (!found || !cpy_python_special(t, found, CPY_SLOT_GET))
        return false;
    if (cpy_slot_of(t, found, CPY_SLOT_SET) || cpy_slot_of(t, found, CPY_SLOT_DELETE))
        return true;
    return !cpy_is_object(o) || cpy_pointer(o)->shape->flags & CPY_SHAPE_NO_ATTRS ||
        (!cpy_own_get(t, cpy_pointer(o), name) && !cpy_pending(t));
}

static cpy_value get_attr(struct cpy_thread *t, cpy_value o, cpy_value name)
{
    struct cpy_type *type = cpy_class_of(t, o);
    cpy_value getter, found;

    if (!(type->flags & CPY_CLASS_PLAIN_GETATTR))
        return get_special(t, o, type, name);
    found = cpy_type_lookup(t, type, name);
    if ((getter = property_getter(t, found)))
        return cpy_invoke_special(t, getter, &o, 1, CPY_RESULT_ATTR, 0);
    if (has_python_get(t, found, o, name))
        return cpy_do_get_descriptor(t, found, o);
    return cpy_pending(t) ? CPY_ERROR : cpy_generic_getattr(t, o, name);
}

cpy_value cpy_do_get_attr(struct cpy_thread *t, cpy_value o, struct cpy_insn *insn)
{
    cpy_value name = cache_name(t->frame, *insn);

    if (t->frame->side)
        cpy_cache_get_attr(t, t->frame, insn, o, name);
    return get_attr(t, o, name);
}

/* A method that need not be bound: a function of the class that no attribute of the object hides. */
static cpy_value find_method(struct cpy_thread *t, cpy_value o, cpy_value name)
{
    struct cpy_type *type = cpy_class_of(t, o);
    cpy_value found;

    if (!(type->flags & CPY_CLASS_PLAIN_GETATTR) || !(found = cpy_type_lookup(t, type, name)))
        return CPY_UNSET;
    if (!cpy_is(t, found, CPY_TYPE_FUNCTION) && !(cpy_is_native(found) && cpy_as_native(found)->is_method))
        return CPY_UNSET;
    if (cpy_is_object(o) && !(cpy_pointer(o)->shape->flags & CPY_SHAPE_NO_ATTRS) &&
            (cpy_own_get(t, cpy_pointer(o), name) || cpy_pending(t)))
        return CPY_UNSET;
    return found;
}

cpy_value cpy_do_load_method(struct cpy_thread *t, cpy_value o, struct cpy_insn *insn)
{
    struct cpy_frame *frame = t->frame;
    unsigned reg = insn->a;
    cpy_value name = cache_name(frame, *insn), v;

    if (frame->side)
        cpy_cache_load_method(t, frame, insn, o, name);
    if ((v = find_method(t, o, name))) {
        frame->base[reg] = v;
        frame->base[reg + 1] = o;
        return CPY_NONE;
    }
    if (cpy_pending(t))
        return CPY_ERROR;
    v = get_attr(t, o, name);
    if (!v || v == CPY_PUSHED)
        return v;
    frame->base[reg] = v;
    frame->base[reg + 1] = CPY_UNSET;
    return CPY_NONE;
}

/* Calls the Python function that sets: the setter of a property, or a __set__.  CPY_UNSET with nothing pending: it is none. */
static cpy_value set_in_python(struct cpy_thread *t, cpy_value descriptor, cpy_value o, cpy_value v)
{
    cpy_value args[] = {descriptor, o, v}, set;

    if (cpy_is(t, descriptor, CPY_TYPE_PROPERTY)) {
        set = cpy_load(((struct cpy_property *)cpy_pointer(descriptor))->set);
        return set && cpy_has_layout(set, CPY_TYPE_FUNCTION) ? cpy_invoke_special(t, set, args + 1, 2, CPY_RESULT_DISCARD, 0)
                                                             : CPY_UNSET;
    }
    set = cpy_python_special(t, descriptor, CPY_SLOT_SET);
    return set ? cpy_invoke_special(t, set, args, 3, CPY_RESULT_DISCARD, 0) : CPY_UNSET;
}

cpy_value cpy_do_set_descriptor(struct cpy_thread *t, cpy_value descriptor, cpy_value o, cpy_value v)
{
    cpy_value result = set_in_python(t, descriptor, o, v);

    if (result || cpy_pending(t))
        return result;
    return cpy_setattr(t, o, current_name(t->frame), v) ? CPY_NONE : CPY_ERROR;
}

cpy_value cpy_do_set_attr(struct cpy_thread *t, cpy_value o, cpy_value v, struct cpy_insn *insn)
{
    struct cpy_type *type = cpy_class_of(t, o);
    cpy_value name = cache_name(t->frame, *insn), args[] = {o, name, v}, method, found, result;

    if (t->frame->side && v)
        cpy_cache_set_attr(t, t->frame, insn, o, name);
    if ((method = cpy_python_special(t, o, v ? CPY_SLOT_SETATTR : CPY_SLOT_DELATTR)))
        return cpy_invoke_special(t, method, args, v ? 3 : 2, CPY_RESULT_DISCARD, 0);
    if (v && cpy_class_is_plain(type, CPY_CLASS_PLAIN_SETATTR) && (found = cpy_type_lookup(t, type, name)) &&
            (result = set_in_python(t, found, o, v)))
        return result;
    if (cpy_pending(t))
        return CPY_ERROR;
    return cpy_setattr(t, o, name, v) ? CPY_NONE : CPY_ERROR;
}

static const struct cpy_attribute *native_row(cpy_value getset) { return ((struct cpy_getset *)cpy_pointer(getset))->row; }

cpy_value cpy_do_get_native(struct cpy_thread *t, cpy_value getset, cpy_value o)
{
    return native_row(getset)->get(t, (cpy_value[]){o});
}

cpy_value cpy_do_set_native(struct cpy_thread *t, cpy_value getset, cpy_value o, cpy_value v)
{
    return native_row(getset)->set(t, (cpy_value[]){o, v});
}

/* --- global names ---------------------------------------------------------------------------------------------- */

/* NameError with its name set. */
static cpy_value name_error(struct cpy_thread *t, enum cpy_exception_id id, const char *format, cpy_value name)
{
    cpy_value e;

    cpy_raise(t, id, format, name);
    e = cpy_pending(t);
    if (e && e != t->vm->memory_error && cpy_pending_is(t, CPY_NAME_ERROR))
        cpy_store(cpy_pointer(e), &cpy_as_exception(e)->data[0], name);
    return CPY_ERROR;
}

static cpy_value not_defined(struct cpy_thread *t, cpy_value name)
{
    return name_error(t, CPY_NAME_ERROR, "name '%V' is not defined", name);
}

cpy_value cpy_find_name(struct cpy_thread *t, cpy_value space, cpy_value name)
{
    cpy_value v;

    if (cpy_is(t, space, CPY_TYPE_DICT))
        return cpy_dict_get(t, space, name);
    v = cpy_getitem(t, space, name);
    if (!v && cpy_pending_is(t, CPY_KEY_ERROR))
        cpy_take_pending(t);
    return v;
}

/* A module's code that speaks of __annotations__ means those so far, as before Python 3.14; made at the first mention. */
static cpy_value global_annotations(struct cpy_thread *t, const struct cpy_frame *frame)
{
    cpy_value annotate = cpy_dict_get(t, frame->globals, CPY_N(t, __annotate__)), made;

    if (!annotate || (frame->code->flags & CPY_CODE_CLASS_BODY) || !cpy_is_callable(t, annotate))
        return cpy_pending(t) ? CPY_ERROR : not_defined(t, CPY_N(t, __annotations__));
    if (!(made = cpy_call_1(t, annotate, cpy_int(1))))
        return CPY_ERROR;
    return cpy_dict_set(t, frame->globals, CPY_N(t, __annotations__), made) ? made : CPY_ERROR;
}

static cpy_value load_global(struct cpy_thread *t, const struct cpy_frame *frame, cpy_value name)
{
    cpy_value v = cpy_find_name(t, frame->globals, name); /* a subclass of dict may have __missing__ */

    if (!v && !cpy_pending(t))
        v = cpy_find_name(t, frame->builtins, name);
    if (v || cpy_pending(t))
        return v;
    return name == CPY_N(t, __annotations__) ? global_annotations(t, frame) : not_defined(t, name);
}

cpy_value cpy_do_load_global(struct cpy_thread *t, struct cpy_insn *insn)
{
    cpy_value name = cache_name(t->frame, *insn);

    if (t->frame->side)
        cpy_cache_load_global(t, t->frame, insn, name);
    return load_global(t, t->frame, name);
}

bool cpy_do_delete_global(struct cpy_thread *t, cpy_value name)
{
    int removed = cpy_dict_remove(t, t->frame->globals, name);

    if (!removed)
        not_defined(t, name);
    return removed > 0;
}

/* --- the frame's own namespace ----------------------------------------------------------------------------------- */

static cpy_value frame_namespace(const struct cpy_frame *frame)
{
    return frame->action & CPY_FRAME_SPECIAL && frame->locals ? frame->locals : frame->globals;
}

cpy_value cpy_do_load_name(struct cpy_thread *t, cpy_value name)
{
    cpy_value v = cpy_find_name(t, frame_namespace(t->frame), name);

    return v || cpy_pending(t) ? v : load_global(t, t->frame, name);
}

bool cpy_do_store_name(struct cpy_thread *t, cpy_value name, cpy_value v)
{
    cpy_value space = frame_namespace(t->frame);

    return cpy_is(t, space, CPY_TYPE_DICT) ? cpy_dict_set(t, space, name, v) : cpy_setitem(t, space, name, v);
}

bool cpy_do_delete_name(struct cpy_thread *t, cpy_value name)
{
    cpy_value space = frame_namespace(t->frame);
    int removed;

    if (cpy_is(t, space, CPY_TYPE_DICT)) {
        if (!(removed = cpy_dict_remove(t, space, name)))
            not_defined(t, name);
        return removed > 0;
    }
    if (cpy_delitem(t, space, name))
        return true;
    if (cpy_pending_is(t, CPY_KEY_ERROR)) {
        cpy_take_pending(t);
        not_defined(t, name);
    }
    return false;
}

static cpy_value free_name(const struct cpy_frame *frame, unsigned index)
{
    return cpy_tuple_get(cpy_load(frame->code->freevars), index);
}

static struct cpy_cell *free_cell(const struct cpy_frame *frame, unsigned index)
{
    return (struct cpy_cell *)cpy_pointer(cpy_tuple_get(cpy_load(frame->function->closure), index));
}

cpy_value cpy_do_load_name_free(struct cpy_thread *t, unsigned index)
{
    cpy_value v = cpy_find_name(t, frame_namespace(t->frame), free_name(t->frame, index));

    if (v || cpy_pending(t))
        return v;
    if (!(v = cpy_load(free_cell(t->frame, index)->value)))
        cpy_raise_empty_free(t, index);
    return v;
}

cpy_value cpy_do_load_class_free(struct cpy_thread *t, cpy_value space, unsigned index)
{
    cpy_value v = cpy_find_name(t, space, free_name(t->frame, index));

    if (!v && !cpy_pending(t) && !(v = cpy_load(free_cell(t->frame, index)->value)))
        cpy_raise_empty_free(t, index);
    return v;
}

cpy_value cpy_do_load_class_global(struct cpy_thread *t, cpy_value space, cpy_value name)
{
    cpy_value v = cpy_find_name(t, space, name);

    return v || cpy_pending(t) ? v : load_global(t, t->frame, name);
}

/* --- unset variables ----------------------------------------------------------------------------------------------- */

static cpy_value register_name(const struct cpy_frame *frame, unsigned reg)
{
    return cpy_tuple_get(cpy_load(frame->code->locals), reg);
}

void cpy_raise_unbound(struct cpy_thread *t, unsigned reg)
{
    name_error(t, CPY_UNBOUND_LOCAL_ERROR, "cannot access local variable '%V' where it is not associated with a value",
        register_name(t->frame, reg));
}

void cpy_raise_empty_cell(struct cpy_thread *t, unsigned reg) { cpy_raise_unbound(t, reg); }

void cpy_raise_empty_free(struct cpy_thread *t, unsigned index)
{
    name_error(t, CPY_NAME_ERROR, "cannot access free variable '%V' where it is not associated with a value in enclosing scope",
        free_name(t->frame, index));
}
