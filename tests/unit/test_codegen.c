/* SPDX-License-Identifier: MIT */
/* tests/unit/test_codegen.c - the code generator: what it emits, folds and refuses, where instructions
 * come from, and that the verifier notices corruption.
 *
 * Expectations are lines of the disassembly, which is a function of the code alone. */
#include "vm/compiler/compiler.h"
#include "vm/objects/exception.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

Suite *codegen_suite(void);

static struct cpy_thread *t;

static void begin(void)
{
    static const struct cpy_module_def *const none[] = {NULL};
    struct cpy_config config = {.modules = none};

    t = cpy_vm_new(&config);
    ck_assert_ptr_nonnull(t);
}

static void end(void)
{
    cpy_vm_free(t);
}

static cpy_value compiled(const char *source)
{
    return cpy_compile(t, source, strlen(source), "<test>", CPY_COMPILE_MODULE, 0);
}

/* The disassembly, with runs of blanks made one. */
static void dump(const char *source, char *out, size_t size)
{
    cpy_value code = compiled(source), text;
    const char *p;
    size_t n = 0;

    ck_assert_msg(code != CPY_ERROR, "does not compile: %s", source);
    ck_assert_ptr_null(cpy_code_verify(cpy_as_code(code)));
    text = cpy_code_dump(t, cpy_as_code(code));
    ck_assert(text != CPY_ERROR);
    for (p = cpy_str_utf8(t, text, NULL); *p && n + 1 < size; p++)
        if ((*p != ' ' && *p != '\t') || n == 0 || out[n - 1] != ' ')
            out[n++] = *p == '\t' ? ' ' : *p;
    out[n] = 0;
}

/* --- what is emitted -------------------------------------------------------------------------- */

static const struct { const char *source, *has, *has_not; } emitted[] = {
    {"def f(a, b):\n  x = a + b\n  return x\n", "ADD x, a, b", "MOVE"},
    {"def f(a):\n  a += 1\n  return a\n", "ADD_K a, a, 1, #1", "LOAD_INT"},
    {"def f(a):\n  return a[1]\n", "GET_ITEM_I", NULL},
    {"def f(a):\n  return a[-1]\n", "GET_ITEM_I r1, a, -1", NULL},
    {"def f(a, b):\n  if a < b: return 1\n", "TEST_LT a, b, if false", "TEST a"},
    {"def f(a):\n  while a >= 10: a -= 1\n", "TEST_GE_K a, 10, if false", NULL},
    {"def f(a):\n  if a is not None: return 1\n", "TEST_IS_K a, None, if true", NULL},
    {"def f(a):\n  return a.b(1)\n", "LOAD_METHOD", "GET_ATTR"},
    {"def f(a):\n  return a.b(*a)\n", "CALL_EX", "LOAD_METHOD"},
    {"def f(a, b):\n  a, b = b, a\n", "MOVE a, b", "BUILD_TUPLE"},
    {"def f(d):\n  for k, v in d: pass\n", "UNPACK k, r4, #2", NULL},
    {"def f(a):\n  return a in [1, 2]\n", "LOAD_CONST r2, (1, 2)", "BUILD_LIST"},
    {"def f(x):\n  return x + (x := 5)\n", "MOVE r2, x", NULL},
    {"def f(x):\n  return [x, x := 3]\n", "MOVE r2, x", NULL},
    {"def f():\n  try: x = 1\n  except E: pass\n  return x\n", "CHECK_LOCAL x", NULL},
    {"def f(c):\n  if c: x = 1\n  else: x = 2\n  return x\n", "RETURN x", "CHECK_LOCAL"},
    {"def f(c):\n  for x in c: pass\n  return x\n", "CHECK_LOCAL x", NULL},
    {"def f():\n  x = 1\n  del x\n  return x\n", "CHECK_LOCAL x", NULL},
    {"def f(y):\n  return [x for x in y if x]\n", "LIST_APPEND", "MAKE_FUNCTION r1"},
    {"if 0: f()\nwhile 1: g()\n", "LOAD_GLOBAL r0, .g", ".f"},
    {"def f(x):\n  return x or 1 or g()\n", "LOAD_INT", ".g"},
};

START_TEST(emits)
{
    char text[8192];

    dump(emitted[_i].source, text, sizeof text);
    ck_assert_msg(strstr(text, emitted[_i].has), "no \"%s\" in:\n%s", emitted[_i].has, text);
    if (emitted[_i].has_not)
        ck_assert_msg(!strstr(text, emitted[_i].has_not), "\"%s\" in:\n%s", emitted[_i].has_not, text);
}
END_TEST

