/* SPDX-License-Identifier: MIT */
/* vm/compiler/lexer_string.c - where strings end, and the parts of f-strings.
 *
 * An f-string's fields hold ordinary tokens, strings and f-strings among them, so cutting
 * one calls the lexer again; the limit on open brackets bounds the depth. */
#include "vm/compiler/lexer.h"
#include "vm/compiler/sixteen.h"

/* Appends a token that may span lines: it began on another line. */
static enum cpy_lexed emit_long(struct cpy_lexer *lx, enum cpy_token_kind kind, const char *start, uint32_t line,
    uint32_t column, unsigned flags)
{
    struct cpy_token *token = cpy_lexer_emit(lx, kind, start);

    if (!token)
        return CPY_LEXED_END;
    token->flags = (uint16_t)flags;
    token->extra = token->line;
    token->line = line;
    token->column = column;
    return CPY_LEXED_ON;
}

static bool is_triple(const char *c) { return c[1] == c[0] && c[2] == c[0]; }

/* Does an unterminated string rather close the f-string around it, whose field lacks a "}"? */
static bool ends_outer(const struct cpy_lexer *lx, const char *start, unsigned flags)
{
    const struct cpy_fstring *f = lx->fstring;

    return f && *start == f->quote && (flags & CPY_STRING_TRIPLE) == (f->flags & CPY_STRING_TRIPLE);
}

static enum cpy_lexed unterminated(struct cpy_lexer *lx, const char *start, uint32_t line, uint32_t column,
    unsigned flags)
{
    const char *what = flags & CPY_STRING_TRIPLE ? "triple-quoted " : "";
    const char *kind = flags & CPY_STRING_TEMPLATE ? "t-string" : flags & CPY_STRING_F ? "f-string" : "string";
    uint32_t last = lx->line;

    if (!(flags & CPY_STRING_F) && ends_outer(lx, start, flags))
        return cpy_lexer_fail_at(lx, CPY_SYNTAX_ERROR, line, column, line, column, "f-string: expecting '}'");
    if (flags & CPY_STRING_TRIPLE && lx->at >= lx->end && last > 1)
        last--; /* the line that the last newline begins is not one */
    cpy_lexer_fail_at(lx, CPY_SYNTAX_ERROR, line, column, line, column,
        "unterminated %s%s literal (detected at line %u)%s", what, kind, (unsigned)last,
        flags & CPY_STRING_ESCAPED_QUOTE ? "; perhaps you escaped the end quote?" : "");
    lx->error.at_end = flags & CPY_STRING_TRIPLE || (lx->at + 1 >= lx->end && lx->at[-1] == '\\');
    return CPY_LEXED_FAILED;
}

/* A backslash within a string: steps over what it quotes.  False: MemoryError. */
CPY_CHECKED static bool skip_escape(struct cpy_lexer *lx, const char **c, char quote, unsigned *flags)
{
    *flags |= CPY_STRING_ESCAPES;
    ++*c;
    if (**c == quote && !(*flags & CPY_STRING_TRIPLE))
        *flags |= CPY_STRING_ESCAPED_QUOTE;
    if (*c + 1 >= lx->end) /* the last newline ends the string as well */
        return true;
    if (**c == '\n' && !cpy_lexer_next_line(lx, *c))
        return false;
    ++*c;
    return true;
}

/* Steps over text without quotes of that kind, backslashes and ends of lines; zeros behind the text end it as well. */
CPY_INLINE const char *skip_characters(const char *c, char quote)
{
    unsigned n;

    do {
        cpy_sixteen v = cpy_sixteen_at(c);

        n = cpy_sixteen_find((cpy_sixteen)(v == (uint8_t)quote) | (cpy_sixteen)(v == '\\')
            | (cpy_sixteen)(v == '\n') | (cpy_sixteen)(v == 0));
        c += n;
    } while (n == 16);
    return c;
}

/* The text of a plain string, from c on; leaves lx->at behind the closing quote. */
static enum cpy_lexed scan_plain(struct cpy_lexer *lx, const char *c, char quote, unsigned *flags, bool *closed)
{
    bool triple = *flags & CPY_STRING_TRIPLE;

    *closed = false;
    while ((c = skip_characters(c, quote)) < lx->end) {
        if (*c == quote && (!triple || is_triple(c))) {
            lx->at = c + (triple ? 3 : 1);
            *closed = true;
            return CPY_LEXED_ON;
        }
        if (*c == '\\') {
            if (!skip_escape(lx, &c, quote, flags))
                return CPY_LEXED_END;
        } else if (*c != '\n') {
            c++;
        } else {
            if (!triple)
                break;
            if (!cpy_lexer_next_line(lx, c))
                return CPY_LEXED_END;
            c++;
        }
    }
    lx->at = c;
    return CPY_LEXED_ON;
}

