/* SPDX-License-Identifier: MIT */
/* vm/compiler/scope_visit.c - the one walk over the tree before code is generated.
 *
 * It notes every use and binding of a name in its scope, folds constants, and reports
 * what is a SyntaxError although the grammar allows it.  A long chain of operators leans
 * to the left: that spine is walked in a loop; other nesting is bounded by the C stack. */
#include "vm/compiler/fold.h"
#include "vm/compiler/scope.h"
#include "vm/compiler/warn.h"

struct visitor {
    struct cpy_compilation *c;
    struct cpy_scope *scope;
    uint32_t loops;      /* loops around the statement, in its own scope and except* clause */
    bool star;           /* in an except* clause, in its own scope */
    uint32_t final;      /* in a finally block: loops + 1 as they were where it began; 0: in none */
    int future_line;     /* of the last future import at the top of the file */
    uint32_t yields;     /* seen so far in the scope */
    uint32_t blocks;     /* statements around that may not run all of their body, in its own scope */
};

static void visit_expr(struct visitor *v, struct cpy_node *node);
static void visit_body(struct visitor *v, const struct cpy_node_list *body);

/* --- names ---------------------------------------------------------------------------- */

static void check_name(struct visitor *v, const struct cpy_node *at, cpy_value name, const char *message)
{
    if (name == v->c->debug_name)
        cpy_node_error(v->c, at, message, CPY_UNSET);
}

static struct cpy_symbol *note(struct visitor *v, cpy_value name, unsigned flags)
{
    return cpy_scope_note(v->c, v->scope, cpy_scope_mangle(v->c, v->scope, name), flags);
}

/* A statement at node binds name. */
static struct cpy_symbol *bind(struct visitor *v, const struct cpy_node *node, cpy_value name)
{
    check_name(v, node, name, "cannot assign to __debug__");
    return note(v, name, CPY_SYMBOL_ASSIGNED);
}

static void visit_name(struct visitor *v, struct cpy_node *node)
{
    cpy_value name = node->name.id;

    if (node->op == CPY_CTX_LOAD) {
        if (CPY_UNLIKELY(name == v->c->debug_name)) {
            cpy_fold(v->c, node);
            return;
        }
        node->name.symbol = note(v, name, CPY_SYMBOL_USED);
        if (v->scope->kind >= CPY_SCOPE_FUNCTION && name == v->c->super_name)
            note(v, CPY_N(v->c->t, __class__), CPY_SYMBOL_USED);
    } else if (node->op == CPY_CTX_STORE) {
        node->name.symbol = bind(v, node, name);
    } else {
        check_name(v, node, name, "cannot delete __debug__");
        node->name.symbol = note(v, name, CPY_SYMBOL_ASSIGNED | CPY_SYMBOL_DELETED);
    }
}

/* Counts self.NAME = ... in methods: how many attributes instances will have. */
static void note_self_attribute(struct visitor *v, const struct cpy_node *node)
{
    struct cpy_scope *method = cpy_scope_frame(v->scope);
    const struct cpy_node *object = node->attribute.value;

    if (method->self && object->kind == CPY_NODE_NAME && object->name.id == method->self)
        cpy_map_set(v->c, &method->parent->self_names, cpy_scope_mangle(v->c, method, node->attribute.attr), v);
}

static void visit_attribute(struct visitor *v, struct cpy_node *node)
{
    visit_expr(v, node->attribute.value);
    if (node->op == CPY_CTX_LOAD)
        return;
    if (node->op == CPY_CTX_STORE)
        check_name(v, node, node->attribute.attr, "cannot assign to __debug__");
    note_self_attribute(v, node);
}

/* --- expressions ------------------------------------------------------------------------ */

static void visit_list(struct visitor *v, const struct cpy_node_list *list)
{
    for (uint32_t i = 0; i < list->count && !v->c->failed; i++)
        if (list->items[i])
            visit_expr(v, list->items[i]);
}

static void visit_optional(struct visitor *v, struct cpy_node *node)
{
    if (node)
        visit_expr(v, node);
}

/* Items of a display, call or target list: the only places for *x. */
static void visit_items(struct visitor *v, const struct cpy_node_list *list)
{
    for (uint32_t i = 0; i < list->count && !v->c->failed; i++)
        visit_expr(v, list->items[i]->kind == CPY_NODE_STARRED ? list->items[i]->value.value : list->items[i]);
}

static void visit_sequence(struct visitor *v, struct cpy_node *node)
{
    const struct cpy_node_list *list = &node->list.values;
    uint32_t stars = 0, after = 0;

    for (uint32_t i = 0; node->op == CPY_CTX_STORE && i < list->count; i++) {
        stars += list->items[i]->kind == CPY_NODE_STARRED;
        after += stars != 0;
    }
    if (stars > 1)
        cpy_late_error(v->c, node, "multiple starred expressions in assignment");
    else if (after > 256 || (stars && list->count - after > 255) || (node->op == CPY_CTX_STORE && list->count > 60000))
        cpy_late_error(v->c, node, "too many expressions in star-unpacking assignment");
    visit_items(v, list);
    if (node->kind == CPY_NODE_TUPLE)
        cpy_fold(v->c, node);
}

/* The spine a + b + c + ... from its left end; each step is folded. */
static void visit_binary(struct visitor *v, struct cpy_node *node)
{
    struct cpy_node *leftmost = node, **spine;
    uint32_t depth = 0;

    for (; leftmost->kind == CPY_NODE_BIN_OP; leftmost = leftmost->bin.left)
        depth++;
    visit_expr(v, leftmost);
    if (depth == 1) {
        visit_expr(v, node->bin.right);
        cpy_fold(v->c, node);
        return;
    }
    if (!(spine = cpy_compilation_alloc(v->c, depth * sizeof(struct cpy_node *))))
        return;
    for (uint32_t i = depth; i-- > 0; node = node->bin.left)
        spine[i] = node;
    for (uint32_t i = 0; i < depth && !v->c->failed; i++) {
        visit_expr(v, spine[i]->bin.right);
        cpy_fold(v->c, spine[i]);
    }
}

/* node, which is what, has no place in a scope that runs later or not at all. */
static void fail_purpose(struct visitor *v, const struct cpy_node *node, const struct cpy_scope *scope, const char *what)
{
    cpy_value text = cpy_compilation_keep(v->c, cpy_str_format(v->c->t, "%s %s", what, scope->purpose));

    if (text)
        cpy_node_error(v->c, node, "%V", text);
}

