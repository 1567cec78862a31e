/* SPDX-License-Identifier: MIT */
/* tests/unit/test_boards.c - claims about board files: those that are compiled in, those of a user, and their errors. */
#include "boards/boards.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

Suite *boards_suite(void);

static char folder[] = "/tmp/cpy-boards-XXXXXX";
static char file[64];

static void make_folder(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(file, sizeof file, "%s/mine.toml", folder);
}

static void remove_folder(void)
{
    char model[64];

    snprintf(model, sizeof model, "%s/model", folder);
    unlink(file);
    unlink(model);
    ck_assert_int_eq(rmdir(folder), 0);
    strcpy(folder, "/tmp/cpy-boards-XXXXXX");
}

static void write_file(const char *name, const char *text, size_t len)
{
    FILE *f = fopen(name, "wb");

    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(fwrite(text, 1, len, f), len);
    ck_assert_int_eq(fclose(f), 0);
}

static struct cpy_board_def *load(const char *name)
{
    struct cpy_failure failure = {0};
    struct cpy_board_def *def = cpy_board_load(name, &failure);

    ck_assert_msg(def, "%s", failure.text);
    return def;
}

static struct cpy_board_def *load_text(const char *text)
{
    write_file(file, text, strlen(text));
    return load(file);
}

/* What loading a wrong file says, without the folder; in *failure, which the caller owns. */
static const char *error_of(const char *text, struct cpy_failure *failure)
{
    write_file(file, text, strlen(text));
    ck_assert_ptr_null(cpy_board_load(file, failure));
    ck_assert_uint_eq(failure->pin, CPY_NO_PIN);
    ck_assert_ptr_nonnull(strstr(failure->text, "mine.toml:"));
    return strstr(failure->text, "mine.toml:") + strlen("mine.toml:");
}

/* The chip's pin that a board name means, or "". */
static const char *chip_pin(const struct cpy_board_def *def, const char *name)
{
    for (unsigned i = 0; i < def->name_count; i++)
        if (strcmp(def->names[i].name, name) == 0)
            return def->pins[def->names[i].pin].name;
    return "";
}

static const struct cpy_pin_def *pin(const struct cpy_board_def *def, const char *name)
{
    for (unsigned i = 0; i < def->pin_count; i++)
        if (strcmp(def->pins[i].name, name) == 0)
            return &def->pins[i];
    return NULL;
}

/* --- the boards that are compiled in ------------------------------------------------------------ */

START_TEST(every_board_of_the_list_can_be_loaded)
{
    const char *id, *title, *before = "";
    size_t n = 0;

    for (; cpy_board_list(n, &id, &title); n++) {
        struct cpy_board_def *def = load(id);

        ck_assert_int_lt(strcmp(before, id), 0);
        ck_assert_str_eq(def->id, id);
        ck_assert_str_eq(def->title, title);
        ck_assert(def->discover || (def->pin_count > 0 && def->bus_count > 0));
        before = id;
        cpy_board_unload(def);
    }
    ck_assert_uint_ge(n, 6);
    ck_assert(!cpy_board_list(n, &id, &title));
    ck_assert(!cpy_board_list(n + 1, &id, &title));
    cpy_board_unload(NULL);
}
END_TEST

START_TEST(the_feather_m4_has_the_pins_of_its_chip)
{
    struct cpy_board_def *def = load("feather_m4_express");

    ck_assert_str_eq(def->chip, "samd51j19");
    ck_assert_str_eq(chip_pin(def, "D13"), "PA23");
    ck_assert_str_eq(chip_pin(def, "LED"), "PA23");
    ck_assert_str_eq(chip_pin(def, "A5"), "PA06");
    ck_assert_str_eq(def->names[0].name, "D0"); /* what messages call a pin comes first */
    ck_assert_uint_eq(pin(def, "PB08")->line, 40);
    ck_assert_int_eq(pin(def, "PB08")->adc, 2);
    ck_assert_int_eq(pin(def, "PA05")->dac, 1);
    ck_assert_int_eq(pin(def, "PA23")->adc, -1);
    ck_assert_uint_eq(pin(def, "PA02")->can, CPY_CAN_GPIO | CPY_CAN_ADC | CPY_CAN_DAC);
    ck_assert_str_eq(def->buses[0].name, "I2C");
    ck_assert_int_eq(def->buses[0].id, 2);
    ck_assert_str_eq(def->pins[def->buses[0].pins[CPY_BUS_SDA]].name, "PA12");
    ck_assert_str_eq(def->pins[def->buses[1].pins[CPY_BUS_MOSI]].name, "PB23");
    ck_assert_uint_eq(def->buses[2].pins[CPY_BUS_RTS], CPY_NO_PIN);
    cpy_board_unload(def);
}
END_TEST

