/* SPDX-License-Identifier: MIT */
/* vm/compiler/codegen_types.c - annotations (PEP 649) and type parameters (PEP 695, 696).
 *
 * Annotations become a function __annotate__(format), which nobody calls until somebody asks;
 * that of a function without free variables is not even made before. Under "from __future__ import annotations"
 * they are texts instead, stored at once.
 *
 * What is generic is made by a function that is called where it stands: its locals are the type
 * parameters. Type parameters and aliases are objects of frozen module _typing's; bounds,
 * defaults and values are functions given to it. */
#include "vm/compiler/codegen.h"

static cpy_value name_of(struct cpy_unit *u, const char *text)
{
    return cpy_compilation_keep(u->c, cpy_intern_from(u->c->t, text));
}

/* --- functions that run later -------------------------------------------------------------------- */

/* Begins the code of an annotation scope, whose parameter is the format. */
static void enter_lazy(struct cpy_unit *inner, struct cpy_unit *u, struct cpy_scope *scope, cpy_value name,
    const struct cpy_node *node)
{
    cpy_gen_enter(inner, u, scope, name, node);
    inner->flags |= CPY_CODE_SIMPLE_ARGS;
    cpy_emit(inner, node, CPY_OP_CHECK_FORMAT, 0, 0, 0, 0);
}

/* The value of an expression that may be "*x": then x has one item. */
static uint32_t gen_starred(struct cpy_unit *u, struct cpy_node *node)
{
    uint32_t reg = cpy_push(u, 1);

    if (node->kind != CPY_NODE_STARRED)
        return cpy_gen_expr(u, node, reg);
    cpy_gen_expr(u, node->value.value, reg);
    cpy_emit(u, node, CPY_OP_UNPACK, 0, reg, reg, 1);
    return reg;
}

/* A function that returns the value of *key, or None, in the next register. */
static void push_lazy(struct cpy_unit *u, cpy_value name, struct cpy_node *const *key, const struct cpy_node *at)
{
    uint32_t dest = cpy_push(u, 1), result, one = u->top;
    struct cpy_scope *scope;
    struct cpy_unit inner;
    cpy_value code, first = cpy_int(1);

    if (!*key) {
        cpy_gen_constant(u, at, CPY_NONE, dest);
        return;
    }
    scope = cpy_scope_of(u->c, key);
    enter_lazy(&inner, u, scope, name, *key);
    result = gen_starred(&inner, *key);
    cpy_emit(&inner, *key, CPY_OP_RETURN, 0, result, 0, 0);
    if (!(code = cpy_unit_finish(&inner)))
        return;
    cpy_gen_constant(u, at, cpy_compilation_keep(u->c, cpy_tuple_from(u->c->t, &first, 1)), cpy_push(u, 1));
    cpy_gen_make_function(u, at, dest, code, one, 1, scope);
    u->top = dest + 1;
}

/* --- annotations of functions ------------------------------------------------------------------------ */

/* The value of an annotation into the next register. */
static void push_annotation_value(struct cpy_unit *u, struct cpy_node *node)
{
    cpy_value text;

    if (!u->c->future_annotations) {
        gen_starred(u, node);
        return;
    }
    text = cpy_unparse(u->c, node);
    cpy_gen_constant(u, node, text ? text : u->c->t->vm->empty_str, cpy_push(u, 1));
}

/* Pushes a name and an annotation; returns how many pairs that are. */
static uint32_t push_annotation(struct cpy_unit *u, cpy_value name, struct cpy_node *annotation)
{
    if (!annotation || u->c->failed)
        return 0;
    cpy_gen_constant(u, annotation, cpy_scope_mangle(u->c, u->scope, name), cpy_push(u, 1));
    push_annotation_value(u, annotation);
    return 1;
}

/* The dict of a function's annotations in the next register; false: there are none. */
static bool push_annotation_dict(struct cpy_unit *u, const struct cpy_node *node)
{
    const struct cpy_arguments *args = node->function.args;
    uint32_t dict = u->top, n = 0, i;

    for (i = 0; i < args->positional_count; i++)
        n += push_annotation(u, args->args[i].name, args->args[i].annotation);
    if (args->vararg)
        n += push_annotation(u, args->vararg->name, args->vararg->annotation);
    for (; i < args->positional_count + args->kwonly_count; i++)
        n += push_annotation(u, args->args[i].name, args->args[i].annotation);
    if (args->kwarg)
        n += push_annotation(u, args->kwarg->name, args->kwarg->annotation);
    if (node->function.returns)
        n += push_annotation(u, name_of(u, "return"), node->function.returns);
    if (!n)
        return false;
    if (u->top == dict)
        cpy_push(u, 1);
    cpy_emit(u, node, CPY_OP_BUILD_DICT, 0, dict, dict, n);
    u->top = dict + 1;
    return true;
}

