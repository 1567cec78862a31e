/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/guard.c - the process that lets outputs and waves go when its program is killed or crashes.
 *
 * The kernel closes the files of such a program, and most chips leave an output as it was, all leave a wave.  The guard
 * waits for the end of a connection whose other end only the program has: that comes whatever the program died of, SIGKILL
 * too.  A table in memory that both have says what is to be let go then; after an orderly end it is empty.  The guard is
 * nobody's child that anybody could wait for, hears no Ctrl-C, holds no file of the program, and does only what is allowed
 * between fork() and exec(). */
#include "backends/linux-gpiod/guard.h"
#include "backends/linux-gpiod/sysfs.h"

#include <fcntl.h>
#include <linux/gpio.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define FILES_MOST 1024 /* descriptors that are closed where the kernel has no close_range() */
#define TRIES 5         /* a fork of the program that dies later than it may have its lines for a moment */
#define BETWEEN 2000000 /* ns from one to the next */
#define DEATH_MOST 1000 /* ms */

/* What is to be let go. */
struct guarded {
    _Atomic unsigned char what;  /* enum cpy_guarded; written last, for the program may end at any time */
    unsigned number;
    char path[CPY_SYSFS_PATH];
    char text[12];               /* the number, as it is written to a file */
};

struct cpy_linux_guard {
    int fd;                 /* our end of the connection */
    unsigned size;
    struct guarded *table;  /* shared: a pin's line, and after all lines a pin's wave */
};

/* --- the guard's work ---------------------------------------------------------------------------------- */

/* Kernels before 5.10 have only the older request. */
static int request_input(int chip, unsigned line)
{
    struct gpio_v2_line_request request = {
        .offsets = {line}, .num_lines = 1, .consumer = CPY_CONSUMER, .config.flags = GPIO_V2_LINE_FLAG_INPUT};
    struct gpiohandle_request older = {
        .lineoffsets = {line}, .lines = 1, .consumer_label = CPY_CONSUMER, .flags = GPIOHANDLE_REQUEST_INPUT};

    if (ioctl(chip, GPIO_V2_GET_LINE_IOCTL, &request) >= 0)
        return request.fd;
    return (errno == EINVAL || errno == ENOTTY) && ioctl(chip, GPIO_GET_LINEHANDLE_IOCTL, &older) >= 0 ? older.fd : -1;
}

/* Is there nothing more to do about it?  A line that stays busy is another program's by now. */
static bool free_line(const struct guarded *g)
{
    int chip = open(g->path, O_RDWR | O_CLOEXEC), line = chip < 0 ? -1 : request_input(chip, g->number);
    bool busy = line < 0 && errno == EBUSY;

    if (line >= 0)
        close(line);
    if (chip >= 0)
        close(chip);
    return !busy;
}

static void put(int folder, const char *file, const char *text)
{
    int fd = openat(folder, file, O_WRONLY | O_CLOEXEC);

    while (fd >= 0 && write(fd, text, strlen(text)) < 0 && errno == EINTR)
        continue;
    if (fd >= 0)
        close(fd);
}

/* The same of a wave.  Whoever uses a channel has its period locked. */
static bool end_wave(const struct guarded *g)
{
    int folder = open(g->path, O_PATH | O_DIRECTORY | O_CLOEXEC), period = openat(folder, "period", O_RDONLY | O_CLOEXEC);
    bool ours = period >= 0 && flock(period, LOCK_EX | LOCK_NB) == 0, done = ours || errno != EWOULDBLOCK;

    if (ours) {
        put(folder, "duty_cycle", "0\n");
        put(folder, "enable", "0\n");
        put(folder, "../unexport", g->text);
    }
    if (period >= 0)
        close(period);
    if (folder >= 0)
        close(folder);
    return done;
}

/* How much there is still to do. */
static unsigned let_go(struct guarded *table, unsigned size)
{
    unsigned left = 0;

    for (struct guarded *g = table; g < table + size; g++)
        if (g->what != CPY_GUARD_NOTHING && !(g->what == CPY_GUARD_LINE ? free_line(g) : end_wave(g)))
            left++;
        else
            g->what = CPY_GUARD_NOTHING;
    return left;
}

/* --- the guard's life ---------------------------------------------------------------------------------- */

