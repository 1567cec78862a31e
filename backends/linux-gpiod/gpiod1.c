/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/gpiod1.c - requests of lines through libgpiod 1.x.
 *
 * A request is a bulk of lines with the same settings; setting a line of it means setting all.  A request
 * for edges is a single line, and becomes anything else only by being released; where the kernel can do better than the
 * library (edges1.c), the library has no part in it. */
#include "backends/linux-gpiod/edges1.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NS 1000000000LL

struct cpy_gpiod_request {
    struct cpy_gpiod1_bulk bulk;
    bool edges; /* it reports edges */
    int fd;     /* through which, without the library; or a negative number */
};

static int failure(int err) { return err ? -err : -EIO; }

/* --- chips ------------------------------------------------------------------------------------- */

static int open_chip(struct cpy_gpiod *g, const char *path, struct gpiod_chip **chip)
{
    errno = 0;
    return (*chip = g->v1.chip_open(path)) ? 0 : failure(errno);
}

static void close_chip(struct cpy_gpiod *g, struct gpiod_chip *chip) { g->v1.chip_close(chip); }

static unsigned about_chip(struct cpy_gpiod *g, struct gpiod_chip *chip, char *label, size_t size)
{
    const char *found = g->v1.chip_label(chip);

    snprintf(label, size, "%s", found ? found : "");
    return g->v1.chip_num_lines(chip);
}

static void about_line(
    struct cpy_gpiod *g, struct gpiod_chip *chip, unsigned int offset, struct cpy_gpiod_line_info *info)
{
    struct gpiod_line *line = g->v1.chip_get_line(chip, offset);
    const char *name = line ? g->v1.line_name(line) : NULL, *consumer = line ? g->v1.line_consumer(line) : NULL;

    snprintf(info->name, sizeof info->name, "%s", name ? name : "");
    snprintf(info->consumer, sizeof info->consumer, "%s", consumer ? consumer : "");
}

/* --- requests ----------------------------------------------------------------------------------- */

/* How an output drives. */
static int drive_of(const struct cpy_gpiod_line *line)
{
    static const int pulls[] = {[CPY_PULL_UP] = CPY_GPIOD1_PULL_UP, [CPY_PULL_DOWN] = CPY_GPIOD1_PULL_DOWN};

    if (line->mode.drive == CPY_OPEN_DRAIN)
        return CPY_GPIOD1_OPEN_DRAIN | pulls[line->mode.pull];
    return line->open_source ? CPY_GPIOD1_OPEN_SOURCE : 0;
}

static int flags_of(const struct cpy_gpiod_line *line)
{
    static const int pulls[] = {[CPY_PULL_NONE] = CPY_GPIOD1_NO_PULL, [CPY_PULL_UP] = CPY_GPIOD1_PULL_UP,
        [CPY_PULL_DOWN] = CPY_GPIOD1_PULL_DOWN};

    return (line->active_low ? CPY_GPIOD1_ACTIVE_LOW : 0)
           | (line->mode.output ? drive_of(line) : pulls[line->mode.pull]);
}

static int type_of(const struct cpy_gpiod_line *line)
{
    static const int types[] = {CPY_GPIOD1_INPUT, CPY_GPIOD1_RISING, CPY_GPIOD1_FALLING, CPY_GPIOD1_BOTH};

    return line->mode.output ? CPY_GPIOD1_OUTPUT : types[line->edges];
}

static bool joinable(const struct cpy_gpiod_line *a, const struct cpy_gpiod_line *b)
{
    return !a->edges && !b->edges && a->mode.output == b->mode.output && flags_of(a) == flags_of(b);
}

static void levels_of(const struct cpy_gpiod_line *lines, unsigned n, int *levels)
{
    for (unsigned i = 0; i < n; i++)
        levels[i] = lines[i].mode.level;
}

static bool find_lines(struct cpy_gpiod *g, struct gpiod_chip *chip, const struct cpy_gpiod_line *lines, unsigned n,
    struct cpy_gpiod1_bulk *bulk)
{
    for (unsigned i = 0; i < n; i++)
        if (!(bulk->lines[bulk->num_lines++] = g->v1.chip_get_line(chip, lines[i].offset)))
            return false;
    return true;
}

static int request(struct cpy_gpiod *g, struct gpiod_chip *chip, const struct cpy_gpiod_line *lines, unsigned n,
    struct cpy_gpiod_request **out)
{
    struct cpy_gpiod1_config config = {CPY_CONSUMER, type_of(lines), flags_of(lines)};
    struct cpy_gpiod_request *r = calloc(1, sizeof *r);
    int levels[CPY_LINES_MOST], err = 0;

