/* SPDX-License-Identifier: MIT */
/* vm/interp/import.h - running a module as the main program. */
#ifndef CPY_INTERP_IMPORT_H
#define CPY_INTERP_IMPORT_H

#include "vm/objects/function.h"

/* Finds a module as import does (of a package, its __main__) and runs it as __main__. */
cpy_value cpy_import_main(struct cpy_thread *t, const char *name);

#endif
