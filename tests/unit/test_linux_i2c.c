/* SPDX-License-Identifier: MIT */
/* tests/unit/test_linux_i2c.c - claims about I2C through i2c-dev, on a node that umockdev makes.
 *
 * They need umockdev's library to be preloaded (tests/with-umockdev); without it they say so and prove nothing.
 * A transfer is answered by a device of 256 registers, or fails as the test says. */
#include "tests/stand-in/i2c_bus.h"

#include <check.h>
#include <linux/i2c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

Suite *linux_i2c_suite(void);

enum { SCL, SDA, SPARE, LAST, PINS };

#define PIN(number) {.name = "GPIO" #number, .line = number, .can = CPY_CAN_GPIO, .adc = -1, .dac = -1}
static const struct cpy_pin_def pin_defs[PINS] = {
    PIN(3), PIN(2), PIN(5),
    PIN(6)};
static const struct cpy_bus_def buses[] = {
    {.kind = CPY_BUS_I2C, .name = "I2C", .id = 1, .pins = {SCL, SDA}, .device = "/dev/i2c-1"},
    {.kind = CPY_BUS_I2C, .name = "NOWHERE", .id = 2, .pins = {SPARE, LAST}, .device = "/dev/i2c-99"}};
static const struct cpy_board_def def = {.id = "test", .title = "Test", .chip = "test",
    .match = "Raspberry Pi", .pins = pin_defs, .pin_count = PINS, .buses = buses, .bus_count = 2};

#define SENSOR 0x48
#define MEMORY 0x50
#define EVERYTHING (I2C_FUNC_I2C | I2C_FUNC_SMBUS_QUICK)

/* What is on the bus, and what the last transfer was. */
struct devices {
    uint8_t registers[256];
    uint8_t pointer;
    int error;        /* every transfer fails with it */
    bool no_empty;    /* the controller refuses messages without bytes */
    unsigned count;   /* transfers so far */
    unsigned n;       /* messages of the last one */
    bool read;        /* its last message */
    size_t len;       /* bytes of that */
};

struct fixture {
    struct devices devices;
    struct stand_in_bus *node;
    struct cpy_board *board;
    struct cpy_i2c *bus;
};

static void run_message(struct devices *d, struct cpy_i2c_message *message)
{
    for (size_t i = 0; i < message->len; i++) {
        if (message->read)
            message->data[i] = d->registers[d->pointer++];
        else if (i == 0)
            d->pointer = message->data[0];
        else
            d->registers[d->pointer++] = message->data[i];
    }
}

static int answer(void *user, uint8_t address, struct cpy_i2c_message *messages, unsigned n)
{
    struct devices *d = user;

    d->count++;
    d->n = n;
    d->read = messages[n - 1].read;
    d->len = messages[n - 1].len;
    if (d->error)
        return -d->error;
    if (d->no_empty && messages[0].len == 0)
        return -EOPNOTSUPP;
    if (address != SENSOR && address != MEMORY)
        return -EREMOTEIO;
    for (unsigned i = 0; i < n; i++)
        run_message(d, &messages[i]);
    return 0;
}

/* --- set-up -------------------------------------------------------------------------------------------------- */

static int open_with(struct fixture *f, unsigned long functions, const char *where)
{
    struct cpy_failure failure;

    memset(f, 0, sizeof *f);
    f->node = stand_in_bus_new("/dev/i2c-1", functions, 400000, answer, &f->devices);
    ck_assert_int_eq(cpy_board_open(&f->board, &cpy_backend_linux, &def, where, &failure), 0);
    return cpy_i2c_open(&f->bus, f->board, SCL, SDA, 100000, 1000000, false);
}

static void close_all(struct fixture *f)
{
    cpy_i2c_close(f->bus);
    cpy_board_close(f->board);
    stand_in_bus_free(f->node);
}

