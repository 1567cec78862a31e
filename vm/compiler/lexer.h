/* SPDX-License-Identifier: MIT */
/* vm/compiler/lexer.h - from source text to tokens.
 *
 * The whole text is cut into tokens before the parser starts: it may then look as far
 * ahead as it likes, and an error report may look back.  The text is copied first; in the
 * copy every line ends with '\n' and zeros follow, so that scanning needs no bounds.
 *
 * An f-string is several tokens, as PEP 701 has it: FSTRING_START, then FSTRING_MIDDLE (text)
 * and replacement fields ("{", the tokens of an expression, "!", ":" and so on, "}"), then
 * FSTRING_END.
 *
 * A mistake ends the tokens with one of kind ERROR; lexer.error describes it.  The parser
 * decides whether that or something it found earlier is reported. */
#ifndef CPY_COMPILER_LEXER_H
#define CPY_COMPILER_LEXER_H

#include "vm/compiler/ast.h"

/* S(ID, "text"): operators and delimiters. */
#define CPY_SYMBOLS(S)                                                                                       \
    S(LPAR, "(") S(RPAR, ")") S(LSQB, "[") S(RSQB, "]") S(LBRACE, "{") S(RBRACE, "}") S(COMMA, ",")          \
    S(COLON, ":") S(SEMI, ";") S(DOT, ".") S(ELLIPSIS, "...") S(ARROW, "->") S(WALRUS, ":=") S(EXCLAIM, "!") \
    S(ASSIGN, "=") S(EQ, "==") S(NE, "!=") S(LT, "<") S(LE, "<=") S(GT, ">") S(GE, ">=") S(PLUS, "+")        \
    S(MINUS, "-") S(STAR, "*") S(SLASH, "/") S(DSLASH, "//") S(PERCENT, "%") S(POW, "**") S(AT, "@")         \
    S(LSHIFT, "<<") S(RSHIFT, ">>") S(AMP, "&") S(BAR, "|") S(CARET, "^") S(TILDE, "~") S(ADD_SET, "+=")     \
    S(SUB_SET, "-=") S(MUL_SET, "*=") S(DIV_SET, "/=") S(FLOOR_SET, "//=") S(MOD_SET, "%=") S(POW_SET, "**=") \
    S(AT_SET, "@=") S(LSHIFT_SET, "<<=") S(RSHIFT_SET, ">>=") S(AND_SET, "&=") S(OR_SET, "|=") S(XOR_SET, "^=")

/* K(ID, "text"): keywords, which are never names. */
#define CPY_KEYWORDS(K)                                                                                     \
    K(FALSE, "False") K(NONE, "None") K(TRUE, "True") K(AND, "and") K(AS, "as") K(ASSERT, "assert")         \
    K(ASYNC, "async") K(AWAIT, "await") K(BREAK, "break") K(CLASS, "class") K(CONTINUE, "continue")         \
    K(DEF, "def") K(DEL, "del") K(ELIF, "elif") K(ELSE, "else") K(EXCEPT, "except") K(FINALLY, "finally")   \
    K(FOR, "for") K(FROM, "from") K(GLOBAL, "global") K(IF, "if") K(IMPORT, "import") K(IN, "in")           \
    K(IS, "is") K(LAMBDA, "lambda") K(NONLOCAL, "nonlocal") K(NOT, "not") K(OR, "or") K(PASS, "pass")       \
    K(RAISE, "raise") K(RETURN, "return") K(TRY, "try") K(WHILE, "while") K(WITH, "with") K(YIELD, "yield")

enum cpy_token_kind {
    /* layout: no text of their own */
    CPY_TOK_END, CPY_TOK_NEWLINE, CPY_TOK_INDENT, CPY_TOK_DEDENT,
    CPY_TOK_ERROR,   /* the last one, if lexing failed */
    CPY_TOK_UNKNOWN, /* a character that no token begins with */
    CPY_TOK_NAME, CPY_TOK_NUMBER, CPY_TOK_STRING, CPY_TOK_FSTRING_START, CPY_TOK_FSTRING_MIDDLE, CPY_TOK_FSTRING_END,
#define S(id, text) CPY_TOK_##id,
    CPY_SYMBOLS(S)
#undef S
#define K(id, text) CPY_TOK_##id,
    CPY_KEYWORDS(K)
#undef K
    CPY_TOK_COUNT
};

enum cpy_string_flags {
    CPY_STRING_RAW = 1,
    CPY_STRING_BYTES = 2,
    CPY_STRING_UNICODE = 4, /* u prefix */
    CPY_STRING_F = 8,
    CPY_STRING_TEMPLATE = 256, /* t prefix; CPY_STRING_F is set as well */
    CPY_STRING_TRIPLE = 16,
    CPY_STRING_ESCAPES = 32, /* a backslash occurs in it */
    CPY_STRING_ESCAPED_QUOTE = 128, /* a backslash stands before its kind of quote; for the error message */
    CPY_STRING_SPEC = 64,    /* FSTRING_MIDDLE of a format spec: braces are not doubled */
};

