/* SPDX-License-Identifier: MIT */
/* tests/stand-in/gpiod2.c - the face of libgpiod 2.x. */
#include "tests/stand-in/gpiod.h"

#include <stdlib.h>
#include <string.h>

struct gpiod_chip { int number; };
struct gpiod_chip_info { const char *label; };
struct gpiod_line_info { const char *name, *consumer; };
struct gpiod_line_settings { int direction, edge, bias, drive, level; bool active_low; unsigned long debounce; };
struct gpiod_line_config {
    unsigned n, offsets[STAND_IN_LINES];
    struct gpiod_line_settings settings[STAND_IN_LINES];
};
struct gpiod_request_config { const char *consumer; size_t edges; };
struct gpiod_edge_event { struct stand_in_edge edge; };
struct gpiod_edge_event_buffer { size_t capacity; struct gpiod_edge_event events[CPY_EDGES_MOST]; };

#define DECLARE(result, name, arguments) result gpiod_##name arguments;
CPY_GPIOD2(DECLARE)
#undef DECLARE

static void *make(size_t size)
{
    stand_in_state()->objects++;
    return calloc(1, size);
}

static void discard(void *object)
{
    stand_in_state()->objects--;
    free(object);
}

/* --- chips --- */

struct gpiod_chip *gpiod_chip_open(const char *path)
{
    int number = stand_in_open(path);
    struct gpiod_chip *chip = number < 0 ? NULL : calloc(1, sizeof *chip);

    if (chip)
        chip->number = number;
    return chip;
}

void gpiod_chip_close(struct gpiod_chip *chip)
{
    stand_in_state()->open_chips--;
    free(chip);
}

struct gpiod_chip_info *gpiod_chip_get_info(struct gpiod_chip *chip)
{
    struct gpiod_chip_info *info = make(sizeof *info);

    info->label = stand_in_state()->labels[chip->number];
    return info;
}

const char *gpiod_chip_info_get_label(struct gpiod_chip_info *info) { return info->label; }
size_t gpiod_chip_info_get_num_lines(struct gpiod_chip_info *info) { return info ? STAND_IN_LINES : 0; }
void gpiod_chip_info_free(struct gpiod_chip_info *info) { discard(info); }

struct gpiod_line_info *gpiod_chip_get_line_info(struct gpiod_chip *chip, unsigned int offset)
{
    struct gpiod_line_info *info = chip && offset < STAND_IN_LINES ? make(sizeof *info) : NULL;

    if (info) {
        info->name = stand_in_state()->lines[offset].name;
        info->consumer = stand_in_state()->lines[offset].user;
    }
    return info;
}

const char *gpiod_line_info_get_name(struct gpiod_line_info *info) { return info->name; }
const char *gpiod_line_info_get_consumer(struct gpiod_line_info *info) { return info->consumer; }
void gpiod_line_info_free(struct gpiod_line_info *info) { discard(info); }

/* --- settings; a value that the real library refuses ends the test --- */

struct gpiod_line_settings *gpiod_line_settings_new(void) { return make(sizeof(struct gpiod_line_settings)); }
void gpiod_line_settings_free(struct gpiod_line_settings *settings) { discard(settings); }

static int put(int *where, int value, int least, int most)
{
    if (value < least || value > most)
        abort();
    *where = value;
    return 0;
}

int gpiod_line_settings_set_direction(struct gpiod_line_settings *s, int v) { return put(&s->direction, v, 1, 3); }
int gpiod_line_settings_set_edge_detection(struct gpiod_line_settings *s, int v) { return put(&s->edge, v, 1, 4); }
int gpiod_line_settings_set_bias(struct gpiod_line_settings *s, int v) { return put(&s->bias, v, 1, 5); }
int gpiod_line_settings_set_drive(struct gpiod_line_settings *s, int v) { return put(&s->drive, v, 1, 3); }
void gpiod_line_settings_set_active_low(struct gpiod_line_settings *s, bool v) { s->active_low = v; }
void gpiod_line_settings_set_debounce_period_us(struct gpiod_line_settings *s, unsigned long us) { s->debounce = us; }
int gpiod_line_settings_set_output_value(struct gpiod_line_settings *s, int v) { return put(&s->level, v, 0, 1); }

struct gpiod_line_config *gpiod_line_config_new(void) { return make(sizeof(struct gpiod_line_config)); }
void gpiod_line_config_free(struct gpiod_line_config *config) { discard(config); }

int gpiod_line_config_add_line_settings(
    struct gpiod_line_config *config, const unsigned int *offsets, size_t n, struct gpiod_line_settings *settings)
{
    for (size_t i = 0; i < n; i++) {
        config->offsets[config->n] = offsets[i];
        config->settings[config->n++] = *settings;
    }
    return 0;
}

struct gpiod_request_config *gpiod_request_config_new(void) { return make(sizeof(struct gpiod_request_config)); }
void gpiod_request_config_free(struct gpiod_request_config *config) { discard(config); }

void gpiod_request_config_set_consumer(struct gpiod_request_config *config, const char *consumer)
{
    config->consumer = consumer;
}

void gpiod_request_config_set_event_buffer_size(struct gpiod_request_config *config, size_t edges)
{
    config->edges = edges;
}

/* --- requests --- */

static struct stand_in_request *ours(struct gpiod_line_request *request)
{
    return (struct stand_in_request *)(void *)request;
}

