/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/sysfs.c - reading and writing sysfs, and finding a unit in it.
 *
 * The numbers of units change from kernel to kernel and with the order in which drivers come, so a unit is known by the
 * device behind it. */
#include "backends/linux-gpiod/sysfs.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int cpy_sysfs_path(char path[CPY_SYSFS_PATH], const char *format, ...)
{
    va_list args;
    int len;

    va_start(args, format);
    len = vsnprintf(path, CPY_SYSFS_PATH, format, args);
    va_end(args);
    return len < CPY_SYSFS_PATH ? 0 : -ENAMETOOLONG;
}

int cpy_sysfs_reread(int fd, char text[CPY_SYSFS_TEXT])
{
    ssize_t len;

    do
        len = pread(fd, text, CPY_SYSFS_TEXT - 1, 0);
    while (len < 0 && errno == EINTR);
    if (len < 0)
        return -errno;
    text[len] = 0;
    text[strcspn(text, "\n")] = 0;
    return (int)strlen(text);
}

int cpy_sysfs_read(const char *path, char text[CPY_SYSFS_TEXT])
{
    int fd = open(path, O_RDONLY | O_CLOEXEC), len;

    text[0] = 0;
    if (fd < 0)
        return -errno;
    len = cpy_sysfs_reread(fd, text);
    close(fd);
    return len;
}

/* The whole text goes in one call: each write is a value of its own. */
static int written(ssize_t put, size_t len) { return put == (ssize_t)len ? 0 : put < 0 ? -errno : -EIO; }

int cpy_sysfs_write(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC), err;
    ssize_t put;

    if (fd < 0)
        return -errno;
    do
        put = write(fd, text, strlen(text));
    while (put < 0 && errno == EINTR);
    err = written(put, strlen(text));
    close(fd);
    return err;
}

int cpy_sysfs_put(int fd, int64_t number)
{
    char text[24];
    int len = snprintf(text, sizeof text, "%lld\n", (long long)number);
    ssize_t put;

    do
        put = pwrite(fd, text, (size_t)len, 0);
    while (put < 0 && errno == EINTR);
    return written(put, (size_t)len);
}

/* --- finding ------------------------------------------------------------------------------------------- */

static bool ends_with(const char *text, const char *end)
{
    size_t len = strlen(text), n = strlen(end);

    return len >= n && strcmp(text + len - n, end) == 0;
}

/* The last part of what a link points to. */
static const char *target_of(const char *folder, const char *name, const char *link, char text[PATH_MAX])
{
    char path[CPY_SYSFS_PATH];
    ssize_t len = cpy_sysfs_path(path, "%s/%s/%s", folder, name, link) < 0 ? -1 : readlink(path, text, PATH_MAX - 1);
    const char *slash;

    text[len < 0 ? 0 : len] = 0;
    slash = strrchr(text, '/');
    return slash ? slash + 1 : text;
}

static bool is_wanted(const char *folder, const char *name, const char *wanted)
{
    char target[PATH_MAX], path[CPY_SYSFS_PATH], text[CPY_SYSFS_TEXT];

    if (!wanted || strcmp(name, wanted) == 0 || ends_with(target_of(folder, name, "device", target), wanted)
        || strcmp(target_of(folder, name, "device/driver", target), wanted) == 0)
        return true;
    return cpy_sysfs_path(path, "%s/%s/name", folder, name) >= 0 && cpy_sysfs_read(path, text) > 0
           && strcmp(text, wanted) == 0;
}

int cpy_sysfs_find(const char *folder, const char *prefix, const char *wanted, char name[CPY_SYSFS_TEXT])
{
    DIR *dir = opendir(folder);
    size_t len = strlen(prefix);
    long lowest = LONG_MAX;
    struct dirent *entry;

    while (dir && (entry = readdir(dir))) {
        char *end;
        long number = strtol(entry->d_name + (strncmp(entry->d_name, prefix, len) ? 0 : len), &end, 10);

        if (strncmp(entry->d_name, prefix, len) || *end || number >= lowest
            || !is_wanted(folder, entry->d_name, wanted))
            continue;
        lowest = number;
        snprintf(name, CPY_SYSFS_TEXT, "%s%ld", prefix, number);
    }
    if (dir)
        closedir(dir);
    return lowest < LONG_MAX ? 0 : -ENOENT;
}
