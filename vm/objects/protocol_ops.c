/* SPDX-License-Identifier: MIT */
/* vm/objects/protocol_ops.c - operators: comparison, arithmetic, in place, unary.
 *
 * Which operand is asked first: the left one, unless the right one's class derives from
 * the left one's and has its own answer.  A method that returns NotImplemented passes the
 * question on.
 *
 * Sequences have words of their own for + and * that fail, found here as well: their methods say
 * NotImplemented, so that the other operand is asked. */
#include "vm/objects/int.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"
#include "vm/objects/type_parts.h"

/* --- comparison ---------------------------------------------------------------------------- */

static const uint8_t swapped[] = {
    [CPY_LT] = CPY_GT, [CPY_LE] = CPY_GE, [CPY_EQ] = CPY_EQ, [CPY_NE] = CPY_NE, [CPY_GT] = CPY_LT, [CPY_GE] = CPY_LE};

static const char *const compare_signs[] = {"<", "<=", "==", "!=", ">", ">="};

CPY_INLINE bool holds(int order, enum cpy_compare op)
{
    switch (op) {
    case CPY_LT: return order < 0;
    case CPY_LE: return order <= 0;
    case CPY_EQ: return order == 0;
    case CPY_NE: return order != 0;
    case CPY_GT: return order > 0;
    default: return order >= 0;
    }
}

CPY_INLINE bool float_holds(double a, double b, enum cpy_compare op)
{
    switch (op) {
    case CPY_LT: return a < b;
    case CPY_LE: return a <= b;
    case CPY_EQ: return a == b;
    case CPY_NE: return a != b;
    case CPY_GT: return a > b;
    default: return a >= b;
    }
}

static cpy_value ask(struct cpy_thread *t, const struct cpy_type *type, cpy_value a, cpy_value b, enum cpy_compare op)
{
    cpy_native compare = cpy_slots(type)[CPY_SLOT_LT + op];

    return compare ? compare(t, (cpy_value[]){a, b}) : CPY_NOT_IMPLEMENTED;
}

/* The methods in their order; CPY_NOT_IMPLEMENTED: nobody knows. */
static cpy_value compare_by_methods(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_compare op)
{
    const struct cpy_type *left = cpy_class_of(t, a), *right = cpy_class_of(t, b);
    bool right_first = left != right && cpy_is_subtype(cpy_from(right), cpy_from(left));
    cpy_value result;

    if (right_first && (result = ask(t, right, b, a, (enum cpy_compare)swapped[op])) != CPY_NOT_IMPLEMENTED)
        return result;
    if ((result = ask(t, left, a, b, op)) != CPY_NOT_IMPLEMENTED || right_first)
        return result;
    return ask(t, right, b, a, (enum cpy_compare)swapped[op]);
}

cpy_value cpy_compare(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_compare op)
{
    cpy_value result;

    if (CPY_LIKELY(cpy_both_small(a, b))) {
        int64_t x = cpy_small(a), y = cpy_small(b);

        return cpy_bool(holds((x > y) - (x < y), op));
    }
    if (cpy_both_word_float(a, b))
        return cpy_bool(float_holds(cpy_word_float(a), cpy_word_float(b), op));
    if (cpy_is(t, a, CPY_TYPE_STR) && cpy_is(t, b, CPY_TYPE_STR)) {
        if (op == CPY_EQ || op == CPY_NE)
            return cpy_bool((a == b || cpy_str_equal(a, b)) == (op == CPY_EQ));
        return cpy_bool(holds(cpy_str_compare(a, b), op));
    }
    if (cpy_is(t, a, CPY_TYPE_TUPLE) && cpy_is(t, b, CPY_TYPE_TUPLE))
        return cpy_items_compare(t, a, b, op);
    if (!cpy_check_stack(t))
        return CPY_ERROR;
    if ((result = compare_by_methods(t, a, b, op)) != CPY_NOT_IMPLEMENTED)
        return result;
    if (op == CPY_EQ || op == CPY_NE)
        return cpy_bool((a == b) == (op == CPY_EQ));
    return cpy_raise(
        t, CPY_TYPE_ERROR, "'%s' not supported between instances of '%T' and '%T'", compare_signs[op], a, b);
}

int cpy_compare_bool(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_compare op)
{
    cpy_value result;

    if (a == b && (op == CPY_EQ || op == CPY_NE))
        return op == CPY_EQ;
    result = cpy_compare(t, a, b, op);
    if (CPY_LIKELY(cpy_is_bool(result)))
        return result == CPY_TRUE;
    return result ? cpy_truth(t, result) : -1;
}

