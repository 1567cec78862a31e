/* SPDX-License-Identifier: MIT */
/* tests/unit/test_linux_spi.c - claims about SPI through spidev, on a node that umockdev makes.
 *
 * They need umockdev's library to be preloaded (tests/with-umockdev); without it they say so and prove nothing. */
#include "tests/stand-in/i2c_bus.h"
#include "tests/stand-in/spi_bus.h"

#include <check.h>
#include <linux/spi/spidev.h>
#include <string.h>

Suite *linux_spi_suite(void);

enum { SCK, MOSI, MISO, SPARE, CE0, CE1, GONE, PINS };

#define PIN(number) {.name = "GPIO" #number, .line = number, .can = CPY_CAN_GPIO, .adc = -1, .dac = -1}
static const struct cpy_pin_def pin_defs[PINS] = {
    PIN(11), PIN(10), PIN(9), PIN(5), {.name = "CE0", .line = CPY_NO_LINE, .can = CPY_CAN_GPIO, .adc = -1, .dac = -1},
    {.name = "CE1", .line = CPY_NO_LINE, .can = CPY_CAN_GPIO, .adc = -1, .dac = -1},
    {.name = "GONE", .line = CPY_NO_LINE, .can = CPY_CAN_GPIO, .adc = -1, .dac = -1}};
static const struct cpy_bus_def buses[] = {
    {.kind = CPY_BUS_SPI, .name = "SPI", .id = 0, .pins = {SCK, MOSI, MISO}, .device = "/dev/spidev0.0",
        .selects = {{CE0, "/dev/spidev0.0"}, {CE1, "/dev/spidev0.1"}, {GONE, "/dev/spidev0.2"}}, .select_count = 3},
    {.kind = CPY_BUS_SPI, .name = "NOWHERE", .id = 1, .pins = {SPARE, MOSI, MISO}, .device = "/dev/spidev9.9"}};
static const struct cpy_board_def def = {.id = "test", .title = "Test", .chip = "test",
    .match = "Raspberry Pi", .pins = pin_defs, .pin_count = PINS, .buses = buses, .bus_count = 2};

struct fixture {
    struct stand_in_spi about;
    struct stand_in_spi_bus *node;
    struct cpy_board *board;
    struct cpy_spi *bus;
};

static void open_board(struct fixture *f, uint32_t refused, const char *where)
{
    struct cpy_failure failure;

    memset(f, 0, sizeof *f);
    f->about.refused = refused;
    f->about.hz_most = 10000000;
    f->node = stand_in_spi_new("/dev/spidev0.0", &f->about);
    ck_assert_int_eq(cpy_board_open(&f->board, &cpy_backend_linux, &def, where, &failure), 0);
}

static void open_bus(struct fixture *f, uint32_t refused)
{
    open_board(f, refused, NULL);
    ck_assert_int_eq(cpy_spi_open(&f->bus, f->board, SCK, MOSI, MISO, false, false), 0);
    ck_assert_int_eq(cpy_spi_configure(f->bus, 1000000, 0, 0, 8, false), 0);
}

static void close_all(struct fixture *f)
{
    cpy_spi_close(f->bus);
    cpy_board_close(f->board);
    stand_in_spi_free(f->node);
}

#define CLAIM(name, refused) \
    START_TEST(name) \
    { \
        struct fixture f; \
        if (!stand_in_can_make_nodes()) \
            return; \
        open_bus(&f, refused);
#define PROVED \
    close_all(&f); \
    } \
    END_TEST

/* --- transfers ------------------------------------------------------------------------------------------------- */

CLAIM(bytes_go_both_ways_in_one_ioctl, 0)
    const uint8_t out[] = {1, 2, 3};
    uint8_t in[3];

    ck_assert_int_eq(cpy_spi_transfer(f.bus, out, in, 3, 0), 0);
    ck_assert_mem_eq(f.about.sent, out, 3);
    for (int i = 0; i < 3; i++)
        ck_assert_uint_eq(in[i], (uint8_t)~out[i]);
    ck_assert_uint_eq(f.about.count, 1);
    ck_assert_uint_eq(f.about.held, 0);
    ck_assert_uint_eq(f.about.hz, 1000000);
    ck_assert_uint_eq(f.about.bits, 8);
PROVED

