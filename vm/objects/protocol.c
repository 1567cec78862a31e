/* SPDX-License-Identifier: MIT */
/* vm/objects/protocol.c - what can be asked of any object: class, text, hash, truth, length.
 *
 * Each question goes to a slot of the object's class (type.h), after the types that are
 * asked most have been tried directly.  Results of methods written in Python are checked
 * here, since a trampoline returns whatever the method returned. */
#include "vm/objects/dict.h"
#include "vm/objects/int.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"
#include "vm/objects/text.h"
#include "vm/objects/type_parts.h"

/* --- classes --------------------------------------------------------------------------------- */

cpy_value cpy_builtin_type(struct cpy_thread *t, enum cpy_builtin id) { return t->vm->types[id]; }
cpy_value cpy_type_of(struct cpy_thread *t, cpy_value v) { return cpy_from(cpy_class_of(t, v)); }
bool cpy_is_type(cpy_value v) { return cpy_has_layout(v, CPY_TYPE_TYPE); }

const char *cpy_type_name(struct cpy_thread *t, cpy_value v)
{
    const char *name = cpy_str_utf8(t, cpy_load(cpy_class_of(t, v)->name), NULL);

    return name ? name : "?";
}

bool cpy_is_subtype(cpy_value type, cpy_value of)
{
    const struct cpy_tuple *mro;

    if (type == of)
        return true;
    mro = cpy_as_tuple(cpy_load(cpy_as_type(type)->mro));
    for (uint32_t i = 0; mro && i < mro->len; i++) /* a metaclass's own mro() may put it anywhere */
        if (cpy_load(mro->items[i]) == of)
            return true;
    return false;
}

bool cpy_is_instance(struct cpy_thread *t, cpy_value v, cpy_value type)
{
    return cpy_is_subtype(cpy_type_of(t, v), type);
}

bool cpy_is_instance_def(struct cpy_thread *t, cpy_value v, const struct cpy_type_def *def)
{
    cpy_value type;

    if (!cpy_is_object(v))
        return false;
    if (CPY_LIKELY(cpy_class_of_object(cpy_pointer(v))->def == def))
        return true;
    type = cpy_type_of_def(t, def);
    return type && cpy_is_instance(t, v, type);
}

bool cpy_is_exactly_def(cpy_value v, const struct cpy_type_def *def)
{
    return cpy_is_object(v) && cpy_class_of_object(cpy_pointer(v))->own_def == def;
}

bool cpy_is_callable(struct cpy_thread *t, cpy_value v) { return cpy_slot_of(t, v, CPY_SLOT_CALL); }

/* --- isinstance and issubclass ------------------------------------------------------------------ */

/* The classes in __bases__ of something that is not a class but behaves like one; CPY_UNSET: it does not. */
static cpy_value abstract_bases(struct cpy_thread *t, cpy_value v)
{
    cpy_value bases = cpy_find_attr(t, v, CPY_N(t, __bases__));

    return bases && cpy_is_tuple(bases) ? bases : CPY_UNSET;
}

static int derives(struct cpy_thread *t, cpy_value class, cpy_value of)
{
    cpy_value bases;
    int found = 0;

    if (class == of)
        return 1;
    if (!cpy_check_stack(t) || (!(bases = abstract_bases(t, class)) && cpy_pending(t)))
        return -1;
    for (size_t i = 0; bases && !found && i < cpy_tuple_len(bases); i++)
        found = derives(t, cpy_tuple_get(bases, i), of);
    return found;
}

/* Is __class__ of such objects what object says? */
static bool has_plain_class(struct cpy_thread *t, struct cpy_type *type)
{
    struct cpy_type *object = cpy_as_type(t->vm->types[CPY_TYPE_OBJECT]);
    cpy_value name = CPY_N(t, __class__);

    return cpy_class_is_plain(type, CPY_CLASS_PLAIN_GETATTR) && cpy_type_lookup(t, type, name) == cpy_type_lookup(t, object, name);
}

static int is_instance_of_class(struct cpy_thread *t, cpy_value v, cpy_value class)
{
    cpy_value pretended;

    if (cpy_is_instance(t, v, class))
        return 1;
    if (!cpy_is_object(v) || has_plain_class(t, cpy_class_of(t, v)))
        return 0;
    pretended = cpy_find_attr(t, v, CPY_N(t, __class__));
    if (!pretended)
        return cpy_pending(t) ? -1 : 0;
    return cpy_is_type(pretended) && pretended != cpy_type_of(t, v) && cpy_is_subtype(pretended, class);
}

/* isinstance() without hooks: type.__instancecheck__. */
int cpy_type_instancecheck(struct cpy_thread *t, cpy_value v, cpy_value class)
{
    cpy_value own;

    if (CPY_LIKELY(cpy_is_type(class)))
        return is_instance_of_class(t, v, class);
    if (!abstract_bases(t, class)) {
        if (!cpy_pending(t))
            cpy_raise(t, CPY_TYPE_ERROR, "isinstance() arg 2 must be a type, a tuple of types, or a union");
        return -1;
    }
    own = cpy_find_attr(t, v, CPY_N(t, __class__));
    return own ? derives(t, own, class) : cpy_pending(t) ? -1 : 0;
}

