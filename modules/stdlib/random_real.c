/* SPDX-License-Identifier: MIT */
/* modules/stdlib/random_real.c - random numbers of various distributions.
 *
 * Each takes its numbers from random() in the order in which CPython takes them, so that
 * one seed gives one sequence.  The methods are the published ones that the library
 * reference names: Kinderman and Monahan (normal), Cheng, and Ahrens and Dieter (gamma),
 * Best and Fisher (von Mises), Devroye, and Hoermann (binomial). */
#include "modules/stdlib/random.h"

#include <math.h>

/* Draws into a variable, or leaves the function. */
#define DRAW(variable)                                  \
    do {                                                \
        if (!cpy_random_double(t, args[0], &variable))  \
            return CPY_ERROR;                           \
    } while (0)

/* Reads the n numbers that follow self. */
static bool read_numbers(struct cpy_thread *t, const cpy_value *args, double *out, int n)
{
    for (int i = 0; i < n; i++)
        if (!cpy_to_double(t, args[i + 1], &out[i]))
            return false;
    return true;
}

cpy_value cpy_random_uniform(struct cpy_thread *t, const cpy_value *args)
{
    double p[2], u;

    if (!read_numbers(t, args, p, 2))
        return CPY_ERROR;
    DRAW(u);
    return cpy_float_from(t, p[0] + (p[1] - p[0]) * u);
}

cpy_value cpy_random_triangular(struct cpy_thread *t, const cpy_value *args)
{
    double p[2], mode, u, c = 0.5, low, high;

    if (!read_numbers(t, args, p, 2) || (args[3] != CPY_NONE && !cpy_to_double(t, args[3], &mode)))
        return CPY_ERROR;
    DRAW(u);
    low = p[0];
    high = p[1];
    if (args[3] != CPY_NONE) {
        if (high == low)
            return args[1];
        c = (mode - low) / (high - low);
    }
    if (u > c) {
        u = 1 - u;
        c = 1 - c;
        low = p[1];
        high = p[0];
    }
    return cpy_float_from(t, low + (high - low) * sqrt(u * c));
}

/* Box and Muller's pair; one is kept for the next call. */
cpy_value cpy_random_gauss(struct cpy_thread *t, const cpy_value *args)
{
    struct random *random = as_random(args[0]);
    double p[2], u, z, angle, length;

    if (!read_numbers(t, args, p, 2))
        return CPY_ERROR;
    if (random->has_gauss) {
        random->has_gauss = false;
        z = random->gauss;
    } else {
        DRAW(u);
        angle = u * (2 * M_PI);
        DRAW(u);
        length = sqrt(-2.0 * log(1.0 - u));
        z = cos(angle) * length;
        random->gauss = sin(angle) * length;
        random->has_gauss = true;
    }
    return cpy_float_from(t, p[0] + z * p[1]);
}

/* A normally distributed number of mean 0 and deviation 1. */
static cpy_value draw_normal(struct cpy_thread *t, const cpy_value *args, double *out)
{
    const double scale = 4 * exp(-0.5) / sqrt(2.0);
    double u1, u2, z;

    do {
        DRAW(u1);
        DRAW(u2);
        u2 = 1.0 - u2;
        z = scale * (u1 - 0.5) / u2;
    } while (z * z / 4.0 > -log(u2));
    *out = z;
    return CPY_NONE;
}

cpy_value cpy_random_normalvariate(struct cpy_thread *t, const cpy_value *args)
{
    double p[2], z;

    if (!read_numbers(t, args, p, 2) || !draw_normal(t, args, &z))
        return CPY_ERROR;
    return cpy_float_from(t, p[0] + z * p[1]);
}

cpy_value cpy_random_lognormvariate(struct cpy_thread *t, const cpy_value *args)
{
    double p[2], z;

    if (!read_numbers(t, args, p, 2) || !draw_normal(t, args, &z))
        return CPY_ERROR;
    return cpy_float_from(t, exp(p[0] + z * p[1]));
}

