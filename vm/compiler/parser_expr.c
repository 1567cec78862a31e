/* SPDX-License-Identifier: MIT */
/* vm/compiler/parser_expr.c - operators, and what binds more loosely than they do.
 *
 * Precedence climbing: one table tells how tightly an operator binds, and a chain of
 * operators of one level is a loop, so that a sum of any length needs no stack.  A node
 * begins where its first token is, which is before its left operand if that is in parentheses;
 * hence the start is passed along as a token number. */
#include "vm/compiler/parser.h"

static const uint8_t precedence[CPY_TOK_COUNT] = {
    [CPY_TOK_OR] = CPY_PREC_OR, [CPY_TOK_AND] = CPY_PREC_AND, [CPY_TOK_NOT] = CPY_PREC_COMPARE,
    [CPY_TOK_IN] = CPY_PREC_COMPARE, [CPY_TOK_IS] = CPY_PREC_COMPARE, [CPY_TOK_EQ] = CPY_PREC_COMPARE,
    [CPY_TOK_NE] = CPY_PREC_COMPARE, [CPY_TOK_LT] = CPY_PREC_COMPARE, [CPY_TOK_LE] = CPY_PREC_COMPARE,
    [CPY_TOK_GT] = CPY_PREC_COMPARE, [CPY_TOK_GE] = CPY_PREC_COMPARE, [CPY_TOK_BAR] = CPY_PREC_BAR,
    [CPY_TOK_CARET] = CPY_PREC_CARET, [CPY_TOK_AMP] = CPY_PREC_AMP, [CPY_TOK_LSHIFT] = CPY_PREC_SHIFT,
    [CPY_TOK_RSHIFT] = CPY_PREC_SHIFT, [CPY_TOK_PLUS] = CPY_PREC_SUM, [CPY_TOK_MINUS] = CPY_PREC_SUM,
    [CPY_TOK_STAR] = CPY_PREC_TERM, [CPY_TOK_SLASH] = CPY_PREC_TERM, [CPY_TOK_DSLASH] = CPY_PREC_TERM,
    [CPY_TOK_PERCENT] = CPY_PREC_TERM, [CPY_TOK_AT] = CPY_PREC_TERM,
};

static const uint8_t binary_operator[CPY_TOK_COUNT] = {
    [CPY_TOK_BAR] = CPY_OR, [CPY_TOK_CARET] = CPY_XOR, [CPY_TOK_AMP] = CPY_AND, [CPY_TOK_LSHIFT] = CPY_LSHIFT,
    [CPY_TOK_RSHIFT] = CPY_RSHIFT, [CPY_TOK_PLUS] = CPY_ADD, [CPY_TOK_MINUS] = CPY_SUB, [CPY_TOK_STAR] = CPY_MUL,
    [CPY_TOK_SLASH] = CPY_TRUEDIV, [CPY_TOK_DSLASH] = CPY_FLOORDIV, [CPY_TOK_PERCENT] = CPY_MOD,
    [CPY_TOK_AT] = CPY_MATMUL,
};

static const uint8_t comparison[CPY_TOK_COUNT] = {
    [CPY_TOK_LT] = CPY_CMP_LT, [CPY_TOK_LE] = CPY_CMP_LE, [CPY_TOK_EQ] = CPY_CMP_EQ, [CPY_TOK_NE] = CPY_CMP_NE,
    [CPY_TOK_GT] = CPY_CMP_GT, [CPY_TOK_GE] = CPY_CMP_GE, [CPY_TOK_IN] = CPY_CMP_IN, [CPY_TOK_IS] = CPY_CMP_IS,
};

/* Tokens before which an expression is whole. */
static const bool ends_expression[CPY_TOK_COUNT] = {
    [CPY_TOK_COMMA] = true, [CPY_TOK_RPAR] = true, [CPY_TOK_RSQB] = true, [CPY_TOK_RBRACE] = true,
    [CPY_TOK_COLON] = true, [CPY_TOK_ASSIGN] = true, [CPY_TOK_NEWLINE] = true,
};

