/* SPDX-License-Identifier: MIT */
/* vm/compiler/parser_pattern.c - match statements and patterns (PEP 634).
 *
 * match, case and _ are names like others.  A line that begins with the name match is a match statement
 * if what follows cannot follow a name, or, where it could ("match (x)", "match -x"), if the line ends in a colon:
 * no other statement that begins with a name does. */
#include "vm/compiler/parser.h"

static struct cpy_node *parse_pattern(struct cpy_parser *p);

/* --- soft keywords ------------------------------------------------------------------------------ */

static bool is_name(const struct cpy_parser *p, uint32_t at, const char *text)
{
    const struct cpy_token *token = &p->tokens[at];
    const struct cpy_name *name = &p->lx.names[token->extra];

    return token->kind == CPY_TOK_NAME && name->len == strlen(text) && memcmp(name->text, text, name->len) == 0;
}

/* Does the line that p->pos is on end in a colon? */
static bool line_ends_in_colon(const struct cpy_parser *p)
{
    const struct cpy_token *token = &p->tokens[p->pos];

    while (token->kind != CPY_TOK_NEWLINE && token->kind != CPY_TOK_ERROR && token->kind != CPY_TOK_END)
        token++;
    return token->kind == CPY_TOK_NEWLINE && token[-1].kind == CPY_TOK_COLON;
}

bool cpy_is_match(const struct cpy_parser *p)
{
    if (!is_name(p, p->pos, "match"))
        return false;
    switch (cpy_peek_second(p)) {
    case CPY_TOK_LPAR: case CPY_TOK_LSQB: case CPY_TOK_PLUS: case CPY_TOK_MINUS: case CPY_TOK_STAR: case CPY_TOK_NOT:
        return line_ends_in_colon(p);
    default:
        return cpy_begins_expression(cpy_peek_second(p));
    }
}

/* --- names, numbers, strings --------------------------------------------------------------------- */

/* A node of kind MATCH_AS: binds name (unset: the wildcard) if pattern (NULL: anything) matches. */
static struct cpy_node *make_capture(struct cpy_parser *p, uint32_t start, struct cpy_node *pattern, cpy_value name)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_MATCH_AS, start);

    if (!node)
        return NULL;
    node->match_as.pattern = pattern;
    node->match_as.name = name;
    return cpy_node_end(p, node);
}

static struct cpy_node *make_value(struct cpy_parser *p, uint32_t start, struct cpy_node *value)
{
    struct cpy_node *node = value ? cpy_node_new(p, CPY_NODE_MATCH_VALUE, start) : NULL;

    if (!node)
        return NULL;
    node->value.value = value;
    return cpy_node_end(p, node);
}

/* A name that a pattern binds; _ is none. */
static cpy_value parse_target(struct cpy_parser *p)
{
    if (cpy_peek(p) != CPY_TOK_NAME || is_name(p, p->pos, "_")) {
        cpy_fail(p);
        return CPY_ERROR;
    }
    return cpy_parse_name(p);
}

/* a or a.b.c */
static struct cpy_node *parse_dotted(struct cpy_parser *p)
{
    uint32_t start = p->pos;
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_NAME, start), *outer;

    if (!node || !(node->name.id = cpy_parse_name(p)))
        return NULL;
    cpy_node_end(p, node);
    while (cpy_accept(p, CPY_TOK_DOT)) {
        if (!(outer = cpy_node_new(p, CPY_NODE_ATTRIBUTE, start)) || !(outer->attribute.attr = cpy_parse_name(p)))
            return NULL;
        outer->attribute.value = node;
        node = cpy_node_end(p, outer);
    }
    return node;
}

static struct cpy_node *parse_plain_number(struct cpy_parser *p)
{
    return cpy_peek(p) == CPY_TOK_NUMBER ? cpy_parse_number(p) : cpy_fail(p);
}

/* 1 or -1 */
static struct cpy_node *parse_signed(struct cpy_parser *p)
{
    uint32_t start = p->pos;
    struct cpy_node *number, *node;

    if (!cpy_accept(p, CPY_TOK_MINUS))
        return parse_plain_number(p);
    if (!(number = parse_plain_number(p)) || !(node = cpy_node_new(p, CPY_NODE_UNARY_OP, start)))
        return NULL;
    node->op = CPY_UNARY_SUB;
    node->unary.operand = number;
    return cpy_node_end(p, node);
}

