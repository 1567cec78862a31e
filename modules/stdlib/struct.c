/* SPDX-License-Identifier: MIT */
/* modules/stdlib/struct.c - module struct: numbers and bytes in the layout of C structs.
 *
 * A format is read into a list of items (a code, a repeat count, an offset) each time it
 * is used, which costs less than finding it in a cache would; class Struct keeps the list.
 * Sizes and alignment follow this machine in native mode ('@' or no prefix) and the
 * language reference's table otherwise. */
#include "vm/api.h"

#include <math.h>
#include <stdlib.h>

/* --- the codes -------------------------------------------------------------------------- */

enum kind { NONE, PAD, SIGNED, UNSIGNED, BOOLEAN, CHARACTER, TEXT, PASCAL, HALF, SINGLE, DOUBLE, ADDRESS };

struct code {
    uint8_t kind, size, align; /* in bytes; align is a power of two */
};

#define NATIVE(kind, type) {kind, sizeof(type), __alignof__(type)}

static const struct code native_codes[128] = {
    ['x'] = {PAD, 1, 1}, ['c'] = {CHARACTER, 1, 1}, ['s'] = {TEXT, 1, 1}, ['p'] = {PASCAL, 1, 1},
    ['b'] = NATIVE(SIGNED, signed char), ['B'] = NATIVE(UNSIGNED, unsigned char), ['?'] = NATIVE(BOOLEAN, bool),
    ['h'] = NATIVE(SIGNED, short), ['H'] = NATIVE(UNSIGNED, unsigned short),
    ['i'] = NATIVE(SIGNED, int), ['I'] = NATIVE(UNSIGNED, unsigned int),
    ['l'] = NATIVE(SIGNED, long), ['L'] = NATIVE(UNSIGNED, unsigned long),
    ['q'] = NATIVE(SIGNED, long long), ['Q'] = NATIVE(UNSIGNED, unsigned long long),
    ['n'] = NATIVE(SIGNED, ptrdiff_t), ['N'] = NATIVE(UNSIGNED, size_t), ['P'] = NATIVE(ADDRESS, void *),
    ['e'] = {HALF, 2, 2}, ['f'] = NATIVE(SINGLE, float), ['d'] = NATIVE(DOUBLE, double),
};

static const struct code standard_codes[128] = {
    ['x'] = {PAD, 1, 1}, ['c'] = {CHARACTER, 1, 1}, ['s'] = {TEXT, 1, 1}, ['p'] = {PASCAL, 1, 1},
    ['b'] = {SIGNED, 1, 1}, ['B'] = {UNSIGNED, 1, 1}, ['?'] = {BOOLEAN, 1, 1}, ['h'] = {SIGNED, 2, 1}, ['H'] = {UNSIGNED, 2, 1},
    ['i'] = {SIGNED, 4, 1}, ['I'] = {UNSIGNED, 4, 1}, ['l'] = {SIGNED, 4, 1}, ['L'] = {UNSIGNED, 4, 1},
    ['q'] = {SIGNED, 8, 1}, ['Q'] = {UNSIGNED, 8, 1}, ['e'] = {HALF, 2, 1}, ['f'] = {SINGLE, 4, 1}, ['d'] = {DOUBLE, 8, 1},
};

/* --- errors --------------------------------------------------------------------------------- */

/* What the module keeps for each interpreter. */
struct state {
    struct cpy_handle error; /* class struct.error */
};

static const char state_key;

static cpy_value error_class(struct cpy_thread *t)
{
    struct state *state = cpy_private(t, &state_key, sizeof *state);

    if (!state)
        return CPY_ERROR;
    if (!state->error.value) {
        cpy_value class = cpy_new_exception_class(t, "struct.error", CPY_UNSET,
            "A format or a value that does not fit it.");

        if (!class)
            return CPY_ERROR;
        cpy_handle_set(t, &state->error, class);
    }
    return state->error.value;
}

#define FAIL(t, ...) (error_class(t) ? cpy_raise_type(t, error_class(t), __VA_ARGS__) : CPY_ERROR)

/* --- formats ---------------------------------------------------------------------------------- */

struct item {
    const struct code *code;
    size_t repeat, offset;
    char letter;
};

#define ROOM 24

struct layout {
    struct item *items;     /* room, or malloc'ed */
    size_t count;           /* items */
    size_t size;            /* bytes of the whole */
    size_t values;          /* Python values */
    bool big_endian, native;
    struct item room[ROOM];
};

static bool takes_one_value(const struct code *code) { return code->kind == TEXT || code->kind == PASCAL; }

