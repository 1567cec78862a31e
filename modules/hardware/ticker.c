/* SPDX-License-Identifier: MIT */
/* modules/hardware/ticker.c - what is to be done again and again, such as a look at keys.
 *
 * While bytecode runs on the real clock, the poller's thread asks for a safe point as often as the most frequent ticker
 * wants; a script that sleeps wakes up for each.  On a virtual clock time passes in the script's calls only. */
#include "modules/hardware/state.h"

#define MS 1000000

void cpy_tickers_run(struct cpy_hardware_state *s)
{
    struct cpy_ticker *first = s->held_back ? NULL : s->tickers;
    int64_t now = first ? cpy_board_now(s->board) : 0;

    for (struct cpy_ticker *ticker = first, *next; ticker; ticker = next) {
        next = ticker->next;
        if (ticker->due > now)
            continue;
        ticker->due += ticker->interval;
        if (ticker->due <= now)
            ticker->due = now + ticker->interval;
        ticker->tick(ticker->user);
    }
}

int64_t cpy_tickers_due(const struct cpy_hardware_state *s)
{
    int64_t due = CPY_FOREVER;

    for (const struct cpy_ticker *ticker = s->held_back ? NULL : s->tickers; ticker; ticker = ticker->next)
        if (ticker->due < due)
            due = ticker->due;
    return due;
}

/* Tells the poller's thread how often it has to ask for a safe point. */
static void set_pace(struct cpy_hardware_state *s)
{
    int64_t least = CPY_FOREVER;

    for (const struct cpy_ticker *ticker = s->tickers; ticker; ticker = ticker->next)
        if (ticker->interval < least)
            least = ticker->interval;
    if (s->poller)
        cpy_poller_every(s->poller, least == CPY_FOREVER ? 0 : least < MS ? 1 : (int)(least / MS));
}

bool cpy_hardware_tick(struct cpy_thread *t, struct cpy_ticker *ticker)
{
    struct cpy_hardware_state *s = cpy_hardware_listen(t) ? cpy_hardware_state(t) : NULL;

    if (!s)
        return false;
    if (!s->poller && !s->clock.is_virtual && !(s->poller = cpy_poller_start(s->vm, -1))) {
        cpy_raise_errno(t, errno, CPY_UNSET);
        return false;
    }
    ticker->due = cpy_board_now(s->board);
    ticker->next = s->tickers;
    s->tickers = ticker;
    set_pace(s);
    return true;
}

void cpy_hardware_untick(struct cpy_thread *t, struct cpy_ticker *ticker)
{
    struct cpy_hardware_state *s = cpy_hardware_state(t);
    struct cpy_ticker **link = s ? &s->tickers : NULL;

    while (link && *link && *link != ticker)
        link = &(*link)->next;
    if (!link || !*link)
        return;
    *link = ticker->next;
    set_pace(s);
}
