/* SPDX-License-Identifier: MIT */
/* vm/compiler/ast_read.c - objects of module ast as a tree in C, for compile().
 *
 * The table of layouts is walked as in ast_object.c, the other way.  A program may build any tree: a field may be
 * missing, hold what it must not, or make a node that no source text has; ast_check.c looks at each node when it is
 * complete, so that the compiler sees only what the parser could have made as well. */
#include "vm/compiler/ast_read.h"

#include "vm/objects/list.h"

/* A class of module ast whose objects are nodes. */
struct row {
    const struct cpy_ast_layout *layout;
    uint8_t kind, flag; /* of the struct cpy_node */
};

struct reader {
    struct cpy_compilation *c;
    struct cpy_thread *t;
    cpy_value module;    /* ast */
    struct cpy_map rows; /* class -> struct row */
};

static bool read_struct(struct reader *r, const struct cpy_ast_layout *layout, cpy_value object, void *base,
    struct cpy_node *node);

static const char *const sums[] = {"stmt", "expr", "pattern", "type_param"};

static unsigned sum_of(unsigned kind)
{
    return kind <= CPY_NODE_TYPE_ALIAS ? CPY_AST_STATEMENT
        : kind <= CPY_NODE_SLICE       ? CPY_AST_EXPRESSION
                                       : CPY_AST_PATTERN;
}

static bool expected(struct reader *r, const char *what, cpy_value object)
{
    cpy_raise(r->t, CPY_TYPE_ERROR, "expected some sort of %s, but got %R", what, object);
    return false;
}

/* --- classes ------------------------------------------------------------------------------- */

static bool find_classes(struct reader *r)
{
    struct row row;

    for (unsigned i = 0; (row.layout = cpy_ast_layout_at(i, &row.kind, &row.flag)); i++) {
        cpy_value class = cpy_getattr_str(r->t, r->module, row.layout->name);
        struct row *kept = class ? cpy_compilation_alloc(r->c, sizeof row) : NULL;

        if (!kept)
            return false;
        *kept = row;
        cpy_map_set(r->c, &r->rows, class, kept);
    }
    return !r->c->failed;
}

/* The row of an object's class or of one that it is derived from; NULL: it is no node, or an exception is pending. */
static const struct row *find_row(struct reader *r, cpy_value object)
{
    cpy_value class = cpy_type_of(r->t, object), mro;
    const struct row *row = cpy_map_get(&r->rows, class);

    if (row || !(mro = cpy_getattr_str(r->t, class, "__mro__")) || !cpy_is_tuple(mro))
        return row;
    for (size_t i = 1; !row && i < cpy_tuple_len(mro); i++)
        row = cpy_map_get(&r->rows, cpy_tuple_get(mro, i));
    return row;
}

/* Is object of the class name of module ast?  False: TypeError is pending. */
static bool is_of_class(struct reader *r, cpy_value object, const char *name)
{
    cpy_value class = cpy_getattr_str(r->t, r->module, name);

    return class && (cpy_is_instance(r->t, object, class) || expected(r, name, object));
}

/* The number of the name, in a list of names, whose class an object has; -1: TypeError is pending. */
static int read_choice(struct reader *r, cpy_value object, const char *const *names, const char *what)
{
    for (int i = 0; names[i]; i++) {
        cpy_value class = cpy_getattr_str(r->t, r->module, names[i]);

        if (!class)
            return -1;
        if (cpy_is_instance(r->t, object, class))
            return i;
    }
    expected(r, what, object);
    return -1;
}

/* --- nodes -------------------------------------------------------------------------------------- */

/* A node of one sum of the grammar; NULL: an exception is pending. */
static struct cpy_node *read_node(struct reader *r, cpy_value object, enum cpy_ast_sum sum)
{
    const struct row *row = find_row(r, object);
    struct cpy_node *node;

