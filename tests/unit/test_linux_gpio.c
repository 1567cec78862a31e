/* SPDX-License-Identifier: MIT */
/* tests/unit/test_linux_gpio.c - claims about the pins of this computer, with both versions of libgpiod.
 *
 * The libraries are stand-ins (tests/stand-in), opened by the backend as the real one is; each test runs once with
 * each. */
#include "backends/linux-gpiod/linux.h"
#include "tests/stand-in/gpiod.h"

#include <check.h>
#include <dirent.h>
#include <dlfcn.h>
#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

Suite *linux_gpio_suite(void);

enum { LED, BUTTON, DATA0, DATA1, DATA2, SENSOR, RELAY, SWITCH, BOUNCY, PINS };

#define PIN(number) {.name = "GPIO" #number, .line = number, .can = CPY_CAN_GPIO, .adc = -1, .dac = -1}
static const struct cpy_pin_def pin_defs[PINS] = {
    [LED] = PIN(17),
    [BUTTON] = PIN(4),
    [DATA0] = PIN(20),
    [DATA1] = PIN(21),
    [DATA2] = PIN(22),
    [SENSOR] = PIN(5),
    [RELAY] = {.name = "RELAY", .line = 8, .can = CPY_CAN_GPIO, .adc = -1, .dac = -1, .active_low = true},
    [SWITCH] = {.name = "SWITCH", .line = 9, .can = CPY_CAN_GPIO, .adc = -1, .dac = -1, .open_source = true},
    [BOUNCY] = {.name = "BOUNCY", .line = 10, .can = CPY_CAN_GPIO, .adc = -1, .dac = -1, .debounce_us = 5000},
};
static const struct cpy_pin_name names[] = {{"LED", LED}};
static const struct cpy_board_def def = {.id = "test", .title = "Test", .chip = "test", .gpiochip = "pins-of-test",
    .pins = pin_defs, .pin_count = PINS, .names = names, .name_count = 1};

static const struct cpy_pin_mode input = {.output = false};
static const struct cpy_pin_mode low = {.output = true, .level = false};
static const struct cpy_pin_mode high = {.output = true, .level = true};

/* A board on the stand-in, and the stand-in's state. */
struct fixture {
    struct cpy_board *board;
    struct stand_in *lib;
    void (*edge)(unsigned offset, bool rising, int64_t time);
    void *handle;
    int descriptors; /* that were open before */
    char where[600];
};

/* --- set-up -------------------------------------------------------------------------------------------- */

/* The stand-ins lie beside this program. */
static void find_library(int version, char *path, size_t size)
{
    char self[400];
    ssize_t len = readlink("/proc/self/exe", self, sizeof self - 1);

    ck_assert_int_gt(len, 0);
    self[len] = '\0';
    *strrchr(self, '/') = '\0';
    snprintf(path, size, "%s/libgpiod-stand-in-%d.so", self, version);
}

static int count_descriptors(void)
{
    DIR *folder = opendir("/proc/self/fd");
    int n = 0;

    ck_assert_ptr_nonnull(folder);
    while (readdir(folder))
        n++;
    closedir(folder);
    return n;
}

static void *function_of(void *handle, const char *name)
{
    void *found = dlsym(handle, name);

    ck_assert_msg(found != NULL, "%s is not in the stand-in", name);
    return found;
}

static void prepare(struct fixture *f, int version)
{
    struct stand_in *(*state)(void);
    char path[512];
    void *address;

    find_library(version, path, sizeof path);
    f->handle = dlopen(path, RTLD_NOW);
    ck_assert_msg(f->handle != NULL, "%s", dlerror());
    address = function_of(f->handle, "stand_in_state");
    memcpy(&state, &address, sizeof address);
    address = function_of(f->handle, "stand_in_edge");
    memcpy(&f->edge, &address, sizeof address);
    f->lib = state();
    *f->lib = (struct stand_in){.labels = {"another-chip", "pins-of-test"}, .fail_from = 1};
    snprintf(f->where, sizeof f->where, "library=%s", path);
    f->descriptors = count_descriptors();
}

static void open_board(struct fixture *f, int version)
{
    struct cpy_failure failure;
    uint16_t pins[PINS], taken;

    prepare(f, version);
    ck_assert_int_eq(cpy_board_open(&f->board, &cpy_backend_linux, &def, f->where, &failure), 0);
    for (uint16_t i = 0; i < PINS; i++)
        pins[i] = i;
    ck_assert_int_eq(cpy_board_claim(f->board, pins, PINS, "test", &taken), 0);
}

/* Closes the board and checks that nothing is left. */
static void close_board(struct fixture *f)
{
    cpy_board_close(f->board);
    ck_assert_uint_eq(f->lib->live_requests, 0);
    ck_assert_uint_eq(f->lib->open_chips, 0);
    ck_assert_uint_eq(f->lib->objects, 0);
    ck_assert_int_eq(count_descriptors(), f->descriptors);
    dlclose(f->handle);
}

static void setup_pin(struct fixture *f, uint16_t pin, const struct cpy_pin_mode *mode)
{
    ck_assert_int_eq(cpy_gpio_setup(f->board, pin, mode), 0);
}

