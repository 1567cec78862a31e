/* SPDX-License-Identifier: MIT */
/* vm/interp/import.h - what the parts of import share. */
#ifndef CPY_INTERP_IMPORT_H
#define CPY_INTERP_IMPORT_H

#include "vm/objects/function.h"

/* --- import.c --- */

/* The definition of a compiled-in module, or NULL. */
const struct cpy_module_def *cpy_find_definition(struct cpy_thread *t, const char *name);
/* Puts everything that a definition's tables say into a module. */
CPY_CHECKED bool cpy_fill_module(struct cpy_thread *t, cpy_value module, const struct cpy_module_def *def);
/* Runs a definition's Python source, if it has any, in a namespace. */
CPY_CHECKED bool cpy_run_definition(struct cpy_thread *t, const struct cpy_module_def *def, cpy_value globals);
/* Reads a whole file.  NULL: OSError or MemoryError is pending.  To be freed by the caller. */
char *cpy_read_source(struct cpy_thread *t, const char *path, size_t *len);
/* Where top-level modules are looked for now: sys.path as a list or tuple. */
cpy_value cpy_search_path(struct cpy_thread *t);

/* What stands under a module's name in a folder: nothing, NAME/__init__.py, NAME.py, a folder NAME without __init__.py. */
enum cpy_found { CPY_FOUND_NOTHING, CPY_FOUND_PACKAGE, CPY_FOUND_FILE, CPY_FOUND_FOLDER };
/* Looks in one folder; path (of size bytes) receives the full path of what was found. */
enum cpy_found cpy_look_in(const char *folder, const char *name, char *path, size_t size);
/* ModuleNotFoundError "No module named 'name'" with why behind it. */
cpy_value cpy_raise_not_found(struct cpy_thread *t, const char *name, const char *why);

/* --- import_statement.c --- */

/* The built-in __import__(name, globals, locals, fromlist, level). */
cpy_value cpy_import_native(struct cpy_thread *t, const cpy_value *args);

/* --- import_main.c --- */

/* Finds a module as import does (of a package, its __main__) and runs it as __main__.  What cannot be found is
 * SystemExit with a message, as for CPython's -m. */
cpy_value cpy_import_main(struct cpy_thread *t, const char *name);

#endif
