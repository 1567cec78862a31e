/* SPDX-License-Identifier: MIT */
/* vm/objects/type.c - class type: attributes of classes, and what a class can be asked.
 *
 * The rule for C.name: a data descriptor of the metaclass, else what the MRO of C
 * has (through its __get__ with no instance), else what the metaclass has.  Writing a
 * class attribute tells the slots, the method cache and the inline caches. */
#include "vm/objects/annotations.h"
#include "vm/interp/frame.h"
#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"
#include "vm/objects/weakref.h"

static void type_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct cpy_type *type = (struct cpy_type *)o;
    const cpy_field fields[] = {type->name, type->qualname, type->base, type->bases, type->mro, type->dict,
        type->root_shape, type->spare_root, type->dict_shape, type->body, type->maker,
        type->subclasses};

    cpy_trace_many(tracer, fields, CPY_COUNT(fields));
}

static void type_destroy(struct cpy_object *o)
{
    struct cpy_type *type = (struct cpy_type *)o;

    if (type->frees_table)
        cpy_free(type, type->own_table, CPY_SLOT_COUNT * sizeof *type->slots);
}

/* --- attributes of classes ------------------------------------------------------------------------ */

/* What a class's attribute gives when it is asked for through the class. */
static cpy_value bind_to_class(struct cpy_thread *t, cpy_value found, struct cpy_type *type)
{
    struct cpy_type *kind;
    cpy_native get;

    if (!cpy_is_object(found))
        return found;
    kind = cpy_class_of_object(cpy_pointer(found));
    if (kind->layout == CPY_TYPE_NATIVE || cpy_is_exactly(found, CPY_TYPE_FUNCTION) ||
        !(get = cpy_slots(kind)[CPY_SLOT_GET]))
        return found;
    return get(t, (cpy_value[]){found, CPY_NONE, cpy_from(type)});
}

cpy_value cpy_type_find(struct cpy_thread *t, struct cpy_type *type, cpy_value name)
{
    struct cpy_type *meta = cpy_class_of_object(&type->head);
    cpy_value of_meta = cpy_type_lookup(t, meta, name), found;

    if (!of_meta && cpy_pending(t))
        return CPY_UNSET;
    if (cpy_is_object(of_meta)) {
        const struct cpy_type *kind = cpy_class_of_object(cpy_pointer(of_meta));

        if (cpy_slots(kind)[CPY_SLOT_GET] && (cpy_slots(kind)[CPY_SLOT_SET] || cpy_slots(kind)[CPY_SLOT_DELETE]))
            return cpy_bind(t, of_meta, cpy_from(type), meta);
    }
    found = cpy_type_lookup(t, type, name);
    if (found)
        return bind_to_class(t, found, type);
    return of_meta && !cpy_pending(t) ? cpy_bind(t, of_meta, cpy_from(type), meta) : CPY_UNSET;
}

/* type.__getattribute__. */
static cpy_value type_getattr(struct cpy_thread *t, struct cpy_type *type, cpy_value name)
{
    cpy_value v;

    if (!cpy_attribute_name(t, &name))
        return CPY_ERROR;
    v = cpy_type_find(t, type, name);
    if (CPY_LIKELY(v) || cpy_pending(t))
        return v;
    return cpy_raise_attribute(t, cpy_from(type), name, "type object '%N' has no attribute '%V'", cpy_from(type), name);
}

static bool set_in_dict(struct cpy_thread *t, struct cpy_type *type, cpy_value name, cpy_value v)
{
    cpy_value dict = cpy_load(type->dict);
    int removed;

    if (v)
        return cpy_dict_set(t, dict, name, v);
    removed = cpy_dict_remove(t, dict, name);
    if (removed == 0)
        cpy_raise_attribute(t, cpy_from(type), name, "type object '%N' has no attribute '%V'", cpy_from(type), name);
    return removed > 0;
}

/* A data descriptor of the metaclass for name, or CPY_UNSET. */
static cpy_value meta_descriptor(struct cpy_thread *t, struct cpy_type *meta, cpy_value name)
{
    cpy_value found = cpy_type_lookup(t, meta, name);
    const struct cpy_type *kind;

    if (!cpy_is_object(found))
        return CPY_UNSET;
    kind = cpy_class_of_object(cpy_pointer(found));
    return cpy_slots(kind)[CPY_SLOT_SET] || cpy_slots(kind)[CPY_SLOT_DELETE] ? found : CPY_UNSET;
}

