/* SPDX-License-Identifier: MIT */
/* vm/thread.h - a thread's C stack and its hold on the interpreter lock. */
#ifndef CPY_THREAD_H
#define CPY_THREAD_H

#include "vm/vm.h"

/* Finds where the calling thread's C stack begins and how far it may grow. */
void cpy_thread_find_stack(struct cpy_thread *t);

#endif
