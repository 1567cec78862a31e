/* SPDX-License-Identifier: MIT */
/* vm/objects/type_def.c - classes made from definitions in C.
 *
 * What is hard: the first classes.  A class is an object of class type, its shape one of
 * class shape, and names, tuples and dicts have classes too.  cpy_types_init() allocates
 * all classes and root shapes as blanks, fills in what allocation needs, gives them
 * their shapes, and only then makes names, tuples and slots.
 *
 * Dicts are filled at the first lookup (cpy_type_ready), so a program pays for the
 * types that it uses. */
#include "vm/memory/heap.h"
#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"

/* --- sizes and root shapes ------------------------------------------------------------------ */

static unsigned root_flags(const struct cpy_type *type, bool has_dict)
{
    bool variable = cpy_def_is_variable(type->def);
    unsigned flags = type->flags & CPY_CLASS_HEAP ? CPY_SHAPE_PYTHON : 0;

    if (variable)
        flags |= CPY_SHAPE_VARIABLE;
    if (!has_dict)
        flags |= CPY_SHAPE_NO_ATTRS;
    else if (variable)
        flags |= CPY_SHAPE_DICT;
    return flags;
}

bool cpy_type_make_root(struct cpy_thread *t, struct cpy_type *type, bool has_dict)
{
    unsigned flags = root_flags(type, has_dict);
    struct cpy_shape *root = cpy_shape_new_root(t, type, flags), *spare = NULL;

    if (!root)
        return false;
    cpy_store(type, &type->root_shape, cpy_from(root));
    if (type->flags & CPY_CLASS_HEAP && !(flags & (CPY_SHAPE_NO_ATTRS | CPY_SHAPE_DICT))) {
        if (!(spare = cpy_shape_new_root(t, type, flags)))
            return false;
        cpy_store(type, &type->spare_root, cpy_from(spare));
    }
    return true;
}

bool cpy_type_has_dict(const struct cpy_type *type)
{
    return !(cpy_as_shape(type->root_shape)->flags & CPY_SHAPE_NO_ATTRS) || type->layout == CPY_TYPE_MODULE;
}

/* What a class takes from its definition and its base. */
static void set_sizes(struct cpy_type *type, const struct cpy_type_def *def, const struct cpy_type *base)
{
    type->def = type->own_def = def;
    type->native_size = (uint32_t)(def->size ? def->size : base ? base->native_size : sizeof(struct cpy_object));
    if (base)
        type->layout = base->layout;
    if (def->flags & CPY_TYPE_NO_WEAKREF)
        type->flags |= CPY_CLASS_NO_WEAKREF;
    type->collection = (uint8_t)(def->flags & CPY_TYPE_SEQUENCE ? CPY_SEQUENCE
        : def->flags & CPY_TYPE_MAPPING                         ? CPY_MAPPING
        : base                                                  ? base->collection
                                                                : CPY_NO_COLLECTION);
}

static bool def_has_dict(const struct cpy_type_def *def)
{
    for (; def; def = def->base)
        if (def->flags & CPY_TYPE_HAS_DICT)
            return true;
    return false;
}

/* --- names ------------------------------------------------------------------------------------ */

static const char *last_part(const char *dotted)
{
    const char *dot = strrchr(dotted, '.');

    return dot ? dot + 1 : dotted;
}

static bool set_name(struct cpy_thread *t, struct cpy_type *type, const char *name)
{
    cpy_value text = cpy_intern_from(t, last_part(name));

    if (!text)
        return false;
    cpy_store(type, &type->name, text);
    cpy_store(type, &type->qualname, text);
    return true;
}

/* Sets bases, and the MRO for single inheritance. */
static bool set_bases(struct cpy_thread *t, struct cpy_type *type, struct cpy_type *base)
{
    size_t n = 0;
    const cpy_value *above = base ? cpy_items(cpy_load(base->mro), &n) : NULL;
    cpy_value bases, mro, base_value = cpy_from(base);

    if (!(bases = cpy_tuple_from(t, &base_value, base != NULL)) || !(mro = cpy_tuple_new(t, n + 1)))
        return false;
    cpy_tuple_set(mro, 0, cpy_from(type));
    if (n)
        cpy_store_many(cpy_pointer(mro), cpy_as_tuple(mro)->items + 1, above, n);
    cpy_store(type, &type->base, base_value);
    cpy_store(type, &type->bases, bases);
    cpy_store(type, &type->mro, mro);
    return true;
}

