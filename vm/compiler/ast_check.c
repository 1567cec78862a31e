/* SPDX-License-Identifier: MIT */
/* vm/compiler/ast_check.c - is a tree that a program built one that the parser could have made?
 *
 * Only what a node's own fields tell is checked here; what the compiler reports for source as well, it reports. */
#include "vm/compiler/ast_read.h"

static bool wrong(struct cpy_compilation *c, const char *format, const char *what)
{
    cpy_raise(c->t, CPY_VALUE_ERROR, format, what);
    return false;
}

static bool wrong_type(struct cpy_compilation *c, const char *message)
{
    cpy_raise(c->t, CPY_TYPE_ERROR, "%s", message);
    return false;
}

/* --- fields ------------------------------------------------------------------------------------- */

static bool is_one_of(const char *name, const char *const *names)
{
    for (; *names; names++)
        if (strcmp(name, *names) == 0)
            return true;
    return false;
}

enum cpy_ast_sum cpy_ast_sum_of_field(const char *name)
{
    return strcmp(name, "pattern") == 0 ? CPY_AST_PATTERN : CPY_AST_EXPRESSION;
}

enum cpy_ast_sum cpy_ast_sum_of_list(const char *name)
{
    static const char *const statements[] = {"body", "orelse", "finalbody", NULL};
    static const char *const patterns[] = {"patterns", "kwd_patterns", NULL};

    return is_one_of(name, statements) ? CPY_AST_STATEMENT
        : is_one_of(name, patterns)    ? CPY_AST_PATTERN
                                       : CPY_AST_EXPRESSION;
}

int cpy_ast_context_of(const struct cpy_node *node, const char *name)
{
    static const char *const targets[] = {"target", "targets", "optional_vars", NULL};

    if (is_one_of(name, targets))
        return node && node->kind == CPY_NODE_DELETE ? CPY_CTX_DEL : CPY_CTX_STORE;
    if (!node)
        return CPY_CTX_LOAD;
    if (node->kind == CPY_NODE_TYPE_ALIAS && strcmp(name, "name") == 0)
        return CPY_CTX_STORE;
    return node->kind == CPY_NODE_STARRED || strcmp(name, "elts") == 0 ? CPY_OWN_CONTEXT : CPY_CTX_LOAD;
}

bool cpy_ast_check_context(struct cpy_compilation *c, const struct cpy_node *node, int context)
{
    switch (node->kind) {
    case CPY_NODE_ATTRIBUTE: case CPY_NODE_SUBSCRIPT: case CPY_NODE_STARRED: case CPY_NODE_NAME: case CPY_NODE_LIST:
    case CPY_NODE_TUPLE:
        if (context == CPY_OWN_CONTEXT || node->op == context)
            return true;
        cpy_raise(c->t, CPY_VALUE_ERROR, "expression must have %s context but has %s instead",
            cpy_ast_contexts[context], cpy_ast_contexts[node->op]);
        return false;
    default:
        return context <= CPY_CTX_LOAD
            || wrong(c, "expression which can't be assigned to in %s context", cpy_ast_contexts[context]);
    }
}

bool cpy_ast_check_place(struct cpy_compilation *c, const int *place)
{
    int line = place[0], column = place[1], end_line = place[2], end_column = place[3];

    if (line > end_line)
        cpy_raise(c->t, CPY_VALUE_ERROR, "AST node line range (%d, %d) is not valid", line, end_line);
    else if ((line < 0 && end_line != line) || (column < 0 && column != end_column))
        cpy_raise(c->t, CPY_VALUE_ERROR, "AST node column range (%d, %d) for line range (%d, %d) is not valid", column,
            end_column, line, end_line);
    else if (line == end_line && column > end_column)
        cpy_raise(c->t, CPY_VALUE_ERROR, "line %d, column %d-%d is not a valid range", line, column, end_column);
    else
        return true;
    return false;
}

