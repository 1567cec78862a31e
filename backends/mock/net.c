/* SPDX-License-Identifier: MIT */
/* backends/mock/net.c - pins, nets and edges.
 *
 * The usual net is one pin that nobody else cares about: then a write compares a level,
 * takes a time stamp and notes an edge, and nothing else. */
#include "backends/mock/state.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct cpy_mock_pin *pin_of(struct cpy_mock *m, uint16_t pin) { return &m->pins[pin]; }
static struct cpy_net *net_of(struct cpy_mock *m, uint16_t pin) { return &m->nets[m->pins[pin].net]; }
static bool is_pin(const struct cpy_mock *m, uint16_t pin) { return pin < m->board.def->pin_count; }

bool cpy_same_net(const struct cpy_mock *m, uint16_t a, uint16_t b)
{
    return is_pin(m, a) && is_pin(m, b) && m->pins[a].net == m->pins[b].net;
}

int cpy_nets_open(struct cpy_mock *m)
{
    unsigned n = m->board.def->pin_count;

    m->pins = calloc(n + 1u, sizeof *m->pins);
    m->nets = calloc(n + 1u, sizeof *m->nets);
    m->events = calloc(CPY_EVENTS, sizeof *m->events);
    if (!m->pins || !m->nets || !m->events)
        return -ENOMEM;
    for (unsigned i = 0; i < n; i++) {
        const struct cpy_pin_def *def = &m->board.def->pins[i];

        m->pins[i] = (struct cpy_mock_pin){.mock = m, .net = (uint16_t)i, .volts = -1, .dac_volts = -1,
            .active_low = def->active_low, .open_source = def->open_source, .debounce_us = def->debounce_us};
        m->nets[i].members = 1;
        m->nets[i].is_plain = true;
    }
    return 0;
}

void cpy_nets_close(struct cpy_mock *m)
{
    for (unsigned i = 0; m->pins && m->nets && i < m->board.def->pin_count; i++) {
        struct cpy_listener *next;
        struct cpy_mock_driver *driver;

        for (struct cpy_listener *l = m->nets[i].listeners; l; l = next) {
            next = l->next;
            free(l);
        }
        while ((driver = m->nets[i].drivers)) {
            m->nets[i].drivers = driver->next;
            free(driver);
        }
        free(m->pins[i].edges);
    }
    free(m->events);
    free(m->nets);
    free(m->pins);
}

/* --- edges and events ------------------------------------------------------------------------------- */

/* Makes the ring twice as long.  False: it has its full length, or there is no memory. */
static bool grow_ring(struct cpy_mock_pin *p)
{
    uint32_t cap = p->edge_cap ? 2 * p->edge_cap : 256;
    struct cpy_record *edges = cap <= CPY_MOCK_RING ? malloc(cap * sizeof *edges) : NULL;

    if (!edges)
        return false;
    for (uint32_t i = 0; i < p->edge_count; i++)
        edges[i] = p->edges[(p->edge_first + i) & (p->edge_cap - 1)];
    free(p->edges);
    p->edges = edges;
    p->edge_cap = cap;
    p->edge_first = 0;
    return true;
}

static void note_edge(struct cpy_mock_pin *p, struct cpy_record edge)
{
    if (p->edge_count == p->edge_cap && !grow_ring(p)) {
        p->edge_dropped++;
        if (!p->edge_cap)
            return;
        p->edge_first = (p->edge_first + 1) & (p->edge_cap - 1);
        p->edge_count--;
    }
    p->edges[(p->edge_first + p->edge_count++) & (p->edge_cap - 1)] = edge;
}

/* The stamp of an edge that nobody asks the time of now. */
static struct cpy_record quick_edge(struct cpy_mock *m, bool level)
{
    int64_t ticks = m->clock == CPY_MOCK_REAL ? cpy_ticks() : -1;

    return ticks >= 0 ? (struct cpy_record){ticks, level, true} : (struct cpy_record){cpy_mock_now(m), level, false};
}

void cpy_event_queue(struct cpy_mock *m, uint16_t pin, unsigned edge, int64_t time)
{
    struct cpy_mock_pin *p = pin_of(m, pin);

    if (m->event_count == CPY_EVENTS) {
        p->lost++;
        return;
    }
    m->events[(m->event_first + m->event_count++) % CPY_EVENTS] = (struct cpy_event){time, pin, (uint8_t)edge, p->lost};
    p->lost = 0;
    cpy_event_arrived(m);
}