CLAIM(reading_sends_the_fill_byte, 0)
    uint8_t in[2];

    ck_assert_int_eq(cpy_spi_transfer(f.bus, NULL, in, 2, 0xA5), 0);
    ck_assert_uint_eq(f.about.sent[1], 0xA5);
    ck_assert_int_eq(cpy_spi_transfer(f.bus, NULL, in, 2, 0), 0);
    ck_assert(f.about.sent_nothing);
PROVED

CLAIM(a_long_transfer_goes_in_pieces_with_chip_select_held, 0)
    static uint8_t out[10000], in[10000];

    for (unsigned i = 0; i < sizeof out; i++)
        out[i] = (uint8_t)(i * 7 + i / 256);
    ck_assert_int_eq(cpy_spi_transfer(f.bus, out, in, sizeof out, 0), 0);
    ck_assert_uint_eq(f.about.count, 3);
    ck_assert_uint_eq(f.about.held, 2);
    ck_assert_mem_eq(f.about.sent, out, sizeof out);
    for (unsigned i = 0; i < sizeof out; i++)
        ck_assert_uint_eq(in[i], (uint8_t)~out[i]);
PROVED

static uint8_t turned(uint8_t byte)
{
    uint8_t result = 0;

    for (int bit = 0; bit < 8; bit++)
        result |= (uint8_t)((byte >> bit & 1) << (7 - bit));
    return result;
}

/* What is sent and read of 10,000 bytes; the node saw them turned round if turn. */
static void move_long(struct fixture *f, bool sends, bool reads, bool turn)
{
    static uint8_t out[10000], in[10000];

    for (unsigned i = 0; i < sizeof out; i++)
        out[i] = sends ? (uint8_t)(i * 7 + i / 256) : 0x5A;
    ck_assert_int_eq(cpy_spi_transfer(f->bus, sends ? out : NULL, reads ? in : NULL, sizeof out, 0x5A), 0);
    ck_assert_uint_eq(f->about.count, 3);
    ck_assert_uint_eq(f->about.held, 2);
    for (unsigned i = 0; i < sizeof out; i++) {
        ck_assert_uint_eq(f->about.sent[i], turn ? turned(out[i]) : out[i]);
        if (reads)
            ck_assert_uint_eq(in[i], (uint8_t)~out[i]);
    }
}

/* Writing, reading and both, in each mode, highest or lowest bit first, which the controller may not know. */
START_TEST(pieces_are_the_same_in_every_mode_and_direction)
{
    const bool first_low = _i & 1, knows = _i & 2, phase = _i & 4, polarity = _i & 8;
    struct fixture f;

    if (!stand_in_can_make_nodes())
        return;
    for (int way = 1; way < 4; way++) {
        open_bus(&f, knows ? 0 : SPI_LSB_FIRST);
        ck_assert_int_eq(cpy_spi_configure(f.bus, 1000000, polarity, phase, 8, first_low), 0);
        move_long(&f, way & 1, way & 2, first_low && !knows);
        ck_assert_uint_eq(f.about.mode & (SPI_CPOL | SPI_CPHA), (polarity ? SPI_CPOL : 0) | (phase ? SPI_CPHA : 0));
        close_all(&f);
    }
}
END_TEST

CLAIM(a_controller_that_takes_less_gets_shorter_pieces, 0)
    f.about.longest = 1500;
    ck_assert_int_eq(cpy_spi_transfer(f.bus, (const uint8_t[4000]){[3999] = 7}, NULL, 4000, 0), 0);
    ck_assert_uint_eq(f.about.count, 4); /* of 1000 bytes: half of a half */
    ck_assert_uint_eq(f.about.held, 3);
    ck_assert_uint_eq(f.about.sent[3999], 7);
    ck_assert_int_eq(cpy_spi_transfer(f.bus, (const uint8_t[1000]){0}, NULL, 1000, 0), 0);
    ck_assert_uint_eq(f.about.held, 3);
    f.about.longest = 8;
    ck_assert_int_eq(cpy_spi_transfer(f.bus, (const uint8_t[100]){0}, NULL, 100, 0), -EMSGSIZE);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "/dev/spidev0.0: its controller refuses a transfer of that length");
PROVED

CLAIM(words_of_other_sizes_are_the_controllers, SPI_LSB_FIRST)
    static const uint8_t sizes[] = {4, 9, 12, 16};

    for (unsigned i = 0; i < sizeof sizes; i++) {
        ck_assert_int_eq(cpy_spi_configure(f.bus, 1000000, 0, 0, sizes[i], false), 0);
        ck_assert_int_eq(cpy_spi_transfer(f.bus, (const uint8_t[10000]){0}, NULL, 10000, 0), 0);
        ck_assert_uint_eq(f.about.bits, sizes[i]);
        ck_assert_uint_eq(f.about.len, 10000);
        f.about.len = 0;
    }
    ck_assert_int_eq(cpy_spi_transfer(f.bus, (const uint8_t[3]){0}, NULL, 3, 0), -EINVAL);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "3 bytes are no whole number of words of 16 bits");
