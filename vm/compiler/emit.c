/* SPDX-License-Identifier: MIT */
/* vm/compiler/emit.c - a code object in the making: instructions, labels, constants, protected ranges.
 *
 * Nothing is emitted where control cannot come, so dead code vanishes by itself.
 *
 * Each label gathers which locals are set on every way to it.  A loop's head is
 * placed before the jumps back to it are known; what is set there can only
 * have been unset meanwhile by a del, so locals that are deleted anywhere are
 * dropped from the set at heads of loops and at exception handlers.
 *
 * K operands have 16 bits and LOAD_CONST has 32.  A constant beyond the 65536th that a K operand needs changes places
 * with one before it that none does; only then are numbers put right when the unit is finished.
 *
 * Lines without an instruction (cpy_note) become a table beside the code, by the number of the next instruction, which
 * only sys.settrace() reads.  Where another way joins before that instruction, a NOP keeps the two apart. */
#include "vm/compiler/codegen.h"
#include "vm/objects/complex.h"

#include "vm/objects/int.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"

#include <stdlib.h>

#define MAX_REGISTERS 65535
#define NO_START UINT32_MAX

#define FIRST_ITEMS 32 /* of an array */

/* Moves an array of the arena to twice the room.  False: noted. */
static bool enlarge(struct cpy_unit *u, void *array, uint32_t *cap, size_t size)
{
    if (!u->c->failed && !cpy_arena_grow(u->c->arena, array, cap, size, FIRST_ITEMS))
        u->c->failed = true;
    return !u->c->failed;
}

/* Is there room for one more item, made if need be?  False: noted. */
CPY_INLINE bool grow(struct cpy_unit *u, void *array, uint32_t count, uint32_t *cap, size_t size)
{
    return CPY_LIKELY(count < *cap) || enlarge(u, array, cap, size);
}

/* --- constants -------------------------------------------------------------------------------------- */

static uint64_t mix(uint64_t h)
{
    h *= 0x9e3779b97f4a7c15u;
    return h ^ h >> 29;
}

static uint64_t hash_bytes(const uint8_t *p, size_t n)
{
    uint64_t h = n;

    while (n--)
        h = (h ^ *p++) * 0x100000001b3u;
    return h;
}

/* Is v like no other value that is not v itself?  Names, and strs that could be one, are interned. */
CPY_INLINE bool is_unique(cpy_value v)
{
    return !cpy_is_object(v) || (cpy_is_str(v) && cpy_as_str(v)->flags & CPY_STR_INTERNED);
}

static uint64_t constant_hash(cpy_value v)
{
    uint64_t h = 0;
    size_t n;

    if (is_unique(v))
        return mix(v);
    if (cpy_is_str(v))
        return mix((uint64_t)cpy_hash_str(v));
    if (cpy_is_float(v)) {
        double d = cpy_float_value(v);

        memcpy(&h, &d, sizeof h);
        return mix(h);
    }
    if (cpy_is_int(v))
        return mix((uint64_t)cpy_hash_int(v));
    if (cpy_is_complex(v))
        return mix(hash_bytes((const uint8_t *)&cpy_as_complex(v)->re, 2 * sizeof(double)));
    if (cpy_is_bytes(v)) {
        const uint8_t *p = cpy_bytes_view(v, &n);

        return mix(hash_bytes(p, n));
    }
    if (!cpy_is_tuple(v))
        return mix(v);
    for (size_t i = 0; i < cpy_tuple_len(v); i++)
        h = mix(h + constant_hash(cpy_tuple_get(v, i)) + 1);
    return h + 1;
}

