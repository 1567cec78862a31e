/* SPDX-License-Identifier: MIT */
/* vm/compiler/parser_params.c - the parameters of functions and lambdas.
 *
 * They come in a fixed order of kinds: positional-only, "/", positional, "*" or *args,
 * keyword-only, **kwargs.  What comes out of order gets an error of its own. */
#include "vm/compiler/parser.h"

struct parameters {
    struct cpy_arguments *args;
    enum cpy_token_kind end;  /* ":" for lambda, which has no annotations */
    uint32_t mark;            /* parameters and their defaults are pushed in pairs */
    uint32_t count;
    bool slash, star, defaults; /* have been seen */
};

static bool is_lambda(const struct parameters *ps) { return ps->end == CPY_TOK_COLON; }

static bool parse_annotation(struct cpy_parser *p, const struct parameters *ps, struct cpy_arg *arg, bool starred)
{
    if (is_lambda(ps) || !cpy_accept(p, CPY_TOK_COLON))
        return true;
    if (starred && cpy_peek(p) == CPY_TOK_STAR)
        return (arg->annotation = cpy_parse_star_named(p)) != NULL;
    return (arg->annotation = cpy_parse_expression(p)) != NULL;
}

/* name or name: annotation */
static struct cpy_arg *parse_parameter(struct cpy_parser *p, const struct parameters *ps, bool starred)
{
    struct cpy_arg *arg = cpy_parser_alloc(p, sizeof *arg);
    uint32_t start = p->pos;

    if (!arg || !(arg->name = cpy_parse_name(p)) || !parse_annotation(p, ps, arg, starred))
        return NULL;
    CPY_PLACE(p, arg, start);
    return arg;
}

/* "=value" behind a parameter; *value stays NULL if there is none. */
static bool parse_default(struct cpy_parser *p, struct cpy_node **value)
{
    *value = NULL;
    if (!cpy_accept(p, CPY_TOK_ASSIGN))
        return true;
    if (cpy_peek(p) == CPY_TOK_COMMA || cpy_peek(p) == CPY_TOK_RPAR)
        return cpy_fail_tokens(p, p->pos - 1, p->pos - 1, "expected default value expression");
    return (*value = cpy_parse_expression(p)) != NULL;
}

static bool parse_ordinary(struct cpy_parser *p, struct parameters *ps)
{
    uint32_t start = p->pos;
    struct cpy_arg *arg = parse_parameter(p, ps, false);
    struct cpy_node *value;

    if (!arg || !parse_default(p, &value))
        return false;
    if (!value && ps->defaults && !ps->star) {
        if (cpy_peek(p) != CPY_TOK_COMMA && cpy_peek(p) != ps->end)
            return cpy_fail(p);
        return cpy_fail_tokens(p, start, start, "parameter without a default follows parameter with a default");
    }
    ps->defaults |= value && !ps->star;
    ps->count++;
    if (ps->star)
        ps->args->kwonly_count++;
    else
        ps->args->positional_count++;
    return cpy_push_scratch(p, arg) && cpy_push_scratch(p, value);
}

static bool parse_slash(struct cpy_parser *p, struct parameters *ps)
{
    if (!ps->count && !ps->star)
        return cpy_peek_second(p) == CPY_TOK_COMMA ? cpy_fail_here(p, "at least one argument must precede /")
            : cpy_fail(p);
    if (ps->slash)
        return cpy_fail_here(p, "/ may appear only once");
    if (ps->star)
        return cpy_fail_here(p, "/ must be ahead of *");
    ps->slash = true;
    ps->args->posonly_count = ps->count;
    p->pos++;
    if (cpy_peek(p) == CPY_TOK_STAR)
        return cpy_fail_here(p, "expected comma between / and *");
    return true;
}

/* "*args: *annotation": behind that, CPython explains nothing. */
static bool has_starred_annotation(const struct parameters *ps)
{
    const struct cpy_arg *vararg = ps->args->vararg;

    return vararg && vararg->annotation && vararg->annotation->kind == CPY_NODE_STARRED;
}

