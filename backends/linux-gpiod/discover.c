/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/discover.c - a computer that no board file describes, as one: every line of every GPIO chip,
 * every I2C and SPI bus, every serial port, every channel of a PWM unit or a converter.
 *
 * Pins have the name of their chip's node and their number, GPIOCHIP0_17, and before that the name that the device tree
 * gives the line, if one can write it in Python and no other line has it.  A bus has pins of its own that are nothing
 * else: nobody can tell which of the lines it lies on.  What cannot be opened is left out, and the note says why. */
#include "backends/linux-gpiod/linux.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PINS_MOST 1500 /* lines; a board may have 2048 pins */
#define FOUND_MOST 64  /* nodes of a kind */
#define CHANNELS_MOST 32 /* of a unit */
#define UNITS_MOST 16  /* PWM units, or converters */
#define NAME_SIZE 48

/* What is being put together. */
struct survey {
    struct cpy_linux_options options;
    struct cpy_gpiod gpiod;
    FILE *pins, *names, *buses; /* the file's sections */
    char (*taken)[NAME_SIZE];   /* names that are given already */
    unsigned taken_count, line_count, uarts;
    char note[200];             /* what could not be looked at */
};

/* --- names ---------------------------------------------------------------------------------------- */

/* What board.I2C and its like are, and what is no name for a pin. */
static bool is_reserved(const char *name)
{
    static const char *const kinds[] = {"I2C", "SPI", "UART"};

    for (unsigned i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t len = strlen(kinds[i]);

        if (strncmp(name, kinds[i], len) == 0 && strspn(name + len, "0123456789") == strlen(name + len))
            return true;
    }
    return strcmp(name, "board_id") == 0 || !*name || isdigit((unsigned char)*name) || strncmp(name, "__", 2) == 0;
}

/* Notes a name; false: it is taken. */
static bool take_name(struct survey *s, const char *name)
{
    for (unsigned i = 0; i < s->taken_count; i++)
        if (strcmp(s->taken[i], name) == 0)
            return false;
    snprintf(s->taken[s->taken_count++], NAME_SIZE, "%s", name);
    return true;
}

/* "SPI0-CE0 N" -> "SPI0_CE0_N" */
static void make_identifier(char *name)
{
    size_t len = strlen(name);

    for (char *c = name; *c; c++)
        if (!isalnum((unsigned char)*c))
            *c = '_';
    while (len && name[len - 1] == '_')
        name[--len] = '\0';
}

static void add_name(struct survey *s, const char *name, const char *pin)
{
    if (!is_reserved(name) && take_name(s, name))
        fprintf(s->names, "%s = \"%s\"\n", name, pin);
}

/* --- lines ---------------------------------------------------------------------------------------- */

static void note(struct survey *s, const char *what, const char *why)
{
    size_t len = strlen(s->note);

    snprintf(s->note + len, sizeof s->note - len, "%s%s: %s", len ? "; " : "", what, why);
}

static void add_line(struct survey *s, struct gpiod_chip *chip, int number, unsigned line)
{
    struct cpy_gpiod_line_info info;
    char pin[NAME_SIZE];

    snprintf(pin, sizeof pin, "GPIOCHIP%d_%u", number, line);
    fprintf(s->pins, "%s = {line = %u, chip = \"/dev/gpiochip%d\"}\n", pin, line, number);
    s->gpiod.api->about_line(&s->gpiod, chip, line, &info);
    make_identifier(info.name);
    add_name(s, info.name, pin);
    add_name(s, pin, pin);
}

static void add_chip(struct survey *s, int number)
{
    char path[CPY_LINUX_PATH], node[32], label[64];
    struct gpiod_chip *chip;
    unsigned lines;
    int err;

    snprintf(node, sizeof node, "/dev/gpiochip%d", number);
    if ((err = s->gpiod.api->open_chip(&s->gpiod, cpy_linux_path(&s->options, path, "%s", node), &chip)) < 0) {
        note(s, node, err == -EACCES || err == -EPERM ? "no permission, cpy doctor tells what to type" : strerror(-err));
        return;
    }
    lines = s->gpiod.api->about_chip(&s->gpiod, chip, label, sizeof label);
    for (unsigned i = 0; i < lines && s->line_count < PINS_MOST; i++, s->line_count++)
        add_line(s, chip, number, i);
    s->gpiod.api->close_chip(&s->gpiod, chip);
}

