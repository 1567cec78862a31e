/* SPDX-License-Identifier: MIT */
/* vm/objects/dict.h - dict and set: insertion-ordered entries with a hash index beside them. */
#ifndef CPY_OBJECTS_DICT_H
#define CPY_OBJECTS_DICT_H

#include "vm/vm.h"

struct cpy_dict_entry {
    cpy_field key;   /* CPY_DELETED: a removed entry */
    cpy_field value;
};

/* The first seven fields of a dict and a set are those of struct cpy_table (dict_table.h). */
struct cpy_dict {
    struct cpy_object head;
    uint32_t len;     /* live entries */
    uint32_t used;    /* entries in use, removed ones included */
    uint32_t cap;     /* entries allocated */
    uint32_t mask;    /* slots of index less one */
    struct cpy_dict_entry *entries;
    uint64_t *index;  /* open addressing: entry number + 1 in the low half, hash bits in the high; NULL while small */
    uint32_t version; /* changes whenever a key is added or removed; UINT32_MAX: no longer counted, do not cache */
    bool only_str;    /* every key is exactly a str: lookups call no Python code */
};

struct cpy_set {
    struct cpy_object head;
    uint32_t len, used, cap, mask;
    cpy_field *entries; /* CPY_DELETED: removed */
    uint64_t *index;    /* as a dict's */
    int64_t hash;       /* frozenset: 0 until computed */
};

CPY_INLINE struct cpy_dict *cpy_as_dict(cpy_value v) { return (struct cpy_dict *)cpy_pointer(v); }
CPY_INLINE struct cpy_set *cpy_as_set(cpy_value v) { return (struct cpy_set *)cpy_pointer(v); }

/* The number of name's entry, or -1.  name is an interned str; never raises and never runs Python code
 * when dict->only_str is set (it is for namespaces), else looks up by identity and then by equality. */
int64_t cpy_dict_find_name(struct cpy_dict *dict, cpy_value name);
void cpy_dict_clear(struct cpy_thread *t, struct cpy_dict *dict); /* Removes all entries. */
/* Makes room for more keys at once. */
CPY_CHECKED bool cpy_dict_reserve(struct cpy_thread *t, struct cpy_dict *dict, size_t more);
/* dict.update(another dict). */
CPY_CHECKED bool cpy_dict_merge(struct cpy_thread *t, struct cpy_dict *to, struct cpy_dict *from);
/* d[k] = mapping[k] for what the mapping's method keys() gives. */
CPY_CHECKED bool cpy_dict_update_from_keys(struct cpy_thread *t, cpy_value dict, cpy_value mapping,
    cpy_value keys_method);
/* Gives entry number e, which must be live, back. */
void cpy_dict_remove_entry(struct cpy_dict *dict, uint32_t e);
/* The number of the first or last live entry, or -1 if there is none; quick also after many removals there. */
int64_t cpy_dict_first(struct cpy_dict *dict);
int64_t cpy_dict_last(struct cpy_dict *dict); /* The place of the last entry; -1: the dict is empty. */
/* dict.setdefault. */
cpy_value cpy_dict_setdefault(struct cpy_thread *t, cpy_value dict, cpy_value key, cpy_value v);
/* Removes and returns; CPY_UNSET with nothing pending if missing. */
cpy_value cpy_dict_pop(struct cpy_thread *t, cpy_value dict, cpy_value key);
/* set |= iterable. */
CPY_CHECKED bool cpy_set_update(struct cpy_thread *t, cpy_value set, cpy_value iterable);
cpy_value cpy_frozenset_from(struct cpy_thread *t, cpy_value iterable); /* frozenset(iterable). */

/* The iterators of dicts and their views; kind says what it gives. */
enum cpy_dict_view { CPY_VIEW_KEYS, CPY_VIEW_VALUES, CPY_VIEW_ITEMS };
struct cpy_dict_iterator {
    struct cpy_object head;
    cpy_field dict;      /* unset when exhausted */
    uint32_t position;   /* of the next entry to look at; counts down when reversed */
    uint32_t len;        /* of the dict when the iterator was made */
    uint32_t left;       /* items still to come if no key is exchanged */
    uint8_t kind;        /* enum cpy_dict_view */
    bool reversed;
};
/* An iterator over keys, values or items. */
cpy_value cpy_dict_iterator_new(struct cpy_thread *t, cpy_value dict, enum cpy_dict_view kind, bool reversed);
/* The next key, value or (key, value); CPY_ERROR at the end, with nothing pending. */
cpy_value cpy_dict_iterator_next(struct cpy_thread *t, cpy_value iterator);
bool cpy_dict_iterator_has_items(cpy_value iterator); /* Does it give (key, value)? */
/* The next key and value without a tuple.  False: the end, or an exception is pending. */
bool cpy_dict_iterator_item(struct cpy_thread *t, cpy_value iterator, cpy_value pair[2]);
/* dict.keys(), values() and items(). */
cpy_value cpy_dict_view_new(struct cpy_thread *t, cpy_value dict, enum cpy_dict_view kind);

/* A view of a dict; its type is its kind. */
struct cpy_dict_view_object {
    struct cpy_object head;
    cpy_field dict;
};

struct cpy_set_iterator {
    struct cpy_object head;
    cpy_field set;       /* unset when exhausted */
    uint32_t position, len;
};

#endif
