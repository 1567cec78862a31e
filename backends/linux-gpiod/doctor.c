/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/doctor.c - what this computer has, what it lacks, and what to type about it.
 *
 * It opens nodes but transfers nothing, takes no line and writes no file: it may be run while something else uses
 * the hardware.  Whatever is looked for is looked for in the folder that stands for the system's root. */
#include "backends/linux-gpiod/linux.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define USERS_MOST 6 /* lines of a chip whose users are told */
#define ENTRIES_MOST 64

/* An examination under way. */
struct exam {
    struct cpy_linux_options options;
    const struct cpy_board_def *def;
    struct cpy_gpiod gpiod;
    FILE *out;
    int missing; /* so far */
    bool pi;     /* the board is a Raspberry Pi */
};

/* --- telling -------------------------------------------------------------------------------------- */

__attribute__((format(printf, 2, 3)))
static void good(const struct exam *e, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    fputs("  ok       ", e->out);
    vfprintf(e->out, format, args);
    fputc('\n', e->out);
    va_end(args);
}

/* Neither good nor bad. */
static void none(const struct exam *e, const char *text) { fprintf(e->out, "  none     %s\n", text); }

/* What is wrong, and the line to type. */
__attribute__((format(printf, 3, 4)))
static void lacks(struct exam *e, const char *type, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    fputs("  missing  ", e->out);
    vfprintf(e->out, format, args);
    va_end(args);
    fprintf(e->out, "\n           $ %s\n", type);
    e->missing++;
}

/* A node that is there and cannot be opened. */
static void refused(struct exam *e, const char *node, const char *path, int err)
{
    char type[256];

    if (err != EACCES && err != EPERM) {
        lacks(e, "dmesg | tail", "%s cannot be opened: %s", node, strerror(err));
        return;
    }
    cpy_linux_permission(path, type, sizeof type);
    lacks(e, type, "no permission for %s", node);
}

/* --- folders -------------------------------------------------------------------------------------- */

static int compare(const void *a, const void *b) { return strverscmp(*(char *const *)a, *(char *const *)b); }

/* The names in a folder that begin so, in order; malloc'ed, to be freed by forget().  A count. */
static unsigned list(const struct exam *e, const char *folder, const char *beginning, char *names[ENTRIES_MOST])
{
    char path[CPY_LINUX_PATH];
    DIR *dir = opendir(cpy_linux_path(&e->options, path, "%s", folder));
    struct dirent *entry;
    unsigned n = 0;

    while (dir && n < ENTRIES_MOST && (entry = readdir(dir)))
        if (strncmp(entry->d_name, beginning, strlen(beginning)) == 0 && (names[n] = strdup(entry->d_name)))
            n++;
    if (dir)
        closedir(dir);
    qsort(names, n, sizeof *names, compare);
    return n;
}

static void forget(char **names, unsigned n)
{
    while (n)
        free(names[--n]);
}

static bool exists(const struct exam *e, const char *file)
{
    char path[CPY_LINUX_PATH];

    return access(cpy_linux_path(&e->options, path, "%s", file), F_OK) == 0;
}

/* --- pins ----------------------------------------------------------------------------------------- */

/* ", in use: GPIO8 by spi0 CS0" */
static void tell_users(struct exam *e, struct gpiod_chip *chip, unsigned lines)
{
    unsigned told = 0;

    for (unsigned i = 0; i < lines; i++) {
        struct cpy_gpiod_line_info info;

        e->gpiod.api->about_line(&e->gpiod, chip, i, &info);
        if (!info.consumer[0] || ++told > USERS_MOST)
            continue;
        fprintf(e->out, "%s%u%s%s%s by %s", told == 1 ? "; in use: " : ", ", i, info.name[0] ? " (" : "", info.name,
            info.name[0] ? ")" : "", info.consumer);
    }
    if (told > USERS_MOST)
        fprintf(e->out, " and %u more", told - USERS_MOST);
}

/* Tells of a chip; is it the board's? */
static bool examine_chip(struct exam *e, const char *name)
{
    char path[CPY_LINUX_PATH], node[64], label[64];
    struct gpiod_chip *chip;
    unsigned lines;
    int err;

    snprintf(node, sizeof node, "/dev/%.40s", name);
    if ((err = e->gpiod.api->open_chip(&e->gpiod, cpy_linux_path(&e->options, path, "%s", node), &chip)) < 0) {
        refused(e, node, path, -err);
        return true; /* it may be */
    }
    lines = e->gpiod.api->about_chip(&e->gpiod, chip, label, sizeof label);
    fprintf(e->out, "  ok       %s (%s, %u lines)", node, label, lines);
    tell_users(e, chip, lines);
    fputc('\n', e->out);
    e->gpiod.api->close_chip(&e->gpiod, chip);
    return !e->def->gpiochip || strcmp(e->def->gpiochip, label) == 0;
}

