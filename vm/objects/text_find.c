/* SPDX-License-Identifier: MIT */
/* vm/objects/text_find.c - methods that look for text: find, count, startswith, in, replace, partition ...
 *
 * The order in each of them: arguments that may run Python code (__index__) first, then the pattern,
 * which locks what it views, and the view of self last, since only then nothing can change it. */
#include "vm/objects/text_methods.h"

#include "vm/objects/bytes.h"
#include "vm/objects/int.h"
#include "vm/objects/list.h"
#include "vm/objects/type.h"

/* --- self, patterns, bounds ---------------------------------------------------------------------- */

cpy_value cpy_self_part(struct cpy_thread *t, cpy_value self, const struct cpy_text *text, size_t start, size_t end)
{
    cpy_value part;

    if (start == 0 && end == text->len && (cpy_is(t, self, CPY_TYPE_STR) || cpy_is(t, self, CPY_TYPE_BYTES)))
        return self;
    if (cpy_is_str(self))
        part = cpy_str_from_part(t, text, start, end);
    else if (cpy_is_bytes(self))
        part = cpy_bytes_from(t, (const char *)text->data + start, end - start);
    else
        part = cpy_bytearray_from(t, (const char *)text->data + start, end - start);
    cpy_keep(self);
    return part;
}

cpy_value cpy_self_finish(struct cpy_builder *b, cpy_value self)
{
    return cpy_is_str(self) ? cpy_build_finish(b) : cpy_build_finish_bytes(b, self);
}

/* A byte given as an int. */
static bool byte_pattern(struct cpy_thread *t, struct cpy_pattern *p, cpy_value arg)
{
    int64_t n;

    if (!cpy_to_index(t, arg, &n))
        return false;
    if (n < 0 || n > 255) {
        cpy_raise(t, CPY_VALUE_ERROR, "byte must be in range(0, 256)");
        return false;
    }
    p->byte = (uint8_t)n;
    p->text = cpy_text_of(&p->byte, 1, false);
    return true;
}

static bool bytes_pattern(struct cpy_thread *t, struct cpy_pattern *p, cpy_value arg, bool ints)
{
    if (cpy_is_bytes(arg)) {
        p->text = cpy_self_text(arg);
        return true;
    }
    if (cpy_has_buffer(arg)) {
        if (!cpy_get_buffer(t, arg, &p->buffer, false))
            return false;
        p->held = true;
        p->text = cpy_text_of(p->buffer.data, p->buffer.len, false);
        return true;
    }
    if (ints && (cpy_is_int(arg) || (cpy_is_object(arg) && cpy_slot_of(t, arg, CPY_SLOT_INDEX))))
        return byte_pattern(t, p, arg);
    cpy_raise(t, CPY_TYPE_ERROR, ints ? "argument should be integer or bytes-like object, not '%T'"
        : "a bytes-like object is required, not '%T'", arg);
    return false;
}

bool cpy_pattern_get(struct cpy_thread *t, struct cpy_pattern *p, cpy_value self, cpy_value arg, const char *message,
    bool ints)
{
    p->t = t;
    p->held = false;
    if (!cpy_is_str(self))
        return bytes_pattern(t, p, arg, ints);
    if (CPY_UNLIKELY(!cpy_is_str(arg))) {
        cpy_raise(t, CPY_TYPE_ERROR, message, arg);
        return false;
    }
    p->text = cpy_str_text(arg);
    return true;
}

void cpy_pattern_free(struct cpy_pattern *p)
{
    if (p->held)
        cpy_release_buffer(p->t, &p->buffer);
}

static bool bound(struct cpy_thread *t, cpy_value v, size_t len, size_t *out)
{
    int64_t n;

    if (!cpy_is_int(v) && !cpy_slot_of(t, v, CPY_SLOT_INDEX)) {
        cpy_raise(t, CPY_TYPE_ERROR, "slice indices must be integers or None or have an __index__ method");
        return false;
    }
    if (!cpy_to_index(t, v, &n))
        return false;
    if (n < 0)
        n = n + (int64_t)len < 0 ? 0 : n + (int64_t)len;
    *out = (uint64_t)n > SIZE_MAX ? SIZE_MAX : (size_t)n;
    return true;
}

/* Both of a slice's bounds as the methods take them (None: not given), cut to 0 .. len; *start may lie
 * behind *end, and behind len. */
static bool text_bounds(struct cpy_thread *t, cpy_value start, cpy_value end, size_t len, size_t *from, size_t *to)
{
    *from = 0;
    *to = len;
    if ((start != CPY_NONE && !bound(t, start, len, from)) || (end != CPY_NONE && !bound(t, end, len, to)))
        return false;
    *to = *to > len ? len : *to;
    return true;
}

