/* SPDX-License-Identifier: MIT */
/* tests/unit/test_soft.c - claims about buses that are moved bit by bit: on a board whose operations take no time, what
 * their clock line shows is what they wait, and they are never faster than they were asked to be. */
#include "backends/backend.h"

#include <check.h>

Suite *soft_suite(void);

enum { CLOCK, OUT, IN, PINS };
#define EDGES_MOST 512
#define LOOKS 8 /* at the clock within a ns */

/* A board that writes down when its clock line rose. */
struct quick {
    struct cpy_board board;
    int64_t looks; /* at the clock so far */
    bool levels[PINS];
    int64_t rises[EDGES_MOST]; /* by looks */
    unsigned n;
};

static struct quick *quick_from(struct cpy_board *board) { return (struct quick *)board; }

static int quick_open(struct cpy_board *board, const char *where)
{
    (void)board, (void)where;
    return 0;
}

static void quick_close(struct cpy_board *board) { (void)board; }

/* Whoever waits looks at the clock all the time. */
static int64_t quick_now(struct cpy_board *board) { return quick_from(board)->looks++ / LOOKS; }

static int quick_write(struct cpy_board *board, uint16_t pin, bool level)
{
    struct quick *q = quick_from(board);

    if (pin == CLOCK && level && !q->levels[pin] && q->n < EDGES_MOST)
        q->rises[q->n++] = q->looks;
    q->levels[pin] = level;
    return 0;
}

static int quick_setup(struct cpy_board *board, uint16_t pin, const struct cpy_pin_mode *mode)
{
    return mode->output ? quick_write(board, pin, mode->level) : 0;
}

static int quick_read(struct cpy_board *board, uint16_t pin) { return quick_from(board)->levels[pin]; }
static void quick_release(struct cpy_board *board, uint16_t pin) { quick_from(board)->levels[pin] = false; }

static const struct cpy_gpio_ops quick_gpio = {
    .setup = quick_setup, .write = quick_write, .read = quick_read, .release = quick_release};
static const struct cpy_backend backend = {.name = "quick", .size = sizeof(struct quick), .open = quick_open,
    .close = quick_close, .now = quick_now, .gpio = &quick_gpio};
static const struct cpy_pin_def pin_defs[PINS] = {{.name = "CLOCK", .can = CPY_CAN_GPIO}, {.name = "OUT",
    .can = CPY_CAN_GPIO}, {.name = "IN", .can = CPY_CAN_GPIO}};
static const struct cpy_board_def def = {
    .id = "quick", .title = "Quick", .chip = "quick", .pins = pin_defs, .pin_count = PINS};

static struct cpy_board *open_board(void)
{
    struct cpy_failure failure;
    struct cpy_board *board;

    ck_assert_int_eq(cpy_board_open(&board, &backend, &def, NULL, &failure), 0);
    return board;
}

/* Rates whose periods are no whole ns, too. */
static const uint32_t rates[] = {1000000, 700000, 400000, 300000, 123457, 100000};
#define RATES (sizeof rates / sizeof *rates)

/* From one rise to another one so many periods lie at this rate: not less, and little more. */
static void check_periods(const struct quick *q, unsigned from, unsigned to, uint32_t hz)
{
    int64_t spent = q->rises[to] - q->rises[from], periods = to - from;

    ck_assert_msg(spent * hz >= periods * LOOKS * 1000000000, "%lld periods at %u Hz took %g ns", (long long)periods, hz,
        (double)spent / LOOKS);
    ck_assert_int_lt(spent, periods * LOOKS * (1000000000 / hz + 10));
}

START_TEST(spi_is_never_faster_than_asked)
{
    struct cpy_board *board = open_board();
    struct quick *q = quick_from(board);
    struct cpy_spi *spi;

    ck_assert_int_eq(cpy_spi_open(&spi, board, CLOCK, OUT, IN, false, true), 0);
    for (unsigned i = 0; i < RATES; i++)
        for (unsigned mode = 0; mode < 4; mode++) {
            ck_assert_int_eq(cpy_spi_configure(spi, rates[i], mode >> 1, mode & 1, 8, false), 0);
            q->n = 0;
            ck_assert_int_eq(cpy_spi_transfer(spi, NULL, NULL, 2, 0x55), 0);
            ck_assert_uint_eq(q->n, 16);
            for (unsigned k = 1; k < 16; k++)
                check_periods(q, k - 1, k, rates[i]);
        }
    cpy_spi_close(spi);
    cpy_board_close(board);
}
END_TEST

/* Its halves make up for one another, so it is the whole that counts. */
START_TEST(i2c_is_never_faster_than_asked)
{
    struct cpy_board *board = open_board();
    struct quick *q = quick_from(board);
    uint8_t data[4] = {0};
    struct cpy_i2c_message message = {false, data, sizeof data};
    struct cpy_i2c *i2c;

    for (unsigned i = 0; i < RATES; i++) {
        ck_assert_int_eq(cpy_i2c_open(&i2c, board, CLOCK, OUT, rates[i], 1000000, true), 0);
        q->n = 0;
        ck_assert_int_eq(cpy_i2c_transfer(i2c, 0x42, &message, 1), -ENXIO); /* nobody is there */
        ck_assert_uint_ge(q->n, 9);
        check_periods(q, 1, 8, rates[i]);
        cpy_i2c_close(i2c);
    }
    cpy_board_close(board);
}
END_TEST

Suite *soft_suite(void)
{
    Suite *suite = suite_create("soft");
    TCase *tests = tcase_create("rates");

    tcase_add_test(tests, spi_is_never_faster_than_asked);
    tcase_add_test(tests, i2c_is_never_faster_than_asked);
    suite_add_tcase(suite, tests);
    return suite;
}
