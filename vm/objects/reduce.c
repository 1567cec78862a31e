/* SPDX-License-Identifier: MIT */
/* vm/objects/reduce.c - __reduce_ex__: what copies and pickles of an object are made from.
 *
 * Objects of Python classes tell their class and state.  What is native and does not say how it is made again cannot be
 * copied: its struct would stay empty.  Protocols 0 and 1 are module copyreg's business. */
#include "vm/objects/reduce.h"

#include "vm/objects/dict.h"
#include "vm/objects/int.h"
#include "vm/objects/list.h"
#include "vm/objects/text_methods.h"
#include "vm/objects/type_parts.h"

/* A function of module copyreg. */
static cpy_value helper(struct cpy_thread *t, const char *name)
{
    cpy_value copyreg = cpy_import(t, "copyreg");

    return copyreg ? cpy_getattr_str(t, copyreg, name) : CPY_ERROR;
}

/* --- state --------------------------------------------------------------------------------------------------- */

/* The values of the attributes in a list of names. */
static cpy_value listed_values(struct cpy_thread *t, cpy_value self, cpy_value list)
{
    cpy_value dict = cpy_dict_new(t), name, v;

    for (size_t i = 0; dict && i < cpy_list_len(list); i++) {
        if (!cpy_is_str(name = cpy_list_get(list, i)))
            return cpy_raise(t, CPY_TYPE_ERROR, "attribute name must be string, not '%T'", name);
        if ((v = cpy_find_attr(t, self, name)) ? !cpy_dict_set(t, dict, name, v) : cpy_pending(t) != CPY_UNSET)
            return CPY_ERROR;
    }
    return dict;
}

/* The values of the members that __slots__ made, as a dict; it is empty if there are none. */
static cpy_value member_values(struct cpy_thread *t, cpy_value self)
{
    const struct cpy_tuple *mro = cpy_as_tuple(cpy_load(cpy_class_of(t, self)->mro));
    cpy_value own = cpy_load(cpy_class_of(t, self)->dict); /* a native class has one when somebody has asked for an attribute */
    cpy_value dict = cpy_dict_new(t), name, found, v;
    cpy_value list = dict && own ? cpy_dict_get_str(t, own, "__slotnames__") : CPY_UNSET;

    if (list && cpy_is_list(list)) /* as copyreg notes it */
        return listed_values(t, self, list);

    for (uint32_t i = 0; dict && i < mro->len; i++) {
        cpy_value of_class = cpy_load(cpy_as_type(cpy_load(mro->items[i]))->dict);

        for (size_t position = 0; of_class && cpy_dict_next(of_class, &position, &name, &found);) {
            if (!cpy_has_layout(found, CPY_TYPE_MEMBER) || !(v = cpy_find_attr(t, self, name)))
                continue;
            if (!cpy_dict_set(t, dict, name, v))
                return CPY_ERROR;
        }
    }
    return cpy_pending(t) ? CPY_ERROR : dict;
}

cpy_value cpy_object_getstate(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value dict = CPY_NONE, members;

    if (!cpy_is_object(args[0]))
        return CPY_NONE;
    if (cpy_type_has_dict(cpy_class_of(t, args[0])) && !(dict = cpy_own_dict_copy(t, cpy_pointer(args[0]))))
        return CPY_ERROR;
    if (!(members = member_values(t, args[0])))
        return CPY_ERROR;
    if (dict != CPY_NONE && cpy_dict_len(dict) == 0)
        dict = CPY_NONE;
    return cpy_dict_len(members) ? cpy_tuple_of(t, (size_t)2, dict, members) : dict;
}

/* An iterator over the items of lists or dicts, which are copied beside the state. */
static cpy_value content(struct cpy_thread *t, cpy_value self, enum cpy_builtin kind)
{
    cpy_value items;

    if (!cpy_has_layout(self, kind))
        return CPY_NONE;
    items = kind == CPY_TYPE_DICT ? cpy_call_method(t, self, "items", 0) : self;
    return items ? cpy_iter(t, items) : CPY_ERROR;
}

/* --- arguments of __new__ ------------------------------------------------------------------------------------- */

/* What __getnewargs_ex__ returns must be (tuple, dict). */
static bool split_arguments(struct cpy_thread *t, cpy_value both, cpy_value *args, cpy_value *kwargs)
{
    if (!both)
        return false;
    if (!cpy_is_tuple(both))
        cpy_raise(t, CPY_TYPE_ERROR, "__getnewargs_ex__ should return a tuple, not '%T'", both);
    else if (cpy_tuple_len(both) != 2)
        cpy_raise(t, CPY_VALUE_ERROR, "__getnewargs_ex__ should return a tuple of length 2, not %zu",
            cpy_tuple_len(both));
    else if (!cpy_is_tuple(*args = cpy_tuple_get(both, 0)))
        cpy_raise(t, CPY_TYPE_ERROR,
            "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%T'", *args);
    else if (!cpy_is_dict(*kwargs = cpy_tuple_get(both, 1)))
        cpy_raise(t, CPY_TYPE_ERROR,
            "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%T'", *kwargs);
    else
        return true;
    return false;
}

