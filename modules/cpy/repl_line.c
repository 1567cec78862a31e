/* SPDX-License-Identifier: MIT */
/* modules/cpy/repl_line.c - reading lines for the prompt.
 *
 * At a terminal GNU readline edits the line.  It is opened at run time, so that scripts do
 * not pay for it and a cpy without it works.  (LICENSE says what using readline means.)  It is
 * fed key by key, so that Ctrl-C and the handlers of pins get their turn while nothing is typed.
 * Its callbacks have no argument by which to find us: they follow rl_readline_name, our name in
 * readline's own variables, which is the first member of struct cpy_line_reader. */
#include "modules/cpy/repl.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#define HISTORY_LINES 1000  /* kept in the file */

/* What is used of readline: its functions, and the addresses of its variables.  Each member is named as in readline. */
struct readline {
    void (*rl_callback_handler_install)(const char *prompt, void (*take)(char *line));
    void (*rl_callback_handler_remove)(void);
    void (*rl_callback_read_char)(void);
    void (*rl_callback_sigcleanup)(void);
    void (*rl_free_line_state)(void);
    int (*rl_insert_text)(const char *text);
    int (*stifle_history)(int lines);
    void (*add_history)(const char *line);
    int (*read_history)(const char *file);
    int (*append_history)(int lines, const char *file);
    int (*history_truncate_file)(const char *file, int lines);
    const char **rl_readline_name;
    char **rl_line_buffer;
    int *rl_point;
    int *rl_catch_signals;
    int *rl_completion_append_character;
    const char **rl_completer_word_break_characters;
    char *(**rl_completion_entry_function)(const char *text, int state);
    int *rl_attempted_completion_over;
};

#define ROW(name) {#name, offsetof(struct readline, name)}
static const struct { const char *name; size_t offset; } symbols[] = {
    ROW(rl_callback_handler_install), ROW(rl_callback_handler_remove), ROW(rl_callback_read_char),
    ROW(rl_callback_sigcleanup), ROW(rl_free_line_state), ROW(rl_insert_text),
    ROW(stifle_history), ROW(add_history), ROW(read_history), ROW(append_history), ROW(history_truncate_file),
    ROW(rl_readline_name), ROW(rl_line_buffer), ROW(rl_point), ROW(rl_catch_signals), ROW(rl_completion_append_character),
    ROW(rl_completer_word_break_characters), ROW(rl_completion_entry_function), ROW(rl_attempted_completion_over),
};
#undef ROW

struct cpy_line_reader {
    char name[4];           /* "cpy", what rl_readline_name points to; "$if cpy" in ~/.inputrc */
    struct cpy_thread *t;
    bool edits;             /* rl is usable, and at a terminal */
    struct readline rl;
    char *line;             /* the line that readline has given; NULL: its end of input */
    bool got_line;
    char *last;             /* the newest line of the history, or NULL */
    int added;              /* lines of this session in the history */
    char history[PATH_MAX]; /* the file; "": none */
    struct cpy_handle found; /* what the tab key offers */
    size_t next;            /* which of them comes next */
};

/* --- readline's callbacks --------------------------------------------------------------------------------------- */

static void *open_library(void)
{
    void *library = NULL;
#ifndef CPY_NO_READLINE
    static const char *const names[] = {"libreadline.so.8", "libreadline.so"};

    for (size_t i = 0; i < CPY_COUNT(names) && !library; i++)
        library = dlopen(names[i], RTLD_LAZY | RTLD_GLOBAL);
#endif
    return library;
}

/* The reader that readline works for. */
static struct cpy_line_reader *current(void)
{
    const char **name = dlsym(RTLD_DEFAULT, "rl_readline_name");

    return name ? (struct cpy_line_reader *)(uintptr_t)*name : NULL;
}

/* A line is complete, or the input has ended. */
static void take_line(char *line)
{
    struct cpy_line_reader *r = current();

    r->line = line;
    r->got_line = true;
    r->rl.rl_callback_handler_remove();
}

