/* SPDX-License-Identifier: MIT */
/* vm/objects/type_new.c - making classes: type(name, bases, dict).
 *
 * A class takes its native layout from one base (the best one); all its other bases must
 * be ancestors of that layout.  __slots__ add fields after the native part, and
 * attributes without a slot lie after those, so a class with attributes can still have
 * a subclass with slots. */
#include "vm/interp/frame.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"
#include "vm/objects/type_parts.h"

/* A class on its way. */
struct making {
    struct cpy_thread *t;
    cpy_value metatype, name, bases, dict; /* dict: the class's own, a copy of what was given */
    struct cpy_type *base, *type;
    cpy_value slots;                /* list of mangled names of members, or unset: no __slots__ */
    bool slots_dict, slots_weakref; /* __slots__ names __dict__ or __weakref__ */
    bool has_dict, adds_dict, adds_weakref;
};

/* --- bases ----------------------------------------------------------------------------------- */

struct cpy_type *cpy_type_solid(struct cpy_type *type)
{
    struct cpy_type *base;

    while ((base = cpy_as_type(cpy_load(type->base))) && base->layout == type->layout &&
           base->native_size == type->native_size)
        type = base;
    return type;
}

static bool check_base(struct cpy_thread *t, cpy_value base)
{
    if (!cpy_is_type(base)) {
        cpy_raise(t, CPY_TYPE_ERROR, "bases must be types");
        return false;
    }
    if (cpy_tuple_len(cpy_load(cpy_as_type(base)->mro)) == 0) { /* its metaclass's mro() is at work */
        cpy_raise(t, CPY_TYPE_ERROR, "Cannot extend an incomplete type '%N'", base);
        return false;
    }
    if (cpy_as_type(base)->own_def && cpy_as_type(base)->own_def->flags & CPY_TYPE_FINAL) {
        cpy_raise(t, CPY_TYPE_ERROR, "type '%s' is not an acceptable base type", cpy_as_type(base)->own_def->name);
        return false;
    }
    return true;
}

struct cpy_type *cpy_type_best_base(struct cpy_thread *t, cpy_value bases)
{
    struct cpy_type *best = NULL, *winner = NULL;

    for (size_t i = 0; i < cpy_tuple_len(bases); i++) {
        cpy_value base = cpy_tuple_get(bases, i);
        struct cpy_type *solid;

        if (!check_base(t, base))
            return NULL;
        solid = cpy_type_solid(cpy_as_type(base));
        if (best && cpy_is_subtype(cpy_from(winner), cpy_from(solid)))
            continue;
        if (best && !cpy_is_subtype(cpy_from(solid), cpy_from(winner))) {
            cpy_raise(t, CPY_TYPE_ERROR, "multiple bases have instance lay-out conflict");
            return NULL;
        }
        best = cpy_as_type(base);
        winner = solid;
    }
    return best;
}

/* Refuses bases that stand for others. */
static bool check_entries(struct cpy_thread *t, cpy_value bases)
{
    for (size_t i = 0; i < cpy_tuple_len(bases); i++) {
        cpy_value base = cpy_tuple_get(bases, i);

        if (!cpy_is_type(base) && cpy_find_attr(t, base, CPY_N(t, __mro_entries__)))
            cpy_raise(t, CPY_TYPE_ERROR, "type() doesn't support MRO entry resolution; use types.new_class()");
        if (cpy_pending(t))
            return false;
    }
    return true;
}

/* The most derived of metatype and the metaclasses of bases; CPY_ERROR: they conflict. */
static cpy_value best_metatype(struct cpy_thread *t, cpy_value metatype, cpy_value bases)
{
    for (size_t i = 0; i < cpy_tuple_len(bases); i++) {
        cpy_value other = cpy_type_of(t, cpy_tuple_get(bases, i));

        if (cpy_is_subtype(metatype, other))
            continue;
        if (!cpy_is_subtype(other, metatype))
            return cpy_raise(t, CPY_TYPE_ERROR,
                "metaclass conflict: the metaclass of a derived class must be a "
                "(non-strict) subclass of the metaclasses of all its bases");
        metatype = other;
    }
    return metatype;
}

