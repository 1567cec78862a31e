/* SPDX-License-Identifier: MIT */
/* modules/stdlib/random.c - module random: numbers that look random, and choices made with them.
 *
 * The generator is MT19937 (Matsumoto and Nishimura, "Mersenne Twister", 1998, with the
 * initialisation of 2002).  For the same integer seed every function returns what CPython's
 * does: they draw the same words in the same order.  The module's functions are
 * methods of one hidden Random. */
#include "modules/stdlib/random.h"

#include "modules/stdlib/clock.h"
#include "modules/stdlib/os.h"
#include "modules/stdlib/sha512.h"

#include <math.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

/* --- the generator -------------------------------------------------------------------- */

#define MT_SHIFT 397

static void seed_word(struct random *random, uint32_t seed)
{
    random->state[0] = seed;
    for (uint32_t i = 1; i < MT_WORDS; i++)
        random->state[i] = 1812433253u * (random->state[i - 1] ^ random->state[i - 1] >> 30) + i;
    random->index = MT_WORDS;
}

static void seed_words(struct random *random, const uint32_t *key, size_t n)
{
    uint32_t *s = random->state, i = 1;
    size_t k, j = 0;

    seed_word(random, 19650218u);
    for (k = n > MT_WORDS ? n : MT_WORDS; k > 0; k--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1664525u) + key[j] + (uint32_t)j;
        if (++i == MT_WORDS) {
            s[0] = s[MT_WORDS - 1];
            i = 1;
        }
        if (++j == n)
            j = 0;
    }
    for (k = MT_WORDS - 1; k > 0; k--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1566083941u) - i;
        if (++i == MT_WORDS) {
            s[0] = s[MT_WORDS - 1];
            i = 1;
        }
    }
    s[0] = 0x80000000u;
}

static void make_words(uint32_t *s)
{
    for (unsigned i = 0; i < MT_WORDS; i++) {
        uint32_t y = (s[i] & 0x80000000u) | (s[(i + 1) % MT_WORDS] & 0x7fffffffu);

        s[i] = s[(i + MT_SHIFT) % MT_WORDS] ^ y >> 1 ^ (y & 1 ? 0x9908b0dfu : 0);
    }
}

static uint32_t next_word(struct random *random)
{
    uint32_t y = 0;

    if (random->system)
        return getrandom(&y, sizeof y, 0) == sizeof y ? y : (uint32_t)clock();
    if (random->index >= MT_WORDS) {
        make_words(random->state);
        random->index = 0;
    }
    y = random->state[random->index++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
}

static double next_double(struct random *random)
{
    uint32_t high = next_word(random) >> 5, low = next_word(random) >> 6;

    return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0);
}

/* --- numbers, from a subclass's own methods if it has any ------------------------------------ */

static bool is_subclass(cpy_value self) { return cpy_pointer(self)->shape->flags & CPY_SHAPE_PYTHON; }

bool cpy_random_double(struct cpy_thread *t, cpy_value self, double *out)
{
    cpy_value v;

    if (CPY_LIKELY(!is_subclass(self))) {
        *out = next_double(as_random(self));
        return true;
    }
    return (v = cpy_call_method(t, self, "random", 0)) && cpy_to_double(t, v, out);
}

/* An int of k bits. */
static cpy_value random_bits(struct cpy_thread *t, struct random *random, uint64_t k)
{
    size_t words = (size_t)((k + 31) / 32);
    uint8_t *data;
    cpy_value bytes, v;

    if (k <= 32)
        return cpy_int(k ? next_word(random) >> (32 - k) : 0);
    if (k / 8 > SIZE_MAX / 8 || !(bytes = cpy_bytes_new(t, words * 4, &data)))
        return k / 8 > SIZE_MAX / 8 ? cpy_raise_no_memory(t) : CPY_ERROR;
    for (size_t i = 0; i < words; i++, k -= 32) {
        uint32_t word = next_word(random);

        if (k < 32)
            word >>= 32 - k;
        for (int b = 0; b < 4; b++)
            data[i * 4 + (size_t)b] = (uint8_t)(word >> 8 * b);
    }
    v = cpy_int_from_bytes(t, data, words * 4, true, false);
    cpy_keep(bytes);
    return v;
}

