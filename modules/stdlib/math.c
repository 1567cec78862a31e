/* SPDX-License-Identifier: MIT */
/* modules/stdlib/math.c - module math: functions of real numbers and of whole numbers.
 *
 * Most are one call of the C library; what is Python's own is when they raise: a result
 * that is not a number from arguments that are is a "math domain error", an infinite
 * one from finite arguments a "math range error" (or, at a pole, a domain error). */
#include "vm/api.h"

#include <float.h>
#include <math.h>

static cpy_value domain_error(struct cpy_thread *t) { return cpy_raise(t, CPY_VALUE_ERROR, "math domain error"); }
static cpy_value range_error(struct cpy_thread *t) { return cpy_raise(t, CPY_OVERFLOW_ERROR, "math range error"); }

CPY_INLINE cpy_value make_float(struct cpy_thread *t, double d)
{
    cpy_value v = cpy_try_word_float(d);

    return CPY_LIKELY(cpy_is_word_float(v)) ? v : cpy_float_from(t, d);
}

CPY_INLINE bool read_float(struct cpy_thread *t, cpy_value v, double *out)
{
    if (CPY_LIKELY(cpy_is_word_float(v))) {
        *out = cpy_word_float(v);
        return true;
    }
    return cpy_to_double(t, v, out);
}

/* --- functions of one number ------------------------------------------------------------ */

/* A result that is neither finite nor what x says: f(x) was not defined, or too large. */
static cpy_value special_result(struct cpy_thread *t, double x, double result, bool overflows)
{
    if (isnan(result) && !isnan(x))
        return domain_error(t);
    if (isinf(result) && isfinite(x))
        return overflows ? range_error(t) : domain_error(t);
    return make_float(t, result);
}

static double to_degrees(double x) { return x * (180.0 / M_PI); }
static double to_radians(double x) { return x * (M_PI / 180.0); }

/* Exact where it is a factorial that a double can hold. */
static double gamma_function(double x)
{
    double product = 1;

    if (x == floor(x) && x >= 1 && x <= 23) {
        for (double n = 2; n < x; n++)
            product *= n;
        return product;
    }
    return x == floor(x) && x <= 0 ? NAN : tgamma(x); /* a pole */
}

/* F(name, C function, whether an infinite result is an overflow, doc) */
#define UNARY(F)                                                                              \
    F(acos, acos, false, "Return the arc cosine of x, in radians.")                           \
    F(acosh, acosh, false, "Return the inverse hyperbolic cosine of x.")                      \
    F(asin, asin, false, "Return the arc sine of x, in radians.")                             \
    F(asinh, asinh, false, "Return the inverse hyperbolic sine of x.")                        \
    F(atan, atan, false, "Return the arc tangent of x, in radians.")                          \
    F(atanh, atanh, false, "Return the inverse hyperbolic tangent of x.")                     \
    F(cbrt, cbrt, false, "Return the cube root of x.")                                        \
    F(cos, cos, false, "Return the cosine of x radians.")                                     \
    F(cosh, cosh, true, "Return the hyperbolic cosine of x.")                                 \
    F(erf, erf, false, "Return the error function at x.")                                     \
    F(erfc, erfc, false, "Return 1 - erf(x), exact for large x too.")                         \
    F(exp, exp, true, "Return e raised to the power x.")                                      \
    F(exp2, exp2, true, "Return 2 raised to the power x.")                                    \
    F(expm1, expm1, true, "Return exp(x) - 1, exact for small x too.")                        \
    F(gamma, gamma_function, true, "Return the gamma function at x.")                         \
    F(log1p, log1p, false, "Return the natural logarithm of 1 + x, exact for small x too.")   \
    F(sin, sin, false, "Return the sine of x radians.")                                       \
    F(sinh, sinh, true, "Return the hyperbolic sine of x.")                                   \
    F(sqrt, sqrt, false, "Return the square root of x.")                                      \
    F(tan, tan, false, "Return the tangent of x radians.")                                    \
    F(tanh, tanh, false, "Return the hyperbolic tangent of x.")

#define F(name, function, overflows, doc)                                      \
    static cpy_value math_##name(struct cpy_thread *t, const cpy_value *args)  \
    {                                                                          \
        double x, result;                                                      \
                                                                               \
        if (!read_float(t, args[0], &x))                                       \
            return CPY_ERROR;                                                  \
        result = function(x);                                                  \
        return CPY_LIKELY(isfinite(result)) ? make_float(t, result) : special_result(t, x, result, overflows); \
    }
UNARY(F)
#undef F

