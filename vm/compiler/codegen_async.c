/* SPDX-License-Identifier: MIT */
/* vm/compiler/codegen_async.c - what "async for", "async with" and asynchronous comprehensions share.
 *
 * Awaiting is a YIELD_FROM of an iterator: everything below the register that holds it must have a value, for
 * it is saved while the frame is suspended.  An asynchronous iterator tells its end by an exception, so each step
 * stands in a protected range; the handler is the way out of the loop. */
#include "vm/compiler/codegen.h"

bool cpy_gen_in_handler(const struct cpy_unit *u)
{
    for (const struct cpy_block *b = u->blocks; b; b = b->outer)
        if (b->kind == CPY_BLOCK_HANDLER)
            return true;
    return false;
}

void cpy_gen_await(
    struct cpy_unit *u, const struct cpy_node *node, enum cpy_awaited what, uint32_t to, uint32_t from)
{
    cpy_emit(u, node, CPY_OP_GET_AWAITABLE, what, from, from, 0);
    cpy_emit(u, node, CPY_OP_YIELD_FROM, cpy_gen_in_handler(u), to, from, from);
}

uint32_t cpy_gen_any_iterator(struct cpy_unit *u, struct cpy_node *node, bool is_async)
{
    uint32_t saved = u->top, from;

    if (!is_async)
        return cpy_gen_iterator(u, node);
    from = cpy_gen_last(u, node);
    u->top = saved;
    cpy_emit(u, node, CPY_OP_GET_AITER, 0, cpy_push(u, 1), from, 0);
    return saved;
}

void cpy_gen_async_next(struct cpy_unit *u, struct cpy_node *target, const struct cpy_node *iter, uint32_t iterator,
    struct cpy_async_loop *loop)
{
    uint32_t reg = cpy_gen_target_reg(u, target), item;

    *loop = (struct cpy_async_loop){.step = {.kind = CPY_BLOCK_TRY, .reg = u->top, .node = iter}, .bound = u->bound};
    item = cpy_push(u, 2); /* as many as the handler needs */
    cpy_block_enter(u, &loop->step);
    cpy_emit(u, iter, CPY_OP_GET_ANEXT, 0, item, iterator, 0);
    cpy_gen_await(u, iter, CPY_AWAITED_ANEXT, reg == CPY_ANYWHERE ? item : reg, item);
    cpy_block_leave(u, &loop->step);
    u->top = item + 1;
    if (reg == CPY_ANYWHERE)
        cpy_gen_store(u, target, item);
    else
        cpy_gen_stored(u, target, reg);
    u->top = item;
}

void cpy_gen_async_end(struct cpy_unit *u, struct cpy_async_loop *loop)
{
    if (cpy_block_enter_handler(u, &loop->step, &loop->bound))
        cpy_emit(u, loop->step.node, CPY_OP_END_ASYNC_FOR, 0, loop->step.reg, 0, 0);
}
