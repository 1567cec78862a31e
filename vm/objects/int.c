/* SPDX-License-Identifier: MIT */
/* vm/objects/int.c - ints: making them, taking them apart, and the type itself.
 *
 * The one invariant: an exact int is a struct cpy_big only if it does not fit the
 * word, so that two equal ints of type int have the same form.  Subclasses' instances are
 * always objects, whatever their value. */
#include "vm/objects/limbs.h"
#include "vm/objects/type.h"
#include "vm/memory/heap.h"

#include <math.h>

/* --- making ---------------------------------------------------------------------- */

struct cpy_big *cpy_big_new(struct cpy_thread *t, mp_size_t len)
{
    struct cpy_big *big;

    if (len > CPY_MAX_LIMBS) {
        cpy_raise_no_memory(t);
        return NULL;
    }
    big = cpy_alloc(t, cpy_shape(t, CPY_TYPE_INT), sizeof *big + (size_t)len * sizeof(mp_limb_t));
    if (big)
        big->len = (uint32_t)len;
    return big;
}

cpy_value cpy_big_finish(struct cpy_big *big)
{
    mp_size_t len = cpy_limbs_strip(big->limbs, big->len);

    if (len <= CPY_WORD_LIMBS) {
        uint64_t n = cpy_limbs_low(big->limbs, len);

        if (n <= (uint64_t)CPY_INT_MAX + big->negative)
            return cpy_int(big->negative ? -(int64_t)n : (int64_t)n);
    }
    big->len = (uint32_t)len;
    return cpy_from(big);
}

cpy_value cpy_int_from_limbs(struct cpy_thread *t, const mp_limb_t *p, mp_size_t len, bool negative)
{
    struct cpy_big *big;

    len = cpy_limbs_strip(p, len);
    if (len <= CPY_WORD_LIMBS) {
        uint64_t n = cpy_limbs_low(p, len);

        if (n <= (uint64_t)CPY_INT_MAX + negative)
            return cpy_int(negative ? -(int64_t)n : (int64_t)n);
    }
    if (!(big = cpy_big_new(t, len)))
        return CPY_ERROR;
    memcpy(big->limbs, p, (size_t)len * sizeof(mp_limb_t));
    big->negative = negative;
    return cpy_from(big);
}

mp_limb_t *cpy_limbs_scratch(struct cpy_thread *t, mp_size_t len)
{
    struct cpy_big *big = cpy_big_new(t, len);

    return big ? big->limbs : NULL;
}

/* GMP ends the process when malloc fails inside it; so ask before work that needs much. */
bool cpy_limbs_reserve(struct cpy_thread *t, mp_size_t len)
{
    size_t size = (size_t)len * sizeof(mp_limb_t) * 4;
    void *block;

    if (len < 4096)
        return true;
    if (len > CPY_MAX_LIMBS) {
        cpy_raise_no_memory(t);
        return false;
    }
    if (!(block = cpy_malloc(t, size)))
        return false;
    cpy_free(cpy_pointer(t->vm->types[CPY_TYPE_INT]), block, size);
    return true;
}

static cpy_value int_from_magnitude(struct cpy_thread *t, uint64_t n, bool negative)
{
    mp_limb_t room[CPY_WORD_LIMBS];
    mp_size_t len = cpy_limbs_put(room, n);

    return cpy_int_from_limbs(t, room, len, negative);
}

cpy_value cpy_int_from(struct cpy_thread *t, int64_t n)
{
    if (CPY_LIKELY(cpy_fits_small(n)))
        return cpy_int(n);
    return int_from_magnitude(t, cpy_magnitude(n), n < 0);
}

cpy_value cpy_int_from_unsigned(struct cpy_thread *t, uint64_t n)
{
    if (CPY_LIKELY(n <= (uint64_t)CPY_INT_MAX))
        return cpy_int((int64_t)n);
    return int_from_magnitude(t, n, false);
}

cpy_value cpy_int_from_double(struct cpy_thread *t, double d)
{
    int exponent;
    cpy_value mantissa;

    if (fabs(d) < 0x1p62)
        return cpy_int((int64_t)d);
    mantissa = cpy_int((int64_t)ldexp(frexp(d, &exponent), 53));
    return cpy_int_shift_left(t, mantissa, (uint64_t)exponent - 53);
}

