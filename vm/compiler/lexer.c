/* SPDX-License-Identifier: MIT */
/* vm/compiler/lexer.c - from source text to tokens: lines, indentation, names, operators.
 *
 * Speed lies in two places: names are found in a hash table by their first sixteen bytes, so
 * that keywords need no test of their own and a name becomes a value once; and the
 * text ends in zeros, a class of its own, so that no loop checks for the end. */
#include "vm/compiler/lexer.h"
#include "vm/compiler/sixteen.h"

#include "vm/objects/text.h"

#include <stdarg.h>

#define NAME CPY_CHAR_NAME
#define DIGIT CPY_CHAR_DIGIT
#define OP CPY_CHAR_OPERATOR
#define OPEN CPY_CHAR_OPEN
#define CLOSE CPY_CHAR_CLOSE
#define BLANK CPY_CHAR_BLANK
#define QUOTE CPY_CHAR_QUOTE

const uint8_t cpy_char_class[256] = {
    [0] = CPY_CHAR_END, [' '] = BLANK, ['\t'] = BLANK, ['\f'] = BLANK, ['\n'] = CPY_CHAR_NEWLINE,
    ['#'] = CPY_CHAR_COMMENT, ['\\'] = CPY_CHAR_BACKSLASH, ['.'] = CPY_CHAR_DOT, ['"'] = QUOTE, ['\''] = QUOTE,
    ['('] = OPEN, ['['] = OPEN, ['{'] = OPEN, [')'] = CLOSE, [']'] = CLOSE, ['}'] = CLOSE,
    ['_'] = NAME, ['a' ... 'z'] = NAME, ['A' ... 'Z'] = NAME, ['0' ... '9'] = DIGIT, [0x80 ... 0xff] = CPY_CHAR_WIDE,
    [','] = OP, [':'] = OP, [';'] = OP, ['='] = OP, ['!'] = OP, ['<'] = OP, ['>'] = OP, ['+'] = OP, ['-'] = OP,
    ['*'] = OP, ['/'] = OP, ['%'] = OP, ['@'] = OP, ['&'] = OP, ['|'] = OP, ['^'] = OP, ['~'] = OP,
};

/* What an operator or bracket is alone; how many brackets are open more after it; and the classes of characters behind it with
 * which it may be another token, one bit each. */
static const struct punctuation { uint8_t kind; int8_t opens; uint16_t longer; } punctuations[128] = {
#define BEFORE_OPERATOR (1 << OP)
    ['('] = {CPY_TOK_LPAR, 1, 0}, [')'] = {CPY_TOK_RPAR, -1, 0}, ['['] = {CPY_TOK_LSQB, 1, 0},
    [']'] = {CPY_TOK_RSQB, -1, 0}, ['{'] = {CPY_TOK_LBRACE, 1, 0}, ['}'] = {CPY_TOK_RBRACE, -1, 0},
    [','] = {CPY_TOK_COMMA, 0, 0}, [';'] = {CPY_TOK_SEMI, 0, 0}, ['~'] = {CPY_TOK_TILDE, 0, 0},
    ['.'] = {CPY_TOK_DOT, 0, 1 << CPY_CHAR_DOT | 1 << DIGIT}, ['!'] = {CPY_TOK_UNKNOWN, 0, BEFORE_OPERATOR},
    [':'] = {CPY_TOK_COLON, 0, BEFORE_OPERATOR}, ['='] = {CPY_TOK_ASSIGN, 0, BEFORE_OPERATOR},
    ['+'] = {CPY_TOK_PLUS, 0, BEFORE_OPERATOR}, ['-'] = {CPY_TOK_MINUS, 0, BEFORE_OPERATOR},
    ['*'] = {CPY_TOK_STAR, 0, BEFORE_OPERATOR}, ['/'] = {CPY_TOK_SLASH, 0, BEFORE_OPERATOR},
    ['%'] = {CPY_TOK_PERCENT, 0, BEFORE_OPERATOR}, ['@'] = {CPY_TOK_AT, 0, BEFORE_OPERATOR},
    ['&'] = {CPY_TOK_AMP, 0, BEFORE_OPERATOR}, ['|'] = {CPY_TOK_BAR, 0, BEFORE_OPERATOR},
    ['^'] = {CPY_TOK_CARET, 0, BEFORE_OPERATOR}, ['<'] = {CPY_TOK_LT, 0, BEFORE_OPERATOR},
    ['>'] = {CPY_TOK_GT, 0, BEFORE_OPERATOR},
};

