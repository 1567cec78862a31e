/* SPDX-License-Identifier: MIT */
/* tests/unit/test_mock.c - the simulated board through backend.h: nets, clocks, buses, devices, faults. */
#include "backends/mock/mock.h"
#include "boards/boards.h"

#include <check.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

Suite *mock_suite(void);

#define MS 1000000LL

/* A board, its simulation, and pins that tests use. */
static struct cpy_board_def *def;
static struct cpy_board *board;
static struct cpy_mock *mock;
static uint16_t d5, d6, d9, scl, sda, sck, mosi, miso, tx, rx;

static void open_with(const struct cpy_backend *backend, const char *where)
{
    struct cpy_failure failure;

    def = cpy_board_load("host", &failure);
    ck_assert_ptr_nonnull(def);
    ck_assert_int_eq(cpy_board_open(&board, backend, def, where, &failure), 0);
    mock = cpy_mock_of(board);
    d5 = cpy_pin_find(def, "D5"), d6 = cpy_pin_find(def, "D6"), d9 = cpy_pin_find(def, "D9");
    scl = cpy_pin_find(def, "SCL"), sda = cpy_pin_find(def, "SDA");
    sck = cpy_pin_find(def, "SCK"), mosi = cpy_pin_find(def, "MOSI"), miso = cpy_pin_find(def, "MISO");
    tx = cpy_pin_find(def, "TX"), rx = cpy_pin_find(def, "RX");
}

static void open_virtual(void) { open_with(&cpy_backend_mock, "clock=virtual"); }
static void open_real(void) { open_with(&cpy_backend_mock, NULL); }

static void close_all(void)
{
    cpy_board_close(board);
    cpy_board_unload(def);
}

static void claim(uint16_t pin)
{
    uint16_t taken;

    ck_assert_int_eq(cpy_board_claim(board, &pin, 1, "test", &taken), 0);
}

static void output(uint16_t pin, bool level, enum cpy_drive drive)
{
    ck_assert_int_eq(
        cpy_gpio_setup(board, pin, &(struct cpy_pin_mode){.output = true, .level = level, .drive = drive}), 0);
}

static void input(uint16_t pin, enum cpy_pull pull)
{
    ck_assert_int_eq(cpy_gpio_setup(board, pin, &(struct cpy_pin_mode){.pull = pull}), 0);
}

/* --- claims -------------------------------------------------------------------------------------------------------- */

START_TEST(pins_are_claimed_all_or_none)
{
    uint16_t pins[] = {d5, CPY_NO_PIN, d6}, both[] = {d9, d6}, twice[] = {d9, d9}, taken;

    ck_assert_int_eq(cpy_board_claim(board, pins, 3, "a", &taken), 0);
    ck_assert_int_eq(cpy_board_claim(board, both, 2, "b", &taken), -EBUSY);
    ck_assert_int_eq(taken, d6);
    ck_assert_str_eq(board->owners[d6], "a");
    ck_assert_ptr_null(board->owners[d9]);
    ck_assert_int_eq(cpy_board_claim(board, twice, 2, "b", &taken), -EINVAL);
    cpy_board_release(board, pins, 3);
    ck_assert_int_eq(cpy_board_claim(board, both, 2, "b", &taken), 0);
}
END_TEST

START_TEST(a_released_output_drives_no_more)
{
    struct cpy_pin_mode mode;

    claim(d5);
    output(d5, true, CPY_PUSH_PULL);
    ck_assert(cpy_mock_mode(mock, d5, &mode) && mode.output);
    cpy_board_release(board, &d5, 1);
    ck_assert(!cpy_mock_mode(mock, d5, &mode));
    cpy_mock_drive(mock, d5, CPY_MOCK_LOW);
    ck_assert(!cpy_mock_level(mock, d5));
    ck_assert_uint_eq(cpy_mock_conflicts(mock, d5), 0);
}
END_TEST

/* --- nets ---------------------------------------------------------------------------------------------------------- */

START_TEST(pulls_decide_where_nobody_drives)
{
    input(d5, CPY_PULL_UP);
    ck_assert_int_eq(cpy_gpio_read(board, d5), 1);
    input(d5, CPY_PULL_DOWN);
    ck_assert_int_eq(cpy_gpio_read(board, d5), 0);
    cpy_mock_drive(mock, d5, CPY_MOCK_HIGH);
    ck_assert_int_eq(cpy_gpio_read(board, d5), 1);
    cpy_mock_drive(mock, d5, CPY_MOCK_FLOAT);
    ck_assert_int_eq(cpy_gpio_read(board, d5), 0);
    input(d5, CPY_PULL_NONE);
    cpy_mock_pull(mock, d5, CPY_PULL_UP);
    ck_assert_int_eq(cpy_gpio_read(board, d5), 1);
    cpy_mock_pull(mock, d5, CPY_PULL_NONE); /* a floating wire keeps its level */
    ck_assert_int_eq(cpy_gpio_read(board, d5), 1);
}
END_TEST

START_TEST(two_drivers_of_a_net_that_disagree_are_a_conflict)
{
    output(d5, true, CPY_PUSH_PULL);
    cpy_mock_drive(mock, d5, CPY_MOCK_LOW);
    ck_assert_int_eq(cpy_gpio_read(board, d5), 0);
    ck_assert_uint_eq(cpy_mock_conflicts(mock, d5), 1);
    cpy_gpio_write(board, d5, false);
    cpy_gpio_write(board, d5, true);
    ck_assert_uint_eq(cpy_mock_conflicts(mock, d5), 2);
}
END_TEST

