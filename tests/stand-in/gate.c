/* SPDX-License-Identifier: MIT */
/* tests/stand-in/gate.c - preloaded: what a thread asks of the hardware waits until the test lets it.
 *
 * In threads but the main one a transfer, a read or write of a unit's file and a look at the 1-Wire bus write a byte to
 * descriptor GATE_BEGUN, then wait for the end of the pipe of descriptor GATE_OPEN.  So a test knows that one is in the
 * middle of a call, and how long.  A transfer that has passed the gate fails with the errno GATE_REFUSES; nodes.c,
 * preloaded behind this, succeeds at whatever follows. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <linux/i2c-dev.h>
#include <linux/spi/spidev.h>
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

static void pass_gate(void)
{
    int begun = number("GATE_BEGUN"), open = number("GATE_OPEN");
    char byte;

    if (begun < 0 || open < 0 || syscall(SYS_gettid) == getpid() || write(begun, "", 1) != 1)
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
