/* SPDX-License-Identifier: MIT */
/* vm/compiler/parser_stmt.c - statements that hold blocks. */
#include "vm/compiler/parser.h"

bool cpy_is_compound(unsigned kind)
{
    switch (kind) {
    case CPY_TOK_IF: case CPY_TOK_WHILE: case CPY_TOK_FOR: case CPY_TOK_TRY: case CPY_TOK_WITH: case CPY_TOK_DEF:
    case CPY_TOK_CLASS: case CPY_TOK_AT: case CPY_TOK_ASYNC:
        return true;
    default:
        return false;
    }
}

/* --- blocks ------------------------------------------------------------------------------ */

bool cpy_expect_colon(struct cpy_parser *p)
{
    if (cpy_accept(p, CPY_TOK_COLON))
        return true;
    return cpy_peek(p) == CPY_TOK_NEWLINE ? cpy_fail_here(p, "expected ':'") : cpy_fail(p);
}

bool cpy_parse_block(struct cpy_parser *p, uint32_t keyword, const char *what, struct cpy_node_list *body)
{
    uint32_t mark = p->stack_count;

    if (!cpy_check_stack(p->t))
        return false;
    if (cpy_peek(p) != CPY_TOK_NEWLINE)
        return cpy_parse_simple_line(p) && cpy_take_list(p, mark, body);
    p->pos++;
    if (!cpy_accept(p, CPY_TOK_INDENT))
        return cpy_fail_block(p, keyword, what);
    do {
        if (!cpy_parse_statement(p))
            return false;
    } while (cpy_peek(p) != CPY_TOK_DEDENT);
    p->pos++;
    return cpy_take_list(p, mark, body);
}

/* "keyword:" and its block; the keyword is next. */
static bool parse_clause(struct cpy_parser *p, const char *what, struct cpy_node_list *body)
{
    uint32_t keyword = p->pos++;

    return cpy_expect_exactly(p, CPY_TOK_COLON) && cpy_parse_block(p, keyword, what, body);
}

/* "else:" and its block, if there is one. */
static bool parse_else(struct cpy_parser *p, struct cpy_node_list *orelse)
{
    return cpy_peek(p) != CPY_TOK_ELSE || parse_clause(p, "'else' statement", orelse);
}

/* The node of a statement that may have "async" in front of it; *keyword: the number of its first word behind that. */
static struct cpy_node *begin(struct cpy_parser *p, enum cpy_node_kind kind, uint32_t *keyword)
{
    uint32_t start = p->pos;
    bool is_async = cpy_accept(p, CPY_TOK_ASYNC);
    struct cpy_node *node = cpy_node_new(p, kind, start);

    *keyword = p->pos++;
    if (node && is_async)
        node->flag |= CPY_NODE_ASYNC;
    return node;
}

/* --- if, while, for --------------------------------------------------------------------------- */

/* The test and block of if, elif or while. */
static struct cpy_node *parse_branch(struct cpy_parser *p, enum cpy_node_kind kind, const char *what)
{
    uint32_t keyword = p->pos;
    struct cpy_node *node = cpy_node_new(p, kind, p->pos++);

    if (!node || !(node->branch.test = cpy_parse_named(p)) || !cpy_expect_colon(p)
        || !cpy_parse_block(p, keyword, what, &node->branch.body))
        return NULL;
    return node;
}

/* An elif is an if in the else block of the one before; a long chain of them is a loop here. */
static struct cpy_node *parse_if(struct cpy_parser *p)
{
    struct cpy_node *first = parse_branch(p, CPY_NODE_IF, "'if' statement"), *last = first, *node;

