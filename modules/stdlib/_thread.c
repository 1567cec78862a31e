/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_thread.c - module _thread: starting threads, waiting for them, and what else is asked of them.
 *
 * A thread that can be waited for has a handle.  Native code notes in it that the thread has begun and that it has
 * ended, so that nobody waits in vain when there is no memory for Python code. */
#include "modules/stdlib/_thread.h"

#include <pthread.h>
#include <sys/syscall.h>
#include <unistd.h>

#define LEAST_STACK 32768

static const char key;

/* The module's state in one interpreter. */
struct state {
    size_t stack_size; /* of new threads, bytes; 0: the usual */
};

/* --- threads ------------------------------------------------------------------------------------------------------------- */

/* What start_joinable_thread() returns. */
struct handle {
    struct cpy_object head;
    uint64_t ident;  /* 0: not started */
    int64_t native_id;
    bool waiting;    /* it has been started and has not begun */
    bool running;    /* it has been started, and its function has not ended */
    struct cpy_waiters waiters;
};

static struct handle *as_handle(cpy_value v) { return (struct handle *)cpy_pointer(v); }

static cpy_value thread_start_new_thread(struct cpy_thread *t, const cpy_value *args)
{
    struct state *s = cpy_private(t, &key, sizeof *s);
    uint64_t ident;

    if (!cpy_is_callable(t, args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "first arg must be callable");
    if (!cpy_is_tuple(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "2nd arg must be a tuple");
    if (args[2] && !cpy_is_dict(args[2]))
        return cpy_raise(t, CPY_TYPE_ERROR, "optional 3rd arg must be a dictionary");
    if (!s || !cpy_thread_start(t, args[0], args[1], args[2], s->stack_size, &ident))
        return CPY_ERROR;
    return cpy_int_from_unsigned(t, ident);
}

/* The thread's life.  v: (handle, function) */
static void run_joinable(struct cpy_thread *t, cpy_value v)
{
    struct handle *handle = as_handle(cpy_tuple_get(v, 0));

    handle->ident = cpy_thread_ident(t);
    handle->native_id = syscall(SYS_gettid);
    handle->waiting = false;
    cpy_waiters_wake(t, &handle->waiters, false);
    if (!cpy_call_0(t, cpy_tuple_get(v, 1)))
        cpy_thread_failed(t, cpy_tuple_get(v, 1));
    handle->running = false;
    cpy_waiters_wake(t, &handle->waiters, false);
    cpy_keep(v);
}

static const struct cpy_type_def handle_type;

static cpy_value handle_new(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value type = cpy_type_of_def(t, &handle_type);

    (void)args;
    return type ? cpy_from(cpy_new_object(t, type)) : CPY_ERROR;
}

/* Starts a thread and waits until it runs.  False: it could not be started. */
static bool start_joinable(struct cpy_thread *t, struct handle *handle, cpy_value pair)
{
    struct state *s = cpy_private(t, &key, sizeof *s);

    if (!s)
        return false;
    handle->running = handle->waiting = true;
    if (cpy_thread_start_native(t, run_joinable, pair, s->stack_size, &handle->ident))
        return cpy_thread_wait(t, &handle->waiting, &handle->waiters, CPY_NEVER) > 0;
    handle->running = handle->waiting = false;
    return false;
}

static cpy_value thread_start_joinable_thread(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value handle = args[1], pair;

    if (!cpy_is_callable(t, args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "thread function must be callable");
    if (handle != CPY_NONE && !cpy_is_instance_def(t, handle, &handle_type))
        return cpy_raise(t, CPY_TYPE_ERROR, "'handle' must be a _ThreadHandle");
    if (handle == CPY_NONE && !(handle = handle_new(t, NULL)))
        return CPY_ERROR;
    if (as_handle(handle)->ident)
        return cpy_raise(t, CPY_RUNTIME_ERROR, "thread already started");
    if (!(pair = cpy_tuple_of(t, 2, handle, args[0])))
        return CPY_ERROR;
    return start_joinable(t, as_handle(handle), pair) ? handle : CPY_ERROR;
}

static cpy_value handle_join(struct cpy_thread *t, const cpy_value *args)
{
    struct handle *handle = as_handle(args[0]);
    int64_t deadline;

    if (!cpy_thread_timeout(t, args[1], &deadline))
        return CPY_ERROR;
    if (!handle->ident)
        return cpy_raise(t, CPY_RUNTIME_ERROR, "thread not started");
    if (handle->running && handle->ident == cpy_thread_ident(t))
        return cpy_raise(t, CPY_RUNTIME_ERROR, "Cannot join current thread");
    if (cpy_thread_wait(t, &handle->running, &handle->waiters, deadline) < 0)
        return CPY_ERROR;
    if (!handle->running)
        cpy_waiters_wake(t, &handle->waiters, false); /* the next one that joins */
    return CPY_NONE;
}

static cpy_value handle_is_done(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(as_handle(args[0])->ident && !as_handle(args[0])->running);
}

/* In the child of a fork the thread does not exist. */
static cpy_value handle_set_done(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    as_handle(args[0])->running = false;
    return CPY_NONE;
}

static cpy_value handle_ident(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_int_from_unsigned(t, as_handle(args[0])->ident);
}

static cpy_value handle_native_id(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return as_handle(args[0])->native_id ? cpy_int(as_handle(args[0])->native_id) : CPY_NONE;
}

static cpy_value handle_repr(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_str_format(t, "<_ThreadHandle object: ident=%llu>", (unsigned long long)as_handle(args[0])->ident);
}

static const struct cpy_function handle_make_row = {"_ThreadHandle", "()", handle_new, NULL, 0};
static const struct cpy_function handle_methods[] = {
    {"__repr__", "(self, /)", handle_repr, "Return repr(self).", 0},
    {"join", "(self, timeout=None, /)", handle_join, "Wait until the thread has ended, at most timeout seconds.", 0},
    {"is_done", "(self, /)", handle_is_done, "Return whether the thread has ended.", 0},
    {"_set_done", "(self, /)", handle_set_done, "Say that the thread has ended.", 0},
    {0},
};
static const struct cpy_attribute handle_attributes[] = {
    {"ident", handle_ident, NULL, "The thread's ident, 0 if it was not started."},
    {"native_id", handle_native_id, NULL, "The system's number of the thread, or None."},
    {0},
};
static const struct cpy_type_def handle_type = {
    .name = "_thread._ThreadHandle", .doc = "A thread to wait for.", .size = sizeof(struct handle), .flags = CPY_TYPE_FINAL,
    .methods = handle_methods, .attributes = handle_attributes, .make = &handle_make_row,
};

/* --- what else is asked ---------------------------------------------------------------------------------------------------- */

static cpy_value thread_get_ident(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_int_from_unsigned(t, cpy_thread_ident(t));
}

static cpy_value thread_get_native_id(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return cpy_int(syscall(SYS_gettid));
}

static cpy_value thread_exit(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_raise_value(t, cpy_exception_class(t, CPY_SYSTEM_EXIT));
}

static cpy_value thread_interrupt_main(struct cpy_thread *t, const cpy_value *args)
{
    int64_t number;

    if (!cpy_to_int64(t, args[0], &number))
        return CPY_ERROR;
    if (number < 1 || number > 63)
        return cpy_raise(t, CPY_VALUE_ERROR, "signal number out of range");
    cpy_signal(cpy_vm_of(t), (int)number);
    return CPY_NONE;
}

static cpy_value thread_stack_size(struct cpy_thread *t, const cpy_value *args)
{
    struct state *s = cpy_private(t, &key, sizeof *s);
    int64_t size;
    size_t before;

    if (!s || !cpy_to_index(t, args[0], &size))
        return CPY_ERROR;
    before = s->stack_size;
    if (size < 0)
        return args[0] == cpy_int(-1) ? cpy_int((int64_t)before)
                                      : cpy_raise(t, CPY_VALUE_ERROR, "size must be 0 or a positive value");
    if (size && (size < LEAST_STACK || size > PTRDIFF_MAX / 4))
        return cpy_raise(t, CPY_VALUE_ERROR, "size not valid: %lld bytes", (long long)size);
    s->stack_size = (size_t)size;
    return cpy_int((int64_t)before);
}

static cpy_value thread_count(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_int((int64_t)cpy_thread_count(t) - 1);
}

static cpy_value thread_main_ids(struct cpy_thread *t, const cpy_value *args)
{
    int native_id;
    cpy_value ident = cpy_int_from_unsigned(t, cpy_main_thread_ident(t, &native_id));

    (void)args;
    return ident ? cpy_tuple_of(t, 2, ident, cpy_int(native_id)) : CPY_ERROR;
}

static cpy_value thread_daemons_allowed(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return CPY_TRUE;
}

static cpy_value thread_set_name(struct cpy_thread *t, const cpy_value *args)
{
    const char *name = cpy_str_utf8(t, args[0], NULL);
    char text[16]; /* what the system keeps */

    if (!name)
        return CPY_ERROR;
    snprintf(text, sizeof text, "%s", name);
    pthread_setname_np(pthread_self(), text);
    return CPY_NONE;
}

/* args: what waits for threads at the interpreter's end */
static cpy_value thread_at_shutdown(struct cpy_thread *t, const cpy_value *args)
{
    cpy_set_hook(t, CPY_HOOK_SHUTDOWN, args[0]);
    return CPY_NONE;
}

static cpy_value thread_after_fork(struct cpy_thread *t, const cpy_value *args)
{
    cpy_set_hook(t, CPY_HOOK_FORKED, args[0]);
    return CPY_NONE;
}

#define START "(function, args, kwargs=<unset>, /)"
static const struct cpy_function functions[] = {
    {"start_new_thread", START, thread_start_new_thread, "Start a thread that calls function(*args, **kwargs).", 0},
    {"start_new", START, thread_start_new_thread, "An old name of start_new_thread.", 0},
    {"start_joinable_thread", "(function, handle=None, daemon=True)", thread_start_joinable_thread,
        "Start a thread that calls function(); return a handle to wait for it.", 0},
    {"allocate_lock", "()", cpy_thread_lock, "Return a new lock.", 0},
    {"allocate", "()", cpy_thread_lock, "An old name of allocate_lock.", 0},
    {"get_ident", "()", thread_get_ident, "Return a number that no other living thread has.", 0},
    {"get_native_id", "()", thread_get_native_id, "Return the system's number of the thread.", 0},
    {"exit", "()", thread_exit, "Raise SystemExit, which ends the thread.", 0},
    {"exit_thread", "()", thread_exit, "An old name of exit.", 0},
    {"interrupt_main", "(signum=2, /)", thread_interrupt_main, "Do in the main thread what a signal would.", 0},
    {"stack_size", "(size=-1, /)", thread_stack_size, "Return the stack size of new threads, and perhaps set it.", 0},
    {"_count", "()", thread_count, "Return the number of threads beside the main one.", 0},
    {"_main_ids", "()", thread_main_ids, "Return ident and native id of the main thread.", 0},
    {"daemon_threads_allowed", "()", thread_daemons_allowed, "Return True.", 0},
    {"set_name", "(name)", thread_set_name, "Set the name by which the system knows the thread.", 0},
    {"_at_shutdown", "(function, /)", thread_at_shutdown, "Set what waits for threads at the end.", 0},
    {"_after_fork", "(function, /)", thread_after_fork, "Set what is called in the child of a fork.", 0},
    {0},
};

static const struct cpy_type_def *const types[] = {&cpy_thread_lock_type, &cpy_thread_rlock_type, &cpy_thread_local_type,
    &cpy_thread_event_type, &cpy_thread_waiters_type, &cpy_thread_queue_type, &handle_type, NULL};

static bool init(struct cpy_thread *t, cpy_value module)
{
    cpy_value max = cpy_float_from(t, (double)CPY_TIMEOUT_MAX),
              empty = cpy_new_exception_class(t, "_queue.Empty", CPY_UNSET, "There is no item.");

    return max && empty && cpy_module_add(t, module, "_QueueEmpty", empty) && cpy_module_add(t, module, "TIMEOUT_MAX", max) &&
           cpy_module_add(t, module, "LockType", cpy_type_of_def(t, &cpy_thread_lock_type)) &&
           cpy_module_add(t, module, "error", cpy_exception_class(t, CPY_RUNTIME_ERROR));
}

const struct cpy_module_def cpy_module__thread = {
    .name = "_thread", .doc = "Threads and locks: what module threading is made of.", .functions = functions,
    .types = types, .init = init,
};
