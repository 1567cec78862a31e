/* SPDX-License-Identifier: MIT */
/* vm/interp/call.c - calling anything.
 *
 * cpy_invoke() is the one way to call, for bytecode and for native code: arguments lie
 * in registers, a Python function's frame is pushed on top of them, and everything
 * else is done at once.  Native code gets there through an entry: a frame
 * whose registers hold the arguments and whose only instruction ends the nested run.
 *
 * The register before the arguments may be overwritten: that is where self goes when a
 * bound method or a class is called, so that nothing is moved. */
#include "vm/interp/loop.h"
#include "vm/objects/exception.h"
#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"

#define FEW 8 /* arguments that are copied into an array on the C stack */

static struct cpy_func *as_function(cpy_value v) { return (struct cpy_func *)cpy_pointer(v); }
static bool is_function(cpy_value v) { return cpy_has_layout(v, CPY_TYPE_FUNCTION); }
static size_t count_names(cpy_value names) { return names ? cpy_tuple_len(names) : 0; }

/* --- Python functions ------------------------------------------------------------------------------------------ */

/* Fills in defaults for the parameters from n on, in place. False: some have none. */
static bool fill_defaults(struct cpy_func *f, cpy_value *args, size_t n, size_t count)
{
    cpy_value defaults = cpy_load(f->defaults);
    size_t have = defaults ? cpy_as_tuple(defaults)->len : 0;

    if (n + have < count)
        return false;
    for (size_t i = n; i < count; i++)
        args[i] = cpy_load(cpy_as_tuple(defaults)->items[have - (count - i)]);
    return true;
}

static cpy_value invoke_function(struct cpy_thread *t, struct cpy_func *f, cpy_value *args, size_t n, cpy_value names)
{
    struct cpy_code *code = cpy_as_code(cpy_load(f->code));
    cpy_value *base = args;

    if (names || !(code->flags & CPY_CODE_SIMPLE_ARGS) || n > code->arg_count ||
        (n < code->arg_count && !fill_defaults(f, args, n, code->arg_count))) {
        base = args + n + count_names(names);
        if (base >= t->stack_end)
            return cpy_raise(t, CPY_RECURSION_ERROR, "maximum recursion depth exceeded");
        t->bound_end = base + cpy_code_parameters(code) + 1;
        if (!cpy_bind_python(t, f, args, n, names, base)) {
            t->bound_end = NULL;
            return CPY_ERROR;
        }
    }
    if (code->flags & CPY_CODE_SUSPENDS) {
        cpy_value generator = cpy_generator_new(t, f, base);

        t->bound_end = NULL;
        return generator;
    }
    t->bound_end = NULL;
    if (!cpy_frame_push(t, code, f, cpy_load(f->globals), cpy_load(f->builtins), base))
        return CPY_ERROR;
    return CPY_PUSHED;
}

/* --- native functions ------------------------------------------------------------------------------------------ */

/* Is self what the method is for?  Natives rely on it; only the usual case is decided here. */
static bool self_fits(struct cpy_thread *t, struct cpy_native_object *f, cpy_value self)
{
    return !f->is_method || cpy_from(cpy_class_of(t, self)) == cpy_load(f->type);
}

static cpy_value invoke_native(struct cpy_thread *t, struct cpy_native_object *f, cpy_value *args, size_t n, cpy_value names)
{
    cpy_value self = cpy_load(f->self);

    if (names || !cpy_native_takes(f, n + (self != CPY_UNSET)) || (!self && n && !self_fits(t, f, args[0])))
        return cpy_native_call(t, f, args, n, names);
    if (self) {
        *--args = self; /* in the place of what is called */
        n++;
    }
    cpy_fill_defaults(f, args, n);
    return cpy_native_run(t, f, args);
}

/* --- classes --------------------------------------------------------------------------------------------------- */