int cpy_equal(struct cpy_thread *t, cpy_value a, cpy_value b) { return a == b ? 1 : cpy_compare_bool(t, a, b, CPY_EQ); }

/* --- binary operators ---------------------------------------------------------------------------- */

static const struct {
    const char *sign, *in_place;
} operator_signs[] = {
    [CPY_ADD] = {"+", "+="},
    [CPY_SUB] = {"-", "-="},
    [CPY_MUL] = {"*", "*="},
    [CPY_MATMUL] = {"@", "@="},
    [CPY_TRUEDIV] = {"/", "/="},
    [CPY_FLOORDIV] = {"//", "//="},
    [CPY_MOD] = {"%", "%="},
    [CPY_POW] = {"** or pow()", "**="},
    [CPY_LSHIFT] = {"<<", "<<="},
    [CPY_RSHIFT] = {">>", ">>="},
    [CPY_AND] = {"&", "&="},
    [CPY_OR] = {"|", "|="},
    [CPY_XOR] = {"^", "^="},
    [CPY_DIVMOD] = {"divmod()", "divmod()"},
};

/* Has right another method for the slot than left? */
static bool overrides(struct cpy_thread *t, struct cpy_type *left, struct cpy_type *right, enum cpy_slot slot)
{
    cpy_value name;

    if (cpy_slots(left)[slot] != cpy_slots(right)[slot])
        return true;
    if (!cpy_slot_is_python(right, slot))
        return false;
    name = cpy_slot_name(t, slot);
    return cpy_type_lookup(t, left, name) != cpy_type_lookup(t, right, name);
}

static cpy_value call_slot(struct cpy_thread *t, const struct cpy_type *type, int slot, cpy_value self, cpy_value other)
{
    cpy_native f = cpy_slots(type)[slot];

    return f ? f(t, (cpy_value[]){self, other, CPY_NONE}) : CPY_NOT_IMPLEMENTED;
}

/* What the TypeError says when something else is added to a sequence; NULL: v is none. */
static const char *not_added(struct cpy_thread *t, cpy_value v) { return cpy_not_added(cpy_class_of(t, v)->def); }

/* Does a list or its like concatenate or repeat itself as built-in types do, without a method of a Python class? */
static bool is_plain_sequence(struct cpy_thread *t, cpy_value v, enum cpy_operator op)
{
    const struct cpy_type *type = cpy_class_of(t, v);

    return not_added(t, v) && !cpy_slot_is_python(type, (enum cpy_slot)(CPY_SLOT_ADD + op)) &&
        (op == CPY_ADD || !cpy_slot_is_python(type, CPY_SLOT_RMUL));
}

bool cpy_sequence_yields(struct cpy_thread *t, cpy_value a, const struct cpy_type *right, enum cpy_operator op)
{
    const struct cpy_type *left;

    if ((op != CPY_ADD && op != CPY_MUL) || !cpy_slot_is_python(right, (enum cpy_slot)(CPY_SLOT_RADD + op)) ||
        !not_added(t, a))
        return false;
    left = cpy_class_of(t, a);
    return !cpy_slot_is_python(left, (enum cpy_slot)(CPY_SLOT_ADD + op)) &&
        !cpy_slot_is_python(left, (enum cpy_slot)(CPY_SLOT_RADD + op));
}

bool cpy_in_place_yields(struct cpy_thread *t, cpy_value a, const struct cpy_type *right, enum cpy_operator op)
{
    return !(cpy_class_of(t, a)->flags & CPY_CLASS_HEAP) && cpy_sequence_yields(t, a, right, op);
}

/* The two methods in their order; CPY_NOT_IMPLEMENTED: neither takes it. */
static cpy_value by_methods(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_operator op)
{
    struct cpy_type *left = cpy_class_of(t, a), *right = cpy_class_of(t, b);
    enum cpy_slot forward = (enum cpy_slot)(CPY_SLOT_ADD + op), reflected = (enum cpy_slot)(CPY_SLOT_RADD + op);
    bool right_first;
    cpy_value result;

    if (left == right)
        return call_slot(t, left, forward, a, b);
    right_first = cpy_slots(right)[reflected] && ((cpy_is_subtype(cpy_from(right), cpy_from(left)) &&
        overrides(t, left, right, reflected)) || cpy_sequence_yields(t, a, right, op));
    if (right_first && (result = call_slot(t, right, reflected, b, a)) != CPY_NOT_IMPLEMENTED)
        return result;
    if ((result = call_slot(t, left, forward, a, b)) != CPY_NOT_IMPLEMENTED || right_first)
        return result;
    return call_slot(t, right, reflected, b, a);
}

