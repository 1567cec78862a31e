/* SPDX-License-Identifier: MIT */
/* tests/unit/main.c - runs every suite of unit tests. */
#include <check.h>
#include <stdlib.h>

/* One line a suite. */
#define SUITES(S) S(boards) S(codegen) S(containers) S(hardware) S(heap) S(interp) S(linux_discover) S(linux_gpio) \
    S(linux_i2c) S(linux_spi) S(linux_uart) S(linux_units) S(linux_w1) S(mock) S(num) \
    S(parser) S(soft) S(str) S(thread) S(toml) S(types) S(vm)

#define S(name) Suite *name##_suite(void);
SUITES(S)
#undef S

int main(void)
{
    SRunner *runner = srunner_create(NULL);
    int failed;

#define S(name) srunner_add_suite(runner, name##_suite());
    SUITES(S)
#undef S
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
