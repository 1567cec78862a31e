/* SPDX-License-Identifier: MIT */
/* vm/objects/report.c - an uncaught exception as text, laid out as CPython 3.13 does.
 *
 * Under a source line, ^ marks what was being evaluated.  For calls, subscripts and
 * binary operators the operands get ~ and only the call, the brackets or the operator
 * get ^; which of these it was is read from the instruction, and where the operator
 * stands is found by scanning the text outside brackets and quotes. */
#include "vm/interp/code.h"
#include "vm/objects/builtins.h"
#include "vm/objects/exception.h"
#include "vm/objects/list.h"
#include "vm/objects/type.h"

#include <stdlib.h>
#include <unistd.h>

#define REPEATS_SHOWN 3 /* equal levels printed before they are counted */

/* --- source lines ----------------------------------------------------------------------------- */

/* Line number `line` of text, without its end; NULL if there are fewer. */
static const char *line_of(const char *text, size_t size, int line, size_t *len)
{
    const char *end = text + size, *stop;

    while (--line > 0) {
        if (!(stop = memchr(text, '\n', (size_t)(end - text))))
            return NULL;
        text = stop + 1;
    }
    if (text >= end)
        return NULL;
    stop = memchr(text, '\n', (size_t)(end - text));
    *len = (size_t)((stop ? stop : end) - text);
    return text;
}

/* Reads a line of a file into a malloc'ed string; NULL if that cannot be done. */
static char *read_line(const char *path, int line)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    size_t cap = 0;
    ssize_t len = -1;

    if (!file)
        return NULL;
    while (line-- > 0 && (len = getline(&text, &cap, file)) >= 0)
        ;
    fclose(file);
    if (len < 0) {
        free(text);
        return NULL;
    }
    while (len > 0 && (text[len - 1] == '\n' || text[len - 1] == '\r'))
        text[--len] = 0;
    return text;
}

/* The same of a file name as it stands in a code object: "<string>" and its like are kept in the registry. */
static char *source_line(struct cpy_thread *t, cpy_value filename, int line)
{
    cpy_value kept = cpy_dict_get(t, t->vm->registry, filename);
    const char *path, *text, *found;
    size_t size, len;

    t->exception = CPY_UNSET;
    if (kept && cpy_is_str(kept)) {
        text = cpy_str_utf8(t, kept, &size);
        found = text ? line_of(text, size, line, &len) : NULL;
        return found ? strndup(found, len) : NULL;
    }
    path = cpy_fs_path(t, filename);
    t->exception = CPY_UNSET;
    return path ? read_line(path, line) : NULL;
}

/* --- marks -------------------------------------------------------------------------------------- */

/* Part of a line, in bytes: ~ from start to end, but ^ from from to to. */
struct marks {
    int start, end, from, to;
};

/* Steps over a string literal that begins at i; returns the index of its last character. */
static int skip_quotes(const char *s, int i, int end)
{
    char quote = s[i];

    for (i++; i < end && s[i] != quote; i++)
        if (s[i] == '\\')
            i++;
    return i < end ? i : end - 1;
}

/* The opening bracket that belongs to the closing one at the end of the range, or -1. */
static int matching_bracket(const char *s, int start, int end)
{
    int open[64], depth = 0, last = -1;

    for (int i = start; i < end; i++) {
        if (s[i] == '\'' || s[i] == '"')
            i = skip_quotes(s, i, end);
        else if (strchr("([{", s[i]) && depth < 64)
            open[depth++] = i;
        else if (strchr(")]}", s[i]) && depth > 0)
            last = open[--depth];
    }
    return depth > 0 ? open[0] : last; /* a range that ends in the middle: its outermost bracket */
}

static const char *operator_text(uint8_t op)
{
    static const struct { uint8_t op; const char *text; } operators[] = {
        {CPY_OP_ADD, "+"}, {CPY_OP_SUB, "-"}, {CPY_OP_MUL, "*"}, {CPY_OP_MATMUL, "@"}, {CPY_OP_TRUEDIV, "/"},
        {CPY_OP_FLOORDIV, "//"}, {CPY_OP_MOD, "%"}, {CPY_OP_POW, "**"}, {CPY_OP_LSHIFT, "<<"}, {CPY_OP_RSHIFT, ">>"},
        {CPY_OP_AND, "&"}, {CPY_OP_OR, "|"}, {CPY_OP_XOR, "^"}, {CPY_OP_ADD_K, "+"}, {CPY_OP_SUB_K, "-"},
        {CPY_OP_MUL_K, "*"}, {CPY_OP_TRUEDIV_K, "/"}, {CPY_OP_FLOORDIV_K, "//"}, {CPY_OP_MOD_K, "%"},
        {CPY_OP_POW_K, "**"}, {CPY_OP_LSHIFT_K, "<<"}, {CPY_OP_RSHIFT_K, ">>"}, {CPY_OP_AND_K, "&"},
        {CPY_OP_OR_K, "|"}, {CPY_OP_XOR_K, "^"},
    };

    for (size_t i = 0; i < CPY_COUNT(operators); i++)
        if (operators[i].op == op)
            return operators[i].text;
    return NULL;
}

