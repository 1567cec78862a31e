/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/iio.c - voltages in and out through the kernel's converters (IIO, /sys/bus/iio/devices).
 *
 * A converter's files say what a count is worth: millivolts = (raw + offset) * scale, where scale and offset belong to
 * the channel or to all of them.  What they do not always say is how many counts there are, which the 16 bits of a
 * script's value stand for: the format of buffered readings tells it, or the range of the raw value, else the board's
 * data. */
#include "backends/linux-gpiod/sysfs.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define VALUE_MOST 65535.0
#define MILLIVOLTS_DEFAULT 3300.0 /* of an input whose range nobody knows */
#define DAC_BITS_DEFAULT 12

/* A channel that is open. */
struct cpy_linux_voltage {
    uint16_t pin;
    bool output;
    bool processed;               /* an input that gives millivolts */
    unsigned channel;
    char device[CPY_SYSFS_TEXT];  /* "iio:device0" */
    char folder[CPY_SYSFS_PATH];  /* of the device */
    int fd;                       /* of the value, or -1 */
    double offset, scale;         /* of an input: a count is (raw + offset) * scale mV */
    double full;                  /* of an input: mV that are 65535; of an output: counts */
};

static struct cpy_linux_voltage *voltage_of(struct cpy_board *board, uint16_t pin)
{
    return cpy_linux_from(board)->pins[pin].voltage;
}

/* --- what the files say ------------------------------------------------------------------------------- */

static const char *direction(const struct cpy_linux_voltage *v) { return v->output ? "out" : "in"; }

/* Reads "in_voltage0_NAME", or "in_voltage_NAME", which all channels share; before: a folder, with '/'. */
static int read_property(
    const struct cpy_linux_voltage *v, const char *before, const char *name, char text[CPY_SYSFS_TEXT])
{
    char path[CPY_SYSFS_PATH];
    int err = cpy_sysfs_path(path, "%s/%s%s_voltage%u_%s", v->folder, before, direction(v), v->channel, name);

    if (err < 0 || (err = cpy_sysfs_read(path, text)) >= 0)
        return err;
    err = cpy_sysfs_path(path, "%s/%s%s_voltage_%s", v->folder, before, direction(v), name);
    return err < 0 ? err : cpy_sysfs_read(path, text);
}

static double read_number(const struct cpy_linux_voltage *v, const char *name, double otherwise)
{
    char text[CPY_SYSFS_TEXT];

    return read_property(v, "", name, text) > 0 ? strtod(text, NULL) : otherwise;
}

static double most_of(unsigned bits) { return (double)((UINT64_C(1) << bits) - 1); }

/* The highest count, by "le:s12/16>>4" of the buffer or by "[0 1 4095]" of the raw value; 0: they do not say. */
static double highest_count(const struct cpy_linux_voltage *v)
{
    static const char *const folders[] = {"scan_elements/", "buffer0/"};
    char text[CPY_SYSFS_TEXT], sign;
    double most;
    unsigned bits;

    for (unsigned i = 0; i < sizeof folders / sizeof *folders; i++)
        if (read_property(v, folders[i], "type", text) > 0 && sscanf(text, "%*ce:%c%u/", &sign, &bits) == 2 && bits > 1
            && bits <= 32)
            return most_of(sign == 's' ? bits - 1 : bits);
    if (read_property(v, "", "raw_available", text) > 0 && sscanf(text, "[%*f %*f %lf]", &most) == 1 && most > 0)
        return most;
    return 0;
}

static void read_input(const struct cpy_linux *lx, struct cpy_linux_voltage *v)
{
    const struct cpy_board_def *def = lx->board.def;
    double count = v->processed ? 0 : highest_count(v);

    v->offset = v->processed ? 0 : read_number(v, "offset", 0);
    v->scale = v->processed ? 1 : read_number(v, "scale", 1);
    if (count == 0 && def->adc_bits && !v->processed)
        count = most_of(def->adc_bits);
    v->full = (count + v->offset) * v->scale;
    if (count == 0 || v->full <= 0)
        v->full = def->adc_millivolts ? def->adc_millivolts : MILLIVOLTS_DEFAULT;
}

