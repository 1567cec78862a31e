/* SPDX-License-Identifier: MIT */
/* modules/stdlib/sha512.h - the SHA-512 hash of some bytes. */
#ifndef CPY_STDLIB_SHA512_H
#define CPY_STDLIB_SHA512_H

#include <stddef.h>
#include <stdint.h>

void cpy_sha512(const uint8_t *data, size_t len, uint8_t out[64]); /* The digest of len bytes (FIPS 180-4). */

#endif
