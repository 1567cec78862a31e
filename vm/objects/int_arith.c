/* SPDX-License-Identifier: MIT */
/* vm/objects/int_arith.c - + - * // % / << >> & | ^ of ints.
 *
 * Small operands are computed in 64 bits; the rest goes to GMP's mpn functions, which
 * know magnitudes only.  The hard parts are signs: // and % round towards minus
 * infinity, and shifts and bit operations see a negative number as two's complement with
 * endlessly many ones in front. */
#include "vm/objects/limbs.h"

#include <math.h>

/* --- addition and multiplication ---------------------------------------------------- */

/* a + b, or a - b if minus. */
static cpy_value add_signed(struct cpy_thread *t, const struct cpy_limbs *a, const struct cpy_limbs *b, bool minus)
{
    bool b_negative = b->negative != minus;
    bool swap = cpy_limbs_compare(a, b) < 0;
    const struct cpy_limbs *more = swap ? b : a, *less = swap ? a : b;
    struct cpy_big *sum;

    if (!(sum = cpy_big_new(t, more->len + 1)))
        return CPY_ERROR;
    if (!less->len) {
        if (more->len)
            mpn_copyi(sum->limbs, more->p, more->len);
    } else if (a->negative == b_negative) {
        sum->limbs[more->len] = mpn_add(sum->limbs, more->p, more->len, less->p, less->len);
    } else {
        mpn_sub(sum->limbs, more->p, more->len, less->p, less->len);
    }
    sum->negative = swap ? b_negative : a->negative;
    return cpy_big_finish(sum);
}

static cpy_value int_add(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    struct cpy_limbs x, y;

    if (CPY_LIKELY(cpy_both_small(a, b)))
        return cpy_int_from(t, cpy_small(a) + cpy_small(b));
    cpy_limbs_view(&x, a);
    cpy_limbs_view(&y, b);
    return add_signed(t, &x, &y, false);
}

static cpy_value int_sub(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    struct cpy_limbs x, y;

    if (CPY_LIKELY(cpy_both_small(a, b)))
        return cpy_int_from(t, cpy_small(a) - cpy_small(b));
    cpy_limbs_view(&x, a);
    cpy_limbs_view(&y, b);
    return add_signed(t, &x, &y, true);
}

static cpy_value multiply_limbs(struct cpy_thread *t, const struct cpy_limbs *a, const struct cpy_limbs *b)
{
    const struct cpy_limbs *more = a->len < b->len ? b : a, *less = more == a ? b : a;
    struct cpy_big *product;

    if (!less->len)
        return cpy_int(0);
    if (!(product = cpy_big_new(t, more->len + less->len)) || !cpy_limbs_reserve(t, less->len))
        return CPY_ERROR;
    if (less->len == 1)
        product->limbs[more->len] = mpn_mul_1(product->limbs, more->p, more->len, less->p[0]);
    else if (more->p == less->p && more->len == less->len)
        mpn_sqr(product->limbs, more->p, more->len);
    else
        mpn_mul(product->limbs, more->p, more->len, less->p, less->len);
    product->negative = a->negative != b->negative;
    return cpy_big_finish(product);
}

static cpy_value int_mul(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    struct cpy_limbs x, y;
    int64_t product;

    if (CPY_LIKELY(cpy_both_small(a, b)) && !__builtin_mul_overflow(cpy_small(a), cpy_small(b), &product))
        return cpy_int_from(t, product);
    cpy_limbs_view(&x, a);
    cpy_limbs_view(&y, b);
    return multiply_limbs(t, &x, &y);
}

/* --- division ------------------------------------------------------------------------- */

/* Quotient and remainder, rounded towards minus infinity. */
struct division {
    cpy_value quotient, remainder;
};

/* By a divisor of one limb, whose remainder needs no object of its own. */
static bool floor_divide_by_limb(struct cpy_thread *t, const struct cpy_limbs *x, const struct cpy_limbs *y,
    struct division *d)
{
    struct cpy_big *q = cpy_big_new(t, x->len + 1);
    mp_limb_t rest;

    if (!q)
        return false;
    rest = mpn_divrem_1(q->limbs, 0, x->p, x->len, y->p[0]);
    q->negative = x->negative != y->negative;
    if (rest && q->negative) {
        mpn_add_1(q->limbs, q->limbs, q->len, 1);
        rest = y->p[0] - rest;
    }
    d->quotient = cpy_big_finish(q);
    d->remainder = cpy_int_from_limbs(t, &rest, 1, y->negative);
    return d->remainder != CPY_ERROR;
}

