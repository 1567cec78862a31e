/* SPDX-License-Identifier: MIT */
/* vm/compiler/ast.h - the syntax tree that the parser builds and the compiler reads.
 *
 * Node kinds and field names follow the abstract grammar in the Python library
 * reference (module ast).  All nodes lie in one arena and are freed with it; values
 * in nodes (names, constants) are kept alive by the arena. */
#ifndef CPY_COMPILER_AST_H
#define CPY_COMPILER_AST_H

#include "vm/vm.h"

struct cpy_arena_block {
    struct cpy_arena_block *next;
    size_t cap; /* bytes of data */
    _Alignas(16) char data[];
};

#define CPY_KEPT_HERE 64

/* Memory of one compilation.  It lies on the C stack, where the collector sees the values that are kept in it. */
struct cpy_arena {
    struct cpy_thread *t;
    struct cpy_arena_block *blocks; /* newest first */
    char *next, *limit, *end; /* free in the newest: [next, limit) is zeroed, [limit, end) is not yet */
    struct cpy_handle keep; /* a list of tuples: every value in the tree, but for the last ones, which are here: */
    uint32_t kept_count;
    cpy_value kept[CPY_KEPT_HERE];
};

/* An empty arena; t counts its memory and gets MemoryError. */
void cpy_arena_init(struct cpy_arena *arena, struct cpy_thread *t);
void cpy_arena_free(struct cpy_arena *arena); /* Frees all that was allocated from it. */
/* Frees the blocks that the VM keeps from one compilation to the next. */
void cpy_arena_free_spare(struct cpy_vm *vm);
/* The same as cpy_arena_alloc(), which calls it when nothing of that size is zeroed. */
void *cpy_arena_alloc_slowly(struct cpy_arena *arena, size_t size);
/* Zeroed memory; NULL: MemoryError is pending. */
CPY_INLINE void *cpy_arena_alloc(struct cpy_arena *arena, size_t size)
{
    char *block = arena->next;

    if (CPY_UNLIKELY(size > (size_t)(arena->limit - block)))
        return cpy_arena_alloc_slowly(arena, size);
    arena->next = block + ((size + 7) & ~(size_t)7);
    return block;
}
/* Memory that is not zeroed; NULL: MemoryError is pending. */
void *cpy_arena_take(struct cpy_arena *arena, size_t size);
/* Moves an array of *cap items of that size to a block for twice as many, or, if there is none, makes one for least.
 * False: MemoryError is pending. */
CPY_CHECKED bool cpy_arena_grow(struct cpy_arena *arena, void *array, uint32_t *cap, size_t size, uint32_t least);
/* Moves the values kept in the arena itself to its list.  False: MemoryError is pending. */
CPY_CHECKED bool cpy_arena_keep_elsewhere(struct cpy_arena *arena);
/* Keeps v as long as the arena lives, and returns it; CPY_ERROR stays CPY_ERROR. */
CPY_INLINE cpy_value cpy_arena_keep(struct cpy_arena *arena, cpy_value v)
{
    if (!cpy_is_object(v))
        return v;
    if (CPY_UNLIKELY(arena->kept_count == CPY_KEPT_HERE) && !cpy_arena_keep_elsewhere(arena))
        return CPY_ERROR;
    return arena->kept[arena->kept_count++] = v;
}

