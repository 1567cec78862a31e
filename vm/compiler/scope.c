/* SPDX-License-Identifier: MIT */
/* vm/compiler/scope.c - symbol tables, and where each variable lives.
 *
 * Names are interned, so that a symbol table is a hash table of addresses.  What is
 * hard: a free variable must be passed on by every function between its owner and its
 * user; class bodies are skipped in the search, but pass free variables on as well;
 * inlined comprehensions have symbols and no frame, so they are transparent to all of it. */
#include "vm/compiler/scope.h"

#include "vm/objects/exception.h"

#include <stdlib.h>

/* --- maps ------------------------------------------------------------------------ */

static uint32_t slot_of(const struct cpy_map *map, uint64_t key)
{
    uint32_t i = cpy_word_slot(key, map->mask);

    while (map->rows[i].key && map->rows[i].key != key)
        i = (i + 1) & map->mask;
    return i;
}

void *cpy_map_get(const struct cpy_map *map, uint64_t key)
{
    return map->rows ? map->rows[slot_of(map, key)].value : NULL;
}

static bool map_grow(struct cpy_compilation *c, struct cpy_map *map)
{
    uint32_t old_size = map->rows ? map->mask + 1 : 0;
    uint32_t size = old_size ? old_size * 2 : 16;
    struct cpy_map grown = {cpy_compilation_alloc(c, size * sizeof(struct cpy_map_row)), map->count, size - 1};

    if (!grown.rows)
        return false;
    for (uint32_t i = 0; i < old_size; i++)
        if (map->rows[i].key)
            grown.rows[slot_of(&grown, map->rows[i].key)] = map->rows[i];
    *map = grown;
    return true;
}

/* The row of key, which is added if it is not there; NULL after a failure. */
static struct cpy_map_row *row_of(struct cpy_compilation *c, struct cpy_map *map, uint64_t key)
{
    struct cpy_map_row *row;

    if (CPY_UNLIKELY(!map->rows || map->count * 2 >= map->mask) && !map_grow(c, map))
        return NULL;
    row = &map->rows[slot_of(map, key)];
    if (!row->key) {
        map->count++;
        row->key = key;
    }
    return row;
}

void cpy_map_set(struct cpy_compilation *c, struct cpy_map *map, uint64_t key, void *value)
{
    struct cpy_map_row *row = row_of(c, map, key);

    if (row)
        row->value = value;
}

/* --- the compilation ---------------------------------------------------------------- */

void *cpy_compilation_alloc(struct cpy_compilation *c, size_t size)
{
    void *block = c->failed ? NULL : cpy_arena_alloc(c->arena, size);

    if (!block)
        c->failed = true;
    return block;
}

cpy_value cpy_compilation_keep(struct cpy_compilation *c, cpy_value v)
{
    v = cpy_arena_keep(c->arena, v);
    if (v == CPY_ERROR)
        c->failed = true;
    return v;
}

bool cpy_compilation_too_deep(struct cpy_compilation *c)
{
    if (!c->failed)
        cpy_raise(c->t, CPY_RECURSION_ERROR, "maximum recursion depth exceeded during compilation");
    c->failed = true;
    return true;
}

static bool find_lines(struct cpy_compilation *c)
{
    const char *end;
    uint32_t n = 1;

    if (c->lines || !c->source)
        return c->lines;
    end = c->source + c->source_len;
    for (const char *p = c->source; p < end; p++)
        n += *p == '\n';
    if (!(c->lines = cpy_arena_alloc(c->arena, ((size_t)n + 1) * sizeof *c->lines))) {
        cpy_take_pending(c->t);
        return false;
    }
    c->lines[c->line_count++] = c->source;
    for (const char *p = c->source; p < end; p++)
        if (*p == '\n')
            c->lines[c->line_count++] = p + 1;
    c->lines[c->line_count] = end;
    return true;
}

/* The source line number line (from 1) as a str, or CPY_UNSET. */
static cpy_value compilation_line(struct cpy_compilation *c, int line)
{
    cpy_value text;

    if (line < 1 || !find_lines(c) || (uint32_t)line > c->line_count)
        return CPY_UNSET;
    text = cpy_str_from_utf8(c->t, c->lines[line - 1], (size_t)(c->lines[line] - c->lines[line - 1]));
    if (text == CPY_ERROR)
        cpy_take_pending(c->t);
    return text;
}

