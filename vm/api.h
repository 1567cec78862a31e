/* SPDX-License-Identifier: MIT */
/* vm/api.h - the interpreter as modules, main.c and an embedding program see it.
 *
 * Failure.  A function that returns a cpy_value returns CPY_ERROR, one that returns
 * a pointer NULL, and one that returns a bool false, when an exception is pending in
 * the thread.  The only exception to this: cpy_next() and a native __next__ return
 * CPY_ERROR with nothing pending when the iterator is exhausted.
 *
 * Memory.  The collector finds values in C locals and arguments by itself.
 *  1. A value in an argument or a local variable lives.  If only its inside is still
 *     in use (a string's bytes), end with cpy_keep(v).
 *  2. A value in a heap object is a cpy_field, written with cpy_store() and shown by
 *     its type's trace().
 *  3. A value anywhere else (malloc, a library's user data) is invisible to the
 *     collector: hold a struct cpy_handle.
 * Objects never move. */
#ifndef CPY_API_H
#define CPY_API_H

#include "vm/builtins.h"
#include "vm/value.h"

#include <stdarg.h>
#include <stdio.h>

struct cpy_vm;     /* an interpreter: heap, types, modules */
struct cpy_thread; /* a thread of Python execution in it; passed to almost every function as t */
struct cpy_tracer; /* passed to trace() */

/* A native function.  args holds one value for each parameter of the signature, in its
 * order, defaults filled in; a *parameter is a tuple, a **parameter a dict.  Methods
 * get self (or cls) as args[0].  The array may be written to. */
typedef cpy_value (*cpy_native)(struct cpy_thread *t, const cpy_value *args);

/* === definitions: one row per Python-visible name ============================== */

/* CPY_BIND_SLOWLY: a function that may turn tracing on; only calls that are not specialised look whether it has. */
enum cpy_binding { CPY_BIND_INSTANCE, CPY_BIND_CLASS, CPY_BIND_STATIC, CPY_BIND_SLOWLY };

/* A function or method.  signature is Python's: "(self, key, default=None, /, *, strict=False)".
 * Defaults are None, True, False, ints, floats, 'text', b'', (), or <unset>, which gives the
 * function CPY_UNSET.  Tables end with a row of zeros. */
struct cpy_function {
    const char *name;      /* dunder names make the type's operators: "__len__", "__add__", "__radd__" */
    const char *signature; /* parsed at the first call */
    cpy_native call;
    const char *doc;
    enum cpy_binding binding; /* methods; functions only CPY_BIND_SLOWLY */
};

/* An attribute computed by C.  get(self); set(self, value), value CPY_UNSET to delete;
 * set NULL: read-only. */
struct cpy_attribute {
    const char *name;
    cpy_native get;
    cpy_native set;
    const char *doc;
};

/* What instances of a class are for patterns of match statements. */
enum cpy_collection { CPY_NO_COLLECTION, CPY_SEQUENCE, CPY_MAPPING };

enum cpy_constant_kind { CPY_CONST_INT, CPY_CONST_FLOAT, CPY_CONST_STR, CPY_CONST_BOOL, CPY_CONST_NONE };

/* A constant of a module. */
struct cpy_constant {
    const char *name;
    enum cpy_constant_kind kind;
    int64_t i;
    double f;
    const char *s;
};
#define CPY_INT_CONSTANT(name, n) {name, CPY_CONST_INT, n, 0, NULL}
#define CPY_FLOAT_CONSTANT(name, x) {name, CPY_CONST_FLOAT, 0, x, NULL}
#define CPY_STR_CONSTANT(name, s) {name, CPY_CONST_STR, 0, 0, s}

/* An attribute of a module that is made when it is asked for, or when the module's namespace is looked at. */
struct cpy_lazy {
    const char *name;
    cpy_value (*make)(struct cpy_thread *t);
};

/* A view of an object's bytes (PEP 3118, contiguous). */
struct cpy_buffer {
    uint8_t *data;
    size_t len;         /* bytes */
    size_t itemsize;    /* bytes of an item */
    const char *format; /* struct-module format of an item, "B" for bytes; lives as long as owner */
    bool readonly;
    cpy_value owner;    /* whose bytes they are; resizing it is refused while the view is held */
};

#define CPY_MAX_DIMENSIONS 64 /* of what can be viewed */

/* A view of an object's items that may lie in several dimensions, with gaps or backwards (PEP 3118).  The item with
 * indexes i, j ... lies at data + i * strides[0] ..., but where the suboffset of a dimension is not negative, an
 * address lies there, and the way goes on so many bytes behind what it tells. */
struct cpy_items {
    struct cpy_buffer buffer; /* data: the item with only zeros for indexes; len: bytes of all items, without gaps */
    size_t ndim;              /* the number of dimensions */
    const int64_t *shape, *strides, *suboffsets; /* ndim numbers each, which live as long as the view is held;
                                                  * suboffsets may be NULL: there are none */
    int64_t one[2];           /* room for shape and stride of one dimension */
};

enum cpy_type_flags {
    CPY_TYPE_FINAL = 1,     /* cannot be a base class */
    CPY_TYPE_HAS_DICT = 2,  /* instances take arbitrary attributes */
    CPY_TYPE_VARIABLE = 4,  /* size_of() tells the native size of an instance */
    CPY_TYPE_ABSTRACT = 8,  /* calling the type is refused: "cannot create 'x' instances" */
    CPY_TYPE_UNHASHABLE = 16, /* __hash__ is None */
    CPY_TYPE_NO_WEAKREF = 32, /* instances cannot be referenced weakly */
    CPY_TYPE_SEQUENCE = 64,   /* match statements take instances for sequences */
    CPY_TYPE_MAPPING = 128,   /* and these for mappings */
    CPY_TYPE_FULL_NAME = 256, /* messages (%T) name the type with its module, as CPython does for its own types in C */
};

/* A native type.  Constant; the class object made from it belongs to one interpreter. */
struct cpy_type_def {
    const char *name;   /* "list", or with its module: "collections.deque" */
    const char *doc;
    const struct cpy_type_def *base; /* NULL: object */
    size_t size;        /* bytes of the instance struct; of its fixed part if CPY_TYPE_VARIABLE */
    unsigned flags;     /* enum cpy_type_flags */
    const struct cpy_function *methods;     /* "__new__" and "__init__" make it callable */
    const struct cpy_attribute *attributes;
    const struct cpy_constant *constants;
    /* What calling exactly this type does, in one step, as a function without cls:
     * "(iterable=(), /)".  NULL: __new__, then __init__, as for its subclasses. */
    const struct cpy_function *make;
    /* Calls an instance of exactly this class without a tuple and a dict of its arguments: n by position, then one for
     * each of names (a tuple of strs, or CPY_UNSET).  False: not this call, its __call__ does it.  NULL: never. */
    bool (*call)(struct cpy_thread *t, cpy_value self, const cpy_value *args, size_t n, cpy_value names, cpy_value *result);
    /* Shows each cpy_field to cpy_trace().  NULL: there are none.  Must not allocate. */
    void (*trace)(struct cpy_tracer *tracer, struct cpy_object *o);
    /* Frees what is not in the heap (malloc, descriptors).  Runs during sweeping: must not
     * touch other heap objects, allocate, or call Python. */
    void (*destroy)(struct cpy_object *o);
    /* Runs at a safe point before destroy(), once, when the object became unreachable; it
     * may call Python and touch what it refers to (flushing a file, releasing a pin). */
    void (*finalize)(struct cpy_thread *t, struct cpy_object *o);
    /* Native bytes of this instance, if CPY_TYPE_VARIABLE. */
    size_t (*size_of)(const struct cpy_object *o);
    /* Fills *b; false with BufferError pending when writable is asked of a read-only object. */
    bool (*get_buffer)(struct cpy_thread *t, cpy_value self, struct cpy_buffer *b, bool writable);
    void (*release_buffer)(struct cpy_thread *t, struct cpy_buffer *b);
    /* Fills *items if the type has more to tell than get_buffer() does; release_buffer() gets items->buffer. */
    bool (*get_items)(struct cpy_thread *t, cpy_value self, struct cpy_items *items);
    /* Adds to the class's dict, when it is filled, what the tables cannot say: attributes that are objects, such
     * as instances of the class itself.  NULL: nothing.  False: an exception is pending. */
    bool (*fill)(struct cpy_thread *t, cpy_value type, cpy_value dict);
    /* Of a sequence whose + concatenates and whose * repeats: what the TypeError says when something else is added, with
     * the types of that and of the sequence for each %T.  The slots of both operators say NotImplemented then. */
    const char *not_added;
};

