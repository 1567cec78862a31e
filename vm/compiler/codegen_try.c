/* SPDX-License-Identifier: MIT */
/* vm/compiler/codegen_try.c - try, with, and leaving blocks by return, break and continue.
 *
 * A finally clause is generated once for each way through it.  Whoever jumps out of
 * blocks first generates what each of them does when it is left, innermost first,
 * outside its protected range (so that a range may consist of pieces).
 *
 * Code that handles an exception is itself protected by a *clean-up*: when it
 * raises, the clean-up sets back what was being handled before and raises on. */
#include "vm/compiler/codegen.h"

#define MAX_FINALLY_DEPTH 12 /* copies of finally clauses within copies: their number doubles at each level */

/* --- blocks ------------------------------------------------------------------------------ */

void cpy_block_enter(struct cpy_unit *u, struct cpy_block *b)
{
    b->outer = u->blocks;
    b->depth = b->outer ? b->outer->depth + 1 : 0;
    u->blocks = b;
    cpy_block_open(u, b);
}

void cpy_block_leave(struct cpy_unit *u, struct cpy_block *b)
{
    cpy_block_close(u, b);
    u->blocks = b->outer;
}

static void gen_final(struct cpy_unit *u, const struct cpy_node *node, const struct cpy_node_list *final)
{
    if (++u->finally_depth > MAX_FINALLY_DEPTH)
        cpy_node_error(u->c, node, "too many statically nested blocks", CPY_UNSET);
    else
        cpy_gen_body(u, final);
    u->finally_depth--;
}

/* Calls __exit__(None, None, None), and awaits it in an async with. */
static void call_exit(struct cpy_unit *u, const struct cpy_node *node, uint32_t exit, bool is_async)
{
    uint32_t base = cpy_push(u, 4);

    cpy_gen_move(u, node, base, exit);
    for (uint32_t i = 1; i <= 3; i++)
        cpy_gen_constant(u, node, CPY_NONE, base + i);
    cpy_emit(u, node, CPY_OP_CALL, 3, base, base, 0);
    if (is_async)
        cpy_gen_await(u, node, CPY_AWAITED_AEXIT, base, base);
    u->top = base;
}

/* What leaving a block by a jump does. */
static void run_exit(struct cpy_unit *u, const struct cpy_block *b)
{
    if (b->kind == CPY_BLOCK_HANDLER)
        cpy_emit(u, NULL, CPY_OP_POP_EXC, 0, b->held, 0, 0);
    else if (b->kind == CPY_BLOCK_NAMED)
        cpy_gen_forget_name(u, NULL, b->name);
    else if (b->kind == CPY_BLOCK_FINALLY)
        gen_final(u, b->node, b->final);
    else if (b->kind == CPY_BLOCK_WITH)
        call_exit(u, b->node, b->held, b->is_async);
}

/* Leaves all blocks inside until, which are then set aside; the jump follows. */
static struct cpy_block *leave_blocks(struct cpy_unit *u, const struct cpy_block *until)
{
    struct cpy_block *innermost = u->blocks;

    while (u->blocks != until) {
        struct cpy_block *b = u->blocks;

        cpy_block_leave(u, b);
        run_exit(u, b);
    }
    return innermost;
}

/* Opens the ranges from until inwards again, the outermost first. */
static void enter_blocks(struct cpy_unit *u, struct cpy_block *innermost, struct cpy_block *until)
{
    if (innermost == until)
        return;
    enter_blocks(u, innermost->outer, until);
    if (innermost->kind != CPY_BLOCK_LOOP)
        cpy_block_open(u, innermost);
    u->blocks = innermost;
}

static bool runs_code_when_left(const struct cpy_unit *u)
{
    for (const struct cpy_block *b = u->blocks; b; b = b->outer)
        if (b->kind == CPY_BLOCK_FINALLY || b->kind == CPY_BLOCK_WITH || b->kind == CPY_BLOCK_NAMED)
            return true;
    return false;
}