/* Tokens that are an expression by themselves, as most operands are. */
static const bool is_whole[CPY_TOK_COUNT] = {
    [CPY_TOK_NAME] = true, [CPY_TOK_NUMBER] = true, [CPY_TOK_STRING] = true, [CPY_TOK_NONE] = true,
    [CPY_TOK_TRUE] = true, [CPY_TOK_FALSE] = true, [CPY_TOK_ELLIPSIS] = true,
};

bool cpy_begins_expression(unsigned kind)
{
    switch (kind) {
    case CPY_TOK_NAME: case CPY_TOK_NUMBER: case CPY_TOK_STRING: case CPY_TOK_FSTRING_START: case CPY_TOK_LPAR:
    case CPY_TOK_LSQB: case CPY_TOK_LBRACE: case CPY_TOK_ELLIPSIS: case CPY_TOK_NONE: case CPY_TOK_TRUE:
    case CPY_TOK_FALSE: case CPY_TOK_PLUS: case CPY_TOK_MINUS: case CPY_TOK_TILDE: case CPY_TOK_NOT:
    case CPY_TOK_LAMBDA: case CPY_TOK_AWAIT:
        return true;
    default:
        return false;
    }
}

bool cpy_goes_on(unsigned kind)
{
    return kind == CPY_TOK_IF || (precedence[kind] && precedence[kind] <= CPY_PREC_COMPARE);
}

/* --- unary operators and ** ------------------------------------------------------------ */

static struct cpy_node *parse_factor(struct cpy_parser *p, bool term);

static struct cpy_node *make_unary(struct cpy_parser *p, uint32_t start, enum cpy_unary_op op, struct cpy_node *operand)
{
    struct cpy_node *node = operand ? cpy_node_new(p, CPY_NODE_UNARY_OP, start) : NULL;

    if (!node)
        return NULL;
    node->op = (uint8_t)op;
    node->unary.operand = operand;
    return cpy_node_end(p, node);
}

/* "not" behind an arithmetic operator or a sign; parse: the operand that belongs to it there. */
static struct cpy_node *fail_not(struct cpy_parser *p, struct cpy_node *(*parse)(struct cpy_parser *p))
{
    uint32_t start = p->pos++;
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_UNARY_OP, start), *operand = node ? cpy_try(p, parse) : NULL;

    if (operand)
        return cpy_fail_between(p, node, operand, "'not' after an operator must be parenthesized");
    p->pos = start;
    return cpy_fail(p);
}

/* A factor behind a sign or "**". */
static struct cpy_node *parse_inner_factor(struct cpy_parser *p)
{
    return parse_factor(p, false);
}

static struct cpy_node *parse_sign(struct cpy_parser *p, enum cpy_unary_op op, bool term)
{
    uint32_t start = p->pos++;

    if (CPY_UNLIKELY(cpy_peek(p) == CPY_TOK_NOT) && term)
        return fail_not(p, parse_inner_factor);
    return cpy_check_stack(p->t) ? make_unary(p, start, op, parse_inner_factor(p)) : NULL;
}

static struct cpy_node *make_binary(struct cpy_parser *p, uint32_t start, enum cpy_operator op, struct cpy_node *left,
    struct cpy_node *right)
{
    struct cpy_node *node = right ? cpy_node_new(p, CPY_NODE_BIN_OP, start) : NULL;

    if (!node)
        return NULL;
    node->op = (uint8_t)op;
    node->bin.left = left;
    node->bin.right = right;
    return cpy_node_end(p, node);
}

static struct cpy_node *parse_await(struct cpy_parser *p)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_AWAIT, p->pos++);

    if (!node || !(node->value.value = cpy_parse_primary(p)))
        return NULL;
    return cpy_node_end(p, node);
}

