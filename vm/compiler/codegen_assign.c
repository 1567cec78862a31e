/* SPDX-License-Identifier: MIT */
/* vm/compiler/codegen_assign.c - loading and storing names, assignment to every kind of target.
 *
 * Values go straight into the register of a local variable wherever that cannot be
 * noticed.  It could be in "a, b = b, a" (a is read after it was written), in
 * "a = (a, b) = v", and where a walrus changes a variable that was read before. */
#include "vm/compiler/codegen.h"

#define MAX_PAIRS 8 /* items of "a, b = x, y" that are assigned without making a tuple */

/* --- names ------------------------------------------------------------------------------- */

static struct cpy_symbol *find(struct cpy_unit *u, cpy_value name)
{
    return cpy_scope_find(u->scope, cpy_scope_mangle(u->c, u->scope, name));
}

/* The symbol of a name node. */
static struct cpy_symbol *symbol_of(struct cpy_unit *u, const struct cpy_node *node)
{
    struct cpy_symbol *symbol = node->name.symbol;

    if (CPY_UNLIKELY(!symbol))
        return find(u, node->name.id);
    return symbol->meaning ? symbol->meaning : symbol;
}

/* Where a name lies; names that only the compiler uses (__name__ in a class body) have no symbol. */
static enum cpy_symbol_place place_of(const struct cpy_unit *u, const struct cpy_symbol *symbol)
{
    if (symbol)
        return symbol->place;
    return u->home->kind >= CPY_SCOPE_FUNCTION ||
                   (u->home->kind == CPY_SCOPE_MODULE && (u->c->mode == CPY_COMPILE_MODULE || u->home->coroutine))
               ? CPY_IN_GLOBALS
               : CPY_IN_NAMESPACE;
}

static uint32_t load_local(
    struct cpy_unit *u, const struct cpy_node *node, const struct cpy_symbol *symbol, uint32_t want, bool last)
{
    uint32_t reg = (uint32_t)symbol->reg;

    if (!cpy_is_bound(u, reg)) {
        cpy_emit(u, node, CPY_OP_CHECK_LOCAL, 0, reg, 0, 0);
        cpy_set_bound(u, reg, true);
    }
    cpy_note(u, node);
    if (want == CPY_ANYWHERE) {
        if (last || !(symbol->flags & CPY_SYMBOL_WALRUS))
            return reg;
        want = cpy_push(u, 1);
    }
    cpy_gen_move(u, node, want, reg);
    return want;
}

/* A name in an annotation scope of a class. */
static void load_from_class(struct cpy_unit *u, const struct cpy_node *node, const struct cpy_symbol *symbol, uint32_t want)
{
    const struct cpy_symbol *space = cpy_scope_symbol(u->home, u->c->class_dict_name);

    cpy_emit(u, node, CPY_OP_LOAD_FREE, 0, want, (uint32_t)space->free_index, 0);
    if (symbol->place == CPY_IN_CLASS_OR_CLOSURE)
        cpy_emit(u, node, CPY_OP_LOAD_CLASS_FREE, 0, want, (uint32_t)symbol->free_index, 0);
    else
        cpy_emit_wide(u, node, CPY_OP_LOAD_CLASS_GLOBAL, want, (int32_t)cpy_constant(u, symbol->name));
}

static uint32_t load(struct cpy_unit *u, const struct cpy_node *node, struct cpy_symbol *symbol, cpy_value name,
    uint32_t want, bool last)
{
    enum cpy_symbol_place place = place_of(u, symbol);

    if (u->c->failed)
        return 0;
    if (place == CPY_IN_REGISTER)
        return load_local(u, node, symbol, want, last);
    if (want == CPY_ANYWHERE)
        want = cpy_push(u, 1);
    name = symbol ? symbol->name : name;
    if (place == CPY_IN_CELL)
        cpy_emit(u, node, CPY_OP_LOAD_CELL, 0, want, (uint32_t)symbol->reg, 0);
    else if (place == CPY_IN_CLOSURE)
        cpy_emit(u, node, CPY_OP_LOAD_FREE, 0, want, (uint32_t)symbol->free_index, 0);
    else if (place == CPY_IN_NAMESPACE_OR_CLOSURE)
        cpy_emit(u, node, CPY_OP_LOAD_NAME_FREE, 0, want, (uint32_t)symbol->free_index, 0);
    else if (place >= CPY_IN_CLASS_OR_CLOSURE)
        load_from_class(u, node, symbol, want);
    else if (place == CPY_IN_GLOBALS)
        cpy_emit_cached(u, node, CPY_OP_LOAD_GLOBAL, want, 0, name);
    else
        cpy_emit_wide(u, node, CPY_OP_LOAD_NAME, want, (int32_t)cpy_constant(u, name));
    return want;
}

