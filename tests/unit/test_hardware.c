/* SPDX-License-Identifier: MIT */
/* tests/unit/test_hardware.c - what of modules/hardware a script cannot reach: other threads, and Ctrl-C while it
 * waits. */
#include "modules/hardware/hardware.h"
#include "modules/hardware/poller.h"
#include "modules/modules.h"
#include "vm/api.h"

#include <check.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

Suite *hardware_suite(void);

#define PATIENCE 1000 /* times 10 ms until something that must happen counts as not happening */
#define A_WHILE 3     /* times 10 ms in which something that must not happen could */

static const struct cpy_config config = {.modules = cpy_native_modules, .frozen_modules = cpy_frozen_modules};

static struct cpy_thread *new_vm(void)
{
    struct cpy_thread *t = cpy_vm_new(&config);

    ck_assert_ptr_nonnull(t);
    return t;
}

static void pause_a_bit(void) { nanosleep(&(struct timespec){0, 10000000}, NULL); }

static bool count_poke(struct cpy_thread *t, void *user)
{
    (void)t;
    ++*(int *)user;
    return true;
}

/* Reaches safe points until there have been so many pokes, or for so long. */
static int pokes_within(struct cpy_thread *t, const int *count, int wanted, int rounds)
{
    for (int i = 0; i < rounds && *count < wanted; i++) {
        ck_assert(cpy_safe_point(t));
        pause_a_bit();
    }
    ck_assert(cpy_safe_point(t));
    return *count;
}

static void make_readable(int fd)
{
    uint64_t one = 1;

    ck_assert_int_eq(write(fd, &one, sizeof one), sizeof one);
}

START_TEST(a_poller_asks_for_one_safe_point_until_it_is_rearmed)
{
    struct cpy_thread *t = new_vm();
    int count = 0, fd = eventfd(0, 0);
    struct cpy_poller *poller;

    cpy_on_poke(t, count_poke, &count);
    poller = cpy_poller_start(cpy_vm_of(t), fd);
    ck_assert_ptr_nonnull(poller);
    ck_assert_int_eq(pokes_within(t, &count, 1, A_WHILE), 0);
    make_readable(fd);
    ck_assert_int_eq(pokes_within(t, &count, 1, PATIENCE), 1);
    ck_assert_int_eq(pokes_within(t, &count, 2, A_WHILE), 1);
    cpy_poller_rearm(poller);
    ck_assert_int_eq(pokes_within(t, &count, 2, PATIENCE), 2);
    cpy_poller_stop(poller);
    close(fd);
    cpy_vm_free(t);
}
END_TEST

START_TEST(a_poller_of_a_device_that_is_gone_falls_silent)
{
    struct cpy_thread *t = new_vm();
    int count = 0, ends[2];
    struct cpy_poller *poller;

    ck_assert_int_eq(pipe(ends), 0);
    cpy_on_poke(t, count_poke, &count);
    poller = cpy_poller_start(cpy_vm_of(t), ends[0]);
    ck_assert_ptr_nonnull(poller);
    close(ends[1]);
    ck_assert_int_eq(pokes_within(t, &count, 1, PATIENCE), 1);
    cpy_poller_rearm(poller);
    ck_assert_int_eq(pokes_within(t, &count, 2, A_WHILE), 1);
    cpy_poller_stop(poller);
    close(ends[0]);
    cpy_vm_free(t);
}
END_TEST

START_TEST(stopping_no_poller_is_allowed) { cpy_poller_stop(NULL); }
END_TEST

/* --- Ctrl-C ------------------------------------------------------------------------------------------------------ */

/* What the signal handler does. */
static void press_ctrl_c(struct cpy_vm *vm)
{
    cpy_interrupt(vm);
    cpy_hardware_cancel(vm);
}

static cpy_value press_now(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    press_ctrl_c(cpy_vm_of(t));
    return CPY_NONE;
}

static void *press_later(void *vm)
{
    for (int i = 0; i < A_WHILE; i++)
        pause_a_bit();
    press_ctrl_c(vm);
    return NULL;
}

static const char thread_key;

static cpy_value press_soon(struct cpy_thread *t, const cpy_value *args)
{
    pthread_t *thread = cpy_private(t, &thread_key, sizeof *thread);

    (void)args;
    ck_assert_int_eq(pthread_create(thread, NULL, press_later, cpy_vm_of(t)), 0);
    return CPY_NONE;
}