static cpy_value annotate_name(struct cpy_unit *u) { return name_of(u, "__annotate__"); }

unsigned cpy_gen_annotations(struct cpy_unit *u, struct cpy_node *node)
{
    struct cpy_scope *scope = cpy_scope_of(u->c, node->function.args);
    struct cpy_unit inner;
    uint32_t dict, dest;
    cpy_value code;

    if (u->c->future_annotations)
        return push_annotation_dict(u, node) ? 4 : 0;
    if (!scope)
        return 0;
    dest = cpy_push(u, 1);
    enter_lazy(&inner, u, scope, annotate_name(u), node);
    inner.qualname = cpy_compilation_keep(u->c, cpy_str_format(u->c->t, "%V.%V",
        cpy_gen_qualname(u, node->function.scope, node->function.name), inner.name));
    dict = inner.top;
    push_annotation_dict(&inner, node);
    cpy_emit(&inner, node, CPY_OP_RETURN, 0, dict, 0, 0);
    if (!(code = cpy_unit_finish(&inner)))
        return 0;
    if (scope->free_count)
        cpy_gen_make_function(u, node, dest, code, u->top, 0, scope);
    else
        cpy_gen_constant(u, node, code, dest);
    u->top = dest + 1;
    return 4;
}

/* --- annotations of variables ----------------------------------------------------------------------------- */

static cpy_value conditions_name(struct cpy_unit *u) { return name_of(u, "__conditional_annotations__"); }

/* The set of the annotations that were reached, from within __annotate__. */
static uint32_t load_conditions(struct cpy_unit *u, const struct cpy_node *node)
{
    const struct cpy_symbol *space = cpy_scope_symbol(u->home, u->c->class_dict_name);
    uint32_t reg = cpy_push(u, 1);

    if (!u->home->sees_class)
        return cpy_gen_load_name(u, node, conditions_name(u), reg, false);
    cpy_emit(u, node, CPY_OP_LOAD_FREE, 0, reg, (uint32_t)space->free_index, 0);
    cpy_emit_wide(u, node, CPY_OP_LOAD_CLASS_GLOBAL, reg, (int32_t)cpy_constant(u, conditions_name(u)));
    return reg;
}

/* dict[name] = annotation, if it was reached. */
static void add_annotation(struct cpy_unit *u, struct cpy_node *node, uint32_t dict, uint32_t conditions)
{
    struct cpy_label skipped = {0};
    uint32_t saved = u->top, name = cpy_push(u, 1);

    if (node->flag & 2) {
        cpy_gen_constant(u, node, cpy_int(node->ann_assign.index), name);
        cpy_emit(u, node, CPY_OP_TEST_IN, 0, name, conditions, 0);
        cpy_test_jump(u, node, &skipped);
    }
    cpy_gen_constant(u, node, cpy_scope_mangle(u->c, u->scope, node->ann_assign.target->name.id), name);
    push_annotation_value(u, node->ann_assign.annotation);
    cpy_emit(u, node, CPY_OP_DICT_SET, 0, dict, name, name + 1);
    u->top = saved;
    cpy_place(u, &skipped);
}

/* __annotate__ of a module or class, stored under a name. */
static void store_annotate(struct cpy_unit *u, cpy_value name)
{
    struct cpy_scope *scope = u->home->annotations;
    struct cpy_node *first = u->home->annotated;
    struct cpy_unit inner;
    uint32_t dict, conditions = 0, saved = u->top;
    cpy_value code;

    enter_lazy(&inner, u, scope, annotate_name(u), first);
    dict = cpy_push(&inner, 1);
    cpy_emit(&inner, first, CPY_OP_BUILD_DICT, 0, dict, dict, 0);
    if (u->home->conditional)
        conditions = load_conditions(&inner, first);
    for (struct cpy_node *node = first; node && !u->c->failed; node = node->ann_assign.next)
        add_annotation(&inner, node, dict, conditions);
    cpy_emit(&inner, first, CPY_OP_RETURN, 0, dict, 0, 0);
    if (!(code = cpy_unit_finish(&inner)))
        return;
    cpy_push(u, 1);
    cpy_gen_make_function(u, first, saved, code, u->top, 0, scope);
    cpy_gen_store_name(u, first, name, saved);
    u->top = saved;
}

