/* SPDX-License-Identifier: MIT */
/* vm/memory/check.c - is the heap sound?
 *
 * Two questions.  The checker asks whether every object, reference, mark and list is
 * possible at all.  The verifier, under stress, asks whether any store went round the
 * barrier: then an old object that is not remembered refers to an unmarked one. */
#include "vm/memory/state.h"

#include "vm/objects/shape.h"

#include <stdio.h>
#include <stdlib.h>

/* One look at the whole heap. */
struct look {
    struct cpy_heap *heap;
    struct cpy_object *owner;     /* the object whose references are looked at, or NULL: roots */
    bool marks;                   /* marks are complete: no collection is under way */
    const char *wrong;            /* the first thing found, or NULL */
    struct cpy_object *from, *to; /* where */
    void (*visit)(struct cpy_object *o, void *user); /* cpy_heap_each() */
    void *user;
};

/* Calls visit for each object in use in a page; look is user. */
static void each_in_page(struct cpy_page *page, void *user)
{
    struct look *look = user;

    for (uint32_t offset = cpy_cell_next(page, page->first); offset < page->end;
         offset = cpy_cell_next(page, offset + cpy_cell_step(page))) {
        struct cpy_object *o = (struct cpy_object *)((char *)page + offset);

        if (o->shape)
            look->visit(o, look->user);
    }
}

void cpy_heap_each(struct cpy_heap *heap, void (*visit)(struct cpy_object *o, void *user), void *user)
{
    struct look look = {.heap = heap, .visit = visit, .user = user};

    cpy_pools_flush(heap);
    cpy_page_each(&heap->chunks, each_in_page, &look);
}

static void find_wrong(struct look *look, const char *what, struct cpy_object *to)
{
    if (look->wrong)
        return;
    look->wrong = what;
    look->from = look->owner;
    look->to = to;
}

/* Is o the start of a cell in use of this heap? */
static bool exists(struct cpy_heap *heap, struct cpy_object *o)
{
    return cpy_cell_find(&heap->chunks, (uintptr_t)o) == o;
}

static int compare_items(const void *a, const void *b)
{
    uintptr_t x = *(const uintptr_t *)a, y = *(const uintptr_t *)b;

    return (x > y) - (x < y);
}

static bool is_in(const struct cpy_vector *v, const struct cpy_object *o)
{
    return v->len && bsearch(&o, v->items, v->len, sizeof *v->items, compare_items);
}

static void sort(struct cpy_vector *v)
{
    if (v->len)
        qsort(v->items, v->len, sizeof *v->items, compare_items);
}

/* Both are sorted: their order does not matter to anyone else. */
static bool is_remembered(const struct cpy_heap *heap, const struct cpy_object *o)
{
    return is_in(&heap->remembered, o) || is_in(&heap->stored, o);
}

/* A reference from look's owner, or a root. */
static void check_reference(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct look *look = tracer->user;

    if (!exists(look->heap, o))
        find_wrong(look, "a reference to something that is not an object", o);
    else if (look->marks && look->owner && cpy_is_marked(look->owner) && !cpy_is_marked(o) &&
             !is_remembered(look->heap, o))
        find_wrong(look, "an old object, not remembered, refers to a young one", o);
}

static void check_object(struct cpy_object *o, void *user)
{
    struct look *look = user;
    struct cpy_tracer tracer = {.heap = look->heap, .visit = check_reference, .user = look};
    struct cpy_shape *shape = o->shape;

    look->owner = o;
    if (!exists(look->heap, &shape->head)) {
        find_wrong(look, "an object's shape is not an object", &shape->head);
    } else if (cpy_load(shape->type) && !exists(look->heap, cpy_pointer(cpy_load(shape->type)))) {
        find_wrong(look, "a shape's class is not an object", &shape->head);
    } else {
        cpy_trace_object(&tracer, o);
    }
}

/* Are a page's head and marks possible? */
static void check_page(struct cpy_page *page, void *user)
{
    struct look *look = user;
    uint32_t offset = cpy_bit_next(page, page->head.marks, page->first);

    look->owner = NULL;
    if (page->head.heap != look->heap || !page->pool || page->end < page->first || page->frontier < page->first)
        find_wrong(look, "a page's head is damaged", NULL);
    for (; offset < CPY_PAGE_SIZE; offset = cpy_bit_next(page, page->head.marks, offset + cpy_cell_step(page))) {
        struct cpy_object *o = (struct cpy_object *)((char *)page + offset);

        if (!exists(look->heap, o))
            find_wrong(look, "a mark where there is no object", o);
    }
}

static void check_lists(struct look *look)
{
    struct cpy_heap *heap = look->heap;

    look->owner = NULL;
    for (struct cpy_handle **h = &heap->handles; *h; h = &(*h)->next)
        if ((*h)->previous != h)
            find_wrong(look, "the list of handles is damaged", NULL);
    for (size_t i = 0; i < heap->finalizable.len; i++)
        if (!exists(heap, heap->finalizable.items[i]))
            find_wrong(look, "a registered finalizer without an object", heap->finalizable.items[i]);
    for (size_t i = 0; i < heap->weakrefs.len; i++) {
        struct cpy_weakref *ref = heap->weakrefs.items[i];

        if (!exists(heap, &ref->head) || !exists(heap, cpy_pointer(ref->referent)))
            find_wrong(look, "a registered weak reference without an object", &ref->head);
    }
}

static void check_everything(struct look *look)
{
    struct cpy_heap *heap = look->heap;
    struct cpy_tracer tracer = {.heap = heap, .visit = check_reference, .user = look};

    cpy_pools_flush(heap);
    sort(&heap->remembered);
    sort(&heap->stored);
    look->marks = heap->phase <= CPY_SWEEP && !heap->remember_overflow;
    check_lists(look);
    cpy_trace_roots(heap, &tracer);
    look->visit = check_object;
    look->user = look;
    if (!look->wrong)
        cpy_page_each(&heap->chunks, each_in_page, look);
    if (!look->wrong) /* a mark without object may well come from a reference found above */
        cpy_page_each(&heap->chunks, check_page, look);
}

const char *cpy_heap_check(struct cpy_thread *t)
{
    struct look look = {.heap = t->vm->heap};

    check_everything(&look);
    return look.wrong;
}

static const char *type_name(struct cpy_object *o)
{
    return !o ? "a root" : o->shape && cpy_load(o->shape->type) ? cpy_class_of_object(o)->def->name : "?";
}

void cpy_heap_verify(struct cpy_thread *t)
{
    struct look look = {.heap = t->vm->heap};

    check_everything(&look);
    if (!look.wrong)
        return;
    fprintf(stderr, "heap: %s: %s at %p, %p\n", look.wrong, type_name(look.from), (void *)look.from, (void *)look.to);
    abort();
}
