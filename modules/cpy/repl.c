/* SPDX-License-Identifier: MIT */
/* modules/cpy/repl.c - the interactive prompt.
 *
 * A statement is read line by line until the compiler says that it is whole; a block ends
 * with an empty line.  What is pasted runs as a whole.  Nothing but SystemExit and the end of the input ends the prompt. */
#include "modules/cpy/repl.h"

#include <stdlib.h>

/* The statement that is being typed. */
struct statement {
    char *text;  /* malloc'ed */
    size_t len;  /* 0: its first line is still to come */
    bool pasted; /* lines of it came at once: they may be several statements, as in a file */
};

/* Adds a line; false: MemoryError is pending. */
static bool add_line(struct cpy_thread *t, struct statement *s, const char *line, size_t len)
{
    char *grown = realloc(s->text, s->len + len + 1);

    if (!grown)
        return cpy_raise_no_memory(t) != CPY_ERROR;
    s->text = grown;
    memcpy(grown + s->len, line, len);
    s->len += len;
    s->pasted = s->pasted || memchr(line, '\n', len - 1);
    return true;
}

static void forget(struct statement *s)
{
    s->len = 0;
    s->pasted = false;
}

/* str(sys.ps1) or str(sys.ps2); unset if it cannot be shown. */
static cpy_value prompt_text(struct cpy_thread *t, const char *name)
{
    cpy_value sys = cpy_import(t, "sys"), v = sys ? cpy_find_attr_str(t, sys, name) : CPY_UNSET;
    cpy_value text = v ? cpy_str(t, v) : CPY_UNSET;

    if (!text || !cpy_str_utf8(t, text, NULL))
        text = CPY_UNSET;
    cpy_take_pending(t);
    return text;
}

static enum cpy_line read_line(
    struct cpy_thread *t, struct cpy_line_reader *reader, const struct statement *s, char **line, size_t *len)
{
    cpy_value prompt = prompt_text(t, s->len ? "ps2" : "ps1");
    const char *utf8 = prompt ? cpy_str_utf8(t, prompt, NULL) : NULL;
    enum cpy_line what = cpy_read_line(reader, utf8 ? utf8 : "", line, len);

    cpy_keep(prompt);
    return what;
}

/* Ctrl-C empties the statement; other exceptions come from handlers that ran while a line was awaited. */
static void tell_error(struct cpy_thread *t, struct statement *s)
{
    forget(s);
    if (!cpy_pending_is(t, CPY_KEYBOARD_INTERRUPT)) {
        cpy_report_pending(t);
        return;
    }
    cpy_take_pending(t);
    fprintf(stderr, "\nKeyboardInterrupt\n");
}

/* Runs what was typed if it is whole.  Returns -1, or the exit status. */
static int run(struct cpy_thread *t, struct statement *s, bool at_end)
{
    bool incomplete = false;
    int status = cpy_run_interactive(t, s->text, s->len, s->pasted, at_end ? NULL : &incomplete);

    if (!incomplete)
        forget(s);
    return status;
}

/* Does what a line, or the end of the input, asks for.  Returns -1, or the exit status. */
static int take(struct cpy_thread *t, struct statement *s, enum cpy_line what, const char *line, size_t len)
{
    bool begun = s->len > 0;

    if (what == CPY_LINE_END)
        fprintf(stderr, "\n");
    if (what == CPY_LINE_END && !begun)
        return 0;
    if (what == CPY_LINE_ERROR || (what == CPY_LINE_READ && !add_line(t, s, line, len))) {
        tell_error(t, s);
        return -1;
    }
    return run(t, s, what == CPY_LINE_END);
}

/* Reads and runs until the end.  Returns the exit status. */
static int loop(struct cpy_thread *t, struct cpy_line_reader *reader)
{
    struct statement s = {0};
    int status = -1;

    while (status < 0) {
        char *line = NULL;
        size_t len = 0;
        enum cpy_line what = read_line(t, reader, &s, &line, &len);

        status = take(t, &s, what, line, len);
        free(line);
    }
    free(s.text);
    return status;
}

/* sys.ps1 and sys.ps2, unless the program has set them. */
static bool set_prompts(struct cpy_thread *t)
{
    static const char *const prompts[][2] = {{"ps1", ">>> "}, {"ps2", "... "}};
    cpy_value sys = cpy_import(t, "sys"), text;

    for (size_t i = 0; i < CPY_COUNT(prompts) && sys; i++) {
        if (cpy_find_attr_str(t, sys, prompts[i][0]))
            continue;
        if (cpy_pending(t) || !(text = cpy_str_from(t, prompts[i][1])) || !cpy_setattr_str(t, sys, prompts[i][0], text))
            return false;
    }
    return sys != CPY_ERROR;
}

int cpy_repl(struct cpy_thread *t, bool banner)
{
    struct cpy_line_reader *reader = set_prompts(t) ? cpy_line_reader_new(t) : NULL;
    int status;

    if (!reader)
        return cpy_report_pending(t);
    if (banner)
        fprintf(stderr, "cpy " CPY_VERSION ", Python 3.13 on linux\n"
            "Ctrl-D or exit() leaves; cpy --help lists the options.\n");
    status = loop(t, reader);
    cpy_line_reader_free(reader);
    return status;
}
