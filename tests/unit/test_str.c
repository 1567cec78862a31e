/* SPDX-License-Identifier: MIT */
/* tests/unit/test_str.c - claims about text that scripts cannot see: where it lies, how wide it is, who shares it.
 *
 * What the methods give is tested by scripts; here are appending in place, the weak tables, builders under
 * memory errors, searching in wide text, and rounding against the C library. */
#include "vm/memory/state.h"
#include "vm/objects/encoding.h"
#include "vm/objects/format.h"
#include "vm/objects/text.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

Suite *str_suite(void);

static struct cpy_thread *t;

static void open_vm(void)
{
    struct cpy_config config = {0};

    ck_assert_ptr_nonnull(t = cpy_vm_new(&config));
}

static void close_vm(void) { cpy_vm_free(t); }

/* Lets the nth allocation from now on fail; 0: none. */
static void fail_at(size_t n)
{
    t->vm->heap->failing = n;
    t->vm->heap->slow = n > 0;
}

static cpy_value repeated(const char *utf8, int n)
{
    struct cpy_builder b;

    cpy_build(&b, t);
    for (int i = 0; i < n; i++)
        cpy_build_str(&b, cpy_str_from(t, utf8));
    return cpy_build_finish(&b);
}

static const char *utf8_of(cpy_value s)
{
    const char *text = s ? cpy_str_utf8(t, s, NULL) : NULL;

    ck_assert_ptr_nonnull(text);
    return text;
}

static struct cpy_string_buffer *buffer_of(cpy_value s)
{
    ck_assert(cpy_as_str(s)->flags & CPY_STR_SHARED);
    return (struct cpy_string_buffer *)cpy_pointer(cpy_load(cpy_as_str(s)->buffer));
}

/* --- appending -------------------------------------------------------------------------------- */

START_TEST(appending_to_long_text_grows_in_place)
{
    cpy_value x = cpy_str_from(t, "x"), s = cpy_str_append(t, repeated("a", 400), x), longer = s;
    struct cpy_string_buffer *buffer = buffer_of(s);

    for (int i = 0; i < 300; i++)
        longer = cpy_str_append(t, longer, x);
    ck_assert_ptr_eq(buffer_of(longer), buffer);
    ck_assert_uint_eq(cpy_str_view(s).len, 401);
    ck_assert_uint_eq(cpy_str_view(longer).len, 701);
    ck_assert_int_eq(strspn(utf8_of(longer), "a"), 400);
    ck_assert_int_eq(strspn(utf8_of(longer) + 400, "x"), 301);
    ck_assert_uint_eq(strlen(utf8_of(s)), 401);
}
END_TEST

START_TEST(only_the_first_to_append_gets_the_room)
{
    cpy_value s = cpy_str_append(t, repeated("a", 400), cpy_str_from(t, "b"));
    cpy_value first = cpy_str_append(t, s, cpy_str_from(t, "1")), second = cpy_str_append(t, s, cpy_str_from(t, "2"));

    ck_assert_ptr_eq(buffer_of(first), buffer_of(s));
    ck_assert_ptr_ne(buffer_of(second), buffer_of(s));
    ck_assert_str_eq(utf8_of(first) + 400, "b1");
    ck_assert_str_eq(utf8_of(second) + 400, "b2");
    ck_assert_str_eq(utf8_of(s) + 400, "b");
}
END_TEST

START_TEST(short_text_is_never_shared)
{
    cpy_value s = cpy_str_append(t, cpy_str_from(t, "abc"), cpy_str_from(t, "def"));

    ck_assert(!(cpy_as_str(s)->flags & CPY_STR_SHARED));
    ck_assert(cpy_str_equals(s, "abcdef"));
}
END_TEST

START_TEST(appending_wider_text_moves_to_a_wider_buffer)
{
    cpy_value s = cpy_str_append(t, repeated("a", 400), cpy_str_from(t, "b"));
    cpy_value wide = cpy_str_append(t, s, cpy_str_from(t, "\u20ac")), back = cpy_str_slice(t, wide, 0, 401);

    ck_assert_uint_eq(cpy_str_view(wide).width, 2);
    ck_assert_uint_eq(cpy_str_view(s).width, 1);
    ck_assert_uint_eq(cpy_str_view(back).width, 1);
    ck_assert(cpy_str_equal(back, s));
    ck_assert_int_eq(cpy_hash_str(back), cpy_hash_str(s));
}
END_TEST

