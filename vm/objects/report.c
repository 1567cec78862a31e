/* SPDX-License-Identifier: MIT */
/* vm/objects/report.c - an uncaught exception as text, laid out as CPython 3.13 does.
 *
 * The chain of exceptions, the levels of each, its message and what may have been meant.  Source lines
 * and marks are in report_source.c, groups in report_group.c. */
#include "vm/objects/report.h"

#include "vm/objects/builtins.h"
#include "vm/objects/exception_group.h"
#include "vm/objects/list.h"
#include "vm/objects/suggest.h"
#include "vm/objects/type.h"

#include <stdlib.h>
#include <unistd.h>

#define REPEATS_SHOWN 3 /* equal levels printed before they are counted */

/* --- levels --------------------------------------------------------------------------------------- */

/* "  File "name", line 1" */
static void add_place(struct cpy_report *r, cpy_value file, int line)
{
    cpy_build_ascii(&r->b, "  File ");
    cpy_paint(r, CPY_MAGENTA);
    cpy_build_format(&r->b, "\"%V\"", file);
    cpy_paint(r, CPY_NO_COLOR);
    cpy_build_ascii(&r->b, ", line ");
    cpy_paint(r, CPY_MAGENTA);
    cpy_build_format(&r->b, "%d", line);
    cpy_paint(r, CPY_NO_COLOR);
}

static void add_level(struct cpy_report *r, const struct cpy_traceback *tb)
{
    const struct cpy_code *code = cpy_as_code(cpy_load(tb->code));
    struct cpy_position where = cpy_code_position(code, tb->pc);

    if (where.line < 1) /* an instruction that no source text stands for */
        where = (struct cpy_position){code->first_line, code->first_line, -1, -1};
    add_place(r, cpy_load(code->filename), where.line);
    cpy_build_ascii(&r->b, ", in ");
    cpy_paint(r, CPY_MAGENTA);
    cpy_build_str(&r->b, cpy_load(code->name));
    cpy_paint(r, CPY_NO_COLOR);
    cpy_build_char(&r->b, '\n');
    if (!r->b.failed)
        cpy_add_source(r, code, &where);
}

static void add_repeats(struct cpy_report *r, unsigned count)
{
    if (count > REPEATS_SHOWN)
        cpy_build_format(&r->b, "  [Previous line repeated %u more time%s]\n", count - REPEATS_SHOWN,
            count - REPEATS_SHOWN > 1 ? "s" : "");
}

static cpy_value next_level(cpy_value traceback) { return cpy_load(((struct cpy_traceback *)cpy_pointer(traceback))->next); }

/* The first level that is shown. */
static cpy_value first_level(const struct cpy_report *r, cpy_value exception)
{
    cpy_value first = cpy_load(cpy_as_exception(exception)->traceback), ahead = first;

    for (uint32_t i = 0; ahead && i < r->limit; i++)
        ahead = next_level(ahead);
    for (; ahead; ahead = next_level(ahead))
        first = next_level(first);
    return first;
}

bool cpy_report_has_levels(const struct cpy_report *r, cpy_value exception)
{
    return r->limit && cpy_load(cpy_as_exception(exception)->traceback);
}

void cpy_report_levels(struct cpy_report *r, cpy_value exception)
{
    struct cpy_code *last_code = NULL;
    int last_line = 0;
    unsigned count = 0;

    for (cpy_value v = first_level(r, exception); v; v = next_level(v)) {
        struct cpy_traceback *tb = (struct cpy_traceback *)cpy_pointer(v);
        struct cpy_code *code = cpy_as_code(cpy_load(tb->code));
        int line = cpy_code_position(code, tb->pc).line;

        if (code != last_code || line != last_line) {
            add_repeats(r, count);
            last_code = code;
            last_line = line;
            count = 0;
        }
        if (++count <= REPEATS_SHOWN)
            add_level(r, tb);
    }
    add_repeats(r, count);
}

/* --- the last lines ----------------------------------------------------------------------------------- */

