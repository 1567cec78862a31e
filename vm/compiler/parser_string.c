/* SPDX-License-Identifier: MIT */
/* vm/compiler/parser_string.c - string literals: adjacent ones are one expression, f-strings among them.
 *
 * Plain pieces between two fields, from however many literals, become one constant. */
#include "vm/compiler/docstring.h"
#include "vm/compiler/sixteen.h"
#include "vm/compiler/warn.h"

/* --- one literal's text ------------------------------------------------------------------- */

/* The text between the quotes of a STRING, or all of an FSTRING_MIDDLE. */
static const char *token_text(const struct cpy_parser *p, const struct cpy_token *token, size_t *len)
{
    const char *text = cpy_token_start(&p->lx, token), *end = cpy_token_end(&p->lx, token);
    unsigned quotes = token->flags & CPY_STRING_TRIPLE ? 3 : 1;

    if (token->kind == CPY_TOK_STRING) {
        while (*text != '"' && *text != '\'')
            text++;
        text += quotes;
        end -= quotes;
    }
    *len = (size_t)(end - text);
    return text;
}

static bool is_ascii(const char *text, size_t len)
{
    unsigned all = 0;

    for (size_t i = 0; i < len; i++)
        all |= (uint8_t)text[i];
    return all < 0x80;
}

/* Appends UTF-8 text as it is. */
static void build_plain(struct cpy_builder *b, const char *text, size_t len)
{
    const uint8_t *c = (const uint8_t *)text, *end = c + len;

    if (is_ascii(text, len)) {
        cpy_build_ascii_n(b, text, len);
        return;
    }
    while (c < end) {
        unsigned n = *c < 0x80 ? 1 : *c < 0xe0 ? 2 : *c < 0xf0 ? 3 : 4;
        uint32_t code = n == 1 ? *c : *c & (0x7fu >> n);

        for (unsigned i = 1; i < n; i++)
            code = code << 6 | (c[i] & 0x3f);
        cpy_build_char(b, code);
        c += n;
    }
}

static int hex_value(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}

/* Reads up to n hexadecimal digits; returns how many there are. */
static size_t read_hex(const char *text, const char *end, size_t n, uint32_t *value)
{
    size_t i = 0;

    for (*value = 0; i < n && text + i < end && hex_value(text[i]) >= 0; i++)
        *value = *value << 4 | (uint32_t)hex_value(text[i]);
    return i;
}

static uint32_t read_octal(const char **c, const char *end)
{
    uint32_t value = 0;

    for (int i = 0; i < 3 && *c < end && **c >= '0' && **c <= '7'; i++)
        value = value * 8 + (uint32_t)(*(*c)++ - '0');
    return value;
}

/* The character that a backslash and c mean, if it is a simple one; else -1. */
static int simple_escape(char c)
{
    static const char from[] = "\\'\"abfnrtv", to[] = "\\'\"\a\b\f\n\r\t\v";
    const char *at = c ? strchr(from, c) : NULL;

    return at ? to[at - from] : -1;
}

/* How far into the text the decoder would say c is: it sees what is not ASCII as \UXXXXXXXX. */
static size_t decoder_position(const char *text, const char *c)
{
    size_t n = 0;

    for (; text < c; text++)
        n += (uint8_t)*text < 0x80 ? 1 : (uint8_t)*text >= 0xc0 ? 10 : 0;
    return n;
}

/* The token that ends the f-string which token number at is part of, or the last of all where a mistake comes before. */
static uint32_t fstring_end(const struct cpy_parser *p, uint32_t at)
{
    int depth = 1;

    for (; depth && p->tokens[at].kind != CPY_TOK_ERROR; at++)
        depth += (p->tokens[at].kind == CPY_TOK_FSTRING_START) - (p->tokens[at].kind == CPY_TOK_FSTRING_END);
    return depth ? at : at - 1;
}