/* Where (name := ...) in a comprehension binds: the nearest scope that is none. */
static void bind_outside_comprehension(struct visitor *v, const struct cpy_node *target)
{
    cpy_value name = cpy_scope_mangle(v->c, v->scope, target->name.id);
    struct cpy_scope *s = v->scope;
    struct cpy_symbol *symbol;

    for (; s->kind == CPY_SCOPE_COMPREHENSION; s = s->parent)
        if ((symbol = cpy_scope_symbol(s, name)) && symbol->flags & CPY_SYMBOL_ITERATION)
            cpy_node_error(
                v->c, target, "assignment expression cannot rebind comprehension iteration variable '%V'", name);
    if (s->kind == CPY_SCOPE_CLASS)
        cpy_node_error(
            v->c, target, "assignment expression within a comprehension cannot be used in a class body", CPY_UNSET);
    if (s->purpose)
        fail_purpose(v, target, s, s->kind == CPY_SCOPE_TYPE_PARAMS
            ? "assignment expression within a comprehension cannot be used within"
            : "assignment expression within a comprehension cannot be used in");
    if (!(symbol = cpy_scope_note(v->c, s, name, CPY_SYMBOL_ASSIGNED | CPY_SYMBOL_WALRUS)))
        return;
    if (s->kind == CPY_SCOPE_MODULE || symbol->flags & CPY_SYMBOL_GLOBAL)
        note(v, name, CPY_SYMBOL_GLOBAL | CPY_SYMBOL_WALRUS);
    else
        note(v, name, CPY_SYMBOL_NONLOCAL | CPY_SYMBOL_WALRUS);
}

static void visit_walrus(struct visitor *v, struct cpy_node *node)
{
    struct cpy_node *target = node->aug_assign.target;

    if (v->scope->purpose)
        fail_purpose(v, node, v->scope, "named expression cannot be used within");
    if (v->scope->iterable_depth)
        cpy_node_error(
            v->c, node, "assignment expression cannot be used in a comprehension iterable expression", CPY_UNSET);
    if (v->scope->kind == CPY_SCOPE_COMPREHENSION)
        bind_outside_comprehension(v, target);
    visit_expr(v, node->aug_assign.value);
    visit_expr(v, target);
    note(v, target->name.id, CPY_SYMBOL_WALRUS);
}

static void visit_yield(struct visitor *v, struct cpy_node *node)
{
    static const char *const inside[] = {"'yield' inside list comprehension", "'yield' inside set comprehension",
        "'yield' inside dict comprehension", "'yield' inside generator expression"};
    bool from = node->kind == CPY_NODE_YIELD_FROM;

    if (v->scope->purpose)
        fail_purpose(v, node, v->scope, "yield expression cannot be used within");
    else if (v->scope->kind == CPY_SCOPE_COMPREHENSION)
        cpy_node_error(v->c, node, inside[v->scope->node->kind - CPY_NODE_LIST_COMP], CPY_UNSET);
    else if (v->scope->kind < CPY_SCOPE_FUNCTION)
        cpy_late_error(v->c, node, from ? "'yield from' outside function" : "'yield' outside function");
    else if (from && v->scope->coroutine)
        cpy_late_error(v->c, node, "'yield from' inside async function");
    v->scope->generator = true;
    v->yields++;
    visit_optional(v, node->value.value);
}

/* Outside functions, where the compilation lets it, what awaits makes a coroutine of the code; its names are globals. */
static bool awaits_at_top(struct visitor *v)
{
    if (!v->c->top_level_await || v->scope->kind != CPY_SCOPE_MODULE)
        return false;
    return v->scope->coroutine = true;
}

static void visit_await(struct visitor *v, struct cpy_node *node)
{
    if (awaits_at_top(v))
        ;
    else if (v->scope->purpose)
        fail_purpose(v, node, v->scope, "await expression cannot be used within");
    else if (v->scope->kind < CPY_SCOPE_FUNCTION)
        cpy_late_error(v->c, node, "'await' outside function");
    else if (v->scope->kind != CPY_SCOPE_COMPREHENSION && !v->scope->coroutine)
        cpy_late_error(v->c, node, "'await' outside async function");
    v->scope->awaits = true;
    v->yields++;
    visit_expr(v, node->value.value);
}

/* No keyword may be given twice. */
static void check_keywords(struct visitor *v, const struct cpy_keyword *keywords, uint32_t count)
{
    struct cpy_map seen = {0};

    for (uint32_t i = 0; i < count && !v->c->failed; i++) {
        const struct cpy_keyword *k = &keywords[i];

        if (!k->name)
            continue;
        if (k->name == v->c->debug_name)
            cpy_compilation_error(v->c, k->line, k->column, k->end_line, k->end_column, "cannot assign to __debug__",
                CPY_UNSET);
        if (count > 1 && cpy_map_get(&seen, k->name))
            cpy_compilation_error(
                v->c, k->line, k->column, k->end_line, k->end_column, "keyword argument repeated: %V", k->name);
        else if (count > 1)
            cpy_map_set(v->c, &seen, k->name, v);
    }
}

static void visit_keywords(struct visitor *v, const struct cpy_keyword *keywords, uint32_t count)
{
    check_keywords(v, keywords, count);
    for (uint32_t i = 0; i < count && !v->c->failed; i++)
        visit_expr(v, keywords[i].value);
}

/* --- comprehensions ------------------------------------------------------------------------ */

static void visit_iterable(struct visitor *v, struct cpy_node *node)
{
    v->scope->iterable_depth++;
    visit_expr(v, node);
    v->scope->iterable_depth--;
}

static void mark_iteration(struct visitor *v, const struct cpy_node *target);

static void mark_iteration_list(struct visitor *v, const struct cpy_node_list *targets)
{
    for (uint32_t i = 0; i < targets->count && !v->c->failed; i++)
        mark_iteration(v, targets->items[i]);
}

/* Names in a comprehension's target are its iteration variables. */
static void mark_iteration(struct visitor *v, const struct cpy_node *target)
{
    struct cpy_symbol *symbol;

    if (target->kind == CPY_NODE_TUPLE || target->kind == CPY_NODE_LIST) {
        mark_iteration_list(v, &target->list.values);
    } else if (target->kind == CPY_NODE_STARRED) {
        mark_iteration(v, target->value.value);
    } else if (target->kind == CPY_NODE_NAME && (symbol = note(v, target->name.id, CPY_SYMBOL_ITERATION))) {
        if (symbol->flags & CPY_SYMBOL_WALRUS)
            cpy_node_error(
                v->c, target, "comprehension inner loop cannot rebind assignment expression target '%V'", symbol->name);
    }
}