/* --- nodes ---------------------------------------------------------------------------------------- */

/* Is it a node of its own, not another name for one? */
static bool is_own(const struct survey *s, const char *name)
{
    char path[CPY_LINUX_PATH];
    struct stat about;

    return lstat(cpy_linux_path(&s->options, path, "/dev/%s", name), &about) == 0 && !S_ISLNK(about.st_mode);
}

static int compare(const void *a, const void *b)
{
    const int *x = a, *y = b;

    return x[0] != y[0] ? x[0] - y[0] : x[1] - y[1];
}

/* The numbers of the nodes in /dev whose names are so, in order: a count.  format has two numbers, or one. */
static unsigned find_nodes(const struct survey *s, const char *format, int found[FOUND_MOST][2])
{
    char path[CPY_LINUX_PATH], again[64];
    DIR *folder = opendir(cpy_linux_path(&s->options, path, "/dev"));
    struct dirent *entry;
    unsigned n = 0;

    while (folder && n < FOUND_MOST && (entry = readdir(folder))) {
        found[n][1] = 0;
        if (sscanf(entry->d_name, format, &found[n][0], &found[n][1]) < 1)
            continue;
        snprintf(again, sizeof again, format, found[n][0], found[n][1]);
        n += strcmp(again, entry->d_name) == 0 && is_own(s, entry->d_name);
    }
    if (folder)
        closedir(folder);
    qsort(found, n, sizeof *found, compare);
    return n;
}

/* --- buses ---------------------------------------------------------------------------------------- */

/* A pin of a bus, "I2C1_SCL"; and "SCL" if the bus is the only one. */
static void add_bus_pin(struct survey *s, const char *bus, const char *role, bool only)
{
    char pin[NAME_SIZE + 8];

    snprintf(pin, sizeof pin, "%s_%s", bus, role);
    fprintf(s->pins, "%s = {gpio = false}\n", pin);
    add_name(s, pin, pin);
    if (only)
        add_name(s, role, pin);
}

/* Two names mean the only bus of a kind: its own and that of the kind. */
static void add_bus(struct survey *s, const char *kind, const char *name, const char *rest, bool only)
{
    static const char *const upper[] = {"I2C", "SPI", "UART"};

    fprintf(s->buses, "\n[[bus]]\nkind = \"%s\"\nname = \"%s\"\n%s", kind, name, rest);
    for (unsigned i = 0; only && i < sizeof upper / sizeof *upper; i++)
        if (strcasecmp(upper[i], kind) == 0)
            fprintf(s->buses, "\n[[bus]]\nkind = \"%s\"\nname = \"%s\"\n%s", kind, upper[i], rest);
}

static void add_i2c(struct survey *s)
{
    int found[FOUND_MOST][2];
    unsigned n = find_nodes(s, "i2c-%d", found);

    for (unsigned i = 0; i < n; i++) {
        char name[NAME_SIZE], rest[256];
        int id = found[i][0];

        snprintf(name, sizeof name, "I2C%d", id);
        add_bus_pin(s, name, "SCL", n == 1);
        add_bus_pin(s, name, "SDA", n == 1);
        snprintf(rest, sizeof rest, "id = %d\nscl = \"%s_SCL\"\nsda = \"%s_SDA\"\ndevice = \"/dev/i2c-%d\"\n", id, name,
            name, id);
        add_bus(s, "i2c", name, rest, n == 1);
    }
}

/* The nodes of one controller, which differ in their chip selects: found[0 .. n - 1]. */
static void add_spi_bus(struct survey *s, int found[][2], unsigned n, bool only)
{
    char name[NAME_SIZE], rest[1024], select[16];
    int id = found[0][0], len;

    snprintf(name, sizeof name, "SPI%d", id);
    add_bus_pin(s, name, "SCK", only);
    add_bus_pin(s, name, "MOSI", only);
    add_bus_pin(s, name, "MISO", only);
    len = snprintf(rest, sizeof rest,
        "id = %d\nsck = \"%s_SCK\"\nmosi = \"%s_MOSI\"\nmiso = \"%s_MISO\"\ndevice = \"/dev/spidev%d.%d\"\nselects = {",
        id, name, name, name, id, found[0][1]);
    for (unsigned i = 0; i < n && i < CPY_SELECTS_MOST; i++) {
        snprintf(select, sizeof select, "CE%d", found[i][1]);
        add_bus_pin(s, name, select, only);
        len += snprintf(rest + len, sizeof rest - (size_t)len, "%s%s_%s = \"/dev/spidev%d.%d\"", i ? ", " : "", name,
            select, id, found[i][1]);
    }
    snprintf(rest + len, sizeof rest - (size_t)len, "}\n");
    add_bus(s, "spi", name, rest, only);
}