static struct stand_in_line *line_of(struct fixture *f, uint16_t pin) { return &f->lib->lines[pin_defs[pin].line]; }

#define CLAIM(name) \
    START_TEST(name) \
    { \
        struct fixture f; \
        open_board(&f, _i);
#define PROVED \
    close_board(&f); \
    } \
    END_TEST

/* --- lines --------------------------------------------------------------------------------------------- */

CLAIM(opening_a_board_touches_no_chip)
    ck_assert_uint_eq(f.lib->open_chips, 0);
PROVED

CLAIM(the_chip_is_found_by_its_label)
    setup_pin(&f, LED, &low);
    ck_assert_uint_eq(f.lib->open_chips, 1);
    ck_assert_ptr_nonnull(line_of(&f, LED)->request);
PROVED

CLAIM(an_output_has_its_first_level_from_the_start)
    setup_pin(&f, LED, &high);
    ck_assert(line_of(&f, LED)->output);
    ck_assert(line_of(&f, LED)->level);
    ck_assert_uint_eq(f.lib->sets, 0);
PROVED

CLAIM(a_write_reaches_its_line)
    setup_pin(&f, LED, &low);
    ck_assert_int_eq(cpy_gpio_write(f.board, LED, true), 0);
    ck_assert(line_of(&f, LED)->level);
    ck_assert_int_eq(cpy_gpio_write(f.board, LED, false), 0);
    ck_assert(!line_of(&f, LED)->level);
PROVED

CLAIM(a_read_is_what_lies_on_the_wire)
    setup_pin(&f, BUTTON, &input);
    line_of(&f, BUTTON)->wire = WIRE_HIGH;
    ck_assert_int_eq(cpy_gpio_read(f.board, BUTTON), 1);
    line_of(&f, BUTTON)->wire = WIRE_LOW;
    ck_assert_int_eq(cpy_gpio_read(f.board, BUTTON), 0);
PROVED

CLAIM(inputs_have_the_pull_that_was_asked_for)
    static const enum cpy_pull pulls[] = {CPY_PULL_UP, CPY_PULL_DOWN, CPY_PULL_NONE};

    for (unsigned i = 0; i < 3; i++) {
        setup_pin(&f, BUTTON, &(struct cpy_pin_mode){.pull = pulls[i]});
        ck_assert_int_eq(line_of(&f, BUTTON)->pull, pulls[i]);
    }
PROVED

CLAIM(an_open_drain_output_lets_go_when_high)
    setup_pin(&f, SENSOR, &(struct cpy_pin_mode){.output = true, .level = true, .drive = CPY_OPEN_DRAIN});
    line_of(&f, SENSOR)->wire = WIRE_LOW;
    ck_assert_int_eq(line_of(&f, SENSOR)->drive, CPY_OPEN_DRAIN);
    ck_assert_int_eq(cpy_gpio_read(f.board, SENSOR), 0);
    line_of(&f, SENSOR)->wire = WIRE_HIGH;
    ck_assert_int_eq(cpy_gpio_read(f.board, SENSOR), 1);
    ck_assert_int_eq(cpy_gpio_write(f.board, SENSOR, false), 0);
    ck_assert_int_eq(cpy_gpio_read(f.board, SENSOR), 0);
PROVED

CLAIM(a_pin_changes_direction_without_being_given_back)
    setup_pin(&f, LED, &high);
    setup_pin(&f, LED, &input);
    ck_assert(!line_of(&f, LED)->output);
    setup_pin(&f, LED, &high);
    ck_assert(line_of(&f, LED)->output && line_of(&f, LED)->level);
    ck_assert_uint_eq(line_of(&f, LED)->requests, 1);
PROVED

CLAIM(a_level_that_is_written_to_an_input_drives_nothing)
    setup_pin(&f, BUTTON, &input);
    ck_assert_int_eq(cpy_gpio_write(f.board, BUTTON, true), 0);
    ck_assert_uint_eq(f.lib->sets, 0);
PROVED

CLAIM(a_pin_that_is_not_set_up_is_neither_read_nor_written)
    uint32_t levels;

    ck_assert_int_eq(cpy_gpio_read(f.board, LED), -EINVAL);
    ck_assert_int_eq(cpy_gpio_write(f.board, LED, true), -EINVAL);
    ck_assert_int_eq(cpy_gpio_read_many(f.board, (uint16_t[]){LED}, 1, &levels), -EINVAL);
    ck_assert_int_eq(cpy_gpio_watch(f.board, LED, CPY_EDGE_BOTH), -EINVAL);
    ck_assert_int_eq(cpy_gpio_watch(f.board, LED, CPY_EDGE_NONE), 0);
PROVED

CLAIM(a_released_pin_is_a_plain_input_and_free)
    setup_pin(&f, LED, &high);
    cpy_board_release(f.board, (uint16_t[]){LED}, 1);
    ck_assert(!line_of(&f, LED)->output);
    ck_assert_int_eq(line_of(&f, LED)->pull, CPY_PULL_NONE);
    ck_assert_ptr_null(line_of(&f, LED)->request);
PROVED