static bool parse_star(struct cpy_parser *p, struct parameters *ps)
{
    uint32_t start = p->pos, named = start + 1;
    unsigned second = cpy_peek_second(p);

    if (ps->star && second != CPY_TOK_COMMA && second != CPY_TOK_NAME)
        return cpy_fail(p);
    if (ps->star)
        return has_starred_annotation(ps) ? cpy_fail(p) : cpy_fail_here(p, "* argument may appear only once");
    ps->star = true;
    p->pos++;
    if (second == CPY_TOK_NAME) {
        if (!(ps->args->vararg = parse_parameter(p, ps, true)))
            return false;
        return cpy_peek(p) != CPY_TOK_ASSIGN || cpy_fail_here(p, "var-positional argument cannot have default value");
    }
    if (second == CPY_TOK_COMMA)
        second = p->tokens[++named].kind;
    if (second == ps->end || second == CPY_TOK_POW) {
        if (!is_lambda(ps))
            named = start;
        return cpy_fail_tokens(p, named, named, "named arguments must follow bare *");
    }
    return cpy_peek(p) == CPY_TOK_COMMA || cpy_fail(p);
}

static bool parse_double_star(struct cpy_parser *p, struct parameters *ps)
{
    unsigned kind;

    p->pos++;
    if (!(ps->args->kwarg = parse_parameter(p, ps, false)))
        return false;
    if (cpy_peek(p) == CPY_TOK_ASSIGN)
        return cpy_fail_here(p, "var-keyword argument cannot have default value");
    if (cpy_peek(p) != CPY_TOK_COMMA)
        return true;
    kind = cpy_peek_second(p);
    if (kind == CPY_TOK_NAME || kind == CPY_TOK_STAR || kind == CPY_TOK_POW || kind == CPY_TOK_SLASH)
        return cpy_fail_tokens(p, p->pos + 1, p->pos + 1, "arguments cannot follow var-keyword argument");
    return true;
}

/* "(a, b)" was a parameter in Python 2. */
static bool fail_parenthesised(struct cpy_parser *p, const struct parameters *ps)
{
    uint32_t start = p->pos, at = start + 1;

    while (p->tokens[at].kind == CPY_TOK_NAME && p->tokens[at + 1].kind == CPY_TOK_COMMA)
        at += 2;
    if (p->tokens[at].kind == CPY_TOK_NAME)
        at++;
    if (ps->star || at == start + 1 || p->tokens[at].kind != CPY_TOK_RPAR)
        return cpy_fail(p);
    return cpy_fail_tokens(p, start, at, is_lambda(ps) ? "Lambda expression parameters cannot be parenthesized"
                                                       : "Function parameters cannot be parenthesized");
}

static bool parse_one(struct cpy_parser *p, struct parameters *ps)
{
    switch (cpy_peek(p)) {
    case CPY_TOK_SLASH: return parse_slash(p, ps);
    case CPY_TOK_STAR: return parse_star(p, ps);
    case CPY_TOK_POW: return parse_double_star(p, ps);
    case CPY_TOK_LPAR: return fail_parenthesised(p, ps);
    default: return parse_ordinary(p, ps);
    }
}

/* Splits the pairs: parameters, defaults of positional ones, one entry for each keyword-only one. */
static bool take_parameters(struct cpy_parser *p, const struct parameters *ps)
{
    struct cpy_arguments *args = ps->args;
    struct cpy_node **values = cpy_parser_alloc(p, ps->count * sizeof *values);

    if (!values || !(args->args = cpy_parser_alloc(p, ps->count * sizeof *args->args)))
        return false;
    args->defaults.items = values;
    for (uint32_t i = 0; i < ps->count; i++) {
        struct cpy_node *value = p->stack[ps->mark + i * 2 + 1];

        args->args[i] = *(struct cpy_arg *)p->stack[ps->mark + i * 2];
        if (i >= args->positional_count)
            values[args->defaults.count + i - args->positional_count] = value;
        else if (value)
            values[args->defaults.count++] = value;
    }
    args->kw_defaults = (struct cpy_node_list){values + args->defaults.count, args->kwonly_count};
    p->stack_count = ps->mark;
    return true;
}

struct cpy_arguments *cpy_parse_parameters(struct cpy_parser *p, enum cpy_token_kind end)
{
    struct parameters ps = {.args = cpy_parser_alloc(p, sizeof *ps.args), .end = end, .mark = p->stack_count};

    if (!ps.args)
        return NULL;
    while (cpy_peek(p) != end) {
        if (!parse_one(p, &ps))
            return NULL;
        if (cpy_peek(p) != CPY_TOK_COMMA)
            break;
        p->pos++;
        if (ps.args->kwarg)
            break;
    }
    if (cpy_peek(p) != end && (end == CPY_TOK_RPAR || cpy_begins_expression(cpy_peek(p))
        || cpy_peek(p) == CPY_TOK_COMMA))
        return cpy_fail(p);
    return take_parameters(p, &ps) ? ps.args : NULL;
}