void cpy_gen_begin_annotations(struct cpy_unit *u, const struct cpy_node *node)
{
    uint32_t saved = u->top;

    if (!u->home->annotated)
        return;
    if (u->c->future_annotations) {
        cpy_emit(u, node, CPY_OP_SETUP_ANNOTATIONS, 0, 0, 0, 0);
        return;
    }
    if (u->home->conditional) {
        cpy_push(u, 1);
        cpy_emit(u, node, CPY_OP_BUILD_SET, 0, saved, saved, 0);
        cpy_gen_store_name(u, node, conditions_name(u), saved);
        u->top = saved;
    }
    if (u->home->kind == CPY_SCOPE_MODULE)
        store_annotate(u, annotate_name(u));
}

void cpy_gen_end_annotations(struct cpy_unit *u, const struct cpy_node *node)
{
    (void)node;
    if (u->home->annotated && !u->c->future_annotations)
        store_annotate(u, name_of(u, "__annotate_func__"));
}

/* __annotations__[name] = text */
static void store_text(struct cpy_unit *u, struct cpy_node *node)
{
    uint32_t value = u->top, dict, key;

    push_annotation_value(u, node->ann_assign.annotation);
    dict = cpy_gen_load_name(u, node, CPY_N(u->c->t, __annotations__), CPY_ANYWHERE, true);
    key = cpy_push(u, 1);
    cpy_gen_constant(u, node, cpy_scope_mangle(u->c, u->scope, node->ann_assign.target->name.id), key);
    cpy_emit(u, node, CPY_OP_SET_ITEM, 0, dict, key, value);
}

void cpy_gen_note_annotation(struct cpy_unit *u, struct cpy_node *node)
{
    uint32_t saved = u->top, base;

    if (u->c->future_annotations) {
        store_text(u, node);
    } else if (node->flag & 2) { /* the set may be anything by now */
        base = cpy_push(u, 2);
        cpy_gen_load_name(u, node, conditions_name(u), base, false);
        cpy_emit_cached(u, node, CPY_OP_LOAD_METHOD, base, base, name_of(u, "add"));
        cpy_gen_constant(u, node, cpy_int(node->ann_assign.index), cpy_push(u, 1));
        cpy_emit(u, node, CPY_OP_CALL_METHOD, 1, base, base, 0);
    }
    u->top = saved;
}

/* --- type parameters --------------------------------------------------------------------------------------- */

/* What _typing calls name, in the next register. */
static uint32_t push_typing(struct cpy_unit *u, const struct cpy_node *node, const char *name)
{
    uint32_t reg = cpy_push(u, 1);

    cpy_emit(u, node, CPY_OP_LOAD_TYPING, 0, reg, cpy_need_short(u, name_of(u, name)), 0);
    return reg;
}

/* Makes a type parameter, which becomes a local variable, in the next register. */
static void push_type_param(struct cpy_unit *u, const struct cpy_node *node, const struct cpy_type_param *param)
{
    static const char *const makers[] = {"_typevar", "_paramspec", "_typevartuple"};
    bool constrained = param->bound && param->bound->kind == CPY_NODE_TUPLE;
    uint32_t base = push_typing(u, node, constrained ? "_constrained" : makers[param->kind]);

    cpy_gen_constant(u, node, param->name, cpy_push(u, 1));
    push_lazy(u, param->name, &param->bound, node);
    push_lazy(u, param->name, &param->value, node);
    cpy_emit(u, node, CPY_OP_CALL, 3, base, base, 0);
    cpy_gen_store_name(u, node, param->name, base);
    u->top = base + 1;
}

/* The tuple of all of them, in the next register. */
static uint32_t push_type_params(struct cpy_unit *u, const struct cpy_node *node, const struct cpy_type_params *params)
{
    uint32_t first = u->top;

    for (uint32_t i = 0; i < params->count && !u->c->failed; i++)
        push_type_param(u, node, &params->items[i]);
    cpy_emit(u, node, CPY_OP_BUILD_TUPLE, 0, first, first, params->count);
    u->top = first + 1;
    return first;
}

static void enter_generic(struct cpy_unit *inner, struct cpy_unit *u, const struct cpy_type_params *params,
    cpy_value name, const struct cpy_node *node)
{
    cpy_value text = cpy_compilation_keep(u->c, cpy_str_format(u->c->t, "<generic parameters of %V>", name));

    cpy_gen_enter(inner, u, cpy_scope_of(u->c, params->items), text, node);
    inner->flags |= CPY_CODE_SIMPLE_ARGS;
}

/* The function that inner is, in the next register. */
static uint32_t push_generic(struct cpy_unit *u, struct cpy_unit *inner, const struct cpy_node *node)
{
    struct cpy_scope *scope = inner->home;
    cpy_value code = cpy_unit_finish(inner);
    uint32_t base = cpy_push(u, 1);

    if (code)
        cpy_gen_make_function(u, node, base, code, u->top, 0, scope);
    u->top = base + 1;
    return base;
}

