/* SPDX-License-Identifier: MIT */
/* vm/objects/memoryview.c - the type memoryview: items in the memory of another object.
 *
 * Only cast() makes several dimensions, and only the first can be sliced: so what lies in one place of the first
 * dimension, a row, has no gaps, and a view is a number of rows and the way from one to the next.
 * Each view, a slice of a view as well, holds a buffer of the object whose memory it is, which that
 * object counts; the count goes down when the view is released or found to be garbage.
 * Other code is given contiguous memory: for a view with gaps that is a copy. */
#include "vm/objects/bytes.h"

#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"

struct memoryview {
    struct cpy_object head;
    cpy_field owner;      /* whose buffer is held; unset: released */
    struct cpy_buffer held; /* that buffer, without its owner */
    uint8_t *data;        /* the first item */
    size_t len;           /* rows: items, unless there are several dimensions; 1 if there is none */
    int64_t stride;       /* bytes from one row to the next */
    size_t row;           /* bytes of a row */
    size_t itemsize;
    const char *format;
    cpy_field inner;      /* tuple: the shape of a row; unset with at most one dimension */
    int64_t hash;         /* meaningful if hashed */
    uint8_t ndim;
    bool readonly, hashed;
};
#define MAX_DIMENSIONS 64

enum kind { CHAR, SIGNED, UNSIGNED, FLOAT, BOOL };

/* Formats of items. */
static const struct item_format {
    char text[2];
    uint8_t kind, size;
} formats[] = {
    {"B", UNSIGNED, 1}, {"b", SIGNED, 1}, {"c", CHAR, 1}, {"?", BOOL, sizeof(_Bool)},
    {"h", SIGNED, sizeof(short)}, {"H", UNSIGNED, sizeof(short)},
    {"i", SIGNED, sizeof(int)}, {"I", UNSIGNED, sizeof(int)},
    {"l", SIGNED, sizeof(long)}, {"L", UNSIGNED, sizeof(long)}, {"q", SIGNED, 8}, {"Q", UNSIGNED, 8},
    {"n", SIGNED, sizeof(size_t)}, {"N", UNSIGNED, sizeof(size_t)}, {"P", UNSIGNED, sizeof(void *)},
    {"f", FLOAT, sizeof(float)}, {"d", FLOAT, sizeof(double)},
};

CPY_INLINE struct memoryview *as_view(cpy_value v) { return (struct memoryview *)cpy_pointer(v); }

/* The row of a format, or NULL. */
static const struct item_format *find_format(const char *text)
{
    text += *text == '@';
    for (size_t i = 0; i < CPY_COUNT(formats); i++)
        if (!strcmp(text, formats[i].text))
            return &formats[i];
    return NULL;
}

static bool is_contiguous(const struct memoryview *m)
{
    return m->stride == (int64_t)m->row || m->len == 1 || (m->len == 0 && m->ndim != 1);
}

/* The items in one dimension. */
static size_t extent(const struct memoryview *m, size_t dimension)
{
    return dimension == 0 ? m->len : (size_t)cpy_small(cpy_tuple_get(cpy_load(m->inner), dimension - 1));
}

/* The bytes from one place of a dimension to the next. */
static int64_t stride_of(const struct memoryview *m, size_t dimension)
{
    size_t stride = m->itemsize;

    for (size_t d = m->ndim; d > dimension + 1; d--)
        stride *= extent(m, d - 1);
    return dimension == 0 ? m->stride : (int64_t)stride;
}

/* Is the first index the one that varies fastest in memory, too? */
static bool is_f_contiguous(const struct memoryview *m)
{
    int several = 0;

    for (size_t d = 0; d < m->ndim; d++)
        several += extent(m, d) > 1;
    return (m->len == 0 && m->ndim != 1) || (several <= 1 && is_contiguous(m));
}

/* --- holding and releasing -------------------------------------------------------------------- */

static bool check(struct cpy_thread *t, const struct memoryview *m)
{
    if (CPY_UNLIKELY(!cpy_load(m->owner)))
        cpy_raise(t, CPY_VALUE_ERROR, "operation forbidden on released memoryview object");
    return cpy_load(m->owner);
}

/* A view of all of owner. */
static struct memoryview *view_all(struct cpy_thread *t, cpy_value owner)
{
    struct memoryview *m = cpy_new_object(t, cpy_builtin_type(t, CPY_TYPE_MEMORYVIEW));
    struct cpy_buffer b;

    if (!m || !cpy_get_buffer(t, owner, &b, false))
        return NULL;
    cpy_store(m, &m->owner, b.owner);
    b.owner = CPY_UNSET;
    m->held = b;
    m->data = b.data;
    m->itemsize = b.itemsize ? b.itemsize : 1;
    m->len = b.len / m->itemsize;
    m->stride = (int64_t)(m->row = m->itemsize);
    m->format = b.format ? b.format : "B";
    m->readonly = b.readonly;
    m->ndim = 1;
    return m;
}