/* --- folding ------------------------------------------------------------------------------------- */

static const struct { const char *source, *has; } folded[] = {
    {"x = 2 ** 10 - 1\n", "LOAD_INT r0, 1023"},
    {"x = -1\n", "LOAD_INT r0, -1"},
    {"x = 'a' 'b' + 'c'\n", "LOAD_CONST r0, 'abc'"},
    {"x = (1, 2) + (3,)\n", "LOAD_CONST r0, (1, 2, 3)"},
    {"x = (1, 1.0, True, -0.0, 0.0)\n", "(1, 1.0, True, -0.0, 0.0)"},
    {"x = 'abc'[1]\n", "LOAD_CONST r0, 'b'"},
    {"x = not 0\n", "LOAD_CONST r0, True"},
    {"x = __debug__\n", "LOAD_CONST r0, True"},
    {"x = 1 / 0\n", "TRUEDIV_K"},
    {"x = 'a' * 1000000\n", "MUL_K"},
    {"x = 9 ** 9 ** 9\n", "POW"},
    {"x = 1 << 1000\n", "LSHIFT_K"},
    {"x = 'abc'[9]\n", "GET_ITEM_I"},
    {"x = a[1:2]\n", "slice(1, 2, None)"},
};

START_TEST(folds)
{
    char text[8192];

    dump(folded[_i].source, text, sizeof text);
    ck_assert_msg(strstr(text, folded[_i].has), "no \"%s\" in:\n%s", folded[_i].has, text);
}
END_TEST

/* 1, 1.0 and True are equal, and constants of their own all the same. */
START_TEST(keeps_equal_constants_of_different_types_apart)
{
    char text[8192];

    dump("x = 0.0; y = -0.0; z = 1.0; w = True; v = b'a'; u = 'a'; s = (1,); r = (1.0,)\n", text, sizeof text);
    ck_assert_ptr_nonnull(strstr(text, "LOAD_CONST r0, 0.0"));
    ck_assert_ptr_nonnull(strstr(text, "LOAD_CONST r0, -0.0"));
    ck_assert_ptr_nonnull(strstr(text, "LOAD_CONST r0, 1.0"));
    ck_assert_ptr_nonnull(strstr(text, "LOAD_CONST r0, True"));
    ck_assert_ptr_nonnull(strstr(text, "LOAD_CONST r0, b'a'"));
    ck_assert_ptr_nonnull(strstr(text, "LOAD_CONST r0, 'a'"));
    ck_assert_ptr_nonnull(strstr(text, "LOAD_CONST r0, (1,)"));
    ck_assert_ptr_nonnull(strstr(text, "LOAD_CONST r0, (1.0,)"));
}
END_TEST

/* --- positions -------------------------------------------------------------------------------------- */

static const struct { const char *source; unsigned op; struct cpy_position at; } placed[] = {
    {"x = a +\\\n  b\n", CPY_OP_ADD, {1, 2, 4, 3}},
    {"x = a.b\n", CPY_OP_GET_ATTR, {1, 1, 4, 7}},
    {"\n\nf(1,\n  2)\n", CPY_OP_CALL, {3, 4, 0, 4}},
    {"x.\\\n  m()\n", CPY_OP_LOAD_METHOD, {2, 2, 2, 3}},
    {"if a:\n  del b\n", CPY_OP_DELETE_GLOBAL, {2, 2, 6, 7}},
    {"x = 1\n\nraise E\n", CPY_OP_RAISE, {3, 3, 0, 7}},
    {"assert a, b\n", CPY_OP_RAISE, {1, 1, 7, 8}},
    {"for x in y: pass\n", CPY_OP_FOR_ITER, {1, 1, 9, 10}},
};

START_TEST(knows_where_instructions_come_from)
{
    cpy_value v = compiled(placed[_i].source);
    const struct cpy_code *code = cpy_as_code(v);
    struct cpy_position p;
    uint32_t pc = 0;

    ck_assert(v != CPY_ERROR);
    while (pc < code->insn_count && code->insns[pc].op != placed[_i].op)
        pc++;
    ck_assert_uint_lt(pc, code->insn_count);
    p = cpy_code_position(code, pc);
    ck_assert_int_eq(p.line, placed[_i].at.line);
    ck_assert_int_eq(p.end_line, placed[_i].at.end_line);
    ck_assert_int_eq(p.column, placed[_i].at.column);
    ck_assert_int_eq(p.end_column, placed[_i].at.end_column);
}
END_TEST

/* --- what is refused ------------------------------------------------------------------------------------ */