enum cpy_node_kind {
    /* statements */
    CPY_NODE_FUNCTION_DEF, CPY_NODE_CLASS_DEF, CPY_NODE_RETURN, CPY_NODE_DELETE, CPY_NODE_ASSIGN, CPY_NODE_AUG_ASSIGN,
    CPY_NODE_ANN_ASSIGN, CPY_NODE_FOR, CPY_NODE_WHILE, CPY_NODE_IF, CPY_NODE_WITH, CPY_NODE_RAISE, CPY_NODE_TRY,
    CPY_NODE_ASSERT, CPY_NODE_IMPORT, CPY_NODE_IMPORT_FROM, CPY_NODE_GLOBAL, CPY_NODE_NONLOCAL, CPY_NODE_EXPR_STMT,
    CPY_NODE_PASS, CPY_NODE_BREAK, CPY_NODE_CONTINUE, CPY_NODE_MATCH, CPY_NODE_TYPE_ALIAS,
    /* expressions */
    CPY_NODE_BOOL_OP, CPY_NODE_NAMED_EXPR, CPY_NODE_BIN_OP, CPY_NODE_UNARY_OP, CPY_NODE_LAMBDA, CPY_NODE_IF_EXP,
    CPY_NODE_DICT, CPY_NODE_SET, CPY_NODE_LIST_COMP, CPY_NODE_SET_COMP, CPY_NODE_DICT_COMP, CPY_NODE_GENERATOR_EXP,
    CPY_NODE_YIELD, CPY_NODE_YIELD_FROM, CPY_NODE_AWAIT, CPY_NODE_COMPARE, CPY_NODE_CALL, CPY_NODE_FORMATTED_VALUE,
    CPY_NODE_JOINED_STR, CPY_NODE_CONSTANT, CPY_NODE_ATTRIBUTE, CPY_NODE_SUBSCRIPT, CPY_NODE_STARRED, CPY_NODE_NAME,
    CPY_NODE_LIST, CPY_NODE_TUPLE, CPY_NODE_SLICE,
    /* patterns */
    CPY_NODE_MATCH_VALUE, CPY_NODE_MATCH_SINGLETON, CPY_NODE_MATCH_SEQUENCE, CPY_NODE_MATCH_MAPPING, CPY_NODE_MATCH_CLASS,
    CPY_NODE_MATCH_STAR, CPY_NODE_MATCH_AS, CPY_NODE_MATCH_OR,
};

enum cpy_expr_context { CPY_CTX_LOAD, CPY_CTX_STORE, CPY_CTX_DEL };
enum cpy_bool_op { CPY_BOOL_AND, CPY_BOOL_OR };
enum cpy_unary_op { CPY_UNARY_INVERT, CPY_UNARY_NOT, CPY_UNARY_ADD, CPY_UNARY_SUB };
/* Comparisons: the first six are enum cpy_compare. */
enum cpy_cmp_op { CPY_CMP_LT, CPY_CMP_LE, CPY_CMP_EQ, CPY_CMP_NE, CPY_CMP_GT, CPY_CMP_GE,
    CPY_CMP_IS, CPY_CMP_IS_NOT, CPY_CMP_IN, CPY_CMP_NOT_IN };

struct cpy_node;
struct cpy_symbol; /* compiler/scope.h */
struct cpy_scope;  /* likewise */

/* A sequence of nodes. */
struct cpy_node_list {
    struct cpy_node **items; /* items may be NULL where the grammar says "expr?" (dict keys for **) */
    uint32_t count;
};

/* A parameter: annotation may be NULL. */
struct cpy_arg {
    cpy_value name;
    struct cpy_node *annotation;
    int line, column, end_line, end_column;
};

enum cpy_type_param_kind { CPY_PARAM_TYPEVAR, CPY_PARAM_PARAMSPEC, CPY_PARAM_TYPEVARTUPLE };

/* T, *T or **T in brackets behind the name of a function, class or type alias. */
struct cpy_type_param {
    uint8_t kind;                    /* enum cpy_type_param_kind */
    cpy_value name;
    struct cpy_node *bound, *value;  /* behind ":", only of a TypeVar, and the default behind "="; NULL: absent */
    int line, column, end_line, end_column;
};

struct cpy_type_params {
    struct cpy_type_param *items;
    uint32_t count; /* 0: there are no brackets */
};

struct cpy_arguments {
    struct cpy_arg *args;      /* positional-only first, then positional; then keyword-only */
    uint32_t posonly_count, positional_count, kwonly_count; /* positional_count includes positional-only */
    struct cpy_arg *vararg, *kwarg; /* NULL if absent */
    struct cpy_node_list defaults;    /* of the last positional parameters */
    struct cpy_node_list kw_defaults; /* one for each keyword-only parameter, NULL: none */
};

