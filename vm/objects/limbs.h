/* SPDX-License-Identifier: MIT */
/* vm/objects/limbs.h - the inside of ints, for the files that implement numbers.
 *
 * An int comes in four forms: small, the constants True and False, a struct
 * cpy_big, and a subclass's instance (a struct cpy_big that may hold a small
 * number).  A view makes them one: sign and magnitude in limbs.  The limbs of a
 * result are written to a new struct cpy_big, which cpy_big_finish() turns into the
 * shortest form.  A limb has 64 bits or, on 32-bit machines, 32. */
#ifndef CPY_OBJECTS_LIMBS_H
#define CPY_OBJECTS_LIMBS_H

#include "vm/objects/int.h"

#define CPY_LIMB_BITS GMP_LIMB_BITS
#define CPY_WORD_LIMBS (64 / GMP_LIMB_BITS) /* limbs of 64 bits */
/* No int has more limbs: what would need them is a MemoryError. */
#define CPY_MAX_LIMBS ((mp_size_t)1 << (GMP_LIMB_BITS == 64 ? 28 : 25))

/* An int to read.  Copying the struct would leave p pointing to the old room. */
struct cpy_limbs {
    const mp_limb_t *p; /* least significant first */
    mp_size_t len;      /* p[len - 1] is not 0; 0 limbs are zero */
    bool negative;
    mp_limb_t room[CPY_WORD_LIMBS]; /* a small int's magnitude */
};

/* Writes n to p and returns how many limbs it takes. */
CPY_INLINE mp_size_t cpy_limbs_put(mp_limb_t *p, uint64_t n)
{
    p[0] = (mp_limb_t)n;
#if GMP_LIMB_BITS == 32
    p[1] = (mp_limb_t)(n >> 32);
    return p[1] ? 2 : p[0] != 0;
#else
    return n != 0;
#endif
}

/* The lowest 64 bits of a magnitude. */
CPY_INLINE uint64_t cpy_limbs_low(const mp_limb_t *p, mp_size_t len)
{
    uint64_t low = len ? p[0] : 0;

#if GMP_LIMB_BITS == 32
    if (len > 1)
        low |= (uint64_t)p[1] << 32;
#endif
    return low;
}

CPY_INLINE mp_size_t cpy_limbs_strip(const mp_limb_t *p, mp_size_t len)
{
    while (len && !p[len - 1])
        len--;
    return len;
}

CPY_INLINE struct cpy_big *cpy_as_big(cpy_value v) { return (struct cpy_big *)cpy_pointer(v); }
CPY_INLINE uint64_t cpy_magnitude(int64_t n) { return n < 0 ? 0 - (uint64_t)n : (uint64_t)n; }

/* Views the int v (of any form). */
CPY_INLINE void cpy_limbs_view(struct cpy_limbs *x, cpy_value v)
{
    if (cpy_is_object(v)) {
        const struct cpy_big *big = cpy_as_big(v);

        x->p = big->limbs;
        x->len = big->len;
        x->negative = big->negative;
    } else {
        int64_t n = cpy_is_small(v) ? cpy_small(v) : v == CPY_TRUE;

        x->p = x->room;
        x->len = cpy_limbs_put(x->room, cpy_magnitude(n));
        x->negative = n < 0;
    }
}

/* The value of a bool as a small int; others are left as they are. */
CPY_INLINE cpy_value cpy_int_plain(cpy_value v) { return cpy_is_bool(v) ? cpy_int(v == CPY_TRUE) : v; }

