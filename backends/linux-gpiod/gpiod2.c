/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/gpiod2.c - requests of lines through libgpiod 2.x.
 *
 * Every line of a request has settings of its own, which can all be changed later.  Settings and configurations are
 * objects of the library; they are made for a call and freed after it. */
#include "backends/linux-gpiod/gpiod.h"

#include <stdio.h>
#include <stdlib.h>


/* What the library calls a request is ours. */
static struct gpiod_line_request *theirs(struct cpy_gpiod_request *r) { return (struct gpiod_line_request *)(void *)r; }

static int failure(int err) { return err ? -err : -EIO; }

/* --- chips ------------------------------------------------------------------------------------- */

static int open_chip(struct cpy_gpiod *g, const char *path, struct gpiod_chip **chip)
{
    errno = 0;
    return (*chip = g->v2.chip_open(path)) ? 0 : failure(errno);
}

static void close_chip(struct cpy_gpiod *g, struct gpiod_chip *chip) { g->v2.chip_close(chip); }

static unsigned about_chip(struct cpy_gpiod *g, struct gpiod_chip *chip, char *label, size_t size)
{
    struct gpiod_chip_info *info = g->v2.chip_get_info(chip);
    size_t lines = info ? g->v2.chip_info_get_num_lines(info) : 0;

    snprintf(label, size, "%s", info ? g->v2.chip_info_get_label(info) : "");
    if (info)
        g->v2.chip_info_free(info);
    return (unsigned)lines;
}

static void about_line(
    struct cpy_gpiod *g, struct gpiod_chip *chip, unsigned int offset, struct cpy_gpiod_line_info *info)
{
    struct gpiod_line_info *found = g->v2.chip_get_line_info(chip, offset);
    const char *name = found ? g->v2.line_info_get_name(found) : NULL;
    const char *consumer = found ? g->v2.line_info_get_consumer(found) : NULL;

    snprintf(info->name, sizeof info->name, "%s", name ? name : "");
    snprintf(info->consumer, sizeof info->consumer, "%s", consumer ? consumer : "");
    if (found)
        g->v2.line_info_free(found);
}

/* --- settings ------------------------------------------------------------------------------------ */

static bool joinable(const struct cpy_gpiod_line *a, const struct cpy_gpiod_line *b)
{
    (void)a;
    (void)b;
    return true;
}

static int bias_of(const struct cpy_pin_mode *mode)
{
    static const int pulls[] = {[CPY_PULL_NONE] = CPY_GPIOD2_NO_PULL, [CPY_PULL_UP] = CPY_GPIOD2_PULL_UP,
        [CPY_PULL_DOWN] = CPY_GPIOD2_PULL_DOWN};

    if (!mode->output)
        return pulls[mode->pull];
    return mode->drive == CPY_OPEN_DRAIN && mode->pull ? pulls[mode->pull] : CPY_GPIOD2_AS_IS;
}

static int edge_of(const struct cpy_gpiod_line *line)
{
    static const int edges[] = {CPY_GPIOD2_NO_EDGE, CPY_GPIOD2_RISING, CPY_GPIOD2_FALLING, CPY_GPIOD2_BOTH};

    return line->mode.output ? CPY_GPIOD2_NO_EDGE : edges[line->edges];
}

static int drive_of(const struct cpy_gpiod_line *line)
{
    if (!line->mode.output)
        return CPY_GPIOD2_PUSH_PULL;
    return line->mode.drive == CPY_OPEN_DRAIN ? CPY_GPIOD2_OPEN_DRAIN
        : line->open_source                   ? CPY_GPIOD2_OPEN_SOURCE
                                              : CPY_GPIOD2_PUSH_PULL;
}

/* Makes the settings what the line is to be. */
static bool describe(struct cpy_gpiod *g, struct gpiod_line_settings *s, const struct cpy_gpiod_line *line)
{
    const struct cpy_gpiod2 *v = &g->v2;

    v->line_settings_set_active_low(s, line->active_low);
    v->line_settings_set_debounce_period_us(s, line->mode.output ? 0 : line->debounce_us);
    return v->line_settings_set_direction(s, line->mode.output ? CPY_GPIOD2_OUTPUT : CPY_GPIOD2_INPUT) == 0
           && v->line_settings_set_edge_detection(s, edge_of(line)) == 0
           && v->line_settings_set_bias(s, bias_of(&line->mode)) == 0
           && v->line_settings_set_drive(s, drive_of(line)) == 0
           && v->line_settings_set_output_value(s, line->mode.level) == 0;
}

/* The configuration of lines; NULL: errno says why. */
static struct gpiod_line_config *config_of(struct cpy_gpiod *g, const struct cpy_gpiod_line *lines, unsigned n)
{
    struct gpiod_line_config *config = g->v2.line_config_new();
    struct gpiod_line_settings *settings = config ? g->v2.line_settings_new() : NULL;
    bool ok = settings;

    for (unsigned i = 0; ok && i < n; i++)
        ok = describe(g, settings, &lines[i])
             && g->v2.line_config_add_line_settings(config, &lines[i].offset, 1, settings) == 0;
    if (settings)
        g->v2.line_settings_free(settings);
    if (config && !ok)
        g->v2.line_config_free(config);
    return ok ? config : NULL;
}

