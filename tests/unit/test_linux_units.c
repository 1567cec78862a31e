/* SPDX-License-Identifier: MIT */
/* tests/unit/test_linux_units.c - claims about PWM and converters through sysfs, in a folder made up for it.
 *
 * A thread stands in for the kernel: it reads the file export, a FIFO here, and makes the channel's files a moment
 * later, as udev would give them to their group.  Files that refuse a value are links to one of the kernel's own that
 * does (/proc/self/oom_score_adj takes -1000 to 1000). */
#include "backends/backend.h"

#include <check.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

Suite *linux_units_suite(void);

enum { D12, D18, D5, A0, A1, DAC, PINS };

#define PIN(label, number, what, in, out) {.name = label, .line = number, .can = what, .adc = in, .dac = out}
static const struct cpy_pin_def pin_defs[PINS] = {
    PIN("D12", 12, CPY_CAN_GPIO, -1, -1), PIN("D18", 18, CPY_CAN_GPIO, -1, -1),
    PIN("D5", 5, CPY_CAN_GPIO, -1, -1),
    PIN("A0", CPY_NO_LINE, CPY_CAN_ADC, 0, -1), PIN("A1", CPY_NO_LINE, CPY_CAN_ADC, 1, -1),
    PIN("DAC", CPY_NO_LINE, CPY_CAN_DAC, -1, 0)};
static const struct cpy_channel_def channels[] = {
    {CPY_UNIT_PWM, D12, 0, NULL}, {CPY_UNIT_PWM, D18, 0, NULL}};
static const struct cpy_board_def def = {.id = "test", .title = "Test", .chip = "test", .pins = pin_defs,
    .pin_count = PINS, .channels = channels, .channel_count = 2, .dac_bits = 10,
    .units = {[CPY_UNIT_PWM] = {"20c000.pwm", "put dtoverlay=pwm-2chan into config.txt"},
        [CPY_UNIT_ADC] = {"ads1015", NULL}}};

struct fixture {
    char root[64], where[80];
    struct cpy_board *board;
    pthread_t kernel;
    int export; /* the kernel's end of the FIFO */
    bool has_kernel;
};

/* --- the folder --------------------------------------------------------------------------------------------------- */

__attribute__((format(printf, 3, 4)))
static void write_file(const struct fixture *f, const char *name, const char *format, ...)
{
    char path[256];
    va_list args;
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", f->root, name);
    for (char *slash = path + strlen(f->root) + 1; (slash = strchr(slash, '/')); *slash++ = '/') {
        *slash = 0;
        mkdir(path, 0755);
    }
    ck_assert_ptr_nonnull(file = fopen(path, "w"));
    va_start(args, format);
    vfprintf(file, format, args);
    va_end(args);
    fclose(file);
}

/* The first line of a file; "(none)" if there is no such file. */
static const char *read_file(const struct fixture *f, const char *name, char text[64])
{
    char path[256];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", f->root, name);
    strcpy(text, "(none)");
    if ((file = fopen(path, "r"))) {
        if (!fgets(text, 64, file))
            *text = 0;
        text[strcspn(text, "\n")] = 0;
        fclose(file);
    }
    return text;
}

#define FILE_IS(name, expected) \
    do { \
        char text_[64]; \
        ck_assert_str_eq(read_file(&f, name, text_), expected); \
    } while (0)

static void link_file(const struct fixture *f, const char *target, const char *name)
{
    char path[256];

    snprintf(path, sizeof path, "%s/%s", f->root, name);
    unlink(path);
    ck_assert_int_eq(symlink(target, path), 0);
}

static int remove_one(const char *path, const struct stat *about, int type, struct FTW *ftw)
{
    (void)about;
    (void)type;
    (void)ftw;
    return remove(path);
}