/* Reads the byte order prefix and returns the table of codes. */
static const struct code *read_prefix(struct layout *layout, const char **p)
{
    const uint16_t one = 1;
    bool host_is_big = *(const uint8_t *)&one == 0;

    layout->native = false;
    switch (*(*p)++) {
    case '<': layout->big_endian = false; return standard_codes;
    case '>': case '!': layout->big_endian = true; return standard_codes;
    case '=': layout->big_endian = host_is_big; return standard_codes;
    default: (*p)--; /* fall through */
    case '@':
        layout->big_endian = host_is_big;
        layout->native = true;
        return native_codes;
    }
}

/* Reads a repeat count, 1 if there is none.  False: too large. */
static bool read_count(const char **p, const char *end, size_t *count)
{
    if (*p == end || **p < '0' || **p > '9') {
        *count = 1;
        return true;
    }
    for (*count = 0; *p < end && **p >= '0' && **p <= '9'; (*p)++)
        if (__builtin_mul_overflow(*count, (size_t)10, count) ||
            __builtin_add_overflow(*count, (size_t)(**p - '0'), count))
            return false;
    return *count <= PTRDIFF_MAX;
}

/* Appends an item of the layout; the caller made room.  False: the total is too large. */
static bool place(struct layout *layout, const struct code *code, char letter, size_t repeat)
{
    size_t offset = (layout->size + code->align - 1) & ~(size_t)(code->align - 1), bytes;

    if (__builtin_mul_overflow(repeat, (size_t)code->size, &bytes) ||
        __builtin_add_overflow(offset, bytes, &layout->size) ||
        layout->size > PTRDIFF_MAX)
        return false;
    if (code->kind == PAD)
        return true;
    layout->values += takes_one_value(code) ? 1 : repeat;
    layout->items[layout->count++] = (struct item){code, repeat, offset, letter};
    return true;
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static bool read_format(struct cpy_thread *t, struct layout *layout, const char *p, const char *end)
{
    const struct code *codes = read_prefix(layout, &p);
    size_t repeat;

    for (; p < end; p++) {
        if (is_space(*p))
            continue;
        if (!read_count(&p, end, &repeat))
            return FAIL(t, "total struct size too long");
        if (p == end)
            return FAIL(t, "repeat count given without format specifier");
        if (*p & 0x80 || !codes[(unsigned char)*p].kind)
            return *p ? FAIL(t, "bad char in struct format") : FAIL(t, "embedded null character");
        if (!place(layout, &codes[(unsigned char)*p], *p, repeat))
            return FAIL(t, "total struct size too long");
    }
    return true;
}

/* The text of a format, a str or bytes. */
static const char *format_text(struct cpy_thread *t, cpy_value *format, size_t *len)
{
    struct cpy_text text;

    if (cpy_is_str(*format)) {
        text = cpy_str_view(*format);
        *len = text.len;
        if (text.ascii)
            return text.data;
        if (!(*format = cpy_encode(t, *format, "ascii", NULL)))
            return NULL;
    }
    if (cpy_is_bytes(*format))
        return (const char *)cpy_bytes_view(*format, len);
    cpy_raise(t, CPY_TYPE_ERROR, "Struct() argument 1 must be a str or bytes object, not %T", *format);
    return NULL;
}

static void drop_layout(struct layout *layout)
{
    if (layout->items != layout->room)
        free(layout->items);
}

/* Reads a format; ends with drop_layout() if it succeeds.  A format has no more items than letters. */
static bool make_layout(struct cpy_thread *t, struct layout *layout, cpy_value format)
{
    size_t len;
    const char *text = format_text(t, &format, &len);

    if (!text)
        return false;
    layout->items = layout->room;
    layout->count = layout->size = layout->values = 0;
    if (len > ROOM && !(layout->items = calloc(len, sizeof *layout->items))) {
        cpy_raise_no_memory(t);
        return false;
    }
    if (read_format(t, layout, text, text + len)) {
        cpy_keep(format);
        return true;
    }
    drop_layout(layout);
    return false;
}

/* --- numbers in bytes --------------------------------------------------------------------------- */

/* Writes the low bytes of n. */
static void write_bytes(uint8_t *out, uint64_t n, size_t size, bool big_endian)
{
    for (size_t i = 0; i < size; i++) {
        out[big_endian ? size - 1 - i : i] = (uint8_t)n;
        n >>= 8;
    }
}

static uint64_t read_bytes(const uint8_t *in, size_t size, bool big_endian)
{
    uint64_t n = 0;
    uint16_t two;
    uint32_t four;

    switch (size) { /* the compiler knows how to turn bytes round */
    case 1:
        return in[0];
    case 2:
        memcpy(&two, in, 2);
        return big_endian ? __builtin_bswap16(two) : two;
    case 4:
        memcpy(&four, in, 4);
        return big_endian ? __builtin_bswap32(four) : four;
    default:
        memcpy(&n, in, 8);
        return big_endian ? __builtin_bswap64(n) : n;
    }
}

/* A double as half precision: 1 sign, 5 exponent, 10 mantissa bits; rounded half to even.  False: too large. */
static bool to_half(double d, uint16_t *out)
{
    uint16_t sign = signbit(d) ? 0x8000 : 0;
    int exponent;
    double fraction, scaled;

    if (isnan(d) || isinf(d)) {
        *out = sign | 0x7c00 | (isnan(d) ? 0x200 : 0);
        return true;
    }
    fraction = frexp(fabs(d), &exponent);
    if (fraction == 0 || exponent < -24) { /* rounds to 0 */
        *out = sign;
        return true;
    }
    if (exponent < -13) { /* subnormal */
        *out = sign | (uint16_t)rint(ldexp(fraction, exponent + 24));
        return true;
    }
    scaled = rint(ldexp(fraction, 11)); /* 1024 .. 2048; a carry goes into the exponent by itself */
    if (exponent > 16 || (exponent == 16 && scaled == 2048))
        return false;
    *out = sign | (uint16_t)(((unsigned)(exponent + 14) << 10) + ((unsigned)scaled - 1024));
    return true;
}

static double from_half(uint16_t bits)
{
    int exponent = bits >> 10 & 0x1f, mantissa = bits & 0x3ff;
    double d = exponent == 0x1f ? (mantissa ? NAN : INFINITY)
             : exponent ? ldexp(1024 + mantissa, exponent - 25) : ldexp(mantissa, -24);

    return bits & 0x8000 ? -d : d;
}

/* --- packing -------------------------------------------------------------------------------------- */

static bool out_of_range(struct cpy_thread *t, const struct item *item)
{
    bool is_signed = item->code->kind == SIGNED;
    unsigned long long most = UINT64_MAX >> (64 - item->code->size * 8u) >> is_signed;
    long long least = is_signed ? -(long long)most - 1 : 0;

    FAIL(t, "'%c' format requires %lld <= number <= %llu", item->letter, least, most);
    return false;
}

/* Makes v an int. */
static bool as_int(struct cpy_thread *t, cpy_value *v)
{
    if (cpy_is_int(*v) || (*v = cpy_index(t, *v)))
        return true;
    if (cpy_pending_is(t, CPY_TYPE_ERROR)) {
        cpy_take_pending(t);
        FAIL(t, "required argument is not an integer");
    }
    return false;
}

static bool pack_signed(struct cpy_thread *t, const struct layout *layout, const struct item *item, cpy_value v,
    uint8_t *out)
{
    int64_t n, most = INT64_MAX >> (64 - item->code->size * 8u);

    if (!as_int(t, &v))
        return false;
    if (!cpy_to_int64(t, v, &n)) {
        cpy_take_pending(t);
        return out_of_range(t, item);
    }
    if (n > most || n < -most - 1)
        return out_of_range(t, item);
    write_bytes(out, (uint64_t)n, item->code->size, layout->big_endian);
    return true;
}

static bool pack_unsigned(struct cpy_thread *t, const struct layout *layout, const struct item *item, cpy_value v,
    uint8_t *out)
{
    unsigned size = item->code->size;
    uint64_t n;

    if (!as_int(t, &v))
        return false;
    if (!cpy_to_uint64(t, v, &n)) {
        cpy_take_pending(t);
        return out_of_range(t, item);
    }
    if (size < 8 && n >> (size * 8))
        return out_of_range(t, item);
    write_bytes(out, n, size, layout->big_endian);
    return true;
}

static bool pack_address(struct cpy_thread *t, const struct layout *layout, const struct item *item, cpy_value v,
    uint8_t *out)
{
    uint64_t n;

    if (!as_int(t, &v) || !cpy_to_wrapped64(t, v, &n))
        return false;
    if (cpy_int_bit_length(v) > item->code->size * 8u - (cpy_int_sign(v) < 0 && n != INT64_MAX + 1ull)) {
        FAIL(t, "int too large to convert");
        return false;
    }
    write_bytes(out, n, item->code->size, layout->big_endian);
    return true;
}

/* The error for a number that a float of this size cannot hold; of ints CPython tells no more than that. */
static bool float_too_large(struct cpy_thread *t, const struct item *item, cpy_value v)
{
    if (cpy_is_int(v))
        FAIL(t, "int too large to convert");
    else
        cpy_raise(t, CPY_OVERFLOW_ERROR, "float too large to pack with %c format", item->letter);
    return false;
}

static bool pack_float(struct cpy_thread *t, const struct layout *layout, const struct item *item, cpy_value v,
    uint8_t *out)
{
    double d;
    float single;
    uint16_t half;
    uint32_t bits;
    uint64_t n;

    if (!cpy_to_double(t, v, &d)) {
        cpy_take_pending(t);
        FAIL(t, "required argument is not a float");
        return false;
    }
    if (item->code->kind == DOUBLE) {
        memcpy(&n, &d, sizeof n);
    } else if (item->code->kind == SINGLE) {
        single = (float)d;
        if (isinf(single) && !isinf(d) && !layout->native)
            return float_too_large(t, item, v);
        memcpy(&bits, &single, sizeof bits);
        n = bits;
    } else {
        if (!to_half(d, &half))
            return float_too_large(t, item, v);
        n = half;
    }
    write_bytes(out, n, item->code->size, layout->big_endian);
    return true;
}

/* 's': cut off or filled with zeros; 'p': the same after a byte that tells the length. */
static bool pack_text(struct cpy_thread *t, const struct item *item, cpy_value v, uint8_t *out)
{
    struct cpy_buffer buffer;
    size_t room = item->repeat, n;

    if (!cpy_is_bytes(v) && !cpy_has_layout(v, CPY_TYPE_BYTEARRAY)) {
        FAIL(t, "argument for '%c' must be a bytes object", item->letter);
        return false;
    }
    if (!cpy_get_buffer(t, v, &buffer, false))
        return false;
    if (item->code->kind == PASCAL && room) {
        room--;
        n = buffer.len < room ? buffer.len : room;
        *out++ = (uint8_t)(n > 255 ? 255 : n);
    } else {
        n = buffer.len < room ? buffer.len : room;
    }
    if (n)
        memcpy(out, buffer.data, n);
    cpy_release_buffer(t, &buffer);
    return true;
}

static bool pack_character(struct cpy_thread *t, cpy_value v, uint8_t *out)
{
    size_t len = 0;
    const uint8_t *data = cpy_is_bytes(v) ? cpy_bytes_view(v, &len) : NULL;

    if (len != 1) {
        FAIL(t, "char format requires a bytes object of length 1");
        return false;
    }
    *out = *data;
    return true;
}

static bool pack_boolean(struct cpy_thread *t, cpy_value v, uint8_t *out)
{
    int truth = cpy_truth(t, v);

    *out = truth > 0;
    return truth >= 0;
}

static bool pack_one(struct cpy_thread *t, const struct layout *layout, const struct item *item, cpy_value v,
    uint8_t *out)
{
    switch (item->code->kind) {
    case SIGNED: return pack_signed(t, layout, item, v, out);
    case UNSIGNED: return pack_unsigned(t, layout, item, v, out);
    case BOOLEAN: return pack_boolean(t, v, out);
    case CHARACTER: return pack_character(t, v, out);
    case TEXT: case PASCAL: return pack_text(t, item, v, out);
    case ADDRESS: return pack_address(t, layout, item, v, out);
    default: return pack_float(t, layout, item, v, out);
    }
}

/* Packs layout->values values into out, layout->size bytes of zeros. */
static bool pack_all(struct cpy_thread *t, const struct layout *layout, const cpy_value *values, uint8_t *out)
{
    for (size_t i = 0; i < layout->count; i++) {
        const struct item *item = &layout->items[i];
        size_t n = takes_one_value(item->code) ? 1 : item->repeat;
        uint8_t *to = out + item->offset;

        for (; n > 0; n--, to += item->code->size)
            if (!pack_one(t, layout, item, *values++, to))
                return false;
    }
    return true;
}

static bool check_count(struct cpy_thread *t, const struct layout *layout, size_t n, const char *function)
{
    if (n == layout->values)
        return true;
    FAIL(t, "%s expected %zu items for packing (got %zu)", function, layout->values, n);
    return false;
}

static cpy_value pack(struct cpy_thread *t, const struct layout *layout, cpy_value tuple)
{
    size_t n;
    const cpy_value *values = cpy_items(tuple, &n);
    uint8_t *data;
    cpy_value bytes;

    if (!check_count(t, layout, n, "pack") || !(bytes = cpy_bytes_new(t, layout->size, &data)))
        return CPY_ERROR;
    return pack_all(t, layout, values, data) ? bytes : CPY_ERROR;
}

/* Where in a buffer of len bytes the struct begins; counts from the end if negative. */
static bool find_offset(struct cpy_thread *t, const struct layout *layout, int64_t offset, size_t len, bool packing,
    size_t *out)
{
    if (offset < 0) {
        if (offset + (int64_t)layout->size > 0) {
            if (packing)
                FAIL(t, "no space to pack %zu bytes at offset %lld", layout->size, (long long)offset);
            else
                FAIL(t, "not enough data to unpack %zu bytes at offset %lld", layout->size, (long long)offset);
            return false;
        }
        if (offset + (int64_t)len < 0) {
            FAIL(t, "offset %lld out of range for %zu-byte buffer", (long long)offset, len);
            return false;
        }
        offset += (int64_t)len;
    }
    *out = (size_t)offset;
    if ((uint64_t)offset <= len && len - (size_t)offset >= layout->size)
        return true;
    FAIL(t, "%s_%s requires a buffer of at least %llu bytes for %sing %zu bytes at offset %lld "
        "(actual buffer size is %zu)",
        packing ? "pack" : "unpack", packing ? "into" : "from", (unsigned long long)offset + layout->size,
        packing ? "pack" : "unpack", layout->size, (long long)offset, len);
    return false;
}

static bool get_writable(struct cpy_thread *t, cpy_value v, struct cpy_buffer *buffer)
{
    if (cpy_has_buffer(v) && cpy_get_buffer(t, v, buffer, true))
        return true;
    if (cpy_pending(t) && !cpy_pending_is(t, CPY_BUFFER_ERROR) && !cpy_pending_is(t, CPY_TYPE_ERROR))
        return false;
    cpy_take_pending(t);
    cpy_raise(t, CPY_TYPE_ERROR, "argument must be read-write bytes-like object, not %T", v);
    return false;
}

/* An offset as an index; one that is too large raises class id. */
static bool to_offset(struct cpy_thread *t, cpy_value v, enum cpy_exception_id id, const char *message, int64_t *offset)
{
    if (cpy_to_int64(t, v, offset))
        return true;
    if (cpy_pending_is(t, CPY_OVERFLOW_ERROR)) {
        cpy_take_pending(t);
        cpy_raise(t, id, message, v);
    }
    return false;
}

/* args: buffer, offset, tuple of values. */
static cpy_value pack_into(struct cpy_thread *t, const struct layout *layout, const cpy_value *args)
{
    struct cpy_buffer buffer;
    size_t n, at;
    int64_t offset;
    const cpy_value *values = cpy_items(args[2], &n);
    bool good;

    if (!check_count(t, layout, n, "pack_into") ||
        !to_offset(t, args[1], CPY_INDEX_ERROR, "cannot fit '%T' into an index-sized integer", &offset) ||
        !get_writable(t, args[0], &buffer))
        return CPY_ERROR;
    good = find_offset(t, layout, offset, buffer.len, true, &at);
    if (good) {
        memset(buffer.data + at, 0, layout->size);
        good = pack_all(t, layout, values, buffer.data + at);
    }
    cpy_release_buffer(t, &buffer);
    return good ? CPY_NONE : CPY_ERROR;
}

/* --- unpacking ---------------------------------------------------------------------------------------- */

static cpy_value unpack_float(struct cpy_thread *t, const struct item *item, uint64_t n)
{
    double d;
    float single;
    uint32_t bits = (uint32_t)n;

    if (item->code->kind == DOUBLE) {
        memcpy(&d, &n, sizeof d);
    } else if (item->code->kind == SINGLE) {
        memcpy(&single, &bits, sizeof single);
        d = single;
    } else {
        d = from_half((uint16_t)n);
    }
    return cpy_float_from(t, d);
}

static cpy_value unpack_text(struct cpy_thread *t, const struct item *item, const uint8_t *in)
{
    size_t n = item->repeat;

    if (item->code->kind == PASCAL && n) {
        n--;
        if (*in < n)
            n = *in;
        in++;
    }
    return cpy_bytes_from(t, in, n);
}

static cpy_value unpack_one(struct cpy_thread *t, const struct layout *layout, const struct item *item,
    const uint8_t *in)
{
    unsigned unused = 64 - item->code->size * 8u;
    uint64_t n;

    switch (item->code->kind) {
    case TEXT: case PASCAL: return unpack_text(t, item, in);
    case CHARACTER: return cpy_bytes_from(t, in, 1);
    case BOOLEAN: return cpy_bool(*in);
    default: break;
    }
    n = read_bytes(in, item->code->size, layout->big_endian);
    switch (item->code->kind) {
    case SIGNED: return cpy_int_from(t, (int64_t)(n << unused) >> unused);
    case UNSIGNED: case ADDRESS: return cpy_int_from_unsigned(t, n);
    default: return unpack_float(t, item, n);
    }
}

/* The tuple of values in layout->size bytes. */
static cpy_value unpack_all(struct cpy_thread *t, const struct layout *layout, const uint8_t *in)
{
    cpy_value tuple = cpy_tuple_new(t, layout->values), v;
    size_t k = 0;

    if (!tuple)
        return CPY_ERROR;
    for (size_t i = 0; i < layout->count; i++) {
        const struct item *item = &layout->items[i];
        size_t n = takes_one_value(item->code) ? 1 : item->repeat;
        const uint8_t *from = in + item->offset;

        for (; n > 0; n--, from += item->code->size) {
            if (!(v = unpack_one(t, layout, item, from)))
                return CPY_ERROR;
            cpy_tuple_set(tuple, k++, v);
        }
    }
    return tuple;
}

static cpy_value unpack(struct cpy_thread *t, const struct layout *layout, cpy_value v)
{
    struct cpy_buffer buffer;
    cpy_value result;

    if (!cpy_get_buffer(t, v, &buffer, false))
        return CPY_ERROR;
    if (buffer.len == layout->size)
        result = unpack_all(t, layout, buffer.data);
    else
        result = FAIL(t, "unpack requires a buffer of %zu bytes", layout->size);
    cpy_release_buffer(t, &buffer);
    return result;
}

static cpy_value unpack_from(struct cpy_thread *t, const struct layout *layout, cpy_value v, cpy_value offset)
{
    struct cpy_buffer buffer;
    cpy_value result = CPY_ERROR;
    int64_t from;
    size_t at;

    if (!to_offset(t, offset, CPY_OVERFLOW_ERROR, "Python int too large to convert to C ssize_t", &from) || !cpy_get_buffer(t, v, &buffer, false))
        return CPY_ERROR;
    if (find_offset(t, layout, from, buffer.len, false, &at))
        result = unpack_all(t, layout, buffer.data + at);
    cpy_release_buffer(t, &buffer);
    return result;
}

/* --- class Struct ------------------------------------------------------------------------------------------ */

struct compiled {
    struct cpy_object head;
    bool ready;
    unsigned users;   /* calls of pack() and pack_into() under way: they may call Python, and need the layout */
    cpy_field format; /* str */
    struct layout layout;
};

/* Walks over structs that lie one after the other in a buffer. */
struct iterator {
    struct cpy_object head;
    cpy_field compiled, buffer;
    size_t offset;
};

static struct compiled *as_compiled(cpy_value v) { return (struct compiled *)cpy_pointer(v); }

static const struct layout *layout_of(struct cpy_thread *t, cpy_value v)
{
    if (as_compiled(v)->ready)
        return &as_compiled(v)->layout;
    cpy_raise(t, CPY_RUNTIME_ERROR, "Struct object is not initialized");
    return NULL;
}

static void compiled_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct compiled *)o)->format);
}

