/* SPDX-License-Identifier: MIT */
/* vm/objects/int_methods.c - the methods of int. */
#include "vm/objects/format.h"
#include "vm/objects/limbs.h"
#include "vm/objects/str.h"
#include "vm/objects/type.h"

/* --- operators ------------------------------------------------------------------------ */

/* O(method, operator): the binary operators, each with its reflected form. */
#define INT_OPERATORS(O)                                                                        \
    O(add, ADD) O(sub, SUB) O(mul, MUL) O(truediv, TRUEDIV) O(floordiv, FLOORDIV) O(mod, MOD)   \
    O(divmod, DIVMOD) O(lshift, LSHIFT) O(rshift, RSHIFT) O(and, AND) O(or, OR) O(xor, XOR)

#define O(name, op)                                                                             \
    static cpy_value int_##name(struct cpy_thread *t, const cpy_value *args)                    \
    {                                                                                           \
        return cpy_is_int(args[1]) ? cpy_int_binary(t, args[0], args[1], CPY_##op) : CPY_NOT_IMPLEMENTED; \
    }                                                                                           \
    static cpy_value int_r##name(struct cpy_thread *t, const cpy_value *args)                   \
    {                                                                                           \
        return cpy_is_int(args[1]) ? cpy_int_binary(t, args[1], args[0], CPY_##op) : CPY_NOT_IMPLEMENTED; \
    }
INT_OPERATORS(O)
#undef O

/* O(method, comparison): */
#define INT_COMPARISONS(O) O(lt, <) O(le, <=) O(eq, ==) O(ne, !=) O(gt, >) O(ge, >=)

#define O(name, op)                                                                             \
    static cpy_value int_##name(struct cpy_thread *t, const cpy_value *args)                    \
    {                                                                                           \
        (void)t;                                                                                \
        return cpy_is_int(args[1]) ? cpy_bool(cpy_int_compare(args[0], args[1]) op 0) : CPY_NOT_IMPLEMENTED; \
    }
INT_COMPARISONS(O)
#undef O

static cpy_value int_power(struct cpy_thread *t, cpy_value a, cpy_value b, cpy_value mod)
{
    if (!cpy_is_int(a) || !cpy_is_int(b))
        return CPY_NOT_IMPLEMENTED;
    if (mod == CPY_NONE)
        return cpy_int_binary(t, a, b, CPY_POW);
    return cpy_is_int(mod) ? cpy_int_power_mod(t, cpy_int_plain(a), b, mod) : CPY_NOT_IMPLEMENTED;
}

static cpy_value int_pow(struct cpy_thread *t, const cpy_value *args)
{
    return int_power(t, args[0], args[1], args[2]);
}

static cpy_value int_rpow(struct cpy_thread *t, const cpy_value *args)
{
    return int_power(t, args[1], args[0], args[2]);
}

static cpy_value int_neg(struct cpy_thread *t, const cpy_value *args) { return cpy_int_negate(t, args[0]); }
static cpy_value int_pos(struct cpy_thread *t, const cpy_value *args) { return cpy_int_exact(t, args[0]); }

static cpy_value int_invert(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v = cpy_int_negate(t, args[0]); /* ~x is -x - 1 */

    return v ? cpy_int_binary(t, v, cpy_int(1), CPY_SUB) : CPY_ERROR;
}

static cpy_value int_abs(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_int_sign(args[0]) < 0 ? cpy_int_negate(t, args[0]) : cpy_int_exact(t, args[0]);
}

static cpy_value int_bool(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(cpy_int_sign(args[0]) != 0);
}

static cpy_value int_float(struct cpy_thread *t, const cpy_value *args)
{
    double d;

    return cpy_int_to_double(t, args[0], &d) ? cpy_float_of(t, d) : CPY_ERROR;
}

static cpy_value int_hash(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int(cpy_hash_int(args[0]));
}

static cpy_value int_repr(struct cpy_thread *t, const cpy_value *args) { return cpy_int_to_str(t, args[0], 10); }

static cpy_value int_format(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_is_str(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "__format__() argument must be str, not %B", args[1]);
    return cpy_format_int_spec(t, args[0], args[1]);
}

/* --- rounding ------------------------------------------------------------------------------ */

cpy_value cpy_int_round_to(struct cpy_thread *t, cpy_value v, cpy_value multiple)
{
    cpy_value parts, quotient, twice;
    int order;

    if (!(parts = cpy_int_binary(t, v, multiple, CPY_DIVMOD)))
        return CPY_ERROR;
    quotient = cpy_tuple_get(parts, 0);
    if (!(twice = cpy_int_binary(t, cpy_tuple_get(parts, 1), cpy_int(2), CPY_MUL)))
        return CPY_ERROR;
    order = cpy_int_compare(twice, multiple);
    if (order > 0 || (order == 0 && cpy_int_binary(t, quotient, cpy_int(1), CPY_AND) == cpy_int(1)))
        quotient = cpy_int_binary(t, quotient, cpy_int(1), CPY_ADD);
    return quotient ? cpy_int_binary(t, quotient, multiple, CPY_MUL) : CPY_ERROR;
}

static cpy_value int_round(struct cpy_thread *t, const cpy_value *args)
{
    int64_t digits = 0;
    cpy_value tens;

    if (args[1] && !cpy_to_index(t, args[1], &digits))
        return CPY_ERROR;
    if (digits >= 0)
        return cpy_int_exact(t, args[0]);
    if (cpy_magnitude(digits) > cpy_int_bit_length(args[0])) /* far more than it has digits */
        return cpy_int(0);
    tens = cpy_int_power(t, cpy_int(10), cpy_int(-digits));
    return tens ? cpy_int_round_to(t, args[0], tens) : CPY_ERROR;
}

/* --- bytes ------------------------------------------------------------------------------------ */

/* 1: little, 0: big, -1: ValueError. */
static int byte_order(struct cpy_thread *t, cpy_value v, const char *function)
{
    if (!cpy_is_str(v)) {
        cpy_raise(t, CPY_TYPE_ERROR, "%s() argument 'byteorder' must be str, not %B", function, v);
        return -1;
    }
    if (cpy_str_equals(v, "little"))
        return 1;
    if (cpy_str_equals(v, "big"))
        return 0;
    cpy_raise(t, CPY_VALUE_ERROR, "byteorder must be either 'little' or 'big'");
    return -1;
}

static cpy_value int_to_bytes(struct cpy_thread *t, const cpy_value *args)
{
    int64_t len;
    int little, is_signed;
    uint8_t *data;
    cpy_value bytes;

    if (!cpy_to_size(t, args[1], &len) || (little = byte_order(t, args[2], "to_bytes")) < 0 ||
        (is_signed = cpy_truth(t, args[3])) < 0)
        return CPY_ERROR;
    if (len < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "length argument must be non-negative");
    if ((uint64_t)len > CPY_BYTES_COUNTED)
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "byte string is too large");
    if (!(bytes = cpy_bytes_new(t, (size_t)len, &data)))
        return CPY_ERROR;
    return cpy_int_to_bytes(t, args[0], data, (size_t)len, little, is_signed) ? bytes : CPY_ERROR;
}

/* bytes(v), but not of a str or a number. */
static cpy_value bytes_of(struct cpy_thread *t, cpy_value v)
{
    if (cpy_has_buffer(v))
        return v;
    if (cpy_is_str(v) || (!cpy_find_attr(t, v, CPY_N(t, __bytes__)) && !cpy_slot_of(t, v, CPY_SLOT_ITER) && !cpy_has_items(cpy_class_of(t, v))))
        return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_TYPE_ERROR, "cannot convert '%T' object to bytes", v);
    return cpy_call_1(t, t->vm->types[CPY_TYPE_BYTES], v);
}

