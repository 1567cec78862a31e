/* SPDX-License-Identifier: MIT */
/* vm/thread_start.c - new threads: what they are made of, what they run, and how they end.
 *
 * A thread has stacks of its own for registers and frames, smaller than those of the first.  It blocks signals, which
 * are the main thread's.  When the interpreter ends before it does, it jumps back to where it began the moment it wants the
 * interpreter's lock, and touches nothing any more (vm/thread.c: leave). */
#include "vm/interp/frame.h"
#include "vm/objects/dict.h"
#include "vm/thread.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#define C_STACK ((size_t)(sizeof(void *) == 8 ? 8 : 1) << 20) /* of a new thread, unless stack_size() was called */
#define C_STACK_SPARE ((size_t)256 << 10)                     /* added to what stack_size() asks for */
#define REGISTER_BYTES ((size_t)(sizeof(void *) == 8 ? 16 : 2) << 20)

enum { FUNCTION, ARGS, KEYWORDS };

/* --- running ---------------------------------------------------------------------------------------------------- */

static void call_start(struct cpy_thread *t)
{
    cpy_value function = t->start[FUNCTION], args = t->start[ARGS], keywords = t->start[KEYWORDS];

    t->start[FUNCTION] = t->start[ARGS] = t->start[KEYWORDS] = CPY_UNSET;
    if (t->start_call)
        t->start_call(t, function);
    else if (!cpy_call_tuple(t, function, args, keywords))
        cpy_thread_failed(t, function);
}

void cpy_thread_failed(struct cpy_thread *t, cpy_value function)
{
    if (cpy_pending_is(t, CPY_SYSTEM_EXIT))
        cpy_take_pending(t);
    else
        cpy_print_unraisable(t, "thread started by", function);
}

/* What the thread leaves is let go of while it still is one: finalizers may run. */
static void clear(struct cpy_thread *t)
{
    cpy_set_trace(t, CPY_TRACE_LINES, CPY_UNSET);
    cpy_set_trace(t, CPY_TRACE_PROFILE, CPY_UNSET);
    t->exception = t->handled = t->context = t->locals = CPY_UNSET;
    memset(t->values, 0, sizeof t->values);
    t->async_first = t->async_finalizer = CPY_UNSET;
}

static void *run_thread(void *user)
{
    struct cpy_thread *volatile t = user;

    cpy_thread_find_stack(t);
    t->native_id = (int)syscall(SYS_gettid);
    if (setjmp(t->leave) == 0) {
        cpy_lock(t);
        call_start(t);
        clear(t);
        cpy_thread_detach(t, true);
    } else {
        cpy_stack_free(t);
        sem_destroy(&t->look);
    }
    free(t);
    return NULL;
}

/* --- starting ------------------------------------------------------------------------------------------------------ */

/* Starts the system's thread, which then waits for the lock.  Returns 0 or an errno. */
static int create(struct cpy_thread *starter, struct cpy_thread *new, size_t stack_size)
{
    sigset_t others, before;
    pthread_attr_t attributes;
    pthread_t thread;
    int err = pthread_attr_init(&attributes);

    if (err)
        return err;
    sigfillset(&others);
    for (const int *fault = (const int[]){SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, 0}; *fault; fault++)
        sigdelset(&others, *fault);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    err = pthread_attr_setstacksize(&attributes, stack_size ? stack_size + C_STACK_SPARE : C_STACK);
    pthread_sigmask(SIG_BLOCK, &others, &before);
    if (starter == starter->vm->main)
        starter->vm->main_mask = before;
    if (!err && (err = pthread_create(&thread, &attributes, run_thread, new)) == 0)
        new->ident = (uint64_t)thread;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    return err;
}

/* A thread that has not begun, one of the interpreter's.  NULL: an exception is pending. */
static struct cpy_thread *make(struct cpy_thread *t)
{
    struct cpy_thread *new;