/* --- the built-in classes ------------------------------------------------------------------------ */

static const struct cpy_type_def *const definitions[] = {
#define T(id, name) &cpy_##name##_type,
    CPY_BUILTIN_TYPES(T)
#undef T
};

static struct cpy_type *builtin(struct cpy_thread *t, int id) { return cpy_as_type(t->vm->types[id]); }

/* Blank classes and shapes: objects that the collector keeps but does not look into. */
static bool allocate_all(struct cpy_thread *t)
{
    struct cpy_type *type;

    for (int id = 0; id < CPY_TYPE_COUNT; id++) {
        if (!(type = cpy_alloc_as(t, &cpy_type_type, NULL, sizeof *type)))
            return false;
        t->vm->types[id] = cpy_from(type);
        type->layout = (uint8_t)id;
        set_sizes(type, definitions[id], NULL);
        if (!(t->vm->shapes[id] = cpy_alloc_as(t, &cpy_shape_type, NULL, sizeof(struct cpy_shape))))
            return false;
    }
    return true;
}

static void fill_shape(struct cpy_shape *shape, struct cpy_type *type)
{
    shape->layout = type->layout;
    shape->flags = (uint8_t)(root_flags(type, def_has_dict(type->own_def)) | CPY_SHAPE_EXACT);
    shape->extra_offset = (uint32_t)cpy_round8(type->native_size);
    cpy_store(shape, &shape->type, cpy_from(type));
    cpy_store(type, &type->root_shape, cpy_from(shape));
}

/* Makes blanks into objects.  The shapes of shapes and classes must be whole first. */
static void connect_all(struct cpy_thread *t)
{
    struct cpy_shape **shapes = t->vm->shapes;

    for (int id = 0; id < CPY_TYPE_COUNT; id++)
        fill_shape(shapes[id], builtin(t, id));
    for (int id = 0; id < CPY_TYPE_COUNT; id++) {
        cpy_set_shape(&shapes[id]->head, shapes[CPY_TYPE_SHAPE]);
        cpy_set_shape(&builtin(t, id)->head, shapes[CPY_TYPE_TYPE]);
    }
}

static struct cpy_type *base_of(struct cpy_thread *t, int id)
{
    const struct cpy_type_def *base = definitions[id]->base;

    for (int i = 0; base && i < id; i++)
        if (definitions[i] == base)
            return builtin(t, i);
    return id == CPY_TYPE_OBJECT ? NULL : builtin(t, CPY_TYPE_OBJECT);
}

bool cpy_types_init(struct cpy_thread *t)
{
    struct cpy_type *type, *base;

    if (!allocate_all(t))
        return false;
    connect_all(t);
    if (!(t->vm->empty_tuple = cpy_from(cpy_new_variable(t, t->vm->types[CPY_TYPE_TUPLE], sizeof(struct cpy_tuple)))))
        return false;
    for (int id = 0; id < CPY_TYPE_COUNT; id++) {
        type = builtin(t, id);
        base = base_of(t, id);
        if (!set_name(t, type, definitions[id]->name) || !set_bases(t, type, base) ||
            !cpy_slots_reserve(t, type, t->vm->slots[id]))
            return false;
    }
    return true;
}

/* --- other native classes --------------------------------------------------------------------------- */

cpy_value cpy_type_from_def(
    struct cpy_thread *t, const struct cpy_type_def *def, const char *name, cpy_value base_value)
{
    struct cpy_type *type = cpy_new_object(t, t->vm->types[CPY_TYPE_TYPE]), *base = cpy_as_type(base_value);

    if (!type)
        return CPY_ERROR;
    set_sizes(type, def, base);
    if (!set_name(t, type, name) || !set_bases(t, type, base) || !cpy_slots_reserve(t, type, NULL) ||
        !cpy_type_make_root(t, type, def_has_dict(def) || cpy_type_has_dict(base)))
        return CPY_ERROR;
    return cpy_from(type);
}

/* The built-in type of a definition, or CPY_UNSET. */
static cpy_value builtin_of_def(struct cpy_thread *t, const struct cpy_type_def *def)
{
    for (int id = 0; id < CPY_TYPE_COUNT; id++)
        if (definitions[id] == def)
            return t->vm->types[id];
    return CPY_UNSET;
}

