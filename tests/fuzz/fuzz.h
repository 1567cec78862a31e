/* SPDX-License-Identifier: MIT */
/* tests/fuzz/fuzz.h - what the fuzzing programs share. */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

#define FUZZ_WAYS 5 /* in which fuzz_compile compiles an input */

/* Compiles data in every mode; aborts if that does what it never may.  libFuzzer's entry point. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
/* How often something compiled so far. */
unsigned long fuzz_compiled(void);
/* Frees the interpreter. */
void fuzz_end(void);

#endif