/* name=value in a call or class; name CPY_UNSET: **value. */
struct cpy_keyword {
    cpy_value name;
    struct cpy_node *value;
    int line, column, end_line, end_column;
};

/* "for target in iter if ..." of a comprehension. */
struct cpy_comprehension {
    struct cpy_node *target, *iter;
    bool is_async; /* "async for" */
    struct cpy_node_list ifs;
};

struct cpy_except_handler {
    struct cpy_node *type;  /* NULL: bare except */
    cpy_value name;         /* or CPY_UNSET */
    struct cpy_node_list body;
    int line, column, end_line, end_column;
};

/* "case pattern if guard: body"; guard may be NULL. */
struct cpy_match_case {
    struct cpy_node *pattern, *guard;
    struct cpy_node_list body;
};

struct cpy_with_item {
    struct cpy_node *context, *vars; /* vars may be NULL */
};

/* "a.b.c as d": name is the dotted name. */
struct cpy_alias {
    cpy_value name, as_name;
    int line, column, end_line, end_column;
};

struct cpy_node {
    uint8_t kind;       /* enum cpy_node_kind */
    uint8_t op;         /* operator of BIN_OP, AUG_ASSIGN (enum cpy_operator), UNARY_OP, BOOL_OP; conversion of
                           FORMATTED_VALUE (0, 's', 'r', 'a'); context of NAME, ATTRIBUTE, SUBSCRIPT, STARRED, LIST, TUPLE */
    uint8_t flag;       /* IMPORT_FROM: level (255 at most); ANN_ASSIGN: 1 = simple name, 2 = may not be reached; TRY: 1 = except*; CONSTANT: 1 = u'' prefix;
                           FUNCTION_DEF, FOR, WITH: CPY_NODE_ASYNC;
                           any expression: CPY_NODE_PARENTHESISED */
    int line, column, end_line, end_column; /* lines from 1, columns in UTF-8 bytes from 0 */
    union {
        struct { cpy_value name; struct cpy_arguments *args; struct cpy_node_list body, decorators; struct cpy_node *returns;
                 struct cpy_type_params type_params; struct cpy_scope *scope; } function; /* scope: set by scope analysis, as the others */
        struct { cpy_value name; struct cpy_node_list bases; struct cpy_keyword *keywords; uint32_t keyword_count;
                 struct cpy_node_list body, decorators; struct cpy_type_params type_params; struct cpy_scope *scope; } class_def;
        struct { struct cpy_node *target, *value; struct cpy_type_params type_params; } type_alias;
        struct { struct cpy_node *value; } value;  /* RETURN, EXPR_STMT, YIELD, YIELD_FROM, AWAIT, STARRED, MATCH_VALUE
                                                      (value may be NULL for RETURN, YIELD) */
        struct { struct cpy_node_list targets; struct cpy_node *value; } assign; /* DELETE: value NULL */
        struct { struct cpy_node *target, *value; } aug_assign;                  /* also NAMED_EXPR */
        struct { struct cpy_node *target, *annotation, *value; /* value may be NULL */
                 struct cpy_node *next; uint32_t index; } ann_assign;    /* in scope->annotated: set by scope analysis */
        struct { struct cpy_node *target, *iter; struct cpy_node_list body, orelse; } for_loop;
        struct { struct cpy_node *test; struct cpy_node_list body, orelse; } branch; /* WHILE, IF */
        struct { struct cpy_with_item *items; uint32_t item_count; struct cpy_node_list body; } with;
        struct { struct cpy_node *exc, *cause; } raise;
        struct { struct cpy_node_list body, orelse, final; struct cpy_except_handler *handlers; uint32_t handler_count; } try_stmt;
        struct { struct cpy_node *test, *msg; } assertion;
        struct { cpy_value module; struct cpy_alias *names; uint32_t count; } import; /* module: UNSET for IMPORT and "from . import" */
        struct { struct cpy_node *subject; struct cpy_match_case *cases; uint32_t count; } match;
        struct { struct cpy_node_list keys, patterns; cpy_value rest; } match_mapping; /* rest: UNSET without **rest */
        struct { struct cpy_node *class; struct cpy_node_list patterns; struct cpy_keyword *keywords; uint32_t keyword_count; } match_class;
        struct { cpy_value name; } match_star;                                   /* UNSET: *_ */
        struct { struct cpy_node *pattern; cpy_value name; } match_as;           /* NULL: captures all; UNSET: the wildcard _ */
        struct { cpy_value *names; uint32_t count; } names;                      /* GLOBAL, NONLOCAL */
        struct { struct cpy_node_list values; } list;                            /* BOOL_OP, JOINED_STR, SET, LIST, TUPLE,
                                                                                    MATCH_SEQUENCE, MATCH_OR */
        struct { struct cpy_node *left, *right; } bin;
        struct { struct cpy_node *operand; } unary;
        struct { struct cpy_arguments *args; struct cpy_node *body; struct cpy_scope *scope; } lambda;
        struct { struct cpy_node *test, *body, *orelse; } if_exp;
        struct { struct cpy_node_list keys, values; } dict;                      /* key NULL: **value */
        struct { struct cpy_node *element, *value; struct cpy_comprehension *generators; uint32_t count;
                 struct cpy_scope *scope; } comp; /* value: of DICT_COMP */
        struct { struct cpy_node *left; uint8_t *ops; struct cpy_node_list comparators; } compare;
        struct { struct cpy_node *func; struct cpy_node_list args; struct cpy_keyword *keywords; uint32_t keyword_count; } call;
        struct { struct cpy_node *value, *spec; } formatted;                     /* spec: JOINED_STR or NULL */
        struct { cpy_value value; } constant;                                    /* also MATCH_SINGLETON */
        struct { struct cpy_node *value; cpy_value attr; } attribute;
        struct { struct cpy_node *value, *slice; } subscript;
        struct { cpy_value id; struct cpy_symbol *symbol; } name;                 /* symbol: set by scope analysis */
        struct { struct cpy_node *lower, *upper, *step; } slice;                 /* each may be NULL */
    };
};
#define CPY_NODE_PARENTHESISED 128 /* in flag: the expression was in parentheses of its own */
#define CPY_NODE_HAS_YIELD 64      /* in flag: a yield or await stands within the expression (set by scope analysis) */
#define CPY_NODE_CLEAN 32          /* in flag of CONSTANT: a docstring that has lost its margin */
#define CPY_NODE_ASYNC 1           /* in flag of FUNCTION_DEF, FOR and WITH: "async" stands before it */