static bool is_imaginary(struct cpy_parser *p, const struct cpy_node *number)
{
    if (number->kind == CPY_NODE_UNARY_OP)
        number = number->unary.operand;
    return cpy_is(p->t, number->constant.value, CPY_TYPE_COMPLEX);
}

/* A number as it may stand in a pattern: 1, -1, 1+2j. */
static struct cpy_node *parse_literal_number(struct cpy_parser *p)
{
    uint32_t start = p->pos;
    struct cpy_node *left = parse_signed(p), *node;
    bool minus = cpy_peek(p) == CPY_TOK_MINUS;

    if (!left || (!minus && cpy_peek(p) != CPY_TOK_PLUS))
        return left;
    p->pos++;
    if (cpy_peek(p) == CPY_TOK_NUMBER && is_imaginary(p, left))
        return cpy_fail_node(p, left, "real number required in complex literal");
    if (!(node = cpy_node_new(p, CPY_NODE_BIN_OP, start)) || !(node->bin.right = parse_plain_number(p)))
        return NULL;
    if (!is_imaginary(p, node->bin.right))
        return cpy_fail_node(p, node->bin.right, "imaginary number required in complex literal");
    node->bin.left = left;
    node->op = minus ? CPY_SUB : CPY_ADD;
    return cpy_node_end(p, node);
}

/* None, True or False. */
static struct cpy_node *parse_singleton(struct cpy_parser *p)
{
    unsigned kind = cpy_peek(p);
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_MATCH_SINGLETON, p->pos++);

    if (!node)
        return NULL;
    node->constant.value = kind == CPY_TOK_NONE ? CPY_NONE : cpy_bool(kind == CPY_TOK_TRUE);
    return cpy_node_end(p, node);
}

/* --- sequences -------------------------------------------------------------------------------------- */

/* "*name", "*_" or a pattern. */
static struct cpy_node *parse_item(struct cpy_parser *p)
{
    struct cpy_node *node;

    if (cpy_peek(p) != CPY_TOK_STAR)
        return parse_pattern(p);
    if (!(node = cpy_node_new(p, CPY_NODE_MATCH_STAR, p->pos++)))
        return NULL;
    if (is_name(p, p->pos, "_"))
        p->pos++;
    else if (!(node->match_star.name = parse_target(p)))
        return NULL;
    return cpy_node_end(p, node);
}

/* Further items, each with its comma in front, up to a token that begins none. */
static bool parse_more_items(struct cpy_parser *p, enum cpy_token_kind end)
{
    while (cpy_accept(p, CPY_TOK_COMMA)) {
        struct cpy_node *node;

        if (cpy_peek(p) == end || cpy_peek(p) == CPY_TOK_COLON || cpy_peek(p) == CPY_TOK_IF)
            break;
        if (!(node = parse_item(p)) || !cpy_push_scratch(p, node))
            return false;
    }
    return true;
}

static struct cpy_node *make_sequence(struct cpy_parser *p, uint32_t start, uint32_t mark)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_MATCH_SEQUENCE, start);
    uint32_t stars = 0;

    if (!node || !cpy_take_list(p, mark, &node->list.values))
        return NULL;
    cpy_node_end(p, node);
    for (uint32_t i = 0; i < node->list.values.count; i++)
        stars += node->list.values.items[i]->kind == CPY_NODE_MATCH_STAR;
    return stars > 1 ? cpy_fail_node(p, node, "multiple starred names in sequence pattern") : node;
}

/* "[...]", "(...)"; a pattern alone in parentheses is that pattern. */
static struct cpy_node *parse_bracket(struct cpy_parser *p)
{
    uint32_t start = p->pos++, mark = p->stack_count;
    bool round = p->tokens[start].kind == CPY_TOK_LPAR;
    enum cpy_token_kind end = round ? CPY_TOK_RPAR : CPY_TOK_RSQB;
    struct cpy_node *first;

