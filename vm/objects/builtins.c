/* SPDX-License-Identifier: MIT */
/* vm/objects/builtins.c - the built-in functions that need nothing but objects.
 *
 * Those that compile, run or print are in builtins_run.c. */
#include "vm/objects/builtins.h"

#include "vm/interp/frame.h"
#include "vm/objects/builtins_run.h"
#include "vm/objects/exception.h"
#include "vm/objects/int.h"
#include "vm/objects/iterators.h"
#include "vm/objects/list.h"
#include "vm/objects/module.h"
#include "vm/objects/str.h"
#include "vm/objects/type.h"

#include <math.h>

static cpy_value builtin_abs(struct cpy_thread *t, const cpy_value *args) { return cpy_unary(t, args[0], CPY_ABS); }

struct truth_search {
    struct cpy_taker taker;
    cpy_value passed; /* the bool that does not end the search */
};

static bool pass_truth(struct cpy_taker *taker, cpy_value v) { return v == ((struct truth_search *)taker)->passed; }

/* The truth of all items, until one equals stop_at. */
static cpy_value search_truth(struct cpy_thread *t, cpy_value iterable, int stop_at)
{
    struct truth_search search = {{pass_truth}, cpy_bool(!stop_at)};
    struct cpy_walk w;
    cpy_value item;
    int truth;

    if (!cpy_walk(t, &w, iterable))
        return CPY_ERROR;
    while ((item = cpy_walk_untaken(t, &w, &search.taker))) {
        if ((truth = cpy_truth(t, item)) < 0)
            return CPY_ERROR;
        if (truth == stop_at)
            return cpy_bool(stop_at);
    }
    return cpy_pending(t) ? CPY_ERROR : cpy_bool(!stop_at);
}

static cpy_value builtin_all(struct cpy_thread *t, const cpy_value *args) { return search_truth(t, args[0], 0); }
static cpy_value builtin_any(struct cpy_thread *t, const cpy_value *args) { return search_truth(t, args[0], 1); }
static cpy_value builtin_ascii(struct cpy_thread *t, const cpy_value *args) { return cpy_ascii(t, args[0]); }
static cpy_value builtin_repr(struct cpy_thread *t, const cpy_value *args) { return cpy_repr(t, args[0]); }

static cpy_value in_base(struct cpy_thread *t, cpy_value v, int base, char letter)
{
    cpy_value number = cpy_index(t, v);

    return number ? cpy_int_with_prefix(t, number, base, letter) : CPY_ERROR;
}

static cpy_value builtin_bin(struct cpy_thread *t, const cpy_value *args) { return in_base(t, args[0], 2, 'b'); }
static cpy_value builtin_hex(struct cpy_thread *t, const cpy_value *args) { return in_base(t, args[0], 16, 'x'); }
static cpy_value builtin_oct(struct cpy_thread *t, const cpy_value *args) { return in_base(t, args[0], 8, 'o'); }

static cpy_value builtin_callable(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_bool(cpy_is_callable(t, args[0]));
}

static cpy_value builtin_chr(struct cpy_thread *t, const cpy_value *args)
{
    int64_t c;

    if (!cpy_to_int64(t, args[0], &c)) {
        if (!cpy_pending_is(t, CPY_OVERFLOW_ERROR))
            return CPY_ERROR;
        cpy_take_pending(t);
        c = -1;
    }
    if (c < 0 || c > 0x10ffff)
        return cpy_raise(t, CPY_VALUE_ERROR, "chr() arg not in range(0x110000)");
    return cpy_str_from_char(t, (uint32_t)c);
}

static cpy_value ord_length_error(struct cpy_thread *t, size_t len)
{
    return cpy_raise(t, CPY_TYPE_ERROR, "ord() expected a character, but string of length %zu found", len);
}