/* The native behind own_def->make. */
static cpy_value maker_of(struct cpy_thread *t, struct cpy_type *type)
{
    cpy_value maker = cpy_load(type->maker);

    if (!maker && (maker = cpy_native_new(t, type->own_def->make, CPY_UNSET)))
        cpy_store(type, &type->maker, maker);
    return maker;
}

/* Is calling v, a class written in C, nothing but a call of own_def->make? */
static bool is_made_natively(struct cpy_thread *t, cpy_value v)
{
    return cpy_is_type(v) && cpy_as_type(v)->own_def && cpy_as_type(v)->own_def->make &&
        cpy_type_of(t, v) == t->vm->types[CPY_TYPE_TYPE];
}

/* After __init__ of a class has been invoked: what the call gives in the end. */
static cpy_value init_result(struct cpy_thread *t, cpy_value v, cpy_value instance)
{
    if (v == CPY_PUSHED) {
        t->frame->action = CPY_RESULT_INIT;
        t->frame->extra = instance;
    } else if (v && v != CPY_NONE) {
        return cpy_raise(t, CPY_TYPE_ERROR, "__init__() should return None, not '%T'", v);
    }
    return v == CPY_NONE ? instance : v;
}

/* instance.__init__(args); args[-1] becomes the instance. */
static cpy_value invoke_init(struct cpy_thread *t, cpy_value instance, cpy_value *args, size_t n, cpy_value names)
{
    cpy_value init = cpy_type_lookup(t, cpy_class_of(t, instance), CPY_N(t, __init__));

    if (!init)
        return cpy_pending(t) ? CPY_ERROR : instance;
    args[-1] = instance;
    if (is_function(init))
        return init_result(t, invoke_function(t, as_function(init), args - 1, n + 1, names), instance);
    if (cpy_is_native(init)) {
        if (cpy_as_native(init)->row->call == cpy_object_init)
            return instance; /* __new__ has seen to the arguments */
        return init_result(t, cpy_native_call(t, cpy_as_native(init), args - 1, n + 1, names), instance);
    }
    if (!(init = cpy_bind(t, init, instance, cpy_class_of(t, instance))))
        return CPY_ERROR;
    return init_result(t, cpy_call_names(t, init, args, n, names), instance);
}

/* type.__new__(type, args); args[-1] becomes the class. */
static cpy_value call_new(struct cpy_thread *t, struct cpy_type *type, cpy_value *args, size_t n, cpy_value names)
{
    cpy_value new = cpy_type_lookup(t, type, CPY_N(t, __new__));

    if (!new)
        return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_TYPE_ERROR, "cannot create '%N' instances", cpy_from(type));
    args[-1] = cpy_from(type);
    if (cpy_has_layout(new, CPY_TYPE_STATICMETHOD))
        new = cpy_load(((struct cpy_wrapped_function *)cpy_pointer(new))->function);
    else if (!cpy_is_native(new) && !(new = cpy_bind(t, new, CPY_UNSET, type)))
        return CPY_ERROR;
    return cpy_call_names(t, new, args - 1, n + 1, names);
}

/* Is the class made by object.__new__ and a Python __init__?  The usual case of a class statement. */
static bool is_plain_class(struct cpy_thread *t, struct cpy_type *type)
{
    cpy_value new;

    if (!(type->flags & CPY_CLASS_HEAP) || type->flags & CPY_CLASS_ABSTRACT || !cpy_slot_is_python(type, CPY_SLOT_INIT))
        return false;
    new = cpy_type_lookup(t, type, CPY_N(t, __new__));
    return new && cpy_is_native(new) && cpy_as_native(new)->row->call == cpy_object_new;
}

