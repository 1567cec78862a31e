/* SPDX-License-Identifier: MIT */
/* vm/objects/dict.c - what C code does with dicts.
 *
 * The table itself is dict_table.[ch]; here each operation finds its entry, and keeps len,
 * version and only_str true.  A key's __hash__ or __eq__ may change the dict, so an entry
 * number is used before any other call. */
#include "vm/objects/dict_table.h"

#define STRIDE sizeof(struct cpy_dict_entry)

CPY_INLINE struct cpy_table *table_of(struct cpy_dict *d) { return (struct cpy_table *)d; }

/* Inline caches trust an unchanged version; one that has run out stays at the top and is not trusted. */
CPY_INLINE void changed(struct cpy_dict *d)
{
    if (CPY_LIKELY(d->version != UINT32_MAX))
        d->version++;
}

cpy_value cpy_dict_new(struct cpy_thread *t)
{
    struct cpy_dict *d = cpy_new_object(t, t->vm->types[CPY_TYPE_DICT]);

    if (d)
        d->only_str = true;
    return cpy_from(d);
}

bool cpy_dict_reserve(struct cpy_thread *t, struct cpy_dict *dict, size_t more)
{
    if (more <= dict->cap - dict->used)
        return true;
    return cpy_table_grow(t, table_of(dict), STRIDE, more, dict->index);
}

size_t cpy_dict_len(cpy_value dict) { return cpy_as_dict(dict)->len; }

/* --- looking up ------------------------------------------------------------------------------------ */

int64_t cpy_dict_find_name(struct cpy_dict *dict, cpy_value name)
{
    int64_t found = cpy_table_find_str(table_of(dict), STRIDE, name);

    if (CPY_LIKELY(found != CPY_TABLE_UNSURE))
        return found;
    for (uint32_t e = 0; e < dict->used; e++) {
        cpy_value k = cpy_load(dict->entries[e].key);

        if (cpy_is_str(k) && cpy_str_equal(k, name))
            return e;
    }
    return CPY_TABLE_MISSING;
}

cpy_value cpy_dict_get(struct cpy_thread *t, cpy_value dict, cpy_value key)
{
    struct cpy_dict *d = cpy_as_dict(dict);
    int64_t hash, found = cpy_table_find(t, table_of(d), STRIDE, key, &hash);

    return found < 0 ? CPY_UNSET : cpy_load(d->entries[found].value);
}

cpy_value cpy_dict_get_str(struct cpy_thread *t, cpy_value dict, const char *ascii)
{
    cpy_value name = cpy_intern_from(t, ascii);

    return name ? cpy_dict_get(t, dict, name) : CPY_ERROR;
}

/* --- changing --------------------------------------------------------------------------------------- */

/* Appends a key that is not there. */
CPY_INLINE bool add(struct cpy_thread *t, struct cpy_dict *d, cpy_value key, int64_t hash, cpy_value v)
{
    bool str = cpy_is_exactly(key, CPY_TYPE_STR);
    struct cpy_dict_entry *entry = (struct cpy_dict_entry *)(void *)cpy_table_append(t, table_of(d), STRIDE, key, hash);

    if (!entry)
        return false;
    cpy_store(d, &entry->key, key);
    cpy_store(d, &entry->value, v);
    d->only_str = str && (d->only_str || d->len == 1);
    changed(d);
    return true;
}

bool cpy_dict_set(struct cpy_thread *t, cpy_value dict, cpy_value key, cpy_value v)
{
    struct cpy_dict *d = cpy_as_dict(dict);
    int64_t hash, found = cpy_table_find(t, table_of(d), STRIDE, key, &hash);

    if (found >= 0) {
        cpy_store(d, &d->entries[found].value, v);
        return true;
    }
    return found == CPY_TABLE_MISSING && add(t, d, key, hash, v);
}

bool cpy_dict_set_str(struct cpy_thread *t, cpy_value dict, const char *ascii, cpy_value v)
{
    cpy_value name = cpy_intern_from(t, ascii);

    return name && cpy_dict_set(t, dict, name, v);
}

cpy_value cpy_dict_setdefault(struct cpy_thread *t, cpy_value dict, cpy_value key, cpy_value v)
{
    struct cpy_dict *d = cpy_as_dict(dict);
    int64_t hash, found = cpy_table_find(t, table_of(d), STRIDE, key, &hash);

    if (found >= 0)
        return cpy_load(d->entries[found].value);
    return found == CPY_TABLE_MISSING && add(t, d, key, hash, v) ? v : CPY_ERROR;
}

/* The slot goes on pointing to the entry, so that searches pass over it. */
void cpy_dict_remove_entry(struct cpy_dict *dict, uint32_t e)
{
    dict->entries[e].key.bits = CPY_DELETED;
    dict->entries[e].value.bits = CPY_UNSET;
    dict->len--;
    changed(dict);
}