/* A view of the same items. */
static struct memoryview *view_again(struct cpy_thread *t, const struct memoryview *m)
{
    struct memoryview *copy = check(t, m) ? view_all(t, cpy_load(m->owner)) : NULL;

    if (!copy)
        return NULL;
    copy->data = m->data;
    copy->len = m->len;
    copy->stride = m->stride;
    copy->row = m->row;
    copy->ndim = m->ndim;
    cpy_store(copy, &copy->inner, cpy_load(m->inner));
    copy->itemsize = m->itemsize;
    copy->format = m->format;
    copy->readonly = m->readonly;
    return copy;
}

static void release(struct cpy_thread *t, struct memoryview *m)
{
    struct cpy_buffer b = m->held;

    if (!cpy_load(m->owner))
        return;
    b.owner = cpy_load(m->owner);
    cpy_store(m, &m->owner, CPY_UNSET);
    cpy_release_buffer(t, &b);
}

static void finalize(struct cpy_thread *t, struct cpy_object *o) { release(t, (struct memoryview *)o); }

static void trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct memoryview *)o)->owner);
    cpy_trace(tracer, ((struct memoryview *)o)->inner);
}

/* --- items ------------------------------------------------------------------------------------ */

static cpy_value unpack_int(struct cpy_thread *t, const uint8_t *p, const struct item_format *format)
{
    uint64_t n = 0;

    memcpy(&n, p, format->size); /* little-endian */
    if (format->kind == UNSIGNED)
        return cpy_int_from_unsigned(t, n);
    return cpy_int_from(t, (int64_t)(n << (64 - 8 * format->size)) >> (64 - 8 * format->size));
}

static cpy_value unpack(struct cpy_thread *t, const uint8_t *p, const struct item_format *format)
{
    double d;
    float f;

    switch (format->kind) {
    case CHAR:
        return cpy_bytes_from(t, p, 1);
    case BOOL:
        return cpy_bool(*p);
    case FLOAT:
        memcpy(&d, p, format->size == sizeof d ? sizeof d : 0);
        memcpy(&f, p, format->size == sizeof f ? sizeof f : 0);
        return cpy_float_from(t, format->size == sizeof d ? d : (double)f);
    default:
        return unpack_int(t, p, format);
    }
}

static bool bad_type(struct cpy_thread *t, const struct item_format *format)
{
    cpy_raise(t, CPY_TYPE_ERROR, "memoryview: invalid type for format '%s'", format->text);
    return false;
}

static bool bad_value(struct cpy_thread *t, const struct item_format *format)
{
    cpy_raise(t, CPY_VALUE_ERROR, "memoryview: invalid value for format '%s'", format->text);
    return false;
}

/* What converting an item raised becomes one of the errors of views. */
static bool refuse_item(struct cpy_thread *t, const struct item_format *format)
{
    bool type = cpy_pending_is(t, CPY_TYPE_ERROR);

    if (!type && !cpy_pending_is(t, CPY_OVERFLOW_ERROR) && !cpy_pending_is(t, CPY_VALUE_ERROR))
        return false;
    cpy_take_pending(t);
    return type ? bad_type(t, format) : bad_value(t, format);
}

static bool pack_int(struct cpy_thread *t, uint8_t *out, cpy_value v, const struct item_format *format)
{
    cpy_value n;

    if (!cpy_is_int(v) && !cpy_slot_of(t, v, CPY_SLOT_INDEX))
        return bad_type(t, format);
    if (!(n = cpy_index(t, v)))
        return refuse_item(t, format);
    if (cpy_int_to_bytes(t, n, out, format->size, true, format->kind == SIGNED))
        return true;
    return refuse_item(t, format);
}

/* Turns v into an item's bytes. */
static bool pack(struct cpy_thread *t, uint8_t out[8], cpy_value v, const struct item_format *format)
{
    double d;
    float f;
    int truth;

    switch (format->kind) {
    case CHAR:
        if (!cpy_is_bytes(v))
            return bad_type(t, format);
        if (cpy_as_bytes(v)->len != 1)
            return bad_value(t, format);
        out[0] = cpy_as_bytes(v)->data[0];
        return true;
    case BOOL:
        truth = cpy_truth(t, v);
        out[0] = truth == 1;
        return truth >= 0;
    case FLOAT:
        if (!cpy_to_double(t, v, &d))
            return refuse_item(t, format);
        f = (float)d;
        memcpy(out, format->size == sizeof d ? (const void *)&d : &f, format->size);
        return true;
    default:
        return pack_int(t, out, v, format);
    }
}

/* The format of m's items; NULL: an exception is pending. */
static const struct item_format *known_format(struct cpy_thread *t, const struct memoryview *m)
{
    const struct item_format *format = check(t, m) ? find_format(m->format) : NULL;

    if (!format && cpy_load(m->owner))
        cpy_raise(t, CPY_NOT_IMPLEMENTED_ERROR, "memoryview: format %s not supported", m->format);
    return format;
}