/* type.__call__: args[-1] may be overwritten. */
static cpy_value construct(struct cpy_thread *t, struct cpy_type *type, cpy_value *args, size_t n, cpy_value names)
{
    cpy_value o;

    if (type->own_def && type->own_def->make) {
        cpy_value maker = maker_of(t, type);

        return maker ? invoke_native(t, cpy_as_native(maker), args, n, names) : CPY_ERROR;
    }
    if (cpy_from(type) == t->vm->types[CPY_TYPE_TYPE] && n == 1 && !names)
        return cpy_type_of(t, args[0]);
    if (is_plain_class(t, type)) {
        if (!(o = cpy_instance_new(t, type)))
            return CPY_ERROR;
    } else if (type->layout == CPY_TYPE_EXCEPTION && cpy_slots(type)[CPY_SLOT_NEW] == cpy_exception_new_row) {
        o = cpy_exception_make(t, cpy_from(type), args, n);
        if (!o || (!names && cpy_slots(type)[CPY_SLOT_INIT] == cpy_exception_init_row))
            return o;
    } else {
        if (!(o = call_new(t, type, args, n, names)))
            return CPY_ERROR;
        if (!cpy_is_instance(t, o, cpy_from(type)))
            return o;
    }
    return invoke_init(t, o, args, n, names);
}

/* --- anything else --------------------------------------------------------------------------------------------- */

/* Whoever calls a module may mean what it has under its own name: time.time(...). */
static cpy_value not_callable(struct cpy_thread *t, cpy_value o)
{
    bool is_module = cpy_has_layout(o, CPY_TYPE_MODULE);
    cpy_value name = is_module ? cpy_find_attr(t, o, CPY_N(t, __name__)) : CPY_UNSET;
    cpy_value meant = name && cpy_is_str(name) ? cpy_find_attr(t, o, name) : CPY_UNSET;

    if (meant && cpy_is_callable(t, meant))
        return cpy_raise(t, CPY_TYPE_ERROR, "'%T' object is not callable. Did you mean: '%V.%V(...)'?", o, name, name);
    return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_TYPE_ERROR, "'%T' object is not callable", o);
}

/* An object whose class has __call__. */
static cpy_value invoke_object(struct cpy_thread *t, cpy_value callable, cpy_value *args, size_t n, cpy_value names)
{
    struct cpy_type *type = cpy_class_of(t, callable);
    cpy_value call, v;

    if (type->own_def && type->own_def->call) {
        if (!cpy_check_stack(t))
            return CPY_ERROR;
        if (type->own_def->call(t, callable, args, n, names, &v))
            return v;
    }
    call = cpy_type_lookup(t, type, CPY_N(t, __call__));
    if (!call || call == CPY_NONE)
        return cpy_pending(t) ? CPY_ERROR : not_callable(t, callable);
    args[-1] = callable;
    if (is_function(call))
        return invoke_function(t, as_function(call), args - 1, n + 1, names);
    if (cpy_is_native(call))
        return invoke_native(t, cpy_as_native(call), args - 1, n + 1, names);
    if (!cpy_check_stack(t) || !(call = cpy_bind(t, call, callable, type)))
        return CPY_ERROR;
    return cpy_call_names(t, call, args, n, names);
}

/* Not inlined: what cpy_invoke() calls last needs no frame of its own. */
static __attribute__((noinline)) cpy_value invoke_class(struct cpy_thread *t, struct cpy_type *type, cpy_value *args, size_t n, cpy_value names)
{
    struct cpy_type *meta = cpy_class_of_object(&type->head);
    struct cpy_type *plain = cpy_as_type(t->vm->types[CPY_TYPE_TYPE]);

    if (meta != plain && cpy_slots(meta)[CPY_SLOT_CALL] != cpy_slots(plain)[CPY_SLOT_CALL])
        return invoke_object(t, cpy_from(type), args, n, names);
    return construct(t, type, args, n, names);
}

static cpy_value invoke_method(struct cpy_thread *t, struct cpy_method *method, cpy_value *args, size_t n, cpy_value names)
{
    cpy_value function = cpy_load(method->function);

    args[-1] = cpy_load(method->self);
    if (is_function(function))
        return invoke_function(t, as_function(function), args - 1, n + 1, names);
    return cpy_call_names(t, function, args - 1, n + 1, names);
}

