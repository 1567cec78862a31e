/* SPDX-License-Identifier: MIT */
/* modules/stdlib/sys.h - what the files of module sys need of each other. */
#ifndef CPY_STDLIB_SYS_H
#define CPY_STDLIB_SYS_H

#include "vm/api.h"

cpy_value cpy_sys_audit(struct cpy_thread *t, const cpy_value *args);        /* sys.audit(event, *args). */
cpy_value cpy_sys_addaudithook(struct cpy_thread *t, const cpy_value *args); /* sys.addaudithook(hook). */
/* sys.breakpointhook(*args, **kws): calls what the environment's variable PYTHONBREAKPOINT names. */
cpy_value cpy_sys_breakpointhook(struct cpy_thread *t, const cpy_value *args);

/* The class that stands for import itself in sys.meta_path. */
extern const struct cpy_type_def cpy_path_finder_type;

#endif
