/* SPDX-License-Identifier: MIT */
/* vm/interp/cache.c - making side blocks, and filling and emptying inline caches.
 *
 * Filling happens when an instruction in a side block took its slow path.  It looks
 * at what the slow path is about to find and, if that is a case that a specialised
 * instruction knows, writes the cache and replaces the opcode.  Nothing here calls
 * Python or raises.
 *
 * What a cache takes for granted beyond its guard is that classes do not change: each
 * class on the MRO of the guard's class is marked CPY_CLASS_CACHED, and a write to
 * one of them empties the caches of its subclasses. */
#include "vm/interp/loop.h"
#include "vm/memory/heap.h"
#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"

#include <stdlib.h>

#define DUE (2 * CPY_WEIGHT_RUN)

static const uint8_t generic_opcodes[] = {
#define OP(name, generic) CPY_OP_##generic,
    CPY_SPECIALISED_OPCODES(OP)
#undef OP
};

uint8_t cpy_generic_opcode(uint8_t op) { return op < CPY_OP_GENERIC_COUNT ? op : generic_opcodes[op - CPY_OP_GENERIC_COUNT]; }

/* --- side blocks ------------------------------------------------------------------------------------------------- */

static bool is_call(unsigned op) { return op == CPY_OP_CALL || op == CPY_OP_CALL_METHOD; }

/* Does the instruction have a cache, and which? */
static bool has_cache(struct cpy_insn insn, uint32_t *number)
{
    unsigned op = cpy_generic_opcode(insn.op);

    if (is_call(op)) {
        *number = insn.c;
        return insn.c != 0;
    }
    *number = cpy_insn_cache(insn);
    return cpy_op_info[op].c == CPY_OPERAND_X;
}

static uint32_t count_calls(const struct cpy_code *code)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < code->insn_count; i++)
        n += is_call(code->insns[i].op);
    return n;
}

/* Copies the instructions; each CALL gets a cache of its own after those of the operands X.  0 is none, so cache number 0
 * is left to an operand X, or unused. */
static void copy_insns(const struct cpy_code *code, struct cpy_side *side)
{
    uint32_t next = code->cache_count ? code->cache_count : 1;

    for (uint32_t i = 0; i < code->insn_count; i++) {
        struct cpy_insn insn = code->insns[i];

        if (is_call(insn.op))
            insn.c = next <= UINT16_MAX ? (uint16_t)next++ : 0;
        else if (insn.op == CPY_OP_LOOP)
            insn.op = CPY_OP_LOOP_HOT;
        side->insns[i] = insn;
    }
}

static struct cpy_side *make_side(struct cpy_vm *vm, struct cpy_code *code, cpy_value globals)
{
    uint32_t caches = code->cache_count + count_calls(code) + 1;
    struct cpy_side *side = calloc(1, sizeof *side + caches * sizeof(struct cpy_cache));

    if (!side || !(side->insns = malloc(code->insn_count * sizeof *side->insns))) {
        free(side);
        return NULL;
    }
    side->cache_count = caches;
    copy_insns(code, side);
    cpy_store(code, &side->globals, globals);
    code->side = side;
    code->next_side = vm->codes;
    vm->codes = code;
    return side;
}

struct cpy_side *cpy_side_due(struct cpy_thread *t, struct cpy_code *code, cpy_value globals, unsigned weight)
{
    if (code->side)
        return cpy_load(code->side->globals) == globals ? code->side : NULL;
    code->runs += weight;
    return code->runs >= DUE ? make_side(t->vm, code, globals) : NULL;
}

void cpy_side_free(struct cpy_code *code)
{
    if (!code->side)
        return;
    free(code->side->insns);
    free(code->side);
    code->side = NULL;
}

/* What a dead code object's caches refer to may be swept before the object itself, so it must leave the list now. */
void cpy_codes_sweep(struct cpy_vm *vm)
{
    struct cpy_code **link = &vm->codes;

    while (*link)
        if (cpy_is_marked(*link))
            link = &(*link)->next_side;
        else
            *link = (*link)->next_side;
}

void cpy_side_trace(struct cpy_tracer *tracer, struct cpy_code *code)
{
    const struct cpy_side *side = code->side;

    if (!side)
        return;
    cpy_trace(tracer, side->globals);
    for (uint32_t i = 0; i < side->cache_count; i++) {
        cpy_trace(tracer, side->caches[i].guard);
        cpy_trace(tracer, side->caches[i].value);
    }
}

/* --- emptying ---------------------------------------------------------------------------------------------------- */