static cpy_value builtin_ord(struct cpy_thread *t, const cpy_value *args)
{
    if (cpy_is_str(args[0])) {
        struct cpy_text text = cpy_str_view(args[0]);

        return text.len == 1 ? cpy_int(cpy_text_at(&text, 0)) : ord_length_error(t, text.len);
    }
    if (cpy_is_bytes(args[0]) || cpy_has_layout(args[0], CPY_TYPE_BYTEARRAY)) {
        struct cpy_buffer b;
        cpy_value result;

        if (!cpy_get_buffer(t, args[0], &b, false))
            return CPY_ERROR;
        result = b.len == 1 ? cpy_int(b.data[0]) : ord_length_error(t, b.len);
        cpy_release_buffer(t, &b);
        return result;
    }
    return cpy_raise(t, CPY_TYPE_ERROR, "ord() expected string of length 1, but %T found", args[0]);
}

/* --- attributes ------------------------------------------------------------------------------------- */

static bool check_name(struct cpy_thread *t, cpy_value name)
{
    if (cpy_is_str(name))
        return true;
    cpy_raise(t, CPY_TYPE_ERROR, "attribute name must be string, not '%T'", name);
    return false;
}

static cpy_value builtin_delattr(struct cpy_thread *t, const cpy_value *args)
{
    return check_name(t, args[1]) && cpy_setattr(t, args[0], args[1], CPY_UNSET) ? CPY_NONE : CPY_ERROR;
}

static cpy_value builtin_setattr(struct cpy_thread *t, const cpy_value *args)
{
    return check_name(t, args[1]) && cpy_setattr(t, args[0], args[1], args[2]) ? CPY_NONE : CPY_ERROR;
}

static cpy_value builtin_getattr(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v;

    if (!check_name(t, args[1]))
        return CPY_ERROR;
    if (!args[2])
        return cpy_getattr(t, args[0], args[1]);
    v = cpy_find_attr(t, args[0], args[1]);
    return v || cpy_pending(t) ? v : args[2];
}

static cpy_value builtin_hasattr(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value v;

    if (!check_name(t, args[1]))
        return CPY_ERROR;
    v = cpy_find_attr(t, args[0], args[1]);
    return cpy_pending(t) ? CPY_ERROR : cpy_bool(v != CPY_UNSET);
}

/* dir() of the frame's names, or of an object through its __dir__. */
static cpy_value builtin_dir(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value names, dir;

    if (!args[0]) {
        names = cpy_frame_at(t, 0) ? cpy_frame_locals(t, cpy_frame_at(t, 0)) : cpy_raise(t, CPY_SYSTEM_ERROR, "frame does not exist");
        if (names && !cpy_is(t, names, CPY_TYPE_DICT)) /* eval() takes any mapping */
            names = cpy_call_method(t, names, "keys", (size_t)0);
    } else {
        if (!(dir = cpy_special(t, args[0], CPY_N(t, __dir__))))
            return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_TYPE_ERROR, "object does not provide __dir__");
        names = cpy_call_0(t, dir);
    }
    if (!names || !(names = cpy_list_from_iterable(t, names)) || !cpy_list_sort(t, names, CPY_NONE, false))
        return CPY_ERROR;
    return names;
}

static cpy_value builtin_vars(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value dict;

    if (!args[0])
        return cpy_frame_at(t, 0) ? cpy_frame_locals(t, cpy_frame_at(t, 0)) : cpy_dict_new(t);
    dict = cpy_find_attr(t, args[0], CPY_N(t, __dict__));
    if (dict || cpy_pending(t))
        return dict;
    return cpy_raise(t, CPY_TYPE_ERROR, "vars() argument must have __dict__ attribute");
}

static cpy_value builtin_globals(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_frame_at(t, 0) ? cpy_frame_at(t, 0)->globals : CPY_NONE;
}

static cpy_value builtin_locals(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_frame_at(t, 0) ? cpy_frame_locals(t, cpy_frame_at(t, 0)) : CPY_NONE;
}

