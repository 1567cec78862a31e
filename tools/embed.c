/* SPDX-License-Identifier: MIT */
/* tools/embed.c - turns modules/frozen/NAME.py and boards/ID.toml into C at build time.
 *
 * embed OUT.c FILE.py ...  writes, for each file, the text as cpy_frozen_NAME (dots in NAME
 * become _) and its length, and the table cpy_frozen_modules of all files that are not the
 * Python part of a native module (modules/stdlib/NAME.c exists).  The file a.b.py is module
 * a.b, and makes a package of a.
 *
 * embed --boards OUT.c FILE.toml ...  writes the table cpy_embedded_boards: for each file its
 * name, its title (a line that begins with title = ") and its text. */
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

/* modules/frozen/a.b.py -> a.b, boards/a.toml -> a (caller's buffer) */
static void module_name(const char *path, char *name, size_t size)
{
    const char *base = strrchr(path, '/');

    snprintf(name, size, "%s", base ? base + 1 : path);
    *strrchr(name, '.') = 0;
}

static void c_name(const char *module, char *name, size_t size)
{
    snprintf(name, size, "%s", module);
    for (char *p = name; *p; p++)
        if (*p == '.')
            *p = '_';
}

/* Writes the bytes of a file as the elements of an array, and a zero; returns how many there are without it. */
static long write_bytes(FILE *out, const char *path)
{
    FILE *in = fopen(path, "rb");
    long count = 0;
    int c;

    if (!in)
        fail(path);
    while ((c = getc(in)) != EOF)
        fprintf(out, "%s%d,", count++ % 24 ? "" : "\n", c);
    fprintf(out, "0};\n");
    fclose(in);
    return count;
}

static void write_source(FILE *out, const char *path)
{
    char module[256], name[256];
    long count;

    module_name(path, module, sizeof module);
    c_name(module, name, sizeof name);
    fprintf(out, "extern const char cpy_frozen_%s[];\nextern const size_t cpy_frozen_%s_len;\n", name, name);
    fprintf(out, "const char cpy_frozen_%s[] = {", name);
    count = write_bytes(out, path);
    fprintf(out, "const size_t cpy_frozen_%s_len = %ld;\n", name, count);
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

static void write_modules(FILE *out, char **files, int n)
{
    fprintf(out, "/* Made by tools/embed.c. */\n#include \"modules/modules.h\"\n\n");
    for (int i = 0; i < n; i++)
        write_source(out, files[i]);
    write_table(out, files, n);
}

/* Writes what stands between the quotes of the line title = "...". */
static void write_title(FILE *out, const char *path)
{
    static const char start[] = "title = \"";
    FILE *in = fopen(path, "rb");
    char line[256], *end = NULL;

    if (!in)
        fail(path);
    while (!end && fgets(line, sizeof line, in))
        if (strncmp(line, start, sizeof start - 1) == 0)
            end = strrchr(line, '"');
    fclose(in);
    if (!end) {
        fprintf(stderr, "%s: no line begins with %s\n", path, start);
        exit(1);
    }
    fprintf(out, "%.*s", (int)(end - line - (sizeof start - 1)), line + sizeof start - 1);
}

static void write_boards(FILE *out, char **files, int n)
{
    char id[256];

    fprintf(out, "/* Made by tools/embed.c. */\n#include \"boards/embedded.h\"\n\n");
    for (int i = 0; i < n; i++) {
        fprintf(out, "static const char board_%d[] = {", i);
        write_bytes(out, files[i]);
    }
    fprintf(out, "const struct cpy_embedded_board cpy_embedded_boards[] = {\n");
    for (int i = 0; i < n; i++) {
        module_name(files[i], id, sizeof id);
        fprintf(out, "    {\"%s\", \"", id);
        write_title(out, files[i]);
        fprintf(out, "\", board_%d, sizeof board_%d - 1},\n", i, i);
    }
    fprintf(out, "    {0}};\n");
}

int main(int argc, char **argv)
{
    bool boards = argc > 1 && strcmp(argv[1], "--boards") == 0;
    FILE *out;

    argv += boards;
    argc -= boards;
    if (argc < 2) {
        fprintf(stderr, "usage: embed [--boards] OUT.c FILE ...\n");
        return 2;
    }
    if (!(out = fopen(argv[1], "w")))
        fail(argv[1]);
    (boards ? write_boards : write_modules)(out, argv + 2, argc - 2);
    if (fclose(out))
        fail(argv[1]);
    return 0;
}
