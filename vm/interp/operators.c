/* SPDX-License-Identifier: MIT */
/* vm/interp/operators.c - operators, comparisons and truth, where special methods may be Python functions.
 *
 * Operands whose classes have only native methods go to the object protocol.  Otherwise
 * the methods are tried in the language's order here, so that a Python function gets a
 * frame of its own.  When it returns NotImplemented, the next one is tried: the frame's
 * detail says which step is next, and the operands are read again from the instruction. */
#include "vm/interp/loop.h"
#include "vm/objects/exception.h"
#include "vm/objects/int.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"
#include "vm/objects/type_parts.h"

enum { STEP_IN_PLACE, STEP_FIRST, STEP_SECOND, STEP_END };

static bool is_python(struct cpy_thread *t, cpy_value v, enum cpy_slot slot)
{
    return cpy_is_object(v) && cpy_slot_is_python(cpy_class_of_object(cpy_pointer(v)), slot);
    (void)t;
}

/* --- ints and floats mixed ---------------------------------------------------------------------------------------- */

/* The double of a small int or of a float in the word. */
CPY_INLINE bool quick_double(cpy_value v, double *d)
{
    if (cpy_is_word_float(v))
        *d = cpy_word_float(v);
    else if (cpy_is_small(v))
        *d = (double)cpy_small(v);
    else if (v == CPY_ZERO)
        *d = 0.0;
    else
        return false;
    return true;
}

/* The same, if the double is exactly the int. */
CPY_INLINE bool exact_double(cpy_value v, double *d)
{
    return quick_double(v, d) && (!cpy_is_small(v) || (uint64_t)((cpy_small(v) >> 53) + 1) <= 1);
}

CPY_INLINE bool is_exact_int(struct cpy_thread *t, cpy_value v) { return cpy_is_small(v) || cpy_is(t, v, CPY_TYPE_INT); }

/* What the loop leaves over: one operand is an int, or 0.0.  Unset: not so. */
static cpy_value mixed_arithmetic(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_operator op)
{
    double x, y;

    if (op > CPY_TRUEDIV || cpy_both_small(a, b) || !quick_double(a, &x) || !quick_double(b, &y))
        return CPY_UNSET;
    switch (op) {
    case CPY_ADD:
        return cpy_float_of(t, x + y);
    case CPY_SUB:
        return cpy_float_of(t, x - y);
    case CPY_MUL:
        return cpy_float_of(t, x * y);
    case CPY_TRUEDIV:
        return y != 0 ? cpy_float_of(t, x / y) : CPY_UNSET;
    default:
        return CPY_UNSET;
    }
}

/* CPY_FAILED: not two numbers that doubles hold exactly. */
static int mixed_comparison(cpy_value a, cpy_value b, enum cpy_compare op)
{
    double x, y;

    if (!exact_double(a, &x) || !exact_double(b, &y))
        return CPY_FAILED;
    switch (op) {
    case CPY_LT:
        return x < y;
    case CPY_LE:
        return x <= y;
    case CPY_EQ:
        return x == y;
    case CPY_NE:
        return x != y;
    case CPY_GT:
        return x > y;
    default:
        return x >= y;
    }
}

/* --- binary operators ------------------------------------------------------------------------------------------ */

struct binary {
    cpy_value a, b;
    enum cpy_operator op;
    bool in_place;
    bool reflected_first; /* b's class is below a's and has a reflected method of its own */
    bool in_place_second; /* a is a built-in sequence, whose += comes after b's reflected method */
};

static uint8_t encode_binary(const struct binary *x, unsigned step)
{
    return (uint8_t)(x->op | (unsigned)x->in_place << 4 | step << 5);
}

/* The slot of a step and whether it is b's.  CPY_SLOT_COUNT: nothing to try. */
static enum cpy_slot step_slot(struct cpy_thread *t, const struct binary *x, unsigned step, bool *of_b)
{
    if (x->in_place_second && step < STEP_SECOND)
        step = step == STEP_FIRST ? STEP_IN_PLACE : STEP_FIRST;
    *of_b = (step == STEP_FIRST) == x->reflected_first && step != STEP_IN_PLACE;
    if (step == STEP_IN_PLACE)
        return x->in_place ? CPY_SLOT_IADD + x->op : CPY_SLOT_COUNT;
    if (!*of_b)
        return CPY_SLOT_ADD + x->op;
    return cpy_class_of(t, x->a) != cpy_class_of(t, x->b) ? CPY_SLOT_RADD + x->op : CPY_SLOT_COUNT;
}