void cpy_gen_return(struct cpy_unit *u, struct cpy_node *node)
{
    struct cpy_node *value = node->value.value;
    const struct cpy_node *place = runs_code_when_left(u) ? NULL : node; /* what runs may be on lines of its own */
    bool none = !value || (value->kind == CPY_NODE_CONSTANT && value->constant.value == CPY_NONE);
    struct cpy_block *innermost;
    uint32_t reg = 0;

    if (!value || value->kind == CPY_NODE_CONSTANT)
        cpy_note(u, node);
    if (!none)
        reg = place ? cpy_gen_last(u, value) : cpy_gen_push(u, value);
    innermost = leave_blocks(u, NULL);
    cpy_emit(u, place, none ? CPY_OP_RETURN_NONE : CPY_OP_RETURN, 0, reg, 0, 0);
    enter_blocks(u, innermost, NULL);
}

void cpy_gen_loop_jump(struct cpy_unit *u, struct cpy_node *node)
{
    struct cpy_block *loop = u->blocks, *innermost;

    while (loop && loop->kind != CPY_BLOCK_LOOP)
        loop = loop->outer;
    if (!loop)
        return;
    cpy_note(u, node);
    innermost = leave_blocks(u, loop);
    cpy_jump(u, node, node->kind == CPY_NODE_BREAK ? loop->on_break : loop->on_continue);
    enter_blocks(u, innermost, loop);
}

/* --- handlers ------------------------------------------------------------------------------ */

/* Begins code that handles the exception in held: its own exceptions go to a clean-up. */
static void begin_handler(struct cpy_unit *u, struct cpy_block *h, const struct cpy_node *node, uint32_t held)
{
    u->top = held;
    cpy_push(u, 2);
    *h = (struct cpy_block){.kind = CPY_BLOCK_HANDLER, .held = held, .reg = held + 2, .node = node};
    cpy_block_enter(u, h);
}

/* The clean-up of a handler that was left. */
static void gen_cleanup(struct cpy_unit *u, struct cpy_block *h)
{
    struct cpy_bound bound = u->bound;

    if (!cpy_block_enter_handler(u, h, &bound))
        return;
    u->top = h->reg;
    cpy_push(u, 2);
    cpy_emit(u, NULL, CPY_OP_MOVE, 0, h->reg + 1, h->held + 1, 0);
    cpy_emit(u, NULL, CPY_OP_RERAISE, 2, h->reg, 0, 0);
    u->top = h->held;
}

/* The body of "except E as name", after the exception was stored. */
static void gen_named_body(
    struct cpy_unit *u, const struct cpy_node *node, struct cpy_except_handler *clause, uint32_t reg)
{
    struct cpy_block b = {.kind = CPY_BLOCK_NAMED, .reg = reg, .node = node, .name = clause->name};
    struct cpy_bound bound = u->bound;
    struct cpy_label end = {0};

    cpy_block_enter(u, &b);
    cpy_gen_body(u, &clause->body);
    cpy_block_leave(u, &b);
    if (u->reachable)
        cpy_gen_forget_name(u, NULL, clause->name);
    if (b.handler.jumps)
        cpy_jump(u, NULL, &end);
    if (cpy_block_enter_handler(u, &b, &bound)) {
        cpy_push(u, 2);
        cpy_gen_forget_name(u, NULL, clause->name);
        cpy_emit(u, NULL, CPY_OP_RERAISE, 2, reg, 0, 0);
        u->top = reg;
    }
    cpy_place(u, &end);
}

/* Where a clause is, as a whole: a class that cannot be caught is a mistake of all of it.  NULL after a failure. */
static const struct cpy_node *clause_place(struct cpy_unit *u, const struct cpy_except_handler *clause)
{
    struct cpy_node *place = cpy_compilation_alloc(u->c, sizeof *place);

    if (place)
        *place = (struct cpy_node){.line = clause->line, .column = clause->column, .end_line = clause->end_line,
            .end_column = clause->end_column};
    return place;
}