static void visit_generators(struct visitor *v, struct cpy_node *node)
{
    for (uint32_t i = 0; i < node->comp.count && !v->c->failed; i++) {
        struct cpy_comprehension *g = &node->comp.generators[i];

        if (i > 0)
            visit_iterable(v, g->iter);
        v->scope->awaits |= g->is_async;
        mark_iteration(v, g->target);
        visit_expr(v, g->target);
        visit_list(v, &g->ifs);
    }
}

/* What an inlined comprehension does not bind, the scope around it uses. */
static void use_outside(struct visitor *v, struct cpy_scope *comprehension)
{
    for (struct cpy_symbol *s = comprehension->first; s && !v->c->failed; s = s->next)
        if (!(s->flags & CPY_SYMBOL_ASSIGNED) || s->flags & (CPY_SYMBOL_GLOBAL | CPY_SYMBOL_NONLOCAL))
            cpy_scope_note(v->c, v->scope, s->name, CPY_SYMBOL_USED_WITHIN | (s->flags & CPY_SYMBOL_WALRUS));
}

/* A comprehension that awaits stands in v's scope, which then awaits as well. */
static void visit_awaiting(struct visitor *v, const struct cpy_node *node)
{
    if (v->scope->kind == CPY_SCOPE_COMPREHENSION)
        v->scope->awaits = true;
    else if (!awaits_at_top(v) && !v->scope->coroutine)
        cpy_late_error(v->c, node, "asynchronous comprehension outside of an asynchronous function");
    v->yields++;
}

/* Does the comprehension, of a module or class, ask for the names around it by one of these?  There they see its
 * variables only if they are those of a frame.  So does __class__, which is the class's. */
static bool asks_for_names(struct visitor *v, struct cpy_scope *comprehension)
{
    static const char *const names[] = {"dir", "eval", "exec", "locals", "vars", "__class__"};

    if (v->scope->kind > CPY_SCOPE_CLASS || !comprehension->inlined || comprehension->awaits)
        return false;
    for (size_t i = 0; i < CPY_COUNT(names); i++) {
        cpy_value name = cpy_compilation_keep(v->c, cpy_intern_from(v->c->t, names[i]));

        if (!name || cpy_scope_symbol(comprehension, name))
            return name;
    }
    return false;
}

static void visit_comprehension(struct visitor *v, struct cpy_node *node)
{
    struct visitor inner = *v;

    visit_iterable(v, node->comp.generators[0].iter);
    if (!(inner.scope = node->comp.scope = cpy_scope_new(v->c, CPY_SCOPE_COMPREHENSION, v->scope, node)))
        return;
    inner.scope->inlined = node->kind != CPY_NODE_GENERATOR_EXP && !v->scope->sees_class;
    inner.scope->generator = node->kind == CPY_NODE_GENERATOR_EXP;
    inner.scope->iterable_depth = v->scope->iterable_depth;
    if (!inner.scope->inlined)
        cpy_scope_give_frame(v->c, inner.scope);
    visit_generators(&inner, node);
    visit_optional(&inner, node->comp.value);
    if (node->comp.element->kind == CPY_NODE_STARRED)
        cpy_node_error(v->c, node->comp.element, "iterable unpacking cannot be used in comprehension", CPY_UNSET);
    visit_expr(&inner, node->comp.element);
    if (asks_for_names(v, inner.scope))
        cpy_scope_give_frame(v->c, inner.scope);
    if (inner.scope->inlined && v->scope->kind != CPY_SCOPE_CLASS)
        use_outside(v, inner.scope);
    if (inner.scope->awaits && node->kind != CPY_NODE_GENERATOR_EXP)
        visit_awaiting(v, node);
}

/* --- functions ------------------------------------------------------------------------------- */

/* A scope that is evaluated apart from what is around it.  key: an address that stands for it. */
static bool enter_annotation(struct visitor *v, struct visitor *inner, const void *key, const char *purpose)
{
    *inner = *v;
    if (!(inner->scope = cpy_scope_new(v->c, CPY_SCOPE_ANNOTATION, v->scope, key)))
        return false;
    inner->scope->purpose = purpose;
    inner->loops = 0;
    note(inner, cpy_compilation_keep(v->c, cpy_intern_from(v->c->t, "format")), CPY_SYMBOL_PARAMETER);
    inner->scope->parameter_count = 1;
    return true;
}

/* An annotation that is never evaluated. */
static void check_annotation(struct visitor *v, const struct cpy_node *annotation)
{
    if (annotation->kind == CPY_NODE_YIELD || annotation->kind == CPY_NODE_YIELD_FROM)
        cpy_node_error(v->c, annotation, "yield expression cannot be used within an annotation", CPY_UNSET);
    else if (annotation->kind == CPY_NODE_AWAIT)
        cpy_node_error(v->c, annotation, "await expression cannot be used within an annotation", CPY_UNSET);
    else if (annotation->kind == CPY_NODE_NAMED_EXPR)
        cpy_node_error(v->c, annotation, "named expression cannot be used within an annotation", CPY_UNSET);
}

static void visit_annotation(struct visitor *v, struct cpy_node *annotation)
{
    if (!annotation)
        return;
    if (annotation->kind == CPY_NODE_STARRED) /* *args: *Ts */
        annotation = annotation->value.value;
    if (v->c->future_annotations)
        check_annotation(v, annotation);
    else
        visit_expr(v, annotation);
}

static bool has_annotations(const struct cpy_node *function)
{
    const struct cpy_arguments *args = function->function.args;

    for (uint32_t i = 0; i < args->positional_count + args->kwonly_count; i++)
        if (args->args[i].annotation)
            return true;
    return function->function.returns || (args->vararg && args->vararg->annotation)
        || (args->kwarg && args->kwarg->annotation);
}

