/* SPDX-License-Identifier: MIT */
/* vm/objects/percent.c - the % operator of str, bytes and bytearray.
 *
 * One reader serves all three; where they differ, filler.bytes tells.  The right operand is
 * a tuple of arguments, or one argument, or a mapping; anything with __getitem__ counts as
 * a mapping when a key is used, so whether all arguments were used can be told of others only. */
#include "vm/objects/bytes.h"
#include "vm/objects/str_methods.h"

#include "vm/objects/format.h"
#include "vm/objects/int.h"
#include "vm/objects/limbs.h"
#include "vm/objects/list.h"
#include "vm/objects/type.h"

#include <limits.h>
#include <math.h>

/* A conversion: %(key)-+ #0width.precision letter. */
struct conversion {
    bool left, plus, space, alternate, zero;
    bool bare;              /* nothing between % and the letter */
    int64_t width;          /* -1: none */
    int64_t precision;      /* -1: none */
    uint32_t letter;
};

struct filler {
    struct cpy_thread *t;
    struct cpy_builder *out;
    bool bytes;
    struct cpy_text format;
    size_t at;              /* place in format */
    cpy_value args;         /* the right operand */
    cpy_value mapping;      /* the same if it may be one, or CPY_UNSET */
    cpy_value single;       /* the next argument if args is no tuple, or CPY_UNSET: used up */
    size_t next;            /* the next item of the tuple */
    bool converts;          /* a % was met */
};

static bool fail(struct filler *f, enum cpy_exception_id id, const char *message)
{
    cpy_raise(f->t, id, "%s", message);
    return false;
}

static cpy_value next_argument(struct filler *f)
{
    cpy_value v = f->single;

    if (!f->mapping && cpy_is_tuple(f->args) && f->next < cpy_tuple_len(f->args))
        return cpy_tuple_get(f->args, f->next++);
    f->single = CPY_UNSET;
    return v ? v : cpy_raise(f->t, CPY_TYPE_ERROR, "not enough arguments for format string");
}

/* --- reading a conversion ----------------------------------------------------------------------------- */

/* Reads (key) and takes its value as the next argument. */
static bool read_key(struct filler *f)
{
    size_t start = ++f->at, depth = 1;
    struct cpy_text key;
    cpy_value v;

    if (!f->mapping)
        return fail(f, CPY_TYPE_ERROR, "format requires a mapping");
    for (; f->at < f->format.len && depth; f->at++) {
        uint32_t c = cpy_text_at(&f->format, f->at);

        depth += c == '(';
        depth -= c == ')';
    }
    if (depth)
        return fail(f, CPY_VALUE_ERROR, "incomplete format key");
    key = cpy_text_part(&f->format, start, f->at - 1);
    v = f->bytes ? cpy_bytes_from(f->t, key.data, key.len) : cpy_str_from_text(f->t, key);
    return v && (f->single = cpy_getitem(f->t, f->mapping, v));
}

static void read_flags(struct filler *f, struct conversion *c)
{
    for (; f->at < f->format.len; f->at++)
        switch (cpy_text_at(&f->format, f->at)) {
        case '-': c->left = true; break;
        case '+': c->plus = true; break;
        case ' ': c->space = true; break;
        case '#': c->alternate = true; break;
        case '0': c->zero = true; break;
        default: return;
        }
}

/* A width or precision given as *. */
static bool read_star(struct filler *f, int64_t *n, int64_t max, const char *type)
{
    cpy_value v = next_argument(f);

    f->at++;
    if (!v)
        return false;
    if (!cpy_is_int(v))
        return fail(f, CPY_TYPE_ERROR, "* wants int");
    if (!cpy_to_int64(f->t, v, n))
        cpy_take_pending(f->t);
    else if (*n <= max && *n >= -max - 1)
        return true;
    cpy_raise(f->t, CPY_OVERFLOW_ERROR, "Python int too large to convert to C %s", type);
    return false;
}

