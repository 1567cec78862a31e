/* SPDX-License-Identifier: MIT */
/* tests/unit/test_heap.c - claims about the heap: what lives, what dies, when, and at what cost.
 *
 * Where a test must know that an object dies, it collects "precisely": with no Python
 * running, no C stack is looked at then, and only handles keep objects alive. */
#include "vm/memory/state.h"

#include "vm/objects/list.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

Suite *heap_suite(void);

/* --- objects to collect ----------------------------------------------------------- */

/* A node: two references, an id and bytes up to any size. */
struct node {
    struct cpy_object head;
    cpy_field left, right;
    uint32_t id;
    unsigned char data[];
};

/* An object with a payload and a finalizer that may bring it back. */
struct guard {
    struct cpy_object head;
    cpy_field other;
    void *payload;
    unsigned *finalized, *destroyed;
    struct cpy_handle *rescue; /* where finalize() stores the object, or NULL */
};
#define GUARD_PAYLOAD 1000

static void node_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct node *node = (struct node *)o;

    cpy_trace(tracer, node->left);
    cpy_trace(tracer, node->right);
}

static size_t node_size(const struct cpy_object *o)
{
    (void)o;
    return sizeof(struct node);
}

static const struct cpy_type_def node_def = {
    .name = "node", .size = sizeof(struct node), .flags = CPY_TYPE_VARIABLE, .trace = node_trace, .size_of = node_size,
};

static void guard_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct guard *)o)->other);
}

static void guard_destroy(struct cpy_object *o)
{
    struct guard *guard = (struct guard *)o;

    cpy_free(o, guard->payload, GUARD_PAYLOAD);
    if (guard->destroyed)
        ++*guard->destroyed;
}

static void guard_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    struct guard *guard = (struct guard *)o;

    if (guard->finalized)
        ++*guard->finalized;
    if (guard->rescue)
        cpy_handle_set(t, guard->rescue, cpy_from(o));
}

static const struct cpy_type_def guard_def = {
    .name = "guard", .size = sizeof(struct guard), .trace = guard_trace, .destroy = guard_destroy,
    .finalize = guard_finalize,
};

static struct cpy_thread *t;
static struct cpy_heap *heap;

static struct cpy_thread *open_with(struct cpy_config config)
{
    static const struct cpy_module_def *const no_modules[] = {NULL};

    config.modules = no_modules;
    return cpy_vm_new(&config);
}

static void open_vm(void)
{
    t = open_with((struct cpy_config){0});
    ck_assert_ptr_nonnull(t);
    heap = t->vm->heap;
}

static void sound(void)
{
    const char *wrong = cpy_heap_check(t);

    ck_assert_msg(!wrong, "%s", wrong ? wrong : "");
}

static void close_vm(void)
{
    sound();
    cpy_vm_free(t);
}

static struct node *new_node(size_t size)
{
    struct node *node = cpy_new_variable(t, cpy_type_of_def(t, &node_def), sizeof *node + size);

    ck_assert_ptr_nonnull(node);
    return node;
}

static struct guard *new_guard(unsigned *finalized, unsigned *destroyed)
{
    struct guard *guard = cpy_new_object(t, cpy_type_of_def(t, &guard_def));

    ck_assert_ptr_nonnull(guard);
    guard->finalized = finalized;
    guard->destroyed = destroyed;
    guard->payload = cpy_malloc(t, GUARD_PAYLOAD);
    ck_assert_ptr_nonnull(guard->payload);
    return guard;
}

/* A minor collection now. */
static void collect_young(void)
{
    uint64_t before = t->vm->stats.minor_collections;

    ck_assert_int_eq(heap->phase, CPY_IDLE);
    heap->young_bytes = heap->next_work;
    cpy_collect_step(t);
    ck_assert_uint_eq(t->vm->stats.minor_collections, before + 1);
}

static void run_due(void) { ck_assert(cpy_run_finalizers(t)); }

static void hold(struct cpy_handle *h, const void *o) { cpy_handle_set(t, h, cpy_from(o)); }

/* --- cells and pages ------------------------------------------------------------------ */

static bool all_are(const unsigned char *data, size_t size, unsigned char byte)
{
    size_t i = 0;

    while (i < size && data[i] == byte)
        i++;
    return i == size;
}

