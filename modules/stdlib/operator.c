/* SPDX-License-Identifier: MIT */
/* modules/stdlib/operator.c - module operator: Python's operators as functions, and getters.
 *
 * Most functions are one line of a table.  itemgetter, attrgetter and methodcaller are callables
 * that other modules hand to sort() and map(), so their calls are short. */
#include "vm/api.h"

/* --- operators ------------------------------------------------------------------------------------------- */

/* name of the function, what it calls, the operator as in its docstring */
#define BINARY(B)                                                                                      \
    B(add, CPY_ADD, "a + b") B(sub, CPY_SUB, "a - b") B(mul, CPY_MUL, "a * b")                         \
    B(matmul, CPY_MATMUL, "a @ b") B(truediv, CPY_TRUEDIV, "a / b")                                    \
    B(floordiv, CPY_FLOORDIV, "a // b") B(mod, CPY_MOD, "a % b") B(pow, CPY_POW, "a ** b")             \
    B(lshift, CPY_LSHIFT, "a << b") B(rshift, CPY_RSHIFT, "a >> b")                                    \
    B(and_, CPY_AND, "a & b") B(or_, CPY_OR, "a | b") B(xor, CPY_XOR, "a ^ b")
#define IN_PLACE(B)                                                                                    \
    B(iadd, CPY_ADD, "a += b") B(isub, CPY_SUB, "a -= b") B(imul, CPY_MUL, "a *= b")                   \
    B(imatmul, CPY_MATMUL, "a @= b") B(itruediv, CPY_TRUEDIV, "a /= b")                                \
    B(ifloordiv, CPY_FLOORDIV, "a //= b") B(imod, CPY_MOD, "a %= b") B(ipow, CPY_POW, "a **= b")       \
    B(ilshift, CPY_LSHIFT, "a <<= b") B(irshift, CPY_RSHIFT, "a >>= b")                                \
    B(iand, CPY_AND, "a &= b") B(ior, CPY_OR, "a |= b") B(ixor, CPY_XOR, "a ^= b")
#define COMPARISONS(B)                                                                                 \
    B(lt, CPY_LT, "a < b") B(le, CPY_LE, "a <= b") B(eq, CPY_EQ, "a == b")                             \
    B(ne, CPY_NE, "a != b") B(gt, CPY_GT, "a > b") B(ge, CPY_GE, "a >= b")
#define UNARY(U)                                                                                       \
    U(neg, CPY_NEG, "-a") U(pos, CPY_POS, "+a") U(inv, CPY_INVERT, "~a")                               \
    U(invert, CPY_INVERT, "~a") U(abs, CPY_ABS, "abs(a)")

#define B(name, op, text)                                                                                              \
    static cpy_value op_##name(struct cpy_thread *t, const cpy_value *args)                                            \
    {                                                                                                                  \
        return cpy_binary(t, args[0], args[1], op);                                                                    \
    }
BINARY(B)
#undef B
#define B(name, op, text)                                                                              \
    static cpy_value op_##name(struct cpy_thread *t, const cpy_value *args)                            \
    {                                                                                                  \
        return cpy_binary_in_place(t, args[0], args[1], op);                                           \
    }
IN_PLACE(B)
#undef B
#define B(name, op, text)                                                                                              \
    static cpy_value op_##name(struct cpy_thread *t, const cpy_value *args)                                            \
    {                                                                                                                  \
        return cpy_compare(t, args[0], args[1], op);                                                                   \
    }
COMPARISONS(B)
#undef B
#define U(name, op, text) \
    static cpy_value op_##name(struct cpy_thread *t, const cpy_value *args) { return cpy_unary(t, args[0], op); }
UNARY(U)
#undef U

static cpy_value from_truth(int truth) { return truth < 0 ? CPY_ERROR : cpy_bool(truth); }

static cpy_value op_truth(struct cpy_thread *t, const cpy_value *args) { return from_truth(cpy_truth(t, args[0])); }

static cpy_value op_not(struct cpy_thread *t, const cpy_value *args)
{
    int truth = cpy_truth(t, args[0]);

    return truth < 0 ? CPY_ERROR : cpy_bool(!truth);
}

static cpy_value op_is(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(args[0] == args[1]);
}

static cpy_value op_is_not(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(args[0] != args[1]);
}

static cpy_value op_index(struct cpy_thread *t, const cpy_value *args) { return cpy_index(t, args[0]); }

