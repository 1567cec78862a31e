/* SPDX-License-Identifier: MIT */
/* vm/compiler/parser_number.c - the values of number literals, which the lexer has checked. */
#include "vm/compiler/warn.h"

/* A decimal int of few digits, without a call; -1: it is something else. */
static int64_t quick_int(const char *text, size_t len)
{
    int64_t n = 0;

    if (len > 18)
        return -1;
    for (size_t i = 0; i < len; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        n = n * 10 + (text[i] - '0');
    }
    return n;
}

/* Says of an int with too many digits what to do about it. */
static void *fail_int(struct cpy_parser *p)
{
    cpy_value text;

    if (!cpy_pending_is(p->t, CPY_VALUE_ERROR))
        return NULL;
    if (!(text = cpy_str(p->t, cpy_take_pending(p->t))))
        return NULL;
    return cpy_fail_tokens(p, p->pos, p->pos,
        "%V - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.", text);
}

static bool is_float(const char *text, size_t len)
{
    if (text[0] == '0' && (text[1] | 0x20) == 'x')
        return false;
    for (size_t i = 0; i < len; i++)
        if (text[i] == '.' || (text[i] | 0x20) == 'e' || (text[i] | 0x20) == 'j')
            return true;
    return false;
}

static cpy_value parse_float(struct cpy_parser *p, const char *text, size_t len)
{
    bool imaginary = (text[len - 1] | 0x20) == 'j';
    char *digits = cpy_parser_alloc(p, len + 1), *to = digits;
    double d = 0;

    if (!digits)
        return CPY_ERROR;
    for (size_t i = 0; i < len - imaginary; i++)
        if (text[i] != '_')
            *to++ = text[i];
    if (!cpy_float_parse(digits, (size_t)(to - digits), &d)) {
        cpy_fail_tokens(p, p->pos, p->pos, "invalid decimal literal");
        return CPY_ERROR;
    }
    return imaginary ? cpy_complex_from(p->t, 0, d) : cpy_float_from(p->t, d);
}

struct cpy_node *cpy_parse_number(struct cpy_parser *p)
{
    const struct cpy_token *token = &p->tokens[p->pos];
    const char *text = cpy_token_start(&p->lx, token);
    size_t len = token->end_column - token->column;
    int64_t quick = quick_int(text, len);
    cpy_value v;

    if (CPY_UNLIKELY(cpy_char_class[(uint8_t)text[len]] == CPY_CHAR_NAME) && !cpy_warn_number(p))
        return NULL;
    if (CPY_LIKELY(quick >= 0))
        v = cpy_int(quick);
    else if (is_float(text, len))
        v = parse_float(p, text, len);
    else if (!(v = cpy_int_parse(p->t, text, len, 0)))
        return fail_int(p);
    if (!v || !cpy_arena_keep(p->arena, v))
        return NULL;
    p->pos++;
    return cpy_make_constant(p, p->pos - 1, v);
}
