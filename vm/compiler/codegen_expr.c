/* SPDX-License-Identifier: MIT */
/* vm/compiler/codegen_expr.c - operators, comparisons, conditions, and the switch over expressions.
 *
 * Conditions become tests with a jump; values of and, or and chained comparisons are
 * made in a scratch register, since the destination may be a variable that the rest of the
 * expression reads.  Left-deep chains of operators are walked in a loop. */
#include "vm/compiler/codegen.h"
#include "vm/compiler/fold.h"

#include "vm/objects/dict.h"

static bool is_constant(const struct cpy_node *node)
{
    return node->kind == CPY_NODE_CONSTANT;
}

/* --- constants, moves, operands --------------------------------------------------------------- */

void cpy_gen_constant(struct cpy_unit *u, const struct cpy_node *node, cpy_value v, uint32_t reg)
{
    if (v == CPY_NONE)
        cpy_emit(u, node, CPY_OP_LOAD_NONE, 0, reg, 0, 0);
    else if (cpy_is_small(v) && cpy_small(v) == (int32_t)cpy_small(v))
        cpy_emit_wide(u, node, CPY_OP_LOAD_INT, reg, (int32_t)cpy_small(v));
    else
        cpy_emit_wide(u, node, CPY_OP_LOAD_CONST, reg, (int32_t)cpy_constant(u, v));
}

void cpy_gen_move(struct cpy_unit *u, const struct cpy_node *node, uint32_t to, uint32_t from)
{
    if (to != from)
        cpy_emit(u, node, CPY_OP_MOVE, 0, to, from, 0);
}

/* A register that is reserved while a yield is computed must hold something: it is saved there. */
static void clear_before_yield(struct cpy_unit *u, const struct cpy_node *node, uint32_t reg)
{
    const struct cpy_node *part =
        node->kind >= CPY_NODE_YIELD && node->kind <= CPY_NODE_AWAIT ? node->value.value : node;

    if (part && part->flag & CPY_NODE_HAS_YIELD)
        cpy_emit(u, node, CPY_OP_CLEAR, 0, reg, 0, 0);
}

uint32_t cpy_gen_scratch(struct cpy_unit *u, const struct cpy_node *node, uint32_t want)
{
    if (cpy_is_temporary(u, want))
        return want;
    want = cpy_push(u, 1);
    clear_before_yield(u, node, want);
    return want;
}

uint32_t cpy_gen_operand(struct cpy_unit *u, struct cpy_node *node, uint32_t dest, bool last)
{
    if (cpy_gen_target_reg(u, node) != CPY_ANYWHERE)
        return cpy_gen_load(u, node, CPY_ANYWHERE, last);
    return cpy_gen_expr(u, node, cpy_is_temporary(u, dest) ? dest : CPY_ANYWHERE);
}

/* --- operators ---------------------------------------------------------------------------------- */

static const struct { uint8_t op, op_k; } binary_ops[] = {
    [CPY_ADD] = {CPY_OP_ADD, CPY_OP_ADD_K}, [CPY_SUB] = {CPY_OP_SUB, CPY_OP_SUB_K},
    [CPY_MUL] = {CPY_OP_MUL, CPY_OP_MUL_K}, [CPY_MATMUL] = {CPY_OP_MATMUL, 0},
    [CPY_TRUEDIV] = {CPY_OP_TRUEDIV, CPY_OP_TRUEDIV_K}, [CPY_FLOORDIV] = {CPY_OP_FLOORDIV, CPY_OP_FLOORDIV_K},
    [CPY_MOD] = {CPY_OP_MOD, CPY_OP_MOD_K}, [CPY_POW] = {CPY_OP_POW, CPY_OP_POW_K},
    [CPY_LSHIFT] = {CPY_OP_LSHIFT, CPY_OP_LSHIFT_K}, [CPY_RSHIFT] = {CPY_OP_RSHIFT, CPY_OP_RSHIFT_K},
    [CPY_AND] = {CPY_OP_AND, CPY_OP_AND_K}, [CPY_OR] = {CPY_OP_OR, CPY_OP_OR_K}, [CPY_XOR] = {CPY_OP_XOR, CPY_OP_XOR_K},
};

