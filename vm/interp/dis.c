/* SPDX-License-Identifier: MIT */
/* vm/interp/dis.c - code objects as text for -X dis, and their instructions as objects for module dis.
 *
 * A line for each instruction: source line where it changes, ">>" where a jump or
 * handler leads, number, name, operands by their kind. */
#include "vm/interp/code.h"

#include <stdlib.h>

struct printer {
    struct cpy_builder b;
    const struct cpy_code *code;
    uint8_t *targets; /* by instruction: does control come here from elsewhere? */
};

static void print_register(struct printer *p, unsigned r)
{
    cpy_value locals = cpy_load(p->code->locals);

    if (r < p->code->local_count && locals)
        cpy_build_str(&p->b, cpy_tuple_get(locals, r));
    else
        cpy_build_format(&p->b, "r%u", r);
}

static void print_constant(struct printer *p, uint32_t k)
{
    if (k < p->code->const_count)
        cpy_build_repr(&p->b, cpy_load(p->code->consts[k]));
    else
        cpy_build_format(&p->b, "?%u", k);
}

static void print_free(struct printer *p, unsigned f)
{
    cpy_value names = cpy_load(p->code->freevars);

    if (names && f < cpy_tuple_len(names))
        cpy_build_str(&p->b, cpy_tuple_get(names, f));
    else
        cpy_build_format(&p->b, "?%u", f);
}

static void print_cached_name(struct printer *p, uint32_t cache)
{
    if (cache < p->code->cache_count && p->code->cache_names[cache] < p->code->const_count)
        cpy_build_format(&p->b, ".%V", cpy_load(p->code->consts[p->code->cache_names[cache]]));
    else
        cpy_build_format(&p->b, "?%u", cache);
}

/* One operand; v is its 16 bits (8 for d). */
static void print_operand(struct printer *p, uint32_t pc, enum cpy_operand kind, unsigned v)
{
    struct cpy_insn i = p->code->insns[pc];

    switch (kind) {
    case CPY_OPERAND__:
        break;
    case CPY_OPERAND_W:
    case CPY_OPERAND_R:
    case CPY_OPERAND_RW:
        print_register(p, v);
        break;
    case CPY_OPERAND_K:
        print_constant(p, v);
        break;
    case CPY_OPERAND_KK:
        print_constant(p, (uint32_t)i.bc);
        break;
    case CPY_OPERAND_I:
        cpy_build_format(&p->b, "%d", (int16_t)v);
        break;
    case CPY_OPERAND_II:
        cpy_build_format(&p->b, "%d", i.bc);
        break;
    case CPY_OPERAND_J:
        cpy_build_format(&p->b, "-> %d", (int)pc + 1 + i.bc);
        break;
    case CPY_OPERAND_X:
        print_cached_name(p, cpy_insn_cache(i));
        break;
    case CPY_OPERAND_F:
        print_free(p, v);
        break;
    case CPY_OPERAND_S:
        cpy_build_ascii(&p->b, v ? "if true" : "if false");
        break;
    case CPY_OPERAND_N:
        cpy_build_format(&p->b, "#%u", v);
        break;
    }
}

static void print_operands(struct printer *p, uint32_t pc)
{
    struct cpy_insn i = p->code->insns[pc];
    const struct cpy_op_info *info = &cpy_op_info[i.op];
    const struct {
        uint8_t kind;
        unsigned v;
    } operands[] = {{info->a, i.a}, {info->b, i.b}, {info->c, i.c}, {info->d, i.d}};
    const char *separator = "";

    for (size_t n = 0; n < CPY_COUNT(operands); n++) {
        if (operands[n].kind == CPY_OPERAND__ || (n == 3 && operands[n].kind == CPY_OPERAND_N && !i.d))
            continue;
        cpy_build_ascii(&p->b, separator);
        print_operand(p, pc, operands[n].kind, operands[n].v);
        separator = ", ";
    }
}

