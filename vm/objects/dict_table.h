/* SPDX-License-Identifier: MIT */
/* vm/objects/dict_table.h - the hash table under dict and set; for their files alone.
 *
 * Entries lie in an array in insertion order; a dict's entry is a key and a value, a set's a
 * key, so every function takes the stride.  An index beside them maps hashes to entry
 * numbers.  A slot is 0, or the entry's number + 1 with 32 bits of the key's hash above it;
 * exactly one slot belongs to each entry in use.  A removed entry keeps its slot, so that
 * searches go on past it, until the table is rebuilt.
 *
 * A table without an index holds at most CPY_TABLE_SMALL entries, and only *plain* keys:
 * values whose hash and equality with one another need no call of Python code.
 *
 * What is hard: comparing other keys may run Python code that changes the table; after
 * each such call the search checks that the table is the same, or starts again. */
#ifndef CPY_OBJECTS_DICT_TABLE_H
#define CPY_OBJECTS_DICT_TABLE_H

#include "vm/objects/dict.h"
#include "vm/objects/int.h"
#include "vm/objects/str.h"

#define CPY_TABLE_SMALL 8
#define CPY_TABLE_SLOTS_MIN 16
#define CPY_TABLE_SLOTS_MAX ((size_t)1 << 31)
#define CPY_HASH_MODULUS (((int64_t)1 << 61) - 1) /* of int and float hashes */

enum { CPY_TABLE_MISSING = -1, CPY_TABLE_FAILED = -2, CPY_TABLE_UNSURE = -3 };

/* What dict and set begin with. */
struct cpy_table {
    struct cpy_object head;
    uint32_t len, used, cap, mask;
    void *entries;
    uint64_t *index;
};

_Static_assert(offsetof(struct cpy_dict, entries) == offsetof(struct cpy_table, entries), "dict is a table");
_Static_assert(offsetof(struct cpy_set, entries) == offsetof(struct cpy_table, entries), "set is a table");
_Static_assert(offsetof(struct cpy_dict, index) == offsetof(struct cpy_table, index), "dict is a table");
_Static_assert(offsetof(struct cpy_set, index) == offsetof(struct cpy_table, index), "set is a table");

/* Makes room for more entries; indexed: the table shall have an index.  False: MemoryError, nothing changed. */
CPY_CHECKED bool cpy_table_grow(
    struct cpy_thread *t, struct cpy_table *table, size_t stride, size_t more, bool indexed);
/* Makes to, which must be empty, a copy of from's entries and index.  False: MemoryError, to stays empty. */
CPY_CHECKED bool cpy_table_copy(
    struct cpy_thread *t, struct cpy_table *to, const struct cpy_table *from, size_t stride);
/* Empties the table and frees its blocks. */
void cpy_table_clear(struct cpy_table *table, size_t stride);
/* The search that knows everything: any key, any table. */
int64_t cpy_table_find_any(struct cpy_thread *t, struct cpy_table *table, size_t stride, cpy_value key, int64_t hash);
/* Finds an interned str key by comparing pointers in a table without an index; -1: it is not there. */
int64_t cpy_table_find_small_str(struct cpy_table *table, size_t stride, cpy_value key);

CPY_INLINE cpy_field *cpy_table_key(const struct cpy_table *table, size_t e, size_t stride)
{
    return (cpy_field *)(void *)((char *)table->entries + e * stride);
}

CPY_INLINE bool cpy_is_plain_key(cpy_value v) { return !cpy_is_object(v) || cpy_is_exactly(v, CPY_TYPE_STR); }

/* The 32 bits of a hash that a slot keeps.  Small ints in sequence stay in sequence. */
CPY_INLINE uint32_t cpy_hash_bits(int64_t hash)
{
    uint64_t high = (uint64_t)hash >> 32;

    return (uint32_t)hash + (uint32_t)(high * UINT64_C(0x9E3779B97F4A7C15) >> 32);
}

/* Where a search goes after slot i: to the three others of four that lie in one cache line (malloc's large blocks begin
 * two slots behind the beginning of one), and then far away, in which the hash's upper bits have their say as well.  n
 * counts the steps, from 0. */
#define CPY_PROBE_NEXT(n, i, rest, mask)                                                         \
    ((i) = ((((i) + 2) ^ ((n) & 1 ? 3 : 1)) - 2) & (mask),                                       \
        ++(n) & 3 ? (void)0 : (void)((rest) >>= 5, (i) = ((i) * 5 + (rest) + 1) & (mask)))

CPY_INLINE int64_t cpy_str_hash_of(cpy_value s)
{
    const struct cpy_str *str = (const struct cpy_str *)cpy_pointer(s);

    return CPY_LIKELY(str->flags & CPY_STR_HASHED) ? str->hash : cpy_hash_str(s);
}

/* cpy_hash() with the usual keys first. */
CPY_INLINE bool cpy_key_hash(struct cpy_thread *t, cpy_value key, int64_t *hash)
{
    if (cpy_is_small(key)) {
        int64_t n = cpy_small(key);

        if (CPY_LIKELY(n > -CPY_HASH_MODULUS && n < CPY_HASH_MODULUS)) {
            *hash = n == -1 ? -2 : n;
            return true;
        }
    } else if (cpy_is_exactly(key, CPY_TYPE_STR)) {
        *hash = cpy_str_hash_of(key);
        return true;
    }
    return cpy_hash(t, key, hash);
}