static uint8_t *row_at(const struct memoryview *m, size_t i) { return m->data + (int64_t)i * m->stride; }

/* Copies the items one after the other to out. */
static void copy_out(const struct memoryview *m, uint8_t *out)
{
    if (is_contiguous(m)) {
        if (m->len)
            memcpy(out, m->data, m->len * m->row);
        return;
    }
    for (size_t i = 0; i < m->len; i++)
        memcpy(out + i * m->row, row_at(m, i), m->row);
}

/* The same with the first index varying fastest. */
static void copy_out_by_columns(const struct memoryview *m, uint8_t *out)
{
    for (size_t i = 0, n = m->len * (m->row / m->itemsize); i < n; i++, out += m->itemsize) {
        const uint8_t *item = m->data;

        for (size_t d = 0, rest = i; d < m->ndim; rest /= extent(m, d), d++)
            item += (int64_t)(rest % extent(m, d)) * stride_of(m, d);
        memcpy(out, item, m->itemsize);
    }
}

static cpy_value to_bytes(struct cpy_thread *t, const struct memoryview *m)
{
    uint8_t *data;
    cpy_value bytes = check(t, m) ? cpy_bytes_new(t, m->len * m->row, &data) : CPY_ERROR;

    if (bytes)
        copy_out(m, data);
    return bytes;
}

/* --- giving out a buffer ---------------------------------------------------------------------- */

static bool get_buffer(struct cpy_thread *t, cpy_value self, struct cpy_buffer *b, bool writable)
{
    const struct memoryview *m = as_view(self);
    cpy_value copy;

    if (!check(t, m))
        return false;
    if (writable && (m->readonly || !is_contiguous(m))) {
        cpy_raise(t, CPY_BUFFER_ERROR, m->readonly ? "memoryview: underlying buffer is not writable"
            : "memoryview: underlying buffer is not C-contiguous");
        return false;
    }
    if (is_contiguous(m)) {
        if (!cpy_get_buffer(t, cpy_load(m->owner), b, writable))
            return false;
        b->data = m->data;
        b->len = m->len * m->row;
    } else if (!(copy = to_bytes(t, m)) || !cpy_get_buffer(t, copy, b, false)) {
        return false;
    }
    b->itemsize = m->itemsize;
    b->format = m->format;
    b->readonly |= m->readonly;
    return true;
}

/* --- making ----------------------------------------------------------------------------------- */

static cpy_value make(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v = args[0];

    if (cpy_has_layout(v, CPY_TYPE_MEMORYVIEW))
        return cpy_from(view_again(t, as_view(v)));
    if (!cpy_has_buffer(v))
        return cpy_raise(t, CPY_TYPE_ERROR, "memoryview: a bytes-like object is required, not '%T'", v);
    return cpy_from(view_all(t, v));
}

static cpy_value view_new(struct cpy_thread *t, const cpy_value *args) { return make(t, args + 1); }

static const struct cpy_function view_make = {"memoryview", "(object)", make, "Make a view.", CPY_BIND_STATIC};

/* Can a view like m get a shape of so many dimensions?  *shape becomes a tuple. */
static bool check_dimensions(struct cpy_thread *t, const struct memoryview *m, cpy_value *shape)
{
    size_t n;

    if (!cpy_is_list(*shape) && !cpy_is_tuple(*shape)) {
        cpy_raise(t, CPY_TYPE_ERROR, "shape must be a list or a tuple");
        return false;
    }
    if (!(*shape = cpy_tuple_from_iterable(t, *shape)))
        return false;
    n = cpy_tuple_len(*shape);
    if (n > MAX_DIMENSIONS)
        cpy_raise(t, CPY_VALUE_ERROR, "memoryview: number of dimensions must not exceed %d", MAX_DIMENSIONS);
    else if (m->ndim != 1 && n != 1)
        cpy_raise(t, CPY_TYPE_ERROR, "memoryview: cast must be 1D -> ND or ND -> 1D");
    return !cpy_pending(t);
}

/* Checks the shape, a tuple, that cast() is asked for, against the bytes there are: small ints. */
static bool check_shape(struct cpy_thread *t, const struct memoryview *m, cpy_value shape, size_t itemsize)
{
    size_t n, product = itemsize;
    const cpy_value *items = cpy_items(shape, &n);

    for (size_t i = 0; i < n && !cpy_pending(t); i++) {
        if (!cpy_is_int(items[i]))
            cpy_raise(t, CPY_TYPE_ERROR, "memoryview.cast(): elements of shape must be integers");
        else if (cpy_int_sign(items[i]) <= 0)
            cpy_raise(t, CPY_VALUE_ERROR, "memoryview.cast(): elements of shape must be integers > 0");
        else if (!cpy_is_small(items[i]) || (uint64_t)cpy_small(items[i]) > INT64_MAX / product)
            cpy_raise(t, CPY_VALUE_ERROR, "memoryview.cast(): product(shape) > SSIZE_MAX");
        else
            product *= (size_t)cpy_small(items[i]);
    }
    if (!cpy_pending(t) && product != m->len * m->row)
        cpy_raise(t, CPY_TYPE_ERROR, "memoryview: product(shape) * itemsize != buffer size");
    return !cpy_pending(t);
}