/* Operators of more than one character, by their first: with = behind it, doubled, doubled with =; 0: none. */
static const struct { uint8_t set, twice, twice_set; } operators[128] = {
    [':'] = {CPY_TOK_WALRUS, 0, 0}, ['='] = {CPY_TOK_EQ, 0, 0}, ['!'] = {CPY_TOK_NE, 0, 0}, ['%'] = {CPY_TOK_MOD_SET, 0, 0},
    ['+'] = {CPY_TOK_ADD_SET, 0, 0}, ['-'] = {CPY_TOK_SUB_SET, 0, 0}, ['@'] = {CPY_TOK_AT_SET, 0, 0},
    ['&'] = {CPY_TOK_AND_SET, 0, 0}, ['|'] = {CPY_TOK_OR_SET, 0, 0}, ['^'] = {CPY_TOK_XOR_SET, 0, 0},
    ['*'] = {CPY_TOK_MUL_SET, CPY_TOK_POW, CPY_TOK_POW_SET}, ['/'] = {CPY_TOK_DIV_SET, CPY_TOK_DSLASH, CPY_TOK_FLOOR_SET},
    ['<'] = {CPY_TOK_LE, CPY_TOK_LSHIFT, CPY_TOK_LSHIFT_SET}, ['>'] = {CPY_TOK_GE, CPY_TOK_RSHIFT, CPY_TOK_RSHIFT_SET},
};

const char *cpy_token_text(enum cpy_token_kind kind)
{
    static const char texts[][16] = { /* as many bytes as cpy_lexer_find_name() looks at */
#define S(id, text) [CPY_TOK_##id] = text,
        CPY_SYMBOLS(S)
#undef S
#define S(id, text) [CPY_TOK_##id] = text,
        CPY_KEYWORDS(S)
#undef S
    };

    return texts[kind];
}

/* --- mistakes --------------------------------------------------------------------- */

static enum cpy_lexed note_error(struct cpy_lexer *lx, const struct cpy_lexer_error *where, const char *format,
    va_list args)
{
    lx->error = *where;
    lx->error.weak |= strncmp(format, "f-string", 8) == 0 || strncmp(format, "%c-string", 9) == 0;
    vsnprintf(lx->error.message, sizeof lx->error.message, format, args);
    if (strncmp(format, "f-string", 8) == 0 && lx->fstring && lx->fstring->flags & CPY_STRING_TEMPLATE)
        lx->error.message[0] = 't';
    return CPY_LEXED_FAILED;
}

enum cpy_lexed cpy_lexer_fail_at(struct cpy_lexer *lx, enum cpy_exception_id id, uint32_t line, uint32_t column,
    uint32_t end_line, uint32_t end_column, const char *format, ...)
{
    struct cpy_lexer_error where = {.id = id, .line = (int)line, .column = (int)column, .end_line = (int)end_line,
        .end_column = (int)end_column, .weak = id != CPY_SYNTAX_ERROR};
    va_list args;

    va_start(args, format);
    note_error(lx, &where, format, args);
    va_end(args);
    return CPY_LEXED_FAILED;
}

enum cpy_lexed cpy_lexer_fail(struct cpy_lexer *lx, const char *from, const char *to, const char *format, ...)
{
    struct cpy_lexer_error where = {.id = CPY_SYNTAX_ERROR, .line = (int)lx->line, .end_line = (int)lx->line,
        .column = (int)(from - lx->line_start), .end_column = (int)(to - lx->line_start)};
    va_list args;

    va_start(args, format);
    note_error(lx, &where, format, args);
    va_end(args);
    return CPY_LEXED_FAILED;
}

/* Bytes of the UTF-8 character at c, and its code point. */
static unsigned decode_char(const char *c, uint32_t *code)
{
    const uint8_t *p = (const uint8_t *)c;
    unsigned n = p[0] < 0x80 ? 1 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;

    *code = n == 1 ? p[0] : p[0] & (0x7fu >> n);
    for (unsigned i = 1; i < n; i++)
        *code = *code << 6 | (p[i] & 0x3f);
    return n;
}

/* "invalid character" at c, a multi-byte character. */
static enum cpy_lexed lex_bad_char(struct cpy_lexer *lx, const char *c)
{
    uint32_t code;
    unsigned n = decode_char(c, &code);

    if (cpy_char_is_printable(code))
        return cpy_lexer_fail(lx, c, c, "invalid character '%.*s' (U+%04X)", (int)n, c, (unsigned)code);
    return cpy_lexer_fail(lx, c, c, "invalid non-printable character U+%04X", (unsigned)code);
}

/* --- tokens and lines --------------------------------------------------------------- */

bool cpy_lexer_grow_tokens(struct cpy_lexer *lx)
{
    uint32_t expected = (uint32_t)(lx->end - lx->source) / 6 + 16; /* few texts have more */
    uint32_t count = cpy_token_count(lx), cap = count;

    if (!cpy_arena_grow(lx->arena, &lx->tokens, &cap, sizeof *lx->tokens, expected))
        return false;
    lx->next = lx->tokens + count;
    lx->limit = lx->tokens + cap;
    return true;
}