/* Does the operator stand at s[i], and not as part of a longer one or as a sign? */
static bool operator_at(const char *s, int start, int i, const char *text, size_t len)
{
    int before = i - 1;

    if (strncmp(s + i, text, len) != 0 || (len == 1 && s[i + 1] == s[i] && strchr("*/<>", s[i])))
        return false;
    if (len == 1 && i > start && s[i - 1] == s[i] && strchr("*/<>", s[i]))
        return false;
    while (before >= start && s[before] == ' ')
        before--;
    return before >= start && !strchr("+-*/%@&|^<>~,(=", s[before]);
}

/* Where a binary operator stands: the last one outside brackets; the first for **. */
static int find_operator(const char *s, int start, int end, const char *text)
{
    int depth = 0, found = -1;
    size_t len = strlen(text);

    for (int i = start; i < end; i++) {
        if (s[i] == '\'' || s[i] == '"')
            i = skip_quotes(s, i, end);
        else if (strchr("([{", s[i]))
            depth++;
        else if (strchr(")]}", s[i]))
            depth--;
        else if (depth == 0 && operator_at(s, start, i, text, len) && (found < 0 || len < 2 || text[0] != '*'))
            found = i;
    }
    return found;
}

/* Which part of the range gets ^; all of it unless the instruction tells more. */
static void find_anchor(struct marks *m, const char *s, uint8_t op)
{
    const char *text = operator_text(op);
    int at = -1;

    if (text && (at = find_operator(s, m->start, m->end, text)) >= 0) {
        m->from = at;
        m->to = at + (int)strlen(text);
        return;
    }
    switch (op) {
    case CPY_OP_CALL: case CPY_OP_CALL_METHOD: case CPY_OP_CALL_KW: case CPY_OP_CALL_METHOD_KW: case CPY_OP_CALL_EX:
    case CPY_OP_GET_ITEM: case CPY_OP_GET_ITEM_I:
        at = matching_bracket(s, m->start, m->end);
        break;
    default:
        break;
    }
    if (at > m->start) {
        m->from = at;
        m->to = m->end;
    }
}

/* Code points in the UTF-8 bytes [from, to). */
static int width_of(const char *s, int from, int to)
{
    int n = 0;

    for (int i = from; i < to; i++)
        n += ((unsigned char)s[i] & 0xc0) != 0x80;
    return n;
}

static void add_marks(struct cpy_builder *b, const char *s, int indent, const struct marks *m)
{
    cpy_build_fill(b, ' ', 4 + (size_t)width_of(s, indent, m->start));
    cpy_build_fill(b, '~', (size_t)width_of(s, m->start, m->from));
    cpy_build_fill(b, '^', (size_t)width_of(s, m->from, m->to));
    cpy_build_fill(b, '~', (size_t)width_of(s, m->to, m->end));
    cpy_build_char(b, '\n');
}

static void add_source(struct cpy_builder *b, const char *s, const struct cpy_position *where, uint8_t op)
{
    int len = (int)strlen(s), indent = 0;
    struct marks m = {where->column, where->end_line == where->line ? where->end_column : len, 0, 0};
    cpy_value text;

    while (s[indent] == ' ' || s[indent] == '\t' || s[indent] == '\f')
        indent++;
    while (len > indent && (s[len - 1] == ' ' || s[len - 1] == '\t'))
        len--;
    if (!(text = cpy_decode(b->t, s + indent, (size_t)(len - indent), "utf-8", "replace"))) {
        b->failed = true;
        return;
    }
    cpy_build_ascii(b, "    ");
    cpy_build_str(b, text);
    cpy_build_char(b, '\n');
    if (m.end > len)
        m.end = len;
    if (where->column < indent || m.end <= m.start)
        return;
    m.from = m.start;
    m.to = m.end;
    find_anchor(&m, s, op);
    if (m.start == indent && m.end == len && m.from == m.start && m.to == m.end)
        return; /* the whole line: marks tell nothing */
    add_marks(b, s, indent, &m);
}

/* --- levels --------------------------------------------------------------------------------------- */

