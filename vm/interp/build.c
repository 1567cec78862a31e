/* SPDX-License-Identifier: MIT */
/* vm/interp/build.c - instructions that build containers, functions and strings, context managers and imports. */
#include "vm/interp/loop.h"
#include "vm/objects/builtins.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"

/* --- functions ------------------------------------------------------------------------------------------------- */

cpy_value cpy_do_make_function(struct cpy_thread *t, struct cpy_code *code, const cpy_value *parts, unsigned which)
{
    cpy_value v = cpy_func_new(t, code, t->frame->globals);
    struct cpy_func *f = (struct cpy_func *)cpy_pointer(v);

    if (!v)
        return CPY_ERROR;
    bool known = which & 4 && cpy_is_dict(parts[(which & 1) + (which >> 1 & 1)]);
    cpy_field *const fields[] = {&f->defaults, &f->kwdefaults, known ? &f->annotations : &f->annotate, &f->closure};
    for (unsigned i = 0; i < CPY_COUNT(fields); i++)
        if (which >> i & 1)
            cpy_store(f, fields[i], *parts++);
    return v;
}

/* --- containers ------------------------------------------------------------------------------------------------ */

cpy_value cpy_do_build_set(struct cpy_thread *t, const cpy_value *items, size_t n)
{
    cpy_value set = cpy_set_new(t);

    for (size_t i = 0; set && i < n; i++)
        if (!cpy_set_add(t, set, items[i]))
            return CPY_ERROR;
    return set;
}

cpy_value cpy_do_build_dict(struct cpy_thread *t, const cpy_value *items, size_t n)
{
    cpy_value dict = cpy_dict_new(t);

    if (!dict || (n > 8 && !cpy_dict_reserve(t, cpy_as_dict(dict), n)))
        return CPY_ERROR;
    for (size_t i = 0; i < n; i++)
        if (!cpy_dict_set(t, dict, items[2 * i], items[2 * i + 1]))
            return CPY_ERROR;
    return dict;
}

bool cpy_do_list_extend(struct cpy_thread *t, cpy_value list, cpy_value v)
{
    if (!cpy_slot_of(t, v, CPY_SLOT_ITER) && !cpy_has_items(cpy_class_of(t, v))) {
        cpy_raise(t, CPY_TYPE_ERROR, "Value after * must be an iterable, not %T", v);
        return false;
    }
    return cpy_list_extend(t, list, v);
}

bool cpy_do_dict_update(struct cpy_thread *t, cpy_value dict, cpy_value v)
{
    cpy_value keys;

    if (cpy_is_dict(v))
        return cpy_dict_update(t, dict, v);
    if ((keys = cpy_find_attr(t, v, CPY_N(t, keys)))) /* what ** takes has keys() */
        return cpy_dict_update_from_keys(t, dict, v, keys);
    if (!cpy_pending(t))
        cpy_raise(t, CPY_TYPE_ERROR, "'%T' object is not a mapping", v);
    return false;
}

/* f(**dict, **dict): a key was given before. */
static bool given_twice(struct cpy_thread *t, cpy_value callable, cpy_value key)
{
    cpy_value text = cpy_callable_text(t, callable);

    if (text)
        cpy_raise(t, CPY_TYPE_ERROR, "%V got multiple values for keyword argument '%V'", text, key);
    return false;
}

/* Merges a mapping that is no dict, whose keys() may name one twice. */
static bool merge_mapping(
    struct cpy_thread *t, cpy_value dict, cpy_value v, cpy_value keys_method, cpy_value callable)
{
    cpy_value keys = cpy_call_0(t, keys_method), key, item;

    if (!keys || !(keys = cpy_iter(t, keys)))
        return false;
    while ((key = cpy_next(t, keys))) {
        if (cpy_dict_get(t, dict, key))
            return given_twice(t, callable, key);
        if (cpy_pending(t) || !(item = cpy_getitem(t, v, key)) || !cpy_dict_set(t, dict, key, item))
            return false;
    }
    return !cpy_pending(t);
}

bool cpy_do_dict_merge(struct cpy_thread *t, cpy_value dict, cpy_value v, cpy_value callable)
{
    cpy_value source = v, keys = CPY_UNSET, key, item, text;
    size_t position = 0;

    if (!cpy_is_dict(v) && !(keys = cpy_find_attr(t, v, CPY_N(t, keys)))) {
        if (!cpy_pending(t) && (text = cpy_callable_text(t, callable)))
            cpy_raise(t, CPY_TYPE_ERROR, "%V argument after ** must be a mapping, not %T", text, v);
        return false;
    }
    if (keys)
        return merge_mapping(t, dict, v, keys, callable);
    if (!cpy_is(t, v, CPY_TYPE_DICT) && (!(source = cpy_dict_new(t)) || !cpy_dict_update(t, source, v)))
        return false;
    while (cpy_dict_next(source, &position, &key, &item)) {
        if (cpy_dict_get(t, dict, key))
            return given_twice(t, callable, key);
        if (cpy_pending(t) || !cpy_dict_set(t, dict, key, item))
            return false;
    }
    return true;
}