/* str(v) or repr(v), or what stands for it when that fails. */
static void add_shown(struct cpy_builder *b, cpy_value (*show)(struct cpy_thread *t, cpy_value v), cpy_value v, const char *fallback)
{
    cpy_value text = show(b->t, v);

    if (text) {
        cpy_build_str(b, text);
        return;
    }
    cpy_take_pending(b->t);
    cpy_build_ascii(b, fallback);
}

/* "module.Class", without the module for built-ins and __main__. */
static void add_class(struct cpy_report *r, cpy_value exception)
{
    struct cpy_thread *t = r->b.t;
    struct cpy_type *type = cpy_class_of(t, exception);
    cpy_value module = cpy_find_attr(t, cpy_from(type), CPY_N(t, __module__));

    cpy_take_pending(t);
    cpy_paint(r, CPY_BOLD_MAGENTA);
    if (!module || !cpy_is_str(module)) {
        cpy_build_ascii(&r->b, "<unknown>.");
    } else if (!cpy_str_equals(module, "builtins") && !cpy_str_equals(module, "__main__")) {
        cpy_build_str(&r->b, module);
        cpy_build_char(&r->b, '.');
    }
    cpy_build_str(&r->b, cpy_load(type->qualname));
    cpy_paint(r, CPY_NO_COLOR);
}

static int data_int(const struct cpy_exception *e, size_t i, int fallback)
{
    cpy_value v = cpy_load(e->data[i]);

    return v && cpy_is_small(v) ? (int)cpy_small(v) : fallback;
}

/* The byte offset of a SyntaxError's offset, which counts characters from 1; behind the end it goes on by ones. */
static int byte_offset(const char *s, int len, int offset)
{
    int at = 0;

    for (offset--; offset > 0; offset--)
        do
            at++;
        while (at < len && ((unsigned char)s[at] & 0xc0) == 0x80);
    return at;
}

/* The source line of a SyntaxError, with marks under what is wrong. */
static void add_syntax_line(struct cpy_report *r, cpy_value text, int line, int offset, int end_line, int end_offset)
{
    int indent = 0;
    size_t len;
    struct cpy_marks m = {cpy_str_utf8(r->b.t, text, &len), 0, 0, 0, 0, 0};

    if (!m.line) {
        cpy_take_pending(r->b.t);
        return;
    }
    for (m.len = (int)len; m.len > 0 && strchr("\n\r", m.line[m.len - 1]); m.len--)
        ;
    while (indent < m.len && strchr(" \f", m.line[indent]))
        indent++;
    if (offset > 0) {
        m.start = byte_offset(m.line, m.len, offset);
        if (m.start > m.len)
            m.start = m.len;
        m.end = end_line != line ? m.len : end_offset > offset ? byte_offset(m.line, m.len, end_offset) : m.start;
        if (m.end > m.len)
            m.end = m.len;
        if (m.end <= m.start)
            m.end = m.start + 1;
        if (m.start < indent)
            m.end = m.start; /* an error of the indentation itself */
        m.from = m.start;
        m.to = m.end;
    }
    cpy_add_marked(r, &m, indent);
    cpy_keep(text);
}

static bool is_set(cpy_field f) { return cpy_load(f) && cpy_load(f) != CPY_NONE; }

static void add_syntax_file(struct cpy_report *r, const struct cpy_exception *e)
{
    cpy_value file = cpy_load(e->data[1]);

    if (!file || file == CPY_NONE)
        file = cpy_str_from(r->b.t, "<string>");
    if (!file) {
        r->b.failed = true;
        return;
    }
    add_place(r, file, data_int(e, 2, 0));
    cpy_build_char(&r->b, '\n');
}

static void add_syntax_place(struct cpy_report *r, const struct cpy_exception *e)
{
    cpy_value text = cpy_load(e->data[4]);

    if (is_set(e->data[2]))
        add_syntax_file(r, e);
    if (text && cpy_is_str(text))
        add_syntax_line(r, text, data_int(e, 2, 0), data_int(e, 3, 0), data_int(e, 5, 0), data_int(e, 6, 0));
}

cpy_value cpy_report_syntax_line(struct cpy_thread *t, cpy_value text, const int place[4])
{
    struct cpy_report r = {0};

    cpy_build(&r.b, t);
    add_syntax_line(&r, text, place[0], place[1], place[2], place[3]);
    return cpy_build_finish(&r.b);
}

