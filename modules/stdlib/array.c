/* SPDX-License-Identifier: MIT */
/* modules/stdlib/array.c - array.array: numbers of one C type side by side.
 *
 * Everything that depends on the type goes through load_item(), store_item() and the table of
 * kinds.  While a buffer of the array is held by others, its length cannot change; converting an item
 * may run Python code, so it is done before the array is touched. */
#include "vm/api.h"

#include <wchar.h>

struct kind {
    char code;
    uint8_t size;     /* bytes of an item */
    char format[2];   /* as the struct module has it */
    bool is_signed;
    const char *name; /* in messages about range; NULL: those of the conversion */
};

static const struct kind kinds[] = {
    {'b', 1, "b", true, "signed char"},
    {'B', 1, "B", false, "unsigned byte integer"},
    {'u', sizeof(wchar_t), "w", false, NULL},
    {'h', sizeof(short), "h", true, "signed short integer"},
    {'H', sizeof(short), "H", false, "unsigned short"},
    {'i', sizeof(int), "i", true, "signed integer"},
    {'I', sizeof(int), "I", false, "unsigned int"},
    {'l', sizeof(long), "l", true, NULL},
    {'L', sizeof(long), "L", false, NULL},
    {'q', sizeof(long long), "q", true, NULL},
    {'Q', sizeof(long long), "Q", false, NULL},
    {'f', sizeof(float), "f", true, NULL},
    {'d', sizeof(double), "d", true, NULL},
};

struct array {
    struct cpy_object head;
    const struct kind *kind;
    uint8_t *data;
    size_t len, cap;   /* items */
    uint32_t exports;  /* buffers held by others */
};

static const struct cpy_type_def array_type, iterator_type;

static struct array *as_array(cpy_value v) { return (struct array *)cpy_pointer(v); }
static struct array *self_of(const cpy_value *args) { return as_array(args[0]); }
static bool is_array(struct cpy_thread *t, cpy_value v) { return cpy_is_instance_def(t, v, &array_type); }
static uint8_t *place(const struct array *a, size_t i) { return a->data + i * a->kind->size; }

static void array_destroy(struct cpy_object *o)
{
    struct array *a = (struct array *)o;

    if (a->data)
        cpy_free(a, a->data, a->cap * a->kind->size);
}

/* --- items ----------------------------------------------------------------------------------------------- */

static int64_t read_signed(const uint8_t *p, size_t size)
{
    int8_t i8;
    int16_t i16;
    int32_t i32;
    int64_t i64;

    switch (size) {
    case 1: memcpy(&i8, p, 1); return i8;
    case 2: memcpy(&i16, p, 2); return i16;
    case 4: memcpy(&i32, p, 4); return i32;
    default: memcpy(&i64, p, 8); return i64;
    }
}

static uint64_t read_unsigned(const uint8_t *p, size_t size)
{
    uint64_t mask = size == 8 ? UINT64_MAX : (UINT64_C(1) << size * 8) - 1;

    return (uint64_t)read_signed(p, size) & mask;
}

static cpy_value load_item(struct cpy_thread *t, const struct kind *kind, const uint8_t *p)
{
    float f;
    double d;

    switch (kind->code) {
    case 'f': memcpy(&f, p, sizeof f); return cpy_float_from(t, (double)f);
    case 'd': memcpy(&d, p, sizeof d); return cpy_float_from(t, d);
    case 'u': return cpy_str_from_char(t, (uint32_t)read_unsigned(p, kind->size));
    default: break;
    }
    return kind->is_signed ? cpy_int_from(t, read_signed(p, kind->size))
        : cpy_int_from_unsigned(t, read_unsigned(p, kind->size));
}

static bool out_of_range(struct cpy_thread *t, const struct kind *kind, bool low)
{
    if (kind->code == 'I' && low)
        cpy_raise(t, CPY_OVERFLOW_ERROR, "can't convert negative value to unsigned int");
    else
        cpy_raise(t, CPY_OVERFLOW_ERROR, "%s is %s", kind->name, low ? "less than minimum" : "greater than maximum");
    return false;
}

/* An int that does not fit 64 bits, or a negative one for an unsigned type. */
static bool too_large(struct cpy_thread *t, const struct kind *kind, bool negative)
{
    const char *message = kind->is_signed || kind->size < 4 ? "Python int too large to convert to C long"
                          : negative                        ? "can't convert negative value to unsigned int"
                                                            : "Python int too large to convert to C unsigned long";

    if (kind->code == 'q' || (kind->code == 'Q' && !negative))
        message = "int too big to convert";
    else if (kind->code == 'Q')
        message = "can't convert negative int to unsigned";
    cpy_raise(t, CPY_OVERFLOW_ERROR, "%s", message);
    return false;
}