/* A bad escape that begins at escape and ends before end. */
static bool fail_escape(struct cpy_parser *p, const struct cpy_token *token, const char *text, const char *escape,
    const char *end, const char *what)
{
    uint32_t at = (uint32_t)(token - p->tokens);
    size_t from = decoder_position(text, escape), to = from + (size_t)(end - escape) - 1;

    if (token->kind == CPY_TOK_FSTRING_MIDDLE) /* noticed when all of the f-string has been read */
        at = fstring_end(p, at);
    if (p->tokens[at].kind == CPY_TOK_ERROR)
        p->pos = at; /* whose mistake comes first */
    return cpy_fail_literal(p, at, at,
        "(unicode error) 'unicodeescape' codec can't decode bytes in position %zu-%zu: %s", from, to, what);
}

/* Warns of an escape of len characters at c, behind the backslash; once for a token. */
static bool warn_escape(struct cpy_parser *p, const struct cpy_token *token, const char *c, int len)
{
    uint32_t number = (uint32_t)(token - p->tokens), at = number;

    if (p->trial || p->warned == number + 1 || (uint8_t)*c >= 0x80)
        return true;
    p->warned = number + 1;
    if (token->kind == CPY_TOK_FSTRING_MIDDLE && !(token->flags & CPY_STRING_SPEC))
        at = fstring_end(p, at);
    return cpy_warn_tokens(p, at, at, "invalid %sescape sequence '\\%.*s'", len > 1 ? "octal " : "", len, c);
}

/* \xXX, \uXXXX, \UXXXXXXXX: *c is at the letter. */
static bool build_hex(struct cpy_parser *p, struct cpy_builder *b, const struct cpy_token *token, const char *text,
    const char **c, const char *end)
{
    char kind = **c;
    size_t wanted = kind == 'x' ? 2 : kind == 'u' ? 4 : 8;
    uint32_t code;
    size_t n = read_hex(*c + 1, end, wanted, &code);

    if (n < wanted)
        return fail_escape(p, token, text, *c - 1, *c + 1 + n,
            kind == 'x' ? "truncated \\xXX escape"
            : kind == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape");
    if (code > 0x10ffff)
        return fail_escape(p, token, text, *c - 1, *c + 1 + n, "illegal Unicode character");
    cpy_build_char(b, code);
    *c += 1 + n;
    return true;
}

/* \N{NAME}: *c is at the letter.  Names of sequences are not meant. */
static bool build_named(struct cpy_parser *p, struct cpy_builder *b, const struct cpy_token *token, const char *text,
    const char **c, const char *end)
{
    uint32_t chars[CPY_UNICODE_SEQUENCE_MAX];
    bool brace = *c + 1 < end && (*c)[1] == '{';
    const char *name = *c + 2, *close = brace ? memchr(name, '}', (size_t)(end - name)) : NULL;

    if (!close || close == name)
        return fail_escape(p, token, text, *c - 1, !brace ? *c + 1 : close ? close : end,
            "malformed \\N character escape");
    if (cpy_unicode_lookup(name, (size_t)(close - name), chars) != 1)
        return fail_escape(p, token, text, *c - 1, close + 1, "unknown Unicode character name");
    cpy_build_char(b, chars[0]);
    *c = close + 1;
    return true;
}

/* Up to three octal digits, at *c. */
static bool build_octal(struct cpy_parser *p, struct cpy_builder *b, const struct cpy_token *token, const char **c,
    const char *end)
{
    const char *start = *c;
    uint32_t value = read_octal(c, end);

    cpy_build_char(b, value);
    return value < 256 || warn_escape(p, token, start, 3);
}

/* One escape of a str; *c is behind the backslash. */
static bool build_escape(struct cpy_parser *p, struct cpy_builder *b, const struct cpy_token *token, const char *text,
    const char **c, const char *end)
{
    int simple = *c < end ? simple_escape(**c) : -1;

    if (simple >= 0) {
        cpy_build_char(b, (uint32_t)simple);
        ++*c;
        return true;
    }
    switch (*c < end ? **c : 0) {
    case '\n': ++*c; return true;
    case 'x': case 'u': case 'U': return build_hex(p, b, token, text, c, end);
    case 'N': return build_named(p, b, token, text, c, end);
    case '0' ... '7': return build_octal(p, b, token, c, end);
    default: /* an unknown one stays as it is */
        cpy_build_char(b, '\\');
        return warn_escape(p, token, *c, 1);
    }
}

static bool is_doubled_brace(const char *c, const char *end, unsigned flags)
{
    return (*c == '{' || *c == '}') && (flags & (CPY_STRING_F | CPY_STRING_SPEC)) == CPY_STRING_F && c + 1 < end
        && c[1] == *c;
}

/* Appends a piece of str text to b. */
static bool build_text(struct cpy_parser *p, struct cpy_builder *b, const struct cpy_token *token)
{
    unsigned flags = token->flags;
    size_t len;
    const char *text = token_text(p, token, &len), *c = text, *end = text + len, *run = c;

    while (c < end) {
        if (*c == '\\' && !(flags & CPY_STRING_RAW)) {
            build_plain(b, run, (size_t)(c - run));
            c++;
            if (!build_escape(p, b, token, text, &c, end))
                return false;
            run = c;
        } else if (is_doubled_brace(c, end, flags)) {
            build_plain(b, run, (size_t)(c + 1 - run));
            run = c += 2;
        } else {
            c++;
        }
    }
    build_plain(b, run, (size_t)(end - run));
    return true;
}

/* --- values ------------------------------------------------------------------------------- */

/* Is text a name of ASCII, or like one?  Such strs are interned, as keys and attribute names often are. */
static bool looks_like_name(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i += 16) {
        size_t n = len - i < 16 ? len - i : 16;
        cpy_sixteen part = cpy_sixteen_first(cpy_sixteen_at(text + i), n);

        if (i == 32 || cpy_sixteen_name(part) < n || cpy_sixteen_find(part) < 16)
            return false;
    }
    return len > 0;
}

