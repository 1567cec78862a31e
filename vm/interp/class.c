/* SPDX-License-Identifier: MIT */
/* vm/interp/class.c - the class statement, and code that runs in a namespace.
 *
 * What a class body leaves is a mapping; the metaclass makes the class from it.  A
 * body whose methods refer to __class__ (or super()) returns the cell that the class
 * goes into, which type.__new__ fills. */
#include "vm/interp/loop.h"
#include "vm/objects/builtins.h"
#include "vm/objects/exception.h"
#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"

/* --- code in a namespace ----------------------------------------------------------------------------------------- */

cpy_value cpy_builtins_of(struct cpy_thread *t, cpy_value globals)
{
    cpy_value builtins;

    if (globals == t->frame->globals && t->frame->builtins)
        return t->frame->builtins;
    builtins = cpy_dict_get(t, globals, CPY_N(t, __builtins__));
    if (builtins && cpy_has_layout(builtins, CPY_TYPE_MODULE))
        return cpy_module_dict(builtins);
    return builtins || cpy_pending(t) ? builtins : t->vm->builtins;
}

/* Runs code to its end.  locals: a mapping, or unset where names are global. */
static cpy_value run_code(struct cpy_thread *t, struct cpy_code *code, struct cpy_func *f, cpy_value globals, cpy_value locals)
{
    cpy_value builtins = cpy_builtins_of(t, globals), v = CPY_ERROR;
    struct cpy_frame *entry;

    if (!builtins || !(entry = cpy_entry_push(t, 0)))
        return CPY_ERROR;
    if (cpy_frame_push(t, code, f, globals, builtins, cpy_frame_end(entry))) {
        if (locals && locals != CPY_NONE) {
            t->frame->locals = locals;
            t->frame->action |= CPY_FRAME_SPECIAL;
        }
        v = cpy_run(t);
    }
    cpy_entry_pop(t, entry);
    return v;
}

/* Must the code run as a function: because it can be suspended, or has parameters? */
static bool is_of_function(const struct cpy_code *code)
{
    return code->flags & (CPY_CODE_SUSPENDS | CPY_CODE_VARARGS | CPY_CODE_VARKEYWORDS) || code->arg_count || code->kwonly_count;
}

cpy_value cpy_eval_code(struct cpy_thread *t, struct cpy_code *code, cpy_value globals, cpy_value locals, cpy_value closure)
{
    bool closed = closure && closure != CPY_NONE;
    cpy_value f = CPY_UNSET;

    if ((closed || is_of_function(code)) && !(f = cpy_func_new(t, code, globals)))
        return CPY_ERROR;
    if (closed)
        cpy_store(cpy_pointer(f), &((struct cpy_func *)cpy_pointer(f))->closure, closure);
    return is_of_function(code) ? cpy_call_0(t, f) : run_code(t, code, (struct cpy_func *)cpy_pointer(f), globals, locals);
}

cpy_value cpy_do_load_build_class(struct cpy_thread *t)
{
    cpy_value name = cpy_str_from(t, "__build_class__"), found = name ? cpy_find_name(t, t->frame->builtins, name) : CPY_ERROR;

    return found || cpy_pending(t) ? found : cpy_raise(t, CPY_NAME_ERROR, "__build_class__ not found");
}

/* --- bases and metaclass ------------------------------------------------------------------------------------------- */

/* What an argument that is no class stands for: extends list. */
static bool add_entries(struct cpy_thread *t, cpy_value list, cpy_value base, cpy_value bases, bool *changed)
{
    cpy_value entries = CPY_UNSET;

    if (!cpy_is_type(base) && !(entries = cpy_find_attr(t, base, CPY_N(t, __mro_entries__))) && cpy_pending(t))
        return false;
    if (!entries)
        return cpy_list_append(t, list, base);
    if (!(entries = cpy_call_1(t, entries, bases)))
        return false;
    if (!cpy_is_tuple(entries)) {
        cpy_raise(t, CPY_TYPE_ERROR, "__mro_entries__ must return a tuple");
        return false;
    }
    *changed = true;
    return cpy_list_extend(t, list, entries);
}

/* The bases with __mro_entries__ resolved: a tuple, the same one if nothing changed. */
static cpy_value resolve_bases(struct cpy_thread *t, cpy_value bases)
{
    cpy_value list = cpy_list_new(t, cpy_tuple_len(bases));
    bool changed = false;

    if (!list)
        return CPY_ERROR;
    for (size_t i = 0; i < cpy_tuple_len(bases); i++)
        if (!add_entries(t, list, cpy_tuple_get(bases, i), bases, &changed))
            return CPY_ERROR;
    return changed ? cpy_tuple_from_iterable(t, list) : bases;
}

