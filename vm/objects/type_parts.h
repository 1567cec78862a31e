/* SPDX-License-Identifier: MIT */
/* vm/objects/type_parts.h - what the files about classes and attributes need of each other. */
#ifndef CPY_OBJECTS_TYPE_PARTS_H
#define CPY_OBJECTS_TYPE_PARTS_H

#include "vm/objects/function.h"
#include "vm/objects/shape.h"
#include "vm/objects/type.h"

CPY_INLINE struct cpy_type *cpy_as_type(cpy_value v) { return (struct cpy_type *)cpy_pointer(v); }
CPY_INLINE struct cpy_shape *cpy_as_shape(cpy_field f) { return (struct cpy_shape *)cpy_pointer(cpy_load(f)); }
CPY_INLINE size_t cpy_round8(size_t n) { return (n + 7) & ~(size_t)7; }
CPY_INLINE bool cpy_is_native(cpy_value v) { return cpy_has_layout(v, CPY_TYPE_NATIVE); }
CPY_INLINE struct cpy_native_object *cpy_as_native(cpy_value v) { return (struct cpy_native_object *)cpy_pointer(v); }

CPY_INLINE bool cpy_def_is_variable(const struct cpy_type_def *def)
{
    while (def && !(def->flags & CPY_TYPE_VARIABLE))
        def = def->base;
    return def;
}

/* The not_added of a definition, which may be that of its base. */
CPY_INLINE const char *cpy_not_added(const struct cpy_type_def *def)
{
    while (def && !def->not_added)
        def = def->base;
    return def ? def->not_added : NULL;
}

/* --- slots (type_slots.c) --- */

extern const uint16_t cpy_slot_name_ids[CPY_SLOT_COUNT]; /* enum cpy_name_id of each slot's method */
CPY_INLINE cpy_value cpy_slot_name(struct cpy_thread *t, enum cpy_slot slot) { return t->vm->names[cpy_slot_name_ids[slot]]; }
/* The slot of a special method's name, or -1. */
int cpy_slot_find_ascii(const char *name);
/* Prepares a class that has a definition and a base for cpy_slots_fill(), which cannot fail.  table is zeroed memory for its
 * slots if they will be its own, or NULL: it is to be had. */
CPY_CHECKED bool cpy_slots_reserve(struct cpy_thread *t, struct cpy_type *type, cpy_native *table);
/* Fills the slots of a class whose mro and dict are complete. */
CPY_CHECKED bool cpy_slots_from_dict(struct cpy_thread *t, struct cpy_type *type);
/* After dict[name] of a class was written or removed: updates its slots and those of its subclasses. */
CPY_CHECKED bool cpy_slots_update(struct cpy_thread *t, struct cpy_type *type, cpy_value name);
/* The number of parameters in a row's signature, or -1 if it has a *parameter. */
int cpy_row_arity(const char *signature);
/* Calls visit for each living direct subclass that is not a built-in one; stops when it returns false. */
bool cpy_each_subclass(struct cpy_type *type, bool (*visit)(struct cpy_type *subclass, void *user), void *user);

/* --- classes (type.c, type_new.c, type_mro.c, type_def.c) --- */

/* The method resolution order, as a tuple, from type->bases. */
cpy_value cpy_mro_compute(struct cpy_thread *t, struct cpy_type *type);
/* Sets type->mro, through the metaclass's mro() if it has its own. */
CPY_CHECKED bool cpy_mro_set(struct cpy_thread *t, struct cpy_type *type);
/* Makes root_shape from the class's sizes and flags. */
CPY_CHECKED bool cpy_type_make_root(struct cpy_thread *t, struct cpy_type *type, bool has_dict);
/* Does an instance of type have attributes of its own? */
bool cpy_type_has_dict(const struct cpy_type *type);
/* Adds subclass to base's weak list, in which it is not yet. */
CPY_CHECKED bool cpy_type_add_subclass(struct cpy_thread *t, struct cpy_type *base, struct cpy_type *subclass);
/* The base, among bases, that fixes the layout; NULL: TypeError. */
struct cpy_type *cpy_type_best_base(struct cpy_thread *t, cpy_value bases);
/* The ancestor that last added something to the layout. */
struct cpy_type *cpy_type_solid(struct cpy_type *type);
/* The row that Python sees as a method for one of a built-in class: itself, but for some operators of sequences. */
const struct cpy_function *cpy_method_row(cpy_value type, const struct cpy_function *row);
/* May a class have this name?  Else ValueError (a zero in it) or UnicodeEncodeError. */
CPY_CHECKED bool cpy_type_name_allowed(struct cpy_thread *t, cpy_value name);
/* "module.qualname" of a class, without "builtins.": a str. */
cpy_value cpy_type_full_name(struct cpy_thread *t, struct cpy_type *type);
/* type.__new__() and type(): makes a class or tells one. */
cpy_value cpy_type_new_row(struct cpy_thread *t, const cpy_value *args);
/* The attribute __dict__ and __weakref__ of instances. */
extern const struct cpy_attribute cpy_dict_attribute, cpy_weakref_attribute;
/* The types of X | Y. */
extern const struct cpy_type_def cpy_union_type;
cpy_value cpy_union_or(struct cpy_thread *t, const cpy_value *args); /* X | Y of classes (PEP 604). */

