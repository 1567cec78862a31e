/* SPDX-License-Identifier: MIT */
/* tests/unit/test_parser.c - what scripts cannot see of lexer and parser: where nodes are,
 * what is incomplete, that long chains need no stack and that tokens are cut where they should be. */
#include "vm/compiler/lexer.h"

#include <check.h>
#include <stdlib.h>

Suite *parser_suite(void);

static struct cpy_thread *t;
static struct cpy_arena arena;

static void begin(void)
{
    static const struct cpy_module_def *const none[] = {NULL};
    struct cpy_config config = {.modules = none};

    t = cpy_vm_new(&config);
    ck_assert_ptr_nonnull(t);
    cpy_arena_init(&arena, t);
}

static void end(void)
{
    cpy_arena_free(&arena);
    cpy_vm_free(t);
}

static bool parse(const char *source, enum cpy_compile_mode mode, struct cpy_node_list *body, bool *incomplete)
{
    return cpy_parse(&arena, source, strlen(source), "<test>", mode, body, incomplete);
}

/* --- places of nodes -------------------------------------------------------------------- */

static const struct {
    const char *source;
    int line, column, end_line, end_column;
} expressions[] = {
    {"x", 1, 0, 1, 1},
    {"(x)", 1, 1, 1, 2}, /* parentheses do not belong to what is in them, */
    {"(x) + y", 1, 0, 1, 7}, /* but to what is around it */
    {"f(a)(b).c", 1, 0, 1, 9},
    {"(1,\n 2)", 1, 0, 2, 3},
    {"1, 2,", 1, 0, 1, 5},
    {"f(x for x in y)", 1, 0, 1, 15},
    {"'\xc3\xa9' + x", 1, 0, 1, 8}, /* columns are bytes */
    {"'''a\nb'''", 1, 0, 2, 4},
    {"'a' \\\n 'b'", 1, 0, 2, 4},
    {"f'{a}b'", 1, 0, 1, 7},
    {"not  x", 1, 0, 1, 6},
    {"a if b else c", 1, 0, 1, 13},
    {"lambda x, *y: 1", 1, 0, 1, 15},
    {"[x\nfor x in y]", 1, 0, 2, 11},
    {"\xc3\xa9.a", 1, 0, 1, 4},
};

START_TEST(expressions_know_their_places)
{
    struct cpy_node_list body;
    const struct cpy_node *node;

    ck_assert(parse(expressions[_i].source, CPY_COMPILE_EVAL, &body, NULL));
    node = body.items[0];
    ck_assert_int_eq(node->line, expressions[_i].line);
    ck_assert_int_eq(node->column, expressions[_i].column);
    ck_assert_int_eq(node->end_line, expressions[_i].end_line);
    ck_assert_int_eq(node->end_column, expressions[_i].end_column);
}
END_TEST

static const struct {
    const char *source;
    enum cpy_node_kind kind;
    int line, column, end_line, end_column;
} statements[] = {
    {"if x:\n  a\n\n\n# end\n", CPY_NODE_IF, 1, 0, 2, 3}, /* ends with its last token, not with the block's last line */
    {"if x: a\nelif y: b\nelse:\n  c\n", CPY_NODE_IF, 1, 0, 4, 3},
    {"@d\ndef f(): pass\n", CPY_NODE_FUNCTION_DEF, 2, 0, 2, 13},
    {"class A(B): x = 1; y = 2", CPY_NODE_CLASS_DEF, 1, 0, 1, 24},
    {"x = y = 1", CPY_NODE_ASSIGN, 1, 0, 1, 9},
    {"(x): int = 1", CPY_NODE_ANN_ASSIGN, 1, 0, 1, 12},
    {"try: a\nfinally:\n\tb", CPY_NODE_TRY, 1, 0, 3, 2},
    {"with (a as b,\n  c): pass", CPY_NODE_WITH, 1, 0, 2, 10},
    {"from . import (a,\n b)", CPY_NODE_IMPORT_FROM, 1, 0, 2, 3},
    {"\n\nreturn", CPY_NODE_RETURN, 3, 0, 3, 6},
};