/* F(name, C function, doc): those that cannot fail. */
#define UNARY_TOTAL(F)                                                       \
    F(degrees, to_degrees, "Convert x from radians to degrees.")             \
    F(fabs, fabs, "Return the absolute value of x as a float.")              \
    F(radians, to_radians, "Convert x from degrees to radians.")

#define F(name, function, doc)                                                 \
    static cpy_value math_##name(struct cpy_thread *t, const cpy_value *args)  \
    {                                                                          \
        double x;                                                              \
                                                                               \
        return read_float(t, args[0], &x) ? make_float(t, function(x)) : CPY_ERROR; \
    }
UNARY_TOTAL(F)
#undef F

#define UNARY_TEST(F)                                                        \
    F(isfinite, "Return whether x is neither infinite nor NaN.")             \
    F(isinf, "Return whether x is positive or negative infinity.")           \
    F(isnan, "Return whether x is NaN (not a number).")

#define F(name, doc)                                                           \
    static cpy_value math_##name(struct cpy_thread *t, const cpy_value *args)  \
    {                                                                          \
        double x;                                                              \
                                                                               \
        return read_float(t, args[0], &x) ? cpy_bool(name(x)) : CPY_ERROR;     \
    }
UNARY_TEST(F)
#undef F

static cpy_value math_lgamma(struct cpy_thread *t, const cpy_value *args)
{
    double x;
    int sign;

    if (!read_float(t, args[0], &x))
        return CPY_ERROR;
    if (x == floor(x) && x <= 0 && isfinite(x))
        return domain_error(t);
    if (x == 1 || x == 2)
        return CPY_ZERO;
    return special_result(t, x, lgamma_r(x, &sign), true);
}

static cpy_value math_ulp(struct cpy_thread *t, const cpy_value *args)
{
    double x, above;

    if (!read_float(t, args[0], &x))
        return CPY_ERROR;
    x = fabs(x);
    if (!isfinite(x))
        return make_float(t, x);
    above = nextafter(x, INFINITY);
    return make_float(t, isinf(above) ? x - nextafter(x, 0) : above - x);
}

static cpy_value math_frexp(struct cpy_thread *t, const cpy_value *args)
{
    double x;
    int exponent = 0;
    cpy_value mantissa;

    if (!read_float(t, args[0], &x))
        return CPY_ERROR;
    mantissa = make_float(t, isfinite(x) ? frexp(x, &exponent) : x);
    return mantissa ? cpy_tuple_of(t, 2, mantissa, cpy_int(exponent)) : CPY_ERROR;
}

static cpy_value math_modf(struct cpy_thread *t, const cpy_value *args)
{
    double x, whole, rest;
    cpy_value fraction, integral;

    if (!read_float(t, args[0], &x))
        return CPY_ERROR;
    rest = modf(x, &whole);
    if (!(fraction = make_float(t, rest)) || !(integral = make_float(t, whole)))
        return CPY_ERROR;
    return cpy_tuple_of(t, 2, fraction, integral);
}

/* --- functions of two numbers ----------------------------------------------------------------- */

/* A NaN from numbers, or infinity from finite ones, is a domain error (overflows: a range error). */
static cpy_value binary_result(struct cpy_thread *t, double x, double y, double result, bool overflows)
{
    if (isnan(result) && !isnan(x) && !isnan(y))
        return domain_error(t);
    if (isinf(result) && isfinite(x) && isfinite(y))
        return overflows ? range_error(t) : domain_error(t);
    return make_float(t, result);
}

#define BINARY(F)                                                                                   \
    F(atan2, atan2, "(y, x, /)", "Return the angle of the point (x, y), in radians from -pi to pi.") \
    F(copysign, copysign, "(x, y, /)", "Return the absolute value of x with the sign of y.")        \
    F(fmod, fmod, "(x, y, /)", "Return the rest of x / y, with the sign of x.")                     \
    F(remainder, remainder, "(x, y, /)", "Return x - n*y for the whole number n nearest to x / y.")

#define F(name, function, signature, doc)                                                  \
    static cpy_value math_##name(struct cpy_thread *t, const cpy_value *args)              \
    {                                                                                      \
        double x, y, result;                                                               \
                                                                                           \
        if (!read_float(t, args[0], &x) || !read_float(t, args[1], &y))                    \
            return CPY_ERROR;                                                              \
        result = function(x, y);                                                           \
        return isnan(result) ? binary_result(t, x, y, result, false) : make_float(t, result); \
    }
BINARY(F)
#undef F

/* Doubles as whole numbers in the same order: neighbours differ by one, and both zeros are 0. */
static int64_t to_ordered(double d)
{
    int64_t bits;

    memcpy(&bits, &d, sizeof bits);
    return bits < 0 ? INT64_MIN - bits : bits;
}

