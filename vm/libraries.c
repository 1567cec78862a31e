/* SPDX-License-Identifier: MIT */
/* vm/libraries.c - the functions of libm and GMP that cpy uses; the libraries are opened at the first call of one.
 *
 * Linked as usual they would cost every program an eighth of the time that starting takes, and 0.4 MiB;
 * few programs need them.  Callers include <math.h>, <complex.h> and <gmp.h> and know nothing of this.
 *
 * What is hard: these functions have no interpreter at hand, so the table of their addresses belongs to the process, as
 * the dynamic linker's own would.  An address is written once, whole, and can be but one, so threads may do it at once.
 * The compiler takes the functions for those of the C library if it is allowed to (FLAGS_libraries in the Makefile). */
#include "vm/value.h"

#include <complex.h>
#include <dlfcn.h>
#include <gmp.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define EXIT_NO_LIBRARY 127 /* as the dynamic linker's */

#define COMPLEX double _Complex
/* F(result, name, parameters, arguments) for each function. */
#define REAL(F, name) F(double, name, (double x), (x))
#define REAL_2(F, name) F(double, name, (double x, double y), (x, y))
#define COMPLEX_1(F, name) F(COMPLEX, name, (COMPLEX z), (z))
#define LIMBS_2(F, type, name) F(type, name, (mp_ptr r, mp_srcptr a, mp_srcptr b, mp_size_t n), (r, a, b, n))

#define LIBM_FUNCTIONS(F)                                                                                              \
    REAL(F, acos) REAL(F, acosh) REAL(F, asin) REAL(F, asinh) REAL(F, atan) REAL(F, atanh) REAL(F, cbrt)               \
    REAL(F, ceil) REAL(F, cos) REAL(F, cosh) REAL(F, erf) REAL(F, erfc) REAL(F, exp) REAL(F, exp2) REAL(F, exp10)      \
    REAL(F, expm1) REAL(F, floor) REAL(F, log) REAL(F, log10) REAL(F, log1p) REAL(F, log2) REAL(F, rint)               \
    REAL(F, round) REAL(F, sin) REAL(F, sinh) REAL(F, sqrt) REAL(F, tan) REAL(F, tanh) REAL(F, tgamma) REAL(F, trunc)  \
    REAL_2(F, atan2) REAL_2(F, fmod) REAL_2(F, hypot) REAL_2(F, nextafter) REAL_2(F, pow) REAL_2(F, remainder)         \
    F(double, fma, (double x, double y, double z), (x, y, z))                                                          \
    F(double, lgamma_r, (double x, int *sign), (x, sign))                                                              \
    F(long, lround, (double x), (x))                                                                                   \
    F(void, sincos, (double x, double *s, double *c), (x, s, c))                                                       \
    F(double, cabs, (COMPLEX z), (z))                                                                                  \
    COMPLEX_1(F, cacos) COMPLEX_1(F, cacosh) COMPLEX_1(F, casin) COMPLEX_1(F, casinh) COMPLEX_1(F, catan)              \
    COMPLEX_1(F, catanh) COMPLEX_1(F, ccos) COMPLEX_1(F, ccosh) COMPLEX_1(F, cexp) COMPLEX_1(F, clog)                  \
    COMPLEX_1(F, csin) COMPLEX_1(F, csinh) COMPLEX_1(F, csqrt) COMPLEX_1(F, ctan) COMPLEX_1(F, ctanh)