/* Text of the source as a str. */
static cpy_value str_from(struct cpy_parser *p, const char *text, size_t len)
{
    return p->lx.ascii ? cpy_str_from_ascii(p->t, text, len) : cpy_str_from_utf8(p->t, text, len);
}

/* The value of a single plain literal. */
static cpy_value plain_value(struct cpy_parser *p, const struct cpy_token *token)
{
    size_t len;
    const char *text = token_text(p, token, &len);
    struct cpy_builder b;
    uint32_t index;

    if (token->flags & CPY_STRING_ESCAPES && !(token->flags & CPY_STRING_RAW)) {
        cpy_build(&b, p->t);
        if (!build_text(p, &b, token)) {
            cpy_build_drop(&b);
            return CPY_ERROR;
        }
        return cpy_arena_keep(p->arena, cpy_build_finish(&b));
    }
    if (looks_like_name(text, len))
        return cpy_lexer_find_name(&p->lx, text, len, &index) ? cpy_lexer_name(&p->lx, index) : CPY_ERROR;
    return cpy_arena_keep(p->arena, str_from(p, text, len));
}

/* Writes one escape of bytes; *c is behind the backslash. */
static bool write_byte_escape(struct cpy_parser *p, const struct cpy_token *token, const char *text, const char **c,
    const char *end, uint8_t **to)
{
    uint32_t at = (uint32_t)(token - p->tokens), value;
    int simple = *c < end ? simple_escape(**c) : -1;

    if (simple >= 0) {
        *(*to)++ = (uint8_t)simple;
        ++*c;
    } else if (*c < end && **c == '\n') {
        ++*c;
    } else if (*c < end && **c == 'x') {
        if (read_hex(*c + 1, end, 2, &value) < 2)
            return cpy_fail_literal(p, at, at, "(value error) invalid \\x escape at position %zu",
                (size_t)(*c - 1 - text));
        *(*to)++ = (uint8_t)value;
        *c += 3;
    } else if (*c < end && **c >= '0' && **c <= '7') {
        const char *start = *c;

        value = read_octal(c, end);
        *(*to)++ = (uint8_t)value;
        return value < 256 || warn_escape(p, token, start, 3);
    } else {
        *(*to)++ = '\\';
        return warn_escape(p, token, *c, 1);
    }
    return true;
}