PROVED

/* What is sent for a word, and what its complement is taken for. */
static void check_word(struct fixture *f, uint8_t bits, bool lsb_first, uint16_t word, const uint8_t *sent)
{
    uint16_t in, mask = (uint16_t)((1u << bits) - 1);

    ck_assert_int_eq(cpy_spi_configure(f->bus, 1000000, 0, 0, bits, lsb_first), 0);
    f->about.len = 0;
    ck_assert_int_eq(cpy_spi_transfer(f->bus, (const uint8_t *)&word, (uint8_t *)&in, 2, 0), 0);
    ck_assert_mem_eq(f->about.sent, sent, 2);
    ck_assert_uint_eq(in & mask, (uint16_t)~word & mask);
}

CLAIM(words_are_reversed_where_the_controller_cannot, SPI_LSB_FIRST)
    uint16_t word = 0x6A80;

    check_word(&f, 16, true, 0x0156, (const uint8_t *)&word);
    ck_assert_uint_eq(f.about.bits, 16);
    word = 0x0C80;
    check_word(&f, 12, true, 0x0013, (const uint8_t *)&word);
PROVED

CLAIM(words_of_16_bits_become_bytes_where_the_controller_has_no_others, 0)
    f.about.bytes_only = true;
    check_word(&f, 16, false, 0x1234, (const uint8_t[]){0x12, 0x34});
    ck_assert_uint_eq(f.about.bits, 8);
    check_word(&f, 16, true, 0x1234, (const uint8_t[]){0x34, 0x12}); /* it begins with the lowest bit by itself */
    ck_assert_int_eq(cpy_spi_configure(f.bus, 1000000, 0, 0, 8, false), 0);
    f.about.refused = SPI_LSB_FIRST;
    check_word(&f, 16, true, 0x1234, (const uint8_t[]){0x2C, 0x48});
    ck_assert_int_eq(cpy_spi_configure(f.bus, 1000000, 0, 0, 12, false), -EINVAL);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "/dev/spidev0.0: its controller refuses words of 12 bits");
    check_word(&f, 16, false, 0xABCD, (const uint8_t[]){0xAB, 0xCD});
PROVED

CLAIM(the_node_gets_back_its_mode_and_its_word, 0)
    cpy_spi_close(f.bus);
    f.about.mode = SPI_CS_HIGH;
    f.about.bits = 0;
    ck_assert_int_eq(cpy_spi_open(&f.bus, f.board, SCK, MOSI, MISO, false, false), 0);
    ck_assert_int_eq(cpy_spi_configure(f.bus, 1000000, 1, 1, 16, true), 0);
    ck_assert_uint_eq(f.about.bits, 16);
    cpy_spi_close(f.bus);
    f.bus = NULL;
    ck_assert_uint_eq(f.about.mode, SPI_CS_HIGH);
    ck_assert_uint_eq(f.about.bits, 8);
PROVED

/* --- chip select ----------------------------------------------------------------------------------------------- */

static const struct cpy_pin_mode input = {.output = false}, high = {.output = true, .level = true};

CLAIM(a_chip_select_of_the_kernels_works_like_a_pin, 0)
    const uint8_t out[] = {7, 8};

    ck_assert_int_eq(cpy_spi_configure(f.bus, 1000000, 1, 1, 8, false), 0);
    ck_assert_int_eq(cpy_gpio_setup(f.board, CE0, &input), 0);
    ck_assert_int_eq(cpy_gpio_setup(f.board, CE0, &high), 0);
    ck_assert_uint_eq(f.about.count, 0);
    ck_assert_int_eq(cpy_gpio_write(f.board, CE0, false), 0);
    ck_assert_uint_eq(f.about.held, 1); /* an empty message, after which it stays low */
    ck_assert_uint_eq(f.about.len, 0);
    ck_assert_uint_eq(f.about.mode, SPI_MODE_3);
    ck_assert_int_eq(cpy_gpio_read(f.board, CE0), 0);
    ck_assert_int_eq(cpy_spi_transfer(f.bus, out, NULL, 2, 0), 0);
    ck_assert_uint_eq(f.about.held, 2);
    ck_assert_int_eq(cpy_gpio_write(f.board, CE0, true), 0);
    ck_assert_uint_eq(f.about.count, 3);
    ck_assert_uint_eq(f.about.held, 2);
    ck_assert_int_eq(cpy_gpio_read(f.board, CE0), 1);
    ck_assert_int_eq(cpy_spi_transfer(f.bus, out, NULL, 2, 0), 0);
    ck_assert_uint_eq(f.about.mode, SPI_MODE_3 | SPI_NO_CS); /* nobody is selected */
    ck_assert_uint_eq(f.about.held, 2);
    f.board->backend->gpio->release(f.board, CE0);
