/* SPDX-License-Identifier: MIT */
/* vm/interp/code_replace.c - code.replace() and types.CodeType(): a copy of a code object with some attributes changed.
 *
 * The instructions are the compiler's, and nothing checks them when they run; so they, and what is counted by them, cannot
 * be replaced.  Names can, and constants by others of their type, since an instruction may rely on that.  What is new gets a
 * place of its own behind the constants, because a name and a value may share one.
 *
 * types.CodeType() takes its instructions from a living code object that has the same. */
#include "vm/interp/code.h"

#include "vm/memory/heap.h"

#include <stdlib.h>

#define SHARED_FLAGS 0xfffu /* bits that mean the same in co_flags; the others are private */
#define MOST_IN_OPERAND UINT16_MAX

/* The arguments of replace(), in the order of its signature. */
enum argument {
    SELF, FLAGS, FIRST_LINE, FILENAME, NAME, QUALNAME, ARG_COUNT, POSONLY_COUNT, KWONLY_COUNT, LOCAL_COUNT, STACK_SIZE, INSNS,
    CONSTS, NAMES, VARNAMES, FREEVARS, CELLVARS, LINES, HANDLERS, ARGUMENT_COUNT
};
static const char *const argument_names[ARGUMENT_COUNT] = {"self", "co_flags", "co_firstlineno", "co_filename", "co_name",
    "co_qualname", "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_stacksize", "co_code",
    "co_consts", "co_names", "co_varnames", "co_freevars", "co_cellvars", "co_linetable", "co_exceptiontable"};

/* --- copies ------------------------------------------------------------------------------------------------------- */

static struct cpy_code *copy_head(struct cpy_thread *t, const struct cpy_code *from)
{
    struct cpy_code *to = cpy_new_object(t, t->vm->types[CPY_TYPE_CODE]);

    if (!to)
        return NULL;
    to->flags = from->flags;
    to->arg_count = from->arg_count;
    to->posonly_count = from->posonly_count;
    to->kwonly_count = from->kwonly_count;
    to->local_count = from->local_count;
    to->own_count = from->own_count;
    to->reg_count = from->reg_count;
    to->cell_count = from->cell_count;
    to->free_count = from->free_count;
    to->class_cell = from->class_cell;
    to->self_attributes = from->self_attributes;
    to->first_line = from->first_line;
    cpy_store(to, &to->name, cpy_load(from->name));
    cpy_store(to, &to->qualname, cpy_load(from->qualname));
    cpy_store(to, &to->filename, cpy_load(from->filename));
    cpy_store(to, &to->source, cpy_load(from->source));
    cpy_store(to, &to->locals, cpy_load(from->locals));
    cpy_store(to, &to->cellvars, cpy_load(from->cellvars));
    cpy_store(to, &to->freevars, cpy_load(from->freevars));
    cpy_store(to, &to->self_names, cpy_load(from->self_names));
    return to;
}

/* Encodes the positions, all lines moved by shift; out NULL: only counts the bytes. */
static uint32_t shift_positions(const struct cpy_code *code, int32_t shift, uint8_t *out)
{
    struct cpy_position p = {0, 0, 0, 0}, moved;
    uint32_t at = 0, start = 0, end = 0, len = 0;
    uint8_t one[CPY_POSITION_MAX], *to;
    int32_t line = 0;

    while (cpy_positions_next(code, &at, &start, &end, &p)) {
        moved = p;
        if (p.line > 0) {
            moved.line += shift;
            moved.end_line += shift;
        }
        to = out ? out + len : one;
        len += (uint32_t)(cpy_positions_put(to, end - start, &moved, &line) - to);
    }
    return len;
}

static void copy_marks(struct cpy_code *to, const struct cpy_code *from, int32_t shift)
{
    for (uint32_t i = 0; i < from->mark_count; i++) {
        to->marks[i] = from->marks[i];
        if (to->marks[i].line > 0)
            to->marks[i].line += shift;
    }
}