START_TEST(statements_know_their_places)
{
    struct cpy_node_list body;
    const struct cpy_node *node;

    ck_assert(parse(statements[_i].source, CPY_COMPILE_EXEC, &body, NULL));
    ck_assert_uint_eq(body.count, 1);
    node = body.items[0];
    ck_assert_int_eq(node->kind, statements[_i].kind);
    ck_assert_int_eq(node->line, statements[_i].line);
    ck_assert_int_eq(node->column, statements[_i].column);
    ck_assert_int_eq(node->end_line, statements[_i].end_line);
    ck_assert_int_eq(node->end_column, statements[_i].end_column);
}
END_TEST

START_TEST(the_parts_of_an_f_string_know_their_places)
{
    struct cpy_node_list body;
    const struct cpy_node *field, *spec;

    ck_assert(parse("f'ab{x !r:>{w}}'", CPY_COMPILE_EVAL, &body, NULL));
    ck_assert_int_eq(body.items[0]->kind, CPY_NODE_JOINED_STR);
    ck_assert_uint_eq(body.items[0]->list.values.count, 2);
    field = body.items[0]->list.values.items[1];
    ck_assert_int_eq(field->column, 4);
    ck_assert_int_eq(field->end_column, 15);
    ck_assert_int_eq(field->op, 'r');
    ck_assert_int_eq(field->formatted.value->column, 5);
    spec = field->formatted.spec;
    ck_assert_uint_eq(spec->list.values.count, 2);
    ck_assert_int_eq(spec->list.values.items[1]->formatted.value->column, 12);
}
END_TEST

/* --- incomplete input -------------------------------------------------------------------------- */

static const struct {
    const char *source;
    bool parses, incomplete;
} typed[] = {
    {"x = 1\n", true, false},
    {"", true, false},
    {"# only a comment\n", true, false},
    {"if x:\n", false, true},
    {"if x:\n  a\n", false, true}, /* a block ends with an empty line */
    {"if x:\n  a\n\n", true, false},
    {"if x: a\n", false, true},
    {"while x:\n  a\n  \n", false, true}, /* which has no blanks */
    {"if x:\n\n", false, false}, /* and ends it, whole or not */
    {"try:\n  a\n\n", false, false},
    {"if x:\n  a\nb\n", false, false},
    {"def f():\n  return (1,\n", false, true},
    {"x = [1,\n", false, true},
    {"x = [1,\n\n", false, true},
    {"'''a\n", false, true},
    {"f'''{\n", false, true},
    {"x = \\\n", false, true},
    {"'a\\\n", false, true},
    {"@d\n", false, true},
    {"try:\n  a\n", false, true},
    {"x = 'a\n", false, false},
    {"x = \n", false, false},
    {"x)\n", false, false},
    {"if x:\n  a b\n", false, false},
    {"x = 1\ny = 2\n", false, false}, /* more than one statement */
};

START_TEST(input_is_incomplete_if_more_lines_can_mend_it)
{
    struct cpy_node_list body;
    bool incomplete = !typed[_i].incomplete;

    ck_assert_int_eq(parse(typed[_i].source, CPY_COMPILE_SINGLE, &body, &incomplete), typed[_i].parses);
    ck_assert_int_eq(incomplete, typed[_i].incomplete);
    ck_assert_int_eq(cpy_pending_is(t, CPY_SYNTAX_ERROR), !typed[_i].parses);
}
END_TEST

/* --- tokens ------------------------------------------------------------------------------------- */

/* A kind of token as a letter. */
static char kind_letter(unsigned kind)
{
    static const char letters[] = "eNIDX?n1sFmE"; /* in the order of enum cpy_token_kind */

    return kind < sizeof letters - 1 ? letters[kind] : kind >= CPY_TOK_FALSE ? 'k' : 'o';
}