/* An int of at most 64 bits is to be stored in size bytes at p. */
static bool store_int(struct cpy_thread *t, const struct kind *kind, cpy_value v, uint8_t *p)
{
    unsigned bits = kind->size * 8u;
    int64_t n = 0;
    uint64_t u;

    if (!cpy_is_small(v) && !(v = cpy_index(t, v)))
        return false;
    if (bits == 64 && !kind->is_signed) {
        if (cpy_int_sign(v) < 0 || !cpy_to_uint64(t, v, &u))
            return too_large(t, kind, cpy_int_sign(v) < 0);
        memcpy(p, &u, 8);
        return true;
    }
    if (!cpy_to_int64(t, v, &n))
        return too_large(t, kind, cpy_int_sign(v) < 0);
    if (bits < 64) {
        int64_t max = kind->is_signed ? ((int64_t)1 << (bits - 1)) - 1 : ((int64_t)1 << bits) - 1;
        int64_t min = kind->is_signed ? -max - 1 : 0;

        if (n < min || n > max)
            return kind->name ? out_of_range(t, kind, n < min) : too_large(t, kind, n < 0);
    }
    memcpy(p, &n, kind->size);
    return true;
}

static bool store_char(struct cpy_thread *t, cpy_value v, uint8_t *p)
{
    struct cpy_text text;
    wchar_t c;

    if (!cpy_is_str(v) || (text = cpy_str_view(v)).len != 1) {
        cpy_raise(t, CPY_TYPE_ERROR, "array item must be unicode character");
        return false;
    }
    c = (wchar_t)cpy_text_at(&text, 0);
    memcpy(p, &c, sizeof c);
    return true;
}

/* Converts v to an item at p: at most 8 bytes. */
static bool store_item(struct cpy_thread *t, const struct kind *kind, cpy_value v, uint8_t *p)
{
    double d;
    float f;

    switch (kind->code) {
    case 'u':
        return store_char(t, v, p);
    case 'f':
        if (!cpy_to_double(t, v, &d))
            return false;
        f = (float)d;
        memcpy(p, &f, sizeof f);
        return true;
    case 'd':
        if (!cpy_to_double(t, v, &d))
            return false;
        memcpy(p, &d, sizeof d);
        return true;
    default:
        return store_int(t, kind, v, p);
    }
}

/* --- size ---------------------------------------------------------------------------------------------------- */

static bool may_resize(struct cpy_thread *t, const struct array *a)
{
    if (a->exports == 0)
        return true;
    cpy_raise(t, CPY_BUFFER_ERROR, "cannot resize an array that is exporting buffers");
    return false;
}

/* Makes room for need items; exactly that many, or some more. */
static bool reserve(struct cpy_thread *t, struct array *a, size_t need, bool exactly)
{
    size_t cap = exactly ? need : need + (need >> 4) + (need < 8 ? 3 : 7), size = a->kind->size;
    uint8_t *data;

    if (need <= a->cap)
        return true;
    if (cap < need || cap > (SIZE_MAX >> 1) / size) {
        cpy_raise_no_memory(t);
        return false;
    }
    if (!(data = cpy_realloc(t, a->data, a->cap * size, cap * size)))
        return false;
    a->data = data;
    a->cap = cap;
    return true;
}

/* Replaces count items at start by n items' bytes, or leaves a gap there if bytes is NULL. */
static bool splice(struct cpy_thread *t, struct array *a, size_t start, size_t count, const void *bytes, size_t n)
{
    size_t tail = a->len - start - count, size = a->kind->size;

    if (n != count && (!may_resize(t, a) || (n > count && (n - count > SIZE_MAX - a->len ||
        !reserve(t, a, a->len + (n - count), false)))))
        return false;
    if (tail && n != count)
        memmove(place(a, start + n), place(a, start + count), tail * size);
    if (n && bytes)
        memcpy(place(a, start), bytes, n * size);
    a->len = start + n + tail;
    return true;
}

static bool append(struct cpy_thread *t, struct array *a, cpy_value v)
{
    uint8_t bytes[8];

    return store_item(t, a->kind, v, bytes) && splice(t, a, a->len, 0, bytes, 1);
}

/* --- making ------------------------------------------------------------------------------------------------------ */

static struct array *make(struct cpy_thread *t, cpy_value type, const struct kind *kind, size_t len)
{
    struct array *a = type ? cpy_new_object(t, type) : NULL;

    if (!a)
        return NULL;
    a->kind = kind;
    if (!reserve(t, a, len, true))
        return NULL;
    a->len = len;
    return a;
}

/* A plain array of the same kind. */
static struct array *make_like(struct cpy_thread *t, const struct array *a, size_t len)
{
    return make(t, cpy_type_of_def(t, &array_type), a->kind, len);
}

