/* SPDX-License-Identifier: MIT */
/* vm/compiler/codegen_display.c - lists, tuples, sets, dicts, f-strings and comprehensions.
 *
 * A display is built from registers that follow each other; a long one, or one with
 * *x in it, begins with what comes first and is extended piece by piece. */
#include "vm/compiler/codegen.h"

#include <limits.h>

/* How many items from the front are built at once. */
static uint32_t front(const struct cpy_node_list *items)
{
    uint32_t n = 0;

    while (n < items->count && n < CPY_DISPLAY_CHUNK && items->items[n]->kind != CPY_NODE_STARRED)
        n++;
    return n;
}

/* The first register if the n items are variables that lie in registers one after the other, and are set. */
static uint32_t consecutive_items(struct cpy_unit *u, const struct cpy_node_list *items, uint32_t n)
{
    uint32_t first = n > 1 ? cpy_gen_target_reg(u, items->items[0]) : CPY_ANYWHERE;

    for (uint32_t i = 0; i < n && first != CPY_ANYWHERE; i++)
        if (cpy_gen_target_reg(u, items->items[i]) != first + i || !cpy_is_bound(u, first + i))
            return CPY_ANYWHERE;
    for (uint32_t i = 0; i < n && first != CPY_ANYWHERE; i++)
        cpy_note(u, items->items[i]);
    return first;
}

static void push_items(struct cpy_unit *u, const struct cpy_node_list *items, uint32_t n)
{
    for (uint32_t i = 0; i < n && !u->c->failed; i++)
        cpy_gen_push(u, items->items[i]);
}

/* Adds items from number first on to the collection in reg, with one instruction for x and one for *x.  place: the whole that
 * they are part of, which a mistake is shown in. */
static void add_rest(struct cpy_unit *u, const struct cpy_node *place, const struct cpy_node_list *items, uint32_t first,
    uint32_t reg, enum cpy_opcode add, enum cpy_opcode extend)
{
    uint32_t saved = u->top;

    for (uint32_t i = first; i < items->count && !u->c->failed; i++) {
        struct cpy_node *item = items->items[i];

        if (item->kind == CPY_NODE_STARRED)
            cpy_emit(u, place, extend, 0, reg, cpy_gen_last(u, item->value.value), 0);
        else
            cpy_emit(u, place, add, 0, reg, cpy_gen_last(u, item), 0);
        u->top = saved;
    }
}

void cpy_gen_list_rest(
    struct cpy_unit *u, const struct cpy_node *place, const struct cpy_node_list *items, uint32_t first, uint32_t reg)
{
    add_rest(u, place, items, first, reg, CPY_OP_LIST_APPEND, CPY_OP_LIST_EXTEND);
}

/* A list of constants: one tuple constant to copy from. */
static bool constant_list(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    const struct cpy_node_list *items = &node->list.values;
    uint32_t source, list;
    cpy_value tuple;

    if (items->count < 4)
        return false;
    for (uint32_t i = 0; i < items->count; i++)
        if (items->items[i]->kind != CPY_NODE_CONSTANT)
            return false;
    tuple = cpy_tuple_new(u->c->t, items->count);
    for (uint32_t i = 0; tuple && i < items->count; i++)
        cpy_tuple_set(tuple, i, items->items[i]->constant.value);
    if (!cpy_compilation_keep(u->c, tuple))
        return true;
    list = cpy_gen_scratch(u, node, dest);
    source = cpy_push(u, 1);
    cpy_emit(u, node, CPY_OP_BUILD_LIST, 0, list, 0, 0);
    cpy_gen_constant(u, node, tuple, source);
    cpy_emit(u, node, CPY_OP_LIST_EXTEND, 0, list, source, 0);
    cpy_gen_move(u, node, dest, list);
    return true;
}

void cpy_gen_sequence(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    const struct cpy_node_list *items = &node->list.values;
    bool is_list = node->kind == CPY_NODE_LIST;
    uint32_t n = front(items), first = u->top, list;

    if (is_list && constant_list(u, node, dest))
        return;
    if (n == items->count && (list = consecutive_items(u, items, n)) != CPY_ANYWHERE)
        first = list;
    else
        push_items(u, items, n);
    if (n == items->count) {
        cpy_emit(u, node, is_list ? CPY_OP_BUILD_LIST : CPY_OP_BUILD_TUPLE, 0, dest, first, n);
        return;
    }
    list = cpy_is_temporary(u, dest) ? dest : first;
    if (!n && list == first)
        cpy_push(u, 1);
    cpy_emit(u, node, CPY_OP_BUILD_LIST, 0, list, first, n);
    u->top = list == first ? first + 1 : first;
    cpy_gen_list_rest(u, node, items, n, list);
    if (is_list)
        cpy_gen_move(u, node, dest, list);
    else
        cpy_emit(u, node, CPY_OP_LIST_TO_TUPLE, 0, dest, list, 0);
}

