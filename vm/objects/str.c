/* SPDX-License-Identifier: MIT */
/* vm/objects/str.c - making, comparing, hashing, cutting and joining strs.
 *
 * Every str has the least width that its text needs, and its ASCII flag says exactly
 * whether all of it is below 128; so equal texts have equal bytes, and comparing or
 * hashing never looks at characters one by one.
 *
 * What is hard: s += x in place.  Nothing tells us whether anyone else sees s, so its text
 * is never touched; the new text is written behind it, in a buffer that both strs share,
 * and the buffer's used-mark tells who came first. */
#include "vm/objects/text.h"

#include "vm/memory/heap.h"

#define SHARE_FROM 256 /* bytes of a result from which s += x makes a growing buffer */

/* --- allocation ------------------------------------------------------------------------- */

/* Bytes of a str object with len characters inside. */
static size_t inline_size(size_t len, unsigned width)
{
    size_t size = offsetof(struct cpy_str, data) + (len + 1) * width;

    return size < sizeof(struct cpy_str) ? sizeof(struct cpy_str) : size;
}

static struct cpy_str *finish_new(struct cpy_str *s, size_t len, unsigned width, bool ascii)
{
    if (CPY_UNLIKELY(!s))
        return NULL;
    s->len = (uint32_t)len;
    s->width = (uint8_t)width;
    s->flags = ascii ? CPY_STR_ASCII : 0;
    return s;
}

struct cpy_str *cpy_str_new(struct cpy_thread *t, size_t len, unsigned width, bool ascii)
{
    if (CPY_UNLIKELY(len > CPY_STR_MAX)) {
        cpy_raise_no_memory(t);
        return NULL;
    }
    return finish_new(cpy_alloc(t, cpy_shape(t, CPY_TYPE_STR), inline_size(len, width)), len, width, ascii);
}

cpy_value cpy_str_as_type(struct cpy_thread *t, cpy_value s, cpy_value type)
{
    struct cpy_text text = cpy_str_text(s);
    struct cpy_str *copy = cpy_new_variable(t, type, inline_size(text.len, text.width));

    if (!finish_new(copy, text.len, text.width, text.ascii))
        return CPY_ERROR;
    memcpy(copy->data, text.data, text.len * text.width);
    cpy_keep(s);
    return cpy_from(copy);
}

cpy_value cpy_str_exact(struct cpy_thread *t, cpy_value s)
{
    return CPY_LIKELY(cpy_is(t, s, CPY_TYPE_STR)) ? s : cpy_str_from_text(t, cpy_str_text(s));
}

/* A str whose text is the first len characters in buffer. */
static cpy_value share(struct cpy_thread *t, struct cpy_string_buffer *buffer, size_t len, unsigned width, bool ascii)
{
    struct cpy_str *s;

    if (len > CPY_STR_MAX)
        return cpy_raise_no_memory(t);
    s = finish_new(cpy_alloc(t, cpy_shape(t, CPY_TYPE_STR), sizeof *s), len, width, ascii);
    if (!s)
        return CPY_ERROR;
    s->flags |= CPY_STR_SHARED;
    cpy_store(s, &s->buffer, cpy_from(buffer));
    return cpy_from(s);
}

cpy_value cpy_str_adopt(struct cpy_thread *t, void *data, size_t size, size_t len, unsigned width, bool ascii)
{
    struct cpy_string_buffer *buffer = cpy_alloc(t, cpy_shape(t, CPY_TYPE_STRING_BUFFER), sizeof *buffer);

    if (!buffer) {
        cpy_scratch_free(t, data, size);
        return CPY_ERROR;
    }
    buffer->data = data;
    buffer->cap = size - CPY_STR_END;
    buffer->used = len * width;
    memset(buffer->data + buffer->used, 0, CPY_STR_END);
    return share(t, buffer, len, width, ascii);
}

/* --- the two types' memory ----------------------------------------------------------------- */

void cpy_str_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    const struct cpy_str *s = (const struct cpy_str *)o;

    if (s->flags & CPY_STR_SHARED)
        cpy_trace(tracer, s->buffer);
}