/* What is compiled: a file, an expression, one interactive statement. */
enum cpy_compile_mode { CPY_COMPILE_EXEC, CPY_COMPILE_EVAL, CPY_COMPILE_SINGLE, CPY_COMPILE_MODULE,
    CPY_COMPILE_MODES = 15,              /* the bits of all these */
    CPY_COMPILE_FUTURE_ANNOTATIONS = 16, /* with one of them, to compile: as if "from __future__ import annotations" */
    CPY_COMPILE_TOP_LEVEL_AWAIT = 32,    /* likewise: await may stand outside functions; running such code makes a coroutine */
    CPY_COMPILE_SEVERAL = 128,           /* with SINGLE: any number of statements, and blocks that no empty line ends */
    CPY_COMPILE_CLEAN = 64,              /* with EXEC, to cpy_parse(): docstrings in the tree lose their margin */
};

/* Parses UTF-8 source (after decode: no BOM, no NULs).  Statements of the file in *body; for EVAL body->items[0]
 * is the expression.  False: SyntaxError or MemoryError is pending; *incomplete (may be NULL) says whether more
 * lines could complete it (REPL). */
CPY_CHECKED bool cpy_parse(struct cpy_arena *arena, const char *source, size_t len, const char *file,
    enum cpy_compile_mode mode, struct cpy_node_list *body, bool *incomplete);

#endif
