/* SPDX-License-Identifier: MIT */
/* vm/objects/type_slots.c - the operators of classes as arrays of C functions.
 *
 * Each class has one function for every special method of CPY_SLOTS.  A native method's
 * own C function serves directly, as long as instances of the class have the layout that
 * it expects and it takes the slot's arguments; everything else goes through a
 * trampoline, which looks the method up by its name.
 *
 * A class remembers which slots it defines itself (own_slots); a class without its own
 * takes those of the first class on its MRO that has.  Tables that come out equal to
 * the base's are shared with it.  A write to a class attribute recomputes one slot in
 * the class and below.
 *
 * A class made from a definition has no table until somebody asks for it, which must not fail: its memory is there.  Nor has
 * a class made of such ones that adds nothing. */
#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"
#include "vm/objects/weakref.h"

#define TABLE_BYTES (CPY_SLOT_COUNT * sizeof(cpy_native))
#define FLAGS_OF_SLOTS (unsigned)(CPY_CLASS_PLAIN_GETATTR | CPY_CLASS_PLAIN_SETATTR | CPY_CLASS_HAS_DEL)

const uint16_t cpy_slot_name_ids[CPY_SLOT_COUNT] = {
#define S(id, name, n) CPY_NAME_##name,
    CPY_SLOTS(S)
#undef S
};

static const char *const slot_texts[] = {
#define S(id, name, n) #name,
    CPY_SLOTS(S)
#undef S
};

static const uint8_t slot_arity[] = {
#define S(id, name, n) n,
    CPY_SLOTS(S)
#undef S
};

CPY_INLINE bool has_bit(const uint64_t *bits, int slot) { return bits[slot >> 6] >> (slot & 63) & 1; }
CPY_INLINE void put_bit(uint64_t *bits, int slot, bool on)
{
    bits[slot >> 6] = (bits[slot >> 6] & ~((uint64_t)1 << (slot & 63))) | (uint64_t)on << (slot & 63);
}

/* --- names to slots -------------------------------------------------------------------------- */

/* In the order of their methods' names. */
static const uint8_t by_name[] = {
    CPY_SLOT_ABS, CPY_SLOT_ADD, CPY_SLOT_AND, CPY_SLOT_BOOL, CPY_SLOT_BUFFER, CPY_SLOT_CALL, CPY_SLOT_CONTAINS,
    CPY_SLOT_DEL, CPY_SLOT_DELATTR, CPY_SLOT_DELETE, CPY_SLOT_DELITEM, CPY_SLOT_DIVMOD, CPY_SLOT_ENTER, CPY_SLOT_EQ,
    CPY_SLOT_EXIT, CPY_SLOT_FLOAT, CPY_SLOT_FLOORDIV, CPY_SLOT_FORMAT, CPY_SLOT_GE, CPY_SLOT_GET, CPY_SLOT_GETATTR,
    CPY_SLOT_GETATTRIBUTE, CPY_SLOT_GETITEM, CPY_SLOT_GT, CPY_SLOT_HASH, CPY_SLOT_IADD, CPY_SLOT_IAND,
    CPY_SLOT_IFLOORDIV, CPY_SLOT_ILSHIFT, CPY_SLOT_IMATMUL, CPY_SLOT_IMOD, CPY_SLOT_IMUL, CPY_SLOT_INDEX,
    CPY_SLOT_INIT, CPY_SLOT_INT, CPY_SLOT_INVERT, CPY_SLOT_IOR, CPY_SLOT_IPOW, CPY_SLOT_IRSHIFT, CPY_SLOT_ISUB,
    CPY_SLOT_ITER, CPY_SLOT_ITRUEDIV, CPY_SLOT_IXOR, CPY_SLOT_LE, CPY_SLOT_LEN, CPY_SLOT_LENGTH_HINT, CPY_SLOT_LSHIFT,
    CPY_SLOT_LT, CPY_SLOT_MATMUL, CPY_SLOT_MOD, CPY_SLOT_MUL, CPY_SLOT_NE, CPY_SLOT_NEG, CPY_SLOT_NEW, CPY_SLOT_NEXT,
    CPY_SLOT_OR, CPY_SLOT_POS, CPY_SLOT_POW, CPY_SLOT_RADD, CPY_SLOT_RAND, CPY_SLOT_RDIVMOD, CPY_SLOT_RELEASE_BUFFER,
    CPY_SLOT_REPR, CPY_SLOT_REVERSED, CPY_SLOT_RFLOORDIV, CPY_SLOT_RLSHIFT, CPY_SLOT_RMATMUL, CPY_SLOT_RMOD,
    CPY_SLOT_RMUL, CPY_SLOT_ROR, CPY_SLOT_RPOW, CPY_SLOT_RRSHIFT, CPY_SLOT_RSHIFT, CPY_SLOT_RSUB, CPY_SLOT_RTRUEDIV,
    CPY_SLOT_RXOR, CPY_SLOT_SET, CPY_SLOT_SETATTR, CPY_SLOT_SETITEM, CPY_SLOT_STR, CPY_SLOT_SUB, CPY_SLOT_TRUEDIV,
    CPY_SLOT_XOR,
};