size_t cpy_str_size_of(const struct cpy_object *o)
{
    const struct cpy_str *s = (const struct cpy_str *)o;

    return s->flags & CPY_STR_SHARED ? sizeof *s : inline_size(s->len, s->width);
}

static void buffer_destroy(struct cpy_object *o)
{
    struct cpy_string_buffer *buffer = (struct cpy_string_buffer *)o;

    if (buffer->data)
        cpy_free(buffer, buffer->data, buffer->cap + CPY_STR_END);
}

const struct cpy_type_def cpy_string_buffer_type = {
    .name = "string_buffer",
    .doc = "Text that several strs share; never seen by programs.",
    .size = sizeof(struct cpy_string_buffer),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT | CPY_TYPE_NO_WEAKREF,
    .destroy = buffer_destroy,
};

/* --- making strs ------------------------------------------------------------------------------- */

struct cpy_text cpy_str_view(cpy_value v) { return cpy_str_text(v); }

cpy_value cpy_str_from_char(struct cpy_thread *t, uint32_t c)
{
    struct cpy_str *s;

    if (CPY_LIKELY(c < 256 && t->vm->characters[c]))
        return t->vm->characters[c];
    if (!(s = cpy_str_new(t, 1, cpy_width_for(c), c < 128)))
        return CPY_ERROR;
    cpy_text_put(s->data, s->width, 0, c);
    if (c < 256)
        t->vm->characters[c] = cpy_from(s);
    return cpy_from(s);
}

/* A str of Latin-1 characters; the empty one and those of one character exist once. */
CPY_INLINE cpy_value from_narrow(struct cpy_thread *t, const void *data, size_t len, bool ascii)
{
    struct cpy_str *s;

    if (CPY_UNLIKELY(len == 1))
        return cpy_str_from_char(t, *(const uint8_t *)data);
    if (CPY_UNLIKELY(len == 0) && t->vm->empty_str)
        return t->vm->empty_str;
    if (!(s = cpy_str_new(t, len, 1, ascii)))
        return CPY_ERROR;
    cpy_copy_short(s->data, data, len);
    return cpy_from(s);
}

cpy_value cpy_str_from_ascii(struct cpy_thread *t, const char *ascii, size_t len)
{
    return from_narrow(t, ascii, len, true);
}

cpy_value cpy_str_from(struct cpy_thread *t, const char *utf8) { return cpy_str_from_utf8(t, utf8, strlen(utf8)); }

cpy_value cpy_str_from_chars(struct cpy_thread *t, const void *data, size_t len, unsigned width, bool ascii)
{
    struct cpy_text text = {data, len, (uint8_t)width, ascii};
    struct cpy_str *s;
    uint32_t bits;

    if (CPY_LIKELY(ascii))
        return from_narrow(t, data, len, true);
    bits = cpy_text_bits(&text);
    if (width == 1)
        return from_narrow(t, data, len, bits < 128);
    if (len < 2)
        return len ? cpy_str_from_char(t, cpy_text_at(&text, 0)) : t->vm->empty_str;
    if (!(s = cpy_str_new(t, len, cpy_width_for(bits), bits < 128)))
        return CPY_ERROR;
    cpy_text_copy(s->data, s->width, &text);
    return cpy_from(s);
}

cpy_value cpy_str_from_text(struct cpy_thread *t, struct cpy_text text)
{
    return cpy_str_from_chars(t, text.data, text.len, text.width, text.ascii);
}

cpy_value cpy_str_slice(struct cpy_thread *t, cpy_value v, size_t start, size_t end)
{
    struct cpy_text text = cpy_str_text(v);
    cpy_value result;

    end = end > text.len ? text.len : end;
    start = start > end ? end : start;
    if (end - start == text.len && cpy_is(t, v, CPY_TYPE_STR))
        return v;
    result = cpy_str_from_part(t, &text, start, end);
    cpy_keep(v);
    return result;
}

/* --- comparing and hashing ------------------------------------------------------------------------ */

