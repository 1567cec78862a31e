/* SPDX-License-Identifier: MIT */
/* backends/mock/trace.c - what happened on the wires, as a VCD file (IEEE 1364-2005, section 18).
 *
 * A transfer draws its bits ahead of the clock, and a UART draws while other things happen;
 * the file wants one order.  So changes wait in a heap until no earlier one can come. */
#include "backends/mock/state.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

struct change {
    int64_t time;
    uint32_t order; /* of the calls: among changes of one moment */
    uint16_t pin;
    bool level;
};

struct cpy_trace {
    FILE *file;
    int err;              /* the first thing that went wrong: an errno */
    int64_t start;        /* is time 0 of the file */
    int64_t written;      /* the time of the last "#" */
    int64_t busy;         /* until when transfers have been drawn */
    struct change *heap;  /* the earliest first */
    size_t count, cap;
    uint32_t order;
    uint8_t levels[];     /* by pin, as written */
};

/* --- the file ------------------------------------------------------------------------------------------------ */

/* The identifier of a pin: digits of base 94, from '!' on, the lowest first. */
static void identify(char id[4], unsigned number)
{
    do {
        *id++ = (char)('!' + number % 94);
        number /= 94;
    } while (number);
    *id = '\0';
}

/* Declares a pin under a name, in which VCD takes no white space. */
static void declare(struct cpy_trace *trace, uint16_t pin, const char *label)
{
    char id[4], name[64];

    identify(id, pin);
    snprintf(name, sizeof name, "%s", label);
    for (char *c = name; *c; c++)
        if (*c <= ' ' || *c > '~')
            *c = '_';
    fprintf(trace->file, "$var wire 1 %s %s $end\n", id, name);
}

/* Is it what a bus line is called, as TX?  Whoever decodes a trace looks for these. */
static bool is_role(const char *name)
{
    static const char *const roles[] = {"SCL", "SDA", "SCK", "MOSI", "MISO", "TX", "RX"};

    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (strcmp(roles[i], name) == 0)
            return true;
    return false;
}

/* One name of each pin, for decoders see only one of several. */
static const char *name_of(const struct cpy_board_def *def, uint16_t pin)
{
    for (unsigned i = 0; i < def->name_count; i++)
        if (def->names[i].pin == pin && is_role(def->names[i].name))
            return def->names[i].name;
    return cpy_pin_label(def, pin);
}

static void write_header(struct cpy_trace *trace, const struct cpy_board_def *def)
{
    char id[4];

    fprintf(trace->file, "$comment pins and buses of board %s, simulated by cpy $end\n$timescale 1 ns $end\n", def->id);
    fprintf(trace->file, "$scope module board $end\n");
    for (uint16_t pin = 0; pin < def->pin_count; pin++)
        declare(trace, pin, name_of(def, pin));
    fprintf(trace->file, "$upscope $end\n$enddefinitions $end\n#0\n$dumpvars\n");
    for (uint16_t pin = 0; pin < def->pin_count; pin++) {
        identify(id, pin);
        fprintf(trace->file, "%d%s\n", trace->levels[pin], id);
    }
    fprintf(trace->file, "$end\n");
}

static void write_change(struct cpy_trace *trace, const struct change *c)
{
    int64_t time = c->time - trace->start;
    char id[4];

    if (trace->levels[c->pin] == c->level)
        return;
    if (time > trace->written) {
        fprintf(trace->file, "#%" PRId64 "\n", time);
        trace->written = time;
    }
    identify(id, c->pin);
    fprintf(trace->file, "%d%s\n", c->level, id);
    trace->levels[c->pin] = c->level;
}

/* --- the heap ------------------------------------------------------------------------------------------------- */

static bool before(const struct change *a, const struct change *b)
{
    return a->time < b->time || (a->time == b->time && a->order < b->order);
}

static bool push(struct cpy_trace *trace, struct change c)
{
    size_t i = trace->count;

    if (trace->count == trace->cap) {
        size_t cap = trace->cap ? 2 * trace->cap : 1024;
        struct change *heap = realloc(trace->heap, cap * sizeof *heap);

        if (!heap)
            return false;
        trace->heap = heap;
        trace->cap = cap;
    }
    for (trace->count++; i > 0 && before(&c, &trace->heap[(i - 1) / 2]); i = (i - 1) / 2)
        trace->heap[i] = trace->heap[(i - 1) / 2];
    trace->heap[i] = c;
    return true;
}

