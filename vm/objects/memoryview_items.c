/* SPDX-License-Identifier: MIT */
/* vm/objects/memoryview_items.c - items of memoryviews: from and to Python's values, and walks over all of a view.
 *
 * A walk goes a dimension deeper with each call, at most 64.  What memoryview cannot read by itself, such as several
 * values in an item or another byte order, is read by module struct, but only to compare: as CPython has it. */
#include "vm/objects/memoryview.h"

#include "vm/objects/list.h"
#include "vm/objects/type.h"

static const struct cpy_item_format formats[] = {
    {"@B", CPY_ITEM_UNSIGNED, 1}, {"@b", CPY_ITEM_SIGNED, 1}, {"@c", CPY_ITEM_CHAR, 1},
    {"@?", CPY_ITEM_BOOL, sizeof(_Bool)},
    {"@h", CPY_ITEM_SIGNED, sizeof(short)}, {"@H", CPY_ITEM_UNSIGNED, sizeof(short)},
    {"@i", CPY_ITEM_SIGNED, sizeof(int)}, {"@I", CPY_ITEM_UNSIGNED, sizeof(int)},
    {"@l", CPY_ITEM_SIGNED, sizeof(long)}, {"@L", CPY_ITEM_UNSIGNED, sizeof(long)},
    {"@q", CPY_ITEM_SIGNED, 8}, {"@Q", CPY_ITEM_UNSIGNED, 8},
    {"@n", CPY_ITEM_SIGNED, sizeof(size_t)}, {"@N", CPY_ITEM_UNSIGNED, sizeof(size_t)},
    {"@P", CPY_ITEM_UNSIGNED, sizeof(void *)},
    {"@f", CPY_ITEM_FLOAT, sizeof(float)}, {"@d", CPY_ITEM_FLOAT, sizeof(double)},
};

const struct cpy_item_format *cpy_item_format(const char *text)
{
    text += *text == '@';
    for (size_t i = 0; i < CPY_COUNT(formats); i++)
        if (!strcmp(text, formats[i].text + 1))
            return &formats[i];
    return NULL;
}

/* --- an item ---------------------------------------------------------------------------------- */

static cpy_value unpack_int(struct cpy_thread *t, const uint8_t *p, const struct cpy_item_format *format)
{
    uint64_t n = 0;

    memcpy(&n, p, format->size); /* little-endian */
    if (format->kind == CPY_ITEM_UNSIGNED)
        return cpy_int_from_unsigned(t, n);
    return cpy_int_from(t, (int64_t)(n << (64 - 8 * format->size)) >> (64 - 8 * format->size));
}

cpy_value cpy_item_unpack(struct cpy_thread *t, const uint8_t *p, const struct cpy_item_format *format)
{
    double d;
    float f;

    switch (format->kind) {
    case CPY_ITEM_CHAR:
        return cpy_bytes_from(t, p, 1);
    case CPY_ITEM_BOOL:
        return cpy_bool(*p);
    case CPY_ITEM_FLOAT:
        memcpy(&d, p, format->size == sizeof d ? sizeof d : 0);
        memcpy(&f, p, format->size == sizeof f ? sizeof f : 0);
        return cpy_float_from(t, format->size == sizeof d ? d : (double)f);
    default:
        return unpack_int(t, p, format);
    }
}

static bool bad_type(struct cpy_thread *t, const struct cpy_item_format *format)
{
    cpy_raise(t, CPY_TYPE_ERROR, "memoryview: invalid type for format '%s'", format->text + 1);
    return false;
}

static bool bad_value(struct cpy_thread *t, const struct cpy_item_format *format)
{
    cpy_raise(t, CPY_VALUE_ERROR, "memoryview: invalid value for format '%s'", format->text + 1);
    return false;
}

/* What converting an item raised becomes one of the errors of views. */
static bool refuse_item(struct cpy_thread *t, const struct cpy_item_format *format)
{
    bool type = cpy_pending_is(t, CPY_TYPE_ERROR);

    if (!type && !cpy_pending_is(t, CPY_OVERFLOW_ERROR) && !cpy_pending_is(t, CPY_VALUE_ERROR))
        return false;
    cpy_take_pending(t);
    return type ? bad_type(t, format) : bad_value(t, format);
}

/* An address: a negative one is taken for its bits. */
static bool is_address(const struct cpy_item_format *format) { return format->text[1] == 'P'; }

