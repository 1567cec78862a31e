/* SPDX-License-Identifier: MIT */
/* vm/objects/type.h - classes.
 *
 * A class made from a cpy_type_def fills its __dict__ at the first lookup
 * (cpy_type_ready), so that start-up pays only for types in use.
 *
 * Operators.  Each class has an array of C functions, one per special method of
 * CPY_SLOTS, inherited along the MRO: the row's C function where the method is
 * native, a trampoline that looks the method up where it is written in Python (its
 * bit in python_slots is set, so that the interpreter pushes a frame instead),
 * NULL where there is none.  The array of a class that is made from a cpy_type_def is
 * filled when it is first asked for, too.  They get as many arguments as the slot says, whatever the
 * method's signature.  CALL, NEW and INIT take any arguments: they are called through
 * the method, and their slots only tell whether there is one, and whose. */
#ifndef CPY_OBJECTS_TYPE_H
#define CPY_OBJECTS_TYPE_H

#include "vm/vm.h"

enum cpy_class_flags {
    CPY_CLASS_HEAP = 1,          /* made by a class statement or type() */
    CPY_CLASS_READY = 2,         /* a native type's dict has been filled */
    CPY_CLASS_CACHED = 4,        /* an inline cache took one of its attributes as constant */
    CPY_CLASS_CELLS = 8,         /* attributes written repeatedly: caches keep no constants of it */
    CPY_CLASS_HAS_DEL = 16,      /* instances have __del__ */
    CPY_CLASS_HAS_SLOTS_ONLY = 32, /* no instance dict: __slots__ */
    CPY_CLASS_NO_WEAKREF = 64,
    CPY_CLASS_PLAIN_GETATTR = 128, /* __getattribute__ is object's and there is no __getattr__ */
    CPY_CLASS_PLAIN_SETATTR = 256, /* __setattr__ and __delattr__ are object's */
    CPY_CLASS_ABSTRACT = 512,    /* has abstract methods */
};

struct cpy_type {
    struct cpy_object head;
    const struct cpy_type_def *def;  /* of the nearest native class on the MRO that fixes the layout */
    const struct cpy_type_def *own_def; /* this class's definition, or NULL for a heap class */
    cpy_native *slots;               /* CPY_SLOT_COUNT functions, perhaps the base's: get them by cpy_slots() */
    uint32_t flags;                  /* enum cpy_class_flags */
    uint8_t layout;                  /* enum cpy_builtin */
    uint8_t collection;              /* enum cpy_collection: what its instances are in match statements */
    uint16_t inline_slots;           /* attribute slots given to new instances */
    uint32_t native_size;            /* bytes before the extra field of an instance (0 added for CPY_TYPE_VARIABLE) */
    uint32_t writes;                 /* class attribute writes after caching; see CPY_CLASS_CELLS */
    uint64_t python_slots[2];        /* bit per slot: the method is a Python function (or __new__ not native) */
    uint64_t own_slots[2];           /* bit per slot: this class itself defines the method */
    uint32_t overflows;              /* attributes that found no inline slot: see cpy_own_set() */
    cpy_native *own_table;           /* memory for slots of its own, or NULL: they are the base's */
    bool frees_table;                /* own_table goes with the class; those of built-in types belong to the interpreter */
    cpy_field name;                  /* str: __name__ */
    cpy_field qualname;
    cpy_field base;                  /* the base that fixes the layout, or unset for object */
    cpy_field bases;                 /* tuple */
    cpy_field mro;                   /* tuple, this class first */
    cpy_field dict;                  /* dict of attributes */
    cpy_field root_shape;            /* struct cpy_shape of a new instance */
    cpy_field spare_root;            /* becomes root_shape when cpy_type_hint_slots() tells how many slots it needs */
    cpy_field dict_shape;            /* that of an instance in dict mode; made when first needed */
    cpy_field subclasses;            /* list of weak references, or unset */
    cpy_field body;                  /* the code object of its body, or unset: no class statement made it */
    cpy_field maker;                 /* native made from own_def->make at the first call (interp/call.c), or unset */
};

/* Works out the slots of a class that has none yet. */
void cpy_slots_fill(struct cpy_type *type);
/* The functions of a class's special methods. */
CPY_INLINE const cpy_native *cpy_slots(const struct cpy_type *type)
{
    if (CPY_UNLIKELY(!type->slots))
        cpy_slots_fill((struct cpy_type *)type);
    return type->slots;
}
/* Is it set, CPY_CLASS_PLAIN_GETATTR or CPY_CLASS_PLAIN_SETATTR?  These follow from the slots: until a class has some they are
 * not set, and who goes by the slots then may look at flags alone. */
CPY_INLINE bool cpy_class_is_plain(const struct cpy_type *type, enum cpy_class_flags flag)
{
    return type->flags & flag || (CPY_UNLIKELY(!type->slots) && (cpy_slots(type), type->flags & flag));
}

