/* SPDX-License-Identifier: MIT */
/* tests/fuzz/fuzz_compile.c - the compiler against arbitrary bytes.
 *
 * Whatever the input, compiling must end with code that the verifier accepts, or with one
 * of the exceptions that compiling may raise; never with a crash, a leak or an exception left over.
 * An interpreter serves many inputs, as making one takes longer than compiling. */
#include "tests/fuzz/fuzz.h"

#include "vm/compiler/compiler.h"

#include <stdio.h>
#include <stdlib.h>

#define INPUTS_PER_INTERPRETER 500

/* libFuzzer calls one function again and again, and gives it nothing to keep state in. */
static struct {
    struct cpy_thread *t;
    unsigned inputs;        /* that t has served */
    unsigned long compiled; /* successes */
} state;

unsigned long fuzz_compiled(void) { return state.compiled; }

void fuzz_end(void)
{
    if (state.t)
        cpy_vm_free(state.t);
    state.t = NULL;
}

static struct cpy_thread *interpreter(void)
{
    static const struct cpy_module_def *const none[] = {NULL};
    static const struct cpy_config config = {.modules = none};

    if (state.inputs++ % INPUTS_PER_INTERPRETER == 0) {
        fuzz_end();
        state.t = cpy_vm_new(&config);
    }
    if (!state.t)
        abort();
    return state.t;
}

static void complain(struct cpy_thread *t, const char *what)
{
    fprintf(stderr, "fuzz_compile: %s\n", what);
    if (cpy_pending(t))
        cpy_print_unraisable(t, "compiling", CPY_NONE);
    abort();
}

/* The exception must be one that compiling may raise; then it is forgotten. */
static void check_exception(struct cpy_thread *t)
{
    static const enum cpy_exception_id may[] = {CPY_SYNTAX_ERROR, CPY_RECURSION_ERROR, CPY_MEMORY_ERROR,
        CPY_OVERFLOW_ERROR, CPY_IMPORT_ERROR /* of a t-string: there is no module string here */};

    for (size_t i = 0; i < CPY_COUNT(may); i++)
        if (cpy_pending_is(t, may[i])) {
            cpy_take_pending(t);
            return;
        }
    complain(t, cpy_pending(t) ? "an exception that compiling never raises" : "failed without an exception");
}

static void check(struct cpy_thread *t, cpy_value code)
{
    const char *wrong;

    if (!code) {
        check_exception(t);
        return;
    }
    state.compiled++;
    if ((wrong = cpy_code_verify(cpy_as_code(code))))
        complain(t, wrong);
    if (cpy_pending(t))
        complain(t, "compiled, but an exception is pending");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cpy_thread *t = interpreter();
    const char *source = (const char *)data;
    bool incomplete;

    check(t, cpy_compile(t, source, size, "<fuzz>", CPY_COMPILE_MODULE, 0));
    check(t, cpy_compile(t, source, size, "<fuzz>", CPY_COMPILE_EXEC, 2));
    check(t, cpy_compile(t, source, size, "<fuzz>", CPY_COMPILE_EVAL, 1));
    check(t, cpy_compile(t, source, size, "<fuzz>", CPY_COMPILE_SINGLE, -1));
    check(t, cpy_compile_interactive(t, source, size, "<fuzz>", false, &incomplete));
    check(t, cpy_compile_interactive(t, source, size, "<fuzz>", true, &incomplete));
    return 0;
}