static const struct { const char *source, *says;
} refused[] = {
    {"def f(x):\n  global x\n", "name 'x' is parameter and global"},
    {"def f():\n  x = 1\n  global x\n", "name 'x' is assigned to before global declaration"},
    {"def f():\n  print(x)\n  global x\n", "name 'x' is used prior to global declaration"},
    {"def f():\n  nonlocal x\n", "no binding for nonlocal 'x' found"},
    {"nonlocal x\n", "nonlocal declaration not allowed at module level"},
    {"def f(a, a): pass\n", "duplicate argument 'a' in function definition"},
    {"return 1\n", "'return' outside function"},
    {"yield 1\n", "'yield' outside function"},
    {"break\n", "'break' outside loop"},
    {"def f():\n  continue\n", "'continue' not properly in loop"},
    {"[x := 1 for x in y]\n", "assignment expression cannot rebind comprehension iteration variable 'x'"},
    {"[i for i in (j := 2)]\n", "assignment expression cannot be used in a comprehension iterable expression"},
    {"class A:\n  [x := 1 for y in z]\n",
        "assignment expression within a comprehension cannot be used in a class body"},
    {"*a, *b = c\n", "multiple starred expressions in assignment"},
    {"*a = b\n", "starred assignment target must be in a list or tuple"},
    {"f(a=1, a=2)\n", "keyword argument repeated: a"},
    {"def f():\n  [(yield x) for x in y]\n", "'yield' inside list comprehension"},
    {"def f():\n  from x import *\n", "import * only allowed at module level"},
    {"x = 1\nfrom __future__ import division\n", "from __future__ imports must occur at the beginning of the file"},
    {"__debug__ = 1\n", "cannot assign to __debug__"},
};

START_TEST(refuses)
{
    cpy_value code = compiled(refused[_i].source), error, args;

    ck_assert(code == CPY_ERROR);
    ck_assert(cpy_pending_is(t, CPY_SYNTAX_ERROR));
    error = cpy_take_pending(t);
    args = cpy_load(cpy_as_exception(error)->args);
    ck_assert_str_eq(cpy_str_utf8(t, cpy_tuple_get(args, 0), NULL), refused[_i].says);
}
END_TEST

/* --- the verifier ------------------------------------------------------------------------------------------ */

static void break_register(struct cpy_code *code, uint32_t pc) { code->insns[pc].a = code->reg_count; }
static void break_jump(struct cpy_code *code, uint32_t pc) { code->insns[pc].bc = 1000; }
static void break_opcode(struct cpy_code *code, uint32_t pc) { code->insns[pc].op = 255; }
static void break_constant(struct cpy_code *code, uint32_t pc) { code->insns[pc].c = 1000; }
static void break_test(struct cpy_code *code, uint32_t pc)
{
    code->insns[pc + 1] = (struct cpy_insn){.op = CPY_OP_NOP};
}
static void break_local(struct cpy_code *code, uint32_t pc) { code->insns[pc] = (struct cpy_insn){.op = CPY_OP_NOP}; }
static void break_sense(struct cpy_code *code, uint32_t pc) { code->insns[pc].d = 2; }
static void break_cache(struct cpy_code *code, uint32_t pc) { code->insns[pc].d = 200; }
static void break_positions(struct cpy_code *code, uint32_t pc) { (void)pc; code->positions[0]++; }
static void break_handler(struct cpy_code *code, uint32_t pc) { (void)pc; code->handlers[0].end = 1000; }
static void break_end(struct cpy_code *code, uint32_t pc) { code->insns[pc] = (struct cpy_insn){.op = CPY_OP_NOP}; }

static const struct { unsigned op; void (*damage)(struct cpy_code *code, uint32_t pc); const char *says; } damages[] = {
    {CPY_OP_ADD_K, break_register, "register out of range"},
    {CPY_OP_ADD_K, break_constant, "constant out of range"},
    {CPY_OP_JUMP, break_jump, "jump out of range"},
    {CPY_OP_ADD_K, break_opcode, "unknown opcode"},
    {CPY_OP_TEST_LT, break_test, "a test is not followed by a jump"},
    {CPY_OP_TEST_LT, break_sense, "sense of a test is not 0 or 1"},
    {CPY_OP_CHECK_LOCAL, break_local, "a local variable is read that may be unset"},
    {CPY_OP_LOAD_GLOBAL, break_local, "a temporary is read that was not written"},
    {CPY_OP_LOAD_GLOBAL, break_cache, "cache out of range"},
    {CPY_OP_ADD_K, break_positions, "positions do not cover the code"},
    {CPY_OP_ADD_K, break_handler, "handler out of range"},
    {CPY_OP_RETURN_NONE, break_end, "control falls off the end"},
};