static const struct { const char *source, *kinds; } cuts[] = {
    {"a = 1\n", "no1Ne"},
    {"if a:\n\tb\n", "knoNInNDe"},
    {"\n# c\n\na", "nNe"},
    {"(a\n# c\n\n)", "onoNe"},
    {"a\\\n b", "nnNe"},
    {"1if 2else 3", "1k1k1Ne"},
    {"0x1for x", "1knNe"}, /* 0x1f or x */
    {"rb'' f'' F\"{a}\" u''", "sFEFonoEsNe"},
    {"f'{a:{b}}c'", "FonoonoomENe"},
    {"f'{{}}{a!r}'", "FmononoENe"},
    {"a:=b->c...", "nononoNe"},
    {"\fa\n", "nNe"},
    {"a $ b", "n?nNe"},
    {"a 'b", "nX"},
    {"(a", "onX"},
};

START_TEST(text_is_cut_into_tokens)
{
    struct cpy_lexer lx;
    char kinds[32];

    ck_assert(cpy_lex(&lx, &arena, cuts[_i].source, strlen(cuts[_i].source)));
    ck_assert_uint_lt(cpy_token_count(&lx), sizeof kinds);
    for (uint32_t i = 0; i < cpy_token_count(&lx); i++) {
        kinds[i] = kind_letter(lx.tokens[i].kind);
        ck_assert(cpy_token_end(&lx, &lx.tokens[i]) >= cpy_token_start(&lx, &lx.tokens[i]));
        ck_assert(i == 0 || cpy_token_start(&lx, &lx.tokens[i]) >= cpy_token_end(&lx, &lx.tokens[i - 1])
            || cpy_token_is_layout(&lx.tokens[i - 1]));
    }
    kinds[cpy_token_count(&lx)] = 0;
    ck_assert_str_eq(kinds, cuts[_i].kinds);
}
END_TEST

START_TEST(brackets_know_their_partners)
{
    static const char source[] = "f(a[{1}], (b))";
    struct cpy_lexer lx;

    ck_assert(cpy_lex(&lx, &arena, source, strlen(source)));
    for (uint32_t i = 0; i < cpy_token_count(&lx); i++)
        if (lx.tokens[i].kind == CPY_TOK_LPAR || lx.tokens[i].kind == CPY_TOK_LSQB
            || lx.tokens[i].kind == CPY_TOK_LBRACE)
            ck_assert_int_eq(lx.tokens[lx.tokens[i].extra].kind, lx.tokens[i].kind + 1);
}
END_TEST

START_TEST(names_of_any_length_are_told_apart_by_every_byte)
{
    char source[4 * 48];
    struct cpy_node_list body;
    struct cpy_node **items;

    for (int len = 1; len < 44; len++)
        for (int at = 0; at < len; at++) {
            memset(source, 'n', sizeof source);
            source[len] = source[2 * len + 1] = source[3 * len + 2] = ',';
            source[len + 1 + at] = 'm';
            source[4 * len + 4] = 0; /* nnn,mnn,nnn,nnnn */
            ck_assert(parse(source, CPY_COMPILE_EVAL, &body, NULL));
            items = body.items[0]->list.values.items;
            ck_assert(items[0]->name.id != items[1]->name.id);
            ck_assert(items[0]->name.id == items[2]->name.id);
            ck_assert(items[0]->name.id != items[3]->name.id);
        }
}
END_TEST

START_TEST(a_name_has_one_value_however_often_it_occurs)
{
    struct cpy_node_list body;

    ck_assert(parse("name, name, 'name'", CPY_COMPILE_EVAL, &body, NULL));
    ck_assert(body.items[0]->list.values.items[0]->name.id == body.items[0]->list.values.items[1]->name.id);
    ck_assert(body.items[0]->list.values.items[0]->name.id == body.items[0]->list.values.items[2]->constant.value);
}
END_TEST

/* --- depth ----------------------------------------------------------------------------------------- */

/* "a" and then n times what follows, malloc'ed. */
static char *chain(const char *first, const char *rest, size_t n)
{
    size_t head = strlen(first), each = strlen(rest);
    char *source = malloc(head + n * each + 1);

    ck_assert_ptr_nonnull(source);
    memcpy(source, first, head);
    for (size_t i = 0; i < n; i++)
        memcpy(source + head + i * each, rest, each);
    source[head + n * each] = 0;
    return source;
}