void cpy_gen_generic_function(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    const struct cpy_arguments *args = node->function.args;
    struct cpy_unit inner;
    uint32_t base, params, function, parts;
    unsigned flags = 0;

    enter_generic(&inner, u, &node->function.type_params, node->function.name, node);
    params = push_type_params(&inner, node, &node->function.type_params);
    function = cpy_push(&inner, 1);
    parts = inner.top;
    for (uint32_t i = 0; i < inner.home->parameter_count; i++)
        cpy_gen_move(&inner, node, cpy_push(&inner, 1), i);
    flags = args->defaults.count != 0;
    flags |= inner.home->parameter_count > flags ? 2 : 0;
    cpy_gen_function_value(&inner, node, function, parts, flags);
    cpy_emit_cached(&inner, node, CPY_OP_SET_ATTR, function, params, name_of(u, "__type_params__"));
    cpy_emit(&inner, node, CPY_OP_RETURN, 0, function, 0, 0);
    base = push_generic(u, &inner, node);
    cpy_gen_defaults(u, node, args);
    cpy_emit(u, node, CPY_OP_CALL, inner.home->parameter_count, dest, base, 0);
    u->top = base;
}

/* The bases as they stand there, and Generic[the parameters], computed before. */
static struct cpy_node_list with_generic(struct cpy_unit *u, const struct cpy_node *node)
{
    const struct cpy_node_list *bases = &node->class_def.bases;
    struct cpy_node **items = cpy_compilation_alloc(u->c, (bases->count + (size_t)1) * sizeof *items);
    struct cpy_node *last = items ? cpy_compilation_alloc(u->c, sizeof *last) : NULL;

    if (!last)
        return (struct cpy_node_list){NULL, 0};
    for (uint32_t i = 0; i < bases->count; i++)
        items[i] = bases->items[i];
    *last = (struct cpy_node){.kind = CPY_NODE_NAME, .op = CPY_CTX_LOAD, .line = node->line, .column = node->column,
        .end_line = node->end_line, .end_column = node->end_column};
    last->name.id = u->c->generic_base_name;
    items[bases->count] = last;
    return (struct cpy_node_list){items, bases->count + 1};
}

uint32_t cpy_gen_generic_class(struct cpy_unit *u, struct cpy_node *node)
{
    struct cpy_unit inner;
    struct cpy_node_list bases = with_generic(u, node);
    uint32_t base, params;

    enter_generic(&inner, u, &node->class_def.type_params, node->class_def.name, node);
    params = push_type_params(&inner, node, &node->class_def.type_params);
    cpy_gen_store_name(&inner, node, u->c->type_params_name, params);
    base = push_typing(&inner, node, "_generic_base");
    cpy_gen_move(&inner, node, cpy_push(&inner, 1), params);
    cpy_emit(&inner, node, CPY_OP_CALL, 1, base, base, 0);
    cpy_gen_store_name(&inner, node, u->c->generic_base_name, base);
    cpy_emit(&inner, node, CPY_OP_RETURN, 0, cpy_gen_class_value(&inner, node, &bases), 0, 0);
    base = push_generic(u, &inner, node);
    cpy_emit(u, node, CPY_OP_CALL, 0, base, base, 0);
    return base;
}

/* _type_alias(name, params, value); params: a register, or CPY_ANYWHERE for none. */
static uint32_t push_alias(struct cpy_unit *u, struct cpy_node *node, uint32_t params)
{
    uint32_t base = push_typing(u, node, "_type_alias"), second;
    cpy_value name = node->type_alias.target->name.id;

    cpy_gen_constant(u, node, name, cpy_push(u, 1));
    second = cpy_push(u, 1);
    if (params == CPY_ANYWHERE)
        cpy_gen_constant(u, node, u->c->t->vm->empty_tuple, second);
    else
        cpy_gen_move(u, node, second, params);
    push_lazy(u, name, &node->type_alias.value, node);
    cpy_emit(u, node, CPY_OP_CALL, 3, base, base, 0);
    u->top = base + 1;
    return base;
}

void cpy_gen_type_alias(struct cpy_unit *u, struct cpy_node *node)
{
    const struct cpy_type_params *params = &node->type_alias.type_params;
    struct cpy_unit inner;
    uint32_t base;

    if (!params->count) {
        base = push_alias(u, node, CPY_ANYWHERE);
    } else {
        enter_generic(&inner, u, params, node->type_alias.target->name.id, node);
        base = push_alias(&inner, node, push_type_params(&inner, node, params));
        cpy_emit(&inner, node, CPY_OP_RETURN, 0, base, 0, 0);
        base = push_generic(u, &inner, node);
        cpy_emit(u, node, CPY_OP_CALL, 0, base, base, 0);
    }
    cpy_gen_store(u, node->type_alias.target, base);
}