START_TEST(a_pi_4_is_like_a_pi_but_for_its_gpio_chip)
{
    struct cpy_board_def *pi = load("raspberry_pi"), *pi4 = load("raspberry_pi_4");

    ck_assert_str_eq(pi->gpiochip, "pinctrl-bcm2835");
    ck_assert_str_eq(pi4->gpiochip, "pinctrl-bcm2711");
    ck_assert_uint_eq(pi4->pin_count, pi->pin_count);
    ck_assert_uint_eq(pi4->name_count, pi->name_count);
    ck_assert_str_eq(chip_pin(pi4, "SDA"), "GPIO2");
    ck_assert_str_eq(pi4->buses[0].device, "/dev/i2c-1");
    ck_assert_int_eq(pi4->buses[0].id, 1);
    cpy_board_unload(pi);
    cpy_board_unload(pi4);
}
END_TEST

START_TEST(each_pin_of_a_pi_has_the_chips_name_too_and_messages_use_the_other)
{
    static const char *const ids[] = {"raspberry_pi", "raspberry_pi_1_rev_1", "raspberry_pi_4", "raspberry_pi_5", "raspberry_pi_cm"};

    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        struct cpy_board_def *pi = load(ids[i]);

        for (uint16_t n = 0; n < pi->pin_count; n++)
            ck_assert_str_eq(chip_pin(pi, pi->pins[n].name), pi->pins[n].name);
        ck_assert_str_eq(cpy_pin_label(pi, 17), "D17");
        cpy_board_unload(pi);
    }
}
END_TEST