/* Calls one method with self and other: a value, CPY_NOT_IMPLEMENTED, CPY_PUSHED or CPY_ERROR. */
static cpy_value try_method(struct cpy_thread *t, enum cpy_slot slot, cpy_value self, cpy_value other,
    enum cpy_result_action action, uint8_t detail)
{
    struct cpy_type *type = cpy_class_of(t, self);
    cpy_value args[3] = {self, other, CPY_NONE}, method; /* __pow__ has a third parameter */

    if (!cpy_slots(type)[slot])
        return CPY_NOT_IMPLEMENTED;
    if (!cpy_slot_is_python(type, slot))
        return cpy_slots(type)[slot](t, args);
    if (!(method = cpy_type_lookup(t, type, cpy_slot_name(t, slot))))
        return cpy_pending(t) ? CPY_ERROR : CPY_NOT_IMPLEMENTED;
    if (method == CPY_NONE)
        return cpy_raise(t, CPY_TYPE_ERROR, "'NoneType' object is not callable");
    return cpy_invoke_special(t, method, args, 2, action, detail);
}

static cpy_value binary_from(struct cpy_thread *t, const struct binary *x, unsigned step)
{
    for (; step < STEP_END; step++) {
        bool of_b;
        enum cpy_slot slot = step_slot(t, x, step, &of_b);
        cpy_value v;

        if (slot == CPY_SLOT_COUNT)
            continue;
        v = try_method(t, slot, of_b ? x->b : x->a, of_b ? x->a : x->b, CPY_RESULT_BINARY, encode_binary(x, step + 1));
        if (v != CPY_NOT_IMPLEMENTED)
            return v;
    }
    return cpy_raise_unsupported(t, x->a, x->b, x->op, x->in_place);
}

static bool reflects_first(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_operator op)
{
    struct cpy_type *type_a = cpy_class_of(t, a), *type_b = cpy_class_of(t, b);
    enum cpy_slot slot = CPY_SLOT_RADD + op;

    if (cpy_sequence_yields(t, a, type_b, op))
        return type_a != type_b;
    if (type_a == type_b || !cpy_is_subtype(cpy_from(type_b), cpy_from(type_a)))
        return false;
    return cpy_type_lookup(t, type_a, cpy_slot_name(t, slot)) != cpy_type_lookup(t, type_b, cpy_slot_name(t, slot));
}

static void decide_order(struct cpy_thread *t, struct binary *x)
{
    x->reflected_first = reflects_first(t, x->a, x->b, x->op);
    x->in_place_second = x->in_place && cpy_in_place_yields(t, x->a, cpy_class_of(t, x->b), x->op);
}

cpy_value cpy_do_binary(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_operator op, bool in_place)
{
    struct binary x = {a, b, op, in_place, false, false};
    cpy_value v;

    if (is_exact_int(t, a) && is_exact_int(t, b) && op != CPY_MATMUL)
        return cpy_int_binary(t, a, b, op);
    v = mixed_arithmetic(t, a, b, op);
    if (v || CPY_UNLIKELY(t->exception != CPY_UNSET))
        return v;
    if (op == CPY_ADD && cpy_is(t, a, CPY_TYPE_STR) && cpy_is(t, b, CPY_TYPE_STR))
        return in_place ? cpy_str_append(t, a, b) : cpy_str_concat(t, a, b);
    if (op == CPY_MOD && cpy_is(t, a, CPY_TYPE_STR) && (!cpy_is_object(b) || cpy_is(t, b, CPY_TYPE_TUPLE)))
        return cpy_str_percent(t, a, b);
    if (!is_python(t, a, CPY_SLOT_ADD + op) && !is_python(t, b, CPY_SLOT_RADD + op) &&
            !(in_place && is_python(t, a, CPY_SLOT_IADD + op)))
        return in_place ? cpy_binary_in_place(t, a, b, op) : cpy_binary(t, a, b, op);
    decide_order(t, &x);
    return binary_from(t, &x, in_place ? STEP_IN_PLACE : STEP_FIRST);
}

