/* SPDX-License-Identifier: MIT */
/* vm/compiler/parser.h - what the parts of the parser share.
 *
 * A function that parses something starts at the token p->pos and leaves p->pos behind
 * what it read.  It returns NULL (or false) when it failed; then the exception is pending and all callers
 * give up.  Only a *trial* goes on after a failure: while p->trial is set nothing is raised
 * for a mistake in the text (parser_error.c looks ahead that way).
 *
 * Lists are collected on a scratch stack and copied to the arena when they are whole. */
#ifndef CPY_COMPILER_PARSER_H
#define CPY_COMPILER_PARSER_H

#include "vm/compiler/ast_size.h"
#include "vm/compiler/lexer.h"

struct cpy_parser {
    struct cpy_lexer lx;
    struct cpy_thread *t;
    struct cpy_arena *arena;
    const char *file;           /* NULL: only the tree is wanted, and no warnings */
    enum cpy_compile_mode mode;
    const struct cpy_token *tokens;
    uint32_t pos;
    void **stack;               /* scratch */
    uint32_t stack_count, stack_cap;
    uint32_t trial;             /* nested trials */
    uint32_t far;               /* the farthest token that a trial has come to */
    uint32_t stop;              /* where the trial has given something back: what begins there fails; 0: nowhere */
    uint32_t probe;             /* nested readings of what cannot be meant: "invalid syntax" alone is no news there */
    uint32_t soft;              /* nested readings whose failure cpy_parse_whole() deals with */
    uint32_t field;             /* the "{" of the innermost replacement field that is parsed; 0: none */
    uint32_t operand_start, operand_end; /* tokens of the expression that was parsed last, if it is no lambda and
                                            no conditional expression */
    const struct cpy_node *operand;      /* itself */
    uint32_t wrong;             /* 1 + the number of a token that fits nowhere, if there are no words for it so far; 0: none */
    uint32_t looks;             /* how many expressions have been looked at again because they failed */
    uint32_t warned;            /* the string token whose escapes a warning was issued for; 0: none */
    bool clean;                 /* docstrings lose their margin */
    bool at_end;                /* the mistake that was raised: more text could mend it */
    bool typed;                 /* the text is being typed: what is open may still be closed */
};

/* Levels of binding, loosest first. */
enum cpy_precedence {
    CPY_PREC_NONE, CPY_PREC_OR, CPY_PREC_AND, CPY_PREC_NOT, CPY_PREC_COMPARE, CPY_PREC_BAR, CPY_PREC_CARET,
    CPY_PREC_AMP, CPY_PREC_SHIFT, CPY_PREC_SUM, CPY_PREC_TERM,
};

/* --- tokens --------------------------------------------------------------------------- */

CPY_INLINE unsigned cpy_peek(const struct cpy_parser *p) { return p->tokens[p->pos].kind; }
/* The kind of the token behind the next; behind the last there is another of its kind. */
CPY_INLINE unsigned cpy_peek_second(const struct cpy_parser *p) { return p->tokens[p->pos + 1].kind; }
CPY_INLINE bool cpy_accept(struct cpy_parser *p, enum cpy_token_kind kind)
{
    if (cpy_peek(p) != kind)
        return false;
    p->pos++;
    return true;
}
/* The next token must be of this kind; else "invalid syntax". */
CPY_CHECKED bool cpy_expect(struct cpy_parser *p, enum cpy_token_kind kind);
/* The same with the error "expected 'x'". */
CPY_CHECKED bool cpy_expect_exactly(struct cpy_parser *p, enum cpy_token_kind kind);
/* The interned name of token number at, a NAME. */
CPY_INLINE cpy_value cpy_token_name(struct cpy_parser *p, uint32_t at)
{
    uint32_t name = p->tokens[at].extra;

    return CPY_LIKELY(p->lx.names[name].value) ? p->lx.names[name].value : cpy_lexer_name(&p->lx, name);
}
/* Reads a NAME.  CPY_ERROR. */
cpy_value cpy_parse_name(struct cpy_parser *p);

/* The expression that begins at token number start was parsed last. */
CPY_INLINE void cpy_note_operand(struct cpy_parser *p, uint32_t start, const struct cpy_node *node)
{
    p->operand_start = start;
    p->operand_end = p->pos;
    p->operand = node;
}

/* --- nodes ------------------------------------------------------------------------------ */

