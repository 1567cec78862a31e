/* SPDX-License-Identifier: MIT */
/* vm/objects/weakref.c - weakref.ref.
 *
 * The collector knows every reference and its referent (memory/weak.c), clears those
 * whose referent has died, and calls their callbacks at the next safe point.  As long as a reference has
 * no callback and is exactly of this type, asking for one again gives the same one. */
#include "vm/objects/weakref.h"

#include "vm/memory/heap.h"
#include "vm/objects/list.h"
#include "vm/objects/type.h"

static void weakref_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_weakref *)o)->callback);
}

/* --- making ---------------------------------------------------------------------- */

/* cpy_weak_each(): finds a reference that can be shared. */
static void find_plain(cpy_value ref, void *user)
{
    cpy_value *found = user;

    if (!cpy_load(cpy_as_weakref(ref)->callback) && cpy_is_exactly(ref, CPY_TYPE_WEAKREF))
        *found = ref;
}

/* The built-in types whose instances can be referred to weakly, and those whose subclasses' instances cannot.  It
 * would do no harm if all could, but programs ask by trying. */
static const uint8_t referable[] = {
    CPY_TYPE_TYPE, CPY_TYPE_FUNCTION, CPY_TYPE_METHOD, CPY_TYPE_NATIVE, CPY_TYPE_SET, CPY_TYPE_FROZENSET,
    CPY_TYPE_GENERATOR, CPY_TYPE_COROUTINE, CPY_TYPE_ASYNC_GENERATOR, CPY_TYPE_MODULE, CPY_TYPE_CODE, CPY_TYPE_MEMORYVIEW, CPY_TYPE_GENERIC_ALIAS,
};
static const uint8_t not_referable[] = {CPY_TYPE_INT, CPY_TYPE_TUPLE, CPY_TYPE_BYTES};

static bool is_one_of(const uint8_t *layouts, size_t n, uint8_t layout)
{
    return memchr(layouts, layout, n) != NULL;
}

static bool can_be_referred_to(struct cpy_thread *t, cpy_value v)
{
    struct cpy_type *type;

    if (!cpy_is_object(v))
        return false;
    type = cpy_class_of_object(cpy_pointer(v));
    if (cpy_from(type) == t->vm->types[type->layout])
        return is_one_of(referable, CPY_COUNT(referable), type->layout);
    if (type->flags & CPY_CLASS_NO_WEAKREF)
        return false;
    return !is_one_of(not_referable, CPY_COUNT(not_referable), type->layout);
}

static cpy_value make(struct cpy_thread *t, cpy_value type, cpy_value referent, cpy_value callback)
{
    struct cpy_weakref *ref;
    cpy_value found = CPY_UNSET;

    if (!can_be_referred_to(t, referent))
        return cpy_raise(t, CPY_TYPE_ERROR, "cannot create weak reference to '%T' object", referent);
    if (!callback && type == t->vm->types[CPY_TYPE_WEAKREF])
        cpy_weak_each(t, referent, find_plain, &found);
    if (found)
        return found;
    if (!(ref = cpy_new_object(t, type)))
        return CPY_ERROR;
    cpy_store(ref, &ref->callback, callback);
    return cpy_weak_register(t, cpy_from(ref), referent) ? cpy_from(ref) : CPY_ERROR;
}

cpy_value cpy_weakref_new(struct cpy_thread *t, cpy_value referent, cpy_value callback)
{
    return make(t, t->vm->types[CPY_TYPE_WEAKREF], referent, callback);
}

cpy_value cpy_weakref_get(struct cpy_thread *t, cpy_value ref)
{
    (void)t;
    return cpy_as_weakref(ref)->referent;
}

struct ref_list {
    struct cpy_thread *t;
    cpy_value list;
};

static void add_ref(cpy_value ref, void *user)
{
    struct ref_list *refs = user;

    if (refs->list && !cpy_list_append(refs->t, refs->list, ref))
        refs->list = CPY_ERROR;
}

cpy_value cpy_weakref_list(struct cpy_thread *t, cpy_value v)
{
    struct ref_list refs = {t, cpy_list_new(t, 0)};

    cpy_value plain = CPY_UNSET;

    if (!refs.list)
        return CPY_ERROR;
    cpy_weak_each(t, v, add_ref, &refs);
    cpy_weak_each(t, v, find_plain, &plain);
    if (plain && refs.list) /* the shared one comes first */
        for (size_t i = cpy_list_len(refs.list) - 1, moving = 0; i > 0; i--) {
            moving |= cpy_list_get(refs.list, i) == plain;
            if (moving)
                cpy_list_set(refs.list, i, cpy_list_get(refs.list, i - 1));
        }
    if (plain && refs.list)
        cpy_list_set(refs.list, 0, plain);
    return refs.list;
}