static enum cpy_lexed lex_plain(struct cpy_lexer *lx, const char *start, unsigned flags)
{
    uint32_t line = lx->line, column = (uint32_t)(start - lx->line_start);
    const char *quote = lx->at;
    enum cpy_lexed state;
    bool closed;

    if (is_triple(quote))
        flags |= CPY_STRING_TRIPLE;
    state = scan_plain(lx, quote + (flags & CPY_STRING_TRIPLE ? 3 : 1), *quote, &flags, &closed);
    if (state != CPY_LEXED_ON)
        return state;
    return closed ? emit_long(lx, CPY_TOK_STRING, start, line, column, flags)
                  : unterminated(lx, quote, line, column, flags);
}

/* --- f-strings ------------------------------------------------------------------------ */

static enum cpy_lexed lex_text(struct cpy_lexer *lx, struct cpy_fstring *f, bool spec);

static enum cpy_lexed close_field(struct cpy_lexer *lx)
{
    const struct cpy_fstring *f = lx->fstring;
    enum cpy_lexed state;

    lx->fstring = f->outer; /* for the brace itself, only what is around counts */
    state = cpy_lex_token(lx);
    lx->fstring = f;
    return state;
}

/* After the ":" of a field: its format spec. */
static enum cpy_lexed lex_spec(struct cpy_lexer *lx, struct cpy_fstring *f)
{
    const char *start = lx->at++;

    if (!cpy_lexer_emit(lx, CPY_TOK_COLON, start))
        return CPY_LEXED_END;
    return lex_text(lx, f, true);
}

/* One token of a field, or what ends its expression. */
static enum cpy_lexed field_token(struct cpy_lexer *lx, struct cpy_fstring *f, bool *closed)
{
    const char *c = lx->at;

    if (lx->level == f->level) {
        if (*c == '}') {
            *closed = true;
            return close_field(lx);
        }
        if (*c == ':')
            return lex_spec(lx, f);
        if (*c == '!' && c[1] != '=') {
            lx->at++;
            return cpy_lexer_emit(lx, CPY_TOK_EXCLAIM, c) ? CPY_LEXED_ON : CPY_LEXED_END;
        }
    }
    return cpy_lex_token(lx);
}

/* A replacement field at lx->at. */
static enum cpy_lexed lex_field(struct cpy_lexer *lx, struct cpy_fstring *f)
{
    uint8_t outer_level = f->level;
    enum cpy_lexed state;
    bool closed = false;

    if (f->depth >= CPY_MAX_FIELD_DEPTH)
        return cpy_lexer_fail(lx, lx->at - 1, lx->at - 1, "f-string: expressions nested too deeply");
    state = cpy_lex_token(lx);
    f->depth++;
    f->level = (uint8_t)lx->level;
    lx->fstring = f;
    while (state == CPY_LEXED_ON && !closed && !f->left)
        if ((state = cpy_lex_skip(lx)) == CPY_LEXED_ON)
            state = field_token(lx, f, &closed);
    f->level = outer_level;
    f->depth--;
    return state;
}

/* Emits the text from start up to lx->at, if there is any. */
static enum cpy_lexed end_text(struct cpy_lexer *lx, const char *start, uint32_t line, uint32_t column, unsigned flags)
{
    return lx->at == start ? CPY_LEXED_ON : emit_long(lx, CPY_TOK_FSTRING_MIDDLE, start, line, column, flags);
}

/* What stands at c: may the text end here?  Quote, single brace, or an end of line that is not allowed. */
static bool text_ends(const struct cpy_lexer *lx, const char *c, const struct cpy_fstring *f)
{
    if (c >= lx->end)
        return true;
    if (*c == '\n')
        return !(f->flags & CPY_STRING_TRIPLE);
    if (*c == f->quote)
        return !(f->flags & CPY_STRING_TRIPLE) || is_triple(c);
    return *c == '{' || *c == '}';
}

/* The end of an escape at c, a backslash: its last character.  \N{...} is no field; a quote or backslash
 * behind another is text even in a raw string. */
static const char *escape_end(const struct cpy_lexer *lx, const char *c, const struct cpy_fstring *f)
{
    if (c[1] == '\\' || c[1] == f->quote)
        return c + 1;
    if (c[1] == '\n')
        return c + 2 < lx->end ? c + 1 : c;
    if (c[1] != 'N' || c[2] != '{' || f->flags & CPY_STRING_RAW)
        return c;
    for (c += 2; !text_ends(lx, c + 1, f); c++)
        ;
    return c[1] == '}' ? c + 1 : c;
}

