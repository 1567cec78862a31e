/* SPDX-License-Identifier: MIT */
/* vm/interp/variables.c - the variables of a frame by their names.
 *
 * A variable lies in a register, in a cell that a register holds, or in a cell of the closure.  What is hard: the
 * variables of inlined comprehensions have registers of their own, several of which may have one name.  Such a register
 * counts only while its comprehension runs; then it hides what has its name further out.  Its code lies in one piece,
 * whose first instruction that writes the register and whose last, a CLEAR, are looked for. */
#include "vm/interp/variables.h"

#include "vm/interp/effect.h"
#include "vm/interp/loop.h"
#include "vm/objects/dict.h"

/* The number of a variable: that of its register, or behind these that of its cell in the closure. */
typedef uint32_t number;
#define NOWHERE UINT32_MAX

struct cpy_variables cpy_variables_on_stack(const struct cpy_frame *frame)
{
    return (struct cpy_variables){frame->code, frame->function, frame->base, NULL, cpy_frame_pc(frame)};
}

/* --- where they are ---------------------------------------------------------------------------------------------- */

static bool is_free(const struct cpy_variables *v, number n) { return n >= v->code->local_count; }

static number count(const struct cpy_variables *v)
{
    return v->code->local_count + (v->function ? v->code->free_count : 0u);
}

static cpy_value name_of(const struct cpy_variables *v, number n)
{
    if (is_free(v, n))
        return cpy_tuple_get(cpy_load(v->code->freevars), n - v->code->local_count);
    return cpy_tuple_get(cpy_load(v->code->locals), n);
}

static bool name_in(cpy_value names, cpy_value name)
{
    for (size_t i = 0; i < cpy_tuple_len(names); i++)
        if (cpy_tuple_get(names, i) == name)
            return true;
    return false;
}

/* The cell of a variable that has one, or NULL. */
static struct cpy_cell *cell_of(const struct cpy_variables *v, number n)
{
    cpy_value held = is_free(v, n) ? cpy_tuple_get(cpy_load(v->function->closure), n - v->code->local_count) : v->registers[n];
    bool is_cell = is_free(v, n) || (cpy_has_layout(held, CPY_TYPE_CELL) && name_in(cpy_load(v->code->cellvars), name_of(v, n)));

    return is_cell ? (struct cpy_cell *)cpy_pointer(held) : NULL;
}

/* Does the comprehension run that register r belongs to? */
static bool is_in_use(const struct cpy_variables *v, uint32_t r)
{
    for (uint32_t pc = v->pc + 1; pc-- > 0;)
        if (cpy_insn_writes(v->code->insns[pc], r))
            return v->code->insns[pc].op != CPY_OP_CLEAR;
    return false;
}

static cpy_value value_of(const struct cpy_variables *v, number n)
{
    const struct cpy_cell *cell = cell_of(v, n);
    cpy_value value = cell ? cpy_load(cell->value) : v->registers[n];

    return value == CPY_DELETED ? CPY_UNSET : value;
}

/* The value of a variable, unless its comprehension does not run, or it is the iterator of one that is told of as inlined. */
static cpy_value visible(const struct cpy_variables *v, number n)
{
    bool iterator = n == 0 && !is_free(v, n) && cpy_str_equals(name_of(v, n), ".0");
    cpy_value value = value_of(v, n);

    if (iterator && !(v->code->flags & (CPY_CODE_GENERATOR | CPY_CODE_ASYNC_GENERATOR)))
        return CPY_UNSET;
    return value && n >= v->code->own_count && !is_free(v, n) && !is_in_use(v, n) ? CPY_UNSET : value;
}

/* The variable that a name means: the innermost that is in use, else the frame's own. */
static number find(const struct cpy_variables *v, cpy_value name)
{
    number own = NOWHERE;

    for (number n = count(v); n-- > 0;) {
        if (!cpy_str_equal(name_of(v, n), name))
            continue;
        if (visible(v, n))
            return n;
        if (n < v->code->own_count || is_free(v, n))
            own = n;
    }
    return own;
}

/* --- for others -------------------------------------------------------------------------------------------------- */

bool cpy_variables_hidden(const struct cpy_variables *v)
{
    for (uint32_t r = v->code->own_count; r < v->code->local_count; r++)
        if (visible(v, r))
            return true;
    return false;
}

cpy_value cpy_variables_get(const struct cpy_variables *v, cpy_value name)
{
    number n = find(v, name);

    return n == NOWHERE ? CPY_UNSET : visible(v, n);
}

bool cpy_variables_set(const struct cpy_variables *v, cpy_value name, cpy_value to)
{
    number n = find(v, name);
    struct cpy_cell *cell = n == NOWHERE ? NULL : cell_of(v, n);

    if (cell)
        cpy_store(cell, &cell->value, to);
    else if (n != NOWHERE && v->owner)
        cpy_store(v->owner, (cpy_field *)(void *)&v->registers[n], to);
    else if (n != NOWHERE)
        v->registers[n] = to;
    return n != NOWHERE;
}

bool cpy_variables_has(const struct cpy_variables *v, cpy_value name) { return find(v, name) != NOWHERE; }

static bool add(struct cpy_thread *t, const struct cpy_variables *v, number n, cpy_value dict)
{
    cpy_value value = visible(v, n);

    return !value || cpy_dict_set(t, dict, name_of(v, n), value);
}

/* Adds what lies in cells and has that name, parameters apart. */
static bool add_cells(struct cpy_thread *t, const struct cpy_variables *v, cpy_value name, cpy_value dict)
{
    bool ok = true;

    for (number n = (number)cpy_code_parameters(v->code); ok && n < v->code->local_count; n++)
        ok = name_of(v, n) != name || add(t, v, n, dict);
    return ok;
}

/* Adds the variables in CPython's order: those of co_varnames, then others in cells, then free ones. */
static bool add_all(struct cpy_thread *t, const struct cpy_variables *v, cpy_value dict)
{
    cpy_value cells = cpy_load(v->code->cellvars);
    bool ok = true;

    for (number i = 0; ok && i < v->code->local_count; i++)
        ok = cpy_code_varname(v->code, i) < 0 || add(t, v, (number)cpy_code_varname(v->code, i), dict);
    for (size_t i = 0; ok && i < cpy_tuple_len(cells); i++)
        ok = add_cells(t, v, cpy_tuple_get(cells, i), dict);
    for (number n = v->code->local_count; ok && n < count(v); n++)
        ok = add(t, v, n, dict);
    return ok;
}

cpy_value cpy_variables_dict(struct cpy_thread *t, const struct cpy_variables *v, cpy_value added)
{
    cpy_value dict = cpy_dict_new(t), key, value;
    size_t at = 0;

    if (!dict || !add_all(t, v, dict))
        return CPY_ERROR;
    while (added && cpy_dict_next(added, &at, &key, &value))
        if (!cpy_dict_setdefault(t, dict, key, value))
            return CPY_ERROR;
    return dict;
}
