/* SPDX-License-Identifier: MIT */
/* vm/compiler/codegen_match.c - match statements (PEP 634).
 *
 * A pattern is a row of tests that jump to the next case.  What it captures stays where it lies, in the subject's
 * register or one that an item or attribute was fetched into, and is stored when the whole pattern has
 * matched: a pattern that fails binds nothing.  Alternatives put what they capture into registers
 * that they share.
 *
 * Attributes of class patterns are fetched by GET_ATTR, with its inline cache; that one is missing is an
 * AttributeError, which a handler of the pattern's own turns into "does not match". */
#include "vm/compiler/codegen.h"
#include "vm/objects/list.h"

#define MOST_ITEMS 30000 /* of a sequence pattern whose items are fetched by their index */

struct capture {
    struct capture *next;
    const struct cpy_node *node; /* the pattern */
    cpy_value name;
    uint32_t reg;
    bool done; /* stored */
};

/* A pattern on its way. */
struct pattern {
    struct cpy_label *fail;
    struct capture *captures; /* newest first */
};

static void gen_pattern(struct cpy_unit *u, struct pattern *p, struct cpy_node *node, uint32_t reg);

/* --- captures ------------------------------------------------------------------------------ */

static const struct capture *find_capture(const struct pattern *p, cpy_value name)
{
    for (const struct capture *c = p->captures; c; c = c->next)
        if (c->name == name)
            return c;
    return NULL;
}

/* Notes that name, which the pattern at node binds, is to get what lies in reg. */
static void capture(struct cpy_unit *u, struct pattern *p, const struct cpy_node *node, cpy_value name, uint32_t reg)
{
    struct capture *c;

    if (!(c = cpy_compilation_alloc(u->c, sizeof *c)))
        return;
    cpy_note(u, node);
    *c = (struct capture){p->captures, node, name, reg, false};
    p->captures = c;
}

/* Stores what lies in registers of locals (or only the rest) before one of them is written. */
static void store_captures(struct cpy_unit *u, struct capture *c, bool from_locals)
{
    if (!c)
        return;
    store_captures(u, c->next, from_locals);
    if (!c->done && (!from_locals || !cpy_is_temporary(u, c->reg))) {
        cpy_gen_store_name(u, c->node, c->name, c->reg);
        c->done = true;
    }
}

/* --- simple patterns ----------------------------------------------------------------------------- */

static void gen_value(struct cpy_unit *u, struct pattern *p, struct cpy_node *node, uint32_t reg)
{
    cpy_gen_test_equal(u, node, reg, node->value.value, p->fail);
}

static void gen_singleton(struct cpy_unit *u, struct pattern *p, struct cpy_node *node, uint32_t reg)
{
    uint32_t k = cpy_need_short(u, node->constant.value);

    cpy_emit(u, node, CPY_OP_TEST_IS_K, 0, reg, k, 0);
    cpy_test_jump(u, node, p->fail);
}

static void gen_as(struct cpy_unit *u, struct pattern *p, struct cpy_node *node, uint32_t reg)
{
    cpy_value name = node->match_as.name;

    if (node->match_as.pattern)
        gen_pattern(u, p, node->match_as.pattern, reg);
    if (name)
        capture(u, p, node, name, reg);
}

static bool is_wildcard(const struct cpy_node *node)
{
    return node->kind == CPY_NODE_MATCH_STAR ? !node->match_star.name
                                             : node->kind == CPY_NODE_MATCH_AS && !node->match_as.name;
}

/* --- alternatives -------------------------------------------------------------------------------- */

/* Moves what an alternative captured to where the first one's names are. */
static void share_captures(
    struct cpy_unit *u, const struct cpy_node *node, const struct pattern *alternative, const struct pattern *shared)
{
    for (const struct capture *c = alternative->captures; c && !u->c->failed; c = c->next)
        cpy_gen_move(u, node, find_capture(shared, c->name)->reg, c->reg);
}

/* The names that a pattern binds, each with a register. */
static void collect(struct cpy_unit *u, struct pattern *shared, const struct cpy_node *node);

static void collect_list(struct cpy_unit *u, struct pattern *shared, const struct cpy_node_list *list)
{
    for (uint32_t i = 0; i < list->count && !u->c->failed; i++)
        collect(u, shared, list->items[i]);
}