cpy_value cpy_compilation_text(struct cpy_compilation *c, const struct cpy_node *node)
{
    const char *from, *to;

    if (node->line < 1 || !find_lines(c) || (uint32_t)node->end_line > c->line_count)
        return CPY_UNSET;
    from = c->lines[node->line - 1] + node->column;
    to = c->lines[node->end_line - 1] + node->end_column;
    if (from >= to || to > c->source + c->source_len)
        return CPY_UNSET;
    return cpy_compilation_keep(c, cpy_str_from_utf8(c->t, from, (size_t)(to - from)));
}

void cpy_compilation_error(struct cpy_compilation *c, int line, int column, int end_line, int end_column,
    const char *format, cpy_value argument)
{
    if (c->failed)
        return;
    c->failed = true;
    cpy_raise_syntax(c->t, CPY_SYNTAX_ERROR, c->file, line, column, end_line, end_column, compilation_line(c, line),
        format, argument);
}

void cpy_node_error(struct cpy_compilation *c, const struct cpy_node *node, const char *format, cpy_value argument)
{
    cpy_compilation_error(c, node->line, node->column, node->end_line, node->end_column, format, argument);
}

void cpy_late_add(struct cpy_compilation *c, const struct cpy_late *late)
{
    struct cpy_late *kept = cpy_compilation_alloc(c, sizeof *kept);

    if (!kept)
        return;
    *kept = *late;
    *(c->late ? c->last_late : &c->late) = kept;
    c->last_late = &kept->next;
}

void cpy_late_error(struct cpy_compilation *c, const struct cpy_node *node, const char *message)
{
    cpy_late_add(c, &(struct cpy_late){.line = node->line, .column = node->column, .end_line = node->end_line,
        .end_column = node->end_column, .format = message});
}

void cpy_late_pattern(struct cpy_compilation *c, const struct cpy_node *pattern, bool irrefutable)
{
    cpy_late_add(c, &(struct cpy_late){.pattern = pattern, .irrefutable = irrefutable});
}

void cpy_late_report(struct cpy_compilation *c)
{
    for (const struct cpy_late *late = c->late; late && !c->failed; late = late->next)
        if (late->pattern)
            cpy_pattern_check(c, late->pattern, late->irrefutable);
        else
            cpy_compilation_error(c, late->line, late->column, late->end_line, late->end_column, late->format, late->argument);
}

/* --- scopes and symbols ----------------------------------------------------------------- */

struct cpy_scope *cpy_scope_new(
    struct cpy_compilation *c, enum cpy_scope_kind kind, struct cpy_scope *parent, const void *node)
{
    struct cpy_scope *scope = cpy_compilation_alloc(c, sizeof *scope);

    if (!scope)
        return NULL;
    scope->kind = kind;
    scope->node = node;
    scope->parent = parent;
    scope->last = &scope->first;
    scope->slots = scope->few;
    scope->slot_mask = CPY_FEW_SYMBOLS - 1;
    if (kind >= CPY_SCOPE_TYPE_PARAMS)
        cpy_map_set(c, &c->scopes, (uintptr_t)node, scope);
    if (!parent)
        return scope;
    scope->private_class = parent->private_class;
    scope->nested = parent->nested || parent->kind >= CPY_SCOPE_FUNCTION;
    if (kind >= CPY_SCOPE_TYPE_PARAMS && (parent->sees_class || parent->kind == CPY_SCOPE_CLASS)) {
        scope->sees_class = true;
        cpy_scope_note(c, scope, c->class_dict_name, CPY_SYMBOL_USED);
    }
    *(parent->last_child ? &parent->last_child->sibling : &parent->first_child) = scope;
    parent->last_child = scope;
    return scope;
}

struct cpy_scope *cpy_scope_of(struct cpy_compilation *c, const void *key)
{
    return cpy_map_get(&c->scopes, (uintptr_t)key);
}