/* The annotations of a function have a scope of their own, which args stand for. */
static void visit_signature(struct visitor *v, const struct cpy_node *node)
{
    const struct cpy_arguments *args = node->function.args;
    struct visitor inner = *v;

    if (!has_annotations(node)
        || (!v->c->future_annotations && !enter_annotation(v, &inner, args, "an annotation")))
        return;
    for (uint32_t i = 0; i < args->positional_count + args->kwonly_count; i++)
        visit_annotation(&inner, args->args[i].annotation);
    visit_annotation(&inner, args->vararg ? args->vararg->annotation : NULL);
    visit_annotation(&inner, args->kwarg ? args->kwarg->annotation : NULL);
    visit_annotation(&inner, node->function.returns);
}

/* --- type parameters ------------------------------------------------------------------------- */

/* A bound, constraint or default: key is the address of the field that holds it. */
static void visit_lazily(struct visitor *v, struct cpy_node *const *key, const char *purpose, cpy_value title)
{
    struct visitor inner;
    struct cpy_node *node = *key;

    if (!node || !enter_annotation(v, &inner, key, purpose))
        return;
    inner.scope->title = title;
    inner.scope->line = node->line;
    visit_expr(&inner, node->kind == CPY_NODE_STARRED ? node->value.value : node);
}

static void visit_type_param(struct visitor *v, const struct cpy_type_param *param)
{
    static const char *const defaults[] = {"a TypeVar default", "a ParamSpec default", "a TypeVarTuple default"};
    bool constrained = param->bound && param->bound->kind == CPY_NODE_TUPLE;
    struct cpy_symbol *s = note(v, param->name, 0);

    if (!s)
        return;
    if (param->name == v->c->debug_name)
        cpy_compilation_error(v->c, param->line, param->column, param->end_line, param->end_column,
            "cannot assign to __debug__", CPY_UNSET);
    if (s->flags & CPY_SYMBOL_TYPE_PARAM)
        cpy_compilation_error(v->c, param->line, param->column, param->end_line, param->end_column,
            "duplicate type parameter '%V'", param->name);
    s->flags |= CPY_SYMBOL_ASSIGNED | CPY_SYMBOL_TYPE_PARAM;
    visit_lazily(v, &param->bound, constrained ? "a TypeVar constraint" : "a TypeVar bound", param->name);
    visit_lazily(v, &param->value, defaults[param->kind], param->name);
}

/* Behind a type parameter with a default there are none without one. */
static void check_default(struct visitor *v, const struct cpy_type_params *params, uint32_t i)
{
    const struct cpy_type_param *param = &params->items[i];

    if (i && params->items[i - 1].value && !param->value)
        cpy_late_add(v->c, &(struct cpy_late){.line = param->line, .column = param->column, .end_line = param->end_line,
            .end_column = param->end_column, .argument = param->name,
            .format = "non-default type parameter '%V' follows default type parameter"});
}

/* What makes a generic function gets the defaults, evaluated outside of it, as arguments. */
static void note_default_parameters(struct visitor *v, const struct cpy_node *node)
{
    const struct cpy_arguments *args = node->function.args;
    bool keywords = false;

    for (uint32_t i = 0; i < args->kwonly_count; i++)
        keywords |= args->kw_defaults.items[i] != NULL;
    if (args->defaults.count)
        note(v, cpy_compilation_keep(v->c, cpy_intern_from(v->c->t, ".defaults")), CPY_SYMBOL_PARAMETER);
    if (keywords)
        note(v, cpy_compilation_keep(v->c, cpy_intern_from(v->c->t, ".kwdefaults")), CPY_SYMBOL_PARAMETER);
    v->scope->parameter_count = (args->defaults.count != 0) + keywords;
}

/* The scope around what is generic, if node is; v becomes its visitor. */
static bool enter_type_params(struct visitor *v, const struct cpy_type_params *params, const struct cpy_node *node)
{
    if (!params->count)
        return true;
    if (!(v->scope = cpy_scope_new(v->c, CPY_SCOPE_TYPE_PARAMS, v->scope, params->items)))
        return false;
    if (node->kind == CPY_NODE_FUNCTION_DEF)
        note_default_parameters(v, node);
    for (uint32_t i = 0; i < params->count && !v->c->failed; i++) {
        visit_type_param(v, &params->items[i]);
        check_default(v, params, i);
    }
    v->scope->purpose = "the definition of a generic";
    v->scope->line = node->line;
    v->scope->title = node->kind == CPY_NODE_FUNCTION_DEF ? node->function.name
                    : node->kind == CPY_NODE_CLASS_DEF    ? node->class_def.name
                                                          : node->type_alias.target->name.id;
    return !v->c->failed;
}

static void visit_type_alias(struct visitor *v, struct cpy_node *node)
{
    struct visitor inner = *v;

    check_name(v, node, node->type_alias.target->name.id, "cannot assign to __debug__");
    visit_expr(v, node->type_alias.target);
    if (enter_type_params(&inner, &node->type_alias.type_params, node))
        visit_lazily(&inner, &node->type_alias.value, "a type alias", node->type_alias.target->name.id);
}

/* --- functions and classes --------------------------------------------------------------------- */

/* Parameters in the order of their registers; NULL marks none. */
static void add_parameter(struct visitor *v, const struct cpy_arg *arg)
{
    cpy_value name;

    if (!arg || v->c->failed)
        return;
    if (arg->name == v->c->debug_name)
        cpy_compilation_error(v->c, arg->line, arg->column, arg->end_line, arg->end_column,
            "cannot assign to __debug__", CPY_UNSET);
    name = cpy_scope_mangle(v->c, v->scope, arg->name);
    if (cpy_scope_symbol(v->scope, name))
        cpy_compilation_error(v->c, arg->line, arg->column, arg->end_line, arg->end_column,
            "duplicate argument '%V' in function definition", arg->name);
    cpy_scope_note(v->c, v->scope, name, CPY_SYMBOL_PARAMETER);
    v->scope->parameter_count++;
}

static void add_parameters(struct visitor *v, const struct cpy_arguments *args)
{
    uint32_t i;

    for (i = 0; i < args->positional_count; i++)
        add_parameter(v, &args->args[i]);
    add_parameter(v, args->vararg);
    for (; i < args->positional_count + args->kwonly_count; i++)
        add_parameter(v, &args->args[i]);
    add_parameter(v, args->kwarg);
}