START_TEST(open_drain_outputs_share_a_wire)
{
    cpy_mock_connect(mock, d5, d6);
    cpy_mock_pull(mock, d5, CPY_PULL_UP);
    output(d5, true, CPY_OPEN_DRAIN);
    output(d6, true, CPY_OPEN_DRAIN);
    ck_assert_int_eq(cpy_gpio_read(board, d5), 1);
    cpy_gpio_write(board, d6, false);
    ck_assert_int_eq(cpy_gpio_read(board, d5), 0);
    cpy_gpio_write(board, d6, true);
    ck_assert_int_eq(cpy_gpio_read(board, d5), 1);
    ck_assert_uint_eq(cpy_mock_conflicts(mock, d6), 0);
}
END_TEST

START_TEST(pins_on_one_wire_record_the_same_edges)
{
    cpy_mock_connect(mock, d5, d6);
    output(d5, false, CPY_PUSH_PULL);
    cpy_gpio_write(board, d5, true);
    cpy_gpio_write(board, d5, false);
    ck_assert_uint_eq(cpy_mock_edge_count(mock, d6), 2);
    for (size_t i = 0; i < 2; i++) {
        ck_assert(cpy_mock_edge_at(mock, d5, i).level == (i == 0));
        ck_assert_int_eq(cpy_mock_edge_at(mock, d5, i).time, cpy_mock_edge_at(mock, d6, i).time);
    }
}
END_TEST

START_TEST(the_newest_65536_edges_are_kept)
{
    output(d5, false, CPY_PUSH_PULL);
    for (int i = 1; i <= CPY_MOCK_RING + 10; i++)
        cpy_gpio_write(board, d5, i & 1);
    ck_assert_uint_eq(cpy_mock_edge_count(mock, d5), CPY_MOCK_RING);
    ck_assert_uint_eq(cpy_mock_edges_dropped(mock, d5), 10);
    for (size_t i = 1; i < CPY_MOCK_RING; i++) {
        struct cpy_mock_edge before = cpy_mock_edge_at(mock, d5, i - 1), edge = cpy_mock_edge_at(mock, d5, i);

        ck_assert(edge.level != before.level && edge.time >= before.time);
    }
    cpy_mock_forget_edges(mock, d5);
    ck_assert_uint_eq(cpy_mock_edge_count(mock, d5), 0);
    ck_assert_uint_eq(cpy_mock_edges_dropped(mock, d5), 0);
}
END_TEST

START_TEST(an_edge_on_the_real_clock_lies_between_the_times_around_it)
{
    output(d5, false, CPY_PUSH_PULL);
    for (int i = 0; i < 100; i++) {
        int64_t before = cpy_board_now(board), after, time;

        cpy_gpio_write(board, d5, !(i & 1));
        after = cpy_board_now(board);
        time = cpy_mock_edge_at(mock, d5, (size_t)i).time;
        ck_assert_int_ge(time, before - 100000); /* found from the counter's rate: a tenth of a millisecond is plenty */
        ck_assert_int_le(time, after + 100000);
        ck_assert_int_eq(time, cpy_mock_edge_at(mock, d5, (size_t)i).time);
    }
}
END_TEST

static void count_change(void *user, bool level, int64_t time)
{
    (void)level;
    (void)time;
    ++*(int *)user;
}

START_TEST(listeners_hear_each_change_once)
{
    int count = 0;
    int64_t id = cpy_mock_listen(mock, d5, count_change, &count);

    ck_assert_int_gt(id, 0);
    output(d5, true, CPY_PUSH_PULL);
    cpy_gpio_write(board, d5, true);
    cpy_gpio_write(board, d5, false);
    ck_assert_int_eq(count, 2);
    cpy_mock_unlisten(mock, d5, id);
    cpy_gpio_write(board, d5, true);
    ck_assert_int_eq(count, 2);
    ck_assert_int_eq(cpy_mock_listen(mock, CPY_NO_PIN, count_change, &count), -EINVAL);
}
END_TEST

START_TEST(an_input_cannot_be_what_the_pin_cannot)
{
    uint16_t analogue = CPY_NO_PIN;

    for (uint16_t pin = 0; pin < def->pin_count; pin++)
        if (!(def->pins[pin].can & CPY_CAN_ADC))
            analogue = pin;
    ck_assert_int_ne(analogue, CPY_NO_PIN);
    ck_assert_int_eq(cpy_adc_open(board, analogue), -EINVAL);
    ck_assert_ptr_nonnull(strstr(cpy_board_failure(board)->text, "has no analogue input"));
}
END_TEST

/* --- time and events ------------------------------------------------------------------------------------------------- */

static int64_t times[8];
static int time_count;
static void note_time(void *user) { times[time_count++] = cpy_mock_now(user); }

/* Two threads and the pin that each takes for an analogue output. */
struct overlap {
    uint16_t pin;
    pthread_barrier_t *both;
    bool own; /* what it is told is of its own pin */
};

static void *fail_beside_another(void *user)
{
    struct overlap *o = user;

    for (int i = 0; i < 100; i++) {
        cpy_board_forget_failure(board);
        pthread_barrier_wait(o->both);
        o->own = cpy_dac_open(board, o->pin) == -EINVAL && o->own;
        pthread_barrier_wait(o->both); /* now both have failed */
        o->own = cpy_board_failure(board)->pin == o->pin && o->own;
        o->own = strstr(cpy_board_failure(board)->text, cpy_pin_label(def, o->pin)) && o->own;
    }
    return NULL;
}

START_TEST(a_failure_is_told_to_the_thread_whose_call_it_was)
{
    pthread_barrier_t both;
    struct overlap overlaps[] = {{d5, &both, true}, {d6, &both, true}};
    pthread_t threads[2];

    ck_assert_int_eq(pthread_barrier_init(&both, NULL, 2), 0);
    for (int i = 0; i < 2; i++)
        ck_assert_int_eq(pthread_create(&threads[i], NULL, fail_beside_another, &overlaps[i]), 0);
    for (int i = 0; i < 2; i++)
        ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
    ck_assert(overlaps[0].own);
    ck_assert(overlaps[1].own);
    ck_assert_str_eq(cpy_board_failure(board)->text, ""); /* nothing has failed here */
    pthread_barrier_destroy(&both);
}
END_TEST