bool cpy_lexer_grow_lines(struct cpy_lexer *lx)
{
    uint32_t expected = (uint32_t)(lx->end - lx->source) / 24 + 16;

    return cpy_arena_grow(lx->arena, &lx->lines, &lx->line_cap, sizeof *lx->lines, expected);
}

CPY_INLINE enum cpy_lexed emitted(const struct cpy_token *token) { return token ? CPY_LEXED_ON : CPY_LEXED_END; }

/* A function that cuts a token returns what is behind it, or NULL: then lx->lexed says why. */
CPY_INLINE const char *stop(struct cpy_lexer *lx, enum cpy_lexed why)
{
    lx->lexed = why;
    return NULL;
}

CPY_INLINE const char *behind(struct cpy_lexer *lx, enum cpy_lexed state)
{
    return state == CPY_LEXED_ON ? lx->at : stop(lx, state);
}

/* --- names ------------------------------------------------------------------------------ */

/* The first sixteen bytes of a name of len bytes, padded with zeros. */
CPY_INLINE struct cpy_name_head name_head(cpy_sixteen text, size_t len)
{
    struct cpy_name_head head;

    text = cpy_sixteen_first(text, len < 16 ? len : 16);
    memcpy(&head, &text, sizeof head);
    return head;
}

CPY_INLINE uint64_t add_to_hash(uint64_t h, struct cpy_name_head part)
{
    return (h ^ part.first ^ (part.second << 23 | part.second >> 41)) * 0x9e3779b97f4a7c15u;
}

/* A name of more than sixteen bytes, of which h is the hash. */
static uint64_t long_hash(const char *text, size_t len, uint64_t h)
{
    for (size_t i = 16; i < len; i += 16)
        h = add_to_hash(h ^ h >> 29, name_head(cpy_sixteen_at(text + i), len - i));
    return h;
}

CPY_INLINE uint32_t name_hash(const char *text, size_t len, struct cpy_name_head head)
{
    uint64_t h = add_to_hash(0, head);

    return (uint32_t)((len <= 16 ? h : long_hash(text, len, h)) >> 32);
}

/* Fewer than sixteen bytes tell how many they are, by the zeros behind them. */
CPY_INLINE bool name_is(const struct cpy_name *name, const char *text, size_t len, struct cpy_name_head head)
{
    return name->head.first == head.first && name->head.second == head.second
        && (len < 16 || (name->len == len && memcmp(name->text + 16, text + 16, len - 16) == 0));
}

/* How many names a text of this length hardly ever exceeds, keywords among them; for long ones a beginning. */
static uint32_t expected_names(const struct cpy_lexer *lx)
{
    uint32_t names = (uint32_t)(lx->end - lx->source) / 64 + 48;

    return names < 4096 ? names : 4096;
}

/* A power of two, so many that the table hardly ever grows. */
static uint32_t first_slots(const struct cpy_lexer *lx)
{
    return 1u << (33 - __builtin_clz(expected_names(lx)));
}

static bool grow_slots(struct cpy_lexer *lx)
{
    uint32_t size = lx->slots ? (lx->slot_mask + 1) * 2 : first_slots(lx);
    uint32_t *slots = cpy_arena_alloc(lx->arena, size * sizeof *slots);

    if (!slots)
        return false;
    for (uint32_t i = 0; i < lx->name_count; i++) {
        const struct cpy_name *name = &lx->names[i];
        uint32_t at = name_hash(name->text, name->len, name->head) & (size - 1);

        while (slots[at])
            at = (at + 1) & (size - 1);
        slots[at] = i + 1;
    }
    lx->slots = slots;
    lx->slot_mask = size - 1;
    return true;
}

/* Not inline, so that finding one needs no registers for it. */
__attribute__((noinline)) static bool add_name(
    struct cpy_lexer *lx, uint32_t slot, const char *text, size_t len, struct cpy_name_head head)
{
    if (lx->name_count == lx->name_cap &&
        !cpy_arena_grow(lx->arena, &lx->names, &lx->name_cap, sizeof *lx->names, expected_names(lx)))
        return false;
    lx->names[lx->name_count++] = (struct cpy_name){head, text, (uint32_t)len, CPY_TOK_NAME, CPY_UNSET};
    lx->slots[slot] = lx->name_count;
    return lx->name_count * 2 <= lx->slot_mask || grow_slots(lx);
}