cpy_value cpy_int_exact(struct cpy_thread *t, cpy_value v)
{
    struct cpy_limbs x;

    if (cpy_is_exact_int(v))
        return v;
    cpy_limbs_view(&x, v);
    return cpy_int_from_limbs(t, x.p, x.len, x.negative);
}

cpy_value cpy_int_negate(struct cpy_thread *t, cpy_value v)
{
    struct cpy_limbs x;

    if (CPY_LIKELY(cpy_is_small(v)))
        return cpy_int_from(t, -cpy_small(v));
    cpy_limbs_view(&x, v);
    return cpy_int_from_limbs(t, x.p, x.len, !x.negative && x.len);
}

/* --- looking ----------------------------------------------------------------------- */

bool cpy_is_int(cpy_value v)
{
    return cpy_is_small(v) || cpy_has_layout(v, CPY_TYPE_INT) || cpy_is_bool(v);
}

int cpy_int_sign(cpy_value v)
{
    struct cpy_limbs x;

    cpy_limbs_view(&x, v);
    return x.negative ? -1 : x.len != 0;
}

uint64_t cpy_limbs_bits(const mp_limb_t *p, mp_size_t len)
{
    if (!len)
        return 0;
    return (uint64_t)len * CPY_LIMB_BITS - (unsigned)__builtin_clzll(p[len - 1]) + (64 - CPY_LIMB_BITS);
}

uint64_t cpy_int_bit_length(cpy_value v)
{
    struct cpy_limbs x;

    cpy_limbs_view(&x, v);
    return cpy_limbs_bits(x.p, x.len);
}

int cpy_limbs_compare(const struct cpy_limbs *a, const struct cpy_limbs *b)
{
    if (a->len != b->len)
        return a->len < b->len ? -1 : 1;
    return a->len ? mpn_cmp(a->p, b->p, a->len) : 0;
}

int cpy_int_compare(cpy_value a, cpy_value b)
{
    struct cpy_limbs x, y;
    int order;

    if (CPY_LIKELY(cpy_both_small(a, b)))
        return ((int64_t)a > (int64_t)b) - ((int64_t)a < (int64_t)b);
    cpy_limbs_view(&x, a);
    cpy_limbs_view(&y, b);
    if (x.negative != y.negative)
        return x.negative ? -1 : 1;
    order = cpy_limbs_compare(&x, &y);
    return x.negative ? -order : order;
}

/* --- doubles ------------------------------------------------------------------------- */

/* The 64 highest bits of a magnitude that has bits of them; the lowest is 1 as well if what is left out is not 0. */
static uint64_t limbs_top(const mp_limb_t *p, mp_size_t len, uint64_t bits)
{
    uint64_t shift = bits - 64, top;
    mp_size_t first = (mp_size_t)(shift / CPY_LIMB_BITS);
    unsigned rest = (unsigned)(shift % CPY_LIMB_BITS);

    top = cpy_limbs_low(p + first, len - first) >> rest;
    if (rest) {
        top &= ~(uint64_t)0 >> rest;
        top |= (uint64_t)p[first + CPY_WORD_LIMBS] << (64 - rest);
    }
    while (first > 0 && !p[first - 1])
        first--;
    if (first || (rest && p[shift / CPY_LIMB_BITS] << (CPY_LIMB_BITS - rest)))
        top |= 1;
    return top;
}

double cpy_round_to_double(uint64_t n, int64_t exponent)
{
    int64_t lowest, extra;
    uint64_t half, rest;

    if (!n)
        return 0;
    if (n >> 62) {
        n = n >> 2 | (n & 3 ? 1 : 0);
        exponent += 2;
    }
    lowest = 64 - __builtin_clzll(n) + exponent - 53; /* exponent of the result's last bit */
    if (lowest < -1074)
        lowest = -1074;
    extra = lowest - exponent;
    if (extra > 63)
        return 0;
    if (extra > 0) {
        half = (uint64_t)1 << (extra - 1);
        rest = n & (2 * half - 1);
        n >>= extra;
        n += rest > half || (rest == half && n & 1);
        exponent = lowest;
    }
    return exponent > 1024 ? INFINITY : ldexp((double)n, (int)exponent);
}

