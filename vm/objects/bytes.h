/* SPDX-License-Identifier: MIT */
/* vm/objects/bytes.h - what bytes, bytearray and memoryview need of each other.
 *
 * The rows here serve bytes and bytearray alike; text_methods.h has those that str shares as well. */
#ifndef CPY_OBJECTS_BYTES_H
#define CPY_OBJECTS_BYTES_H

#include "vm/objects/text_methods.h"

#define CPY_BYTES_ROWS(R)                                                                                            \
    R("capitalize", "(self, /)", cpy_bytes_capitalize, "Return a copy with the first letter in upper case, the rest lower.") \
    R("decode", "(self, /, encoding='utf-8', errors='strict')", cpy_bytes_decode, "Return the bytes as text in an encoding.") \
    R("hex", "(self, /, sep=<unset>, bytes_per_sep=1)", cpy_bytes_hex,                                               \
        "Return two hexadecimal digits for each byte, with sep between groups (counted from the right; negative: from the left)."      \
        "\n\n>>> bytes((1, 254, 3)).hex(':', 2)\n'01:fe03'") \
    R("isalnum", "(self, /)", cpy_bytes_isalnum, "Return True if there are bytes, all ASCII letters or digits.")     \
    R("isalpha", "(self, /)", cpy_bytes_isalpha, "Return True if there are bytes, all ASCII letters.")               \
    R("isascii", "(self, /)", cpy_bytes_isascii, "Return True if all bytes are ASCII.")                              \
    R("isdigit", "(self, /)", cpy_bytes_isdigit, "Return True if there are bytes, all ASCII digits.")                \
    R("islower", "(self, /)", cpy_bytes_islower, "Return True if there are ASCII letters, all lower case.")          \
    R("isspace", "(self, /)", cpy_bytes_isspace, "Return True if there are bytes, all ASCII whitespace.")            \
    R("istitle", "(self, /)", cpy_bytes_istitle, "Return True if each word begins in upper case and goes on in lower case.") \
    R("isupper", "(self, /)", cpy_bytes_isupper, "Return True if there are ASCII letters, all upper case.")          \
    R("join", "(self, iterable_of_bytes, /)", cpy_bytes_join, "Return the bytes of an iterable, joined with these between.") \
    R("lower", "(self, /)", cpy_bytes_lower, "Return a copy with ASCII letters in lower case.")                      \
    R("swapcase", "(self, /)", cpy_bytes_swapcase, "Return a copy with the case of ASCII letters exchanged.")        \
    R("title", "(self, /)", cpy_bytes_title, "Return a copy with each word of ASCII letters in title case.")         \
    R("translate", "(self, table, /, delete=b'')", cpy_bytes_translate,                                              \
        "Return a copy without the bytes in delete, the others replaced by table[byte] (256 bytes, or None).")       \
    R("upper", "(self, /)", cpy_bytes_upper, "Return a copy with ASCII letters in upper case.")                      \
    R("__repr__", "(self, /)", cpy_bytes_repr, "Return repr(self).")                                                 \
    R("__str__", "(self, /)", cpy_bytes_repr, "Return str(self).")                                                   \
    R("__getitem__", "(self, key, /)", cpy_bytes_getitem, "Return self[key].")                                       \
    R("__iter__", "(self, /)", cpy_bytes_iter, "Return iter(self).")                                                 \
    R("__add__", "(self, value, /)", cpy_bytes_add, "Return self+value.")                                            \
    R("__mod__", "(self, value, /)", cpy_bytes_mod, "Return self%value.")                                            \
    R("__rmod__", "(self, value, /)", cpy_bytes_rmod, "Return value%self.")                                          \
    R("__eq__", "(self, value, /)", cpy_bytes_eq, "Return self==value.")                                             \
    R("__ne__", "(self, value, /)", cpy_bytes_ne, "Return self!=value.")                                             \
    R("__lt__", "(self, value, /)", cpy_bytes_lt, "Return self<value.")                                              \
    R("__le__", "(self, value, /)", cpy_bytes_le, "Return self<=value.")                                             \
    R("__gt__", "(self, value, /)", cpy_bytes_gt, "Return self>value.")                                              \
    R("__ge__", "(self, value, /)", cpy_bytes_ge, "Return self>=value.")
CPY_BYTES_ROWS(CPY_ROW_PROTOTYPE)

/* The class methods that both have. */
#define CPY_BYTES_CLASS_ROWS                                                                                         \
    {"fromhex", "(cls, string, /)", cpy_bytes_fromhex, "Make an object from pairs of hexadecimal digits.", CPY_BIND_CLASS}, \
    {"maketrans", "(frm, to, /)", cpy_bytes_maketrans, "Return a table for translate() that maps the bytes of frm to those of to.", \
        CPY_BIND_STATIC},
cpy_value cpy_bytes_fromhex(struct cpy_thread *t, const cpy_value *args);
cpy_value cpy_bytes_maketrans(struct cpy_thread *t, const cpy_value *args); /* bytes.maketrans(). */

/* The builder's characters, all below 256, as bytes, or as a bytearray if like is one.  Frees its memory. */
cpy_value cpy_build_finish_bytes(struct cpy_builder *b, cpy_value like);
/* Puts what bytes(source, encoding, errors) or bytearray(...) consists of, the type's name being for messages.
 * source may be CPY_UNSET. */
CPY_CHECKED bool cpy_bytes_collect(struct cpy_builder *b, cpy_value source, cpy_value encoding, cpy_value errors,
    const char *type);
/* Puts the bytes of an iterable of ints, which is asked for its length if hinted.  complaint: the TypeError if it is none,
 * where %T is its class. */
CPY_CHECKED bool cpy_bytes_collect_ints(struct cpy_builder *b, cpy_value iterable, bool hinted, const char *type,
    const char *complaint);
/* A byte from an int argument: 0 .. 255, else ValueError "byte must be in range(0, 256)". */
CPY_CHECKED bool cpy_to_byte(struct cpy_thread *t, cpy_value v, uint8_t *out);
/* A str argument such as encoding='...' as UTF-8; *name is NULL if v is CPY_UNSET. */
CPY_CHECKED bool cpy_codec_argument(struct cpy_thread *t, const char *function, const char *parameter, cpy_value v,
    const char **name);
/* The hexadecimal digits of data as hex(sep, bytes_per_sep) gives them. */
cpy_value cpy_hex(struct cpy_thread *t, const uint8_t *data, size_t len, cpy_value sep, cpy_value group);
/* bytes % args. */
cpy_value cpy_bytes_percent(struct cpy_thread *t, cpy_value format, cpy_value args);

#endif
