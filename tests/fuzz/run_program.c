/* SPDX-License-Identifier: MIT */
/* tests/fuzz/run_program.c - runs a program that may be anything, so that it can harm nobody but itself.
 *
 * Nothing lets it reach a file: module os is missing and open() taken away.  The hardware is simulated, on a virtual
 * clock.  A timer interrupts a program that goes on for long, until it ends. */
#include "tests/fuzz/run_program.h"

#include "modules/hardware/hardware.h"
#include "modules/modules.h"
#include "vm/api.h"
#include "vm/memory/heap.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>

#define HEAP ((size_t)64 << 20)
#define MOST_MODULES 100

/* The interpreter that the timer interrupts, and its thread: a signal handler gets nothing to keep them in. */
static struct cpy_vm *volatile running;
static pthread_t runner;

/* In the interpreter's thread only: in another one it could be freed meanwhile. */
static void on_timer(int number)
{
    if (!pthread_equal(pthread_self(), runner)) {
        pthread_kill(runner, number);
    } else if (running) {
        cpy_interrupt(running);
        cpy_hardware_cancel(running);
    }
}

static void let_go(struct cpy_thread *t, void *user)
{
    (void)t;
    (void)user;
    running = NULL;
}

_Noreturn static void die(const char *what)
{
    fprintf(stderr, "run_program: %s\n", what);
    abort();
}

static timer_t start_timer(void)
{
    struct sigaction action = {.sa_handler = on_timer};
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN};
    struct itimerspec often = {{0, FUZZ_PATIENCE_MS * 1000000L}, {0, FUZZ_PATIENCE_MS * 1000000L}};
    timer_t timer;

    runner = pthread_self();
    sigemptyset(&action.sa_mask);
    if (sigaction(SIGRTMIN, &action, NULL) || timer_create(CLOCK_MONOTONIC, &event, &timer)
        || timer_settime(timer, 0, &often, NULL))
        die("no timer");
    return timer;
}

/* Copies the list of modules without those that reach outside. */
static void select_modules(const struct cpy_module_def *const *from, const struct cpy_module_def **to)
{
    static const char *const without[] = {"os", "uos", "nvm"};
    size_t n = 0;

    for (; *from; from++) {
        bool allowed = true;

        for (size_t i = 0; i < CPY_COUNT(without); i++)
            allowed = allowed && strcmp((*from)->name, without[i]) != 0;
        if (allowed && n < MOST_MODULES - 1)
            to[n++] = *from;
    }
    to[n] = NULL;
}

/* Takes away what opens files, and simulates the hardware. */
static bool confine(struct cpy_thread *t)
{
    static const struct cpy_hardware_options hardware = {.backend = "mock", .board = "host", .clock = "virtual"};
    cpy_value io = cpy_import(t, "io");

    if (!io || !cpy_setattr_str(t, io, "open", CPY_UNSET) || !cpy_setattr_str(t, io, "FileIO", CPY_UNSET)
        || !cpy_setattr_str(t, io, "open_code", CPY_UNSET))
        return false;
    cpy_set_hook(t, CPY_HOOK_OPEN, CPY_UNSET);
    return cpy_hardware_configure(t, &hardware) && cpy_hardware_start(t);
}

int fuzz_run_program(const char *source, size_t len)
{
    const struct cpy_module_def *native[MOST_MODULES], *frozen[MOST_MODULES];
    struct cpy_config config = {.modules = native, .frozen_modules = frozen, .heap_limit = HEAP,
        .ignore_environment = true, .safe_path = true};
    struct cpy_thread *t;
    const char *damage;
    timer_t timer;
    int status;

    select_modules(cpy_native_modules, native);
    select_modules(cpy_frozen_modules, frozen);
    if (!(t = cpy_vm_new(&config)) || !confine(t) || !cpy_at_end(t, let_go, NULL))
        die("no interpreter");
    running = cpy_vm_of(t);
    timer = start_timer();
    status = cpy_run_source(t, source, len, "<fuzz>");
    if ((damage = cpy_heap_check(t)))
        die(damage);
    cpy_vm_free(t);
    timer_delete(timer);
    return status;
}
