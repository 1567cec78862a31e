/* SPDX-License-Identifier: MIT */
/* vm/objects/bytearray.c - the type bytearray: bytes that change.
 *
 * What is hard: while a view of the bytes is held (exports), they may not move, so every change of
 * the length is refused.  Views that are garbage still count until their finalizers have
 * run; so before refusing, garbage is collected. */
#include "vm/objects/bytes.h"

#include "vm/memory/heap.h"
#include "vm/objects/list.h"
#include "vm/objects/reduce.h"
#include "vm/objects/type.h"

/* --- memory ----------------------------------------------------------------------------------- */

static void destroy(struct cpy_object *o)
{
    struct cpy_bytearray *a = (struct cpy_bytearray *)o;

    cpy_free(a, a->data, a->cap);
}

/* May the length change?  False: BufferError is pending. */
static bool is_free(struct cpy_thread *t, const struct cpy_bytearray *a)
{
    if (CPY_LIKELY(!a->exports))
        return true;
    cpy_collect(t);
    if (!cpy_run_finalizers(t))
        return false;
    if (a->exports)
        cpy_raise(t, CPY_BUFFER_ERROR, "Existing exports of data: object cannot be re-sized");
    return !a->exports;
}

/* Makes room for cap bytes. */
static bool set_capacity(struct cpy_thread *t, struct cpy_bytearray *a, size_t cap)
{
    uint8_t *data;

    if (cap > CPY_STR_MAX) {
        cpy_raise_no_memory(t);
        return false;
    }
    if (!(data = cpy_realloc(t, a->data, a->cap, cap)))
        return false;
    a->data = data;
    a->cap = cap;
    return true;
}

/* Makes room for len bytes, and some more if it grows a little. */
static bool reserve(struct cpy_thread *t, struct cpy_bytearray *a, size_t len)
{
    if (CPY_LIKELY(len <= a->cap))
        return true;
    return set_capacity(t, a, !a->cap ? len : len + len / 8 + 8);
}

static void shrink(struct cpy_thread *t, struct cpy_bytearray *a)
{
    if (a->cap > 256 && a->len < a->cap / 4 && !set_capacity(t, a, a->len + a->len / 8 + 8))
        cpy_take_pending(t); /* then it stays as large as it is */
}

/* Makes it len bytes long; new ones are zero.  False: MemoryError, or BufferError because of exports. */
static bool bytearray_resize(struct cpy_thread *t, struct cpy_bytearray *a, size_t len)
{
    if (len == a->len)
        return true;
    if (!is_free(t, a) || !reserve(t, a, len))
        return false;
    if (len > a->len)
        memset(a->data + a->len, 0, len - a->len);
    a->len = len;
    shrink(t, a);
    return true;
}

/* a[start:end] = n bytes from data, which is not a's own. */
static bool bytearray_splice(struct cpy_thread *t, struct cpy_bytearray *a, size_t start, size_t end, const uint8_t *data,
    size_t n)
{
    size_t tail, len;

    if (n != end - start && !is_free(t, a))
        return false;
    end = end > a->len ? a->len : end; /* collecting ran finalizers */
    start = start > end ? end : start;
    tail = a->len - end;
    len = start + n + tail;
    if (n > CPY_STR_MAX || len > CPY_STR_MAX) {
        cpy_raise_no_memory(t);
        return false;
    }
    if (!reserve(t, a, len))
        return false;
    if (tail)
        memmove(a->data + start + n, a->data + end, tail);
    if (n)
        memcpy(a->data + start, data, n);
    a->len = len;
    shrink(t, a);
    return true;
}

cpy_value cpy_bytearray_from(struct cpy_thread *t, const void *data, size_t len)
{
    struct cpy_bytearray *a = cpy_new_object(t, cpy_builtin_type(t, CPY_TYPE_BYTEARRAY));

    if (!a || (len && !set_capacity(t, a, len)))
        return CPY_ERROR;
    if (len && data)
        memcpy(a->data, data, len);
    else if (len)
        memset(a->data, 0, len);
    a->len = len;
    return cpy_from(a);
}

static bool get_buffer(struct cpy_thread *t, cpy_value self, struct cpy_buffer *b, bool writable)
{
    struct cpy_bytearray *a = cpy_as_bytearray(self);

    (void)t;
    (void)writable;
    *b = (struct cpy_buffer){a->data ? a->data : (uint8_t *)(uintptr_t)"", a->len, 1, "B", false, self};
    a->exports++;
    return true;
}

static void release_buffer(struct cpy_thread *t, struct cpy_buffer *b)
{
    (void)t;
    cpy_as_bytearray(b->owner)->exports--;
}

/* --- making --------------------------------------------------------------------------------------- */

static cpy_value new_empty(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_from(cpy_new_object(t, args[0]));
}