/* The double that stands steps further from x in the direction of y, but not beyond y; neither is NaN. */
static double after(double x, double y, uint64_t steps)
{
    int64_t from = to_ordered(x), to = to_ordered(y);
    uint64_t distance = to > from ? (uint64_t)to - (uint64_t)from : (uint64_t)from - (uint64_t)to;
    double d;

    if (!steps)
        return x;
    if (steps >= distance)
        return y;
    from = (int64_t)(to > from ? (uint64_t)from + steps : (uint64_t)from - steps);
    if (from == 0) /* reached from the other side: it keeps that side's sign */
        return copysign(0, x);
    if (from < 0)
        from = INT64_MIN - from;
    memcpy(&d, &from, sizeof d);
    return d;
}

/* How many steps nextafter() is to go: more than fit are as many as can be. */
static bool read_steps(struct cpy_thread *t, cpy_value v, uint64_t *steps)
{
    *steps = 1;
    if (v == CPY_NONE)
        return true;
    if (!(v = cpy_index(t, v)))
        return false;
    if (cpy_int_sign(v) < 0) {
        cpy_raise(t, CPY_VALUE_ERROR, "steps must be a non-negative integer");
        return false;
    }
    *steps = UINT64_MAX;
    return cpy_int_bit_length(v) > 64 || cpy_to_uint64(t, v, steps);
}

static cpy_value math_nextafter(struct cpy_thread *t, const cpy_value *args)
{
    double x, y;
    uint64_t steps;

    if (!read_float(t, args[0], &x) || !read_float(t, args[1], &y) || !read_steps(t, args[2], &steps))
        return CPY_ERROR;
    if (args[2] == CPY_NONE) /* C's function, which tells zeros from each other in another way */
        return make_float(t, nextafter(x, y));
    return make_float(t, isnan(x) ? x : isnan(y) ? y : after(x, y, steps));
}

static cpy_value math_fma(struct cpy_thread *t, const cpy_value *args)
{
    double x, y, z, result;

    if (!read_float(t, args[0], &x) || !read_float(t, args[1], &y) || !read_float(t, args[2], &z))
        return CPY_ERROR;
    result = fma(x, y, z);
    if (isnan(result) && !isnan(x) && !isnan(y) && !isnan(z))
        return cpy_raise(t, CPY_VALUE_ERROR, "invalid operation in fma");
    if (isinf(result) && isfinite(x) && isfinite(y) && isfinite(z))
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "overflow in fma");
    return make_float(t, result);
}

static cpy_value math_pow(struct cpy_thread *t, const cpy_value *args)
{
    double x, y;

    if (!read_float(t, args[0], &x) || !read_float(t, args[1], &y))
        return CPY_ERROR;
    return binary_result(t, x, y, pow(x, y), x != 0);
}

static cpy_value math_ldexp(struct cpy_thread *t, const cpy_value *args)
{
    double x, result;
    int64_t exponent;

    if (!read_float(t, args[0], &x))
        return CPY_ERROR;
    if (!cpy_is_int(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "Expected an int as second argument to ldexp.");
    if (!cpy_to_index(t, args[1], &exponent))
        return CPY_ERROR;
    result = ldexp(x, exponent > 100000 ? 100000 : exponent < -100000 ? -100000 : (int)exponent);
    return isinf(result) && isfinite(x) ? range_error(t) : make_float(t, result);
}

static cpy_value math_isclose(struct cpy_thread *t, const cpy_value *args)
{
    double a, b, relative, absolute, difference;

    if (!read_float(t, args[0], &a) || !read_float(t, args[1], &b) || !read_float(t, args[2], &relative) ||
        !read_float(t, args[3], &absolute))
        return CPY_ERROR;
    if (relative < 0 || absolute < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "tolerances must be non-negative");
    if (a == b)
        return CPY_TRUE;
    if (isinf(a) || isinf(b))
        return CPY_FALSE;
    difference = fabs(a - b);
    return cpy_bool(difference <= fabs(relative * b) || difference <= fabs(relative * a) || difference <= absolute);
}

/* --- logarithms: of ints of any size ------------------------------------------------------------- */

/* function(v); false: an exception is pending. */
static bool logarithm(struct cpy_thread *t, cpy_value v, double (*function)(double), double *out)
{
    double x;
    int64_t exponent;

    if (cpy_is_int(v)) {
        if (cpy_int_sign(v) <= 0) {
            domain_error(t);
            return false;
        }
        x = cpy_int_frexp(v, &exponent);
        *out = exponent <= 1023 ? function(ldexp(x, (int)exponent)) : function(x) + function(2.0) * (double)exponent;
        return true;
    }
    if (!read_float(t, v, &x))
        return false;
    if (x <= 0) {
        domain_error(t);
        return false;
    }
    *out = function(x);
    return true;
}

static cpy_value math_log(struct cpy_thread *t, const cpy_value *args)
{
    double x, base;

    if (!logarithm(t, args[0], log, &x))
        return CPY_ERROR;
    if (!args[1])
        return make_float(t, x);
    if (!logarithm(t, args[1], log, &base))
        return CPY_ERROR;
    return base == 0 ? cpy_raise(t, CPY_ZERO_DIVISION_ERROR, "float division by zero") : make_float(t, x / base);
}

static cpy_value math_log2(struct cpy_thread *t, const cpy_value *args)
{
    double x;

    return logarithm(t, args[0], log2, &x) ? make_float(t, x) : CPY_ERROR;
}

static cpy_value math_log10(struct cpy_thread *t, const cpy_value *args)
{
    double x;

    return logarithm(t, args[0], log10, &x) ? make_float(t, x) : CPY_ERROR;
}

/* --- rounding ---------------------------------------------------------------------------------------- */

/* The whole double as an int. */
static cpy_value whole(struct cpy_thread *t, double d)
{
    if (isnan(d))
        return cpy_raise(t, CPY_VALUE_ERROR, "cannot convert float NaN to integer");
    if (isinf(d))
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "cannot convert float infinity to integer");
    return cpy_int_from_double(t, d);
}

