/* SPDX-License-Identifier: MIT */
/* vm/compiler/ast_layout.h - how the nodes of the tree in C look as objects of module ast.
 *
 * A table has the class of each node, and of each field its name, its kind and where it lies; ast_object.c walks it. */
#ifndef CPY_COMPILER_AST_LAYOUT_H
#define CPY_COMPILER_AST_LAYOUT_H

#include "vm/compiler/ast.h"

enum cpy_field_kind {
    CPY_FIELD_NODE,      /* a node */
    CPY_FIELD_OPTIONAL,  /* a node or None */
    CPY_FIELD_LIST,      /* struct cpy_node_list; items may be None */
    CPY_FIELD_NAME,      /* a str */
    CPY_FIELD_OPTIONAL_NAME, /* a str, or CPY_UNSET for None */
    CPY_FIELD_NAMES,     /* an array of strs */
    CPY_FIELD_ARGUMENTS, /* struct cpy_arguments * */
    CPY_FIELD_TYPE_PARAMS, /* struct cpy_type_params */
    CPY_FIELD_STRUCTS,   /* an array of structs of another layout */
    CPY_FIELD_VALUE,     /* a constant */
    CPY_FIELD_U,         /* kind of a constant: 'u' or None */
    CPY_FIELD_OPERATOR, CPY_FIELD_BOOL_OPERATOR, CPY_FIELD_UNARY_OPERATOR, /* op, as an object */
    CPY_FIELD_CONTEXT,   /* op: Load, Store or Del */
    CPY_FIELD_COMPARISONS, /* ops of a comparison */
    CPY_FIELD_CONVERSION, /* op: -1 or a letter's number */
    CPY_FIELD_FLAG,      /* flag as an int: level, simple, is_async */
    CPY_FIELD_BOOL,      /* a bool, as an int */
    CPY_FIELD_KEYWORD_NAMES, CPY_FIELD_KEYWORD_VALUES, /* of MatchClass: names and patterns of its keywords */
    CPY_FIELD_NONE,      /* nothing here: None */
};

struct cpy_ast_layout;
struct cpy_ast_field {
    const char *name;
    uint8_t kind;                        /* enum cpy_field_kind */
    uint16_t offset, count;              /* in the struct; count: where an array's length lies */
    const struct cpy_ast_layout *layout; /* CPY_FIELD_STRUCTS: of each */
};

struct cpy_ast_layout {
    const char *name;                    /* the class in module ast */
    const struct cpy_ast_field *fields;
    uint8_t count;                       /* of fields */
    uint16_t size;                       /* bytes of the struct */
    uint16_t place;                      /* where its four ints lie, line first; 0: it has none */
};

/* The layout of a node; those of async def, for and with and of except* differ in their names alone. */
const struct cpy_ast_layout *cpy_ast_layout_of(const struct cpy_node *node);
/* Layout number i of all, and the kind and flag of its nodes; NULL: there are fewer. */
const struct cpy_ast_layout *cpy_ast_layout_at(unsigned i, uint8_t *kind, uint8_t *flag);
extern const struct cpy_ast_layout cpy_ast_arg; /* ast.arg */
extern const struct cpy_ast_layout cpy_ast_type_params[]; /* by enum cpy_type_param_kind */
/* Names of operators' classes by their number; NULL ends each. */
extern const char *const cpy_ast_operators[], *const cpy_ast_bool_operators[], *const cpy_ast_unary_operators[],
    *const cpy_ast_contexts[], *const cpy_ast_comparisons[];

/* A module, expression or interactive statement as objects of module ast.  CPY_ERROR. */
cpy_value cpy_ast_to_object(struct cpy_thread *t, const struct cpy_node_list *body, enum cpy_compile_mode mode);

#endif
