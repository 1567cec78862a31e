/* SPDX-License-Identifier: MIT */
/* vm/compiler/parser_types.c - type parameters (PEP 695, 696) and the type statement.
 *
 * "type" is a name like any other, unless another name follows it at the beginning of a statement. */
#include "vm/compiler/parser.h"

/* ":" and a bound.  No other kind than T has one. */
static bool parse_bound(struct cpy_parser *p, struct cpy_type_param *param)
{
    static const char *const names[] = {[CPY_PARAM_PARAMSPEC] = "ParamSpec", [CPY_PARAM_TYPEVARTUPLE] = "TypeVarTuple"};
    uint32_t colon = p->pos;

    if (cpy_peek(p) != CPY_TOK_COLON || !cpy_begins_expression(cpy_peek_second(p)))
        return true;
    p->pos++;
    if (!(param->bound = cpy_parse_expression(p)))
        return false;
    if (param->kind == CPY_PARAM_TYPEVAR)
        return true;
    return cpy_fail_tokens(p, colon, p->pos - 1,
        param->bound->kind == CPY_NODE_TUPLE ? "cannot use constraints with %s" : "cannot use bound with %s", names[param->kind]);
}

/* "=" and a default. */
static bool parse_default(struct cpy_parser *p, struct cpy_type_param *param)
{
    bool star = param->kind == CPY_PARAM_TYPEVARTUPLE;
    unsigned second = cpy_peek_second(p);

    if (cpy_peek(p) != CPY_TOK_ASSIGN || (!cpy_begins_expression(second) && !(star && second == CPY_TOK_STAR)))
        return true;
    p->pos++;
    return (param->value = star ? cpy_parse_star_named(p) : cpy_parse_expression(p)) != NULL;
}

/* One parameter, pushed. */
static bool parse_param(struct cpy_parser *p)
{
    struct cpy_type_param *param = cpy_parser_alloc(p, sizeof *param);
    uint32_t start = p->pos;

    if (!param)
        return false;
    if (cpy_accept(p, CPY_TOK_STAR))
        param->kind = CPY_PARAM_TYPEVARTUPLE;
    else if (cpy_accept(p, CPY_TOK_POW))
        param->kind = CPY_PARAM_PARAMSPEC;
    if (!(param->name = cpy_parse_name(p)) || !parse_bound(p, param) || !parse_default(p, param))
        return false;
    CPY_PLACE(p, param, start);
    return cpy_push_scratch(p, param);
}

static bool begins_param(unsigned kind)
{
    return kind == CPY_TOK_NAME || kind == CPY_TOK_STAR || kind == CPY_TOK_POW;
}

/* The list of parameters goes wrong at p->pos: the mistake is the farthest token that was looked at. */
static bool fail_type_params(struct cpy_parser *p)
{
    bool sign = cpy_peek(p) == CPY_TOK_COLON || cpy_peek(p) == CPY_TOK_ASSIGN;

    if (sign && !cpy_begins_expression(cpy_peek_second(p))) /* a bound or default was looked for */
        p->pos++;
    return cpy_fail(p);
}

/* "[]", at the "]": marked up to where the last token that was looked at begins, which behind "type" is the next one. */
static bool fail_empty(struct cpy_parser *p)
{
    const struct cpy_token *close = &p->tokens[p->pos], *last = close[-3].kind == CPY_TOK_NAME ? close + 1 : close;
    struct cpy_node at = {.line = (int)close->line, .column = (int)close->column, .end_line = (int)last->line,
        .end_column = (int)last->column};

    return cpy_fail_node(p, &at, "Type parameter list cannot be empty");
}

/* Parameters with commas, pushed. */
static bool parse_list(struct cpy_parser *p)
{
    do {
        if (!begins_param(cpy_peek(p)))
            break;
        if (!parse_param(p))
            return false;
    } while (cpy_accept(p, CPY_TOK_COMMA));
    return cpy_accept(p, CPY_TOK_RSQB) || fail_type_params(p);
}

bool cpy_parse_type_params(struct cpy_parser *p, struct cpy_type_params *params)
{
    uint32_t open = p->pos, mark = p->stack_count;
    bool is_def = open > 1 && p->tokens[open - 2].kind == CPY_TOK_DEF, whole;

    if (!cpy_accept(p, CPY_TOK_LSQB))
        return true;
    if (cpy_peek(p) == CPY_TOK_RSQB)
        return fail_empty(p);
    p->probe += is_def;
    whole = parse_list(p);
    p->probe -= is_def;
    if (whole)
        return cpy_take_array(p, mark, sizeof(struct cpy_type_param), &params->items, &params->count);
    if (!is_def || cpy_pending(p->t) || cpy_peek(p) == CPY_TOK_ERROR)
        return cpy_pending(p->t) || p->probe ? false : cpy_fail(p);
    p->pos = open; /* none of it counts: it is not the '(' that must follow */
    p->stack_count = mark;
    return true;
}

bool cpy_at_type_alias(const struct cpy_parser *p)
{
    const struct cpy_token *token = &p->tokens[p->pos];

    return token[0].kind == CPY_TOK_NAME && token[1].kind == CPY_TOK_NAME
        && token[0].end_column - token[0].column == 4 && memcmp(cpy_token_start(&p->lx, token), "type", 4) == 0;
}

/* Reads type parameters and "="; no generic mistake is raised. */
static bool parse_head(struct cpy_parser *p, struct cpy_type_params *params)
{
    bool ok;

    p->probe++;
    ok = cpy_parse_type_params(p, params) && cpy_expect(p, CPY_TOK_ASSIGN);
    p->probe--;
    return ok;
}

/* It is no type statement: is "type", which is token number keyword, a name in front of a known mistake? */
static void *fail_alias(struct cpy_parser *p, uint32_t keyword)
{
    uint32_t at = p->pos;
    const struct cpy_node *name;

    if (cpy_pending(p->t))
        return NULL;
    p->pos = keyword;
    if (!(name = cpy_parse_name_node(p)))
        return NULL;
    cpy_note_operand(p, keyword, name);
    if (cpy_explain_name(p))
        return NULL;
    p->pos = at;
    return cpy_fail(p);
}

struct cpy_node *cpy_parse_type_alias(struct cpy_parser *p)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_TYPE_ALIAS, p->pos++), *target;
    uint32_t start = p->pos;

    if (!node || !(target = cpy_node_new(p, CPY_NODE_NAME, start)) || !(target->name.id = cpy_parse_name(p)))
        return NULL;
    target->op = CPY_CTX_STORE;
    node->type_alias.target = cpy_node_end(p, target);
    if (!parse_head(p, &node->type_alias.type_params))
        return fail_alias(p, start - 1);
    return (node->type_alias.value = cpy_parse_expression(p)) ? cpy_node_end(p, node) : NULL;
}