static const struct { const char *first, *rest; } chains[] = {
    {"a", "+a"}, {"a", " and a"}, {"a", "<a"}, {"a", ".a"}, {"a", "()"}, {"a", "[1]"}, {"a", ",a"}, {"a", "=a"},
    {"'a'", " 'a'"}, {"if a: a\n", "elif a: a\n"}, {"a", ";a"}, {"[a", " for a in a"},
};

START_TEST(a_chain_of_any_length_needs_no_stack)
{
    char *source = chain(chains[_i].first, chains[_i].rest, 100000);
    struct cpy_node_list body;

    if (source[0] == '[')
        source[strlen(source) - 1] = ']'; /* "in ]": an error, found at the very end */
    ck_assert_int_eq(parse(source, CPY_COMPILE_EXEC, &body, NULL), source[0] != '[');
    free(source);
}
END_TEST

static const struct { const char *first, *rest; } nests[] = {
    {"x = ", "("}, {"x = ", "not "}, {"x = ", "-"}, {"x = ", "lambda: "}, {"a", "**a"}, {"a", " if a else a"}, 
    {"x = ", "f'{"},
};

START_TEST(deep_nesting_is_an_error_or_fits)
{
    char *source = chain(nests[_i].first, nests[_i].rest, 1000000);
    struct cpy_node_list body;

    ck_assert(parse(source, CPY_COMPILE_EXEC, &body, NULL) || cpy_pending_is(t, CPY_RECURSION_ERROR)
        || cpy_pending_is(t, CPY_SYNTAX_ERROR));
    free(source);
}
END_TEST

/* --- the memory of a compilation -------------------------------------------------------- */

/* Takes memory of all small sizes behind a block of that size; true if all of it was zeroed.  Leaves it dirty. */
static bool all_zeroed(size_t first)
{
    unsigned found = 0;

    memset(cpy_arena_alloc(&arena, first), 0xff, first);
    for (size_t i = 0; i < 10000; i++) {
        size_t size = 1 + i % 97;
        uint8_t *p = cpy_arena_alloc(&arena, size);

        for (size_t k = 0; k < size; k++)
            found |= p[k];
        memset(p, 0xff, size);
    }
    return !found;
}

START_TEST(memory_that_was_used_before_is_zeroed)
{
    size_t first = 10000 + 3001 * (size_t)_i; /* blocks of any size follow */

    for (int turn = 0; turn < 3; turn++) {
        ck_assert(all_zeroed(first));
        cpy_arena_free(&arena);
        cpy_arena_init(&arena, t);
    }
}
END_TEST

Suite *parser_suite(void)
{
    Suite *suite = suite_create("parser");
    TCase *tests = tcase_create("parser");

    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, begin, end);
    tcase_add_loop_test(tests, expressions_know_their_places, 0, CPY_COUNT(expressions));
    tcase_add_loop_test(tests, statements_know_their_places, 0, CPY_COUNT(statements));
    tcase_add_test(tests, the_parts_of_an_f_string_know_their_places);
    tcase_add_loop_test(tests, input_is_incomplete_if_more_lines_can_mend_it, 0, CPY_COUNT(typed));
    tcase_add_loop_test(tests, text_is_cut_into_tokens, 0, CPY_COUNT(cuts));
    tcase_add_test(tests, brackets_know_their_partners);
    tcase_add_test(tests, a_name_has_one_value_however_often_it_occurs);
    tcase_add_test(tests, names_of_any_length_are_told_apart_by_every_byte);
    tcase_add_loop_test(tests, a_chain_of_any_length_needs_no_stack, 0, CPY_COUNT(chains));
    tcase_add_loop_test(tests, deep_nesting_is_an_error_or_fits, 0, CPY_COUNT(nests));
    tcase_add_loop_test(tests, memory_that_was_used_before_is_zeroed, 0, 20);
    suite_add_tcase(suite, tests);
    return suite;
}