/* A module.  All but name and doc may be NULL. */
struct cpy_module_def {
    const char *name;
    const char *doc;
    const struct cpy_function *functions;
    const struct cpy_constant *constants;
    const struct cpy_type_def *const *types; /* NULL-terminated; set under their last name part */
    /* Called after the tables were filled in, for what they cannot say. */
    bool (*init)(struct cpy_thread *t, cpy_value module);
    const struct cpy_lazy *lazy; /* at most 32 */
    const char *source; /* Python source run in the module's namespace after init(), or NULL */
    size_t source_len;  /* 0: the source ends with a zero */
    bool is_package;
};

/* === interpreters ============================================================ */

struct cpy_config {
    const struct cpy_module_def *const *modules; /* native modules that can be imported; NULL-terminated */
    const struct cpy_module_def *const *frozen_modules; /* modules compiled in as Python source, likewise, or NULL */
    size_t heap_limit;   /* bytes; 0: no limit */
    int argc;            /* becomes sys.argv ... */
    char **argv;         /* ... which starts with argv[0]; all strings here must live as long as the interpreter */
    int orig_argc;       /* sys.orig_argv: the whole command line; 0: none */
    char **orig_argv;
    const char *const *x_options;    /* what stood behind each -X (sys._xoptions); ends with NULL; NULL: none */
    const char *const *warn_options; /* what stood behind each -W (sys.warnoptions); likewise */
    const char *executable; /* sys.executable, or NULL */
    const char *io_encoding; /* PYTHONIOENCODING: "encoding:errors" of the standard streams; either may be missing; or NULL */
    int optimize;        /* 0, 1 (-O: no assert), 2 or more (-OO: no docstrings either) */
    int verbose_import;  /* -v, how often */
    bool inspect;        /* -i, PYTHONINSPECT: SystemExit is reported like another exception */
    bool interactive;    /* -i: sys.flags tells it */
    bool no_columns;     /* -X no_debug_ranges: tracebacks tell lines only */
    bool dev_mode;       /* -X dev: all warnings are shown, and names of error handlers checked before they are needed */
    bool quiet;          /* -q: sys.flags tells it, and the prompt has no banner */
    bool unbuffered;     /* -u: sys.stdout and sys.stderr hold nothing back */
    bool ignore_environment; /* -E: no variable whose name begins with CPY or PYTHON counts */
    bool isolated;       /* -I: sys.flags tells it */
    bool safe_path;      /* -P: sys.flags tells it */
    bool stats;          /* -X stats */
    bool dump_bytecode;  /* -X dis */
    bool ends;           /* cpy_vm_free() leaves the memory to the end of the process, which comes next */
    bool stress;         /* collect at every allocation, check every barrier (slow) */
    size_t fail_allocation; /* fail the nth allocation, counted from 1; 0: none */
    bool (*refuse)(void *user); /* asked at each allocation: true lets it fail; NULL: none does */
    void *refuse_user;
    unsigned hash_seed;  /* reserved */
    void (*on_signal)(int number); /* a signal handler that calls cpy_signal() for this interpreter, to be installed by
                                    * module signal; NULL: Python code cannot handle signals */
    void (*on_end)(int number);    /* a signal handler that ends the program in good order (cpy_hardware_end()), to be
                                    * installed for SIGTERM and SIGHUP once there are pins to be left safe; to Python
                                    * code it is SIG_DFL; NULL: those signals end the process at once */
};

/* Makes an interpreter and its first thread, the calling one.  NULL: out of memory. */
struct cpy_thread *cpy_vm_new(const struct cpy_config *config);
/* Runs finalizers and atexit functions, flushes, and frees everything. */
void cpy_vm_free(struct cpy_thread *t);
/* The interpreter's configuration as given. */
const struct cpy_config *cpy_vm_config(struct cpy_thread *t);

/* What the functions below return after an uncaught KeyboardInterrupt: as an exit status 130, and different from
 * that of sys.exit(130), for a command that wants to end by SIGINT as CPython's does. */
#define CPY_STATUS_INTERRUPTED (256 + 130)

/* Runs source as module __main__.  name is shown in tracebacks and becomes __file__ unless it begins with "<"
 * (but "<stdin>" does).  Returns the exit status as CPython's command would: 0; 1 after an uncaught exception (its
 * traceback goes to stderr); SystemExit's value; CPY_STATUS_INTERRUPTED; 120 if the output cannot be written. */
int cpy_run_source(struct cpy_thread *t, const char *source, size_t len, const char *name);
/* The same for a module found as import does (-m): a package's __main__. */
int cpy_run_module(struct cpy_thread *t, const char *name);
/* Runs one interactive statement in __main__, or several, showing values of expressions and reporting an exception.
 * *incomplete: more lines must follow (as must an empty one after a block), and nothing was run; NULL: none will.
 * Returns -1, or the exit status that SystemExit asked for. */
int cpy_run_interactive(struct cpy_thread *t, const char *source, size_t len, bool several, bool *incomplete);
/* Must more lines follow source, as cpy_run_interactive() has it?  1, 0 also where something is wrong with it; -1: an
 * exception that is no SyntaxError is pending. */
int cpy_is_unfinished(struct cpy_thread *t, const char *source, size_t len, bool several);
/* Module __main__, made when first asked for. */
cpy_value cpy_main_module(struct cpy_thread *t);
/* Writes what sys.stdout and sys.stderr hold.  False: an exception is pending. */
CPY_CHECKED bool cpy_flush(struct cpy_thread *t);
/* Reports the pending exception as the command would and returns the exit status. */
int cpy_report_pending(struct cpy_thread *t);
/* sys.modules (a dict), sys.path (a list), the namespace of builtins (a dict). */
cpy_value cpy_sys_modules(struct cpy_thread *t);
cpy_value cpy_sys_path(struct cpy_thread *t); /* sys.path, a list. */
cpy_value cpy_builtins(struct cpy_thread *t); /* The namespace of module builtins, a dict. */
/* Imports a module by its absolute dotted name and returns that module (not its top package). */
cpy_value cpy_import(struct cpy_thread *t, const char *name);
/* The definition of a module that is compiled in, in C or as Python source, or NULL. */
const struct cpy_module_def *cpy_compiled_in(struct cpy_thread *t, const char *name);
/* Makes such a module, in sys.modules, and runs it. */
cpy_value cpy_load_compiled(struct cpy_thread *t, const struct cpy_module_def *def);
/* Adds a function that cpy_vm_free() calls first, last added first. */
bool cpy_at_exit(struct cpy_thread *t, void (*call)(struct cpy_thread *t, void *user), void *user);
/* Adds a function that cpy_vm_free() calls last, last added first: exit functions and finalizers have run, the heap is
 * still whole.  False: MemoryError is pending. */
CPY_CHECKED bool cpy_at_end(struct cpy_thread *t, void (*call)(struct cpy_thread *t, void *user), void *user);

/* Hooks: what built-ins need from modules.  An unset hook is CPY_UNSET / NULL. */
enum cpy_hook { CPY_HOOK_OPEN, CPY_HOOK_STDIN, CPY_HOOK_STDOUT, CPY_HOOK_STDERR, CPY_HOOK_DISPLAY,
    CPY_HOOK_EXCEPT, CPY_HOOK_UNRAISABLE,
    CPY_HOOK_SHUTDOWN, /* called first at the end: waits for threads */
    CPY_HOOK_FORKED,   /* called in the child of a fork */
    CPY_HOOK_AT_FORK,  /* a tuple of three lists of functions: to be called before a fork, in the child, in the parent */
    CPY_HOOK_FINDER,   /* never called: the item of sys.meta_path that stands for import itself */
    CPY_HOOK_AUDIT,    /* a list of the functions that sys.addaudithook() was given */
    CPY_HOOK_COUNT };
/* Sets what built-ins use; CPY_UNSET takes it away. */
void cpy_set_hook(struct cpy_thread *t, enum cpy_hook hook, cpy_value value);
cpy_value cpy_get_hook(struct cpy_thread *t, enum cpy_hook hook); /* What is set, or CPY_UNSET. */

/* Tells the functions that sys.addaudithook() was given of an event, with n values, of which an error (0) stands for the
 * pending exception.  False: one of them has raised. */
