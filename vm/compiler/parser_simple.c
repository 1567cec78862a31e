/* SPDX-License-Identifier: MIT */
/* vm/compiler/parser_simple.c - statements that fit on a line.
 *
 * Most lines begin with an expression; whether it is a statement, a target, the left
 * side of an augmented assignment or something annotated, the token behind it tells. */
#include "vm/compiler/parser.h"

static struct cpy_node *parse_bare(struct cpy_parser *p, enum cpy_node_kind kind)
{
    struct cpy_node *node = cpy_node_new(p, kind, p->pos++);

    return node ? cpy_node_end(p, node) : NULL;
}

/* --- assignment ----------------------------------------------------------------------- */

static const uint8_t set_operator[CPY_TOK_COUNT] = {
    [CPY_TOK_ADD_SET] = CPY_ADD + 1, [CPY_TOK_SUB_SET] = CPY_SUB + 1, [CPY_TOK_MUL_SET] = CPY_MUL + 1,
    [CPY_TOK_DIV_SET] = CPY_TRUEDIV + 1, [CPY_TOK_FLOOR_SET] = CPY_FLOORDIV + 1, [CPY_TOK_MOD_SET] = CPY_MOD + 1,
    [CPY_TOK_POW_SET] = CPY_POW + 1, [CPY_TOK_AT_SET] = CPY_MATMUL + 1, [CPY_TOK_LSHIFT_SET] = CPY_LSHIFT + 1,
    [CPY_TOK_RSHIFT_SET] = CPY_RSHIFT + 1, [CPY_TOK_AND_SET] = CPY_AND + 1, [CPY_TOK_OR_SET] = CPY_OR + 1,
    [CPY_TOK_XOR_SET] = CPY_XOR + 1,
};

/* A tuple without parentheses. */
static bool is_bare_tuple(const struct cpy_node *node)
{
    return node->kind == CPY_NODE_TUPLE && !(node->flag & CPY_NODE_PARENTHESISED);
}

/* A target behind the first: what it is part of may have been meant as a comparison with the first. */
static void *fail_later_target(struct cpy_parser *p, uint32_t start, const struct cpy_node *first,
    const struct cpy_node *value)
{
    uint32_t at = p->pos;
    const struct cpy_node *invalid = cpy_invalid_target(value, CPY_CTX_STORE);

    if ((invalid->kind == CPY_NODE_YIELD || invalid->kind == CPY_NODE_YIELD_FROM)
        && !(invalid->flag & CPY_NODE_PARENTHESISED))
        return cpy_fail_node(p, invalid, "assignment to yield expression not possible");
    for (p->pos = start; cpy_peek(p) != CPY_TOK_ASSIGN || p->tokens[p->pos].level != p->tokens[at].level; p->pos++)
        ;
    if (cpy_explain_assign(p, is_bare_tuple(first) ? first->list.values.items[first->list.values.count - 1] : first))
        return NULL;
    p->pos = at;
    return cpy_fail_node(p, invalid, "cannot assign to %s", cpy_expression_name(invalid));
}

/* target = target = value, from the first "=" on. */
static struct cpy_node *parse_assign(struct cpy_parser *p, uint32_t start, struct cpy_node *first)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_ASSIGN, start), *value = first;
    uint32_t mark = p->stack_count;

    while (cpy_peek(p) == CPY_TOK_ASSIGN) {
        if (value->kind != CPY_NODE_NAME && cpy_invalid_target(value, CPY_CTX_STORE))
            return value == first ? cpy_fail_target(p, value) : fail_later_target(p, start, first, value);
        if (!cpy_make_target(p, value, CPY_CTX_STORE) || !cpy_push_scratch(p, value))
            return NULL;
        p->pos++;
        if (!(value = cpy_parse_value(p)))
            return NULL;
    }
    if (!node || !cpy_take_list(p, mark, &node->assign.targets))
        return NULL;
    node->assign.value = value;
    return cpy_node_end(p, node);
}

static bool is_single_target(const struct cpy_node *node)
{
    return node->kind == CPY_NODE_NAME || node->kind == CPY_NODE_ATTRIBUTE || node->kind == CPY_NODE_SUBSCRIPT;
}

/* "None += 1", at the operator: only if there is a value on its right the target is what is wrong. */
static void *fail_augmented(struct cpy_parser *p, const struct cpy_node *target)
{
    uint32_t operator = p->pos++;
    bool whole;

    p->soft++;
    whole = cpy_parse_whole(p, cpy_parse_value);
    p->soft--;
    if (whole)
        return cpy_fail_node(p, target, "'%s' is an illegal expression for augmented assignment", cpy_expression_name(target));
    if (cpy_peek(p) != CPY_TOK_ERROR) {
        p->pos = operator;
        p->operand = NULL;
    }
    return cpy_fail(p);
}

