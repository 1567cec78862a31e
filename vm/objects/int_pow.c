/* SPDX-License-Identifier: MIT */
/* vm/objects/int_pow.c - powers, modular powers, greatest common divisors and square roots of ints.
 *
 * A power's size is known beforehand, so its two buffers are made once and what would
 * not fit is refused at once.  Modular powers and divisors of large numbers use GMP's
 * mpz functions on read-only views, as mpn offers none; they take memory of their own,
 * which is asked for first (cpy_limbs_reserve), because GMP cannot fail. */
#include "vm/objects/limbs.h"

/* --- a ** b ------------------------------------------------------------------------- */

/* 1: *out = a ** b; 0: it does not fit 64 bits. */
static int power_small(int64_t a, uint64_t b, int64_t *out)
{
    int64_t result = 1;

    for (;;) {
        if (b & 1 && __builtin_mul_overflow(result, a, &result))
            return 0;
        if (!(b >>= 1))
            break;
        if (__builtin_mul_overflow(a, a, &a))
            return 0;
    }
    *out = result;
    return 1;
}

#define LONG_STEP 4096 /* limbs from which on a step takes long enough for a look at what has come up meanwhile */

/* Before another step with large numbers: Ctrl-C need not wait for the last.  False: an exception is pending. */
static bool may_go_on(struct cpy_thread *t, mp_size_t len, mp_size_t room)
{
    return len < LONG_STEP || (cpy_safe_point(t) && cpy_limbs_reserve(t, room));
}

/* Squares and multiplies from the exponent's highest bit down, between two buffers of room limbs. */
static cpy_value power_limbs(struct cpy_thread *t, const struct cpy_limbs *x, uint64_t b, mp_size_t room)
{
    struct cpy_big *result = cpy_big_new(t, room), *spare = result ? cpy_big_new(t, room) : NULL, *swap;
    mp_size_t len = x->len;

    if (!spare || !cpy_limbs_reserve(t, room))
        return CPY_ERROR;
    mpn_copyi(result->limbs, x->p, len);
    for (int bit = 62 - __builtin_clzll(b); bit >= 0; bit--) {
        if (!may_go_on(t, len, room))
            return CPY_ERROR;
        mpn_sqr(spare->limbs, result->limbs, len);
        len = cpy_limbs_strip(spare->limbs, 2 * len);
        swap = result, result = spare, spare = swap;
        if (b >> bit & 1) {
            mpn_mul(spare->limbs, result->limbs, len, x->p, x->len);
            len = cpy_limbs_strip(spare->limbs, len + x->len);
            swap = result, result = spare, spare = swap;
        }
    }
    cpy_keep(cpy_from(spare));
    return cpy_int_from_limbs(t, result->limbs, len, x->negative && b & 1);
}

/* a with its lowest `zeros` bits, all 0, removed. */
static cpy_value power_odd_part(struct cpy_thread *t, cpy_value a, uint64_t zeros)
{
    return zeros ? cpy_int_shift_right(t, a, zeros) : a;
}

cpy_value cpy_int_power(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    struct cpy_limbs x, y;
    uint64_t exponent, bits, zeros;
    int64_t result;
    cpy_value odd;

    cpy_limbs_view(&x, a);
    cpy_limbs_view(&y, b);
    if (!y.len)
        return cpy_int(1);
    if (!x.len || (x.len == 1 && x.p[0] == 1))
        return x.negative && !(y.p[0] & 1) ? cpy_int(1) : cpy_int_exact(t, a);
    exponent = cpy_limbs_low(y.p, y.len);
    if (y.len > CPY_WORD_LIMBS || exponent >> 40)
        return cpy_raise_no_memory(t);
    if (cpy_is_small(a) && power_small(cpy_small(a), exponent, &result))
        return cpy_int_from(t, result);
    zeros = mpn_scan1(x.p, 0); /* powers of two are shifts */
    if (!(odd = power_odd_part(t, a, zeros)))
        return CPY_ERROR;
    cpy_limbs_view(&x, odd);
    bits = cpy_limbs_bits(x.p, x.len);
    if (bits > 1 && bits >= (uint64_t)CPY_MAX_LIMBS * CPY_LIMB_BITS / exponent)
        return cpy_raise_no_memory(t);
    if (bits == 1)
        odd = cpy_int(x.negative && exponent & 1 ? -1 : 1);
    else
        odd = power_limbs(t, &x, exponent, (mp_size_t)(bits * exponent / CPY_LIMB_BITS) + 3);
    if (!odd || !zeros)
        return odd;
    if (zeros * exponent / zeros != exponent)
        return cpy_raise_no_memory(t);
    return cpy_int_shift_left(t, odd, zeros * exponent);
}

/* --- pow(a, b, m) ----------------------------------------------------------------------- */

/* a * b modulo m, all below 2^63. */
static uint64_t multiply_mod(uint64_t a, uint64_t b, uint64_t m)
{
#ifdef __SIZEOF_INT128__
    return (uint64_t)((unsigned __int128)a * b % m);
#else
    uint64_t result = 0;

    if (a <= UINT32_MAX && b <= UINT32_MAX)
        return a * b % m;
    for (; b; b >>= 1) {
        if (b & 1)
            result = (result + a) % m;
        a = a * 2 % m;
    }
    return result;
#endif
}

