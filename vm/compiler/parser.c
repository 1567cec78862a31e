/* SPDX-License-Identifier: MIT */
/* vm/compiler/parser.c - the parser's entry, and what its parts share.
 *
 * Recursive descent over tokens that are all there (lexer.h).  No rule needs to go back:
 * what looks like an expression is parsed as one, and becomes a target, a
 * parameter or a context manager when the token behind it says so. */
#include "vm/compiler/parser.h"

#include "vm/objects/exception.h"

/* --- tokens --------------------------------------------------------------------------- */

bool cpy_expect(struct cpy_parser *p, enum cpy_token_kind kind)
{
    return cpy_accept(p, kind) || cpy_fail(p);
}

bool cpy_expect_exactly(struct cpy_parser *p, enum cpy_token_kind kind)
{
    return cpy_accept(p, kind) || cpy_fail_expected(p, kind);
}

cpy_value cpy_parse_name(struct cpy_parser *p)
{
    if (!cpy_expect(p, CPY_TOK_NAME))
        return CPY_ERROR;
    return cpy_token_name(p, p->pos - 1);
}

const struct cpy_token *cpy_last_token(const struct cpy_parser *p)
{
    uint32_t at = p->pos;

    while (at > 1 && cpy_token_is_layout(&p->tokens[at - 1]))
        at--;
    return &p->tokens[at ? at - 1 : 0];
}

/* --- nodes -------------------------------------------------------------------------------- */

bool cpy_grow_scratch(struct cpy_parser *p)
{
    return cpy_arena_grow(p->arena, &p->stack, &p->stack_cap, sizeof *p->stack, 128);
}

bool cpy_take_list(struct cpy_parser *p, uint32_t mark, struct cpy_node_list *list)
{
    uint32_t count = p->stack_count - mark;

    p->stack_count = mark;
    list->count = count;
    list->items = NULL;
    if (!count)
        return true;
    if (!(list->items = cpy_arena_take(p->arena, count * sizeof *list->items)))
        return false;
    for (uint32_t i = 0; i < count; i++)
        list->items[i] = p->stack[mark + i];
    return true;
}

bool cpy_take_array(struct cpy_parser *p, uint32_t mark, size_t size, void *array, uint32_t *count)
{
    uint32_t n = p->stack_count - mark;
    char *items = n ? cpy_arena_alloc(p->arena, n * size) : NULL;

    p->stack_count = mark;
    *count = n;
    memcpy(array, &items, sizeof items);
    if (n && !items)
        return false;
    for (uint32_t i = 0; i < n; i++)
        memcpy(items + i * size, p->stack[mark + i], size);
    return true;
}

/* --- what is parsed --------------------------------------------------------------------------- */

static bool parse_file(struct cpy_parser *p)
{
    while (cpy_peek(p) != CPY_TOK_END)
        if (!cpy_parse_statement(p))
            return false;
    return true;
}

static bool parse_eval(struct cpy_parser *p)
{
    struct cpy_node *node = cpy_parse_list(p);

    if (!node || !cpy_push_scratch(p, node))
        return false;
    while (cpy_accept(p, CPY_TOK_NEWLINE))
        ;
    return cpy_ends_indented(p) ? cpy_fail(p) != NULL : cpy_expect(p, CPY_TOK_END);
}

/* Does the text end with an empty line, by which a user ends a block? */
static bool ends_with_empty_line(const struct cpy_parser *p)
{
    size_t len = (size_t)(p->lx.end - p->lx.source);

    return len == 0 || (p->lx.end[-1] == '\n' && (len == 1 || p->lx.end[-2] == '\n'));
}

/* Does the text end, without a newline, on the line of a compound statement's colon? */
static bool ends_on_its_line(const struct cpy_parser *p)
{
    return cpy_peek(p) == CPY_TOK_END && p->pos && p->tokens[p->pos - 1].kind == CPY_TOK_NEWLINE && p->lx.added_newline;
}

/* One interactive statement; a compound one ends with an empty line if a user types it. */
static bool parse_single(struct cpy_parser *p)
{
    bool compound = cpy_is_compound(cpy_peek(p)) || (cpy_peek(p) == CPY_TOK_NAME && cpy_is_match(p));

    if (cpy_peek(p) == CPY_TOK_END)
        return p->typed || cpy_fail(p);
    if (!cpy_parse_statement(p))
        return false;
    if (p->typed && compound && cpy_peek(p) == CPY_TOK_END && !ends_with_empty_line(p)) {
        p->at_end = true;
        return cpy_fail_here(p, "incomplete input");
    }
    if (compound && !p->typed && ends_on_its_line(p))
        return cpy_fail(p);
    if (cpy_peek(p) == CPY_TOK_END)
        return true;
    if (compound)
        return cpy_fail(p);
    p->lx.error.message[0] = 0; /* nobody looks at the rest */
    p->pos--; /* the end of the first line, at which it should have ended */
    return cpy_fail_here(p, "multiple statements found while compiling a single statement");
}

static bool parse_all(struct cpy_parser *p, struct cpy_node_list *body, bool several)
{
    bool ok = p->mode == CPY_COMPILE_EVAL ? parse_eval(p)
            : p->mode == CPY_COMPILE_SINGLE && !several ? parse_single(p) : parse_file(p);

    return ok && cpy_take_list(p, 0, body);
}

bool cpy_parse(struct cpy_arena *arena, const char *source, size_t len, const char *file, enum cpy_compile_mode mode,
    struct cpy_node_list *body, bool *incomplete)
{
    struct cpy_parser p;
    bool ok;

    memset((char *)&p + sizeof p.lx, 0, sizeof p - sizeof p.lx);
    p.t = arena->t;
    p.arena = arena;
    p.file = file;
    p.mode = mode & CPY_COMPILE_MODES;
    p.clean = mode & CPY_COMPILE_CLEAN;
    p.typed = incomplete != NULL;
    ok = cpy_lex(&p.lx, arena, source, len);
    p.tokens = p.lx.tokens;
    ok = ok && parse_all(&p, body, mode & CPY_COMPILE_SEVERAL) && !p.wrong;
    if (p.wrong && !cpy_pending(p.t))
        cpy_fail_plainly(&p);
    if (incomplete) /* an empty line ends what is not within brackets or a string */
        *incomplete = !ok && p.at_end && ((p.lx.error.message[0] && p.lx.error.at_end) || !ends_with_empty_line(&p));
    return ok;
}
