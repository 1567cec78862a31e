/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/w1.c - 1-Wire where the kernel has the pin (dtoverlay=w1-gpio).
 *
 * Drivers of scripts speak in bits; the kernel offers thermometers whose scratchpad it reads.  So the bus is played
 * here: the commands that find and choose devices (ROM commands), and those of the DS18B20 and its relatives, are
 * understood bit by bit and answered with what sysfs says.  Other devices are refused: a written 1 and the request
 * for a bit are the same on the wire, and only a command tells which it is. */
#include "backends/linux-gpiod/sysfs.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DEVICES_MOST 64
#define ROM_BITS 64
#define SCRATCHPAD 9    /* bytes */
#define NAME_LEN 15     /* "28-0316a2798eff" */
#define CRC_POLYNOMIAL 0x8C /* x^8 + x^5 + x^4 + 1, lowest bit first */

/* What the next slots mean. */
enum state { NOTHING, ROM_COMMAND, SEARCH, MATCH, FUNCTION, ANSWER, SCRATCHPAD_IN };

enum command {
    SEARCH_ROM = 0xF0, READ_ROM = 0x33, MATCH_ROM = 0x55, SKIP_ROM = 0xCC,
    CONVERT = 0x44, READ_SCRATCHPAD = 0xBE, WRITE_SCRATCHPAD = 0x4E, COPY_SCRATCHPAD = 0x48, RECALL = 0xB8,
    READ_POWER = 0xB4
};

struct device {
    char name[NAME_LEN + 1]; /* its folder */
    uint64_t rom;            /* as it is sent, lowest bit first */
    bool chosen;
};

/* A bus as it is played. */
struct cpy_linux_w1 {
    enum state state;
    unsigned bits;        /* slots of this state */
    uint64_t in;          /* bits written in it, lowest first */
    uint8_t answer[SCRATCHPAD];
    unsigned answer_len;  /* bytes; 1s follow */
    struct device devices[DEVICES_MOST];
    unsigned count;
};

/* --- devices ------------------------------------------------------------------------------------------- */

static uint8_t checksum(uint64_t rom)
{
    uint8_t crc = 0;

    for (unsigned i = 0; i < 56; i++)
        crc = (uint8_t)(crc >> 1 ^ ((rom >> i ^ crc) & 1 ? CRC_POLYNOMIAL : 0));
    return crc;
}

/* "28-0316a2798eff": family and number; the masters' folders have other names. */
static bool read_name(const char *name, struct device *device)
{
    unsigned long long number;
    unsigned family;

    if (strlen(name) != NAME_LEN || strspn(name, "0123456789abcdef-") != NAME_LEN
        || sscanf(name, "%2x-%12llx", &family, &number) != 2)
        return false;
    memcpy(device->name, name, NAME_LEN + 1);
    device->rom = family | (uint64_t)number << 8;
    device->rom |= (uint64_t)checksum(device->rom) << 56;
    return true;
}

/* A folder below those of the 1-Wire bus, open; NULL: there is none. */
static DIR *open_folder(const struct cpy_linux *lx, const char *name)
{
    char path[CPY_SYSFS_PATH];

    return cpy_sysfs_path(path, "%s/sys/bus/w1/devices/%s", cpy_sysfs_root(lx), name) < 0 ? NULL : opendir(path);
}

/* How many masters the kernel has, and the number of one of them: the wanted one, if it is there. */
static unsigned count_masters(const struct cpy_linux *lx, unsigned wanted, unsigned *number)
{
    DIR *dir = open_folder(lx, "");
    unsigned count = 0, found;
    struct dirent *entry;

    *number = 0;
    while (dir && (entry = readdir(dir)))
        if (sscanf(entry->d_name, "w1_bus_master%u", &found) == 1) {
            *number = count == 0 || found == wanted ? found : *number;
            count++;
        }
    if (dir)
        closedir(dir);
    return count;
}

/* The number of the master that has the pin; 0: there is none yet.  The kernel does not tell which one has a line: if there
 * are several, the board's data must. */
static int find_master(struct cpy_linux *lx, uint16_t pin)
{
    unsigned wanted = lx->board.def->pins[pin].w1_master, number, count = count_masters(lx, wanted, &number);

    if (wanted && number != wanted)
        return cpy_failed(&lx->board, -ENODEV, CPY_NO_PIN, "the kernel has no w1_bus_master%u", wanted);
    if (!wanted && count > 1)
        return cpy_failed(&lx->board, -ENOTSUP, CPY_NO_PIN, "the kernel has %u 1-Wire buses and does not tell which is on this "
            "pin: a board file can, by %s = {line = %u, w1_master = %u}", count, lx->board.def->pins[pin].name,
            lx->board.def->pins[pin].line, number);
    return (int)number;
}

