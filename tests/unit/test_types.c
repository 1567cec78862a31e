/* SPDX-License-Identifier: MIT */
/* tests/unit/test_types.c - shapes, classes from C, the method cache, native signatures. */
#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"

#include <check.h>
#include <stdio.h>

Suite *types_suite(void);

static struct cpy_thread *t;

static void open_vm(void)
{
    static const struct cpy_module_def *const no_modules[] = {NULL};
    struct cpy_config config = {.modules = no_modules};

    t = cpy_vm_new(&config);
    ck_assert_ptr_nonnull(t);
}

static void close_vm(void) { cpy_vm_free(t); }

/* A class with these bases (or object), as a class statement makes it. */
static cpy_value new_class(const char *name, size_t n, const cpy_value *bases)
{
    cpy_value class = cpy_type_new(t, t->vm->types[CPY_TYPE_TYPE], cpy_intern_from(t, name),
        cpy_tuple_from(t, bases, n), cpy_dict_new(t), CPY_UNSET);

    ck_assert_uint_ne(class, CPY_ERROR);
    return class;
}

static cpy_value new_instance(cpy_value class)
{
    cpy_value o = cpy_instance_new(t, cpy_as_type(class));

    ck_assert_uint_ne(o, CPY_ERROR);
    return o;
}

static struct cpy_shape *shape_of(cpy_value v) { return cpy_pointer(v)->shape; }

static void set(cpy_value o, const char *name, int64_t n) { ck_assert(cpy_setattr_str(t, o, name, cpy_int(n))); }

static int64_t get(cpy_value o, const char *name)
{
    cpy_value v = cpy_getattr_str(t, o, name);

    ck_assert(cpy_is_small(v));
    return cpy_small(v);
}

/* "Class: message" of the pending exception, which is taken away. */
static const char *error(void)
{
    cpy_value e = cpy_take_pending(t), text = e ? cpy_str_format(t, "%T: %V", e, e) : cpy_str_from(t, "nothing");

    return cpy_str_utf8(t, text, NULL);
}

/* --- shapes ---------------------------------------------------------------------------------- */

START_TEST(equal_histories_share_a_shape)
{
    cpy_value class = new_class("C", 0, NULL), a = new_instance(class), b = new_instance(class),
              c = new_instance(class);

    set(a, "x", 1), set(a, "y", 2);
    set(b, "x", 3), set(b, "y", 4);
    set(c, "y", 5), set(c, "x", 6);
    ck_assert_ptr_eq(shape_of(a), shape_of(b));
    ck_assert_ptr_ne(shape_of(a), shape_of(c));
    ck_assert_int_eq(get(a, "x") * 1000 + get(a, "y") * 100 + get(b, "x") * 10 + get(b, "y"), 1234);
    ck_assert_int_eq(get(c, "x"), 6);
    set(a, "x", 7);
    ck_assert_ptr_eq(shape_of(a), shape_of(b));
    ck_assert_int_eq(get(a, "x"), 7);
}
END_TEST

START_TEST(three_attributes_take_forty_bytes)
{
    cpy_value class = new_class("C", 0, NULL), o;
    const struct cpy_shape *shape;

    cpy_type_hint_slots(cpy_as_type(class), 3);
    o = new_instance(class);
    shape = shape_of(o);
    ck_assert_uint_eq(shape->extra_offset + (1 + (size_t)shape->inline_slots) * sizeof(cpy_field), 40);
    set(o, "x", 1), set(o, "y", 2), set(o, "z", 3);
    ck_assert_uint_eq(cpy_load(*cpy_extra_field(cpy_pointer(o))), CPY_UNSET);
    set(o, "w", 4);
    ck_assert_int_eq(get(o, "w"), 4);
}
END_TEST

START_TEST(classes_learn_how_many_slots_they_need)
{
    cpy_value class = new_class("C", 0, NULL), o;

    for (int i = 0; i < 20; i++) {
        o = new_instance(class);
        set(o, "x", 1), set(o, "y", 2);
    }
    ck_assert_uint_ge(cpy_as_type(class)->inline_slots, 2);
    ck_assert_uint_ge(shape_of(new_instance(class))->inline_slots, 2);
}
END_TEST