START_TEST(timers_run_at_their_moments_in_order)
{
    int64_t now = cpy_mock_now(mock), cancelled;

    time_count = 0;
    cpy_mock_at(mock, now + 30 * MS, note_time, mock);
    cpy_mock_at(mock, now + 10 * MS, note_time, mock);
    cancelled = cpy_mock_at(mock, now + 15 * MS, note_time, mock);
    cpy_mock_at(mock, now + 20 * MS, note_time, mock);
    cpy_mock_cancel(mock, cancelled);
    ck_assert_int_eq(cpy_board_wait(board, now + 25 * MS), 0);
    ck_assert_int_eq(time_count, 2);
    ck_assert_int_eq(times[0], now + 10 * MS);
    ck_assert_int_eq(times[1], now + 20 * MS);
    ck_assert_int_eq(cpy_mock_now(mock), now + 25 * MS);
}
END_TEST

START_TEST(a_loop_that_only_polls_lets_time_pass_but_never_past_a_timer)
{
    int64_t begin = cpy_mock_now(mock), reads = 0;

    time_count = 0;
    cpy_mock_at(mock, begin + 50 * MS + 7, note_time, mock);
    while (cpy_board_now(board) < begin + 100 * MS)
        reads++;
    ck_assert_int_eq(times[0], begin + 50 * MS + 7);
    ck_assert_int_lt(reads, 1000);
}
END_TEST

START_TEST(waiting_for_ever_for_nothing_is_an_error)
{
    ck_assert_int_eq(cpy_board_wait(board, CPY_FOREVER), -EDEADLK);
    ck_assert_ptr_nonnull(strstr(cpy_board_failure(board)->text, "nothing can happen any more"));
}
END_TEST

START_TEST(a_cancellation_ends_a_wait)
{
    cpy_board_cancel(board);
    ck_assert_int_eq(cpy_board_wait(board, cpy_mock_now(mock) + 1000000 * MS), -ECANCELED);
    cpy_board_resume(board);
    ck_assert_int_eq(cpy_board_wait(board, cpy_mock_now(mock) + MS), 0);
}
END_TEST

static void press(void *user) { cpy_mock_drive(user, d5, CPY_MOCK_LOW); }

START_TEST(a_watched_edge_ends_a_wait_and_can_be_fetched)
{
    struct cpy_event event;
    int64_t now = cpy_mock_now(mock);

    input(d5, CPY_PULL_UP);
    ck_assert_int_eq(cpy_gpio_watch(board, d5, CPY_EDGE_FALLING), 0);
    cpy_mock_at(mock, now + 5 * MS, press, mock);
    ck_assert_int_eq(cpy_board_wait(board, now + 1000 * MS), 1);
    ck_assert_int_eq(cpy_board_next_event(board, &event), 1);
    ck_assert_int_eq(event.pin, d5);
    ck_assert_int_eq(event.edge, CPY_EDGE_FALLING);
    ck_assert_int_ge(event.time, now + 5 * MS);
    ck_assert_uint_eq(event.lost, 0);
    ck_assert_int_eq(cpy_board_next_event(board, &event), 0);
    cpy_mock_drive(mock, d5, CPY_MOCK_FLOAT); /* a rising edge: not watched */
    ck_assert_int_eq(cpy_board_next_event(board, &event), 0);
}
END_TEST

START_TEST(events_that_nobody_fetches_are_counted)
{
    struct cpy_event event;
    int fetched = 0;
    uint32_t lost = 0;

    input(d5, CPY_PULL_NONE);
    cpy_gpio_watch(board, d5, CPY_EDGE_BOTH);
    for (int i = 0; i < 2000; i++)
        cpy_mock_drive(mock, d5, i & 1 ? CPY_MOCK_LOW : CPY_MOCK_HIGH);
    for (; cpy_board_next_event(board, &event) == 1; fetched++)
        lost += event.lost;
    cpy_mock_drive(mock, d5, CPY_MOCK_HIGH);
    ck_assert_int_eq(cpy_board_next_event(board, &event), 1);
    ck_assert_int_eq(fetched + (int)(lost + event.lost), 2000);
}
END_TEST

START_TEST(the_real_clocks_descriptor_becomes_readable_when_a_timer_is_due)
{
    struct pollfd fd = {board->backend->event_fd(board), POLLIN, 0};
    struct cpy_event event;

    input(d5, CPY_PULL_UP);
    cpy_gpio_watch(board, d5, CPY_EDGE_BOTH);
    ck_assert_int_eq(poll(&fd, 1, 0), 0);
    cpy_mock_at(mock, cpy_mock_now(mock) + MS, press, mock);
    ck_assert_int_eq(poll(&fd, 1, 10000), 1);
    ck_assert_int_eq(cpy_board_next_event(board, &event), 1);
    ck_assert_int_eq(event.edge, CPY_EDGE_FALLING);
}
END_TEST

/* --- I2C ------------------------------------------------------------------------------------------------------------- */

/* A device that remembers how it is used. */
struct memory {
    uint8_t bytes[16], place;
    int starts, stops;
    int takes; /* bytes that it will acknowledge */
    struct cpy_mock_driver *pin;
    bool level_inside; /* of the driven pin, seen inside the transfer */
};

static int memory_start(void *user, bool read)
{
    struct memory *m = user;

    m->starts++;
    if (!read)
        m->place = 0xff;
    return 0;
}

