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
 * the class and below. */
#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/type_parts.h"
#include "vm/objects/weakref.h"

#define TABLE_BYTES (CPY_SLOT_COUNT * sizeof(cpy_native))

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

#define NAME_TABLE 256
#define KNOWN_ROWS 256

/* What a row of a method table was found to be.  Rows of many classes have the same texts, which the linker merges. */
struct known_row {
    const char *name, *signature; /* the very texts */
    int slot;
    bool fits; /* its function takes the slot's arguments */
};

struct slot_names {
    bool filled;
    uint8_t rows[NAME_TABLE]; /* slot + 1, by hash of the name with linear probing */
    struct known_row known[KNOWN_ROWS]; /* by hash of the addresses; a row may be replaced by another */
};

static unsigned hash_text(const char *s, size_t len)
{
    unsigned hash = 5381;

    for (size_t i = 2; i + 2 < len; i++)
        hash = hash * 33 + (unsigned char)s[i];
    return hash % NAME_TABLE;
}

static struct slot_names *slot_names(struct cpy_thread *t)
{
    static const char key;
    struct slot_names *names = cpy_private(t, &key, sizeof *names);
    unsigned row;

    if (!names || names->filled)
        return names;
    for (unsigned i = 0; i < CPY_SLOT_COUNT; i++) {
        row = hash_text(slot_texts[i], strlen(slot_texts[i]));
        while (names->rows[row])
            row = (row + 1) % NAME_TABLE;
        names->rows[row] = (uint8_t)(i + 1);
    }
    names->filled = true;
    return names;
}

static int find_text(const struct slot_names *names, const char *s, size_t len)
{
    if (len < 6 || s[0] != '_' || s[1] != '_' || s[len - 1] != '_' || s[len - 2] != '_')
        return -1;
    for (unsigned row = hash_text(s, len); names->rows[row]; row = (row + 1) % NAME_TABLE) {
        const char *known = slot_texts[names->rows[row] - 1];

        if (strlen(known) == len && memcmp(known, s, len) == 0)
            return names->rows[row] - 1;
    }
    return -1;
}

int cpy_slot_find_ascii(struct cpy_thread *t, const char *name)
{
    const struct slot_names *names = name[0] == '_' ? slot_names(t) : NULL;

    return names ? find_text(names, name, strlen(name)) : -1;
}

