/* SPDX-License-Identifier: MIT */
/* vm/objects/native.c - functions and methods written in C, as Python sees them.
 *
 * One struct serves for built-in functions, method descriptors (is_method: self comes
 * from the call), bound methods (self is set) and the __new__ of native classes.  A bound
 * copy borrows the parsed signature of the native it was made from.  Python sees several
 * classes that do not derive from each other: what a method is tells its use and its name. */
#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"

enum kind { METHOD, SLOT_WRAPPER, BOUND_SLOT, KINDS };

static const struct cpy_type_def kinds[KINDS];

/* Is the row of type a special method that an operator or built-in function calls directly?  In CPython some methods of
 * dict, list and sets are none, so that calls of them by name are fast. */
static bool is_slot(struct cpy_thread *t, const struct cpy_function *row, cpy_value type)
{
    static const uint8_t plain[] = {CPY_SLOT_FORMAT, CPY_SLOT_LENGTH_HINT, CPY_SLOT_REVERSED, CPY_SLOT_ENTER, CPY_SLOT_EXIT,
        CPY_SLOT_NEW};
    int slot = row->name[0] == '_' ? cpy_slot_find_ascii(row->name) : -1;

    if (slot == CPY_SLOT_GETITEM)
        return type != t->vm->types[CPY_TYPE_DICT] && type != t->vm->types[CPY_TYPE_LIST];
    if (slot == CPY_SLOT_CONTAINS)
        return type != t->vm->types[CPY_TYPE_DICT] && type != t->vm->types[CPY_TYPE_SET] &&
            type != t->vm->types[CPY_TYPE_FROZENSET];
    return slot >= 0 && !memchr(plain, slot, sizeof plain);
}

/* The class of one kind: as native objects go it is a builtin_function_or_method, to Python just an object. */
static cpy_value class_of_kind(struct cpy_thread *t, enum kind kind)
{
    cpy_value class = t->vm->native_kinds[kind], object = t->vm->types[CPY_TYPE_OBJECT], bases, mro;
    struct cpy_type *type;

    if (CPY_LIKELY(class))
        return class;
    if (!(class = cpy_type_of_def(t, &kinds[kind])) || !(bases = cpy_tuple_from(t, &object, 1)) ||
        !(mro = cpy_tuple_of(t, (size_t)2, class, object)))
        return CPY_ERROR;
    type = cpy_as_type(class);
    cpy_slots(type); /* while it has a native method as its base */
    cpy_store(type, &type->base, object);
    cpy_store(type, &type->bases, bases);
    cpy_store(type, &type->mro, mro);
    return t->vm->native_kinds[kind] = class;
}

static cpy_value make_in(struct cpy_thread *t, cpy_value class, const struct cpy_function *row)
{
    struct cpy_native_object *f = class ? cpy_new_object(t, class) : NULL;

    if (f)
        f->row = row;
    return cpy_from(f);
}

static cpy_value make(struct cpy_thread *t, const struct cpy_function *row)
{
    return make_in(t, t->vm->types[CPY_TYPE_NATIVE], row);
}

cpy_value cpy_native_new(struct cpy_thread *t, const struct cpy_function *row, cpy_value module)
{
    cpy_value v = make(t, row);

    if (v)
        cpy_store(cpy_pointer(v), &cpy_as_native(v)->module, module);
    return v;
}

cpy_value cpy_native_bound(struct cpy_thread *t, const struct cpy_function *row, cpy_value bound)
{
    cpy_value v = make(t, row);

    if (v)
        cpy_store(cpy_pointer(v), &cpy_as_native(v)->self, bound);
    return v;
}

cpy_value cpy_native_in_class(struct cpy_thread *t, const struct cpy_function *row, cpy_value type)
{
    bool is_new = strcmp(row->name, "__new__") == 0, is_method = row->binding == CPY_BIND_INSTANCE && !is_new;
    cpy_value v = is_method ? make_in(t, class_of_kind(t, is_slot(t, row, type) ? SLOT_WRAPPER : METHOD), row) : make(t, row);

    if (!v)
        return CPY_ERROR;
    cpy_as_native(v)->is_new = is_new;
    cpy_as_native(v)->is_method = is_method;
    cpy_store(cpy_pointer(v), &cpy_as_native(v)->type, type);
    return v;
}