    if (!r)
        return -ENOMEM;
    r->edges = lines->edges;
    r->fd = r->edges ? cpy_edges1_open(g->v1.chip_name(chip), lines) : -ENOTSUP;
    *out = r;
    if (r->fd >= 0)
        return 0;
    levels_of(lines, n, levels);
    errno = 0;
    if (r->fd != -ENOTSUP || !find_lines(g, chip, lines, n, &r->bulk)
        || (n == 1 ? g->v1.line_request(r->bulk.lines[0], &config, levels[0])
                   : g->v1.line_request_bulk(&r->bulk, &config, levels)) < 0) {
        err = r->fd != -ENOTSUP ? r->fd : failure(errno);
        free(r);
        *out = NULL;
    }
    return err;
}

static int reconfigure(
    struct cpy_gpiod *g, struct cpy_gpiod_request *r, const struct cpy_gpiod_line *lines, unsigned n)
{
    int levels[CPY_LINES_MOST];

    if (r->edges || lines->edges)
        return -ENOTSUP;
    for (unsigned i = 1; i < n; i++)
        if (!joinable(&lines[0], &lines[i]))
            return -ENOTSUP;
    levels_of(lines, n, levels);
    errno = 0;
    if (g->v1.line_set_config_bulk(&r->bulk, type_of(lines), flags_of(lines), levels) < 0)
        return failure(errno);
    return 0;
}

static void release(struct cpy_gpiod *g, struct cpy_gpiod_request *r)
{
    if (r->fd >= 0)
        close(r->fd);
    else
        g->v1.line_release_bulk(&r->bulk);
    free(r);
}

/* --- levels ------------------------------------------------------------------------------------- */

static int set(struct cpy_gpiod *g, struct cpy_gpiod_request *r, const struct cpy_gpiod_line *lines, unsigned n,
    uint32_t mask)
{
    int levels[CPY_LINES_MOST];

    (void)mask; /* the others get the level that they have */
    levels_of(lines, n, levels);
    errno = 0;
    return g->v1.line_set_value_bulk(&r->bulk, levels) < 0 ? failure(errno) : 0;
}

static int get_level(int fd, uint32_t *levels)
{
    int level = cpy_edges1_level(fd);

    *levels = level > 0;
    return level < 0 ? level : 0;
}

static int get(struct cpy_gpiod *g, struct cpy_gpiod_request *r, const struct cpy_gpiod_line *lines, unsigned n,
    uint32_t *levels)
{
    int values[CPY_LINES_MOST];

    (void)lines;
    if (r->fd >= 0)
        return get_level(r->fd, levels);
    errno = 0;
    if (g->v1.line_get_value_bulk(&r->bulk, values) < 0)
        return failure(errno);
    *levels = 0;
    for (unsigned i = 0; i < n; i++)
        *levels |= (uint32_t)(values[i] != 0) << i;
    return 0;
}

/* --- edges -------------------------------------------------------------------------------------- */

static int fd(struct cpy_gpiod *g, struct cpy_gpiod_request *r)
{
    if (r->fd >= 0)
        return r->fd;
    return r->edges ? g->v1.line_event_get_fd(r->bulk.lines[0]) : -1;
}

static int64_t nanoseconds(const struct timespec *time) { return time->tv_sec * NS + time->tv_nsec; }

/* Linux before 5.7 stamps edges with the time of day: which clock it was tells the one that has just had that time. */
static int64_t monotonic(int64_t time)
{
    struct timespec mono, real;
    int64_t ago, ahead;

    clock_gettime(CLOCK_MONOTONIC, &mono);
    clock_gettime(CLOCK_REALTIME, &real);
    ago = llabs(nanoseconds(&mono) - time);
    ahead = nanoseconds(&real) - time;
    return llabs(ahead) < ago ? nanoseconds(&mono) - ahead : time;
}

static int read_edges(struct cpy_gpiod *g, struct cpy_gpiod_request *r, struct cpy_gpiod_edge edges[CPY_EDGES_MOST])
{
    struct cpy_gpiod1_event events[16]; /* the kernel's buffer has 16 */
    struct cpy_gpiod_edge edge = {.number = 0};
    int n;

    if (r->fd >= 0)
        return cpy_edges1_read(r->fd, edges);
    errno = 0;
    if ((n = g->v1.line_event_read_multiple(r->bulk.lines[0], events, 16)) < 0)
        return failure(errno);
    for (int i = 0; i < n; i++) {
        edge.rising = events[i].event_type == 1;
        edge.time = monotonic(events[i].ts.sec * NS + events[i].ts.nsec);
        edges[i] = edge;
    }
    return n;
}

const struct cpy_gpiod_api cpy_gpiod1_api = {
    "1.x", false, open_chip, close_chip, about_chip, about_line, joinable, request, reconfigure,
    release, set, get, fd, read_edges};