/* Equal in type and value: 1, 1.0 and True differ, as do 0.0 and -0.0. */
static bool same_constant(cpy_value a, cpy_value b)
{
    size_t n, m;

    if (a == b)
        return true;
    if (!cpy_is_object(a) || !cpy_is_object(b) || cpy_pointer(a)->shape != cpy_pointer(b)->shape)
        return false;
    if (cpy_is_str(a))
        return cpy_str_equal(a, b);
    if (cpy_is_float(a)) {
        double x = cpy_float_value(a), y = cpy_float_value(b);

        return memcmp(&x, &y, sizeof x) == 0;
    }
    if (cpy_is_int(a))
        return cpy_int_compare(a, b) == 0;
    if (cpy_is_complex(a))
        return memcmp(&cpy_as_complex(a)->re, &cpy_as_complex(b)->re, 2 * sizeof(double)) == 0;
    if (cpy_is_bytes(a)) {
        const uint8_t *p = cpy_bytes_view(a, &n), *q = cpy_bytes_view(b, &m);

        return n == m && memcmp(p, q, n) == 0;
    }
    if (!cpy_is_tuple(a) || cpy_tuple_len(a) != cpy_tuple_len(b))
        return false;
    for (size_t i = 0; i < cpy_tuple_len(a); i++)
        if (!same_constant(cpy_tuple_get(a, i), cpy_tuple_get(b, i)))
            return false;
    return true;
}

/* Makes the hash table, or doubles it. */
static void rehash_constants(struct cpy_unit *u)
{
    uint32_t size = u->constant_mask ? (u->constant_mask + 1) * 2 : 32;

    if (size > u->m->index_cap) {
        if (!(u->m->constant_index = cpy_compilation_alloc(u->c, size * sizeof *u->m->constant_index)))
            return;
        u->m->index_cap = size;
    } else {
        memset(u->m->constant_index, 0, size * sizeof *u->m->constant_index);
    }
    u->constant_mask = size - 1;
    for (uint32_t n = 0; n < u->constant_count; n++) {
        uint32_t i = u->m->constants[n].hash & u->constant_mask;

        while (u->m->constant_index[i])
            i = (i + 1) & u->constant_mask;
        u->m->constant_index[i] = n + 1;
    }
}

/* Makes room for another constant, before the index is half full.  False: noted. */
__attribute__((noinline)) static bool enlarge_constants(struct cpy_unit *u)
{
    if (u->constant_count * 2 >= u->constant_mask)
        rehash_constants(u);
    return !u->c->failed
        && grow(u, &u->m->constants, u->constant_count, &u->m->constant_cap, sizeof *u->m->constants);
}

/* The number of a constant with that hash. */
CPY_INLINE uint32_t number_of(struct cpy_unit *u, cpy_value v, uint32_t hash, bool unique)
{
    uint32_t i, n;

    if (CPY_UNLIKELY(u->c->failed) || (CPY_UNLIKELY(u->constant_count * 2 >= u->constant_mask
            || u->constant_count == u->m->constant_cap) && !enlarge_constants(u)))
        return 0;
    for (i = hash & u->constant_mask; (n = u->m->constant_index[i]); i = (i + 1) & u->constant_mask) {
        const struct cpy_pool_entry *entry = &u->m->constants[n - 1];

        if (entry->value == v || (!unique && entry->hash == hash && same_constant(entry->value, v)))
            return n - 1;
    }
    if (!unique && u->has_doc && same_constant(u->m->constants[0].value, v))
        return 0;
    u->m->constants[u->constant_count] = (struct cpy_pool_entry){v, hash, u->constant_count, false};
    u->m->constant_index[i] = ++u->constant_count;
    return u->constant_count - 1;
}

/* The number of a name: it is interned, so that nothing needs to be fetched to find it. */
CPY_INLINE uint32_t number_of_name(struct cpy_unit *u, cpy_value name)
{
    return number_of(u, name, (uint32_t)mix(name), true);
}

uint32_t cpy_constant(struct cpy_unit *u, cpy_value v)
{
    return is_unique(v) ? number_of_name(u, v) : number_of(u, v, (uint32_t)constant_hash(v), false);
}