uint32_t cpy_gen_load_name(struct cpy_unit *u, const struct cpy_node *node, cpy_value name, uint32_t want, bool last)
{
    return load(u, node, find(u, name), name, want, last);
}

uint32_t cpy_gen_load(struct cpy_unit *u, const struct cpy_node *node, uint32_t want, bool last)
{
    return load(u, node, symbol_of(u, node), node->name.id, want, last);
}

static void store(
    struct cpy_unit *u, const struct cpy_node *node, struct cpy_symbol *symbol, cpy_value name, uint32_t from)
{
    enum cpy_symbol_place place = place_of(u, symbol);

    if (u->c->failed)
        return;
    name = symbol ? symbol->name : name;
    if (place == CPY_IN_REGISTER) {
        cpy_note(u, node);
        cpy_gen_move(u, node, (uint32_t)symbol->reg, from);
        cpy_set_bound(u, (uint32_t)symbol->reg, true);
    } else if (place == CPY_IN_CELL) {
        cpy_emit(u, node, CPY_OP_STORE_CELL, 0, (uint32_t)symbol->reg, from, 0);
    } else if (place == CPY_IN_CLOSURE) {
        cpy_emit(u, node, CPY_OP_STORE_FREE, 0, from, (uint32_t)symbol->free_index, 0);
    } else if (place == CPY_IN_GLOBALS) {
        cpy_emit_cached(u, node, CPY_OP_STORE_GLOBAL, from, 0, name);
    } else {
        cpy_emit_wide(u, node, CPY_OP_STORE_NAME, from, (int32_t)cpy_constant(u, name));
    }
}

void cpy_gen_store_name(struct cpy_unit *u, const struct cpy_node *node, cpy_value name, uint32_t from)
{
    store(u, node, find(u, name), name, from);
}

static void delete_name(struct cpy_unit *u, const struct cpy_node *node, struct cpy_symbol *symbol, cpy_value name)
{
    enum cpy_symbol_place place = place_of(u, symbol);

    if (u->c->failed)
        return;
    name = symbol ? symbol->name : name;
    if (place == CPY_IN_REGISTER) {
        cpy_emit(u, node, CPY_OP_DELETE_LOCAL, 0, (uint32_t)symbol->reg, 0, 0);
        cpy_set_bound(u, (uint32_t)symbol->reg, false);
    } else if (place == CPY_IN_CELL) {
        cpy_emit(u, node, CPY_OP_DELETE_CELL, 0, (uint32_t)symbol->reg, 0, 0);
    } else if (place == CPY_IN_CLOSURE) {
        cpy_emit(u, node, CPY_OP_DELETE_FREE, 0, 0, (uint32_t)symbol->free_index, 0);
    } else if (place == CPY_IN_GLOBALS) {
        cpy_emit_cached(u, node, CPY_OP_DELETE_GLOBAL, 0, 0, name);
    } else {
        cpy_emit_wide(u, node, CPY_OP_DELETE_NAME, 0, (int32_t)cpy_constant(u, name));
    }
}

/* The name may be gone already, so it is set to None before it is deleted. */
void cpy_gen_forget_name(struct cpy_unit *u, const struct cpy_node *node, cpy_value name)
{
    struct cpy_symbol *symbol = find(u, name);
    uint32_t saved = u->top;

    if (place_of(u, symbol) == CPY_IN_REGISTER) {
        cpy_emit(u, node, CPY_OP_CLEAR, 0, (uint32_t)symbol->reg, 0, 0);
        cpy_set_bound(u, (uint32_t)symbol->reg, false);
        return;
    }
    cpy_gen_constant(u, node, CPY_NONE, cpy_push(u, 1));
    store(u, node, symbol, name, saved);
    delete_name(u, node, symbol, name);
    u->top = saved;
}

/* --- targets --------------------------------------------------------------------------------- */

