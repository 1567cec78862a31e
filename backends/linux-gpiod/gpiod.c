/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/gpiod.c - finding libgpiod and its functions.
 *
 * Which of the two libraries a file is, its functions tell and not its name: only 2.x has
 * gpiod_chip_request_lines(). */
#include "backends/linux-gpiod/gpiod.h"

#include <dlfcn.h>
#include <string.h>

/* A function by its name and the place of its pointer in struct cpy_gpiod. */
struct symbol {
    const char *name;
    size_t place;
};

#define V1(result, name, arguments) {"gpiod_" #name, offsetof(struct cpy_gpiod, v1.name)},
#define V2(result, name, arguments) {"gpiod_" #name, offsetof(struct cpy_gpiod, v2.name)},
static const struct symbol symbols1[] = {CPY_GPIOD1(V1){NULL, 0}};
static const struct symbol symbols2[] = {CPY_GPIOD2(V2){NULL, 0}};
#undef V1
#undef V2

static bool find_symbols(struct cpy_gpiod *g, const struct symbol *symbols, const char **missing)
{
    for (; symbols->name; symbols++) {
        void *address = dlsym(g->library, symbols->name);

        if (!address) {
            *missing = symbols->name;
            return false;
        }
        memcpy((char *)g + symbols->place, &address, sizeof address);
    }
    return true;
}

static void *open_library(const char *file)
{
    static const char *const names[] = {"libgpiod.so.3", "libgpiod.so.2"};
    void *library = file ? dlopen(file, RTLD_NOW | RTLD_LOCAL) : NULL;

    for (unsigned i = 0; !file && !library && i < sizeof names / sizeof *names; i++)
        library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    return library;
}

int cpy_gpiod_load(struct cpy_gpiod *g, const char *file, const char **missing)
{
    bool two;

    *missing = NULL;
    if (!(g->library = open_library(file)))
        return -ENOENT;
    two = dlsym(g->library, "gpiod_chip_request_lines");
    g->api = two ? &cpy_gpiod2_api : &cpy_gpiod1_api;
    if (find_symbols(g, two ? symbols2 : symbols1, missing))
        return 0;
    dlclose(g->library);
    g->library = NULL;
    return -ENOEXEC;
}

void cpy_gpiod_unload(struct cpy_gpiod *g)
{
    if (!g->library)
        return;
    if (g->buffer)
        g->v2.edge_event_buffer_free(g->buffer);
    g->buffer = NULL;
    dlclose(g->library);
    g->library = NULL;
}