static struct cpy_node *parse_power(struct cpy_parser *p)
{
    uint32_t start = p->pos, at, mark;
    struct cpy_node *left = CPY_UNLIKELY(cpy_peek(p) == CPY_TOK_AWAIT) ? parse_await(p) : cpy_parse_primary(p), *node;

    if (!left || CPY_LIKELY(cpy_peek(p) != CPY_TOK_POW))
        return left;
    at = p->pos++;
    mark = p->stack_count;
    node = cpy_check_stack(p->t) ? make_binary(p, start, CPY_POW, left, parse_inner_factor(p)) : NULL;
    return node || !cpy_keep_whole(p, at, mark) ? node : left;
}

/* term: does one begin here, of a sum? */
static struct cpy_node *parse_factor(struct cpy_parser *p, bool term)
{
    switch (cpy_peek(p)) {
    case CPY_TOK_MINUS: return parse_sign(p, CPY_UNARY_SUB, term);
    case CPY_TOK_PLUS: return parse_sign(p, CPY_UNARY_ADD, term);
    case CPY_TOK_TILDE: return parse_sign(p, CPY_UNARY_INVERT, term);
    default: return parse_power(p);
    }
}

/* --- binary operators -------------------------------------------------------------------- */

/* "not" in front of an operand. */
static struct cpy_node *parse_not(struct cpy_parser *p)
{
    uint32_t start = p->pos++;

    return cpy_check_stack(p->t) ? make_unary(p, start, CPY_UNARY_NOT, cpy_parse_operand(p, CPY_PREC_NOT)) : NULL;
}

/* a and b and c ...: one node. */
static struct cpy_node *parse_bool(struct cpy_parser *p, uint32_t start, struct cpy_node *left)
{
    unsigned kind = cpy_peek(p);
    uint32_t mark = p->stack_count, at, count = 1;
    struct cpy_node *node;

    if (!cpy_push_scratch(p, left))
        return NULL;
    for (at = p->pos; cpy_accept(p, kind); at = p->pos, count++) {
        struct cpy_node *value = cpy_parse_operand(p, precedence[kind] + 1);

        if (!value && cpy_keep_whole(p, at, mark + count))
            break;
        if (!value || !cpy_push_scratch(p, value))
            return NULL;
    }
    if (count == 1) {
        p->stack_count = mark;
        return left;
    }
    node = cpy_node_new(p, CPY_NODE_BOOL_OP, start);
    if (!node || !cpy_take_list(p, mark, &node->list.values))
        return NULL;
    node->op = kind == CPY_TOK_AND ? CPY_BOOL_AND : CPY_BOOL_OR;
    return cpy_node_end(p, node);
}

#define FAILED -2

/* Reads a comparison operator of one or two words; -1: there is none; FAILED: "in" lacks behind "not". */
static int comparison_at(struct cpy_parser *p)
{
    unsigned kind = cpy_peek(p);

    if (precedence[kind] != CPY_PREC_COMPARE)
        return -1;
    p->pos++;
    if (kind == CPY_TOK_NOT)
        return cpy_accept(p, CPY_TOK_IN) ? CPY_CMP_NOT_IN : FAILED;
    if (kind == CPY_TOK_IS && cpy_accept(p, CPY_TOK_NOT))
        return CPY_CMP_IS_NOT;
    return comparison[kind];
}

/* Is what begins at token number start an operand of "and", "or" or "not", or a clause of a comprehension? */
static bool is_behind_word(const struct cpy_parser *p, uint32_t start)
{
    switch (start ? p->tokens[start - 1].kind : CPY_TOK_NEWLINE) {
    case CPY_TOK_AND: case CPY_TOK_OR: case CPY_TOK_NOT: case CPY_TOK_IN: case CPY_TOK_IF:
        return true;
    default:
        return false;
    }
}