static int find_slot(struct cpy_thread *t, cpy_value name)
{
    struct cpy_text text = cpy_str_view(name);
    const struct slot_names *names;

    if (!text.ascii || text.len < 6 || ((const char *)text.data)[0] != '_' || !(names = slot_names(t)))
        return -1;
    return find_text(names, text.data, text.len);
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

/* The slot of a row of a method table. */
static const struct known_row *know_row(struct slot_names *names, const struct cpy_function *row)
{
    size_t at = ((uintptr_t)row->name * 31 + (uintptr_t)row->signature) * (size_t)0x9e3779b1 >> 16;
    struct known_row *known = &names->known[at % KNOWN_ROWS];

    if (known->name != row->name || known->signature != row->signature) {
        int slot = find_text(names, row->name, strlen(row->name));

        *known = (struct known_row){row->name, row->signature, slot, slot >= 0 && fits(row, (enum cpy_slot)slot)};
    }
    return known;
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
    for (int word = 0; word < 2; word++)
        for (uint64_t rest = from->own_slots[word]; rest; rest &= rest - 1) {
            int slot = word * 64 + __builtin_ctzll(rest);

            table->functions[slot] = from->slots[slot];
            put_bit(table->python, slot, has_bit(from->python_slots, slot));
        }
}

/* Gives type the table: the base's if it is the same, else a copy. */
static bool install(
    struct cpy_thread *t, struct cpy_type *type, const struct slot_table *table, const struct cpy_type *base)
{
    cpy_native *own;

    memcpy(type->python_slots, table->python, sizeof table->python);
    memcpy(type->own_slots, table->own, sizeof table->own);
    if (type->owns_slots) { /* made anew after a change of bases: subclasses may share the block */
        memcpy(type->slots, table->functions, TABLE_BYTES);
        return true;
    }
    if (base && memcmp(base->slots, table->functions, TABLE_BYTES) == 0) {
        type->slots = base->slots;
        return true;
    }
    if (!(own = cpy_malloc(t, TABLE_BYTES)))
        return false;
    memcpy(own, table->functions, TABLE_BYTES);
    type->slots = own;
    type->owns_slots = true;
    return true;
}

/* Recomputes the flags that follow from slots. */
static void set_flags(struct cpy_thread *t, struct cpy_type *type)
{
    const struct cpy_type *object = cpy_as_type(t->vm->types[CPY_TYPE_OBJECT]);
    const cpy_native *base = object->slots, *slots = type->slots;

    type->flags &= ~(unsigned)(CPY_CLASS_PLAIN_GETATTR | CPY_CLASS_PLAIN_SETATTR | CPY_CLASS_HAS_DEL);
    if (slots[CPY_SLOT_GETATTRIBUTE] == base[CPY_SLOT_GETATTRIBUTE] && !slots[CPY_SLOT_GETATTR])
        type->flags |= CPY_CLASS_PLAIN_GETATTR;
    if (slots[CPY_SLOT_SETATTR] == base[CPY_SLOT_SETATTR] && slots[CPY_SLOT_DELATTR] == base[CPY_SLOT_DELATTR])
        type->flags |= CPY_CLASS_PLAIN_SETATTR;
    if (slots[CPY_SLOT_DEL])
        type->flags |= CPY_CLASS_HAS_DEL;
}

/* A class that defines no special method: most exceptions. */
static void share_slots(struct cpy_thread *t, struct cpy_type *type, const struct cpy_type *base)
{
    memcpy(type->python_slots, base->python_slots, sizeof type->python_slots);
    type->slots = base->slots;
    set_flags(t, type);
}

bool cpy_slots_from_rows(struct cpy_thread *t, struct cpy_type *type, struct cpy_type *base)
{
    struct slot_table table = {0};
    const struct cpy_type_def *def = type->own_def;
    struct slot_names *names = slot_names(t);
    const struct known_row *known;

    if (base && !def->methods && !(def->flags & CPY_TYPE_UNHASHABLE)) {
        share_slots(t, type, base);
        return true;
    }
    if (!names)
        return false;
    if (base) {
        memcpy(table.functions, base->slots, TABLE_BYTES);
        memcpy(table.python, base->python_slots, sizeof table.python);
    }
    for (const struct cpy_function *row = def->methods; row && row->name; row++) {
        if (row->name[0] != '_' || (known = know_row(names, row))->slot < 0)
            continue;
        table.functions[known->slot] = known->fits ? row->call : trampolines[known->slot];
        put_bit(table.python, known->slot, false);
        put_bit(table.own, known->slot, true);
    }
    if (def->flags & CPY_TYPE_UNHASHABLE) {
        table.functions[CPY_SLOT_HASH] = hash_none;
        put_bit(table.own, CPY_SLOT_HASH, true);
    }
    if (!install(t, type, &table, base))
        return false;
    set_flags(t, type);
    return true;
}

/* Sets the slots for what is in type's own dict. */
static void put_all_own(struct cpy_thread *t, struct slot_table *table, const struct cpy_type *type)
{
    const struct cpy_dict *dict = cpy_as_dict(cpy_load(type->dict));
    int slot;

    for (uint32_t e = 0; e < dict->used; e++) {
        cpy_value name = cpy_load(dict->entries[e].key);

        if (name != CPY_DELETED && cpy_is_str(name) && (slot = find_slot(t, name)) >= 0)
            put_own(table, type, (enum cpy_slot)slot, cpy_load(dict->entries[e].value));
    }
}

bool cpy_slots_from_dict(struct cpy_thread *t, struct cpy_type *type)
{
    const struct cpy_tuple *mro = cpy_as_tuple(cpy_load(type->mro));
    struct slot_table table = {0};

    memcpy(table.functions, cpy_as_type(t->vm->types[CPY_TYPE_OBJECT])->slots, TABLE_BYTES);
    for (uint32_t i = mro->len; i-- > 0;) { /* a metaclass's own mro() may put the class anywhere, or leave out object */
        if (cpy_load(mro->items[i]) == cpy_from(type))
            put_all_own(t, &table, type);
        else
            put_inherited(&table, cpy_as_type(cpy_load(mro->items[i])));
    }
    if (!install(t, type, &table, cpy_as_type(cpy_load(type->base))))
        return false;
    set_flags(t, type);
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

static bool own_table(struct cpy_thread *t, struct cpy_type *type)
{
    cpy_native *own;

    if (type->owns_slots)
        return true;
    if (!(own = cpy_malloc(t, TABLE_BYTES)))
        return false;
    memcpy(own, type->slots, TABLE_BYTES);
    type->slots = own;
    type->owns_slots = true;
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
    cpy_native function;

    for (uint32_t i = 1; i < mro->len && !from; i++) {
        from = cpy_as_type(cpy_load(mro->items[i]));
        from = has_bit(from->own_slots, change->slot) ? from : NULL;
    }
    function = from ? from->slots[change->slot] : NULL;
    if (type->slots[change->slot] != function) {
        if (!own_table(change->t, type))
            return false;
        type->slots[change->slot] = function;
    }
    put_bit(type->python_slots, change->slot, from && has_bit(from->python_slots, change->slot));
    set_flags(change->t, type);
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
    int slot = find_slot(t, name);
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
    if (!own_table(t, type))
        return false;
    put_own(&table, type, change.slot, cpy_load(dict->entries[e].value));
    type->slots[slot] = table.functions[slot];
    put_bit(type->python_slots, slot, has_bit(table.python, slot));
    put_bit(type->own_slots, slot, true);
    set_flags(t, type);
    return cpy_each_subclass(type, update_below, &change);
}
