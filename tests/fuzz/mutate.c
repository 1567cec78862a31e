/* SPDX-License-Identifier: MIT */
/* tests/fuzz/mutate.c - mutate COUNT SEED FILE...: the compiler against damaged programs.
 *
 * COUNT times a run of tokens of one of the FILEs (valid Python) is compiled after one or a few
 * of them were dropped, doubled, swapped or replaced, then COUNT texts of random bytes.  The same
 * seed gives the same inputs.  If one does harm, it is in the file that is named as this program, with ".last" appended. */
#include "tests/fuzz/fuzz.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LONGEST_RUN 400 /* tokens of a file in one input */
#define LONGEST_NOISE 200

struct slice {
    const char *start;
    size_t len;
};

/* A file cut into rough tokens: blanks, names and numbers, strings on a line, single other characters. */
struct program {
    char *text;
    size_t len;
    struct slice *tokens;
    size_t count;
};

/* --- numbers -------------------------------------------------------------------------- */

static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static size_t below(uint64_t *state, size_t n) { return n ? next_random(state) % n : 0; }

/* --- reading --------------------------------------------------------------------------- */

__attribute__((noreturn)) static void die(const char *what, const char *name)
{
    fprintf(stderr, "mutate: %s: %s\n", name, what);
    exit(2);
}

static void *need(void *block)
{
    if (!block)
        die("out of memory", "malloc");
    return block;
}

static char *read_file(const char *name, size_t *len)
{
    FILE *f = fopen(name, "rb");
    char *text;
    long size = 0;

    if (!f || fseek(f, 0, SEEK_END) != 0 || (size = ftell(f)) < 0)
        die("cannot be read", name);
    rewind(f);
    text = need(malloc((size_t)size + 1));
    *len = fread(text, 1, (size_t)size, f);
    text[*len] = 0;
    fclose(f);
    return text;
}

static bool is_word(char c) { return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80; }

/* The length of the token at c. */
static size_t token_length(const char *c)
{
    size_t n = 1;

    if (*c == ' ') {
        while (c[n] == ' ')
            n++;
    } else if (is_word(*c)) {
        while (is_word(c[n]))
            n++;
    } else if (*c == '"' || *c == '\'') {
        while (c[n] && c[n] != '\n' && c[n] != *c)
            n += c[n] == '\\' && c[n + 1] ? 2 : 1;
        n += c[n] == *c;
    }
    return n;
}

static void read_program(struct program *p, const char *name)
{
    p->text = read_file(name, &p->len);
    p->tokens = need(malloc((p->len + 1) * sizeof *p->tokens));
    p->count = 0;
    for (char *c = p->text; c < p->text + p->len;) {
        size_t n = *c ? token_length(c) : 1;

        p->tokens[p->count++] = (struct slice){c, n};
        c += n;
    }
}

/* --- mutations ----------------------------------------------------------------------------- */

static const char *const spare[] = {
    "(", ")", "[", "]", "{", "}", ":", ",", ".", "=", ":=", "==", "*", "**", "->", "@", ";", "\n", "\n    ", "\t",
    "\\\n", "#", "'", "\"\"\"", "f'{", "f'''{x!r:{", "}'", "rb'", "\\N{", "0x", "1_", "1e", "1j", "lambda", "yield",
    "yield from", "for", "in", "if", "else", "elif", "while", "def", "class", "try:", "except", "finally:", "with",
    "as", "import", "from", "global x", "nonlocal x", "del", "return", "raise", "assert", "not", "is", "and", "or",
    "None", "True", "async", "await", "match", "print", "break", "continue", "pass", "*,", "/,", "...", "\xc3\xa9",
    "\xe2\x80\xa6", "\f", "$", "!", "__debug__",
};

static struct slice spare_token(const struct program *p, uint64_t *state)
{
    const char *text;

    if (next_random(state) & 1)
        return p->tokens[below(state, p->count)];
    text = spare[below(state, sizeof spare / sizeof *spare)];
    return (struct slice){text, strlen(text)};
}

/* Another token of the program that looks like this one: the result is valid more often. */
static struct slice similar_token(const struct program *p, struct slice token, uint64_t *state)
{
    struct slice other = token;

    for (int i = 0; i < 8; i++) {
        other = p->tokens[below(state, p->count)];
        if (is_word(other.start[0]) == is_word(token.start[0]) && (other.start[0] == ' ') == (token.start[0] == ' '))
            break;
    }
    return other;
}

/* Changes one of count tokens; returns how many there are then.  There is room for one more. */
static size_t mutate_once(const struct program *p, struct slice *tokens, size_t count, uint64_t *state)
{
    size_t at = below(state, count), other = below(state, count);
    struct slice token = tokens[at];

    switch (below(state, 8)) {
    case 0: /* drop */
        memmove(tokens + at, tokens + at + 1, (count - at - 1) * sizeof *tokens);
        return count - 1;
    case 1: /* double, or insert another */
        memmove(tokens + at + 1, tokens + at, (count - at) * sizeof *tokens);
        tokens[at] = next_random(state) & 1 ? token : spare_token(p, state);
        return count + 1;
    case 2: /* swap */
        tokens[at] = tokens[other];
        tokens[other] = token;
        return count;
    case 3: /* cut off */
        return below(state, 8) ? count : at + 1;
    case 4: /* replace by anything */
        tokens[at] = spare_token(p, state);
        return count;
    default:
        tokens[at] = similar_token(p, token, state);
        return count;
    }
}