/* Writes the bytes of a literal to *to. */
static bool write_bytes(struct cpy_parser *p, const struct cpy_token *token, uint8_t **to)
{
    uint32_t at = (uint32_t)(token - p->tokens);
    size_t len;
    const char *text = token_text(p, token, &len), *c = text, *end = text + len;

    if (!is_ascii(text, len))
        return cpy_fail_literal(p, at, at, "bytes can only contain ASCII literal characters");
    while (c < end) {
        if (*c != '\\' || token->flags & CPY_STRING_RAW) {
            *(*to)++ = (uint8_t)*c++;
        } else {
            c++;
            if (!write_byte_escape(p, token, text, &c, end, to))
                return false;
        }
    }
    return true;
}

/* --- f-strings ------------------------------------------------------------------------------ */

/* Parts of a str: literal text is gathered until a field comes. */
struct pieces {
    struct cpy_builder text;
    bool any_text;       /* text has been gathered since the last field */
    int line, column, end_line, end_column; /* where it stands */
    bool formatted;      /* one of the literals is an f-string or a t-string */
    bool template;       /* it is a t-string */
    cpy_value error;     /* of an f-string's text: it is raised when all fields have been read, whose mistakes come first */
};

/* Pushes the text gathered so far as a constant; an f-string has no empty ones. */
static bool flush_text(struct cpy_parser *p, struct pieces *pieces)
{
    bool any = pieces->any_text;
    struct cpy_node *node;
    cpy_value v;

    pieces->any_text = false;
    if (!any || (pieces->formatted && !pieces->text.failed && pieces->text.len == 0))
        return true;
    v = cpy_arena_keep(p->arena, cpy_build_finish(&pieces->text));
    cpy_build(&pieces->text, p->t);
    if (!(node = cpy_make_constant(p, p->pos, v)))
        return false;
    node->line = pieces->line;
    node->column = pieces->column;
    node->end_line = pieces->end_line;
    node->end_column = pieces->end_column;
    return cpy_push_scratch(p, node);
}

/* More text begins here, unless there is some already. */
static void begin_text(struct pieces *pieces, uint32_t line, uint32_t column)
{
    if (pieces->any_text)
        return;
    pieces->line = (int)line;
    pieces->column = (int)column;
    pieces->any_text = true;
}

static void end_text(struct pieces *pieces, uint32_t line, uint32_t column)
{
    pieces->end_line = (int)line;
    pieces->end_column = (int)column;
}

static void place_text(struct pieces *pieces, const struct cpy_token *token)
{
    begin_text(pieces, token->line, token->column);
    end_text(pieces, cpy_token_end_line(token), token->end_column);
}

/* The source from one place to another, without the comments between the tokens number first to last, in which they lie. */
static void build_source(struct cpy_parser *p, struct cpy_builder *to, uint32_t first, uint32_t last, const char *from, const char *end)
{
    for (uint32_t i = first; i < last; i++) {
        const char *gap = cpy_token_end(&p->lx, &p->tokens[i]), *next = cpy_token_start(&p->lx, &p->tokens[i + 1]), *hash;

        while ((hash = memchr(gap, '#', (size_t)(next - gap)))) {
            build_plain(to, from, (size_t)(hash - from));
            from = gap = memchr(hash, '\n', (size_t)(next - hash));
        }
    }
    build_plain(to, from, (size_t)(end - from));
}