static bool pack_int(struct cpy_thread *t, uint8_t *out, cpy_value v, const struct cpy_item_format *format)
{
    cpy_value n;

    if (!cpy_is_int(v) && !cpy_slot_of(t, v, CPY_SLOT_INDEX))
        return bad_type(t, format);
    if (!(n = cpy_index(t, v)))
        return refuse_item(t, format);
    if (cpy_int_to_bytes(t, n, out, format->size, true, format->kind == CPY_ITEM_SIGNED || (is_address(format) && cpy_int_sign(n) < 0)))
        return true;
    return refuse_item(t, format);
}

static bool pack_float(struct cpy_thread *t, uint8_t *out, cpy_value v, const struct cpy_item_format *format)
{
    double d;
    float f;

    if (!cpy_to_double(t, v, &d))
        return refuse_item(t, format);
    f = (float)d;
    memcpy(out, format->size == sizeof d ? (const void *)&d : &f, format->size);
    return true;
}

bool cpy_item_pack(struct cpy_thread *t, uint8_t out[8], cpy_value v, const struct cpy_item_format *format)
{
    int truth;

    switch (format->kind) {
    case CPY_ITEM_CHAR:
        if (!cpy_is_bytes(v))
            return bad_type(t, format);
        if (cpy_as_bytes(v)->len != 1)
            return bad_value(t, format);
        out[0] = cpy_as_bytes(v)->data[0];
        return true;
    case CPY_ITEM_BOOL:
        truth = cpy_truth(t, v);
        out[0] = truth == 1;
        return truth >= 0;
    case CPY_ITEM_FLOAT:
        return pack_float(t, out, v, format);
    default:
        return pack_int(t, out, v, format);
    }
}

/* --- the order in memory ---------------------------------------------------------------------- */

bool cpy_view_c_contiguous(const struct cpy_memoryview *m)
{
    const int64_t *shape = m->dims, *strides = shape + m->ndim;
    int64_t step = (int64_t)m->itemsize;

    if (m->indirect || (m->ndim > 1 && !m->len))
        return !m->indirect;
    for (size_t d = m->ndim; d-- > 0; step *= shape[d])
        if (shape[d] != 1 && strides[d] != step)
            return false;
    return true;
}

bool cpy_view_f_contiguous(const struct cpy_memoryview *m)
{
    const int64_t *shape = m->dims, *strides = shape + m->ndim;
    int64_t step = (int64_t)m->itemsize;

    if (m->indirect || (m->ndim > 1 && !m->len))
        return !m->indirect;
    for (size_t d = 0; d < m->ndim; step *= shape[d], d++)
        if (shape[d] != 1 && strides[d] != step)
            return false;
    return true;
}

/* Copies the items that begin at p, from a dimension on; returns where the next ones go. */
static uint8_t *copy_from(const struct cpy_memoryview *m, size_t dimension, uint8_t *p, uint8_t *out)
{
    if (dimension == m->ndim) {
        memcpy(out, p, m->itemsize);
        return out + m->itemsize;
    }
    for (int64_t i = 0; i < m->dims[dimension]; i++)
        out = copy_from(m, dimension + 1, cpy_view_along(m, dimension, p, i), out);
    return out;
}

void cpy_view_copy_out(const struct cpy_memoryview *m, uint8_t *out)
{
    if (!m->len)
        return;
    if (cpy_view_c_contiguous(m))
        memcpy(out, m->data, m->len);
    else
        copy_from(m, 0, m->data, out);
}

void cpy_view_copy_by_columns(const struct cpy_memoryview *m, uint8_t *out)
{
    for (size_t i = 0, n = m->len / m->itemsize; i < n; i++, out += m->itemsize) {
        uint8_t *item = m->data;
        int64_t rest = (int64_t)i;

        for (size_t d = 0; d < m->ndim; rest /= m->dims[d], d++)
            item = cpy_view_along(m, d, item, rest % m->dims[d]);
        memcpy(out, item, m->itemsize);
    }
}

/* --- lists ------------------------------------------------------------------------------------ */

static cpy_value list_of(struct cpy_thread *t, const struct cpy_memoryview *m, const struct cpy_item_format *format,
    size_t dimension, uint8_t *p)
{
    size_t n = dimension < m->ndim ? (size_t)m->dims[dimension] : 0;
    cpy_value list, v;

    if (dimension == m->ndim)
        return cpy_item_unpack(t, p, format);
    list = cpy_list_new(t, n);
    for (size_t i = 0; list && i < n; i++)
        if (!(v = list_of(t, m, format, dimension + 1, cpy_view_along(m, dimension, p, (int64_t)i))) ||
            !cpy_list_append(t, list, v))
            return CPY_ERROR;
    return list;
}