cpy_value cpy_invoke(struct cpy_thread *t, cpy_value callable, cpy_value *args, size_t n, cpy_value names)
{
    if (!cpy_is_object(callable))
        return not_callable(t, callable);
    switch (cpy_pointer(callable)->shape->layout) {
    case CPY_TYPE_FUNCTION:
        return invoke_function(t, as_function(callable), args, n, names);
    case CPY_TYPE_NATIVE:
        return invoke_native(t, cpy_as_native(callable), args, n, names);
    case CPY_TYPE_METHOD:
        return invoke_method(t, (struct cpy_method *)cpy_pointer(callable), args, n, names);
    case CPY_TYPE_TYPE:
        return invoke_class(t, cpy_as_type(callable), args, n, names);
    default:
        return invoke_object(t, callable, args, n, names);
    }
}

/* --- special methods ------------------------------------------------------------------------------------------- */

cpy_value cpy_python_special(struct cpy_thread *t, cpy_value v, enum cpy_slot slot)
{
    struct cpy_type *type;
    cpy_value method;

    if (!cpy_is_object(v))
        return CPY_UNSET;
    type = cpy_class_of_object(cpy_pointer(v));
    if (!cpy_slot_is_python(type, slot))
        return CPY_UNSET;
    method = cpy_type_lookup(t, type, cpy_slot_name(t, slot));
    return method && is_function(method) ? method : CPY_UNSET;
}

cpy_value cpy_invoke_special(struct cpy_thread *t, cpy_value method, const cpy_value *args, size_t n,
    enum cpy_result_action action, uint8_t detail)
{
    cpy_value *registers = cpy_frame_end(t->frame) + 1, v;

    if (is_function(method)) {
        if (registers >= t->stack_end)
            return cpy_raise(t, CPY_RECURSION_ERROR, "maximum recursion depth exceeded");
        memcpy(registers, args, n * sizeof *args);
        v = invoke_function(t, as_function(method), registers, n, CPY_UNSET);
    } else {
        v = cpy_call_unbound(t, method, args, n);
    }
    if (v == CPY_PUSHED) {
        t->frame->action = (uint8_t)action;
        t->frame->detail = detail;
        return CPY_PUSHED;
    }
    return v && cpy_deliver(t, v, action, detail, CPY_UNSET) ? CPY_PUSHED : CPY_ERROR;
}

/* --- calls from native code ------------------------------------------------------------------------------------ */

/* Does calling it push a frame before anything else runs?  Then the arguments may lie beyond the caller's registers. */
static bool pushes_frame(struct cpy_thread *t, cpy_value callable)
{
    if (cpy_has_layout(callable, CPY_TYPE_METHOD))
        return is_function(cpy_load(((struct cpy_method *)cpy_pointer(callable))->function));
    if (cpy_is_type(callable))
        return cpy_type_of(t, callable) == t->vm->types[CPY_TYPE_TYPE] && is_plain_class(t, cpy_as_type(callable));
    return is_function(callable);
}

/* An entry for n arguments and a native's defaults behind them.  Its registers hold nothing yet. */
static struct cpy_frame *cleared_entry(struct cpy_thread *t, size_t n)
{
    struct cpy_frame *entry = cpy_entry_push(t, n + CPY_FRAME_SLACK);

    if (entry)
        memset(entry->base, 0, (n + CPY_FRAME_SLACK + 1) * sizeof *entry->base);
    return entry;
}

/* Runs what an invocation from an entry has pushed, if anything, and takes the entry away.  It begins with a safe point, so that
 * native code that calls again and again can be interrupted; not so what a safe point calls, where an exception would be lost. */
static cpy_value finish_entry(struct cpy_thread *t, struct cpy_frame *entry, cpy_value v)
{
    if (v == CPY_PUSHED)
        v = t->in_safe_point || cpy_safe_point(t) ? cpy_run(t) : cpy_run_throwing(t);
    cpy_entry_pop(t, entry);
    return v;
}