cpy_value cpy_binary_go_on(struct cpy_thread *t, uint8_t detail)
{
    struct cpy_frame *frame = t->frame;
    struct cpy_insn insn = cpy_frame_insn(frame);
    bool constant = insn.op >= CPY_OP_ADD_K && insn.op <= CPY_OP_XOR_K;
    struct binary x = {frame->base[insn.b], constant ? cpy_load(frame->consts[insn.c]) : frame->base[insn.c],
        detail & 15, detail >> 4 & 1, false, false};

    decide_order(t, &x);
    return binary_from(t, &x, detail >> 5);
}

cpy_value cpy_do_unary(struct cpy_thread *t, cpy_value a, enum cpy_unary op)
{
    static const enum cpy_slot slots[] = {CPY_SLOT_NEG, CPY_SLOT_POS, CPY_SLOT_INVERT, CPY_SLOT_ABS};
    cpy_value method = cpy_python_special(t, a, slots[op]);

    if (method)
        return cpy_invoke_special(t, method, &a, 1, CPY_RESULT_STORE, 0);
    return cpy_pending(t) ? CPY_ERROR : cpy_unary(t, a, op);
}

/* --- comparisons ----------------------------------------------------------------------------------------------- */

static const uint8_t mirrored[] = {CPY_GT, CPY_GE, CPY_EQ, CPY_NE, CPY_LT, CPY_LE};

enum { COMPARE_STEP_SHIFT = 3, COMPARE_INVERT = 32 };

static cpy_value not_comparable(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_compare op)
{
    static const char *const signs[] = {"<", "<=", "==", "!=", ">", ">="};

    if (op == CPY_EQ || op == CPY_NE)
        return cpy_bool((a == b) == (op == CPY_EQ));
    return cpy_raise(t, CPY_TYPE_ERROR, "'%s' not supported between instances of '%T' and '%T'", signs[op], a, b);
}

/* One side's method; the inherited __ne__ of object asks __eq__ and inverts. */
static cpy_value try_compare(struct cpy_thread *t, cpy_value self, cpy_value other, enum cpy_compare op, uint8_t detail)
{
    struct cpy_type *type = cpy_class_of(t, self);
    enum cpy_slot slot = CPY_SLOT_LT + op;

    if (op == CPY_NE && !cpy_slot_is_python(type, CPY_SLOT_NE) && cpy_slot_is_python(type, CPY_SLOT_EQ) &&
            cpy_slots(type)[CPY_SLOT_NE] == cpy_slots(cpy_as_type(t->vm->types[CPY_TYPE_OBJECT]))[CPY_SLOT_NE])
        return try_method(t, CPY_SLOT_EQ, self, other, CPY_RESULT_COMPARE, detail | COMPARE_INVERT);
    return try_method(t, slot, self, other, CPY_RESULT_COMPARE, detail);
}

static cpy_value compare_from(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_compare op, unsigned step)
{
    struct cpy_type *type_a = cpy_class_of(t, a), *type_b = cpy_class_of(t, b);
    bool mirrored_first = type_a != type_b && cpy_is_subtype(cpy_from(type_b), cpy_from(type_a));

    for (; step < STEP_END; step++) {
        bool of_b = (step == STEP_FIRST) == mirrored_first;
        uint8_t detail = (uint8_t)(op | (step + 1) << COMPARE_STEP_SHIFT);
        cpy_value v = of_b ? try_compare(t, b, a, mirrored[op], detail) : try_compare(t, a, b, op, detail);

        if (v != CPY_NOT_IMPLEMENTED)
            return v;
    }
    return not_comparable(t, a, b, op);
}

/* May the comparison call a Python function? */
static bool compares_in_python(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_compare op)
{
    enum cpy_slot slot = CPY_SLOT_LT + op, reflected = CPY_SLOT_LT + mirrored[op];

    if (is_python(t, a, slot) || is_python(t, b, reflected))
        return true;
    return op == CPY_NE && (is_python(t, a, CPY_SLOT_EQ) || is_python(t, b, CPY_SLOT_EQ));
}

