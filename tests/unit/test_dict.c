/* SPDX-License-Identifier: MIT */
/* tests/unit/test_dict.c - claims about the table of dict and set, about lists, and about sorting.
 *
 * Memory errors are injected through the heap's own counter: each operation is tried with the first, second ...
 * allocation failing until it gets through, and after each failure the container must be as it was. */
#include "vm/memory/state.h"
#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/set.h"

#include <check.h>
#include <stdlib.h>

Suite *containers_suite(void);

static struct cpy_thread *t;

static void open_vm(void)
{
    struct cpy_config config = {0};

    ck_assert_ptr_nonnull(t = cpy_vm_new(&config));
}

static void close_vm(void) { cpy_vm_free(t); }

/* Lets the nth allocation from now on fail; 0: none. */
static void fail_at(size_t n)
{
    t->vm->heap->failing = n;
    t->vm->heap->slow = n > 0;
}

static cpy_value text(int n)
{
    char buffer[16];

    snprintf(buffer, sizeof buffer, "key%d", n);
    return cpy_str_from(t, buffer);
}

static cpy_value key(int kind, int n)
{
    return kind == 0 ? cpy_int(n) : kind == 1 ? text(n) : cpy_tuple_of(t, 1, cpy_int(n));
}

/* Ints, strs and tuples: keys that are plain, and keys that are not. */
#define KINDS 3

START_TEST(a_dict_finds_what_was_put_in)
{
    cpy_value dict = cpy_dict_new(t);

    for (int i = 0; i < 2000; i++) {
        ck_assert(cpy_dict_set(t, dict, key(_i, i), cpy_int(i * 3)));
        ck_assert_uint_eq(cpy_dict_len(dict), (size_t)i + 1);
        if (i % 37 == 0)
            for (int k = 0; k <= i; k++)
                ck_assert_int_eq(cpy_small(cpy_dict_get(t, dict, key(_i, k))), k * 3);
        ck_assert(cpy_dict_get(t, dict, key(_i, i + 1)) == CPY_UNSET);
    }
    ck_assert(!cpy_pending(t));
}
END_TEST

START_TEST(a_small_dict_of_plain_keys_has_no_index)
{
    cpy_value dict = cpy_dict_new(t);
    struct cpy_dict *d = cpy_as_dict(dict);

    for (int i = 0; i < 8; i++)
        ck_assert(cpy_dict_set(t, dict, i & 1 ? text(i) : cpy_int(i), CPY_NONE));
    ck_assert_ptr_null(d->index);
    ck_assert(cpy_dict_set(t, dict, text(8), CPY_NONE));
    ck_assert_ptr_nonnull(d->index);
    ck_assert_uint_eq((d->mask + 1) & d->mask, 0);
    for (int i = 0; i < 9; i++)
        ck_assert(cpy_dict_get(t, dict, i & 1 || i == 8 ? text(i) : cpy_int(i)) == CPY_NONE);
    dict = cpy_dict_new(t);
    ck_assert(cpy_dict_set(t, dict, key(2, 1), CPY_NONE));
    ck_assert_ptr_nonnull(cpy_as_dict(dict)->index);
}
END_TEST

START_TEST(equal_keys_of_different_types_are_one_key)
{
    cpy_value dict = cpy_dict_new(t);

    for (int n = 2; n < 2 + 20 * _i; n++)
        ck_assert(cpy_dict_set(t, dict, cpy_int(n), CPY_NONE));
    ck_assert(cpy_dict_set(t, dict, cpy_int(1), cpy_int(10)));
    ck_assert(cpy_dict_set(t, dict, CPY_TRUE, cpy_int(11)));
    ck_assert(cpy_dict_set(t, dict, cpy_float_from(t, 1.0), cpy_int(12)));
    ck_assert(cpy_dict_get(t, dict, cpy_int(1)) == cpy_int(12));
    ck_assert(cpy_dict_set(t, dict, cpy_int(0), cpy_int(20)));
    ck_assert(cpy_dict_get(t, dict, CPY_FALSE) == cpy_int(20));
    ck_assert(cpy_dict_get(t, dict, CPY_ZERO) == cpy_int(20));
    ck_assert_uint_eq(cpy_dict_len(dict), 2 + 20 * (size_t)_i);
}
END_TEST

START_TEST(removed_entries_go_when_the_dict_grows)
{
    cpy_value dict = cpy_dict_new(t), k, v;
    struct cpy_dict *d = cpy_as_dict(dict);
    size_t position = 0;
    int expected = 9000;

    for (int i = 0; i < 10000; i++) { /* a window of 1000 keys slides along */
        ck_assert(cpy_dict_set(t, dict, key(_i, i), cpy_int(i)));
        if (i >= 1000)
            ck_assert_int_eq(cpy_dict_remove(t, dict, key(_i, i - 1000)), 1);
    }
    ck_assert_uint_eq(d->len, 1000);
    ck_assert_uint_lt(d->cap, 4000);
    while (cpy_dict_next(dict, &position, &k, &v))
        ck_assert_int_eq(cpy_small(v), expected++);
    ck_assert_int_eq(expected, 10000);
    ck_assert_int_eq(cpy_dict_remove(t, dict, key(_i, 5)), 0);
}
END_TEST