cpy_value cpy_call_names(struct cpy_thread *t, cpy_value callable, const cpy_value *args, size_t n, cpy_value names)
{
    size_t all = n + count_names(names);
    struct cpy_frame *entry;

    if (is_made_natively(t, callable) && !(callable = maker_of(t, cpy_as_type(callable))))
        return CPY_ERROR;
    if (cpy_is_native(callable))
        return cpy_check_stack(t) ? cpy_native_call(t, cpy_as_native(callable), args, n, names) : CPY_ERROR;
    if (!(entry = pushes_frame(t, callable) ? cpy_entry_push(t, all) : cleared_entry(t, all)))
        return CPY_ERROR;
    if (all)
        memcpy(entry->base + 1, args, all * sizeof *args);
    return finish_entry(t, entry, cpy_invoke(t, callable, entry->base + 1, n, names));
}

cpy_value cpy_call(struct cpy_thread *t, cpy_value callable, const cpy_value *args, size_t n)
{
    return cpy_call_names(t, callable, args, n, CPY_UNSET);
}

cpy_value cpy_call_0(struct cpy_thread *t, cpy_value callable) { return cpy_call_names(t, callable, NULL, 0, CPY_UNSET); }

cpy_value cpy_call_1(struct cpy_thread *t, cpy_value callable, cpy_value a)
{
    return cpy_call_names(t, callable, &a, 1, CPY_UNSET);
}

cpy_value cpy_call_2(struct cpy_thread *t, cpy_value callable, cpy_value a, cpy_value b)
{
    const cpy_value args[] = {a, b};

    return cpy_call_names(t, callable, args, 2, CPY_UNSET);
}

cpy_value cpy_call_method(struct cpy_thread *t, cpy_value o, const char *name, size_t n, ...)
{
    cpy_value args[FEW], method;
    va_list list;

    if (n > FEW)
        return cpy_raise(t, CPY_SYSTEM_ERROR, "cpy_call_method() takes at most %d arguments", FEW);
    va_start(list, n);
    for (size_t i = 0; i < n; i++)
        args[i] = va_arg(list, cpy_value);
    va_end(list);
    method = cpy_getattr_str(t, o, name);
    return method ? cpy_call_names(t, method, args, n, CPY_UNSET) : CPY_ERROR;
}

/* --- f(*args, **keywords) ---------------------------------------------------------------------------------------- */

cpy_value cpy_callable_text(struct cpy_thread *t, cpy_value callable)
{
    cpy_value name = cpy_find_attr(t, callable, CPY_N(t, __qualname__)), module;

    if (!name || !cpy_is_str(name)) {
        if (cpy_pending(t))
            cpy_take_pending(t);
        return cpy_str(t, callable);
    }
    module = cpy_find_attr(t, callable, CPY_N(t, __module__));
    if (cpy_pending(t))
        cpy_take_pending(t);
    if (!module || !cpy_is_str(module) || cpy_str_equals(module, "builtins"))
        return cpy_str_format(t, "%V()", name);
    return cpy_str_format(t, "%V.%V()", module, name);
}

/* The positional arguments as a list or tuple. */
static cpy_value spread_positional(struct cpy_thread *t, cpy_value callable, cpy_value args)
{
    cpy_value text;

    if (cpy_is(t, args, CPY_TYPE_TUPLE) || cpy_is(t, args, CPY_TYPE_LIST))
        return args;
    if (!cpy_slot_of(t, args, CPY_SLOT_ITER) && !cpy_has_items(cpy_class_of(t, args))) {
        text = cpy_callable_text(t, callable);
        return text ? cpy_raise(t, CPY_TYPE_ERROR, "%V argument after * must be an iterable, not %T", text, args) : CPY_ERROR;
    }
    return cpy_tuple_from_iterable(t, args);
}

