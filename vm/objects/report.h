/* SPDX-License-Identifier: MIT */
/* vm/objects/report.h - what the parts of a report of an exception share. */
#ifndef CPY_OBJECTS_REPORT_H
#define CPY_OBJECTS_REPORT_H

#include "vm/interp/code.h"
#include "vm/objects/exception.h"

/* A report that is being written. */
struct cpy_report {
    struct cpy_builder b;
    bool color;          /* escape sequences for a terminal */
    cpy_value file;      /* name of the file whose text is here, or the text itself if no file has it; or unset */
    char *text;          /* its text: UTF-8 with \n as line ends, malloc'ed; NULL: cannot be read */
    size_t text_len;
    cpy_value seen;      /* set of the addresses of exceptions that are reported, or on the way */
    unsigned depth;      /* groups that the text is in: it stands behind as many margins */
    bool open;           /* the innermost group's last line is still to come */
    uint32_t limit;      /* levels of each traceback that are shown, the last ones */
};

/* Begins and ends an escape sequence, where there are colours. */
#define CPY_RED "\33[31m"
#define CPY_BOLD_RED "\33[1;31m"
#define CPY_MAGENTA "\33[35m"
#define CPY_BOLD_MAGENTA "\33[1;35m"
#define CPY_NO_COLOR "\33[0m"
/* Writes one of them if the report is in colours. */
void cpy_paint(struct cpy_report *r, const char *sequence);

/* A line and the marks under it, as byte offsets: ~ from start to end, but ^ from from to to; start >= end: no marks. */
struct cpy_marks {
    const char *line;
    int len;
    int start, end, from, to;
};
/* Adds the line, without its first indent bytes, and the marks. */
void cpy_add_marked(struct cpy_report *r, const struct cpy_marks *m, int indent);
/* Adds the source lines of a level of a traceback, if they can be read. */
void cpy_add_source(struct cpy_report *r, const struct cpy_code *code, const struct cpy_position *where);
/* Adds an exception with what it followed from. */
void cpy_report_chain(struct cpy_report *r, cpy_value exception);
bool cpy_report_has_levels(const struct cpy_report *r, cpy_value exception); /* Are any levels of its traceback shown? */
void cpy_report_levels(struct cpy_report *r, cpy_value exception);            /* Adds them. */
/* Adds its class, its message and its notes; of a SyntaxError also the line. */
void cpy_report_message(struct cpy_report *r, cpy_value exception);

/* --- report_group.c --- */

/* Adds what add() adds, each line behind the margin of the group that r is in. */
void cpy_report_part(
    struct cpy_report *r, char margin, void (*add)(struct cpy_report *r, cpy_value exception), cpy_value exception);
void cpy_report_text(struct cpy_report *r, char margin, const char *ascii); /* Adds a text likewise. */
void cpy_report_group(struct cpy_report *r, cpy_value group); /* Adds a group of exceptions as a tree. */

#endif