/* One except clause; jumps to next if the exception is not for it. */
static void gen_clause(struct cpy_unit *u, const struct cpy_node *node, struct cpy_except_handler *clause,
    const struct cpy_block *h, struct cpy_label *next)
{
    uint32_t type;

    if (clause->type) {
        type = cpy_gen_last(u, clause->type);
        cpy_emit(u, clause_place(u, clause), CPY_OP_TEST_MATCH, 0, h->held, type, 0);
        cpy_test_jump(u, clause->type, next);
        u->top = h->reg;
    } else
        cpy_note_line(u, clause->line);
    if (clause->name) {
        cpy_gen_store_name(u, clause->type, clause->name, h->held);
        gen_named_body(u, node, clause, h->reg);
    } else {
        cpy_gen_body(u, &clause->body);
    }
}

/* All except clauses of a try whose body's handler begins here. */
static void gen_clauses(struct cpy_unit *u, struct cpy_node *node, uint32_t held, struct cpy_label *end)
{
    const struct cpy_node *last = NULL;
    struct cpy_block h;

    begin_handler(u, &h, node, held);
    for (uint32_t i = 0; i < node->try_stmt.handler_count && u->reachable && !u->c->failed; i++) {
        struct cpy_label next = {0};

        gen_clause(u, node, &node->try_stmt.handlers[i], &h, &next);
        if (u->reachable) {
            cpy_emit(u, NULL, CPY_OP_POP_EXC, 0, held, 0, 0);
            cpy_jump(u, NULL, end);
        }
        cpy_place(u, &next);
        last = node->try_stmt.handlers[i].type;
    }
    cpy_block_leave(u, &h);
    cpy_emit(u, last, CPY_OP_RERAISE, 0, held, 0, 0);
    gen_cleanup(u, &h);
    u->top = held;
}

/* The body of an except* clause: what it raises is added to the list in raised. */
static void gen_star_body(struct cpy_unit *u, const struct cpy_node *node, struct cpy_except_handler *clause,
    uint32_t raised, uint32_t reg)
{
    struct cpy_block b = {.kind = CPY_BLOCK_TRY, .reg = reg, .node = node};
    struct cpy_bound bound = u->bound;
    struct cpy_label end = {0};

    cpy_block_enter(u, &b);
    cpy_gen_body(u, &clause->body);
    cpy_block_leave(u, &b);
    if (b.handler.jumps)
        cpy_jump(u, NULL, &end);
    if (cpy_block_enter_handler(u, &b, &bound)) {
        cpy_push(u, 2);
        cpy_emit(u, NULL, CPY_OP_LIST_APPEND, 0, raised, reg, 0);
        cpy_emit(u, NULL, CPY_OP_POP_EXC, 0, reg, 0, 0);
        u->top = reg;
    }
    cpy_place(u, &end);
    if (u->reachable && clause->name)
        cpy_gen_forget_name(u, NULL, clause->name);
}

/* One except* clause: takes its part of the exception in left. */
static void gen_star_clause(struct cpy_unit *u, const struct cpy_node *node, struct cpy_except_handler *clause,
    uint32_t raised, uint32_t left)
{
    uint32_t saved = u->top, match = cpy_push(u, 1), type = cpy_gen_last(u, clause->type), none;
    struct cpy_label next = {0};

    cpy_emit(u, clause_place(u, clause), CPY_OP_STAR_MATCH, 0, match, left, type);
    if (!cpy_short_constant(u, CPY_NONE, &none))
        return;
    cpy_emit(u, clause->type, CPY_OP_TEST_IS_K, 1, match, none, 0);
    cpy_test_jump(u, clause->type, &next);
    u->top = match + 1;
    if (clause->name)
        cpy_gen_store_name(u, clause->type, clause->name, match);
    gen_star_body(u, node, clause, raised, match + 1);
    cpy_place(u, &next);
    u->top = saved;
}

