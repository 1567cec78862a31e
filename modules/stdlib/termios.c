/* SPDX-License-Identifier: MIT */
/* modules/stdlib/termios.c - module termios: how a terminal treats what is typed and printed.
 *
 * Attributes are a list, as in CPython: four sets of flags, two speeds, and a list of the control characters, of which
 * VMIN and VTIME are ints while the terminal is not in canonical mode. */
#include "vm/api.h"

#include <errno.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* What the module keeps for each interpreter. */
struct state {
    struct cpy_handle error; /* class termios.error */
};

static const char state_key;

static cpy_value error_class(struct cpy_thread *t)
{
    struct state *state = cpy_private(t, &state_key, sizeof *state);

    if (!state)
        return CPY_ERROR;
    if (!state->error.value) {
        cpy_value class = cpy_new_exception_class(t, "termios.error", CPY_UNSET,
            "The terminal refuses, or it is no terminal: (number, text).");

        if (!class)
            return CPY_ERROR;
        cpy_handle_set(t, &state->error, class);
    }
    return state->error.value;
}

/* Raises termios.error for errno. */
static cpy_value fail(struct cpy_thread *t)
{
    int err = errno;
    cpy_value class = error_class(t), text = class ? cpy_str_from_os(t, strerror(err)) : CPY_ERROR, made;

    if (!text || !(made = cpy_call_2(t, class, cpy_int(err), text)))
        return CPY_ERROR;
    return cpy_raise_value(t, made);
}

/* A descriptor, or an object with fileno(). */
static bool read_fd(struct cpy_thread *t, cpy_value v, int *fd)
{
    int64_t n;

    if (!cpy_is_int(v)) {
        cpy_value method = cpy_find_attr_str(t, v, "fileno");

        if (!method) {
            if (!cpy_pending(t))
                cpy_raise(t, CPY_TYPE_ERROR, "argument must be an int, or have a fileno() method.");
            return false;
        }
        if (!(v = cpy_call_0(t, method)))
            return false;
    }
    if (!cpy_to_int64(t, v, &n))
        return false;
    if (n < 0 || n > INT32_MAX) {
        cpy_raise(t, CPY_VALUE_ERROR, "file descriptor cannot be a negative integer (%lld)", (long long)n);
        return false;
    }
    *fd = (int)n;
    return true;
}

static bool append_int(struct cpy_thread *t, cpy_value list, uint32_t n)
{
    return cpy_list_append(t, list, cpy_int(n));
}

/* The control characters as bytes; VMIN and VTIME as ints where they are counts. */
static cpy_value list_of_characters(struct cpy_thread *t, const struct termios *mode)
{
    cpy_value list = cpy_list_new(t, NCCS), one;

    for (int i = 0; list && i < NCCS; i++) {
        bool count = !(mode->c_lflag & ICANON) && (i == VMIN || i == VTIME);

        one = count ? cpy_int(mode->c_cc[i]) : cpy_bytes_from(t, &mode->c_cc[i], 1);
        if (!one || !cpy_list_append(t, list, one))
            return CPY_ERROR;
    }
    return list;
}

static cpy_value tcgetattr_(struct cpy_thread *t, const cpy_value *args)
{
    struct termios mode;
    cpy_value list, characters;
    int fd;

    if (!read_fd(t, args[0], &fd))
        return CPY_ERROR;
    if (tcgetattr(fd, &mode) < 0)
        return fail(t);
    if (!(list = cpy_list_new(t, 7)) || !(characters = list_of_characters(t, &mode)))
        return CPY_ERROR;
    return append_int(t, list, mode.c_iflag) && append_int(t, list, mode.c_oflag) && append_int(t, list, mode.c_cflag) &&
                   append_int(t, list, mode.c_lflag) && append_int(t, list, cfgetispeed(&mode)) &&
                   append_int(t, list, cfgetospeed(&mode)) && cpy_list_append(t, list, characters)
               ? list
               : CPY_ERROR;
}

/* One control character: bytes of length 1, or an int. */
static bool read_character(struct cpy_thread *t, cpy_value v, cc_t *out)
{
    int64_t n;

    if (cpy_is_bytes(v)) {
        size_t len;
        const uint8_t *data = cpy_bytes_view(v, &len);

        if (len == 1) {
            *out = data[0];
            return true;
        }
    } else if (cpy_is_int(v) && cpy_to_int64(t, v, &n)) {
        *out = (cc_t)n;
        return true;
    }
    if (!cpy_pending(t))
        cpy_raise(t, CPY_TYPE_ERROR, "tcsetattr: elements of attributes must be characters or integers");
    return false;
}

/* Fills the mode from what tcgetattr() makes: a list of 7. */
static bool read_mode(struct cpy_thread *t, cpy_value list, struct termios *mode)
{
    int64_t n[6];
    cpy_value characters;

    for (size_t i = 0; i < 6; i++)
        if (!cpy_to_int64(t, cpy_list_get(list, i), &n[i]))
            return false;
    characters = cpy_list_get(list, 6);
    if (!cpy_is_list(characters) || cpy_list_len(characters) != NCCS) {
        cpy_raise(t, CPY_TYPE_ERROR, "tcsetattr: attributes[6] must be %d element list", NCCS);
        return false;
    }
    mode->c_iflag = (tcflag_t)n[0];
    mode->c_oflag = (tcflag_t)n[1];
    mode->c_cflag = (tcflag_t)n[2];
    mode->c_lflag = (tcflag_t)n[3];
    cfsetispeed(mode, (speed_t)n[4]);
    cfsetospeed(mode, (speed_t)n[5]);
    for (int i = 0; i < NCCS; i++)
        if (!read_character(t, cpy_list_get(characters, i), &mode->c_cc[i]))
            return false;
    return true;
}

