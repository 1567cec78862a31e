/* SPDX-License-Identifier: MIT */
/* vm/objects/float.c - floats: making, arithmetic and methods.
 *
 * Most floats lie in the value's word (value.h).  0.0 is a constant; -0.0, NaN, the
 * infinities, very small and very large numbers and instances of subclasses are boxed.
 * Nothing here may depend on which of these a float is. */
#include "vm/objects/format.h"
#include "vm/objects/limbs.h"
#include "vm/objects/type.h"
#include "vm/objects/type_parts.h"
#include "vm/memory/heap.h"

#include <errno.h>
#include <math.h>

/* --- making and reading ------------------------------------------------------------- */

cpy_value cpy_float_from(struct cpy_thread *t, double d)
{
    cpy_value v = cpy_try_word_float(d);
    struct cpy_boxed_float *box;

    if (CPY_LIKELY(cpy_is_word_float(v)))
        return v;
    if (d == 0 && !signbit(d))
        return CPY_ZERO;
    if (!(box = cpy_alloc(t, cpy_shape(t, CPY_TYPE_FLOAT), sizeof *box)))
        return CPY_ERROR;
    box->value = d;
    return cpy_from(box);
}

bool cpy_is_float(cpy_value v)
{
    return cpy_is_word_float(v) || v == CPY_ZERO || cpy_has_layout(v, CPY_TYPE_FLOAT);
}

/* Is v a float, but not a subclass's instance? */
static bool is_exact_float(cpy_value v)
{
    return cpy_is_word_float(v) || v == CPY_ZERO || cpy_is_exactly(v, CPY_TYPE_FLOAT);
}

/* Calls __float__ (or __index__).  1: *out is set; 0: it has neither; -1: raised. */
static int call_float(struct cpy_thread *t, cpy_value v, double *out)
{
    cpy_native convert = cpy_slot_of(t, v, CPY_SLOT_FLOAT);
    cpy_value result;

    if (!convert) {
        if (!cpy_slot_of(t, v, CPY_SLOT_INDEX))
            return 0;
        return (result = cpy_index(t, v)) && cpy_int_to_double(t, result, out) ? 1 : -1;
    }
    if (!(result = convert(t, &v)))
        return -1;
    if (!cpy_is_float(result)) {
        cpy_raise(t, CPY_TYPE_ERROR, "%T.__float__ returned non-float (type %T)", v, result);
        return -1;
    }
    if (!is_exact_float(result) && !cpy_warn(t, CPY_DEPRECATION_WARNING,
            "%T.__float__ returned non-float (type %T).  The ability to return an instance of a strict subclass of "
            "float is deprecated, and may not be supported in a future version of Python.", v, result))
        return -1;
    *out = cpy_float_value(result);
    return 1;
}

bool cpy_to_double(struct cpy_thread *t, cpy_value v, double *out)
{
    int found;

    if (CPY_LIKELY(cpy_is_word_float(v))) {
        *out = cpy_word_float(v);
        return true;
    }
    if (cpy_is_float(v)) {
        *out = cpy_float_value(v);
        return true;
    }
    if (cpy_is_exact_int(v))
        return cpy_int_to_double(t, v, out);
    if (!(found = call_float(t, v, out)))
        cpy_raise(t, CPY_TYPE_ERROR, "must be real number, not %T", v);
    return found > 0;
}

int cpy_float_operand(struct cpy_thread *t, cpy_value v, double *out)
{
    if (CPY_LIKELY(cpy_is_word_float(v))) {
        *out = cpy_word_float(v);
        return 1;
    }
    if (cpy_is_float(v)) {
        *out = cpy_float_value(v);
        return 1;
    }
    if (!cpy_is_int(v))
        return 0;
    return cpy_int_to_double(t, v, out) ? 1 : -1;
}

/* --- arithmetic ------------------------------------------------------------------------ */