/* --- containers ------------------------------------------------------------------------------------------- */

static cpy_value op_contains(struct cpy_thread *t, const cpy_value *args)
{
    return from_truth(cpy_contains(t, args[0], args[1]));
}

static cpy_value op_getitem(struct cpy_thread *t, const cpy_value *args) { return cpy_getitem(t, args[0], args[1]); }

static cpy_value op_setitem(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_setitem(t, args[0], args[1], args[2]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value op_delitem(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_delitem(t, args[0], args[1]) ? CPY_NONE : CPY_ERROR;
}

/* What v's class has under a name; CPY_UNSET with nothing pending: nothing. */
static cpy_value method_of(struct cpy_thread *t, cpy_value v, const char *name)
{
    return cpy_find_attr_str(t, cpy_type_of(t, v), name);
}

/* Is v indexed by numbers, as far as one can see? */
static bool is_sequence(struct cpy_thread *t, cpy_value v) { return !cpy_is_dict(v) && method_of(t, v, "__getitem__"); }

/* Joins two sequences.  That of a built-in class takes its own kind only; two others are added like numbers. */
static cpy_value concat(struct cpy_thread *t, const cpy_value *args, cpy_value method,
    cpy_value (*call)(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_operator op))
{
    bool first = !cpy_pending(t) && is_sequence(t, args[0]);

    if (first && method && !cpy_has_layout(method, CPY_TYPE_FUNCTION))
        return cpy_call_2(t, method, args[0], args[1]);
    if (first && is_sequence(t, args[1]) && (method || method_of(t, args[1], "__radd__")))
        return call(t, args[0], args[1], CPY_ADD);
    return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_TYPE_ERROR, "'%T' object can't be concatenated", args[0]);
}

static cpy_value op_concat(struct cpy_thread *t, const cpy_value *args)
{
    return concat(t, args, method_of(t, args[0], "__add__"), cpy_binary);
}

static cpy_value op_iconcat(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value method = method_of(t, args[0], "__iadd__");

    return concat(t, args, method || cpy_pending(t) ? method : method_of(t, args[0], "__add__"), cpy_binary_in_place);
}

/* How many items equal v; with first: the index of the first one, -1 if there is none.  -2: error. */
static int64_t search(struct cpy_thread *t, cpy_value iterable, cpy_value v, bool first)
{
    cpy_value iterator = cpy_iter(t, iterable), item;
    int64_t count = 0, i = 0;

    if (!iterator) {
        if (cpy_pending_is(t, CPY_TYPE_ERROR))
            cpy_raise(t, CPY_TYPE_ERROR, "argument of type '%T' is not iterable", iterable);
        return -2;
    }
    for (; (item = cpy_next(t, iterator)); i++) {
        int equal = cpy_equal(t, item, v);

        if (equal < 0)
            return -2;
        if (equal && first)
            return i;
        count += equal;
    }
    return cpy_pending(t) ? -2 : first ? -1 : count;
}

static cpy_value op_count_of(struct cpy_thread *t, const cpy_value *args)
{
    int64_t n = search(t, args[0], args[1], false);

    return n < 0 ? CPY_ERROR : cpy_int_from(t, n);
}

static cpy_value op_index_of(struct cpy_thread *t, const cpy_value *args)
{
    int64_t i = search(t, args[0], args[1], true);

    if (i == -1)
        return cpy_raise(t, CPY_VALUE_ERROR, "sequence.index(x): x not in sequence");
    return i < 0 ? CPY_ERROR : cpy_int_from(t, i);
}

static cpy_value op_length_hint(struct cpy_thread *t, const cpy_value *args)
{
    int64_t guess, hint;

    if (!cpy_to_size(t, args[1], &guess))
        return CPY_ERROR;
    hint = cpy_length_hint(t, args[0], guess);
    return hint == -1 && cpy_pending(t) ? CPY_ERROR : cpy_int_from(t, hint);
}

static cpy_value op_call(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_call_tuple(t, args[0], args[1], args[2]);
}

static const struct cpy_function functions[] = {
#define B(name, op, text) {#name, "(a, b, /)", op_##name, "Same as " text ".", 0},
    BINARY(B) IN_PLACE(B) COMPARISONS(B)
#undef B
#define U(name, op, text) {#name, "(a, /)", op_##name, "Same as " text ".", 0},
    UNARY(U)
#undef U
    {"truth", "(a, /)", op_truth, "Return whether a is true.", 0},
    {"not_", "(a, /)", op_not, "Same as not a.", 0},
    {"is_", "(a, b, /)", op_is, "Same as a is b.", 0},
    {"is_not", "(a, b, /)", op_is_not, "Same as a is not b.", 0},
    {"index", "(a, /)", op_index, "Same as a.__index__().", 0},
    {"contains", "(a, b, /)", op_contains, "Same as b in a (note the order).", 0},
    {"getitem", "(a, b, /)", op_getitem, "Same as a[b].", 0},
    {"setitem", "(a, b, c, /)", op_setitem, "Same as a[b] = c.", 0},
    {"delitem", "(a, b, /)", op_delitem, "Same as del a[b].", 0},
    {"concat", "(a, b, /)", op_concat, "Same as a + b, for sequences.", 0},
    {"iconcat", "(a, b, /)", op_iconcat, "Same as a += b, for sequences.", 0},
    {"countOf", "(a, b, /)", op_count_of, "Return how many items of a equal b.", 0},
    {"indexOf", "(a, b, /)", op_index_of, "Return the index of the first item of a that equals b.", 0},
    {"length_hint", "(obj, default=0, /)", op_length_hint, "Return len(obj), an estimate of it, or the default.", 0},
    {"call", "(obj, /, *args, **kwargs)", op_call, "Same as obj(*args, **kwargs).", 0},
    {0},
};

/* --- getters ------------------------------------------------------------------------------------------------ */

struct getter {
    struct cpy_object head;
    cpy_field names;  /* tuple: keys; attribute names; positional arguments of a method */
    cpy_field parts;  /* attrgetter: tuple of tuples, the dotted names taken apart; methodcaller: the method's name */
    cpy_field kwargs; /* methodcaller: dict, or unset if empty */
};

static struct getter *as_getter(cpy_value v) { return (struct getter *)cpy_pointer(v); }

static void getter_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace_many(tracer, &((struct getter *)o)->names, 3);
}

