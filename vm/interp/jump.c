/* SPDX-License-Identifier: MIT */
/* vm/interp/jump.c - f_lineno = n in a trace function: control goes on at another line.
 *
 * What a place in the code needs are the temporary registers that are live there: iterators of loops, bound __exit__
 * methods, exceptions that are handled, operands.  They are found by an analysis of the code, backwards from
 * their uses.  A jump is sound if all that are live at its target are live where it comes from, and of the same kind
 * (operands: the same): so one can leave loops, with statements and handlers, but not get into them.  Local variables that are unset become
 * None, for the compiler has left out checks where they cannot be.
 *
 * A line may begin at several places (copies of a finally clause, say): the one that keeps most registers is taken. */
#include "vm/interp/effect.h"
#include "vm/interp/generator.h"
#include "vm/interp/trace.h"

enum kind { OPERAND, MANAGER, ITERATOR, EXCEPTION };

/* What a register holds. */
struct content {
    enum kind kind;
    uint32_t since;                    /* the instruction behind the one that wrote it, or where its handler begins */
    const struct cpy_handler *handler; /* EXCEPTION: which begins with it */
};

/* A way to the line. */
struct place {
    uint32_t pc;
    uint32_t mark;  /* the first note of a line (code->marks) that comes after it */
    int32_t needed; /* the iterator of a loop that ends there, which is not live any more; -1: none */
};

struct jump {
    struct cpy_thread *t;
    struct cpy_frame_object *o;
    const struct cpy_code *code;
    size_t words;            /* of a set of temporaries */
    uint64_t *sets;          /* by instruction: the temporaries that are live before it; two more for working */
    size_t bytes;            /* of sets */
    uint32_t from;           /* the instruction where control is */
    int32_t line;            /* the line wanted */
    struct place best;
    int best_count;          /* temporaries that are live there; -1: no place found yet */
    enum kind refused;       /* what the first place that will not do needs on top */
    bool found;              /* was there one? */
};

static uint64_t *set_at(const struct jump *j, uint32_t pc) { return j->sets + pc * j->words; }

static bool has(const uint64_t *set, uint32_t r) { return set[r / 64] >> (r % 64) & 1; }

/* Takes temporaries first .. first + n - 1 out of a set, or puts them in; local variables do not matter. */
static void change(const struct jump *j, uint64_t *set, uint32_t first, uint64_t n, bool in)
{
    uint32_t locals = j->code->local_count, end = j->code->reg_count;

    for (uint64_t r = first; r < first + n && r < end; r++)
        if (r >= locals && in)
            set[(r - locals) / 64] |= (uint64_t)1 << ((r - locals) % 64);
        else if (r >= locals)
            set[(r - locals) / 64] &= ~((uint64_t)1 << ((r - locals) % 64));
}

/* --- what is live ---------------------------------------------------------------------------------------------- */

static void add(const struct jump *j, uint64_t *set, int64_t pc)
{
    for (size_t w = 0; w < j->words && pc >= 0 && pc < j->code->insn_count; w++)
        set[w] |= set_at(j, (uint32_t)pc)[w];
}

static int64_t target_of(const struct cpy_code *code, uint32_t pc) { return (int64_t)pc + 1 + code->insns[pc].bc; }

static bool is_read(uint8_t operand) { return operand == CPY_OPERAND_R || operand == CPY_OPERAND_RW; }

static void remove_written(const struct jump *j, uint64_t *set, struct cpy_insn i, struct cpy_effect e)
{
    const struct cpy_op_info *info = &cpy_op_info[i.op];

    if (cpy_is_written(info->a))
        change(j, set, i.a, 1, false);
    if (cpy_is_written(info->c))
        change(j, set, i.c, 1, false);
    change(j, set, e.write, e.write_count, false);
    if (e.lost != UINT32_MAX)
        change(j, set, e.lost, UINT32_MAX, false);
}

