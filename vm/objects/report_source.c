/* SPDX-License-Identifier: MIT */
/* vm/objects/report_source.c - source lines in a report, and the marks under them, laid out as CPython 3.13 does.
 *
 * Under a source line, ^ marks what was being evaluated.  For calls, subscripts and binary
 * operators the operands get ~ and only the call, the brackets or the operator get ^.
 * An expression of several lines is shown with those that matter: the first and the last, and those
 * around the operator or brackets.  Columns count bytes of UTF-8, the marks what a terminal shows. */
#include "vm/compiler/anchors.h"
#include "vm/compiler/compiler.h"
#include "vm/objects/report.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_LINES 1000        /* of an expression; of a longer one only the first is shown */
#define MOST_BYTES (16 << 20)  /* of a file whose lines are shown */

/* --- text of files -------------------------------------------------------------------------------------------- */

/* Reads a regular file.  NULL: it cannot be read, or is none. */
static char *read_regular(const char *path, size_t *len)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat st;
    char *text = NULL;
    ssize_t got = -1;

    if (fd < 0)
        return NULL;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size < MOST_BYTES && (text = malloc((size_t)st.st_size + 1)))
        got = read(fd, text, (size_t)st.st_size);
    close(fd);
    *len = got > 0 ? (size_t)got : 0;
    return text;
}

/* A copy with \n for \r\n and \r. */
static char *with_newlines(const char *text, size_t len, size_t *out_len)
{
    char *copy = malloc(len + 1), *to = copy;

    for (size_t i = 0; copy && i < len; i++) {
        *to++ = text[i] == '\r' ? '\n' : text[i];
        i += text[i] == '\r' && i + 1 < len && text[i + 1] == '\n';
    }
    *out_len = copy ? (size_t)(to - copy) : 0;
    return copy;
}

/* The text of a file in UTF-8, as the compiler saw it; undecodable bytes become U+FFFD. */
static char *decoded(struct cpy_thread *t, const char *raw, size_t raw_len, size_t *len)
{
    struct cpy_source_text source;
    cpy_value text;
    const char *utf8;
    char *copy = NULL;

    if (cpy_decode_source(t, raw, raw_len, "<report>", &source)) {
        copy = with_newlines(source.text, source.len, len);
        cpy_keep(source.owner);
        return copy;
    }
    cpy_take_pending(t);
    text = cpy_decode(t, raw, raw_len, "utf-8", "replace");
    if (text && (utf8 = cpy_str_utf8(t, text, &raw_len)))
        copy = with_newlines(utf8, raw_len, len);
    cpy_take_pending(t);
    cpy_keep(text);
    return copy;
}

/* The bytes of a file within a zip file; NULL: it is none.  Nothing is pending afterwards. */
static char *read_zipped(struct cpy_thread *t, cpy_value path, const char *text, size_t *len)
{
    struct stat st;
    cpy_value zip, data = CPY_UNSET;
    const uint8_t *bytes;
    char *copy = NULL;

    if (stat(text, &st) == 0 || errno != ENOTDIR)
        return NULL;
    if ((zip = cpy_import(t, "zipimport")) && (data = cpy_call_method(t, zip, "_source_at", (size_t)1, path)) &&
        cpy_is_bytes(data) && (bytes = cpy_bytes_view(data, len)) && (copy = malloc(*len + 1)))
        memcpy(copy, bytes, *len);
    cpy_take_pending(t);
    cpy_keep(data);
    return copy;
}

/* Loads the text that code was compiled from. */
static void load(struct cpy_report *r, const struct cpy_code *code)
{
    struct cpy_thread *t = r->b.t;
    cpy_value kept = cpy_load(code->source), origin = kept ? kept : cpy_load(code->filename);
    const char *text;
    char *raw;
    size_t len;

    if (r->file == origin)
        return;
    free(r->text);
    r->text = NULL;
    r->file = origin;
    if (kept) {
        if ((text = cpy_str_utf8(t, kept, &len)))
            r->text = with_newlines(text, len, &r->text_len);
        cpy_keep(kept);
    } else if ((text = cpy_fs_path(t, origin)) &&
               ((raw = read_regular(text, &len)) || (raw = read_zipped(t, origin, text, &len)))) {
        r->text = decoded(t, raw, len, &r->text_len);
        free(raw);
    }
    cpy_take_pending(t);
}