static void visit_function(struct visitor *v, struct cpy_node *node)
{
    const struct cpy_arguments *args = node->function.args;
    struct visitor inner = *v;

    bind(v, node, node->function.name);
    visit_list(v, &node->function.decorators);
    visit_list(v, &args->defaults);
    visit_list(v, &args->kw_defaults);
    if (!enter_type_params(&inner, &node->function.type_params, node))
        return;
    visit_signature(&inner, node);
    if (!(inner.scope = node->function.scope = cpy_scope_new(v->c, CPY_SCOPE_FUNCTION, inner.scope, node)))
        return;
    if (v->scope->kind == CPY_SCOPE_CLASS && args->positional_count)
        inner.scope->self = args->args[0].name;
    inner.loops = inner.blocks = inner.final = 0;
    inner.star = false;
    inner.scope->coroutine = node->flag & CPY_NODE_ASYNC;
    add_parameters(&inner, args);
    visit_body(&inner, &node->function.body);
    if (inner.scope->coroutine && inner.scope->generator && inner.scope->value_return)
        cpy_late_error(v->c, inner.scope->value_return, "'return' with value in async generator");
}

static void visit_lambda(struct visitor *v, struct cpy_node *node)
{
    struct visitor inner = *v;
    uint16_t depth = v->scope->iterable_depth;

    visit_list(v, &node->lambda.args->defaults);
    visit_list(v, &node->lambda.args->kw_defaults);
    if (!(inner.scope = node->lambda.scope = cpy_scope_new(v->c, CPY_SCOPE_LAMBDA, v->scope, node)))
        return;
    inner.scope->iterable_depth = depth;
    add_parameters(&inner, node->lambda.args);
    visit_expr(&inner, node->lambda.body);
}

static void visit_class(struct visitor *v, struct cpy_node *node)
{
    struct visitor inner = *v;

    bind(v, node, node->class_def.name);
    visit_list(v, &node->class_def.decorators);
    if (!enter_type_params(&inner, &node->class_def.type_params, node))
        return;
    visit_items(&inner, &node->class_def.bases);
    visit_keywords(&inner, node->class_def.keywords, node->class_def.keyword_count);
    if (node->class_def.type_params.count) {
        note(&inner, v->c->type_params_name, CPY_SYMBOL_ASSIGNED);
        note(&inner, v->c->generic_base_name, CPY_SYMBOL_ASSIGNED);
    }
    if (!(inner.scope = node->class_def.scope = cpy_scope_new(v->c, CPY_SCOPE_CLASS, inner.scope, node)))
        return;
    if (node->class_def.type_params.count)
        note(&inner, v->c->type_params_name, CPY_SYMBOL_USED);
    inner.scope->private_class = node->class_def.name;
    inner.loops = inner.blocks = inner.final = 0;
    inner.star = false;
    visit_body(&inner, &node->class_def.body);
}

/* --- the switch over expressions ----------------------------------------------------------------- */

static void visit_starred(struct visitor *v, struct cpy_node *node)
{
    cpy_late_error(v->c, node, node->op == CPY_CTX_STORE ? "starred assignment target must be in a list or tuple"
        : "can't use starred expression here");
}

static void visit_slice(struct visitor *v, struct cpy_node *node)
{
    visit_optional(v, node->slice.lower);
    visit_optional(v, node->slice.upper);
    visit_optional(v, node->slice.step);
    cpy_fold(v->c, node);
}

static void visit_subscript(struct visitor *v, struct cpy_node *node)
{
    visit_expr(v, node->subscript.value);
    visit_expr(v, node->subscript.slice);
    if (node->subscript.value->kind != CPY_NODE_NAME && node->op == CPY_CTX_LOAD)
        cpy_warn_subscript(v->c, node);
    cpy_fold(v->c, node);
}

static void visit_call(struct visitor *v, struct cpy_node *node)
{
    visit_expr(v, node->call.func);
    visit_items(v, &node->call.args);
    visit_keywords(v, node->call.keywords, node->call.keyword_count);
    if (node->call.func->kind != CPY_NODE_NAME && node->call.func->kind != CPY_NODE_ATTRIBUTE)
        cpy_warn_call(v->c, node);
}

static void visit_dict(struct visitor *v, struct cpy_node *node)
{
    for (uint32_t i = 0; i < node->dict.values.count && !v->c->failed; i++) {
        visit_optional(v, node->dict.keys.items[i]);
        visit_expr(v, node->dict.values.items[i]);
    }
}

static void visit_compare(struct visitor *v, struct cpy_node *node)
{
    visit_expr(v, node->compare.left);
    visit_list(v, &node->compare.comparators);
    if (node->compare.ops[0] >= CPY_CMP_IS || node->compare.comparators.count > 1)
        cpy_warn_compare(v->c, node);
}

static void visit_if_exp(struct visitor *v, struct cpy_node *node)
{
    visit_expr(v, node->if_exp.test);
    visit_expr(v, node->if_exp.body);
    visit_expr(v, node->if_exp.orelse);
}

static void visit_formatted(struct visitor *v, struct cpy_node *node)
{
    visit_expr(v, node->formatted.value);
    visit_optional(v, node->formatted.spec);
}

static void visit_strings(struct visitor *v, struct cpy_node *node)
{
    visit_list(v, &node->list.values);
}

static void visit_set(struct visitor *v, struct cpy_node *node)
{
    visit_items(v, &node->list.values);
}

static void visit_unary(struct visitor *v, struct cpy_node *node)
{
    visit_expr(v, node->unary.operand);
    cpy_fold(v->c, node);
}

static void visit_constant(struct visitor *v, struct cpy_node *node)
{
    (void)v, (void)node;
}

typedef void (*visit)(struct visitor *v, struct cpy_node *node);
static const visit expression_visits[] = {
    [CPY_NODE_BOOL_OP] = visit_strings, [CPY_NODE_NAMED_EXPR] = visit_walrus, [CPY_NODE_BIN_OP] = visit_binary,
    [CPY_NODE_UNARY_OP] = visit_unary, [CPY_NODE_LAMBDA] = visit_lambda, [CPY_NODE_IF_EXP] = visit_if_exp,
    [CPY_NODE_DICT] = visit_dict, [CPY_NODE_SET] = visit_set, [CPY_NODE_LIST_COMP] = visit_comprehension,
    [CPY_NODE_SET_COMP] = visit_comprehension, [CPY_NODE_DICT_COMP] = visit_comprehension,
    [CPY_NODE_GENERATOR_EXP] = visit_comprehension, [CPY_NODE_YIELD] = visit_yield, [CPY_NODE_YIELD_FROM] = visit_yield,
    [CPY_NODE_AWAIT] = visit_await,
    [CPY_NODE_COMPARE] = visit_compare, [CPY_NODE_CALL] = visit_call, [CPY_NODE_FORMATTED_VALUE] = visit_formatted,
    [CPY_NODE_JOINED_STR] = visit_strings, [CPY_NODE_CONSTANT] = visit_constant, [CPY_NODE_ATTRIBUTE] = visit_attribute,
    [CPY_NODE_SUBSCRIPT] = visit_subscript, [CPY_NODE_STARRED] = visit_starred, [CPY_NODE_NAME] = visit_name,
    [CPY_NODE_LIST] = visit_sequence, [CPY_NODE_TUPLE] = visit_sequence, [CPY_NODE_SLICE] = visit_slice,
};

