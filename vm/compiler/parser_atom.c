/* SPDX-License-Identifier: MIT */
/* vm/compiler/parser_atom.c - names, literals, everything in brackets, and what follows them.
 *
 * An opening bracket is followed by an expression whose role is known only later: an
 * element, a key, a generator's element or a group.  So the first one is parsed, and what
 * stands behind it decides. */
#include "vm/compiler/parser.h"

struct cpy_node *cpy_make_constant(struct cpy_parser *p, uint32_t start, cpy_value v)
{
    struct cpy_node *node = v ? cpy_node_new(p, CPY_NODE_CONSTANT, start) : NULL;

    if (!node)
        return NULL;
    node->constant.value = v;
    return cpy_node_end(p, node);
}

static struct cpy_node *parse_singleton(struct cpy_parser *p, cpy_value v)
{
    uint32_t start = p->pos++;

    return cpy_make_constant(p, start, v);
}

struct cpy_node *cpy_parse_name_node(struct cpy_parser *p)
{
    const struct cpy_token *token = &p->tokens[p->pos];
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_NAME, p->pos);

    if (!node || !(node->name.id = cpy_token_name(p, p->pos)))
        return NULL;
    p->pos++;
    node->end_line = node->line;
    node->end_column = (int)token->end_column;
    return node;
}

/* --- comprehensions ----------------------------------------------------------------------- */

static bool parse_generator(struct cpy_parser *p, struct cpy_comprehension *g)
{
    uint32_t mark;

    g->is_async = cpy_accept(p, CPY_TOK_ASYNC);
    if (!cpy_expect(p, CPY_TOK_FOR) || !(g->target = cpy_parse_targets(p, false)))
        return false;
    p->pos++;
    if (!(g->iter = cpy_parse_operand(p, CPY_PREC_OR)))
        return false;
    mark = p->stack_count;
    while (cpy_accept(p, CPY_TOK_IF)) {
        struct cpy_node *test = cpy_parse_operand(p, CPY_PREC_OR);

        if (!test || !cpy_push_scratch(p, test))
            return false;
    }
    return cpy_take_list(p, mark, &g->ifs);
}

/* The clauses of a comprehension, from "for" or "async" on. */
static bool parse_generators(struct cpy_parser *p, struct cpy_comprehension **generators, uint32_t *count)
{
    uint32_t mark = p->stack_count;

    while (cpy_at_generator(p)) {
        struct cpy_comprehension *g = cpy_parser_alloc(p, sizeof *g);

        if (!g || !parse_generator(p, g) || !cpy_push_scratch(p, g))
            return false;
    }
    return cpy_take_array(p, mark, sizeof(struct cpy_comprehension), generators, count);
}

/* From "for" up to and with the closing bracket. */
static struct cpy_node *parse_comprehension(struct cpy_parser *p, enum cpy_node_kind kind, uint32_t start,
    struct cpy_node *element, enum cpy_token_kind close)
{
    struct cpy_node *node = cpy_node_new(p, kind, start);

    if (element->kind == CPY_NODE_STARRED)
        return cpy_fail_node(p, element, "iterable unpacking cannot be used in comprehension");
    if (!node || !parse_generators(p, &node->comp.generators, &node->comp.count) || !cpy_expect(p, close))
        return NULL;
    node->comp.element = element;
    return cpy_node_end(p, node);
}

/* "x, y for ..." without parentheses, at "for". */
static bool fail_bare_tuple(struct cpy_parser *p, const struct cpy_node *first)
{
    uint32_t at = p->pos, count;
    struct cpy_comprehension *generators;
    struct cpy_node end;
    bool whole;

    cpy_node_end(p, &end);
    p->probe++;
    whole = parse_generators(p, &generators, &count);
    p->probe--;
    if (whole)
        return cpy_fail_between(p, first, &end, "did you forget parentheses around the comprehension target?");
    p->pos = at;
    return cpy_fail(p);
}

/* Elements behind the first, up to and with the closing bracket; all are pushed. */
static bool parse_elements(struct cpy_parser *p, struct cpy_node *first, enum cpy_token_kind close)
{
    struct cpy_node *node;

    if (!cpy_push_scratch(p, first))
        return false;
    while (cpy_accept(p, CPY_TOK_COMMA) && cpy_peek(p) != close && !cpy_at_generator(p))
        if (!(node = cpy_parse_star_named(p)) || !cpy_push_scratch(p, node))
            return false;
    if (cpy_at_generator(p) && close != CPY_TOK_RPAR)
        return fail_bare_tuple(p, first);
    return cpy_expect(p, close);
}