static void compiled_destroy(struct cpy_object *o)
{
    if (((struct compiled *)o)->ready)
        drop_layout(&((struct compiled *)o)->layout);
}

static const struct cpy_type_def struct_type, iterator_type;

static cpy_value struct_new(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_from(cpy_new_object(t, args[0]));
}

static cpy_value struct_init(struct cpy_thread *t, const cpy_value *args)
{
    struct compiled *self = as_compiled(args[0]);
    struct layout layout;
    cpy_value format = args[1];
    bool in_room;

    if (self->users)
        return cpy_raise(t, CPY_RUNTIME_ERROR, "a Struct cannot get another format while it is used");
    if (!make_layout(t, &layout, format))
        return CPY_ERROR;
    if (cpy_is_bytes(format)) {
        size_t len;
        const uint8_t *text = cpy_bytes_view(format, &len);

        if (!(format = cpy_str_from_ascii(t, (const char *)text, len))) {
            drop_layout(&layout);
            return CPY_ERROR;
        }
    }
    compiled_destroy(&self->head);
    in_room = layout.items == layout.room;
    self->layout = layout;
    if (in_room)
        self->layout.items = self->layout.room;
    self->ready = true;
    cpy_store(self, &self->format, format);
    return CPY_NONE;
}

/* Struct(format) for the module's functions that need an object. */
static cpy_value compile(struct cpy_thread *t, cpy_value format)
{
    cpy_value type = cpy_type_of_def(t, &struct_type);

    return type ? cpy_call_1(t, type, format) : CPY_ERROR;
}

