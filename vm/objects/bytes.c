/* SPDX-License-Identifier: MIT */
/* vm/objects/bytes.c - the type bytes, and what it shares with bytearray in making and reading. */
#include "vm/objects/bytes.h"

#include "vm/memory/heap.h"
#include "vm/objects/iterators.h"
#include "vm/objects/list.h"
#include "vm/objects/reduce.h"
#include "vm/objects/type.h"

enum { HASHED = 1 };

static bool is_byteslike(cpy_value v) { return cpy_is_bytes(v) || cpy_is_bytearray(v); }

/* --- bytes objects in C ------------------------------------------------------------------------ */

static size_t bytes_size(size_t len) { return sizeof(struct cpy_bytes) + len + 1; }

static size_t bytes_size_of(const struct cpy_object *o) { return bytes_size(((const struct cpy_bytes *)o)->len); }

cpy_value cpy_bytes_new(struct cpy_thread *t, size_t len, uint8_t **data)
{
    struct cpy_bytes *b;

    *data = NULL;
    if (CPY_UNLIKELY(len > CPY_STR_MAX))
        return cpy_raise_no_memory(t);
    if (!(b = cpy_alloc(t, cpy_shape(t, CPY_TYPE_BYTES), bytes_size(len))))
        return CPY_ERROR;
    b->len = (uint32_t)len;
    *data = b->data;
    return cpy_from(b);
}

cpy_value cpy_bytes_from(struct cpy_thread *t, const void *data, size_t len)
{
    cpy_value b;
    uint8_t *to = NULL;

    if (!len && t->vm->empty_bytes)
        return t->vm->empty_bytes;
    if (!(b = cpy_bytes_new(t, len, &to)))
        return CPY_ERROR;
    if (len)
        memcpy(to, data, len);
    return b;
}

const uint8_t *cpy_bytes_view(cpy_value v, size_t *len)
{
    const struct cpy_bytes *b = cpy_as_bytes(v);

    *len = b->len;
    return b->data;
}

cpy_value cpy_build_finish_bytes(struct cpy_builder *b, cpy_value like)
{
    cpy_value result = CPY_ERROR;

    if (!b->failed)
        result = like && cpy_is_bytearray(like) ? cpy_bytearray_from(b->t, b->data, b->len)
            : cpy_bytes_from(b->t, b->data, b->len);
    cpy_build_drop(b);
    return result;
}

/* --- making ------------------------------------------------------------------------------------------- */

bool cpy_to_byte(struct cpy_thread *t, cpy_value v, uint8_t *out)
{
    int64_t n;

    if (!cpy_to_index(t, v, &n))
        return false;
    if (n < 0 || n > 255) {
        cpy_raise(t, CPY_VALUE_ERROR, "byte must be in range(0, 256)");
        return false;
    }
    *out = (uint8_t)n;
    return true;
}

bool cpy_codec_argument(struct cpy_thread *t, const char *function, const char *parameter, cpy_value v,
    const char **name)
{
    *name = NULL;
    if (!v)
        return true;
    if (!cpy_is_str(v)) {
        cpy_raise(t, CPY_TYPE_ERROR, "%s() argument '%s' must be str, not %B", function, parameter, v);
        return false;
    }
    return (*name = cpy_str_utf8(t, v, NULL));
}

bool cpy_bytes_collect_ints(struct cpy_builder *b, cpy_value iterable, bool hinted, const char *type,
    const char *complaint)
{
    struct cpy_walk w;
    cpy_value v;
    int64_t n;

    if (!cpy_walk(b->t, &w, iterable)) {
        cpy_not_iterable(b->t, complaint, iterable);
        return false;
    }
    if (hinted && cpy_length_hint(b->t, iterable, 0) < 0)
        return false;
    while ((v = cpy_walk_next(b->t, &w))) {
        if (!cpy_to_index(b->t, v, &n))
            return false;
        if (n < 0 || n > 255) {
            cpy_raise(b->t, CPY_VALUE_ERROR, "%s must be in range(0, 256)", type[5] ? "byte" : "bytes");
            return false;
        }
        cpy_build_char(b, (uint32_t)n);
        if (b->failed)
            return false;
    }
    return !cpy_pending(b->t);
}

static bool collect_buffer(struct cpy_builder *b, cpy_value source)
{
    struct cpy_buffer view;

    if (!cpy_get_buffer(b->t, source, &view, false))
        return false;
    cpy_build_text(b, cpy_text_of(view.data, view.len, false));
    cpy_release_buffer(b->t, &view);
    return !b->failed;
}