START_TEST(a_computer_is_recognised_by_its_device_tree)
{
    static const struct {
        const char *model, *compatible, *id;
    } cases[] = {
        {"", "raspberrypi,model-zero-2-w\0brcm,bcm2837\0", "raspberry_pi"},
        {"Raspberry Pi Model B Rev 1", "raspberrypi,model-b\0brcm,bcm2835\0", "raspberry_pi_1_rev_1"}, /* of either kernel */
        {"Raspberry Pi Model B Rev 2", "raspberrypi,model-b\0brcm,bcm2835\0", "raspberry_pi"}, /* of Raspberry Pi's kernel */
        {"", "raspberrypi,model-b\0brcm,bcm2835\0", "raspberry_pi"},
        {"Raspberry Pi Model B Rev 1", "raspberrypi,model-b-i2c0\0brcm,bcm2835\0", "raspberry_pi_1_rev_1"},
        {"", "raspberrypi,model-b-rev2\0brcm,bcm2835\0", "raspberry_pi"},
        {"", "raspberrypi,3-compute-module\0brcm,bcm2837\0", "raspberry_pi_cm"},
        {"Raspberry Pi of a kind to come", "raspberrypi,500\0brcm,bcm2712\0", "raspberry_pi_5"},
        {"", "raspberrypi,model-zero\0brcm,bcm2835\0", "raspberry_pi"}, {"", "raspberrypi,model-zero-w\0brcm,bcm2835\0", "raspberry_pi"},
        {"", "raspberrypi,model-a\0brcm,bcm2835\0", "raspberry_pi"}, {"", "raspberrypi,model-a-plus\0brcm,bcm2835\0", "raspberry_pi"},
        {"", "raspberrypi,model-b-plus\0brcm,bcm2835\0", "raspberry_pi"},
        {"", "raspberrypi,2-model-b\0brcm,bcm2836\0", "raspberry_pi"}, {"", "raspberrypi,2-model-b-rev2\0brcm,bcm2837\0", "raspberry_pi"},
        {"", "raspberrypi,3-model-b\0brcm,bcm2837\0", "raspberry_pi"}, {"", "raspberrypi,3-model-b-plus\0brcm,bcm2837\0", "raspberry_pi"},
        {"", "raspberrypi,3-model-a-plus\0brcm,bcm2837\0", "raspberry_pi"},
        {"", "raspberrypi,compute-module\0brcm,bcm2835\0", "raspberry_pi_cm"},
        {"", "raspberrypi,3-compute-module-lite\0brcm,bcm2837\0", "raspberry_pi_cm"},
        {"", "raspberrypi,4-model-b\0brcm,bcm2711\0", "raspberry_pi_4"}, {"", "raspberrypi,400\0brcm,bcm2711\0", "raspberry_pi_4"},
        {"", "raspberrypi,4-compute-module\0brcm,bcm2711\0", "raspberry_pi_4"},
        {"", "raspberrypi,4-compute-module-s\0brcm,bcm2711\0", "raspberry_pi_4"},
        {"", "raspberrypi,5-model-b\0brcm,bcm2712\0", "raspberry_pi_5"},
        {"", "raspberrypi,5-compute-module\0brcm,bcm2712\0", "raspberry_pi_5"},
        {"", "brcm,bcm28\0", NULL}, {"Pine64 RockPro64", "pine64,rockpro64\0rockchip,rk3399\0", NULL},
        {"Raspberry Pi Zero W Rev 1.1", NULL, "raspberry_pi"}, {"Raspberry Pi 3 Model B Plus Rev 1.3", NULL, "raspberry_pi"},
        {"Raspberry Pi 4 Model B Rev 1.4", NULL, "raspberry_pi_4"}, {"Raspberry Pi 400 Rev 1.0", NULL, "raspberry_pi_4"},
        {"Raspberry Pi Compute Module 4 Rev 1.0", NULL, "raspberry_pi_4"}, {"Raspberry Pi 5 Model B Rev 1.0", NULL, "raspberry_pi_5"},
        {"Pine64 RockPro64", NULL, NULL}, {"", NULL, NULL},
    };
    char name[64], list[64];

    snprintf(name, sizeof name, "%s/model", folder);
    snprintf(list, sizeof list, "%s/compatible", folder);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *id;

        write_file(name, cases[i].model, strlen(cases[i].model) + 1); /* the kernel's text ends with a zero */
        if (cases[i].compatible)
            write_file(list, cases[i].compatible, strlen(cases[i].compatible)
                + strlen(strchr(cases[i].compatible, '\0') + 1) + 2);
        id = cpy_board_detect(folder);
        unlink(list);
        if (cases[i].id)
            ck_assert_str_eq(id ? id : "", cases[i].id);
        else
            ck_assert_ptr_null(id);
    }
    unlink(name);
    ck_assert_ptr_null(cpy_board_detect(folder));
}
END_TEST

START_TEST(a_board_that_names_no_machine_is_whichever_it_is_used_on)
{
    struct cpy_board_def *pi = load("raspberry_pi"), *host = load("host"), *own = load("linux");
    char name[64];

    ck_assert(!cpy_board_is_here(pi, folder));
    ck_assert(!cpy_board_is_here(host, folder));
    ck_assert(cpy_board_is_here(own, folder));
    snprintf(name, sizeof name, "%s/model", folder);
    write_file(name, "Raspberry Pi 3", 15);
    ck_assert(cpy_board_is_here(pi, folder));
    cpy_board_unload(pi);
    cpy_board_unload(host);
    cpy_board_unload(own);
}
END_TEST

/* --- a user's board ------------------------------------------------------------------------------ */

