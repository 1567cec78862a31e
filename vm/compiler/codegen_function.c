/* SPDX-License-Identifier: MIT */
/* vm/compiler/codegen_function.c - functions, lambdas, classes, and what surrounds them: defaults,
 * closures, decorators, qualified names. */
#include "vm/compiler/codegen.h"
#include "vm/compiler/docstring.h"
#include "vm/compiler/fold.h"
#include "vm/objects/text.h"

/* --- units ---------------------------------------------------------------------------------- */

/* Two strs with text between them; put together by hand, as every function has such a name and nearly all are ASCII. */
static cpy_value joined(struct cpy_thread *t, cpy_value a, const char *between, cpy_value b)
{
    struct cpy_text first = cpy_str_text(a), last = cpy_str_text(b);
    size_t n = strlen(between);
    struct cpy_str *s;

    if (!first.ascii || !last.ascii)
        return cpy_str_format(t, "%V%s%V", a, between, b);
    if (!(s = cpy_str_new(t, first.len + n + last.len, 1, true)))
        return CPY_ERROR;
    memcpy(s->data, first.data, first.len);
    memcpy(s->data + first.len, between, n);
    memcpy(s->data + first.len + n, last.data, last.len);
    return cpy_from(s);
}

/* Functions have ".<locals>" in the names of what is made in them, comprehensions have not (as in CPython). */
static bool has_locals(const struct cpy_scope *home)
{
    return home->kind != CPY_SCOPE_CLASS && home->kind != CPY_SCOPE_COMPREHENSION;
}

cpy_value cpy_gen_qualname(struct cpy_unit *outer, const struct cpy_scope *scope, cpy_value name)
{
    struct cpy_symbol *symbol;
    bool named = scope->kind == CPY_SCOPE_FUNCTION || scope->kind == CPY_SCOPE_CLASS;

    while (outer->home->kind == CPY_SCOPE_TYPE_PARAMS)
        outer = outer->outer;
    if (outer->c->failed || outer->home->kind == CPY_SCOPE_MODULE)
        return name;
    symbol = named ? cpy_scope_find(outer->scope, cpy_scope_mangle(outer->c, outer->scope, name)) : NULL;
    if (symbol && symbol->flags & CPY_SYMBOL_GLOBAL)
        return name;
    return cpy_compilation_keep(outer->c,
        joined(outer->c->t, outer->qualname, has_locals(outer->home) ? ".<locals>." : ".", name));
}

/* What calling the scope's code makes, if it does not just run. */
static uint32_t suspension(const struct cpy_scope *scope)
{
    if (scope->generator)
        return scope->coroutine || scope->awaits ? CPY_CODE_ASYNC_GENERATOR : CPY_CODE_GENERATOR;
    return scope->coroutine ? CPY_CODE_COROUTINE : 0;
}

void cpy_gen_enter(struct cpy_unit *inner, struct cpy_unit *outer, struct cpy_scope *scope, cpy_value name,
    const struct cpy_node *node)
{
    cpy_unit_init(inner, outer->c, scope, outer);
    inner->name = name;
    inner->qualname = cpy_gen_qualname(outer, scope, name);
    inner->first_line = node->line;
    inner->flags = (scope->kind == CPY_SCOPE_CLASS ? CPY_CODE_CLASS_BODY : CPY_CODE_OPTIMIZED | CPY_CODE_NEWLOCALS)
        | (scope->nested && scope->kind != CPY_SCOPE_CLASS ? CPY_CODE_NESTED : 0u) | suspension(scope)
        | (scope->kind == CPY_SCOPE_FUNCTION && cpy_scope_around(scope)->kind == CPY_SCOPE_CLASS ? CPY_CODE_METHOD : 0u);
    for (uint32_t i = 0; i < scope->parameter_count; i++)
        cpy_set_bound(inner, i, true);
    for (uint32_t i = 0; i < scope->cell_count; i++)
        if (cpy_scope_symbol(scope, scope->cells[i]->name) == scope->cells[i])
            cpy_emit(inner, NULL, CPY_OP_MAKE_CELL, 0, (uint32_t)scope->cells[i]->reg, 0, 0);
}

cpy_value cpy_gen_docstring(const struct cpy_unit *u, const struct cpy_node_list *body)
{
    const struct cpy_node *first = body->count ? body->items[0] : NULL;

    if (!first || first->kind != CPY_NODE_EXPR_STMT || first->value.value->kind != CPY_NODE_CONSTANT
        || !cpy_is_str(first->value.value->constant.value) || u->c->optimize >= 2)
        return CPY_UNSET;
    first = first->value.value;
    return first->flag & CPY_NODE_CLEAN ? first->constant.value
         : cpy_compilation_keep(u->c, cpy_clean_docstring(u->c->t, first->constant.value));
}