static int64_t memory_write(void *user, const uint8_t *data, size_t len)
{
    struct memory *m = user;
    int64_t taken = 0;

    for (; taken < (int64_t)len && m->takes > 0; taken++, m->takes--) {
        if (m->place == 0xff)
            m->place = data[taken] & 15;
        else
            m->bytes[m->place++ & 15] = data[taken];
    }
    if (m->pin) {
        cpy_mock_driver_set(m->pin, CPY_MOCK_HIGH);
        m->level_inside = cpy_mock_level(mock, d6);
    }
    return taken;
}

static int memory_read(void *user, uint8_t *data, size_t len)
{
    struct memory *m = user;

    for (size_t i = 0; i < len; i++)
        data[i] = m->bytes[m->place++ & 15];
    return 0;
}

static void memory_stop(void *user) { ((struct memory *)user)->stops++; }

static const struct cpy_mock_i2c_device memory_ops = {memory_start, memory_write, memory_read, memory_stop, NULL};

static struct memory memory;
static struct cpy_i2c *i2c;
static int64_t memory_id;

static void open_i2c(bool soft)
{
    memory = (struct memory){.bytes = {1, 2, 3, 4, 5, 6}, .takes = 1000};
    memory_id = cpy_mock_attach_i2c(mock, scl, sda, 0x50, &memory_ops, &memory, "memory");
    ck_assert_int_gt(memory_id, 0);
    claim(scl);
    claim(sda);
    ck_assert_int_eq(cpy_i2c_open(&i2c, board, scl, sda, 100000, 10 * MS, soft), 0);
}

static int write_then_read(uint8_t place, uint8_t *data, size_t len)
{
    struct cpy_i2c_message messages[] = {{.data = &place, .len = 1}, {.read = true, .data = data, .len = len}};

    return cpy_i2c_transfer(i2c, 0x50, messages, 2);
}

static int write_bytes(uint8_t address, const char *bytes, size_t len)
{
    struct cpy_i2c_message message = {.data = (uint8_t *)(uintptr_t)bytes, .len = len};

    return cpy_i2c_transfer(i2c, address, &message, 1);
}

/* _i: 0 the simulated controller, 1 bit by bit. */
START_TEST(both_kinds_of_bus_reach_the_same_device)
{
    uint8_t data[3] = {0};

    open_i2c(_i);
    ck_assert_int_eq(cpy_i2c_probe(i2c, 0x50), 1);
    ck_assert_int_eq(cpy_i2c_probe(i2c, 0x51), 0);
    ck_assert_int_eq(write_bytes(0x50, "\x02\xaa\x55", 3), 0);
    memory.starts = memory.stops = 0;
    ck_assert_int_eq(write_then_read(1, data, 3), 0);
    ck_assert_mem_eq(data, "\x02\xaa\x55", 3);
    ck_assert_int_eq(memory.starts, 2);
    ck_assert_int_eq(memory.stops, 1);
    ck_assert_int_eq(write_bytes(0x51, "x", 1), -ENXIO);
    memory.takes = 2;
    ck_assert_int_eq(write_bytes(0x50, "\x00xyz", 4), -EIO);
    ck_assert_uint_eq(i2c->failed, 2);
    cpy_i2c_close(i2c);
}
END_TEST

START_TEST(a_byte_that_is_refused_says_which)
{
    open_i2c(false);
    memory.takes = 2;
    ck_assert_int_eq(write_bytes(0x50, "\x00xyz", 4), -EIO);
    ck_assert_uint_eq(i2c->failed, 2);
    cpy_mock_add_fault(mock, memory_id, CPY_FAULT_NACK, 2, 1);
    memory.takes = 1000;
    ck_assert_int_eq(write_bytes(0x50, "\x00xyz", 4), -EIO);
    ck_assert_uint_eq(i2c->failed, 1);
    ck_assert_int_eq(write_bytes(0x50, "\x00xyz", 4), 0);
    cpy_i2c_close(i2c);
}
END_TEST

START_TEST(faults_hit_the_transfers_that_they_are_set_for)
{
    uint8_t data[2];

    open_i2c(false);
    cpy_mock_add_fault(mock, memory_id, CPY_FAULT_DISCONNECT, 1, 2);
    ck_assert_int_eq(write_bytes(0x50, "\0", 1), 0);
    ck_assert_int_eq(write_bytes(0x50, "\0", 1), -ENXIO);
    ck_assert_int_eq(write_bytes(0x50, "\0", 1), -ENXIO);
    ck_assert_int_eq(write_bytes(0x50, "\0", 1), 0);
    cpy_mock_add_fault(mock, memory_id, CPY_FAULT_CORRUPT, 0, 1);
    ck_assert_int_eq(write_then_read(0, data, 2), 0);
    ck_assert_mem_eq(data, "\xfe\xfd", 2);
    cpy_mock_add_fault(mock, memory_id, CPY_FAULT_STUCK_SDA, 0, 0);
    ck_assert_int_eq(write_bytes(0x33, "\0", 1), -EIO);
    ck_assert_ptr_nonnull(strstr(cpy_board_failure(board)->text, "held low by memory"));
    cpy_mock_clear_device_faults(mock, memory_id);
    ck_assert_int_eq(write_bytes(0x50, "\0", 1), 0);
    cpy_mock_fail_transfer(mock, 1);
    ck_assert_int_eq(write_bytes(0x50, "\0", 1), 0);
    ck_assert_int_eq(write_bytes(0x50, "\0", 1), -ENXIO);
    ck_assert_int_eq(write_bytes(0x50, "\0", 1), 0);
    cpy_i2c_close(i2c);
}
END_TEST