    if (cpy_pending(r->t) || !cpy_check_stack(r->t))
        return NULL;
    if (!row || sum_of(row->kind) != sum) {
        expected(r, sums[sum], object);
        return NULL;
    }
    if (!(node = cpy_compilation_alloc(r->c, sizeof *node)))
        return NULL;
    node->kind = row->kind;
    node->flag = row->flag;
    if (!read_struct(r, row->layout, object, node, node) || !cpy_ast_check(r->c, node))
        return NULL;
    return node;
}

/* A field's value; for one that need not be there None, UNSET after TypeError. */
static cpy_value field_value(struct reader *r, cpy_value object, const char *name, const char *owner, bool required)
{
    cpy_value v = cpy_find_attr_str(r->t, object, name);

    if (v || cpy_pending(r->t) || !required)
        return v || cpy_pending(r->t) ? v : CPY_NONE;
    return cpy_raise(r->t, CPY_TYPE_ERROR, "required field \"%s\" missing from %s", name, owner);
}

/* A field that is a list; one that is missing is empty. */
static cpy_value field_list(struct reader *r, cpy_value object, const char *name, const char *owner)
{
    cpy_value v = cpy_find_attr_str(r->t, object, name);

    if (!v && !cpy_pending(r->t))
        return cpy_list_new(r->t, 0);
    if (!v || cpy_is_list(v))
        return v;
    return cpy_raise(r->t, CPY_TYPE_ERROR, "%s field \"%s\" must be a list, not a %T", owner, name, v);
}

/* Nodes of a list, all in one context.  optional: an item may be None. */
static bool read_nodes(struct reader *r, cpy_value list, enum cpy_ast_sum sum, int context, bool optional,
    struct cpy_node_list *out)
{
    size_t n = list ? cpy_list_len(list) : 0;

    out->count = 0;
    if (!list || !(out->items = cpy_compilation_alloc(r->c, (n + 1) * sizeof *out->items)))
        return false;
    for (size_t i = 0; i < n && i < cpy_list_len(list); i++) {
        cpy_value item = cpy_list_get(list, i);

        if (item == CPY_NONE && !optional) {
            cpy_raise(r->t, CPY_VALUE_ERROR, "None disallowed in %s list",
                sum == CPY_AST_STATEMENT ? "statement" : "expression");
            return false;
        }
        if (item != CPY_NONE && !(out->items[i] = read_node(r, item, sum)))
            return false;
        if (item != CPY_NONE && sum == CPY_AST_EXPRESSION && !cpy_ast_check_context(r->c, out->items[i], context))
            return false;
        out->count = (uint32_t)i + 1;
    }
    return true;
}

/* Structs of a layout, read from a list; their number in *count. */
static void *read_structs(struct reader *r, const struct cpy_ast_layout *layout, cpy_value list, uint32_t *count)
{
    size_t n = list ? cpy_list_len(list) : 0;
    char *base = list ? cpy_compilation_alloc(r->c, (n + 1) * layout->size) : NULL;

    for (size_t i = 0; base && i < n && i < cpy_list_len(list); i++) {
        cpy_value item = cpy_list_get(list, i);

        if (!is_of_class(r, item, layout->name) || !read_struct(r, layout, item, base + i * layout->size, NULL))
            return NULL;
        *count = (uint32_t)i + 1;
    }
    return base;
}

static bool read_type_params(struct reader *r, cpy_value list, struct cpy_type_params *out)
{
    static const char *const classes[] = {[CPY_PARAM_TYPEVAR] = "TypeVar", [CPY_PARAM_PARAMSPEC] = "ParamSpec",
        [CPY_PARAM_TYPEVARTUPLE] = "TypeVarTuple", NULL};
    size_t n = list ? cpy_list_len(list) : 0;

    if (!list || !(out->items = cpy_compilation_alloc(r->c, (n + 1) * sizeof *out->items)))
        return false;
    for (size_t i = 0; i < n && i < cpy_list_len(list); i++) {
        int kind = read_choice(r, cpy_list_get(list, i), classes, sums[CPY_AST_TYPE_PARAM]);

        if (kind < 0 || !read_struct(r, &cpy_ast_type_params[kind], cpy_list_get(list, i), &out->items[i], NULL))
            return false;
        out->items[i].kind = (uint8_t)kind;
        out->count = (uint32_t)i + 1;
    }
    return true;
}

