/* SPDX-License-Identifier: MIT */
/* tests/unit/test_interp.c - the interpreter from C: calls in both directions, generators, interrupts, caches.
 *
 * What a script can show is tested by scripts; here are claims about the stacks, about
 * safe points, and about what is left behind. */
#include "vm/interp/loop.h"
#include "vm/interp/stats.h"
#include "vm/memory/heap.h"
#include "vm/objects/exception.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

Suite *interp_suite(void);

static struct cpy_thread *t;
static cpy_value globals; /* on the stack of nobody: held by a handle */
static struct cpy_handle held;

static void begin(void)
{
    static const struct cpy_module_def *const none[] = {NULL};
    struct cpy_config config = {.modules = none};

    t = cpy_vm_new(&config);
    ck_assert_ptr_nonnull(t);
    globals = cpy_dict_new(t);
    memset(&held, 0, sizeof held);
    cpy_handle_set(t, &held, globals);
}

static void end(void)
{
    cpy_handle_clear(&held);
    cpy_vm_free(t);
}

static void run(const char *source)
{
    cpy_value v = cpy_exec_source(t, source, strlen(source), "<test>", globals);

    if (!v)
        cpy_exception_print(t, cpy_take_pending(t));
    ck_assert_msg(v != CPY_ERROR, "raises: %s", source);
}

static cpy_value global(const char *name)
{
    cpy_value v = cpy_dict_get_str(t, globals, name);

    ck_assert_msg(v != CPY_UNSET, "no global %s", name);
    return v;
}

/* Fails unless an exception of that class with that text is pending; takes it away. */
static void expect_raised(enum cpy_exception_id id, const char *text)
{
    cpy_value e, s;

    ck_assert(cpy_pending_is(t, id));
    e = cpy_take_pending(t);
    s = cpy_str(t, e);
    ck_assert(s != CPY_ERROR);
    ck_assert_str_eq(cpy_str_utf8(t, s, NULL), text);
}

/* --- calls ------------------------------------------------------------------------------------- */

START_TEST(calls_from_c_bind_like_calls_from_python)
{
    cpy_value args[] = {cpy_int(1), cpy_int(2), cpy_int(3)}, names, v;

    run("def f(a, b=20, *rest, k=30, **kw): return (a, b, rest, k, sorted(kw))\n");
    v = cpy_call(t, global("f"), args, 1);
    ck_assert_uint_eq(cpy_tuple_get(v, 1), cpy_int(20));
    names = cpy_tuple_of(t, (size_t)1, cpy_intern_from(t, "k"));
    v = cpy_call_names(t, global("f"), args, 2, names);
    ck_assert_uint_eq(cpy_tuple_get(v, 1), cpy_int(2));
    ck_assert_uint_eq(cpy_tuple_get(v, 3), cpy_int(3));
    ck_assert(!cpy_call(t, global("f"), NULL, 0));
    expect_raised(CPY_TYPE_ERROR, "f() missing 1 required positional argument: 'a'");
}
END_TEST

START_TEST(calls_leave_the_stack_as_it_was)
{
    struct cpy_frame *frame = t->frame;
    uint32_t depth = cpy_stack_depth(t), nested = t->native_depth;

    run("def f(n): return 0 if n == 0 else 1 + f(n - 1)\n"
        "def g(): raise ValueError('g')\n"
        "class C:\n  def __init__(self): f(3)\n");
    ck_assert_uint_eq(cpy_call_1(t, global("f"), cpy_int(100)), cpy_int(100));
    ck_assert(!cpy_call_0(t, global("g")));
    expect_raised(CPY_VALUE_ERROR, "g");
    ck_assert(cpy_call_0(t, global("C")) != CPY_ERROR);
    ck_assert(!cpy_call_1(t, global("C"), CPY_NONE));
    cpy_take_pending(t);
    ck_assert_ptr_eq(t->frame, frame);
    ck_assert_uint_eq(cpy_stack_depth(t), depth);
    ck_assert_uint_eq(t->native_depth, nested);
}
END_TEST

