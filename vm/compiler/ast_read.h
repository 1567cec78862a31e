/* SPDX-License-Identifier: MIT */
/* vm/compiler/ast_read.h - objects of module ast as a tree, and what is checked about such a tree. */
#ifndef CPY_COMPILER_AST_READ_H
#define CPY_COMPILER_AST_READ_H

#include "vm/compiler/ast_layout.h"
#include "vm/compiler/scope.h"

/* The sums of the abstract grammar that nodes belong to. */
enum cpy_ast_sum { CPY_AST_STATEMENT, CPY_AST_EXPRESSION, CPY_AST_PATTERN, CPY_AST_TYPE_PARAM };

#define CPY_OWN_CONTEXT (-1) /* a part has the context of the node, which is known when that is complete */

/* Reads an object of the class for c->mode.  False: an exception is pending. */
CPY_CHECKED bool cpy_ast_from_object(struct cpy_compilation *c, cpy_value object, struct cpy_node_list *body);

/* --- ast_check.c; false: TypeError, ValueError or SyntaxError is pending, in CPython's words ------------- */

/* What a field holds by its name: one thing, or a list. */
enum cpy_ast_sum cpy_ast_sum_of_field(const char *name);
/* What the items of a list are. */
enum cpy_ast_sum cpy_ast_sum_of_list(const char *name);
/* The context of what a field of a node (NULL: of another struct) holds: enum cpy_expr_context or CPY_OWN_CONTEXT. */
int cpy_ast_context_of(const struct cpy_node *node, const char *name);
/* Is an expression one that context allows, and has it that? */
CPY_CHECKED bool cpy_ast_check_context(struct cpy_compilation *c, const struct cpy_node *node, int context);
/* Could the parser have made a complete node? */
CPY_CHECKED bool cpy_ast_check(struct cpy_compilation *c, const struct cpy_node *node);
/* The same of a function's parameters. */
CPY_CHECKED bool cpy_ast_check_arguments(struct cpy_compilation *c, const struct cpy_arguments *args);
/* Takes a number into a node: the level of an import, a conversion, simple. */
CPY_CHECKED bool cpy_ast_check_number(struct cpy_compilation *c, struct cpy_node *node, int n);
/* Four ints: line, column, end line, end column. */
CPY_CHECKED bool cpy_ast_check_place(struct cpy_compilation *c, const int *place);

#endif