/* The native that owns the signature that f uses. */
static struct cpy_native_object *owner_of(struct cpy_native_object *f)
{
    return cpy_load(f->owner) ? cpy_as_native(cpy_load(f->owner)) : f;
}

/* Is f, as its class says, what is_slot() told of its row? */
static bool wraps_slot(struct cpy_thread *t, const struct cpy_native_object *f)
{
    return f->is_method && cpy_from(cpy_class_of_object(&f->head)) == t->vm->native_kinds[SLOT_WRAPPER];
}

cpy_value cpy_native_bind(struct cpy_thread *t, cpy_value native, cpy_value self)
{
    struct cpy_native_object *f = cpy_as_native(native), *bound, *owner = owner_of(f);
    cpy_value v = wraps_slot(t, f) ? make_in(t, class_of_kind(t, BOUND_SLOT), f->row) : make(t, f->row);

    if (!v)
        return CPY_ERROR;
    bound = cpy_as_native(v);
    bound->signature = owner->signature;
    bound->plain = owner->plain;
    cpy_store(bound, &bound->self, self);
    cpy_store(bound, &bound->module, cpy_load(f->module));
    cpy_store(bound, &bound->type, cpy_load(f->type));
    cpy_store(bound, &bound->owner, cpy_from(owner));
    return v;
}

static void native_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct cpy_native_object *f = (struct cpy_native_object *)o;

    cpy_trace(tracer, f->self);
    cpy_trace(tracer, f->module);
    cpy_trace(tracer, f->type);
    cpy_trace(tracer, f->owner);
    if (f->signature && !cpy_load(f->owner))
        cpy_signature_trace(tracer, f->signature);
}

static void native_destroy(struct cpy_object *o)
{
    struct cpy_native_object *f = (struct cpy_native_object *)o;

    if (!cpy_load(f->owner))
        cpy_signature_free(f, f->signature);
}

/* Do only parameters with a default follow the required ones, and no more than there is room for in registers? */
static bool has_only_defaults(const struct cpy_signature *s)
{
    for (size_t i = s->required; i < s->count; i++)
        if (!s->has_default[i])
            return false;
    return !s->var_positional && !s->var_keyword && s->count - s->required <= CPY_FRAME_SLACK;
}

struct cpy_signature *cpy_native_signature(struct cpy_thread *t, struct cpy_native_object *f)
{
    struct cpy_native_object *owner = owner_of(f);

    if (CPY_LIKELY(f->signature))
        return f->signature;
    if (!owner->signature) {
        if (!cpy_signature_parse(t, owner))
            return NULL;
        owner->plain = !owner->is_new && has_only_defaults(owner->signature);
    }
    f->signature = owner->signature;
    f->plain = owner->plain;
    return f->signature;
}

/* --- calling ---------------------------------------------------------------------------------- */

static bool check_self(struct cpy_thread *t, struct cpy_native_object *f, const cpy_value *args, size_t n)
{
    cpy_value type = cpy_load(f->type);
    const char *name = f->row->name;

    if (CPY_LIKELY(n > 0 && cpy_is_instance(t, args[0], type)))
        return true;
    if (is_slot(t, f->row, type)) {
        if (n == 0)
            cpy_raise(t, CPY_TYPE_ERROR, "descriptor '%s' of '%N' object needs an argument", name, type);
        else
            cpy_raise(
                t, CPY_TYPE_ERROR, "descriptor '%s' requires a '%N' object but received a '%T'", name, type, args[0]);
    } else if (n == 0) {
        cpy_raise(t, CPY_TYPE_ERROR, "unbound method %V.%s() needs an argument", cpy_load(cpy_as_type(type)->name), name);
    } else {
        cpy_raise(
            t, CPY_TYPE_ERROR, "descriptor '%s' for '%N' objects doesn't apply to a '%T' object", name, type, args[0]);
    }
    return false;
}

