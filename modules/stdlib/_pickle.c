/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_pickle.c - module _pickle: plain data to bytes, as modules/frozen/pickle.py would write it, but fast.
 *
 * Plain are None, bools, numbers, strs, bytes, lists, tuples, dicts and sets, but no instance of a subclass, and instances
 * of classes in Python that say nothing of how they are copied.  Whoever meets anything else, an error, or a container that
 * a descriptor of a class has changed meanwhile, gives up, and the Python code begins again. */
#include "modules/stdlib/_pickle.h"

#define BATCH 1000 /* items that one operation adds to a container */

/* An object that was written, and its number. */
struct entry {
    cpy_value object; /* CPY_UNSET: free */
    uint32_t index;
};

struct writer {
    struct cpy_thread *t;
    const void *owner; /* any object, for cpy_free() */
    uint8_t *data;
    size_t len, cap;
    struct entry *memo; /* a hash table, at most half full */
    size_t memo_cap;    /* a power of 2, or 0 */
    uint32_t count;     /* objects in it */
    cpy_value reducers; /* a dict: classes of which a function tells how they are copied; None: none is plain */
    cpy_value kept;     /* a list of what was made for the pickle: the memo knows objects by their addresses */
};

/* --- bytes -------------------------------------------------------------------------------------------------------- */

static bool grow(struct writer *w, size_t n)
{
    size_t cap = (w->len + n) * 2 + 256;
    uint8_t *data = w->data ? cpy_realloc(w->t, w->data, w->cap, cap) : cpy_malloc(w->t, cap);

    if (data) {
        w->data = data;
        w->cap = cap;
    }
    return data;
}

/* Room for n more bytes; NULL: MemoryError is pending. */
CPY_INLINE uint8_t *extend(struct writer *w, size_t n)
{
    if (CPY_UNLIKELY(n > w->cap - w->len) && !grow(w, n))
        return NULL;
    w->len += n;
    return w->data + w->len - n;
}

static bool put(struct writer *w, uint8_t code)
{
    uint8_t *to = extend(w, 1);

    if (to)
        *to = code;
    return to != NULL;
}

CPY_INLINE void store_little(uint8_t *to, uint64_t n, size_t size)
{
    for (size_t i = 0; i < size; i++)
        to[i] = (uint8_t)(n >> 8 * i);
}

/* A code and a number of size bytes. */
CPY_INLINE bool put_number(struct writer *w, uint8_t code, uint64_t n, size_t size)
{
    uint8_t *to = extend(w, 1 + size);

    if (!to)
        return false;
    *to = code;
    store_little(to + 1, n, size);
    return true;
}

/* Bytes behind their length, in one byte, four or eight. */
static bool put_sized(struct writer *w, const void *data, size_t n, const uint8_t codes[3])
{
    bool good = n < 256 ? put_number(w, codes[0], n, 1)
        : n <= UINT32_MAX ? put_number(w, codes[1], n, 4) : put_number(w, codes[2], n, 8);
    uint8_t *to = good ? extend(w, n) : NULL;

    if (to && n)
        memcpy(to, data, n);
    return to != NULL;
}

/* --- the memo ----------------------------------------------------------------------------------------------------- */

static size_t slot_of(const struct writer *w, cpy_value object)
{
    size_t i = (size_t)((object >> 4) * 0x9e3779b97f4a7c15u >> 20) & (w->memo_cap - 1);

    while (w->memo[i].object && w->memo[i].object != object)
        i = (i + 1) & (w->memo_cap - 1);
    return i;
}

static bool grow_memo(struct writer *w)
{
    struct entry *old = w->memo;
    size_t old_cap = w->memo_cap, cap = old_cap ? old_cap * 4 : 256;

    if (!(w->memo = cpy_malloc(w->t, cap * sizeof *old))) {
        w->memo = old;
        return false;
    }
    w->memo_cap = cap;
    memset(w->memo, 0, cap * sizeof *old);
    for (size_t i = 0; i < old_cap; i++)
        if (old[i].object)
            w->memo[slot_of(w, old[i].object)] = old[i];
    if (old)
        cpy_free(w->owner, old, old_cap * sizeof *old);
    return true;
}

