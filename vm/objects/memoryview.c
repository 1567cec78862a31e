/* SPDX-License-Identifier: MIT */
/* vm/objects/memoryview.c - the type memoryview: items in the memory of another object.
 *
 * An object may have its items in any number of dimensions, with gaps, backwards, or behind addresses (suboffsets);
 * only the first dimension can be sliced.  A view of the object, the root, holds its buffer, and each slice or cast of
 * it counts with the root until it is released or found to be garbage.
 * Other code is given contiguous memory: for a view with gaps that is a copy. */
#include "vm/objects/memoryview.h"

#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"

#include <limits.h>

CPY_INLINE struct cpy_memoryview *as_view(cpy_value v) { return (struct cpy_memoryview *)cpy_pointer(v); }

/* --- holding and releasing -------------------------------------------------------------------- */

static bool check(struct cpy_thread *t, const struct cpy_memoryview *m)
{
    if (CPY_UNLIKELY(m->released))
        cpy_raise(t, CPY_VALUE_ERROR, "operation forbidden on released memoryview object");
    return !m->released;
}

CPY_INLINE struct cpy_memoryview *root_of(const struct cpy_memoryview *m) { return as_view(cpy_load(m->root)); }

static size_t view_size(size_t numbers) { return sizeof(struct cpy_memoryview) + numbers * sizeof(int64_t); }

static size_t size_of(const struct cpy_object *o)
{
    const struct cpy_memoryview *m = (const struct cpy_memoryview *)o;

    return view_size(m->ndim * (m->indirect ? 3u : 2u));
}

/* A released view with room for so many dimensions. */
static struct cpy_memoryview *new_view(struct cpy_thread *t, size_t ndim, bool indirect)
{
    struct cpy_memoryview *m = cpy_new_variable(t, cpy_builtin_type(t, CPY_TYPE_MEMORYVIEW),
        view_size(ndim * (indirect ? 3 : 2)));

    if (!m)
        return NULL;
    m->ndim = (uint8_t)ndim;
    m->indirect = indirect;
    m->released = true;
    return m;
}

/* Lets a view use a root's buffer. */
static void join(struct cpy_memoryview *m, struct cpy_memoryview *root)
{
    cpy_store(m, &m->root, cpy_from(root));
    root->views++;
    m->released = false;
}

/* The root of all views of owner that are made from it.  get: cpy_get_items() or cpy_native_items(). */
static struct cpy_memoryview *view_all(
    struct cpy_thread *t, cpy_value owner, bool (*get)(struct cpy_thread *t, cpy_value v, struct cpy_items *items))
{
    struct cpy_memoryview *m;
    struct cpy_items items;
    struct cpy_buffer *b = &items.buffer;

    if (!get(t, owner, &items))
        return NULL;
    if (items.ndim > CPY_MAX_DIMENSIONS)
        cpy_raise(t, CPY_VALUE_ERROR, "memoryview: number of dimensions must not exceed %d", CPY_MAX_DIMENSIONS);
    if (cpy_pending(t) || !(m = new_view(t, items.ndim, items.suboffsets))) {
        cpy_release_buffer(t, b);
        return NULL;
    }
    memcpy(m->dims, items.shape, items.ndim * sizeof(int64_t));
    memcpy(m->dims + items.ndim, items.strides, items.ndim * sizeof(int64_t));
    if (items.suboffsets)
        memcpy(m->dims + 2 * items.ndim, items.suboffsets, items.ndim * sizeof(int64_t));
    cpy_store(m, &m->owner, b->owner);
    join(m, m);
    m->held = *b;
    m->held.owner = CPY_UNSET;
    m->data = b->data;
    m->len = b->len;
    m->itemsize = b->itemsize ? b->itemsize : 1;
    m->format = b->format ? b->format : "B";
    m->readonly = b->readonly;
    return m;
}

/* A view of the same memory, which still needs its dimensions. */
static struct cpy_memoryview *view_otherwise(
    struct cpy_thread *t, const struct cpy_memoryview *m, size_t ndim, bool indirect)
{
    struct cpy_memoryview *copy = check(t, m) ? new_view(t, ndim, indirect) : NULL;