static cpy_value draw_bits(struct cpy_thread *t, cpy_value self, uint64_t k)
{
    if (CPY_UNLIKELY(is_subclass(self)))
        return cpy_call_method(t, self, "getrandbits", 1, cpy_int((int64_t)k));
    return random_bits(t, as_random(self), k);
}

static const struct cpy_type_def random_type;

/* Has the class of self a method of another name than Random's?  1, 0, -1: error. */
static int overrides(struct cpy_thread *t, cpy_value self, const char *name)
{
    cpy_value own = cpy_getattr_str(t, cpy_type_of(t, self), name);
    cpy_value original = own ? cpy_getattr_str(t, cpy_type_of_def(t, &random_type), name) : CPY_ERROR;

    return original ? own != original : -1;
}

/* An int below n from a subclass that has a random() of its own, but no getrandbits(). */
static cpy_value draw_below_by_random(struct cpy_thread *t, cpy_value self, cpy_value n)
{
    const int64_t most = (int64_t)1 << 53; /* random() has so many values */
    double u, limit;
    int64_t count;

    if (cpy_int_bit_length(n) > 53) {
        if (!cpy_warn(t, CPY_USER_WARNING,
                "Underlying random() generator does not supply \nenough bits to choose from a population range this large.\n"
                "To remove the range limitation, add a getrandbits() method.") || !cpy_random_double(t, self, &u))
            return CPY_ERROR;
        cpy_value scaled = cpy_binary(t, cpy_float_from(t, u), n, CPY_MUL);
        double d;

        return scaled && cpy_to_double(t, scaled, &d) ? cpy_int_from_double(t, floor(d)) : CPY_ERROR;
    }
    if (!cpy_to_int64(t, n, &count))
        return CPY_ERROR;
    limit = (double)(most - most % count) / (double)most; /* above it numbers would be uneven */
    do {
        if (!cpy_random_double(t, self, &u))
            return CPY_ERROR;
    } while (u >= limit);
    return cpy_int((int64_t)floor(u * (double)most) % count);
}

/* An int below n, an int > 0. */
static cpy_value draw_below(struct cpy_thread *t, cpy_value self, cpy_value n)
{
    uint64_t k = cpy_int_bit_length(n);
    cpy_value v;
    int less;

    if (is_subclass(self)) {
        int bits = overrides(t, self, "getrandbits"), floats = bits ? 0 : overrides(t, self, "random");

        if (bits < 0 || floats)
            return bits < 0 || floats < 0 ? CPY_ERROR : draw_below_by_random(t, self, n);
    }
    do {
        if (!(v = draw_bits(t, self, k)))
            return CPY_ERROR;
        less = cpy_both_small(v, n) ? cpy_small(v) < cpy_small(n) : cpy_compare_bool(t, v, n, CPY_LT);
    } while (!less);
    return less < 0 ? CPY_ERROR : v;
}

/* The same in 64 bits. */
static bool draw_index(struct cpy_thread *t, cpy_value self, uint64_t n, uint64_t *out)
{
    cpy_value v = draw_below(t, self, cpy_int((int64_t)n));
    int64_t index;

    if (!v || !cpy_to_int64(t, v, &index))
        return false;
    *out = (uint64_t)index;
    return true;
}

/* --- seeds --------------------------------------------------------------------------------------- */

/* By chance.  On a virtual clock chance is what that clock says, so that a run can be repeated. */
static void seed_by_chance(struct cpy_thread *t, struct random *random)
{
    uint32_t key[MT_WORDS];
    uint64_t now;

    if (cpy_clock(t)->is_virtual || getrandom(key, sizeof key, 0) != sizeof key) {
        now = (uint64_t)cpy_clock_wall_time(t);
        key[0] = (uint32_t)now;
        key[1] = (uint32_t)(now >> 32);
        key[2] = cpy_clock(t)->is_virtual ? 0 : (uint32_t)getpid();
        seed_words(random, key, 3);
        return;
    }
    seed_words(random, key, MT_WORDS);
}

