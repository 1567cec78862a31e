/* SPDX-License-Identifier: MIT */
/* vm/interp/cache_attr.c - specialising instructions that read and write attributes and globals.
 *
 * When such an instruction in a side block took its slow path, classify() says what
 * kind of attribute the object's shape implies.  At a site that has met few shapes this
 * goes into the site's own cache and the opcode is replaced.  At a site that has
 * met more, the instruction becomes its TABLE form, which asks the interpreter's table of
 * shapes and names.  Nothing here calls Python or raises. */
#include "vm/interp/loop.h"
#include "vm/objects/dict.h"
#include "vm/objects/type_parts.h"

static struct cpy_type *shape_class(const struct cpy_shape *shape) { return cpy_as_type(cpy_load(shape->type)); }

static bool class_has(struct cpy_thread *t, cpy_value v, enum cpy_slot slot) { return cpy_slot_of(t, v, slot) != NULL; }

static bool is_data_descriptor(struct cpy_thread *t, cpy_value v)
{
    return v && (class_has(t, v, CPY_SLOT_SET) || class_has(t, v, CPY_SLOT_DELETE));
}

/* Does the site still have a cache of its own?  No: it turns to the table.  Counts the miss. */
static bool has_few(struct cpy_frame *frame, struct cpy_insn *insn, struct cpy_cache *cache)
{
    return cpy_cache_count_miss(frame, insn, cache) && cache->misses < CPY_CACHE_MANY;
}

/* A site that has met many objects whose attributes are in a dict, of which hardly anything can be told: it no longer tries. */
static bool is_hopeless(const struct cpy_cache *cache, const struct cpy_shape *shape)
{
    return cache->misses > CPY_CACHE_GIVE_UP && shape->flags & CPY_SHAPE_DICT;
}

/* --- what an object's shape implies -------------------------------------------------------------------------------- */

/* Where attribute number n of a shape lies: a byte offset in the object, or in the slot block. */
static uint32_t slot_offset(const struct cpy_shape *shape, uint32_t n, bool *overflow)
{
    *overflow = n >= shape->inline_slots;
    if (*overflow)
        return (uint32_t)(offsetof(struct cpy_slot_block, slots) + (n - shape->inline_slots) * sizeof(cpy_field));
    return shape->extra_offset + (uint32_t)((n + 1) * sizeof(cpy_field));
}

static bool has_slots(const struct cpy_shape *shape)
{
    return !(shape->flags & (CPY_SHAPE_DICT | CPY_SHAPE_NO_ATTRS | CPY_SHAPE_VARIABLE));
}

/* An attribute in a slot of the object, or a member made by __slots__ (found).  True: *row says where. */
static bool classify_slot(struct cpy_thread *t, struct cpy_shape *shape, cpy_value name, cpy_value found,
    struct cpy_attribute_row *row)
{
    bool overflow = false;
    int n;

    if (found && cpy_is(t, found, CPY_TYPE_MEMBER)) {
        row->where = ((struct cpy_member *)cpy_pointer(found))->offset;
    } else {
        if (is_data_descriptor(t, found) || !has_slots(shape) || (n = cpy_shape_find(shape, name)) < 0)
            return false;
        row->where = slot_offset(shape, (uint32_t)n, &overflow);
    }
    row->kind = overflow ? CPY_ATTRIBUTE_OVERFLOW : CPY_ATTRIBUTE_SLOT;
    return cpy_cache_rely_on(shape_class(shape), false);
}

static bool set_row(struct cpy_attribute_row *row, enum cpy_attribute_kind kind, cpy_value value)
{
    row->kind = (uint8_t)kind;
    row->value = value;
    return true;
}

/* An attribute that C code computes, found in a class that is type or a base of it: nothing in an object hides it. */
static bool classify_native(struct cpy_thread *t, struct cpy_type *type, cpy_value found, bool write,
    struct cpy_attribute_row *row)
{
    const struct cpy_getset *g;

