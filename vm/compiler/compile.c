/* SPDX-License-Identifier: MIT */
/* vm/compiler/compile.c - source bytes to code object: encodings, then parser, then generator. */
#include "vm/compiler/ast_layout.h"
#include "vm/compiler/compiler.h"

#include "vm/objects/exception.h"
#include "vm/objects/text.h"

/* Source as it is handed to the parser: valid UTF-8 without BOM and NULs. */
struct source {
    const char *text;
    size_t len;
    char encoding[40]; /* as the cookie says, normalised; empty: no cookie */
    bool bom;
    bool is_text;      /* it was a str: a cookie says nothing */
    cpy_value decoded; /* holds the text if it is not the caller's, or unset */
};

/* --- the coding cookie ------------------------------------------------------------------------ */

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
}

static const char *find_text(const char *p, const char *end, const char *what)
{
    size_t n = strlen(what);

    for (; (size_t)(end - p) >= n; p++)
        if (memcmp(p, what, n) == 0)
            return p;
    return NULL;
}

/* The encoding that a comment names as "coding: NAME" or "coding=NAME": lower case, - for _. */
static bool read_cookie(struct source *s, const char *p, const char *end)
{
    const char *at = p;
    size_t n = 0;

    while ((at = find_text(at, end, "coding"))) {
        at += strlen("coding");
        if (at == end || (*at != ':' && *at != '='))
            continue;
        for (at++; at < end && (*at == ' ' || *at == '\t'); at++)
            ;
        for (; at < end && is_name_char(*at) && n + 1 < sizeof s->encoding; at++)
            s->encoding[n++] = *at == '_' ? '-' : (char)(*at >= 'A' && *at <= 'Z' ? *at + 32 : *at);
        if (n)
            return true;
    }
    return false;
}

/* Looks at the first two lines; the second counts if the first is blank or a comment. */
static void find_cookie(struct source *s)
{
    const char *p = s->text, *end = s->text + s->len;

    for (int line = 0; line < 2 && p < end; line++) {
        const char *eol = memchr(p, '\n', (size_t)(end - p)), *first = p;

        eol = eol ? eol : end;
        while (first < eol && (*first == ' ' || *first == '\t' || *first == '\f' || *first == '\r'))
            first++;
        if (first < eol && *first != '#')
            return;
        if (read_cookie(s, first, eol))
            return;
        p = eol < end ? eol + 1 : end;
    }
}

static bool names_one_of(const char *name, const char *const *list)
{
    for (; *list; list++) {
        size_t n = strlen(*list);

        if (strncmp(name, *list, n) == 0 && (name[n] == 0 || name[n] == '-'))
            return true;
    }
    return false;
}

static bool names_utf8(const char *name)
{
    static const char *const names[] = {"utf-8", "utf8", NULL};

    return names_one_of(name, names);
}

/* --- UTF-8 ------------------------------------------------------------------------------------------ */

/* Bytes of the valid sequence at p, or 0. */
static size_t sequence(const uint8_t *p, size_t left)
{
    uint32_t c = p[0];
    size_t n = c < 0x80 ? 1 : c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 0;

    if (n > left)
        return 0;
    for (size_t i = 1; i < n; i++)
        if ((p[i] & 0xc0) != 0x80)
            return 0;
    if ((c == 0xe0 && p[1] < 0xa0) || (c == 0xed && p[1] > 0x9f) || (c == 0xf0 && p[1] < 0x90) ||
        (c == 0xf4 && p[1] > 0x8f))
        return 0;
    return n;
}

/* The first byte that is not UTF-8, or len. */
static size_t first_invalid(const char *text, size_t len)
{
    size_t i = cpy_bytes_are_ascii(text, len) ? len : 0, n;

    while (i < len) {
        uint64_t eight;

        if (len - i >= 8 && (memcpy(&eight, text + i, 8), !(eight & 0x8080808080808080u)))
            i += 8;
        else if ((n = sequence((const uint8_t *)text + i, len - i)))
            i += n;
        else
            return i;
    }
    return len;
}

static int line_of(const char *text, size_t at)
{
    int line = 1;

    for (size_t i = 0; i < at; i++)
        line += text[i] == '\n';
    return line;
}

