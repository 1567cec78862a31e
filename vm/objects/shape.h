/* SPDX-License-Identifier: MIT */
/* vm/objects/shape.h - where an object's attributes lie.
 *
 * An object with attributes of its own:
 *
 *     native part | members of __slots__ | extra | slot 0 .. slot inline_slots-1
 *                                          ^ shape->extra_offset
 *
 * Attribute number n lies in slot n while n < inline_slots, else in item
 * n - inline_slots of a slot block that extra refers to.  In a dict-mode shape
 * extra refers to a dict that holds all attributes.  Objects whose native part has
 * no fixed size (CPY_SHAPE_VARIABLE) are always in dict mode, and extra follows
 * their native part wherever it ends.
 *
 * Shapes of one class form a tree: each edge adds one attribute. */
#ifndef CPY_OBJECTS_SHAPE_H
#define CPY_OBJECTS_SHAPE_H

#include "vm/vm.h"

#define CPY_MAX_SHAPE_SLOTS 128 /* more attributes: dict mode */

/* The attributes beyond the inline ones. */
struct cpy_slot_block {
    struct cpy_object head;
    uint32_t cap;
    cpy_field slots[];
};

/* The field through which overflow attributes or the dict are reached. */
cpy_field *cpy_extra_field(const struct cpy_object *o);
CPY_INLINE cpy_field *cpy_fixed_extra(const struct cpy_object *o)
{
    return (cpy_field *)((char *)(uintptr_t)o + o->shape->extra_offset);
}
/* The field of attribute number n of a fixed-size object that is not in dict mode. */
CPY_INLINE cpy_field *cpy_slot_field(const struct cpy_object *o, uint32_t n)
{
    cpy_field *extra = cpy_fixed_extra(o);
    uint32_t inline_slots = o->shape->inline_slots;

    if (CPY_LIKELY(n < inline_slots))
        return extra + 1 + n;
    return &((struct cpy_slot_block *)cpy_pointer(cpy_load(*extra)))->slots[n - inline_slots];
}

/* Writes attribute number n of such an object: the barrier's owner is the object that the field lies in. */
CPY_INLINE void cpy_slot_store(const struct cpy_object *o, uint32_t n, cpy_value v)
{
    const void *owner = CPY_LIKELY(n < o->shape->inline_slots) ? (const void *)o : cpy_pointer(cpy_load(*cpy_fixed_extra(o)));

    cpy_store(owner, cpy_slot_field(o, n), v);
}

/* The number of the attribute in this shape, or -1.  name is interned.  Never raises. */
int cpy_shape_find(struct cpy_shape *shape, cpy_value name);
/* A root shape for type. */
struct cpy_shape *cpy_shape_new_root(struct cpy_thread *t, struct cpy_type *type, unsigned flags);
/* The shape with one attribute more; NULL: MemoryError, or too many attributes with nothing pending. */
struct cpy_shape *cpy_shape_add(struct cpy_thread *t, struct cpy_shape *shape, cpy_value name);

/* An object's own attributes (not its class's).  get: CPY_UNSET with nothing pending if missing. */
cpy_value cpy_own_get(struct cpy_thread *t, struct cpy_object *o, cpy_value name);
/* False with nothing pending if o takes no attributes. */
CPY_CHECKED bool cpy_own_set(struct cpy_thread *t, struct cpy_object *o, cpy_value name, cpy_value v);
/* 1: removed, 0: was not there, -1: error. */
int cpy_own_delete(struct cpy_thread *t, struct cpy_object *o, cpy_value name);
/* o.__dict__: turns o into dict mode and returns the dict. */
cpy_value cpy_own_dict(struct cpy_thread *t, struct cpy_object *o);
CPY_CHECKED bool cpy_own_set_dict(struct cpy_thread *t, struct cpy_object *o, cpy_value dict); /* o.__dict__ = dict. */
/* Makes o, which is in dict mode, an instance of another class of the same layout. */
CPY_CHECKED bool cpy_own_change_class(struct cpy_thread *t, struct cpy_object *o, struct cpy_type *to);
/* A new dict with o's attributes, without changing o. */
cpy_value cpy_own_dict_copy(struct cpy_thread *t, struct cpy_object *o);
/* Shows extra and slots to the collector; called for every object whose shape has attributes. */
void cpy_trace_own(struct cpy_tracer *tracer, struct cpy_object *o);
/* Empties every inline cache that guards on a shape of this class or a subclass. */
void cpy_retire_shapes(struct cpy_thread *t, struct cpy_type *type);

#endif