/* Enters entry e into the index, which has room. */
CPY_INLINE void cpy_table_put(uint64_t *index, uint32_t mask, uint32_t e, uint32_t bits)
{
    uint32_t i = bits & mask, rest = bits, n = 0;

    while (index[i])
        CPY_PROBE_NEXT(n, i, rest, mask);
    index[i] = (uint64_t)bits << 32 | (e + 1);
}

/* Finds an exact str.  UNSURE: only cpy_table_find_any() can tell. */
CPY_INLINE int64_t cpy_table_find_str(struct cpy_table *table, size_t stride, cpy_value key)
{
    uint32_t bits, i, rest, n = 0, mask = table->mask;

    if (!table->index) {
        for (uint32_t e = 0; e < table->used; e++)
            if (cpy_table_key(table, e, stride)->bits == key)
                return e;
        return cpy_table_find_small_str(table, stride, key);
    }
    bits = rest = cpy_hash_bits(cpy_str_hash_of(key));
    for (i = bits & mask;; CPY_PROBE_NEXT(n, i, rest, mask)) {
        uint64_t slot = table->index[i];
        cpy_value k;

        if (!slot)
            return CPY_TABLE_MISSING;
        if ((uint32_t)(slot >> 32) != bits)
            continue;
        k = cpy_table_key(table, (uint32_t)slot - 1, stride)->bits;
        if (k == key)
            return (uint32_t)slot - 1;
        if (cpy_is_exactly(k, CPY_TYPE_STR)) {
            if (cpy_str_equal(k, key))
                return (uint32_t)slot - 1;
        } else if (k != CPY_DELETED)
            return CPY_TABLE_UNSURE;
    }
}

/* Finds a small int, whose hash bits are given. */
CPY_INLINE int64_t cpy_table_find_int(struct cpy_table *table, size_t stride, cpy_value key, uint32_t bits)
{
    uint32_t i = bits & table->mask, rest = bits, n = 0, mask = table->mask;

    for (;; CPY_PROBE_NEXT(n, i, rest, mask)) {
        uint64_t slot = table->index[i];
        cpy_value k;

        if (!slot)
            return CPY_TABLE_MISSING;
        if ((uint32_t)(slot >> 32) != bits)
            continue;
        k = cpy_table_key(table, (uint32_t)slot - 1, stride)->bits;
        if (k == key)
            return (uint32_t)slot - 1;
        if (!cpy_is_small(k) && k != CPY_DELETED)
            return CPY_TABLE_UNSURE;
    }
}

/* Searches a table without an index for key itself: entry number, MISSING, or UNSURE when another key may equal it. */
CPY_INLINE int64_t cpy_table_find_same(const struct cpy_table *table, size_t stride, cpy_value key)
{
    bool others = false;

    for (uint32_t e = 0; e < table->used; e++) {
        cpy_value k = cpy_table_key(table, e, stride)->bits;

        if (k == key)
            return e;
        others |= !cpy_both_small(k, key);
    }
    return others ? CPY_TABLE_UNSURE : CPY_TABLE_MISSING;
}

/* Finds any key; *hash is set if it was needed, which is always so when the table has an index. */
CPY_INLINE int64_t cpy_table_find(struct cpy_thread *t, struct cpy_table *table, size_t stride, cpy_value key,
    int64_t *hash)
{
    int64_t found;

    if (cpy_is_exactly(key, CPY_TYPE_STR)) {
        found = cpy_table_find_str(table, stride, key);
        *hash = cpy_str_hash_of(key);
        if (CPY_LIKELY(found != CPY_TABLE_UNSURE))
            return found;
    } else if (!cpy_key_hash(t, key, hash)) {
        return CPY_TABLE_FAILED;
    } else if (cpy_is_small(key)) {
        found = table->index ? cpy_table_find_int(table, stride, key, cpy_hash_bits(*hash))
                             : cpy_table_find_same(table, stride, key);
        if (CPY_LIKELY(found != CPY_TABLE_UNSURE))
            return found;
    }
    return cpy_table_find_any(t, table, stride, key, *hash);
}

/* Appends an entry for a key that is not in the table and returns its key field, to be stored into at
 * once, as the value.  NULL: MemoryError, nothing changed. */
CPY_INLINE cpy_field *cpy_table_append(struct cpy_thread *t, struct cpy_table *table, size_t stride, cpy_value key,
    int64_t hash)
{
    bool indexed = table->index || !cpy_is_plain_key(key);
    uint32_t e;

    if (CPY_UNLIKELY(table->used == table->cap || (indexed && !table->index)) &&
        !cpy_table_grow(t, table, stride, 1, indexed))
        return NULL;
    e = table->used++;
    table->len++;
    if (table->index)
        cpy_table_put(table->index, table->mask, e, cpy_hash_bits(hash));
    return cpy_table_key(table, e, stride);
}

#endif