static void add_notes(struct cpy_report *r, cpy_value exception)
{
    cpy_value notes = cpy_find_attr(r->b.t, exception, CPY_N(r->b.t, __notes__));

    cpy_take_pending(r->b.t);
    if (!notes || notes == CPY_NONE)
        return;
    if (!cpy_is_list(notes) && !cpy_is_tuple(notes)) {
        add_shown(&r->b, cpy_repr, notes, "<__notes__ repr() failed>");
        cpy_build_char(&r->b, '\n');
        return;
    }
    for (size_t i = 0, n; cpy_items(notes, &n), i < n; i++) {
        add_shown(&r->b, cpy_str, cpy_items(notes, &n)[i], "<note str() failed>");
        cpy_build_char(&r->b, '\n');
    }
}

/* What an exception says of itself, with what may have been meant: a str, or CPY_ERROR with nothing pending. */
static cpy_value message_of(struct cpy_thread *t, cpy_value exception, bool syntax)
{
    cpy_value msg = syntax ? cpy_load(cpy_as_exception(exception)->data[0]) : CPY_UNSET, text, more;

    if (syntax && (!msg || msg == CPY_NONE))
        return cpy_str_from(t, "<no detail available>");
    text = cpy_str(t, msg ? msg : exception);
    cpy_take_pending(t);
    if (!text && !(text = cpy_str_from(t, "<exception str() failed>")))
        cpy_take_pending(t);
    if (!text || !(more = cpy_suggestion(t, exception)))
        return text;
    text = cpy_str_concat(t, text, more);
    cpy_take_pending(t);
    return text;
}

void cpy_report_message(struct cpy_report *r, cpy_value exception)
{
    struct cpy_exception *e = cpy_as_exception(exception);
    struct cpy_thread *t = r->b.t;
    bool syntax = cpy_is_instance(t, exception, t->vm->exceptions[CPY_SYNTAX_ERROR]);
    cpy_value text;

    if (syntax)
        add_syntax_place(r, e);
    add_class(r, exception);
    text = message_of(t, exception, syntax);
    if (!text || cpy_str_view(text).len) {
        cpy_build_ascii(&r->b, ": ");
        cpy_paint(r, CPY_MAGENTA);
        if (text)
            cpy_build_str(&r->b, text);
        else
            cpy_build_ascii(&r->b, "<exception str() failed>");
        cpy_paint(r, CPY_NO_COLOR);
    }
    if (syntax && !is_set(e->data[2]) && is_set(e->data[1]))
        cpy_build_format(&r->b, " (%V)", cpy_load(e->data[1]));
    cpy_build_char(&r->b, '\n');
    add_notes(r, exception);
}

/* --- the chain ------------------------------------------------------------------------------------------- */

static const char cause_text[] = "\nThe above exception was the direct cause of the following exception:\n\n";
static const char context_text[] = "\nDuring handling of the above exception, another exception occurred:\n\n";

/* Is the exception to be reported, and not yet on the way?  Notes it. */
static bool is_new(struct cpy_report *r, cpy_value exception)
{
    cpy_value key = cpy_int((int64_t)(uintptr_t)cpy_pointer(exception));

    if (!exception || r->b.failed)
        return false;
    if (cpy_set_contains(r->b.t, r->seen, key))
        return false;
    r->b.failed = !cpy_set_add(r->b.t, r->seen, key);
    return !r->b.failed;
}

/* The exception that is reported before this one, or CPY_UNSET. */
static cpy_value earlier(struct cpy_report *r, const struct cpy_exception *e, const char **link)
{
    *link = cause_text;
    if (is_new(r, cpy_load(e->cause)))
        return cpy_load(e->cause);
    *link = context_text;
    return !e->suppress_context && is_new(r, cpy_load(e->context)) ? cpy_load(e->context) : CPY_UNSET;
}

static void add_exception(struct cpy_report *r, cpy_value exception);