static bool floor_divide(struct cpy_thread *t, const struct cpy_limbs *x, const struct cpy_limbs *y, struct division *d)
{
    bool signs_differ = x->negative != y->negative;
    struct cpy_big *q = cpy_big_new(t, x->len - y->len + 2), *r = q ? cpy_big_new(t, y->len) : NULL;

    if (!r || !cpy_limbs_reserve(t, y->len))
        return false;
    mpn_tdiv_qr(q->limbs, r->limbs, 0, x->p, x->len, y->p, y->len);
    q->negative = signs_differ;
    r->negative = y->negative;
    if (cpy_limbs_strip(r->limbs, y->len) == 0) {
        r->negative = false;
    } else if (signs_differ) {
        mpn_add_1(q->limbs, q->limbs, q->len, 1);
        mpn_sub_n(r->limbs, y->p, r->limbs, y->len);
    }
    d->quotient = cpy_big_finish(q);
    d->remainder = cpy_big_finish(r);
    return true;
}

/* |x| < |y|: the quotient is 0 or -1. */
static bool divide_by_larger(struct cpy_thread *t, cpy_value a, cpy_value b, bool signs_differ, struct division *d)
{
    d->quotient = cpy_int(signs_differ ? -1 : 0);
    d->remainder = signs_differ ? int_add(t, a, b) : cpy_int_exact(t, a);
    return d->remainder != CPY_ERROR;
}

static bool divide_small(struct cpy_thread *t, int64_t a, int64_t b, struct division *d)
{
    int64_t q, r;

    if (!((uint64_t)(a | b) >> 32)) { /* processors divide 32 bits much faster than 64 */
        d->quotient = cpy_int((uint32_t)a / (uint32_t)b);
        d->remainder = cpy_int((uint32_t)a % (uint32_t)b);
        return true;
    }
    q = a / b;
    r = a % b;
    if (r && (r ^ b) < 0) {
        q--;
        r += b;
    }
    d->quotient = cpy_int_from(t, q);
    d->remainder = cpy_int(r);
    return d->quotient != CPY_ERROR;
}

static bool divide(struct cpy_thread *t, cpy_value a, cpy_value b, struct division *d, const char *by_zero)
{
    struct cpy_limbs x, y;

    if (CPY_LIKELY(cpy_both_small(a, b) && b != cpy_int(0)))
        return divide_small(t, cpy_small(a), cpy_small(b), d);
    cpy_limbs_view(&x, a);
    cpy_limbs_view(&y, b);
    if (!y.len) {
        cpy_raise(t, CPY_ZERO_DIVISION_ERROR, "%s", by_zero);
        return false;
    }
    if (!x.len || cpy_limbs_compare(&x, &y) < 0)
        return divide_by_larger(t, a, b, x.len && x.negative != y.negative, d);
    return y.len == 1 ? floor_divide_by_limb(t, &x, &y, d) : floor_divide(t, &x, &y, d);
}

static cpy_value int_floordiv(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    struct division d;

    return divide(t, a, b, &d, "integer division or modulo by zero") ? d.quotient : CPY_ERROR;
}

static cpy_value int_mod(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    struct division d;
    struct cpy_limbs x, y;

    if (!cpy_both_small(a, b) && cpy_is_small(b) && b != cpy_int(0)) { /* no need for the quotient */
        cpy_limbs_view(&x, a);
        cpy_limbs_view(&y, b);
        if (x.len && y.len == 1) {
            int64_t r = (int64_t)mpn_mod_1(x.p, x.len, y.p[0]);

            if (r && x.negative != y.negative)
                r = (int64_t)y.p[0] - r;
            return cpy_int(y.negative ? -r : r);
        }
    }
    return divide(t, a, b, &d, "integer modulo by zero") ? d.remainder : CPY_ERROR;
}

static cpy_value int_divmod(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    struct division d;

    if (!divide(t, a, b, &d, "integer division or modulo by zero"))
        return CPY_ERROR;
    return cpy_tuple_of(t, 2, d.quotient, d.remainder);
}

/* --- true division ------------------------------------------------------------------------ */

/* The quotient of magnitudes, correctly rounded: shifted so that it has 56 to 64 bits, and
 * with a lowest bit that says whether anything is left. */
static cpy_value divide_rounded(struct cpy_thread *t, const struct cpy_limbs *x, const struct cpy_limbs *y, double *out)
{
    int64_t shift = (int64_t)cpy_limbs_bits(y->p, y->len) - (int64_t)cpy_limbs_bits(x->p, x->len) + 60;
    cpy_value dividend, divisor;
    struct division d;
    uint64_t quotient;

    *out = shift > 0 ? 0.0 : INFINITY;
    if (shift > 1200 || shift < -1000) /* far beyond what a double holds */
        return CPY_NONE;
    dividend = cpy_int_from_limbs(t, x->p, x->len, false);
    divisor = dividend ? cpy_int_from_limbs(t, y->p, y->len, false) : CPY_ERROR;
    if (!divisor || (shift > 0 && !(dividend = cpy_int_shift_left(t, dividend, (uint64_t)shift))) ||
        (shift < 0 && !(divisor = cpy_int_shift_left(t, divisor, (uint64_t)-shift))) ||
        !divide(t, dividend, divisor, &d, "") || !cpy_to_uint64(t, d.quotient, &quotient))
        return CPY_ERROR;
    quotient |= d.remainder != cpy_int(0);
    *out = cpy_round_to_double(quotient, -shift);
    return CPY_NONE;
}

