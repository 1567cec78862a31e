/* SPDX-License-Identifier: MIT */
/* modules/hardware/calls.c - calls of the board that let the interpreter's lock go.
 *
 * While one thread is in such a call another may want to use the same hardware, or to close it: it waits.  A thread that
 * is in a call itself (a device model or a handler runs inside it) goes on: waiting would be for ever.  At the end of the
 * program the other threads do not come back from their calls, which end when they are cancelled; hardware that one of
 * them does not leave then stays open until the process is gone.  So does all in a forked child: it is its parent's
 * (cpy_board_inherits()). */
#include "modules/hardware/state.h"

#include <time.h>
#include <unistd.h>

#define LOOK 1000000   /* ns: how often is looked whether the others have left the board, */
#define LOOKS_MOST 3000 /* and how often at most */

/* --- the interpreter's lock -------------------------------------------------------------------------------------- */

static unsigned *outside(struct cpy_board *board) { return &((struct cpy_hardware_state *)board->user)->outside; }

void cpy_hardware_block(struct cpy_thread *t, struct cpy_board *board)
{
    if (board->backend->in_process)
        return;
    __atomic_fetch_add(outside(board), 1, __ATOMIC_ACQ_REL);
    cpy_unlock(t);
}

/* A thread that is ended when it wants the lock has left the board before. */
void cpy_hardware_unblock(struct cpy_thread *t, struct cpy_board *board)
{
    if (board->backend->in_process)
        return;
    __atomic_fetch_sub(outside(board), 1, __ATOMIC_ACQ_REL);
    cpy_lock(t);
}

bool cpy_hardware_is_quiet(const struct cpy_hardware_state *s)
{
    const struct timespec pause = {0, LOOK};

    if (getpid() != s->process)
        return false;
    for (int i = 0; __atomic_load_n(&s->outside, __ATOMIC_ACQUIRE) > 0; i++) {
        if (i == LOOKS_MOST)
            return false;
        cpy_board_cancel_all(s->board);
        nanosleep(&pause, NULL);
    }
    return true;
}

/* --- calls of an object ------------------------------------------------------------------------------------------ */

bool cpy_call_begin(struct cpy_thread *t, struct cpy_calls *calls, unsigned way, struct cpy_board *const *board)
{
    if (!cpy_guard_enter(t, &calls->ways[way]))
        return false;
    if (*board) {
        cpy_hardware_block(t, *board);
        return true;
    }
    cpy_guard_leave(t, &calls->ways[way]);
    cpy_raise_deinited(t);
    return false;
}

void cpy_call_end(struct cpy_thread *t, struct cpy_calls *calls, unsigned way, struct cpy_board *board)
{
    cpy_hardware_unblock(t, board);
    cpy_guard_leave(t, &calls->ways[way]);
}

bool cpy_call_is_mine(const struct cpy_thread *t, const struct cpy_calls *calls)
{
    for (unsigned way = 0; way < CPY_CALL_WAYS; way++)
        if (cpy_guard_is_mine(t, &calls->ways[way]))
            return true;
    return false;
}

/* Leaves the first n ways. */
static void leave_ways(struct cpy_thread *t, struct cpy_calls *calls, unsigned n)
{
    for (unsigned way = 0; way < n; way++)
        cpy_guard_leave(t, &calls->ways[way]);
}

/* At the end: is the board left to us, or closed? */
static bool others_have_left(struct cpy_thread *t)
{
    const struct cpy_hardware_state *s = cpy_hardware_state(t);

    return s && (!s->board || cpy_hardware_is_quiet(s));
}

bool cpy_calls_stop(struct cpy_thread *t, struct cpy_calls *calls, const char *what)
{
    if (what && cpy_call_is_mine(t, calls)) {
        cpy_raise(t, CPY_RUNTIME_ERROR, "%s cannot be deinitialized inside one of its transfers", what);
        return false;
    }
    if (cpy_is_ending(t) && !others_have_left(t))
        return false;
    for (unsigned way = 0; way < CPY_CALL_WAYS; way++)
        if (!cpy_guard_enter(t, &calls->ways[way])) {
            leave_ways(t, calls, way);
            return false;
        }
    return true;
}

void cpy_calls_let(struct cpy_thread *t, struct cpy_calls *calls) { leave_ways(t, calls, CPY_CALL_WAYS); }

/* The object has no board any more while its hardware is given back: a device model that runs then may look at it. */
bool cpy_calls_close(struct cpy_thread *t, struct cpy_calls *calls, struct cpy_board **board, const char *what,
    cpy_give_back give_back, void *object)
{
    struct cpy_board *open;

    if (!cpy_calls_stop(t, calls, what))
        return false;
    open = *board;
    *board = NULL;
    if (open)
        give_back(object, open);
    cpy_calls_let(t, calls);
    return true;
}

void cpy_calls_finalized(struct cpy_thread *t, bool closed)
{
    if (!closed)
        cpy_take_pending(t); /* nobody is left to be told */
}