static bool read_number(struct filler *f, int64_t *n, int64_t max, const char *message)
{
    for (*n = 0; f->at < f->format.len; f->at++) {
        int digit = (int)cpy_text_at(&f->format, f->at) - '0';

        if (digit < 0 || digit > 9)
            break;
        if (*n > (max - digit) / 10)
            return fail(f, CPY_VALUE_ERROR, message);
        *n = *n * 10 + digit;
    }
    return true;
}

CPY_INLINE bool is_next(const struct filler *f, uint32_t c)
{
    return f->at < f->format.len && cpy_text_at(&f->format, f->at) == c;
}

static bool read_width(struct filler *f, struct conversion *c)
{
    size_t start = f->at;

    if (is_next(f, '*')) {
        if (!read_star(f, &c->width, INT64_MAX, "ssize_t"))
            return false;
        if (c->width < 0) {
            c->left = true;
            c->width = c->width < -INT64_MAX ? -1 : -c->width;
        }
        return true;
    }
    if (!read_number(f, &c->width, INT64_MAX, "width too big"))
        return false;
    c->width = f->at == start ? -1 : c->width;
    return true;
}

static bool read_precision(struct filler *f, struct conversion *c)
{
    if (!is_next(f, '.'))
        return true;
    f->at++;
    if (!is_next(f, '*'))
        return read_number(f, &c->precision, INT_MAX, f->bytes ? "prec too big" : "precision too big");
    if (!read_star(f, &c->precision, INT_MAX, "int"))
        return false;
    c->precision = c->precision < 0 ? 0 : c->precision;
    return true;
}

static bool read_conversion(struct filler *f, struct conversion *c)
{
    size_t start = f->at;

    *c = (struct conversion){.width = -1, .precision = -1};
    if (is_next(f, '(') && !read_key(f))
        return false;
    read_flags(f, c);
    if (!read_width(f, c) || !read_precision(f, c))
        return false;
    if (is_next(f, 'h') || is_next(f, 'l') || is_next(f, 'L'))
        f->at++;
    if (f->at == f->format.len)
        return fail(f, CPY_VALUE_ERROR, "incomplete format");
    c->bare = f->at == start;
    c->letter = cpy_text_at(&f->format, f->at++);
    return true;
}

/* --- text ------------------------------------------------------------------------------------------------ */

static struct cpy_spec spec_of(const struct conversion *c, bool number)
{
    struct cpy_spec spec = {.fill = ' ', .align = c->left ? '<' : '>', .width = c->width, .precision = c->precision};

    if (number && c->zero && !c->left) {
        spec.fill = '0';
        spec.align = '=';
    }
    return spec;
}

/* Puts text cut to the precision and padded to the width. */
static void put_text(struct filler *f, const struct conversion *c, struct cpy_text text)
{
    struct cpy_spec spec = spec_of(c, false);

    if (c->precision >= 0 && (uint64_t)c->precision < text.len)
        text = cpy_text_part(&text, 0, (size_t)c->precision);
    cpy_build_padded(f->out, &spec, &text);
}

/* %s, %r and %a of str, %r and %a of bytes. */
static bool put_str(struct filler *f, const struct conversion *c, cpy_value v)
{
    cpy_value s = c->letter == 's' ? cpy_str(f->t, v)
        : c->letter == 'r' && !f->bytes ? cpy_repr(f->t, v) : cpy_ascii(f->t, v);

    if (!s)
        return false;
    put_text(f, c, cpy_str_text(s));
    cpy_keep(s);
    return true;
}