/* Gives a constant that a K operand cannot name the number of one that none does. */
static void shorten(struct cpy_unit *u, struct cpy_pool_entry *entry)
{
    struct cpy_pool_entry *other;
    uint32_t number = entry->number;

    do
        other = &u->m->constants[u->swapped++];
    while (other->is_short);
    entry->number = other->number;
    other->number = number;
}

bool cpy_short_constant(struct cpy_unit *u, cpy_value v, uint32_t *k)
{
    uint32_t n = cpy_constant(u, v);
    struct cpy_pool_entry *entry = &u->m->constants[n];

    *k = 0;
    if (u->c->failed)
        return true;
    if (!entry->is_short && u->short_count > UINT16_MAX)
        return false;
    if (CPY_UNLIKELY(entry->number > UINT16_MAX))
        shorten(u, entry);
    u->short_count += !entry->is_short;
    *k = entry->number;
    entry->is_short = true;
    return true;
}

void cpy_first_constant(struct cpy_unit *u, cpy_value v)
{
    if (is_unique(v)) {
        cpy_need_short(u, v);
    } else if (enlarge_constants(u)) {
        u->m->constants[u->constant_count++] = (struct cpy_pool_entry){v, 0, 0, true};
        u->short_count++;
        u->has_doc = true;
    }
}

uint32_t cpy_need_short(struct cpy_unit *u, cpy_value v)
{
    uint32_t k;

    if (!cpy_short_constant(u, v, &k) && !u->c->failed) {
        u->c->failed = true;
        cpy_raise(u->c->t, CPY_OVERFLOW_ERROR, "too many constants in one code object");
    }
    return k;
}

/* --- instructions ------------------------------------------------------------------------ */

/* Is there a mark at the next instruction? */
static bool has_mark(const struct cpy_unit *u)
{
    return u->marked == u->count + 1;
}

static void drop_mark(struct cpy_unit *u)
{
    u->mark_count--;
    u->marked = u->mark_count ? u->m->marks[u->mark_count - 1].pc + 1 : 0;
}

/* The next instruction stands for node, if that is not NULL: a mark that says the same is not needed. */
CPY_INLINE void set_line(struct cpy_unit *u, const struct cpy_node *node)
{
    if (!node || !u->reachable)
        return;
    if (CPY_UNLIKELY(has_mark(u)) && u->m->marks[u->mark_count - 1].line == node->line)
        drop_mark(u);
    u->line = node->line;
}

/* Not inline, so that append() needs no registers for it. */
__attribute__((noinline)) static bool enlarge_code(struct cpy_unit *u)
{
    return enlarge(u, &u->m->insns, &u->m->insn_cap, sizeof *u->m->insns)
        && enlarge(u, &u->m->runs, &u->m->run_cap, sizeof *u->m->runs);
}

/* Counts an instruction that stands for node.  There is no branch: whether node is that of the last one cannot be guessed. */
CPY_INLINE void add_to_run(struct cpy_unit *u, const struct cpy_node *node)
{
    struct cpy_run *run = &u->m->runs[u->run];
    uint32_t other = run->node != node, count = run->count & (other - 1); /* 0 of another */

    u->run += other;
    run += other;
    run->node = node;
    run->count = count + 1;
}

/* Appends an instruction; false: there is none, since control cannot come here or all is given up.  Jumps belong to the
 * line of what is before them, whatever place they have: only others set the line. */
static bool append(struct cpy_unit *u, const struct cpy_node *node, struct cpy_insn insn)
{
    if (CPY_UNLIKELY(!u->reachable) || CPY_UNLIKELY(u->c->failed)
        || (CPY_UNLIKELY(u->count + 1 >= u->m->insn_cap) && !enlarge_code(u))) /* + 1: the first run may be empty */
        return false;
    add_to_run(u, node);
    u->m->insns[u->count++] = insn;
    return true;
}

void cpy_emit_insn(struct cpy_unit *u, const struct cpy_node *node, struct cpy_insn insn)
{
    set_line(u, node);
    append(u, node, insn);
}

