/* SPDX-License-Identifier: MIT */
/* vm/objects/text_methods.h - the methods that str, bytes and bytearray have in common, each written once.
 *
 * The C function looks at args[0] to know which of the three it serves: what counts as
 * text in the other arguments and what the results are follows from it. */
#ifndef CPY_OBJECTS_TEXT_METHODS_H
#define CPY_OBJECTS_TEXT_METHODS_H

#include "vm/objects/text.h"

/* R(name, signature, C function, docstring).  SPACE: the default fill character as Python writes it; COUNT: the last
 * parameter of replace(), which has a name in str only. */
#define CPY_TEXT_ROWS(R, SPACE, COUNT)                                                                                 \
    R("find", "(self, sub, start=None, end=None, /)", cpy_text_method_find,                                            \
        "Return the lowest index where sub is found within [start:end], or -1.")                                       \
    R("index", "(self, sub, start=None, end=None, /)", cpy_text_method_index,                                          \
        "Like find(), but raise ValueError if sub is not found.")                                                      \
    R("rfind", "(self, sub, start=None, end=None, /)", cpy_text_method_rfind,                                          \
        "Return the highest index where sub is found within [start:end], or -1.")                                      \
    R("rindex", "(self, sub, start=None, end=None, /)", cpy_text_method_rindex,                                        \
        "Like rfind(), but raise ValueError if sub is not found.")                                                     \
    R("count", "(self, sub, start=None, end=None, /)", cpy_text_method_count,                                          \
        "Return how often sub occurs within [start:end] without overlap.")                                             \
    R("startswith", "(self, prefix, start=None, end=None, /)", cpy_text_method_startswith,                             \
        "Return True if [start:end] begins with prefix, or with one of a tuple of prefixes.")                          \
    R("endswith", "(self, suffix, start=None, end=None, /)", cpy_text_method_endswith,                                 \
        "Return True if [start:end] ends with suffix, or with one of a tuple of suffixes.")                            \
    R("removeprefix", "(self, prefix, /)", cpy_text_method_removeprefix, "Return a copy without prefix, if it begins with it.") \
    R("removesuffix", "(self, suffix, /)", cpy_text_method_removesuffix, "Return a copy without suffix, if it ends with it.")   \
    R("replace", "(self, old, new, " COUNT ")", cpy_text_method_replace,                                               \
        "Return a copy with the first count (-1: all) occurrences of old replaced by new.")                            \
    R("split", "(self, /, sep=None, maxsplit=-1)", cpy_text_method_split,                                              \
        "Return a list of the parts between separators (None: whitespace), split at most maxsplit times.")             \
    R("rsplit", "(self, /, sep=None, maxsplit=-1)", cpy_text_method_rsplit,                                            \
        "Like split(), but begin at the end.")                                                                         \
    R("splitlines", "(self, /, keepends=False)", cpy_text_method_splitlines,                                           \
        "Return a list of the lines, with their line breaks if keepends is true.")                                     \
    R("partition", "(self, sep, /)", cpy_text_method_partition,                                                        \
        "Return the part before sep, sep itself and the part after it; if sep is missing, all and two empty parts.")   \
    R("rpartition", "(self, sep, /)", cpy_text_method_rpartition,                                                      \
        "Like partition(), but look for sep from the end; if it is missing, two empty parts come first.")              \
    R("strip", "(self, chars=None, /)", cpy_text_method_strip,                                                         \
        "Return a copy without the given characters (None: whitespace) at both ends.")                                 \
    R("lstrip", "(self, chars=None, /)", cpy_text_method_lstrip, "Like strip(), at the beginning only.")               \
    R("rstrip", "(self, chars=None, /)", cpy_text_method_rstrip, "Like strip(), at the end only.")                     \
    R("center", "(self, width, fillchar=" SPACE ", /)", cpy_text_method_center,                                        \
        "Return a copy centered in width, padded with fillchar.")                                                      \
    R("ljust", "(self, width, fillchar=" SPACE ", /)", cpy_text_method_ljust,                                          \
        "Return a copy padded with fillchar on the right.")                                                            \
    R("rjust", "(self, width, fillchar=" SPACE ", /)", cpy_text_method_rjust,                                          \
        "Return a copy padded with fillchar on the left.")                                                             \
    R("zfill", "(self, width, /)", cpy_text_method_zfill, "Return a copy padded with zeros behind its sign.")          \
    R("expandtabs", "(self, /, tabsize=8)", cpy_text_method_expandtabs,                                                \
        "Return a copy with tabs replaced by spaces up to the next multiple of tabsize.")                              \
    R("__contains__", "(self, key, /)", cpy_text_method_contains, "Return bool(key in self).")                         \
    R("__len__", "(self, /)", cpy_text_method_len, "Return len(self).")                                                \
    R("__mul__", "(self, value, /)", cpy_text_method_mul, "Return self*value.")                                        \
    R("__rmul__", "(self, value, /)", cpy_text_method_mul, "Return value*self.")

#define CPY_ROW_PROTOTYPE(name, signature, function, doc) \
    cpy_value function(struct cpy_thread *t, const cpy_value *args);
#define CPY_ROW(name, signature, function, doc) {name, signature, function, doc, CPY_BIND_INSTANCE},

CPY_TEXT_ROWS(CPY_ROW_PROTOTYPE, "", "")

/* The text of a str, bytes or bytearray. */
CPY_INLINE struct cpy_text cpy_self_text(cpy_value v)
{
    if (cpy_is_str(v))
        return cpy_str_text(v);
    if (cpy_is_bytes(v))
        return cpy_text_of(cpy_as_bytes(v)->data, cpy_as_bytes(v)->len, false);
    if (!cpy_as_bytearray(v)->len)
        return cpy_text_of("", 0, false);
    return cpy_text_of(cpy_as_bytearray(v)->data, cpy_as_bytearray(v)->len, false);
}

/* Part of self's text as a new object of self's kind; self again where that is the same. */
cpy_value cpy_self_part(struct cpy_thread *t, cpy_value self, const struct cpy_text *text, size_t start, size_t end);
CPY_INLINE cpy_value cpy_self_whole(struct cpy_thread *t, cpy_value self)
{
    struct cpy_text text = cpy_self_text(self);

    return cpy_self_part(t, self, &text, 0, text.len);
}
/* What was built, as an object of self's kind. */
cpy_value cpy_self_finish(struct cpy_builder *b, cpy_value self);

/* An argument that is text for self, in the width of self's text.  Only between getting and freeing it are
 * text and needle valid; while it is held a bytearray cannot be resized. */
struct cpy_pattern {
    struct cpy_text text;      /* as given */
    struct cpy_buffer buffer;  /* where it came from, if held */
    bool held;
    uint8_t byte;              /* a single byte, given as an int */
    struct cpy_thread *t;
};
/* message: the TypeError for a str, with one %T for the argument; NULL for bytes' usual one.  ints: may be a byte. */
CPY_CHECKED bool cpy_pattern_get(struct cpy_thread *t, struct cpy_pattern *p, cpy_value self, cpy_value arg,
    const char *message, bool ints);
void cpy_pattern_free(struct cpy_pattern *p); /* Frees what preparing the pattern allocated. */

/* An int argument within the range of C's int, else OverflowError. */
CPY_CHECKED bool cpy_to_c_int(struct cpy_thread *t, cpy_value v, int64_t *out);

/* Whitespace as strip() and split() of str or of bytes see it. */
bool cpy_text_is_space(uint32_t c, bool is_str);

#endif
