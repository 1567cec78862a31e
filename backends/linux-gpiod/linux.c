/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/linux.c - opening the pins and buses of this computer.
 *
 * Opening a board touches no hardware unless a chip is named: the chip is opened for the first pin, a bus's node
 * for the first use of the bus, so that a script that only uses I2C needs neither libgpiod nor a
 * permission for pins. */
#include "backends/linux-gpiod/guard.h"

#include <fcntl.h>
#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* --- errors ------------------------------------------------------------------------------------ */

/* The group that may use the node, if it is an ordinary one. */
static const char *group_of(const char *node)
{
    struct stat about;
    struct group *group = stat(node, &about) == 0 && about.st_gid != 0 ? getgrgid(about.st_gid) : NULL;

    return group && about.st_mode & S_IWGRP ? group->gr_name : NULL;
}

void cpy_linux_permission(const char *path, char *text, size_t size)
{
    const char *group = group_of(path);

    if (group)
        snprintf(text, size, "sudo usermod -aG %s $USER   # then log in again", group);
    else
        snprintf(text, size, "sudo install -m 644 tools/99-cpy.rules /etc/udev/rules.d/70-cpy.rules && sudo udevadm "
            "control --reload && sudo udevadm trigger   # in cpy's source folder");
}

/* Where a node lies: what an option names, and what begins with the folder that stands for the root, lies there. */
static const char *path_of(const struct cpy_linux *lx, const char *node, char path[CPY_LINUX_PATH])
{
    const struct cpy_linux_options *o = &lx->options;
    bool given = node == o->i2c || node == o->spi || node == o->uart;

    return given || (o->root && strncmp(node, o->root, strlen(o->root)) == 0) ? node : cpy_linux_path(o, path, "%s", node);
}

int cpy_linux_node_failed(struct cpy_linux *lx, int err, const char *node, const char *missing)
{
    char path[CPY_LINUX_PATH];
    const char *group;

    if (err == -ENOENT)
        return cpy_failed(&lx->board, err, CPY_NO_PIN, "there is no %s: %s", node, missing);
    if (err != -EACCES && err != -EPERM)
        return cpy_failed(&lx->board, err, CPY_NO_PIN, "cannot open %s: %s", node, strerror(-err));
    if ((group = group_of(path_of(lx, node, path))))
        return cpy_failed(&lx->board, -EACCES, CPY_NO_PIN,
            "no permission for %s: sudo usermod -aG %s $USER, then log in again", node, group);
    return cpy_failed(&lx->board, -EACCES, CPY_NO_PIN,
        "no permission for %s: only root has it; run this with sudo, or give the node a group by a udev rule", node);
}

/* --- nodes ------------------------------------------------------------------------------------------ */

int cpy_linux_node_open(struct cpy_linux *lx, const char *node, int flags)
{
    char path[CPY_LINUX_PATH];
    int fd = open(path_of(lx, node, path), flags | O_CLOEXEC);

    return fd < 0 ? -errno : fd;
}

/* --- opening and closing ------------------------------------------------------------------------- */

static int read_options(struct cpy_linux *lx, const char *where)
{
    const char *wrong;
    int err = cpy_linux_options_read(&lx->options, where, &wrong);

    return err == -EINVAL ? cpy_failed(&lx->board, err, CPY_NO_PIN,
        "no option '%.40s': chip=/dev/gpiochipN, i2c=/dev/i2c-N, spi=/dev/spidevB.C, uart=/dev/ttyX, library=FILE, "
        "root=FOLDER", wrong) : err;
}

static void linux_close(struct cpy_board *board)
{
    struct cpy_linux *lx = cpy_linux_from(board);

    cpy_linux_waves_close(lx);
    cpy_linux_voltages_close(lx);
    cpy_linux_lines_close(lx);
    cpy_linux_chip_close(lx);
    cpy_guard_end(lx);
    cpy_linux_events_close(lx);
    free(lx->pins);
    cpy_linux_options_free(&lx->options);
    for (uint16_t i = 0; lx->selecting && i < board->def->bus_count; i++)
        pthread_mutex_destroy(&lx->selecting[i]);
    free(lx->selecting);
}

static int make_locks(struct cpy_linux *lx)
{
    const uint16_t n = lx->board.def->bus_count;

    if (!(lx->selecting = calloc(n + 1u, sizeof *lx->selecting)))
        return -ENOMEM;
    for (uint16_t i = 0; i < n; i++)
        pthread_mutex_init(&lx->selecting[i], NULL);
    return 0;
}

static int linux_open(struct cpy_board *board, const char *where)
{
    struct cpy_linux *lx = cpy_linux_from(board);
    int err;

    lx->epoll = lx->pending = -1;
    lx->pins = calloc(board->def->pin_count + 1u, sizeof *lx->pins);
    if ((err = lx->pins ? make_locks(lx) : -ENOMEM) < 0 || (err = read_options(lx, where)) < 0
        || (err = cpy_linux_events_open(lx)) < 0 || (lx->options.chip && (err = cpy_linux_chip_open(lx, CPY_NO_PIN)) < 0)) {
        linux_close(board);
        return err;
    }
    return 0;
}

const struct cpy_backend cpy_backend_linux = {
    .name = "linux-gpiod",
    .summary = "this computer's own pins and buses (WHERE: /dev/gpiochipN)",
    .size = sizeof(struct cpy_linux),
    .open = linux_open,
    .close = linux_close,
    .discover = cpy_linux_discover,
    .examine = cpy_linux_examine,
    .event_fd = cpy_linux_event_fd,
    .next_event = cpy_linux_next_event,
    .gpio = &cpy_linux_gpio,
    .i2c = &cpy_linux_i2c,
    .spi = &cpy_linux_spi,
    .uart = &cpy_linux_uart,
    .adc = &cpy_linux_adc,
    .dac = &cpy_linux_dac,
    .pwm = &cpy_linux_pwm,
    .onewire = &cpy_linux_onewire,
};