/* Behind "left not", where "in" lacks: what stands before the "not" may be all of an expression. */
static struct cpy_node *fail_lone_not(struct cpy_parser *p, uint32_t start, const struct cpy_node *left)
{
    if (!is_behind_word(p, start)) {
        p->pos--;
        cpy_note_operand(p, start, left);
        p->soft++;
        cpy_fail(p);
        p->soft--;
        p->pos++;
    }
    return cpy_fail(p);
}

/* a < b < c ...: one node. */
static struct cpy_node *parse_comparison(struct cpy_parser *p, uint32_t start, struct cpy_node *left)
{
    uint32_t mark = p->stack_count, count = 0, at = p->pos;
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_COMPARE, start);
    int op;

    if (!node)
        return NULL;
    for (; (op = comparison_at(p)) >= 0; count++, at = p->pos) {
        struct cpy_node *value = cpy_parse_operand(p, CPY_PREC_BAR);

        if (!value && cpy_keep_whole(p, at, mark + count * 2))
            break;
        if (!value || !cpy_push_scratch(p, value) || !cpy_push_scratch(p, (void *)(uintptr_t)op))
            return NULL;
    }
    if (op == FAILED && !cpy_keep_whole(p, at, mark + count * 2))
        return fail_lone_not(p, start, left);
    if (!count)
        return left;
    node->compare.left = left;
    node->compare.comparators.count = count;
    node->compare.comparators.items = cpy_parser_alloc(p, count * sizeof(struct cpy_node *));
    node->compare.ops = cpy_parser_alloc(p, count);
    if (!node->compare.comparators.items || !node->compare.ops)
        return NULL;
    for (uint32_t i = 0; i < count; i++) {
        node->compare.comparators.items[i] = p->stack[mark + i * 2];
        node->compare.ops[i] = (uint8_t)(uintptr_t)p->stack[mark + i * 2 + 1];
    }
    p->stack_count = mark;
    return cpy_node_end(p, node);
}

static struct cpy_node *parse_inversion(struct cpy_parser *p)
{
    return cpy_parse_operand(p, CPY_PREC_NOT);
}

/* What stands behind a binary operator of a level. */
static struct cpy_node *parse_right(struct cpy_parser *p, unsigned level)
{
    if (CPY_UNLIKELY(cpy_peek(p) == CPY_TOK_NOT) && level >= CPY_PREC_SUM)
        return fail_not(p, parse_inversion);
    return cpy_parse_operand(p, level + 1);
}

/* The operators behind left that bind at least as tightly as min. */
static struct cpy_node *climb(struct cpy_parser *p, uint32_t start, struct cpy_node *left, unsigned min)
{
    while (left) {
        unsigned kind = cpy_peek(p), level = precedence[kind];
        uint32_t at = p->pos, mark = p->stack_count;
        struct cpy_node *node;

        if (level == CPY_PREC_NONE || level < min || CPY_UNLIKELY(at == p->stop))
            break;
        if (level > CPY_PREC_COMPARE) {
            p->pos++;
            node = make_binary(p, start, binary_operator[kind], left, parse_right(p, level));
            left = node || !cpy_keep_whole(p, at, mark) ? node : left;
        } else if (level < CPY_PREC_NOT) {
            left = parse_bool(p, start, left);
        } else {
            left = parse_comparison(p, start, left);
        }
    }
    return left;
}

/* Is the next token all of an expression? */
CPY_INLINE bool at_whole(const struct cpy_parser *p)
{
    return (unsigned)is_whole[cpy_peek(p)] & ends_expression[cpy_peek_second(p)]; /* one branch for both */
}

CPY_INLINE struct cpy_node *parse_whole(struct cpy_parser *p)
{
    return cpy_peek(p) == CPY_TOK_NAME ? cpy_parse_name_node(p) : cpy_parse_atom(p);
}

