/* SPDX-License-Identifier: MIT */
/* vm/objects/annotations.h - __annotations__, __annotate__ and __type_params__ of functions, classes and modules:
 * getters and setters for struct cpy_attribute. */
#ifndef CPY_OBJECTS_ANNOTATIONS_H
#define CPY_OBJECTS_ANNOTATIONS_H

#include "vm/vm.h"

#define CPY_ANNOTATION_ACCESS(A) \
    A(function, annotations) A(function, annotate) A(function, type_params) \
    A(class, annotations) A(class, annotate) A(class, type_params) \
    A(module, annotations) A(module, annotate)
/* args: the object; the setters' second one is the new value, or unset. */
#define A(what, name) \
    cpy_value cpy_##what##_##name(struct cpy_thread *t, const cpy_value *args); \
    cpy_value cpy_##what##_set_##name(struct cpy_thread *t, const cpy_value *args);
CPY_ANNOTATION_ACCESS(A)
#undef A

#endif