static void collect_name(struct cpy_unit *u, struct pattern *shared, const struct cpy_node *node, cpy_value name)
{
    if (name && !find_capture(shared, name))
        capture(u, shared, node, name, cpy_push(u, 1));
}

static void collect(struct cpy_unit *u, struct pattern *shared, const struct cpy_node *node)
{
    switch (node->kind) {
    case CPY_NODE_MATCH_AS:
        if (node->match_as.pattern)
            collect(u, shared, node->match_as.pattern);
        collect_name(u, shared, node, node->match_as.name);
        break;
    case CPY_NODE_MATCH_STAR: collect_name(u, shared, node, node->match_star.name); break;
    case CPY_NODE_MATCH_SEQUENCE: collect_list(u, shared, &node->list.values); break;
    case CPY_NODE_MATCH_OR: collect(u, shared, node->list.values.items[0]); break;
    case CPY_NODE_MATCH_MAPPING:
        collect_list(u, shared, &node->match_mapping.patterns);
        collect_name(u, shared, node, node->match_mapping.rest);
        break;
    case CPY_NODE_MATCH_CLASS:
        collect_list(u, shared, &node->match_class.patterns);
        for (uint32_t i = 0; i < node->match_class.keyword_count; i++)
            collect(u, shared, node->match_class.keywords[i].value);
        break;
    default: break;
    }
}

static void gen_or(struct cpy_unit *u, struct pattern *p, struct cpy_node *node, uint32_t reg)
{
    const struct cpy_node_list *values = &node->list.values;
    struct pattern shared = {0};
    struct cpy_label matched = {0};
    uint32_t top;

    collect(u, &shared, values->items[0]);
    top = u->top;
    for (uint32_t i = 0; i < values->count && !u->c->failed; i++) {
        bool last = i == values->count - 1;
        struct cpy_label next = {0};
        struct pattern one = {.fail = last ? p->fail : &next};

        gen_pattern(u, &one, values->items[i], reg);
        share_captures(u, node, &one, &shared);
        if (!last)
            cpy_jump(u, node, &matched);
        cpy_place(u, &next);
        u->top = top;
    }
    cpy_place(u, &matched);
    for (const struct capture *c = shared.captures; c && !u->c->failed; c = c->next)
        capture(u, p, node, c->name, c->reg);
}

/* --- sequences ------------------------------------------------------------------------------------- */

/* Items fetched one by one, as those under wildcards are not needed. */
static void gen_items(struct cpy_unit *u, struct pattern *p, struct cpy_node *node, uint32_t reg)
{
    const struct cpy_node_list *items = &node->list.values;
    bool behind = false;

    for (uint32_t i = 0; i < items->count && !u->c->failed; i++) {
        struct cpy_node *item = items->items[i];

        if (item->kind == CPY_NODE_MATCH_STAR) {
            behind = true;
        } else if (!is_wildcard(item)) {
            uint32_t to = cpy_push(u, 1), index = behind ? items->count - i : i;

            cpy_emit(u, item, behind ? CPY_OP_GET_ITEM_BACK : CPY_OP_GET_ITEM_I, 0, to, reg, index);
            gen_pattern(u, p, item, to);
        }
    }
}

/* All items, unpacked; star: where the starred one is, or the count. */
static void gen_unpacked(struct cpy_unit *u, struct pattern *p, struct cpy_node *node, uint32_t reg, uint32_t star)
{
    const struct cpy_node_list *items = &node->list.values;
    uint32_t n = items->count, first = cpy_push(u, n);

    if (star == n)
        cpy_emit(u, node, CPY_OP_UNPACK, 0, first, reg, n);
    else
        cpy_emit(u, node, CPY_OP_UNPACK_EX, n - star - 1, first, reg, star);
    for (uint32_t i = 0; i < n && !u->c->failed; i++) {
        if (i != star)
            gen_pattern(u, p, items->items[i], first + i);
        else if (items->items[i]->match_star.name)
            capture(u, p, items->items[i], items->items[i]->match_star.name, first + i);
    }
}

static void gen_sequence(struct cpy_unit *u, struct pattern *p, struct cpy_node *node, uint32_t reg)
{
    const struct cpy_node_list *items = &node->list.values;
    uint32_t n = items->count, star = 0, named = 0;
    bool wild_star;

    while (star < n && items->items[star]->kind != CPY_NODE_MATCH_STAR)
        star++;
    for (uint32_t i = 0; i < n; i++)
        named += !is_wildcard(items->items[i]);
    wild_star = star < n && is_wildcard(items->items[star]);
    cpy_emit(u, node, CPY_OP_TEST_SEQUENCE, 0, reg, n - (star < n), star < n);
    cpy_test_jump(u, node, p->fail);
    if (wild_star && n < MOST_ITEMS)
        gen_items(u, p, node, reg);
    else if (named)
        gen_unpacked(u, p, node, reg, star);
}