static void add_read(const struct jump *j, uint64_t *set, struct cpy_insn i, struct cpy_effect e)
{
    const struct cpy_op_info *info = &cpy_op_info[i.op];

    change(j, set, i.a, is_read(info->a) && !e.skip_a, true);
    change(j, set, i.b, is_read(info->b) && !e.skip_b, true);
    change(j, set, i.c, is_read(info->c) && !e.skip_c, true);
    change(j, set, e.read, e.read_count, true);
}

/* An exception leads to the handler, which finds everything but its own two registers as it is here. */
static void add_handler(const struct jump *j, uint64_t *set, uint32_t pc, uint64_t *work)
{
    const struct cpy_handler *h = cpy_handler_of(j->code, pc);

    if (!h)
        return;
    memcpy(work, set_at(j, h->handler), j->words * sizeof *work);
    change(j, work, h->reg, 2, false);
    for (size_t w = 0; w < j->words; w++)
        set[w] |= work[w];
}

/* Finds what is live before an instruction from what is live behind it.  True: that is news. */
static bool visit(const struct jump *j, uint32_t pc)
{
    uint64_t *set = set_at(j, j->code->insn_count), *work = set + j->words, *before = set_at(j, pc);
    struct cpy_insn i = j->code->insns[pc];
    struct cpy_effect e = cpy_effect_of(i);
    bool news;

    memset(set, 0, j->words * sizeof *set);
    if (cpy_op_info[i.op].b == CPY_OPERAND_J)
        add(j, set, target_of(j->code, pc));
    else if (cpy_op_falls_through(i.op))
        add(j, set, pc + 1 + cpy_op_is_test(i.op));
    remove_written(j, set, i, e);
    if (cpy_op_is_test(i.op))
        add(j, set, target_of(j->code, pc + 1));
    add_handler(j, set, pc, work);
    add_read(j, set, i, e);
    news = memcmp(before, set, j->words * sizeof *set) != 0;
    memcpy(before, set, j->words * sizeof *set);
    return news;
}

static bool analyse(struct jump *j)
{
    bool news = true;

    j->words = (j->code->reg_count - j->code->local_count) / 64u + 1;
    j->bytes = (j->code->insn_count + (size_t)2) * j->words * sizeof *j->sets;
    if (!(j->sets = cpy_malloc(j->t, j->bytes)))
        return false;
    memset(j->sets, 0, j->bytes);
    while (news) {
        news = false;
        for (uint32_t pc = j->code->insn_count; pc-- > 0;)
            news |= visit(j, pc);
    }
    return true;
}

/* --- what it is ------------------------------------------------------------------------------------------------ */

/* The handler that begins at pc with register r, or NULL. */
static const struct cpy_handler *begins_handler(const struct cpy_code *code, uint32_t pc, uint32_t r)
{
    for (uint32_t i = 0; i < code->handler_count; i++)
        if (code->handlers[i].handler == pc && (code->handlers[i].reg == r || code->handlers[i].reg + 1u == r))
            return &code->handlers[i];
    return NULL;
}

static enum kind kind_written(struct cpy_insn i, uint32_t r)
{
    if (i.op == CPY_OP_GET_ITER || i.op == CPY_OP_GET_AITER)
        return ITERATOR;
    return i.op == CPY_OP_WITH_ENTER && i.c == r ? MANAGER : OPERAND;
}

/* What register r holds before instruction pc: the code of a block follows the instruction that writes its registers. */
static struct content content_of(const struct jump *j, uint32_t pc, uint32_t r)
{
    const struct cpy_handler *h;

    for (;; pc--) {
        if ((h = begins_handler(j->code, pc, r)))
            return (struct content){EXCEPTION, pc, h};
        if (pc == 0 || cpy_insn_writes(j->code->insns[pc - 1], r))
            return (struct content){pc ? kind_written(j->code->insns[pc - 1], r) : OPERAND, pc, NULL};
    }
}

/* Has control, where it is, what is needed in register r? */
static bool has_content(const struct jump *j, uint32_t r, struct content needed)
{
    struct content there;

    if (!has(set_at(j, j->from), r - j->code->local_count))
        return false;
    there = content_of(j, j->from, r);
    return there.kind == needed.kind && (there.kind != OPERAND || there.since == needed.since);
}