/* Does the guard stand for type or a class below it? */
static bool guards(cpy_value guard, cpy_value type)
{
    if (cpy_has_layout(guard, CPY_TYPE_SHAPE))
        guard = cpy_load(((const struct cpy_shape *)cpy_pointer(guard))->type);
    return cpy_has_layout(guard, CPY_TYPE_TYPE) && cpy_is_subtype(guard, type);
}

static void empty(struct cpy_side *side, uint32_t insn, struct cpy_cache *cache)
{
    uint16_t misses = cache->misses;

    side->insns[insn].op = cpy_generic_opcode(side->insns[insn].op);
    memset(cache, 0, sizeof *cache);
    cache->misses = misses;
}

void cpy_caches_drop(struct cpy_vm *vm, struct cpy_type *type)
{
    for (struct cpy_code *code = vm->codes; code; code = code->next_side)
        for (uint32_t i = 0, number; i < code->insn_count; i++) {
            struct cpy_side *side = code->side;

            if (has_cache(side->insns[i], &number) && guards(cpy_load(side->caches[number].guard), cpy_from(type)))
                empty(side, i, &side->caches[number]);
        }
}

void cpy_caches_forget(struct cpy_vm *vm, cpy_value guard)
{
    for (struct cpy_code *code = vm->codes; code; code = code->next_side)
        for (uint32_t i = 0, number; i < code->insn_count; i++)
            if (has_cache(code->side->insns[i], &number) && cpy_load(code->side->caches[number].guard) == guard)
                empty(code->side, i, &code->side->caches[number]);
}

/* --- filling ----------------------------------------------------------------------------------------------------- */

static struct cpy_type *shape_class(const struct cpy_shape *shape) { return cpy_as_type(cpy_load(shape->type)); }

/* Counts the miss.  False: the entry has missed so often that the generic instruction is better. */
static bool may_fill(struct cpy_frame *frame, struct cpy_insn *insn, struct cpy_cache *cache)
{
    frame->side->misses++;
    insn->op = cpy_generic_opcode(insn->op);
    if (cache->misses >= CPY_CACHE_GIVE_UP)
        return false;
    cache->misses++;
    return true;
}

/* Writes an entry; the barrier is the code object's, which shows the caches to the collector. */
static void fill(struct cpy_frame *frame, struct cpy_insn *insn, struct cpy_cache *cache, uint8_t op, cpy_value guard,
    cpy_value value)
{
    cpy_store(frame->code, &cache->guard, guard);
    cpy_store(frame->code, &cache->value, value);
    insn->op = op;
}

/* Notes that a cache relies on a class.  False: it, or one it inherits from, changes too often for constants. */
static bool rely_on(struct cpy_type *type, bool constant)
{
    const struct cpy_tuple *mro = cpy_as_tuple(cpy_load(type->mro));

    for (uint32_t i = 0; constant && i < mro->len; i++)
        if (cpy_as_type(cpy_load(mro->items[i]))->flags & CPY_CLASS_CELLS)
            return false;
    for (uint32_t i = 0; i < mro->len; i++)
        cpy_as_type(cpy_load(mro->items[i]))->flags |= CPY_CLASS_CACHED;
    return true;
}

/* Has the class of v a method of that kind?  Without running anything. */
static bool class_has(struct cpy_thread *t, cpy_value v, enum cpy_slot slot) { return cpy_slot_of(t, v, slot) != NULL; }

static bool is_data_descriptor(struct cpy_thread *t, cpy_value v)
{
    return v && (class_has(t, v, CPY_SLOT_SET) || class_has(t, v, CPY_SLOT_DELETE));
}

/* Where attribute number n of a shape lies: a byte offset in the object, or in the slot block. */
static uint32_t slot_offset(const struct cpy_shape *shape, uint32_t n, bool *overflow)
{
    *overflow = n >= shape->inline_slots;
    if (*overflow)
        return (uint32_t)(offsetof(struct cpy_slot_block, slots) + (n - shape->inline_slots) * sizeof(cpy_field));
    return shape->extra_offset + (uint32_t)((n + 1) * sizeof(cpy_field));
}

/* The module dict's entry of name, in an attribute of a module. */
static bool fill_module(struct cpy_frame *frame, struct cpy_insn *insn, struct cpy_cache *cache, cpy_value o, cpy_value name,
    uint8_t op)
{
    struct cpy_dict *dict = cpy_as_dict(cpy_load(((struct cpy_module *)cpy_pointer(o))->dict));
    int64_t entry;

    if (!dict->only_str || dict->version == UINT32_MAX || (entry = cpy_dict_find_name(dict, name)) < 0)
        return false;
    fill(frame, insn, cache, op, o, cpy_from(dict));
    cache->version = dict->version;
    cache->where = (uint32_t)entry;
    return true;
}

