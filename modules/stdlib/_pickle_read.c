/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_pickle_read.c - plain data from pickles.
 *
 * The machine's stack and memo are lists, so that the collector sees what is on them.  An operation that is not known
 * here, and anything that is not as it should be, ends it: the Python code begins again and knows what to say. */
#include "modules/stdlib/_pickle.h"

#define MOST_MARKS 256 /* containers that are open at a time; the Python code takes more */

struct reader {
    struct cpy_thread *t;
    const uint8_t *at, *end;
    cpy_value stack, memo; /* lists; the stack's items beyond top are left over */
    size_t top;
    size_t marks[MOST_MARKS]; /* tops when the marks were set */
    size_t mark_count;
};

/* --- bytes, stack, memo ------------------------------------------------------------------------------------------- */

/* The next n bytes, or NULL. */
CPY_INLINE const uint8_t *take(struct reader *r, size_t n)
{
    const uint8_t *from = r->at;

    if (n > (size_t)(r->end - r->at))
        return NULL;
    r->at += n;
    return from;
}

CPY_INLINE bool take_number(struct reader *r, size_t size, uint64_t *n)
{
    const uint8_t *from = take(r, size);

    *n = 0;
    for (size_t i = 0; from && i < size; i++)
        *n |= (uint64_t)from[i] << 8 * i;
    return from;
}

static bool push(struct reader *r, cpy_value v)
{
    if (!v)
        return false;
    if (r->top < cpy_list_len(r->stack))
        cpy_list_set(r->stack, r->top, v);
    else if (!cpy_list_append(r->t, r->stack, v))
        return false;
    r->top++;
    return true;
}

/* The items that lie above a mark may be popped, and no others. */
static size_t bottom(const struct reader *r) { return r->mark_count ? r->marks[r->mark_count - 1] : 0; }

static bool set_mark(struct reader *r)
{
    if (r->mark_count == MOST_MARKS)
        return false;
    r->marks[r->mark_count++] = r->top;
    return true;
}

/* Takes the topmost mark away; *n items lie above it. */
static const cpy_value *above_mark(struct reader *r, size_t *n)
{
    size_t all;
    const cpy_value *items = cpy_items(r->stack, &all);

    if (!r->mark_count)
        return NULL;
    *n = r->top - r->marks[--r->mark_count];
    return items + r->marks[r->mark_count];
}

/* The same for an operation of a container that lies below the mark. */
static const cpy_value *additions(struct reader *r, size_t *n, cpy_value *container)
{
    const cpy_value *items = above_mark(r, n);

    if (!items || r->top - *n <= bottom(r))
        return NULL;
    *container = items[-1];
    r->top -= *n;
    return items;
}

/* The same for an operation with n items without a mark. */
static const cpy_value *topmost(struct reader *r, size_t n, cpy_value *container)
{
    size_t all;
    const cpy_value *items = cpy_items(r->stack, &all) + r->top - n;

    if (r->top < bottom(r) + n + 1)
        return NULL;
    *container = items[-1];
    r->top -= n;
    return items;
}

static bool store_memo(struct reader *r, uint64_t index)
{
    size_t len = cpy_list_len(r->memo);

    if (r->top <= bottom(r) || index > len)
        return false;
    if (index == len)
        return cpy_list_append(r->t, r->memo, cpy_list_get(r->stack, r->top - 1));
    cpy_list_set(r->memo, (size_t)index, cpy_list_get(r->stack, r->top - 1));
    return true;
}

static bool push_memo(struct reader *r, uint64_t index)
{
    return index < cpy_list_len(r->memo) && push(r, cpy_list_get(r->memo, (size_t)index));
}

/* --- operations --------------------------------------------------------------------------------------------------- */

static bool push_long(struct reader *r, size_t size)
{
    uint64_t n;
    const uint8_t *data = take_number(r, size, &n) ? take(r, (size_t)n) : NULL;

    return data && push(r, cpy_int_from_bytes(r->t, data, (size_t)n, true, true));
}

static bool push_float(struct reader *r)
{
    uint64_t bits;
    double d;

    if (!take_number(r, sizeof bits, &bits))
        return false;
    bits = __builtin_bswap64(bits);
    memcpy(&d, &bits, sizeof d);
    return push(r, cpy_float_from(r->t, d));
}

static bool push_text(struct reader *r, size_t size)
{
    uint64_t n;
    const uint8_t *data = take_number(r, size, &n) ? take(r, (size_t)n) : NULL;

    return data && push(r, cpy_str_from_utf8(r->t, (const char *)data, (size_t)n));
}

static bool push_bytes(struct reader *r, size_t size)
{
    uint64_t n;
    const uint8_t *data = take_number(r, size, &n) ? take(r, (size_t)n) : NULL;

    return data && push(r, cpy_bytes_from(r->t, data, (size_t)n));
}

