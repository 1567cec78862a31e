/* SPDX-License-Identifier: MIT */
/* vm/objects/int.h - int and float objects. */
#ifndef CPY_OBJECTS_INT_H
#define CPY_OBJECTS_INT_H

#include "vm/vm.h"

#include <gmp.h>

/* An int outside the small range, or an instance of a subclass of int.  Sign and magnitude. */
struct cpy_big {
    struct cpy_object head;
    uint32_t len;      /* limbs; 0 is zero (only in a subclass's instance) */
    bool negative;
    mp_limb_t limbs[]; /* least significant first; the last is not 0 */
};

/* A float that does not fit the word, or an instance of a subclass of float. */
struct cpy_boxed_float {
    struct cpy_object head;
    double value;
};

/* The double of a float value of any representation. */
CPY_INLINE double cpy_float_value(cpy_value v)
{
    if (CPY_LIKELY(cpy_is_word_float(v)))
        return cpy_word_float(v);
    return v == CPY_ZERO ? 0.0 : ((const struct cpy_boxed_float *)cpy_pointer(v))->value;
}
/* Boxes if it must. */
CPY_INLINE cpy_value cpy_float_of(struct cpy_thread *t, double d)
{
    cpy_value v = cpy_try_word_float(d);

    return CPY_LIKELY(cpy_is_word_float(v)) ? v : cpy_float_from(t, d);
}
/* Arithmetic on ints of any size; both are ints (bools count).  Division by zero raises. */
cpy_value cpy_int_binary(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_operator op);
int cpy_int_compare(cpy_value a, cpy_value b); /* <0, 0, >0 */
/* The arithmetic of floats, with Python's rules for //, % and **. */
cpy_value cpy_float_binary(struct cpy_thread *t, double a, double b, enum cpy_operator op);
/* An int of any size as a double; false: OverflowError is pending. */
CPY_CHECKED bool cpy_int_to_double(struct cpy_thread *t, cpy_value v, double *out);
int64_t cpy_hash_double(double d); /* hash() of a float: equal numbers hash equally. */
int64_t cpy_hash_int(cpy_value v); /* hash() of an int of any size. */
/* Digits without a prefix; ValueError past the digit limit. */
cpy_value cpy_int_to_str(struct cpy_thread *t, cpy_value v, int base);
/* The same behind "0" and letter: what hex() gives with 16 and 'x'. */
cpy_value cpy_int_with_prefix(struct cpy_thread *t, cpy_value v, int base, char letter);

#endif
