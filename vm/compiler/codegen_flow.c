/* SPDX-License-Identifier: MIT */
/* vm/compiler/codegen_flow.c - if, while, for. */
#include "vm/compiler/codegen.h"
#include "vm/compiler/fold.h"

/* A chain of elif is an if alone in each orelse: a loop, for there may be thousands. */
void cpy_gen_if(struct cpy_unit *u, struct cpy_node *node)
{
    struct cpy_label end = {0};

    for (;;) {
        const struct cpy_node_list *orelse = &node->branch.orelse;
        struct cpy_label otherwise = {0};

        cpy_gen_branch(u, node->branch.test, false, &otherwise);
        cpy_gen_body(u, &node->branch.body);
        if (orelse->count)
            cpy_jump(u, node, &end);
        cpy_place(u, &otherwise);
        if (orelse->count != 1 || orelse->items[0]->kind != CPY_NODE_IF) {
            cpy_gen_body(u, orelse);
            break;
        }
        if (!u->reachable)
            break;
        node = orelse->items[0];
    }
    cpy_place(u, &end);
}

/* The body and the jump back to head, where Ctrl-C is noticed: that is shown at the node again. */
static void loop_body(struct cpy_unit *u, struct cpy_node *node, struct cpy_node *again, const struct cpy_node_list *body,
    struct cpy_label *head, struct cpy_label *broken)
{
    struct cpy_block b = {
        .kind = CPY_BLOCK_LOOP, .on_break = broken, .on_continue = head, .node = node, .start = UINT32_MAX};

    b.outer = u->blocks;
    b.depth = b.outer ? b.outer->depth + 1 : 0;
    u->blocks = &b;
    cpy_gen_body(u, body);
    u->blocks = b.outer;
    cpy_loop(u, again, head);
}

void cpy_gen_while(struct cpy_unit *u, struct cpy_node *node)
{
    struct cpy_label head = {0}, done = {0}, broken = {0};
    bool one_line = node->branch.body.items[0]->line == node->line && cpy_fold_truth(node->branch.test) < 0;

    if (cpy_fold_truth(node->branch.test) != 0) {
        cpy_place_head(u, &head);
        if (one_line)
            cpy_note_line(u, CPY_MARK_TEST);
        cpy_gen_branch(u, node->branch.test, false, &done);
        if (one_line)
            cpy_note_line(u, CPY_MARK_BODY);
        loop_body(u, node, node->branch.test, &node->branch.body, &head, &broken);
        cpy_place(u, &done);
    } else {
        cpy_note(u, node->branch.test);
    }
    cpy_gen_body(u, &node->branch.orelse);
    cpy_place(u, &broken);
}

uint32_t cpy_gen_iterator(struct cpy_unit *u, struct cpy_node *node)
{
    uint32_t saved = u->top, from = cpy_gen_last(u, node);

    u->top = saved;
    cpy_emit(u, node, CPY_OP_GET_ITER, 0, cpy_push(u, 1), from, 0);
    return saved;
}

void cpy_gen_next(
    struct cpy_unit *u, struct cpy_node *target, const struct cpy_node *iter, uint32_t iterator, struct cpy_label *end)
{
    uint32_t saved = u->top, reg = cpy_gen_target_reg(u, target), to = reg == CPY_ANYWHERE ? cpy_push(u, 1) : reg;

    cpy_emit(u, iter, CPY_OP_FOR_ITER, 0, to, iterator, 0);
    cpy_test_jump(u, iter, end);
    if (reg == CPY_ANYWHERE)
        cpy_gen_store(u, target, to);
    else
        cpy_gen_stored(u, target, reg);
    u->top = saved;
}

/* Nobody else sees the list of "for x in [..]": a tuple will do, and may be a constant. */
static void loop_over_tuple(struct cpy_unit *u, struct cpy_node *iter)
{
    if (iter->kind != CPY_NODE_LIST || iter->list.values.count > CPY_DISPLAY_CHUNK)
        return;
    iter->kind = CPY_NODE_TUPLE;
    cpy_fold(u->c, iter);
}

void cpy_gen_for(struct cpy_unit *u, struct cpy_node *node)
{
    struct cpy_label head = {0}, done = {0}, broken = {0};
    bool is_async = node->flag & CPY_NODE_ASYNC;
    struct cpy_async_loop awaited;
    uint32_t saved = u->top, iterator;

    if (!is_async)
        loop_over_tuple(u, node->for_loop.iter);
    iterator = cpy_gen_any_iterator(u, node->for_loop.iter, is_async);
    cpy_place_head(u, &head);
    if (is_async)
        cpy_gen_async_next(u, node->for_loop.target, node->for_loop.iter, iterator, &awaited);
    else
        cpy_gen_next(u, node->for_loop.target, node->for_loop.iter, iterator, &done);
    loop_body(u, node, node->for_loop.iter, &node->for_loop.body, &head, &broken);
    cpy_place(u, &done);
    if (is_async)
        cpy_gen_async_end(u, &awaited);
    u->top = saved;
    cpy_gen_body(u, &node->for_loop.orelse);
    cpy_place(u, &broken);
    u->top = saved;
}