/* Closes all descriptors but these two, which become 0 and 1. */
static void keep_only(int end, int program)
{
    int ends[] = {fcntl(end, F_DUPFD, 2), fcntl(program, F_DUPFD, 2)};

    for (int fd = 0; fd < 2; fd++)
        if (ends[fd] < 0)
            close(fd); /* older kernels have none for a process */
        else
            dup2(ends[fd], fd);
    if (close_range(2, ~0u, 0) == 0)
        return;
    for (int fd = 2; fd < FILES_MOST; fd++)
        close(fd);
}

/* The connection may end before the program has closed its other files; all are closed when it is dead. */
static void await_death(void)
{
    struct pollfd program = {1, POLLIN, 0};
    char nothing;

    while (read(0, &nothing, 1) < 0 && errno == EINTR)
        continue;
    poll(&program, 1, DEATH_MOST);
}

static void watch(struct guarded *table, unsigned size)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};

    setsid();
    for (int signal = 1; signal < NSIG; signal++)
        sigaction(signal, &ignore, NULL);
    if (write(0, "", 1) == 1)
        await_death();
    for (int i = 0; i < TRIES && let_go(table, size) > 0; i++)
        nanosleep(&(struct timespec){.tv_nsec = BETWEEN}, NULL);
    _exit(0);
}

/* Forks twice, so that the guard is not our child; whether it lives it tells itself. */
static int start(int end, struct guarded *table, unsigned size)
{
    int program = (int)syscall(SYS_pidfd_open, getpid(), 0);
    pid_t pid = fork();

    if (pid == 0) {
        if (fork() == 0) {
            keep_only(end, program);
            watch(table, size);
        }
        _exit(0);
    }
    if (program >= 0)
        close(program);
    while (pid > 0 && waitpid(pid, NULL, 0) < 0 && errno == EINTR)
        continue; /* another error: somebody else's handler of SIGCHLD has waited for it */
    return pid < 0 ? -EAGAIN : 0; /* no memory, or too many processes */
}

/* --- the program's side ---------------------------------------------------------------------------------- */

/* Until it has closed its copies of our files our lines cannot be taken anew. */
static int await_guard(int fd)
{
    ssize_t got;
    char ready;

    while ((got = read(fd, &ready, 1)) < 0 && errno == EINTR)
        continue;
    return got == 1 ? 0 : -EAGAIN;
}

static int begin(struct cpy_linux_guard *g, unsigned size)
{
    int ends[2], err;

    g->size = size;
    g->table = mmap(NULL, size * sizeof *g->table, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (g->table == MAP_FAILED)
        return -errno;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0) {
        err = start(ends[0], g->table, size);
        close(ends[0]);
        g->fd = ends[1];
        if (err == 0 && (err = await_guard(g->fd)) == 0)
            return 0;
        close(ends[1]);
    } else {
        err = -errno;
    }
    munmap(g->table, size * sizeof *g->table);
    return err;
}

/* Calls the guard when there is the first thing to watch over. */
static int call(struct cpy_linux *lx)
{
    int err;

    if (lx->guard)
        return 0;
    lx->guard = calloc(1, sizeof *lx->guard);
    if ((err = lx->guard ? begin(lx->guard, 2u * lx->board.def->pin_count) : -ENOMEM) == 0)
        return 0;
    free(lx->guard);
    lx->guard = NULL;
    return cpy_failed(&lx->board, err, CPY_NO_PIN, "cannot start the process that lets pins go: %s", strerror(-err));
}

static struct guarded *place_of(struct cpy_linux *lx, enum cpy_guarded what, uint16_t pin)
{
    return &lx->guard->table[pin + (what == CPY_GUARD_WAVE ? lx->board.def->pin_count : 0u)];
}

int cpy_guard_watch(struct cpy_linux *lx, enum cpy_guarded what, uint16_t pin, const char *path, unsigned number)
{
    int err = call(lx);
    struct guarded *g;

    if (err < 0)
        return err;
    g = place_of(lx, what, pin);
    if (g->what == what)
        return 0;
    g->number = number;
    snprintf(g->text, sizeof g->text, "%u\n", number);
    if ((err = cpy_sysfs_path(g->path, "%s", path)) == 0)
        g->what = (unsigned char)what;
    return err;
}

void cpy_guard_forget(struct cpy_linux *lx, enum cpy_guarded what, uint16_t pin)
{
    if (lx->guard)
        place_of(lx, what, pin)->what = CPY_GUARD_NOTHING;
}

void cpy_guard_end(struct cpy_linux *lx)
{
    struct cpy_linux_guard *g = lx->guard;

    if (!g)
        return;
    close(g->fd);
    munmap(g->table, g->size * sizeof *g->table);
    free(g);
    lx->guard = NULL;
}