/* Through the method (__floor__ ...), or CPY_UNSET with nothing pending. */
static cpy_value by_method(struct cpy_thread *t, cpy_value v, const char *name)
{
    cpy_value method = cpy_find_special(t, v, name);

    return method ? cpy_call_0(t, method) : CPY_UNSET;
}

static cpy_value round_by(struct cpy_thread *t, cpy_value v, const char *method, double (*function)(double))
{
    double x;
    cpy_value result;

    if (cpy_is_small(v))
        return v;
    if (cpy_is_word_float(v))
        return whole(t, function(cpy_word_float(v)));
    if ((result = by_method(t, v, method)) || cpy_pending(t))
        return result;
    return cpy_to_double(t, v, &x) ? whole(t, function(x)) : CPY_ERROR;
}

static cpy_value math_floor(struct cpy_thread *t, const cpy_value *args)
{
    return round_by(t, args[0], "__floor__", floor);
}

static cpy_value math_ceil(struct cpy_thread *t, const cpy_value *args)
{
    return round_by(t, args[0], "__ceil__", ceil);
}

static cpy_value math_trunc(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value result;

    if (cpy_is_word_float(args[0]))
        return whole(t, trunc(cpy_word_float(args[0])));
    if ((result = by_method(t, args[0], "__trunc__")) || cpy_pending(t))
        return result;
    return cpy_raise(t, CPY_TYPE_ERROR, "type %T doesn't define __trunc__ method", args[0]);
}

/* --- sums and distances ---------------------------------------------------------------------------------- */

/* Partial sums that do not overlap, in growing order of size: together they are the exact sum
 * (Shewchuk, "Adaptive Precision Floating-Point Arithmetic", 1997). */
struct partials {
    double part[2100]; /* they share no bit, and a double's range has 2098 */
    int count;
    double special;  /* sum of what is not finite */
    double infinite; /* sum of infinities, NaN if they cancel */
};

static bool add_partial(struct partials *sum, double x)
{
    double original = x;
    int kept = 0;

    for (int i = 0; i < sum->count; i++) {
        double y = sum->part[i], high, low;

        if (fabs(x) < fabs(y)) {
            double swap = x;

            x = y;
            y = swap;
        }
        high = x + y;
        low = y - (high - x);
        if (low != 0)
            sum->part[kept++] = low;
        x = high;
    }
    sum->count = kept;
    if (isfinite(x)) {
        if (x != 0)
            sum->part[sum->count++] = x;
        return true;
    }
    if (isfinite(original))
        return false;
    if (isinf(original))
        sum->infinite += original;
    sum->special += original;
    sum->count = 0;
    return true;
}

/* The partial sums' sum, rounded once. */
static double total(const struct partials *sum)
{
    int i = sum->count;
    double high, low = 0, x, y;

    if (!i)
        return 0;
    high = sum->part[--i];
    while (i > 0) {
        x = high;
        y = sum->part[--i];
        high = x + y;
        if ((low = y - (high - x)) != 0)
            break;
    }
    /* Half way between two doubles, what is still below decides. */
    if (i > 0 && ((low < 0 && sum->part[i - 1] < 0) || (low > 0 && sum->part[i - 1] > 0))) {
        y = low * 2;
        x = high + y;
        if (y == x - high)
            high = x;
    }
    return high;
}