void cpy_emit_end(struct cpy_unit *u, const struct cpy_node *node, struct cpy_insn insn)
{
    cpy_emit_insn(u, node, insn);
    u->reachable = false;
}

void cpy_emit_cached(
    struct cpy_unit *u, const struct cpy_node *node, enum cpy_opcode op, uint32_t a, uint32_t b, cpy_value name)
{
    uint32_t cache = u->cache_count;

    set_line(u, node);
    if (!append(u, node, (struct cpy_insn){.op = (uint8_t)op, .d = (uint8_t)(cache >> 16), .a = (uint16_t)a,
                .b = (uint16_t)b, .c = (uint16_t)cache}))
        return;
    if (cache >> 24)
        cpy_node_error(u->c, node, "too many names in one code object", CPY_UNSET);
    if (!u->c->failed && grow(u, &u->m->cache_names, cache, &u->m->cache_cap, sizeof *u->m->cache_names))
        u->m->cache_names[u->cache_count++] = number_of_name(u, name);
}

const struct cpy_node *cpy_attribute_place(
    struct cpy_unit *u, const struct cpy_node *node, const struct cpy_node *attribute)
{
    size_t len = 0;
    struct cpy_node *place;

    if (attribute->line == attribute->end_line || !cpy_str_utf8(u->c->t, attribute->attribute.attr, &len)
        || !(place = cpy_compilation_alloc(u->c, sizeof *place)))
        return node;
    place->end_line = node->end_line;
    place->end_column = node->end_column;
    place->line = attribute->end_line;
    place->column = attribute->end_column > (int)len ? attribute->end_column - (int)len : 0;
    return place;
}

/* --- lines without an instruction ------------------------------------------------------------- */

void cpy_mark_line(struct cpy_unit *u, int32_t line)
{
    if (!u->reachable || u->c->failed || !grow(u, &u->m->marks, u->mark_count, &u->m->mark_cap, sizeof *u->m->marks))
        return;
    u->m->marks[u->mark_count++] = (struct cpy_line_mark){u->count, line};
    u->marked = u->count + 1;
    u->line = line;
}

/* What jumps here has not passed the lines that are marked: they get an instruction of their own. */
static void keep_marks(struct cpy_unit *u)
{
    if (u->reachable && has_mark(u))
        append(u, NULL, (struct cpy_insn){.op = CPY_OP_NOP});
}

/* --- what is bound --------------------------------------------------------------------------- */

bool cpy_is_bound(const struct cpy_unit *u, uint32_t reg)
{
    return reg < CPY_TRACKED_LOCALS && u->bound.bits[reg / 64] >> (reg % 64) & 1;
}

void cpy_set_bound(struct cpy_unit *u, uint32_t reg, bool bound)
{
    uint64_t bit = (uint64_t)1 << (reg % 64);

    if (reg >= CPY_TRACKED_LOCALS)
        return;
    if (bound)
        u->bound.bits[reg / 64] |= bit;
    else
        u->bound.bits[reg / 64] &= ~bit;
}

static struct cpy_bound intersect(struct cpy_bound a, struct cpy_bound b)
{
    for (size_t i = 0; i < CPY_COUNT(a.bits); i++)
        a.bits[i] &= b.bits[i];
    return a;
}

/* bound without the locals that some del may unset. */
static struct cpy_bound bound_at_any_point(const struct cpy_unit *u, struct cpy_bound bound)
{
    uint32_t n = u->home->local_count < CPY_TRACKED_LOCALS ? u->home->local_count : CPY_TRACKED_LOCALS;

    for (uint32_t i = 0; i < n; i++)
        if (u->home->locals[i]->flags & CPY_SYMBOL_DELETED)
            bound.bits[i / 64] &= ~((uint64_t)1 << (i % 64));
    return bound;
}

/* --- labels ------------------------------------------------------------------------------------- */