static void print_instruction(struct printer *p, uint32_t pc, int line)
{
    const char *name = cpy_op_info[p->code->insns[pc].op].name;

    if (line > 0)
        cpy_build_format(&p->b, "%d", line);
    cpy_build_format(&p->b, "\t%s%u\t%s ", p->targets && p->targets[pc] ? ">> " : "   ", pc, name);
    for (size_t n = strlen(name); n < 16; n++)
        cpy_build_char(&p->b, ' ');
    print_operands(p, pc);
    cpy_build_char(&p->b, '\n');
}

static void mark_target(struct printer *p, int64_t at)
{
    if (p->targets && at >= 0 && at < (int64_t)p->code->insn_count)
        p->targets[at] = 1;
}

static void find_targets(struct printer *p)
{
    const struct cpy_code *code = p->code;

    for (uint32_t pc = 0; pc < code->insn_count; pc++)
        if (cpy_op_info[code->insns[pc].op].b == CPY_OPERAND_J)
            mark_target(p, (int64_t)pc + 1 + code->insns[pc].bc);
    for (uint32_t i = 0; i < code->handler_count; i++)
        mark_target(p, code->handlers[i].handler);
}

static void print_head(struct printer *p)
{
    const struct cpy_code *code = p->code;

    cpy_build_format(&p->b, "code %V, file %V, line %d: %u registers, %u locals", cpy_load(code->qualname),
        cpy_load(code->filename), code->first_line, (unsigned)code->reg_count, (unsigned)code->local_count);
    if (code->cell_count) {
        cpy_build_ascii(&p->b, ", cells ");
        cpy_build_repr(&p->b, cpy_load(code->cellvars));
    }
    if (code->free_count) {
        cpy_build_ascii(&p->b, ", free ");
        cpy_build_repr(&p->b, cpy_load(code->freevars));
    }
    cpy_build_char(&p->b, '\n');
}

/* Lines that control passes on its way to instruction pc; *mark: the next one. */
static void print_marks(struct printer *p, uint32_t pc, uint32_t *mark)
{
    for (; *mark < p->code->mark_count && p->code->marks[*mark].pc <= pc; ++*mark)
        if (p->code->marks[*mark].line > 0)
            cpy_build_format(&p->b, "%d\n", p->code->marks[*mark].line);
}

static void print_body(struct printer *p)
{
    struct cpy_position position = {0, 0, 0, 0};
    uint32_t at = 0, start = 0, end = 0, mark = 0;
    int shown = 0;

    while (cpy_positions_next(p->code, &at, &start, &end, &position))
        for (; start < end && start < p->code->insn_count; start++) {
            print_marks(p, start, &mark);
            print_instruction(p, start, position.line == shown ? 0 : position.line);
            shown = position.line;
        }
}

static void print_handlers(struct printer *p)
{
    for (uint32_t i = 0; i < p->code->handler_count; i++) {
        const struct cpy_handler *h = &p->code->handlers[i];

        cpy_build_format(&p->b, "\thandler of %u .. %u: -> %u with r%u, r%u\n", h->start, h->end - 1, h->handler,
            (unsigned)h->reg, h->reg + 1u);
    }
}

static void print_code(struct printer *p, const struct cpy_code *code)
{
    p->code = code;
    p->targets = calloc(code->insn_count + (size_t)1, 1); /* without it, targets are not marked */
    find_targets(p);
    print_head(p);
    print_body(p);
    print_handlers(p);
    free(p->targets);
    for (uint32_t i = 0; i < code->const_count; i++) {
        cpy_value v = cpy_load(code->consts[i]);

        if (!cpy_has_layout(v, CPY_TYPE_CODE) || !cpy_check_stack(p->b.t))
            continue;
        cpy_build_char(&p->b, '\n');
        print_code(p, cpy_as_code(v));
    }
}

/* --- for module dis ------------------------------------------------------------------------------- */

