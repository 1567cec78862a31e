/* SPDX-License-Identifier: MIT */
/* vm/compiler/codegen.c - the switch over statements, the simple ones, and modules. */
#include "vm/compiler/ast_read.h"
#include "vm/compiler/codegen.h"
#include "vm/compiler/fold.h"

/* --- simple statements ----------------------------------------------------------------------- */

/* Is it the docstring of the function? */
static bool is_docstring(const struct cpy_unit *u, const struct cpy_node *node)
{
    return u->home->kind == CPY_SCOPE_FUNCTION && u->home->node->function.body.items[0] == node &&
           cpy_is_str(node->value.value->constant.value);
}

static void gen_expression(struct cpy_unit *u, struct cpy_node *node)
{
    struct cpy_node *value = node->value.value;

    if (u->home->kind == CPY_SCOPE_MODULE && u->c->mode == CPY_COMPILE_SINGLE)
        cpy_emit(u, node, CPY_OP_PRINT_EXPR, 0, cpy_gen_last(u, value), 0, 0);
    else if (value->kind != CPY_NODE_CONSTANT)
        cpy_gen_last(u, value);
    else if (!is_docstring(u, node))
        cpy_note(u, node);
}

static void gen_raise(struct cpy_unit *u, struct cpy_node *node)
{
    uint32_t what, cause = 0;

    if (!node->raise.exc) {
        cpy_emit(u, node, CPY_OP_RAISE, 0, 0, 0, 0);
        return;
    }
    if (!node->raise.cause) {
        what = cpy_gen_last(u, node->raise.exc);
        cpy_emit(u, node, CPY_OP_RAISE, 0, what, 0, 1);
        return;
    }
    what = cpy_gen_expr(u, node->raise.exc, CPY_ANYWHERE);
    cause = cpy_gen_last(u, node->raise.cause);
    cpy_emit(u, node, CPY_OP_RAISE, 0, what, cause, 2);
}

static void gen_assert(struct cpy_unit *u, struct cpy_node *node)
{
    struct cpy_label passed = {0};
    uint32_t error;

    if (u->c->optimize)
        return;
    cpy_gen_branch(u, node->assertion.test, true, &passed);
    error = cpy_push(u, 1);
    cpy_emit(u, node, CPY_OP_LOAD_EXCEPTION, 0, error, CPY_ASSERTION_ERROR, 0);
    if (node->assertion.msg && u->reachable) {
        cpy_gen_push(u, node->assertion.msg);
        cpy_emit(u, node, CPY_OP_CALL, 1, error, error, 0);
    }
    cpy_emit(u, node->assertion.test, CPY_OP_RAISE, 0, error, 0, 1);
    cpy_place(u, &passed);
}

static void gen_nothing(struct cpy_unit *u, struct cpy_node *node)
{
    (void)u, (void)node;
}

static void gen_pass(struct cpy_unit *u, struct cpy_node *node)
{
    cpy_note(u, node);
}

/* --- import -------------------------------------------------------------------------------------- */

/* import a.b.c as d: the module c is fetched from b, which is fetched from a. */
static void import_submodule(struct cpy_unit *u, const struct cpy_node *node, cpy_value dotted, uint32_t module)
{
    struct cpy_text s = cpy_str_view(dotted);
    size_t start = 0;
    bool first = true;

    for (size_t i = 0; i <= s.len && !u->c->failed; i++) {
        if (i < s.len && cpy_text_at(&s, i) != '.')
            continue;
        if (!first) {
            cpy_value part = cpy_str_slice(u->c->t, dotted, start, i);

            part = cpy_compilation_keep(u->c, part ? cpy_intern(u->c->t, part) : CPY_ERROR);
            if (part)
                cpy_emit(u, node, CPY_OP_IMPORT_FROM, 0, module, module, cpy_need_short(u, part));
        }
        first = false;
        start = i + 1;
    }
}

static void gen_import(struct cpy_unit *u, struct cpy_node *node)
{
    uint32_t saved = u->top;

    for (uint32_t i = 0; i < node->import.count && !u->c->failed; i++) {
        const struct cpy_alias *alias = &node->import.names[i];
        uint32_t module = cpy_push(u, 1);

        cpy_emit(u, node, CPY_OP_IMPORT_NAME, 0, module, cpy_need_short(u, alias->name), cpy_need_short(u, CPY_NONE));
        if (alias->as_name)
            import_submodule(u, node, alias->name, module);
        cpy_gen_store_name(u, node, cpy_import_binding(u->c, alias, true), module);
        u->top = saved;
    }
}