START_TEST(a_line_that_is_held_low_is_found)
{
    open_i2c(false);
    cpy_mock_drive(mock, scl, CPY_MOCK_LOW);
    ck_assert_int_eq(write_bytes(0x50, "\0", 1), -EIO);
    ck_assert_int_eq(cpy_board_failure(board)->pin, scl);
    cpy_mock_drive(mock, scl, CPY_MOCK_FLOAT);
    ck_assert_int_eq(write_bytes(0x50, "\0", 1), 0);
    cpy_i2c_close(i2c);
}
END_TEST

START_TEST(pins_that_a_device_moves_in_a_transfer_move_when_it_ends)
{
    open_i2c(false);
    memory.pin = cpy_mock_driver_new(mock, d6);
    cpy_mock_driver_set(memory.pin, CPY_MOCK_LOW);
    ck_assert_int_eq(write_bytes(0x50, "\0x", 2), 0);
    ck_assert(!memory.level_inside);
    ck_assert(cpy_mock_level(mock, d6));
    cpy_i2c_close(i2c);
}
END_TEST

static int nested_start(void *user, bool read)
{
    (void)user;
    (void)read;
    return write_bytes(0x50, "\0", 1);
}

START_TEST(a_transfer_inside_a_transfer_is_refused)
{
    static const struct cpy_mock_i2c_device nested = {.start = nested_start, .write = memory_write, .read = memory_read};

    open_i2c(false);
    ck_assert_int_gt(cpy_mock_attach_i2c(mock, scl, sda, 0x20, &nested, &memory, "nested"), 0);
    ck_assert_int_eq(write_bytes(0x20, "\0", 1), -EDEADLK);
    ck_assert_int_eq(cpy_mock_attach_i2c(mock, scl, sda, 0x20, &nested, &memory, "other"), -EBUSY);
    ck_assert_ptr_nonnull(strstr(cpy_board_failure(board)->text, "taken by nested"));
    cpy_i2c_close(i2c);
}
END_TEST

START_TEST(a_transfer_costs_its_bits)
{
    int64_t before;

    open_i2c(false);
    before = cpy_mock_now(mock);
    ck_assert_int_eq(write_bytes(0x50, "\0ab", 3), 0);
    ck_assert_int_eq(cpy_mock_now(mock) - before, (1 + 4 * 9 + 2) * 10000); /* START, four bytes, STOP and a free bit */
    cpy_i2c_close(i2c);
}
END_TEST

/* --- SPI ------------------------------------------------------------------------------------------------------------- */

static int invert(void *user, const uint8_t *out, uint8_t *in, size_t len)
{
    ++*(int *)user;
    for (size_t i = 0; i < len; i++)
        in[i] = (uint8_t)~out[i];
    return 0;
}

static const struct cpy_mock_spi_device inverter = {.transfer = invert, .modes = 1 << 0 | 1 << 3};

static struct cpy_spi *open_spi(uint8_t polarity, uint8_t phase)
{
    struct cpy_spi *spi;

    ck_assert_int_eq(cpy_spi_open(&spi, board, sck, mosi, miso, false, false), 0);
    ck_assert_int_eq(cpy_spi_configure(spi, 1000000, polarity, phase, 8, false), 0);
    return spi;
}

START_TEST(an_spi_device_answers_while_it_is_selected)
{
    struct cpy_spi *spi = open_spi(0, 0);
    uint8_t in[3];
    int calls = 0;

    output(d5, true, CPY_PUSH_PULL);
    ck_assert_int_gt(cpy_mock_attach_spi(mock, sck, mosi, miso, d5, &inverter, &calls, "inverter"), 0);
    ck_assert_int_eq(cpy_spi_transfer(spi, (const uint8_t *)"\x01\x02\x03", in, 3, 0), 0);
    ck_assert_mem_eq(in, "\xff\xff\xff", 3);
    cpy_gpio_write(board, d5, false);
    ck_assert_int_eq(cpy_spi_transfer(spi, (const uint8_t *)"\x01\x02\x03", in, 3, 0), 0);
    ck_assert_mem_eq(in, "\xfe\xfd\xfc", 3);
    ck_assert_int_eq(cpy_spi_transfer(spi, NULL, in, 2, 0x0f), 0);
    ck_assert_mem_eq(in, "\xf0\xf0", 2);
    ck_assert_int_eq(calls, 2);
    cpy_spi_close(spi);
}
END_TEST

START_TEST(a_wrong_spi_mode_and_two_selected_devices_are_mistakes)
{
    struct cpy_spi *spi = open_spi(0, 1);
    int calls = 0;
    uint8_t in[1];

    ck_assert_int_gt(cpy_mock_attach_spi(mock, sck, mosi, miso, CPY_NO_PIN, &inverter, &calls, "first"), 0);
    ck_assert_int_eq(cpy_spi_transfer(spi, NULL, in, 1, 0), -EIO);
    ck_assert_ptr_nonnull(strstr(cpy_board_failure(board)->text, "mode 1"));
    ck_assert_int_eq(cpy_spi_configure(spi, 1000000, 1, 1, 8, false), 0);
    ck_assert_int_eq(cpy_spi_transfer(spi, NULL, in, 1, 0), 0);
    ck_assert_int_gt(cpy_mock_attach_spi(mock, sck, mosi, miso, CPY_NO_PIN, &inverter, &calls, "second"), 0);
    ck_assert_int_eq(cpy_spi_transfer(spi, NULL, in, 1, 0), -EIO);
    ck_assert_ptr_nonnull(strstr(cpy_board_failure(board)->text, "selected at once"));
    cpy_spi_close(spi);
}
END_TEST