/* Emits a jump that waits for its label. */
static void jump_forward(struct cpy_unit *u, const struct cpy_node *node, struct cpy_label *to)
{
    if (!append(u, node, (struct cpy_insn){.op = CPY_OP_JUMP, .bc = (int32_t)to->jumps}))
        return;
    to->bound = to->jumps ? intersect(to->bound, u->bound) : u->bound;
    to->line = to->jumps && to->line != u->line ? 0 : u->line;
    to->jumps = u->count;
    if (grow(u, &u->m->jumps, u->jump_count, &u->m->jump_cap, sizeof *u->m->jumps))
        u->m->jumps[u->jump_count++] = u->count - 1;
}

void cpy_jump(struct cpy_unit *u, const struct cpy_node *node, struct cpy_label *to)
{
    if (to->at)
        cpy_loop(u, node, to);
    else
        jump_forward(u, node, to);
    u->reachable = false;
}

void cpy_test_jump(struct cpy_unit *u, const struct cpy_node *node, struct cpy_label *to)
{
    jump_forward(u, node, to);
}

/* Resolves the jumps that wait for a label; true if there were any. */
static bool land(struct cpy_unit *u, struct cpy_label *label)
{
    bool any = label->jumps && !u->c->failed;

    while (label->jumps && !u->c->failed) {
        struct cpy_insn *i = &u->m->insns[label->jumps - 1];
        uint32_t at = label->jumps;

        label->jumps = (uint32_t)i->bc;
        i->bc = (int32_t)(u->count - at);
    }
    return any;
}

void cpy_place(struct cpy_unit *u, struct cpy_label *label)
{
    if (label->jumps)
        keep_marks(u);
    if (land(u, label)) {
        u->bound = u->reachable ? intersect(u->bound, label->bound) : label->bound;
        u->line = u->reachable && u->line != label->line ? 0 : label->line;
        u->reachable = true;
    }
    label->at = u->count + 1;
}

void cpy_place_head(struct cpy_unit *u, struct cpy_label *head)
{
    keep_marks(u);
    cpy_place(u, head);
    u->line = 0;
    u->bound = bound_at_any_point(u, u->bound);
}

void cpy_loop(struct cpy_unit *u, const struct cpy_node *node, struct cpy_label *head)
{
    append(u, node, (struct cpy_insn){.op = CPY_OP_LOOP, .bc = (int32_t)(head->at - 1) - (int32_t)(u->count + 1)});
    u->reachable = false;
}

/* --- registers and protected ranges -------------------------------------------------------------------- */

uint32_t cpy_push(struct cpy_unit *u, uint32_t n)
{
    uint32_t first = u->top;

    u->top += n;
    u->high = u->top > u->high ? u->top : u->high; /* without a branch: it could not be guessed */
    if (CPY_UNLIKELY(u->top > MAX_REGISTERS)) {
        u->top = first;
        if (!u->c->failed) {
            u->c->failed = true;
            cpy_raise(u->c->t, CPY_OVERFLOW_ERROR, "too many local variables and temporaries in one code object");
        }
    }
    return first;
}

void cpy_block_open(struct cpy_unit *u, struct cpy_block *b)
{
    struct cpy_range *last = b->range ? &u->m->ranges[b->range - 1] : NULL;

    b->start = u->count;
    if (last && last->end == u->count && b->range == u->range_count) {
        b->start = last->start; /* nothing came between: go on with that range */
        b->handler.jumps = last->handler;
        u->range_count--;
        b->range = 0;
    }
}

void cpy_block_close(struct cpy_unit *u, struct cpy_block *b)
{
    if (b->start != NO_START && b->start < u->count && !u->c->failed) {
        if (!grow(u, &u->m->ranges, u->range_count, &u->m->range_cap, sizeof *u->m->ranges))
            return;
        u->m->ranges[u->range_count++] = (struct cpy_range){b->start, u->count, b->depth, b->reg, b->handler.jumps};
        b->handler.jumps = u->range_count; /* chained until the handler is placed */
        b->range = u->range_count;
    }
    b->start = NO_START;
}