/* --- the type ----------------------------------------------------------------------- */

static cpy_value weakref_new(struct cpy_thread *t, const cpy_value *args)
{
    return make(t, args[0], args[1], args[2] == CPY_NONE ? CPY_UNSET : args[2]);
}

static cpy_value weakref_init(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return CPY_NONE;
}

static cpy_value weakref_call(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value referent = cpy_weakref_get(t, args[0]);

    return referent ? referent : CPY_NONE;
}

static cpy_value weakref_hash(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_weakref *ref = cpy_as_weakref(args[0]);
    cpy_value referent = ref->referent;

    if (!ref->hashed) {
        if (!referent)
            return cpy_raise(t, CPY_TYPE_ERROR, "weak object has gone away");
        if (!cpy_hash(t, referent, &ref->hash))
            return CPY_ERROR;
        ref->hashed = true;
    }
    return cpy_int_from(t, ref->hash);
}

/* References are equal if their referents are; once one is dead, only if they are the same. */
static cpy_value compare(struct cpy_thread *t, const cpy_value *args, enum cpy_compare op)
{
    cpy_value a, b;

    if (!cpy_has_layout(args[1], CPY_TYPE_WEAKREF))
        return CPY_NOT_IMPLEMENTED;
    a = cpy_as_weakref(args[0])->referent;
    b = cpy_as_weakref(args[1])->referent;
    if (!a || !b)
        return cpy_bool((args[0] == args[1]) == (op == CPY_EQ));
    return cpy_compare(t, a, b, op);
}

static cpy_value weakref_eq(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_EQ); }
static cpy_value weakref_ne(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_NE); }

static cpy_value weakref_repr(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value referent = cpy_as_weakref(args[0])->referent, name;
    char self[32], other[32];

    snprintf(self, sizeof self, "%p", (void *)cpy_pointer(args[0]));
    if (!referent)
        return cpy_str_format(t, "<weakref at %s; dead>", self);
    snprintf(other, sizeof other, "%p", (void *)cpy_pointer(referent));
    if (!(name = cpy_find_attr_str(t, referent, "__name__")) && cpy_pending(t))
        return CPY_ERROR;
    if (name && cpy_is_str(name))
        return cpy_str_format(t, "<weakref at %s; to '%T' at %s (%V)>", self, referent, other, name);
    return cpy_str_format(t, "<weakref at %s; to '%T' at %s>", self, referent, other);
}

static cpy_value weakref_callback(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_weakref *ref = cpy_as_weakref(args[0]);

    (void)t;
    return ref->referent && cpy_load(ref->callback) ? cpy_load(ref->callback) : CPY_NONE;
}

static const struct cpy_function weakref_methods[] = {
    {"__new__", "(cls, object, callback=None, /)", weakref_new, "Create and return a new object.", 0},
    {"__init__", "(self, object, callback=None, /)", weakref_init, "Initialize self.", 0},
    {"__call__", "(self, /)", weakref_call, "Return the object referred to, or None if it is gone.", 0},
    {"__repr__", "(self, /)", weakref_repr, "Return repr(self).", 0},
    {"__hash__", "(self, /)", weakref_hash, "Return hash(self): the hash of the object referred to.", 0},
    {"__eq__", "(self, value, /)", weakref_eq, "Return self==value.", 0},
    {"__ne__", "(self, value, /)", weakref_ne, "Return self!=value.", 0},
    {"__class_getitem__", "(cls, item, /)", cpy_class_getitem, "Return the parametrized type.", CPY_BIND_CLASS},
    {0},
};

static const struct cpy_attribute weakref_attributes[] = {
    {"__callback__", weakref_callback, NULL, "What is called when the object is gone, or None."},
    {0},
};

const struct cpy_type_def cpy_weakref_type = {
    .name = "weakref.ReferenceType",
    .doc = "A reference that does not keep its object alive.",
    .size = sizeof(struct cpy_weakref),
    .flags = CPY_TYPE_NO_WEAKREF,
    .methods = weakref_methods,
    .attributes = weakref_attributes,
    .trace = weakref_trace,
};