START_TEST(closing_makes_every_pin_an_input)
{
    struct fixture f;

    open_board(&f, _i);
    setup_pin(&f, LED, &high);
    setup_pin(&f, DATA0, &high);
    setup_pin(&f, DATA1, &high);
    ck_assert_int_eq(cpy_gpio_write_many(f.board, (uint16_t[]){DATA0, DATA1}, 2, 3), 0);
    cpy_board_cancel(f.board);
    cpy_board_close(f.board);
    ck_assert(!line_of(&f, LED)->output && !line_of(&f, DATA0)->output && !line_of(&f, DATA1)->output);
    ck_assert_uint_eq(f.lib->live_requests + f.lib->open_chips + f.lib->objects, 0);
    dlclose(f.handle);
}
END_TEST

/* --- many pins ------------------------------------------------------------------------------------------- */

static const uint16_t data[] = {DATA0, DATA1, DATA2};

CLAIM(pins_that_are_written_together_change_at_one_moment)
    for (unsigned i = 0; i < 3; i++)
        setup_pin(&f, data[i], &low);
    ck_assert_int_eq(cpy_gpio_write_many(f.board, data, 3, 5), 0);
    ck_assert_uint_eq(f.lib->sets, 1);
    ck_assert_int_eq(cpy_gpio_write_many(f.board, data, 3, 2), 0);
    ck_assert_uint_eq(f.lib->sets, 2);
    ck_assert_uint_eq(f.lib->live_requests, 1);
    ck_assert(!line_of(&f, DATA0)->level && line_of(&f, DATA1)->level && !line_of(&f, DATA2)->level);
PROVED

CLAIM(joining_pins_keeps_the_levels_of_all)
    for (unsigned i = 0; i < 3; i++)
        setup_pin(&f, data[i], &high);
    ck_assert_int_eq(cpy_gpio_write_many(f.board, data, 2, 3), 0);
    ck_assert_int_eq(cpy_gpio_write_many(f.board, data + 1, 2, 2), 0);
    ck_assert(line_of(&f, DATA0)->level && !line_of(&f, DATA1)->level && line_of(&f, DATA2)->level);
    ck_assert_uint_eq(f.lib->live_requests, 1);
PROVED

CLAIM(a_single_write_to_a_joined_pin_leaves_the_others)
    for (unsigned i = 0; i < 3; i++)
        setup_pin(&f, data[i], &low);
    ck_assert_int_eq(cpy_gpio_write_many(f.board, data, 3, 7), 0);
    ck_assert_int_eq(cpy_gpio_write(f.board, DATA1, false), 0);
    ck_assert(line_of(&f, DATA0)->level && !line_of(&f, DATA1)->level && line_of(&f, DATA2)->level);
    ck_assert_int_eq(cpy_gpio_read(f.board, DATA1), 0);
    ck_assert_int_eq(cpy_gpio_read(f.board, DATA2), 1);
PROVED

CLAIM(pins_are_read_together_in_the_callers_order)
    uint32_t levels;

    for (unsigned i = 0; i < 3; i++)
        setup_pin(&f, data[i], &input);
    line_of(&f, DATA2)->wire = WIRE_HIGH;
    line_of(&f, DATA0)->wire = line_of(&f, DATA1)->wire = WIRE_LOW;
    ck_assert_int_eq(cpy_gpio_read_many(f.board, data, 3, &levels), 0);
    ck_assert_uint_eq(levels, 4);
    ck_assert_uint_eq(f.lib->gets, 1);
    ck_assert_int_eq(cpy_gpio_read_many(f.board, (uint16_t[]){DATA2, DATA0}, 2, &levels), 0);
    ck_assert_uint_eq(levels, 1);
PROVED

CLAIM(an_input_and_an_output_are_read_in_one_call)
    uint32_t levels;

    setup_pin(&f, LED, &high);
    setup_pin(&f, BUTTON, &(struct cpy_pin_mode){.pull = CPY_PULL_UP});
    line_of(&f, BUTTON)->wire = WIRE_LOW;
    ck_assert_int_eq(cpy_gpio_read_many(f.board, (uint16_t[]){BUTTON, LED}, 2, &levels), 0);
    ck_assert_uint_eq(levels, 2);
PROVED

CLAIM(a_joined_pin_can_become_an_input_while_the_others_drive)
    for (unsigned i = 0; i < 3; i++)
        setup_pin(&f, data[i], &low);
    ck_assert_int_eq(cpy_gpio_write_many(f.board, data, 3, 7), 0);
    setup_pin(&f, DATA1, &(struct cpy_pin_mode){.pull = CPY_PULL_DOWN});
    ck_assert(line_of(&f, DATA0)->output && line_of(&f, DATA0)->level);
    ck_assert(line_of(&f, DATA2)->output && line_of(&f, DATA2)->level);
    ck_assert(!line_of(&f, DATA1)->output);
    ck_assert_int_eq(cpy_gpio_write_many(f.board, (uint16_t[]){DATA0, DATA2}, 2, 0), 0);
    ck_assert(!line_of(&f, DATA0)->level && !line_of(&f, DATA2)->level);
PROVED

