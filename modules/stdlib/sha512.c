/* SPDX-License-Identifier: MIT */
/* modules/stdlib/sha512.c - SHA-512 (FIPS 180-4), which seeds random from text.
 *
 * For hashing much data there is hashlib; this one keeps random free of libraries. */
#include "modules/stdlib/sha512.h"

#include <string.h>

/* The first 64 bits of the fractions of the cube roots of the first 80 primes. */
static const uint64_t rounds[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
    0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
    0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
    0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
    0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
    0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
    0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
    0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};

/* The same of the square roots of the first 8 primes. */
static const uint64_t start[8] = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
};

static uint64_t rotate(uint64_t x, unsigned n) { return x >> n | x << (64 - n); }

static void add_block(uint64_t *state, const uint8_t *block)
{
    uint64_t w[80], a[8];

    for (int i = 0; i < 16; i++) {
        w[i] = 0;
        for (int b = 0; b < 8; b++)
            w[i] = w[i] << 8 | block[i * 8 + b];
    }
    for (int i = 16; i < 80; i++)
        w[i] = w[i - 16] + (rotate(w[i - 15], 1) ^ rotate(w[i - 15], 8) ^ w[i - 15] >> 7) + w[i - 7] +
               (rotate(w[i - 2], 19) ^ rotate(w[i - 2], 61) ^ w[i - 2] >> 6);
    memcpy(a, state, sizeof a);
    for (int i = 0; i < 80; i++) {
        uint64_t choice = (a[4] & a[5]) ^ (~a[4] & a[6]), majority = (a[0] & a[1]) ^ (a[0] & a[2]) ^ (a[1] & a[2]);
        uint64_t one = a[7] + (rotate(a[4], 14) ^ rotate(a[4], 18) ^ rotate(a[4], 41)) + choice + rounds[i] + w[i];
        uint64_t two = (rotate(a[0], 28) ^ rotate(a[0], 34) ^ rotate(a[0], 39)) + majority;

        memmove(a + 1, a, 7 * sizeof *a);
        a[4] += one;
        a[0] = one + two;
    }
    for (int i = 0; i < 8; i++)
        state[i] += a[i];
}

void cpy_sha512(const uint8_t *data, size_t len, uint8_t out[64])
{
    uint64_t state[8];
    uint8_t block[256] = {0};
    size_t left = len;
    size_t size;

    memcpy(state, start, sizeof state);
    for (; left >= 128; left -= 128, data += 128)
        add_block(state, data);
    if (left)
        memcpy(block, data, left);
    block[left] = 0x80;
    size = left < 112 ? 128 : 256; /* the length in bits goes to the very end */
    for (int b = 0; b < 8; b++)
        block[size - 1 - (size_t)b] = (uint8_t)((uint64_t)len * 8 >> 8 * b);
    for (size_t i = 0; i < size; i += 128)
        add_block(state, block + i);
    for (int i = 0; i < 64; i++)
        out[i] = (uint8_t)(state[i / 8] >> (56 - i % 8 * 8));
}
