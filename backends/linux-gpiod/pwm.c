/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/pwm.c - waves through the kernel's PWM units (/sys/class/pwm).
 *
 * What is hard about it is the order: a channel is exported before it has files; udev gives them to their group a
 * moment later; the period comes before all else on a fresh channel; duty may never be longer than the period, so that
 * a shorter period comes after its duty and a longer one before it.  A wave that is inverted is made of the opposite
 * duty, which every driver can and needs no pause.
 *
 * The kernel goes on with a wave when the program is gone.  A process of its own, which does nothing else (guard.c),
 * ends it then, whatever the program died of. */
#include "backends/linux-gpiod/guard.h"
#include "backends/linux-gpiod/sysfs.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define MS INT64_C(1000000)          /* ns */
#define READY_MOST (5000 * MS)       /* how long a fresh channel's files may take */
#define GUARD_MOST (300 * MS)        /* and how long the guard of a program that died */
#define READY_LOOK (5 * MS)
#define PERIOD_MOST UINT64_C(100000000000) /* the longest that a search tries */

enum { PERIOD, DUTY, ENABLE, FILES };
static const char *const file_names[FILES] = {"period", "duty_cycle", "enable"};

/* An open channel. */
struct cpy_linux_wave {
    uint16_t pin;
    unsigned channel;
    char chip[CPY_SYSFS_TEXT];   /* "pwmchip0" */
    char folder[CPY_SYSFS_PATH]; /* of the chip */
    int files[FILES];            /* descriptors, or -1 */
    uint64_t values[FILES];      /* what the kernel has */
    bool ours;                   /* to be given back: we exported it, or its lock is ours */
};

/* --- the channel of a pin ----------------------------------------------------------------------------- */

/* "D5 has no PWM; pins that have it: D12, D13" */
static int no_channel(struct cpy_linux *lx, uint16_t pin)
{
    const struct cpy_board_def *def = lx->board.def;
    const char *label = cpy_pin_label(def, pin);
    char names[100] = "";
    size_t len = 0;

    for (unsigned i = 0; i < def->channel_count && len < sizeof names; i++)
        if (def->channels[i].kind == CPY_UNIT_PWM)
            len += (size_t)snprintf(names + len, sizeof names - len, "%s%s", len ? ", " : "",
                cpy_pin_label(def, def->channels[i].pin));
    if (!len)
        return cpy_failed(&lx->board, -EINVAL, CPY_NO_PIN,
            "%s has no PWM: a board file's table [pwm] says which pins the kernel's PWM units have", label);
    return cpy_failed(&lx->board, -EINVAL, CPY_NO_PIN, "%s has no PWM; pins that have it: %s", label, names);
}

static int no_chip(struct cpy_linux *lx, const char *device)
{
    const char *enable = lx->board.def->units[CPY_UNIT_PWM].enable;

    return cpy_failed(&lx->board, -ENOENT, CPY_NO_PIN, "no PWM unit %s: %s", device ? device : "in this computer",
        enable ? enable : "ls -l /sys/class/pwm shows which there are");
}

/* Another pin of ours may have the same channel. */
static int check_shared(struct cpy_linux *lx, const struct cpy_linux_wave *wave)
{
    for (uint16_t pin = 0; pin < lx->board.def->pin_count; pin++) {
        const struct cpy_linux_wave *w = lx->pins[pin].wave;

        if (w && w->channel == wave->channel && strcmp(w->chip, wave->chip) == 0)
            return cpy_failed(&lx->board, -EBUSY, CPY_NO_PIN, "%s and %s share channel %u of %s: only one can have it",
                cpy_pin_label(lx->board.def, wave->pin), cpy_pin_label(lx->board.def, pin), w->channel, w->chip);
    }
    return 0;
}

