/* SPDX-License-Identifier: MIT */
/* vm/objects/attribute.c - o.name: the general rule, and finding names in classes.
 *
 * The rule for reading: a data descriptor of the class (one with __set__ or
 * __delete__), else the object's own attribute, else what the class has, through its
 * __get__.  Everything comes in two forms: "find", which says with CPY_UNSET that
 * there is nothing, so that hasattr() and its like make no exception, and "get",
 * which raises.  Finding in a class goes through the method cache. */
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"
#include "vm/objects/type_parts.h"

/* --- classes of values ----------------------------------------------------------------------- */

struct cpy_type *cpy_class_of_word(struct cpy_thread *t, cpy_value v)
{
    enum cpy_builtin id;

    if (cpy_is_small(v))
        id = CPY_TYPE_INT;
    else if (cpy_is_word_float(v) || v == CPY_ZERO)
        id = CPY_TYPE_FLOAT;
    else if (cpy_is_bool(v))
        id = CPY_TYPE_BOOL;
    else if (v == CPY_NONE)
        id = CPY_TYPE_NONE;
    else
        id = v == CPY_ELLIPSIS ? CPY_TYPE_ELLIPSIS : CPY_TYPE_NOT_IMPLEMENTED;
    return cpy_as_type(t->vm->types[id]);
}

/* --- finding in classes ------------------------------------------------------------------------- */

/* Walks the MRO. */
static cpy_value search(struct cpy_thread *t, struct cpy_type *type, cpy_value name)
{
    cpy_value mro = cpy_load(type->mro); /* a local: __bases__ may be written while a dict is filled */
    const struct cpy_tuple *classes = cpy_as_tuple(mro);
    int64_t e;

    if (!mro) /* its metaclass's mro() is running */
        return CPY_UNSET;
    for (uint32_t i = 0; i < classes->len; i++) {
        struct cpy_type *class = cpy_as_type(cpy_load(classes->items[i]));
        struct cpy_dict *dict;

        if (!cpy_type_ready(t, class))
            return CPY_UNSET;
        dict = cpy_as_dict(cpy_load(class->dict));
        if ((e = cpy_dict_find_name(dict, name)) >= 0)
            return cpy_load(dict->entries[e].value);
    }
    return CPY_UNSET;
}

bool cpy_attribute_name(struct cpy_thread *t, cpy_value *name)
{
    if (CPY_LIKELY(
            cpy_is_exactly(*name, CPY_TYPE_STR) && ((struct cpy_str *)cpy_pointer(*name))->flags & CPY_STR_INTERNED))
        return true;
    if (!cpy_is_str(*name)) {
        cpy_raise(t, CPY_TYPE_ERROR, "attribute name must be string, not '%T'", *name);
        return false;
    }
    return (*name = cpy_intern(t, *name)) != CPY_ERROR;
}

CPY_INLINE struct cpy_method_cache_row *cache_row(struct cpy_thread *t, const struct cpy_type *type, cpy_value name)
{
    uintptr_t hash = ((uintptr_t)type >> 4) * 3 ^ (uintptr_t)name >> 3;

    return &t->vm->method_cache[(hash ^ hash >> 10) % CPY_METHOD_CACHE_SIZE];
}

cpy_value cpy_type_lookup(struct cpy_thread *t, struct cpy_type *type, cpy_value name)
{
    struct cpy_method_cache_row *row;
    cpy_value found;

    if (!cpy_attribute_name(t, &name))
        return CPY_UNSET;
    row = cache_row(t, type, name);
    if (CPY_LIKELY(row->type == cpy_from(type) && row->name == name))
        return row->found;
    found = search(t, type, name);
    if (found || !cpy_pending(t))
        *row = (struct cpy_method_cache_row){cpy_from(type), name, found};
    return found;
}

/* Which name a cache row is to forget, in a class and below. */
struct forgetting {
    struct cpy_thread *t;
    cpy_value name;
    bool cached; /* an inline cache took an attribute of one of the classes as constant */
};