/* Gives a contiguous view a shape that check_shape() has approved. */
static bool set_shape(struct cpy_thread *t, struct memoryview *m, cpy_value shape)
{
    size_t n, bytes = m->len * m->row;
    const cpy_value *items = cpy_items(shape, &n);
    cpy_value inner = n > 1 ? cpy_tuple_from(t, items + 1, n - 1) : CPY_UNSET;

    if (n > 1 && !inner)
        return false;
    cpy_store(m, &m->inner, inner);
    m->ndim = (uint8_t)n;
    m->len = n ? (size_t)cpy_small(items[0]) : 1;
    m->row = bytes / m->len;
    m->stride = (int64_t)m->row;
    return true;
}

/* Is v a str, and m something that can be cast? */
static bool check_format(struct cpy_thread *t, const struct memoryview *m, cpy_value v)
{
    if (!cpy_is_str(v))
        cpy_raise(t, CPY_TYPE_ERROR, "cast() argument 'format' must be str, not %B", v);
    else if (!is_contiguous(m))
        cpy_raise(t, CPY_TYPE_ERROR, "memoryview: casts are restricted to C-contiguous views");
    return !cpy_pending(t);
}

/* The format to cast to, given as a str; NULL: an exception is pending. */
static const struct item_format *cast_format(struct cpy_thread *t, const struct memoryview *m, cpy_value v)
{
    const struct item_format *to;
    const char *name;

    if (!cpy_str_text(v).ascii && !cpy_encode(t, v, "ascii", NULL))
        return NULL;
    if (!(name = cpy_str_utf8(t, v, NULL)))
        return NULL;
    if (!(to = find_format(name))) {
        cpy_raise(t, CPY_VALUE_ERROR, "memoryview: destination format must be a native single character format "
            "prefixed with an optional '@'");
        return NULL;
    }
    if (!strchr("Bbc", m->format[*m->format == '@']) && !strchr("Bbc", to->text[0])) {
        cpy_raise(t, CPY_TYPE_ERROR, "memoryview: cannot cast between two non-byte formats");
        return NULL;
    }
    return to;
}

static cpy_value view_cast(struct cpy_thread *t, const cpy_value *args)
{
    struct memoryview *m = as_view(args[0]), *result;
    const struct item_format *to;
    size_t bytes = m->len * m->row;
    cpy_value shape = args[2];

    if (!check(t, m) || !check_format(t, m, args[1]))
        return CPY_ERROR;
    if ((shape || m->ndim != 1) && !bytes)
        return cpy_raise(t, CPY_TYPE_ERROR, "memoryview: cannot cast view with zeros in shape or strides");
    if ((shape && !check_dimensions(t, m, &shape)) || !(to = cast_format(t, m, args[1])))
        return CPY_ERROR;
    if (bytes % to->size)
        return cpy_raise(t, CPY_TYPE_ERROR, "memoryview: length is not a multiple of itemsize");
    if ((shape && !check_shape(t, m, shape, to->size)) || !(result = view_again(t, m)))
        return CPY_ERROR;
    result->format = to->text;
    result->stride = (int64_t)(result->row = result->itemsize = to->size);
    result->len = bytes / to->size;
    result->ndim = 1;
    cpy_store(result, &result->inner, CPY_UNSET);
    return !shape || set_shape(t, result, shape) ? cpy_from(result) : CPY_ERROR;
}

static cpy_value view_toreadonly(struct cpy_thread *t, const cpy_value *args)
{
    struct memoryview *m = view_again(t, as_view(args[0]));

    if (m)
        m->readonly = true;
    return cpy_from(m);
}

/* --- subscripts ------------------------------------------------------------------------------- */

static bool slice_view(struct cpy_thread *t, struct memoryview *m, cpy_value slice)
{
    int64_t start, stop, step;
    size_t count;

    if (!cpy_slice_indices(t, slice, m->len, &start, &stop, &step, &count))
        return false;
    m->data = count ? row_at(m, (size_t)start) : m->data;
    m->stride *= step;
    m->len = count;
    return true;
}

static bool is_index(struct cpy_thread *t, cpy_value v) { return cpy_is_int(v) || cpy_slot_of(t, v, CPY_SLOT_INDEX); }

