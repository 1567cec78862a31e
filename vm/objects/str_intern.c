/* SPDX-License-Identifier: MIT */
/* vm/objects/str_intern.c - the interpreter's two weak tables of strs: interned ones, and UTF-8 copies.
 *
 * Both are hash tables with open addressing that hold strs without keeping them alive: the
 * collector calls cpy_interned_sweep() when its mark bits are final, and what is not marked is
 * dropped.  That is why a table may change in any allocation: new memory is
 * had first, and places are looked for after it. */
#include "vm/objects/text.h"

#include "vm/memory/heap.h"
#include "vm/objects/encoding.h"

#include <stdlib.h>

/* The UTF-8 form of a str whose own bytes are not UTF-8, or are not followed by a zero. */
struct copy {
    struct cpy_str *str; /* NULL: free */
    char *utf8;          /* ends with a zero */
    size_t len;
};

struct tables {
    uint64_t *names;        /* interned strs: address, and above it bits of the hash; 0: free */
    size_t count, mask;     /* mask: rows less one; 0: no table yet */
    size_t most;            /* names that there are to be in so many rows */
    uint32_t sweeps;        /* counts how often rows of names may have moved */
    struct copy *copies;    /* by the str's address */
    size_t copy_count, copy_mask;
};

#define FIRST_ROWS 1024
#define FIRST_COPIES 16

static struct tables *tables_of(struct cpy_thread *t)
{
    struct tables *tables = t->vm->interned;

    if (!tables && !(t->vm->interned = tables = calloc(1, sizeof *tables)))
        cpy_raise_no_memory(t);
    return tables;
}

/* --- interned strs ------------------------------------------------------------------------- */

#define ADDRESS_BITS 48 /* of a row: as many as a value has for an address (vm/value.h) */

static struct cpy_str *str_of(uint64_t row)
{
    return (struct cpy_str *)(uintptr_t)(row & (((uint64_t)1 << ADDRESS_BITS) - 1));
}

static uint64_t row_for(const struct cpy_str *s)
{
    return (uint64_t)s->hash >> ADDRESS_BITS << ADDRESS_BITS | (uintptr_t)s;
}

static bool is_text(const struct cpy_str *s, const void *data, size_t len, unsigned width, int64_t hash)
{
    return s->hash == hash && s->len == len && s->width == width && !memcmp(s->data, data, len * width);
}

/* The row of an equal str, or the free one where it belongs.  flags beyond ASCII do not matter.  A str on the way whose
 * hash is another one is hardly ever looked at: it would have to be fetched from memory. */
static uint64_t *find_row(const struct tables *tables, const void *data, size_t len, unsigned width, int64_t hash)
{
    uint64_t tag = (uint64_t)hash >> ADDRESS_BITS;

    for (size_t i = (size_t)hash & tables->mask;; i = (i + 1) & tables->mask) {
        uint64_t row = tables->names[i];

        if (!row || (row >> ADDRESS_BITS == tag && is_text(str_of(row), data, len, width, hash)))
            return &tables->names[i];
    }
}

static uint64_t *row_of(const struct tables *tables, const struct cpy_str *s)
{
    return find_row(tables, s->data, s->len, s->width, s->hash);
}

static __attribute__((noinline)) bool grow_names(struct cpy_thread *t, struct tables *tables)
{
    uint64_t *old = tables->names, *names;
    size_t rows = tables->mask ? tables->mask + 1 : 0, wanted = rows ? rows * 2 : FIRST_ROWS;

    if (!(names = calloc(wanted, sizeof *names))) {
        cpy_raise_no_memory(t);
        return false;
    }
    tables->names = names;
    tables->mask = wanted - 1;
    tables->most = wanted / 4 * 3;
    for (size_t i = 0; i < rows; i++)
        if (old[i])
            *row_of(tables, str_of(old[i])) = old[i];
    free(old);
    return true;
}

/* Makes room for one more. */
CPY_INLINE bool reserve_name(struct cpy_thread *t, struct tables *tables)
{
    return CPY_LIKELY(tables->count < tables->most) || grow_names(t, tables);
}

/* Enters s, a plain str with its text inside and its hash known, which is not in the table, in the row where it belongs. */
static cpy_value enter(struct tables *tables, uint64_t *row, struct cpy_str *s)
{
    *row = row_for(s);
    tables->count++;
    s->flags |= CPY_STR_INTERNED;
    cpy_remember(s); /* it lives until a major collection at least: minor ones need not look at this table */
    return cpy_from(s);
}