START_TEST(cells_of_every_size_are_zeroed_and_apart)
{
    struct cpy_handle held[300] = {{0}};
    size_t sizes[CPY_COUNT(held)], size = 1;

    for (int round = 0; round < 3; round++) {
        size = 1;
        for (size_t i = 0; i < CPY_COUNT(held); i++, size += size / 24 + 1) {
            struct node *node = new_node(size);

            ck_assert_uint_eq((uintptr_t)node % 8, 0);
            ck_assert_msg(all_are(node->data, size, 0), "size %zu", size);
            memset(node->data, (int)i, size);
            sizes[i] = size;
            hold(&held[i], node);
        }
        cpy_collect(t);
        for (size_t i = 0; i < CPY_COUNT(held); i++) {
            const struct node *node = (const struct node *)cpy_pointer(held[i].value);

            ck_assert_msg(all_are(node->data, sizes[i], (unsigned char)i), "size %zu", sizes[i]);
        }
        sound();
    }
    for (size_t i = 0; i < CPY_COUNT(held); i++)
        cpy_handle_clear(&held[i]);
}
END_TEST

START_TEST(what_nobody_refers_to_is_freed)
{
    size_t before, pages;

    cpy_collect_precise(t);
    before = cpy_heap_used(t);
    pages = heap->chunks.bytes;
    for (size_t i = 0; i < 1000; i++)
        new_node(i < 995 ? i : i * 100);
    ck_assert_uint_gt(cpy_heap_used(t), before);
    ck_assert_uint_ge(cpy_collect_precise(t), 1000);
    ck_assert_uint_le(cpy_heap_used(t), before + 4096); /* a class, its shape and name were made meanwhile */
    ck_assert_uint_le(heap->chunks.bytes, pages + 8 * CPY_PAGE_SIZE);
}
END_TEST

/* The heap of pages that have none. */
static struct cpy_heap owner = {.epoch = 1};

START_TEST(addresses_in_pages_are_told_exactly)
{
    static struct cpy_chunks chunks;
    struct cpy_page *pages[200] = {0};
    uint64_t random = 1;

    for (int i = 0; i < 1000; i++) {
        size_t k = (size_t)((random = random * 6364136223846793005u + 1) >> 40) % CPY_COUNT(pages);

        if (pages[k]) {
            cpy_page_free(&chunks, pages[k]);
            pages[k] = NULL;
        } else {
            ck_assert_ptr_nonnull(pages[k] = cpy_page_new(&chunks, &owner, (size_t)16 << random / 3 % 20));
        }
        for (size_t n = 0; n < CPY_COUNT(pages); n++) {
            const struct cpy_page *page = pages[n];
            uintptr_t end = page ? (uintptr_t)page + page->pages * CPY_PAGE_SIZE : 0;

            if (!page)
                continue;
            ck_assert_ptr_eq(cpy_page_find(&chunks, (uintptr_t)page), page);
            ck_assert_ptr_eq(cpy_page_find(&chunks, end - 1), page);
            ck_assert_ptr_ne(cpy_page_find(&chunks, end), page);
            ck_assert_ptr_ne(cpy_page_find(&chunks, (uintptr_t)page - 1), page);
        }
    }
    ck_assert_ptr_null(cpy_page_find(&chunks, (uintptr_t)&chunks));
    ck_assert_ptr_null(cpy_page_find(&chunks, 0));
    ck_assert_ptr_null(cpy_page_find(&chunks, UINTPTR_MAX));
    cpy_chunks_free(&chunks);
}
END_TEST

static void count_visit(struct cpy_page *page, void *user)
{
    (void)user;
    page->used++;
}

/* While a walk is on its way, pages go, with them their chunks, and others come. */
START_TEST(a_walk_over_the_chunks_misses_no_page_that_stays)
{
    for (size_t freed_at = 0; freed_at < 24; freed_at++) {
        struct cpy_chunks chunks = {0};
        struct cpy_page *pages[24];

        for (size_t i = 0; i < CPY_COUNT(pages); i++) /* each fills a chunk */
            ck_assert_ptr_nonnull(pages[i] = cpy_page_new(&chunks, &owner, CPY_CHUNK_SIZE - CPY_PAGE_SIZE));
        cpy_walk_begin(&chunks);
        for (size_t step = 0;; step++) {
            if (step == freed_at)
                for (size_t i = freed_at % 2; i < CPY_COUNT(pages); i += 2) {
                    cpy_page_free(&chunks, pages[i]);
                    pages[i] = NULL;
                }
            if (step == freed_at)
                ck_assert_ptr_nonnull(cpy_page_new(&chunks, &owner, CPY_PAGE_SIZE));
            if (!cpy_walk_chunk(&chunks, count_visit, NULL))
                break;
        }
        for (size_t i = 0; i < CPY_COUNT(pages); i++)
            ck_assert(!pages[i] || pages[i]->used);
        cpy_chunks_free(&chunks);
    }
}
END_TEST