/* %s and %b of bytes. */
static bool put_bytes(struct filler *f, const struct conversion *c, cpy_value v)
{
    cpy_value method, made = v;
    struct cpy_buffer b;

    if (!cpy_has_buffer(v)) {
        if (!(method = cpy_is_object(v) ? cpy_special(f->t, v, CPY_N(f->t, __bytes__)) : CPY_UNSET)) {
            if (!cpy_pending(f->t))
                cpy_raise(f->t, CPY_TYPE_ERROR,
                    "%%b requires a bytes-like object, or an object that implements __bytes__, not '%T'", v);
            return false;
        }
        if (!(made = cpy_call_0(f->t, method)))
            return false;
        if (!cpy_is_bytes(made)) {
            cpy_raise(f->t, CPY_TYPE_ERROR, "__bytes__ returned non-bytes (type %T)", made);
            return false;
        }
    }
    if (!cpy_get_buffer(f->t, made, &b, false))
        return false;
    put_text(f, c, cpy_text_of(b.data, b.len, false));
    cpy_release_buffer(f->t, &b);
    return true;
}

static bool put_char(struct filler *f, const struct conversion *c, cpy_value v)
{
    const char *needs = f->bytes ? "%c requires an integer in range(256) or a single byte" : "%c requires int or char";
    bool is_text = f->bytes ? cpy_is_bytes(v) || cpy_is_bytearray(v) : cpy_is_str(v);
    struct conversion whole = *c;
    cpy_value character;
    uint8_t byte;
    int64_t n;

    whole.precision = -1;
    if (is_text && cpy_self_text(v).len == 1) {
        put_text(f, &whole, cpy_self_text(v));
        return true;
    }
    if (is_text || (!cpy_is_int(v) && !(cpy_is_object(v) && cpy_slot_of(f->t, v, CPY_SLOT_INDEX))))
        return fail(f, CPY_TYPE_ERROR, needs);
    if (!cpy_to_index(f->t, v, &n)) {
        if (!cpy_pending_is(f->t, CPY_TYPE_ERROR))
            return false;
        cpy_take_pending(f->t);
        return fail(f, CPY_TYPE_ERROR, needs);
    }
    if (n < 0 || n > (f->bytes ? 255 : 0x10ffff))
        return fail(f, CPY_OVERFLOW_ERROR, f->bytes ? "%c arg not in range(256)" : "%c arg not in range(0x110000)");
    byte = (uint8_t)n;
    if (f->bytes) {
        put_text(f, &whole, cpy_text_of(&byte, 1, false));
        return true;
    }
    if (!(character = cpy_str_from_char(f->t, (uint32_t)n)))
        return false;
    put_text(f, &whole, cpy_str_text(character));
    cpy_keep(character);
    return true;
}

/* --- numbers ------------------------------------------------------------------------------------------------ */

/* Is %d asked for what int() is to try?  A str with __float__ is, too, and is then read as text. */
static bool is_number(struct cpy_thread *t, cpy_value v)
{
    return cpy_slot_of(t, v, CPY_SLOT_INT) || cpy_slot_of(t, v, CPY_SLOT_FLOAT);
}

/* The argument of %d or %x as an int. */
static cpy_value as_int(struct filler *f, const struct conversion *c, cpy_value v)
{
    bool whole = c->letter != 'd' && c->letter != 'i' && c->letter != 'u';
    cpy_value n;

    if (cpy_is_int(v))
        return v;
    if (cpy_slot_of(f->t, v, CPY_SLOT_INDEX) || (!whole && is_number(f->t, v))) {
        n = whole ? cpy_index(f->t, v) : cpy_int_convert(f->t, v);
        if (n || !cpy_pending_is(f->t, CPY_TYPE_ERROR))
            return n;
        cpy_take_pending(f->t);
    }
    return cpy_raise(f->t, CPY_TYPE_ERROR, whole ? "%%%c format: an integer is required, not %T"
        : "%%%c format: a real number is required, not %T", f->bytes && c->letter == 'i' ? 'd' : c->letter, v);
}

static char sign_of(const struct conversion *c, bool negative)
{
    return negative ? '-' : c->plus ? '+' : c->space ? ' ' : 0;
}