static bool memoize(struct writer *w, cpy_value object)
{
    if (w->count * 2 >= w->memo_cap && !grow_memo(w))
        return false;
    w->memo[slot_of(w, object)] = (struct entry){object, w->count++};
    return put(w, CPY_PICKLE_MEMOIZE);
}

/* The entry of an object that was written already, or NULL. */
static const struct entry *known(const struct writer *w, cpy_value object)
{
    const struct entry *e = w->memo_cap ? &w->memo[slot_of(w, object)] : NULL;

    return e && e->object ? e : NULL;
}

static bool put_reference(struct writer *w, const struct entry *e)
{
    return e->index < 256 ? put_number(w, CPY_PICKLE_BINGET, e->index, 1)
                          : put_number(w, CPY_PICKLE_LONG_BINGET, e->index, 4);
}

/* --- objects: false: an exception is pending, or the object is not plain ------------------------------------------- */

static bool save(struct writer *w, cpy_value v);

static bool save_small(struct writer *w, int64_t n)
{
    if (n >= 0 && n < 256)
        return put_number(w, CPY_PICKLE_BININT1, (uint64_t)n, 1);
    if (n >= 0 && n < 65536)
        return put_number(w, CPY_PICKLE_BININT2, (uint64_t)n, 2);
    return put_number(w, CPY_PICKLE_BININT, (uint64_t)n, 4);
}

static bool save_int(struct writer *w, cpy_value v)
{
    uint64_t n;
    uint8_t *to;

    if (cpy_is_small(v) && cpy_small(v) >= INT32_MIN && cpy_small(v) <= INT32_MAX)
        return save_small(w, cpy_small(v));
    n = cpy_int_bit_length(v) / 8 + 1;
    if (cpy_is_small(v) && cpy_small(v) < 0) /* -128 needs one byte */
        n = (uint64_t)(64 - __builtin_clzll((uint64_t)~cpy_small(v))) / 8 + 1;
    else if (cpy_int_sign(v) < 0 || n > INT32_MAX)
        return false;
    return (n < 256 ? put_number(w, CPY_PICKLE_LONG1, n, 1) : put_number(w, CPY_PICKLE_LONG4, n, 4)) &&
        (to = extend(w, n)) && cpy_int_to_bytes(w->t, v, to, n, true, true);
}

static bool save_float(struct writer *w, cpy_value v)
{
    double d;
    uint64_t bits;

    if (!cpy_to_double(w->t, v, &d))
        return false;
    memcpy(&bits, &d, sizeof bits);
    return put_number(w, CPY_PICKLE_BINFLOAT, __builtin_bswap64(bits), 8);
}

static bool save_str(struct writer *w, cpy_value v)
{
    static const uint8_t codes[] = {CPY_PICKLE_SHORT_BINUNICODE, CPY_PICKLE_BINUNICODE, CPY_PICKLE_BINUNICODE8};
    struct cpy_text text = cpy_str_view(v);
    size_t len = text.len;
    const void *data = text.ascii ? text.data : cpy_str_utf8(w->t, v, &len);

    return data && put_sized(w, data, len, codes) && memoize(w, v);
}

static bool save_bytes(struct writer *w, cpy_value v)
{
    static const uint8_t codes[] = {CPY_PICKLE_SHORT_BINBYTES, CPY_PICKLE_BINBYTES, CPY_PICKLE_BINBYTES8};
    size_t len;
    const uint8_t *data = cpy_bytes_view(v, &len);

    return put_sized(w, data, len, codes) && memoize(w, v);
}

/* A batch of items has a code behind it, and a mark in front unless it is but one.  Of item i of n: is it alone in its
 * batch, the first of several, the last? */
struct place {
    bool alone, first, last;
};

static struct place place_of(size_t i, size_t n)
{
    bool begins = i % BATCH == 0, ends = i % BATCH == BATCH - 1 || i + 1 == n;

    return (struct place){begins && ends, begins && !ends, ends};
}

static bool save_list(struct writer *w, cpy_value v)
{
    size_t n = cpy_list_len(v);

    if (!put(w, CPY_PICKLE_EMPTY_LIST) || !memoize(w, v))
        return false;
    for (size_t i = 0; i < n; i++) {
        struct place at = place_of(i, n);

        if ((at.first && !put(w, CPY_PICKLE_MARK)) || !save(w, cpy_list_get(v, i)) || cpy_list_len(v) != n ||
            (at.last && !put(w, at.alone ? CPY_PICKLE_APPEND : CPY_PICKLE_APPENDS)))
            return false;
    }
    return true;
}

