/* SPDX-License-Identifier: MIT */
/* vm/compiler/parser_error.c - the words for a mistake, and which of several mistakes is reported.
 *
 * The words are CPython's.  There a second pass of the parser looks for known mistakes; here the one place
 * that failed looks around: at the expression that was read last (p->operand), and, by a trial, at what follows.
 *
 * A mistake of the lexer's, even far behind, is reported first, because what looks wrong to
 * the parser may be an effect of it.  A bracket that was never closed comes first only if the
 * parser failed on a later line than the bracket is on. */
#include "vm/compiler/parser.h"

#include "vm/objects/exception.h"

#include <stdarg.h>

/* Where a mistake is: lines from 1, columns in bytes from 0. */
struct place {
    int line, column, end_line, end_column;
};

/* --- places ------------------------------------------------------------------------------------ */

/* Is this token the end of the text, or one of a row of ends of blocks before it? */
static bool is_at_end(const struct cpy_token *token)
{
    while (token->kind == CPY_TOK_DEDENT)
        token++;
    return token->kind == CPY_TOK_END;
}

/* The number of the last line of the text. */
static uint32_t last_line(const struct cpy_parser *p) { return p->lx.line > 1 ? p->lx.line - 1 : 1; }

/* Does the last line end without a newline?  Only a file's gets one added. */
static bool is_cut_short(const struct cpy_parser *p)
{
    return p->lx.added_newline && (p->mode == CPY_COMPILE_EVAL || p->mode == CPY_COMPILE_SINGLE);
}

/* What is behind a line and its newline. */
static const char *end_of_line(const struct cpy_parser *p, int line)
{
    const char *start = p->lx.source + p->lx.lines[line - 1], *end = memchr(start, '\n', (size_t)(p->lx.end - start));

    return end ? end + 1 : p->lx.end;
}

/* The end of the last line. */
static struct place end_place(const struct cpy_parser *p)
{
    uint32_t line = last_line(p), start = p->lx.lines[line - 1], end = (uint32_t)(p->lx.end - p->lx.source);
    int column = end > start ? (int)(end - start) - 1 - is_cut_short(p) : 0;

    return (struct place){(int)line, column, (int)line, (int)CPY_NO_END};
}

/* --- raising ------------------------------------------------------------------------------- */

/* The line of the farthest token that the parser has looked at. */
static uint32_t reached_line(const struct cpy_parser *p)
{
    const struct cpy_token *token = &p->tokens[p->far > p->pos ? p->far : p->pos];

    return is_at_end(token) ? last_line(p) : cpy_token_end_line(token);
}

/* Is a line, whose newline is in front of end, shown without it?  That of text in memory is when something behind the line
 * has been looked at (reached). */
static bool is_shown_bare(const struct cpy_parser *p, uint32_t line, const char *end, uint32_t reached)
{
    bool memory = p->mode == CPY_COMPILE_EVAL || p->mode == CPY_COMPILE_SINGLE || !p->file || p->file[0] == '<';

    if (end == p->lx.end && p->lx.added_newline)
        return is_cut_short(p);
    return memory && reached > line;
}

/* The source line as a str, or CPY_UNSET; reached: the last one that has been looked at. */
static cpy_value parser_line(struct cpy_parser *p, int line, uint32_t reached)
{
    const char *start, *end;

    if (line == 0)
        return p->t->vm->empty_str;
    if (line < 0 || (uint32_t)line > p->lx.line)
        return CPY_UNSET;
    start = p->lx.source + p->lx.lines[line - 1];
    end = end_of_line(p, line);
    if (end > start && end[-1] == '\n' && is_shown_bare(p, (uint32_t)line, end, reached))
        end--;
    return cpy_str_from_utf8(p->t, start, (size_t)(end - start));
}

static void *raise_line(struct cpy_parser *p, enum cpy_exception_id id, const struct place *at, cpy_value line, cpy_value message)
{
    if (!cpy_pending(p->t))
        cpy_raise_syntax(p->t, id, p->file ? p->file : "", at->line, at->column, at->end_line, at->end_column, line,
            "%V", message);
    return NULL;
}

static void *raise_at(struct cpy_parser *p, enum cpy_exception_id id, const struct place *at, cpy_value message)
{
    return raise_line(p, id, at, message ? parser_line(p, at->line, reached_line(p)) : CPY_UNSET, message);
}