/* The decoder's own words, counted from the start of the word or literal. */
static void raise_undecodable(struct cpy_thread *t, const struct source *s, const char *file, size_t at)
{
    size_t start = at, line_start = at, end = s->len;
    cpy_value error, text, shown;
    const char *line_end = memchr(s->text + at, '\n', s->len - at), *quote = NULL;
    int line = line_of(s->text, at), column;

    while (start > 0 && !strchr("'\" \t\r\n(=,", s->text[start - 1]))
        start--;
    while (line_start > 0 && s->text[line_start - 1] != '\n')
        line_start--;
    if (start > 0 && (s->text[start - 1] == '"' || s->text[start - 1] == '\''))
        quote = memchr(s->text + at, s->text[start - 1], s->len - at);
    if (quote)
        end = (size_t)(quote - s->text);
    column = (int)(start - line_start) - (quote != NULL);
    cpy_str_from_utf8(t, s->text + start, end - start);
    error = cpy_take_pending(t);
    text = error ? cpy_str(t, error) : t->vm->empty_str;
    shown = cpy_decode(t, s->text + line_start,
        (size_t)((line_end ? line_end : s->text + s->len) - (s->text + line_start)), "utf-8", "replace");
    if (text && shown)
        cpy_raise_syntax(t, CPY_SYNTAX_ERROR, file, line, column, line, column, shown, "(unicode error) %V", text);
}

static bool check_utf8(struct cpy_thread *t, const struct source *s, const char *file)
{
    size_t at = first_invalid(s->text, s->len);

    if (at == s->len)
        return true;
    if (file[0] == '<' || s->encoding[0] || s->bom)
        raise_undecodable(t, s, file, at);
    else
        cpy_raise(t, CPY_SYNTAX_ERROR,
            "Non-UTF-8 code starting with '\\x%x' in file %s on line %d, but no encoding declared; "
            "see https://peps.python.org/pep-0263/ for details",
            (uint8_t)s->text[at], file, line_of(s->text, at));
    return false;
}

/* There must be no NUL, unless an earlier line cannot be decoded: then that is what is wrong. */
static bool check_nul(struct cpy_thread *t, const struct source *s, const char *file)
{
    const char *nul = s->len ? memchr(s->text, 0, s->len) : NULL, *line;
    size_t at = nul ? (size_t)(nul - s->text) : 0, len;
    cpy_value shown;

    if (!nul)
        return true;
    for (line = nul; line > s->text && line[-1] != '\n'; line--)
        ;
    len = (size_t)(line - s->text);
    if (!s->encoding[0] && first_invalid(s->text, len) < len)
        return true;
    if (file[0] == '<' && strcmp(file, "<stdin>") != 0)
        cpy_raise(t, CPY_SYNTAX_ERROR, "source code string cannot contain null bytes");
    else if ((shown = cpy_decode(t, line, (size_t)(nul - line), "utf-8", "replace")))
        cpy_raise_syntax(t, CPY_SYNTAX_ERROR, file, line_of(s->text, at), -1, line_of(s->text, at), -1, shown,
            "source code cannot contain null bytes");
    return false;
}

/* --- decoding ------------------------------------------------------------------------------------------ */

/* The encoding cannot be used: for text in memory the codec's own words, which come without a line. */
static void raise_problem(struct cpy_thread *t, const char *file, const char *name)
{
    cpy_value error = cpy_take_pending(t), text = file[0] == '<' && error ? cpy_str(t, error) : CPY_UNSET;

    if (text)
        cpy_raise_syntax(t, CPY_SYNTAX_ERROR, file, 0, -2, 0, -2, CPY_UNSET, "%V", text);
    else
        cpy_raise(t, CPY_SYNTAX_ERROR, "encoding problem: %s", name);
}

static bool decode_other(struct cpy_thread *t, struct source *s, const char *file)
{
    static const char *const latin1[] = {"latin-1", "iso-8859-1", "iso-latin-1", "latin1", NULL};
    const char *name = names_one_of(s->encoding, latin1) ? "iso-8859-1" : s->encoding;

    if (s->bom) {
        if (file[0] == '<')
            cpy_raise_syntax(t, CPY_SYNTAX_ERROR, file, 0, -2, 0, -2, CPY_UNSET, "encoding problem: %s with BOM", name);
        else
            cpy_raise(t, CPY_SYNTAX_ERROR, "encoding problem: %s with BOM", name);
        return false;
    }
    s->decoded = cpy_decode(t, s->text, s->len, name, "strict");
    if (s->decoded && (s->text = cpy_str_utf8(t, s->decoded, &s->len)))
        return true;
    if (!cpy_pending_is(t, CPY_MEMORY_ERROR))
        raise_problem(t, file, name);
    return false;
}