    while (last && cpy_peek(p) == CPY_TOK_ELIF) {
        uint32_t mark = p->stack_count;

        if (!(node = parse_branch(p, CPY_NODE_IF, "'elif' statement")) || !cpy_push_scratch(p, node)
            || !cpy_take_list(p, mark, &last->branch.orelse))
            return NULL;
        last = node;
    }
    if (!last || !parse_else(p, &last->branch.orelse))
        return NULL;
    for (node = first; node != last; node = node->branch.orelse.items[0]) /* all end where the whole ends */
        cpy_node_end(p, node);
    cpy_node_end(p, last);
    return first;
}

static struct cpy_node *parse_while(struct cpy_parser *p)
{
    struct cpy_node *node = parse_branch(p, CPY_NODE_WHILE, "'while' statement");

    return node && parse_else(p, &node->branch.orelse) ? cpy_node_end(p, node) : NULL;
}

static struct cpy_node *parse_for(struct cpy_parser *p)
{
    uint32_t keyword;
    struct cpy_node *node = begin(p, CPY_NODE_FOR, &keyword);

    if (!node || !(node->for_loop.target = cpy_parse_targets(p, true)) || !cpy_expect(p, CPY_TOK_IN)
        || !(node->for_loop.iter = cpy_parse_star_list(p)) || !cpy_expect_colon(p)
        || !cpy_parse_block(p, keyword, "'for' statement", &node->for_loop.body) || !parse_else(p, &node->for_loop.orelse))
        return NULL;
    return cpy_node_end(p, node);
}

/* --- with ------------------------------------------------------------------------------------------ */

/* "as target", if it is there. */
static bool parse_with_target(struct cpy_parser *p, struct cpy_with_item *item)
{
    if (!cpy_accept(p, CPY_TOK_AS))
        return true;
    if (!(item->vars = cpy_parse_with_target(p)))
        return false;
    switch (cpy_peek(p)) {
    case CPY_TOK_COMMA: case CPY_TOK_RPAR: case CPY_TOK_COLON: case CPY_TOK_NEWLINE: break;
    default: return cpy_fail(p);
    }
    return cpy_make_target(p, item->vars, CPY_CTX_STORE);
}

static bool push_item(struct cpy_parser *p, struct cpy_node *context, struct cpy_with_item **item)
{
    if (!context || !(*item = cpy_parser_alloc(p, sizeof **item)))
        return false;
    (*item)->context = context;
    return cpy_push_scratch(p, *item);
}

static bool parse_items(struct cpy_parser *p, enum cpy_token_kind end)
{
    struct cpy_with_item *item;

    do {
        if (cpy_peek(p) == end)
            break;
        if (!push_item(p, cpy_parse_expression(p), &item) || !parse_with_target(p, item))
            return false;
    } while (cpy_accept(p, CPY_TOK_COMMA));
    return true;
}

/* Are there parentheses around all items?  Then an "as" stands directly in them, and ":" behind them. */
static bool has_bracket(const struct cpy_parser *p)
{
    const struct cpy_token *open = &p->tokens[p->pos], *token = open + 1;

    if (open->kind != CPY_TOK_LPAR)
        return false;
    for (; token->kind != CPY_TOK_ERROR && token->level >= open->level; token++)
        if (token->kind == CPY_TOK_AS && token->level == open->level)
            return true;
    return false;
}

/* "with (a, b):" has two items though it looks like one tuple; "with ((a, b)):" has one.  open: the first "(". */
static bool split_tuple(struct cpy_parser *p, uint32_t mark, const struct cpy_token *open)
{
    struct cpy_with_item *item = p->stack[p->stack_count - 1];
    const struct cpy_node *tuple = item->context;

    if (p->stack_count != mark + 1 || item->vars || tuple->kind != CPY_NODE_TUPLE || tuple->list.values.count == 0
        || tuple->line != (int)open->line || tuple->column != (int)open->column)
        return true;
    for (uint32_t i = 0; i < tuple->list.values.count; i++) {
        const struct cpy_node *value = tuple->list.values.items[i];

        if (value->kind == CPY_NODE_STARRED)
            return true;
        if (value->kind == CPY_NODE_NAMED_EXPR && !(value->flag & CPY_NODE_PARENTHESISED))
            return true;
    }
    p->stack_count = mark;
    for (uint32_t i = 0; i < tuple->list.values.count; i++)
        if (!push_item(p, tuple->list.values.items[i], &item))
            return false;
    return true;
}