START_TEST(a_wire_from_mosi_to_miso_brings_back_what_is_sent)
{
    struct cpy_spi *spi = open_spi(0, 0);
    uint8_t out[600], in[600];

    for (size_t i = 0; i < sizeof out; i++)
        out[i] = (uint8_t)(i * 7);
    cpy_mock_connect(mock, mosi, miso);
    ck_assert_int_eq(cpy_spi_transfer(spi, out, in, sizeof out, 0), 0);
    ck_assert_mem_eq(in, out, sizeof out);
    ck_assert_int_eq(cpy_spi_configure(spi, 0, 0, 0, 8, false), -EINVAL);
    ck_assert_uint_eq(spi->hz, 1000000);
    cpy_spi_close(spi);
}
END_TEST

/* --- UART ------------------------------------------------------------------------------------------------------------ */

static struct cpy_uart *open_uart(uint32_t baud, uint32_t buffer)
{
    struct cpy_uart_config config = {.baud = baud, .bits = 8, .stop = 1, .receive_buffer = buffer};
    uint16_t pins[] = {tx, rx, CPY_NO_PIN, CPY_NO_PIN};
    struct cpy_uart *uart;

    ck_assert_int_eq(cpy_uart_open(&uart, board, pins, &config), 0);
    return uart;
}

static uint8_t heard[64];
static size_t heard_len;

static void hear(void *user, const uint8_t *data, size_t len, int64_t time)
{
    (void)user;
    (void)time;
    memcpy(heard + heard_len, data, len);
    heard_len += len;
}

static const struct cpy_mock_uart_device listener = {.receive = hear, .baud = 9600};

static int64_t send(struct cpy_uart *uart, const char *text)
{
    return cpy_uart_write(uart, (struct cpy_bytes_in){(const uint8_t *)text, strlen(text)});
}

START_TEST(characters_take_their_time)
{
    struct cpy_uart *uart = open_uart(9600, 64);
    int64_t id = cpy_mock_attach_uart(mock, tx, rx, &listener, NULL, "listener"), begin;
    uint8_t data[8];

    heard_len = 0;
    ck_assert_int_eq(send(uart, "abc"), 3);
    ck_assert_int_eq(cpy_uart_drain(uart, 0), -ETIMEDOUT);
    ck_assert_uint_eq(heard_len, 0);
    ck_assert_int_eq(cpy_uart_drain(uart, CPY_FOREVER), 0);
    ck_assert_uint_eq(heard_len, 3);
    ck_assert_mem_eq(heard, "abc", 3);
    begin = cpy_mock_now(mock);
    ck_assert_int_eq(cpy_mock_uart_send(mock, id, (const uint8_t *)"xyz", 3), 0);
    ck_assert_int_eq(cpy_uart_waiting(uart), 0);
    ck_assert_int_eq(cpy_uart_read(uart, (struct cpy_bytes_out){data, 8}, CPY_FOREVER), 1);
    ck_assert_int_ge(cpy_mock_now(mock) - begin, 10 * 1000000000LL / 9600);
    cpy_board_wait(board, begin + 10 * MS);
    ck_assert_int_eq(cpy_uart_waiting(uart), 2);
    ck_assert_int_eq(cpy_uart_read(uart, (struct cpy_bytes_out){data + 1, 7}, CPY_FOREVER), 2);
    ck_assert_mem_eq(data, "xyz", 3);
    ck_assert_int_eq(cpy_uart_read(uart, (struct cpy_bytes_out){data, 8}, cpy_mock_now(mock) + MS), 0);
    cpy_uart_close(uart);
}
END_TEST

START_TEST(a_receive_buffer_that_is_full_keeps_the_oldest)
{
    struct cpy_uart *uart = open_uart(9600, 4);
    int64_t id = cpy_mock_attach_uart(mock, tx, rx, &listener, NULL, "talker");
    uint8_t data[8];

    cpy_mock_uart_send(mock, id, (const uint8_t *)"123456", 6);
    cpy_board_wait(board, cpy_mock_now(mock) + 20 * MS);
    ck_assert_int_eq(cpy_uart_waiting(uart), 4);
    uart->config.receive_buffer = 2;
    ck_assert_int_eq(cpy_uart_configure(uart, &uart->config), 0);
    ck_assert_int_eq(cpy_uart_read(uart, (struct cpy_bytes_out){data, 8}, CPY_FOREVER), 2);
    ck_assert_mem_eq(data, "12", 2);
    cpy_uart_close(uart);
}
END_TEST

START_TEST(a_wrong_rate_makes_garbage)
{
    struct cpy_uart *uart = open_uart(19200, 64);
    uint8_t data[3];

    cpy_mock_attach_uart(mock, tx, rx, &listener, NULL, "listener");
    heard_len = 0;
    send(uart, "abc");
    cpy_uart_drain(uart, CPY_FOREVER);
    ck_assert_uint_eq(heard_len, 3);
    ck_assert_mem_ne(heard, "abc", 3);
    cpy_mock_connect(mock, tx, rx); /* its own rate comes back as it was sent */
    send(uart, "abc");
    cpy_board_wait(board, cpy_mock_now(mock) + 10 * MS);
    ck_assert_int_eq(cpy_uart_read(uart, (struct cpy_bytes_out){data, 3}, CPY_FOREVER), 3);
    ck_assert_mem_eq(data, "abc", 3);
    ck_assert_int_eq(cpy_uart_send_break(uart), 0);
    cpy_uart_close(uart);
}
END_TEST

/* --- analogue ---------------------------------------------------------------------------------------------------------- */

START_TEST(a_pin_of_an_open_controller_is_no_digital_pin)
{
    const struct cpy_pin_mode input = {.output = false};
    uint16_t a1 = cpy_pin_find(def, "A1");
    struct cpy_spi *spi = open_spi(0, 0);

    ck_assert_int_eq(cpy_adc_open(board, a1), 0);
    ck_assert_int_eq(cpy_gpio_setup(board, a1, &input), -EBUSY);
    ck_assert_str_eq(cpy_board_failure(board)->text, "A1 is still the ADC's");
    ck_assert_int_eq(cpy_gpio_setup(board, miso, &input), -EBUSY);
    cpy_adc_close(board, a1);
    cpy_spi_close(spi);
    ck_assert_int_eq(cpy_gpio_setup(board, a1, &input), 0);
    ck_assert_int_eq(cpy_gpio_setup(board, miso, &input), 0);
}
END_TEST