static void add_level(struct cpy_builder *b, struct cpy_traceback *tb)
{
    struct cpy_code *code = cpy_as_code(cpy_load(tb->code));
    struct cpy_position where = cpy_code_position(code, tb->pc);
    char *line;

    if (where.line < 1) /* an instruction that no source text stands for */
        where = (struct cpy_position){code->first_line, code->first_line, -1, -1};
    cpy_build_format(b, "  File \"%V\", line %d, in %V\n", cpy_load(code->filename), where.line, cpy_load(code->name));
    if (b->failed || !(line = source_line(b->t, cpy_load(code->filename), where.line)))
        return;
    add_source(b, line, &where, code->insns[tb->pc].op);
    free(line);
}

static void add_repeats(struct cpy_builder *b, unsigned count)
{
    if (count > REPEATS_SHOWN)
        cpy_build_format(b, "  [Previous line repeated %u more time%s]\n", count - REPEATS_SHOWN,
            count - REPEATS_SHOWN > 1 ? "s" : "");
}

static void add_traceback(struct cpy_builder *b, cpy_value first)
{
    struct cpy_code *last_code = NULL;
    int last_line = 0;
    unsigned count = 0;

    cpy_build_ascii(b, "Traceback (most recent call last):\n");
    for (cpy_value v = first; v; v = cpy_load(((struct cpy_traceback *)cpy_pointer(v))->next)) {
        struct cpy_traceback *tb = (struct cpy_traceback *)cpy_pointer(v);
        struct cpy_code *code = cpy_as_code(cpy_load(tb->code));
        int line = cpy_code_position(code, tb->pc).line;

        if (code != last_code || line != last_line) {
            add_repeats(b, count);
            last_code = code;
            last_line = line;
            count = 0;
        }
        if (++count <= REPEATS_SHOWN)
            add_level(b, tb);
    }
    add_repeats(b, count);
}

/* --- the last lines ----------------------------------------------------------------------------------- */

static void add_str_or(struct cpy_builder *b, cpy_value v, const char *fallback)
{
    cpy_value text = cpy_str(b->t, v);

    if (text) {
        cpy_build_str(b, text);
        return;
    }
    b->t->exception = CPY_UNSET;
    cpy_build_ascii(b, fallback);
}

/* "module.Class", without the module for built-ins and __main__. */
static void add_class(struct cpy_builder *b, cpy_value exception)
{
    struct cpy_type *type = cpy_class_of(b->t, exception);
    cpy_value module = cpy_find_attr(b->t, cpy_from(type), CPY_N(b->t, __module__));

    b->t->exception = CPY_UNSET;
    if (module && cpy_is_str(module) && !cpy_str_equals(module, "builtins") && !cpy_str_equals(module, "__main__")) {
        cpy_build_str(b, module);
        cpy_build_char(b, '.');
    }
    cpy_build_str(b, cpy_load(type->qualname));
}

static int data_int(struct cpy_exception *e, size_t i, int fallback)
{
    cpy_value v = cpy_load(e->data[i]);

    return v && cpy_is_small(v) ? (int)cpy_small(v) : fallback;
}

/* The place of a SyntaxError: file, line, marks. */
static void add_syntax_place(struct cpy_builder *b, struct cpy_exception *e)
{
    cpy_value text = cpy_load(e->data[4]), file = cpy_load(e->data[1]);
    int line = data_int(e, 2, 0), offset = data_int(e, 3, 0), end_offset = data_int(e, 6, 0), indent = 0, len;
    const char *s;
    struct marks m;

    cpy_build_format(b, "  File \"%V\", line %d\n", file && file != CPY_NONE ? file : cpy_str_from(b->t, "<string>"), line);
    if (!text || !cpy_is_str(text) || !(s = cpy_str_utf8(b->t, text, NULL)))
        return;
    len = (int)strlen(s);
    while (len > 0 && strchr("\n\r \t", s[len - 1]))
        len--;
    while (indent < len && strchr(" \t\f", s[indent]))
        indent++;
    cpy_build_format(b, "    %.*s\n", len - indent, s + indent);
    if (offset < 1)
        return;
    m.start = m.from = offset - 1 < indent ? indent : offset - 1 > len ? len : offset - 1;
    m.end = m.to = data_int(e, 5, line) == line && end_offset > offset ? end_offset - 1 : m.start + 1;
    if (data_int(e, 5, line) != line)
        m.end = m.to = len;
    cpy_build_fill(b, ' ', 4 + (size_t)width_of(s, indent, m.start));
    cpy_build_fill(b, '^', (size_t)(m.end > m.start ? m.end - m.start : 1));
    cpy_build_char(b, '\n');
}