static struct cpy_node *parse_augmented(struct cpy_parser *p, uint32_t start, struct cpy_node *target)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_AUG_ASSIGN, start);

    if (!node)
        return NULL;
    if (!is_single_target(target))
        return fail_augmented(p, target);
    node->op = set_operator[cpy_peek(p)] - 1;
    p->pos++;
    if (!(node->aug_assign.value = cpy_parse_value(p)))
        return NULL;
    if (!cpy_make_target(p, target, CPY_CTX_STORE))
        return NULL;
    node->aug_assign.target = target;
    return cpy_node_end(p, node);
}

/* A target that cannot be annotated; the annotation is next. */
static void *fail_annotation(struct cpy_parser *p, const struct cpy_node *target, uint32_t colon)
{
    if (target->kind == CPY_NODE_STARRED || !cpy_try(p, cpy_parse_expression)) {
        p->pos = colon;
        return cpy_fail(p);
    }
    if (is_bare_tuple(target))
        return cpy_fail_node(p, target->list.values.items[0], "only single target (not tuple) can be annotated");
    if (target->kind == CPY_NODE_TUPLE || target->kind == CPY_NODE_LIST)
        return cpy_fail_node(p, target, "only single target (not %s) can be annotated", cpy_expression_name(target));
    return cpy_fail_node(p, target, "illegal target for annotation");
}

static struct cpy_node *parse_annotated(struct cpy_parser *p, uint32_t start, struct cpy_node *target)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_ANN_ASSIGN, start);
    uint32_t colon = p->pos++;

    if (!node)
        return NULL;
    if (!is_single_target(target))
        return fail_annotation(p, target, colon);
    if (!(node->ann_assign.annotation = cpy_parse_expression(p)))
        return NULL;
    if (cpy_accept(p, CPY_TOK_ASSIGN) && !(node->ann_assign.value = cpy_parse_value(p)))
        return NULL;
    if (!cpy_make_target(p, target, CPY_CTX_STORE))
        return NULL;
    node->ann_assign.target = target;
    node->flag = target->kind == CPY_NODE_NAME && !(target->flag & CPY_NODE_PARENTHESISED);
    return cpy_node_end(p, node);
}

static bool ends_statement(unsigned kind) { return kind == CPY_TOK_NEWLINE || kind == CPY_TOK_SEMI; }

static struct cpy_node *parse_expression_statement(struct cpy_parser *p)
{
    uint32_t start = p->pos;
    struct cpy_node *value = cpy_parse_value(p), *node;
    unsigned kind = cpy_peek(p);

    if (!value)
        return NULL;
    if (kind == CPY_TOK_ASSIGN)
        return parse_assign(p, start, value);
    if (set_operator[kind])
        return parse_augmented(p, start, value);
    if (kind == CPY_TOK_COLON && value->kind != CPY_NODE_YIELD)
        return parse_annotated(p, start, value);
    if (kind == CPY_TOK_WALRUS && value->kind != CPY_NODE_NAME && !is_bare_tuple(value)
        && cpy_begins_expression(cpy_peek_second(p)))
        return cpy_fail_node(p, value, "cannot use assignment expressions with %s", cpy_expression_name(value));
    if (CPY_UNLIKELY(!ends_statement(kind)) && is_bare_tuple(value) && !cpy_check_tuple(p))
        return NULL;
    if (!(node = cpy_node_new(p, CPY_NODE_EXPR_STMT, start)))
        return NULL;
    node->value.value = value;
    return cpy_node_end(p, node);
}

/* --- keywords with expressions ----------------------------------------------------------- */

static struct cpy_node *parse_return(struct cpy_parser *p)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_RETURN, p->pos++);

    if (!node || (!ends_statement(cpy_peek(p)) && !(node->value.value = cpy_parse_star_list(p))))
        return NULL;
    return cpy_node_end(p, node);
}

static struct cpy_node *parse_raise(struct cpy_parser *p)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_RAISE, p->pos++);

    if (!node)
        return NULL;
    if (!ends_statement(cpy_peek(p))) {
        if (!(node->raise.exc = cpy_parse_expression(p)))
            return NULL;
        if (cpy_accept(p, CPY_TOK_FROM) && !(node->raise.cause = cpy_parse_expression(p)))
            return NULL;
    }
    return cpy_node_end(p, node);
}