/* A tuple of the n topmost items, or of those above the mark. */
static bool make_tuple(struct reader *r, const cpy_value *items, size_t n)
{
    cpy_value tuple = items ? cpy_tuple_from(r->t, items, n) : CPY_ERROR;

    r->top -= tuple ? n : 0;
    return push(r, tuple);
}

static bool make_short_tuple(struct reader *r, size_t n)
{
    size_t all;
    const cpy_value *items = cpy_items(r->stack, &all);

    return r->top >= bottom(r) + n && make_tuple(r, items + r->top - n, n);
}

static bool append_items(struct reader *r, const cpy_value *items, size_t n, cpy_value list)
{
    if (!items || !cpy_is_exactly(list, CPY_TYPE_LIST))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!cpy_list_append(r->t, list, items[i]))
            return false;
    return true;
}

static bool set_items(struct reader *r, const cpy_value *items, size_t n, cpy_value dict)
{
    if (!items || !cpy_is_exactly(dict, CPY_TYPE_DICT) || n % 2)
        return false;
    for (size_t i = 0; i < n; i += 2)
        if (!cpy_dict_set(r->t, dict, items[i], items[i + 1]))
            return false;
    return true;
}

static bool add_items(struct reader *r, const cpy_value *items, size_t n, cpy_value set)
{
    if (!items || !cpy_is_exactly(set, CPY_TYPE_SET))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!cpy_set_add(r->t, set, items[i]))
            return false;
    return true;
}

static bool make_frozenset(struct reader *r)
{
    size_t n;
    const cpy_value *items = above_mark(r, &n);
    cpy_value set = items ? cpy_set_new(r->t) : CPY_ERROR;

    if (!set || !add_items(r, items, n, set))
        return false;
    r->top -= n;
    return push(r, cpy_call_1(r->t, cpy_builtin_type(r->t, CPY_TYPE_FROZENSET), set));
}

static bool drop_one(struct reader *r)
{
    bool there = r->top > bottom(r);

    r->top -= there;
    return there;
}

static bool drop_to_mark(struct reader *r)
{
    size_t n;
    bool there = above_mark(r, &n);

    r->top -= there ? n : 0;
    return there;
}

/* --- instances ---------------------------------------------------------------------------------------------------- */

/* Takes two values from the stack; false: they are not there. */
static bool pop_two(struct reader *r, cpy_value *first, cpy_value *second)
{
    if (r->top < bottom(r) + 2)
        return false;
    *first = cpy_list_get(r->stack, r->top - 2);
    *second = cpy_list_get(r->stack, r->top - 1);
    r->top -= 2;
    return true;
}

static bool push_class(struct reader *r)
{
    cpy_value module, name, class;

    if (!pop_two(r, &module, &name) || !(class = cpy_pickle_class(r->t, module, name)) ||
        !CPY_AUDIT(r->t, "pickle.find_class", 2, module, name))
        return false;
    return push(r, class);
}

static bool make_instance(struct reader *r)
{
    cpy_value class, args, instance;

    if (!pop_two(r, &class, &args) || !cpy_is_exactly(args, CPY_TYPE_TUPLE) || cpy_tuple_len(args))
        return false;
    instance = cpy_call_1(r->t, cpy_getattr_str(r->t, cpy_builtin_type(r->t, CPY_TYPE_OBJECT), "__new__"), class);
    return instance && cpy_pickle_is_instance(instance) && push(r, instance);
}

/* Would setting the attribute call something that the class has under that name? */
static bool is_described(struct reader *r, cpy_value class, cpy_value name)
{
    cpy_value found = cpy_find_attr(r->t, class, name);

    return cpy_pending(r->t) || (found && (cpy_find_special(r->t, found, "__set__") || cpy_pending(r->t)));
}

static bool set_state(struct reader *r)
{
    size_t position = 0;
    cpy_value instance, state, name, v;

    if (!pop_two(r, &instance, &state) || !cpy_pickle_is_instance(instance) || !cpy_is_exactly(state, CPY_TYPE_DICT))
        return false;
    while (cpy_dict_next(state, &position, &name, &v))
        if (!cpy_is_exactly(name, CPY_TYPE_STR) || is_described(r, cpy_type_of(r->t, instance), name) ||
            !cpy_generic_setattr(r->t, instance, name, v))
            return false;
    return push(r, instance);
}

/* An operation with a number behind it that stands for an object, or for where to find one. */
static bool perform_numbered(struct reader *r, uint8_t code)
{
    uint64_t n;

    switch (code) {
    case CPY_PICKLE_BININT: return take_number(r, 4, &n) && push(r, cpy_int((int32_t)n));
    case CPY_PICKLE_BININT1: return take_number(r, 1, &n) && push(r, cpy_int((int64_t)n));
    case CPY_PICKLE_BININT2: return take_number(r, 2, &n) && push(r, cpy_int((int64_t)n));
    case CPY_PICKLE_BINGET: return take_number(r, 1, &n) && push_memo(r, n);
    case CPY_PICKLE_LONG_BINGET: return take_number(r, 4, &n) && push_memo(r, n);
    case CPY_PICKLE_BINPUT: return take_number(r, 1, &n) && store_memo(r, n);
    case CPY_PICKLE_LONG_BINPUT: return take_number(r, 4, &n) && store_memo(r, n);
    case CPY_PICKLE_PROTO: return take_number(r, 1, &n) && n >= 2 && n <= 5;
    case CPY_PICKLE_FRAME: return take_number(r, 8, &n) && n <= (uint64_t)(r->end - r->at);
    default: return false;
    }
}

