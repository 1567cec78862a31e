/* SPDX-License-Identifier: MIT */
/* vm/objects/module.h - modules, and the specs that tell how they were found. */
#ifndef CPY_OBJECTS_MODULE_H
#define CPY_OBJECTS_MODULE_H

#include "vm/objects/function.h"

/* What __spec__ of a module is (PEP 451). */
struct cpy_spec {
    struct cpy_object head;
    cpy_field name;       /* str: the full dotted name */
    cpy_field loader;     /* of a module that import itself made None, until somebody asks for it */
    cpy_field origin;     /* str: the file's path, 'built-in' or 'frozen'; None for a namespace package */
    cpy_field locations;  /* list of folders where submodules are looked for; None if this is no package */
    cpy_field state;      /* loader_state: whatever a program puts there */
    bool has_location;    /* origin is a file */
    bool initializing;    /* the module's code runs ... */
    struct cpy_thread *importer; /* ... in this thread */
};

extern const struct cpy_type_def cpy_spec_type;

/* A spec; origin and locations may be None. */
cpy_value cpy_spec_new(struct cpy_thread *t, cpy_value name, cpy_value origin, cpy_value locations, bool has_location);
/* The spec that import gave a module, or NULL: it has none, or one of another class. */
struct cpy_spec *cpy_spec_of(struct cpy_thread *t, cpy_value module);
/* What loads the module, or None: for a module that import found by itself it is made now. */
cpy_value cpy_spec_loader(struct cpy_thread *t, struct cpy_spec *s);
/* Does the code of module (any object) still run?  False also when nobody can tell. */
bool cpy_is_initializing(struct cpy_thread *t, cpy_value module);
/* AttributeError for a name that is missing in a module, with what may explain it: a file that hides a module of the
 * standard library, or a circular import. */
cpy_value cpy_raise_module_attribute(struct cpy_thread *t, cpy_value module, cpy_value name);

#endif
