/* SPDX-License-Identifier: MIT */
/* tests/unit/test_vm.c - interpreters as a whole: many in one process, interrupts, limits. */
#include "modules/modules.h"
#include "vm/memory/heap.h"
#include "vm/vm.h"

#include <check.h>
#include <malloc.h>
#include <pthread.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

Suite *vm_suite(void);

static struct cpy_thread *new_vm(void)
{
    struct cpy_config config = {.modules = cpy_native_modules, .frozen_modules = cpy_frozen_modules};
    struct cpy_thread *t = cpy_vm_new(&config);

    ck_assert_ptr_nonnull(t);
    return t;
}

static int run(struct cpy_thread *t, const char *source) { return cpy_run_source(t, source, strlen(source), "<test>"); }

static const char busy_script[] =
    "import math, json, collections\n"
    "class Node:\n"
    "    def __init__(self, next): self.next = next\n"
    "def make(n):\n"
    "    first = last = Node(None)\n"
    "    for i in range(n): first = Node(first)\n"
    "    last.next = first\n"
    "    return first\n"
    "rings = [make(i) for i in range(30)]\n"
    "text = json.dumps({'a': [1, 2.5, 'x' * 100, 2 ** 100]})\n"
    "assert json.loads(text)['a'][3] == 2 ** 100\n"
    "def gen():\n"
    "    yield from range(10)\n"
    "open_generator = gen()\n"
    "next(open_generator)\n";

static void *run_busy_script(void *result)
{
    struct cpy_thread *t = new_vm();

    *(int *)result = run(t, busy_script);
    cpy_vm_free(t);
    return NULL;
}

/* Each in a thread of its own, at whose end the C library empties its cache of freed blocks. */
START_TEST(a_hundred_interpreters_leak_nothing)
{
    size_t most = 0; /* in use after any of the interpreters 25 to 80: the C library's own caches come and go */

    for (int i = 0; i < 100; i++) {
        pthread_t thread;
        int result = -1;

        ck_assert_int_eq(pthread_create(&thread, NULL, run_busy_script, &result), 0);
        ck_assert_int_eq(pthread_join(thread, NULL), 0);
        ck_assert_int_eq(result, 0);
        if (i >= 25 && i <= 80 && mallinfo2().uordblks > most)
            most = mallinfo2().uordblks;
    }
    ck_assert_uint_le(mallinfo2().uordblks, most + 8192);
}
END_TEST

START_TEST(interpreters_do_not_see_each_other)
{
    struct cpy_thread *a = new_vm(), *b = new_vm();

    ck_assert_int_eq(run(a, "import sys\nsys.mark = 1\nbuiltins_mark = 2\n"), 0);
    ck_assert_int_eq(run(b, "import sys\nassert not hasattr(sys, 'mark')\nassert 'builtins_mark' not in globals()\n"), 0);
    cpy_vm_free(a);
    ck_assert_int_eq(run(b, "assert [i * i for i in range(5)][4] == 16\n"), 0);
    cpy_vm_free(b);
}
END_TEST

/* --- interrupts ----------------------------------------------------------------------------------------- */

#define INTERRUPTS 1000

struct interrupter {
    struct cpy_vm *vm;
    volatile int running;
    unsigned seed;
};

/* Interrupts at moments that follow from a seed, until told to stop. */
static void *interrupt(void *user)
{
    struct interrupter *self = user;

    while (self->running) {
        struct timespec pause = {0, 1000 + rand_r(&self->seed) % 300000};

        nanosleep(&pause, NULL);
        cpy_interrupt(self->vm);
    }
    return NULL;
}

static const char interrupted_script[] =
    "class Thing:\n"
    "    def __init__(self, n): self.items = [n] * 10; self.next = {'n': n, 'text': str(n)}\n"
    "    def total(self): return sum(self.items) + len(self.next['text'])\n"
    "def gen(n):\n"
    "    for i in range(n): yield Thing(i)\n"
    "keep = []\n"
    "while seen < 1000:\n"
    "    try:\n"
    "        for thing in gen(100000):\n"
    "            keep.append(thing.total() if len(keep) % 3 else sorted(thing.items))\n"
    "            if len(keep) > 500: keep.clear()\n"
    "    except KeyboardInterrupt:\n"
    "        try: seen += 1\n"
    "        except KeyboardInterrupt: seen += 1\n";

START_TEST(a_thousand_interrupts_are_seen_and_leave_a_sound_heap)
{
    struct cpy_thread *t = new_vm();
    struct interrupter interrupter = {cpy_vm_of(t), 1, 12345};
    pthread_t thread;
    int status;

    ck_assert_int_eq(run(t, "seen = 0\n"), 0);
    ck_assert_int_eq(pthread_create(&thread, NULL, interrupt, &interrupter), 0);
    do /* an interrupt may also fall between the try blocks: then the program goes on where it was */
        status = run(t, interrupted_script);
    while (status == CPY_STATUS_INTERRUPTED);
    interrupter.running = 0;
    pthread_join(thread, NULL);
    cpy_vm_of(t)->interrupted = 0;
    ck_assert_int_eq(status, 0);
    ck_assert_ptr_null(cpy_heap_check(t));
    ck_assert_int_eq(run(t, "assert seen == 1000\n"), 0);
    ck_assert_uint_gt(cpy_collect(t), 0);
    ck_assert_ptr_null(cpy_heap_check(t));
    cpy_vm_free(t);
}
END_TEST

/* --- limits ---------------------------------------------------------------------------------------------- */

START_TEST(a_heap_limit_holds_under_a_program_that_leaks)
{
    struct cpy_config config = {.modules = cpy_native_modules, .frozen_modules = cpy_frozen_modules, .heap_limit = (size_t)64 << 20};
    struct cpy_thread *t = cpy_vm_new(&config);

    ck_assert_ptr_nonnull(t);
    ck_assert_int_eq(run(t,
        "leak = []\n"
        "caught = 0\n"
        "for attempt in range(3):\n"
        "    try:\n"
        "        while True: leak.append([attempt] * 100)\n"
        "    except MemoryError:\n"
        "        caught += 1\n"
        "        leak.clear()\n"
        "assert caught == 3\n"), 0);
    ck_assert_uint_le(cpy_heap_used(t), (size_t)64 << 20);
    cpy_vm_free(t);
}
END_TEST

Suite *vm_suite(void)
{
    Suite *suite = suite_create("vm");
    TCase *interpreters = tcase_create("interpreters"), *interrupts = tcase_create("interrupts"), *limits = tcase_create("limits");

    tcase_set_timeout(interpreters, 600);
    tcase_add_test(interpreters, a_hundred_interpreters_leak_nothing);
    tcase_add_test(interpreters, interpreters_do_not_see_each_other);
    suite_add_tcase(suite, interpreters);
    tcase_set_timeout(interrupts, 300);
    tcase_add_test(interrupts, a_thousand_interrupts_are_seen_and_leave_a_sound_heap);
    suite_add_tcase(suite, interrupts);
    tcase_set_timeout(limits, 300);
    tcase_add_test(limits, a_heap_limit_holds_under_a_program_that_leaks);
    suite_add_tcase(suite, limits);
    return suite;
}