/* Finds n lines from number first (from 1) on; returns how many there are. */
static int find_lines(const struct cpy_report *r, int first, int n, struct cpy_marks *lines)
{
    const char *p = r->text, *end = r->text + r->text_len, *stop;
    int found = 0;

    for (int line = 1; line < first + n && p < end; line++, p = stop + 1) {
        if (!(stop = memchr(p, '\n', (size_t)(end - p))))
            stop = end;
        if (line >= first)
            lines[found++] = (struct cpy_marks){p, (int)(stop - p), 0, 0, 0, 0};
    }
    return found;
}

/* --- lines and marks ---------------------------------------------------------------------------------------------- */

void cpy_paint(struct cpy_report *r, const char *sequence)
{
    if (r->color)
        cpy_build_ascii(&r->b, sequence);
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

static int indent_of(const struct cpy_marks *m)
{
    int i = 0;

    while (i < m->len && is_blank(m->line[i]))
        i++;
    return i;
}

/* The length without blanks at the end. */
static int trimmed(const struct cpy_marks *m)
{
    int len = m->len;

    while (len > 0 && is_blank(m->line[len - 1]))
        len--;
    return len;
}

/* Does a terminal show the character in two columns?  (East Asian Width W and F, by blocks.) */
static bool is_wide(uint32_t c)
{
    static const struct { uint32_t first, last; } wide[] = {
        {0x1100, 0x115f}, {0x231a, 0x231b}, {0x2329, 0x232a}, {0x23e9, 0x23ec}, {0x2e80, 0x303e}, {0x3041, 0x33ff},
        {0x3400, 0x4dbf}, {0x4e00, 0x9fff}, {0xa000, 0xa4cf}, {0xa960, 0xa97f}, {0xac00, 0xd7a3}, {0xf900, 0xfaff},
        {0xfe10, 0xfe19}, {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x1f300, 0x1f320}, {0x1f32d, 0x1f335},
        {0x1f337, 0x1f37c}, {0x1f37e, 0x1f393}, {0x1f3a0, 0x1f3ca}, {0x1f3e0, 0x1f3f0}, {0x1f400, 0x1f43e},
        {0x1f442, 0x1f4fc}, {0x1f4ff, 0x1f53d}, {0x1f5fb, 0x1f64f}, {0x1f680, 0x1f6c5}, {0x1f900, 0x1f9ff},
        {0x20000, 0x3fffd},
    };

    for (size_t i = 0; i < CPY_COUNT(wide) && c >= wide[i].first; i++)
        if (c <= wide[i].last)
            return true;
    return false;
}

/* The character that begins at a byte of valid UTF-8; 0 for one in the middle of another. */
static uint32_t char_at(const char *s, int len, int i)
{
    unsigned char first = (unsigned char)s[i];
    int n = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    uint32_t c = n == 1 ? first : first & (0x7fu >> n);

    if ((first & 0xc0) == 0x80 || i + n > len)
        return 0;
    for (int k = 1; k < n; k++)
        c = c << 6 | ((unsigned char)s[i + k] & 0x3f);
    return c;
}

/* Which mark belongs under byte i. */
static char mark_at(const struct cpy_marks *m, int i)
{
    return i < m->start || i >= m->end ? ' ' : i >= m->from && i < m->to ? '^' : '~';
}

static const char *paint_for(char mark) { return mark == '^' ? CPY_BOLD_RED : mark == '~' ? CPY_RED : CPY_NO_COLOR; }

/* Changes from the colour of one mark to that of another. */
static void change_paint(struct cpy_report *r, char from, char to)
{
    if (from == to)
        return;
    if (from != ' ')
        cpy_paint(r, CPY_NO_COLOR);
    if (to != ' ')
        cpy_paint(r, paint_for(to));
}

/* Adds a line's text; what is marked is coloured. */
static void add_text(struct cpy_report *r, const struct cpy_marks *m, int indent, int len)
{
    char mark = ' ';

    cpy_build_ascii(&r->b, "    ");
    for (int i = indent; i < len; i++) {
        uint32_t c = char_at(m->line, m->len, i);

        if (!c && ((unsigned char)m->line[i] & 0xc0) == 0x80)
            continue;
        change_paint(r, mark, mark_at(m, i));
        mark = mark_at(m, i);
        cpy_build_char(&r->b, c ? c : 0xfffd);
    }
    change_paint(r, mark, ' ');
    cpy_build_char(&r->b, '\n');
}

/* Adds the marks under a line; behind its end there may be one more. */
static void add_marks(struct cpy_report *r, const struct cpy_marks *m, int indent)
{
    char mark = ' ';

    cpy_build_ascii(&r->b, "    ");
    for (int i = indent; i < m->end; i++) {
        uint32_t c = i < m->len ? char_at(m->line, m->len, i) : ' ';

        if (!c)
            continue;
        change_paint(r, mark, mark_at(m, i));
        mark = mark_at(m, i);
        cpy_build_fill(&r->b, mark == ' ' && is_blank((char)(c & 0x7f)) && c < 0x80 ? c : (uint32_t)mark, is_wide(c) ? 2 : 1);
    }
    change_paint(r, mark, ' ');
    cpy_build_char(&r->b, '\n');
}

void cpy_add_marked(struct cpy_report *r, const struct cpy_marks *m, int indent)
{
    add_text(r, m, indent < m->len ? indent : m->len, m->len);
    if (m->start < m->end)
        add_marks(r, m, indent);
}

/* --- an expression ---------------------------------------------------------------------------------------------- */

/* What the lines of a level are about. */
struct extent {
    struct cpy_marks *lines;
    int count;
    int indent;                   /* blanks that all lines begin with */
    struct cpy_place start, end;  /* lines from 0 */
    struct cpy_anchors anchors;
    bool has_anchors, marked;
};

static int common_indent(const struct extent *e)
{
    int indent = -1;

    for (int i = 0; i < e->count; i++) {
        int own = indent_of(&e->lines[i]);

        if (own == e->lines[i].len)
            continue; /* nothing but blanks */
        if (indent < 0 || own < indent)
            indent = own;
        while (memcmp(e->lines[i].line, e->lines[0].line, (size_t)indent) != 0)
            indent--;
    }
    return indent < 0 ? 0 : indent;
}

/* Finds the operator or brackets.  The lines are one piece of text. */
static void find_anchors(struct cpy_thread *t, struct extent *e)
{
    const char *from = e->lines[0].line + e->start.column;
    const char *to = e->lines[e->count - 1].line + e->end.column;

    e->has_anchors = to > from && cpy_find_anchors(t, from, (size_t)(to - from), &e->anchors);
    if (!e->has_anchors)
        return;
    if (e->anchors.start.line == 0)
        e->anchors.start.column += e->start.column;
    if (e->anchors.end.line == 0)
        e->anchors.end.column += e->start.column;
}

/* Is the expression all that stands in the lines? */
static bool is_everything(const struct extent *e)
{
    return e->start.column <= indent_of(&e->lines[0]) && e->end.column >= trimmed(&e->lines[e->count - 1]);
}

/* Are the lines "return f(...)" or "x = f.g(...)"? */
static bool is_plain_call(struct cpy_thread *t, const struct extent *e)
{
    struct cpy_place start = {0, e->start.column - e->indent}, end = {e->end.line, e->end.column - e->indent};
    size_t size = 1;
    char *text, *to;
    bool plain;

    for (int i = 0; i < e->count; i++)
        size += (size_t)e->lines[i].len + 1;
    if (!(text = to = malloc(size)))
        return false;
    for (int i = 0; i < e->count; i++) {
        int skip = e->indent < e->lines[i].len ? e->indent : e->lines[i].len;

        to = mempcpy(to, e->lines[i].line + skip, (size_t)(e->lines[i].len - skip));
        *to++ = '\n';
    }
    plain = cpy_is_plain_call(t, text, (size_t)(to - text), start, end);
    free(text);
    return plain;
}

/* Where line i meets the range [start, end), with its own first and last characters as bounds. */
static void clip(const struct extent *e, int i, struct cpy_place start, struct cpy_place end, int *from, int *to)
{
    const struct cpy_marks *m = &e->lines[i];

    *from = i > start.line ? 0 : i == start.line ? start.column : m->len;
    *to = i < end.line ? m->len : i == end.line ? end.column : 0;
}

static void set_marks(const struct extent *e, int i)
{
    struct cpy_marks *m = &e->lines[i];
    int indent = indent_of(m), len = trimmed(m);

    if (!e->marked)
        return;
    clip(e, i, e->start, e->end, &m->start, &m->end);
    if (i > 0 && m->start < indent)
        m->start = indent;
    if (m->end > len)
        m->end = len;
    if (e->has_anchors)
        clip(e, i, e->anchors.start, e->anchors.end, &m->from, &m->to);
    else
        m->from = m->start, m->to = m->end;
}

/* Is a line worth showing: the first, the last, one beside the begin or end of the anchors? */
static bool is_significant(const struct extent *e, int i)
{
    if (i == 0 || i == e->count - 1)
        return true;
    return e->has_anchors && (abs(i - e->anchors.start.line) <= 1 || abs(i - e->anchors.end.line) <= 1);
}

static void add_lines(struct cpy_report *r, const struct extent *e)
{
    for (int i = 0, next; i < e->count; i = next) {
        next = i + 1;
        if (is_significant(e, i) || (is_significant(e, i - 1) && is_significant(e, next))) {
            set_marks(e, i);
            e->lines[i].len = trimmed(&e->lines[i]);
            cpy_add_marked(r, &e->lines[i], e->indent);
            if (e->marked && e->lines[i].len == 0) /* there is a line of marks, with none in it */
                cpy_build_ascii(&r->b, "    \n");
            continue;
        }
        while (!is_significant(e, next))
            next++;
        cpy_build_format(&r->b, "    ...<%d lines>...\n", next - i);
    }
}

/* Fills in the range [start, end) of columns of the lines, and adds them.  wanted: lines there should be. */
static void add_extent(struct cpy_report *r, struct extent *e, bool ranged, int wanted)
{
    e->indent = e->count ? common_indent(e) : 0;
    if (ranged && e->count == wanted && e->start.column >= e->indent && e->start.column <= e->lines[0].len &&
        e->end.column <= e->lines[wanted - 1].len) {
        find_anchors(r->b.t, e);
        e->marked = (e->has_anchors || !is_everything(e)) && !is_plain_call(r->b.t, e);
    }
    add_lines(r, e);
}

void cpy_add_source(struct cpy_report *r, const struct cpy_code *code, const struct cpy_position *where)
{
    bool ranged = where->column >= 0 && where->end_column >= 0 && where->end_line >= where->line &&
                  where->end_line - where->line < MOST_LINES;
    int wanted = ranged ? where->end_line - where->line + 1 : 1;
    struct extent e = {.start = {0, where->column}, .end = {wanted - 1, where->end_column}};

    load(r, code);
    if (!r->text || !(e.lines = calloc((size_t)wanted, sizeof *e.lines)))
        return;
    e.count = find_lines(r, where->line, wanted, e.lines);
    add_extent(r, &e, ranged, wanted);
    free(e.lines);
}

cpy_value cpy_report_source(struct cpy_thread *t, cpy_value text, int column, int end_column)
{
    struct cpy_report r = {0};
    struct extent e = {.start = {0, column}};
    const char *source = cpy_str_utf8(t, text, &r.text_len);
    int wanted = 1;

    if (!source)
        return CPY_ERROR;
    cpy_build(&r.b, t);
    if ((r.text = with_newlines(source, r.text_len, &r.text_len))) {
        for (size_t i = 0; i + 1 < r.text_len; i++)
            wanted += r.text[i] == '\n';
        e.end = (struct cpy_place){wanted - 1, end_column};
        if ((e.lines = calloc((size_t)wanted, sizeof *e.lines))) {
            e.count = find_lines(&r, 1, wanted, e.lines);
            add_extent(&r, &e, column >= 0 && end_column >= 0 && wanted <= MOST_LINES, wanted);
        }
    }
    free(e.lines);
    free(r.text);
    cpy_keep(text);
    return cpy_build_finish(&r.b);
}
