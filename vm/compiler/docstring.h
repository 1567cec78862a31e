/* SPDX-License-Identifier: MIT */
/* vm/compiler/docstring.h - docstrings without the indentation that the source gave them, as since Python 3.13.
 *
 * The parser cleans those that it can as it reads them; the code generator the others: of modules, with tabs, with escapes. */
#ifndef CPY_COMPILER_DOCSTRING_H
#define CPY_COMPILER_DOCSTRING_H

#include "vm/api.h"

/* A docstring with tabs expanded and without the margin that all lines but the first have. */
cpy_value cpy_clean_docstring(struct cpy_thread *t, cpy_value doc);
/* The same for UTF-8 without tabs, written to `to`, which has room for *len bytes; *len becomes that of the result.  False: there
 * is nothing to be done, and nothing was written. */
bool cpy_clean_doc_bytes(const char *text, size_t *len, char *to);

#endif