/* The first argument of a native __new__: a class that its instances fit. */
static bool check_class(struct cpy_thread *t, struct cpy_native_object *f, const cpy_value *args, size_t n)
{
    cpy_value type = cpy_load(f->type);
    struct cpy_type *solid, *safe;

    if (n == 0) {
        cpy_raise(t, CPY_TYPE_ERROR, "%N.__new__(): not enough arguments", type);
        return false;
    }
    if (!cpy_is_type(args[0])) {
        cpy_raise(t, CPY_TYPE_ERROR, "%N.__new__(X): X is not a type object (%T)", type, args[0]);
        return false;
    }
    if (!cpy_is_subtype(args[0], type)) {
        cpy_raise(t, CPY_TYPE_ERROR, "%N.__new__(%N): %N is not a subtype of %N", type, args[0], args[0], type);
        return false;
    }
    for (solid = cpy_as_type(args[0]); !solid->own_def; solid = cpy_as_type(cpy_load(solid->base)))
        ;
    if (cpy_slots(solid)[CPY_SLOT_NEW] == f->row->call)
        return true;
    for (safe = cpy_as_type(args[0]); cpy_slot_is_python(safe, CPY_SLOT_NEW); safe = cpy_as_type(cpy_load(safe->base)))
        ;
    cpy_raise(t, CPY_TYPE_ERROR, "%N.__new__(%N) is not safe, use %N.__new__()", type, args[0], cpy_from(safe));
    return false;
}

bool cpy_native_is_next(const struct cpy_native_object *f) { return strcmp(f->row->name, "__next__") == 0; }

cpy_value cpy_native_run(struct cpy_thread *t, const struct cpy_native_object *f, const cpy_value *args)
{
    cpy_value result = f->row->call(t, args);

    if (CPY_LIKELY(result) || cpy_pending(t) || !cpy_native_is_next(f))
        return result;
    return cpy_raise_value(t, cpy_exception_class(t, CPY_STOP_ITERATION));
}

static bool all_set(const cpy_value *args, size_t n)
{
    while (n && args[n - 1])
        n--;
    return n == 0;
}

/* The usual call, by position only; self comes first if it is set. */
static cpy_value call_plainly(
    struct cpy_thread *t, const struct cpy_native_object *f, cpy_value self, const cpy_value *args, size_t n)
{
    cpy_value out[f->signature->count + 1], *to = out;

    if (self)
        *to++ = self;
    for (size_t i = 0; i < n; i++)
        to[i] = args[i];
    cpy_fill_defaults(f, out, (size_t)(to - out) + n);
    return cpy_native_run(t, f, out);
}

static cpy_value call_bound(
    struct cpy_thread *t, struct cpy_native_object *f, const cpy_value *args, size_t n, cpy_value names)
{
    cpy_value out[f->signature->count + 1];

    return cpy_bind_native(t, f, args, n, names, out) ? cpy_native_run(t, f, out) : CPY_ERROR;
}

cpy_value cpy_native_call(
    struct cpy_thread *t, struct cpy_native_object *f, const cpy_value *args, size_t n, cpy_value names)
{
    size_t total = n + (names ? cpy_tuple_len(names) : 0);
    cpy_value self = cpy_load(f->self);

    if (!cpy_check_stack(t) || !cpy_native_signature(t, f))
        return CPY_ERROR;
    if (!self && (f->is_method ? !check_self(t, f, args, n) : f->is_new && !check_class(t, f, args, n)))
        return CPY_ERROR;
    if (!names && cpy_native_takes(f, n + (self != CPY_UNSET)) && all_set(args, n))
        return call_plainly(t, f, self, args, n);
    if (self) {
        cpy_value with_self[total + 1];

        with_self[0] = self;
        if (total) /* else args may be NULL */
            memcpy(with_self + 1, args, total * sizeof *args);
        return call_bound(t, f, with_self, n + 1, names);
    }
    return call_bound(t, f, args, n, names);
}

/* --- attributes and methods ------------------------------------------------------------------------ */

cpy_value cpy_native_qualname(struct cpy_thread *t, struct cpy_native_object *f)
{
    cpy_value type = cpy_load(f->type), self = cpy_load(f->self);

    if (self && self != CPY_NONE && !cpy_has_layout(self, CPY_TYPE_MODULE))
        type = cpy_is_type(self) ? self : cpy_type_of(t, self);
    return type ? cpy_str_format(t, "%V.%s", cpy_load(cpy_as_type(type)->qualname), f->row->name)
                : cpy_str_from(t, f->row->name);
}