/* The slot of a name, given its first sixteen bytes, or where it would be put. */
CPY_INLINE uint32_t find_slot(const struct cpy_lexer *lx, const char *text, size_t len, struct cpy_name_head head)
{
    uint32_t slot = name_hash(text, len, head) & lx->slot_mask;

    while (lx->slots[slot] && !name_is(&lx->names[lx->slots[slot] - 1], text, len, head))
        slot = (slot + 1) & lx->slot_mask;
    return slot;
}

bool cpy_lexer_find_name(struct cpy_lexer *lx, const char *text, size_t len, uint32_t *index)
{
    struct cpy_name_head head = name_head(cpy_sixteen_at(text), len);
    uint32_t slot = find_slot(lx, text, len, head);

    *index = lx->slots[slot] ? lx->slots[slot] - 1 : lx->name_count;
    return lx->slots[slot] || add_name(lx, slot, text, len, head);
}

#define KEYWORD_COUNT (CPY_TOK_COUNT - CPY_TOK_FALSE)

/* The first names. */
static bool add_keywords(struct cpy_lexer *lx)
{
    uint32_t index;

    if (!grow_slots(lx))
        return false;
    for (unsigned kind = CPY_TOK_FALSE; kind < CPY_TOK_COUNT; kind++) {
        const char *text = cpy_token_text(kind);

        if (!cpy_lexer_find_name(lx, text, strlen(text), &index))
            return false;
        lx->names[index].keyword = kind;
    }
    return true;
}

static bool is_ascii(const struct cpy_lexer *lx, const struct cpy_name *name)
{
    return lx->ascii || (!((name->head.first | name->head.second) & 0x8080808080808080u)
        && (name->len <= 16 || cpy_bytes_are_ascii(name->text + 16, name->len - 16)));
}

cpy_value cpy_lexer_name(struct cpy_lexer *lx, uint32_t index)
{
    struct cpy_name *name = &lx->names[index];
    cpy_value v;

    if (CPY_LIKELY(name->value))
        return name->value;
    if (CPY_LIKELY(is_ascii(lx, name)))
        v = cpy_intern_ascii(lx->t, name->text, name->len);
    else if ((v = cpy_str_from_utf8(lx->t, name->text, name->len)) && (v = cpy_str_normalize(lx->t, v, CPY_NFKC)))
        v = cpy_intern(lx->t, v);
    if (!v)
        return CPY_ERROR;
    return name->value = cpy_arena_keep(lx->arena, v);
}

#define INTERNED_AT_ONCE 128

/* Interns some of the names from *index on, and moves that behind them; what is not ASCII is left for later. */
static bool intern_some(struct cpy_lexer *lx, uint32_t *index)
{
    struct cpy_interning texts[INTERNED_AT_ONCE];
    struct cpy_name *names[INTERNED_AT_ONCE];
    size_t n = 0;

    for (; *index < lx->name_count && n < INTERNED_AT_ONCE; ++*index)
        if (CPY_LIKELY(is_ascii(lx, &lx->names[*index]))) {
            names[n] = &lx->names[*index];
            texts[n] = (struct cpy_interning){.ascii = names[n]->text, .len = names[n]->len};
            n++;
        }
    if (!cpy_intern_many(lx->t, texts, n))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!(names[i]->value = cpy_arena_keep(lx->arena, texts[i].value)))
            return false;
    return true;
}

/* Makes values of all names. */
static bool intern_names(struct cpy_lexer *lx)
{
    uint32_t index = KEYWORD_COUNT;

    while (index < lx->name_count)
        if (!intern_some(lx, &index))
            return false;
    return true;
}

/* Checks the characters of a name that is not ASCII, by PEP 3131: cpy_lexer_name() brings it into normal form. */
static enum cpy_lexed check_wide_name(struct cpy_lexer *lx, const char *start, const char *end)
{
    const char *c = start;

    while (c < end) {
        uint32_t code;
        unsigned n = decode_char(c, &code);

        if (!(c == start ? cpy_char_is_identifier_start(code) : cpy_char_is_identifier_part(code)))
            return lex_bad_char(lx, c);
        c += n;
    }
    return CPY_LEXED_ON;
}

/* The flags of a string prefix, or -1: it is a name. */
static int string_prefix(const char *start, const char *end)
{
    int flags = 0;

    if (end - start > 2)
        return -1;
    for (const char *c = start; c < end; c++) {
        int flag;

        switch (*c | 0x20) {
        case 'r': flag = CPY_STRING_RAW; break;
        case 'b': flag = CPY_STRING_BYTES; break;
        case 'u': flag = CPY_STRING_UNICODE; break;
        case 'f': flag = CPY_STRING_F; break;
        case 't': flag = CPY_STRING_F | CPY_STRING_TEMPLATE; break;
        default: return -1;
        }
        if (flags & flag)
            return -1;
        flags |= flag;
    }
    return end - start < 2 || (flags & CPY_STRING_RAW && !(flags & CPY_STRING_UNICODE)) ? flags : -1;
}