    if (!copy)
        return NULL;
    join(copy, root_of(m));
    copy->data = m->data;
    copy->len = m->len;
    copy->itemsize = m->itemsize;
    copy->format = m->format;
    copy->readonly = m->readonly;
    return copy;
}

/* A view of the same items. */
static struct cpy_memoryview *view_again(struct cpy_thread *t, const struct cpy_memoryview *m)
{
    struct cpy_memoryview *copy = view_otherwise(t, m, m->ndim, m->indirect);

    if (copy)
        memcpy(copy->dims, m->dims, m->ndim * (m->indirect ? 3u : 2u) * sizeof(int64_t));
    return copy;
}

static void release(struct cpy_thread *t, struct cpy_memoryview *m)
{
    struct cpy_memoryview *root;
    struct cpy_buffer b;

    if (m->released)
        return;
    m->released = true;
    root = root_of(m);
    if (--root->views)
        return;
    b = root->held;
    b.owner = cpy_load(root->owner);
    cpy_store(root, &root->owner, CPY_UNSET);
    cpy_release_buffer(t, &b);
}

static void finalize(struct cpy_thread *t, struct cpy_object *o) { release(t, (struct cpy_memoryview *)o); }

static void trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_memoryview *)o)->root);
    cpy_trace(tracer, ((struct cpy_memoryview *)o)->owner);
}

/* The format of m's items; NULL: an exception is pending. */
static const struct cpy_item_format *known_format(struct cpy_thread *t, const struct cpy_memoryview *m)
{
    const struct cpy_item_format *format = check(t, m) ? cpy_item_format(m->format) : NULL;

    if (!format && !m->released)
        cpy_raise(t, CPY_NOT_IMPLEMENTED_ERROR, "memoryview: format %s not supported", m->format);
    return format;
}

static cpy_value to_bytes(struct cpy_thread *t, const struct cpy_memoryview *m)
{
    uint8_t *data;
    cpy_value bytes = check(t, m) ? cpy_bytes_new(t, m->len, &data) : CPY_ERROR;

    if (bytes)
        cpy_view_copy_out(m, data);
    return bytes;
}

/* --- giving out a buffer ---------------------------------------------------------------------- */

/* Gives out the view's memory as it lies. */
static void lend(struct cpy_memoryview *m, struct cpy_buffer *b)
{
    *b = (struct cpy_buffer){.data = m->data, .len = m->len, .itemsize = m->itemsize, .format = m->format,
        .readonly = m->readonly, .owner = cpy_from(m)};
    m->exports++;
}

static bool get_buffer(struct cpy_thread *t, cpy_value self, struct cpy_buffer *b, bool writable)
{
    struct cpy_memoryview *m = as_view(self);
    cpy_value copy;

    if (!check(t, m))
        return false;
    if (cpy_view_c_contiguous(m) && !(writable && m->readonly)) {
        lend(m, b);
        return true;
    }
    if (writable) {
        cpy_raise(t, CPY_BUFFER_ERROR, m->readonly ? "memoryview: underlying buffer is not writable"
            : "memoryview: underlying buffer is not C-contiguous");
        return false;
    }
    if (!(copy = to_bytes(t, m)) || !cpy_get_buffer(t, copy, b, false))
        return false;
    b->itemsize = m->itemsize;
    b->format = m->format;
    return true;
}

static bool get_items(struct cpy_thread *t, cpy_value self, struct cpy_items *items)
{
    struct cpy_memoryview *m = as_view(self);

    if (!check(t, m))
        return false;
    lend(m, &items->buffer);
    items->ndim = m->ndim;
    items->shape = m->dims;
    items->strides = m->dims + m->ndim;
    items->suboffsets = m->indirect ? m->dims + 2 * m->ndim : NULL;
    return true;
}

static void release_buffer(struct cpy_thread *t, struct cpy_buffer *b)
{
    (void)t;
    as_view(b->owner)->exports--;
}

/* --- making ----------------------------------------------------------------------------------- */

static cpy_value make(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v = args[0];

    if (cpy_has_layout(v, CPY_TYPE_MEMORYVIEW))
        return cpy_from(view_again(t, as_view(v)));
    if (!cpy_has_buffer(v))
        return cpy_raise(t, CPY_TYPE_ERROR, "memoryview: a bytes-like object is required, not '%T'", v);
    return cpy_from(view_all(t, v, cpy_get_items));
}