/* --- __slots__ ---------------------------------------------------------------------------------- */

/* __name as it is known in class C: _C__name. */
static cpy_value mangle(struct making *m, cpy_value name)
{
    const char *text = cpy_str_utf8(m->t, name, NULL), *class = cpy_str_utf8(m->t, m->name, NULL);
    size_t len = text ? strlen(text) : 0;
    cpy_value mangled;

    if (!text || !class)
        return CPY_ERROR;
    while (*class == '_')
        class++;
    if (strncmp(text, "__", 2) != 0 || (len >= 4 && strcmp(text + len - 2, "__") == 0) || !*class)
        return cpy_intern(m->t, name);
    mangled = cpy_str_format(m->t, "_%s%s", class, text);
    return mangled ? cpy_intern(m->t, mangled) : CPY_ERROR;
}

static bool check_slot(struct making *m, cpy_value name)
{
    struct cpy_thread *t = m->t;

    if (!cpy_is_str(name)) {
        cpy_raise(t, CPY_TYPE_ERROR, "__slots__ items must be strings, not '%T'", name);
        return false;
    }
    if (!cpy_str_is_identifier(name)) {
        cpy_raise(t, CPY_TYPE_ERROR, "__slots__ must be identifiers");
        return false;
    }
    return true;
}

static bool refuse_second(struct making *m, bool already, const char *name)
{
    if (already)
        cpy_raise(m->t, CPY_TYPE_ERROR, "%s slot disallowed: we already got one", name);
    return !already;
}

/* Notes one item of __slots__. */
static bool add_slot(struct making *m, cpy_value name)
{
    struct cpy_thread *t = m->t;

    if (!check_slot(m, name))
        return false;
    if (cpy_str_equals(name, "__dict__")) {
        if (!refuse_second(m, m->slots_dict || cpy_type_has_dict(m->base), "__dict__"))
            return false;
        m->slots_dict = true;
        return true;
    }
    if (cpy_str_equals(name, "__weakref__")) {
        if (!refuse_second(m, m->slots_weakref || !(m->base->flags & CPY_CLASS_NO_WEAKREF), "__weakref__"))
            return false;
        m->slots_weakref = true;
        return true;
    }
    if (!(name = mangle(m, name)))
        return false;
    if (cpy_dict_get(t, m->dict, name) && !cpy_str_equals(name, "__classcell__") && !cpy_str_equals(name, "__classdictcell__") &&
        !cpy_str_equals(name, "__qualname__")) {
        cpy_raise(t, CPY_VALUE_ERROR, "%R in __slots__ conflicts with class variable", name);
        return false;
    }
    return !cpy_pending(t) && cpy_list_append(t, m->slots, name);
}

static bool read_slots(struct making *m)
{
    struct cpy_thread *t = m->t;
    cpy_value given = cpy_dict_get(t, m->dict, CPY_N(t, __slots__)), names;

    if (!given)
        return !cpy_pending(t);
    names = cpy_is_str(given) ? cpy_list_from(t, &given, 1) : cpy_list_from_iterable(t, given);
    if (!names || !(m->slots = cpy_list_new(t, cpy_list_len(names))))
        return false;
    for (size_t i = 0; i < cpy_list_len(names); i++)
        if (!add_slot(m, cpy_list_get(names, i)))
            return false;
    if (!cpy_list_sort(t, m->slots, CPY_NONE, false)) /* classes with the same names have the same layout */
        return false;
    if (cpy_list_len(m->slots) && cpy_def_is_variable(m->base->def)) {
        cpy_raise(t, CPY_TYPE_ERROR, "nonempty __slots__ not supported for subtype of '%N'", cpy_from(m->base));
        return false;
    }
    return true;
}

