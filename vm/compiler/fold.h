/* SPDX-License-Identifier: MIT */
/* vm/compiler/fold.h - expressions that have their value at compile time. */
#ifndef CPY_COMPILER_FOLD_H
#define CPY_COMPILER_FOLD_H

#include "vm/compiler/scope.h"

/* Turns an expression whose parts are constants into a constant, if that cannot be told apart from
 * computing it at run time.  The parts have been folded already. */
void cpy_fold(struct cpy_compilation *c, struct cpy_node *node);
/* Is the truth of the expression known?  1, 0, or -1: it is not. */
int cpy_fold_truth(const struct cpy_node *node);

#endif