static void visit_expr(struct visitor *v, struct cpy_node *node)
{
    uint32_t yields = v->yields;

    if (v->c->failed || node->kind == CPY_NODE_CONSTANT || !cpy_can_descend(v->c))
        return;
    if (node->kind == CPY_NODE_NAME) { /* so is every third */
        visit_name(v, node);
        return;
    }
    expression_visits[node->kind](v, node);
    if (v->yields != yields)
        node->flag |= CPY_NODE_HAS_YIELD;
}

/* --- statements ------------------------------------------------------------------------------------ */

static void check_directive(struct visitor *v, const struct cpy_node *node, const struct cpy_symbol *s, bool global)
{
    unsigned flags = s->flags;
    const char *message = NULL;

    if (flags & CPY_SYMBOL_PARAMETER)
        message = global ? "name '%V' is parameter and global" : "name '%V' is parameter and nonlocal";
    else if (flags & CPY_SYMBOL_USED)
        message = global ? "name '%V' is used prior to global declaration"
                         : "name '%V' is used prior to nonlocal declaration";
    else if (flags & CPY_SYMBOL_ANNOTATED)
        message = global ? "annotated name '%V' can't be global" : "annotated name '%V' can't be nonlocal";
    else if (flags & CPY_SYMBOL_ASSIGNED)
        message = global ? "name '%V' is assigned to before global declaration"
            : "name '%V' is assigned to before nonlocal declaration";
    if (message)
        cpy_node_error(v->c, node, message, s->name);
    else if (flags & (global ? CPY_SYMBOL_NONLOCAL : CPY_SYMBOL_GLOBAL))
        cpy_node_error(v->c, s->directive, "name '%V' is nonlocal and global", s->name);
}

/* "global x" in a function makes x a global name in the code around all functions too: its locals may be another dict. */
static void note_global(struct visitor *v, cpy_value name)
{
    struct cpy_scope *scope = v->scope;

    while (scope->parent)
        scope = scope->parent;
    if (v->c->mode != CPY_COMPILE_MODULE)
        cpy_scope_note(v->c, scope, cpy_scope_mangle(v->c, v->scope, name), CPY_SYMBOL_GLOBAL);
}

static void visit_directive(struct visitor *v, struct cpy_node *node)
{
    bool global = node->kind == CPY_NODE_GLOBAL;

    for (uint32_t i = 0; i < node->names.count && !v->c->failed; i++) {
        struct cpy_symbol *s = note(v, node->names.names[i], 0);

        if (!s)
            return;
        check_directive(v, node, s, global);
        s->flags |= global ? CPY_SYMBOL_GLOBAL : CPY_SYMBOL_NONLOCAL;
        if (global)
            note_global(v, node->names.names[i]);
        if (!s->directive)
            s->directive = node;
    }
}

static void visit_assign(struct visitor *v, struct cpy_node *node)
{
    visit_optional(v, node->assign.value);
    visit_list(v, &node->assign.targets);
}

static void visit_aug_assign(struct visitor *v, struct cpy_node *node)
{
    struct cpy_node *target = node->aug_assign.target;

    visit_expr(v, target);
    visit_expr(v, node->aug_assign.value);
}

static void list_annotated(struct visitor *v, struct cpy_node *node)
{
    struct cpy_scope *scope = v->scope;

    if (v->blocks > 0 || scope->kind == CPY_SCOPE_MODULE) { /* of a module, somebody may ask before it has run */
        node->flag |= 2;
        scope->conditional = true;
    }
    if (scope->last_annotated)
        node->ann_assign.index = scope->last_annotated->ann_assign.index + 1;
    *(scope->last_annotated ? &scope->last_annotated->ann_assign.next : &scope->annotated) = node;
    scope->last_annotated = node;
}

/* The annotations of a class's or module's variables share a scope; nobody ever asks for those in a function. */
static void visit_variable_annotation(struct visitor *v, struct cpy_node *annotation)
{
    struct visitor inner = *v;

    if (v->c->future_annotations || v->scope->kind >= CPY_SCOPE_FUNCTION) {
        check_annotation(v, annotation);
        return;
    }
    if (v->scope->annotations)
        inner.scope = v->scope->annotations;
    else if (!enter_annotation(v, &inner, v->scope, "an annotation"))
        return;
    v->scope->annotations = inner.scope;
    visit_annotation(&inner, annotation);
}

static void visit_ann_assign(struct visitor *v, struct cpy_node *node)
{
    struct cpy_node *target = node->ann_assign.target;
    struct cpy_symbol *s;

    if (target->kind == CPY_NODE_NAME)
        check_name(v, node, target->name.id, "cannot assign to __debug__");
    if (target->kind != CPY_NODE_NAME || node->flag & 1 || node->ann_assign.value) /* "(x): int" binds nothing */
        visit_expr(v, target);
    if (target->kind == CPY_NODE_NAME && node->flag & 1 && (s = note(v, target->name.id, 0))) {
        if (s->flags & CPY_SYMBOL_GLOBAL && v->scope->kind != CPY_SCOPE_MODULE)
            cpy_node_error(v->c, node, "annotated name '%V' can't be global", s->name);
        else if (s->flags & CPY_SYMBOL_NONLOCAL)
            cpy_node_error(v->c, node, "annotated name '%V' can't be nonlocal", s->name);
        s->flags |= CPY_SYMBOL_ANNOTATED;
        list_annotated(v, node);
        if (v->scope->kind < CPY_SCOPE_FUNCTION && v->c->future_annotations)
            note(v, CPY_N(v->c->t, __annotations__), CPY_SYMBOL_USED);
    }
    visit_variable_annotation(v, node->ann_assign.annotation);
    visit_optional(v, node->ann_assign.value);
}