/* Moves *item by an index in one dimension. */
static bool step(struct cpy_thread *t, const struct memoryview *m, size_t dimension, cpy_value key, uint8_t **item)
{
    size_t i;

    if (!cpy_subscript_index(t, key, extent(m, dimension), "memoryview", &i) || !check(t, m))
        return false;
    if (i >= extent(m, dimension)) {
        cpy_raise(t, CPY_INDEX_ERROR, "index out of bounds on dimension %zu", dimension + 1);
        return false;
    }
    *item += (int64_t)i * stride_of(m, dimension);
    return true;
}

/* Must a tuple be refused as a key? */
static bool bad_key(struct cpy_thread *t, const struct memoryview *m, cpy_value key)
{
    size_t n = cpy_tuple_len(key), indexes = 0, slices = 0;

    for (size_t i = 0; i < n; i++) {
        indexes += is_index(t, cpy_tuple_get(key, i));
        slices += cpy_is_slice(cpy_tuple_get(key, i));
    }
    if (n && slices == n)
        cpy_raise(t, CPY_NOT_IMPLEMENTED_ERROR, "multi-dimensional slicing is not implemented");
    else if (indexes != n)
        cpy_raise(t, CPY_TYPE_ERROR, "memoryview: invalid slice key");
    else if (n > m->ndim)
        cpy_raise(t, CPY_TYPE_ERROR, "cannot index %d-dimension view with %zu-element tuple", m->ndim, n);
    else if (n < m->ndim)
        cpy_raise(t, CPY_NOT_IMPLEMENTED_ERROR, "sub-views are not implemented");
    return cpy_pending(t);
}

/* The address of the item that key tells; NULL: an exception is pending. */
static uint8_t *find_item(struct cpy_thread *t, const struct memoryview *m, cpy_value key, const char *sub_views)
{
    uint8_t *item = m->data;

    if (cpy_is_tuple(key)) {
        if (bad_key(t, m, key))
            return NULL;
        for (size_t d = 0; d < m->ndim; d++)
            if (!step(t, m, d, cpy_tuple_get(key, d), &item))
                return NULL;
        return item;
    }
    if (m->ndim == 0)
        cpy_raise(t, CPY_TYPE_ERROR, "invalid indexing of 0-dim memory");
    else if (!is_index(t, key))
        cpy_raise(t, CPY_TYPE_ERROR, "memoryview: invalid slice key");
    else if (m->ndim > 1)
        cpy_raise(t, CPY_NOT_IMPLEMENTED_ERROR, "%s", sub_views);
    else if (step(t, m, 0, key, &item))
        return item;
    return NULL;
}

/* Is key the number of a byte in a view of bytes? */
CPY_INLINE bool is_byte(const struct memoryview *m, cpy_value key)
{
    return cpy_is_small(key) && m->ndim == 1 && m->format[0] == 'B' && !m->format[1] && cpy_load(m->owner) &&
           (uint64_t)cpy_small(key) < m->len;
}

static cpy_value view_getitem(struct cpy_thread *t, const cpy_value *args)
{
    struct memoryview *m = as_view(args[0]), *part;
    const struct item_format *format;
    const uint8_t *p;
    int64_t index;

    if (CPY_LIKELY(is_byte(m, args[1])))
        return cpy_int(*row_at(m, (size_t)cpy_small(args[1])));
    if (cpy_is_slice(args[1]) && m->ndim > 0) {
        part = view_again(t, m);
        return part && slice_view(t, part, args[1]) ? cpy_from(part) : CPY_ERROR;
    }
    if (args[1] == CPY_ELLIPSIS && m->ndim == 0)
        return check(t, m) ? args[0] : CPY_ERROR;
    if (m->ndim > 1 && is_index(t, args[1]) && !cpy_to_exact_index(t, args[1], CPY_INDEX_ERROR, &index))
        return CPY_ERROR;
    if (!(format = known_format(t, m)) ||
        !(p = find_item(t, m, args[1], "multi-dimensional sub-views are not implemented")))
        return CPY_ERROR;
    return unpack(t, p, format);
}

/* m[slice] = the items of another object of the same format. */
static cpy_value assign_slice(struct cpy_thread *t, struct memoryview *m, cpy_value slice, cpy_value v)
{
    struct memoryview *to, *from;
    uint8_t *items;

    if (!cpy_has_buffer(v))
        return cpy_raise(t, CPY_TYPE_ERROR, "a bytes-like object is required, not '%T'", v);
    if (!(to = view_again(t, m)) || !slice_view(t, to, slice) || !check(t, m))
        return CPY_ERROR;
    from = cpy_has_layout(v, CPY_TYPE_MEMORYVIEW) ? view_again(t, as_view(v)) : view_all(t, v);
    if (!from)
        return CPY_ERROR;
    if (from->len != to->len || from->ndim != 1 || strcmp(from->format, to->format)) {
        release(t, from);
        release(t, to);
        return cpy_raise(t, CPY_VALUE_ERROR, "memoryview assignment: lvalue and rvalue have different structures");
    }
    if (!(items = cpy_malloc(t, from->len * from->itemsize))) /* the two may overlap */
        return CPY_ERROR;
    copy_out(from, items);
    for (size_t i = 0; i < to->len; i++)
        memcpy(row_at(to, i), items + i * to->itemsize, to->itemsize);
    cpy_scratch_free(t, items, from->len * from->itemsize);
    release(t, from);
    release(t, to);
    return CPY_NONE;
}