CPY_CHECKED bool cpy_audit_event(struct cpy_thread *t, const char *event, size_t n, ...);
CPY_CHECKED bool cpy_audit_tuple(struct cpy_thread *t, cpy_value event, cpy_value args); /* The same with objects. */
/* The same as cpy_audit_event(); the values are not made if there is no such function. */
#define CPY_AUDIT(t, event, n, ...) \
    (CPY_UNLIKELY(cpy_get_hook(t, CPY_HOOK_AUDIT)) ? cpy_audit_event(t, event, (size_t)(n), ##__VA_ARGS__) : true)

/* Private data of a module, per interpreter: *slot of the given size, zeroed at first use, freed by
 * the interpreter.  key is any address of the module's.  Holds no values: see cpy_module_state(). */
void *cpy_private(struct cpy_thread *t, const void *key, size_t size);
/* The same block if it was made already, else NULL.  Async-signal-safe. */
void *cpy_find_private(struct cpy_vm *vm, const void *key);

/* What module sys tells and sets. */
cpy_value cpy_handled(struct cpy_thread *t);                    /* the exception being handled, or CPY_UNSET */
cpy_value cpy_caller_frame(struct cpy_thread *t, unsigned depth); /* a frame object; ValueError when there are fewer */
uint32_t cpy_recursion_limit(struct cpy_thread *t); /* Nested Python calls that are allowed. */
/* RecursionError if the stack is already deeper; ValueError below 1. */
CPY_CHECKED bool cpy_set_recursion_limit(struct cpy_thread *t, int64_t limit);
/* Digits that int() and str() convert at most; 0: any number (sys.get_int_max_str_digits). */
int64_t cpy_int_digit_limit(struct cpy_thread *t);
void cpy_set_int_digit_limit(struct cpy_thread *t, int64_t digits); /* Sets it; 0 or at least 640. */
/* Frames that a coroutine's cr_origin tells (sys.set_coroutine_origin_tracking_depth). */
uint32_t cpy_origin_depth(struct cpy_thread *t);
void cpy_set_origin_depth(struct cpy_thread *t, uint32_t depth); /* Sets it; 0: none is noted. */
/* What is called with an async generator at its first step and when it is dropped (sys.get_asyncgen_hooks): CPY_UNSET or
 * a callable each. */
void cpy_asyncgen_hooks(struct cpy_thread *t, cpy_value *first, cpy_value *finalizer);
void cpy_set_asyncgen_hooks(struct cpy_thread *t, cpy_value first, cpy_value finalizer); /* Sets both. */
int64_t cpy_sizeof(struct cpy_thread *t, cpy_value v); /* bytes of v itself, payload included */
/* sys.unraisablehook(unraisable). */
cpy_value cpy_unraisable_hook(struct cpy_thread *t, const cpy_value *args);
enum cpy_trace_kind { CPY_TRACE_LINES, CPY_TRACE_PROFILE };
/* sys.settrace() and sys.setprofile() of a thread; CPY_UNSET: no function. */
void cpy_set_trace(struct cpy_thread *t, enum cpy_trace_kind kind, cpy_value function);
/* The function that is set, or CPY_UNSET. */
cpy_value cpy_get_trace(struct cpy_thread *t, enum cpy_trace_kind kind);
/* Prints a report of an exception to sys.stderr. */
void cpy_exception_print(struct cpy_thread *t, cpy_value exception);
cpy_value cpy_exception_report(struct cpy_thread *t, cpy_value exception); /* The same report as a str. */
/* Parts of a report, for module traceback.  Source lines (a str), indented, with marks under the columns (byte
 * offsets) from column of the first line to end_column of the last; -1: no marks. */
cpy_value cpy_report_source(struct cpy_thread *t, cpy_value text, int column, int end_column);
/* The line of a SyntaxError likewise; place: lineno, offset, end_lineno, end_offset. */
cpy_value cpy_report_syntax_line(struct cpy_thread *t, cpy_value text, const int place[4]);
/* What is added to the message of an uncaught exception: ". Did you mean: 'x'?", an empty str, or CPY_UNSET when there
 * is no memory; nothing is pending afterwards. */
cpy_value cpy_suggestion(struct cpy_thread *t, cpy_value exception);

/* === threads and safe points =================================================== */

/* Releases the interpreter lock around a blocking call, and takes it again.  Between the two no
 * function of this header may be called. */
void cpy_unlock(struct cpy_thread *t);
void cpy_lock(struct cpy_thread *t); /* Takes the interpreter lock again; errno stays as it is. */

#define CPY_NEVER (INT64_MAX / 2) /* a deadline that never comes */
/* Waits without the lock for cpy_wake(), or until the deadline (CLOCK_MONOTONIC, ns).  It also returns when a safe point
 * is due, or for no reason: the caller looks at what it waits for, at the clock, and calls cpy_safe_point(). */
void cpy_park(struct cpy_thread *t, int64_t deadline);
void cpy_wake(struct cpy_thread *who);             /* Ends cpy_park() of another thread. */
bool cpy_was_woken(const struct cpy_thread *t);    /* Did cpy_wake() end the thread's last cpy_park()? */
uint32_t cpy_threads_awake(struct cpy_thread *t);  /* Threads that are not in cpy_park(), the caller among them. */
bool *cpy_some_woken(struct cpy_thread *t);        /* Set by every cpy_wake(); cleared by who wants to know. */
/* For a clock of which time passes only when every thread waits.  cpy_park() with a deadline of that clock, which whoever
 * moves the clock looks at: */
void cpy_park_until(struct cpy_thread *t, int64_t alarm);
int64_t cpy_next_alarm(struct cpy_thread *t);              /* The earliest of these deadlines, or CPY_NEVER. */
void cpy_wake_alarms(struct cpy_thread *t, int64_t now);   /* Wakes the threads whose deadline has come, in its order. */
struct pollfd;
struct timespec;
/* ppoll(2) without the lock; fds has room for one more.  Where cpy_awaits() it also ends when something is due. */
int cpy_poll(struct cpy_thread *t, struct pollfd *fds, size_t n, const struct timespec *limit);
/* Says that from now on handlers may be asked for while the main thread waits for a descriptor, although there is no other
 * thread of Python's. */
void cpy_expect_handlers(struct cpy_thread *t);
bool cpy_awaits(const struct cpy_thread *t); /* Is this the main thread, and may others ask for handlers meanwhile? */
/* Comes before cpy_unlock() and a call that may wait for a descriptor (-1: for none that can be polled), and where
 * cpy_awaits() waits in its stead.  True: cpy_await_end() has to follow the call.  False: something is due, and errno is
 * EINTR. */
bool cpy_await(struct cpy_thread *t, int fd, short events);
void cpy_await_end(struct cpy_thread *t); /* Takes the lock again; errno stays. */
/* Sees to it that such a call of the main thread ends early (EINTR) even if what it ends for came just before it: for a
 * program that hands its signals over (cpy_signal()).  Uses SIGSTKFLT, which Linux never sends. */
void cpy_nudge_waits(struct cpy_thread *t);
/* Makes a call without the lock that may wait for a descriptor, as cpy_await() has it, and makes it again after each
 * signal and handler.  If n < 0 an exception is pending, or errno says what failed. */
#define CPY_BLOCKING(t, n, fd, events, call)                                                                           \
    do {                                                                                                               \
        n = -1;                                                                                                        \
        if (cpy_await(t, fd, events)) {                                                                                \
            cpy_unlock(t);                                                                                             \
            n = (call);                                                                                                \
            cpy_await_end(t);                                                                                          \
        }                                                                                                              \
    } while (n < 0 && errno == EINTR && cpy_safe_point(t))
/* Threads that wait for the same thing, first come first; zeroed at first. */
struct cpy_waiters {
    struct cpy_waiter *first;
    uint32_t era; /* the list is empty if the interpreter's is another one: its threads have vanished */
};
/* One of them: a variable of the function that waits. */
struct cpy_waiter {
    struct cpy_thread *thread;
    struct cpy_waiter *next;
    bool listed; /* it stands in the list */
};
void cpy_waiters_add(struct cpy_thread *t, struct cpy_waiters *list, struct cpy_waiter *w);    /* The caller, at the end. */
void cpy_waiters_remove(struct cpy_thread *t, struct cpy_waiters *list, struct cpy_waiter *w); /* If it is there. */
/* Wakes the first, and takes it off the list if remove.  False: there is none. */
bool cpy_waiters_wake(struct cpy_thread *t, struct cpy_waiters *list, bool remove);
uint32_t cpy_waiters_count(struct cpy_thread *t, struct cpy_waiters *list); /* How many there are. */

/* Keeps other threads out of an object while a native function that releases the interpreter lock works on it; zeroed at
 * first.  Its owner may enter again. */
struct cpy_guard {
    struct cpy_thread *owner;
    uint32_t depth; /* how often it has been entered */
    struct cpy_waiters waiters;
};
CPY_CHECKED bool cpy_guard_enter(struct cpy_thread *t, struct cpy_guard *guard); /* False: an exception is pending. */
void cpy_guard_leave(struct cpy_thread *t, struct cpy_guard *guard); /* Ends what cpy_guard_enter() began. */
bool cpy_guard_is_mine(const struct cpy_thread *t, const struct cpy_guard *guard); /* Has the thread entered it? */

/* Starts a thread that calls function(*args, **keywords); keywords may be CPY_UNSET.  stack_size: bytes of C stack; 0:
 * the usual.  False: RuntimeError or MemoryError is pending. */
CPY_CHECKED bool cpy_thread_start(
    struct cpy_thread *t, cpy_value function, cpy_value args, cpy_value keywords, size_t stack_size, uint64_t *ident);
/* The same for a C function, which gets v; what is pending at its end is lost. */
CPY_CHECKED bool cpy_thread_start_native(struct cpy_thread *t, void (*call)(struct cpy_thread *t, cpy_value v), cpy_value v,
    size_t stack_size, uint64_t *ident);
/* Tells of the exception that has ended a thread that function was started in; SystemExit is not told. */
void cpy_thread_failed(struct cpy_thread *t, cpy_value function);
uint64_t cpy_thread_ident(struct cpy_thread *t);    /* threading.get_ident(), not 0. */
uint64_t cpy_main_thread_ident(struct cpy_thread *t, int *native_id); /* Of the main thread. */
uint32_t cpy_thread_count(struct cpy_thread *t);    /* Threads of the interpreter, the main one included. */
bool cpy_is_main_thread(struct cpy_thread *t);      /* Is it the thread that handles signals, pokes and calls? */
bool cpy_in_main_thread(const struct cpy_vm *vm);   /* The same of the thread that asks, which need not have the lock. */
bool cpy_is_ending(struct cpy_thread *t);           /* Have the other threads been ended for good? */
int64_t cpy_switch_interval(struct cpy_thread *t);  /* ns after which a thread that waits for the lock asks for it. */
void cpy_set_switch_interval(struct cpy_thread *t, int64_t ns); /* Sets it; above 0. */
/* Values that modules keep for each thread; CPY_UNSET at first. */
enum cpy_thread_value { CPY_RUNNING_LOOP, CPY_EVENT_LOOP, CPY_THREAD_VALUES };
cpy_value cpy_thread_value(struct cpy_thread *t, enum cpy_thread_value which); /* What was set. */
void cpy_set_thread_value(struct cpy_thread *t, enum cpy_thread_value which, cpy_value v); /* Sets it. */
cpy_value cpy_thread_locals(struct cpy_thread *t);  /* A dict of the thread's own.  CPY_ERROR: MemoryError. */
void cpy_thread_locals_forget(struct cpy_thread *t, cpy_value key); /* Removes a key from these dicts of all threads. */
cpy_value cpy_thread_frames(struct cpy_thread *t);  /* A dict: each thread's ident, its innermost frame object. */
/* Around fork(): no thread is amid changing the lock.  In the child the calling thread is the only one, and main. */
void cpy_before_fork(struct cpy_thread *t);
void cpy_after_fork(struct cpy_thread *t, bool in_child); /* Ends what cpy_before_fork() began. */
/* Lets a process that was forked in any thread have the signals that the main thread has; async-signal-safe. */
void cpy_unblock_signals(struct cpy_thread *t);
/* Handles what is due: finalizers; in the main thread also signals, pokes and calls.  False: an exception is pending. */
CPY_CHECKED bool cpy_safe_point(struct cpy_thread *t);
/* Requests a safe point: may be called from a signal handler. */
void cpy_interrupt(struct cpy_vm *vm);
/* Requests that the function which cpy_on_poke() was given runs at a safe point of the main thread; from any thread or a
 * signal handler.  Such functions do not nest.  False from it: an exception is pending. */
void cpy_poke(struct cpy_vm *vm);
/* Sets the function that cpy_poke() asks for; NULL: none. */
void cpy_on_poke(struct cpy_thread *t, bool (*call)(struct cpy_thread *t, void *user), void *user);
/* Requests that the function which cpy_on_signal() was given runs at a safe point with this number, 1 .. 63: to be called
 * from a signal handler. */
void cpy_signal(struct cpy_vm *vm, int number);
/* Sets the function that handles signals; SIGINT is cpy_interrupt()'s.  It returns 1: done; 0: what a signal does without
 * it (SIGINT: KeyboardInterrupt; others: nothing); -1: an exception is pending. */
void cpy_on_signal(struct cpy_thread *t, int (*call)(struct cpy_thread *t, int number, void *user), void *user);
/* The function is called just before SIGINT, or a request of cpy_interrupt(), is handled or becomes KeyboardInterrupt. */
void cpy_on_interrupt(struct cpy_thread *t, void (*call)(void *user), void *user);
/* What a request of cpy_interrupt() calls, without arguments, instead of raising KeyboardInterrupt; CPY_UNSET: nothing. */
cpy_value cpy_interrupt_handler(struct cpy_thread *t);
void cpy_set_interrupt_handler(struct cpy_thread *t, cpy_value handler); /* Sets it. */
/* The thread's current context (module contextvars), or CPY_UNSET. */
cpy_value cpy_context(struct cpy_thread *t);
void cpy_set_context(struct cpy_thread *t, cpy_value context); /* Sets it. */
/* Calls callable, without arguments, at the next safe point of the main thread, which ends its wait for that.  What it
 * raises is raised there. */
CPY_CHECKED bool cpy_call_soon(struct cpy_thread *t, cpy_value callable);
struct cpy_vm *cpy_vm_of(struct cpy_thread *t); /* The interpreter that a thread belongs to. */
/* The thread that has the interpreter lock: the caller's, for who is called back without being told. */
struct cpy_thread *cpy_running_thread(struct cpy_vm *vm);
/* False, with RecursionError pending, when the C stack is nearly used up.  Every native function
 * that can recurse without bound calls it. */
CPY_CHECKED bool cpy_check_stack(struct cpy_thread *t);
/* Guards repr() of containers against cycles.  1: entered; 0: v is being shown already; -1: error. */
int cpy_repr_enter(struct cpy_thread *t, cpy_value v);
void cpy_repr_leave(struct cpy_thread *t, cpy_value v); /* Ends what cpy_repr_enter() began with 1. */

/* === memory ================================================================= */

/* A zeroed instance of a native type's struct, for type's own or a subclass's instance. */
void *cpy_new_object(struct cpy_thread *t, cpy_value type);
/* The same with room for size bytes of native part (CPY_TYPE_VARIABLE). */
void *cpy_new_variable(struct cpy_thread *t, cpy_value type, size_t size);
/* The class of a native type definition in this interpreter; made at first use. */
cpy_value cpy_type_of_def(struct cpy_thread *t, const struct cpy_type_def *def);
/* Writes v to a field of owner: the write barrier. */
CPY_INLINE void cpy_store(const void *owner, cpy_field *field, cpy_value v);
/* Copies n values into fields of owner (which do not overlap from). */
void cpy_store_many(const void *owner, cpy_field *to, const cpy_value *from, size_t n);
/* Moves n fields within one owner; the ranges may overlap. */
void cpy_move_fields(const void *owner, cpy_field *to, const cpy_field *from, size_t n);
/* Items of owner (fields that its trace() shows with cpy_trace_many()) have changed places by other means. */
void cpy_moved(const void *owner);
/* Shows a field to the collector. */
void cpy_trace(struct cpy_tracer *tracer, cpy_field f);
/* Shows n fields to the collector. */
void cpy_trace_many(struct cpy_tracer *tracer, const cpy_field *fields, size_t n);

/* malloc that counts as heap pressure and towards the limit, for payloads of heap objects.
 * NULL: MemoryError is pending.  size is given back when freeing. */
void *cpy_malloc(struct cpy_thread *t, size_t size);
/* Resizes a payload; the old one stays on failure. */
void *cpy_realloc(struct cpy_thread *t, void *block, size_t old_size, size_t size);
/* Frees a payload; needs no thread, so that destroy() can call it.  owner is any object of the heap: it tells
 * whose memory it is.  size is what was asked for. */
void cpy_free(const void *owner, void *block, size_t size);

/* A value held from outside the heap. */
struct cpy_handle {
    cpy_value value;
    struct cpy_handle *next, **previous; /* the interpreter's list */
};
void cpy_handle_set(struct cpy_thread *t, struct cpy_handle *h, cpy_value v); /* h zeroed before its first use */
void cpy_handle_clear(struct cpy_handle *h); /* Lets go of the value.  A handle that holds none is ignored. */

/* Collects everything; returns the number of objects freed. */
size_t cpy_collect(struct cpy_thread *t);
/* The same for a native function that Python calls: if bytecode called caller directly, or made an object whose __init__
 * caller is, the C stack is not looked at, so that nothing is kept alive by chance: caller must need nothing but its
 * arguments.  Runs the finalizers that became due. */
size_t cpy_collect_from(struct cpy_thread *t, cpy_native caller);
/* The same, but appends the dead objects that are in a cycle, or that a cycle refers to, to a list instead of freeing them. */
CPY_CHECKED bool cpy_collect_garbage(struct cpy_thread *t, cpy_value list, cpy_native caller);
/* Turns automatic major collections off or on; minor ones, and those that the limit makes necessary, go on. */
void cpy_gc_enable(struct cpy_thread *t, bool on);
bool cpy_gc_enabled(struct cpy_thread *t); /* Are automatic major collections on? */
/* Has the allocation that config.fail_allocation names been refused? */
bool cpy_allocation_failed(struct cpy_thread *t);
/* Bytes in use: heap cells and payloads. */
size_t cpy_heap_used(struct cpy_thread *t);
/* Collects after so many bytes of allocation; 0: as often as the interpreter sees fit. */
void cpy_gc_set_threshold(struct cpy_thread *t, size_t bytes);
size_t cpy_gc_threshold(struct cpy_thread *t); /* What was set, or 0. */
struct cpy_gc_counts {
    size_t young;                  /* bytes allocated since the last collection */
    uint64_t minor, major, freed;  /* collections so far, objects freed */
};
struct cpy_gc_counts cpy_gc_count(struct cpy_thread *t); /* The counts so far. */
/* Is v of a kind that refers to other objects?  (A container, an instance, a class ...) */
bool cpy_gc_tracked(cpy_value v);
/* Can v take part in a cycle?  Not a tuple that holds nothing that is tracked. */
bool cpy_gc_in_cycle(cpy_value v);
/* Has v's finalizer, in Python or C, been called or become due?  False of what has none. */
bool cpy_gc_finalized(struct cpy_thread *t, cpy_value v);
/* Lists: all tracked objects; those that refer to an item of a tuple; those that the items refer to. */
cpy_value cpy_gc_objects(struct cpy_thread *t);
/* A list of the objects that refer to an item of the tuple. */
cpy_value cpy_gc_referrers(struct cpy_thread *t, cpy_value tuple);
/* A list of the objects that the items of the tuple refer to. */
cpy_value cpy_gc_referents(struct cpy_thread *t, cpy_value tuple);

/* === exceptions =============================================================== */

/* Raises an exception with a message and returns CPY_ERROR.  Conversions: %s %d %i %u %c %x %ld %lu
 * %lld %llu %zu %zd %g %.*s %%, and of cpy_values: %V str(), %R repr(), %A ascii(), %T the name of
 * its type as in messages, %B the same but "None" for None, %C its type's __name__, %N the name of a type. */
cpy_value cpy_raise(struct cpy_thread *t, enum cpy_exception_id id, const char *format, ...);
cpy_value cpy_raise_type(struct cpy_thread *t, cpy_value type, const char *format, ...); /* The same with a class. */
/* Raises an instance, or a class with no arguments. */
cpy_value cpy_raise_value(struct cpy_thread *t, cpy_value exception);
/* Raises KeyError(key) and its like: the argument is v itself. */
cpy_value cpy_raise_with(struct cpy_thread *t, enum cpy_exception_id id, cpy_value v);
/* OSError of the errno's subclass: OSError(err, strerror(err), filename).  filename may be CPY_UNSET. */
cpy_value cpy_raise_errno(struct cpy_thread *t, int err, cpy_value filename);
cpy_value cpy_raise_no_memory(struct cpy_thread *t); /* MemoryError, without needing memory. */
/* The pending exception, or CPY_UNSET. */
cpy_value cpy_pending(struct cpy_thread *t);
/* Is an instance of class id pending? */
bool cpy_pending_is(struct cpy_thread *t, enum cpy_exception_id id);
/* Takes the pending exception away and returns it (CPY_UNSET if none). */
cpy_value cpy_take_pending(struct cpy_thread *t);
void cpy_set_pending(struct cpy_thread *t, cpy_value exception); /* Makes an exception instance the pending one. */
/* The exception class. */
cpy_value cpy_exception_class(struct cpy_thread *t, enum cpy_exception_id id);
/* Makes a new exception class, e.g. "struct.error"; base CPY_UNSET: Exception. */
cpy_value cpy_new_exception_class(struct cpy_thread *t, const char *dotted_name, cpy_value base, const char *doc);
/* Prints the pending exception to stderr as unraisable, naming where (or object alone, where being NULL), and
 * forgets it. */
void cpy_print_unraisable(struct cpy_thread *t, const char *where, cpy_value object);
/* Issues a warning through the warnings machinery; false: it was turned into an exception. */
CPY_CHECKED bool cpy_warn(struct cpy_thread *t, enum cpy_exception_id category, const char *format, ...);
/* For finalizers: issues the ResourceWarning "unclosed <what> <repr of o>".  As nobody sees it unless he asks for such warnings,
 * nothing happens in a program that has neither option -W nor module warnings.  May leave an exception pending. */
void cpy_warn_unclosed(struct cpy_thread *t, const char *what, cpy_value o);

/* === numbers ================================================================== */

cpy_value cpy_int_from(struct cpy_thread *t, int64_t n); /* An int of any size. */
cpy_value cpy_int_from_unsigned(struct cpy_thread *t, uint64_t n); /* An int from an unsigned number. */
/* From the integral part of a finite double. */
cpy_value cpy_int_from_double(struct cpy_thread *t, double d);
cpy_value cpy_float_from(struct cpy_thread *t, double d); /* A float. */
bool cpy_is_int(cpy_value v);   /* int, bool and subclasses */
bool cpy_is_float(cpy_value v); /* float and subclasses */
/* The value of an int (or of an object with __index__).  TypeError; OverflowError when out of range. */
CPY_CHECKED bool cpy_to_int64(struct cpy_thread *t, cpy_value v, int64_t *out);
/* The same, for counts and sizes: another text of the OverflowError (C ssize_t in place of C long). */
CPY_CHECKED bool cpy_to_size(struct cpy_thread *t, cpy_value v, int64_t *out);
/* The same, unsigned; OverflowError for a negative one. */
CPY_CHECKED bool cpy_to_uint64(struct cpy_thread *t, cpy_value v, uint64_t *out);
/* The low 64 bits, two's complement, of an int of any size. */
CPY_CHECKED bool cpy_to_wrapped64(struct cpy_thread *t, cpy_value v, uint64_t *out);
/* As an index: out-of-range ints are clipped to INT64_MIN .. INT64_MAX. */
CPY_CHECKED bool cpy_to_index(struct cpy_thread *t, cpy_value v, int64_t *out);
/* The same, but what does not fit raises the error: "cannot fit 'int' into an index-sized integer". */
CPY_CHECKED bool cpy_to_exact_index(struct cpy_thread *t, cpy_value v, enum cpy_exception_id error, int64_t *out);
/* The number of a * n for sequences: an int value, clipped below at 0.  1; 0: v is no int; -1: OverflowError. */
int cpy_repeat_count(struct cpy_thread *t, cpy_value v, size_t *n);
/* Optional start and stop arguments of index(): clipped to 0 .. len. */
CPY_CHECKED bool cpy_search_bounds(
    struct cpy_thread *t, cpy_value start, cpy_value stop, size_t len, size_t *from, size_t *to);
/* An int within min .. max, else ValueError "name must be min-max" (CircuitPython's words). */
CPY_CHECKED bool cpy_to_range(struct cpy_thread *t, cpy_value v, const char *name, int64_t min, int64_t max, int64_t *out);
/* __float__ or __index__.  TypeError: "must be real number, not str". */
CPY_CHECKED bool cpy_to_double(struct cpy_thread *t, cpy_value v, double *out);
/* __index__ as an int value. */
cpy_value cpy_index(struct cpy_thread *t, cpy_value v);
/* Big-endian or little-endian two's complement bytes of an int; OverflowError when it does not fit. */
CPY_CHECKED bool cpy_int_to_bytes(struct cpy_thread *t, cpy_value v, uint8_t *out, size_t n, bool little, bool is_signed);
/* An int from such bytes. */
cpy_value cpy_int_from_bytes(struct cpy_thread *t, const uint8_t *data, size_t n, bool little, bool is_signed);
/* An int or float literal or int(text, base); text need not end with 0.  ValueError. */
cpy_value cpy_int_parse(struct cpy_thread *t, const char *text, size_t len, int base);
/* float(text); false: it is no number, and nothing is pending. */
CPY_CHECKED bool cpy_float_parse(const char *text, size_t len, double *out);
/* The shortest text that reads back as d, as repr(float); returns its length (at most 32). */
int cpy_float_format(double d, char *out);
/* -1 for a negative int, 0 or 1. */
int cpy_int_sign(cpy_value v);
uint64_t cpy_int_bit_length(cpy_value v); /* int.bit_length() of the magnitude. */
/* An int as fraction * 2^exponent, the fraction's magnitude within 0.5 and 1 (or 0). */
double cpy_int_frexp(cpy_value v, int64_t *exponent);
cpy_value cpy_int_gcd(struct cpy_thread *t, cpy_value a, cpy_value b); /* of two ints, not negative */
cpy_value cpy_int_sqrt(struct cpy_thread *t, cpy_value v);             /* of an int >= 0, rounded down */
cpy_value cpy_complex_from(struct cpy_thread *t, double re, double im); /* A complex. */
bool cpy_is_complex(cpy_value v); /* complex and subclasses */
/* __complex__, __float__ or __index__.  TypeError: "must be real number, not str". */
CPY_CHECKED bool cpy_to_complex(struct cpy_thread *t, cpy_value v, double *re, double *im);

/* === text and bytes ============================================================ */

/* A str's code points: data[0 .. len) of width 1, 2 or 4 bytes each. */
struct cpy_text {
    const void *data;
    size_t len;     /* code points */
    uint8_t width;  /* bytes each */
    bool ascii;     /* all below 128; then width is 1 and the data is UTF-8 as well */
};

CPY_INLINE bool cpy_is_str(cpy_value v) { return cpy_has_layout(v, CPY_TYPE_STR); }
CPY_INLINE bool cpy_is_bytes(cpy_value v) { return cpy_has_layout(v, CPY_TYPE_BYTES); }
/* v must be a str.  The data lives as long as v. */
struct cpy_text cpy_str_view(cpy_value v);
CPY_INLINE uint32_t cpy_text_at(const struct cpy_text *s, size_t i)
{
    return s->width == 1 ? ((const uint8_t *)s->data)[i]
         : s->width == 2 ? ((const uint16_t *)s->data)[i] : ((const uint32_t *)s->data)[i];
}
cpy_value cpy_str_from(struct cpy_thread *t, const char *utf8);                 /* ends with 0; valid UTF-8 */
cpy_value cpy_str_from_utf8(struct cpy_thread *t, const char *utf8, size_t len); /* UnicodeDecodeError */
/* A str of ASCII bytes, which are not checked. */
cpy_value cpy_str_from_ascii(struct cpy_thread *t, const char *ascii, size_t len);
/* Text decoded as UTF-8 with surrogateescape: file names, argv, environment. */
cpy_value cpy_str_from_os(struct cpy_thread *t, const char *text);
cpy_value cpy_str_from_text(struct cpy_thread *t, struct cpy_text text); /* narrows to the least width */
cpy_value cpy_str_from_char(struct cpy_thread *t, uint32_t c); /* A str of one code point. */
cpy_value cpy_str_format(struct cpy_thread *t, const char *format, ...); /* conversions as cpy_raise() */
cpy_value cpy_str_vformat(struct cpy_thread *t, const char *format, va_list args); /* The same with a va_list. */
/* s[start:end]; start <= end <= len. */
cpy_value cpy_str_slice(struct cpy_thread *t, cpy_value s, size_t start, size_t end);
cpy_value cpy_str_concat(struct cpy_thread *t, cpy_value a, cpy_value b); /* a + b, both str. */
bool cpy_str_equal(cpy_value a, cpy_value b); /* both str */
bool cpy_str_equals(cpy_value a, const char *ascii); /* Is the str a this text? */
int cpy_str_compare(cpy_value a, cpy_value b); /* <0, 0, >0 by code point */
/* Interns: equal strs give the same object. */
cpy_value cpy_intern(struct cpy_thread *t, cpy_value s);
cpy_value cpy_intern_from(struct cpy_thread *t, const char *ascii); /* The interned str of a C text. */
/* UTF-8 of a str, ending with 0, valid as long as v; lone surrogates raise UnicodeEncodeError.  *len may be
 * NULL; then embedded zeros raise ValueError "embedded null character". */
const char *cpy_str_utf8(struct cpy_thread *t, cpy_value v, size_t *len);
/* A path or name for the system: str (surrogateescape), bytes, or an object with __fspath__. */
const char *cpy_fs_path(struct cpy_thread *t, cpy_value v);

/* Text that grows; short text lies in the builder itself (which must not be copied), longer text in malloc'ed
 * memory until it is finished or dropped. */
struct cpy_builder {
    struct cpy_thread *t;
    void *data;      /* room, or malloc'ed */
    size_t len, cap; /* code points */
    uint8_t width;
    bool ascii, failed; /* failed: an exception is pending and all further calls do nothing */
    _Alignas(8) char room[256];
};
void cpy_build(struct cpy_builder *b, struct cpy_thread *t); /* Begins an empty text. */
void cpy_build_char(struct cpy_builder *b, uint32_t c); /* Adds a code point. */
void cpy_build_ascii(struct cpy_builder *b, const char *ascii); /* Adds a C text of ASCII characters. */
void cpy_build_ascii_n(struct cpy_builder *b, const char *ascii, size_t n); /* Adds n ASCII characters. */
void cpy_build_small(struct cpy_builder *b, int64_t n); /* Adds an int in decimal. */
void cpy_build_str(struct cpy_builder *b, cpy_value s); /* Adds a str. */
void cpy_build_text(struct cpy_builder *b, struct cpy_text text); /* Adds a view's code points. */
void cpy_build_repr(struct cpy_builder *b, cpy_value v); /* Adds repr(v). */
/* Adds formatted text; conversions as cpy_raise(). */
void cpy_build_format(struct cpy_builder *b, const char *format, ...);
void cpy_build_fill(struct cpy_builder *b, uint32_t c, size_t n); /* Adds n times the code point c. */
/* The str; CPY_ERROR if anything failed.  Frees the builder's memory. */
cpy_value cpy_build_finish(struct cpy_builder *b);
void cpy_build_drop(struct cpy_builder *b); /* Frees the builder's memory without making a str. */

cpy_value cpy_bytes_from(struct cpy_thread *t, const void *data, size_t len); /* bytes with a copy of the data. */
/* bytes of len zeros, to be filled through *data before anyone else sees it. */
cpy_value cpy_bytes_new(struct cpy_thread *t, size_t len, uint8_t **data);
const uint8_t *cpy_bytes_view(cpy_value v, size_t *len); /* v must be bytes */
/* A bytearray with a copy of the data. */
cpy_value cpy_bytearray_from(struct cpy_thread *t, const void *data, size_t len);
/* Any object with the buffer protocol.  TypeError "a bytes-like object is required, not 'x'". */
CPY_CHECKED bool cpy_get_buffer(struct cpy_thread *t, cpy_value v, struct cpy_buffer *b, bool writable);
/* The same with the items where they are, to be read; cpy_release_buffer(t, &items->buffer) ends it.  It must stay
 * where it is, as shape may point into it. */
CPY_CHECKED bool cpy_get_items(struct cpy_thread *t, cpy_value v, struct cpy_items *items);
/* Gives a view back; each successful cpy_get_buffer() needs one. */
void cpy_release_buffer(struct cpy_thread *t, struct cpy_buffer *b);
bool cpy_has_buffer(cpy_value v); /* Has the object the buffer protocol? */
/* The same, but no for a released memoryview: whoever takes memory among other things takes it for something else. */
bool cpy_offers_buffer(cpy_value v);
/* cpy_get_items() by the native type of v, whatever __buffer__() a subclass of it has. */
CPY_CHECKED bool cpy_native_items(struct cpy_thread *t, cpy_value v, struct cpy_items *items);
/* __buffer__(flags) of a native type with get_buffer: a memoryview, which shows what the flags ask for. */
cpy_value cpy_buffer_method(struct cpy_thread *t, const cpy_value *args);
/* __release_buffer__(buffer) of one: releases a view that cpy_buffer_method() gave out. */
cpy_value cpy_release_buffer_method(struct cpy_thread *t, const cpy_value *args);
#define CPY_BUFFER_ROW {"__buffer__", "(self, flags, /)", cpy_buffer_method, "Return a view of the object's memory.", 0}
#define CPY_RELEASE_BUFFER_ROW \
    {"__release_buffer__", "(self, buffer, /)", cpy_release_buffer_method, "Release what __buffer__() returned.", 0}
/* str.encode and bytes.decode. */
cpy_value cpy_encode(struct cpy_thread *t, cpy_value s, const char *encoding, const char *errors);
/* bytes.decode(encoding, errors). */
cpy_value cpy_decode(struct cpy_thread *t, const void *data, size_t len, const char *encoding, const char *errors);
/* How many bytes at the end are the beginning of a character in UTF-8 of which more may come. */
size_t cpy_utf8_unfinished(const uint8_t *data, size_t len);
/* What becomes of text that comes in parts. */
enum cpy_encoding_kind {
    CPY_ENCODING_BYTES, /* a byte is a character: ASCII, Latin-1 */
    CPY_ENCODING_UTF8,
    CPY_ENCODING_OTHER, /* takes an incremental encoder and decoder of module codecs */
};
/* Which of them an encoding is, by its name. */
enum cpy_encoding_kind cpy_encoding_kind(const char *name);

/* === Unicode ====================================================================== */

#define CPY_UNICODE_NAME_SIZE 96
#define CPY_UNICODE_SEQUENCE_MAX 20
/* Writes the name of c, not ended with 0, and returns its length; 0: it has none. */
size_t cpy_unicode_name(uint32_t c, char out[CPY_UNICODE_NAME_SIZE]);
/* The characters that a name, an alias or the name of a sequence stands for, in any case; returns how many, or 0. */
size_t cpy_unicode_lookup(const char *name, size_t len, uint32_t out[CPY_UNICODE_SEQUENCE_MAX]);

struct cpy_unicode_properties {
    const char *category, *direction, *width; /* as module unicodedata calls them */
    uint8_t combining;                        /* canonical combining class */
    bool mirrored;
    int8_t digit;                             /* or -1 */
    bool is_numeric;
    double numeric;                           /* if is_numeric */
};
void cpy_unicode_properties(uint32_t c, struct cpy_unicode_properties *out); /* Any code point. */
int cpy_char_decimal(uint32_t c); /* The decimal digit that c is, or -1. */
/* What c can be taken apart into, one step: *tag is "" or "<kind>".  0: nothing, or it is a Hangul syllable. */
size_t cpy_unicode_decomposition(uint32_t c, const char **tag, uint32_t out[CPY_UNICODE_SEQUENCE_MAX]);
const char *cpy_unicode_version(void); /* Of Unicode: "15.1.0". */
enum cpy_normal_form { CPY_NFC, CPY_NFD, CPY_NFKC, CPY_NFKD };
/* A str in normal form: s itself if it is one already. */
cpy_value cpy_str_normalize(struct cpy_thread *t, cpy_value s, enum cpy_normal_form form);

/* === containers ================================================================ */

CPY_INLINE bool cpy_is_list(cpy_value v) { return cpy_has_layout(v, CPY_TYPE_LIST); }
CPY_INLINE bool cpy_is_tuple(cpy_value v) { return cpy_has_layout(v, CPY_TYPE_TUPLE); }
CPY_INLINE bool cpy_is_dict(cpy_value v) { return cpy_has_layout(v, CPY_TYPE_DICT); }
CPY_INLINE bool cpy_is_set(cpy_value v) { return cpy_has_layout(v, CPY_TYPE_SET) || cpy_has_layout(v, CPY_TYPE_FROZENSET); }

cpy_value cpy_list_new(struct cpy_thread *t, size_t cap); /* An empty list with room for cap items. */
cpy_value cpy_list_from(struct cpy_thread *t, const cpy_value *items, size_t n); /* A list of n items. */
cpy_value cpy_list_from_iterable(struct cpy_thread *t, cpy_value iterable); /* list(iterable). */
cpy_value cpy_list_of_words(struct cpy_thread *t, const char *words);       /* words.split(' '), for __all__. */
/* list.append(v); false: the list is as it was. */
CPY_CHECKED bool cpy_list_append(struct cpy_thread *t, cpy_value list, cpy_value v);
size_t cpy_list_len(cpy_value list); /* len(list). */
cpy_value cpy_list_get(cpy_value list, size_t i); /* i < len */
void cpy_list_set(cpy_value list, size_t i, cpy_value v); /* list[i] = v for i < len. */
/* list.sort(key=key, reverse=reverse); key CPY_UNSET or None: none. */
CPY_CHECKED bool cpy_list_sort(struct cpy_thread *t, cpy_value list, cpy_value key, bool reverse);

cpy_value cpy_tuple_from(struct cpy_thread *t, const cpy_value *items, size_t n); /* A tuple of n items. */
cpy_value cpy_tuple_of(struct cpy_thread *t, size_t n, ...); /* n cpy_values */
cpy_value cpy_tuple_new(struct cpy_thread *t, size_t n);    /* to be filled with cpy_tuple_set() at once */
void cpy_tuple_set(cpy_value tuple, size_t i, cpy_value v); /* Fills in item i of a new tuple. */
cpy_value cpy_tuple_from_iterable(struct cpy_thread *t, cpy_value iterable); /* tuple(iterable). */
size_t cpy_tuple_len(cpy_value tuple); /* len(tuple). */
cpy_value cpy_tuple_get(cpy_value tuple, size_t i); /* tuple[i] for i < len. */
/* The items of a list or tuple, valid until its length changes; *n is set. */
const cpy_value *cpy_items(cpy_value list_or_tuple, size_t *n);

cpy_value cpy_dict_new(struct cpy_thread *t); /* An empty dict. */
size_t cpy_dict_len(cpy_value dict); /* len(dict). */
/* The value of key; CPY_UNSET with nothing pending if it is missing. */
cpy_value cpy_dict_get(struct cpy_thread *t, cpy_value dict, cpy_value key);
/* The value of a str key; CPY_UNSET with nothing pending if it is missing. */
cpy_value cpy_dict_get_str(struct cpy_thread *t, cpy_value dict, const char *ascii);
CPY_CHECKED bool cpy_dict_set(struct cpy_thread *t, cpy_value dict, cpy_value key, cpy_value v); /* dict[key] = v. */
/* dict[ascii] = v. */
CPY_CHECKED bool cpy_dict_set_str(struct cpy_thread *t, cpy_value dict, const char *ascii, cpy_value v);
/* 1: removed, 0: was not there, -1: error. */
int cpy_dict_remove(struct cpy_thread *t, cpy_value dict, cpy_value key);
/* Walks a dict: start with *position 0; false at the end.  The dict may change, then entries may be missed. */
bool cpy_dict_next(cpy_value dict, size_t *position, cpy_value *key, cpy_value *v);
cpy_value cpy_dict_copy(struct cpy_thread *t, cpy_value dict); /* dict.copy(). */
/* dict.update(mapping_or_pairs). */
CPY_CHECKED bool cpy_dict_update(struct cpy_thread *t, cpy_value dict, cpy_value mapping_or_pairs);

cpy_value cpy_set_new(struct cpy_thread *t); /* An empty set. */
CPY_CHECKED bool cpy_set_add(struct cpy_thread *t, cpy_value set, cpy_value v); /* set.add(v). */
int cpy_set_contains(struct cpy_thread *t, cpy_value set, cpy_value v); /* 1, 0, -1 */
bool cpy_set_next(cpy_value set, size_t *position, cpy_value *v); /* Walks a set as cpy_dict_next() walks a dict. */
size_t cpy_set_len(cpy_value set); /* len(set). */

/* slice(start, stop, step). */
cpy_value cpy_slice_new(struct cpy_thread *t, cpy_value start, cpy_value stop, cpy_value step);
bool cpy_is_slice(cpy_value v); /* Is it a slice? */
/* Slice bounds for a sequence of len items, as slice.indices(); *count items result. */
CPY_CHECKED bool cpy_slice_indices(struct cpy_thread *t, cpy_value slice, size_t len, int64_t *start, int64_t *stop, int64_t *step, size_t *count);
cpy_value cpy_namespace_new(struct cpy_thread *t, cpy_value dict); /* types.SimpleNamespace */

/* === the object protocol ======================================================== */

cpy_value cpy_builtin_type(struct cpy_thread *t, enum cpy_builtin id); /* The class of a built-in type. */
cpy_value cpy_type_of(struct cpy_thread *t, cpy_value v); /* type(v). */
const char *cpy_type_name(struct cpy_thread *t, cpy_value v); /* type(v).__name__, for messages */
bool cpy_is_type(cpy_value v); /* Is it a class? */
bool cpy_is_subtype(cpy_value type, cpy_value of); /* by MRO, no hooks */
bool cpy_is_instance(struct cpy_thread *t, cpy_value v, cpy_value type); /* type(v)'s MRO, no hooks */
/* The same with the class of a native definition. */
bool cpy_is_instance_def(struct cpy_thread *t, cpy_value v, const struct cpy_type_def *def);
/* Is v an instance of just that class, not of a subclass? */
bool cpy_is_exactly_def(cpy_value v, const struct cpy_type_def *def);
enum cpy_collection cpy_collection_of(cpy_value type); /* What are the instances of a class? */
/* Says so for a class made in Python that is neither yet, and for those derived from it. */
void cpy_set_collection(cpy_value type, enum cpy_collection kind);
int cpy_isinstance(struct cpy_thread *t, cpy_value v, cpy_value class_or_tuple); /* isinstance(): 1, 0, -1 */
int cpy_issubclass(struct cpy_thread *t, cpy_value type, cpy_value class_or_tuple); /* issubclass(): 1, 0, -1. */

cpy_value cpy_getattr(struct cpy_thread *t, cpy_value o, cpy_value name); /* o.name. */
/* What a __get__(self, instance, owner=None) gives where instance is None: self; TypeError if owner is None, too. */
cpy_value cpy_get_unbound(struct cpy_thread *t, const cpy_value *args);
cpy_value cpy_getattr_str(struct cpy_thread *t, cpy_value o, const char *ascii); /* o.ascii. */
/* The attribute, or CPY_UNSET with nothing pending where AttributeError would be raised. */
cpy_value cpy_find_attr(struct cpy_thread *t, cpy_value o, cpy_value name);
cpy_value cpy_find_attr_str(struct cpy_thread *t, cpy_value o, const char *ascii); /* The same with a C text. */
/* A special method ("__floor__") of o's class, bound to o; CPY_UNSET with nothing pending if missing. */
cpy_value cpy_find_special(struct cpy_thread *t, cpy_value o, const char *ascii);
/* object.__getattribute__() and object.__setattr__() (v CPY_UNSET: delete), for classes that have their own. */
cpy_value cpy_generic_getattr(struct cpy_thread *t, cpy_value o, cpy_value name);
CPY_CHECKED bool cpy_generic_setattr(struct cpy_thread *t, cpy_value o, cpy_value name, cpy_value v); /* o.name = v. */
CPY_CHECKED bool cpy_setattr(struct cpy_thread *t, cpy_value o, cpy_value name, cpy_value v); /* v UNSET: delete */
/* The same with a C text. */
CPY_CHECKED bool cpy_setattr_str(struct cpy_thread *t, cpy_value o, const char *ascii, cpy_value v);

/* callable(*args) with n arguments. */
cpy_value cpy_call(struct cpy_thread *t, cpy_value callable, const cpy_value *args, size_t n);
cpy_value cpy_call_0(struct cpy_thread *t, cpy_value callable); /* callable(). */
cpy_value cpy_call_1(struct cpy_thread *t, cpy_value callable, cpy_value a); /* callable(a). */
cpy_value cpy_call_2(struct cpy_thread *t, cpy_value callable, cpy_value a, cpy_value b); /* callable(a, b). */
/* args holds n positional values and then one for each name of the tuple names (or CPY_UNSET: none). */
cpy_value cpy_call_names(struct cpy_thread *t, cpy_value callable, const cpy_value *args, size_t n, cpy_value names);
/* callable(*tuple, **dict); dict may be CPY_UNSET. */
cpy_value cpy_call_tuple(struct cpy_thread *t, cpy_value callable, cpy_value tuple, cpy_value dict);
cpy_value cpy_call_method(struct cpy_thread *t, cpy_value o, const char *name, size_t n, ...); /* n cpy_values */
bool cpy_is_callable(struct cpy_thread *t, cpy_value v); /* callable(v). */

cpy_value cpy_repr(struct cpy_thread *t, cpy_value v); /* a str */
cpy_value cpy_str(struct cpy_thread *t, cpy_value v); /* str(v). */
cpy_value cpy_ascii(struct cpy_thread *t, cpy_value v); /* ascii(v). */
cpy_value cpy_format(struct cpy_thread *t, cpy_value v, cpy_value spec); /* format(v, spec) */
CPY_CHECKED bool cpy_hash(struct cpy_thread *t, cpy_value v, int64_t *hash); /* hash(v). */
int cpy_truth(struct cpy_thread *t, cpy_value v); /* 1, 0, -1 */
int64_t cpy_len(struct cpy_thread *t, cpy_value v); /* -1: error */
/* len(), else __length_hint__(), else the guess. */
int64_t cpy_length_hint(struct cpy_thread *t, cpy_value v, int64_t guess);
/* What copies of an iterator are made from: (maker, (sequence,), index), maker the built-in function of that name, iter or
 * reversed; index < 0: (maker, (sequence,)).  sequence CPY_ERROR: an exception is pending. */
cpy_value cpy_reduce_walk(struct cpy_thread *t, const char *maker, cpy_value sequence, int64_t index);

enum cpy_compare { CPY_LT, CPY_LE, CPY_EQ, CPY_NE, CPY_GT, CPY_GE };
cpy_value cpy_compare(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_compare op); /* as the operator */
int cpy_compare_bool(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_compare op);  /* 1, 0, -1; identity implies EQ */
int cpy_equal(struct cpy_thread *t, cpy_value a, cpy_value b); /* 1, 0, -1; identity first */

enum cpy_operator { CPY_ADD, CPY_SUB, CPY_MUL, CPY_MATMUL, CPY_TRUEDIV, CPY_FLOORDIV, CPY_MOD, CPY_POW,
    CPY_LSHIFT, CPY_RSHIFT, CPY_AND, CPY_OR, CPY_XOR, CPY_DIVMOD, CPY_OPERATOR_COUNT };
cpy_value cpy_binary(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_operator op); /* a op b. */
/* a op= b: its result. */
cpy_value cpy_binary_in_place(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_operator op);
enum cpy_unary { CPY_NEG, CPY_POS, CPY_INVERT, CPY_ABS };
cpy_value cpy_unary(struct cpy_thread *t, cpy_value a, enum cpy_unary op); /* op a. */

cpy_value cpy_getitem(struct cpy_thread *t, cpy_value o, cpy_value key); /* o[key]. */
CPY_CHECKED bool cpy_setitem(struct cpy_thread *t, cpy_value o, cpy_value key, cpy_value v); /* o[key] = v. */
CPY_CHECKED bool cpy_delitem(struct cpy_thread *t, cpy_value o, cpy_value key); /* del o[key]. */
int cpy_contains(struct cpy_thread *t, cpy_value container, cpy_value v); /* 1, 0, -1 */
cpy_value cpy_iter(struct cpy_thread *t, cpy_value v); /* iter(v). */
/* The next item; CPY_ERROR with nothing pending at the end. */
cpy_value cpy_next(struct cpy_thread *t, cpy_value iterator);
/* Exactly n items of an iterable, else ValueError "not enough values to unpack ...". */
CPY_CHECKED bool cpy_unpack(struct cpy_thread *t, cpy_value iterable, cpy_value *out, size_t n);

/* === functions, classes, modules for C ============================================ */

/* A callable for a row; module (a str, or CPY_UNSET) becomes __module__. */
cpy_value cpy_native_new(struct cpy_thread *t, const struct cpy_function *row, cpy_value module);
/* A callable that passes bound as args[0]: "(self, ...)" in the row's signature. */
cpy_value cpy_native_bound(struct cpy_thread *t, const struct cpy_function *row, cpy_value bound);
/* weakref.ref(referent, callback); callback CPY_UNSET: none. */
cpy_value cpy_weakref_new(struct cpy_thread *t, cpy_value referent, cpy_value callback);
cpy_value cpy_weakref_get(struct cpy_thread *t, cpy_value ref); /* the referent, or CPY_UNSET when dead */
/* What the compiler finds out about the names of source, a str or bytes, as nested tuples (vm/compiler/compiler.h).
 * mode: 'exec', 'eval' or 'single'.  CPY_ERROR. */
cpy_value cpy_symtable(struct cpy_thread *t, cpy_value source, cpy_value file, cpy_value mode);
cpy_value cpy_weakref_list(struct cpy_thread *t, cpy_value v);  /* all weak references to v, a list, newest first */
/* A named tuple with fields, as os.stat_result; names ends with NULL: "" is an item without a name, and "+name", after
 * the items, an attribute that is none.  The class is made once per interpreter and dotted name; items holds a value for
 * each name; NULL: returns the class itself. */
cpy_value cpy_struct_sequence(struct cpy_thread *t, const char *dotted_name, const char *const *names, const cpy_value *items);
cpy_value cpy_module_dict(cpy_value module); /* The module's namespace, a dict, as far as it is made. */
cpy_value cpy_stdlib_names(struct cpy_thread *t); /* A frozenset: the top-level modules that are compiled in. */
/* module.name = v. */
CPY_CHECKED bool cpy_module_add(struct cpy_thread *t, cpy_value module, const char *name, cpy_value v);
/* Compiles source and runs it in the namespace globals. */
cpy_value cpy_exec_source(struct cpy_thread *t, const char *source, size_t len, const char *file, cpy_value globals);

/* --- the write barrier ------------------------------------------------------------- */

/* What the barrier needs to know of the heap's pages (memory/heap.h says more): an object's page
 * begins at its address with CPY_PAGE_BITS low bits cleared, and holds a mark bit per 16 bytes: two objects never begin in the same 16. */
#define CPY_PAGE_BITS 16
struct cpy_page_head {
    struct cpy_heap *heap;
    uint8_t marks[(1u << CPY_PAGE_BITS) / 128];
};
/* Is the object marked?  Between collections that means old. */
CPY_INLINE bool cpy_is_marked(const void *o)
{
    uintptr_t address = (uintptr_t)o;
    const struct cpy_page_head *page = (const struct cpy_page_head *)(address & ~(((uintptr_t)1 << CPY_PAGE_BITS) - 1));
    unsigned granule = (unsigned)(address & ((1u << CPY_PAGE_BITS) - 1)) >> 4;

    return page->marks[granule >> 3] >> (granule & 7) & 1;
}

/* For code that writes fields of owner by other means: owner will be looked at again. */
void cpy_remember(const void *owner);
CPY_INLINE void cpy_barrier(const void *owner)
{
    if (CPY_UNLIKELY(cpy_is_marked(owner)))
        cpy_remember(owner);
}

void cpy_remember_store(const void *owner, cpy_value v); /* owner is marked, v an object */
CPY_INLINE void cpy_store(const void *owner, cpy_field *field, cpy_value v)
{
    field->bits = v;
    if (cpy_is_object(v) && CPY_UNLIKELY(cpy_is_marked(owner)))
        cpy_remember_store(owner, v);
}

#endif