START_TEST(a_file_describes_a_board)
{
    struct cpy_board_def *def = load_text(
        "title = 'Mine'\nchip = 'x'\nbackend = 'mock'\ncpu_hz = 1_000\nadc = {bits = 10, millivolts = 1100}\n"
        "[pins]\nP1 = 1\nP2 = {line = 2, adc = 3, dac = 0, input_only = true}\n[names]\nLED = 'P1'\nOTHER = 'LED'\n"
        "[[bus]]\nkind = 'uart'\nname = 'UART'\ntx = 'LED'\nrx = 'P2'\ndevice = '/dev/ttyS9'\n");

    ck_assert_str_eq(def->id, "mine");
    ck_assert_str_eq(def->backend, "mock");
    ck_assert_uint_eq(def->cpu_hz, 1000);
    ck_assert_uint_eq(def->adc_bits, 10);
    ck_assert_uint_eq(def->adc_millivolts, 1100);
    ck_assert_uint_eq(def->pins[1].can, CPY_CAN_GPIO | CPY_CAN_ADC | CPY_CAN_DAC | CPY_CAN_INPUT_ONLY);
    ck_assert_str_eq(chip_pin(def, "OTHER"), "P1");
    ck_assert_int_eq(def->buses[0].kind, CPY_BUS_UART);
    ck_assert_int_eq(def->buses[0].id, -1);
    ck_assert_uint_eq(def->buses[0].pins[CPY_BUS_TX], 0);
    ck_assert_str_eq(def->buses[0].device, "/dev/ttyS9");
    cpy_board_unload(def);
}
END_TEST

START_TEST(a_file_tells_chips_of_lines_and_chip_selects)
{
    struct cpy_board_def *def = load_text(
        "title = 'Mine'\nnote = 'N'\n[pins]\nP1 = 1\n"
        "P2 = {line = 1, chip = '/dev/gpiochip1', active_low = true, debounce_us = 9, w1_master = 2}\n"
        "S = {gpio = false}\n"
        "CS = {gpio = false}\n[[bus]]\nkind = 'spi'\nname = 'SPI'\nsck = 'S'\noptional = true\n"
        "selects = {CS = '/dev/spidev0.0', P1 = '/dev/spidev0.1'}\n");

    ck_assert_str_eq(def->note, "N");
    ck_assert_str_eq(pin(def, "P2")->chip, "/dev/gpiochip1");
    ck_assert(pin(def, "P2")->active_low && !pin(def, "P1")->active_low && !pin(def, "P2")->open_source);
    ck_assert_uint_eq(pin(def, "P2")->debounce_us, 9);
    ck_assert_uint_eq(pin(def, "P2")->w1_master, 2);
    ck_assert_uint_eq(pin(def, "S")->line, CPY_NO_LINE);
    ck_assert_uint_eq(pin(def, "S")->can, 0);
    ck_assert_uint_eq(pin(def, "CS")->can, CPY_CAN_GPIO);
    ck_assert(def->buses[0].optional);
    ck_assert_uint_eq(def->buses[0].select_count, 2);
    ck_assert_str_eq(def->pins[def->buses[0].selects[1].pin].name, "P1");
    ck_assert_str_eq(def->buses[0].selects[1].device, "/dev/spidev0.1");
    cpy_board_unload(def);
}
END_TEST

START_TEST(a_file_describes_channels_of_units)
{
    struct cpy_board_def *def = load_text(
        "title = 'Mine'\n[pins]\nP1 = 1\nA0 = {gpio = false}\nA1 = {gpio = false, adc = 4}\n"
        "[pwm]\ndevice = 'x.pwm'\nenable = 'do this'\nchannels = {P1 = 3}\n"
        "[adc]\nchannels = {A0 = {channel = 2, device = 'iio:device1'}}\n[dac]\nbits = 10\n");
    struct cpy_channel_def channel;

    ck_assert_uint_eq(def->pins[1].can, CPY_CAN_ADC);
    ck_assert_uint_eq(def->pins[1].line, CPY_NO_LINE);
    ck_assert_str_eq(def->units[CPY_UNIT_PWM].enable, "do this");
    ck_assert_uint_eq(def->dac_bits, 10);
    ck_assert(cpy_channel_find(def, CPY_UNIT_PWM, 0, &channel));
    ck_assert_uint_eq(channel.channel, 3);
    ck_assert_str_eq(channel.device, "x.pwm");
    ck_assert(cpy_channel_find(def, CPY_UNIT_ADC, 1, &channel));
    ck_assert_uint_eq(channel.channel, 2);
    ck_assert_str_eq(channel.device, "iio:device1");
    ck_assert(cpy_channel_find(def, CPY_UNIT_ADC, 2, &channel));
    ck_assert_uint_eq(channel.channel, 4);
    ck_assert_ptr_null(channel.device);
    ck_assert(!cpy_channel_find(def, CPY_UNIT_DAC, 2, &channel));
    cpy_board_unload(def);
}
END_TEST

