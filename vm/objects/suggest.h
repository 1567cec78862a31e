/* SPDX-License-Identifier: MIT */
/* vm/objects/suggest.h - which name was probably meant. */
#ifndef CPY_OBJECTS_SUGGEST_H
#define CPY_OBJECTS_SUGGEST_H

#include "vm/vm.h"

/* The item of a list or tuple of names that is nearest to a name (a str), or CPY_UNSET if none is near; nothing is
 * pending afterwards. */
cpy_value cpy_closest_name(struct cpy_thread *t, cpy_value wrong, cpy_value names);

/* Raises TypeError: a function (its name, ASCII or UTF-8) takes no keyword of that name, but perhaps one of a list of names
 * is meant.  names may be CPY_ERROR: then nothing but what is pending is raised. */
void cpy_raise_unexpected_keyword(struct cpy_thread *t, const char *function, cpy_value keyword, cpy_value names);
#endif
