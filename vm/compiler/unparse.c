/* SPDX-License-Identifier: MIT */
/* vm/compiler/unparse.c - annotations as text, which "from __future__ import annotations" keeps instead of values.
 *
 * The text is made of the tree, so that it is the same however the source was written.  Each kind of expression binds
 * at a level; what binds more loosely than its place asks for gets parentheses. */
#include "vm/compiler/scope.h"

#include <math.h>

#include "vm/objects/complex.h"

enum level {
    LOOSE, ITEMS, TEST, OR, AND, NOT, COMPARE, BIT_OR, BIT_XOR, BIT_AND, SHIFT, SUM, PRODUCT, SIGN, POWER, AWAIT, ATOM
};

struct unparser {
    struct cpy_compilation *c;
    struct cpy_builder b;
};

static void put(struct unparser *u, struct cpy_node *node, enum level level);

static void put_text(struct unparser *u, const char *text) { cpy_build_ascii(&u->b, text); }

/* --- items ------------------------------------------------------------------------------------------- */

static void put_items(struct unparser *u, const struct cpy_node_list *items)
{
    for (uint32_t i = 0; i < items->count; i++) {
        put_text(u, i ? ", " : "");
        put(u, items->items[i], TEST);
    }
}

static void put_list(struct unparser *u, struct cpy_node *node)
{
    put_text(u, "[");
    put_items(u, &node->list.values);
    put_text(u, "]");
}

static void put_set(struct unparser *u, struct cpy_node *node)
{
    put_text(u, "{");
    put_items(u, &node->list.values);
    put_text(u, "}");
}

static void put_tuple(struct unparser *u, struct cpy_node *node)
{
    if (node->list.values.count == 0)
        put_text(u, "()");
    put_items(u, &node->list.values);
    if (node->list.values.count == 1)
        put_text(u, ",");
}

static void put_dict(struct unparser *u, struct cpy_node *node)
{
    put_text(u, "{");
    for (uint32_t i = 0; i < node->dict.keys.count; i++) {
        put_text(u, i ? ", " : "");
        if (node->dict.keys.items[i]) {
            put(u, node->dict.keys.items[i], TEST);
            put_text(u, ": ");
        } else {
            put_text(u, "**");
        }
        put(u, node->dict.values.items[i], node->dict.keys.items[i] ? TEST : BIT_OR);
    }
    put_text(u, "}");
}

/* The parts that all comprehensions have. */
static void put_generators(struct unparser *u, const struct cpy_node *node)
{
    for (uint32_t i = 0; i < node->comp.count; i++) {
        const struct cpy_comprehension *generator = &node->comp.generators[i];

        put_text(u, generator->is_async ? " async for " : " for ");
        put(u, generator->target, ITEMS);
        put_text(u, " in ");
        put(u, generator->iter, OR);
        for (uint32_t k = 0; k < generator->ifs.count; k++) {
            put_text(u, " if ");
            put(u, generator->ifs.items[k], OR);
        }
    }
}

static void put_comprehension(struct unparser *u, struct cpy_node *node)
{
    const char *brackets = node->kind == CPY_NODE_LIST_COMP ? "[]" : node->kind == CPY_NODE_GENERATOR_EXP ? "()" : "{}";

    cpy_build_char(&u->b, (uint32_t)brackets[0]);
    put(u, node->comp.element, TEST);
    if (node->kind == CPY_NODE_DICT_COMP) {
        put_text(u, ": ");
        put(u, node->comp.value, TEST);
    }
    put_generators(u, node);
    cpy_build_char(&u->b, (uint32_t)brackets[1]);
}

/* --- operators ----------------------------------------------------------------------------------------- */

static const struct {
    const char *text;
    enum level level;
} binary[CPY_OPERATOR_COUNT] = {
    [CPY_ADD] = {" + ", SUM}, [CPY_SUB] = {" - ", SUM}, [CPY_MUL] = {" * ", PRODUCT}, [CPY_MATMUL] = {" @ ", PRODUCT},
    [CPY_TRUEDIV] = {" / ", PRODUCT}, [CPY_FLOORDIV] = {" // ", PRODUCT}, [CPY_MOD] = {" % ", PRODUCT},
    [CPY_POW] = {" ** ", POWER}, [CPY_LSHIFT] = {" << ", SHIFT}, [CPY_RSHIFT] = {" >> ", SHIFT},
    [CPY_AND] = {" & ", BIT_AND}, [CPY_OR] = {" | ", BIT_OR}, [CPY_XOR] = {" ^ ", BIT_XOR},
};

static void put_binary(struct unparser *u, struct cpy_node *node)
{
    bool power = node->op == CPY_POW; /* the only one that groups from the right */

    put(u, node->bin.left, binary[node->op].level + power);
    put_text(u, binary[node->op].text);
    put(u, node->bin.right, binary[node->op].level + !power);
}

static void put_bool(struct unparser *u, struct cpy_node *node)
{
    enum level own = node->op == CPY_BOOL_AND ? AND : OR;

    for (uint32_t i = 0; i < node->list.values.count; i++) {
        put_text(u, i == 0 ? "" : own == AND ? " and " : " or ");
        put(u, node->list.values.items[i], own + 1);
    }
}

