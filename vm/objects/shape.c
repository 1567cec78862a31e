/* SPDX-License-Identifier: MIT */
/* vm/objects/shape.c - shapes, and an object's own attributes.
 *
 * A shape is found from its parent by the name that is added, so objects that get the
 * same attributes in the same order share shapes.  Every eighth shape of a chain holds
 * a dict of its names; a search walks at most seven parents before it meets one.
 *
 * What is hard: an object changes its shape and its storage together.  Storage is made
 * first, then the value is stored, then the shape changes, so that the collector
 * and a failed allocation find the object whole at every moment. */
#include "vm/objects/shape.h"

#include "vm/memory/heap.h"
#include "vm/objects/dict.h"
#include "vm/objects/type_parts.h"

#define KEYS_EVERY 8       /* shapes between two that hold a dict of names */
#define MAX_TRANSITIONS 64 /* children of one shape; more: the names do not look like a class's attributes */
#define MAX_INLINE 64
#define OVERFLOWS_TO_LEARN 8 /* attributes without inline slot until the class gives more of them */

void cpy_caches_drop(struct cpy_vm *vm, struct cpy_type *type);

/* --- shapes ----------------------------------------------------------------------------- */

static void shape_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct cpy_shape *shape = (struct cpy_shape *)o;

    cpy_trace(tracer, shape->type);
    cpy_trace(tracer, shape->parent);
    cpy_trace(tracer, shape->name);
    cpy_trace(tracer, shape->keys);
    cpy_trace(tracer, shape->transitions);
}

const struct cpy_type_def cpy_shape_type = {
    .name = "shape",
    .doc = "The attribute layout of objects.",
    .size = sizeof(struct cpy_shape),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT | CPY_TYPE_NO_WEAKREF,
    .trace = shape_trace,
};

static void slot_block_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct cpy_slot_block *block = (struct cpy_slot_block *)o;

    cpy_trace_many(tracer, block->slots, block->cap);
}

static size_t slot_block_size(const struct cpy_object *o)
{
    return sizeof(struct cpy_slot_block) + ((const struct cpy_slot_block *)o)->cap * sizeof(cpy_field);
}

const struct cpy_type_def cpy_slot_block_type = {
    .name = "slot_block",
    .doc = "Attributes that do not fit into the object.",
    .size = sizeof(struct cpy_slot_block),
    .size_of = slot_block_size,
    .trace = slot_block_trace,
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT | CPY_TYPE_NO_WEAKREF | CPY_TYPE_VARIABLE,
};

/* How many fields of __slots__ lie between the native part and extra. */
static uint16_t count_members(const struct cpy_type *type)
{
    const struct cpy_type *native = type;

    if (cpy_def_is_variable(type->def))
        return 0;
    while (!native->own_def)
        native = cpy_as_type(cpy_load(native->base));
    return (uint16_t)((cpy_round8(type->native_size) - cpy_round8(native->native_size)) / sizeof(cpy_field));
}

struct cpy_shape *cpy_shape_new_root(struct cpy_thread *t, struct cpy_type *type, unsigned flags)
{
    struct cpy_shape *shape = cpy_alloc(t, cpy_shape(t, CPY_TYPE_SHAPE), sizeof *shape);

    if (!shape)
        return NULL;
    shape->layout = type->layout;
    shape->flags = (uint8_t)flags;
    shape->extra_offset = (uint32_t)cpy_round8(type->native_size);
    shape->members = count_members(type);
    if (!(flags & (CPY_SHAPE_DICT | CPY_SHAPE_NO_ATTRS)))
        shape->inline_slots = type->inline_slots;
    cpy_store(shape, &shape->type, cpy_from(type));
    return shape;
}

int cpy_shape_find(struct cpy_shape *shape, cpy_value name)
{
    while (shape->count) {
        if (cpy_load(shape->name) == name)
            return (int)shape->count - 1;
        if (cpy_load(shape->keys))
            return (int)cpy_dict_find_name(cpy_as_dict(cpy_load(shape->keys)), name);
        shape = cpy_as_shape(shape->parent);
    }
    return -1;
}

/* The names of a shape's attributes, in order of their slots. */
static void shape_names(struct cpy_shape *shape, cpy_value *names)
{
    for (; shape->count; shape = cpy_as_shape(shape->parent))
        names[shape->count - 1] = cpy_load(shape->name);
}