static const struct kind *kind_of(struct cpy_thread *t, cpy_value v)
{
    struct cpy_text text;

    if (!cpy_is_str(v) || (text = cpy_str_view(v)).len != 1) {
        cpy_raise(t, CPY_TYPE_ERROR, "array() argument 1 must be a unicode character, not %T", v);
        return NULL;
    }
    for (size_t i = 0; i < CPY_COUNT(kinds); i++)
        if (cpy_text_at(&text, 0) == (uint32_t)kinds[i].code)
            return &kinds[i];
    cpy_raise(t, CPY_VALUE_ERROR, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    return NULL;
}

static bool add_bytes(struct cpy_thread *t, struct array *a, const void *bytes, size_t n)
{
    if (n % a->kind->size) {
        cpy_raise(t, CPY_VALUE_ERROR, "bytes length not a multiple of item size");
        return false;
    }
    return splice(t, a, a->len, 0, bytes, n / a->kind->size);
}

static bool add_buffer(struct cpy_thread *t, struct array *a, cpy_value source)
{
    struct cpy_buffer buffer;
    bool ok;

    if (!cpy_get_buffer(t, source, &buffer, false))
        return false;
    ok = add_bytes(t, a, buffer.data, buffer.len);
    cpy_release_buffer(t, &buffer);
    return ok;
}

static bool add_text(struct cpy_thread *t, struct array *a, cpy_value text)
{
    struct cpy_text view = cpy_str_view(text);
    size_t start = a->len;

    if (!splice(t, a, a->len, 0, NULL, view.len))
        return false;
    for (size_t i = 0; i < view.len; i++) {
        wchar_t c = (wchar_t)cpy_text_at(&view, i);

        memcpy(place(a, start + i), &c, sizeof c);
    }
    return true;
}

/* Appends the items of a list or tuple, up to the first that does not fit. */
static bool add_items(struct cpy_thread *t, struct array *a, cpy_value sequence)
{
    size_t n;

    cpy_items(sequence, &n);
    if (!may_resize(t, a) || n > SIZE_MAX - a->len || !reserve(t, a, a->len + n, a->len == 0))
        return false;
    for (size_t i = 0; i < n; i++) {
        const cpy_value *items = cpy_items(sequence, &n);

        if (i >= n || !append(t, a, items[i]))
            return !cpy_pending(t);
    }
    return true;
}

static bool add_iterable(struct cpy_thread *t, struct array *a, cpy_value iterable)
{
    cpy_value iterator, v;

    if (cpy_is_list(iterable) || cpy_is_tuple(iterable))
        return add_items(t, a, iterable);
    if (!(iterator = cpy_iter(t, iterable)))
        return false;
    while ((v = cpy_next(t, iterator)))
        if (!append(t, a, v))
            return false;
    return !cpy_pending(t);
}

static bool fill(struct cpy_thread *t, struct array *a, cpy_value source)
{
    if (cpy_is_str(source)) {
        if (a->kind->code == 'u')
            return add_text(t, a, source);
        cpy_raise(t, CPY_TYPE_ERROR, "cannot use a str to initialize an array with typecode '%c'", a->kind->code);
        return false;
    }
    if (is_array(t, source) && as_array(source)->kind->code == 'u' && a->kind->code != 'u') {
        cpy_raise(t, CPY_TYPE_ERROR, "cannot use a unicode array to initialize an array with typecode '%c'", a->kind->code);
        return false;
    }
    if (cpy_is_bytes(source) || cpy_has_layout(source, CPY_TYPE_BYTEARRAY) ||
        (is_array(t, source) && as_array(source)->kind == a->kind))
        return add_buffer(t, a, source);
    return add_iterable(t, a, source);
}

/* args: class, typecode, initializer. */
static cpy_value array_new(struct cpy_thread *t, const cpy_value *args)
{
    const struct kind *kind = kind_of(t, args[1]);
    struct array *a = kind ? make(t, args[0], kind, 0) : NULL;

    return a && (!args[2] || fill(t, a, args[2])) ? cpy_from(a) : CPY_ERROR;
}

static cpy_value array_make(struct cpy_thread *t, const cpy_value *args)
{
    const cpy_value all[] = {cpy_type_of_def(t, &array_type), args[0], args[1]};

    return all[0] ? array_new(t, all) : CPY_ERROR;
}

static cpy_value array_copy(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args), *copy = make_like(t, a, a->len);

    if (copy && a->len)
        memcpy(copy->data, a->data, a->len * a->kind->size);
    return cpy_from(copy);
}

static cpy_value array_reduce(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args);
    char code[2] = {a->kind->code, 0};
    cpy_value bytes = cpy_bytes_from(t, a->data, a->len * a->kind->size), parts, state;

    if (!bytes || !(parts = cpy_tuple_of(t, 2, cpy_str_from(t, code), bytes)))
        return CPY_ERROR;
    if (!(state = cpy_find_attr_str(t, args[0], "__dict__")) && cpy_pending(t))
        return CPY_ERROR;
    return cpy_tuple_of(t, 3, cpy_type_of(t, args[0]), parts, state ? state : CPY_NONE);
}

/* --- subscripts --------------------------------------------------------------------------------------------------- */

/* An index within the array; complaint is the message if it is not. */
static bool subscript(struct cpy_thread *t, struct array *a, cpy_value v, const char *complaint, size_t *out)
{
    int64_t i;

    if (cpy_is_small(v)) {
        i = cpy_small(v);
    } else if (!cpy_is_int(v) && !cpy_find_attr_str(t, cpy_type_of(t, v), "__index__")) {
        if (!cpy_pending(t))
            cpy_raise(t, CPY_TYPE_ERROR, "array indices must be integers");
        return false;
    } else if (!cpy_to_exact_index(t, v, CPY_INDEX_ERROR, &i)) {
        return false;
    }
    i += i < 0 ? (int64_t)a->len : 0;
    if (i < 0 || (uint64_t)i >= a->len) {
        cpy_raise(t, CPY_INDEX_ERROR, "%s", complaint);
        return false;
    }
    *out = (size_t)i;
    return true;
}