/* All except* clauses of a try whose body's handler begins here. */
static void gen_star_clauses(struct cpy_unit *u, struct cpy_node *node, uint32_t held, struct cpy_label *end)
{
    struct cpy_block h;
    uint32_t raised, left, none;

    begin_handler(u, &h, node, held);
    raised = cpy_push(u, 2);
    left = raised + 1;
    cpy_emit(u, NULL, CPY_OP_BUILD_LIST, 0, raised, raised, 0);
    cpy_emit(u, NULL, CPY_OP_MOVE, 0, left, held, 0);
    for (uint32_t i = 0; i < node->try_stmt.handler_count && u->reachable && !u->c->failed; i++)
        gen_star_clause(u, node, &node->try_stmt.handlers[i], raised, left);
    cpy_emit(u, NULL, CPY_OP_LIST_APPEND, 0, raised, left, 0);
    cpy_emit(u, NULL, CPY_OP_STAR_END, 0, held, raised, 0);
    cpy_block_leave(u, &h);
    if (!cpy_short_constant(u, CPY_NONE, &none))
        return;
    cpy_emit(u, NULL, CPY_OP_TEST_IS_K, 0, held, none, 0);
    struct cpy_label raise = {0};
    cpy_test_jump(u, NULL, &raise);
    cpy_emit(u, NULL, CPY_OP_POP_EXC, 0, held, 0, 0);
    cpy_jump(u, NULL, end);
    cpy_place(u, &raise);
    cpy_emit(u, NULL, CPY_OP_RERAISE, 0, held, 0, 0);
    gen_cleanup(u, &h);
    u->top = held;
}

static void gen_try_except(struct cpy_unit *u, struct cpy_node *node)
{
    struct cpy_block b = {.kind = CPY_BLOCK_TRY, .reg = u->top, .node = node};
    struct cpy_bound bound = u->bound;
    struct cpy_label end = {0};

    cpy_block_enter(u, &b);
    cpy_gen_body(u, &node->try_stmt.body);
    cpy_block_leave(u, &b);
    cpy_gen_body(u, &node->try_stmt.orelse);
    if (b.handler.jumps)
        cpy_jump(u, NULL, &end);
    if (cpy_block_enter_handler(u, &b, &bound))
        (node->flag ? gen_star_clauses : gen_clauses)(u, node, b.reg, &end);
    cpy_place(u, &end);
}

/* The finally clause for exceptions. */
static void gen_final_handler(struct cpy_unit *u, struct cpy_node *node, uint32_t held)
{
    struct cpy_block h;

    begin_handler(u, &h, node, held);
    gen_final(u, node, &node->try_stmt.final);
    cpy_block_leave(u, &h);
    cpy_emit(u, NULL, CPY_OP_RERAISE, 0, held, 0, 0);
    gen_cleanup(u, &h);
    u->top = held;
}

void cpy_gen_try(struct cpy_unit *u, struct cpy_node *node)
{
    struct cpy_block b = {.kind = CPY_BLOCK_FINALLY, .reg = u->top, .node = node, .final = &node->try_stmt.final};
    struct cpy_bound bound = u->bound;
    struct cpy_label end = {0};

    cpy_note(u, node);
    if (!node->try_stmt.final.count) {
        gen_try_except(u, node);
        return;
    }
    cpy_block_enter(u, &b);
    if (node->try_stmt.handler_count)
        gen_try_except(u, node);
    else
        cpy_gen_body(u, &node->try_stmt.body);
    cpy_block_leave(u, &b);
    gen_final(u, node, &node->try_stmt.final);
    if (b.handler.jumps)
        cpy_jump(u, NULL, &end);
    if (cpy_block_enter_handler(u, &b, &bound))
        gen_final_handler(u, node, b.reg);
    cpy_place(u, &end);
}