/* --- names and values --------------------------------------------------------------------------- */

/* A name, interned and kept; None is CPY_UNSET.  *ok: no exception is pending. */
static cpy_value read_name(struct reader *r, cpy_value v, bool *ok)
{
    *ok = v != CPY_UNSET;
    if (!v || v == CPY_NONE)
        return CPY_UNSET;
    if (!cpy_is_str(v))
        v = cpy_raise(r->t, CPY_TYPE_ERROR, "AST identifier must be of type str");
    v = v ? cpy_compilation_keep(r->c, cpy_intern(r->t, v)) : CPY_ERROR;
    *ok = v != CPY_ERROR;
    return v;
}

static cpy_value *read_names(struct reader *r, cpy_value list, uint32_t *count)
{
    size_t n = list ? cpy_list_len(list) : 0;
    cpy_value *names = list ? cpy_compilation_alloc(r->c, (n + 1) * sizeof *names) : NULL;
    bool ok = true;

    for (size_t i = 0; names && i < n && i < cpy_list_len(list); i++) {
        names[i] = read_name(r, cpy_list_get(list, i), &ok);
        if (ok && !names[i])
            ok = expected(r, "identifier", CPY_NONE);
        if (!ok)
            return NULL;
        *count = (uint32_t)i + 1;
    }
    return names;
}

static bool read_int(struct reader *r, cpy_value v, int *out)
{
    int64_t n;

    if (!v)
        return false;
    if (!cpy_is_int(v) || !cpy_to_int64(r->t, v, &n) || n < INT32_MIN || n > INT32_MAX) {
        if (!cpy_pending(r->t))
            cpy_raise(r->t, CPY_VALUE_ERROR, "invalid integer value: %R", v);
        return false;
    }
    *out = (int)n;
    return true;
}

static bool read_comparisons(struct reader *r, cpy_value list, struct cpy_node *node)
{
    size_t n = list ? cpy_list_len(list) : 0;

    if (!list || !(node->compare.ops = cpy_compilation_alloc(r->c, n + 1)))
        return false;
    for (size_t i = 0; i < n && i < cpy_list_len(list); i++) {
        int op = read_choice(r, cpy_list_get(list, i), cpy_ast_comparisons, "cmpop");

        if (op < 0)
            return false;
        node->compare.ops[i] = (uint8_t)op;
    }
    node->compare.comparators.count = (uint32_t)n; /* what the comparators must be as many as */
    return true;
}

/* The keywords of a class pattern: names first, then their patterns. */
static bool read_keywords(struct reader *r, cpy_value list, struct cpy_node *node, bool names)
{
    size_t n = list ? cpy_list_len(list) : 0;
    struct cpy_node_list patterns = {0};
    bool ok = true;

    if (names) {
        uint32_t count = 0;
        cpy_value *texts = read_names(r, list, &count);

        node->match_class.keywords = texts ? cpy_compilation_alloc(r->c, (n + 1) * sizeof(struct cpy_keyword)) : NULL;
        for (uint32_t i = 0; node->match_class.keywords && i < count; i++)
            node->match_class.keywords[i].name = texts[i];
        node->match_class.keyword_count = count;
        return node->match_class.keywords;
    }
    ok = read_nodes(r, list, CPY_AST_PATTERN, 0, false, &patterns);
    if (ok && patterns.count != node->match_class.keyword_count) {
        cpy_raise(r->t, CPY_VALUE_ERROR, "MatchClass doesn't have the same number of keyword attributes as patterns");
        return false;
    }
    for (uint32_t i = 0; ok && i < patterns.count; i++)
        node->match_class.keywords[i].value = patterns.items[i];
    return ok;
}

/* --- parameters ----------------------------------------------------------------------------------- */