bool cpy_str_equal(cpy_value a, cpy_value b)
{
    const struct cpy_str *x = cpy_as_str(a), *y = cpy_as_str(b);

    if (a == b)
        return true;
    if (x->len != y->len || x->width != y->width)
        return false;
    if (x->flags & y->flags & (CPY_STR_HASHED | CPY_STR_INTERNED) &&
        (x->flags & y->flags & CPY_STR_INTERNED || x->hash != y->hash))
        return false;
    return memcmp(cpy_str_data(x), cpy_str_data(y), (size_t)x->len * x->width) == 0;
}

bool cpy_str_equals(cpy_value a, const char *ascii)
{
    struct cpy_text text = cpy_str_text(a);

    return text.ascii && strlen(ascii) == text.len && memcmp(text.data, ascii, text.len) == 0;
}

int cpy_str_compare(cpy_value a, cpy_value b)
{
    struct cpy_text x = cpy_str_text(a), y = cpy_str_text(b);

    return a == b ? 0 : cpy_text_compare(&x, &y);
}

int64_t cpy_hash_str(cpy_value v)
{
    struct cpy_str *s = cpy_as_str(v);

    if (!(s->flags & CPY_STR_HASHED)) {
        s->hash = cpy_hash_bytes(cpy_str_data(s), (size_t)s->len * s->width);
        s->flags |= CPY_STR_HASHED;
    }
    return s->hash;
}

/* --- joining --------------------------------------------------------------------------------------- */

/* Does the text of s end where the used part of its buffer ends, with room for more bytes behind it? */
static struct cpy_string_buffer *open_buffer(const struct cpy_str *s, size_t more)
{
    struct cpy_string_buffer *buffer;

    if (!(s->flags & CPY_STR_SHARED))
        return NULL;
    buffer = (struct cpy_string_buffer *)cpy_pointer(cpy_load(s->buffer));
    return buffer->used == (size_t)s->len * s->width && buffer->cap - buffer->used >= more ? buffer : NULL;
}

/* A new buffer that begins with text and has room for cap bytes. */
static struct cpy_string_buffer *grow_buffer(struct cpy_thread *t, const struct cpy_text *text, unsigned width,
    size_t cap)
{
    struct cpy_string_buffer *buffer = cpy_alloc(t, cpy_shape(t, CPY_TYPE_STRING_BUFFER), sizeof *buffer);

    if (!buffer || !(buffer->data = cpy_malloc(t, cap + CPY_STR_END)))
        return NULL;
    buffer->cap = cap;
    buffer->used = text->len * width;
    cpy_text_copy(buffer->data, width, text);
    return buffer;
}

/* a + b in a buffer: a's, or a new one of at least cap bytes. */
static cpy_value concat_shared(struct cpy_thread *t, cpy_value a, cpy_value b, size_t cap)
{
    struct cpy_text x = cpy_str_text(a), y = cpy_str_text(b);
    unsigned width = x.width > y.width ? x.width : y.width;
    struct cpy_string_buffer *buffer = width == x.width ? open_buffer(cpy_as_str(a), y.len * width) : NULL;
    cpy_value result;
    size_t old;

    if (x.len + y.len > CPY_STR_MAX)
        return cpy_raise_no_memory(t);
    if (!buffer && !(buffer = grow_buffer(t, &x, width, cap)))
        return CPY_ERROR;
    old = buffer->used;
    cpy_text_copy(buffer->data + old, width, &y);
    buffer->used += y.len * width;
    if (!(result = share(t, buffer, x.len + y.len, width, x.ascii && y.ascii)))
        buffer->used = old;
    cpy_keep(a);
    cpy_keep(b);
    return result;
}

