/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/options.c - the option text, and files in a folder that may stand for the system's root. */
#include "backends/linux-gpiod/linux.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The options by their names; without a name it is the chip. */
static const struct { const char *name; size_t place; } names[] = {
    {"chip=", offsetof(struct cpy_linux_options, chip)},
    {"library=", offsetof(struct cpy_linux_options, library)},
    {"i2c=", offsetof(struct cpy_linux_options, i2c)},
    {"spi=", offsetof(struct cpy_linux_options, spi)},
    {"uart=", offsetof(struct cpy_linux_options, uart)},
    {"root=", offsetof(struct cpy_linux_options, root)},
};

static bool take_option(struct cpy_linux_options *options, const char *option)
{
    size_t i = 0, len = 0;

    while (strchr(option, '=') && i < sizeof names / sizeof *names) {
        len = strlen(names[i].name);
        if (strncmp(option, names[i].name, len) == 0)
            break;
        i++;
    }
    if (i == sizeof names / sizeof *names || !option[len])
        return false;
    memcpy((char *)options + names[i].place, &(const char *){option + len}, sizeof option);
    return true;
}

int cpy_linux_options_read(struct cpy_linux_options *options, const char *where, const char **wrong)
{
    char *rest, *option;

    *options = (struct cpy_linux_options){0};
    if (!where || !*where)
        return 0;
    if (!(options->text = strdup(where)))
        return -ENOMEM;
    for (option = strtok_r(options->text, ",", &rest); option; option = strtok_r(NULL, ",", &rest))
        if (!take_option(options, option)) {
            *wrong = option;
            return -EINVAL;
        }
    return 0;
}

void cpy_linux_options_free(struct cpy_linux_options *options) { free(options->text); }

const char *cpy_linux_path(const struct cpy_linux_options *options, char *path, const char *format, ...)
{
    size_t len = options->root ? strlen(options->root) : 0;
    va_list args;

    if (len >= CPY_LINUX_PATH)
        len = 0;
    if (len)
        memcpy(path, options->root, len);
    va_start(args, format);
    vsnprintf(path + len, CPY_LINUX_PATH - len, format, args);
    va_end(args);
    return path;
}

bool cpy_linux_read_line(const struct cpy_linux_options *options, const char *file, char *text, size_t size)
{
    char path[CPY_LINUX_PATH];
    FILE *f = fopen(cpy_linux_path(options, path, "%s", file), "re");
    bool got = f && fgets(text, (int)size, f);

    if (f)
        fclose(f);
    if (got)
        text[strcspn(text, "\n")] = '\0';
    return got;
}
