/* SPDX-License-Identifier: MIT */
/* modules/stdlib/re_sub.c - replacing matches.
 *
 * A replacement text is read into a list of literal pieces and numbers of groups, which the pattern keeps for the next
 * time.  The result grows in a builder, or for bytes in a block of memory. */
#include "modules/stdlib/re.h"

#include <stdlib.h>

/* --- the result -------------------------------------------------------------------------------------------------- */

struct output {
    struct cpy_thread *t;
    bool is_bytes, failed;
    struct cpy_builder text;
    uint8_t *data; /* of bytes, malloc'ed */
    size_t len, room;
};

static void output_begin(struct output *out, struct cpy_thread *t, bool is_bytes)
{
    out->t = t;
    out->is_bytes = is_bytes;
    out->failed = false;
    out->data = NULL;
    out->len = out->room = 0;
    cpy_build(&out->text, t);
}

static void add_bytes(struct output *out, const void *data, size_t len)
{
    if (out->len + len > out->room) {
        size_t room = out->room * 2 + len + 64;
        uint8_t *block = out->failed ? NULL : realloc(out->data, room);

        if (!block) {
            if (!out->failed)
                cpy_raise_no_memory(out->t);
            out->failed = true;
            return;
        }
        out->data = block;
        out->room = room;
    }
    if (len)
        memcpy(out->data + out->len, data, len);
    out->len += len;
}

/* Adds a part of the text that is searched. */
static void add_part(struct output *out, const struct re_subject *s, size_t start, size_t end)
{
    struct cpy_text part = {(const char *)s->data + start * s->width, end - start, s->width, s->alphabet == RE_LOW};

    if (start == end)
        return;
    if (out->is_bytes)
        add_bytes(out, part.data, part.len);
    else
        cpy_build_text(&out->text, part);
}

/* Adds a value that must be of the pattern's kind; number: of which piece of the result it is, for the message. */
static void add_value(struct output *out, cpy_value v, size_t number)
{
    struct cpy_buffer buffer;

    if (out->failed)
        return;
    if (!out->is_bytes && cpy_is_str(v)) {
        cpy_build_str(&out->text, v);
    } else if (out->is_bytes && cpy_has_buffer(v)) {
        if (!(out->failed = !cpy_get_buffer(out->t, v, &buffer, false))) {
            add_bytes(out, buffer.data, buffer.len);
            cpy_release_buffer(out->t, &buffer);
        }
    } else {
        out->failed = true;
        cpy_raise(out->t, CPY_TYPE_ERROR,
            out->is_bytes ? "sequence item %zu: expected a bytes-like object, %T found"
                          : "sequence item %zu: expected str instance, %T found",
            number, v);
    }
}

static cpy_value output_finish(struct output *out)
{
    cpy_value result = CPY_ERROR;

    if (out->failed || out->is_bytes)
        cpy_build_drop(&out->text);
    else
        result = cpy_build_finish(&out->text);
    if (!out->failed && out->is_bytes)
        result = cpy_bytes_from(out->t, out->data, out->len);
    free(out->data);
    return result;
}

/* --- reading a template ------------------------------------------------------------------------------------------ */

struct template
{
    struct cpy_thread *t;
    struct re_pattern *p;
    cpy_value source; /* str, or bytes */
    struct cpy_text text;
    size_t at;
    cpy_value list;           /* pieces so far: literals and numbers of groups */
    struct cpy_builder piece; /* the literal that grows */
    bool failed;
};

static uint32_t peek(const struct template *tp) { return tp->at < tp->text.len ? cpy_text_at(&tp->text, tp->at) : 0; }
static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }
static bool is_octal(uint32_t c) { return c >= '0' && c <= '7'; }

#define FAIL(tp, position, ...)                                                                                        \
    do {                                                                                                               \
        cpy_re_error((tp)->t, (tp)->source, (int64_t)(position), __VA_ARGS__);                                         \
        (tp)->failed = true;                                                                                           \
    } while (0)