/* --- mappings --------------------------------------------------------------------------------------- */

/* **rest: a dict of what the keys, which lie from keys on, do not name. */
static void gen_rest(struct cpy_unit *u, const struct cpy_node *node, uint32_t reg, uint32_t keys, uint32_t to)
{
    cpy_emit(u, node, CPY_OP_BUILD_DICT, 0, to, to, 0);
    cpy_emit(u, node, CPY_OP_DICT_UPDATE, 0, to, reg, 0);
    for (uint32_t i = 0; i < node->match_mapping.keys.count; i++)
        cpy_emit(u, node, CPY_OP_DEL_ITEM, 0, to, keys + i, 0);
}

static void gen_mapping(struct cpy_unit *u, struct pattern *p, struct cpy_node *node, uint32_t reg)
{
    const struct cpy_node_list *keys = &node->match_mapping.keys;
    uint32_t n = keys->count, first = u->top, rest = 0;

    cpy_emit(u, node, CPY_OP_TEST_MAPPING, 0, reg, n, 0);
    cpy_test_jump(u, node, p->fail);
    for (uint32_t i = 0; i < n && !u->c->failed; i++)
        cpy_gen_push(u, keys->items[i]);
    if (n) {
        cpy_push(u, n);
        cpy_emit(u, node, CPY_OP_TEST_KEYS, 0, reg, first, n);
        cpy_test_jump(u, node, p->fail);
    }
    if (node->match_mapping.rest) {
        rest = cpy_push(u, 1);
        gen_rest(u, node, reg, first, rest);
    }
    for (uint32_t i = 0; i < n && !u->c->failed; i++)
        gen_pattern(u, p, node->match_mapping.patterns.items[i], first + n + i);
    if (node->match_mapping.rest)
        capture(u, p, node, node->match_mapping.rest, rest);
}

/* --- classes ----------------------------------------------------------------------------------------- */

/* The names of the keyword patterns, a tuple. */
static cpy_value keyword_names(struct cpy_unit *u, const struct cpy_node *node)
{
    const struct cpy_keyword *k = node->match_class.keywords;
    cpy_value names = cpy_tuple_new(u->c->t, node->match_class.keyword_count);

    for (uint32_t i = 0; names && i < node->match_class.keyword_count; i++)
        cpy_tuple_set(names, i, k[i].name);
    return cpy_compilation_keep(u->c, names);
}

/* An attribute is missing: the pattern does not match.  Other exceptions go on. */
static void gen_missing(struct cpy_unit *u, const struct cpy_node *node, struct cpy_block *b, struct cpy_label *fail)
{
    struct cpy_label other = {0};
    uint32_t class;

    class = cpy_push(u, 3) + 2;
    cpy_emit(u, node, CPY_OP_LOAD_EXCEPTION, 0, class, CPY_ATTRIBUTE_ERROR, 0);
    cpy_emit(u, node, CPY_OP_TEST_MATCH, 0, b->reg, class, 0);
    cpy_test_jump(u, node, &other);
    cpy_emit(u, node, CPY_OP_POP_EXC, 0, b->reg, 0, 0);
    cpy_jump(u, node, fail);
    cpy_place(u, &other);
    cpy_emit(u, node, CPY_OP_RERAISE, 0, b->reg, 0, 0);
}

/* Fetches the attributes of keyword patterns to the registers from first on. */
static void gen_attributes(struct cpy_unit *u, struct pattern *p, struct cpy_node *node, uint32_t reg, uint32_t first)
{
    struct cpy_block b = {.kind = CPY_BLOCK_TRY, .reg = u->top, .node = node};
    struct cpy_bound bound = u->bound;
    struct cpy_label found = {0};

    cpy_block_enter(u, &b);
    for (uint32_t i = 0; i < node->match_class.keyword_count; i++)
        cpy_emit_cached(u, node, CPY_OP_GET_ATTR, first + i, reg, node->match_class.keywords[i].name);
    cpy_block_leave(u, &b);
    cpy_jump(u, NULL, &found);
    if (cpy_block_enter_handler(u, &b, &bound))
        gen_missing(u, node, &b, p->fail);
    u->top = b.reg;
    cpy_place(u, &found);
}

