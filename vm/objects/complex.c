/* SPDX-License-Identifier: MIT */
/* vm/objects/complex.c - complex numbers.
 *
 * The arithmetic follows the usual formulas where CPython does, so that results agree
 * to the last digit: division scales by the larger part of the divisor (Smith 1962),
 * whole powers up to 100 are products, others go through polar form. */
#include "vm/objects/complex.h"

#include "vm/objects/format.h"
#include "vm/objects/limbs.h"
#include "vm/objects/type.h"
#include "vm/memory/heap.h"
#include "vm/objects/function.h"

#include <ctype.h>
#include <math.h>

struct number {
    double re, im;
};

static struct number number_of(cpy_value v)
{
    const struct cpy_complex *z = cpy_as_complex(v);

    return (struct number){z->re, z->im};
}

static cpy_value make(struct cpy_thread *t, struct number z)
{
    struct cpy_complex *o = cpy_alloc(t, cpy_shape(t, CPY_TYPE_COMPLEX), sizeof *o);

    if (!o)
        return CPY_ERROR;
    o->re = z.re;
    o->im = z.im;
    return cpy_from(o);
}

cpy_value cpy_complex_from(struct cpy_thread *t, double re, double im) { return make(t, (struct number){re, im}); }

bool cpy_is_complex(cpy_value v) { return cpy_has_layout(v, CPY_TYPE_COMPLEX); }

/* What __complex__ returns.  1: *z is set; 0: there is no such method; -1: an exception is pending. */
static int call_complex(struct cpy_thread *t, cpy_value v, struct number *z)
{
    cpy_value method = cpy_special(t, v, CPY_N(t, __complex__)), result;

    if (!method)
        return cpy_pending(t) ? -1 : 0;
    if (!(result = cpy_call_0(t, method)))
        return -1;
    if (!cpy_is_complex(result)) {
        cpy_raise(t, CPY_TYPE_ERROR, "__complex__ returned non-complex (type %T)", result);
        return -1;
    }
    if (!cpy_is(t, result, CPY_TYPE_COMPLEX) && !cpy_warn(t, CPY_DEPRECATION_WARNING,
            "__complex__ returned non-complex (type %T).  The ability to return an instance of a strict subclass of "
            "complex is deprecated, and may be removed in a future version of Python.", result))
        return -1;
    *z = number_of(result);
    return 1;
}

bool cpy_to_complex(struct cpy_thread *t, cpy_value v, double *re, double *im)
{
    struct number z = {0, 0};
    int found = 1;

    if (cpy_is_complex(v))
        z = number_of(v);
    else if (cpy_is_float(v) || cpy_is_int(v) || !(found = call_complex(t, v, &z)))
        found = cpy_to_double(t, v, &z.re) ? 1 : -1;
    *re = z.re;
    *im = z.im;
    return found > 0;
}

/* An operand.  1: *z is set; 0: not a number; -1: raised. */
static int operand(struct cpy_thread *t, cpy_value v, struct number *z)
{
    if (cpy_is_complex(v)) {
        *z = number_of(v);
        return 1;
    }
    z->im = 0;
    return cpy_float_operand(t, v, &z->re);
}

/* --- arithmetic ------------------------------------------------------------------------- */

static struct number multiply(struct number a, struct number b)
{
    return (struct number){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}

/* b is not zero. */
static struct number divide(struct number a, struct number b)
{
    double ratio, scale;

    if (fabs(b.re) >= fabs(b.im)) {
        ratio = b.im / b.re;
        scale = b.re + b.im * ratio;
        return (struct number){(a.re + a.im * ratio) / scale, (a.im - a.re * ratio) / scale};
    }
    if (isnan(b.re) || isnan(b.im))
        return (struct number){NAN, NAN};
    ratio = b.re / b.im;
    scale = b.re * ratio + b.im;
    return (struct number){(a.re * ratio + a.im) / scale, (a.im * ratio - a.re) / scale};
}

static struct number power_whole(struct number a, unsigned n)
{
    struct number result = {1, 0};