/* The copy has room for extra constants, and lines are moved by shift. */
static bool copy_arrays(struct cpy_thread *t, struct cpy_code *to, const struct cpy_code *from, uint32_t extra, int32_t shift)
{
    struct cpy_code_lengths n = cpy_code_lengths(from);

    n.consts += extra;
    n.positions = shift ? shift_positions(from, shift, NULL) : n.positions;
    if (!cpy_code_reserve(t, to, n))
        return false;
    cpy_store_many(to, to->consts, (const cpy_value *)(const void *)from->consts, from->const_count);
    memcpy(to->insns, from->insns, from->insn_count * sizeof *from->insns);
    memcpy(to->handlers, from->handlers, from->handler_count * sizeof *from->handlers);
    memcpy(to->cache_names, from->cache_names, from->cache_count * sizeof *from->cache_names);
    copy_marks(to, from, shift);
    if (shift)
        shift_positions(from, shift, to->positions);
    else
        memcpy(to->positions, from->positions, from->positions_len);
    return true;
}

/* --- constants and names ---------------------------------------------------------------------------------------------- */

/* A constant, or the name of something, and what becomes of it: constant number k. */
struct change {
    cpy_value from;
    uint32_t k;
    bool is_name;
};

/* What is to become of the constants. */
struct changes {
    struct cpy_thread *t;
    const struct cpy_code *code;
    const cpy_value *args;
    struct change *items;
    uint32_t count;
    cpy_value values; /* list of the new ones */
};

static bool refuse(struct cpy_thread *t, const char *name, const char *why)
{
    cpy_raise(t, CPY_VALUE_ERROR, "code: %s %s", name, why);
    return false;
}

/* May a constant stand where another was? */
static bool is_alike(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    bool alike = cpy_type_of(t, a) == cpy_type_of(t, b) && cpy_check_stack(t);

    if (!alike)
        return false;
    if (cpy_has_layout(a, CPY_TYPE_CODE))
        return cpy_as_code(a)->free_count == cpy_as_code(b)->free_count
            && (cpy_as_code(a)->flags & CPY_CODE_CLASS_BODY) == (cpy_as_code(b)->flags & CPY_CODE_CLASS_BODY);
    if (cpy_is_exactly(a, CPY_TYPE_TUPLE))
        alike = cpy_tuple_len(a) == cpy_tuple_len(b);
    for (size_t i = 0; alike && cpy_is_exactly(a, CPY_TYPE_TUPLE) && i < cpy_tuple_len(a); i++)
        alike = is_alike(t, cpy_tuple_get(a, i), cpy_tuple_get(b, i));
    return alike;
}

static bool add_change(struct changes *c, cpy_value from, cpy_value to, bool is_name)
{
    uint32_t k = c->code->const_count + c->count;

    if (k > MOST_IN_OPERAND)
        return refuse(c->t, argument_names[is_name ? NAMES : CONSTS], "has too many items");
    c->items[c->count++] = (struct change){from, k, is_name};
    return cpy_list_append(c->t, c->values, to);
}

/* One item of co_consts or co_names. */
static bool change_item(struct changes *c, enum argument which, cpy_value from, cpy_value to)
{
    bool is_name = which == NAMES;

    if (from == to)
        return true;
    if (is_name && !(cpy_is_str(to) && (to = cpy_intern(c->t, to)))) {
        cpy_raise(c->t, CPY_TYPE_ERROR, "name tuples must contain only strings, not '%T'", to);
        return false;
    }
    if (!is_name && !is_alike(c->t, from, to)) {
        if (!cpy_pending(c->t))
            cpy_raise(c->t, CPY_VALUE_ERROR, "code: co_consts: %R cannot be replaced by %R, as instructions may rely on its type", from, to);
        return false;
    }
    return from == to || add_change(c, from, to, is_name);
}

/* Are there as many items as before? */
static bool check_tuple(struct cpy_thread *t, enum argument which, cpy_value v, cpy_value old)
{
    if (!cpy_is_tuple(v)) {
        cpy_raise(t, CPY_TYPE_ERROR, "replace() argument '%s' must be tuple, not %T", argument_names[which], v);
        return false;
    }
    return cpy_tuple_len(v) == cpy_tuple_len(old)
        || refuse(t, argument_names[which], "must keep its length, which the instructions count on");
}

static bool gather_changes(struct changes *c, enum argument which, cpy_value old)
{
    cpy_value v = c->args[which];
    bool ok = v == CPY_NONE || check_tuple(c->t, which, v, old);

    for (size_t i = 0; ok && v != CPY_NONE && i < cpy_tuple_len(v); i++)
        ok = change_item(c, which, cpy_tuple_get(old, i), cpy_tuple_get(v, i));
    return ok;
}

static int find_change(const struct changes *c, cpy_value from, bool is_name)
{
    for (uint32_t i = 0; i < c->count; i++)
        if (c->items[i].from == from && c->items[i].is_name == is_name)
            return (int)c->items[i].k;
    return -1;
}