START_TEST(many_attributes_go_into_a_dict)
{
    cpy_value o = new_instance(new_class("C", 0, NULL));
    char name[16];

    for (int i = 0; i < 300; i++) {
        snprintf(name, sizeof name, "a%d", i);
        set(o, name, i);
        if (i == 100)
            ck_assert(!(shape_of(o)->flags & CPY_SHAPE_DICT));
    }
    ck_assert(shape_of(o)->flags & CPY_SHAPE_DICT);
    for (int i = 0; i < 300; i++) {
        snprintf(name, sizeof name, "a%d", i);
        ck_assert_int_eq(get(o, name), i);
    }
}
END_TEST

START_TEST(deleting_and_dict_keep_the_other_attributes)
{
    cpy_value o = new_instance(new_class("C", 0, NULL)), dict;

    set(o, "x", 1), set(o, "y", 2), set(o, "z", 3);
    ck_assert(cpy_setattr_str(t, o, "y", CPY_UNSET));
    ck_assert_int_eq(get(o, "x") * 10 + get(o, "z"), 13);
    ck_assert(!cpy_setattr_str(t, o, "y", CPY_UNSET));
    ck_assert_str_eq(error(), "AttributeError: 'C' object has no attribute 'y'");
    dict = cpy_getattr_str(t, o, "__dict__");
    ck_assert_uint_eq(cpy_dict_len(dict), 2);
    ck_assert(cpy_dict_set_str(t, dict, "v", cpy_int(9)));
    ck_assert_int_eq(get(o, "v"), 9);
}
END_TEST

START_TEST(a_shape_with_too_many_children_stops_making_more)
{
    cpy_value class = new_class("C", 0, NULL), o = CPY_UNSET;
    char name[16];

    for (int i = 0; i < 100; i++) {
        snprintf(name, sizeof name, "n%d", i);
        o = new_instance(class);
        set(o, name, i);
        ck_assert_int_eq(get(o, name), i);
    }
    ck_assert(shape_of(o)->flags & CPY_SHAPE_DICT);
}
END_TEST

START_TEST(subclasses_of_variable_types_keep_attributes_in_a_dict)
{
    cpy_value class = new_class("I", 1, &t->vm->types[CPY_TYPE_INT]), n = cpy_int(12345), o = cpy_call_1(t, class, n);

    ck_assert_uint_ne(o, CPY_ERROR);
    set(o, "tag", 8);
    ck_assert_int_eq(get(o, "tag"), 8);
    ck_assert_int_eq(cpy_equal(t, o, n), 1);
}
END_TEST

/* --- classes --------------------------------------------------------------------------------------- */

START_TEST(a_write_to_a_class_is_seen_below_it)
{
    cpy_value base = new_class("B", 0, NULL), derived = new_class("D", 1, &base), o = new_instance(derived);

    ck_assert_uint_eq(cpy_find_attr_str(t, o, "x"), CPY_UNSET);
    set(base, "x", 1);
    ck_assert_int_eq(get(o, "x"), 1);
    set(derived, "x", 2);
    ck_assert_int_eq(get(o, "x"), 2);
    ck_assert(cpy_setattr_str(t, derived, "x", CPY_UNSET));
    ck_assert_int_eq(get(o, "x"), 1);
}
END_TEST

START_TEST(a_write_takes_the_mark_of_caches_away)
{
    cpy_value base = new_class("B", 0, NULL), derived = new_class("D", 1, &base);

    cpy_as_type(base)->flags |= CPY_CLASS_CACHED;
    cpy_as_type(derived)->flags |= CPY_CLASS_CACHED;
    set(base, "x", 1);
    ck_assert(!((cpy_as_type(base)->flags | cpy_as_type(derived)->flags) & CPY_CLASS_CACHED));
    for (int i = 0; i < 20; i++) {
        cpy_as_type(base)->flags |= CPY_CLASS_CACHED;
        set(base, "x", i);
    }
    ck_assert(cpy_as_type(base)->flags & CPY_CLASS_CELLS);
}
END_TEST

static cpy_value answer_length(struct cpy_thread *thread, const cpy_value *args)
{
    (void)thread;
    (void)args;
    return cpy_int(42);
}

START_TEST(slots_follow_class_attributes)
{
    static const struct cpy_function row = {"__len__", "(self, /)", answer_length, "Return 42.", 0};
    cpy_value base = new_class("B", 0, NULL), derived = new_class("D", 1, &base), o = new_instance(derived);

    ck_assert_int_eq(cpy_len(t, o), -1);
    ck_assert_str_eq(error(), "TypeError: object of type 'D' has no len()");
    ck_assert(cpy_setattr_str(t, base, "__len__", cpy_native_in_class(t, &row, base)));
    ck_assert_int_eq(cpy_len(t, o), 42);
    ck_assert_ptr_eq(cpy_slot_of(t, o, CPY_SLOT_LEN), answer_length);
    ck_assert(cpy_setattr_str(t, base, "__len__", CPY_UNSET));
    ck_assert_ptr_null(cpy_slot_of(t, o, CPY_SLOT_LEN));
}
END_TEST

