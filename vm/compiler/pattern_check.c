/* SPDX-License-Identifier: MIT */
/* vm/compiler/pattern_check.c - what is a SyntaxError in the pattern of a case although the grammar allows it.
 *
 * Found after the walk over the tree and not when code is made, as no code is made for statements that are never reached.
 * Patterns are gone through in the order in which code would be made for them, so that the first mistake is told. */
#include "vm/compiler/scope.h"

/* A name that a pattern binds. */
struct binding {
    struct binding *next;
    cpy_value name;
};

struct check {
    struct cpy_compilation *c;
    struct binding *bindings; /* newest first */
};

static void check_pattern(struct check *k, const struct cpy_node *node, bool irrefutable);

static bool is_bound(const struct binding *b, cpy_value name)
{
    for (; b; b = b->next)
        if (b->name == name)
            return true;
    return false;
}

static uint32_t count(const struct binding *b)
{
    uint32_t n = 0;

    for (; b; b = b->next)
        n++;
    return n;
}

/* The pattern at node binds name, unless that is unset. */
static void bind(struct check *k, const struct cpy_node *node, cpy_value name)
{
    struct binding *b;

    if (!name || k->c->failed)
        return;
    if (is_bound(k->bindings, name)) {
        cpy_node_error(k->c, node, "multiple assignments to name '%V' in pattern", name);
    } else if ((b = cpy_compilation_alloc(k->c, sizeof *b))) {
        *b = (struct binding){k->bindings, name};
        k->bindings = b;
    }
}

/* Patterns within another may match everything. */
static void check_list(struct check *k, const struct cpy_node_list *list)
{
    for (uint32_t i = 0; i < list->count; i++)
        check_pattern(k, list->items[i], true);
}

static void check_as(struct check *k, const struct cpy_node *node, bool irrefutable)
{
    cpy_value name = node->match_as.name;

    if (node->match_as.pattern)
        check_pattern(k, node->match_as.pattern, irrefutable);
    else if (!irrefutable)
        cpy_node_error(k->c, node, name ? "name capture '%V' makes remaining patterns unreachable"
            : "wildcard makes remaining patterns unreachable", name);
    bind(k, node, name);
}

static void check_same(struct check *k, const struct cpy_node *node, const struct binding *first, struct binding *other)
{
    bool same = count(first) == count(other);

    for (; same && other; other = other->next)
        same = is_bound(first, other->name);
    if (!same && !k->c->failed)
        cpy_node_error(k->c, node, "alternative patterns bind different names", CPY_UNSET);
}

/* Alternatives all bind what the first one binds; only the last may match everything. */
static void check_or(struct check *k, const struct cpy_node *node, bool irrefutable)
{
    const struct cpy_node_list *values = &node->list.values;
    struct check first = {.c = k->c};

    for (uint32_t i = 0; i < values->count && !k->c->failed; i++) {
        struct check one = {.c = k->c};

        check_pattern(&one, values->items[i], irrefutable && i == values->count - 1);
        if (i == 0)
            first = one;
        else
            check_same(k, node, first.bindings, one.bindings);
    }
    for (const struct binding *b = first.bindings; b; b = b->next)
        bind(k, node, b->name);
}

static void check_sequence(struct check *k, const struct cpy_node *node)
{
    const struct cpy_node_list *items = &node->list.values;
    uint32_t star = 0;

    while (star < items->count && items->items[star]->kind != CPY_NODE_MATCH_STAR)
        star++;
    if (star < items->count && items->count - star - 1 > UINT8_MAX)
        cpy_node_error(k->c, node, "too many expressions in star-unpacking sequence pattern", CPY_UNSET);
    check_list(k, items);
}

/* No key that can be told now may be there twice. */
static void check_keys(struct check *k, const struct cpy_node *node)
{
    const struct cpy_node_list *keys = &node->match_mapping.keys;
    struct cpy_thread *t = k->c->t;
    cpy_value seen = cpy_compilation_keep(k->c, cpy_set_new(t));

    for (uint32_t i = 0; i < keys->count && !k->c->failed; i++) {
        cpy_value key = keys->items[i]->kind == CPY_NODE_CONSTANT ? keys->items[i]->constant.value : CPY_UNSET, text;
        int there = key ? cpy_set_contains(t, seen, key) : 0;

        if (there > 0 && (text = cpy_repr(t, key)))
            cpy_node_error(k->c, node, "mapping pattern checks duplicate key (%V)", text);
        if (there || (key && !cpy_set_add(t, seen, key)))
            k->c->failed = true;
    }
}

static void check_mapping(struct check *k, const struct cpy_node *node)
{
    check_keys(k, node);
    check_list(k, &node->match_mapping.patterns);
    bind(k, node, node->match_mapping.rest);
}

/* No attribute may be named twice. */
static void check_class(struct check *k, const struct cpy_node *node)
{
    const struct cpy_keyword *words = node->match_class.keywords;
    uint32_t n = node->match_class.keyword_count;

    for (uint32_t i = 0; i < n && !k->c->failed; i++)
        for (uint32_t j = 0; j < i && !k->c->failed; j++)
            if (words[j].name == words[i].name)
                cpy_node_error(k->c, words[i].value, "attribute name repeated in class pattern: %V", words[i].name);
    check_list(k, &node->match_class.patterns);
    for (uint32_t i = 0; i < n; i++)
        check_pattern(k, words[i].value, true);
}

static void check_pattern(struct check *k, const struct cpy_node *node, bool irrefutable)
{
    if (k->c->failed || !cpy_can_descend(k->c))
        return;
    switch (node->kind) {
    case CPY_NODE_MATCH_AS: check_as(k, node, irrefutable); break;
    case CPY_NODE_MATCH_STAR: bind(k, node, node->match_star.name); break;
    case CPY_NODE_MATCH_OR: check_or(k, node, irrefutable); break;
    case CPY_NODE_MATCH_SEQUENCE: check_sequence(k, node); break;
    case CPY_NODE_MATCH_MAPPING: check_mapping(k, node); break;
    case CPY_NODE_MATCH_CLASS: check_class(k, node); break;
    default: break;
    }
}

void cpy_pattern_check(struct cpy_compilation *c, const struct cpy_node *pattern, bool irrefutable)
{
    check_pattern(&(struct check){.c = c}, pattern, irrefutable);
}