/* Compares a method's name that begins and ends with __ with a known one, as strcmp() does. */
static int compare(const char *s, size_t len, const char *known)
{
    size_t i = 2;

    while (i < len && s[i] == known[i] && known[i])
        i++;
    return (i < len ? (unsigned char)s[i] : 0) - (unsigned char)known[i];
}

static int find_text(const char *s, size_t len)
{
    size_t low = 0, high = CPY_COUNT(by_name);

    if (len < 6 || s[0] != '_' || s[1] != '_' || s[len - 1] != '_' || s[len - 2] != '_')
        return -1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare(s, len, slot_texts[by_name[middle]]);

        if (order == 0)
            return by_name[middle];
        if (order > 0)
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

int cpy_slot_find_ascii(const char *name) { return name[0] == '_' ? find_text(name, strlen(name)) : -1; }

static int find_slot(cpy_value name)
{
    struct cpy_text text = cpy_str_view(name);

    return text.ascii ? find_text(text.data, text.len) : -1;
}

/* --- trampolines -------------------------------------------------------------------------------- */

static cpy_value hash_none(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_raise(t, CPY_TYPE_ERROR, "unhashable type: '%T'", args[0]);
}

/* Calls of a method that the class has set to None: "not available". */
static cpy_value call_none(struct cpy_thread *t, cpy_value self, enum cpy_slot slot)
{
    if (slot == CPY_SLOT_ITER)
        return cpy_raise(t, CPY_TYPE_ERROR, "'%T' object is not iterable", self);
    if (slot == CPY_SLOT_CONTAINS)
        return cpy_raise(t, CPY_TYPE_ERROR, "'%T' object is not a container", self);
    if (slot == CPY_SLOT_REVERSED)
        return cpy_raise(t, CPY_TYPE_ERROR, "'%T' object is not reversible", self);
    return cpy_raise(t, CPY_TYPE_ERROR, "'NoneType' object is not callable");
}

static cpy_value as_bool(struct cpy_thread *t, cpy_value v)
{
    int truth = v ? cpy_truth(t, v) : -1;

    return truth < 0 ? CPY_ERROR : cpy_bool(truth);
}

static cpy_value at_end(struct cpy_thread *t)
{
    if (cpy_pending_is(t, CPY_STOP_ITERATION))
        cpy_take_pending(t);
    return CPY_ERROR;
}

static cpy_value find_method(struct cpy_thread *t, struct cpy_type *type, enum cpy_slot slot)
{
    cpy_value found = cpy_type_lookup(t, type, cpy_slot_name(t, slot));

    if (!found && !cpy_pending(t))
        cpy_raise(t, CPY_ATTRIBUTE_ERROR, "%s", slot_texts[slot]);
    return found;
}

static bool is_comparison(enum cpy_slot slot) { return slot >= CPY_SLOT_LT && slot <= CPY_SLOT_GE; }

/* A comparison whose method is some descriptor: one that cannot be had is none. */
static cpy_value compare_bound(struct cpy_thread *t, cpy_value method, const cpy_value *args)
{
    if ((method = cpy_bind(t, method, args[0], cpy_class_of(t, args[0]))))
        return cpy_call_1(t, method, args[1]);
    cpy_take_pending(t);
    return CPY_NOT_IMPLEMENTED;
}

static cpy_value trampoline(struct cpy_thread *t, const cpy_value *args, enum cpy_slot slot, size_t n)
{
    struct cpy_type *type = cpy_class_of(t, args[0]);
    cpy_value method = find_method(t, type, slot), result;

    if (!method)
        return CPY_ERROR;
    if (CPY_UNLIKELY(method == CPY_NONE))
        return call_none(t, args[0], slot);
    if ((slot == CPY_SLOT_POW || slot == CPY_SLOT_RPOW) && args[2] == CPY_NONE)
        n = 2;
    if (is_comparison(slot) && !cpy_is(t, method, CPY_TYPE_FUNCTION) && !cpy_is_native(method))
        return compare_bound(t, method, args);
    result = cpy_call_unbound(t, method, args, n);
    if (slot == CPY_SLOT_CONTAINS)
        return as_bool(t, result);
    return result || slot != CPY_SLOT_NEXT ? result : at_end(t);
}

/* For CALL, NEW and INIT: args are self, a tuple and a dict. */
static cpy_value variadic(struct cpy_thread *t, const cpy_value *args, enum cpy_slot slot)
{
    struct cpy_type *type = cpy_class_of(t, args[0]);
    cpy_value method = find_method(t, type, slot);

    if (!method || !(method = cpy_bind(t, method, args[0], type)))
        return CPY_ERROR;
    return cpy_call_tuple(t, method, args[1], args[2]);
}

CPY_INLINE bool is_variadic(enum cpy_slot slot)
{
    return slot == CPY_SLOT_CALL || slot == CPY_SLOT_NEW || slot == CPY_SLOT_INIT;
}

#define S(id, name, n)                                                                                                 \
    static cpy_value call_##id(struct cpy_thread *t, const cpy_value *args)                                            \
    {                                                                                                                  \
        return is_variadic(CPY_SLOT_##id) ? variadic(t, args, CPY_SLOT_##id) : trampoline(t, args, CPY_SLOT_##id, n);  \
    }
CPY_SLOTS(S)
#undef S

static const cpy_native trampolines[] = {
#define S(id, name, n) call_##id,
    CPY_SLOTS(S)
#undef S
};

/* --- tables --------------------------------------------------------------------------------------- */

/* What a class's slots are while they are worked out. */
struct slot_table {
    cpy_native functions[CPY_SLOT_COUNT];
    uint64_t python[2], own[2];
};

int cpy_row_arity(const char *signature)
{
    int count = 0, depth = 0;
    bool named = false;

    for (const char *s = signature + 1; *s && !(*s == ')' && depth == 0); s++) {
        if (*s == '\'') {
            while (*++s && *s != '\'')
                ;
            if (!*s)
                break;
        } else if (*s == '*') {
            return -1;
        } else if (*s == ',' && depth == 0) {
            count += named;
            named = false;
        } else if (*s != ' ' && *s != '/') {
            named = true;
            depth += (*s == '(') - (*s == ')');
        }
    }
    return count + named;
}

/* Does a row's function take the slot's arguments? */
static bool fits(const struct cpy_function *row, enum cpy_slot slot)
{
    int arity = is_variadic(slot) ? 0 : cpy_row_arity(row->signature);

    return arity >= 0 && arity <= slot_arity[slot];
}

/* Is found a native method whose C function can be called with any instance of type? */
static const struct cpy_function *native_row(const struct cpy_type *type, cpy_value found)
{
    const struct cpy_native_object *f;

    if (!cpy_is_native(found))
        return NULL;
    f = cpy_as_native(found);
    if (!cpy_load(f->type) || cpy_load(f->self) || !cpy_is_subtype(cpy_from(type), cpy_load(f->type)))
        return NULL;
    return f->row;
}

static bool is_python(cpy_value found, enum cpy_slot slot)
{
    return cpy_is_exactly(found, CPY_TYPE_FUNCTION) || (slot == CPY_SLOT_NEW && !cpy_is_native(found));
}

/* Sets one slot for what type's own dict holds. */
static void put_own(struct slot_table *table, const struct cpy_type *type, enum cpy_slot slot, cpy_value found)
{
    const struct cpy_function *row = native_row(type, found);
    cpy_native function = row && fits(row, slot) ? row->call : NULL;

    if (slot == CPY_SLOT_HASH && found == CPY_NONE)
        function = hash_none;
    table->functions[slot] = function ? function : trampolines[slot];
    put_bit(table->python, slot, is_python(found, slot));
    put_bit(table->own, slot, true);
}

/* Takes over what a class on the MRO defines itself. */
static void put_inherited(struct slot_table *table, const struct cpy_type *from)
{
    const cpy_native *functions = cpy_slots(from);

    for (int word = 0; word < 2; word++)
        for (uint64_t rest = from->own_slots[word]; rest; rest &= rest - 1) {
            int slot = word * 64 + __builtin_ctzll(rest);

            table->functions[slot] = functions[slot];
            put_bit(table->python, slot, has_bit(from->python_slots, slot));
        }
}

/* Memory for the slots of a class of its own. */
static bool make_table(struct cpy_thread *t, struct cpy_type *type)
{
    return type->own_table || ((type->own_table = cpy_malloc(t, TABLE_BYTES)) && (type->frees_table = true));
}

/* Gives type the table: the base's if it is the same, else a copy. */
static bool install(struct cpy_thread *t, struct cpy_type *type, const struct slot_table *table)
{
    const cpy_native *base = cpy_slots(cpy_as_type(cpy_load(type->base)));

    memcpy(type->python_slots, table->python, sizeof table->python);
    memcpy(type->own_slots, table->own, sizeof table->own);
    if (!type->own_table && memcmp(base, table->functions, TABLE_BYTES) == 0) {
        type->slots = (cpy_native *)base;
        return true;
    }
    if (!make_table(t, type))
        return false;
    type->slots = memcpy(type->own_table, table->functions, TABLE_BYTES); /* subclasses may share the block */
    return true;
}

/* The slots of class object, from which every class derives. */
static const cpy_native *object_slots(const struct cpy_type *type)
{
    while (cpy_load(type->base))
        type = cpy_as_type(cpy_load(type->base));
    return cpy_slots(type);
}

/* Recomputes the flags that follow from slots. */
static void set_flags(struct cpy_type *type)
{
    const cpy_native *base = object_slots(type), *slots = type->slots;

    type->flags &= ~FLAGS_OF_SLOTS;
    if (slots[CPY_SLOT_GETATTRIBUTE] == base[CPY_SLOT_GETATTRIBUTE] && !slots[CPY_SLOT_GETATTR])
        type->flags |= CPY_CLASS_PLAIN_GETATTR;
    if (slots[CPY_SLOT_SETATTR] == base[CPY_SLOT_SETATTR] && slots[CPY_SLOT_DELATTR] == base[CPY_SLOT_DELATTR])
        type->flags |= CPY_CLASS_PLAIN_SETATTR;
    if (slots[CPY_SLOT_DEL] && !type->own_def) /* a native class has finalize(), and __del__ for classes derived from it */
        type->flags |= CPY_CLASS_HAS_DEL;
}

static void put_function(struct cpy_type *type, int slot, cpy_native function)
{
    type->own_table[slot] = function;
    put_bit(type->own_slots, slot, true);
}

/* Sets the slots that a definition's methods are for. */
static void put_rows(struct cpy_type *type, const struct cpy_function *row)
{
    int slot;

    for (; row && row->name; row++)
        if ((slot = cpy_slot_find_ascii(row->name)) >= 0)
            put_function(type, slot, fits(row, (enum cpy_slot)slot) ? row->call : trampolines[slot]);
}

static bool has_rows(const struct cpy_type *type)
{
    return !cpy_load(type->base) || type->own_def->methods || type->own_def->flags & CPY_TYPE_UNHASHABLE;
}

void cpy_slots_fill(struct cpy_type *type)
{
    const struct cpy_type *base = cpy_load(type->base) ? cpy_as_type(cpy_load(type->base)) : NULL;

    if (type->own_table) {
        if (base)
            memcpy(type->own_table, cpy_slots(base), TABLE_BYTES);
        put_rows(type, type->own_def->methods);
        if (type->own_def->flags & CPY_TYPE_UNHASHABLE)
            put_function(type, CPY_SLOT_HASH, hash_none);
        type->slots = type->own_table;
    } else {
        type->slots = (cpy_native *)cpy_slots(base);
    }
    set_flags(type);
}

bool cpy_slots_reserve(struct cpy_thread *t, struct cpy_type *type, cpy_native *table)
{
    if (!has_rows(type))
        return true;
    type->own_table = table;
    return make_table(t, type);
}

/* Sets the slots for what is in type's own dict. */
static void put_all_own(struct slot_table *table, const struct cpy_type *type)
{
    const struct cpy_dict *dict = cpy_as_dict(cpy_load(type->dict));
    int slot;

    for (uint32_t e = 0; e < dict->used; e++) {
        cpy_value name = cpy_load(dict->entries[e].key);

        if (name != CPY_DELETED && cpy_is_str(name) && (slot = find_slot(name)) >= 0)
            put_own(table, type, (enum cpy_slot)slot, cpy_load(dict->entries[e].value));
    }
}

/* Has a class special methods of its own?  It is complete, but a built-in one may have no slots yet. */
static bool has_own(const struct cpy_type *type)
{
    const struct cpy_dict *dict;

    if (type->own_def)
        return has_rows(type);
    dict = cpy_as_dict(cpy_load(type->dict));
    for (uint32_t e = 0; e < dict->used; e++)
        if (cpy_load(dict->entries[e].key) != CPY_DELETED && cpy_is_str(cpy_load(dict->entries[e].key)) &&
                find_slot(cpy_load(dict->entries[e].key)) >= 0)
            return true;
    return false;
}

/* Are a class's slots those of its base?  Then its order is the base's and classes before, between and behind that define none. */
static bool is_like_base(const struct cpy_type *type)
{
    const struct cpy_tuple *mro = cpy_as_tuple(cpy_load(type->mro));
    const struct cpy_tuple *above = cpy_as_tuple(cpy_load(cpy_as_type(cpy_load(type->base))->mro));
    uint32_t k = 0;

    for (uint32_t i = 0; i < mro->len; i++)
        if (k < above->len && cpy_load(mro->items[i]) == cpy_load(above->items[k]))
            k++;
        else if (has_own(cpy_as_type(cpy_load(mro->items[i]))))
            return false;
    return k == above->len;
}

/* Gives a class its base's slots, or none as long as that has none. */
static void share_slots(struct cpy_type *type, const struct cpy_type *base)
{
    memcpy(type->python_slots, base->python_slots, sizeof type->python_slots);
    memset(type->own_slots, 0, sizeof type->own_slots);
    type->flags &= ~FLAGS_OF_SLOTS;
    if ((type->slots = base->slots))
        set_flags(type);
}

bool cpy_slots_from_dict(struct cpy_thread *t, struct cpy_type *type)
{
    const struct cpy_tuple *mro = cpy_as_tuple(cpy_load(type->mro));
    struct slot_table table = {0};

    if (!type->own_table && is_like_base(type)) {
        share_slots(type, cpy_as_type(cpy_load(type->base)));
        return true;
    }
    memcpy(table.functions, object_slots(type), TABLE_BYTES);
    for (uint32_t i = mro->len; i-- > 0;) { /* a metaclass's own mro() may put the class anywhere, or leave out object */
        if (cpy_load(mro->items[i]) == cpy_from(type))
            put_all_own(&table, type);
        else
            put_inherited(&table, cpy_as_type(cpy_load(mro->items[i])));
    }
    if (!install(t, type, &table))
        return false;
    set_flags(type);
    return true;
}

/* --- changes ------------------------------------------------------------------------------------------ */

bool cpy_each_subclass(struct cpy_type *type, bool (*visit)(struct cpy_type *subclass, void *user), void *user)
{
    cpy_value list = cpy_load(type->subclasses), subclass;

    for (size_t i = 0; list && i < cpy_list_len(list); i++)
        if ((subclass = cpy_as_weakref(cpy_list_get(list, i))->referent) && !visit(cpy_as_type(subclass), user))
            return false;
    return true;
}

/* Makes the slots of a class its own, so that one of them can become another. */
static bool separate(struct cpy_thread *t, struct cpy_type *type)
{
    const cpy_native *slots = cpy_slots(type);

    if (slots == type->own_table)
        return true;
    if (!make_table(t, type))
        return false;
    type->slots = memcpy(type->own_table, slots, TABLE_BYTES);
    return true;
}

struct slot_change {
    struct cpy_thread *t;
    enum cpy_slot slot;
};

/* Sets a slot to what the first class on the MRO says that defines it. */
static bool resolve(struct cpy_type *type, void *user)
{
    struct slot_change *change = user;
    const struct cpy_tuple *mro = cpy_as_tuple(cpy_load(type->mro));
    const struct cpy_type *from = NULL;
    const cpy_native *functions = NULL;
    cpy_native function;

    for (uint32_t i = 1; i < mro->len && !from; i++) {
        from = cpy_as_type(cpy_load(mro->items[i]));
        functions = cpy_slots(from); /* which says what is its own */
        from = has_bit(from->own_slots, change->slot) ? from : NULL;
    }
    function = from ? functions[change->slot] : NULL;
    if (cpy_slots(type)[change->slot] != function) {
        if (!separate(change->t, type))
            return false;
        type->slots[change->slot] = function;
    }
    put_bit(type->python_slots, change->slot, from && has_bit(from->python_slots, change->slot));
    set_flags(type);
    return true;
}

static bool update_below(struct cpy_type *type, void *user)
{
    struct slot_change *change = user;

    if (has_bit(type->own_slots, change->slot))
        return true; /* it hides the change from all below */
    return resolve(type, user) && cpy_each_subclass(type, update_below, user);
}

bool cpy_slots_update(struct cpy_thread *t, struct cpy_type *type, cpy_value name)
{
    int slot = find_slot(name);
    struct slot_change change = {t, (enum cpy_slot)slot};
    struct slot_table table = {0};
    struct cpy_dict *dict = cpy_as_dict(cpy_load(type->dict));
    int64_t e;

    if (slot < 0)
        return true;
    if ((e = cpy_dict_find_name(dict, name)) < 0) {
        put_bit(type->own_slots, slot, false);
        return resolve(type, &change) && cpy_each_subclass(type, update_below, &change);
    }
    if (!separate(t, type))
        return false;
    put_own(&table, type, change.slot, cpy_load(dict->entries[e].value));
    type->slots[slot] = table.functions[slot];
    put_bit(type->python_slots, slot, has_bit(table.python, slot));
    put_bit(type->own_slots, slot, true);
    set_flags(type);
    return cpy_each_subclass(type, update_below, &change);
}