    if (!found || !cpy_is(t, found, CPY_TYPE_GETSET))
        return false;
    g = (const struct cpy_getset *)cpy_pointer(found);
    if ((write && !g->row->set) || !cpy_is_subtype(cpy_from(type), cpy_load(g->type)))
        return false;
    return set_row(row, CPY_ATTRIBUTE_NATIVE, found) && cpy_cache_rely_on(type, true);
}

/* Is it a property whose getter is in C: a field of time.struct_time? */
static bool is_native_property(struct cpy_thread *t, cpy_value found)
{
    cpy_value get = cpy_is(t, found, CPY_TYPE_PROPERTY) ? cpy_load(((struct cpy_property *)cpy_pointer(found))->get) : CPY_UNSET;

    return get && !cpy_has_layout(get, CPY_TYPE_FUNCTION);
}

/* Is it a data descriptor of a class in C that has no other below it: a field of a named tuple? */
static bool is_native_field(struct cpy_thread *t, cpy_value found)
{
    const struct cpy_type_def *def = cpy_class_of(t, found)->own_def;

    return def && def->flags & CPY_TYPE_FINAL && is_data_descriptor(t, found) && class_has(t, found, CPY_SLOT_GET);
}

/* Like classify_native(), of what C code computes otherwise. */
static bool classify_field(struct cpy_thread *t, struct cpy_type *type, cpy_value found, struct cpy_attribute_row *row)
{
    return found && (is_native_field(t, found) || is_native_property(t, found)) && set_row(row, CPY_ATTRIBUTE_DESCRIPTOR, found)
        && cpy_cache_rely_on(type, true);
}

/* The getter of a property, if its frame can be pushed as it is. */
static cpy_value python_getter(struct cpy_thread *t, cpy_value found)
{
    cpy_value get = cpy_is(t, found, CPY_TYPE_PROPERTY) ? cpy_load(((struct cpy_property *)cpy_pointer(found))->get) : CPY_UNSET;
    struct cpy_code *code;

    if (!get || !cpy_is(t, get, CPY_TYPE_FUNCTION))
        return CPY_UNSET;
    code = cpy_as_code(cpy_load(((struct cpy_func *)cpy_pointer(get))->code));
    return cpy_code_takes(code, 1) ? get : CPY_UNSET;
}

/* What __set__ in Python or a property's setter does: which, is looked up each time. */
static bool classify_setter(struct cpy_thread *t, struct cpy_type *type, cpy_value found, struct cpy_attribute_row *row)
{
    if (!found || !(cpy_is(t, found, CPY_TYPE_PROPERTY) || cpy_python_special(t, found, CPY_SLOT_SET)))
        return false;
    return set_row(row, CPY_ATTRIBUTE_DESCRIPTOR, found) && cpy_cache_rely_on(type, true);
}

/* The same of __get__.  An attribute of the object's own has to be out of the question: the descriptor's class may change, and
 * with it which of the two goes first. */
static bool classify_getter(struct cpy_thread *t, struct cpy_shape *shape, cpy_value name, cpy_value found,
    struct cpy_attribute_row *row)
{
    if (!cpy_python_special(t, found, CPY_SLOT_GET) || (has_slots(shape) && cpy_shape_find(shape, name) >= 0))
        return false;
    return set_row(row, CPY_ATTRIBUTE_DESCRIPTOR, found);
}

static cpy_value wrapped(cpy_value v) { return cpy_load(((struct cpy_wrapped_function *)cpy_pointer(v))->function); }

/* What was found in the class is the attribute of every object of the shape: as what? */
static bool classify_constant(struct cpy_thread *t, cpy_value found, struct cpy_attribute_row *row)
{
    cpy_value getter;

    if (cpy_is(t, found, CPY_TYPE_FUNCTION) || (cpy_is_native(found) && cpy_as_native(found)->is_method))
        return set_row(row, CPY_ATTRIBUTE_METHOD, found);
    if (cpy_is(t, found, CPY_TYPE_STATICMETHOD))
        return set_row(row, CPY_ATTRIBUTE_CONST, wrapped(found));
    if (cpy_is(t, found, CPY_TYPE_CLASSMETHOD) && cpy_is(t, wrapped(found), CPY_TYPE_FUNCTION))
        return set_row(row, CPY_ATTRIBUTE_CLASS_METHOD, wrapped(found));
    if ((getter = python_getter(t, found)))
        return set_row(row, CPY_ATTRIBUTE_PROPERTY, getter);
    return !class_has(t, found, CPY_SLOT_GET) && set_row(row, CPY_ATTRIBUTE_CONST, found);
}

