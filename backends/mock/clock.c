/* SPDX-License-Identifier: MIT */
/* backends/mock/clock.c - time of the simulated hardware: the system's, or a virtual one.
 *
 * On the virtual clock time passes only when the script waits or does something that
 * costs.  A loop that only polls would never end that way; so after a hundred reads
 * without a write, each further read lets time jump, in steps that grow up to 1 ms, but
 * never past the next timer; and when a timer has run, the loop is looked at anew, so that what
 * it waited for is noticed in time.  What a device model does costs nothing. */
#include "backends/mock/state.h"

#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define NS 1000000000LL
#define VIRTUAL_EPOCH (1735689600 * NS) /* 2025-01-01 00:00:00 UTC: where wall time begins on the virtual clock */
#define FIRST_JUMP 1000

static int64_t system_clock(clockid_t clock)
{
    struct timespec now = {0, 0};

    clock_gettime(clock, &now);
    return now.tv_sec * NS + now.tv_nsec;
}

enum cpy_mock_clock cpy_mock_clock_kind(const struct cpy_mock *m) { return m->clock; }
int64_t cpy_mock_now(struct cpy_mock *m) { return m->clock == CPY_MOCK_VIRTUAL ? m->time : system_clock(CLOCK_MONOTONIC); }

int64_t cpy_time_of_ticks(const struct cpy_mock *m, int64_t ticks)
{
    int64_t now = system_clock(CLOCK_MONOTONIC), passed = cpy_ticks() - m->ticks;
    double share = passed > 0 ? (double)(ticks - m->ticks) / (double)passed : 1;

    return share >= 1 ? now : m->ticks_time + (int64_t)(share * (double)(now - m->ticks_time));
}

/* --- descriptors of the real clock ---------------------------------------------------------------- */

int cpy_clock_open(struct cpy_mock *m)
{
    struct epoll_event any = {.events = EPOLLIN};

    m->jump = FIRST_JUMP;
    for (int i = 0; i < 2; i++) { /* the first time takes longer */
        m->ticks_time = system_clock(CLOCK_MONOTONIC);
        m->ticks = cpy_ticks();
    }
    m->event_fd = m->timer_fd = m->epoll_fd = -1;
    if (m->clock == CPY_MOCK_VIRTUAL)
        return 0;
    m->event_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    m->timer_fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    m->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    if (m->event_fd < 0 || m->timer_fd < 0 || m->epoll_fd < 0 ||
        epoll_ctl(m->epoll_fd, EPOLL_CTL_ADD, m->event_fd, &any) || epoll_ctl(m->epoll_fd, EPOLL_CTL_ADD, m->timer_fd, &any))
        return -errno;
    return 0;
}

void cpy_clock_close(struct cpy_mock *m)
{
    int fds[] = {m->epoll_fd, m->timer_fd, m->event_fd};

    for (unsigned i = 0; i < sizeof fds / sizeof *fds; i++)
        if (fds[i] >= 0)
            close(fds[i]);
    free(m->timers);
}

void cpy_event_arrived(struct cpy_mock *m)
{
    uint64_t one = 1;

    if (m->event_fd >= 0 && write(m->event_fd, &one, sizeof one) < 0)
        return; /* the counter is full: the descriptor is readable */
    if (m->board.notify)
        m->board.notify(m->board.user);
}

/* Lets the descriptor become readable when the first timer is due. */
static void arm(struct cpy_mock *m)
{
    struct itimerspec when = {{0, 0}, {0, 0}};

    if (m->timer_fd < 0)
        return;
    if (m->timer_count)
        when.it_value = (struct timespec){m->timers[0].time / NS, m->timers[0].time % NS};
    if (m->timer_count && m->timers[0].time <= 0)
        when.it_value.tv_nsec = 1;
    timerfd_settime(m->timer_fd, TFD_TIMER_ABSTIME, &when, NULL);
}

/* --- timers ------------------------------------------------------------------------------------------ */