static void find_devices(struct cpy_linux *lx, struct cpy_linux_w1 *w, int master)
{
    char name[32];
    struct dirent *entry;
    DIR *dir;

    snprintf(name, sizeof name, "w1_bus_master%d", master);
    dir = open_folder(lx, name);
    w->count = 0;
    while (dir && w->count < DEVICES_MOST && (entry = readdir(dir)))
        if (read_name(entry->d_name, &w->devices[w->count]))
            w->devices[w->count++].chosen = true;
    if (dir)
        closedir(dir);
}

static int device_path(const struct cpy_linux *lx, const struct device *d, const char *file, char path[CPY_SYSFS_PATH])
{
    return cpy_sysfs_path(path, "%s/sys/bus/w1/devices/%s/%s", cpy_sysfs_root(lx), d->name, file);
}

/* The scratchpad as the kernel reads it, after a conversion: "50 05 4b 46 7f ff 0c 10 1c : crc=1c YES". */
static int read_scratchpad(struct cpy_linux *lx, const struct device *d, uint8_t bytes[SCRATCHPAD])
{
    char path[CPY_SYSFS_PATH], text[CPY_SYSFS_TEXT], *at = text;
    int err = device_path(lx, d, "w1_slave", path);

    if (err < 0 || (err = cpy_sysfs_read(path, text)) < 0)
        return cpy_failed(&lx->board, err == -ENOENT ? -ENOTSUP : -EIO, CPY_NO_PIN, err == -ENOENT
                ? "%s belongs to the kernel and is no thermometer: without dtoverlay=w1-gpio it can be bit-banged"
                : "the kernel cannot read %s", d->name);
    for (unsigned i = 0; i < SCRATCHPAD; i++)
        bytes[i] = (uint8_t)strtoul(at, &at, 16);
    return 0;
}

/* What several devices send at once is the AND of it. */
static int read_chosen(struct cpy_linux *lx, struct cpy_linux_w1 *w)
{
    uint8_t bytes[SCRATCHPAD];
    int err;

    memset(w->answer, 0xFF, sizeof w->answer);
    w->answer_len = SCRATCHPAD;
    for (unsigned i = 0; i < w->count; i++) {
        if (!w->devices[i].chosen)
            continue;
        if ((err = read_scratchpad(lx, &w->devices[i], bytes)) < 0)
            return err;
        for (unsigned k = 0; k < SCRATCHPAD; k++)
            w->answer[k] &= bytes[k];
    }
    return 0;
}

/* Of the three bytes written the kernel takes over the resolution, which the last one says. */
static void write_scratchpad(struct cpy_linux *lx, const struct cpy_linux_w1 *w)
{
    char path[CPY_SYSFS_PATH], text[4];

    snprintf(text, sizeof text, "%u\n", 9 + (unsigned)(w->in >> 21 & 3));
    for (unsigned i = 0; i < w->count; i++)
        if (w->devices[i].chosen && device_path(lx, &w->devices[i], "resolution", path) >= 0)
            cpy_sysfs_write(path, text); /* older kernels have no such file: they leave it at 12 bits */
}

/* --- the bus ------------------------------------------------------------------------------------------- */

static void enter(struct cpy_linux_w1 *w, enum state state)
{
    w->state = state;
    w->bits = 0;
    w->in = 0;
}

/* Only devices whose bit number i is so go on. */
static void choose(struct cpy_linux_w1 *w, unsigned i, bool bit)
{
    for (unsigned k = 0; k < w->count; k++)
        w->devices[k].chosen &= (w->devices[k].rom >> i & 1) == bit;
}

/* Of each bit of the address devices send the bit, then its complement; then they hear which ones shall go on. */
static bool search_slot(struct cpy_linux_w1 *w, bool bit)
{
    unsigned i = w->bits / 3, step = w->bits % 3;
    bool level = true;

    if (step == 2)
        choose(w, i, bit);
    for (unsigned k = 0; k < w->count && step < 2; k++)
        if (w->devices[k].chosen)
            level &= (w->devices[k].rom >> i & 1) != step;
    if (++w->bits == 3 * ROM_BITS)
        enter(w, FUNCTION);
    return step == 2 ? bit : level;
}

static void match(struct cpy_linux_w1 *w)
{
    for (unsigned i = 0; i < ROM_BITS; i++)
        choose(w, i, w->in >> i & 1);
}