/* "async for" or "async with" must stand in an async function. */
static void check_async(struct visitor *v, const struct cpy_node *node, const char *message)
{
    if (node->flag & CPY_NODE_ASYNC && !v->scope->coroutine && !awaits_at_top(v))
        cpy_late_error(v->c, node, message);
}

static void visit_for(struct visitor *v, struct cpy_node *node)
{
    check_async(v, node, "'async for' outside async function");
    visit_expr(v, node->for_loop.iter);
    visit_expr(v, node->for_loop.target);
    v->loops++;
    visit_body(v, &node->for_loop.body);
    v->loops--;
    visit_body(v, &node->for_loop.orelse);
}

static void visit_while(struct visitor *v, struct cpy_node *node)
{
    visit_expr(v, node->branch.test);
    v->loops++;
    visit_body(v, &node->branch.body);
    v->loops--;
    visit_body(v, &node->branch.orelse);
}

/* elif is an if alone in orelse: a loop, for there may be thousands. */
static void visit_if(struct visitor *v, struct cpy_node *node)
{
    for (;;) {
        const struct cpy_node_list *orelse = &node->branch.orelse;

        visit_expr(v, node->branch.test);
        visit_body(v, &node->branch.body);
        if (orelse->count != 1 || orelse->items[0]->kind != CPY_NODE_IF) {
            visit_body(v, orelse);
            return;
        }
        node = orelse->items[0];
    }
}

static void visit_with(struct visitor *v, struct cpy_node *node)
{
    check_async(v, node, "'async with' outside async function");
    for (uint32_t i = 0; i < node->with.item_count && !v->c->failed; i++) {
        visit_expr(v, node->with.items[i].context);
        visit_optional(v, node->with.items[i].vars);
    }
    visit_body(v, &node->with.body);
}

static void visit_raise(struct visitor *v, struct cpy_node *node)
{
    visit_optional(v, node->raise.exc);
    visit_optional(v, node->raise.cause);
}

/* The body of a handler; one of except* cannot be left by a jump. */
static void visit_handler_body(struct visitor *v, const struct cpy_node_list *body, bool star)
{
    struct visitor outer = *v;

    if (star) {
        v->star = true;
        v->loops = 0;
    }
    visit_body(v, body);
    v->star = outer.star;
    v->loops = outer.loops;
}

static void visit_handler(struct visitor *v, struct cpy_except_handler *h, bool star)
{
    visit_optional(v, h->type);
    if (h->name && h->name == v->c->debug_name)
        cpy_compilation_error(
            v->c, h->line, h->column, h->end_line, h->end_column, "cannot assign to __debug__", CPY_UNSET);
    if (h->name)
        note(v, h->name, CPY_SYMBOL_ASSIGNED | CPY_SYMBOL_DELETED);
    visit_handler_body(v, &h->body, star);
}

/* A finally block: what jumps out of it drops an exception that is on its way. */
static void visit_final(struct visitor *v, const struct cpy_node_list *body)
{
    uint32_t outer = v->final;

    v->final = v->loops + 1;
    visit_body(v, body);
    v->final = outer;
}

static void visit_try(struct visitor *v, struct cpy_node *node)
{
    visit_body(v, &node->try_stmt.body);
    for (uint32_t i = 0; i < node->try_stmt.handler_count && !v->c->failed; i++) {
        struct cpy_except_handler *h = &node->try_stmt.handlers[i];

        if (!h->type && i + 1 < node->try_stmt.handler_count)
            cpy_compilation_error(
                v->c, h->line, h->column, h->end_line, h->end_column, "default 'except:' must be last", CPY_UNSET);
        visit_handler(v, h, node->flag);
    }
    visit_body(v, &node->try_stmt.orelse);
    visit_final(v, &node->try_stmt.final);
}

static void visit_assert(struct visitor *v, struct cpy_node *node)
{
    visit_expr(v, node->assertion.test);
    visit_optional(v, node->assertion.msg);
    cpy_warn_assert(v->c, node);
}

static const char leaves_star[] = "'break', 'continue' and 'return' cannot appear in an except* block";

static void visit_return(struct visitor *v, struct cpy_node *node)
{
    if (v->scope->kind < CPY_SCOPE_FUNCTION)
        cpy_late_error(v->c, node, "'return' outside function");
    if (node->value.value && !v->scope->value_return)
        v->scope->value_return = node;
    visit_optional(v, node->value.value);
    if (v->star)
        cpy_late_error(v->c, node->value.value ? node->value.value : node, leaves_star);
    if (v->final)
        cpy_warn_node(v->c, node, "'return' in a 'finally' block");
}

static void visit_jump(struct visitor *v, struct cpy_node *node)
{
    if (!v->loops && v->star)
        cpy_late_error(v->c, node, leaves_star);
    else if (!v->loops)
        cpy_late_error(v->c, node,
            node->kind == CPY_NODE_BREAK ? "'break' outside loop" : "'continue' not properly in loop");
    else if (v->final > v->loops)
        cpy_warn_node(v->c, node, "'%s' in a 'finally' block", node->kind == CPY_NODE_BREAK ? "break" : "continue");
}

static void bind_import(struct visitor *v, const struct cpy_node *node, cpy_value name)
{
    struct cpy_symbol *symbol = bind(v, node, name);

    if (symbol)
        symbol->flags |= CPY_SYMBOL_IMPORTED;
}

static void visit_import(struct visitor *v, struct cpy_node *node)
{
    bool from = node->kind == CPY_NODE_IMPORT_FROM;

    if (from && node->import.module && cpy_str_equals(node->import.module, "__future__") && node->line > v->future_line)
        cpy_late_error(v->c, node, "from __future__ imports must occur at the beginning of the file");
    for (uint32_t i = 0; i < node->import.count && !v->c->failed; i++) {
        const struct cpy_alias *alias = &node->import.names[i];

        if (!from || !cpy_str_equals(alias->name, "*"))
            bind_import(v, node, cpy_import_binding(v->c, alias, !from));
        else if (v->scope->kind != CPY_SCOPE_MODULE)
            cpy_compilation_error(v->c, alias->line, alias->column, alias->end_line, alias->end_column,
                "import * only allowed at module level", CPY_UNSET);
    }
}

static void visit_value(struct visitor *v, struct cpy_node *node)
{
    visit_optional(v, node->value.value);
}

/* --- match ------------------------------------------------------------------------------------------ */