void cpy_gen_set(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    const struct cpy_node_list *items = &node->list.values;
    uint32_t set = cpy_gen_scratch(u, node, dest), n = front(items), first = u->top;

    push_items(u, items, n);
    cpy_emit(u, node, CPY_OP_BUILD_SET, 0, set, first, n);
    u->top = first;
    add_rest(u, node, items, n, set, CPY_OP_SET_ADD, CPY_OP_SET_UPDATE);
    cpy_gen_move(u, node, dest, set);
}

void cpy_gen_dict(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    struct cpy_node **keys = node->dict.keys.items, **values = node->dict.values.items;
    uint32_t count = node->dict.values.count, n = 0, dict = cpy_gen_scratch(u, node, dest), first = u->top;

    for (; n < count && n < CPY_DISPLAY_CHUNK / 2 && keys[n] && !u->c->failed; n++) {
        cpy_gen_push(u, keys[n]);
        cpy_gen_push(u, values[n]);
    }
    cpy_emit(u, node, CPY_OP_BUILD_DICT, 0, dict, first, n);
    for (; n < count && !u->c->failed; n++) {
        u->top = first;
        if (keys[n]) {
            uint32_t key = cpy_gen_expr(u, keys[n], CPY_ANYWHERE);

            cpy_emit(u, node, CPY_OP_DICT_SET, 0, dict, key, cpy_gen_last(u, values[n]));
        } else {
            cpy_emit(u, node, CPY_OP_DICT_UPDATE, 0, dict, cpy_gen_last(u, values[n]), 0);
        }
    }
    cpy_gen_move(u, node, dest, dict);
}

/* --- f-strings ----------------------------------------------------------------------------------- */

void cpy_gen_formatted(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    struct cpy_node *spec = node->formatted.spec;
    uint32_t value = cpy_gen_operand(u, node->formatted.value, dest, !spec);

    if (spec)
        cpy_emit(u, node, CPY_OP_FORMAT, node->op, dest, value, cpy_gen_last(u, spec));
    else
        cpy_emit(u, node, CPY_OP_FORMAT, node->op | 128u, dest, value, 0);
}

void cpy_gen_string(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    const struct cpy_node_list *parts = &node->list.values;
    uint32_t first = u->top;

    if (parts->count == 0) {
        cpy_gen_constant(u, node, u->c->t->vm->empty_str, dest);
        return;
    }
    if (parts->count == 1) {
        cpy_gen_expr(u, parts->items[0], dest);
        return;
    }
    for (uint32_t i = 0; i < parts->count && !u->c->failed; i++) {
        if (u->top - first == CPY_DISPLAY_CHUNK) {
            cpy_emit(u, node, CPY_OP_BUILD_STRING, 0, first, first, CPY_DISPLAY_CHUNK);
            u->top = first + 1;
        }
        cpy_gen_push(u, parts->items[i]);
    }
    cpy_emit(u, node, CPY_OP_BUILD_STRING, 0, dest, first, u->top - first);
}

/* --- comprehensions ---------------------------------------------------------------------------------- */

/* Adds the element of a comprehension to its result, or yields it. */
static void add_element(struct cpy_unit *u, struct cpy_node *node, uint32_t result)
{
    struct cpy_node *element = node->comp.element;
    uint32_t key;

    if (node->kind == CPY_NODE_DICT_COMP) {
        key = cpy_gen_expr(u, element, CPY_ANYWHERE);
        cpy_emit(u, element, CPY_OP_DICT_SET, 0, result, key, cpy_gen_last(u, node->comp.value));
    } else if (node->kind == CPY_NODE_GENERATOR_EXP) {
        uint32_t live = u->top, value = cpy_gen_last(u, element);

        cpy_emit(u, element, CPY_OP_YIELD, 0, live == u->top ? cpy_push(u, 1) : value, value, live);
    } else {
        cpy_emit(u, element, node->kind == CPY_NODE_LIST_COMP ? CPY_OP_LIST_APPEND : CPY_OP_SET_ADD, 0, result,
            cpy_gen_last(u, element), 0);
    }
}

/* The loops from number n inwards; the first one's iterator exists already. */
static void comprehension_loop(
    struct cpy_unit *u, struct cpy_node *node, uint32_t n, uint32_t iterator, uint32_t result)
{
    struct cpy_comprehension *g = &node->comp.generators[n];
    struct cpy_label head = {0}, next = {0}, end = {0};
    struct cpy_async_loop awaited;
    uint32_t saved = u->top;