    for (;;) {
        if (n & 1)
            result = multiply(result, a);
        if (!(n >>= 1))
            return result;
        a = multiply(a, a);
    }
}

/* a ** b through length and angle; a is not zero.  *endless: the angle is infinite, and has no sine. */
static struct number power_polar(struct number a, struct number b, bool *endless)
{
    double size = hypot(a.re, a.im), length = pow(size, b.re), angle = atan2(a.im, a.re), phase = angle * b.re;

    if (b.im != 0) {
        length /= exp(angle * b.im);
        phase += b.im * log(size);
    }
    *endless = isinf(phase);
    return (struct number){length * cos(phase), length * sin(phase)};
}

static cpy_value power_of_zero(struct cpy_thread *t)
{
    return cpy_raise(t, CPY_ZERO_DIVISION_ERROR, "0.0 to a negative or complex power");
}

static cpy_value power(struct cpy_thread *t, struct number a, struct number b)
{
    struct number z;
    bool endless;

    if (b.re == 0 && b.im == 0)
        return make(t, (struct number){1, 0});
    if (b.im == 0 && b.re == floor(b.re) && fabs(b.re) <= 100) {
        z = power_whole(a, (unsigned)fabs(b.re));
        if (b.re < 0) {
            if (z.re == 0 && z.im == 0)
                return power_of_zero(t);
            z = divide((struct number){1, 0}, z);
        }
    } else if (a.re == 0 && a.im == 0) {
        if (b.im != 0 || b.re < 0)
            return power_of_zero(t);
        z = (struct number){0, 0};
    } else {
        z = power_polar(a, b, &endless);
        if (endless)
            return power_of_zero(t); /* as CPython tells all that is out of a function's domain */
    }
    if (isinf(z.re) || isinf(z.im))
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "complex exponentiation");
    return make(t, z);
}

static cpy_value compute(struct cpy_thread *t, struct number a, struct number b, enum cpy_operator op)
{
    switch (op) {
    case CPY_ADD: return make(t, (struct number){a.re + b.re, a.im + b.im});
    case CPY_SUB: return make(t, (struct number){a.re - b.re, a.im - b.im});
    case CPY_MUL: return make(t, multiply(a, b));
    case CPY_POW: return power(t, a, b);
    default:
        if (b.re == 0 && b.im == 0)
            return cpy_raise(t, CPY_ZERO_DIVISION_ERROR, "complex division by zero");
        return make(t, divide(a, b));
    }
}

static cpy_value operate(struct cpy_thread *t, const cpy_value *args, enum cpy_operator op, bool swap)
{
    struct number a = number_of(args[0]), b;
    int found = operand(t, args[1], &b);

    if (found <= 0)
        return found < 0 ? CPY_ERROR : CPY_NOT_IMPLEMENTED;
    return swap ? compute(t, b, a, op) : compute(t, a, b, op);
}

#define COMPLEX_OPERATORS(O) O(add, ADD) O(sub, SUB) O(mul, MUL) O(truediv, TRUEDIV)