PROVED

CLAIM(a_chip_select_that_is_given_back_is_high, 0)
    ck_assert_int_eq(cpy_gpio_setup(f.board, CE0, &(struct cpy_pin_mode){.output = true}), 0);
    ck_assert_uint_eq(f.about.held, 1);
    f.board->backend->gpio->release(f.board, CE0);
    ck_assert_uint_eq(f.about.count, 2);
    ck_assert_uint_eq(f.about.held, 1);
PROVED

CLAIM(a_chip_select_is_no_input, 0)
    ck_assert_int_eq(cpy_gpio_setup(f.board, CE0, &input), 0);
    ck_assert_int_eq(cpy_gpio_read(f.board, CE0), -EBUSY);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "CE0 belongs to /dev/spidev0.0: it is no input, only a chip select");
    ck_assert_int_eq(cpy_gpio_watch(f.board, CE0, CPY_EDGE_BOTH), -EINVAL);
    f.board->backend->gpio->release(f.board, CE0);
PROVED

CLAIM(a_chip_select_whose_node_is_missing_says_so, 0)
    ck_assert_int_eq(cpy_gpio_setup(f.board, GONE, &high), -ENOENT);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "there is no /dev/spidev0.2: ls /dev/spidev* shows what there is");
PROVED

START_TEST(two_devices_are_not_selected_at_a_time)
{
    struct stand_in_spi second = {.hz_most = 1000000};
    struct stand_in_spi_bus *node;
    struct fixture f;
    const uint8_t byte = 9;

    if (!stand_in_can_make_nodes())
        return;
    open_bus(&f, 0);
    node = stand_in_spi_beside(f.node, "/dev/spidev0.1", &second);
    ck_assert_int_eq(cpy_gpio_setup(f.board, CE0, &high) | cpy_gpio_setup(f.board, CE1, &high), 0);
    ck_assert_int_eq(cpy_gpio_write(f.board, CE1, false), 0);
    ck_assert_int_eq(cpy_gpio_write(f.board, CE0, false), -EBUSY);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "CE1 is low, and the kernel selects one device at a time");
    ck_assert_int_eq(cpy_spi_transfer(f.bus, &byte, NULL, 1, 0), 0);
    ck_assert_uint_eq(second.len, 1); /* the transfer went through the node of the chip select */
    ck_assert_uint_eq(f.about.len, 0);
    f.board->backend->gpio->release(f.board, CE0);
    f.board->backend->gpio->release(f.board, CE1);
    stand_in_spi_free(node);
    close_all(&f);
}
END_TEST

/* --- set-up ---------------------------------------------------------------------------------------------------- */

CLAIM(modes_are_the_kernels, 0)
    const uint8_t byte = 0;

    ck_assert_uint_eq(f.about.mode, SPI_NO_CS);
    for (uint8_t mode = 0; mode < 4; mode++) {
        ck_assert_int_eq(cpy_spi_configure(f.bus, 1000000, mode >> 1, mode & 1, 8, false), 0);
        ck_assert_int_eq(cpy_spi_transfer(f.bus, &byte, NULL, 1, 0), 0);
        ck_assert_uint_eq(f.about.mode, SPI_NO_CS | mode);
    }
    ck_assert_int_eq(cpy_spi_configure(f.bus, 1000000, 0, 0, 8, true), 0);
    ck_assert_uint_eq(f.about.mode, SPI_NO_CS | SPI_LSB_FIRST);
PROVED

CLAIM(the_rate_is_the_device_trees_at_most, 0)
    ck_assert_int_eq(cpy_spi_configure(f.bus, 50000000, 0, 0, 8, false), 0);
    ck_assert_uint_eq(f.bus->hz, 10000000);
PROVED

