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
 * NULL where there is none.  They get as many arguments as the slot says, whatever the
 * method's signature.  CALL, NEW and INIT take any arguments: they are called through
 * the method, and their slots only tell whether there is one, and whose. */
#ifndef CPY_OBJECTS_TYPE_H
#define CPY_OBJECTS_TYPE_H

#include "vm/vm.h"

/* S(ENUM, dunder, number of arguments with self) */
#define CPY_SLOTS(S)                                                                                   \
    S(REPR, __repr__, 1) S(STR, __str__, 1) S(FORMAT, __format__, 2) S(HASH, __hash__, 1)              \
    S(LT, __lt__, 2) S(LE, __le__, 2) S(EQ, __eq__, 2) S(NE, __ne__, 2) S(GT, __gt__, 2) S(GE, __ge__, 2) \
    S(BOOL, __bool__, 1) S(LEN, __len__, 1) S(LENGTH_HINT, __length_hint__, 1)                         \
    S(GETITEM, __getitem__, 2) S(SETITEM, __setitem__, 3) S(DELITEM, __delitem__, 2)                   \
    S(CONTAINS, __contains__, 2) S(ITER, __iter__, 1) S(NEXT, __next__, 1) S(REVERSED, __reversed__, 1) \
    S(GETATTRIBUTE, __getattribute__, 2) S(GETATTR, __getattr__, 2)                                    \
    S(SETATTR, __setattr__, 3) S(DELATTR, __delattr__, 2)                                              \
    S(GET, __get__, 3) S(SET, __set__, 3) S(DELETE, __delete__, 2)                                     \
    S(CALL, __call__, 1)                                                                               \
    S(ADD, __add__, 2) S(SUB, __sub__, 2) S(MUL, __mul__, 2) S(MATMUL, __matmul__, 2)                  \
    S(TRUEDIV, __truediv__, 2) S(FLOORDIV, __floordiv__, 2) S(MOD, __mod__, 2) S(POW, __pow__, 3)      \
    S(LSHIFT, __lshift__, 2) S(RSHIFT, __rshift__, 2) S(AND, __and__, 2) S(OR, __or__, 2) S(XOR, __xor__, 2) \
    S(DIVMOD, __divmod__, 2)                                                                           \
    S(RADD, __radd__, 2) S(RSUB, __rsub__, 2) S(RMUL, __rmul__, 2) S(RMATMUL, __rmatmul__, 2)          \
    S(RTRUEDIV, __rtruediv__, 2) S(RFLOORDIV, __rfloordiv__, 2) S(RMOD, __rmod__, 2) S(RPOW, __rpow__, 3) \
    S(RLSHIFT, __rlshift__, 2) S(RRSHIFT, __rrshift__, 2) S(RAND, __rand__, 2) S(ROR, __ror__, 2)      \
    S(RXOR, __rxor__, 2) S(RDIVMOD, __rdivmod__, 2)                                                    \
    S(IADD, __iadd__, 2) S(ISUB, __isub__, 2) S(IMUL, __imul__, 2) S(IMATMUL, __imatmul__, 2)          \
    S(ITRUEDIV, __itruediv__, 2) S(IFLOORDIV, __ifloordiv__, 2) S(IMOD, __imod__, 2) S(IPOW, __ipow__, 2) \
    S(ILSHIFT, __ilshift__, 2) S(IRSHIFT, __irshift__, 2) S(IAND, __iand__, 2) S(IOR, __ior__, 2) S(IXOR, __ixor__, 2) \
    S(NEG, __neg__, 1) S(POS, __pos__, 1) S(INVERT, __invert__, 1) S(ABS, __abs__, 1)                  \
    S(INT, __int__, 1) S(FLOAT, __float__, 1) S(INDEX, __index__, 1)                                   \
    S(ENTER, __enter__, 1) S(EXIT, __exit__, 4) S(NEW, __new__, 1) S(INIT, __init__, 1) S(DEL, __del__, 1)   \
    S(BUFFER, __buffer__, 2) S(RELEASE_BUFFER, __release_buffer__, 2)

/* Operators follow enum cpy_operator: slot CPY_SLOT_ADD + op, reflected CPY_SLOT_RADD + op,
 * in place CPY_SLOT_IADD + op (none for DIVMOD); comparisons follow enum cpy_compare from CPY_SLOT_LT. */
enum cpy_slot {
#define S(id, name, n) CPY_SLOT_##id,
    CPY_SLOTS(S)
#undef S
    CPY_SLOT_COUNT
};

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
    uint32_t flags;                  /* enum cpy_class_flags */
    uint8_t layout;                  /* enum cpy_builtin */
    uint8_t collection;              /* enum cpy_collection: what its instances are in match statements */
    uint16_t inline_slots;           /* attribute slots given to new instances */
    uint32_t native_size;            /* bytes before the extra field of an instance (0 added for CPY_TYPE_VARIABLE) */
    uint32_t writes;                 /* class attribute writes after caching; see CPY_CLASS_CELLS */
    uint64_t python_slots[2];        /* bit per slot: the method is a Python function (or __new__ not native) */
    uint64_t own_slots[2];           /* bit per slot: this class itself defines the method */
    uint32_t overflows;              /* attributes that found no inline slot: see cpy_own_set() */
    cpy_native *slots;               /* CPY_SLOT_COUNT functions; shared with the base while equal */
    bool owns_slots;
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

/* May items be asked for by number?  Built-in types that have subscripts but no length take keys or types. */
CPY_INLINE bool cpy_has_items(const struct cpy_type *type)
{
    return type->slots[CPY_SLOT_GETITEM] && (!type->own_def || type->slots[CPY_SLOT_LEN]);
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
    return cpy_class_of(t, v)->slots[slot];
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
/* type.__getattribute__. */
cpy_value cpy_type_getattr(struct cpy_thread *t, struct cpy_type *type, cpy_value name);
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
