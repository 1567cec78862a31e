/* SPDX-License-Identifier: MIT */
/* vm/interp/locals_proxy.c - FrameLocalsProxy: what f_locals is in a function (PEP 667).
 *
 * Reads and writes go to the variables, wherever they lie at the moment.  Other keys are kept in the frame object, so that
 * all proxies of a frame share them.  What tells of all keys at once works on a dict that is made for it. */
#include "vm/interp/variables.h"

#include "vm/objects/dict.h"
#include "vm/objects/list.h"

struct cpy_locals_proxy {
    struct cpy_object head;
    cpy_field frame; /* the frame object */
};

static struct cpy_frame_object *frame_of(cpy_value proxy)
{
    return (struct cpy_frame_object *)cpy_pointer(cpy_load(((struct cpy_locals_proxy *)cpy_pointer(proxy))->frame));
}

static bool is_proxy(cpy_value v) { return cpy_has_layout(v, CPY_TYPE_LOCALS_PROXY); }

static void proxy_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_locals_proxy *)o)->frame);
}

cpy_value cpy_frame_proxy(struct cpy_thread *t, cpy_value frame)
{
    struct cpy_locals_proxy *p = cpy_new_object(t, t->vm->types[CPY_TYPE_LOCALS_PROXY]);

    if (p)
        cpy_store(p, &p->frame, frame);
    return cpy_from(p);
}

static cpy_value proxy_new(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_has_layout(args[1], CPY_TYPE_FRAME))
        return cpy_raise(t, CPY_TYPE_ERROR, "expect frame, not %T", args[1]);
    return cpy_frame_proxy(t, args[1]);
}

/* --- one key ------------------------------------------------------------------------------------------------------ */

/* The value of a key; CPY_UNSET with nothing pending if it is missing. */
static cpy_value look_up(struct cpy_thread *t, cpy_value proxy, cpy_value key)
{
    struct cpy_frame_object *o = frame_of(proxy);
    struct cpy_variables v;
    cpy_value value;
    int64_t hash;

    if (!cpy_frame_variables(t, o, &v))
        return CPY_ERROR;
    if (cpy_is_str(key) && (value = cpy_variables_get(&v, key)))
        return value;
    return cpy_hash(t, key, &hash) && cpy_load(o->added) ? cpy_dict_get(t, cpy_load(o->added), key) : CPY_UNSET;
}

static bool set(struct cpy_thread *t, cpy_value proxy, cpy_value key, cpy_value value)
{
    struct cpy_frame_object *o = frame_of(proxy);
    struct cpy_variables v;
    cpy_value added;

    if (!cpy_frame_variables(t, o, &v))
        return false;
    if (cpy_is_str(key) && cpy_variables_set(&v, key, value))
        return true;
    if (!(added = cpy_load(o->added))) {
        if (!(added = cpy_dict_new(t)))
            return false;
        cpy_store(o, &o->added, added);
    }
    return cpy_dict_set(t, added, key, value);
}

/* Takes a key away that is no variable's; its value, or CPY_UNSET with nothing pending if it is missing. */
static cpy_value take(struct cpy_thread *t, cpy_value proxy, cpy_value key)
{
    struct cpy_frame_object *o = frame_of(proxy);
    struct cpy_variables v;
    int64_t hash;

    if (!cpy_frame_variables(t, o, &v))
        return CPY_ERROR;
    if (cpy_is_str(key) && cpy_variables_has(&v, key))
        return cpy_raise(t, CPY_VALUE_ERROR, "cannot remove local variables from FrameLocalsProxy");
    return cpy_hash(t, key, &hash) && cpy_load(o->added) ? cpy_dict_pop(t, cpy_load(o->added), key) : CPY_UNSET;
}

static cpy_value proxy_getitem(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v = look_up(t, args[0], args[1]);

    if (v || cpy_pending(t))
        return v;
    return cpy_raise(t, CPY_KEY_ERROR, "local variable '%R' is not defined", args[1]);
}