/* OverflowError(34, 'Numerical result out of range'), as CPython says it. */
static cpy_value raise_range(struct cpy_thread *t)
{
    cpy_value text = cpy_str_from(t, "Numerical result out of range");
    cpy_value error = text ? cpy_call_2(t, t->vm->exceptions[CPY_OVERFLOW_ERROR], cpy_int(ERANGE), text) : CPY_ERROR;

    return error ? cpy_raise_value(t, error) : CPY_ERROR;
}

/* a % b with b's sign, and a // b to match. */
static double modulo(double a, double b)
{
    double rest = fmod(a, b);

    if (rest == 0)
        return copysign(0, b);
    return (rest < 0) != (b < 0) ? rest + b : rest;
}

static double floor_quotient(double a, double b, double *rest)
{
    double exact = fmod(a, b), quotient = (a - exact) / b, whole;

    *rest = modulo(a, b);
    if (exact != 0 && (b < 0) != (exact < 0))
        quotient -= 1;
    if (quotient == 0)
        return copysign(0, a / b);
    whole = floor(quotient); /* the division may have been a little off */
    return quotient - whole > 0.5 ? whole + 1 : whole;
}

/* a ** b of a negative a and a fraction b is complex. */
static cpy_value power(struct cpy_thread *t, double a, double b)
{
    double result;

    if (a == 0 && b < 0 && !isinf(b))
        return cpy_raise(t, CPY_ZERO_DIVISION_ERROR, "0.0 cannot be raised to a negative power");
    if (a < 0 && isfinite(a) && isfinite(b) && b != floor(b)) {
        cpy_value base = cpy_complex_from(t, a, 0), exponent = base ? cpy_complex_from(t, b, 0) : CPY_ERROR;

        return exponent ? cpy_binary(t, base, exponent, CPY_POW) : CPY_ERROR;
    }
    result = pow(a, b);
    if (isinf(result) && isfinite(a) && isfinite(b))
        return raise_range(t);
    return cpy_float_of(t, result);
}

static cpy_value float_divmod_of(struct cpy_thread *t, double a, double b)
{
    double rest, quotient = floor_quotient(a, b, &rest);
    cpy_value q = cpy_float_of(t, quotient), r = q ? cpy_float_of(t, rest) : CPY_ERROR;

    return r ? cpy_tuple_of(t, 2, q, r) : CPY_ERROR;
}

static cpy_value by_zero(struct cpy_thread *t, enum cpy_operator op)
{
    const char *text = op == CPY_MOD ? "float modulo by zero" : op == CPY_DIVMOD ? "float divmod()"
                     : op == CPY_FLOORDIV ? "float floor division by zero" : "float division by zero";

    return cpy_raise(t, CPY_ZERO_DIVISION_ERROR, "%s", text);
}

cpy_value cpy_float_binary(struct cpy_thread *t, double a, double b, enum cpy_operator op)
{
    double rest;

    switch (op) {
    case CPY_ADD: return cpy_float_of(t, a + b);
    case CPY_SUB: return cpy_float_of(t, a - b);
    case CPY_MUL: return cpy_float_of(t, a * b);
    case CPY_POW: return power(t, a, b);
    case CPY_TRUEDIV: case CPY_FLOORDIV: case CPY_MOD: case CPY_DIVMOD: break;
    default: return CPY_NOT_IMPLEMENTED;
    }
    if (b == 0)
        return by_zero(t, op);
    if (op == CPY_TRUEDIV)
        return cpy_float_of(t, a / b);
    if (op == CPY_FLOORDIV)
        return cpy_float_of(t, floor_quotient(a, b, &rest));
    return op == CPY_MOD ? cpy_float_of(t, modulo(a, b)) : float_divmod_of(t, a, b);
}

/* args[0] op args[1], or the other way round. */
static cpy_value operate(struct cpy_thread *t, const cpy_value *args, enum cpy_operator op, bool swap)
{
    double a = cpy_float_value(args[0]), b;
    int found = cpy_float_operand(t, args[1], &b);

    if (found <= 0)
        return found < 0 ? CPY_ERROR : CPY_NOT_IMPLEMENTED;
    return swap ? cpy_float_binary(t, b, a, op) : cpy_float_binary(t, a, b, op);
}