static bool parse_fstring_parts(struct cpy_parser *p, struct pieces *pieces, enum cpy_token_kind end);

/* "!r" */
static bool parse_conversion(struct cpy_parser *p, struct cpy_node *node)
{
    const struct cpy_token *token = &p->tokens[++p->pos];
    char letter = *cpy_token_start(&p->lx, token);

    if (token->kind == CPY_TOK_NAME && cpy_token_end(&p->lx, token - 1) != cpy_token_start(&p->lx, token))
        return cpy_fail_literal(p, p->pos - 1, p->pos,
            "f-string: conversion type must come right after the exclamanation mark");
    if (token->kind != CPY_TOK_NAME)
        return cpy_fail_here(p, token->kind == CPY_TOK_COLON || token->kind == CPY_TOK_RBRACE
            ? "f-string: missing conversion character" : "f-string: invalid conversion character");
    if (token->end_column - token->column != 1 || !strchr("rsa", letter))
        return cpy_fail_literal(p, p->pos, p->pos, "f-string: invalid conversion character '%V': expected 's', 'r', or 'a'",
            cpy_token_name(p, p->pos));
    node->op = (uint8_t)letter;
    p->pos++;
    return true;
}

/* ":spec"; the "}" is next then. */
static bool parse_spec(struct cpy_parser *p, struct cpy_node *node)
{
    uint32_t mark = p->stack_count, start = p->pos++;
    struct pieces pieces = {.formatted = true};
    struct cpy_node *spec = cpy_node_new(p, CPY_NODE_JOINED_STR, start);
    bool ok;

    cpy_build(&pieces.text, p->t);
    ok = spec && parse_fstring_parts(p, &pieces, CPY_TOK_RBRACE) && flush_text(p, &pieces);
    cpy_build_drop(&pieces.text);
    if (!ok || !cpy_take_list(p, mark, &spec->list.values))
        return false;
    node->formatted.spec = cpy_node_end(p, spec);
    return true;
}

/* "=": the text of the expression is shown in front of its value. */
static bool parse_debug(struct cpy_parser *p, struct cpy_node *node, struct pieces *pieces, uint32_t open)
{
    const struct cpy_token *next = &p->tokens[++p->pos], *brace = &p->tokens[open];

    begin_text(pieces, brace->line, brace->end_column);
    end_text(pieces, next->line, next->column);
    build_source(p, &pieces->text, open, p->pos, cpy_token_end(&p->lx, brace), cpy_token_start(&p->lx, next));
    if (next->kind == CPY_TOK_RBRACE)
        node->op = 'r';
    return true;
}

/* "lambda parameters:", whose colon would begin a format spec. */
static struct cpy_node *fail_lambda(struct cpy_parser *p)
{
    uint32_t end = p->pos;

    while (p->tokens[end].kind != CPY_TOK_COLON && p->tokens[end].kind != CPY_TOK_FSTRING_END
        && p->tokens[end].kind != CPY_TOK_ERROR)
        end++;
    if (p->tokens[end].kind != CPY_TOK_COLON)
        return cpy_fail(p);
    return cpy_fail_tokens(p, p->pos, end, "f-string: lambda expressions are not allowed without parentheses");
}

/* The expression of a field. */
static struct cpy_node *parse_field_value(struct cpy_parser *p)
{
    unsigned kind = cpy_peek(p);

    if (kind == CPY_TOK_RBRACE || kind == CPY_TOK_COLON || kind == CPY_TOK_EXCLAIM || kind == CPY_TOK_ASSIGN)
        return cpy_fail_here(p, "f-string: valid expression required before '%s'", cpy_token_text(kind));
    if (kind == CPY_TOK_LAMBDA)
        return fail_lambda(p);
    return cpy_parse_value(p);
}

