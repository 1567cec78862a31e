/* SPDX-License-Identifier: MIT */
/* backends/mock/pwm.c - waves that pins put out.
 *
 * A timer makes each edge at its own moment, so that counters, traces and device models see them.  A wave too fast for
 * that is a level, low or high by what it has more of: its frequency and duty can be asked for all the same. */
#include "backends/mock/state.h"

#include <stdlib.h>

#define PERIOD_LEAST 10000          /* ns */
#define PERIOD_LEAST_REALLY 1000000 /* on the real clock, where each edge interrupts the script */

struct cpy_pwm {
    struct cpy_mock *mock;
    struct cpy_wave wave;
    int64_t timer; /* of the next edge; 0: there will be none */
    int64_t next;  /* when it comes */
    int64_t end;   /* from then on there are no more: the wave is switched off at that moment; 0: not known */
    uint16_t pin;
    bool level;
};

static void put(struct cpy_pwm *p, bool level)
{
    struct cpy_mock_pin *pin = &p->mock->pins[p->pin];

    p->level = level;
    pin->mode.level = level;
    cpy_net_update(p->mock, pin->net);
}

/* How long the level lasts that is put out now. */
static uint64_t length(const struct cpy_pwm *p)
{
    return p->level != p->wave.inverted ? p->wave.high : p->wave.period - p->wave.high;
}

static void edge(void *user)
{
    struct cpy_pwm *p = user;
    int64_t timer;

    p->timer = 0;
    if (p->end && p->next >= p->end)
        return;
    put(p, !p->level);
    p->next += (int64_t)length(p);
    if ((timer = cpy_mock_at(p->mock, p->next, edge, p)) > 0)
        p->timer = timer; /* else there is no memory: the wave stands still */
}

static void stop(struct cpy_pwm *p)
{
    cpy_mock_cancel(p->mock, p->timer);
    p->timer = 0;
}

static bool has_edges(const struct cpy_pwm *p)
{
    uint64_t least = p->mock->clock == CPY_MOCK_VIRTUAL ? PERIOD_LEAST : PERIOD_LEAST_REALLY;

    return p->wave.high > 0 && p->wave.high < p->wave.period && p->wave.period >= least;
}

static int pwm_set(struct cpy_board *board, uint16_t pin, struct cpy_wave *wave)
{
    struct cpy_mock *m = cpy_mock_from(board);
    struct cpy_pwm *p = m->pins[pin].pwm;
    int64_t timer;

    cpy_cost_write(m, CPY_MOCK_COST_WRITE);
    stop(p);
    p->wave = *wave;
    put(p, (has_edges(p) || wave->high * 2 >= wave->period) != wave->inverted);
    if (!has_edges(p))
        return 0;
    p->next = cpy_mock_now(m) + (int64_t)length(p);
    if ((timer = cpy_mock_at(m, p->next, edge, p)) < 0)
        return (int)timer;
    p->timer = timer;
    return 0;
}

static int pwm_open(struct cpy_board *board, uint16_t pin)
{
    struct cpy_mock *m = cpy_mock_from(board);
    struct cpy_mock_pin *p = &m->pins[pin];

    if (!(p->pwm = calloc(1, sizeof *p->pwm)))
        return -ENOMEM;
    *p->pwm = (struct cpy_pwm){.mock = m, .pin = pin, .wave = {.period = 1}};
    p->mode = (struct cpy_pin_mode){.output = true};
    p->is_set_up = true;
    cpy_pin_hold(m, pin, "PWM");
    cpy_net_update(m, p->net);
    return 0;
}

static void pwm_close(struct cpy_board *board, uint16_t pin)
{
    struct cpy_mock *m = cpy_mock_from(board);

    stop(m->pins[pin].pwm);
    free(m->pins[pin].pwm);
    m->pins[pin].pwm = NULL;
    cpy_pin_hold(m, pin, NULL);
}

void cpy_pwms_close(struct cpy_mock *m)
{
    for (unsigned i = 0; m->pins && i < m->board.def->pin_count; i++)
        if (m->pins[i].pwm)
            pwm_close(&m->board, (uint16_t)i);
}

bool cpy_mock_wave(struct cpy_mock *m, uint16_t pin, struct cpy_wave *wave)
{
    for (unsigned i = 0; pin < m->board.def->pin_count && i < m->board.def->pin_count; i++)
        if (m->pins[i].pwm && m->pins[i].net == m->pins[pin].net) {
            *wave = m->pins[i].pwm->wave;
            return true;
        }
    return false;
}

static int pwm_send(struct cpy_board *board, uint16_t pin, const struct cpy_wave *wave, const uint16_t *us, size_t n)
{
    struct cpy_mock *m = cpy_mock_from(board);
    const struct cpy_wave silence = {.period = wave->period, .inverted = wave->inverted};
    int64_t until = cpy_mock_now(m);
    int err = 0;

    for (size_t i = 0; i <= n && err >= 0; i++) {
        struct cpy_wave now = i % 2 || i == n ? silence : *wave;

        err = pwm_set(board, pin, &now);
        if (i == n)
            break;
        m->pins[pin].pwm->end = until += us[i] * INT64_C(1000);
        cpy_clock_pass(m, until);
    }
    m->pins[pin].pwm->end = 0;
    return err;
}

const struct cpy_pwm_ops cpy_mock_pwm = {pwm_open, pwm_set, pwm_close, pwm_send};