struct cpy_node *cpy_parse_operand(struct cpy_parser *p, enum cpy_precedence min)
{
    uint32_t start = p->pos;
    unsigned kind = cpy_peek(p);
    struct cpy_node *left;

    if (at_whole(p))
        return parse_whole(p);
    if (kind == CPY_TOK_NAME)
        left = parse_power(p);
    else
        left = kind == CPY_TOK_NOT && min <= CPY_PREC_NOT ? parse_not(p) : parse_factor(p, min <= CPY_PREC_TERM);
    return climb(p, start, left, min);
}

/* --- conditional expressions, lambda, walrus --------------------------------------------------- */

struct cpy_node *cpy_parse_disjunction(struct cpy_parser *p)
{
    return cpy_parse_operand(p, CPY_PREC_OR);
}

/* "x if test else y", from "if" on. */
static struct cpy_node *parse_conditional(struct cpy_parser *p, uint32_t start, struct cpy_node *body)
{
    struct cpy_node *test, *orelse, *node;

    p->pos++;
    if (cpy_peek(p) == CPY_TOK_LAMBDA) /* is no disjunction */
        return cpy_fail(p);
    if (!(test = cpy_parse_whole(p, cpy_parse_disjunction)))
        return NULL;
    if (cpy_peek(p) != CPY_TOK_ELSE && cpy_peek(p) != CPY_TOK_COLON)
        return cpy_fail_between(p, body, test, "expected 'else' after 'if' expression");
    if (!cpy_expect(p, CPY_TOK_ELSE) || !cpy_check_stack(p->t) || !(orelse = cpy_parse_expression(p)))
        return NULL;
    if (!(node = cpy_node_new(p, CPY_NODE_IF_EXP, start)))
        return NULL;
    node->if_exp.test = test;
    node->if_exp.body = body;
    node->if_exp.orelse = orelse;
    return cpy_node_end(p, node);
}

static struct cpy_node *parse_lambda(struct cpy_parser *p)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_LAMBDA, p->pos++);

    if (!node || !cpy_check_stack(p->t) || !(node->lambda.args = cpy_parse_parameters(p, CPY_TOK_COLON)))
        return NULL;
    if (!cpy_expect(p, CPY_TOK_COLON) || !(node->lambda.body = cpy_parse_expression(p)))
        return NULL;
    return cpy_node_end(p, node);
}

/* A disjunction, or a conditional expression that begins with one. */
static struct cpy_node *parse_conditional_or_less(struct cpy_parser *p, uint32_t start)
{
    struct cpy_node *body = cpy_parse_disjunction(p), *node;
    uint32_t at = p->pos, mark = p->stack_count;

    if (body)
        cpy_note_operand(p, start, body);
    if (!body || CPY_LIKELY(cpy_peek(p) != CPY_TOK_IF))
        return body;
    node = parse_conditional(p, start, body);
    return node || !cpy_keep_whole(p, at, mark) ? node : body;
}

struct cpy_node *cpy_parse_expression(struct cpy_parser *p)
{
    uint32_t start = p->pos;
    struct cpy_node *node;

    if (at_whole(p)) {
        node = parse_whole(p);
        if (node)
            cpy_note_operand(p, start, node);
        return node;
    }
    node = cpy_peek(p) == CPY_TOK_LAMBDA ? parse_lambda(p) : parse_conditional_or_less(p, start);
    if (CPY_UNLIKELY(!node))
        cpy_explain_failed(p, start);
    return node;
}

static struct cpy_node *parse_walrus(struct cpy_parser *p)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_NAMED_EXPR, p->pos), *target = cpy_parse_primary(p);

    if (!node || !target)
        return NULL;
    p->pos++;
    if (!cpy_make_target(p, target, CPY_CTX_STORE) || !(node->aug_assign.value = cpy_parse_expression(p)))
        return NULL;
    node->aug_assign.target = target;
    return cpy_node_end(p, node);
}

struct cpy_node *cpy_parse_named(struct cpy_parser *p)
{
    struct cpy_node *node;