/* An attribute of a class: found on its own MRO, and not hidden by the metaclass. */
static cpy_value class_attribute(struct cpy_thread *t, struct cpy_type *type, cpy_value name)
{
    struct cpy_type *meta = cpy_class_of_object(&type->head);
    cpy_value found;

    if (meta != cpy_as_type(t->vm->types[CPY_TYPE_TYPE]) || cpy_type_lookup(t, meta, name))
        return CPY_UNSET;
    found = cpy_type_lookup(t, type, name);
    if (found && cpy_is(t, found, CPY_TYPE_STATICMETHOD))
        return cpy_load(((struct cpy_wrapped_function *)cpy_pointer(found))->function);
    if (!found || cpy_is(t, found, CPY_TYPE_FUNCTION))
        return found;
    return class_has(t, found, CPY_SLOT_GET) ? CPY_UNSET : found;
}

static bool fill_identity(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, struct cpy_cache *cache,
    cpy_value o, cpy_value name, uint8_t op)
{
    cpy_value v = class_attribute(t, cpy_as_type(o), name);

    if (!v || !rely_on(cpy_as_type(o), true))
        return false;
    fill(frame, insn, cache, op, o, v);
    return true;
}

/* What the two instructions that read attributes become. */
struct reading {
    uint8_t slot, overflow, identity, module;
};
static const struct reading get_attr = {CPY_OP_GET_ATTR_SLOT, CPY_OP_GET_ATTR_OVERFLOW, CPY_OP_GET_ATTR_IDENTITY,
    CPY_OP_GET_ATTR_MODULE};
static const struct reading load_method = {CPY_OP_LOAD_METHOD_SLOT, 0, CPY_OP_LOAD_METHOD_IDENTITY, CPY_OP_LOAD_METHOD_MODULE};

/* Classes and modules, which are their own guard.  True: o is one. */
static bool fill_namespace(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, struct cpy_cache *cache,
    cpy_value o, cpy_value name, const struct reading *to)
{
    if (cpy_is_type(o)) {
        fill_identity(t, frame, insn, cache, o, name, to->identity);
        return true;
    }
    if (cpy_is(t, o, CPY_TYPE_MODULE))
        fill_module(frame, insn, cache, o, name, to->module);
    return cpy_has_layout(o, CPY_TYPE_MODULE);
}

/* An attribute in a slot of the object, or a member made by __slots__ (found). */
static bool fill_slot(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, struct cpy_cache *cache,
    struct cpy_shape *shape, cpy_value name, cpy_value found, const struct reading *to)
{
    bool overflow = false;
    int n;

    if (found && cpy_is(t, found, CPY_TYPE_MEMBER)) {
        cache->where = ((struct cpy_member *)cpy_pointer(found))->offset;
    } else {
        if (is_data_descriptor(t, found) || shape->flags & (CPY_SHAPE_DICT | CPY_SHAPE_NO_ATTRS | CPY_SHAPE_VARIABLE) ||
                (n = cpy_shape_find(shape, name)) < 0)
            return false;
        cache->where = slot_offset(shape, (uint32_t)n, &overflow);
    }
    if ((overflow && !to->overflow) || !rely_on(shape_class(shape), false))
        return false;
    fill(frame, insn, cache, overflow ? to->overflow : to->slot, cpy_from(shape), CPY_UNSET);
    return true;
}

/* May an attribute of the class be taken as that of every object of this shape? */
static bool hides_nothing(const struct cpy_shape *shape)
{
    return !(shape->flags & (CPY_SHAPE_DICT | CPY_SHAPE_VARIABLE)) || shape->flags & CPY_SHAPE_NO_ATTRS;
}

static cpy_value python_getter(struct cpy_thread *t, cpy_value found)
{
    cpy_value get = cpy_is(t, found, CPY_TYPE_PROPERTY) ? cpy_load(((struct cpy_property *)cpy_pointer(found))->get) : CPY_UNSET;
    struct cpy_code *code;

    if (!get || !cpy_is(t, get, CPY_TYPE_FUNCTION))
        return CPY_UNSET;
    code = cpy_as_code(cpy_load(((struct cpy_func *)cpy_pointer(get))->code));
    return code->flags & CPY_CODE_SIMPLE_ARGS && !(code->flags & CPY_CODE_GENERATOR) && code->arg_count == 1 ? get : CPY_UNSET;
}

