/* SPDX-License-Identifier: MIT */
/* vm/objects/str_type.c - the type str: its operators and constructor, and its iterator. */
#include "vm/objects/reduce.h"
#include "vm/objects/str_methods.h"

#include "vm/objects/bytes.h"
#include "vm/objects/format.h"
#include "vm/objects/iterators.h"
#include "vm/objects/list.h"
#include "vm/objects/type.h"

/* --- the constructor -------------------------------------------------------------------------- */

/* str(object, encoding, errors) */
static cpy_value decode_object(struct cpy_thread *t, cpy_value object, cpy_value encoding, cpy_value errors)
{
    const char *encoding_name, *errors_name;
    struct cpy_buffer b;
    cpy_value s;

    if (!cpy_codec_argument(t, "str", "encoding", encoding, &encoding_name) ||
        !cpy_codec_argument(t, "str", "errors", errors, &errors_name))
        return CPY_ERROR;
    if (!object)
        return t->vm->empty_str;
    if (cpy_is_str(object))
        return cpy_raise(t, CPY_TYPE_ERROR, "decoding str is not supported");
    if (!cpy_offers_buffer(object))
        return cpy_raise(t, CPY_TYPE_ERROR, "decoding to str: need a bytes-like object, %T found", object);
    if (!cpy_get_buffer(t, object, &b, false))
        return CPY_ERROR;
    s = b.len || t->vm->config.dev_mode ? cpy_decode(t, b.data, b.len, encoding_name, errors_name) : t->vm->empty_str;
    cpy_release_buffer(t, &b);
    return s;
}

/* args: object, encoding, errors, each may be missing. */
static cpy_value make(struct cpy_thread *t, const cpy_value *args)
{
    if (CPY_UNLIKELY(args[1] || args[2]))
        return decode_object(t, args[0], args[1], args[2]);
    return args[0] ? cpy_str(t, args[0]) : t->vm->empty_str;
}

static const struct cpy_function str_make = {
    "str", "(object=<unset>, encoding=<unset>, errors=<unset>)", make, "Make a str of any object, or decode bytes.",
    CPY_BIND_STATIC
};

static cpy_value str_new(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value s = make(t, args + 1);

    if (!s || args[0] == cpy_builtin_type(t, CPY_TYPE_STR))
        return s;
    return cpy_str_as_type(t, s, args[0]);
}

/* --- operators -------------------------------------------------------------------------------------- */

static cpy_value str_add(struct cpy_thread *t, const cpy_value *args)
{
    if (CPY_UNLIKELY(!cpy_is_str(args[1])))
        return CPY_NOT_IMPLEMENTED;
    return cpy_str_concat(t, args[0], args[1]);
}

static cpy_value compare(const cpy_value *args, enum cpy_compare op)
{
    int order;

    if (!cpy_is_str(args[1]))
        return CPY_NOT_IMPLEMENTED;
    if (op == CPY_EQ || op == CPY_NE)
        return cpy_bool(cpy_str_equal(args[0], args[1]) == (op == CPY_EQ));
    order = cpy_str_compare(args[0], args[1]);
    return cpy_bool(op == CPY_LT ? order < 0 : op == CPY_LE ? order <= 0 : op == CPY_GT ? order > 0 : order >= 0);
}

#define COMPARISON(name, op)                                                   \
    static cpy_value name(struct cpy_thread *t, const cpy_value *args)         \
    {                                                                          \
        (void)t;                                                               \
        return compare(args, op);                                              \
    }
COMPARISON(str_eq, CPY_EQ)
COMPARISON(str_ne, CPY_NE)
COMPARISON(str_lt, CPY_LT)
COMPARISON(str_le, CPY_LE)
COMPARISON(str_gt, CPY_GT)
COMPARISON(str_ge, CPY_GE)
#undef COMPARISON

static cpy_value str_hash(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int(cpy_hash_str(args[0]));
}

static cpy_value str_str(struct cpy_thread *t, const cpy_value *args) { return cpy_str_exact(t, args[0]); }

static cpy_value str_format(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_is_str(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "__format__() argument must be str, not %B", args[1]);
    return cpy_format_str_spec(t, args[0], args[1]);
}

/* Every step'th character. */
static cpy_value pick(struct cpy_thread *t, cpy_value self, int64_t start, int64_t step, size_t count)
{
    struct cpy_text text = cpy_str_text(self), picked = {NULL, count, text.width, text.ascii};
    size_t size = count * text.width;
    cpy_value result;
    void *data;

    if (!count)
        return t->vm->empty_str;
    if (!(data = cpy_malloc(t, size)))
        return CPY_ERROR;
    for (size_t i = 0; i < count; i++)
        cpy_text_put(data, text.width, i, cpy_text_at(&text, (size_t)(start + (int64_t)i * step)));
    picked.data = data;
    result = cpy_str_from_text(t, picked);
    cpy_scratch_free(t, data, size);
    cpy_keep(self);
    return result;
}

static cpy_value str_getitem(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value self = args[0], key = args[1];
    struct cpy_text text = cpy_str_text(self);
    int64_t start, stop, step;
    size_t i, count;

    if (CPY_UNLIKELY(cpy_is_slice(key))) {
        if (!cpy_slice_indices(t, key, text.len, &start, &stop, &step, &count))
            return CPY_ERROR;
        return step == 1 ? cpy_str_slice(t, self, (size_t)start, (size_t)start + count)
            : pick(t, self, start, step, count);
    }
    if (CPY_UNLIKELY(!cpy_is_int(key) && !cpy_slot_of(t, key, CPY_SLOT_INDEX)))
        return cpy_raise(t, CPY_TYPE_ERROR, "string indices must be integers, not '%T'", key);
    if (!cpy_subscript_index(t, key, text.len, "string", &i))
        return CPY_ERROR;
    if (CPY_UNLIKELY(i >= text.len))
        return cpy_raise(t, CPY_INDEX_ERROR, "string index out of range");
    return cpy_str_from_char(t, cpy_text_at(&text, i));
}