START_TEST(a_failed_append_leaves_the_text_as_it_was)
{
    cpy_value s = cpy_str_append(t, repeated("a", 400), cpy_str_from(t, "b")), x = cpy_str_from(t, "x"), longer;
    size_t used = buffer_of(s)->used;

    for (size_t n = 1;; n++) {
        fail_at(n);
        longer = cpy_str_append(t, s, x);
        fail_at(0);
        if (longer)
            break;
        ck_assert(cpy_pending_is(t, CPY_MEMORY_ERROR));
        cpy_take_pending(t);
        ck_assert_uint_eq(buffer_of(s)->used, used);
    }
    ck_assert_uint_eq(buffer_of(longer)->used, used + 1);
}
END_TEST

/* --- widths ------------------------------------------------------------------------------------- */

static const struct {
    const char *utf8;
    size_t len;
    unsigned width;
    bool ascii;
} widths[] = {
    {"", 0, 1, true}, {"abc", 3, 1, true}, {"caf\u00e9", 4, 1, false}, {"\u00ff", 1, 1, false}, {"\u0100", 1, 2, false},
    {"a\u20ac", 2, 2, false}, {"\uffff", 1, 2, false}, {"\U00010000", 1, 4, false}, {"a\U0001f600b", 3, 4, false},
};

START_TEST(text_has_the_least_width)
{
    cpy_value s = cpy_str_from(t, widths[_i].utf8), padded, cut;
    struct cpy_text text = cpy_str_view(s);

    ck_assert_uint_eq(text.len, widths[_i].len);
    ck_assert_uint_eq(text.width, widths[_i].width);
    ck_assert_int_eq(text.ascii, widths[_i].ascii);
    ck_assert_str_eq(utf8_of(s), widths[_i].utf8);
    padded = cpy_str_concat(t, cpy_str_concat(t, cpy_str_from(t, "\U0001f600"), s), cpy_str_from(t, "\u0416"));
    cut = cpy_str_slice(t, padded, 1, 1 + text.len);
    ck_assert(cpy_str_equal(cut, s));
    ck_assert_int_eq(cpy_hash_str(cut), cpy_hash_str(s));
    ck_assert_uint_eq(cpy_str_view(cut).width, widths[_i].width);
    ck_assert_int_eq(cpy_str_view(cut).ascii, widths[_i].ascii);
}
END_TEST

START_TEST(a_builder_widens_and_leaves_its_room)
{
    struct cpy_builder b;
    cpy_value s;

    cpy_build(&b, t);
    for (uint32_t i = 0; i < 3000; i++)
        cpy_build_char(&b, i < 1000 ? 'a' : i < 2000 ? 0x416 : 0x1f600);
    s = cpy_build_finish(&b);
    ck_assert_uint_eq(cpy_str_view(s).width, 4);
    for (uint32_t i = 0; i < 3000; i++) {
        struct cpy_text text = cpy_str_view(s);

        ck_assert_uint_eq(cpy_text_at(&text, i), i < 1000 ? 'a' : i < 2000 ? 0x416 : 0x1f600);
    }
}
END_TEST

START_TEST(a_builder_that_fails_says_so_once_and_leaks_nothing)
{
    struct cpy_builder b;
    cpy_value s = CPY_ERROR, wide = cpy_str_from(t, "\u20ac");
    size_t before;

    cpy_collect(t);
    before = t->vm->heap->payload;
    for (size_t n = 1; !s; n++) {
        fail_at(n);
        cpy_build(&b, t);
        cpy_build_fill(&b, 'x', 5000);
        cpy_build_str(&b, wide);
        cpy_build_format(&b, "%d %s %R", 5, "text", wide);
        s = cpy_build_finish(&b);
        fail_at(0);
        if (!s) {
            ck_assert(cpy_pending_is(t, CPY_MEMORY_ERROR));
            cpy_take_pending(t);
            cpy_collect(t);
            ck_assert_uint_eq(t->vm->heap->payload, before);
        }
    }
    ck_assert_str_eq(utf8_of(s) + 5000, "\u20ac5 text '\u20ac'");
}
END_TEST