/* Do instances get a dict, and can they be referred to weakly? */
static void decide_storage(struct making *m)
{
    bool weak = !m->slots || m->slots_weakref, base_weak = !(m->base->flags & CPY_CLASS_NO_WEAKREF);

    m->has_dict = !m->slots || m->slots_dict;
    for (size_t i = 0; i < cpy_tuple_len(m->bases); i++) {
        const struct cpy_type *base = cpy_as_type(cpy_tuple_get(m->bases, i));

        m->has_dict |= cpy_type_has_dict(base);
        weak |= !(base->flags & CPY_CLASS_NO_WEAKREF);
    }
    m->adds_dict = m->has_dict && !cpy_type_has_dict(m->base) && m->base->layout != CPY_TYPE_TYPE;
    m->adds_weakref = weak && !base_weak;
    if (m->base->layout == CPY_TYPE_TYPE || m->base->layout == CPY_TYPE_MODULE)
        m->has_dict = false; /* these have a dict in their native part */
}

/* --- the namespace ----------------------------------------------------------------------------------- */

static bool set_default(struct making *m, cpy_value name, cpy_value v)
{
    return cpy_dict_get(m->t, m->dict, name) || (!cpy_pending(m->t) && cpy_dict_set(m->t, m->dict, name, v));
}

/* Wraps a Python function that is always a static or class method. */
static bool wrap(struct making *m, cpy_value name, enum cpy_builtin kind)
{
    cpy_value v = cpy_dict_get(m->t, m->dict, name);

    if (!cpy_is_exactly(v, CPY_TYPE_FUNCTION))
        return !cpy_pending(m->t);
    return (v = cpy_wrapped_new(m->t, kind, v)) && cpy_dict_set(m->t, m->dict, name, v);
}

/* Is __doc__, if it is text, without lone surrogates?  Else UnicodeEncodeError. */
static bool check_doc(struct making *m)
{
    cpy_value doc = cpy_dict_get(m->t, m->dict, CPY_N(m->t, __doc__));
    size_t len;

    return doc && cpy_is_str(doc) ? cpy_str_utf8(m->t, doc, &len) != NULL : !cpy_pending(m->t);
}

/* __module__ from the running code, __doc__, and __hash__ beside __eq__. */
static bool complete_dict(struct making *m)
{
    struct cpy_thread *t = m->t;
    const struct cpy_frame *frame = cpy_frame_at(t, 0);
    cpy_value module = frame ? cpy_dict_get(t, frame->globals, CPY_N(t, __name__)) : CPY_UNSET;

    if (cpy_pending(t) || (module && !set_default(m, CPY_N(t, __module__), module)) ||
        !set_default(m, CPY_N(t, __doc__), CPY_NONE) || !check_doc(m))
        return false;
    if (cpy_dict_get(t, m->dict, CPY_N(t, __eq__)) && !set_default(m, CPY_N(t, __hash__), CPY_NONE))
        return false;
    return !cpy_pending(t) && wrap(m, CPY_N(t, __new__), CPY_TYPE_STATICMETHOD) &&
           wrap(m, CPY_N(t, __init_subclass__), CPY_TYPE_CLASSMETHOD) &&
           wrap(m, CPY_N(t, __class_getitem__), CPY_TYPE_CLASSMETHOD);
}

/* Takes __qualname__ out of the namespace. */
static bool set_names(struct making *m)
{
    struct cpy_thread *t = m->t;
    cpy_value qualname = cpy_dict_pop(t, m->dict, CPY_N(t, __qualname__));

    if (!qualname && cpy_pending(t))
        return false;
    if (qualname && !cpy_is_str(qualname)) {
        cpy_raise(t, CPY_TYPE_ERROR, "type __qualname__ must be a str, not %T", qualname);
        return false;
    }
    cpy_store(m->type, &m->type->name, m->name);
    cpy_store(m->type, &m->type->qualname, qualname ? qualname : m->name);
    return true;
}