bool cpy_int_to_double(struct cpy_thread *t, cpy_value v, double *out)
{
    struct cpy_limbs x;
    uint64_t bits;

    if (CPY_LIKELY(cpy_is_small(v))) {
        *out = (double)cpy_small(v);
        return true;
    }
    cpy_limbs_view(&x, v);
    bits = cpy_limbs_bits(x.p, x.len);
    if (bits <= 64)
        *out = (double)cpy_limbs_low(x.p, x.len);
    else
        *out = cpy_round_to_double(limbs_top(x.p, x.len, bits), (int64_t)bits - 64);
    if (x.negative)
        *out = -*out;
    if (!isinf(*out))
        return true;
    cpy_raise(t, CPY_OVERFLOW_ERROR, "int too large to convert to float");
    return false;
}

double cpy_int_frexp(cpy_value v, int64_t *exponent)
{
    struct cpy_limbs x;
    uint64_t bits;
    double fraction;
    int small_exponent;

    cpy_limbs_view(&x, v);
    bits = cpy_limbs_bits(x.p, x.len);
    if (bits <= 64) {
        fraction = frexp((double)cpy_limbs_low(x.p, x.len), &small_exponent);
        *exponent = small_exponent;
    } else {
        fraction = frexp(cpy_round_to_double(limbs_top(x.p, x.len, bits), -64), &small_exponent);
        *exponent = (int64_t)bits + small_exponent;
    }
    return x.negative ? -fraction : fraction;
}

/* The limbs of a finite double's integral part: at most 1024 bits. */
static mp_size_t limbs_of_double(double d, mp_limb_t *p)
{
    int exponent;
    mp_size_t whole;
    mp_limb_t mantissa[CPY_WORD_LIMBS + 1] = {0};
    uint64_t n;

    d = trunc(fabs(d));
    n = (uint64_t)ldexp(frexp(d, &exponent), 53);
    if (exponent <= 53)
        return cpy_limbs_put(p, (uint64_t)d);
    exponent -= 53;
    whole = exponent / CPY_LIMB_BITS;
    memset(p, 0, (size_t)whole * sizeof *p);
    cpy_limbs_put(mantissa, n);
    if (exponent % CPY_LIMB_BITS)
        mpn_lshift(mantissa, mantissa, CPY_WORD_LIMBS + 1, (unsigned)exponent % CPY_LIMB_BITS);
    memcpy(p + whole, mantissa, sizeof mantissa);
    return cpy_limbs_strip(p, whole + CPY_WORD_LIMBS + 1);
}

int cpy_int_compare_double(cpy_value v, double d)
{
    struct cpy_limbs x, y;
    mp_limb_t room[1024 / CPY_LIMB_BITS + CPY_WORD_LIMBS + 2];
    int order;

    cpy_limbs_view(&x, v);
    if (isinf(d))
        return d > 0 ? -1 : 1;
    if (x.negative != (d < 0))
        return x.negative ? -1 : 1;
    y = (struct cpy_limbs){.p = room, .len = limbs_of_double(d, room)};
    order = cpy_limbs_compare(&x, &y);
    if (!order && d != trunc(d))
        order = -1;
    return x.negative ? -order : order;
}

/* --- hashes ---------------------------------------------------------------------------- */

#define HASH_BITS 61
#define HASH_MODULUS (((uint64_t)1 << HASH_BITS) - 1)

/* n modulo 2^61 - 1. */
static uint64_t hash_reduce(uint64_t n)
{
    n = (n & HASH_MODULUS) + (n >> HASH_BITS);
    return n >= HASH_MODULUS ? n - HASH_MODULUS : n;
}

/* n * 2^shift modulo 2^61 - 1: multiplying by a power of two rotates. */
static uint64_t hash_rotate(uint64_t n, unsigned shift)
{
    return ((n << shift) & HASH_MODULUS) | n >> (HASH_BITS - shift);
}

/* -1 is no hash. */
static int64_t hash_signed(uint64_t n, bool negative)
{
    return !negative ? (int64_t)n : n == 1 ? -2 : -(int64_t)n;
}

int64_t cpy_hash_int(cpy_value v)
{
    struct cpy_limbs x;
    uint64_t hash = 0;

    if (CPY_LIKELY(cpy_is_small(v))) {
        int64_t n = cpy_small(v);

        return hash_signed(hash_reduce(cpy_magnitude(n)), n < 0);
    }
    cpy_limbs_view(&x, v);
    for (mp_size_t i = x.len; i-- > 0;)
        hash = hash_reduce(hash_rotate(hash, CPY_LIMB_BITS % HASH_BITS) + hash_reduce(x.p[i]));
    return hash_signed(hash, x.negative);
}