static bool before(const struct cpy_timer *a, const struct cpy_timer *b)
{
    return a->time < b->time || (a->time == b->time && a->id < b->id);
}

static void sift_up(struct cpy_mock *m, unsigned i)
{
    struct cpy_timer timer = m->timers[i];

    for (; i > 0 && before(&timer, &m->timers[(i - 1) / 2]); i = (i - 1) / 2)
        m->timers[i] = m->timers[(i - 1) / 2];
    m->timers[i] = timer;
}

static void sift_down(struct cpy_mock *m, unsigned i)
{
    struct cpy_timer timer = m->timers[i];

    for (unsigned child; (child = 2 * i + 1) < m->timer_count; i = child) {
        if (child + 1 < m->timer_count && before(&m->timers[child + 1], &m->timers[child]))
            child++;
        if (!before(&m->timers[child], &timer))
            break;
        m->timers[i] = m->timers[child];
    }
    m->timers[i] = timer;
}

static void remove_timer(struct cpy_mock *m, unsigned i)
{
    m->timers[i] = m->timers[--m->timer_count];
    if (i < m->timer_count) {
        sift_down(m, i);
        sift_up(m, i);
    }
}

/* Something has happened, or will: a loop that polls is not to miss the time of it. */
static void end_polling(struct cpy_mock *m)
{
    m->polls = 0;
    m->jump = FIRST_JUMP;
}

int64_t cpy_mock_at(struct cpy_mock *m, int64_t time, void (*call)(void *user), void *user)
{
    if (m->timer_count == m->timer_cap) {
        unsigned cap = m->timer_cap ? 2 * m->timer_cap : 16;
        struct cpy_timer *timers = realloc(m->timers, cap * sizeof *timers);

        if (!timers)
            return -ENOMEM;
        m->timers = timers;
        m->timer_cap = cap;
    }
    m->timers[m->timer_count] = (struct cpy_timer){time, ++m->next_id, call, user};
    sift_up(m, m->timer_count++);
    arm(m);
    end_polling(m);
    return m->next_id;
}

void cpy_mock_cancel(struct cpy_mock *m, int64_t id)
{
    for (unsigned i = 0; i < m->timer_count; i++)
        if (m->timers[i].id == id) {
            remove_timer(m, i);
            arm(m);
            return;
        }
}

/* Runs the timers up to the time: have there been any?  On the virtual clock each runs at its own moment. */
static bool run_until(struct cpy_mock *m, int64_t time)
{
    bool any = false;

    for (; m->timer_count && m->timers[0].time <= time; any = true) {
        struct cpy_timer timer = m->timers[0];

        remove_timer(m, 0);
        if (m->clock == CPY_MOCK_VIRTUAL && timer.time > m->time)
            m->time = timer.time;
        m->calling++;
        timer.call(timer.user);
        m->calling--;
    }
    if (m->clock == CPY_MOCK_VIRTUAL && time > m->time)
        m->time = time;
    return any;
}

void cpy_run_due(struct cpy_mock *m)
{
    if (m->timer_count == 0 || m->calling || m->in_transfer)
        return;
    if (m->timers[0].time <= cpy_mock_now(m)) {
        run_until(m, cpy_mock_now(m));
        arm(m);
    }
}

/* --- what things cost ----------------------------------------------------------------------------------- */

static bool is_free(const struct cpy_mock *m) { return m->clock == CPY_MOCK_REAL || m->calling || m->in_transfer; }

/* How far a loop that only polls may jump. */
static int64_t jump(struct cpy_mock *m)
{
    int64_t ns = m->jump, left = m->timer_count ? m->timers[0].time - m->time : ns;

    m->jump = m->jump * 2 < CPY_MOCK_JUMP_MOST ? m->jump * 2 : CPY_MOCK_JUMP_MOST;
    return left > 0 && left < ns ? left : ns;
}

