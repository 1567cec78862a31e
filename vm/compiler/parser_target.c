/* SPDX-License-Identifier: MIT */
/* vm/compiler/parser_target.c - expressions as targets of assignment and del.
 *
 * A target is parsed as an expression; only what stands behind it shows that it is
 * one.  Then its nodes change their context from load to store or delete. */
#include "vm/compiler/parser.h"

/* What is called the same whatever it contains. */
static const char *const names[] = {
    [CPY_NODE_ATTRIBUTE] = "attribute", [CPY_NODE_SUBSCRIPT] = "subscript", [CPY_NODE_STARRED] = "starred",
    [CPY_NODE_NAME] = "name", [CPY_NODE_LIST] = "list", [CPY_NODE_TUPLE] = "tuple", [CPY_NODE_LAMBDA] = "lambda",
    [CPY_NODE_CALL] = "function call", [CPY_NODE_BOOL_OP] = "expression", [CPY_NODE_BIN_OP] = "expression",
    [CPY_NODE_UNARY_OP] = "expression", [CPY_NODE_GENERATOR_EXP] = "generator expression",
    [CPY_NODE_YIELD] = "yield expression", [CPY_NODE_YIELD_FROM] = "yield expression", [CPY_NODE_AWAIT] = "await expression",
    [CPY_NODE_LIST_COMP] = "list comprehension", [CPY_NODE_SET_COMP] = "set comprehension",
    [CPY_NODE_DICT_COMP] = "dict comprehension", [CPY_NODE_DICT] = "dict literal", [CPY_NODE_SET] = "set display",
    [CPY_NODE_JOINED_STR] = "f-string expression", [CPY_NODE_FORMATTED_VALUE] = "f-string expression",
    [CPY_NODE_COMPARE] = "comparison", [CPY_NODE_IF_EXP] = "conditional expression",
    [CPY_NODE_NAMED_EXPR] = "named expression", [CPY_NODE_SLICE] = "slice",
};

const char *cpy_expression_name(const struct cpy_node *node)
{
    if (node->kind != CPY_NODE_CONSTANT)
        return names[node->kind];
    return node->constant.value == CPY_NONE ? "None" : node->constant.value == CPY_TRUE ? "True"
         : node->constant.value == CPY_FALSE ? "False" : node->constant.value == CPY_ELLIPSIS ? "ellipsis" : "literal";
}

const struct cpy_node *cpy_invalid_target(const struct cpy_node *node, enum cpy_expr_context context)
{
    switch (node->kind) {
    case CPY_NODE_NAME: case CPY_NODE_ATTRIBUTE: case CPY_NODE_SUBSCRIPT:
        return NULL;
    case CPY_NODE_STARRED:
        return context == CPY_CTX_DEL ? node : cpy_invalid_target(node->value.value, context);
    case CPY_NODE_LIST: case CPY_NODE_TUPLE:
        for (uint32_t i = 0; i < node->list.values.count; i++) {
            const struct cpy_node *invalid = cpy_invalid_target(node->list.values.items[i], context);

            if (invalid)
                return invalid;
        }
        return NULL;
    default:
        return node;
    }
}

static bool set_context(struct cpy_parser *p, struct cpy_node *node, enum cpy_expr_context context)
{
    if (!cpy_check_stack(p->t))
        return false;
    node->op = (uint8_t)context;
    if (node->kind == CPY_NODE_STARRED)
        return set_context(p, node->value.value, context);
    if (node->kind == CPY_NODE_LIST || node->kind == CPY_NODE_TUPLE)
        for (uint32_t i = 0; i < node->list.values.count; i++)
            if (!set_context(p, node->list.values.items[i], context))
                return false;
    return true;
}

bool cpy_make_target(struct cpy_parser *p, struct cpy_node *node, enum cpy_expr_context context)
{
    const struct cpy_node *invalid;

    if (CPY_LIKELY(node->kind == CPY_NODE_NAME)) {
        node->op = (uint8_t)context;
        return true;
    }
    if ((invalid = cpy_invalid_target(node, context)))
        return cpy_fail_node(p, invalid, "cannot %s %s", context == CPY_CTX_DEL ? "delete" : "assign to",
            cpy_expression_name(invalid));
    return set_context(p, node, context);
}

/* Does an expression that begins or goes on with this token bind too loosely to be a target? */
static bool is_loose(unsigned kind)
{
    switch (kind) {
    case CPY_TOK_LAMBDA: case CPY_TOK_NOT: case CPY_TOK_IF: case CPY_TOK_AND: case CPY_TOK_OR:
        return true;
    default:
        return false;
    }
}