static struct cpy_node *parse_with(struct cpy_parser *p)
{
    uint32_t keyword, mark = p->stack_count;
    struct cpy_node *node = begin(p, CPY_NODE_WITH, &keyword);

    if (!node)
        return NULL;
    if (has_bracket(p)) {
        p->pos++;
        if (!parse_items(p, CPY_TOK_RPAR) || !cpy_expect(p, CPY_TOK_RPAR))
            return NULL;
    } else if (!parse_items(p, CPY_TOK_COLON)) {
        return NULL;
    }
    if (p->stack_count == mark || (cpy_peek(p) == CPY_TOK_COLON && p->tokens[p->pos - 1].kind == CPY_TOK_COMMA))
        return cpy_fail(p);
    if (!cpy_expect_colon(p) || !split_tuple(p, mark, &p->tokens[keyword + 1]))
        return NULL;
    if (!cpy_take_array(p, mark, sizeof(struct cpy_with_item), &node->with.items, &node->with.item_count)
        || !cpy_parse_block(p, keyword, "'with' statement", &node->with.body))
        return NULL;
    return cpy_node_end(p, node);
}

/* --- try ------------------------------------------------------------------------------------------------ */

/* "except A, B as name:" needs parentheses. */
static bool fail_exceptions(struct cpy_parser *p, const struct cpy_node *types)
{
    struct cpy_node end;

    if (cpy_peek_second(p) != CPY_TOK_NAME || p->tokens[p->pos + 2].kind != CPY_TOK_COLON)
        return cpy_fail(p);
    end.end_line = (int)p->tokens[p->pos + 2].line;
    end.end_column = (int)p->tokens[p->pos + 2].column;
    return cpy_fail_between(p, types, &end, "multiple exception types must be parenthesized when using 'as'");
}

/* The exceptions of a handler: one expression, or several with commas (PEP 758), which make a tuple. */
static struct cpy_node *parse_exceptions(struct cpy_parser *p)
{
    uint32_t start = p->pos, mark = p->stack_count;
    struct cpy_node *node = cpy_parse_expression(p), *tuple;

    if (!node || cpy_peek(p) != CPY_TOK_COMMA)
        return node;
    if (!(tuple = cpy_node_new(p, CPY_NODE_TUPLE, start)) || !cpy_push_scratch(p, node))
        return NULL;
    while (cpy_accept(p, CPY_TOK_COMMA) && cpy_peek(p) != CPY_TOK_COLON)
        if (!(node = cpy_parse_expression(p)) || !cpy_push_scratch(p, node))
            return NULL;
    return cpy_take_list(p, mark, &tuple->list.values) ? cpy_node_end(p, tuple) : NULL;
}

/* The exceptions and the name of a handler, up to and with ":". */
static bool parse_caught(struct cpy_parser *p, struct cpy_except_handler *h)
{
    if (cpy_peek(p) == CPY_TOK_COLON || cpy_peek(p) == CPY_TOK_NEWLINE)
        return cpy_expect_colon(p);
    if (!(h->type = parse_exceptions(p)))
        return false;
    if (cpy_peek(p) == CPY_TOK_AS && h->type->kind == CPY_NODE_TUPLE && !(h->type->flag & CPY_NODE_PARENTHESISED))
        return fail_exceptions(p, h->type);
    if (cpy_accept(p, CPY_TOK_AS) && !(h->name = cpy_parse_name(p)))
        return false;
    return cpy_expect_colon(p);
}