/* A node that begins at token number start. */
CPY_INLINE struct cpy_node *cpy_node_new(struct cpy_parser *p, enum cpy_node_kind kind, uint32_t start)
{
    size_t size = cpy_node_size[kind] > CPY_NODE_SIZE(constant) ? cpy_node_size[kind] : CPY_NODE_SIZE(constant);
    struct cpy_node *node = cpy_arena_alloc(p->arena, size);
    const struct cpy_token *token = &p->tokens[start];

    if (CPY_UNLIKELY(!node))
        return NULL;
    node->kind = (uint8_t)kind;
    node->line = (int)token->line;
    node->column = (int)token->column;
    return node;
}
/* Places: the end is the token before p->pos that is not layout. */
const struct cpy_token *cpy_last_token(const struct cpy_parser *p);
CPY_INLINE struct cpy_node *cpy_node_end(struct cpy_parser *p, struct cpy_node *node)
{
    const struct cpy_token *last = &p->tokens[p->pos - 1];

    if (CPY_UNLIKELY(cpy_token_is_layout(last)))
        last = cpy_last_token(p);
    node->end_line = (int)cpy_token_end_line(last);
    node->end_column = (int)last->end_column;
    return node;
}
/* Makes room on the scratch stack. */
CPY_CHECKED bool cpy_grow_scratch(struct cpy_parser *p);
/* Pushes to the scratch stack. */
CPY_CHECKED CPY_INLINE bool cpy_push_scratch(struct cpy_parser *p, void *item)
{
    if (CPY_UNLIKELY(p->stack_count == p->stack_cap) && !cpy_grow_scratch(p))
        return false;
    p->stack[p->stack_count++] = item;
    return true;
}
/* Moves what was pushed since mark to *list. */
CPY_CHECKED bool cpy_take_list(struct cpy_parser *p, uint32_t mark, struct cpy_node_list *list);
/* Moves pointed-to structs of size bytes to one array; NULL also when there are none. */
CPY_CHECKED bool cpy_take_array(struct cpy_parser *p, uint32_t mark, size_t size, void *array, uint32_t *count);
CPY_INLINE void *cpy_parser_alloc(struct cpy_parser *p, size_t size) { return cpy_arena_alloc(p->arena, size); }

/* Copies the place of a token range to any struct with the four fields. */
#define CPY_PLACE(p, o, first)                                          \
    do {                                                                \
        const struct cpy_token *first_ = &(p)->tokens[first];           \
        const struct cpy_token *last_ = cpy_last_token(p);              \
        (o)->line = (int)first_->line;                                  \
        (o)->column = (int)first_->column;                              \
        (o)->end_line = (int)cpy_token_end_line(last_);                 \
        (o)->end_column = (int)last_->end_column;                       \
    } while (0)

/* --- parser_expr.c: operators and above ----------------------------------------------------- */

/* What the reference manual calls expression: neither ":=" nor "*" at the top.  NULL: an exception is pending. */
struct cpy_node *cpy_parse_expression(struct cpy_parser *p);
struct cpy_node *cpy_parse_disjunction(struct cpy_parser *p); /* The same, but no conditional expression and no lambda. */
/* An operand of operators that bind as tightly as min. */
struct cpy_node *cpy_parse_operand(struct cpy_parser *p, enum cpy_precedence min);
/* expression or "name := expression". */
struct cpy_node *cpy_parse_named(struct cpy_parser *p);
/* Is it "name := expression" without parentheses, which cannot stand everywhere? */
CPY_INLINE bool cpy_is_bare_walrus(const struct cpy_node *node)
{
    return node->kind == CPY_NODE_NAMED_EXPR && !(node->flag & CPY_NODE_PARENTHESISED);
}
/* The same, or "*operand". */
struct cpy_node *cpy_parse_star_named(struct cpy_parser *p);
/* expressions with commas make a tuple; "*operand" is allowed. */
struct cpy_node *cpy_parse_star_list(struct cpy_parser *p);
/* Likewise without "*operand", which eval() does not take. */
struct cpy_node *cpy_parse_list(struct cpy_parser *p);
/* cpy_parse_star_list(), or yield. */
struct cpy_node *cpy_parse_value(struct cpy_parser *p);
struct cpy_node *cpy_parse_yield(struct cpy_parser *p); /* yield, yield value, yield from value. */
/* Does an expression go on behind an operand with this token: with "if" or an operator that is no arithmetic one? */
bool cpy_goes_on(unsigned kind);
/* Can a token begin an expression (not a starred one)? */
bool cpy_begins_expression(unsigned kind);

/* --- parser_atom.c: names, literals, brackets, calls ------------------------------------------ */

