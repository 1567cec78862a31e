/* SPDX-License-Identifier: MIT */
/* vm/objects/mappingproxy.c - a read-only view of a mapping: the __dict__ of classes. */
#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"

struct cpy_mappingproxy {
    struct cpy_object head;
    cpy_field mapping;
};

static cpy_value mapping_of(cpy_value v) { return cpy_load(((struct cpy_mappingproxy *)cpy_pointer(v))->mapping); }

/* The other operand, looked through if it is a proxy too. */
static cpy_value plain(cpy_value v) { return cpy_has_layout(v, CPY_TYPE_MAPPINGPROXY) ? mapping_of(v) : v; }

static void proxy_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_mappingproxy *)o)->mapping);
}

static cpy_value make(struct cpy_thread *t, cpy_value type, cpy_value mapping)
{
    struct cpy_mappingproxy *p = cpy_new_object(t, type);

    if (p)
        cpy_store(p, &p->mapping, mapping);
    return cpy_from(p);
}

cpy_value cpy_mappingproxy_new(struct cpy_thread *t, cpy_value mapping)
{
    return make(t, t->vm->types[CPY_TYPE_MAPPINGPROXY], mapping);
}

static cpy_value proxy_new(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_type *type = cpy_class_of(t, args[1]);

    if (!cpy_slots(type)[CPY_SLOT_GETITEM] || type->layout == CPY_TYPE_LIST || type->layout == CPY_TYPE_TUPLE)
        return cpy_raise(t, CPY_TYPE_ERROR, "mappingproxy() argument must be a mapping, not %T", args[1]);
    return make(t, args[0], args[1]);
}

static cpy_value proxy_getitem(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_getitem(t, mapping_of(args[0]), args[1]);
}

static cpy_value proxy_contains(struct cpy_thread *t, const cpy_value *args)
{
    int found = cpy_contains(t, mapping_of(args[0]), args[1]);

    return found < 0 ? CPY_ERROR : cpy_bool(found);
}

static cpy_value proxy_len(struct cpy_thread *t, const cpy_value *args)
{
    int64_t len = cpy_len(t, mapping_of(args[0]));

    return len < 0 ? CPY_ERROR : cpy_int(len);
}

static cpy_value proxy_iter(struct cpy_thread *t, const cpy_value *args) { return cpy_iter(t, mapping_of(args[0])); }
static cpy_value proxy_str(struct cpy_thread *t, const cpy_value *args) { return cpy_str(t, mapping_of(args[0])); }
static cpy_value proxy_repr(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_str_format(t, "mappingproxy(%R)", mapping_of(args[0]));
}

/* Comparisons are those of the mapping. */
#define COMPARISON(name, op)                                                                           \
    static cpy_value proxy_##name(struct cpy_thread *t, const cpy_value *args)                         \
    {                                                                                                  \
        return cpy_compare(t, mapping_of(args[0]), args[1], op);                                       \
    }
COMPARISON(eq, CPY_EQ)
COMPARISON(ne, CPY_NE)
COMPARISON(lt, CPY_LT)
COMPARISON(le, CPY_LE)
COMPARISON(gt, CPY_GT)
COMPARISON(ge, CPY_GE)

static cpy_value proxy_hash(struct cpy_thread *t, const cpy_value *args)
{
    int64_t hash;

    return cpy_hash(t, mapping_of(args[0]), &hash) ? cpy_int_from(t, hash) : CPY_ERROR;
}

static cpy_value proxy_or(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_binary(t, plain(args[0]), plain(args[1]), CPY_OR);
}

static cpy_value proxy_ror(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_binary(t, plain(args[1]), plain(args[0]), CPY_OR);
}

static cpy_value proxy_ior(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_raise(t, CPY_TYPE_ERROR, "'|=' is not supported by %T; use '|' instead", args[0]);
}

static cpy_value proxy_get(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_call_method(t, mapping_of(args[0]), "get", 2, args[1], args[2]);
}

static cpy_value proxy_keys(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_call_method(t, mapping_of(args[0]), "keys", 0);
}
static cpy_value proxy_values(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_call_method(t, mapping_of(args[0]), "values", 0);
}
static cpy_value proxy_items(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_call_method(t, mapping_of(args[0]), "items", 0);
}
static cpy_value proxy_copy(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_call_method(t, mapping_of(args[0]), "copy", 0);
}

static cpy_value proxy_reversed(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_call_method(t, mapping_of(args[0]), "__reversed__", 0);
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, mapping)", proxy_new, "Make a view of a mapping.", 0},
    {"__getitem__", "(self, key, /)", proxy_getitem, "Return self[key].", 0},
    {"__contains__", "(self, key, /)", proxy_contains, "Return key in self.", 0},
    {"__len__", "(self, /)", proxy_len, "Return len(self).", 0},
    {"__iter__", "(self, /)", proxy_iter, "Return iter(self).", 0},
    {"__str__", "(self, /)", proxy_str, "Return str(self).", 0},
    {"__repr__", "(self, /)", proxy_repr, "Return repr(self).", 0},
    {"__eq__", "(self, value, /)", proxy_eq, "Return self == value.", 0},
    {"__ne__", "(self, value, /)", proxy_ne, "Return self != value.", 0},
    {"__lt__", "(self, value, /)", proxy_lt, "Return self < value.", 0},
    {"__le__", "(self, value, /)", proxy_le, "Return self <= value.", 0},
    {"__gt__", "(self, value, /)", proxy_gt, "Return self > value.", 0},
    {"__ge__", "(self, value, /)", proxy_ge, "Return self >= value.", 0},
    {"__hash__", "(self, /)", proxy_hash, "Return hash(self).", 0},
    {"__or__", "(self, value, /)", proxy_or, "Return self | value.", 0},
    {"__ror__", "(self, value, /)", proxy_ror, "Return value | self.", 0},
    {"__ior__", "(self, value, /)", proxy_ior, "Refused: the view is read-only.", 0},
    {"__reversed__", "(self, /)", proxy_reversed, "Return an iterator over the keys from the last.", 0},
    {"get", "(self, key, default=None, /)", proxy_get, "Return the value for key, or default.", 0},
    {"keys", "(self, /)", proxy_keys, "Return the mapping's keys.", 0},
    {"values", "(self, /)", proxy_values, "Return the mapping's values.", 0},
    {"items", "(self, /)", proxy_items, "Return the mapping's items.", 0},
    {"copy", "(self, /)", proxy_copy, "Return a copy of the mapping.", 0},
    {"__class_getitem__", "(cls, item, /)", cpy_class_getitem, "Return mappingproxy[key, value] for annotations.",
        CPY_BIND_CLASS},
    {0},
};

const struct cpy_type_def cpy_mappingproxy_type = {
    .name = "mappingproxy",
    .doc = "mappingproxy(mapping)\n\nA read-only view of a mapping.",
    .size = sizeof(struct cpy_mappingproxy),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_MAPPING,
    .methods = methods,
    .trace = proxy_trace,
};