static bool save_dict(struct writer *w, cpy_value v)
{
    size_t n = cpy_dict_len(v), i = 0;
    cpy_value key, value;

    if (!put(w, CPY_PICKLE_EMPTY_DICT) || !memoize(w, v))
        return false;
    for (size_t position = 0; cpy_dict_next(v, &position, &key, &value); i++) {
        struct place at = place_of(i, n);

        if ((at.first && !put(w, CPY_PICKLE_MARK)) || !save(w, key) || !save(w, value) || cpy_dict_len(v) != n ||
            (at.last && !put(w, at.alone ? CPY_PICKLE_SETITEM : CPY_PICKLE_SETITEMS)))
            return false;
    }
    return true;
}

static bool save_set(struct writer *w, cpy_value v)
{
    size_t n = cpy_set_len(v), i = 0;
    cpy_value item;

    if (!put(w, CPY_PICKLE_EMPTY_SET) || !memoize(w, v))
        return false;
    for (size_t position = 0; cpy_set_next(v, &position, &item); i++) {
        if ((i % BATCH == 0 && !put(w, CPY_PICKLE_MARK)) || !save(w, item))
            return false;
        if ((i % BATCH == BATCH - 1 || i + 1 == n) && !put(w, CPY_PICKLE_ADDITEMS))
            return false;
    }
    return true;
}

static bool save_frozenset(struct writer *w, cpy_value v)
{
    cpy_value item;

    if (!put(w, CPY_PICKLE_MARK))
        return false;
    for (size_t position = 0; cpy_set_next(v, &position, &item);)
        if (!save(w, item))
            return false;
    return put(w, CPY_PICKLE_FROZENSET) && memoize(w, v); /* no plain item can contain it */
}

/* An item contains the tuple, which was written with it: n items and perhaps a mark are dropped again. */
static bool drop_items(struct writer *w, size_t n, const struct entry *tuple)
{
    if (n > 3)
        return put(w, CPY_PICKLE_POP_MARK) && put_reference(w, tuple);
    while (n--)
        if (!put(w, CPY_PICKLE_POP))
            return false;
    return put_reference(w, tuple);
}

static bool save_tuple(struct writer *w, cpy_value v)
{
    static const uint8_t codes[] = {CPY_PICKLE_EMPTY_TUPLE, CPY_PICKLE_TUPLE1, CPY_PICKLE_TUPLE2, CPY_PICKLE_TUPLE3};
    size_t n = cpy_tuple_len(v);
    const struct entry *e;

    if (n == 0)
        return put(w, CPY_PICKLE_EMPTY_TUPLE);
    if (n > 3 && !put(w, CPY_PICKLE_MARK))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!save(w, cpy_tuple_get(v, i)))
            return false;
    if ((e = known(w, v)))
        return drop_items(w, n, e);
    return put(w, n > 3 ? CPY_PICKLE_TUPLE : codes[n]) && memoize(w, v);
}

/* --- instances ---------------------------------------------------------------------------------------------------- */

static cpy_value keep(struct writer *w, cpy_value v)
{
    return v && cpy_list_append(w->t, w->kept, v) ? v : CPY_ERROR;
}

static bool save_class(struct writer *w, cpy_value class)
{
    const struct entry *e = known(w, class);
    cpy_value module, name;

    if (e)
        return put_reference(w, e);
    if (w->reducers == CPY_NONE || !(module = keep(w, cpy_getattr_str(w->t, class, "__module__"))) ||
        !(name = keep(w, cpy_getattr_str(w->t, class, "__qualname__"))) || cpy_pickle_class(w->t, module, name) != class ||
        cpy_dict_get(w->t, w->reducers, class))
        return false;
    return save(w, module) && save(w, name) && put(w, CPY_PICKLE_STACK_GLOBAL) && memoize(w, class);
}