static bool is_comparison(unsigned kind)
{
    switch (kind) {
    case CPY_TOK_IN: case CPY_TOK_IS: case CPY_TOK_NOT: case CPY_TOK_LT: case CPY_TOK_GT: case CPY_TOK_LE: case CPY_TOK_GE:
    case CPY_TOK_EQ: case CPY_TOK_NE:
        return true;
    default:
        return false;
    }
}

/* The whole expression that node is the beginning of; node itself if there is none. */
static struct cpy_node *reread(struct cpy_parser *p, uint32_t start, struct cpy_node *node)
{
    uint32_t at = p->pos;
    struct cpy_node *whole;

    p->pos = start;
    if ((whole = cpy_try(p, cpy_parse_expression)) && cpy_peek(p) != CPY_TOK_AS)
        return whole;
    p->pos = at;
    return node;
}

/* "*target" or target. */
static struct cpy_node *parse_target(struct cpy_parser *p)
{
    uint32_t start = p->pos;
    bool star = cpy_accept(p, CPY_TOK_STAR), whole = !star && is_loose(cpy_peek(p));
    struct cpy_node *node = whole ? cpy_parse_expression(p) : cpy_parse_operand(p, CPY_PREC_BAR), *starred;

    if (!node || !star) {
        cpy_note_operand(p, start, node);
        return node;
    }
    p->operand = NULL; /* nothing is meant to be between it and what follows */
    if (!(starred = cpy_node_new(p, CPY_NODE_STARRED, start)))
        return NULL;
    starred->value.value = node;
    return cpy_node_end(p, starred);
}

struct cpy_node *cpy_parse_with_target(struct cpy_parser *p)
{
    uint32_t start = p->pos;
    struct cpy_node *node = parse_target(p);

    if (!node || node->kind == CPY_NODE_STARRED || (!is_loose(cpy_peek(p)) && !is_comparison(cpy_peek(p))))
        return node;
    return reread(p, start, node);
}

/* One of the targets of for; loop: of a statement. */
static struct cpy_node *parse_item(struct cpy_parser *p, bool loop)
{
    uint32_t start = p->pos;
    struct cpy_node *node = parse_target(p);
    bool plain = !loop || !is_loose(cpy_peek(p)) || is_comparison(cpy_peek(p));

    return !node || node->kind == CPY_NODE_STARRED || plain ? node : reread(p, start, node);
}

/* One target, or several with commas. */
static struct cpy_node *parse_items(struct cpy_parser *p, bool loop)
{
    uint32_t start = p->pos, mark = p->stack_count;
    struct cpy_node *node = parse_item(p, loop);

    if (!node || cpy_peek(p) != CPY_TOK_COMMA)
        return node;
    if (!cpy_push_scratch(p, node))
        return NULL;
    while (cpy_accept(p, CPY_TOK_COMMA) && cpy_peek(p) != CPY_TOK_IN && cpy_peek(p) != CPY_TOK_ASSIGN)
        if (!(node = parse_item(p, loop)) || !cpy_push_scratch(p, node))
            return NULL;
    if (!(node = cpy_node_new(p, CPY_NODE_TUPLE, start)) || !cpy_take_list(p, mark, &node->list.values))
        return NULL;
    return cpy_node_end(p, node);
}

/* The same, failing quietly. */
static struct cpy_node *try_items(struct cpy_parser *p, bool loop)
{
    struct cpy_node *node;

    p->soft++;
    node = parse_items(p, loop);
    p->soft--;
    return node;
}

/* Those of a comprehension: where something that could be one is not followed by "in", that is what lacks. */
static struct cpy_node *parse_variables(struct cpy_parser *p)
{
    uint32_t start = p->pos;
    bool loose = is_loose(cpy_peek(p));
    struct cpy_node *node = try_items(p, false);

    if (cpy_pending(p->t) || (node && (loose || cpy_peek(p) == CPY_TOK_IN)))
        return node;
    return cpy_fail_variables(p, start);
}

static struct cpy_node *parse_loop_targets(struct cpy_parser *p)
{
    uint32_t start = p->pos;
    struct cpy_node *node = try_items(p, true);

    return node ? node : cpy_fail_targets(p, start, cpy_parse_primary);
}

struct cpy_node *cpy_parse_targets(struct cpy_parser *p, bool loop)
{
    uint32_t start = p->pos;
    struct cpy_node *node = loop ? parse_loop_targets(p) : parse_variables(p);

    if (!node || !cpy_make_target(p, node, CPY_CTX_STORE))
        return NULL;
    cpy_note_operand(p, start, node);
    return node;
}