/* --- parts of a function ------------------------------------------------------------------------ */

/* The defaults as a tuple in the next register. */
static unsigned push_positional_defaults(
    struct cpy_unit *u, const struct cpy_node *node, const struct cpy_arguments *args)
{
    struct cpy_node *tuple;

    if (!args->defaults.count)
        return 0;
    if (!(tuple = cpy_compilation_alloc(u->c, sizeof *tuple))) /* instructions will refer to it */
        return 0;
    *tuple = (struct cpy_node){.kind = CPY_NODE_TUPLE, .op = CPY_CTX_LOAD, .line = node->line, .column = node->column,
        .end_line = node->end_line, .end_column = node->end_column};
    for (uint32_t i = 0; i < args->defaults.count; i++)
        tuple->flag |= args->defaults.items[i]->flag & CPY_NODE_HAS_YIELD;
    tuple->list.values = args->defaults;
    cpy_fold(u->c, tuple);
    if (tuple->kind == CPY_NODE_CONSTANT)
        for (uint32_t i = 0; i < args->defaults.count; i++)
            cpy_note(u, args->defaults.items[i]);
    cpy_gen_push(u, tuple);
    return 1;
}

static unsigned push_kwdefaults(struct cpy_unit *u, const struct cpy_node *node, const struct cpy_arguments *args)
{
    uint32_t dict, n = 0;

    for (uint32_t i = 0; i < args->kwonly_count; i++)
        n += args->kw_defaults.items[i] != NULL;
    if (!n)
        return 0;
    dict = u->top;
    for (uint32_t i = 0; i < args->kwonly_count && !u->c->failed; i++)
        if (args->kw_defaults.items[i]) {
            cpy_value name = cpy_scope_mangle(u->c, u->scope, args->args[args->positional_count + i].name);

            cpy_gen_constant(u, node, name, cpy_push(u, 1));
            cpy_gen_push(u, args->kw_defaults.items[i]);
        }
    cpy_emit(u, node, CPY_OP_BUILD_DICT, 0, dict, dict, n);
    u->top = dict + 1;
    return 2;
}

unsigned cpy_gen_defaults(struct cpy_unit *u, const struct cpy_node *node, const struct cpy_arguments *args)
{
    unsigned flags = push_positional_defaults(u, node, args);

    return flags | push_kwdefaults(u, node, args);
}

/* The cells that the function needs, as a tuple in the next register. */
static unsigned push_closure(struct cpy_unit *u, const struct cpy_node *node, const struct cpy_scope *scope)
{
    uint32_t first = u->top;

    for (uint32_t i = 0; i < scope->free_count && !u->c->failed; i++) {
        struct cpy_symbol *symbol = cpy_scope_find(u->scope, scope->frees[i]->name);
        uint32_t reg = cpy_push(u, 1);

        if (symbol->reg >= 0 && symbol->flags & CPY_SYMBOL_CAPTURED)
            cpy_gen_move(u, node, reg, (uint32_t)symbol->reg);
        else
            cpy_emit(u, node, CPY_OP_LOAD_CLOSURE, 0, reg, (uint32_t)symbol->free_index, 0);
    }
    if (!scope->free_count)
        return 0;
    cpy_emit(u, node, CPY_OP_BUILD_TUPLE, 0, first, first, scope->free_count);
    u->top = first + 1;
    return 8;
}

void cpy_gen_make_function(struct cpy_unit *u, const struct cpy_node *node, uint32_t dest, cpy_value code,
    uint32_t parts, unsigned flags, const struct cpy_scope *scope)
{
    flags |= push_closure(u, node, scope);
    cpy_emit(u, node, CPY_OP_MAKE_FUNCTION, flags, dest, cpy_need_short(u, code), flags ? parts : 0);
}

/* --- functions ------------------------------------------------------------------------------------- */

static void set_argument_flags(struct cpy_unit *u, const struct cpy_arguments *args)
{
    u->flags |= (args->vararg ? CPY_CODE_VARARGS : 0u) | (args->kwarg ? CPY_CODE_VARKEYWORDS : 0u);
    if (!args->vararg && !args->kwarg && !args->kwonly_count)
        u->flags |= CPY_CODE_SIMPLE_ARGS;
}

/* Where a definition begins in the source. */
static const struct cpy_node *first_place(const struct cpy_node *node, const struct cpy_node_list *decorators)
{
    return decorators->count ? decorators->items[0] : node;
}