/* Arguments for __new__ of a copy.  *args CPY_UNSET: the class does not say. */
static bool new_arguments(struct cpy_thread *t, cpy_value self, cpy_value *args, cpy_value *kwargs)
{
    cpy_value method = cpy_special(t, self, CPY_N(t, __getnewargs_ex__));

    *args = *kwargs = CPY_UNSET;
    if (method)
        return split_arguments(t, cpy_call_0(t, method), args, kwargs);
    if (cpy_pending(t))
        return false;
    if (!(method = cpy_special(t, self, CPY_N(t, __getnewargs__))))
        return !cpy_pending(t);
    if (!(*args = cpy_call_0(t, method)))
        return false;
    if (cpy_is_tuple(*args))
        return true;
    cpy_raise(t, CPY_TYPE_ERROR, "__getnewargs__ should return a tuple, not '%T'", *args);
    return false;
}

/* Has the object a native part that nobody would fill in again?  A class with a __getstate__ of its own knows. */
static bool is_opaque(struct cpy_thread *t, cpy_value self)
{
    struct cpy_type *type = cpy_class_of(t, self), *object = cpy_as_type(t->vm->types[CPY_TYPE_OBJECT]);
    bool is_native = type->layout != CPY_TYPE_LIST && type->layout != CPY_TYPE_DICT && type->def &&
        (type->def->size > sizeof(struct cpy_object) || type->def->flags & CPY_TYPE_VARIABLE) && self != CPY_NONE;

    return is_native &&
        cpy_type_lookup(t, type, CPY_N(t, __getstate__)) == cpy_type_lookup(t, object, CPY_N(t, __getstate__));
}

/* (self, *args) or, with keywords, (self's class, args, kwargs), and the function that takes them. */
static cpy_value maker(struct cpy_thread *t, cpy_value class, cpy_value args, cpy_value kwargs, cpy_value *all)
{
    size_t n = args ? cpy_tuple_len(args) : 0;

    if (kwargs && cpy_dict_len(kwargs)) {
        *all = cpy_tuple_of(t, (size_t)3, class, args, kwargs);
        return *all ? helper(t, "__newobj_ex__") : CPY_ERROR;
    }
    if (!(*all = cpy_tuple_new(t, n + 1)))
        return CPY_ERROR;
    cpy_tuple_set(*all, 0, class);
    for (size_t i = 0; i < n; i++)
        cpy_tuple_set(*all, i + 1, cpy_tuple_get(args, i));
    return helper(t, "__newobj__");
}

static cpy_value refuse(struct cpy_thread *t, cpy_value self)
{
    cpy_value name = cpy_type_full_name(t, cpy_class_of(t, self));

    return name ? cpy_raise(t, CPY_TYPE_ERROR, "cannot pickle '%V' object", name) : CPY_ERROR;
}

static cpy_value reduce_new(struct cpy_thread *t, cpy_value self)
{
    cpy_value args, kwargs, all, state, list, dict, function;

    if (!new_arguments(t, self, &args, &kwargs))
        return CPY_ERROR;
    if (!args && is_opaque(t, self))
        return refuse(t, self);
    if (!(function = maker(t, cpy_type_of(t, self), args, kwargs, &all)) ||
        !(state = cpy_call_method(t, self, "__getstate__", 0)) || !(list = content(t, self, CPY_TYPE_LIST)) ||
        !(dict = content(t, self, CPY_TYPE_DICT)))
        return CPY_ERROR;
    return cpy_tuple_of(t, (size_t)5, function, all, state, list, dict);
}

/* Is the object made without a word on its native part?  Protocols 0 and 1 know no other __new__ than that of its type. */
static bool is_made_bare(struct cpy_thread *t, cpy_value self)
{
    struct cpy_type *object = cpy_as_type(t->vm->types[CPY_TYPE_OBJECT]);

    return cpy_type_lookup(t, cpy_class_of(t, self), CPY_N(t, __new__)) == cpy_type_lookup(t, object, CPY_N(t, __new__));
}

/* As protocols 0 and 1 did it. */
static cpy_value reduce_old(struct cpy_thread *t, cpy_value self, cpy_value protocol)
{
    cpy_value reduce = helper(t, "_reduce_ex");

    if (reduce && is_opaque(t, self) && is_made_bare(t, self))
        return refuse(t, self);
    return reduce ? cpy_call_2(t, reduce, self, protocol) : CPY_ERROR;
}

cpy_value cpy_object_reduce(struct cpy_thread *t, const cpy_value *args)
{
    return reduce_old(t, args[0], cpy_int(0));
}

cpy_value cpy_object_reduce_ex(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value own = cpy_type_lookup(t, cpy_class_of(t, args[0]), CPY_N(t, __reduce__));
    cpy_value general = cpy_type_lookup(t, cpy_as_type(t->vm->types[CPY_TYPE_OBJECT]), CPY_N(t, __reduce__));
    cpy_value bound;
    int64_t protocol;

    if (!own || !general || !cpy_to_index(t, args[1], &protocol))
        return CPY_ERROR;
    if (!(bound = cpy_find_attr(t, args[0], CPY_N(t, __reduce__))) && cpy_pending(t))
        return CPY_ERROR;
    if (bound && own != general)
        return cpy_call_0(t, bound);
    return protocol >= 2 ? reduce_new(t, args[0]) : reduce_old(t, args[0], args[1]);
}

