/* SPDX-License-Identifier: MIT */
/* vm/compiler/scope.h - which variable a name means.
 *
 * Analysis walks the tree once (scope_visit.c): it makes a scope for every
 * function, lambda, class and comprehension, notes how each name is used in it,
 * reports misuse, and folds constants on the way back up.  Then scope.c decides
 * where each variable lives and numbers registers, cells and free variables.
 *
 * A comprehension (not a generator expression) is *inlined*: its variables are registers of the frame around it, and its
 * other names mean what they mean there; in a class body, what they mean in a function there.  In a module or class, one
 * that calls locals(), eval() or the like is not. */
#ifndef CPY_COMPILER_SCOPE_H
#define CPY_COMPILER_SCOPE_H

#include "vm/compiler/ast.h"
#include "vm/objects/str.h"

struct cpy_unit_memory;

/* A hash table from a non-zero word (a name, the address of a node) to a pointer; lies in the arena. */
struct cpy_map {
    struct cpy_map_row {
        uint64_t key; /* 0: free */
        void *value;
    } *rows;
    uint32_t count, mask; /* mask: rows less one; rows is NULL while count is 0 */
};

/* What waits until all names have been seen, as what is wrong with those is told first: a mistake, or the pattern of a
 * case, which has yet to be checked. */
struct cpy_late {
    struct cpy_late *next;
    const struct cpy_node *pattern; /* NULL: a mistake */
    bool irrefutable;               /* may the pattern match everything? */
    int line, column, end_line, end_column;
    const char *format;             /* of the message */
    cpy_value argument;             /* in it */
};

/* One compilation: what analysis and code generation share. */
struct cpy_compilation {
    struct cpy_thread *t;
    struct cpy_arena *arena;
    const char *file, *source;  /* source: UTF-8, for messages and f-strings in annotations kept as text; may be NULL */
    size_t source_len;
    cpy_value filename;
    cpy_value debug_name, super_name; /* "__debug__" and "super", interned as all names are */
    cpy_value type_params_name; /* ".type_params": those of a generic class, in the scope around it */
    cpy_value generic_base_name; /* ".generic_base": its last base, Generic[...], there */
    cpy_value class_dict_name;  /* "__classdict__": the cell through which annotations see a class's namespace */
    enum cpy_compile_mode mode;
    int optimize;               /* 0, 1 or 2 */
    bool future_annotations;
    bool top_level_await;       /* await may stand outside functions */
    bool failed;                /* an exception is pending: all else is given up */
    struct cpy_map scopes;      /* those of annotations and type parameters: address -> struct cpy_scope */
    struct cpy_late *late, **last_late; /* in order of appearance */
    const char **lines;         /* start of each source line, made when first needed */
    uint32_t line_count;
    struct cpy_unit_memory *spare; /* arrays of finished units, to be used again (emit.c) */
};

enum cpy_symbol_flags {
    CPY_SYMBOL_PARAMETER = 1,
    CPY_SYMBOL_ASSIGNED = 2,     /* bound here by any statement */
    CPY_SYMBOL_USED = 4,
    CPY_SYMBOL_GLOBAL = 8,       /* "global x" */
    CPY_SYMBOL_NONLOCAL = 16,    /* "nonlocal x" */
    CPY_SYMBOL_ANNOTATED = 32,
    CPY_SYMBOL_ITERATION = 64,   /* target of a comprehension's for */
    CPY_SYMBOL_WALRUS = 128,     /* bound within an expression */
    CPY_SYMBOL_DELETED = 256,    /* unbound by del or at the end of an except clause */
    CPY_SYMBOL_CAPTURED = 512,   /* an inner function refers to it */
    CPY_SYMBOL_USED_WITHIN = 1024, /* used by an inlined comprehension */
    CPY_SYMBOL_TYPE_PARAM = 2048,
    CPY_SYMBOL_IMPORTED = 4096,
};

enum cpy_symbol_place {
    CPY_IN_NAMESPACE,  /* looked up by name in the frame's mapping, else globally */
    CPY_IN_GLOBALS,
    CPY_IN_REGISTER,
    CPY_IN_CELL,       /* a cell that a register of this function holds */
    CPY_IN_CLOSURE,    /* free variable */
    CPY_IN_NAMESPACE_OR_CLOSURE, /* in a class body: the namespace, else the free variable */
    CPY_IN_CLASS_OR_CLOSURE,     /* in an annotation scope: the namespace of the class around, else the free variable */
    CPY_IN_CLASS_OR_GLOBALS,     /* the same, else globally */
};

