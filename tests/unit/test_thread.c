/* SPDX-License-Identifier: MIT */
/* tests/unit/test_thread.c - threads of one interpreter: started, waited for, woken, kept out and ended.
 *
 * What the test's threads share is touched only under the interpreter lock, as modules do it. */
#include "vm/thread.h"
#include "vm/vm.h"

#include <check.h>
#include <stdlib.h>
#include <time.h>

Suite *thread_suite(void);

#define MS 1000000
#define THREADS 8
#define ROUNDS 200

static struct cpy_thread *new_vm(void)
{
    static const struct cpy_module_def *const none[] = {NULL};
    static const struct cpy_config config = {.modules = none};
    struct cpy_thread *t = cpy_vm_new(&config);

    ck_assert_ptr_nonnull(t);
    return t;
}

static int64_t now(void)
{
    struct timespec ts;

    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (int64_t)ts.tv_sec * 1000 * MS + ts.tv_nsec;
}

/* What threads of a test share; its address travels as an int. */
struct shared {
    struct cpy_thread *main;
    struct cpy_waiters waiters;
    struct cpy_guard guard;
    unsigned count, inside, most, ended;
    bool stop;
    unsigned order[THREADS];
};

static cpy_value pack(struct cpy_thread *t, struct shared *s) { return cpy_int_from_unsigned(t, (uintptr_t)s); }

static struct shared *unpack(struct cpy_thread *t, cpy_value v)
{
    uint64_t address = 0;

    ck_assert(cpy_to_uint64(t, v, &address));
    return (struct shared *)(uintptr_t)address; /* NOLINT */
}

static void start(struct cpy_thread *t, void (*call)(struct cpy_thread *, cpy_value), struct shared *s)
{
    uint64_t ident = 0;

    s->main = t;
    ck_assert(cpy_thread_start_native(t, call, pack(t, s), 0, &ident));
    ck_assert_uint_ne(ident, 0);
}

/* Waits until so many threads have said that they end. */
static void join(struct cpy_thread *t, const struct shared *s, unsigned threads)
{
    while (s->ended < threads) {
        cpy_park(t, CPY_NEVER);
        ck_assert(cpy_safe_point(t));
    }
}

static void end(struct shared *s)
{
    s->ended++;
    cpy_wake(s->main);
}

/* --- starting and ending --------------------------------------------------------------------------------------------- */

static void count_one(struct cpy_thread *t, cpy_value v)
{
    struct shared *s = unpack(t, v);

    s->count++;
    end(s);
}

START_TEST(a_started_thread_runs_with_its_argument_and_ends)
{
    struct cpy_thread *t = new_vm();
    struct shared s = {0};

    for (unsigned i = 1; i <= THREADS; i++) {
        start(t, count_one, &s);
        join(t, &s, i);
        ck_assert_uint_eq(s.count, i);
    }
    cpy_vm_free(t);
}
END_TEST

START_TEST(a_thread_that_the_system_refuses_is_an_error_and_leaves_nothing)
{
    struct cpy_thread *t = new_vm();
    struct shared s = {0};
    uint64_t ident = 0;

    ck_assert(!cpy_thread_start_native(t, count_one, pack(t, &s), SIZE_MAX / 4, &ident)); /* such a stack does not exist */
    ck_assert(cpy_pending_is(t, CPY_RUNTIME_ERROR));
    cpy_take_pending(t);
    ck_assert_uint_eq(cpy_thread_count(t), 1);
    ck_assert_uint_eq(cpy_threads_awake(t), 1);
    start(t, count_one, &s);
    join(t, &s, 1);
    cpy_vm_free(t);
}
END_TEST

static bool refuse(void *user) { return *(bool *)user; }

/* A thread whose every allocation fails ends all the same. */
static void allocate_much(struct cpy_thread *t, cpy_value v)
{
    struct shared *s = unpack(t, v);

    for (int i = 0; i < 100; i++) {
        cpy_value list = cpy_list_new(t, 1000);

        s->count += list != CPY_ERROR;
        cpy_take_pending(t);
    }
    end(s);
}