static cpy_value view_new(struct cpy_thread *t, const cpy_value *args) { return make(t, args + 1); }

static const struct cpy_function view_make = {"memoryview", "(object)", make, "Make a view.", CPY_BIND_STATIC};

/* Can a view be cast, maybe to a shape, as far as the number of dimensions goes? */
static bool can_cast(struct cpy_thread *t, const struct cpy_memoryview *m, cpy_value shape)
{
    size_t n = 1;

    if (!cpy_view_c_contiguous(m))
        cpy_raise(t, CPY_TYPE_ERROR, "memoryview: casts are restricted to C-contiguous views");
    else if ((shape || m->ndim != 1) && !m->len)
        cpy_raise(t, CPY_TYPE_ERROR, "memoryview: cannot cast view with zeros in shape or strides");
    else if (shape && !cpy_is_list(shape) && !cpy_is_tuple(shape))
        cpy_raise(t, CPY_TYPE_ERROR, "shape must be a list or a tuple");
    else if (shape && (cpy_items(shape, &n), n > CPY_MAX_DIMENSIONS))
        cpy_raise(t, CPY_VALUE_ERROR, "memoryview: number of dimensions must not exceed %d", CPY_MAX_DIMENSIONS);
    else if (m->ndim != 1 && n != 1)
        cpy_raise(t, CPY_TYPE_ERROR, "memoryview: cast must be 1D -> ND or ND -> 1D");
    return !cpy_pending(t);
}