/* Is node the constant operand of a K form, which comes next? */
static bool k_operand(struct cpy_unit *u, const struct cpy_node *node, uint32_t *k)
{
    cpy_value v = is_constant(node) ? node->constant.value : CPY_NONE;

    if (cpy_is_bool(v) || (!cpy_is_int(v) && !cpy_is_float(v)) || !cpy_short_constant(u, v, k))
        return false;
    cpy_note(u, node);
    return true;
}

void cpy_gen_binary(struct cpy_unit *u, const struct cpy_node *node, unsigned op, bool in_place, uint32_t dest,
    uint32_t a, struct cpy_node *right)
{
    uint32_t saved = u->top, k;

    if (binary_ops[op].op_k && k_operand(u, right, &k))
        cpy_emit(u, node, binary_ops[op].op_k, in_place, dest, a, k);
    else
        cpy_emit(u, node, binary_ops[op].op, in_place, dest, a, cpy_gen_last(u, right));
    u->top = saved;
}

/* a + b + c: the nodes from the outermost to the innermost are gathered, then generated from the left. */
static void binary_chain(struct cpy_unit *u, struct cpy_node *node, uint32_t depth, uint32_t dest)
{
    struct cpy_node **spine = cpy_compilation_alloc(u->c, depth * sizeof(struct cpy_node *));
    uint32_t scratch = cpy_gen_scratch(u, node, dest), from;

    if (!spine)
        return;
    for (uint32_t i = depth; i-- > 0; node = node->bin.left)
        spine[i] = node;
    from = cpy_gen_operand(u, node, scratch, is_constant(spine[0]->bin.right));
    for (uint32_t i = 0; i < depth && !u->c->failed; i++) {
        uint32_t to = i + 1 < depth ? scratch : dest;

        cpy_gen_binary(u, spine[i], spine[i]->op, false, to, from, spine[i]->bin.right);
        from = to;
    }
}

static void gen_binary(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    uint32_t depth = 0;

    for (const struct cpy_node *n = node; n->kind == CPY_NODE_BIN_OP; n = n->bin.left)
        depth++;
    if (depth > 1) {
        binary_chain(u, node, depth, dest);
    } else {
        uint32_t from = cpy_gen_operand(u, node->bin.left, dest, is_constant(node->bin.right));

        cpy_gen_binary(u, node, node->op, false, dest, from, node->bin.right);
    }
}

static void gen_unary(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    static const uint8_t ops[] = {[CPY_UNARY_INVERT] = CPY_OP_INVERT, [CPY_UNARY_NOT] = CPY_OP_NOT,
        [CPY_UNARY_ADD] = CPY_OP_POS, [CPY_UNARY_SUB] = CPY_OP_NEG};

    cpy_emit(u, node, ops[node->op], 0, dest, cpy_gen_operand(u, node->unary.operand, dest, true), 0);
}

/* --- comparisons ------------------------------------------------------------------------------------ */

/* x in [1, 2] and x in {1, 2} look in a constant. */
static void freeze_container(struct cpy_unit *u, struct cpy_node *node)
{
    const struct cpy_node_list *items = &node->list.values;
    cpy_value tuple;

    if ((node->kind != CPY_NODE_LIST && node->kind != CPY_NODE_SET) || !items->count)
        return;
    for (uint32_t i = 0; i < items->count; i++)
        if (!is_constant(items->items[i]))
            return;
    tuple = cpy_tuple_new(u->c->t, items->count);
    for (uint32_t i = 0; tuple && i < items->count; i++)
        cpy_tuple_set(tuple, i, items->items[i]->constant.value);
    if (tuple && node->kind == CPY_NODE_SET)
        tuple = cpy_frozenset_from(u->c->t, tuple);
    if (cpy_compilation_keep(u->c, tuple)) {
        node->kind = CPY_NODE_CONSTANT;
        node->flag = 0;
        node->constant.value = tuple;
    }
}