/* --- C stacks -------------------------------------------------------------------------------- */

/* Leaves a word on the C stack for the collector to find: a place in (or behind) a new object. */
static __attribute__((noinline)) uintptr_t address_in_new_node(size_t size, size_t offset, struct cpy_handle *weak)
{
    struct node *node = new_node(size);

    cpy_handle_set(t, weak, cpy_weakref_new(t, cpy_from(node), CPY_UNSET));
    return (uintptr_t)node + offset;
}

START_TEST(a_pointer_into_or_just_behind_an_object_keeps_it)
{
    static const size_t sizes[] = {0, 8, 100, 1000, 30000, 100000, 3000000};

    for (size_t i = 0; i < CPY_COUNT(sizes); i++) {
        size_t cell = sizeof(struct node) + sizes[i];
        const size_t offsets[] = {0, 1, cell / 2, cell - 1, (cell + 7) / 8 * 8};

        for (size_t k = 0; k < CPY_COUNT(offsets); k++) {
            struct cpy_handle weak = {0};
            volatile uintptr_t found = address_in_new_node(sizes[i], offsets[k], &weak);

            cpy_collect(t);
            ck_assert_msg(cpy_weakref_get(t, weak.value), "size %zu offset %zu", sizes[i], offsets[k]);
            found = 0;
            cpy_collect_precise(t);
            ck_assert(!cpy_weakref_get(t, weak.value));
            cpy_handle_clear(&weak);
            (void)found;
        }
    }
}
END_TEST

/* --- generations --------------------------------------------------------------------------------- */

START_TEST(an_old_object_that_is_written_to_keeps_the_young_one)
{
    struct cpy_handle h = {0};
    struct node *old = new_node(0);

    hold(&h, old);
    collect_young();
    ck_assert(cpy_is_marked(old));
    for (uint32_t i = 1; i < 100; i++) {
        struct node *young = new_node(0);

        young->id = i;
        cpy_store(young, &young->left, cpy_load(old->left));
        cpy_store(old, &old->left, cpy_from(young));
        young = NULL;
        if (i % 10 == 0)
            collect_young();
    }
    cpy_collect_precise(t);
    for (uint32_t i = 99; i > 0; i--) {
        old = (struct node *)cpy_pointer(cpy_load(old->left));
        ck_assert_uint_eq(old->id, i);
    }
    ck_assert(!cpy_load(old->left));
    cpy_handle_clear(&h);
}
END_TEST

START_TEST(the_barrier_remembers_an_old_object_once)
{
    struct cpy_handle h = {0};
    struct node *old = new_node(0);
    size_t before;

    hold(&h, old);
    collect_young();
    before = heap->remembered.len;
    for (int i = 0; i < 10; i++)
        cpy_store(old, &old->left, cpy_from(new_node(0)));
    ck_assert_uint_eq(heap->remembered.len, before + 1);
    cpy_store(old, &old->right, cpy_int(1));
    sound();
    cpy_handle_clear(&h);
}
END_TEST

START_TEST(the_checker_sees_a_store_without_barrier)
{
    struct cpy_handle h = {0};
    struct node *old = new_node(0);

    hold(&h, old);
    collect_young();
    old->left.bits = cpy_from(new_node(0));
    ck_assert_ptr_nonnull(cpy_heap_check(t));
    old->left.bits = CPY_UNSET;
    sound();
    cpy_handle_clear(&h);
}
END_TEST

/* A graph of nodes in a list, and what it should be. */
#define GRAPH 2000
struct graph {
    struct cpy_handle list;
    uint32_t left[GRAPH], right[GRAPH], id[GRAPH];
};

static struct node *graph_node(const struct graph *g, size_t i)
{
    return (struct node *)cpy_pointer(cpy_list_get(g->list.value, i));
}

