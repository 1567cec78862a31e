/* SPDX-License-Identifier: MIT */
/* vm/interp/verify.c - is a code object sound?
 *
 * First every operand is checked against its kind in opcodes.h, then jumps, tests and
 * handlers.  Last comes a flow analysis: for each instruction, the set of registers that
 * hold a value on every way to it.  Nothing may be read outside that set: neither a
 * temporary that was not written or was lost in a call, nor a local variable
 * without a CHECK_LOCAL before it. */
#include "vm/interp/effect.h"

#include <stdlib.h>

#define MAX_FLOW_BYTES ((size_t)64 << 20) /* code that would need more is not analysed */

/* --- operands ---------------------------------------------------------------------------------- */

static bool is_wide(uint8_t kind)
{
    return kind == CPY_OPERAND_KK || kind == CPY_OPERAND_II || kind == CPY_OPERAND_J;
}

static const char *check_operand(const struct cpy_code *code, struct cpy_insn i, uint8_t kind, uint32_t v, bool unused)
{
    switch (kind) {
    case CPY_OPERAND__:
        return v ? "an operand that is not used is not zero" : NULL;
    case CPY_OPERAND_W:
    case CPY_OPERAND_R:
    case CPY_OPERAND_RW:
        return v < code->reg_count || unused ? NULL : "register out of range";
    case CPY_OPERAND_K:
        return v < code->const_count ? NULL : "constant out of range";
    case CPY_OPERAND_KK:
        return i.bc >= 0 && (uint32_t)i.bc < code->const_count ? NULL : "constant out of range";
    case CPY_OPERAND_F:
        return v < code->free_count ? NULL : "free variable out of range";
    case CPY_OPERAND_S:
        return v <= 1 ? NULL : "sense of a test is not 0 or 1";
    case CPY_OPERAND_X:
        return cpy_insn_cache(i) < code->cache_count ? NULL : "cache out of range";
    default:
        return NULL;
    }
}

static const char *check_ranges(const struct cpy_code *code, struct cpy_effect e)
{
    if (e.read_count && e.read + (uint64_t)e.read_count > code->reg_count)
        return "registers that are read are out of range";
    return e.write + (uint64_t)e.write_count > code->reg_count ? "registers that are written are out of range" : NULL;
}

static const char *check_instruction(const struct cpy_code *code, uint32_t pc)
{
    struct cpy_insn i = code->insns[pc];
    const struct cpy_op_info *info;
    struct cpy_effect e;
    const char *wrong;

    if (i.op >= CPY_OP_GENERIC_COUNT)
        return "unknown opcode";
    info = &cpy_op_info[i.op];
    e = cpy_effect_of(i);
    if ((wrong = check_operand(code, i, info->a, i.a, e.skip_a)) ||
        (wrong = check_operand(code, i, info->b, i.b, e.skip_b)))
        return wrong;
    if (!is_wide(info->b) && (wrong = check_operand(code, i, info->c, i.c, e.skip_c)))
        return wrong;
    if (info->c != CPY_OPERAND_X && (wrong = check_operand(code, i, info->d, i.d, false)))
        return wrong;
    return check_ranges(code, e);
}

static const char *check_jump(const struct cpy_code *code, uint32_t pc)
{
    struct cpy_insn i = code->insns[pc];
    int64_t target = (int64_t)pc + 1 + i.bc;

    if (cpy_op_info[i.op].b != CPY_OPERAND_J)
        return cpy_op_is_test(i.op) && (pc + 1 == code->insn_count || code->insns[pc + 1].op != CPY_OP_JUMP)
            ? "a test is not followed by a jump" : NULL;
    if (target < 0 || target >= (int64_t)code->insn_count)
        return "jump out of range";
    if (i.op == CPY_OP_LOOP && i.bc >= 0)
        return "a loop jumps forward";
    return target > 0 && cpy_op_is_test(code->insns[target - 1].op) ? "jump between a test and its jump" : NULL;
}

/* --- tables ---------------------------------------------------------------------------------------- */

static const char *check_handler(const struct cpy_code *code, uint32_t n)
{
    const struct cpy_handler *h = &code->handlers[n];

    if (h->start >= h->end || h->end > code->insn_count || h->handler >= code->insn_count)
        return "handler out of range";
    if (h->reg + 1u >= code->reg_count || h->reg < code->local_count)
        return "handler's registers out of range";
    if (h->handler > 0 && cpy_op_is_test(code->insns[h->handler - 1].op))
        return "handler between a test and its jump";
    for (uint32_t inner = n + 1; inner < code->handler_count && inner < n + 100; inner++)
        if (code->handlers[inner].start >= h->start && code->handlers[inner].end <= h->end
            && code->handlers[inner].end - code->handlers[inner].start < h->end - h->start)
            return "an inner handler comes after an outer one";
    return NULL;
}