static void open_board(struct fixture *f)
{
    struct cpy_failure failure;

    memset(f, 0, sizeof *f);
    strcpy(f->root, "/tmp/cpy-units-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(f->root));
    snprintf(f->where, sizeof f->where, "root=%s", f->root);
    ck_assert_int_eq(cpy_board_open(&f->board, &cpy_backend_linux, &def, f->where, &failure), 0);
}

/* --- the kernel --------------------------------------------------------------------------------------------------- */

#define CHIP "sys/class/pwm/pwmchip3/"

static void pause_ms(long ms) { nanosleep(&(struct timespec){ms / 1000, ms % 1000 * 1000000}, NULL); }

/* Makes a channel's files: first those of nobody, then ours. */
static void make_channel(const struct fixture *f)
{
    static const char *const names[] = {"period", "duty_cycle", "enable"};
    char path[256];

    pause_ms(5);
    for (int step = 0; step < 2; step++) {
        for (int i = 0; i < 3; i++) {
            if (step == 0)
                write_file(f, (snprintf(path, sizeof path, CHIP "pwm0/%s", names[i]), path), "0\n");
            snprintf(path, sizeof path, "%s/" CHIP "pwm0/%s", f->root, names[i]);
            chmod(path, step ? 0644 : 0);
        }
        pause_ms(5);
    }
}

/* Serves what is written to export. */
static void *kernel(void *user)
{
    struct fixture *f = user;
    char text[8];

    if (read(f->export, text, sizeof text) > 0 && text[0] == '0')
        make_channel(f);
    close(f->export);
    return NULL;
}

/* A unit that exports channel 0 when it is asked to.  (A shorter number leaves the end of a longer one behind it in a
 * file that is none of the kernel's: the first line counts.) */
static void make_chip(struct fixture *f)
{
    char path[128];

    write_file(f, CHIP "npwm", "2\n");
    write_file(f, CHIP "unexport", "never\n");
    write_file(f, "sys/class/pwm/pwmchip0/npwm", "1\n");
    link_file(f, "../../../fe20c000.pwm", CHIP "device");
    link_file(f, "../../../other.pwm", "sys/class/pwm/pwmchip0/device");
    snprintf(path, sizeof path, "%s/" CHIP "export", f->root);
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    ck_assert_int_ge(f->export = open(path, O_RDWR), 0); /* the other end need not wait then */
    ck_assert_int_eq(pthread_create(&f->kernel, NULL, kernel, f), 0);
    f->has_kernel = true;
}

/* A channel that a program that was killed has left behind. */
static void make_left_over(struct fixture *f)
{
    write_file(f, CHIP "npwm", "2\n");
    write_file(f, CHIP "export", "never\n");
    write_file(f, CHIP "unexport", "never\n");
    link_file(f, "../../../fe20c000.pwm", CHIP "device");
    write_file(f, CHIP "pwm0/period", "1000000\n");
    write_file(f, CHIP "pwm0/duty_cycle", "700000\n");
    write_file(f, CHIP "pwm0/enable", "1\n");
    write_file(f, CHIP "pwm0/polarity", "inversed\n");
}

static void close_all(struct fixture *f)
{
    cpy_board_close(f->board);
    if (f->has_kernel)
        pthread_join(f->kernel, NULL);
    nftw(f->root, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

#define CLAIM(name) \
    START_TEST(name) \
    { \
        struct fixture f; \
        open_board(&f);
#define PROVED \
    close_all(&f); \
    } \
    END_TEST

static void set(struct fixture *f, uint64_t period, uint64_t high, bool inverted)
{
    struct cpy_wave wave = {period, high, inverted};

    ck_assert_int_eq(cpy_pwm_set(f->board, D12, &wave), 0);
}

/* --- PWM ---------------------------------------------------------------------------------------------------------- */

CLAIM(a_channel_is_exported_awaited_and_given_back)
    make_chip(&f);
    ck_assert_int_eq(cpy_pwm_open(f.board, D12), 0);
    set(&f, 2000000, 500000, false);
    FILE_IS(CHIP "pwm0/period", "2000000");
    FILE_IS(CHIP "pwm0/duty_cycle", "500000");
    FILE_IS(CHIP "pwm0/enable", "1");
    FILE_IS(CHIP "unexport", "never");
    cpy_pwm_close(f.board, D12);
    FILE_IS(CHIP "pwm0/duty_cycle", "0");
    FILE_IS(CHIP "pwm0/enable", "0");
    FILE_IS(CHIP "unexport", "0");
PROVED

CLAIM(an_inverted_wave_has_the_opposite_duty)
    make_chip(&f);
    ck_assert_int_eq(cpy_pwm_open(f.board, D12), 0);
    set(&f, 2000000, 1500000, true);
    FILE_IS(CHIP "pwm0/duty_cycle", "500000");
PROVED

CLAIM(what_a_killed_program_left_is_taken_over_and_tidied)
    make_left_over(&f);
    ck_assert_int_eq(cpy_pwm_open(f.board, D12), 0);
    FILE_IS(CHIP "pwm0/enable", "0");
    FILE_IS(CHIP "pwm0/polarity", "normal");
    set(&f, 500000, 100000, false);
    FILE_IS(CHIP "pwm0/period", "500000");
    FILE_IS(CHIP "export", "never");
PROVED

CLAIM(closing_the_board_ends_waves)
    make_left_over(&f);
    ck_assert_int_eq(cpy_pwm_open(f.board, D12), 0);
    set(&f, 500000, 100000, false);
    cpy_board_close(f.board);
    f.board = NULL;
    FILE_IS(CHIP "pwm0/enable", "0");
    FILE_IS(CHIP "unexport", "0");
PROVED

/* A wave in a process of its own, which is killed. */
CLAIM(a_killed_program_leaves_no_wave)
    pid_t pid;

    make_left_over(&f);
    if ((pid = fork()) == 0) {
        if (cpy_pwm_open(f.board, D12) == 0) {
            set(&f, 500000, 100000, false);
            kill(getpid(), SIGKILL);
        }
        _exit(1);
    }
    ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
    for (char text[64]; strcmp(read_file(&f, CHIP "unexport", text), "0") != 0;)
        pause_ms(1);
    FILE_IS(CHIP "pwm0/enable", "0");
PROVED

CLAIM(a_channel_of_another_cpy_is_in_use)
    char path[128];
    int fd;

    make_left_over(&f);
    snprintf(path, sizeof path, "%s/" CHIP "pwm0/period", f.root);
    ck_assert_int_ge(fd = open(path, O_RDWR), 0);
    ck_assert_int_eq(flock(fd, LOCK_EX), 0);
    ck_assert_int_eq(cpy_pwm_open(f.board, D12), -EBUSY);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "channel 0 of pwmchip3 is in use by another cpy");
    FILE_IS(CHIP "unexport", "never");
    FILE_IS(CHIP "pwm0/enable", "1");
    close(fd);
PROVED

CLAIM(two_pins_cannot_have_one_channel)
    make_left_over(&f);
    ck_assert_int_eq(cpy_pwm_open(f.board, D12), 0);
    ck_assert_int_eq(cpy_pwm_open(f.board, D18), -EBUSY);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "D18 and D12 share channel 0 of pwmchip3: only one can have it");
PROVED

CLAIM(a_refused_period_is_told_with_the_range)
    struct cpy_wave wave = {5000, 100, false};

    make_left_over(&f);
    link_file(&f, "/proc/self/oom_score_adj", CHIP "pwm0/period");
    ck_assert_int_eq(cpy_pwm_open(f.board, D12), 0);
    set(&f, 900, 450, false);
    ck_assert_int_eq(cpy_pwm_set(f.board, D12, &wave), -EINVAL);
    ck_assert_str_eq(cpy_board_failure(f.board)->text,
        "pwmchip3 makes no period of 5000 ns: its longest is 1000 ns (1e+06 Hz)");
    FILE_IS(CHIP "pwm0/period", "900");
    FILE_IS(CHIP "pwm0/duty_cycle", "450");
PROVED

CLAIM(what_is_missing_is_said_with_what_to_do)
    ck_assert_int_eq(cpy_pwm_open(f.board, D12), -ENOENT);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "no PWM unit 20c000.pwm: put dtoverlay=pwm-2chan into config.txt");
    ck_assert_int_eq(cpy_pwm_open(f.board, D5), -EINVAL);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "D5 has no PWM; pins that have it: D12, D18");
    ck_assert_int_eq(cpy_pwm_open(f.board, A0), -EINVAL);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "A0 puts out no waves");
    make_left_over(&f);
    write_file(&f, CHIP "npwm", "0\n");
    ck_assert_int_eq(cpy_pwm_open(f.board, D12), -EINVAL);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "pwmchip3 has no channel 0, only 0");