cpy_value cpy_random_expovariate(struct cpy_thread *t, const cpy_value *args)
{
    double p[1], u;

    if (!read_numbers(t, args, p, 1))
        return CPY_ERROR;
    DRAW(u);
    if (p[0] == 0)
        return cpy_raise(t, CPY_ZERO_DIVISION_ERROR, "float division by zero");
    return cpy_float_from(t, -log(1.0 - u) / p[0]);
}

/* Few successes: goes from one to the next, the gaps being geometrically distributed (Devroye). */
static cpy_value draw_few_successes(struct cpy_thread *t, const cpy_value *args, double n, double p, double *out)
{
    double c = log2(1.0 - p), at = 0, u;

    for (*out = 0; c != 0; (*out)++) {
        DRAW(u);
        at += floor(log2(u) / c) + 1;
        if (!(at <= n))
            break;
    }
    return CPY_NONE;
}

static double log_factorial(double n)
{
    int sign;

    return lgamma_r(n + 1, &sign);
}

/* Many successes: transformed rejection with squeeze (Hoermann, "The generation of binomial random variates", 1993,
 * algorithm BTRS, whose names these are). */
static cpy_value draw_many_successes(struct cpy_thread *t, const cpy_value *args, double n, double p, double *out)
{
    double spq = sqrt(n * p * (1.0 - p)), b = 1.15 + 2.53 * spq, a = -0.0873 + 0.0248 * b + 0.01 * p, c = n * p + 0.5;
    double vr = 0.92 - 4.2 / b, alpha = (2.83 + 5.1 / b) * spq, lpq = log(p / (1.0 - p)), m = floor((n + 1) * p);
    double h = log_factorial(m) + log_factorial(n - m), u, us, v, k;

    for (;;) {
        DRAW(u);
        u -= 0.5;
        us = 0.5 - fabs(u);
        k = floor((2.0 * a / us + b) * u + c);
        if (!(k >= 0 && k <= n))
            continue;
        DRAW(v);
        if (us >= 0.07 && v <= vr)
            break;
        v *= alpha / (a / (us * us) + b);
        if (log(v) <= h - log_factorial(k) - log_factorial(n - k) + (k - m) * lpq)
            break;
    }
    *out = k;
    return CPY_NONE;
}

/* p within 0 and 1, both excluded. */
static cpy_value draw_binomial(struct cpy_thread *t, const cpy_value *args, double n, double p, double *out)
{
    cpy_value good;
    double u;

    if (n == 1) {
        DRAW(u);
        *out = u < p;
        return CPY_NONE;
    }
    if (p > 0.5) {
        good = draw_binomial(t, args, n, 1.0 - p, out);
        *out = n - *out;
        return good;
    }
    return n * p < 10.0 ? draw_few_successes(t, args, n, p, out) : draw_many_successes(t, args, n, p, out);
}

cpy_value cpy_random_binomialvariate(struct cpy_thread *t, const cpy_value *args)
{
    double p[2], count;

    if (!read_numbers(t, args, p, 2))
        return CPY_ERROR;
    if (p[0] < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "n must be non-negative");
    if (p[1] == 0)
        return cpy_int(0);
    if (p[1] == 1)
        return args[1];
    if (!(p[1] > 0 && p[1] < 1))
        return cpy_raise(t, CPY_VALUE_ERROR, "p must be in the range 0.0 <= p <= 1.0");
    return draw_binomial(t, args, p[0], p[1], &count) ? cpy_int_from_double(t, count) : CPY_ERROR;
}

/* An angle within 0 and 2 pi. */
static double full_circle(double angle)
{
    double rest = fmod(angle, 2 * M_PI);

    return rest < 0 ? rest + 2 * M_PI : rest;
}

cpy_value cpy_random_vonmisesvariate(struct cpy_thread *t, const cpy_value *args)
{
    double p[2], u, s, r, z, d, q, f;

    if (!read_numbers(t, args, p, 2))
        return CPY_ERROR;
    if (p[1] <= 1e-6) {
        DRAW(u);
        return cpy_float_from(t, 2 * M_PI * u);
    }
    s = 0.5 / p[1];
    r = s + sqrt(1.0 + s * s);
    do {
        DRAW(u);
        z = cos(M_PI * u);
        d = z / (r + z);
        DRAW(u);
    } while (u >= 1.0 - d * d && u > (1.0 - d) * exp(d));
    q = 1.0 / r;
    f = (q + z) / (1.0 + q * z);
    DRAW(u);
    return cpy_float_from(t, full_circle(u > 0.5 ? p[0] + acos(f) : p[0] - acos(f)));
}

