/* SPDX-License-Identifier: MIT */
/* vm/vm.h - the state of an interpreter and of its threads; for vm/ alone.
 *
 * Nothing in vm/ is a mutable global: all state hangs off these two structs. */
#ifndef CPY_VM_H
#define CPY_VM_H

#include "vm/api.h"
#include "vm/names.h"
#include "vm/objects/slots.h"

#include <pthread.h>
#include <semaphore.h>
#include <setjmp.h>
#include <signal.h>

struct cpy_code;
struct cpy_frame;
struct cpy_heap;

/* A native frame that is shown by cpy_repr_enter(), innermost first. */
struct cpy_repr_guard {
    cpy_value shown;
    struct cpy_repr_guard *next;
};

/* A function to call when the interpreter ends. */
struct cpy_exit_call {
    void (*call)(struct cpy_thread *t, void *user);
    void *user;
    struct cpy_exit_call *next;
};

/* A block made by cpy_private(). */
struct cpy_private_block {
    const void *key;
    struct cpy_private_block *next;
    _Alignas(16) unsigned char data[];
};

/* A row of the method cache: what cpy_type_lookup(type, name) found. */
struct cpy_method_cache_row {
    cpy_value type, name, found; /* found may be CPY_UNSET: a known absence */
};
#define CPY_METHOD_CACHE_SIZE 1024

/* A row of the attribute cache: what attribute name of objects of a shape is (interp/cache.h).  Not roots. */
struct cpy_attribute_row {
    cpy_value shape, name, value; /* shape unset: an empty row */
    uint32_t where;
    uint8_t kind; /* enum cpy_attribute_kind */
};
#define CPY_ATTRIBUTE_CACHE_SIZE 1024

/* Counters for -X stats. */
struct cpy_stats {
    uint64_t *opcodes;      /* executions by opcode; NULL unless -X stats */
    uint64_t cache_hits, cache_misses;
    uint64_t minor_collections, major_collections;
    uint64_t longest_pause_ns, total_pause_ns; /* processor time */
};

struct cpy_vm {
    struct cpy_config config;
    struct cpy_heap *heap;
    struct cpy_thread *threads;   /* all threads, newest first: changed with the interpreter lock and the mutex held */
    struct cpy_thread *main;      /* the thread that handles signals, pokes and calls */
    uint32_t thread_count;        /* of threads */
    uint32_t awake;               /* threads that are not parked: they run, want the lock or are in a blocking call */
    uint32_t era;                 /* changes when other threads vanish: wait lists of an earlier one are empty */
    bool some_woken;              /* cpy_wake() has been called since somebody cleared it */

    /* The interpreter lock (vm/thread.c), and the mutex that guards these fields. */
    pthread_mutex_t mutex;
    struct cpy_thread *holder;    /* the thread that runs Python, or NULL */
    struct cpy_thread *queue_first, *queue_last; /* threads that want the lock, in the order of their turns */
    struct cpy_thread *ender;     /* the interpreter ends in it, and no other gets the lock; or NULL */
    sigset_t main_mask;           /* signals that the main thread had blocked when it started another one last */
    int64_t switch_interval;      /* ns after which the first in the queue asks for its turn */

    /* Roots: shown to the collector by cpy_vm_trace() (vm/vm.c). */
    cpy_value types[CPY_TYPE_COUNT];             /* classes of the built-in types */
    cpy_value exceptions[CPY_EXCEPTION_COUNT];   /* exception classes */
    cpy_value names[CPY_NAME_COUNT];
    cpy_value empty_tuple, empty_str, empty_bytes;
    cpy_value characters[256];                   /* one-character strs of Latin-1 */
    cpy_value builtins;                          /* dict */
    cpy_value modules;                           /* sys.modules, a dict */
    cpy_value path;                              /* what sys.path was at the start, a list */
    cpy_value sys;                               /* module sys, or unset until it is imported */
    cpy_value hooks[CPY_HOOK_COUNT];
    cpy_value memory_error;                      /* ready-made, raised when nothing can be allocated */
    cpy_value native_kinds[3];                   /* classes of native methods (native.c); 0: not made yet */
    cpy_value type_by_def;                       /* dict: address of a cpy_type_def as an int -> class that is in neither array */
    cpy_value registry;                          /* dict for things that live as long as the interpreter */
    cpy_value pending_calls;                     /* list of callables due at the next safe point */
    cpy_value interrupt_handler;                 /* what Ctrl-C calls, or CPY_UNSET: KeyboardInterrupt is raised */