struct cpy_node *cpy_parse_name_node(struct cpy_parser *p); /* A NAME, which is next. */
struct cpy_node *cpy_parse_atom(struct cpy_parser *p); /* A name, a literal, or what is in brackets. */
/* An atom and what follows it: attributes, calls, subscripts. */
struct cpy_node *cpy_parse_primary(struct cpy_parser *p);
/* Arguments behind "(", up to and with ")". */
CPY_CHECKED bool cpy_parse_arguments(struct cpy_parser *p, struct cpy_node_list *args, struct cpy_keyword **keywords,
    uint32_t *keyword_count);
/* Reads the arguments behind one that is a mistake, up to what cannot stand there: a mistake of the lexer's comes first. */
void cpy_skip_arguments(struct cpy_parser *p);
/* Does a comprehension's clause begin here: "for", or "async" in front of it? */
CPY_INLINE bool cpy_at_generator(const struct cpy_parser *p)
{
    return cpy_peek(p) == CPY_TOK_FOR || CPY_UNLIKELY(cpy_peek(p) == CPY_TOK_ASYNC);
}
/* A constant node from the token start on. */
struct cpy_node *cpy_make_constant(struct cpy_parser *p, uint32_t start, cpy_value v);

/* --- parser_string.c, parser_number.c ------------------------------------------------------------ */

/* Adjacent string literals. */
struct cpy_node *cpy_parse_strings(struct cpy_parser *p);
struct cpy_node *cpy_parse_number(struct cpy_parser *p); /* A number literal. */

/* --- parser_params.c -------------------------------------------------------------------------------- */

/* Parameters up to (not with) end, which is ")" for def and ":" for lambda. */
struct cpy_arguments *cpy_parse_parameters(struct cpy_parser *p, enum cpy_token_kind end);

/* --- parser_types.c -------------------------------------------------------------------------------- */

/* "[T: bound = default, *Ts, **P]", if it is there; something else in brackets is left unread. */
CPY_CHECKED bool cpy_parse_type_params(struct cpy_parser *p, struct cpy_type_params *params);
bool cpy_at_type_alias(const struct cpy_parser *p); /* Does a type statement begin here? */
struct cpy_node *cpy_parse_type_alias(struct cpy_parser *p); /* type X[T] = value */

/* --- parser_target.c ---------------------------------------------------------------------------------- */

/* Makes an expression a target.  False: it cannot be one. */
CPY_CHECKED bool cpy_make_target(struct cpy_parser *p, struct cpy_node *node, enum cpy_expr_context context);
/* The part of an expression that cannot be assigned to or deleted, or NULL. */
const struct cpy_node *cpy_invalid_target(const struct cpy_node *node, enum cpy_expr_context context);
/* What stands behind "as" in with: a target or, wrongly, another expression.  It is not yet made a target. */
struct cpy_node *cpy_parse_with_target(struct cpy_parser *p);
/* Targets of for, up to "in"; loop: of a statement, not a comprehension, where "in" is sure to follow. */
struct cpy_node *cpy_parse_targets(struct cpy_parser *p, bool loop);
/* What an expression is called in messages. */
const char *cpy_expression_name(const struct cpy_node *node);

/* --- parser_stmt.c, parser_simple.c --------------------------------------------------------------------- */

/* One statement, pushed to the scratch stack; a line of several simple ones pushes all. */
CPY_CHECKED bool cpy_parse_statement(struct cpy_parser *p);
/* Simple statements up to the end of the line, pushed likewise. */
CPY_CHECKED bool cpy_parse_simple_line(struct cpy_parser *p);
bool cpy_is_compound(unsigned kind); /* Is it a statement with a block? */
/* ":" behind something that may have gone wrong: only at the end of the line it is what lacks. */
CPY_CHECKED bool cpy_expect_colon(struct cpy_parser *p);
/* What follows ":".  keyword: the token that began the statement, what: how messages call it. */
CPY_CHECKED bool cpy_parse_block(struct cpy_parser *p, uint32_t keyword, const char *what, struct cpy_node_list *body);

/* --- parser_pattern.c ------------------------------------------------------------------------------------ */

bool cpy_is_match(const struct cpy_parser *p); /* Does a match statement begin at the next token, a name? */
struct cpy_node *cpy_parse_match(struct cpy_parser *p); /* That statement. */

/* --- parser_error.c: all return NULL, that is, false ------------------------------------------------------- */

/* What stands at p->pos is not expected there: finds the best words.  Where there are none nothing is raised before all
 * callers have given up: an expression that it is part of may find some. */
