/* SPDX-License-Identifier: MIT */
/* tools/embed.c - turns modules/frozen/NAME.py into C at build time.
 *
 * embed OUT.c FILE.py ...  writes, for each file, the text as cpy_frozen_NAME (dots in NAME
 * become _) and its length, and the table cpy_frozen_modules of all files that are not the
 * Python part of a native module (modules/stdlib/NAME.c exists).  The file a.b.py is module
 * a.b, and makes a package of a. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

/* modules/frozen/a.b.py -> a.b (caller's buffer) */
static void module_name(const char *path, char *name, size_t size)
{
    const char *base = strrchr(path, '/');

    snprintf(name, size, "%s", base ? base + 1 : path);
    name[strlen(name) - 3] = 0;
}

static void c_name(const char *module, char *name, size_t size)
{
    snprintf(name, size, "%s", module);
    for (char *p = name; *p; p++)
        if (*p == '.')
            *p = '_';
}

static void write_source(FILE *out, const char *path)
{
    char module[256], name[256];
    FILE *in = fopen(path, "rb");
    long count = 0;
    int c;

    if (!in)
        fail(path);
    module_name(path, module, sizeof module);
    c_name(module, name, sizeof name);
    fprintf(out, "extern const char cpy_frozen_%s[];\nextern const size_t cpy_frozen_%s_len;\n", name, name);
    fprintf(out, "const char cpy_frozen_%s[] = {", name);
    while ((c = getc(in)) != EOF)
        fprintf(out, "%s%d,", count++ % 24 ? "" : "\n", c);
    fprintf(out, "0};\nconst size_t cpy_frozen_%s_len = %ld;\n", name, count);
    fclose(in);
}

/* Is there another file whose module name begins with this one and a dot? */
static bool is_package(const char *module, char **files, int n)
{
    char other[256];
    size_t len = strlen(module);

    for (int i = 0; i < n; i++) {
        module_name(files[i], other, sizeof other);
        if (strncmp(other, module, len) == 0 && other[len] == '.')
            return true;
    }
    return false;
}

static bool is_native_part(const char *module)
{
    char path[512];

    snprintf(path, sizeof path, "modules/stdlib/%s.c", module);
    return access(path, R_OK) == 0;
}

static void write_table(FILE *out, char **files, int n)
{
    char module[256], name[256];

    for (int i = 0; i < n; i++) {
        module_name(files[i], module, sizeof module);
        c_name(module, name, sizeof name);
        if (!is_native_part(module))
            fprintf(out, "static const struct cpy_module_def module_%s = {.name = \"%s\", .source = cpy_frozen_%s, "
                ".source_len = sizeof cpy_frozen_%s - 1, .is_package = %d};\n",
                name, module, name, name, is_package(module, files, n));
    }
    fprintf(out, "const struct cpy_module_def *const cpy_frozen_modules[] = {\n");
    for (int i = 0; i < n; i++) {
        module_name(files[i], module, sizeof module);
        c_name(module, name, sizeof name);
        if (!is_native_part(module))
            fprintf(out, "    &module_%s,\n", name);
    }
    fprintf(out, "    0};\n");
}

int main(int argc, char **argv)
{
    FILE *out;

    if (argc < 2) {
        fprintf(stderr, "usage: embed OUT.c FILE.py ...\n");
        return 2;
    }
    if (!(out = fopen(argv[1], "w")))
        fail(argv[1]);
    fprintf(out, "/* Made by tools/embed.c. */\n#include \"modules/modules.h\"\n\n");
    for (int i = 2; i < argc; i++)
        write_source(out, argv[i]);
    write_table(out, argv + 2, argc - 2);
    if (fclose(out))
        fail(argv[1]);
    return 0;
}