    struct cpy_method_cache_row method_cache[CPY_METHOD_CACHE_SIZE];
    struct cpy_attribute_row attribute_cache[CPY_ATTRIBUTE_CACHE_SIZE];
    cpy_native slots[CPY_TYPE_COUNT][CPY_SLOT_COUNT]; /* those of the built-in types that are in use (objects/type.h) */
    struct cpy_shape *shapes[CPY_TYPE_COUNT];    /* root (exact) shape of each built-in type; kept alive by its class */
    void *interned;                              /* table of interned strs, weak (objects/str) */
    struct cpy_arena_block *spare_blocks;        /* memory kept for the next compilation (compiler/ast.c), linked */
    size_t spare_size;                           /* bytes of data in all of them */
    struct cpy_code *codes;                      /* every live code object with inline caches, linked */
    struct cpy_waiters import_waiters;           /* threads that wait until another one has imported a module */
    struct cpy_exit_call *exit_calls, *end_calls; /* called before and after the finalizers of what is left */
    struct cpy_private_block *privates;
    uint64_t next_class_id;
    uint32_t recursion_limit;                    /* Python frames; sys.setrecursionlimit() */
    uint32_t origin_depth;                       /* frames noted when a coroutine is made (cr_origin); 0: none */
    int64_t int_max_str_digits;
    struct cpy_stats stats;
    bool (*poked)(struct cpy_thread *t, void *user); /* what cpy_poke() asks for; NULL: nothing */
    void *poked_user;
    void (*interrupting)(void *user);            /* what cpy_on_interrupt() was told; NULL: nothing */
    void *interrupting_user;
    int (*signalled)(struct cpy_thread *t, int number, void *user); /* what cpy_on_signal() was told; NULL: nothing */
    void *signalled_user;
    volatile uint64_t signals;                   /* bit n: signal n has arrived */
    volatile int interrupted;                    /* a safe point is due: CPY_DUE_* */
    volatile bool main_polls;                    /* the main thread is in cpy_poll() */
    volatile bool main_waits;                    /* it is in a system call that nothing but a signal ends early */
    bool has_nudge;                              /* cpy_nudge_waits() has made this timer: */
    timer_t nudge;
    volatile bool nudging;                       /* it has been started during this wait */
    bool expects_handlers;                       /* cpy_expect_handlers() was called */
    int due_fd;                                  /* an eventfd that ends it; -1: not made */
};

/* Bits of cpy_vm.interrupted. */
enum { CPY_DUE_SIGNAL = 1, CPY_DUE_FINALIZERS = 2, CPY_DUE_CALLS = 4, CPY_DUE_COLLECTION = 8, CPY_DUE_POKE = 16,
    CPY_DUE_TRACE = 32, /* stays set while there is a trace or profile function */
    CPY_DUE_SWITCH = 64 /* another thread has waited its time for the lock */ };

#define CPY_SAVED_WORDS 64 /* of a frame that saves all registers; the callee's, too (vm/thread.c) */

struct cpy_thread {
    struct cpy_vm *vm;
    struct cpy_frame *frame;      /* the innermost Python frame, or NULL */
    cpy_value exception;          /* pending, or CPY_UNSET */
    cpy_value handled;            /* what sys.exc_info() tells: being handled by an except block, or CPY_UNSET */

    cpy_value *stack, *stack_end; /* registers of all frames; reserved address space (interp/frame.h) */
    struct cpy_frame *frames, *frames_end; /* the frames themselves, reserved likewise */
    struct cpy_frame *frames_limit; /* the last that the recursion limit allows */
    uint32_t native_depth;        /* nested runs of the interpreter loop */