static bool collect_encoded(struct cpy_builder *b, cpy_value source, cpy_value encoding, cpy_value errors,
    const char *type)
{
    const char *encoding_name, *errors_name;
    cpy_value bytes;

    if (!cpy_codec_argument(b->t, type, "encoding", encoding, &encoding_name) ||
        !cpy_codec_argument(b->t, type, "errors", errors, &errors_name))
        return false;
    if (!source || !cpy_is_str(source)) {
        cpy_raise(b->t, CPY_TYPE_ERROR,
            encoding ? "encoding without a string argument" : "errors without a string argument");
        return false;
    }
    if (!encoding) {
        cpy_raise(b->t, CPY_TYPE_ERROR, "string argument without an encoding");
        return false;
    }
    return (bytes = cpy_encode(b->t, source, encoding_name, errors_name)) && collect_buffer(b, bytes);
}

/* source has __index__; if that raises a TypeError, nothing is pending and *is_count is false. */
static bool collect_zeros(struct cpy_builder *b, cpy_value source, const char *type, bool *is_count)
{
    int64_t n;

    *is_count = true;
    if (!cpy_to_exact_index(b->t, source, CPY_OVERFLOW_ERROR, &n)) {
        if (cpy_pending_is(b->t, CPY_TYPE_ERROR)) {
            cpy_take_pending(b->t);
            *is_count = false;
        }
        return false;
    }
    if (n < 0) {
        cpy_raise(b->t, CPY_VALUE_ERROR, "negative count");
        return false;
    }
    if (strcmp(type, "bytes") == 0 && (uint64_t)n > (uint64_t)INT64_MAX - 33) {
        cpy_raise(b->t, CPY_OVERFLOW_ERROR, "byte string is too large");
        return false;
    }
    cpy_build_fill(b, 0, (uint64_t)n > SIZE_MAX ? SIZE_MAX : (size_t)n);
    return !b->failed;
}

bool cpy_bytes_collect(struct cpy_builder *b, cpy_value source, cpy_value encoding, cpy_value errors, const char *type)
{
    if (encoding || errors || (source && cpy_is_str(source)))
        return collect_encoded(b, source, encoding, errors, type);
    if (!source)
        return true;
    if (cpy_has_buffer(source))
        return collect_buffer(b, source);
    if (cpy_is_int(source) || cpy_slot_of(b->t, source, CPY_SLOT_INDEX)) {
        bool is_count, ok = collect_zeros(b, source, type, &is_count);

        if (is_count)
            return ok;
    }
    return cpy_bytes_collect_ints(b, source, !type[5], type, type[5] ? "cannot convert '%T' object to bytearray"
        : "cannot convert '%T' object to bytes");
}

/* The result of source.__bytes__(); CPY_UNSET with nothing pending if there is no such method. */
static cpy_value call_bytes(struct cpy_thread *t, cpy_value source)
{
    cpy_value method, result;

    if (!cpy_is_object(source) || !(method = cpy_special(t, source, CPY_N(t, __bytes__))))
        return CPY_UNSET;
    if ((result = cpy_call_0(t, method)) && !cpy_is_bytes(result))
        return cpy_raise(t, CPY_TYPE_ERROR, "__bytes__ returned non-bytes (type %T)", result);
    return result;
}

/* args: source, encoding, errors, each may be missing. */
static cpy_value make(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_builder b;
    cpy_value result;

    if (args[0] && !args[1] && !args[2]) {
        if (cpy_is(t, args[0], CPY_TYPE_BYTES))
            return args[0];
        if ((result = call_bytes(t, args[0])) || cpy_pending(t))
            return result;
    }
    cpy_build(&b, t);
    if (!cpy_bytes_collect(&b, args[0], args[1], args[2], "bytes"))
        b.failed = true;
    return cpy_build_finish_bytes(&b, CPY_UNSET);
}

static const struct cpy_function bytes_make = {
    "bytes", "(source=<unset>, encoding=<unset>, errors=<unset>)", make, "Make bytes.", CPY_BIND_STATIC
};

/* The same bytes as an instance of a subclass. */
static cpy_value as_type(struct cpy_thread *t, cpy_value v, cpy_value type)
{
    const struct cpy_bytes *from = cpy_as_bytes(v);
    struct cpy_bytes *copy = cpy_new_variable(t, type, bytes_size(from->len));

    if (!copy)
        return CPY_ERROR;
    copy->len = from->len;
    memcpy(copy->data, from->data, from->len);
    cpy_keep(v);
    return cpy_from(copy);
}

static cpy_value bytes_new(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v = make(t, args + 1);

    if (!v || (args[0] == cpy_builtin_type(t, CPY_TYPE_BYTES)))
        return v;
    return as_type(t, v, args[0]);
}