/* The line of a mistake of the lexer's, which has been cut that far: one whose end is known is shown without its newline. */
static cpy_value lexed_line(struct cpy_parser *p, const struct cpy_lexer_error *e)
{
    cpy_value line = parser_line(p, e->line, e->unclosed ? last_line(p) : (uint32_t)e->line);
    struct cpy_text text = {0};

    if (!line || e->end_column < 0)
        return line;
    text = cpy_str_view(line);
    return text.len && cpy_text_at(&text, text.len - 1) == '\n' ? cpy_str_slice(p->t, line, 0, text.len - 1) : line;
}

/* The lexer's mistake. */
static void *raise_lexer_error(struct cpy_parser *p)
{
    const struct cpy_lexer_error *e = &p->lx.error;
    bool early = e->end_column == (int)CPY_NO_END && is_cut_short(p) && end_of_line(p, e->line) == p->lx.end;
    struct place at = {e->line, e->column - early, e->end_line, e->end_column};

    p->at_end = e->at_end;
    return raise_line(p, e->id, &at, lexed_line(p, e), cpy_str_from(p->t, e->message));
}

/* Is the lexer's mistake reported rather than one that the parser found at the token p->pos? */
static bool lexer_error_first(const struct cpy_parser *p)
{
    const struct cpy_token *token = &p->tokens[p->pos], *far = &p->tokens[p->far];

    if (!p->lx.error.message[0])
        return false;
    if (token->kind == CPY_TOK_ERROR || !p->lx.error.weak)
        return true;
    token = far > token ? far : token;
    while (token->kind == CPY_TOK_STRING) /* adjacent ones are read together */
        token++;
    return p->lx.error.unclosed && !p->typed && (int)token->line > p->lx.error.line;
}

/* Is the innermost replacement field one of a t-string? */
static bool is_in_template(const struct cpy_parser *p)
{
    uint32_t at = p->field;
    int depth = 0;

    for (; at > 0; at--) {
        depth += p->tokens[at].kind == CPY_TOK_FSTRING_END;
        if (p->tokens[at].kind == CPY_TOK_FSTRING_START && depth-- == 0)
            break;
    }
    return p->tokens[at].flags & CPY_STRING_TEMPLATE;
}

/* Raises what the parser has found. */
static void *raise_found(struct cpy_parser *p, enum cpy_exception_id id, const struct place *at, const char *format,
    va_list args)
{
    cpy_value message = cpy_str_vformat(p->t, format, args);

    p->at_end |= is_at_end(&p->tokens[p->pos]);
    if (message && strncmp(format, "f-string", 8) == 0 && is_in_template(p))
        message = cpy_str_format(p->t, "t%V", cpy_str_slice(p->t, message, 1, cpy_str_view(message).len));
    return raise_at(p, id, at, message);
}

static void *raise_format(struct cpy_parser *p, enum cpy_exception_id id, const struct place *at, const char *format,
    va_list args)
{
    if (cpy_pending(p->t) || p->trial)
        return NULL;
    return lexer_error_first(p) ? raise_lexer_error(p) : raise_found(p, id, at, format, args);
}

static void *raise_syntax(struct cpy_parser *p, enum cpy_exception_id id, const struct place *at, const char *format,
    ...)
{
    va_list args;

    va_start(args, format);
    raise_format(p, id, at, format, args);
    va_end(args);
    return NULL;
}

/* --- places --------------------------------------------------------------------------------- */

bool cpy_lacks_newline(const struct cpy_parser *p, uint32_t at)
{
    const struct cpy_token *token = &p->tokens[at];

    return token->kind == CPY_TOK_NEWLINE && is_cut_short(p) && is_at_end(token + 1) && token->line == last_line(p);
}

/* Where token number from begins and number to ends.  Changes of indentation have no extent, the end of a line has its
 * comment and one column. */
static struct place token_place(const struct cpy_parser *p, uint32_t from, uint32_t to)
{
    const struct cpy_token *first = &p->tokens[from], *last = &p->tokens[to];