    if (cpy_accept(p, end))
        return make_sequence(p, start, mark);
    if (!(first = parse_item(p)))
        return NULL;
    if (round && cpy_peek(p) != CPY_TOK_COMMA) {
        if (first->kind == CPY_NODE_MATCH_STAR)
            return cpy_fail(p);
        return cpy_expect(p, end) ? first : NULL;
    }
    if (!cpy_push_scratch(p, first) || !parse_more_items(p, end) || !cpy_expect(p, end))
        return NULL;
    return make_sequence(p, start, mark);
}

/* --- mappings -------------------------------------------------------------------------------------------- */

/* A key: a literal or a dotted name. */
static struct cpy_node *parse_key(struct cpy_parser *p, uint32_t brace)
{
    struct cpy_node *node;

    switch (cpy_peek(p)) {
    case CPY_TOK_NUMBER: case CPY_TOK_MINUS:
        return parse_literal_number(p);
    case CPY_TOK_STRING: case CPY_TOK_FSTRING_START:
        if ((node = cpy_parse_strings(p)) && node->kind != CPY_NODE_CONSTANT)
            return cpy_fail_tokens(p, brace, p->lx.tokens[brace].extra ? p->lx.tokens[brace].extra : p->pos,
                "mapping pattern keys may only match literals and attribute lookups");
        return node;
    case CPY_TOK_NONE: case CPY_TOK_TRUE: case CPY_TOK_FALSE:
        if ((node = parse_singleton(p)))
            node->kind = CPY_NODE_CONSTANT;
        return node;
    case CPY_TOK_NAME:
        return (node = parse_dotted(p)) && node->kind == CPY_NODE_NAME ? cpy_fail(p) : node;
    default:
        return cpy_fail(p);
    }
}

/* Keys and patterns, pushed in turn. */
static bool parse_pairs(struct cpy_parser *p, struct cpy_node *mapping, uint32_t brace)
{
    do {
        struct cpy_node *key, *value;

        if (cpy_peek(p) == CPY_TOK_RBRACE)
            break;
        if (cpy_accept(p, CPY_TOK_POW)) {
            if (!(mapping->match_mapping.rest = parse_target(p)))
                return false;
            cpy_accept(p, CPY_TOK_COMMA);
            break;
        }
        if (!(key = parse_key(p, brace)) || !cpy_expect(p, CPY_TOK_COLON) || !(value = parse_pattern(p))
            || !cpy_push_scratch(p, key) || !cpy_push_scratch(p, value))
            return false;
    } while (cpy_accept(p, CPY_TOK_COMMA));
    return true;
}

/* Sorts what lies on the scratch stack since mark: first all keys, then all patterns. */
static bool take_pairs(struct cpy_parser *p, uint32_t mark, struct cpy_node_list *keys, struct cpy_node_list *values)
{
    uint32_t n = (p->stack_count - mark) / 2;

    if (!n)
        return true;
    keys->count = values->count = n;
    keys->items = cpy_parser_alloc(p, n * sizeof *keys->items);
    values->items = cpy_parser_alloc(p, n * sizeof *values->items);
    for (uint32_t i = 0; i < n && keys->items && values->items; i++) {
        keys->items[i] = p->stack[mark + 2 * i];
        values->items[i] = p->stack[mark + 2 * i + 1];
    }
    p->stack_count = mark;
    return keys->items && values->items;
}

static struct cpy_node *parse_mapping(struct cpy_parser *p)
{
    uint32_t start = p->pos++, mark = p->stack_count;
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_MATCH_MAPPING, start);

    if (!node || !parse_pairs(p, node, start) || !cpy_expect(p, CPY_TOK_RBRACE)
        || !take_pairs(p, mark, &node->match_mapping.keys, &node->match_mapping.patterns))
        return NULL;
    return cpy_node_end(p, node);
}

/* --- classes ---------------------------------------------------------------------------------------------- */

/* "name=pattern", pushed. */
static bool parse_attribute(struct cpy_parser *p)
{
    uint32_t start = p->pos;
    struct cpy_keyword *k = cpy_parser_alloc(p, sizeof *k);

    if (!k || !(k->name = cpy_parse_name(p)) || !cpy_expect(p, CPY_TOK_ASSIGN) || !(k->value = parse_pattern(p)))
        return false;
    CPY_PLACE(p, k, start);
    return cpy_push_scratch(p, k);
}