/* Sets the contents to what source, encoding and errors say. */
/* Is the argument left out, or a str? */
static bool is_text(cpy_value v) { return !v || cpy_is_str(v); }

static cpy_value init(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_bytearray *a = cpy_as_bytearray(args[0]);
    struct cpy_builder b;
    bool ok;

    if (a->len && is_text(args[2]) && is_text(args[3]) && !bytearray_splice(t, a, 0, a->len, NULL, 0))
        return CPY_ERROR;
    cpy_build(&b, t);
    ok = cpy_bytes_collect(&b, args[1], args[2], args[3], "bytearray") && !b.failed &&
        bytearray_splice(t, a, 0, a->len, b.data, b.len);
    cpy_build_drop(&b);
    return ok ? CPY_NONE : CPY_ERROR;
}

static cpy_value make(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value a = cpy_bytearray_from(t, NULL, 0);

    return a && init(t, (cpy_value[]){a, args[0], args[1], args[2]}) ? a : CPY_ERROR;
}

static const struct cpy_function bytearray_make = {
    "bytearray", "(source=<unset>, encoding=<unset>, errors=<unset>)", make, "Make a bytearray.", CPY_BIND_STATIC
};

/* --- items -------------------------------------------------------------------------------------------- */

/* The bytes to be assigned to a slice, in b. */
static bool collect_items(struct cpy_builder *b, cpy_value v)
{
    struct cpy_thread *t = b->t;

    if (cpy_is_str(v) || cpy_is_complex(v) || cpy_slot_of(t, v, CPY_SLOT_INDEX) || cpy_slot_of(t, v, CPY_SLOT_INT) ||
        cpy_slot_of(t, v, CPY_SLOT_FLOAT)) {
        cpy_raise(t, CPY_TYPE_ERROR, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
        return false;
    }
    return cpy_bytes_collect(b, v, CPY_UNSET, CPY_UNSET, "bytearray") && !b->failed;
}

/* Removes every step'th byte of those from start on. */
static void remove_steps(struct cpy_bytearray *a, int64_t start, int64_t step, size_t count)
{
    size_t to, next;

    if (step < 0) {
        start += step * (int64_t)(count - 1);
        step = -step;
    }
    to = next = (size_t)start;
    for (size_t i = to; i < a->len; i++) {
        if (i == next && count) {
            next += (size_t)step;
            count--;
        } else {
            a->data[to++] = a->data[i];
        }
    }
    a->len = to;
}

static bool delete_steps(struct cpy_thread *t, struct cpy_bytearray *a, int64_t start, int64_t step, size_t count)
{
    if (!count)
        return true;
    if (step == 1)
        return bytearray_splice(t, a, (size_t)start, (size_t)start + count, NULL, 0);
    if (!is_free(t, a))
        return false;
    remove_steps(a, start, step, count);
    return true;
}

/* Assigns to every step'th byte, as many as there are; no bytes at all: deletes them. */
static bool assign_steps(struct cpy_thread *t, struct cpy_bytearray *a, cpy_value slice, const uint8_t *data, size_t n)
{
    int64_t start, stop, step;
    size_t count;

    if (!cpy_slice_indices(t, slice, a->len, &start, &stop, &step, &count))
        return false;
    if (step == 1)
        return bytearray_splice(t, a, (size_t)start, (size_t)start + count, data, n);
    if (n == 0)
        return delete_steps(t, a, start, step, count);
    if (n != count) {
        cpy_raise(t, CPY_VALUE_ERROR, "attempt to assign bytes of size %zu to extended slice of size %zu", n, count);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        int64_t at = start + (int64_t)i * step;

        if ((uint64_t)at < a->len)
            a->data[at] = data[i];
    }
    return true;
}

static cpy_value setitem(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_bytearray *a = cpy_as_bytearray(args[0]);
    int64_t start, stop, step;
    struct cpy_builder b;
    uint8_t byte;
    size_t i;
    bool ok;

    if (cpy_is_slice(args[1])) {
        if (!cpy_slice_indices(t, args[1], a->len, &start, &stop, &step, &i))
            return CPY_ERROR; /* that is told first */
        cpy_build(&b, t);
        ok = collect_items(&b, args[2]) && assign_steps(t, a, args[1], b.data, b.len);
        cpy_build_drop(&b);
        return ok ? CPY_NONE : CPY_ERROR;
    }
    if (!cpy_subscript_index(t, args[1], a->len, "bytearray", &i))
        return CPY_ERROR;
    if (!cpy_to_byte(t, args[2], &byte))
        return CPY_ERROR;
    if (i >= a->len)
        return cpy_raise(t, CPY_INDEX_ERROR, "bytearray index out of range");
    a->data[i] = byte;
    return CPY_NONE;
}

static cpy_value delitem(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_bytearray *a = cpy_as_bytearray(args[0]);
    int64_t start, stop, step;
    size_t i, count;

    if (!cpy_is_slice(args[1])) {
        if (!cpy_subscript_index(t, args[1], a->len, "bytearray", &i))
            return CPY_ERROR;
        if (i >= a->len)
            return cpy_raise(t, CPY_INDEX_ERROR, "bytearray index out of range");
        return bytearray_splice(t, a, i, i + 1, NULL, 0) ? CPY_NONE : CPY_ERROR;
    }
    return cpy_slice_indices(t, args[1], a->len, &start, &stop, &step, &count) && delete_steps(t, a, start, step, count)
               ? CPY_NONE
               : CPY_ERROR;
}

/* --- methods -------------------------------------------------------------------------------------------- */

static cpy_value append(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_bytearray *a = cpy_as_bytearray(args[0]);
    uint8_t byte;

    if (!cpy_to_byte(t, args[1], &byte) || !is_free(t, a) || !reserve(t, a, a->len + 1))
        return CPY_ERROR;
    a->data[a->len++] = byte;
    return CPY_NONE;
}

static cpy_value extend(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_bytearray *a = cpy_as_bytearray(args[0]);
    cpy_value v = args[1];
    struct cpy_builder b;
    bool ok;

    if (cpy_is_str(v) && cpy_str_text(v).len)
        return cpy_raise(t, CPY_TYPE_ERROR, "expected iterable of integers; got: 'str'");
    cpy_build(&b, t);
    ok = (cpy_has_buffer(v) ? cpy_bytes_collect(&b, v, CPY_UNSET, CPY_UNSET, "bytearray")
        : cpy_bytes_collect_ints(&b, v, true, "bytearray", "can't extend bytearray with %T")) && !b.failed &&
        bytearray_splice(t, a, a->len, a->len, b.data, b.len);
    cpy_build_drop(&b);
    return ok ? CPY_NONE : CPY_ERROR;
}

static cpy_value iadd(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_bytearray *a = cpy_as_bytearray(args[0]);
    struct cpy_buffer b;
    bool ok;

    if (!cpy_offers_buffer(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "can't concat %T to %T", args[1], args[0]);
    if (!cpy_get_buffer(t, args[1], &b, false))
        return CPY_ERROR;
    ok = bytearray_splice(t, a, a->len, a->len, b.data, b.len);
    cpy_release_buffer(t, &b);
    return ok ? args[0] : CPY_ERROR;
}

static cpy_value imul(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_bytearray *a = cpy_as_bytearray(args[0]);
    size_t n, len = a->len;
    int ok = cpy_repeat_count(t, args[1], &n);

    if (ok <= 0)
        return ok < 0 ? CPY_ERROR : CPY_NOT_IMPLEMENTED;
    if (!len)
        return args[0];
    if (n > CPY_STR_MAX / len)
        return cpy_raise_no_memory(t);
    if (!bytearray_resize(t, a, len * n))
        return CPY_ERROR;
    for (size_t i = 1; i < n; i++)
        memcpy(a->data + i * len, a->data, len);
    return args[0];
}

static cpy_value insert(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_bytearray *a = cpy_as_bytearray(args[0]);
    int64_t index;
    uint8_t byte;

    if (!cpy_to_size(t, args[1], &index) || !cpy_to_byte(t, args[2], &byte))
        return CPY_ERROR;
    if (index < 0)
        index = index + (int64_t)a->len < 0 ? 0 : index + (int64_t)a->len;
    if ((uint64_t)index > a->len)
        index = (int64_t)a->len;
    return bytearray_splice(t, a, (size_t)index, (size_t)index, &byte, 1) ? CPY_NONE : CPY_ERROR;
}

static cpy_value pop(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_bytearray *a = cpy_as_bytearray(args[0]);
    int64_t index;
    uint8_t byte;

    if (!cpy_to_size(t, args[1], &index))
        return CPY_ERROR;
    if (!a->len)
        return cpy_raise(t, CPY_INDEX_ERROR, "pop from empty bytearray");
    if (index < 0)
        index += (int64_t)a->len;
    if ((uint64_t)index >= a->len)
        return cpy_raise(t, CPY_INDEX_ERROR, "pop index out of range");
    byte = a->data[index];
    return bytearray_splice(t, a, (size_t)index, (size_t)index + 1, NULL, 0) ? cpy_int(byte) : CPY_ERROR;
}

static cpy_value remove_byte(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_bytearray *a = cpy_as_bytearray(args[0]);
    const uint8_t *p;
    uint8_t byte;

    if (!cpy_to_byte(t, args[1], &byte))
        return CPY_ERROR;
    if (!(p = a->len ? memchr(a->data, byte, a->len) : NULL))
        return cpy_raise(t, CPY_VALUE_ERROR, "value not found in bytearray");
    return bytearray_splice(t, a, (size_t)(p - a->data), (size_t)(p - a->data) + 1, NULL, 0) ? CPY_NONE : CPY_ERROR;
}

static cpy_value reverse(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_bytearray *a = cpy_as_bytearray(args[0]);

    (void)t;
    for (size_t i = 0, k = a->len; i + 1 < k; i++) {
        uint8_t byte = a->data[i];

        a->data[i] = a->data[--k];
        a->data[k] = byte;
    }
    return CPY_NONE;
}

static cpy_value clear(struct cpy_thread *t, const cpy_value *args)
{
    return bytearray_resize(t, cpy_as_bytearray(args[0]), 0) ? CPY_NONE : CPY_ERROR;
}

static cpy_value copy(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_bytearray_from(t, cpy_as_bytearray(args[0])->data, cpy_as_bytearray(args[0])->len);
}

static cpy_value alloc(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_int_from_unsigned(t, cpy_as_bytearray(args[0])->cap);
}

/* Its class, what that is to be called with (bytes, or for older protocols the same as text), its attributes. */
static cpy_value reduce_ex(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_bytearray *a = cpy_as_bytearray(args[0]);
    cpy_value state = cpy_call_method(t, args[0], "__getstate__", 0), bytes, content;
    int64_t protocol;

    if (!state || !cpy_to_index(t, args[1], &protocol))
        return CPY_ERROR;
    if (a->len == 0)
        return cpy_reduce_call(t, args[0], t->vm->empty_tuple, state);
    if (!(bytes = cpy_bytes_from(t, a->data, a->len)))
        return CPY_ERROR;
    if (protocol >= 3)
        return cpy_reduce_call(t, args[0], cpy_tuple_of(t, (size_t)1, bytes), state);
    content = cpy_call_method(t, bytes, "decode", 1, cpy_str_from(t, "latin-1"));
    return content
               ? cpy_reduce_call(t, args[0], cpy_tuple_of(t, (size_t)2, content, cpy_str_from(t, "latin-1")), state)
               : CPY_ERROR;
}

static cpy_value reduce(struct cpy_thread *t, const cpy_value *args)
{
    return reduce_ex(t, (const cpy_value[]){args[0], cpy_int(2)});
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", new_empty, "Make an empty bytearray.", 0},
    {"__init__", "(self, source=<unset>, encoding=<unset>, errors=<unset>)", init, "Set the contents.", 0},
    CPY_BUFFER_ROW,
    CPY_RELEASE_BUFFER_ROW,
    CPY_TEXT_ROWS(CPY_ROW, "<unset>", "count=-1, /")
    CPY_BYTES_ROWS(CPY_ROW)
    CPY_BYTES_CLASS_ROWS
    {"__setitem__", "(self, key, value, /)", setitem, "Set self[key] to value.", 0},
    {"__delitem__", "(self, key, /)", delitem, "Delete self[key].", 0},
    {"__iadd__", "(self, value, /)", iadd, "Append the bytes of value.", 0},
    {"__imul__", "(self, value, /)", imul, "Repeat the contents value times.", 0},
    {"__alloc__", "(self, /)", alloc, "Return the number of bytes allocated.", 0},
    CPY_REDUCE_METHOD(reduce),
    {"__reduce_ex__", "(self, protocol=0, /)", reduce_ex, "Return what copies are made from.", 0},
    {"append", "(self, item, /)", append, "Append one byte.", 0},
    {"clear", "(self, /)", clear, "Remove all bytes.", 0},
    {"copy", "(self, /)", copy, "Return a copy.", 0},
    {"extend", "(self, iterable_of_ints, /)", extend, "Append the bytes of an iterable or a buffer.", 0},
    {"insert", "(self, index, item, /)", insert, "Insert one byte before index.", 0},
    {"pop", "(self, index=-1, /)", pop, "Remove and return the byte at index.", 0},
    {"remove", "(self, value, /)", remove_byte, "Remove the first byte that equals value.", 0},
    {"reverse", "(self, /)", reverse, "Reverse the order of the bytes in place.", 0},
    {0},
};

const struct cpy_type_def cpy_bytearray_type = {
    .name = "bytearray",
    .doc = "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\n"
        "bytearray(bytes_or_buffer) -> bytearray\nbytearray(int) -> that many zeros\nbytearray() -> empty\n\n"
        "A sequence of bytes that can change.",
    .size = sizeof(struct cpy_bytearray),
    .flags = CPY_TYPE_UNHASHABLE,
    .methods = methods,
    .make = &bytearray_make,
    .destroy = destroy,
    .get_buffer = get_buffer,
    .release_buffer = release_buffer,
    .not_added = "can't concat %T to %T",
};