#define CLAIM(name) \
    START_TEST(name) \
    { \
        struct fixture f; \
        if (!stand_in_can_make_nodes()) \
            return; \
        ck_assert_int_eq(open_with(&f, EVERYTHING, NULL), 0);
#define PROVED \
    close_all(&f); \
    } \
    END_TEST

static int transfer(struct fixture *f, uint8_t address, struct cpy_i2c_message *messages, unsigned n)
{
    return cpy_i2c_transfer(f->bus, address, messages, n);
}

/* --- transfers ------------------------------------------------------------------------------------------------- */

CLAIM(what_is_written_reaches_the_device)
    uint8_t bytes[] = {0x10, 0xde, 0xad};

    ck_assert_int_eq(transfer(&f, SENSOR, &(struct cpy_i2c_message){false, bytes, 3}, 1), 0);
    ck_assert_uint_eq(f.devices.registers[0x10], 0xde);
    ck_assert_uint_eq(f.devices.registers[0x11], 0xad);
PROVED

CLAIM(a_write_and_a_read_are_one_transfer)
    uint8_t which = 0x20, value[2] = {0};
    struct cpy_i2c_message messages[] = {{false, &which, 1}, {true, value, 2}};

    f.devices.registers[0x20] = 0x12;
    f.devices.registers[0x21] = 0x34;
    ck_assert_int_eq(transfer(&f, SENSOR, messages, 2), 0);
    ck_assert_uint_eq(value[0], 0x12);
    ck_assert_uint_eq(value[1], 0x34);
    ck_assert_uint_eq(f.devices.count, 1);
    ck_assert_uint_eq(f.devices.n, 2);
PROVED

CLAIM(a_long_block_arrives_whole)
    static uint8_t bytes[8192];
    struct cpy_i2c_message message = {true, bytes, sizeof bytes};

    for (unsigned i = 0; i < 256; i++)
        f.devices.registers[i] = (uint8_t)(i * 7);
    ck_assert_int_eq(transfer(&f, SENSOR, &message, 1), 0);
    for (unsigned i = 0; i < sizeof bytes; i++)
        ck_assert_uint_eq(bytes[i], (uint8_t)(i * 7));
PROVED

CLAIM(what_the_kernel_would_refuse_is_refused_in_words)
    static uint8_t bytes[8193];
    static struct cpy_i2c_message many[43];

    ck_assert_int_eq(transfer(&f, SENSOR, &(struct cpy_i2c_message){false, bytes, sizeof bytes}, 1), -EINVAL);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "Linux sends and reads at most 8192 bytes at a time");
    ck_assert_int_eq(transfer(&f, SENSOR, &(struct cpy_i2c_message){true, bytes, sizeof bytes}, 1), -EINVAL);
    ck_assert_int_eq(transfer(&f, SENSOR, (struct cpy_i2c_message[]){{false, bytes, 1}, {true, bytes, sizeof bytes}}, 2), -EINVAL);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "Linux sends and reads at most 8192 bytes at a time");
    ck_assert_int_eq(transfer(&f, SENSOR, many, 43), -EINVAL);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "a transfer has at most 42 messages");
    ck_assert_uint_eq(f.devices.count, 0);
    ck_assert_int_eq(transfer(&f, SENSOR, many, 0), 0);
PROVED

CLAIM(the_rate_is_that_of_the_device_tree)
    ck_assert_uint_eq(f.bus->hz, 400000);
PROVED

CLAIM(a_cancellation_ends_the_next_transfer)
    uint8_t byte = 0;
    struct cpy_i2c_message message = {true, &byte, 1};

    cpy_board_cancel(f.board);
    ck_assert_int_eq(transfer(&f, SENSOR, &message, 1), -ECANCELED);
    ck_assert_uint_eq(f.devices.count, 0);
    cpy_board_resume(f.board);
    ck_assert_int_eq(transfer(&f, SENSOR, &message, 1), 0);
PROVED

static bool elsewhere(void *user) { return !user; }