/* first and what follows it as a display: a list, a set or a tuple. */
static struct cpy_node *parse_display(struct cpy_parser *p, enum cpy_node_kind kind, uint32_t start,
    struct cpy_node *first, enum cpy_token_kind close)
{
    uint32_t mark = p->stack_count;
    struct cpy_node *node = cpy_node_new(p, kind, start);

    if (!node || !parse_elements(p, first, close) || !cpy_take_list(p, mark, &node->list.values))
        return NULL;
    return cpy_node_end(p, node);
}

/* Nothing between the brackets. */
static struct cpy_node *make_empty(struct cpy_parser *p, enum cpy_node_kind kind, uint32_t start)
{
    struct cpy_node *node = cpy_node_new(p, kind, start);

    p->pos++;
    return node ? cpy_node_end(p, node) : NULL;
}

/* --- brackets ------------------------------------------------------------------------------- */

/* Is there an operand behind "*"? */
static bool star_has_operand(struct cpy_parser *p)
{
    if (cpy_begins_expression(cpy_peek_second(p)))
        return true;
    p->pos++;
    return cpy_fail_here(p, "Invalid star expression");
}

/* What stands behind "*", token number star, fails.  Something whole in it is an operand. */
static void *fail_star(struct cpy_parser *p, uint32_t star)
{
    uint32_t at = p->pos;
    bool whole;

    if (p->trial || cpy_pending(p->t))
        return NULL;
    p->pos = star + 1;
    whole = cpy_try(p, cpy_parse_expression);
    p->pos = at;
    cpy_explain_failed(p, star + 1);
    return whole ? cpy_fail(p) : cpy_fail_here(p, "Invalid star expression");
}

/* "*" and more than an operand, as in "*a or b"; star is its token number.  False: raised. */
static bool check_starred(struct cpy_parser *p, uint32_t star)
{
    uint32_t at = p->pos;
    bool whole;

    p->pos = star + 1;
    p->probe++;
    whole = cpy_parse_expression(p);
    p->probe--;
    if (whole && cpy_peek(p) == CPY_TOK_RPAR && p->tokens[star - 1].kind == CPY_TOK_LPAR)
        return cpy_fail_tokens(p, star, p->pos - 1, "cannot use starred expression here");
    p->pos = at;
    return !cpy_pending(p->t);
}

/* What stands first in brackets.  If it is "*operand", a comma may be missing behind that; later ones are not looked at so. */
static struct cpy_node *parse_first(struct cpy_parser *p)
{
    uint32_t start = p->pos;
    struct cpy_node *node;

    if (CPY_LIKELY(cpy_peek(p) != CPY_TOK_STAR))
        return cpy_parse_named(p);
    if (!star_has_operand(p))
        return NULL;
    p->soft++;
    node = cpy_parse_star_named(p);
    p->soft--;
    if (!node)
        return fail_star(p, start);
    if (CPY_UNLIKELY(cpy_goes_on(cpy_peek(p))) && !check_starred(p, start))
        return NULL;
    cpy_note_operand(p, start + 1, node->value.value);
    return node;
}

static struct cpy_node *parse_list(struct cpy_parser *p)
{
    uint32_t start = p->pos++;
    struct cpy_node *first;

    if (cpy_peek(p) == CPY_TOK_RSQB)
        return make_empty(p, CPY_NODE_LIST, start);
    if (!(first = parse_first(p)))
        return NULL;
    if (cpy_at_generator(p))
        return parse_comprehension(p, CPY_NODE_LIST_COMP, start, first, CPY_TOK_RSQB);
    return parse_display(p, CPY_NODE_LIST, start, first, CPY_TOK_RSQB);
}

/* "(x)" where x stays as it is. */
static struct cpy_node *end_group(struct cpy_parser *p, struct cpy_node *node)
{
    if (!node)
        return NULL;
    if (node->kind == CPY_NODE_STARRED && cpy_peek(p) == CPY_TOK_RPAR)
        return cpy_fail_node(p, node, "cannot use starred expression here");
    if (!cpy_expect(p, CPY_TOK_RPAR))
        return NULL;
    node->flag |= CPY_NODE_PARENTHESISED;
    return node;
}