/* Replaces a node by a new one, or lets one refer to another. */
static void change_graph(struct graph *g, uint64_t random, uint32_t id)
{
    size_t i = random % GRAPH, k = random / GRAPH % GRAPH;
    struct node *from = graph_node(g, i), *to = graph_node(g, k);

    if (random >> 40 & 1) {
        struct node *fresh = new_node(random >> 20 & 63);

        fresh->id = g->id[i] = id;
        g->left[i] = g->right[i] = 0;
        cpy_list_set(g->list.value, i, cpy_from(fresh));
    } else {
        cpy_store(from, &from->left, cpy_load(from->right));
        cpy_store(from, &from->right, cpy_from(to));
        g->left[i] = g->right[i];
        g->right[i] = g->id[k];
    }
}

static uint32_t id_of(cpy_field f) { return cpy_load(f) ? ((struct node *)cpy_pointer(cpy_load(f)))->id : 0; }

static void compare_graph(const struct graph *g)
{
    for (size_t i = 0; i < GRAPH; i++) {
        ck_assert_uint_eq(graph_node(g, i)->id, g->id[i]);
        ck_assert_uint_eq(id_of(graph_node(g, i)->left), g->left[i]);
        ck_assert_uint_eq(id_of(graph_node(g, i)->right), g->right[i]);
    }
}

START_TEST(a_graph_survives_collections_of_all_kinds)
{
    static struct graph g;
    uint64_t random = 42;
    bool phases[4] = {false};

    cpy_handle_set(t, &g.list, cpy_list_new(t, GRAPH));
    for (uint32_t i = 0; i < GRAPH; i++) {
        ck_assert(cpy_list_append(t, g.list.value, cpy_from(new_node(0))));
        graph_node(&g, i)->id = g.id[i] = i + 1;
    }
    for (uint32_t n = 0; n < 300000; n++) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        change_graph(&g, random >> 13, n + GRAPH + 1);
        phases[heap->phase] = true;
        if (n % 50 == 0) { /* often, and in the smallest steps */
            heap->young_bytes = heap->next_work;
            heap->major_at = 0;
            heap->slice_ns = 1;
        }
        if (n % 30000 == 0) {
            compare_graph(&g);
            sound();
        }
    }
    compare_graph(&g);
    ck_assert(phases[CPY_IDLE] && phases[CPY_SWEEP] && phases[CPY_CLEAR] && phases[CPY_MARK]);
    ck_assert_uint_gt(t->vm->stats.major_collections, 3);
    cpy_handle_clear(&g.list);
}
END_TEST

START_TEST(long_lists_do_not_make_slices_long)
{
    struct cpy_handle h = {0};
    size_t n = 200000;

    cpy_handle_set(t, &h, cpy_list_new(t, n));
    for (size_t i = 0; i < n; i++)
        ck_assert(cpy_list_append(t, h.value, cpy_from(new_node(0))));
    cpy_collect(t);
    for (size_t i = 0; i < n; i++)
        ck_assert(cpy_is_object(cpy_list_get(h.value, i)));
    sound();
    cpy_handle_clear(&h);
}
END_TEST

/* --- weak references ----------------------------------------------------------------------------- */

START_TEST(a_weak_reference_is_cleared_when_its_object_dies)
{
    struct cpy_handle object = {0}, ref = {0};

    hold(&object, new_node(0));
    cpy_handle_set(t, &ref, cpy_weakref_new(t, object.value, CPY_UNSET));
    ck_assert(cpy_weakref_new(t, object.value, CPY_UNSET) == ref.value);
    collect_young();
    cpy_collect_precise(t);
    ck_assert(cpy_weakref_get(t, ref.value) == object.value);
    cpy_handle_clear(&object);
    cpy_collect_precise(t);
    ck_assert(cpy_weakref_get(t, ref.value) == CPY_UNSET);
    cpy_handle_clear(&ref);
}
END_TEST

static unsigned calls;

static cpy_value count_call(struct cpy_thread *thread, const cpy_value *args)
{
    (void)thread;
    calls += cpy_has_layout(args[0], CPY_TYPE_WEAKREF);
    return CPY_NONE;
}