int64_t cpy_hash_double(double d)
{
    int exponent;
    uint64_t n;
    double whole = fabs(d);

    if (isinf(d))
        return d > 0 ? 314159 : -314159;
    if (isnan(d))
        return 0;
    if (whole < 0x1p61 - 1 && whole == trunc(whole))
        return hash_signed((uint64_t)whole, d < 0);
    n = (uint64_t)ldexp(frexp(whole, &exponent), 53);
    exponent = (exponent - 53) % HASH_BITS; /* 2^61 counts as 1 */
    return hash_signed(hash_rotate(hash_reduce(n), (unsigned)(exponent < 0 ? exponent + HASH_BITS : exponent)), d < 0);
}

/* --- conversions that modules use ---------------------------------------------------------- */

/* Checks what __int__ or __index__ returned. */
static cpy_value checked_int(struct cpy_thread *t, cpy_value result, const char *method)
{
    if (!result || cpy_is_exact_int(result))
        return result;
    if (!cpy_is_int(result))
        return cpy_raise(t, CPY_TYPE_ERROR, "%s returned non-int (type %T)", method, result);
    if (!cpy_warn(t, CPY_DEPRECATION_WARNING, "%s returned non-int (type %T).  The ability to return an instance of a "
            "strict subclass of int is deprecated, and may not be supported in a future version of Python.",
            method, result))
        return CPY_ERROR;
    return cpy_int_exact(t, result);
}

cpy_value cpy_index(struct cpy_thread *t, cpy_value v)
{
    cpy_native index;

    if (cpy_is_int(v))
        return cpy_int_exact(t, v);
    if (!(index = cpy_slot_of(t, v, CPY_SLOT_INDEX)))
        return cpy_raise(t, CPY_TYPE_ERROR, "'%T' object cannot be interpreted as an integer", v);
    return checked_int(t, index(t, &v), "__index__");
}

/* int(v) of an object with __trunc__ only: deprecated, but CPython does it. */
static cpy_value convert_by_trunc(struct cpy_thread *t, cpy_value v)
{
    cpy_value method = cpy_special(t, v, CPY_N(t, __trunc__)), result;

    if (!method)
        return CPY_UNSET;
    if (!cpy_warn(t, CPY_DEPRECATION_WARNING, "The delegation of int() to __trunc__ is deprecated."))
        return CPY_ERROR;
    if (!(result = cpy_call_0(t, method)))
        return CPY_ERROR;
    if (cpy_is_int(result))
        return cpy_int_exact(t, result);
    if (!cpy_slot_of(t, result, CPY_SLOT_INDEX))
        return cpy_raise(t, CPY_TYPE_ERROR, "__trunc__ returned non-Integral (type %T)", result);
    return cpy_index(t, result);
}

cpy_value cpy_int_convert(struct cpy_thread *t, cpy_value v)
{
    cpy_native convert;
    cpy_value result;

    if (cpy_is_exact_int(v) || cpy_is_bool(v))
        return cpy_int_plain(v);
    if ((convert = cpy_slot_of(t, v, CPY_SLOT_INT)))
        return checked_int(t, convert(t, &v), "__int__");
    if ((convert = cpy_slot_of(t, v, CPY_SLOT_INDEX)))
        return checked_int(t, convert(t, &v), "__index__");
    if ((result = convert_by_trunc(t, v)) || cpy_pending(t))
        return result;
    if (cpy_is_str(v) || cpy_offers_buffer(v))
        return cpy_int_from_text(t, v, 10);
    return cpy_raise(t, CPY_TYPE_ERROR,
        "int() argument must be a string, a bytes-like object or a real number, not '%T'", v);
}

/* An int or something with __index__ as a view; *v keeps it alive. */
static bool view_index(struct cpy_thread *t, cpy_value *v, struct cpy_limbs *x)
{
    if (!cpy_is_int(*v) && !(*v = cpy_index(t, *v)))
        return false;
    cpy_limbs_view(x, *v);
    return true;
}

static bool too_large(struct cpy_thread *t, const char *type)
{
    cpy_raise(t, CPY_OVERFLOW_ERROR, "Python int too large to convert to C %s", type);
    return false;
}

