/* SPDX-License-Identifier: MIT */
/* modules/stdlib/re_engine.c - compiles and runs translated patterns with PCRE2.
 *
 * The three libraries (8, 16 and 32 bits a character) are opened when a text first needs one, so that a program which
 * does not use them does not pay for them.  They have the same functions, whose handles are opaque: one table serves
 * all.
 *
 * A search counts its steps.  One that takes very many is begun again with a program that calls back often, where
 * Ctrl-C is seen; so the usual search is as fast as the library makes it, and none is given up for having taken long.
 * */
#include "modules/stdlib/re.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#define STEPS 5000000u          /* of a search, before it counts as slow: some tenths of a second */
#define CALLS_PER_CHECK 4096    /* of a slow search, between two looks at what is pending */
#define STACK_LEAST (32u << 10) /* of compiled programs, bytes */
#define STACK_MOST (64u << 20)
#define COMPILE_AFTER 2 /* runs of a program before it is compiled to machine code ... */
#define LONG_TEXT 512   /* ... unless a text is so long */
#define DEPTH 2000      /* parentheses in each other, a few of them the translation's own */

/* What is used of a library.  Each member is named as the function is but for pcre2_ and the width. */
struct library {
    void *(*compile)(const void *pattern, size_t len, uint32_t options, int *error, size_t *offset, void *context);
    int (*jit_compile)(void *code, uint32_t options);
    int (*match)(
        const void *code, const void *text, size_t len, size_t start, uint32_t options, void *data, void *context);
    int (*jit_match)(
        const void *code, const void *text, size_t len, size_t start, uint32_t options, void *data, void *context);
    void *(*match_data_create_from_pattern)(const void *code, void *context);
    void (*match_data_free)(void *data);
    size_t *(*get_ovector_pointer)(void *data);
    void (*code_free)(void *code);
    int (*get_error_message)(int error, void *out, size_t room);
    void *(*compile_context_create)(void *general);
    void (*compile_context_free)(void *context);
    int (*set_newline)(void *context, uint32_t newline);
    int (*set_parens_nest_limit)(void *context, uint32_t limit);
    int (*set_compile_recursion_guard)(void *context, int (*guard)(uint32_t depth, void *user), void *user);
    void *(*match_context_create)(void *general);
    void (*match_context_free)(void *context);
    int (*set_match_limit)(void *context, uint32_t limit);
    int (*set_callout)(void *context, int (*call)(void *block, void *user), void *user);
    void *(*jit_stack_create)(size_t least, size_t most, void *general);
    void (*jit_stack_assign)(void *context, void *callback, void *stack);
    void (*jit_stack_free)(void *stack);
    void *context; /* of usual searches; NULL: the library is not open */
    void *stack;   /* of programs that need a large one; NULL: none did */
};

#define ROW(name)                                                                                                      \
    {                                                                                                                  \
#name, offsetof(struct library, name)                                                                          \
    }
static const struct {
    const char *name;
    size_t offset;
} symbols[] = {
    ROW(compile),
    ROW(jit_compile),
    ROW(match),
    ROW(jit_match),
    ROW(match_data_create_from_pattern),
    ROW(match_data_free),
    ROW(get_ovector_pointer),
    ROW(code_free),
    ROW(get_error_message),
    ROW(compile_context_create),
    ROW(compile_context_free),
    ROW(set_newline),
    ROW(set_parens_nest_limit),
    ROW(set_compile_recursion_guard),
    ROW(match_context_create),
    ROW(match_context_free),
    ROW(set_match_limit),
    ROW(set_callout),
    ROW(jit_stack_create),
    ROW(jit_stack_assign),
    ROW(jit_stack_free),
};
#undef ROW

/* What the module keeps for each interpreter: the libraries for 1, 2 and 4 bytes a character, by width / 2. */
struct libraries {
    struct library library[3];
};

static const char libraries_key;

/* A compiled translation. */
struct re_program {
    void *code;
    void *data;          /* receives a search's result */
    const size_t *spans; /* in data */
    void (*code_free)(void *code);
    void (*data_free)(void *data);
    struct library *lib; /* not for freeing: patterns may outlive it */
    uint32_t runs;       /* until it was compiled to machine code */
    bool compiled;       /* it was */
    bool compiles;       /* it may be: machine code of PCRE2 10.42 forgets that references to groups ignore case */
    uint8_t width;       /* of the library */
};

/* --- libraries --------------------------------------------------------------------------------------------------- */

static bool missing(struct cpy_thread *t, unsigned bits, const char *why)
{
    cpy_raise(
        t, CPY_IMPORT_ERROR, "module re needs the library PCRE2: %s; sudo apt-get install libpcre2-%u-0", why, bits);
    return false;
}