CLAIM(only_the_main_thread_hears_of_a_cancellation_until_all_do)
    uint8_t byte = 0;
    struct cpy_i2c_message message = {true, &byte, 1};

    f.board->user = &f;
    f.board->is_main = elsewhere;
    cpy_board_cancel(f.board);
    ck_assert_int_eq(transfer(&f, SENSOR, &message, 1), 0);
    cpy_board_cancel_all(f.board);
    ck_assert_int_eq(transfer(&f, SENSOR, &message, 1), -ECANCELED);
    cpy_board_resume(f.board);
    ck_assert_int_eq(transfer(&f, SENSOR, &message, 1), 0);
PROVED

/* --- errors ---------------------------------------------------------------------------------------------------- */

/* An error of the kernel, ours, and a word of its explanation. */
static const struct { int theirs, ours; const char *word; } errors[] = {
    {ENXIO, -ENXIO, ""},
    {EREMOTEIO, -ENXIO, ""},
    {ETIMEDOUT, -ENXIO, "SCL is held low"},
    {EIO, -ENXIO, "nothing acknowledged"},
    {EBUSY, -EIO, "held low"},
    {EAGAIN, -EIO, "another controller"},
    {ENODEV, -ENODEV, "is gone"},
    {ESHUTDOWN, -ENODEV, "is gone"},
    {EOPNOTSUPP, -ENOTSUP, "one read"},
    {EPROTO, -EIO, "Protocol error"},
};

START_TEST(an_error_of_the_kernel_is_ours_and_explained)
{
    uint8_t byte = 0;
    struct fixture f;

    if (!stand_in_can_make_nodes())
        return;
    ck_assert_int_eq(open_with(&f, EVERYTHING, NULL), 0);
    f.devices.error = errors[_i].theirs;
    ck_assert_int_eq(transfer(&f, SENSOR, &(struct cpy_i2c_message){false, &byte, 1}, 1), errors[_i].ours);
    ck_assert_uint_eq(f.bus->failed, 0);
    ck_assert_ptr_nonnull(strstr(cpy_board_failure(f.board)->text, errors[_i].word));
    ck_assert(*errors[_i].word || !cpy_board_failure(f.board)->text[0]);
    close_all(&f);
}
END_TEST

CLAIM(a_missing_node_is_said_with_what_to_type)
    struct cpy_i2c *bus;

    ck_assert_int_eq(cpy_i2c_open(&bus, f.board, SPARE, LAST, 100000, 0, false), -ENOENT);
    ck_assert_str_eq(
        cpy_board_failure(f.board)->text, "there is no /dev/i2c-99: sudo raspi-config nonint do_i2c 0 switches I2C on");
    ck_assert_ptr_null(bus);
PROVED

START_TEST(a_node_that_is_no_bus_is_said_so)
{
    struct fixture f;

    if (!stand_in_can_make_nodes())
        return;
    ck_assert_int_eq(open_with(&f, EVERYTHING, "i2c=/dev/null"), -ENODEV);
    ck_assert_ptr_nonnull(strstr(cpy_board_failure(f.board)->text, "/dev/null is no I2C bus"));
    close_all(&f);
}
END_TEST

START_TEST(a_controller_for_smbus_only_is_refused)
{
    struct fixture f;

    if (!stand_in_can_make_nodes())
        return;
    ck_assert_int_eq(open_with(&f, I2C_FUNC_SMBUS_QUICK | I2C_FUNC_SMBUS_BYTE, NULL), -ENODEV);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "/dev/i2c-1 can only do SMBus commands, not I2C transfers");
    close_all(&f);
}
END_TEST

START_TEST(pins_without_a_controller_are_left_to_bit_banging)
{
    struct cpy_i2c *bus;
    struct fixture f;

    if (!stand_in_can_make_nodes())
        return;
    ck_assert_int_eq(open_with(&f, EVERYTHING, "library=/nowhere"), 0);
    ck_assert_int_eq(cpy_i2c_open(&bus, f.board, SDA, SCL, 100000, 0, false), -ENOENT);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "cannot load the library /nowhere"); /* as for digital pins */
    close_all(&f);
}
END_TEST

