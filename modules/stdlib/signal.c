/* SPDX-License-Identifier: MIT */
/* modules/stdlib/signal.c - module signal: handlers in Python, timers, masks.
 *
 * A signal only leaves a note (cpy_signal()); its handler runs at the next safe point.  The C function that leaves
 * the note belongs to the program that embeds the interpreter, which knows whose signals they are (struct cpy_config).
 * modules/frozen/signal.py has the names. */
#include "vm/api.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <pthread.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

extern const char cpy_frozen_signal[];

#define NUMBERS 65 /* signals 1 .. 64 */

static const char state_key;

/* What the module keeps for each interpreter. */
struct state {
    struct cpy_handle handlers; /* by number, a list: callables, ints (SIG_DFL, SIG_IGN) or None; made at import.
                                   Item 0: default_int_handler */
    int wakeup;                 /* the descriptor that is told of signals, + 1; 0: none */
    bool silent;                /* no word when it is full */
};

static struct state *state_of(struct cpy_thread *t) { return cpy_find_private(cpy_vm_of(t), &state_key); }

static cpy_value handlers(struct cpy_thread *t)
{
    struct state *state = state_of(t);

    return state && state->handlers.value ? state->handlers.value : cpy_raise(t, CPY_RUNTIME_ERROR, "module signal is not there");
}

/* Writes a signal's number to the descriptor of set_wakeup_fd(). */
static bool wake_up(struct cpy_thread *t, int number)
{
    const struct state *state = state_of(t);
    uint8_t byte = (uint8_t)number;

    if (!state->wakeup || write(state->wakeup - 1, &byte, 1) == 1 || (state->silent && (errno == EAGAIN || errno == EWOULDBLOCK)))
        return true;
    cpy_raise_errno(t, errno, CPY_UNSET);
    cpy_print_unraisable(t, "when trying to write to the signal wakeup fd", CPY_UNSET);
    return true;
}

static bool read_number(struct cpy_thread *t, cpy_value v, int *number)
{
    int64_t n;

    if (!cpy_to_int64(t, v, &n))
        return false;
    if (n < 1 || n >= NUMBERS) {
        cpy_raise(t, CPY_VALUE_ERROR, "signal number out of range");
        return false;
    }
    *number = (int)n;
    return true;
}

/* What a signal that arrived does: 1 handled, 0 as if there were no module signal, -1 an exception is pending. */
static int deliver(struct cpy_thread *t, int number, void *user)
{
    cpy_value list = handlers(t), handler = list ? cpy_list_get(list, (size_t)number) : CPY_ERROR, frame;

    (void)user;
    if (!handler)
        return -1;
    if (handler == CPY_NONE || cpy_is_int(handler)) /* if it is ignored or not ours, nothing but interrupt_main() asks */
        return cpy_is_int(handler);
    if (!wake_up(t, number))
        return -1;
    if (number == SIGINT && handler == cpy_list_get(list, 0)) /* asyncio may have set what happens instead */
        return 0;
    if (!(frame = cpy_caller_frame(t, 0))) {
        cpy_take_pending(t);
        frame = CPY_NONE;
    }
    return cpy_call_2(t, handler, cpy_int(number), frame) ? 1 : -1;
}

/* Lets the system do what a handler says. */
static bool install(struct cpy_thread *t, int number, cpy_value handler)
{
    struct sigaction action = {.sa_handler = SIG_DFL};

    if (!cpy_is_int(handler)) {
        action.sa_handler = cpy_vm_config(t)->on_signal;
        if (!action.sa_handler) {
            cpy_raise(t, CPY_RUNTIME_ERROR, "the program that embeds this interpreter keeps signals to itself");
            return false;
        }
    } else if (cpy_small(handler) == 1) {
        action.sa_handler = SIG_IGN;
    }
    sigemptyset(&action.sa_mask);
    if (sigaction(number, &action, NULL) == 0)
        return true;
    cpy_raise_errno(t, errno, CPY_UNSET);
    return false;
}

static bool is_main(struct cpy_thread *t, const char *function)
{
    int native_id;

    if (cpy_thread_ident(t) == cpy_main_thread_ident(t, &native_id))
        return true;
    cpy_raise(t, CPY_VALUE_ERROR, "%s only works in main thread of the main interpreter", function);
    return false;
}