/* Puts a number with zeros in front of its digits up to the precision. */
static void put_long_number(struct filler *f, const struct cpy_spec *spec, struct cpy_number *n, size_t precision)
{
    struct cpy_builder digits;

    cpy_build(&digits, f->t);
    cpy_build_fill(&digits, '0', precision - n->digit_count);
    cpy_build_ascii_n(&digits, n->digits, n->digit_count);
    n->digits = digits.data;
    n->digit_count = digits.len;
    if (!digits.failed)
        cpy_build_number(f->out, spec, n);
    f->out->failed |= digits.failed;
    cpy_build_drop(&digits);
}

static bool put_int(struct filler *f, const struct conversion *c, cpy_value v)
{
    int base = c->letter == 'o' ? 8 : (c->letter | 32) == 'x' ? 16 : 10;
    struct cpy_spec spec = spec_of(c, true);
    struct cpy_number n = {.upper = c->letter == 'X'};
    struct cpy_int_text text;

    if (!(v = as_int(f, c, v)) || !cpy_int_digits(f->t, v, base, &text))
        return false;
    n.sign = sign_of(c, text.negative);
    n.digits = text.digits;
    n.digit_count = text.count;
    if (c->alternate && base != 10) {
        n.prefix[0] = '0';
        n.prefix[1] = (char)c->letter;
    }
    if (c->precision > (int64_t)text.count)
        put_long_number(f, &spec, &n, (size_t)c->precision);
    else
        cpy_build_number(f->out, &spec, &n);
    cpy_keep(text.held);
    return !f->out->failed;
}

static bool put_float(struct filler *f, const struct conversion *c, cpy_value v)
{
    struct cpy_spec spec = spec_of(c, true);
    struct cpy_number n = {.sign = 0};
    struct cpy_float_text text;
    double d;

    if (!cpy_to_double(f->t, v, &d)) {
        if (f->bytes && cpy_pending_is(f->t, CPY_EXCEPTION)) {
            cpy_take_pending(f->t);
            cpy_raise(f->t, CPY_TYPE_ERROR, "float argument required, not %T", v);
        }
        return false;
    }
    if (!cpy_float_text(f->t, &text, d, (char)c->letter, c->precision, c->alternate, false))
        return false;
    cpy_number_from_text(&n, text.text, text.len);
    n.sign = sign_of(c, signbit(d) && !isnan(d));
    cpy_build_number(f->out, &spec, &n);
    cpy_float_text_free(&text);
    return true;
}

/* --- filling in ------------------------------------------------------------------------------------------------ */

/* The conversions that programs use most, %s and %d without anything else, for usual arguments.  False: not done. */
static bool put_quickly(struct filler *f)
{
    uint32_t letter = f->at < f->format.len ? cpy_text_at(&f->format, f->at) : 0;
    cpy_value v;

    if ((letter != 's' && letter != 'd') || f->bytes || f->mapping || !cpy_is_tuple(f->args) ||
        f->next == cpy_as_tuple(f->args)->len)
        return false;
    v = cpy_load(cpy_as_tuple(f->args)->items[f->next]);
    if (letter == 's' && cpy_is(f->t, v, CPY_TYPE_STR))
        cpy_build_view(f->out, v);
    else if (cpy_is_small(v))
        cpy_build_small(f->out, cpy_small(v));
    else
        return false;
    f->next++;
    f->at++;
    return true;
}

static bool put_argument(struct filler *f, const struct conversion *c, cpy_value v)
{
    bool shown;

    switch (c->letter) {
    case 's': return f->bytes ? put_bytes(f, c, v) : put_str(f, c, v);
    case 'r': case 'a': return put_str(f, c, v);
    case 'c': return put_char(f, c, v);
    case 'd': case 'i': case 'u': case 'o': case 'x': case 'X': return put_int(f, c, v);
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': return put_float(f, c, v);
    case 'b':
        if (f->bytes)
            return put_bytes(f, c, v);
        break;
    }
    shown = f->bytes || (c->letter > 30 && c->letter < 127);
    cpy_raise(f->t, CPY_VALUE_ERROR, "unsupported format character '%c' (0x%x) at index %zu", shown ? c->letter : '?',
        c->letter, f->at - 1);
    return false;
}

