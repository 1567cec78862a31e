/* SPDX-License-Identifier: MIT */
/* modules/hardware/hardware.c - which board and which backend, and opening and closing them.
 *
 * What is chosen: the command line says it, else the environment.  Without either it is the
 * board that this computer is, through the backend that its data names; on any other
 * computer the simulated board "host".  The board is opened when it is first
 * needed and closed when all finalizers have run, so that objects may use it to their end. */
#include "modules/hardware/state.h"

#include "boards/boards.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#define DEFAULT_BOARD "host"
#define OWN_BOARD "linux" /* of a computer that no board file describes */

static const char key;

static const struct cpy_backend *const backends[] = {&cpy_backend_linux, &cpy_backend_mock, &cpy_backend_posted};

struct cpy_hardware_state *cpy_hardware_state(struct cpy_thread *t)
{
    return cpy_private(t, &key, sizeof(struct cpy_hardware_state));
}

/* --- the end ----------------------------------------------------------------------------------------------------- */

/* First of all at the end: nothing calls into the script any more. */
static void stop(struct cpy_thread *t, void *user)
{
    (void)t;
    cpy_hardware_end_handlers(user);
}

/* What a posted write, or a trace, comes to after the script's last line must not get lost. */
static void finish(struct cpy_board *board)
{
    int err = board ? cpy_board_flush(board) : 0;
    const char *text = err < 0 ? cpy_board_failure(board)->text : "";

    if (err < 0)
        fprintf(stderr, "cpy: at the end: %s\n", *text ? text : strerror(-err));
}

static void print_timing(const char *what, const struct cpy_timing *timing)
{
    if (timing->count)
        fprintf(stderr, "%s: %llu, %.1f us late on average, %.1f us at most\n", what, (unsigned long long)timing->count,
            (double)timing->late_sum / (double)timing->count / 1000, (double)timing->late_most / 1000);
}

/* For -X stats. */
static void print_stats(struct cpy_thread *t, const struct cpy_hardware_state *s)
{
    if (!cpy_vm_config(t)->stats)
        return;
    print_timing("edges fetched", &s->fetched);
    if (s->board)
        print_timing("pulses sent", &s->board->sent);
}

/* Last of all: every pin becomes what it was. */
static void close_board(struct cpy_thread *t, void *user)
{
    struct cpy_hardware_state *s = user;
    struct cpy_board *board = s->board;

    if (!cpy_clock_set(t, NULL))
        cpy_take_pending(t);
    cpy_handle_clear(&s->pins);
    print_stats(t, s);
    if (board && !cpy_hardware_is_quiet(s))
        return; /* a thread does not leave it, and what guards the process lets its pins go; or it is the parent's */
    finish(board);
    s->ended = true;
    s->board = NULL;
    cpy_board_close(board);
    cpy_board_unload(s->def);
    free((char *)(uintptr_t)s->where);
}

void cpy_hardware_shut(struct cpy_thread *t)
{
    struct cpy_hardware_state *s = cpy_hardware_state(t);

    if (!s)
        return;
    cpy_hardware_end_handlers(s);
    if (s->board && cpy_hardware_is_quiet(s))
        cpy_board_close(s->board);
    s->board = NULL;
}

static bool register_end(struct cpy_thread *t, struct cpy_hardware_state *s)
{
    return s->registered || (s->registered = cpy_at_end(t, close_board, s) && cpy_at_exit(t, stop, s));
}

/* --- choosing ---------------------------------------------------------------------------------------------------- */

/* The backend of this name (not ended by 0); NULL: there is none. */
static const struct cpy_backend *backend_find(const char *name, size_t len)
{
    for (size_t i = 0; i < CPY_COUNT(backends); i++)
        if (strlen(backends[i]->name) == len && memcmp(backends[i]->name, name, len) == 0)
            return backends[i];
    return NULL;
}

/* Is it one for everybody, not only for tests of cpy itself? */
static bool is_public(const struct cpy_backend *backend) { return backend != &cpy_backend_posted; }

const struct cpy_backend *cpy_backend_list(size_t i)
{
    for (size_t k = 0; k < CPY_COUNT(backends); k++)
        if (is_public(backends[k]) && i-- == 0)
            return backends[k];
    return NULL;
}