static cpy_value math_fsum(struct cpy_thread *t, const cpy_value *args)
{
    struct partials sum;
    cpy_value iterator = cpy_iter(t, args[0]), item;
    double x;

    if (!iterator)
        return CPY_ERROR;
    sum.count = 0;
    sum.special = sum.infinite = 0;
    while ((item = cpy_next(t, iterator))) {
        if (!read_float(t, item, &x))
            return CPY_ERROR;
        if (!add_partial(&sum, x))
            return cpy_raise(t, CPY_OVERFLOW_ERROR, "intermediate overflow in fsum");
    }
    if (cpy_pending(t))
        return CPY_ERROR;
    if (sum.special != 0) {
        if (isnan(sum.infinite))
            return cpy_raise(t, CPY_VALUE_ERROR, "-inf + inf in fsum");
        return make_float(t, sum.special);
    }
    return make_float(t, total(&sum));
}

/* sumprod() while it runs: small ints first, then float products, which are kept exactly until something else comes;
 * from there on everything is added up by operators, as CPython does it. */
struct products {
    cpy_value total;  /* of all that is not in floats */
    bool any_floats, only_operators;
    struct partials floats;
};

/* Adds what was kept exactly to the total. */
static bool settle(struct cpy_thread *t, struct products *sum)
{
    cpy_value floats;

    if (!sum->any_floats)
        return true;
    floats = make_float(t, total(&sum->floats));
    sum->any_floats = false;
    sum->floats.count = 0;
    return floats && (sum->total = cpy_binary(t, sum->total, floats, CPY_ADD));
}

/* A float, or an int that stands beside a float, as a double.  False: it is neither, or too large. */
static bool as_factor(struct cpy_thread *t, cpy_value v, double *out)
{
    if (cpy_type_of(t, v) != cpy_builtin_type(t, CPY_TYPE_FLOAT) && cpy_type_of(t, v) != cpy_builtin_type(t, CPY_TYPE_INT))
        return false;
    if (read_float(t, v, out))
        return true;
    cpy_take_pending(t);
    return false;
}

/* Keeps p * q exactly, as the rounded product and its error.  False: it cannot be, and nothing has changed. */
static bool add_float_product(struct cpy_thread *t, struct products *sum, cpy_value p, cpy_value q)
{
    double x, y, high, low;

    if (!(cpy_is_float(p) || cpy_is_float(q)) || !as_factor(t, p, &x) || !as_factor(t, q, &y))
        return false;
    high = x * y;
    low = fma(x, y, -high);
    if (!isfinite(high) || !isfinite(low) || !isfinite(total(&sum->floats) + high))
        return false;
    sum->any_floats = true;
    return add_partial(&sum->floats, high) && add_partial(&sum->floats, low);
}

static bool add_product(struct cpy_thread *t, struct products *sum, cpy_value p, cpy_value q)
{
    cpy_value product;

    if (!sum->only_operators && add_float_product(t, sum, p, q))
        return true;
    if (sum->any_floats || !cpy_is_small(p) || !cpy_is_small(q))
        sum->only_operators = true;
    return settle(t, sum) && (product = cpy_binary(t, p, q, CPY_MUL)) &&
           (sum->total = cpy_binary(t, sum->total, product, CPY_ADD));
}

static cpy_value math_sumprod(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value left = cpy_iter(t, args[0]), right = left ? cpy_iter(t, args[1]) : CPY_ERROR, p, q;
    struct products sum;

    if (!right)
        return CPY_ERROR;
    sum.total = cpy_int(0);
    sum.any_floats = sum.only_operators = false;
    sum.floats.count = 0;
    sum.floats.special = sum.floats.infinite = 0;
    for (;;) {
        p = cpy_next(t, left);
        q = p || !cpy_pending(t) ? cpy_next(t, right) : CPY_ERROR;
        if (cpy_pending(t))
            return CPY_ERROR;
        if (!p && !q)
            return settle(t, &sum) ? sum.total : CPY_ERROR;
        if (!p || !q)
            return cpy_raise(t, CPY_VALUE_ERROR, "Inputs are not the same length");
        if (!add_product(t, &sum, p, q))
            return CPY_ERROR;
    }
}

static cpy_value math_prod(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value iterator = cpy_iter(t, args[0]), product = args[1], item;

    if (!iterator)
        return CPY_ERROR;
    while ((item = cpy_next(t, iterator))) {
        if (cpy_both_word_float(product, item))
            product = make_float(t, cpy_word_float(product) * cpy_word_float(item));
        else
            product = cpy_binary(t, product, item, CPY_MUL);
        if (!product)
            return CPY_ERROR;
    }
    return cpy_pending(t) ? CPY_ERROR : product;
}