int cpy_type_subclasscheck(struct cpy_thread *t, cpy_value type, cpy_value class)
{
    if (cpy_is_type(type) && cpy_is_type(class))
        return cpy_is_subtype(type, class);
    if (!cpy_is_type(type) && !abstract_bases(t, type)) {
        if (!cpy_pending(t))
            cpy_raise(t, CPY_TYPE_ERROR, "issubclass() arg 1 must be a class");
        return -1;
    }
    if (!cpy_is_type(class) && !abstract_bases(t, class)) {
        if (!cpy_pending(t))
            cpy_raise(t, CPY_TYPE_ERROR, "issubclass() arg 2 must be a class, a tuple of classes, or a union");
        return -1;
    }
    return derives(t, type, class);
}

typedef int (*class_check)(struct cpy_thread *t, cpy_value v, cpy_value class);

/* Asks a class's hook, or check() if it is the one of type; goes through tuples. */
static int check_class(struct cpy_thread *t, cpy_value v, cpy_value class, cpy_value hook_name, class_check check)
{
    struct cpy_type *kind = cpy_class_of(t, class);
    cpy_value hook, answer;
    int result = 0;

    if (CPY_LIKELY(kind == cpy_as_type(t->vm->types[CPY_TYPE_TYPE])))
        return check(t, v, class);
    if (!cpy_check_stack(t))
        return -1;
    if (cpy_is_tuple(class)) {
        for (size_t i = 0; result == 0 && i < cpy_tuple_len(class); i++)
            result = check_class(t, v, cpy_tuple_get(class, i), hook_name, check);
        return result;
    }
    hook = cpy_type_lookup(t, kind, hook_name);
    if (!hook)
        return cpy_pending(t) ? -1 : check(t, v, class);
    answer = cpy_call_unbound(t, hook, (cpy_value[]){class, v}, 2);
    return answer ? cpy_truth(t, answer) : -1;
}

int cpy_isinstance(struct cpy_thread *t, cpy_value v, cpy_value class_or_tuple)
{
    if (cpy_type_of(t, v) == class_or_tuple)
        return 1;
    return check_class(t, v, class_or_tuple, CPY_N(t, __instancecheck__), cpy_type_instancecheck);
}

int cpy_issubclass(struct cpy_thread *t, cpy_value type, cpy_value class_or_tuple)
{
    return check_class(t, type, class_or_tuple, CPY_N(t, __subclasscheck__), cpy_type_subclasscheck);
}

/* --- text ------------------------------------------------------------------------------------------- */

static cpy_value check_text(struct cpy_thread *t, cpy_value text, const char *method)
{
    if (CPY_LIKELY(text && cpy_is_str(text)))
        return text;
    return text ? cpy_raise(t, CPY_TYPE_ERROR, "%s returned non-string (type %T)", method, text) : CPY_ERROR;
}

cpy_value cpy_repr(struct cpy_thread *t, cpy_value v)
{
    if (!cpy_check_stack(t))
        return CPY_ERROR;
    return check_text(t, cpy_slot_of(t, v, CPY_SLOT_REPR)(t, &v), "__repr__");
}

cpy_value cpy_str(struct cpy_thread *t, cpy_value v)
{
    if (CPY_LIKELY(cpy_is(t, v, CPY_TYPE_STR)))
        return v;
    if (!cpy_check_stack(t))
        return CPY_ERROR;
    return check_text(t, cpy_slot_of(t, v, CPY_SLOT_STR)(t, &v), "__str__");
}

cpy_value cpy_ascii(struct cpy_thread *t, cpy_value v)
{
    cpy_value text = cpy_repr(t, v);
    struct cpy_text view;
    struct cpy_builder b;

    if (!text || (view = cpy_str_view(text)).ascii)
        return text;
    cpy_build(&b, t);
    for (size_t i = 0; i < view.len; i++) {
        uint32_t c = cpy_text_at(&view, i);

        if (c < 128)
            cpy_build_char(&b, c);
        else
            cpy_build_escape(&b, c);
    }
    cpy_keep(text);
    return cpy_build_finish(&b);
}

cpy_value cpy_format(struct cpy_thread *t, cpy_value v, cpy_value spec)
{
    cpy_value result;

    if (cpy_str_view(spec).len == 0 && (cpy_is(t, v, CPY_TYPE_STR) || cpy_is_small(v) || cpy_is_word_float(v)))
        return cpy_str(t, v);
    if (!cpy_check_stack(t))
        return CPY_ERROR;
    result = cpy_slot_of(t, v, CPY_SLOT_FORMAT)(t, (cpy_value[]){v, spec});
    if (!result || cpy_is_str(result))
        return result;
    return cpy_raise(t, CPY_TYPE_ERROR, "__format__ must return a str, not %T", result);
}