static void apply(struct stand_in_line *line, const struct gpiod_line_settings *s)
{
    static const uint8_t edges[] = {[CPY_GPIOD2_RISING] = CPY_EDGE_RISING, [CPY_GPIOD2_FALLING] = CPY_EDGE_FALLING,
        [CPY_GPIOD2_BOTH] = CPY_EDGE_BOTH};

    line->output = s->direction == CPY_GPIOD2_OUTPUT;
    line->edges = edges[s->edge];
    line->open_source = s->drive == CPY_GPIOD2_OPEN_SOURCE;
    line->active_low = s->active_low;
    line->debounce_us = s->debounce;
    line->drive = s->drive == CPY_GPIOD2_OPEN_DRAIN ? CPY_OPEN_DRAIN : CPY_PUSH_PULL;
    line->pull = s->bias == CPY_GPIOD2_PULL_UP     ? CPY_PULL_UP
                 : s->bias == CPY_GPIOD2_PULL_DOWN ? CPY_PULL_DOWN
                                                   : CPY_PULL_NONE;
    if (line->output)
        line->level = s->level;
}

static void apply_all(const struct gpiod_line_config *config)
{
    for (unsigned i = 0; i < config->n; i++)
        apply(&stand_in_state()->lines[config->offsets[i]], &config->settings[i]);
}

struct gpiod_line_request *gpiod_chip_request_lines(
    struct gpiod_chip *chip, struct gpiod_request_config *config, struct gpiod_line_config *lines)
{
    struct stand_in_request *r = stand_in_take(lines->offsets, lines->n);

    if (!chip || !config->consumer || !config->edges)
        abort();
    if (r)
        apply_all(lines);
    return (struct gpiod_line_request *)(void *)r;
}

void gpiod_line_request_release(struct gpiod_line_request *request) { stand_in_give(ours(request)); }

int gpiod_line_request_reconfigure_lines(struct gpiod_line_request *request, struct gpiod_line_config *config)
{
    if (config->n != ours(request)->n || memcmp(config->offsets, ours(request)->offsets, config->n * sizeof(unsigned)))
        abort(); /* the real library would leave out lines */
    if (stand_in_fails(stand_in_state()->fail_calls))
        return -1;
    apply_all(config);
    return 0;
}

/* --- levels --- */

static bool has(struct gpiod_line_request *request, unsigned offset)
{
    for (unsigned i = 0; i < ours(request)->n; i++)
        if (ours(request)->offsets[i] == offset)
            return true;
    errno = EINVAL;
    return false;
}

int gpiod_line_request_get_values_subset(
    struct gpiod_line_request *request, size_t n, const unsigned int *offsets, int *levels)
{
    stand_in_state()->gets++;
    for (size_t i = 0; i < n; i++) {
        if (!has(request, offsets[i]))
            return -1;
        levels[i] = stand_in_level(offsets[i]);
    }
    return stand_in_fails(stand_in_state()->fail_calls) ? -1 : 0;
}

int gpiod_line_request_get_value(struct gpiod_line_request *request, unsigned int offset)
{
    int level;

    return gpiod_line_request_get_values_subset(request, 1, &offset, &level) < 0 ? -1 : level;
}

int gpiod_line_request_set_values_subset(
    struct gpiod_line_request *request, size_t n, const unsigned int *offsets, const int *levels)
{
    stand_in_state()->sets++;
    if (stand_in_fails(stand_in_state()->fail_calls))
        return -1;
    for (size_t i = 0; i < n; i++) {
        if (!has(request, offsets[i]))
            return -1;
        stand_in_state()->lines[offsets[i]].level = levels[i];
        stand_in_state()->lines[offsets[i]].stores++;
    }
    return 0;
}

int gpiod_line_request_set_value(struct gpiod_line_request *request, unsigned int offset, int level)
{
    return gpiod_line_request_set_values_subset(request, 1, &offset, &level);
}

/* --- edges --- */

int gpiod_line_request_get_fd(struct gpiod_line_request *request) { return ours(request)->ends[0]; }

struct gpiod_edge_event_buffer *gpiod_edge_event_buffer_new(size_t capacity)
{
    struct gpiod_edge_event_buffer *buffer = make(sizeof *buffer);

    buffer->capacity = capacity;
    return buffer;
}

void gpiod_edge_event_buffer_free(struct gpiod_edge_event_buffer *buffer) { discard(buffer); }

int gpiod_line_request_read_edge_events(
    struct gpiod_line_request *request, struct gpiod_edge_event_buffer *buffer, size_t most)
{
    struct stand_in_edge edges[CPY_EDGES_MOST];
    size_t room = most < buffer->capacity ? most : buffer->capacity;
    int got = stand_in_read(ours(request), edges, (unsigned)(room < CPY_EDGES_MOST ? room : CPY_EDGES_MOST));

    for (int i = 0; i < got; i++)
        buffer->events[i].edge = edges[i];
    return got;
}

struct gpiod_edge_event *gpiod_edge_event_buffer_get_event(struct gpiod_edge_event_buffer *buffer, unsigned long index)
{
    return &buffer->events[index];
}

int gpiod_edge_event_get_event_type(struct gpiod_edge_event *event)
{
    return event->edge.rising ? CPY_GPIOD2_ROSE : CPY_GPIOD2_FELL;
}

uint64_t gpiod_edge_event_get_timestamp_ns(struct gpiod_edge_event *event) { return (uint64_t)event->edge.time; }
unsigned int gpiod_edge_event_get_line_offset(struct gpiod_edge_event *event) { return event->edge.offset; }
unsigned long gpiod_edge_event_get_line_seqno(struct gpiod_edge_event *event) { return event->edge.number; }
