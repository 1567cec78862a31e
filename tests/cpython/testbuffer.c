/* SPDX-License-Identifier: MIT */
/* tests/cpython/testbuffer.c - the command cpy with one module more, _testbuffer_memory, by which a class in Python
 * exports items that lie wherever it says, and reads memory.
 *
 * CPython's test_buffer asks for a class ndarray that exports buffers with strides and suboffsets; CPython has it in C.
 * tests/cpython/modules/_testbuffer.py has it in Python, on top of this.  Addresses are ints there: it keeps what
 * they point to alive. */
#include "modules/modules.h"
#include "vm/api.h"

#include <stdlib.h>

static void *pointer_of(int64_t n) { return (void *)(uintptr_t)n; }

/* --- exporting -------------------------------------------------------------------------------- */

/* Fills *items from (address, len, itemsize, format, readonly, ndim, shape, strides, suboffsets, owner), where the
 * three are addresses of numbers. */
static bool fill(struct cpy_thread *t, cpy_value told, struct cpy_items *items)
{
    cpy_value parts[10];
    int64_t n[9];

    if (!cpy_unpack(t, told, parts, 10))
        return false;
    for (int i = 0; i < 9; i++)
        if (i != 3 && !cpy_to_int64(t, parts[i], &n[i]))
            return false;
    items->buffer = (struct cpy_buffer){.data = pointer_of(n[0]), .len = (size_t)n[1], .itemsize = (size_t)n[2],
        .format = parts[3] == CPY_NONE ? NULL : cpy_str_utf8(t, parts[3], NULL), .readonly = n[4], .owner = parts[9]};
    items->ndim = (size_t)n[5];
    items->shape = pointer_of(n[6]);
    items->strides = pointer_of(n[7]);
    items->suboffsets = pointer_of(n[8]);
    return true;
}

/* What self.export() tells; or another object, which is to be asked instead. */
static bool get_items(struct cpy_thread *t, cpy_value self, struct cpy_items *items)
{
    cpy_value told = cpy_call_method(t, self, "export", 0);

    if (!told)
        return false;
    return cpy_is_tuple(told) ? fill(t, told, items) : cpy_get_items(t, told, items);
}

static bool get_buffer(struct cpy_thread *t, cpy_value self, struct cpy_buffer *b, bool writable)
{
    struct cpy_items items;
    cpy_value told = cpy_call_method(t, self, "export_contiguous", 1, cpy_bool(writable));

    if (!told)
        return false;
    if (!cpy_is_tuple(told))
        return cpy_get_buffer(t, told, b, writable);
    if (!fill(t, told, &items))
        return false;
    *b = items.buffer;
    return true;
}

static void release_buffer(struct cpy_thread *t, struct cpy_buffer *b)
{
    cpy_value pending = cpy_take_pending(t); /* a buffer is also released on the way out of an error */

    if (!cpy_call_method(t, b->owner, "released", 1, cpy_int_from(t, (int64_t)(uintptr_t)b->data)))
        cpy_print_unraisable(t, "released()", b->owner);
    if (pending)
        cpy_set_pending(t, pending);
}

static cpy_value exporter_new(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_from(cpy_new_object(t, args[0]));
}

static const struct cpy_function exporter_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", exporter_new, "Make an object without a memory.", 0},
    {0},
};

static const struct cpy_type_def exporter_type = {
    .name = "_testbuffer_memory.Exporter", .doc = "A class for those that export items: see export().",
    .size = sizeof(struct cpy_object), .flags = CPY_TYPE_HAS_DICT, .methods = exporter_methods,
    .get_buffer = get_buffer, .get_items = get_items, .release_buffer = release_buffer,
};

/* --- holding ---------------------------------------------------------------------------------- */

struct held {
    struct cpy_object head;
    cpy_field owner;        /* unset: released */
    struct cpy_buffer buffer; /* without its owner */
};

static void release(struct cpy_thread *t, struct held *held)
{
    struct cpy_buffer b = held->buffer;

    b.owner = cpy_load(held->owner);
    if (!b.owner)
        return;
    cpy_store(held, &held->owner, CPY_UNSET);
    cpy_release_buffer(t, &b);
}