static struct cpy_node *parse_assert(struct cpy_parser *p)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_ASSERT, p->pos++);

    if (!node || !(node->assertion.test = cpy_parse_expression(p)))
        return NULL;
    if (cpy_accept(p, CPY_TOK_COMMA) && !(node->assertion.msg = cpy_parse_expression(p)))
        return NULL;
    return cpy_node_end(p, node);
}

static struct cpy_node *parse_del(struct cpy_parser *p)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_DELETE, p->pos++), *targets;
    uint32_t start = p->pos, mark = p->stack_count;

    p->soft++;
    targets = node ? cpy_parse_star_list(p) : NULL;
    if (targets && !ends_statement(cpy_peek(p)))
        cpy_fail(p); /* what may be meant is told first */
    p->soft--;
    if (!targets || !ends_statement(cpy_peek(p)))
        return cpy_fail_deletion(p, start, targets);
    if (!cpy_make_target(p, targets, CPY_CTX_DEL))
        return NULL;
    if (is_bare_tuple(targets))
        node->assign.targets = targets->list.values;
    else if (!cpy_push_scratch(p, targets) || !cpy_take_list(p, mark, &node->assign.targets))
        return NULL;
    return cpy_node_end(p, node);
}

/* global and nonlocal */
static struct cpy_node *parse_names(struct cpy_parser *p, enum cpy_node_kind kind)
{
    struct cpy_node *node = cpy_node_new(p, kind, p->pos);
    uint32_t first = p->pos + 1, count = 0;

    do {
        p->pos++;
        if (!cpy_expect(p, CPY_TOK_NAME))
            return NULL;
        count++;
    } while (cpy_peek(p) == CPY_TOK_COMMA);
    if (!node || !(node->names.names = cpy_parser_alloc(p, count * sizeof(cpy_value))))
        return NULL;
    node->names.count = count;
    for (uint32_t i = 0; i < count; i++)
        if (!(node->names.names[i] = cpy_token_name(p, first + i * 2)))
            return NULL;
    return cpy_node_end(p, node);
}

/* --- import -------------------------------------------------------------------------------- */

/* a.b.c as one name.  CPY_ERROR. */
static cpy_value parse_dotted_name(struct cpy_parser *p)
{
    uint32_t start = p->pos, index;
    size_t len = 0;
    char *text;

    if (!cpy_expect(p, CPY_TOK_NAME))
        return CPY_ERROR;
    if (cpy_peek(p) != CPY_TOK_DOT)
        return cpy_token_name(p, start);
    while (cpy_accept(p, CPY_TOK_DOT))
        if (!cpy_expect(p, CPY_TOK_NAME))
            return CPY_ERROR;
    for (uint32_t i = start; i < p->pos; i++)
        len += p->tokens[i].end_column - p->tokens[i].column;
    if (!(text = cpy_parser_alloc(p, len + 16))) /* the table of names reads as many at a time */
        return CPY_ERROR;
    len = 0;
    for (uint32_t i = start; i < p->pos; i++) {
        uint32_t n = p->tokens[i].end_column - p->tokens[i].column;

        memcpy(text + len, cpy_token_start(&p->lx, &p->tokens[i]), n);
        len += n;
    }
    return cpy_lexer_find_name(&p->lx, text, len, &index) ? cpy_lexer_name(&p->lx, index) : CPY_ERROR;
}

/* name or name as name, pushed. */
static bool parse_alias(struct cpy_parser *p, cpy_value (*parse_what)(struct cpy_parser *p))
{
    struct cpy_alias *alias = cpy_parser_alloc(p, sizeof *alias);
    uint32_t start = p->pos;

    if (!alias || !(alias->name = parse_what(p)))
        return false;
    if (cpy_accept(p, CPY_TOK_AS) && !(alias->as_name = cpy_parse_name(p)))
        return false;
    CPY_PLACE(p, alias, start);
    return cpy_push_scratch(p, alias);
}

static bool take_aliases(struct cpy_parser *p, uint32_t mark, struct cpy_node *node)
{
    return cpy_take_array(p, mark, sizeof(struct cpy_alias), &node->import.names, &node->import.count);
}

/* Behind "import": not the end of the line. */
static bool expect_names(struct cpy_parser *p)
{
    const struct cpy_token *token = &p->tokens[p->pos];
    bool cut = cpy_lacks_newline(p, p->pos);
    const struct cpy_node at = {.line = (int)token->line, .column = cut ? -1 : (int)token->column, .end_line = (int)token->line,
        .end_column = (int)token->end_column - cut};

    return token->kind != CPY_TOK_NEWLINE || cpy_fail_node(p, &at, "Expected one or more names after 'import'");
}