/* What stands between the expression and "}". */
static bool parse_field_rest(struct cpy_parser *p, struct cpy_node *node, struct pieces *pieces, uint32_t open)
{
    bool debug = cpy_peek(p) == CPY_TOK_ASSIGN, converted;

    if (debug && !parse_debug(p, node, pieces, open))
        return false;
    if ((converted = cpy_peek(p) == CPY_TOK_EXCLAIM) && !parse_conversion(p, node))
        return false;
    if (cpy_peek(p) == CPY_TOK_COLON && !parse_spec(p, node))
        return false;
    if (cpy_accept(p, CPY_TOK_RBRACE))
        return true;
    return cpy_fail_field(p, converted ? "f-string: expecting ':' or '}'"
        : debug ? "f-string: expecting '!', or ':', or '}'" : "f-string: expecting '=', or '!', or ':', or '}'");
}

/* The text of a t-string's field from its "{" up to token number end, without the blanks around it. */
static cpy_value field_text(struct cpy_parser *p, uint32_t open, uint32_t end)
{
    struct cpy_builder text;

    cpy_build(&text, p->t);
    build_source(p, &text, open + 1, end - 1, cpy_token_start(&p->lx, &p->tokens[open + 1]), cpy_token_end(&p->lx, &p->tokens[end - 1]));
    return cpy_arena_keep(p->arena, cpy_build_finish(&text));
}

/* A t-string's field as a tuple: value, text, conversion or None, format spec. */
static struct cpy_node *make_interpolation(struct cpy_parser *p, struct cpy_node *field, uint32_t open, cpy_value text)
{
    char letter[2] = {(char)field->op, 0};
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_TUPLE, open), **items = cpy_parser_alloc(p, 4 * sizeof *items);

    if (!text || !node || !items)
        return NULL;
    items[0] = field->formatted.value;
    items[1] = cpy_make_constant(p, open, text);
    items[2] = cpy_make_constant(p, open, field->op ? cpy_intern_from(p->t, letter) : CPY_NONE);
    items[3] = field->formatted.spec ? field->formatted.spec : cpy_make_constant(p, open, p->t->vm->empty_str);
    node->list.values = (struct cpy_node_list){items, 4};
    return items[1] && items[2] && items[3] ? cpy_node_end(p, node) : NULL;
}

static bool parse_field(struct cpy_parser *p, struct pieces *pieces)
{
    uint32_t open = p->pos++, outer = p->field, end;
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_FORMATTED_VALUE, open), *value;

    p->field = open;
    if (!node || !cpy_check_stack(p->t) || !(value = parse_field_value(p)))
        return false;
    node->formatted.value = value;
    end = p->pos;
    if (!parse_field_rest(p, node, pieces, open))
        return false;
    p->field = outer;
    if (pieces->template && !(node = make_interpolation(p, node, open, field_text(p, open, end))))
        return false;
    cpy_node_end(p, node);
    return flush_text(p, pieces) && cpy_push_scratch(p, node);
}

/* Adds the text that is next; a mistake in it is kept for later.  False: it cannot be. */
static bool add_text(struct cpy_parser *p, struct pieces *pieces)
{
    uint32_t at = p->pos;
    bool ok;

    place_text(pieces, &p->tokens[at]);
    ok = pieces->error || build_text(p, &pieces->text, &p->tokens[at]) || (pieces->error = cpy_take_pending(p->t));
    pieces->any_text = pieces->text.len || pieces->text.failed; /* a backslash at the end of a line is no text */
    p->pos = at + 1;
    return ok;
}

/* Texts and fields up to (not with) a token of kind end. */
static bool parse_fstring_parts(struct cpy_parser *p, struct pieces *pieces, enum cpy_token_kind end)
{
    while (cpy_peek(p) != end) {
        if (cpy_peek(p) == CPY_TOK_FSTRING_MIDDLE) {
            if (!add_text(p, pieces))
                return false;
        } else if (cpy_peek(p) == CPY_TOK_FSTRING_END) {
            return cpy_fail_here(p, "f-string: expecting '}', or format specs");
        } else if (cpy_peek(p) != CPY_TOK_LBRACE) {
            return cpy_fail(p);
        } else if (!parse_field(p, pieces)) {
            return false;
        }
    }
    if (pieces->error)
        cpy_raise_value(p->t, pieces->error);
    return !pieces->error;
}