/* The number that the next descriptor will have: the lowest that is free. */
static int next_descriptor(void)
{
    int fd = dup(STDERR_FILENO);

    ck_assert_int_ge(fd, 0);
    close(fd);
    return fd;
}

CLAIM(a_closed_bus_leaves_no_descriptor)
    int before = next_descriptor();

    cpy_i2c_close(f.bus);
    f.bus = NULL;
    ck_assert_int_lt(next_descriptor(), before);
PROVED

/* --- probing ----------------------------------------------------------------------------------------------------- */

CLAIM(a_device_that_is_there_is_found_and_no_other)
    for (uint8_t address = 8; address < 0x78; address++)
        ck_assert_int_eq(cpy_i2c_probe(f.bus, address), address == SENSOR || address == MEMORY);
PROVED

CLAIM(a_probe_sends_only_the_address)
    ck_assert_int_eq(cpy_i2c_probe(f.bus, SENSOR), 1);
    ck_assert(!f.devices.read);
    ck_assert_uint_eq(f.devices.len, 0);
PROVED

CLAIM(a_memory_is_probed_by_reading)
    ck_assert_int_eq(cpy_i2c_probe(f.bus, MEMORY), 1);
    ck_assert(f.devices.read);
    ck_assert_uint_eq(f.devices.len, 1);
PROVED

CLAIM(an_empty_write_is_a_question_for_the_device)
    struct cpy_i2c_message nothing = {.read = false};

    ck_assert_int_eq(transfer(&f, SENSOR, &nothing, 1), 0);
    ck_assert_int_eq(transfer(&f, 0x22, &nothing, 1), -ENXIO);
PROVED

CLAIM(where_empty_messages_are_refused_a_byte_is_read)
    f.devices.no_empty = true;
    ck_assert_int_eq(cpy_i2c_probe(f.bus, SENSOR), 1);
    ck_assert(f.devices.read);
    ck_assert_int_eq(cpy_i2c_probe(f.bus, 0x22), 0);
PROVED

START_TEST(where_there_are_no_empty_messages_a_byte_is_read)
{
    struct fixture f;

    if (!stand_in_can_make_nodes())
        return;
    ck_assert_int_eq(open_with(&f, I2C_FUNC_I2C, NULL), 0);
    ck_assert_int_eq(cpy_i2c_probe(f.bus, SENSOR), 1);
    ck_assert(f.devices.read);
    ck_assert_uint_eq(f.devices.count, 1);
    close_all(&f);
}
END_TEST

CLAIM(a_bus_that_is_stuck_is_no_empty_one)
    f.devices.error = ETIMEDOUT;
    for (uint8_t address = 8; address < 0x77; address++)
        ck_assert_int_eq(cpy_i2c_probe(f.bus, address), 0);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "");
    ck_assert_int_eq(cpy_i2c_probe(f.bus, 0x77), -ETIMEDOUT);
    ck_assert_ptr_nonnull(strstr(cpy_board_failure(f.board)->text, "SCL is held low"));
PROVED

CLAIM(a_controller_that_tells_nothing_of_a_missing_acknowledge_is_scanned)
    for (uint8_t address = 8; address < 0x78; address++) {
        f.devices.error = address == SENSOR ? 0 : ETIMEDOUT;
        ck_assert_int_eq(cpy_i2c_probe(f.bus, address), address == SENSOR);
    }
    f.devices.error = EIO;
    ck_assert_int_eq(cpy_i2c_probe(f.bus, 0x20), 0);
PROVED

/* --- addresses that the kernel uses ------------------------------------------------------------------------------ */