START_TEST(callbacks_run_at_safe_points_and_only_for_living_references)
{
    static const struct cpy_function row = {"count", "(ref, /)", count_call, "", 0};
    struct cpy_handle object = {0}, ref = {0}, dying = {0};
    cpy_value callback = cpy_native_new(t, &row, CPY_UNSET);

    calls = 0;
    hold(&object, new_node(0));
    cpy_handle_set(t, &ref, cpy_weakref_new(t, object.value, callback));
    cpy_handle_set(t, &dying, cpy_weakref_new(t, object.value, callback));
    ck_assert(ref.value != dying.value);
    cpy_handle_clear(&dying);
    cpy_handle_clear(&object);
    cpy_collect_precise(t);
    ck_assert_uint_eq(calls, 0);
    ck_assert(t->vm->interrupted & CPY_DUE_FINALIZERS);
    run_due();
    run_due();
    ck_assert_uint_eq(calls, 1);
    cpy_handle_clear(&ref);
}
END_TEST

START_TEST(references_that_die_leave_the_others_in_place)
{
    struct cpy_handle object = {0}, refs[50] = {{0}};
    cpy_value list;

    hold(&object, new_node(0));
    for (size_t i = 0; i < CPY_COUNT(refs); i++)
        cpy_handle_set(t, &refs[i], cpy_weakref_new(t, object.value, CPY_NONE));
    for (size_t i = 0; i < CPY_COUNT(refs); i += 3)
        cpy_handle_clear(&refs[i]);
    cpy_collect_precise(t);
    list = cpy_weakref_list(t, object.value);
    ck_assert_uint_eq(cpy_list_len(list), CPY_COUNT(refs) - (CPY_COUNT(refs) + 2) / 3);
    ck_assert(cpy_list_get(list, 0) == refs[49].value); /* newest first */
    for (size_t i = 0; i < CPY_COUNT(refs); i++)
        cpy_handle_clear(&refs[i]);
    cpy_handle_clear(&object);
}
END_TEST

/* --- finalizers -------------------------------------------------------------------------------------- */

START_TEST(a_finalizer_runs_once_at_a_safe_point_and_before_destroy)
{
    unsigned finalized = 0, destroyed = 0;
    struct cpy_handle h = {0};

    hold(&h, new_guard(&finalized, &destroyed));
    collect_young();
    cpy_handle_clear(&h);
    cpy_collect_precise(t);
    ck_assert_uint_eq(finalized, 0);
    ck_assert_uint_eq(destroyed, 0);
    run_due();
    ck_assert_uint_eq(finalized, 1);
    ck_assert_uint_eq(destroyed, 0);
    cpy_collect_precise(t);
    run_due();
    ck_assert_uint_eq(finalized, 1);
    ck_assert_uint_eq(destroyed, 1);
}
END_TEST

START_TEST(an_object_brought_back_is_whole_and_not_finalized_again)
{
    unsigned finalized = 0, destroyed = 0;
    struct cpy_handle rescued = {0}, weak = {0};
    struct guard *guard = new_guard(&finalized, &destroyed);
    struct node *other = new_node(0);

    other->id = 77;
    guard->rescue = &rescued;
    cpy_store(guard, &guard->other, cpy_from(other));
    cpy_handle_set(t, &weak, cpy_weakref_new(t, cpy_from(guard), CPY_UNSET));
    guard = NULL;
    cpy_collect_precise(t);
    ck_assert(!cpy_weakref_get(t, weak.value)); /* cleared before */
    run_due();
    ck_assert_uint_eq(finalized, 1);
    cpy_collect_precise(t);
    guard = (struct guard *)cpy_pointer(rescued.value);
    ck_assert_uint_eq(((struct node *)cpy_pointer(cpy_load(guard->other)))->id, 77);
    cpy_handle_clear(&rescued);
    cpy_collect_precise(t);
    run_due();
    ck_assert_uint_eq(finalized, 1);
    ck_assert_uint_eq(destroyed, 1);
    cpy_handle_clear(&weak);
}
END_TEST

START_TEST(what_is_left_at_the_end_is_finalized_and_destroyed)
{
    unsigned finalized = 0, destroyed = 0;
    struct cpy_handle h = {0};

    open_vm();
    hold(&h, new_guard(&finalized, &destroyed));
    cpy_finalize_rest(t);
    ck_assert_uint_eq(finalized, 1);
    cpy_vm_free(t);
    ck_assert_uint_eq(finalized, 1);
    ck_assert_uint_eq(destroyed, 1);
}
END_TEST

/* --- limits ------------------------------------------------------------------------------------------- */