bool cpy_ast_check_number(struct cpy_compilation *c, struct cpy_node *node, int n)
{
    if (node->kind == CPY_NODE_FORMATTED_VALUE) {
        if (n != -1 && n != 's' && n != 'r' && n != 'a') {
            cpy_raise(c->t, CPY_SYSTEM_ERROR, "Unrecognized conversion character %d", n);
            return false;
        }
        node->op = n == -1 ? 0 : (uint8_t)n;
        return true;
    }
    if (node->kind == CPY_NODE_IMPORT_FROM && (n < 0 || n > 255))
        return n < 0 ? wrong(c, "%s", "Negative ImportFrom level") : wrong(c, "%s", "too many dots in relative import");
    node->flag = node->kind == CPY_NODE_ANN_ASSIGN ? n != 0 : (uint8_t)n;
    return true;
}

bool cpy_ast_check_arguments(struct cpy_compilation *c, const struct cpy_arguments *args)
{
    if (args->defaults.count > args->positional_count)
        return wrong(c, "%s", "more positional defaults than args on arguments");
    if (args->kw_defaults.count != args->kwonly_count)
        return wrong(c, "%s", "length of kwonlyargs is not the same as kw_defaults on arguments");
    return true;
}

/* --- statements ----------------------------------------------------------------------------------- */

/* Nothing may be missing from a body and its like. */
static bool filled(struct cpy_compilation *c, uint32_t count, const char *what)
{
    return count || wrong(c, "empty %s", what);
}

static bool is_single_target(const struct cpy_node *target)
{
    return target->kind == CPY_NODE_NAME || target->kind == CPY_NODE_ATTRIBUTE || target->kind == CPY_NODE_SUBSCRIPT;
}

static bool check_ann_assign(struct cpy_compilation *c, const struct cpy_node *node)
{
    if (node->flag && node->ann_assign.target->kind != CPY_NODE_NAME)
        return wrong_type(c, "AnnAssign with simple non-Name target");
    return is_single_target(node->ann_assign.target)
        || wrong(c, "%s", "only single target (not tuple) can be annotated");
}

static bool check_try(struct cpy_compilation *c, const struct cpy_node *node)
{
    const char *name = node->flag ? "TryStar" : "Try";

    if (!filled(c, node->try_stmt.body.count, node->flag ? "body on TryStar" : "body on Try"))
        return false;
    if (!node->try_stmt.handler_count && !node->try_stmt.final.count)
        return wrong(c, "%s has neither except handlers nor finalbody", name);
    if (!node->try_stmt.handler_count && node->try_stmt.orelse.count)
        return wrong(c, "%s has orelse but no except handlers", name);
    for (uint32_t i = 0; i < node->try_stmt.handler_count; i++) {
        if (!filled(c, node->try_stmt.handlers[i].body.count, "body on ExceptHandler"))
            return false;
        if (node->flag && !node->try_stmt.handlers[i].type)
            return wrong(c, "%s", "TryStar handler without a type");
    }
    return true;
}

static bool check_match(struct cpy_compilation *c, const struct cpy_node *node)
{
    bool ok = filled(c, node->match.count, "cases on Match");

    for (uint32_t i = 0; ok && i < node->match.count; i++)
        ok = filled(c, node->match.cases[i].body.count, "body on match_case")
            && (node->match.cases[i].pattern->kind != CPY_NODE_MATCH_STAR
                || wrong(c, "%s", "can't use MatchStar here"));
    return ok;
}