/* "(**x)" is nothing. */
static struct cpy_node *fail_double_star(struct cpy_parser *p)
{
    uint32_t start = p->pos++;
    bool whole;

    p->probe++;
    whole = cpy_parse_expression(p) && cpy_expect(p, CPY_TOK_RPAR);
    p->probe--;
    if (whole)
        return cpy_fail_tokens(p, start, start, "cannot use double starred expression here");
    p->pos = start;
    p->operand = NULL;
    return cpy_fail(p);
}

static struct cpy_node *parse_group(struct cpy_parser *p)
{
    uint32_t start = p->pos++;
    struct cpy_node *node;

    switch (cpy_peek(p)) {
    case CPY_TOK_RPAR: node = make_empty(p, CPY_NODE_TUPLE, start); break;
    case CPY_TOK_YIELD: return end_group(p, cpy_parse_yield(p));
    case CPY_TOK_POW: return fail_double_star(p);
    default:
        if (!(node = parse_first(p)))
            return NULL;
        if (cpy_at_generator(p))
            node = parse_comprehension(p, CPY_NODE_GENERATOR_EXP, start, node, CPY_TOK_RPAR);
        else if (cpy_peek(p) == CPY_TOK_COMMA)
            node = parse_display(p, CPY_NODE_TUPLE, start, node, CPY_TOK_RPAR);
        else
            return end_group(p, node);
    }
    if (node)
        node->flag |= CPY_NODE_PARENTHESISED;
    return node;
}

/* --- dicts and sets ----------------------------------------------------------------------------- */

/* "key: *value" */
static struct cpy_node *fail_starred_value(struct cpy_parser *p)
{
    struct cpy_node *value = cpy_try(p, cpy_parse_star_named);

    return value ? cpy_fail_node(p, value, "cannot use a starred expression in a dictionary value") : cpy_fail(p);
}

/* The value behind "key:". */
static struct cpy_node *parse_dict_value(struct cpy_parser *p, const struct cpy_node *key)
{
    uint32_t colon = p->pos;

    if (!cpy_accept(p, CPY_TOK_COLON))
        return cpy_fail_key(p, key);
    if (cpy_peek(p) == CPY_TOK_COMMA || cpy_peek(p) == CPY_TOK_RBRACE)
        return cpy_fail_tokens(p, colon, colon, "expression expected after dictionary key and ':'");
    if (cpy_peek(p) == CPY_TOK_STAR)
        return fail_starred_value(p);
    return cpy_parse_expression(p);
}

/* One item of a dict display: pushes key (NULL for **value) and value. */
static bool parse_dict_item(struct cpy_parser *p)
{
    struct cpy_node *key = NULL, *value;
    uint32_t start = p->pos;

    if (cpy_accept(p, CPY_TOK_POW)) {
        value = cpy_parse_operand(p, CPY_PREC_BAR);
        if (value && cpy_at_generator(p))
            return cpy_fail_tokens(p, start, start, "dict unpacking cannot be used in dict comprehension");
    } else {
        if (!(key = cpy_parse_whole(p, cpy_parse_expression)))
            return false;
        value = parse_dict_value(p, key);
    }
    return value && cpy_push_scratch(p, key) && cpy_push_scratch(p, value);
}

/* Splits what parse_dict_item() pushed. */
static bool take_items(struct cpy_parser *p, uint32_t mark, struct cpy_node *node)
{
    uint32_t count = (p->stack_count - mark) / 2;
    struct cpy_node **keys = cpy_parser_alloc(p, count * 2 * sizeof *keys);

    if (!keys)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        keys[i] = p->stack[mark + i * 2];
        keys[count + i] = p->stack[mark + i * 2 + 1];
    }
    p->stack_count = mark;
    node->dict.keys = (struct cpy_node_list){keys, count};
    node->dict.values = (struct cpy_node_list){keys + count, count};
    return true;
}

/* A dict comprehension: key and value have been read. */
static struct cpy_node *parse_dict_comprehension(struct cpy_parser *p, uint32_t start, struct cpy_node *key,
    struct cpy_node *value)
{
    struct cpy_node *node = parse_comprehension(p, CPY_NODE_DICT_COMP, start, key, CPY_TOK_RBRACE);

