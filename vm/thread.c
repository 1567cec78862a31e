/* SPDX-License-Identifier: MIT */
/* vm/thread.c - the interpreter lock, and the limits of the C stack.
 *
 * While a thread has released the lock, the collector may run in another one: the
 * registers and the end of its stack are written down first. */
#include "vm/thread.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#define STACK_MARGIN ((size_t)256 << 10) /* left for C code that does not check */
#define STACK_MOST ((size_t)64 << 20)    /* of an unlimited stack, use this much */

extern void *__libc_stack_end; /* set by the loader: where the main thread's stack begins */

/* The stack's base and size of a thread other than the main one. */
static void other_thread_stack(uintptr_t *base, size_t *size)
{
    pthread_attr_t attributes;
    void *lowest = NULL;

    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        pthread_attr_getstack(&attributes, &lowest, size);
        *base = (uintptr_t)lowest + *size;
        pthread_attr_destroy(&attributes);
    }
}

void cpy_thread_find_stack(struct cpy_thread *t)
{
    struct rlimit limit;
    uintptr_t base = (uintptr_t)__libc_stack_end;
    size_t size = STACK_MOST;

    if (syscall(SYS_gettid) != getpid())
        other_thread_stack(&base, &size);
    else if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur < size)
        size = limit.rlim_cur;
    t->c_stack_base = base;
    t->c_stack_limit = base - size + (size > 2 * STACK_MARGIN ? STACK_MARGIN : size / 2);
}

bool cpy_check_stack(struct cpy_thread *t)
{
    if (CPY_LIKELY((uintptr_t)__builtin_frame_address(0) > t->c_stack_limit))
        return true;
    cpy_raise(t, CPY_RECURSION_ERROR, "maximum recursion depth exceeded");
    return false;
}

/* Writes down the registers that the caller expects to keep: the compiler puts all of them into this
 * function's frame, from where they are copied. */
__attribute__((noinline, no_sanitize("address"), no_sanitize("undefined"))) void cpy_unlock(struct cpy_thread *t)
{
    volatile uintptr_t lowest = 0;
    const uintptr_t *from = (const uintptr_t *)(uintptr_t)&lowest;
    const uintptr_t *to = (const uintptr_t *)__builtin_frame_address(0);

    __builtin_unwind_init();
    for (size_t i = 0; i < CPY_COUNT(t->saved_registers) && from + i < to; i++)
        t->saved_registers[i] = from[i];
    t->c_stack_top = (uintptr_t)to;
    pthread_mutex_unlock(&t->vm->lock);
}

void cpy_lock(struct cpy_thread *t)
{
    pthread_mutex_lock(&t->vm->lock);
    t->c_stack_top = 0;
}

int cpy_repr_enter(struct cpy_thread *t, cpy_value v)
{
    struct cpy_repr_guard *guard;

    for (guard = t->repr_guards; guard; guard = guard->next)
        if (guard->shown == v)
            return 0;
    if (!cpy_check_stack(t))
        return -1;
    if (!(guard = cpy_malloc(t, sizeof *guard)))
        return -1;
    *guard = (struct cpy_repr_guard){v, t->repr_guards};
    t->repr_guards = guard;
    return 1;
}

void cpy_repr_leave(struct cpy_thread *t, cpy_value v)
{
    struct cpy_repr_guard *guard = t->repr_guards;

    (void)v;
    t->repr_guards = guard->next;
    cpy_free((const void *)(uintptr_t)v, guard, sizeof *guard);
}