static cpy_value proxy_setitem(struct cpy_thread *t, const cpy_value *args)
{
    return set(t, args[0], args[1], args[2]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value proxy_pop(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v = take(t, args[0], args[1]);

    if (v || cpy_pending(t))
        return v;
    return args[2] ? args[2] : cpy_raise_with(t, CPY_KEY_ERROR, args[1]);
}

static cpy_value proxy_delitem(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value all[] = {args[0], args[1], CPY_UNSET};

    return proxy_pop(t, all) ? CPY_NONE : CPY_ERROR;
}

static cpy_value proxy_contains(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v = look_up(t, args[0], args[1]);

    return v ? CPY_TRUE : cpy_pending(t) ? CPY_ERROR : CPY_FALSE;
}

static cpy_value proxy_get(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v = look_up(t, args[0], args[1]);

    return v || cpy_pending(t) ? v : args[2];
}

static cpy_value proxy_setdefault(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v = look_up(t, args[0], args[1]);

    if (v || cpy_pending(t))
        return v;
    return set(t, args[0], args[1], args[2]) ? args[2] : CPY_ERROR;
}

/* --- all keys ------------------------------------------------------------------------------------------------------ */

static cpy_value proxy_copy(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_frame_object *o = frame_of(args[0]);
    struct cpy_variables v;

    return cpy_frame_variables(t, o, &v) ? cpy_variables_dict(t, &v, cpy_load(o->added)) : CPY_ERROR;
}

/* What a method of a dict gives, as a list. */
static cpy_value list_of(struct cpy_thread *t, cpy_value proxy, const char *method)
{
    cpy_value dict = proxy_copy(t, &proxy), view = dict ? cpy_call_method(t, dict, method, (size_t)0) : CPY_ERROR;

    return view ? cpy_list_from_iterable(t, view) : CPY_ERROR;
}

static cpy_value proxy_keys(struct cpy_thread *t, const cpy_value *args) { return list_of(t, args[0], "keys"); }
static cpy_value proxy_values(struct cpy_thread *t, const cpy_value *args) { return list_of(t, args[0], "values"); }
static cpy_value proxy_items(struct cpy_thread *t, const cpy_value *args) { return list_of(t, args[0], "items"); }
static cpy_value proxy_reversed(struct cpy_thread *t, const cpy_value *args) { return list_of(t, args[0], "__reversed__"); }

static cpy_value proxy_iter(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value keys = proxy_keys(t, args);

    return keys ? cpy_iter(t, keys) : CPY_ERROR;
}

static cpy_value proxy_len(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value dict = proxy_copy(t, args);

    return dict ? cpy_int((int64_t)cpy_dict_len(dict)) : CPY_ERROR;
}

static cpy_value proxy_repr(struct cpy_thread *t, const cpy_value *args)
{
    int entered = cpy_repr_enter(t, args[0]);
    cpy_value dict, text;

    if (entered <= 0)
        return entered < 0 ? CPY_ERROR : cpy_str_from(t, "{...}");
    dict = proxy_copy(t, args);
    text = dict ? cpy_repr(t, dict) : CPY_ERROR;
    cpy_repr_leave(t, args[0]);
    return text;
}

static cpy_value compare(struct cpy_thread *t, const cpy_value *args, enum cpy_compare op)
{
    cpy_value dict;

    if (is_proxy(args[1]))
        return cpy_bool((frame_of(args[0]) == frame_of(args[1])) == (op == CPY_EQ));
    if (!cpy_is_dict(args[1]))
        return CPY_NOT_IMPLEMENTED;
    dict = proxy_copy(t, args);
    return dict ? cpy_compare(t, dict, args[1], op) : CPY_ERROR;
}

static cpy_value proxy_eq(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_EQ); }
static cpy_value proxy_ne(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_NE); }

/* --- with other mappings ---------------------------------------------------------------------------------------- */

static bool is_mapping(cpy_value v) { return is_proxy(v) || cpy_is_dict(v); }