/* Removes a BOM and decodes. */
static bool to_utf8(struct cpy_thread *t, struct source *s, const char *file)
{
    if (s->len >= 3 && memcmp(s->text, "\xef\xbb\xbf", 3) == 0) {
        s->bom = true;
        s->text += 3;
        s->len -= 3;
    }
    if (!s->is_text)
        find_cookie(s);
    if (!check_nul(t, s, file))
        return false;
    return s->encoding[0] && !names_utf8(s->encoding) ? decode_other(t, s, file) : check_utf8(t, s, file);
}

bool cpy_decode_source(struct cpy_thread *t, const char *source, size_t len, const char *file, struct cpy_source_text *out)
{
    struct source s = {.text = source, .len = len};

    if (!to_utf8(t, &s, file))
        return false;
    *out = (struct cpy_source_text){s.text, s.len, s.decoded};
    return true;
}

static cpy_value compile(struct cpy_thread *t, struct source s, const char *file, enum cpy_compile_mode mode, int optimize,
    bool *incomplete)
{
    struct cpy_arena arena;
    struct cpy_node_list body = {0};
    unsigned wanted = mode & (CPY_COMPILE_MODES | CPY_COMPILE_SEVERAL);
    cpy_value code = CPY_ERROR;

    if (!to_utf8(t, &s, file))
        return CPY_ERROR;
    if (wanted == CPY_COMPILE_EXEC)
        wanted |= CPY_COMPILE_CLEAN;
    cpy_arena_init(&arena, t);
    if (cpy_parse(&arena, s.text, s.len, file, wanted, &body, incomplete))
        code = cpy_generate(&arena, &body, s.text, s.len, file, mode, optimize);
    cpy_arena_free(&arena);
    cpy_keep(s.decoded);
    return code;
}

cpy_value cpy_compile(
    struct cpy_thread *t, const char *source, size_t len, const char *file, enum cpy_compile_mode mode, int optimize)
{
    return compile(t, (struct source){.text = source, .len = len}, file, mode, optimize, NULL);
}

cpy_value cpy_compile_text(
    struct cpy_thread *t, const char *text, size_t len, const char *file, enum cpy_compile_mode mode, int optimize)
{
    return compile(t, (struct source){.text = text, .len = len, .is_text = true}, file, mode, optimize, NULL);
}

cpy_value cpy_compile_tree(struct cpy_thread *t, cpy_value tree, const char *file, enum cpy_compile_mode mode, int optimize)
{
    struct cpy_arena arena;
    cpy_value code;

    cpy_arena_init(&arena, t);
    code = cpy_generate_tree(&arena, tree, file, mode, optimize);
    cpy_arena_free(&arena);
    return code;
}

cpy_value cpy_compile_interactive(
    struct cpy_thread *t, const char *source, size_t len, const char *file, bool several, bool *incomplete)
{
    enum cpy_compile_mode mode = CPY_COMPILE_SINGLE | (several ? CPY_COMPILE_SEVERAL : 0);

    if (incomplete)
        *incomplete = false;
    return compile(t, (struct source){.text = source, .len = len}, file, mode, -1, incomplete);
}

/* Parses source, and makes a tree of objects or a table of symbols of it. */
static cpy_value examine(struct cpy_thread *t, struct source s, const char *file, enum cpy_compile_mode mode, bool symbols)
{
    struct cpy_arena arena;
    struct cpy_node_list body = {0};
    cpy_value result = CPY_ERROR;

    if (!to_utf8(t, &s, file))
        return CPY_ERROR;
    cpy_arena_init(&arena, t);
    if (cpy_parse(&arena, s.text, s.len, file, mode, &body, NULL))
        result = symbols ? cpy_generate_symtable(&arena, &body, s.text, s.len, file, mode)
                         : cpy_ast_to_object(t, &body, mode);
    cpy_arena_free(&arena);
    cpy_keep(s.decoded);
    return result;
}

cpy_value cpy_parse_to_object(struct cpy_thread *t, const char *source, size_t len, bool is_text, const char *file,
    enum cpy_compile_mode mode)
{
    return examine(t, (struct source){.text = source, .len = len, .is_text = is_text}, file, mode, false);
}

cpy_value cpy_make_symtable(struct cpy_thread *t, const char *source, size_t len, bool is_text, const char *file,
    enum cpy_compile_mode mode)
{
    return examine(t, (struct source){.text = source, .len = len, .is_text = is_text}, file, mode, true);
}