static cpy_value struct_pack(struct cpy_thread *t, const cpy_value *args)
{
    const struct layout *layout = layout_of(t, args[0]);
    cpy_value result = CPY_ERROR;

    if (layout) {
        as_compiled(args[0])->users++;
        result = pack(t, layout, args[1]);
        as_compiled(args[0])->users--;
    }
    return result;
}

static cpy_value struct_pack_into(struct cpy_thread *t, const cpy_value *args)
{
    const struct layout *layout = layout_of(t, args[0]);
    cpy_value result = CPY_ERROR;

    if (layout) {
        as_compiled(args[0])->users++;
        result = pack_into(t, layout, args + 1);
        as_compiled(args[0])->users--;
    }
    return result;
}

static cpy_value struct_unpack(struct cpy_thread *t, const cpy_value *args)
{
    const struct layout *layout = layout_of(t, args[0]);

    return layout ? unpack(t, layout, args[1]) : CPY_ERROR;
}

static cpy_value struct_unpack_from(struct cpy_thread *t, const cpy_value *args)
{
    const struct layout *layout = layout_of(t, args[0]);

    return layout ? unpack_from(t, layout, args[1], args[2]) : CPY_ERROR;
}

static cpy_value struct_iter_unpack(struct cpy_thread *t, const cpy_value *args)
{
    const struct layout *layout = layout_of(t, args[0]);
    struct cpy_buffer buffer;
    struct iterator *it;
    cpy_value type;
    size_t len;

    if (!layout || !cpy_get_buffer(t, args[1], &buffer, false))
        return CPY_ERROR;
    len = buffer.len;
    cpy_release_buffer(t, &buffer);
    if (!layout->size)
        return FAIL(t, "cannot iteratively unpack with a struct of length 0");
    if (len % layout->size)
        return FAIL(t, "iterative unpacking requires a buffer of a multiple of %zu bytes", layout->size);
    if (!(type = cpy_type_of_def(t, &iterator_type)) || !(it = cpy_new_object(t, type)))
        return CPY_ERROR;
    cpy_store(it, &it->compiled, args[0]);
    cpy_store(it, &it->buffer, args[1]);
    return cpy_from(it);
}

