/* SPDX-License-Identifier: MIT */
/* vm/objects/dict_table.c - growing, copying and searching the hash table of dict and set.
 *
 * Hashes are not kept in the entries: when the index is rebuilt, the 32 bits in its
 * slots serve again, so no key is hashed twice.  All memory is allocated before
 * anything is changed. */
#include "vm/objects/dict_table.h"

#include "vm/memory/heap.h"
#include "vm/objects/list.h"

#define HUGE_LEAST ((size_t)8 << 20) /* bytes of an index for which huge pages are asked: a search reads anywhere */

/* Entries that may be filled in an index of that many slots: two of three. */
static size_t usable(size_t slots) { return slots < SIZE_MAX / 2 ? slots * 2 / 3 : slots / 3 * 2; }

/* The number of slots for n entries; 0: too many. */
static size_t slots_for(size_t n)
{
    size_t slots = CPY_TABLE_SLOTS_MIN;

    while (usable(slots) < n) {
        if (slots >= CPY_TABLE_SLOTS_MAX)
            return 0;
        slots *= 2;
    }
    return slots;
}

static bool too_large(struct cpy_thread *t)
{
    cpy_raise_no_memory(t);
    return false;
}

/* Moves the live entries together.  bits, unless NULL, holds hash bits by entry and moves along. */
static void compact(struct cpy_table *table, size_t stride, uint32_t *bits)
{
    uint32_t to = 0;

    if (table->used == table->len)
        return;
    for (uint32_t e = 0; e < table->used; e++) {
        if (cpy_table_key(table, e, stride)->bits == CPY_DELETED)
            continue;
        if (e != to)
            memcpy(cpy_table_key(table, to, stride), cpy_table_key(table, e, stride), stride);
        if (bits)
            bits[to] = bits[e];
        to++;
    }
    table->used = to;
    cpy_moved(table);
}

static bool resize_entries(struct cpy_thread *t, struct cpy_table *table, size_t stride, size_t cap)
{
    void *entries;

    if (cap > SIZE_MAX / stride)
        return too_large(t);
    entries = table->entries ? cpy_realloc(t, table->entries, table->cap * stride, cap * stride)
                             : cpy_malloc(t, cap * stride);
    if (!entries)
        return false;
    table->entries = entries;
    table->cap = (uint32_t)cap;
    return true;
}

/* Growth of a table that needs no index. */
static bool grow_small(struct cpy_thread *t, struct cpy_table *table, size_t stride, size_t need)
{
    size_t cap = need <= CPY_TABLE_SMALL / 2 ? CPY_TABLE_SMALL / 2 : CPY_TABLE_SMALL;

    if (cap > table->cap && !resize_entries(t, table, stride, cap))
        return false;
    compact(table, stride, NULL);
    return true;
}

/* Writes the hash bits of every entry in use to bits[]. */
static void collect_bits(struct cpy_thread *t, const struct cpy_table *table, size_t stride, uint32_t *bits)
{
    int64_t hash = 0;

    for (uint32_t e = 0; !table->index && e < table->used; e++) {
        cpy_value key = cpy_table_key(table, e, stride)->bits;

        if (key != CPY_DELETED && cpy_key_hash(t, key, &hash)) /* a plain key's hash cannot fail */
            bits[e] = cpy_hash_bits(hash);
    }
    for (size_t i = 0; table->index && i <= table->mask; i++)
        if (table->index[i])
            bits[(uint32_t)table->index[i] - 1] = (uint32_t)(table->index[i] >> 32);
}

static uint64_t *new_index(struct cpy_thread *t, size_t slots)
{
    uint64_t *index;

    if (slots > SIZE_MAX / sizeof *index) {
        cpy_raise_no_memory(t);
        return NULL;
    }
    index = cpy_malloc(t, slots * sizeof *index);
    if (index && slots >= HUGE_LEAST / sizeof *index)
        cpy_ask_huge(index, slots * sizeof *index);
    if (index)
        memset(index, 0, slots * sizeof *index);
    return index;
}

static void replace_index(struct cpy_table *table, uint64_t *index, size_t slots)
{
    if (table->index)
        cpy_free(table, table->index, ((size_t)table->mask + 1) * sizeof *index);
    table->index = index;
    table->mask = (uint32_t)slots - 1;
}