/* May items be asked for by number?  Built-in types that have subscripts but no length take keys or types. */
CPY_INLINE bool cpy_has_items(const struct cpy_type *type)
{
    return cpy_slots(type)[CPY_SLOT_GETITEM] && (!type->own_def || cpy_slots(type)[CPY_SLOT_LEN]);
}

CPY_INLINE bool cpy_slot_is_python(const struct cpy_type *type, enum cpy_slot slot)
{
    return type->python_slots[slot >> 6] >> (slot & 63) & 1;
}

CPY_INLINE struct cpy_type *cpy_class_of_object(const struct cpy_object *o)
{
    return (struct cpy_type *)cpy_pointer(cpy_load(o->shape->type));
}
/* The class of a value that is no object: a small int, a float in a word, None ... */
struct cpy_type *cpy_class_of_word(struct cpy_thread *t, cpy_value v);
/* The class of any value. */
CPY_INLINE struct cpy_type *cpy_class_of(struct cpy_thread *t, cpy_value v)
{
    return CPY_LIKELY(cpy_is_object(v)) ? cpy_class_of_object(cpy_pointer(v)) : cpy_class_of_word(t, v);
}
/* The C function of an operator of v's class, or NULL. */
CPY_INLINE cpy_native cpy_slot_of(struct cpy_thread *t, cpy_value v, enum cpy_slot slot)
{
    return cpy_slots(cpy_class_of(t, v))[slot];
}

/* Fills a native type's __dict__ if that has not happened yet. */
CPY_CHECKED bool cpy_type_ready(struct cpy_thread *t, struct cpy_type *type);
/* The attribute as found on the MRO, not bound; CPY_UNSET with nothing pending if missing.  Goes through the
 * method cache.  name must be an interned str (others are interned first). */
cpy_value cpy_type_lookup(struct cpy_thread *t, struct cpy_type *type, cpy_value name);
/* Puts what cpy_type_lookup() found in type through its __get__: for an attribute of o, an instance of type. */
cpy_value cpy_bind(struct cpy_thread *t, cpy_value found, cpy_value o, struct cpy_type *type);
/* Calls what was found in the class of args[0] as a method, with args[0] as self. */
cpy_value cpy_call_unbound(struct cpy_thread *t, cpy_value found, const cpy_value *args, size_t n);
/* A special method of v's class, bound to v: for calls from C; CPY_UNSET with nothing pending if missing. */
cpy_value cpy_special(struct cpy_thread *t, cpy_value v, cpy_value name);
/* type(name, bases, dict): kw is a dict for __init_subclass__ or CPY_UNSET. */
cpy_value cpy_type_new(struct cpy_thread *t, cpy_value metatype, cpy_value name, cpy_value bases, cpy_value dict, cpy_value kw);
/* type.__setattr__: writes or (v UNSET) removes a class attribute, updates slots, and drops caches that took it
 * as constant. */
CPY_CHECKED bool cpy_type_setattr(struct cpy_thread *t, struct cpy_type *type, cpy_value name, cpy_value v);
/* Is a method of right, a Python class, asked before the sequence a concatenates (op is CPY_ADD) or repeats itself? */
bool cpy_sequence_yields(struct cpy_thread *t, cpy_value a, const struct cpy_type *right, enum cpy_operator op);
/* The same of += and *=, which those of classes that Python made of a sequence do not yield. */
bool cpy_in_place_yields(struct cpy_thread *t, cpy_value a, const struct cpy_type *right, enum cpy_operator op);
/* TypeError when neither operand's method takes the other: cpy_binary() and cpy_binary_in_place(). */
cpy_value cpy_raise_unsupported(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_operator op, bool in_place);
/* New instances of a class get room for count attributes beyond those of its base. */
void cpy_type_hint_slots(struct cpy_type *type, unsigned count);
/* list[int]: args is a tuple. */
cpy_value cpy_generic_alias_new(struct cpy_thread *t, cpy_value origin, cpy_value args);
/* Drops the rows of the method cache (gc.collect() lets classes go this way). */
void cpy_method_cache_clear(struct cpy_vm *vm);
/* AttributeError with its name and obj set; format and arguments as for cpy_raise(). */
cpy_value cpy_raise_attribute(struct cpy_thread *t, cpy_value o, cpy_value name, const char *format, ...);
/* Makes all built-in classes, without filling their dicts.  Called once, first of all. */
CPY_CHECKED bool cpy_types_init(struct cpy_thread *t);
/* Makes the exception classes (objects/exception.c). */
CPY_CHECKED bool cpy_exceptions_init(struct cpy_thread *t);
/* A class from a definition, with its bases made first. */
cpy_value cpy_type_from_def(struct cpy_thread *t, const struct cpy_type_def *def, const char *name, cpy_value base);
/* A new instance of a class with no native part of its own beyond base's, attributes unset. */
cpy_value cpy_instance_new(struct cpy_thread *t, struct cpy_type *type);

#endif