static cpy_value get_slice(struct cpy_thread *t, struct array *a, cpy_value slice)
{
    int64_t start, stop, step;
    size_t count;
    struct array *result;

    if (!cpy_slice_indices(t, slice, a->len, &start, &stop, &step, &count) || !(result = make_like(t, a, count)))
        return CPY_ERROR;
    if (step == 1 && count)
        memcpy(result->data, place(a, (size_t)start), count * a->kind->size);
    for (size_t i = 0; step != 1 && i < count; i++, start += step)
        memcpy(place(result, i), place(a, (size_t)start), a->kind->size);
    return cpy_from(result);
}

static cpy_value array_getitem(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args);
    size_t i;

    if (cpy_is_slice(args[1]))
        return get_slice(t, a, args[1]);
    return subscript(t, a, args[1], "array index out of range", &i) ? load_item(t, a->kind, place(a, i)) : CPY_ERROR;
}

static cpy_value set_slice(struct cpy_thread *t, struct array *a, cpy_value slice, cpy_value source)
{
    int64_t start, stop, step;
    size_t count;
    struct array *from;

    if (!is_array(t, source))
        return cpy_raise(t, CPY_TYPE_ERROR, "can only assign array (not \"%T\") to array slice", source);
    if (as_array(source)->kind != a->kind)
        return cpy_raise(t, CPY_TYPE_ERROR, "bad argument type for built-in operation");
    if (source == cpy_from(a) && !(source = array_copy(t, &source)))
        return CPY_ERROR;
    from = as_array(source);
    if (!cpy_slice_indices(t, slice, a->len, &start, &stop, &step, &count))
        return CPY_ERROR;
    if (step == 1)
        return splice(t, a, (size_t)start, count, from->data, from->len) ? CPY_NONE : CPY_ERROR;
    if (from->len != count)
        return cpy_raise(t, CPY_VALUE_ERROR, "attempt to assign array of size %zu to extended slice of size %zu",
            from->len, count);
    for (size_t i = 0; i < count; i++, start += step)
        memcpy(place(a, (size_t)start), place(from, i), a->kind->size);
    return CPY_NONE;
}

static cpy_value array_setitem(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args);
    uint8_t bytes[8];
    size_t i;

    if (cpy_is_slice(args[1]))
        return set_slice(t, a, args[1], args[2]);
    if (!subscript(t, a, args[1], "array assignment index out of range", &i) || !store_item(t, a->kind, args[2], bytes))
        return CPY_ERROR;
    if (i >= a->len)
        return cpy_raise(t, CPY_INDEX_ERROR, "array assignment index out of range");
    memcpy(place(a, i), bytes, a->kind->size);
    return CPY_NONE;
}

static cpy_value delete_slice(struct cpy_thread *t, struct array *a, cpy_value slice)
{
    int64_t start, stop, step;
    size_t count, to, next;

    if (!cpy_slice_indices(t, slice, a->len, &start, &stop, &step, &count))
        return CPY_ERROR;
    if (count == 0)
        return CPY_NONE;
    if (!may_resize(t, a))
        return CPY_ERROR;
    if (step < 0) {
        start += (int64_t)(count - 1) * step;
        step = -step;
    }
    to = next = (size_t)start;
    for (size_t from = to; from < a->len; from++) {
        if (from == next && count > 0) {
            next += (size_t)step;
            count--;
        } else {
            memcpy(place(a, to++), place(a, from), a->kind->size);
        }
    }
    a->len = to;
    return CPY_NONE;
}

static cpy_value array_delitem(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args);
    size_t i;

    if (cpy_is_slice(args[1]))
        return delete_slice(t, a, args[1]);
    if (!subscript(t, a, args[1], "array assignment index out of range", &i))
        return CPY_ERROR;
    return splice(t, a, i, 1, NULL, 0) ? CPY_NONE : CPY_ERROR;
}

static cpy_value array_len(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_int_from(t, (int64_t)self_of(args)->len);
}

/* --- searching ------------------------------------------------------------------------------------------------------
 */

/* Index of the first of items from .. to that equals v; -1: none, -2: error. */
static int64_t find(struct cpy_thread *t, struct array *a, cpy_value v, size_t from, size_t to)
{
    for (size_t i = from; i < to && i < a->len; i++) {
        cpy_value item = load_item(t, a->kind, place(a, i));
        int equal = item ? cpy_equal(t, item, v) : -1;

        if (equal)
            return equal < 0 ? -2 : (int64_t)i;
    }
    return -1;
}

static cpy_value array_contains(struct cpy_thread *t, const cpy_value *args)
{
    int64_t i = find(t, self_of(args), args[1], 0, SIZE_MAX);

    return i == -2 ? CPY_ERROR : cpy_bool(i >= 0);
}

static cpy_value array_count(struct cpy_thread *t, const cpy_value *args)
{
    int64_t n = 0, i = -1;

    while ((i = find(t, self_of(args), args[1], (size_t)(i + 1), SIZE_MAX)) >= 0)
        n++;
    return i == -2 ? CPY_ERROR : cpy_int(n);
}