cpy_value cpy_view_list(struct cpy_thread *t, const struct cpy_memoryview *m, const struct cpy_item_format *format)
{
    return list_of(t, m, format, 0, m->data);
}

/* --- comparing -------------------------------------------------------------------------------- */

/* How items are read to be compared. */
struct reader {
    const struct cpy_item_format *format; /* or NULL: */
    cpy_value structure;                  /* a struct.Struct */
    size_t size;                          /* bytes of an item */
};

/* Has struct.error been raised?  If so, it is no longer pending. */
static bool drop_struct_error(struct cpy_thread *t)
{
    cpy_value error = cpy_take_pending(t), module = cpy_import(t, "struct");
    cpy_value type = module ? cpy_getattr_str(t, module, "error") : CPY_ERROR;

    if (type && !cpy_is_instance(t, error, type))
        cpy_set_pending(t, error);
    return !cpy_pending(t);
}

/* 1: *r can read m's items; 0: nobody can; -1. */
static int make_reader(struct cpy_thread *t, const struct cpy_memoryview *m, struct reader *r, bool simple)
{
    cpy_value module, format;

    *r = (struct reader){cpy_item_format(m->format), CPY_UNSET, m->itemsize};
    if (r->format && simple)
        return 1;
    r->format = NULL;
    if (!(module = cpy_import(t, "struct")) || !(format = cpy_str_from(t, m->format)))
        return -1;
    r->structure = cpy_call_method(t, module, "Struct", 1, format);
    if (!r->structure)
        return drop_struct_error(t) ? 0 : -1;
    return 1;
}

static cpy_value read_item(struct cpy_thread *t, const struct reader *r, const uint8_t *p)
{
    cpy_value bytes, items;

    if (r->format)
        return cpy_item_unpack(t, p, r->format);
    bytes = cpy_bytes_from(t, p, r->size);
    items = bytes ? cpy_call_method(t, r->structure, "unpack", 1, bytes) : CPY_ERROR;
    return items && cpy_is_tuple(items) && cpy_tuple_len(items) == 1 ? cpy_tuple_get(items, 0) : items;
}

/* Are two views' items equal from a dimension on?  1, 0, -1. */
static int equal_from(struct cpy_thread *t, const struct cpy_memoryview *const views[2], const struct reader readers[2],
    size_t dimension, uint8_t *p, uint8_t *q)
{
    const struct cpy_memoryview *a = views[0], *b = views[1];
    cpy_value v, w;
    int equal = 1;

    if (dimension < a->ndim) {
        for (int64_t i = 0; i < a->dims[dimension] && equal == 1; i++)
            equal = equal_from(t, views, readers, dimension + 1, cpy_view_along(a, dimension, p, i),
                cpy_view_along(b, dimension, q, i));
        return equal;
    }
    if (readers[0].format && readers[0].format == readers[1].format && readers[0].format->kind != CPY_ITEM_FLOAT)
        return memcmp(p, q, readers[0].size) == 0;
    v = read_item(t, &readers[0], p);
    w = v ? read_item(t, &readers[1], q) : CPY_ERROR;
    return w ? cpy_compare_bool(t, v, w, CPY_EQ) : -1;
}

/* What lies behind a dimension without items does not matter. */
static bool same_shape(const struct cpy_memoryview *a, const struct cpy_memoryview *b)
{
    for (size_t d = 0; a->ndim == b->ndim && d < a->ndim; d++) {
        if (a->dims[d] != b->dims[d])
            return false;
        if (a->dims[d] == 0)
            return true;
    }
    return a->ndim == b->ndim;
}

int cpy_view_equal(struct cpy_thread *t, const struct cpy_memoryview *a, const struct cpy_memoryview *b)
{
    const struct cpy_item_format *x = cpy_item_format(a->format), *y = cpy_item_format(b->format);
    const struct cpy_memoryview *const views[2] = {a, b};
    struct reader readers[2];
    int known;

    if (!same_shape(a, b))
        return 0;
    if (x && x == y && x->kind != CPY_ITEM_FLOAT && cpy_view_c_contiguous(a) && cpy_view_c_contiguous(b))
        return !a->len || memcmp(a->data, b->data, a->len) == 0;
    if ((known = make_reader(t, a, &readers[0], x && y)) != 1 || (known = make_reader(t, b, &readers[1], x && y)) != 1)
        return known;
    return equal_from(t, views, readers, 0, a->data, b->data);
}