/* One except clause, pushed.  Clauses of one try are alike: star says which. */
static bool parse_handler(struct cpy_parser *p, bool star)
{
    uint32_t keyword = p->pos++, last;
    struct cpy_except_handler *h = cpy_parser_alloc(p, sizeof *h);

    if (!h)
        return false;
    if (cpy_accept(p, CPY_TOK_STAR) && (cpy_peek(p) == CPY_TOK_COLON || cpy_peek(p) == CPY_TOK_NEWLINE))
        return cpy_fail_here(p, "expected one or more exception types");
    last = p->pos - 1;
    if (!parse_caught(p, h))
        return false;
    if ((last > keyword) != star)
        return cpy_fail_tokens(p, keyword, last, "cannot have both 'except' and 'except*' on the same 'try'");
    if (!cpy_parse_block(p, keyword, star ? "'except*' statement" : "'except' statement", &h->body))
        return false;
    CPY_PLACE(p, h, keyword);
    return cpy_push_scratch(p, h);
}

static struct cpy_node *parse_try(struct cpy_parser *p)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_TRY, p->pos);
    uint32_t mark = p->stack_count;

    if (!node || !parse_clause(p, "'try' statement", &node->try_stmt.body))
        return NULL;
    if (cpy_peek(p) != CPY_TOK_EXCEPT && cpy_peek(p) != CPY_TOK_FINALLY)
        return cpy_fail_here(p, "expected 'except' or 'finally' block");
    node->flag = cpy_peek(p) == CPY_TOK_EXCEPT && cpy_peek_second(p) == CPY_TOK_STAR;
    while (cpy_peek(p) == CPY_TOK_EXCEPT)
        if (!parse_handler(p, node->flag))
            return NULL;
    if (!cpy_take_array(p, mark, sizeof(struct cpy_except_handler), &node->try_stmt.handlers,
        &node->try_stmt.handler_count))
        return NULL;
    if (node->try_stmt.handler_count && !parse_else(p, &node->try_stmt.orelse))
        return NULL;
    if (cpy_peek(p) == CPY_TOK_FINALLY && !parse_clause(p, "'finally' statement", &node->try_stmt.final))
        return NULL;
    return cpy_node_end(p, node);
}

/* --- functions and classes ---------------------------------------------------------------------------------- */

/* "-> annotation", if it is there. */
static bool parse_returns(struct cpy_parser *p, struct cpy_node **returns)
{
    if (cpy_peek(p) != CPY_TOK_ARROW || !cpy_begins_expression(p->tokens[p->pos + 1].kind))
        return true;
    *returns = cpy_parse_forced(p);
    return !cpy_pending(p->t);
}

static struct cpy_node *parse_def(struct cpy_parser *p, const struct cpy_node_list *decorators)
{
    uint32_t keyword;
    struct cpy_node *node = begin(p, CPY_NODE_FUNCTION_DEF, &keyword);

    if (!node || !(node->function.name = cpy_parse_name(p))
        || !cpy_parse_type_params(p, &node->function.type_params) || !cpy_expect_exactly(p, CPY_TOK_LPAR)
        || !(node->function.args = cpy_parse_parameters(p, CPY_TOK_RPAR)) || !cpy_expect(p, CPY_TOK_RPAR)
        || !parse_returns(p, &node->function.returns) || !cpy_expect_exactly(p, CPY_TOK_COLON)
        || !cpy_parse_block(p, keyword, "function definition", &node->function.body))
        return NULL;
    node->function.decorators = *decorators;
    return cpy_node_end(p, node);
}

/* "class A(x for x in y)": only a call's parentheses do for a generator as well. */
static bool is_bare_generator(const struct cpy_parser *p, uint32_t open, const struct cpy_node_list *bases)
{
    const struct cpy_node *only = bases->count == 1 ? bases->items[0] : NULL;
    const struct cpy_token *token = &p->tokens[open];

    return only && only->kind == CPY_NODE_GENERATOR_EXP && only->line == (int)token->line && only->column == (int)token->column;
}