static cpy_value struct_size(struct cpy_thread *t, const cpy_value *args)
{
    const struct layout *layout = layout_of(t, args[0]);

    return layout ? cpy_int_from_unsigned(t, layout->size) : CPY_ERROR;
}

static cpy_value struct_format(struct cpy_thread *t, const cpy_value *args)
{
    return layout_of(t, args[0]) ? cpy_load(as_compiled(args[0])->format) : CPY_ERROR;
}

static cpy_value struct_repr(struct cpy_thread *t, const cpy_value *args)
{
    const struct layout *layout = layout_of(t, args[0]);

    return layout ? cpy_str_format(t, "%C(%R)", args[0], cpy_load(as_compiled(args[0])->format)) : CPY_ERROR;
}

static const struct cpy_function struct_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", struct_new, "Create a Struct.", 0},
    {"__init__", "(self, /, format)", struct_init, "Read the format.", 0},
    {"__repr__", "(self, /)", struct_repr, "Return repr(self).", 0},
    {"pack", "(self, /, *values)", struct_pack, "Return the bytes that hold the values.", 0},
    {"pack_into", "(self, buffer, offset, /, *values)", struct_pack_into, "Write the values into a buffer.", 0},
    {"unpack", "(self, buffer, /)", struct_unpack, "Return the values that the bytes hold.", 0},
    {"unpack_from", "(self, /, buffer, offset=0)", struct_unpack_from,
     "Return the values found at an offset in a buffer.", 0},
    {"iter_unpack", "(self, buffer, /)", struct_iter_unpack,
     "Return an iterator over structs that follow each other.", 0},
    {0},
};