static bool check_statement(struct cpy_compilation *c, const struct cpy_node *node)
{
    switch (node->kind) {
    case CPY_NODE_FUNCTION_DEF:
        return filled(c, node->function.body.count, node->flag ? "body on AsyncFunctionDef" : "body on FunctionDef");
    case CPY_NODE_CLASS_DEF: return filled(c, node->class_def.body.count, "body on ClassDef");
    case CPY_NODE_DELETE: return filled(c, node->assign.targets.count, "targets on Delete");
    case CPY_NODE_ASSIGN: return filled(c, node->assign.targets.count, "targets on Assign");
    case CPY_NODE_AUG_ASSIGN:
        return is_single_target(node->aug_assign.target)
            || wrong(c, "%s", "illegal target for augmented assignment");
    case CPY_NODE_ANN_ASSIGN: return check_ann_assign(c, node);
    case CPY_NODE_FOR: return filled(c, node->for_loop.body.count, node->flag ? "body on AsyncFor" : "body on For");
    case CPY_NODE_WHILE: return filled(c, node->branch.body.count, "body on While");
    case CPY_NODE_IF: return filled(c, node->branch.body.count, "body on If");
    case CPY_NODE_WITH:
        return filled(c, node->with.item_count, node->flag ? "items on AsyncWith" : "items on With")
            && filled(c, node->with.body.count, node->flag ? "body on AsyncWith" : "body on With");
    case CPY_NODE_RAISE:
        return !node->raise.cause || node->raise.exc || wrong(c, "%s", "Raise with cause but no exception");
    case CPY_NODE_TRY: return check_try(c, node);
    case CPY_NODE_IMPORT: return filled(c, node->import.count, "names on Import");
    case CPY_NODE_IMPORT_FROM: return filled(c, node->import.count, "names on ImportFrom");
    case CPY_NODE_GLOBAL: return filled(c, node->names.count, "names on Global");
    case CPY_NODE_NONLOCAL: return filled(c, node->names.count, "names on Nonlocal");
    case CPY_NODE_MATCH: return check_match(c, node);
    case CPY_NODE_TYPE_ALIAS:
        return node->type_alias.target->kind == CPY_NODE_NAME || wrong_type(c, "TypeAlias with non-Name name");
    default: return true;
    }
}

/* --- expressions ---------------------------------------------------------------------------------- */

/* The function that t-strings call, which stands in their trees as a constant. */
static bool is_template_function(struct cpy_compilation *c, cpy_value v)
{
    cpy_value module = cpy_dict_get_str(c->t, cpy_sys_modules(c->t), "string.templatelib");

    return module && cpy_find_attr_str(c->t, module, "_template") == v;
}

static bool check_constant(struct cpy_compilation *c, cpy_value v)
{
    cpy_value items = CPY_UNSET;
    bool ok = true;

    if (v == CPY_NONE || v == CPY_ELLIPSIS || cpy_is_str(v) || cpy_is_bytes(v) || cpy_is_int(v) || cpy_is_float(v)
        || cpy_has_layout(v, CPY_TYPE_COMPLEX) || is_template_function(c, v))
        return true;
    if (cpy_is_tuple(v))
        items = v;
    else if (cpy_has_layout(v, CPY_TYPE_FROZENSET))
        items = cpy_compilation_keep(c, cpy_tuple_from_iterable(c->t, v));
    else if (!cpy_pending(c->t))
        cpy_raise(c->t, CPY_TYPE_ERROR, "got an invalid type in Constant: %T", v);
    for (size_t i = 0; items && ok && i < cpy_tuple_len(items); i++)
        ok = cpy_check_stack(c->t) && check_constant(c, cpy_tuple_get(items, i));
    return items && ok;
}

static bool check_name(struct cpy_compilation *c, cpy_value name)
{
    static const char *const forbidden[] = {"None", "True", "False"};

    for (size_t i = 0; name && i < CPY_COUNT(forbidden); i++)
        if (cpy_str_equals(name, forbidden[i]))
            return wrong(c, "identifier field can't represent '%s' constant", forbidden[i]);
    return true;
}

/* Items of a list, tuple or set, what a star is before: they have the context of the whole. */
static bool check_items(struct cpy_compilation *c, const struct cpy_node *node)
{
    bool ok = true;

    if (node->kind == CPY_NODE_STARRED)
        return cpy_ast_check_context(c, node->value.value, node->op);
    for (uint32_t i = 0; ok && i < node->list.values.count; i++)
        ok = cpy_ast_check_context(c, node->list.values.items[i], node->op);
    return ok;
}