/* The root of the sum of squares, almost always correctly rounded: very large and small numbers are scaled by a
 * power of two, and the sum carries its rounding error along. */
static double norm(double *x, size_t n)
{
    double most = 0, sum = 0, error = 0, root;
    bool nan = false, scaled;
    int exponent;

    for (size_t i = 0; i < n; i++) {
        x[i] = fabs(x[i]);
        nan |= isnan(x[i]);
        if (x[i] > most)
            most = x[i];
    }
    if (isinf(most) || nan)
        return isinf(most) ? most : NAN;
    if (most == 0)
        return 0;
    if ((scaled = most < 0x1p-400 || most > 0x1p400))
        frexp(most, &exponent);
    for (size_t i = 0; i < n; i++) {
        double y = scaled ? ldexp(x[i], -exponent) : x[i], square = y * y, high = sum + square;

        error += fma(y, y, -square) + (sum >= square ? square - (high - sum) : sum - (high - square));
        sum = high;
    }
    root = sqrt(sum + error);
    root += ((sum - root * root) - fma(root, root, -(root * root)) + error) / (2 * root);
    return scaled ? ldexp(root, exponent) : root;
}

/* Reads n numbers; NULL: an exception is pending.  For up to CPY_COUNT(room) numbers room is used, others are held by
 * a bytes object, *owner. */
static double *read_floats(struct cpy_thread *t, const cpy_value *items, size_t n, double room[16], cpy_value *owner)
{
    double *out = room;
    uint8_t *data;

    *owner = CPY_NONE;
    if (n > 16) {
        if (n > SIZE_MAX / sizeof *out || !(*owner = cpy_bytes_new(t, n * sizeof *out, &data)))
            return NULL;
        out = (double *)(uintptr_t)data;
    }
    for (size_t i = 0; i < n; i++) {
        double d;

        if (!read_float(t, items[i], &d))
            return NULL;
        memcpy(&out[i], &d, sizeof d);
    }
    return out;
}

static cpy_value math_hypot(struct cpy_thread *t, const cpy_value *args)
{
    size_t n;
    const cpy_value *items = cpy_items(args[0], &n);
    double room[16], *x;
    cpy_value owner, result;

    if (!(x = read_floats(t, items, n, room, &owner)))
        return CPY_ERROR;
    result = make_float(t, norm(x, n));
    cpy_keep(owner);
    return result;
}

static cpy_value as_sequence(struct cpy_thread *t, cpy_value v)
{
    return cpy_is_tuple(v) ? v : cpy_tuple_from_iterable(t, v);
}

static cpy_value math_dist(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value p = as_sequence(t, args[0]), q = p ? as_sequence(t, args[1]) : CPY_ERROR, p_owner, q_owner, result;
    size_t n, m;
    const cpy_value *p_items, *q_items;
    double p_room[16], q_room[16], *x, *y;

    if (!q)
        return CPY_ERROR;
    p_items = cpy_items(p, &n);
    q_items = cpy_items(q, &m);
    if (n != m)
        return cpy_raise(t, CPY_VALUE_ERROR, "both points must have the same number of dimensions");
    if (!(x = read_floats(t, p_items, n, p_room, &p_owner)) || !(y = read_floats(t, q_items, n, q_room, &q_owner)))
        return CPY_ERROR;
    for (size_t i = 0; i < n; i++)
        x[i] -= y[i];
    result = make_float(t, norm(x, n));
    cpy_keep(p_owner);
    cpy_keep(q_owner);
    cpy_keep(p);
    cpy_keep(q);
    return result;
}

/* --- whole numbers -------------------------------------------------------------------------------------------- */

static cpy_value math_gcd(struct cpy_thread *t, const cpy_value *args)
{
    size_t n;
    const cpy_value *items = cpy_items(args[0], &n);
    cpy_value result = cpy_int(0), v;

    for (size_t i = 0; i < n; i++)
        if (!(v = cpy_index(t, items[i])) || !(result = cpy_int_gcd(t, result, v)))
            return CPY_ERROR;
    return result;
}

static cpy_value math_lcm(struct cpy_thread *t, const cpy_value *args)
{
    size_t n;
    const cpy_value *items = cpy_items(args[0], &n);
    cpy_value result = cpy_int(1), v, common;

    for (size_t i = 0; i < n; i++) {
        if (!(v = cpy_index(t, items[i])))
            return CPY_ERROR;
        if (v == cpy_int(0) || result == cpy_int(0)) {
            result = cpy_int(0);
            continue;
        }
        if (!(common = cpy_int_gcd(t, result, v)) || !(v = cpy_binary(t, v, common, CPY_FLOORDIV)) ||
            !(result = cpy_binary(t, result, v, CPY_MUL)) || !(result = cpy_unary(t, result, CPY_ABS)))
            return CPY_ERROR;
    }
    return result;
}

