/* SPDX-License-Identifier: MIT */
/* vm/compiler/symtable.c - what scope analysis found out, as tuples, for module symtable.
 *
 * A comprehension that is inlined is no scope here: its variables are those of the scope around it, as its code is. */
#include "vm/compiler/compiler.h"
#include "vm/compiler/scope.h"

/* What is told of a symbol; modules/frozen/symtable.py has the same numbers. */
enum told {
    TOLD_PARAMETER = 1, TOLD_ASSIGNED = 2, TOLD_USED = 4, TOLD_GLOBAL_DECLARED = 8, TOLD_NONLOCAL = 16,
    TOLD_ANNOTATED = 32, TOLD_ITERATION = 64, TOLD_IMPORTED = 128, TOLD_TYPE_PARAM = 256, TOLD_FREE = 512,
    TOLD_GLOBAL = 1024, TOLD_LOCAL = 2048, TOLD_FREE_CLASS = 4096, TOLD_CAPTURED = 8192,
};

static cpy_value table_of(struct cpy_thread *t, struct cpy_scope *scope);

/* Flags that follow from where a symbol's variable is. */
static unsigned place_of(const struct cpy_scope *scope, const struct cpy_symbol *s)
{
    if (scope->kind == CPY_SCOPE_CLASS && s->free_index >= 0)
        return s->flags & CPY_SYMBOL_ASSIGNED ? TOLD_LOCAL | TOLD_FREE_CLASS : TOLD_FREE;
    switch (s->place) {
    case CPY_IN_REGISTER: case CPY_IN_CELL: return TOLD_LOCAL;
    case CPY_IN_CLOSURE: case CPY_IN_CLASS_OR_CLOSURE: return TOLD_FREE;
    case CPY_IN_GLOBALS: case CPY_IN_CLASS_OR_GLOBALS: return TOLD_GLOBAL;
    default: return s->flags & (CPY_SYMBOL_ASSIGNED | CPY_SYMBOL_ANNOTATED) ? TOLD_LOCAL : TOLD_GLOBAL;
    }
}

static cpy_value symbol_row(struct cpy_thread *t, const struct cpy_scope *scope, const struct cpy_symbol *s)
{
    static const struct { unsigned from, to; } same[] = {
        {CPY_SYMBOL_PARAMETER, TOLD_PARAMETER}, {CPY_SYMBOL_USED | CPY_SYMBOL_USED_WITHIN, TOLD_USED},
        {CPY_SYMBOL_GLOBAL, TOLD_GLOBAL_DECLARED}, {CPY_SYMBOL_NONLOCAL, TOLD_NONLOCAL},
        {CPY_SYMBOL_ANNOTATED, TOLD_ANNOTATED}, {CPY_SYMBOL_ITERATION, TOLD_ITERATION | TOLD_ASSIGNED},
        {CPY_SYMBOL_TYPE_PARAM, TOLD_TYPE_PARAM}, {CPY_SYMBOL_IMPORTED, TOLD_IMPORTED},
        {CPY_SYMBOL_CAPTURED, TOLD_CAPTURED},
    };
    unsigned told = place_of(scope, s);

    for (size_t i = 0; i < CPY_COUNT(same); i++)
        if (s->flags & same[i].from)
            told |= same[i].to;
    if (s->flags & CPY_SYMBOL_ASSIGNED && !(s->flags & CPY_SYMBOL_IMPORTED))
        told |= TOLD_ASSIGNED;
    return cpy_tuple_of(t, 2, s->name, cpy_int(told));
}

static cpy_value type_of(struct cpy_thread *t, const struct cpy_scope *scope)
{
    static const char *const types[] = {[CPY_SCOPE_MODULE] = "module", [CPY_SCOPE_CLASS] = "class",
        [CPY_SCOPE_FUNCTION] = "function", [CPY_SCOPE_LAMBDA] = "function", [CPY_SCOPE_COMPREHENSION] = "function",
        [CPY_SCOPE_TYPE_PARAMS] = "type parameters", [CPY_SCOPE_ANNOTATION] = "annotation"};

    if (scope->kind == CPY_SCOPE_ANNOTATION && strncmp(scope->purpose, "a ", 2) == 0)
        return cpy_str_from(t, strcmp(scope->purpose, "a type alias") == 0 ? "type alias" : "type variable");
    return cpy_str_from(t, types[scope->kind]);
}