static void chain(struct cpy_scope *scope, struct cpy_symbol *symbol)
{
    struct cpy_symbol **slot = &scope->slots[cpy_word_slot(symbol->name, scope->slot_mask)];

    symbol->chained = *slot;
    *slot = symbol;
}

/* Makes four times as many slots. */
static void grow_slots(struct cpy_compilation *c, struct cpy_scope *scope)
{
    uint32_t count = (scope->slot_mask + 1) * 4;
    struct cpy_symbol **slots = cpy_compilation_alloc(c, count * sizeof *slots);

    if (!slots)
        return;
    scope->slots = slots;
    scope->slot_mask = count - 1;
    for (struct cpy_symbol *s = scope->first; s; s = s->next)
        chain(scope, s);
}

/* A symbol that scope has not got yet. */
__attribute__((noinline)) static struct cpy_symbol *add_symbol(
    struct cpy_compilation *c, struct cpy_scope *scope, cpy_value name, unsigned flags)
{
    struct cpy_symbol *symbol = cpy_compilation_alloc(c, sizeof *symbol);

    if (!symbol)
        return NULL;
    symbol->name = name;
    symbol->reg = symbol->free_index = -1;
    symbol->flags = (uint16_t)flags;
    if (scope->symbol_count++ > scope->slot_mask)
        grow_slots(c, scope);
    chain(scope, symbol);
    *scope->last = symbol;
    scope->last = &symbol->next;
    return symbol;
}

struct cpy_symbol *cpy_scope_note(struct cpy_compilation *c, struct cpy_scope *scope, cpy_value name, unsigned flags)
{
    struct cpy_symbol *symbol = cpy_scope_symbol(scope, name);

    if (CPY_UNLIKELY(!symbol))
        return add_symbol(c, scope, name, flags);
    symbol->flags |= flags;
    return symbol;
}

void cpy_scope_give_frame(struct cpy_compilation *c, struct cpy_scope *comprehension)
{
    cpy_value iterator = cpy_compilation_keep(c, cpy_intern_from(c->t, ".0"));
    struct cpy_symbol *first = comprehension->first, **link = &comprehension->first;
    struct cpy_symbol *parameter = iterator ? cpy_scope_note(c, comprehension, iterator, CPY_SYMBOL_PARAMETER) : NULL;

    if (!parameter)
        return;
    while (*link != parameter)
        link = &(*link)->next;
    *link = NULL;
    parameter->next = first;
    comprehension->first = parameter;
    comprehension->last = first ? link : &parameter->next;
    comprehension->inlined = false;
    comprehension->parameter_count = 1;
}

struct cpy_scope *cpy_scope_around(const struct cpy_scope *scope)
{
    struct cpy_scope *around = scope->parent;

    while (around && around->kind == CPY_SCOPE_TYPE_PARAMS)
        around = around->parent;
    return around;
}

static bool is_private(cpy_value name)
{
    struct cpy_text s = cpy_str_text(name);

    if (s.len < 3 || cpy_text_at(&s, 0) != '_' || cpy_text_at(&s, 1) != '_')
        return false;
    if (cpy_text_at(&s, s.len - 1) == '_' && cpy_text_at(&s, s.len - 2) == '_')
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (cpy_text_at(&s, i) == '.')
            return false;
    return true;
}

cpy_value cpy_mangle_in_class(struct cpy_compilation *c, const struct cpy_scope *scope, cpy_value name)
{
    struct cpy_text class_name;
    cpy_value stripped, mangled;
    size_t skip = 0;

    if (c->failed || !is_private(name))
        return name;
    class_name = cpy_str_view(scope->private_class);
    while (skip < class_name.len && cpy_text_at(&class_name, skip) == '_')
        skip++;
    if (skip == class_name.len)
        return name;
    stripped = cpy_str_slice(c->t, scope->private_class, skip, class_name.len);
    mangled = stripped ? cpy_str_format(c->t, "_%V%V", stripped, name) : CPY_ERROR;
    if (mangled)
        mangled = cpy_intern(c->t, mangled);
    return cpy_compilation_keep(c, mangled) ? mangled : name;
}

