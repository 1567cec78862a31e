/* SPDX-License-Identifier: MIT */
/* tests/unit/test_toml.c - claims about the TOML reader: values, places, errors, memory.
 *
 * Which texts are TOML, and the words of the errors, tests/scripts/modules/tomllib_module.py compares with CPython. */
#include "tests/fuzz/check_toml.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

Suite *toml_suite(void);

static struct cpy_toml_value *root;

static void close_tree(void)
{
    cpy_toml_free(root);
    root = NULL;
}

/* Reads a text that is right; the tree is freed after the test. */
static const struct cpy_toml_value *read_text(const char *text)
{
    struct cpy_toml_error error;

    close_tree();
    root = cpy_toml_parse(text, strlen(text), &error);
    ck_assert_msg(root, "%u:%u: %s", error.line, error.column, error.message);
    return root;
}

/* Reads a text that is wrong. */
static struct cpy_toml_error error_of(const char *text)
{
    struct cpy_toml_error error;

    ck_assert_ptr_null(cpy_toml_parse(text, strlen(text), &error));
    return error;
}

static const struct cpy_toml_value *value_of(const char *text)
{
    const struct cpy_toml_value *v = cpy_toml_get(read_text(text), "x");

    ck_assert_ptr_nonnull(v);
    return v;
}

START_TEST(integers_of_all_bases_are_read)
{
    static const struct {
        const char *text;
        int64_t value;
    } cases[] = {
        {"x = 0", 0}, {"x = +99", 99}, {"x = -17", -17}, {"x = 1_000_000", 1000000}, {"x = 0xDEAD_beef", 0xdeadbeef},
        {"x = 0o755", 0755}, {"x = 0b1101", 13}, {"x = 9223372036854775807", INT64_MAX},
        {"x = -9223372036854775808", INT64_MIN},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct cpy_toml_value *v = value_of(cases[i].text);

        ck_assert_int_eq(v->kind, CPY_TOML_INTEGER);
        ck_assert_int_eq(v->integer, cases[i].value);
        ck_assert_ptr_null(v->text);
    }
}
END_TEST

START_TEST(an_integer_of_more_than_64_bits_keeps_its_digits)
{
    ck_assert_str_eq(value_of("x = 9_223_372_036_854_775_808")->text, "9223372036854775808");
    ck_assert_int_eq(value_of("x = 9223372036854775808")->integer, INT64_MAX);
    ck_assert_str_eq(value_of("x = -9223372036854775809")->text, "-9223372036854775809");
    ck_assert_int_eq(value_of("x = -9223372036854775809")->integer, INT64_MIN);
    ck_assert_str_eq(value_of("x = 0x1_0000_0000_0000_0000")->text, "0x10000000000000000");
    ck_assert_int_eq(value_of("x = 0xffffffffffffffff")->integer, INT64_MAX);
}
END_TEST

START_TEST(floats_are_read_exactly_and_keep_their_text)
{
    static const struct {
        const char *text;
        double value;
    } cases[] = {
        {"x = 3.1415", 3.1415}, {"x = -0.01", -0.01}, {"x = 5e+22", 5e22}, {"x = 1e06", 1e6}, {"x = -2E-2", -2e-2},
        {"x = 6.626e-34", 6.626e-34}, {"x = 224_617.445_991_228", 224617.445991228}, {"x = +inf", INFINITY},
        {"x = -inf", -INFINITY},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct cpy_toml_value *v = value_of(cases[i].text);

        ck_assert_int_eq(v->kind, CPY_TOML_FLOAT);
        ck_assert(v->number == cases[i].value);
        ck_assert_str_eq(v->text, cases[i].text + 4);
    }
    ck_assert(isnan(value_of("x = nan")->number));
    ck_assert(isnan(value_of("x = +nan")->number));
}
END_TEST

START_TEST(strings_of_all_four_kinds_are_read)
{
    ck_assert_str_eq(value_of("x = \"a\\tb\\u00E9\\U0001F600\\\\\\\"\"")->text, "a\tb\xc3\xa9\xf0\x9f\x98\x80\\\"");
    ck_assert_str_eq(value_of("x = 'C:\\no\\escape'")->text, "C:\\no\\escape");
    ck_assert_str_eq(value_of("x = \"\"\"\r\none\r\ntwo\\\r\n   \r\n  three\"\"\"")->text, "one\ntwothree");
    ck_assert_str_eq(value_of("x = '''\n''a'''''")->text, "''a''");
    ck_assert_str_eq(value_of("x = \"\"\"\"\"two\"\"\"\"\"")->text, "\"\"two\"\"");
    ck_assert_uint_eq(value_of("x = \"a\\u0000b\"")->len, 3);
    ck_assert_uint_eq(value_of("x = \"\"")->len, 0);
}
END_TEST