/* Lets an instruction of the copy name another constant. */
static void redirect(struct cpy_code *to, struct cpy_insn *insn, struct cpy_constant_use use, uint32_t k)
{
    switch (use.at) {
    case CPY_USE_BC: insn->bc = (int32_t)k; break;
    case CPY_USE_B: insn->b = (uint16_t)k; break;
    case CPY_USE_C: insn->c = (uint16_t)k; break;
    case CPY_USE_CACHE: to->cache_names[cpy_insn_cache(*insn)] = k; break;
    }
}

static void change_instruction(struct cpy_code *to, const struct changes *c, uint32_t pc)
{
    struct cpy_constant_use uses[2];
    unsigned n = cpy_insn_constants(c->code, c->code->insns[pc], uses);
    int k;

    if (c->code->insns[pc].op == CPY_OP_LOAD_INT && (k = find_change(c, cpy_int(c->code->insns[pc].bc), false)) >= 0) {
        to->insns[pc].op = CPY_OP_LOAD_CONST;
        to->insns[pc].bc = k;
    }
    for (unsigned i = 0; i < n; i++)
        if ((k = find_change(c, cpy_load(c->code->consts[uses[i].k]), uses[i].is_name)) >= 0)
            redirect(to, &to->insns[pc], uses[i], (uint32_t)k);
}

/* The docstring is constant 0, whatever else names that. */
static bool keep_first(struct changes *c)
{
    cpy_value doc = c->code->flags & CPY_CODE_HAS_DOC ? cpy_load(c->code->consts[0]) : CPY_UNSET;

    return !doc || find_change(c, doc, false) < 0 || find_change(c, doc, true) >= 0 || add_change(c, doc, doc, true);
}

static void apply_changes(struct cpy_code *to, const struct changes *c)
{
    int doc = c->code->flags & CPY_CODE_HAS_DOC ? find_change(c, cpy_load(c->code->consts[0]), false) : -1;

    for (uint32_t i = 0; i < c->count; i++)
        cpy_store(to, &to->consts[c->items[i].k], cpy_list_get(c->values, i));
    for (uint32_t pc = 0; pc < to->insn_count; pc++)
        change_instruction(to, c, pc);
    if (doc >= 0)
        cpy_store(to, &to->consts[0], cpy_load(to->consts[doc]));
}

/* --- names of variables ------------------------------------------------------------------------------------------------- */

/* Notes in a dict which name each of a tuple becomes. */
static bool note_renamed(struct cpy_thread *t, cpy_value renamed, enum argument which, cpy_value old, cpy_value names)
{
    bool ok = names == CPY_NONE || check_tuple(t, which, names, old);

    for (size_t i = 0; ok && names != CPY_NONE && i < cpy_tuple_len(names); i++) {
        cpy_value from = cpy_tuple_get(old, i), to = cpy_tuple_get(names, i);

        if (!cpy_is_str(to)) {
            cpy_raise(t, CPY_TYPE_ERROR, "name tuples must contain only strings, not '%T'", to);
            return false;
        }
        ok = (to = cpy_intern(t, to)) && (from == to || cpy_dict_set(t, renamed, from, to));
    }
    return ok;
}

/* Renames what a tuple of variables names. */
static bool rename_in(struct cpy_thread *t, struct cpy_code *code, cpy_field *field, cpy_value renamed)
{
    cpy_value old = cpy_load(*field), list = cpy_list_new(t, cpy_tuple_len(old)), names;

    for (size_t i = 0; list && i < cpy_tuple_len(old); i++) {
        cpy_value to = cpy_dict_get(t, renamed, cpy_tuple_get(old, i));

        if (cpy_pending(t) || !cpy_list_append(t, list, to ? to : cpy_tuple_get(old, i)))
            return false;
    }
    if (!list || !(names = cpy_tuple_from_iterable(t, list)))
        return false;
    cpy_store(code, field, names);
    return true;
}

/* A parameter that lives in a cell has its name in two of the tuples. */
static bool rename_variables(struct cpy_thread *t, struct cpy_code *code, const cpy_value *args)
{
    cpy_value renamed = cpy_dict_new(t), varnames = cpy_getattr_str(t, args[SELF], "co_varnames");

    return renamed && varnames && note_renamed(t, renamed, VARNAMES, varnames, args[VARNAMES]) &&
           note_renamed(t, renamed, CELLVARS, cpy_load(code->cellvars), args[CELLVARS]) &&
           note_renamed(t, renamed, FREEVARS, cpy_load(code->freevars), args[FREEVARS]) &&
           rename_in(t, code, &code->locals, renamed) && rename_in(t, code, &code->cellvars, renamed) &&
           rename_in(t, code, &code->freevars, renamed);
}