/* Steps over text up to what ends it.  False: MemoryError. */
CPY_CHECKED static bool skip_text(struct cpy_lexer *lx, const struct cpy_fstring *f, bool spec, unsigned *flags)
{
    const char *c = lx->at;

    for (;; c++) {
        if (*c == '\\') {
            *flags |= CPY_STRING_ESCAPES;
            c = escape_end(lx, c, f);
        } else if (text_ends(lx, c, f)) {
            if (spec || c[1] != c[0] || (*c != '{' && *c != '}'))
                break;
            c++; /* a doubled brace */
        }
        if (*c == '\n' && !cpy_lexer_next_line(lx, c))
            return false;
    }
    lx->at = c;
    return true;
}

/* The closing quote of an f-string, at lx->at. */
static enum cpy_lexed end_fstring(struct cpy_lexer *lx, const struct cpy_fstring *f)
{
    const char *quote = lx->at;

    lx->at += f->flags & CPY_STRING_TRIPLE ? 3 : 1;
    return cpy_lexer_emit(lx, CPY_TOK_FSTRING_END, quote) ? CPY_LEXED_ON : CPY_LEXED_END;
}

/* An f-string or a field's format spec that does not go on. */
static enum cpy_lexed stop_text(struct cpy_lexer *lx, struct cpy_fstring *f, bool spec)
{
    const char *c = lx->at;

    if (spec && c < lx->end && *c == '\n')
        return cpy_lexer_fail(lx, c, c,
            "f-string: newlines are not allowed in format specifiers for single quoted f-strings");
    if (spec && c < lx->end) {
        f->left = true;
        return end_fstring(lx, f);
    }
    if (spec)
        return cpy_lex_token(lx); /* says which bracket was never closed */
    lx->fstring = f->outer;
    return unterminated(lx, lx->source + f->start, f->line, f->column, f->flags);
}

/* The text of an f-string up to its closing quote, or of a format spec up to the "}" of its field. */
static enum cpy_lexed lex_text(struct cpy_lexer *lx, struct cpy_fstring *f, bool spec)
{
    for (;;) {
        const char *start = lx->at;
        uint32_t line = lx->line, column = (uint32_t)(start - lx->line_start);
        unsigned flags = (f->flags & ~(unsigned)CPY_STRING_ESCAPES) | (spec ? CPY_STRING_SPEC : 0u);
        enum cpy_lexed state;
        char c;

        if (!skip_text(lx, f, spec, &flags) || end_text(lx, start, line, column, flags) != CPY_LEXED_ON)
            return CPY_LEXED_END;
        c = *lx->at;
        if (lx->at >= lx->end || c == '\n' || (spec && c == f->quote))
            return stop_text(lx, f, spec);
        if (c == '}' && !spec)
            return cpy_lexer_fail(lx, lx->at, lx->at, "%c-string: single '}' is not allowed",
                f->flags & CPY_STRING_TEMPLATE ? 't' : 'f');
        if (c != '{')
            return CPY_LEXED_ON;
        if ((state = lex_field(lx, f)) != CPY_LEXED_ON || f->left)
            return state;
    }
}

static enum cpy_lexed lex_fstring(struct cpy_lexer *lx, const char *start, unsigned flags)
{
    struct cpy_fstring f = {.outer = lx->fstring, .quote = *lx->at, .line = lx->line};
    const char *quote = lx->at;
    enum cpy_lexed state;

    if (is_triple(quote))
        flags |= CPY_STRING_TRIPLE;
    f.flags = (uint16_t)flags;
    f.start = (uint32_t)(quote - lx->source);
    f.column = (uint32_t)(start - lx->line_start);
    lx->at = quote + (flags & CPY_STRING_TRIPLE ? 3 : 1);
    if (!cpy_lexer_emit(lx, CPY_TOK_FSTRING_START, start))
        return CPY_LEXED_END;
    lx->next[-1].flags = f.flags;
    state = lex_text(lx, &f, false);
    lx->fstring = f.outer;
    return state != CPY_LEXED_ON || f.left ? state : end_fstring(lx, &f);
}

enum cpy_lexed cpy_lex_string(struct cpy_lexer *lx, const char *start, unsigned flags)
{
    return flags & CPY_STRING_F ? lex_fstring(lx, start, flags) : lex_plain(lx, start, flags);
}