START_TEST(a_voltage_is_read_at_the_converters_resolution)
{
    uint16_t a0 = cpy_pin_find(def, "A0"), a1 = cpy_pin_find(def, "A1"), value;
    double reference = def->adc_millivolts / 1000.0;

    ck_assert_int_eq(cpy_adc_open(board, a1), 0);
    cpy_mock_set_voltage(mock, a1, reference / 2);
    ck_assert_int_eq(cpy_adc_read(board, a1, &value), 0);
    ck_assert_int_le(abs(value - 32768), 65536 >> def->adc_bits);
    cpy_mock_set_voltage(mock, a1, reference * 2);
    cpy_adc_read(board, a1, &value);
    ck_assert_uint_eq(value, 65535);
    cpy_mock_set_voltage(mock, a1, 0);
    cpy_adc_read(board, a1, &value);
    ck_assert_uint_eq(value, 0);
    ck_assert_int_eq(cpy_mock_set_voltage(mock, CPY_NO_PIN, 1), -EINVAL);
    cpy_mock_connect(mock, a0, a1);
    ck_assert_int_eq(cpy_dac_open(board, a0), 0);
    ck_assert_int_eq(cpy_dac_write(board, a0, 65535), 0);
    cpy_adc_read(board, a1, &value);
    ck_assert_uint_eq(value, 65535);
    cpy_dac_close(board, a0);
    cpy_adc_close(board, a1);
}
END_TEST

/* --- opening ----------------------------------------------------------------------------------------------------------- */

START_TEST(wrong_option_texts_are_refused_with_words)
{
    struct cpy_failure failure;
    struct cpy_board *other;

    ck_assert_int_eq(cpy_board_open(&other, &cpy_backend_mock, def, "clock=slow", &failure), -EINVAL);
    ck_assert_ptr_nonnull(strstr(failure.text, "'clock=slow' is unknown"));
    ck_assert_ptr_null(other);
    ck_assert_int_eq(cpy_board_open(&other, &cpy_backend_mock, def, "clock=real,trace=/no/such/folder/x", &failure), -ENOENT);
    ck_assert_ptr_nonnull(strstr(failure.text, "/no/such/folder/x"));
    ck_assert_int_eq(cpy_board_open(&other, &cpy_backend_posted, def, "clock=slow", &failure), -EINVAL);
}
END_TEST

/* --- posted writes ------------------------------------------------------------------------------------------------------- */

static void open_posted(void) { open_with(&cpy_backend_posted, "clock=virtual"); }

START_TEST(posted_writes_happen_at_the_next_sync_in_their_order)
{
    output(d5, false, CPY_PUSH_PULL);
    cpy_gpio_write(board, d5, true);
    cpy_gpio_write(board, d5, false);
    ck_assert_uint_eq(cpy_mock_edge_count(mock, d5), 0);
    ck_assert_int_eq(cpy_board_flush(board), 0);
    ck_assert_uint_eq(cpy_mock_edge_count(mock, d5), 2);
    ck_assert(cpy_mock_edge_at(mock, d5, 0).level && !cpy_mock_edge_at(mock, d5, 1).level);
    for (int i = 0; i < 1000; i++) /* more than fit into the queue */
        cpy_gpio_write(board, d5, !(i & 1));
    ck_assert_int_eq(cpy_gpio_read(board, d5), 0);
    ck_assert_uint_eq(cpy_mock_edge_count(mock, d5), 1002);
}
END_TEST

START_TEST(an_error_of_a_posted_write_comes_once_with_the_next_sync)
{
    struct cpy_spi *spi = open_spi(0, 1);
    int calls = 0;

    cpy_mock_attach_spi(mock, sck, mosi, miso, CPY_NO_PIN, &inverter, &calls, "inverter");
    ck_assert_int_eq(cpy_spi_transfer(spi, (const uint8_t *)"x", NULL, 1, 0), 0);
    ck_assert_int_eq(cpy_gpio_read(board, d5), -EIO);
    ck_assert(cpy_board_failure(board)->posted);
    ck_assert_ptr_nonnull(strstr(cpy_board_failure(board)->text, "mode 1"));
    ck_assert_int_ge(cpy_gpio_read(board, d5), 0);
    cpy_spi_close(spi);
}
END_TEST

/* One of everything; returns the first error. */
static int use_board(void)
{
    struct cpy_i2c *bus = NULL;
    struct cpy_spi *spi = NULL;
    struct cpy_i2c_message message = {.data = (uint8_t *)(uintptr_t)"\0x", .len = 2};
    uint16_t taken;
    int err = cpy_board_claim(board, &d5, 1, "test", &taken);

    if (err >= 0)
        err = cpy_gpio_setup(board, d5, &(struct cpy_pin_mode){.output = true, .level = true});
    if (err >= 0)
        err = cpy_gpio_write(board, d5, false);
    if (err >= 0)
        err = cpy_gpio_read(board, d5);
    if (err >= 0)
        err = cpy_i2c_open(&bus, board, scl, sda, 100000, MS, false);
    if (err >= 0)
        err = cpy_i2c_transfer(bus, 0x50, &message, 1);
    if (err >= 0)
        err = cpy_spi_open(&spi, board, sck, mosi, miso, false, false);
    if (err >= 0)
        err = cpy_spi_transfer(spi, (const uint8_t *)"abc", NULL, 3, 0);
    if (err >= 0)
        err = cpy_board_flush(board);
    cpy_spi_close(spi);
    cpy_i2c_close(bus);
    cpy_board_release(board, &d5, 1);
    return err;
}

