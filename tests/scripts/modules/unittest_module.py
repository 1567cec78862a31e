# SPDX-License-Identifier: MIT
"""unittest: assertions and their messages, fixtures, subtests, skipping, loading, and the report of a run."""
import io
import unittest
import warnings
from unittest import TestCase, TestLoader, TestResult, TestSuite, TextTestRunner


def heading(text):
    print('--', text)


heading('assertions')


class Case(TestCase):
    def runTest(self):
        pass


case = Case()


def check(name, *args, **named):
    try:
        getattr(case, name)(*args, **named)
    except AssertionError as e:
        # How two values are compared line by line is a matter of taste.
        lines = [line for line in str(e).removesuffix(' : my words').split('\n') if line[:2] not in ('- ', '+ ', '? ', '  ', '')]
        print(name, '|', '\n    '.join(lines), '|', str(e).endswith(' : my words'))
    except Exception as e:
        print(name, '!', type(e).__name__, e)
    else:
        print(name, 'ok')


for name, good, bad in (
        ('assertEqual', (1, 1), (1, 2)), ('assertEqual', ('abc', 'abc'), ('abc', 'abd')), ('assertEqual', ([1, 2], [1, 2]), ([1, 2, 3], [1, 5])), ('assertEqual', ((1,), (1,)), ((1, 2), (1, 3))), ('assertEqual', ({1: 2}, {1: 2}), ({1: 2, 'a': 3}, {1: 5})),
        ('assertEqual', ({1, 2}, {2, 1}), ({1, 2}, {2, 3})), ('assertEqual', ('a\nb\n', 'a\nb\n'), ('a\nb\n', 'a\nc\n')), ('assertEqual', (1.0, 1), (1, '1')), ('assertNotEqual', (1, 2), (1, 1)), ('assertTrue', (1,), (0,)), ('assertFalse', ([],), ([1],)), ('assertIs', (None, None), ([], [])),
        ('assertIsNot', ([], []), (None, None)), ('assertIsNone', (None,), (5,)), ('assertIsNotNone', (5,), (None,)), ('assertIn', (1, [1]), (2, [1])), ('assertNotIn', (2, [1]), (1, [1])), ('assertIsInstance', (1, int), (1, str)), ('assertNotIsInstance', (1, str), (1, int)),
        ('assertAlmostEqual', (1, 1 + 1e-9), (1, 1.1)), ('assertNotAlmostEqual', (1, 1.1), (1, 1 + 1e-9)), ('assertGreater', (2, 1), (1, 2)), ('assertGreaterEqual', (2, 2), (1, 2)), ('assertLess', (1, 2), (2, 1)), ('assertLessEqual', (1, 1), (2, 1)),
        ('assertCountEqual', ([1, 2, 2], [2, 1, 2]), ([1, 1, 2], [1, 2, 3])), ('assertListEqual', ([1], [1]), ([1], (1,))), ('assertTupleEqual', ((1,), (1,)), ((1,), (2,))), ('assertSetEqual', ({1}, {1}), ({1}, {2})), ('assertDictEqual', ({1: 1}, {1: 1}), ({1: 1}, {1: 2})),
        ('assertSequenceEqual', ([1], (1,)), ([1, 2], (1, 3))), ('assertMultiLineEqual', ('a', 'a'), ('a', 'b'))):
    check(name, *good)
    check(name, *bad)
    check(name, *bad, msg='my words')
check('assertAlmostEqual', 1, 1.04, places=1), check('assertAlmostEqual', 1, 1.4, delta=0.5), check('assertAlmostEqual', 1, 2, delta=0.5), check('assertAlmostEqual', 1, 3, places=1, delta=1), check('assertNotAlmostEqual', 1, 1.2, delta=0.5), check('assertAlmostEqual', 1, 2, places=3)
check('assertIsInstance', 1, (str, list)), check('fail'), check('fail', 'words'), check('assertTrue', ''), check('assertEqual', None, False), check('assertEqual', [], ()), check('assertIn', 'x', 'abc'), check('assertEqual', 'x' * 100, 'x' * 99 + 'y'), check('assertEqual', [1] * 50, [1] * 49 + [2])
case.longMessage = False
check('assertEqual', 1, 2, msg='only this'), check('assertTrue', 0, 'only this')
case.longMessage = True