uint32_t cpy_gen_target_reg(struct cpy_unit *u, const struct cpy_node *target)
{
    struct cpy_symbol *symbol;

    if (target->kind != CPY_NODE_NAME)
        return CPY_ANYWHERE;
    symbol = symbol_of(u, target);
    return place_of(u, symbol) == CPY_IN_REGISTER ? (uint32_t)symbol->reg : CPY_ANYWHERE;
}

static const struct cpy_node *without_star(const struct cpy_node *target)
{
    return target->kind == CPY_NODE_STARRED ? target->value.value : target;
}

void cpy_gen_stored(struct cpy_unit *u, const struct cpy_node *target, uint32_t reg)
{
    cpy_note(u, target);
    cpy_set_bound(u, reg, true);
}

/* The first register if the targets are locals in registers that follow each other. */
static uint32_t consecutive_locals(struct cpy_unit *u, const struct cpy_node_list *targets)
{
    uint32_t first = targets->count ? cpy_gen_target_reg(u, without_star(targets->items[0])) : CPY_ANYWHERE;

    for (uint32_t i = 1; i < targets->count && first != CPY_ANYWHERE; i++)
        if (cpy_gen_target_reg(u, without_star(targets->items[i])) != first + i)
            return CPY_ANYWHERE;
    return first;
}

static void unpack(struct cpy_unit *u, struct cpy_node *node, uint32_t from)
{
    const struct cpy_node_list *targets = &node->list.values;
    uint32_t direct = consecutive_locals(u, targets),
             to = direct != CPY_ANYWHERE ? direct
                : cpy_push(u, targets->count ? targets->count : 1); /* () = x names a register as well */
    uint32_t star = 0, n = targets->count;

    while (star < n && targets->items[star]->kind != CPY_NODE_STARRED)
        star++;
    if (star == n)
        cpy_emit(u, node, CPY_OP_UNPACK, 0, to, from, n);
    else
        cpy_emit(u, node, CPY_OP_UNPACK_EX, n - star - 1, to, from, star);
    for (uint32_t i = 0; i < n && !u->c->failed; i++)
        if (direct == CPY_ANYWHERE)
            cpy_gen_store(u, (struct cpy_node *)without_star(targets->items[i]), to + i);
        else
            cpy_gen_stored(u, targets->items[i], to + i);
}

void cpy_gen_store(struct cpy_unit *u, struct cpy_node *target, uint32_t from)
{
    uint32_t saved = u->top, object, index;

    if (u->c->failed)
        return;
    switch (target->kind) {
    case CPY_NODE_NAME:
        store(u, target, symbol_of(u, target), target->name.id, from);
        break;
    case CPY_NODE_ATTRIBUTE:
        object = cpy_gen_last(u, target->attribute.value);
        cpy_emit_cached(
            u, cpy_attribute_place(u, target, target), CPY_OP_SET_ATTR, object, from, cpy_scope_mangle(u->c, u->scope, target->attribute.attr));
        break;
    case CPY_NODE_SUBSCRIPT:
        object = cpy_gen_expr(u, target->subscript.value, CPY_ANYWHERE);
        index = cpy_gen_last(u, target->subscript.slice);
        cpy_emit(u, target, CPY_OP_SET_ITEM, 0, object, index, from);
        break;
    default:
        unpack(u, target, from);
    }
    u->top = saved;
}

/* --- assignment -------------------------------------------------------------------------------- */

static bool has_star(const struct cpy_node_list *list)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i]->kind == CPY_NODE_STARRED)
            return true;
    return false;
}

/* May the values be assigned one by one, no tuple made? */
static bool can_pair(const struct cpy_node *target, const struct cpy_node *value)
{
    return (target->kind == CPY_NODE_TUPLE || target->kind == CPY_NODE_LIST)
        && (value->kind == CPY_NODE_TUPLE || value->kind == CPY_NODE_LIST)
        && target->list.values.count == value->list.values.count && value->list.values.count <= MAX_PAIRS
        && !has_star(&target->list.values) && !has_star(&value->list.values);
}

/* Could assigning the first n targets change register reg? */
static bool may_write(struct cpy_unit *u, const struct cpy_node_list *targets, uint32_t n, uint32_t reg)
{
    for (uint32_t i = 0; i < n; i++)
        if (targets->items[i]->kind == CPY_NODE_TUPLE || targets->items[i]->kind == CPY_NODE_LIST
            || cpy_gen_target_reg(u, targets->items[i]) == reg)
            return true;
    return false;
}