void cpy_cache_get_attr(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, cpy_value o, cpy_value name)
{
    struct cpy_cache *cache = &frame->side->caches[cpy_insn_cache(*insn)];
    struct cpy_shape *shape;
    cpy_value found, getter;

    if (!may_fill(frame, insn, cache) || !cpy_is_object(o) || fill_namespace(t, frame, insn, cache, o, name, &get_attr))
        return;
    shape = cpy_pointer(o)->shape;
    if (!(shape_class(shape)->flags & CPY_CLASS_PLAIN_GETATTR))
        return;
    found = cpy_type_lookup(t, shape_class(shape), name);
    if (fill_slot(t, frame, insn, cache, shape, name, found, &get_attr) || !found || !hides_nothing(shape))
        return;
    if ((getter = python_getter(t, found))) {
        if (rely_on(shape_class(shape), true))
            fill(frame, insn, cache, CPY_OP_GET_ATTR_PROPERTY, cpy_from(shape), getter);
    } else if (!class_has(t, found, CPY_SLOT_GET) && rely_on(shape_class(shape), true)) {
        fill(frame, insn, cache, CPY_OP_GET_ATTR_CONST, cpy_from(shape), found);
    }
}

void cpy_cache_load_method(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, cpy_value o, cpy_value name)
{
    struct cpy_cache *cache = &frame->side->caches[cpy_insn_cache(*insn)];
    struct cpy_shape *shape;
    cpy_value found;

    if (!may_fill(frame, insn, cache) || !cpy_is_object(o) || fill_namespace(t, frame, insn, cache, o, name, &load_method))
        return;
    shape = cpy_pointer(o)->shape;
    if (!(shape_class(shape)->flags & CPY_CLASS_PLAIN_GETATTR))
        return;
    found = cpy_type_lookup(t, shape_class(shape), name);
    if (fill_slot(t, frame, insn, cache, shape, name, found, &load_method) || !found || !hides_nothing(shape))
        return;
    if (!cpy_is(t, found, CPY_TYPE_FUNCTION) && !(cpy_is(t, found, CPY_TYPE_NATIVE) && cpy_as_native(found)->is_method))
        return;
    if (rely_on(shape_class(shape), true))
        fill(frame, insn, cache, CPY_OP_LOAD_METHOD_CONST, cpy_from(shape), found);
}

/* The attribute that o does not have yet: the shape it gets is known if another object went that way. */
static void fill_transition(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, struct cpy_cache *cache,
    struct cpy_shape *shape, cpy_value name)
{
    struct cpy_shape *to;
    bool overflow;

    if (shape->flags & (CPY_SHAPE_DICT | CPY_SHAPE_NO_ATTRS | CPY_SHAPE_VARIABLE) || shape->count >= shape->inline_slots)
        return;
    if (!(to = cpy_shape_add(t, shape, name))) {
        cpy_take_pending(t);
        return;
    }
    if (!rely_on(shape_class(shape), false))
        return;
    cache->where = slot_offset(shape, shape->count, &overflow);
    fill(frame, insn, cache, CPY_OP_SET_ATTR_ADD, cpy_from(shape), cpy_from(to));
}

void cpy_cache_set_attr(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, cpy_value o, cpy_value name)
{
    static const struct reading set_attr = {.slot = CPY_OP_SET_ATTR_SLOT};
    struct cpy_cache *cache = &frame->side->caches[cpy_insn_cache(*insn)];
    struct cpy_shape *shape;
    cpy_value found;

    if (!may_fill(frame, insn, cache) || !cpy_is_object(o) || cpy_is_type(o))
        return;
    shape = cpy_pointer(o)->shape;
    if (!(shape_class(shape)->flags & CPY_CLASS_PLAIN_SETATTR))
        return;
    found = cpy_type_lookup(t, shape_class(shape), name);
    if (fill_slot(t, frame, insn, cache, shape, name, found, &set_attr) || is_data_descriptor(t, found))
        return;
    if (cpy_shape_find(shape, name) < 0)
        fill_transition(t, frame, insn, cache, shape, name);
}