static const struct cpy_function fingers[] = {
    {"press_now", "()", press_now, "Press Ctrl-C.", 0},
    {"press_soon", "()", press_soon, "Press Ctrl-C in a moment.", 0},
    {0},
};

/* Runs a script on simulated hardware; what it returns. */
static int run(const char *source)
{
    const struct cpy_hardware_options options = {.backend = "mock", .board = "host"};
    struct cpy_thread *t = new_vm();
    pthread_t *thread;
    int status;

    ck_assert(cpy_hardware_configure(t, &options));
    ck_assert(cpy_import(t, "board"));
    for (const struct cpy_function *row = fingers; row->name; row++)
        ck_assert(cpy_module_add(t, cpy_main_module(t), row->name, cpy_native_new(t, row, CPY_UNSET)));
    status = cpy_run_source(t, source, strlen(source), "<test>");
    if ((thread = cpy_find_private(cpy_vm_of(t), &thread_key)))
        pthread_join(*thread, NULL);
    cpy_vm_free(t);
    return status;
}

START_TEST(ctrl_c_ends_a_sleep_by_the_boards_clock)
{
    ck_assert_int_eq(run("import time, sys\n"
                         "try:\n"
                         "    press_soon()\n"
                         "    time.sleep(10000)\n"
                         "except KeyboardInterrupt:\n"
                         "    sys.exit(7)\n"),
        7);
}
END_TEST

START_TEST(ctrl_c_ends_a_read_from_a_uart)
{
    ck_assert_int_eq(run("import board, sys\n"
                         "uart = board.UART()\n"
                         "uart.timeout = 100\n"
                         "try:\n"
                         "    press_soon()\n"
                         "    uart.read(1)\n"
                         "except KeyboardInterrupt:\n"
                         "    sys.exit(7)\n"),
        7);
}
END_TEST

START_TEST(what_follows_ctrl_c_is_not_cancelled)
{
    ck_assert_int_eq(run("import board, busio, sys, time\n"
                         "try:\n"
                         "    press_now()\n"
                         "    while True:\n"
                         "        pass\n"
                         "except KeyboardInterrupt:\n"
                         "    time.sleep(0.001)\n"
                         "    i2c = board.I2C()\n"
                         "    i2c.scan()\n"
                         "    sys.exit(7)\n"),
        7);
}
END_TEST

START_TEST(a_cancellation_that_comes_late_does_not_end_a_sleep)
{
    struct cpy_thread *t = new_vm();
    const struct cpy_hardware_options options = {.backend = "mock", .board = "host"};
    static const char source[] = "import time\ntime.sleep(0.001)\n";

    ck_assert(cpy_hardware_configure(t, &options));
    ck_assert(cpy_import(t, "board"));
    cpy_hardware_cancel(cpy_vm_of(t));
    ck_assert_int_eq(cpy_run_source(t, source, strlen(source), "<test>"), 0);
    cpy_vm_free(t);
}
END_TEST

START_TEST(cancelling_without_a_board_does_nothing)
{
    struct cpy_thread *t = new_vm();

    cpy_hardware_cancel(cpy_vm_of(t));
    ck_assert(cpy_safe_point(t));
    cpy_vm_free(t);
}
END_TEST

Suite *hardware_suite(void)
{
    Suite *suite = suite_create("hardware");
    TCase *poller = tcase_create("poller"), *interrupts = tcase_create("Ctrl-C");

    tcase_set_timeout(poller, 60);
    tcase_add_test(poller, a_poller_asks_for_one_safe_point_until_it_is_rearmed);
    tcase_add_test(poller, a_poller_of_a_device_that_is_gone_falls_silent);
    tcase_add_test(poller, stopping_no_poller_is_allowed);
    suite_add_tcase(suite, poller);
    tcase_set_timeout(interrupts, 60);
    tcase_add_test(interrupts, ctrl_c_ends_a_sleep_by_the_boards_clock);
    tcase_add_test(interrupts, ctrl_c_ends_a_read_from_a_uart);
    tcase_add_test(interrupts, what_follows_ctrl_c_is_not_cancelled);
    tcase_add_test(interrupts, a_cancellation_that_comes_late_does_not_end_a_sleep);
    tcase_add_test(interrupts, cancelling_without_a_board_does_nothing);
    suite_add_tcase(suite, interrupts);
    return suite;
}