static bool add_descriptors(struct making *m)
{
    struct cpy_thread *t = m->t;
    cpy_value type = cpy_from(m->type), v;
    uint32_t offset = (uint32_t)cpy_round8(m->base->native_size);

    for (size_t i = 0; m->slots && i < cpy_list_len(m->slots); i++, offset += sizeof(cpy_field)) {
        v = cpy_member_new(t, cpy_list_get(m->slots, i), type, offset);
        if (!v || !cpy_dict_set(t, m->dict, cpy_list_get(m->slots, i), v))
            return false;
    }
    if (m->adds_dict && (!(v = cpy_getset_new(t, &cpy_dict_attribute, type)) || !set_default(m, CPY_N(t, __dict__), v)))
        return false;
    return !m->adds_weakref ||
           ((v = cpy_getset_new(t, &cpy_weakref_attribute, type)) && set_default(m, CPY_N(t, __weakref__), v));
}

/* --- the class -------------------------------------------------------------------------------------------- */

static void set_layout(struct making *m)
{
    struct cpy_type *type = m->type, *base = m->base;
    size_t members = m->slots ? cpy_list_len(m->slots) : 0;

    type->def = base->def;
    type->layout = base->layout;
    type->flags = CPY_CLASS_HEAP | CPY_CLASS_READY;
    if (!m->has_dict)
        type->flags |= CPY_CLASS_HAS_SLOTS_ONLY;
    if (!m->adds_weakref)
        type->flags |= base->flags & CPY_CLASS_NO_WEAKREF;
    type->inline_slots = base->inline_slots;
    type->native_size =
        members ? (uint32_t)(cpy_round8(base->native_size) + members * sizeof(cpy_field)) : base->native_size;
    cpy_store(type, &type->base, cpy_from(base));
    cpy_store(type, &type->bases, m->bases);
    cpy_store(type, &type->dict, m->dict);
}

/* Sequence or mapping is what the first class on the MRO is that is either. */
static void inherit_collection(struct cpy_type *type)
{
    const struct cpy_tuple *mro = cpy_as_tuple(cpy_load(type->mro));

    for (uint32_t i = 1; i < mro->len && !type->collection; i++)
        type->collection = cpy_as_type(cpy_load(mro->items[i]))->collection;
}

static bool register_subclass(struct making *m)
{
    for (size_t i = 0; i < cpy_tuple_len(m->bases); i++)
        if (!cpy_type_add_subclass(m->t, cpy_as_type(cpy_tuple_get(m->bases, i)), m->type))
            return false;
    return true;
}

/* Takes the entry name, a cell that the class body left, out of the namespace, and puts v into it. */
static bool fill_cell(struct making *m, cpy_value name, cpy_value v)
{
    struct cpy_thread *t = m->t;
    cpy_value cell = cpy_dict_pop(t, m->dict, name);

    if (!cell)
        return !cpy_pending(t);
    if (!cpy_has_layout(cell, CPY_TYPE_CELL)) {
        cpy_raise(t, CPY_TYPE_ERROR, "%V must be a nonlocal cell, not <class '%T'>", name, cell);
        return false;
    }
    cpy_store(cpy_pointer(cell), &((struct cpy_cell *)cpy_pointer(cell))->value, v);
    return true;
}

/* What methods know as __class__, and the namespace that annotations are evaluated in. */
static bool fill_cells(struct making *m)
{
    return fill_cell(m, CPY_N(m->t, __classcell__), cpy_from(m->type)) &&
           fill_cell(m, CPY_N(m->t, __classdictcell__), m->dict);
}