static uint64_t power_mod_small(uint64_t a, uint64_t b, uint64_t m)
{
    uint64_t result = 1 % m;

    for (a %= m; b; b >>= 1) {
        if (b & 1)
            result = multiply_mod(result, a, m);
        a = multiply_mod(a, a, m);
    }
    return result;
}

/* A read-only mpz of a view; it owns nothing. */
static void mpz_view(mpz_t z, const struct cpy_limbs *x)
{
    mpz_roinit_n(z, x->p, x->negative ? -x->len : x->len);
}

static cpy_value int_from_mpz(struct cpy_thread *t, mpz_t z)
{
    cpy_value v = cpy_int_from_limbs(t, mpz_limbs_read(z), (mp_size_t)mpz_size(z), mpz_sgn(z) < 0);

    mpz_clear(z);
    return v;
}

/* The inverse of a modulo |m|. */
static cpy_value inverse_mod(struct cpy_thread *t, cpy_value a, const struct cpy_limbs *m)
{
    struct cpy_limbs x;
    mpz_t za, zm, result;

    cpy_limbs_view(&x, a);
    if (!cpy_limbs_reserve(t, x.len + m->len))
        return CPY_ERROR;
    mpz_view(za, &x);
    mpz_view(zm, m);
    mpz_init(result);
    if (mpz_invert(result, za, zm))
        return int_from_mpz(t, result);
    mpz_clear(result);
    return cpy_raise(t, CPY_VALUE_ERROR, "base is not invertible for the given modulus");
}

/* |a ** b| modulo |m| for numbers of any size, b not negative. */
static cpy_value power_mod_limbs(struct cpy_thread *t, cpy_value a, const struct cpy_limbs *b,
    const struct cpy_limbs *m)
{
    struct cpy_limbs x;
    mpz_t za, zb, zm, result;

    cpy_limbs_view(&x, a);
    if (!cpy_limbs_reserve(t, x.len + 20 * m->len)) /* a table of powers */
        return CPY_ERROR;
    mpz_view(za, &x);
    mpz_view(zb, b);
    mpz_view(zm, m);
    mpz_init(result);
    mpz_powm(result, za, zb, zm);
    return int_from_mpz(t, result);
}

cpy_value cpy_int_power_mod(struct cpy_thread *t, cpy_value a, cpy_value b, cpy_value m)
{
    struct cpy_limbs y, z;
    uint64_t small;
    cpy_value result;

    cpy_limbs_view(&y, b);
    cpy_limbs_view(&z, m);
    if (!z.len)
        return cpy_raise(t, CPY_VALUE_ERROR, "pow() 3rd argument cannot be 0");
    if (y.negative && !(z.len == 1 && z.p[0] == 1)) {
        if (!(a = inverse_mod(t, a, &z)))
            return CPY_ERROR;
    }
    y.negative = false;
    small = cpy_limbs_low(z.p, z.len);
    if (cpy_is_small(a) && cpy_small(a) >= 0 && y.len <= CPY_WORD_LIMBS && z.len <= CPY_WORD_LIMBS &&
        small <= (uint64_t)CPY_INT_MAX)
        result = cpy_int((int64_t)power_mod_small((uint64_t)cpy_small(a), cpy_limbs_low(y.p, y.len), small));
    else
        result = power_mod_limbs(t, a, &y, &z);
    if (result && z.negative && result != cpy_int(0))
        return cpy_int_binary(t, result, m, CPY_ADD); /* the result has m's sign */
    return result;
}

/* --- divisors and roots -------------------------------------------------------------------- */

static uint64_t gcd_small(uint64_t a, uint64_t b)
{
    unsigned twos;

    if (!a || !b)
        return a | b;
    twos = (unsigned)__builtin_ctzll(a | b);
    a >>= __builtin_ctzll(a);
    while (b) { /* both odd: their difference is even; no branch that a processor could guess wrong */
        uint64_t difference;

        b >>= __builtin_ctzll(b);
        difference = a < b ? b - a : a - b;
        a = a < b ? a : b;
        b = difference;
    }
    return a << twos;
}

cpy_value cpy_int_gcd(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    struct cpy_limbs x, y;
    mpz_t za, zb, result;

    if (CPY_LIKELY(cpy_both_small(a, b)))
        return cpy_int_from_unsigned(t, gcd_small(cpy_magnitude(cpy_small(a)), cpy_magnitude(cpy_small(b))));
    cpy_limbs_view(&x, a);
    cpy_limbs_view(&y, b);
    if (!cpy_limbs_reserve(t, x.len + y.len))
        return CPY_ERROR;
    mpz_view(za, &x);
    mpz_view(zb, &y);
    mpz_init(result);
    mpz_gcd(result, za, zb);
    return int_from_mpz(t, result);
}

cpy_value cpy_int_sqrt(struct cpy_thread *t, cpy_value v)
{
    struct cpy_limbs x;
    struct cpy_big *root;

    cpy_limbs_view(&x, v);
    if (!x.len)
        return cpy_int(0);
    if (!(root = cpy_big_new(t, (x.len + 1) / 2)) || !cpy_limbs_reserve(t, x.len))
        return CPY_ERROR;
    mpn_sqrtrem(root->limbs, NULL, x.p, x.len);
    return cpy_big_finish(root);
}