/* --- opening ------------------------------------------------------------------------------------------- */

static int no_device(struct cpy_linux *lx, const struct cpy_linux_voltage *v, const char *device)
{
    const char *enable = lx->board.def->units[v->output ? CPY_UNIT_DAC : CPY_UNIT_ADC].enable;

    return cpy_failed(&lx->board, -ENOENT, CPY_NO_PIN, "no converter %s: %s", device ? device : "in this computer",
        enable ? enable : "cat /sys/bus/iio/devices/*/name shows which there are; an overlay or a driver makes more");
}

static int find_device(struct cpy_linux *lx, struct cpy_linux_voltage *v)
{
    char all[CPY_SYSFS_PATH];
    struct cpy_channel_def channel;
    int err = cpy_sysfs_path(all, "%s/sys/bus/iio/devices", cpy_sysfs_root(lx));

    if (err < 0)
        return err;
    if (!cpy_channel_find(lx->board.def, v->output ? CPY_UNIT_DAC : CPY_UNIT_ADC, v->pin, &channel))
        return cpy_failed(&lx->board, -EINVAL, CPY_NO_PIN, "%s has no channel of a converter",
            cpy_pin_label(lx->board.def, v->pin));
    v->channel = channel.channel;
    if (cpy_sysfs_find(all, "iio:device", channel.device, v->device) < 0)
        return no_device(lx, v, channel.device);
    return cpy_sysfs_path(v->folder, "%s/%s", all, v->device);
}

/* Opens the value: counts, or, of an input whose driver does the sum itself, millivolts. */
static int open_value(struct cpy_linux *lx, struct cpy_linux_voltage *v)
{
    char path[CPY_SYSFS_PATH];
    int err = cpy_sysfs_path(path, "%s/%s_voltage%u_raw", v->folder, direction(v), v->channel);

    if (err < 0)
        return err;
    v->fd = open(path, (v->output ? O_WRONLY : O_RDONLY) | O_CLOEXEC);
    if (v->fd < 0 && errno == ENOENT && !v->output) {
        strcpy(strrchr(path, '_'), "_input");
        v->fd = open(path, O_RDONLY | O_CLOEXEC);
        v->processed = true;
    }
    if (v->fd >= 0)
        return 0;
    if (errno == ENOENT)
        return cpy_failed(&lx->board, -EINVAL, CPY_NO_PIN, "%s has no %sput channel %u of a voltage", v->device,
            direction(v), v->channel);
    return cpy_linux_node_failed(lx, -errno, path, "");
}

/* Makes the channel; what is left to do is what inputs and outputs differ in. */
static int open_channel(struct cpy_linux *lx, uint16_t pin, bool output, struct cpy_linux_voltage **out)
{
    struct cpy_linux_voltage *v = calloc(1, sizeof *v);
    int err;

    if (!v)
        return -ENOMEM;
    *v = (struct cpy_linux_voltage){.pin = pin, .output = output, .fd = -1};
    if ((err = find_device(lx, v)) < 0 || (err = open_value(lx, v)) < 0) {
        free(v);
        return err;
    }
    lx->pins[pin].voltage = *out = v;
    return 0;
}

static void close_channel(struct cpy_linux *lx, uint16_t pin)
{
    struct cpy_linux_voltage *v = lx->pins[pin].voltage;

    lx->pins[pin].voltage = NULL;
    if (v)
        close(v->fd);
    free(v);
}

/* --- inputs -------------------------------------------------------------------------------------------- */

static int adc_open(struct cpy_board *board, uint16_t pin)
{
    struct cpy_linux_voltage *v;
    int err = open_channel(cpy_linux_from(board), pin, false, &v);

    if (err >= 0)
        read_input(cpy_linux_from(board), v);
    return err;
}