/* What the word before the cursor can become. */
static void find_completions(struct cpy_line_reader *r, const char *text)
{
    const char *line = *r->rl.rl_line_buffer;
    size_t point = (size_t)*r->rl.rl_point, len = strlen(text);

    cpy_handle_set(r->t, &r->found, cpy_completions(r->t, line, point > len ? point - len : 0, text));
}

/* The tab key: state is 0 for the first of the words that text can become.  NULL: no more. */
static char *next_completion(const char *text, int state)
{
    struct cpy_line_reader *r = current();
    const char *word = NULL;

    *r->rl.rl_completion_append_character = 0; /* it is a blank again before each completion */
    *r->rl.rl_attempted_completion_over = 1; /* file names would not help */
    if (state == 0) {
        if (!*text && !cpy_completes_import(*r->rl.rl_line_buffer)) {
            r->rl.rl_insert_text("    ");
            return NULL;
        }
        r->next = 0;
        find_completions(r, text);
    }
    if (r->found.value && r->next < cpy_list_len(r->found.value))
        word = cpy_str_utf8(r->t, cpy_list_get(r->found.value, r->next++), NULL);
    cpy_take_pending(r->t);
    return word ? strdup(word) : NULL;
}

/* --- history ---------------------------------------------------------------------------------------------------- */

/* The file of earlier lines: $CPY_HISTORY, else ~/.cpy_history. */
static void find_history(struct cpy_line_reader *r)
{
    const char *named = cpy_vm_config(r->t)->ignore_environment ? NULL : getenv("CPY_HISTORY"), *home = getenv("HOME");
    int len = 0;

    if (named)
        len = snprintf(r->history, sizeof r->history, "%s", named);
    else if (home && *home)
        len = snprintf(r->history, sizeof r->history, "%s/.cpy_history", home);
    if (len >= (int)sizeof r->history)
        r->history[0] = 0;
}

/* Keeps a line, unless it is empty or the one before; freed here. */
static void remember_line(struct cpy_line_reader *r, char *line)
{
    if (!line || !*line || (r->last && strcmp(r->last, line) == 0)) {
        free(line);
        return;
    }
    r->rl.add_history(line);
    r->added++;
    free(r->last);
    r->last = line;
}

/* Keeps what was typed, or the lines that were pasted. */
static void remember(struct cpy_line_reader *r, const char *lines)
{
    size_t len = strcspn(lines, "\n");

    remember_line(r, strndup(lines, len));
    if (lines[len])
        remember(r, lines + len + 1);
}