/* Doubling a table without removed entries: the slots move over. */
static bool double_index(struct cpy_thread *t, struct cpy_table *table, size_t stride, size_t slots)
{
    uint64_t *index = new_index(t, slots);

    if (!index)
        return false;
    if (!resize_entries(t, table, stride, usable(slots))) {
        cpy_free(table, index, slots * sizeof *index);
        return false;
    }
    for (size_t i = 0; i <= table->mask; i++)
        if (table->index[i])
            cpy_table_put(index, (uint32_t)slots - 1, (uint32_t)table->index[i] - 1, (uint32_t)(table->index[i] >> 32));
    replace_index(table, index, slots);
    return true;
}

/* Drops removed entries and makes an index of that many slots. */
static bool rebuild(struct cpy_thread *t, struct cpy_table *table, size_t stride, size_t slots)
{
    size_t used = table->used, cap = usable(slots);
    bool same = table->index && slots == (size_t)table->mask + 1;
    uint64_t *index = same ? table->index : new_index(t, slots);
    uint32_t *bits = index ? cpy_malloc(t, (used + 1) * sizeof *bits) : NULL;

    if (!bits || (cap > table->cap && !resize_entries(t, table, stride, cap))) {
        if (bits)
            cpy_free(table, bits, (used + 1) * sizeof *bits);
        if (index && !same)
            cpy_free(table, index, slots * sizeof *index);
        return false;
    }
    collect_bits(t, table, stride, bits);
    compact(table, stride, bits);
    if (same)
        memset(index, 0, slots * sizeof *index);
    else
        replace_index(table, index, slots);
    for (uint32_t e = 0; e < table->used; e++)
        cpy_table_put(index, table->mask, e, bits[e]);
    cpy_free(table, bits, (used + 1) * sizeof *bits);
    return true;
}

bool cpy_table_grow(struct cpy_thread *t, struct cpy_table *table, size_t stride, size_t more, bool indexed)
{
    size_t need = table->len + more, slots;

    if (more > SIZE_MAX / 4)
        return too_large(t);
    if (!indexed && !table->index && need <= CPY_TABLE_SMALL)
        return grow_small(t, table, stride, need);
    if (!(slots = slots_for(need + table->len / 2)))
        return too_large(t);
    if (table->index && slots <= table->mask)
        slots = (size_t)table->mask + 1;
    if (table->index && table->used == table->len && slots > table->mask)
        return slots == (size_t)table->mask + 1 ? true : double_index(t, table, stride, slots);
    return rebuild(t, table, stride, slots);
}

bool cpy_table_copy(struct cpy_thread *t, struct cpy_table *to, const struct cpy_table *from, size_t stride)
{
    size_t slots = from->index ? (size_t)from->mask + 1 : 0;
    uint64_t *index = NULL;

    if (from->cap == 0 || from->len == 0)
        return true;
    if (slots && !(index = cpy_malloc(t, slots * sizeof *index)))
        return false;
    if (!resize_entries(t, to, stride, from->cap)) {
        if (index)
            cpy_free(to, index, slots * sizeof *index);
        return false;
    }
    memcpy(to->entries, from->entries, from->used * stride);
    if (slots)
        memcpy(index, from->index, slots * sizeof *index);
    to->index = index;
    to->mask = from->mask;
    to->len = from->len;
    to->used = from->used;
    cpy_barrier(to);
    return true;
}

void cpy_table_clear(struct cpy_table *table, size_t stride)
{
    if (table->entries)
        cpy_free(table, table->entries, table->cap * stride);
    if (table->index)
        cpy_free(table, table->index, ((size_t)table->mask + 1) * sizeof *table->index);
    table->entries = NULL;
    table->index = NULL;
    table->len = table->used = table->cap = table->mask = 0;
}

/* --- searching ------------------------------------------------------------------------------------ */

/* A str among plain keys, none of which is the same object. */
int64_t cpy_table_find_small_str(struct cpy_table *table, size_t stride, cpy_value key)
{
    const struct cpy_str *s = (const struct cpy_str *)cpy_pointer(key);
    int64_t hash = cpy_str_hash_of(key);

    for (uint32_t e = 0; e < table->used; e++) {
        cpy_value k = cpy_table_key(table, e, stride)->bits;
        const struct cpy_str *other = (const struct cpy_str *)cpy_pointer(k);

        if (!cpy_is_object(k) || (s->flags & other->flags & CPY_STR_INTERNED))
            continue;
        if (other->len == s->len && cpy_str_hash_of(k) == hash && cpy_str_equal(k, key))
            return e;
    }
    return CPY_TABLE_MISSING;
}