static bool make_keys(struct cpy_thread *t, struct cpy_shape *shape)
{
    cpy_value names[CPY_MAX_SHAPE_SLOTS], keys = cpy_dict_new(t);

    if (!keys)
        return false;
    shape_names(shape, names);
    for (uint32_t i = 0; i < shape->count; i++)
        if (!cpy_dict_set(t, keys, names[i], CPY_NONE))
            return false;
    cpy_store(shape, &shape->keys, keys);
    return true;
}

static struct cpy_shape *make_child(struct cpy_thread *t, struct cpy_shape *parent, cpy_value name)
{
    struct cpy_shape *shape = cpy_alloc(t, cpy_shape(t, CPY_TYPE_SHAPE), sizeof *shape);

    if (!shape)
        return NULL;
    shape->layout = parent->layout;
    shape->flags = parent->flags;
    shape->inline_slots = parent->inline_slots;
    shape->extra_offset = parent->extra_offset;
    shape->members = parent->members;
    shape->count = parent->count + 1;
    cpy_store(shape, &shape->type, cpy_load(parent->type));
    cpy_store(shape, &shape->parent, cpy_from(parent));
    cpy_store(shape, &shape->name, name);
    if (shape->count % KEYS_EVERY == 0 && !make_keys(t, shape))
        return NULL;
    return shape;
}

/* Enters a child among its parent's transitions: the first is referred to directly, more by a dict. */
static bool add_transition(struct cpy_thread *t, struct cpy_shape *parent, struct cpy_shape *child)
{
    cpy_value known = cpy_load(parent->transitions), dict = known;

    if (!known) {
        cpy_store(parent, &parent->transitions, cpy_from(child));
    } else {
        if (!cpy_has_layout(known, CPY_TYPE_DICT)) {
            struct cpy_shape *only = (struct cpy_shape *)cpy_pointer(known);

            if (!(dict = cpy_dict_new(t)) || !cpy_dict_set(t, dict, cpy_load(only->name), known))
                return false;
        }
        if (!cpy_dict_set(t, dict, cpy_load(child->name), cpy_from(child)))
            return false;
        cpy_store(parent, &parent->transitions, dict);
    }
    parent->transition_count++;
    return true;
}

/* The child that adds name, or NULL. */
static struct cpy_shape *find_child(struct cpy_shape *shape, cpy_value name)
{
    cpy_value known = cpy_load(shape->transitions);
    struct cpy_dict *dict;
    int64_t e;

    if (!known)
        return NULL;
    if (!cpy_has_layout(known, CPY_TYPE_DICT)) {
        struct cpy_shape *only = (struct cpy_shape *)cpy_pointer(known);

        return cpy_load(only->name) == name ? only : NULL;
    }
    dict = cpy_as_dict(known);
    e = cpy_dict_find_name(dict, name);
    return e < 0 ? NULL : cpy_as_shape(dict->entries[e].value);
}

struct cpy_shape *cpy_shape_add(struct cpy_thread *t, struct cpy_shape *shape, cpy_value name)
{
    struct cpy_shape *child = find_child(shape, name);

    if (child)
        return child;
    if (shape->count == CPY_MAX_SHAPE_SLOTS || shape->transition_count == MAX_TRANSITIONS)
        return NULL;
    child = make_child(t, shape, name);
    return child && add_transition(t, shape, child) ? child : NULL;
}

/* The shape of a class's instances in dict mode. */
static struct cpy_shape *dict_shape(struct cpy_thread *t, struct cpy_type *type)
{
    struct cpy_shape *made, *root = cpy_as_shape(type->root_shape);

    if (root->flags & CPY_SHAPE_DICT)
        return root;
    if (cpy_load(type->dict_shape))
        return cpy_as_shape(type->dict_shape);
    if ((made = cpy_shape_new_root(t, type, root->flags | CPY_SHAPE_DICT)))
        cpy_store(type, &type->dict_shape, cpy_from(made));
    return made;
}

/* New instances of the class get room for one more attribute than those that overflow now. */
static void learn(struct cpy_thread *t, struct cpy_type *type, struct cpy_shape *shape)
{
    unsigned wanted = shape->count + 1 < MAX_INLINE ? shape->count + 1 : MAX_INLINE;
    struct cpy_shape *root;

    if (++type->overflows < OVERFLOWS_TO_LEARN || type->inline_slots >= wanted || !(type->flags & CPY_CLASS_HEAP))
        return;
    type->overflows = 0;
    type->inline_slots = (uint16_t)wanted;
    if ((root = cpy_shape_new_root(t, type, cpy_as_shape(type->root_shape)->flags)))
        cpy_store(type, &type->root_shape, cpy_from(root));
    else
        cpy_take_pending(t); /* it was only an improvement */
}