/* The number of characters before the next %, or before the end. */
CPY_INLINE size_t literal_length(const struct filler *f)
{
    size_t left = f->format.len - f->at, n = 0;

    if (CPY_LIKELY(f->format.width == 1)) {
        const char *start = (const char *)f->format.data + f->at, *mark = left ? memchr(start, '%', left) : NULL;

        return mark ? (size_t)(mark - start) : left;
    }
    while (n < left && cpy_text_at(&f->format, f->at + n) != '%')
        n++;
    return n;
}

/* Puts literal text up to the next %; false: the end. */
static bool put_literal(struct filler *f)
{
    size_t n = literal_length(f);
    bool end = n == f->format.len - f->at;

    if (n)
        cpy_build_part(f->out, &f->format, f->at, f->at + n);
    f->at += n + !end;
    return !end;
}

static bool fill(struct filler *f)
{
    struct conversion c;
    cpy_value v;

    while (put_literal(f)) {
        f->converts = true;
        if (put_quickly(f))
            continue;
        if (!read_conversion(f, &c))
            return false;
        if (c.letter == '%' && c.bare) {
            cpy_build_char(f->out, '%');
            continue;
        }
        if (!(v = next_argument(f)) || !put_argument(f, &c, v) || f->out->failed)
            return false;
    }
    if (!f->mapping && (f->single || (cpy_is_tuple(f->args) && f->next < cpy_tuple_len(f->args))))
        return fail(f, CPY_TYPE_ERROR, f->bytes ? "not all arguments converted during bytes formatting"
            : "not all arguments converted during string formatting");
    return true;
}

/* May v be a mapping? */
static bool is_mapping(struct cpy_thread *t, cpy_value v, bool bytes)
{
    if (!cpy_is_object(v) || cpy_is_tuple(v) || cpy_is_str(v) || (bytes && (cpy_is_bytes(v) || cpy_is_bytearray(v))))
        return false;
    return cpy_slot_of(t, v, CPY_SLOT_GETITEM) != NULL;
}

static cpy_value percent(struct cpy_thread *t, cpy_value format, cpy_value args, bool bytes)
{
    struct cpy_builder out;
    struct filler f = {.t = t, .out = &out, .bytes = bytes, .args = args};
    struct cpy_buffer held = {.owner = CPY_UNSET};
    cpy_value result;

    if (!cpy_check_stack(t))
        return CPY_ERROR;
    if (is_mapping(t, args, bytes))
        f.mapping = args;
    if (!cpy_is_tuple(args))
        f.single = args;
    if (cpy_is_bytearray(format) && !cpy_get_buffer(t, format, &held, false))
        return CPY_ERROR;
    f.format = cpy_self_text(format);
    cpy_build(&out, t);
    if (!fill(&f))
        out.failed = true;
    result = cpy_self_finish(&out, format);
    if (result && !f.converts && !bytes && f.format.len)
        result = format; /* even if its class is another */
    if (held.owner)
        cpy_release_buffer(t, &held);
    cpy_keep(format);
    return result;
}

cpy_value cpy_str_percent(struct cpy_thread *t, cpy_value format, cpy_value args)
{
    return percent(t, format, args, false);
}

cpy_value cpy_bytes_percent(struct cpy_thread *t, cpy_value format, cpy_value args)
{
    return percent(t, format, args, true);
}

cpy_value cpy_str_mod(struct cpy_thread *t, const cpy_value *args) { return percent(t, args[0], args[1], false); }

cpy_value cpy_str_rmod(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_is_str(args[1]) ? percent(t, args[1], args[0], false) : CPY_NOT_IMPLEMENTED;
}