/* --- weak tables ---------------------------------------------------------------------------------- */

#define PREFIX "a-name-that-is-in-no-program-"

static void count_names(struct cpy_object *o, void *user)
{
    cpy_value v = cpy_from(o);

    if (cpy_is_str(v) && cpy_str_view(v).len > sizeof PREFIX &&
        !memcmp(cpy_str_view(v).data, PREFIX, sizeof PREFIX - 1))
        ++*(int *)user;
}

static __attribute__((noinline)) void intern_names(int n)
{
    char text[64];

    for (int i = 0; i < n; i++) {
        cpy_value s;

        snprintf(text, sizeof text, PREFIX "%d", i);
        ck_assert_uint_ne(s = cpy_intern_from(t, text), CPY_ERROR);
        ck_assert_uint_eq(cpy_intern(t, cpy_str_from(t, text)), s);
    }
}

START_TEST(interned_names_die_when_nobody_has_them)
{
    cpy_value kept = cpy_intern_from(t, PREFIX "7777");
    int living = 0;

    intern_names(3000);
    cpy_collect(t);
    cpy_heap_each(t->vm->heap, count_names, &living);
    ck_assert_int_lt(living, 100); /* the C stack may hold a few by accident */
    ck_assert_uint_eq(cpy_intern(t, cpy_str_from(t, PREFIX "7777")), kept);
    intern_names(3000);
}
END_TEST

START_TEST(utf8_of_wide_text_is_made_once)
{
    cpy_value s = repeated("\u20ac", 100);
    const char *utf8 = utf8_of(s);
    size_t len;

    cpy_collect(t);
    ck_assert_ptr_eq(cpy_str_utf8(t, s, &len), utf8);
    ck_assert_uint_eq(len, 300);
    for (int i = 0; i < 500; i++)
        utf8_of(cpy_str_concat(t, s, cpy_str_from_char(t, 'a' + (uint32_t)i % 26)));
    ck_assert_ptr_eq(utf8_of(s), utf8);
    ck_assert_uint_eq(strlen(utf8), 300);
    cpy_keep(s);
}
END_TEST

START_TEST(lone_surrogates_have_no_utf8)
{
    ck_assert_ptr_null(cpy_str_utf8(t, cpy_str_from_char(t, 0xd800), NULL));
    ck_assert(cpy_pending_is(t, CPY_UNICODE_ENCODE_ERROR));
    cpy_take_pending(t);
    ck_assert_ptr_null(cpy_str_utf8(t, cpy_str_from_ascii(t, "a\0b", 3), NULL));
    ck_assert(cpy_pending_is(t, CPY_VALUE_ERROR));
    cpy_take_pending(t);
}
END_TEST

/* --- searching ---------------------------------------------------------------------------------------- */

START_TEST(a_match_begins_at_a_whole_character)
{
    /* The bytes 01 02 lie across two characters before they are one. */
    static const uint16_t hay[] = {0x0100, 0x0002, 0x0201, 0x0201};
    static const uint16_t needle[] = {0x0201, 0x0201};
    struct cpy_text s = {hay, 4, 2, false}, n = {needle, 2, 2, false}, one = {needle, 1, 2, false};

    ck_assert_uint_eq(cpy_text_find(&s, &n), 2);
    ck_assert_uint_eq(cpy_text_rfind(&s, &one), 3);
    ck_assert_uint_eq(cpy_text_count(&s, &one, 10), 2);
}
END_TEST

/* The first place of needle the simple way. */
static size_t find_simply(const char *s, size_t len, const char *needle, size_t n)
{
    for (size_t i = 0; i + n <= len; i++)
        if (!memcmp(s + i, needle, n))
            return i;
    return CPY_NOT_FOUND;
}

START_TEST(searching_finds_what_comparing_finds)
{
    char s[400];
    unsigned seed = 1;

    for (int round = 0; round < 3000; round++) {
        size_t n = (size_t)(seed % 7), from = seed % 350;
        struct cpy_text text = cpy_text_of(s, sizeof s, true), needle;

        for (size_t i = 0; i < sizeof s; i++)
            s[i] = "aaaaaab"[(seed = seed * 1103515245 + 12345) >> 16 & 7 ? (seed >> 20) % 6 : 6];
        needle = cpy_text_part(&text, from, from + n);
        ck_assert_uint_eq(cpy_text_find(&text, &needle), find_simply(s, sizeof s, s + from, n));
    }
}
END_TEST