/* What reading name gives for an object of the shape.  False: no telling. */
static bool classify(struct cpy_thread *t, struct cpy_shape *shape, cpy_value name, struct cpy_attribute_row *row)
{
    struct cpy_type *type = shape_class(shape);
    cpy_value found;

    if (!cpy_class_is_plain(type, CPY_CLASS_PLAIN_GETATTR))
        return false;
    found = cpy_type_lookup(t, type, name);
    if (classify_slot(t, shape, name, found, row) || classify_native(t, type, found, false, row)
        || classify_field(t, type, found, row))
        return true;
    if (!found || (!has_slots(shape) && !(shape->flags & CPY_SHAPE_NO_ATTRS)))
        return false; /* missing, or an attribute in a dict could hide it */
    return (classify_getter(t, shape, name, found, row) || classify_constant(t, found, row)) && cpy_cache_rely_on(type, true);
}

/* What writing name does to an object of the shape: a slot, or a transition to another shape. */
static bool classify_set(struct cpy_thread *t, struct cpy_shape *shape, cpy_value name, struct cpy_attribute_row *row)
{
    struct cpy_type *type = shape_class(shape);
    struct cpy_shape *to;
    cpy_value found;
    bool overflow;

    if (!cpy_class_is_plain(type, CPY_CLASS_PLAIN_SETATTR))
        return false;
    found = cpy_type_lookup(t, type, name);
    if (classify_slot(t, shape, name, found, row) || classify_native(t, type, found, true, row))
        return true;
    if (classify_setter(t, type, found, row))
        return true;
    if (is_data_descriptor(t, found) || !has_slots(shape) || shape->count >= shape->inline_slots || cpy_shape_find(shape, name) >= 0)
        return false;
    if (!(to = cpy_shape_add(t, shape, name))) {
        cpy_take_pending(t);
        return false;
    }
    row->where = slot_offset(shape, shape->count, &overflow);
    return set_row(row, CPY_ATTRIBUTE_ADD, cpy_from(to)) && cpy_cache_rely_on(type, false);
}

/* --- classes and modules, which are their own guard ------------------------------------------------------------------ */

/* The module dict's entry of name. */
static void fill_module(struct cpy_frame *frame, struct cpy_insn *insn, struct cpy_cache *cache, cpy_value o, cpy_value name,
    uint8_t op)
{
    struct cpy_dict *dict = cpy_as_dict(cpy_load(((struct cpy_module *)cpy_pointer(o))->dict));
    int64_t entry;

    if (!dict->only_str || dict->version == UINT32_MAX || (entry = cpy_dict_find_name(dict, name)) < 0)
        return;
    cpy_cache_fill(frame, insn, cache, op, o, cpy_from(dict));
    cache->version = dict->version;
    cache->where = (uint32_t)entry;
}

/* Is it called with the class as its first argument, when it is a classmethod's function? */
static bool binds_class(struct cpy_thread *t, cpy_value function)
{
    return cpy_is(t, function, CPY_TYPE_FUNCTION) || (cpy_is_native(function) && !cpy_as_native(function)->is_method);
}

/* An attribute of a class, found on its own MRO and not hidden by the metaclass.  *bound: the class becomes an argument. */
static cpy_value class_attribute(struct cpy_thread *t, struct cpy_type *type, cpy_value name, bool *bound)
{
    struct cpy_type *meta = cpy_class_of_object(&type->head);
    cpy_value found;

    *bound = false;
    if (meta != cpy_as_type(t->vm->types[CPY_TYPE_TYPE]) || cpy_type_lookup(t, meta, name))
        return CPY_UNSET;
    found = cpy_type_lookup(t, type, name);
    if (!found || cpy_is(t, found, CPY_TYPE_FUNCTION))
        return found;
    if (cpy_is(t, found, CPY_TYPE_STATICMETHOD))
        return wrapped(found);
    if (cpy_is(t, found, CPY_TYPE_CLASSMETHOD) && binds_class(t, wrapped(found))) {
        *bound = true;
        return wrapped(found);
    }
    return class_has(t, found, CPY_SLOT_GET) ? CPY_UNSET : found;
}

