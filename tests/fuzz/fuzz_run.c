/* SPDX-License-Identifier: MIT */
/* tests/fuzz/fuzz_run.c - the whole interpreter against arbitrary programs: whatever they do, it goes on. */
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/run_program.h"


int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_run_program((const char *)data, size);
    return 0;
}