/* isinstance() and issubclass() without hooks: 1, 0, -1 (protocol.c). */
int cpy_type_instancecheck(struct cpy_thread *t, cpy_value v, cpy_value class);
/* type.__subclasscheck__(): 1, 0, -1. */
int cpy_type_subclasscheck(struct cpy_thread *t, cpy_value type, cpy_value class);

/* --- attributes (attribute.c) --- */

/* Attributes without the error: CPY_UNSET with nothing pending if missing. */
cpy_value cpy_generic_find(struct cpy_thread *t, cpy_value o, cpy_value name);
/* The attribute as it lies in the dicts of the MRO; CPY_UNSET: there is none. */
cpy_value cpy_type_find(struct cpy_thread *t, struct cpy_type *type, cpy_value name);
/* A name that is an interned exact str. */
CPY_CHECKED bool cpy_attribute_name(struct cpy_thread *t, cpy_value *name);
/* Takes a pending AttributeError away; false: something else is pending. */
bool cpy_forgive_attribute_error(struct cpy_thread *t);
/* object.__new__ and object.__init__ (object.c). */
cpy_value cpy_object_new(struct cpy_thread *t, const cpy_value *args);
/* object.__init__(): refuses arguments that nobody takes. */
cpy_value cpy_object_init(struct cpy_thread *t, const cpy_value *args);
/* object.__hash__(self): by identity. */
cpy_value cpy_object_hash(struct cpy_thread *t, const cpy_value *args);
cpy_value cpy_object_no_order(struct cpy_thread *t, const cpy_value *args); /* NotImplemented: objects have no order. */
/* Rows of object, and of types that can only be equal: called by name they take no others. */
#define CPY_NO_ORDER                                                                 \
    {"__lt__", "(self, value, /)", cpy_object_no_order, "Return self < value.", 0},  \
    {"__le__", "(self, value, /)", cpy_object_no_order, "Return self <= value.", 0}, \
    {"__gt__", "(self, value, /)", cpy_object_no_order, "Return self > value.", 0},  \
    {"__ge__", "(self, value, /)", cpy_object_no_order, "Return self >= value.", 0}
/* Names of the attributes of a class and its bases into a dict's keys. */
CPY_CHECKED bool cpy_dir_class(struct cpy_thread *t, cpy_value names, struct cpy_type *type);

/* Forgets what was remembered of an attribute of a class and its subclasses. */
void cpy_type_attribute_changed(struct cpy_thread *t, struct cpy_type *type, cpy_value name);

/* --- native functions (native.c, signature.c) --- */

/* A method descriptor, a static function or a __new__ of a class, as row says. */
cpy_value cpy_native_in_class(struct cpy_thread *t, const struct cpy_function *row, cpy_value type);
/* The bound copy of a native. */
cpy_value cpy_native_bind(struct cpy_thread *t, cpy_value native, cpy_value self);
void cpy_signature_free(const void *owner, struct cpy_signature *s); /* Frees a parsed signature. */
void cpy_signature_trace(struct cpy_tracer *tracer, const struct cpy_signature *s); /* Shows its default values. */
/* Parses f->row->signature into f->signature. */
CPY_CHECKED bool cpy_signature_parse(struct cpy_thread *t, struct cpy_native_object *f);
/* "list.append", or "len": a str. */
cpy_value cpy_native_qualname(struct cpy_thread *t, struct cpy_native_object *f);

/* A __text_signature__: begin, then a row's signature from s on, in which <unset> is told as inspect does. */
cpy_value cpy_signature_text(struct cpy_thread *t, const char *begin, const char *s);

/* A classmethod or staticmethod object. */
cpy_value cpy_wrapped_new(struct cpy_thread *t, enum cpy_builtin kind, cpy_value function);
/* The descriptor of a native attribute. */
cpy_value cpy_getset_new(struct cpy_thread *t, const struct cpy_attribute *row, cpy_value type);
/* The descriptor of a __slots__ field at an offset. */
cpy_value cpy_member_new(struct cpy_thread *t, cpy_value name, cpy_value type, uint32_t offset);
cpy_value cpy_mappingproxy_new(struct cpy_thread *t, cpy_value mapping); /* types.MappingProxyType(mapping). */

/* Writes an entry of the dict of a class that a descriptor of class type stands in front of; v unset: removes it.
 * None, or CPY_ERROR. */
cpy_value cpy_type_set_entry(struct cpy_thread *t, cpy_value class, cpy_value name, cpy_value v);

#endif
