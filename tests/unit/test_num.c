/* SPDX-License-Identifier: MIT */
/* tests/unit/test_num.c - numbers: the forms of a value, limbs at their edges, floats and their text.
 *
 * Arithmetic is checked by laws that hold whatever the size of the operands, over
 * numbers around every power of two where the form of an int or the count of its limbs
 * changes. */
#include "vm/objects/limbs.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

Suite *num_suite(void);

static struct cpy_thread *t;

static void open_vm(void)
{
    static const struct cpy_module_def *const no_modules[] = {NULL};
    struct cpy_config config = {.modules = no_modules};

    t = cpy_vm_new(&config);
    ck_assert_ptr_nonnull(t);
}

static void close_vm(void) { cpy_vm_free(t); }

static uint64_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (*state >> 11 ^ *state) * 0x9e3779b97f4a7c15u;
}

static double from_bits(uint64_t bits)
{
    double d;

    memcpy(&d, &bits, sizeof d);
    return d;
}

static uint64_t to_bits(double d)
{
    uint64_t bits;

    memcpy(&bits, &d, sizeof bits);
    return bits;
}

/* --- words ------------------------------------------------------------------------------- */

START_TEST(floats_lie_in_the_word_if_their_exponent_is_common)
{
    static const uint64_t mantissas[] = {0, 1, 0x8000000000000, 0xfffffffffffff};

    for (uint64_t exponent = 0; exponent < 2048; exponent++)
        for (size_t i = 0; i < CPY_COUNT(mantissas) * 2; i++) {
            double d = from_bits((uint64_t)(i & 1) << 63 | exponent << 52 | mantissas[i / 2]);
            cpy_value v = cpy_try_word_float(d);
            bool common = exponent >= 1023 - 255 && exponent <= 1023 + 256;

            ck_assert_int_eq(cpy_is_word_float(v), common);
            if (common) {
                ck_assert_uint_eq(to_bits(cpy_word_float(v)), to_bits(d));
                ck_assert(!cpy_is_small(v) && !cpy_is_object(v) && !cpy_is_constant(v));
            }
        }
}
END_TEST

START_TEST(constants_are_nothing_else)
{
    for (int i = 1; i < 8; i++) {
        cpy_value v = CPY_CONSTANT(i);

        ck_assert(cpy_is_constant(v) && !cpy_is_object(v) && !cpy_is_small(v) && !cpy_is_word_float(v));
    }
    ck_assert(cpy_bool(true) == CPY_TRUE && cpy_bool(false) == CPY_FALSE);
    ck_assert(!cpy_is_object(CPY_UNSET));
}
END_TEST

START_TEST(every_double_survives_being_a_value)
{
    uint64_t seed = 1;

    for (int i = 0; i < 20000; i++) {
        uint64_t bits = next_random(&seed);
        cpy_value v = cpy_float_from(t, from_bits(bits));

        ck_assert(cpy_is_float(v));
        ck_assert_uint_eq(to_bits(cpy_float_value(v)), bits);
    }
    ck_assert(cpy_float_from(t, 0.0) == CPY_ZERO);
    ck_assert(signbit(cpy_float_value(cpy_float_from(t, -0.0))));
}
END_TEST

START_TEST(int64_survives_being_a_value)
{
    static const int64_t numbers[] = {0, 1, -1, CPY_INT_MAX, CPY_INT_MIN, CPY_INT_MAX + 1, CPY_INT_MIN - 1, INT64_MAX,
        INT64_MIN,
        INT32_MAX, INT32_MIN, (int64_t)UINT32_MAX, (int64_t)UINT32_MAX + 1};

    for (size_t i = 0; i < CPY_COUNT(numbers); i++) {
        cpy_value v = cpy_int_from(t, numbers[i]);
        int64_t back;

        ck_assert_int_eq(cpy_is_small(v), cpy_fits_small(numbers[i]));
        ck_assert(cpy_to_int64(t, v, &back));
        ck_assert_int_eq(back, numbers[i]);
    }
    ck_assert(!cpy_to_int64(t, cpy_int_from_unsigned(t, UINT64_MAX), &(int64_t){0}));
    ck_assert(cpy_pending_is(t, CPY_OVERFLOW_ERROR));
    cpy_take_pending(t);
}
END_TEST

/* --- arithmetic ------------------------------------------------------------------------------ */

static cpy_value compute(cpy_value a, cpy_value b, enum cpy_operator op)
{
    cpy_value v = cpy_int_binary(t, a, b, op);

    ck_assert(v != CPY_ERROR);
    return v;
}