START_TEST(queues_and_stacks_made_of_dicts_stay_quick)
{
    cpy_value dict = cpy_dict_new(t);
    struct cpy_dict *d = cpy_as_dict(dict);
    enum { COUNT = 200000 };

    for (int i = 0; i < COUNT; i++)
        ck_assert(cpy_dict_set(t, dict, cpy_int(i), CPY_NONE));
    for (int i = 0; i < COUNT / 2; i++) {
        int64_t first = cpy_dict_first(d), last;

        ck_assert(cpy_load(d->entries[first].key) == cpy_int(i));
        cpy_dict_remove_entry(d, (uint32_t)first);
        last = cpy_dict_last(d);
        ck_assert(cpy_load(d->entries[last].key) == cpy_int(COUNT - 1 - i));
        cpy_dict_remove_entry(d, (uint32_t)last);
    }
    ck_assert_int_eq(cpy_dict_first(d), -1);
    ck_assert_int_eq(cpy_dict_last(d), -1);
}
END_TEST

START_TEST(the_version_counts_keys_added_and_removed)
{
    cpy_value dict = cpy_dict_new(t);
    struct cpy_dict *d = cpy_as_dict(dict);
    uint32_t version = d->version;

    ck_assert(cpy_dict_set(t, dict, text(1), CPY_NONE));
    ck_assert_uint_ne(d->version, version);
    version = d->version;
    ck_assert(cpy_dict_set(t, dict, text(1), CPY_TRUE));
    ck_assert(cpy_dict_get(t, dict, text(2)) == CPY_UNSET);
    ck_assert_uint_eq(d->version, version);
    ck_assert_int_eq(cpy_dict_remove(t, dict, text(1)), 1);
    ck_assert_uint_ne(d->version, version);
    d->version = UINT32_MAX;
    ck_assert(cpy_dict_set(t, dict, text(1), CPY_NONE));
    cpy_dict_clear(t, d);
    ck_assert_uint_eq(d->version, UINT32_MAX);
}
END_TEST

START_TEST(only_str_tells_whether_lookups_can_run_python_code)
{
    cpy_value dict = cpy_dict_new(t);

    ck_assert(cpy_as_dict(dict)->only_str);
    ck_assert(cpy_dict_set(t, dict, text(1), CPY_NONE));
    ck_assert(cpy_as_dict(dict)->only_str);
    ck_assert(cpy_dict_set(t, dict, cpy_int(1), CPY_NONE));
    ck_assert(!cpy_as_dict(dict)->only_str);
    ck_assert_int_ge(cpy_dict_find_name(cpy_as_dict(dict), cpy_intern(t, text(1))), 0);
    ck_assert_int_eq(cpy_dict_find_name(cpy_as_dict(dict), cpy_intern(t, text(2))), -1);
    cpy_dict_clear(t, cpy_as_dict(dict));
    ck_assert(cpy_as_dict(dict)->only_str);
}
END_TEST

/* Fills a dict of n keys and adds one more while each allocation fails in turn. */
START_TEST(a_dict_survives_failing_allocations)
{
    for (int n = 0; n < 100; n++) {
        cpy_value dict = cpy_dict_new(t), k, keys[100];
        bool done = false;

        for (int i = 0; i < n; i++)
            ck_assert(cpy_dict_set(t, dict, keys[i] = key(_i, i), cpy_int(i)));
        for (int i = 0; i < n; i += 7)
            ck_assert_int_eq(cpy_dict_remove(t, dict, keys[i]), 1);
        k = key(_i, 1000);
        for (size_t nth = 1; !done; nth++) {
            size_t len = cpy_dict_len(dict);

            fail_at(nth);
            done = cpy_dict_set(t, dict, k, CPY_NONE);
            fail_at(0);
            ck_assert_uint_eq(cpy_dict_len(dict), len + done);
            ck_assert(done == !cpy_pending(t));
            cpy_take_pending(t);
            for (int i = 0; i < n; i++)
                ck_assert(cpy_dict_get(t, dict, keys[i]) == (i % 7 ? cpy_int(i) : CPY_UNSET));
        }
        ck_assert(cpy_dict_get(t, dict, k) == CPY_NONE);
    }
}
END_TEST