static bool parse_fstring(struct cpy_parser *p, struct pieces *pieces)
{
    bool whole;

    pieces->formatted = true;
    pieces->template = p->tokens[p->pos].flags & CPY_STRING_TEMPLATE;
    p->pos++;
    p->trial += p->probe != 0; /* there its mistakes are no news */
    whole = parse_fstring_parts(p, pieces, CPY_TOK_FSTRING_END);
    p->trial -= p->probe != 0;
    p->pos += whole;
    return whole;
}

/* --- adjacent literals -------------------------------------------------------------------------- */

/* b"..." b"..." */
static struct cpy_node *parse_bytes(struct cpy_parser *p, uint32_t count)
{
    uint32_t start = p->pos, last = start + count - 1;
    const char *from = cpy_token_start(&p->lx, &p->tokens[start]), *end = cpy_token_end(&p->lx, &p->tokens[last]);
    uint8_t *data = cpy_parser_alloc(p, (size_t)(end - from)), *to = data;

    p->pos += count;
    if (!data)
        return NULL;
    for (uint32_t i = start; i < p->pos; i++)
        if (!write_bytes(p, &p->tokens[i], &to))
            return NULL;
    return cpy_make_constant(p, start, cpy_arena_keep(p->arena, cpy_bytes_from(p->t, data, (size_t)(to - data))));
}

/* All literals, pieces pushed; a single constant if none is an f-string. */
static bool parse_pieces(struct cpy_parser *p, struct pieces *pieces)
{
    for (;;) {
        if (cpy_peek(p) == CPY_TOK_STRING) {
            place_text(pieces, &p->tokens[p->pos]);
            if (!build_text(p, &pieces->text, &p->tokens[p->pos]))
                return false;
            p->pos++;
        } else if (cpy_peek(p) != CPY_TOK_FSTRING_START) {
            return true;
        } else if (!parse_fstring(p, pieces)) {
            return false;
        }
    }
}

/* What the pieces since mark make as a t-string: a call of string.templatelib's own function, which has no name. */
static struct cpy_node *make_template(struct cpy_parser *p, uint32_t start, uint32_t mark)
{
    struct cpy_node *node = cpy_node_new(p, CPY_NODE_CALL, start);
    cpy_value module = cpy_import(p->t, "string.templatelib");
    cpy_value function = module ? cpy_getattr_str(p->t, module, "_template") : CPY_ERROR;

    if (!node || !function || !cpy_arena_keep(p->arena, function)
        || !(node->call.func = cpy_make_constant(p, start, function)) || !cpy_take_list(p, mark, &node->call.args))
        return NULL;
    return cpy_node_end(p, node);
}

static struct cpy_node *parse_joined(struct cpy_parser *p)
{
    uint32_t start = p->pos, mark = p->stack_count;
    bool unicode = p->tokens[start].flags & CPY_STRING_UNICODE;
    struct pieces pieces = {.any_text = false};
    struct cpy_node *node;
    bool ok;

    cpy_build(&pieces.text, p->t);
    ok = parse_pieces(p, &pieces) && flush_text(p, &pieces);
    cpy_build_drop(&pieces.text);
    if (!ok)
        return NULL;
    if (!pieces.formatted) {
        node = p->stack[--p->stack_count];
        node->flag |= unicode;
        return cpy_node_end(p, node);
    }
    if (pieces.template)
        return make_template(p, start, mark);
    node = cpy_node_new(p, CPY_NODE_JOINED_STR, start);
    return node && cpy_take_list(p, mark, &node->list.values) ? cpy_node_end(p, node) : NULL;
}

