/* SPDX-License-Identifier: MIT */
/* tests/stand-in/gate.c - preloaded: what a thread asks of the hardware waits until the test lets it.
 *
 * In threads but the main one a transfer, a read or write of a unit's file and a look at the 1-Wire bus write a byte to
 * descriptor GATE_BEGUN, then wait for the end of the pipe of descriptor GATE_OPEN.  So a test knows that one is in the
 * middle of a call, and how long.  A transfer that has passed the gate fails with the errno GATE_REFUSES; nodes.c,
 * preloaded behind this, succeeds at whatever follows.  A wait for a terminal writes the byte, too, and is as long as the
 * test keeps silent there. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <linux/i2c-dev.h>
#include <linux/spi/spidev.h>
#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* A number of the environment; -1: it says nothing. */
static int number(const char *name)
{
    const char *text = getenv(name);

    return text ? atoi(text) : -1;
}

/* Tells that a call has begun, if it is one of a thread of the test's. */
static int begins(void)
{
    int begun = number("GATE_BEGUN");

    return begun >= 0 && syscall(SYS_gettid) != getpid() && write(begun, "", 1) == 1;
}

static void pass_gate(void)
{
    int open = number("GATE_OPEN");
    char byte;

    if (open < 0 || !begins())
        return;
    while (read(open, &byte, 1) < 0 && errno == EINTR)
        continue;
}

int ioctl(int fd, unsigned long request, ...)
{
    int (*next)(int, unsigned long, void *);
    va_list args;
    void *what;

    va_start(args, request);
    what = va_arg(args, void *);
    va_end(args);
    if (request == I2C_RDWR || request == SPI_IOC_MESSAGE(1)) {
        pass_gate();
        if (number("GATE_REFUSES") > 0) {
            errno = number("GATE_REFUSES");
            return -1;
        }
    }
    *(void **)&next = dlsym(RTLD_NEXT, "ioctl");
    return next(fd, request, what);
}

ssize_t pread(int fd, void *data, size_t size, off_t offset)
{
    ssize_t (*next)(int, void *, size_t, off_t);

    pass_gate();
    *(void **)&next = dlsym(RTLD_NEXT, "pread64");
    return next(fd, data, size, offset);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t offset)
{
    ssize_t (*next)(int, const void *, size_t, off_t);

    pass_gate();
    *(void **)&next = dlsym(RTLD_NEXT, "pwrite64");
    return next(fd, data, size, offset);
}

DIR *opendir(const char *name)
{
    DIR *(*next)(const char *);

    if (strstr(name, "/w1/"))
        pass_gate();
    *(void **)&next = dlsym(RTLD_NEXT, "opendir");
    return next(name);
}

/* The C library's header says that ppoll() does not read what it is given. */
int wait_for(struct pollfd *fds, nfds_t n, const struct timespec *limit, const sigset_t *mask) __asm__("ppoll");

int wait_for(struct pollfd *fds, nfds_t n, const struct timespec *limit, const sigset_t *mask)
{
    int (*next)(struct pollfd *, nfds_t, const struct timespec *, const sigset_t *);

    if (n && isatty(fds[0].fd))
        begins();
    *(void **)&next = dlsym(RTLD_NEXT, "ppoll");
    return next(fds, n, limit, mask);
}