static bool forget_name(struct cpy_type *type, void *user)
{
    struct forgetting *f = user;
    struct cpy_method_cache_row *row = cache_row(f->t, type, f->name);

    if (row->type == cpy_from(type) && row->name == f->name)
        *row = (struct cpy_method_cache_row){0};
    f->cached |= (type->flags & CPY_CLASS_CACHED) != 0;
    return cpy_each_subclass(type, forget_name, user);
}

#define WRITES_UNTIL_CELLS 8

/* Drops everything that was remembered about an attribute of a class.  A class whose attributes change again
 * and again is not worth remembering. */
void cpy_type_attribute_changed(struct cpy_thread *t, struct cpy_type *type, cpy_value name)
{
    struct forgetting f = {t, name, false};

    forget_name(type, &f);
    if (!f.cached)
        return;
    if (++type->writes >= WRITES_UNTIL_CELLS)
        type->flags |= CPY_CLASS_CELLS;
    cpy_retire_shapes(t, type);
}

/* --- binding ----------------------------------------------------------------------------------------- */

/* Not inlined: what cpy_bind() calls last needs no frame of its own. */
static __attribute__((noinline)) cpy_value bind_by_get(struct cpy_thread *t, cpy_value found, cpy_value o, struct cpy_type *type)
{
    cpy_native get = cpy_slot_of(t, found, CPY_SLOT_GET);

    return get ? get(t, (cpy_value[]){found, o ? o : CPY_NONE, cpy_from(type)}) : found;
}

cpy_value cpy_bind(struct cpy_thread *t, cpy_value found, cpy_value o, struct cpy_type *type)
{
    struct cpy_type *kind;

    if (!cpy_is_object(found))
        return found;
    kind = cpy_class_of_object(cpy_pointer(found));
    if (kind->layout == CPY_TYPE_NATIVE)
        return cpy_as_native(found)->is_method ? cpy_native_bind(t, found, o) : found;
    if (cpy_is_exactly(found, CPY_TYPE_FUNCTION))
        return cpy_method_new(t, found, o);
    if (CPY_LIKELY(kind->slots && !kind->slots[CPY_SLOT_GET]))
        return found;
    return bind_by_get(t, found, o, type);
}

cpy_value cpy_call_unbound(struct cpy_thread *t, cpy_value found, const cpy_value *args, size_t n)
{
    cpy_value bound;

    if (cpy_is_exactly(found, CPY_TYPE_FUNCTION) || (cpy_is_native(found) && cpy_as_native(found)->is_method))
        return cpy_call(t, found, args, n);
    if (!(bound = cpy_bind(t, found, args[0], cpy_class_of(t, args[0]))))
        return CPY_ERROR;
    return cpy_call(t, bound, args + 1, n - 1);
}

cpy_value cpy_special(struct cpy_thread *t, cpy_value v, cpy_value name)
{
    struct cpy_type *type = cpy_class_of(t, v);
    cpy_value found = cpy_type_lookup(t, type, name);

    return found ? cpy_bind(t, found, v, type) : CPY_UNSET;
}

cpy_value cpy_find_special(struct cpy_thread *t, cpy_value o, const char *ascii)
{
    cpy_value name = cpy_intern_from(t, ascii);

    return name ? cpy_special(t, o, name) : CPY_ERROR;
}

/* --- AttributeError ------------------------------------------------------------------------------------- */

cpy_value cpy_raise_attribute(struct cpy_thread *t, cpy_value o, cpy_value name, const char *format, ...)
{
    cpy_value message, pending;
    va_list args;

    va_start(args, format);
    message = cpy_str_vformat(t, format, args);
    va_end(args);
    if (!message)
        return CPY_ERROR;
    cpy_raise(t, CPY_ATTRIBUTE_ERROR, "%V", message);
    pending = cpy_pending(t);
    if (cpy_pending_is(t, CPY_ATTRIBUTE_ERROR)) {
        cpy_store(cpy_pointer(pending), &cpy_as_exception(pending)->data[0], name);
        cpy_store(cpy_pointer(pending), &cpy_as_exception(pending)->data[1], o);
    }
    return CPY_ERROR;
}