void cpy_cost_read(struct cpy_mock *m, int64_t ns)
{
    if (is_free(m)) {
        cpy_run_due(m);
        return;
    }
    if (++m->polls > CPY_MOCK_POLLS)
        ns = jump(m);
    if (run_until(m, m->time + ns))
        end_polling(m);
}

void cpy_cost_write(struct cpy_mock *m, int64_t ns)
{
    if (is_free(m)) {
        cpy_run_due(m);
        return;
    }
    end_polling(m);
    run_until(m, m->time + ns);
}

void cpy_clock_pass(struct cpy_mock *m, int64_t until)
{
    if (m->clock == CPY_MOCK_VIRTUAL && !is_free(m))
        run_until(m, until);
    while (m->clock == CPY_MOCK_REAL && cpy_mock_now(m) < until)
        continue;
}

int64_t cpy_mock_board_now(struct cpy_board *board)
{
    struct cpy_mock *m = cpy_mock_from(board);

    cpy_cost_read(m, CPY_MOCK_COST_CLOCK);
    return cpy_mock_now(m);
}

int64_t cpy_mock_board_wall(struct cpy_board *board)
{
    struct cpy_mock *m = cpy_mock_from(board);

    cpy_cost_read(m, CPY_MOCK_COST_CLOCK);
    return m->clock == CPY_MOCK_VIRTUAL ? VIRTUAL_EPOCH + m->time : system_clock(CLOCK_REALTIME);
}

/* --- waiting ---------------------------------------------------------------------------------------------- */

static bool is_cancelled(struct cpy_mock *m)
{
    struct pollfd fd = {cpy_board_cancel_fd(&m->board), POLLIN, 0};

    return poll(&fd, 1, 0) > 0;
}

/* Virtual time up to the deadline, timer by timer. */
static int wait_virtually(struct cpy_mock *m, int64_t deadline, bool (*done)(void *user), void *user)
{
    m->polls = 0;
    for (;;) {
        bool due = m->timer_count && m->timers[0].time <= deadline;

        if (done(user))
            return 1;
        if (is_cancelled(m))
            return -ECANCELED;
        if (!due && deadline == CPY_FOREVER)
            return cpy_failed(&m->board, -EDEADLK, CPY_NO_PIN,
                "nothing can happen any more: no timer is set, no device will send anything, and time would stand still");
        run_until(m, due ? (m->timers[0].time > m->time ? m->timers[0].time : m->time) : deadline);
        if (!due)
            return done(user);
    }
}

static int wait_really(struct cpy_mock *m, int64_t deadline, bool (*done)(void *user), void *user)
{
    for (;;) {
        int64_t until = deadline;
        int result;

        cpy_run_due(m);
        if (done(user))
            return 1;
        if (m->timer_count && m->timers[0].time < until)
            until = m->timers[0].time;
        result = cpy_board_poll(&m->board, NULL, 0, until);
        if (result != -ETIMEDOUT)
            return result;
        if (until == deadline) {
            cpy_run_due(m);
            return done(user);
        }
    }
}

int cpy_wait_for(struct cpy_mock *m, int64_t deadline, bool (*done)(void *user), void *user)
{
    if (m->calling || m->in_transfer)
        return cpy_failed(&m->board, -EDEADLK, CPY_NO_PIN, "a device model cannot wait: it must answer at once");
    return (m->clock == CPY_MOCK_VIRTUAL ? wait_virtually : wait_really)(m, deadline, done, user);
}

static bool has_event(void *user) { return ((struct cpy_mock *)user)->event_count > 0; }
static bool never(void *user) { return user == NULL; }

int cpy_mock_board_wait(struct cpy_board *board, int64_t deadline)
{
    return cpy_wait_for(cpy_mock_from(board), deadline, has_event, board);
}

int cpy_mock_advance(struct cpy_mock *m, int64_t to)
{
    if (to > cpy_mock_now(m))
        return cpy_wait_for(m, to, never, m);
    cpy_run_due(m); /* what became due on the real clock while nobody looked */
    return 0;
}
