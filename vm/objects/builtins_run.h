/* SPDX-License-Identifier: MIT */
/* vm/objects/builtins_run.h - what builtins.c and builtins_run.c need of each other. */
#ifndef CPY_OBJECTS_BUILTINS_RUN_H
#define CPY_OBJECTS_BUILTINS_RUN_H

#include "vm/vm.h"

/* Adds the functions that compile, run, read and print to the namespace of built-ins. */
CPY_CHECKED bool cpy_builtins_run_init(struct cpy_thread *t);
/* Adds aiter() and anext() (anext.c). */
CPY_CHECKED bool cpy_builtins_async_init(struct cpy_thread *t);
/* Adds a table of functions to it. */
CPY_CHECKED bool cpy_builtins_add(struct cpy_thread *t, const struct cpy_function *rows);
/* iter(callable, sentinel). */
cpy_value cpy_call_iterator_new(struct cpy_thread *t, cpy_value callable, cpy_value sentinel);

#endif
