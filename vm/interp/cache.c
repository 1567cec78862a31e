/* SPDX-License-Identifier: MIT */
/* vm/interp/cache.c - making side blocks, the table of attributes, and emptying inline caches.
 *
 * Filling is in cache_attr.c and cache_call.c.
 *
 * What a cache takes for granted beyond its guard is that classes do not change: each
 * class on the MRO of the guard's class is marked CPY_CLASS_CACHED, and a write to
 * one of them empties the caches of its subclasses. */
#include "vm/interp/loop.h"
#include "vm/memory/heap.h"
#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"

#include <stdlib.h>

#define DUE (2 * CPY_WEIGHT_RUN)

static const uint8_t generic_opcodes[] = {
#define OP(name, generic) CPY_OP_##generic,
    CPY_SPECIALISED_OPCODES(OP)
#undef OP
};

uint8_t cpy_generic_opcode(uint8_t op) { return op < CPY_OP_GENERIC_COUNT ? op : generic_opcodes[op - CPY_OP_GENERIC_COUNT]; }

/* --- side blocks ------------------------------------------------------------------------------------------------- */

static bool is_call(unsigned op) { return op == CPY_OP_CALL || op == CPY_OP_CALL_METHOD; }

/* Does the instruction have a cache, and which? */
static bool has_cache(struct cpy_insn insn, uint32_t *number)
{
    unsigned op = cpy_generic_opcode(insn.op);

    if (is_call(op)) {
        *number = insn.c;
        return insn.c != 0;
    }
    *number = cpy_insn_cache(insn);
    return cpy_op_info[op].c == CPY_OPERAND_X;
}

static uint32_t count_calls(const struct cpy_code *code)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < code->insn_count; i++)
        n += is_call(code->insns[i].op);
    return n;
}

/* Copies the instructions; each CALL gets a cache of its own after those of the operands X.  0 is none, so cache number 0
 * is left to an operand X, or unused. */
static void copy_insns(const struct cpy_code *code, struct cpy_side *side)
{
    uint32_t next = code->cache_count ? code->cache_count : 1;

    for (uint32_t i = 0; i < code->insn_count; i++) {
        struct cpy_insn insn = code->insns[i];

        if (is_call(insn.op))
            insn.c = next <= UINT16_MAX ? (uint16_t)next++ : 0;
        else if (insn.op == CPY_OP_LOOP)
            insn.op = CPY_OP_LOOP_HOT;
        side->insns[i] = insn;
    }
}

static struct cpy_side *make_side(struct cpy_vm *vm, struct cpy_code *code, cpy_value globals)
{
    uint32_t caches = code->cache_count + count_calls(code) + 1;
    struct cpy_side *side = calloc(1, sizeof *side + caches * sizeof(struct cpy_cache));

    if (!side || !(side->insns = malloc(code->insn_count * sizeof *side->insns))) {
        free(side);
        return NULL;
    }
    side->cache_count = caches;
    copy_insns(code, side);
    cpy_store(code, &side->globals, globals);
    code->side = side;
    code->next_side = vm->codes;
    vm->codes = code;
    return side;
}

struct cpy_side *cpy_side_due(struct cpy_thread *t, struct cpy_code *code, cpy_value globals, unsigned weight)
{
    if (code->side)
        return cpy_load(code->side->globals) == globals ? code->side : NULL;
    code->runs += weight;
    return code->runs >= DUE ? make_side(t->vm, code, globals) : NULL;
}

void cpy_side_free(struct cpy_code *code)
{
    if (!code->side)
        return;
    free(code->side->insns);
    free(code->side);
    code->side = NULL;
}

void cpy_side_trace(struct cpy_tracer *tracer, struct cpy_code *code)
{
    const struct cpy_side *side = code->side;

    if (!side)
        return;
    cpy_trace(tracer, side->globals);
    for (uint32_t i = 0; i < side->cache_count; i++) {
        cpy_trace(tracer, side->caches[i].guard);
        cpy_trace(tracer, side->caches[i].value);
    }
}

/* --- the table of attributes -------------------------------------------------------------------------------------- */

enum { PLACES = 4 };

static bool is_row_of(const struct cpy_attribute_row *row, cpy_value shape, cpy_value name)
{
    return row->shape == shape && row->name == name;
}

static size_t place_number(struct cpy_vm *vm, cpy_value shape, cpy_value name)
{
    return (size_t)(cpy_attribute_place(vm, shape, name) - vm->attribute_cache);
}