static void add_spi(struct survey *s)
{
    int found[FOUND_MOST][2];
    unsigned n = find_nodes(s, "spidev%d.%d", found);

    for (unsigned i = 0, end; i < n; i = end) {
        end = i + 1;
        while (end < n && found[end][0] == found[i][0])
            end++;
        add_spi_bus(s, found + i, end - i, i == 0 && end == n);
    }
}

/* --- serial ports --------------------------------------------------------------------------------- */

/* Has the port hardware behind it?  The kernel makes more ttyS than there are. */
static bool is_real(const struct survey *s, const char *tty)
{
    char path[CPY_LINUX_PATH], file[300], type[16];

    snprintf(file, sizeof file, "/sys/class/tty/%.100s/type", tty);
    if (cpy_linux_read_line(&s->options, file, type, sizeof type) && strcmp(type, "0") == 0)
        return false;
    if (access(cpy_linux_path(&s->options, path, "/sys/class/tty/%.100s/device", tty), F_OK) < 0)
        return false;
    return access(cpy_linux_path(&s->options, path, "/dev/%.100s", tty), F_OK) == 0;
}

static int compare_names(const void *a, const void *b) { return strverscmp(a, b); }

static unsigned find_ttys(const struct survey *s, char found[FOUND_MOST][32])
{
    char path[CPY_LINUX_PATH];
    DIR *folder = opendir(cpy_linux_path(&s->options, path, "/sys/class/tty"));
    struct dirent *entry;
    unsigned n = 0;

    while (folder && n < FOUND_MOST && (entry = readdir(folder)))
        if (strlen(entry->d_name) < sizeof *found && is_real(s, entry->d_name))
            snprintf(found[n++], sizeof *found, "%.31s", entry->d_name);
    if (folder)
        closedir(folder);
    qsort(found, n, sizeof *found, compare_names);
    return n;
}

static void add_uarts(struct survey *s)
{
    static const char *const roles[][2] = {{"TX", "tx"}, {"RX", "rx"}, {"RTS", "rts"}, {"CTS", "cts"}};
    char found[FOUND_MOST][32];
    unsigned n = find_ttys(s, found);

    for (unsigned i = 0; i < n; i++) {
        char name[NAME_SIZE], rest[400];
        int len = snprintf(rest, sizeof rest, "id = %u\ndevice = \"/dev/%s\"\n", i, found[i]);

        for (size_t k = 0; k <= strlen(found[i]); k++)
            name[k] = (char)toupper((unsigned char)found[i][k]);
        make_identifier(name);
        for (unsigned k = 0; k < 4; k++) {
            add_bus_pin(s, name, roles[k][0], n == 1);
            len += snprintf(
                rest + len, sizeof rest - (size_t)len, "%s = \"%s_%s\"\n", roles[k][1], name, roles[k][0]);
        }
        add_bus(s, "uart", name, rest, n == 1);
    }
}

/* --- PWM units and converters --------------------------------------------------------------------- */

/* A pin that is a channel and nothing else, in the table of channels that is being written. */
static void add_channel(struct survey *s, const char *pin, unsigned channel, const char *device)
{
    fprintf(s->pins, "%s = {gpio = false}\n", pin);
    add_name(s, pin, pin);
    fprintf(s->buses, "%s = {channel = %u, device = \"%s\"}\n", pin, channel, device);
}

/* PWMCHIP0_1 is channel 1 of pwmchip0. */
static void add_pwm(struct survey *s)
{
    fprintf(s->buses, "\n[pwm.channels]\n");
    for (unsigned unit = 0; unit < UNITS_MOST; unit++) {
        char file[64], count[16], device[24], pin[NAME_SIZE];

        snprintf(file, sizeof file, "/sys/class/pwm/pwmchip%u/npwm", unit);
        if (!cpy_linux_read_line(&s->options, file, count, sizeof count))
            continue;
        snprintf(device, sizeof device, "pwmchip%u", unit);
        for (unsigned i = 0; i < strtoul(count, NULL, 10) && i < CHANNELS_MOST; i++) {
            snprintf(pin, sizeof pin, "PWMCHIP%u_%u", unit, i);
            add_channel(s, pin, i, device);
        }
    }
}