    if (is_at_end(first))
        return end_place(p);
    if (first->kind == CPY_TOK_INDENT || first->kind == CPY_TOK_DEDENT)
        return (struct place){(int)first->line, (int)first->column - 1, (int)first->line, (int)CPY_NO_END};
    if (last->kind == CPY_TOK_NEWLINE && cpy_lacks_newline(p, to))
        return (struct place){(int)first->line, (int)first->column - 1, (int)last->line, (int)CPY_NO_END};
    if (last->kind == CPY_TOK_NEWLINE)
        return (struct place){(int)first->line, (int)first->column, (int)last->line, (int)last->end_column + 1};
    return (struct place){(int)first->line, (int)first->column, (int)cpy_token_end_line(last), (int)last->end_column};
}

void *cpy_fail_node(struct cpy_parser *p, const struct cpy_node *node, const char *format, ...)
{
    struct place at = {node->line, node->column, node->end_line, node->end_column};
    va_list args;

    va_start(args, format);
    raise_format(p, CPY_SYNTAX_ERROR, &at, format, args);
    va_end(args);
    return NULL;
}

void *cpy_fail_between(struct cpy_parser *p, const struct cpy_node *from, const struct cpy_node *to,
    const char *format, ...)
{
    struct place at = {from->line, from->column, to->end_line, to->end_column};
    va_list args;

    va_start(args, format);
    raise_format(p, CPY_SYNTAX_ERROR, &at, format, args);
    va_end(args);
    return NULL;
}

void *cpy_fail_tokens(struct cpy_parser *p, uint32_t from, uint32_t to, const char *format, ...)
{
    struct place at = token_place(p, from, to);
    va_list args;

    va_start(args, format);
    raise_format(p, CPY_SYNTAX_ERROR, &at, format, args);
    va_end(args);
    return NULL;
}

/* Is token number at a string on the line of a bracket that is never closed?  What comes behind it does not count. */
static bool is_beside_unclosed(const struct cpy_parser *p, uint32_t at)
{
    return p->tokens[at].kind == CPY_TOK_STRING && p->lx.error.unclosed && (int)p->tokens[at].line <= p->lx.error.line;
}

void *cpy_fail_literal(struct cpy_parser *p, uint32_t from, uint32_t to, const char *format, ...)
{
    struct place place = token_place(p, from, to);
    uint32_t trial = p->trial;
    va_list args;

    p->trial = 0;
    va_start(args, format);
    (is_beside_unclosed(p, to) ? raise_found : raise_format)(p, CPY_SYNTAX_ERROR, &place, format, args);
    va_end(args);
    p->trial = trial;
    return NULL;
}

void *cpy_fail_here(struct cpy_parser *p, const char *format, ...)
{
    struct place at = token_place(p, p->pos, p->pos);
    va_list args;

    va_start(args, format);
    raise_format(p, CPY_SYNTAX_ERROR, &at, format, args);
    va_end(args);
    return NULL;
}

void *cpy_fail_block(struct cpy_parser *p, uint32_t keyword, const char *what)
{
    struct place at = token_place(p, p->pos, p->pos);

    return raise_syntax(p, CPY_INDENTATION_ERROR, &at, "expected an indented block after %s on line %u", what,
        (unsigned)p->tokens[keyword].line);
}

/* --- what may be meant -------------------------------------------------------------------------- */

struct cpy_node *cpy_try(struct cpy_parser *p, struct cpy_node *(*parse)(struct cpy_parser *p))
{
    uint32_t mark = p->stack_count, start = p->operand_start, end = p->operand_end, field = p->field;
    const struct cpy_node *operand = p->operand;
    struct cpy_node *node;

    p->trial++;
    p->stop = 0;
    node = parse(p);
    p->trial--;
    p->stop = 0;
    p->far = p->pos > p->far ? p->pos : p->far;
    p->field = field;
    p->stack_count = mark;
    p->operand_start = start;
    p->operand_end = end;
    p->operand = operand;
    return node;
}

bool cpy_keep_whole(struct cpy_parser *p, uint32_t at, uint32_t mark)
{
    if (!p->trial || cpy_pending(p->t))
        return false;
    p->far = p->pos > p->far ? p->pos : p->far;
    p->pos = p->stop = at;
    p->stack_count = mark;
    return true;
}