static struct change pop(struct cpy_trace *trace)
{
    struct change first = trace->heap[0], last = trace->heap[--trace->count];
    size_t i = 0;

    for (size_t child; (child = 2 * i + 1) < trace->count; i = child) {
        if (child + 1 < trace->count && before(&trace->heap[child + 1], &trace->heap[child]))
            child++;
        if (!before(&trace->heap[child], &last))
            break;
        trace->heap[i] = trace->heap[child];
    }
    if (trace->count)
        trace->heap[i] = last;
    return first;
}

static void write_until(struct cpy_trace *trace, int64_t time)
{
    while (trace->count && trace->heap[0].time < time) {
        struct change c = pop(trace);

        write_change(trace, &c);
    }
    if (ferror(trace->file) && !trace->err)
        trace->err = errno ? errno : EIO;
}

/* --- what the mock calls ---------------------------------------------------------------------------------------- */

void cpy_trace_level(struct cpy_mock *m, uint16_t pin, bool level, int64_t time)
{
    struct cpy_trace *trace = m->trace;

    write_until(trace, cpy_mock_now(m));
    if (!push(trace, (struct change){time, trace->order++, pin, level}) && !trace->err)
        trace->err = ENOMEM;
}

int64_t cpy_trace_begin(struct cpy_mock *m)
{
    int64_t now = cpy_mock_now(m);

    return now > m->trace->busy ? now : m->trace->busy;
}

void cpy_trace_change(struct cpy_mock *m, uint16_t pin, bool level)
{
    int64_t time = cpy_trace_begin(m);

    cpy_trace_level(m, pin, level, time);
    if (time > cpy_mock_now(m))
        m->trace->busy = time + CPY_MOCK_COST_WRITE; /* two changes are not drawn at one moment */
}

void cpy_trace_busy(struct cpy_mock *m, int64_t until)
{
    m->trace->busy = until;
    if (!m->uarts) /* else one may still draw before that */
        write_until(m->trace, until);
}

int cpy_trace_flush(struct cpy_mock *m)
{
    struct cpy_trace *trace = m->trace;

    if (!trace)
        return 0;
    write_until(trace, cpy_mock_now(m));
    if (fflush(trace->file) != 0 && !trace->err)
        trace->err = errno;
    return -trace->err;
}

int cpy_mock_trace(struct cpy_mock *m, const char *path)
{
    unsigned n = m->board.def->pin_count;
    struct cpy_trace *trace;
    int err = cpy_mock_end_trace(m);

    if (err < 0)
        return err;
    if (!(trace = calloc(1, sizeof *trace + n)))
        return -ENOMEM;
    if (!(trace->file = fopen(path, "we"))) {
        err = -errno;
        free(trace);
        return cpy_failed(&m->board, err, CPY_NO_PIN, "cannot write the trace %s: %s", path, strerror(-err));
    }
    trace->start = trace->busy = cpy_mock_now(m);
    for (unsigned i = 0; i < n; i++)
        trace->levels[i] = m->nets[m->pins[i].net].level;
    write_header(trace, m->board.def);
    m->trace = trace;
    cpy_nets_judge(m);
    return 0;
}

int cpy_mock_end_trace(struct cpy_mock *m)
{
    struct cpy_trace *trace = m->trace;
    int64_t end = trace ? cpy_trace_begin(m) - trace->start : 0;
    int err;

    if (!trace)
        return 0;
    write_until(trace, CPY_FOREVER);
    if (end > trace->written)
        fprintf(trace->file, "#%" PRId64 "\n", end);
    err = trace->err ? trace->err : ferror(trace->file) ? EIO : 0;
    if (fclose(trace->file) != 0 && !err)
        err = errno;
    m->trace = NULL;
    cpy_nets_judge(m);
    free(trace->heap);
    free(trace);
    return -err;
}