static cpy_value view_setitem(struct cpy_thread *t, const cpy_value *args)
{
    static const char sub_views[] = "sub-views are not implemented";
    struct memoryview *m = as_view(args[0]);
    const struct item_format *format = known_format(t, m);
    cpy_value key = args[1];
    uint8_t item[8], *p;

    if (!format)
        return CPY_ERROR;
    if (m->readonly)
        return cpy_raise(t, CPY_TYPE_ERROR, "cannot modify read-only memory");
    if (cpy_is_slice(key) && m->ndim == 1)
        return assign_slice(t, m, key, args[2]);
    if (cpy_is_slice(key) && m->ndim > 1)
        return cpy_raise(t, CPY_NOT_IMPLEMENTED_ERROR,
            "memoryview slice assignments are currently restricted to ndim = 1");
    if (key == CPY_ELLIPSIS && m->ndim == 0)
        key = t->vm->empty_tuple;
    if (!find_item(t, m, key, sub_views) || !pack(t, item, args[2], format)) /* packing may release m */
        return CPY_ERROR;
    if (!(p = check(t, m) ? find_item(t, m, key, sub_views) : NULL))
        return CPY_ERROR;
    memcpy(p, item, format->size);
    return CPY_NONE;
}

static cpy_value view_delitem(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_raise(t, CPY_TYPE_ERROR, as_view(args[0])->readonly ? "cannot modify read-only memory" : "cannot delete memory");
}

/* --- comparing -------------------------------------------------------------------------------- */

static bool same_shape(const struct memoryview *a, const struct memoryview *b)
{
    bool same = a->ndim == b->ndim;

    for (size_t d = 0; same && d < a->ndim; d++)
        same = extent(a, d) == extent(b, d);
    return same;
}

/* Are all items of a row equal?  1, 0, -1. */
static int rows_equal(struct cpy_thread *t, const uint8_t *p, const struct item_format *x, const uint8_t *q,
    const struct item_format *y, size_t n)
{
    int equal = 1;

    if (x == y && x->kind != FLOAT)
        return memcmp(p, q, n * x->size) == 0;
    for (size_t i = 0; i < n && equal == 1; i++) {
        cpy_value v = unpack(t, p + i * x->size, x), w = unpack(t, q + i * y->size, y);

        equal = !v || !w ? -1 : cpy_compare_bool(t, v, w, CPY_EQ);
    }
    return equal;
}

/* Are all items equal?  1, 0, -1. */
static int items_equal(struct cpy_thread *t, const struct memoryview *a, const struct memoryview *b)
{
    const struct item_format *x = find_format(a->format), *y = find_format(b->format);
    int equal = 1;

    if (!x || !y || !same_shape(a, b))
        return 0;
    for (size_t i = 0; i < a->len && equal == 1; i++)
        equal = rows_equal(t, row_at(a, i), x, row_at(b, i), y, a->row / x->size);
    return equal;
}

static cpy_value equal_to(struct cpy_thread *t, const cpy_value *args, bool wanted)
{
    struct memoryview *m = as_view(args[0]), *other;
    int equal;

    if (args[0] == args[1])
        return cpy_bool(wanted);
    if (!cpy_has_buffer(args[1]))
        return CPY_NOT_IMPLEMENTED;
    if (!cpy_load(m->owner))
        return cpy_bool(!wanted);
    if (cpy_has_layout(args[1], CPY_TYPE_MEMORYVIEW)) {
        if (!cpy_load(as_view(args[1])->owner))
            return cpy_bool(!wanted);
        equal = items_equal(t, m, as_view(args[1]));
    } else {
        if (!(other = view_all(t, args[1])))
            return CPY_ERROR;
        equal = items_equal(t, m, other);
        release(t, other);
    }
    return equal < 0 ? CPY_ERROR : cpy_bool(equal == wanted);
}

static cpy_value view_eq(struct cpy_thread *t, const cpy_value *args) { return equal_to(t, args, true); }
static cpy_value view_ne(struct cpy_thread *t, const cpy_value *args) { return equal_to(t, args, false); }