PROVED

/* --- converters --------------------------------------------------------------------------------------------------- */

#define IIO "sys/bus/iio/devices/iio:device2/"

static uint16_t reading(struct fixture *f, uint16_t pin)
{
    uint16_t value;

    ck_assert_int_eq(cpy_adc_read(f->board, pin, &value), 0);
    return value;
}

CLAIM(a_reading_is_scaled_by_the_converters_own_range)
    write_file(&f, "sys/bus/iio/devices/iio:device0/name", "cpu-temp\n");
    write_file(&f, IIO "name", "ads1015\n");
    write_file(&f, IIO "in_voltage0_raw", "1000\n");
    write_file(&f, IIO "in_voltage0_scale", "2\n");
    write_file(&f, IIO "in_voltage_scale", "77\n");
    write_file(&f, IIO "scan_elements/in_voltage0_type", "le:s12/16>>4\n");
    ck_assert_int_eq(cpy_adc_open(f.board, A0), 0);
    ck_assert_uint_eq(cpy_adc_reference(f.board, A0), 2047 * 2 * 1000);
    ck_assert_uint_eq(reading(&f, A0), (1000 * 65535 + 1023) / 2047);
    write_file(&f, IIO "in_voltage0_raw", "-5\n");
    ck_assert_uint_eq(reading(&f, A0), 0);
    write_file(&f, IIO "in_voltage0_raw", "9999\n");
    ck_assert_uint_eq(reading(&f, A0), 65535);
    cpy_adc_close(f.board, A0);
