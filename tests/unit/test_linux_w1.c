/* SPDX-License-Identifier: MIT */
/* tests/unit/test_linux_w1.c - claims about 1-Wire where the kernel has the pin, in a folder made up for it.
 *
 * The pin's line is that of a library that stands in for libgpiod, where "onewire@4" has it. */
#include "backends/backend.h"
#include "tests/stand-in/gpiod.h"

#include <check.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

Suite *linux_w1_suite(void);

#define ONE "28-0316a2798eff"
#define TWO "28-0416a2798eff"
#define MASTER "w1_bus_master1"
#define OTHER "w1_bus_master3"
#define FIRST_LINE "50 05 4b 46 7f ff 0c 10 1c : crc=1c YES\n"
#define ROM_ONE {0x28, 0xFF, 0x8E, 0x79, 0xA2, 0x16, 0x03, 0x07} /* the last is the checksum */

#define PIN(label, number, what, in, out) {.name = label, .line = number, .can = what, .adc = in, .dac = out}
static struct cpy_pin_def pin_defs[] = {PIN("GPIO4", 4, CPY_CAN_GPIO, -1, -1)};
static const struct cpy_board_def def = {.id = "test", .title = "Test", .chip = "test", .pins = pin_defs,
    .pin_count = 1};
#define ops cpy_backend_linux.onewire

struct fixture {
    char root[40], where[600];
    void *library;
    struct stand_in *lib;
    struct cpy_board *board;
};

/* --- the folder --------------------------------------------------------------------------------------------------- */

static const char *path_of(const struct fixture *f, const char *device, const char *file, char path[200])
{
    snprintf(path, 200, "%s/sys/bus/w1/devices%s%s%s%s", f->root, *device ? "/" : "", device, *file ? "/" : "", file);
    return path;
}

/* A device is a folder of its own; its master's has its name, too. */
static void add_to(const struct fixture *f, const char *master, const char *name)
{
    char path[200];

    mkdir(path_of(f, master, "", path), 0755);
    mkdir(path_of(f, master, name, path), 0755);
    mkdir(path_of(f, name, "", path), 0755);
}

static void add_device(const struct fixture *f, const char *name, const char *file, const char *text)
{
    char path[200];
    FILE *out;

    add_to(f, MASTER, name);
    ck_assert_ptr_nonnull(out = fopen(path_of(f, name, file, path), "w"));
    fputs(text, out);
    fclose(out);
}