static cpy_value part(struct template *tp, size_t from, size_t to)
{
    struct cpy_text piece = tp->text;

    piece.data = (const char *)piece.data + from * piece.width;
    piece.len = to - from;
    piece.ascii = false;
    return cpy_str_from_text(tp->t, piece);
}

/* Ends the literal that grows. */
static void end_piece(struct template *tp)
{
    bool any = tp->piece.len > 0;
    cpy_value piece = cpy_build_finish(&tp->piece);

    cpy_build(&tp->piece, tp->t);
    if (piece && any && tp->p->is_bytes)
        piece = cpy_encode(tp->t, piece, "latin-1", "strict");
    if (!piece || (any && !cpy_list_append(tp->t, tp->list, piece)))
        tp->failed = true;
}

static void add_group(struct template *tp, uint64_t number, size_t position)
{
    if (number > tp->p->groups) {
        FAIL(tp, position, "invalid group reference %llu", (unsigned long long)number);
        return;
    }
    end_piece(tp);
    if (!tp->failed && !cpy_list_append(tp->t, tp->list, cpy_int((int64_t)number)))
        tp->failed = true;
}

/* Reads a group's name between from and to; false: an error. */
static bool named_group(struct template *tp, size_t from, size_t to, uint64_t *number)
{
    cpy_value name = part(tp, from, to), is, found;

    if (!name || (tp->failed = !(is = cpy_call_method(tp->t, name, "isidentifier", 0))))
        return false;
    if (tp->p->is_bytes && !cpy_str_view(name).ascii)
        FAIL(tp, from, "bad character in group name %A", name);
    else if (is != CPY_TRUE)
        FAIL(tp, from, "bad character in group name %R", name);
    if (tp->failed)
        return false;
    if (!(found = cpy_dict_get(tp->t, cpy_load(tp->p->names), name))) {
        cpy_raise(tp->t, CPY_INDEX_ERROR, "unknown group name %R", name);
        tp->failed = true;
        return false;
    }
    *number = (uint64_t)cpy_small(found);
    return true;
}

/* \g<...> after the g. */
static void read_name(struct template *tp)
{
    size_t from = tp->at + 1, to = from;
    uint64_t number = 0;
    bool digits = true;

    if (peek(tp) != '<') {
        FAIL(tp, tp->at, "missing <");
        return;
    }
    while (to < tp->text.len && cpy_text_at(&tp->text, to) != '>') {
        uint32_t c = cpy_text_at(&tp->text, to++);

        digits &= is_digit(c);
        number = number > INT64_MAX / 16 ? number : number * 10 + (c - '0');
    }
    if (to == from) {
        FAIL(tp, to, "missing group name");
    } else if (to == tp->text.len) {
        FAIL(tp, from, "missing >, unterminated name");
    } else if (digits || named_group(tp, from, to, &number)) {
        tp->at = to + 1;
        add_group(tp, number, from);
    }
}

/* \1 .. \99 or an octal escape; start is at the backslash. */
static void read_number(struct template *tp, size_t start)
{
    uint32_t first = cpy_text_at(&tp->text, start + 1), value = first - '0', second;

    if (first == '0') {
        for (unsigned i = 0; i < 2 && is_octal(peek(tp)); i++)
            value = value << 3 | (peek(tp) - '0'), tp->at++;
        cpy_build_char(&tp->piece, value & 0xff);
        return;
    }
    if (is_digit(second = peek(tp))) {
        tp->at++;
        if (is_octal(first) && is_octal(second) && is_octal(peek(tp))) {
            value = (value << 3 | (second - '0')) << 3 | (peek(tp) - '0');
            tp->at++;
            if (value > 0377)
                FAIL(tp, start, "octal escape value %V outside of range 0-0o377", part(tp, start, tp->at));
            else
                cpy_build_char(&tp->piece, value);
            return;
        }
        value = value * 10 + (second - '0');
    }
    add_group(tp, value, start + 1);
}

