/* SPDX-License-Identifier: MIT */
/* vm/vm.c - making and ending an interpreter, and what it holds.
 *
 * The order of construction matters: classes need shapes and shapes need classes, so
 * cpy_types_init() builds both by hand; names, empty containers and exceptions follow.
 * The order of the end matters more: exit functions run while everything works, then
 * the finalizers of all that is left, and only then is the heap freed. */
#include "vm/vm.h"

#include "vm/compiler/ast.h"
#include "vm/interp/frame.h"
#include "vm/interp/stats.h"
#include "vm/memory/heap.h"
#include "vm/objects/builtins.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"
#include "vm/objects/type.h"
#include "vm/thread.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define DEFAULT_RECURSION_LIMIT 1000   /* sys.getrecursionlimit() of CPython */
#define DEFAULT_STR_DIGITS 4300        /* sys.int_info.default_max_str_digits */
#define DEFAULT_SWITCH_INTERVAL 5000000 /* sys.getswitchinterval(), ns */

static bool make_empties(struct cpy_thread *t)
{
    struct cpy_vm *vm = t->vm;
    struct cpy_str *s;

    if (!vm->empty_tuple)
        vm->empty_tuple = cpy_from(cpy_new_variable(t, vm->types[CPY_TYPE_TUPLE], sizeof(struct cpy_tuple)));
    if (!vm->empty_bytes)
        vm->empty_bytes = cpy_from(cpy_new_variable(t, vm->types[CPY_TYPE_BYTES], sizeof(struct cpy_bytes) + 1));
    if (!vm->empty_str) {
        if (!(s = cpy_new_variable(t, vm->types[CPY_TYPE_STR], sizeof(struct cpy_str))))
            return false;
        s->width = 1;
        s->flags = CPY_STR_ASCII;
        vm->empty_str = cpy_from(s);
    }
    return vm->empty_tuple && vm->empty_bytes;
}

/* The texts lie side by side: strings of their own the linker would share with others that end in the same way, all over the
 * program. */
static bool make_names(struct cpy_thread *t)
{
    static const char texts[] =
#define N(name) #name "\0"
        CPY_NAMES(N);
#undef N
    const char *text = texts;

    for (size_t i = 0; i < CPY_NAME_COUNT; i++, text += strlen(text) + 1)
        if (!(t->vm->names[i] = cpy_intern_from(t, text)))
            return false;
    return true;
}

/* Everything a Python program needs, in the only order that works. */
static bool build(struct cpy_thread *t)
{
    struct cpy_vm *vm = t->vm;

    if (!cpy_stack_init(t) || !cpy_types_init(t) || !make_empties(t) || !make_names(t))
        return false;
    if (!(vm->type_by_def = cpy_dict_new(t)) || !(vm->registry = cpy_dict_new(t)))
        return false;
    if (!cpy_exceptions_init(t))
        return false;
    vm->memory_error = cpy_exception_new(t, vm->exceptions[CPY_MEMORY_ERROR], NULL, 0);
    vm->modules = cpy_dict_new(t);
    vm->path = cpy_list_new(t, 0);
    vm->pending_calls = cpy_list_new(t, 0);
    if (!vm->memory_error || !vm->modules || !vm->path || !vm->pending_calls)
        return false;
    return cpy_builtins_init(t) && (!vm->config.stats || cpy_stats_start(t));
}

static struct cpy_thread *make_thread(struct cpy_vm *vm)
{
    struct cpy_thread *t = calloc(1, sizeof *t);

    if (!t)
        return NULL;
    if (!cpy_thread_attach(vm, t)) {
        free(t);
        return NULL;
    }
    cpy_thread_find_stack(t);
    t->ident = (uint64_t)pthread_self();
    t->native_id = (int)syscall(SYS_gettid);
    vm->main = vm->holder = t;
    return t;
}

/* An interpreter and its heap in one mapping. */
struct home {
    struct cpy_vm vm;
    _Alignas(16) char heap[];
};

