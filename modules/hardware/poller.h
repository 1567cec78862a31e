/* SPDX-License-Identifier: MIT */
/* modules/hardware/poller.h - a thread that waits for events while bytecode runs.
 *
 * It does nothing but poll: when the descriptor is readable it asks for a safe point
 * (cpy_poke()) and then waits until it is told that the events have been fetched. */
#ifndef CPY_HARDWARE_POLLER_H
#define CPY_HARDWARE_POLLER_H

#include "vm/api.h"

struct cpy_poller;

/* Starts a thread that watches fd; -1: nothing.  NULL: none could be started (errno). */
struct cpy_poller *cpy_poller_start(struct cpy_vm *vm, int fd);
/* The events have been fetched: watch again. */
void cpy_poller_rearm(struct cpy_poller *poller);
/* Asks for a safe point in each interval of so many ms, too; 0: no more. */
void cpy_poller_every(struct cpy_poller *poller, int ms);
/* Ends the thread and frees the poller.  NULL is ignored. */
void cpy_poller_stop(struct cpy_poller *poller);

#endif