static cpy_value imported_names(struct cpy_unit *u, const struct cpy_node *node)
{
    cpy_value names = cpy_tuple_new(u->c->t, node->import.count);

    for (uint32_t i = 0; names && i < node->import.count; i++)
        cpy_tuple_set(names, i, node->import.names[i].name);
    return cpy_compilation_keep(u->c, names);
}

static void gen_import_from(struct cpy_unit *u, struct cpy_node *node)
{
    uint32_t module = cpy_push(u, 1), item = cpy_push(u, 1);
    cpy_value names = imported_names(u, node),
              name = node->import.module ? node->import.module : u->c->t->vm->empty_str;

    if (!names)
        return;
    cpy_emit(u, node, CPY_OP_IMPORT_NAME, node->flag, module, cpy_need_short(u, name), cpy_need_short(u, names));
    for (uint32_t i = 0; i < node->import.count && !u->c->failed; i++) {
        const struct cpy_alias *alias = &node->import.names[i];

        if (cpy_str_equals(alias->name, "*")) {
            cpy_emit(u, node, CPY_OP_IMPORT_STAR, 0, module, 0, 0);
            return;
        }
        cpy_emit(u, node, CPY_OP_IMPORT_FROM, 0, item, module, cpy_need_short(u, alias->name));
        cpy_gen_store_name(u, node, cpy_import_binding(u->c, alias, false), item);
    }
}

/* --- the switch -------------------------------------------------------------------------------------- */

typedef void (*generate)(struct cpy_unit *u, struct cpy_node *node);
static const generate generators[] = {
    [CPY_NODE_FUNCTION_DEF] = cpy_gen_function_def,
    [CPY_NODE_CLASS_DEF] = cpy_gen_class_def,
    [CPY_NODE_RETURN] = cpy_gen_return,
    [CPY_NODE_DELETE] = cpy_gen_delete,
    [CPY_NODE_ASSIGN] = cpy_gen_assign,
    [CPY_NODE_AUG_ASSIGN] = cpy_gen_aug_assign,
    [CPY_NODE_ANN_ASSIGN] = cpy_gen_ann_assign,
    [CPY_NODE_FOR] = cpy_gen_for,
    [CPY_NODE_WHILE] = cpy_gen_while,
    [CPY_NODE_IF] = cpy_gen_if,
    [CPY_NODE_WITH] = cpy_gen_with,
    [CPY_NODE_RAISE] = gen_raise,
    [CPY_NODE_TRY] = cpy_gen_try,
    [CPY_NODE_ASSERT] = gen_assert,
    [CPY_NODE_IMPORT] = gen_import,
    [CPY_NODE_IMPORT_FROM] = gen_import_from,
    [CPY_NODE_GLOBAL] = gen_nothing,
    [CPY_NODE_NONLOCAL] = gen_nothing,
    [CPY_NODE_EXPR_STMT] = gen_expression,
    [CPY_NODE_TYPE_ALIAS] = cpy_gen_type_alias,
    [CPY_NODE_PASS] = gen_pass,
    [CPY_NODE_BREAK] = cpy_gen_loop_jump,
    [CPY_NODE_CONTINUE] = cpy_gen_loop_jump,
    [CPY_NODE_MATCH] = cpy_gen_match,
};

void cpy_gen_body(struct cpy_unit *u, const struct cpy_node_list *body)
{
    uint32_t saved = u->top;

    for (uint32_t i = 0; cpy_can_descend(u->c) && i < body->count && u->reachable && !u->c->failed; i++) {
        generators[body->items[i]->kind](u, body->items[i]);
        u->top = saved;
    }
}

/* --- modules ------------------------------------------------------------------------------------------- */

static void gen_module_docstring(struct cpy_unit *u, const struct cpy_node_list *body)
{
    cpy_value doc = cpy_gen_docstring(u, body);
    uint32_t saved = u->top;

    if (!doc || u->c->mode == CPY_COMPILE_SINGLE)
        return;
    cpy_gen_constant(u, body->items[0], doc, cpy_push(u, 1));
    cpy_gen_store_name(u, body->items[0], CPY_N(u->c->t, __doc__), saved);
    u->top = saved;
}