static int failed(struct cpy_board *board, const struct cpy_linux_voltage *v, int err)
{
    if (err == -EBUSY)
        return cpy_failed(board, err, CPY_NO_PIN, "a buffered capture of %s is under way", v->device);
    if (err == -ENODEV || err == -ENXIO)
        return cpy_failed(board, -ENODEV, CPY_NO_PIN, "%s is gone", v->device);
    return cpy_failed(board, -EIO, CPY_NO_PIN, "%s: %s", v->device, strerror(-err));
}

static int adc_read(struct cpy_board *board, uint16_t pin, uint16_t *value)
{
    const struct cpy_linux_voltage *v = voltage_of(board, pin);
    char text[CPY_SYSFS_TEXT];
    int err = cpy_sysfs_reread(v->fd, text);
    double share;

    if (err < 0)
        return failed(board, v, err);
    share = (strtod(text, NULL) + v->offset) * v->scale / v->full;
    *value = (uint16_t)((share < 0 ? 0 : share > 1 ? 1 : share) * VALUE_MOST + 0.5);
    return 0;
}

static void adc_close(struct cpy_board *board, uint16_t pin) { close_channel(cpy_linux_from(board), pin); }

static uint32_t adc_reference(struct cpy_board *board, uint16_t pin)
{
    return (uint32_t)(voltage_of(board, pin)->full * 1000 + 0.5);
}

const struct cpy_adc_ops cpy_linux_adc = {adc_open, adc_read, adc_close, adc_reference};

/* --- outputs ------------------------------------------------------------------------------------------- */

/* Switches the output off or on, where it can be. */
static void set_power(const struct cpy_linux_voltage *v, bool on)
{
    char path[CPY_SYSFS_PATH];

    if (cpy_sysfs_path(path, "%s/out_voltage%u_powerdown", v->folder, v->channel) >= 0 && access(path, W_OK) == 0)
        cpy_sysfs_write(path, on ? "0\n" : "1\n"); /* what it cannot do shows at the first value */
}

static int dac_write(struct cpy_board *board, uint16_t pin, uint16_t value)
{
    const struct cpy_linux_voltage *v = voltage_of(board, pin);
    int err = cpy_sysfs_put(v->fd, (int64_t)(value / VALUE_MOST * v->full + 0.5));

    if (err == -EINVAL || err == -ERANGE)
        return cpy_failed(board, -EINVAL, CPY_NO_PIN,
            "%s refuses the count %.0f: table [dac] of a board file can say its bits", v->device,
            value / VALUE_MOST * v->full);
    return err < 0 ? failed(board, v, err) : 0;
}

static void dac_close(struct cpy_board *board, uint16_t pin)
{
    dac_write(board, pin, 0);
    set_power(voltage_of(board, pin), false);
    close_channel(cpy_linux_from(board), pin);
}

static int dac_open(struct cpy_board *board, uint16_t pin)
{
    struct cpy_linux *lx = cpy_linux_from(board);
    struct cpy_linux_voltage *v;
    int err = open_channel(lx, pin, true, &v);

    if (err < 0)
        return err;
    v->full = highest_count(v);
    if (v->full == 0)
        v->full = most_of(board->def->dac_bits ? board->def->dac_bits : DAC_BITS_DEFAULT);
    set_power(v, true);
    if ((err = dac_write(board, pin, 0)) < 0)
        close_channel(lx, pin);
    return err;
}

const struct cpy_dac_ops cpy_linux_dac = {dac_open, dac_write, dac_close};

void cpy_linux_voltages_close(struct cpy_linux *lx)
{
    for (uint16_t pin = 0; lx->pins && pin < lx->board.def->pin_count; pin++)
        if (lx->pins[pin].voltage)
            (lx->pins[pin].voltage->output ? dac_close : adc_close)(&lx->board, pin);
}