/* a / b, both ints. */
static cpy_value int_true_divide(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    struct cpy_limbs x, y;
    int64_t exact = (int64_t)1 << 53;
    double d;

    if (!cpy_int_sign(b))
        return cpy_raise(t, CPY_ZERO_DIVISION_ERROR, "division by zero");
    if (cpy_both_small(a, b) && cpy_magnitude(cpy_small(a)) <= (uint64_t)exact &&
        cpy_magnitude(cpy_small(b)) <= (uint64_t)exact)
        return cpy_float_of(t, (double)cpy_small(a) / (double)cpy_small(b));
    cpy_limbs_view(&x, a);
    cpy_limbs_view(&y, b);
    d = 0;
    if (x.len && !divide_rounded(t, &x, &y, &d))
        return CPY_ERROR;
    if (isinf(d))
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "integer division result too large for a float");
    return cpy_float_of(t, x.negative != y.negative ? -d : d);
}

/* --- shifts -------------------------------------------------------------------------------- */

cpy_value cpy_int_shift_left(struct cpy_thread *t, cpy_value v, uint64_t n)
{
    struct cpy_limbs x;
    struct cpy_big *big;
    mp_size_t whole;
    unsigned rest = (unsigned)(n % CPY_LIMB_BITS);

    cpy_limbs_view(&x, v);
    if (!x.len)
        return cpy_int(0);
    if (n / CPY_LIMB_BITS >= (uint64_t)CPY_MAX_LIMBS)
        return cpy_raise_no_memory(t);
    whole = (mp_size_t)(n / CPY_LIMB_BITS);
    if (!(big = cpy_big_new(t, x.len + whole + 1)))
        return CPY_ERROR;
    if (rest)
        big->limbs[x.len + whole] = mpn_lshift(big->limbs + whole, x.p, x.len, rest);
    else
        mpn_copyi(big->limbs + whole, x.p, x.len);
    big->negative = x.negative;
    return cpy_big_finish(big);
}

/* Rounds towards minus infinity: a negative number that loses a bit grows by one. */
cpy_value cpy_int_shift_right(struct cpy_thread *t, cpy_value v, uint64_t n)
{
    struct cpy_limbs x;
    struct cpy_big *big;
    mp_size_t whole;
    mp_limb_t lost = 0;
    unsigned rest = (unsigned)(n % CPY_LIMB_BITS);

    cpy_limbs_view(&x, v);
    if (n / CPY_LIMB_BITS >= (uint64_t)x.len)
        return cpy_int(x.negative ? -1 : 0);
    whole = (mp_size_t)(n / CPY_LIMB_BITS);
    if (!(big = cpy_big_new(t, x.len - whole + 1)))
        return CPY_ERROR;
    if (rest)
        lost = mpn_rshift(big->limbs, x.p + whole, x.len - whole, rest);
    else
        mpn_copyi(big->limbs, x.p + whole, x.len - whole);
    big->negative = x.negative;
    if (x.negative && (lost || cpy_limbs_strip(x.p, whole)))
        mpn_add_1(big->limbs, big->limbs, big->len, 1);
    return cpy_big_finish(big);
}

/* The shift count as a number.  1: *n is set; 0: more than fits; -1: negative, raised. */
static int shift_count(struct cpy_thread *t, cpy_value v, uint64_t *n)
{
    struct cpy_limbs x;

    cpy_limbs_view(&x, v);
    *n = cpy_limbs_low(x.p, x.len);
    if (!x.negative)
        return x.len <= CPY_WORD_LIMBS && *n <= INT64_MAX;
    cpy_raise(t, CPY_VALUE_ERROR, "negative shift count");
    return -1;
}

static cpy_value int_lshift(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    uint64_t n;
    int fits;

    if (cpy_is_small(a) && b <= cpy_int(62) && cpy_is_small(b)) {
        int64_t x = cpy_small(a), shifted = (int64_t)((uint64_t)x << cpy_small(b));

        if (shifted >> cpy_small(b) == x)
            return cpy_int_from(t, shifted);
    }
    if ((fits = shift_count(t, b, &n)) < 0)
        return CPY_ERROR;
    if (!fits && cpy_int_sign(a))
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "too many digits in integer");
    return cpy_int_shift_left(t, a, n);
}