static const char *comprehension_name(const struct cpy_scope *scope)
{
    static const char *const names[] = {"listcomp", "setcomp", "dictcomp", "genexpr"};

    return names[scope->node->kind - CPY_NODE_LIST_COMP];
}

static cpy_value name_of(struct cpy_thread *t, const struct cpy_scope *scope)
{
    switch (scope->kind) {
    case CPY_SCOPE_MODULE: return cpy_str_from(t, "top");
    case CPY_SCOPE_CLASS: return scope->node->class_def.name;
    case CPY_SCOPE_FUNCTION: return scope->node->function.name;
    case CPY_SCOPE_LAMBDA: return cpy_str_from(t, "lambda");
    case CPY_SCOPE_COMPREHENSION: return cpy_str_from(t, comprehension_name(scope));
    default: return scope->title ? scope->title : cpy_str_from(t, "__annotate__");
    }
}

/* The line where a scope begins. */
static int line_of(const struct cpy_scope *scope)
{
    while (scope->kind >= CPY_SCOPE_TYPE_PARAMS && !scope->line)
        scope = scope->parent;
    return scope->kind >= CPY_SCOPE_TYPE_PARAMS ? scope->line : scope->node ? scope->node->line : 0;
}

/* A name that the program does not have: __class__ of a class, what is passed to an annotation. */
static bool is_hidden(const struct cpy_scope *scope, const struct cpy_symbol *s)
{
    return !(s->flags & ~(unsigned)CPY_SYMBOL_CAPTURED)
        || (scope->kind == CPY_SCOPE_ANNOTATION && s->flags & CPY_SYMBOL_PARAMETER);
}

/* Does the name of an inlined comprehension mean what a row of the scope around it tells of? */
static bool is_told(const struct cpy_scope *scope, const struct cpy_symbol *s)
{
    const struct cpy_symbol *there = scope->inlined && s->reg < 0 ? cpy_scope_symbol(scope->parent, s->name) : NULL;

    return s->meaning || (there && !is_hidden(scope->parent, there));
}

/* Adds rows of the symbols of scope and then of what is inlined in it. */
static bool add_symbols(struct cpy_thread *t, cpy_value list, const struct cpy_scope *scope)
{
    bool ok = cpy_check_stack(t);
    cpy_value row;

    for (const struct cpy_symbol *s = scope->first; ok && s; s = s->next)
        if (!is_hidden(scope, s) && !is_told(scope, s))
            ok = (row = symbol_row(t, scope, s)) && cpy_list_append(t, list, row);
    for (const struct cpy_scope *child = scope->first_child; ok && child; child = child->sibling)
        if (child->inlined)
            ok = add_symbols(t, list, child);
    return ok;
}

static bool add_children(struct cpy_thread *t, cpy_value list, const struct cpy_scope *scope)
{
    bool ok = cpy_check_stack(t);
    cpy_value table;

    for (struct cpy_scope *child = scope->first_child; ok && child; child = child->sibling)
        ok = child->inlined ? add_children(t, list, child)
                            : (table = table_of(t, child)) && cpy_list_append(t, list, table);
    return ok;
}

/* (type, name, line, nested, symbols, tables within). */
static cpy_value table_of(struct cpy_thread *t, struct cpy_scope *scope)
{
    cpy_value type = type_of(t, scope), name = type ? name_of(t, scope) : CPY_ERROR, symbols, children;

    if (!name || !(symbols = cpy_list_new(t, 0)) || !add_symbols(t, symbols, scope)
        || !(children = cpy_list_new(t, 0)) || !add_children(t, children, scope))
        return CPY_ERROR;
    return cpy_tuple_of(t, 6, type, name, cpy_int(line_of(scope)), cpy_bool(scope->nested), symbols, children);
}

cpy_value cpy_symtable_of(struct cpy_compilation *c, const struct cpy_node_list *body)
{
    struct cpy_scope *module = cpy_scope_analyse(c, body);

    return module ? table_of(c->t, module) : CPY_ERROR;
}