/* Seeds with the 32-bit words of an int's absolute value. */
static bool seed_from_int(struct cpy_thread *t, struct random *random, cpy_value v)
{
    size_t n = (size_t)((cpy_int_bit_length(v) + 31) / 32);
    uint32_t *key;
    uint8_t *data;
    cpy_value bytes;

    n += n == 0;
    if (!(v = cpy_unary(t, v, CPY_ABS)) || !(bytes = cpy_bytes_new(t, n * 4, &data)) ||
        !cpy_int_to_bytes(t, v, data, n * 4, true, false))
        return false;
    if (!(key = malloc(n * sizeof *key))) {
        cpy_raise_no_memory(t);
        return false;
    }
    for (size_t i = 0; i < n; i++)
        key[i] = data[4 * i] | (uint32_t)data[4 * i + 1] << 8 | (uint32_t)data[4 * i + 2] << 16 |
            (uint32_t)data[4 * i + 3] << 24;
    cpy_keep(bytes);
    seed_words(random, key, n);
    free(key);
    return true;
}

/* Text and bytes seed with themselves followed by their SHA-512, as one number. */
static bool seed_from_bytes(struct cpy_thread *t, struct random *random, cpy_value v)
{
    struct cpy_buffer buffer;
    uint8_t *data;
    cpy_value bytes, number;

    if (cpy_is_str(v) && !(v = cpy_encode(t, v, "utf-8", NULL)))
        return false;
    if (!cpy_get_buffer(t, v, &buffer, false))
        return false;
    if ((bytes = cpy_bytes_new(t, buffer.len + 64, &data))) {
        memcpy(data, buffer.data, buffer.len);
        cpy_sha512(buffer.data, buffer.len, data + buffer.len);
    }
    number = bytes ? cpy_int_from_bytes(t, data, buffer.len + 64, false, false) : CPY_ERROR;
    cpy_keep(bytes);
    cpy_release_buffer(t, &buffer);
    return number && seed_from_int(t, random, number);
}

/* The seed that texts had before version 2: a hash of their characters, a byte being one. */
static bool seed_version_1(struct cpy_thread *t, struct random *random, cpy_value v)
{
    struct cpy_text s;
    uint64_t hash;
    cpy_value number;

    if (cpy_is_bytes(v)) {
        size_t len;
        const uint8_t *data = cpy_bytes_view(v, &len);

        if (!(v = cpy_decode(t, data, len, "latin-1", NULL)))
            return false;
    }
    s = cpy_str_view(v);
    hash = s.len ? (uint64_t)cpy_text_at(&s, 0) << 7 : 0;
    for (size_t i = 0; i < s.len; i++)
        hash = hash * 1000003 ^ cpy_text_at(&s, i);
    hash ^= s.len;
    cpy_keep(v);
    return (number = cpy_int_from_unsigned(t, hash)) && seed_from_int(t, random, number);
}

static bool seed(struct cpy_thread *t, struct random *random, cpy_value v)
{
    int64_t hash;

    random->has_gauss = false;
    if (v == CPY_NONE) {
        seed_by_chance(t, random);
        return true;
    }
    if (cpy_is_int(v))
        return seed_from_int(t, random, v);
    if (cpy_is_str(v) || cpy_is_bytes(v) || cpy_has_layout(v, CPY_TYPE_BYTEARRAY))
        return seed_from_bytes(t, random, v);
    if (cpy_is_float(v)) {
        cpy_value number;

        return cpy_hash(t, v, &hash) && (number = cpy_int_from_unsigned(t, (uint64_t)hash)) &&
               seed_from_int(t, random, number);
    }
    cpy_raise(t, CPY_TYPE_ERROR, "The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.");
    return false;
}

static cpy_value random_seed(struct cpy_thread *t, const cpy_value *args)
{
    if (as_random(args[0])->system)
        return CPY_NONE;
    if (args[2] == cpy_int(1) && (cpy_is_str(args[1]) || cpy_is_bytes(args[1]))) {
        as_random(args[0])->has_gauss = false;
        return seed_version_1(t, as_random(args[0]), args[1]) ? CPY_NONE : CPY_ERROR;
    }
    return seed(t, as_random(args[0]), args[1]) ? CPY_NONE : CPY_ERROR;
}

static bool check_state(struct cpy_thread *t, cpy_value self)
{
    if (!as_random(self)->system)
        return true;
    cpy_raise(t, CPY_NOT_IMPLEMENTED_ERROR, "System entropy source does not have state.");
    return false;
}