/* want: a temporary register to use if need be, or CPY_ANYWHERE. */
static uint32_t right_operand(struct cpy_unit *u, struct cpy_node *node, unsigned op, bool last, uint32_t want)
{
    if (last && (op == CPY_CMP_IN || op == CPY_CMP_NOT_IN)) /* in a chain the next one compares it, too */
        freeze_container(u, node);
    if (want != CPY_ANYWHERE)
        return cpy_gen_operand(u, node, want, last);
    return last ? cpy_gen_last(u, node) : cpy_gen_expr(u, node, CPY_ANYWHERE);
}

static void emit_compare(
    struct cpy_unit *u, const struct cpy_node *node, unsigned op, uint32_t dest, uint32_t a, uint32_t b)
{
    if (op <= CPY_CMP_GE)
        cpy_emit(u, node, CPY_OP_LT + op, 0, dest, a, b);
    else if (op <= CPY_CMP_IS_NOT)
        cpy_emit(u, node, CPY_OP_IS, op == CPY_CMP_IS_NOT, dest, a, b);
    else
        cpy_emit(u, node, CPY_OP_IN, op == CPY_CMP_NOT_IN, dest, a, b);
}

static void gen_compare(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    uint32_t n = node->compare.comparators.count, result = n > 1 ? cpy_gen_scratch(u, node, dest) : dest;
    uint32_t a = cpy_gen_operand(u, node->compare.left, dest, is_constant(node->compare.comparators.items[0])), b;
    uint32_t turns = n > 2 ? cpy_push(u, 2) : CPY_ANYWHERE; /* operands of a long chain take turns in two registers */
    struct cpy_label end = {0};

    for (uint32_t i = 0; i < n && !u->c->failed; i++, a = b) {
        b = right_operand(u, node->compare.comparators.items[i], node->compare.ops[i], i == n - 1,
            n > 2 ? turns + (i & 1) : CPY_ANYWHERE);
        emit_compare(u, node, node->compare.ops[i], result, a, b);
        if (i < n - 1) {
            cpy_emit(u, node, CPY_OP_TEST, 0, result, 0, 0);
            cpy_test_jump(u, node, &end);
        }
    }
    cpy_place(u, &end);
    cpy_gen_move(u, node, dest, result);
}

/* One comparison of a condition, with its jump. */
static void test_compare(struct cpy_unit *u, const struct cpy_node *node, unsigned op, uint32_t a,
    struct cpy_node *right, uint32_t *b, bool last, bool sense, struct cpy_label *to)
{
    bool negated = op == CPY_CMP_IS_NOT || op == CPY_CMP_NOT_IN;
    cpy_value v = is_constant(right) ? right->constant.value : CPY_UNSET;
    uint32_t k;

    if (op <= CPY_CMP_GE && last && k_operand(u, right, &k)) {
        cpy_emit(u, node, CPY_OP_TEST_LT_K + op, sense, a, k, 0);
    } else if ((op == CPY_CMP_IS || op == CPY_CMP_IS_NOT) && last &&
               (v == CPY_NONE || cpy_is_bool(v) || v == CPY_ELLIPSIS) && cpy_short_constant(u, v, &k)) {
        cpy_note(u, right);
        cpy_emit(u, node, CPY_OP_TEST_IS_K, sense != negated, a, k, 0);
    } else {
        *b = right_operand(u, right, op, last, CPY_ANYWHERE);
        cpy_emit(u, node,
            op <= CPY_CMP_GE       ? CPY_OP_TEST_LT + op
            : op <= CPY_CMP_IS_NOT ? CPY_OP_TEST_IS
                                   : CPY_OP_TEST_IN,
            sense != negated, a, *b, 0);
    }
    cpy_test_jump(u, node, to);
}

void cpy_gen_test_equal(
    struct cpy_unit *u, const struct cpy_node *node, uint32_t reg, struct cpy_node *value, struct cpy_label *to)
{
    uint32_t saved = u->top, b;

    test_compare(u, node, CPY_CMP_EQ, reg, value, &b, true, false, to);
    u->top = saved;
}