/* Appends a token of the name or keyword number index. */
CPY_INLINE const char *put_name(struct cpy_lexer *lx, const char *start, const char *end, uint32_t index)
{
    cpy_lexer_put(lx, lx->names[index].keyword, start, end)->extra = index;
    return end;
}

/* A name that is new, long or unusual. */
__attribute__((noinline)) static const char *lex_any_name(struct cpy_lexer *lx, const char *start, const char *end)
{
    uint32_t index;

    if (!cpy_lexer_find_name(lx, start, (size_t)(end - start), &index))
        return stop(lx, CPY_LEXED_END);
    return put_name(lx, start, end, index);
}

/* A name that is long or not ASCII, or the prefix of a string; its first bytes go up to end. */
__attribute__((noinline)) static const char *lex_rare_name(struct cpy_lexer *lx, const char *start, const char *end)
{
    unsigned n = end - start < 16 ? 0 : 16;
    int flags;

    for (; n == 16; end += n)
        n = cpy_sixteen_name(cpy_sixteen_at(end));
    lx->at = end;
    if (!cpy_bytes_are_ascii(start, (size_t)(end - start)) && check_wide_name(lx, start, end) != CPY_LEXED_ON)
        return stop(lx, CPY_LEXED_FAILED);
    if ((*end != '"' && *end != '\'') || (flags = string_prefix(start, end)) < 0)
        return lex_any_name(lx, start, end);
    return behind(lx, cpy_lex_string(lx, start, (unsigned)flags));
}

/* Calls nothing unless it is the last thing to do, so that it needs no stack. */
static const char *lex_name(struct cpy_lexer *lx, const char *start)
{
    cpy_sixteen text = cpy_sixteen_at(start);
    unsigned len = cpy_sixteen_name(text);
    cpy_sixteen name = cpy_sixteen_first(text, len);
    const char *end = start + len;
    uint32_t number;

    if (CPY_UNLIKELY(len >= 16 || cpy_sixteen_find(name) < 16 || cpy_char_class[(uint8_t)*end] == CPY_CHAR_QUOTE))
        return lex_rare_name(lx, start, end);
    number = lx->slots[find_slot(lx, start, len, name_head(name, 16))];
    return CPY_LIKELY(number) ? put_name(lx, start, end, number - 1) : lex_any_name(lx, start, end);
}

/* --- operators and brackets ----------------------------------------------------------------- */

/* An operator behind which another begins, which may be part of it. */
static const char *lex_long_operator(struct cpy_lexer *lx, const char *start)
{
    const char *end = start + 1;
    uint8_t c = (uint8_t)start[0], kind = punctuations[c].kind;

    if (start[1] == '=' && operators[c].set) {
        kind = operators[c].set;
        end = start + 2;
    } else if (start[1] == start[0] && operators[c].twice) {
        kind = start[2] == '=' ? operators[c].twice_set : operators[c].twice;
        end = start + (start[2] == '=' ? 3 : 2);
    } else if (c == '-' && start[1] == '>') {
        kind = CPY_TOK_ARROW;
        end = start + 2;
    } else if (c == '<' && start[1] == '>') {
        kind = CPY_TOK_UNKNOWN;
        end = start + 2;
    }
    cpy_lexer_put(lx, kind, start, end);
    return end;
}

/* A dot before a digit or another dot. */
static const char *lex_dots(struct cpy_lexer *lx, const char *start)
{
    bool ellipsis = start[1] == '.' && start[2] == '.';
    const char *end = start + (ellipsis ? 3 : 1);

    if (start[1] != '.')
        return behind(lx, cpy_lex_number(lx));
    cpy_lexer_put(lx, ellipsis ? CPY_TOK_ELLIPSIS : CPY_TOK_DOT, start, end);
    return end;
}

/* A closing bracket that does not fit the one that is open. */
static enum cpy_lexed mismatch(struct cpy_lexer *lx, const char *close, const struct cpy_token *open)
{
    char opening = *cpy_token_start(lx, open);

    if (open->line != lx->line)
        return cpy_lexer_fail(lx, close, close,
            "closing parenthesis '%c' does not match opening parenthesis '%c' on line %u", *close, opening,
            (unsigned)open->line);
    return cpy_lexer_fail(lx, close, close, "closing parenthesis '%c' does not match opening parenthesis '%c'",
        *close, opening);
}

/* A bracket that none before it allows. */
static enum cpy_lexed bad_bracket(struct cpy_lexer *lx, const char *c, bool closes)
{
    if (!closes)
        return cpy_lexer_fail(lx, c, c, "too many nested parentheses");
    return cpy_lexer_fail(lx, c, c, lx->fstring ? "f-string: unmatched '%c'" : "unmatched '%c'", *c);
}