/* --- the rest ------------------------------------------------------------------------------------------------------------ */

static bool replace_text(struct cpy_thread *t, struct cpy_code *code, cpy_field *field, enum argument which, cpy_value v)
{
    if (v == CPY_NONE)
        return true;
    if (!cpy_is_str(v)) {
        cpy_raise(t, CPY_TYPE_ERROR, "replace() argument '%s' must be str, not %T", argument_names[which], v);
        return false;
    }
    cpy_store(code, field, v);
    return true;
}

static bool replace_flags(struct cpy_thread *t, struct cpy_code *code, cpy_value v)
{
    uint32_t suspends = code->flags & CPY_CODE_SUSPENDS, wanted;
    int64_t flags;

    if (v == CPY_NONE)
        return true;
    if (!cpy_to_int64(t, v, &flags))
        return false;
    wanted = (uint32_t)flags & SHARED_FLAGS;
    if ((wanted & ~(uint32_t)CPY_CODE_ITERABLE_COROUTINE) != (code->flags & SHARED_FLAGS & ~(uint32_t)CPY_CODE_ITERABLE_COROUTINE)
            || (wanted & CPY_CODE_ITERABLE_COROUTINE && suspends != CPY_CODE_GENERATOR)) {
        cpy_raise(t, CPY_VALUE_ERROR, "code: of co_flags only CO_ITERABLE_COROUTINE can be replaced, that of a generator");
        return false;
    }
    code->flags = (code->flags & ~SHARED_FLAGS) | wanted;
    return true;
}

static bool read_line(struct cpy_thread *t, const struct cpy_code *code, cpy_value v, int32_t *line)
{
    int64_t wanted = code->first_line;

    if (v != CPY_NONE && !cpy_to_range(t, v, argument_names[FIRST_LINE], 0, INT32_MAX / 2, &wanted))
        return false;
    *line = (int32_t)wanted;
    return true;
}

/* Is what was given for an attribute that cannot be replaced what it is already? */
static bool check_kept(struct cpy_thread *t, const cpy_value *args)
{
    static const enum argument kept[] = {ARG_COUNT, POSONLY_COUNT, KWONLY_COUNT, LOCAL_COUNT, STACK_SIZE, INSNS, LINES, HANDLERS};
    int same = 1;

    for (size_t i = 0; same > 0 && i < CPY_COUNT(kept); i++) {
        const char *name = argument_names[kept[i]];
        cpy_value v = args[kept[i]], own;

        if (v == CPY_NONE)
            continue;
        same = (own = cpy_getattr_str(t, args[SELF], name)) ? cpy_equal(t, own, v) : -1;
        if (same == 0)
            refuse(t, name, "is the compiler's and cannot be replaced");
    }
    return same > 0;
}

static cpy_value build(struct cpy_thread *t, struct changes *c, const cpy_value *args)
{
    const struct cpy_code *from = c->code;
    struct cpy_code *to = copy_head(t, from);
    int32_t line;

    if (!to || !read_line(t, from, args[FIRST_LINE], &line) ||
            !copy_arrays(t, to, from, c->count, line - from->first_line))
        return CPY_ERROR;
    to->first_line = line;
    apply_changes(to, c);
    if (!replace_flags(t, to, args[FLAGS]) || !replace_text(t, to, &to->filename, FILENAME, args[FILENAME]) ||
            !replace_text(t, to, &to->name, NAME, args[NAME]) || !replace_text(t, to, &to->qualname, QUALNAME, args[QUALNAME]) ||
            !rename_variables(t, to, args))
        return CPY_ERROR;
    return cpy_from(to);
}

cpy_value cpy_code_replace(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value consts = cpy_getattr_str(t, args[SELF], "co_consts"), names = cpy_getattr_str(t, args[SELF], "co_names"), code;
    struct changes c = {.t = t, .code = cpy_as_code(args[SELF]), .args = args, .values = cpy_list_new(t, 0)};
    size_t most;

    if (!consts || !names || !c.values || !check_kept(t, args))
        return CPY_ERROR;
    most = cpy_tuple_len(consts) + cpy_tuple_len(names) + 1;
    if (!(c.items = calloc(most, sizeof *c.items)))
        return cpy_raise_no_memory(t);
    code = gather_changes(&c, CONSTS, consts) && gather_changes(&c, NAMES, names) && keep_first(&c) ? build(t, &c, args) : CPY_ERROR;
    free(c.items);
    cpy_keep(consts);
    cpy_keep(names);
    cpy_keep(c.values);
    return code;
}