/* Is the symbol a variable of the scope it stands in? */
static bool is_bound(const struct cpy_symbol *symbol)
{
    const unsigned bound = CPY_SYMBOL_PARAMETER | CPY_SYMBOL_ASSIGNED, elsewhere = CPY_SYMBOL_GLOBAL | CPY_SYMBOL_NONLOCAL;

    return symbol && ((symbol->flags & bound) != 0) & ((symbol->flags & elsewhere) == 0);
}

/* An inlined comprehension directly in a class body, whose variables it does not see. */
static bool stands_in_class(const struct cpy_scope *scope)
{
    return scope->inlined && scope->parent->kind == CPY_SCOPE_CLASS;
}

struct cpy_symbol *cpy_scope_find(struct cpy_scope *scope, cpy_value name)
{
    struct cpy_symbol *symbol = cpy_scope_symbol(scope, name);

    while (scope->inlined && !is_bound(symbol) && !(symbol && stands_in_class(scope))) {
        scope = scope->parent;
        symbol = cpy_scope_symbol(scope, name);
    }
    return symbol;
}

struct cpy_scope *cpy_scope_frame(struct cpy_scope *scope)
{
    while (scope->inlined)
        scope = scope->parent;
    return scope;
}

cpy_value cpy_import_binding(struct cpy_compilation *c, const struct cpy_alias *alias, bool dotted)
{
    struct cpy_text s;
    size_t dot = 0;
    cpy_value top;

    if (alias->as_name)
        return alias->as_name;
    s = cpy_str_view(alias->name);
    while (dot < s.len && cpy_text_at(&s, dot) != '.')
        dot++;
    if (!dotted || dot == s.len || c->failed)
        return alias->name;
    top = cpy_str_slice(c->t, alias->name, 0, dot);
    if (top)
        top = cpy_intern(c->t, top);
    return cpy_compilation_keep(c, top) ? top : alias->name;
}

/* --- resolution -------------------------------------------------------------------------- */

/* The scope around from whose variable name is, as seen from inside; NULL: it is global.  Class
 * bodies give away only __class__ and __classdict__. */
static struct cpy_scope *find_owner(struct cpy_compilation *c, struct cpy_scope *from, cpy_value name)
{
    for (struct cpy_scope *s = from->parent; s && s->kind != CPY_SCOPE_MODULE; s = s->parent) {
        const struct cpy_symbol *symbol;

        if (s->kind == CPY_SCOPE_CLASS) {
            if (name == CPY_N(c->t, __class__) || name == c->class_dict_name)
                return s;
            continue;
        }
        symbol = cpy_scope_symbol(s, name);
        if (symbol && symbol->flags & CPY_SYMBOL_GLOBAL)
            return NULL;
        if (is_bound(symbol))
            return s;
    }
    return NULL;
}

/* Makes name a free variable of every frame from user up to (not including) its owner's. */
static void pass_down(struct cpy_compilation *c, struct cpy_scope *owner, struct cpy_scope *user, cpy_value name)
{
    struct cpy_scope *home = cpy_scope_frame(owner);
    struct cpy_symbol *symbol;

    if (cpy_scope_frame(user) == home)
        return;
    if ((symbol = cpy_scope_note(c, owner, name, CPY_SYMBOL_CAPTURED)) && owner->kind != CPY_SCOPE_CLASS)
        symbol->place = CPY_IN_CELL;
    for (struct cpy_scope *s = cpy_scope_frame(user); s != home && !c->failed; s = cpy_scope_frame(s->parent)) {
        if (!(symbol = cpy_scope_note(c, s, name, 0)) || symbol->free_index >= 0)
            return;
        symbol->free_index = (int32_t)s->free_count++;
        if (!is_bound(symbol) && s->kind != CPY_SCOPE_CLASS)
            symbol->place = CPY_IN_CLOSURE;
    }
}

static const struct cpy_symbol *owner_symbol(const struct cpy_scope *owner, const struct cpy_symbol *symbol)
{
    return cpy_scope_symbol(owner, symbol->name);
}