static bool no_backend(struct cpy_thread *t, const char *name, size_t len)
{
    const char *names[CPY_COUNT(backends)], *nearest;
    char wrong[64];
    struct cpy_builder text;
    cpy_value list;

    snprintf(wrong, sizeof wrong, "%.*s", (int)len, name);
    cpy_build(&text, t);
    for (size_t i = 0; i < CPY_COUNT(backends); i++) {
        names[i] = backends[i]->name;
        if (is_public(backends[i]))
            cpy_build_format(&text, "%s%s", i ? ", " : "", names[i]);
    }
    nearest = cpy_nearest_name(wrong, names, CPY_COUNT(names));
    if ((list = cpy_build_finish(&text)))
        cpy_raise(t, CPY_VALUE_ERROR, "no backend '%s'%s%s%s: there are %V (--backend NAME[:WHERE] or CPY_BACKEND)",
            wrong, nearest ? ". Did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "", list);
    return false;
}

/* The options of the simulated hardware become part of its option text.  *where: malloc'ed, or NULL if it is empty. */
static bool make_where(
    struct cpy_thread *t, const struct cpy_hardware_options *o, const char *given, const char **where)
{
    const char *parts[] = {given ? given : "", o->clock ? "clock=" : "", o->clock ? o->clock : "",
        o->trace ? "trace=" : "", o->trace ? o->trace : ""};
    size_t size = 3;
    char *text;

    for (size_t i = 0; i < CPY_COUNT(parts); i++)
        size += strlen(parts[i]);
    *where = NULL;
    if (size == 3)
        return true;
    if (!(text = malloc(size))) {
        cpy_raise_no_memory(t);
        return false;
    }
    snprintf(text, size, "%s%s%s%s%s%s%s", parts[0], *parts[0] && *parts[1] ? "," : "", parts[1], parts[2],
        (*parts[0] || *parts[1]) && *parts[3] ? "," : "", parts[3], parts[4]);
    *where = text;
    return true;
}

/* "NAME" or "NAME:WHERE". */
static bool choose_backend(struct cpy_thread *t, struct cpy_hardware_state *s, const char *name)
{
    const char *colon = strchr(name, ':');
    size_t len = colon ? (size_t)(colon - name) : strlen(name);
    const struct cpy_backend *backend = backend_find(name, len);

    if (!backend)
        return no_backend(t, name, len);
    if (!make_where(t, &s->options, colon ? colon + 1 : NULL, &s->where))
        return false;
    s->backend = backend;
    return true;
}

/* Finds what this computer has by the backend of the option text (user) if that can, else by the Linux backend. */
char *cpy_hardware_discover(void *user, struct cpy_failure *failure)
{
    const char *option = user, *colon = option ? strchr(option, ':') : NULL;
    const struct cpy_backend *backend = NULL;

    if (option)
        backend = backend_find(option, colon ? (size_t)(colon - option) : strlen(option));
    if (backend && backend->discover)
        return backend->discover(colon ? colon + 1 : NULL, failure);
    return cpy_backend_linux.discover(NULL, failure);
}

static bool choose_board(struct cpy_thread *t, struct cpy_hardware_state *s, const char *name, const char *backend)
{
    const struct cpy_board_discovery discovery = {cpy_hardware_discover, (void *)(uintptr_t)backend};
    struct cpy_failure failure = {.pin = CPY_NO_PIN};

    if (s->def || (s->def = cpy_board_load_here(name, &discovery, &failure)))
        return true;
    cpy_raise(
        t, CPY_VALUE_ERROR, "%s (--board ID, or a file --board FILE.toml; cpy --boards lists them)", failure.text);
    return false;
}

/* The environment variable, if it says anything and may be asked. */
static const char *environment(struct cpy_thread *t, const char *name)
{
    const char *text = cpy_vm_config(t)->ignore_environment ? NULL : getenv(name);

    return text && *text ? text : NULL;
}

/* Options that only simulated hardware has. */
static const char *mock_option(const struct cpy_hardware_options *o)
{
    return o->clock ? "--clock" : o->wiring ? "--wiring" : o->trace ? "--trace" : NULL;
}

/* Is the backend's option text one of the Linux backend? */
static bool is_linux(const char *option)
{
    size_t len = strlen(cpy_backend_linux.name);

    return option && strncmp(option, cpy_backend_linux.name, len) == 0 && (!option[len] || option[len] == ':');
}

/* Chooses backend and board as far as that has not been done.  False: an exception is pending. */
static bool hardware_choose(struct cpy_thread *t, struct cpy_hardware_state *s)
{
    const char *backend = s->options.backend ? s->options.backend : environment(t, "CPY_BACKEND");
    const char *board = s->options.board ? s->options.board : environment(t, "CPY_BOARD");

    if (!board && !(board = cpy_board_detect(NULL)))
        board = is_linux(backend) ? OWN_BOARD : DEFAULT_BOARD;
    if (!register_end(t, s) || !choose_board(t, s, board, backend))
        return false;
    if (!backend) /* this computer's own pins are real ones; all else is simulated unless it is asked for */
        backend = s->def->backend && !mock_option(&s->options) && cpy_board_is_here(s->def, NULL) ? s->def->backend
                                                                                                    : "mock";
    return s->backend || choose_backend(t, s, backend);
}

/* --- opening and closing ----------------------------------------------------------------------------------------- */

static bool no_board(struct cpy_thread *t, struct cpy_hardware_state *s, int err, const struct cpy_failure *failure)
{
    cpy_raise_os(t, -err, "cannot reach board '%s' through backend %s%s%s: %s%s", s->def->id, s->backend->name,
        s->where ? ":" : "", s->where ? s->where : "", failure->text[0] ? failure->text : strerror(-err),
        s->backend->in_process ? "" : " (--backend mock simulates it)");
    return false;
}

/* Ctrl-C ends calls of this thread only. */
static bool in_main_thread(void *user) { return cpy_in_main_thread(((struct cpy_hardware_state *)user)->vm); }

/* Ctrl-C is about to be handled: what it cancelled has ended. */
static void forget_cancel(void *user)
{
    struct cpy_hardware_state *s = user;

    if (s->board)
        cpy_board_resume(s->board);
}

static bool open_board(struct cpy_thread *t, struct cpy_hardware_state *s)
{
    struct cpy_failure failure = {.pin = CPY_NO_PIN};
    struct cpy_board *board;
    int err;

    if ((err = cpy_board_open(&board, s->backend, s->def, s->where, &failure)) < 0)
        return no_board(t, s, err, &failure);
    board->user = s;
    board->is_main = in_main_thread;
    s->vm = cpy_vm_of(t);
    s->counts = cpy_vm_config(t)->stats;
    s->board = board;
    s->process = getpid();
    if (!cpy_hardware_use_clock(t, s)) {
        s->board = NULL;
        cpy_board_close(board);
        return false;
    }
    cpy_on_interrupt(t, forget_cancel, s);
    cpy_hardware_guard(t, s);
    return !s->options.wiring || cpy_import(t, "cpy.mock");
}

struct cpy_board *cpy_hardware(struct cpy_thread *t)
{
    struct cpy_hardware_state *s = cpy_hardware_state(t);

    if (!s || s->board)
        return s ? s->board : NULL;
    if (s->ended) {
        cpy_raise(t, CPY_RUNTIME_ERROR, "the interpreter is ending: no board can be opened any more");
        return NULL;
    }
    return hardware_choose(t, s) && open_board(t, s) ? s->board : NULL;
}

void cpy_hardware_cancel(struct cpy_vm *vm)
{
    struct cpy_hardware_state *s = cpy_find_private(vm, &key);
    struct cpy_board *board = s ? s->board : NULL;

    if (board)
        cpy_board_cancel(board);
}

/* --- signals that end the process --------------------------------------------------------------------------------- */

void cpy_hardware_end(struct cpy_vm *vm, int number)
{
    struct cpy_hardware_state *s = cpy_find_private(vm, &key);

    if (!s)
        return;
    s->ended_by = number;
    cpy_poke(vm);
    cpy_hardware_cancel(vm);
}

bool cpy_hardware_poked(struct cpy_thread *t, void *user)
{
    struct cpy_hardware_state *s = user;

    if (!s->ended_by)
        return !s->board || cpy_hardware_handle_events(t, s);
    if (getpid() == s->process)
        cpy_hardware_shut(t);
    signal(s->ended_by, SIG_DFL);
    kill(getpid(), s->ended_by);
    return true; /* the signal is blocked: then it ends the process later */
}

void cpy_hardware_guard(struct cpy_thread *t, struct cpy_hardware_state *s)
{
    static const int numbers[] = {SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = cpy_vm_config(t)->on_end}, old;

    if (!action.sa_handler)
        return;
    cpy_on_poke(t, cpy_hardware_poked, s);
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < CPY_COUNT(numbers); i++)
        if (sigaction(numbers[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL)
            sigaction(numbers[i], &action, NULL);
}

/* --- the command line -------------------------------------------------------------------------------------------- */

bool cpy_hardware_configure(struct cpy_thread *t, const struct cpy_hardware_options *options)
{
    struct cpy_hardware_state *s = cpy_hardware_state(t);
    const char *mock_only = mock_option(options);

    if (!s)
        return false;
    s->options = *options;
    if (options->clock && strcmp(options->clock, "real") != 0 && strcmp(options->clock, "virtual") != 0) {
        cpy_raise(t, CPY_VALUE_ERROR, "--clock %s: expected real or virtual", options->clock);
        return false;
    }
    if (!options->backend && !options->board && !mock_only)
        return true; /* what the environment says is looked at when hardware is used */
    if (!hardware_choose(t, s))
        return false;
    if (mock_only && !s->backend->in_process)
        cpy_raise(t, CPY_VALUE_ERROR, "%s works on simulated hardware only (--backend mock), not with backend %s",
            mock_only, s->backend->name);
    return !mock_only || s->backend->in_process;
}

bool cpy_hardware_start(struct cpy_thread *t)
{
    struct cpy_hardware_state *s = cpy_hardware_state(t);

    return s && (!mock_option(&s->options) || cpy_hardware(t));
}

const char *cpy_hardware_wiring(struct cpy_thread *t)
{
    struct cpy_hardware_state *s = cpy_hardware_state(t);

    if (!s)
        cpy_take_pending(t); /* no memory: then nothing was configured */
    return s ? s->options.wiring : NULL;
}