static void examine_chips(struct exam *e, char **names, unsigned n)
{
    const char *missing;
    bool found = false;

    if (cpy_gpiod_load(&e->gpiod, e->options.library, &missing) < 0) {
        lacks(e, "sudo apt install libgpiod2   # or libgpiod3, on newer systems", "the library libgpiod");
        return;
    }
    good(e, "libgpiod %s", e->gpiod.api->version);
    for (unsigned i = 0; i < n; i++)
        found |= examine_chip(e, names[i]);
    if (!found)
        lacks(e, "cpy --board linux", "a GPIO chip %s, which board %s expects", e->def->gpiochip, e->def->id);
    cpy_gpiod_unload(&e->gpiod);
}

static void examine_pins(struct exam *e)
{
    char *names[ENTRIES_MOST];
    unsigned n = list(e, "/dev", "gpiochip", names);

    fputs("Pins\n", e->out);
    if (n)
        examine_chips(e, names, n);
    else
        none(e, "no /dev/gpiochip*: this computer has no pins of its own");
    forget(names, n);
}

/* --- buses ---------------------------------------------------------------------------------------- */

/* Which kind of bus has what, for texts. */
static const struct {
    const char *title, *beginning; /* of the nodes in /dev */
    const char *pi;                /* what switches it on, on a Raspberry Pi */
    const char *type;              /* and elsewhere */
} kinds[] = {
    [CPY_BUS_I2C] = {"I2C", "i2c-", "sudo raspi-config nonint do_i2c 0", "sudo modprobe i2c-dev"},
    [CPY_BUS_SPI] = {"SPI", "spidev", "sudo raspi-config nonint do_spi 0", "sudo modprobe spidev"},
    [CPY_BUS_UART] = {"Serial ports", "tty", "sudo raspi-config nonint do_serial_hw 0", "sudo dmesg | grep tty"},
};

/* "; the kernel uses 0x68 (rtc-ds1307)" */
static void tell_drivers(const struct exam *e, const char *node)
{
    char *names[ENTRIES_MOST], path[CPY_LINUX_PATH], beginning[16], target[256];
    unsigned n, told = 0;

    snprintf(beginning, sizeof beginning, "%.8s-", strrchr(node, '-') + 1);
    n = list(e, "/sys/bus/i2c/devices", beginning, names);
    for (unsigned i = 0; i < n; i++) {
        ssize_t len;

        cpy_linux_path(&e->options, path, "/sys/bus/i2c/devices/%.32s/driver", names[i]);
        if ((len = readlink(path, target, sizeof target - 1)) < 0)
            continue;
        target[len] = '\0';
        fprintf(e->out, "%s0x%s (%s)", told++ ? ", " : "; the kernel uses ", names[i] + strlen(beginning) + 2,
            strrchr(target, '/') ? strrchr(target, '/') + 1 : target);
    }
    forget(names, n);
}

/* Is it where the kernel writes its messages? */
static bool is_console(const struct exam *e, const char *node)
{
    char line[1024], wanted[64];

    snprintf(wanted, sizeof wanted, "console=%.40s", strrchr(node, '/') + 1);
    return cpy_linux_read_line(&e->options, "/proc/cmdline", line, sizeof line) && strstr(line, wanted);
}

/* A node that is there. */
static void examine_node(struct exam *e, enum cpy_bus_kind kind, const char *name, const char *node)
{
    char path[CPY_LINUX_PATH], holder[64];
    int fd = open(cpy_linux_path(&e->options, path, "%s", node), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);

    if (fd >= 0 && kind == CPY_BUS_UART && cpy_linux_tty_is_taken(fd)) {
        close(fd);
        fd = -1;
        errno = EBUSY;
    }
    if (fd < 0 && errno == EBUSY) {
        lacks(e, "sudo fuser -v /dev/tty*   # who has it", "%s is in use by %s", node,
            cpy_linux_holder(path, holder, sizeof holder));
        return;
    }
    if (fd < 0) {
        refused(e, node, path, errno);
        return;
    }
    close(fd);
    if (kind == CPY_BUS_UART && is_console(e, node) && e->pi) {
        lacks(e, "sudo raspi-config nonint do_serial_cons 1", "%s is the kernel's console", node);
        return;
    }
    fprintf(e->out, "  ok       %s: board.%s()", node, name);
    if (kind == CPY_BUS_I2C)
        tell_drivers(e, node);
    else if (kind == CPY_BUS_UART && is_console(e, node))
        fputs("; the kernel writes its messages there (console= on its command line)", e->out);
    fputc('\n', e->out);
}

/* Has an earlier bus of the board the same node? */
static bool is_told(const struct exam *e, const struct cpy_bus_def *bus)
{
    for (const struct cpy_bus_def *b = e->def->buses; b < bus; b++)
        if (b->kind == bus->kind && b->device && strcmp(b->device, bus->device) == 0)
            return true;
    return false;
}