START_TEST(payloads_count_until_they_are_freed)
{
    size_t before = cpy_heap_used(t), n = 5000000;
    char *block = cpy_malloc(t, n);
    unsigned destroyed = 0;

    ck_assert_ptr_nonnull(block);
    ck_assert_uint_ge(cpy_heap_used(t), before + n);
    ck_assert_ptr_nonnull(block = cpy_realloc(t, block, n, n / 2));
    cpy_free(cpy_pointer(t->vm->builtins), block, n / 2);
    for (int i = 0; i < 100; i++)
        new_guard(NULL, &destroyed);
    cpy_collect_precise(t);
    run_due();
    cpy_collect_precise(t);
    ck_assert_uint_eq(destroyed, 100);
    ck_assert_uint_le(cpy_heap_used(t), before + 65536);
}
END_TEST

/* Allocates list after list into a list until it fails; returns how many. */
static size_t fill_heap(struct cpy_handle *h)
{
    size_t n = 0;
    cpy_value list;

    cpy_handle_set(t, h, cpy_list_new(t, 0));
    while ((list = cpy_list_new(t, 100)) && cpy_list_append(t, h->value, list))
        n++;
    ck_assert(cpy_pending_is(t, CPY_MEMORY_ERROR));
    cpy_take_pending(t);
    return n;
}

START_TEST(the_heap_limit_holds_and_can_be_hit_again)
{
    struct cpy_handle h = {0};
    size_t limit = (size_t)16 << 20, first;

    t = open_with((struct cpy_config){.heap_limit = limit});
    heap = t->vm->heap;
    first = fill_heap(&h);
    ck_assert_uint_gt(first, 10000);
    ck_assert_uint_le(heap->chunks.bytes + heap->held, limit);
    sound();
    cpy_handle_clear(&h);
    ck_assert_uint_ge(fill_heap(&h), first - first / 10);
    cpy_handle_clear(&h);
    ck_assert_ptr_null(cpy_malloc(t, limit));
    cpy_take_pending(t);
    ck_assert_ptr_null(cpy_new_variable(t, cpy_type_of_def(t, &node_def), limit));
    cpy_take_pending(t);
    ck_assert_ptr_null(cpy_new_variable(t, cpy_type_of_def(t, &node_def), SIZE_MAX - 3));
    cpy_take_pending(t);
    ck_assert_ptr_null(cpy_malloc(t, SIZE_MAX - 3));
    cpy_take_pending(t);
    close_vm();
}
END_TEST

START_TEST(every_failing_allocation_of_the_start_is_survived)
{
    bool made = false;

    for (size_t n = 1; !made; n += 1 + n / 8) {
        if ((t = open_with((struct cpy_config){.fail_allocation = n}))) {
            heap = t->vm->heap;
            made = heap->failing > 0;
            close_vm();
        }
    }
}
END_TEST

START_TEST(the_nth_allocation_fails_once)
{
    cpy_value type = cpy_type_of_def(t, &node_def);
    void *block;

    heap->slow = true;
    heap->failing = 3;
    cpy_collect(t);
    ck_assert_ptr_nonnull(cpy_new_variable(t, type, 64));
    ck_assert_ptr_nonnull(block = cpy_malloc(t, 10));
    ck_assert_ptr_null(cpy_new_variable(t, type, 64));
    ck_assert(cpy_pending_is(t, CPY_MEMORY_ERROR));
    cpy_take_pending(t);
    ck_assert_ptr_nonnull(cpy_new_variable(t, type, 64));
    cpy_free(cpy_pointer(type), block, 10);
}
END_TEST

/* --- the checker, stress, and many heaps --------------------------------------------------------------- */

START_TEST(the_checker_sees_damage)
{
    struct cpy_handle h = {0};
    struct node *node = new_node(0);
    struct cpy_shape *shape = node->head.shape;
    struct cpy_page *page = cpy_page_of(node);

    hold(&h, node);
    sound();
    node->head.shape = (struct cpy_shape *)&h;
    ck_assert_ptr_nonnull(cpy_heap_check(t));
    node->head.shape = shape;
    node->right.bits = cpy_from(&node->id);
    ck_assert_ptr_nonnull(cpy_heap_check(t));
    node->right.bits = CPY_UNSET;
    cpy_bit_set(page->head.marks, (uint32_t)CPY_PAGE_SIZE - 8);
    ck_assert_ptr_nonnull(cpy_heap_check(t));
    cpy_bit_clear(page->head.marks, (uint32_t)CPY_PAGE_SIZE - 8);
    h.previous = &h.next;
    ck_assert_ptr_nonnull(cpy_heap_check(t));
    h.previous = &heap->handles;
    sound();
    cpy_handle_clear(&h);
}
END_TEST