heading('raising')
check('assertRaises', ValueError, int, 'x'), check('assertRaises', ValueError, int, '5'), check('assertRaises', (KeyError, ValueError), int, 'x'), check('assertRaises', KeyError, int, 'x')
with case.assertRaises(ValueError) as caught:
    int('x')
print(caught.exception)
try:
    with case.assertRaises(ValueError, msg='more words'):
        pass
except AssertionError as e:
    print(e)
for wrong in ('text', 5, int):
    try:
        case.assertRaises(wrong)
        print('accepted')
    except TypeError as e:
        print(e)
with case.assertWarns(DeprecationWarning) as caught:
    warnings.warn('old', DeprecationWarning)
print(caught.warning)
try:
    with case.assertWarns(UserWarning):
        pass
except AssertionError as e:
    print(e)

heading('a run')


class Fixture(TestCase):
    log = []

    @classmethod
    def setUpClass(cls):
        cls.log.append('class up')

    @classmethod
    def tearDownClass(cls):
        cls.log.append('class down')

    def setUp(self):
        self.log.append('up')
        self.addCleanup(self.log.append, 'cleanup')

    def tearDown(self):
        self.log.append('down')

    def test_1_passes(self):
        """Passes, as this line says.

        More."""
        self.log.append('1')

    def test_2_fails(self):
        self.log.append('2')
        self.assertEqual(1, 2)

    def test_3_errs(self):
        {}['key']

    @unittest.skip('not today')
    def test_4_skipped(self):
        self.log.append('never')

    @unittest.skipIf(True, 'because')
    def test_5_skipped_too(self):
        pass

    @unittest.skipUnless(True, 'unused')
    def test_6_not_skipped(self):
        pass

    def test_7_skips_itself(self):
        self.skipTest('from within')

    @unittest.expectedFailure
    def test_8_fails_as_expected(self):
        self.fail()

    @unittest.expectedFailure
    def test_9_succeeds_unexpectedly(self):
        pass

    def test_sub(self):
        for i in range(4):
            with self.subTest('number', i=i):
                self.assertNotEqual(i % 2, 1)

    def not_a_test(self):
        1 / 0


@unittest.skip('whole class')
class Skipped(TestCase):
    def test(self):
        1 / 0


class Broken(TestCase):
    @classmethod
    def setUpClass(cls):
        raise RuntimeError('no class')

    def test(self):
        pass


class BrokenSetUp(TestCase):
    def setUp(self):
        raise RuntimeError('no set up')

    def tearDown(self):
        print('never')

    def test(self):
        print('never')


def run(*classes, **settings):
    loader = TestLoader()
    suite = TestSuite(loader.loadTestsFromTestCase(c) for c in classes)
    stream = io.StringIO()
    result = TextTestRunner(stream, **settings).run(suite)
    lines = [line for line in stream.getvalue().splitlines() if not line.startswith(('  File', '    '))]
    for line in lines:
        print(line[:line.index(' in ')] if line.startswith('Ran') else line)
    print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), len(result.expectedFailures), len(result.unexpectedSuccesses), result.wasSuccessful())
    return result


result = run(Fixture, Skipped, verbosity=2)
print(Fixture.log)
print([(test.id(), reason) for test, reason in result.skipped])
run(Broken, BrokenSetUp, verbosity=1)
run(Skipped, verbosity=0)
print(run(Fixture, failfast=True).shouldStop)

heading('loading and parts')
loader = TestLoader()
print(loader.getTestCaseNames(Fixture)[:3], loader.testMethodPrefix, loader.loadTestsFromName('__main__.Fixture').countTestCases(), loader.loadTestsFromName('__main__.Fixture.test_1_passes'), loader.loadTestsFromTestCase(Case).countTestCases())
test = Fixture('test_1_passes')
print(test, test.id(), test.shortDescription(), test.countTestCases(), test == Fixture('test_1_passes'), repr(test), hash(test) == hash(Fixture('test_1_passes')), test.failureException)
try:
    Fixture('missing')