/* "import a, b from c", at "from". */
static void *fail_import_from(struct cpy_parser *p, uint32_t start)
{
    uint32_t at = p->pos++, i = start;

    while (i < at && p->tokens[i].kind != CPY_TOK_AS)
        i++;
    if (i == at && cpy_try(p, cpy_parse_primary))
        return cpy_fail_tokens(p, start, p->pos - 1, "Did you mean to use 'from ... import ...' instead?");
    p->pos = at;
    return cpy_fail(p);
}

static struct cpy_node *parse_import(struct cpy_parser *p)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_IMPORT, p->pos++);
    uint32_t mark = p->stack_count, start = p->pos - 1;

    if (!expect_names(p))
        return NULL;
    do {
        if (!parse_alias(p, parse_dotted_name))
            return NULL;
    } while (cpy_accept(p, CPY_TOK_COMMA));
    if (cpy_peek(p) == CPY_TOK_FROM)
        return fail_import_from(p, start);
    return node && take_aliases(p, mark, node) ? cpy_node_end(p, node) : NULL;
}

static cpy_value parse_star_name(struct cpy_parser *p)
{
    static const char star[32] = "*";
    uint32_t index;

    p->pos++;
    return cpy_lexer_find_name(&p->lx, star, 1, &index) ? cpy_lexer_name(&p->lx, index) : CPY_ERROR;
}

/* The names behind "from x import". */
static bool parse_imported(struct cpy_parser *p)
{
    bool bracket;

    if (cpy_peek(p) == CPY_TOK_STAR)
        return parse_alias(p, parse_star_name);
    bracket = cpy_accept(p, CPY_TOK_LPAR);
    if (!parse_alias(p, cpy_parse_name))
        return false;
    while (cpy_accept(p, CPY_TOK_COMMA)) {
        if (bracket && cpy_peek(p) == CPY_TOK_RPAR)
            break;
        if (!bracket && cpy_peek(p) == CPY_TOK_NEWLINE)
            return cpy_fail_here(p, "trailing comma not allowed without surrounding parentheses");
        if (!parse_alias(p, cpy_parse_name))
            return false;
    }
    return !bracket || cpy_expect(p, CPY_TOK_RPAR);
}

static struct cpy_node *parse_from(struct cpy_parser *p)
{
    uint32_t mark = p->stack_count, level = 0;
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_IMPORT_FROM, p->pos++);

    if (!node)
        return NULL;
    for (; cpy_peek(p) == CPY_TOK_DOT || cpy_peek(p) == CPY_TOK_ELLIPSIS; p->pos++)
        level += cpy_peek(p) == CPY_TOK_DOT ? 1 : 3;
    if (level > UINT8_MAX)
        return cpy_fail_here(p, "too many dots in relative import");
    node->flag = (uint8_t)level;
    if ((!level || cpy_peek(p) != CPY_TOK_IMPORT) && !(node->import.module = parse_dotted_name(p)))
        return NULL;
    if (!cpy_expect(p, CPY_TOK_IMPORT) || !expect_names(p) || !parse_imported(p))
        return NULL;
    return take_aliases(p, mark, node) ? cpy_node_end(p, node) : NULL;
}

/* --- lines ------------------------------------------------------------------------------------ */

static struct cpy_node *parse_simple(struct cpy_parser *p)
{
    switch (cpy_peek(p)) {
    case CPY_TOK_RETURN: return parse_return(p);
    case CPY_TOK_PASS: return parse_bare(p, CPY_NODE_PASS);
    case CPY_TOK_BREAK: return parse_bare(p, CPY_NODE_BREAK);
    case CPY_TOK_CONTINUE: return parse_bare(p, CPY_NODE_CONTINUE);
    case CPY_TOK_RAISE: return parse_raise(p);
    case CPY_TOK_ASSERT: return parse_assert(p);
    case CPY_TOK_DEL: return parse_del(p);
    case CPY_TOK_GLOBAL: return parse_names(p, CPY_NODE_GLOBAL);
    case CPY_TOK_NONLOCAL: return parse_names(p, CPY_NODE_NONLOCAL);
    case CPY_TOK_IMPORT: return parse_import(p);
    case CPY_TOK_FROM: return parse_from(p);
    default: return cpy_at_type_alias(p) ? cpy_parse_type_alias(p) : parse_expression_statement(p);
    }
}

bool cpy_parse_simple_line(struct cpy_parser *p)
{
    do {
        struct cpy_node *node = parse_simple(p);

        if (!node || !cpy_push_scratch(p, node))
            return false;
        if (CPY_LIKELY(cpy_accept(p, CPY_TOK_NEWLINE)))
            return true;
        if (!cpy_expect(p, CPY_TOK_SEMI))
            return false;
    } while (!cpy_accept(p, CPY_TOK_NEWLINE));
    return true;
}