static int find_channel(struct cpy_linux *lx, struct cpy_linux_wave *wave)
{
    char class[CPY_SYSFS_PATH], path[CPY_SYSFS_PATH], count[CPY_SYSFS_TEXT];
    struct cpy_channel_def channel;
    int err;

    if (!cpy_channel_find(lx->board.def, CPY_UNIT_PWM, wave->pin, &channel))
        return no_channel(lx, wave->pin);
    wave->channel = channel.channel;
    if ((err = cpy_sysfs_path(class, "%s/sys/class/pwm", cpy_sysfs_root(lx))) < 0)
        return err;
    if (cpy_sysfs_find(class, "pwmchip", channel.device, wave->chip) < 0)
        return no_chip(lx, channel.device);
    if ((err = cpy_sysfs_path(wave->folder, "%s/%s", class, wave->chip)) < 0
        || (err = cpy_sysfs_path(path, "%s/npwm", wave->folder)) < 0)
        return err;
    if (cpy_sysfs_read(path, count) >= 0 && strtoul(count, NULL, 10) <= wave->channel)
        return cpy_failed(
            &lx->board, -EINVAL, CPY_NO_PIN, "%s has no channel %u, only %s", wave->chip, wave->channel, count);
    return check_shared(lx, wave);
}

/* --- taking and giving back ----------------------------------------------------------------------------- */

static int channel_path(const struct cpy_linux_wave *w, const char *file, char path[CPY_SYSFS_PATH])
{
    return cpy_sysfs_path(path, "%s/pwm%u/%s", w->folder, w->channel, file);
}

static int write_number(const struct cpy_linux_wave *w, const char *file, unsigned number)
{
    char path[CPY_SYSFS_PATH], text[16];
    int err = cpy_sysfs_path(path, "%s/%s", w->folder, file);

    snprintf(text, sizeof text, "%u\n", number);
    return err < 0 ? err : cpy_sysfs_write(path, text);
}

/* Exports the channel unless a program that was killed has left it so. */
static int export(struct cpy_linux *lx, struct cpy_linux_wave *w)
{
    char path[CPY_SYSFS_PATH];
    int err = cpy_sysfs_path(path, "%s/pwm%u", w->folder, w->channel);

    if (err < 0 || access(path, F_OK) == 0)
        return err;
    err = write_number(w, "export", w->channel);
    w->ours = err >= 0;
    if (err == -EBUSY)
        return cpy_failed(
            &lx->board, err, CPY_NO_PIN, "channel %u of %s is in use by a driver of the kernel", w->channel, w->chip);
    if (err < 0 && cpy_sysfs_path(path, "%s/export", w->folder) >= 0)
        return cpy_linux_node_failed(lx, err, path, "ls -l /sys/class/pwm shows which units there are");
    return err;
}

static void close_files(struct cpy_linux_wave *w)
{
    for (unsigned i = 0; i < FILES; i++) {
        if (w->files[i] >= 0)
            close(w->files[i]);
        w->files[i] = -1;
    }
}

/* Opens a file of the channel and reads what is in it. */
static int open_file(struct cpy_linux *lx, struct cpy_linux_wave *w, unsigned which)
{
    char path[CPY_SYSFS_PATH], text[CPY_SYSFS_TEXT];
    int err = channel_path(w, file_names[which], path);

    if (err >= 0 && (w->files[which] = open(path, O_RDWR | O_CLOEXEC)) < 0)
        return cpy_linux_node_failed(lx, -errno, path, "the kernel has made no such channel");
    if (err >= 0 && (err = cpy_sysfs_reread(w->files[which], text)) >= 0)
        w->values[which] = strtoull(text, NULL, 10);
    return err;
}

/* Has the guard of a program that died given the channel back since we opened it? */
static bool is_stale(const struct cpy_linux_wave *w)
{
    char path[CPY_SYSFS_PATH];
    struct stat opened, now;

    return channel_path(w, file_names[PERIOD], path) < 0 || stat(path, &now) < 0 || fstat(w->files[PERIOD], &opened) < 0
           || now.st_ino != opened.st_ino || now.st_dev != opened.st_dev;
}