void cpy_report_chain(struct cpy_report *r, cpy_value exception)
{
    struct cpy_thread *t = r->b.t;
    cpy_value list = cpy_list_new(t, 4), links = cpy_list_new(t, 4); /* links: is it the cause? */
    const char *link = NULL;

    for (cpy_value e = exception; e && !r->b.failed; e = earlier(r, cpy_as_exception(e), &link))
        r->b.failed |= !list || !links || !cpy_list_append(t, list, e) || !cpy_list_append(t, links, cpy_bool(link == cause_text));
    for (size_t i = r->b.failed ? 0 : cpy_list_len(list); i-- > 0 && !r->b.failed;) {
        add_exception(r, cpy_list_get(list, i));
        if (i > 0)
            cpy_report_text(r, '|', cpy_list_get(links, i) == CPY_TRUE ? cause_text : context_text);
    }
}

static void add_plain(struct cpy_report *r, cpy_value exception)
{
    if (cpy_report_has_levels(r, exception)) {
        cpy_build_ascii(&r->b, "Traceback (most recent call last):\n");
        cpy_report_levels(r, exception);
    }
    cpy_report_message(r, exception);
}

static void add_exception(struct cpy_report *r, cpy_value exception)
{
    if (cpy_is_exception_group(r->b.t, exception))
        cpy_report_group(r, exception);
    else
        cpy_report_part(r, '|', add_plain, exception);
}

/* sys.tracebacklimit, if it is an int. */
static uint32_t level_limit(struct cpy_thread *t)
{
    cpy_value name = cpy_intern_from(t, "tracebacklimit"), limit = name ? cpy_sys_get(t, name) : CPY_UNSET;
    int64_t n = UINT32_MAX;

    if (limit && cpy_is_int(limit) && cpy_to_index(t, limit, &n))
        n = n < 0 ? 0 : n < UINT32_MAX ? n : UINT32_MAX;
    return (uint32_t)n;
}

/* Writes a report; color: with escape sequences. */
static cpy_value write_report(struct cpy_thread *t, cpy_value exception, bool color)
{
    struct cpy_report r = {.color = color, .seen = cpy_set_new(t), .limit = level_limit(t)};

    if (!r.seen)
        return CPY_ERROR;
    cpy_build(&r.b, t);
    if (is_new(&r, exception))
        cpy_report_chain(&r, exception);
    free(r.text);
    return cpy_build_finish(&r.b);
}

cpy_value cpy_exception_report(struct cpy_thread *t, cpy_value exception) { return write_report(t, exception, false); }

/* --- printing ------------------------------------------------------------------------------------------------- */

/* Should what goes to stderr be coloured?  As the environment says, else if it is a terminal that can. */
static bool wants_color(const struct cpy_config *config)
{
    const char *python = config->ignore_environment ? NULL : getenv("PYTHON_COLORS"), *term = getenv("TERM");

    if (python && (strcmp(python, "0") == 0 || strcmp(python, "1") == 0))
        return python[0] == '1';
    if (getenv("NO_COLOR"))
        return false;
    if (getenv("FORCE_COLOR"))
        return true;
    return !(term && strcmp(term, "dumb") == 0) && isatty(2);
}

/* Writes to sys.stderr; false if that is not possible. */
static bool write_to_stderr(struct cpy_thread *t, cpy_value text)
{
    cpy_value file = cpy_sys_get(t, CPY_N(t, stderr));

    if (!file || file == CPY_NONE)
        return file == CPY_NONE;
    return cpy_call_method(t, file, "write", (size_t)1, text) && cpy_call_method(t, file, "flush", (size_t)0);
}

static void print(struct cpy_thread *t, cpy_value exception, bool color)
{
    cpy_value handled = t->handled, text;
    const char *utf8;
    size_t len;

    t->handled = CPY_UNSET;
    text = write_report(t, exception, color);
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

void cpy_exception_print(struct cpy_thread *t, cpy_value exception)
{
    cpy_value file = cpy_sys_get(t, CPY_N(t, stderr));

    cpy_take_pending(t);
    print(t, exception, (!file || file == cpy_get_hook(t, CPY_HOOK_STDERR)) && wants_color(&t->vm->config));
}

void cpy_exception_print_plain(struct cpy_thread *t, cpy_value exception) { print(t, exception, false); }