#define FLOAT_OPERATORS(O) \
    O(add, ADD) O(sub, SUB) O(mul, MUL) O(truediv, TRUEDIV) O(floordiv, FLOORDIV) O(mod, MOD) O(divmod, DIVMOD)

#define O(name, op)                                                                                             \
    static cpy_value float_##name(struct cpy_thread *t, const cpy_value *args)  \
    {                                                                             \
        return operate(t, args, CPY_##op, false);                                 \
    }                                                                             \
    static cpy_value float_r##name(struct cpy_thread *t, const cpy_value *args) \
    {                                                                             \
        return operate(t, args, CPY_##op, true);                                  \
    }
FLOAT_OPERATORS(O)
#undef O

static cpy_value no_modulus(struct cpy_thread *t)
{
    return cpy_raise(t, CPY_TYPE_ERROR, "pow() 3rd argument not allowed unless all arguments are integers");
}

static cpy_value float_pow(struct cpy_thread *t, const cpy_value *args)
{
    return args[2] == CPY_NONE ? operate(t, args, CPY_POW, false) : no_modulus(t);
}

static cpy_value float_rpow(struct cpy_thread *t, const cpy_value *args)
{
    return args[2] == CPY_NONE ? operate(t, args, CPY_POW, true) : no_modulus(t);
}

/* --- comparison -------------------------------------------------------------------------- */

enum order { LESS = 1, EQUAL = 2, GREATER = 4, UNORDERED = 8, NO_NUMBER = 16 };

/* How a float and another number compare; ints exactly, whatever their size. */
static enum order compare(double a, cpy_value other)
{
    double b;
    int order;

    if (cpy_is_float(other)) {
        b = cpy_float_value(other);
        return a < b ? LESS : a > b ? GREATER : a == b ? EQUAL : UNORDERED;
    }
    if (!cpy_is_int(other))
        return NO_NUMBER;
    if (isnan(a))
        return UNORDERED;
    order = cpy_int_compare_double(other, a);
    return order > 0 ? LESS : order < 0 ? GREATER : EQUAL;
}

#define FLOAT_COMPARISONS(O) \
    O(lt, <, LESS) O(le, <=, LESS | EQUAL) O(eq, ==, EQUAL) O(ne, !=, LESS | GREATER | UNORDERED) O(gt, >, GREATER) \
    O(ge, >=, GREATER | EQUAL)

#define O(name, op, orders)                                                    \
    static cpy_value float_##name(struct cpy_thread *t, const cpy_value *args) \
    {                                                                          \
        enum order order = compare(cpy_float_value(args[0]), args[1]);         \
                                                                               \
        (void)t;                                                               \
        return order == NO_NUMBER ? CPY_NOT_IMPLEMENTED : cpy_bool(order & (orders)); \
    }
FLOAT_COMPARISONS(O)
#undef O

/* --- conversions --------------------------------------------------------------------------- */

static cpy_value float_neg(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_float_of(t, -cpy_float_value(args[0]));
}

static cpy_value float_abs(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_float_of(t, fabs(cpy_float_value(args[0])));
}

static cpy_value float_pos(struct cpy_thread *t, const cpy_value *args)
{
    return is_exact_float(args[0]) ? args[0] : cpy_float_of(t, cpy_float_value(args[0]));
}

static cpy_value float_bool(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(cpy_float_value(args[0]) != 0);
}

/* The int of a double that was made whole, or the reason why there is none. */
static cpy_value whole_int(struct cpy_thread *t, double d)
{
    if (isinf(d))
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "cannot convert float infinity to integer");
    if (isnan(d))
        return cpy_raise(t, CPY_VALUE_ERROR, "cannot convert float NaN to integer");
    return cpy_int_from_double(t, d);
}

static cpy_value float_int(struct cpy_thread *t, const cpy_value *args)
{
    return whole_int(t, cpy_float_value(args[0]));
}

static cpy_value float_floor(struct cpy_thread *t, const cpy_value *args)
{
    return whole_int(t, floor(cpy_float_value(args[0])));
}

static cpy_value float_ceil(struct cpy_thread *t, const cpy_value *args)
{
    return whole_int(t, ceil(cpy_float_value(args[0])));
}

static cpy_value float_is_integer(struct cpy_thread *t, const cpy_value *args)
{
    double d = cpy_float_value(args[0]);

    (void)t;
    return cpy_bool(isfinite(d) && d == trunc(d));
}

/* NaNs are unequal to each other: their hash comes from the object. */
static cpy_value float_hash(struct cpy_thread *t, const cpy_value *args)
{
    double d = cpy_float_value(args[0]);

    (void)t;
    return isnan(d) ? cpy_object_hash(t, args) : cpy_int(cpy_hash_double(d));
}

static cpy_value float_repr(struct cpy_thread *t, const cpy_value *args)
{
    char text[40];
    int len = cpy_float_format(cpy_float_value(args[0]), text);

    return cpy_str_from_ascii(t, text, (size_t)len);
}

static cpy_value float_format(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_is_str(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "__format__() argument must be str, not %B", args[1]);
    if (!cpy_str_view(args[1]).len)
        return cpy_str(t, args[0]); /* a subclass may have its own */
    return cpy_format_float_spec(t, args[0], args[1]);
}

/* --- rounding -------------------------------------------------------------------------------- */

static const double tens[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22}; /* exact, all of them */

/* d to a number of decimals, as if its decimal expansion had been rounded half to even.  The
 * quick way: d * 10^n and its rounding error (fma) decide exactly which whole number is nearest. */
static bool round_quickly(double d, int64_t digits, double *out)
{
    double scaled, error, whole, rest;

    if (digits > 22 || !(fabs(scaled = d * tens[digits]) < 0x1p52))
        return false;
    error = fma(d, tens[digits], -scaled);
    whole = rint(scaled);
    rest = scaled - whole;
    if (rest == 0.5 && error > 0)
        whole = ceil(scaled);
    else if (rest == -0.5 && error < 0)
        whole = floor(scaled);
    else if (fabs(rest) == 0.5 && error != 0)
        whole = rest > 0 ? floor(scaled) : ceil(scaled);
    *out = copysign(whole / tens[digits], d);
    return true;
}

/* To decimals beyond what round_quickly() can do, through exact text. */
static void round_by_text(double d, int digits, double *out)
{
    char text[700];
    int len = snprintf(text, sizeof text, "%.*f", digits, d);

    for (int i = 0; i < len; i++) /* the point is the locale's */
        if (text[i] != '-' && (text[i] < '0' || text[i] > '9'))
            text[i] = '.';
    if (!cpy_float_parse(text, (size_t)len, out))
        *out = d;
}

/* To a multiple of 10^places.  Twice the whole part, plus one for a fraction, is enough to decide. */
static bool round_to_tens(struct cpy_thread *t, double d, int places, double *out)
{
    double whole = trunc(fabs(d));
    cpy_value twice = cpy_int_from_double(t, whole), multiple;

    if (!twice || !(twice = cpy_int_shift_left(t, twice, 1)) ||
        (whole != fabs(d) && !(twice = cpy_int_binary(t, twice, cpy_int(1), CPY_ADD))) ||
        !(multiple = cpy_int_power(t, cpy_int(10), cpy_int(places))) ||
        !(multiple = cpy_int_shift_left(t, multiple, 1)) || !(twice = cpy_int_round_to(t, twice, multiple)) ||
        !(twice = cpy_int_shift_right(t, twice, 1)))
        return false;
    if (!cpy_int_to_double(t, twice, out)) {
        cpy_take_pending(t);
        cpy_raise(t, CPY_OVERFLOW_ERROR, "rounded value too large to represent");
        return false;
    }
    *out = copysign(*out, d);
    return true;
}

static cpy_value float_round(struct cpy_thread *t, const cpy_value *args)
{
    double d = cpy_float_value(args[0]), result;
    int64_t digits;

    if (!args[1] || args[1] == CPY_NONE)
        return whole_int(t, rint(d));
    if (!cpy_to_index(t, args[1], &digits))
        return CPY_ERROR;
    if (!isfinite(d) || digits > 323)
        return float_pos(t, args);
    if (digits < -308)
        return cpy_float_of(t, copysign(0, d));
    if (digits < 0 && !round_to_tens(t, d, (int)-digits, &result))
        return CPY_ERROR;
    if (digits >= 0 && !round_quickly(d, digits, &result))
        round_by_text(d, (int)digits, &result);
    return cpy_float_of(t, result);
}

/* --- the rest ---------------------------------------------------------------------------------- */

static cpy_value float_as_integer_ratio(struct cpy_thread *t, const cpy_value *args)
{
    double d = cpy_float_value(args[0]), fraction;
    int exponent;
    cpy_value above, below = cpy_int(1);

    if (isinf(d))
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "cannot convert Infinity to integer ratio");
    if (isnan(d))
        return cpy_raise(t, CPY_VALUE_ERROR, "cannot convert NaN to integer ratio");
    fraction = frexp(d, &exponent);
    for (int i = 0; i < 53 && fraction != floor(fraction); i++) {
        fraction *= 2;
        exponent--;
    }
    above = cpy_int_from_double(t, fraction);
    if (exponent > 0)
        above = cpy_int_shift_left(t, above, (uint64_t)exponent);
    else
        below = cpy_int_shift_left(t, below, (uint64_t)-exponent);
    return above && below ? cpy_tuple_of(t, 2, above, below) : CPY_ERROR;
}