/* Does the class whose namespace scope sees stand between it and owner? */
static bool is_beyond_class(const struct cpy_scope *owner, const struct cpy_scope *scope)
{
    while ((scope = scope->parent)->kind != CPY_SCOPE_CLASS)
        if (scope == owner)
            return false;
    return scope != owner;
}

/* The place of a name that is not a variable of the scope it is used in. */
static void resolve_outer(struct cpy_compilation *c, struct cpy_scope *scope, struct cpy_symbol *symbol)
{
    struct cpy_scope *owner = symbol->flags & CPY_SYMBOL_GLOBAL ? NULL : find_owner(c, scope, symbol->name);

    if (owner) {
        pass_down(c, owner, scope, symbol->name);
        if (scope->kind == CPY_SCOPE_CLASS)
            symbol->place = symbol->flags & CPY_SYMBOL_NONLOCAL ? CPY_IN_CLOSURE : CPY_IN_NAMESPACE_OR_CLOSURE;
        else if (scope->sees_class && is_beyond_class(owner, scope))
            symbol->place = CPY_IN_CLASS_OR_CLOSURE;
        else if (scope->inlined)
            symbol->place = CPY_IN_CLOSURE;
        if (symbol->flags & CPY_SYMBOL_NONLOCAL && owner_symbol(owner, symbol)->flags & CPY_SYMBOL_TYPE_PARAM)
            cpy_node_error(c, symbol->directive, "nonlocal binding not allowed for type parameter '%V'", symbol->name);
        return;
    }
    if (symbol->flags & CPY_SYMBOL_NONLOCAL)
        cpy_node_error(c, symbol->directive, scope->kind == CPY_SCOPE_MODULE ? "nonlocal declaration not allowed at module level"
            : "no binding for nonlocal '%V' found", symbol->name);
    if (scope->kind >= CPY_SCOPE_FUNCTION || symbol->flags & CPY_SYMBOL_GLOBAL
        || (scope->kind == CPY_SCOPE_MODULE && (c->mode == CPY_COMPILE_MODULE || scope->coroutine)))
        symbol->place = scope->sees_class && !(symbol->flags & CPY_SYMBOL_GLOBAL) ? CPY_IN_CLASS_OR_GLOBALS : CPY_IN_GLOBALS;
    else
        symbol->place = CPY_IN_NAMESPACE;
}

static void resolve_symbol(struct cpy_compilation *c, struct cpy_scope *scope, struct cpy_symbol *symbol)
{
    if (is_bound(symbol) && scope->kind >= CPY_SCOPE_FUNCTION) {
        if (symbol->place != CPY_IN_CELL)
            symbol->place = CPY_IN_REGISTER;
    } else if (is_bound(symbol) && scope->kind == CPY_SCOPE_CLASS) {
        symbol->place = CPY_IN_NAMESPACE;
    } else if ((!scope->inlined || stands_in_class(scope)) && symbol->flags & ~(unsigned)CPY_SYMBOL_CAPTURED) {
        resolve_outer(c, scope, symbol);
    } else if (scope->inlined) {
        symbol->meaning = cpy_scope_find(scope->parent, symbol->name);
    }
}

/* Calls visit for scope and all within it, outermost first, without recursion. */
static void each_scope(struct cpy_compilation *c, struct cpy_scope *root,
    void (*visit)(struct cpy_compilation *c, struct cpy_scope *scope))
{
    struct cpy_scope *s = root;

    while (s && !c->failed) {
        visit(c, s);
        if (s->first_child) {
            s = s->first_child;
            continue;
        }
        while (s && s != root && !s->sibling)
            s = s->parent;
        s = s == root || !s ? NULL : s->sibling;
    }
}

static void resolve_scope(struct cpy_compilation *c, struct cpy_scope *scope)
{
    for (struct cpy_symbol *s = scope->first; s && !c->failed; s = s->next)
        resolve_symbol(c, scope, s);
}