static void visit_pattern(struct visitor *v, struct cpy_node *node);

static void visit_patterns(struct visitor *v, const struct cpy_node_list *list)
{
    for (uint32_t i = 0; i < list->count && !v->c->failed; i++)
        visit_pattern(v, list->items[i]);
}

static void visit_class_pattern(struct visitor *v, struct cpy_node *node)
{
    visit_expr(v, node->match_class.class);
    visit_patterns(v, &node->match_class.patterns);
    for (uint32_t i = 0; i < node->match_class.keyword_count && !v->c->failed; i++) {
        check_name(v, node->match_class.keywords[i].value, node->match_class.keywords[i].name, "cannot assign to __debug__");
        visit_pattern(v, node->match_class.keywords[i].value);
    }
}

static void bind_optional(struct visitor *v, const struct cpy_node *node, cpy_value name)
{
    if (name)
        bind(v, node, name);
}

static void visit_pattern(struct visitor *v, struct cpy_node *node)
{
    if (v->c->failed || !cpy_can_descend(v->c))
        return;
    switch (node->kind) {
    case CPY_NODE_MATCH_VALUE: visit_expr(v, node->value.value); break;
    case CPY_NODE_MATCH_SEQUENCE: case CPY_NODE_MATCH_OR: visit_patterns(v, &node->list.values); break;
    case CPY_NODE_MATCH_MAPPING:
        visit_list(v, &node->match_mapping.keys);
        visit_patterns(v, &node->match_mapping.patterns);
        bind_optional(v, node, node->match_mapping.rest);
        break;
    case CPY_NODE_MATCH_CLASS: visit_class_pattern(v, node); break;
    case CPY_NODE_MATCH_STAR: bind_optional(v, node, node->match_star.name); break;
    case CPY_NODE_MATCH_AS:
        if (node->match_as.pattern)
            visit_pattern(v, node->match_as.pattern);
        bind_optional(v, node, node->match_as.name);
        break;
    default: break;
    }
}

static void visit_match(struct visitor *v, struct cpy_node *node)
{
    visit_expr(v, node->match.subject);
    for (uint32_t i = 0; i < node->match.count && !v->c->failed; i++) {
        const struct cpy_match_case *one = &node->match.cases[i];

        visit_pattern(v, one->pattern);
        cpy_late_pattern(v->c, one->pattern, one->guard || i == node->match.count - 1);
        visit_optional(v, one->guard);
        visit_body(v, &one->body);
    }
}

static const visit statement_visits[] = {
    [CPY_NODE_FUNCTION_DEF] = visit_function, [CPY_NODE_CLASS_DEF] = visit_class, [CPY_NODE_RETURN] = visit_return,
    [CPY_NODE_DELETE] = visit_assign, [CPY_NODE_ASSIGN] = visit_assign, [CPY_NODE_AUG_ASSIGN] = visit_aug_assign,
    [CPY_NODE_ANN_ASSIGN] = visit_ann_assign, [CPY_NODE_FOR] = visit_for, [CPY_NODE_WHILE] = visit_while,
    [CPY_NODE_IF] = visit_if, [CPY_NODE_WITH] = visit_with, [CPY_NODE_RAISE] = visit_raise, [CPY_NODE_TRY] = visit_try,
    [CPY_NODE_ASSERT] = visit_assert, [CPY_NODE_IMPORT] = visit_import, [CPY_NODE_IMPORT_FROM] = visit_import,
    [CPY_NODE_GLOBAL] = visit_directive, [CPY_NODE_NONLOCAL] = visit_directive, [CPY_NODE_EXPR_STMT] = visit_value,
    [CPY_NODE_PASS] = visit_constant, [CPY_NODE_BREAK] = visit_jump, [CPY_NODE_CONTINUE] = visit_jump,
    [CPY_NODE_MATCH] = visit_match, [CPY_NODE_TYPE_ALIAS] = visit_type_alias,
};

static void visit_body(struct visitor *v, const struct cpy_node_list *body)
{
    for (uint32_t i = 0; cpy_can_descend(v->c) && i < body->count && !v->c->failed; i++) {
        bool whole = body->items[i]->kind == CPY_NODE_ANN_ASSIGN; /* else an annotation in it may not be reached */

        v->blocks += !whole;
        statement_visits[body->items[i]->kind](v, body->items[i]);
        v->blocks -= !whole;
    }
}

/* --- the file ------------------------------------------------------------------------------------------ */

static void future_feature(struct cpy_compilation *c, const struct cpy_node *node, cpy_value name)
{
    static const char *const known[] = {"nested_scopes", "generators", "division", "absolute_import", "with_statement",
        "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations"};

    for (size_t i = 0; i < CPY_COUNT(known); i++)
        if (cpy_str_equals(name, known[i])) {
            c->future_annotations |= i == CPY_COUNT(known) - 1;
            return;
        }
    cpy_compilation_error(c, node->line, node->column, node->line, node->column,
        cpy_str_equals(name, "braces") ? "not a chance" : "future feature %V is not defined", name);
}

/* The future imports that may stand after the docstring. */
static void read_futures(struct visitor *v, const struct cpy_node_list *body)
{
    bool docstring = true;

    for (uint32_t i = 0; i < body->count && !v->c->failed; i++, docstring = false) {
        const struct cpy_node *node = body->items[i];

        if (docstring && node->kind == CPY_NODE_EXPR_STMT && node->value.value->kind == CPY_NODE_CONSTANT
            && cpy_is_str(node->value.value->constant.value))
            continue;
        if (node->kind != CPY_NODE_IMPORT_FROM || !node->import.module
            || !cpy_str_equals(node->import.module, "__future__"))
            return;
        for (uint32_t j = 0; j < node->import.count; j++)
            future_feature(v->c, node, node->import.names[j].name);
        v->future_line = node->line;
    }
}

struct cpy_scope *cpy_scope_analyse(struct cpy_compilation *c, const struct cpy_node_list *body)
{
    struct visitor v = {.c = c, .scope = cpy_scope_new(c, CPY_SCOPE_MODULE, NULL, NULL)};

    if (!v.scope)
        return NULL;
    if (c->mode == CPY_COMPILE_EVAL) {
        visit_expr(&v, body->items[0]);
    } else {
        read_futures(&v, body);
        visit_body(&v, body);
    }
    cpy_scope_resolve(c, v.scope);
    cpy_late_report(c);
    return c->failed ? NULL : v.scope;
}