/* The two's form is the shortest, and they are the same number. */
static void same(cpy_value a, cpy_value b)
{
    ck_assert(cpy_is_int(a) && cpy_is_int(b));
    ck_assert_int_eq(cpy_int_compare(a, b), 0);
    ck_assert_int_eq(cpy_is_small(a), cpy_is_small(b));
    ck_assert_int_eq(cpy_hash_int(a), cpy_hash_int(b));
}

static const int edges[] = {0, 1, 2, 30, 31, 32, 33, 60, 61, 62, 63, 64, 65, 95, 96, 127, 128, 129, 191, 192, 256,
    1000};

/* Numbers around powers of two, with both signs: number i, or CPY_ERROR after the last. */
static cpy_value edge_number(size_t i)
{
    cpy_value power;

    if (i >= CPY_COUNT(edges) * 6)
        return CPY_ERROR;
    power = compute(cpy_int(1), cpy_int(edges[i / 6]), CPY_LSHIFT);
    power = compute(power, cpy_int((int64_t)(i % 3) - 1), CPY_ADD);
    return i % 6 < 3 ? power : cpy_int_negate(t, power);
}

static void check_division(cpy_value a, cpy_value b)
{
    cpy_value parts = cpy_int_binary(t, a, b, CPY_DIVMOD), quotient, rest;

    ck_assert(parts);
    quotient = cpy_tuple_get(parts, 0);
    rest = cpy_tuple_get(parts, 1);
    same(compute(compute(quotient, b, CPY_MUL), rest, CPY_ADD), a);
    same(compute(a, b, CPY_FLOORDIV), quotient);
    same(compute(a, b, CPY_MOD), rest);
    ck_assert(!cpy_int_sign(rest) || cpy_int_sign(rest) == cpy_int_sign(b));
    ck_assert_int_lt(cpy_int_sign(b) * cpy_int_compare(rest, b), 0);
}

START_TEST(laws_of_arithmetic_hold_at_the_edges)
{
    cpy_value a, b;

    for (size_t i = 0; (a = edge_number(i)); i++)
        for (size_t k = 0; (b = edge_number(k)); k++) {
            cpy_value and = compute(a, b, CPY_AND), or = compute(a, b, CPY_OR), sum = compute(a, b, CPY_ADD);

            same(compute(sum, b, CPY_SUB), a);
            same(sum, compute(b, a, CPY_ADD));
            same(compute(a, b, CPY_SUB), cpy_int_negate(t, compute(b, a, CPY_SUB)));
            same(compute(and, or, CPY_ADD), sum);
            same(compute(or, and, CPY_SUB), compute(a, b, CPY_XOR));
            if (cpy_int_sign(b)) {
                same(compute(compute(a, b, CPY_MUL), b, CPY_FLOORDIV), a);
                check_division(a, b);
            }
        }
}
END_TEST

START_TEST(shifts_undo_each_other)
{
    cpy_value a, power;

    for (size_t i = 0; (a = edge_number(i)); i++)
        for (size_t k = 0; k < CPY_COUNT(edges); k++) {
            power = compute(cpy_int(2), cpy_int(edges[k]), CPY_POW);
            same(compute(a, cpy_int(edges[k]), CPY_LSHIFT), compute(a, power, CPY_MUL));
            same(compute(a, cpy_int(edges[k]), CPY_RSHIFT), compute(a, power, CPY_FLOORDIV));
            same(compute(compute(a, cpy_int(edges[k]), CPY_LSHIFT), cpy_int(edges[k]), CPY_RSHIFT), a);
        }
}
END_TEST

START_TEST(text_and_bytes_of_ints_read_back)
{
    static const int bases[] = {2, 3, 8, 10, 16, 36};
    uint8_t bytes[200];
    cpy_value a;

    for (size_t i = 0; (a = edge_number(i)); i++) {
        for (size_t k = 0; k < CPY_COUNT(bases); k++) {
            struct cpy_text text = cpy_str_view(cpy_int_to_str(t, a, bases[k]));

            same(cpy_int_parse(t, text.data, text.len, bases[k]), a);
        }
        for (int little = 0; little < 2; little++) {
            ck_assert(cpy_int_to_bytes(t, a, bytes, sizeof bytes, little, true));
            same(cpy_int_from_bytes(t, bytes, sizeof bytes, little, true), a);
        }
    }
}
END_TEST