static const char *check_tables(const struct cpy_code *code)
{
    const char *wrong = NULL;
    uint32_t at = 0, start = 0, end = 0;
    struct cpy_position p = {0, 0, 0, 0};

    for (uint32_t i = 0; i < code->cache_count; i++)
        if (code->cache_names[i] >= code->const_count || !cpy_is_str(cpy_load(code->consts[code->cache_names[i]])))
            return "a cache's name is not a str constant";
    for (uint32_t i = 0; i < code->handler_count && !wrong; i++)
        wrong = check_handler(code, i);
    for (uint32_t i = 0; i < code->mark_count; i++)
        if (code->marks[i].pc >= code->insn_count || (i && code->marks[i - 1].pc > code->marks[i].pc))
            return "a line is noted out of order";
    while (cpy_positions_next(code, &at, &start, &end, &p))
        if (start >= end)
            return "an empty run of positions";
    if (!wrong && end != code->insn_count)
        return "positions do not cover the code";
    return wrong;
}

/* --- flow -------------------------------------------------------------------------------------------- */

/* The analysis: a bit set of registers for each instruction that is a target, found by repeated passes. */
struct flow {
    const struct cpy_code *code;
    size_t words;          /* of a set */
    uint64_t *now;         /* the set before the current instruction */
    uint64_t **at;         /* by instruction: the set, or NULL if only the one before leads there */
    uint64_t *sets;        /* memory of all sets */
    uint32_t *handler_of;  /* by instruction: number + 1 of the innermost handler */
    uint8_t *reached;      /* by instruction */
    bool live, changed;    /* live: is the current instruction reachable? */
};

static bool has(const uint64_t *set, uint32_t r)
{
    return set[r / 64] >> (r % 64) & 1;
}

static void put(uint64_t *set, uint32_t r, bool in)
{
    uint64_t bit = (uint64_t)1 << (r % 64);

    set[r / 64] = in ? set[r / 64] | bit : set[r / 64] & ~bit;
}

/* Control may come from here to instruction to, with set as it is. */
static void flow_to(struct flow *f, uint32_t to, const uint64_t *set)
{
    uint64_t *there = f->at[to];

    if (!f->reached[to]) {
        memcpy(there, set, f->words * sizeof *set);
        f->reached[to] = 1;
        f->changed = true;
        return;
    }
    for (size_t w = 0; w < f->words; w++)
        if (there[w] & ~set[w]) {
            there[w] &= set[w];
            f->changed = true;
        }
}

/* What may raise leads to its handler, where two registers are written. */
static void flow_to_handler(struct flow *f, uint32_t pc, struct cpy_effect e, uint64_t *scratch)
{
    const struct cpy_handler *h;

    if (!f->handler_of[pc])
        return;
    h = &f->code->handlers[f->handler_of[pc] - 1];
    memcpy(scratch, f->now, f->words * sizeof *scratch);
    for (uint32_t r = e.lost; r < f->code->reg_count; r++)
        put(scratch, r, false);
    put(scratch, h->reg, true);
    put(scratch, h->reg + 1u, true);
    flow_to(f, h->handler, scratch);
}

static const char *flow_read(struct flow *f, uint32_t r)
{
    if (has(f->now, r))
        return NULL;
    return r < f->code->local_count ? "a local variable is read that may be unset"
                                    : "a temporary is read that was not written";
}

static const char *flow_reads(struct flow *f, struct cpy_insn i, struct cpy_effect e)
{
    const struct cpy_op_info *info = &cpy_op_info[i.op];
    const char *wrong = NULL;
    uint32_t saved = i.c;

    if ((info->a == CPY_OPERAND_R || info->a == CPY_OPERAND_RW) && !e.skip_a)
        wrong = flow_read(f, i.a);
    if (!wrong && info->b == CPY_OPERAND_R && !e.skip_b)
        wrong = flow_read(f, i.b);
    if (!wrong && info->c == CPY_OPERAND_R && !e.skip_c)
        wrong = flow_read(f, i.c);
    for (uint32_t n = 0; n < e.read_count && !wrong; n++)
        wrong = flow_read(f, e.read + n);
    if (i.op == CPY_OP_YIELD || i.op == CPY_OP_YIELD_FROM)
        for (uint32_t r = f->code->local_count; r < saved && !wrong; r++)
            wrong = flow_read(f, r);
    return wrong;
}

static void flow_writes(struct flow *f, struct cpy_insn i, struct cpy_effect e)
{
    const struct cpy_op_info *info = &cpy_op_info[i.op];
    bool unset = i.op == CPY_OP_DELETE_LOCAL || (i.op == CPY_OP_CLEAR && i.a < f->code->local_count);

    for (uint32_t r = e.lost; r < f->code->reg_count; r++)
        put(f->now, r, false);
    if (info->a == CPY_OPERAND_W || info->a == CPY_OPERAND_RW || i.op == CPY_OP_CHECK_LOCAL)
        put(f->now, i.a, !unset);
    if (info->c == CPY_OPERAND_W)
        put(f->now, i.c, true);
    for (uint32_t n = 0; n < e.write_count; n++)
        put(f->now, e.write + n, true);
}