static struct getter *getter_new(struct cpy_thread *t, cpy_value type, cpy_value names, cpy_value parts)
{
    struct getter *getter = cpy_new_object(t, type);

    if (getter) {
        cpy_store(getter, &getter->names, names);
        cpy_store(getter, &getter->parts, parts);
    }
    return getter;
}

/* names as they were given, for repr: 'a', 'b' */
static void build_names(struct cpy_builder *b, cpy_value names)
{
    for (size_t i = 0; i < cpy_tuple_len(names); i++)
        cpy_build_format(b, "%s%R", i ? ", " : "", cpy_tuple_get(names, i));
}

static cpy_value getter_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_builder b;

    cpy_build(&b, t);
    cpy_build_format(&b, "operator.%C(", args[0]);
    build_names(&b, cpy_load(as_getter(args[0])->names));
    cpy_build_char(&b, ')');
    return cpy_build_finish(&b);
}

/* One result, or a tuple of as many as there are names. */
static cpy_value get_each(struct cpy_thread *t, cpy_value object, cpy_value names,
    cpy_value (*get)(struct cpy_thread *t, cpy_value object, cpy_value name))
{
    size_t n = cpy_tuple_len(names);
    cpy_value result, v;

    if (n == 1)
        return get(t, object, cpy_tuple_get(names, 0));
    if (!(result = cpy_tuple_new(t, n)))
        return CPY_ERROR;
    for (size_t i = 0; i < n; i++) {
        if (!(v = get(t, object, cpy_tuple_get(names, i))))
            return CPY_ERROR;
        cpy_tuple_set(result, i, v);
    }
    return result;
}

/* args: class, first, others. */
static cpy_value all_names(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value first = cpy_tuple_of(t, 1, args[1]);

    return first ? cpy_binary(t, first, args[2], CPY_ADD) : CPY_ERROR;
}

static cpy_value itemgetter_new(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value names = all_names(t, args);

    return names ? cpy_from(getter_new(t, args[0], names, CPY_UNSET)) : CPY_ERROR;
}

static cpy_value itemgetter_call(struct cpy_thread *t, const cpy_value *args)
{
    return get_each(t, args[1], cpy_load(as_getter(args[0])->names), cpy_getitem);
}

static cpy_value getter_reduce(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_tuple_of(t, 2, cpy_type_of(t, args[0]), cpy_load(as_getter(args[0])->names));
}