static bool find_symbols(struct cpy_thread *t, struct library *lib, void *handle, unsigned bits)
{
    char name[64];

    for (size_t i = 0; i < CPY_COUNT(symbols); i++) {
        void *found;

        snprintf(name, sizeof name, "pcre2_%s_%u", symbols[i].name, bits);
        if (!(found = dlsym(handle, name)))
            return missing(t, bits, name);
        memcpy((char *)lib + symbols[i].offset, &found, sizeof found);
    }
    return true;
}

/* Frees what was made of the libraries' own objects. */
static void close_libraries(struct cpy_thread *t, void *user)
{
    struct libraries *all = user;

    (void)t;
    for (size_t i = 0; i < CPY_COUNT(all->library); i++) {
        struct library *lib = &all->library[i];

        if (lib->context)
            lib->match_context_free(lib->context);
        if (lib->stack)
            lib->jit_stack_free(lib->stack);
        lib->context = lib->stack = NULL;
    }
}

static bool open_library(struct cpy_thread *t, struct library *lib, unsigned width)
{
    unsigned bits = 8 * width;
    char name[32];
    void *handle;

    snprintf(name, sizeof name, "libpcre2-%u.so.0", bits);
    if (!(handle = dlopen(name, RTLD_NOW | RTLD_LOCAL)))
        return missing(t, bits, dlerror());
    if (!find_symbols(t, lib, handle, bits))
        return false;
    if (!(lib->context = lib->match_context_create(NULL))) {
        cpy_raise_no_memory(t);
        return false;
    }
    lib->set_match_limit(lib->context, STEPS);
    return true;
}

static struct library *get_library(struct cpy_thread *t, unsigned width)
{
    struct libraries *all = cpy_find_private(cpy_vm_of(t), &libraries_key);

    if (!all && (!(all = cpy_private(t, &libraries_key, sizeof *all)) || !cpy_at_end(t, close_libraries, all)))
        return NULL;
    if (!all->library[width / 2].context && !open_library(t, &all->library[width / 2], width))
        return NULL;
    return &all->library[width / 2];
}

/* --- compiling --------------------------------------------------------------------------------------------------- */

static int guard_stack(uint32_t depth, void *user)
{
    (void)depth;
    return !cpy_check_stack(user);
}

/* The translation in the library's units, malloc'ed. */
static void *widen(struct cpy_thread *t, const struct re_translation *tr, unsigned width)
{
    void *units = malloc(tr->len * width + 1);

    if (!units)
        cpy_raise_no_memory(t);
    for (size_t i = 0; units && i < tr->len; i++) {
        if (width == 1)
            ((uint8_t *)units)[i] = (uint8_t)tr->text[i];
        else if (width == 2)
            ((uint16_t *)units)[i] = (uint8_t)tr->text[i];
        else
            ((uint32_t *)units)[i] = (uint8_t)tr->text[i];
    }
    return units;
}

static void raise_refused(
    struct cpy_thread *t, const struct library *lib, struct re_pattern *p, int error, unsigned width)
{
    uint32_t units[256];
    char text[256] = "";

    if (cpy_pending(t))
        return;
    if (error == PCRE2_ERROR_HEAP_FAILED) {
        cpy_raise_no_memory(t);
        return;
    }
    lib->get_error_message(error, units, CPY_COUNT(units) - 1);
    for (size_t i = 0; i < sizeof text - 1; i++)
        text[i] = width == 1 ? ((char *)units)[i] : width == 2 ? (char)((uint16_t *)(void *)units)[i] : (char)units[i];
    cpy_re_error(t, cpy_load(p->source), -1, "%s", text);
}

/* Calls the library's compiler.  *error tells why it refused. */
static void *call_compiler(struct cpy_thread *t, const struct library *lib, const struct re_translation *tr,
    unsigned width, uint32_t options, int *error)
{
    void *context = lib->compile_context_create(NULL), *units = widen(t, tr, width), *code = NULL;
    size_t offset;

    *error = PCRE2_ERROR_HEAP_FAILED;
    if (context && units) {
        lib->set_newline(context, PCRE2_NEWLINE_LF);
        lib->set_parens_nest_limit(context, DEPTH);
        lib->set_compile_recursion_guard(context, guard_stack, t);
        code = lib->compile(units, tr->len, options, error, &offset, context);
    }
    free(units);
    if (context)
        lib->compile_context_free(context);
    return code;
}