static void add_notes(struct cpy_builder *b, cpy_value exception)
{
    cpy_value notes = cpy_find_attr(b->t, exception, CPY_N(b->t, __notes__));

    b->t->exception = CPY_UNSET;
    if (!notes || !(cpy_is_list(notes) || cpy_is_tuple(notes)))
        return;
    for (size_t i = 0, n; cpy_items(notes, &n), i < n; i++) {
        add_str_or(b, cpy_items(notes, &n)[i], "<note str() failed>");
        cpy_build_char(b, '\n');
    }
}

static void add_message(struct cpy_builder *b, cpy_value exception)
{
    struct cpy_exception *e = cpy_as_exception(exception);
    bool syntax = cpy_is_instance(b->t, exception, b->t->vm->exceptions[CPY_SYNTAX_ERROR]);
    cpy_value text;

    if (syntax && cpy_load(e->data[2]) && cpy_load(e->data[2]) != CPY_NONE)
        add_syntax_place(b, e);
    add_class(b, exception);
    text = syntax && cpy_load(e->data[0]) ? cpy_load(e->data[0]) : exception;
    text = cpy_str(b->t, text);
    if (!text) {
        b->t->exception = CPY_UNSET;
        cpy_build_ascii(b, ": <exception str() failed>");
    } else if (cpy_str_view(text).len) {
        cpy_build_ascii(b, ": ");
        cpy_build_str(b, text);
    }
    cpy_build_char(b, '\n');
    add_notes(b, exception);
}

/* --- the chain ------------------------------------------------------------------------------------------- */

static const char cause_text[] = "\nThe above exception was the direct cause of the following exception:\n\n";
static const char context_text[] = "\nDuring handling of the above exception, another exception occurred:\n\n";

/* The exception that is reported before this one, or CPY_UNSET. */
static cpy_value earlier(struct cpy_exception *e, const char **link)
{
    if (cpy_load(e->cause)) {
        *link = cause_text;
        return cpy_load(e->cause);
    }
    *link = context_text;
    return e->suppress_context ? CPY_UNSET : cpy_load(e->context);
}

/* The chain from the exception back to the first, as a list; stops at one that was seen. */
static cpy_value chain_of(struct cpy_thread *t, cpy_value exception)
{
    cpy_value list = cpy_list_new(t, 4);
    const char *link;

    while (list && exception) {
        for (size_t i = 0; i < cpy_list_len(list); i++)
            if (cpy_list_get(list, i) == exception)
                return list;
        if (!cpy_list_append(t, list, exception))
            return CPY_ERROR;
        exception = earlier(cpy_as_exception(exception), &link);
    }
    return list;
}

cpy_value cpy_exception_report(struct cpy_thread *t, cpy_value exception)
{
    struct cpy_builder b;
    cpy_value chain = chain_of(t, exception);
    const char *link;

    if (!chain)
        return CPY_ERROR;
    cpy_build(&b, t);
    for (size_t i = cpy_list_len(chain); i-- > 0;) {
        cpy_value e = cpy_list_get(chain, i);

        if (cpy_load(cpy_as_exception(e)->traceback))
            add_traceback(&b, cpy_load(cpy_as_exception(e)->traceback));
        add_message(&b, e);
        if (i > 0) {
            earlier(cpy_as_exception(cpy_list_get(chain, i - 1)), &link);
            cpy_build_ascii(&b, link);
        }
    }
    return cpy_build_finish(&b);
}

/* Writes to sys.stderr; false if that is not possible. */
static bool write_to_stderr(struct cpy_thread *t, cpy_value text)
{
    cpy_value file = cpy_sys_get(t, CPY_N(t, stderr));

    if (!file || file == CPY_NONE)
        return file == CPY_NONE;
    return cpy_call_method(t, file, "write", (size_t)1, text) && cpy_call_method(t, file, "flush", (size_t)0);
}

void cpy_exception_print(struct cpy_thread *t, cpy_value exception)
{
    cpy_value handled = t->handled, text;
    const char *utf8;
    size_t len;

    t->handled = CPY_UNSET;
    text = cpy_exception_report(t, exception);
    if (!text) { /* out of memory or stack: the class name must do */
        t->exception = CPY_UNSET;
        utf8 = cpy_type_name(t, exception);
        if (write(2, utf8, strlen(utf8)) < 0 || write(2, "\n", 1) < 0)
            t->exception = CPY_UNSET; /* nowhere to tell it */
    } else if (!write_to_stderr(t, text)) {
        t->exception = CPY_UNSET;
        if ((utf8 = cpy_str_utf8(t, text, &len)) && write(2, utf8, len) < 0)
            t->exception = CPY_UNSET; /* likewise */
        cpy_keep(text);
    }
    t->exception = CPY_UNSET;
    t->handled = handled;
}
