/* SPDX-License-Identifier: MIT */
/* vm/value.h - what a Python value is in C.
 *
 * A value is one 64-bit word on every platform:
 *
 *     ...................................................1   int of 63 bits
 *     s eeeeeeeee mmmm...m  rotated left by 3 ..........10   float
 *     0000 address of an object (a multiple of 8) ......000  heap object
 *     7ff0 number << 3 .................................000  one of the constants
 *     0                                                      no value
 *
 * A float lies in the word when its exponent is within 2^-255 .. 2^256: adding
 * 256 to the exponent field makes its two upper bits "10", and a rotation by
 * three brings them to the tag position.  0.0 is a constant; -0.0, NaN, infinity
 * and very small or large numbers are boxed (objects/float.h).
 *
 * Zero means "no value": an unbound variable, an argument that was not given,
 * and, as the result of a function, "an exception is pending in the thread". */
#ifndef CPY_VALUE_H
#define CPY_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define CPY_CHECKED __attribute__((warn_unused_result))
#define CPY_INLINE static inline __attribute__((always_inline))
#define CPY_LIKELY(x) __builtin_expect(!!(x), 1)
#define CPY_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define CPY_COUNT(array) (sizeof(array) / sizeof((array)[0]))

typedef uint64_t cpy_value;

/* A value inside a heap object.  It is written with cpy_store() alone, which is
 * the garbage collector's write barrier, and read with cpy_load(). */
typedef struct {
    cpy_value bits;
} cpy_field;

#define CPY_ERROR ((cpy_value)0) /* a result: an exception is pending */
#define CPY_UNSET ((cpy_value)0) /* a variable or argument without a value */

#define CPY_CONSTANT(n) ((cpy_value)0x7ff0 << 48 | (cpy_value)(n) << 3)
#define CPY_NONE CPY_CONSTANT(1)
#define CPY_FALSE CPY_CONSTANT(2)
#define CPY_TRUE CPY_CONSTANT(3)
#define CPY_ELLIPSIS CPY_CONSTANT(4)
#define CPY_NOT_IMPLEMENTED CPY_CONSTANT(5)
#define CPY_ZERO CPY_CONSTANT(6)   /* the float 0.0 */
#define CPY_DELETED CPY_CONSTANT(7) /* a removed dict or set entry; never seen by Python */

#define CPY_INT_MAX ((int64_t)(INT64_MAX >> 1)) /* the largest small int, 2^62 - 1 */
#define CPY_INT_MIN (-CPY_INT_MAX - 1)

struct cpy_type;

/* The first word of every heap object. */
struct cpy_object {
    struct cpy_shape *shape; /* class and attribute layout; NULL only in a free cell */
};

enum cpy_shape_flags {
    CPY_SHAPE_EXACT = 1,   /* the root shape of a built-in type: not a subclass's instance */
    CPY_SHAPE_DICT = 2,    /* attributes lie in a dict, held in the extra field */
    CPY_SHAPE_NO_ATTRS = 4, /* instances have no attributes of their own (list, int ...) */
    CPY_SHAPE_VARIABLE = 8, /* the object's native part has no fixed size (int, str, bytes, tuple) */
    CPY_SHAPE_PYTHON = 16, /* the class was made by a class statement */
};

/* Maps attribute names to slots for the objects that point to it (objects/shape.h).
 * Modules may read layout and flags, through the functions below. */
struct cpy_shape {
    struct cpy_object head;
    uint8_t layout;         /* enum cpy_builtin of the nearest native ancestor */
    uint8_t flags;          /* enum cpy_shape_flags */
    uint16_t inline_slots;  /* attribute slots that lie in the object itself */
    uint32_t count;         /* attributes of an object of this shape */
    uint32_t extra_offset;  /* bytes from the object to its extra field; slots follow it */
    uint16_t transition_count; /* children in use in transitions */
    uint16_t members;       /* fields of __slots__: they lie just before extra */
    cpy_field type;         /* the class (struct cpy_type) */
    cpy_field parent;       /* the shape without the newest attribute, or unset for a root */
    cpy_field name;         /* the newest attribute's name; unset for a root */
    cpy_field keys;         /* every eighth shape of a chain: dict of the names, in the order of the slots; else unset */
    cpy_field transitions;  /* dict from name to child shape, or the only child, or unset */
};