/* --- numbers and comparison ------------------------------------------------------------------------------ */

static cpy_value builtin_divmod(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_binary(t, args[0], args[1], CPY_DIVMOD);
}

static cpy_value builtin_hash(struct cpy_thread *t, const cpy_value *args)
{
    int64_t hash;

    return cpy_hash(t, args[0], &hash) ? cpy_int_from(t, hash) : CPY_ERROR;
}

/* Objects do not move: the address is the identity.  Others are identified by their word. */
static cpy_value builtin_id(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_int_from_unsigned(t, args[0]);
}

static cpy_value answer(int result) { return result < 0 ? CPY_ERROR : cpy_bool(result); }

static cpy_value builtin_isinstance(struct cpy_thread *t, const cpy_value *args)
{
    return answer(cpy_isinstance(t, args[0], args[1]));
}

static cpy_value builtin_issubclass(struct cpy_thread *t, const cpy_value *args)
{
    return answer(cpy_issubclass(t, args[0], args[1]));
}

static cpy_value builtin_len(struct cpy_thread *t, const cpy_value *args)
{
    int64_t len = cpy_len(t, args[0]);

    return len < 0 ? CPY_ERROR : cpy_int_from(t, len);
}

struct best_search {
    struct cpy_taker taker;
    enum cpy_compare op;
    cpy_value best;
};

/* Of two small ints or two floats, keeps the best. */
static bool compare_taken(struct cpy_taker *taker, cpy_value v)
{
    struct best_search *s = (struct best_search *)taker;
    bool greater, less;

    if (cpy_is_small(v) && cpy_is_small(s->best)) {
        greater = cpy_small(v) > cpy_small(s->best);
        less = cpy_small(v) < cpy_small(s->best);
    } else if (cpy_is_word_float(v) && cpy_is_word_float(s->best)) {
        greater = cpy_float_value(v) > cpy_float_value(s->best);
        less = cpy_float_value(v) < cpy_float_value(s->best);
    } else {
        return false;
    }
    if (s->op == CPY_GT ? greater : less)
        s->best = v;
    return true;
}

/* The best item: the first for which none compares as op.  CPY_UNSET: there is none, or an exception is pending. */
static cpy_value best_item(struct cpy_thread *t, struct cpy_walk *w, enum cpy_compare op)
{
    struct best_search search = {{compare_taken}, op, CPY_UNSET};
    cpy_value item;
    int better;

    while ((item = cpy_walk_untaken(t, w, &search.taker))) {
        better = search.best ? cpy_compare_bool(t, item, search.best, op) : 1;
        if (better < 0)
            return CPY_UNSET;
        if (better)
            search.best = item;
    }
    return cpy_pending(t) ? CPY_UNSET : search.best;
}

/* The item of which the key is the best; likewise. */
static cpy_value best_by_key(struct cpy_thread *t, struct cpy_walk *w, enum cpy_compare op, cpy_value key)
{
    cpy_value item, item_key, best = CPY_UNSET, best_key = CPY_UNSET;
    int better;

    while ((item = cpy_walk_next(t, w))) {
        if (!(item_key = cpy_call_1(t, key, item)))
            return CPY_UNSET;
        better = best ? cpy_compare_bool(t, item_key, best_key, op) : 1;
        if (better < 0)
            return CPY_UNSET;
        if (better) {
            best = item;
            best_key = item_key;
        }
    }
    return cpy_pending(t) ? CPY_UNSET : best;
}

