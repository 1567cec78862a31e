/* SPDX-License-Identifier: MIT */
/* vm/objects/str.h - str and bytes as their own files see them; all other code uses cpy_str_view().
 *
 * A str's text lies in the object (data), or in a string buffer that several strs
 * share: a += b makes a str whose text begins at the same place as a's and
 * is longer, as long as a ends where the buffer's used part ends. */
#ifndef CPY_OBJECTS_STR_H
#define CPY_OBJECTS_STR_H

#include "vm/vm.h"

enum cpy_str_flags { CPY_STR_ASCII = 1, CPY_STR_INTERNED = 2, CPY_STR_SHARED = 4, CPY_STR_HASHED = 8 };

struct cpy_str {
    struct cpy_object head;
    uint32_t len;    /* code points */
    uint8_t width;   /* bytes of one: 1, 2 or 4 */
    uint8_t flags;   /* enum cpy_str_flags */
    uint16_t reserved;
    int64_t hash;    /* valid if CPY_STR_HASHED */
    union {
        char data[1];     /* the text, followed by a zero */
        cpy_field buffer; /* if CPY_STR_SHARED: a struct cpy_string_buffer */
    };
};

/* Text that can grow at its end.  data never moves: a text that outgrows it gets a new buffer.  A buffer
 * with used == cap is sealed: nothing is ever appended, and a zero follows the text. */
struct cpy_string_buffer {
    struct cpy_object head;
    char *data;       /* cap + CPY_STR_END bytes */
    size_t used, cap; /* bytes */
};
#define CPY_STR_END 4 /* room for a terminating zero of any width */

/* Code points in a str, bytes in a bytes object: at most. */
#define CPY_STR_MAX ((size_t)UINT32_MAX - 64 < SIZE_MAX / 8 ? (size_t)UINT32_MAX - 64 : SIZE_MAX / 8)
/* No bytes of CPython are longer; what would be is an OverflowError there, where shorter ones are a MemoryError. */
#define CPY_BYTES_COUNTED (SIZE_MAX / 2 - 33)

struct cpy_bytes {
    struct cpy_object head;
    uint32_t len;
    uint32_t flags;   /* 1: hashed */
    int64_t hash;
    uint8_t data[];   /* followed by a zero */
};

struct cpy_bytearray {
    struct cpy_object head;
    uint8_t *data;
    size_t len, cap;
    uint32_t exports; /* views held: resizing is refused */
};

CPY_INLINE struct cpy_str *cpy_as_str(cpy_value v) { return (struct cpy_str *)cpy_pointer(v); }
CPY_INLINE struct cpy_bytes *cpy_as_bytes(cpy_value v) { return (struct cpy_bytes *)cpy_pointer(v); }
CPY_INLINE struct cpy_bytearray *cpy_as_bytearray(cpy_value v) { return (struct cpy_bytearray *)cpy_pointer(v); }
CPY_INLINE bool cpy_is_bytearray(cpy_value v) { return cpy_has_layout(v, CPY_TYPE_BYTEARRAY); }

CPY_INLINE const void *cpy_str_data(const struct cpy_str *s)
{
    return CPY_UNLIKELY(s->flags & CPY_STR_SHARED)
        ? ((const struct cpy_string_buffer *)cpy_pointer(cpy_load(s->buffer)))->data : s->data;
}
/* cpy_str_view() without a call. */
CPY_INLINE struct cpy_text cpy_str_text(cpy_value v)
{
    const struct cpy_str *s = cpy_as_str(v);

    return (struct cpy_text){cpy_str_data(s), s->len, s->width, (s->flags & CPY_STR_ASCII) != 0};
}

/* A str to be filled in through its data before anyone else sees it; text of this length must need this width.
 * NULL: MemoryError. */
struct cpy_str *cpy_str_new(struct cpy_thread *t, size_t len, unsigned width, bool ascii);
/* The same text as an instance of a subclass of str. */
cpy_value cpy_str_as_type(struct cpy_thread *t, cpy_value s, cpy_value type);
/* s, or a plain str with its text if s is an instance of a subclass. */
cpy_value cpy_str_exact(struct cpy_thread *t, cpy_value s);
/* A str that takes over data, malloc'ed by cpy_malloc() with size bytes: len code points, which need this width, and
 * room for CPY_STR_END bytes.  CPY_ERROR: MemoryError, and data has been freed. */
cpy_value cpy_str_adopt(struct cpy_thread *t, void *data, size_t size, size_t len, unsigned width, bool ascii);

/* The collector's view of a str (for its type's definition). */
void cpy_str_trace(struct cpy_tracer *tracer, struct cpy_object *o);
size_t cpy_str_size_of(const struct cpy_object *o); /* Native bytes of a str. */

/* A hash of n bytes: 60 bits, so that it is a small int and never -1. */
int64_t cpy_hash_bytes(const void *data, size_t n);
int64_t cpy_hash_str(cpy_value s); /* hash() of a str, kept in it. */
/* a + b where a is about to be replaced by the result (s += x): may grow in place. */
cpy_value cpy_str_append(struct cpy_thread *t, cpy_value a, cpy_value b);
/* sep.join(items). */
cpy_value cpy_str_join(struct cpy_thread *t, cpy_value sep, const cpy_value *items, size_t n);
/* format % args for str. */
cpy_value cpy_str_percent(struct cpy_thread *t, cpy_value format, cpy_value args);
bool cpy_str_is_identifier(cpy_value s); /* str.isidentifier(). */
/* Unicode character classes (objects/unicode.c). */
bool cpy_char_is_identifier_start(uint32_t c);
bool cpy_char_is_identifier_part(uint32_t c); /* May the code point continue an identifier (XID_Continue)? */
bool cpy_char_is_space(uint32_t c); /* str.isspace() of a code point. */
bool cpy_char_is_printable(uint32_t c); /* str.isprintable() of a code point. */
/* Frees the table of interned strs; drops those that are not marked (called by the collector; interned strs
 * die in major collections alone). */
void cpy_interned_free(struct cpy_vm *vm);
void cpy_interned_sweep(struct cpy_vm *vm, bool major); /* Forgets interned strs that are about to be freed. */

#endif