static cpy_value random_getstate(struct cpy_thread *t, const cpy_value *args)
{
    struct random *random = as_random(args[0]);
    cpy_value words, gauss = CPY_NONE;

    if (!check_state(t, args[0]) || !(words = cpy_tuple_new(t, MT_WORDS + 1)))
        return CPY_ERROR;
    for (size_t i = 0; i < MT_WORDS; i++)
        cpy_tuple_set(words, i, cpy_int(random->state[i]));
    cpy_tuple_set(words, MT_WORDS, cpy_int(random->index));
    if (random->has_gauss && !(gauss = cpy_float_from(t, random->gauss)))
        return CPY_ERROR;
    return cpy_tuple_of(t, 3, cpy_int(3), words, gauss);
}

/* Takes the words of a state over.  False: raised, and nothing has changed. */
static bool set_words(struct cpy_thread *t, struct random *random, cpy_value words)
{
    uint32_t state[MT_WORDS + 1];
    size_t n;
    const cpy_value *items;
    int64_t word;

    if (!cpy_is_tuple(words)) {
        cpy_raise(t, CPY_TYPE_ERROR, "state vector must be a tuple");
        return false;
    }
    items = cpy_items(words, &n);
    if (n != MT_WORDS + 1) {
        cpy_raise(t, CPY_VALUE_ERROR, "state vector is the wrong size");
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        if (!cpy_to_index(t, items[i], &word))
            return false;
        if (word < 0) {
            cpy_raise(t, CPY_OVERFLOW_ERROR, "can't convert negative value to unsigned int");
            return false;
        }
        state[i] = (uint32_t)word;
    }
    if (state[MT_WORDS] > MT_WORDS) {
        cpy_raise(t, CPY_VALUE_ERROR, "invalid state");
        return false;
    }
    memcpy(random->state, state, sizeof random->state);
    random->index = state[MT_WORDS];
    return true;
}

static cpy_value random_setstate(struct cpy_thread *t, const cpy_value *args)
{
    struct random *random = as_random(args[0]);
    cpy_value version = check_state(t, args[0]) ? cpy_getitem(t, args[1], cpy_int(0)) : CPY_ERROR, parts[3];
    double gauss = 0;

    if (!version)
        return CPY_ERROR;
    if (version != cpy_int(3))
        return cpy_raise(t, CPY_VALUE_ERROR, "state with version %V passed to Random.setstate() of version 3", version);
    if (!cpy_unpack(t, args[1], parts, 3) || (parts[2] != CPY_NONE && !cpy_to_double(t, parts[2], &gauss)) ||
        !set_words(t, random, parts[1]))
        return CPY_ERROR;
    random->has_gauss = parts[2] != CPY_NONE;
    random->gauss = gauss;
    return CPY_NONE;
}

/* What copy makes a copy from. */
static cpy_value random_reduce(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value state = cpy_call_method(t, args[0], "getstate", 0), none = state ? cpy_tuple_of(t, 0) : CPY_ERROR;

    return none ? cpy_tuple_of(t, 3, cpy_type_of(t, args[0]), none, state) : CPY_ERROR;
}

/* --- numbers ------------------------------------------------------------------------------------------ */

static cpy_value random_random(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_float_from(t, next_double(as_random(args[0])));
}

static cpy_value random_getrandbits(struct cpy_thread *t, const cpy_value *args)
{
    int64_t k;

    if (!cpy_to_index(t, args[1], &k))
        return CPY_ERROR;
    if (k < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "number of bits must be non-negative");
    return random_bits(t, as_random(args[0]), (uint64_t)k);
}

static cpy_value random_randbytes(struct cpy_thread *t, const cpy_value *args)
{
    int64_t n;
    uint8_t *data;
    cpy_value bytes, v;

    if (!cpy_to_int64(t, args[1], &n))
        return CPY_ERROR;
    if (n < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "number of bits must be non-negative");
    if (n > PTRDIFF_MAX / 8)
        return cpy_raise_no_memory(t);
    if (!(v = draw_bits(t, args[0], (uint64_t)n * 8)) || !(bytes = cpy_bytes_new(t, (size_t)n, &data)))
        return CPY_ERROR;
    return cpy_int_to_bytes(t, v, data, (size_t)n, true, false) ? bytes : CPY_ERROR;
}