/* Checks the shape that cast() is asked for, against the bytes there are.  *shape becomes a tuple of small ints. */
static bool check_shape(struct cpy_thread *t, const struct cpy_memoryview *m, cpy_value *shape, size_t itemsize)
{
    size_t n;
    uint64_t product = itemsize; /* also where size_t is smaller than the numbers of a shape */
    const cpy_value *items;
    int64_t extent;

    if (!(*shape = cpy_tuple_from_iterable(t, *shape)))
        return false;
    items = cpy_items(*shape, &n);
    for (size_t i = 0; i < n && !cpy_pending(t); i++) {
        if (!cpy_is_int(items[i]))
            cpy_raise(t, CPY_TYPE_ERROR, "memoryview.cast(): elements of shape must be integers");
        else if (cpy_int_bit_length(items[i]) > 63)
            cpy_raise(t, CPY_OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
        else if (!cpy_to_int64(t, items[i], &extent))
            break;
        else if (extent <= 0)
            cpy_raise(t, CPY_VALUE_ERROR, "memoryview.cast(): elements of shape must be integers > 0");
        else if ((uint64_t)extent > INT64_MAX / product)
            cpy_raise(t, CPY_VALUE_ERROR, "memoryview.cast(): product(shape) > SSIZE_MAX");
        else
            product *= (uint64_t)extent;
    }
    if (!cpy_pending(t) && product != m->len)
        cpy_raise(t, CPY_TYPE_ERROR, "memoryview: product(shape) * itemsize != buffer size");
    return !cpy_pending(t);
}

/* A cast of a contiguous view to a shape that check_shape() has approved. */
static cpy_value cast_to(
    struct cpy_thread *t, const struct cpy_memoryview *m, size_t itemsize, const char *format, cpy_value shape)
{
    size_t n;
    const cpy_value *items = cpy_items(shape, &n);
    struct cpy_memoryview *result = view_otherwise(t, m, n, false);
    int64_t stride = (int64_t)itemsize;

    if (!result)
        return CPY_ERROR;
    result->format = format;
    result->itemsize = itemsize;
    for (size_t d = n; d-- > 0; stride *= result->dims[d]) {
        result->dims[d] = cpy_small(items[d]);
        result->dims[n + d] = stride;
    }
    cpy_keep(shape);
    return cpy_from(result);
}

static bool is_byte_format(const struct cpy_item_format *format)
{
    return format && format->size == 1 && format->kind != CPY_ITEM_BOOL;
}

/* The format to cast to, and its text as it was given; NULL: an exception is pending. */
static const struct cpy_item_format *cast_format(
    struct cpy_thread *t, const struct cpy_memoryview *m, cpy_value v, const char **text)
{
    const struct cpy_item_format *to;
    const char *name;

    if (!cpy_str_text(v).ascii && !cpy_encode(t, v, "ascii", NULL))
        return NULL;
    if (!(name = cpy_str_utf8(t, v, NULL)))
        return NULL;
    if (!(to = cpy_item_format(name))) {
        cpy_raise(t, CPY_VALUE_ERROR, "memoryview: destination format must be a native single character format "
            "prefixed with an optional '@'");
        return NULL;
    }
    if (!is_byte_format(cpy_item_format(m->format)) && !is_byte_format(to)) {
        cpy_raise(t, CPY_TYPE_ERROR, "memoryview: cannot cast between two non-byte formats");
        return NULL;
    }
    *text = to->text + (*name != '@');
    return to;
}

static cpy_value view_cast(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_memoryview *m = as_view(args[0]);
    const char *format;
    const struct cpy_item_format *to;
    cpy_value shape = args[2];

    if (!cpy_is_str(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "cast() argument 'format' must be str, not %B", args[1]);
    if (!check(t, m) || !can_cast(t, m, shape) || !(to = cast_format(t, m, args[1], &format)))
        return CPY_ERROR;
    if (m->len % to->size)
        return cpy_raise(t, CPY_TYPE_ERROR, "memoryview: length is not a multiple of itemsize");
    if (shape ? !check_shape(t, m, &shape, to->size)
              : !(shape = cpy_tuple_of(t, 1, cpy_int((int64_t)(m->len / to->size)))))
        return CPY_ERROR;
    return cast_to(t, m, to->size, format, shape);
}

static cpy_value view_toreadonly(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_memoryview *m = view_again(t, as_view(args[0]));

    if (m)
        m->readonly = true;
    return cpy_from(m);
}

/* --- subscripts ------------------------------------------------------------------------------- */

static bool slice_view(struct cpy_thread *t, struct cpy_memoryview *m, cpy_value slice)
{
    int64_t start, stop, step, *stride = &m->dims[m->ndim];
    size_t count;

    if (!cpy_slice_indices(t, slice, (size_t)m->dims[0], &start, &stop, &step, &count))
        return false;
    m->data += count ? *stride * start : 0;
    *stride *= step;
    m->dims[0] = (int64_t)count;
    m->len = m->itemsize;
    for (size_t d = 0; d < m->ndim; d++)
        m->len *= (size_t)m->dims[d];
    return true;
}

static bool is_index(struct cpy_thread *t, cpy_value v) { return cpy_is_int(v) || cpy_slot_of(t, v, CPY_SLOT_INDEX); }

/* Moves *item by an index in one dimension. */
static bool step(struct cpy_thread *t, const struct cpy_memoryview *m, size_t dimension, cpy_value key, uint8_t **item)
{
    size_t i, n = (size_t)m->dims[dimension];

    if (!cpy_subscript_index(t, key, n, "memoryview", &i) || !check(t, m))
        return false;
    if (i >= n) {
        cpy_raise(t, CPY_INDEX_ERROR, "index out of bounds on dimension %zu", dimension + 1);
        return false;
    }
    *item = cpy_view_along(m, dimension, *item, (int64_t)i);
    return true;
}

/* Must a tuple be refused as a key? */
static bool bad_key(struct cpy_thread *t, const struct cpy_memoryview *m, cpy_value key)
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
static uint8_t *find_item(struct cpy_thread *t, const struct cpy_memoryview *m, cpy_value key, const char *sub_views)
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
CPY_INLINE bool is_byte(const struct cpy_memoryview *m, cpy_value key)
{
    return cpy_is_small(key) && m->ndim == 1 && m->format[0] == 'B' && !m->format[1] && !m->released &&
           (uint64_t)cpy_small(key) < (uint64_t)m->dims[0];
}

static cpy_value view_getitem(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_memoryview *m = as_view(args[0]), *part;
    const struct cpy_item_format *format;
    const uint8_t *p;
    int64_t index;

    if (CPY_LIKELY(is_byte(m, args[1])))
        return cpy_int(*cpy_view_along(m, 0, m->data, cpy_small(args[1])));
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
    return cpy_item_unpack(t, p, format);
}

/* Have two views of one dimension the same format and length? */
static bool same_structure(const struct cpy_memoryview *a, const struct cpy_memoryview *b)
{
    return a->ndim == 1 && b->ndim == 1 && a->dims[0] == b->dims[0] && a->itemsize == b->itemsize &&
           !strcmp(a->format + (*a->format == '@'), b->format + (*b->format == '@'));
}

/* Copies the items of one view to another of the same structure; the two may overlap. */
static bool copy_items(struct cpy_thread *t, struct cpy_memoryview *to, const struct cpy_memoryview *from)
{
    uint8_t *items = cpy_malloc(t, from->len);

    if (!items)
        return false;
    cpy_view_copy_out(from, items);
    for (int64_t i = 0; i < to->dims[0]; i++)
        memcpy(cpy_view_along(to, 0, to->data, i), items + (size_t)i * to->itemsize, to->itemsize);
    cpy_scratch_free(t, items, from->len);
    return true;
}

/* m[slice] = the items of another object of the same format. */
static cpy_value assign_slice(struct cpy_thread *t, struct cpy_memoryview *m, cpy_value slice, cpy_value v)
{
    struct cpy_memoryview *to, *from;
    bool ok;

    if (!cpy_has_buffer(v))
        return cpy_raise(t, CPY_TYPE_ERROR, "a bytes-like object is required, not '%T'", v);
    if (!(to = view_again(t, m)) || !slice_view(t, to, slice) || !check(t, m))
        return CPY_ERROR;
    from = cpy_has_layout(v, CPY_TYPE_MEMORYVIEW) ? view_again(t, as_view(v)) : view_all(t, v, cpy_get_items);
    if (!from)
        return CPY_ERROR;
    ok = same_structure(from, to) && copy_items(t, to, from);
    if (!ok && !cpy_pending(t))
        cpy_raise(t, CPY_VALUE_ERROR, "memoryview assignment: lvalue and rvalue have different structures");
    release(t, from);
    release(t, to);
    return ok ? CPY_NONE : CPY_ERROR;
}

static cpy_value view_setitem(struct cpy_thread *t, const cpy_value *args)
{
    static const char sub_views[] = "sub-views are not implemented";
    struct cpy_memoryview *m = as_view(args[0]);
    const struct cpy_item_format *format = known_format(t, m);
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
    if (!find_item(t, m, key, sub_views) || !cpy_item_pack(t, item, args[2], format)) /* packing may release m */
        return CPY_ERROR;
    if (!(p = check(t, m) ? find_item(t, m, key, sub_views) : NULL))
        return CPY_ERROR;
    memcpy(p, item, format->size);
    return CPY_NONE;
}

static cpy_value view_delitem(struct cpy_thread *t, const cpy_value *args)
{
    if (!check(t, as_view(args[0])))
        return CPY_ERROR;
    return cpy_raise(t, CPY_TYPE_ERROR, as_view(args[0])->readonly ? "cannot modify read-only memory" : "cannot delete memory");
}

/* --- comparing -------------------------------------------------------------------------------- */

/* Another object's items; NULL: it has none, or an exception is pending. */
static struct cpy_memoryview *operand(struct cpy_thread *t, cpy_value v)
{
    struct cpy_memoryview *other = view_all(t, v, cpy_get_items);

    if (!other && cpy_pending_is(t, CPY_BUFFER_ERROR))
        cpy_take_pending(t);
    return other;
}

static cpy_value equal_to(struct cpy_thread *t, const cpy_value *args, bool wanted)
{
    struct cpy_memoryview *m = as_view(args[0]), *other;
    bool is_view = cpy_has_layout(args[1], CPY_TYPE_MEMORYVIEW);
    int equal;

    if (args[0] == args[1])
        return cpy_bool(wanted);
    if (!cpy_has_buffer(args[1]))
        return CPY_NOT_IMPLEMENTED;
    if (m->released || (is_view && as_view(args[1])->released))
        return cpy_bool(!wanted);
    if (!(other = is_view ? as_view(args[1]) : operand(t, args[1])))
        return cpy_pending(t) ? CPY_ERROR : CPY_NOT_IMPLEMENTED;
    equal = cpy_view_equal(t, m, other);
    if (!is_view)
        release(t, other);
    return equal < 0 ? CPY_ERROR : cpy_bool(equal == wanted);
}

static cpy_value view_eq(struct cpy_thread *t, const cpy_value *args) { return equal_to(t, args, true); }
static cpy_value view_ne(struct cpy_thread *t, const cpy_value *args) { return equal_to(t, args, false); }

static cpy_value view_hash(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_memoryview *m = as_view(args[0]);
    cpy_value bytes;

    if (m->hashed) /* even if it was released since */
        return cpy_int_from(t, m->hash);
    if (!check(t, m))
        return CPY_ERROR;
    if (!m->readonly)
        return cpy_raise(t, CPY_VALUE_ERROR, "cannot hash writable memoryview object");
    if (!is_byte_format(cpy_item_format(m->format)))
        return cpy_raise(t, CPY_VALUE_ERROR, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    if (!(bytes = to_bytes(t, m)) || !cpy_hash(t, bytes, &m->hash))
        return CPY_ERROR;
    m->hashed = true;
    return cpy_int_from(t, m->hash);
}

/* --- methods ---------------------------------------------------------------------------------- */

/* Is it this one?  None is no order. */
static bool is_order(cpy_value v, const char *order) { return cpy_is_str(v) && cpy_str_equals(v, order); }

static cpy_value view_tobytes(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_memoryview *m = as_view(args[0]);
    cpy_value bytes, order = args[1];
    uint8_t *data;

    if (order != CPY_NONE && !cpy_is_str(order))
        return cpy_raise(t, CPY_TYPE_ERROR, "tobytes() argument 'order' must be str or None, not %B", order);
    if (order != CPY_NONE && !cpy_str_utf8(t, order, NULL))
        return CPY_ERROR; /* a zero in it, or half a surrogate */
    if (order != CPY_NONE && !is_order(order, "C") && !is_order(order, "F") && !is_order(order, "A"))
        return cpy_raise(t, CPY_VALUE_ERROR, "order must be 'C', 'F' or 'A'");
    if (!check(t, m))
        return CPY_ERROR;
    if (!is_order(order, "F") && !(is_order(order, "A") && cpy_view_f_contiguous(m)))
        return to_bytes(t, m);
    if ((bytes = cpy_bytes_new(t, m->len, &data)))
        cpy_view_copy_by_columns(m, data);
    return bytes;
}

static cpy_value view_tolist(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_memoryview *m = as_view(args[0]);
    const struct cpy_item_format *format = known_format(t, m);

    return format ? cpy_view_list(t, m, format) : CPY_ERROR;
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
    struct cpy_memoryview *m = as_view(args[0]);

    if (!m->released && m->exports)
        return cpy_raise(t, CPY_BUFFER_ERROR, "memoryview has %zu exported buffer%s", m->exports,
            m->exports == 1 ? "" : "s");
    release(t, m);
    return CPY_NONE;
}

static cpy_value view_enter(struct cpy_thread *t, const cpy_value *args)
{
    return check(t, as_view(args[0])) ? args[0] : CPY_ERROR;
}

static cpy_value view_len(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_memoryview *m = as_view(args[0]);

    if (!check(t, m))
        return CPY_ERROR;
    return m->ndim ? cpy_int(m->dims[0]) : cpy_raise(t, CPY_TYPE_ERROR, "0-dim memory has no length");
}

static cpy_value view_iter(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_memoryview *m = as_view(args[0]);

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

/* A row of the numbers that tell the dimensions, as a tuple: 0: shape, 1: strides, 2: suboffsets. */
static cpy_value dims_of(struct cpy_thread *t, const struct cpy_memoryview *m, size_t row)
{
    size_t n = row < 2 || m->indirect ? m->ndim : 0;
    cpy_value dims = cpy_tuple_new(t, n);

    for (size_t d = 0; dims && d < n; d++)
        cpy_tuple_set(dims, d, cpy_int(m->dims[row * n + d]));
    return dims;
}

static cpy_value view_repr(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_str_format(t, !as_view(args[0])->released ? "<memory at 0x%llx>" : "<released memory at 0x%llx>",
        (unsigned long long)args[0]);
}

/* --- __buffer__ ------------------------------------------------------------------------------- */

enum { FLAG_WRITABLE = 1, FLAG_FORMAT = 4, FLAG_STRIDES = 0x18 }; /* as in inspect.BufferFlags, PEP 688 */

cpy_value cpy_buffer_method(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_memoryview *m;
    int64_t flags;

    if (!cpy_to_index(t, args[1], &flags))
        return CPY_ERROR;
    if (flags > INT_MAX)
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "buffer flags too large");
    if (!(m = view_all(t, args[0], cpy_native_items)))
        return CPY_ERROR;
    if (flags & FLAG_WRITABLE && m->readonly)
        cpy_raise(t, CPY_BUFFER_ERROR, cpy_has_layout(args[0], CPY_TYPE_MEMORYVIEW)
            ? "memoryview: underlying buffer is not writable" : "Object is not writable.");
    else if ((flags & FLAG_STRIDES) != FLAG_STRIDES && !cpy_view_c_contiguous(m))
        cpy_raise(t, CPY_BUFFER_ERROR, "memoryview: underlying buffer is not C-contiguous");
    if (cpy_pending(t)) {
        release(t, m);
        return CPY_ERROR;
    }
    if (!(flags & FLAG_FORMAT))
        m->format = "B";
    return cpy_from(m);
}

cpy_value cpy_release_buffer_method(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_memoryview *m = as_view(args[1]);

    if (!cpy_has_layout(args[1], CPY_TYPE_MEMORYVIEW))
        return cpy_raise(t, CPY_TYPE_ERROR, "expected a memoryview object");
    if (m->released)
        return cpy_raise(t, CPY_VALUE_ERROR, "memoryview's buffer has already been released");
    if (cpy_load(root_of(m)->owner) != args[0])
        return cpy_raise(t, CPY_VALUE_ERROR, "memoryview's buffer is not this object");
    return view_release(t, args + 1);
}

/* --- attributes ------------------------------------------------------------------------------- */

#define ATTRIBUTE(name, result)                                                  \
    static cpy_value get_##name(struct cpy_thread *t, const cpy_value *args)     \
    {                                                                            \
        const struct cpy_memoryview *m = as_view(args[0]);                           \
                                                                                 \
        return check(t, m) ? (result) : CPY_ERROR;                               \
    }
ATTRIBUTE(obj, cpy_load(root_of(m)->owner))
ATTRIBUTE(nbytes, cpy_int((int64_t)m->len))
ATTRIBUTE(readonly, cpy_bool(m->readonly))
ATTRIBUTE(itemsize, cpy_int((int64_t)m->itemsize))
ATTRIBUTE(format, cpy_str_from(t, m->format))
ATTRIBUTE(ndim, cpy_int(m->ndim))
ATTRIBUTE(shape, dims_of(t, m, 0))
ATTRIBUTE(strides, dims_of(t, m, 1))
ATTRIBUTE(suboffsets, dims_of(t, m, 2))
ATTRIBUTE(c_contiguous, cpy_bool(cpy_view_c_contiguous(m)))
ATTRIBUTE(f_contiguous, cpy_bool(cpy_view_f_contiguous(m)))
ATTRIBUTE(contiguous, cpy_bool(cpy_view_c_contiguous(m) || cpy_view_f_contiguous(m)))

static const struct cpy_attribute attributes[] = {
    {"obj", get_obj, NULL, "The object whose memory it is."},
    {"nbytes", get_nbytes, NULL, "The size of the items in bytes."},
    {"readonly", get_readonly, NULL, "Whether the memory cannot be written to."},
    {"itemsize", get_itemsize, NULL, "The size of an item in bytes."},
    {"format", get_format, NULL, "The format of an item, as in module struct."},
    {"ndim", get_ndim, NULL, "The number of dimensions."},
    {"shape", get_shape, NULL, "The number of items in each dimension."},
    {"strides", get_strides, NULL, "The bytes from one item to the next in each dimension."},
    {"suboffsets", get_suboffsets, NULL,
        "For each dimension how far behind an address the items lie; usually an empty tuple."},
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
    CPY_BUFFER_ROW,
    CPY_RELEASE_BUFFER_ROW,
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
    .size = sizeof(struct cpy_memoryview),
    .size_of = size_of,
    .flags = CPY_TYPE_FINAL | CPY_TYPE_SEQUENCE | CPY_TYPE_VARIABLE,
    .methods = methods,
    .attributes = attributes,
    .make = &view_make,
    .trace = trace,
    .finalize = finalize,
    .get_buffer = get_buffer,
    .get_items = get_items,
    .release_buffer = release_buffer,
};