bool cpy_block_enter_handler(struct cpy_unit *u, struct cpy_block *b, const struct cpy_bound *bound)
{
    uint32_t next;

    if (!b->handler.jumps || u->c->failed)
        return false;
    for (uint32_t r = b->handler.jumps; r; r = next) {
        next = u->m->ranges[r - 1].handler;
        u->m->ranges[r - 1].handler = u->count;
    }
    u->bound = bound_at_any_point(u, *bound);
    u->line = 0;
    u->reachable = true;
    return true;
}

/* --- beginning and end --------------------------------------------------------------------------------------- */

void cpy_unit_init(struct cpy_unit *u, struct cpy_compilation *c, struct cpy_scope *scope, struct cpy_unit *outer)
{
    *u = (struct cpy_unit){.c = c, .scope = scope, .home = scope, .outer = outer, .reachable = true, .m = c->spare,
        .no_columns = c->t->vm->config.no_columns};
    if (u->m)
        c->spare = u->m->next;
    else
        u->m = cpy_compilation_alloc(c, sizeof *u->m);
    if (u->m && !u->m->insn_cap)
        enlarge_code(u);
    if (!c->failed)
        u->m->runs[0] = (struct cpy_run){NULL, 0};
    cpy_push(u, scope->local_count);
}

static int by_depth(const void *a, const void *b)
{
    const struct cpy_range *x = a, *y = b;

    if (x->depth != y->depth)
        return x->depth < y->depth ? 1 : -1;
    return x->start < y->start ? -1 : x->start > y->start;
}

/* Is there a mark at instruction number pc? */
static bool is_marked(const struct cpy_unit *u, uint32_t pc)
{
    uint32_t low = 0, high = u->mark_count;

    while (low < high) {
        uint32_t middle = (low + high) / 2;

        if (u->m->marks[middle].pc < pc)
            low = middle + 1;
        else
            high = middle;
    }
    return low < u->mark_count && u->m->marks[low].pc == pc;
}

/* Can a jump to target, itself a jump, go where that goes?  A test cannot perform a LOOP. */
static bool can_join(const struct cpy_unit *u, uint32_t jump, uint32_t target)
{
    unsigned op = u->m->insns[target].op;

    return (op == CPY_OP_JUMP || (op == CPY_OP_LOOP && !(jump > 0 && cpy_op_is_test(u->m->insns[jump - 1].op))))
        && !is_marked(u, target);
}

/* A jump to a jump goes straight to the end; a jump to a LOOP that no test performs becomes one. */
static void thread_jump(struct cpy_unit *u, uint32_t i)
{
    struct cpy_insn *jump = &u->m->insns[i], *target;

    for (int steps = 0; jump->op == CPY_OP_JUMP && steps < 8; steps++) {
        uint32_t at = (uint32_t)((int32_t)i + 1 + jump->bc);

        if (at >= u->count || !can_join(u, i, at))
            break;
        target = &u->m->insns[at];
        jump->op = target->op;
        jump->bc += 1 + target->bc;
    }
}

/* Puts the numbers right of constants that have changed places: in instructions with a long number, and for caches. */
static void renumber(struct cpy_unit *u)
{
    for (uint32_t i = 0; i < u->count; i++)
        if (cpy_op_info[u->m->insns[i].op].b == CPY_OPERAND_KK)
            u->m->insns[i].bc = (int32_t)u->m->constants[u->m->insns[i].bc].number;
    for (uint32_t i = 0; i < u->cache_count; i++)
        u->m->cache_names[i] = u->m->constants[u->m->cache_names[i]].number;
}

