/* SPDX-License-Identifier: MIT */
/* modules/hardware/doctor.c - cpy --boards, cpy --backends, cpy doctor: which hardware there is and what is missing.
 *
 * Nothing is opened as a script would: the board's data and the backend's own look at the computer are enough. */
#include "modules/hardware/state.h"

#include "boards/boards.h"

#include <stdlib.h>

static const char blanks[] = "                         ";

cpy_value cpy_hardware_list(struct cpy_thread *t)
{
    const char *id, *title, *here = cpy_board_detect(NULL);
    struct cpy_builder text;

    cpy_build(&text, t);
    cpy_build_ascii(&text, "Boards (--board ID, or --board FILE.toml):\n");
    for (size_t i = 0; cpy_board_list(i, &id, &title); i++)
        cpy_build_format(&text, "  %s%s%s%s\n", id, &blanks[strlen(id) < 24 ? strlen(id) : 24], title,
            here && strcmp(here, id) == 0 ? " (this computer)" : "");
    cpy_build_ascii(&text, "Backends (--backend NAME, or --backend NAME:WHERE):\n");
    for (size_t i = 0; cpy_backend_list(i); i++)
        cpy_build_format(&text, "  %s%s%s\n", cpy_backend_list(i)->name, &blanks[strlen(cpy_backend_list(i)->name)],
            cpy_backend_list(i)->summary);
    return cpy_build_finish(&text);
}

/* The examination of a backend as text of *len bytes, malloc'ed, and its result; NULL: no memory. */
static char *examine(
    const struct cpy_backend *backend, const struct cpy_board_def *def, const char *where, int *missing)
{
    char *text = NULL;
    size_t len;
    FILE *out = open_memstream(&text, &len);

    if (!out)
        return NULL;
    *missing = backend->examine(def, where, out);
    if (fclose(out) == 0)
        return text;
    free(text);
    return NULL;
}

/* The board that the command line names, or this computer. */
static struct cpy_board_def *load(struct cpy_thread *t, const struct cpy_hardware_options *options)
{
    const char *here = cpy_board_detect(NULL);
    struct cpy_failure failure = {.text = ""};
    const struct cpy_board_discovery discovery = {cpy_hardware_discover, (void *)(uintptr_t)options->backend};
    struct cpy_board_def *def
        = cpy_board_load_here(options->board ? options->board : here ? here : "linux", &discovery, &failure);

    if (!def)
        cpy_raise(t, CPY_VALUE_ERROR, "%s", failure.text);
    return def;
}

/* What follows the colon in --backend NAME:WHERE. */
static const char *where_of(const struct cpy_hardware_options *options)
{
    const char *colon = options->backend ? strchr(options->backend, ':') : NULL;

    return colon ? colon + 1 : NULL;
}

static cpy_value verdict(struct cpy_thread *t, const struct cpy_board_def *def, const char *found, int missing)
{
    if (missing < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "the option text of --backend is wrong");
    return cpy_str_format(t, "Board %s: %s%s\n%s%s\n", def->id, def->title,
        def->discover ? " (--backend linux-gpiod uses it; else a script's board is simulated)" : "", found,
        missing                  ? "Type what stands behind $, then run cpy doctor again."
        : strstr(found, "  ok ") ? "All that is there can be used."
                                 : "There is no hardware that a script could use; --backend mock simulates it.");
}

cpy_value cpy_hardware_doctor(struct cpy_thread *t, const struct cpy_hardware_options *options, int *missing)
{
    struct cpy_board_def *def = load(t, options);
    char *found = def ? examine(&cpy_backend_linux, def, where_of(options), missing) : NULL;
    cpy_value text = CPY_ERROR;

    if (found)
        text = verdict(t, def, found, *missing);
    else if (def)
        cpy_raise_no_memory(t);
    free(found);
    cpy_board_unload(def);
    return text;
}

/* One backend and how it is. */
static bool add_backend(struct cpy_thread *t, struct cpy_builder *text, const struct cpy_backend *backend,
    const struct cpy_hardware_options *options)
{
    struct cpy_board_def *def = backend->examine ? load(t, options) : NULL;
    int missing = 0;
    char *found = def ? examine(backend, def, where_of(options), &missing) : NULL;

    if (backend->examine && !found) {
        cpy_board_unload(def);
        return cpy_pending(t) ? false : (cpy_raise_no_memory(t), false);
    }
    cpy_build_format(text, "%s%s%s\n", backend->name, &blanks[strlen(backend->name) + 8], backend->summary);
    if (!backend->examine)
        cpy_build_format(text, "%sready\n", blanks + 8);
    else if (missing)
        cpy_build_format(text, "%s%d of what it could use %s missing: cpy doctor tells what to type\n", blanks + 8,
            missing, missing == 1 ? "is" : "are");
    else
        cpy_build_format(text, "%s%s\n", blanks + 8, strstr(found, "  ok ") ? "ready: cpy doctor tells with what"
            : "there is no hardware on this computer that it could use");
    free(found);
    cpy_board_unload(def);
    return true;
}

cpy_value cpy_hardware_backends(struct cpy_thread *t, const struct cpy_hardware_options *options)
{
    struct cpy_builder text;

    cpy_build(&text, t);
    for (size_t i = 0; cpy_backend_list(i); i++)
        if (!add_backend(t, &text, cpy_backend_list(i), options)) {
            cpy_value exception = cpy_take_pending(t);

            cpy_build_finish(&text);
            return cpy_raise_value(t, exception);
        }
    return cpy_build_finish(&text);
}