static cpy_value array_index(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args);
    size_t from, to;
    int64_t i;

    if (!cpy_search_bounds(t, args[2], args[3], a->len, &from, &to) ||
        (i = find(t, a, args[1], from, to)) == -2)
        return CPY_ERROR;
    return i >= 0 ? cpy_int_from(t, i) : cpy_raise(t, CPY_VALUE_ERROR, "array.index(x): x not in array");
}

static cpy_value array_remove(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args);
    int64_t i = find(t, a, args[1], 0, SIZE_MAX);

    if (i == -1)
        return cpy_raise(t, CPY_VALUE_ERROR, "array.remove(x): x not in array");
    return i >= 0 && splice(t, a, (size_t)i, 1, NULL, 0) ? CPY_NONE : CPY_ERROR;
}

/* --- changing
 * --------------------------------------------------------------------------------------------------------- */

static cpy_value done(bool ok) { return ok ? CPY_NONE : CPY_ERROR; }

static cpy_value array_append(struct cpy_thread *t, const cpy_value *args)
{
    return done(append(t, self_of(args), args[1]));
}

static cpy_value array_extend(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args), *other = as_array(args[1]);
    size_t n, start = a->len;

    if (!is_array(t, args[1]))
        return done(add_iterable(t, a, args[1]));
    if (other->kind != a->kind)
        return cpy_raise(t, CPY_TYPE_ERROR, "can only extend with array of same kind");
    n = other->len;
    if (!splice(t, a, start, 0, NULL, n))
        return CPY_ERROR;
    if (n)
        memcpy(place(a, start), other->data, n * a->kind->size);
    return CPY_NONE;
}

static cpy_value array_insert(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args);
    uint8_t bytes[8];
    int64_t i;

    if (!cpy_to_size(t, args[1], &i) || !store_item(t, a->kind, args[2], bytes))
        return CPY_ERROR;
    if (i < 0)
        i = i < -(int64_t)a->len ? 0 : i + (int64_t)a->len;
    return done(splice(t, a, (uint64_t)i > a->len ? a->len : (size_t)i, 0, bytes, 1));
}

static cpy_value array_pop(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args);
    int64_t index;
    size_t i;
    cpy_value v;

    if (!cpy_to_size(t, args[1], &index))
        return CPY_ERROR;
    if (a->len == 0)
        return cpy_raise(t, CPY_INDEX_ERROR, "pop from empty array");
    if (!subscript(t, a, args[1], "pop index out of range", &i) || !(v = load_item(t, a->kind, place(a, i))))
        return CPY_ERROR;
    return splice(t, a, i, 1, NULL, 0) ? v : CPY_ERROR;
}

static cpy_value array_clear(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args);

    return splice(t, a, 0, a->len, NULL, 0) ? CPY_NONE : CPY_ERROR;
}

static cpy_value array_reverse(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args);
    uint8_t kept[8];

    (void)t;
    for (size_t i = 0, k = a->len; i + 1 < k; i++) {
        memcpy(kept, place(a, i), a->kind->size);
        memcpy(place(a, i), place(a, --k), a->kind->size);
        memcpy(place(a, k), kept, a->kind->size);
    }
    return CPY_NONE;
}

static cpy_value array_byteswap(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args);

    (void)t;
    for (size_t i = 0; i < a->len; i++)
        for (uint8_t *p = place(a, i), *q = p + a->kind->size - 1; p < q; p++, q--) {
            uint8_t kept = *p;

            *p = *q;
            *q = kept;
        }
    return CPY_NONE;
}

/* --- conversions
 * -------------------------------------------------------------------------------------------------------- */

static cpy_value array_tolist(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args);
    cpy_value list = cpy_list_new(t, a->len), v;

    for (size_t i = 0; list && i < a->len; i++)
        if (!(v = load_item(t, a->kind, place(a, i))) || !cpy_list_append(t, list, v))
            return CPY_ERROR;
    return list;
}

static cpy_value array_fromlist(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args);
    size_t start = a->len;

    if (!cpy_is_list(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "arg must be list");
    if (add_items(t, a, args[1]))
        return CPY_NONE;
    if (a->len > start && a->exports == 0)
        a->len = start;
    return CPY_ERROR;
}

static cpy_value array_tobytes(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args);

    return cpy_bytes_from(t, a->data, a->len * a->kind->size);
}

static cpy_value array_frombytes(struct cpy_thread *t, const cpy_value *args)
{
    return done(add_buffer(t, self_of(args), args[1]));
}

static cpy_value array_tounicode(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args);

    if (a->kind->code != 'u')
        return cpy_raise(t, CPY_VALUE_ERROR, "tounicode() may only be called on unicode type arrays ('u' or 'w')");
    for (size_t i = 0; i < a->len; i++)
        if (((const uint32_t *)a->data)[i] > 0x10ffff)
            return cpy_raise(t, CPY_VALUE_ERROR, "character U+%x is not in range [U+0000; U+10ffff]",
                (unsigned)((const uint32_t *)a->data)[i]);
    return cpy_str_from_text(t, (struct cpy_text){a->data, a->len, sizeof(wchar_t), false});
}