/* 1: *out is set; 0: out of range; -1: an exception is pending. */
static int fit_int64(struct cpy_thread *t, cpy_value v, int64_t *out, bool *negative)
{
    struct cpy_limbs x;
    uint64_t n;

    if (!view_index(t, &v, &x))
        return -1;
    *negative = x.negative;
    n = cpy_limbs_low(x.p, x.len);
    if (x.len > CPY_WORD_LIMBS || n > (uint64_t)INT64_MAX + x.negative)
        return 0;
    *out = (int64_t)(x.negative ? 0 - n : n);
    return 1;
}

bool cpy_to_int64(struct cpy_thread *t, cpy_value v, int64_t *out)
{
    bool negative;
    int fits;

    if (CPY_LIKELY(cpy_is_small(v))) {
        *out = cpy_small(v);
        return true;
    }
    fits = fit_int64(t, v, out, &negative);
    return fits ? fits > 0 : too_large(t, "long");
}

bool cpy_to_index(struct cpy_thread *t, cpy_value v, int64_t *out)
{
    bool negative;
    int fits;

    if (CPY_LIKELY(cpy_is_small(v))) {
        *out = cpy_small(v);
        return true;
    }
    if (!(fits = fit_int64(t, v, out, &negative)))
        *out = negative ? INT64_MIN : INT64_MAX;
    return fits >= 0;
}

bool cpy_to_size(struct cpy_thread *t, cpy_value v, int64_t *out)
{
    bool negative;
    int fits;

    if (CPY_LIKELY(cpy_is_small(v))) {
        *out = cpy_small(v);
        return true;
    }
    fits = fit_int64(t, v, out, &negative);
    return fits ? fits > 0 : too_large(t, "ssize_t");
}

bool cpy_to_exact_index(struct cpy_thread *t, cpy_value v, enum cpy_exception_id error, int64_t *out)
{
    bool negative;
    int fits;

    if (CPY_LIKELY(cpy_is_small(v))) {
        *out = cpy_small(v);
        return true;
    }
    if (!(fits = fit_int64(t, v, out, &negative)))
        cpy_raise(t, error, "cannot fit '%T' into an index-sized integer", v);
    return fits > 0;
}

bool cpy_to_uint64(struct cpy_thread *t, cpy_value v, uint64_t *out)
{
    struct cpy_limbs x;

    if (!view_index(t, &v, &x))
        return false;
    if (x.negative) {
        cpy_raise(t, CPY_OVERFLOW_ERROR, "can't convert negative int to unsigned");
        return false;
    }
    *out = cpy_limbs_low(x.p, x.len);
    return x.len <= CPY_WORD_LIMBS || too_large(t, "unsigned long");
}

bool cpy_to_wrapped64(struct cpy_thread *t, cpy_value v, uint64_t *out)
{
    struct cpy_limbs x;

    if (!view_index(t, &v, &x))
        return false;
    *out = cpy_limbs_low(x.p, x.len);
    if (x.negative)
        *out = 0 - *out;
    return true;
}

bool cpy_to_range(struct cpy_thread *t, cpy_value v, const char *name, int64_t min, int64_t max, int64_t *out)
{
    if (!cpy_to_index(t, v, out))
        return false;
    if (*out >= min && *out <= max)
        return true;
    cpy_raise(t, CPY_VALUE_ERROR, "%s must be %lld-%lld", name, (long long)min, (long long)max);
    return false;
}

/* The two's complement of limbs in n bytes.  False: it does not fit. */
static bool write_bytes(const struct cpy_limbs *x, uint8_t *out, size_t n, bool little)
{
    unsigned carry = x->negative;

    for (size_t i = 0; i < n; i++) {
        mp_size_t limb = (mp_size_t)(i / sizeof(mp_limb_t));
        unsigned byte = limb < x->len ? (uint8_t)(x->p[limb] >> (i % sizeof(mp_limb_t) * 8)) : 0;

        if (x->negative) {
            byte = (uint8_t)~byte + carry;
            carry = byte >> 8;
        }
        out[little ? i : n - 1 - i] = (uint8_t)byte;
    }
    return cpy_limbs_bits(x->p, x->len) <= (uint64_t)n * 8;
}

bool cpy_int_to_bytes(struct cpy_thread *t, cpy_value v, uint8_t *out, size_t n, bool little, bool is_signed)
{
    struct cpy_limbs x;
    bool fits, top;

    cpy_limbs_view(&x, v);
    if (x.negative && !is_signed) {
        cpy_raise(t, CPY_OVERFLOW_ERROR, "can't convert negative int to unsigned");
        return false;
    }
    fits = n ? write_bytes(&x, out, n, little) : !x.len || (x.negative && x.len == 1 && x.p[0] == 1); /* 0 and -1 need none */
    top = n && out[little ? n - 1 : 0] & 0x80; /* must be the sign */
    if (fits && (!is_signed || top == x.negative || !n))
        return true;
    cpy_raise(t, CPY_OVERFLOW_ERROR, "int too big to convert");
    return false;
}

