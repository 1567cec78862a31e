/* SPDX-License-Identifier: MIT */
/* modules/stdlib/random.h - the generator that random.c's methods and random_real.c's distributions share. */
#ifndef CPY_STDLIB_RANDOM_H
#define CPY_STDLIB_RANDOM_H

#include "vm/api.h"

#define MT_WORDS 624

/* A Random or SystemRandom instance. */
struct random {
    struct cpy_object head;
    uint32_t state[MT_WORDS];
    uint32_t index;     /* of the next word in state; MT_WORDS: make new ones */
    bool system;        /* numbers come from the operating system */
    bool has_gauss;
    double gauss;       /* if has_gauss: the second of a pair that gauss() made */
};

CPY_INLINE struct random *as_random(cpy_value v) { return (struct random *)cpy_pointer(v); }
/* self.random(): within 0 and 1, not 1.  A subclass's own method is called.  False: an exception is pending. */
CPY_CHECKED bool cpy_random_double(struct cpy_thread *t, cpy_value self, double *out);

/* R(name, signature, doc): the distributions, methods in random_real.c. */
#define RANDOM_REAL(R)                                                                                              \
    R(uniform, "(self, a, b)", "Return a float between a and b.")                                                   \
    R(triangular, "(self, low=0.0, high=1.0, mode=None)", "Return a float within bounds, most often near mode.") \
    R(gauss, "(self, mu=0.0, sigma=1.0)", "Return a normally distributed float, faster than normalvariate().") \
    R(normalvariate, "(self, mu=0.0, sigma=1.0)", "Return a normally distributed float.")                           \
    R(lognormvariate, "(self, mu, sigma)", "Return a float whose logarithm is normally distributed.")               \
    R(expovariate, "(self, lambd=1.0)", "Return an exponentially distributed float of mean 1/lambd.")                   \
    R(binomialvariate, "(self, n=1, p=0.5)", "Return how many of n trials succeed, each with probability p.")     \
    R(vonmisesvariate, "(self, mu, kappa)", "Return an angle, concentrated around mu by kappa.")                    \
    R(gammavariate, "(self, alpha, beta)", "Return a float of the gamma distribution.")                             \
    R(betavariate, "(self, alpha, beta)", "Return a float of the beta distribution, between 0 and 1.")              \
    R(paretovariate, "(self, alpha)", "Return a float of the Pareto distribution.")                                 \
    R(weibullvariate, "(self, alpha, beta)", "Return a float of the Weibull distribution.")

#define R(name, signature, doc) cpy_value cpy_random_##name(struct cpy_thread *t, const cpy_value *args);
RANDOM_REAL(R)
#undef R

#endif