/* --- operators, for bytes and bytearray --------------------------------------------------------------------- */

cpy_value cpy_bytes_add(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_buffer b;
    struct cpy_text text;
    cpy_value result;
    uint8_t *data = NULL;

    if (!cpy_offers_buffer(args[1]))
        return CPY_NOT_IMPLEMENTED;
    if (!cpy_get_buffer(t, args[1], &b, false))
        return CPY_ERROR;
    text = cpy_self_text(args[0]);
    if (!b.len && cpy_is(t, args[0], CPY_TYPE_BYTES))
        result = args[0];
    else if (cpy_is_bytes(args[0]))
        result = cpy_bytes_new(t, text.len + b.len, &data);
    else if ((result = cpy_bytearray_from(t, NULL, text.len + b.len)))
        data = cpy_as_bytearray(result)->data;
    if (result && result != args[0] && text.len + b.len) {
        memcpy(data, text.data, text.len);
        memcpy(data + text.len, b.data, b.len);
    }
    cpy_release_buffer(t, &b);
    cpy_keep(args[0]);
    return result;
}

static cpy_value compare(struct cpy_thread *t, const cpy_value *args, enum cpy_compare op)
{
    struct cpy_text x, y;
    struct cpy_buffer b;
    bool equal;
    int order;

    if (args[0] == args[1] || is_byteslike(args[1])) {
        y = cpy_self_text(args[1]);
        b.owner = CPY_UNSET;
    } else {
        if (cpy_is_bytes(args[0]) || !cpy_has_buffer(args[1])) /* only a bytearray compares with any buffer */
            return CPY_NOT_IMPLEMENTED;
        if (!cpy_get_buffer(t, args[1], &b, false))
            return CPY_ERROR;
        y = cpy_text_of(b.data, b.len, false);
    }
    x = cpy_self_text(args[0]);
    equal = (op == CPY_EQ || op == CPY_NE) && cpy_text_equal(&x, &y);
    order = op == CPY_EQ || op == CPY_NE ? 0 : cpy_text_compare(&x, &y);
    if (b.owner)
        cpy_release_buffer(t, &b);
    switch (op) {
    case CPY_EQ: return cpy_bool(equal);
    case CPY_NE: return cpy_bool(!equal);
    case CPY_LT: return cpy_bool(order < 0);
    case CPY_LE: return cpy_bool(order <= 0);
    case CPY_GT: return cpy_bool(order > 0);
    default: return cpy_bool(order >= 0);
    }
}

cpy_value cpy_bytes_eq(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_EQ); }
cpy_value cpy_bytes_ne(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_NE); }
cpy_value cpy_bytes_lt(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_LT); }
cpy_value cpy_bytes_le(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_LE); }
cpy_value cpy_bytes_gt(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_GT); }
cpy_value cpy_bytes_ge(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, CPY_GE); }

/* Every step'th byte. */
static cpy_value pick(struct cpy_thread *t, cpy_value self, int64_t start, int64_t step, size_t count)
{
    struct cpy_text text = cpy_self_text(self);
    const uint8_t *from = text.data;
    uint8_t *to = NULL;
    cpy_value result;

    if (step == 1)
        return cpy_self_part(t, self, &text, (size_t)start, (size_t)start + count);
    if (cpy_is_bytes(self))
        result = count ? cpy_bytes_new(t, count, &to) : t->vm->empty_bytes;
    else if ((result = cpy_bytearray_from(t, NULL, count)))
        to = cpy_as_bytearray(result)->data;
    for (size_t i = 0; result && i < count; i++)
        to[i] = from[start + (int64_t)i * step];
    cpy_keep(self);
    return result;
}

cpy_value cpy_bytes_getitem(struct cpy_thread *t, const cpy_value *args)
{
    bool is_bytes = cpy_is_bytes(args[0]);
    int64_t start, stop, step;
    struct cpy_text text;
    size_t i, count;

    if (cpy_is_slice(args[1])) {
        do {
            text = cpy_self_text(args[0]);
            if (!cpy_slice_indices(t, args[1], text.len, &start, &stop, &step, &count))
                return CPY_ERROR;
        } while (text.len != cpy_self_text(args[0]).len); /* an __index__ resized it */
        return pick(t, args[0], start, step, count);
    }
    if (!cpy_subscript_index(t, args[1], cpy_self_text(args[0]).len, is_bytes ? "byte" : "bytearray", &i))
        return CPY_ERROR;
    text = cpy_self_text(args[0]);
    if (CPY_UNLIKELY(i >= text.len))
        return cpy_raise(t, CPY_INDEX_ERROR, is_bytes ? "index out of range" : "bytearray index out of range");
    return cpy_int(((const uint8_t *)text.data)[i]);
}