/* --- iterators ------------------------------------------------------------------------------------------------------ */

cpy_value cpy_reduce_walk(struct cpy_thread *t, const char *maker, cpy_value sequence, int64_t index)
{
    cpy_value make = cpy_dict_get_str(t, cpy_builtins(t), maker), args, number;

    if (!make)
        return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_ATTRIBUTE_ERROR, "%s", maker);
    args = sequence ? cpy_tuple_of(t, (size_t)1, sequence) : CPY_ERROR;
    if (!args || index < 0)
        return args ? cpy_tuple_of(t, (size_t)2, make, args) : CPY_ERROR;
    return (number = cpy_int_from(t, index)) ? cpy_tuple_of(t, (size_t)3, make, args, number) : CPY_ERROR;
}

cpy_value cpy_reduce_iter(struct cpy_thread *t, cpy_value iterable) { return cpy_reduce_walk(t, "iter", iterable, -1); }

cpy_value cpy_reduce_rest(struct cpy_thread *t, cpy_value copy)
{
    return copy ? cpy_reduce_iter(t, cpy_list_from_iterable(t, copy)) : CPY_ERROR;
}

cpy_value cpy_reduce_call(struct cpy_thread *t, cpy_value self, cpy_value args, cpy_value state)
{
    if (!args)
        return CPY_ERROR;
    return state ? cpy_tuple_of(t, (size_t)3, cpy_type_of(t, self), args, state)
                 : cpy_tuple_of(t, (size_t)2, cpy_type_of(t, self), args);
}

static bool is_backwards(struct cpy_thread *t, cpy_value iterator)
{
    return cpy_is(t, iterator, CPY_TYPE_LIST_REVERSED);
}

/* What makes an iterator that has come to its end. */
static cpy_value reduce_ended(struct cpy_thread *t, cpy_value iterator)
{
    if (cpy_is(t, iterator, CPY_TYPE_LIST_ITERATOR))
        return cpy_reduce_iter(t, cpy_list_new(t, 0));
    if (cpy_is(t, iterator, CPY_TYPE_STR_ITERATOR))
        return cpy_reduce_iter(t, cpy_str_from(t, ""));
    return cpy_reduce_iter(t, t->vm->empty_tuple);
}

static cpy_value reduce_backwards(struct cpy_thread *t, const struct cpy_index_iterator *it)
{
    cpy_value list = cpy_load(it->sequence), call;

    if (!(call = cpy_tuple_of(t, (size_t)1, list ? list : cpy_list_new(t, 0))) || !cpy_tuple_get(call, 0))
        return CPY_ERROR;
    return list ? cpy_tuple_of(t, (size_t)3, t->vm->types[CPY_TYPE_REVERSED], call, cpy_int(it->index))
                : cpy_tuple_of(t, (size_t)2, t->vm->types[CPY_TYPE_REVERSED], call);
}

cpy_value cpy_index_iterator_reduce(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_index_iterator *it = (const struct cpy_index_iterator *)cpy_pointer(args[0]);
    cpy_value sequence = cpy_load(it->sequence), call, index;

    if (is_backwards(t, args[0]))
        return reduce_backwards(t, it);
    if (!sequence)
        return reduce_ended(t, args[0]);
    if (!(call = cpy_reduce_iter(t, sequence)) || !(index = cpy_int_from(t, it->index)))
        return CPY_ERROR;
    return cpy_tuple_of(t, (size_t)3, cpy_tuple_get(call, 0), cpy_tuple_get(call, 1), index);
}

bool cpy_state_index(struct cpy_thread *t, cpy_value state, int64_t *index)
{
    if (cpy_is_int(state))
        return cpy_to_size(t, state, index);
    cpy_raise(t, CPY_TYPE_ERROR, "an integer is required");
    return false;
}

/* An iterator over __getitem__ goes anywhere; those over sequences stay within them; -1 is behind the end of a list. */
cpy_value cpy_index_iterator_setstate(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_index_iterator *it = (struct cpy_index_iterator *)cpy_pointer(args[0]);
    bool backwards = is_backwards(t, args[0]);
    int64_t index, len, least = backwards || cpy_is(t, args[0], CPY_TYPE_LIST_ITERATOR) ? -1 : 0;

    if (!cpy_state_index(t, args[1], &index))
        return CPY_ERROR;
    if (cpy_load(it->sequence) && !cpy_is(t, args[0], CPY_TYPE_SEQ_ITERATOR)) {
        if ((len = cpy_len(t, cpy_load(it->sequence))) < 0)
            return CPY_ERROR;
        index = index > len - backwards ? len - backwards : index;
    }
    it->index = index < least ? least : index;
    return CPY_NONE;
}
