/* SPDX-License-Identifier: MIT */
/* modules/hardware/errors.c - a backend's negative errno as the exception that users know.
 *
 * A message says what the system calls the error, what was being done, and what the
 * backend knows about why. */
#include "modules/hardware/state.h"

static cpy_value raise_os(struct cpy_thread *t, int err, cpy_value text)
{
    cpy_value exception;

    if (!text || !(exception = cpy_call_2(t, cpy_exception_class(t, CPY_OS_ERROR), cpy_int(err), text)))
        return CPY_ERROR;
    return cpy_raise_value(t, exception);
}

cpy_value cpy_raise_os(struct cpy_thread *t, int err, const char *format, ...)
{
    cpy_value text;
    va_list args;

    va_start(args, format);
    text = cpy_str_vformat(t, format, args);
    va_end(args);
    return raise_os(t, err, text);
}

/* What the backend says about the failure, as text that follows the rest; it is forgotten. */
static cpy_value take_failure(struct cpy_thread *t, struct cpy_board *board)
{
    struct cpy_failure failure = *cpy_board_failure(board);
    const char *pin = failure.pin < board->def->pin_count ? cpy_pin_label(board->def, failure.pin) : NULL;

    cpy_board_forget_failure(board);
    if (!failure.text[0])
        return cpy_str_from(t, "");
    if (pin && strstr(failure.text, pin))
        pin = NULL;
    return cpy_str_format(t, ": %s%s%s%s%s", failure.posted ? "an earlier operation failed: " : "", failure.text,
        pin ? " (pin " : "", pin ? pin : "", pin ? ")" : "");
}

bool cpy_hardware_was_cancelled(struct cpy_thread *t, struct cpy_board *board)
{
    if (!cpy_safe_point(t))
        return true;
    cpy_board_resume(board);
    return false;
}

/* Ctrl-C.  What was cancelled cannot be done again, so it is Ctrl-C even if that was delivered already. */
static cpy_value raise_cancelled(struct cpy_thread *t, struct cpy_board *board)
{
    if (cpy_hardware_was_cancelled(t, board))
        return CPY_ERROR;
    return cpy_raise_value(t, cpy_exception_class(t, CPY_KEYBOARD_INTERRUPT));
}

/* What an errno is called by those who use pins and buses; NULL: what the system calls it. */
static const char *words_of(int err)
{
    switch (err) {
    case ENODEV: return "No such device";
    case EIO: return "Input/output error";
    case ETIMEDOUT: return "Timed out";
    default: return NULL;
    }
}

static cpy_value raise_described(struct cpy_thread *t, struct cpy_board *board, int err, cpy_value doing, cpy_value why)
{
    const char *words = words_of(err);

    switch (err) {
    case ENOTSUP:
        if (!cpy_str_equals(why, "")) /* it says who cannot do that */
            return cpy_raise(t, CPY_NOT_IMPLEMENTED_ERROR, "%V%V", doing, why);
        return cpy_raise(t, CPY_NOT_IMPLEMENTED_ERROR, "%V: backend %s cannot do that", doing, board->backend->name);
    case EINVAL: return cpy_raise(t, CPY_VALUE_ERROR, "%V: not possible%V", doing, why);
    case EDEADLK: return cpy_raise(t, CPY_RUNTIME_ERROR, "%V: not possible%V", doing, why);
    default: return cpy_raise_os(t, err, "%s: %V%V", words ? words : strerror(err), doing, why);
    }
}

cpy_value cpy_raise_io(struct cpy_thread *t, struct cpy_board *board, int err, const char *doing, ...)
{
    cpy_value text, why;
    va_list args;

    if (cpy_pending(t))
        return CPY_ERROR; /* a device model's own */
    if (err == -ECANCELED)
        return raise_cancelled(t, board);
    if (err == -ENOMEM)
        return cpy_raise_no_memory(t);
    va_start(args, doing);
    text = cpy_str_vformat(t, doing, args);
    va_end(args);
    why = text ? take_failure(t, board) : CPY_ERROR;
    if (!why)
        return CPY_ERROR;
    if (err == -ENXIO) { /* a missing device is ENODEV to CircuitPython */
        err = -ENODEV;
        if (cpy_str_equals(why, "") && !(why = cpy_str_from(t, ": nothing acknowledged the address")))
            return CPY_ERROR;
    }
    return raise_described(t, board, -err, text, why);
}

cpy_value cpy_raise_deinited(struct cpy_thread *t)
{
    return cpy_raise(
        t, CPY_VALUE_ERROR, "Object has been deinitialized and can no longer be used. Create a new object.");
}

bool cpy_hardware_check_rate(struct cpy_thread *t, const struct cpy_i2c *bus, uint32_t hz)
{
    struct cpy_hardware_state *s = cpy_hardware_state(t);

    if (!s || s->rate_told || bus->board->backend->in_process || !bus->hz || bus->hz == hz)
        return s;
    s->rate_told = true;
    return cpy_warn(t, CPY_RUNTIME_WARNING, "%s runs at %u Hz, as the system is set up, not at %u Hz: no program can "
        "change that (on a Raspberry Pi dtparam=i2c_arm_baudrate=%u in config.txt does)",
        bus->def ? bus->def->name : "the I2C bus", (unsigned)bus->hz, (unsigned)hz, (unsigned)hz);
}

cpy_value cpy_raise_unlocked(struct cpy_thread *t) { return cpy_raise(t, CPY_RUNTIME_ERROR, "Function requires lock"); }