/* --- numbers ------------------------------------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
    return cpy_str_compare((*(struct cpy_symbol *const *)a)->name, (*(struct cpy_symbol *const *)b)->name);
}

/* Parameters in their order, then other variables by name. */
static int by_cell_order(const void *a, const void *b)
{
    const struct cpy_symbol *left = *(struct cpy_symbol *const *)a, *right = *(struct cpy_symbol *const *)b;
    bool is_parameter = left->flags & CPY_SYMBOL_PARAMETER;

    if (is_parameter != !!(right->flags & CPY_SYMBOL_PARAMETER))
        return is_parameter ? -1 : 1;
    return is_parameter ? (left->reg > right->reg) - (left->reg < right->reg) : by_name(a, b);
}

static bool has_register(const struct cpy_scope *scope, const struct cpy_symbol *symbol)
{
    if (scope->kind == CPY_SCOPE_CLASS)
        return symbol->flags & CPY_SYMBOL_CAPTURED; /* __class__ */
    return scope->kind >= CPY_SCOPE_FUNCTION && is_bound(symbol);
}

/* Gives scope's variables the next registers of the frame home, which has room for them in its lists. */
static void number_registers(struct cpy_scope *home, struct cpy_scope *scope)
{
    if (scope->kind == CPY_SCOPE_MODULE)
        return;
    for (struct cpy_symbol *s = scope->first; s; s = s->next)
        if (has_register(scope, s)) {
            s->reg = (int32_t)home->local_count;
            home->locals[home->local_count++] = s;
            if (s->flags & CPY_SYMBOL_CAPTURED)
                home->cells[home->cell_count++] = s;
        }
}

/* Walks home and the comprehensions inlined in it, at any depth: the one after at, or NULL. */
static struct cpy_scope *next_inlined(struct cpy_scope *home, struct cpy_scope *at)
{
    struct cpy_scope *next = at->first_child;

    for (;;) {
        while (next && !next->inlined)
            next = next->sibling;
        if (next || at == home)
            return next;
        next = at->sibling;
        at = at->parent;
    }
}

static void sort(struct cpy_symbol **symbols, uint32_t n, int (*order)(const void *, const void *))
{
    if (n > 1)
        qsort(symbols, n, sizeof *symbols, order);
}

static void sort_frees(struct cpy_scope *scope)
{
    if (!scope->free_count)
        return;
    for (struct cpy_symbol *s = scope->first; s; s = s->next)
        if (s->free_index >= 0)
            scope->frees[s->free_index] = s;
    sort(scope->frees, scope->free_count, by_name);
    for (uint32_t i = 0; i < scope->free_count; i++)
        scope->frees[i]->free_index = (int32_t)i;
}

/* Room in scope's lists for all that can be in them. */
static bool make_lists(struct cpy_compilation *c, struct cpy_scope *scope)
{
    uint32_t count = 0;

    for (struct cpy_scope *s = scope; s; s = next_inlined(scope, s))
        count += s->kind == CPY_SCOPE_MODULE ? 0 : s->symbol_count;
    scope->locals = cpy_compilation_alloc(c, (count * 2 + scope->free_count + 1) * sizeof(struct cpy_symbol *));
    scope->cells = scope->locals + count;
    scope->frees = scope->cells + count;
    return !c->failed;
}

/* The free variables of an inlined comprehension in a class body are those of the class's frame. */
static void number_frees(const struct cpy_scope *class, struct cpy_scope *comprehension)
{
    for (struct cpy_symbol *s = comprehension->first; s; s = s->next)
        if (s->place == CPY_IN_CLOSURE)
            s->free_index = cpy_scope_symbol(class, s->name)->free_index;
}

static void lay_out(struct cpy_compilation *c, struct cpy_scope *scope)
{
    if (scope->inlined || !make_lists(c, scope))
        return;
    number_registers(scope, scope);
    scope->own_count = scope->local_count;
    for (struct cpy_scope *s = next_inlined(scope, scope); s; s = next_inlined(scope, s))
        number_registers(scope, s);
    sort(scope->cells, scope->cell_count, by_cell_order);
    sort_frees(scope);
    for (struct cpy_scope *s = scope->first_child; s; s = s->sibling)
        if (stands_in_class(s))
            number_frees(scope, s);
}

void cpy_scope_resolve(struct cpy_compilation *c, struct cpy_scope *module)
{
    each_scope(c, module, resolve_scope);
    each_scope(c, module, lay_out);
}