START_TEST(a_copy_survives_failing_allocations)
{
    cpy_value dict = cpy_dict_new(t), copy = CPY_ERROR, k, v;
    size_t position = 0, n = 0;

    for (int i = 0; i < 50; i++)
        ck_assert(cpy_dict_set(t, dict, key(_i, i), cpy_int(i)));
    for (size_t nth = 1; !copy; nth++) {
        fail_at(nth);
        copy = cpy_dict_copy(t, dict);
        fail_at(0);
        cpy_take_pending(t);
    }
    while (cpy_dict_next(copy, &position, &k, &v))
        ck_assert(cpy_dict_get(t, dict, k) == v && cpy_small(v) == (int64_t)n++);
    ck_assert_uint_eq(n, 50);
}
END_TEST

START_TEST(sets_hold_each_key_once)
{
    cpy_value set = cpy_set_new(t), v;

    for (int round = 0; round < 3; round++)
        for (int i = 0; i < 500; i++)
            ck_assert(cpy_set_add(t, set, key(_i, i)));
    ck_assert_uint_eq(cpy_set_len(set), 500);
    ck_assert_int_eq(cpy_set_contains(t, set, key(_i, 499)), 1);
    ck_assert_int_eq(cpy_set_contains(t, set, key(_i, 500)), 0);
    for (int i = 0; i < 500; i++)
        ck_assert((v = cpy_set_pop(cpy_as_set(set))) && cpy_set_contains(t, set, v) == 0);
    ck_assert(cpy_set_pop(cpy_as_set(set)) == CPY_UNSET);
}
END_TEST

START_TEST(equal_frozensets_have_equal_hashes)
{
    cpy_value forwards = cpy_list_new(t, 0), backwards = cpy_list_new(t, 0), a, b;

    for (int i = 0; i < 30; i++) {
        ck_assert(cpy_list_append(t, forwards, key(_i, i)));
        ck_assert(cpy_list_append(t, backwards, key(_i, 29 - i)));
    }
    a = cpy_frozenset_from(t, forwards);
    b = cpy_frozenset_from(t, backwards);
    ck_assert_int_eq(cpy_equal(t, a, b), 1);
    ck_assert_int_eq(cpy_set_hash(t, cpy_as_set(a)), cpy_set_hash(t, cpy_as_set(b)));
}
END_TEST

START_TEST(a_list_survives_failing_allocations)
{
    cpy_value list = cpy_list_new(t, 0), items[] = {CPY_NONE, CPY_TRUE, CPY_FALSE};

    for (size_t len = 0; len < 200; len++) {
        fail_at(1);
        if (!cpy_list_append(t, list, cpy_int((int64_t)len))) {
            ck_assert_uint_eq(cpy_list_len(list), len);
            ck_assert(cpy_pending_is(t, CPY_MEMORY_ERROR));
            cpy_take_pending(t);
            fail_at(1);
            ck_assert(!cpy_list_splice(t, cpy_as_list(list), len / 2, len / 2, items, 3));
            ck_assert_uint_eq(cpy_list_len(list), len);
            cpy_take_pending(t);
            fail_at(0);
            ck_assert(cpy_list_append(t, list, cpy_int((int64_t)len)));
        }
        fail_at(0);
        for (size_t i = 0; i <= len; i++)
            ck_assert(cpy_list_get(list, i) == cpy_int((int64_t)i));
    }
}
END_TEST

START_TEST(splicing_replaces_any_part_by_any_other)
{
    const cpy_value items[] = {cpy_int(100), cpy_int(101), cpy_int(102), cpy_int(103)};

    for (size_t start = 0; start <= 6; start++)
        for (size_t end = start; end <= 6; end++)
            for (size_t n = 0; n <= 4; n++) {
                cpy_value list = cpy_list_new(t, 0);

                for (int i = 0; i < 6; i++)
                    ck_assert(cpy_list_append(t, list, cpy_int(i)));
                ck_assert(cpy_list_splice(t, cpy_as_list(list), start, end, items, n));
                ck_assert_uint_eq(cpy_list_len(list), 6 - (end - start) + n);
                for (size_t i = 0; i < cpy_list_len(list); i++) {
                    size_t expected = i < start ? i : i < start + n ? 100 + i - start : i - n + (end - start);

                    ck_assert_uint_eq((size_t)cpy_small(cpy_list_get(list, i)), expected);
                }
            }
}
END_TEST

/* --- sorting ------------------------------------------------------------------------------------------------ */

/* An item to sort: ints, floats, strs, tuples, or ints and floats; 16 different values of each. */
static cpy_value sample(int kind, unsigned random)
{
    int n = (int)(random >> 16 & 15);

    switch (kind) {
    case 0: return cpy_int(n - 8);
    case 1: return cpy_float_from(t, n / 4.0 - 2);
    case 2: return text(n);
    case 3: return cpy_tuple_of(t, 2, cpy_int(n / 4), cpy_int(n % 4));
    default: return n & 1 ? cpy_int(n) : cpy_float_from(t, n);
    }
}
#define SAMPLE_KINDS 5