static bool set_through(struct cpy_thread *t, cpy_value descriptor, cpy_value class, cpy_value v)
{
    cpy_native set = cpy_slot_of(t, descriptor, v ? CPY_SLOT_SET : CPY_SLOT_DELETE);

    if (set)
        return set(t, (cpy_value[]){descriptor, class, v}) != CPY_ERROR;
    cpy_raise(t, CPY_ATTRIBUTE_ERROR, v ? "__set__" : "__delete__");
    return false;
}

static bool refuse_immutable(struct cpy_thread *t, struct cpy_type *type, cpy_value name)
{
    if (type->flags & CPY_CLASS_HEAP)
        return false;
    cpy_raise(t, CPY_TYPE_ERROR, "cannot set %R attribute of immutable type '%N'", name, cpy_from(type));
    return true;
}

bool cpy_type_setattr(struct cpy_thread *t, struct cpy_type *type, cpy_value name, cpy_value v)
{
    cpy_value descriptor;

    if (refuse_immutable(t, type, name) || !cpy_attribute_name(t, &name))
        return false;
    if ((descriptor = meta_descriptor(t, cpy_class_of_object(&type->head), name)))
        return set_through(t, descriptor, cpy_from(type), v);
    if (cpy_pending(t) || !set_in_dict(t, type, name, v))
        return false;
    cpy_type_attribute_changed(t, type, name);
    return cpy_slots_update(t, type, name);
}

static cpy_value type_getattribute(struct cpy_thread *t, const cpy_value *args)
{
    return type_getattr(t, cpy_as_type(args[0]), args[1]);
}