/* How many brackets there are around a token. */
static int depth_of(const struct cpy_token *token)
{
    return token->level - (token->kind == CPY_TOK_LPAR || token->kind == CPY_TOK_LSQB || token->kind == CPY_TOK_LBRACE);
}

/* Does token number at stand within brackets that begin at number start or later? */
static bool is_within(const struct cpy_parser *p, uint32_t at, uint32_t start)
{
    return depth_of(&p->tokens[at]) > depth_of(&p->tokens[start]);
}

struct cpy_node *cpy_parse_whole(struct cpy_parser *p, struct cpy_node *(*parse)(struct cpy_parser *p))
{
    uint32_t start = p->pos, failed;
    struct cpy_node *node;

    p->soft++;
    node = parse(p);
    p->soft--;
    if (node || p->trial || cpy_pending(p->t))
        return node;
    failed = p->pos;
    p->pos = start;
    if (p->tokens[failed].kind != CPY_TOK_ERROR && (node = cpy_try(p, parse)))
        return node;
    p->pos = failed;
    return cpy_fail(p);
}

/* print and exec were statements. */
static bool is_legacy(const struct cpy_parser *p)
{
    const struct cpy_token *token = &p->tokens[p->operand_start];
    const char *text = cpy_token_start(&p->lx, token);
    uint32_t len = token->end_column - token->column;

    return token->kind == CPY_TOK_NAME && p->operand_end == p->operand_start + 1
        && ((len == 5 && memcmp(text, "print", 5) == 0) || (len == 4 && memcmp(text, "exec", 4) == 0));
}

static bool may_begin_pair(const struct cpy_parser *p);
static bool explain_comma(struct cpy_parser *p);

/* Was a name alone read last? */
static bool is_name_read(const struct cpy_parser *p)
{
    return p->operand && p->operand_end == p->pos && p->operand->kind == CPY_NODE_NAME && p->operand_end == p->operand_start + 1;
}

/* An operand that is all there is behind a name: CPython has read it before, and tells of no mistake behind what can
 * stand alone of it.  NULL: it is not. */
static const struct cpy_node *read_quietly(struct cpy_parser *p)
{
    uint32_t start = p->pos;
    const struct cpy_node *node = may_begin_pair(p) ? cpy_try(p, cpy_parse_disjunction) : NULL;

    if (node && p->tokens[p->far].kind != CPY_TOK_ERROR && cpy_peek(p) != CPY_TOK_COMMA && cpy_peek(p) != CPY_TOK_IF) {
        cpy_note_operand(p, start, node);
        return node;
    }
    p->pos = start;
    return NULL;
}

/* What stands behind a name, as if that were a statement of Python 2: known mistakes in it are raised. */
static const struct cpy_node *read_behind_name(struct cpy_parser *p)
{
    uint32_t start = p->pos;
    const struct cpy_node *node;

    if (!cpy_begins_expression(cpy_peek(p)) || cpy_peek(p) == CPY_TOK_LPAR)
        return NULL;
    if (!(node = read_quietly(p)) && !(node = cpy_parse_star_list(p)) && !cpy_pending(p->t) && cpy_peek(p) != CPY_TOK_ERROR) {
        p->pos = start;
        node = cpy_try(p, cpy_parse_star_list);
    }
    if (node && !cpy_pending(p->t) && p->operand && p->operand_end == p->pos && !is_legacy(p))
        explain_comma(p);
    return cpy_pending(p->t) ? NULL : node;
}

/* "print x" and "exec x", which may stand behind other names: the last ones are told of. */
static void explain_legacy(struct cpy_parser *p)
{
    const struct cpy_node *name = NULL, *rest = NULL, *node, *read = p->operand;
    bool legacy = is_legacy(p);

    while ((node = read_behind_name(p))) {
        if (legacy) {
            name = read;
            rest = node;
        }
        if (!is_name_read(p))
            break;
        read = p->operand;
        legacy = is_legacy(p);
    }
    if (cpy_peek(p) == CPY_TOK_ERROR && !cpy_pending(p->t))
        raise_lexer_error(p);
    if (name)
        cpy_fail_between(p, name, rest, "Missing parentheses in call to '%V'. Did you mean %V(...)?", name->name.id,
            name->name.id);
}