static bool at_attribute(const struct cpy_parser *p)
{
    return cpy_peek(p) == CPY_TOK_NAME && cpy_peek_second(p) == CPY_TOK_ASSIGN;
}

/* The arguments of a class pattern, up to and with ")". */
static bool parse_class_arguments(struct cpy_parser *p, struct cpy_node *node)
{
    uint32_t mark = p->stack_count;
    struct cpy_node *item;
    bool more = true;

    while (more && cpy_peek(p) != CPY_TOK_RPAR && !at_attribute(p)) {
        if (!(item = parse_pattern(p)) || !cpy_push_scratch(p, item))
            return false;
        more = cpy_accept(p, CPY_TOK_COMMA);
    }
    if (!cpy_take_list(p, mark, &node->match_class.patterns))
        return false;
    while (more && at_attribute(p))
        more = parse_attribute(p) && cpy_accept(p, CPY_TOK_COMMA);
    if (cpy_has_failed(p))
        return false;
    if (cpy_peek(p) != CPY_TOK_RPAR && p->stack_count > mark && p->tokens[p->pos - 1].kind == CPY_TOK_COMMA
        && (item = parse_pattern(p)))
        return cpy_fail_node(p, item, "positional patterns follow keyword patterns");
    return cpy_take_array(p, mark, sizeof(struct cpy_keyword), &node->match_class.keywords,
        &node->match_class.keyword_count) && cpy_expect(p, CPY_TOK_RPAR);
}

/* What begins with a name: capture, wildcard, value or class. */
static struct cpy_node *parse_named_pattern(struct cpy_parser *p)
{
    uint32_t start = p->pos;
    struct cpy_node *node, *class;

    if (is_name(p, start, "_")) {
        p->pos++;
        return make_capture(p, start, NULL, CPY_UNSET);
    }
    if (!(class = parse_dotted(p)))
        return NULL;
    if (!cpy_accept(p, CPY_TOK_LPAR))
        return class->kind == CPY_NODE_NAME ? make_capture(p, start, NULL, class->name.id)
                                            : make_value(p, start, class);
    if (!(node = cpy_node_new(p, CPY_NODE_MATCH_CLASS, start)) || !parse_class_arguments(p, node))
        return NULL;
    node->match_class.class = class;
    return cpy_node_end(p, node);
}

/* --- patterns ---------------------------------------------------------------------------------------------- */

static struct cpy_node *parse_closed(struct cpy_parser *p)
{
    uint32_t start = p->pos;
    struct cpy_node *node;

    if (!cpy_check_stack(p->t))
        return NULL;
    switch (cpy_peek(p)) {
    case CPY_TOK_NUMBER: case CPY_TOK_MINUS: return make_value(p, start, parse_literal_number(p));
    case CPY_TOK_STRING: case CPY_TOK_FSTRING_START:
        if ((node = cpy_parse_strings(p)) && node->kind != CPY_NODE_CONSTANT)
            return cpy_fail_node(p, node, "patterns may only match literals and attribute lookups");
        return make_value(p, start, node);
    case CPY_TOK_NONE: case CPY_TOK_TRUE: case CPY_TOK_FALSE: return parse_singleton(p);
    case CPY_TOK_NAME: return parse_named_pattern(p);
    case CPY_TOK_LPAR: case CPY_TOK_LSQB: return parse_bracket(p);
    case CPY_TOK_LBRACE: return parse_mapping(p);
    default: return cpy_fail(p);
    }
}

/* closed | closed | ... */
static struct cpy_node *parse_alternatives(struct cpy_parser *p)
{
    uint32_t start = p->pos, mark = p->stack_count;
    struct cpy_node *node = parse_closed(p);

    if (!node || cpy_peek(p) != CPY_TOK_BAR)
        return node;
    if (!cpy_push_scratch(p, node))
        return NULL;
    while (cpy_accept(p, CPY_TOK_BAR))
        if (!(node = parse_closed(p)) || !cpy_push_scratch(p, node))
            return NULL;
    node = cpy_node_new(p, CPY_NODE_MATCH_OR, start);
    return node && cpy_take_list(p, mark, &node->list.values) ? cpy_node_end(p, node) : NULL;
}