/* a < b < c as a condition: all but the last comparison lead out when they fail. */
static void branch_compare(struct cpy_unit *u, struct cpy_node *node, bool sense, struct cpy_label *to)
{
    uint32_t n = node->compare.comparators.count;
    struct cpy_node *first = node->compare.comparators.items[0];
    struct cpy_label failed = {0};
    uint32_t a = is_constant(first) ? cpy_gen_last(u, node->compare.left)
                                    : cpy_gen_expr(u, node->compare.left, CPY_ANYWHERE),
             b = a;

    for (uint32_t i = 0; i < n && !u->c->failed; i++, a = b) {
        struct cpy_node *right = node->compare.comparators.items[i];

        if (i < n - 1)
            test_compare(u, node, node->compare.ops[i], a, right, &b, false, false, sense ? &failed : to);
        else
            test_compare(u, node, node->compare.ops[i], a, right, &b, true, sense, to);
    }
    cpy_place(u, &failed);
}

/* --- and, or, if-else ------------------------------------------------------------------------------------ */

static void gen_bool(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    const struct cpy_node_list *values = &node->list.values;
    uint32_t result = cpy_gen_scratch(u, node, dest);
    bool leave = node->op == CPY_BOOL_OR; /* the truth that decides */
    struct cpy_label end = {0};

    for (uint32_t i = 0; i < values->count && !u->c->failed; i++) {
        int truth = cpy_fold_truth(values->items[i]);
        bool last = i == values->count - 1 || truth == leave;

        if (truth == !leave && !last)
            continue;
        cpy_gen_expr(u, values->items[i], result);
        if (last)
            break;
        cpy_emit(u, values->items[i], CPY_OP_TEST, leave, result, 0, 0);
        cpy_test_jump(u, node, &end);
    }
    cpy_place(u, &end);
    cpy_gen_move(u, node, dest, result);
}

static void branch_bool(struct cpy_unit *u, struct cpy_node *node, bool sense, struct cpy_label *to)
{
    const struct cpy_node_list *values = &node->list.values;
    bool leave = node->op == CPY_BOOL_OR;
    struct cpy_label past = {0};

    for (uint32_t i = 0; i < values->count && !u->c->failed; i++) {
        if (i == values->count - 1)
            cpy_gen_branch(u, values->items[i], sense, to);
        else
            cpy_gen_branch(u, values->items[i], leave, leave == sense ? to : &past);
    }
    cpy_place(u, &past);
}

static void branch_if_exp(struct cpy_unit *u, struct cpy_node *node, bool sense, struct cpy_label *to)
{
    struct cpy_label orelse = {0}, end = {0};

    cpy_gen_branch(u, node->if_exp.test, false, &orelse);
    cpy_gen_branch(u, node->if_exp.body, sense, to);
    cpy_jump(u, node, &end);
    cpy_place(u, &orelse);
    cpy_gen_branch(u, node->if_exp.orelse, sense, to);
    cpy_place(u, &end);
}

void cpy_gen_branch(struct cpy_unit *u, struct cpy_node *node, bool sense, struct cpy_label *to)
{
    uint32_t saved = u->top;
    int truth = cpy_fold_truth(node);

    if (truth >= 0)
        cpy_note(u, node);
    if (u->c->failed || !u->reachable || truth == !sense)
        return;
    if (!cpy_can_descend(u->c)) {
        return;
    } else if (truth == sense) {
        cpy_jump(u, node, to);
    } else if (node->kind == CPY_NODE_UNARY_OP && node->op == CPY_UNARY_NOT) {
        cpy_gen_branch(u, node->unary.operand, !sense, to);
    } else if (node->kind == CPY_NODE_BOOL_OP) {
        branch_bool(u, node, sense, to);
    } else if (node->kind == CPY_NODE_COMPARE) {
        branch_compare(u, node, sense, to);
    } else if (node->kind == CPY_NODE_IF_EXP) {
        branch_if_exp(u, node, sense, to);
    } else {
        cpy_emit(u, node, CPY_OP_TEST, sense, cpy_gen_last(u, node), 0, 0);
        cpy_test_jump(u, node, to);
    }
    u->top = saved;
}

static void gen_if_exp(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    struct cpy_label orelse = {0}, end = {0};

    cpy_gen_branch(u, node->if_exp.test, false, &orelse);
    if (u->reachable)
        cpy_gen_expr(u, node->if_exp.body, dest);
    if (u->reachable)
        cpy_jump(u, node, &end);
    cpy_place(u, &orelse);
    if (u->reachable)
        cpy_gen_expr(u, node->if_exp.orelse, dest);
    cpy_place(u, &end);
}