/* A root in which the kernel's driver for a clock has the address 0x68 of bus 1. */
static void make_root(char *root, char *link, size_t size)
{
    static const char *const folders[] = {"/sys", "/sys/bus", "/sys/bus/i2c", "/sys/bus/i2c/devices",
        "/sys/bus/i2c/devices/1-0068"};

    ck_assert_ptr_nonnull(mkdtemp(root));
    for (unsigned i = 0; i < sizeof folders / sizeof *folders; i++) {
        snprintf(link, size, "%s%s", root, folders[i]);
        ck_assert_int_eq(mkdir(link, 0700), 0);
    }
    strcat(link, "/driver");
    ck_assert_int_eq(symlink("../../drivers/rtc-ds1307", link), 0);
}

/* Removes the link and the folders around it. */
static void remove_root(const char *root, char *link)
{
    ck_assert_int_eq(unlink(link), 0);
    for (*strrchr(link, '/') = '\0'; strcmp(link, root) != 0; *strrchr(link, '/') = '\0')
        ck_assert_int_eq(rmdir(link), 0);
    ck_assert_int_eq(rmdir(root), 0);
}

START_TEST(a_device_that_the_kernel_uses_is_there_and_left_alone)
{
    char root[] = "/tmp/cpy-i2c-XXXXXX", link[128], where[128];
    uint8_t byte = 0;
    struct fixture f;

    if (!stand_in_can_make_nodes())
        return;
    make_root(root, link, sizeof link);
    snprintf(where, sizeof where, "root=%s,i2c=/dev/i2c-1", root);
    ck_assert_int_eq(open_with(&f, EVERYTHING, where), 0);
    ck_assert_int_eq(cpy_i2c_probe(f.bus, 0x68), 1);
    ck_assert_uint_eq(f.devices.count, 0);
    ck_assert_int_eq(transfer(&f, 0x68, &(struct cpy_i2c_message){false, &byte, 1}, 1), -ENXIO);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "the kernel's driver rtc-ds1307 uses this device");
    ck_assert_int_eq(transfer(&f, 0x67, &(struct cpy_i2c_message){false, &byte, 1}, 1), -ENXIO);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "");
    close_all(&f);
    remove_root(root, link);
}
END_TEST

/* --- the suite --------------------------------------------------------------------------------------------------- */

#define TESTS(T) \
    T(what_is_written_reaches_the_device) T(a_write_and_a_read_are_one_transfer) T(a_long_block_arrives_whole) \
    T(what_the_kernel_would_refuse_is_refused_in_words) T(the_rate_is_that_of_the_device_tree) \
    T(a_cancellation_ends_the_next_transfer) T(only_the_main_thread_hears_of_a_cancellation_until_all_do) \
    T(a_missing_node_is_said_with_what_to_type) \
    T(a_node_that_is_no_bus_is_said_so) T(a_controller_for_smbus_only_is_refused) \
    T(pins_without_a_controller_are_left_to_bit_banging) T(a_closed_bus_leaves_no_descriptor) \
    T(a_device_that_is_there_is_found_and_no_other) T(a_probe_sends_only_the_address) T(a_memory_is_probed_by_reading) \
    T(an_empty_write_is_a_question_for_the_device) T(where_empty_messages_are_refused_a_byte_is_read) \
    T(where_there_are_no_empty_messages_a_byte_is_read) T(a_bus_that_is_stuck_is_no_empty_one) \
    T(a_controller_that_tells_nothing_of_a_missing_acknowledge_is_scanned) \
    T(a_device_that_the_kernel_uses_is_there_and_left_alone)

Suite *linux_i2c_suite(void)
{
    Suite *suite = suite_create("linux_i2c");
    TCase *tests = tcase_create("linux_i2c");

    if (!stand_in_can_make_nodes())
        fprintf(stderr, "test_linux_i2c.c proves nothing: umockdev is not preloaded (tests/with-umockdev does it)\n");
#define T(name) tcase_add_test(tests, name);
    TESTS(T)
#undef T
    tcase_add_loop_test(tests, an_error_of_the_kernel_is_ours_and_explained, 0, sizeof errors / sizeof *errors);
    suite_add_tcase(suite, tests);
    return suite;
}