/* --- strings --------------------------------------------------------------------------------------------------- */

cpy_value cpy_do_format(struct cpy_thread *t, cpy_value v, cpy_value spec, unsigned conversion)
{
    switch (conversion & 127) {
    case 's':
        v = cpy_str(t, v);
        break;
    case 'r':
        v = cpy_repr(t, v);
        break;
    case 'a':
        v = cpy_ascii(t, v);
        break;
    default:
        break;
    }
    if (!v || ((conversion & 128) && cpy_is(t, v, CPY_TYPE_STR)))
        return v;
    return cpy_format(t, v, conversion & 128 ? t->vm->empty_str : spec);
}

/* --- with ------------------------------------------------------------------------------------------------------ */

cpy_value cpy_do_with_enter(struct cpy_thread *t, cpy_value manager, cpy_value *exit, bool is_async)
{
    struct cpy_type *type = cpy_class_of(t, manager);
    cpy_value enter = cpy_type_lookup(t, type, is_async ? CPY_N(t, __aenter__) : CPY_N(t, __enter__)), leave;

    if (!enter)
        return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_TYPE_ERROR, "'%T' object does not support the %s protocol",
            manager, is_async ? "asynchronous context manager" : "context manager");
    if (!(leave = cpy_type_lookup(t, type, is_async ? CPY_N(t, __aexit__) : CPY_N(t, __exit__))))
        return cpy_pending(t) ? CPY_ERROR
            : cpy_raise(t, CPY_TYPE_ERROR, "'%T' object does not support the %s protocol (missed %s method)", manager,
                is_async ? "asynchronous context manager" : "context manager", is_async ? "__aexit__" : "__exit__");
    if (!(leave = cpy_bind(t, leave, manager, type)))
        return CPY_ERROR;
    *exit = leave;
    return cpy_invoke_special(t, enter, &manager, 1, CPY_RESULT_STORE, 0);
}

cpy_value cpy_do_with_exit(struct cpy_thread *t, cpy_value exit, cpy_value exception)
{
    cpy_value traceback = cpy_load(cpy_as_exception(exception)->traceback), *registers;
    const cpy_value args[] = {cpy_type_of(t, exception), exception, traceback ? traceback : CPY_NONE};

    if (!cpy_is(t, exit, CPY_TYPE_METHOD) ||
            !cpy_has_layout(cpy_load(((struct cpy_method *)cpy_pointer(exit))->function), CPY_TYPE_FUNCTION))
        return cpy_call_names(t, exit, args, CPY_COUNT(args), CPY_UNSET);
    if (!(registers = cpy_stack_scratch(t, CPY_COUNT(args) + 1)))
        return CPY_ERROR;
    memcpy(registers + 1, args, sizeof args);
    return cpy_invoke(t, exit, registers + 1, CPY_COUNT(args), CPY_UNSET);
}

/* --- the rest -------------------------------------------------------------------------------------------------- */

bool cpy_do_print_expr(struct cpy_thread *t, cpy_value v)
{
    cpy_value hook = cpy_sys_get(t, CPY_N(t, displayhook));

    if (!hook) {
        if (!cpy_pending(t))
            cpy_raise(t, CPY_RUNTIME_ERROR, "lost sys.displayhook");
        return false;
    }
    return cpy_call_1(t, hook, v) != CPY_ERROR;
}

bool cpy_do_setup_annotations(struct cpy_thread *t)
{
    struct cpy_frame *frame = t->frame;
    cpy_value space = frame->action & CPY_FRAME_SPECIAL && frame->locals ? frame->locals : frame->globals, dict;
    int has = cpy_contains(t, space, CPY_N(t, __annotations__));

    if (has)
        return has > 0;
    return (dict = cpy_dict_new(t)) && cpy_do_store_name(t, CPY_N(t, __annotations__), dict);
}

cpy_value cpy_do_load_typing(struct cpy_thread *t, cpy_value name)
{
    cpy_value module = cpy_import(t, "_typing");

    return module ? cpy_getattr(t, module, name) : CPY_ERROR;
}

bool cpy_do_check_format(struct cpy_thread *t, cpy_value format)
{
    int above = cpy_compare_bool(t, format, cpy_int(2), CPY_GT);

    if (above > 0)
        cpy_raise_value(t, t->vm->exceptions[CPY_NOT_IMPLEMENTED_ERROR]);
    return above == 0;
}