struct cpy_symbol {
    cpy_value name;
    uint16_t flags;       /* enum cpy_symbol_flags */
    uint8_t place;        /* enum cpy_symbol_place */
    int32_t reg;          /* register of the variable or its cell; -1: none */
    int32_t free_index;   /* number in the closure; -1: none */
    const struct cpy_node *directive; /* the first "global x" or "nonlocal x" */
    struct cpy_symbol *meaning; /* in an inlined comprehension: the symbol around it that is meant, or NULL */
    struct cpy_symbol *next;    /* in order of appearance */
    struct cpy_symbol *chained; /* in the same slot of its scope */
};

#define CPY_FEW_SYMBOLS 16 /* a power of two */

enum cpy_scope_kind {
    CPY_SCOPE_MODULE,
    CPY_SCOPE_CLASS,
    CPY_SCOPE_FUNCTION,
    CPY_SCOPE_LAMBDA,
    CPY_SCOPE_COMPREHENSION,
    CPY_SCOPE_TYPE_PARAMS, /* around a generic function, class or alias: its type parameters */
    CPY_SCOPE_ANNOTATION   /* evaluated when somebody asks: annotations, bounds, defaults, values of aliases */
};

struct cpy_scope {
    uint8_t kind;              /* enum cpy_scope_kind */
    bool inlined;              /* a comprehension without a frame of its own */
    bool generator;            /* a yield stands directly in it, or it is a generator expression */
    bool coroutine;            /* async def */
    bool awaits;               /* a comprehension with "async for" or await in it */
    bool conditional;          /* one of its annotations may not be reached */
    bool sees_class;           /* annotation scopes: names are looked for in the namespace of the class around first */
    const char *purpose;       /* TYPE_PARAMS, ANNOTATION: what messages call it, "a type alias" */
    cpy_value title;           /* likewise: the name of what it belongs to, or unset */
    int line;                  /* likewise: where that begins, or 0 */
    struct cpy_scope *annotations; /* MODULE, CLASS: the scope of its variables' annotations, or NULL */
    struct cpy_node *annotated, *last_annotated; /* likewise: statements that annotate simple names, linked */
    bool nested;               /* within a function, or what is like one */
    uint16_t iterable_depth;   /* while visiting: inside iterables of comprehensions */
    const struct cpy_node *node;
    const struct cpy_node *value_return; /* the first return with a value, or NULL */
    struct cpy_scope *parent, *first_child, *last_child, *sibling;
    cpy_value private_class;   /* name of the class around, for __private names; or unset */
    cpy_value self;            /* first parameter of a method, or unset */
    struct cpy_symbol *first, **last; /* in order of appearance */
    struct cpy_symbol **slots; /* hash table of its symbols, by the addresses of their names */
    uint32_t slot_mask, symbol_count;
    struct cpy_symbol *few[CPY_FEW_SYMBOLS]; /* the first slots */
    struct cpy_map self_names; /* class: the NAMEs of self.NAME = ... in its methods */
    /* Filled by layout, for scopes with a frame: */
    struct cpy_symbol **locals; /* by register: locals[r]->name */
    struct cpy_symbol **cells, **frees; /* sorted by name */
    uint32_t parameter_count, local_count, cell_count, free_count;
    uint32_t own_count; /* of the locals: those that are no variables of inlined comprehensions, which come last */
};

/* The slot of a non-zero word in a hash table of mask + 1. */
CPY_INLINE uint32_t cpy_word_slot(uint64_t word, uint32_t mask) { return (uint32_t)((word * 0x9e3779b97f4a7c15u) >> 32) & mask; }
/* NULL: absent. */
void *cpy_map_get(const struct cpy_map *map, uint64_t key);
/* Adds or replaces. */
void cpy_map_set(struct cpy_compilation *c, struct cpy_map *map, uint64_t key, void *value);
/* Zeroed arena memory; NULL after a failure, which is noted in c. */
void *cpy_compilation_alloc(struct cpy_compilation *c, size_t size);
/* Keeps v alive during the compilation; notes a failure. */
cpy_value cpy_compilation_keep(struct cpy_compilation *c, cpy_value v);
/* SyntaxError at a place; format with cpy_raise()'s conversions, for one argument that is a value. */
void cpy_compilation_error(struct cpy_compilation *c, int line, int column, int end_line, int end_column,
    const char *format, cpy_value argument);