static void read_escape(struct template *tp)
{
    static const char letters[] = "abfnrtv\\", meanings[] = "\a\b\f\n\r\t\v\\";
    size_t start = tp->at++;
    const char *found;
    uint32_t c = peek(tp);

    if (tp->at++ == tp->text.len) {
        FAIL(tp, start, "bad escape (end of pattern)");
    } else if (c == 'g') {
        read_name(tp);
    } else if (is_digit(c)) {
        read_number(tp, start);
    } else if (c < 128 && c && (found = strchr(letters, (int)c))) {
        cpy_build_char(&tp->piece, (uint32_t)meanings[found - letters]);
    } else if ((c | 32) >= 'a' && (c | 32) <= 'z' && c < 128) {
        FAIL(tp, start, "bad escape %V", part(tp, start, tp->at));
    } else {
        cpy_build_char(&tp->piece, '\\');
        cpy_build_char(&tp->piece, c);
    }
}

/* Everything up to the next backslash. */
static void read_plain(struct template *tp)
{
    struct cpy_text plain = tp->text;
    size_t start = tp->at;

    while (tp->at < tp->text.len && peek(tp) != '\\')
        tp->at++;
    plain.data = (const char *)plain.data + start * plain.width;
    plain.len = tp->at - start;
    cpy_build_text(&tp->piece, plain);
}

/* Points at the characters of a template.  False: TypeError. */
static bool template_text(struct cpy_thread *t, cpy_value *source, struct cpy_text *text)
{
    if (cpy_is_str(*source)) {
        *text = cpy_str_view(*source);
        return true;
    }
    if (!cpy_has_buffer(*source)) {
        cpy_raise(t, CPY_TYPE_ERROR, "decoding to str: need a bytes-like object, %T found", *source);
        return false;
    }
    if (!cpy_is_bytes(*source) && !(*source = cpy_call_1(t, cpy_builtin_type(t, CPY_TYPE_BYTES), *source)))
        return false;
    *text = (struct cpy_text){.data = cpy_bytes_view(*source, &text->len), .len = text->len, .width = 1};
    cpy_bytes_view(*source, &text->len);
    return true;
}

/* The list of a template's pieces. */
static cpy_value read_template(struct cpy_thread *t, struct re_pattern *p, cpy_value source)
{
    struct template tp = {.t = t, .p = p, .source = source};

    if (!template_text(t, &tp.source, &tp.text) || !(tp.list = cpy_list_new(t, 4)))
        return CPY_ERROR;
    cpy_build(&tp.piece, t);
    while (!tp.failed && tp.at < tp.text.len) {
        read_plain(&tp);
        if (tp.at < tp.text.len)
            read_escape(&tp);
    }
    if (tp.failed)
        cpy_build_drop(&tp.piece);
    else
        end_piece(&tp);
    cpy_keep(tp.source);
    return tp.failed ? CPY_ERROR : tp.list;
}

static bool has_backslash(const struct cpy_text *text)
{
    if (text->width == 1)
        return text->len && memchr(text->data, '\\', text->len);
    for (size_t i = 0; i < text->len; i++)
        if (cpy_text_at(text, i) == '\\')
            return true;
    return false;
}

/* The pieces of a replacement; one without backslashes, whatever its type, is its only piece. */
static cpy_value pieces_of(struct cpy_thread *t, struct re_pattern *p, cpy_value repl)
{
    struct cpy_text text;
    cpy_value source = repl, list;

    if (repl == cpy_load(p->repl) && cpy_load(p->template))
        return cpy_load(p->template);
    if (!template_text(t, &source, &text))
        return CPY_ERROR;
    if (!(list = has_backslash(&text) ? read_template(t, p, source) : cpy_list_from(t, &repl, 1)))
        return CPY_ERROR;
    if (cpy_is_str(repl) || cpy_is_bytes(repl)) {
        cpy_store(p, &p->repl, repl);
        cpy_store(p, &p->template, list);
    }
    cpy_keep(source);
    return list;
}