/* Is a temporary above r live where control is? */
static bool has_above(const struct jump *j, uint32_t r)
{
    while (++r < j->code->reg_count)
        if (has(set_at(j, j->from), r - j->code->local_count))
            return true;
    return false;
}

/* --- choosing a place ------------------------------------------------------------------------------------------ */

/* Would control find there what it needs? */
static void consider(struct jump *j, struct place place)
{
    uint64_t *needs = set_at(j, j->code->insn_count);
    uint32_t locals = j->code->local_count;
    struct content content = {OPERAND, 0, NULL};
    bool fits = place.needed < 0 || has_above(j, (uint32_t)place.needed);
    int count = place.needed >= 0;

    memcpy(needs, set_at(j, place.pc), j->words * sizeof *needs);
    if (place.needed >= 0)
        change(j, needs, (uint32_t)place.needed, 1, true);
    for (uint32_t r = locals; r < j->code->reg_count; r++) {
        if (!has(needs, r - locals))
            continue;
        content = (int32_t)r == place.needed ? (struct content){ITERATOR, 0, NULL} : content_of(j, place.pc, r);
        fits = fits && has_content(j, r, content);
        count++;
    }
    if (fits && count > j->best_count) {
        j->best = place;
        j->best_count = count;
    } else if (!fits && !j->found) {
        j->refused = content.kind;
        j->found = true;
    }
}

/* The line of a loop is also the place where it ends, if something lies above its iterator: both are dropped. */
static void consider_end(struct jump *j, uint32_t pc, uint32_t mark)
{
    if (j->code->insns[pc].op == CPY_OP_FOR_ITER)
        consider(j, (struct place){(uint32_t)target_of(j->code, pc + 1), mark, j->code->insns[pc].b});
}

/* The first line of a function or class body stands for all of it: its code begins anew. */
static bool is_head(const struct jump *j, int32_t line)
{
    return line == j->code->first_line && j->code->flags & (CPY_CODE_OPTIMIZED | CPY_CODE_CLASS_BODY);
}

/* Every place where the line begins: in the order of the code, with what the compiler noted. */
static void consider_all(struct jump *j)
{
    const struct cpy_code *code = j->code;
    uint32_t mark = 0;
    int32_t last = 0;

    if (is_head(j, j->line))
        consider(j, (struct place){0, 0, -1});
    for (uint32_t pc = 0; pc < code->insn_count; pc++) {
        int32_t line = cpy_trace_line(j->o, pc);
        uint32_t op = code->insns[pc].op;

        for (; mark < code->mark_count && code->marks[mark].pc == pc; last = code->marks[mark++].line)
            if (code->marks[mark].line == j->line && last != j->line)
                consider(j, (struct place){pc, mark + 1, -1});
        if (line == j->line && last != line)
            consider(j, (struct place){pc, mark, -1});
        if (line == j->line)
            consider_end(j, pc, mark);
        if (op != CPY_OP_JUMP && op != CPY_OP_LOOP)
            last = line;
    }
}

/* --- the line -------------------------------------------------------------------------------------------------- */

/* The first line from line on that has code; 0: none. */
static int32_t next_line(const struct jump *j, int32_t line)
{
    int32_t next = 0;

    for (uint32_t i = 0; i < j->code->insn_count + j->code->mark_count; i++) {
        int32_t one = i < j->code->insn_count ? cpy_trace_line(j->o, i) : j->code->marks[i - j->code->insn_count].line;

        if (one > 0 && one >= line && (!next || one < next))
            next = one;
    }
    return next;
}

static bool refuse(struct cpy_thread *t, const char *text)
{
    cpy_raise(t, CPY_VALUE_ERROR, "%s", text);
    return false;
}