    if (cpy_peek(p) == CPY_TOK_NAME && CPY_UNLIKELY(p->tokens[p->pos + 1].kind == CPY_TOK_WALRUS))
        return parse_walrus(p);
    node = cpy_parse_expression(p);
    if (node && CPY_UNLIKELY(cpy_peek(p) == CPY_TOK_WALRUS) && cpy_begins_expression(cpy_peek_second(p)))
        return cpy_fail_node(p, node, "cannot use assignment expressions with %s", cpy_expression_name(node));
    return node && CPY_UNLIKELY(cpy_peek(p) == CPY_TOK_ASSIGN) ? cpy_fail_assign(p, node) : node;
}

/* --- lists with commas ------------------------------------------------------------------------------ */

/* "*operand". */
static struct cpy_node *parse_starred(struct cpy_parser *p)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_STARRED, p->pos++);

    if (!node || !(node->value.value = cpy_parse_operand(p, CPY_PREC_BAR)))
        return NULL;
    p->operand = NULL; /* nothing is meant to be between it and what follows */
    return cpy_node_end(p, node);
}

struct cpy_node *cpy_parse_star_named(struct cpy_parser *p)
{
    if (CPY_LIKELY(cpy_peek(p) != CPY_TOK_STAR))
        return cpy_parse_named(p);
    return parse_starred(p);
}

static struct cpy_node *parse_star_item(struct cpy_parser *p)
{
    return CPY_UNLIKELY(cpy_peek(p) == CPY_TOK_STAR) ? parse_starred(p) : cpy_parse_expression(p);
}

/* Expressions with commas; stars: "*operand" is allowed among them. */
CPY_INLINE struct cpy_node *parse_list(struct cpy_parser *p, bool stars)
{
    uint32_t start = p->pos, mark = p->stack_count;
    struct cpy_node *node = stars ? parse_star_item(p) : cpy_parse_expression(p);

    if (!node || CPY_LIKELY(cpy_peek(p) != CPY_TOK_COMMA))
        return node;
    if (!cpy_push_scratch(p, node))
        return NULL;
    while (cpy_accept(p, CPY_TOK_COMMA)) {
        if (!cpy_begins_expression(cpy_peek(p)) && !(stars && cpy_peek(p) == CPY_TOK_STAR))
            break;
        if (!(node = stars ? parse_star_item(p) : cpy_parse_expression(p)) || !cpy_push_scratch(p, node))
            return NULL;
    }
    node = cpy_node_new(p, CPY_NODE_TUPLE, start);
    if (!node || !cpy_take_list(p, mark, &node->list.values))
        return NULL;
    return cpy_node_end(p, node);
}

struct cpy_node *cpy_parse_star_list(struct cpy_parser *p) { return parse_list(p, true); }
struct cpy_node *cpy_parse_list(struct cpy_parser *p) { return parse_list(p, false); }

struct cpy_node *cpy_parse_yield(struct cpy_parser *p)
{
    uint32_t start = p->pos++;
    bool from = cpy_accept(p, CPY_TOK_FROM);
    struct cpy_node *node = cpy_node_new(p, from ? CPY_NODE_YIELD_FROM : CPY_NODE_YIELD, start);

    if (!node)
        return NULL;
    if (from)
        node->value.value = cpy_parse_expression(p);
    else if (cpy_begins_expression(cpy_peek(p)) || cpy_peek(p) == CPY_TOK_STAR)
        node->value.value = cpy_parse_star_list(p);
    else
        return cpy_node_end(p, node);
    return node->value.value ? cpy_node_end(p, node) : NULL;
}

struct cpy_node *cpy_parse_value(struct cpy_parser *p)
{
    return CPY_UNLIKELY(cpy_peek(p) == CPY_TOK_YIELD) ? cpy_parse_yield(p) : cpy_parse_star_list(p);
}