/* --- attributes, items ---------------------------------------------------------------------------------------- */

static void gen_attribute(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    uint32_t object = cpy_gen_operand(u, node->attribute.value, dest, true);

    cpy_emit_cached(u, cpy_attribute_place(u, node, node), CPY_OP_GET_ATTR, dest, object, cpy_scope_mangle(u->c, u->scope, node->attribute.attr));
}

/* The parts of a slice in new registers, one after the other. */
static void push_parts(struct cpy_unit *u, struct cpy_node *node, struct cpy_node *const *parts, int n)
{
    for (int i = 0; i < n; i++)
        if (parts[i])
            cpy_gen_push(u, parts[i]);
        else
            cpy_gen_constant(u, node, CPY_NONE, cpy_push(u, 1));
}

/* object[start:stop] makes no slice object. */
static void gen_get_slice(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    struct cpy_node *slice = node->subscript.slice, *parts[2] = {slice->slice.lower, slice->slice.upper};
    uint32_t object = cpy_gen_operand(u, node->subscript.value, dest, false), first = u->top;

    push_parts(u, slice, parts, 2);
    cpy_emit(u, node, CPY_OP_GET_SLICE, 0, dest, object, first);
}

static void gen_subscript(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    struct cpy_node *index = node->subscript.slice;
    uint32_t object;
    cpy_value v;

    if (index->kind == CPY_NODE_SLICE && !index->slice.step) {
        gen_get_slice(u, node, dest);
        return;
    }
    object = cpy_gen_operand(u, node->subscript.value, dest, is_constant(index));
    v = is_constant(index) ? index->constant.value : CPY_NONE;

    if (cpy_is_small(v) && cpy_small(v) == (int16_t)cpy_small(v)) {
        cpy_note(u, index);
        cpy_emit(u, node, CPY_OP_GET_ITEM_I, 0, dest, object, (uint16_t)cpy_small(v));
    } else {
        cpy_emit(u, node, CPY_OP_GET_ITEM, 0, dest, object, cpy_gen_last(u, index));
    }
}

static void gen_slice(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    struct cpy_node *parts[3] = {node->slice.lower, node->slice.upper, node->slice.step};
    uint32_t first = u->top;

    push_parts(u, node, parts, 3);
    cpy_emit(u, node, CPY_OP_BUILD_SLICE, 0, dest, first, 0);
}

/* --- the rest -------------------------------------------------------------------------------------------------- */

/* (name := value): the register the value lies in afterwards. */
static uint32_t gen_walrus(struct cpy_unit *u, struct cpy_node *node, uint32_t want, bool last)
{
    struct cpy_node *target = node->aug_assign.target;
    uint32_t reg = cpy_gen_target_reg(u, target), value;

    if (reg != CPY_ANYWHERE) {
        cpy_gen_expr(u, node->aug_assign.value, reg);
        cpy_gen_stored(u, target, reg);
        return cpy_gen_load(u, target, want, last);
    }
    value = want == CPY_ANYWHERE ? cpy_push(u, 1) : cpy_gen_scratch(u, node, want);
    cpy_gen_expr(u, node->aug_assign.value, value);
    cpy_gen_store(u, target, value);
    if (want == CPY_ANYWHERE)
        return value;
    cpy_gen_move(u, node, want, value);
    return want;
}

/* Registers that must survive a yield into dest. */
static uint32_t live_registers(const struct cpy_unit *u, uint32_t dest)
{
    return cpy_is_temporary(u, dest) && dest == u->top - 1 ? dest : u->top;
}

static void gen_yield(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    uint32_t live = live_registers(u, dest), value = live;

    if (node->value.value)
        value = cpy_gen_last(u, node->value.value);
    else
        cpy_gen_constant(u, node, CPY_NONE, value = cpy_is_temporary(u, dest) ? dest : cpy_push(u, 1));
    cpy_emit(u, node, CPY_OP_YIELD, cpy_gen_in_handler(u), dest, value, live);
}