static cpy_value concat_plain(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    struct cpy_text x = cpy_str_text(a), y = cpy_str_text(b);
    struct cpy_str *s = cpy_str_new(t, x.len + y.len, x.width > y.width ? x.width : y.width, x.ascii && y.ascii);

    if (CPY_UNLIKELY(!s))
        return CPY_ERROR;
    if (CPY_LIKELY(s->width == 1)) {
        cpy_copy_short(s->data, x.data, x.len);
        cpy_copy_short(s->data + x.len, y.data, y.len);
    } else {
        cpy_text_copy(s->data, s->width, &x);
        cpy_text_copy(s->data + x.len * s->width, s->width, &y);
    }
    cpy_keep(a);
    cpy_keep(b);
    return cpy_from(s);
}

/* Bytes that a + b takes; both lengths fit 32 bits, so that nothing overflows in 64. */
static uint64_t concat_bytes(const struct cpy_str *x, const struct cpy_str *y)
{
    return ((uint64_t)x->len + y->len) * (x->width > y->width ? x->width : y->width);
}

cpy_value cpy_str_append(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    const struct cpy_str *x = cpy_as_str(a), *y = cpy_as_str(b);
    uint64_t bytes = concat_bytes(x, y);

    if (CPY_UNLIKELY(!x->len || !y->len))
        return cpy_str_exact(t, x->len ? a : b);
    if (bytes < SHARE_FROM)
        return concat_plain(t, a, b);
    if (bytes > SIZE_MAX / 4)
        return cpy_raise_no_memory(t);
    return concat_shared(t, a, b, (size_t)(bytes < (1 << 20) ? bytes * 2 : bytes + bytes / 2));
}

/* A long a with a short b looks like a loop that writes s = s + x. */
cpy_value cpy_str_concat(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    const struct cpy_str *x = cpy_as_str(a), *y = cpy_as_str(b);
    uint64_t bytes = concat_bytes(x, y);

    if (CPY_UNLIKELY(!x->len || !y->len))
        return cpy_str_exact(t, x->len ? a : b);
    if (x->len >= 4 * SHARE_FROM && y->len < x->len / 4 && bytes < SIZE_MAX / 4)
        return concat_shared(t, a, b, (size_t)(bytes + bytes / 4));
    return concat_plain(t, a, b);
}

/* The measure of sep.join(items). */
struct join {
    uint64_t len;
    unsigned width;
    bool ascii;
};

static void join_measure(struct join *j, const struct cpy_str *s, uint64_t times)
{
    j->len += s->len * times;
    j->width = s->width > j->width ? s->width : j->width;
    j->ascii &= (s->flags & CPY_STR_ASCII) != 0;
}

/* Writes the text of v to character *at of s and moves *at behind it. */
CPY_INLINE void join_put(struct cpy_str *s, size_t *at, cpy_value v)
{
    struct cpy_text text = cpy_str_text(v);
    char *to = s->data + *at * s->width;

    *at += text.len;
    if (CPY_LIKELY(text.width == s->width))
        cpy_copy_short(to, text.data, text.len * text.width);
    else
        cpy_text_copy(to, s->width, &text);
}

cpy_value cpy_str_join(struct cpy_thread *t, cpy_value sep, const cpy_value *items, size_t n)
{
    struct join j = {0, 1, true};
    bool separated = cpy_as_str(sep)->len != 0;
    struct cpy_str *s;
    size_t at = 0;

    if (n == 1 && cpy_is(t, items[0], CPY_TYPE_STR))
        return items[0];
    for (size_t i = 0; i < n; i++) {
        if (CPY_UNLIKELY(!cpy_is_str(items[i])))
            return cpy_raise(t, CPY_TYPE_ERROR, "sequence item %zu: expected str instance, %T found", i, items[i]);
        join_measure(&j, cpy_as_str(items[i]), 1);
    }
    if (n > 1)
        join_measure(&j, cpy_as_str(sep), n - 1);
    if (j.len == 0)
        return t->vm->empty_str;
    if (j.len > CPY_STR_MAX)
        return cpy_raise_no_memory(t);
    if (!(s = cpy_str_new(t, (size_t)j.len, j.width, j.ascii)))
        return CPY_ERROR;
    for (size_t i = 0; i < n; i++) {
        if (i && separated)
            join_put(s, &at, sep);
        join_put(s, &at, items[i]);
    }
    return cpy_from(s);
}
