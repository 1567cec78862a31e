/* SPDX-License-Identifier: MIT */
/* vm/compiler/fold.c - constant folding.
 *
 * The arithmetic is the interpreter's own, so results cannot differ; what raises is left
 * for run time.  The limits keep "x" * 10**9 and 9**9**9 out of the compiler: such an
 * expression may stand in code that never runs. */
#include "vm/compiler/fold.h"

#include "vm/objects/int.h"

#define MAX_INT_BITS 256      /* of a folded int */
#define MAX_TEXT 4096         /* characters of a folded str or bytes */
#define MAX_TUPLE 256         /* items of a tuple that * or + makes */

static bool is_number(cpy_value v)
{
    return cpy_is_int(v) || cpy_is_float(v) || cpy_has_layout(v, CPY_TYPE_COMPLEX);
}

/* An upper bound of the bits of a constant int. */
static uint64_t bits_of(cpy_value v)
{
    if (cpy_has_layout(v, CPY_TYPE_INT))
        return (uint64_t)((struct cpy_big *)cpy_pointer(v))->len * sizeof(mp_limb_t) * 8;
    return cpy_is_small(v) ? 64 - (unsigned)__builtin_clrsbll(cpy_small(v)) : 1;
}

static bool int_is_small_enough(cpy_value a, cpy_value b, enum cpy_operator op)
{
    if (op == CPY_MUL)
        return bits_of(a) + bits_of(b) <= MAX_INT_BITS;
    if (op == CPY_LSHIFT)
        return cpy_is_small(b) && cpy_small(b) >= 0 && cpy_small(b) <= MAX_INT_BITS
            && bits_of(a) + (uint64_t)cpy_small(b) <= MAX_INT_BITS;
    if (op == CPY_POW)
        return cpy_is_small(b) && cpy_small(b) <= MAX_INT_BITS
            && (cpy_small(b) < 0 || bits_of(a) * (uint64_t)cpy_small(b) <= MAX_INT_BITS);
    return true;
}

/* Items or characters of a constant sequence; false: v is not one. */
static bool sequence_len(cpy_value v, size_t *len, size_t *limit)
{
    *limit = MAX_TEXT;
    if (cpy_is_str(v)) {
        *len = cpy_str_view(v).len;
    } else if (cpy_is_bytes(v)) {
        cpy_bytes_view(v, len);
    } else if (cpy_is_tuple(v)) {
        *len = cpy_tuple_len(v);
        *limit = MAX_TUPLE;
    } else {
        return false;
    }
    return true;
}

static bool can_repeat(cpy_value sequence, cpy_value times)
{
    size_t len, limit;

    return sequence_len(sequence, &len, &limit) && cpy_is_small(times)
        && (cpy_small(times) <= 0 || len == 0 || (uint64_t)cpy_small(times) <= limit / len);
}

static bool can_join(cpy_value a, cpy_value b)
{
    size_t len_a, len_b, limit;

    return sequence_len(a, &len_a, &limit) && sequence_len(b, &len_b, &limit) && len_a + len_b <= limit;
}

static bool can_compute(cpy_value a, cpy_value b, enum cpy_operator op)
{
    if (cpy_is_int(a) && cpy_is_int(b))
        return int_is_small_enough(a, b, op);
    if (is_number(a) && is_number(b))
        return true;
    if (op == CPY_MUL)
        return can_repeat(a, b) || can_repeat(b, a);
    return op == CPY_ADD && can_join(a, b);
}

/* Makes node a constant; result CPY_ERROR: what is pending is for run time to raise. */
static void become(struct cpy_compilation *c, struct cpy_node *node, cpy_value result)
{
    if (result == CPY_ERROR) {
        cpy_take_pending(c->t);
        return;
    }
    if (!cpy_compilation_keep(c, result))
        return;
    node->kind = CPY_NODE_CONSTANT;
    node->flag &= CPY_NODE_PARENTHESISED;
    node->constant.value = result;
}

static bool is_constant(const struct cpy_node *node)
{
    return node->kind == CPY_NODE_CONSTANT;
}

static void fold_binary(struct cpy_compilation *c, struct cpy_node *node)
{
    struct cpy_node *left = node->bin.left, *right = node->bin.right;

    if (is_constant(left) && is_constant(right)
        && can_compute(left->constant.value, right->constant.value, node->op))
        become(c, node, cpy_binary(c->t, left->constant.value, right->constant.value, node->op));
}