/* --- hash, truth, length ------------------------------------------------------------------------------- */

bool cpy_hash(struct cpy_thread *t, cpy_value v, int64_t *hash)
{
    cpy_value result;

    if (cpy_is(t, v, CPY_TYPE_STR)) {
        *hash = cpy_hash_str(v);
        return true;
    }
    if (cpy_is_small(v)) {
        *hash = cpy_hash_int(v);
        return true;
    }
    if (!cpy_check_stack(t) || !(result = cpy_slot_of(t, v, CPY_SLOT_HASH)(t, &v)))
        return false;
    if (!cpy_is_int(result)) {
        cpy_raise(t, CPY_TYPE_ERROR, "__hash__ method should return an integer");
        return false;
    }
    if (cpy_int_bit_length(result) >= 64 || !cpy_to_int64(t, result, hash))
        *hash = cpy_hash_int(result);
    *hash -= *hash == -1;
    return true;
}

static int truth_of_object(struct cpy_thread *t, cpy_value v)
{
    const struct cpy_type *type = cpy_class_of(t, v);
    cpy_value result;
    int64_t len;

    if (cpy_slots(type)[CPY_SLOT_BOOL]) {
        if (!cpy_check_stack(t) || !(result = cpy_slots(type)[CPY_SLOT_BOOL](t, &v)))
            return -1;
        if (cpy_is_bool(result))
            return result == CPY_TRUE;
        cpy_raise(t, CPY_TYPE_ERROR, "__bool__ should return bool, returned %T", result);
        return -1;
    }
    if (!cpy_slots(type)[CPY_SLOT_LEN])
        return 1;
    len = cpy_len(t, v);
    return len < 0 ? -1 : len > 0;
}

int cpy_truth(struct cpy_thread *t, cpy_value v)
{
    if (v == CPY_TRUE)
        return 1;
    if (v == CPY_FALSE || v == CPY_NONE || v == CPY_ZERO)
        return 0;
    if (cpy_is_small(v))
        return cpy_small(v) != 0;
    if (cpy_is_word_float(v))
        return 1; /* 0.0 is a constant and -0.0 is boxed */
    if (cpy_is(t, v, CPY_TYPE_STR))
        return ((const struct cpy_str *)cpy_pointer(v))->len != 0;
    if (cpy_is(t, v, CPY_TYPE_LIST))
        return cpy_as_list(v)->len != 0;
    return truth_of_object(t, v);
}

/* The result of __len__ or __length_hint__ as a count; -1: raised. */
static int64_t as_length(struct cpy_thread *t, cpy_value result, const char *method)
{
    cpy_value n;
    int64_t len;

    if (CPY_LIKELY(cpy_is_small(result) && cpy_small(result) >= 0))
        return cpy_small(result);
    if (!result || !(n = cpy_index(t, result)))
        return -1;
    if (cpy_int_sign(n) < 0)
        cpy_raise(t, CPY_VALUE_ERROR, "%s() should return >= 0", method);
    else if (cpy_int_bit_length(n) < 64)
        return cpy_to_int64(t, n, &len) ? len : -1;
    else
        cpy_raise(t, CPY_OVERFLOW_ERROR, strcmp(method, "__len__") == 0
            ? "cannot fit 'int' into an index-sized integer" : "Python int too large to convert to C ssize_t");
    return -1;
}

int64_t cpy_len(struct cpy_thread *t, cpy_value v)
{
    cpy_native len = cpy_slot_of(t, v, CPY_SLOT_LEN);

    if (CPY_UNLIKELY(!len)) {
        cpy_raise(t, CPY_TYPE_ERROR, "object of type '%T' has no len()", v);
        return -1;
    }
    return as_length(t, len(t, &v), "__len__");
}

int64_t cpy_length_hint(struct cpy_thread *t, cpy_value v, int64_t guess)
{
    const struct cpy_type *type = cpy_class_of(t, v);
    cpy_value result;
    int64_t len;

    if (cpy_slots(type)[CPY_SLOT_LEN]) {
        len = cpy_len(t, v);
        if (len >= 0 || !cpy_pending_is(t, CPY_TYPE_ERROR))
            return len;
        cpy_take_pending(t);
    }
    if (!cpy_slots(type)[CPY_SLOT_LENGTH_HINT])
        return guess;
    result = cpy_slots(type)[CPY_SLOT_LENGTH_HINT](t, &v);
    if (!result && cpy_pending_is(t, CPY_TYPE_ERROR)) {
        cpy_take_pending(t);
        return guess;
    }
    if (result == CPY_NOT_IMPLEMENTED)
        return guess;
    if (!result || cpy_is_int(result))
        return as_length(t, result, "__length_hint__");
    cpy_raise(t, CPY_TYPE_ERROR, "__length_hint__ must be an integer, not %T", result);
    return -1;
}