bool cpy_forgive_attribute_error(struct cpy_thread *t)
{
    if (!cpy_pending_is(t, CPY_ATTRIBUTE_ERROR))
        return false;
    cpy_take_pending(t);
    return true;
}

static cpy_value no_attribute(struct cpy_thread *t, cpy_value o, cpy_value name)
{
    return cpy_raise_attribute(t, o, name, "'%T' object has no attribute '%V'", o, name);
}

/* --- reading ---------------------------------------------------------------------------------------------- */

CPY_INLINE bool is_data_descriptor(const struct cpy_type *kind)
{
    return cpy_slots(kind)[CPY_SLOT_SET] || cpy_slots(kind)[CPY_SLOT_DELETE];
}

/* Is it asked before the object's own attributes are looked at? */
CPY_INLINE bool stands_first(const struct cpy_type *kind)
{
    return cpy_slots(kind)[CPY_SLOT_GET] && is_data_descriptor(kind);
}

cpy_value cpy_generic_find(struct cpy_thread *t, cpy_value o, cpy_value name)
{
    struct cpy_type *type = cpy_class_of(t, o);
    cpy_value found = cpy_type_lookup(t, type, name), own;

    if (CPY_UNLIKELY(!found && cpy_pending(t)))
        return CPY_UNSET;
    if (!cpy_is_object(o))
        return found ? cpy_bind(t, found, o, type) : CPY_UNSET;
    if (cpy_is_object(found) && stands_first(cpy_class_of_object(cpy_pointer(found))))
        return cpy_bind(t, found, o, type);
    own = cpy_own_get(t, cpy_pointer(o), name);
    if (own || CPY_UNLIKELY(cpy_pending(t)))
        return own;
    return found ? cpy_bind(t, found, o, type) : CPY_UNSET;
}

cpy_value cpy_generic_getattr(struct cpy_thread *t, cpy_value o, cpy_value name)
{
    cpy_value v;

    if (!cpy_attribute_name(t, &name))
        return CPY_ERROR;
    v = cpy_generic_find(t, o, name);
    return CPY_LIKELY(v) || cpy_pending(t) ? v : no_attribute(t, o, name);
}

/* __getattribute__, then __getattr__. */
static cpy_value custom_getattr(struct cpy_thread *t, struct cpy_type *type, cpy_value o, cpy_value name)
{
    cpy_native fallback = cpy_slots(type)[CPY_SLOT_GETATTR];
    cpy_value v;

    if (!cpy_check_stack(t))
        return CPY_ERROR;
    v = cpy_slots(type)[CPY_SLOT_GETATTRIBUTE](t, (cpy_value[]){o, name});
    if (v || !fallback || !cpy_forgive_attribute_error(t))
        return v;
    return fallback(t, (cpy_value[]){o, name});
}

cpy_value cpy_getattr(struct cpy_thread *t, cpy_value o, cpy_value name)
{
    struct cpy_type *type = cpy_class_of(t, o);
    cpy_value v;

    if (!cpy_attribute_name(t, &name))
        return CPY_ERROR;
    if (CPY_UNLIKELY(!(type->flags & CPY_CLASS_PLAIN_GETATTR)))
        return custom_getattr(t, type, o, name);
    v = cpy_generic_find(t, o, name);
    return CPY_LIKELY(v) || cpy_pending(t) ? v : no_attribute(t, o, name);
}

cpy_value cpy_find_attr(struct cpy_thread *t, cpy_value o, cpy_value name)
{
    struct cpy_type *type = cpy_class_of(t, o);
    cpy_value v;

    if (!cpy_attribute_name(t, &name))
        return CPY_ERROR;
    if (CPY_LIKELY(type->flags & CPY_CLASS_PLAIN_GETATTR))
        v = cpy_generic_find(t, o, name);
    else if (cpy_is_type(o) && !cpy_slots(type)[CPY_SLOT_GETATTR] &&
             cpy_slots(type)[CPY_SLOT_GETATTRIBUTE] ==
                 cpy_slots(cpy_as_type(t->vm->types[CPY_TYPE_TYPE]))[CPY_SLOT_GETATTRIBUTE])
        v = cpy_type_find(t, cpy_as_type(o), name);
    else
        v = custom_getattr(t, type, o, name);
    if (!v && cpy_pending(t))
        cpy_forgive_attribute_error(t);
    return v;
}