/* --- types.CodeType() --------------------------------------------------------------------------------------------------- */

/* Instructions that are looked for. */
struct wanted {
    const uint8_t *insns;
    size_t len;
    int64_t arg_count, posonly_count, kwonly_count;
    size_t const_count, name_count;
};

static bool is_wanted(cpy_value v, void *user)
{
    const struct wanted *w = user;
    const struct cpy_code *code = cpy_as_code(v);

    return cpy_has_layout(v, CPY_TYPE_CODE) && code->insns && code->insn_count * sizeof *code->insns == w->len
        && code->arg_count == w->arg_count && code->posonly_count == w->posonly_count
        && code->kwonly_count == w->kwonly_count && memcmp(code->insns, w->insns, w->len) == 0;
}

/* The place of each argument of replace() among those of CodeType(), with the class in front. */
static const uint8_t place[ARGUMENT_COUNT] = {[FLAGS] = 6, [FIRST_LINE] = 14, [FILENAME] = 11, [NAME] = 12, [QUALNAME] = 13,
    [ARG_COUNT] = 1, [POSONLY_COUNT] = 2, [KWONLY_COUNT] = 3, [LOCAL_COUNT] = 4, [STACK_SIZE] = 5, [INSNS] = 7, [CONSTS] = 8,
    [NAMES] = 9, [VARNAMES] = 10, [FREEVARS] = 17, [CELLVARS] = 18, [LINES] = 15, [HANDLERS] = 16};

static bool check_types(struct cpy_thread *t, const cpy_value *args)
{
    static const struct { enum argument which; int type; const char *name; } wanted[] = {
        {INSNS, CPY_TYPE_BYTES, "bytes"}, {CONSTS, CPY_TYPE_TUPLE, "tuple"}, {NAMES, CPY_TYPE_TUPLE, "tuple"},
        {VARNAMES, CPY_TYPE_TUPLE, "tuple"}, {FILENAME, CPY_TYPE_STR, "str"}, {NAME, CPY_TYPE_STR, "str"},
        {QUALNAME, CPY_TYPE_STR, "str"}, {LINES, CPY_TYPE_BYTES, "bytes"}, {HANDLERS, CPY_TYPE_BYTES, "bytes"},
        {FREEVARS, CPY_TYPE_TUPLE, "tuple"}, {CELLVARS, CPY_TYPE_TUPLE, "tuple"},
    };

    for (size_t i = 0; i < CPY_COUNT(wanted); i++)
        if (!cpy_has_layout(args[place[wanted[i].which]], wanted[i].type)) {
            cpy_raise(t, CPY_TYPE_ERROR, "code() argument %d must be %s, not %T", (int)place[wanted[i].which], wanted[i].name,
                args[place[wanted[i].which]]);
            return false;
        }
    return true;
}

/* Reads one of the counts. */
static bool read_count(struct cpy_thread *t, cpy_value v, enum argument which, int64_t *count)
{
    if (!cpy_to_int64(t, v, count))
        return false;
    return *count >= 0 || refuse(t, argument_names[which] + strlen("co_"), "must not be negative");
}

cpy_value cpy_code_new(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value given[ARGUMENT_COUNT], result;
    struct wanted w = {0};

    if (!check_types(t, args) || !read_count(t, args[1], ARG_COUNT, &w.arg_count) ||
            !read_count(t, args[2], POSONLY_COUNT, &w.posonly_count) || !read_count(t, args[3], KWONLY_COUNT, &w.kwonly_count))
        return CPY_ERROR;
    w.insns = cpy_bytes_view(args[place[INSNS]], &w.len);
    if (!(given[SELF] = cpy_heap_find(t, is_wanted, &w)))
        return cpy_raise(t, CPY_VALUE_ERROR, "code: codestring must be the co_code of a code object with these parameters: "
            "instructions from elsewhere are not checked");
    for (size_t i = 1; i < ARGUMENT_COUNT; i++)
        given[i] = args[place[i]];
    result = cpy_code_replace(t, given);
    cpy_keep(given[SELF]);
    return result;
}