/* A new dict of what is in a, then in b. */
static cpy_value merged(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    cpy_value dict;

    if (!is_mapping(a) || !is_mapping(b))
        return CPY_NOT_IMPLEMENTED;
    return (dict = cpy_dict_new(t)) && cpy_dict_update(t, dict, a) && cpy_dict_update(t, dict, b) ? dict : CPY_ERROR;
}

static cpy_value proxy_or(struct cpy_thread *t, const cpy_value *args) { return merged(t, args[0], args[1]); }
static cpy_value proxy_ror(struct cpy_thread *t, const cpy_value *args) { return merged(t, args[1], args[0]); }

static bool set_all(struct cpy_thread *t, cpy_value proxy, cpy_value mapping)
{
    cpy_value dict = cpy_dict_new(t), key, v;
    size_t at = 0;

    if (!dict || !cpy_dict_update(t, dict, mapping))
        return false;
    while (cpy_dict_next(dict, &at, &key, &v))
        if (!set(t, proxy, key, v))
            return false;
    return true;
}

static cpy_value proxy_ior(struct cpy_thread *t, const cpy_value *args)
{
    if (!is_mapping(args[1]))
        return CPY_NOT_IMPLEMENTED;
    return set_all(t, args[0], args[1]) ? args[0] : CPY_ERROR;
}

static cpy_value proxy_update(struct cpy_thread *t, const cpy_value *args)
{
    if (!is_mapping(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "update() argument must be dict or another FrameLocalsProxy");
    return set_all(t, args[0], args[1]) ? CPY_NONE : CPY_ERROR;
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, frame, /)", proxy_new, "Make a view of a frame's variables.", 0},
    {"__getitem__", "(self, key, /)", proxy_getitem, "Return self[key].", 0},
    {"__setitem__", "(self, key, value, /)", proxy_setitem, "Set the variable, or keep the value with the frame.", 0},
    {"__delitem__", "(self, key, /)", proxy_delitem, "Delete a key that is no variable's.", 0},
    {"__contains__", "(self, key, /)", proxy_contains, "Return key in self.", 0},
    {"__len__", "(self, /)", proxy_len, "Return len(self).", 0},
    {"__iter__", "(self, /)", proxy_iter, "Return an iterator over the keys there are now.", 0},
    {"__reversed__", "(self, /)", proxy_reversed, "Return a list of the keys, the last first.", 0},
    {"__repr__", "(self, /)", proxy_repr, "Return repr(self).", 0},
    {"__eq__", "(self, value, /)", proxy_eq, "Return whether value is a view of the same frame, or an equal dict.", 0},
    {"__ne__", "(self, value, /)", proxy_ne, "Return self != value.", 0},
    {"__or__", "(self, value, /)", proxy_or, "Return self | value, a dict.", 0},
    {"__ror__", "(self, value, /)", proxy_ror, "Return value | self, a dict.", 0},
    {"__ior__", "(self, value, /)", proxy_ior, "Update self and return it.", 0},
    {"get", "(self, key, default=None, /)", proxy_get, "Return the value for key, or default.", 0},
    {"setdefault", "(self, key, default=None, /)", proxy_setdefault, "Return the value for key, which is set to default if missing.", 0},
    {"pop", "(self, key, default=<unset>, /)", proxy_pop, "Delete a key that is no variable's and return its value, or default.", 0},
    {"update", "(self, mapping, /)", proxy_update, "Set all keys of a dict or of another view.", 0},
    {"keys", "(self, /)", proxy_keys, "Return a list of the keys.", 0},
    {"values", "(self, /)", proxy_values, "Return a list of the values.", 0},
    {"items", "(self, /)", proxy_items, "Return a list of the (key, value) pairs.", 0},
    {"copy", "(self, /)", proxy_copy, "Return a dict of what is set now.", 0},
    {0},
};

const struct cpy_type_def cpy_locals_proxy_type = {
    .name = "FrameLocalsProxy",
    .doc = "The variables of a frame as a mapping, through which they can be set.",
    .size = sizeof(struct cpy_locals_proxy),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_MAPPING | CPY_TYPE_UNHASHABLE,
    .methods = methods,
    .trace = proxy_trace,
};