cpy_value cpy_type_of_def(struct cpy_thread *t, const struct cpy_type_def *def)
{
    cpy_value key = cpy_int((int64_t)(uintptr_t)def), type = cpy_dict_get(t, t->vm->type_by_def, key), base;

    if (CPY_LIKELY(type) || cpy_pending(t) || (type = builtin_of_def(t, def)))
        return type;
    base = def->base ? cpy_type_of_def(t, def->base) : t->vm->types[CPY_TYPE_OBJECT];
    if (!base || !(type = cpy_type_from_def(t, def, def->name, base)) || !cpy_dict_set(t, t->vm->type_by_def, key, type))
        return CPY_ERROR;
    return type;
}

/* --- filling dicts ------------------------------------------------------------------------------------ */

static bool add(struct cpy_thread *t, cpy_value dict, const char *name, cpy_value v)
{
    return v && cpy_dict_set_str(t, dict, name, v);
}

static cpy_value method_value(struct cpy_thread *t, const struct cpy_function *row, cpy_value type)
{
    cpy_value native = cpy_native_in_class(t, row, type);

    if (native && row->binding == CPY_BIND_CLASS && strcmp(row->name, "__new__") != 0)
        return cpy_wrapped_new(t, CPY_TYPE_CLASSMETHOD, native);
    if (native && row->binding == CPY_BIND_STATIC)
        return cpy_wrapped_new(t, CPY_TYPE_STATICMETHOD, native);
    return native;
}

static cpy_value constant_value(struct cpy_thread *t, const struct cpy_constant *row)
{
    switch (row->kind) {
    case CPY_CONST_INT: return cpy_int_from(t, row->i);
    case CPY_CONST_FLOAT: return cpy_float_from(t, row->f);
    case CPY_CONST_STR: return cpy_str_from(t, row->s);
    case CPY_CONST_BOOL: return cpy_bool(row->i != 0);
    case CPY_CONST_NONE: break;
    }
    return CPY_NONE;
}

static bool add_rows(struct cpy_thread *t, cpy_value dict, const struct cpy_type_def *def, cpy_value type)
{
    for (const struct cpy_function *row = def->methods; row && row->name; row++)
        if (!add(t, dict, row->name, method_value(t, cpy_method_row(type, row), type)))
            return false;
    for (const struct cpy_attribute *row = def->attributes; row && row->name; row++)
        if (!add(t, dict, row->name, cpy_getset_new(t, row, type)))
            return false;
    for (const struct cpy_constant *row = def->constants; row && row->name; row++)
        if (!add(t, dict, row->name, constant_value(t, row)))
            return false;
    return true;
}

/* What every native class's dict has beside its rows. */
static bool add_common(struct cpy_thread *t, cpy_value dict, struct cpy_type *type)
{
    const struct cpy_type_def *def = type->own_def;
    const struct cpy_type *base = cpy_as_type(cpy_load(type->base));
    const char *dot = strrchr(def->name, '.');
    cpy_value value = cpy_from(type), module;

    if (def->flags & CPY_TYPE_UNHASHABLE && !add(t, dict, "__hash__", CPY_NONE))
        return false;
    if (def_has_dict(def) && !(base && cpy_type_has_dict(base)) && !cpy_dict_get_str(t, dict, "__dict__") &&
        (cpy_pending(t) || !add(t, dict, "__dict__", cpy_getset_new(t, &cpy_dict_attribute, value))))
        return false;
    if (dot) {
        module = cpy_str_from_ascii(t, def->name, (size_t)(dot - def->name));
        if (!add(t, dict, "__module__", module))
            return false;
    }
    if (cpy_dict_get(t, dict, CPY_N(t, __doc__)) || cpy_pending(t))
        return !cpy_pending(t); /* of instances; that of the class comes from the definition */
    return add(t, dict, "__doc__", def->doc ? cpy_str_from(t, def->doc) : CPY_NONE);
}

bool cpy_type_ready(struct cpy_thread *t, struct cpy_type *type)
{
    cpy_value dict;

    if (CPY_LIKELY(cpy_load(type->dict)))
        return true;
    if (!(dict = cpy_dict_new(t)) || !add_rows(t, dict, type->own_def, cpy_from(type)) || !add_common(t, dict, type))
        return false;
    if (type->own_def->fill && !type->own_def->fill(t, cpy_from(type), dict))
        return false;
    cpy_store(type, &type->dict, dict);
    type->flags |= CPY_CLASS_READY;
    return true;
}