static cpy_value tcsetattr_(struct cpy_thread *t, const cpy_value *args)
{
    struct termios mode;
    int64_t when;
    int fd;

    if (!read_fd(t, args[0], &fd) || !cpy_to_int64(t, args[1], &when))
        return CPY_ERROR;
    if (!cpy_is_list(args[2]) || cpy_list_len(args[2]) != 7)
        return cpy_raise(t, CPY_TYPE_ERROR, "tcsetattr, arg 3: must be 7 element list");
    if (tcgetattr(fd, &mode) < 0)
        return fail(t);
    if (!read_mode(t, args[2], &mode))
        return CPY_ERROR;
    return tcsetattr(fd, (int)when, &mode) < 0 ? fail(t) : CPY_NONE;
}

/* Calls what takes a descriptor and a number. */
static cpy_value with_number(struct cpy_thread *t, const cpy_value *args, int (*call)(int, int))
{
    int64_t n;
    int fd;

    if (!read_fd(t, args[0], &fd) || !cpy_to_int64(t, args[1], &n))
        return CPY_ERROR;
    return call(fd, (int)n) < 0 ? fail(t) : CPY_NONE;
}

static cpy_value tcflush_(struct cpy_thread *t, const cpy_value *args) { return with_number(t, args, tcflush); }

static cpy_value tcflow_(struct cpy_thread *t, const cpy_value *args) { return with_number(t, args, tcflow); }

static cpy_value tcsendbreak_(struct cpy_thread *t, const cpy_value *args) { return with_number(t, args, tcsendbreak); }

static cpy_value tcdrain_(struct cpy_thread *t, const cpy_value *args)
{
    int fd, result;

    if (!read_fd(t, args[0], &fd))
        return CPY_ERROR;
    CPY_BLOCKING(t, result, -1, 0, tcdrain(fd));
    if (result < 0)
        return cpy_pending(t) ? CPY_ERROR : fail(t);
    return CPY_NONE;
}

#define NAMES(N) \
    N(TCSANOW) N(TCSADRAIN) N(TCSAFLUSH) N(TCIFLUSH) N(TCOFLUSH) N(TCIOFLUSH) N(TCIOFF) N(TCION) N(TCOOFF) N(TCOON)  \
    N(BRKINT) N(ICRNL) N(IGNBRK) N(IGNCR) N(IGNPAR) N(INLCR) N(INPCK) N(ISTRIP) N(IXANY) N(IXOFF) N(IXON) N(PARMRK)  \
    N(IMAXBEL) N(IUTF8) N(OPOST) N(ONLCR) N(OCRNL) N(ONOCR) N(ONLRET) N(OFILL) N(OFDEL) N(CSIZE) N(CS5) N(CS6) N(CS7) \
    N(CS8) N(CSTOPB) N(CREAD) N(PARENB) N(PARODD) N(HUPCL) N(CLOCAL) N(CRTSCTS) N(ISIG) N(ICANON) N(ECHO) N(ECHOE)   \
    N(ECHOK) N(ECHONL) N(ECHOCTL) N(ECHOKE) N(ECHOPRT) N(NOFLSH) N(TOSTOP) N(IEXTEN) N(VINTR) N(VQUIT) N(VERASE)     \
    N(VKILL) N(VEOF) N(VEOL) N(VEOL2) N(VMIN) N(VTIME) N(VSTART) N(VSTOP) N(VSUSP) N(VREPRINT) N(VDISCARD) N(VWERASE) \
    N(VLNEXT) N(NCCS) N(B0) N(B50) N(B75) N(B110) N(B134) N(B150) N(B200) N(B300) N(B600) N(B1200) N(B1800) N(B2400) \
    N(B4800) N(B9600) N(B19200) N(B38400) N(B57600) N(B115200) N(B230400) N(B460800) N(B500000) N(B576000)           \
    N(B921600) N(B1000000) N(B1152000) N(B1500000) N(B2000000) N(B2500000) N(B3000000) N(B3500000) N(B4000000)

static const struct cpy_constant termios_constants[] = {
#define N(name) CPY_INT_CONSTANT(#name, name),
    NAMES(N)
#undef N
    {0},
};

static const struct cpy_function termios_functions[] = {
    {"tcgetattr", "(fd, /)", tcgetattr_, "A terminal's attributes: [iflag, oflag, cflag, lflag, ispeed, ospeed, cc].", 0},
    {"tcsetattr", "(fd, when, attributes, /)", tcsetattr_,
     "Set a terminal's attributes: TCSANOW at once, TCSADRAIN after what is written, TCSAFLUSH forgetting what was typed.", 0},
    {"tcsendbreak", "(fd, duration, /)", tcsendbreak_, "Send a break.", 0},
    {"tcdrain", "(fd, /)", tcdrain_, "Wait until everything that was written has been sent.", 0},
    {"tcflush", "(fd, queue, /)", tcflush_, "Forget what was typed (TCIFLUSH), not yet sent (TCOFLUSH) or both.", 0},
    {"tcflow", "(fd, action, /)", tcflow_, "Suspend or resume input or output.", 0},
    {0},
};

static bool init(struct cpy_thread *t, cpy_value module)
{
    cpy_value class = error_class(t);

    return class && cpy_module_add(t, module, "error", class);
}

const struct cpy_module_def cpy_module_termios = {
    .name = "termios",
    .doc = "How a terminal treats what is typed and printed: echo, lines, speeds, control characters.",
    .functions = termios_functions,
    .constants = termios_constants,
    .init = init,
};
