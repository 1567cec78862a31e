/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/holder.c - which program has a device node open.
 *
 * The kernel tells it of one's own programs, and of all of them if one is root. */
#include "backends/linux-gpiod/linux.h"

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

/* Is the file one of those that the process has open? */
static bool has_open(const char *process, const struct stat *file)
{
    char path[300];
    struct dirent *entry;
    struct stat other;
    bool found = false;
    DIR *folder;

    snprintf(path, sizeof path, "/proc/%.20s/fd", process);
    if (!(folder = opendir(path)))
        return false;
    while (!found && (entry = readdir(folder))) {
        snprintf(path, sizeof path, "/proc/%.20s/fd/%.20s", process, entry->d_name);
        found = stat(path, &other) == 0 && other.st_ino == file->st_ino && other.st_dev == file->st_dev;
    }
    closedir(folder);
    return found;
}

static void describe(const char *process, char *text, size_t size)
{
    char path[64], name[32] = "?";
    FILE *file;

    snprintf(path, sizeof path, "/proc/%.20s/comm", process);
    if ((file = fopen(path, "re"))) {
        if (fgets(name, sizeof name, file))
            name[strcspn(name, "\n")] = '\0';
        fclose(file);
    }
    snprintf(text, size, "%s (process %.20s)", name, process);
}

const char *cpy_linux_holder(const char *node, char *text, size_t size)
{
    struct stat file;
    struct dirent *entry;
    bool found = false;
    DIR *folder = stat(node, &file) == 0 ? opendir("/proc") : NULL;

    snprintf(text, size, "another program");
    while (folder && !found && (entry = readdir(folder)))
        if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9' && (found = has_open(entry->d_name, &file)))
            describe(entry->d_name, text, size);
    if (folder)
        closedir(folder);
    return text;
}