static bool build(struct making *m)
{
    struct cpy_thread *t = m->t;

    if (!read_slots(m))
        return false;
    decide_storage(m);
    if (!(m->type = cpy_new_object(t, m->metatype)))
        return false;
    set_layout(m);
    if (!set_names(m) || !fill_cells(m) || !complete_dict(m) || !add_descriptors(m) || !cpy_mro_set(t, m->type))
        return false;
    inherit_collection(m->type);
    return cpy_slots_from_dict(t, m->type) && cpy_type_make_root(t, m->type, m->has_dict) && register_subclass(m);
}

/* --- hooks after it is made ----------------------------------------------------------------------------------- */

static void note_set_name(struct making *m, cpy_value name, cpy_value v)
{
    struct cpy_thread *t = m->t;
    cpy_value exception = cpy_take_pending(t);
    cpy_value note =
        cpy_str_format(t, "Error calling __set_name__ on '%T' instance %R in '%N'", v, name, cpy_from(m->type));

    if (note)
        cpy_call_method(t, exception, "add_note", 1, note);
    cpy_set_pending(t, exception);
}

/* Is a native class, whose dict is not filled yet, one whose dict will not have that name? */
static bool lacks(const struct cpy_type *class, const char *name)
{
    const struct cpy_type_def *def = class->own_def;

    if (cpy_load(class->dict) || def->fill)
        return false;
    for (const struct cpy_function *row = def->methods; row && row->name; row++)
        if (strcmp(row->name, name) == 0)
            return false;
    return true;
}

/* What the classes from .. end - 1 of the MRO have under a name.  It is so rare that no class is made ready for that. */
static cpy_value find_rare(struct cpy_thread *t, struct cpy_type *type, uint32_t from, uint32_t end, cpy_value name)
{
    const struct cpy_tuple *mro = cpy_as_tuple(cpy_load(type->mro));
    int64_t e;

    for (uint32_t i = from; i < end; i++) {
        struct cpy_type *class = cpy_as_type(cpy_load(mro->items[i]));

        if (lacks(class, cpy_str_utf8(t, name, NULL)))
            continue;
        if (!cpy_type_ready(t, class))
            return CPY_ERROR;
        if ((e = cpy_dict_find_name(cpy_as_dict(cpy_load(class->dict)), name)) >= 0)
            return cpy_load(cpy_as_dict(cpy_load(class->dict))->entries[e].value);
    }
    return CPY_UNSET;
}

static bool call_set_name(struct making *m)
{
    struct cpy_thread *t = m->t;
    cpy_value entries = cpy_dict_copy(t, m->dict), name, v, hook;
    struct cpy_type *class;

    if (!entries)
        return false;
    for (size_t position = 0; cpy_dict_next(entries, &position, &name, &v);) {
        if (!cpy_is_object(v) || cpy_is_exactly(v, CPY_TYPE_FUNCTION) || cpy_is_exactly(v, CPY_TYPE_STR))
            continue;
        class = cpy_class_of(t, v);
        hook = find_rare(t, class, 0, cpy_as_tuple(cpy_load(class->mro))->len, CPY_N(t, __set_name__));
        if (hook && cpy_call_unbound(t, hook, (cpy_value[]){v, cpy_from(m->type), name}, 3))
            continue;
        if (hook)
            note_set_name(m, name, v);
        if (cpy_pending(t))
            return false;
    }
    return true;
}

/* Is a class in its own MRO?  A metaclass's mro() may have left it out. */
static bool in_own_order(struct cpy_type *type)
{
    const struct cpy_tuple *mro = cpy_as_tuple(cpy_load(type->mro));

    for (uint32_t i = 0; i < mro->len; i++)
        if (cpy_load(mro->items[i]) == cpy_from(type))
            return true;
    return false;
}

