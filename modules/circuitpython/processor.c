/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/processor.c - microcontroller.Processor: clock, temperature and identity of the chip.
 *
 * A real board is this computer, and the system knows.  A simulated one has figures that do
 * not change from run to run. */
#include "modules/circuitpython/microcontroller.h"

#include <ctype.h>
#include <stdlib.h>

#define SIMULATED_HZ 48000000 /* of a simulated chip whose data names no clock */
#define SIMULATED_CELSIUS 25.0
#define SIMULATED_VOLTS 3.3
#define UID_SIZE 16 /* bytes, as the chips have */

/* --- ResetReason ------------------------------------------------------------------------------------------------- */

enum { POWER_ON, BROWNOUT, SOFTWARE, DEEP_SLEEP_ALARM, RESET_PIN, WATCHDOG, UNKNOWN, RESCUE_DEBUG };
static const char *const reasons[] = {
    [POWER_ON] = "POWER_ON",
    [BROWNOUT] = "BROWNOUT",
    [SOFTWARE] = "SOFTWARE",
    [DEEP_SLEEP_ALARM] = "DEEP_SLEEP_ALARM",
    [RESET_PIN] = "RESET_PIN",
    [WATCHDOG] = "WATCHDOG",
    [UNKNOWN] = "UNKNOWN",
    [RESCUE_DEBUG] = "RESCUE_DEBUG",
    NULL,
};
static const struct cpy_enum reason_enum = {&cpy_reset_reason_type, reasons};

static bool fill_reason(struct cpy_thread *t, cpy_value type, cpy_value dict)
{
    return cpy_enum_fill(t, &reason_enum, type, dict);
}

const struct cpy_type_def cpy_reset_reason_type =
    CPY_ENUM_TYPE("microcontroller.ResetReason", "Why the program was started.", fill_reason);

/* --- what the system tells --------------------------------------------------------------------------------------- */

/* The beginning of a file's text; false: it cannot be read. */
static bool read_text(const char *path, char *text, size_t size)
{
    FILE *file = fopen(path, "r");
    size_t n = file ? fread(text, 1, size - 1, file) : 0;

    text[n] = 0;
    if (file)
        fclose(file);
    return n > 0;
}

/* The number in a file times a factor, or -1. */
static double read_number(const char *path, double factor)
{
    char text[64], *end;
    double number = read_text(path, text, sizeof text) ? strtod(text, &end) : -1;

    return number < 0 ? -1 : number * factor;
}

/* The clock of the first processor as /proc/cpuinfo tells it, or -1. */
static double read_cpuinfo_hz(void)
{
    char text[2048], *found = read_text("/proc/cpuinfo", text, sizeof text) ? strstr(text, "cpu MHz") : NULL;
    const char *colon = found ? strchr(found, ':') : NULL;

    return colon ? strtod(colon + 1, NULL) * 1e6 : -1;
}

/* Bytes written as hexadecimal digits: how many. */
static size_t read_hex(const char *path, uint8_t *out, size_t size)
{
    char text[2 * UID_SIZE + 1];
    size_t n = 0;

    if (!read_text(path, text, sizeof text))
        return 0;
    for (const char *s = text; isxdigit((unsigned char)s[0]) && isxdigit((unsigned char)s[1]) && n < size; s += 2) {
        char pair[3] = {s[0], s[1], 0};

        out[n++] = (uint8_t)strtoul(pair, NULL, 16);
    }
    return n;
}

/* --- Processor --------------------------------------------------------------------------------------------------- */

static cpy_value cpu_frequency(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_board *board = cpy_hardware(t);
    double hz;

    (void)args;
    if (!board)
        return CPY_ERROR;
    if (board->def->cpu_hz || board->backend->in_process)
        return cpy_int(board->def->cpu_hz ? board->def->cpu_hz : SIMULATED_HZ);
    hz = read_number("/sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq", 1000);
    if (hz < 0)
        hz = read_cpuinfo_hz();
    return cpy_int_from_double(t, hz < 0 ? 0 : hz);
}

static cpy_value cpu_temperature(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_board *board = cpy_hardware(t);
    double celsius;

    (void)args;
    if (!board)
        return CPY_ERROR;
    celsius =
        board->backend->in_process ? SIMULATED_CELSIUS : read_number("/sys/class/thermal/thermal_zone0/temp", 0.001);
    return celsius < 0 ? CPY_NONE : cpy_float_from(t, celsius);
}

static cpy_value cpu_voltage(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_board *board = cpy_hardware(t);

    (void)args;
    if (!board)
        return CPY_ERROR;
    return board->backend->in_process ? cpy_float_from(t, SIMULATED_VOLTS) : CPY_NONE;
}

static cpy_value cpu_uid(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_board *board = cpy_hardware(t);
    uint8_t uid[UID_SIZE] = {0};
    size_t n = 0;

    (void)args;
    if (!board)
        return CPY_ERROR;
    if (!board->backend->in_process && !(n = read_hex("/proc/device-tree/serial-number", uid, sizeof uid)))
        n = read_hex("/etc/machine-id", uid, sizeof uid);
    if (n == 0) {
        memcpy(uid, board->def->id, strnlen(board->def->id, UID_SIZE));
        n = UID_SIZE;
    }
    return cpy_bytearray_from(t, uid, n);
}

static cpy_value cpu_reset_reason(struct cpy_thread *t, const cpy_value *args)
{
    const char *reason = getenv(CPY_RESET_VARIABLE);
    unsigned i = UNKNOWN;

    (void)args;
    for (unsigned k = 0; reason && reasons[k]; k++)
        if (strcmp(reasons[k], reason) == 0)
            i = k;
    return cpy_enum_value(t, &reason_enum, reason ? i : POWER_ON);
}

static const struct cpy_attribute attributes[] = {
    {"frequency", cpu_frequency, NULL, "The processor's clock in Hz."},
    {"temperature", cpu_temperature, NULL, "The chip's temperature in degrees Celsius, or None."},
    {"voltage", cpu_voltage, NULL, "The supply voltage in volts, or None."},
    {"uid", cpu_uid, NULL, "A bytearray that identifies the chip."},
    {"reset_reason", cpu_reset_reason, NULL, "Why the program was started, a ResetReason."},
    {0},
};

const struct cpy_type_def cpy_processor_type = {
    .name = "microcontroller.Processor",
    .doc = "The processor; microcontroller.cpu is the only one.",
    .size = sizeof(struct cpy_object),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .attributes = attributes,
};