static uint32_t options_of(const struct re_translation *tr, enum re_mode mode)
{
    return PCRE2_DOTALL | PCRE2_ALT_CIRCUMFLEX | PCRE2_NEVER_UTF | (tr->flags & RE_IGNORECASE ? PCRE2_CASELESS : 0) |
           (tr->folds ? PCRE2_UCP : 0) | (mode == RE_SEARCH ? 0 : PCRE2_ANCHORED) |
           (mode == RE_FULLMATCH ? PCRE2_ENDANCHORED : 0);
}

/* Compiles p for a kind of text.  A pattern that is too large for the library of that width goes to the one of 32 bits,
 * which has no such limit: *width says which it was. */
static void *compile_code(struct cpy_thread *t, struct re_pattern *p, enum re_alphabet alphabet, enum re_mode mode,
    uint32_t more, unsigned *width, bool *folds)
{
    struct re_translation tr;
    struct library *lib = get_library(t, *width);
    void *code;
    int error;

    if (!lib || !cpy_re_translate(t, cpy_load(p->source), p->flags, alphabet, false, &tr))
        return NULL;
    code = call_compiler(t, lib, &tr, *width, options_of(&tr, mode) | more, &error);
    if (!code && error == PCRE2_ERROR_PATTERN_TOO_LARGE && *width < 4 && (lib = get_library(t, 4))) {
        *width = 4;
        code = call_compiler(t, lib, &tr, *width, options_of(&tr, mode) | more, &error);
    }
    if (!code && lib)
        raise_refused(t, lib, p, error, *width);
    *folds = tr.folds;
    free(tr.text);
    free(tr.info);
    return code;
}

static struct re_program *make_program(
    struct cpy_thread *t, struct re_pattern *p, const struct re_subject *s, enum re_mode mode, uint32_t options)
{
    unsigned width = s->width;
    bool folds;
    void *code = compile_code(t, p, s->alphabet, mode, options, &width, &folds), *data;
    struct re_program *program;
    struct library *lib;

    if (!code)
        return NULL;
    lib = get_library(t, width);
    data = lib->match_data_create_from_pattern(code, NULL);
    if (!data || !(program = cpy_malloc(t, sizeof *program))) {
        lib->code_free(code);
        lib->match_data_free(data);
        cpy_raise_no_memory(t);
        return NULL;
    }
    *program = (struct re_program){code, data, lib->get_ovector_pointer(data), lib->code_free, lib->match_data_free,
        lib, 0, false, !folds, (uint8_t)width};
    return program;
}

void cpy_re_program_free(const void *owner, struct re_program *program)
{
    if (!program)
        return;
    program->code_free(program->code);
    program->data_free(program->data);
    cpy_free(owner, program, sizeof *program);
}

/* --- running ----------------------------------------------------------------------------------------------------- */

/* The text as the program's library reads it; NULL: out of memory. */
static const void *text_for(struct cpy_thread *t, const struct re_program *program, struct re_subject *s)
{
    struct cpy_text text = {s->data, s->len, s->width, false};

    if (program->width == s->width)
        return s->data;
    if (!s->wide && !(s->wide = cpy_malloc(t, s->len * 4 + 1)))
        return NULL;
    for (size_t i = 0; i < s->len; i++)
        s->wide[i] = cpy_text_at(&text, i);
    return s->wide;
}

/* One search; context: how much it may take. */
static int search(struct library *lib, struct re_program *program, const void *text, struct re_subject *s, size_t start,
    uint32_t options, void *context)
{
    return program->compiled
               ? lib->jit_match(program->code, text, s->end, start, options, program->data, context)
               : lib->match(program->code, text, s->end, start, options | PCRE2_NO_JIT, program->data, context);
}

/* What a slow search calls again and again. */
struct watch {
    struct cpy_thread *t;
    unsigned calls;
};

static int watch(void *block, void *user)
{
    struct watch *w = user;

    (void)block;
    return ++w->calls % CALLS_PER_CHECK == 0 && !cpy_safe_point(w->t) ? PCRE2_ERROR_CALLOUT : 0;
}

/* Copies a slow search's result to where it outlives the program. */
static bool keep_spans(
    struct cpy_thread *t, struct re_pattern *p, struct re_subject *s, const struct re_program *program)
{
    size_t size = 2 * (p->groups + 1) * sizeof *s->slow_spans;

    if (!s->slow_spans && !(s->slow_spans = malloc(size))) {
        cpy_raise_no_memory(t);
        return false;
    }
    memcpy(s->slow_spans, program->spans, size);
    return true;
}

