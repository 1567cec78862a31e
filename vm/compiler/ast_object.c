/* SPDX-License-Identifier: MIT */
/* vm/compiler/ast_object.c - the tree as objects of module ast, for compile() with the flag ONLY_AST.
 *
 * Classes are looked up in the module by name, so that module ast may define them in Python. */
#include "vm/compiler/ast_layout.h"

struct maker {
    struct cpy_thread *t;
    cpy_value module; /* ast */
};

static cpy_value make_struct(struct maker *m, const struct cpy_ast_layout *layout, const void *base,
    const struct cpy_node *node);

/* An object of the class name, without attributes. */
static cpy_value make_bare(struct maker *m, const char *name)
{
    cpy_value class = cpy_getattr_str(m->t, m->module, name);

    return class ? cpy_call_0(m->t, class) : CPY_ERROR;
}

static cpy_value make_node(struct maker *m, const struct cpy_node *node)
{
    return node ? make_struct(m, cpy_ast_layout_of(node), node, node) : CPY_NONE;
}

static bool append(struct maker *m, cpy_value list, cpy_value item)
{
    return item && cpy_list_append(m->t, list, item);
}

static cpy_value make_list(struct maker *m, const struct cpy_node_list *nodes)
{
    cpy_value list = cpy_list_new(m->t, nodes->count);

    for (uint32_t i = 0; list && i < nodes->count; i++)
        if (!append(m, list, make_node(m, nodes->items[i])))
            return CPY_ERROR;
    return list;
}

/* count structs of size bytes each, at base. */
static cpy_value make_structs(struct maker *m, const struct cpy_ast_layout *layout, const char *base, uint32_t count)
{
    cpy_value list = cpy_list_new(m->t, count);

    for (uint32_t i = 0; list && i < count; i++)
        if (!append(m, list, make_struct(m, layout, base + (size_t)i * layout->size, NULL)))
            return CPY_ERROR;
    return list;
}

static cpy_value make_type_params(struct maker *m, const struct cpy_type_params *params)
{
    cpy_value list = cpy_list_new(m->t, params->count);

    for (uint32_t i = 0; list && i < params->count; i++)
        if (!append(m, list, make_struct(m, &cpy_ast_type_params[params->items[i].kind], &params->items[i], NULL)))
            return CPY_ERROR;
    return list;
}

/* --- parameters --------------------------------------------------------------------------- */

static cpy_value make_parameter(struct maker *m, const struct cpy_arg *arg)
{
    return arg ? make_struct(m, &cpy_ast_arg, arg, NULL) : CPY_NONE;
}

/* Sets an attribute to what has just been made. */
static bool set(struct maker *m, cpy_value object, const char *name, cpy_value v)
{
    return v && cpy_setattr_str(m->t, object, name, v);
}

static cpy_value make_arguments(struct maker *m, const struct cpy_arguments *args)
{
    cpy_value o = make_bare(m, "arguments");
    const char *first = (const char *)args->args;
    uint32_t positional = args->positional_count - args->posonly_count;

    if (!o || !set(m, o, "posonlyargs", make_structs(m, &cpy_ast_arg, first, args->posonly_count))
        || !set(m, o, "args", make_structs(m, &cpy_ast_arg, first + args->posonly_count * sizeof *args->args, positional))
        || !set(m, o, "vararg", make_parameter(m, args->vararg))
        || !set(m, o, "kwonlyargs",
            make_structs(m, &cpy_ast_arg, first + args->positional_count * sizeof *args->args, args->kwonly_count))
        || !set(m, o, "kw_defaults", make_list(m, &args->kw_defaults))
        || !set(m, o, "kwarg", make_parameter(m, args->kwarg)) || !set(m, o, "defaults", make_list(m, &args->defaults)))
        return CPY_ERROR;
    return o;
}

/* --- fields ---------------------------------------------------------------------------------- */

static cpy_value make_names(struct maker *m, const cpy_value *names, uint32_t count)
{
    return cpy_list_from(m->t, names, count);
}

static cpy_value make_comparisons(struct maker *m, const uint8_t *ops, uint32_t count)
{
    cpy_value list = cpy_list_new(m->t, count);

    for (uint32_t i = 0; list && i < count; i++)
        if (!append(m, list, make_bare(m, cpy_ast_comparisons[ops[i]])))
            return CPY_ERROR;
    return list;
}

/* Names or patterns of the keywords of a class pattern. */
static cpy_value make_keywords(struct maker *m, const struct cpy_keyword *keywords, uint32_t count, bool names)
{
    cpy_value list = cpy_list_new(m->t, count);

    for (uint32_t i = 0; list && i < count; i++)
        if (!append(m, list, names ? keywords[i].name : make_node(m, keywords[i].value)))
            return CPY_ERROR;
    return list;
}

