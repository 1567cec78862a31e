/* SPDX-License-Identifier: MIT */
/* modules/cpy/repl.h - the interactive prompt and its parts. */
#ifndef CPY_REPL_H
#define CPY_REPL_H

#include "vm/api.h"

/* --- repl.c --- */

/* Reads statements from standard input and runs them until its end or SystemExit; returns the exit status. */
int cpy_repl(struct cpy_thread *t, bool banner);

/* --- repl_line.c --- */

enum cpy_line {
    CPY_LINE_READ,  /* there is a line */
    CPY_LINE_END,   /* the input has ended */
    CPY_LINE_ERROR, /* an exception is pending: KeyboardInterrupt, or one of a handler that ran meanwhile */
};

/* A source of lines: readline where standard input and output are a terminal, else sys.stdin as it was at the start.
 * One at a time in a process, for readline has one state. */
struct cpy_line_reader;
/* NULL: MemoryError is pending. */
struct cpy_line_reader *cpy_line_reader_new(struct cpy_thread *t);
/* Reads a line: *line is malloc'ed, ends with a newline but perhaps for the last one, and has *len bytes. */
enum cpy_line cpy_read_line(struct cpy_line_reader *r, const char *prompt, char **line, size_t *len);
/* Writes the history and frees the reader. */
void cpy_line_reader_free(struct cpy_line_reader *r);

/* --- repl_complete.c --- */

/* Is this the beginning of an import statement?  Modules can be offered where nothing is typed yet. */
bool cpy_completes_import(const char *before);
/* What text (UTF-8) can become, of whose line the len bytes before it are given: a list of the names, of the attributes
 * behind a dotted name, or of what can be imported.  CPY_ERROR: an exception is pending. */
cpy_value cpy_completions(struct cpy_thread *t, const char *before, size_t len, const char *text);

#endif