static cpy_value best_of(struct cpy_thread *t, const cpy_value *args, enum cpy_compare op, const char *name)
{
    cpy_value source = args[0], key = args[1], best;
    size_t n = cpy_tuple_len(source);
    struct cpy_walk w;

    if (n == 0)
        return cpy_raise(t, CPY_TYPE_ERROR, "%s expected at least 1 argument, got 0", name);
    if (n > 1 && args[2])
        return cpy_raise(t, CPY_TYPE_ERROR, "Cannot specify a default for %s() with multiple positional arguments", name);
    if (!cpy_walk(t, &w, n == 1 ? cpy_tuple_get(source, 0) : source))
        return CPY_ERROR;
    best = key == CPY_NONE ? best_item(t, &w, op) : best_by_key(t, &w, op, key);
    if (cpy_pending(t))
        return CPY_ERROR;
    if (best || args[2])
        return best ? best : args[2];
    return cpy_raise(t, CPY_VALUE_ERROR, "%s() iterable argument is empty", name);
}

static cpy_value builtin_max(struct cpy_thread *t, const cpy_value *args) { return best_of(t, args, CPY_GT, "max"); }
static cpy_value builtin_min(struct cpy_thread *t, const cpy_value *args) { return best_of(t, args, CPY_LT, "min"); }

/* pow() asks the methods of all three; those of Python classes only for themselves, as they would look at args[0]. */
static cpy_value builtin_pow(struct cpy_thread *t, const cpy_value *args)
{
    cpy_native tried[3];
    cpy_value result;

    if (args[2] == CPY_NONE)
        return cpy_binary(t, args[0], args[1], CPY_POW);
    for (int i = 0; i < 3; i++) {
        tried[i] = cpy_slot_of(t, args[i], CPY_SLOT_POW);
        if (!tried[i] || (i && cpy_slot_is_python(cpy_class_of(t, args[i]), CPY_SLOT_POW)) ||
                (i && tried[i] == tried[0]) || (i == 2 && tried[2] == tried[1]))
            continue;
        if ((result = tried[i](t, args)) != CPY_NOT_IMPLEMENTED)
            return result;
    }
    return cpy_raise(t, CPY_TYPE_ERROR, "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", args[0], args[1], args[2]);
}

static cpy_value builtin_round(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value name = cpy_intern_from(t, "__round__"), method;

    if (!name)
        return CPY_ERROR;
    if (!(method = cpy_special(t, args[0], name)))
        return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_TYPE_ERROR, "type %T doesn't define __round__ method", args[0]);
    return args[1] == CPY_NONE ? cpy_call_0(t, method) : cpy_call_1(t, method, args[1]);
}

CPY_INLINE bool is_plain_float(cpy_value v)
{
    return cpy_is_word_float(v) || v == CPY_ZERO || cpy_is_exactly(v, CPY_TYPE_FLOAT);
}

struct float_sum {
    struct cpy_taker taker;
    double total, lost;
};

/* Adds a float, with what the addition lost kept apart (Neumaier's summation, as CPython 3.12 does), or an int. */
static bool add_float(struct cpy_taker *taker, cpy_value item)
{
    struct float_sum *s = (struct float_sum *)taker;
    double x, sum;

    if (cpy_is_small(item) || cpy_is_bool(item)) {
        s->total += cpy_is_small(item) ? (double)cpy_small(item) : item == CPY_TRUE;
        return true;
    }
    if (!is_plain_float(item))
        return false;
    x = cpy_float_value(item);
    sum = s->total + x;
    s->lost += fabs(s->total) >= fabs(x) ? (s->total - sum) + x : (x - sum) + s->total;
    s->total = sum;
    return true;
}

/* Adds item and what follows to a float, as long as these are floats and small ints; gives what comes then, or
 * CPY_ERROR: the end, or an exception is pending. */
static cpy_value sum_floats(struct cpy_thread *t, struct cpy_walk *w, cpy_value item, cpy_value *total)
{
    struct float_sum s = {{add_float}, cpy_float_value(*total), 0};

    while (item && add_float(&s.taker, item))
        item = cpy_walk_untaken(t, w, &s.taker);
    if (cpy_pending(t) || !(*total = cpy_float_from(t, s.lost != 0 && isfinite(s.lost) ? s.total + s.lost : s.total)))
        return CPY_ERROR;
    return item;
}