static const struct cpy_attribute struct_attributes[] = {
    {"format", struct_format, NULL, "The format, a str."},
    {"size", struct_size, NULL, "How many bytes it describes."},
    {0},
};

static const struct cpy_type_def struct_type = {
    .name = "_struct.Struct", .flags = CPY_TYPE_FULL_NAME,
    .doc = "Struct(format): a format that is read once and used often.",
    .size = sizeof(struct compiled),
    .methods = struct_methods,
    .attributes = struct_attributes,
    .trace = compiled_trace,
    .destroy = compiled_destroy,
};

static cpy_value iterator_iter(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return args[0];
}

static cpy_value iterator_next(struct cpy_thread *t, const cpy_value *args)
{
    struct iterator *it = (struct iterator *)cpy_pointer(args[0]);
    const struct layout *layout = &as_compiled(cpy_load(it->compiled))->layout;
    struct cpy_buffer buffer;
    cpy_value result = CPY_ERROR;

    if (!cpy_get_buffer(t, cpy_load(it->buffer), &buffer, false))
        return CPY_ERROR;
    if (layout->size && it->offset <= buffer.len && buffer.len - it->offset >= layout->size)
        result = unpack_all(t, layout, buffer.data + it->offset);
    cpy_release_buffer(t, &buffer);
    it->offset += result ? layout->size : 0;
    return result;
}

