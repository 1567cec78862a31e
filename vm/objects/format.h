/* SPDX-License-Identifier: MIT */
/* vm/objects/format.h - the format specification mini-language: [[fill]align][sign][z][#][0][width][,][.precision][type].
 *
 * spec is a str in each function here; the result is a str. */
#ifndef CPY_OBJECTS_FORMAT_H
#define CPY_OBJECTS_FORMAT_H

#include "vm/vm.h"

/* v is an int (any form; bool counts). */
cpy_value cpy_format_int_spec(struct cpy_thread *t, cpy_value v, cpy_value spec);
cpy_value cpy_format_float_spec(struct cpy_thread *t, double d, cpy_value spec);
cpy_value cpy_format_complex_spec(struct cpy_thread *t, cpy_value v, cpy_value spec);
cpy_value cpy_format_str_spec(struct cpy_thread *t, cpy_value v, cpy_value spec);

#endif
