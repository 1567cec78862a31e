/* SPDX-License-Identifier: MIT */
/* vm/objects/function.h - callables: Python functions, bound methods, natives, cells, generators. */
#ifndef CPY_OBJECTS_FUNCTION_H
#define CPY_OBJECTS_FUNCTION_H

#include "vm/vm.h"

struct cpy_func {
    struct cpy_object head;
    cpy_field code;        /* struct cpy_code */
    cpy_field globals;     /* dict */
    cpy_field builtins;    /* dict */
    cpy_field defaults;    /* tuple, or unset */
    cpy_field kwdefaults;  /* dict, or unset */
    cpy_field closure;     /* tuple of cells, or unset */
    cpy_field name, qualname, doc, module;
    cpy_field annotations; /* dict, or a tuple of names and values, or unset: annotate knows */
    cpy_field annotate;    /* function that makes them, or its code, or unset: there are none */
    cpy_field type_params; /* tuple, or unset */
    /* its attributes follow (CPY_TYPE_HAS_DICT) */
};

struct cpy_method {
    struct cpy_object head;
    cpy_field function, self;
};

struct cpy_cell {
    struct cpy_object head;
    cpy_field value; /* unset: empty */
};

/* A parsed signature.  Parameters are in order: positional-only, positional, *args, keyword-only, **kwargs. */
struct cpy_signature {
    uint16_t positional_only, positional; /* positional counts the former too */
    uint16_t keyword_only;
    uint16_t required;    /* leading positional parameters without a default */
    bool var_positional, var_keyword;
    uint16_t count;       /* of all parameters: the length of args */
    cpy_field *names;     /* count interned strs */
    cpy_field *defaults;  /* count values; unset: none */
    bool *has_default;    /* distinguishes "no default" from a default of <unset> */
};

/* A native function; with self set, a bound one. */
struct cpy_native_object {
    struct cpy_object head;
    const struct cpy_function *row;
    struct cpy_signature *signature; /* malloc'ed; NULL until first needed; may be shared by bound copies: see owner */
    uint8_t plain;        /* 1: the signature is parsed, and positional arguments need only defaults behind them */
    uint8_t is_method;    /* self is args[0] and comes from the instance: a method descriptor */
    uint8_t is_new;       /* the __new__ of the class in type: args[0] must be a class that derives from it */
    cpy_field self;       /* bound object, or unset */
    cpy_field module;     /* __module__, a str, or unset */
    cpy_field type;       /* the class a method belongs to, or unset */
    cpy_field owner;      /* the unbound native whose signature is borrowed, or unset */
};

/* Registers that native code may use beyond a frame's own: defaults filled in place. */
#define CPY_FRAME_SLACK 8

/* Do n positional arguments do for a plain native?  Then cpy_fill_defaults() makes them complete. */
CPY_INLINE bool cpy_native_takes(const struct cpy_native_object *f, size_t n)
{
    return f->plain && n >= f->signature->required && n <= f->signature->positional;
}
CPY_INLINE void cpy_fill_defaults(const struct cpy_native_object *f, cpy_value *args, size_t n)
{
    for (; CPY_UNLIKELY(n < f->signature->count); n++)
        args[n] = cpy_load(f->signature->defaults[n]);
}

/* The native's signature, parsed now if need be.  NULL: SystemError (bad row) or MemoryError. */
struct cpy_signature *cpy_native_signature(struct cpy_thread *t, struct cpy_native_object *f);
/* Binds arguments to a signature: fills out[0 .. count).  args: n positional, then one for each of names
 * (a tuple of strs, or CPY_UNSET).  function_name is used in messages. */
CPY_CHECKED bool cpy_bind_native(struct cpy_thread *t, struct cpy_native_object *f, const cpy_value *args, size_t n,
    cpy_value names, cpy_value *out);
/* Is it a type's __next__?  Such a native says that it is at its end by CPY_ERROR with nothing pending ... */
bool cpy_native_is_next(const struct cpy_native_object *f);
/* ... which becomes StopIteration when it is called as a function.  args: one for each parameter. */
cpy_value cpy_native_run(struct cpy_thread *t, const struct cpy_native_object *f, const cpy_value *args);
/* Calls a native with any arguments (self included by the caller where is_method). */
cpy_value cpy_native_call(struct cpy_thread *t, struct cpy_native_object *f, const cpy_value *args, size_t n, cpy_value names);
cpy_value cpy_method_new(struct cpy_thread *t, cpy_value function, cpy_value self); /* A bound method. */
cpy_value cpy_cell_new(struct cpy_thread *t, cpy_value v); /* A cell; v CPY_UNSET: empty. */

struct cpy_property {
    struct cpy_object head;
    cpy_field get, set, del, doc, name;
};
/* classmethod and staticmethod. */
struct cpy_wrapped_function {
    struct cpy_object head;
    cpy_field function;
    bool copied; /* are its name, docstring ... its own attributes by now? */
};
/* A slot made by __slots__. */
struct cpy_member {
    struct cpy_object head;
    uint32_t offset;       /* of the cpy_field from the start of the object */
    cpy_field name, type;
};
/* The setter of a native type's attribute that CPython keeps as a member: AttributeError "readonly attribute". */
cpy_value cpy_set_member(struct cpy_thread *t, const cpy_value *args);
/* A cpy_attribute of a native type. */
struct cpy_getset {
    struct cpy_object head;
    const struct cpy_attribute *row;
    cpy_field type;
};
struct cpy_super {
    struct cpy_object head;
    cpy_field type, object, object_type; /* super(type, object); object_type: where the MRO walk starts from */
};
struct cpy_module {
    struct cpy_object head;
    cpy_field dict;
    const struct cpy_module_def *def; /* what it was made from, if it is compiled in; else NULL */
    uint32_t made;                    /* bit n: row n of def->lazy has been made */
};
cpy_value cpy_module_new(struct cpy_thread *t, cpy_value name); /* An empty module with __name__ and its kin. */

#endif