/* --- with ---------------------------------------------------------------------------------------- */

static void gen_with_item(struct cpy_unit *u, struct cpy_node *node, uint32_t n);

/* An exception left the body: __exit__ decides whether it goes on. */
static void gen_with_handler(
    struct cpy_unit *u, const struct cpy_node *node, const struct cpy_block *b, struct cpy_label *end)
{
    struct cpy_label swallowed = {0};
    struct cpy_block h;
    uint32_t verdict;

    begin_handler(u, &h, node, b->reg);
    verdict = cpy_push(u, 1);
    cpy_emit(u, node, CPY_OP_WITH_EXIT, 0, verdict, b->held, b->reg);
    if (b->is_async)
        cpy_gen_await(u, node, CPY_AWAITED_AEXIT, verdict, verdict);
    cpy_emit(u, node, CPY_OP_TEST, 1, verdict, 0, 0);
    cpy_test_jump(u, node, &swallowed);
    cpy_block_leave(u, &h);
    cpy_emit(u, NULL, CPY_OP_RERAISE, 1, b->reg, 0, 0);
    cpy_place(u, &swallowed);
    cpy_emit(u, NULL, CPY_OP_POP_EXC, 0, b->reg, 0, 0);
    cpy_jump(u, NULL, end);
    gen_cleanup(u, &h);
    u->top = b->reg;
}

/* The body of item n: the next item, or the body of the statement. */
static void gen_with_body(struct cpy_unit *u, struct cpy_node *node, uint32_t n)
{
    if (n + 1 < node->with.item_count)
        gen_with_item(u, node, n + 1);
    else
        cpy_gen_body(u, &node->with.body);
}

/* await manager.__aenter__(), whose coroutine lies behind exit. */
static void enter_async(
    struct cpy_unit *u, const struct cpy_node *node, uint32_t value, uint32_t manager, uint32_t exit)
{
    u->top = exit + 1;
    cpy_emit(u, node, CPY_OP_WITH_ENTER, 1, cpy_push(u, 1), manager, exit);
    cpy_gen_await(u, node, CPY_AWAITED_AENTER, value, exit + 1);
}

static void gen_with_item(struct cpy_unit *u, struct cpy_node *node, uint32_t n)
{
    struct cpy_node *context = node->with.items[n].context, *vars = node->with.items[n].vars;
    uint32_t saved = u->top, manager = cpy_gen_last(u, context), exit = cpy_push(u, 1);
    uint32_t direct = vars ? cpy_gen_target_reg(u, vars) : CPY_ANYWHERE,
             value = direct == CPY_ANYWHERE ? cpy_push(u, 1) : direct;
    struct cpy_block b = {.kind = CPY_BLOCK_WITH, .held = exit, .reg = exit + 1, .node = context,
        .is_async = node->flag & CPY_NODE_ASYNC};
    struct cpy_bound bound;
    struct cpy_label end = {0};

    if (!cpy_can_descend(u->c))
        return;
    if (b.is_async)
        enter_async(u, context, value, manager, exit);
    else
        cpy_emit(u, context, CPY_OP_WITH_ENTER, 0, value, manager, exit);
    bound = u->bound;
    cpy_block_enter(u, &b);
    if (direct != CPY_ANYWHERE)
        cpy_gen_stored(u, vars, direct);
    else if (vars)
        cpy_gen_store(u, vars, value);
    u->top = exit + 1;
    gen_with_body(u, node, n);
    cpy_block_leave(u, &b);
    if (u->reachable)
        call_exit(u, context, exit, b.is_async);
    if (b.handler.jumps)
        cpy_jump(u, NULL, &end);
    if (cpy_block_enter_handler(u, &b, &bound))
        gen_with_handler(u, context, &b, &end);
    cpy_place(u, &end);
    u->top = saved;
}

void cpy_gen_with(struct cpy_unit *u, struct cpy_node *node)
{
    gen_with_item(u, node, 0);
}