static void open_board(struct fixture *f, const char *user)
{
    static const int lengths[] = {4, 8, 11, 19}; /* of each folder above the other */
    const struct cpy_pin_mode released = {.output = true, .level = true, .drive = CPY_OPEN_DRAIN};
    char self[400], path[200], library[500];
    ssize_t len = readlink("/proc/self/exe", self, sizeof self - 1);
    struct cpy_failure failure;
    uint16_t pin = 0, taken;

    self[len] = '\0';
    *strrchr(self, '/') = '\0';
    snprintf(library, sizeof library, "%s/libgpiod-stand-in-2.so", self);
    ck_assert_ptr_nonnull(f->library = dlopen(library, RTLD_NOW));
    f->lib = ((struct stand_in * (*)(void)) dlsym(f->library, "stand_in_state"))();
    f->lib->labels[0] = "pins";
    f->lib->lines[4].user = user;
    strcpy(f->root, "/tmp/cpy-w1-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(f->root));
    for (size_t i = 0; i < 4; i++)
        mkdir((snprintf(path, sizeof path, "%s%.*s", f->root, lengths[i], "/sys/bus/w1/devices"), path), 0755);
    snprintf(f->where, sizeof f->where, "root=%s,library=%s", f->root, library);
    ck_assert_int_eq(cpy_board_open(&f->board, &cpy_backend_linux, &def, f->where, &failure), 0);
    ck_assert_int_eq(cpy_board_claim(f->board, &pin, 1, "test", &taken), 0);
    ck_assert_int_eq(cpy_gpio_setup(f->board, 0, &released), user && strcmp(user, "onewire@4") ? -EBUSY : 0);
}

static void close_all(struct fixture *f)
{
    static const char *const files[][2] = {{ONE, "w1_slave"}, {ONE, "resolution"}, {ONE, "id"}, {TWO, "w1_slave"},
        {MASTER, ONE}, {MASTER, TWO}, {OTHER, TWO},
        {MASTER, ""}, {OTHER, ""}, {ONE, ""}, {TWO, ""}, {"", ""}};
    char path[200];

    cpy_board_close(f->board);
    dlclose(f->library);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        remove(path_of(f, files[i][0], files[i][1], path));
    for (char *slash; strlen(path) > strlen(f->root) && (slash = strrchr(path, '/')); remove(path))
        *slash = 0;
}

#define CLAIM(name) \
    START_TEST(name) \
    { \
        struct fixture f; \
        open_board(&f, "onewire@4");
#define PROVED \
    close_all(&f); \
    } \
    END_TEST

/* --- what a driver does ------------------------------------------------------------------------------------------- */

static int slot(struct fixture *f, bool bit) { return ops->slot(f->board, 0, bit); }

/* Sends a byte: the last result. */
static int put(struct fixture *f, unsigned byte)
{
    int result = 0;

    for (unsigned i = 0; i < 8 && result >= 0; i++)
        result = slot(f, byte >> i & 1);
    return result;
}

static uint8_t get(struct fixture *f)
{
    unsigned byte = 0;

    for (unsigned i = 0; i < 8; i++)
        byte |= (unsigned)slot(f, true) << i;
    return (uint8_t)byte;
}

/* Searches with this choice where there are both bits; how often there were. */
static unsigned search(struct fixture *f, bool choice, uint8_t rom[8])
{
    unsigned both = 0;

    memset(rom, 0, 8);
    ck_assert_int_eq(ops->reset(f->board, 0), 0);
    put(f, 0xF0);
    for (unsigned i = 0; i < 64; i++) {
        int bit = slot(f, true), complement = slot(f, true);

        ck_assert_int_eq(bit & complement, 0);
        both += !bit && !complement;
        bit = bit || complement ? bit : choice;
        slot(f, bit);
        rom[i / 8] |= (uint8_t)(bit << i % 8);
    }
    return both;
}

static void expect_scratchpad(struct fixture *f)
{
    const uint8_t expected[] = {0x50, 0x05, 0x4B, 0x46, 0x7F, 0xFF, 0x0C, 0x10, 0x1C, 0xFF};

    put(f, 0xBE);
    for (unsigned i = 0; i < sizeof expected; i++)
        ck_assert_uint_eq(get(f), expected[i]);
}

/* --- claims ------------------------------------------------------------------------------------------------------- */

CLAIM(a_search_finds_what_the_kernel_has_found)
    const uint8_t one[] = ROM_ONE;
    uint8_t rom[8], other[8];

    ck_assert(ops->serves(f.board, 0));
    ck_assert_int_eq(ops->reset(f.board, 0), 1);
    add_device(&f, ONE, "w1_slave", FIRST_LINE);
    ck_assert_uint_eq(search(&f, false, rom), 0);
    ck_assert_mem_eq(rom, one, 8);
    add_device(&f, TWO, "w1_slave", FIRST_LINE);
    ck_assert_uint_gt(search(&f, false, rom), 0);
    search(&f, true, other);
    ck_assert_uint_eq(rom[6] ^ other[6], 3 ^ 4);
PROVED

CLAIM(a_thermometer_that_is_chosen_sends_its_scratchpad)
    const uint8_t one[] = ROM_ONE;

    add_device(&f, ONE, "w1_slave", FIRST_LINE);
    add_device(&f, TWO, "w1_slave", "00 00 00 00 00 00 00 00 00 : crc=00 NO\n");
    for (int i = 0; i < 2; i++) {
        ops->reset(f.board, 0);
        put(&f, 0x55);
        for (unsigned k = 0; k < 8; k++)
            put(&f, one[k]);
        if (i == 0)
            put(&f, 0x44);
        ck_assert_int_eq(i == 0 && !slot(&f, true), 0); /* converted at once */
    }
    expect_scratchpad(&f);
PROVED

CLAIM(an_address_can_be_read_and_a_resolution_set)
    const uint8_t one[] = ROM_ONE;
    char path[200], text[8] = "";
    FILE *file;

    add_device(&f, ONE, "w1_slave", FIRST_LINE);
    add_device(&f, ONE, "resolution", "12\n");
    ops->reset(f.board, 0);
    put(&f, 0x33);
    for (unsigned i = 0; i < 8; i++)
        ck_assert_uint_eq(get(&f), one[i]);
    ops->reset(f.board, 0);
    put(&f, 0xCC);
    put(&f, 0x4E);
    put(&f, 0);
    put(&f, 0);
    put(&f, 0x3F);
    ck_assert_ptr_nonnull(file = fopen(path_of(&f, ONE, "resolution", path), "r"));
    ck_assert_ptr_nonnull(fgets(text, sizeof text, file));
    fclose(file);
    ck_assert_str_eq(text, "10\n");
PROVED

CLAIM(devices_of_two_masters_are_not_mixed)
    const uint8_t one[] = ROM_ONE;
    uint8_t rom[8];

    add_device(&f, ONE, "w1_slave", FIRST_LINE);
    add_to(&f, OTHER, TWO);
    ck_assert_int_eq(ops->reset(f.board, 0), -ENOTSUP);
    ck_assert_ptr_nonnull(strstr(cpy_board_failure(f.board)->text, "the kernel has 2 1-Wire buses and does not tell which is on this "
        "pin: a board file can, by GPIO4 = {line = 4, w1_master = "));
    pin_defs[0].w1_master = 1;
    ck_assert_uint_eq(search(&f, false, rom), 0);
    ck_assert_mem_eq(rom, one, 8);
    pin_defs[0].w1_master = 3;
    ck_assert_uint_eq(search(&f, false, rom), 0);
    ck_assert_uint_eq(rom[6], 4);
    pin_defs[0].w1_master = 2;
    ck_assert_int_eq(ops->reset(f.board, 0), -ENODEV);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "the kernel has no w1_bus_master2");
    pin_defs[0].w1_master = 0;