static void put_unary(struct unparser *u, struct cpy_node *node)
{
    static const char *const signs[] = {
        [CPY_UNARY_INVERT] = "~", [CPY_UNARY_NOT] = "not ", [CPY_UNARY_ADD] = "+", [CPY_UNARY_SUB] = "-"};

    put_text(u, signs[node->op]);
    put(u, node->unary.operand, node->op == CPY_UNARY_NOT ? NOT : SIGN);
}

static void put_compare(struct unparser *u, struct cpy_node *node)
{
    static const char *const signs[] = {
        " < ", " <= ", " == ", " != ", " > ", " >= ", " is ", " is not ", " in ", " not in "};

    put(u, node->compare.left, COMPARE + 1);
    for (uint32_t i = 0; i < node->compare.comparators.count; i++) {
        put_text(u, signs[node->compare.ops[i]]);
        put(u, node->compare.comparators.items[i], COMPARE + 1);
    }
}

static void put_if(struct unparser *u, struct cpy_node *node)
{
    put(u, node->if_exp.body, OR);
    put_text(u, " if ");
    put(u, node->if_exp.test, OR);
    put_text(u, " else ");
    put(u, node->if_exp.orelse, TEST);
}

/* --- functions ----------------------------------------------------------------------------------------- */

static void put_parameter(struct unparser *u, const char *mark, const struct cpy_arg *arg, struct cpy_node *value)
{
    put_text(u, mark);
    if (arg)
        cpy_build_str(&u->b, arg->name);
    if (value) {
        put_text(u, "=");
        put(u, value, TEST);
    }
}

static void put_parameters(struct unparser *u, const struct cpy_arguments *args)
{
    uint32_t n = args->positional_count, required = n - args->defaults.count;
    const char *comma = " ";

    for (uint32_t i = 0; i < n; i++) {
        put_parameter(u, comma, &args->args[i], i < required ? NULL : args->defaults.items[i - required]);
        comma = ", ";
        if (i + 1 == args->posonly_count)
            put_text(u, ", /");
    }
    if (args->vararg || args->kwonly_count) {
        put_text(u, comma);
        put_parameter(u, "*", args->vararg, NULL);
        comma = ", ";
    }
    for (uint32_t i = 0; i < args->kwonly_count; i++)
        put_parameter(u, ", ", &args->args[n + i], args->kw_defaults.items[i]);
    if (args->kwarg) {
        put_text(u, comma);
        put_parameter(u, "**", args->kwarg, NULL);
    }
}

static void put_lambda(struct unparser *u, struct cpy_node *node)
{
    put_text(u, "lambda");
    put_parameters(u, node->lambda.args);
    put_text(u, ": ");
    put(u, node->lambda.body, TEST);
}

static void put_call(struct unparser *u, struct cpy_node *node)
{
    const struct cpy_node_list *args = &node->call.args;
    bool generator =
        args->count == 1 && node->call.keyword_count == 0 && args->items[0]->kind == CPY_NODE_GENERATOR_EXP;

    put(u, node->call.func, ATOM);
    put_text(u, generator ? "" : "("); /* one generator expression brings its own */
    put_items(u, args);
    for (uint32_t i = 0; i < node->call.keyword_count; i++) {
        put_text(u, i || args->count ? ", " : "");
        if (node->call.keywords[i].name)
            cpy_build_str(&u->b, node->call.keywords[i].name);
        put_text(u, node->call.keywords[i].name ? "=" : "**");
        put(u, node->call.keywords[i].value, TEST);
    }
    put_text(u, generator ? "" : ")");
}

/* --- names and constants --------------------------------------------------------------------------------- */

static void put_name(struct unparser *u, struct cpy_node *node) { cpy_build_str(&u->b, node->name.id); }

/* Too large a literal: its repr(), inf, would be a name. */
static bool is_infinite(struct cpy_thread *t, cpy_value v)
{
    double d = cpy_is_complex(v) ? ((const struct cpy_complex *)cpy_pointer(v))->im : 0;

    return isinf(d) || (cpy_is_float(v) && cpy_to_double(t, v, &d) && isinf(d));
}

static void put_constant(struct unparser *u, struct cpy_node *node)
{
    cpy_value v = node->constant.value;

    if (v == CPY_ELLIPSIS)
        put_text(u, "...");
    else if (is_infinite(u->c->t, v))
        put_text(u, cpy_is_float(v) ? "1e309" : "1e309j");
    else
        cpy_build_format(&u->b, "%s%R", cpy_is_str(v) && node->flag & 1 ? "u" : "", v);
}

/* An f-string or t-string stays as it was written. */
static void put_source(struct unparser *u, struct cpy_node *node)
{
    cpy_value text = cpy_compilation_text(u->c, node);

    if (text)
        cpy_build_str(&u->b, text);
}