/* How many literals stand here, and the token behind them; all and any: flags that all of them or one of them have. */
static uint32_t count_literals(const struct cpy_parser *p, uint32_t *end, unsigned *all, unsigned *any)
{
    uint32_t count = 0;

    *all = CPY_STRING_BYTES | CPY_STRING_TEMPLATE;
    *any = 0;
    for (const struct cpy_token *token = &p->tokens[p->pos];; token++, count++) {
        unsigned flags = token->flags;

        if (token->kind == CPY_TOK_FSTRING_START) {
            uint32_t depth = 1; /* steps over its parts */

            for (token++; depth && token->kind != CPY_TOK_ERROR; token++)
                depth += (token->kind == CPY_TOK_FSTRING_START) - (token->kind == CPY_TOK_FSTRING_END);
            token--;
        } else if (token->kind != CPY_TOK_STRING) {
            *end = (uint32_t)(token - p->tokens);
            return count;
        }
        *all &= flags;
        *any |= flags;
    }
}

/* The first statement of a block that is nothing but a literal: a docstring, or of no use. */
static bool is_docstring(const struct cpy_parser *p, const struct cpy_token *token)
{
    return p->clean && token > p->tokens && token[-1].kind == CPY_TOK_INDENT && token[1].kind == CPY_TOK_NEWLINE;
}

/* The value of a docstring, without its margin unless it has escapes or tabs; *clean tells. */
static cpy_value docstring_value(struct cpy_parser *p, const struct cpy_token *token, bool *clean)
{
    size_t len;
    const char *text = token_text(p, token, &len);
    char *copy;

    *clean = !(token->flags & CPY_STRING_ESCAPES) && !memchr(text, '\t', len);
    if (!*clean)
        return plain_value(p, token);
    if (!(copy = cpy_arena_take(p->arena, len + 1)))
        return CPY_ERROR;
    if (!cpy_clean_doc_bytes(text, &len, copy))
        return plain_value(p, token);
    return cpy_arena_keep(p->arena, str_from(p, copy, len));
}

/* Literals of bytes and others, up to token number end: an escape in one of them comes first. */
static void *fail_mixed(struct cpy_parser *p, uint32_t end)
{
    for (uint32_t at = p->pos; at < end && !cpy_pending(p->t); at++) {
        const struct cpy_token *token = &p->tokens[at];

        p->pos = at;
        if (token->kind == CPY_TOK_STRING && token->flags & CPY_STRING_BYTES)
            parse_bytes(p, 1);
        else if (token->kind == CPY_TOK_STRING)
            plain_value(p, token);
    }
    return cpy_fail_literal(p, end, end, "cannot mix bytes and nonbytes literals");
}

struct cpy_node *cpy_parse_strings(struct cpy_parser *p)
{
    const struct cpy_token *token = &p->tokens[p->pos];
    unsigned all, any;
    struct cpy_node *node;
    uint32_t count, end;
    bool clean = false;
    cpy_value v;

    if (token->kind == CPY_TOK_STRING && token[1].kind != CPY_TOK_STRING && token[1].kind != CPY_TOK_FSTRING_START
        && !(token->flags & CPY_STRING_BYTES)) {
        if (!(v = is_docstring(p, token) ? docstring_value(p, token, &clean) : plain_value(p, token)))
            return NULL;
        p->pos++;
        if ((node = cpy_make_constant(p, p->pos - 1, v)))
            node->flag |= (token->flags & CPY_STRING_UNICODE ? 1 : 0) | (clean ? CPY_NODE_CLEAN : 0);
        return node;
    }
    count = count_literals(p, &end, &all, &any);
    if (any & ~all & CPY_STRING_TEMPLATE)
        return cpy_fail_tokens(p, p->pos, end - 1, "cannot mix t-string literals with string or bytes literals");
    if (any & ~all & CPY_STRING_BYTES)
        return fail_mixed(p, end);
    return all & CPY_STRING_BYTES ? parse_bytes(p, count) : parse_joined(p);
}
