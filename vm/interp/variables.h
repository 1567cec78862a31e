/* SPDX-License-Identifier: MIT */
/* vm/interp/variables.h - the variables of a frame by their names, for those who look at frames from outside. */
#ifndef CPY_INTERP_VARIABLES_H
#define CPY_INTERP_VARIABLES_H

#include "vm/interp/frame.h"

/* Where the variables of a frame lie at the moment: on a stack, in a generator that rests, or where they were saved. */
struct cpy_variables {
    const struct cpy_code *code;
    const struct cpy_func *function; /* whose closure has the free ones; NULL: none can be reached */
    cpy_value *registers;            /* of the others; CPY_DELETED is as good as unset */
    struct cpy_object *owner;        /* the object in which these lie; NULL: a stack */
    uint32_t pc;                     /* the instruction the frame is at, which tells whose variables are in use */
};

/* Those of a frame on a stack. */
struct cpy_variables cpy_variables_on_stack(const struct cpy_frame *frame);
/* Is the frame, of a module, within a comprehension that has variables of its own? */
bool cpy_variables_hidden(const struct cpy_variables *v);
/* The value of a name; CPY_UNSET: there is no such variable, or it is not set. */
cpy_value cpy_variables_get(const struct cpy_variables *v, cpy_value name);
/* Sets the variable of that name.  False: there is none. */
bool cpy_variables_set(const struct cpy_variables *v, cpy_value name, cpy_value to);
/* Is it the name of a variable, set or not? */
bool cpy_variables_has(const struct cpy_variables *v, cpy_value name);
/* A new dict of those that are set and of what is in the dict added (or CPY_UNSET) besides. */
cpy_value cpy_variables_dict(struct cpy_thread *t, const struct cpy_variables *v, cpy_value added);

/* Those of a frame object, wherever its frame is.  False: MemoryError is pending. */
CPY_CHECKED bool cpy_frame_variables(struct cpy_thread *t, struct cpy_frame_object *o, struct cpy_variables *v);
/* A new FrameLocalsProxy for a frame object: what f_locals is where names are variables (locals_proxy.c). */
cpy_value cpy_frame_proxy(struct cpy_thread *t, cpy_value frame);

#endif