static cpy_value module_code(struct cpy_compilation *c, struct cpy_scope *scope, const struct cpy_node_list *body)
{
    struct cpy_unit u;
    uint32_t result;

    cpy_unit_init(&u, c, scope, NULL);
    u.name = u.qualname = cpy_compilation_keep(c, cpy_intern_from(c->t, "<module>"));
    u.first_line = 1;
    u.flags = CPY_CODE_SIMPLE_ARGS | (scope->coroutine ? CPY_CODE_COROUTINE : 0u);
    if (c->mode == CPY_COMPILE_EVAL) {
        result = cpy_gen_last(&u, body->items[0]);
        cpy_emit(&u, body->items[0], CPY_OP_RETURN, 0, result, 0, 0);
        return cpy_unit_finish(&u);
    }
    cpy_gen_begin_annotations(&u, NULL);
    gen_module_docstring(&u, body);
    cpy_gen_body(&u, body);
    cpy_emit(&u, NULL, CPY_OP_RETURN_NONE, 0, 0, 0, 0);
    return cpy_unit_finish(&u);
}

/* The names that analysis compares with.  False: MemoryError is pending. */
CPY_CHECKED static bool begin(struct cpy_compilation *c)
{
    struct cpy_thread *t = c->t;

    c->filename = cpy_compilation_keep(c, cpy_str_from_os(t, c->file));
    c->debug_name = cpy_compilation_keep(c, cpy_intern_from(t, "__debug__"));
    c->class_dict_name = cpy_compilation_keep(c, CPY_N(t, __classdict__));
    c->type_params_name = cpy_compilation_keep(c, cpy_intern_from(t, ".type_params"));
    c->generic_base_name = cpy_compilation_keep(c, cpy_intern_from(t, ".generic_base"));
    c->super_name = cpy_compilation_keep(c, cpy_intern_from(t, "super"));
    return !c->failed;
}

static cpy_value generate_module(struct cpy_compilation *c, const struct cpy_node_list *body)
{
    struct cpy_scope *module = cpy_scope_analyse(c, body);

    return module ? module_code(c, module, body) : CPY_ERROR;
}

static int level(const struct cpy_arena *arena, int optimize)
{
    return optimize < 0 ? arena->t->vm->config.optimize : optimize;
}

cpy_value cpy_generate(struct cpy_arena *arena, const struct cpy_node_list *body, const char *source, size_t len,
    const char *file, enum cpy_compile_mode mode, int optimize)
{
    struct cpy_compilation c = {.t = arena->t, .arena = arena, .file = file, .source = source, .source_len = len,
        .mode = mode & CPY_COMPILE_MODES, .optimize = level(arena, optimize),
        .future_annotations = mode & CPY_COMPILE_FUTURE_ANNOTATIONS, .top_level_await = mode & CPY_COMPILE_TOP_LEVEL_AWAIT};

    return begin(&c) ? generate_module(&c, body) : CPY_ERROR;
}

cpy_value cpy_generate_symtable(struct cpy_arena *arena, const struct cpy_node_list *body, const char *source, size_t len,
    const char *file, enum cpy_compile_mode mode)
{
    struct cpy_compilation c = {.t = arena->t, .arena = arena, .file = file, .source = source, .source_len = len,
        .mode = mode, .optimize = level(arena, -1)};

    return begin(&c) ? cpy_symtable_of(&c, body) : CPY_ERROR;
}

cpy_value cpy_generate_tree(struct cpy_arena *arena, cpy_value tree, const char *file, enum cpy_compile_mode mode,
    int optimize)
{
    struct cpy_compilation c = {.t = arena->t, .arena = arena, .file = file, .mode = mode & CPY_COMPILE_MODES,
        .optimize = level(arena, optimize), .future_annotations = mode & CPY_COMPILE_FUTURE_ANNOTATIONS,
        .top_level_await = mode & CPY_COMPILE_TOP_LEVEL_AWAIT};
    struct cpy_node_list body = {0};

    return begin(&c) && cpy_ast_from_object(&c, tree, &body) ? generate_module(&c, &body) : CPY_ERROR;
}