START_TEST(dates_and_times_are_read)
{
    const struct cpy_toml_value *v = value_of("x = 1979-05-27T00:32:01.999999999-07:30");

    ck_assert_int_eq(v->kind, CPY_TOML_DATETIME);
    ck_assert_int_eq(v->time.year, 1979);
    ck_assert_int_eq(v->time.month, 5);
    ck_assert_int_eq(v->time.day, 27);
    ck_assert_int_eq(v->time.minute, 32);
    ck_assert_int_eq(v->time.second, 1);
    ck_assert_uint_eq(v->time.nanosecond, 999999999);
    ck_assert_int_eq(v->time.offset, -450);
    ck_assert_int_eq(value_of("x = 1979-05-27 07:32:00z")->kind, CPY_TOML_DATETIME);
    ck_assert_int_eq(value_of("x = 1979-05-27T07:32:00.5")->kind, CPY_TOML_LOCAL_DATETIME);
    ck_assert_uint_eq(root->first->time.nanosecond, 500000000);
    ck_assert_int_eq(value_of("x = 2024-02-29")->kind, CPY_TOML_LOCAL_DATE);
    ck_assert_int_eq(value_of("x = 23:59:59.0000000019")->kind, CPY_TOML_LOCAL_TIME);
    ck_assert_uint_eq(root->first->time.nanosecond, 1);
    ck_assert_str_eq(error_of("x = 2023-02-29").message, "Invalid date or datetime: the calendar has no such day");
}
END_TEST

START_TEST(tables_arrays_and_dotted_keys_become_a_tree_in_the_order_of_the_text)
{
    const struct cpy_toml_value *v = read_text("a.b.c = 1\na.b.d = 2\n[t]\nx = [1, [2, 3], {y = 4}]\n[[t.u]]\n[[t.u]]\nz = 5\n");

    ck_assert_uint_eq(v->count, 2);
    v = cpy_toml_get(cpy_toml_get(v, "a"), "b");
    ck_assert_uint_eq(v->count, 2);
    ck_assert_int_eq(cpy_toml_get(v, "d")->integer, 2);
    ck_assert_str_eq(v->first->key, "c");
    v = cpy_toml_get(root, "t");
    ck_assert_uint_eq(cpy_toml_get(v, "x")->count, 3);
    ck_assert_int_eq(cpy_toml_get(cpy_toml_get(v, "x")->first->next->next, "y")->integer, 4);
    v = cpy_toml_get(v, "u");
    ck_assert_int_eq(v->kind, CPY_TOML_ARRAY);
    ck_assert_int_eq(cpy_toml_get(v->first->next, "z")->integer, 5);
    ck_assert_ptr_null(cpy_toml_get(root, "nothing"));
}
END_TEST

START_TEST(values_know_where_they_stand)
{
    const struct cpy_toml_value *v = read_text("# \xc3\xa9\r\nkey = [1,\r\n  '\xc3\xa9', 2]\r\n[t]\r\n");

    v = cpy_toml_get(root, "key");
    ck_assert_uint_eq(v->line, 2);
    ck_assert_uint_eq(v->column, 7);
    v = v->first->next;
    ck_assert_uint_eq(v->line, 3);
    ck_assert_uint_eq(v->column, 3);
    ck_assert_uint_eq(v->next->column, 8); /* code points are counted */
    ck_assert_uint_eq(cpy_toml_get(root, "t")->line, 4);
    ck_assert_uint_eq(cpy_toml_get(root, "t")->column, 2);
}
END_TEST