bool cpy_explain_name(struct cpy_parser *p)
{
    uint32_t at = p->pos, mark = p->stack_count, field = p->field;

    p->probe++;
    explain_legacy(p);
    p->probe--;
    p->stack_count = mark;
    p->field = field;
    p->pos = at;
    p->operand = NULL;
    return cpy_pending(p->t);
}

/* Names that are keywords in some places, in front of which nothing can be missing; and wrong string prefixes. */
static bool may_begin_pair(const struct cpy_parser *p)
{
    static const char *const soft[] = {"_", "case", "match", "type"};
    const struct cpy_token *token = &p->tokens[p->operand_start];
    uint32_t len = token->end_column - token->column;

    if (token->kind != CPY_TOK_NAME)
        return true;
    if (token[1].kind == CPY_TOK_STRING)
        return false;
    for (size_t i = 0; i < CPY_COUNT(soft); i++)
        if (strncmp(cpy_token_start(&p->lx, token), soft[i], len) == 0) /* their first letters count as well, as in CPython */
            return false;
    return true;
}

/* Two expressions side by side within brackets: true if that was it. */
static bool explain_comma(struct cpy_parser *p)
{
    const struct cpy_node *left = p->operand, *right;
    uint32_t at = p->pos;

    if (!may_begin_pair(p) || !cpy_begins_expression(cpy_peek(p)))
        return false;
    right = cpy_try(p, cpy_parse_expression);
    if (p->typed && right && p->lx.error.unclosed && cpy_peek(p) == CPY_TOK_ERROR)
        p->pos--; /* what will be typed behind it does not matter */
    if (cpy_peek(p) == CPY_TOK_ERROR || (right && p->tokens[p->pos - 1].level > 0)) { /* the lexer's mistake comes first */
        cpy_fail_between(p, left, right ? right : left, "invalid syntax. Perhaps you forgot a comma?");
        return true;
    }
    p->pos = at;
    return false;
}

/* The name that p->operand begins with as a statement of Python 2: true if that was it. */
static bool explain_start(struct cpy_parser *p)
{
    uint32_t at = p->pos, start = p->operand_start;
    const struct cpy_node *name;

    if (p->tokens[start].kind != CPY_TOK_NAME || cpy_pending(p->t))
        return cpy_pending(p->t);
    p->pos = start;
    if ((name = cpy_parse_name_node(p))) {
        cpy_note_operand(p, start, name);
        cpy_explain_name(p);
    }
    p->pos = at;
    return cpy_pending(p->t);
}

#define MOST_LOOKS 64 /* one after the other may go through the whole text */

/* What p->operand and the token behind it may be meant to be: true if that was it. */
static bool explain(struct cpy_parser *p)
{
    if (p->trial || !p->operand || p->operand_end != p->pos || cpy_peek(p) == CPY_TOK_ERROR || p->looks++ >= MOST_LOOKS)
        return false;
    return (!is_legacy(p) && explain_comma(p)) || explain_start(p);
}

/* May an expression end with this token? */
static bool ends_expression(unsigned kind)
{
    switch (kind) {
    case CPY_TOK_NAME: case CPY_TOK_NUMBER: case CPY_TOK_STRING: case CPY_TOK_FSTRING_END: case CPY_TOK_RPAR:
    case CPY_TOK_RSQB: case CPY_TOK_RBRACE: case CPY_TOK_ELLIPSIS: case CPY_TOK_NONE: case CPY_TOK_TRUE:
    case CPY_TOK_FALSE:
        return true;
    default:
        return false;
    }
}

/* The token behind what can stand alone of the expression that begins at token number first and fails at p->pos. */
static uint32_t end_of_whole(const struct cpy_parser *p, uint32_t first)
{
    uint32_t at = p->pos;

    while (at > first && (!ends_expression(p->tokens[at - 1].kind) || p->tokens[at - 1].level > p->tokens[first - 1].level))
        at--;
    return at;
}

/* The expression of a replacement field fails at p->pos.  What can stand alone of it counts as the expression. */
static void *fail_in_field(struct cpy_parser *p)
{
    uint32_t first = p->field + 1, at = end_of_whole(p, first);

    return at == first ? cpy_fail_tokens(p, at, at, "f-string: expecting a valid expression after '{'")
        : cpy_fail_tokens(p, at, at, "f-string: expecting '=', or '!', or ':', or '}'");
}