static bool call_init_subclass(struct making *m, cpy_value kw)
{
    struct cpy_thread *t = m->t;
    const struct cpy_tuple *mro = cpy_as_tuple(cpy_load(m->type->mro));
    uint32_t classes = mro->len;
    cpy_value found;
    cpy_native get;

    if (!in_own_order(m->type)) {
        cpy_raise(t, CPY_TYPE_ERROR, "super(type, obj): obj (type %N) is not an instance or subtype of type (%N).",
            cpy_from(m->type), cpy_from(m->type));
        return false;
    }
    if ((!kw || cpy_dict_len(kw) == 0) && cpy_load(mro->items[classes - 1]) == t->vm->types[CPY_TYPE_OBJECT])
        classes--; /* object's does nothing */
    if (!(found = find_rare(t, m->type, 1, classes, CPY_N(t, __init_subclass__))))
        return !cpy_pending(t);
    if ((get = cpy_slot_of(t, found, CPY_SLOT_GET)) &&
        !(found = get(t, (cpy_value[]){found, CPY_NONE, cpy_from(m->type)})))
        return false;
    return cpy_call_tuple(t, found, t->vm->empty_tuple, kw) != CPY_ERROR;
}

static cpy_value call_metatype_new(struct making *m, cpy_value metatype, cpy_value kw)
{
    struct cpy_thread *t = m->t;
    cpy_value new = cpy_getattr(t, metatype, CPY_N(t, __new__)), args;

    if (!new || !(args = cpy_tuple_of(t, (size_t)4, metatype, m->name, m->bases, m->dict)))
        return CPY_ERROR;
    return cpy_call_tuple(t, new, args, kw);
}

cpy_value cpy_type_new(
    struct cpy_thread *t, cpy_value metatype, cpy_value name, cpy_value bases, cpy_value dict, cpy_value kw)
{
    struct making m = {.t = t, .name = name, .bases = bases, .dict = dict};

    if (cpy_tuple_len(bases) == 0 && !(m.bases = cpy_tuple_from(t, &t->vm->types[CPY_TYPE_OBJECT], 1)))
        return CPY_ERROR;
    if (!check_entries(t, bases) || !(m.metatype = best_metatype(t, metatype, bases)))
        return CPY_ERROR;
    if (m.metatype != metatype && cpy_slots(cpy_as_type(m.metatype))[CPY_SLOT_NEW] != cpy_type_new_row)
        return call_metatype_new(&m, m.metatype, kw);
    if (!(m.base = cpy_type_best_base(t, m.bases)) || !cpy_type_name_allowed(t, name) || !(m.name = cpy_intern(t, name)) ||
        !(m.dict = cpy_dict_copy(t, dict)))
        return CPY_ERROR;
    if (!build(&m) || !call_set_name(&m) || !call_init_subclass(&m, kw))
        return CPY_ERROR;
    return cpy_from(m.type);
}

cpy_value cpy_type_new_row(struct cpy_thread *t, const cpy_value *args)
{
    size_t n;
    const cpy_value *items = cpy_items(args[1], &n);

    if (n == 1 && args[0] == t->vm->types[CPY_TYPE_TYPE])
        return cpy_dict_len(args[2]) == 0 ? cpy_type_of(t, items[0])
                                          : cpy_raise(t, CPY_TYPE_ERROR, "type() takes no keyword arguments");
    if (n != 3)
        return cpy_raise(t, CPY_TYPE_ERROR,
            args[0] == t->vm->types[CPY_TYPE_TYPE] ? "type() takes 1 or 3 arguments"
                                                   : "type.__new__() takes exactly 3 arguments (%zu given)",
            n);
    if (!cpy_is_str(items[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "type.__new__() argument 1 must be str, not %B", items[0]);
    if (!cpy_is_tuple(items[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "type.__new__() argument 2 must be tuple, not %B", items[1]);
    if (!cpy_is_dict(items[2]))
        return cpy_raise(t, CPY_TYPE_ERROR, "type.__new__() argument 3 must be dict, not %B", items[2]);
    return cpy_type_new(t, args[0], items[0], items[1], items[2], args[2]);
}