/* The most derived of meta and the metaclasses of the bases. */
static cpy_value winner(struct cpy_thread *t, cpy_value meta, cpy_value bases)
{
    for (size_t i = 0; i < cpy_tuple_len(bases); i++) {
        cpy_value other = cpy_type_of(t, cpy_tuple_get(bases, i));

        if (cpy_is_subtype(meta, other))
            continue;
        if (!cpy_is_subtype(other, meta))
            return cpy_raise(t, CPY_TYPE_ERROR, "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                "subclass of the metaclasses of all its bases");
        meta = other;
    }
    return meta;
}

/* The metaclass; it is taken out of *kw, which is copied first. */
static cpy_value metaclass_of(struct cpy_thread *t, cpy_value bases, cpy_value *kw)
{
    cpy_value meta = *kw ? cpy_dict_get(t, *kw, CPY_N(t, metaclass)) : CPY_UNSET;

    if (cpy_pending(t))
        return CPY_ERROR;
    if (meta) {
        if (!(*kw = cpy_dict_copy(t, *kw)) || cpy_dict_remove(t, *kw, CPY_N(t, metaclass)) < 0)
            return CPY_ERROR;
    } else {
        meta = cpy_tuple_len(bases) ? cpy_type_of(t, cpy_tuple_get(bases, 0)) : t->vm->types[CPY_TYPE_TYPE];
    }
    return cpy_is_type(meta) ? winner(t, meta, bases) : meta;
}

/* The namespace that the body runs in. */
static cpy_value prepare(struct cpy_thread *t, cpy_value meta, cpy_value name, cpy_value bases, cpy_value kw)
{
    cpy_value function, args, space;

    if (meta == t->vm->types[CPY_TYPE_TYPE])
        return cpy_dict_new(t);
    if (!(function = cpy_find_attr(t, meta, CPY_N(t, __prepare__))))
        return cpy_pending(t) ? CPY_ERROR : cpy_dict_new(t);
    if (!(args = cpy_tuple_of(t, 2, name, bases)) || !(space = cpy_call_tuple(t, function, args, kw)))
        return CPY_ERROR;
    if (cpy_is_dict(space) || cpy_slot_of(t, space, CPY_SLOT_GETITEM))
        return space;
    return cpy_is_type(meta) ? cpy_raise(t, CPY_TYPE_ERROR, "%N.__prepare__() must return a mapping, not %T", meta, space)
                             : cpy_raise(t, CPY_TYPE_ERROR, "<metaclass>.__prepare__() must return a mapping, not %T", space);
}

/* --- the statement ------------------------------------------------------------------------------------------------- */

static cpy_value make_class(struct cpy_thread *t, cpy_value meta, cpy_value name, cpy_value bases, cpy_value space, cpy_value kw)
{
    cpy_value args;

    if (meta == t->vm->types[CPY_TYPE_TYPE] && cpy_is(t, space, CPY_TYPE_DICT))
        return cpy_type_new(t, meta, name, bases, space, kw);
    if (!(args = cpy_tuple_of(t, 3, name, bases, space)))
        return CPY_ERROR;
    return cpy_call_tuple(t, meta, args, kw);
}

/* Has type.__new__ filled the cell of __class__? */
static bool check_cell(struct cpy_thread *t, cpy_value cell, cpy_value class, cpy_value name)
{
    cpy_value content;

    if (!cpy_has_layout(cell, CPY_TYPE_CELL) || !cpy_is_type(class))
        return true;
    content = cpy_load(((struct cpy_cell *)cpy_pointer(cell))->value);
    if (content == class)
        return true;
    if (!content)
        cpy_raise(t, CPY_RUNTIME_ERROR, "__class__ not set defining %R as %R. Was __classcell__ propagated to type.__new__?",
            name, class);
    else
        cpy_raise(t, CPY_TYPE_ERROR, "__class__ set to %R defining %R as %R", content, name, class);
    return false;
}

static bool note_bases(struct cpy_thread *t, cpy_value space, cpy_value bases)
{
    cpy_value name = cpy_intern_from(t, "__orig_bases__");

    return name && cpy_setitem(t, space, name, bases);
}

cpy_value cpy_build_class(struct cpy_thread *t, cpy_value function, cpy_value name, cpy_value bases, cpy_value kw)
{
    struct cpy_func *f = (struct cpy_func *)cpy_pointer(function);
    cpy_value resolved, meta, space, cell, class;
    struct cpy_code *code;

    if (!cpy_has_layout(function, CPY_TYPE_FUNCTION))
        return cpy_raise(t, CPY_TYPE_ERROR, "__build_class__: func must be a function");
    if (!cpy_is_str(name))
        return cpy_raise(t, CPY_TYPE_ERROR, "__build_class__: name is not a string");
    if (!kw || kw == CPY_NONE || cpy_dict_len(kw) == 0)
        kw = CPY_UNSET;
    code = cpy_as_code(cpy_load(f->code));
    if (!(resolved = resolve_bases(t, bases)) || !(meta = metaclass_of(t, resolved, &kw)) ||
            !(space = prepare(t, meta, name, resolved, kw)))
        return CPY_ERROR;
    if (!(cell = run_code(t, code, f, cpy_load(f->globals), space)))
        return CPY_ERROR;
    if (resolved != bases && !note_bases(t, space, bases))
        return CPY_ERROR;
    if (!(class = make_class(t, meta, name, resolved, space, kw)) || !check_cell(t, cell, class, name))
        return CPY_ERROR;
    if (cpy_is_type(class) && !cpy_load(cpy_as_type(class)->body))
        cpy_store(cpy_as_type(class), &cpy_as_type(class)->body, cpy_from(code));
    if (cpy_is_type(class) && code->self_attributes)
        cpy_type_hint_slots(cpy_as_type(class), code->self_attributes);
    return class;
}