CLAIM(a_controller_without_lowest_bit_first_gets_reversed_bytes, SPI_LSB_FIRST | SPI_NO_CS)
    const uint8_t out[] = {0x01, 0xC0};
    uint8_t in[2];

    ck_assert_int_eq(cpy_spi_configure(f.bus, 1000000, 0, 1, 8, true), 0);
    ck_assert_uint_eq(f.about.mode, SPI_MODE_1);
    ck_assert_int_eq(cpy_spi_transfer(f.bus, out, in, 2, 0), 0);
    ck_assert_uint_eq(f.about.sent[0], 0x80);
    ck_assert_uint_eq(f.about.sent[1], 0x03);
    ck_assert_uint_eq(in[0], 0xFE); /* the complement, turned back */
    ck_assert_uint_eq(in[1], 0x3F);
    ck_assert_int_eq(cpy_spi_transfer(f.bus, NULL, in, 1, 0x0F), 0);
    ck_assert_uint_eq(f.about.sent[2], 0xF0);
PROVED

CLAIM(a_mode_that_the_controller_refuses_is_named_and_the_one_before_stays, SPI_CPHA)
    ck_assert_int_eq(cpy_spi_configure(f.bus, 500000, 0, 1, 8, false), -EINVAL);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "/dev/spidev0.0: its controller refuses mode 1");
    ck_assert_uint_eq(f.bus->hz, 1000000);
PROVED

/* --- chains of LEDs --------------------------------------------------------------------------------------------- */

static const struct cpy_pulses ws2812 = {.high0 = 400, .low0 = 850, .high1 = 800, .low1 = 450};

static int light(struct fixture *f, uint16_t pin, const uint8_t *bytes, size_t len)
{
    return cpy_gpio_send_bits(f->board, pin, &ws2812, (struct cpy_bytes_in){bytes, len});
}

/* Three SPI bits for each: 100 is a 0, 110 a 1.  No GPIO chip exists here, so the pin's line has not been taken. */
CLAIM(bits_for_leds_are_pulses_on_mosi, 0)
    const struct cpy_pin_mode low = {.output = true};
    const uint8_t colour = 0xA0, expected[] = {0, 0xD3, 0x49, 0x24, 0};

    ck_assert_int_eq(cpy_gpio_setup(f.board, MOSI, &low), 0);
    ck_assert_int_eq(cpy_gpio_write(f.board, MOSI, false), 0);
    ck_assert_int_eq(light(&f, MOSI, &colour, 1), 0);
    ck_assert_uint_eq(f.about.len, sizeof expected);
    ck_assert_mem_eq(f.about.sent, expected, sizeof expected);
    ck_assert_uint_eq(f.about.hz, 1000000000 / (1250 / 3));
    ck_assert_int_eq(light(&f, MOSI, &colour, 0), 0);
    ck_assert_uint_eq(f.about.count, 1);
PROVED

CLAIM(leds_on_another_pin_are_refused_with_the_right_one, 0)
    ck_assert_int_eq(light(&f, SPARE, (const uint8_t *)"x", 1), -EINVAL);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "Linux times such pulses only on MOSI of an SPI bus, not on GPIO5: connect "
                                            "the LEDs to GPIO10");
PROVED

CLAIM(more_leds_than_the_kernel_sends_at_once_are_refused, 0)
    static const uint8_t colours[1365];

    ck_assert_int_eq(light(&f, MOSI, colours, sizeof colours), -EINVAL);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "the kernel sends 1364 bytes at once, not 1365: spidev.bufsiz=65536 in "
                                            "/boot/firmware/cmdline.txt makes it more");
    ck_assert_int_eq(light(&f, MOSI, colours, 1364), 0);
PROVED

CLAIM(pulses_that_no_rate_makes_are_refused, 0)
    const struct cpy_pulses odd = {.high0 = 5000, .low0 = 90000, .high1 = 60000, .low1 = 5000};

    ck_assert_int_eq(cpy_gpio_send_bits(f.board, MOSI, &odd, (struct cpy_bytes_in){(const uint8_t *)"x", 1}), -EINVAL);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "no SPI rate makes pulses of 5000, 90000, 60000 and 5000 ns");
PROVED

/* --- errors ------------------------------------------------------------------------------------------------------ */