/* Copies the instructions and gives jumps their final targets. */
static void fill_instructions(struct cpy_unit *u, struct cpy_code *code)
{
    for (uint32_t i = 0; i < u->jump_count; i++)
        thread_jump(u, u->m->jumps[i]);
    if (u->swapped)
        renumber(u);
    memcpy(code->insns, u->m->insns, u->count * sizeof *code->insns);
    for (uint32_t i = 0; i < u->cache_count; i++) /* of none there may be no array */
        code->cache_names[i] = u->m->cache_names[i];
}

static cpy_value names_of(struct cpy_unit *u, struct cpy_symbol *const *symbols, uint32_t n)
{
    cpy_value tuple = n ? cpy_tuple_new(u->c->t, n) : u->c->t->vm->empty_tuple;

    for (uint32_t i = 0; tuple && i < n; i++)
        cpy_tuple_set(tuple, i, symbols[i]->name);
    return tuple;
}

static void fill_constants(struct cpy_unit *u, struct cpy_code *code)
{
    for (uint32_t i = 0; i < u->constant_count; i++)
        cpy_store(code, &code->consts[u->m->constants[i].number], u->m->constants[i].value);
}

static void fill_handlers(struct cpy_unit *u, struct cpy_code *code)
{
    if (u->range_count > 1)
        qsort(u->m->ranges, u->range_count, sizeof *u->m->ranges, by_depth);
    for (uint32_t i = 0; i < u->range_count; i++)
        code->handlers[i] = (struct cpy_handler){
            u->m->ranges[i].start, u->m->ranges[i].end, u->m->ranges[i].handler, (uint16_t)u->m->ranges[i].reg};
}

/* The names that a class's methods assign to attributes of self. */
static cpy_value self_names(struct cpy_unit *u)
{
    const struct cpy_map *map = &u->home->self_names;
    cpy_value list = cpy_list_new(u->c->t, map->count);

    for (uint32_t i = 0; list && map->rows && i <= map->mask; i++)
        if (map->rows[i].key && !cpy_list_append(u->c->t, list, map->rows[i].key))
            return CPY_ERROR;
    return list && cpy_list_sort(u->c->t, list, CPY_UNSET, false) ? cpy_tuple_from_iterable(u->c->t, list) : CPY_ERROR;
}

static bool fill_names(struct cpy_unit *u, struct cpy_code *code)
{
    cpy_value locals = names_of(u, u->home->locals, u->home->local_count);
    cpy_value cells = locals ? names_of(u, u->home->cells, u->home->cell_count) : CPY_ERROR;
    cpy_value frees = cells ? names_of(u, u->home->frees, u->home->free_count) : CPY_ERROR;
    bool class = u->home->kind == CPY_SCOPE_CLASS;
    cpy_value attributes = frees && class ? self_names(u) : CPY_UNSET;

    if (!frees || (class && !attributes))
        return false;
    cpy_store(code, &code->self_names, attributes);
    cpy_store(code, &code->locals, locals);
    cpy_store(code, &code->cellvars, cells);
    cpy_store(code, &code->freevars, frees);
    cpy_store(code, &code->name, u->name);
    cpy_store(code, &code->qualname, u->qualname);
    cpy_store(code, &code->filename, u->c->filename);
    return true;
}

static uint16_t class_cell(const struct cpy_unit *u)
{
    for (uint32_t i = 0; i < u->home->free_count; i++)
        if (u->home->frees[i]->name == CPY_N(u->c->t, __class__))
            return (uint16_t)(i + 1);
    return 0;
}