CLAIM(a_joined_pin_can_be_released_and_used_again)
    uint16_t taken;

    for (unsigned i = 0; i < 3; i++)
        setup_pin(&f, data[i], &low);
    ck_assert_int_eq(cpy_gpio_write_many(f.board, data, 3, 7), 0);
    cpy_board_release(f.board, (uint16_t[]){DATA1}, 1);
    ck_assert(!line_of(&f, DATA1)->output);
    ck_assert(line_of(&f, DATA0)->level && line_of(&f, DATA2)->level);
    ck_assert_int_eq(cpy_board_claim(f.board, (uint16_t[]){DATA1}, 1, "test", &taken), 0);
    setup_pin(&f, DATA1, &high);
    ck_assert(line_of(&f, DATA1)->output && line_of(&f, DATA1)->level);
    ck_assert_int_eq(cpy_gpio_write_many(f.board, data, 3, 2), 0);
    ck_assert(!line_of(&f, DATA0)->level && line_of(&f, DATA1)->level && !line_of(&f, DATA2)->level);
    cpy_board_release(f.board, data, 3);
    ck_assert_uint_eq(f.lib->live_requests, 0);
PROVED

CLAIM(pins_that_cannot_be_taken_together_are_written_one_by_one)
    for (unsigned i = 0; i < 3; i++)
        setup_pin(&f, data[i], &low);
    f.lib->fail_requests = EBUSY;
    f.lib->fail_from = 2;
    ck_assert_int_eq(cpy_gpio_write_many(f.board, data, 3, 5), 0);
    ck_assert(line_of(&f, DATA0)->level && !line_of(&f, DATA1)->level && line_of(&f, DATA2)->level);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "");
PROVED

CLAIM(writing_no_pins_together_does_nothing)
    ck_assert_int_eq(cpy_gpio_write_many(f.board, data, 0, 0), 0);
    ck_assert_uint_eq(f.lib->sets, 0);
PROVED

/* --- edges ------------------------------------------------------------------------------------------------ */

static bool is_readable(struct fixture *f)
{
    struct pollfd fd = {f->board->backend->event_fd(f->board), POLLIN, 0};

    return poll(&fd, 1, 0) == 1;
}

static struct cpy_event next(struct fixture *f)
{
    struct cpy_event event = {0};

    ck_assert_int_eq(cpy_board_next_event(f->board, &event), 1);
    return event;
}

/* A moment of the board's clock, shortly before now. */
static int64_t moment(struct fixture *f, int ago) { return cpy_board_now(f->board) - ago * 1000LL; }

CLAIM(edges_come_with_their_time_and_pin)
    int64_t time = moment(&f, 5);
    struct cpy_event event;

    setup_pin(&f, BUTTON, &input);
    ck_assert_int_eq(cpy_gpio_watch(f.board, BUTTON, CPY_EDGE_BOTH), 0);
    f.edge(4, true, time);
    ck_assert(is_readable(&f));
    event = next(&f);
    ck_assert_int_eq(event.time, time);
    ck_assert_uint_eq(event.pin, BUTTON);
    ck_assert_uint_eq(event.edge, CPY_EDGE_RISING);
    ck_assert_uint_eq(event.lost, 0);
    ck_assert_int_eq(cpy_board_next_event(f.board, &event), 0);
    ck_assert(!is_readable(&f));
PROVED

CLAIM(only_the_edges_that_are_watched_come)
    struct cpy_event event;

    setup_pin(&f, BUTTON, &input);
    ck_assert_int_eq(cpy_gpio_watch(f.board, BUTTON, CPY_EDGE_FALLING), 0);
    f.edge(4, true, moment(&f, 2));
    f.edge(4, false, moment(&f, 1));
    event = next(&f);
    ck_assert_uint_eq(event.edge, CPY_EDGE_FALLING);
    ck_assert_int_eq(cpy_gpio_watch(f.board, BUTTON, CPY_EDGE_NONE), 0);
    f.edge(4, false, moment(&f, 0));
    ck_assert_int_eq(cpy_board_next_event(f.board, &event), 0);
    ck_assert(!is_readable(&f));
PROVED

CLAIM(the_descriptor_is_readable_while_an_edge_waits)
    setup_pin(&f, BUTTON, &input);
    ck_assert_int_eq(cpy_gpio_watch(f.board, BUTTON, CPY_EDGE_BOTH), 0);
    for (int i = 0; i < 3; i++)
        f.edge(4, i & 1, moment(&f, 3 - i));
    for (int i = 0; i < 3; i++) {
        ck_assert(is_readable(&f));
        next(&f);
    }
    ck_assert(!is_readable(&f));
PROVED

CLAIM(edges_of_two_pins_come_in_the_order_of_their_times)
    int64_t first = moment(&f, 9);

    setup_pin(&f, BUTTON, &input);
    setup_pin(&f, SENSOR, &input);
    ck_assert_int_eq(cpy_gpio_watch(f.board, BUTTON, CPY_EDGE_BOTH), 0);
    ck_assert_int_eq(cpy_gpio_watch(f.board, SENSOR, CPY_EDGE_BOTH), 0);
    f.edge(4, true, first + 2);
    f.edge(4, false, first + 4);
    f.edge(5, true, first + 1);
    f.edge(5, false, first + 3);
    for (int i = 1; i <= 4; i++) {
        struct cpy_event event = next(&f);

        ck_assert_int_eq(event.time, first + i);
        ck_assert_uint_eq(event.pin, i & 1 ? SENSOR : BUTTON);
    }