START_TEST(a_thread_without_memory_ends_with_its_errors_and_spares_the_others)
{
    static const struct cpy_module_def *const none[] = {NULL};
    bool refused = false;
    struct cpy_config config = {.modules = none, .refuse = refuse, .refuse_user = &refused};
    struct cpy_thread *t = cpy_vm_new(&config);
    struct shared s = {0};
    uint64_t ident;
    cpy_value v;

    ck_assert_ptr_nonnull(t);
    s.main = t;
    v = pack(t, &s);
    refused = true;
    ck_assert(cpy_thread_start_native(t, allocate_much, v, 0, &ident));
    join(t, &s, 1);
    refused = false;
    ck_assert_uint_eq(s.count, 0);
    ck_assert(!cpy_pending(t));
    ck_assert(cpy_list_new(t, 1000) != CPY_ERROR);
    cpy_vm_free(t);
}
END_TEST

static void wait_for_ever(struct cpy_thread *t, cpy_value v)
{
    unpack(t, v)->count++;
    cpy_wake(unpack(t, v)->main);
    for (;;)
        cpy_park(t, CPY_NEVER);
}

START_TEST(threads_that_wait_are_ended_with_the_interpreter)
{
    struct cpy_thread *t = new_vm();
    struct shared s = {0};

    for (unsigned i = 0; i < THREADS; i++)
        start(t, wait_for_ever, &s);
    while (s.count < THREADS)
        cpy_park(t, CPY_NEVER);
    ck_assert_uint_eq(cpy_thread_count(t), THREADS + 1);
    cpy_vm_free(t);
}
END_TEST

START_TEST(the_lock_is_released_if_there_is_somebody_to_take_it)
{
    struct cpy_thread *t = new_vm();
    struct shared s = {0};

    cpy_unlock(t);
    ck_assert_ptr_eq(t->vm->holder, t);
    cpy_lock(t);
    start(t, wait_for_ever, &s);
    while (s.count < 1)
        cpy_park(t, CPY_NEVER);
    cpy_unlock(t);
    ck_assert_ptr_ne(t->vm->holder, t);
    cpy_lock(t);
    ck_assert_ptr_eq(t->vm->holder, t);
    cpy_vm_free(t);
}
END_TEST

/* --- waiting ------------------------------------------------------------------------------------------------------------ */

START_TEST(waiting_ends_at_its_deadline)
{
    struct cpy_thread *t = new_vm();
    int64_t begin = now(), passed;

    do {
        cpy_park(t, begin + 20 * MS);
        ck_assert(!cpy_was_woken(t));
        passed = now() - begin;
    } while (passed < 20 * MS);
    ck_assert_int_ge(passed, 20 * MS);
    cpy_vm_free(t);
}
END_TEST

static void wait_in_list(struct cpy_thread *t, cpy_value v)
{
    struct shared *s = unpack(t, v);
    struct cpy_waiter w;
    unsigned number = s->count++;

    cpy_waiters_add(t, &s->waiters, &w);
    cpy_wake(s->main);
    while (w.listed)
        cpy_park(t, CPY_NEVER);
    s->order[s->inside++] = number;
    end(s);
}

START_TEST(who_waits_first_is_woken_first)
{
    struct cpy_thread *t = new_vm();
    struct shared s = {0};

    for (unsigned i = 0; i < THREADS; i++) {
        start(t, wait_in_list, &s);
        while (cpy_waiters_count(t, &s.waiters) <= i)
            cpy_park(t, CPY_NEVER);
    }
    for (unsigned i = 0; i < THREADS; i++) {
        ck_assert(cpy_waiters_wake(t, &s.waiters, true));
        join(t, &s, i + 1);
        ck_assert_uint_eq(s.order[i], i);
    }
    ck_assert(!cpy_waiters_wake(t, &s.waiters, true));
    cpy_vm_free(t);
}
END_TEST