static cpy_value float_getnewargs(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v = float_pos(t, args);

    return v ? cpy_tuple_of(t, 1, v) : CPY_ERROR;
}

static cpy_value float_getformat(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_is_str(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "__getformat__() argument must be str, not %B", args[1]);
    if (!cpy_str_equals(args[1], "double") && !cpy_str_equals(args[1], "float"))
        return cpy_raise(t, CPY_VALUE_ERROR, "__getformat__() argument 1 must be 'double' or 'float'");
    return cpy_str_from(t, "IEEE, little-endian");
}

static cpy_value float_imag(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return CPY_ZERO;
}

/* The number that float(v) makes. */
static bool convert(struct cpy_thread *t, cpy_value v, double *out)
{
    int found;

    if (is_exact_float(v)) {
        *out = cpy_float_value(v);
        return true;
    }
    if (cpy_is_exact_int(v))
        return cpy_int_to_double(t, v, out);
    if (!cpy_slot_of(t, v, CPY_SLOT_FLOAT) && !cpy_slot_of(t, v, CPY_SLOT_INDEX) && (cpy_is_str(v) || cpy_offers_buffer(v)))
        return cpy_float_from_text(t, v, out);
    if (!(found = call_float(t, v, out)))
        cpy_raise(t, CPY_TYPE_ERROR, "float() argument must be a string or a real number, not '%T'", v);
    return found > 0;
}