static cpy_value int_from_bytes(struct cpy_thread *t, const cpy_value *args)
{
    int little, is_signed;
    cpy_value bytes, v;
    struct cpy_buffer buffer;

    if ((little = byte_order(t, args[2], "from_bytes")) < 0 || (is_signed = cpy_truth(t, args[3])) < 0 ||
        !(bytes = bytes_of(t, args[1])) || !cpy_get_buffer(t, bytes, &buffer, false))
        return CPY_ERROR;
    v = cpy_int_from_bytes(t, buffer.data, buffer.len, little, is_signed);
    cpy_release_buffer(t, &buffer);
    return !v || args[0] == t->vm->types[CPY_TYPE_INT] ? v : cpy_call_1(t, args[0], v);
}

/* --- the rest ------------------------------------------------------------------------------------ */

static cpy_value int_bit_length(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int((int64_t)cpy_int_bit_length(args[0]));
}

static cpy_value int_is_integer(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return CPY_TRUE;
}

static cpy_value int_bit_count(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_limbs x;

    (void)t;
    cpy_limbs_view(&x, args[0]);
    return cpy_int(x.len ? (int64_t)mpn_popcount(x.p, x.len) : 0);
}

static cpy_value int_as_integer_ratio(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v = cpy_int_exact(t, args[0]);

    return v ? cpy_tuple_of(t, 2, v, cpy_int(1)) : CPY_ERROR;
}