PROVED

CLAIM(waiting_ends_with_an_edge_and_with_the_deadline)
    setup_pin(&f, BUTTON, &input);
    ck_assert_int_eq(cpy_gpio_watch(f.board, BUTTON, CPY_EDGE_BOTH), 0);
    ck_assert_int_eq(cpy_board_wait(f.board, cpy_board_now(f.board) + 1000), 0);
    f.edge(4, true, moment(&f, 0));
    ck_assert_int_eq(cpy_board_wait(f.board, CPY_FOREVER), 1);
    next(&f);
    cpy_board_cancel(f.board);
    ck_assert_int_eq(cpy_board_wait(f.board, CPY_FOREVER), -ECANCELED);
PROVED

CLAIM(a_watched_pin_can_still_be_read)
    uint32_t levels;

    setup_pin(&f, BUTTON, &input);
    setup_pin(&f, SENSOR, &input);
    ck_assert_int_eq(cpy_gpio_watch(f.board, BUTTON, CPY_EDGE_BOTH), 0);
    line_of(&f, BUTTON)->wire = WIRE_HIGH;
    line_of(&f, SENSOR)->wire = WIRE_HIGH;
    ck_assert_int_eq(cpy_gpio_read(f.board, BUTTON), 1);
    ck_assert_int_eq(cpy_gpio_read_many(f.board, (uint16_t[]){BUTTON, SENSOR}, 2, &levels), 0);
    ck_assert_uint_eq(levels, 3);
    f.edge(4, false, moment(&f, 0));
    ck_assert_uint_eq(next(&f).pin, BUTTON);
PROVED

CLAIM(edges_that_came_before_pins_are_joined_are_kept)
    uint32_t levels;

    setup_pin(&f, BUTTON, &input);
    setup_pin(&f, SENSOR, &input);
    ck_assert_int_eq(cpy_gpio_watch(f.board, BUTTON, CPY_EDGE_BOTH), 0);
    f.edge(4, true, moment(&f, 1));
    ck_assert_int_eq(cpy_gpio_read_many(f.board, (uint16_t[]){BUTTON, SENSOR}, 2, &levels), 0);
    ck_assert(is_readable(&f));
    ck_assert_uint_eq(next(&f).edge, CPY_EDGE_RISING);
PROVED

CLAIM(a_pull_can_change_while_edges_are_watched)
    setup_pin(&f, BUTTON, &input);
    ck_assert_int_eq(cpy_gpio_watch(f.board, BUTTON, CPY_EDGE_FALLING), 0);
    setup_pin(&f, BUTTON, &(struct cpy_pin_mode){.pull = CPY_PULL_UP});
    ck_assert_int_eq(line_of(&f, BUTTON)->pull, CPY_PULL_UP);
    f.edge(4, false, moment(&f, 0));
    ck_assert_uint_eq(next(&f).edge, CPY_EDGE_FALLING);
PROVED

CLAIM(an_output_has_no_edges_until_it_is_an_input_again)
    setup_pin(&f, BUTTON, &input);
    ck_assert_int_eq(cpy_gpio_watch(f.board, BUTTON, CPY_EDGE_BOTH), 0);
    setup_pin(&f, BUTTON, &low);
    ck_assert_uint_eq(line_of(&f, BUTTON)->edges, CPY_EDGE_NONE);
    ck_assert_int_eq(cpy_gpio_watch(f.board, BUTTON, CPY_EDGE_RISING), -EINVAL);
    setup_pin(&f, BUTTON, &input);
    ck_assert_uint_eq(line_of(&f, BUTTON)->edges, CPY_EDGE_BOTH);
PROVED

START_TEST(edges_that_the_kernel_dropped_are_counted) /* version 2.x numbers them */
{
    struct fixture f;

    open_board(&f, 2);
    setup_pin(&f, BUTTON, &input);
    ck_assert_int_eq(cpy_gpio_watch(f.board, BUTTON, CPY_EDGE_BOTH), 0);
    f.edge(4, true, moment(&f, 3));
    line_of(&f, BUTTON)->number += 5;
    f.edge(4, false, moment(&f, 2));
    f.edge(4, true, moment(&f, 1));
    ck_assert_uint_eq(next(&f).lost, 0);
    ck_assert_uint_eq(next(&f).lost, 5);
    ck_assert_uint_eq(next(&f).lost, 0);
    close_board(&f);
}
END_TEST

CLAIM(ten_thousand_edges_in_bursts_are_all_told)
    struct cpy_event event;
    int64_t before = 0;
    unsigned count = 0;

    setup_pin(&f, BUTTON, &input);
    ck_assert_int_eq(cpy_gpio_watch(f.board, BUTTON, CPY_EDGE_BOTH), 0);
    for (int burst = 0; burst < 10; burst++) {
        for (int i = 0; i < 1000; i++)
            f.edge(4, i % 2 == 0, moment(&f, 10) + i);
        while (cpy_board_next_event(f.board, &event) == 1) {
            ck_assert_uint_eq(event.lost, 0);
            ck_assert_uint_eq(event.edge, count++ % 2 ? CPY_EDGE_FALLING : CPY_EDGE_RISING);
            ck_assert_int_gt(event.time, before);
            before = event.time;
        }
    }
    ck_assert_uint_eq(count, 10000);
