/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/enum.h - classes like digitalio.Direction, whose instances are attributes of the class.
 *
 * They are compared by identity, print as "digitalio.Direction.INPUT" and cannot be made by
 * a script.  A class is a cpy_type_def with CPY_ENUM_TYPE(), and says in fill() what its members are. */
#ifndef CPY_CIRCUITPYTHON_ENUM_H
#define CPY_CIRCUITPYTHON_ENUM_H

#include "vm/api.h"

struct cpy_enum_member {
    struct cpy_object head;
    const struct cpy_enum *of;
    unsigned index; /* in of->members */
};

struct cpy_enum {
    const struct cpy_type_def *type;
    const char *const *members; /* names, NULL-terminated */
};

extern const struct cpy_function cpy_enum_methods[];
#define CPY_ENUM_TYPE(dotted_name, text, fill_function)                                                                \
    {                                                                                                                  \
        .name = dotted_name, .doc = text, .size = sizeof(struct cpy_enum_member),                                      \
        .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT, .methods = cpy_enum_methods, .fill = fill_function                \
    }

/* For the type's fill(): makes the members. */
CPY_CHECKED bool cpy_enum_fill(struct cpy_thread *t, const struct cpy_enum *e, cpy_value type, cpy_value dict);
/* Member number i. */
cpy_value cpy_enum_value(struct cpy_thread *t, const struct cpy_enum *e, unsigned i);
/* The number of the member that an argument is; optional: None gives -1.  False: TypeError that names the parameter. */
CPY_CHECKED bool cpy_enum_argument(
    struct cpy_thread *t, const struct cpy_enum *e, cpy_value v, const char *parameter, bool optional, int *out);

#endif