/* start + step * (a number below count); count may turn out to be too small. */
static cpy_value draw_from_range(struct cpy_thread *t, cpy_value self, cpy_value start, cpy_value stop, cpy_value step)
{
    cpy_value count = cpy_binary(t, stop, start, CPY_SUB), offset;

    count = count ? cpy_binary(t, count, step, CPY_ADD) : CPY_ERROR;
    count = count ? cpy_binary(t, count, cpy_int(cpy_int_sign(step) > 0 ? 1 : -1), CPY_SUB) : CPY_ERROR;
    if (!count || !(count = cpy_binary(t, count, step, CPY_FLOORDIV)))
        return CPY_ERROR;
    if (cpy_int_sign(count) <= 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "empty range in randrange(%V, %V, %V)", start, stop, step);
    if (!(offset = draw_below(t, self, count)) || !(offset = cpy_binary(t, step, offset, CPY_MUL)))
        return CPY_ERROR;
    return cpy_binary(t, start, offset, CPY_ADD);
}

/* A number of start .. stop-1. */
static cpy_value draw_between(struct cpy_thread *t, cpy_value self, cpy_value start, cpy_value stop)
{
    cpy_value width = cpy_binary(t, stop, start, CPY_SUB), offset;

    if (!width)
        return CPY_ERROR;
    if (cpy_int_sign(width) <= 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "empty range in randrange(%V, %V)", start, stop);
    if (!(offset = draw_below(t, self, width)))
        return CPY_ERROR;
    return cpy_binary(t, start, offset, CPY_ADD);
}

static cpy_value random_randrange(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value start = cpy_index(t, args[1]), stop, step;

    if (!start)
        return CPY_ERROR;
    if (args[2] == CPY_NONE) {
        if (args[3] != cpy_int(1))
            return cpy_raise(t, CPY_TYPE_ERROR, "Missing a non-None stop argument");
        if (cpy_int_sign(start) <= 0)
            return cpy_raise(t, CPY_VALUE_ERROR, "empty range for randrange()");
        return draw_below(t, args[0], start);
    }
    if (!(stop = cpy_index(t, args[2])) || !(step = cpy_index(t, args[3])))
        return CPY_ERROR;
    if (step == cpy_int(1))
        return draw_between(t, args[0], start, stop);
    if (step == cpy_int(0))
        return cpy_raise(t, CPY_VALUE_ERROR, "zero step for randrange()");
    return draw_from_range(t, args[0], start, stop, step);
}

static cpy_value random_randint(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value low = cpy_index(t, args[1]), high = low ? cpy_index(t, args[2]) : CPY_ERROR;

    if (!high || !(high = cpy_binary(t, high, cpy_int(1), CPY_ADD)))
        return CPY_ERROR;
    return draw_between(t, args[0], low, high);
}

/* --- choices from sequences ------------------------------------------------------------------------------ */

static cpy_value random_choice(struct cpy_thread *t, const cpy_value *args)
{
    int64_t len = cpy_len(t, args[1]);
    uint64_t index;

    if (len < 0)
        return CPY_ERROR;
    if (!len)
        return cpy_raise(t, CPY_INDEX_ERROR, "Cannot choose from an empty sequence");
    if (!draw_index(t, args[0], (uint64_t)len, &index))
        return CPY_ERROR;
    return cpy_getitem(t, args[1], cpy_int((int64_t)index));
}

static bool swap_items(struct cpy_thread *t, cpy_value x, uint64_t i, uint64_t j)
{
    cpy_value a, b;

    if (cpy_is_exactly(x, CPY_TYPE_LIST) && i < cpy_list_len(x)) {
        a = cpy_list_get(x, i);
        cpy_list_set(x, i, cpy_list_get(x, j));
        cpy_list_set(x, j, a);
        return true;
    }
    return (a = cpy_getitem(t, x, cpy_int((int64_t)i))) && (b = cpy_getitem(t, x, cpy_int((int64_t)j))) &&
           cpy_setitem(t, x, cpy_int((int64_t)i), b) && cpy_setitem(t, x, cpy_int((int64_t)j), a);
}

static cpy_value random_shuffle(struct cpy_thread *t, const cpy_value *args)
{
    int64_t len = cpy_len(t, args[1]);
    uint64_t j;

    if (len < 0)
        return CPY_ERROR;
    for (uint64_t i = (uint64_t)len; i-- > 1;)
        if (!draw_index(t, args[0], i + 1, &j) || !swap_items(t, args[1], i, j))
            return CPY_ERROR;
    return CPY_NONE;
}