PROVED

START_TEST(edges_that_are_not_numbered_are_missed_where_two_are_alike) /* version 1.x */
{
    struct fixture f;

    open_board(&f, 1);
    setup_pin(&f, BUTTON, &input);
    ck_assert_int_eq(cpy_gpio_watch(f.board, BUTTON, CPY_EDGE_BOTH), 0);
    f.edge(4, true, moment(&f, 3));
    f.edge(4, true, moment(&f, 2));
    f.edge(4, false, moment(&f, 1));
    ck_assert_uint_eq(next(&f).lost, 0);
    ck_assert_uint_eq(next(&f).lost, 1);
    ck_assert_uint_eq(next(&f).lost, 0);
    close_board(&f);
}
END_TEST

START_TEST(time_stamps_of_an_old_kernel_become_monotonic) /* only version 1.x speaks with such kernels */
{
    struct fixture f;
    int64_t now, time;

    open_board(&f, 1);
    setup_pin(&f, BUTTON, &input);
    ck_assert_int_eq(cpy_gpio_watch(f.board, BUTTON, CPY_EDGE_BOTH), 0);
    now = cpy_board_now(f.board);
    f.edge(4, true, cpy_board_wall_time(f.board));
    time = next(&f).time;
    ck_assert_int_ge(time, now - 1000000000);
    ck_assert_int_le(time, cpy_board_now(f.board) + 1000000000);
    close_board(&f);
}
END_TEST

CLAIM(a_chip_that_is_gone_does_not_keep_the_descriptor_readable)
    struct cpy_event event;

    setup_pin(&f, BUTTON, &input);
    ck_assert_int_eq(cpy_gpio_watch(f.board, BUTTON, CPY_EDGE_BOTH), 0);
    f.edge(4, true, moment(&f, 0));
    f.lib->fail_calls = ENODEV;
    ck_assert_int_eq(cpy_board_next_event(f.board, &event), 0);
    ck_assert(!is_readable(&f));
PROVED

/* --- errors ------------------------------------------------------------------------------------------------ */

CLAIM(a_line_in_use_is_busy_and_its_user_named)
    line_of(&f, LED)->user = "spi0 CS0";
    ck_assert_int_eq(cpy_gpio_setup(f.board, LED, &low), -EBUSY);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "cannot take LED (line 17 of /dev/gpiochip1): in use by spi0 CS0");
    ck_assert_uint_eq(cpy_board_failure(f.board)->pin, LED);
PROVED

CLAIM(a_chip_that_is_gone_is_said_so)
    uint32_t levels;

    setup_pin(&f, LED, &low);
    setup_pin(&f, BUTTON, &input);
    f.lib->fail_calls = ENODEV;
    ck_assert_int_eq(cpy_gpio_write(f.board, LED, true), -ENODEV);
    ck_assert_ptr_nonnull(strstr(cpy_board_failure(f.board)->text, "write to LED"));
    ck_assert_int_eq(cpy_gpio_read(f.board, BUTTON), -ENODEV);
    ck_assert_ptr_nonnull(strstr(cpy_board_failure(f.board)->text, "read GPIO4"));
    ck_assert_int_eq(cpy_gpio_setup(f.board, LED, &input), -ENODEV);
    ck_assert_int_eq(cpy_gpio_read_many(f.board, (uint16_t[]){BUTTON}, 1, &levels), -ENODEV);
    ck_assert_int_eq(cpy_gpio_write_many(f.board, (uint16_t[]){LED}, 1, 1), -ENODEV);
    f.lib->fail_calls = 0;
PROVED

CLAIM(a_missing_permission_is_said_with_what_to_type)
    f.lib->open_error = EACCES;
    ck_assert_int_eq(cpy_gpio_setup(f.board, LED, &low), -EACCES);
    ck_assert_ptr_nonnull(strstr(cpy_board_failure(f.board)->text, "no permission for /dev/gpiochip0: "));
    f.lib->open_error = 0;
    setup_pin(&f, LED, &low);
PROVED

CLAIM(a_missing_permission_names_the_group_that_has_it)
    struct cpy_linux *lx = cpy_linux_from(f.board);
    char node[] = "/tmp/cpy-node-XXXXXX", expected[100];
    int fd = mkstemp(node);
    struct stat about;

    ck_assert_int_eq(fchmod(fd, 0660), 0);
    if (geteuid() == 0)
        ck_assert_int_eq(fchown(fd, 0, 1), 0);
    ck_assert_int_eq(fstat(fd, &about), 0);
    snprintf(expected, sizeof expected, "no permission for %s: sudo usermod -aG %s $USER, then log in again", node,
        getgrgid(about.st_gid)->gr_name);
    ck_assert_int_eq(cpy_linux_node_failed(lx, -EACCES, node, ""), -EACCES);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, expected);
    ck_assert_int_eq(cpy_linux_node_failed(lx, -EIO, node, ""), -EIO);
    ck_assert_ptr_nonnull(strstr(cpy_board_failure(f.board)->text, "Input/output error"));
    unlink(node);
    close(fd);
PROVED