static void fill_counts(struct cpy_unit *u, struct cpy_code *code)
{
    const struct cpy_scope *home = u->home;
    const struct cpy_arguments *args = home->kind == CPY_SCOPE_FUNCTION ? home->node->function.args
        : home->kind == CPY_SCOPE_LAMBDA ? home->node->lambda.args : NULL;

    code->flags = u->flags | (u->c->future_annotations ? CPY_CODE_FUTURE_ANNOTATIONS : 0u);
    code->first_line = u->first_line;
    code->local_count = (uint16_t)home->local_count;
    code->own_count = (uint16_t)home->own_count;
    code->reg_count = (uint16_t)u->high;
    code->cell_count = (uint16_t)home->cell_count;
    code->free_count = (uint16_t)home->free_count;
    code->class_cell = class_cell(u);
    code->self_attributes = (uint16_t)(home->self_names.count < 1000 ? home->self_names.count : 1000);
    if (home->kind >= CPY_SCOPE_COMPREHENSION)
        code->arg_count = (uint16_t)home->parameter_count;
    if (home->kind == CPY_SCOPE_ANNOTATION)
        code->posonly_count = code->arg_count;
    if (args) {
        code->arg_count = (uint16_t)args->positional_count;
        code->posonly_count = (uint16_t)args->posonly_count;
        code->kwonly_count = (uint16_t)args->kwonly_count;
    }
}

static void fill_arrays(struct cpy_unit *u, struct cpy_code *code)
{
    fill_instructions(u, code);
    fill_constants(u, code);
    fill_handlers(u, code);
    if (u->position_len)
        memcpy(code->positions, u->m->positions, u->position_len);
    if (u->mark_count)
        memcpy(code->marks, u->m->marks, u->mark_count * sizeof *code->marks);
}

/* Where the instructions of a run stand. */
CPY_INLINE struct cpy_position position_of(const struct cpy_unit *u, const struct cpy_node *node)
{
    if (CPY_LIKELY(node && !u->no_columns))
        return (struct cpy_position){node->line, node->end_line, node->column, node->end_column};
    return (struct cpy_position){node ? node->line : -1, -1, -1, -1};
}

static void encode_positions(struct cpy_unit *u)
{
    size_t most = ((size_t)u->run + 1) * CPY_POSITION_MAX;
    int32_t line = 0;
    uint8_t *out;

    while (u->m->position_cap < most)
        if (!enlarge(u, &u->m->positions, &u->m->position_cap, 1))
            return;
    out = u->m->positions;
    for (uint32_t i = !u->m->runs[0].count; i <= u->run; i++) {
        struct cpy_position p = position_of(u, u->m->runs[i].node);

        out = cpy_positions_put(out, u->m->runs[i].count, &p, &line);
    }
    u->position_len = (uint32_t)(out - u->m->positions);
}

/* The arrays come last: by then their memory is in the cache. */
static bool fill(struct cpy_unit *u, struct cpy_code *code)
{
    encode_positions(u);
    if (u->c->failed || !cpy_code_reserve(u->c->t, code, (struct cpy_code_lengths){u->constant_count, u->count,
                                              u->range_count, u->cache_count, u->position_len, u->mark_count}))
        return false;
    fill_counts(u, code);
    if (!fill_names(u, code))
        return false;
    fill_arrays(u, code);
    return true;
}

cpy_value cpy_unit_finish(struct cpy_unit *u)
{
    struct cpy_code *code;

    if (u->home->local_count > MAX_REGISTERS / 2 && !u->c->failed) {
        u->c->failed = true;
        return cpy_raise(u->c->t, CPY_OVERFLOW_ERROR, "too many local variables in one function");
    }
    if (u->c->failed)
        return CPY_ERROR;
    code = cpy_new_object(u->c->t, cpy_builtin_type(u->c->t, CPY_TYPE_CODE));
    if (!code || !fill(u, code)) {
        u->c->failed = true;
        return CPY_ERROR;
    }
    u->m->next = u->c->spare;
    u->c->spare = u->m;
#ifdef CPY_VERIFY
    const char *wrong = cpy_code_verify(code);

    if (wrong) {
        u->c->failed = true;
        return cpy_raise(u->c->t, CPY_SYSTEM_ERROR, "bad code for %V: %s", u->qualname, wrong);
    }
#endif
    return cpy_compilation_keep(u->c, cpy_from(code));
}
