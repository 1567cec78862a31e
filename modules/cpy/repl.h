/* SPDX-License-Identifier: MIT */
/* modules/cpy/repl.h - the interactive prompt. */
#ifndef CPY_REPL_H
#define CPY_REPL_H

#include "vm/api.h"

/* Reads statements from the terminal and runs them until its end or SystemExit; returns the exit status. */
int cpy_repl(struct cpy_thread *t, bool banner);

#endif