/* An int of len limbs, all 0 and not negative, to be written to.  NULL: MemoryError is pending. */
struct cpy_big *cpy_big_new(struct cpy_thread *t, mp_size_t len);
/* a op b of ints that fit in two words.  CPY_UNSET: they or the result do not, or an exception is pending. */
cpy_value cpy_int_wide(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_operator op);
/* Strips leading zeros; a small int if it fits. */
cpy_value cpy_big_finish(struct cpy_big *big);
/* The int with this magnitude. */
cpy_value cpy_int_from_limbs(struct cpy_thread *t, const mp_limb_t *p, mp_size_t len, bool negative);
/* Memory for a computation; the collector frees it. */
mp_limb_t *cpy_limbs_scratch(struct cpy_thread *t, mp_size_t len);
/* False, with MemoryError pending, if GMP would probably find no memory for work on len limbs. */
CPY_CHECKED bool cpy_limbs_reserve(struct cpy_thread *t, mp_size_t len);
uint64_t cpy_limbs_bits(const mp_limb_t *p, mp_size_t len); /* bit length */
int cpy_limbs_compare(const struct cpy_limbs *a, const struct cpy_limbs *b); /* magnitudes: <0, 0, >0 */
/* n * 2^exponent rounded half to even, where n's lowest bit may stand for more below it: n must then
 * have at least 56 bits.  Infinity on overflow. */
double cpy_round_to_double(uint64_t n, int64_t exponent);

/* Is v exactly an int (a bool is not)?  Otherwise the same number as one. */
CPY_INLINE bool cpy_is_exact_int(cpy_value v) { return cpy_is_small(v) || cpy_is_exactly(v, CPY_TYPE_INT); }
/* int(v) of an int or a subclass's instance: exactly an int. */
cpy_value cpy_int_exact(struct cpy_thread *t, cpy_value v);
int cpy_int_compare_double(cpy_value v, double d); /* <0, 0, >0; d is not NaN */
/* v << n and v >> n. */
cpy_value cpy_int_shift_left(struct cpy_thread *t, cpy_value v, uint64_t n);
cpy_value cpy_int_shift_right(struct cpy_thread *t, cpy_value v, uint64_t n); /* v >> n. */
/* a ** b as an int; b is not negative. */
cpy_value cpy_int_power(struct cpy_thread *t, cpy_value a, cpy_value b);
/* pow(a, b, m). */
cpy_value cpy_int_power_mod(struct cpy_thread *t, cpy_value a, cpy_value b, cpy_value m);
cpy_value cpy_int_negate(struct cpy_thread *t, cpy_value v); /* -v. */
/* The multiple of `multiple` (> 0) that is nearest to v; the even one of two. */
cpy_value cpy_int_round_to(struct cpy_thread *t, cpy_value v, cpy_value multiple);
/* int(v) without a base. */
cpy_value cpy_int_convert(struct cpy_thread *t, cpy_value v);
/* int(text, base) of a str, bytes or bytearray. */
cpy_value cpy_int_from_text(struct cpy_thread *t, cpy_value text, int base);
/* The ASCII form of number text in a str: digits of any script become 0-9, spaces ' ', others '?'.  The result is
 * room if it fits there (and is not a copy if the str is ASCII).  NULL: MemoryError. */
const char *cpy_number_text(struct cpy_thread *t, cpy_value s, char *room, size_t room_size, size_t *len);
/* repr of a double into out without ".0" at the end of whole numbers if bare; returns its length. */
int cpy_float_format_as(double d, char *out, bool bare);
/* Reads the longest decimal number (or inf, nan) at the beginning of text[0 .. len), underscores between digits
 * allowed; returns how many bytes it took, 0: there is none. */
size_t cpy_float_scan(const char *text, size_t len, double *out);
/* float(text) of a str or an object with a buffer; float.fromhex(); float.hex(). */
CPY_CHECKED bool cpy_float_from_text(struct cpy_thread *t, cpy_value v, double *out);
/* float.fromhex(); ValueError, OverflowError. */
CPY_CHECKED bool cpy_float_from_hex(struct cpy_thread *t, cpy_value s, double *out);
cpy_value cpy_float_to_hex(struct cpy_thread *t, double d); /* float.hex(). */
/* Converts a float's operand: 1 and *out; 0: not a number; -1: an exception is pending. */
int cpy_float_operand(struct cpy_thread *t, cpy_value v, double *out);

/* int.__new__. */
cpy_value cpy_int_new(struct cpy_thread *t, const cpy_value *args);

extern const struct cpy_function cpy_int_methods[];
extern const struct cpy_attribute cpy_int_attributes[];

#endif