void *cpy_fail(struct cpy_parser *p);
/* Has a mistake been found, raised or not? */
CPY_INLINE bool cpy_has_failed(const struct cpy_parser *p) { return p->wrong || cpy_pending(p->t); }
/* Is what is left of an expression's or one statement's text a line of blanks without an end?  That is an indented one. */
bool cpy_ends_indented(const struct cpy_parser *p);
/* Looks again at the expression that begins at token number start and failed: two may lie side by side in it. */
void cpy_explain_failed(struct cpy_parser *p, uint32_t start);
/* "invalid syntax" where cpy_fail() was called and nothing better has been found. */
void cpy_fail_plainly(struct cpy_parser *p);
/* SyntaxError at a node. */
void *cpy_fail_node(struct cpy_parser *p, const struct cpy_node *node, const char *format, ...);
/* From the start of one to the end of another. */
void *cpy_fail_between(struct cpy_parser *p, const struct cpy_node *from, const struct cpy_node *to,
    const char *format, ...);
/* From one token to the end of another, by number. */
void *cpy_fail_tokens(struct cpy_parser *p, uint32_t from, uint32_t to, const char *format, ...);
/* The same for a literal that has no value: raised in a trial, too, as no reading of it can be meant. */
void *cpy_fail_literal(struct cpy_parser *p, uint32_t from, uint32_t to, const char *format, ...);
/* At the token p->pos. */
void *cpy_fail_here(struct cpy_parser *p, const char *format, ...);
/* At the token p->pos, which must be one of this kind: "expected 'x'". */
void *cpy_fail_expected(struct cpy_parser *p, enum cpy_token_kind kind);
/* Does token number at end a last line that has no newline, and is given none? */
bool cpy_lacks_newline(const struct cpy_parser *p, uint32_t at);
/* A block that does not begin: "expected an indented block after ...". */
void *cpy_fail_block(struct cpy_parser *p, uint32_t keyword, const char *what);
/* "=" behind an expression where only "==" or ":=" can be meant. */
void *cpy_fail_assign(struct cpy_parser *p, const struct cpy_node *left);
/* "=" behind a call's argument that is not a name. */
void *cpy_fail_argument(struct cpy_parser *p, const struct cpy_node *argument);
/* A positional argument behind a keyword (or **mapping) in the call whose "(" is token number open. */
void *cpy_fail_order(struct cpy_parser *p, uint32_t open, bool unpacked);
/* The same for one that begins at token number start and fails: something whole in it counts. */
void *cpy_fail_misplaced(struct cpy_parser *p, uint32_t start, bool unpacked);
/* A statement's leftmost target, before "=", that cannot be one. */
void *cpy_fail_target(struct cpy_parser *p, const struct cpy_node *target);
/* del, whose targets, from token number start on, fail at p->pos, or end there (targets) and should not. */
void *cpy_fail_deletion(struct cpy_parser *p, uint32_t start, struct cpy_node *targets);
/* left "=" something, at the "=": true if "==" may be meant, which has been raised. */
bool cpy_explain_assign(struct cpy_parser *p, const struct cpy_node *left);
/* Behind "a, b", which is a statement's beginning and has no end there: false if a known mistake follows and is raised. */
CPY_CHECKED bool cpy_check_tuple(struct cpy_parser *p);
/* "print x", or another name, which is p->operand, with a known mistake behind it: true if that was it, and is raised. */
bool cpy_explain_name(struct cpy_parser *p);
/* A replacement field that does not end; words if there are no better ones. */
void *cpy_fail_field(struct cpy_parser *p, const char *words);
/* Targets of for or del that fail, from token number start on: the first that is none is wrong. */
void *cpy_fail_targets(struct cpy_parser *p, uint32_t start, struct cpy_node *(*parse)(struct cpy_parser *p));
/* The variables of a comprehension, from token number start on, that fail or have no "in" behind them. */
void *cpy_fail_variables(struct cpy_parser *p, uint32_t start);
/* A dict's key without ":". */
void *cpy_fail_key(struct cpy_parser *p, const struct cpy_node *key);
/* "-> annotation", at the arrow: as much of it as is whole, as a ":" must follow; NULL: nothing, at the arrow again. */
struct cpy_node *cpy_parse_forced(struct cpy_parser *p);
/* In a trial, what is whole in front of something that failed counts; that is given back, from token number at on, with
 * what it has pushed since mark.  False: it is no trial, or an exception is pending. */
CPY_CHECKED bool cpy_keep_whole(struct cpy_parser *p, uint32_t at, uint32_t mark);
/* Parses what is whole of an expression without raising; NULL: there is none. p->pos stays behind it. */
struct cpy_node *cpy_try(struct cpy_parser *p, struct cpy_node *(*parse)(struct cpy_parser *p));
/* Parses an expression; where that fails, but not within brackets, what can stand alone of it. */
struct cpy_node *cpy_parse_whole(struct cpy_parser *p, struct cpy_node *(*parse)(struct cpy_parser *p));

#endif