static cpy_value math_isqrt(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v = cpy_index(t, args[0]);

    if (!v)
        return CPY_ERROR;
    if (cpy_int_sign(v) < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "isqrt() argument must be nonnegative");
    return cpy_int_sqrt(t, v);
}

#define LONG_PRODUCT 2000 /* factors, after which Ctrl-C is looked for */

/* The product of low .. high: halves are multiplied, so that factors stay of like size. */
static cpy_value product_of_range(struct cpy_thread *t, int64_t low, int64_t high)
{
    int64_t product = 1, middle;
    cpy_value left, right;

    if (high - low < 20) {
        for (; low <= high && !__builtin_mul_overflow(product, low, &middle); low++)
            product = middle;
        left = cpy_int_from(t, product);
        if (low > high || !left)
            return left;
        right = product_of_range(t, low, high);
    } else {
        middle = low + (high - low) / 2;
        left = product_of_range(t, low, middle);
        right = left && (high - low < LONG_PRODUCT || cpy_safe_point(t)) ? product_of_range(t, middle + 1, high) : CPY_ERROR;
    }
    return right ? cpy_binary(t, left, right, CPY_MUL) : CPY_ERROR;
}

static cpy_value factorial(struct cpy_thread *t, cpy_value arg)
{
    cpy_value v = cpy_index(t, arg);
    int64_t n;

    if (!v)
        return CPY_ERROR;
    if (cpy_int_sign(v) < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "factorial() not defined for negative values");
    if (!cpy_to_index(t, v, &n))
        return CPY_ERROR;
    if (n == INT64_MAX)
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "factorial() argument should not exceed 9223372036854775807");
    if (n > (int64_t)1 << 31)
        return cpy_raise_no_memory(t);
    return product_of_range(t, 2, n);
}

static cpy_value math_factorial(struct cpy_thread *t, const cpy_value *args) { return factorial(t, args[0]); }

/* Reads n and k of perm() and comb(). */
static bool read_choice(struct cpy_thread *t, const cpy_value *args, cpy_value *n, cpy_value *k)
{
    if (!(*n = cpy_index(t, args[0])) || !(*k = cpy_index(t, args[1])))
        return false;
    if (cpy_int_sign(*n) >= 0 && cpy_int_sign(*k) >= 0)
        return true;
    cpy_raise(t, CPY_VALUE_ERROR, "%c must be a non-negative integer", cpy_int_sign(*n) < 0 ? 'n' : 'k');
    return false;
}

/* n * (n - 1) * ... with k factors. */
static cpy_value falling_product(struct cpy_thread *t, cpy_value n, int64_t k)
{
    cpy_value half, rest;

    if (cpy_is_small(n))
        return k ? product_of_range(t, cpy_small(n) - k + 1, cpy_small(n)) : cpy_int(1);
    if (k <= 1)
        return k ? n : cpy_int(1);
    if (!(half = falling_product(t, n, k / 2)) || !(rest = cpy_binary(t, n, cpy_int(k / 2), CPY_SUB)) ||
        !(rest = falling_product(t, rest, k - k / 2)))
        return CPY_ERROR;
    return cpy_binary(t, half, rest, CPY_MUL);
}

static cpy_value math_perm(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value n, k;
    int64_t count;

    if (args[1] == CPY_NONE)
        return factorial(t, args[0]);
    if (!read_choice(t, args, &n, &k))
        return CPY_ERROR;
    if (cpy_compare_bool(t, n, k, CPY_LT))
        return cpy_int(0);
    if (!cpy_to_index(t, k, &count))
        return CPY_ERROR;
    if (count == INT64_MAX)
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "k must not exceed 9223372036854775807");
    if (count > (int64_t)1 << 31)
        return cpy_raise_no_memory(t);
    return falling_product(t, n, count);
}

/* n over k in 64 bits; 0: it does not fit.  Each step divides exactly. */
static int64_t small_comb(int64_t n, int64_t k)
{
    int64_t result = 1;

    for (int64_t i = 1; i <= k; i++)
        if (__builtin_mul_overflow(result, n - k + i, &result))
            return 0;
        else
            result /= i;
    return result;
}