/* One attempt to make the channel ours; files that are open are left so. */
static int try_channel(struct cpy_linux *lx, struct cpy_linux_wave *w)
{
    int err = export(lx, w);

    for (unsigned i = 0; i < FILES && err >= 0; i++)
        err = open_file(lx, w, i);
    if (err >= 0 && flock(w->files[PERIOD], LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK)
        return cpy_failed(
            &lx->board, -EAGAIN, CPY_NO_PIN, "channel %u of %s is in use by another cpy", w->channel, w->chip);
    return err >= 0 && is_stale(w) ? -ENOENT : err;
}

/* udev gives the files of a fresh channel to their group a moment after they are there; the guard of a program that
 * died has the channel for a moment. */
static int take_channel(struct cpy_linux *lx, struct cpy_linux_wave *w)
{
    int64_t start = cpy_board_now(&lx->board), now = start;
    int err;

    while ((err = try_channel(lx, w)) < 0) {
        int64_t most = err == -EAGAIN ? GUARD_MOST : err == -ENOENT || err == -EACCES ? READY_MOST : 0;

        close_files(w);
        if (now - start >= most)
            return err == -EAGAIN ? -EBUSY : err;
        err = cpy_board_poll(&lx->board, NULL, 0, now + READY_LOOK);
        if (err < 0 && err != -ETIMEDOUT)
            return err;
        now = cpy_board_now(&lx->board);
    }
    w->ours = true;
    return 0;
}

/* What another program left behind becomes a channel that is off. */
static int tidy(struct cpy_linux *lx, struct cpy_linux_wave *w)
{
    char path[CPY_SYSFS_PATH], text[CPY_SYSFS_TEXT];
    int err = w->values[ENABLE] ? cpy_sysfs_put(w->files[ENABLE], 0) : 0;

    if (err < 0)
        return cpy_failed(&lx->board, err, CPY_NO_PIN, "cannot switch off channel %u of %s: %s", w->channel, w->chip,
            strerror(-err));
    w->values[ENABLE] = 0;
    if ((err = channel_path(w, "polarity", path)) >= 0 && cpy_sysfs_read(path, text) > 0 && strcmp(text, "normal") != 0)
        err = cpy_sysfs_write(path, "normal\n");
    return err < 0 ? cpy_failed(&lx->board, err, CPY_NO_PIN, "%s: %s", path, strerror(-err)) : 0;
}

/* Ends the wave and gives the channel back, as far as it was taken. */
static void give(struct cpy_linux *lx, struct cpy_linux_wave *w)
{
    if (w->ours && w->values[ENABLE]) { /* nobody is left to hear of an error */
        cpy_sysfs_put(w->files[DUTY], 0); /* low, whatever the driver does with a pin whose wave is switched off */
        cpy_sysfs_put(w->files[ENABLE], 0);
    }
    close_files(w);
    if (w->ours)
        write_number(w, "unexport", w->channel);
    cpy_guard_forget(lx, CPY_GUARD_WAVE, w->pin);
    free(w);
}

static int guard(struct cpy_linux *lx, const struct cpy_linux_wave *w)
{
    char path[CPY_SYSFS_PATH];
    int err = cpy_sysfs_path(path, "%s/pwm%u", w->folder, w->channel);

    return err < 0 ? err : cpy_guard_watch(lx, CPY_GUARD_WAVE, w->pin, path, w->channel);
}

static int pwm_open(struct cpy_board *board, uint16_t pin)
{
    struct cpy_linux *lx = cpy_linux_from(board);
    struct cpy_linux_wave *w = calloc(1, sizeof *w);
    int err;

    if (!w)
        return -ENOMEM;
    w->pin = pin;
    w->files[PERIOD] = w->files[DUTY] = w->files[ENABLE] = -1;
    if ((err = find_channel(lx, w)) < 0 || (err = take_channel(lx, w)) < 0 || (err = guard(lx, w)) < 0
        || (err = tidy(lx, w)) < 0) {
        give(lx, w);
        return err;
    }
    lx->pins[pin].wave = w;
    return 0;
}

static void pwm_close(struct cpy_board *board, uint16_t pin)
{
    struct cpy_linux *lx = cpy_linux_from(board);
    struct cpy_linux_wave *w = lx->pins[pin].wave;

    lx->pins[pin].wave = NULL;
    if (w)
        give(lx, w);
}

void cpy_linux_waves_close(struct cpy_linux *lx)
{
    for (uint16_t pin = 0; lx->pins && pin < lx->board.def->pin_count; pin++)
        pwm_close(&lx->board, pin);
}

/* --- waves ------------------------------------------------------------------------------------------------ */

static int put(struct cpy_linux_wave *w, unsigned which, uint64_t value)
{
    int err = w->values[which] == value ? 0 : cpy_sysfs_put(w->files[which], (int64_t)value);

    if (err >= 0)
        w->values[which] = value;
    return err;
}

/* Duty is never longer than the period, not even between the two writes. */
static int put_wave(struct cpy_linux_wave *w, uint64_t period, uint64_t duty)
{
    unsigned first = period < w->values[PERIOD] ? DUTY : PERIOD;
    int err = put(w, first, first == DUTY ? duty : period);

    return err < 0 ? err : put(w, first == DUTY ? PERIOD : DUTY, first == DUTY ? period : duty);
}

/* The period that the driver takes and that is nearest to one that it refuses, within a thousandth; 0: it takes none.
 */
static uint64_t nearest_period(struct cpy_linux_wave *w, uint64_t refused)
{
    uint64_t good = 0;

    for (uint64_t factor = 10; factor < PERIOD_MOST && !good; factor *= 10) {
        if (refused / factor > 0 && put_wave(w, refused / factor, 0) >= 0)
            good = refused / factor;
        else if (refused < PERIOD_MOST / factor && put_wave(w, refused * factor, 0) >= 0)
            good = refused * factor;
    }
    while (good && (good > refused ? good - refused : refused - good) > 1 + good / 1000) {
        uint64_t middle = good / 2 + refused / 2 + (good & refused & 1);

        *(put_wave(w, middle, 0) >= 0 ? &good : &refused) = middle;
    }
    return good;
}

/* Says why the driver refuses a period; the wave that was before goes on. */
static int explain_period(struct cpy_linux *lx, struct cpy_linux_wave *w, int err, uint64_t period)
{
    uint64_t before = w->values[PERIOD], duty = w->values[DUTY], nearest;

    if (err == -EBUSY)
        return cpy_failed(&lx->board, err, CPY_NO_PIN,
            "all channels of %s have one period, and another one that is in use has another", w->chip);
    if (err != -EINVAL && err != -ERANGE)
        return cpy_failed(&lx->board, err, CPY_NO_PIN, "%s: %s", w->chip, strerror(-err));
    nearest = nearest_period(w, period);
    if (before)
        put_wave(w, before, duty); /* it was accepted once */
    if (!nearest)
        return cpy_failed(&lx->board, -EINVAL, CPY_NO_PIN, "%s refuses a period of %llu ns", w->chip,
            (unsigned long long)period);
    return cpy_failed(&lx->board, -EINVAL, CPY_NO_PIN, "%s makes no period of %llu ns: its %s is %llu ns (%.6g Hz)",
        w->chip, (unsigned long long)period, nearest > period ? "shortest" : "longest", (unsigned long long)nearest,
        1e9 / (double)nearest);
}

static int pwm_set(struct cpy_board *board, uint16_t pin, struct cpy_wave *wave)
{
    struct cpy_linux *lx = cpy_linux_from(board);
    struct cpy_linux_wave *w = lx->pins[pin].wave;
    uint64_t duty = wave->inverted ? wave->period - wave->high : wave->high;
    int err = put_wave(w, wave->period, duty);
    bool refused = err < 0 && w->values[PERIOD] != wave->period;

    if (err >= 0)
        err = put(w, ENABLE, 1); /* some drivers compare a period with that of other channels only now */
    if (err >= 0)
        return 0;
    if (refused || err == -EBUSY)
        return explain_period(lx, w, err, wave->period);
    return cpy_failed(board, err, CPY_NO_PIN, "channel %u of %s: %s", w->channel, w->chip, strerror(-err));
}

const struct cpy_pwm_ops cpy_linux_pwm = {pwm_open, pwm_set, pwm_close, NULL};
