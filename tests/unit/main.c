/* SPDX-License-Identifier: MIT */
/* tests/unit/main.c - runs every suite of unit tests, each in a process of its own and as many at a time as there are
 * processors; the last line tells how many claims passed and failed.
 *
 * One process for all would grow with each claim under AddressSanitizer, which keeps freed memory: what it forks for the
 * next claim is copied and searched for leaks with all that. */
#include <check.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define TIMEOUT "120" /* seconds for a claim that sets no other: Check's four are few where others use the computer */

/* One line a suite. */
#define SUITES(S) S(boards) S(codegen) S(containers) S(hardware) S(heap) S(interp) S(linux_discover) S(linux_gpio) \
    S(linux_i2c) S(linux_spi) S(linux_uart) S(linux_units) S(linux_w1) S(mock) S(num) \
    S(parser) S(soft) S(str) S(thread) S(toml) S(types) S(vm)

#define S(name) Suite *name##_suite(void);
SUITES(S)
#undef S

/* What all processes have come to, in memory that they share. */
struct totals {
    atomic_int passed, failed;
};

static int run(Suite *suite, struct totals *totals)
{
    SRunner *runner = srunner_create(suite);
    int failed;

    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    totals->passed += srunner_ntests_run(runner) - failed;
    totals->failed += failed;
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* Waits for a process: how many are left.  One that ends otherwise than by its result is a failure, too. */
static unsigned reap(unsigned running, struct totals *totals)
{
    int status = 0;

    wait(&status);
    if (!WIFEXITED(status) || WEXITSTATUS(status) > EXIT_FAILURE)
        totals->failed++;
    return running - 1;
}

static unsigned start(Suite *(*suite)(void), unsigned running, struct totals *totals)
{
    pid_t pid;

    if (running >= (unsigned)sysconf(_SC_NPROCESSORS_ONLN))
        running = reap(running, totals);
    fflush(stdout);
    if ((pid = fork()) == 0)
        exit(run(suite(), totals));
    if (pid < 0)
        abort();
    return running + 1;
}

int main(void)
{
    struct totals *totals = mmap(NULL, sizeof *totals, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    unsigned running = 0;

    if (totals == MAP_FAILED || setenv("CK_DEFAULT_TIMEOUT", TIMEOUT, 0))
        abort();
#define S(name) running = start(name##_suite, running, totals);
    SUITES(S)
#undef S
    while (running)
        running = reap(running, totals);
    printf("%d passed, %d failed\n", totals->passed, totals->failed);
    return totals->failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
