/* SPDX-License-Identifier: MIT */
/* vm/objects/set.c - set and frozenset for C code: the table of dict_table.[ch] with keys alone.
 *
 * What Python sees is set_methods.c.  A frozenset is filled while nobody else
 * knows it. */
#include "vm/objects/set.h"

#include "vm/objects/dict_table.h"

#define STRIDE sizeof(cpy_field)

CPY_INLINE struct cpy_table *table_of(struct cpy_set *s) { return (struct cpy_table *)s; }

cpy_value cpy_set_new(struct cpy_thread *t) { return cpy_from(cpy_new_object(t, t->vm->types[CPY_TYPE_SET])); }
size_t cpy_set_len(cpy_value set) { return cpy_as_set(set)->len; }

bool cpy_set_add(struct cpy_thread *t, cpy_value set, cpy_value v)
{
    struct cpy_set *s = cpy_as_set(set);
    int64_t hash, found = cpy_table_find(t, table_of(s), STRIDE, v, &hash);
    cpy_field *field;

    if (found != CPY_TABLE_MISSING)
        return found >= 0;
    if (s->used == s->cap || !s->index)
        s->hash = 0; /* entries are about to move together: see cpy_set_pop() */
    if (!(field = cpy_table_append(t, table_of(s), STRIDE, v, hash)))
        return false;
    cpy_store(s, field, v);
    return true;
}

int cpy_set_contains(struct cpy_thread *t, cpy_value set, cpy_value v)
{
    struct cpy_set *s = cpy_as_set(set);
    int64_t hash, found = cpy_table_find(t, table_of(s), STRIDE, v, &hash);

    return found >= 0 ? 1 : found == CPY_TABLE_MISSING ? 0 : -1;
}

int cpy_set_discard(struct cpy_thread *t, cpy_value set, cpy_value v)
{
    struct cpy_set *s = cpy_as_set(set);
    int64_t hash, found = cpy_table_find(t, table_of(s), STRIDE, v, &hash);

    if (found < 0)
        return found == CPY_TABLE_MISSING ? 0 : -1;
    s->entries[found].bits = CPY_DELETED;
    s->len--;
    return 1;
}

bool cpy_set_next(cpy_value set, size_t *position, cpy_value *v)
{
    struct cpy_set *s = cpy_as_set(set);

    for (size_t e = *position; e < s->used; e++)
        if (cpy_load(s->entries[e]) != CPY_DELETED) {
            *v = cpy_load(s->entries[e]);
            *position = e + 1;
            return true;
        }
    *position = s->used;
    return false;
}

/* Takes the oldest.  A set has no use for its hash field: it counts entries known to be removed at the front. */
cpy_value cpy_set_pop(struct cpy_set *s)
{
    size_t position = (size_t)s->hash;
    cpy_value v;

    if (!cpy_set_next(cpy_from(s), &position, &v))
        return CPY_UNSET;
    s->entries[position - 1].bits = CPY_DELETED;
    s->hash = (int64_t)position;
    s->len--;
    return v;
}

void cpy_set_clear(struct cpy_set *s)
{
    cpy_table_clear(table_of(s), STRIDE);
    s->hash = 0;
}

/* Makes to a copy of from.  False: MemoryError, and to is empty. */
static bool set_copy_table(struct cpy_thread *t, struct cpy_set *to, struct cpy_set *from)
{
    cpy_set_clear(to);
    return cpy_table_copy(t, table_of(to), table_of(from), STRIDE);
}

void cpy_set_take(struct cpy_set *to, struct cpy_set *from)
{
    struct cpy_set old = *to;

    *table_of(to) = *table_of(from);
    to->head = old.head;
    to->hash = 0;
    from->len = old.len;
    from->used = old.used;
    from->cap = old.cap;
    from->mask = old.mask;
    from->entries = old.entries;
    from->index = old.index;
    from->hash = 0;
    cpy_barrier(to);
    cpy_set_clear(from);
}

bool cpy_items_begin(struct cpy_thread *t, struct cpy_set_items *items, cpy_value iterable)
{
    items->set = cpy_is_set(iterable) ? iterable : CPY_UNSET;
    items->position = 0;
    return items->set || cpy_walk(t, &items->walk, iterable);
}

cpy_value cpy_items_next(struct cpy_thread *t, struct cpy_set_items *items)
{
    cpy_value v;

    if (!items->set)
        return cpy_walk_next(t, &items->walk);
    return cpy_set_next(items->set, &items->position, &v) ? v : CPY_UNSET;
}

bool cpy_set_update(struct cpy_thread *t, cpy_value set, cpy_value iterable)
{
    struct cpy_set_items items;
    cpy_value v;

    if (cpy_is_set(iterable) && cpy_as_set(set)->used == 0)
        return set_copy_table(t, cpy_as_set(set), cpy_as_set(iterable));
    if (!cpy_items_begin(t, &items, iterable))
        return false;
    while ((v = cpy_items_next(t, &items)))
        if (!cpy_set_add(t, set, v))
            return false;
    return !cpy_pending(t);
}

cpy_value cpy_set_from(struct cpy_thread *t, cpy_value type, cpy_value iterable)
{
    cpy_value set = cpy_from(cpy_new_object(t, type));

    return set && (!iterable || cpy_set_update(t, set, iterable)) ? set : CPY_ERROR;
}

cpy_value cpy_frozenset_from(struct cpy_thread *t, cpy_value iterable)
{
    if (cpy_is(t, iterable, CPY_TYPE_FROZENSET))
        return iterable;
    return cpy_set_from(t, t->vm->types[CPY_TYPE_FROZENSET], iterable);
}

/* --- the hash of a frozenset ------------------------------------------------------------------------------ */

static uint64_t shuffle(uint32_t bits)
{
    uint64_t h = (bits ^ UINT64_C(0x2545F4914F6CDD1D)) * UINT64_C(0x9E3779B97F4A7C15);

    return h ^ h >> 29;
}

/* Independent of order: each key's bits are spread, then combined by xor and by sum. */
int64_t cpy_set_hash(struct cpy_thread *t, struct cpy_set *s)
{
    uint64_t all = s->len, sum = 0;
    int64_t hash = 0;

    for (size_t i = 0; s->index && i <= s->mask; i++) {
        uint64_t slot = s->index[i];

        if (slot && cpy_load(s->entries[(uint32_t)slot - 1]) != CPY_DELETED) {
            all ^= shuffle((uint32_t)(slot >> 32));
            sum += shuffle((uint32_t)(slot >> 32));
        }
    }
    for (size_t e = 0; !s->index && e < s->used; e++)
        if (cpy_load(s->entries[e]) != CPY_DELETED && cpy_key_hash(t, cpy_load(s->entries[e]), &hash)) {
            all ^= shuffle(cpy_hash_bits(hash));
            sum += shuffle(cpy_hash_bits(hash));
        }
    hash = (int64_t)((all ^ sum * UINT64_C(0xD6E8FEB86659FD93)) >> 3);
    return hash ? hash : 1;
}