/* Instances may have been made already (by __init_subclass__): they keep their root, later ones get the spare one. */
void cpy_type_hint_slots(struct cpy_type *type, unsigned count)
{
    unsigned wanted = type->inline_slots + count;
    struct cpy_shape *spare = cpy_as_shape(type->spare_root);

    if (!spare)
        return;
    type->inline_slots = (uint16_t)(wanted < MAX_INLINE ? wanted : MAX_INLINE);
    spare->inline_slots = type->inline_slots;
    cpy_store(type, &type->root_shape, cpy_from(spare));
    cpy_store(type, &type->spare_root, CPY_UNSET);
}

/* --- storage ----------------------------------------------------------------------------------- */

cpy_field *cpy_extra_field(const struct cpy_object *o)
{
    if (CPY_UNLIKELY(o->shape->flags & CPY_SHAPE_VARIABLE)) {
        const struct cpy_type_def *def = cpy_class_of_object(o)->def;

        while (!def->size_of)
            def = def->base;
        return (cpy_field *)(void *)((char *)(uintptr_t)o + cpy_round8(def->size_of(o)));
    }
    return cpy_fixed_extra(o);
}

void cpy_trace_own(struct cpy_tracer *tracer, struct cpy_object *o)
{
    const struct cpy_shape *shape = o->shape;
    const cpy_field *extra = cpy_extra_field(o);
    size_t own = shape->flags & CPY_SHAPE_NO_ATTRS ? 0 : 1 + (size_t)shape->inline_slots;

    cpy_trace_many(tracer, extra - shape->members, shape->members + own);
}

/* Makes sure that attribute number n beyond the inline slots has a place. */
static bool reserve_slot(struct cpy_thread *t, struct cpy_object *o, uint32_t n)
{
    cpy_field *extra = cpy_fixed_extra(o);
    struct cpy_slot_block *old = (struct cpy_slot_block *)cpy_pointer(cpy_load(*extra)), *block;
    uint32_t index = n - o->shape->inline_slots, cap = old ? old->cap * 2 : 4;

    if (old && index < old->cap)
        return true;
    while (cap <= index)
        cap *= 2;
    block = cpy_new_variable(t, t->vm->types[CPY_TYPE_SLOT_BLOCK], sizeof *block + cap * sizeof(cpy_field));
    if (!block)
        return false;
    block->cap = cap;
    if (old)
        cpy_store_many(block, block->slots, (const cpy_value *)(const void *)old->slots, old->cap);
    cpy_store(o, extra, cpy_from(block));
    return true;
}

static bool is_module(const struct cpy_object *o) { return o->shape->layout == CPY_TYPE_MODULE; }

/* The dict of an object in dict mode or of a module; CPY_UNSET if it has none yet. */
static cpy_value dict_of(const struct cpy_object *o)
{
    if (is_module(o))
        return cpy_load(((const struct cpy_module *)o)->dict);
    return cpy_load(*cpy_extra_field(o));
}

static bool has_dict(const struct cpy_object *o) { return o->shape->flags & CPY_SHAPE_DICT || is_module(o); }

/* --- attributes ------------------------------------------------------------------------------------- */

cpy_value cpy_own_get(struct cpy_thread *t, struct cpy_object *o, cpy_value name)
{
    struct cpy_shape *shape = o->shape;
    cpy_value dict;
    int n;

    if (CPY_LIKELY(!(shape->flags & (CPY_SHAPE_DICT | CPY_SHAPE_NO_ATTRS)))) {
        n = cpy_shape_find(shape, name);
        return n < 0 ? CPY_UNSET : cpy_load(*cpy_slot_field(o, (uint32_t)n));
    }
    if (!has_dict(o) || !(dict = dict_of(o)))
        return CPY_UNSET;
    return cpy_dict_get(t, dict, name);
}

static bool set_in_dict(struct cpy_thread *t, struct cpy_object *o, cpy_value name, cpy_value v)
{
    cpy_value dict = cpy_own_dict(t, o);

    return dict && cpy_dict_set(t, dict, name, v);
}

static bool add_attribute(struct cpy_thread *t, struct cpy_object *o, cpy_value name, cpy_value v)
{
    struct cpy_shape *shape = o->shape, *child = cpy_shape_add(t, shape, name);
    uint32_t n = shape->count;

    if (!child)
        return !cpy_pending(t) && set_in_dict(t, o, name, v);
    if (CPY_UNLIKELY(n >= shape->inline_slots)) {
        if (!reserve_slot(t, o, n))
            return false;
        learn(t, cpy_as_type(cpy_load(shape->type)), shape);
    }
    cpy_slot_store(o, n, v);
    cpy_set_shape(o, child);
    return true;
}