static cpy_value iterator_length_hint(struct cpy_thread *t, const cpy_value *args)
{
    struct iterator *it = (struct iterator *)cpy_pointer(args[0]);
    size_t size = as_compiled(cpy_load(it->compiled))->layout.size;
    struct cpy_buffer buffer;

    if (!cpy_get_buffer(t, cpy_load(it->buffer), &buffer, false))
        return CPY_ERROR;
    cpy_release_buffer(t, &buffer);
    return cpy_int(size && buffer.len > it->offset ? (int64_t)((buffer.len - it->offset) / size) : 0);
}

static void iterator_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct iterator *)o)->compiled);
    cpy_trace(tracer, ((struct iterator *)o)->buffer);
}

static const struct cpy_function iterator_methods[] = {
    {"__iter__", "(self, /)", iterator_iter, "Return self.", 0},
    {"__next__", "(self, /)", iterator_next, "Return the next struct's values.", 0},
    {"__length_hint__", "(self, /)", iterator_length_hint, "Return how many structs are left.", 0},
    {0},
};

static const struct cpy_type_def iterator_type = {
    .name = "_struct.unpack_iterator",
    .doc = "What iter_unpack() returns.",
    .size = sizeof(struct iterator),
    .flags = CPY_TYPE_FULL_NAME | CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = iterator_methods,
    .trace = iterator_trace,
};