/* A copy of s that is a plain str with its text inside. */
static cpy_value flat_copy(struct cpy_thread *t, cpy_value v)
{
    struct cpy_text text = cpy_str_text(v);
    struct cpy_str *s = cpy_str_new(t, text.len, text.width, text.ascii);

    if (!s)
        return CPY_ERROR;
    memcpy(s->data, text.data, text.len * text.width);
    cpy_keep(v);
    return cpy_from(s);
}

cpy_value cpy_intern(struct cpy_thread *t, cpy_value v)
{
    struct tables *tables = tables_of(t);
    struct cpy_text text = cpy_str_text(v);
    uint64_t *row;

    if (cpy_as_str(v)->flags & CPY_STR_INTERNED)
        return v;
    if (!tables || !reserve_name(t, tables))
        return CPY_ERROR;
    row = find_row(tables, text.data, text.len, text.width, cpy_hash_str(v));
    if (*row)
        return cpy_from(str_of(*row));
    if (!cpy_is(t, v, CPY_TYPE_STR) || cpy_as_str(v)->flags & CPY_STR_SHARED) {
        if (!(v = flat_copy(t, v)))
            return CPY_ERROR;
        cpy_hash_str(v);
        row = row_of(tables, cpy_as_str(v));
    }
    return enter(tables, row, cpy_as_str(v));
}

cpy_value cpy_intern_from(struct cpy_thread *t, const char *ascii) { return cpy_intern_ascii(t, ascii, strlen(ascii)); }

CPY_INLINE cpy_value intern_hashed(struct cpy_thread *t, struct tables *tables, const char *ascii, size_t len, int64_t hash)
{
    uint32_t sweeps;
    uint64_t *row;
    cpy_value s;

    if (!reserve_name(t, tables))
        return CPY_ERROR;
    row = find_row(tables, ascii, len, 1, hash);
    if (*row)
        return cpy_from(str_of(*row));
    sweeps = tables->sweeps;
    if (!(s = cpy_str_from_ascii(t, ascii, len)))
        return CPY_ERROR;
    if (len < 2) /* perhaps one of those that the interpreter keeps */
        return cpy_intern(t, s);
    cpy_as_str(s)->hash = hash;
    cpy_as_str(s)->flags |= CPY_STR_HASHED;
    if (CPY_UNLIKELY(tables->sweeps != sweeps))
        row = row_of(tables, cpy_as_str(s));
    return enter(tables, row, cpy_as_str(s));
}

cpy_value cpy_intern_ascii(struct cpy_thread *t, const char *ascii, size_t len)
{
    struct tables *tables = tables_of(t);

    return tables ? intern_hashed(t, tables, ascii, len, cpy_hash_bytes(ascii, len)) : CPY_ERROR;
}

/* Has the rows where texts are looked for fetched, and then the strs in them. */
static void fetch(const struct tables *tables, const struct cpy_interning *texts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        __builtin_prefetch(&tables->names[(size_t)texts[i].hash & tables->mask]);
    for (size_t i = 0; i < n; i++)
        __builtin_prefetch(str_of(tables->names[(size_t)texts[i].hash & tables->mask]));
}

bool cpy_intern_many(struct cpy_thread *t, struct cpy_interning *texts, size_t n)
{
    struct tables *tables = tables_of(t);

    if (!tables || !reserve_name(t, tables))
        return false;
    for (size_t i = 0; i < n; i++)
        texts[i].hash = cpy_hash_bytes(texts[i].ascii, texts[i].len);
    fetch(tables, texts, n);
    for (size_t i = 0; i < n; i++)
        if (!(texts[i].value = intern_hashed(t, tables, texts[i].ascii, texts[i].len, texts[i].hash)))
            return false;
    return true;
}

/* --- UTF-8 copies ------------------------------------------------------------------------------ */

static struct copy *copy_row(const struct tables *tables, const struct cpy_str *s)
{
    size_t i = ((uintptr_t)s >> 3) * (size_t)0x9e3779b1;

    for (i &= tables->copy_mask; tables->copies[i].str && tables->copies[i].str != s;)
        i = (i + 1) & tables->copy_mask;
    return &tables->copies[i];
}

static bool reserve_copy(struct cpy_thread *t, struct tables *tables)
{
    struct copy *old = tables->copies, *copies;
    size_t rows = tables->copy_mask ? tables->copy_mask + 1 : 0, wanted = rows ? rows * 2 : FIRST_COPIES;

    if (tables->copy_mask && (tables->copy_count + 1) * 4 <= rows * 3)
        return true;
    if (!(copies = calloc(wanted, sizeof *copies))) {
        cpy_raise_no_memory(t);
        return false;
    }
    tables->copies = copies;
    tables->copy_mask = wanted - 1;
    for (size_t i = 0; i < rows; i++)
        if (old[i].str)
            *copy_row(tables, old[i].str) = old[i];
    free(old);
    return true;
}