static void gen_yield_from(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    uint32_t live = live_registers(u, dest), value = cpy_gen_last(u, node->value.value), iterator = cpy_push(u, 1);

    cpy_emit(u, node, CPY_OP_GET_YIELD_ITER, 0, iterator, value, 0);
    cpy_emit(u, node, CPY_OP_YIELD_FROM, cpy_gen_in_handler(u), dest, iterator, live);
}

static void gen_await(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    uint32_t live = live_registers(u, dest), value = cpy_gen_last(u, node->value.value), iterator = cpy_push(u, 1);

    cpy_emit(u, node, CPY_OP_GET_AWAITABLE, CPY_AWAITED_BY_AWAIT, iterator, value, 0);
    cpy_emit(u, node, CPY_OP_YIELD_FROM, cpy_gen_in_handler(u), dest, iterator, live);
}

typedef void (*generate)(struct cpy_unit *u, struct cpy_node *node, uint32_t dest);
static const generate generators[] = {
    [CPY_NODE_BOOL_OP] = gen_bool, [CPY_NODE_BIN_OP] = gen_binary, [CPY_NODE_UNARY_OP] = gen_unary,
    [CPY_NODE_LAMBDA] = cpy_gen_lambda, [CPY_NODE_IF_EXP] = gen_if_exp, [CPY_NODE_DICT] = cpy_gen_dict,
    [CPY_NODE_SET] = cpy_gen_set, [CPY_NODE_LIST_COMP] = cpy_gen_comprehension,
    [CPY_NODE_SET_COMP] = cpy_gen_comprehension, [CPY_NODE_DICT_COMP] = cpy_gen_comprehension,
    [CPY_NODE_GENERATOR_EXP] = cpy_gen_comprehension, [CPY_NODE_YIELD] = gen_yield,
    [CPY_NODE_YIELD_FROM] = gen_yield_from, [CPY_NODE_AWAIT] = gen_await, [CPY_NODE_COMPARE] = gen_compare, [CPY_NODE_CALL] = cpy_gen_call,
    [CPY_NODE_FORMATTED_VALUE] = cpy_gen_formatted, [CPY_NODE_JOINED_STR] = cpy_gen_string,
    [CPY_NODE_ATTRIBUTE] = gen_attribute, [CPY_NODE_SUBSCRIPT] = gen_subscript, [CPY_NODE_LIST] = cpy_gen_sequence,
    [CPY_NODE_TUPLE] = cpy_gen_sequence, [CPY_NODE_SLICE] = gen_slice,
};

uint32_t cpy_gen_expr(struct cpy_unit *u, struct cpy_node *node, uint32_t want)
{
    uint32_t saved, dest;

    if (u->c->failed || !cpy_can_descend(u->c))
        return 0;
    if (node->kind == CPY_NODE_NAME)
        return cpy_gen_load(u, node, want, false);
    if (node->kind == CPY_NODE_NAMED_EXPR && want == CPY_ANYWHERE)
        return gen_walrus(u, node, want, false);
    dest = want == CPY_ANYWHERE ? cpy_push(u, 1) : want;
    saved = u->top;
    if (is_constant(node)) {
        cpy_gen_constant(u, node, node->constant.value, dest);
    } else {
        if (cpy_is_temporary(u, dest))
            clear_before_yield(u, node, dest);
        if (node->kind == CPY_NODE_NAMED_EXPR)
            gen_walrus(u, node, dest, false);
        else
            generators[node->kind](u, node, dest);
    }
    u->top = saved;
    return dest;
}

uint32_t cpy_gen_last(struct cpy_unit *u, struct cpy_node *node)
{
    if (node->kind == CPY_NODE_NAME)
        return cpy_gen_load(u, node, CPY_ANYWHERE, true);
    if (node->kind == CPY_NODE_NAMED_EXPR && !u->c->failed && cpy_can_descend(u->c))
        return gen_walrus(u, node, CPY_ANYWHERE, true);
    return cpy_gen_expr(u, node, CPY_ANYWHERE);
}

uint32_t cpy_gen_push(struct cpy_unit *u, struct cpy_node *node)
{
    return cpy_gen_expr(u, node, cpy_push(u, 1));
}