static cpy_value array_fromunicode(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_is_str(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "fromunicode() argument must be str, not %B", args[1]);
    if (self_of(args)->kind->code != 'u')
        return cpy_raise(t, CPY_VALUE_ERROR, "fromunicode() may only be called on unicode type arrays ('u' or 'w')");
    return done(add_text(t, self_of(args), args[1]));
}

static cpy_value array_tofile(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value bytes = array_tobytes(t, args);

    return done(bytes && cpy_call_method(t, args[1], "write", 1, bytes));
}

static cpy_value array_fromfile(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args);
    int64_t n;
    cpy_value bytes;
    size_t len;

    if (!cpy_to_int64(t, args[2], &n))
        return CPY_ERROR;
    if (n < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "negative count");
    if (n > INT64_MAX / 8)
        return cpy_raise_no_memory(t);
    if (!(bytes = cpy_call_method(t, args[1], "read", 1, cpy_int(n * a->kind->size))))
        return CPY_ERROR;
    if (!cpy_is_bytes(bytes))
        return cpy_raise(t, CPY_TYPE_ERROR, "read() didn't return bytes");
    cpy_bytes_view(bytes, &len);
    if (!add_buffer(t, a, bytes))
        return CPY_ERROR;
    if (len != (uint64_t)n * a->kind->size)
        return cpy_raise(t, CPY_EOF_ERROR, "read() didn't return enough bytes");
    return CPY_NONE;
}

static cpy_value array_buffer_info(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args);

    return cpy_tuple_of(t, 2, cpy_int_from(t, (int64_t)(intptr_t)a->data), cpy_int_from(t, (int64_t)a->len));
}

/* --- operators
 * -------------------------------------------------------------------------------------------------------------- */

static cpy_value array_add(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args), *b = as_array(args[1]), *sum;
    size_t size = a->kind->size;

    if (!is_array(t, args[1]))
        return CPY_NOT_IMPLEMENTED;
    if (a->kind != b->kind)
        return cpy_raise(t, CPY_TYPE_ERROR, "bad argument type for built-in operation");
    if (!(sum = make_like(t, a, a->len + b->len)))
        return CPY_ERROR;
    if (a->len)
        memcpy(sum->data, a->data, a->len * size);
    if (b->len)
        memcpy(place(sum, a->len), b->data, b->len * size);
    return cpy_from(sum);
}

static cpy_value array_iadd(struct cpy_thread *t, const cpy_value *args)
{
    if (!is_array(t, args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "can only extend array with array (not \"%T\")", args[1]);
    return array_extend(t, args) ? args[0] : CPY_ERROR;
}

/* Writes len items, which lie at the start of data, times times in all. */
static void repeat(struct array *a, size_t len, size_t times)
{
    size_t bytes = len * a->kind->size, total = bytes * times;

    for (size_t n = bytes; n < total; n += bytes) {
        bytes = n < total - n ? n : total - n;
        memcpy(a->data + n, a->data, bytes);
    }
}

/* 1: *n is the count, not negative; 0: v is no int; -1: error. */
static int repeat_count(struct cpy_thread *t, const struct array *a, cpy_value v, size_t *n)
{
    int is_count = cpy_repeat_count(t, v, n);

    if (is_count > 0 && a->len && *n > (SIZE_MAX >> 1) / a->kind->size / a->len) {
        cpy_raise_no_memory(t);
        return -1;
    }
    return is_count;
}

static cpy_value array_mul(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args), *product;
    size_t n = 0;
    int is_count = repeat_count(t, a, args[1], &n);

    if (is_count <= 0)
        return is_count < 0 ? CPY_ERROR : CPY_NOT_IMPLEMENTED;
    if (!(product = make_like(t, a, a->len * n)))
        return CPY_ERROR;
    if (product->len) {
        memcpy(product->data, a->data, a->len * a->kind->size);
        repeat(product, a->len, n);
    }
    return cpy_from(product);
}

static cpy_value array_imul(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args);
    size_t n = 0, len = a->len;
    int is_count = repeat_count(t, a, args[1], &n);

    if (is_count <= 0)
        return is_count < 0 ? CPY_ERROR : CPY_NOT_IMPLEMENTED;
    if (len && n != 1) {
        if (!may_resize(t, a) || !reserve(t, a, len * n, true))
            return CPY_ERROR;
        if (n)
            repeat(a, len, n);
        a->len = len * n;
    }
    return args[0];
}

/* By way of lists, unless the bytes tell. */
static cpy_value compare(struct cpy_thread *t, const cpy_value *args, enum cpy_compare op)
{
    struct array *a = self_of(args), *b = as_array(args[1]);
    cpy_value x, y;

    if (!is_array(t, args[1]))
        return CPY_NOT_IMPLEMENTED;
    if ((op == CPY_EQ || op == CPY_NE) && a->len != b->len)
        return cpy_bool(op == CPY_NE);
    if ((op == CPY_EQ || op == CPY_NE) && a->kind == b->kind && a->kind->code != 'f' && a->kind->code != 'd')
        return cpy_bool((!a->len || memcmp(a->data, b->data, a->len * a->kind->size) == 0) == (op == CPY_EQ));
    if (!(x = array_tolist(t, args)) || !(y = array_tolist(t, &args[1])))
        return CPY_ERROR;
    return cpy_compare(t, x, y, op);
}