cpy_value cpy_str_join_method(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value items = args[1], joined;

    if (!cpy_is_list(items) && !cpy_is_tuple(items)) {
        if (!(items = cpy_iter(t, items)))
            return cpy_not_iterable(t, "can only join an iterable", args[1]);
        if (!(items = cpy_list_from_iterable(t, items)))
            return CPY_ERROR;
    }
    if (cpy_is_tuple(items))
        return cpy_str_join(t, args[0], (const cpy_value *)cpy_as_tuple(items)->items, cpy_as_tuple(items)->len);
    joined = cpy_str_join(t, args[0], (const cpy_value *)cpy_as_list(items)->items, cpy_as_list(items)->len);
    cpy_keep(items);
    return joined;
}

cpy_value cpy_str_encode(struct cpy_thread *t, const cpy_value *args)
{
    const char *encoding, *errors;

    if (!cpy_codec_argument(t, "encode", "encoding", args[1], &encoding) ||
        !cpy_codec_argument(t, "encode", "errors", args[2], &errors))
        return CPY_ERROR;
    return cpy_encode(t, args[0], encoding, errors);
}

static cpy_value str_getnewargs(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_tuple_of(t, 1, cpy_str_exact(t, args[0]));
}

/* --- iteration ----------------------------------------------------------------------------------------- */

static cpy_value str_iter(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_index_iterator *it = cpy_new_object(t, cpy_builtin_type(t, CPY_TYPE_STR_ITERATOR));

    if (it)
        cpy_store(it, &it->sequence, args[0]);
    return cpy_from(it);
}

static cpy_value iterator_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_index_iterator *it = (struct cpy_index_iterator *)cpy_pointer(args[0]);
    const struct cpy_str *s = cpy_as_str(cpy_load(it->sequence));
    struct cpy_text text;

    if (!s)
        return CPY_ERROR;
    if (CPY_UNLIKELY((uint64_t)it->index >= s->len)) {
        cpy_store(it, &it->sequence, CPY_UNSET);
        return CPY_ERROR;
    }
    text = cpy_str_text(cpy_from(s));
    return cpy_str_from_char(t, cpy_text_at(&text, (size_t)it->index++));
}

static cpy_value iterator_self(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static cpy_value iterator_hint(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_index_iterator *it = (const struct cpy_index_iterator *)cpy_pointer(args[0]);
    cpy_value s = cpy_load(it->sequence);

    (void)t;
    return cpy_int(s ? (int64_t)cpy_str_text(s).len - it->index : 0);
}

static void iterator_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_index_iterator *)o)->sequence);
}

static const struct cpy_function iterator_methods[] = {
    {"__iter__", "(self, /)", iterator_self, "Return self.", 0},
    {"__next__", "(self, /)", iterator_next, "Return the next character.", 0},
    {"__length_hint__", "(self, /)", iterator_hint, "Return how many characters are left.", 0},
    CPY_INDEX_ITERATOR_STATE,
    {0},
};

const struct cpy_type_def cpy_str_iterator_type = {
    .name = "str_iterator",
    .doc = "An iterator over the characters of a str.",
    .size = sizeof(struct cpy_index_iterator),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = iterator_methods,
    .trace = iterator_trace,
};

/* --- the type ------------------------------------------------------------------------------------------- */

static const struct cpy_function methods[] = {
    {"__new__", "(cls, object=<unset>, encoding=<unset>, errors=<unset>)", str_new, "Make a str.", 0},
    CPY_TEXT_ROWS(CPY_ROW, "' '", "/, count=-1")
    CPY_STR_ROWS(CPY_ROW)
    {"maketrans", "(x, y=<unset>, z=<unset>, /)", cpy_str_maketrans,
        "Make a table for translate() from a dict, or from two strings of equal length and one to be removed.",
        CPY_BIND_STATIC},
    {"__add__", "(self, value, /)", str_add, "Return self+value.", 0},
    {"__eq__", "(self, value, /)", str_eq, "Return self==value.", 0},
    {"__ne__", "(self, value, /)", str_ne, "Return self!=value.", 0},
    {"__lt__", "(self, value, /)", str_lt, "Return self<value.", 0},
    {"__le__", "(self, value, /)", str_le, "Return self<=value.", 0},
    {"__gt__", "(self, value, /)", str_gt, "Return self>value.", 0},
    {"__ge__", "(self, value, /)", str_ge, "Return self>=value.", 0},
    {"__hash__", "(self, /)", str_hash, "Return hash(self).", 0},
    {"__str__", "(self, /)", str_str, "Return str(self).", 0},
    {"__format__", "(self, format_spec, /)", str_format, "Return the text that a format specification describes.", 0},
    {"__getitem__", "(self, key, /)", str_getitem, "Return self[key].", 0},
    {"__iter__", "(self, /)", str_iter, "Return iter(self).", 0},
    {"__getnewargs__", "(self, /)", str_getnewargs, "Return what copies are made from.", 0},
    {0},
};

const struct cpy_type_def cpy_str_type = {
    .name = "str",
    .doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\n"
        "Text: a sequence of Unicode characters.",
    .size = sizeof(struct cpy_str),
    .flags = CPY_TYPE_VARIABLE,
    .methods = methods,
    .make = &str_make,
    .trace = cpy_str_trace,
    .size_of = cpy_str_size_of,
    .not_added = "can only concatenate str (not \"%T\") to str",
};