/* SyntaxError at a node; argument fills %V of the format. */
void cpy_node_error(struct cpy_compilation *c, const struct cpy_node *node, const char *format, cpy_value argument);
/* Is there C stack left to go one level deeper?  Else RecursionError, noted in c. */
bool cpy_compilation_too_deep(struct cpy_compilation *c);
CPY_INLINE bool cpy_can_descend(struct cpy_compilation *c)
{
    return CPY_LIKELY((uintptr_t)__builtin_frame_address(0) > c->t->c_stack_limit) || !cpy_compilation_too_deep(c);
}
/* The text of an expression, written as ast.unparse() would; CPY_ERROR: noted in c. */
cpy_value cpy_unparse(struct cpy_compilation *c, struct cpy_node *node);
/* The source text of an expression, or CPY_UNSET. */
cpy_value cpy_compilation_text(struct cpy_compilation *c, const struct cpy_node *node);

/* Analyses the whole tree; the module's scope, or NULL. */
struct cpy_scope *cpy_scope_analyse(struct cpy_compilation *c, const struct cpy_node_list *body);
/* Analyses the tree; its scopes as tuples (symtable.c). */
cpy_value cpy_symtable_of(struct cpy_compilation *c, const struct cpy_node_list *body);
/* The scope of annotations or type parameters that an address stands for; other scopes are noted in their nodes. */
struct cpy_scope *cpy_scope_of(struct cpy_compilation *c, const void *key);
/* name as it is known inside scope: __x in class C is _C__x. */
cpy_value cpy_mangle_in_class(struct cpy_compilation *c, const struct cpy_scope *scope, cpy_value name);
CPY_INLINE cpy_value cpy_scope_mangle(struct cpy_compilation *c, const struct cpy_scope *scope, cpy_value name)
{
    bool candidate = scope->private_class && cpy_as_str(name)->data[0] == '_'; /* an interned str holds its text itself */

    return CPY_UNLIKELY(candidate) ? cpy_mangle_in_class(c, scope, name) : name;
}
/* The symbol of a (mangled) name in scope itself, or NULL. */
CPY_INLINE struct cpy_symbol *cpy_scope_symbol(const struct cpy_scope *scope, cpy_value name)
{
    struct cpy_symbol *symbol = scope->slots[cpy_word_slot(name, scope->slot_mask)];

    while (symbol && symbol->name != name)
        symbol = symbol->chained;
    return symbol;
}
/* The symbol that a (mangled) name means in scope, looking through inlined comprehensions; *owner is set. */
struct cpy_symbol *cpy_scope_find(struct cpy_scope *scope, cpy_value name);
/* Can the scope's frame be suspended? */
CPY_INLINE bool cpy_scope_suspends(const struct cpy_scope *scope) { return scope->generator || scope->coroutine; }
/* The scope around that is no scope of type parameters. */
struct cpy_scope *cpy_scope_around(const struct cpy_scope *scope);
/* The function, class or module whose frame runs the code of scope. */
struct cpy_scope *cpy_scope_frame(struct cpy_scope *scope);

/* Notes what the compiler, not the table of names, would come upon: anything, a mistake at a node, the pattern of a case. */
void cpy_late_add(struct cpy_compilation *c, const struct cpy_late *late);
void cpy_late_error(struct cpy_compilation *c, const struct cpy_node *node, const char *message);
void cpy_late_pattern(struct cpy_compilation *c, const struct cpy_node *pattern, bool irrefutable);
/* Reports the first of the mistakes noted, those in patterns among them. */
void cpy_late_report(struct cpy_compilation *c);
/* Reports what is a SyntaxError in a pattern; irrefutable: it may match everything (pattern_check.c). */
void cpy_pattern_check(struct cpy_compilation *c, const struct cpy_node *pattern, bool irrefutable);
/* The variable that an import binds; dotted: "import a.b" binds a. */
cpy_value cpy_import_binding(struct cpy_compilation *c, const struct cpy_alias *alias, bool dotted);

/* --- between scope.c and scope_visit.c --- */
struct cpy_scope *cpy_scope_new(
    struct cpy_compilation *c, enum cpy_scope_kind kind, struct cpy_scope *parent, const void *node);
/* The symbol of name, made if need be, with flags added; NULL after a failure. */
struct cpy_symbol *cpy_scope_note(struct cpy_compilation *c, struct cpy_scope *scope, cpy_value name, unsigned flags);
/* Gives a comprehension a frame of its own, whose parameter is the iterator: its first variable. */
void cpy_scope_give_frame(struct cpy_compilation *c, struct cpy_scope *comprehension);
/* Decides places and numbers for scope and all within it. */
void cpy_scope_resolve(struct cpy_compilation *c, struct cpy_scope *module);

#endif
