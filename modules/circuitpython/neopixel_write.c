/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/neopixel_write.c - module neopixel_write: sends colours to a chain of WS2812 LEDs. */
#include "modules/circuitpython/digitalio.h"

/* ns; WS2812B at 800 kHz */
static const struct cpy_pulses ws2812 = {.high0 = 400, .low0 = 850, .high1 = 800, .low1 = 450};

/* A negative errno, or an exception is pending. */
static int send(struct cpy_thread *t, struct cpy_digital *d, struct cpy_board *board, struct cpy_bytes_in bytes)
{
    int err;

    if (!cpy_call_begin(t, &d->calls, CPY_CALL, &d->board))
        return -EBADF;
    err = cpy_gpio_send_bits(board, d->pin, &ws2812, bytes);
    cpy_call_end(t, &d->calls, CPY_CALL, board);
    d->mode.level = false;
    return err;
}

/* args: digitalinout, buf. */
static cpy_value neopixel_write(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_slice_view view;
    struct cpy_board *board;
    struct cpy_digital *d;
    int err;

    if (!cpy_is_object(args[0]) || !cpy_is_instance_def(t, args[0], &cpy_digital_type)) {
        cpy_argument_type(t, args[0], "digitalinout", "DigitalInOut");
        return CPY_ERROR;
    }
    d = (struct cpy_digital *)cpy_pointer(args[0]);
    if (!(board = d->board))
        return cpy_raise_deinited(t);
    if (!d->mode.output)
        return cpy_raise(t, CPY_VALUE_ERROR, "digitalinout must be an output: %s is an input; set its direction",
            cpy_pin_label(board->def, d->pin));
    if (!cpy_view_parameter(t, args[1], "buf", CPY_UNSET, CPY_UNSET, false, &view))
        return CPY_ERROR;
    err = send(t, d, board, (struct cpy_bytes_in){view.data, view.len});
    cpy_release_slice(t, &view);
    if (err < 0 || cpy_pending(t))
        return cpy_raise_io(t, board, err, "sending colours over pin %s", cpy_pin_label(board->def, d->pin));
    return CPY_NONE;
}

static const struct cpy_function functions[] = {
    {"neopixel_write", "(digitalinout, buf)", neopixel_write,
        "Send the bytes over an output to a chain of LEDs, at 800 kHz, in the order that the LEDs want (GRB).", 0},
    {0},
};

const struct cpy_module_def cpy_module_neopixel_write = {
    .name = "neopixel_write",
    .doc = "Sends colours to chains of LEDs.",
    .functions = functions,
};
