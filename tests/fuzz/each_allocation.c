/* SPDX-License-Identifier: MIT */
/* tests/fuzz/each_allocation.c - runs a script, and from each of its allocations on a copy in which that one fails.
 *
 *     each_allocation [--first N] SCRIPT
 *
 * The process forks at every allocation: the child sees it refused and goes on to its end, where the heap is
 * checked; the parent waits for it and allocates.  So the way to an allocation is run once, and a script's thousands of
 * allocations cost a fork each.  After the first N (default 20,000) only every hundredth part further on is tried.
 * A child that ends by a signal, hangs or leaves a damaged heap is reported with what it printed last.
 *
 * What a child does to files its parent would see: such scripts say "forks: no" and are run anew for each allocation
 * by tests/run. */
#include "modules/modules.h"
#include "vm/api.h"
#include "vm/memory/heap.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_REPORTS 5
#define CHILD_SECONDS 120
#define CHILD_DAMAGED 121 /* exit status: the heap checker complained (120 is that of a flush that failed) */

struct each {
    uint64_t nth, next, first; /* allocations so far; the next to fail; all up to this one are tried */
    uint64_t tried, bad;
    int log;      /* what the child printed */
    bool is_child;
};

static void report(const struct each *e, int status)
{
    char text[1500];
    ssize_t len;
    off_t end = lseek(e->log, 0, SEEK_END);

    if (WIFSIGNALED(status))
        fprintf(stderr, "allocation %llu failing: signal %d\n", (unsigned long long)e->nth, WTERMSIG(status));
    else
        fprintf(stderr, "allocation %llu failing: status %d\n", (unsigned long long)e->nth, WEXITSTATUS(status));
    len = pread(e->log, text, sizeof text, end > (off_t)sizeof text ? end - (off_t)sizeof text : 0);
    if (len > 0)
        fprintf(stderr, "%.*s\n", (int)len, text);
}

static void become_child(struct each *e)
{
    e->is_child = true;
    dup2(e->log, 1);
    dup2(e->log, 2);
    alarm(CHILD_SECONDS);
}

static bool refuse(void *user)
{
    struct each *e = user;
    int status = 0;
    pid_t child;

    if (e->is_child || ++e->nth < e->next || e->bad >= MOST_REPORTS)
        return false;
    e->next = e->nth + (e->nth < e->first ? 1 : e->nth / 100 + 1);
    e->tried++;
    if (ftruncate(e->log, 0) || lseek(e->log, 0, SEEK_SET) || (child = fork()) < 0) {
        perror("each_allocation");
        exit(2);
    }
    if (!child) {
        become_child(e);
        return true;
    }
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    if (WIFSIGNALED(status) || WEXITSTATUS(status) >= CHILD_DAMAGED) {
        report(e, status);
        e->bad++;
    }
    return false;
}

static char *read_file(const char *name, size_t *len)
{
    FILE *file = fopen(name, "rb");
    char *text = malloc(1 << 20);

    if (!file || !text) {
        perror(name);
        exit(2);
    }
    *len = fread(text, 1, 1 << 20, file);
    fclose(file);
    return text;
}

/* The exit status of a run to the end. */
static int run(struct cpy_thread *t, const char *name)
{
    char folder[4096], *slash;
    size_t len;
    char *source = read_file(name, &len);
    cpy_value path;
    int status;

    snprintf(folder, sizeof folder, "%s", name);
    if ((slash = strrchr(folder, '/')))
        *slash = 0;
    path = cpy_str_from_os(t, slash ? folder : ".");
    if (!path || !cpy_list_append(t, cpy_sys_path(t), path))
        status = cpy_report_pending(t);
    else
        status = cpy_run_source(t, source, len, name);
    free(source);
    return status;
}

int main(int argc, char **argv)
{
    struct each e = {.first = 20000, .log = memfd_create("log", MFD_CLOEXEC)};
    struct cpy_config config = {.modules = cpy_native_modules, .frozen_modules = cpy_frozen_modules, .refuse = refuse,
        .refuse_user = &e};
    struct cpy_thread *t;
    const char *damage;
    int status;

    if (argc == 4 && strcmp(argv[1], "--first") == 0)
        e.first = strtoull(argv[2], NULL, 10);
    else if (argc != 2)
        return fprintf(stderr, "usage: each_allocation [--first N] SCRIPT\n"), 2;
    config.argc = 1;
    config.argv = argv + argc - 1;
    signal(SIGPIPE, SIG_IGN);
    if (!(t = cpy_vm_new(&config)))
        return 1;
    status = run(t, argv[argc - 1]);
    if ((damage = cpy_heap_check(t))) {
        fprintf(stderr, "the heap is damaged: %s\n", damage);
        status = CHILD_DAMAGED;
    }
    cpy_vm_free(t);
    if (e.is_child)
        return status;
    fprintf(stderr, "%s: %llu allocations, %llu refused in turn, %llu went wrong\n", argv[argc - 1],
        (unsigned long long)e.nth, (unsigned long long)e.tried, (unsigned long long)e.bad);
    return e.bad != 0;
}
