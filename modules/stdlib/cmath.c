/* SPDX-License-Identifier: MIT */
/* modules/stdlib/cmath.c - module cmath: functions of complex numbers.
 *
 * The C library's functions follow the same rules for signed zeros and infinities as
 * Python's; what they signal as overflow or as invalid is turned into exceptions here. */
#include "vm/api.h"

#include <complex.h>
#include <math.h>

static cpy_value domain_error(struct cpy_thread *t) { return cpy_raise(t, CPY_VALUE_ERROR, "math domain error"); }

static bool finite_number(double complex z) { return isfinite(creal(z)) && isfinite(cimag(z)); }
static bool has_nan(double complex z) { return isnan(creal(z)) || isnan(cimag(z)); }

static bool read_number(struct cpy_thread *t, cpy_value v, double complex *z)
{
    double re, im;

    if (!cpy_to_complex(t, v, &re, &im))
        return false;
    __real__ *z = re; /* re + im * I would lose the signs of zeros */
    __imag__ *z = im;
    return true;
}

/* A result: NaN from a number was not defined, infinity from a finite one is a pole or an overflow. */
static cpy_value make_result(struct cpy_thread *t, double complex z, double complex result, bool overflows)
{
    if (has_nan(result) && !has_nan(z))
        return domain_error(t);
    if (!finite_number(result) && finite_number(z))
        return overflows ? cpy_raise(t, CPY_OVERFLOW_ERROR, "math range error") : domain_error(t);
    return cpy_complex_from(t, creal(result), cimag(result));
}

/* F(name, C function, whether an infinite result is an overflow, doc) */
#define UNARY(F)                                                      \
    F(acos, cacos, true, "Return the arc cosine of z.")               \
    F(acosh, cacosh, true, "Return the inverse hyperbolic cosine of z.") \
    F(asin, casin, true, "Return the arc sine of z.")                 \
    F(asinh, casinh, true, "Return the inverse hyperbolic sine of z.") \
    F(atan, catan, false, "Return the arc tangent of z.")             \
    F(atanh, catanh, false, "Return the inverse hyperbolic tangent of z.") \
    F(cos, ccos, true, "Return the cosine of z.")                     \
    F(cosh, ccosh, true, "Return the hyperbolic cosine of z.")        \
    F(exp, cexp, true, "Return e raised to the power z.")             \
    F(sin, csin, true, "Return the sine of z.")                       \
    F(sinh, csinh, true, "Return the hyperbolic sine of z.")          \
    F(sqrt, csqrt, true, "Return the square root of z.")              \
    F(tan, ctan, true, "Return the tangent of z.")                    \
    F(tanh, ctanh, true, "Return the hyperbolic tangent of z.")

#define F(name, function, overflows, doc)                                       \
    static cpy_value cmath_##name(struct cpy_thread *t, const cpy_value *args)  \
    {                                                                           \
        double complex z;                                                       \
                                                                                \
        return read_number(t, args[0], &z) ? make_result(t, z, function(z), overflows) : CPY_ERROR; \
    }
UNARY(F)
#undef F

/* The logarithm of a number divided by that of the base, which may be unset; -inf of 0 is an error only without a base. */
static cpy_value cmath_log(struct cpy_thread *t, const cpy_value *args)
{
    double complex z, base;

    if (!read_number(t, args[0], &z) || (args[1] && !read_number(t, args[1], &base)))
        return CPY_ERROR;
    if (args[1] ? base == 0 || base == 1 : z == 0)
        return domain_error(t);
    z = clog(z);
    if (!args[1])
        return cpy_complex_from(t, creal(z), cimag(z));
    base = clog(base);
    return cpy_binary(
        t, cpy_complex_from(t, creal(z), cimag(z)), cpy_complex_from(t, creal(base), cimag(base)), CPY_TRUEDIV);
}

static cpy_value cmath_log10(struct cpy_thread *t, const cpy_value *args)
{
    double complex z;

    if (!read_number(t, args[0], &z))
        return CPY_ERROR;
    if (z == 0)
        return domain_error(t);
    z = clog(z);
    return cpy_complex_from(t, creal(z) / M_LN10, cimag(z) / M_LN10);
}

static cpy_value cmath_phase(struct cpy_thread *t, const cpy_value *args)
{
    double complex z;

    return read_number(t, args[0], &z) ? cpy_float_from(t, atan2(cimag(z), creal(z))) : CPY_ERROR;
}