    if (node)
        node->comp.value = value;
    return node;
}

/* The items of a dict behind the first, which has been pushed. */
static struct cpy_node *parse_dict(struct cpy_parser *p, uint32_t start, uint32_t mark)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_DICT, start);

    while (cpy_accept(p, CPY_TOK_COMMA) && cpy_peek(p) != CPY_TOK_RBRACE)
        if (!parse_dict_item(p))
            return NULL;
    if (!node || !cpy_expect(p, CPY_TOK_RBRACE) || !take_items(p, mark, node))
        return NULL;
    return cpy_node_end(p, node);
}

static struct cpy_node *parse_braces(struct cpy_parser *p)
{
    uint32_t start = p->pos++, mark = p->stack_count;
    struct cpy_node *first, *value;

    if (cpy_peek(p) == CPY_TOK_RBRACE)
        return make_empty(p, CPY_NODE_DICT, start);
    if (cpy_peek(p) == CPY_TOK_POW)
        return parse_dict_item(p) ? parse_dict(p, start, mark) : NULL;
    if (!(first = parse_first(p)))
        return NULL;
    if (cpy_peek(p) == CPY_TOK_COLON && first->kind != CPY_NODE_STARRED && !cpy_is_bare_walrus(first)) {
        if (!(value = parse_dict_value(p, first)))
            return NULL;
        if (cpy_at_generator(p))
            return parse_dict_comprehension(p, start, first, value);
        return cpy_push_scratch(p, first) && cpy_push_scratch(p, value) ? parse_dict(p, start, mark) : NULL;
    }
    if (cpy_at_generator(p))
        return parse_comprehension(p, CPY_NODE_SET_COMP, start, first, CPY_TOK_RBRACE);
    return parse_display(p, CPY_NODE_SET, start, first, CPY_TOK_RBRACE);
}

/* --- atoms ------------------------------------------------------------------------------------------ */

static struct cpy_node *parse_bracket(struct cpy_parser *p)
{
    if (!cpy_check_stack(p->t))
        return NULL;
    switch (cpy_peek(p)) {
    case CPY_TOK_LPAR: return parse_group(p);
    case CPY_TOK_LSQB: return parse_list(p);
    default: return parse_braces(p);
    }
}

struct cpy_node *cpy_parse_atom(struct cpy_parser *p)
{
    switch (cpy_peek(p)) {
    case CPY_TOK_NAME: return cpy_parse_name_node(p);
    case CPY_TOK_NUMBER: return cpy_parse_number(p);
    case CPY_TOK_STRING: case CPY_TOK_FSTRING_START: return cpy_parse_strings(p);
    case CPY_TOK_LPAR: case CPY_TOK_LSQB: case CPY_TOK_LBRACE: return parse_bracket(p);
    case CPY_TOK_NONE: return parse_singleton(p, CPY_NONE);
    case CPY_TOK_TRUE: return parse_singleton(p, CPY_TRUE);
    case CPY_TOK_FALSE: return parse_singleton(p, CPY_FALSE);
    case CPY_TOK_ELLIPSIS: return parse_singleton(p, CPY_ELLIPSIS);
    default: return cpy_fail(p);
    }
}

/* --- calls --------------------------------------------------------------------------------------------- */

/* Arguments are collected in their order on the scratch stack; a keyword's address has bit 0 set there. */
#define KEYWORD_TAG 1

/* What has been seen so far. */
struct arguments {
    uint32_t keyword_count;
    bool unpacked; /* a **mapping */
};

static struct cpy_keyword *new_keyword(struct cpy_parser *p, cpy_value name, uint32_t start)
{
    struct cpy_node *value = cpy_parse_expression(p);
    struct cpy_keyword *k = value ? cpy_parser_alloc(p, sizeof *k) : NULL;

    if (!k)
        return NULL;
    k->name = name;
    k->value = value;
    CPY_PLACE(p, k, start);
    return k;
}

/* name=value */
static struct cpy_keyword *parse_keyword(struct cpy_parser *p)
{
    uint32_t start = p->pos;
    cpy_value name = cpy_token_name(p, start);
    struct cpy_keyword *k;

