/* SPDX-License-Identifier: MIT */
/* vm/objects/report_group.c - exception groups in a report, as a tree (PEP 654).
 *
 * What belongs to a group stands behind a margin.  A part is first written without it and then added line by line.
 * The last member of a group may be a group itself, whose last line then ends both. */
#include "vm/objects/exception_group.h"
#include "vm/objects/report.h"

#define MOST_MEMBERS 15 /* of a group that are shown */
#define MOST_DEPTH 10   /* of groups in groups */

static const char rule[] = "----------------";

static void add_indent(struct cpy_report *r) { cpy_build_fill(&r->b, ' ', 2 * (size_t)r->depth); }

/* Adds a text, each line behind the margin. */
static void add_behind_margin(struct cpy_report *r, char margin, cpy_value text)
{
    struct cpy_text s = cpy_str_view(text);
    bool begins = true;

    for (size_t i = 0; i < s.len; i++) {
        uint32_t c = cpy_text_at(&s, i);

        if (begins) {
            add_indent(r);
            cpy_build_char(&r->b, (unsigned char)margin);
            cpy_build_char(&r->b, ' ');
        }
        cpy_build_char(&r->b, c);
        begins = c == '\n';
    }
    cpy_keep(text);
}

void cpy_report_part(
    struct cpy_report *r, char margin, void (*add)(struct cpy_report *r, cpy_value exception), cpy_value exception)
{
    struct cpy_report part = {
        .color = r->color, .file = r->file, .text = r->text, .text_len = r->text_len, .seen = r->seen,
        .limit = r->limit};
    cpy_value text;

    if (!r->depth) {
        add(r, exception);
        return;
    }
    cpy_build(&part.b, r->b.t);
    add(&part, exception);
    r->file = part.file; /* the file that is loaded now */
    r->text = part.text;
    r->text_len = part.text_len;
    if ((text = cpy_build_finish(&part.b)))
        add_behind_margin(r, margin, text);
    else
        r->b.failed = true;
}

void cpy_report_text(struct cpy_report *r, char margin, const char *ascii)
{
    cpy_value text = cpy_str_from(r->b.t, ascii);

    if (!text)
        r->b.failed = true;
    else if (r->depth)
        add_behind_margin(r, margin, text);
    else
        cpy_build_str(&r->b, text);
}

/* The line before a member. */
static void add_title(struct cpy_report *r, size_t i)
{
    add_indent(r);
    cpy_build_ascii(&r->b, i ? "  +" : "+-+");
    if (i < MOST_MEMBERS)
        cpy_build_format(&r->b, "%s %zu %s\n", rule, i + 1, rule);
    else
        cpy_build_format(&r->b, "%s ... %s\n", rule, rule);
}

static void add_rest(struct cpy_report *r, size_t count)
{
    char text[64];

    snprintf(text, sizeof text, "and %zu more exception%s\n", count, count > 1 ? "s" : "");
    cpy_report_text(r, '|', text);
}

static void add_members(struct cpy_report *r, cpy_value group)
{
    cpy_value members = cpy_load(cpy_as_exception(group)->data[1]);
    size_t count = members ? cpy_tuple_len(members) : 0, shown = count > MOST_MEMBERS ? MOST_MEMBERS + 1 : count;

    r->open = false;
    for (size_t i = 0; i < shown && !r->b.failed; i++) {
        r->open |= i == shown - 1;
        add_title(r, i);
        r->depth++;
        if (i < MOST_MEMBERS)
            cpy_report_chain(r, cpy_tuple_get(members, i));
        else
            add_rest(r, count - MOST_MEMBERS);
        if (i == shown - 1 && r->open) {
            add_indent(r);
            cpy_build_ascii(&r->b, "+------------------------------------\n");
            r->open = false;
        }
        r->depth--;
    }
}

void cpy_report_group(struct cpy_report *r, cpy_value group)
{
    bool outermost = r->depth == 0;

    if (r->depth > MOST_DEPTH) {
        char text[64];

        snprintf(text, sizeof text, "... (max_group_depth is %d)\n", MOST_DEPTH);
        cpy_report_text(r, '|', text);
        return;
    }
    r->depth += outermost;
    if (cpy_report_has_levels(r, group)) {
        cpy_report_text(r, outermost ? '+' : '|', "Exception Group Traceback (most recent call last):\n");
        cpy_report_part(r, '|', cpy_report_levels, group);
    }
    cpy_report_part(r, '|', cpy_report_message, group);
    add_members(r, group);
    r->depth -= outermost;
}