#define O(name, op)                                                                                               \
    static cpy_value complex_##name(struct cpy_thread *t, const cpy_value *args)  \
    {                                                                             \
        return operate(t, args, CPY_##op, false);                                 \
    }                                                                             \
    static cpy_value complex_r##name(struct cpy_thread *t, const cpy_value *args) \
    {                                                                             \
        return operate(t, args, CPY_##op, true);                                  \
    }
COMPLEX_OPERATORS(O)
#undef O

/* pow() with a modulus, which is told only where both others are numbers. */
static cpy_value refuse_modulus(struct cpy_thread *t, const cpy_value *args)
{
    struct number z;
    int found = operand(t, args[0], &z);

    if (found > 0)
        found = operand(t, args[1], &z);
    if (found <= 0)
        return found < 0 ? CPY_ERROR : CPY_NOT_IMPLEMENTED;
    return cpy_raise(t, CPY_VALUE_ERROR, "complex modulo");
}

static cpy_value complex_pow(struct cpy_thread *t, const cpy_value *args)
{
    if (args[2] != CPY_NONE)
        return refuse_modulus(t, args);
    return operate(t, args, CPY_POW, false);
}

static cpy_value complex_rpow(struct cpy_thread *t, const cpy_value *args)
{
    if (args[2] != CPY_NONE)
        return refuse_modulus(t, args);
    return operate(t, args, CPY_POW, true);
}

static cpy_value complex_neg(struct cpy_thread *t, const cpy_value *args)
{
    struct number z = number_of(args[0]);

    return make(t, (struct number){-z.re, -z.im});
}

static cpy_value complex_pos(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_is_exactly(args[0], CPY_TYPE_COMPLEX) ? args[0] : make(t, number_of(args[0]));
}

static cpy_value complex_conjugate(struct cpy_thread *t, const cpy_value *args)
{
    struct number z = number_of(args[0]);

    return make(t, (struct number){z.re, -z.im});
}

static cpy_value complex_abs(struct cpy_thread *t, const cpy_value *args)
{
    struct number z = number_of(args[0]);
    double size = hypot(z.re, z.im);

    if (isinf(size) && isfinite(z.re) && isfinite(z.im))
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "absolute value too large");
    return cpy_float_of(t, size);
}

static cpy_value complex_bool(struct cpy_thread *t, const cpy_value *args)
{
    struct number z = number_of(args[0]);

    (void)t;
    return cpy_bool(z.re != 0 || z.im != 0);
}

/* --- comparison, hash, text ------------------------------------------------------------------ */

/* 1, 0; -1: not a number. */
static int equal(struct number a, cpy_value other)
{
    struct number b;

    if (cpy_is_complex(other)) {
        b = number_of(other);
        return a.re == b.re && a.im == b.im;
    }
    if (cpy_is_float(other))
        return a.re == cpy_float_value(other) && a.im == 0;
    if (!cpy_is_int(other))
        return -1;
    return a.im == 0 && !isnan(a.re) && cpy_int_compare_double(other, a.re) == 0;
}

static cpy_value complex_eq(struct cpy_thread *t, const cpy_value *args)
{
    int same = equal(number_of(args[0]), args[1]);

    (void)t;
    return same < 0 ? CPY_NOT_IMPLEMENTED : cpy_bool(same);
}

static cpy_value complex_ne(struct cpy_thread *t, const cpy_value *args)
{
    int same = equal(number_of(args[0]), args[1]);

    (void)t;
    return same < 0 ? CPY_NOT_IMPLEMENTED : cpy_bool(!same);
}

static cpy_value complex_hash(struct cpy_thread *t, const cpy_value *args)
{
    struct number z = number_of(args[0]);
    int64_t identity = (int64_t)(args[0] >> 4); /* NaNs differ */
    int64_t re = isnan(z.re) ? identity : cpy_hash_double(z.re), im = isnan(z.im) ? identity : cpy_hash_double(z.im);
    uint64_t hash = (uint64_t)re + 1000003 * (uint64_t)im;

    return cpy_int_from(t, hash == UINT64_MAX ? -2 : (int64_t)hash);
}

static cpy_value complex_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct number z = number_of(args[0]);
    bool bare = z.re == 0 && !signbit(z.re);
    char text[100], *p = text;

    if (!bare) {
        *p++ = '(';
        p += cpy_float_format_as(z.re, p, true);
        if (!signbit(z.im) || isnan(z.im))
            *p++ = '+';
    }
    p += cpy_float_format_as(z.im, p, true);
    *p++ = 'j';
    if (!bare)
        *p++ = ')';
    return cpy_str_from_ascii(t, text, (size_t)(p - text));
}

static cpy_value complex_format(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_is_str(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "__format__() argument must be str, not %B", args[1]);
    return cpy_format_complex_spec(t, args[0], args[1]);
}

/* --- from text -------------------------------------------------------------------------------- */

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static bool is_j(const char *p, const char *end) { return p < end && (*p | 0x20) == 'j'; }

/* At p: [+-]number or, before j, a mere sign.  Returns the end, or p. */
static const char *scan_part(const char *p, const char *end, double *out)
{
    size_t n = cpy_float_scan(p, (size_t)(end - p), out);

    if (n)
        return p + n;
    if (p < end && (*p == '+' || *p == '-') && is_j(p + 1, end)) {
        *out = *p == '-' ? -1 : 1;
        return p + 1;
    }
    *out = 1;
    return p; /* "j" alone */
}