START_TEST(a_file_changes_and_adds_to_what_it_is_like)
{
    struct cpy_board_def *def = load_text("title = 'Mine'\nlike = 'raspberry_pi_4'\n[names]\nRELAY = 'D17'\nSDA = 'D4'\n"
                                          "[[bus]]\nkind = 'i2c'\nname = 'I2C'\nscl = 'D5'\nsda = 'SDA'\nid = 3\n");

    ck_assert_str_eq(def->gpiochip, "pinctrl-bcm2711");
    ck_assert_str_eq(chip_pin(def, "RELAY"), "GPIO17");
    ck_assert_str_eq(chip_pin(def, "SDA"), "GPIO4");
    ck_assert_uint_eq(def->bus_count, 4);
    ck_assert_int_eq(def->buses[0].id, 3);
    ck_assert_ptr_null(def->buses[0].device);
    cpy_board_unload(def);
}
END_TEST

#define HEAD "title = 'T'\n[pins]\nP1 = 1\nP2 = 2\n"

START_TEST(an_error_in_a_file_points_at_the_line_and_suggests)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"title = 'T'\nchipp = 'x'", "2: unknown key 'chipp'; did you mean 'chip'?"},
        {"title = 1", "1: title must be a string, not an integer"},
        {"title = 'T'\n[pins]\nP1 = {adc = 1}", "3: P1 needs a line, such as {line = 2}"},
        {"title = 'T'\n[pins]\nP1 = 1\n[pwm.channels]\nP2 = 1", "5: there is no pin 'P2'; did you mean 'P1'?"},
        {"title = 'T'\n[pins]\nP1 = 1\n[pwm.channels]\nP1 = {device = 'x'}", "5: P1 needs a channel, such as 0 or {channel = 0, device = \"...\"}"},
        {"title = 'T'\n[pins]\nP1 = 1\n[pwm]\nbits = 8", "5: unknown property 'bits'"},
        {"title = 'T'\n[pins]\nP1 = {line = 1, acd = 1}", "3: unknown property 'acd'; did you mean 'adc'?"},
        {"title = 'T'\n[pins]\nP1 = 70000", "3: P1 must be 0 to 65534"},
        {"title = 'T'\n[pins]\n'P 1' = 1", "3: 'P 1' cannot be a pin's name: letters, digits and _ only"},
        {"title = 'T'\n[pins]\nP1 = 1\nP2 = 1", "4: P2 and P1 have the same line 1"},
        {HEAD "[names]\nLED = 'P3'", "6: there is no pin 'P3'; did you mean 'P1'?"},
        {HEAD "[names]\nLED = 'nothing'", "6: there is no pin 'nothing'"},
        {HEAD "[[bus]]\nname = 'I2C'", "5: a bus needs a kind: \"i2c\", \"spi\" or \"uart\""},
        {HEAD "[[bus]]\nkind = 'i2c'\nname = 'I2C'\nsda = 'P1'", "5: bus I2C needs a pin for scl"},
        {HEAD "[[bus]]\nkind = 'i2c'\nname = 'I2C'\nsda = 'P1'\nscl = 'P1'", "5: bus I2C has one pin for scl and sda"},
        {HEAD "[[bus]]\nkind = 'spi'\nname = 'SPI'\nscl = 'P1'", "8: unknown property 'scl'; did you mean 'sck'?"},
        {HEAD "[[bus]]\nkind = 'spi'\nsck = 'P1'",
            "5: a bus needs a name that module board can have, such as \"I2C\""},
        {HEAD "[[bus]]\nkind = 'spi'\nname = 'SPI'\nsck = 'P1'\nselects = {P3 = '/dev/x'}",
            "9: there is no pin 'P3'; did you mean 'P1'?"},
        {HEAD "[[bus]]\nkind = 'spi'\nname = 'SPI'\nsck = 'P1'\nselects = {P2 = 1}",
            "9: P2 must be a string, not an integer"},
        {"title = 'T'\nadc = {bit = 1}", "2: unknown property 'bit'; did you mean 'bits'?"},
        {"title = 'T", "1:11: Expected \"'\": the string does not end"},
        {"like = 'nobody'", "1: like must name a board that cpy --boards lists, not 'nobody'"},
    };
    struct cpy_failure failure;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_str_eq(error_of(cases[i].text, &failure), cases[i].says);
    ck_assert_str_eq(error_of("chip = 'x'", &failure), " a board needs a title and pins");
}
END_TEST