START_TEST(a_connection_that_is_lost_anywhere_leaves_nothing_driven)
{
    struct cpy_pin_mode mode;
    int err = -ENODEV;

    for (uint64_t after = 0; err; after++) {
        memory = (struct memory){.takes = 1000};
        cpy_mock_attach_i2c(mock, scl, sda, 0x50, &memory_ops, &memory, "memory");
        cpy_mock_lose_connection(mock, after);
        err = use_board();
        if (err < 0)
            ck_assert_int_eq(err, -ENODEV);
        ck_assert_ptr_null(board->owners[d5]);
        ck_assert_int_le(cpy_board_flush(board), 0);
        ck_assert(!cpy_mock_mode(mock, d5, &mode));
        ck_assert_uint_lt(after, 30);
        close_all();
        open_posted();
    }
}
END_TEST

START_TEST(replies_that_take_long_let_time_pass_and_can_be_cancelled)
{
    int64_t before;

    cpy_mock_delay_replies(mock, 20 * MS);
    before = cpy_mock_now(mock);
    ck_assert_int_ge(cpy_gpio_read(board, d5), 0);
    ck_assert_int_ge(cpy_mock_now(mock) - before, 20 * MS);
    cpy_board_cancel(board);
    ck_assert_int_eq(cpy_gpio_read(board, d5), -ECANCELED);
    cpy_board_resume(board);
    ck_assert_int_ge(cpy_gpio_read(board, d5), 0);
}
END_TEST

static TCase *add_case(Suite *suite, const char *name, void (*open)(void))
{
    TCase *tcase = tcase_create(name);

    tcase_add_checked_fixture(tcase, open, close_all);
    tcase_set_timeout(tcase, 60);
    suite_add_tcase(suite, tcase);
    return tcase;
}

Suite *mock_suite(void)
{
    Suite *suite = suite_create("mock");
    TCase *pins = add_case(suite, "pins", open_virtual), *real = add_case(suite, "real clock", open_real);
    TCase *buses = add_case(suite, "buses", open_virtual), *posted = add_case(suite, "posted", open_posted);

    tcase_add_test(pins, pins_are_claimed_all_or_none);
    tcase_add_test(pins, a_released_output_drives_no_more);
    tcase_add_test(pins, pulls_decide_where_nobody_drives);
    tcase_add_test(pins, two_drivers_of_a_net_that_disagree_are_a_conflict);
    tcase_add_test(pins, open_drain_outputs_share_a_wire);
    tcase_add_test(pins, pins_on_one_wire_record_the_same_edges);
    tcase_add_test(pins, the_newest_65536_edges_are_kept);
    tcase_add_test(pins, listeners_hear_each_change_once);
    tcase_add_test(pins, an_input_cannot_be_what_the_pin_cannot);
    tcase_add_test(pins, a_failure_is_told_to_the_thread_whose_call_it_was);
    tcase_add_test(pins, timers_run_at_their_moments_in_order);
    tcase_add_test(pins, a_loop_that_only_polls_lets_time_pass_but_never_past_a_timer);
    tcase_add_test(pins, waiting_for_ever_for_nothing_is_an_error);
    tcase_add_test(pins, a_cancellation_ends_a_wait);
    tcase_add_test(pins, a_watched_edge_ends_a_wait_and_can_be_fetched);
    tcase_add_test(pins, events_that_nobody_fetches_are_counted);
    tcase_add_test(pins, wrong_option_texts_are_refused_with_words);
    tcase_add_test(real, the_newest_65536_edges_are_kept);
    tcase_add_test(real, an_edge_on_the_real_clock_lies_between_the_times_around_it);
    tcase_add_test(real, the_real_clocks_descriptor_becomes_readable_when_a_timer_is_due);
    tcase_add_test(real, a_watched_edge_ends_a_wait_and_can_be_fetched);
    tcase_add_test(real, a_cancellation_ends_a_wait);
    tcase_add_loop_test(buses, both_kinds_of_bus_reach_the_same_device, 0, 2);
    tcase_add_test(buses, a_byte_that_is_refused_says_which);
    tcase_add_test(buses, faults_hit_the_transfers_that_they_are_set_for);
    tcase_add_test(buses, a_line_that_is_held_low_is_found);
    tcase_add_test(buses, pins_that_a_device_moves_in_a_transfer_move_when_it_ends);
    tcase_add_test(buses, a_transfer_inside_a_transfer_is_refused);
    tcase_add_test(buses, a_transfer_costs_its_bits);
    tcase_add_test(buses, an_spi_device_answers_while_it_is_selected);
    tcase_add_test(buses, a_wrong_spi_mode_and_two_selected_devices_are_mistakes);
    tcase_add_test(buses, a_wire_from_mosi_to_miso_brings_back_what_is_sent);
    tcase_add_test(buses, characters_take_their_time);
    tcase_add_test(buses, a_receive_buffer_that_is_full_keeps_the_oldest);
    tcase_add_test(buses, a_wrong_rate_makes_garbage);
    tcase_add_test(buses, a_pin_of_an_open_controller_is_no_digital_pin);
    tcase_add_test(buses, a_voltage_is_read_at_the_converters_resolution);
    tcase_add_test(posted, posted_writes_happen_at_the_next_sync_in_their_order);
    tcase_add_test(posted, an_error_of_a_posted_write_comes_once_with_the_next_sync);
    tcase_add_test(posted, a_connection_that_is_lost_anywhere_leaves_nothing_driven);
    tcase_add_test(posted, replies_that_take_long_let_time_pass_and_can_be_cancelled);
    return suite;
}
