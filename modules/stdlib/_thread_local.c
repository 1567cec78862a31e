/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_thread_local.c - threading.local: attributes that each thread has its own of.
 *
 * A thread's attributes are a dict in the thread's dict of such dicts (cpy_thread_locals()), so that they go with the thread.
 * It becomes the object's __dict__ just before an attribute is looked up; nothing switches threads in between. */
#include "modules/stdlib/_thread.h"

static const char key; /* number of the newest object */

struct local {
    struct cpy_object head;
    cpy_field args, keywords; /* what __init__ is called with in each thread */
    cpy_field idle;           /* the __dict__ between uses, empty, so that no thread's lives longer than the thread */
    uint64_t number;          /* the key in threads' dicts */
};

static struct local *as_local(cpy_value v) { return (struct local *)cpy_pointer(v); }

static bool use_dict(struct cpy_thread *t, cpy_value self, cpy_value dict)
{
    cpy_value name = cpy_intern_from(t, "__dict__");

    return name && cpy_generic_setattr(t, self, name, dict);
}

static bool call_init(struct cpy_thread *t, cpy_value self)
{
    cpy_value init = cpy_getattr_str(t, self, "__init__");

    return init && cpy_call_tuple(t, init, cpy_load(as_local(self)->args), cpy_load(as_local(self)->keywords));
}

/* A thread sees the object for the first time: it has an empty dict and calls __init__. */
static cpy_value begin(struct cpy_thread *t, cpy_value self, cpy_value all, cpy_value number)
{
    cpy_value dict = cpy_dict_new(t), error;

    if (!dict || !cpy_dict_set(t, all, number, dict))
        return CPY_ERROR;
    if (call_init(t, self))
        return dict;
    error = cpy_take_pending(t);
    cpy_dict_remove(t, all, number);
    cpy_set_pending(t, error);
    return CPY_ERROR;
}

/* Makes the calling thread's attributes the object's. */
static bool enter(struct cpy_thread *t, cpy_value self)
{
    cpy_value all = cpy_thread_locals(t), number = cpy_int((int64_t)as_local(self)->number), dict;

    if (!all || (!(dict = cpy_dict_get(t, all, number)) && (cpy_pending(t) || !(dict = begin(t, self, all, number)))))
        return false;
    return use_dict(t, self, dict);
}

/* The object; type.__call__ then calls its __init__ for this thread. */
static cpy_value make(struct cpy_thread *t, const cpy_value *args)
{
    uint64_t *last = cpy_private(t, &key, sizeof *last);
    struct local *local = last ? cpy_new_object(t, args[0]) : NULL;
    cpy_value all = local ? cpy_thread_locals(t) : CPY_ERROR, dict = all ? cpy_dict_new(t) : CPY_ERROR, idle;

    if (!dict || !(idle = cpy_dict_new(t)))
        return CPY_ERROR;
    cpy_store(local, &local->idle, idle);
    local->number = ++*last;
    cpy_store(local, &local->args, args[1]);
    cpy_store(local, &local->keywords, args[2]);
    return cpy_dict_set(t, all, cpy_int((int64_t)local->number), dict) ? cpy_from(local) : CPY_ERROR;
}

static cpy_value init_of(struct cpy_thread *t, cpy_value type) { return cpy_getattr_str(t, type, "__init__"); }

static cpy_value local_new(struct cpy_thread *t, const cpy_value *args)
{
    size_t n;

    cpy_items(args[1], &n);
    if ((n || cpy_len(t, args[2])) && init_of(t, args[0]) == init_of(t, cpy_builtin_type(t, CPY_TYPE_OBJECT)))
        return cpy_raise(t, CPY_TYPE_ERROR, "Initialization arguments are not supported");
    return make(t, args);
}

/* The thread's attributes are no more the object's, whatever is pending. */
static cpy_value leave(struct cpy_thread *t, cpy_value self, cpy_value result)
{
    cpy_value error = cpy_take_pending(t);

    if (!use_dict(t, self, cpy_load(as_local(self)->idle)))
        return CPY_ERROR;
    cpy_set_pending(t, error);
    return result;
}

static cpy_value local_getattribute(struct cpy_thread *t, const cpy_value *args)
{
    return leave(t, args[0], enter(t, args[0]) ? cpy_generic_getattr(t, args[0], args[1]) : CPY_ERROR);
}

static cpy_value set(struct cpy_thread *t, const cpy_value *args, cpy_value v)
{
    if (cpy_is_str(args[1]) && cpy_str_equals(args[1], "__dict__"))
        return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "'%T' object attribute '__dict__' is read-only", args[0]);
    return leave(t, args[0], enter(t, args[0]) && cpy_generic_setattr(t, args[0], args[1], v) ? CPY_NONE : CPY_ERROR);
}

static cpy_value local_setattr(struct cpy_thread *t, const cpy_value *args) { return set(t, args, args[2]); }
static cpy_value local_delattr(struct cpy_thread *t, const cpy_value *args) { return set(t, args, CPY_UNSET); }

static void local_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace_many(tracer, &((struct local *)o)->args, 3);
}

static void local_finalize(struct cpy_thread *t, struct cpy_object *o)
{
    cpy_thread_locals_forget(t, cpy_int((int64_t)((struct local *)o)->number));
}

static const struct cpy_function local_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", local_new, "Make an object whose attributes belong to threads.", 0},
    {"__getattribute__", "(self, name, /)", local_getattribute, "Return getattr(self, name).", 0},
    {"__setattr__", "(self, name, value, /)", local_setattr, "Set an attribute, for this thread.", 0},
    {"__delattr__", "(self, name, /)", local_delattr, "Delete an attribute, for this thread.", 0},
    {0},
};

const struct cpy_type_def cpy_thread_local_type = {
    .name = "_thread._local", .doc = "An object whose attributes are different ones in each thread.",
    .size = sizeof(struct local), .flags = CPY_TYPE_HAS_DICT, .methods = local_methods, .trace = local_trace,
    .finalize = local_finalize,
};