/* The first ones are inline functions when the compiler optimises. */
#define GMP_FUNCTIONS(F)                                                                                               \
    F(mp_limb_t, mpn_add, (mp_ptr r, mp_srcptr a, mp_size_t n, mp_srcptr b, mp_size_t m), (r, a, n, b, m))             \
    F(mp_limb_t, mpn_sub, (mp_ptr r, mp_srcptr a, mp_size_t n, mp_srcptr b, mp_size_t m), (r, a, n, b, m))             \
    F(mp_limb_t, mpn_add_1, (mp_ptr r, mp_srcptr a, mp_size_t n, mp_limb_t b), (r, a, n, b))                           \
    F(mp_limb_t, mpn_neg, (mp_ptr r, mp_srcptr a, mp_size_t n), (r, a, n))                                             \
    F(int, mpn_cmp, (mp_srcptr a, mp_srcptr b, mp_size_t n), (a, b, n))                                                \
    F(size_t, mpz_size, (mpz_srcptr x), (x))                                                                           \
    LIMBS_2(F, void, mpn_and_n) LIMBS_2(F, void, mpn_ior_n) LIMBS_2(F, void, mpn_xor_n)                                \
    LIMBS_2(F, mp_limb_t, mpn_add_n) LIMBS_2(F, mp_limb_t, mpn_sub_n)                                                  \
    F(void, mpn_com, (mp_ptr r, mp_srcptr a, mp_size_t n), (r, a, n))                                                  \
    F(void, mpn_copyi, (mp_ptr r, mp_srcptr a, mp_size_t n), (r, a, n))                                                \
    F(mp_limb_t, mpn_divrem_1, (mp_ptr q, mp_size_t zeros, mp_srcptr a, mp_size_t n, mp_limb_t by),                    \
        (q, zeros, a, n, by))                                                                                          \
    F(size_t, mpn_get_str, (unsigned char *s, int base, mp_ptr a, mp_size_t n), (s, base, a, n))                       \
    F(mp_limb_t, mpn_lshift, (mp_ptr r, mp_srcptr a, mp_size_t n, unsigned bits), (r, a, n, bits))                     \
    F(mp_limb_t, mpn_mod_1, (mp_srcptr a, mp_size_t n, mp_limb_t by), (a, n, by))                                      \
    F(mp_limb_t, mpn_mul, (mp_ptr r, mp_srcptr a, mp_size_t n, mp_srcptr b, mp_size_t m), (r, a, n, b, m))             \
    F(mp_limb_t, mpn_mul_1, (mp_ptr r, mp_srcptr a, mp_size_t n, mp_limb_t by), (r, a, n, by))                         \
    F(mp_bitcnt_t, mpn_popcount, (mp_srcptr a, mp_size_t n), (a, n))                                                   \
    F(mp_limb_t, mpn_rshift, (mp_ptr r, mp_srcptr a, mp_size_t n, unsigned bits), (r, a, n, bits))                     \
    F(mp_bitcnt_t, mpn_scan1, (mp_srcptr a, mp_bitcnt_t from), (a, from))                                              \
    F(mp_size_t, mpn_set_str, (mp_ptr r, const unsigned char *s, size_t n, int base), (r, s, n, base))                 \
    F(size_t, mpn_sizeinbase, (mp_srcptr a, mp_size_t n, int base), (a, n, base))                                      \
    F(void, mpn_sqr, (mp_ptr r, mp_srcptr a, mp_size_t n), (r, a, n))                                                  \
    F(mp_size_t, mpn_sqrtrem, (mp_ptr root, mp_ptr rest, mp_srcptr a, mp_size_t n), (root, rest, a, n))                \
    F(void, mpn_tdiv_qr, (mp_ptr q, mp_ptr r, mp_size_t zeros, mp_srcptr a, mp_size_t n,                               \
        mp_srcptr b, mp_size_t m), (q, r, zeros, a, n, b, m))                                                          \
    F(void, mpz_clear, (mpz_ptr x), (x))                                                                               \
    F(void, mpz_gcd, (mpz_ptr r, mpz_srcptr a, mpz_srcptr b), (r, a, b))                                               \
    F(void, mpz_init, (mpz_ptr x), (x))                                                                                \
    F(int, mpz_invert, (mpz_ptr r, mpz_srcptr a, mpz_srcptr m), (r, a, m))                                             \
    F(mp_srcptr, mpz_limbs_read, (mpz_srcptr x), (x))                                                                  \
    F(void, mpz_powm, (mpz_ptr r, mpz_srcptr a, mpz_srcptr e, mpz_srcptr m), (r, a, e, m))                             \
    F(mpz_srcptr, mpz_roinit_n, (mpz_ptr x, mp_srcptr a, mp_size_t n), (x, a, n))

#define JOIN(a, b) a##b
#define NUMBER(name) JOIN(AT_, name) /* mpn_mul is a macro for the name that the library knows */
#define TEXT(name) TEXT_OF(name)
#define TEXT_OF(name) #name

enum function {
#define F(result, name, parameters, arguments) NUMBER(name),
    LIBM_FUNCTIONS(F) FIRST_OF_GMP, BEFORE_GMP = FIRST_OF_GMP - 1, GMP_FUNCTIONS(F) FUNCTIONS
#undef F
};

static const char *const names[FUNCTIONS] = {
#define F(result, name, parameters, arguments) TEXT(name),
    LIBM_FUNCTIONS(F) GMP_FUNCTIONS(F)
#undef F
};

static void *library_addresses[FUNCTIONS]; /* NULL: not looked up yet */

static __attribute__((noinline)) void *find(enum function at)
{
    void *library = dlopen(at < FIRST_OF_GMP ? "libm.so.6" : "libgmp.so.10", RTLD_NOW | RTLD_LOCAL);
    void *address = library ? dlsym(library, names[at]) : NULL;

    if (!address) {
        fprintf(stderr, "cpy: %s%s\n", dlerror(), at < FIRST_OF_GMP ? "" : " (sudo apt install libgmp10)");
        exit(EXIT_NO_LIBRARY);
    }
    __atomic_store_n(&library_addresses[at], address, __ATOMIC_RELAXED);
    return address;
}

#define F(result, name, parameters, arguments)                                             \
    result name parameters                                                                 \
    {                                                                                      \
        void *address = __atomic_load_n(&library_addresses[NUMBER(name)], __ATOMIC_RELAXED);\
                                                                                           \
        if (CPY_UNLIKELY(!address))                                                        \
            address = find(NUMBER(name));                                                  \
        return ((__typeof__(&name))address)arguments;                                      \
    }
LIBM_FUNCTIONS(F)
GMP_FUNCTIONS(F)
#undef F
