/* SPDX-License-Identifier: MIT */
/* vm/interp/stats.c - what -X stats prints at the end. */
#include "vm/interp/stats.h"

#include "vm/interp/loop.h"

#include <stdlib.h>

static const char *const specialised_names[] = {
#define OP(name, generic) #name,
    CPY_SPECIALISED_OPCODES(OP)
#undef OP
};

static const char *op_name(unsigned op)
{
    return op < CPY_OP_GENERIC_COUNT ? cpy_op_info[op].name : specialised_names[op - CPY_OP_GENERIC_COUNT];
}

bool cpy_stats_start(struct cpy_thread *t)
{
    if (!t->vm->stats.opcodes && !(t->vm->stats.opcodes = calloc(CPY_OP_COUNT, sizeof(uint64_t)))) {
        cpy_raise_no_memory(t);
        return false;
    }
    return true;
}

/* Opcodes by falling count. */
static void sort_by_count(const uint64_t *counts, unsigned *order)
{
    for (unsigned i = 0; i < CPY_OP_COUNT; i++) {
        unsigned k = i;

        for (; k > 0 && counts[order[k - 1]] < counts[i]; k--)
            order[k] = order[k - 1];
        order[k] = i;
    }
}

static void print_instructions(FILE *file, const uint64_t *counts)
{
    unsigned order[CPY_OP_COUNT];
    uint64_t total = 0;

    for (unsigned i = 0; i < CPY_OP_COUNT; i++)
        total += counts[i];
    fprintf(file, "instructions: %llu\n", (unsigned long long)total);
    sort_by_count(counts, order);
    for (unsigned i = 0; i < CPY_OP_COUNT && counts[order[i]]; i++)
        fprintf(file, "%16llu %5.1f%% %s\n", (unsigned long long)counts[order[i]], 100.0 * (double)counts[order[i]] / (double)total,
            op_name(order[i]));
}

/* A specialised instruction that is executed is a hit, unless it comes back as a miss. */
static void count_caches(struct cpy_vm *vm)
{
    uint64_t executed = 0, missed = 0;

    for (unsigned i = CPY_OP_GENERIC_COUNT; i < CPY_OP_COUNT; i++)
        executed += vm->stats.opcodes[i];
    executed -= vm->stats.opcodes[CPY_OP_EXIT] + vm->stats.opcodes[CPY_OP_LOOP_HOT];
    for (struct cpy_code *code = vm->codes; code; code = code->next_side)
        missed += code->side->misses;
    vm->stats.cache_hits = executed > missed ? executed - missed : 0;
    vm->stats.cache_misses = missed;
}

void cpy_stats_print(struct cpy_thread *t, FILE *file)
{
    struct cpy_vm *vm = t->vm;
    const struct cpy_stats *stats = &vm->stats;

    if (!stats->opcodes)
        return;
    print_instructions(file, stats->opcodes);
    count_caches(vm);
    fprintf(file, "inline caches: %llu hits, %llu misses\n", (unsigned long long)stats->cache_hits,
        (unsigned long long)stats->cache_misses);
    fprintf(file, "collections: %llu minor, %llu major; longest pause %.3f ms, %.3f ms in all\n",
        (unsigned long long)stats->minor_collections, (unsigned long long)stats->major_collections,
        (double)stats->longest_pause_ns / 1e6, (double)stats->total_pause_ns / 1e6);
}
