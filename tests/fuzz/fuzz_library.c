/* SPDX-License-Identifier: MIT */
/* tests/fuzz/fuzz_library.c - a function of tests/fuzz/library.py, named by CPY_FUZZ, against arbitrary bytes.
 *
 * An interpreter serves many inputs, as making one and importing takes longer than a call. */
#include "tests/fuzz/fuzz.h"

#include "modules/modules.h"
#include "vm/api.h"
#include "vm/memory/heap.h"

#include <stdio.h>
#include <stdlib.h>

#define INPUTS_PER_INTERPRETER 2000
#define HARNESS "tests/fuzz/library.py"

/* libFuzzer calls one function again and again, and gives it nothing to keep state in. */
static struct {
    struct cpy_thread *t;
    unsigned inputs; /* that t has served */
    struct cpy_handle function;
} state;

_Noreturn static void die(const char *what)
{
    fprintf(stderr, "fuzz_library: %s\n", what);
    if (state.t && cpy_pending(state.t))
        cpy_report_pending(state.t);
    abort();
}

/* The harness's text, malloc'ed. */
static char *read_harness(size_t *len)
{
    FILE *file = fopen(HARNESS, "rb");
    char *text = malloc(1 << 16);

    if (!file || !text)
        die("cannot read " HARNESS);
    *len = fread(text, 1, 1 << 16, file);
    fclose(file);
    return text;
}

static void begin(void)
{
    static const struct cpy_config config = {.modules = cpy_native_modules, .frozen_modules = cpy_frozen_modules,
        .heap_limit = (size_t)256 << 20};
    const char *name = getenv("CPY_FUZZ");
    size_t len;
    char *source = read_harness(&len);
    cpy_value function;

    if (!name)
        die("CPY_FUZZ must name a function of " HARNESS);
    if (!(state.t = cpy_vm_new(&config)) || cpy_run_source(state.t, source, len, "<" HARNESS ">") != 0)
        die("cannot begin");
    free(source);
    if (!(function = cpy_getattr_str(state.t, cpy_main_module(state.t), name)))
        die(name);
    cpy_handle_set(state.t, &state.function, function);
}

static void end(void)
{
    const char *damage = cpy_heap_check(state.t);

    if (damage)
        die(damage);
    cpy_handle_clear(&state.function);
    cpy_vm_free(state.t);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cpy_value bytes;

    if (state.inputs++ % INPUTS_PER_INTERPRETER == 0) {
        if (state.t)
            end();
        begin();
    }
    bytes = cpy_bytes_from(state.t, data, size);
    if (!bytes || !cpy_call_1(state.t, state.function.value, bytes))
        die(getenv("CPY_FUZZ"));
    return 0;
}
