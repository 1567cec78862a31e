/* SPDX-License-Identifier: MIT */
/* vm/compiler/anchors.c - which part of an expression failed, for reports.
 *
 * The text is parsed again: only its tree tells where the operator of "a[1 + 2] + b" stands.
 * Between operands there may be brackets, comments and line ends. */
#include "vm/compiler/anchors.h"
#include "vm/compiler/ast.h"

/* The text with places in it. */
struct lines {
    const char *text, *end;
};

/* The address of a place. */
static const char *at_place(const struct lines *l, struct cpy_place place)
{
    const char *p = l->text;

    while (place.line-- > 0 && (p = memchr(p, '\n', (size_t)(l->end - p))))
        p++;
    return p && p + place.column <= l->end ? p + place.column : l->end;
}

static struct cpy_place place_of(const struct lines *l, const char *at)
{
    struct cpy_place place = {0, 0};

    for (const char *p = l->text; p < at; p++) {
        place.column++;
        if (*p == '\n')
            place = (struct cpy_place){place.line + 1, 0};
    }
    return place;
}

/* Steps over blanks, line ends and comments. */
static const char *skip_blanks(const struct lines *l, const char *p)
{
    while (p < l->end && strchr(" \t\f\n\\#", *p)) {
        if (*p == '#')
            while (p < l->end && *p != '\n')
                p++;
        else
            p++;
    }
    return p;
}

/* The first character behind a place that is neither blank nor a closing parenthesis. */
static const char *next_code(const struct lines *l, struct cpy_place place)
{
    const char *p = skip_blanks(l, at_place(l, place));

    while (p < l->end && *p == ')')
        p = skip_blanks(l, p + 1);
    return p;
}

/* Where a node ends, in the text that was wrapped in "(\n" and "\n)". */
static struct cpy_place end_of(const struct cpy_node *node) { return (struct cpy_place){node->end_line - 2, node->end_column}; }

static bool anchors_of(const struct cpy_node *node, const struct lines *l, struct cpy_anchors *anchors)
{
    const struct cpy_node *left = node->kind == CPY_NODE_BIN_OP ? node->bin.left
                                : node->kind == CPY_NODE_SUBSCRIPT ? node->subscript.value
                                : node->kind == CPY_NODE_CALL ? node->call.func : NULL;
    const char *start, *end;

    if (!left || (start = next_code(l, end_of(left))) >= l->end)
        return false;
    end = node->kind != CPY_NODE_BIN_OP ? l->end : start + 1;
    if (node->kind == CPY_NODE_BIN_OP && end < l->end && *end == *start && strchr("*/<>", *end))
        end++;
    *anchors = (struct cpy_anchors){place_of(l, start), place_of(l, end)};
    return true;
}

bool cpy_find_anchors(struct cpy_thread *t, const char *text, size_t len, struct cpy_anchors *anchors)
{
    struct lines l = {text, text + len};
    struct cpy_node_list body;
    struct cpy_arena arena;
    size_t size = len + 4;
    char *wrapped;
    bool found = false;

    cpy_arena_init(&arena, t);
    if ((wrapped = cpy_arena_alloc(&arena, size))) {
        memcpy(wrapped, "(\n", 2);
        memcpy(wrapped + 2, text, len);
        memcpy(wrapped + 2 + len, "\n)", 2);
        found = cpy_parse(&arena, wrapped, size, NULL, CPY_COMPILE_EVAL, &body, NULL) && anchors_of(body.items[0], &l, anchors);
    }
    cpy_arena_free(&arena);
    cpy_take_pending(t);
    return found;
}

/* The call of "return NAME(...)" or "NAME = value(...)", or NULL. */
static const struct cpy_node *plain_call(const struct cpy_node *statement)
{
    const struct cpy_node *value;

    if (statement->kind == CPY_NODE_RETURN && (value = statement->value.value) && value->kind == CPY_NODE_CALL)
        return value->call.func->kind == CPY_NODE_NAME ? value : NULL;
    if (statement->kind == CPY_NODE_ASSIGN && statement->assign.targets.count == 1 &&
        statement->assign.targets.items[0]->kind == CPY_NODE_NAME && statement->assign.value->kind == CPY_NODE_CALL)
        return statement->assign.value;
    return NULL;
}

bool cpy_is_plain_call(struct cpy_thread *t, const char *text, size_t len, struct cpy_place start, struct cpy_place end)
{
    struct cpy_node_list body;
    struct cpy_arena arena;
    const struct cpy_node *call = NULL;
    bool plain;

    cpy_arena_init(&arena, t);
    if (cpy_parse(&arena, text, len, NULL, CPY_COMPILE_MODULE, &body, NULL) && body.count)
        call = plain_call(body.items[0]);
    plain = call && call->line - 1 == start.line && call->column == start.column && call->end_line - 1 == end.line &&
            call->end_column == end.column;
    cpy_arena_free(&arena);
    cpy_take_pending(t);
    return plain;
}