bool cpy_to_c_int(struct cpy_thread *t, cpy_value v, int64_t *out)
{
    if (!(v = cpy_index(t, v)) || !cpy_to_index(t, v, out))
        return false;
    if (*out >= INT32_MIN && *out <= INT32_MAX)
        return true;
    cpy_raise(t, CPY_OVERFLOW_ERROR, "Python int too large to convert to C int");
    return false;
}

/* --- find and its like ------------------------------------------------------------------------------- */

enum search { FIND, RFIND, COUNT };

static size_t search_text(const struct cpy_text *s, const struct cpy_text *needle, enum search kind)
{
    if (kind == FIND)
        return cpy_text_find(s, needle);
    if (kind == RFIND)
        return cpy_text_rfind(s, needle);
    return needle->len ? cpy_text_count(s, needle, SIZE_MAX) : s->len + 1;
}

/* Looks for pattern in part of self: *found is a place in self or NOT_FOUND, or the count. */
static bool search_part(struct cpy_thread *t, cpy_value self, const struct cpy_text *pattern, size_t from, size_t to,
    enum search kind, size_t *found)
{
    struct cpy_text text = cpy_self_text(self), part;
    struct cpy_needle needle;

    *found = kind == COUNT ? 0 : CPY_NOT_FOUND;
    to = to > text.len ? text.len : to;
    if (from > to)
        return true;
    part = cpy_text_part(&text, from, to);
    if (CPY_LIKELY(pattern->width == part.width)) {
        *found = search_text(&part, pattern, kind);
    } else {
        if (!cpy_needle(t, &needle, pattern, part.width))
            return false;
        if (needle.possible)
            *found = search_text(&part, &needle.text, kind);
        cpy_needle_free(&needle);
    }
    if (kind != COUNT && *found != CPY_NOT_FOUND)
        *found += from;
    return true;
}

/* The arguments (self, sub, start, end) of find() and its like; what bytes look for is looked at after the bounds. */
static bool search(
    struct cpy_thread *t, const cpy_value *args, enum search kind, const char *complaint, size_t *found)
{
    struct cpy_pattern p;
    size_t from, to;
    bool ok;

    if (CPY_UNLIKELY(cpy_is_str(args[0]) && !cpy_is_str(args[1]))) {
        cpy_raise(t, CPY_TYPE_ERROR, complaint, args[1]);
        return false;
    }
    if (!text_bounds(t, args[2], args[3], cpy_self_text(args[0]).len, &from, &to) ||
        !cpy_pattern_get(t, &p, args[0], args[1], complaint, true))
        return false;
    ok = search_part(t, args[0], &p.text, from, to, kind, found);
    cpy_pattern_free(&p);
    cpy_keep(args[0]);
    cpy_keep(args[1]);
    return ok;
}

static cpy_value find(struct cpy_thread *t, const cpy_value *args, enum search kind, const char *complaint)
{
    size_t found;

    if (!search(t, args, kind, complaint, &found))
        return CPY_ERROR;
    return cpy_int(found == CPY_NOT_FOUND ? -1 : (int64_t)found);
}

static cpy_value find_index(struct cpy_thread *t, const cpy_value *args, enum search kind, const char *complaint)
{
    size_t found;

    if (!search(t, args, kind, complaint, &found))
        return CPY_ERROR;
    if (found == CPY_NOT_FOUND)
        return cpy_raise(t, CPY_VALUE_ERROR, cpy_is_str(args[0]) ? "substring not found" : "subsection not found");
    return cpy_int((int64_t)found);
}