/* An operator of one character, a bracket or a dot.  Which of them it is cannot be guessed: thus there is one way for all,
 * without a branch for it.  What is no closing bracket is its own partner. */
CPY_INLINE const char *lex_punctuation(struct cpy_lexer *lx, const char *start)
{
    const struct punctuation *p = &punctuations[(uint8_t)*start];
    uint32_t number = cpy_token_count(lx), level = lx->level, base = lx->fstring ? lx->fstring->level : 0;
    bool closes = p->opens < 0;
    struct cpy_token *partner;

    if (CPY_UNLIKELY(p->longer >> cpy_char_class[(uint8_t)start[1]] & 1))
        return *start == '.' ? lex_dots(lx, start) : lex_long_operator(lx, start);
    if (CPY_UNLIKELY((closes & (level == base)) | ((p->opens > 0) & (level == CPY_MAX_BRACKETS))))
        return stop(lx, bad_bracket(lx, start, closes));
    lx->brackets[level] = number;
    partner = &lx->tokens[lx->brackets[level - closes]];
    lx->level = level + (uint32_t)p->opens;
    cpy_lexer_put(lx, p->kind, start, start + 1);
    if (CPY_UNLIKELY(partner->kind + closes != p->kind)) {
        lx->next--;
        lx->level = level;
        return stop(lx, mismatch(lx, start, partner));
    }
    partner->extra = closes ? number : 0;
    return start + 1;
}

/* Goes on at end, if that is not NULL. */
static enum cpy_lexed go_on(struct cpy_lexer *lx, const char *end)
{
    if (!end)
        return lx->lexed;
    lx->at = end;
    return CPY_LEXED_ON;
}

static enum cpy_lexed lex_unknown(struct cpy_lexer *lx)
{
    if (!cpy_char_is_printable((uint8_t)*lx->at))
        return lex_bad_char(lx, lx->at);
    lx->at++;
    cpy_lexer_put(lx, CPY_TOK_UNKNOWN, lx->at - 1, lx->at);
    return CPY_LEXED_ON;
}

/* --- between tokens ------------------------------------------------------------------------------ */

/* The end of the text within a bracket. */
static enum cpy_lexed unclosed(struct cpy_lexer *lx)
{
    const struct cpy_token *open = &lx->tokens[lx->brackets[lx->level - 1]];

    cpy_lexer_fail_at(lx, CPY_SYNTAX_ERROR, open->line, open->column, open->line, (uint32_t)-1, "'%c' was never closed",
        *cpy_token_start(lx, open));
    lx->error.at_end = lx->error.weak = lx->error.unclosed = true;
    return CPY_LEXED_FAILED;
}

/* A backslash: the line goes on in the next. */
static enum cpy_lexed join_line(struct cpy_lexer *lx)
{
    const char *c = lx->at + 1;

    if (lx->level && c + 1 >= lx->end)
        return unclosed(lx);
    if (*c != '\n' || c + 1 >= lx->end) {
        cpy_lexer_fail(lx, c, c, *c != '\n' ? "unexpected character after line continuation character"
                                            : "unexpected EOF while parsing");
        lx->error.at_end = *c == '\n';
        lx->error.end_column = *c == '\n' ? (int)CPY_NO_END : -1;
        lx->error.weak = true;
        return CPY_LEXED_FAILED;
    }
    if (!cpy_lexer_next_line(lx, c))
        return CPY_LEXED_END;
    lx->at = c + 1;
    return CPY_LEXED_ON;
}

static const char *skip_comment(const struct cpy_lexer *lx, const char *c)
{
    return memchr(c, '\n', (size_t)(lx->end - c));
}

enum cpy_lexed cpy_lex_skip(struct cpy_lexer *lx)
{
    for (;;) {
        const char *c = lx->at;
        enum cpy_lexed state;

        while (cpy_char_class[(uint8_t)*c] == CPY_CHAR_BLANK)
            c++;
        if (*c == '#')
            c = skip_comment(lx, lx->comment = c);
        lx->at = c;
        if (*c == '\\') {
            if ((state = join_line(lx)) != CPY_LEXED_ON)
                return state;
        } else if (*c == '\n' && lx->level) {
            if (!cpy_lexer_next_line(lx, c))
                return CPY_LEXED_END;
            lx->at = c + 1;
        } else {
            return CPY_LEXED_ON;
        }
    }
}

static const char *lex_newline(struct cpy_lexer *lx, const char *c)
{
    cpy_lexer_put(lx, CPY_TOK_NEWLINE, lx->comment > lx->line_start ? lx->comment : c, c);
    lx->at = c + 1;
    return stop(lx, cpy_lexer_next_line(lx, c) ? CPY_LEXED_LINE : CPY_LEXED_END);
}