/* FOR_ITER writes only when it does not jump. */
static const char *flow_step(struct flow *f, uint32_t pc, uint64_t *scratch)
{
    struct cpy_insn i = f->code->insns[pc];
    struct cpy_effect e = cpy_effect_of(i);
    const char *wrong = flow_reads(f, i, e);

    if (wrong)
        return wrong;
    flow_to_handler(f, pc, e, scratch);
    if (i.op == CPY_OP_FOR_ITER)
        flow_to(f, (uint32_t)((int64_t)pc + 2 + f->code->insns[pc + 1].bc), f->now);
    flow_writes(f, i, e);
    if (cpy_op_info[i.op].b == CPY_OPERAND_J && !(pc > 0 && f->code->insns[pc - 1].op == CPY_OP_FOR_ITER))
        flow_to(f, (uint32_t)((int64_t)pc + 1 + i.bc), f->now);
    f->live = cpy_op_falls_through(i.op) || (pc > 0 && cpy_op_is_test(f->code->insns[pc - 1].op));
    return f->live && pc + 1 == f->code->insn_count ? "control falls off the end" : NULL;
}

static const char *flow_pass(struct flow *f, uint64_t *scratch)
{
    const char *wrong = NULL;

    f->live = false;
    for (uint32_t pc = 0; pc < f->code->insn_count && !wrong; pc++) {
        if (f->at[pc]) {
            if (f->live)
                flow_to(f, pc, f->now);
            f->live = f->reached[pc];
            memcpy(f->now, f->at[pc], f->words * sizeof *f->now);
        }
        if (f->live)
            wrong = flow_step(f, pc, scratch);
    }
    return wrong;
}

static uint32_t parameter_count(const struct cpy_code *code)
{
    return code->arg_count + code->kwonly_count + ((code->flags & CPY_CODE_VARARGS) != 0)
        + ((code->flags & CPY_CODE_VARKEYWORDS) != 0);
}

/* Gives every target a set; returns how many there are. */
static uint32_t flow_targets(struct flow *f)
{
    const struct cpy_code *code = f->code;
    uint32_t n = 1;

    f->at[0] = f->sets;
    for (uint32_t pc = 0; pc < code->insn_count; pc++)
        if (cpy_op_info[code->insns[pc].op].b == CPY_OPERAND_J && !f->at[pc + 1 + code->insns[pc].bc])
            f->at[pc + 1 + code->insns[pc].bc] = f->sets + f->words * n++;
    for (uint32_t i = code->handler_count; i-- > 0;) {
        const struct cpy_handler *h = &code->handlers[i];

        for (uint32_t pc = h->start; pc < h->end; pc++)
            f->handler_of[pc] = i + 1;
        if (!f->at[h->handler])
            f->at[h->handler] = f->sets + f->words * n++;
    }
    return n;
}

static uint32_t count_targets(const struct cpy_code *code)
{
    uint32_t n = 1 + code->handler_count;

    for (uint32_t pc = 0; pc < code->insn_count; pc++)
        n += cpy_op_info[code->insns[pc].op].b == CPY_OPERAND_J;
    return n;
}

static const char *run_flow(struct flow *f, uint64_t *scratch)
{
    const char *wrong = NULL;

    flow_targets(f);
    for (uint32_t r = 0; r < parameter_count(f->code); r++)
        put(f->at[0], r, true);
    f->reached[0] = 1;
    do {
        f->changed = false;
        wrong = flow_pass(f, scratch);
    } while (f->changed && !wrong);
    return wrong;
}

static const char *check_flow(const struct cpy_code *code)
{
    struct flow f = {.code = code, .words = (code->reg_count + (size_t)63) / 64 + 1};
    size_t sets = (size_t)count_targets(code) + 2, n = code->insn_count;
    const char *wrong = NULL;

    if (sets * f.words * sizeof(uint64_t) > MAX_FLOW_BYTES)
        return NULL;
    f.sets = calloc(sets * f.words, sizeof *f.sets);
    f.at = calloc(n + 1, sizeof *f.at);
    f.handler_of = calloc(n + 1, sizeof *f.handler_of);
    f.reached = calloc(n + 1, 1);
    if (f.sets && f.at && f.handler_of && f.reached) {
        f.now = f.sets + f.words * (sets - 1);
        wrong = run_flow(&f, f.sets + f.words * (sets - 2));
    }
    free(f.sets);
    free(f.at);
    free(f.handler_of);
    free(f.reached);
    return wrong;
}

const char *cpy_code_verify(const struct cpy_code *code)
{
    const char *wrong = NULL;

    if (!code->insn_count)
        return "no instructions";
    if (code->own_count > code->local_count || code->local_count > code->reg_count || parameter_count(code) > code->local_count)
        return "more parameters or locals than registers";
    for (uint32_t pc = 0; pc < code->insn_count && !wrong; pc++)
        wrong = check_instruction(code, pc);
    for (uint32_t pc = 0; pc < code->insn_count && !wrong; pc++)
        wrong = check_jump(code, pc);
    if (!wrong)
        wrong = check_tables(code);
    return wrong ? wrong : check_flow(code);
}
