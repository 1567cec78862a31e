/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/sysfs.h - the files of sysfs, each of which is one value in text. */
#ifndef CPY_LINUX_SYSFS_H
#define CPY_LINUX_SYSFS_H

#include "backends/linux-gpiod/linux.h"

#define CPY_SYSFS_PATH 256 /* bytes of a path; a longer one is an error */
#define CPY_SYSFS_TEXT 64  /* bytes of a value */

/* What stands before "/sys" in a path. */
static inline const char *cpy_sysfs_root(const struct cpy_linux *lx)
{
    return lx->options.root ? lx->options.root : "";
}

/* Makes a path.  -ENAMETOOLONG. */
int cpy_sysfs_path(char path[CPY_SYSFS_PATH], const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Reads the first line of a file: its length, or a negative errno. */
int cpy_sysfs_read(const char *path, char text[CPY_SYSFS_TEXT]);
/* The same of a file that is open. */
int cpy_sysfs_reread(int fd, char text[CPY_SYSFS_TEXT]);
/* Writes a file.  0 or a negative errno. */
int cpy_sysfs_write(const char *path, const char *text);
/* Writes a number to a file that is open. */
int cpy_sysfs_put(int fd, int64_t number);
/* Finds the unit in a folder of sysfs whose name begins with prefix, such as "pwmchip", and that wanted tells: by this
 * name, by the name or end of the name of its device, by its driver, or by its own file "name"; wanted NULL: any.
 * Of several the one with the lowest number.  -ENOENT: there is none. */
int cpy_sysfs_find(const char *folder, const char *prefix, const char *wanted, char name[CPY_SYSFS_TEXT]);

#endif