START_TEST(a_method_of_another_layout_is_not_called_directly)
{
    cpy_value class = new_class("C", 0, NULL), append = cpy_getattr_str(t, t->vm->types[CPY_TYPE_LIST], "__len__");

    ck_assert(cpy_setattr_str(t, class, "__len__", append));
    ck_assert_int_eq(cpy_len(t, new_instance(class)), -1);
    ck_assert_str_eq(error(), "TypeError: descriptor '__len__' requires a 'list' object but received a 'C'");
}
END_TEST

START_TEST(bases_that_cannot_be_ordered_are_refused)
{
    cpy_value x = new_class("X", 0, NULL), y = new_class("Y", 0, NULL), xy[] = {x, y}, yx[] = {y, x}, pair[2];
    cpy_value conflict[] = {t->vm->types[CPY_TYPE_LIST], t->vm->types[CPY_TYPE_DICT]};

    pair[0] = new_class("A", 2, xy);
    pair[1] = new_class("B", 2, yx);
    ck_assert_uint_eq(cpy_type_new(t, t->vm->types[CPY_TYPE_TYPE], cpy_intern_from(t, "Z"), cpy_tuple_from(t, pair, 2),
                          cpy_dict_new(t), CPY_UNSET),
        CPY_ERROR);
    ck_assert_str_eq(error(), "TypeError: Cannot create a consistent method resolution order (MRO) for bases X, Y");
    ck_assert_uint_eq(cpy_type_new(t, t->vm->types[CPY_TYPE_TYPE], cpy_intern_from(t, "Z"),
                          cpy_tuple_from(t, conflict, 2), cpy_dict_new(t), CPY_UNSET),
        CPY_ERROR);
    ck_assert_str_eq(error(), "TypeError: multiple bases have instance lay-out conflict");
}
END_TEST

/* --- native functions --------------------------------------------------------------------------------- */

static cpy_value pack(struct cpy_thread *thread, const cpy_value *args) { return cpy_tuple_from(thread, args, 4); }

/* repr() of what a function of a module with this signature of four parameters gets, or the error; n positional arguments
 * 1, 2 ..., then one named keyword if it is not NULL. */
static const char *bound(const char *module, const char *signature, size_t n, const char *keyword)
{
    struct cpy_function row = {"f", signature, pack, "Return the arguments.", 0};
    cpy_value args[8], f = cpy_native_new(t, &row, CPY_UNSET), result, names = CPY_UNSET, name;

    cpy_store(cpy_pointer(f), &cpy_as_native(f)->module, cpy_intern_from(t, module));
    for (size_t i = 0; i < CPY_COUNT(args); i++)
        args[i] = cpy_int((int64_t)i + 1);
    if (keyword) {
        name = cpy_intern_from(t, keyword);
        names = cpy_tuple_from(t, &name, 1);
    }
    result = cpy_native_call(t, cpy_as_native(f), args, n, names);
    return result ? cpy_str_utf8(t, cpy_repr(t, result), NULL) : error();
}