/* A field that lies in kind, op or flag of a node. */
static cpy_value make_from_node(struct maker *m, unsigned kind, const struct cpy_node *node)
{
    switch (kind) {
    case CPY_FIELD_U: return node->flag & 1 ? cpy_str_from(m->t, "u") : CPY_NONE;
    case CPY_FIELD_OPERATOR: return make_bare(m, cpy_ast_operators[node->op]);
    case CPY_FIELD_BOOL_OPERATOR: return make_bare(m, cpy_ast_bool_operators[node->op]);
    case CPY_FIELD_UNARY_OPERATOR: return make_bare(m, cpy_ast_unary_operators[node->op]);
    case CPY_FIELD_CONTEXT: return make_bare(m, cpy_ast_contexts[node->op]);
    case CPY_FIELD_CONVERSION: return cpy_int(node->op ? node->op : -1);
    case CPY_FIELD_FLAG: return cpy_int(node->kind == CPY_NODE_ANN_ASSIGN ? node->flag & 1 : node->flag);
    default: return CPY_NONE;
    }
}

static cpy_value make_field(struct maker *m, const struct cpy_ast_field *field, const char *base,
    const struct cpy_node *node)
{
    const char *at = base + field->offset;
    uint32_t count = field->count ? *(const uint32_t *)(const void *)(base + field->count) : 0;
    const void *pointer = NULL;
    cpy_value v;

    if (field->kind == CPY_FIELD_NODE || field->kind == CPY_FIELD_OPTIONAL || field->kind == CPY_FIELD_ARGUMENTS
        || field->count)
        memcpy(&pointer, at, sizeof pointer);
    switch (field->kind) {
    case CPY_FIELD_NODE: case CPY_FIELD_OPTIONAL: return make_node(m, pointer);
    case CPY_FIELD_LIST: return make_list(m, (const void *)at);
    case CPY_FIELD_NAME: case CPY_FIELD_OPTIONAL_NAME: case CPY_FIELD_VALUE:
        memcpy(&v, at, sizeof v);
        return v ? v : CPY_NONE;
    case CPY_FIELD_NAMES: return make_names(m, pointer, count);
    case CPY_FIELD_ARGUMENTS: return make_arguments(m, pointer);
    case CPY_FIELD_TYPE_PARAMS: return make_type_params(m, (const void *)at);
    case CPY_FIELD_STRUCTS: return make_structs(m, field->layout, pointer, count);
    case CPY_FIELD_COMPARISONS: return make_comparisons(m, pointer, count);
    case CPY_FIELD_BOOL: return cpy_int(*(const bool *)at);
    case CPY_FIELD_KEYWORD_NAMES: case CPY_FIELD_KEYWORD_VALUES:
        return make_keywords(m, pointer, count, field->kind == CPY_FIELD_KEYWORD_NAMES);
    default: return make_from_node(m, field->kind, node);
    }
}

/* Lines and columns. */
static bool set_place(struct maker *m, cpy_value object, const void *place)
{
    static const char *const names[] = {"lineno", "col_offset", "end_lineno", "end_col_offset"};
    int numbers[4];

    memcpy(numbers, place, sizeof numbers);
    for (int i = 0; i < 4; i++)
        if (!cpy_setattr_str(m->t, object, names[i], cpy_int(numbers[i])))
            return false;
    return true;
}

static cpy_value make_struct(struct maker *m, const struct cpy_ast_layout *layout, const void *base,
    const struct cpy_node *node)
{
    cpy_value object = cpy_check_stack(m->t) ? make_bare(m, layout->name) : CPY_ERROR;

    if (!object || (layout->place && !set_place(m, object, (const char *)base + layout->place)))
        return CPY_ERROR;
    for (unsigned i = 0; i < layout->count; i++)
        if (!set(m, object, layout->fields[i].name, make_field(m, &layout->fields[i], base, node)))
            return CPY_ERROR;
    return object;
}

cpy_value cpy_ast_to_object(struct cpy_thread *t, const struct cpy_node_list *body, enum cpy_compile_mode mode)
{
    struct maker m = {t, cpy_import(t, "ast")};
    cpy_value o;

    if (!m.module)
        return CPY_ERROR;
    if (!(o = make_bare(&m, mode == CPY_COMPILE_EVAL ? "Expression" : mode == CPY_COMPILE_SINGLE ? "Interactive" : "Module")))
        return CPY_ERROR;
    if (mode == CPY_COMPILE_EVAL)
        return set(&m, o, "body", make_node(&m, body->items[0])) ? o : CPY_ERROR;
    if (mode != CPY_COMPILE_SINGLE && !set(&m, o, "type_ignores", cpy_list_new(t, 0)))
        return CPY_ERROR;
    return set(&m, o, "body", make_list(&m, body)) ? o : CPY_ERROR;
}