    if (t->vm->ender) {
        cpy_raise(t, CPY_FINALIZATION_ERROR, "can't create new thread at interpreter shutdown");
        return NULL;
    }
    if (!(new = calloc(1, sizeof *new))) {
        cpy_raise_no_memory(t);
        return NULL;
    }
    new->vm = t->vm;
    new->stack_bytes = REGISTER_BYTES;
    if (cpy_stack_init(new) && cpy_thread_attach(t->vm, new))
        return new;
    cpy_stack_free(new);
    free(new);
    cpy_raise(t, CPY_RUNTIME_ERROR, "can't start new thread");
    return NULL;
}

/* Starts a thread that was made.  False: RuntimeError is pending, and the thread is no more. */
static bool start(struct cpy_thread *t, struct cpy_thread *new, size_t stack_size, uint64_t *ident)
{
    cpy_want_lock(new);
    if (create(t, new, stack_size) == 0) {
        *ident = new->ident;
        return true;
    }
    cpy_unwant_lock(new);
    cpy_thread_detach(new, false);
    free(new);
    cpy_raise(t, CPY_RUNTIME_ERROR, "can't start new thread");
    return false;
}

bool cpy_thread_start(
    struct cpy_thread *t, cpy_value function, cpy_value args, cpy_value keywords, size_t stack_size, uint64_t *ident)
{
    struct cpy_thread *new = make(t);

    if (!new)
        return false;
    new->start[FUNCTION] = function;
    new->start[ARGS] = args;
    new->start[KEYWORDS] = keywords;
    return start(t, new, stack_size, ident);
}

bool cpy_thread_start_native(struct cpy_thread *t, void (*call)(struct cpy_thread *t, cpy_value v), cpy_value v,
    size_t stack_size, uint64_t *ident)
{
    struct cpy_thread *new = make(t);

    if (!new)
        return false;
    new->start_call = call;
    new->start[FUNCTION] = v;
    return start(t, new, stack_size, ident);
}

/* --- what can be asked ------------------------------------------------------------------------------------------------ */

uint64_t cpy_thread_ident(struct cpy_thread *t) { return t->ident; }
uint64_t cpy_main_thread_ident(struct cpy_thread *t, int *native_id)
{
    *native_id = t->vm->main->native_id;
    return t->vm->main->ident;
}

bool cpy_in_main_thread(const struct cpy_vm *vm) { return vm->main->ident == (uint64_t)pthread_self(); }
bool cpy_is_main_thread(struct cpy_thread *t) { return t == t->vm->main; }
uint32_t cpy_thread_count(struct cpy_thread *t) { return t->vm->thread_count; }
bool cpy_is_ending(struct cpy_thread *t) { return t->vm->ender; }
int64_t cpy_switch_interval(struct cpy_thread *t) { return t->vm->switch_interval; }
void cpy_set_switch_interval(struct cpy_thread *t, int64_t ns) { t->vm->switch_interval = ns; }

cpy_value cpy_thread_value(struct cpy_thread *t, enum cpy_thread_value which) { return t->values[which]; }
void cpy_set_thread_value(struct cpy_thread *t, enum cpy_thread_value which, cpy_value v) { t->values[which] = v; }

cpy_value cpy_thread_locals(struct cpy_thread *t)
{
    return t->locals ? t->locals : (t->locals = cpy_dict_new(t));
}

void cpy_thread_locals_forget(struct cpy_thread *t, cpy_value key)
{
    for (struct cpy_thread *each = t->vm->threads; each; each = each->next)
        if (each->locals && cpy_dict_get(t, each->locals, key))
            cpy_dict_remove(t, each->locals, key);
}

cpy_value cpy_thread_frames(struct cpy_thread *t)
{
    cpy_value dict = cpy_dict_new(t), ident, object;

    for (struct cpy_thread *each = t->vm->threads; dict && each; each = each->next) {
        struct cpy_frame *frame = cpy_frame_at(each, 0);

        if (frame && (!(ident = cpy_int_from_unsigned(t, each->ident)) || !(object = cpy_frame_object(t, frame)) ||
                         !cpy_dict_set(t, dict, ident, object)))
            return CPY_ERROR;
    }
    return dict;
}