static void held_finalize(struct cpy_thread *t, struct cpy_object *o) { release(t, (struct held *)o); }
static void held_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct held *)o)->owner);
}

static cpy_value held_release(struct cpy_thread *t, const cpy_value *args)
{
    release(t, (struct held *)cpy_pointer(args[0]));
    return CPY_NONE;
}

static const struct cpy_function held_methods[] = {
    {"release", "(self, /)", held_release, "Give the buffer back.", 0},
    {0},
};

static const struct cpy_type_def held_type = {
    .name = "_testbuffer_memory.Held", .doc = "A buffer that is held.", .size = sizeof(struct held),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT, .methods = held_methods, .trace = held_trace,
    .finalize = held_finalize,
};

static cpy_value numbers(struct cpy_thread *t, const int64_t *from, size_t n)
{
    cpy_value tuple = from ? cpy_tuple_new(t, n) : CPY_NONE;

    for (size_t i = 0; from && tuple && i < n; i++)
        cpy_tuple_set(tuple, i, cpy_int(from[i]));
    return tuple;
}

/* acquire(object): a Held, address, len, itemsize, format, readonly, shape, strides, suboffsets, owner. */
static cpy_value acquire(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_items items;
    struct cpy_buffer *b = &items.buffer;
    struct held *held = cpy_new_object(t, cpy_type_of_def(t, &held_type));
    cpy_value shape, strides, suboffsets, address, format;

    if (!held || !cpy_get_items(t, args[0], &items))
        return CPY_ERROR;
    cpy_store(held, &held->owner, b->owner);
    held->buffer = *b;
    held->buffer.owner = CPY_UNSET;
    address = cpy_int_from(t, (int64_t)(uintptr_t)b->data);
    format = b->format ? cpy_str_from(t, b->format) : CPY_NONE;
    shape = numbers(t, items.shape, items.ndim);
    strides = numbers(t, items.strides, items.ndim);
    suboffsets = numbers(t, items.suboffsets, items.ndim);
    if (!address || !format || !shape || !strides || !suboffsets)
        return CPY_ERROR;
    return cpy_tuple_of(t, 10, cpy_from(held), address, cpy_int((int64_t)b->len), cpy_int((int64_t)b->itemsize), format,
        cpy_bool(b->readonly), shape, strides, suboffsets, b->owner);
}

/* --- memory ----------------------------------------------------------------------------------- */

static cpy_value peek(struct cpy_thread *t, const cpy_value *args)
{
    int64_t address, n;

    if (!cpy_to_int64(t, args[0], &address) || !cpy_to_int64(t, args[1], &n))
        return CPY_ERROR;
    return cpy_bytes_from(t, pointer_of(address), (size_t)n);
}

static cpy_value poke(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_buffer b;
    int64_t address;

    if (!cpy_to_int64(t, args[0], &address) || !cpy_get_buffer(t, args[1], &b, false))
        return CPY_ERROR;
    memcpy(pointer_of(address), b.data, b.len);
    cpy_release_buffer(t, &b);
    return CPY_NONE;
}

static const struct cpy_function functions[] = {
    {"acquire", "(object, /)", acquire, "Hold an object's items, and tell where they lie.", 0},
    {"peek", "(address, n, /)", peek, "The bytes at an address.", 0},
    {"poke", "(address, data, /)", poke, "Write bytes to an address.", 0},
    {0},
};
static const struct cpy_type_def *const types[] = {&exporter_type, NULL};
static const struct cpy_module_def testbuffer_memory = {
    .name = "_testbuffer_memory", .doc = "What CPython's test_buffer needs of C.", .functions = functions,
    .types = types,
};

/* The modules of cpy, and this one; until the process ends. */
static const struct cpy_module_def *const *all_modules(void)
{
    size_t n = 0;
    const struct cpy_module_def **all;

    while (cpy_native_modules[n])
        n++;
    if (!(all = calloc(n + 2, sizeof *all)))
        abort();
    memcpy(all, cpy_native_modules, n * sizeof *all);
    all[n] = &testbuffer_memory;
    return all;
}

/* The command itself, with these modules for its own. */
#define cpy_native_modules all_modules()
#include "main.c"