cpy_value cpy_getattr_str(struct cpy_thread *t, cpy_value o, const char *ascii)
{
    cpy_value name = cpy_intern_from(t, ascii);

    return name ? cpy_getattr(t, o, name) : CPY_ERROR;
}

cpy_value cpy_find_attr_str(struct cpy_thread *t, cpy_value o, const char *ascii)
{
    cpy_value name = cpy_intern_from(t, ascii);

    return name ? cpy_find_attr(t, o, name) : CPY_ERROR;
}

/* --- writing ------------------------------------------------------------------------------------------------- */

/* Through a data descriptor; v CPY_UNSET: delete. */
static bool set_through(
    struct cpy_thread *t, const struct cpy_type *kind, cpy_value descriptor, cpy_value o, cpy_value v)
{
    cpy_native set = cpy_slots(kind)[v ? CPY_SLOT_SET : CPY_SLOT_DELETE];

    if (!set) {
        cpy_raise(t, CPY_ATTRIBUTE_ERROR, v ? "__set__" : "__delete__");
        return false;
    }
    return set(t, (cpy_value[]){descriptor, o, v}) != CPY_ERROR;
}

static bool refuse_write(struct cpy_thread *t, cpy_value o, cpy_value name, cpy_value found)
{
    struct cpy_type *type = cpy_class_of(t, o);

    if (found)
        cpy_raise_attribute(t, o, name, "'%T' object attribute '%V' is read-only", o, name);
    else if (cpy_type_has_dict(type) || !cpy_class_is_plain(type, CPY_CLASS_PLAIN_SETATTR))
        no_attribute(t, o, name);
    else
        cpy_raise_attribute(
            t, o, name, "'%T' object has no attribute '%V' and no __dict__ for setting new attributes", o, name);
    return false;
}

bool cpy_generic_setattr(struct cpy_thread *t, cpy_value o, cpy_value name, cpy_value v)
{
    struct cpy_type *type = cpy_class_of(t, o);
    cpy_value found;
    int removed;

    if (!cpy_attribute_name(t, &name))
        return false;
    if (!(found = cpy_type_lookup(t, type, name)) && cpy_pending(t))
        return false;
    if (cpy_is_object(found)) {
        const struct cpy_type *kind = cpy_class_of_object(cpy_pointer(found));

        if (is_data_descriptor(kind))
            return set_through(t, kind, found, o, v);
    }
    if (!cpy_is_object(o))
        return refuse_write(t, o, name, found);
    if (v)
        return cpy_own_set(t, cpy_pointer(o), name, v) || (!cpy_pending(t) && refuse_write(t, o, name, found));
    removed = cpy_own_delete(t, cpy_pointer(o), name);
    return removed > 0 || (removed == 0 && refuse_write(t, o, name, cpy_type_has_dict(type) ? CPY_UNSET : found));
}

bool cpy_setattr(struct cpy_thread *t, cpy_value o, cpy_value name, cpy_value v)
{
    struct cpy_type *type = cpy_class_of(t, o);

    if (CPY_LIKELY(type->flags & CPY_CLASS_PLAIN_SETATTR))
        return cpy_generic_setattr(t, o, name, v);
    if (!cpy_attribute_name(t, &name) || !cpy_check_stack(t))
        return false;
    return cpy_slots(type)[v ? CPY_SLOT_SETATTR : CPY_SLOT_DELATTR](t, (cpy_value[]){o, name, v}) != CPY_ERROR;
}

bool cpy_setattr_str(struct cpy_thread *t, cpy_value o, const char *ascii, cpy_value v)
{
    cpy_value name = cpy_intern_from(t, ascii);

    return name && cpy_setattr(t, o, name, v);
}