static void put_attribute(struct unparser *u, struct cpy_node *node)
{
    const struct cpy_node *value = node->attribute.value;

    put(u, node->attribute.value, ATOM);
    if (value->kind == CPY_NODE_CONSTANT && cpy_is_int(value->constant.value) && value->constant.value != CPY_TRUE &&
        value->constant.value != CPY_FALSE)
        put_text(u, " "); /* "1.real" would be a float */
    put_text(u, ".");
    cpy_build_str(&u->b, node->attribute.attr);
}

static void put_subscript(struct unparser *u, struct cpy_node *node)
{
    put(u, node->subscript.value, ATOM);
    put_text(u, "[");
    put(u, node->subscript.slice, ITEMS);
    put_text(u, "]");
}

static void put_slice(struct unparser *u, struct cpy_node *node)
{
    if (node->slice.lower)
        put(u, node->slice.lower, TEST);
    put_text(u, ":");
    if (node->slice.upper)
        put(u, node->slice.upper, TEST);
    if (node->slice.step) {
        put_text(u, ":");
        put(u, node->slice.step, TEST);
    }
}

static void put_starred(struct unparser *u, struct cpy_node *node)
{
    put_text(u, "*");
    put(u, node->value.value, BIT_OR);
}

/* --- what may stand in a lambda only ------------------------------------------------------------------------- */

static void put_named(struct unparser *u, struct cpy_node *node)
{
    put(u, node->aug_assign.target, ATOM);
    put_text(u, " := ");
    put(u, node->aug_assign.value, TEST);
}

static void put_yield(struct unparser *u, struct cpy_node *node)
{
    put_text(u, node->kind == CPY_NODE_YIELD_FROM ? "yield from" : "yield");
    if (node->value.value) {
        put_text(u, " ");
        put(u, node->value.value, TEST);
    }
}

static void put_await(struct unparser *u, struct cpy_node *node)
{
    put_text(u, "await ");
    put(u, node->value.value, ATOM);
}

/* --- all of them --------------------------------------------------------------------------------------------- */

typedef void (*writer)(struct unparser *u, struct cpy_node *node);
static const writer writers[] = {
    [CPY_NODE_BOOL_OP] = put_bool, [CPY_NODE_NAMED_EXPR] = put_named, [CPY_NODE_BIN_OP] = put_binary,
    [CPY_NODE_UNARY_OP] = put_unary, [CPY_NODE_LAMBDA] = put_lambda, [CPY_NODE_IF_EXP] = put_if,
    [CPY_NODE_DICT] = put_dict, [CPY_NODE_SET] = put_set, [CPY_NODE_LIST_COMP] = put_comprehension,
    [CPY_NODE_SET_COMP] = put_comprehension, [CPY_NODE_DICT_COMP] = put_comprehension,
    [CPY_NODE_GENERATOR_EXP] = put_comprehension, [CPY_NODE_YIELD] = put_yield, [CPY_NODE_YIELD_FROM] = put_yield,
    [CPY_NODE_AWAIT] = put_await, [CPY_NODE_COMPARE] = put_compare, [CPY_NODE_CALL] = put_call,
    [CPY_NODE_FORMATTED_VALUE] = put_source, [CPY_NODE_JOINED_STR] = put_source, [CPY_NODE_CONSTANT] = put_constant,
    [CPY_NODE_ATTRIBUTE] = put_attribute, [CPY_NODE_SUBSCRIPT] = put_subscript, [CPY_NODE_STARRED] = put_starred,
    [CPY_NODE_NAME] = put_name, [CPY_NODE_LIST] = put_list, [CPY_NODE_TUPLE] = put_tuple, [CPY_NODE_SLICE] = put_slice,
};

static enum level level_of(const struct cpy_node *node)
{
    switch (node->kind) {
    case CPY_NODE_NAMED_EXPR: case CPY_NODE_YIELD: case CPY_NODE_YIELD_FROM: return LOOSE;
    case CPY_NODE_TUPLE: return node->list.values.count ? ITEMS : ATOM;
    case CPY_NODE_LAMBDA: case CPY_NODE_IF_EXP: return TEST;
    case CPY_NODE_BOOL_OP: return node->op == CPY_BOOL_AND ? AND : OR;
    case CPY_NODE_COMPARE: return COMPARE;
    case CPY_NODE_BIN_OP: return binary[node->op].level;
    case CPY_NODE_UNARY_OP: return node->op == CPY_UNARY_NOT ? NOT : SIGN;
    case CPY_NODE_AWAIT: return AWAIT;
    default: return ATOM;
    }
}

/* Writes an expression in a place of a level. */
static void put(struct unparser *u, struct cpy_node *node, enum level level)
{
    bool looser = level_of(node) < level;

    if (!cpy_can_descend(u->c))
        return;
    put_text(u, looser ? "(" : "");
    writers[node->kind](u, node);
    put_text(u, looser ? ")" : "");
}

cpy_value cpy_unparse(struct cpy_compilation *c, struct cpy_node *node)
{
    struct unparser u = {.c = c};

    cpy_build(&u.b, c->t);
    put(&u, node, TEST);
    if (c->failed) {
        cpy_build_drop(&u.b);
        return CPY_ERROR;
    }
    return cpy_compilation_keep(c, cpy_build_finish(&u.b));
}