static cpy_value bytes_hash(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_bytes *b = cpy_as_bytes(args[0]);

    (void)t;
    if (!(b->flags & HASHED)) {
        b->hash = cpy_hash_bytes(b->data, b->len);
        b->flags |= HASHED;
    }
    return cpy_int(b->hash);
}

static cpy_value bytes_bytes(struct cpy_thread *t, const cpy_value *args)
{
    if (cpy_is(t, args[0], CPY_TYPE_BYTES))
        return args[0];
    return cpy_bytes_from(t, cpy_as_bytes(args[0])->data, cpy_as_bytes(args[0])->len);
}

static cpy_value bytes_getnewargs(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value plain = bytes_bytes(t, args);

    return plain ? cpy_tuple_of(t, 1, plain) : CPY_ERROR;
}

static bool bytes_get_buffer(struct cpy_thread *t, cpy_value self, struct cpy_buffer *b, bool writable)
{
    struct cpy_bytes *bytes = cpy_as_bytes(self);

    if (writable) {
        cpy_raise(t, CPY_BUFFER_ERROR, "Object is not writable.");
        return false;
    }
    *b = (struct cpy_buffer){bytes->data, bytes->len, 1, "B", true, self};
    return true;
}

/* --- iteration ------------------------------------------------------------------------------------------------- */

cpy_value cpy_bytes_iter(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_index_iterator *it = cpy_new_object(t, cpy_builtin_type(t, CPY_TYPE_BYTES_ITERATOR));

    if (it)
        cpy_store(it, &it->sequence, args[0]);
    return cpy_from(it);
}

static cpy_value iterator_next(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_index_iterator *it = (struct cpy_index_iterator *)cpy_pointer(args[0]);
    struct cpy_text text;

    (void)t;
    if (!cpy_load(it->sequence))
        return CPY_ERROR;
    text = cpy_self_text(cpy_load(it->sequence));
    if (CPY_LIKELY((uint64_t)it->index < text.len))
        return cpy_int(((const uint8_t *)text.data)[it->index++]);
    cpy_store(it, &it->sequence, CPY_UNSET);
    return CPY_ERROR;
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
    int64_t left = s ? (int64_t)cpy_self_text(s).len - it->index : 0;

    (void)t;
    return cpy_int(left < 0 ? 0 : left);
}

static void iterator_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_index_iterator *)o)->sequence);
}

static const struct cpy_function iterator_methods[] = {
    {"__iter__", "(self, /)", iterator_self, "Return self.", 0},
    {"__next__", "(self, /)", iterator_next, "Return the next byte.", 0},
    {"__length_hint__", "(self, /)", iterator_hint, "Return how many bytes are left.", 0},
    CPY_INDEX_ITERATOR_STATE,
    {0},
};

const struct cpy_type_def cpy_bytes_iterator_type = {
    .name = "bytes_iterator",
    .doc = "An iterator over the bytes of bytes or a bytearray.",
    .size = sizeof(struct cpy_index_iterator),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = iterator_methods,
    .trace = iterator_trace,
};

/* --- the type ----------------------------------------------------------------------------------------------------- */

static const struct cpy_function methods[] = {
    {"__new__", "(cls, source=<unset>, encoding=<unset>, errors=<unset>)", bytes_new, "Make bytes.", 0},
    CPY_TEXT_ROWS(CPY_ROW, "<unset>", "count=-1, /")
    CPY_BYTES_ROWS(CPY_ROW)
    CPY_BYTES_CLASS_ROWS
    {"__hash__", "(self, /)", bytes_hash, "Return hash(self).", 0},
    {"__bytes__", "(self, /)", bytes_bytes, "Return bytes(self).", 0},
    {"__getnewargs__", "(self, /)", bytes_getnewargs, "Return what copies are made from.", 0},
    CPY_BUFFER_ROW,
    {0},
};

const struct cpy_type_def cpy_bytes_type = {
    .name = "bytes",
    .doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\n"
        "bytes(bytes_or_buffer) -> bytes\n"
        "bytes(int) -> that many zeros\nbytes() -> b''\n\nAn immutable sequence of bytes.",
    .size = sizeof(struct cpy_bytes),
    .flags = CPY_TYPE_VARIABLE,
    .methods = methods,
    .make = &bytes_make,
    .size_of = bytes_size_of,
    .get_buffer = bytes_get_buffer,
    .not_added = "can't concat %T to %T",
};