/* Can these two plain keys not be equal, unless they are identical? */
static bool differ_plainly(cpy_value a, cpy_value b)
{
    return cpy_both_small(a, b) || a == CPY_DELETED || cpy_is_object(a) != cpy_is_object(b);
}

/* Are two tuples equal?  1, 0; -1: only comparing their items can tell, which may run Python code, or they are none. */
static int tuples_equal(cpy_value a, cpy_value b)
{
    const struct cpy_tuple *x = cpy_as_tuple(a), *y = cpy_as_tuple(b);

    if (!cpy_is_exactly(a, CPY_TYPE_TUPLE) || !cpy_is_exactly(b, CPY_TYPE_TUPLE))
        return -1;
    if (x->len != y->len)
        return 0;
    for (size_t i = 0; i < x->len; i++) {
        cpy_value p = cpy_load(x->items[i]), q = cpy_load(y->items[i]);

        if (p != q)
            return cpy_both_small(p, q) ? 0 : -1;
    }
    return 1;
}

/* Is the stored key k of entry e equal to key?  1, 0, -2: error, -1: the table has changed. */
static int matches(struct cpy_thread *t, struct cpy_table *table, size_t stride, uint32_t e, cpy_value key)
{
    struct cpy_table before = *table;
    cpy_value k = cpy_table_key(table, e, stride)->bits;
    int equal;

    if (cpy_is_plain_key(k) && cpy_is_plain_key(key)) {
        if (differ_plainly(k, key))
            return 0;
        return cpy_is_object(k) ? cpy_str_equal(k, key) : cpy_equal(t, k, key);
    }
    if (k == CPY_DELETED)
        return 0;
    if ((equal = tuples_equal(k, key)) >= 0)
        return equal;
    equal = cpy_equal(t, k, key);
    if (equal < 0)
        return -2;
    if (table->entries != before.entries || table->index != before.index || table->used != before.used ||
        table->len != before.len || cpy_table_key(table, e, stride)->bits != k)
        return -1;
    return equal;
}

/* Searches an unindexed table: entry number, MISSING, FAILED, or UNSURE when it has changed. */
static int64_t find_small(struct cpy_thread *t, struct cpy_table *table, size_t stride, cpy_value key, int64_t hash)
{
    bool plain = cpy_is_plain_key(key);
    int64_t other = cpy_table_find_same(table, stride, key);

    if (other != CPY_TABLE_UNSURE)
        return other;
    for (uint32_t e = 0; e < table->used; e++) {
        cpy_value k = cpy_table_key(table, e, stride)->bits;
        int equal;

        if (k == CPY_DELETED || (plain && differ_plainly(k, key)))
            continue;
        if (!cpy_key_hash(t, k, &other))
            return CPY_TABLE_FAILED;
        if (other != hash || (equal = matches(t, table, stride, e, key)) == 0)
            continue;
        return equal == 1 ? (int64_t)e : equal == -2 ? CPY_TABLE_FAILED : CPY_TABLE_UNSURE;
    }
    return CPY_TABLE_MISSING;
}

static int64_t find_indexed(struct cpy_thread *t, struct cpy_table *table, size_t stride, cpy_value key, int64_t hash)
{
    uint32_t bits = cpy_hash_bits(hash), i = bits & table->mask, rest = bits, n = 0;

    for (;; CPY_PROBE_NEXT(n, i, rest, table->mask)) {
        uint64_t slot = table->index[i];
        uint32_t e = (uint32_t)slot - 1;
        int equal;

        if (!slot)
            return CPY_TABLE_MISSING;
        if ((uint32_t)(slot >> 32) != bits)
            continue;
        if (cpy_table_key(table, e, stride)->bits == key)
            return e;
        if ((equal = matches(t, table, stride, e, key)) != 0)
            return equal == 1 ? (int64_t)e : equal == -2 ? CPY_TABLE_FAILED : CPY_TABLE_UNSURE;
    }
}

int64_t cpy_table_find_any(struct cpy_thread *t, struct cpy_table *table, size_t stride, cpy_value key, int64_t hash)
{
    int64_t found;

    do {
        if (table->index)
            found = find_indexed(t, table, stride, key, hash);
        else
            found = find_small(t, table, stride, key, hash);
    } while (found == CPY_TABLE_UNSURE);
    return found;
}