except ValueError as e:
    print(e)
suite = TestSuite()
suite.addTest(Fixture('test_1_passes'))
suite.addTests([Fixture('test_2_fails'), Fixture('test_6_not_skipped')])
result = TestResult()
suite.run(result)
print(suite.countTestCases(), len(list(suite)), result, result.testsRun, result.failures[0][0].id(), result.failures[0][1].splitlines()[-1])
test = unittest.FunctionTestCase(lambda: print('function ran'), setUp=lambda: print('before'), tearDown=lambda: print('after'), description='words')
print(test.run().wasSuccessful(), test.shortDescription())
result = unittest.TestResult()
result.stop()
suite.run(result)
print(result.testsRun)


class Inside(TestCase):
    def test_cleanups(self):
        order = []
        self.addCleanup(order.append, 1)
        self.addCleanup(order.append, 2)
        self.doCleanups()
        print(order)

    def test_context(self):
        class Manager:
            def __enter__(self):
                return 'entered'

            def __exit__(self, *args):
                print('left')
        print(self.enterContext(Manager()))

    def test_own_equality(self):
        self.addTypeEqualityFunc(int, lambda a, b, msg=None: print('compared', a, b))
        self.assertEqual(1, 2)

    def test_raises_regex(self):
        with self.assertRaisesRegex(ValueError, 'invalid lit'):
            int('x')
        self.assertRaisesRegex(ValueError, 'base 10', int, 'x')
        self.assertRegex('some words', 'words')
        self.assertNotRegex('some words', 'other')


run(Inside, verbosity=0)