/* The end of the text, which has no column; a text of nothing has no line. */
static struct place unknown_place(const struct cpy_parser *p, int line)
{
    line = p->lx.end - p->lx.source == p->lx.added_newline ? 0 : line;
    return (struct place){line, -1, line, -1};
}

/* Is the next token the end of the text?  A line without a newline that is no file's ends there, too. */
static bool has_no_place(const struct cpy_parser *p)
{
    return cpy_peek(p) == CPY_TOK_END || cpy_lacks_newline(p, p->pos);
}

bool cpy_ends_indented(const struct cpy_parser *p)
{
    const char *end = p->lx.end - 1, *c = end;

    if (cpy_peek(p) != CPY_TOK_END || !is_cut_short(p))
        return false;
    while (c > p->lx.source && (c[-1] == ' ' || c[-1] == '\t'))
        c--;
    return c < end && (c == p->lx.source || c[-1] == '\n');
}

void *cpy_fail(struct cpy_parser *p)
{
    unsigned kind = cpy_peek(p);
    struct place at = token_place(p, p->pos, p->pos);

    if (cpy_pending(p->t) || p->trial || explain(p) || cpy_pending(p->t))
        return NULL;
    if (kind == CPY_TOK_INDENT || cpy_ends_indented(p))
        return raise_at(p, CPY_INDENTATION_ERROR, &at, cpy_str_from(p->t, "unexpected indent"));
    if (kind == CPY_TOK_DEDENT)
        return raise_at(p, CPY_INDENTATION_ERROR, &at, cpy_str_from(p->t, "unexpected unindent"));
    if (p->probe || p->soft)
        return NULL;
    if (p->field)
        return fail_in_field(p);
    if (kind == CPY_TOK_ERROR || (p->lx.error.message[0] && !p->lx.error.weak))
        return raise_lexer_error(p);
    if (!p->wrong)
        p->wrong = p->pos + 1;
    return NULL;
}

void cpy_fail_plainly(struct cpy_parser *p)
{
    struct place at = token_place(p, p->wrong - 1, p->wrong - 1);

    p->pos = p->wrong - 1;
    if (has_no_place(p))
        at = unknown_place(p, at.line);
    raise_syntax(p, CPY_SYNTAX_ERROR, &at, "invalid syntax");
}

void cpy_explain_failed(struct cpy_parser *p, uint32_t start)
{
    uint32_t at = p->pos;

    if (p->trial || cpy_pending(p->t) || cpy_peek(p) == CPY_TOK_ERROR)
        return;
    p->pos = start;
    if ((p->operand = cpy_try(p, cpy_parse_disjunction))) {
        cpy_note_operand(p, start, p->operand);
        explain(p);
    }
    p->operand = NULL;
    p->pos = at;
}

void *cpy_fail_expected(struct cpy_parser *p, enum cpy_token_kind kind)
{
    struct place at = token_place(p, p->pos, p->pos);

    if (has_no_place(p))
        at = unknown_place(p, at.line);
    return raise_syntax(p, CPY_SYNTAX_ERROR, &at, "expected '%s'", cpy_token_text(kind));
}

static struct cpy_node *parse_comparand(struct cpy_parser *p)
{
    return cpy_parse_operand(p, CPY_PREC_BAR);
}

void *cpy_fail_targets(struct cpy_parser *p, uint32_t start, struct cpy_node *(*parse)(struct cpy_parser *p))
{
    uint32_t far = p->far;

    if (p->trial || cpy_pending(p->t) || cpy_peek(p) == CPY_TOK_ERROR)
        return cpy_fail(p);
    p->pos = start;
    p->far = 0;
    do
        if (p->tokens[start - 1].kind != CPY_TOK_DEL)
            cpy_accept(p, CPY_TOK_STAR);
    while (cpy_try(p, parse) && cpy_accept(p, CPY_TOK_COMMA));
    p->pos = p->far;
    p->far = far > p->far ? far : p->far;
    p->operand = NULL;
    return cpy_fail(p);
}