static cpy_value get_name(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_intern_from(t, cpy_as_native(args[0])->row->name);
}

static cpy_value get_qualname(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_native_qualname(t, cpy_as_native(args[0]));
}

static cpy_value get_doc(struct cpy_thread *t, const cpy_value *args)
{
    const char *doc = cpy_as_native(args[0])->row->doc;

    return doc ? cpy_str_from(t, doc) : CPY_NONE;
}

static cpy_value get_module(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_native_object *f = cpy_as_native(args[0]);

    (void)t;
    return cpy_load(f->module) ? cpy_load(f->module) : CPY_NONE;
}

static cpy_value get_self(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_native_object *f = cpy_as_native(args[0]);

    cpy_value self = cpy_load(f->self);

    if (!self && f->is_new)
        self = cpy_load(f->type);
    else if (!self && cpy_load(f->module)) /* a function of a module is bound to that */
        self = cpy_dict_get(t, t->vm->modules, cpy_load(f->module));
    return self || cpy_pending(t) ? self : CPY_NONE;
}

static cpy_value get_objclass(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_load(cpy_as_native(args[0])->type);
}

cpy_value cpy_signature_text(struct cpy_thread *t, const char *begin, const char *s)
{
    struct cpy_builder b;

    cpy_build(&b, t);
    cpy_build_ascii(&b, begin);
    while (*s) {
        size_t plain = strcspn(s + 1, "<\n") + 1;

        if (strncmp(s, "<unset>", 7) == 0) {
            cpy_build_ascii(&b, "<unrepresentable>");
            s += 7;
        } else if (*s == '\n') {
            cpy_build_ascii(&b, "\\n");
            s++;
        } else {
            cpy_build_ascii_n(&b, s, plain);
            s += plain;
        }
    }
    return cpy_build_finish(&b);
}

/* The signature with "$" before self, which is how inspect knows it. */
static cpy_value get_text_signature(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_native_object *f = cpy_as_native(args[0]);

    return cpy_signature_text(t, f->is_method || cpy_load(f->self) || f->is_new ? "($" : "(", f->row->signature + 1);
}

#define NAMES                                                                \
    {"__name__", get_name, NULL, "The function's name."},                    \
    {"__qualname__", get_qualname, NULL, "The name with that of the class."}, \
    {"__doc__", get_doc, NULL, "What the function does."},                   \
    {"__text_signature__", get_text_signature, NULL, "The parameters as text."}
#define SELF(set) {"__self__", get_self, set, "What the function is bound to: its module, if nothing else."}
#define CLASS {"__objclass__", get_objclass, cpy_set_member, "The class of a method."}

static const struct cpy_attribute attributes[] = {
    NAMES, {"__module__", get_module, NULL, "The module's name, or None."}, SELF(NULL), {0}};
static const struct cpy_attribute method_attributes[] = {NAMES, CLASS, {0}};
static const struct cpy_attribute bound_attributes[] = {NAMES, SELF(cpy_set_member), CLASS, {0}};

static cpy_value native_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_native_object *f = cpy_as_native(args[0]);
    cpy_value self = cpy_load(f->self), type = cpy_load(f->type);

    if (f->is_method && is_slot(t, f->row, type))
        return cpy_str_format(t, "<slot wrapper '%s' of '%N' objects>", f->row->name, type);
    if (f->is_method)
        return cpy_str_format(t, "<method '%s' of '%N' objects>", f->row->name, type);
    if (!self && f->is_new)
        self = type;
    if (!self || self == CPY_NONE || cpy_has_layout(self, CPY_TYPE_MODULE))
        return cpy_str_format(t, "<built-in function %s>", f->row->name);
    if (cpy_type_of(t, args[0]) == t->vm->native_kinds[BOUND_SLOT])
        return cpy_str_format(
            t, "<method-wrapper '%s' of %T object at 0x%llx>", f->row->name, self, (unsigned long long)self);
    return cpy_str_format(
        t, "<built-in method %s of %T object at 0x%llx>", f->row->name, self, (unsigned long long)self);
}