static cpy_value view_hash(struct cpy_thread *t, const cpy_value *args)
{
    struct memoryview *m = as_view(args[0]);
    cpy_value bytes;

    if (m->hashed) /* even if it was released since */
        return cpy_int_from(t, m->hash);
    if (!check(t, m))
        return CPY_ERROR;
    if (!m->readonly)
        return cpy_raise(t, CPY_VALUE_ERROR, "cannot hash writable memoryview object");
    if (!strchr("Bbc", m->format[*m->format == '@']))
        return cpy_raise(t, CPY_VALUE_ERROR, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    if (!(bytes = to_bytes(t, m)) || !cpy_hash(t, bytes, &m->hash))
        return CPY_ERROR;
    m->hashed = true;
    return cpy_int_from(t, m->hash);
}

/* --- methods ---------------------------------------------------------------------------------- */

static cpy_value view_tobytes(struct cpy_thread *t, const cpy_value *args)
{
    const struct memoryview *m = as_view(args[0]);
    cpy_value bytes;
    uint8_t *data;

    if (args[1] != CPY_NONE && !cpy_is_str(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "tobytes() argument 'order' must be str or None, not %B", args[1]);
    if (args[1] != CPY_NONE && !cpy_str_equals(args[1], "C") && !cpy_str_equals(args[1], "F") &&
        !cpy_str_equals(args[1], "A"))
        return cpy_raise(t, CPY_VALUE_ERROR, "order must be 'C', 'F' or 'A'");
    if (args[1] != CPY_NONE && cpy_str_equals(args[1], "F") && check(t, m)) {
        if ((bytes = cpy_bytes_new(t, m->len * m->row, &data)))
            copy_out_by_columns(m, data);
        return bytes;
    }
    return to_bytes(t, m);
}

/* The items from one dimension on, as lists of lists. */
static cpy_value list_of(
    struct cpy_thread *t, const struct memoryview *m, const struct item_format *format, size_t dimension, uint8_t *p)
{
    size_t n = dimension < m->ndim ? extent(m, dimension) : 0;
    cpy_value list, v;

    if (dimension == m->ndim)
        return unpack(t, p, format);
    list = cpy_list_new(t, n);
    for (size_t i = 0; list && i < n; i++, p += stride_of(m, dimension))
        if (!(v = list_of(t, m, format, dimension + 1, p)) || !cpy_list_append(t, list, v))
            return CPY_ERROR;
    return list;
}

static cpy_value view_tolist(struct cpy_thread *t, const cpy_value *args)
{
    const struct memoryview *m = as_view(args[0]);
    const struct item_format *format = known_format(t, m);

    return format ? list_of(t, m, format, 0, m->data) : CPY_ERROR;
}

static cpy_value view_hex(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value bytes = to_bytes(t, as_view(args[0])), s;

    if (!bytes)
        return CPY_ERROR;
    s = cpy_hex(t, cpy_as_bytes(bytes)->data, cpy_as_bytes(bytes)->len, args[1], args[2]);
    cpy_keep(bytes);
    return s;
}

static cpy_value view_release(struct cpy_thread *t, const cpy_value *args)
{
    release(t, as_view(args[0]));
    return CPY_NONE;
}

static cpy_value view_enter(struct cpy_thread *t, const cpy_value *args)
{
    return check(t, as_view(args[0])) ? args[0] : CPY_ERROR;
}

static cpy_value view_len(struct cpy_thread *t, const cpy_value *args)
{
    const struct memoryview *m = as_view(args[0]);

    if (!check(t, m))
        return CPY_ERROR;
    return m->ndim ? cpy_int((int64_t)m->len) : cpy_raise(t, CPY_TYPE_ERROR, "0-dim memory has no length");
}

static cpy_value view_iter(struct cpy_thread *t, const cpy_value *args)
{
    const struct memoryview *m = as_view(args[0]);

    if (m->ndim == 0)
        return cpy_raise(t, CPY_TYPE_ERROR, "invalid indexing of 0-dim memory");
    if (m->ndim > 1)
        return cpy_raise(t, CPY_NOT_IMPLEMENTED_ERROR, "multi-dimensional sub-views are not implemented");
    return known_format(t, m) ? cpy_sequence_iterator(t, args[0]) : CPY_ERROR;
}

static cpy_value view_reduce(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_raise(t, CPY_TYPE_ERROR, "cannot pickle memoryview objects");
}

static cpy_value shape_of(struct cpy_thread *t, const struct memoryview *m)
{
    cpy_value shape = cpy_tuple_new(t, m->ndim);

    for (size_t d = 0; shape && d < m->ndim; d++)
        cpy_tuple_set(shape, d, cpy_int((int64_t)extent(m, d)));
    return shape;
}

static cpy_value strides_of(struct cpy_thread *t, const struct memoryview *m)
{
    cpy_value strides = cpy_tuple_new(t, m->ndim);

    for (size_t d = 0; strides && d < m->ndim; d++)
        cpy_tuple_set(strides, d, cpy_int(stride_of(m, d)));
    return strides;
}

static cpy_value view_repr(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_str_format(t, cpy_load(as_view(args[0])->owner) ? "<memory at 0x%llx>" : "<released memory at 0x%llx>",
        (unsigned long long)args[0]);
}

/* --- attributes ------------------------------------------------------------------------------- */

#define ATTRIBUTE(name, result)                                                  \
    static cpy_value get_##name(struct cpy_thread *t, const cpy_value *args)     \
    {                                                                            \
        const struct memoryview *m = as_view(args[0]);                           \
                                                                                 \
        return check(t, m) ? (result) : CPY_ERROR;                               \
    }
ATTRIBUTE(obj, cpy_load(m->owner))
ATTRIBUTE(nbytes, cpy_int((int64_t)(m->len * m->row)))
ATTRIBUTE(readonly, cpy_bool(m->readonly))
ATTRIBUTE(itemsize, cpy_int((int64_t)m->itemsize))
ATTRIBUTE(format, cpy_str_from(t, m->format))
ATTRIBUTE(ndim, cpy_int(m->ndim))
ATTRIBUTE(shape, shape_of(t, m))
ATTRIBUTE(strides, strides_of(t, m))
ATTRIBUTE(suboffsets, cpy_tuple_of(t, 0))
ATTRIBUTE(c_contiguous, cpy_bool(is_contiguous(m)))
ATTRIBUTE(f_contiguous, cpy_bool(is_f_contiguous(m)))
ATTRIBUTE(contiguous, cpy_bool(is_contiguous(m) || is_f_contiguous(m)))

static const struct cpy_attribute attributes[] = {
    {"obj", get_obj, NULL, "The object whose memory it is."},
    {"nbytes", get_nbytes, NULL, "The size of the items in bytes."},
    {"readonly", get_readonly, NULL, "Whether the memory cannot be written to."},
    {"itemsize", get_itemsize, NULL, "The size of an item in bytes."},
    {"format", get_format, NULL, "The format of an item, as in module struct."},
    {"ndim", get_ndim, NULL, "The number of dimensions."},
    {"shape", get_shape, NULL, "The number of items in each dimension."},
    {"strides", get_strides, NULL, "The bytes from one item to the next in each dimension."},
    {"suboffsets", get_suboffsets, NULL, "An empty tuple."},
    {"c_contiguous", get_c_contiguous, NULL, "Whether there are no gaps, and the last index varies fastest."},
    {"f_contiguous", get_f_contiguous, NULL, "Whether there are no gaps, and the first index varies fastest."},
    {"contiguous", get_contiguous, NULL, "Whether there are no gaps."},
    {0},
};

static const struct cpy_function methods[] = {
    {"__new__", "(cls, object)", view_new, "Make a view.", 0},
    {"__len__", "(self, /)", view_len, "Return len(self).", 0},
    {"__getitem__", "(self, key, /)", view_getitem, "Return self[key].", 0},
    {"__setitem__", "(self, key, value, /)", view_setitem, "Set self[key] to value.", 0},
    {"__delitem__", "(self, key, /)", view_delitem, "Refuse: memory cannot be deleted.", 0},
    {"__eq__", "(self, value, /)", view_eq, "Return self==value.", 0},
    {"__ne__", "(self, value, /)", view_ne, "Return self!=value.", 0},
    CPY_NO_ORDER,
    {"__iter__", "(self, /)", view_iter, "Return iter(self).", 0},
    {"__reduce__", "(self, /)", view_reduce, "Refuse: memory cannot be pickled.", 0},
    {"__hash__", "(self, /)", view_hash, "Return hash(self).", 0},
    {"__repr__", "(self, /)", view_repr, "Return repr(self).", 0},
    {"__enter__", "(self, /)", view_enter, "Return self.", 0},
    {"__exit__", "(self, /, *exc_info)", view_release, "Release the view.", 0},
    {"cast", "(self, /, format, shape=<unset>)", view_cast,
        "Return a view of the same memory as items of another format.", 0},
    {"hex", "(self, /, sep=<unset>, bytes_per_sep=1)", view_hex,
        "Return two hexadecimal digits for each byte.\n\n>>> memoryview(b'\\x01\\xfe').hex(':')\n'01:fe'", 0},
    {"release", "(self, /)", view_release, "Let go of the object; the view can no longer be used.", 0},
    {"tobytes", "(self, /, order=None)", view_tobytes, "Return the items' memory as bytes.", 0},
    {"tolist", "(self, /)", view_tolist, "Return the items as a list.", 0},
    {"toreadonly", "(self, /)", view_toreadonly, "Return a view that cannot be written through.", 0},
    {0},
};

const struct cpy_type_def cpy_memoryview_type = {
    .name = "memoryview",
    .doc = "A view of the memory of an object that has the buffer protocol.",
    .size = sizeof(struct memoryview),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_SEQUENCE,
    .methods = methods,
    .attributes = attributes,
    .make = &view_make,
    .trace = trace,
    .finalize = finalize,
    .get_buffer = get_buffer,
};