bool cpy_own_set(struct cpy_thread *t, struct cpy_object *o, cpy_value name, cpy_value v)
{
    struct cpy_shape *shape = o->shape;
    int n;

    if (CPY_LIKELY(!(shape->flags & (CPY_SHAPE_DICT | CPY_SHAPE_NO_ATTRS)))) {
        if ((n = cpy_shape_find(shape, name)) < 0)
            return add_attribute(t, o, name, v);
        cpy_slot_store(o, (uint32_t)n, v);
        return true;
    }
    return has_dict(o) && set_in_dict(t, o, name, v);
}

int cpy_own_delete(struct cpy_thread *t, struct cpy_object *o, cpy_value name)
{
    struct cpy_shape *shape = o->shape;
    cpy_value dict;

    if (!(shape->flags & (CPY_SHAPE_DICT | CPY_SHAPE_NO_ATTRS))) {
        if (cpy_shape_find(shape, name) < 0)
            return 0;
    } else if (!has_dict(o)) {
        return 0;
    }
    if (!(dict = cpy_own_dict(t, o)))
        return -1;
    return cpy_dict_remove(t, dict, name);
}

cpy_value cpy_own_dict_copy(struct cpy_thread *t, struct cpy_object *o)
{
    cpy_value names[CPY_MAX_SHAPE_SLOTS], dict;
    struct cpy_shape *shape = o->shape;

    if (has_dict(o))
        return (dict = dict_of(o)) ? cpy_dict_copy(t, dict) : cpy_dict_new(t);
    if (!(dict = cpy_dict_new(t)) || shape->flags & CPY_SHAPE_NO_ATTRS)
        return dict;
    shape_names(shape, names);
    for (uint32_t i = 0; i < shape->count; i++)
        if (!cpy_dict_set(t, dict, names[i], cpy_load(*cpy_slot_field(o, i))))
            return CPY_ERROR;
    return dict;
}

/* Gives o a dict in place of its slots. */
static void enter_dict_mode(struct cpy_object *o, struct cpy_shape *shape, cpy_value dict)
{
    cpy_field *extra = cpy_extra_field(o);
    uint32_t slots = o->shape->inline_slots;

    cpy_store(o, extra, dict);
    cpy_set_shape(o, shape);
    memset(extra + 1, 0, slots * sizeof(cpy_field));
}

cpy_value cpy_own_dict(struct cpy_thread *t, struct cpy_object *o)
{
    struct cpy_shape *shape;
    cpy_value dict;

    if (has_dict(o) && (dict = dict_of(o)))
        return dict;
    if (is_module(o)) {
        if ((dict = cpy_dict_new(t)))
            cpy_store(o, &((struct cpy_module *)o)->dict, dict);
        return dict;
    }
    if (!(dict = cpy_own_dict_copy(t, o)) || !(shape = dict_shape(t, cpy_class_of_object(o))))
        return CPY_ERROR;
    enter_dict_mode(o, shape, dict);
    return dict;
}

bool cpy_own_set_dict(struct cpy_thread *t, struct cpy_object *o, cpy_value dict)
{
    struct cpy_shape *shape;

    if (is_module(o)) {
        cpy_store(o, &((struct cpy_module *)o)->dict, dict);
        return true;
    }
    if (!(shape = dict_shape(t, cpy_class_of_object(o))))
        return false;
    enter_dict_mode(o, shape, dict);
    return true;
}

bool cpy_own_change_class(struct cpy_thread *t, struct cpy_object *o, struct cpy_type *to)
{
    struct cpy_shape *shape = dict_shape(t, to);

    if (shape)
        cpy_set_shape(o, shape);
    return shape;
}

/* --- caches ------------------------------------------------------------------------------------------------ */

void cpy_method_cache_clear(struct cpy_vm *vm) { memset(vm->method_cache, 0, sizeof vm->method_cache); }

/* Takes the mark of being cached from a class and what derives from it. */
static bool forget(struct cpy_type *type, void *user)
{
    type->flags &= ~(unsigned)CPY_CLASS_CACHED;
    return cpy_each_subclass(type, forget, user);
}

void cpy_retire_shapes(struct cpy_thread *t, struct cpy_type *type)
{
    cpy_method_cache_clear(t->vm);
    cpy_caches_drop(t->vm, type);
    forget(type, NULL);
}