static const struct {
    const char *signature;
    size_t n;
    const char *keyword, *says;
} calls[] = {
    {"(a, b, c, d, /)", 4, NULL, "(1, 2, 3, 4)"},
    {"(a, b, c=None, d=-5, /)", 2, NULL, "(1, 2, None, -5)"},
    {"(a, b='x, y)', c=b'z', d=1.5)", 1, NULL, "(1, 'x, y)', b'z', 1.5)"},
    {"(a, *rest, key=True, **kw)", 3, "other", "(1, (2, 3), True, {'other': 4})"},
    {"(a, *rest, key=(), **kw)", 1, "key", "(1, (), 2, {})"},
    {"(a, b, c, d)", 3, "d", "(1, 2, 3, 4)"},
    {"(a, b=0, *, c=..., d=False)", 1, "d", "(1, 0, Ellipsis, 2)"},
    {"(a, b, c, d, /)", 3, NULL, "TypeError: f expected 4 arguments, got 3"},
    {"(a, b, c=1, d=2, /)", 5, NULL, "TypeError: f expected at most 4 arguments, got 5"},
    {"(a, b, c=1, d=2, /)", 1, NULL, "TypeError: f expected at least 2 arguments, got 1"},
    {"(a, /)", 2, NULL, "TypeError: m.f() takes exactly one argument (2 given)"},
    {"()", 1, NULL, "TypeError: m.f() takes no arguments (1 given)"},
    {"(a, /)", 0, "a", "TypeError: m.f() takes no keyword arguments"},
    {"(a, b, c, d)", 1, NULL, "TypeError: f() missing 3 required positional arguments: 'b', 'c', and 'd'"},
    {"(a, b, c, d)", 3, NULL, "TypeError: f() missing 1 required positional argument: 'd'"},
    {"(a, b, c, d)", 5, NULL, "TypeError: f() takes 4 positional arguments but 5 were given"},
    {"(a, b=1, c=1, d=1)", 6, NULL, "TypeError: f() takes from 1 to 4 positional arguments but 6 were given"},
    {"(a, b, c, d)", 4, "a", "TypeError: f() got multiple values for argument 'a'"},
    {"(a, b, c, d)", 4, "e", "TypeError: f() got an unexpected keyword argument 'e'"},
    {"(a, b, c, *, d)", 3, NULL, "TypeError: f() missing 1 required keyword-only argument: 'd'"},
    {"(a, /, b, c, d=0)", 0, "a", "TypeError: f() got an unexpected keyword argument 'a'"},
    {"(a, b=nonsense)", 1, NULL, "SystemError: bad signature of f: (a, b=nonsense)"},
    {"(a, , b)", 1, NULL, "SystemError: bad signature of f: (a, , b)"},
    {"(a, b", 1, NULL, "SystemError: bad signature of f: (a, b"},
    {"a, b)", 1, NULL, "SystemError: bad signature of f: a, b)"},
    {"(a, b='x)", 1, NULL, "SystemError: bad signature of f: (a, b='x)"},
};

static const struct {
    const char *signature;
    size_t n;
    const char *keyword, *says;
} builtins[] = {
    {"(a, b, c, d)", 4, NULL, "(1, 2, 3, 4)"},
    {"(a, b, c, d)", 1, NULL, "TypeError: f() missing required argument 'b' (pos 2)"},
    {"(a, b, c, d=1)", 1, "zzz", "TypeError: f() missing required argument 'b' (pos 2)"},
    {"(a, b, c=1, d=1)", 2, "zzz", "TypeError: f() got an unexpected keyword argument 'zzz'"},
    {"(a, b, c, d)", 5, NULL, "TypeError: f() takes at most 4 arguments (5 given)"},
    {"(a, b=1, c=1, d=1)", 4, "a", "TypeError: f() takes at most 4 arguments (5 given)"},
    {"(a, b=1, *, c=1, d=1)", 3, NULL, "TypeError: f() takes at most 2 positional arguments (3 given)"},
    {"(*, a=1, b=1, c=1, d=1)", 1, NULL, "TypeError: f() takes no positional arguments"},
    {"(a, b, /, c=1, d=1)", 1, NULL, "TypeError: f() takes at least 2 positional arguments (1 given)"},
    {"(a, b, c, d, /)", 1, "x", "TypeError: f() takes no keyword arguments"},
};

START_TEST(builtins_speak_of_their_arguments_as_c_functions_do)
{
    ck_assert_str_eq(bound("builtins", builtins[_i].signature, builtins[_i].n, builtins[_i].keyword), builtins[_i].says);
}
END_TEST

START_TEST(arguments_are_bound_as_the_signature_says)
{
    ck_assert_str_eq(bound("m", calls[_i].signature, calls[_i].n, calls[_i].keyword), calls[_i].says);
}
END_TEST

START_TEST(every_built_in_signature_can_be_parsed)
{
    cpy_value name, v;

    for (int id = 0; id < CPY_TYPE_COUNT; id++) {
        struct cpy_type *type = cpy_as_type(t->vm->types[id]);

        ck_assert(cpy_type_ready(t, type));
        for (size_t position = 0; cpy_dict_next(cpy_load(type->dict), &position, &name, &v);) {
            if (cpy_has_layout(v, CPY_TYPE_CLASSMETHOD) || cpy_has_layout(v, CPY_TYPE_STATICMETHOD))
                v = cpy_load(((struct cpy_wrapped_function *)cpy_pointer(v))->function);
            if (cpy_is_native(v))
                ck_assert_msg(cpy_native_signature(t, cpy_as_native(v)) != NULL, "%s", error());
        }
    }
}
END_TEST