static bool check_strings(struct cpy_compilation *c, const struct cpy_node *node)
{
    for (uint32_t i = 0; i < node->list.values.count; i++) {
        const struct cpy_node *part = node->list.values.items[i];

        if (part->kind != CPY_NODE_FORMATTED_VALUE && part->kind != CPY_NODE_JOINED_STR
            && !(part->kind == CPY_NODE_CONSTANT && cpy_is_str(part->constant.value)))
            return wrong(c, "%s", "JoinedStr can only contain FormattedValue and str");
    }
    return true;
}

static bool check_expression(struct cpy_compilation *c, const struct cpy_node *node)
{
    switch (node->kind) {
    case CPY_NODE_BOOL_OP:
        return node->list.values.count > 1 || wrong(c, "%s", "BoolOp with less than 2 values");
    case CPY_NODE_NAMED_EXPR:
        return node->aug_assign.target->kind == CPY_NODE_NAME || wrong_type(c, "NamedExpr target must be a Name");
    case CPY_NODE_DICT:
        return node->dict.keys.count == node->dict.values.count
            || wrong(c, "%s", "Dict doesn't have the same number of keys as values");
    case CPY_NODE_LIST_COMP: case CPY_NODE_SET_COMP: case CPY_NODE_DICT_COMP: case CPY_NODE_GENERATOR_EXP:
        return node->comp.count || wrong(c, "%s", "comprehension with no generators");
    case CPY_NODE_COMPARE: return node->compare.comparators.count || wrong(c, "%s", "Compare with no comparators");
    case CPY_NODE_JOINED_STR: return check_strings(c, node);
    case CPY_NODE_CONSTANT: return check_constant(c, node->constant.value);
    case CPY_NODE_NAME: return check_name(c, node->name.id);
    case CPY_NODE_STARRED: case CPY_NODE_LIST: case CPY_NODE_TUPLE: case CPY_NODE_SET: return check_items(c, node);
    default: return true;
    }
}

/* --- patterns ------------------------------------------------------------------------------------- */

/* A number, with a sign or not. */
static bool is_number(const struct cpy_node *node, bool imaginary)
{
    cpy_value v;

    if (node->kind == CPY_NODE_UNARY_OP && node->op == CPY_UNARY_SUB)
        node = node->unary.operand;
    if (node->kind != CPY_NODE_CONSTANT)
        return false;
    v = node->constant.value;
    return imaginary ? cpy_has_layout(v, CPY_TYPE_COMPLEX) : (cpy_is_int(v) && !cpy_is_bool(v)) || cpy_is_float(v);
}

static bool is_dotted_name(const struct cpy_node *node)
{
    while (node->kind == CPY_NODE_ATTRIBUTE)
        node = node->attribute.value;
    return node->kind == CPY_NODE_NAME;
}

/* What a value pattern or a mapping's key may be. */
static bool check_value(struct cpy_compilation *c, const struct cpy_node *node)
{
    bool ok = is_number(node, false) || is_number(node, true);

    if (node->kind == CPY_NODE_CONSTANT)
        ok = ok || cpy_is_str(node->constant.value) || cpy_is_bytes(node->constant.value);
    else if (node->kind == CPY_NODE_ATTRIBUTE)
        ok = is_dotted_name(node);
    else if (node->kind == CPY_NODE_BIN_OP)
        ok = (node->op == CPY_ADD || node->op == CPY_SUB) && is_number(node->bin.left, false)
            && is_number(node->bin.right, true) && node->bin.right->kind == CPY_NODE_CONSTANT;
    return ok || wrong(c, "%s", "patterns may only match literals and attribute lookups");
}

static bool check_capture(struct cpy_compilation *c, cpy_value name)
{
    if (name && cpy_str_equals(name, "_"))
        return wrong(c, "%s", "can't capture name '_' in patterns");
    return check_name(c, name);
}

