/* SPDX-License-Identifier: MIT */
/* vm/memory/heap.h - the garbage-collected heap.
 *
 * Pages of 64 KiB hold cells of one size (memory/page.h).  Mark bits lie in the page's
 * head (struct cpy_page_head), and beside them the bits of the cells that were in use when
 * the page was swept last; a cell is in use if its bit is set there or if it was allocated
 * since.  An object whose first word is NULL is half made: it is kept, but not traced.
 *
 * A set mark bit means "old" between collections (sticky marks): a minor collection
 * traces from the roots and the remembered objects through unmarked objects only.  A
 * major collection clears the marks and marks everything in slices.  The one barrier
 * serves both: a store of an unmarked object into a marked one unmarks the latter and puts it
 * on the remembered list, to be traced again.  Of a long list or dict that few values are
 * stored in, only these values are remembered.
 *
 * Whose trace().  A class's def fixes the layout of its instances, and the trace(),
 * destroy(), finalize() and size_of() of a def that has none of its own are those of its
 * base: a derived definition that adds fields writes functions that call the base's
 * too.  Beyond def->trace() the collector itself shows each object's shape and, where the
 * shape has attributes, extra and slots (cpy_trace_own()). */
#ifndef CPY_MEMORY_HEAP_H
#define CPY_MEMORY_HEAP_H

#include "vm/vm.h"

struct cpy_heap;

extern const size_t cpy_heap_struct_size; /* sizeof(struct cpy_heap) */
void cpy_heap_init(struct cpy_heap *heap, struct cpy_vm *vm); /* Makes an empty heap of zeroed memory. */
/* Destroys every object and frees all memory. */
void cpy_heap_free(struct cpy_heap *heap);

/* A zeroed cell of at least size bytes with its shape set.  May collect.  NULL: MemoryError is pending. */
void *cpy_alloc(struct cpy_thread *t, struct cpy_shape *shape, size_t size);
/* The same for an instance of def whose shape is not made yet or does not know its class (the first classes
 * and shapes).  shape may be NULL; the object is not traced until it has one. */
void *cpy_alloc_as(struct cpy_thread *t, const struct cpy_type_def *def, struct cpy_shape *shape, size_t size);
/* Changes an object's shape, with the barrier. */
void cpy_set_shape(struct cpy_object *o, struct cpy_shape *shape);

/* For tracing what may or may not be a value: a word or value that happens to look like an object's address,
 * also an interior one. */
void cpy_trace_maybe(struct cpy_tracer *tracer, cpy_value v);
/* Shows n words that may be values. */
void cpy_trace_maybe_many(struct cpy_tracer *tracer, const cpy_value *values, size_t n);
/* A root that is a plain value. */
void cpy_trace_value(struct cpy_tracer *tracer, cpy_value v);

/* Weak references: called by weakref objects (objects/weakref.h).  The heap clears ref's referent when it
 * dies, and calls back later, at a safe point, if ref has a callback. */
CPY_CHECKED bool cpy_weak_register(struct cpy_thread *t, cpy_value ref, cpy_value referent);
/* All weak references to an object, newest first; calls visit for each. */
void cpy_weak_each(struct cpy_thread *t, cpy_value referent, void (*visit)(cpy_value ref, void *user), void *user);

/* Registers an object whose class has __del__ or whose type has finalize(). */
CPY_CHECKED bool cpy_finalizer_register(struct cpy_thread *t, struct cpy_object *o);
/* o needs no finalizer any more: forgets it if it was registered last, as short-lived objects are. */
void cpy_finalizer_forget(struct cpy_thread *t, const struct cpy_object *o);
/* Runs finalizers and weak reference callbacks that are due; called at safe points. */
CPY_CHECKED bool cpy_run_finalizers(struct cpy_thread *t);
/* Runs what is registered and still alive, at the interpreter's end. */
void cpy_finalize_rest(struct cpy_thread *t);

/* A collection at a safe point with no native frame active: does not scan the C stack from the
 * interpreter loop on. */
size_t cpy_collect_precise(struct cpy_thread *t);
/* Does collection work that is due. */
void cpy_collect_step(struct cpy_thread *t);
/* Calls visit for each object (gc.get_objects). */
void cpy_heap_each(struct cpy_heap *heap, void (*visit)(struct cpy_object *o, void *user), void *user);
/* An object for which matches(), which may not allocate, says true; CPY_UNSET: there is none. */
cpy_value cpy_heap_find(struct cpy_thread *t, bool (*matches)(cpy_value v, void *user), void *user);
/* Looks at every object, mark and list.  NULL if sound, else what is wrong (static text). */
const char *cpy_heap_check(struct cpy_thread *t);
/* MemoryError is being raised: what handles it may use the reserve that is kept below the heap's limit. */
void cpy_heap_open_reserve(struct cpy_thread *t);
/* Asks the kernel for huge pages within a block that has not been written to yet and will be, all of it. */
void cpy_ask_huge(void *block, size_t size);
/* What was allocated a short while ago has been freed by its owner: so many bytes less bring on a collection. */
void cpy_heap_unhurry(struct cpy_thread *t, size_t bytes);
size_t cpy_heap_bytes(const struct cpy_heap *heap); /* Bytes in use: cells and payloads. */

#endif