START_TEST(a_call_of_many_arguments_reaches_the_function)
{
    enum { MANY = 5000 };
    cpy_value *args = malloc(MANY * sizeof *args), v;

    for (int i = 0; i < MANY; i++)
        args[i] = cpy_int(i);
    run("def f(*args): return sum(args)\n");
    v = cpy_call(t, global("f"), args, MANY);
    ck_assert_uint_eq(v, cpy_int((int64_t)MANY * (MANY - 1) / 2));
    free(args);
}
END_TEST

START_TEST(recursion_stops_at_the_limit)
{
    run("def f(): return f()\n");
    ck_assert(!cpy_call_0(t, global("f")));
    expect_raised(CPY_RECURSION_ERROR, "maximum recursion depth exceeded");
    ck_assert(cpy_set_recursion_limit(t, 100));
    run("def g(n): return 0 if n == 0 else g(n - 1)\n");
    ck_assert(cpy_call_1(t, global("g"), cpy_int(50)) != CPY_ERROR);
    ck_assert(!cpy_call_1(t, global("g"), cpy_int(100)));
    cpy_take_pending(t);
}
END_TEST

START_TEST(recursion_ends_with_the_stack_when_there_is_no_limit)
{
    ck_assert(cpy_set_recursion_limit(t, INT32_MAX));
    run("def f(n): return f(n + 1)\n");
    ck_assert(!cpy_call_1(t, global("f"), cpy_int(0)));
    expect_raised(CPY_RECURSION_ERROR, "maximum recursion depth exceeded");
}
END_TEST

/* --- generators -------------------------------------------------------------------------------- */

START_TEST(generators_resume_from_c)
{
    cpy_value g, result = CPY_UNSET;

    run("def gen():\n  x = yield 1\n  y = yield x\n  return y\n");
    g = cpy_call_0(t, global("gen"));
    ck_assert_uint_eq(cpy_generator_resume(t, cpy_as_generator(g), CPY_NONE, &result), cpy_int(1));
    ck_assert_uint_eq(cpy_generator_resume(t, cpy_as_generator(g), cpy_int(7), &result), cpy_int(7));
    ck_assert_uint_eq(cpy_generator_resume(t, cpy_as_generator(g), cpy_int(8), &result), CPY_ERROR);
    ck_assert(!cpy_pending(t));
    ck_assert_uint_eq(result, cpy_int(8));
    ck_assert_uint_eq(cpy_next(t, g), CPY_ERROR);
    ck_assert(!cpy_pending(t));
}
END_TEST

START_TEST(a_chain_of_delegation_needs_no_c_stack)
{
    run("def chain(n):\n"
        "  if n: yield from chain(n - 1)\n"
        "  else:\n"
        "    for i in range(3): yield i\n"
        "out = [x for x in chain(400)]\n");
    ck_assert_uint_eq(cpy_list_len(global("out")), 3);
}
END_TEST

START_TEST(a_forgotten_generator_runs_its_finally)
{
    run("log = []\n"
        "def gen():\n  try: yield 1\n  finally: log.append('closed')\n"
        "def start(): next(gen())\n"
        "start()\n");
    cpy_collect_precise(t);
    ck_assert(cpy_run_finalizers(t));
    ck_assert_uint_eq(cpy_list_len(global("log")), 1);
}
END_TEST

/* --- safe points ------------------------------------------------------------------------------- */

START_TEST(an_interrupt_stops_a_loop)
{
    const char *source = "while True: pass\n";

    cpy_interrupt(t->vm);
    ck_assert(!cpy_exec_source(t, source, strlen(source), "<test>", globals));
    ck_assert(cpy_pending_is(t, CPY_KEYBOARD_INTERRUPT));
    cpy_take_pending(t);
    ck_assert_int_eq(t->vm->interrupted, 0);
    run("for i in range(1000): pass\n");
}
END_TEST

START_TEST(an_interrupt_can_be_caught)
{
    run("seen = 0\n");
    cpy_interrupt(t->vm);
    run("try:\n  while True: pass\nexcept KeyboardInterrupt: seen = 1\n");
    ck_assert_uint_eq(global("seen"), cpy_int(1));
}
END_TEST

START_TEST(pending_calls_run_between_instructions)
{
    run("calls = []\ndef call(): calls.append(1)\n");
    ck_assert(cpy_list_append(t, t->vm->pending_calls, global("call")));
    t->vm->interrupted |= CPY_DUE_CALLS;
    run("for i in range(100): pass\n");
    ck_assert_uint_eq(cpy_list_len(global("calls")), 1);
}
END_TEST

