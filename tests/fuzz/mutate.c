/* SPDX-License-Identifier: MIT */
/* tests/fuzz/mutate.c - mutate [--compile] [--only KIND:NUMBER] COUNT SEED FILE...: the interpreter against
 * damaged programs.
 *
 * COUNT damaged parts of the FILEs (valid Python), then COUNT texts of random bytes are each compiled in several
 * ways and run (--compile: not run).  The same seed gives the same inputs.  It happens in a child process, so that an
 * input that does harm does not end the rest: it is reported, is left in a file beside this program, and a new child
 * goes on behind it.  --only tries one input in this process, for a debugger. */
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/mutations.h"
#include "tests/fuzz/run_program.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define INPUT_SECONDS 60 /* after so long an input is said to hang */
#define MOST_REPORTS 10
#define REPORT_BYTES 3000 /* of what a child wrote last */

static const struct kind {
    const char *name; /* in file names and for --only */
    const char *what;
    fuzz_make *make;
} kinds[] = {{"damaged", "damaged programs", fuzz_damaged}, {"noise", "files of random bytes", fuzz_noise}};

/* What a child tells its parent, in memory that they share. */
struct progress {
    unsigned long number;        /* the input it is at */
    unsigned long compiled, ran; /* compilations that succeeded; programs that ended without an exception */
};

struct mutate {
    const char *name; /* of this program: files are put beside it */
    struct fuzz_program *programs;
    size_t program_count;
    unsigned long count;
    uint64_t seed;
    bool compile_only;
    int log; /* what the child writes */
    struct progress *progress;
};

_Noreturn static void die(const char *what)
{
    perror(what);
    exit(2);
}

static size_t make_input(const struct mutate *m, const struct kind *kind, unsigned long number, char **text)
{
    uint64_t state = fuzz_random_state(m->seed + (uint64_t)(kind - kinds), number);

    return kind->make(fuzz_pick(m->programs, m->program_count, &state), state, text);
}

static void attempt(const struct mutate *m, const struct kind *kind, unsigned long number)
{
    char *text;
    size_t len = make_input(m, kind, number, &text);
    unsigned long before = fuzz_compiled();

    LLVMFuzzerTestOneInput((const uint8_t *)text, len);
    m->progress->compiled += fuzz_compiled() - before;
    if (!m->compile_only && fuzz_compiled() > before)
        m->progress->ran += fuzz_run_program(text, len) == 0;
    free(text);
}

/* --- the child ----------------------------------------------------------------------------------------------------- */

static void redirect(const struct mutate *m)
{
    int nothing = open("/dev/null", O_RDWR);

    if (nothing < 0 || dup2(nothing, 0) < 0 || dup2(nothing, 1) < 0 || dup2(m->log, 2) < 0 || chdir("/proc") != 0)
        die("mutate");
    close(nothing);
}

_Noreturn static void be_child(struct mutate *m, const struct kind *kind, unsigned long from)
{
    redirect(m);
    for (unsigned long i = from; i < m->count; i++) {
        m->progress->number = i;
        if (ftruncate(m->log, 0) || lseek(m->log, 0, SEEK_SET))
            die("mutate");
        alarm(INPUT_SECONDS);
        attempt(m, kind, i);
    }
    alarm(0);
    m->progress->number = m->count;
    fuzz_end();
    fuzz_free(m->programs, m->program_count);
    exit(0);
}

/* --- the parent ---------------------------------------------------------------------------------------------------- */

static void show_log(int log)
{
    char text[REPORT_BYTES];
    off_t end = lseek(log, 0, SEEK_END);
    ssize_t len = pread(log, text, sizeof text, end > (off_t)sizeof text ? end - (off_t)sizeof text : 0);

    if (len > 0)
        printf("%.*s\n", (int)len, text);
}

/* Writes an input to a file. */
static void keep_input(const struct mutate *m, const struct kind *kind, unsigned long number)
{
    char name[4096], *text;
    size_t len = make_input(m, kind, number, &text);
    FILE *file;

    snprintf(name, sizeof name, "%s.%s-%lu", m->name, kind->name, number);
    if (!(file = fopen(name, "wb")) || fwrite(text, 1, len, file) != len || fclose(file) != 0)
        die(name);
    printf("the input is in %s\n", name);
    free(text);
}