START_TEST(arity_is_read_from_the_text)
{
    ck_assert_int_eq(cpy_row_arity("(self, /)"), 1);
    ck_assert_int_eq(cpy_row_arity("(self, value, mod=None, /)"), 3);
    ck_assert_int_eq(cpy_row_arity("(self, text=',', other=())"), 3);
    ck_assert_int_eq(cpy_row_arity("(self, *args)"), -1);
    ck_assert_int_eq(cpy_row_arity("()"), 0);
}
END_TEST

START_TEST(every_slot_is_found_by_its_name)
{
    static const char *const names[] = {
#define S(id, name, n) #name,
        CPY_SLOTS(S)
#undef S
    };

    for (int slot = 0; slot < CPY_SLOT_COUNT; slot++)
        ck_assert_int_eq(cpy_slot_find_ascii(names[slot]), slot);
    ck_assert_int_eq(cpy_slot_find_ascii("__ad__"), -1);
    ck_assert_int_eq(cpy_slot_find_ascii("__adds__"), -1);
    ck_assert_int_eq(cpy_slot_find_ascii("__zzz__"), -1);
    ck_assert_int_eq(cpy_slot_find_ascii("add"), -1);
}
END_TEST

START_TEST(slots_of_built_in_classes_are_made_when_they_are_asked_for)
{
    struct cpy_type *type = cpy_as_type(t->vm->types[CPY_TYPE_BYTEARRAY]);
    struct cpy_type *error = cpy_as_type(t->vm->exceptions[CPY_ZERO_DIVISION_ERROR]);

    ck_assert_ptr_null(type->slots);
    ck_assert(cpy_class_is_plain(type, CPY_CLASS_PLAIN_GETATTR));
    ck_assert_ptr_nonnull(type->slots);
    ck_assert_ptr_nonnull((void *)cpy_slots(type)[CPY_SLOT_GETITEM]);
    ck_assert_ptr_null(error->slots);
    ck_assert_ptr_eq(cpy_slots(error), cpy_slots(cpy_as_type(t->vm->exceptions[CPY_EXCEPTION])));
}
END_TEST

Suite *types_suite(void)
{
    Suite *suite = suite_create("types");
    TCase *shapes = tcase_create("shapes"), *classes = tcase_create("classes"), *natives = tcase_create("natives");

    tcase_add_checked_fixture(shapes, open_vm, close_vm);
    tcase_add_test(shapes, equal_histories_share_a_shape);
    tcase_add_test(shapes, three_attributes_take_forty_bytes);
    tcase_add_test(shapes, classes_learn_how_many_slots_they_need);
    tcase_add_test(shapes, many_attributes_go_into_a_dict);
    tcase_add_test(shapes, deleting_and_dict_keep_the_other_attributes);
    tcase_add_test(shapes, a_shape_with_too_many_children_stops_making_more);
    tcase_add_test(shapes, subclasses_of_variable_types_keep_attributes_in_a_dict);
    tcase_add_checked_fixture(classes, open_vm, close_vm);
    tcase_add_test(classes, a_write_to_a_class_is_seen_below_it);
    tcase_add_test(classes, a_write_takes_the_mark_of_caches_away);
    tcase_add_test(classes, slots_follow_class_attributes);
    tcase_add_test(classes, a_method_of_another_layout_is_not_called_directly);
    tcase_add_test(classes, bases_that_cannot_be_ordered_are_refused);
    tcase_add_checked_fixture(natives, open_vm, close_vm);
    tcase_add_loop_test(natives, arguments_are_bound_as_the_signature_says, 0, CPY_COUNT(calls));
    tcase_add_loop_test(natives, builtins_speak_of_their_arguments_as_c_functions_do, 0, CPY_COUNT(builtins));
    tcase_add_test(natives, every_built_in_signature_can_be_parsed);
    tcase_add_test(natives, arity_is_read_from_the_text);
    tcase_add_test(natives, every_slot_is_found_by_its_name);
    tcase_add_test(natives, slots_of_built_in_classes_are_made_when_they_are_asked_for);
    suite_add_tcase(suite, shapes);
    suite_add_tcase(suite, classes);
    suite_add_tcase(suite, natives);
    return suite;
}