struct cpy_token {
    uint8_t kind;        /* enum cpy_token_kind */
    uint8_t level;       /* brackets open after it */
    uint16_t flags;      /* enum cpy_string_flags */
    uint32_t line;       /* from 1 */
    uint32_t column;     /* bytes, from 0 */
    uint32_t end_column;
    uint32_t extra;      /* NAME: index in names; open bracket: its partner's token number (0: none); STRING and
                            FSTRING_MIDDLE: line of the end */
};

/* The first sixteen bytes of an identifier, padded with zeros. */
struct cpy_name_head {
    uint64_t first, second;
};

/* An identifier that occurs, or a keyword. */
struct cpy_name {
    struct cpy_name_head head;
    const char *text;
    uint32_t len;     /* bytes */
    uint32_t keyword; /* CPY_TOK_ of a keyword, else CPY_TOK_NAME */
    cpy_value value;  /* interned str; unset until cpy_lexer_name() */
};

/* What is wrong, and where; lines from 1, columns in bytes from 0. */
struct cpy_lexer_error {
    enum cpy_exception_id id;
    int line, column, end_line, end_column;
    bool at_end;   /* more text could mend it */
    bool weak;     /* counts only when the parser gets there: its own mistakes before that come first */
    bool unclosed; /* a bracket, which also comes first when the parser fails on a later line */
    char message[160];
};

#define CPY_NO_END (uint32_t)-2 /* end_column of a mistake for which CPython tells no end */

#define CPY_MAX_BRACKETS 200
#define CPY_MAX_INDENTS 100
#define CPY_MAX_FIELD_DEPTH 3

/* A replacement field or text of an f-string being cut; lies on the C stack. */
struct cpy_fstring {
    const struct cpy_fstring *outer;
    uint32_t start, line, column; /* of its FSTRING_START */
    uint8_t level;                /* brackets open within the innermost field */
    uint8_t depth;                /* fields open: those of a format spec lie within another */
    uint16_t flags;
    char quote;
    bool left;                    /* its quote stood in a format spec, and has ended it: a "{" stays open */
};

/* What became of a step. */
enum cpy_lexed { CPY_LEXED_ON, CPY_LEXED_LINE, CPY_LEXED_END, CPY_LEXED_FAILED };

struct cpy_lexer {
    struct cpy_thread *t;
    struct cpy_arena *arena;
    const char *source, *end;  /* the copy */
    bool added_newline;        /* the last line had none of its own */
    bool ascii;                /* all of the text */
    const char *at;            /* the next character */
    enum cpy_lexed lexed;      /* why no token was cut, where a NULL tells that */
    const char *line_start;
    const char *comment;       /* where the last comment began */
    uint32_t line;
    struct cpy_token *tokens, *next, *limit; /* next: behind the last; limit: behind the room for them */
    uint32_t *lines, line_cap; /* lines[i]: where line i + 1 begins */
    struct cpy_name *names;
    uint32_t name_count, name_cap;
    uint32_t *slots, slot_mask; /* hash table of name numbers + 1 */
    uint32_t brackets[CPY_MAX_BRACKETS + 1], level; /* tokens of open brackets, and perhaps another one */
    struct { uint32_t column, alternative; } indents[CPY_MAX_INDENTS]; /* alternative: tabs count as 1 */
    uint32_t indent;            /* the innermost */
    const struct cpy_fstring *fstring; /* innermost, while one of its fields is cut */
    struct cpy_lexer_error error;      /* message "": none */
};

/* Cuts source.  False: MemoryError is pending.  What it finds lies in the arena. */
CPY_CHECKED bool cpy_lex(struct cpy_lexer *lx, struct cpy_arena *arena, const char *source, size_t len);
/* The interned value of names[index]; CPY_ERROR: MemoryError. */
cpy_value cpy_lexer_name(struct cpy_lexer *lx, uint32_t index);
/* The number of a name that is no token; its text can be read for sixteen bytes more.  False: MemoryError. */
CPY_CHECKED bool cpy_lexer_find_name(struct cpy_lexer *lx, const char *text, size_t len, uint32_t *index);
/* A token as text, for operators and keywords. */
const char *cpy_token_text(enum cpy_token_kind kind);