void cpy_cache_load_global(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, cpy_value name)
{
    struct cpy_cache *cache = &frame->side->caches[cpy_insn_cache(*insn)];
    struct cpy_dict *globals = cpy_as_dict(frame->globals), *builtins = cpy_as_dict(frame->builtins);
    int64_t entry;

    (void)t;
    if (!may_fill(frame, insn, cache) || !globals->only_str || globals->version == UINT32_MAX)
        return;
    cache->version = globals->version;
    if ((entry = cpy_dict_find_name(globals, name)) >= 0) {
        cache->where = (uint32_t)entry;
        fill(frame, insn, cache, CPY_OP_LOAD_GLOBAL_VALUE, CPY_UNSET, cpy_from(globals));
        return;
    }
    if (!builtins->only_str || builtins->version == UINT32_MAX || (entry = cpy_dict_find_name(builtins, name)) < 0)
        return;
    cache->where = (uint32_t)entry;
    cache->version_2 = builtins->version;
    fill(frame, insn, cache, CPY_OP_LOAD_GLOBAL_BUILTIN, CPY_UNSET, cpy_from(builtins));
}

/* --- calls ------------------------------------------------------------------------------------------------------- */

/* A function whose frame begins right at the arguments. */
static bool takes_exactly(cpy_value function, size_t n)
{
    struct cpy_code *code = cpy_as_code(cpy_load(((struct cpy_func *)cpy_pointer(function))->code));

    return code->flags & CPY_CODE_SIMPLE_ARGS && !(code->flags & CPY_CODE_GENERATOR) && code->arg_count == n;
}

/* A native to which n arguments in registers can be given as they are, after defaults are filled in. */
static bool native_takes(struct cpy_thread *t, struct cpy_native_object *f, size_t n)
{
    struct cpy_signature *s;

    if (cpy_load(f->self) || f->is_new)
        return false;
    if (f->simple)
        return n == f->count;
    if (!(s = cpy_native_signature(t, f))) {
        cpy_take_pending(t);
        return false;
    }
    return !s->var_positional && !s->var_keyword && !s->keyword_only && s->count == s->positional && n >= s->required &&
        n <= s->count && s->count - n <= CPY_FRAME_SLACK;
}

/* The native that calling a class with make comes down to, or what is native itself. */
static cpy_value native_behind(struct cpy_thread *t, cpy_value callee)
{
    if (cpy_is(t, callee, CPY_TYPE_NATIVE))
        return callee;
    return cpy_is_type(callee) ? cpy_load(cpy_as_type(callee)->maker) : CPY_UNSET;
}

/* The Python __init__ of a class whose instances object.__new__ makes. */
static cpy_value plain_init(struct cpy_thread *t, cpy_value callee, size_t n)
{
    struct cpy_type *type = cpy_as_type(callee);
    cpy_value new, init;

    if (cpy_type_of(t, callee) != t->vm->types[CPY_TYPE_TYPE] || !(type->flags & CPY_CLASS_HEAP) ||
            type->flags & CPY_CLASS_ABSTRACT || !cpy_slot_is_python(type, CPY_SLOT_INIT))
        return CPY_UNSET;
    new = cpy_type_lookup(t, type, CPY_N(t, __new__));
    if (!new || !cpy_is_native(new) || cpy_as_native(new)->row->call != cpy_object_new)
        return CPY_UNSET;
    init = cpy_type_lookup(t, type, CPY_N(t, __init__));
    return init && cpy_is(t, init, CPY_TYPE_FUNCTION) && takes_exactly(init, n + 1) ? init : CPY_UNSET;
}

void cpy_cache_call(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, cpy_value callee, size_t n)
{
    struct cpy_cache *cache = &frame->side->caches[insn->c];
    bool method = cpy_generic_opcode(insn->op) == CPY_OP_CALL_METHOD;
    cpy_value target;

    if (!insn->c || !may_fill(frame, insn, cache) || !cpy_is_object(callee))
        return;
    if (cpy_has_layout(callee, CPY_TYPE_FUNCTION)) {
        if (takes_exactly(callee, n))
            fill(frame, insn, cache, method ? CPY_OP_CALL_METHOD_PYTHON : CPY_OP_CALL_PYTHON, callee,
                cpy_load(((struct cpy_func *)cpy_pointer(callee))->code));
        return;
    }
    if ((target = native_behind(t, callee)) && native_takes(t, cpy_as_native(target), n)) {
        if (cpy_as_native(target)->is_method && !method)
            return; /* whether self fits would have to be checked each time */
        cache->count = cpy_as_native(target)->simple ? (uint16_t)n : cpy_as_native(target)->signature->count;
        fill(frame, insn, cache, method ? CPY_OP_CALL_METHOD_NATIVE : CPY_OP_CALL_NATIVE, callee, target);
        return;
    }
    if (!method && cpy_is_type(callee) && (target = plain_init(t, callee, n)) && rely_on(cpy_as_type(callee), true))
        fill(frame, insn, cache, CPY_OP_CALL_CLASS, callee, target);
}
