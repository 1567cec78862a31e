/* SPDX-License-Identifier: MIT */
/* vm/objects/type_mro.c - the method resolution order, by C3 linearization.
 *
 * The MRO of C(A, B) is C, then the merge of A's MRO, B's MRO and the list A, B: take the
 * first head that stands in no other list's tail, again and again.  The lists stay
 * where they are; a position in each says what has been taken. */
#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"

/* The lists being merged: for each base its MRO, and last the bases themselves. */
struct merge {
    struct cpy_thread *t;
    size_t n; /* lists */
    const cpy_value **lists;
    size_t *lens, *at; /* at: items taken */
};

static bool in_tail(const struct merge *m, cpy_value candidate)
{
    for (size_t i = 0; i < m->n; i++)
        for (size_t k = m->at[i] + 1; k < m->lens[i]; k++)
            if (m->lists[i][k] == candidate)
                return true;
    return false;
}

/* The next class of the order; CPY_UNSET: all taken, or no head will do. */
static cpy_value next_head(const struct merge *m)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->at[i] < m->lens[i] && !in_tail(m, m->lists[i][m->at[i]]))
            return m->lists[i][m->at[i]];
    return CPY_UNSET;
}

static bool all_taken(const struct merge *m)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->at[i] < m->lens[i])
            return false;
    return true;
}

static void take(struct merge *m, cpy_value head)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->at[i] < m->lens[i] && m->lists[i][m->at[i]] == head)
            m->at[i]++;
}

static cpy_value conflict(const struct merge *m)
{
    struct cpy_builder names;
    cpy_value text, seen = cpy_list_new(m->t, m->n);
    bool first = true, known;
    int64_t hash;

    if (!seen)
        return CPY_ERROR;
    cpy_build(&names, m->t);
    for (size_t i = 0; i < m->n; i++) {
        cpy_value head = m->at[i] < m->lens[i] ? m->lists[i][m->at[i]] : CPY_UNSET;

        known = !head;
        for (size_t k = 0; !known && k < cpy_list_len(seen); k++)
            known = cpy_list_get(seen, k) == head;
        if (known)
            continue;
        if (!cpy_hash(m->t, head, &hash)) { /* as where they are gathered in a dict */
            cpy_build_drop(&names);
            return CPY_ERROR;
        }
        if (!cpy_list_append(m->t, seen, head)) {
            cpy_build_drop(&names);
            return CPY_ERROR;
        }
        cpy_build_format(&names, first ? "%V" : ", %V", cpy_load(cpy_as_type(head)->name));
        first = false;
    }
    if (!(text = cpy_build_finish(&names)))
        return CPY_ERROR;
    return cpy_raise(
        m->t, CPY_TYPE_ERROR, "Cannot create a consistent method resolution order (MRO) for bases %V", text);
}

static cpy_value merge_all(struct merge *m, struct cpy_type *type)
{
    cpy_value order = cpy_list_new(m->t, 8), head;

    if (!order || !cpy_list_append(m->t, order, cpy_from(type)))
        return CPY_ERROR;
    while ((head = next_head(m))) {
        if (!cpy_list_append(m->t, order, head))
            return CPY_ERROR;
        take(m, head);
    }
    return all_taken(m) ? cpy_tuple_from_iterable(m->t, order) : conflict(m);
}

static bool check_duplicates(struct cpy_thread *t, const cpy_value *bases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n; k++)
            if (bases[i] == bases[k]) {
                cpy_raise(t, CPY_TYPE_ERROR, "duplicate base class %V", cpy_load(cpy_as_type(bases[i])->name));
                return false;
            }
    return true;
}

cpy_value cpy_mro_compute(struct cpy_thread *t, struct cpy_type *type)
{
    size_t n;
    const cpy_value *bases = cpy_items(cpy_load(type->bases), &n);
    struct merge m = {t, n + 1, NULL, NULL, NULL};
    cpy_value result;
    void *block;

    if (!check_duplicates(t, bases, n))
        return CPY_ERROR;
    if (!(block = cpy_malloc(t, m.n * (sizeof *m.lists + sizeof *m.lens + sizeof *m.at))))
        return CPY_ERROR;
    m.lists = block;
    m.lens = (size_t *)(m.lists + m.n);
    m.at = m.lens + m.n;
    for (size_t i = 0; i < n; i++)
        m.lists[i] = cpy_items(cpy_load(cpy_as_type(bases[i])->mro), &m.lens[i]);
    m.lists[n] = bases;
    m.lens[n] = n;
    memset(m.at, 0, m.n * sizeof *m.at);
    result = merge_all(&m, type);
    cpy_free(type, block, m.n * (sizeof *m.lists + sizeof *m.lens + sizeof *m.at));
    return result;
}

/* Calls a metaclass's own mro().  A class that is being made has no order yet, and no instances: what Python code does
 * with it meanwhile must find nothing rather than what was never set. */
static cpy_value call_mro(struct cpy_thread *t, struct cpy_type *type, cpy_value method)
{
    bool is_new = !cpy_load(type->mro);
    cpy_value order;

    if (is_new) {
        cpy_store(type, &type->mro, t->vm->empty_tuple);
        type->slots = (cpy_native *)cpy_slots(cpy_as_type(cpy_load(type->base)));
        type->flags |= CPY_CLASS_ABSTRACT;
    }
    order = cpy_call_unbound(t, method, (cpy_value[]){cpy_from(type)}, 1);
    if (is_new) {
        type->slots = NULL;
        type->flags &= ~(uint32_t)CPY_CLASS_ABSTRACT;
    }
    return order;
}

/* May methods of a class in the order meet instances of type?  Their native part must be one that it has. */
static bool fits(struct cpy_type *type, struct cpy_type *class)
{
    struct cpy_type *solid = class == type ? NULL : cpy_type_solid(class);

    for (struct cpy_type *own = type; solid && own; own = cpy_as_type(cpy_load(own->base)))
        if (own == solid)
            return true;
    return !solid;
}

/* What a metaclass's own mro() gives, checked. */
static cpy_value custom_mro(struct cpy_thread *t, struct cpy_type *type, cpy_value method)
{
    cpy_value order = call_mro(t, type, method);

    if (!order || !(order = cpy_tuple_from_iterable(t, order)))
        return CPY_ERROR;
    for (size_t i = 0; i < cpy_tuple_len(order); i++) {
        cpy_value class = cpy_tuple_get(order, i);

        if (!cpy_is_type(class))
            return cpy_raise(t, CPY_TYPE_ERROR, "mro() returned a non-class ('%T')", class);
        if (!fits(type, cpy_as_type(class)))
            return cpy_raise(t, CPY_TYPE_ERROR, "mro() returned base with unsuitable layout ('%N')", class);
    }
    return order;
}

bool cpy_mro_set(struct cpy_thread *t, struct cpy_type *type)
{
    struct cpy_type *meta = cpy_class_of(t, cpy_from(type));
    cpy_value method = CPY_UNSET, mro;

    if (meta != cpy_as_type(t->vm->types[CPY_TYPE_TYPE]) && !(method = cpy_type_lookup(t, meta, CPY_N(t, mro))))
        return false;
    mro = method && !cpy_is_native(method) ? custom_mro(t, type, method) : cpy_mro_compute(t, type);
    if (!mro)
        return false;
    cpy_store(type, &type->mro, mro);
    return true;
}