/* An operation that changes what lies on the stack. */
static bool perform_on_stack(struct reader *r, uint8_t code)
{
    cpy_value container = CPY_UNSET;
    const cpy_value *items;
    size_t n;

    switch (code) {
    case CPY_PICKLE_MARK: return set_mark(r);
    case CPY_PICKLE_POP: return drop_one(r);
    case CPY_PICKLE_POP_MARK: return drop_to_mark(r);
    case CPY_PICKLE_MEMOIZE: return store_memo(r, cpy_list_len(r->memo));
    case CPY_PICKLE_APPEND: return items = topmost(r, 1, &container), append_items(r, items, 1, container);
    case CPY_PICKLE_SETITEM: return items = topmost(r, 2, &container), set_items(r, items, 2, container);
    case CPY_PICKLE_APPENDS: return items = additions(r, &n, &container), append_items(r, items, n, container);
    case CPY_PICKLE_SETITEMS: return items = additions(r, &n, &container), set_items(r, items, n, container);
    case CPY_PICKLE_ADDITEMS: return items = additions(r, &n, &container), add_items(r, items, n, container);
    case CPY_PICKLE_TUPLE: return items = above_mark(r, &n), make_tuple(r, items, n);
    case CPY_PICKLE_TUPLE1: case CPY_PICKLE_TUPLE2: case CPY_PICKLE_TUPLE3:
        return make_short_tuple(r, code - CPY_PICKLE_TUPLE1 + 1u);
    case CPY_PICKLE_FROZENSET: return make_frozenset(r);
    case CPY_PICKLE_STACK_GLOBAL: return push_class(r);
    case CPY_PICKLE_NEWOBJ: return make_instance(r);
    case CPY_PICKLE_BUILD: return set_state(r);
    default: return perform_numbered(r, code);
    }
}

/* Any operation but STOP.  False: an exception is pending, or it is not known. */
static bool perform(struct reader *r, uint8_t code)
{
    switch (code) {
    case CPY_PICKLE_NONE: return push(r, CPY_NONE);
    case CPY_PICKLE_NEWTRUE: return push(r, CPY_TRUE);
    case CPY_PICKLE_NEWFALSE: return push(r, CPY_FALSE);
    case CPY_PICKLE_SHORT_BINUNICODE: return push_text(r, 1);
    case CPY_PICKLE_BINUNICODE: return push_text(r, 4);
    case CPY_PICKLE_BINUNICODE8: return push_text(r, 8);
    case CPY_PICKLE_SHORT_BINBYTES: return push_bytes(r, 1);
    case CPY_PICKLE_BINBYTES: return push_bytes(r, 4);
    case CPY_PICKLE_BINBYTES8: return push_bytes(r, 8);
    case CPY_PICKLE_BINFLOAT: return push_float(r);
    case CPY_PICKLE_LONG1: return push_long(r, 1);
    case CPY_PICKLE_LONG4: return push_long(r, 4);
    case CPY_PICKLE_EMPTY_LIST: return push(r, cpy_list_new(r->t, 0));
    case CPY_PICKLE_EMPTY_DICT: return push(r, cpy_dict_new(r->t));
    case CPY_PICKLE_EMPTY_SET: return push(r, cpy_set_new(r->t));
    case CPY_PICKLE_EMPTY_TUPLE: return push(r, cpy_tuple_new(r->t, 0));
    default: return perform_on_stack(r, code);
    }
}

/* The object that is left when the machine stops; CPY_UNSET: it came to something that it does not know. */
static cpy_value run(struct reader *r)
{
    const uint8_t *code;

    while ((code = take(r, 1)) && *code != CPY_PICKLE_STOP)
        if (!perform(r, *code))
            return CPY_UNSET;
    return code && r->top > bottom(r) ? cpy_list_get(r->stack, r->top - 1) : CPY_UNSET;
}

cpy_value cpy_pickle_read(struct cpy_thread *t, const cpy_value *args)
{
    struct reader r = {.t = t, .stack = cpy_list_new(t, 64), .memo = cpy_list_new(t, 64)};
    struct cpy_buffer data;
    cpy_value result;

    if (!r.stack || !r.memo || !cpy_get_buffer(t, args[0], &data, false))
        return CPY_ERROR;
    r.at = data.data;
    r.end = data.data + data.len;
    result = run(&r);
    cpy_release_buffer(t, &data);
    cpy_take_pending(t);
    return result ? result : CPY_NOT_IMPLEMENTED;
}