static cpy_value int_getnewargs(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v = cpy_int_exact(t, args[0]);

    return v ? cpy_tuple_of(t, 1, v) : CPY_ERROR;
}

static cpy_value int_sizeof(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    if (!cpy_is_object(args[0]))
        return cpy_int(sizeof(cpy_value));
    return cpy_int((int64_t)(sizeof(struct cpy_big) + cpy_as_big(args[0])->len * sizeof(mp_limb_t)));
}

static cpy_value int_imag(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return cpy_int(0);
}

static cpy_value int_denominator(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return cpy_int(1);
}

const struct cpy_function cpy_int_methods[] = {
    {"__new__", "(cls, x=<unset>, /, base=<unset>)", cpy_int_new, "Create an int.", 0},
#define O(name, op)                                                               \
    {"__" #name "__", "(self, value, /)", int_##name, "The operator of this name.", 0}, \
    {"__r" #name "__", "(self, value, /)", int_r##name, "The operator of this name, operands swapped.", 0},
    INT_OPERATORS(O)
#undef O
#define O(name, op) {"__" #name "__", "(self, value, /)", int_##name, "Return self " #op " value.", 0},
    INT_COMPARISONS(O)
#undef O
    {"__pow__", "(self, value, mod=None, /)", int_pow, "Return self ** value, modulo mod if given.", 0},
    {"__rpow__", "(self, value, mod=None, /)", int_rpow, "Return value ** self, modulo mod if given.", 0},
    {"__neg__", "(self, /)", int_neg, "Return -self.", 0},
    {"__pos__", "(self, /)", int_pos, "Return +self.", 0},
    {"__invert__", "(self, /)", int_invert, "Return ~self, which is -self - 1.", 0},
    {"__abs__", "(self, /)", int_abs, "Return the absolute value.", 0},
    {"__bool__", "(self, /)", int_bool, "Return whether it is not 0.", 0},
    {"__int__", "(self, /)", int_pos, "Return self as an int.", 0},
    {"__index__", "(self, /)", int_pos, "Return self as an int, for use as an index.", 0},
    {"__trunc__", "(self, /)", int_pos, "Return self: there is nothing to cut off.", 0},
    {"__floor__", "(self, /)", int_pos, "Return self.", 0},
    {"__ceil__", "(self, /)", int_pos, "Return self.", 0},
    {"__float__", "(self, /)", int_float, "Return the nearest float.", 0},
    {"__round__", "(self, ndigits=<unset>, /)", int_round,
     "Round to a power of ten; ndigits counts from the point.", 0},
    {"__hash__", "(self, /)", int_hash, "Return hash(self).", 0},
    {"__repr__", "(self, /)", int_repr, "Return the decimal digits.", 0},
    {"__format__", "(self, format_spec, /)", int_format, "Return the text that a format specification describes.", 0},
    {"__getnewargs__", "(self, /)", int_getnewargs, "Return the arguments that make an equal int.", 0},
    {"__sizeof__", "(self, /)", int_sizeof, "Return the size in memory, in bytes.", 0},
    {"conjugate", "(self, /)", int_pos, "Return self: a whole number is its own conjugate.", 0},
    {"bit_length", "(self, /)", int_bit_length,
        "Return how many bits the absolute value needs.\n\n>>> (-37).bit_length()\n6", 0},
    {"bit_count", "(self, /)", int_bit_count,
        "Return how many bits of the absolute value are 1.\n\n>>> (-37).bit_count()\n3", 0},
    {"is_integer", "(self, /)", int_is_integer, "Return True: float has the same method.", 0},
    {"as_integer_ratio", "(self, /)", int_as_integer_ratio,
        "Return the pair (self, 1).\n\n>>> (7).as_integer_ratio()\n(7, 1)", 0},
    {"to_bytes", "(self, /, length=1, byteorder='big', *, signed=False)", int_to_bytes,
     "Return length bytes that hold the number; OverflowError if it needs more.", 0},
    {"from_bytes", "(cls, /, bytes, byteorder='big', *, signed=False)", int_from_bytes,
     "Return the number that the bytes hold; signed: two's complement.", CPY_BIND_CLASS},
    {0},
};

const struct cpy_attribute cpy_int_attributes[] = {
    {"real", int_pos, NULL, "The number itself."},
    {"imag", int_imag, NULL, "0: the imaginary part."},
    {"numerator", int_pos, NULL, "The number itself: above the line of the fraction."},
    {"denominator", int_denominator, NULL, "1: below the line of the fraction."},
    {0},
};