cpy_value cpy_do_compare(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_compare op)
{
    int answer = mixed_comparison(a, b, op);

    if (answer != CPY_FAILED)
        return cpy_bool(answer);
    return compares_in_python(t, a, b, op) ? compare_from(t, a, b, op, STEP_FIRST) : cpy_compare(t, a, b, op);
}

cpy_value cpy_compare_go_on(struct cpy_thread *t, uint8_t detail)
{
    struct cpy_frame *frame = t->frame;
    struct cpy_insn insn = cpy_frame_insn(frame);
    enum cpy_compare op = detail & 7;
    unsigned step = detail >> COMPARE_STEP_SHIFT & 3;

    if (insn.op >= CPY_OP_TEST_LT_K && insn.op <= CPY_OP_TEST_GE_K)
        return compare_from(t, frame->base[insn.a], cpy_load(frame->consts[insn.b]), op, step);
    if (insn.op >= CPY_OP_TEST_LT && insn.op <= CPY_OP_TEST_GE)
        return compare_from(t, frame->base[insn.a], frame->base[insn.b], op, step);
    return compare_from(t, frame->base[insn.b], frame->base[insn.c], op, step);
}

int cpy_do_test_compare(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_compare op)
{
    int answer = mixed_comparison(a, b, op);
    cpy_value v;

    if (answer != CPY_FAILED)
        return answer;
    if (cpy_is(t, a, CPY_TYPE_STR) && cpy_is(t, b, CPY_TYPE_STR) && (op == CPY_EQ || op == CPY_NE))
        return (a == b || cpy_str_equal(a, b)) == (op == CPY_EQ);
    v = cpy_do_compare(t, a, b, op);
    if (v == CPY_PUSHED)
        return CPY_ASKED;
    return v ? cpy_do_truth(t, v) : CPY_FAILED;
}

/* --- truth and membership -------------------------------------------------------------------------------------- */

int cpy_do_truth(struct cpy_thread *t, cpy_value v)
{
    cpy_value method, pushed;
    bool length;

    if (!cpy_is_object(v))
        return v != CPY_FALSE && v != CPY_NONE && v != cpy_int(0) && v != CPY_ZERO && (v != CPY_NOT_IMPLEMENTED || cpy_truth(t, v));
    if (cpy_is(t, v, CPY_TYPE_STR))
        return ((const struct cpy_str *)cpy_pointer(v))->len != 0;
    if (cpy_is(t, v, CPY_TYPE_LIST))
        return cpy_as_list(v)->len != 0;
    length = !cpy_slots(cpy_class_of_object(cpy_pointer(v)))[CPY_SLOT_BOOL];
    if (!(method = cpy_python_special(t, v, length ? CPY_SLOT_LEN : CPY_SLOT_BOOL)))
        return cpy_pending(t) ? CPY_FAILED : cpy_truth(t, v);
    pushed = cpy_invoke_special(t, method, &v, 1, length ? CPY_RESULT_LEN : CPY_RESULT_BOOL, 0);
    return pushed ? CPY_ASKED : CPY_FAILED;
}

int cpy_do_contains(struct cpy_thread *t, cpy_value container, cpy_value v)
{
    cpy_value args[] = {container, v}, method;

    if (cpy_is(t, container, CPY_TYPE_DICT))
        return cpy_dict_get(t, container, v) ? CPY_YES : cpy_pending(t) ? CPY_FAILED : CPY_NO;
    if (cpy_is(t, container, CPY_TYPE_SET) && !cpy_has_layout(v, CPY_TYPE_SET)) /* a set in a set counts as frozen */
        return cpy_set_contains(t, container, v);
    if (!(method = cpy_python_special(t, container, CPY_SLOT_CONTAINS)))
        return cpy_pending(t) ? CPY_FAILED : cpy_contains(t, container, v);
    return cpy_invoke_special(t, method, args, 2, CPY_RESULT_TRUTH, 0) ? CPY_ASKED : CPY_FAILED;
}