CLAIM(a_computer_without_chips_has_no_pins)
    memset(f.lib->labels, 0, sizeof f.lib->labels);
    ck_assert_int_eq(cpy_gpio_setup(f.board, LED, &low), -ENOENT);
    ck_assert_ptr_nonnull(strstr(cpy_board_failure(f.board)->text, "there is no /dev/gpiochip0"));
PROVED

CLAIM(a_wrong_chip_is_not_used)
    f.lib->labels[1] = "something-else";
    ck_assert_int_eq(cpy_gpio_setup(f.board, LED, &low), -ENODEV);
    ck_assert_str_eq(cpy_board_failure(f.board)->text,
        "no GPIO chip here is pins-of-test, but another-chip, something-else (--backend linux-gpiod:/dev/gpiochipN)");
PROVED

/* Opens a board with an option text; the result. */
static int try_open(struct fixture *f, const char *options, struct cpy_failure *failure)
{
    char where[700];

    snprintf(where, sizeof where, "%s%s%s", f->where, *options ? "," : "", options);
    return cpy_board_open(&f->board, &cpy_backend_linux, &def, where, failure);
}

START_TEST(a_chip_that_is_named_is_opened_at_once)
{
    struct cpy_failure failure;
    struct fixture f;

    prepare(&f, _i);
    ck_assert_int_eq(try_open(&f, "gpiochip0", &failure), 0);
    ck_assert_uint_eq(f.lib->open_chips, 1);
    cpy_board_close(f.board);
    ck_assert_int_eq(try_open(&f, "chip=/dev/gpiochip9", &failure), -ENOENT);
    ck_assert_str_eq(failure.text, "there is no /dev/gpiochip9: ls /dev/gpiochip* shows which there are");
    ck_assert_ptr_null(f.board);
    ck_assert_uint_eq(f.lib->open_chips, 0);
    dlclose(f.handle);
}
END_TEST

START_TEST(an_option_that_does_not_exist_is_refused)
{
    static const char *const wrong[] = {"speed=3", "chip=", "="};
    struct cpy_failure failure;
    struct fixture f;

    prepare(&f, 1);
    for (unsigned i = 0; i < 3; i++) {
        ck_assert_int_eq(try_open(&f, wrong[i], &failure), -EINVAL);
        ck_assert_ptr_nonnull(strstr(failure.text, wrong[i]));
    }
    dlclose(f.handle);
}
END_TEST

/* In a child: what its parent has claimed stays as it is, what it claims itself becomes an input. */
static bool leaves_lines(struct fixture *f)
{
    unsigned sets = f->lib->sets, requests = f->lib->live_requests;
    uint16_t pins[] = {LED, BUTTON}, taken;
    bool left;

    cpy_gpio_watch(f->board, BUTTON, CPY_EDGE_NONE);
    cpy_board_release(f->board, pins, 2);
    left = f->lib->sets == sets && f->lib->live_requests == requests && line_of(f, LED)->output && line_of(f, BUTTON)->edges;
    return left && !f->board->owners[LED] && cpy_board_claim(f->board, pins, 1, "child", &taken) == 0
           && cpy_gpio_setup(f->board, LED, &low) == 0 && (cpy_board_release(f->board, pins, 1), !line_of(f, LED)->output);
}

CLAIM(a_child_leaves_the_lines_of_its_parent_alone)
    int status;
    pid_t child;

    setup_pin(&f, LED, &high);
    setup_pin(&f, BUTTON, &input);
    ck_assert_int_eq(cpy_gpio_watch(f.board, BUTTON, CPY_EDGE_BOTH), 0);
    if ((child = fork()) == 0)
        _exit(!leaves_lines(&f));
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(status, 0);
PROVED

/* Sets a pin up on a board that is opened with this library; what is said of it. */
static struct cpy_failure use_library(const char *where, int expected)
{
    struct cpy_failure failure;
    struct cpy_board *board;

    ck_assert_int_eq(cpy_board_open(&board, &cpy_backend_linux, &def, where, &failure), 0);
    ck_assert_int_eq(cpy_gpio_setup(board, LED, &low), expected);
    failure = *cpy_board_failure(board);
    cpy_board_close(board);
    return failure;
}

START_TEST(a_library_that_is_missing_or_another_is_said_so)
{
    ck_assert_str_eq(use_library("library=/nowhere/libgpiod.so.2", -ENOENT).text,
        "cannot load the library /nowhere/libgpiod.so.2");
    ck_assert_str_eq(use_library("library=libm.so.6", -ENOEXEC).text,
        "libm.so.6 is no libgpiod that cpy knows (1.6 or newer): it lacks gpiod_chip_open()");
}
END_TEST

START_TEST(the_systems_library_has_all_functions_that_are_used)
{
    struct cpy_gpiod g = {.library = NULL};
    const char *missing;
    int err = cpy_gpiod_load(&g, NULL, &missing);

    if (err == -ENOENT)
        return; /* none is installed, which is no error of ours */
    ck_assert_msg(err == 0, "libgpiod lacks %s", missing);
    cpy_gpiod_unload(&g);
}
END_TEST

/* --- what the board says of a line -------------------------------------------------------------------------- */