/* alpha > 1 */
static cpy_value draw_large_gamma(struct cpy_thread *t, const cpy_value *args, double alpha, double *out)
{
    double root = sqrt(2.0 * alpha - 1.0), b = alpha - log(4.0), c = alpha + root, u1, u2, v, x, z, r;

    for (;;) {
        DRAW(u1);
        if (u1 <= 1e-7 || u1 >= 0.9999999)
            continue;
        DRAW(u2);
        u2 = 1.0 - u2;
        v = log(u1 / (1.0 - u1)) / root;
        x = alpha * exp(v);
        z = u1 * u1 * u2;
        r = b + c * v - x;
        if (r + (1.0 + log(4.5)) - 4.5 * z >= 0.0 || r >= log(z))
            break;
    }
    *out = x;
    return CPY_NONE;
}

/* alpha < 1 */
static cpy_value draw_little_gamma(struct cpy_thread *t, const cpy_value *args, double alpha, double *out)
{
    double u, b = (M_E + alpha) / M_E, p, x;

    for (;;) {
        DRAW(u);
        p = b * u;
        x = p <= 1.0 ? pow(p, 1.0 / alpha) : -log((b - p) / alpha);
        DRAW(u);
        if (p > 1.0 ? u <= pow(x, alpha - 1.0) : u <= exp(-x))
            break;
    }
    *out = x;
    return CPY_NONE;
}

static cpy_value draw_gamma(struct cpy_thread *t, const cpy_value *args, double alpha, double beta, double *out)
{
    double u;
    cpy_value good;

    if (!(alpha > 0 && beta > 0))
        return cpy_raise(t, CPY_VALUE_ERROR, "gammavariate: alpha and beta must be > 0.0");
    if (alpha == 1.0) {
        DRAW(u);
        *out = -log(1.0 - u) * beta;
        return CPY_NONE;
    }
    good = alpha > 1.0 ? draw_large_gamma(t, args, alpha, out) : draw_little_gamma(t, args, alpha, out);
    *out *= beta;
    return good;
}

cpy_value cpy_random_gammavariate(struct cpy_thread *t, const cpy_value *args)
{
    double p[2], x;

    if (!read_numbers(t, args, p, 2) || !draw_gamma(t, args, p[0], p[1], &x))
        return CPY_ERROR;
    return cpy_float_from(t, x);
}

cpy_value cpy_random_betavariate(struct cpy_thread *t, const cpy_value *args)
{
    double p[2], x, y;

    if (!read_numbers(t, args, p, 2) || !draw_gamma(t, args, p[0], 1.0, &x))
        return CPY_ERROR;
    if (x == 0)
        return CPY_ZERO;
    return draw_gamma(t, args, p[1], 1.0, &y) ? cpy_float_from(t, x / (x + y)) : CPY_ERROR;
}

cpy_value cpy_random_paretovariate(struct cpy_thread *t, const cpy_value *args)
{
    double p[1], u;

    if (!read_numbers(t, args, p, 1))
        return CPY_ERROR;
    DRAW(u);
    if (p[0] == 0)
        return cpy_raise(t, CPY_ZERO_DIVISION_ERROR, "float division by zero");
    return cpy_float_from(t, pow(1.0 - u, -1.0 / p[0]));
}

cpy_value cpy_random_weibullvariate(struct cpy_thread *t, const cpy_value *args)
{
    double p[2], u;

    if (!read_numbers(t, args, p, 2))
        return CPY_ERROR;
    DRAW(u);
    if (p[1] == 0)
        return cpy_raise(t, CPY_ZERO_DIVISION_ERROR, "float division by zero");
    return cpy_float_from(t, p[0] * pow(-log(1.0 - u), 1.0 / p[1]));
}