    p->pos += 2;
    if (!name)
        return NULL;
    if (cpy_peek(p) == CPY_TOK_COMMA || cpy_peek(p) == CPY_TOK_RPAR)
        return cpy_fail_tokens(p, start, start + 1, "expected argument value expression");
    k = new_keyword(p, name, start);
    if (k && cpy_at_generator(p))
        return cpy_fail_tokens(p, start, start + 1, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    return k;
}

void cpy_skip_arguments(struct cpy_parser *p)
{
    bool keywords = false, unpacked = false;

    while (cpy_accept(p, CPY_TOK_COMMA) && cpy_peek(p) != CPY_TOK_RPAR && !(unpacked && cpy_peek(p) == CPY_TOK_STAR)) {
        bool star = cpy_accept(p, CPY_TOK_STAR), mapping = !star && cpy_accept(p, CPY_TOK_POW);
        bool named = cpy_peek(p) == CPY_TOK_NAME && cpy_peek_second(p) == CPY_TOK_ASSIGN && !star && !mapping;

        p->pos += named ? 2 : 0;
        if (!cpy_try(p, cpy_parse_expression) || (keywords && !star && !mapping && !named))
            return;
        unpacked |= mapping;
        keywords |= mapping || named;
    }
}

/* The clauses of a generator expression that is not the first argument: where they fail, "for" is what does not fit. */
static bool parse_late_generators(struct cpy_parser *p, struct cpy_node *node)
{
    uint32_t at = p->pos;
    bool ok;

    p->soft++;
    ok = parse_generators(p, &node->comp.generators, &node->comp.count);
    p->soft--;
    if (!ok && cpy_peek(p) != CPY_TOK_ERROR)
        p->pos = at;
    return ok || cpy_fail(p);
}

/* A generator expression as an argument must be the only one; it has the parentheses of the call. */
static struct cpy_node *parse_bare_generator(struct cpy_parser *p, uint32_t before, struct cpy_node *element)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_GENERATOR_EXP, before);
    bool first = p->tokens[before].kind == CPY_TOK_LPAR;

    if (!node || !(first ? parse_generators(p, &node->comp.generators, &node->comp.count) : parse_late_generators(p, node)))
        return NULL;
    if (first && cpy_peek(p) != CPY_TOK_RPAR && cpy_peek(p) != CPY_TOK_COMMA)
        return cpy_fail(p);
    if (!first || cpy_peek(p) == CPY_TOK_COMMA) {
        node->line = element->line;
        node->column = element->column;
        cpy_node_end(p, node);
        cpy_skip_arguments(p);
        return cpy_fail_node(p, node, "Generator expression must be parenthesized");
    }
    node->comp.element = element;
    p->pos++;
    cpy_node_end(p, node);
    p->pos--;
    return node;
}

/* "*x=1" and "**x=1", at the "=" of what begins at token number start. */
static void *fail_unpacked(struct cpy_parser *p, uint32_t start, const char *what)
{
    uint32_t at = p->pos++;
    const struct cpy_node *value;

    p->probe++;
    value = cpy_parse_expression(p);
    p->probe--;
    if (value && cpy_peek(p) != CPY_TOK_COMMA && cpy_peek(p) != CPY_TOK_RPAR)
        return cpy_fail(p);
    if (value)
        return cpy_fail_tokens(p, start, p->pos - 1, "cannot assign to %s argument unpacking", what);
    p->pos = at;
    return cpy_fail(p);
}

static struct cpy_node *parse_starred_argument(struct cpy_parser *p)
{
    uint32_t start = p->pos;
    struct cpy_node *node = star_has_operand(p) ? cpy_node_new(p, CPY_NODE_STARRED, p->pos++) : NULL;

    if (!node)
        return NULL;
    p->soft++;
    node->value.value = cpy_parse_expression(p);
    p->soft--;
    if (!node->value.value)
        return fail_star(p, start);
    if (CPY_UNLIKELY(cpy_peek(p) == CPY_TOK_ASSIGN))
        return fail_unpacked(p, start, "iterable");
    cpy_node_end(p, node);
    return !cpy_at_generator(p) ? node
         : cpy_fail_node(p, node, "iterable unpacking cannot be used in comprehension");
}

/* A positional argument; before: the token before it. */
static struct cpy_node *parse_positional(struct cpy_parser *p, uint32_t before)
{
    struct cpy_node *node;