/* --- the lock --------------------------------------------------------------------------------------------------------- */

/* Counts in steps that only the lock keeps whole. */
static void count_by_turns(struct cpy_thread *t, cpy_value v)
{
    struct shared *s = unpack(t, v);

    for (int i = 0; i < ROUNDS; i++) {
        unsigned before = s->count;

        cpy_keep(cpy_str_from(t, "an allocation"));
        s->count = before + 1;
        if (i % 3 == 0)
            cpy_yield(t);
        if (i % 7 == 0) {
            cpy_unlock(t);
            cpy_lock(t);
        }
        ck_assert(cpy_safe_point(t));
    }
    end(s);
}

START_TEST(nothing_that_threads_do_by_turns_is_lost)
{
    struct cpy_thread *t = new_vm();
    struct shared s = {0};

    for (int i = 0; i < THREADS; i++)
        start(t, count_by_turns, &s);
    for (int i = 0; i < 10; i++)
        cpy_collect(t);
    join(t, &s, THREADS);
    ck_assert_uint_eq(s.count, THREADS * ROUNDS);
    cpy_vm_free(t);
}
END_TEST

/* Computes until another thread has had its turn. */
static void compute(struct cpy_thread *t, cpy_value v)
{
    struct shared *s = unpack(t, v);

    while (!s->stop)
        ck_assert(cpy_safe_point(t));
    end(s);
}

START_TEST(a_thread_that_computes_hands_the_lock_over_after_the_interval)
{
    struct cpy_thread *t = new_vm();
    struct shared s = {0};

    cpy_set_switch_interval(t, MS);
    start(t, compute, &s);
    for (int i = 0; i < 20; i++)
        cpy_yield(t);
    s.stop = true;
    join(t, &s, 1);
    cpy_vm_free(t);
}
END_TEST

/* --- what is due in the main thread ------------------------------------------------------------------------------ */

/* A handler: counts where it runs. */
static bool handled(struct cpy_thread *t, void *user)
{
    struct shared *s = user;

    ck_assert_ptr_eq(t, s->main);
    s->count++;
    return true;
}

/* What a pending call calls: the same. */
static cpy_value call_handled(struct cpy_thread *t, const cpy_value *args)
{
    ck_assert(handled(t, unpack(t, args[0])));
    return CPY_NONE;
}

static const struct cpy_function call_handled_row = {"handled", "(shared, /)", call_handled, NULL, 0};

/* Asks for handlers; each has run when the thread has passed its next safe point. */
static void ask_for_handlers(struct cpy_thread *t, cpy_value v)
{
    struct shared *s = unpack(t, v);

    for (unsigned i = 0; i < ROUNDS; i++) {
        cpy_poke(t->vm);
        ck_assert(cpy_safe_point(t));
        ck_assert_uint_eq(s->count, 2 * i + 1);
        ck_assert(cpy_call_soon(t, cpy_native_bound(t, &call_handled_row, v)));
        ck_assert(cpy_safe_point(t));
        ck_assert_uint_eq(s->count, 2 * i + 2);
    }
    end(s);
}

START_TEST(handlers_run_at_once_in_a_main_thread_that_waits)
{
    struct cpy_thread *t = new_vm();
    struct shared s = {0};

    cpy_set_switch_interval(t, 3600 * (int64_t)1000 * MS);
    cpy_on_poke(t, handled, &s);
    start(t, ask_for_handlers, &s);
    join(t, &s, 1);
    cpy_vm_free(t);
}
END_TEST

START_TEST(handlers_run_at_once_in_a_main_thread_that_wants_the_lock)
{
    struct cpy_thread *t = new_vm();
    struct shared s = {0};

    cpy_set_switch_interval(t, 3600 * (int64_t)1000 * MS);
    cpy_on_poke(t, handled, &s);
    start(t, ask_for_handlers, &s);
    while (s.ended < 1) {
        cpy_yield(t);
        ck_assert(cpy_safe_point(t));
    }
    cpy_vm_free(t);
}
END_TEST