CPY_INLINE cpy_value cpy_load(cpy_field f) { return f.bits; }

/* --- small ints ------------------------------------------------------------ */

CPY_INLINE bool cpy_is_small(cpy_value v) { return v & 1; }
CPY_INLINE int64_t cpy_small(cpy_value v) { return (int64_t)v >> 1; }
CPY_INLINE bool cpy_fits_small(int64_t n) { return n >= CPY_INT_MIN && n <= CPY_INT_MAX; }
/* The small int n, which must be within CPY_INT_MIN .. CPY_INT_MAX (cpy_int_from() takes all). */
CPY_INLINE cpy_value cpy_int(int64_t n) { return (cpy_value)n << 1 | 1; }
CPY_INLINE bool cpy_both_small(cpy_value a, cpy_value b) { return a & b & 1; }

/* --- floats in the word ------------------------------------------------------ */

#define CPY_FLOAT_BIAS ((uint64_t)256 << 52)

CPY_INLINE bool cpy_is_word_float(cpy_value v) { return (v & 3) == 2; }
CPY_INLINE bool cpy_both_word_float(cpy_value a, cpy_value b) { return (((a ^ 2) | (b ^ 2)) & 3) == 0; }

CPY_INLINE double cpy_word_float(cpy_value v)
{
    uint64_t bits = (v >> 3 | v << 61) - CPY_FLOAT_BIAS;
    double d;

    memcpy(&d, &bits, sizeof d);
    return d;
}

/* The word of d; it is a float's word only if cpy_is_word_float() says so. */
CPY_INLINE cpy_value cpy_try_word_float(double d)
{
    uint64_t bits;

    memcpy(&bits, &d, sizeof bits);
    bits += CPY_FLOAT_BIAS;
    return bits << 3 | bits >> 61;
}

/* --- constants and objects --------------------------------------------------- */

CPY_INLINE cpy_value cpy_bool(bool b) { return CPY_FALSE + ((cpy_value)b << 3); }
CPY_INLINE bool cpy_is_bool(cpy_value v) { return v == CPY_TRUE || v == CPY_FALSE; }
CPY_INLINE bool cpy_is_constant(cpy_value v) { return (v >> 48) == 0x7ff0 && !(v & 3); }

CPY_INLINE bool cpy_is_object(cpy_value v)
{
    return ((v - 8) & ((cpy_value)0xffff << 48 | 3)) == 0;
}
CPY_INLINE struct cpy_object *cpy_pointer(cpy_value v) { return (struct cpy_object *)(uintptr_t)v; }
/* The value that is this object; NULL gives CPY_ERROR.  o points to any struct
 * that begins with a struct cpy_object. */
CPY_INLINE cpy_value cpy_from(const void *o) { return (cpy_value)(uintptr_t)o; }

/* Is v an object whose native part is that of built-in type layout (subclasses included)?
 * Never true of small ints, word floats and constants: see cpy_is_int() and its like. */
CPY_INLINE bool cpy_has_layout(cpy_value v, unsigned layout)
{
    return cpy_is_object(v) && cpy_pointer(v)->shape->layout == layout;
}
/* The same, but not a subclass's instance. */
CPY_INLINE bool cpy_is_exactly(cpy_value v, unsigned layout)
{
    return cpy_has_layout(v, layout) && (cpy_pointer(v)->shape->flags & CPY_SHAPE_EXACT);
}

/* Keeps v alive up to this point: for code that uses only the inside of an object. */
CPY_INLINE void cpy_keep(cpy_value v) { __asm__ volatile("" : : "r"(&v), "m"(v)); }

#endif