    if (cpy_peek(p) == CPY_TOK_STAR)
        return parse_starred_argument(p);
    if (cpy_peek_second(p) == CPY_TOK_WALRUS && cpy_peek(p) == CPY_TOK_NAME)
        node = cpy_parse_named(p);
    else
        node = cpy_parse_expression(p);
    if (!node)
        return NULL;
    if (CPY_UNLIKELY(cpy_peek(p) == CPY_TOK_ASSIGN))
        return cpy_fail_argument(p, node);
    if (CPY_UNLIKELY(cpy_at_generator(p)))
        return parse_bare_generator(p, before, node);
    return node;
}

/* name=value or **mapping, pushed. */
static bool push_keyword(struct cpy_parser *p, struct arguments *a)
{
    uint32_t start = p->pos;
    struct cpy_keyword *k;

    if (cpy_accept(p, CPY_TOK_POW)) {
        k = new_keyword(p, CPY_UNSET, start);
        if (k && CPY_UNLIKELY(cpy_peek(p) == CPY_TOK_ASSIGN))
            return fail_unpacked(p, start, "keyword");
        a->unpacked = true;
    } else {
        k = parse_keyword(p);
    }
    a->keyword_count++;
    return k && cpy_push_scratch(p, (char *)k + KEYWORD_TAG);
}

/* "**mapping, *iterable", at the star; comma: the token between them. */
static bool fail_late_star(struct cpy_parser *p, uint32_t comma)
{
    struct cpy_node end, from = {.line = (int)p->tokens[comma].line, .column = (int)p->tokens[comma].column};

    if (!parse_starred_argument(p))
        return false;
    end.end_line = (int)p->tokens[p->pos].line;
    end.end_column = (int)p->tokens[p->pos].column;
    return cpy_fail_between(p, &from, &end, "iterable argument unpacking follows keyword argument unpacking");
}

/* One argument, pushed; open: the "(" of the call, before: the token before the argument. */
static bool parse_argument(struct cpy_parser *p, uint32_t open, uint32_t before, struct arguments *a)
{
    unsigned kind = cpy_peek(p);
    struct cpy_node *node;

    if (kind == CPY_TOK_POW || (kind == CPY_TOK_NAME && cpy_peek_second(p) == CPY_TOK_ASSIGN))
        return push_keyword(p, a);
    if (kind == CPY_TOK_STAR && a->unpacked)
        return fail_late_star(p, before);
    if (!(node = parse_positional(p, before)))
        return a->keyword_count && kind != CPY_TOK_STAR ? cpy_fail_misplaced(p, before + 1, a->unpacked) : false;
    if (a->keyword_count && kind != CPY_TOK_STAR)
        return cpy_fail_order(p, open, a->unpacked);
    return cpy_push_scratch(p, node);
}

/* Splits the arguments pushed since mark. */
static bool take_arguments(struct cpy_parser *p, uint32_t mark, uint32_t keyword_count, struct cpy_node_list *args,
    struct cpy_keyword **keywords)
{
    struct cpy_keyword *k = keyword_count ? cpy_parser_alloc(p, keyword_count * sizeof *k) : NULL;
    uint32_t kept = mark;

    *keywords = k;
    if (keyword_count && !k)
        return false;
    for (uint32_t i = mark; i < p->stack_count; i++) {
        char *item = p->stack[i];

        if ((uintptr_t)item & KEYWORD_TAG)
            memcpy(k++, item - KEYWORD_TAG, sizeof *k);
        else
            p->stack[kept++] = item;
    }
    p->stack_count = kept;
    return cpy_take_list(p, mark, args);
}

bool cpy_parse_arguments(struct cpy_parser *p, struct cpy_node_list *args, struct cpy_keyword **keywords,
    uint32_t *keyword_count)
{
    uint32_t mark = p->stack_count, open = p->pos - 1, before = open;
    struct arguments a = {0, false};

    while (cpy_peek(p) != CPY_TOK_RPAR) {
        if (!parse_argument(p, open, before, &a))
            return false;
        before = p->pos;
        if (!cpy_accept(p, CPY_TOK_COMMA))
            break;
    }
    if (!cpy_expect(p, CPY_TOK_RPAR))
        return false;
    *keyword_count = a.keyword_count;
    return take_arguments(p, mark, a.keyword_count, args, keywords);
}