/* May the last value go straight to its target, before the other targets are assigned? */
static bool last_is_direct(struct cpy_unit *u, const struct cpy_node_list *targets, const uint32_t *regs)
{
    uint32_t n = targets->count - 1, reg = cpy_gen_target_reg(u, targets->items[n]);

    if (reg == CPY_ANYWHERE)
        return false;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t other = cpy_gen_target_reg(u, targets->items[i]);

        if (regs[i] == reg || other == reg || other == CPY_ANYWHERE)
            return false;
    }
    return true;
}

/* A value of "a, b = x, y": its register, or CPY_ANYWHERE for a constant, which is loaded when it is stored. */
static uint32_t pair_value(
    struct cpy_unit *u, const struct cpy_node_list *targets, struct cpy_node *value, uint32_t i, const uint32_t *regs)
{
    uint32_t reg;

    if (value->kind == CPY_NODE_CONSTANT)
        return CPY_ANYWHERE;
    if (i == targets->count - 1 && last_is_direct(u, targets, regs))
        return cpy_gen_expr(u, value, cpy_gen_target_reg(u, targets->items[i]));
    reg = cpy_gen_expr(u, value, CPY_ANYWHERE);
    if (!cpy_is_temporary(u, reg) && may_write(u, targets, i, reg)) {
        cpy_gen_move(u, value, cpy_push(u, 1), reg);
        reg = u->top - 1;
    }
    return reg;
}

static void assign_pairs(struct cpy_unit *u, const struct cpy_node_list *targets, const struct cpy_node_list *values)
{
    uint32_t regs[MAX_PAIRS];

    for (uint32_t i = 0; i < values->count; i++)
        regs[i] = pair_value(u, targets, values->items[i], i, regs);
    for (uint32_t i = 0; i < values->count && !u->c->failed; i++) {
        uint32_t to = cpy_gen_target_reg(u, targets->items[i]);

        if (regs[i] == CPY_ANYWHERE)
            regs[i] = cpy_gen_expr(u, values->items[i], to);
        if (regs[i] == to && to != CPY_ANYWHERE)
            cpy_gen_stored(u, targets->items[i], to);
        else
            cpy_gen_store(u, targets->items[i], regs[i]);
    }
}

/* a = b = value: the targets are assigned from left to right. */
static void assign_chain(struct cpy_unit *u, const struct cpy_node_list *targets, struct cpy_node *value)
{
    uint32_t reg = cpy_gen_expr(u, value, CPY_ANYWHERE);

    if (!cpy_is_temporary(u, reg) && may_write(u, targets, targets->count, reg)) {
        cpy_gen_move(u, value, cpy_push(u, 1), reg);
        reg = u->top - 1;
    }
    for (uint32_t i = 0; i < targets->count; i++)
        cpy_gen_store(u, targets->items[i], reg);
}

void cpy_gen_assign(struct cpy_unit *u, struct cpy_node *node)
{
    const struct cpy_node_list *targets = &node->assign.targets;
    struct cpy_node *value = node->assign.value, *first = targets->items[0];
    uint32_t reg = targets->count == 1 ? cpy_gen_target_reg(u, first) : CPY_ANYWHERE;

    if (reg != CPY_ANYWHERE) {
        cpy_gen_expr(u, value, reg);
        cpy_gen_stored(u, first, reg);
    } else if (targets->count == 1 && can_pair(first, value)) {
        assign_pairs(u, &first->list.values, &value->list.values);
    } else if (targets->count == 1) {
        reg = first->kind == CPY_NODE_NAME ? cpy_gen_last(u, value) : cpy_gen_expr(u, value, CPY_ANYWHERE);
        cpy_gen_store(u, first, reg);
    } else {
        assign_chain(u, targets, value);
    }
}

static void augment_name(struct cpy_unit *u, struct cpy_node *node)
{
    struct cpy_node *target = node->aug_assign.target;
    uint32_t reg = cpy_gen_target_reg(u, target);
    uint32_t from = cpy_gen_load(u, target, CPY_ANYWHERE, node->aug_assign.value->kind == CPY_NODE_CONSTANT);

    if (reg != CPY_ANYWHERE) {
        cpy_gen_binary(u, node, node->op, true, reg, from, node->aug_assign.value);
        cpy_gen_stored(u, target, reg);
    } else {
        cpy_gen_binary(u, node, node->op, true, from, from, node->aug_assign.value);
        cpy_gen_store(u, target, from);
    }
}