/* How many of n growing sums are not greater than x. */
static size_t count_not_greater(const double *sums, size_t n, double x)
{
    size_t low = 0, high = n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (x < sums[middle])
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* Reads weights, adding them up unless they are sums already; malloc'ed.  NULL: raised. */
static double *read_weights(struct cpy_thread *t, cpy_value weights, bool add_up, size_t n, const char *what)
{
    cpy_value list = cpy_list_from_iterable(t, weights);
    double *sums, total = 0, weight;

    if (!list)
        return NULL;
    if (cpy_list_len(list) != n) {
        cpy_raise(t, CPY_VALUE_ERROR, "The number of %s does not match the population", what);
        return NULL;
    }
    if (!(sums = calloc(n + 1, sizeof *sums))) {
        cpy_raise_no_memory(t);
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        if (i >= cpy_list_len(list) || !cpy_to_double(t, cpy_list_get(list, i), &weight)) {
            free(sums);
            return NULL;
        }
        total = add_up ? total + weight : weight;
        sums[i] = total;
    }
    return sums;
}

static bool check_total(struct cpy_thread *t, double total)
{
    if (total > 0 && isfinite(total))
        return true;
    cpy_raise(t, CPY_VALUE_ERROR, total <= 0 ? "Total of weights must be greater than zero"
        : "Total of weights must be finite");
    return false;
}

/* k items, each chosen by a random position: evenly, or among the sums of weights. */
static cpy_value choose(struct cpy_thread *t, cpy_value self, cpy_value population, uint64_t n, const double *sums,
    int64_t k)
{
    cpy_value result = cpy_list_new(t, 0), item;
    double u;
    uint64_t index;

    if (sums && n == 0)
        return cpy_raise(t, CPY_INDEX_ERROR, "list index out of range");
    if (!result || (sums && !check_total(t, sums[n - 1])))
        return CPY_ERROR;
    for (int64_t i = 0; i < k; i++) {
        if (!cpy_random_double(t, self, &u))
            return CPY_ERROR;
        index = sums ? count_not_greater(sums, n - 1, u * sums[n - 1]) : (uint64_t)(u * (double)n);
        if (!(item = cpy_getitem(t, population, cpy_int((int64_t)index))) || !cpy_list_append(t, result, item))
            return CPY_ERROR;
    }
    return result;
}

static cpy_value random_choices(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value weights = args[2], cumulative = args[3], result;
    int64_t n = cpy_len(t, args[1]), k;
    double *sums = NULL;

    if (n < 0 || !cpy_to_index(t, args[4], &k))
        return CPY_ERROR;
    if (cpy_is_int(weights))
        return cpy_raise(t, CPY_TYPE_ERROR, "The number of choices must be a keyword argument: k=%R", weights);
    if (weights != CPY_NONE && cumulative != CPY_NONE)
        return cpy_raise(t, CPY_TYPE_ERROR, "Cannot specify both weights and cumulative weights");
    if (weights != CPY_NONE || cumulative != CPY_NONE) {
        bool add_up = weights != CPY_NONE;

        if (!(sums = read_weights(t, add_up ? weights : cumulative, add_up, (size_t)n, "weights")))
            return CPY_ERROR;
    }
    result = choose(t, args[0], args[1], (uint64_t)n, sums, k);
    free(sums);
    return result;
}

/* k of n items, drawn from a list that loses each. */
static cpy_value sample_from_pool(struct cpy_thread *t, cpy_value self, cpy_value population, uint64_t n, size_t k)
{
    cpy_value pool = cpy_list_from_iterable(t, population), result = pool ? cpy_list_new(t, k) : CPY_ERROR;
    uint64_t j;

    if (!result)
        return CPY_ERROR;
    for (size_t i = 0; i < k; i++) {
        if (!draw_index(t, self, n - i, &j))
            return CPY_ERROR;
        if (j >= cpy_list_len(pool) || n - i > cpy_list_len(pool))
            return cpy_raise(t, CPY_INDEX_ERROR, "list index out of range");
        if (!cpy_list_append(t, result, cpy_list_get(pool, j)))
            return CPY_ERROR;
        cpy_list_set(pool, j, cpy_list_get(pool, n - i - 1));
    }
    return result;
}

/* k of n items, few of many: those drawn already are remembered in a set. */
static cpy_value sample_by_set(struct cpy_thread *t, cpy_value self, cpy_value population, uint64_t n, size_t k)
{
    cpy_value seen = cpy_set_new(t), result = seen ? cpy_list_new(t, k) : CPY_ERROR, item;
    uint64_t j;
    int found;

    if (!result)
        return CPY_ERROR;
    for (size_t i = 0; i < k; i++) {
        do {
            if (!draw_index(t, self, n, &j))
                return CPY_ERROR;
            found = cpy_set_contains(t, seen, cpy_int((int64_t)j));
        } while (found > 0);
        if (found < 0 || !cpy_set_add(t, seen, cpy_int((int64_t)j)) ||
            !(item = cpy_getitem(t, population, cpy_int((int64_t)j))) || !cpy_list_append(t, result, item))
            return CPY_ERROR;
    }
    return result;
}

/* k of n items without repetition; a small population is copied, of a large one indexes are remembered. */
static cpy_value sample(struct cpy_thread *t, cpy_value self, cpy_value population, int64_t n, int64_t k)
{
    double set_size = 21;

    if (k < 0 || k > n)
        return cpy_raise(t, CPY_VALUE_ERROR, "Sample larger than population or is negative");
    if (k > 5)
        set_size += pow(4, ceil(log((double)k * 3) / log(4)));
    if ((double)n <= set_size)
        return sample_from_pool(t, self, population, (uint64_t)n, (size_t)k);
    return sample_by_set(t, self, population, (uint64_t)n, (size_t)k);
}

static bool all_ints(cpy_value list)
{
    for (size_t i = 0; i < cpy_list_len(list); i++)
        if (!cpy_is_int(cpy_list_get(list, i)))
            return false;
    return true;
}

/* With counts: draws from as many items as they add up to, and looks up whose each is. */
static cpy_value sample_counted(struct cpy_thread *t, const cpy_value *args, size_t n, int64_t k)
{
    cpy_value counts = cpy_list_from_iterable(t, args[3]), drawn = CPY_ERROR, result = CPY_ERROR, range, item;
    double *sums = counts ? read_weights(t, counts, true, n, "counts") : NULL;
    int64_t index;

    if (!sums)
        return CPY_ERROR;
    if (!all_ints(counts)) {
        free(sums);
        return cpy_raise(t, CPY_TYPE_ERROR, "Counts must be integers");
    }
    if (!n || sums[n - 1] <= 0)
        cpy_raise(t, CPY_VALUE_ERROR, "Total of counts must be greater than zero");
    else if ((range = cpy_call_1(t, cpy_builtin_type(t, CPY_TYPE_RANGE), cpy_int((int64_t)sums[n - 1]))))
        drawn = sample(t, args[0], range, (int64_t)sums[n - 1], k);
    if (drawn)
        result = cpy_list_new(t, (size_t)k);
    for (int64_t i = 0; result && i < k; i++)
        if (!cpy_to_int64(t, cpy_list_get(drawn, (size_t)i), &index) ||
            !(item = cpy_getitem(t, args[1], cpy_int((int64_t)count_not_greater(sums, n - 1, (double)index)))) ||
            !cpy_list_append(t, result, item))
            result = CPY_ERROR;
    free(sums);
    return result;
}

static bool is_sequence(struct cpy_thread *t, cpy_value v)
{
    cpy_value method;

    if (cpy_is_list(v) || cpy_is_tuple(v))
        return true;
    if (cpy_is_set(v) || cpy_is_dict(v))
        return false;
    method = cpy_find_attr_str(t, v, "__getitem__");
    return method && cpy_find_attr_str(t, v, "__len__");
}

static cpy_value random_sample(struct cpy_thread *t, const cpy_value *args)
{
    int64_t n, k;

    if (!is_sequence(t, args[1]))
        return cpy_pending(t) ? CPY_ERROR
            : cpy_raise(t, CPY_TYPE_ERROR, "Population must be a sequence.  For dicts or sets, use sorted(d).");
    if ((n = cpy_len(t, args[1])) < 0 || !cpy_to_index(t, args[2], &k))
        return CPY_ERROR;
    return args[3] == CPY_NONE ? sample(t, args[0], args[1], n, k) : sample_counted(t, args, (size_t)n, k);
}

/* --- classes and module -------------------------------------------------------------------------------------- */

static cpy_value random_new(struct cpy_thread *t, const cpy_value *args)
{
    struct random *random = cpy_new_object(t, args[0]);

    return random && seed(t, random, CPY_NONE) ? cpy_from(random) : CPY_ERROR;
}

static cpy_value random_init(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_call_method(t, args[0], "seed", 1, args[1]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value system_random_new(struct cpy_thread *t, const cpy_value *args)
{
    struct random *random = cpy_new_object(t, args[0]);

    if (random)
        random->system = true;
    return cpy_from(random);
}

static const struct cpy_function random_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", random_new, "Create a generator.", 0},
    {"__init__", "(self, x=None)", random_init, "Seed the generator.", 0},
    {"seed", "(self, a=None, version=2)", random_seed, "Start a sequence that depends on a alone; None: on chance.", 0},
    {"getstate", "(self)", random_getstate, "Return the state, for setstate().", 0},
    {"setstate", "(self, state)", random_setstate, "Go back to a state that getstate() returned.", 0},
    {"__reduce__", "(self)", random_reduce, "Return what copies are made from.", 0},
    {"__getstate__", "(self)", random_getstate, "Return the state, as getstate().", 0},
    {"__setstate__", "(self, state)", random_setstate, "Set the state, as setstate().", 0},
    {"random", "(self, /)", random_random, "Return a float within 0 and 1, 1 excluded.", 0},
    {"getrandbits", "(self, k, /)", random_getrandbits, "Return an int of k random bits.", 0},
    {"randbytes", "(self, n)", random_randbytes, "Return n random bytes.", 0},
    {"randrange", "(self, start, stop=None, step=1)", random_randrange,
     "Return a number of range(start, stop, step).", 0},
    {"randint", "(self, a, b)", random_randint, "Return a number of a .. b, both included.", 0},
    {"choice", "(self, seq)", random_choice, "Return an item of a sequence.", 0},
    {"choices", "(self, population, weights=None, *, cum_weights=None, k=1)", random_choices,
     "Return a list of k items, each chosen anew, by weight.", 0},
    {"sample", "(self, population, k, *, counts=None)", random_sample,
     "Return a list of k items, none chosen twice.", 0},
    {"shuffle", "(self, x)", random_shuffle, "Put the items of a list into a random order.", 0},
#define R(name, signature, doc) {#name, signature, cpy_random_##name, doc, 0},
    RANDOM_REAL(R)
#undef R
    {0},
};

static const struct cpy_constant random_constants[] = {CPY_INT_CONSTANT("VERSION", 3), {0}};

static const struct cpy_type_def random_type = {
    .name = "random.Random",
    .doc = "Random(x=None): a generator of its own, seeded with x.",
    .size = sizeof(struct random),
    .flags = CPY_TYPE_HAS_DICT,
    .methods = random_methods,
    .constants = random_constants,
};

static const struct cpy_function system_random_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", system_random_new, "Create a generator.", 0},
    {0},
};

static const struct cpy_type_def system_random_type = {
    .name = "random.SystemRandom",
    .doc = "SystemRandom(): takes its numbers from the operating system; seeds are ignored.",
    .base = &random_type,
    .size = sizeof(struct random),
    .flags = CPY_TYPE_HAS_DICT,
    .methods = system_random_methods,
};

/* The child of a fork does not go on with its parent's numbers. */
static bool seed_in_children(struct cpy_thread *t, cpy_value generator)
{
    cpy_value seed_it = cpy_getattr_str(t, generator, "seed");

    return seed_it && cpy_os__at_fork(t, (cpy_value[]){CPY_NONE, seed_it, CPY_NONE});
}

/* The module's functions: the methods, bound to one generator. */
static bool init(struct cpy_thread *t, cpy_value module)
{
    cpy_value type = cpy_type_of_def(t, &random_type), generator = type ? cpy_call_0(t, type) : CPY_ERROR, method;

    if (!generator || !cpy_module_add(t, module, "_inst", generator))
        return false;
    for (const struct cpy_function *row = random_methods; row->name; row++)
        if (row->name[0] != '_' && (!(method = cpy_native_bound(t, row, generator)) ||
                                    !cpy_module_add(t, module, row->name, method)))
            return false;
    return seed_in_children(t, generator);
}

static const struct cpy_type_def *const random_types[] = {&random_type, &system_random_type, NULL};

const struct cpy_module_def cpy_module_random = {
    .name = "random",
    .doc = "Random numbers and choices.",
    .types = random_types,
    .init = init,
};