static const struct cpy_function itemgetter_methods[] = {
    {"__new__", "(cls, item, /, *items)", itemgetter_new, "Make a function that returns object[item].", 0},
    {"__call__", "(self, obj, /)", itemgetter_call, "Return obj[item], or a tuple of several.", 0},
    {"__repr__", "(self, /)", getter_repr, "Return repr(self).", 0},
    {"__reduce__", "(self, /)", getter_reduce, "Return what copies are made from.", 0},
    {0},
};

/* The parts of a dotted name, as a tuple of interned strs. */
static cpy_value split(struct cpy_thread *t, cpy_value name)
{
    cpy_value dot, list, parts, part;

    if (!cpy_is_str(name))
        return cpy_raise(t, CPY_TYPE_ERROR, "attribute name must be a string");
    if (!(dot = cpy_str_from(t, ".")) || !(list = cpy_call_method(t, name, "split", 1, dot)) ||
        !(parts = cpy_tuple_new(t, cpy_list_len(list))))
        return CPY_ERROR;
    for (size_t i = 0; i < cpy_list_len(list); i++) {
        if (!(part = cpy_intern(t, cpy_list_get(list, i))))
            return CPY_ERROR;
        cpy_tuple_set(parts, i, part);
    }
    return parts;
}

static cpy_value attrgetter_new(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value names = all_names(t, args), all, parts;

    if (!names || !(all = cpy_tuple_new(t, cpy_tuple_len(names))))
        return CPY_ERROR;
    for (size_t i = 0; i < cpy_tuple_len(names); i++) {
        if (!(parts = split(t, cpy_tuple_get(names, i))))
            return CPY_ERROR;
        cpy_tuple_set(all, i, parts);
    }
    return cpy_from(getter_new(t, args[0], names, all));
}

static cpy_value get_dotted(struct cpy_thread *t, cpy_value object, cpy_value parts)
{
    for (size_t i = 0; object && i < cpy_tuple_len(parts); i++)
        object = cpy_getattr(t, object, cpy_tuple_get(parts, i));
    return object;
}

static cpy_value attrgetter_call(struct cpy_thread *t, const cpy_value *args)
{
    return get_each(t, args[1], cpy_load(as_getter(args[0])->parts), get_dotted);
}

static const struct cpy_function attrgetter_methods[] = {
    {"__new__", "(cls, attr, /, *attrs)", attrgetter_new, "Make a function that returns object.attr.", 0},
    {"__call__", "(self, obj, /)", attrgetter_call, "Return obj.attr, or a tuple of several.", 0},
    {"__repr__", "(self, /)", getter_repr, "Return repr(self).", 0},
    {"__reduce__", "(self, /)", getter_reduce, "Return what copies are made from.", 0},
    {0},
};