CLAIM(errors_of_a_transfer_are_explained, 0)
    const uint8_t byte = 0;

    f.about.error = ESHUTDOWN;
    ck_assert_int_eq(cpy_spi_transfer(f.bus, &byte, NULL, 1, 0), -ENODEV);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "/dev/spidev0.0: the controller is gone");
    f.about.error = EINVAL;
    ck_assert_int_eq(cpy_spi_transfer(f.bus, &byte, NULL, 1, 0), -EINVAL);
    f.about.error = ETIMEDOUT;
    ck_assert_int_eq(cpy_spi_transfer(f.bus, &byte, NULL, 1, 0), -EIO);
PROVED

CLAIM(a_cancelled_transfer_is_not_begun, 0)
    const uint8_t byte = 0;

    cpy_board_cancel(f.board);
    ck_assert_int_eq(cpy_spi_transfer(f.bus, &byte, NULL, 1, 0), -ECANCELED);
    ck_assert_uint_eq(f.about.count, 0);
    cpy_board_resume(f.board);
    ck_assert_int_eq(cpy_spi_transfer(f.bus, &byte, NULL, 1, 0), 0);
PROVED

START_TEST(a_missing_node_says_how_to_switch_it_on)
{
    struct fixture f;

    if (!stand_in_can_make_nodes())
        return;
    open_board(&f, 0, NULL);
    ck_assert_int_eq(cpy_spi_open(&f.bus, f.board, SPARE, MOSI, MISO, false, false), -ENOENT);
    ck_assert_str_eq(cpy_board_failure(f.board)->text, "there is no /dev/spidev9.9: sudo raspi-config nonint do_spi 0 switches SPI "
                                            "on; bitbangio.SPI works without");
    close_all(&f);
}
END_TEST

START_TEST(an_option_names_another_node)
{
    struct fixture f;
    const uint8_t byte = 0x55;

    if (!stand_in_can_make_nodes())
        return;
    open_board(&f, 0, "spi=/dev/spidev0.0");
    ck_assert_int_eq(cpy_spi_open(&f.bus, f.board, SPARE, MOSI, MISO, false, false), 0);
    ck_assert_int_eq(cpy_spi_transfer(f.bus, &byte, NULL, 1, 0), 0);
    ck_assert_uint_eq(f.about.sent[0], 0x55);
    close_all(&f);
}
END_TEST

Suite *linux_spi_suite(void)
{
    Suite *suite = suite_create("linux_spi");
    TCase *claims = tcase_create("claims");

    tcase_add_test(claims, bytes_go_both_ways_in_one_ioctl);
    tcase_add_test(claims, reading_sends_the_fill_byte);
    tcase_add_test(claims, a_long_transfer_goes_in_pieces_with_chip_select_held);
    tcase_add_loop_test(claims, pieces_are_the_same_in_every_mode_and_direction, 0, 16);
    tcase_add_test(claims, a_controller_that_takes_less_gets_shorter_pieces);
    tcase_add_test(claims, words_of_other_sizes_are_the_controllers);
    tcase_add_test(claims, words_are_reversed_where_the_controller_cannot);
    tcase_add_test(claims, words_of_16_bits_become_bytes_where_the_controller_has_no_others);
    tcase_add_test(claims, the_node_gets_back_its_mode_and_its_word);
    tcase_add_test(claims, a_chip_select_of_the_kernels_works_like_a_pin);
    tcase_add_test(claims, a_chip_select_that_is_given_back_is_high);
    tcase_add_test(claims, a_chip_select_is_no_input);
    tcase_add_test(claims, a_chip_select_whose_node_is_missing_says_so);
    tcase_add_test(claims, two_devices_are_not_selected_at_a_time);
    tcase_add_test(claims, modes_are_the_kernels);
    tcase_add_test(claims, the_rate_is_the_device_trees_at_most);
    tcase_add_test(claims, a_controller_without_lowest_bit_first_gets_reversed_bytes);
    tcase_add_test(claims, a_mode_that_the_controller_refuses_is_named_and_the_one_before_stays);
    tcase_add_test(claims, bits_for_leds_are_pulses_on_mosi);
    tcase_add_test(claims, leds_on_another_pin_are_refused_with_the_right_one);
    tcase_add_test(claims, more_leds_than_the_kernel_sends_at_once_are_refused);
    tcase_add_test(claims, pulses_that_no_rate_makes_are_refused);
    tcase_add_test(claims, errors_of_a_transfer_are_explained);
    tcase_add_test(claims, a_cancelled_transfer_is_not_begun);
    tcase_add_test(claims, a_missing_node_says_how_to_switch_it_on);
    tcase_add_test(claims, an_option_names_another_node);
    tcase_set_timeout(claims, 60);
    suite_add_tcase(suite, claims);
    return suite;
}
