/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/guard.c - the process that switches off a wave when its program is killed.
 *
 * It waits for the end of a connection whose other end only the program has: that comes whatever the program died of,
 * SIGKILL too.  It is nobody's child that anybody could wait for, hears no Ctrl-C, holds no file of the program, and
 * does only what is allowed between fork() and exec(). */
#include "backends/linux-gpiod/guard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define FILES_MOST 1024 /* descriptors that are closed where the kernel has no close_range() */

static void put(int fd, const char *text)
{
    while (write(fd, text, strlen(text)) < 0 && errno == EINTR)
        continue;
}

/* Closes all descriptors but these three, which become 0, 1 and 2. */
static void keep_only(int pipe_end, int enable, int unexport)
{
    const int kept[] = {pipe_end, enable, unexport};

    for (int i = 0; i < 3; i++)
        dup2(kept[i], i); /* they lie above 2: see above_standard() */
    if (close_range(3, ~0u, 0) == 0)
        return;
    for (int fd = 3; fd < FILES_MOST; fd++)
        close(fd);
}

/* The guard's whole life. */
static void watch(const char *channel)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    ssize_t n;
    char done;

    setsid();
    for (int signal = 1; signal < NSIG; signal++)
        sigaction(signal, &ignore, NULL);
    while ((n = read(0, &done, 1)) < 0 && errno == EINTR)
        continue;
    if (n == 0) {
        put(1, "0\n");
        put(2, channel);
    }
    _exit(0);
}

/* Moves a descriptor above those of the standard streams. */
static int above_standard(int fd)
{
    int moved = fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, 3);

    if (fd >= 0)
        close(fd);
    return moved;
}

/* Forks twice, so that the guard is not our child. */
static int start(int pipe_end, int enable, int unexport, const char *channel)
{
    pid_t pid = fork();
    int status;

    if (pid < 0)
        return -errno;
    if (pid == 0) {
        if ((pid = fork()) == 0) {
            keep_only(pipe_end, enable, unexport);
            watch(channel);
        }
        _exit(pid < 0 ? errno : 0);
    }
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return 0; /* somebody else's handler of SIGCHLD has waited for it */
    return WIFEXITED(status) ? -WEXITSTATUS(status) : -EAGAIN;
}

int cpy_guard_begin(struct cpy_guard *guard, const char *enable, const char *unexport, unsigned channel)
{
    int ends[2] = {-1, -1}, files[2], err = 0;
    char text[16];

    snprintf(text, sizeof text, "%u\n", channel);
    files[0] = above_standard(open(enable, O_WRONLY | O_CLOEXEC));
    files[1] = files[0] < 0 ? -1 : above_standard(open(unexport, O_WRONLY | O_CLOEXEC));
    if (files[1] < 0 || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0)
        err = -errno;
    ends[0] = above_standard(ends[0]);
    if (err == 0 && (err = ends[0] < 0 ? -errno : start(ends[0], files[0], files[1], text)) == 0)
        guard->fd = ends[1];
    else if (ends[1] >= 0)
        close(ends[1]);
    for (int i = 0; i < 2; i++)
        if (files[i] >= 0)
            close(files[i]);
    if (ends[0] >= 0)
        close(ends[0]);
    return err;
}

void cpy_guard_end(struct cpy_guard *guard)
{
    char done = 1;

    if (guard->fd < 0)
        return;
    while (send(guard->fd, &done, 1, MSG_NOSIGNAL) < 0 && errno == EINTR)
        continue;
    close(guard->fd);
    guard->fd = -1;
}