cpy_value cpy_int_from_bytes(struct cpy_thread *t, const uint8_t *data, size_t n, bool little, bool is_signed)
{
    struct cpy_big *big;

    if (n / sizeof(mp_limb_t) >= (size_t)CPY_MAX_LIMBS)
        return cpy_raise_no_memory(t);
    if (!(big = cpy_big_new(t, (mp_size_t)((n + sizeof(mp_limb_t) - 1) / sizeof(mp_limb_t)))))
        return CPY_ERROR;
    for (size_t i = 0; i < n; i++)
        big->limbs[i / sizeof(mp_limb_t)] |= (mp_limb_t)data[little ? i : n - 1 - i] << (i % sizeof(mp_limb_t) * 8);
    if (is_signed && n && data[little ? n - 1 : 0] & 0x80) {
        if (n % sizeof(mp_limb_t)) /* the sign goes on to the limb's end */
            big->limbs[big->len - 1] |= ~(mp_limb_t)0 << (n % sizeof(mp_limb_t) * 8);
        mpn_neg(big->limbs, big->limbs, big->len);
        big->negative = true;
    }
    return cpy_big_finish(big);
}

/* --- the type ---------------------------------------------------------------------------- */

/* An instance of a subclass with the number of v, an exact int. */
static cpy_value subclass_instance(struct cpy_thread *t, cpy_value cls, cpy_value v)
{
    struct cpy_limbs x;
    struct cpy_big *big;

    cpy_limbs_view(&x, v);
    if (!(big = cpy_new_variable(t, cls, sizeof *big + (size_t)x.len * sizeof(mp_limb_t))))
        return CPY_ERROR;
    big->len = (uint32_t)x.len;
    big->negative = x.negative;
    if (x.len)
        memcpy(big->limbs, x.p, (size_t)x.len * sizeof(mp_limb_t));
    cpy_keep(v);
    return cpy_from(big);
}

/* int(x) and int(x, base). */
static cpy_value int_make(struct cpy_thread *t, const cpy_value *args)
{
    int64_t base;

    if (!args[1])
        return args[0] ? cpy_int_convert(t, args[0]) : cpy_int(0);
    if (!args[0])
        return cpy_raise(t, CPY_TYPE_ERROR, "int() missing string argument");
    if (!cpy_to_index(t, args[1], &base))
        return CPY_ERROR;
    if (base != 0 && (base < 2 || base > 36))
        return cpy_raise(t, CPY_VALUE_ERROR, "int() base must be >= 2 and <= 36, or 0");
    if (!cpy_is_str(args[0]) && !cpy_is_bytes(args[0]) && !cpy_has_layout(args[0], CPY_TYPE_BYTEARRAY))
        return cpy_raise(t, CPY_TYPE_ERROR, "int() can't convert non-string with explicit base");
    return cpy_int_from_text(t, args[0], (int)base);
}

cpy_value cpy_int_new(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v = int_make(t, args + 1);

    if (!v || args[0] == t->vm->types[CPY_TYPE_INT])
        return v;
    return subclass_instance(t, args[0], v);
}

static const struct cpy_function int_make_row = {"int", "(x=<unset>, /, base=<unset>)", int_make, NULL, 0};

static size_t int_size(const struct cpy_object *o)
{
    const struct cpy_big *big = (const struct cpy_big *)o;

    return sizeof *big + big->len * sizeof(mp_limb_t);
}

const struct cpy_type_def cpy_int_type = {
    .name = "int",
    .doc = "int(x=0) -> int: a whole number of any size\nint(text, base=10) -> int\n\n"
           "Converts a number (towards zero) or a text.  Base 0 reads the base from\n"
           "a prefix as in source code: 0x, 0o or 0b.\n\n"
           ">>> int('0x1f', 0)\n31",
    .size = sizeof(struct cpy_big),
    .flags = CPY_TYPE_VARIABLE | CPY_TYPE_NO_WEAKREF,
    .methods = cpy_int_methods,
    .attributes = cpy_int_attributes,
    .make = &int_make_row,
    .size_of = int_size,
};