bool cpy_check_tuple(struct cpy_parser *p)
{
    uint32_t at = p->pos;

    p->probe++;
    while (cpy_begins_expression(cpy_peek(p)) || cpy_peek(p) == CPY_TOK_STAR) {
        if (!cpy_parse_star_named(p) || explain(p))
            break;
        cpy_accept(p, CPY_TOK_COMMA);
    }
    p->probe--;
    p->pos = at;
    p->operand = NULL;
    return !cpy_pending(p->t);
}

void *cpy_fail_variables(struct cpy_parser *p, uint32_t start)
{
    uint32_t at = p->pos;
    bool begins;

    if (p->trial || cpy_pending(p->t))
        return NULL;
    p->pos = start;
    begins = cpy_try(p, parse_comparand);
    p->pos = at;
    if (!begins || is_within(p, at, start) || cpy_peek(p) == CPY_TOK_ERROR)
        return cpy_fail_targets(p, start, parse_comparand);
    return cpy_fail_here(p, "'in' expected after for-loop variables");
}

void *cpy_fail_field(struct cpy_parser *p, const char *words)
{
    if (cpy_pending(p->t) || p->trial || explain(p))
        return NULL;
    return cpy_fail_here(p, words);
}

void *cpy_fail_key(struct cpy_parser *p, const struct cpy_node *key)
{
    struct place at = {key->end_line, key->end_column - 1, key->end_line, -1};

    return raise_syntax(p, CPY_SYNTAX_ERROR, &at, "':' expected after dictionary key");
}

struct cpy_node *cpy_parse_forced(struct cpy_parser *p)
{
    uint32_t arrow = p->pos++;
    struct cpy_node *node = cpy_try(p, cpy_parse_expression);

    if (node || cpy_peek(p) == CPY_TOK_ERROR)
        return node;
    p->pos = end_of_whole(p, arrow + 1);
    if (p->pos == arrow + 1 || cpy_peek(p) == CPY_TOK_COLON)
        p->pos = arrow;
    return NULL;
}

/* None, True or False. */
static bool is_singleton(const struct cpy_node *node)
{
    return node->kind == CPY_NODE_CONSTANT && (cpy_is_bool(node->constant.value) || node->constant.value == CPY_NONE);
}

void *cpy_fail_argument(struct cpy_parser *p, const struct cpy_node *argument)
{
    const struct cpy_token *equals = &p->tokens[p->pos];
    struct place at = {argument->line, argument->column, (int)equals->line, (int)equals->end_column};

    if (cpy_is_bare_walrus(argument))
        return cpy_fail(p);
    if (is_singleton(argument))
        return raise_syntax(p, CPY_SYNTAX_ERROR, &at, "cannot assign to %s", cpy_expression_name(argument));
    return raise_syntax(p, CPY_SYNTAX_ERROR, &at, "expression cannot contain assignment, perhaps you meant \"==\"?");
}

static const char *misplaced(bool unpacked)
{
    return unpacked ? "positional argument follows keyword argument unpacking" : "positional argument follows keyword argument";
}

void *cpy_fail_misplaced(struct cpy_parser *p, uint32_t start, bool unpacked)
{
    uint32_t at = p->pos;
    bool whole;

    if (p->trial || cpy_pending(p->t) || cpy_peek(p) == CPY_TOK_ERROR)
        return NULL;
    p->pos = start;
    whole = cpy_try(p, cpy_parse_expression);
    p->pos = at;
    return whole ? cpy_fail_here(p, misplaced(unpacked)) : NULL;
}

void *cpy_fail_order(struct cpy_parser *p, uint32_t open, bool unpacked)
{
    uint32_t close = p->tokens[open].extra ? p->tokens[open].extra : p->pos;
    bool name;

    switch (cpy_peek(p)) {
    case CPY_TOK_COMMA:
        cpy_skip_arguments(p);
        close = p->pos;
        break;
    case CPY_TOK_RPAR:
        break;
    case CPY_TOK_FOR: case CPY_TOK_ASYNC: case CPY_TOK_ASSIGN: case CPY_TOK_WALRUS: case CPY_TOK_ERROR:
        return cpy_fail(p);
    default:
        name = is_name_read(p);
        if (explain(p) || cpy_pending(p->t))
            return NULL;
        if (name) /* a statement of Python 2 has been looked for */
            cpy_try(p, cpy_parse_star_list);
        close = p->pos;
    }
    return cpy_fail_tokens(p, close, close, misplaced(unpacked));
}