static cpy_value float_make(struct cpy_thread *t, const cpy_value *args)
{
    double d;

    if (is_exact_float(args[0]))
        return args[0];
    return convert(t, args[0], &d) ? cpy_float_of(t, d) : CPY_ERROR;
}

/* A float, or an instance of a subclass. */
static cpy_value make_instance(struct cpy_thread *t, cpy_value cls, double d)
{
    struct cpy_boxed_float *box;

    if (cls == t->vm->types[CPY_TYPE_FLOAT])
        return cpy_float_of(t, d);
    if (!(box = cpy_new_object(t, cls)))
        return CPY_ERROR;
    box->value = d;
    return cpy_from(box);
}

static cpy_value float_new(struct cpy_thread *t, const cpy_value *args)
{
    double d;

    return convert(t, args[1], &d) ? make_instance(t, args[0], d) : CPY_ERROR;
}

static cpy_value float_fromhex(struct cpy_thread *t, const cpy_value *args)
{
    double d;
    cpy_value v;

    if (!cpy_is_str(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "bad argument type for built-in operation");
    if (!cpy_str_utf8(t, args[1], &(size_t){0}) || !cpy_float_from_hex(t, args[1], &d))
        return CPY_ERROR;
    v = cpy_float_of(t, d);
    return !v || args[0] == t->vm->types[CPY_TYPE_FLOAT] ? v : cpy_call_1(t, args[0], v);
}

static cpy_value float_hex(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_float_to_hex(t, cpy_float_value(args[0]));
}

static const struct cpy_function float_methods[] = {
    {"__new__", "(cls, x=0.0, /)", float_new, "Create a float.", 0},
#define O(name, op)                                                                     \
    {"__" #name "__", "(self, value, /)", float_##name, "The operator of this name.", 0}, \
    {"__r" #name "__", "(self, value, /)", float_r##name, "The operator of this name, operands swapped.", 0},
    FLOAT_OPERATORS(O)
#undef O
#define O(name, op, orders) {"__" #name "__", "(self, value, /)", float_##name, "Return self " #op " value.", 0},
    FLOAT_COMPARISONS(O)
#undef O
    {"__pow__", "(self, value, mod=None, /)", float_pow, "Return self ** value.", 0},
    {"__rpow__", "(self, value, mod=None, /)", float_rpow, "Return value ** self.", 0},
    {"__neg__", "(self, /)", float_neg, "Return -self.", 0},
    {"__pos__", "(self, /)", float_pos, "Return +self.", 0},
    {"__abs__", "(self, /)", float_abs, "Return the absolute value.", 0},
    {"__bool__", "(self, /)", float_bool, "Return whether it is not zero.", 0},
    {"__int__", "(self, /)", float_int, "Return the whole part.", 0},
    {"__trunc__", "(self, /)", float_int, "Return the whole part.", 0},
    {"__floor__", "(self, /)", float_floor, "Return the largest int that is not greater.", 0},
    {"__ceil__", "(self, /)", float_ceil, "Return the smallest int that is not less.", 0},
    {"__float__", "(self, /)", float_pos, "Return self as a float.", 0},
    {"__round__", "(self, ndigits=None, /)", float_round, "Round half to even: to an int, or to ndigits decimals.", 0},
    {"__hash__", "(self, /)", float_hash, "Return hash(self).", 0},
    {"__repr__", "(self, /)", float_repr, "Return the shortest text that reads back as the same number.", 0},
    {"__format__", "(self, format_spec, /)", float_format, "Return the text that a format specification describes.", 0},
    {"__getnewargs__", "(self, /)", float_getnewargs, "Return the arguments that make an equal float.", 0},
    {"__getformat__", "(cls, typestr, /)", float_getformat, "Tell how C doubles or floats are stored.", CPY_BIND_CLASS},
    {"conjugate", "(self, /)", float_pos, "Return self: a real number is its own conjugate.", 0},
    {"as_integer_ratio", "(self, /)", float_as_integer_ratio,
     "Return two ints whose quotient is exactly the number.\n\n>>> (0.75).as_integer_ratio()\n(3, 4)", 0},
    {"is_integer", "(self, /)", float_is_integer, "Return whether it is a whole number.", 0},
    {"hex", "(self, /)", float_hex,
        "Return the number exactly, in hexadecimal.\n\n>>> (0.75).hex()\n'0x1.8000000000000p-1'", 0},
    {"fromhex", "(cls, string, /)", float_fromhex,
        "Make a float from what hex() returns.\n\n>>> float.fromhex('0x1.8p-1')\n0.75", CPY_BIND_CLASS},
    {0},
};

static const struct cpy_attribute float_attributes[] = {
    {"real", float_pos, NULL, "The number itself."},
    {"imag", float_imag, NULL, "0.0: the imaginary part."},
    {0},
};

static const struct cpy_function float_make_row = {"float", "(x=0.0, /)", float_make, NULL, 0};

const struct cpy_type_def cpy_float_type = {
    .name = "float",
    .doc = "float(x=0.0) -> float: a real number in double precision\n\nConverts a number or a text.",
    .size = sizeof(struct cpy_boxed_float),
    .methods = float_methods,
    .attributes = float_attributes,
    .make = &float_make_row,
};