/* args: class, (name, *args), kwargs. */
static cpy_value methodcaller_new(struct cpy_thread *t, const cpy_value *args)
{
    size_t n;
    const cpy_value *given = cpy_items(args[1], &n);
    struct getter *caller;
    cpy_value names;

    if (n == 0)
        return cpy_raise(t, CPY_TYPE_ERROR, "methodcaller needs at least one argument, the method name");
    if (!cpy_is_str(given[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "method name must be a string");
    if (!(names = cpy_tuple_from(t, given + 1, n - 1)) || !(caller = getter_new(t, args[0], names, given[0])))
        return CPY_ERROR;
    if (cpy_dict_len(args[2]))
        cpy_store(caller, &caller->kwargs, args[2]);
    return cpy_from(caller);
}

static cpy_value methodcaller_call(struct cpy_thread *t, const cpy_value *args)
{
    struct getter *caller = as_getter(args[0]);
    cpy_value method = cpy_getattr(t, args[1], cpy_load(caller->parts));

    return method ? cpy_call_tuple(t, method, cpy_load(caller->names), cpy_load(caller->kwargs)) : CPY_ERROR;
}

static cpy_value methodcaller_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct getter *caller = as_getter(args[0]);
    size_t position = 0;
    struct cpy_builder b;
    cpy_value key, v;

    cpy_build(&b, t);
    cpy_build_format(&b, "operator.methodcaller(%R", cpy_load(caller->parts));
    if (cpy_tuple_len(cpy_load(caller->names)))
        cpy_build_ascii(&b, ", ");
    build_names(&b, cpy_load(caller->names));
    while (cpy_load(caller->kwargs) && cpy_dict_next(cpy_load(caller->kwargs), &position, &key, &v))
        cpy_build_format(&b, ", %V=%R", key, v);
    cpy_build_char(&b, ')');
    return cpy_build_finish(&b);
}

/* methodcaller(name, *args), where keywords are given by a partial of methodcaller. */
static cpy_value methodcaller_reduce(struct cpy_thread *t, const cpy_value *args)
{
    const struct getter *caller = as_getter(args[0]);
    cpy_value type = cpy_type_of(t, args[0]), name = cpy_tuple_of(t, 1, cpy_load(caller->parts)), functools, call;

    if (!name)
        return CPY_ERROR;
    if (!cpy_load(caller->kwargs)) {
        call = cpy_binary(t, name, cpy_load(caller->names), CPY_ADD);
        return call ? cpy_tuple_of(t, 2, type, call) : CPY_ERROR;
    }
    if (!(functools = cpy_import(t, "functools")) || !(functools = cpy_getattr_str(t, functools, "partial")) ||
        !(call = cpy_tuple_of(t, 2, type, cpy_load(caller->parts))))
        return CPY_ERROR;
    call = cpy_call_tuple(t, functools, call, cpy_load(caller->kwargs));
    return call ? cpy_tuple_of(t, 2, call, cpy_load(caller->names)) : CPY_ERROR;
}

static const struct cpy_function methodcaller_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", methodcaller_new,
        "Make a function that calls object.name(*args, **kwargs).", 0},
    {"__call__", "(self, obj, /)", methodcaller_call, "Call the method of obj.", 0},
    {"__repr__", "(self, /)", methodcaller_repr, "Return repr(self).", 0},
    {"__reduce__", "(self, /)", methodcaller_reduce, "Return what copies are made from.", 0},
    {0},
};

#define GETTER(id, doc_)                                                                               \
    static const struct cpy_type_def id##_type = {                                                     \
        .name = "operator." #id, .doc = doc_, .size = sizeof(struct getter),                           \
        .methods = id##_methods, .trace = getter_trace, .flags = CPY_TYPE_FULL_NAME,                   \
    }
GETTER(itemgetter, "A function that returns items of its argument.");
GETTER(attrgetter, "A function that returns attributes of its argument.");
GETTER(methodcaller, "A function that calls a method of its argument.");

static const struct cpy_type_def *const types[] = {&itemgetter_type, &attrgetter_type, &methodcaller_type, NULL};

/* Functions that are also there under the special method's name: __add__ for add, __and__ for and_. */
static const char *const aliases =
    "abs add and_ call concat contains delitem eq floordiv ge getitem gt iadd iand iconcat ifloordiv ilshift imatmul "
    "imod imul index inv invert ior ipow irshift isub itruediv ixor le lshift lt matmul mod mul ne neg not_ or_ pos "
    "pow "
    "rshift setitem sub truediv xor";

static bool add_aliases(struct cpy_thread *t, cpy_value module)
{
    char name[16], alias[24];
    cpy_value function;

    for (const char *p = aliases; *p; p += *p == ' ') {
        size_t n = strcspn(p, " ");

        snprintf(name, sizeof name, "%.*s", (int)n, p);
        snprintf(alias, sizeof alias, "__%.*s__", (int)(n - (p[n - 1] == '_')), p);
        if (!(function = cpy_dict_get_str(t, cpy_module_dict(module), name)) ||
            !cpy_module_add(t, module, alias, function))
            return false;
        p += n;
    }
    return true;
}

static cpy_value make_all(struct cpy_thread *t)
{
    return cpy_list_of_words(t, "abs add and_ attrgetter call concat contains countOf delitem eq floordiv ge getitem gt iadd iand "
        "iconcat ifloordiv ilshift imatmul imod imul index indexOf inv invert ior ipow irshift is_ is_not isub "
        "itemgetter itruediv ixor le length_hint lshift lt matmul methodcaller mod mul ne neg not_ or_ pos pow rshift setitem sub "
        "truediv truth xor");
}

static const struct cpy_lazy lazy[] = {{"__all__", make_all}, {0}};

const struct cpy_module_def cpy_module_operator = {
    .name = "operator", .doc = "Python's operators as functions.", .functions = functions, .types = types,
    .init = add_aliases, .lazy = lazy,
};
