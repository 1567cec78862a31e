/* SPDX-License-Identifier: MIT */
/* tests/fuzz/fuzz_toml.c - the TOML reader against arbitrary bytes: a sound tree, or an error that points into the text. */
#include "tests/fuzz/check_toml.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *wrong = check_toml((const char *)data, size);

    if (wrong) {
        fprintf(stderr, "fuzz_toml: %s\n", wrong);
        abort();
    }
    return 0;
}
