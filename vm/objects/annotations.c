/* SPDX-License-Identifier: MIT */
/* vm/objects/annotations.c - annotations that are evaluated when somebody asks (PEP 649, PEP 749).
 *
 * __annotate__ makes them, __annotations__ keeps what it made. Setting one forgets the other. */
#include "vm/objects/annotations.h"

#include "vm/interp/code.h"
#include "vm/interp/frame.h"
#include "vm/objects/function.h"
#include "vm/objects/module.h"
#include "vm/objects/type_parts.h"

/* --- shared -------------------------------------------------------------------------------------- */

/* Calls __annotate__ for values: a dict. */
static cpy_value evaluate(struct cpy_thread *t, cpy_value annotate)
{
    cpy_value made = cpy_call_1(t, annotate, cpy_int(1));

    if (made && !cpy_is_dict(made))
        return cpy_raise(t, CPY_TYPE_ERROR, "__annotate__() must return a dict, not %T", made);
    return made;
}

static bool check_annotate(struct cpy_thread *t, cpy_value v, const char *deleted)
{
    if (!v)
        cpy_raise(t, CPY_TYPE_ERROR, deleted);
    else if (v != CPY_NONE && !cpy_is_callable(t, v))
        cpy_raise(t, CPY_TYPE_ERROR, "__annotate__ must be callable or None");
    else
        return true;
    return false;
}

static bool check_type_params(struct cpy_thread *t, cpy_value v)
{
    if (v && cpy_is_tuple(v))
        return true;
    cpy_raise(t, CPY_TYPE_ERROR, "__type_params__ must be set to a tuple");
    return false;
}

/* --- functions ------------------------------------------------------------------------------------- */

static struct cpy_func *as_function(const cpy_value *args) { return (struct cpy_func *)cpy_pointer(args[0]); }

cpy_value cpy_function_annotate(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_func *f = as_function(args);
    cpy_value annotate = cpy_load(f->annotate);

    if (annotate && cpy_has_layout(annotate, CPY_TYPE_CODE)) {
        if (!(annotate = cpy_func_new(t, cpy_as_code(annotate), cpy_load(f->globals))))
            return CPY_ERROR;
        cpy_store(f, &f->annotate, annotate);
    }
    return annotate ? annotate : CPY_NONE;
}

cpy_value cpy_function_set_annotate(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_func *f = as_function(args);

    if (!check_annotate(t, args[1], "__annotate__ cannot be deleted"))
        return CPY_ERROR;
    cpy_store(f, &f->annotate, args[1] == CPY_NONE ? CPY_UNSET : args[1]);
    if (args[1] != CPY_NONE)
        cpy_store(f, &f->annotations, CPY_UNSET);
    return CPY_NONE;
}

/* A tuple of names and values becomes a dict at the first look. */
static cpy_value from_pairs(struct cpy_thread *t, cpy_value pairs)
{
    cpy_value dict = cpy_dict_new(t);

    for (size_t i = 0; dict && i + 1 < cpy_tuple_len(pairs); i += 2)
        if (!cpy_dict_set(t, dict, cpy_tuple_get(pairs, i), cpy_tuple_get(pairs, i + 1)))
            return CPY_ERROR;
    return dict;
}

cpy_value cpy_function_annotations(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_func *f = as_function(args);
    cpy_value known = cpy_load(f->annotations), annotate;

    if (known && !cpy_is_tuple(known))
        return known;
    if (known)
        known = from_pairs(t, known);
    else if ((annotate = cpy_function_annotate(t, args)) && annotate != CPY_NONE)
        known = evaluate(t, annotate);
    else
        known = annotate ? cpy_dict_new(t) : CPY_ERROR;
    if (known)
        cpy_store(f, &f->annotations, known);
    return known;
}