/* Is the sequence of the two what a message about * is about?  With *= CPython looks at the right one only if the left
 * one has nothing of a container, as each class in Python has. */
static bool repeats(struct cpy_thread *t, cpy_value a, cpy_value b, bool in_place)
{
    const struct cpy_type *left = cpy_class_of(t, a);
    bool container = left->flags & CPY_CLASS_HEAP || cpy_slots(left)[CPY_SLOT_CONTAINS] || cpy_slots(left)[CPY_SLOT_LEN];

    return is_plain_sequence(t, a, CPY_MUL) || (is_plain_sequence(t, b, CPY_MUL) && !(in_place && container));
}

cpy_value cpy_raise_unsupported(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_operator op, bool in_place)
{
    const char *sign = in_place ? operator_signs[op].in_place : operator_signs[op].sign;

    if (op == CPY_ADD && is_plain_sequence(t, a, op))
        return cpy_raise(t, CPY_TYPE_ERROR, not_added(t, a), b, a);
    if (op == CPY_RSHIFT && !in_place && cpy_is_native(a) && strcmp(cpy_as_native(a)->row->name, "print") == 0)
        return cpy_raise(t, CPY_TYPE_ERROR, "unsupported operand type(s) for >>: '%T' and '%T'. "
            "Did you mean \"print(<message>, file=<output_stream>)\"?", a, b);
    if (op == CPY_MUL && repeats(t, a, b, in_place))
        return cpy_raise(t, CPY_TYPE_ERROR, "can't multiply sequence by non-int of type '%T'", not_added(t, a) ? b : a);
    return cpy_raise(t, CPY_TYPE_ERROR, "unsupported operand type(s) for %s: '%T' and '%T'", sign, a, b);
}

cpy_value cpy_binary(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_operator op)
{
    cpy_value result;

    if (CPY_LIKELY(cpy_both_small(a, b)))
        result = op == CPY_MATMUL || op == CPY_DIVMOD || op == CPY_TRUEDIV ? by_methods(t, a, b, op)
                                                                           : cpy_int_binary(t, a, b, op);
    else if (cpy_both_word_float(a, b) && op <= CPY_MUL)
        result = cpy_float_of(t, op == CPY_ADD   ? cpy_word_float(a) + cpy_word_float(b)
                                 : op == CPY_SUB ? cpy_word_float(a) - cpy_word_float(b)
                                                 : cpy_word_float(a) * cpy_word_float(b));
    else
        result = cpy_check_stack(t) ? by_methods(t, a, b, op) : CPY_ERROR;
    return CPY_UNLIKELY(result == CPY_NOT_IMPLEMENTED) ? cpy_raise_unsupported(t, a, b, op, false) : result;
}

cpy_value cpy_binary_in_place(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_operator op)
{
    const struct cpy_type *type, *right;
    cpy_value result;
    bool yields;

    if ((cpy_both_small(a, b) && op != CPY_MATMUL) || op == CPY_DIVMOD)
        return cpy_binary(t, a, b, op);
    if (!cpy_check_stack(t))
        return CPY_ERROR;
    type = cpy_class_of(t, a);
    right = cpy_class_of(t, b);
    yields = cpy_in_place_yields(t, a, right, op);
    if (yields && (result = call_slot(t, right, CPY_SLOT_RADD + (int)op, b, a)) != CPY_NOT_IMPLEMENTED)
        return result;
    if ((result = call_slot(t, type, CPY_SLOT_IADD + (int)op, a, b)) != CPY_NOT_IMPLEMENTED)
        return result;
    result = yields ? call_slot(t, type, CPY_SLOT_ADD + (int)op, a, b) : by_methods(t, a, b, op);
    if (result != CPY_NOT_IMPLEMENTED)
        return result;
    return cpy_raise_unsupported(t, a, b, op, true);
}

/* --- unary operators ---------------------------------------------------------------------------------- */

cpy_value cpy_unary(struct cpy_thread *t, cpy_value a, enum cpy_unary op)
{
    static const char *const signs[] = {
        [CPY_NEG] = "unary -", [CPY_POS] = "unary +", [CPY_INVERT] = "unary ~", [CPY_ABS] = "abs()"};
    cpy_native f = cpy_slot_of(t, a, (enum cpy_slot)(CPY_SLOT_NEG + op));

    if (CPY_LIKELY(f))
        return f(t, &a);
    return cpy_raise(t, CPY_TYPE_ERROR, "bad operand type for %s: '%T'", signs[op], a);
}
