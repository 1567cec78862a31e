/* SPDX-License-Identifier: MIT */
/* modules/micropython/machine_time.c - module machine: pulses, and sleeping until something happens. */
#include "modules/micropython/machine.h"

#define MS 1000000 /* ns */
#define SLEEP_MOST (INT64_MAX / 4 / MS)

/* --- pulses ------------------------------------------------------------------------------------------------------ */

/* Looks at a pin until it has the level: the time, or -1 when the deadline has passed, or -2 with an exception pending.
 */
static int64_t wait_for(struct cpy_thread *t, struct cpy_machine *machine, uint16_t pin, bool level, int64_t deadline)
{
    for (;;) {
        int got = cpy_machine_pin_read(t, machine, pin);
        int64_t now = cpy_board_now(machine->board);

        if (got < 0 || !cpy_safe_point(t))
            return -2;
        if (got == level)
            return now;
        if (now >= deadline)
            return -1;
    }
}

/* A pulse as the system stamps its edges. */
struct pulse {
    bool level;         /* of the pulse */
    bool begun, ended;
    int64_t begin, end;
};

static void notice(void *user, const struct cpy_event *event)
{
    struct pulse *p = user;
    bool rising = event->edge == CPY_EDGE_RISING;

    if (!p->begun && rising == p->level) {
        p->begun = true;
        p->begin = event->time;
    } else if (p->begun && !p->ended && rising != p->level) {
        p->ended = true;
        p->end = event->time;
    }
}

/* Can a pulse be timed by the edges of this pin?  Nobody else may want them. */
static bool has_edges(const struct cpy_machine *machine, uint16_t pin)
{
    const struct cpy_backend *backend = machine->board->backend;

    return !backend->in_process && backend->gpio->watch && machine->pins[pin].mode == CPY_MACHINE_IN
           && !machine->pins[pin].irq.value;
}

/* Waits for the pulse, which is under way if the pin has its level already. */
static cpy_value time_pulse(
    struct cpy_thread *t, struct cpy_machine *machine, uint16_t pin, struct pulse *p, int64_t timeout)
{
    int64_t now = cpy_board_now(machine->board);
    int got = cpy_machine_pin_read(t, machine, pin);

    if (got < 0)
        return CPY_ERROR;
    if (got == p->level && !p->begun) {
        p->begin = now;
        p->begun = true;
    }
    if (!p->begun && !cpy_hardware_wait_until(t, now + timeout, &p->begun))
        return CPY_ERROR;
    if (!p->begun)
        return cpy_int(-2);
    if (!p->ended && !cpy_hardware_wait_until(t, p->begin + timeout, &p->ended))
        return CPY_ERROR;
    return cpy_int(p->ended ? (p->end - p->begin) / 1000 : -1);
}

static cpy_value time_pulse_by_edges(
    struct cpy_thread *t, struct cpy_machine *machine, uint16_t pin, bool level, int64_t timeout)
{
    struct pulse p = {.level = level};
    cpy_value result;

    if (cpy_machine_pin_read(t, machine, pin) < 0 /* makes sure that it is ours */
        || !cpy_hardware_on_event(t, pin, CPY_EDGE_BOTH, notice, &p))
        return CPY_ERROR;
    result = time_pulse(t, machine, pin, &p, timeout);
    cpy_hardware_no_event(t, pin);
    return result;
}

/* args: pin, pulse_level, timeout_us. */
cpy_value cpy_machine_time_pulse_us(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_machine *machine = cpy_machine(t);
    int level = cpy_truth(t, args[1]);
    int64_t timeout, begin, end;
    uint16_t pin;

    if (!machine || level < 0 || !cpy_machine_pin_argument(t, args[0], &pin) ||
        !cpy_argument_range(t, args[2], "timeout_us", 0, INT32_MAX, &timeout))
        return CPY_ERROR;
    if (has_edges(machine, pin))
        return time_pulse_by_edges(t, machine, pin, level, timeout * 1000);
    begin = wait_for(t, machine, pin, level, cpy_board_now(machine->board) + timeout * 1000);
    if (begin < 0)
        return begin == -1 ? cpy_int(-2) : CPY_ERROR;
    end = wait_for(t, machine, pin, !level, begin + timeout * 1000);
    if (end < 0)
        return end == -1 ? cpy_int(-1) : CPY_ERROR;
    return cpy_int((end - begin) / 1000);
}