/* Has a converter this channel, by its file of counts or of millivolts? */
static bool has_voltage(const struct survey *s, unsigned unit, const char *direction, unsigned channel)
{
    static const char *const files[] = {"raw", "input"};
    char path[CPY_LINUX_PATH];

    for (unsigned i = 0; i < 2; i++)
        if (access(cpy_linux_path(&s->options, path, "/sys/bus/iio/devices/iio:device%u/%s_voltage%u_%s", unit,
                direction, channel, files[i]), F_OK) == 0)
            return true;
    return false;
}

/* IIO0_A2 is input 2 of iio:device0, IIO0_DAC0 is its output 0. */
static void add_converters(struct survey *s, const char *table, const char *direction, const char *name)
{
    fprintf(s->buses, "\n[%s.channels]\n", table);
    for (unsigned unit = 0; unit < UNITS_MOST; unit++)
        for (unsigned i = 0; i < CHANNELS_MOST; i++) {
            char device[24], pin[NAME_SIZE];

            if (!has_voltage(s, unit, direction, i))
                continue;
            snprintf(device, sizeof device, "iio:device%u", unit);
            snprintf(pin, sizeof pin, "IIO%u_%s%u", unit, name, i);
            add_channel(s, pin, i, device);
        }
}

/* --- the whole ------------------------------------------------------------------------------------ */

static void add_chips(struct survey *s)
{
    const char *missing;
    int found[FOUND_MOST][2];
    unsigned n = find_nodes(s, "gpiochip%d", found);

    if (!n)
        note(s, "/dev/gpiochip*", "there is none");
    else if (cpy_gpiod_load(&s->gpiod, s->options.library, &missing) < 0)
        note(s, "pins need the library libgpiod", "sudo apt install libgpiod2 (or libgpiod3)");
    else
        for (unsigned i = 0; i < n; i++)
            add_chip(s, found[i][0]);
    cpy_gpiod_unload(&s->gpiod);
}

/* Runs the survey over open sections. */
static void look_around(struct survey *s)
{
    add_chips(s);
    add_pwm(s);
    add_converters(s, "adc", "in", "A");
    add_converters(s, "dac", "out", "DAC");
    add_i2c(s);
    add_spi(s);
    add_uarts(s);
}

/* The sections as one text; NULL: no memory. */
static char *join(const char *note_text, const char *pins, const char *names, const char *buses)
{
    char *text = NULL;

    if (asprintf(&text, "note = \"%s\"\n[pins]\n%s[names]\n%s%s", note_text, pins, names,
            buses) < 0)
        return NULL;
    return text;
}

/* Were all sections open, and is each written to its end? */
static bool close_sections(struct survey *s)
{
    FILE *const sections[] = {s->pins, s->names, s->buses};
    bool good = true;

    for (int i = 0; i < 3; i++)
        good &= sections[i] && fclose(sections[i]) == 0;
    return good;
}

static char *write_all(struct survey *s)
{
    char *sections[3] = {NULL}, *text = NULL;
    size_t sizes[3];

    s->pins = open_memstream(&sections[0], &sizes[0]);
    s->names = open_memstream(&sections[1], &sizes[1]);
    s->buses = open_memstream(&sections[2], &sizes[2]);
    if (s->pins && s->names && s->buses)
        look_around(s);
    if (close_sections(s))
        text = join(s->note, sections[0], sections[1], sections[2]);
    for (int i = 0; i < 3; i++)
        free(sections[i]);
    return text;
}

char *cpy_linux_discover(const char *where, struct cpy_failure *failure)
{
    struct survey s = {.note = ""};
    const char *wrong = "";
    char *text = NULL;
    int err = cpy_linux_options_read(&s.options, where, &wrong);

    *failure = (struct cpy_failure){.pin = CPY_NO_PIN};
    s.taken = err < 0 ? NULL : calloc(2 * PINS_MOST + FOUND_MOST * 32 + 3 * UNITS_MOST * CHANNELS_MOST, NAME_SIZE);
    if (s.taken)
        text = write_all(&s);
    if (!text)
        snprintf(failure->text, sizeof failure->text, err == -EINVAL ? "no option '%.40s'" : "out of memory", wrong);
    free(s.taken);
    cpy_linux_options_free(&s.options);
    return text;
}