/* What stands behind "as" is not a name, or _. */
static void *fail_target(struct cpy_parser *p)
{
    uint32_t at = p->pos;
    struct cpy_node *target;

    if (is_name(p, at, "_"))
        return cpy_fail_tokens(p, at, at, "cannot use '_' as a target");
    if ((target = cpy_try(p, cpy_parse_expression)))
        return cpy_fail_node(p, target, "invalid pattern target");
    p->pos = at;
    return cpy_fail(p);
}

static struct cpy_node *parse_pattern(struct cpy_parser *p)
{
    uint32_t start = p->pos;
    struct cpy_node *node = parse_alternatives(p);
    cpy_value name;

    if (!node || !cpy_accept(p, CPY_TOK_AS))
        return node;
    if (cpy_peek(p) != CPY_TOK_NAME || is_name(p, p->pos, "_"))
        return fail_target(p);
    return (name = parse_target(p)) ? make_capture(p, start, node, name) : NULL;
}

/* The pattern of a case: also a sequence without brackets. */
static struct cpy_node *parse_case_pattern(struct cpy_parser *p)
{
    uint32_t start = p->pos, mark = p->stack_count;
    struct cpy_node *first = parse_item(p);

    if (!first)
        return NULL;
    if (cpy_peek(p) != CPY_TOK_COMMA)
        return first->kind == CPY_NODE_MATCH_STAR ? cpy_fail(p) : first;
    if (!cpy_push_scratch(p, first) || !parse_more_items(p, CPY_TOK_COLON))
        return NULL;
    return make_sequence(p, start, mark);
}

/* --- the statement -------------------------------------------------------------------------------------------- */

/* One case, pushed. */
static bool parse_case(struct cpy_parser *p)
{
    uint32_t keyword = p->pos;
    struct cpy_match_case *c = cpy_parser_alloc(p, sizeof *c);

    if (!c)
        return false;
    if (!is_name(p, keyword, "case"))
        return cpy_fail(p);
    p->pos++;
    if (!(c->pattern = parse_case_pattern(p)) || (cpy_accept(p, CPY_TOK_IF) && !(c->guard = cpy_parse_named(p)))
        || !cpy_expect_colon(p) || !cpy_parse_block(p, keyword, "'case' statement", &c->body))
        return false;
    return cpy_push_scratch(p, c);
}

/* What is matched: an expression, or several with commas, which make a tuple. */
static struct cpy_node *parse_subject(struct cpy_parser *p)
{
    uint32_t start = p->pos, mark = p->stack_count;
    struct cpy_node *node = cpy_parse_star_named(p), *tuple;

    if (!node || cpy_peek(p) != CPY_TOK_COMMA)
        return node && node->kind == CPY_NODE_STARRED ? cpy_fail(p) : node;
    if (!cpy_push_scratch(p, node))
        return NULL;
    while (cpy_accept(p, CPY_TOK_COMMA) && cpy_peek(p) != CPY_TOK_COLON && cpy_peek(p) != CPY_TOK_NEWLINE)
        if (!(node = cpy_parse_star_named(p)) || !cpy_push_scratch(p, node))
            return NULL;
    tuple = cpy_node_new(p, CPY_NODE_TUPLE, start);
    return tuple && cpy_take_list(p, mark, &tuple->list.values) ? cpy_node_end(p, tuple) : NULL;
}

struct cpy_node *cpy_parse_match(struct cpy_parser *p)
{
    uint32_t keyword = p->pos++, mark = p->stack_count;
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_MATCH, keyword);

    if (!node || !(node->match.subject = parse_subject(p)) || !cpy_expect_colon(p) || !cpy_expect(p, CPY_TOK_NEWLINE))
        return NULL;
    if (!cpy_accept(p, CPY_TOK_INDENT))
        return cpy_fail_block(p, keyword, "'match' statement");
    do {
        if (!parse_case(p))
            return NULL;
    } while (cpy_peek(p) != CPY_TOK_DEDENT);
    p->pos++;
    if (!cpy_take_array(p, mark, sizeof(struct cpy_match_case), &node->match.cases, &node->match.count))
        return NULL;
    return cpy_node_end(p, node);
}