#define FINDER(name, function, kind)                                                         \
    cpy_value cpy_text_method_##name(struct cpy_thread *t, const cpy_value *args)            \
    {                                                                                        \
        return function(t, args, kind, #name "() argument 1 must be str, not %B");           \
    }
FINDER(find, find, FIND)
FINDER(rfind, find, RFIND)
FINDER(index, find_index, FIND)
FINDER(rindex, find_index, RFIND)
FINDER(count, find, COUNT)
#undef FINDER

cpy_value cpy_text_method_contains(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_pattern p;
    cpy_value part = args[1];
    size_t found;
    bool ok;

    if (!cpy_is_str(args[0]) && !cpy_has_buffer(part) && !(part = cpy_index(t, part))) {
        cpy_take_pending(t); /* whatever __index__ raised */
        return cpy_raise(t, CPY_TYPE_ERROR, "a bytes-like object is required, not '%T'", args[1]);
    }
    if (!cpy_pattern_get(t, &p, args[0], part, "'in <string>' requires string as left operand, not %T", true))
        return CPY_ERROR;
    ok = search_part(t, args[0], &p.text, 0, SIZE_MAX, FIND, &found);
    cpy_pattern_free(&p);
    cpy_keep(args[0]);
    cpy_keep(args[1]);
    return ok ? cpy_bool(found != CPY_NOT_FOUND) : CPY_ERROR;
}

/* --- beginnings and ends ------------------------------------------------------------------------------ */

static bool has_affix(const struct cpy_text *text, const struct cpy_text *affix, bool at_end)
{
    struct cpy_text part;

    if (affix->len > text->len)
        return false;
    part = at_end ? cpy_text_part(text, text->len - affix->len, text->len) : cpy_text_part(text, 0, affix->len);
    return cpy_text_equal(&part, affix);
}

/* Does self[from:to] begin or end with affix?  1, 0, -1. */
static int test_affix(struct cpy_thread *t, cpy_value self, cpy_value affix, size_t from, size_t to, bool at_end)
{
    const char *message = at_end ? "tuple for endswith must only contain str, not %T"
        : "tuple for startswith must only contain str, not %T";
    struct cpy_pattern p;
    struct cpy_text text;
    int result = 0;

    if (!cpy_pattern_get(t, &p, self, affix, message, false))
        return -1;
    text = cpy_self_text(self);
    if (from <= to && to <= text.len) {
        text = cpy_text_part(&text, from, to);
        result = has_affix(&text, &p.text, at_end);
    }
    cpy_pattern_free(&p);
    cpy_keep(affix);
    return result;
}

static cpy_value affix_method(struct cpy_thread *t, const cpy_value *args, bool at_end)
{
    cpy_value self = args[0], affix = args[1];
    size_t from, to, n = 1;
    int result = 0;

    if (!text_bounds(t, args[2], args[3], cpy_self_text(self).len, &from, &to))
        return CPY_ERROR;
    if (!cpy_is_tuple(affix) && !(cpy_is_str(self) ? cpy_is_str(affix) : cpy_has_buffer(affix)))
        return cpy_raise(t, CPY_TYPE_ERROR, cpy_is_str(self) ? "%s first arg must be str or a tuple of str, not %T"
            : "%s first arg must be bytes or a tuple of bytes, not %T", at_end ? "endswith" : "startswith", affix);
    if (cpy_is_tuple(affix))
        n = cpy_tuple_len(affix);
    for (size_t i = 0; i < n && result == 0; i++)
        result = test_affix(t, self, cpy_is_tuple(affix) ? cpy_tuple_get(affix, i) : affix, from, to, at_end);
    return result < 0 ? CPY_ERROR : cpy_bool(result);
}

cpy_value cpy_text_method_startswith(struct cpy_thread *t, const cpy_value *args)
{
    return affix_method(t, args, false);
}

cpy_value cpy_text_method_endswith(struct cpy_thread *t, const cpy_value *args)
{
    return affix_method(t, args, true);
}

static cpy_value remove_affix(struct cpy_thread *t, const cpy_value *args, bool at_end)
{
    const char *message = args[1] == CPY_NONE
        ? (at_end ? "removesuffix() argument must be str, not None" : "removeprefix() argument must be str, not None")
        : (at_end ? "removesuffix() argument must be str, not %T" : "removeprefix() argument must be str, not %T");
    struct cpy_pattern p;
    struct cpy_text text;
    size_t cut;
    cpy_value result;

    if (!cpy_pattern_get(t, &p, args[0], args[1], message, false))
        return CPY_ERROR;
    text = cpy_self_text(args[0]);
    cut = has_affix(&text, &p.text, at_end) ? p.text.len : 0;
    result = cpy_self_part(t, args[0], &text, at_end ? 0 : cut, at_end ? text.len - cut : text.len);
    cpy_pattern_free(&p);
    return result;
}

cpy_value cpy_text_method_removeprefix(struct cpy_thread *t, const cpy_value *args)
{
    return remove_affix(t, args, false);
}

cpy_value cpy_text_method_removesuffix(struct cpy_thread *t, const cpy_value *args)
{
    return remove_affix(t, args, true);
}

/* --- replace ----------------------------------------------------------------------------------------------- */

/* Puts replacement before each character, and at the end, at most count times. */
static void replace_nothing(struct cpy_builder *b, const struct cpy_text *text, const struct cpy_text *replacement,
    size_t count)
{
    for (size_t i = 0; i <= text->len; i++) {
        if (count) {
            cpy_build_all(b, replacement);
            count--;
        }
        if (i < text->len)
            cpy_build_char(b, cpy_text_at(text, i));
    }
}

/* All of it is ASCII: the result's length is known once the places are counted. */
static cpy_value replace_ascii(struct cpy_thread *t, cpy_value self, const struct cpy_text *text,
    const struct cpy_text *old, const struct cpy_text *replacement, size_t max)
{
    size_t count = cpy_text_count(text, old, max), at = 0, next;
    uint64_t len = text->len + (uint64_t)count * replacement->len - (uint64_t)count * old->len;
    struct cpy_text rest = *text;
    struct cpy_str *s;

    if (!count)
        return cpy_self_part(t, self, text, 0, text->len);
    if (len > CPY_STR_MAX)
        return cpy_raise_no_memory(t);
    if (!(s = cpy_str_new(t, (size_t)len, 1, true)))
        return CPY_ERROR;
    for (; count; count--) {
        next = cpy_text_find(&rest, old);
        cpy_copy_short(s->data + at, rest.data, next);
        cpy_copy_short(s->data + at + next, replacement->data, replacement->len);
        at += next + replacement->len;
        rest = cpy_text_part(&rest, next + old->len, rest.len);
    }
    cpy_copy_short(s->data + at, rest.data, rest.len);
    return len > 1 ? cpy_from(s) : len ? cpy_str_from_char(t, (uint8_t)s->data[0]) : t->vm->empty_str;
}

static cpy_value replace_text(struct cpy_thread *t, cpy_value self, const struct cpy_text *text,
    const struct cpy_text *old, const struct cpy_text *replacement, size_t count)
{
    struct cpy_text rest = *text;
    struct cpy_builder b;
    size_t at;

    if (cpy_is_str(self) && text->ascii && replacement->ascii && old->len)
        return replace_ascii(t, self, text, old, replacement, count);
    at = old->len ? cpy_text_find(text, old) : 0;
    if (at == CPY_NOT_FOUND || !count)
        return cpy_self_part(t, self, text, 0, text->len);
    cpy_build(&b, t);
    if (!old->len) {
        replace_nothing(&b, text, replacement, count);
        return cpy_self_finish(&b, self);
    }
    for (; at != CPY_NOT_FOUND; at = --count ? cpy_text_find(&rest, old) : CPY_NOT_FOUND) {
        cpy_build_part(&b, &rest, 0, at);
        cpy_build_all(&b, replacement);
        rest = cpy_text_part(&rest, at + old->len, rest.len);
    }
    cpy_build_all(&b, &rest);
    return cpy_self_finish(&b, self);
}

cpy_value cpy_text_method_replace(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_pattern old, replacement;
    struct cpy_needle needle;
    struct cpy_text text;
    cpy_value result = CPY_ERROR;
    int64_t count;

    if (!cpy_pattern_get(t, &old, args[0], args[1], "replace() argument 1 must be str, not %B", false))
        return CPY_ERROR;
    if (!cpy_pattern_get(t, &replacement, args[0], args[2], "replace() argument 2 must be str, not %B", false)) {
        cpy_pattern_free(&old);
        return CPY_ERROR;
    }
    if (cpy_to_size(t, args[3], &count)) {
        text = cpy_self_text(args[0]);
        if (cpy_needle(t, &needle, &old.text, text.width)) {
            result = needle.possible
                ? replace_text(t, args[0], &text, &needle.text, &replacement.text, count < 0 ? SIZE_MAX : (size_t)count)
                : cpy_self_whole(t, args[0]);
            cpy_needle_free(&needle);
        }
    }
    cpy_pattern_free(&replacement);
    cpy_pattern_free(&old);
    for (int i = 0; i < 3; i++)
        cpy_keep(args[i]);
    return result;
}

/* --- partition ----------------------------------------------------------------------------------------------- */

static cpy_value partition(struct cpy_thread *t, const cpy_value *args, enum search kind)
{
    cpy_value self = args[0], parts[3];
    struct cpy_pattern p;
    struct cpy_text text;
    size_t at, len;
    bool ok, found, shared = !cpy_is_bytearray(self); /* are self and the separator parts of the result as they are? */

    if (!cpy_pattern_get(t, &p, self, args[1], "must be str, not %T", false))
        return CPY_ERROR;
    len = p.text.len;
    if (!len)
        cpy_raise(t, CPY_VALUE_ERROR, "empty separator");
    ok = len && search_part(t, self, &p.text, 0, SIZE_MAX, kind, &at);
    if (ok) {
        text = cpy_self_text(self);
        found = at != CPY_NOT_FOUND;
        if (!found) {
            at = kind == FIND ? text.len : 0;
            len = 0;
        }
        ok = (parts[0] = shared && !found && kind == FIND ? self : cpy_self_part(t, self, &text, 0, at)) &&
            (parts[1] = shared && found ? args[1] : cpy_self_part(t, self, &text, at, at + len)) &&
            (parts[2] = shared && !found && kind != FIND ? self : cpy_self_part(t, self, &text, at + len, text.len));
    }
    cpy_pattern_free(&p);
    cpy_keep(args[1]);
    return ok ? cpy_tuple_from(t, parts, 3) : CPY_ERROR;
}

cpy_value cpy_text_method_partition(struct cpy_thread *t, const cpy_value *args) { return partition(t, args, FIND); }
cpy_value cpy_text_method_rpartition(struct cpy_thread *t, const cpy_value *args) { return partition(t, args, RFIND); }
