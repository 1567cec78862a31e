/* SPDX-License-Identifier: MIT */
/* vm/compiler/codegen_call.c - calls.
 *
 * Callee and arguments lie in registers that follow each other at the top of the
 * frame, where the callee's frame will begin.  obj.m(...) makes no bound method.
 * With *x, **x or more than 255 arguments, a list and a dict are passed. */
#include "vm/compiler/codegen.h"

#define MAX_ARGUMENTS 255

/* A register for the callee: dest if that is on top anyway. */
static uint32_t base_of(struct cpy_unit *u, uint32_t dest)
{
    return cpy_is_temporary(u, dest) && dest == u->top - 1 ? dest : cpy_push(u, 1);
}

static bool is_plain(
    const struct cpy_node_list *args, const struct cpy_keyword *keywords, uint32_t keyword_count, uint32_t lead)
{
    if ((uint64_t)args->count + keyword_count + lead > MAX_ARGUMENTS)
        return false;
    for (uint32_t i = 0; i < args->count; i++)
        if (args->items[i]->kind == CPY_NODE_STARRED)
            return false;
    for (uint32_t i = 0; i < keyword_count; i++)
        if (!keywords[i].name)
            return false;
    return true;
}

static cpy_value keyword_names(struct cpy_unit *u, const struct cpy_keyword *keywords, uint32_t n)
{
    cpy_value names = u->c->failed ? CPY_ERROR : cpy_tuple_new(u->c->t, n);

    for (uint32_t i = 0; names && i < n; i++)
        cpy_tuple_set(names, i, keywords[i].name);
    return cpy_compilation_keep(u->c, names);
}

/* Arguments behind base, then the call; method: base + 1 is self, or unset. */
static void call_plain(struct cpy_unit *u, const struct cpy_node *node, uint32_t dest, uint32_t base, uint32_t lead,
    bool method, const struct cpy_node_list *args, const struct cpy_keyword *keywords, uint32_t keyword_count)
{
    uint32_t n = lead + args->count + keyword_count;

    for (uint32_t i = 0; i < args->count && !u->c->failed; i++)
        cpy_gen_push(u, args->items[i]);
    for (uint32_t i = 0; i < keyword_count && !u->c->failed; i++)
        cpy_gen_push(u, keywords[i].value);
    if (keyword_count)
        cpy_emit(u, node, method ? CPY_OP_CALL_METHOD_KW : CPY_OP_CALL_KW, n, dest, base,
            cpy_need_short(u, keyword_names(u, keywords, keyword_count)));
    else
        cpy_emit(u, node, method ? CPY_OP_CALL_METHOD : CPY_OP_CALL, n, dest, base, 0);
}

/* A dict of the named keywords from number *i on, up to the next ** , in the next register. */
static uint32_t push_named(
    struct cpy_unit *u, const struct cpy_node *node, const struct cpy_keyword *keywords, uint32_t count, uint32_t *i)
{
    uint32_t dict = u->top, n = 0;

    for (; *i < count && keywords[*i].name && n < CPY_DISPLAY_CHUNK && !u->c->failed; n++, (*i)++) {
        cpy_gen_constant(u, node, keywords[*i].name, cpy_push(u, 1));
        cpy_gen_push(u, keywords[*i].value);
    }
    u->top = dict;
    cpy_emit(u, node, CPY_OP_BUILD_DICT, 0, cpy_push(u, 1), dict, n);
    return dict;
}

/* The mapping for CALL_EX into the next register. */
static void push_keywords(
    struct cpy_unit *u, const struct cpy_node *node, uint32_t base, const struct cpy_keyword *keywords, uint32_t count)
{
    uint32_t i = 0, dict, more;

    if (!count) {
        cpy_emit(u, node, CPY_OP_CLEAR, 0, cpy_push(u, 1), 0, 0);
        return;
    }
    if (count == 1 && !keywords[0].name) {
        cpy_gen_push(u, keywords[0].value);
        return;
    }
    dict = push_named(u, node, keywords, count, &i);
    while (i < count && !u->c->failed) {
        if (keywords[i].name)
            more = push_named(u, node, keywords, count, &i);
        else
            more = cpy_gen_last(u, keywords[i++].value);
        cpy_emit(u, node, CPY_OP_DICT_MERGE, 0, dict, more, base);
        u->top = dict + 1;
    }
}

/* The positional arguments for CALL_EX into the register behind base. */
static void push_positional(
    struct cpy_unit *u, const struct cpy_node *node, uint32_t base, uint32_t lead, const struct cpy_node_list *args)
{
    uint32_t list = base + 1;

    if (!lead && args->count == 1 && args->items[0]->kind == CPY_NODE_STARRED) {
        cpy_gen_push(u, args->items[0]->value.value);
        return;
    }
    if (!lead)
        cpy_push(u, 1);
    cpy_emit(u, node, CPY_OP_BUILD_LIST, 0, list, list, lead);
    u->top = list + 1;
    cpy_gen_list_rest(u, node, args, 0, list);
}

void cpy_gen_arguments(struct cpy_unit *u, const struct cpy_node *node, uint32_t dest, uint32_t base, uint32_t lead,
    const struct cpy_node_list *args, const struct cpy_keyword *keywords, uint32_t keyword_count)
{
    if (is_plain(args, keywords, keyword_count, lead)) {
        call_plain(u, node, dest, base, lead, false, args, keywords, keyword_count);
        return;
    }
    push_positional(u, node, base, lead, args);
    push_keywords(u, node, base, keywords, keyword_count);
    cpy_emit(u, node, CPY_OP_CALL_EX, 0, dest, base, 0);
}

static void call_method(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    struct cpy_node *func = node->call.func;
    uint32_t base = base_of(u, dest), object;
    cpy_value name = cpy_scope_mangle(u->c, u->scope, func->attribute.attr);
    const struct cpy_node *place = cpy_attribute_place(u, func, func);

    object = cpy_gen_operand(u, func->attribute.value, base, true);
    u->top = base + 1;
    cpy_push(u, 1);
    cpy_emit_cached(u, place, CPY_OP_LOAD_METHOD, base, object, name);
    call_plain(u, cpy_attribute_place(u, node, func), dest, base, 0, true, &node->call.args, node->call.keywords,
        node->call.keyword_count);
}

void cpy_gen_call(struct cpy_unit *u, struct cpy_node *node, uint32_t dest)
{
    struct cpy_node *func = node->call.func;
    uint32_t base;

    if (func->kind == CPY_NODE_ATTRIBUTE &&
        is_plain(&node->call.args, node->call.keywords, node->call.keyword_count, 1)) {
        call_method(u, node, dest);
        return;
    }
    base = base_of(u, dest);
    cpy_gen_expr(u, func, base);
    cpy_gen_arguments(u, node, dest, base, 0, &node->call.args, node->call.keywords, node->call.keyword_count);
}
