/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/edges1.c - edges for libgpiod 1.x by the kernel's newer interface (Linux 5.10).
 *
 * The interface that the library uses keeps 16 edges of a line and drops others without a word.  The newer one keeps as
 * many as it is asked to, and numbers them, so that it can be told when some are missing. */
#include "backends/linux-gpiod/edges1.h"

#include <fcntl.h>
#include <linux/gpio.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static uint64_t flags_of(const struct cpy_gpiod_line *line)
{
    static const uint64_t pulls[] = {[CPY_PULL_NONE] = GPIO_V2_LINE_FLAG_BIAS_DISABLED,
        [CPY_PULL_UP] = GPIO_V2_LINE_FLAG_BIAS_PULL_UP, [CPY_PULL_DOWN] = GPIO_V2_LINE_FLAG_BIAS_PULL_DOWN};

    return GPIO_V2_LINE_FLAG_INPUT | pulls[line->mode.pull] | (line->active_low ? GPIO_V2_LINE_FLAG_ACTIVE_LOW : 0)
           | (line->edges & CPY_EDGE_RISING ? GPIO_V2_LINE_FLAG_EDGE_RISING : 0)
           | (line->edges & CPY_EDGE_FALLING ? GPIO_V2_LINE_FLAG_EDGE_FALLING : 0);
}

static int open_chip(const char *name)
{
    char path[64];

    snprintf(path, sizeof path, "/dev/%.50s", name);
    return access(path, F_OK) < 0 ? -1 : open(path, O_RDWR | O_CLOEXEC);
}

int cpy_edges1_open(const char *chip, const struct cpy_gpiod_line *line)
{
    struct gpio_v2_line_request request = {.offsets = {line->offset}, .num_lines = 1, .consumer = CPY_CONSUMER,
        .config.flags = flags_of(line), .event_buffer_size = CPY_KERNEL_EDGES};
    int fd = chip ? open_chip(chip) : -1, done, err;

    if (fd < 0)
        return -ENOTSUP;
    done = ioctl(fd, GPIO_V2_GET_LINE_IOCTL, &request);
    err = errno;
    close(fd);
    if (done >= 0)
        return request.fd;
    return err == EINVAL || err == ENOTTY ? -ENOTSUP : -err; /* which is what an older kernel says */
}

int cpy_edges1_level(int fd)
{
    struct gpio_v2_line_values values = {.mask = 1};

    return ioctl(fd, GPIO_V2_LINE_GET_VALUES_IOCTL, &values) < 0 ? -errno : (int)(values.bits & 1);
}

int cpy_edges1_read(int fd, struct cpy_gpiod_edge edges[CPY_EDGES_MOST])
{
    struct gpio_v2_line_event events[CPY_EDGES_MOST];
    ssize_t got;
    int n;

    do
        got = read(fd, events, sizeof events);
    while (got < 0 && errno == EINTR);
    n = got < 0 ? -errno : (int)((size_t)got / sizeof *events);
    for (int i = 0; i < n; i++)
        edges[i] = (struct cpy_gpiod_edge){.offset = events[i].offset, .number = events[i].line_seqno,
            .rising = events[i].id == GPIO_V2_LINE_EVENT_RISING_EDGE, .time = (int64_t)events[i].timestamp_ns};
    return n;
}