    if (u->c->failed || !cpy_can_descend(u->c))
        return;
    cpy_place_head(u, &head);
    if (g->is_async)
        cpy_gen_async_next(u, g->target, g->iter, iterator, &awaited);
    else
        cpy_gen_next(u, g->target, g->iter, iterator, &end);
    for (uint32_t i = 0; i < g->ifs.count; i++)
        cpy_gen_branch(u, g->ifs.items[i], false, &next);
    if (n + 1 < node->comp.count) {
        struct cpy_comprehension *within = g + 1;
        uint32_t inner = u->reachable ? cpy_gen_any_iterator(u, within->iter, within->is_async) : 0;

        if (u->reachable)
            comprehension_loop(u, node, n + 1, inner, result);
    } else if (u->reachable) {
        add_element(u, node, result);
    }
    u->top = saved;
    cpy_place(u, &next);
    cpy_note(u, node->comp.element);
    cpy_loop(u, node, &head);
    cpy_place(u, &end);
    if (g->is_async)
        cpy_gen_async_end(u, &awaited);
}

/* Variables of an inlined comprehension are its own: cells are made anew, and nothing is left behind. */
static void begin_variables(struct cpy_unit *u, const struct cpy_node *node, const struct cpy_scope *scope)
{
    for (const struct cpy_symbol *s = scope->first; s; s = s->next) {
        if (s->reg < 0)
            continue;
        cpy_set_bound(u, (uint32_t)s->reg, false);
        if (s->flags & CPY_SYMBOL_CAPTURED) {
            cpy_emit(u, node, CPY_OP_CLEAR, 0, (uint32_t)s->reg, 0, 0);
            cpy_emit(u, node, CPY_OP_MAKE_CELL, 0, (uint32_t)s->reg, 0, 0);
        }
    }
}

static void end_variables(struct cpy_unit *u, const struct cpy_node *node, const struct cpy_scope *scope)
{
    for (const struct cpy_symbol *s = scope->first; s; s = s->next)
        if (s->reg >= 0) {
            cpy_emit(u, node, CPY_OP_CLEAR, 0, (uint32_t)s->reg, 0, 0);
            cpy_set_bound(u, (uint32_t)s->reg, false);
        }
}

static void build_result(struct cpy_unit *u, const struct cpy_node *node, uint32_t result)
{
    if (node->kind != CPY_NODE_GENERATOR_EXP)
        cpy_emit(u, node, node->kind == CPY_NODE_LIST_COMP ? CPY_OP_BUILD_LIST : node->kind == CPY_NODE_SET_COMP
            ? CPY_OP_BUILD_SET : CPY_OP_BUILD_DICT, 0, result, 0, 0);
}

static void inline_comprehension(struct cpy_unit *u, struct cpy_node *node, struct cpy_scope *scope, uint32_t dest)
{
    uint32_t result = cpy_gen_scratch(u, node, dest), iterator;
    struct cpy_scope *around = u->scope;

    iterator = cpy_gen_any_iterator(u, node->comp.generators[0].iter, node->comp.generators[0].is_async);
    build_result(u, node, result);
    u->scope = scope;
    begin_variables(u, node, scope);
    comprehension_loop(u, node, 0, iterator, result);
    end_variables(u, node, scope);
    u->scope = around;
    cpy_gen_move(u, node, dest, result);
}

/* The code of a comprehension with a frame of its own; its parameter is the iterator. */
static cpy_value comprehension_code(struct cpy_unit *u, struct cpy_node *node, struct cpy_scope *scope)
{
    static const char *const names[] = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"};
    cpy_value name = cpy_compilation_keep(u->c, cpy_intern_from(u->c->t, names[node->kind - CPY_NODE_LIST_COMP]));
    struct cpy_unit inner;
    uint32_t result;

    if (!name)
        return CPY_ERROR;
    cpy_gen_enter(&inner, u, scope, name, node);
    inner.flags |= CPY_CODE_SIMPLE_ARGS;
    result = node->kind == CPY_NODE_GENERATOR_EXP ? 0 : cpy_push(&inner, 1);
    build_result(&inner, node, result);
    comprehension_loop(&inner, node, 0, 0, result);
    if (node->kind == CPY_NODE_GENERATOR_EXP)
        cpy_emit(&inner, node, CPY_OP_RETURN_NONE, 0, 0, 0, 0);
    else
        cpy_emit(&inner, node, CPY_OP_RETURN, 0, result, 0, 0);
    return cpy_unit_finish(&inner);
}

void cpy_gen_comprehension(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    struct cpy_scope *scope = node->comp.scope;
    uint32_t base, parts;
    cpy_value code;

    if (scope->inlined) {
        inline_comprehension(u, node, scope, dest);
        return;
    }
    if (!(code = comprehension_code(u, node, scope)))
        return;
    base = cpy_push(u, 1);
    parts = u->top;
    cpy_gen_make_function(u, node, base, code, parts, 0, scope);
    u->top = base + 1;
    cpy_gen_any_iterator(u, node->comp.generators[0].iter, node->comp.generators[0].is_async);
    cpy_emit(u, node, CPY_OP_CALL, 1, dest, base, 0);
}