START_TEST(verifier_rejects_corrupted_code)
{
    static const char source[] =
        "def f(a, b):\n  while a < b:\n    a = a + 1\n    try: c = g(a)\n    except E: pass\n    h(c)\n";
    cpy_value module = compiled(source);
    struct cpy_code *code = NULL;
    uint32_t pc;

    ck_assert(module != CPY_ERROR);
    for (uint32_t i = 0; i < cpy_as_code(module)->const_count; i++)
        if (cpy_has_layout(cpy_load(cpy_as_code(module)->consts[i]), CPY_TYPE_CODE))
            code = cpy_as_code(cpy_load(cpy_as_code(module)->consts[i]));
    ck_assert_ptr_nonnull(code);
    ck_assert_ptr_null(cpy_code_verify(code));
    for (pc = 0; pc < code->insn_count && code->insns[pc].op != damages[_i].op; pc++)
        ;
    ck_assert_uint_lt(pc, code->insn_count);
    damages[_i].damage(code, pc);
    ck_assert_ptr_nonnull(cpy_code_verify(code));
    ck_assert_str_eq(cpy_code_verify(code), damages[_i].says);
}
END_TEST

/* --- encodings ------------------------------------------------------------------------------------------------ */

#define TEXT(s) s, sizeof s - 1
static const struct { const char *source; size_t len; const char *file, *says; } encoded[] = {
    {TEXT("\xef\xbb\xbfx = 1\n"), "x.py", NULL},
    {TEXT("# coding: latin-1\nx = '\xe9'\n"), "x.py", NULL},
    {TEXT("#!/bin/x\n# -*- coding: utf-8 -*-\nx = '\xc3\xa9'\n"), "x.py", NULL},
    {TEXT("x = '\xe9'\n"), "x.py",
        "Non-UTF-8 code starting with '\\xe9' in file x.py on line 1, but no encoding declared; "
        "see https://peps.python.org/pep-0263/ for details"},
    {TEXT("\xff"), "<string>",
        "(unicode error) 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"},
    {TEXT("\xed\xa0\x80"), "<string>",
        "(unicode error) 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte"},
    {TEXT("# coding: nosuch\n"), "x.py", "encoding problem: nosuch"},
    {TEXT("\xef\xbb\xbf# coding: latin-1\n"), "x.py", "encoding problem: iso-8859-1 with BOM"},
    {TEXT("x\0"), "<string>", "source code string cannot contain null bytes"},
};

START_TEST(decodes)
{
    cpy_value code = cpy_compile(t, encoded[_i].source, encoded[_i].len, encoded[_i].file, CPY_COMPILE_MODULE, 0), args;

    ck_assert_int_eq(code != CPY_ERROR, !encoded[_i].says);
    if (code == CPY_ERROR) {
        args = cpy_load(cpy_as_exception(cpy_take_pending(t))->args);
        ck_assert_str_eq(cpy_str_utf8(t, cpy_tuple_get(args, 0), NULL), encoded[_i].says);
    }
}
END_TEST

/* --- depth ---------------------------------------------------------------------------------------------------- */

/* A chain of operators is as long as it likes; brackets are bounded by the stack. */
START_TEST(long_chains_do_not_overflow_the_stack)
{
    size_t n = 100000, len = 0;
    char *source = malloc(4 * n + 16);

    len += (size_t)sprintf(source, "x = a");
    for (size_t i = 0; i < n; i++, len += 4)
        memcpy(source + len, " + b", 4);
    memcpy(source + len, "\n", 2);
    ck_assert(compiled(source) != CPY_ERROR);
    free(source);
}
END_TEST

Suite *codegen_suite(void)
{
    Suite *suite = suite_create("codegen");
    TCase *tc = tcase_create("codegen");

    tcase_add_checked_fixture(tc, begin, end);
    tcase_add_loop_test(tc, emits, 0, CPY_COUNT(emitted));
    tcase_add_loop_test(tc, folds, 0, CPY_COUNT(folded));
    tcase_add_test(tc, keeps_equal_constants_of_different_types_apart);
    tcase_add_loop_test(tc, knows_where_instructions_come_from, 0, CPY_COUNT(placed));
    tcase_add_loop_test(tc, refuses, 0, CPY_COUNT(refused));
    tcase_add_loop_test(tc, verifier_rejects_corrupted_code, 0, CPY_COUNT(damages));
    tcase_add_loop_test(tc, decodes, 0, CPY_COUNT(encoded));
    tcase_add_test(tc, long_chains_do_not_overflow_the_stack);
    suite_add_tcase(suite, tc);
    return suite;
}