static cpy_value native_get(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_native_object *f = cpy_as_native(args[0]);

    if (args[1] == CPY_NONE && args[2] != t->vm->types[CPY_TYPE_NONE])
        return cpy_get_unbound(t, args); /* asked for through the class */
    if (!cpy_is_instance(t, args[1], cpy_load(f->type)))
        return cpy_raise(t, CPY_TYPE_ERROR, "descriptor '%s' for '%N' objects doesn't apply to a '%T' object", f->row->name,
            cpy_load(f->type), args[1]);
    return cpy_native_bind(t, args[0], args[1]);
}

static cpy_value native_call_row(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_call_tuple(t, args[0], args[1], args[2]);
}

static bool same_function(cpy_value a, cpy_value b)
{
    const struct cpy_native_object *f = cpy_as_native(a), *g = cpy_as_native(b);

    return f->row == g->row && cpy_load(f->self) == cpy_load(g->self) && f->is_method == g->is_method;
}

static cpy_value native_eq(struct cpy_thread *t, const cpy_value *args)
{
    bool same = cpy_type_of(t, args[0]) == cpy_type_of(t, args[1]);

    if (!same || (cpy_as_native(args[0])->is_method && !same_function(args[0], args[1])))
        return CPY_NOT_IMPLEMENTED;
    return cpy_bool(same_function(args[0], args[1]));
}

static cpy_value native_hash(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_native_object *f = cpy_as_native(args[0]);

    (void)t;
    return cpy_int((int64_t)(((uintptr_t)f->row ^ (uintptr_t)(cpy_load(f->self) * 31)) >> 3));
}

static cpy_value native_reduce(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_native_object *f = cpy_as_native(args[0]);
    cpy_value self = f->is_method ? cpy_load(f->type) : cpy_load(f->self), get, both;

    if (!self || cpy_has_layout(self, CPY_TYPE_MODULE))
        return cpy_native_qualname(t, cpy_as_native(args[0]));
    if (!(get = cpy_dict_get_str(t, cpy_builtins(t), "getattr")))
        return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_ATTRIBUTE_ERROR, "getattr");
    both = cpy_tuple_of(t, (size_t)2, self, cpy_getattr(t, args[0], CPY_N(t, __name__)));
    return both && cpy_tuple_get(both, 1) ? cpy_tuple_of(t, (size_t)2, get, both) : CPY_ERROR;
}

#define METHODS                                                                                                    \
    {"__repr__", "(self, /)", native_repr, "Return repr(self).", 0},                                               \
    {"__call__", "(self, /, *args, **kwargs)", native_call_row, "Call self.", 0},                                  \
    {"__eq__", "(self, value, /)", native_eq, "Return self == value.", 0},                                         \
    {"__hash__", "(self, /)", native_hash, "Return hash(self).", 0},                                               \
    {"__reduce__", "(self, /)", native_reduce,                                                                     \
        "Return the name by which pickling finds it, or the object that it is an attribute of.", 0}

static const struct cpy_function methods[] = {METHODS, {0}};

static const struct cpy_function descriptor_methods[] = {
    METHODS,
    {"__get__", "(self, instance, owner=None, /)", native_get, "Return the method bound to instance.", 0},
    {0},
};

const struct cpy_type_def cpy_native_type = {
    .name = "builtin_function_or_method",
    .doc = "A function written in C.",
    .size = sizeof(struct cpy_native_object),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = methods,
    .attributes = attributes,
    .trace = native_trace,
    .destroy = native_destroy,
};

#define KIND(its_name, its_methods, its_attributes)                              \
    {.name = its_name, .base = &cpy_native_type, .size = sizeof(struct cpy_native_object), \
     .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT, .methods = its_methods, .attributes = its_attributes}

static const struct cpy_type_def kinds[KINDS] = {
    [METHOD] = KIND("method_descriptor", descriptor_methods, method_attributes),
    [SLOT_WRAPPER] = KIND("wrapper_descriptor", descriptor_methods, method_attributes),
    [BOUND_SLOT] = KIND("method-wrapper", methods, bound_attributes),
};