/* Adds this session's lines to the file, which nobody else may read.  A file that cannot be written is left alone. */
static void save_history(struct cpy_line_reader *r)
{
    int fd;

    if (!r->added || !*r->history || (fd = open(r->history, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) < 0)
        return;
    close(fd);
    if (r->rl.append_history(r->added < HISTORY_LINES ? r->added : HISTORY_LINES, r->history) == 0)
        r->rl.history_truncate_file(r->history, HISTORY_LINES);
}

/* --- making ----------------------------------------------------------------------------------------------------- */

/* Finds readline's functions and variables; false: it is not installed, or lacks one. */
static bool find_readline(struct readline *rl)
{
    void *library = open_library();

    for (size_t i = 0; library && i < CPY_COUNT(symbols); i++) {
        void *found = dlsym(library, symbols[i].name);

        if (!found)
            return false;
        memcpy((char *)rl + symbols[i].offset, &found, sizeof found);
    }
    return library != NULL;
}

static void set_up(struct cpy_line_reader *r)
{
    struct readline *rl = &r->rl;

    setlocale(LC_CTYPE, ""); /* how wide characters are */
    if (MB_CUR_MAX == 1)
        setlocale(LC_CTYPE, "C.UTF-8");
    *rl->rl_readline_name = r->name;
    *rl->rl_catch_signals = 0; /* ours */
    rl->stifle_history(HISTORY_LINES);
    *rl->rl_completer_word_break_characters = " \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?";
    *rl->rl_completion_entry_function = next_completion;
    find_history(r);
    if (*r->history)
        rl->read_history(r->history);
}

struct cpy_line_reader *cpy_line_reader_new(struct cpy_thread *t)
{
    struct cpy_line_reader *r = calloc(1, sizeof *r);

    if (!r) {
        cpy_raise_no_memory(t);
        return NULL;
    }
    strcpy(r->name, "cpy");
    r->t = t;
    r->edits = isatty(0) && isatty(1) && find_readline(&r->rl);
    if (r->edits)
        set_up(r);
    return r;
}

void cpy_line_reader_free(struct cpy_line_reader *r)
{
    if (r->edits) {
        save_history(r);
        *r->rl.rl_readline_name = "";
    }
    cpy_handle_clear(&r->found);
    free(r->last);
    free(r);
}

/* --- reading ---------------------------------------------------------------------------------------------------- */

/* Waits for a key; handlers run meanwhile.  False: an exception is pending. */
static bool wait_for_key(struct cpy_thread *t)
{
    struct pollfd fds[2] = {{.fd = 0, .events = POLLIN}};

    do
        if (!cpy_safe_point(t))
            return false;
    while (cpy_poll(t, fds, 1, NULL) <= 0);
    return true;
}

static enum cpy_line edit_line(struct cpy_line_reader *r, const char *prompt, char **line, size_t *len)
{
    char *ended;

    r->got_line = false;
    r->rl.rl_callback_handler_install(prompt, take_line);
    while (!r->got_line) {
        if (!wait_for_key(r->t)) {
            r->rl.rl_free_line_state();
            r->rl.rl_callback_sigcleanup();
            r->rl.rl_callback_handler_remove();
            return CPY_LINE_ERROR;
        }
        r->rl.rl_callback_read_char();
    }
    if (!r->line)
        return CPY_LINE_END;
    remember(r, r->line);
    *len = strlen(r->line) + 1;
    if (!(ended = realloc(r->line, *len + 1))) {
        free(r->line);
        cpy_raise_no_memory(r->t);
        return CPY_LINE_ERROR;
    }
    strcpy(ended + *len - 1, "\n");
    *line = ended;
    return CPY_LINE_READ;
}

/* A line of sys.stdin as it was at the start: what input() reads ahead is not lost.  The prompt goes to stderr. */
static enum cpy_line plain_line(struct cpy_thread *t, const char *prompt, char **line, size_t *len)
{
    cpy_value in = cpy_import(t, "sys") ? cpy_get_hook(t, CPY_HOOK_STDIN) : CPY_UNSET, text, bytes;
    const uint8_t *data;

    if (cpy_pending(t))
        return CPY_LINE_ERROR;
    fputs(prompt, stderr);
    if (!in)
        return CPY_LINE_END; /* closed */
    if (!(text = cpy_call_method(t, in, "readline", (size_t)0)) ||
        !(bytes = cpy_encode(t, text, "utf-8", "surrogateescape"))) {
        if (cpy_pending_is(t, CPY_KEYBOARD_INTERRUPT))
            return CPY_LINE_ERROR;
        cpy_report_pending(t); /* it cannot be read: the program may have closed it */
        return CPY_LINE_END;
    }
    data = cpy_bytes_view(bytes, len);
    if (*len == 0)
        return CPY_LINE_END;
    if (!(*line = malloc(*len))) {
        cpy_raise_no_memory(t);
        return CPY_LINE_ERROR;
    }
    memcpy(*line, data, *len);
    cpy_keep(bytes);
    return CPY_LINE_READ;
}

enum cpy_line cpy_read_line(struct cpy_line_reader *r, const char *prompt, char **line, size_t *len)
{
    return r->edits ? edit_line(r, prompt, line, len) : plain_line(r->t, prompt, line, len);
}