START_TEST(ints_and_doubles_compare_exactly)
{
    cpy_value a;
    double d;

    for (size_t i = 0; (a = edge_number(i)); i++) {
        cpy_value back;

        if (!cpy_int_to_double(t, a, &d))
            continue;
        back = cpy_int_from_double(t, d);
        ck_assert_int_eq(cpy_int_compare_double(a, d), cpy_int_compare(a, back));
        ck_assert_int_eq(cpy_int_compare_double(back, d), 0);
        ck_assert_int_eq(cpy_hash_int(back), cpy_hash_double(d));
        if (fabs(d) < 0x1p50)
            ck_assert_int_eq(cpy_int_compare_double(a, d + 0.5), -1);
        ck_assert_int_eq(cpy_int_compare_double(a, INFINITY), -1);
        ck_assert_int_eq(cpy_int_compare_double(a, -INFINITY), 1);
    }
}
END_TEST

/* --- text of floats ----------------------------------------------------------------------------- */

/* The text reads back as the same bits, and no text of fewer digits would. */
static void check_float_text(double d)
{
    char text[40], shorter[40];
    int n = cpy_float_format(d, text), digits = 0;
    double back;

    ck_assert_int_le(n, 32);
    text[n] = 0;
    ck_assert(cpy_float_parse(text, (size_t)n, &back));
    ck_assert_uint_eq(to_bits(back), to_bits(d));
    ck_assert_uint_eq(to_bits(strtod(text, NULL)), to_bits(d));
    for (int i = 0; i < n && text[i] != 'e'; i++)
        digits += text[i] >= '0' && text[i] <= '9' && (digits || text[i] != '0');
    if (digits > 1 && digits < 17 && fabs(d) < 1e15) {
        snprintf(shorter, sizeof shorter, "%.*e", digits - 2, d);
        ck_assert(d == trunc(d) || strtod(shorter, NULL) != d);
    }
}

START_TEST(float_text_is_exact_and_short)
{
    uint64_t seed = 7;

    for (int i = 0; i < 50000; i++) {
        double d = from_bits(next_random(&seed));

        if (isfinite(d))
            check_float_text(d);
        check_float_text((double)(int64_t)(next_random(&seed) >> 40) / 1000);
    }
    for (uint64_t exponent = 0; exponent < 2047; exponent++) { /* where the neighbours are not equally far */
        check_float_text(from_bits(exponent << 52));
        check_float_text(from_bits(exponent << 52 | 1));
        check_float_text(from_bits((exponent << 52) + 0xfffffffffffff));
    }
}
END_TEST

START_TEST(decimals_are_rounded_as_the_c_library_does)
{
    uint64_t seed = 3;
    char text[80];
    double d;

    for (int i = 0; i < 50000; i++) {
        int n = snprintf(text, sizeof text, "%llu.%llue%d",
            (unsigned long long)next_random(&seed) >> next_random(&seed) % 64,
            (unsigned long long)next_random(&seed) >> next_random(&seed) % 64, (int)(next_random(&seed) % 700) - 360);

        ck_assert(cpy_float_parse(text, (size_t)n, &d));
        ck_assert_uint_eq(to_bits(d), to_bits(strtod(text, NULL)));
    }
}
END_TEST

START_TEST(rounding_to_double_agrees_with_the_machine)
{
    uint64_t seed = 5;

    for (int i = 0; i < 50000; i++) {
        uint64_t n = next_random(&seed) >> next_random(&seed) % 64;

        ck_assert_uint_eq(to_bits(cpy_round_to_double(n, 0)), to_bits((double)n));
        n >>= 11; /* exact in a double, so that the machine rounds but once */
        ck_assert_uint_eq(to_bits(cpy_round_to_double(n, -1100)), to_bits(ldexp((double)n, -1100)));
    }
}
END_TEST

Suite *num_suite(void)
{
    Suite *suite = suite_create("num");
    TCase *words = tcase_create("words"), *numbers = tcase_create("numbers");

    tcase_add_test(words, floats_lie_in_the_word_if_their_exponent_is_common);
    tcase_add_test(words, constants_are_nothing_else);
    tcase_add_test(words, float_text_is_exact_and_short);
    tcase_add_test(words, decimals_are_rounded_as_the_c_library_does);
    tcase_add_test(words, rounding_to_double_agrees_with_the_machine);
    tcase_add_checked_fixture(numbers, open_vm, close_vm);
    tcase_add_test(numbers, every_double_survives_being_a_value);
    tcase_add_test(numbers, int64_survives_being_a_value);
    tcase_add_test(numbers, laws_of_arithmetic_hold_at_the_edges);
    tcase_add_test(numbers, shifts_undo_each_other);
    tcase_add_test(numbers, text_and_bytes_of_ints_read_back);
    tcase_add_test(numbers, ints_and_doubles_compare_exactly);
    tcase_set_timeout(words, 60);
    tcase_set_timeout(numbers, 120); /* under valgrind */
    suite_add_tcase(suite, words);
    suite_add_tcase(suite, numbers);
    return suite;
}
