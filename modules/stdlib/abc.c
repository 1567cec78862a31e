/* SPDX-License-Identifier: MIT */
/* modules/stdlib/abc.c - what isinstance() and issubclass() of an abstract base class do.
 *
 * Each such class has an object with the classes registered with it, and with answers given before.  Both refer
 * to classes weakly, so that asking keeps none alive: a table maps the number made of a class's address to a
 * weak reference, which tells whether it is still the same class.  Answers of "no" are
 * forgotten whenever a class is registered anywhere: a counter says so. */
#include "vm/api.h"

extern const char cpy_frozen_abc[];

struct answers {
    struct cpy_object head;
    cpy_field registered; /* list of weak references */
    cpy_field yes, no;    /* dicts */
    uint64_t no_token;    /* the counter when no was begun */
};

static const char counter_key;

static uint64_t *counter(struct cpy_thread *t) { return cpy_private(t, &counter_key, sizeof(uint64_t)); }

static void answers_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace_many(tracer, &((struct answers *)o)->registered, 3);
}

static const struct cpy_type_def answers_type = {
    .name = "abc._abc_data",
    .doc = "What an abstract base class knows of other classes.",
    .size = sizeof(struct answers),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .trace = answers_trace,
};

static struct answers *answers_of(struct cpy_thread *t, cpy_value class)
{
    cpy_value data = cpy_getattr_str(t, class, "_abc_impl");

    if (data && !cpy_is_instance_def(t, data, &answers_type)) {
        cpy_raise(t, CPY_TYPE_ERROR, "_abc_impl is set to a wrong type");
        return NULL;
    }
    return (struct answers *)cpy_pointer(data);
}

/* A class may say that it stands for all sequences or mappings of match statements: in __abc_tpflags__, which goes. */
static bool take_collection(struct cpy_thread *t, cpy_value class)
{
    cpy_value flags = cpy_find_attr_str(t, class, "__abc_tpflags__");
    int64_t bits;

    if (!flags)
        return !cpy_pending(t);
    if (!cpy_to_int64(t, flags, &bits) || !cpy_setattr_str(t, class, "__abc_tpflags__", CPY_UNSET))
        return false;
    if (bits & (1 << 5 | 1 << 6))
        cpy_set_collection(class, bits & 1 << 5 ? CPY_SEQUENCE : CPY_MAPPING);
    return true;
}

