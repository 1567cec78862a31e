/* SPDX-License-Identifier: MIT */
/* modules/cpy/repl.c - the interactive prompt.
 *
 * readline is opened at run time, so that scripts do not pay for it and a cpy without
 * it works: then lines are read with getline().  (LICENSE says what using readline means.) */
#include "modules/cpy/repl.h"

#include <dlfcn.h>
#include <signal.h>
#include <stdlib.h>

/* Ways to read a line: readline's functions, or NULL. */
struct reader {
    char *(*readline)(const char *prompt);
    void (*add_history)(const char *line);
};

static struct reader open_reader(void)
{
    struct reader reader = {NULL, NULL};
#ifndef CPY_NO_READLINE
    static const char *const names[] = {"libreadline.so.8", "libreadline.so"};

    for (size_t i = 0; i < CPY_COUNT(names) && !reader.readline; i++) {
        void *library = dlopen(names[i], RTLD_LAZY);

        if (library) {
            reader.readline = (char *(*)(const char *))dlsym(library, "readline");
            reader.add_history = (void (*)(const char *))dlsym(library, "add_history");
        }
    }
#endif
    return reader;
}

/* A line without its end, malloc'ed; NULL at the end of input. */
static char *read_line(const struct reader *reader, const char *prompt)
{
    char *line = NULL;
    size_t cap = 0;
    ssize_t len;

    if (reader->readline)
        return reader->readline(prompt);
    fputs(prompt, stdout);
    fflush(stdout);
    if ((len = getline(&line, &cap, stdin)) < 0) {
        free(line);
        return NULL;
    }
    if (len > 0 && line[len - 1] == '\n')
        line[len - 1] = 0;
    return line;
}

/* A prompt of module sys, as text that lives until the next collection. */
static const char *prompt_text(struct cpy_thread *t, const char *name, const char *fallback)
{
    cpy_value sys = cpy_import(t, "sys"), v = sys ? cpy_find_attr_str(t, sys, name) : CPY_UNSET;
    cpy_value text = v ? cpy_str(t, v) : CPY_UNSET;
    const char *utf8 = text ? cpy_str_utf8(t, text, NULL) : NULL;

    cpy_take_pending(t);
    return utf8 ? utf8 : fallback;
}

/* Reads one statement: lines until it is complete, or an empty line ends a block.  NULL: end of input. */
static char *read_statement(struct cpy_thread *t, const struct reader *reader, size_t *len)
{
    char *text = NULL, *line, *grown;
    bool incomplete = true;

    *len = 0;
    while (incomplete) {
        if (!(line = read_line(reader, text ? prompt_text(t, "ps2", "... ") : prompt_text(t, "ps1", ">>> "))))
            return text;
        if (*line && reader->add_history)
            reader->add_history(line);
        if (!(grown = realloc(text, *len + strlen(line) + 2))) {
            free(line);
            free(text);
            return NULL;
        }
        text = grown;
        *len += (size_t)sprintf(text + *len, "%s\n", line);
        incomplete = *line && !cpy_is_complete(t, text, *len);
        free(line);
    }
    return text;
}

int cpy_repl(struct cpy_thread *t, bool banner)
{
    struct reader reader = open_reader();
    int status = -1;
    bool incomplete;
    char *text;
    size_t len;

    if (banner)
        printf("cpy %s, Python 3.13 on linux\nType help(name) for help, Ctrl-D to leave.\n", CPY_VERSION);
    while (status < 0 && (text = read_statement(t, &reader, &len))) {
        status = cpy_run_interactive(t, text, len, &incomplete);
        if (incomplete)
            fprintf(stderr, "SyntaxError: unexpected end of input\n");
        free(text);
    }
    if (status < 0)
        putchar('\n');
    return status < 0 ? 0 : status;
}