/* The number of tokens so far. */
CPY_INLINE uint32_t cpy_token_count(const struct cpy_lexer *lx) { return (uint32_t)(lx->next - lx->tokens); }
CPY_INLINE bool cpy_token_is_layout(const struct cpy_token *token) { return token->kind <= CPY_TOK_DEDENT; }
CPY_INLINE bool cpy_token_has_end_line(const struct cpy_token *token)
{
    return token->kind == CPY_TOK_STRING || token->kind == CPY_TOK_FSTRING_MIDDLE;
}
CPY_INLINE uint32_t cpy_token_end_line(const struct cpy_token *token)
{
    uint32_t extra = token->extra, line = token->line;

    return cpy_token_has_end_line(token) ? extra : line;
}
/* Where a token begins, and what is behind it. */
CPY_INLINE const char *cpy_token_start(const struct cpy_lexer *lx, const struct cpy_token *token)
{
    return lx->source + lx->lines[token->line - 1] + token->column;
}
CPY_INLINE const char *cpy_token_end(const struct cpy_lexer *lx, const struct cpy_token *token)
{
    return lx->source + lx->lines[cpy_token_end_line(token) - 1] + token->end_column;
}

/* --- between the lexer's files ------------------------------------------------------ */

/* Character classes: those at which a string may end come first, those that a name may go on with last. */
enum cpy_char_class {
    CPY_CHAR_OTHER,
    CPY_CHAR_END, CPY_CHAR_NEWLINE, CPY_CHAR_BACKSLASH, CPY_CHAR_QUOTE,
    CPY_CHAR_BLANK, CPY_CHAR_COMMENT, CPY_CHAR_OPEN, CPY_CHAR_CLOSE, CPY_CHAR_OPERATOR, CPY_CHAR_DOT,
    CPY_CHAR_DIGIT, CPY_CHAR_NAME, CPY_CHAR_WIDE,
};
extern const uint8_t cpy_char_class[256];

CPY_INLINE bool cpy_is_name_byte(char c) { return cpy_char_class[(uint8_t)c] >= CPY_CHAR_DIGIT; }
CPY_INLINE bool cpy_is_string_byte(char c)
{
    return cpy_char_class[(uint8_t)c] - (unsigned)CPY_CHAR_END > CPY_CHAR_QUOTE - CPY_CHAR_END;
}

/* Makes room for at least another token.  False: MemoryError is pending. */
CPY_CHECKED bool cpy_lexer_grow_tokens(struct cpy_lexer *lx);
/* Makes room for another line.  False: MemoryError is pending. */
CPY_CHECKED bool cpy_lexer_grow_lines(struct cpy_lexer *lx);

/* Is there room for another token, made if need be?  False: MemoryError is pending. */
CPY_CHECKED CPY_INLINE bool cpy_lexer_reserve(struct cpy_lexer *lx)
{
    return CPY_LIKELY(lx->next < lx->limit) || cpy_lexer_grow_tokens(lx);
}

/* Appends a token, for which there is room, from start to end on the current line, and returns it. */
CPY_INLINE struct cpy_token *cpy_lexer_put(
    struct cpy_lexer *lx, enum cpy_token_kind kind, const char *start, const char *end)
{
    struct cpy_token *token = lx->next++;

    token->kind = (uint8_t)kind;
    token->flags = 0;
    token->level = (uint8_t)lx->level;
    token->line = lx->line;
    token->column = (uint32_t)(start - lx->line_start);
    token->end_column = (uint32_t)(end - lx->line_start);
    token->extra = 0;
    return token;
}

/* The same up to lx->at, with room made if need be.  NULL: MemoryError. */
CPY_CHECKED CPY_INLINE struct cpy_token *cpy_lexer_emit(struct cpy_lexer *lx, enum cpy_token_kind kind, const char *start)
{
    return cpy_lexer_reserve(lx) ? cpy_lexer_put(lx, kind, start, lx->at) : NULL;
}

/* Notes that the line after c, a newline, begins.  False: MemoryError. */
CPY_CHECKED CPY_INLINE bool cpy_lexer_next_line(struct cpy_lexer *lx, const char *c)
{
    lx->line_start = c + 1;
    if (CPY_UNLIKELY(lx->line == lx->line_cap) && !cpy_lexer_grow_lines(lx))
        return false;
    lx->lines[lx->line++] = (uint32_t)(c + 1 - lx->source);
    return true;
}
/* Notes a mistake between two places on the current line, and returns CPY_LEXED_FAILED. */
enum cpy_lexed cpy_lexer_fail(struct cpy_lexer *lx, const char *from, const char *to, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* The same with the place given in numbers. */
enum cpy_lexed cpy_lexer_fail_at(struct cpy_lexer *lx, enum cpy_exception_id id, uint32_t line, uint32_t column,
    uint32_t end_line, uint32_t end_column, const char *format, ...) __attribute__((format(printf, 7, 8)));
/* Cuts one token at lx->at. */
enum cpy_lexed cpy_lex_token(struct cpy_lexer *lx);
/* Skips blanks, comments, joined lines and, within brackets, ends of lines. */
enum cpy_lexed cpy_lex_skip(struct cpy_lexer *lx);
/* A number at lx->at. */
enum cpy_lexed cpy_lex_number(struct cpy_lexer *lx);
/* A string: its prefix begins at start, its quote is at lx->at. */
enum cpy_lexed cpy_lex_string(struct cpy_lexer *lx, const char *start, unsigned flags);

#endif