static bool save_instance(struct writer *w, cpy_value v)
{
    cpy_value state;

    if (!save_class(w, cpy_type_of(w->t, v)) || !put(w, CPY_PICKLE_EMPTY_TUPLE) || !put(w, CPY_PICKLE_NEWOBJ) ||
        !memoize(w, v) || !(state = keep(w, cpy_call_method(w->t, v, "__getstate__", (size_t)0))))
        return false;
    return state == CPY_NONE || (save(w, state) && put(w, CPY_PICKLE_BUILD));
}

static bool save_object(struct writer *w, cpy_value v)
{
    const struct entry *e = known(w, v);

    if (e)
        return put_reference(w, e);
    if (!cpy_check_stack(w->t))
        return false;
    if (!(cpy_pointer(v)->shape->flags & CPY_SHAPE_EXACT))
        return cpy_pickle_is_instance(v) && save_instance(w, v);
    switch (cpy_pointer(v)->shape->layout) {
    case CPY_TYPE_STR: return save_str(w, v);
    case CPY_TYPE_LIST: return save_list(w, v);
    case CPY_TYPE_DICT: return save_dict(w, v);
    case CPY_TYPE_TUPLE: return save_tuple(w, v);
    case CPY_TYPE_BYTES: return save_bytes(w, v);
    case CPY_TYPE_SET: return save_set(w, v);
    case CPY_TYPE_FROZENSET: return save_frozenset(w, v);
    case CPY_TYPE_INT: return save_int(w, v);
    case CPY_TYPE_FLOAT: return save_float(w, v);
    default: return false;
    }
}

static bool save(struct writer *w, cpy_value v)
{
    if (cpy_is_object(v))
        return save_object(w, v);
    if (cpy_is_small(v))
        return save_int(w, v);
    if (cpy_is_word_float(v) || v == CPY_ZERO)
        return save_float(w, v);
    if (v == CPY_NONE)
        return put(w, CPY_PICKLE_NONE);
    return cpy_is_bool(v) && put(w, v == CPY_TRUE ? CPY_PICKLE_NEWTRUE : CPY_PICKLE_NEWFALSE);
}

/* --- the whole ---------------------------------------------------------------------------------------------------- */

#define HEAD 11 /* bytes of PROTO and FRAME with their arguments */

/* The pickle: what was written behind its head, which tells the length if there are at least four bytes. */
static cpy_value finished(struct writer *w, uint8_t protocol)
{
    uint8_t *head = w->data;
    size_t n = w->len - HEAD;

    if (n < 4) {
        head += HEAD - 2;
        n += 2;
    } else {
        head[2] = CPY_PICKLE_FRAME;
        store_little(head + 3, n, 8);
        n += HEAD;
    }
    head[0] = CPY_PICKLE_PROTO;
    head[1] = protocol;
    return cpy_bytes_from(w->t, head, n);
}

static cpy_value write_plain(struct cpy_thread *t, const cpy_value *args)
{
    struct writer w = {
        .t = t, .owner = cpy_pointer(cpy_builtins(t)), .reducers = args[2], .kept = cpy_list_new(t, 0)};
    cpy_value result = CPY_NOT_IMPLEMENTED;
    int64_t protocol;

    if (!w.kept || !cpy_to_int64(t, args[1], &protocol))
        return CPY_ERROR;
    if (protocol != 4 && protocol != 5)
        return CPY_NOT_IMPLEMENTED;
    if (extend(&w, HEAD) && save(&w, args[0]) && put(&w, CPY_PICKLE_STOP))
        result = finished(&w, (uint8_t)protocol);
    else
        cpy_take_pending(t); /* the Python code comes upon it, too */
    if (w.data)
        cpy_free(w.owner, w.data, w.cap);
    if (w.memo)
        cpy_free(w.owner, w.memo, w.memo_cap * sizeof *w.memo);
    return result;
}

static const struct cpy_function functions[] = {
    {"write_plain", "(object, protocol, reducers, /)", write_plain,
        "Return an object as bytes; NotImplemented if there is anything but plain data in it, or for old protocols.", 0},
    {"read_plain", "(data, /)", cpy_pickle_read,
        "Return the object that bytes were made from; NotImplemented if it is not plain, or something is wrong.", 0},
    {0},
};

const struct cpy_module_def cpy_module__pickle = {
    .name = "_pickle", .doc = "Plain data to pickles and back.", .functions = functions,
};
