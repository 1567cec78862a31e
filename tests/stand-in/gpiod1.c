/* SPDX-License-Identifier: MIT */
/* tests/stand-in/gpiod1.c - the face of libgpiod 1.x. */
#include "tests/stand-in/gpiod.h"

#include <stdlib.h>

struct gpiod_line {
    unsigned offset;
};
struct gpiod_chip {
    int number;
    struct gpiod_line lines[STAND_IN_LINES];
};

#define DECLARE(result, name, arguments) result gpiod_##name arguments;
CPY_GPIOD1(DECLARE)
#undef DECLARE

static struct stand_in_line *state_of(const struct gpiod_line *line) { return &stand_in_state()->lines[line->offset]; }

struct gpiod_chip *gpiod_chip_open(const char *path)
{
    int number = stand_in_open(path);
    struct gpiod_chip *chip = number < 0 ? NULL : calloc(1, sizeof *chip);

    if (!chip)
        return NULL;
    chip->number = number;
    for (unsigned i = 0; i < STAND_IN_LINES; i++)
        chip->lines[i].offset = i;
    return chip;
}

void gpiod_chip_close(struct gpiod_chip *chip)
{
    stand_in_state()->open_chips--;
    free(chip);
}

const char *gpiod_chip_label(struct gpiod_chip *chip) { return stand_in_state()->labels[chip->number]; }

/* No node has this name, so that edges come from here. */
const char *gpiod_chip_name(struct gpiod_chip *chip) { return chip ? "stand-in" : NULL; }

unsigned int gpiod_chip_num_lines(struct gpiod_chip *chip) { return chip ? STAND_IN_LINES : 0; }

struct gpiod_line *gpiod_chip_get_line(struct gpiod_chip *chip, unsigned int offset)
{
    if (offset < STAND_IN_LINES)
        return &chip->lines[offset];
    errno = EINVAL;
    return NULL;
}

const char *gpiod_line_name(struct gpiod_line *line) { return state_of(line)->name; }
const char *gpiod_line_consumer(struct gpiod_line *line) { return state_of(line)->user; }

/* --- requests --- */

static void apply(struct stand_in_line *line, int type, int flags, int level)
{
    static const uint8_t edges[] = {[CPY_GPIOD1_FALLING] = CPY_EDGE_FALLING, [CPY_GPIOD1_RISING] = CPY_EDGE_RISING,
        [CPY_GPIOD1_BOTH] = CPY_EDGE_BOTH};

    line->output = type == CPY_GPIOD1_OUTPUT;
    line->edges = edges[type];
    line->open_source = flags & CPY_GPIOD1_OPEN_SOURCE;
    line->active_low = flags & CPY_GPIOD1_ACTIVE_LOW;
    line->drive = flags & CPY_GPIOD1_OPEN_DRAIN ? CPY_OPEN_DRAIN : CPY_PUSH_PULL;
    line->pull = flags & CPY_GPIOD1_PULL_UP     ? CPY_PULL_UP
                 : flags & CPY_GPIOD1_PULL_DOWN ? CPY_PULL_DOWN
                                                : CPY_PULL_NONE;
    if (line->output)
        line->level = level;
}

int gpiod_line_request_bulk(
    struct cpy_gpiod1_bulk *lines, const struct cpy_gpiod1_config *config, const int *levels)
{
    unsigned offsets[STAND_IN_LINES];

    for (unsigned i = 0; i < lines->num_lines; i++)
        offsets[i] = lines->lines[i]->offset;
    if (lines->num_lines > 1 && config->request_type > CPY_GPIOD1_OUTPUT)
        abort(); /* each line would have a descriptor of its own */
    if (!stand_in_take(offsets, lines->num_lines))
        return -1;
    for (unsigned i = 0; i < lines->num_lines; i++)
        apply(state_of(lines->lines[i]), config->request_type, config->flags, levels[i]);
    return 0;
}

int gpiod_line_request(struct gpiod_line *line, const struct cpy_gpiod1_config *config, int level)
{
    struct cpy_gpiod1_bulk one = {{line}, 1};

    return gpiod_line_request_bulk(&one, config, &level);
}

/* Lines must be all those of one request: anything else is undefined in the real library. */
static struct stand_in_request *request_of(const struct cpy_gpiod1_bulk *lines)
{
    struct stand_in_request *r = state_of(lines->lines[0])->request;

    if (!r || r->n != lines->num_lines)
        abort();
    for (unsigned i = 0; i < r->n; i++)
        if (r->offsets[i] != lines->lines[i]->offset)
            abort();
    return r;
}

void gpiod_line_release_bulk(struct cpy_gpiod1_bulk *lines) { stand_in_give(request_of(lines)); }

int gpiod_line_set_config_bulk(struct cpy_gpiod1_bulk *lines, int direction, int flags, const int *levels)
{
    request_of(lines);
    if (state_of(lines->lines[0])->edges || direction > CPY_GPIOD1_OUTPUT)
        abort();
    if (stand_in_fails(stand_in_state()->fail_calls))
        return -1;
    for (unsigned i = 0; i < lines->num_lines; i++)
        apply(state_of(lines->lines[i]), direction, flags, levels[i]);
    return 0;
}

/* --- levels and edges --- */

int gpiod_line_get_value_bulk(struct cpy_gpiod1_bulk *lines, int *levels)
{
    struct stand_in_request *r = request_of(lines);

    stand_in_state()->gets++;
    for (unsigned i = 0; i < r->n; i++)
        levels[i] = stand_in_level(r->offsets[i]);
    return stand_in_fails(stand_in_state()->fail_calls) ? -1 : 0;
}

int gpiod_line_set_value_bulk(struct cpy_gpiod1_bulk *lines, const int *levels)
{
    struct stand_in_request *r = request_of(lines);

    stand_in_state()->sets++;
    if (stand_in_fails(stand_in_state()->fail_calls))
        return -1;
    for (unsigned i = 0; i < r->n; i++) {
        stand_in_state()->lines[r->offsets[i]].level = levels[i];
        stand_in_state()->lines[r->offsets[i]].stores++;
    }
    return 0;
}

int gpiod_line_event_get_fd(struct gpiod_line *line) { return state_of(line)->request->ends[0]; }

int gpiod_line_event_read_multiple(struct gpiod_line *line, struct cpy_gpiod1_event *events, unsigned int n)
{
    struct stand_in_edge edges[16];
    int got = stand_in_read(state_of(line)->request, edges, n < 16 ? n : 16);

    for (int i = 0; i < got; i++) {
        events[i].ts.sec = (long)(edges[i].time / 1000000000);
        events[i].ts.nsec = (long)(edges[i].time % 1000000000);
        events[i].event_type = edges[i].rising ? 1 : 2;
    }
    return got;
}