static cpy_value signal_signal(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value list = handlers(t), old, handler = args[1];
    int number;

    if (!list || !read_number(t, args[0], &number))
        return CPY_ERROR;
    if (cpy_is_int(handler) && !(handler = cpy_index(t, handler)))
        return CPY_ERROR;
    if (handler != cpy_int(0) && handler != cpy_int(1) && (cpy_is_int(handler) || !cpy_is_callable(t, handler)))
        return cpy_raise(
            t, CPY_TYPE_ERROR, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
    if (!is_main(t, "signal") || !cpy_safe_point(t) || !install(t, number, handler))
        return CPY_ERROR;
    old = cpy_list_get(list, (size_t)number);
    cpy_list_set(list, (size_t)number, handler);
    return old;
}

static cpy_value signal_getsignal(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value list = handlers(t);
    int number;

    return list && read_number(t, args[0], &number) ? cpy_list_get(list, (size_t)number) : CPY_ERROR;
}

static cpy_value signal_default_int_handler(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_raise_value(t, cpy_exception_class(t, CPY_KEYBOARD_INTERRUPT));
}

static cpy_value none_or_error(struct cpy_thread *t, int result)
{
    if (result < 0)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    return cpy_safe_point(t) ? CPY_NONE : CPY_ERROR;
}

static cpy_value signal_raise_signal(struct cpy_thread *t, const cpy_value *args)
{
    int64_t number;

    if (!cpy_to_int64(t, args[0], &number))
        return CPY_ERROR;
    return none_or_error(t, kill(getpid(), number < 0 || number >= NUMBERS ? -1 : (int)number));
}

static cpy_value signal_alarm(struct cpy_thread *t, const cpy_value *args)
{
    int64_t seconds;

    return cpy_to_int64(t, args[0], &seconds) ? cpy_int(alarm((unsigned)seconds)) : CPY_ERROR;
}

static cpy_value signal_pause(struct cpy_thread *t, const cpy_value *args)
{
    struct pollfd none[1];

    (void)args;
    while (cpy_poll(t, none, 0, NULL) >= 0) /* it was a handler of a pin, or the like */
        if (!cpy_safe_point(t))
            return CPY_ERROR;
    return cpy_safe_point(t) ? CPY_NONE : CPY_ERROR;
}

static cpy_value signal_strsignal(struct cpy_thread *t, const cpy_value *args)
{
    const char *text;
    int number;

    if (!read_number(t, args[0], &number))
        return CPY_ERROR;
    text = sigdescr_np(number);
    return text ? cpy_str_from(t, text) : CPY_NONE;
}

/* --- timers ------------------------------------------------------------------------------------------------------- */

static bool read_time(struct cpy_thread *t, cpy_value v, struct timeval *time)
{
    double seconds;

    if (!cpy_to_double(t, v, &seconds))
        return false;
    if (!(fabs(seconds) < 1e12)) {
        cpy_raise(t, CPY_OVERFLOW_ERROR, "timestamp too large to convert to C time_t");
        return false;
    }
    time->tv_sec = (time_t)floor(seconds);
    time->tv_usec = (suseconds_t)ceil((seconds - floor(seconds)) * 1e6);
    if (time->tv_usec >= 1000000) {
        time->tv_sec++;
        time->tv_usec = 0;
    }
    return true;
}

static cpy_value seconds_of(struct cpy_thread *t, const struct timeval *time)
{
    return cpy_float_from(t, (double)time->tv_sec + (double)time->tv_usec * 1e-6);
}

static cpy_value timer_pair(struct cpy_thread *t, const struct itimerval *timer)
{
    cpy_value left = seconds_of(t, &timer->it_value), interval = seconds_of(t, &timer->it_interval);

    return left && interval ? cpy_tuple_of(t, 2, left, interval) : CPY_ERROR;
}

static cpy_value signal_setitimer(struct cpy_thread *t, const cpy_value *args)
{
    struct itimerval new, old;
    int64_t which;

    if (!cpy_to_int64(t, args[0], &which) || !read_time(t, args[1], &new.it_value) ||
        !read_time(t, args[2], &new.it_interval))
        return CPY_ERROR;
    if (setitimer((int)which, &new, &old) < 0)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    return timer_pair(t, &old);
}

static cpy_value signal_getitimer(struct cpy_thread *t, const cpy_value *args)
{
    struct itimerval timer;
    int64_t which;

    if (!cpy_to_int64(t, args[0], &which))
        return CPY_ERROR;
    if (getitimer((int)which, &timer) < 0)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    return timer_pair(t, &timer);
}

/* --- masks
 * ---------------------------------------------------------------------------------------------------------- */

static bool read_set(struct cpy_thread *t, cpy_value iterable, sigset_t *set)
{
    cpy_value list = cpy_list_from_iterable(t, iterable);
    int64_t number;

    sigemptyset(set);
    for (size_t i = 0; list && i < cpy_list_len(list); i++) {
        if (!cpy_to_int64(t, cpy_list_get(list, i), &number))
            return false;
        if (number < 1 || number >= NUMBERS) {
            cpy_raise(t, CPY_VALUE_ERROR, "signal number %lld out of range [1; %d]", (long long)number, NUMBERS - 1);
            return false;
        }
        sigaddset(set, (int)number);
    }
    return list != CPY_ERROR;
}

static cpy_value list_of_set(struct cpy_thread *t, const sigset_t *set)
{
    cpy_value list = cpy_list_new(t, 0);

    for (int number = 1; list && number < NUMBERS; number++)
        if (sigismember(set, number) == 1 && !cpy_list_append(t, list, cpy_int(number)))
            return CPY_ERROR;
    return list;
}

static cpy_value signal_pthread_sigmask(struct cpy_thread *t, const cpy_value *args)
{
    sigset_t set, old;
    int64_t how;
    int err;

    if (!cpy_to_int64(t, args[0], &how) || !read_set(t, args[1], &set))
        return CPY_ERROR;
    if ((err = pthread_sigmask((int)how, &set, &old)))
        return cpy_raise_errno(t, err, CPY_UNSET);
    return cpy_safe_point(t) ? list_of_set(t, &old) : CPY_ERROR;
}

static cpy_value signal_sigpending(struct cpy_thread *t, const cpy_value *args)
{
    sigset_t set;

    (void)args;
    return sigpending(&set) < 0 ? cpy_raise_errno(t, errno, CPY_UNSET) : list_of_set(t, &set);
}

static cpy_value signal_sigwait(struct cpy_thread *t, const cpy_value *args)
{
    sigset_t set;
    int number;

    if (!read_set(t, args[0], &set))
        return CPY_ERROR;
    CPY_BLOCKING(t, number, -1, 0, sigwaitinfo(&set, NULL)); /* sigwait() would not end for another signal */
    if (number < 0)
        return cpy_pending(t) ? CPY_ERROR : cpy_raise_errno(t, errno, CPY_UNSET);
    return cpy_int(number);
}

static const char *const siginfo_names[] = {"si_signo", "si_code", "si_errno", "si_pid", "si_uid", "si_status", "si_band", NULL};

static cpy_value make_siginfo(struct cpy_thread *t, const siginfo_t *info)
{
    const cpy_value items[7] = {cpy_int(info->si_signo), cpy_int(info->si_code), cpy_int(info->si_errno), cpy_int(info->si_pid),
        cpy_int(info->si_uid), cpy_int(info->si_status), cpy_int(info->si_band)};

    return cpy_struct_sequence(t, "signal.struct_siginfo", siginfo_names, items);
}

static int64_t now_ns(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/* Waits for a signal that is held back, ns nanoseconds at most; <0: for ever.  None: there was none. */
static cpy_value wait_info(struct cpy_thread *t, const sigset_t *set, int64_t ns)
{
    int64_t end = ns < 0 ? 0 : now_ns() + ns;
    siginfo_t info;
    int result;

    do {
        int64_t left = ns < 0 ? 0 : end - now_ns();
        struct timespec limit = {left > 0 ? left / 1000000000 : 0, left > 0 ? left % 1000000000 : 0};

        if ((result = cpy_await(t, -1, 0) ? 0 : -1) == 0) {
            cpy_unlock(t);
            result = sigtimedwait(set, &info, ns < 0 ? NULL : &limit);
            cpy_await_end(t);
        }
    } while (result < 0 && errno == EINTR && cpy_safe_point(t));
    if (result < 0)
        return cpy_pending(t) ? CPY_ERROR : errno == EAGAIN ? CPY_NONE : cpy_raise_errno(t, errno, CPY_UNSET);
    return make_siginfo(t, &info);
}

static cpy_value signal_sigwaitinfo(struct cpy_thread *t, const cpy_value *args)
{
    sigset_t set;

    return read_set(t, args[0], &set) ? wait_info(t, &set, -1) : CPY_ERROR;
}

static cpy_value signal_sigtimedwait(struct cpy_thread *t, const cpy_value *args)
{
    double seconds;
    sigset_t set;

    if (!read_set(t, args[0], &set) || !cpy_to_double(t, args[1], &seconds))
        return CPY_ERROR;
    if (seconds < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "timeout must be non-negative");
    if (!(seconds < 9e9))
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "timestamp out of range for platform time_t");
    return wait_info(t, &set, (int64_t)ceil(seconds * 1e9));
}

static cpy_value signal_pthread_kill(struct cpy_thread *t, const cpy_value *args)
{
    int64_t thread, number;
    int err;

    if (!cpy_to_int64(t, args[0], &thread) || !cpy_to_int64(t, args[1], &number) ||
        !CPY_AUDIT(t, "signal.pthread_kill", 2, args[0], args[1]))
        return CPY_ERROR;
    if ((err = pthread_kill((pthread_t)(uint64_t)thread, number < 0 || number >= NUMBERS ? -1 : (int)number)))
        return cpy_raise_errno(t, err, CPY_UNSET);
    return cpy_safe_point(t) ? CPY_NONE : CPY_ERROR;
}

static cpy_value signal_pidfd_send_signal(struct cpy_thread *t, const cpy_value *args)
{
    int64_t pidfd, number, flags;

    if (!cpy_to_int64(t, args[0], &pidfd) || !cpy_to_int64(t, args[1], &number) || !cpy_to_int64(t, args[3], &flags))
        return CPY_ERROR;
    if (args[2] != CPY_NONE)
        return cpy_raise(t, CPY_TYPE_ERROR, "siginfo must be None");
    return none_or_error(t, (int)syscall(SYS_pidfd_send_signal, (int)pidfd, (int)number, NULL, (unsigned)flags));
}

static cpy_value signal_set_wakeup_fd(struct cpy_thread *t, const cpy_value *args)
{
    struct state *state = state_of(t);
    int old = state ? state->wakeup - 1 : -1, warn = cpy_truth(t, args[1]), flags;
    int64_t fd;

    if (!state || warn < 0 || !cpy_to_int64(t, args[0], &fd) || !is_main(t, "set_wakeup_fd"))
        return CPY_ERROR;
    if (fd != -1 && (flags = fd < 0 || fd >= INT32_MAX ? -1 : fcntl((int)fd, F_GETFL)) < 0)
        return cpy_raise_errno(t, EBADF, CPY_UNSET);
    if (fd != -1 && !(flags & O_NONBLOCK))
        return cpy_raise(t, CPY_VALUE_ERROR, "the fd %d must be in non-blocking mode", (int)fd);
    state->wakeup = (int)fd + 1;
    state->silent = !warn;
    return cpy_int(old);
}

static cpy_value signal_valid_signals(struct cpy_thread *t, const cpy_value *args)
{
    sigset_t set;

    (void)args;
    sigfillset(&set);
    return list_of_set(t, &set);
}

static cpy_value signal_siginterrupt(struct cpy_thread *t, const cpy_value *args)
{
    struct sigaction action;
    int number, flag = cpy_truth(t, args[1]);

    if (flag < 0 || !read_number(t, args[0], &number))
        return CPY_ERROR;
    if (sigaction(number, NULL, &action) < 0)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    action.sa_flags = flag ? action.sa_flags & ~SA_RESTART : action.sa_flags | SA_RESTART;
    return none_or_error(t, sigaction(number, &action, NULL));
}

static const struct cpy_function functions[] = {
    {"_alarm", "(seconds, /)", signal_alarm, "Send SIGALRM after so many seconds.", 0},
    {"_getsignal", "(signalnum, /)", signal_getsignal, "Return a signal's handler.", 0},
    {"_pthread_sigmask", "(how, mask, /)", signal_pthread_sigmask, "Change which signals are held back.", 0},
    {"_signal", "(signalnum, handler, /)", signal_signal, "Set a signal's handler; returns the old one.", 0},
    {"_sigpending", "()", signal_sigpending, "Return the signals that are held back and have arrived.", 0},
    {"_sigwait", "(sigset, /)", signal_sigwait, "Wait for one of the signals.", 0},
    {"sigtimedwait", "(sigset, timeout, /)", signal_sigtimedwait,
        "Wait so many seconds at most for one of the signals, which are held back; returns what is known of it, or None.", 0},
    {"sigwaitinfo", "(sigset, /)", signal_sigwaitinfo, "Wait for one of the signals, which are held back; returns what is known of it.", 0},
    {"pthread_kill", "(thread_id, signalnum, /)", signal_pthread_kill, "Send a signal to a thread of this process.", 0},
    {"pidfd_send_signal", "(pidfd, signalnum, siginfo=None, flags=0, /)", signal_pidfd_send_signal,
        "Send a signal to the process that a descriptor of os.pidfd_open() means.", 0},
    {"set_wakeup_fd", "(fd, /, *, warn_on_full_buffer=True)", signal_set_wakeup_fd,
        "Have the number of each signal that arrives written to a descriptor (-1: none); returns the one before.", 0},
    {"_valid_signals", "()", signal_valid_signals, "Return the numbers of all signals.", 0},
    {"default_int_handler", "(signalnum, frame, /)", signal_default_int_handler, "Raise KeyboardInterrupt.", 0},
    {"_getitimer", "(which, /)", signal_getitimer, "Return what is left of a timer, and its interval.", 0},
    {"pause", "()", signal_pause, "Wait for a signal.", 0},
    {"raise_signal", "(signalnum, /)", signal_raise_signal, "Send a signal to this process.", 0},
    {"_setitimer", "(which, seconds, interval=0.0, /)", signal_setitimer, "Start a timer; returns what it was.", 0},
    {"siginterrupt", "(signalnum, flag, /)", signal_siginterrupt, "Set whether a signal interrupts system calls.", 0},
    {"strsignal", "(signalnum, /)", signal_strsignal, "Return what a signal means.", 0},
    {0},
};

#define C(name) CPY_INT_CONSTANT(#name, name)
static const struct cpy_constant constants[] = {
    C(ITIMER_REAL),
    C(ITIMER_VIRTUAL),
    C(ITIMER_PROF),
    {"NSIG", CPY_CONST_INT, NUMBERS, 0, NULL},
    {0},
};
#undef C

/* Notes what each signal does now. */
/* Does the signal end the process, at once or in good order? */
static bool is_default(struct cpy_thread *t, const struct sigaction *action)
{
    return action->sa_handler == SIG_DFL || (action->sa_handler && action->sa_handler == cpy_vm_config(t)->on_end);
}

static bool init(struct cpy_thread *t, cpy_value module)
{
    struct state *state = cpy_private(t, &state_key, sizeof *state);
    cpy_value list = state ? cpy_list_new(t, NUMBERS) : CPY_ERROR,
              interrupt = cpy_getattr_str(t, module, "default_int_handler");
    struct sigaction action;

    for (int number = 0; list && interrupt && number < NUMBERS; number++) {
        cpy_value handler = number ? CPY_NONE : interrupt;

        if (number && sigaction(number, NULL, &action) == 0)
            handler = action.sa_handler == SIG_IGN   ? cpy_int(1)
                      : is_default(t, &action)       ? cpy_int(0)
                      : number == SIGINT             ? interrupt
                                                     : CPY_NONE;
        if (!cpy_list_append(t, list, handler))
            return false;
    }
    if (!list || !interrupt)
        return false;
    cpy_handle_set(t, &state->handlers, list);
    cpy_on_signal(t, deliver, NULL);
    return cpy_module_add(t, module, "struct_siginfo", cpy_struct_sequence(t, "signal.struct_siginfo", siginfo_names, NULL));
}

const struct cpy_module_def cpy_module_signal = {
    .name = "signal",
    .doc = "Handlers of the system's signals.",
    .functions = functions,
    .constants = constants,
    .init = init,
    .source = cpy_frozen_signal,
};