static bool read_parameters(struct reader *r, cpy_value list, struct cpy_arg *out, uint32_t *count)
{
    for (size_t i = 0; i < cpy_list_len(list); i++)
        if (!is_of_class(r, cpy_list_get(list, i), "arg")
            || !read_struct(r, &cpy_ast_arg, cpy_list_get(list, i), &out[(*count)++], NULL))
            return false;
    return true;
}

/* *args or **kwargs. */
static bool read_parameter(struct reader *r, cpy_value v, struct cpy_arg **out)
{
    if (!v || v == CPY_NONE)
        return v;
    return is_of_class(r, v, "arg") && (*out = cpy_compilation_alloc(r->c, sizeof **out))
        && read_struct(r, &cpy_ast_arg, v, *out, NULL);
}

static struct cpy_arguments *read_arguments(struct reader *r, cpy_value object)
{
    static const char *const fields[] = {"posonlyargs", "args", "kwonlyargs"};
    struct cpy_arguments *args = cpy_compilation_alloc(r->c, sizeof *args);
    uint32_t counts[3] = {0}, total = 0;
    cpy_value lists[3];

    if (!args || !is_of_class(r, object, "arguments"))
        return NULL;
    for (size_t i = 0; i < CPY_COUNT(fields); i++) { /* copies: reading runs Python code, which may change them */
        if (!(lists[i] = field_list(r, object, fields[i], "arguments"))
            || !(lists[i] = cpy_compilation_keep(r->c, cpy_list_from_iterable(r->t, lists[i]))))
            return NULL;
        total += (uint32_t)cpy_list_len(lists[i]);
    }
    if (!(args->args = cpy_compilation_alloc(r->c, (total + 1) * sizeof *args->args)))
        return NULL;
    for (uint32_t i = 0, at = 0; i < CPY_COUNT(fields); at += counts[i++])
        if (!read_parameters(r, lists[i], args->args + at, &counts[i]))
            return NULL;
    args->posonly_count = counts[0];
    args->positional_count = counts[0] + counts[1];
    args->kwonly_count = counts[2];
    if (!read_parameter(r, field_value(r, object, "vararg", "", false), &args->vararg)
        || !read_parameter(r, field_value(r, object, "kwarg", "", false), &args->kwarg)
        || !read_nodes(r, field_list(r, object, "defaults", "arguments"), CPY_AST_EXPRESSION, CPY_CTX_LOAD, false,
            &args->defaults)
        || !read_nodes(r, field_list(r, object, "kw_defaults", "arguments"), CPY_AST_EXPRESSION, CPY_CTX_LOAD, true,
            &args->kw_defaults))
        return NULL;
    return cpy_ast_check_arguments(r->c, args) ? args : NULL;
}

/* --- fields ----------------------------------------------------------------------------------------- */

/* A field that lies in op or flag of a node. */
static bool read_into_node(struct reader *r, unsigned kind, cpy_value v, struct cpy_node *node)
{
    int n = 0;

    switch (kind) {
    case CPY_FIELD_U: node->flag = cpy_is_str(v) && cpy_str_equals(v, "u"); return true;
    case CPY_FIELD_OPERATOR: n = read_choice(r, v, cpy_ast_operators, "operator"); break;
    case CPY_FIELD_BOOL_OPERATOR: n = read_choice(r, v, cpy_ast_bool_operators, "boolop"); break;
    case CPY_FIELD_UNARY_OPERATOR: n = read_choice(r, v, cpy_ast_unary_operators, "unaryop"); break;
    case CPY_FIELD_CONTEXT: n = read_choice(r, v, cpy_ast_contexts, "expr_context"); break;
    case CPY_FIELD_CONVERSION:
    case CPY_FIELD_FLAG:
        if (v != CPY_NONE && !read_int(r, v, &n))
            return false;
        return cpy_ast_check_number(r->c, node, n);
    default: return true; /* type_comment */
    }
    node->op = (uint8_t)n;
    return n >= 0;
}

