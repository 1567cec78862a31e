/* SPDX-License-Identifier: MIT */
/* vm/compiler/warn.h - SyntaxWarning: what is allowed and is probably a mistake.
 *
 * The filters of module warnings decide.  Where they ask for an error, it is a SyntaxError at the place. */
#ifndef CPY_COMPILER_WARN_H
#define CPY_COMPILER_WARN_H

#include "vm/compiler/parser.h"
#include "vm/compiler/scope.h"

/* The same for tokens of a text that is parsed, from one to another.  False: raised. */
CPY_CHECKED bool cpy_warn_tokens(struct cpy_parser *p, uint32_t from, uint32_t to, const char *format, ...);
/* A number that has no blank behind it though a keyword follows; at the token p->pos. */
CPY_CHECKED bool cpy_warn_number(struct cpy_parser *p);

/* Each looks at a node whose parts have been visited; what is raised fails the compilation. */
void cpy_warn_call(struct cpy_compilation *c, const struct cpy_node *node);
void cpy_warn_subscript(struct cpy_compilation *c, const struct cpy_node *node); /* 1[0], 'a'['b'] */
void cpy_warn_compare(struct cpy_compilation *c, const struct cpy_node *node);   /* x is 1 */
void cpy_warn_assert(struct cpy_compilation *c, const struct cpy_node *node);    /* assert (x, 'text') */
void cpy_warn_node(struct cpy_compilation *c, const struct cpy_node *node, const char *format, ...); /* Any other. */

#endif
