/* SPDX-License-Identifier: MIT */
/* vm/compiler/lexer_number.c - where a number ends, and whether it is one.
 *
 * Its value is made by the parser.  Errors point at the last character that belonged to
 * the number, as CPython's do. */
#include "vm/compiler/lexer.h"

#include <ctype.h>

CPY_INLINE bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* A mistake whose last good character is before c. */
static enum cpy_lexed fail_before(struct cpy_lexer *lx, const char *c, const char *what)
{
    return cpy_lexer_fail(lx, c - 1, c - 1, "invalid %s literal", what);
}

/* Keywords may stand right behind a number: 1if x else 2.  The short ones need not be whole words. */
static bool keyword_may_follow(const char *c)
{
    static const char keywords[][5] = {"if", "in", "is", "or", "and", "else", "for", "not"};

    for (size_t i = 0; i < CPY_COUNT(keywords); i++) {
        size_t n = strlen(keywords[i]);

        if (strncmp(c, keywords[i], n) == 0)
            return n == 2 || !cpy_is_name_byte(c[n]);
    }
    return false;
}

/* Ends the number at c, unless a name begins there. */
static enum cpy_lexed end_number(struct cpy_lexer *lx, const char *start, const char *c, const char *what)
{
    if (CPY_UNLIKELY(cpy_is_name_byte(*c)) && (uint8_t)*c < 0x80 && !keyword_may_follow(c))
        return fail_before(lx, c, what);
    lx->at = c;
    return cpy_lexer_emit(lx, CPY_TOK_NUMBER, start) ? CPY_LEXED_ON : CPY_LEXED_END;
}

/* Digits with single underscores between them; NULL: an error was noted. */
static const char *skip_digits(struct cpy_lexer *lx, const char *c)
{
    for (;;) {
        while (is_digit(*c))
            c++;
        if (*c != '_')
            return c;
        if (!is_digit(*++c)) {
            fail_before(lx, c, "decimal");
            return NULL;
        }
    }
}

static bool is_digit_of(char c, int base)
{
    return base == 16 ? isxdigit((unsigned char)c) : c >= '0' && c < '0' + base;
}

static enum cpy_lexed bad_digit(struct cpy_lexer *lx, const char *c, const char *what)
{
    return cpy_lexer_fail(lx, c, c, "invalid digit '%c' in %s literal", *c, what);
}

/* 0x, 0o or 0b at start. */
static enum cpy_lexed lex_based(struct cpy_lexer *lx, const char *start, int base, const char *what)
{
    const char *c = start + 2;

    do {
        if (*c == '_')
            c++;
        if (!is_digit_of(*c, base))
            return is_digit(*c) ? bad_digit(lx, c, what) : fail_before(lx, c, what);
        while (is_digit_of(*c, base))
            c++;
    } while (*c == '_');
    if (is_digit(*c))
        return bad_digit(lx, c, what);
    return end_number(lx, start, c, what);
}

/* What follows the digits before the point; c is at ".", "e", "j" or behind the number. */
static enum cpy_lexed lex_rest(struct cpy_lexer *lx, const char *start, const char *c)
{
    const char *what = "decimal";

    if (*c == '.') {
        c++;
        if (is_digit(*c) && !(c = skip_digits(lx, c)))
            return CPY_LEXED_FAILED;
    }
    if (*c == 'e' || *c == 'E') {
        const char *exponent = c + 1;

        if (*exponent == '+' || *exponent == '-') {
            exponent++;
            if (!is_digit(*exponent))
                return fail_before(lx, exponent, what);
        }
        if (is_digit(*exponent) && !(c = skip_digits(lx, exponent)))
            return CPY_LEXED_FAILED;
    }
    if (*c == 'j' || *c == 'J') {
        c++;
        what = "imaginary";
    }
    return end_number(lx, start, c, what);
}

/* A decimal number that begins with 0: only zeros, unless it is a float. */
static enum cpy_lexed lex_zero(struct cpy_lexer *lx, const char *start)
{
    const char *c = skip_digits(lx, start), *digits = start;

    if (!c)
        return CPY_LEXED_FAILED;
    while (*digits == '0' || *digits == '_')
        digits++;
    if (is_digit(*digits) && *c != '.' && *c != 'e' && *c != 'E' && *c != 'j' && *c != 'J')
        return cpy_lexer_fail(lx, start, digits, "leading zeros in decimal integer literals are not permitted; "
            "use an 0o prefix for octal integers");
    return lex_rest(lx, start, c);
}

enum cpy_lexed cpy_lex_number(struct cpy_lexer *lx)
{
    const char *start = lx->at, *c = start;

    if (*c == '0') {
        switch (c[1] | 0x20) {
        case 'x': return lex_based(lx, start, 16, "hexadecimal");
        case 'o': return lex_based(lx, start, 8, "octal");
        case 'b': return lex_based(lx, start, 2, "binary");
        default: return lex_zero(lx, start);
        }
    }
    if (!(c = skip_digits(lx, c)))
        return CPY_LEXED_FAILED;
    return lex_rest(lx, start, c);
}