static void report(const struct mutate *m, const struct kind *kind, int status)
{
    unsigned long number = m->progress->number;

    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
        printf("FAILED %s:%lu: not over after %d s\n", kind->name, number, INPUT_SECONDS);
    else if (WIFSIGNALED(status))
        printf("FAILED %s:%lu: signal %d\n", kind->name, number, WTERMSIG(status));
    else
        printf("FAILED %s:%lu: status %d\n", kind->name, number, WEXITSTATUS(status));
    show_log(m->log);
    if (number < m->count)
        keep_input(m, kind, number);
    else
        printf("what the inputs left behind at the end is wrong\n");
}

/* Runs a child from an input on.  False: it did not live to the end, and progress tells where it was. */
static bool run_child(struct mutate *m, const struct kind *kind, unsigned long from)
{
    int status = 0;
    pid_t child;

    fflush(stdout);
    if ((child = fork()) < 0)
        die("fork");
    if (!child)
        be_child(m, kind, from);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    if (status == 0)
        return true;
    report(m, kind, status);
    return false;
}

/* Tries all inputs of a kind.  Returns how many did harm. */
static unsigned run_kind(struct mutate *m, const struct kind *kind)
{
    unsigned bad = 0;
    unsigned long from = 0;

    *m->progress = (struct progress){0};
    while (from < m->count && bad < MOST_REPORTS && !run_child(m, kind, from)) {
        bad++;
        from = m->progress->number + 1;
    }
    printf("%lu %s: %lu of %lu compilations succeeded, ", m->count, kind->what, m->progress->compiled,
        m->count * FUZZ_WAYS);
    if (!m->compile_only)
        printf("%lu ran to their end, ", m->progress->ran);
    printf("%u did harm\n", bad);
    return bad;
}

static int run_all(struct mutate *m)
{
    unsigned failed = 0;
    int passed = 0;

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        unsigned bad = run_kind(m, &kinds[i]);

        passed += bad == 0;
        failed += bad;
    }
    printf("%d passed, %u failed\n", passed, failed);
    return failed != 0;
}

/* --only KIND:NUMBER */
static int run_only(struct mutate *m, const char *only)
{
    const char *number = strchr(only, ':');

    for (size_t i = 0; number && i < sizeof kinds / sizeof *kinds; i++)
        if (strncmp(only, kinds[i].name, (size_t)(number - only)) == 0) {
            attempt(m, &kinds[i], strtoul(number + 1, NULL, 10));
            return 0;
        }
    fprintf(stderr, "mutate: --only damaged:NUMBER or noise:NUMBER\n");
    return 2;
}

int main(int argc, char **argv)
{
    struct mutate m = {.name = argv[0], .log = memfd_create("log", MFD_CLOEXEC)};
    static const struct option options[] = {{"compile", no_argument, NULL, 'c'}, {"only", required_argument, NULL, 'o'},
        {0}};
    const char *only = NULL;
    int option, status;

    while ((option = getopt_long(argc, argv, "+", options, NULL)) != -1) {
        if (option == '?')
            return 2;
        if (option == 'o')
            only = optarg;
        m.compile_only = m.compile_only || option == 'c';
    }
    if (argc - optind < 3)
        return fprintf(stderr, "usage: mutate [--compile] [--only KIND:NUMBER] COUNT SEED FILE...\n"), 2;
    m.count = strtoul(argv[optind], NULL, 10);
    m.seed = strtoull(argv[optind + 1], NULL, 10);
    m.program_count = (size_t)(argc - optind - 2);
    m.programs = fuzz_read(argv + optind + 2, m.program_count);
    m.progress = mmap(NULL, sizeof *m.progress, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (m.progress == MAP_FAILED || m.log < 0)
        die("mutate");
    status = only ? run_only(&m, only) : run_all(&m);
    fuzz_end();
    fuzz_free(m.programs, m.program_count);
    return status;
}
