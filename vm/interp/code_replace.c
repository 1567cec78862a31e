/* SPDX-License-Identifier: MIT */
/* vm/interp/code_replace.c - code.replace(): a copy of a code object with some attributes changed.
 *
 * The instructions, and what belongs to them, are the compiler's and cannot be replaced: only names, the place
 * in the source and the flags that CPython has as well.  The others may be given as they are. */
#include "vm/interp/code.h"

#define SHARED_FLAGS 0xfffu /* bits that mean the same in co_flags; the others are private */

static bool copy_arrays(struct cpy_thread *t, struct cpy_code *to, const struct cpy_code *from)
{
    if (!cpy_code_reserve(t, to, cpy_code_lengths(from)))
        return false;
    cpy_store_many(to, to->consts, (const cpy_value *)(const void *)from->consts, from->const_count);
    memcpy(to->insns, from->insns, from->insn_count * sizeof *from->insns);
    memcpy(to->handlers, from->handlers, from->handler_count * sizeof *from->handlers);
    memcpy(to->cache_names, from->cache_names, from->cache_count * sizeof *from->cache_names);
    memcpy(to->marks, from->marks, from->mark_count * sizeof *from->marks);
    memcpy(to->positions, from->positions, from->positions_len);
    return true;
}

static struct cpy_code *copy_code(struct cpy_thread *t, const struct cpy_code *from)
{
    struct cpy_code *to = cpy_new_object(t, t->vm->types[CPY_TYPE_CODE]);

    if (!to)
        return NULL;
    to->flags = from->flags;
    to->arg_count = from->arg_count;
    to->posonly_count = from->posonly_count;
    to->kwonly_count = from->kwonly_count;
    to->local_count = from->local_count;
    to->reg_count = from->reg_count;
    to->cell_count = from->cell_count;
    to->free_count = from->free_count;
    to->class_cell = from->class_cell;
    to->self_attributes = from->self_attributes;
    to->first_line = from->first_line;
    cpy_store(to, &to->name, cpy_load(from->name));
    cpy_store(to, &to->qualname, cpy_load(from->qualname));
    cpy_store(to, &to->filename, cpy_load(from->filename));
    cpy_store(to, &to->source, cpy_load(from->source));
    cpy_store(to, &to->locals, cpy_load(from->locals));
    cpy_store(to, &to->cellvars, cpy_load(from->cellvars));
    cpy_store(to, &to->freevars, cpy_load(from->freevars));
    cpy_store(to, &to->self_names, cpy_load(from->self_names));
    return copy_arrays(t, to, from) ? to : NULL;
}

static bool replace_text(struct cpy_thread *t, struct cpy_code *code, cpy_field *field, const char *name, cpy_value v)
{
    if (v == CPY_NONE)
        return true;
    if (!cpy_is_str(v)) {
        cpy_raise(t, CPY_TYPE_ERROR, "replace() argument '%s' must be str, not %T", name, v);
        return false;
    }
    cpy_store(code, field, v);
    return true;
}

static bool replace_flags(struct cpy_thread *t, struct cpy_code *code, cpy_value v)
{
    uint32_t suspends = code->flags & CPY_CODE_SUSPENDS, wanted;
    int64_t flags;

    if (v == CPY_NONE)
        return true;
    if (!cpy_to_int64(t, v, &flags))
        return false;
    wanted = (uint32_t)flags & SHARED_FLAGS;
    if ((wanted & ~(uint32_t)CPY_CODE_ITERABLE_COROUTINE) != (code->flags & SHARED_FLAGS & ~(uint32_t)CPY_CODE_ITERABLE_COROUTINE)
            || (wanted & CPY_CODE_ITERABLE_COROUTINE && suspends != CPY_CODE_GENERATOR)) {
        cpy_raise(t, CPY_VALUE_ERROR, "code: of co_flags only CO_ITERABLE_COROUTINE can be replaced, that of a generator");
        return false;
    }
    code->flags = (code->flags & ~SHARED_FLAGS) | wanted;
    return true;
}

static bool replace_line(struct cpy_thread *t, struct cpy_code *code, cpy_value v)
{
    int64_t line;

    if (v == CPY_NONE)
        return true;
    if (!cpy_to_range(t, v, "co_firstlineno", 0, INT32_MAX, &line))
        return false;
    code->first_line = (int32_t)line;
    return true;
}

/* Is what was given for an attribute that cannot be replaced what it is already?  args: those from args[6] on. */
static bool check_kept(struct cpy_thread *t, const cpy_value *args)
{
    static const char *const names[] = {"co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals",
        "co_stacksize", "co_code", "co_consts", "co_names", "co_varnames", "co_freevars", "co_cellvars", "co_linetable",
        "co_exceptiontable"};
    int same = 1;

    for (size_t i = 0; same > 0 && i < CPY_COUNT(names); i++) {
        cpy_value v = args[6 + i], own;

        if (v == CPY_NONE)
            continue;
        same = (own = cpy_getattr_str(t, args[0], names[i])) ? cpy_equal(t, own, v) : -1;
        if (same == 0)
            cpy_raise(t, CPY_VALUE_ERROR, "code: %s is the compiler's and cannot be replaced", names[i]);
    }
    return same > 0;
}

/* args: self, co_flags, co_firstlineno, co_filename, co_name, co_qualname, those of check_kept(); None: as it is. */
cpy_value cpy_code_replace(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_code *code = copy_code(t, cpy_as_code(args[0]));

    if (!code || !check_kept(t, args) || !replace_flags(t, code, args[1]) || !replace_line(t, code, args[2]) ||
            !replace_text(t, code, &code->filename, "co_filename", args[3]) ||
            !replace_text(t, code, &code->name, "co_name", args[4]) ||
            !replace_text(t, code, &code->qualname, "co_qualname", args[5]))
        return CPY_ERROR;
    return cpy_from(code);
}