START_TEST(stress_collects_at_every_allocation_and_poisons)
{
    struct cpy_handle h = {0};
    struct node *dead;
    uint64_t before;

    t = open_with((struct cpy_config){.stress = true});
    ck_assert_ptr_nonnull(t);
    heap = t->vm->heap;
    before = t->vm->stats.minor_collections + t->vm->stats.major_collections;
    dead = new_node(64);
    memset(dead->data, 1, 64);
    hold(&h, dead);
    new_node(64);
    ck_assert_uint_ge(t->vm->stats.minor_collections + t->vm->stats.major_collections, before + 2);
    cpy_handle_clear(&h);
    cpy_collect_precise(t);
    ck_assert_ptr_null(dead->head.shape);
    ck_assert_uint_eq(dead->data[5], CPY_POISON);
    close_vm();
}
END_TEST

START_TEST(a_hundred_interpreters_do_not_see_each_other)
{
    struct cpy_thread *all[100];
    struct node *nodes[CPY_COUNT(all)];
    struct cpy_handle held[CPY_COUNT(all)] = {{0}};

    for (size_t i = 0; i < CPY_COUNT(all); i++) {
        ck_assert_ptr_nonnull(t = all[i] = open_with((struct cpy_config){0}));
        hold(&held[i], nodes[i] = new_node(i * 1000));
    }
    for (size_t i = 0; i < CPY_COUNT(all); i++) {
        t = all[i];
        cpy_collect_precise(t);
        for (size_t k = 0; k < CPY_COUNT(all); k++)
            ck_assert_ptr_eq(cpy_cell_find(&t->vm->heap->chunks, (uintptr_t)nodes[k]), k == i ? &nodes[k]->head : NULL);
        cpy_handle_clear(&held[i]);
        close_vm();
    }
}
END_TEST

Suite *heap_suite(void)
{
    Suite *suite = suite_create("heap");
    TCase *open = tcase_create("open"), *own = tcase_create("own");

    tcase_add_checked_fixture(open, open_vm, close_vm);
    tcase_add_test(open, cells_of_every_size_are_zeroed_and_apart);
    tcase_add_test(open, what_nobody_refers_to_is_freed);
    tcase_add_test(open, a_pointer_into_or_just_behind_an_object_keeps_it);
    tcase_add_test(open, an_old_object_that_is_written_to_keeps_the_young_one);
    tcase_add_test(open, the_barrier_remembers_an_old_object_once);
    tcase_add_test(open, the_checker_sees_a_store_without_barrier);
    tcase_add_test(open, a_graph_survives_collections_of_all_kinds);
    tcase_add_test(open, long_lists_do_not_make_slices_long);
    tcase_add_test(open, a_weak_reference_is_cleared_when_its_object_dies);
    tcase_add_test(open, callbacks_run_at_safe_points_and_only_for_living_references);
    tcase_add_test(open, references_that_die_leave_the_others_in_place);
    tcase_add_test(open, a_finalizer_runs_once_at_a_safe_point_and_before_destroy);
    tcase_add_test(open, an_object_brought_back_is_whole_and_not_finalized_again);
    tcase_add_test(open, payloads_count_until_they_are_freed);
    tcase_add_test(open, the_nth_allocation_fails_once);
    tcase_add_test(open, the_checker_sees_damage);
    tcase_add_test(own, addresses_in_pages_are_told_exactly);
    tcase_add_test(own, a_walk_over_the_chunks_misses_no_page_that_stays);
    tcase_add_test(own, what_is_left_at_the_end_is_finalized_and_destroyed);
    tcase_add_test(own, the_heap_limit_holds_and_can_be_hit_again);
    tcase_add_test(own, every_failing_allocation_of_the_start_is_survived);
    tcase_add_test(own, stress_collects_at_every_allocation_and_poisons);
    tcase_add_test(own, a_hundred_interpreters_do_not_see_each_other);
    tcase_set_timeout(open, 120); /* under valgrind */
    tcase_set_timeout(own, 300);
    suite_add_tcase(suite, open);
    suite_add_tcase(suite, own);
    return suite;
}