/* Tells the script of a new level on the wire, if it watches for such edges. */
static void queue_edge(struct cpy_mock *m, uint16_t pin, bool level, int64_t time)
{
    struct cpy_mock_pin *p = pin_of(m, pin);
    unsigned edge = level != p->active_low ? CPY_EDGE_RISING : CPY_EDGE_FALLING;

    if (p->watched & edge)
        cpy_event_queue(m, pin, edge, time);
}

/* --- inputs that are debounced ---------------------------------------------------------------------- */

static bool debounces(const struct cpy_mock_pin *p) { return p->debounce_us && p->is_set_up && !p->mode.output; }

/* The wire's level has lasted. */
static void settle(void *user)
{
    struct cpy_mock_pin *p = user;
    bool level = p->mock->nets[p->net].level;

    if (!debounces(p) || level == p->settled)
        return;
    p->settled = level;
    queue_edge(p->mock, (uint16_t)(p - p->mock->pins), level, cpy_mock_now(p->mock));
}

/* The wire has a new level, which is to last before the script sees it. */
static void begin_settling(struct cpy_mock *m, struct cpy_mock_pin *p, int64_t time)
{
    cpy_mock_cancel(m, p->settling);
    p->settling = cpy_mock_at(m, time + p->debounce_us * INT64_C(1000), settle, p);
    if (p->settling < 0) /* no memory: it is not waited for */
        settle(p);
}

int cpy_mock_next_event(struct cpy_board *board, struct cpy_event *event)
{
    struct cpy_mock *m = cpy_mock_from(board);
    uint64_t count;

    cpy_run_due(m);
    if (!m->event_count) {
        if (m->event_fd >= 0 && read(m->event_fd, &count, sizeof count) < 0)
            return 0; /* it was not readable */
        return 0;
    }
    *event = m->events[m->event_first];
    m->event_first = (m->event_first + 1) % CPY_EVENTS;
    m->event_count--;
    return 1;
}

size_t cpy_mock_edge_count(struct cpy_mock *m, uint16_t pin) { return pin_of(m, pin)->edge_count; }
uint64_t cpy_mock_edges_dropped(struct cpy_mock *m, uint16_t pin) { return pin_of(m, pin)->edge_dropped; }

/* A time that was asked for once stays, whatever the counter's rate is found to be later; and no edge is before the one
 * that it follows. */
struct cpy_mock_edge cpy_mock_edge_at(struct cpy_mock *m, uint16_t pin, size_t i)
{
    const struct cpy_mock_pin *p = pin_of(m, pin);
    struct cpy_record *edge = &p->edges[(p->edge_first + i) & (p->edge_cap - 1)];
    const struct cpy_record *last = i ? &p->edges[(p->edge_first + i - 1) & (p->edge_cap - 1)] : edge;

    if (edge->in_ticks) {
        edge->stamp = cpy_time_of_ticks(m, edge->stamp);
        edge->in_ticks = false;
        if (!last->in_ticks && last->stamp > edge->stamp)
            edge->stamp = last->stamp;
    }
    return (struct cpy_mock_edge){edge->stamp, edge->level};
}

void cpy_mock_forget_edges(struct cpy_mock *m, uint16_t pin)
{
    pin_of(m, pin)->edge_count = pin_of(m, pin)->edge_first = 0;
    pin_of(m, pin)->edge_dropped = 0;
}

/* --- the level of a net --------------------------------------------------------------------------------- */

/* Who drives a net. */
struct drive {
    bool low, high, pull_up, pull_down;
};

/* Is it an output that drives only high? */
static bool lets_go_low(const struct cpy_mock_pin *p) { return p->open_source && p->mode.drive == CPY_PUSH_PULL; }

static void add_pin(struct drive *d, const struct cpy_mock_pin *p)
{
    if (!p->is_set_up)
        return;
    if (p->mode.output) {
        d->low |= !p->mode.level && !lets_go_low(p);
        d->high |= p->mode.level && p->mode.drive == CPY_PUSH_PULL;
    }
    if (!p->mode.output || p->mode.drive == CPY_OPEN_DRAIN) {
        d->pull_up |= p->mode.pull == CPY_PULL_UP;
        d->pull_down |= p->mode.pull == CPY_PULL_DOWN;
    }
}

static struct drive drive_of(struct cpy_mock *m, uint16_t number)
{
    struct cpy_net *net = &m->nets[number];
    struct drive d = {.pull_up = net->pull == CPY_PULL_UP, .pull_down = net->pull == CPY_PULL_DOWN};