/* --- requests ----------------------------------------------------------------------------------- */

static struct gpiod_line_request *request_lines(struct cpy_gpiod *g, struct gpiod_chip *chip,
    struct gpiod_request_config *how, struct gpiod_line_config *config)
{
    g->v2.request_config_set_consumer(how, CPY_CONSUMER);
    g->v2.request_config_set_event_buffer_size(how, CPY_KERNEL_EDGES);
    return g->v2.chip_request_lines(chip, how, config);
}

static int request(struct cpy_gpiod *g, struct gpiod_chip *chip, const struct cpy_gpiod_line *lines, unsigned n,
    struct cpy_gpiod_request **out)
{
    struct gpiod_line_config *config;
    struct gpiod_request_config *how;
    struct gpiod_line_request *r = NULL;
    int err;

    errno = 0;
    config = config_of(g, lines, n);
    how = config ? g->v2.request_config_new() : NULL;
    if (how)
        r = request_lines(g, chip, how, config);
    err = r ? 0 : failure(errno);
    if (how)
        g->v2.request_config_free(how);
    if (config)
        g->v2.line_config_free(config);
    *out = (struct cpy_gpiod_request *)(void *)r;
    return err;
}

static int reconfigure(
    struct cpy_gpiod *g, struct cpy_gpiod_request *r, const struct cpy_gpiod_line *lines, unsigned n)
{
    struct gpiod_line_config *config;
    int err;

    errno = 0;
    if (!(config = config_of(g, lines, n)))
        return failure(errno);
    err = g->v2.line_request_reconfigure_lines(theirs(r), config) < 0 ? failure(errno) : 0;
    g->v2.line_config_free(config);
    return err;
}

static void release(struct cpy_gpiod *g, struct cpy_gpiod_request *r) { g->v2.line_request_release(theirs(r)); }

/* --- levels ------------------------------------------------------------------------------------- */

static int set(struct cpy_gpiod *g, struct cpy_gpiod_request *r, const struct cpy_gpiod_line *lines, unsigned n,
    uint32_t mask)
{
    unsigned int offsets[CPY_LINES_MOST];
    int levels[CPY_LINES_MOST];
    size_t count = 0;

    for (unsigned i = 0; i < n; i++)
        if (mask >> i & 1) {
            offsets[count] = lines[i].offset;
            levels[count++] = lines[i].mode.level;
        }
    errno = 0;
    if (count == 1)
        return g->v2.line_request_set_value(theirs(r), offsets[0], levels[0]) < 0 ? failure(errno) : 0;
    return g->v2.line_request_set_values_subset(theirs(r), count, offsets, levels) < 0 ? failure(errno) : 0;
}

static int get_one(struct cpy_gpiod *g, struct cpy_gpiod_request *r, unsigned int offset, uint32_t *levels)
{
    int level = g->v2.line_request_get_value(theirs(r), offset);

    *levels = level > 0;
    return level < 0 ? failure(errno) : 0;
}

static int get(struct cpy_gpiod *g, struct cpy_gpiod_request *r, const struct cpy_gpiod_line *lines, unsigned n,
    uint32_t *levels)
{
    unsigned int offsets[CPY_LINES_MOST] = {0};
    int values[CPY_LINES_MOST];

    errno = 0;
    if (n == 1)
        return get_one(g, r, lines->offset, levels);
    for (unsigned i = 0; i < n; i++)
        offsets[i] = lines[i].offset;
    if (g->v2.line_request_get_values_subset(theirs(r), n, offsets, values) < 0)
        return failure(errno);
    *levels = 0;
    for (unsigned i = 0; i < n; i++)
        *levels |= (uint32_t)(values[i] > 0) << i;
    return 0;
}

/* --- edges -------------------------------------------------------------------------------------- */

static int fd(struct cpy_gpiod *g, struct cpy_gpiod_request *r) { return g->v2.line_request_get_fd(theirs(r)); }

static struct cpy_gpiod_edge edge_from(struct cpy_gpiod *g, struct gpiod_edge_event *event)
{
    return (struct cpy_gpiod_edge){.offset = g->v2.edge_event_get_line_offset(event),
        .rising = g->v2.edge_event_get_event_type(event) == CPY_GPIOD2_ROSE,
        .time = (int64_t)g->v2.edge_event_get_timestamp_ns(event),
        .number = g->v2.edge_event_get_line_seqno(event)};
}

static int read_edges(struct cpy_gpiod *g, struct cpy_gpiod_request *r, struct cpy_gpiod_edge edges[CPY_EDGES_MOST])
{
    int n;

    errno = 0;
    if (!g->buffer && !(g->buffer = g->v2.edge_event_buffer_new(CPY_EDGES_MOST)))
        return failure(errno);
    if ((n = g->v2.line_request_read_edge_events(theirs(r), g->buffer, CPY_EDGES_MOST)) < 0)
        return failure(errno);
    for (int i = 0; i < n; i++)
        edges[i] = edge_from(g, g->v2.edge_event_buffer_get_event(g->buffer, (unsigned long)i));
    return n;
}

const struct cpy_gpiod_api cpy_gpiod2_api = {
    "2.x", true, open_chip, close_chip, about_chip, about_line, joinable, request, reconfigure,
    release, set, get, fd, read_edges};