static void gen_class(struct cpy_unit *u, struct pattern *p, struct cpy_node *node, uint32_t reg)
{
    uint32_t positional = node->match_class.patterns.count, keywords = node->match_class.keyword_count;
    uint32_t first = 0, attributes = 0;
    cpy_value names = keyword_names(u, node);
    uint32_t class = positional ? cpy_gen_push(u, node->match_class.class) : cpy_gen_last(u, node->match_class.class);

    if (!names)
        return;
    cpy_emit(u, node, CPY_OP_TEST_INSTANCE, 0, reg, class, 0);
    cpy_test_jump(u, node, p->fail);
    if (positional) {
        cpy_gen_constant(u, node, names, cpy_push(u, 1));
        first = cpy_push(u, positional);
        cpy_emit(u, node, CPY_OP_TEST_POSITIONAL, 0, reg, class, positional);
        cpy_test_jump(u, node, p->fail);
    }
    if (keywords) {
        attributes = cpy_push(u, keywords);
        gen_attributes(u, p, node, reg, attributes);
    }
    for (uint32_t i = 0; i < positional && !u->c->failed; i++)
        gen_pattern(u, p, node->match_class.patterns.items[i], first + i);
    for (uint32_t i = 0; i < keywords && !u->c->failed; i++)
        gen_pattern(u, p, node->match_class.keywords[i].value, attributes + i);
}

/* --- the statement ------------------------------------------------------------------------------------- */

typedef void (*generate)(struct cpy_unit *u, struct pattern *p, struct cpy_node *node, uint32_t reg);
static const generate generators[] = {
    [CPY_NODE_MATCH_VALUE - CPY_NODE_MATCH_VALUE] = gen_value,
    [CPY_NODE_MATCH_SINGLETON - CPY_NODE_MATCH_VALUE] = gen_singleton,
    [CPY_NODE_MATCH_SEQUENCE - CPY_NODE_MATCH_VALUE] = gen_sequence,
    [CPY_NODE_MATCH_MAPPING - CPY_NODE_MATCH_VALUE] = gen_mapping,
    [CPY_NODE_MATCH_CLASS - CPY_NODE_MATCH_VALUE] = gen_class,
    [CPY_NODE_MATCH_AS - CPY_NODE_MATCH_VALUE] = gen_as,
    [CPY_NODE_MATCH_OR - CPY_NODE_MATCH_VALUE] = gen_or,
};

/* Tests what lies in reg; jumps to p->fail if it does not match. */
static void gen_pattern(struct cpy_unit *u, struct pattern *p, struct cpy_node *node, uint32_t reg)
{
    if (!u->c->failed && cpy_can_descend(u->c))
        generators[node->kind - CPY_NODE_MATCH_VALUE](u, p, node, reg);
}

static void gen_case(struct cpy_unit *u, struct cpy_match_case *c, uint32_t subject, bool last, struct cpy_label *end)
{
    uint32_t saved = u->top;
    struct cpy_label next = {0};
    struct pattern p = {.fail = &next};

    cpy_note(u, c->pattern);
    gen_pattern(u, &p, c->pattern, subject);
    store_captures(u, p.captures, true);
    store_captures(u, p.captures, false);
    u->top = saved;
    if (c->guard)
        cpy_gen_branch(u, c->guard, false, &next);
    cpy_gen_body(u, &c->body);
    if (next.jumps || !last) /* (one that cannot fail need not be the last: its guard may be a constant) */
        cpy_jump(u, NULL, end);
    cpy_place(u, &next);
    u->top = saved;
}

void cpy_gen_match(struct cpy_unit *u, struct cpy_node *node)
{
    struct cpy_label end = {0};
    uint32_t subject;
    bool guards = false;

    for (uint32_t i = 0; i < node->match.count; i++)
        guards |= node->match.cases[i].guard != NULL;
    /* What is captured before a guard fails may be the variable that is matched. */
    subject = guards ? cpy_gen_push(u, node->match.subject) : cpy_gen_expr(u, node->match.subject, CPY_ANYWHERE);
    for (uint32_t i = 0; i < node->match.count && !u->c->failed; i++)
        gen_case(u, &node->match.cases[i], subject, i == node->match.count - 1, &end);
    cpy_place(u, &end);
}