static struct cpy_node *parse_call(struct cpy_parser *p, uint32_t start, struct cpy_node *func)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_CALL, start);

    p->pos++;
    if (!node || !cpy_check_stack(p->t)
        || !cpy_parse_arguments(p, &node->call.args, &node->call.keywords, &node->call.keyword_count))
        return NULL;
    node->call.func = func;
    return cpy_node_end(p, node);
}

/* --- subscripts ------------------------------------------------------------------------------------------- */

/* A bound of a slice, if there is one. */
static bool parse_bound(struct cpy_parser *p, struct cpy_node **bound)
{
    unsigned kind = cpy_peek(p);

    *bound = NULL;
    if (kind == CPY_TOK_COLON || kind == CPY_TOK_COMMA || kind == CPY_TOK_RSQB)
        return true;
    return (*bound = cpy_parse_expression(p)) != NULL;
}

/* From the first ":" on. */
static struct cpy_node *parse_slice(struct cpy_parser *p, uint32_t start, struct cpy_node *lower)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_SLICE, start);

    p->pos++;
    if (!node || !parse_bound(p, &node->slice.upper))
        return NULL;
    if (cpy_accept(p, CPY_TOK_COLON) && !parse_bound(p, &node->slice.step))
        return NULL;
    node->slice.lower = lower;
    return cpy_node_end(p, node);
}

static struct cpy_node *parse_index(struct cpy_parser *p)
{
    uint32_t start = p->pos;
    struct cpy_node *node = NULL;

    if (cpy_peek(p) == CPY_TOK_STAR)
        return parse_starred_argument(p);
    if (cpy_peek(p) != CPY_TOK_COLON && !(node = cpy_parse_named(p)))
        return NULL;
    return cpy_peek(p) == CPY_TOK_COLON && !(node && cpy_is_bare_walrus(node)) ? parse_slice(p, start, node) : node;
}

/* What stands between "[" and "]"; commas make a tuple. */
static struct cpy_node *parse_indexes(struct cpy_parser *p)
{
    uint32_t start = p->pos, mark = p->stack_count;
    struct cpy_node *node = parse_index(p);

    if (!node || (cpy_peek(p) != CPY_TOK_COMMA && node->kind != CPY_NODE_STARRED))
        return node;
    if (!cpy_push_scratch(p, node))
        return NULL;
    while (cpy_accept(p, CPY_TOK_COMMA) && cpy_peek(p) != CPY_TOK_RSQB)
        if (!(node = parse_index(p)) || !cpy_push_scratch(p, node))
            return NULL;
    node = cpy_node_new(p, CPY_NODE_TUPLE, start);
    if (!node || !cpy_take_list(p, mark, &node->list.values))
        return NULL;
    return cpy_node_end(p, node);
}

static struct cpy_node *parse_subscript(struct cpy_parser *p, uint32_t start, struct cpy_node *value)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_SUBSCRIPT, start);

    p->pos++;
    if (!node || !cpy_check_stack(p->t) || !(node->subscript.slice = parse_indexes(p)) || !cpy_expect(p, CPY_TOK_RSQB))
        return NULL;
    node->subscript.value = value;
    return cpy_node_end(p, node);
}

static struct cpy_node *parse_attribute(struct cpy_parser *p, uint32_t start, struct cpy_node *value)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_ATTRIBUTE, start);

    p->pos++;
    if (!node || !(node->attribute.attr = cpy_parse_name(p)))
        return NULL;
    node->attribute.value = value;
    return cpy_node_end(p, node);
}

struct cpy_node *cpy_parse_primary(struct cpy_parser *p)
{
    uint32_t start = p->pos, mark = p->stack_count, at;
    struct cpy_node *node = cpy_parse_atom(p), *before;

    while (node) {
        before = node;
        at = p->pos;
        switch (cpy_peek(p)) {
        case CPY_TOK_DOT: node = parse_attribute(p, start, node); break;
        case CPY_TOK_LPAR: node = parse_call(p, start, node); break;
        case CPY_TOK_LSQB: node = parse_subscript(p, start, node); break;
        default: return node;
        }
        if (!node && cpy_keep_whole(p, at, mark))
            return before;
    }
    return NULL;
}