/* What most tokens are not: at lx->at. */
static enum cpy_lexed lex_other(struct cpy_lexer *lx)
{
    switch (cpy_char_class[(uint8_t)*lx->at]) {
    case CPY_CHAR_DIGIT: return cpy_lex_number(lx);
    case CPY_CHAR_QUOTE: return cpy_lex_string(lx, lx->at, 0);
    case CPY_CHAR_NEWLINE: case CPY_CHAR_BLANK: case CPY_CHAR_COMMENT: case CPY_CHAR_BACKSLASH: return cpy_lex_skip(lx);
    case CPY_CHAR_END:
        if (lx->at >= lx->end)
            return lx->level ? unclosed(lx) : CPY_LEXED_LINE;
        return lex_unknown(lx);
    default: return lex_unknown(lx);
    }
}

/* Cuts a token at c, or skips what is none, and returns what is behind it; NULL: lx->lexed says why not.  Inline in the
 * loop over a line's tokens, whose place is thus in a register: going through memory takes as long as a short token. */
CPY_INLINE const char *lex_token(struct cpy_lexer *lx, const char *c)
{
    uint8_t class = cpy_char_class[(uint8_t)*c];

    if (!cpy_lexer_reserve(lx)) /* for the token: what cuts one need not look */
        return stop(lx, CPY_LEXED_END);
    lx->at = c; /* where a mistake is */
    if (class >= CPY_CHAR_NAME)
        return lex_name(lx, c);
    if (class >= CPY_CHAR_OPEN && class <= CPY_CHAR_DOT)
        return lex_punctuation(lx, c);
    if (class == CPY_CHAR_NEWLINE && !lx->level)
        return lex_newline(lx, c);
    return behind(lx, lex_other(lx));
}

enum cpy_lexed cpy_lex_token(struct cpy_lexer *lx)
{
    return go_on(lx, lex_token(lx, lx->at));
}

/* --- indentation ------------------------------------------------------------------------------------ */

static enum cpy_lexed tab_error(struct cpy_lexer *lx)
{
    return cpy_lexer_fail_at(lx, CPY_TAB_ERROR, lx->line, 0, lx->line, (uint32_t)-1,
        "inconsistent use of tabs and spaces in indentation");
}

/* A line that ends blocks, but is indented like none that is open. */
static enum cpy_lexed dedent_error(struct cpy_lexer *lx)
{
    return cpy_lexer_fail_at(lx, CPY_INDENTATION_ERROR, lx->line, (uint32_t)(strchrnul(lx->at, '\n') - lx->line_start),
        lx->line, CPY_NO_END, "unindent does not match any outer indentation level");
}

static enum cpy_lexed dedent(struct cpy_lexer *lx, uint32_t column, uint32_t alternative)
{
    while (column < lx->indents[lx->indent].column) {
        lx->indent--;
        if (column > lx->indents[lx->indent].column)
            return dedent_error(lx);
        if (!cpy_lexer_emit(lx, CPY_TOK_DEDENT, lx->at))
            return CPY_LEXED_END;
    }
    return alternative == lx->indents[lx->indent].alternative ? CPY_LEXED_ON : tab_error(lx);
}

/* Compares the indentation of a line that holds tokens with what is open. */
static enum cpy_lexed indent_to(struct cpy_lexer *lx, uint32_t column, uint32_t alternative)
{
    uint32_t top = lx->indents[lx->indent].column;

    if (column == top)
        return alternative == lx->indents[lx->indent].alternative ? CPY_LEXED_ON : tab_error(lx);
    if (column < top)
        return dedent(lx, column, alternative);
    if (alternative <= lx->indents[lx->indent].alternative)
        return tab_error(lx);
    if (lx->indent + 1 >= CPY_MAX_INDENTS)
        return cpy_lexer_fail_at(lx, CPY_INDENTATION_ERROR, lx->line, 0, lx->line, 0, "too many levels of indentation");
    lx->indent++;
    lx->indents[lx->indent].column = column;
    lx->indents[lx->indent].alternative = alternative;
    return emitted(cpy_lexer_emit(lx, CPY_TOK_INDENT, lx->at));
}

/* Measures the blanks at the start of a line: in columns, and with tabs of one column. */
static const char *measure(const char *c, uint32_t *column, uint32_t *alternative)
{
    const char *start = c;
    unsigned blanks;

    do
        c += blanks = cpy_leading_blanks(c);
    while (blanks == 8);
    *column = *alternative = (uint32_t)(c - start);
    for (; *c == '\t' || *c == '\f' || *c == ' '; c++) {
        if (*c == ' ') {
            ++*column;
            ++*alternative;
        } else if (*c == '\t') {
            *column = (*column / 8 + 1) * 8;
            ++*alternative;
        } else {
            *column = *alternative = 0;
        }
    }
    return c;
}