static cpy_value int_rshift(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    uint64_t n;
    int fits = shift_count(t, b, &n);

    if (fits < 0)
        return CPY_ERROR;
    if (cpy_is_small(a))
        return cpy_int(cpy_small(a) >> (!fits || n > 63 ? 63 : n));
    return fits ? cpy_int_shift_right(t, a, n) : cpy_int(cpy_int_sign(a) < 0 ? -1 : 0);
}

/* --- bits ------------------------------------------------------------------------------------ */

/* x in two's complement of len limbs. */
static void put_complement(mp_limb_t *out, const struct cpy_limbs *x, mp_size_t len)
{
    memset(out + x->len, 0, (size_t)(len - x->len) * sizeof *out);
    if (x->len)
        mpn_copyi(out, x->p, x->len);
    if (x->negative)
        mpn_neg(out, out, len);
}

static cpy_value bits_of_limbs(struct cpy_thread *t, const struct cpy_limbs *x, const struct cpy_limbs *y,
    enum cpy_operator op)
{
    mp_size_t len = (x->len > y->len ? x->len : y->len) + 1;
    struct cpy_big *big = cpy_big_new(t, len);
    mp_limb_t *other = big ? cpy_limbs_scratch(t, len) : NULL;

    if (!other)
        return CPY_ERROR;
    put_complement(big->limbs, x, len);
    put_complement(other, y, len);
    if (op == CPY_AND)
        mpn_and_n(big->limbs, big->limbs, other, len);
    else if (op == CPY_OR)
        mpn_ior_n(big->limbs, big->limbs, other, len);
    else
        mpn_xor_n(big->limbs, big->limbs, other, len);
    if ((big->negative = big->limbs[len - 1] >> (CPY_LIMB_BITS - 1)))
        mpn_neg(big->limbs, big->limbs, len);
    return cpy_big_finish(big);
}

/* a & b where neither is negative: no longer than the shorter one. */
static cpy_value and_of_limbs(struct cpy_thread *t, const struct cpy_limbs *x, const struct cpy_limbs *y)
{
    mp_size_t len = x->len < y->len ? x->len : y->len;
    struct cpy_big *big;

    if (len <= CPY_WORD_LIMBS)
        return cpy_int_from_unsigned(t, cpy_limbs_low(x->p, x->len) & cpy_limbs_low(y->p, y->len));
    if (!(big = cpy_big_new(t, len)))
        return CPY_ERROR;
    mpn_and_n(big->limbs, x->p, y->p, len);
    return cpy_big_finish(big);
}

static cpy_value int_bits(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_operator op)
{
    struct cpy_limbs x, y;

    if (CPY_LIKELY(cpy_both_small(a, b))) {
        int64_t m = cpy_small(a), n = cpy_small(b);

        return cpy_int(op == CPY_AND ? m & n : op == CPY_OR ? m | n : m ^ n);
    }
    cpy_limbs_view(&x, a);
    cpy_limbs_view(&y, b);
    if (op == CPY_AND && !x.negative && !y.negative)
        return and_of_limbs(t, &x, &y);
    return bits_of_limbs(t, &x, &y, op);
}

/* --- all of them --------------------------------------------------------------------------------- */

/* a ** b: a float if b is negative. */
static cpy_value int_pow(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    double x, y;

    if (cpy_int_sign(b) >= 0)
        return cpy_int_power(t, a, b);
    if (!cpy_int_to_double(t, a, &x) || !cpy_int_to_double(t, b, &y))
        return CPY_ERROR;
    return cpy_float_binary(t, x, y, CPY_POW);
}

cpy_value cpy_int_binary(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_operator op)
{
    cpy_value v;

    a = cpy_int_plain(a);
    b = cpy_int_plain(b);
    if (!cpy_both_small(a, b) || op == CPY_MUL || op == CPY_LSHIFT)
        if ((v = cpy_int_wide(t, a, b, op)) || cpy_pending(t))
            return v;
    switch (op) {
    case CPY_ADD: return int_add(t, a, b);
    case CPY_SUB: return int_sub(t, a, b);
    case CPY_MUL: return int_mul(t, a, b);
    case CPY_TRUEDIV: return int_true_divide(t, a, b);
    case CPY_FLOORDIV: return int_floordiv(t, a, b);
    case CPY_MOD: return int_mod(t, a, b);
    case CPY_DIVMOD: return int_divmod(t, a, b);
    case CPY_POW: return int_pow(t, a, b);
    case CPY_LSHIFT: return int_lshift(t, a, b);
    case CPY_RSHIFT: return int_rshift(t, a, b);
    case CPY_AND: case CPY_OR: case CPY_XOR: return int_bits(t, a, b, op);
    default: return CPY_NOT_IMPLEMENTED;
    }
}