/* --- bits as pulses ---------------------------------------------------------------------------------------------- */

#define PULSE_MOST 1000000 /* ns */

static bool read_pulses(struct cpy_thread *t, cpy_value timing, struct cpy_pulses *pulses)
{
    uint32_t *const fields[] = {&pulses->high0, &pulses->low0, &pulses->high1, &pulses->low1};
    cpy_value items[4];
    int64_t ns;

    if (!cpy_unpack(t, timing, items, 4))
        return false;
    for (unsigned i = 0; i < 4; i++) {
        if (!cpy_argument_range(t, items[i], "an item of timing", 1, PULSE_MOST, &ns))
            return false;
        *fields[i] = (uint32_t)ns;
    }
    return true;
}

static bool send_bits(struct cpy_thread *t, struct cpy_machine *machine, uint16_t pin, const struct cpy_pulses *pulses,
    struct cpy_bytes_in bytes)
{
    struct cpy_machine_use *use = &machine->pins[pin].use;
    int err;

    if (machine->pins[pin].mode != CPY_MACHINE_OUT) {
        cpy_raise(t, CPY_VALUE_ERROR, "pin %s is no output: Pin(..., Pin.OUT) makes it one", cpy_pin_text(t, pin));
        return false;
    }
    if (!cpy_machine_pin_write(t, machine, pin, false)) /* makes sure that it is ours */
        return false;
    if (!cpy_machine_enter(t, use, CPY_CALL))
        return false;
    err = cpy_gpio_send_bits(machine->board, pin, pulses, bytes);
    cpy_machine_leave(t, use, CPY_CALL);
    if (err < 0 || cpy_pending(t))
        cpy_raise_io(t, machine->board, err, "sending bits over pin %s", cpy_pin_text(t, pin));
    return !cpy_pending(t);
}

/* args: pin, encoding, timing, data. */
cpy_value cpy_machine_bitstream(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_machine *machine = cpy_machine(t);
    struct cpy_machine_bytes bytes;
    struct cpy_pulses pulses;
    int64_t encoding;
    uint16_t pin;
    bool ok;

    if (!machine || !cpy_machine_pin_argument(t, args[0], &pin) ||
        !cpy_argument_range(t, args[1], "encoding", 0, UINT8_MAX, &encoding))
        return CPY_ERROR;
    if (encoding != 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "encoding must be 0 (high and low pulses), the only one there is");
    if (!read_pulses(t, args[2], &pulses) || !cpy_machine_view(t, args[3], "data", &bytes))
        return CPY_ERROR;
    ok = send_bits(t, machine, pin, &pulses, (struct cpy_bytes_in){bytes.data, bytes.len});
    cpy_machine_release(t, &bytes);
    return ok ? CPY_NONE : CPY_ERROR;
}

/* --- sleeping ---------------------------------------------------------------------------------------------------- */

/* Waits for an event of a pin that is watched, or for the deadline; handlers run before it returns. */
static bool wait_for_event(struct cpy_thread *t, struct cpy_board *board, int64_t deadline)
{
    int result;

    if (!cpy_safe_point(t))
        return false;
    result = cpy_hardware_wait_once(t, board, deadline);
    if (result == -ECANCELED && !cpy_hardware_was_cancelled(t, board))
        result = 1; /* the script's own handler of Ctrl-C has woken it */
    if (result >= 0 && !cpy_pending(t))
        return cpy_hardware_sleep_until(t, cpy_board_now(board));
    cpy_raise_io(t, board, result, "sleeping");
    return false;
}

static cpy_value sleep_ms(struct cpy_thread *t, int64_t ms)
{
    struct cpy_board *board = cpy_hardware(t);

    if (!board)
        return CPY_ERROR;
    return wait_for_event(t, board, ms < 0 ? CPY_FOREVER : cpy_board_now(board) + ms * MS) ? CPY_NONE : CPY_ERROR;
}

cpy_value cpy_machine_idle(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return sleep_ms(t, 1);
}

/* args: time_ms. */
cpy_value cpy_machine_lightsleep(struct cpy_thread *t, const cpy_value *args)
{
    int64_t ms = -1;

    return cpy_machine_range_option(t, args[0], "time_ms", 0, SLEEP_MOST, &ms) ? sleep_ms(t, ms) : CPY_ERROR;
}