#define COMPARISON(name, op) \
    static cpy_value array_##name(struct cpy_thread *t, const cpy_value *args) { return compare(t, args, op); }
COMPARISON(lt, CPY_LT) COMPARISON(le, CPY_LE) COMPARISON(eq, CPY_EQ)
COMPARISON(ne, CPY_NE) COMPARISON(gt, CPY_GT) COMPARISON(ge, CPY_GE)
#undef COMPARISON

static cpy_value array_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct array *a = self_of(args);
    cpy_value items;

    if (a->len == 0)
        return cpy_str_format(t, "%C('%c')", args[0], a->kind->code);
    items = a->kind->code == 'u' ? array_tounicode(t, args) : array_tolist(t, args);
    return items ? cpy_str_format(t, "%C('%c', %R)", args[0], a->kind->code, items) : CPY_ERROR;
}

/* --- iterator
 * ----------------------------------------------------------------------------------------------------------------- */

struct iterator {
    struct cpy_object head;
    cpy_field array; /* unset when exhausted */
    size_t index;
};

static void iterator_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct iterator *)o)->array);
}

static cpy_value array_iter(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value type = cpy_type_of_def(t, &iterator_type);
    struct iterator *it = type ? cpy_new_object(t, type) : NULL;

    if (it)
        cpy_store(it, &it->array, args[0]);
    return cpy_from(it);
}

static cpy_value iterator_iter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static cpy_value iterator_next(struct cpy_thread *t, const cpy_value *args)
{
    struct iterator *it = (struct iterator *)cpy_pointer(args[0]);
    struct array *a = as_array(cpy_load(it->array));

    if (!a)
        return CPY_ERROR;
    if (it->index < a->len)
        return load_item(t, a->kind, place(a, it->index++));
    cpy_store(it, &it->array, CPY_UNSET);
    return CPY_ERROR;
}

static cpy_value iterator_reduce(struct cpy_thread *t, const cpy_value *args)
{
    struct iterator *it = (struct iterator *)cpy_pointer(args[0]);
    cpy_value array = cpy_load(it->array);

    return array ? cpy_reduce_walk(t, "iter", array, (int64_t)it->index) : cpy_reduce_walk(t, "iter", cpy_tuple_of(t, (size_t)0), -1);
}

static cpy_value iterator_setstate(struct cpy_thread *t, const cpy_value *args)
{
    struct iterator *it = (struct iterator *)cpy_pointer(args[0]);
    int64_t index;

    if (!cpy_to_int64(t, args[1], &index))
        return CPY_ERROR;
    it->index = index < 0 ? 0 : (size_t)index;
    return CPY_NONE;
}

static const struct cpy_function iterator_methods[] = {
    {"__iter__", "(self, /)", iterator_iter, "Return self.", 0},
    {"__next__", "(self, /)", iterator_next, "Return the next item.", 0},
    {"__reduce__", "(self, /)", iterator_reduce, "Return what copies are made from.", 0},
    {"__setstate__", "(self, state, /)", iterator_setstate, "Go to where the original was.", 0},
    {0},
};

static const struct cpy_type_def iterator_type = {
    .name = "array.arrayiterator", .doc = "Walks an array.", .size = sizeof(struct iterator),
    .flags = CPY_TYPE_FULL_NAME | CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT, .methods = iterator_methods, .trace = iterator_trace,
};

/* --- the type
 * -------------------------------------------------------------------------------------------------------------------
 */

static bool array_get_buffer(struct cpy_thread *t, cpy_value self, struct cpy_buffer *b, bool writable)
{
    struct array *a = as_array(self);

    (void)t;
    (void)writable;
    a->exports++;
    *b = (struct cpy_buffer){
        .data = a->data,
        .len = a->len * a->kind->size,
        .itemsize = a->kind->size,
        .format = a->kind->format,
        .owner = self,
    };
    return true;
}

static void array_release_buffer(struct cpy_thread *t, struct cpy_buffer *b)
{
    (void)t;
    as_array(b->owner)->exports--;
}

static cpy_value get_typecode(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_str_from_char(t, (uint32_t)self_of(args)->kind->code);
}

static cpy_value get_itemsize(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int(self_of(args)->kind->size);
}

static cpy_value class_getitem(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_call_2(t, cpy_builtin_type(t, CPY_TYPE_GENERIC_ALIAS), args[0], args[1]);
}

static const struct cpy_attribute array_attributes[] = {
    {"typecode", get_typecode, NULL, "The character that names the type of the items."},
    {"itemsize", get_itemsize, NULL, "Bytes of an item."},
    {0},
};