PROVED

CLAIM(a_range_and_an_offset_are_used_where_there_is_no_format)
    write_file(&f, IIO "name", "ads1015\n");
    write_file(&f, IIO "in_voltage1_raw", "500\n");
    write_file(&f, IIO "in_voltage_scale", "0.5\n");
    write_file(&f, IIO "in_voltage_offset", "24\n");
    write_file(&f, IIO "in_voltage_raw_available", "[0 1 1000]\n");
    ck_assert_int_eq(cpy_adc_open(f.board, A1), 0);
    ck_assert_uint_eq(cpy_adc_reference(f.board, A1), 512000);
    ck_assert_uint_eq(reading(&f, A1), (524 * 65535 + 512) / 1024);
PROVED

CLAIM(millivolts_of_a_driver_are_taken_as_they_are)
    write_file(&f, IIO "name", "ads1015\n");
    write_file(&f, IIO "in_voltage0_input", "1650\n");
    write_file(&f, IIO "in_voltage0_scale", "9\n");
    ck_assert_int_eq(cpy_adc_open(f.board, A0), 0);
    ck_assert_uint_eq(cpy_adc_reference(f.board, A0), 3300000);
    ck_assert_uint_eq(reading(&f, A0), 32768);
PROVED

CLAIM(an_output_gets_counts_and_is_switched_off_at_the_end)
    write_file(&f, IIO "name", "mcp4725\n");
    write_file(&f, IIO "out_voltage0_raw", "77\n");
    write_file(&f, IIO "out_voltage0_powerdown", "1\n");
    ck_assert_int_eq(cpy_dac_open(f.board, DAC), 0);
    FILE_IS(IIO "out_voltage0_raw", "0");
    FILE_IS(IIO "out_voltage0_powerdown", "0");
    ck_assert_int_eq(cpy_dac_write(f.board, DAC, 65535), 0);
    FILE_IS(IIO "out_voltage0_raw", "1023");
    cpy_board_close(f.board);
    f.board = NULL;
    FILE_IS(IIO "out_voltage0_raw", "0");
    FILE_IS(IIO "out_voltage0_powerdown", "1");
PROVED

CLAIM(a_count_that_the_driver_refuses_is_told)
    write_file(&f, IIO "name", "mcp4725\n");
    link_file(&f, "/proc/self/oom_score_adj", IIO "out_voltage0_raw");
    ck_assert_int_eq(cpy_dac_open(f.board, DAC), 0);
    ck_assert_int_eq(cpy_dac_write(f.board, DAC, 65535), -EINVAL);
    ck_assert_str_eq(cpy_board_failure(f.board)->text,
        "iio:device2 refuses the count 1023: table [dac] of a board file can say its bits");
PROVED

CLAIM(a_missing_converter_or_channel_is_said)
    ck_assert_int_eq(cpy_adc_open(f.board, A0), -ENOENT);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "no converter ads1015: cat /sys/bus/iio/devices/*/name shows which there "
                                            "are; an overlay or a driver makes more");
    write_file(&f, IIO "name", "ads1015\n");
    ck_assert_int_eq(cpy_adc_open(f.board, A0), -EINVAL);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "iio:device2 has no input channel 0 of a voltage");
PROVED

Suite *linux_units_suite(void)
{
    Suite *suite = suite_create("linux_units");
    TCase *claims = tcase_create("claims");

    tcase_add_test(claims, a_channel_is_exported_awaited_and_given_back);
    tcase_add_test(claims, an_inverted_wave_has_the_opposite_duty);
    tcase_add_test(claims, what_a_killed_program_left_is_taken_over_and_tidied);
    tcase_add_test(claims, closing_the_board_ends_waves);
    tcase_add_test(claims, a_killed_program_leaves_no_wave);
    tcase_add_test(claims, a_channel_of_another_cpy_is_in_use);
    tcase_add_test(claims, two_pins_cannot_have_one_channel);
    tcase_add_test(claims, a_refused_period_is_told_with_the_range);
    tcase_add_test(claims, what_is_missing_is_said_with_what_to_do);
    tcase_add_test(claims, a_reading_is_scaled_by_the_converters_own_range);
    tcase_add_test(claims, a_range_and_an_offset_are_used_where_there_is_no_format);
    tcase_add_test(claims, millivolts_of_a_driver_are_taken_as_they_are);
    tcase_add_test(claims, an_output_gets_counts_and_is_switched_off_at_the_end);
    tcase_add_test(claims, a_count_that_the_driver_refuses_is_told);
    tcase_add_test(claims, a_missing_converter_or_channel_is_said);
    tcase_set_timeout(claims, 60);
    suite_add_tcase(suite, claims);
    return suite;
}