/* From the start of a physical line to the first token of a logical one. */
static enum cpy_lexed begin_line(struct cpy_lexer *lx)
{
    for (;;) {
        uint32_t column, alternative, joined, joined_alternative;
        enum cpy_lexed state;

        lx->at = measure(lx->at, &column, &alternative);
        while (*lx->at == '\\') { /* the first line of several tells the indentation */
            if ((state = join_line(lx)) != CPY_LEXED_ON)
                return state;
            lx->at = measure(lx->at, &joined, &joined_alternative);
            if (!column) {
                column = joined;
                alternative = joined_alternative;
            }
        }
        if (*lx->at == '#')
            lx->at = skip_comment(lx, lx->at);
        if (*lx->at != '\n')
            return lx->at < lx->end ? indent_to(lx, column, alternative) : CPY_LEXED_LINE;
        if (!cpy_lexer_next_line(lx, lx->at))
            return CPY_LEXED_END;
        lx->at++;
    }
}

/* --- the whole --------------------------------------------------------------------------------------- */

/* Keeps the compiler from making a sum of a branch that changes pointer: the processor guesses a branch and goes on, but
 * it waits for the sum, with all that depends on where the next token is. */
#define STAYS_BRANCH(pointer) __asm__("" : "+r"(pointer))

/* Cuts a logical line: CPY_LEXED_LINE at the end of the text. */
static enum cpy_lexed lex_line(struct cpy_lexer *lx)
{
    enum cpy_lexed state = begin_line(lx);
    const char *c = lx->at;

    if (state != CPY_LEXED_ON)
        return state;
    do {
        if (*c == ' ') {
            c++;
            STAYS_BRANCH(c);
        }
        c = lex_token(lx, c);
    } while (c);
    return lx->lexed == CPY_LEXED_LINE ? CPY_LEXED_ON : lx->lexed;
}

/* The copy: lines end with "\n", so does the text, and zeros follow. */
static bool copy_source(struct cpy_lexer *lx, const char *source, size_t len)
{
    char *copy, *to;

    if (len > INT32_MAX - 64) {
        cpy_raise_no_memory(lx->t);
        return false;
    }
    if (!(copy = cpy_arena_take(lx->arena, len + 32)))
        return false;
    if (!memchr(source, '\r', len)) {
        memcpy(copy, source, len);
        to = copy + len;
    } else {
        to = copy;
        for (size_t i = 0; i < len; i++) {
            if (source[i] == '\r' && i + 1 < len && source[i + 1] == '\n')
                continue;
            *to++ = source[i] == '\r' ? '\n' : source[i];
        }
    }
    if ((lx->added_newline = to > copy && to[-1] != '\n'))
        *to++ = '\n';
    memset(to, 0, (size_t)(copy + len + 32 - to));
    lx->ascii = cpy_bytes_are_ascii(source, len);
    lx->source = lx->at = lx->line_start = copy;
    lx->end = to;
    return true;
}

/* Appends the last token, and behind it another like it: the parser looks at two. */
static bool finish_with(struct cpy_lexer *lx, enum cpy_token_kind kind)
{
    if (!cpy_lexer_emit(lx, kind, lx->at) || !cpy_lexer_reserve(lx))
        return false;
    *lx->next = lx->next[-1];
    return true;
}

/* What follows the last line. */
static bool finish(struct cpy_lexer *lx)
{
    for (; lx->indent; lx->indent--)
        if (!cpy_lexer_emit(lx, CPY_TOK_DEDENT, lx->at))
            return false;
    return finish_with(lx, CPY_TOK_END);
}

bool cpy_lex(struct cpy_lexer *lx, struct cpy_arena *arena, const char *source, size_t len)
{
    enum cpy_lexed state = CPY_LEXED_ON;

    memset(lx, 0, offsetof(struct cpy_lexer, indents));
    lx->indents[0].column = lx->indents[0].alternative = lx->indent = 0;
    lx->fstring = NULL;
    lx->error.message[0] = 0;
    lx->error.unclosed = false;
    lx->t = arena->t;
    lx->arena = arena;
    if (!copy_source(lx, source, len) || !cpy_lexer_next_line(lx, lx->source - 1) || !add_keywords(lx))
        return false;
    while (state == CPY_LEXED_ON)
        state = lex_line(lx);
    if (state == CPY_LEXED_FAILED)
        return finish_with(lx, CPY_TOK_ERROR);
    return state == CPY_LEXED_LINE && finish(lx) && intern_names(lx);
}