/* --- the module ------------------------------------------------------------------------------------------------ */

static cpy_value module_calcsize(struct cpy_thread *t, const cpy_value *args)
{
    struct layout layout;

    if (!make_layout(t, &layout, args[0]))
        return CPY_ERROR;
    drop_layout(&layout);
    return cpy_int_from_unsigned(t, layout.size);
}

static cpy_value module_pack(struct cpy_thread *t, const cpy_value *args)
{
    struct layout layout;
    cpy_value result;

    if (!make_layout(t, &layout, args[0]))
        return CPY_ERROR;
    result = pack(t, &layout, args[1]);
    drop_layout(&layout);
    return result;
}

static cpy_value module_pack_into(struct cpy_thread *t, const cpy_value *args)
{
    struct layout layout;
    cpy_value result;

    if (!make_layout(t, &layout, args[0]))
        return CPY_ERROR;
    result = pack_into(t, &layout, args + 1);
    drop_layout(&layout);
    return result;
}

static cpy_value module_unpack(struct cpy_thread *t, const cpy_value *args)
{
    struct layout layout;
    cpy_value result;

    if (!make_layout(t, &layout, args[0]))
        return CPY_ERROR;
    result = unpack(t, &layout, args[1]);
    drop_layout(&layout);
    return result;
}

static cpy_value module_unpack_from(struct cpy_thread *t, const cpy_value *args)
{
    struct layout layout;
    cpy_value result;

    if (!make_layout(t, &layout, args[0]))
        return CPY_ERROR;
    result = unpack_from(t, &layout, args[1], args[2]);
    drop_layout(&layout);
    return result;
}

static cpy_value module_iter_unpack(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value both[2] = {compile(t, args[0]), args[1]};

    return both[0] ? struct_iter_unpack(t, both) : CPY_ERROR;
}

static bool init(struct cpy_thread *t, cpy_value module)
{
    cpy_value class = error_class(t);

    return class && cpy_module_add(t, module, "error", class);
}

static const struct cpy_function struct_functions[] = {
    {"calcsize", "(format, /)", module_calcsize, "Return how many bytes a format describes.", 0},
    {"pack", "(format, /, *values)", module_pack, "Return the bytes that hold the values.", 0},
    {"pack_into", "(format, buffer, offset, /, *values)", module_pack_into, "Write the values into a buffer.", 0},
    {"unpack", "(format, buffer, /)", module_unpack, "Return the values that the bytes hold.", 0},
    {"unpack_from", "(format, /, buffer, offset=0)", module_unpack_from,
     "Return the values found at an offset in a buffer.", 0},
    {"iter_unpack", "(format, buffer, /)", module_iter_unpack,
     "Return an iterator over structs that follow each other.", 0},
    {0},
};

static const struct cpy_type_def *const struct_types[] = {&struct_type, NULL};

const struct cpy_module_def cpy_module_struct = {
    .name = "struct",
    .doc = "Numbers and bytes in the layout of C structs.",
    .functions = struct_functions,
    .types = struct_types,
    .init = init,
};
