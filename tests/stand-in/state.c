/* SPDX-License-Identifier: MIT */
/* tests/stand-in/state.c - the lines behind the stand-in for libgpiod.
 *
 * The functions of libgpiod have no argument through which a test could hand in its state, so this
 * library has one static, which a process that opens it shares with nobody. */
#include "tests/stand-in/gpiod.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct stand_in state = {.labels = {"stand-in"}, .fail_from = 1};

struct stand_in *stand_in_state(void) { return &state; }

/* When the library is closed, or at the program's end: lines that are still taken would be left as they are. */
__attribute__((destructor)) static void complain(void)
{
    if (state.live_requests)
        fprintf(stderr, "stand-in for libgpiod: %u requests of lines were not released\n", state.live_requests);
    for (unsigned i = 0; i < STAND_IN_LINES; i++)
        if (state.lines[i].output)
            fprintf(stderr, "stand-in for libgpiod: line %u was left an output\n", i);
}

/* Where another program has lines: STAND_IN_BUSY="8=spi0 CS0". */
__attribute__((constructor)) static void take_for_others(void)
{
    const char *busy = getenv("STAND_IN_BUSY");
    unsigned line = busy ? (unsigned)atoi(busy) : STAND_IN_LINES;

    if (line < STAND_IN_LINES && strchr(busy, '='))
        state.lines[line].user = strchr(busy, '=') + 1;
}

bool stand_in_fails(int error)
{
    if (error)
        errno = error;
    return error;
}

int stand_in_open(const char *path)
{
    const char *node = strstr(path, "/dev/gpiochip");
    int number;

    if (!node || sscanf(node, "/dev/gpiochip%d", &number) != 1 || number < 0 || number >= STAND_IN_CHIPS
        || !state.labels[number]) {
        errno = ENOENT;
        return -1;
    }
    if (stand_in_fails(state.open_error) || (access(path, R_OK | W_OK) < 0 && errno == EACCES))
        return -1;
    state.open_chips++;
    return number;
}

static bool is_free(unsigned offset)
{
    return offset < STAND_IN_LINES && !state.lines[offset].request && !state.lines[offset].user;
}

struct stand_in_request *stand_in_take(const unsigned *offsets, unsigned n)
{
    struct stand_in_request *r;

    for (unsigned i = 0; i < n; i++)
        if (!is_free(offsets[i]) && stand_in_fails(offsets[i] < STAND_IN_LINES ? EBUSY : EINVAL))
            return NULL;
    if (n >= state.fail_from && stand_in_fails(state.fail_requests))
        return NULL;
    if (!(r = calloc(1, sizeof *r)) || pipe2(r->ends, O_CLOEXEC) < 0)
        abort();
    r->n = n;
    memcpy(r->offsets, offsets, n * sizeof *offsets);
    state.live_requests++;
    for (unsigned i = 0; i < n; i++) {
        state.lines[offsets[i]].request = r;
        state.lines[offsets[i]].requests++;
        state.lines[offsets[i]].number = 0;
    }
    return r;
}

void stand_in_give(struct stand_in_request *r)
{
    for (unsigned i = 0; i < r->n; i++) {
        state.lines[r->offsets[i]].request = NULL;
        state.lines[r->offsets[i]].edges = 0;
    }
    close(r->ends[0]);
    close(r->ends[1]);
    free(r);
    state.live_requests--;
}

int stand_in_level(unsigned offset)
{
    const struct stand_in_line *line = &state.lines[offset];
    bool level = line->level != line->active_low; /* that the output means on the wire */
    bool drives = line->output && !(line->drive == CPY_OPEN_DRAIN && level) && !(line->open_source && !level);

    if (!drives)
        level = line->wire == WIRE_FLOATS ? line->pull == CPY_PULL_UP : line->wire == WIRE_HIGH;
    return level != line->active_low;
}

void stand_in_edge(unsigned offset, bool rising, int64_t time)
{
    struct stand_in_line *line = &state.lines[offset];
    struct stand_in_edge edge;

    memset(&edge, 0, sizeof edge); /* its gaps go through the pipe, too */
    edge.offset = offset;
    edge.rising = rising;
    edge.time = time;
    if (!line->request || !(line->edges & (rising ? CPY_EDGE_RISING : CPY_EDGE_FALLING)))
        return;
    edge.number = ++line->number;
    if (write(line->request->ends[1], &edge, sizeof edge) != sizeof edge)
        abort();
}

int stand_in_read(struct stand_in_request *r, struct stand_in_edge *edges, unsigned most)
{
    ssize_t got;

    if (stand_in_fails(state.fail_calls))
        return -1;
    got = read(r->ends[0], edges, most * sizeof *edges);
    return got < 0 ? -1 : (int)(got / (ssize_t)sizeof *edges);
}
