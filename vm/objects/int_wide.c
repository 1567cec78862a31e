/* SPDX-License-Identifier: MIT */
/* vm/objects/int_wide.c - ints that fit in two words, computed by the processor itself.
 *
 * Hashes, random numbers, time stamps and masks have 64 to 126 bits: for them calls of GMP
 * and the objects between its steps cost more than the arithmetic.  Magnitudes stay below
 * 2^126, so that no sum overflows, and what shifts and products would make longer is left
 * to int_arith.c.  Without a type of 128 bits everything is. */
#include "vm/objects/limbs.h"

#if defined(__SIZEOF_INT128__) && GMP_LIMB_BITS == 64

typedef __int128 wide;
typedef unsigned __int128 unsigned_wide;

#define WIDE_BITS 126 /* of a magnitude */

/* Is v, an int but no bool, short enough? */
static bool to_wide(cpy_value v, wide *out)
{
    const struct cpy_big *big;
    unsigned_wide magnitude;

    if (cpy_is_small(v)) {
        *out = cpy_small(v);
        return true;
    }
    big = cpy_as_big(v);
    if (big->len > 2 || (big->len == 2 && big->limbs[1] >> (WIDE_BITS - 64)))
        return false;
    magnitude = big->len ? big->limbs[0] : 0;
    if (big->len == 2)
        magnitude |= (unsigned_wide)big->limbs[1] << 64;
    *out = big->negative ? -(wide)magnitude : (wide)magnitude;
    return true;
}

static cpy_value from_wide(struct cpy_thread *t, wide n)
{
    unsigned_wide magnitude = n < 0 ? 0 - (unsigned_wide)n : (unsigned_wide)n;
    struct cpy_big *big;

    if (n >= CPY_INT_MIN && n <= CPY_INT_MAX)
        return cpy_int((int64_t)n);
    if (!(big = cpy_big_new(t, magnitude >> 64 ? 2 : 1)))
        return CPY_ERROR;
    big->negative = n < 0;
    big->limbs[0] = (mp_limb_t)magnitude;
    if (big->len == 2)
        big->limbs[1] = (mp_limb_t)(magnitude >> 64);
    return cpy_from(big);
}

/* x << n, if it is not too long. */
static bool shift_left(wide x, cpy_value n, wide *out)
{
    int count = cpy_is_small(n) && n <= cpy_int(WIDE_BITS) ? (int)cpy_small(n) : -1;

    if (count < 0)
        return false;
    *out = (wide)((unsigned_wide)x << count);
    return *out >> count == x && *out >> WIDE_BITS == *out >> (WIDE_BITS + 1);
}

static bool shift_right(wide x, cpy_value n, wide *out)
{
    if (!cpy_is_small(n) || cpy_small(n) < 0)
        return false;
    *out = x >> (cpy_small(n) < 127 ? cpy_small(n) : 127);
    return true;
}

cpy_value cpy_int_wide(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_operator op)
{
    wide x, y, result;

    if (!to_wide(a, &x) || !to_wide(b, &y))
        return CPY_UNSET;
    switch (op) {
    case CPY_ADD: return from_wide(t, x + y);
    case CPY_SUB: return from_wide(t, x - y);
    case CPY_AND: return from_wide(t, x & y);
    case CPY_OR: return from_wide(t, x | y);
    case CPY_XOR: return from_wide(t, x ^ y);
    case CPY_MUL: return (int64_t)x == x && (int64_t)y == y ? from_wide(t, x * y) : CPY_UNSET;
    case CPY_LSHIFT: return shift_left(x, b, &result) ? from_wide(t, result) : CPY_UNSET;
    case CPY_RSHIFT: return shift_right(x, b, &result) ? from_wide(t, result) : CPY_UNSET;
    default: return CPY_UNSET;
    }
}

#else

cpy_value cpy_int_wide(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_operator op)
{
    (void)t;
    (void)a;
    (void)b;
    (void)op;
    return CPY_UNSET;
}

#endif