void cpy_gen_aug_assign(struct cpy_unit *u, struct cpy_node *node)
{
    struct cpy_node *target = node->aug_assign.target;
    uint32_t object, index, result;

    if (target->kind == CPY_NODE_NAME) {
        augment_name(u, node);
    } else if (target->kind == CPY_NODE_ATTRIBUTE) {
        cpy_value name = cpy_scope_mangle(u->c, u->scope, target->attribute.attr);

        object = cpy_gen_expr(u, target->attribute.value, CPY_ANYWHERE);
        result = cpy_push(u, 1);
        cpy_emit_cached(u, cpy_attribute_place(u, target, target), CPY_OP_GET_ATTR, result, object, name);
        cpy_gen_binary(u, node, node->op, true, result, result, node->aug_assign.value);
        cpy_emit_cached(u, cpy_attribute_place(u, target, target), CPY_OP_SET_ATTR, object, result, name);
    } else {
        object = cpy_gen_expr(u, target->subscript.value, CPY_ANYWHERE);
        index = cpy_gen_expr(u, target->subscript.slice, CPY_ANYWHERE);
        result = cpy_push(u, 1);
        cpy_emit(u, target, CPY_OP_GET_ITEM, 0, result, object, index);
        cpy_gen_binary(u, node, node->op, true, result, result, node->aug_assign.value);
        cpy_emit(u, target, CPY_OP_SET_ITEM, 0, object, index, result);
    }
}

/* What "x.y: int" without a value still evaluates: the object. */
static void evaluate_target(struct cpy_unit *u, struct cpy_node *target)
{
    if (target->kind == CPY_NODE_ATTRIBUTE) {
        cpy_gen_expr(u, target->attribute.value, CPY_ANYWHERE);
    } else if (target->kind == CPY_NODE_SUBSCRIPT) {
        cpy_gen_expr(u, target->subscript.value, CPY_ANYWHERE);
        cpy_gen_expr(u, target->subscript.slice, CPY_ANYWHERE);
    }
}

void cpy_gen_ann_assign(struct cpy_unit *u, struct cpy_node *node)
{
    struct cpy_node *target = node->ann_assign.target, *value = node->ann_assign.value;
    uint32_t reg = cpy_gen_target_reg(u, target);

    if (value && reg != CPY_ANYWHERE) {
        cpy_gen_expr(u, value, reg);
        cpy_gen_stored(u, target, reg);
    } else if (value) {
        cpy_gen_store(u, target, cpy_gen_expr(u, value, CPY_ANYWHERE));
    } else {
        evaluate_target(u, target);
    }
    if (u->home->kind < CPY_SCOPE_FUNCTION && target->kind == CPY_NODE_NAME && node->flag & 1)
        cpy_gen_note_annotation(u, node);
}

/* --- del ---------------------------------------------------------------------------------------- */

static void delete_target(struct cpy_unit *u, struct cpy_node *target)
{
    uint32_t saved = u->top, object, index;

    if (u->c->failed)
        return;
    switch (target->kind) {
    case CPY_NODE_NAME:
        delete_name(u, target, symbol_of(u, target), target->name.id);
        break;
    case CPY_NODE_ATTRIBUTE:
        object = cpy_gen_last(u, target->attribute.value);
        cpy_emit_cached(
            u, cpy_attribute_place(u, target, target), CPY_OP_DEL_ATTR, object, 0, cpy_scope_mangle(u->c, u->scope, target->attribute.attr));
        break;
    case CPY_NODE_SUBSCRIPT:
        object = cpy_gen_expr(u, target->subscript.value, CPY_ANYWHERE);
        index = cpy_gen_last(u, target->subscript.slice);
        cpy_emit(u, target, CPY_OP_DEL_ITEM, 0, object, index, 0);
        break;
    default:
        for (uint32_t i = 0; i < target->list.values.count; i++)
            delete_target(u, target->list.values.items[i]);
    }
    u->top = saved;
}

void cpy_gen_delete(struct cpy_unit *u, struct cpy_node *node)
{
    for (uint32_t i = 0; i < node->assign.targets.count; i++)
        delete_target(u, node->assign.targets.items[i]);
}