/* --- caches ------------------------------------------------------------------------------------ */

START_TEST(caches_notice_changed_classes)
{
    run("class A:\n  def f(self): return 1\n  k = 1\n"
        "class B(A): pass\n"
        "def use(o): return o.f() + o.k\n"
        "b = B()\n"
        "for i in range(100): use(b)\n"
        "first = use(b)\n"
        "A.f = lambda self: 10\n"
        "second = use(b)\n"
        "B.k = 5\n"
        "third = use(b)\n"
        "B.f = lambda self: 100\n"
        "fourth = use(b)\n");
    ck_assert_uint_eq(global("first"), cpy_int(2));
    ck_assert_uint_eq(global("second"), cpy_int(11));
    ck_assert_uint_eq(global("third"), cpy_int(15));
    ck_assert_uint_eq(global("fourth"), cpy_int(105));
}
END_TEST

START_TEST(hot_code_gets_specialised_instructions)
{
    struct cpy_code *code;
    bool found = false;

    run("class P:\n  def __init__(self): self.x = 1\n"
        "def use(p):\n  s = 0\n  for i in range(100): s += p.x\n  return s\n"
        "use(P()); use(P())\n");
    code = cpy_as_code(cpy_load(((struct cpy_func *)cpy_pointer(global("use")))->code));
    ck_assert_ptr_nonnull(code->side);
    for (uint32_t i = 0; i < code->insn_count; i++) {
        found |= code->side->insns[i].op == CPY_OP_GET_ATTR_SLOT;
        ck_assert_uint_eq(cpy_generic_opcode(code->side->insns[i].op), code->insns[i].op);
    }
    ck_assert(found);
}
END_TEST

START_TEST(other_globals_run_the_plain_instructions)
{
    cpy_value other = cpy_dict_new(t), v;
    struct cpy_code *code;

    run("x = 1\ndef f():\n  return x\nfor i in range(100): f()\n");
    code = cpy_as_code(cpy_load(((struct cpy_func *)cpy_pointer(global("f")))->code));
    ck_assert_ptr_nonnull(code->side);
    ck_assert(cpy_dict_set_str(t, other, "x", cpy_int(2)));
    v = cpy_func_new(t, code, other);
    ck_assert_uint_eq(cpy_call_0(t, v), cpy_int(2));
    ck_assert_uint_eq(cpy_call_0(t, global("f")), cpy_int(1));
}
END_TEST

START_TEST(counting_sees_every_instruction)
{
    uint64_t before;

    ck_assert(cpy_stats_start(t));
    before = t->vm->stats.opcodes[CPY_OP_ADD_K] + t->vm->stats.opcodes[CPY_OP_ADD];
    run("def f():\n  n = 0\n  while n < 1000: n = n + 1\nf()\n");
    ck_assert_uint_eq(t->vm->stats.opcodes[CPY_OP_ADD_K] + t->vm->stats.opcodes[CPY_OP_ADD] - before, 1000);
}
END_TEST

Suite *interp_suite(void)
{
    const TTest *const tests[] = {
        calls_from_c_bind_like_calls_from_python, calls_leave_the_stack_as_it_was,
        a_call_of_many_arguments_reaches_the_function, recursion_stops_at_the_limit,
        recursion_ends_with_the_stack_when_there_is_no_limit, generators_resume_from_c,
        a_chain_of_delegation_needs_no_c_stack, a_forgotten_generator_runs_its_finally, an_interrupt_stops_a_loop,
        an_interrupt_can_be_caught, pending_calls_run_between_instructions, caches_notice_changed_classes,
        hot_code_gets_specialised_instructions, other_globals_run_the_plain_instructions, counting_sees_every_instruction,
    };
    Suite *suite = suite_create("interp");
    TCase *tc = tcase_create("interp");

    tcase_add_checked_fixture(tc, begin, end);
    for (size_t i = 0; i < CPY_COUNT(tests); i++)
        tcase_add_test(tc, tests[i]);
    suite_add_tcase(suite, tc);
    return suite;
}