/* Zeroed, and mapped: of the caches in it only the pages that are used take memory. */
static struct cpy_vm *map_vm(void)
{
    struct home *home = mmap(NULL, sizeof *home + cpy_heap_struct_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (home == MAP_FAILED)
        return NULL;
    home->vm.heap = (struct cpy_heap *)(void *)home->heap;
    return &home->vm;
}

static void unmap_vm(struct cpy_vm *vm) { munmap(vm, sizeof(struct home) + cpy_heap_struct_size); }

struct cpy_thread *cpy_vm_new(const struct cpy_config *config)
{
    struct cpy_vm *vm = map_vm();
    struct cpy_thread *t;

    if (!vm)
        return NULL;
    vm->config = *config;
    vm->recursion_limit = DEFAULT_RECURSION_LIMIT;
    vm->int_max_str_digits = DEFAULT_STR_DIGITS;
    vm->switch_interval = DEFAULT_SWITCH_INTERVAL;
    vm->due_fd = -1;
    pthread_mutex_init(&vm->mutex, NULL);
    if (!(t = make_thread(vm))) {
        unmap_vm(vm);
        return NULL;
    }
    cpy_heap_init(vm->heap, vm);
    if (!build(t)) {
        cpy_vm_free(t);
        return NULL;
    }
    return t;
}

static void run_exit_calls(struct cpy_thread *t, struct cpy_exit_call **list)
{
    struct cpy_exit_call *call;

    while ((call = *list)) {
        *list = call->next;
        call->call(t, call->user);
        free(call);
        if (cpy_pending(t))
            cpy_print_unraisable(t, "an exit function", CPY_NONE);
    }
}

/* Waits for the threads that the program wants to be waited for. */
static void await_threads(struct cpy_thread *t)
{
    cpy_value hook = t->vm->hooks[CPY_HOOK_SHUTDOWN];

    if (hook && !cpy_call_0(t, hook))
        cpy_print_unraisable(t, NULL, hook);
}

static void free_vm(struct cpy_thread *t)
{
    struct cpy_vm *vm = t->vm;
    struct cpy_private_block *block;

    if (vm->spare_blocks)
        cpy_arena_free_spare(vm);
    cpy_heap_free(vm->heap);
    cpy_interned_free(vm);
    while ((block = vm->privates)) {
        vm->privates = block->next;
        free(block);
    }
    free(vm->stats.opcodes);
    cpy_poll_end(vm);
    cpy_nudge_end(vm);
    cpy_thread_detach(t, false);
    pthread_mutex_destroy(&vm->mutex);
    free(t);
    unmap_vm(vm);
}

void cpy_vm_free(struct cpy_thread *t)
{
    struct cpy_vm *vm = t->vm;
    bool alone = true;

    if (vm->builtins) {
        await_threads(t);
        run_exit_calls(t, &vm->exit_calls);
        alone = cpy_threads_stop(t);
        cpy_stats_print(t, stderr);
        t->exception = t->handled = CPY_UNSET;
        t->trace_function = t->profile_function = CPY_UNSET;
        t->tracing = false;
        cpy_finalize_rest(t); /* modules are still whole */
        run_exit_calls(t, &vm->exit_calls);
        run_exit_calls(t, &vm->end_calls);
    }
    if (alone && !vm->config.ends) /* not alone: a thread that is in a blocking call would find its memory gone */
        free_vm(t);
}

void cpy_vm_trace(struct cpy_vm *vm, struct cpy_tracer *tracer)
{
    const struct { const cpy_value *values; size_t n; } roots[] = {
        {vm->types, CPY_COUNT(vm->types)}, {vm->exceptions, CPY_COUNT(vm->exceptions)},
        {vm->names, CPY_COUNT(vm->names)}, {vm->characters, CPY_COUNT(vm->characters)},
        {vm->hooks, CPY_COUNT(vm->hooks)}, {&vm->empty_tuple, 1}, {&vm->empty_str, 1}, {&vm->empty_bytes, 1},
        {&vm->builtins, 1}, {&vm->modules, 1}, {&vm->path, 1}, {&vm->sys, 1}, {&vm->memory_error, 1}, {&vm->type_by_def, 1},
        {&vm->registry, 1}, {&vm->pending_calls, 1}, {&vm->interrupt_handler, 1},
    };

    for (size_t i = 0; i < CPY_COUNT(roots); i++)
        for (size_t k = 0; k < roots[i].n; k++)
            cpy_trace_value(tracer, roots[i].values[k]);
    for (int i = 0; i < CPY_TYPE_COUNT; i++) /* a class may be half made: its shape is then its only trace */
        if (vm->shapes[i])
            cpy_trace_value(tracer, cpy_from(vm->shapes[i]));
    for (size_t i = 0; i < CPY_METHOD_CACHE_SIZE; i++) {
        cpy_trace_value(tracer, vm->method_cache[i].type);
        cpy_trace_value(tracer, vm->method_cache[i].found);
        cpy_trace_value(tracer, vm->method_cache[i].name);
    }
    for (struct cpy_thread *t = vm->threads; t; t = t->next) {
        cpy_trace_value(tracer, t->exception);
        cpy_trace_value(tracer, t->handled);
        cpy_trace_value(tracer, t->context);
        cpy_trace_value(tracer, t->trace_function);
        cpy_trace_value(tracer, t->profile_function);
        cpy_trace_value(tracer, t->async_first);
        cpy_trace_value(tracer, t->async_finalizer);
        cpy_trace_value(tracer, t->locals);
        for (size_t i = 0; i < CPY_COUNT(t->values); i++)
            cpy_trace_value(tracer, t->values[i]);
        for (size_t i = 0; i < CPY_COUNT(t->start); i++)
            cpy_trace_value(tracer, t->start[i]);
        for (struct cpy_repr_guard *g = t->repr_guards; g; g = g->next)
            cpy_trace_value(tracer, g->shown);
    }
}

const struct cpy_config *cpy_vm_config(struct cpy_thread *t) { return &t->vm->config; }
struct cpy_vm *cpy_vm_of(struct cpy_thread *t) { return t->vm; }
struct cpy_thread *cpy_running_thread(struct cpy_vm *vm) { return vm->holder; }
cpy_value cpy_sys_modules(struct cpy_thread *t) { return t->vm->modules; }
cpy_value cpy_sys_path(struct cpy_thread *t) { return t->vm->path; }
cpy_value cpy_builtins(struct cpy_thread *t) { return t->vm->builtins; }
void cpy_set_hook(struct cpy_thread *t, enum cpy_hook hook, cpy_value value) { t->vm->hooks[hook] = value; }
cpy_value cpy_get_hook(struct cpy_thread *t, enum cpy_hook hook) { return t->vm->hooks[hook]; }

cpy_value cpy_context(struct cpy_thread *t) { return t->context; }
void cpy_set_context(struct cpy_thread *t, cpy_value context) { t->context = context; }
cpy_value cpy_interrupt_handler(struct cpy_thread *t) { return t->vm->interrupt_handler; }
void cpy_set_interrupt_handler(struct cpy_thread *t, cpy_value handler) { t->vm->interrupt_handler = handler; }

static bool add_exit_call(struct cpy_thread *t, struct cpy_exit_call **list, struct cpy_exit_call what)
{
    struct cpy_exit_call *exit_call = malloc(sizeof *exit_call);

    if (!exit_call) {
        cpy_raise_no_memory(t);
        return false;
    }
    *exit_call = what;
    *list = exit_call;
    return true;
}

bool cpy_at_exit(struct cpy_thread *t, void (*call)(struct cpy_thread *t, void *user), void *user)
{
    return add_exit_call(t, &t->vm->exit_calls, (struct cpy_exit_call){call, user, t->vm->exit_calls});
}

bool cpy_at_end(struct cpy_thread *t, void (*call)(struct cpy_thread *t, void *user), void *user)
{
    return add_exit_call(t, &t->vm->end_calls, (struct cpy_exit_call){call, user, t->vm->end_calls});
}

void *cpy_find_private(struct cpy_vm *vm, const void *key)
{
    for (struct cpy_private_block *block = vm->privates; block; block = block->next)
        if (block->key == key)
            return block->data;
    return NULL;
}

void *cpy_private(struct cpy_thread *t, const void *key, size_t size)
{
    struct cpy_private_block *block;
    void *found = cpy_find_private(t->vm, key);

    if (found)
        return found;
    if (!(block = calloc(1, sizeof *block + size))) {
        cpy_raise_no_memory(t);
        return NULL;
    }
    block->key = key;
    block->next = t->vm->privates;
    __atomic_store_n(&t->vm->privates, block, __ATOMIC_RELEASE); /* a signal handler may walk the list */
    return block->data;
}