static void *put(void *at, const void *pointer)
{
    memcpy(at, &pointer, sizeof pointer);
    return at;
}

/* A field that is a list of nodes. */
static bool read_node_list(struct reader *r, const struct cpy_ast_field *field, cpy_value list, char *base,
    const struct cpy_node *node)
{
    struct cpy_node_list *out = (void *)(base + field->offset);
    uint32_t ops = out->count; /* of a comparison: that of its operators has been put there */

    if (!read_nodes(r, list, cpy_ast_sum_of_list(field->name), cpy_ast_context_of(node, field->name),
            node && node->kind == CPY_NODE_DICT && strcmp(field->name, "keys") == 0, out))
        return false;
    if (!node || node->kind != CPY_NODE_COMPARE || !out->count || out->count == ops)
        return true;
    cpy_raise(r->t, CPY_VALUE_ERROR, "Compare has a different number of comparators and operands");
    return false;
}

/* A field that is a list. */
static bool read_list(struct reader *r, const struct cpy_ast_field *field, cpy_value list, char *base,
    struct cpy_node *node)
{
    uint32_t *count = field->count ? (uint32_t *)(void *)(base + field->count) : NULL;
    void *array;

    switch (field->kind) {
    case CPY_FIELD_LIST: return read_node_list(r, field, list, base, node);
    case CPY_FIELD_TYPE_PARAMS: return read_type_params(r, list, (void *)(base + field->offset));
    case CPY_FIELD_NAMES: return (array = read_names(r, list, count)) && put(base + field->offset, array);
    case CPY_FIELD_STRUCTS:
        return (array = read_structs(r, field->layout, list, count)) && put(base + field->offset, array);
    case CPY_FIELD_COMPARISONS: return read_comparisons(r, list, node);
    default: return read_keywords(r, list, node, field->kind == CPY_FIELD_KEYWORD_NAMES);
    }
}

/* A field that is a node. */
static bool read_child(struct reader *r, const char *name, cpy_value v, void *at, const struct cpy_node *node)
{
    enum cpy_ast_sum sum = cpy_ast_sum_of_field(name);
    struct cpy_node *child = read_node(r, v, sum);

    if (!child || (sum == CPY_AST_EXPRESSION && !cpy_ast_check_context(r->c, child, cpy_ast_context_of(node, name))))
        return false;
    return put(at, child);
}

/* A field that is one thing. */
static bool read_single(struct reader *r, const struct cpy_ast_field *field, const char *owner, cpy_value v, char *base,
    struct cpy_node *node)
{
    void *pointer, *at = base + field->offset;
    bool ok = true;

    switch (field->kind) {
    case CPY_FIELD_NODE: case CPY_FIELD_OPTIONAL:
        if (v == CPY_NONE)
            break;
        return read_child(r, field->name, v, at, node);
    case CPY_FIELD_NAME: case CPY_FIELD_OPTIONAL_NAME:
        v = v == CPY_NONE && field->kind == CPY_FIELD_NAME ? v : read_name(r, v, &ok);
        memcpy(at, &v, sizeof v);
        break;
    case CPY_FIELD_VALUE:
        v = cpy_compilation_keep(r->c, v);
        memcpy(at, &v, sizeof v);
        return v;
    case CPY_FIELD_ARGUMENTS: return (pointer = read_arguments(r, v)) && put(at, pointer);
    case CPY_FIELD_BOOL: return read_int(r, v, &(int){0}) && (*(bool *)at = cpy_truth(r->t, v) > 0, true);
    default: return read_into_node(r, field->kind, v, node);
    }
    if (ok && v == CPY_NONE && (field->kind == CPY_FIELD_NODE || field->kind == CPY_FIELD_NAME)) {
        cpy_raise(r->t, CPY_VALUE_ERROR, "field '%s' is required for %s", field->name, owner);
        return false;
    }
    return ok;
}