static bool is_behind(const struct cpy_token *token, const struct cpy_node *node)
{
    return (int)token->line > node->end_line || ((int)token->line == node->end_line && (int)token->column >= node->end_column);
}

static void *fail_generator(struct cpy_parser *p, uint32_t open, const struct cpy_node *element)
{
    for (p->pos = open; !is_behind(&p->tokens[p->pos], element) || !cpy_at_generator(p); p->pos++)
        ;
    return cpy_fail(p);
}

static struct cpy_node *parse_class(struct cpy_parser *p, const struct cpy_node_list *decorators)
{
    uint32_t keyword = p->pos, open;
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_CLASS_DEF, p->pos++);

    if (!node || !(node->class_def.name = cpy_parse_name(p))
        || !cpy_parse_type_params(p, &node->class_def.type_params))
        return NULL;
    open = p->pos;
    if (cpy_accept(p, CPY_TOK_LPAR)
        && !cpy_parse_arguments(p, &node->class_def.bases, &node->class_def.keywords, &node->class_def.keyword_count))
        return NULL;
    if (CPY_UNLIKELY(is_bare_generator(p, open, &node->class_def.bases)))
        return fail_generator(p, open, node->class_def.bases.items[0]->comp.element);
    if (!cpy_expect_colon(p) || !cpy_parse_block(p, keyword, "class definition", &node->class_def.body))
        return NULL;
    node->class_def.decorators = *decorators;
    return cpy_node_end(p, node);
}

/* The statement behind "async"; decorators NULL: there are none. */
static struct cpy_node *parse_async(struct cpy_parser *p, const struct cpy_node_list *decorators)
{
    static const struct cpy_node_list none;
    unsigned kind = cpy_peek_second(p);

    if (kind == CPY_TOK_DEF)
        return parse_def(p, decorators ? decorators : &none);
    if (kind == CPY_TOK_FOR && !decorators)
        return parse_for(p);
    if (kind == CPY_TOK_WITH && !decorators)
        return parse_with(p);
    p->pos++;
    return cpy_fail(p);
}

static struct cpy_node *parse_decorated(struct cpy_parser *p)
{
    uint32_t mark = p->stack_count;
    struct cpy_node_list decorators;

    while (cpy_accept(p, CPY_TOK_AT)) {
        struct cpy_node *node = cpy_parse_named(p);

        if (!node || !cpy_push_scratch(p, node) || !cpy_expect(p, CPY_TOK_NEWLINE))
            return NULL;
    }
    if (!cpy_take_list(p, mark, &decorators))
        return NULL;
    switch (cpy_peek(p)) {
    case CPY_TOK_DEF: return parse_def(p, &decorators);
    case CPY_TOK_ASYNC: return parse_async(p, &decorators);
    case CPY_TOK_CLASS: return parse_class(p, &decorators);
    default: return cpy_fail(p);
    }
}

bool cpy_parse_statement(struct cpy_parser *p)
{
    static const struct cpy_node_list none;
    struct cpy_node *node;

    switch (cpy_peek(p)) {
    case CPY_TOK_IF: node = parse_if(p); break;
    case CPY_TOK_WHILE: node = parse_while(p); break;
    case CPY_TOK_FOR: node = parse_for(p); break;
    case CPY_TOK_TRY: node = parse_try(p); break;
    case CPY_TOK_WITH: node = parse_with(p); break;
    case CPY_TOK_DEF: node = parse_def(p, &none); break;
    case CPY_TOK_CLASS: node = parse_class(p, &none); break;
    case CPY_TOK_AT: node = parse_decorated(p); break;
    case CPY_TOK_ASYNC: node = parse_async(p, NULL); break;
    case CPY_TOK_NAME:
        if (CPY_LIKELY(!cpy_is_match(p)))
            return cpy_parse_simple_line(p);
        node = cpy_parse_match(p);
        break;
    default: return cpy_parse_simple_line(p);
    }
    return node && cpy_push_scratch(p, node);
}
