/* SPDX-License-Identifier: MIT */
/* vm/objects/exception_group.h - exceptions that hold other exceptions (PEP 654), for the interpreter. */
#ifndef CPY_OBJECTS_EXCEPTION_GROUP_H
#define CPY_OBJECTS_EXCEPTION_GROUP_H

#include "vm/objects/exception.h"

/* What splitting an exception gives: either may be CPY_UNSET for "nothing". */
struct cpy_split {
    cpy_value match, rest;
};

/* The definition of BaseExceptionGroup, but for its name. */
extern const struct cpy_function cpy_exception_group_methods[];
extern const struct cpy_attribute cpy_exception_group_attributes[];

bool cpy_is_exception_group(struct cpy_thread *t, cpy_value v); /* Is it an instance of BaseExceptionGroup? */
/* The class ExceptionGroup(BaseExceptionGroup, Exception). */
cpy_value cpy_exception_group_class(struct cpy_thread *t);
/* ExceptionGroup(message, [exceptions]), or the base class as the exceptions ask for; exceptions: a list. */
cpy_value cpy_exception_group_new(struct cpy_thread *t, const char *message, cpy_value exceptions);
/* The part of a group whose members, at any depth, lie in the groups of a list; CPY_NONE: nothing is left. */
cpy_value cpy_exception_group_project(struct cpy_thread *t, cpy_value group, cpy_value groups);

#endif