static bool is_list_field(unsigned kind)
{
    return kind == CPY_FIELD_LIST || kind == CPY_FIELD_TYPE_PARAMS || kind == CPY_FIELD_NAMES
        || kind == CPY_FIELD_STRUCTS || kind == CPY_FIELD_COMPARISONS || kind == CPY_FIELD_KEYWORD_NAMES || kind == CPY_FIELD_KEYWORD_VALUES;
}

static bool is_required(const struct cpy_ast_field *field, const struct cpy_node *node)
{
    switch (field->kind) {
    case CPY_FIELD_OPTIONAL: case CPY_FIELD_OPTIONAL_NAME: case CPY_FIELD_NONE: case CPY_FIELD_U: return false;
    case CPY_FIELD_FLAG: return node->kind != CPY_NODE_IMPORT_FROM;
    default: return true;
    }
}

static bool read_field(struct reader *r, const struct cpy_ast_field *field, const char *owner, cpy_value object,
    char *base, struct cpy_node *node)
{
    cpy_value v = is_list_field(field->kind) ? field_list(r, object, field->name, owner)
                                             : field_value(r, object, field->name, owner, is_required(field, node));

    if (!v)
        return false;
    if (!is_list_field(field->kind))
        return read_single(r, field, owner, v, base, node);
    return (v = cpy_compilation_keep(r->c, v)) && read_list(r, field, v, base, node);
}

/* Lines and columns: the end may be missing. */
static bool read_place(struct reader *r, cpy_value object, const char *owner, int *place)
{
    static const char *const names[] = {"lineno", "col_offset", "end_lineno", "end_col_offset"};

    for (int i = 0; i < 4; i++) {
        cpy_value v = field_value(r, object, names[i], owner, i < 2);

        if (v && v == CPY_NONE && i >= 2)
            place[i] = place[i - 2];
        else if (!read_int(r, v, &place[i]))
            return false;
    }
    return cpy_ast_check_place(r->c, place);
}

static bool read_struct(struct reader *r, const struct cpy_ast_layout *layout, cpy_value object, void *base,
    struct cpy_node *node)
{
    const char *owner = node ? sums[sum_of(node->kind)] : layout->name;
    int place[4];

    if (layout->place) { /* "line" and what follows it are four ints in a row in every struct */
        if (!read_place(r, object, owner, place))
            return false;
        memcpy((char *)base + layout->place, place, sizeof place);
    }
    for (unsigned i = 0; i < layout->count; i++) {
        if (!read_field(r, &layout->fields[i], layout->name, object, base, node))
            return false;
    }
    return true;
}

/* --- the whole --------------------------------------------------------------------------------------- */

bool cpy_ast_from_object(struct cpy_compilation *c, cpy_value object, struct cpy_node_list *body)
{
    static const char *const roots[] = {[CPY_COMPILE_EXEC] = "Module", [CPY_COMPILE_EVAL] = "Expression",
        [CPY_COMPILE_SINGLE] = "Interactive", [CPY_COMPILE_MODULE] = "Module"};
    struct reader r = {c, c->t, cpy_import(c->t, "ast"), {0}};
    cpy_value class = r.module ? cpy_getattr_str(c->t, r.module, roots[c->mode]) : CPY_ERROR, v;

    if (!class || !find_classes(&r))
        return false;
    if (!cpy_is_instance(c->t, object, class)) {
        cpy_raise(c->t, CPY_TYPE_ERROR, "expected %s node, got %T", roots[c->mode], object);
        return false;
    }
    if (c->mode != CPY_COMPILE_EVAL)
        return (v = field_list(&r, object, "body", roots[c->mode])) && (v = cpy_compilation_keep(c, v))
            && read_nodes(&r, v, CPY_AST_STATEMENT, 0, false, body);
    if (!(body->items = cpy_compilation_alloc(c, sizeof *body->items))
        || !(v = field_value(&r, object, "body", roots[c->mode], true))
        || !(body->items[0] = read_node(&r, v, CPY_AST_EXPRESSION))
        || !cpy_ast_check_context(c, body->items[0], CPY_CTX_LOAD))
        return false;
    body->count = 1;
    return true;
}