static bool check_event(struct cpy_thread *t, const struct cpy_frame_object *o)
{
    switch (o->may_jump) {
    case CPY_JUMP_ALLOWED: return true;
    case CPY_JUMP_NEW_FRAME: return refuse(t, "can't jump from the 'call' trace event of a new frame");
    case CPY_JUMP_OTHER_EVENT: return refuse(t, "can only jump from a 'line' trace event");
    default: return refuse(t, "f_lineno can only be set in a trace function");
    }
}

/* The number that f_lineno is to have. */
static bool wanted_line(struct cpy_thread *t, cpy_value v, int32_t *line)
{
    if (!v) {
        cpy_raise(t, CPY_ATTRIBUTE_ERROR, "cannot delete attribute");
        return false;
    }
    if (!cpy_is_int(v) || cpy_type_of(t, v) != t->vm->types[CPY_TYPE_INT])
        return refuse(t, "lineno must be an integer");
    if (!cpy_is_small(v) || cpy_small(v) != (int32_t)cpy_small(v))
        return refuse(t, "lineno out of range");
    *line = (int32_t)cpy_small(v);
    return true;
}

static bool find_line(struct jump *j, int32_t wanted)
{
    const char *side = "after";

    if (wanted < j->code->first_line)
        side = "before";
    else if ((j->line = is_head(j, wanted) ? wanted : next_line(j, wanted)))
        return true;
    cpy_raise(j->t, CPY_VALUE_ERROR, "line %d comes %s the current code block", (int)wanted, side);
    return false;
}

/* --- jumping --------------------------------------------------------------------------------------------------- */

static bool set_locals(struct cpy_thread *t, const struct cpy_frame *frame)
{
    unsigned n = 0;

    for (uint32_t r = 0; r < frame->code->local_count; r++)
        n += frame->base[r] == CPY_UNSET;
    if (n && !cpy_warn(t, CPY_RUNTIME_WARNING, "assigning None to %u unbound local%s", n, n == 1 ? "" : "s"))
        return false;
    for (uint32_t r = 0; r < frame->code->local_count; r++)
        if (frame->base[r] == CPY_UNSET)
            frame->base[r] = CPY_NONE;
    return true;
}

/* Handlers that are left: what was handled before the outermost of them is handled again. */
static void leave_handlers(struct jump *j, const struct cpy_frame *frame)
{
    uint32_t locals = j->code->local_count;

    for (uint32_t r = locals; r < j->code->reg_count; r++) {
        const struct cpy_handler *h = content_of(j, j->from, r).handler;

        if (h && has(set_at(j, j->from), r - locals) && !has(set_at(j, j->best.pc), r - locals)) {
            j->t->handled = frame->base[h->reg + 1] == CPY_CALLERS ? frame->extra : frame->base[h->reg + 1];
            return;
        }
    }
}

static bool take(struct jump *j)
{
    static const char *const texts[] = {[OPERAND] = "incompatible stacks", [MANAGER] = "incompatible stacks",
        [ITERATOR] = "can't jump into the body of a for loop",
        [EXCEPTION] = "can't jump into an 'except' block as there's no exception"};

    consider_all(j);
    if (j->best_count < 0)
        return refuse(j->t, texts[j->refused]);
    if (!set_locals(j->t, j->o->live))
        return false;
    leave_handlers(j, j->o->live);
    j->o->jump = j->best.pc + 1;
    j->o->jump_mark = j->best.mark;
    j->o->line = j->o->last_line = j->line;
    return true;
}

cpy_value cpy_frame_set_line(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_frame_object *o = (struct cpy_frame_object *)cpy_pointer(args[0]);
    struct jump j = {.t = t, .o = o, .code = cpy_as_code(cpy_load(o->code)), .best_count = -1};
    int32_t wanted;
    bool ok;

    if (!wanted_line(t, args[1], &wanted) || !check_event(t, o))
        return CPY_ERROR;
    if (!cpy_trace_lines(t, o, j.code) || !find_line(&j, wanted) || !analyse(&j))
        return CPY_ERROR;
    j.from = cpy_frame_pc(o->live) + o->yields;
    ok = take(&j);
    cpy_free(o, j.sets, j.bytes);
    return ok ? CPY_NONE : CPY_ERROR;
}