/* An int of one word, or a bool. */
CPY_INLINE bool as_word(cpy_value v, int64_t *n)
{
    *n = cpy_is_small(v) ? cpy_small(v) : v == CPY_TRUE;
    return cpy_is_small(v) || cpy_is_bool(v);
}

struct word_sum {
    struct cpy_taker taker;
    int64_t total;
};

static bool add_word(struct cpy_taker *taker, cpy_value item)
{
    struct word_sum *s = (struct word_sum *)taker;
    int64_t n;

    if (!as_word(item, &n) || !cpy_fits_small(s->total + n))
        return false;
    s->total += n;
    return true;
}

/* Adds what follows to a small int, as long as the sum stays one; likewise. */
static cpy_value sum_words(struct cpy_thread *t, struct cpy_walk *w, cpy_value *total)
{
    struct word_sum s = {{add_word}, cpy_small(*total)};
    cpy_value item;

    while ((item = cpy_walk_untaken(t, w, &s.taker)) && add_word(&s.taker, item)) {
    }
    *total = cpy_int(s.total);
    return item;
}

static cpy_value builtin_sum(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value item, total = args[1];
    bool compensate = cpy_is_small(total) || is_plain_float(total); /* CPython does it as long as all are numbers */
    struct cpy_walk w;

    if (!cpy_walk(t, &w, args[0]))
        return CPY_ERROR;
    if (cpy_is_str(total))
        return cpy_raise(t, CPY_TYPE_ERROR, "sum() can't sum strings [use ''.join(seq) instead]");
    if (cpy_is_bytes(total) || cpy_has_layout(total, CPY_TYPE_BYTEARRAY))
        return cpy_raise(t, CPY_TYPE_ERROR, "sum() can't sum %s [use b''.join(seq) instead]",
            cpy_is_bytes(total) ? "bytes" : "bytearray");
    item = cpy_is_small(total) ? sum_words(t, &w, &total) : cpy_walk_next(t, &w);
    for (; item; item = cpy_walk_next(t, &w)) {
        if (compensate && is_plain_float(total) && !(item = sum_floats(t, &w, item, &total)))
            break;
        compensate &= cpy_is_small(total);
        if (!(total = cpy_binary(t, total, item, CPY_ADD)))
            return CPY_ERROR;
    }
    return cpy_pending(t) ? CPY_ERROR : total;
}

/* --- iteration ---------------------------------------------------------------------------------------------- */