/* A handler that waits for another thread. */
static bool wait_inside(struct cpy_thread *t, void *user)
{
    struct shared *s = user;

    s->inside++;
    s->most = s->inside > s->most ? s->inside : s->most;
    while (!s->stop) {
        cpy_park(t, CPY_NEVER);
        ck_assert(cpy_safe_point(t));
    }
    s->inside--;
    s->count++;
    return true;
}

/* While the handler waits, another one is asked for and does not begin. */
static void end_handler(struct cpy_thread *t, cpy_value v)
{
    struct shared *s = unpack(t, v);

    cpy_poke(t->vm);
    ck_assert(cpy_safe_point(t));
    ck_assert_uint_eq(s->inside, 1);
    cpy_poke(t->vm);
    ck_assert(cpy_safe_point(t));
    s->stop = true;
    end(s);
}

START_TEST(a_handler_may_wait_for_a_thread_that_asks_for_the_next)
{
    struct cpy_thread *t = new_vm();
    struct shared s = {0};

    cpy_on_poke(t, wait_inside, &s);
    start(t, end_handler, &s);
    join(t, &s, 1);
    ck_assert(cpy_safe_point(t));
    ck_assert_uint_eq(s.most, 1);
    ck_assert_uint_eq(s.count, 2);
    cpy_vm_free(t);
}
END_TEST

/* --- guards ---------------------------------------------------------------------------------------------------------- */

static void enter_often(struct cpy_thread *t, cpy_value v)
{
    struct shared *s = unpack(t, v);

    for (int i = 0; i < 20; i++) {
        ck_assert(cpy_guard_enter(t, &s->guard));
        ck_assert(cpy_guard_enter(t, &s->guard)); /* its owner may do so again */
        s->inside++;
        if (s->inside > s->most)
            s->most = s->inside;
        cpy_unlock(t);
        cpy_lock(t);
        s->inside--;
        cpy_guard_leave(t, &s->guard);
        cpy_guard_leave(t, &s->guard);
    }
    end(s);
}

START_TEST(a_guard_lets_one_thread_in_at_a_time)
{
    struct cpy_thread *t = new_vm();
    struct shared s = {0};

    for (int i = 0; i < THREADS; i++)
        start(t, enter_often, &s);
    join(t, &s, THREADS);
    ck_assert_uint_eq(s.most, 1);
    ck_assert_uint_eq(s.guard.depth, 0);
    cpy_vm_free(t);
}
END_TEST

Suite *thread_suite(void)
{
    Suite *suite = suite_create("thread");
    TCase *c = tcase_create("thread");

    tcase_add_test(c, a_started_thread_runs_with_its_argument_and_ends);
    tcase_add_test(c, a_thread_that_the_system_refuses_is_an_error_and_leaves_nothing);
    tcase_add_test(c, a_thread_without_memory_ends_with_its_errors_and_spares_the_others);
    tcase_add_test(c, threads_that_wait_are_ended_with_the_interpreter);
    tcase_add_test(c, the_lock_is_released_if_there_is_somebody_to_take_it);
    tcase_add_test(c, waiting_ends_at_its_deadline);
    tcase_add_test(c, who_waits_first_is_woken_first);
    tcase_add_test(c, nothing_that_threads_do_by_turns_is_lost);
    tcase_add_test(c, a_thread_that_computes_hands_the_lock_over_after_the_interval);
    tcase_add_test(c, handlers_run_at_once_in_a_main_thread_that_waits);
    tcase_add_test(c, handlers_run_at_once_in_a_main_thread_that_wants_the_lock);
    tcase_add_test(c, a_handler_may_wait_for_a_thread_that_asks_for_the_next);
    tcase_add_test(c, a_guard_lets_one_thread_in_at_a_time);
    tcase_set_timeout(c, 120);
    suite_add_tcase(suite, c);
    return suite;
}