    if (net->buses && net->pull != CPY_PULL_DOWN) /* else somebody wants to see what a bus without pull-ups does */
        d.pull_up = true;
    for (unsigned i = 0; i < m->board.def->pin_count; i++)
        if (m->pins[i].net == number)
            add_pin(&d, &m->pins[i]);
    for (const struct cpy_mock_driver *driver = net->drivers; driver; driver = driver->next) {
        d.low |= driver->level == CPY_MOCK_LOW;
        d.high |= driver->level == CPY_MOCK_HIGH;
    }
    return d;
}

static bool resolve(struct cpy_net *net, const struct drive *d)
{
    bool conflict = d->low && d->high;

    net->conflicts += conflict && !net->in_conflict;
    net->in_conflict = conflict;
    if (d->low || d->high)
        return !d->low;
    return d->pull_up || d->pull_down ? d->pull_up : net->level;
}

static void tell_listeners(struct cpy_net *net, bool level, int64_t time)
{
    for (struct cpy_listener *l = net->listeners, *next; l; l = next) {
        next = l->next;
        if (!l->gone)
            l->changed(l->user, level, time);
    }
}

/* The net has a new level. */
static void changed(struct cpy_mock *m, uint16_t number, bool level)
{
    int64_t time = cpy_mock_now(m);

    m->nets[number].level = level;
    for (uint16_t i = 0; i < m->board.def->pin_count; i++)
        if (m->pins[i].net == number) {
            note_edge(&m->pins[i], (struct cpy_record){time, level, false});
            if (debounces(&m->pins[i]))
                begin_settling(m, &m->pins[i], time);
            else
                queue_edge(m, i, level, time);
            if (m->trace)
                cpy_trace_change(m, i, level);
        }
    if (m->nets[number].listeners) {
        m->calling++;
        tell_listeners(&m->nets[number], level, time);
        m->calling--;
    }
}

void cpy_net_update(struct cpy_mock *m, uint16_t number)
{
    struct drive d = drive_of(m, number);
    bool level = resolve(&m->nets[number], &d);

    if (level != m->nets[number].level)
        changed(m, number, level);
}

/* Can the quick way be taken from now on? */
static void judge(struct cpy_mock *m, uint16_t number)
{
    struct cpy_net *net = &m->nets[number];
    bool watched = false;

    for (unsigned i = 0; i < m->board.def->pin_count; i++)
        watched |= m->pins[i].net == number && m->pins[i].watched;
    net->is_plain = net->members == 1 && !net->drivers && !net->listeners && !net->buses && !watched && !m->trace;
}

void cpy_nets_judge(struct cpy_mock *m)
{
    for (uint16_t i = 0; i < m->board.def->pin_count; i++)
        judge(m, i);
}

void cpy_net_bus(struct cpy_mock *m, uint16_t pin, int more)
{
    net_of(m, pin)->buses = (uint16_t)(net_of(m, pin)->buses + more);
    judge(m, pin_of(m, pin)->net);
    cpy_net_update(m, pin_of(m, pin)->net);
}

/* --- the backend's operations ------------------------------------------------------------------------------ */

void cpy_pin_hold(struct cpy_mock *m, uint16_t pin, const char *holder)
{
    if (is_pin(m, pin))
        pin_of(m, pin)->holder = holder;
}

static int mock_setup(struct cpy_board *board, uint16_t pin, const struct cpy_pin_mode *mode)
{
    struct cpy_mock *m = cpy_mock_from(board);
    struct cpy_mock_pin *p = pin_of(m, pin);

    if (p->holder)
        return cpy_failed(board, -EBUSY, pin, "%s is still the %s's", cpy_pin_label(board->def, pin), p->holder);
    cpy_cost_write(m, CPY_MOCK_COST_WRITE);
    p->mode = *mode;
    p->mode.level = mode->level != p->active_low;
    p->is_set_up = true;
    judge(m, p->net);
    cpy_net_update(m, p->net);
    p->settled = net_of(m, pin)->level;
    return 0;
}

static int mock_write(struct cpy_board *board, uint16_t pin, bool high)
{
    struct cpy_mock *m = cpy_mock_from(board);
    struct cpy_mock_pin *p = pin_of(m, pin);
    struct cpy_net *net = &m->nets[p->net];
    bool level = high != p->active_low;

    if (m->timer_count || m->clock == CPY_MOCK_VIRTUAL)
        cpy_cost_write(m, CPY_MOCK_COST_WRITE);
    p->mode.level = level;
    if (!net->is_plain || p->mode.drive == CPY_OPEN_DRAIN || p->open_source || !p->mode.output) {
        cpy_net_update(m, p->net);
    } else if (net->level != level) {
        net->level = level;
        note_edge(p, quick_edge(m, level));
    }
    return 0;
}