static cpy_value cmath_polar(struct cpy_thread *t, const cpy_value *args)
{
    double complex z;
    double size;
    cpy_value length, angle;

    if (!read_number(t, args[0], &z))
        return CPY_ERROR;
    size = hypot(creal(z), cimag(z));
    if (isinf(size) && finite_number(z))
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "math range error");
    if (!(length = cpy_float_from(t, size)) || !(angle = cpy_float_from(t, atan2(cimag(z), creal(z)))))
        return CPY_ERROR;
    return cpy_tuple_of(t, 2, length, angle);
}

static cpy_value cmath_rect(struct cpy_thread *t, const cpy_value *args)
{
    double r, phi;

    if (!cpy_to_double(t, args[0], &r) || !cpy_to_double(t, args[1], &phi))
        return CPY_ERROR;
    if (isinf(phi) && r != 0 && !isnan(r))
        return domain_error(t);
    if (phi == 0)
        return cpy_complex_from(t, r, isnan(r) ? 0 : copysign(phi, r) * copysign(1, phi));
    if (r == 0 && !isfinite(phi))
        return cpy_complex_from(t, 0, 0);
    if (isinf(r) && isnan(phi))
        return cpy_complex_from(t, INFINITY, NAN);
    return cpy_complex_from(t, r * cos(phi), r * sin(phi));
}

/* T(name, test of a double, how the parts are combined, doc) */
#define TESTS(T)                                                                       \
    T(isfinite, isfinite, &&, "Return whether both parts are finite.")                 \
    T(isinf, isinf, ||, "Return whether a part is infinite.")                          \
    T(isnan, isnan, ||, "Return whether a part is NaN.")

#define T(name, test, combine, doc)                                                    \
    static cpy_value cmath_##name(struct cpy_thread *t, const cpy_value *args)         \
    {                                                                                  \
        double complex z;                                                              \
                                                                                       \
        return read_number(t, args[0], &z) ? cpy_bool(test(creal(z)) combine test(cimag(z))) : CPY_ERROR; \
    }
TESTS(T)
#undef T

static cpy_value cmath_isclose(struct cpy_thread *t, const cpy_value *args)
{
    double complex a, b;
    double relative, absolute, difference;

    if (!read_number(t, args[0], &a) || !read_number(t, args[1], &b) || !cpy_to_double(t, args[2], &relative) ||
        !cpy_to_double(t, args[3], &absolute))
        return CPY_ERROR;
    if (relative < 0 || absolute < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "tolerances must be non-negative");
    if (a == b)
        return CPY_TRUE;
    if (isinf(creal(a)) || isinf(cimag(a)) || isinf(creal(b)) || isinf(cimag(b)))
        return CPY_FALSE;
    difference = cabs(a - b);
    return cpy_bool(difference <= relative * cabs(b) || difference <= relative * cabs(a) || difference <= absolute);
}

static bool init(struct cpy_thread *t, cpy_value module)
{
    cpy_value infinity = cpy_complex_from(t, 0, INFINITY), nan = infinity ? cpy_complex_from(t, 0, NAN) : CPY_ERROR;

    return nan && cpy_module_add(t, module, "infj", infinity) && cpy_module_add(t, module, "nanj", nan);
}

static const struct cpy_function cmath_functions[] = {
#define F(name, function, overflows, doc) {#name, "(z, /)", cmath_##name, doc, 0},
    UNARY(F)
#undef F
#define T(name, test, combine, doc) {#name, "(z, /)", cmath_##name, doc, 0},
    TESTS(T)
#undef T
    {"log", "(z, base=<unset>, /)", cmath_log, "Return the logarithm of z to the base, or the natural one.", 0},
    {"log10", "(z, /)", cmath_log10, "Return the base 10 logarithm of z.", 0},
    {"phase", "(z, /)", cmath_phase, "Return the angle of z, in radians from -pi to pi.", 0},
    {"polar", "(z, /)", cmath_polar, "Return the length and the angle of z.", 0},
    {"rect", "(r, phi, /)", cmath_rect, "Return the number of length r and angle phi.", 0},
    {"isclose", "(a, b, *, rel_tol=1.0e-09, abs_tol=0.0)", cmath_isclose,
     "Return whether a and b are equal but for a tolerance.", 0},
    {0},
};

static const struct cpy_constant cmath_constants[] = {
    CPY_FLOAT_CONSTANT("pi", M_PI),
    CPY_FLOAT_CONSTANT("e", M_E),
    CPY_FLOAT_CONSTANT("tau", 2 * M_PI),
    CPY_FLOAT_CONSTANT("inf", INFINITY),
    CPY_FLOAT_CONSTANT("nan", NAN),
    {0},
};

const struct cpy_module_def cpy_module_cmath = {
    .name = "cmath",
    .doc = "Functions of complex numbers.",
    .functions = cmath_functions,
    .constants = cmath_constants,
    .init = init,
};
