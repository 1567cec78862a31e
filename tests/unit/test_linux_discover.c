/* SPDX-License-Identifier: MIT */
/* tests/unit/test_linux_discover.c - claims about a computer that is found as it is, in a made-up folder for its root.
 *
 * The library is a stand-in (tests/stand-in) whose chips have 32 lines; each test runs with both versions of it. */
#include "backends/linux-gpiod/linux.h"
#include "boards/boards.h"
#include "tests/stand-in/gpiod.h"

#include <check.h>
#include <dlfcn.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

Suite *linux_discover_suite(void);

#define LINES 32

/* A made-up root, and what is found in it. */
struct fixture {
    char root[64], where[700], library[512];
    void *handle;
    struct stand_in *lib;
    struct cpy_board_def *def;
};

/* --- set-up ------------------------------------------------------------------------------------------------ */

static void find_library(struct fixture *f, int version)
{
    struct stand_in *(*state)(void);
    char self[400];
    ssize_t len = readlink("/proc/self/exe", self, sizeof self - 1);
    void *address;

    ck_assert_int_gt(len, 0);
    self[len] = '\0';
    *strrchr(self, '/') = '\0';
    snprintf(f->library, sizeof f->library, "%s/libgpiod-stand-in-%d.so", self, version);
    ck_assert_ptr_nonnull(f->handle = dlopen(f->library, RTLD_NOW));
    ck_assert_ptr_nonnull(address = dlsym(f->handle, "stand_in_state"));
    memcpy(&state, &address, sizeof address);
    f->lib = state();
    *f->lib = (struct stand_in){.labels = {"first", "second"}, .fail_from = 1};
}