const struct cpy_attribute_row *cpy_attribute_row_elsewhere(struct cpy_vm *vm, cpy_value shape, cpy_value name)
{
    const struct cpy_attribute_row *rows = vm->attribute_cache;
    size_t place = place_number(vm, shape, name);

    for (size_t n = 1; n < PLACES; n++)
        if (is_row_of(&rows[place ^ n], shape, name))
            return &rows[place ^ n];
    return NULL;
}

void cpy_attribute_row_enter(struct cpy_vm *vm, const struct cpy_attribute_row *row)
{
    struct cpy_attribute_row *rows = vm->attribute_cache;
    size_t place = place_number(vm, row->shape, row->name), n = 0;

    while (n < PLACES - 1 && rows[place ^ n].shape && !is_row_of(&rows[place ^ n], row->shape, row->name))
        n++;
    for (; n; n--)
        rows[place ^ n] = rows[place ^ (n - 1)];
    rows[place] = *row;
}

/* --- emptying ---------------------------------------------------------------------------------------------------- */

bool cpy_cache_count_miss(struct cpy_frame *frame, struct cpy_insn *insn, struct cpy_cache *cache)
{
    frame->side->misses++;
    insn->op = cpy_generic_opcode(insn->op);
    if (cache->misses == UINT16_MAX)
        return false;
    cache->misses++;
    return true;
}

void cpy_cache_fill(struct cpy_frame *frame, struct cpy_insn *insn, struct cpy_cache *cache, uint8_t op, cpy_value guard,
    cpy_value value)
{
    cpy_store(frame->code, &cache->guard, guard);
    cpy_store(frame->code, &cache->value, value);
    insn->op = op;
}

bool cpy_cache_rely_on(struct cpy_type *type, bool constant)
{
    const struct cpy_tuple *mro = cpy_as_tuple(cpy_load(type->mro));

    for (uint32_t i = 0; constant && i < mro->len; i++)
        if (cpy_as_type(cpy_load(mro->items[i]))->flags & CPY_CLASS_CELLS)
            return false;
    for (uint32_t i = 0; i < mro->len; i++)
        cpy_as_type(cpy_load(mro->items[i]))->flags |= CPY_CLASS_CACHED;
    return true;
}

/* Does the guard stand for type or a class below it? */
static bool guards(cpy_value guard, cpy_value type)
{
    if (cpy_has_layout(guard, CPY_TYPE_SHAPE))
        guard = cpy_load(((const struct cpy_shape *)cpy_pointer(guard))->type);
    return cpy_has_layout(guard, CPY_TYPE_TYPE) && cpy_is_subtype(guard, type);
}

static void empty(struct cpy_side *side, uint32_t insn, struct cpy_cache *cache)
{
    uint16_t misses = cache->misses;

    side->insns[insn].op = cpy_generic_opcode(side->insns[insn].op);
    memset(cache, 0, sizeof *cache);
    cache->misses = misses;
}

static bool is_dead(cpy_value v) { return cpy_is_object(v) && !cpy_is_marked(cpy_pointer(v)); }

/* What a dead code object's caches refer to may be swept before the object itself, so it must leave the list now. */
void cpy_caches_sweep(struct cpy_vm *vm)
{
    struct cpy_code **link = &vm->codes;

    while (*link)
        if (cpy_is_marked(*link))
            link = &(*link)->next_side;
        else
            *link = (*link)->next_side;
    for (size_t i = 0; i < CPY_ATTRIBUTE_CACHE_SIZE; i++) {
        struct cpy_attribute_row *row = &vm->attribute_cache[i];

        if (row->shape && (is_dead(row->shape) || is_dead(row->name & ~(cpy_value)7) || is_dead(row->value)))
            row->shape = CPY_UNSET;
    }
}

void cpy_caches_drop(struct cpy_vm *vm, struct cpy_type *type)
{
    for (struct cpy_code *code = vm->codes; code; code = code->next_side)
        for (uint32_t i = 0, number; i < code->insn_count; i++) {
            struct cpy_side *side = code->side;

            if (has_cache(side->insns[i], &number) && guards(cpy_load(side->caches[number].guard), cpy_from(type)))
                empty(side, i, &side->caches[number]);
        }
    for (size_t i = 0; i < CPY_ATTRIBUTE_CACHE_SIZE; i++)
        if (vm->attribute_cache[i].shape && guards(vm->attribute_cache[i].shape, cpy_from(type)))
            vm->attribute_cache[i].shape = CPY_UNSET;
}

void cpy_caches_forget(struct cpy_vm *vm, cpy_value guard)
{
    for (struct cpy_code *code = vm->codes; code; code = code->next_side)
        for (uint32_t i = 0, number; i < code->insn_count; i++)
            if (has_cache(code->side->insns[i], &number) && cpy_load(code->side->caches[number].guard) == guard)
                empty(code->side, i, &code->side->caches[number]);
}