cpy_value cpy_function_set_annotations(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_func *f = as_function(args);

    if (args[1] && args[1] != CPY_NONE && !cpy_is_dict(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "__annotations__ must be set to a dict object");
    cpy_store(f, &f->annotations, args[1] == CPY_NONE ? CPY_UNSET : args[1]);
    cpy_store(f, &f->annotate, CPY_UNSET);
    return CPY_NONE;
}

cpy_value cpy_function_type_params(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value params = cpy_load(as_function(args)->type_params);

    return params ? params : t->vm->empty_tuple;
}

cpy_value cpy_function_set_type_params(struct cpy_thread *t, const cpy_value *args)
{
    if (!check_type_params(t, args[1]))
        return CPY_ERROR;
    cpy_store(as_function(args), &as_function(args)->type_params, args[1]);
    return CPY_NONE;
}

/* --- classes ------------------------------------------------------------------------------------------ */

static bool refuse_native(struct cpy_thread *t, cpy_value class, cpy_value name)
{
    if (cpy_as_type(class)->flags & CPY_CLASS_HEAP)
        return false;
    cpy_raise_attribute(t, class, name, "type object '%N' has no attribute '%V'", class, name);
    return true;
}

/* What the class's own dict holds under either name, or CPY_UNSET. */
static cpy_value own(struct cpy_thread *t, cpy_value class, cpy_value first, cpy_value second)
{
    cpy_value dict = cpy_load(cpy_as_type(class)->dict), v = cpy_dict_get(t, dict, first);

    return v || cpy_pending(t) ? v : cpy_dict_get(t, dict, second);
}

cpy_value cpy_class_annotate(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value found;
    cpy_native get;

    if (refuse_native(t, args[0], CPY_N(t, __annotate__)))
        return CPY_ERROR;
    found = own(t, args[0], CPY_N(t, __annotate_func__), CPY_N(t, __annotate__));
    if (!found)
        return cpy_pending(t) ? CPY_ERROR : CPY_NONE;
    get = cpy_slot_of(t, found, CPY_SLOT_GET);
    return get ? get(t, (cpy_value[]){found, CPY_NONE, args[0]}) : found;
}

cpy_value cpy_class_set_annotate(struct cpy_thread *t, const cpy_value *args)
{
    if (!check_annotate(t, args[1], "cannot delete __annotate__ attribute"))
        return CPY_ERROR;
    if (!cpy_type_set_entry(t, args[0], CPY_N(t, __annotate_func__), args[1]))
        return CPY_ERROR;
    if (args[1] != CPY_NONE && own(t, args[0], CPY_N(t, __annotations_cache__), CPY_N(t, __annotations_cache__)))
        return cpy_type_set_entry(t, args[0], CPY_N(t, __annotations_cache__), CPY_UNSET);
    return cpy_pending(t) ? CPY_ERROR : CPY_NONE;
}

cpy_value cpy_class_annotations(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value found, annotate;

    if (refuse_native(t, args[0], CPY_N(t, __annotations__)))
        return CPY_ERROR;
    found = own(t, args[0], CPY_N(t, __annotations__), CPY_N(t, __annotations_cache__));
    if (found || cpy_pending(t))
        return found;
    if (!(annotate = cpy_class_annotate(t, args)) ||
        !(found = annotate == CPY_NONE ? cpy_dict_new(t) : evaluate(t, annotate)))
        return CPY_ERROR;
    return cpy_type_set_entry(t, args[0], CPY_N(t, __annotations_cache__), found) ? found : CPY_ERROR;
}

cpy_value cpy_class_set_annotations(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value dict = cpy_load(cpy_as_type(args[0])->dict), name = CPY_N(t, __annotations__);
    bool plain = cpy_dict_get(t, dict, name) != CPY_UNSET;

    if (!plain && !cpy_pending(t))
        name = CPY_N(t, __annotations_cache__);
    if (!plain && !args[1] && !cpy_dict_get(t, dict, name) && !cpy_pending(t))
        return cpy_raise_attribute(t, args[0], CPY_N(t, __annotations__), "__annotations__");
    if (cpy_pending(t) || !cpy_type_set_entry(t, args[0], name, args[1]))
        return CPY_ERROR;
    name = CPY_N(t, __annotate_func__);
    return cpy_dict_get(t, dict, name) ? cpy_type_set_entry(t, args[0], name, CPY_NONE)
        : cpy_pending(t)               ? CPY_ERROR
                                       : CPY_NONE;
}

cpy_value cpy_class_type_params(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value name = CPY_N(t, __type_params__),
              found = cpy_as_type(args[0])->flags & CPY_CLASS_HEAP ? own(t, args[0], name, name) : CPY_UNSET;

    return found || cpy_pending(t) ? found : t->vm->empty_tuple;
}

cpy_value cpy_class_set_type_params(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_type_set_entry(t, args[0], CPY_N(t, __type_params__), args[1]);
}

/* --- modules -------------------------------------------------------------------------------------------- */

/* The module's namespace and what it holds under name; NULL result and nothing pending: no such entry. */
static cpy_value entry(struct cpy_thread *t, cpy_value module, cpy_value name, cpy_value *dict)
{
    *dict = cpy_own_dict(t, cpy_pointer(module));
    return *dict ? cpy_dict_get(t, *dict, name) : CPY_UNSET;
}

cpy_value cpy_module_annotate(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value dict, found = entry(t, args[0], CPY_N(t, __annotate__), &dict);

    if (found || cpy_pending(t))
        return found;
    return cpy_dict_set(t, dict, CPY_N(t, __annotate__), CPY_NONE) ? CPY_NONE : CPY_ERROR;
}

cpy_value cpy_module_set_annotate(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value dict = cpy_own_dict(t, cpy_pointer(args[0]));

    if (!dict || !check_annotate(t, args[1], "cannot delete __annotate__ attribute") ||
        !cpy_dict_set(t, dict, CPY_N(t, __annotate__), args[1]))
        return CPY_ERROR;
    return args[1] == CPY_NONE || cpy_dict_remove(t, dict, CPY_N(t, __annotations__)) >= 0 ? CPY_NONE : CPY_ERROR;
}

cpy_value cpy_module_annotations(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value dict, found = entry(t, args[0], CPY_N(t, __annotations__), &dict), annotate;

    if (found || cpy_pending(t))
        return found;
    if (!(annotate = cpy_module_annotate(t, args)) ||
        !(found = cpy_is_callable(t, annotate) ? evaluate(t, annotate) : cpy_dict_new(t)))
        return CPY_ERROR;
    return cpy_dict_set(t, dict, CPY_N(t, __annotations__), found) ? found : CPY_ERROR;
}

cpy_value cpy_module_set_annotations(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value dict = cpy_own_dict(t, cpy_pointer(args[0]));
    int removed = 1;

    if (!dict)
        return CPY_ERROR;
    if (args[1] && !cpy_dict_set(t, dict, CPY_N(t, __annotations__), args[1]))
        return CPY_ERROR;
    if (!args[1])
        removed = cpy_dict_remove(t, dict, CPY_N(t, __annotations__));
    if (removed == 0)
        cpy_raise_attribute(t, args[0], CPY_N(t, __annotations__), "__annotations__");
    return removed > 0 && cpy_dict_remove(t, dict, CPY_N(t, __annotate__)) >= 0 ? CPY_NONE : CPY_ERROR;
}