/* "1", "1j", "1+2j", "j", each perhaps in parentheses and between spaces. */
static bool scan_complex(const char *p, const char *end, struct number *z)
{
    const char *start;
    double part;
    bool parenthesised;

    *z = (struct number){0, 0};
    while (p < end && is_space(*p))
        p++;
    while (p < end && is_space(end[-1]))
        end--;
    if ((parenthesised = p < end && *p == '(')) {
        if (end[-1] != ')' || end - p < 2)
            return false;
        for (p++, end--; p < end && is_space(*p); p++)
            ;
        while (p < end && is_space(end[-1]))
            end--;
    }
    start = p;
    p = scan_part(p, end, &part);
    if (is_j(p, end)) {
        z->im = part;
        return p + 1 == end;
    }
    if (p == start)
        return false;
    z->re = part;
    if (p == end)
        return true;
    if (*p != '+' && *p != '-')
        return false;
    p = scan_part(p, end, &z->im);
    return is_j(p, end) && p + 1 == end;
}

/* Has the text an underscore that is not between digits, or a zero behind one? */
static bool lone_underscore(const char *p, size_t len)
{
    bool any = false;

    for (size_t i = 0; i < len && (p[i] || any); i++) {
        if (!p[i])
            return true;
        if (p[i] != '_')
            continue;
        any = true;
        if (!(i > 0 && isdigit((unsigned char)p[i - 1]) && i + 1 < len && isdigit((unsigned char)p[i + 1])))
            return true;
    }
    return false;
}

static bool from_str(struct cpy_thread *t, cpy_value s, struct number *z)
{
    char room[128];
    size_t len;
    const char *p = cpy_number_text(t, s, room, sizeof room, &len);

    if (!p)
        return false;
    if (scan_complex(p, p + len, z))
        return true;
    if (lone_underscore(p, len))
        cpy_raise(t, CPY_VALUE_ERROR, "could not convert string to complex: %R", s);
    else
        cpy_raise(t, CPY_VALUE_ERROR, "complex() arg is a malformed string");
    return false;
}

/* What float() makes of v: a subclass of float may have a __float__ of its own. */
static bool real_part(struct cpy_thread *t, cpy_value v, double *out)
{
    if (cpy_is_float(v) && cpy_type_of(t, v) != t->vm->types[CPY_TYPE_FLOAT])
        v = cpy_call_1(t, t->vm->types[CPY_TYPE_FLOAT], v);
    return v && cpy_to_double(t, v, out);
}

/* --- the type ------------------------------------------------------------------------------------ */

/* complex(v): *real tells that v is no complex number itself. */
static bool first_argument(struct cpy_thread *t, cpy_value v, struct number *z, bool *real)
{
    int found;

    *real = !cpy_is_complex(v);
    z->im = 0;
    if (!*real && cpy_is_exactly(v, CPY_TYPE_COMPLEX)) {
        *z = number_of(v);
        return true;
    }
    if ((found = call_complex(t, v, z))) {
        *real = false;
        return found > 0;
    }
    if (cpy_is_float(v) || cpy_is_int(v) || cpy_slot_of(t, v, CPY_SLOT_FLOAT) || cpy_slot_of(t, v, CPY_SLOT_INDEX))
        return real_part(t, v, &z->re);
    cpy_raise(t, CPY_TYPE_ERROR, "complex() first argument must be a string or a number, not '%T'", v);
    return false;
}

static bool second_argument(struct cpy_thread *t, cpy_value v, struct number *z)
{
    z->im = 0;
    if (cpy_is_complex(v)) {
        *z = number_of(v);
        return true;
    }
    if (cpy_is_float(v) || cpy_is_int(v) || cpy_slot_of(t, v, CPY_SLOT_FLOAT) || cpy_slot_of(t, v, CPY_SLOT_INDEX))
        return real_part(t, v, &z->re);
    cpy_raise(t, CPY_TYPE_ERROR, "complex() second argument must be a number, not '%T'", v);
    return false;
}

/* re + im * i, where either may be complex. */
static bool convert(struct cpy_thread *t, cpy_value re, cpy_value im, struct number *z)
{
    struct number second;
    bool real = true;

    *z = (struct number){0, 0};
    if (re && cpy_is_str(re)) {
        if (!im)
            return from_str(t, re, z);
        cpy_raise(t, CPY_TYPE_ERROR, "complex() can't take second arg if first is a string");
        return false;
    }
    if (im && cpy_is_str(im)) {
        cpy_raise(t, CPY_TYPE_ERROR, "complex() second arg can't be a string");
        return false;
    }
    if (re && !first_argument(t, re, z, &real))
        return false;
    if (!im)
        return true;
    if (!second_argument(t, im, &second))
        return false;
    if (cpy_is_complex(im))
        z->re -= second.im;
    z->im = real ? second.re : z->im + second.re;
    return true;
}