/* "*rest" stands in a sequence only. */
static bool without_stars(struct cpy_compilation *c, const struct cpy_node_list *patterns)
{
    for (uint32_t i = 0; i < patterns->count; i++)
        if (patterns->items[i]->kind == CPY_NODE_MATCH_STAR)
            return wrong(c, "%s", "can't use MatchStar here");
    return true;
}

static bool check_sequence(struct cpy_compilation *c, const struct cpy_node *node)
{
    uint32_t stars = 0;

    for (uint32_t i = 0; i < node->list.values.count; i++)
        stars += node->list.values.items[i]->kind == CPY_NODE_MATCH_STAR;
    return stars < 2 || wrong(c, "%s", "multiple starred expressions in sequence pattern");
}

static bool check_mapping(struct cpy_compilation *c, const struct cpy_node *node)
{
    if (node->match_mapping.keys.count != node->match_mapping.patterns.count)
        return wrong(c, "%s", "MatchMapping doesn't have the same number of keys as patterns");
    for (uint32_t i = 0; i < node->match_mapping.keys.count; i++) {
        const struct cpy_node *key = node->match_mapping.keys.items[i];
        bool singleton = key->kind == CPY_NODE_CONSTANT
            && (key->constant.value == CPY_NONE || cpy_is_bool(key->constant.value));

        if (!singleton && !check_value(c, key))
            return false;
    }
    return check_capture(c, node->match_mapping.rest) && without_stars(c, &node->match_mapping.patterns);
}

static bool check_class_pattern(struct cpy_compilation *c, const struct cpy_node *node)
{
    bool ok = true;

    if (!is_dotted_name(node->match_class.class))
        return wrong(c, "%s", "MatchClass cls field can only contain Name or Attribute nodes.");
    for (uint32_t i = 0; ok && i < node->match_class.keyword_count; i++)
        ok = check_name(c, node->match_class.keywords[i].name)
            && (node->match_class.keywords[i].value->kind != CPY_NODE_MATCH_STAR
                || wrong(c, "%s", "can't use MatchStar here"));
    return ok && without_stars(c, &node->match_class.patterns);
}

static bool check_as(struct cpy_compilation *c, const struct cpy_node *node)
{
    if (node->match_as.pattern && !node->match_as.name)
        return wrong(c, "%s", "MatchAs must specify a target name if a pattern is given");
    if (node->match_as.pattern && node->match_as.pattern->kind == CPY_NODE_MATCH_STAR)
        return wrong(c, "%s", "can't use MatchStar here");
    return check_capture(c, node->match_as.name);
}

static bool check_pattern(struct cpy_compilation *c, const struct cpy_node *node)
{
    switch (node->kind) {
    case CPY_NODE_MATCH_VALUE: return check_value(c, node->value.value);
    case CPY_NODE_MATCH_SINGLETON:
        return node->constant.value == CPY_NONE || cpy_is_bool(node->constant.value)
            || wrong(c, "%s", "MatchSingleton can only contain True, False and None");
    case CPY_NODE_MATCH_SEQUENCE: return check_sequence(c, node);
    case CPY_NODE_MATCH_MAPPING: return check_mapping(c, node);
    case CPY_NODE_MATCH_CLASS: return check_class_pattern(c, node);
    case CPY_NODE_MATCH_STAR: return check_capture(c, node->match_star.name);
    case CPY_NODE_MATCH_AS: return check_as(c, node);
    default:
        return node->list.values.count > 1 ? without_stars(c, &node->list.values)
                                           : wrong(c, "%s", "MatchOr requires at least 2 patterns");
    }
}

bool cpy_ast_check(struct cpy_compilation *c, const struct cpy_node *node)
{
    if (node->kind <= CPY_NODE_TYPE_ALIAS)
        return check_statement(c, node);
    return node->kind <= CPY_NODE_SLICE ? check_expression(c, node) : check_pattern(c, node);
}