static cpy_value function_code(struct cpy_unit *u, struct cpy_node *node, struct cpy_scope *scope)
{
    struct cpy_unit inner;
    cpy_value doc;

    cpy_gen_enter(&inner, u, scope, node->function.name, node);
    set_argument_flags(&inner, node->function.args);
    inner.first_line = first_place(node, &node->function.decorators)->line;
    if ((doc = cpy_gen_docstring(u, &node->function.body))) {
        inner.flags |= CPY_CODE_HAS_DOC;
        cpy_first_constant(&inner, doc);
    }
    cpy_gen_body(&inner, &node->function.body);
    cpy_emit(&inner, doc && node->function.body.count == 1 ? node : NULL, CPY_OP_RETURN_NONE, 0, 0, 0, 0);
    return cpy_unit_finish(&inner);
}

static cpy_value lambda_code(struct cpy_unit *u, struct cpy_node *node, struct cpy_scope *scope)
{
    cpy_value name = cpy_compilation_keep(u->c, cpy_intern_from(u->c->t, "<lambda>"));
    struct cpy_unit inner;
    uint32_t result;

    if (!name)
        return CPY_ERROR;
    cpy_gen_enter(&inner, u, scope, name, node);
    set_argument_flags(&inner, node->lambda.args);
    result = cpy_gen_last(&inner, node->lambda.body);
    cpy_emit(&inner, node->lambda.body, CPY_OP_RETURN, 0, result, 0, 0);
    return cpy_unit_finish(&inner);
}

void cpy_gen_lambda(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    struct cpy_scope *scope = node->lambda.scope;
    uint32_t parts = u->top;
    unsigned flags = cpy_gen_defaults(u, node, node->lambda.args);
    cpy_value code;

    if ((code = u->c->failed ? CPY_ERROR : lambda_code(u, node, scope)))
        cpy_gen_make_function(u, node, dest, code, parts, flags, scope);
}

/* Evaluates decorators into the next registers. */
static void push_decorators(struct cpy_unit *u, const struct cpy_node_list *decorators)
{
    for (uint32_t i = 0; i < decorators->count && !u->c->failed; i++)
        cpy_gen_push(u, decorators->items[i]);
}

/* Calls the decorators that lie below value, the innermost first; returns where the result is. */
static uint32_t apply_decorators(struct cpy_unit *u, const struct cpy_node_list *decorators, uint32_t value)
{
    for (uint32_t i = decorators->count; i-- > 0; value--)
        cpy_emit(u, decorators->items[i], CPY_OP_CALL, 1, value - 1, value - 1, 0);
    return value;
}

/* A decorated or not directly stored definition lies in the next register, others in the variable itself. */
static uint32_t definition_reg(struct cpy_unit *u, const struct cpy_node_list *decorators, cpy_value name)
{
    struct cpy_node target = {.kind = CPY_NODE_NAME, .op = CPY_CTX_STORE};
    uint32_t reg;

    target.name.id = name;
    reg = decorators->count ? CPY_ANYWHERE : cpy_gen_target_reg(u, &target);
    return reg == CPY_ANYWHERE ? cpy_push(u, 1) : reg;
}

void cpy_gen_function_value(struct cpy_unit *u, struct cpy_node *node, uint32_t dest, uint32_t parts, unsigned flags)
{
    struct cpy_scope *scope = node->function.scope;
    cpy_value code;

    flags |= cpy_gen_annotations(u, node);
    if ((code = u->c->failed ? CPY_ERROR : function_code(u, node, scope)))
        cpy_gen_make_function(u, node, dest, code, parts, flags, scope);
}

void cpy_gen_function_def(struct cpy_unit *u, struct cpy_node *node)
{
    uint32_t dest, parts;

    push_decorators(u, &node->function.decorators);
    dest = definition_reg(u, &node->function.decorators, node->function.name);
    if (cpy_scope_suspends(u->home) && cpy_is_temporary(u, dest)) /* a default may yield */
        cpy_emit(u, node, CPY_OP_CLEAR, 0, dest, 0, 0);
    parts = u->top;
    if (node->function.type_params.count)
        cpy_gen_generic_function(u, node, dest);
    else
        cpy_gen_function_value(u, node, dest, parts, cpy_gen_defaults(u, node, node->function.args));
    if (u->c->failed)
        return;
    dest = apply_decorators(u, &node->function.decorators, dest);
    cpy_gen_store_name(u, node, node->function.name, dest);
}

/* --- classes ------------------------------------------------------------------------------------------ */

static void store_name(struct cpy_unit *u, const struct cpy_node *node, const char *name, uint32_t from)
{
    cpy_value interned = cpy_compilation_keep(u->c, cpy_intern_from(u->c->t, name));

    if (interned)
        cpy_gen_store_name(u, node, interned, from);
}

static void store_text(struct cpy_unit *u, const struct cpy_node *node, const char *name, cpy_value v)
{
    uint32_t saved = u->top;

    cpy_gen_constant(u, node, v, cpy_push(u, 1));
    store_name(u, node, name, saved);
    u->top = saved;
}