static int mock_read(struct cpy_board *board, uint16_t pin)
{
    struct cpy_mock *m = cpy_mock_from(board);
    const struct cpy_mock_pin *p = pin_of(m, pin);

    cpy_cost_read(m, CPY_MOCK_COST_READ);
    return (debounces(p) ? p->settled : m->nets[p->net].level) != p->active_low;
}

static int mock_watch(struct cpy_board *board, uint16_t pin, unsigned edges)
{
    struct cpy_mock *m = cpy_mock_from(board);

    pin_of(m, pin)->watched = (uint8_t)edges;
    judge(m, pin_of(m, pin)->net);
    return 0;
}

static void mock_release(struct cpy_board *board, uint16_t pin)
{
    struct cpy_mock *m = cpy_mock_from(board);
    struct cpy_mock_pin *p = pin_of(m, pin);

    p->mode = (struct cpy_pin_mode){.output = false};
    p->is_set_up = false;
    p->watched = 0;
    p->dac_volts = -1;
    cpy_net_update(m, p->net);
    judge(m, p->net);
}

/* One level for so long; *until: when the level before it was to end. */
static int send_pulse(struct cpy_board *board, uint16_t pin, bool level, uint32_t ns, int64_t *until)
{
    int err = mock_write(board, pin, level);

    *until += ns;
    cpy_clock_pass(cpy_mock_from(board), *until);
    return err;
}

static int mock_send_bits(
    struct cpy_board *board, uint16_t pin, const struct cpy_pulses *pulses, struct cpy_bytes_in bytes)
{
    int64_t until = cpy_mock_now(cpy_mock_from(board));
    int err = 0;

    for (size_t i = 0; i < 8 * bytes.len && err >= 0; i++) {
        bool bit = bytes.data[i / 8] >> (7 - i % 8) & 1;

        err = send_pulse(board, pin, true, bit ? pulses->high1 : pulses->high0, &until);
        if (err >= 0)
            err = send_pulse(board, pin, false, bit ? pulses->low1 : pulses->low0, &until);
    }
    return err;
}

const struct cpy_gpio_ops cpy_mock_gpio = {
    mock_setup, mock_write, mock_read, NULL, NULL, mock_watch, mock_release, mock_send_bits, NULL};

/* --- drivers ------------------------------------------------------------------------------------------------- */

struct cpy_mock_driver *cpy_mock_driver_new(struct cpy_mock *m, uint16_t pin)
{
    struct cpy_mock_driver *driver = is_pin(m, pin) ? calloc(1, sizeof *driver) : NULL;

    if (!driver)
        return NULL;
    *driver = (struct cpy_mock_driver){.mock = m, .pin = pin, .level = CPY_MOCK_FLOAT, .next = net_of(m, pin)->drivers};
    net_of(m, pin)->drivers = driver;
    judge(m, pin_of(m, pin)->net);
    return driver;
}

void cpy_mock_driver_set(struct cpy_mock_driver *driver, enum cpy_mock_level level)
{
    struct cpy_mock *m = driver->mock;

    driver->wanted = (uint8_t)level;
    driver->waits = m->in_transfer != NULL;
    m->has_waiting |= driver->waits;
    if (driver->waits || driver->level == level)
        return;
    driver->level = (uint8_t)level;
    cpy_net_update(m, pin_of(m, driver->pin)->net);
}

enum cpy_mock_level cpy_mock_driver_level(const struct cpy_mock_driver *driver)
{
    return driver->waits ? driver->wanted : driver->level;
}

void cpy_mock_drivers_float(struct cpy_mock *m)
{
    for (unsigned i = 0; i < m->board.def->pin_count; i++)
        for (struct cpy_mock_driver *driver = m->nets[i].drivers; driver; driver = driver->next)
            cpy_mock_driver_set(driver, CPY_MOCK_FLOAT);
}

void cpy_mock_driver_free(struct cpy_mock_driver *driver)
{
    struct cpy_mock_driver **link;
    uint16_t net;

    if (!driver)
        return;
    net = pin_of(driver->mock, driver->pin)->net;
    for (link = &driver->mock->nets[net].drivers; *link != driver; link = &(*link)->next)
        continue;
    *link = driver->next;
    cpy_net_update(driver->mock, net);
    judge(driver->mock, net);
    free(driver);
}