static cpy_value type_setattr(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_type_setattr(t, cpy_as_type(args[0]), args[1], args[2]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value type_delattr(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_type_setattr(t, cpy_as_type(args[0]), args[1], CPY_UNSET) ? CPY_NONE : CPY_ERROR;
}

/* --- names ------------------------------------------------------------------------------------------ */

static cpy_value own_entry(struct cpy_thread *t, struct cpy_type *type, cpy_value name)
{
    return cpy_type_ready(t, type) ? cpy_dict_get(t, cpy_load(type->dict), name) : CPY_ERROR;
}

static cpy_value module_of(struct cpy_thread *t, struct cpy_type *type)
{
    cpy_value module = own_entry(t, type, CPY_N(t, __module__));

    if (cpy_pending(t) || (module && (type->flags & CPY_CLASS_HEAP || cpy_is_str(module))))
        return module; /* a native class's entry that is no text is the attribute of its instances */
    if (type->flags & CPY_CLASS_HEAP)
        return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "__module__");
    return CPY_N(t, builtins);
}

cpy_value cpy_type_full_name(struct cpy_thread *t, struct cpy_type *type)
{
    cpy_value module = module_of(t, type);

    if (!module && !cpy_forgive_attribute_error(t))
        return CPY_ERROR;
    if (!module || !cpy_is_str(module) || cpy_str_equal(module, CPY_N(t, builtins)))
        return cpy_load(type->qualname);
    return cpy_str_format(t, "%V.%V", module, cpy_load(type->qualname));
}

static cpy_value get_name(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(cpy_as_type(args[0])->name);
}

static cpy_value get_qualname(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(cpy_as_type(args[0])->qualname);
}

/* Checks what is about to be written to a class's special attribute. */
static bool check_special(struct cpy_thread *t, cpy_value class, cpy_value v, const char *name)
{
    if (!(cpy_as_type(class)->flags & CPY_CLASS_HEAP))
        cpy_raise(t, CPY_TYPE_ERROR, "cannot set '%s' attribute of immutable type '%N'", name, class);
    else if (!v)
        cpy_raise(t, CPY_TYPE_ERROR, "cannot delete '%s' attribute of immutable type '%N'", name, class);
    else
        return true;
    return false;
}

static bool check_name(struct cpy_thread *t, cpy_value class, cpy_value v, const char *name)
{
    if (!check_special(t, class, v, name))
        return false;
    if (cpy_is_str(v))
        return true;
    cpy_raise(t, CPY_TYPE_ERROR, "can only assign string to %N.%s, not '%T'", class, name, v);
    return false;
}

bool cpy_type_name_allowed(struct cpy_thread *t, cpy_value name)
{
    size_t len;
    const char *text = cpy_str_utf8(t, name, &len);
    bool zero = text && memchr(text, 0, len);

    cpy_keep(name);
    if (zero)
        cpy_raise(t, CPY_VALUE_ERROR, "type name must not contain null characters");
    return text && !zero;
}

static cpy_value set_name(struct cpy_thread *t, const cpy_value *args)
{
    if (!check_name(t, args[0], args[1], "__name__") || !cpy_type_name_allowed(t, args[1]))
        return CPY_ERROR;
    cpy_store(cpy_pointer(args[0]), &cpy_as_type(args[0])->name, args[1]);
    return CPY_NONE;
}

static cpy_value set_qualname(struct cpy_thread *t, const cpy_value *args)
{
    if (!check_name(t, args[0], args[1], "__qualname__"))
        return CPY_ERROR;
    cpy_store(cpy_pointer(args[0]), &cpy_as_type(args[0])->qualname, args[1]);
    return CPY_NONE;
}

cpy_value cpy_type_set_entry(struct cpy_thread *t, cpy_value class, cpy_value name, cpy_value v)
{
    struct cpy_type *type = cpy_as_type(class);

    if (refuse_immutable(t, type, name) || !set_in_dict(t, type, name, v))
        return CPY_ERROR;
    cpy_type_attribute_changed(t, type, name);
    return CPY_NONE;
}

static cpy_value get_module(struct cpy_thread *t, const cpy_value *args) { return module_of(t, cpy_as_type(args[0])); }

static cpy_value set_module(struct cpy_thread *t, const cpy_value *args)
{
    return check_special(t, args[0], args[1], "__module__") ? cpy_type_set_entry(t, args[0], CPY_N(t, __module__), args[1])
                                                            : CPY_ERROR;
}

/* What a class body notes: the class's own entry, else what its code tells. */
static cpy_value noted(struct cpy_thread *t, cpy_value class, const char *name, cpy_value told)
{
    cpy_value dict = cpy_load(cpy_as_type(class)->dict), own = dict ? cpy_dict_get_str(t, dict, name) : CPY_UNSET;

    if (own || cpy_pending(t))
        return own;
    return told ? told : cpy_raise(t, CPY_ATTRIBUTE_ERROR, "type object '%N' has no attribute '%s'", class, name);
}

static cpy_value get_first_line(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value body = cpy_load(cpy_as_type(args[0])->body);

    return noted(t, args[0], "__firstlineno__", body ? cpy_int(cpy_as_code(body)->first_line) : CPY_UNSET);
}

static cpy_value get_static_attributes(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value body = cpy_load(cpy_as_type(args[0])->body);

    return noted(t, args[0], "__static_attributes__", body ? cpy_load(cpy_as_code(body)->self_names) : CPY_UNSET);
}

static cpy_value get_doc(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_type *type = cpy_as_type(args[0]);
    cpy_value doc;

    if (type->own_def)
        return type->own_def->doc ? cpy_str_from(t, type->own_def->doc) : CPY_NONE;
    doc = cpy_dict_get(t, cpy_load(type->dict), CPY_N(t, __doc__));
    return doc ? bind_to_class(t, doc, type) : cpy_pending(t) ? CPY_ERROR : CPY_NONE;
}

static cpy_value set_doc(struct cpy_thread *t, const cpy_value *args)
{
    return check_special(t, args[0], args[1], "__doc__") ? cpy_type_set_entry(t, args[0], CPY_N(t, __doc__), args[1])
                                                         : CPY_ERROR;
}

static cpy_value get_abstract(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_type *type = cpy_as_type(args[0]);
    cpy_value found = type == cpy_as_type(t->vm->types[CPY_TYPE_TYPE])
                          ? CPY_UNSET
                          : own_entry(t, type, CPY_N(t, __abstractmethods__));

    if (found || cpy_pending(t))
        return found;
    return cpy_raise_attribute(
        t, args[0], CPY_N(t, __abstractmethods__), "type object '%N' has no attribute '__abstractmethods__'", args[0]);
}

static cpy_value set_abstract(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_type *type = cpy_as_type(args[0]);
    int abstract = args[1] ? cpy_truth(t, args[1]) : 0;

    if (abstract < 0 || !cpy_type_set_entry(t, args[0], CPY_N(t, __abstractmethods__), args[1]))
        return CPY_ERROR;
    type->flags = abstract ? type->flags | CPY_CLASS_ABSTRACT : type->flags & ~(unsigned)CPY_CLASS_ABSTRACT;
    return CPY_NONE;
}

/* --- bases ------------------------------------------------------------------------------------------------ */

static cpy_value get_bases(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(cpy_as_type(args[0])->bases);
}

static cpy_value get_base(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value base = cpy_load(cpy_as_type(args[0])->base);

    (void)t;
    return base ? base : CPY_NONE;
}

static cpy_value get_mro(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value mro = cpy_load(cpy_as_type(args[0])->mro);

    (void)t;
    return mro && cpy_tuple_len(mro) ? mro : CPY_NONE;
}

static cpy_value get_dict(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_type *type = cpy_as_type(args[0]);

    return cpy_type_ready(t, type) ? cpy_mappingproxy_new(t, cpy_load(type->dict)) : CPY_ERROR;
}

/* New MRO and slots for a class and all below it. */
static bool rebuild(struct cpy_type *type, void *user)
{
    return cpy_mro_set(user, type) && cpy_slots_from_dict(user, type) && cpy_each_subclass(type, rebuild, user);
}

/* Notes the MRO of a class and of all below it: class, MRO, class, MRO ... in user's list. */
struct orders {
    struct cpy_thread *t;
    cpy_value list;
};

static bool note_order(struct cpy_type *type, void *user)
{
    const struct orders *o = user;

    return cpy_list_append(o->t, o->list, cpy_from(type)) && cpy_list_append(o->t, o->list, cpy_load(type->mro)) &&
           cpy_each_subclass(type, note_order, user);
}

/* What note_order() has noted becomes so again. */
static void restore_orders(struct cpy_thread *t, cpy_value list)
{
    cpy_value exception = cpy_take_pending(t);

    for (size_t i = 0; i < cpy_list_len(list); i += 2) {
        struct cpy_type *type = cpy_as_type(cpy_list_get(list, i));

        cpy_store(type, &type->mro, cpy_list_get(list, i + 1));
        if (!cpy_slots_from_dict(t, type))
            cpy_take_pending(t);
    }
    cpy_set_pending(t, exception);
}

/* Does a class derive from another by its first bases?  Its MRO may be about to follow. */
static bool derives_from(const struct cpy_type *class, const struct cpy_type *base)
{
    while (class && class != base)
        class = cpy_as_type(cpy_load(class->base));
    return class;
}

static bool check_bases(struct cpy_thread *t, struct cpy_type *type, cpy_value bases)
{
    struct cpy_type *best;

    if (!cpy_is_tuple(bases)) {
        cpy_raise(t, CPY_TYPE_ERROR, "can only assign tuple to %N.__bases__, not %T", cpy_from(type), bases);
        return false;
    }
    if (cpy_tuple_len(bases) == 0) {
        cpy_raise(t, CPY_TYPE_ERROR, "can only assign non-empty tuple to %N.__bases__, not ()", cpy_from(type));
        return false;
    }
    for (size_t i = 0; i < cpy_tuple_len(bases); i++) {
        cpy_value base = cpy_tuple_get(bases, i);

        if (!cpy_is_type(base)) {
            cpy_raise(t, CPY_TYPE_ERROR, "%N.__bases__ must be tuple of classes, not '%T'", cpy_from(type), base);
            return false;
        }
        if (cpy_is_subtype(base, cpy_from(type)) || derives_from(cpy_as_type(base), type)) {
            cpy_raise(t, CPY_TYPE_ERROR, "a __bases__ item causes an inheritance cycle");
            return false;
        }
    }
    if (!(best = cpy_type_best_base(t, bases)))
        return false;
    if (cpy_type_solid(best) == cpy_type_solid(cpy_as_type(cpy_load(type->base))) &&
        best->native_size <= type->native_size)
        return true;
    cpy_raise(t, CPY_TYPE_ERROR, "__bases__ assignment: '%N' object layout differs from '%N'", cpy_from(best),
        cpy_load(type->base));
    return false;
}

/* Is a class among the subclasses that a base knows? */
static bool is_listed(struct cpy_type *base, struct cpy_type *subclass)
{
    cpy_value list = cpy_load(base->subclasses);

    for (size_t i = 0; list && i < cpy_list_len(list); i++)
        if (cpy_as_weakref(cpy_list_get(list, i))->referent == cpy_from(subclass))
            return true;
    return false;
}

static cpy_value set_bases(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_type *type = cpy_as_type(args[0]);
    cpy_value old_bases = cpy_load(type->bases), old_base = cpy_load(type->base);
    struct orders orders = {t, cpy_list_new(t, 0)};

    if (!check_special(t, args[0], args[1], "__bases__") || !check_bases(t, type, args[1]) || !orders.list ||
        !note_order(type, &orders))
        return CPY_ERROR;
    cpy_store(type, &type->bases, args[1]);
    cpy_store(type, &type->base, cpy_from(cpy_type_best_base(t, args[1])));
    cpy_retire_shapes(t, type);
    if (!rebuild(type, t)) {
        if (cpy_load(type->bases) != args[1])
            return CPY_ERROR; /* a metaclass's mro() has set others */
        cpy_store(type, &type->bases, old_bases);
        cpy_store(type, &type->base, old_base);
        restore_orders(t, orders.list);
        return CPY_ERROR;
    }
    for (size_t i = 0; i < cpy_tuple_len(args[1]); i++) {
        struct cpy_type *base = cpy_as_type(cpy_tuple_get(args[1], i));

        if (!is_listed(base, type) && !cpy_type_add_subclass(t, base, type))
            return CPY_ERROR;
    }
    return CPY_NONE;
}

/* --- subclasses ---------------------------------------------------------------------------------------------- */

static bool is_base_of(struct cpy_type *base, struct cpy_type *class)
{
    const struct cpy_tuple *bases = cpy_as_tuple(cpy_load(class->bases));

    for (uint32_t i = 0; i < bases->len; i++)
        if (cpy_load(bases->items[i]) == cpy_from(base))
            return true;
    return false;
}

/* Drops dead references from a full list, so that it does not grow for ever. */
static void prune(cpy_value list)
{
    size_t kept = 0, n = cpy_list_len(list);

    for (size_t i = 0; i < n; i++)
        if (cpy_as_weakref(cpy_list_get(list, i))->referent)
            cpy_list_set(list, kept++, cpy_list_get(list, i));
    cpy_as_list(list)->len = (uint32_t)kept;
    for (size_t i = kept; i < n; i++)
        cpy_store(cpy_pointer(list), &cpy_as_list(list)->items[i], CPY_UNSET);
}

bool cpy_type_add_subclass(struct cpy_thread *t, struct cpy_type *base, struct cpy_type *subclass)
{
    cpy_value list = cpy_load(base->subclasses), ref;

    if (!list) {
        if (!(list = cpy_list_new(t, 1)))
            return false;
        cpy_store(base, &base->subclasses, list);
    }
    if (cpy_as_list(list)->len == cpy_as_list(list)->cap)
        prune(list);
    return (ref = cpy_weakref_new(t, cpy_from(subclass), CPY_UNSET)) && cpy_list_append(t, list, ref);
}

struct collecting {
    struct cpy_thread *t;
    struct cpy_type *base;
    cpy_value list;
};

static bool collect(struct cpy_type *subclass, void *user)
{
    struct collecting *c = user;

    return !is_base_of(c->base, subclass) || cpy_list_append(c->t, c->list, cpy_from(subclass));
}

/* Native classes are in no list: they are looked for among all. */
static bool collect_native(struct collecting *c)
{
    const struct cpy_vm *vm = c->t->vm;
    cpy_value def, class;

    for (int id = 0; id < CPY_TYPE_COUNT; id++)
        if (!collect(cpy_as_type(vm->types[id]), c))
            return false;
    for (int id = CPY_BASE_EXCEPTION + 1; id < CPY_EXCEPTION_COUNT; id++)
        if (cpy_as_type(vm->exceptions[id])->own_def && !collect(cpy_as_type(vm->exceptions[id]), c))
            return false;
    for (size_t position = 0; cpy_dict_next(vm->type_by_def, &position, &def, &class);)
        if (!collect(cpy_as_type(class), c))
            return false;
    return true;
}

static cpy_value type_subclasses(struct cpy_thread *t, const cpy_value *args)
{
    struct collecting c = {t, cpy_as_type(args[0]), cpy_list_new(t, 0)};

    if (!c.list || !(c.base->flags & CPY_CLASS_HEAP || collect_native(&c)))
        return CPY_ERROR;
    return cpy_each_subclass(c.base, collect, &c) ? c.list : CPY_ERROR;
}

/* --- collections ------------------------------------------------------------------------------------------------- */

enum cpy_collection cpy_collection_of(cpy_value type) { return (enum cpy_collection)cpy_as_type(type)->collection; }

static bool spread_collection(struct cpy_type *type, void *user)
{
    if (type->flags & CPY_CLASS_HEAP && !type->collection) {
        type->collection = *(uint8_t *)user;
        cpy_each_subclass(type, spread_collection, user);
    }
    return true;
}

void cpy_set_collection(cpy_value type, enum cpy_collection kind)
{
    uint8_t collection = (uint8_t)kind;

    spread_collection(cpy_as_type(type), &collection);
}

/* --- methods ----------------------------------------------------------------------------------------------------- */

static cpy_value type_repr(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value name = cpy_type_full_name(t, cpy_as_type(args[0]));

    return name ? cpy_str_format(t, "<class '%V'>", name) : CPY_ERROR;
}

/* It is what a metaclass's own __call__ ends in, so that one must not be asked again. */
static cpy_value type_call(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_type_call(t, args[0], args[1], args[2]);
}

static cpy_value type_init(struct cpy_thread *t, const cpy_value *args)
{
    size_t n = cpy_tuple_len(args[1]);

    if (n == 1 && cpy_dict_len(args[2]))
        return cpy_raise(t, CPY_TYPE_ERROR, "type.__init__() takes no keyword arguments");
    if (n == 1 || n == 3)
        return CPY_NONE;
    return cpy_raise(t, CPY_TYPE_ERROR, "type.__init__() takes 1 or 3 arguments");
}

static cpy_value type_mro(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value mro = cpy_mro_compute(t, cpy_as_type(args[0]));

    return mro ? cpy_list_from_iterable(t, mro) : CPY_ERROR;
}

static cpy_value answer(int result) { return result < 0 ? CPY_ERROR : cpy_bool(result); }

static cpy_value type_instancecheck_row(struct cpy_thread *t, const cpy_value *args)
{
    return answer(cpy_type_instancecheck(t, args[1], args[0]));
}

static cpy_value type_subclasscheck_row(struct cpy_thread *t, const cpy_value *args)
{
    return answer(cpy_type_subclasscheck(t, args[1], args[0]));
}

static cpy_value type_prepare(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_dict_new(t);
}

static cpy_value type_dir(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value names = cpy_dict_new(t);

    return names && cpy_dir_class(t, names, cpy_as_type(args[0])) ? cpy_list_from_iterable(t, names) : CPY_ERROR;
}

static cpy_value type_sizeof(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_type *type = cpy_as_type(args[0]);

    return cpy_int_from(t, (int64_t)(sizeof *type + (type->own_table ? CPY_SLOT_COUNT * sizeof *type->slots : 0)));
}

static cpy_value type_ror(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_union_or(t, (cpy_value[]){args[1], args[0]});
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", cpy_type_new_row, "Return an object's class, or make a new class.", 0},
    {"__init__", "(self, /, *args, **kwargs)", type_init, "Check the number of arguments.", 0},
    {"__call__", "(self, /, *args, **kwargs)", type_call, "Make an instance: __new__, then __init__.", 0},
    {"__repr__", "(self, /)", type_repr, "Return repr(self).", 0},
    {"__getattribute__", "(self, name, /)", type_getattribute, "Return getattr(self, name).", 0},
    {"__setattr__", "(self, name, value, /)", type_setattr, "Set an attribute of the class.", 0},
    {"__delattr__", "(self, name, /)", type_delattr, "Delete an attribute of the class.", 0},
    {"__instancecheck__", "(self, instance, /)", type_instancecheck_row, "Return whether instance is one of self.", 0},
    {"__subclasscheck__", "(self, subclass, /)", type_subclasscheck_row, "Return whether subclass derives from self.",
        0},
    {"__subclasses__", "(self, /)", type_subclasses, "Return a list of the direct subclasses.", 0},
    {"__prepare__", "(*args, **kwds)", type_prepare, "Return the namespace for a class body.",
        CPY_BIND_STATIC},
    {"__dir__", "(self, /)", type_dir, "Return the names of the class's attributes.", 0},
    {"__sizeof__", "(self, /)", type_sizeof, "Return the size in bytes.", 0},
    {"__or__", "(self, value, /)", cpy_union_or, "Return self | value, a union.", 0},
    {"__ror__", "(self, value, /)", type_ror, "Return value | self, a union.", 0},
    {"mro", "(self, /)", type_mro, "Return the order in which bases are searched.", 0},
    {0},
};

static const struct cpy_function *find_row(const struct cpy_function *rows, const char *name)
{
    for (; rows && rows->name; rows++)
        if (strcmp(rows->name, name) == 0)
            return rows;
    return NULL;
}

/* What calling a class made from a definition takes: as its row says, or that of __init__ or __new__ behind self. */
static cpy_value get_text_signature(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_type_def *def = cpy_as_type(args[0])->own_def;
    const struct cpy_function *row = def ? def->make : NULL;
    const char *rest;

    if (row) {
        rest = row->signature + 1;
    } else {
        if (!def || (!(row = find_row(def->methods, "__init__")) && !(row = find_row(def->methods, "__new__"))))
            return CPY_NONE;
        rest = row->signature + strcspn(row->signature, ",)");
        rest += strspn(rest, ", ");
        rest += strncmp(rest, "/, ", 3) == 0 ? 3 : 0;
    }
    /* what depends on how many arguments there are, no signature tells; CPython's classes of that kind have none */
    return strcmp(rest, "*args, **kwargs)") == 0 || strstr(rest, "<unset>") ? CPY_NONE : cpy_signature_text(t, "(", rest);
}

static const struct cpy_attribute attributes[] = {
    {"__name__", get_name, set_name, "The class's name."},
    {"__qualname__", get_qualname, set_qualname, "The name with those of what it is defined in."},
    {"__module__", get_module, set_module, "The name of the module that defines the class."},
    {"__bases__", get_bases, set_bases, "The base classes."},
    {"__base__", get_base, cpy_set_member, "The base class that fixes the layout."},
    {"__mro__", get_mro, NULL, "The classes in the order in which they are searched."},
    {"__dict__", get_dict, NULL, "The class's own attributes, read-only."},
    {"__doc__", get_doc, set_doc, "What the class is for."},
    {"__text_signature__", get_text_signature, NULL, "What calling the class takes, as text, or None."},
    {"__annotations__", cpy_class_annotations, cpy_class_set_annotations, "The annotations of class variables."},
    {"__annotate__", cpy_class_annotate, cpy_class_set_annotate,
        "The function that makes the annotations when it is called with a format, or None."},
    {"__type_params__", cpy_class_type_params, cpy_class_set_type_params, "The type parameters: a tuple."},
    {"__firstlineno__", get_first_line, NULL, "The line where the class statement begins."},
    {"__static_attributes__", get_static_attributes, NULL, "Names that its methods assign to by self.NAME."},
    {"__abstractmethods__", get_abstract, set_abstract, "The names of methods that are still abstract."},
    {0},
};

const struct cpy_type_def cpy_type_type = {
    .name = "type",
    .doc = "type(object) -> the object's class\ntype(name, bases, dict, **kwds) -> a new class",
    .size = sizeof(struct cpy_type),
    .methods = methods,
    .attributes = attributes,
    .trace = type_trace,
    .destroy = type_destroy,
};