void *cpy_fail_deletion(struct cpy_parser *p, uint32_t start, struct cpy_node *targets)
{
    if (cpy_pending(p->t) || p->trial || cpy_peek(p) == CPY_TOK_ERROR)
        return cpy_fail(p);
    if (!targets) {
        p->pos = start;
        targets = cpy_try(p, cpy_parse_expression);
    }
    if (targets && !cpy_make_target(p, targets, CPY_CTX_DEL))
        return NULL;
    return cpy_fail_targets(p, start, cpy_parse_primary);
}

/* --- "=" for "==" ------------------------------------------------------------------------------------ */

/* What an operand begins with: a of a.b(c)[d] + e. */
static const struct cpy_node *beginning(const struct cpy_node *node)
{
    while (!(node->flag & CPY_NODE_PARENTHESISED)) {
        switch (node->kind) {
        case CPY_NODE_BIN_OP: node = node->bin.left; break;
        case CPY_NODE_CALL: node = node->call.func; break;
        case CPY_NODE_ATTRIBUTE: node = node->attribute.value; break;
        case CPY_NODE_SUBSCRIPT: node = node->subscript.value; break;
        default: return node;
        }
    }
    return node;
}

/* Is it an operand of comparisons that begins with no display, that is, may "==" have been meant behind it? */
static bool is_comparable(const struct cpy_node *node)
{
    const struct cpy_node *first = beginning(node);
    bool in_parentheses = first->flag & CPY_NODE_PARENTHESISED;

    switch (first->kind) {
    case CPY_NODE_YIELD: case CPY_NODE_YIELD_FROM: case CPY_NODE_COMPARE: case CPY_NODE_BOOL_OP: case CPY_NODE_IF_EXP: case CPY_NODE_LAMBDA:
    case CPY_NODE_NAMED_EXPR: case CPY_NODE_LIST:
        return in_parentheses;
    case CPY_NODE_UNARY_OP:
        return first->op != CPY_UNARY_NOT || in_parentheses;
    case CPY_NODE_TUPLE: case CPY_NODE_GENERATOR_EXP: case CPY_NODE_STARRED:
        return false;
    case CPY_NODE_CONSTANT:
        return !is_singleton(first) || in_parentheses;
    default:
        return true;
    }
}

bool cpy_explain_assign(struct cpy_parser *p, const struct cpy_node *left)
{
    uint32_t at = p->pos;
    const struct cpy_node *right;

    if (p->trial || !is_comparable(left))
        return false;
    p->pos++;
    p->probe++;
    parse_comparand(p);
    p->probe--;
    if (cpy_pending(p->t))
        return true;
    p->pos = at + 1;
    right = cpy_try(p, parse_comparand);
    if (cpy_peek(p) == CPY_TOK_ERROR) {
        cpy_fail(p);
        return true;
    }
    if (right && cpy_peek(p) != CPY_TOK_ASSIGN && cpy_peek(p) != CPY_TOK_WALRUS) {
        if (left->kind == CPY_NODE_NAME)
            cpy_fail_between(p, left, right, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        else
            cpy_fail_node(p, left, "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                cpy_expression_name(left));
        return true;
    }
    p->pos = at;
    return false;
}

void *cpy_fail_assign(struct cpy_parser *p, const struct cpy_node *left)
{
    return cpy_explain_assign(p, left) ? NULL : cpy_fail(p);
}

void *cpy_fail_target(struct cpy_parser *p, const struct cpy_node *target)
{
    const struct cpy_node *invalid = cpy_invalid_target(target, CPY_CTX_STORE), *last = target;

    if (target->kind == CPY_NODE_TUPLE && !(target->flag & CPY_NODE_PARENTHESISED))
        last = target->list.values.items[target->list.values.count - 1];
    if ((invalid->kind == CPY_NODE_YIELD || invalid->kind == CPY_NODE_YIELD_FROM)
        && !(invalid->flag & CPY_NODE_PARENTHESISED))
        return cpy_fail_node(p, invalid, "assignment to yield expression not possible");
    if (cpy_explain_assign(p, last))
        return NULL;
    return cpy_fail_node(p, invalid, "cannot assign to %s", cpy_expression_name(invalid));
}
