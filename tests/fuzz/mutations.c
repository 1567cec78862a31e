/* SPDX-License-Identifier: MIT */
/* tests/fuzz/mutations.c - damaged programs and random bytes.
 *
 * A damaged program is a part of a valid one, or all of it, of which one or a few tokens were dropped, doubled,
 * swapped or replaced.  An input depends on the seed and its number alone: one that does harm can be made again. */
#include "tests/fuzz/mutations.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST_RUN 400 /* tokens of a part of a program */
#define LONGEST_NOISE 200
#define MOST_CHANGES 4
#define WHOLE_PROGRAMS 10 /* one input of so many is a whole program */

struct slice {
    const char *start;
    size_t len;
};

/* A file cut into rough tokens: blanks, names and numbers, strings on a line, single other characters. */
struct fuzz_program {
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

uint64_t fuzz_random_state(uint64_t seed, uint64_t number)
{
    uint64_t state = (seed * 0x9e3779b97f4a7c15u + number + 1) * 0xbf58476d1ce4e5b9u | 1;

    for (int i = 0; i < 8; i++)
        next_random(&state);
    return state;
}

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

static void read_program(struct fuzz_program *p, const char *name)
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

static struct slice spare_token(const struct fuzz_program *p, uint64_t *state)
{
    const char *text;

    if (next_random(state) & 1)
        return p->tokens[below(state, p->count)];
    text = spare[below(state, sizeof spare / sizeof *spare)];
    return (struct slice){text, strlen(text)};
}

/* Another token of the program that looks like this one: the result is valid more often. */
static struct slice similar_token(const struct fuzz_program *p, struct slice token, uint64_t *state)
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
static size_t mutate_once(const struct fuzz_program *p, struct slice *tokens, size_t count, uint64_t *state)
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
static bool begins_line(const struct fuzz_program *p, size_t at)
{
    return at == 0 || at == p->count
        || (p->tokens[at - 1].start[0] == '\n' && !strchr(" \n)]}", p->tokens[at].start[0]));
}

/* Copies a run of tokens that are whole statements: a whole program, or about one statement.  Returns how many. */
static size_t choose(const struct fuzz_program *p, uint64_t *state, struct slice *tokens)
{
    bool whole = below(state, WHOLE_PROGRAMS) == 0;
    size_t from = whole ? 0 : below(state, p->count), count = 1;

    while (!begins_line(p, from))
        from--;
    while (from + count < p->count
        && (whole || (count < LONGEST_RUN && !(begins_line(p, from + count) && below(state, 3)))))
        count++;
    memcpy(tokens, p->tokens + from, count * sizeof *tokens);
    return count;
}

size_t fuzz_damaged(const struct fuzz_program *p, uint64_t state, char **text)
{
    size_t times = below(&state, 4) ? 1 : 1 + below(&state, MOST_CHANGES), count, len;
    struct slice *tokens;

    if (!p->count)
        return fuzz_noise(p, state, text);
    tokens = need(malloc((p->count + MOST_CHANGES) * sizeof *tokens));
    count = choose(p, &state, tokens);
    while (times-- && count)
        count = mutate_once(p, tokens, count, &state);
    len = join(tokens, count, text);
    free(tokens);
    return len;
}

size_t fuzz_noise(const struct fuzz_program *unused, uint64_t state, char **text)
{
    static const char common[] = "()[]{}:,.=+-*/%'\"\\\n\t #@fbru0123456789abcdefxoj_ \n    ";
    size_t len = below(&state, LONGEST_NOISE);

    (void)unused;
    *text = need(malloc(len + 1));
    for (size_t i = 0; i < len; i++)
        (*text)[i] = below(&state, 8) ? common[below(&state, sizeof common - 1)] : (char)next_random(&state);
    return len;
}

const struct fuzz_program *fuzz_pick(const struct fuzz_program *programs, size_t count, uint64_t *state)
{
    return &programs[below(state, count)];
}

struct fuzz_program *fuzz_read(char **names, size_t count)
{
    struct fuzz_program *programs = need(calloc(count + 1, sizeof *programs));

    for (size_t i = 0; i < count; i++)
        read_program(&programs[i], names[i]);
    return programs;
}

void fuzz_free(struct fuzz_program *programs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(programs[i].text);
        free(programs[i].tokens);
    }
    free(programs);
}