/* __module__ and what else a class body begins with. */
static void begin_class(struct cpy_unit *u, struct cpy_node *node, cpy_value doc)
{
    const struct cpy_node *first = first_place(node, &node->class_def.decorators);
    uint32_t module = cpy_gen_load_name(u, first, CPY_N(u->c->t, __name__), CPY_ANYWHERE, true);

    cpy_gen_store_name(u, first, CPY_N(u->c->t, __module__), module);
    u->top = module;
    store_text(u, first, "__qualname__", u->qualname);
    if (doc)
        store_text(u, node->class_def.body.items[0], "__doc__", doc);
    if (node->class_def.type_params.count)
        store_name(u, node, "__type_params__", cpy_gen_load_name(u, node, u->c->type_params_name, CPY_ANYWHERE, true));
    u->top = module;
    cpy_gen_begin_annotations(u, node);
}

/* Stores the cell that name lies in, if there is one, as store_as; returns its register, or CPY_ANYWHERE. */
static uint32_t store_cell(struct cpy_unit *u, const struct cpy_node *node, cpy_value name, cpy_value store_as)
{
    const struct cpy_symbol *cell = cpy_scope_symbol(u->home, name);

    if (!cell || cell->reg < 0)
        return CPY_ANYWHERE;
    cpy_gen_store_name(u, node, store_as, (uint32_t)cell->reg);
    return (uint32_t)cell->reg;
}

/* Annotations look into the namespace through the cell of __classdict__. */
static void fill_class_dict(struct cpy_unit *u, const struct cpy_node *node)
{
    const struct cpy_symbol *cell = cpy_scope_symbol(u->home, u->c->class_dict_name);
    uint32_t space;

    if (!cell || cell->reg < 0)
        return;
    space = cpy_push(u, 1);
    cpy_emit(u, node, CPY_OP_LOAD_LOCALS, 0, space, 0, 0);
    cpy_emit(u, node, CPY_OP_STORE_CELL, 0, (uint32_t)cell->reg, space, 0);
    u->top = space;
}

static cpy_value class_code(struct cpy_unit *u, struct cpy_node *node, struct cpy_scope *scope)
{
    struct cpy_unit inner;
    uint32_t cell;

    cpy_gen_enter(&inner, u, scope, node->class_def.name, node);
    inner.flags |= CPY_CODE_SIMPLE_ARGS;
    inner.first_line = first_place(node, &node->class_def.decorators)->line;
    fill_class_dict(&inner, node);
    begin_class(&inner, node, cpy_gen_docstring(u, &node->class_def.body));
    cpy_gen_body(&inner, &node->class_def.body);
    cpy_gen_end_annotations(&inner, NULL);
    store_cell(&inner, NULL, u->c->class_dict_name, CPY_N(u->c->t, __classdictcell__));
    cell = store_cell(&inner, NULL, CPY_N(u->c->t, __class__), CPY_N(u->c->t, __classcell__));
    if (cell != CPY_ANYWHERE)
        cpy_emit(&inner, NULL, CPY_OP_RETURN, 0, cell, 0, 0);
    cpy_emit(&inner, NULL, CPY_OP_RETURN_NONE, 0, 0, 0, 0);
    return cpy_unit_finish(&inner);
}

uint32_t cpy_gen_class_value(struct cpy_unit *u, struct cpy_node *node, const struct cpy_node_list *bases)
{
    struct cpy_scope *scope = node->class_def.scope;
    uint32_t base = cpy_push(u, 1), parts;
    cpy_value code;

    cpy_emit(u, node, CPY_OP_LOAD_BUILD_CLASS, 0, base, 0, 0);
    cpy_push(u, 1);
    parts = u->top;
    if (!(code = u->c->failed ? CPY_ERROR : class_code(u, node, scope)))
        return base;
    cpy_gen_make_function(u, node, base + 1, code, parts, 0, scope);
    u->top = base + 2;
    cpy_gen_constant(u, node, node->class_def.name, cpy_push(u, 1));
    cpy_gen_arguments(u, node, base, base, 2, bases, node->class_def.keywords, node->class_def.keyword_count);
    u->top = base + 1;
    return base;
}

void cpy_gen_class_def(struct cpy_unit *u, struct cpy_node *node)
{
    uint32_t base;

    push_decorators(u, &node->class_def.decorators);
    base = node->class_def.type_params.count ? cpy_gen_generic_class(u, node)
                                             : cpy_gen_class_value(u, node, &node->class_def.bases);
    if (u->c->failed)
        return;
    base = apply_decorators(u, &node->class_def.decorators, base);
    cpy_gen_store_name(u, node, node->class_def.name, base);
}