static void fill_class(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, struct cpy_cache *cache, cpy_value o,
    cpy_value name, bool method)
{
    bool bound;
    cpy_value v = class_attribute(t, cpy_as_type(o), name, &bound);

    if (!v || (bound && !method) || !cpy_cache_rely_on(cpy_as_type(o), true))
        return;
    cache->where = bound;
    cpy_cache_fill(frame, insn, cache, method ? CPY_OP_LOAD_METHOD_IDENTITY : CPY_OP_GET_ATTR_IDENTITY, o, v);
}

/* True: o is a class or module. */
static bool fill_namespace(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, struct cpy_cache *cache,
    cpy_value o, cpy_value name, bool method)
{
    if (cpy_is_type(o)) {
        fill_class(t, frame, insn, cache, o, name, method);
        return true;
    }
    if (cpy_is(t, o, CPY_TYPE_MODULE))
        fill_module(frame, insn, cache, o, name, method ? CPY_OP_LOAD_METHOD_MODULE : CPY_OP_GET_ATTR_MODULE);
    return cpy_has_layout(o, CPY_TYPE_MODULE);
}

/* --- instances ------------------------------------------------------------------------------------------------------- */

/* The specialised instruction for each kind; 0: there is none. */
static const uint8_t get_attr[CPY_ATTRIBUTE_KINDS] = {
    [CPY_ATTRIBUTE_SLOT] = CPY_OP_GET_ATTR_SLOT, [CPY_ATTRIBUTE_OVERFLOW] = CPY_OP_GET_ATTR_OVERFLOW,
    [CPY_ATTRIBUTE_CONST] = CPY_OP_GET_ATTR_CONST, [CPY_ATTRIBUTE_PROPERTY] = CPY_OP_GET_ATTR_PROPERTY,
    [CPY_ATTRIBUTE_NATIVE] = CPY_OP_GET_ATTR_NATIVE, [CPY_ATTRIBUTE_DESCRIPTOR] = CPY_OP_GET_ATTR_DESCRIPTOR,
};
static const uint8_t load_method[CPY_ATTRIBUTE_KINDS] = {
    [CPY_ATTRIBUTE_SLOT] = CPY_OP_LOAD_METHOD_SLOT, [CPY_ATTRIBUTE_METHOD] = CPY_OP_LOAD_METHOD_CONST,
    [CPY_ATTRIBUTE_OVERFLOW] = CPY_OP_LOAD_METHOD_TABLE, [CPY_ATTRIBUTE_CONST] = CPY_OP_LOAD_METHOD_TABLE,
    [CPY_ATTRIBUTE_CLASS_METHOD] = CPY_OP_LOAD_METHOD_TABLE,
};
static const uint8_t set_attr[CPY_ATTRIBUTE_KINDS] = {
    [CPY_ATTRIBUTE_SLOT] = CPY_OP_SET_ATTR_SLOT, [CPY_ATTRIBUTE_ADD] = CPY_OP_SET_ATTR_ADD,
    [CPY_ATTRIBUTE_NATIVE] = CPY_OP_SET_ATTR_NATIVE, [CPY_ATTRIBUTE_DESCRIPTOR] = CPY_OP_SET_ATTR_DESCRIPTOR,
};

/* Writes what was found into the site's cache, or into the table. */
static void fill_row(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, struct cpy_cache *cache,
    const struct cpy_attribute_row *row, uint8_t op, uint8_t table_op)
{
    if (op && op != table_op) {
        cache->where = row->where;
        cpy_cache_fill(frame, insn, cache, op, row->shape, row->value);
        return;
    }
    cpy_cache_fill(frame, insn, cache, table_op, CPY_UNSET, row->name & ~(cpy_value)7);
    cpy_attribute_row_enter(t->vm, row);
}

