/* SPDX-License-Identifier: MIT */
/* vm/objects/builtins.h - the built-in functions and their namespace. */
#ifndef CPY_OBJECTS_BUILTINS_H
#define CPY_OBJECTS_BUILTINS_H

#include "vm/vm.h"

/* Makes the dict of built-ins: functions, types, exceptions, constants. */
CPY_CHECKED bool cpy_builtins_init(struct cpy_thread *t);
/* Adds exit, quit, copyright, credits, license and help to it (quitter.c). */
CPY_CHECKED bool cpy_quitters_init(struct cpy_thread *t);
/* An attribute of module sys (imported if need be); CPY_UNSET with nothing pending if it is missing. */
cpy_value cpy_sys_get(struct cpy_thread *t, cpy_value name);

#endif