START_TEST(a_board_that_does_not_exist_is_an_error_that_helps)
{
    struct cpy_failure failure;

    ck_assert_ptr_null(cpy_board_load("rasperry_pi", &failure));
    ck_assert_str_eq(failure.text, "there is no board 'rasperry_pi'; did you mean 'raspberry_pi'?");
    ck_assert_ptr_null(cpy_board_load("feather", &failure));
    ck_assert_str_eq(failure.text, "there is no board 'feather'; did you mean 'feather_m0_express'?");
    ck_assert_ptr_null(cpy_board_load("zzz", &failure));
    ck_assert_str_eq(failure.text, "there is no board 'zzz'");
    ck_assert_ptr_null(cpy_board_load("/nowhere/x.toml", &failure));
    ck_assert_str_eq(failure.text, "board file /nowhere/x.toml: No such file or directory");
    ck_assert_int_eq(mkdir(file, 0700), 0);
    ck_assert_ptr_null(cpy_board_load(file, &failure));
    ck_assert_ptr_nonnull(strstr(failure.text, "Is a directory"));
    ck_assert_int_eq(rmdir(file), 0);
}
END_TEST

START_TEST(the_nearest_name_is_found_or_none)
{
    static const char *const names[] = {"D0", "D1", "D13", "A0", "SDA", "SCL", "LED", "VOLTAGE_MONITOR"};
    static const struct {
        const char *wrong, *meant;
    } cases[] = {
        {"D31", "D13"}, {"d13", "D13"}, {"SLC", "SCL"}, {"LEDD", "LED"}, {"VOLTAGEMONITOR", "VOLTAGE_MONITOR"}, {"VOLT", "VOLTAGE_MONITOR"},
        {"sda1", "SDA"}, {"XYZZY", NULL}, {"", NULL}, {"BUTTON", NULL},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *found = cpy_nearest_name(cases[i].wrong, names, sizeof names / sizeof *names);

        ck_assert_str_eq(found ? found : "none", cases[i].meant ? cases[i].meant : "none");
    }
    ck_assert_ptr_null(cpy_nearest_name("D1", names, 0));
}
END_TEST

Suite *boards_suite(void)
{
    Suite *suite = suite_create("boards");
    TCase *tests = tcase_create("boards");

    tcase_add_checked_fixture(tests, make_folder, remove_folder);
    tcase_add_test(tests, every_board_of_the_list_can_be_loaded);
    tcase_add_test(tests, the_feather_m4_has_the_pins_of_its_chip);
    tcase_add_test(tests, a_pi_4_is_like_a_pi_but_for_its_gpio_chip);
    tcase_add_test(tests, each_pin_of_a_pi_has_the_chips_name_too_and_messages_use_the_other);
    tcase_add_test(tests, a_computer_is_recognised_by_its_device_tree);
    tcase_add_test(tests, a_file_describes_a_board);
    tcase_add_test(tests, a_board_that_names_no_machine_is_whichever_it_is_used_on);
    tcase_add_test(tests, a_file_tells_chips_of_lines_and_chip_selects);
    tcase_add_test(tests, a_file_describes_channels_of_units);
    tcase_add_test(tests, a_file_changes_and_adds_to_what_it_is_like);
    tcase_add_test(tests, an_error_in_a_file_points_at_the_line_and_suggests);
    tcase_add_test(tests, a_board_that_does_not_exist_is_an_error_that_helps);
    tcase_add_test(tests, the_nearest_name_is_found_or_none);
    suite_add_tcase(suite, tests);
    return suite;
}