static void fold_unary(struct cpy_compilation *c, struct cpy_node *node)
{
    struct cpy_node *operand = node->unary.operand;
    int truth = node->op == CPY_UNARY_NOT ? cpy_fold_truth(operand) : -1;

    if (!is_constant(operand))
        return;
    if (node->op == CPY_UNARY_NOT) {
        if (truth >= 0)
            become(c, node, cpy_bool(!truth));
    } else if (is_number(operand->constant.value)) {
        become(c, node, cpy_unary(c->t, operand->constant.value,
            node->op == CPY_UNARY_ADD ? CPY_POS : node->op == CPY_UNARY_SUB ? CPY_NEG : CPY_INVERT));
    }
}

static void fold_tuple(struct cpy_compilation *c, struct cpy_node *node)
{
    struct cpy_node_list items = node->list.values;
    cpy_value tuple;

    if (node->op != CPY_CTX_LOAD)
        return;
    for (uint32_t i = 0; i < items.count; i++)
        if (!is_constant(items.items[i]))
            return;
    tuple = items.count ? cpy_tuple_new(c->t, items.count) : c->t->vm->empty_tuple;
    for (uint32_t i = 0; tuple && i < items.count; i++)
        cpy_tuple_set(tuple, i, items.items[i]->constant.value);
    become(c, node, tuple);
}

/* "abc"[1], (1, 2)[0]. */
static void fold_subscript(struct cpy_compilation *c, struct cpy_node *node)
{
    struct cpy_node *value = node->subscript.value, *index = node->subscript.slice;
    size_t len, limit;

    if (node->op == CPY_CTX_LOAD && is_constant(value) && is_constant(index) && cpy_is_small(index->constant.value)
        && sequence_len(value->constant.value, &len, &limit))
        become(c, node, cpy_getitem(c->t, value->constant.value, index->constant.value));
}

/* x[1:] with a constant slice. */
static void fold_slice(struct cpy_compilation *c, struct cpy_node *node)
{
    struct cpy_node *part[3] = {node->slice.lower, node->slice.upper, node->slice.step};
    cpy_value bound[3];

    for (int i = 0; i < 3; i++) {
        if (part[i] && !is_constant(part[i]))
            return;
        bound[i] = part[i] ? part[i]->constant.value : CPY_NONE;
        if (bound[i] != CPY_NONE && !cpy_is_small(bound[i]))
            return;
    }
    become(c, node, cpy_slice_new(c->t, bound[0], bound[1], bound[2]));
}

static void fold_name(struct cpy_compilation *c, struct cpy_node *node)
{
    if (node->op == CPY_CTX_LOAD && node->name.id == c->debug_name)
        become(c, node, cpy_bool(c->optimize == 0));
}

void cpy_fold(struct cpy_compilation *c, struct cpy_node *node)
{
    if (c->failed)
        return;
    switch (node->kind) {
    case CPY_NODE_BIN_OP:
        fold_binary(c, node);
        break;
    case CPY_NODE_UNARY_OP:
        fold_unary(c, node);
        break;
    case CPY_NODE_TUPLE:
        fold_tuple(c, node);
        break;
    case CPY_NODE_SUBSCRIPT:
        fold_subscript(c, node);
        break;
    case CPY_NODE_SLICE:
        fold_slice(c, node);
        break;
    case CPY_NODE_NAME:
        fold_name(c, node);
        break;
    default:
        break;
    }
}

int cpy_fold_truth(const struct cpy_node *node)
{
    cpy_value v;
    size_t len, limit;

    if (!is_constant(node))
        return -1;
    v = node->constant.value;
    if (v == CPY_NONE || v == CPY_FALSE || v == CPY_ZERO)
        return 0;
    if (cpy_is_small(v))
        return cpy_small(v) != 0;
    if (cpy_is_float(v))
        return cpy_float_value(v) != 0;
    if (sequence_len(v, &len, &limit))
        return len != 0;
    return v == CPY_TRUE || v == CPY_ELLIPSIS || cpy_has_layout(v, CPY_TYPE_INT) ? 1 : -1;
}