START_TEST(an_error_says_where_what_and_what_would_be_right)
{
    static const struct {
        const char *text;
        unsigned line, column;
        const char *message;
    } cases[] = {
        {"a = 1\na = 2\n", 2, 1, "Cannot overwrite a value: 'a' is an integer since line 1"},
        {"x = [1, 2\ny = 3", 2, 1, "Unclosed array: expected ',' or ']'"},
        {"x = yes", 1, 5, "Invalid value: expected a number, true, false, a date, [...], {...} or text in quotes"},
        {"x = 'abc\ny = 1", 1, 9, "Expected \"'\": the string does not end"},
        {"x = \"C:\\dir\"", 1, 8,
            "Unescaped '\\' in a string: write \\\\, or use single quotes, in which \\ is an ordinary character"},
        {"[a]\n[b]\n[a]", 3, 2, "Cannot declare ('a',) twice"},
        {"k\xc3\xa9y = 1", 1, 2, "Expected '=' after a key in a key/value pair"},
        {"a = \"\xff\"", 1, 6, "Invalid UTF-8: the file must be saved as UTF-8"},
        {"a = \"\xed\xa0\x80\"", 1, 6, "Invalid UTF-8: the file must be saved as UTF-8"},
        {"a = {b = 1,\n c = 2}", 1, 12, "Invalid initial character for a key part: a key is made of letters, digits, "
                                         "- and _; any other text must be in quotes"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cpy_toml_error error = error_of(cases[i].text);

        ck_assert_str_eq(error.message, cases[i].message);
        ck_assert_uint_eq(error.line, cases[i].line);
        ck_assert_uint_eq(error.column, cases[i].column);
    }
}
END_TEST

START_TEST(nesting_has_a_limit_and_no_effect_on_the_stack)
{
    static char text[4 * CPY_TOML_DEPTH];
    int n = sprintf(text, "x = ");

    memset(text + n, '[', CPY_TOML_DEPTH + 1);
    ck_assert_str_eq(error_of(text).message, "Arrays and inline tables are nested too deep");
    memset(text + n + CPY_TOML_DEPTH, ']', CPY_TOML_DEPTH);
    text[n + 2 * CPY_TOML_DEPTH] = 0;
    ck_assert_int_eq(value_of(text)->kind, CPY_TOML_ARRAY);
    for (int i = 0; i <= CPY_TOML_DEPTH; i++)
        strcpy(text + 2 * i, "a.");
    strcat(text, "a = 1");
    ck_assert_str_eq(error_of(text).message, "Too many parts in a dotted key");
}
END_TEST

START_TEST(a_key_is_found_by_all_its_bytes)
{
    const struct cpy_toml_value *v = read_text("\"a\\u0000b\" = 1\n\"\" = 2\n'a' = 3\nab = 4");

    ck_assert_uint_eq(v->count, 4);
    ck_assert_int_eq(cpy_toml_get(v, "a")->integer, 3);
    ck_assert_int_eq(cpy_toml_get(v, "")->integer, 2);
}
END_TEST

START_TEST(every_kind_has_a_name)
{
    ck_assert_str_eq(cpy_toml_kind_name(CPY_TOML_TABLE), "a table");
    ck_assert_str_eq(cpy_toml_kind_name(CPY_TOML_LOCAL_TIME), "a time");
}
END_TEST

/* --- random and damaged texts -------------------------------------------------------------------- */

static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static const char *const pieces[] = {
    "a", "b.c", "\"d\"", "'e'", " = ", "=", "1", "0x1f", "1_0", "1.5e3", "inf", "true", "2020-02-29", "T07:32:00Z", "07:32:00.5",
    "\"\\u00e9\"", "'l'", "\"\"\"m\n\\\n\"\"\"", "'''\n'''", "[", "]", "[[", "]]", "{", "}", ",", ".", "\n", "\r\n", "\n", "#",
    " ", "\t", "\\", "\"", "'", "\xc3\xa9", "\x80", "\x01", "-", "+", "[a]\n", "[[b]]\n", "x = 1\n", "{y = 2}", "[3, 4]",
};

START_TEST(no_text_makes_the_reader_fall)
{
    uint64_t state = 0x9e3779b97f4a7c15u + (unsigned)_i;
    char text[600];

    for (int run = 0; run < 5000; run++) {
        size_t len = 0, parts = next_random(&state) % 40;
        const char *wrong;

        while (parts-- > 0) {
            const char *piece = pieces[next_random(&state) % (sizeof pieces / sizeof *pieces)];

            memcpy(text + len, piece, strlen(piece));
            len += strlen(piece);
        }
        for (size_t damages = next_random(&state) % 3; damages > 0 && len > 0; damages--)
            text[next_random(&state) % len] = (char)next_random(&state);
        wrong = check_toml(text, len);
        ck_assert_msg(!wrong, "%s: %.*s", wrong, (int)len, text);
    }
}
END_TEST

Suite *toml_suite(void)
{
    Suite *suite = suite_create("toml");
    TCase *tests = tcase_create("toml");

    tcase_add_checked_fixture(tests, NULL, close_tree);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, integers_of_all_bases_are_read);
    tcase_add_test(tests, an_integer_of_more_than_64_bits_keeps_its_digits);
    tcase_add_test(tests, floats_are_read_exactly_and_keep_their_text);
    tcase_add_test(tests, strings_of_all_four_kinds_are_read);
    tcase_add_test(tests, dates_and_times_are_read);
    tcase_add_test(tests, tables_arrays_and_dotted_keys_become_a_tree_in_the_order_of_the_text);
    tcase_add_test(tests, values_know_where_they_stand);
    tcase_add_test(tests, an_error_says_where_what_and_what_would_be_right);
    tcase_add_test(tests, nesting_has_a_limit_and_no_effect_on_the_stack);
    tcase_add_test(tests, a_key_is_found_by_all_its_bytes);
    tcase_add_test(tests, every_kind_has_a_name);
    tcase_add_loop_test(tests, no_text_makes_the_reader_fall, 0, 4);
    suite_add_tcase(suite, tests);
    return suite;
}