static void answer_rom(struct cpy_linux_w1 *w)
{
    uint64_t rom = UINT64_MAX;

    for (unsigned i = 0; i < w->count; i++)
        rom &= w->devices[i].rom;
    for (w->answer_len = 0; w->answer_len < 8; w->answer_len++)
        w->answer[w->answer_len] = (uint8_t)(rom >> 8 * w->answer_len);
    enter(w, ANSWER);
}

static void rom_command(struct cpy_linux_w1 *w, unsigned command)
{
    switch (command) {
    case SEARCH_ROM: enter(w, SEARCH); break;
    case MATCH_ROM: enter(w, MATCH); break;
    case SKIP_ROM: enter(w, FUNCTION); break;
    case READ_ROM: answer_rom(w); break;
    default: enter(w, NOTHING); break;
    }
}

/* Conversions are the kernel's when the scratchpad is read: they are said to be done at once. */
static int function_command(struct cpy_linux *lx, struct cpy_linux_w1 *w, unsigned command)
{
    enter(w, command == WRITE_SCRATCHPAD ? SCRATCHPAD_IN : ANSWER);
    w->answer_len = 0;
    switch (command) {
    case READ_SCRATCHPAD: return read_chosen(lx, w);
    case CONVERT:
    case WRITE_SCRATCHPAD:
    case COPY_SCRATCHPAD:
    case RECALL:
    case READ_POWER: return 0;
    default:
        return cpy_failed(&lx->board, -ENOTSUP, CPY_NO_PIN,
            "the kernel has this bus, and no command 0x%02X: without dtoverlay=w1-gpio it can be bit-banged", command);
    }
}

/* So many bits have been written as the state wants. */
static int act(struct cpy_linux *lx, struct cpy_linux_w1 *w)
{
    switch (w->state) {
    case ROM_COMMAND: rom_command(w, (unsigned)w->in); return 0;
    case FUNCTION: return function_command(lx, w, (unsigned)w->in);
    case MATCH: match(w); enter(w, FUNCTION); return 0;
    default: write_scratchpad(lx, w); enter(w, NOTHING); return 0;
    }
}

static bool answer_slot(struct cpy_linux_w1 *w)
{
    unsigned at = w->bits++;

    return at / 8 >= w->answer_len || w->answer[at / 8] >> at % 8 & 1;
}

static int w1_slot(struct cpy_board *board, uint16_t pin, bool bit)
{
    static const unsigned wanted[] = {[ROM_COMMAND] = 8, [MATCH] = ROM_BITS, [FUNCTION] = 8, [SCRATCHPAD_IN] = 24};
    struct cpy_linux *lx = cpy_linux_from(board);
    struct cpy_linux_w1 *w = lx->pins[pin].w1;
    int err;

    if (w->state == SEARCH)
        return search_slot(w, bit);
    if (w->state == ANSWER)
        return answer_slot(w);
    if (w->state == NOTHING)
        return bit;
    w->in |= (uint64_t)bit << w->bits;
    if (++w->bits == wanted[w->state] && (err = act(lx, w)) < 0) {
        enter(w, NOTHING);
        return err;
    }
    return bit;
}

static int w1_reset(struct cpy_board *board, uint16_t pin)
{
    struct cpy_linux *lx = cpy_linux_from(board);
    struct cpy_linux_w1 *w = lx->pins[pin].w1;
    int master = find_master(lx, pin);

    if (master < 0)
        return master;
    find_devices(lx, w, master);
    enter(w, w->count ? ROM_COMMAND : NOTHING);
    return !w->count;
}

static bool w1_serves(struct cpy_board *board, uint16_t pin) { return cpy_linux_from(board)->pins[pin].w1; }

const struct cpy_onewire_ops cpy_linux_onewire = {w1_serves, w1_reset, w1_slot};

/* --- taking a pin ---------------------------------------------------------------------------------------- */

bool cpy_linux_w1_take(struct cpy_linux *lx, uint16_t pin, const char *consumer)
{
    char path[CPY_SYSFS_PATH];

    if ((strncmp(consumer, "onewire", 7) != 0 && strncmp(consumer, "w1", 2) != 0)
        || cpy_sysfs_path(path, "%s/sys/bus/w1/devices", cpy_sysfs_root(lx)) < 0 || access(path, F_OK) < 0)
        return false;
    if (!lx->pins[pin].w1)
        lx->pins[pin].w1 = calloc(1, sizeof *lx->pins[pin].w1);
    return lx->pins[pin].w1;
}

void cpy_linux_w1_release(struct cpy_linux *lx, uint16_t pin)
{
    free(lx->pins[pin].w1);
    lx->pins[pin].w1 = NULL;
}