static size_t join(const struct slice *tokens, size_t count, char **text)
{
    size_t len = 0;

    for (size_t i = 0; i < count; i++)
        len += tokens[i].len;
    *text = need(malloc(len + 1));
    len = 0;
    for (size_t i = 0; i < count; i++) {
        memcpy(*text + len, tokens[i].start, tokens[i].len);
        len += tokens[i].len;
    }
    return len;
}

/* Does a line that is not indented begin with token at? */
static bool begins_line(const struct program *p, size_t at)
{
    return at == 0 || at == p->count
        || (p->tokens[at - 1].start[0] == '\n' && !strchr(" \n)]}", p->tokens[at].start[0]));
}

/* Random bytes, of which many have a meaning. */
static size_t noise(const struct program *unused, uint64_t *state, char **text)
{
    static const char common[] = "()[]{}:,.=+-*/%'\"\\\n\t #@fbru0123456789abcdefxoj_ \n    ";
    size_t len = below(state, LONGEST_NOISE);

    (void)unused;
    *text = need(malloc(len + 1));
    for (size_t i = 0; i < len; i++)
        (*text)[i] = below(state, 8) ? common[below(state, sizeof common - 1)] : (char)next_random(state);
    return len;
}

/* A damaged run of p's tokens, malloc'ed. */
static size_t damaged(const struct program *p, uint64_t *state, char **text)
{
    struct slice tokens[LONGEST_RUN + 8];
    size_t from = below(state, p->count), count = 1, times = below(state, 4) ? 1 : 1 + below(state, 4);

    if (!p->count)
        return noise(p, state, text);
    while (!begins_line(p, from))
        from--;
    while (count < LONGEST_RUN && from + count < p->count && !(begins_line(p, from + count) && below(state, 3)))
        count++;
    memcpy(tokens, p->tokens + from, count * sizeof *tokens);
    while (times-- && count)
        count = mutate_once(p, tokens, count, state);
    return join(tokens, count, text);
}

/* --- running --------------------------------------------------------------------------------------- */

/* Makes an input, malloc'ed, from a program or from nothing; returns its length. */
typedef size_t make_input(const struct program *p, uint64_t *state, char **text);

/* Compiles text, which is in the file meanwhile in case that this program does not live to tell. */
static void attempt(FILE *last, const char *text, size_t len)
{
    rewind(last);
    fwrite(text, 1, len, last);
    if (fflush(last) != 0 || ftruncate(fileno(last), (off_t)len) != 0)
        die("cannot be written", "the last input");
    LLVMFuzzerTestOneInput((const uint8_t *)text, len);
}

/* Tries so many inputs; tells how many compilations of how many succeeded. */
static void run(const char *what, make_input *make, const struct program *programs, size_t count, unsigned long times,
    uint64_t *state, FILE *last)
{
    unsigned long before = fuzz_compiled();

    for (unsigned long i = 0; i < times; i++) {
        char *text;
        size_t len = make(&programs[below(state, count)], state, &text);

        attempt(last, text, len);
        free(text);
    }
    printf("%lu %s, each compiled in %d ways: %lu compilations succeeded, none misbehaved\n", times, what, FUZZ_WAYS,
        fuzz_compiled() - before);
}

static void run_all(const struct program *programs, size_t count, unsigned long times, uint64_t seed, const char *name)
{
    uint64_t state = seed * 0x9e3779b97f4a7c15u + 1;
    FILE *last = fopen(name, "wb");

    if (!last)
        die("cannot be written", name);
    run("damaged programs", damaged, programs, count, times, &state, last);
    run("files of random bytes", noise, programs, count, times, &state, last);
    fclose(last);
    remove(name);
    printf("2 passed, 0 failed\n");
}

static void free_programs(struct program *programs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(programs[i].text);
        free(programs[i].tokens);
    }
    free(programs);
}

int main(int argc, char **argv)
{
    size_t count = argc > 3 ? (size_t)argc - 3 : 0;
    struct program *programs = need(calloc(count + 1, sizeof *programs));
    char *last;

    if (!count || asprintf(&last, "%s.last", argv[0]) < 0) {
        fprintf(stderr, "usage: mutate COUNT SEED FILE...\n");
        free(programs);
        return 2;
    }
    for (size_t i = 0; i < count; i++)
        read_program(&programs[i], argv[i + 3]);
    run_all(programs, count, strtoul(argv[1], NULL, 10), strtoull(argv[2], NULL, 10), last);
    fuzz_end();
    free_programs(programs, count);
    free(last);
    return 0;
}