    cpy_value *bound_end;         /* end of the arguments that are being bound beyond the last frame's registers, or NULL */

    uintptr_t c_stack_limit;      /* cpy_check_stack() fails below this address */
    uintptr_t c_stack_base;       /* where conservative scanning of the C stack ends */
    uintptr_t c_stack_top;        /* where it begins while the thread has released the lock; 0: it runs */
    uintptr_t c_stack_run;        /* where the frame of the outermost interpreter loop ends and older C frames begin; 0: no
                                     loop runs.  A precise collection looks at the C stack from here on */
    bool keeps_lock;              /* it is the only thread, so cpy_unlock() has not released the lock */
    uintptr_t saved_registers[CPY_SAVED_WORDS]; /* what the processor's registers held when it released the lock */
    bool in_safe_point;           /* handlers do not nest */
    struct cpy_taker *taker;      /* of the innermost generator that runs for CPY_CONSUMER_TAKER, or NULL */
    cpy_value context;            /* of module contextvars, or CPY_UNSET */
    bool tracing;                 /* the loop that looks for events is to run */
    bool in_trace;                /* a trace or profile function runs, which is not traced */
    cpy_value trace_function, profile_function; /* sys.settrace(), sys.setprofile(), or CPY_UNSET */
    uint32_t raised_at;           /* instruction of the frame on top whose exception went to a handler */
    uint32_t jump_after_yield;    /* the same as the jump of a frame object: where the yield that runs goes on; 0: behind it */
    struct cpy_frame *traced_frame; /* whose instruction was seen last; frames above it are new */
    cpy_value async_first, async_finalizer; /* sys.set_asyncgen_hooks(), or CPY_UNSET */
    struct cpy_repr_guard *repr_guards;

    uint64_t ident;               /* threading.get_ident(): the pthread_t */
    int native_id;                /* the system's number of the thread; 0: it has not begun */
    const struct cpy_thread *awaits; /* the thread that imports what this one wants to import, or NULL */
    cpy_value values[CPY_THREAD_VALUES]; /* cpy_thread_value() */
    cpy_value locals;             /* dict for thread-local data, or CPY_UNSET */
    void (*start_call)(struct cpy_thread *t, cpy_value v); /* or what it calls instead, with the first of these */
    cpy_value start[3];           /* what a new thread calls: function, args, keywords (or CPY_UNSET) */
    size_t stack_bytes;           /* reserved for registers; half as much is for frames */

    sem_t look;                   /* posted when the thread is to look whether its wait is over */
    bool posted;                  /* a token for the lock's queue is on its way (guarded by the mutex) */
    bool queued;                  /* it is in the lock's queue (likewise) */
    bool parked, woken;           /* it waits in cpy_park(); cpy_wake() was called since it began to */
    int64_t alarm;                /* while parked: when to be woken by a clock that is not the system's, or CPY_NEVER */
    struct cpy_thread *queue_next;
    jmp_buf leave;                /* where a thread goes when the interpreter ends under it */
    struct cpy_thread *next;
};

/* Shows every root in the interpreter and its threads, except stacks, to the collector. */
void cpy_vm_trace(struct cpy_vm *vm, struct cpy_tracer *tracer);

/* The root shape of a built-in type. */
CPY_INLINE struct cpy_shape *cpy_shape(struct cpy_thread *t, enum cpy_builtin id) { return t->vm->shapes[id]; }
/* Is v exactly (not a subclass's instance) of that type? */
CPY_INLINE bool cpy_is(struct cpy_thread *t, cpy_value v, enum cpy_builtin id)
{
    return cpy_is_object(v) && cpy_pointer(v)->shape == t->vm->shapes[id];
}

/* Definitions of the built-in types, in objects/. */
#define T(id, name) extern const struct cpy_type_def cpy_##name##_type;
CPY_BUILTIN_TYPES(T)
#undef T

#endif