static void examine_bus(struct exam *e, const struct cpy_bus_def *bus)
{
    if (exists(e, bus->device))
        examine_node(e, bus->kind, bus->name, bus->device);
    else if (!bus->optional)
        lacks(e, e->pi ? kinds[bus->kind].pi : kinds[bus->kind].type, "%s, board.%s()", bus->device, bus->name);
}

/* Controllers for I2C that the kernel has and that have no node in /dev. */
static void examine_i2c(struct exam *e)
{
    char *names[ENTRIES_MOST], node[64];
    unsigned n = list(e, "/sys/bus/i2c/devices", "i2c-", names);

    for (unsigned i = 0; i < n; i++) {
        snprintf(node, sizeof node, "/dev/%.32s", names[i]);
        if (!exists(e, node))
            lacks(e, "sudo modprobe i2c-dev", "%s, although the kernel has that controller", node);
    }
    forget(names, n);
}

/* Devices on SPI that nobody drives. */
static void examine_spi(struct exam *e)
{
    char *names[ENTRIES_MOST], node[64];
    unsigned n = list(e, "/sys/bus/spi/devices", "spi", names);

    for (unsigned i = 0; i < n; i++) {
        snprintf(node, sizeof node, "/sys/bus/spi/devices/%.32s/driver", names[i]);
        if (!exists(e, node))
            fprintf(e->out, "  note     the SPI device %s has no driver\n           $ echo spidev | sudo tee "
                "/sys/bus/spi/devices/%s/driver_override; echo %s | sudo tee /sys/bus/spi/drivers/spidev/bind\n",
                names[i], names[i], names[i]);
    }
    forget(names, n);
}

static void examine_buses(struct exam *e)
{
    for (unsigned kind = CPY_BUS_I2C; kind <= CPY_BUS_UART; kind++) {
        bool any = false;

        fprintf(e->out, "%s\n", kinds[kind].title);
        for (const struct cpy_bus_def *bus = e->def->buses; bus < e->def->buses + e->def->bus_count; bus++)
            if (bus->kind == kind && bus->device && !is_told(e, bus)) {
                examine_bus(e, bus);
                any = true;
            }
        if (!any)
            none(e, kind == CPY_BUS_UART ? "no serial port with hardware behind it"
                    : kind == CPY_BUS_I2C ? "no /dev/i2c-*" : "no /dev/spidev*");
        if (kind != CPY_BUS_UART)
            (kind == CPY_BUS_I2C ? examine_i2c : examine_spi)(e);
    }
}

/* --- waves and voltages --------------------------------------------------------------------------- */

static void examine_pwm(struct exam *e)
{
    char *names[ENTRIES_MOST], path[CPY_LINUX_PATH], count[16], file[80], type[256];
    unsigned n = list(e, "/sys/class/pwm", "pwmchip", names);

    fputs("PWM\n", e->out);
    for (unsigned i = 0; i < n; i++) {
        snprintf(file, sizeof file, "/sys/class/pwm/%.32s/npwm", names[i]);
        if (!cpy_linux_read_line(&e->options, file, count, sizeof count))
            strcpy(count, "?");
        cpy_linux_path(&e->options, path, "/sys/class/pwm/%.32s/export", names[i]);
        if (access(path, W_OK) == 0) {
            good(e, "/sys/class/pwm/%s (%s channels)", names[i], count);
        } else {
            cpy_linux_permission(path, type, sizeof type);
            lacks(e, type, "no permission for /sys/class/pwm/%s", names[i]);
        }
    }
    if (!n && e->pi)
        lacks(e, "echo dtoverlay=pwm-2chan | sudo tee -a /boot/firmware/config.txt; sudo reboot",
            "/sys/class/pwm/pwmchip*");
    else if (!n)
        none(e, "no /sys/class/pwm/pwmchip*");
    forget(names, n);
}

static void examine_iio(struct exam *e)
{
    char *names[ENTRIES_MOST], file[80], about[64];
    unsigned n = list(e, "/sys/bus/iio/devices", "iio:device", names);

    fputs("Analogue inputs and outputs\n", e->out);
    for (unsigned i = 0; i < n; i++) {
        snprintf(file, sizeof file, "/sys/bus/iio/devices/%.32s/name", names[i]);
        good(e, "%s (%s)", names[i], cpy_linux_read_line(&e->options, file, about, sizeof about) ? about : "?");
    }
    if (!n)
        none(e, "no /sys/bus/iio/devices/iio:device*");
    forget(names, n);
}

int cpy_linux_examine(const struct cpy_board_def *def, const char *where, FILE *out)
{
    struct exam e = {.def = def, .out = out, .pi = def->match && strstr(def->match, "Raspberry Pi")};
    const char *wrong;
    int err = cpy_linux_options_read(&e.options, where, &wrong);

    if (err < 0) {
        cpy_linux_options_free(&e.options);
        return err;
    }
    examine_pins(&e);
    examine_buses(&e);
    examine_pwm(&e);
    examine_iio(&e);
    cpy_linux_options_free(&e.options);
    return e.missing;
}
