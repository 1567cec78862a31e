/* SPDX-License-Identifier: MIT */
/* tests/fuzz/mutations.h - inputs that no one would write. */
#ifndef TESTS_MUTATIONS_H
#define TESTS_MUTATIONS_H

#include <stddef.h>
#include <stdint.h>

struct fuzz_program; /* a valid program */

/* The programs in some files.  Ends the process with status 2 if one cannot be read. */
struct fuzz_program *fuzz_read(char **names, size_t count);
void fuzz_free(struct fuzz_program *programs, size_t count); /* Frees them. */
/* One of them, by chance. */
const struct fuzz_program *fuzz_pick(const struct fuzz_program *programs, size_t count, uint64_t *state);
/* What the choices for an input depend on, by its number. */
uint64_t fuzz_random_state(uint64_t seed, uint64_t number);

/* Makes an input, malloc'ed and without a zero at its end; returns its length. */
typedef size_t fuzz_make(const struct fuzz_program *p, uint64_t state, char **text);
fuzz_make fuzz_damaged; /* p with some tokens changed */
fuzz_make fuzz_noise;   /* random bytes, of which many have a meaning; p is not looked at */

#endif