static cpy_value builtin_iter(struct cpy_thread *t, const cpy_value *args)
{
    if (!args[1])
        return cpy_iter(t, args[0]);
    if (!cpy_is_callable(t, args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "iter(v, w): v must be callable");
    return cpy_call_iterator_new(t, args[0], args[1]);
}

static cpy_value builtin_next(struct cpy_thread *t, const cpy_value *args)
{
    cpy_native next = cpy_slot_of(t, args[0], CPY_SLOT_NEXT);
    cpy_value item, otherwise = args[1];

    if (!next)
        return cpy_raise(t, CPY_TYPE_ERROR, "'%T' object is not an iterator", args[0]);
    if ((item = next(t, args)))
        return item;
    if (!otherwise)
        return cpy_pending(t) ? CPY_ERROR : cpy_raise_stop(t, CPY_UNSET);
    if (cpy_pending_is(t, CPY_STOP_ITERATION))
        cpy_take_pending(t); /* with the value that a generator returned */
    return cpy_pending(t) ? CPY_ERROR : otherwise;
}

static cpy_value builtin_sorted(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value list = cpy_list_from_iterable(t, args[0]);
    int reverse = cpy_truth(t, args[2]);

    return list && reverse >= 0 && cpy_list_sort(t, list, args[1], reverse) ? list : CPY_ERROR;
}

static cpy_value builtin_format(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_is_str(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "format() argument 2 must be str, not %B", args[1]);
    return cpy_format(t, args[0], args[1]);
}

static const struct cpy_function functions[] = {
    {"abs", "(x, /)", builtin_abs, "Return the absolute value.", 0},
    {"all", "(iterable, /)", builtin_all, "Return True if every item is true, or there are none.", 0},
    {"any", "(iterable, /)", builtin_any, "Return True if an item is true.", 0},
    {"ascii", "(obj, /)", builtin_ascii, "Return repr(obj) with all but ASCII escaped.", 0},
    {"bin", "(number, /)", builtin_bin,
        "Return an int's binary digits with prefix 0b.\n\n>>> bin(10)\n'0b1010'", 0},
    {"callable", "(obj, /)", builtin_callable, "Return whether obj can be called.", 0},
    {"chr", "(i, /)", builtin_chr, "Return the character with code point i, 0 to 0x10ffff.", 0},
    {"delattr", "(obj, name, /)", builtin_delattr, "Delete an attribute, as del obj.name.", 0},
    {"dir", "(object=<unset>, /)", builtin_dir, "Return the sorted names in an object, or in the current scope.", 0},
    {"divmod", "(x, y, /)", builtin_divmod, "Return (x // y, x % y).", 0},
    {"format", "(value, format_spec='', /)", builtin_format, "Return value.__format__(format_spec).", 0},
    {"getattr", "(object, name, default=<unset>, /)", builtin_getattr, "Return an attribute, or default if it is missing.", 0},
    {"globals", "()", builtin_globals, "Return the module's namespace.", 0},
    {"hasattr", "(obj, name, /)", builtin_hasattr, "Return whether obj has the attribute.", 0},
    {"hash", "(obj, /)", builtin_hash, "Return the hash: equal objects have equal ones.", 0},
    {"hex", "(number, /)", builtin_hex,
        "Return an int's hexadecimal digits with prefix 0x.\n\n>>> hex(-255)\n'-0xff'", 0},
    {"id", "(obj, /)", builtin_id, "Return a number that no other living object has.", 0},
    {"isinstance", "(obj, class_or_tuple, /)", builtin_isinstance, "Return whether obj is an instance of a class or of one in a tuple.", 0},
    {"issubclass", "(cls, class_or_tuple, /)", builtin_issubclass, "Return whether cls derives from a class or from one in a tuple.", 0},
    {"iter", "(object, sentinel=<unset>, /)", builtin_iter, "Return an iterator; with a sentinel, over calls until it is returned.", 0},
    {"len", "(obj, /)", builtin_len, "Return the number of items.", 0},
    {"locals", "()", builtin_locals, "Return the current scope's names and values.", 0},
    {"max", "(*args, key=None, default=<unset>)", builtin_max, "Return the largest item or argument.", 0},
    {"min", "(*args, key=None, default=<unset>)", builtin_min, "Return the smallest item or argument.", 0},
    {"next", "(iterator, default=<unset>, /)", builtin_next, "Return the next item, or default when there is none.", 0},
    {"oct", "(number, /)", builtin_oct,
        "Return an int's octal digits with prefix 0o.\n\n>>> oct(8)\n'0o10'", 0},
    {"ord", "(c, /)", builtin_ord, "Return the code point of a character.", 0},
    {"pow", "(base, exp, mod=None)", builtin_pow, "Return base ** exp, or that modulo mod.", 0},
    {"repr", "(obj, /)", builtin_repr, "Return the text that shows obj to a programmer.", 0},
    {"round", "(number, ndigits=None)", builtin_round, "Round to ndigits decimal places; to an int if None.", 0},
    {"setattr", "(obj, name, value, /)", builtin_setattr, "Set an attribute, as obj.name = value.", 0},
    {"sorted", "(iterable, /, *, key=None, reverse=False)", builtin_sorted, "Return a sorted list of the items.", 0},
    {"sum", "(iterable, /, start=0)", builtin_sum, "Return start plus all items.", 0},
    {"vars", "(object=<unset>, /)", builtin_vars, "Return __dict__ of an object, or the current scope's names.", 0},
    {0},
};

/* --- the namespace -------------------------------------------------------------------------------------------- */

static bool add(struct cpy_thread *t, const char *name, cpy_value v)
{
    return v && cpy_dict_set_str(t, t->vm->builtins, name, v);
}

bool cpy_builtins_add(struct cpy_thread *t, const struct cpy_function *rows)
{
    for (; rows->name; rows++)
        if (!add(t, rows->name, cpy_native_new(t, rows, CPY_N(t, builtins))))
            return false;
    return true;
}

static bool add_types(struct cpy_thread *t)
{
    static const uint8_t visible[] = {
        CPY_TYPE_OBJECT, CPY_TYPE_TYPE, CPY_TYPE_INT, CPY_TYPE_BOOL, CPY_TYPE_FLOAT, CPY_TYPE_COMPLEX, CPY_TYPE_STR,
        CPY_TYPE_BYTES, CPY_TYPE_BYTEARRAY, CPY_TYPE_MEMORYVIEW, CPY_TYPE_LIST, CPY_TYPE_TUPLE, CPY_TYPE_DICT,
        CPY_TYPE_SET, CPY_TYPE_FROZENSET, CPY_TYPE_RANGE, CPY_TYPE_SLICE, CPY_TYPE_PROPERTY, CPY_TYPE_CLASSMETHOD,
        CPY_TYPE_STATICMETHOD, CPY_TYPE_SUPER, CPY_TYPE_ENUMERATE, CPY_TYPE_ZIP, CPY_TYPE_MAP, CPY_TYPE_FILTER,
        CPY_TYPE_REVERSED,
    };

    for (size_t i = 0; i < CPY_COUNT(visible); i++) {
        cpy_value type = t->vm->types[visible[i]];

        if (!cpy_dict_set(t, t->vm->builtins, cpy_load(((struct cpy_type *)cpy_pointer(type))->name), type))
            return false;
    }
    return true;
}

static bool add_exceptions(struct cpy_thread *t)
{
    for (int i = 0; i < CPY_EXCEPTION_COUNT; i++) {
        struct cpy_type *type = (struct cpy_type *)cpy_pointer(t->vm->exceptions[i]);

        if (!cpy_dict_set(t, t->vm->builtins, cpy_load(type->name), t->vm->exceptions[i]))
            return false;
    }
    return add(t, "IOError", t->vm->exceptions[CPY_OS_ERROR]) && add(t, "EnvironmentError", t->vm->exceptions[CPY_OS_ERROR]);
}

#define BUILTINS_ABOUT 170 /* names */

bool cpy_builtins_init(struct cpy_thread *t)
{
    cpy_value module = cpy_module_new(t, CPY_N(t, builtins)), origin = cpy_str_from(t, "built-in");

    if (!module || !origin)
        return false;
    t->vm->builtins = cpy_module_dict(module);
    return cpy_dict_reserve(t, cpy_as_dict(t->vm->builtins), BUILTINS_ABOUT) && cpy_dict_set(t, t->vm->modules, CPY_N(t, builtins), module)
        && add(t, "__spec__", cpy_spec_new(t, CPY_N(t, builtins), origin, CPY_NONE, false))
        && add(t, "None", CPY_NONE) && add(t, "True", CPY_TRUE) && add(t, "False", CPY_FALSE)
        && add(t, "Ellipsis", CPY_ELLIPSIS) && add(t, "NotImplemented", CPY_NOT_IMPLEMENTED)
        && add(t, "__debug__", cpy_bool(t->vm->config.optimize == 0))
        && add_types(t) && add_exceptions(t) && cpy_builtins_add(t, functions) && cpy_builtins_run_init(t)
        && cpy_builtins_async_init(t) && cpy_quitters_init(t);
}