/* Makes a file of the root, with its folders; one whose name ends with / is a folder. */
static void make(const struct fixture *f, const char *name, const char *text)
{
    char path[200];
    FILE *file;

    snprintf(path, sizeof path, "%s%s", f->root, name);
    for (char *slash = strchr(path + strlen(f->root) + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        ck_assert(mkdir(path, 0700) == 0 || errno == EEXIST);
        *slash = '/';
    }
    if (path[strlen(path) - 1] == '/')
        return;
    ck_assert_ptr_nonnull(file = fopen(path, "w"));
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

static void begin(struct fixture *f, int version)
{
    memset(f, 0, sizeof *f);
    strcpy(f->root, "/tmp/cpy-discover-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(f->root));
    find_library(f, version);
    snprintf(f->where, sizeof f->where, "root=%s,library=%s", f->root, f->library);
    make(f, "/dev/", "");
}

static char *discover(void *user, struct cpy_failure *failure)
{
    return cpy_backend_linux.discover(((struct fixture *)user)->where, failure);
}

static void load(struct fixture *f, const char *name)
{
    const struct cpy_board_discovery discovery = {discover, f};
    struct cpy_failure failure = {.text = ""};

    f->def = cpy_board_load_here(name, &discovery, &failure);
    ck_assert_msg(f->def != NULL, "%s", failure.text);
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *place)
{
    (void)about;
    (void)kind;
    (void)place;
    return remove(path);
}

static void end(struct fixture *f)
{
    cpy_board_unload(f->def);
    ck_assert_uint_eq(f->lib->open_chips, 0);
    ck_assert_uint_eq(f->lib->objects, 0);
    dlclose(f->handle);
    ck_assert_int_eq(nftw(f->root, remove_one, 8, FTW_DEPTH | FTW_PHYS), 0);
}

#define CLAIM(name) \
    START_TEST(name) \
    { \
        struct fixture f; \
        begin(&f, _i);
#define PROVED \
    end(&f); \
    } \
    END_TEST

static const struct cpy_pin_def *pin(const struct fixture *f, const char *name)
{
    uint16_t number = cpy_pin_find(f->def, name);

    ck_assert_msg(number != CPY_NO_PIN, "no pin %s", name);
    return &f->def->pins[number];
}

static const struct cpy_bus_def *bus(const struct fixture *f, const char *name)
{
    const struct cpy_bus_def *found = cpy_bus_named(f->def, name);

    ck_assert_msg(found != NULL, "no bus %s", name);
    return found;
}

/* --- lines ------------------------------------------------------------------------------------------------- */

CLAIM(every_line_of_every_chip_is_a_pin)
    make(&f, "/dev/gpiochip0", "");
    make(&f, "/dev/gpiochip1", "");
    load(&f, "linux");
    ck_assert_uint_eq(f.def->pin_count, 2 * LINES);
    ck_assert_uint_eq(pin(&f, "GPIOCHIP1_17")->line, 17);
    ck_assert_str_eq(pin(&f, "GPIOCHIP1_17")->chip, "/dev/gpiochip1");
    ck_assert_str_eq(f.def->note, "");
PROVED

CLAIM(a_line_with_a_name_is_called_by_it)
    make(&f, "/dev/gpiochip0", "");
    f.lib->lines[3].name = "SPI0-CE0 N";
    f.lib->lines[4].name = "3V3";
    f.lib->lines[5].name = "-";
    f.lib->lines[6].name = "TWICE";
    f.lib->lines[7].name = "TWICE";
    f.lib->lines[8].name = "I2C1";
    load(&f, "linux");
    ck_assert_uint_eq(pin(&f, "SPI0_CE0_N")->line, 3);
    ck_assert_str_eq(cpy_pin_label(f.def, cpy_pin_find(f.def, "GPIOCHIP0_3")), "SPI0_CE0_N");
    ck_assert_str_eq(cpy_pin_label(f.def, cpy_pin_find(f.def, "GPIOCHIP0_4")), "GPIOCHIP0_4");
    ck_assert_uint_eq(pin(&f, "TWICE")->line, 6);
    ck_assert_uint_eq(cpy_pin_find(f.def, "I2C1"), CPY_NO_PIN);
PROVED

CLAIM(pins_of_two_chips_work_side_by_side)
    const struct cpy_pin_mode high = {.output = true, .level = true};
    struct cpy_failure failure;
    struct cpy_board *board;
    uint16_t pins[2], taken;

    make(&f, "/dev/gpiochip0", "");
    make(&f, "/dev/gpiochip1", "");
    load(&f, "linux");
    ck_assert_int_eq(cpy_board_open(&board, &cpy_backend_linux, f.def, f.where, &failure), 0);
    pins[0] = cpy_pin_find(f.def, "GPIOCHIP0_5");
    pins[1] = cpy_pin_find(f.def, "GPIOCHIP1_6");
    ck_assert_int_eq(cpy_board_claim(board, pins, 2, "test", &taken), 0);
    ck_assert_int_eq(cpy_gpio_setup(board, pins[0], &high) | cpy_gpio_setup(board, pins[1], &high), 0);
    ck_assert_uint_eq(f.lib->open_chips, 2);
    ck_assert_int_eq(cpy_gpio_write_many(board, pins, 2, 1), 0);
    ck_assert(f.lib->lines[5].level && !f.lib->lines[6].level);
    cpy_board_close(board);
PROVED

CLAIM(a_link_to_a_chip_is_no_other_chip)
    char link[128];

    make(&f, "/dev/gpiochip0", "");
    snprintf(link, sizeof link, "%s/dev/gpiochip4", f.root);
    ck_assert_int_eq(symlink("gpiochip0", link), 0);
    load(&f, "linux");
    ck_assert_uint_eq(f.def->pin_count, LINES);
PROVED

CLAIM(what_cannot_be_looked_at_is_noted)
    load(&f, "linux");
    ck_assert_str_eq(f.def->note, "/dev/gpiochip*: there is none");
    cpy_board_unload(f.def);
    make(&f, "/dev/gpiochip1", "");
    f.lib->open_error = EACCES;
    load(&f, "linux");
    ck_assert_uint_eq(f.def->pin_count, 0);
    ck_assert_str_eq(f.def->note, "/dev/gpiochip1: no permission, cpy doctor tells what to type");
PROVED

/* --- buses ------------------------------------------------------------------------------------------------- */

CLAIM(every_bus_has_pins_of_its_own)
    make(&f, "/dev/i2c-1", "");
    make(&f, "/dev/i2c-10", "");
    make(&f, "/dev/i2c-x", "");
    load(&f, "linux");
    ck_assert_uint_eq(f.def->bus_count, 2);
    ck_assert_str_eq(bus(&f, "I2C10")->device, "/dev/i2c-10");
    ck_assert_int_eq(bus(&f, "I2C1")->id, 1);
    ck_assert_uint_eq(pin(&f, "I2C1_SCL")->line, CPY_NO_LINE);
    ck_assert_uint_eq(pin(&f, "I2C1_SCL")->can & CPY_CAN_GPIO, 0);
    ck_assert_uint_eq(bus(&f, "I2C1")->pins[CPY_BUS_SDA], cpy_pin_find(f.def, "I2C1_SDA"));
    ck_assert_ptr_null(cpy_bus_named(f.def, "I2C"));
PROVED

CLAIM(the_only_bus_of_a_kind_is_the_boards)
    make(&f, "/dev/i2c-7", "");
    load(&f, "linux");
    ck_assert_str_eq(bus(&f, "I2C")->device, "/dev/i2c-7");
    ck_assert_uint_eq(cpy_pin_find(f.def, "SCL"), cpy_pin_find(f.def, "I2C7_SCL"));
PROVED

CLAIM(the_nodes_of_an_spi_controller_are_its_chip_selects)
    make(&f, "/dev/spidev0.1", "");
    make(&f, "/dev/spidev0.0", "");
    make(&f, "/dev/spidev2.0", "");
    load(&f, "linux");
    ck_assert_uint_eq(f.def->bus_count, 2);
    ck_assert_uint_eq(bus(&f, "SPI0")->select_count, 2);
    ck_assert_str_eq(bus(&f, "SPI0")->selects[1].device, "/dev/spidev0.1");
    ck_assert_uint_eq(bus(&f, "SPI0")->selects[1].pin, cpy_pin_find(f.def, "SPI0_CE1"));
    ck_assert_uint_eq(pin(&f, "SPI0_CE1")->can & CPY_CAN_GPIO, CPY_CAN_GPIO);
    ck_assert_str_eq(bus(&f, "SPI2")->device, "/dev/spidev2.0");
PROVED

CLAIM(only_serial_ports_with_hardware_are_there)
    make(&f, "/dev/ttyS0", "");
    make(&f, "/sys/class/tty/ttyS0/device/", "");
    make(&f, "/sys/class/tty/ttyS0/type", "0\n");
    make(&f, "/dev/tty1", "");
    make(&f, "/sys/class/tty/tty1/", "");
    make(&f, "/dev/ttyUSB0", "");
    make(&f, "/sys/class/tty/ttyUSB0/device/", "");
    make(&f, "/dev/ttyAMA0", "");
    make(&f, "/sys/class/tty/ttyAMA0/device/", "");
    make(&f, "/sys/class/tty/ttyAMA0/type", "32\n");
    load(&f, "linux");
    ck_assert_uint_eq(f.def->bus_count, 2);
    ck_assert_str_eq(bus(&f, "TTYUSB0")->device, "/dev/ttyUSB0");
    ck_assert_int_eq(bus(&f, "TTYAMA0")->id, 0);
    ck_assert_uint_eq(bus(&f, "TTYUSB0")->pins[CPY_BUS_CTS], cpy_pin_find(f.def, "TTYUSB0_CTS"));
PROVED

/* --- a file on top ----------------------------------------------------------------------------------------- */

CLAIM(channels_of_pwm_units_and_converters_are_pins)
    struct cpy_channel_def channel;

    make(&f, "/sys/class/pwm/pwmchip2/npwm", "2\n");
    make(&f, "/sys/bus/iio/devices/iio:device1/in_voltage3_raw", "0\n");
    make(&f, "/sys/bus/iio/devices/iio:device1/in_voltage4_input", "0\n");
    make(&f, "/sys/bus/iio/devices/iio:device1/out_voltage0_raw", "0\n");
    load(&f, "linux");
    ck_assert_uint_eq(pin(&f, "PWMCHIP2_1")->can, 0);
    ck_assert(cpy_channel_find(f.def, CPY_UNIT_PWM, cpy_pin_find(f.def, "PWMCHIP2_1"), &channel));
    ck_assert_uint_eq(channel.channel, 1);
    ck_assert_str_eq(channel.device, "pwmchip2");
    ck_assert_uint_eq(pin(&f, "IIO1_A3")->can, CPY_CAN_ADC);
    ck_assert_uint_eq(pin(&f, "IIO1_A4")->can, CPY_CAN_ADC);
    ck_assert_uint_eq(pin(&f, "IIO1_DAC0")->can, CPY_CAN_DAC);
    ck_assert(cpy_channel_find(f.def, CPY_UNIT_ADC, cpy_pin_find(f.def, "IIO1_A3"), &channel));
    ck_assert_uint_eq(channel.channel, 3);
    ck_assert_str_eq(channel.device, "iio:device1");
    ck_assert_uint_eq(cpy_pin_find(f.def, "PWMCHIP2_2"), CPY_NO_PIN);
PROVED

CLAIM(a_file_gives_names_to_what_is_found)
    char path[128];

    make(&f, "/dev/gpiochip0", "");
    make(&f, "/mine.toml", "title = 'Mine'\nlike = 'linux'\n[names]\nRELAY = 'GPIOCHIP0_9'\n");
    snprintf(path, sizeof path, "%s/mine.toml", f.root);
    load(&f, path);
    ck_assert_str_eq(f.def->title, "Mine");
    ck_assert_uint_eq(pin(&f, "RELAY")->line, 9);
PROVED

/* --- the suite --------------------------------------------------------------------------------------------- */

#define TESTS(T) \
    T(every_line_of_every_chip_is_a_pin) T(a_line_with_a_name_is_called_by_it) T(pins_of_two_chips_work_side_by_side) \
    T(a_link_to_a_chip_is_no_other_chip) T(what_cannot_be_looked_at_is_noted) T(every_bus_has_pins_of_its_own) \
    T(the_only_bus_of_a_kind_is_the_boards) T(the_nodes_of_an_spi_controller_are_its_chip_selects) \
    T(only_serial_ports_with_hardware_are_there) T(channels_of_pwm_units_and_converters_are_pins) \
    T(a_file_gives_names_to_what_is_found)

Suite *linux_discover_suite(void)
{
    Suite *suite = suite_create("linux_discover");
    TCase *tests = tcase_create("linux_discover");

#define T(name) tcase_add_loop_test(tests, name, 1, 3);
    TESTS(T)
#undef T
    suite_add_tcase(suite, tests);
    return suite;
}