START_TEST(sorting_orders_and_keeps_equal_items_in_order)
{
    unsigned random = 12345;

    for (size_t n = 0; n < 400; n = n < 70 ? n + 1 : n * 2) {
        cpy_value list = cpy_list_new(t, 0), original;

        for (size_t i = 0; i < n; i++) {
            random = random * 1103515245 + 12345;
            ck_assert(cpy_list_append(t, list, sample(_i, i % 50 < 25 ? (unsigned)i << 16 : random)));
        }
        original = cpy_list_from_iterable(t, list);
        ck_assert(cpy_list_sort(t, list, CPY_NONE, false));
        ck_assert_uint_eq(cpy_list_len(list), n);
        for (size_t i = 0; i + 1 < n; i++)
            ck_assert_int_eq(cpy_compare_bool(t, cpy_list_get(list, i), cpy_list_get(list, i + 1), CPY_LE), 1);
        for (size_t i = 0, k = 0; i < n; i++) { /* the first of each run of equals is the first in the original */
            if (i > 0 && cpy_equal(t, cpy_list_get(list, i), cpy_list_get(list, i - 1)) == 1)
                continue;
            for (k = 0; cpy_equal(t, cpy_list_get(original, k), cpy_list_get(list, i)) != 1; k++)
                ck_assert_uint_lt(k, n);
            ck_assert(cpy_list_get(original, k) == cpy_list_get(list, i));
        }
        ck_assert(cpy_list_sort(t, list, CPY_NONE, true));
        for (size_t i = 0; i + 1 < n; i++)
            ck_assert_int_eq(cpy_compare_bool(t, cpy_list_get(list, i), cpy_list_get(list, i + 1), CPY_GE), 1);
    }
}
END_TEST

START_TEST(a_failed_sort_keeps_every_item)
{
    cpy_value list = cpy_list_new(t, 0), items;
    size_t count = 0;

    for (int i = 0; i < 100; i++)
        ck_assert(cpy_list_append(t, list, i == 57 ? CPY_NONE : key(2, 100 - i)));
    items = cpy_set_new(t);
    ck_assert(!cpy_list_sort(t, list, CPY_NONE, false));
    ck_assert(cpy_pending_is(t, CPY_TYPE_ERROR));
    cpy_take_pending(t);
    for (; count < cpy_list_len(list); count++)
        ck_assert(cpy_set_add(t, items, cpy_list_get(list, count)));
    ck_assert_uint_eq(cpy_set_len(items), 100);
    for (size_t nth = 1; nth < 5; nth++) {
        fail_at(nth);
        if (!cpy_list_sort(t, list, CPY_NONE, true))
            cpy_take_pending(t);
        fail_at(0);
        ck_assert_uint_eq(cpy_list_len(list), 100);
    }
}
END_TEST

Suite *containers_suite(void)
{
    Suite *suite = suite_create("containers");
    TCase *tables = tcase_create("tables"), *lists = tcase_create("lists");

    tcase_add_checked_fixture(tables, open_vm, close_vm);
    tcase_add_loop_test(tables, a_dict_finds_what_was_put_in, 0, KINDS);
    tcase_add_test(tables, a_small_dict_of_plain_keys_has_no_index);
    tcase_add_loop_test(tables, equal_keys_of_different_types_are_one_key, 0, 2);
    tcase_add_loop_test(tables, removed_entries_go_when_the_dict_grows, 0, KINDS);
    tcase_add_test(tables, queues_and_stacks_made_of_dicts_stay_quick);
    tcase_add_test(tables, the_version_counts_keys_added_and_removed);
    tcase_add_test(tables, only_str_tells_whether_lookups_can_run_python_code);
    tcase_add_loop_test(tables, a_dict_survives_failing_allocations, 0, KINDS);
    tcase_add_loop_test(tables, a_copy_survives_failing_allocations, 0, KINDS);
    tcase_add_loop_test(tables, sets_hold_each_key_once, 0, KINDS);
    tcase_add_loop_test(tables, equal_frozensets_have_equal_hashes, 0, KINDS);
    tcase_add_checked_fixture(lists, open_vm, close_vm);
    tcase_add_test(lists, a_list_survives_failing_allocations);
    tcase_add_test(lists, splicing_replaces_any_part_by_any_other);
    tcase_add_loop_test(lists, sorting_orders_and_keeps_equal_items_in_order, 0, SAMPLE_KINDS);
    tcase_add_test(lists, a_failed_sort_keeps_every_item);
    tcase_set_timeout(tables, 120); /* under valgrind */
    tcase_set_timeout(lists, 120);
    suite_add_tcase(suite, tables);
    suite_add_tcase(suite, lists);
    return suite;
}