/* What an operand means: a constant, a name, the offset of a jump in bytes; UNSET: nothing but its number. */
static cpy_value operand_value(const struct cpy_code *code, uint32_t pc, enum cpy_operand kind, unsigned v)
{
    struct cpy_insn i = code->insns[pc];
    cpy_value names = cpy_load(code->freevars);

    switch (kind) {
    case CPY_OPERAND_K: return v < code->const_count ? cpy_load(code->consts[v]) : CPY_UNSET;
    case CPY_OPERAND_KK: return (uint32_t)i.bc < code->const_count ? cpy_load(code->consts[i.bc]) : CPY_UNSET;
    case CPY_OPERAND_X:
        return cpy_insn_cache(i) < code->cache_count ? cpy_load(code->consts[code->cache_names[cpy_insn_cache(i)]])
                                                     : CPY_UNSET;
    case CPY_OPERAND_F: return names && v < cpy_tuple_len(names) ? cpy_tuple_get(names, v) : CPY_UNSET;
    case CPY_OPERAND_II: return cpy_int(i.bc);
    case CPY_OPERAND_J: return cpy_int(((int64_t)pc + 1 + i.bc) * (int64_t)sizeof i);
    default: return CPY_UNSET;
    }
}

/* (opcode, operands as one number or None, what they mean, their text, whether it jumps) of instruction pc. */
static cpy_value instruction_row(struct cpy_thread *t, const struct cpy_code *code, uint32_t pc)
{
    struct printer p = {.code = code};
    struct cpy_insn i = code->insns[pc];
    const struct cpy_op_info *info = &cpy_op_info[i.op];
    cpy_value number = cpy_int((int64_t)((uint64_t)i.a | (uint64_t)i.b << 16 | (uint64_t)i.c << 32 | (uint64_t)i.d << 48)), v, text;

    if (!info->a && !info->b && !info->c && !info->d)
        number = CPY_NONE;
    cpy_build(&p.b, t);
    print_operands(&p, pc);
    if (!(text = cpy_build_finish(&p.b)))
        return CPY_ERROR;
    if (!(v = operand_value(code, pc, info->b, i.b)) && !(v = operand_value(code, pc, info->c, i.c)))
        v = number;
    return cpy_tuple_of(t, 5, cpy_int(i.op), number, v, text, cpy_bool(info->b == CPY_OPERAND_J));
}

cpy_value cpy_code_instructions(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_code *code = cpy_as_code(args[0]);
    cpy_value list = cpy_list_new(t, code->insn_count), row;

    for (uint32_t pc = 0; list && pc < code->insn_count; pc++)
        if (!(row = instruction_row(t, code, pc)) || !cpy_list_append(t, list, row))
            return CPY_ERROR;
    return list;
}

cpy_value cpy_code_opcodes(struct cpy_thread *t, const cpy_value *args)
{
    static const char letters[][3] = {[CPY_OPERAND__] = "_", [CPY_OPERAND_W] = "W", [CPY_OPERAND_R] = "R",
        [CPY_OPERAND_RW] = "RW", [CPY_OPERAND_K] = "K", [CPY_OPERAND_I] = "I", [CPY_OPERAND_N] = "N",
        [CPY_OPERAND_J] = "J", [CPY_OPERAND_KK] = "KK", [CPY_OPERAND_II] = "II", [CPY_OPERAND_X] = "X",
        [CPY_OPERAND_S] = "S", [CPY_OPERAND_F] = "F"};
    cpy_value list = cpy_list_new(t, CPY_OP_GENERIC_COUNT), row;

    (void)args;
    for (size_t op = 0; list && op < CPY_OP_GENERIC_COUNT; op++) {
        const struct cpy_op_info *info = &cpy_op_info[op];

        row = cpy_str_format(t, "%s %s %s %s %s", info->name, letters[info->a], letters[info->b], letters[info->c],
            letters[info->d]);
        if (!row || !cpy_list_append(t, list, row))
            return CPY_ERROR;
    }
    return list;
}

/* --- for -X dis ----------------------------------------------------------------------------------- */

cpy_value cpy_code_dump(struct cpy_thread *t, struct cpy_code *code)
{
    struct printer p = {.code = code};

    cpy_build(&p.b, t);
    print_code(&p, code);
    if (cpy_pending(t)) {
        cpy_build_drop(&p.b);
        return CPY_ERROR;
    }
    return cpy_build_finish(&p.b);
}