CLAIM(a_line_that_is_active_when_low_is_turned_round)
    f.lib->lines[8].wire = WIRE_LOW;
    setup_pin(&f, RELAY, &input);
    ck_assert_int_eq(cpy_gpio_read(f.board, RELAY), 1);
    setup_pin(&f, RELAY, &high);
    ck_assert(line_of(&f, RELAY)->active_low);
    ck_assert(line_of(&f, RELAY)->level); /* the kernel turns it round */
    setup_pin(&f, LED, &high);
    ck_assert_int_eq(cpy_gpio_write_many(f.board, (const uint16_t[]){RELAY, LED}, 2, 2), 0);
    ck_assert(!line_of(&f, RELAY)->level && line_of(&f, LED)->level && !line_of(&f, LED)->active_low);
PROVED

CLAIM(an_open_source_output_lets_go_when_low)
    setup_pin(&f, SWITCH, &low);
    ck_assert(line_of(&f, SWITCH)->open_source);
    f.lib->lines[9].wire = WIRE_HIGH;
    ck_assert_int_eq(cpy_gpio_read(f.board, SWITCH), 1);
PROVED

START_TEST(an_input_is_debounced_where_the_library_can)
{
    struct fixture f;

    open_board(&f, _i);
    if (_i == 2) {
        setup_pin(&f, BOUNCY, &input);
        ck_assert_uint_eq(line_of(&f, BOUNCY)->debounce_us, 5000);
        setup_pin(&f, BOUNCY, &low);
        ck_assert_uint_eq(line_of(&f, BOUNCY)->debounce_us, 0);
    } else {
        ck_assert_int_eq(cpy_gpio_setup(f.board, BOUNCY, &input), -ENOTSUP);
        ck_assert_str_eq(cpy_board_failure(f.board)->text, "debounce_us of BOUNCY needs libgpiod 2, and this is 1.x");
    }
    close_board(&f);
}
END_TEST

/* --- the suite --------------------------------------------------------------------------------------------- */

#define TESTS(T) T(ten_thousand_edges_in_bursts_are_all_told) \
    T(opening_a_board_touches_no_chip) T(the_chip_is_found_by_its_label) \
    T(an_output_has_its_first_level_from_the_start) T(a_write_reaches_its_line) T(a_read_is_what_lies_on_the_wire) \
    T(inputs_have_the_pull_that_was_asked_for) T(an_open_drain_output_lets_go_when_high) \
    T(a_pin_changes_direction_without_being_given_back) T(a_level_that_is_written_to_an_input_drives_nothing) \
    T(a_pin_that_is_not_set_up_is_neither_read_nor_written) T(a_released_pin_is_a_plain_input_and_free) \
    T(a_child_leaves_the_lines_of_its_parent_alone) \
    T(closing_makes_every_pin_an_input) T(pins_that_are_written_together_change_at_one_moment) \
    T(joining_pins_keeps_the_levels_of_all) T(a_single_write_to_a_joined_pin_leaves_the_others) \
    T(pins_are_read_together_in_the_callers_order) T(an_input_and_an_output_are_read_in_one_call) \
    T(a_joined_pin_can_become_an_input_while_the_others_drive) T(a_joined_pin_can_be_released_and_used_again) \
    T(pins_that_cannot_be_taken_together_are_written_one_by_one) T(writing_no_pins_together_does_nothing) \
    T(edges_come_with_their_time_and_pin) T(only_the_edges_that_are_watched_come) \
    T(the_descriptor_is_readable_while_an_edge_waits) T(edges_of_two_pins_come_in_the_order_of_their_times) \
    T(waiting_ends_with_an_edge_and_with_the_deadline) T(a_watched_pin_can_still_be_read) \
    T(edges_that_came_before_pins_are_joined_are_kept) T(a_pull_can_change_while_edges_are_watched) \
    T(an_output_has_no_edges_until_it_is_an_input_again) T(a_chip_that_is_gone_does_not_keep_the_descriptor_readable) \
    T(a_line_in_use_is_busy_and_its_user_named) T(a_chip_that_is_gone_is_said_so) \
    T(a_missing_permission_is_said_with_what_to_type) T(a_missing_permission_names_the_group_that_has_it) \
    T(a_computer_without_chips_has_no_pins) \
    T(a_wrong_chip_is_not_used) T(a_chip_that_is_named_is_opened_at_once) \
    T(a_line_that_is_active_when_low_is_turned_round) T(an_open_source_output_lets_go_when_low) \
    T(an_input_is_debounced_where_the_library_can)

Suite *linux_gpio_suite(void)
{
    Suite *suite = suite_create("linux_gpio");
    TCase *tests = tcase_create("linux_gpio");

#define T(name) tcase_add_loop_test(tests, name, 1, 3);
    TESTS(T)
#undef T
    tcase_add_test(tests, edges_that_the_kernel_dropped_are_counted);
    tcase_add_test(tests, edges_that_are_not_numbered_are_missed_where_two_are_alike);
    tcase_add_test(tests, time_stamps_of_an_old_kernel_become_monotonic);
    tcase_add_test(tests, an_option_that_does_not_exist_is_refused);
    tcase_add_test(tests, a_library_that_is_missing_or_another_is_said_so);
    tcase_add_test(tests, the_systems_library_has_all_functions_that_are_used);
    suite_add_tcase(suite, tests);
    return suite;
}