# expect: -- assertions
# expect: assertEqual ok
# expect: assertEqual | 1 != 2 | False
# expect: assertEqual | 1 != 2 | True
# expect: assertEqual ok
# expect: assertEqual | 'abc' != 'abd' | False
# expect: assertEqual | 'abc' != 'abd' | True
# expect: assertEqual ok
# expect: assertEqual | Lists differ: [1, 2, 3] != [1, 5]
# expect:     First differing element 1:
# expect:     2
# expect:     5
# expect:     First list contains 1 additional elements.
# expect:     First extra element 2:
# expect:     3 | False
# expect: assertEqual | Lists differ: [1, 2, 3] != [1, 5]
# expect:     First differing element 1:
# expect:     2
# expect:     5
# expect:     First list contains 1 additional elements.
# expect:     First extra element 2:
# expect:     3 | True
# expect: assertEqual ok
# expect: assertEqual | Tuples differ: (1, 2) != (1, 3)
# expect:     First differing element 1:
# expect:     2
# expect:     3 | False
# expect: assertEqual | Tuples differ: (1, 2) != (1, 3)
# expect:     First differing element 1:
# expect:     2
# expect:     3 | True
# expect: assertEqual ok
# expect: assertEqual | {1: 2, 'a': 3} != {1: 5} | False
# expect: assertEqual | {1: 2, 'a': 3} != {1: 5} | True
# expect: assertEqual ok
# expect: assertEqual | Items in the first set but not the second:
# expect:     1
# expect:     Items in the second set but not the first:
# expect:     3 | False
# expect: assertEqual | Items in the first set but not the second:
# expect:     1
# expect:     Items in the second set but not the first:
# expect:     3 | True
# expect: assertEqual ok
# expect: assertEqual | 'a\nb\n' != 'a\nc\n' | False
# expect: assertEqual | 'a\nb\n' != 'a\nc\n' | True
# expect: assertEqual ok
# expect: assertEqual | 1 != '1' | False
# expect: assertEqual | 1 != '1' | True
# expect: assertNotEqual ok
# expect: assertNotEqual | 1 == 1 | False
# expect: assertNotEqual | 1 == 1 | True
# expect: assertTrue ok
# expect: assertTrue | 0 is not true | False
# expect: assertTrue | 0 is not true | True
# expect: assertFalse ok
# expect: assertFalse | [1] is not false | False
# expect: assertFalse | [1] is not false | True
# expect: assertIs ok
# expect: assertIs | [] is not [] | False
# expect: assertIs | [] is not [] | True
# expect: assertIsNot ok
# expect: assertIsNot | unexpectedly identical: None | False
# expect: assertIsNot | unexpectedly identical: None | True
# expect: assertIsNone ok
# expect: assertIsNone | 5 is not None | False
# expect: assertIsNone | 5 is not None | True
# expect: assertIsNotNone ok
# expect: assertIsNotNone | unexpectedly None | False
# expect: assertIsNotNone | unexpectedly None | True
# expect: assertIn ok
# expect: assertIn | 2 not found in [1] | False
# expect: assertIn | 2 not found in [1] | True
# expect: assertNotIn ok
# expect: assertNotIn | 1 unexpectedly found in [1] | False
# expect: assertNotIn | 1 unexpectedly found in [1] | True
# expect: assertIsInstance ok
# expect: assertIsInstance | 1 is not an instance of <class 'str'> | False
# expect: assertIsInstance | 1 is not an instance of <class 'str'> | True
# expect: assertNotIsInstance ok
# expect: assertNotIsInstance | 1 is an instance of <class 'int'> | False
# expect: assertNotIsInstance | 1 is an instance of <class 'int'> | True
# expect: assertAlmostEqual ok
# expect: assertAlmostEqual | 1 != 1.1 within 7 places (0.10000000000000009 difference) | False
# expect: assertAlmostEqual | 1 != 1.1 within 7 places (0.10000000000000009 difference) | True
# expect: assertNotAlmostEqual ok
# expect: assertNotAlmostEqual | 1 == 1.000000001 within 7 places | False
# expect: assertNotAlmostEqual | 1 == 1.000000001 within 7 places | True
# expect: assertGreater ok
# expect: assertGreater | 1 not greater than 2 | False
# expect: assertGreater | 1 not greater than 2 | True
# expect: assertGreaterEqual ok
# expect: assertGreaterEqual | 1 not greater than or equal to 2 | False
# expect: assertGreaterEqual | 1 not greater than or equal to 2 | True
# expect: assertLess ok
# expect: assertLess | 2 not less than 1 | False
# expect: assertLess | 2 not less than 1 | True
# expect: assertLessEqual ok
# expect: assertLessEqual | 2 not less than or equal to 1 | False
# expect: assertLessEqual | 2 not less than or equal to 1 | True
# expect: assertCountEqual ok
# expect: assertCountEqual | Element counts were not equal:
# expect:     First has 2, Second has 1:  1
# expect:     First has 0, Second has 1:  3 | False
# expect: assertCountEqual | Element counts were not equal:
# expect:     First has 2, Second has 1:  1
# expect:     First has 0, Second has 1:  3 | True
# expect: assertListEqual ok
# expect: assertListEqual | Second sequence is not a list: (1,) | False
# expect: assertListEqual | Second sequence is not a list: (1,) | False
# expect: assertTupleEqual ok
# expect: assertTupleEqual | Tuples differ: (1,) != (2,)
# expect:     First differing element 0:
# expect:     1
# expect:     2 | False
# expect: assertTupleEqual | Tuples differ: (1,) != (2,)
# expect:     First differing element 0:
# expect:     1
# expect:     2 | True
# expect: assertSetEqual ok
# expect: assertSetEqual | Items in the first set but not the second:
# expect:     1
# expect:     Items in the second set but not the first:
# expect:     2 | False
# expect: assertSetEqual | Items in the first set but not the second:
# expect:     1
# expect:     Items in the second set but not the first:
# expect:     2 | True
# expect: assertDictEqual ok
# expect: assertDictEqual | {1: 1} != {1: 2} | False
# expect: assertDictEqual | {1: 1} != {1: 2} | True
# expect: assertSequenceEqual ok
# expect: assertSequenceEqual | Sequences differ: [1, 2] != (1, 3)
# expect:     First differing element 1:
# expect:     2
# expect:     3 | False
# expect: assertSequenceEqual | Sequences differ: [1, 2] != (1, 3)
# expect:     First differing element 1:
# expect:     2
# expect:     3 | True
# expect: assertMultiLineEqual ok
# expect: assertMultiLineEqual | 'a' != 'b' | False
# expect: assertMultiLineEqual | 'a' != 'b' | True
# expect: assertAlmostEqual ok
# expect: assertAlmostEqual ok
# expect: assertAlmostEqual | 1 != 2 within 0.5 delta (1 difference) | False
# expect: assertAlmostEqual ! TypeError specify delta or places not both
# expect: assertNotAlmostEqual | 1 == 1.2 within 0.5 delta (0.19999999999999996 difference) | False
# expect: assertAlmostEqual | 1 != 2 within 3 places (1 difference) | False
# expect: assertIsInstance | 1 is not an instance of (<class 'str'>, <class 'list'>) | False
# expect: fail | None | False
# expect: fail | words | False
# expect: assertTrue | '' is not true | False
# expect: assertEqual | None != False | False
# expect: assertEqual | [] != () | False
# expect: assertIn | 'x' not found in 'abc' | False
# expect: assertEqual | 'xxxx[34 chars]xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' != 'xxxx[34 chars]xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxy' | False
# expect: assertEqual | Lists differ: [1, 1[82 chars] 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] != [1, 1[82 chars] 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]
# expect:     First differing element 49:
# expect:     1
# expect:     2 | False
# expect: assertEqual | only this | False
# expect: assertTrue | only this | False
# expect: -- raising
# expect: assertRaises ok
# expect: assertRaises | ValueError not raised by int | False
# expect: assertRaises ok
# expect: assertRaises ! ValueError invalid literal for int() with base 10: 'x'
# expect: invalid literal for int() with base 10: 'x'
# expect: ValueError not raised : more words
# expect: assertRaises() arg 1 must be an exception type or tuple of exception types
# expect: assertRaises() arg 1 must be an exception type or tuple of exception types
# expect: assertRaises() arg 1 must be an exception type or tuple of exception types
# expect: old
# expect: UserWarning not triggered
# expect: -- a run
# expect: test_1_passes (__main__.Fixture.test_1_passes)
# expect: Passes, as this line says. ... ok
# expect: test_2_fails (__main__.Fixture.test_2_fails) ... FAIL
# expect: test_3_errs (__main__.Fixture.test_3_errs) ... ERROR
# expect: test_4_skipped (__main__.Fixture.test_4_skipped) ... skipped 'not today'
# expect: test_5_skipped_too (__main__.Fixture.test_5_skipped_too) ... skipped 'because'
# expect: test_6_not_skipped (__main__.Fixture.test_6_not_skipped) ... ok
# expect: test_7_skips_itself (__main__.Fixture.test_7_skips_itself) ... skipped 'from within'
# expect: test_8_fails_as_expected (__main__.Fixture.test_8_fails_as_expected) ... expected failure
# expect: test_9_succeeds_unexpectedly (__main__.Fixture.test_9_succeeds_unexpectedly) ... unexpected success
# expect: test_sub (__main__.Fixture.test_sub) ... 
# expect:   test_sub (__main__.Fixture.test_sub) [number] (i=1) ... FAIL
# expect:   test_sub (__main__.Fixture.test_sub) [number] (i=3) ... FAIL
# expect: test (__main__.Skipped.test) ... skipped 'whole class'
# expect: 
# expect: ======================================================================
# expect: ERROR: test_3_errs (__main__.Fixture.test_3_errs)
# expect: ----------------------------------------------------------------------
# expect: Traceback (most recent call last):
# expect: KeyError: 'key'
# expect: 
# expect: ======================================================================
# expect: FAIL: test_2_fails (__main__.Fixture.test_2_fails)
# expect: ----------------------------------------------------------------------
# expect: Traceback (most recent call last):
# expect: AssertionError: 1 != 2
# expect: 
# expect: ======================================================================
# expect: FAIL: test_sub (__main__.Fixture.test_sub) [number] (i=1)
# expect: ----------------------------------------------------------------------
# expect: Traceback (most recent call last):
# expect: AssertionError: 1 == 1
# expect: 
# expect: ======================================================================
# expect: FAIL: test_sub (__main__.Fixture.test_sub) [number] (i=3)
# expect: ----------------------------------------------------------------------
# expect: Traceback (most recent call last):
# expect: AssertionError: 1 == 1
# expect: 
# expect: ======================================================================
# expect: UNEXPECTED SUCCESS: test_9_succeeds_unexpectedly (__main__.Fixture.test_9_succeeds_unexpectedly)
# expect: ----------------------------------------------------------------------
# expect: Ran 11 tests
# expect: 
# expect: FAILED (failures=3, errors=1, skipped=4, expected failures=1, unexpected successes=1)
# expect: 11 3 1 4 1 1 False
# expect: ['class up', 'up', '1', 'down', 'cleanup', 'up', '2', 'down', 'cleanup', 'up', 'down', 'cleanup', 'up', 'down', 'cleanup', 'up', 'down', 'cleanup', 'up', 'down', 'cleanup', 'up', 'down', 'cleanup', 'up', 'down', 'cleanup', 'class down']
# expect: [('__main__.Fixture.test_4_skipped', 'not today'), ('__main__.Fixture.test_5_skipped_too', 'because'), ('__main__.Fixture.test_7_skips_itself', 'from within'), ('__main__.Skipped.test', 'whole class')]
# expect: EE
# expect: ======================================================================
# expect: ERROR: setUpClass (__main__.Broken)
# expect: ----------------------------------------------------------------------
# expect: Traceback (most recent call last):
# expect: RuntimeError: no class
# expect: 
# expect: ======================================================================
# expect: ERROR: test (__main__.BrokenSetUp.test)
# expect: ----------------------------------------------------------------------
# expect: Traceback (most recent call last):
# expect: RuntimeError: no set up
# expect: 
# expect: ----------------------------------------------------------------------
# expect: Ran 1 test
# expect: 
# expect: FAILED (errors=2)
# expect: 1 0 2 0 0 0 False
# expect: ----------------------------------------------------------------------
# expect: Ran 1 test
# expect: 
# expect: OK (skipped=1)
# expect: 1 0 0 1 0 0 True
# expect: .F
# expect: ======================================================================
# expect: FAIL: test_2_fails (__main__.Fixture.test_2_fails)
# expect: ----------------------------------------------------------------------
# expect: Traceback (most recent call last):
# expect: AssertionError: 1 != 2
# expect: 
# expect: ----------------------------------------------------------------------
# expect: Ran 2 tests
# expect: 
# expect: FAILED (failures=1)
# expect: 2 1 0 0 0 0 False
# expect: True
# expect: -- loading and parts
# expect: ['test_1_passes', 'test_2_fails', 'test_3_errs'] test 10 <unittest.suite.TestSuite tests=[<__main__.Fixture testMethod=test_1_passes>]> 1
# expect: test_1_passes (__main__.Fixture.test_1_passes) __main__.Fixture.test_1_passes Passes, as this line says. 1 True <__main__.Fixture testMethod=test_1_passes> True <class 'AssertionError'>
# expect: no such test method in <class '__main__.Fixture'>: missing
# expect: 3 3 <unittest.result.TestResult run=3 errors=0 failures=1> 3 __main__.Fixture.test_2_fails AssertionError: 1 != 2
# expect: before
# expect: function ran
# expect: after
# expect: True words
# expect: 0
# expect: [2, 1]
# expect: entered
# expect: left
# expect: compared 1 2
# expect: ----------------------------------------------------------------------
# expect: Ran 4 tests
# expect: 
# expect: OK
# expect: 4 0 0 0 0 0 True
