/* SPDX-License-Identifier: MIT */
/* bench/launch.c - runs a command and prints what it used: seconds of processor time, seconds by the
 * clock, peak memory in KiB, exit status.
 *
 * It is small on purpose: a child's peak starts with that of the process it was forked from. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double seconds(struct timeval t) { return (double)t.tv_sec + (double)t.tv_usec / 1e6; }

int main(int argc, char **argv)
{
    struct rusage used;
    double start;
    int status;
    pid_t child;

    if (argc < 2) {
        fprintf(stderr, "usage: launch command [argument ...]\n");
        return 2;
    }
    start = now();
    if ((child = vfork()) == 0) {
        int out = open("/dev/null", O_WRONLY);

        dup2(out, 1);
        execvp(argv[1], argv + 1);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &used) < 0) {
        perror("launch");
        return 1;
    }
    printf("%.6f %.6f %ld %d\n", seconds(used.ru_utime) + seconds(used.ru_stime), now() - start, used.ru_maxrss,
        WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return 0;
}