/* --- numbers -------------------------------------------------------------------------------------------- */

START_TEST(fixed_point_is_rounded_as_the_c_library_does)
{
    uint64_t state = 88172645463325252u;

    for (int i = 0; i < 20000; i++) {
        char expected[64];
        struct cpy_float_text f;
        double d;
        int precision = i % 18;

        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        d = ldexp((double)(state >> 11), (int)(state % 100) - 90);
        if (i % 3 == 0)
            d = (double)(state % 100000) / 8; /* ties */
        snprintf(expected, sizeof expected, "%.*f", precision, d);
        ck_assert(cpy_float_text(t, &f, d, 'f', precision, false, false));
        ck_assert_uint_eq(f.len, strlen(expected));
        ck_assert(!memcmp(f.text, expected, f.len));
        cpy_float_text_free(&f);
    }
}
END_TEST

/* --- UTF-8 ------------------------------------------------------------------------------------------------- */

/* Each maximal part that could have begun a character is one error. */
static const struct { const char *bytes, *replaced; } broken[] = {
    {"a\xff" "b", "a\ufffd" "b"}, {"\xe2\x82", "\ufffd"}, {"\xe2\x82" "A", "\ufffd" "A"},
    {"\xf0\x90\x80" "A", "\ufffd" "A"},
    {"\xc0\xaf", "\ufffd\ufffd"}, {"\xed\xa0\x80", "\ufffd\ufffd\ufffd"},
    {"\xf4\x90\x80\x80", "\ufffd\ufffd\ufffd\ufffd"},
    {"\xf0\x80\x80", "\ufffd\ufffd\ufffd"}, {"\xe0\x80\xaf", "\ufffd\ufffd\ufffd"}, {"\x80\xbf", "\ufffd\ufffd"},
};

START_TEST(broken_utf8_is_replaced_part_by_part)
{
    const char *bytes = broken[_i].bytes;
    cpy_value s = cpy_decode(t, bytes, strlen(bytes), "utf-8", "replace"), back;

    ck_assert_str_eq(utf8_of(s), broken[_i].replaced);
    ck_assert_uint_eq(cpy_decode(t, bytes, strlen(bytes), NULL, NULL), CPY_ERROR);
    ck_assert(cpy_pending_is(t, CPY_UNICODE_DECODE_ERROR));
    cpy_take_pending(t);
    s = cpy_str_from_os(t, bytes);
    back = cpy_encode(t, s, "utf-8", "surrogateescape");
    ck_assert(back && !strcmp((const char *)cpy_as_bytes(back)->data, bytes));
    ck_assert_str_eq(cpy_fs_path(t, s), bytes);
}
END_TEST

Suite *str_suite(void)
{
    Suite *suite = suite_create("str");
    TCase *c = tcase_create("text");

    tcase_add_checked_fixture(c, open_vm, close_vm);
    tcase_add_test(c, appending_to_long_text_grows_in_place);
    tcase_add_test(c, only_the_first_to_append_gets_the_room);
    tcase_add_test(c, short_text_is_never_shared);
    tcase_add_test(c, appending_wider_text_moves_to_a_wider_buffer);
    tcase_add_test(c, a_failed_append_leaves_the_text_as_it_was);
    tcase_add_loop_test(c, text_has_the_least_width, 0, CPY_COUNT(widths));
    tcase_add_test(c, a_builder_widens_and_leaves_its_room);
    tcase_add_test(c, a_builder_that_fails_says_so_once_and_leaks_nothing);
    tcase_add_test(c, interned_names_die_when_nobody_has_them);
    tcase_add_test(c, utf8_of_wide_text_is_made_once);
    tcase_add_test(c, lone_surrogates_have_no_utf8);
    tcase_add_test(c, a_match_begins_at_a_whole_character);
    tcase_add_test(c, searching_finds_what_comparing_finds);
    tcase_add_test(c, fixed_point_is_rounded_as_the_c_library_does);
    tcase_add_loop_test(c, broken_utf8_is_replaced_part_by_part, 0, CPY_COUNT(broken));
    suite_add_tcase(suite, c);
    return suite;
}
