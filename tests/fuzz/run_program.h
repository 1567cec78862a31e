/* SPDX-License-Identifier: MIT */
/* tests/fuzz/run_program.h - running a program that may be anything. */
#ifndef TESTS_RUN_PROGRAM_H
#define TESTS_RUN_PROGRAM_H

#include <stddef.h>

#define FUZZ_PATIENCE_MS 100 /* after so long, and again and again, the program gets KeyboardInterrupt */

/* Runs source as a script in an interpreter of its own that has simulated hardware and 64 MiB of heap, but cannot open
 * files.  Aborts if the heap is damaged then.  The exit status of the program. */
int fuzz_run_program(const char *source, size_t len);

#endif