static cpy_value complex_make(struct cpy_thread *t, const cpy_value *args)
{
    struct number z;

    if (args[0] && !args[1] && cpy_is_exactly(args[0], CPY_TYPE_COMPLEX))
        return args[0];
    return convert(t, args[0], args[1], &z) ? make(t, z) : CPY_ERROR;
}

static cpy_value complex_new(struct cpy_thread *t, const cpy_value *args)
{
    struct number z;
    struct cpy_complex *o;

    if (args[0] == t->vm->types[CPY_TYPE_COMPLEX])
        return complex_make(t, args + 1);
    if (!convert(t, args[1], args[2], &z) || !(o = cpy_new_object(t, args[0])))
        return CPY_ERROR;
    o->re = z.re;
    o->im = z.im;
    return cpy_from(o);
}

static cpy_value complex_getnewargs(struct cpy_thread *t, const cpy_value *args)
{
    struct number z = number_of(args[0]);
    cpy_value re = cpy_float_of(t, z.re), im = re ? cpy_float_of(t, z.im) : CPY_ERROR;

    return im ? cpy_tuple_of(t, 2, re, im) : CPY_ERROR;
}

static cpy_value complex_real(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_float_of(t, number_of(args[0]).re);
}

static cpy_value complex_imag(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_float_of(t, number_of(args[0]).im);
}

static const struct cpy_function complex_methods[] = {
    {"__new__", "(cls, real=<unset>, imag=<unset>)", complex_new, "Create a complex number.", 0},
#define O(name, op)                                                                       \
    {"__" #name "__", "(self, value, /)", complex_##name, "The operator of this name.", 0}, \
    {"__r" #name "__", "(self, value, /)", complex_r##name, "The operator of this name, operands swapped.", 0},
    COMPLEX_OPERATORS(O)
#undef O
    {"__pow__", "(self, value, mod=None, /)", complex_pow, "Return self ** value.", 0},
    {"__rpow__", "(self, value, mod=None, /)", complex_rpow, "Return value ** self.", 0},
    {"__neg__", "(self, /)", complex_neg, "Return -self.", 0},
    {"__pos__", "(self, /)", complex_pos, "Return +self.", 0},
    {"__abs__", "(self, /)", complex_abs, "Return the distance from 0.", 0},
    {"__bool__", "(self, /)", complex_bool, "Return whether it is not 0.", 0},
    {"__eq__", "(self, value, /)", complex_eq, "Return self == value.", 0},
    {"__ne__", "(self, value, /)", complex_ne, "Return self != value.", 0},
    {"__hash__", "(self, /)", complex_hash, "Return hash(self).", 0},
    {"__repr__", "(self, /)", complex_repr, "Return the text that reads back as the same number.", 0},
    {"__format__", "(self, format_spec, /)", complex_format,
     "Return the text that a format specification describes.", 0},
    {"__complex__", "(self, /)", complex_pos, "Return self as a complex number.", 0},
    {"__getnewargs__", "(self, /)", complex_getnewargs, "Return the arguments that make an equal number.", 0},
    {"conjugate", "(self, /)", complex_conjugate, "Return the number with its imaginary part negated.", 0},
    {0},
};

static const struct cpy_attribute complex_attributes[] = {
    {"real", complex_real, cpy_set_member, "The real part."},
    {"imag", complex_imag, cpy_set_member, "The imaginary part."},
    {0},
};

static const struct cpy_function complex_make_row = {"complex", "(real=<unset>, imag=<unset>)", complex_make, NULL, 0};

const struct cpy_type_def cpy_complex_type = {
    .name = "complex",
    .doc = "complex(real=0, imag=0) -> complex: the number real + imag*1j\n\nOr complex(text).",
    .size = sizeof(struct cpy_complex),
    .methods = complex_methods,
    .attributes = complex_attributes,
    .make = &complex_make_row,
};