PROVED

CLAIM(what_the_kernel_cannot_do_is_refused)
    add_device(&f, ONE, "id", "\n");
    ops->reset(f.board, 0);
    put(&f, 0xCC);
    ck_assert_int_eq(put(&f, 0x5A), -ENOTSUP);
    ck_assert_str_eq(cpy_board_failure(f.board)->text,
        "the kernel has this bus, and no command 0x5A: without dtoverlay=w1-gpio it can be bit-banged");
    ops->reset(f.board, 0);
    put(&f, 0xCC);
    ck_assert_int_eq(put(&f, 0xBE), -ENOTSUP);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "28-0316a2798eff belongs to the kernel and is no thermometer: without "
                                            "dtoverlay=w1-gpio it can be bit-banged");
PROVED

START_TEST(another_users_pin_stays_in_use)
{
    struct fixture f;

    open_board(&f, "leds");
    ck_assert(!ops->serves(f.board, 0));
    close_all(&f);
}
END_TEST

START_TEST(a_free_pin_is_bit_banged)
{
    struct fixture f;

    open_board(&f, NULL);
    ck_assert(!ops->serves(f.board, 0));
    close_all(&f);
}
END_TEST

Suite *linux_w1_suite(void)
{
    Suite *suite = suite_create("linux_w1");
    TCase *claims = tcase_create("claims");

    tcase_add_test(claims, a_search_finds_what_the_kernel_has_found);
    tcase_add_test(claims, a_thermometer_that_is_chosen_sends_its_scratchpad);
    tcase_add_test(claims, an_address_can_be_read_and_a_resolution_set);
    tcase_add_test(claims, devices_of_two_masters_are_not_mixed);
    tcase_add_test(claims, what_the_kernel_cannot_do_is_refused);
    tcase_add_test(claims, another_users_pin_stays_in_use);
    tcase_add_test(claims, a_free_pin_is_bit_banged);
    tcase_set_timeout(claims, 60);
    suite_add_tcase(suite, claims);
    return suite;
}