/* --- replacing --------------------------------------------------------------------------------------------------- */

/* Adds the pieces, with the groups of a match put in. */
static void add_pieces(
    struct output *out, cpy_value list, const struct re_subject *s, const size_t *spans, size_t number)
{
    size_t n;
    const cpy_value *items = cpy_items(list, &n);

    for (size_t i = 0; i < n; i++) {
        if (!cpy_is_small(items[i]))
            add_value(out, items[i], number);
        else if (spans[2 * cpy_small(items[i])] != SIZE_MAX)
            add_part(out, s, spans[2 * cpy_small(items[i])], spans[2 * cpy_small(items[i]) + 1]);
    }
}

/* What a replacement function says; None: nothing. */
static void add_called(struct output *out, struct re_pattern *p, const struct re_subject *s, size_t start,
    const size_t *spans, cpy_value function, size_t *number)
{
    cpy_value match = cpy_re_match_new(out->t, p, s, start, spans);
    cpy_value result = match ? cpy_call_1(out->t, function, match) : CPY_ERROR;

    if (!result) {
        out->failed = true;
    } else if (result != CPY_NONE) {
        add_value(out, result, *number);
        ++*number;
    }
}

/* Replaces in s; returns how many, or -1. */
static int64_t replace(
    struct re_pattern *p, struct re_subject *s, cpy_value repl, cpy_value pieces, int64_t most, struct output *out)
{
    size_t start = 0, last = 0, number = 0;
    int64_t count = 0;
    bool again = false;
    const size_t *spans;
    int found = 0;

    while ((most == 0 || count < most) && (found = cpy_re_run(out->t, p, s, RE_SEARCH, start, again, &spans)) > 0) {
        size_t from = spans[0], to = spans[1];

        number += last < from;
        add_part(out, s, last, from);
        if (pieces)
            add_pieces(out, pieces, s, spans, number++);
        else
            add_called(out, p, s, start, spans, repl, &number);
        if (out->failed || out->text.failed)
            return -1;
        count++;
        again = from == to;
        last = start = to;
    }
    if (count)
        add_part(out, s, last, s->len);
    return found < 0 ? -1 : count;
}

cpy_value cpy_re_sub(
    struct cpy_thread *t, cpy_value pattern, cpy_value repl, cpy_value text, int64_t most, bool counted)
{
    struct re_pattern *p = cpy_re_pattern(pattern);
    cpy_value pieces = CPY_UNSET, result;
    struct re_subject s;
    struct output out;
    int64_t start = 0, count;

    if (!cpy_is_callable(t, repl) && !(pieces = pieces_of(t, p, repl)))
        return CPY_ERROR;
    if (!cpy_re_begin(t, p, text, &start, INT64_MAX, &s))
        return CPY_ERROR;
    output_begin(&out, t, p->is_bytes);
    count = replace(p, &s, repl, pieces, most, &out);
    out.failed |= count < 0;
    result = output_finish(&out);
    if (result && !count)
        result = cpy_re_slice(t, &s, 0, s.len);
    cpy_re_end(t, &s);
    return result && counted ? cpy_tuple_of(t, 2, result, cpy_int(count)) : result;
}

cpy_value cpy_re_expand(
    struct cpy_thread *t, struct re_pattern *p, cpy_value match, struct re_subject *s, cpy_value template)
{
    cpy_value pieces = read_template(t, p, template);
    struct output out;

    if (!pieces)
        return CPY_ERROR;
    output_begin(&out, t, p->is_bytes);
    add_pieces(&out, pieces, s, cpy_re_match_span(match, 0), 0);
    return output_finish(&out);
}