/* Nothing changes the methods of int. */
static void fill_small(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, struct cpy_cache *cache, cpy_value name)
{
    cpy_value found = cpy_type_lookup(t, cpy_as_type(t->vm->types[CPY_TYPE_INT]), name);

    if (found && cpy_is_native(found) && cpy_as_native(found)->is_method)
        cpy_cache_fill(frame, insn, cache, CPY_OP_LOAD_METHOD_SMALL, CPY_UNSET, found);
}

static void fill_reading(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, cpy_value o, cpy_value name,
    const uint8_t *ops, uint8_t table_op)
{
    struct cpy_cache *cache = &frame->side->caches[cpy_insn_cache(*insn)];
    struct cpy_attribute_row row = {.name = name};
    bool method = ops == load_method, few = has_few(frame, insn, cache);

    if (few && method && cpy_is_small(o))
        fill_small(t, frame, insn, cache, name);
    if (!cpy_is_object(o) || (few && fill_namespace(t, frame, insn, cache, o, name, method)) || cpy_is_type(o)
        || is_hopeless(cache, cpy_pointer(o)->shape))
        return;
    row.shape = cpy_from(cpy_pointer(o)->shape);
    if (classify(t, cpy_pointer(o)->shape, name, &row) && (ops[row.kind] || !few))
        fill_row(t, frame, insn, cache, &row, few ? ops[row.kind] : 0, table_op);
}

void cpy_cache_get_attr(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, cpy_value o, cpy_value name)
{
    fill_reading(t, frame, insn, o, name, get_attr, CPY_OP_GET_ATTR_TABLE);
}

void cpy_cache_load_method(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, cpy_value o, cpy_value name)
{
    fill_reading(t, frame, insn, o, name, load_method, CPY_OP_LOAD_METHOD_TABLE);
}

void cpy_cache_set_attr(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, cpy_value o, cpy_value name)
{
    struct cpy_cache *cache = &frame->side->caches[cpy_insn_cache(*insn)];
    struct cpy_attribute_row row = {.name = name + CPY_ATTRIBUTE_WRITTEN};
    bool few = has_few(frame, insn, cache);

    if (!cpy_is_object(o) || cpy_is_type(o))
        return;
    row.shape = cpy_from(cpy_pointer(o)->shape);
    if (classify_set(t, cpy_pointer(o)->shape, name, &row) && (set_attr[row.kind] || !few))
        fill_row(t, frame, insn, cache, &row, few ? set_attr[row.kind] : 0, CPY_OP_SET_ATTR_TABLE);
}

/* --- globals --------------------------------------------------------------------------------------------------------- */

void cpy_cache_load_global(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, cpy_value name)
{
    struct cpy_cache *cache = &frame->side->caches[cpy_insn_cache(*insn)];
    struct cpy_dict *globals = cpy_as_dict(frame->globals), *builtins;
    int64_t entry;

    if (!cpy_cache_count_miss(frame, insn, cache) || !cpy_is(t, frame->globals, CPY_TYPE_DICT) || !globals->only_str || globals->version == UINT32_MAX)
        return;
    cache->version = globals->version;
    if ((entry = cpy_dict_find_name(globals, name)) >= 0) {
        cache->where = (uint32_t)entry;
        cpy_cache_fill(frame, insn, cache, CPY_OP_LOAD_GLOBAL_VALUE, CPY_UNSET, cpy_from(globals));
        return;
    }
    if (!cpy_is(t, frame->builtins, CPY_TYPE_DICT))
        return;
    builtins = cpy_as_dict(frame->builtins);
    if (!builtins->only_str || builtins->version == UINT32_MAX || (entry = cpy_dict_find_name(builtins, name)) < 0)
        return;
    cache->where = (uint32_t)entry;
    cache->version_2 = builtins->version;
    cpy_cache_fill(frame, insn, cache, CPY_OP_LOAD_GLOBAL_BUILTIN, CPY_UNSET, cpy_from(builtins));
}