/* args: class.  Gives it its answers. */
static cpy_value init(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value type = cpy_type_of_def(t, &answers_type), registered, yes, no;
    struct answers *a;

    if (!type || !(registered = cpy_list_new(t, 0)) || !(yes = cpy_dict_new(t)) || !(no = cpy_dict_new(t)) ||
        !(a = cpy_new_object(t, type)))
        return CPY_ERROR;
    cpy_store(a, &a->registered, registered);
    cpy_store(a, &a->yes, yes);
    cpy_store(a, &a->no, no);
    return cpy_setattr_str(t, args[0], "_abc_impl", cpy_from(a)) && take_collection(t, args[0]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value key_of(cpy_value class) { return cpy_int((int64_t)(class >> 3)); }

/* Is the class in a table of answers?  1, 0, -1. */
static int known(struct cpy_thread *t, cpy_value table, cpy_value class)
{
    cpy_value ref = cpy_dict_get(t, table, key_of(class));

    if (!ref)
        return cpy_pending(t) ? -1 : 0;
    return cpy_weakref_get(t, ref) == class;
}

static bool remember(struct cpy_thread *t, cpy_value table, cpy_value class)
{
    cpy_value ref = cpy_weakref_new(t, class, CPY_UNSET);

    return ref && cpy_dict_set(t, table, key_of(class), ref);
}

/* The table of "no", emptied if a class was registered since it was begun. */
static cpy_value table_of_no(struct cpy_thread *t, struct answers *a)
{
    uint64_t *token = counter(t);
    cpy_value no;

    if (!token)
        return CPY_ERROR;
    if (a->no_token != *token) {
        if (!(no = cpy_dict_new(t)))
            return CPY_ERROR;
        cpy_store(a, &a->no, no);
        a->no_token = *token;
    }
    return cpy_load(a->no);
}

/* Does the class have an MRO with this one in it? */
static bool derives(cpy_value class, cpy_value from) { return cpy_is_type(class) && cpy_is_subtype(class, from); }

/* Is it a subclass of one that is registered?  1, 0, -1. */
static int below_registered(struct cpy_thread *t, struct answers *a, cpy_value class)
{
    cpy_value registered = cpy_load(a->registered), each;
    int below = 0;

    for (size_t i = 0; below == 0 && i < cpy_list_len(registered); i++)
        if ((each = cpy_weakref_get(t, cpy_list_get(registered, i))))
            below = cpy_issubclass(t, class, each);
    return below;
}

/* Is it a subclass, in the same wide sense, of one derived from cls? */
static int below_derived(struct cpy_thread *t, cpy_value cls, cpy_value class)
{
    cpy_value derived = cpy_call_method(t, cls, "__subclasses__", 0);
    int below = derived ? 0 : -1;

    if (derived && !cpy_is_list(derived)) {
        cpy_raise(t, CPY_TYPE_ERROR, "__subclasses__() must return a list");
        return -1;
    }
    for (size_t i = 0; below == 0 && i < cpy_list_len(derived); i++)
        below = cpy_issubclass(t, class, cpy_list_get(derived, i));
    return below;
}

/* The answer, found the long way. */
static int find_out(struct cpy_thread *t, cpy_value cls, struct answers *a, cpy_value class)
{
    cpy_value hook = cpy_call_method(t, cls, "__subclasshook__", 1, class);
    int below;

    if (!hook)
        return -1;
    if (hook != CPY_NOT_IMPLEMENTED)
        return cpy_truth(t, hook);
    if (derives(class, cls))
        return 1;
    return (below = below_registered(t, a, class)) ? below : below_derived(t, cls, class);
}

/* 1, 0, -1. */
static int is_subclass(struct cpy_thread *t, cpy_value cls, cpy_value class)
{
    struct answers *a = answers_of(t, cls);
    cpy_value no;
    int answer;

    if (!a)
        return -1;
    if (!cpy_is_type(class)) {
        cpy_raise(t, CPY_TYPE_ERROR, "issubclass() arg 1 must be a class");
        return -1;
    }
    if ((answer = known(t, cpy_load(a->yes), class)) || !(no = table_of_no(t, a)))
        return answer ? answer : -1;
    if ((answer = known(t, no, class)))
        return answer > 0 ? 0 : -1;
    if (!cpy_check_stack(t) || (answer = find_out(t, cls, a, class)) < 0)
        return -1;
    if (!answer && !(no = table_of_no(t, a)))
        return -1;
    return remember(t, answer ? cpy_load(a->yes) : no, class) ? answer : -1;
}

static cpy_value from_truth(int truth) { return truth < 0 ? CPY_ERROR : cpy_bool(truth); }

static cpy_value subclass_check(struct cpy_thread *t, const cpy_value *args)
{
    return from_truth(is_subclass(t, args[0], args[1]));
}

/* args: class, instance.  Both type(instance) and what it says its class is count. */
static cpy_value instance_check(struct cpy_thread *t, const cpy_value *args)
{
    struct answers *a = answers_of(t, args[0]);
    cpy_value type = cpy_type_of(t, args[1]), claimed = a ? cpy_getattr_str(t, args[1], "__class__") : CPY_ERROR,
              result;
    int truth;

    if (!claimed)
        return CPY_ERROR;
    if ((truth = known(t, cpy_load(a->yes), claimed)))
        return from_truth(truth);
    if (!(result = cpy_call_method(t, args[0], "__subclasscheck__", 1, claimed)) || claimed == type)
        return result;
    truth = cpy_truth(t, result);
    return truth ? from_truth(truth) : cpy_call_method(t, args[0], "__subclasscheck__", 1, type);
}

static cpy_value registration(struct cpy_thread *t, const cpy_value *args)
{
    struct answers *a = answers_of(t, args[0]);
    uint64_t *token = counter(t);
    cpy_value ref;
    int below;

    if (!a || !token)
        return CPY_ERROR;
    if (!cpy_is_type(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "Can only register classes");
    if ((below = cpy_issubclass(t, args[1], args[0])))
        return below < 0 ? CPY_ERROR : args[1];
    if ((below = cpy_issubclass(t, args[0], args[1])))
        return below < 0 ? CPY_ERROR : cpy_raise(t, CPY_RUNTIME_ERROR, "Refusing to create an inheritance cycle");
    if (!(ref = cpy_weakref_new(t, args[1], CPY_UNSET)) || !cpy_list_append(t, cpy_load(a->registered), ref))
        return CPY_ERROR;
    ++*token;
    if (cpy_collection_of(args[0]))
        cpy_set_collection(args[1], cpy_collection_of(args[0]));
    return args[1];
}

/* args: class.  Its answers, "yes" and "no", are looked for anew. */
static cpy_value forget_answers(struct cpy_thread *t, const cpy_value *args)
{
    struct answers *a = answers_of(t, args[0]);
    cpy_value yes, no;

    if (!a || !(yes = cpy_dict_new(t)) || !(no = cpy_dict_new(t)))
        return CPY_ERROR;
    cpy_store(a, &a->yes, yes);
    cpy_store(a, &a->no, no);
    return CPY_NONE;
}

static cpy_value forget_registered(struct cpy_thread *t, const cpy_value *args)
{
    struct answers *a = answers_of(t, args[0]);
    cpy_value registered = a ? cpy_list_new(t, 0) : CPY_ERROR;

    if (!registered)
        return CPY_ERROR;
    cpy_store(a, &a->registered, registered);
    return CPY_NONE;
}

static cpy_value cache_token(struct cpy_thread *t, const cpy_value *args)
{
    uint64_t *token = counter(t);

    (void)args;
    return token ? cpy_int((int64_t)*token) : CPY_ERROR;
}

static const struct cpy_function functions[] = {
    {"_abc_init", "(cls, /)", init, "Prepare an abstract base class.", 0},
    {"_abc_register", "(cls, subclass, /)", registration, "Register a class with an abstract base class.", 0},
    {"_abc_instancecheck", "(cls, instance, /)", instance_check, "isinstance() of an abstract base class.", 0},
    {"_abc_subclasscheck", "(cls, subclass, /)", subclass_check, "issubclass() of an abstract base class.", 0},
    {"_abc_forget_answers", "(cls, /)", forget_answers, "Forget the answers of an abstract base class.", 0},
    {"_abc_forget_registered", "(cls, /)", forget_registered, "Forget what was registered with it.", 0},
    {"get_cache_token", "()", cache_token, "Return a number that changes when a class is registered.", 0},
    {0},
};

const struct cpy_module_def cpy_module_abc = {
    .name = "abc", .doc = "Abstract base classes.", .functions = functions, .source = cpy_frozen_abc,
};