void cpy_net_settle(struct cpy_mock *m)
{
    if (!m->has_waiting)
        return;
    m->has_waiting = false;
    for (unsigned i = 0; i < m->board.def->pin_count; i++)
        for (struct cpy_mock_driver *driver = m->nets[i].drivers; driver; driver = driver->next)
            if (driver->waits)
                cpy_mock_driver_set(driver, driver->wanted);
}

int cpy_mock_drive(struct cpy_mock *m, uint16_t pin, enum cpy_mock_level level)
{
    struct cpy_mock_pin *p;

    if (!is_pin(m, pin))
        return -EINVAL;
    p = pin_of(m, pin);
    if (!p->outside && level == CPY_MOCK_FLOAT)
        return 0;
    if (!p->outside && !(p->outside = cpy_mock_driver_new(m, pin)))
        return -ENOMEM;
    cpy_mock_driver_set(p->outside, level);
    return 0;
}

int cpy_mock_pull(struct cpy_mock *m, uint16_t pin, enum cpy_pull pull)
{
    if (!is_pin(m, pin))
        return -EINVAL;
    net_of(m, pin)->pull = (uint8_t)pull;
    cpy_net_update(m, pin_of(m, pin)->net);
    return 0;
}

bool cpy_mock_level(struct cpy_mock *m, uint16_t pin)
{
    cpy_run_due(m);
    return is_pin(m, pin) && net_of(m, pin)->level;
}

uint64_t cpy_mock_conflicts(struct cpy_mock *m, uint16_t pin) { return is_pin(m, pin) ? net_of(m, pin)->conflicts : 0; }

bool cpy_mock_mode(struct cpy_mock *m, uint16_t pin, struct cpy_pin_mode *mode)
{
    if (!is_pin(m, pin) || !pin_of(m, pin)->is_set_up)
        return false;
    *mode = pin_of(m, pin)->mode;
    return true;
}

/* --- wires and listeners ----------------------------------------------------------------------------------- */

int cpy_mock_connect(struct cpy_mock *m, uint16_t a, uint16_t b)
{
    uint16_t into, from;
    struct cpy_mock_driver **drivers;
    struct cpy_listener **listeners;

    if (!is_pin(m, a) || !is_pin(m, b))
        return -EINVAL;
    into = pin_of(m, a)->net;
    from = pin_of(m, b)->net;
    if (into == from)
        return 0;
    for (unsigned i = 0; i < m->board.def->pin_count; i++)
        if (m->pins[i].net == from)
            m->pins[i].net = into;
    for (drivers = &m->nets[into].drivers; *drivers; drivers = &(*drivers)->next)
        continue;
    *drivers = m->nets[from].drivers;
    for (listeners = &m->nets[into].listeners; *listeners; listeners = &(*listeners)->next)
        continue;
    *listeners = m->nets[from].listeners;
    m->nets[into].members = (uint16_t)(m->nets[into].members + m->nets[from].members);
    m->nets[into].buses = (uint16_t)(m->nets[into].buses + m->nets[from].buses);
    if (m->nets[from].pull)
        m->nets[into].pull = m->nets[from].pull;
    m->nets[from] = (struct cpy_net){.level = false};
    judge(m, into);
    cpy_net_update(m, into);
    return 0;
}

int64_t cpy_mock_listen(struct cpy_mock *m, uint16_t pin, void (*call)(void *user, bool level, int64_t time), void *user)
{
    struct cpy_listener *l = is_pin(m, pin) ? calloc(1, sizeof *l) : NULL;
    struct cpy_listener **end;

    if (!l)
        return is_pin(m, pin) ? -ENOMEM : -EINVAL;
    *l = (struct cpy_listener){.id = ++m->next_id, .changed = call, .user = user};
    for (end = &net_of(m, pin)->listeners; *end; end = &(*end)->next)
        continue;
    *end = l;
    judge(m, pin_of(m, pin)->net);
    return l->id;
}

/* Listeners may be taken off while they are being called: then they only stop, and go with the board. */
void cpy_mock_unlisten(struct cpy_mock *m, uint16_t pin, int64_t id)
{
    for (struct cpy_listener **link = &net_of(m, pin)->listeners; *link; link = &(*link)->next) {
        struct cpy_listener *l = *link;

        if (l->id != id)
            continue;
        l->gone = true;
        if (!m->calling) {
            *link = l->next;
            free(l);
        }
        judge(m, pin_of(m, pin)->net);
        return;
    }
}