/* The entry of v, made if need be.  NULL: an exception is pending. */
static const struct copy *copy_of(struct cpy_thread *t, cpy_value v)
{
    struct tables *tables = tables_of(t);
    struct cpy_text text = cpy_str_text(v);
    struct copy *row;
    char *utf8;
    size_t len;

    if (!tables)
        return NULL;
    if (tables->copy_mask && (row = copy_row(tables, cpy_as_str(v)))->str)
        return row;
    if (!cpy_utf8_measure(t, v, &len) || !reserve_copy(t, tables))
        return NULL;
    if (!(utf8 = malloc(len + 1))) {
        cpy_raise_no_memory(t);
        return NULL;
    }
    cpy_utf8_put(utf8, &text);
    utf8[len] = 0;
    row = copy_row(tables, cpy_as_str(v));
    *row = (struct copy){cpy_as_str(v), utf8, len};
    tables->copy_count++;
    cpy_keep(v);
    return row;
}

/* Is the text of s UTF-8 with a zero behind it that stays? */
static bool is_utf8(const struct cpy_str *s)
{
    const struct cpy_string_buffer *buffer;

    if (!(s->flags & CPY_STR_ASCII) || !(s->flags & CPY_STR_SHARED))
        return s->flags & CPY_STR_ASCII;
    buffer = (const struct cpy_string_buffer *)cpy_pointer(cpy_load(s->buffer));
    return buffer->used == s->len && buffer->used == buffer->cap;
}

const char *cpy_str_utf8(struct cpy_thread *t, cpy_value v, size_t *len)
{
    const struct cpy_str *s = cpy_as_str(v);
    const char *text;
    size_t n;

    if (CPY_LIKELY(is_utf8(s))) {
        text = cpy_str_data(s);
        n = s->len;
    } else {
        const struct copy *copy = copy_of(t, v);

        if (!copy)
            return NULL;
        text = copy->utf8;
        n = copy->len;
    }
    if (len) {
        *len = n;
    } else if (memchr(text, 0, n)) {
        cpy_raise(t, CPY_VALUE_ERROR, "embedded null character");
        return NULL;
    }
    return text;
}

/* --- the collector's side --------------------------------------------------------------------------- */

void cpy_interned_free(struct cpy_vm *vm)
{
    struct tables *tables = vm->interned;

    if (!tables)
        return;
    for (size_t i = 0; tables->copy_mask && i <= tables->copy_mask; i++)
        free(tables->copies[i].utf8);
    free(tables->copies);
    free(tables->names);
    free(tables);
    vm->interned = NULL;
}

/* Takes the rows that are not marked out, and those behind them that belong further to the front, again in. */
static void sweep_names(struct tables *tables)
{
    size_t rows = tables->mask + 1;
    uint64_t *names = tables->names;

    tables->sweeps++;
    for (size_t i = 0; i < rows; i++) {
        if (!names[i] || cpy_is_marked(str_of(names[i])))
            continue;
        names[i] = 0;
        tables->count--;
        for (size_t k = (i + 1) & tables->mask; names[k]; k = (k + 1) & tables->mask) {
            uint64_t row = names[k];

            names[k] = 0;
            *row_of(tables, str_of(row)) = row;
        }
        i--; /* what moved here is to be looked at as well */
    }
}

static void sweep_copies(struct tables *tables)
{
    for (size_t i = 0; i <= tables->copy_mask; i++) {
        struct copy *row = &tables->copies[i];

        if (!row->str || cpy_is_marked(row->str))
            continue;
        free(row->utf8);
        row->str = NULL;
        row->utf8 = NULL;
        tables->copy_count--;
        for (size_t k = (i + 1) & tables->copy_mask; tables->copies[k].str; k = (k + 1) & tables->copy_mask) {
            struct copy moved = tables->copies[k];

            tables->copies[k] = (struct copy){NULL, NULL, 0};
            *copy_row(tables, moved.str) = moved;
        }
        i--;
    }
}

void cpy_interned_sweep(struct cpy_vm *vm, bool major)
{
    struct tables *tables = vm->interned;

    if (major && tables && tables->mask)
        sweep_names(tables);
    if (tables && tables->copy_mask)
        sweep_copies(tables);
}