static const struct cpy_function array_methods[] = {
    {"__new__", "(cls, typecode, initializer=<unset>, /)", array_new, "Make an array.", 0},
    {"__repr__", "(self, /)", array_repr, "Return repr(self).", 0},
    CPY_BUFFER_ROW,
    CPY_RELEASE_BUFFER_ROW,
    {"__lt__", "(self, value, /)", array_lt, "Return self < value.", 0},
    {"__le__", "(self, value, /)", array_le, "Return self <= value.", 0},
    {"__eq__", "(self, value, /)", array_eq, "Return self == value.", 0},
    {"__ne__", "(self, value, /)", array_ne, "Return self != value.", 0},
    {"__gt__", "(self, value, /)", array_gt, "Return self > value.", 0},
    {"__ge__", "(self, value, /)", array_ge, "Return self >= value.", 0},
    {"__len__", "(self, /)", array_len, "Return len(self).", 0},
    {"__getitem__", "(self, index, /)", array_getitem, "Return self[index].", 0},
    {"__setitem__", "(self, index, value, /)", array_setitem, "Set self[index] to value.", 0},
    {"__delitem__", "(self, index, /)", array_delitem, "Delete self[index].", 0},
    {"__contains__", "(self, value, /)", array_contains, "Return value in self.", 0},
    {"__iter__", "(self, /)", array_iter, "Return iter(self).", 0},
    {"__add__", "(self, value, /)", array_add, "Return self + value.", 0},
    {"__iadd__", "(self, value, /)", array_iadd, "Append the items of value and return self.", 0},
    {"__mul__", "(self, value, /)", array_mul, "Return self * value.", 0},
    {"__rmul__", "(self, value, /)", array_mul, "Return value * self.", 0},
    {"__imul__", "(self, value, /)", array_imul, "Repeat the items and return self.", 0},
    {"__copy__", "(self, /)", array_copy, "Return a copy.", 0},
    {"__deepcopy__", "(self, memo, /)", array_copy, "Return a copy.", 0},
    {"__reduce__", "(self, /)", array_reduce, "Return what copies are made from.", 0},
    {"__class_getitem__", "(cls, item, /)", class_getitem, "Return array[item] for annotations.", CPY_BIND_CLASS},
    {"append", "(self, value, /)", array_append, "Add an item at the end.", 0},
    {"extend", "(self, iterable, /)", array_extend, "Add the items of an array of the same type, or of any iterable.",
        0},
    {"insert", "(self, index, value, /)", array_insert, "Add an item before index.", 0},
    {"pop", "(self, index=-1, /)", array_pop, "Remove and return an item, the last one if no index is given.", 0},
    {"remove", "(self, value, /)", array_remove, "Remove the first item equal to value.", 0},
    {"index", "(self, value, start=<unset>, stop=<unset>, /)", array_index,
        "Return the index of the first item equal to value.", 0},
    {"count", "(self, value, /)", array_count, "Return how many items equal value.", 0},
    {"clear", "(self, /)", array_clear, "Remove all items.", 0},
    {"reverse", "(self, /)", array_reverse, "Reverse the items in place.", 0},
    {"byteswap", "(self, /)", array_byteswap, "Reverse the bytes of every item.", 0},
    {"tolist", "(self, /)", array_tolist, "Return a list of the items.", 0},
    {"fromlist", "(self, list, /)", array_fromlist, "Add the items of a list; none of them if one does not fit.", 0},
    {"tobytes", "(self, /)", array_tobytes, "Return the items' bytes as they lie in memory.", 0},
    {"frombytes", "(self, buffer, /)", array_frombytes, "Add items from their bytes.", 0},
    {"tofile", "(self, f, /)", array_tofile, "Write the items' bytes to a file.", 0},
    {"fromfile", "(self, f, n, /)", array_fromfile, "Add n items from a file.", 0},
    {"tounicode", "(self, /)", array_tounicode, "Return the characters as a str.", 0},
    {"fromunicode", "(self, ustr, /)", array_fromunicode, "Add the characters of a str.", 0},
    {"buffer_info", "(self, /)", array_buffer_info, "Return address and length in items.", 0},
    {0},
};

static const struct cpy_function make_array = {
    "array", "(typecode, initializer=<unset>, /)", array_make, "Make an array.", 0};

static const struct cpy_type_def array_type = {
    .name = "array.array", .doc = "Numbers of one C type, stored compactly.", .size = sizeof(struct array),
    .flags = CPY_TYPE_FULL_NAME | CPY_TYPE_UNHASHABLE | CPY_TYPE_SEQUENCE, .methods = array_methods, .attributes = array_attributes, .make = &make_array,
    .destroy = array_destroy, .get_buffer = array_get_buffer, .release_buffer = array_release_buffer,
    .not_added = "can only append array (not \"%T\") to array",
};

static const struct cpy_constant constants[] = {
    CPY_STR_CONSTANT("typecodes", "bBuhHiIlLqQfd"),
    {0},
};

static const struct cpy_type_def *const types[] = {&array_type, NULL};

static bool add_alias(struct cpy_thread *t, cpy_value module)
{
    cpy_value type = cpy_type_of_def(t, &array_type);

    return type && cpy_module_add(t, module, "ArrayType", type);
}

const struct cpy_module_def cpy_module_array = {
    .name = "array", .doc = "Compact arrays of numbers.", .constants = constants, .types = types, .init = add_alias,
};