/* The keyword arguments as a dict. */
static cpy_value spread_keywords(struct cpy_thread *t, cpy_value callable, cpy_value keywords)
{
    cpy_value dict;

    if (cpy_is(t, keywords, CPY_TYPE_DICT))
        return keywords;
    dict = cpy_dict_new(t);
    return dict && cpy_do_dict_merge(t, dict, keywords, callable) ? dict : CPY_ERROR;
}

static bool are_names(struct cpy_thread *t, cpy_value keywords)
{
    cpy_value key, v;
    size_t position = 0;

    while (cpy_dict_next(keywords, &position, &key, &v))
        if (!cpy_is_str(key)) {
            cpy_raise(t, CPY_TYPE_ERROR, "keywords must be strings");
            return false;
        }
    return true;
}

/* Lays out the values of a dict after the positional arguments; returns the tuple of their names. */
static cpy_value lay_out_keywords(struct cpy_thread *t, cpy_value dict, size_t count, cpy_value *to)
{
    cpy_value names = cpy_tuple_new(t, count), key, v;
    size_t position = 0;

    if (!names)
        return CPY_ERROR;
    for (size_t i = 0; i < count && cpy_dict_next(dict, &position, &key, &v); i++) {
        cpy_tuple_set(names, i, key);
        to[i] = v;
    }
    return names;
}

/* Lays the arguments out from registers on and calls.  as_class: by type.__call__, whatever the metaclass. */
static cpy_value call_spread(struct cpy_thread *t, cpy_value callable, cpy_value args, cpy_value keywords, cpy_value *registers,
    bool as_class)
{
    size_t n, named = keywords ? cpy_dict_len(keywords) : 0;
    const cpy_value *items = cpy_items(args, &n);
    cpy_value names = CPY_UNSET, v;

    if (named && !(names = lay_out_keywords(t, keywords, named, registers + n)))
        return CPY_ERROR;
    if (n)
        memcpy(registers, items, n * sizeof *items);
    v = as_class ? construct(t, cpy_as_type(callable), registers, n, names) : cpy_invoke(t, callable, registers, n, names);
    cpy_keep(args);
    cpy_keep(keywords);
    return v;
}

cpy_value cpy_do_call_ex(struct cpy_thread *t, cpy_value callable, cpy_value args, cpy_value keywords)
{
    struct cpy_frame *entry;
    cpy_value *registers;
    size_t count;

    if (keywords && !(keywords = spread_keywords(t, callable, keywords)))
        return CPY_ERROR;
    if (!(args = spread_positional(t, callable, args)) || (keywords && !are_names(t, keywords)))
        return CPY_ERROR;
    cpy_items(args, &count);
    count += keywords ? cpy_dict_len(keywords) : 0;
    if (pushes_frame(t, callable)) {
        registers = cpy_stack_scratch(t, count + 1);
        return registers ? call_spread(t, callable, args, keywords, registers + 1, false) : CPY_ERROR;
    }
    if (!(entry = cleared_entry(t, count)))
        return CPY_ERROR;
    return finish_entry(t, entry, call_spread(t, callable, args, keywords, entry->base + 1, false));
}

cpy_value cpy_type_call(struct cpy_thread *t, cpy_value type, cpy_value args, cpy_value keywords)
{
    struct cpy_frame *entry = cleared_entry(t, cpy_tuple_len(args) + (keywords ? cpy_dict_len(keywords) : 0));

    return entry ? finish_entry(t, entry, call_spread(t, type, args, keywords, entry->base + 1, true)) : CPY_ERROR;
}

cpy_value cpy_call_tuple(struct cpy_thread *t, cpy_value callable, cpy_value tuple, cpy_value dict)
{
    struct cpy_frame *entry = cpy_entry_push(t, 2);

    if (!entry)
        return CPY_ERROR;
    entry->base[1] = tuple;
    entry->base[2] = dict == CPY_NONE ? CPY_UNSET : dict;
    return finish_entry(t, entry, cpy_do_call_ex(t, callable, tuple, entry->base[2]));
}
