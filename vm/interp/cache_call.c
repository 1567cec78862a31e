/* SPDX-License-Identifier: MIT */
/* vm/interp/cache_call.c - specialising calls by what is called.
 *
 * A call site that meets several Python functions checks at each call whether the
 * arguments are exactly the parameters (the ANY forms) and needs no guard. */
#include "vm/interp/loop.h"
#include "vm/objects/type_parts.h"

/* A function whose frame begins right at the arguments. */
static bool takes_exactly(cpy_value function, size_t n)
{
    return cpy_code_takes(cpy_as_code(cpy_load(((struct cpy_func *)cpy_pointer(function))->code)), n);
}

/* A native to which n arguments in registers can be given as they are, after defaults are filled in. */
static bool native_takes(struct cpy_thread *t, struct cpy_native_object *f, size_t n)
{
    if (f->is_new || f->row->binding == CPY_BIND_SLOWLY || cpy_native_is_next(f))
        return false;
    if (!cpy_native_signature(t, f)) {
        cpy_take_pending(t);
        return false;
    }
    return cpy_native_takes(f, n + (cpy_load(f->self) != CPY_UNSET));
}

/* The native that calling a class with make comes down to, or what is native itself. */
static cpy_value native_behind(cpy_value callee)
{
    if (cpy_is_native(callee))
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

/* next(), unless the program has put something else there: native code, but it resumes generators. */
static bool is_next(struct cpy_thread *t, cpy_value callee)
{
    return strcmp(cpy_as_native(callee)->row->name, "next") == 0 && cpy_dict_get_str(t, t->vm->builtins, "next") == callee;
}

/* The instruction for a native; calls that resume generators have their own. */
static uint8_t native_op(struct cpy_thread *t, cpy_value callee, size_t n, bool method)
{
    if (method)
        return cpy_as_native(callee)->row->call == cpy_generator_send ? CPY_OP_CALL_METHOD_SEND : CPY_OP_CALL_METHOD_NATIVE;
    return n == 1 && cpy_is_native(callee) && is_next(t, callee) ? CPY_OP_CALL_NEXT : CPY_OP_CALL_NATIVE;
}

/* A bound native, as in "add = items.append": any that is bound of the same method.  The cache must not keep its self. */
static void fill_bound(struct cpy_frame *frame, struct cpy_insn *insn, struct cpy_cache *cache,
    const struct cpy_native_object *bound, bool method)
{
    if (!method && cpy_load(bound->owner))
        cpy_cache_fill(frame, insn, cache, CPY_OP_CALL_NATIVE_BOUND, cpy_load(bound->owner), CPY_UNSET);
}

void cpy_cache_call(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, cpy_value callee, size_t n)
{
    struct cpy_cache *cache = &frame->side->caches[insn->c];
    bool method = cpy_generic_opcode(insn->op) == CPY_OP_CALL_METHOD;
    cpy_value target;

    if (!cpy_cache_count_miss(frame, insn, cache) || cache->misses >= CPY_CACHE_GIVE_UP) {
        insn->c = 0; /* not asked again */
        return;
    }
    if (!cpy_is_object(callee))
        return;
    if (cpy_has_layout(callee, CPY_TYPE_FUNCTION)) {
        if (!takes_exactly(callee, n))
            return;
        if (cache->misses >= CPY_CACHE_MANY)
            insn->op = method ? CPY_OP_CALL_METHOD_ANY : CPY_OP_CALL_ANY;
        else
            cpy_cache_fill(frame, insn, cache, method ? CPY_OP_CALL_METHOD_PYTHON : CPY_OP_CALL_PYTHON, callee, CPY_UNSET);
        return;
    }
    if ((target = native_behind(callee)) && native_takes(t, cpy_as_native(target), n)) {
        cache->count = cpy_as_native(target)->signature->count;
        if (cpy_load(cpy_as_native(target)->self)) {
            fill_bound(frame, insn, cache, cpy_as_native(target), method);
            return;
        }
        if (cpy_as_native(target)->is_method && !method)
            return; /* whether self fits would have to be checked each time */
        cpy_cache_fill(frame, insn, cache, native_op(t, callee, n, method), callee, target);
        return;
    }
    if (!method && cpy_is_type(callee) && (target = plain_init(t, callee, n)) && cpy_cache_rely_on(cpy_as_type(callee), true))
        cpy_cache_fill(frame, insn, cache, CPY_OP_CALL_CLASS, callee, target);
}