static cpy_value math_comb(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value n, k, other, above, below;
    int64_t count, small;

    if (!read_choice(t, args, &n, &k))
        return CPY_ERROR;
    if (cpy_compare_bool(t, n, k, CPY_LT))
        return cpy_int(0);
    if (!(other = cpy_binary(t, n, k, CPY_SUB)))
        return CPY_ERROR;
    if (cpy_compare_bool(t, other, k, CPY_LT))
        k = other;
    if (!cpy_to_index(t, k, &count))
        return CPY_ERROR;
    if (count == INT64_MAX)
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "min(n - k, k) must not exceed 9223372036854775807");
    if (cpy_is_small(n) && (small = small_comb(cpy_small(n), count)))
        return cpy_int_from(t, small);
    if (count > (int64_t)1 << 31)
        return cpy_raise_no_memory(t);
    if (!(above = falling_product(t, n, count)) || !(below = product_of_range(t, 2, count)))
        return CPY_ERROR;
    return cpy_binary(t, above, below, CPY_FLOORDIV);
}

/* --- the module ------------------------------------------------------------------------------------------------ */

static const struct cpy_function math_functions[] = {
#define F(name, function, overflows, doc) {#name, "(x, /)", math_##name, doc, 0},
    UNARY(F)
#undef F
#define F(name, function, doc) {#name, "(x, /)", math_##name, doc, 0},
    UNARY_TOTAL(F)
#undef F
#define F(name, doc) {#name, "(x, /)", math_##name, doc, 0},
    UNARY_TEST(F)
#undef F
#define F(name, function, signature, doc) {#name, signature, math_##name, doc, 0},
    BINARY(F)
#undef F
    {"lgamma", "(x, /)", math_lgamma, "Return the natural logarithm of the gamma function's absolute value at x.", 0},
    {"ulp", "(x, /)", math_ulp, "Return what the last bit of x is worth.", 0},
    {"frexp", "(x, /)", math_frexp, "Return (m, e) so that x == m * 2**e and m is within 0.5 and 1.", 0},
    {"modf", "(x, /)", math_modf, "Return the fraction and the whole part of x, both with its sign.", 0},
    {"nextafter", "(x, y, /, *, steps=None)", math_nextafter, "Return the float that is steps floats (1) after x in the direction of y.", 0},
    {"fma", "(x, y, z, /)", math_fma, "Return x * y + z, rounded once.", 0},
    {"pow", "(x, y, /)", math_pow, "Return x raised to the power y, as floats.", 0},
    {"ldexp", "(x, i, /)", math_ldexp, "Return x * 2**i.", 0},
    {"isclose", "(a, b, *, rel_tol=1.0e-09, abs_tol=0.0)", math_isclose,
     "Return whether a and b are equal but for a tolerance.", 0},
    {"log", "(x, base=<unset>, /)", math_log, "Return the logarithm of x to the base, or the natural one.", 0},
    {"log2", "(x, /)", math_log2, "Return the base 2 logarithm of x.", 0},
    {"log10", "(x, /)", math_log10, "Return the base 10 logarithm of x.", 0},
    {"floor", "(x, /)", math_floor, "Return the largest int that is not greater than x.", 0},
    {"ceil", "(x, /)", math_ceil, "Return the smallest int that is not less than x.", 0},
    {"trunc", "(x, /)", math_trunc, "Return x without its fraction.", 0},
    {"fsum", "(seq, /)", math_fsum, "Return the sum of floats, rounded only once.", 0},
    {"sumprod", "(p, q, /)", math_sumprod, "Return the sum of the products of items that stand at the same place.", 0},
    {"prod", "(iterable, /, *, start=1)", math_prod, "Return the product of start and all items.", 0},
    {"hypot", "(*coordinates)", math_hypot, "Return the distance of a point from the origin.", 0},
    {"dist", "(p, q, /)", math_dist, "Return the distance between two points.", 0},
    {"gcd", "(*integers)", math_gcd, "Return the greatest common divisor.", 0},
    {"lcm", "(*integers)", math_lcm, "Return the least common multiple.", 0},
    {"isqrt", "(n, /)", math_isqrt, "Return the whole part of the square root of an int.", 0},
    {"factorial", "(n, /)", math_factorial, "Return 1 * 2 * ... * n.", 0},
    {"perm", "(n, k=None, /)", math_perm, "Return in how many ways k of n things can be put in order.", 0},
    {"comb", "(n, k, /)", math_comb, "Return in how many ways k of n things can be chosen.", 0},
    {0},
};

static const struct cpy_constant math_constants[] = {
    CPY_FLOAT_CONSTANT("pi", M_PI),
    CPY_FLOAT_CONSTANT("e", M_E),
    CPY_FLOAT_CONSTANT("tau", 2 * M_PI),
    CPY_FLOAT_CONSTANT("inf", INFINITY),
    CPY_FLOAT_CONSTANT("nan", NAN),
    {0},
};

const struct cpy_module_def cpy_module_math = {
    .name = "math",
    .doc = "Functions of real and of whole numbers.",
    .functions = math_functions,
    .constants = math_constants,
};