cpy_value cpy_dict_pop(struct cpy_thread *t, cpy_value dict, cpy_value key)
{
    struct cpy_dict *d = cpy_as_dict(dict);
    int64_t hash, found = d->len ? cpy_table_find(t, table_of(d), STRIDE, key, &hash) : CPY_TABLE_MISSING;
    cpy_value v;

    if (found < 0)
        return CPY_UNSET;
    v = cpy_load(d->entries[found].value);
    cpy_dict_remove_entry(d, (uint32_t)found);
    return v;
}

int cpy_dict_remove(struct cpy_thread *t, cpy_value dict, cpy_value key)
{
    struct cpy_dict *d = cpy_as_dict(dict);
    int64_t hash, found = cpy_table_find(t, table_of(d), STRIDE, key, &hash);

    if (found < 0)
        return found == CPY_TABLE_MISSING ? 0 : -1;
    cpy_dict_remove_entry(d, (uint32_t)found);
    return 1;
}

void cpy_dict_clear(struct cpy_thread *t, struct cpy_dict *dict)
{
    (void)t;
    cpy_table_clear(table_of(dict), STRIDE);
    dict->only_str = true;
    changed(dict);
}

/* --- walking ------------------------------------------------------------------------------------------ */

/* A removed entry at either end of the array may hold, as its value, how many removed entries lie there:
 * a queue made of a dict would take quadratic time otherwise. */
static uint32_t removed_run(const struct cpy_dict *d, uint32_t e)
{
    cpy_value run = cpy_load(d->entries[e].value);

    return cpy_load(d->entries[e].key) == CPY_DELETED && run ? (uint32_t)cpy_small(run) : 0;
}

int64_t cpy_dict_first(struct cpy_dict *dict)
{
    uint32_t e = dict->len ? removed_run(dict, 0) : dict->used;

    while (e < dict->used && cpy_load(dict->entries[e].key) == CPY_DELETED)
        e++;
    if (e > 0 && e < dict->used)
        dict->entries[0].value.bits = cpy_int(e);
    return e < dict->used ? (int64_t)e : -1;
}

int64_t cpy_dict_last(struct cpy_dict *dict)
{
    uint32_t end = dict->used, e = end;

    if (dict->len == 0)
        return -1;
    if (end > 1)
        e -= removed_run(dict, end - 1);
    while (cpy_load(dict->entries[e - 1].key) == CPY_DELETED)
        e--;
    if (e < end)
        dict->entries[end - 1].value.bits = cpy_int(end - e);
    return e - 1;
}

bool cpy_dict_next(cpy_value dict, size_t *position, cpy_value *key, cpy_value *v)
{
    struct cpy_dict *d = cpy_as_dict(dict);
    size_t e = *position;

    if (e == 0 && d->len)
        e = (size_t)cpy_dict_first(d);
    for (; e < d->used; e++) {
        if (cpy_load(d->entries[e].key) == CPY_DELETED)
            continue;
        *key = cpy_load(d->entries[e].key);
        if (v)
            *v = cpy_load(d->entries[e].value);
        *position = e + 1;
        return true;
    }
    *position = d->used;
    return false;
}

/* --- copying ------------------------------------------------------------------------------------------- */

static bool copy_table(struct cpy_thread *t, struct cpy_dict *to, struct cpy_dict *from)
{
    if (!cpy_table_copy(t, table_of(to), table_of(from), STRIDE))
        return false;
    to->only_str = from->only_str || from->len == 0;
    changed(to);
    return true;
}

cpy_value cpy_dict_copy(struct cpy_thread *t, cpy_value dict)
{
    cpy_value copy = cpy_dict_new(t);

    return copy && copy_table(t, cpy_as_dict(copy), cpy_as_dict(dict)) ? copy : CPY_ERROR;
}

/* dict.update() from another dict.  Keys that are there may have an __eq__ that changes either. */
bool cpy_dict_merge(struct cpy_thread *t, struct cpy_dict *to, struct cpy_dict *from)
{
    uint32_t len = from->len;
    size_t position = 0;
    cpy_value key, v;

    if (to == from || from->len == 0)
        return true;
    if (to->used == 0) {
        cpy_table_clear(table_of(to), STRIDE);
        return copy_table(t, to, from);
    }
    while (cpy_dict_next(cpy_from(from), &position, &key, &v)) {
        if (!cpy_dict_set(t, cpy_from(to), key, v))
            return false;
        if (from->len != len) {
            cpy_raise(t, CPY_RUNTIME_ERROR, "dict mutated during update");
            return false;
        }
    }
    return true;
}