/* Searches with a program of its own, which calls back: handlers of signals may run, and use the pattern. */
static int search_slowly(struct cpy_thread *t, struct re_pattern *p, struct re_subject *s, enum re_mode mode,
    size_t start, uint32_t options, const size_t **spans)
{
    struct re_program *program = make_program(t, p, s, mode, PCRE2_AUTO_CALLOUT);
    struct library *lib = program ? program->lib : NULL;
    void *context = lib ? lib->match_context_create(NULL) : NULL, *stack = NULL;
    const void *text = lib ? text_for(t, program, s) : NULL;
    struct watch w = {.t = t};
    int result = PCRE2_ERROR_NOMEMORY;

    if (context && text) {
        program->compiled = program->compiles && lib->jit_compile(program->code, PCRE2_JIT_COMPLETE) == 0;
        if ((stack = lib->jit_stack_create(STACK_LEAST, STACK_MOST, NULL)))
            lib->jit_stack_assign(context, NULL, stack);
        lib->set_match_limit(context, UINT32_MAX);
        lib->set_callout(context, watch, &w);
        result = search(lib, program, text, s, start, options, context);
        if (result == PCRE2_ERROR_JIT_STACKLIMIT) {
            program->compiled = false;
            result = search(lib, program, text, s, start, options, context);
        }
        if (result > 0 && !keep_spans(t, p, s, program))
            result = PCRE2_ERROR_CALLOUT;
        *spans = s->slow_spans;
    }
    if (context)
        lib->match_context_free(context);
    if (stack)
        lib->jit_stack_free(stack);
    cpy_re_program_free(p, program);
    return result;
}

/* Searches again after the stack of compiled programs was too small. */
static int search_deeply(struct library *lib, struct re_program *program, const void *text, struct re_subject *s,
    size_t start, uint32_t options)
{
    int result = PCRE2_ERROR_JIT_STACKLIMIT;

    if (!lib->stack && (lib->stack = lib->jit_stack_create(STACK_LEAST, STACK_MOST, NULL))) {
        lib->jit_stack_assign(lib->context, NULL, lib->stack);
        result = search(lib, program, text, s, start, options, lib->context);
    }
    if (result == PCRE2_ERROR_JIT_STACKLIMIT)
        result = lib->match(program->code, text, s->end, start, options | PCRE2_NO_JIT, program->data, lib->context);
    return result;
}

static int raise_failed(struct cpy_thread *t, int error)
{
    if (cpy_pending(t))
        return -1;
    if (error == PCRE2_ERROR_MATCHLIMIT)
        cpy_raise(t, CPY_RUNTIME_ERROR,
            "the search was given up after %u steps: the pattern can match in too many ways", UINT32_MAX);
    else if (error == PCRE2_ERROR_NOMEMORY || error == PCRE2_ERROR_HEAPLIMIT)
        cpy_raise_no_memory(t);
    else
        cpy_raise(t, CPY_RUNTIME_ERROR, "PCRE2 reports error %d", error);
    return -1;
}

/* p's program for this text; it becomes machine code when that pays. */
static struct re_program *get_program(
    struct cpy_thread *t, struct re_pattern *p, const struct re_subject *s, enum re_mode mode)
{
    struct re_program **slot = &p->programs[s->alphabet][mode], *program = *slot;

    if (!program && !(program = *slot = make_program(t, p, s, mode, 0)))
        return NULL;
    if (program->compiles && !program->compiled && (++program->runs == COMPILE_AFTER || s->end > LONG_TEXT)) {
        program->compiled = program->lib->jit_compile(program->code, PCRE2_JIT_COMPLETE) == 0;
        program->compiles = program->compiled; /* not tried again */
    }
    return program;
}

int cpy_re_run(struct cpy_thread *t, struct re_pattern *p, struct re_subject *s, enum re_mode mode, size_t start,
    bool not_empty, const size_t **spans)
{
    struct re_program *program = get_program(t, p, s, mode);
    uint32_t options = not_empty ? PCRE2_NOTEMPTY_ATSTART : 0;
    const void *text;
    int result;

    if (!program || start > s->end)
        return program ? 0 : -1;
    if (!(text = text_for(t, program, s)))
        return -1;
    *spans = program->spans;
    result = search(program->lib, program, text, s, start, options, program->lib->context);
    if (CPY_UNLIKELY(result == PCRE2_ERROR_JIT_STACKLIMIT))
        result = search_deeply(program->lib, program, text, s, start, options);
    if (CPY_UNLIKELY(result == PCRE2_ERROR_MATCHLIMIT))
        result = search_slowly(t, p, s, mode, start, options, spans);
    if (result == PCRE2_ERROR_NOMATCH)
        return 0;
    if (result < 0)
        return raise_failed(t, result);
    return 1;
}
