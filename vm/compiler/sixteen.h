/* SPDX-License-Identifier: MIT */
/* vm/compiler/sixteen.h - sixteen or eight bytes of text, looked at together.
 *
 * A loop over single bytes takes several times as long: the processor has to guess how often it runs.  The vectors are
 * the C compiler's own, so that this works everywhere; only finding a byte in one has a shorter way on x86. */
#ifndef CPY_COMPILER_SIXTEEN_H
#define CPY_COMPILER_SIXTEEN_H

#include "vm/value.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef uint8_t cpy_sixteen __attribute__((vector_size(16)));

CPY_INLINE cpy_sixteen cpy_sixteen_at(const void *text)
{
    cpy_sixteen v;

    memcpy(&v, text, sizeof v);
    return v;
}

/* The first n, at most 16; the others are zero. */
CPY_INLINE cpy_sixteen cpy_sixteen_first(cpy_sixteen v, size_t n)
{
    static const uint8_t ones_and_zeros[32] = {[0 ... 15] = 0xff};

    return v & cpy_sixteen_at(ones_and_zeros + 16 - n);
}

/* The number of the first that has its highest bit set; 16: none has. */
CPY_INLINE unsigned cpy_sixteen_find(cpy_sixteen v)
{
#ifdef __SSE2__
    return (unsigned)__builtin_ctz((unsigned)_mm_movemask_epi8((__m128i)v) | 1u << 16);
#else
    uint64_t half[2];

    memcpy(half, &v, sizeof half);
    half[0] &= 0x8080808080808080u;
    half[1] &= 0x8080808080808080u;
    return half[0] ? (unsigned)__builtin_ctzll(half[0]) / 8 : half[1] ? 8 + (unsigned)__builtin_ctzll(half[1]) / 8 : 16;
#endif
}

/* How many blanks eight bytes begin with. */
CPY_INLINE unsigned cpy_leading_blanks(const char *text)
{
    uint64_t eight;

    memcpy(&eight, text, sizeof eight);
    eight ^= UINT64_C(0x2020202020202020);
    return eight ? (unsigned)__builtin_ctzll(eight) / 8 : 8;
}

/* How many of them, from the first on, can be part of a name: letters, digits, "_" and what is not ASCII. */
CPY_INLINE unsigned cpy_sixteen_name(cpy_sixteen v)
{
    return cpy_sixteen_find(~((cpy_sixteen)((v | 0x20) - 'a' < 26) | (cpy_sixteen)(v - '0' < 10)
        | (cpy_sixteen)(v == '_') | v));
}

#endif
